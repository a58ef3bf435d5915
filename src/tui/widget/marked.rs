//! Words with the marks people type in comments, laid out in lines of pieces that look as they mean.
//!
//! Which marks there are is the domain's to say; here it is decided what they look like.

use ratatui::style::{Modifier, Style};

use super::text;
use crate::domain::markup::{self, Block, Look};
use crate::tui::theme::Theme;

/// Pieces of one line of the screen, each in its style.
pub type Parts = Vec<(String, Style)>;

/// A text as lines of at most `room` columns, in a style as far as its marks say nothing else. `lead`
/// stands before the first of its words.
pub fn lines(text: &str, lead: &Parts, style: Style, room: usize, theme: &Theme) -> Vec<Parts> {
    let mut lines = Vec::new();
    let mut lead = Some(lead).filter(|lead| !lead.is_empty());
    for line in markup::lines(text) {
        let first = match line.block {
            Block::Item("-") => format!("{}{} ", line.indent, theme.glyphs.bullet),
            Block::Item(mark) => format!("{}{mark} ", line.indent),
            Block::Quote => format!("{}{} ", line.indent, theme.glyphs.divider),
            Block::Plain | Block::Heading | Block::Code => line.indent.to_owned(),
        };
        let quoted = line.block == Block::Quote;
        let base = if quoted { style.patch(theme.muted()) } else { style };
        let words = line.pieces.iter().map(|piece| (piece.text, look(piece.look, base, theme)));
        let mut parts: Vec<(&str, Style)> = Vec::new();
        if matches!(line.block, Block::Plain | Block::Heading) {
            let lead = lead.take().into_iter().flatten();
            parts.extend(lead.map(|(text, style)| (text.as_str(), *style)));
        } else if let Some(lead) = lead.take() {
            lines.push(lead.clone());
        }
        parts.extend(words);
        // What is deep inside still has room for a word.
        let first = text::cut(&first, room / 2, "").into_owned();
        let deep = text::width(&first);
        let next = if quoted { first.clone() } else { " ".repeat(deep) };
        let wrapped = text::wrap_parts(&parts, room - deep).into_iter().enumerate();
        lines.extend(wrapped.map(|(number, words)| {
            let before = if number == 0 { &first } else { &next };
            let before = (!before.is_empty()).then(|| (before.clone(), theme.muted()));
            before.into_iter().chain(words).collect::<Parts>()
        }));
    }
    lines
}

/// A style with what a look adds to it.
pub fn look(look: Look, style: Style, theme: &Theme) -> Style {
    let add = |style: Style, on: bool, modifier| match on {
        true => style.add_modifier(modifier),
        false => style,
    };
    let style = if look.code { style.patch(theme.muted()) } else { style };
    let style = if look.mention { style.patch(theme.accent()) } else { style };
    let style = add(style, look.bold, Modifier::BOLD);
    let style = add(style, look.italic, Modifier::ITALIC);
    add(style, look.link, Modifier::UNDERLINED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;

    fn laid(text: &str, lead: &str, room: usize) -> Vec<String> {
        let theme = Theme::new(Depth::Mono, false);
        let lead: Parts = Some(lead)
            .filter(|lead| !lead.is_empty())
            .map(|l| (l.to_owned(), Style::new()))
            .into_iter()
            .collect();
        let lines = lines(text, &lead, Style::new(), room, &theme);
        lines.into_iter().map(|line| line.into_iter().map(|(text, _)| text).collect()).collect()
    }

    #[test]
    fn points_and_quotations_hang_and_long_words_fit() {
        let text = "# Terms\n- pay in **two** parts\n10. ten\n> as you *like* it\n\n    deep";
        let expected = [
            "Terms",
            "• pay in",
            "  two",
            "  parts",
            "10. ten",
            "│ as you",
            "│ like it",
            "",
            "    deep",
        ];
        assert_eq!(laid(text, "", 9), expected);
        assert_eq!(laid("a **b**", "Anna  ", 30), ["Anna  a b"]);
        assert_eq!(laid("- one", "Anna  ", 30), ["Anna  ", "• one"]);
        let deep = format!("{}- x", " ".repeat(50));
        assert!(laid(&deep, "", 10).iter().all(|line| text::width(line) <= 10));
        for room in 0..5 {
            laid("- **a** b\n> c", "", room);
        }
    }

    #[test]
    fn every_look_shows_without_colour() {
        let theme = Theme::new(Depth::Mono, false);
        let plain = Look::default();
        let all = [
            Look { bold: true, ..plain },
            Look { italic: true, ..plain },
            Look { code: true, ..plain },
            Look { link: true, ..plain },
            Look { mention: true, ..plain },
        ];
        for one in all {
            let style = look(one, Style::new(), &theme);
            assert!(style != Style::new() && style.fg.is_none(), "{one:?}");
        }
        assert_eq!(look(plain, theme.muted(), &theme), theme.muted());
    }

    #[test]
    fn what_could_act_on_the_terminal_is_marked() {
        assert_eq!(laid("**a\u{1b}[2J** `b\u{202e}`", "", 30), ["a␛[2J b\u{fffd}"]);
    }
}
