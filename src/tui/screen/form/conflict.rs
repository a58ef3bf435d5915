//! The question what to do where a colleague changed a field that was changed here too: what he
//! wrote and what is typed stand side by side, and the answer Enter gives changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::message::{Message, Refusal};
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 60;

/// What may be done, in the order offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Back into the form, where what is typed still stands.
    Back,
    /// Their value stays, and the own one goes.
    Theirs,
    /// The own value is put over theirs.
    Mine,
}

const CHOICES: [(Choice, &str); 3] = [
    (Choice::Back, "form-back"),
    (Choice::Theirs, "form-keep-theirs"),
    (Choice::Mine, "form-put-mine"),
];

/// The question, with the answer Enter would give.
#[derive(Debug)]
pub struct Conflict {
    refusal: Refusal,
    /// What is typed here, and what stands there now, once that is read.
    mine: String,
    theirs: Option<String>,
    at: usize,
}

impl Conflict {
    /// Asks about a refusal that says who changed what; going back into the form is offered first.
    pub fn new(refusal: Refusal, mine: String) -> Conflict {
        Conflict { refusal, mine, theirs: None, at: 0 }
    }

    /// Whether it is not known yet what stands there now.
    pub fn is_asking(&self) -> bool {
        self.theirs.is_none()
    }

    /// Learns what stands there now.
    pub fn show(&mut self, theirs: String) {
        self.theirs = Some(theirs);
    }

    /// The answer under the cursor.
    pub fn choice(&self) -> Choice {
        CHOICES.get(self.at).map_or(Choice::Back, |(choice, _)| *choice)
    }

    /// Moves between the answers.
    pub fn on_action(&mut self, action: Action) {
        match action {
            Action::MoveUp | Action::PreviousField => self.at = self.at.saturating_sub(1),
            Action::MoveDown | Action::NextField => self.at = (self.at + 1).min(CHOICES.len() - 1),
            Action::MoveFirst => self.at = 0,
            Action::MoveLast => self.at = CHOICES.len() - 1,
            _ => {}
        }
    }

    /// Draws the question over the form.
    pub fn draw(&self, buffer: &mut Buffer, screen: Rect, context: &Context) {
        let Context { words, theme, .. } = context;
        let ellipsis = theme.glyphs.ellipsis;
        let width = screen.width.min(WIDEST);
        let room = usize::from(width.saturating_sub(popup::FRAME));
        let mut says: Vec<(String, Style)> = text::wrap(&words.refusal(&self.refusal), room)
            .into_iter()
            .map(|line| (line, theme.error()))
            .collect();
        let both = [("form-theirs", self.theirs.as_deref()), ("form-mine", Some(&*self.mine))];
        for (id, value) in both {
            let Some(value) = value else { continue };
            let value = if value.is_empty() { theme.glyphs.none } else { value };
            let line = words.say(&Message::new(id).with("value", value));
            says.push((text::cut(&line, room, ellipsis).into_owned(), Style::new()));
        }
        let choices = u16::try_from(CHOICES.len()).unwrap_or(u16::MAX);
        let height = u16::try_from(says.len()).unwrap_or(u16::MAX).saturating_add(choices);
        let area = popup::centred(screen, width, height.saturating_add(popup::FRAME));
        let inside = popup::draw(buffer, area, "", theme);
        let choices_from = inside.bottom().saturating_sub(choices).max(inside.y);
        let above = Rect { height: choices_from - inside.y, ..inside };
        for (line, (says, style)) in above.rows().zip(&says) {
            text::draw(buffer, line, says, Fit::Left, *style, ellipsis);
        }
        let below = Rect { y: choices_from, height: inside.bottom() - choices_from, ..inside };
        for (line, (at, (_, id))) in below.rows().zip(CHOICES.iter().enumerate()) {
            let (mark, style) = match at == self.at {
                true => (theme.glyphs.cursor, theme.selected()),
                false => (" ", Style::new()),
            };
            let says = words.text(id);
            text::draw_parts(buffer, line, &[(mark, theme.accent()), (&says, style)], ellipsis);
        }
    }
}
