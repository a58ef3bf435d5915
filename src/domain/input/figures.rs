//! Whole numbers, decimal numbers, yes and no, lengths of time.

use super::malformed;
use crate::domain::fold::fold;
use crate::domain::message::Refusal;
use crate::domain::when::{self, Span};

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

/// How long before a deadline a reminder comes, in minutes; less than nothing after it. Which of
/// them can be is the reminder's own rule.
///
/// # Errors
/// A refusal of what is no length of time.
pub fn reminder(text: &str) -> Result<i64, Refusal> {
    let bare = text.trim_start_matches(['-', '–', '−']);
    let spoken = || when::length(bare).and_then(Span::in_minutes);
    // A bare number is minutes.
    let minutes = bare.parse::<i64>().ok().or_else(spoken);
    let minutes = minutes.ok_or_else(|| malformed("refused-minutes", text))?;
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
    fn a_reminder_comes_so_many_minutes_before_or_after() {
        let table = [
            ("0", 0),
            ("15", 15),
            ("15m", 15),
            ("1.5h", 90),
            ("1 ч 30 мин.", 90),
            ("3 дней", 3 * 1440),
            ("1 tydzień", 7 * 1440),
            ("-5m", -5),
            ("−15", -15),
        ];
        for (text, expected) in table {
            assert_eq!(reminder(text), Ok(expected), "{text}");
        }
        for text in ["", "m", "15x", "15m 1h", "1 month", "99999999999999999h"] {
            assert!(reminder(text).is_err(), "{text}");
        }
    }
}
