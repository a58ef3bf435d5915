//! Whole numbers, decimal numbers, yes and no, lengths of time.

use super::malformed;
use crate::domain::fold::fold;
use crate::domain::message::Refusal;

/// A whole number; spaces may set groups of three apart.
pub fn integer(text: &str) -> Result<i64, Refusal> {
    plain(text)
        .filter(|figures| !figures.contains('.'))
        .and_then(|figures| figures.parse().ok())
        .ok_or_else(|| malformed("refused-integer", text))
}

/// A decimal number with a point or a comma.
pub fn number(text: &str) -> Result<f64, Refusal> {
    plain(text)
        .and_then(|figures| figures.parse().ok())
        .filter(|number: &f64| number.is_finite())
        .ok_or_else(|| malformed("refused-number", text))
}

/// Yes or no in any of the languages.
pub fn boolean(text: &str) -> Result<bool, Refusal> {
    match fold(text).as_str() {
        "1" | "yes" | "y" | "true" | "on" | "+" | "да" | "д" | "tak" | "t" => Ok(true),
        "0" | "no" | "n" | "false" | "off" | "-" | "нет" | "н" | "nie" => Ok(false),
        _ => Err(malformed("refused-bool", text)),
    }
}

/// Minutes: `15`, `15m`, `1h 30m`, `2 часа`, `1 dzień`; a year at most. Smaller units follow larger
/// ones: `15m 1h` may be meant as two lengths of time, and is none.
pub fn minutes(text: &str) -> Result<i64, Refusal> {
    sum_of_spans(&fold(text))
        .filter(|minutes| (0..=366 * 24 * 60).contains(minutes))
        .ok_or_else(|| malformed("refused-minutes", text))
}

/// How long before a deadline a reminder comes, in minutes; less than nothing after it. Which of
/// them can be is the reminder's own rule.
///
/// # Errors
/// A refusal of what is no length of time.
pub fn reminder(text: &str) -> Result<i64, Refusal> {
    let bare = text.trim_start_matches(['-', '–', '−']);
    let minutes = sum_of_spans(&fold(bare)).ok_or_else(|| malformed("refused-minutes", text))?;
    Ok(if bare.len() < text.len() { -minutes } else { minutes })
}

/// The figures in the form a number is parsed from, where there is nothing else in the text.
fn plain(text: &str) -> Option<String> {
    let text = text.replace('−', "-").replace(',', ".");
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let mut groups = unsigned.split('.').next()?.split(char::is_whitespace);
    let first = groups.next()?;
    let grouped = groups.all(|group| group.len() == 3);
    if first.is_empty() || (unsigned.contains(char::is_whitespace) && (first.len() > 3 || !grouped))
    {
        return None;
    }
    let figures: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    (figures.chars().all(known) && !figures.ends_with('.')).then_some(figures)
}

fn sum_of_spans(text: &str) -> Option<i64> {
    if let Ok(minutes) = text.parse::<i64>() {
        return Some(minutes);
    }
    if text.is_empty() {
        return None;
    }
    let mut rest = text;
    let (mut sum, mut before): (i64, i64) = (0, i64::MAX);
    while !rest.is_empty() {
        let figures = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: i64 = rest[..figures].parse().ok()?;
        let word = rest[figures..].trim_start();
        let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        let unit = minutes_in(&word[..end]).filter(|unit| *unit < before)?;
        sum = sum.checked_add(count.checked_mul(unit)?)?;
        before = unit;
        rest = word[end..].trim_start_matches(['.', ' ']);
    }
    Some(sum)
}

/// How many minutes a unit has, by its folded name.
fn minutes_in(unit: &str) -> Option<i64> {
    Some(match unit {
        "m" | "min" | "mins" | "minute" | "minutes" | "м" | "мин" | "минута" | "минуту"
        | "минуты" | "минут" | "minuta" | "minuty" | "minut" => 1,
        "h" | "hr" | "hour" | "hours" | "ч" | "час" | "часа" | "часов" | "g" | "godz"
        | "godzina" | "godzine" | "godziny" | "godzin" => 60,
        "d" | "day" | "days" | "д" | "дн" | "день" | "дня" | "днеи" | "dzien" | "dni" => {
            24 * 60
        }
        "w" | "week" | "weeks" | "н" | "нед" | "неделя" | "неделю" | "недели" | "недель"
        | "tyg" | "tydzien" | "tygodnie" | "tygodni" => 7 * 24 * 60,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_either_mark() {
        for (text, expected) in
            [("5", 5), ("-12", -12), ("1 000", 1000), ("1\u{a0}250\u{a0}000", 1_250_000)]
        {
            assert_eq!(integer(text), Ok(expected), "{text}");
        }
        for text in ["1.5", "abc", "1 00", "1000 000", "- 5", "", "99999999999999999999"] {
            assert!(integer(text).is_err(), "{text}");
        }
        for (text, expected) in [("1,5", 1.5), ("1.5", 1.5), ("-0,25", -0.25), ("1 000,5", 1000.5)]
        {
            assert_eq!(number(text), Ok(expected), "{text}");
        }
        for text in ["nan", "inf", "1e5", "1.2.3", "1,", ".", "", "5%"] {
            assert!(number(text).is_err(), "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_said_in_three_languages() {
        for text in ["yes", "Да", "TAK", "1", "true"] {
            assert_eq!(boolean(text), Ok(true), "{text}");
        }
        for text in ["no", "Нет", "nie", "0", "false"] {
            assert_eq!(boolean(text), Ok(false), "{text}");
        }
        assert!(boolean("maybe").is_err());
    }

    #[test]
    fn lengths_of_time_are_minutes() {
        let table = [
            ("0", 0),
            ("15", 15),
            ("15m", 15),
            ("1h", 60),
            ("1h30m", 90),
            ("1 ч 30 мин.", 90),
            ("2 часа", 120),
            ("3 дней", 3 * 1440),
            ("1 dzień", 1440),
            ("1 tydzień", 7 * 1440),
        ];
        for (text, expected) in table {
            assert_eq!(minutes(text), Ok(expected), "{text}");
        }
        for text in [
            "",
            "m",
            "-5",
            "15x",
            "1h30",
            "15m, 1h",
            "15m 1h",
            "1h 1h",
            "400d",
            "99999999999999999h",
        ] {
            assert!(minutes(text).is_err(), "{text}");
        }
    }
}
