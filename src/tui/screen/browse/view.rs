//! The views of a section, and what each of them is asked alike: what is under the cursor, what is
//! around it, where the cursor goes, what a new record begins with.

use std::collections::HashMap;

use ratatui::layout::Position;

use super::activities::{self, Doing};
use super::marks::Marks;
use super::{About, Browse};
use crate::crm::queue::{Asked, Order};
use crate::crm::reader::Sort;
use crate::crm::{Failure, Reader};
use crate::domain::command::Set;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Money;
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::query::Filter;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::acts::{self, Subject};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;

/// How the records are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    Board,
    List,
    /// In columns by when they want attention.
    Activities,
    /// On the days of a month, a week or a day.
    Calendar,
    /// Activities, under the day of each.
    Days,
}

impl View {
    /// Those of a noun's section, in the order in which a key goes through them.
    pub fn of(noun: Noun) -> &'static [View] {
        match noun {
            Noun::Activity => &[View::Days, View::List],
            _ if noun.has_stages() => &[View::Board, View::List, View::Activities, View::Calendar],
            _ => &[View::List],
        }
    }

    /// The message that names it.
    pub fn message(self) -> &'static str {
        match self {
            View::Board => "view-board",
            View::List => "view-list",
            View::Activities => "view-activities",
            View::Calendar => "view-calendar",
            View::Days => "view-days",
        }
    }
}

impl Browse {
    /// The view so many steps on, going round.
    pub(super) fn beside(&self, steps: isize) -> View {
        let views = View::of(self.noun);
        let at = views.iter().position(|view| *view == self.view).unwrap_or_default();
        let (at, len) = (at.cast_signed(), views.len().cast_signed());
        views[(at + steps).rem_euclid(len).cast_unsigned()]
    }

    /// Puts the cursor on a record with the next reload; it stands at `stage`, where that is known.
    pub fn go_to(&mut self, id: i64, stage: Option<StageId>, context: &Context) {
        let room = self.room(context.area);
        match self.view {
            View::Board => self.board.go_to(id, stage, room, context.setup),
            View::List => self.list.go_to(id, room),
            View::Activities => self.deadlines.go_to(id),
            View::Calendar => self.calendar.go_to(id),
            View::Days => self.days.go_to(id),
        }
    }

    /// Puts the cursor into the column of a stage with the next reload.
    pub fn go_to_stage(&mut self, stage: StageId) {
        self.board.go_to_stage(stage);
    }

    /// The box in which a record is captured; it says where the record will stand, unless that is
    /// where all of them begin.
    ///
    /// Where nothing new can stand, it says so before anything is typed.
    pub(super) fn capture(&self, text: &str, context: &Context) -> Effect {
        if self.view == View::Activities
            && let Err(refusal) = self.deadlines.plan(context)
        {
            return Effect::Refuse(refusal);
        }
        let setup = context.setup;
        let board = &self.board;
        let at = board.stage().filter(|_| self.view == View::Board);
        let at = at.filter(|_| !board.defaults(setup).is_empty());
        let first = board.pipeline(setup).and_then(|pipeline| setup.stages_of(pipeline).next());
        let first = first.map(|stage| stage.id);
        acts::capture_line(self.noun, text, at.filter(|_| at != first), context)
    }

    /// Shows the records another way; the one under the cursor stays under it where it is seen.
    pub(super) fn show(&mut self, view: View, context: &Context) -> Effect {
        let here = self.current();
        if view == View::Calendar {
            self.calendar.look_at(context.clock);
            self.selected.clear();
        }
        self.view = view;
        // A calendar is opened on its day, not on a record.
        if let Some(id) = here.filter(|_| view != View::Calendar) {
            self.go_to(id, None, context);
        }
        Effect::Reload
    }

    /// A click puts the cursor on a record; on the record under the cursor it opens the card. On the
    /// board it is over when the button is let go of.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let before = self.current();
        let room = self.room(context.area);
        let hit = match self.view {
            View::Board => return self.press(at, context),
            View::List => match self.list.strip_at(at, room, context) {
                Some(pressed) => return self.press_strip(pressed, context),
                None => self.list.click(at, room),
            },
            View::Activities => self.deadlines.click(at, room),
            View::Days => self.days.click(at, room, context),
            View::Calendar => {
                return match self.calendar.click(at, room, context) {
                    Some(true) => self.on_action(Action::Open, context),
                    Some(false) => Effect::Reload,
                    None => Effect::None,
                };
            }
        };
        match hit {
            false => Effect::None,
            true if self.current().is_some() && self.current() == before => {
                self.on_action(Action::Open, context)
            }
            true => Effect::Reload,
        }
    }

    /// The record under the cursor.
    pub(super) fn current(&self) -> Option<i64> {
        match self.view {
            View::Board => self.board.current(),
            View::List => self.list.current(),
            View::Activities => self.deadlines.current(),
            View::Calendar => self.calendar.current(),
            View::Days => self.days.current(),
        }
    }

    /// Whether the view shows nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self.view {
            View::Board => self.board.is_empty(),
            View::List => self.list.is_empty(),
            View::Activities => self.deadlines.is_empty(),
            View::Calendar => self.calendar.is_empty(),
            View::Days => self.days.is_empty(),
        }
    }

    /// The loaded records around the cursor, in their order.
    pub(super) fn neighbours(&self) -> Vec<i64> {
        match self.view {
            View::Board => self.board.neighbours(),
            View::List => self.list.neighbours(),
            View::Activities => self.deadlines.neighbours(),
            View::Calendar => self.calendar.neighbours(self.noun),
            View::Days => self.days.neighbours(),
        }
    }

    /// What the loaded records are worth, those that have an amount.
    pub(super) fn worth(&self) -> HashMap<i64, Money> {
        match self.view {
            View::Board => self.board.worth(),
            View::List => self.list.worth(),
            View::Activities => self.deadlines.worth(),
            View::Days | View::Calendar => HashMap::new(),
        }
    }

    /// The records that are seen, as far as they are read.
    fn seen(&self, context: &Context) -> Vec<i64> {
        let room = self.room(context.area);
        match self.view {
            View::Board => self.board.seen(room, context.setup),
            View::List => self.list.seen(room),
            View::Activities => self.deadlines.seen(room),
            View::Days => self.days.seen(room, context),
            View::Calendar => Vec::new(),
        }
    }

    /// Marks those that are seen and that somebody else changed after the change `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn mark_changed(
        &mut self,
        reader: &Reader,
        since: i64,
        context: &Context,
    ) -> Result<(), Failure> {
        let seen = self.seen(context);
        let changed = reader.changed_by_others(self.noun, &seen, since)?;
        self.changed.mark(changed, context.clock.now());
        Ok(())
    }

    /// Takes away marks of what was changed that stood long enough; says whether there were any.
    pub fn fade(&mut self, now: i64) -> bool {
        self.changed.fade(now)
    }

    /// How a record is marked, wherever the cursor is.
    pub(super) fn marks(&self, id: i64) -> Marks {
        let (selected, changed) = (self.selected.has(id), self.changed.has(&id));
        Marks { selected, changed, ..Marks::default() }
    }

    /// What actions are about: the selection, or the record under the cursor.
    pub(super) fn subject(&self) -> Option<Subject> {
        let mut subject = match self.view {
            View::Board => self.board.subject(),
            View::List => self.list.subject(),
            View::Activities => self.deadlines.subject(),
            View::Calendar => self.calendar.subject(),
            View::Days => None,
        }?;
        if !self.selected.is_empty() {
            subject.ids = self.selected.ids().iter().copied().collect();
        }
        Some(subject)
    }

    /// What is selected: first what is loaded around the cursor, in its order, then the rest by number.
    fn chosen_ids(&self) -> Vec<i64> {
        let mut left = self.selected.ids().clone();
        let shown = self.neighbours().into_iter();
        let mut chosen: Vec<i64> = shown.filter(|id| left.remove(id)).collect();
        chosen.extend(left);
        chosen
    }

    /// A table of what is selected, else of the record under the cursor, with the columns of the list.
    pub(super) fn table(&self, context: &Context) -> Effect {
        let mut ids = self.chosen_ids();
        if ids.is_empty() {
            ids.extend(self.current());
        }
        Effect::open(Open::Table(self.noun, ids, self.list.shown(context.setup)))
    }

    /// What an action means here: several records are not edited one by one.
    pub(super) fn meant(&self, action: Action) -> Action {
        match action {
            Action::Edit if self.makes_table() && !self.selected.is_empty() => Action::EditTable,
            action => action,
        }
    }

    /// Whether rows of this kind are edited as a table.
    pub(super) fn makes_table(&self) -> bool {
        self.noun.is_record() || matches!(self.noun, Noun::Activity | Noun::Product)
    }

    /// Whether this action is about all that is selected, though its usual meaning is another one.
    pub fn edits_selection(&self, action: Action) -> bool {
        self.meant(action) != action
    }

    /// What actions are about now.
    pub(super) fn about(&self) -> About {
        About {
            subject: self.subject(),
            doing: self.doing(),
            selected: self.selected.ids().clone(),
        }
    }

    /// What an answer is about: what the question was. It may lead to the next question, so it is
    /// kept until there is another action.
    pub(super) fn answered(&self) -> About {
        self.asked.as_deref().cloned().unwrap_or_else(|| self.about())
    }

    /// Of which noun records can be worked through here: of activities, those they are planned with.
    pub(super) fn worked_on(&self) -> Option<Noun> {
        let noun = match self.noun {
            Noun::Activity => self.days.doing().filter(|_| self.view == View::Days)?.on?.noun,
            noun => noun,
        };
        noun.has_stages().then_some(noun)
    }

    /// What is to be worked through: what is selected, else what the view shows.
    pub(super) fn queue(&self, context: &Context) -> Option<Asked> {
        let (setup, noun) = (context.setup, self.worked_on()?);
        if self.noun == Noun::Activity {
            let filter = Filter::All.among(&self.days.records());
            let order = Order::Sorted(Sort { field: "stage".to_owned(), descending: false });
            return Some(Asked { noun, filter, chosen: Vec::new(), order });
        }
        let order = match self.view {
            View::Activities => Order::Due,
            View::List => Order::Sorted(self.list.sort()),
            // Column by column, as they stand on the board.
            _ => Order::Sorted(Sort { field: "stage".to_owned(), descending: false }),
        };
        let asked = Asked { noun, filter: self.filters(), chosen: self.chosen_ids(), order };
        Some(match self.board.pipeline(setup).filter(|_| self.view == View::Board) {
            Some(pipeline) => {
                let stages = setup.stages_of(pipeline);
                asked.at_stages(stages.map(|stage| Value::Int(stage.id.0)).collect())
            }
            None => asked,
        })
    }

    /// The activity under the cursor, where activities are the rows.
    pub(super) fn doing(&self) -> Option<Doing> {
        match self.view {
            View::Days => self.days.doing(),
            View::List if self.noun == Noun::Activity => self.list.doing(),
            _ => None,
        }
    }

    /// Answers an action on activities, where these are the rows.
    pub(super) fn on_activities(&self, action: Action, context: &Context) -> Option<Effect> {
        let in_list = self.view == View::List && action == Action::Open;
        if self.noun != Noun::Activity || in_list {
            return None;
        }
        let doing = self.doing();
        let effect = activities::on_action(action, doing.as_ref(), self.selected.ids(), context)?;
        let Effect::Open(mut open) = effect else { return Some(effect) };
        if let Open::Card(_, neighbours) = &mut *open {
            *neighbours = self.days.records();
        }
        Some(Effect::Open(open))
    }

    /// Makes a record of each captured line; on the board, in the column under the cursor, by
    /// deadline and in the calendar with something planned there.
    pub(super) fn create(&mut self, text: &str, context: &Context) -> Effect {
        let mut commands = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let plan = match self.view {
                View::Activities => match self.deadlines.plan(context) {
                    Ok(plan) => plan,
                    Err(refusal) => return Effect::Refuse(refusal),
                },
                View::Calendar => self.calendar.first_step(context),
                View::Board | View::List | View::Days => None,
            };
            match context.reading.creation(self.noun, line, &self.defaults(context), plan) {
                Ok(command) => commands.push(command),
                Err(refusal) => return Effect::Refuse(refusal),
            }
        }
        match commands.len() {
            0 => Effect::Refuse(Refusal::malformed(Message::new("refused-capture-empty"))),
            1 => Effect::Commit(commands.remove(0)),
            _ => Effect::CommitAll(OperationKind::Create, commands),
        }
    }

    /// What a record created here starts with.
    pub fn defaults(&self, context: &Context) -> Vec<Set> {
        match self.view {
            View::Board => self.board.defaults(context.setup),
            View::Calendar => self.calendar.defaults(context),
            View::List | View::Activities | View::Days => Vec::new(),
        }
    }
}
