//! Text as it may be shown: whatever could move the cursor, reverse the line or hide itself becomes
//! a visible mark, so that a stored name can neither attack a terminal nor pass for another name.
//!
//! It changes what is seen, never what is kept, and knows nothing of widths, colours or screens.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// Stands for a character that has no picture of its own.
const MARK: char = '\u{FFFD}';

/// Carries combining marks that have no letter to stand on.
const CARRIER: char = '\u{25CC}';

/// How many combining marks one letter may carry; no living script needs more.
const MARKS_PER_BASE: usize = 4;

/// The text as one line: line ends and tabs are spaces, everything else that is not visible is a
/// mark (`␛` for an escape, `�` for a bidirectional override). Showing it twice changes nothing.
pub fn shown(text: &str) -> Cow<'_, str> {
    visible(text, ' ')
}

/// The text with its lines kept: as [`shown`], but every line end is a single `\n`.
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    visible(text, '\n')
}

/// Whether the character can be seen, by itself or on the letter before it.
pub fn is_seen(c: char) -> bool {
    !c.is_control() && !is_invisible(c)
}

/// Whether the character takes part in text without being seen: format characters, fillers, tags.
/// Control characters and combining marks are not meant.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{600}'..='\u{605}'
            | '\u{61C}'
            | '\u{6DD}'
            | '\u{70F}'
            | '\u{890}'..='\u{891}'
            | '\u{8E2}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}'..='\u{FFFF}'
            | '\u{110BD}'
            | '\u{110CD}'
            | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E00FF}'
            | '\u{E01F0}'..='\u{E0FFF}'
    )
}

fn visible(text: &str, line_end: char) -> Cow<'_, str> {
    if text.chars().all(|c| is_plain(c) || c == line_end) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    // How many marks the last letter carries; `None` where there is no letter yet.
    let mut carried = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push(line_end);
                carried = (line_end == ' ').then_some(0);
            }
            _ if is_plain(c) => {
                out.push(c);
                carried = Some(0);
            }
            _ if c.is_control() || is_invisible(c) => {
                out.push(picture(c));
                carried = Some(0);
            }
            _ => combine(&mut out, &mut carried, c),
        }
    }
    Cow::Owned(out)
}

/// Adds a combining mark, as long as the letter can carry it. The surplus is shown as one mark.
fn combine(out: &mut String, carried: &mut Option<usize>, c: char) {
    let count = carried.get_or_insert_with(|| {
        out.push(CARRIER);
        0
    });
    if *count < MARKS_PER_BASE {
        out.push(c);
    } else if *count == MARKS_PER_BASE {
        out.push(MARK);
    }
    *count += 1;
}

/// Whether the character is seen by itself and takes room: nearly every one is.
fn is_plain(c: char) -> bool {
    match c {
        ' '..='~' | '\u{400}'..='\u{482}' => true,
        _ => c.width().is_some_and(|width| width > 0) && !is_invisible(c),
    }
}

/// The visible stand-in of a character that has no picture.
fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(MARK),
        '\u{7F}' => '\u{2421}',
        _ => MARK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn clean_text_is_not_copied() {
        for text in ["", "Ivan Petrov", "Ёлка & Żółw — «ООО»", "日本 한국 ☎", "€12 000\u{A0}₽"]
        {
            assert!(matches!(shown(text), Cow::Borrowed(_)), "{text}");
            assert_eq!(shown(text), text);
        }
        assert!(matches!(shown_lines("one\ntwo"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_not_visible_becomes_a_mark() {
        let table = [
            ("\u{1b}[31mred", "␛[31mred"),
            ("a\0b", "a␀b"),
            ("a\u{7f}b", "a␡b"),
            ("a\u{9b}31m", "a\u{FFFD}31m"),
            ("exe\u{202e}fdp", "exe\u{FFFD}fdp"),
            ("pay\u{200b}pal", "pay\u{FFFD}pal"),
            ("\u{feff}name", "\u{FFFD}name"),
            ("a\u{e0041}b", "a\u{FFFD}b"),
            ("a\tb", "a b"),
            ("a\r\nb\nc\rd\u{2028}e", "a b c d e"),
            ("\u{301}a", "◌\u{301}a"),
            ("e\u{301}", "e\u{301}"),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_are_kept_where_they_are_wanted() {
        assert_eq!(shown_lines("a\r\nb\rc\u{85}d\te"), "a\nb\nc\nd e");
        assert_eq!(shown_lines("a\n\u{301}b"), "a\n◌\u{301}b");
    }

    #[test]
    fn a_letter_carries_four_marks_and_the_rest_is_one() {
        let tower = format!("z{}y", "\u{301}".repeat(100));
        let expected = format!("z{}{MARK}y", "\u{301}".repeat(4));
        assert_eq!(shown(&tower), expected);
    }

    proptest! {
        #[test]
        fn nothing_of_the_invisible_is_left(text in "[\\p{Cf}\\p{Cc}\\p{Zl}\\p{Zp}]{1,8}") {
            let line = shown(&text);
            prop_assert!(!line.chars().any(|c| text.contains(c)), "{text:?} -> {line:?}");
            let lines = shown_lines(&text);
            prop_assert!(!lines.chars().any(|c| c != '\n' && text.contains(c)), "{text:?}");
        }

        #[test]
        fn showing_twice_is_showing_once(text in "(\\PC|\\p{M}|\\p{C}|[a-z\\r\\n]){0,20}") {
            let line = shown(&text).into_owned();
            prop_assert_eq!(shown(&line), line.as_str());
            let lines = shown_lines(&text).into_owned();
            prop_assert_eq!(shown_lines(&lines), lines.as_str());
        }
    }
}
