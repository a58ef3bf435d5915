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
    /// The wheel moves, a click on the top line changes the section, one below it is the screen's.
    pub(super) fn on_mouse(&mut self, mouse: Mouse) -> Result<(), Failure> {
        self.watch.touch(self.now());
        self.go_elsewhere();
        match mouse {
            Mouse::WheelUp(at) | Mouse::WheelDown(at) => {
                self.with_top(|screen, context| screen.point(at, context));
                let up = matches!(mouse, Mouse::WheelUp(_));
                self.act(if up { Action::MoveUp } else { Action::MoveDown })
            }
            Mouse::Click(at) => {
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
}
