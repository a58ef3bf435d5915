//! The phone numbers in what somebody wrote: one or several, with words beside them. What the words
//! mean is not known here.

use super::{FEWEST, extension_at};
use crate::domain::marks;

/// A number as it stands in a text, and what is written beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written<'t> {
    /// The number, with its extension.
    pub number: &'t str,
    /// What stands before it and not beside another one.
    pub before: &'t str,
    /// What stands behind it, likewise.
    pub after: &'t str,
}

/// Fewer digits than this are a number only where no words are near.
const SURE: usize = 7;

/// More digits than this are not one number.
const LONGEST: usize = 15;

/// So many digits has each of several numbers between which only a blank stands.
const EACH: std::ops::RangeInclusive<usize> = 9..=13;

/// What parts one number from the next, besides a slash between two whole ones.
const MARKS: [char; 5] = [';', ',', '|', '\n', '\r'];

/// Whether a text is one number and nothing else, as nearly all are: answers at once and never says
/// so of two numbers.
pub fn is_plain(text: &str) -> bool {
    let mut digits = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b' ' | b'-' | b'(' | b')' => {}
            b'+' if at == 0 => {}
            _ => return false,
        }
    }
    // Two numbers of a town have 14 together.
    (FEWEST..14).contains(&digits)
}

/// The numbers of a text, in their order.
///
/// Commas, semicolons, lines and words part them; a slash or a blank does where a whole number stands
/// on both sides. `05/06` at the end of a number are two endings: the first is read, the other is
/// beside it. Dates are no numbers, nor are digits that a spreadsheet has rounded.
pub fn within(text: &str) -> Vec<Written<'_>> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = run(text, at) {
        at = end;
        for (start, end) in cut(text, start, end) {
            if !is_number(text, start, end) {
                continue;
            }
            let end = extension_at(&text[end..]).map_or(end, |(_, length)| end + length);
            at = at.max(end);
            spans.push((start, end));
        }
    }
    let mut found: Vec<Written<'_>> = Vec::with_capacity(spans.len());
    let mut free = 0;
    for (place, (start, end)) in spans.iter().copied().enumerate() {
        let before = &text[free..start];
        let next = spans.get(place + 1).map_or(text.len(), |(start, _)| *start);
        let between = &text[end..next];
        let is_last = place + 1 == spans.len();
        let words = between.find(MARKS).filter(|_| !is_last);
        let own = match words {
            Some(mark) => mark,
            // Whoever begins with the words goes on so.
            None if !is_last && before.contains(char::is_alphabetic) => 0,
            None => between.len(),
        };
        free = end + own;
        found.push(Written { number: &text[start..end], before, after: &between[..own] });
    }
    found
}

/// The next stretch of what numbers are written with, from its first sign to its last digit.
fn run(text: &str, from: usize) -> Option<(usize, usize)> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let mut rest = text[from..].char_indices().map(|(at, c)| (from + at, c)).peekable();
    loop {
        let (start, first) = rest.find(|(_, c)| digit(*c) || matches!(c, '+' | '＋' | '('))?;
        let mut end = if digit(first) { start + first.len_utf8() } else { start };
        let mut digits = usize::from(digit(first));
        let mut closed = false;
        while let Some((at, c)) = rest.next_if(|(_, c)| {
            let between =
                matches!(c, '-' | '(' | ')' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}');
            let blank = c.is_whitespace() && !matches!(c, '\n' | '\r');
            digit(*c) || between || blank || marks::is_invisible(*c)
        }) {
            if digit(c) {
                digits += 1;
                end = at + c.len_utf8();
            }
            closed |= c == ')' && digits > 0;
            // A bracket that nothing stood in goes on with words.
            if c == '(' && digits >= SURE {
                let inside = text[at + 1..].trim_start();
                if !inside.starts_with(digit) {
                    break;
                }
            }
        }
        if digits > 0 {
            let opened = first == '(' && !(closed && text[start..end].contains(')'));
            let start = if opened { start + 1 } else { start };
            let blanks = text[start..end].len() - text[start..end].trim_start().len();
            return Some((start + blanks, end));
        }
    }
}

/// Cuts a stretch where it holds several numbers, or days beside them.
fn cut(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let run = &text[start..end];
    if let Some(day) = run.split_whitespace().find(|word| is_date(word))
        && let Some(at) = run.find(day).filter(|_| day.len() < run.len())
    {
        let (before, behind) = (start + at, start + at + day.len());
        let behind = behind + text[behind..end].len() - text[behind..end].trim_start().len();
        let mut parts = cut(text, start, before);
        parts.extend(cut(text, behind, end));
        return parts;
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in run.match_indices('/') {
        let next = run[at + 1..].find('/').map_or(run.len(), |next| at + 1 + next);
        let (own, other) = (digits(&run[from..at]), digits(&run[at + 1..next]));
        if own >= SURE && other >= SURE {
            parts.push((from, at));
            from = at + 1;
        } else if own > SURE && (1..=4).contains(&other) {
            // What follows is another ending of the number.
            parts.push((from, at));
            from = next;
        }
    }
    parts.push((from, run.len()));
    let parts = parts.into_iter().flat_map(|(from, to)| in_a_row(run, from, to));
    parts
        .filter_map(|(from, to)| {
            let edge = |c: char| c.is_whitespace() || c == '-';
            let part = run[from..to].trim_end_matches(edge);
            let bare = part.trim_start_matches(edge);
            let from = start + from + part.len() - bare.len();
            (!bare.is_empty()).then(|| (from, from + bare.len()))
        })
        .collect()
}

/// The numbers of a stretch between which there are only blanks: each as long as the others.
fn in_a_row(run: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let part = &run[from..to];
    let all = digits(part);
    let gaps: Vec<(usize, usize)> = part
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| (at, digits(&part[..at])))
        .collect();
    let blanks = |count: usize| gaps.iter().find(|(_, before)| *before == count).map(|(at, _)| *at);
    let town = gaps.iter().all(|(_, before)| *before == gaps[0].1) && all == 2 * SURE;
    if town && let Some(at) = blanks(SURE) {
        return vec![(from, from + at), (from + at, to)];
    }
    if all > LONGEST {
        for count in 2..=4 {
            let each = all / count;
            if !all.is_multiple_of(count) || !EACH.contains(&each) {
                continue;
            }
            let ends: Option<Vec<usize>> = (1..count).map(|place| blanks(each * place)).collect();
            if let Some(ends) = ends {
                let starts = [0].into_iter().chain(ends.iter().copied());
                let ends = ends.iter().copied().chain([part.len()]);
                return starts.zip(ends).map(|(a, b)| (from + a, from + b)).collect();
            }
        }
    }
    vec![(from, to)]
}

/// Whether the digits at a place of a text are a number by themselves.
fn is_number(text: &str, start: usize, end: usize) -> bool {
    let number = &text[start..end];
    let count = digits(number);
    if !(FEWEST..=LONGEST).contains(&count) || is_date(number) {
        return false;
    }
    let behind = &text[end..];
    let rounded = behind.strip_prefix(['E', 'e']).is_some_and(|rest| rest.starts_with(['+', '-']));
    let behind = extension_at(behind).map_or(behind, |(_, length)| &behind[length..]);
    let piece = &text[text[..start].rfind(MARKS).map_or(0, |at| at + 1)..start];
    let behind = &behind[..behind.find(MARKS).unwrap_or(behind.len())];
    let words = || [piece, behind].into_iter().any(|text| text.contains(char::is_alphabetic));
    !rounded && (count >= SURE || !words())
}

/// Whether digits are written as a day of these two centuries: `10.05.2024`, `2024-05-10`.
fn is_date(number: &str) -> bool {
    let parts: Vec<&str> = number.split(['.', '/', '-']).collect();
    let [first, month, last] = parts[..] else { return false };
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let short = |part: &str| (1..=2).contains(&part.len());
    short(month) && (year(first) && short(last) || short(first) && year(last))
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<&str> {
        within(text).into_iter().map(|one| one.number).collect()
    }

    #[test]
    fn the_numbers_of_a_text_are_found() {
        let table: [(&str, &[&str]); 41] = [
            ("8 912 111-22-11 (жена)", &["8 912 111-22-11"]),
            ("тел. 8-912-111-22-12", &["8-912-111-22-12"]),
            ("т89121112212", &["89121112212"]),
            ("+7 912 111 22 15 и +7 912 111 22 16", &["+7 912 111 22 15", "+7 912 111 22 16"]),
            ("+7 912 111 22 15+7 912 111 22 16", &["+7 912 111 22 15", "+7 912 111 22 16"]),
            ("+7(912)111-22-18 Viber", &["+7(912)111-22-18"]),
            ("(912) 111-22-18", &["(912) 111-22-18"]),
            ("(8 912 111-22-18)", &["8 912 111-22-18"]),
            ("жена (8 912 111-22-18), сам 89121112219", &["8 912 111-22-18", "89121112219"]),
            (
                "8 912 111-22-19 Иван, 8 912 111-22-20 Мария",
                &["8 912 111-22-19", "8 912 111-22-20"],
            ),
            ("\"8 912 111-22-25\"", &["8 912 111-22-25"]),
            ("8 912 111 22 23 8 912 111 22 24", &["8 912 111 22 23", "8 912 111 22 24"]),
            ("600 100 200 512 300 400", &["600 100 200", "512 300 400"]),
            ("600100200 512300400 500600700", &["600100200", "512300400", "500600700"]),
            ("123-45-67 123-45-68", &["123-45-67", "123-45-68"]),
            ("8 912 111 22 05/06", &["8 912 111 22 05"]),
            ("8 911 444 55 66 / 8 812 344 22 11", &["8 911 444 55 66", "8 812 344 22 11"]),
            ("12 34 56/57", &["12 34 56/57"]),
            ("0171/1234567", &["0171/1234567"]),
            ("+7 (911) 4445566; +7 (000) 344222", &["+7 (911) 4445566", "+7 (000) 344222"]),
            ("89121112213\n89121112214", &["89121112213", "89121112214"]),
            ("12-34-56, 8 912 111-22-10", &["12-34-56", "8 912 111-22-10"]),
            ("8 912 111-22-10 доб. 12", &["8 912 111-22-10 доб. 12"]),
            ("8 912 111-22-10 (доб. 12)", &["8 912 111-22-10 (доб. 12)"]),
            ("8 912 111-22-10 доб. 12, Иван", &["8 912 111-22-10 доб. 12"]),
            ("(495) 12-34-56, ext. 7", &["(495) 12-34-56, ext. 7"]),
            ("416-810-9897x752", &["416-810-9897x752"]),
            ("12-345 wew. 5", &["12-345 wew. 5"]),
            ("+48 22 123 45 67 wewn 5 lub 600100200", &["+48 22 123 45 67 wewn 5", "600100200"]),
            ("tel:+7-912-345-67-89", &["+7-912-345-67-89"]),
            ("＋７ ９１２ ３４５ ６７ ８９", &["＋７ ９１２ ３４５ ６７ ８９"]),
            ("8 912 111-22-11 до 10.05.2024", &["8 912 111-22-11"]),
            ("с 2024-05-10 8 912 111-22-11", &["8 912 111-22-11"]),
            ("офис 12345", &[]),
            ("7.91235E+10", &[]),
            ("7.912345678E+10", &[]),
            ("карта 4276 1234 5678 9012", &[]),
            ("нет", &[]),
            ("112", &[]),
            ("0", &[]),
            ("звонить с 9:00 до 18:00", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(numbers(text), expected, "{text}");
            for number in expected {
                assert!(super::super::looks_like_phone(number), "{number}");
            }
        }
    }

    #[test]
    fn words_stand_beside_the_number_that_they_belong_to() {
        let table: [(&str, &[(&str, &str)]); 5] = [
            ("8 912 111-22-11 (жена)", &[("", " (жена)")]),
            ("8 912 111-22-19 Иван, 8 912 111-22-20 Мария", &[("", " Иван"), (",", " Мария")]),
            ("раб. 84951234567 моб. 89121112212", &[("раб. ", ""), (" моб. ", "")]),
            ("84951234567 раб. 89121112212 моб.", &[("", " раб. "), ("", " моб.")]),
            ("mobile: +7 999 1234567; 84951234567", &[("mobile: ", ""), ("; ", "")]),
        ];
        for (text, expected) in table {
            let beside: Vec<_> = within(text)
                .into_iter()
                .map(|one| (one.before.trim_end_matches(' '), one.after))
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(before, after)| (before.trim_end_matches(' '), *after))
                .collect();
            assert_eq!(beside, expected, "{text}");
        }
    }

    #[test]
    fn a_plain_number_is_the_only_one_of_its_text() {
        for text in ["89121112211", "+7 (912) 111-22-11", "12-345", "600 100 200"] {
            assert!(is_plain(text), "{text}");
            assert_eq!(numbers(text), [text]);
        }
        for text in ["", "112", "8+912 111", "123-45-67 123-45-68", "8 912 111 22 05/06", "а12345"]
        {
            assert!(!is_plain(text), "{text}");
        }
    }
}
