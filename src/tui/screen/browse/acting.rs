//! What an action does in a section, whatever the view: show it another way, open something, select,
//! ask for what is shown.

use super::narrow::DELETED;
use super::view::View;
use super::{Browse, Sift};
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::action::Action;
use crate::tui::acts::team::Deed;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Context;
use crate::tui::screen::form::Form;
use crate::tui::screen::line::{Kind, Line};

impl Browse {
    /// Shows the records in another way; nothing where the action is none of these.
    pub(super) fn view_as(&mut self, action: Action, context: &Context) -> Option<Effect> {
        let view = match action {
            Action::NextView => self.beside(1),
            Action::PreviousView => self.beside(-1),
            Action::ViewBoard => View::Board,
            Action::ViewList => View::List,
            Action::ViewActivities if self.noun == Noun::Activity => View::Days,
            Action::ViewActivities => View::Activities,
            Action::ViewCalendar => View::Calendar,
            Action::ViewMonth | Action::ViewWeek | Action::ViewDay => {
                self.show(View::Calendar, context);
                let room = self.room(context.area);
                let turned = self.calendar.on_action(action, room, context);
                return Some(turned.unwrap_or(Effect::Reload));
            }
            // On the board they stand in columns of their own.
            Action::ShowClosed => {
                self.closed = self.view != View::List || !self.closed;
                self.list.show(self.shows_usual());
                self.list.show_top();
                View::List
            }
            _ => return None,
        };
        Some(self.show(view, context))
    }

    /// Opens the record under the cursor, a form for a new one, or what is told of all of them;
    /// nothing where the action is none of these.
    pub(super) fn open(&self, action: Action, context: &Context) -> Option<Effect> {
        let here = self.current().map(|id| RecordRef::new(self.noun, id));
        let open = match action {
            Action::Open => here.map(|on| match self.noun {
                Noun::Activity => Open::Task(on.id),
                noun if noun.is_record() => Open::Card(on, self.neighbours()),
                _ => Open::Edit(on),
            }),
            Action::Edit => here.map(Open::Edit),
            Action::MarkDone => here.map(Open::Done),
            Action::Load => Some(Open::Load(self.noun)),
            Action::OpenQueue => self.queue(context).map(|asked| Open::Queue(Box::new(asked))),
            Action::Duplicates => Some(Open::Duplicates(self.noun)),
            Action::StageMenu => self.board.stage().map(|stage| Open::Team(Deed::Menu(stage))),
            Action::New if self.noun.is_record() => return Some(self.capture("", context)),
            Action::New | Action::NewFull => {
                Some(Open::Form(Form::create(self.noun, self.defaults(context), context)))
            }
            Action::EditTable => return Some(self.table(context)),
            _ => return None,
        };
        Some(open.map_or(Effect::None, Effect::open))
    }

    /// Selects records; nothing where the action is another one.
    pub(super) fn select(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Select => {
                if let Some(id) = self.current() {
                    self.selected.toggle(id, self.worth().get(&id).copied());
                }
                self.selected.range_from = None;
            }
            Action::SelectRange => {
                self.selected.range_from = match self.selected.range_from {
                    Some(_) => None,
                    None => self.current(),
                };
                self.extend_range();
            }
            Action::SelectAll => {
                self.sifting = Some(Sift::SelectAll);
                return Some(Effect::Reload);
            }
            _ => return None,
        }
        Some(Effect::None)
    }

    /// Asks which records are to be shown and how, or goes back to more of them; nothing where the
    /// action is none of these.
    pub(super) fn ask_for(&mut self, action: Action, context: &Context) -> Option<Effect> {
        let line = |purpose: Purpose, title, typed: &str, kind| {
            Line::new(purpose, context.words.text(title), typed, kind)
        };
        let open = |line| Effect::open(Open::Line(line));
        Some(match action {
            Action::Search => {
                open(line(Purpose::Search, "line-search", &self.search, Kind::Plain).offering())
            }
            Action::Filter => {
                open(line(Purpose::Filter, "line-filter", &self.query, Kind::Query(self.noun)))
            }
            Action::Sort => self.list.pick_sort(context),
            Action::Columns => self.list.pick_columns(context),
            // The same key leads out again.
            Action::ShowDeleted => {
                let query = if self.in_bin() { "" } else { DELETED };
                self.view = View::List;
                self.narrow(String::new(), Some(query.to_owned()), context)
            }
            Action::UsualLook => self.undress(),
            Action::StepBack => self.step_back(context),
            _ => return None,
        })
    }
}
