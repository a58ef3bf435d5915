//! Ordinary words that are but a slip or two away from a word of dates, so that nobody is asked
//! whether he meant the day: breakfast in Russian, a sack in Polish, names everywhere.

/// Whether the folded word is ordinary, however much it looks like a slip.
pub(super) fn is_ordinary(word: &str) -> bool {
    ORDINARY.iter().any(|words| words.contains(&word))
}

/// By how far they are from which words.
const ORDINARY: &[&[&str]] = &[
    // Of one slip in English: a film's end, a dish, names.
    &[
        "outro", "sundae", "sundry", "sundar", "sunda", "sunway", "sunray", "mondal", "munday",
        "frida", "skoda", "strode", "erode", "toddy", "toady", "patek",
    ],
    // Of one slip in Russian: breakfast, harm, a trace, delirium, a cut, names.
    &[
        "завтрак",
        "вреда",
        "вреду",
        "среди",
        "средь",
        "средам",
        "средах",
        "сроду",
        "следа",
        "следу",
        "бреда",
        "бреду",
        "среза",
        "фреда",
        "середа",
        "съеду",
        "четверо",
        "утрам",
        "вечерам",
        "вторников",
    ],
    // Of one slip in Polish: fur, work, a sack, a beard, sand, a middle, fourth and fifth, names.
    &[
        "futro",
        "futra",
        "robota",
        "robote",
        "uroda",
        "urode",
        "worek",
        "tworek",
        "broda",
        "brode",
        "sroga",
        "sroka",
        "srodek",
        "srodka",
        "piasek",
        "pianek",
        "platek",
        "siatek",
        "pitek",
        "piatka",
        "piatke",
        "piatki",
        "piate",
        "piatej",
        "czwarte",
        "czwartej",
        "niedzielne",
        "sobotce",
    ],
    // Of two slips: a collection, a quarter, wheat, a muddle, to know, to say, to sit, not much.
    &[
        "сборник",
        "дворник",
        "четверть",
        "четверти",
        "четверка",
        "четверку",
        "четверки",
        "четверке",
        "четверых",
        "четверым",
        "вчетверо",
        "вторникам",
        "четвергам",
        "пятницам",
        "субботам",
        "субботин",
        "субботина",
        "пшеница",
        "пшеницу",
        "путаница",
        "путаницу",
        "пьяница",
        "пьяницу",
        "поясница",
        "поясницу",
        "спутница",
        "спутницу",
        "путника",
        "пятницкая",
        "беготня",
        "негодяя",
        "воскресное",
        "воскресные",
        "воскресенск",
        "воскресенске",
        "воскрешение",
        "подельник",
        "saturna",
        "komorow",
        "czwarta",
        "czwarty",
        "czwartym",
        "czwartego",
        "czwartki",
        "czarter",
        "czarnek",
        "czastek",
        "czworek",
        "zwartej",
        "dzikiej",
        "dzialaj",
        "zdzisia",
        "niewiele",
        "niedzielna",
        "niedzielny",
        "niedzielnej",
        "popatrze",
        "wiedziala",
        "wiedzieli",
        "siedziala",
        "siedzieli",
        "poniedzialki",
        "powiedzialem",
        "powiedziales",
    ],
    // Beside months: names, a mark.
    &["marcin", "marek", "marks"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn every_word_is_folded_and_listed_once() {
        let mut all = ORDINARY.concat();
        assert!(all.iter().all(|word| fold(word) == *word));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
