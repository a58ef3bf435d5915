//! What the mouse does: on the top line the application's own business, below it the screen's.

use super::top::What;
use super::{App, Status};
use crate::crm::Failure;
use crate::domain::agenda::Show;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Screen;
use crate::tui::terminal::Mouse;

impl App {
    /// The wheel moves, a click on the top line changes the section, one below it is the screen's,
    /// and so is what is carried with the button held.
    pub(super) fn on_mouse(&mut self, mouse: Mouse) -> Result<(), Failure> {
        self.watch.touch(self.now());
        self.go_elsewhere();
        match mouse {
            Mouse::WheelUp(at) | Mouse::WheelDown(at) => {
                self.with_top(|screen, context| screen.point(at, context));
                let up = matches!(mouse, Mouse::WheelUp(_));
                self.act(if up { Action::MoveUp } else { Action::MoveDown })
            }
            Mouse::Drag(at) => {
                let effect = self.with_top(|screen, context| screen.drag(at, context));
                self.apply(effect.unwrap_or(Effect::None))
            }
            Mouse::Release(at) => {
                let top = self.screens.len().saturating_sub(1);
                let effect = self.with_top(|screen, context| screen.release(at, context));
                let Some(effect) = effect.flatten() else { return Ok(()) };
                self.status = Status::default();
                self.apply(effect)?;
                // What was held back while the button was held is read also under what was opened.
                if self.screens.len() > top + 1 { self.reload_at(top) } else { Ok(()) }
            }
            Mouse::Press(at) => {
                self.status = Status::default();
                let typing = self.screens.last().is_some_and(Screen::is_typing);
                let effect = match self.top_at(at) {
                    Some(What::Section(section)) if !typing => Some(Effect::Section(section)),
                    Some(What::Unread) if !typing => Some(Effect::open(Open::Inbox)),
                    Some(What::Overdue) if !typing => return self.open_days(Show::Overdue),
                    Some(What::Today | What::Soon) if !typing => {
                        return self.open_days(Show::Today);
                    }
                    Some(What::Incoming) if !typing => return self.open_days(Show::Waiting),
                    Some(_) => None,
                    None => self.with_top(|screen, context| screen.click(at, context)),
                };
                self.apply(effect.unwrap_or(Effect::None))
            }
        }
    }

    /// Lets go of what the mouse carries, which stays where it was: a key was pressed. Says whether
    /// that is all the key was for.
    pub(super) fn let_go(&mut self, action: Action) -> Result<bool, Failure> {
        if self.with_top(|screen, _| screen.let_go()) != Some(true) {
            return Ok(false);
        }
        self.status = Status::default();
        self.reload_at(self.screens.len() - 1)?;
        Ok(action == Action::StepBack)
    }
}
