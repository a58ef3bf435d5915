//! The one way by which text reaches the screen.
//!
//! Stored text may hold anything: it is made visible and cut to its room by [`crate::domain::widths`]
//! first, so that no control character leaves for the terminal.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::widths::{breaks, simple};
pub use crate::domain::widths::{
    columns, cut, cut_numbered, cut_start, cut_tight, head, is_unsure, shown, tail, whole_parts,
    width, wrap,
};

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn simple_letters_are_drawn_as_the_buffer_draws_them() {
        let simple = ('\0'..='\u{3000}').filter(|c| simple(&c.to_string()).is_some());
        let simple: Vec<char> = simple.collect();
        assert!(simple.len() > 900);
        for pair in simple.windows(2) {
            let text: String = pair.iter().collect();
            assert_eq!(text.graphemes(true).count(), 2, "{text:?}");
            assert_eq!(text.width(), 2, "{text:?}");
            assert_eq!(shown(&text), text);
            let area = Rect::new(0, 0, 3, 1);
            let (mut ours, mut theirs) = (Buffer::empty(area), Buffer::empty(area));
            let style = Style::new().fg(ratatui::style::Color::Red);
            assert_eq!(draw(&mut ours, area, &text, Fit::Left, style, "…"), 2);
            theirs.set_stringn(0, 0, &text, 2, style);
            assert_eq!(ours, theirs, "{text:?}");
        }
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
        fn pieces_are_broken_as_the_whole_text(
            text in "\\PC*|.*", room in 0usize..20
        ) {
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
}
