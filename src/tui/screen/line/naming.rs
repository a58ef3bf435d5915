//! Colleagues offered while a comment names them: who begins as it is typed, and which of them the
//! person means.

use super::shown::Parts;
use crate::domain::mention;
use crate::domain::person::User;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::area::Area;

/// At most so many colleagues are offered at once.
const OFFERED: usize = 6;

/// The choice among those who are offered.
#[derive(Debug, Default)]
pub struct Naming {
    /// The place of the one that is meant.
    place: usize,
    /// Whether the person wants none of them.
    dismissed: bool,
}

impl Naming {
    /// The text was changed: whoever is offered now is offered anew.
    pub fn restart(&mut self) {
        *self = Naming::default();
    }

    /// Moves among those who are offered, puts one in or sends them away; `false` where the action is
    /// about the text itself.
    pub fn on_action(&mut self, action: Action, area: &mut Area, context: &Context) -> bool {
        let head = area.head();
        let Some(typed) = mention::begun(&head, head.len()) else { return false };
        let offered = self.offered(&head, context);
        let Some(user) = offered.get(self.place.min(offered.len().saturating_sub(1))) else {
            return false;
        };
        // Who is named in full already needs no choice: Enter sends the comment.
        let is_whole = offered.iter().any(|user| user.login.eq_ignore_ascii_case(typed.login));
        match action {
            Action::MoveUp => self.place = self.place.saturating_sub(1),
            Action::MoveDown => self.place = (self.place + 1).min(offered.len() - 1),
            Action::StepBack => self.dismissed = true,
            Action::Confirm if is_whole && self.place == 0 => return false,
            Action::NextField | Action::Confirm => {
                area.complete(typed.login.chars().count(), &format!("{} ", user.login));
                self.restart();
            }
            _ => return false,
        }
        true
    }

    /// What is offered, as lines; none where nobody is being named.
    pub fn lines(&self, area: &Area, context: &Context) -> Vec<Parts> {
        let theme = context.theme;
        let head = area.head();
        let offered = self.offered(&head, context);
        let mut lines: Vec<Parts> = Vec::new();
        for (place, user) in offered.iter().enumerate() {
            let here = place == self.place.min(offered.len() - 1);
            let (mark, style) = match here {
                true => (theme.glyphs.cursor, theme.title()),
                false => (" ", theme.muted()),
            };
            lines.push(vec![
                (mark.to_owned(), theme.accent()),
                (format!("@{}", user.login), style),
                (format!("  {}", user.name), theme.muted()),
            ]);
        }
        if !lines.is_empty() {
            lines.push(vec![(context.words.text("line-mention-keys"), theme.muted())]);
        }
        lines
    }

    fn offered<'u>(&self, head: &str, context: &Context<'u>) -> Vec<&'u User> {
        match mention::begun(head, head.len()) {
            Some(typed) if !self.dismissed => {
                let mut found = mention::candidates(typed.login, &context.setup.users);
                found.truncate(OFFERED);
                found
            }
            _ => Vec::new(),
        }
    }
}
