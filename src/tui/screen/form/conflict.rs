//! The question what to do where a colleague changed a field that was changed here too.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::message::Refusal;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 60;

/// The question, with the answer Enter would give.
#[derive(Debug)]
pub struct Conflict {
    refusal: Refusal,
    overwrite: bool,
}

impl Conflict {
    /// Asks about a refusal that says who changed what; keeping theirs is offered first.
    pub fn new(refusal: Refusal) -> Conflict {
        Conflict { refusal, overwrite: false }
    }

    /// Whether the own value is to be put over theirs.
    pub fn overwrites(&self) -> bool {
        self.overwrite
    }

    /// Moves between the two answers.
    pub fn on_action(&mut self, action: Action) {
        match action {
            Action::MoveUp | Action::PreviousField | Action::MoveFirst => self.overwrite = false,
            Action::MoveDown | Action::NextField | Action::MoveLast => self.overwrite = true,
            _ => {}
        }
    }

    /// Draws the question over the form.
    pub fn draw(&self, buffer: &mut Buffer, screen: Rect, context: &Context) {
        let Context { words, theme, .. } = context;
        let ellipsis = theme.glyphs.ellipsis;
        let width = screen.width.min(WIDEST);
        let room = usize::from(width.saturating_sub(popup::FRAME));
        let says = text::wrap(&words.refusal(&self.refusal), room);
        let height = u16::try_from(says.len() + 2).unwrap_or(u16::MAX);
        let area = popup::centred(screen, width, height.saturating_add(popup::FRAME));
        let inside = popup::draw(buffer, area, "", theme);
        let answers = [(false, "form-keep-theirs"), (true, "form-put-mine")];
        let answers_from = inside.bottom().saturating_sub(2).max(inside.y);
        let above = Rect { height: answers_from - inside.y, ..inside };
        for (line, says) in above.rows().zip(&says) {
            text::draw(buffer, line, says, Fit::Left, theme.error(), ellipsis);
        }
        let below = Rect { y: answers_from, height: inside.bottom() - answers_from, ..inside };
        for (line, (overwrite, id)) in below.rows().zip(answers) {
            let selected = overwrite == self.overwrite;
            let (mark, style) = match selected {
                true => (theme.glyphs.cursor, theme.selected()),
                false => (" ", Style::new()),
            };
            let says = words.text(id);
            text::draw_parts(buffer, line, &[(mark, theme.accent()), (&says, style)], ellipsis);
        }
    }
}
