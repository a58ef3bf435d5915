//! How wide text is on a terminal, and how it is cut and broken to a width.
//!
//! What is measured is what is shown: text is made visible first, as stored text may hold anything.
//! Cutting happens between graphemes and counts columns.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::marks;

/// The columns the text takes on the screen.
pub fn width(text: &str) -> usize {
    simple(text).unwrap_or_else(|| columns(&shown(text)))
}

/// The text in at most `room` columns, made visible, with `ellipsis` (one column) where its end
/// was cut.
pub fn cut<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    if simple(text).is_some_and(|columns| columns <= room) {
        return Cow::Borrowed(text);
    }
    let text = shown(text);
    if columns(&text) <= room {
        return text;
    }
    let Some(room) = room.checked_sub(1) else { return Cow::Borrowed("") };
    let mut kept = head(&text, room).to_owned();
    kept.push_str(ellipsis);
    Cow::Owned(kept)
}

/// As [`cut`] where there are at least `whole` columns; in fewer the mark gives way to a letter.
pub fn cut_tight<'a>(text: &'a str, room: u16, whole: u16, ellipsis: &str) -> Cow<'a, str> {
    let wide = usize::from(room);
    if room >= whole {
        return cut(text, wide, ellipsis);
    }
    match shown(text) {
        Cow::Borrowed(text) => Cow::Borrowed(head(text, wide)),
        Cow::Owned(text) => Cow::Owned(head(&text, wide).to_owned()),
    }
}

/// As [`cut_tight`], but a number at the end of a name is kept: it tells one nameless record from
/// another.
pub fn cut_numbered<'a>(text: &'a str, room: u16, whole: u16, ellipsis: &str) -> Cow<'a, str> {
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &text[name.len()..];
    match usize::from(room).checked_sub(number.len()) {
        Some(left) if !number.is_empty() && width(name) > left => {
            Cow::Owned(format!("{}{number}", cut(name, left, ellipsis)))
        }
        _ => cut_tight(text, room, whole, ellipsis),
    }
}

/// As [`cut`], but its beginning is cut and its end kept.
pub fn cut_start<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    let text = shown(text);
    if columns(&text) <= room {
        return text;
    }
    let Some(room) = room.checked_sub(1) else { return Cow::Borrowed("") };
    Cow::Owned(format!("{ellipsis}{}", tail(&text, room)))
}

/// The parts of a text with points between them that fit in `room` whole, from the first on; the
/// first one always.
pub fn whole_parts(text: &str, room: usize) -> &str {
    let ends = text.rmatch_indices(" · ").map(|(end, _)| end);
    let parts = || std::iter::once(text.len()).chain(ends.clone()).map(|end| &text[..end]);
    let first = parts().last().unwrap_or(text);
    parts().find(|part| width(part) <= room).unwrap_or(first)
}

/// The text as lines of at most `room` columns, broken between words where possible. Line ends of
/// the text are kept; nothing is dropped but the spaces at which a line was broken. An amount with
/// its thousands and its currency, and what no-break spaces hold together, is one word. A grapheme
/// wider than the room has a line of its own.
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let paragraph = shown(paragraph);
        let broken = breaks(&paragraph, room).into_iter();
        lines.extend(broken.map(|line| paragraph[line].trim_end().to_owned()));
    }
    lines
}

/// The bytes of a visible paragraph that make up each of its lines, with the spaces at their ends.
pub fn breaks(paragraph: &str, room: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    if room == 0 {
        return lines;
    }
    let (mut start, mut at, mut used) = (0, 0, 0);
    let whole = words(paragraph, true).flat_map(|word| {
        // What is too wide for any line is broken at its own spaces first.
        let is_apart = columns(word) > room && !word.starts_with(char::is_whitespace);
        words(word, !is_apart)
    });
    for word in whole {
        let wide = columns(word);
        if used + wide > room && used > 0 {
            lines.push(start..at);
            (start, used) = (at, 0);
            if word.trim().is_empty() {
                at += word.len();
                start = at;
                continue;
            }
        }
        if used + wide <= room {
            (at, used) = (at + word.len(), used + wide);
            continue;
        }
        for grapheme in word.graphemes(true) {
            let wide = columns(grapheme);
            if used + wide > room && used > 0 {
                lines.push(start..at);
                (start, used) = (at, 0);
            }
            (at, used) = (at + grapheme.len(), used + wide);
        }
    }
    lines.push(start..at);
    lines
}

/// The words of a text and the spaces between them, in turn; an amount is one of them where `joined`.
fn words(text: &str, joined: bool) -> impl Iterator<Item = &str> {
    let is_gap = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    let mut rest = text;
    std::iter::from_fn(move || {
        let gap = is_gap(rest.chars().next()?);
        let ends = |at: usize, c: char| {
            is_gap(c) != gap && (gap || !joined || !is_in_amount(&rest[..at], &rest[at..]))
        };
        let end = rest.char_indices().find(|(at, c)| ends(*at, *c));
        let end = end.map_or(rest.len(), |(at, _)| at);
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// Whether the space between these two is one within an amount: before three more digits, or beside
/// the sign of its currency.
fn is_in_amount(before: &str, behind: &str) -> bool {
    let Some(behind) = behind.strip_prefix(' ') else { return false };
    let is_sign = |c: char| "$€£₽₴₸¥".contains(c);
    let next = behind.split(|c: char| !c.is_alphanumeric() && !is_sign(c)).next();
    let next = next.unwrap_or_default();
    let is_number = before.ends_with(|c: char| c.is_ascii_digit());
    let is_thousands = next.len() == 3 && next.bytes().all(|b| b.is_ascii_digit());
    let is_currency = next.chars().count() == 1 && next.starts_with(is_sign) || next == "zł";
    is_number && (is_thousands || is_currency)
        || before.ends_with(is_sign) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// The text with everything that could act on the terminal turned into a visible mark.
pub fn shown(text: &str) -> Cow<'_, str> {
    marks::shown(text)
}

/// The columns of a text of which every character is a letter of its own, one column wide: nearly
/// all text that people write in Latin, Greek and Cyrillic letters, and the glyphs of the screen.
/// It is measured and drawn without looking for graphemes, which is most of the work of a frame.
pub fn simple(text: &str) -> Option<usize> {
    let is_simple = |c: char| {
        matches!(c,
            ' '..='~'
            | '\u{a0}'..='\u{ac}'
            | '\u{ae}'..='\u{2ff}'
            | '\u{400}'..='\u{482}'
            | '\u{48a}'..='\u{52f}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2039}'
            | '\u{203a}'
            | '\u{20a0}'..='\u{20c0}'
            | '\u{2116}'
            | '\u{2190}'..='\u{2193}'
            | '\u{21bb}'
            | '\u{2248}'
            | '\u{2500}'..='\u{25ef}'
            | '\u{2709}'
            | '\u{2713}'
            | '\u{2717}'
        )
    };
    text.chars().try_fold(0, |columns, c| is_simple(c).then_some(columns + 1))
}

/// Columns of text that is visible already, counted as a screen's buffer counts them.
pub fn columns(text: &str) -> usize {
    simple(text).unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
}

/// Whether terminals disagree about how many columns a grapheme takes: signs that some show as
/// pictures, and signs put together from several.
pub fn is_unsure(grapheme: &str) -> bool {
    let mut rest = grapheme.chars();
    let Some(first) = rest.next() else { return false };
    if simple(grapheme).is_some() {
        return false;
    }
    let picture = matches!(first,
        '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}'
        | '\u{231a}'..='\u{23ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{1f000}'..='\u{1faff}'
    );
    // Accents over a letter are the same everywhere.
    picture || rest.any(|c| !('\u{300}'..='\u{36f}').contains(&c))
}

/// The longest beginning of whole graphemes in at most `room` columns.
pub fn head(text: &str, room: usize) -> &str {
    if simple(text).is_some() {
        let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
        return text.get(..end).unwrap_or(text);
    }
    let mut used = 0;
    let end = text.grapheme_indices(true).find_map(|(at, grapheme)| {
        used += grapheme.width();
        (used > room).then_some(at)
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The longest end of whole graphemes in at most `room` columns.
pub fn tail(text: &str, room: usize) -> &str {
    let mut used = 0;
    let start = text.grapheme_indices(true).rev().find_map(|(at, grapheme)| {
        used += grapheme.width();
        (used > room).then_some(at + grapheme.len())
    });
    start.and_then(|start| text.get(start..)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::widths as this;

    const FAMILY: &str = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";

    #[test]
    fn an_amount_is_not_broken() {
        for (text, room, expected) in [
            ("Например: 150к, €12 000", 21, &["Например: 150к,", "€12 000"][..]),
            ("сумма 1 234 567 ₽ без", 15, &["сумма", "1 234 567 ₽ без"]),
            ("kwota 12 000 zł teraz", 13, &["kwota", "12 000 zł", "teraz"]),
            ("about $ 500 more", 9, &["about", "$ 500", "more"]),
            // Other numbers are words of their own.
            ("12 окон, 5 рам", 9, &["12 окон,", "5 рам"]),
            ("5 200рублей", 6, &["5", "200руб", "лей"]),
            // What fits on no line is broken at its spaces.
            ("1 234 567 890", 6, &["1 234", "567", "890"]),
        ] {
            assert_eq!(wrap(text, room), expected, "{text}");
        }
    }

    #[test]
    fn width_counts_columns() {
        for (text, columns) in [
            ("", 0),
            ("Иванов", 6),
            ("日本", 4),
            ("e\u{301}", 1),
            ("Łódź", 4),
            // The joiners are marked, so that no terminal draws it wider than it is counted.
            (FAMILY, 8),
            ("a\u{1b}[31m", 6),
            ("a\tb\n", 4),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn terminals_agree_on_letters_and_not_on_pictures() {
        for (grapheme, unsure) in [
            ("", false),
            ("ж", false),
            ("и\u{306}", false),
            ("東", false),
            ("✓", false),
            ("●", false),
            ("☎", true),
            ("☎\u{fe0f}", true),
            ("❤\u{fe0f}", true),
            ("🇵🇱", true),
            ("🎉", true),
            ("क्षि", true),
        ] {
            assert_eq!(is_unsure(grapheme), unsure, "{grapheme}");
        }
    }

    #[test]
    fn the_end_is_cut_between_graphemes() {
        for (text, room, cut) in [
            ("Иванов", 6, "Иванов"),
            ("Иванов", 4, "Ива…"),
            ("Иванов", 1, "…"),
            ("Иванов", 0, ""),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}ab", 2, "…"),
        ] {
            assert_eq!(this::cut(text, room, "…"), cut, "{text:?} {room}");
        }
    }

    #[test]
    fn a_name_is_cut_before_its_number() {
        for (text, room, cut) in [
            ("Лид №123", 8, "Лид №123"),
            ("Лид №123", 7, "Лид…123"),
            ("Лид №123", 4, "…123"),
            ("Лид №123", 3, "123"),
            ("Лид №123", 2, "Ли"),
            ("Окна для школы", 6, "Окна …"),
            ("Окна для школы", 4, "Окна"),
            ("日本語 7", 5, "日…7"),
            ("2024", 3, "202"),
        ] {
            assert_eq!(cut_numbered(text, room, 6, "…"), cut, "{text:?} {room}");
        }
    }

    #[test]
    fn the_end_of_a_number_is_kept() {
        assert_eq!(cut_start("+48 22 123 45 67", 7, "…"), "… 45 67");
        assert_eq!(cut_start("日本語", 4, "…"), "…語");
        assert_eq!(cut_start("67", 2, "…"), "67");
        assert_eq!(cut_start("67", 0, "…"), "");
    }

    #[test]
    fn words_are_kept_whole_where_they_can() {
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("about €1\u{a0}200", 9), ["about", "€1\u{a0}200"]);
        assert_eq!(wrap("a\n\nb", 9), ["a", "", "b"]);
        assert_eq!(wrap("日本語", 3), ["日", "本", "語"]);
        assert!(wrap("x", 0).is_empty());
    }

    #[test]
    fn what_is_said_in_parts_is_said_in_whole_ones() {
        let said = "unread: 0 · A mark all · f only";
        for (room, left) in [
            (99, said),
            (31, said),
            (30, "unread: 0 · A mark all"),
            (21, "unread: 0"),
            (3, "unread: 0"),
        ] {
            assert_eq!(whole_parts(said, room), left, "{room}");
        }
        assert_eq!(whole_parts("", 3), "");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_room_and_nothing_acts_on_the_terminal(
            text in "\\PC*|.*", room in 0usize..20
        ) {
            for cut in [this::cut(&text, room, "…"), cut_start(&text, room, "…")] {
                prop_assert!(columns(&cut) <= room);
                prop_assert!(!cut.contains(char::is_control));
            }
            for line in wrap(&text, room.max(1)) {
                let whole = line.graphemes(true).filter(|g| g.width() > 0).count() <= 1;
                prop_assert!(whole || columns(&line) <= room.max(1), "{:?}", line);
            }
        }
    }
}
