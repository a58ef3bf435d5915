//! How things look, by what they mean.
//!
//! Only the foreground is ever coloured, so that light and dark terminals both stay readable, and
//! no meaning rests on colour alone: each has a mark or an attribute too. What a screen shows is
//! not known here.

mod glyphs;

use ratatui::style::{Color, Modifier, Style};

use super::terminal::Depth;
use crate::domain::reminder::Attention;
use crate::domain::stage::Colour;

pub use glyphs::Glyphs;

/// The look for one kind of terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    depth: Depth,
    light: bool,
    /// The marks and lines.
    pub glyphs: &'static Glyphs,
}

impl Theme {
    /// The look with this many colours; `ascii` keeps to ASCII marks and lines.
    pub fn new(depth: Depth, ascii: bool) -> Theme {
        let glyphs = if ascii { &glyphs::ASCII } else { &glyphs::UNICODE };
        Theme { depth, light: false, glyphs }
    }

    /// The same on a background that is light, or is not.
    pub fn on_light(self, light: bool) -> Theme {
        Theme { light, ..self }
    }

    /// The row or the button that the next key is about. The mark [`Glyphs::cursor`] goes with it.
    pub fn selected(&self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// The mark at the cursor, the current section and tab: the one accent of a screen.
    pub fn accent(&self) -> Style {
        self.coloured(Color::Cyan, 33).add_modifier(Modifier::BOLD)
    }

    /// What should have happened by now; [`Glyphs::overdue`] goes with it.
    pub fn overdue(&self) -> Style {
        self.coloured(Color::Red, 160).add_modifier(Modifier::BOLD)
    }

    /// What is to happen next; [`Glyphs::due`] goes with it.
    pub fn due(&self) -> Style {
        self.coloured(Color::Green, 28)
    }

    /// What somebody from outside waits for; [`Glyphs::incoming`] goes with it.
    pub fn incoming(&self) -> Style {
        self.coloured(Color::Yellow, 136).add_modifier(Modifier::BOLD)
    }

    /// What is to be done soon: its first reminder is over; [`Glyphs::soon`] goes with it.
    pub fn soon(&self) -> Style {
        self.coloured(Color::Yellow, 136)
    }

    /// The mark and the style of what asks for so much attention.
    pub fn attention(&self, attention: Attention) -> (&'static str, Style) {
        match attention {
            Attention::Overdue => (self.glyphs.overdue, self.overdue()),
            Attention::Waits => (self.glyphs.incoming, self.incoming()),
            Attention::Soon => (self.glyphs.soon, self.soon()),
            Attention::Quiet => (self.glyphs.due, self.due()),
        }
    }

    /// The mark and the style of a counter, the most urgent of whose activities asks for so much
    /// attention; what only is planned is no reason to look.
    pub fn counter(&self, attention: Attention) -> (&'static str, Style) {
        match attention {
            Attention::Overdue => (self.glyphs.full, self.overdue()),
            Attention::Quiet => (self.glyphs.due, self.muted()),
            Attention::Waits | Attention::Soon => self.attention(attention),
        }
    }

    /// What is there for those who look for it.
    pub fn muted(&self) -> Style {
        match self.depth {
            Depth::Indexed => Style::new().fg(Color::Indexed(243)),
            // The grey of the sixteen equals the background in well-known palettes.
            Depth::Mono | Depth::Sixteen => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// Headings and names of records.
    pub fn title(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// A name that the terminal opens at a click; nothing else looks so.
    pub fn link(&self) -> Style {
        self.title().add_modifier(Modifier::UNDERLINED)
    }

    /// What went wrong, or was refused.
    pub fn error(&self) -> Style {
        self.coloured(Color::Red, 160).add_modifier(Modifier::BOLD)
    }

    /// A stage's colour, for the rule under its name and for its bar.
    pub fn stage(&self, colour: Colour) -> Style {
        // A rule is seen in any colour, and it is to have the one that was chosen.
        let rule = Theme { light: false, ..*self };
        match colour {
            Colour::Grey => self.muted(),
            Colour::Blue => rule.coloured(Color::Blue, 33),
            Colour::Cyan => rule.coloured(Color::Cyan, 31),
            Colour::Green => rule.coloured(Color::Green, 28),
            Colour::Yellow => rule.coloured(Color::Yellow, 136),
            Colour::Magenta => rule.coloured(Color::Magenta, 133),
            Colour::Red => rule.coloured(Color::Red, 160),
        }
    }

    /// One of the person's own sixteen colours, or one of the fixed ones that stands out from
    /// black and from white alike. The bright ones of the sixteen are lost on a light background.
    fn coloured(&self, of_sixteen: Color, indexed: u8) -> Style {
        match self.depth {
            Depth::Mono => Style::new(),
            Depth::Sixteen if self.light => match of_sixteen {
                Color::Cyan => Style::new().fg(Color::Blue),
                Color::Yellow => Style::new().fg(Color::Magenta),
                Color::Green => Style::new(),
                dark => Style::new().fg(dark),
            },
            Depth::Sixteen => Style::new().fg(of_sixteen),
            Depth::Indexed => Style::new().fg(Color::Indexed(indexed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(theme: &Theme) -> Vec<Style> {
        let mut styles = vec![
            theme.selected(),
            theme.accent(),
            theme.overdue(),
            theme.due(),
            theme.incoming(),
            theme.soon(),
            theme.muted(),
            theme.title(),
            theme.error(),
        ];
        styles.extend(Colour::ALL.map(|colour| theme.stage(colour)));
        styles
    }

    #[test]
    fn the_background_is_never_coloured_and_mono_colours_nothing() {
        for depth in [Depth::Mono, Depth::Sixteen, Depth::Indexed] {
            for style in styles(&Theme::new(depth, false)) {
                assert_eq!(style.bg, None, "{depth:?} {style:?}");
                assert!(depth != Depth::Mono || style.fg.is_none(), "{style:?}");
            }
        }
    }

    #[test]
    fn no_word_is_bright_on_a_light_background_of_sixteen_colours() {
        let theme = Theme::new(Depth::Sixteen, false).on_light(true);
        let words = [theme.accent(), theme.overdue(), theme.due(), theme.incoming()];
        for style in words.into_iter().chain([theme.soon(), theme.muted(), theme.error()]) {
            let readable = [None, Some(Color::Blue), Some(Color::Magenta), Some(Color::Red)];
            assert!(readable.contains(&style.fg), "{style:?}");
        }
        assert_ne!(theme.incoming(), theme.overdue());
        assert_eq!(theme.stage(Colour::Yellow).fg, Some(Color::Yellow));
    }

    #[test]
    fn the_selection_shows_without_colour() {
        for depth in [Depth::Mono, Depth::Sixteen, Depth::Indexed] {
            let selected = Theme::new(depth, false).selected();
            assert!(selected.add_modifier.contains(Modifier::REVERSED));
        }
    }

    /// The relative luminance of a colour of the fixed part of the 256.
    fn luminance(index: u8) -> f64 {
        let (r, g, b) = match index {
            232.. => {
                let level = 8 + 10 * (index - 232);
                (level, level, level)
            }
            _ => {
                let cube = index - 16;
                let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
                (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
            }
        };
        let linear = |level: u8| {
            let share = f64::from(level) / 255.0;
            if share <= 0.03928 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    #[test]
    fn fixed_colours_stand_out_from_black_and_from_white() {
        for style in styles(&Theme::new(Depth::Indexed, false)) {
            if let Some(Color::Indexed(index)) = style.fg {
                let light = luminance(index);
                let (on_white, on_black) = (1.05 / (light + 0.05), (light + 0.05) / 0.05);
                assert!(on_white >= 3.0 && on_black >= 3.0, "{index}: {on_white} {on_black}");
            }
        }
    }
}
