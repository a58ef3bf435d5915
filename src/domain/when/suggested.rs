//! The words about time that are suggested for one that is almost such a word.

/// Days as they are suggested for a word that is almost one: the commonest forms, properly spelt.
pub(super) const DAYS: &[&str] = &[
    "today",
    "tomorrow",
    "сегодня",
    "завтра",
    "послезавтра",
    "dzisiaj",
    "jutro",
    "pojutrze",
    "понедельник",
    "вторник",
    "среду",
    "четверг",
    "пятницу",
    "субботу",
    "воскресенье",
    "среда",
    "пятница",
    "суббота",
    "poniedziałek",
    "wtorek",
    "środę",
    "czwartek",
    "piątek",
    "sobotę",
    "niedzielę",
    "środa",
    "sobota",
    "niedziela",
];

/// English writes its weekdays with a capital, so that a capital does not make a name of them.
pub(super) const CAPITALISED: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Parts of the day as they are suggested beside a date.
pub(super) const PARTS: &[&str] =
    &["morning", "afternoon", "evening", "утром", "вечером", "wieczorem", "w południe"];

/// Months as they are suggested beside a day.
pub(super) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "august",
    "september",
    "october",
    "november",
    "december",
    "января",
    "февраля",
    "марта",
    "апреля",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
];

/// Units as they are suggested after a number.
pub(super) const UNITS: &[&str] = &[
    "minutes",
    "hours",
    "weeks",
    "months",
    "минут",
    "часов",
    "неделю",
    "недели",
    "месяц",
    "месяца",
    "godzinę",
    "godziny",
    "tydzień",
    "tygodnie",
    "miesiąc",
    "miesiące",
];

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn what_is_suggested_is_understood() {
        let days = [DAYS, CAPITALISED].concat();
        for word in days.iter().map(|word| fold(word)) {
            assert!(words::day(&word).is_some() || words::weekday(&word).is_some(), "{word}");
        }
        for word in PARTS.iter().map(|word| fold(word)) {
            assert!(words::part(word.trim_start_matches("w ")).is_some(), "{word}");
        }
        for word in MONTHS.iter().map(|word| fold(word)) {
            assert!(words::month(&word).is_some(), "{word}");
        }
        for word in UNITS.iter().map(|word| fold(word)) {
            assert!(words::unit(&word).is_some(), "{word}");
        }
    }
}
