//! A long text to be read: a letter, a message, the answers of a form, a comment with its files. It
//! scrolls, and nothing in the text can act on the terminal.

use std::cell::RefCell;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::domain::attachment::Attachment;
use crate::domain::message::{Message, Refusal};
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::theme::Theme;
use crate::tui::widget::marked::{self, Parts};
use crate::tui::widget::popup;
use crate::tui::widget::scroll;
use crate::tui::widget::text::{self, Fit};

/// The widest lines that are read with ease, with the frame around them.
const WIDEST: u16 = 100;

/// Lines above the last one that the box takes besides its frame.
const FOOT: u16 = 1;

/// A text over the screen.
#[derive(Debug)]
pub struct Pager {
    title: String,
    text: Text,
    /// The files that belong to it.
    files: Vec<Attachment>,
    /// The first line shown.
    top: usize,
    /// The lines for a room of so many columns, laid out once.
    laid: RefCell<(u16, Vec<Parts>)>,
}

/// What is to be read.
#[derive(Debug)]
enum Text {
    /// Words as they are; what somebody quotes is less bright.
    Plain(String),
    /// Words with marks of how they look.
    Marked(String),
}

impl Pager {
    /// A text with its title.
    pub fn new(title: String, text: String) -> Pager {
        Pager::of(title, Text::Plain(text))
    }

    /// The words of a colleague, which look as their marks say.
    pub fn marked(title: String, text: String) -> Pager {
        Pager::of(title, Text::Marked(text))
    }

    fn of(title: String, text: Text) -> Pager {
        Pager { title, text, files: Vec::new(), top: 0, laid: RefCell::default() }
    }

    /// The same text with files that can be opened.
    pub fn with_files(self, files: Vec<Attachment>) -> Pager {
        Pager { files, ..self }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Pager, Scope::Popup]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Why it does not scroll: all of it is shown.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        let inside = inside(self.bounds(context.area, context.theme));
        let height = usize::from(inside.height.saturating_sub(FOOT));
        let fits = self.lines(inside.width, context.theme, <[Parts]>::len) <= height;
        (fits && scroll::scrolls(action)).then(|| Message::new("why-all-shown"))
    }

    /// Scrolls or closes.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let inside = inside(self.bounds(context.area, context.theme));
        let height = usize::from(inside.height.saturating_sub(FOOT)).max(1);
        let last = self.lines(inside.width, context.theme, <[Parts]>::len).saturating_sub(height);
        if matches!(action, Action::StepBack | Action::Back | Action::Confirm) {
            return Effect::Close;
        }
        if action == Action::OpenFile {
            return match self.files.is_empty() {
                true => Effect::Refuse(Refusal::rule(Message::new("why-no-file-here"))),
                false => Effect::open(Open::Files(self.files.clone())),
            };
        }
        self.top = scroll::to(action, self.top, height, last);
        Effect::None
    }

    /// A click beside the box leaves.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        if self.bounds(context.area, context.theme).contains(at) {
            Effect::None
        } else {
            Effect::Close
        }
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Draws the part that there is room for.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let theme = context.theme;
        let inside = popup::draw(buffer, self.bounds(area, theme), &self.title, theme);
        let foot = FOOT.min(inside.height.saturating_sub(1));
        let room = Rect { height: inside.height - foot, ..inside };
        let height = usize::from(room.height);
        self.lines(inside.width, theme, |lines| {
            let top = self.top.min(lines.len().saturating_sub(height));
            for (row, line) in room.rows().zip(lines.iter().skip(top)) {
                let parts: Vec<_> = line.iter().map(|(text, style)| (&**text, *style)).collect();
                text::draw_parts(buffer, row, &parts, theme.glyphs.ellipsis);
            }
            let mark = |on: bool, glyph: &'static str| if on { glyph } else { " " };
            let above = mark(top > 0, theme.glyphs.above);
            let below = mark(top + height < lines.len(), theme.glyphs.below);
            if foot > 0 {
                let row = Rect { y: inside.bottom() - 1, height: 1, ..inside };
                let shown = (top + height).min(lines.len());
                let says = format!("{above}{below} {shown}/{}", lines.len());
                if lines.len() > height {
                    text::draw(buffer, row, &says, Fit::Right, theme.muted(), "");
                }
                let key = context.keymap.keys_of(Action::OpenFile).first();
                if let Some(key) = key.filter(|_| !self.files.is_empty()) {
                    let count = self.files.len();
                    let says = Message::new("pager-files").with("key", key.to_string());
                    let says = context.words.say(&says.with("count", count));
                    let beside = row.width.saturating_sub(8);
                    let row = Rect { width: beside, ..row };
                    text::draw(buffer, row, &says, Fit::Left, theme.muted(), theme.glyphs.ellipsis);
                }
            }
        });
        None
    }

    /// Where the box goes: as high as the text, where that fits.
    fn bounds(&self, area: Rect, theme: &Theme) -> Rect {
        let lines = self.lines(inside(widest(area)).width, theme, <[Parts]>::len);
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        popup::centred(area, WIDEST, lines.saturating_add(FOOT + popup::FRAME))
    }

    /// Looks at the lines for a room of so many columns.
    fn lines<T>(&self, width: u16, theme: &Theme, look: impl FnOnce(&[Parts]) -> T) -> T {
        let mut laid = self.laid.borrow_mut();
        if laid.0 != width || laid.1.is_empty() {
            let room = usize::from(width);
            let lines = match &self.text {
                Text::Plain(text) => text::wrap(text, room)
                    .into_iter()
                    .map(|line| {
                        let quoted = line.trim_start().starts_with('>');
                        vec![(line, if quoted { theme.muted() } else { Style::new() })]
                    })
                    .collect(),
                Text::Marked(text) => marked::lines(text, &Parts::new(), Style::new(), room, theme),
            };
            *laid = (width, lines);
        }
        look(&laid.1)
    }
}

/// Where the box may go: all of the height, as wide as lines are read with ease.
fn widest(area: Rect) -> Rect {
    popup::centred(area, WIDEST, area.height)
}

/// The room inside a box.
fn inside(area: Rect) -> Rect {
    Rect {
        width: area.width.saturating_sub(popup::FRAME),
        height: area.height.saturating_sub(popup::FRAME),
        ..area
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::{Team, draw_at_every_size};

    fn pager() -> Pager {
        let text: Vec<String> = (1..=30).map(|n| format!("line {n}")).collect();
        Pager::new("Letter".to_owned(), text.join("\n"))
    }

    #[test]
    fn it_scrolls_to_the_end_and_no_further() {
        let team = Team::new(Lang::En, 40, 10);
        let mut pager = pager();
        let shown = |pager: &Pager| team.drawn(|f, a, c| pager.draw(f, a, c)).0;
        assert!(shown(&pager).contains("line 1\n") || shown(&pager).contains("line 1 "));
        assert!(shown(&pager).contains("7/30"), "{}", shown(&pager));
        for (action, first) in [
            (Action::MoveDown, 2),
            (Action::PageDown, 9),
            (Action::MoveLast, 24),
            (Action::PageDown, 24),
            (Action::HalfPageUp, 20),
            (Action::MoveFirst, 1),
            (Action::MoveUp, 1),
        ] {
            assert!(matches!(pager.on_action(action, &team.context()), Effect::None));
            let row = shown(&pager).lines().nth(1).unwrap().to_owned();
            assert!(row.contains(&format!("line {first} ")), "{action:?}: {row}");
        }
        assert!(matches!(pager.on_action(Action::StepBack, &team.context()), Effect::Close));
    }

    #[test]
    fn what_could_act_on_the_terminal_is_marked() {
        let team = Team::new(Lang::Ru, 40, 10);
        let pager = Pager::new("x\u{1b}".to_owned(), "a\u{1b}[2Jb\n> c\u{202e}d".to_owned());
        let (shown, _) = team.drawn(|f, a, c| pager.draw(f, a, c));
        assert!(shown.contains("a␛[2Jb") && shown.contains("> c\u{fffd}d"), "{shown}");
    }

    #[test]
    fn a_colleagues_words_look_as_their_marks_say_and_a_letter_as_it_was_written() {
        let team = Team::new(Lang::En, 40, 10);
        let text = || "# Head\n- **one**\n1 * 2".to_owned();
        for (pager, expected) in [
            (Pager::marked("x".to_owned(), text()), ["Head", "• one", "1 * 2"]),
            (Pager::new("x".to_owned(), text()), ["# Head", "- **one**", "1 * 2"]),
        ] {
            let (shown, _) = team.drawn(|f, a, c| pager.draw(f, a, c));
            let lines: Vec<&str> = shown
                .lines()
                .filter_map(|line| line.strip_prefix('│')?.strip_suffix('│'))
                .collect();
            let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).take(3).collect();
            assert_eq!(lines, expected, "{shown}");
        }
    }

    #[test]
    fn its_files_are_opened_and_the_foot_says_how() {
        let team = Team::new(Lang::En, 60, 10);
        let file =
            |name: &str| Attachment { name: name.to_owned(), size: 5, sha256: "0".repeat(64) };
        let files = vec![file("a.pdf"), file("b.txt")];
        let mut with = pager().with_files(files.clone());
        let shown = team.drawn(|f, a, c| with.draw(f, a, c)).0;
        assert!(shown.contains("O opens 2 files") && shown.contains("7/30"), "{shown}");
        let Effect::Open(open) = with.on_action(Action::OpenFile, &team.context()) else {
            panic!("there are files")
        };
        assert!(matches!(*open, Open::Files(opened) if opened == files));
        let mut without = pager();
        let refused = without.on_action(Action::OpenFile, &team.context());
        assert!(matches!(refused, Effect::Refuse(_)), "{refused:?}");
        assert!(!team.drawn(|f, a, c| without.draw(f, a, c)).0.contains("opens"));
    }

    #[test]
    fn it_draws_at_every_size() {
        let marked = Pager::marked(String::new(), "# a\n- **b**\n> c".to_owned());
        for pager in [pager(), Pager::new(String::new(), String::new()), marked] {
            draw_at_every_size(|buffer, area, context| pager.draw(buffer, area, context));
        }
    }
}
