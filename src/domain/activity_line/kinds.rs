//! The words that name the kind of an activity, in three languages.

use crate::domain::activity::ActivityKind;
use crate::domain::fold::fold;

/// Nouns that only mark the kind: the text is complete without them.
const MARKERS: [(ActivityKind, &[&str]); 4] = [
    (ActivityKind::Call, &["call", "звонок", "звон", "тел", "telefon", "tel"]),
    (ActivityKind::Meeting, &["meet", "mtg", "встреча", "встр", "spotkanie", "spotk"]),
    (ActivityKind::Mail, &["mail", "письмо", "list"]),
    (ActivityKind::Task, &["task", "задача", "дело", "zadanie"]),
];

/// Words that name the kind and belong to the sentence.
const WORDS: [(ActivityKind, &[&str]); 3] = [
    (
        ActivityKind::Call,
        &[
            "позвонить",
            "позвони",
            "позв",
            "перезв",
            "перезвонить",
            "перезвони",
            "созвониться",
            "созвон",
            "phone",
            "zadzwonic",
            "zadzwon",
            "zadzw",
            "oddzw",
            "dzwonic",
            "oddzwonic",
            "oddzwon",
        ],
    ),
    (ActivityKind::Meeting, &["meeting", "встретиться", "spotkac"]),
    (ActivityKind::Mail, &["email", "e-mail", "letter", "написать", "напиши", "napisac", "napisz"]),
];

/// Words that a day may follow, and with which nothing that is to be done begins.
const BEFORE_A_DAY: [&str; 12] =
    ["на", "в", "во", "к", "до", "после", "w", "we", "na", "po", "next", "by"];

/// The kind named by the first word of a text, and the text without a mere marker.
pub(super) fn split(text: &str) -> (ActivityKind, &str) {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let word = fold(first.trim_end_matches([':', ',', '.']));
    if let Some(kind) = kind(&MARKERS, &word) {
        let rest = rest.trim_start_matches([' ', ':', '-', '–', '—']);
        return (kind, if rest.is_empty() { text } else { rest });
    }
    let named = kind(&WORDS, &word).or_else(|| behind(&word, rest));
    (named.unwrap_or(ActivityKind::Task), text)
}

/// The kind named within a text whose first word is one before a day that was not understood: `на той
/// неделе звонок Ивану`.
fn behind(first: &str, rest: &str) -> Option<ActivityKind> {
    let mut words = rest.split(' ').filter(|_| BEFORE_A_DAY.contains(&first));
    words.find_map(|word| kind(&MARKERS, &fold(word.trim_end_matches([':', ',', '.']))))
}

/// Whether a text says no more than the kind: a word that names it, in whichever language.
pub(super) fn is_bare(named: ActivityKind, text: &str) -> bool {
    let word = fold(text.trim().trim_end_matches(['.', ':']));
    [&MARKERS[..], &WORDS].into_iter().any(|table| kind(table, &word) == Some(named))
}

fn kind(table: &[(ActivityKind, &[&str])], word: &str) -> Option<ActivityKind> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_folded() {
        for word in MARKERS.iter().chain(&WORDS).flat_map(|(_, words)| *words) {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn a_word_that_names_the_kind_says_no_more_than_it() {
        let table = [
            (ActivityKind::Call, "Звонок", true),
            (ActivityKind::Call, "telefon", true),
            (ActivityKind::Call, "tel.", true),
            (ActivityKind::Mail, "E-mail", true),
            (ActivityKind::Mail, "звонок", false),
            (ActivityKind::Call, "звонок Ивану", false),
            (ActivityKind::Task, "", false),
        ];
        for (kind, text, bare) in table {
            assert_eq!(is_bare(kind, text), bare, "{text}");
        }
    }

    #[test]
    fn markers_go_and_verbs_stay() {
        let table = [
            ("call Ivan", ActivityKind::Call, "Ivan"),
            ("Call: Ivan", ActivityKind::Call, "Ivan"),
            ("call", ActivityKind::Call, "call"),
            ("call -", ActivityKind::Call, "call -"),
            ("phone Ivan", ActivityKind::Call, "phone Ivan"),
            ("tel. Jan", ActivityKind::Call, "Jan"),
            ("tel", ActivityKind::Call, "tel"),
            ("zadzw do Jana", ActivityKind::Call, "zadzw do Jana"),
            ("тел Ивану", ActivityKind::Call, "Ивану"),
            ("звон. Ивану", ActivityKind::Call, "Ивану"),
            ("перезв Ивану", ActivityKind::Call, "перезв Ивану"),
            ("встр. Ромашка", ActivityKind::Meeting, "Ромашка"),
            ("spotk Anna", ActivityKind::Meeting, "Anna"),
            ("mtg Anna", ActivityKind::Meeting, "Anna"),
            ("television Jan", ActivityKind::Task, "television Jan"),
            ("recall Ivan", ActivityKind::Task, "recall Ivan"),
            ("Ivan call", ActivityKind::Task, "Ivan call"),
            ("на той неделе звонок Ивану", ActivityKind::Call, "на той неделе звонок Ивану"),
            ("after all call Ivan", ActivityKind::Task, "after all call Ivan"),
            ("", ActivityKind::Task, ""),
        ];
        for (text, kind, rest) in table {
            assert_eq!(split(text), (kind, rest), "{text}");
        }
    }
}
