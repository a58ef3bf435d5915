//! How long something takes, said alone: `90m`, `1.5 h`, `1:30`, `1h30`, `полтора часа`,
//! `pół godziny`, `на 2 дня`.
//!
//! A larger unit comes before a smaller one, each once; a bare number is the business of whoever
//! asks.

use super::near;
use super::span::{Span, Unit};
use super::{suggested, words};
use crate::domain::fold::fold;

/// Words before a length.
const FOR: &[&str] = &["for", "на", "na"];

/// Words before a length that is not meant exactly.
const ABOUT: &[&str] = &["about", "около", "примерно", "okolo", "ok", "ca", "приблизительно"];

/// Words between two parts of a length.
const AND: &[&str] = &["and", "и", "i"];

/// Words for half of the unit before them.
const AND_A_HALF: &[&[&str]] =
    &[&["and", "a", "half"], &["с", "половинои"], &["z", "polowa"], &["i", "pol"]];

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'t> {
    /// So many of `of` parts of one: 15 of 10 is one and a half.
    Number { count: u32, of: u32 },
    /// Hours and minutes, `1:30`.
    Clock(u32, u32),
    /// Letters.
    Word(&'t str),
}

/// Reads a text that is a length of time and nothing else.
pub(super) fn read(text: &str) -> Option<Span> {
    let folded = fold(text);
    let parts = parts(&folded)?;
    let first = usize::from(parts.len() > 1 && is_any(parts.first(), FOR));
    whole(parts.get(first..)?)
}

/// Reads a folded text that is a length of time without a word before it.
pub(super) fn exact(folded: &str) -> Option<Span> {
    whole(&parts(folded)?)
}

fn whole(parts: &[Part<'_>]) -> Option<Span> {
    match parts {
        [Part::Clock(hours, minutes)] => clock(*hours, *minutes),
        [Part::Clock(hours, minutes), Part::Word(unit)] if is_hour(unit) => clock(*hours, *minutes),
        parts => sum(parts),
    }
}

/// Whether a text speaks of a length of time, whether or not that can be read: it begins with a
/// number, or with words for so much of a unit, or it is hardly more than a unit.
pub(super) fn is_said(text: &str) -> bool {
    let folded = fold(text);
    let signs = |c: char| !c.is_alphanumeric() && !matches!(c, '"' | '«' | '„' | '“' | '(');
    let bare = folded.trim_start_matches(signs);
    if bare.starts_with(char::is_numeric) {
        return true;
    }
    let gap = |c: char| c.is_whitespace() || c == '-';
    let words = bare.split(gap).map(|word| word.trim_matches(signs));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let leads = |word: &&&str| FOR.contains(*word) || ABOUT.contains(*word);
    let words = &words[words.iter().take_while(leads).count()..];
    let [first, rest @ ..] = words else { return false };
    let half = words::HALF.iter().find_map(|half| first.strip_prefix(half));
    let unit = |word: &&str| is_unit(word) || near::among(word, suggested::UNITS).is_some();
    let counted = words::number(first).is_some() && rest.first().is_some_and(unit);
    counted
        || is_unit(first)
        || words::half_more(first)
        || half.is_some_and(is_unit)
        || (1..=words.len()).any(|end| words::length(&words[..end].join(" ")).is_some())
        || words.len() <= 3 && words.last().is_some_and(|word| is_unit(word))
}

/// The numbers and words of a folded text; nothing where there is anything else in it.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
            let end = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
            // What a sentence ends with is no part of the number.
            let number = rest[..end].trim_end_matches(['.', ',', ':']);
            found.push(number_of(number)?);
            rest = &rest[number.len()..];
        } else if first.is_alphabetic() {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            found.push(Part::Word(&rest[..end]));
            rest = rest[end..].trim_start_matches('.');
        } else {
            return None;
        }
        // `twenty-five`, `пол-часа`
        let joined = rest.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic));
        rest = joined.filter(|_| first.is_alphabetic()).unwrap_or(rest).trim_start();
    }
    Some(found)
}

fn number_of(text: &str) -> Option<Part<'_>> {
    if let Some((hours, minutes)) = text.split_once(':') {
        // With two digits it may be until when, and nobody knows.
        let hours = words::digits(hours, 1..=1)?;
        return Some(Part::Clock(hours, words::digits(minutes, 2..=2).filter(|m| *m < 60)?));
    }
    let (whole, tenths) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let of = 10_u32.pow(u32::try_from(tenths.len()).ok().filter(|length| *length <= 2)?);
    if of > 1 && !tenths.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = words::digits(whole, 1..=6)?;
    let count = whole * of + if of > 1 { tenths.parse::<u32>().ok()? } else { 0 };
    Some(Part::Number { count, of })
}

/// A length of parts that follow each other, from the largest unit to the smallest.
fn sum(parts: &[Part<'_>]) -> Option<Span> {
    let mut span = Span::default();
    let mut last: Option<Unit> = None;
    let mut at = 0;
    while at < parts.len() {
        let rest = &parts[at..];
        if let (Some(unit), Some(taken)) = (last, half_behind(rest)) {
            span = span.plus(share(1, 2, unit)?)?;
            return (at + taken == parts.len()).then_some(span);
        }
        at += usize::from(last.is_some() && is_any(rest.first(), AND));
        if let Some(((count, unit), taken)) = expression(&parts[at..]) {
            // `a day and half an hour`
            last = below(last, unit)?;
            span = span.plus(Span::of(count, unit)?)?;
            at += taken;
            continue;
        }
        let (share_of, taken) = match parts.get(at)? {
            Part::Number { count, of } => ((*count, *of), 1),
            Part::Word(word) if words::half_more(word) => ((3, 2), 1),
            Part::Word(word) if words::number(word).is_some() => {
                let (number, taken) = number(&parts[at..])?;
                ((number, 1), taken)
            }
            Part::Word(word) if last.is_none() && is_unit(word) => ((1, 1), 0),
            _ => return None,
        };
        let (mut count, mut of) = share_of;
        at += taken;
        // `two and a half hours`
        if let Some(more) = half_behind(&parts[at..]).filter(|_| taken > 0 && of == 1) {
            (count, of) = (count.checked_mul(2)?.checked_add(1)?, 2);
            at += more;
        }
        let unit = match parts.get(at) {
            Some(Part::Word(word)) => words::unit(word)?,
            // `1h30`
            None if last == Some(Unit::Hour) && of == 1 && count < 60 => Unit::Minute,
            _ => return None,
        };
        at += 1;
        last = below(last, unit)?;
        span = span.plus(share(count, of, unit)?)?;
    }
    last.map(|_| span)
}

/// The number that words begin with, and of how many words it is: `двадцать пять`.
fn number(parts: &[Part<'_>]) -> Option<(u32, usize)> {
    let first = words::number(parts.first().and_then(word)?)?;
    let is_tens = first >= 20 && first.is_multiple_of(10);
    let second = parts.get(1).and_then(word).and_then(words::number);
    match second.filter(|ones| is_tens && (1..10).contains(ones)) {
        Some(ones) => Some((first + ones, 2)),
        None => Some((first, 1)),
    }
}

/// The unit, if it is smaller than the one before it.
fn below(last: Option<Unit>, unit: Unit) -> Option<Option<Unit>> {
    last.is_none_or(|last| unit < last).then_some(Some(unit))
}

/// So many of so many parts of a unit, if that is a number of minutes or of whole units.
fn share(count: u32, of: u32, unit: Unit) -> Option<Span> {
    if count.is_multiple_of(of) {
        return Span::of(count / of, unit);
    }
    if let Some(months) = Span::of(count, unit)?.in_months() {
        // Half a month is two weeks and a day.
        let days = (months % of).checked_mul(30).filter(|days| days.is_multiple_of(of))? / of;
        return Span::of(months / of, Unit::Month)?.plus(Span::of(days, Unit::Day)?);
    }
    let minutes = Span::of(1, unit)?.in_minutes().and_then(|one| u32::try_from(one).ok())?;
    let all = count.checked_mul(minutes).filter(|all| all.is_multiple_of(of))? / of;
    let day = Span::of(1, Unit::Day)?;
    let of_day = u32::try_from(day.in_minutes()?).ok()?;
    let whole = if minutes < of_day { 0 } else { all / of_day };
    Span::of(whole, Unit::Day)?.plus(Span::of(all - whole * of_day, Unit::Minute)?)
}

/// The expression for a length that parts begin with, and of how many parts it is.
fn expression(parts: &[Part<'_>]) -> Option<((u32, Unit), usize)> {
    let words: Vec<&str> = parts.iter().map_while(word).collect();
    (1..=words.len()).rev().find_map(|end| Some((words::length(&words[..end].join(" "))?, end)))
}

/// Of how many parts the words for half a unit more are, if they stand first.
fn half_behind(parts: &[Part<'_>]) -> Option<usize> {
    let words: Vec<&str> = parts.iter().map_while(word).collect();
    AND_A_HALF.iter().find(|half| words.starts_with(half)).map(|half| half.len())
}

fn word<'t>(part: &Part<'t>) -> Option<&'t str> {
    match part {
        Part::Word(word) => Some(word),
        _ => None,
    }
}

fn is_any(part: Option<&Part<'_>>, words: &[&str]) -> bool {
    part.and_then(word).is_some_and(|word| words.contains(&word))
}

fn clock(hours: u32, minutes: u32) -> Option<Span> {
    Span::of(hours, Unit::Hour)?.plus(Span::of(minutes, Unit::Minute)?)
}

/// The name of a unit, not only its letter.
fn is_unit(word: &str) -> bool {
    words::unit(word).is_some() && word.chars().nth(1).is_some()
}

fn is_hour(word: &str) -> bool {
    words::unit(word) == Some(Unit::Hour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_say_them() {
        for (text, expected) in [
            ("15m", (0, 15)),
            ("1h", (0, 60)),
            ("1h30m", (0, 90)),
            ("1h30", (0, 90)),
            ("1ч30м", (0, 90)),
            ("1 ч 30", (0, 90)),
            ("1 ч 30 мин.", (0, 90)),
            ("1.5h", (0, 90)),
            ("1,5 ч", (0, 90)),
            ("0,25 godz.", (0, 15)),
            ("1:30", (0, 90)),
            ("1:30 h", (0, 90)),
            ("0:45", (0, 45)),
            ("полтора часа", (0, 90)),
            ("на полтора часа", (0, 90)),
            ("полчаса", (0, 30)),
            ("час", (0, 60)),
            ("час с половиной", (0, 90)),
            ("два с половиной часа", (0, 150)),
            ("dwie i pół godziny", (0, 150)),
            ("two and a half hours", (0, 150)),
            ("półtorej godziny", (0, 90)),
            ("pół godziny", (0, 30)),
            ("godzina", (0, 60)),
            ("dwie godziny i 15 minut", (0, 135)),
            ("2 godz. 15 min", (0, 135)),
            ("na 2 godziny", (0, 120)),
            ("half an hour", (0, 30)),
            ("an hour and a half", (0, 90)),
            ("two hours and a half", (0, 150)),
            ("two hours", (0, 120)),
            ("for 3 days", (3, 0)),
            ("a day and half an hour", (1, 30)),
            ("1 dzień", (1, 0)),
            ("сутки", (1, 0)),
            ("1.5 d", (1, 720)),
            ("полтора дня", (1, 720)),
            ("1 tydzień", (7, 0)),
            ("пол часа", (0, 30)),
            ("пол-часа", (0, 30)),
            ("полторы недели", (10, 720)),
            ("двадцать пять минут", (0, 25)),
            ("twenty-five minutes", (0, 25)),
            ("piętnaście minut", (0, 15)),
            ("0m", (0, 0)),
        ] {
            let span = read(text).map(|span| (span.days, span.minutes));
            assert_eq!(span, Some(expected), "{text}");
        }
        for (text, expected) in [
            ("2 месяца", (2, 0)),
            ("полгода", (6, 0)),
            ("half a year", (6, 0)),
            ("pół roku", (6, 0)),
            ("полтора месяца", (1, 15)),
            ("полтора года", (18, 0)),
            ("2,5 года", (30, 0)),
        ] {
            let span = read(text).map(|span| (span.months, span.days));
            assert_eq!(span, Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_length_or_may_be_two_is_not_read() {
        for text in [
            "",
            "m",
            "h",
            "15",
            "1.5",
            "-1h",
            "+1h",
            "15x",
            "15m 1h",
            "1h 1h",
            "15m, 1h",
            "1h90",
            "11:30",
            "1:75",
            "1.333h",
            "1.5m",
            "99999999h",
            "пять двадцать минут",
            "-двадцать минут",
            "an",
            "полтора",
            "около часа",
            "1h30m5",
            "Lenina 5",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_speaks_of_a_length_is_known_from_a_place() {
        for text in [
            "15",
            "1.5",
            "-1h",
            "½ h",
            "15x",
            "1h 1h",
            "about an hour",
            "около часа",
            "полтора",
            "полдня",
            "pół dnia",
            "half a day",
            "one minuts",
            "godzinę",
            "час-полтора",
            "час или два",
            "twoo hours",
            "5 Lenina St",
        ] {
            assert!(is_said(text), "{text}");
        }
        for text in [
            "Lenina 5",
            "Ленина, 5",
            "д. 5",
            "Two Brothers",
            "A Room",
            "Five Points",
            "Half Moon Café",
            "ул. 50 лет Октября",
            "«Минута»",
            "Польская, 3",
            "на складе",
            "Main hall",
        ] {
            assert!(!is_said(text), "{text}");
        }
    }
}
