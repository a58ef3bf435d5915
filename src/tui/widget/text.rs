//! The one way by which text reaches the screen.
//!
//! Stored text may hold anything. Here it is made visible first, so that no control character
//! leaves for the terminal, and what is measured is what is shown. Cutting happens between
//! graphemes and counts columns.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::marks;

/// How a text takes its place on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// At the left; its end is cut.
    Left,
    /// At the right, as numbers stand; its end is cut.
    Right,
    /// At the left; its beginning is cut, as the end of a phone number matters.
    KeepEnd,
}

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

/// Draws the text on the first line of `area` and returns the columns it took. Only the cells of
/// the text are touched.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    text: &str,
    fit: Fit,
    style: Style,
    ellipsis: &str,
) -> u16 {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return 0;
    }
    let room = usize::from(area.width);
    let place = |columns: usize| {
        let taken = u16::try_from(columns).unwrap_or(area.width).min(area.width);
        (taken, if fit == Fit::Right { area.right() - taken } else { area.x })
    };
    if let Some(columns) = simple(text).filter(|columns| *columns <= room) {
        let (taken, x) = place(columns);
        draw_simple(buffer, x, area.y, text, style);
        return taken;
    }
    let text = match fit {
        Fit::Left | Fit::Right => cut(text, room, ellipsis),
        Fit::KeepEnd => cut_start(text, room, ellipsis),
    };
    let columns = simple(&text);
    let (taken, x) = place(columns.unwrap_or_else(|| self::columns(&text)));
    match columns {
        Some(_) => draw_simple(buffer, x, area.y, &text, style),
        None => drop(buffer.set_stringn(x, area.y, &text, usize::from(taken), style)),
    }
    taken
}

/// Draws simple text that fits.
fn draw_simple(buffer: &mut Buffer, x: u16, y: u16, text: &str, style: Style) {
    // Where nothing is drawn there need not be a place for it.
    if text.is_empty() {
        return;
    }
    let start = buffer.index_of(x, y);
    for (cell, letter) in buffer.content[start..].iter_mut().zip(text.chars()) {
        cell.set_char(letter).set_style(style);
    }
}

/// Draws pieces of text one after another on the first line of `area`, each in its style, cutting
/// where the room ends. Returns the columns they took.
pub fn draw_parts(buffer: &mut Buffer, area: Rect, parts: &[(&str, Style)], ellipsis: &str) -> u16 {
    let mut rest = area.intersection(buffer.area);
    let start = rest.x;
    for (i, (text, style)) in parts.iter().enumerate() {
        let more = parts.get(i + 1..).is_some_and(|after| after.iter().any(|p| !p.0.is_empty()));
        // A piece that fills the room to its end hides that something follows; so it is cut too.
        let full = more && width(text) == usize::from(rest.width) && rest.width > 0;
        let taken = if full {
            let cut = format!("{} ", text);
            draw(buffer, rest, &cut, Fit::Left, *style, ellipsis)
        } else {
            draw(buffer, rest, text, Fit::Left, *style, ellipsis)
        };
        rest.x += taken;
        rest.width -= taken;
    }
    rest.x - start
}

/// Fills the first line of `area` with a glyph one column wide.
pub fn rule(buffer: &mut Buffer, area: Rect, glyph: &str, style: Style) {
    let area = area.intersection(buffer.area);
    for x in area.left()..area.right() {
        if let Some(cell) = buffer.cell_mut((x, area.y)).filter(|_| area.height > 0) {
            cell.set_symbol(glyph).set_style(style);
        }
    }
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

/// As [`wrap`], for one line of the text in pieces, each in its style.
pub fn wrap_parts(parts: &[(&str, Style)], room: usize) -> Vec<Vec<(String, Style)>> {
    let mut whole = String::new();
    let mut ends = Vec::new();
    for (text, style) in parts {
        whole.push_str(&shown(text));
        ends.push((whole.len(), *style));
    }
    let cut = |line: Range<usize>| {
        let end = line.start + whole[line.clone()].trim_end().len();
        let mut pieces = Vec::new();
        let mut at = line.start;
        for (to, style) in ends.iter().filter(|(to, _)| *to > line.start) {
            let piece = &whole[at..(*to).min(end).max(at)];
            if !piece.is_empty() {
                pieces.push((piece.to_owned(), *style));
            }
            at = (*to).min(end).max(at);
        }
        pieces
    };
    breaks(&whole, room).into_iter().map(cut).collect()
}

/// The bytes of a visible paragraph that make up each of its lines, with the spaces at their ends.
fn breaks(paragraph: &str, room: usize) -> Vec<Range<usize>> {
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
fn simple(text: &str) -> Option<usize> {
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

/// Columns of text that is visible already, counted as the screen's buffer counts them.
pub(in crate::tui) fn columns(text: &str) -> usize {
    simple(text).unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
}

/// Whether terminals disagree about how many columns a grapheme takes: signs that some show as
/// pictures, and signs put together from several.
pub(in crate::tui) fn is_unsure(grapheme: &str) -> bool {
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
pub(super) fn head(text: &str, room: usize) -> &str {
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
pub(super) fn tail(text: &str, room: usize) -> &str {
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
    use crate::tui::widget::text as this;

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
    fn simple_letters_are_drawn_as_the_buffer_draws_them() {
        let simple = ('\0'..='\u{3000}').filter(|c| simple(&c.to_string()).is_some());
        let simple: Vec<char> = simple.collect();
        assert!(simple.len() > 900);
        for pair in simple.windows(2) {
            let text: String = pair.iter().collect();
            assert_eq!(text.graphemes(true).count(), 2, "{text:?}");
            assert_eq!(text.width(), 2, "{text:?}");
            assert_eq!(marks::shown(&text), text);
            let area = Rect::new(0, 0, 3, 1);
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            let style = Style::new().fg(ratatui::style::Color::Red);
            assert_eq!(draw(&mut ours, area, &text, Fit::Left, style, "…"), 2);
            theirs.set_stringn(0, 0, &text, 2, style);
            assert_eq!(ours, theirs, "{text:?}");
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
    fn the_end_of_a_number_is_kept() {
        assert_eq!(cut_start("+48 22 123 45 67", 7, "…"), "… 45 67");
        assert_eq!(cut_start("日本語", 4, "…"), "…語");
        assert_eq!(cut_start("67", 2, "…"), "67");
        assert_eq!(cut_start("67", 0, "…"), "");
    }

    #[test]
    fn text_is_drawn_where_it_belongs() {
        let line = |fit, text: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
            let taken = draw(&mut buffer, Rect::new(1, 0, 6, 1), text, fit, Style::new(), "…");
            (taken, buffer.content.iter().map(|cell| cell.symbol()).collect::<String>())
        };
        assert_eq!(line(Fit::Left, "abc"), (3, " abc    ".to_owned()));
        assert_eq!(line(Fit::Right, "abc"), (3, "    abc ".to_owned()));
        assert_eq!(line(Fit::Right, "1234567"), (6, " 12345… ".to_owned()));
        assert_eq!(line(Fit::KeepEnd, "1234567"), (6, " …34567 ".to_owned()));
        assert_eq!(line(Fit::Left, "a\u{1b}b"), (3, " a\u{241b}b    ".to_owned()));
    }

    #[test]
    fn parts_follow_each_other_and_the_last_one_that_fits_says_that_more_follows() {
        let line = |parts: &[(&str, Style)], wide| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, wide, 1));
            let all = buffer.area;
            draw_parts(&mut buffer, all, parts, "…");
            buffer.content.iter().map(|cell| cell.symbol()).collect::<String>()
        };
        let s = Style::new();
        assert_eq!(line(&[("ab", s), ("cd", s)], 5), "abcd ");
        assert_eq!(line(&[("ab", s), ("cd", s)], 4), "abcd");
        assert_eq!(line(&[("ab", s), ("cd", s)], 3), "ab…");
        assert_eq!(line(&[("ab", s), ("cd", s)], 2), "a…");
        assert_eq!(line(&[("ab", s), ("", s)], 2), "ab");
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
    fn pieces_are_broken_as_their_text_and_keep_their_styles() {
        let (plain, bold) = (Style::new(), Style::new().bold());
        let parts = [("one ", plain), ("two th", bold), ("ree", plain), ("", bold)];
        let lines = wrap_parts(&parts, 7);
        let part = |text: &str, style| (text.to_owned(), style);
        let expected = [
            vec![part("one ", plain), part("two", bold)],
            vec![part("th", bold), part("ree", plain)],
        ];
        assert_eq!(lines, expected);
        assert_eq!(wrap_parts(&[], 7), [vec![]]);
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
            let line = text.replace('\n', " ");
            let place = line.char_indices().map(|(at, _)| at).nth(room).unwrap_or(line.len());
            let (left, right) = line.split_at(place);
            // Where a joiner is made visible depends on what follows it.
            if shown(left) + shown(right) == shown(&line) {
                let parts = [(left, Style::new()), (right, Style::new().bold())];
                let joined = wrap_parts(&parts, room.max(1)).into_iter();
                let joined = joined.map(|line| line.into_iter().map(|part| part.0).collect());
                prop_assert_eq!(joined.collect::<Vec<String>>(), wrap(&line, room.max(1)));
            }
            for line in wrap(&text, room.max(1)) {
                let whole = line.graphemes(true).filter(|g| g.width() > 0).count() <= 1;
                prop_assert!(whole || columns(&line) <= room.max(1), "{:?}", line);
            }
        }

        #[test]
        fn drawing_stays_inside(text in ".*", x in 0u16..14, y in 0u16..9, w in 0u16..14, h in 0u16..9) {
            let mut buffer = Buffer::empty(Rect::new(0, 0, w, h));
            for fit in [Fit::Left, Fit::Right, Fit::KeepEnd] {
                draw(&mut buffer, Rect::new(x, y, 9, 2), &text, fit, Style::new(), "…");
            }
            draw_parts(&mut buffer, Rect::new(x, y, 9, 2), &[(&text, Style::new())], "…");
            rule(&mut buffer, Rect::new(x, y, 9, 2), "━", Style::new());
        }
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
}
