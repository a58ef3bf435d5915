//! What comes next: the result of what is done and, in the same breath, the next step; the question
//! for one where a card is left with nothing planned.
//!
//! Each question is one popup over what is there already: Esc leaves it, and nothing waits for it.

use super::unseen::Unasked;
use super::worker::Job;
use super::{App, Writing};
use crate::crm::{self, Failure};
use crate::domain::activity::GET_IN_TOUCH;
use crate::domain::command::{Command, Set};
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::{Meaning, StageId};
use crate::domain::urgency::NextStep;
use crate::tui::action::Action;
use crate::tui::acts::{self, Pending, Subject};
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, Row, next_steps};
use crate::tui::screen::{Context, Screen};
use crate::tui::widget::{popup, text};

/// At most this many planned activities are offered as done.
const PLANNED: i64 = 50;

/// The choice that types a line, and the one that plans nothing.
const LINE: &str = "l";
const NOTHING: &str = "n";

/// The most columns that the name of the record takes in the question.
const LONGEST_NAME: usize = 24;

impl App {
    /// Asks what came of what is planned with a record.
    pub(super) fn ask_what_is_done(&mut self, on: RecordRef) -> Result<(), Failure> {
        let planned = self.reader.planned(on, PLANNED)?;
        let subject = Subject {
            planned: planned.into_iter().map(Pending::from).collect(),
            ..Subject::of(on)
        };
        let effect =
            self.with_top(|_, context| acts::on_action(Action::MarkDone, &subject, context));
        self.apply(effect.flatten().unwrap_or(Effect::None))
    }

    /// Asks for the next activity with the record of the one that is being done, before it is; says
    /// whether it did. Both are written at once then, so that one undo takes both back.
    pub(super) fn ask_what_next(&mut self, command: &Command) -> Result<bool, Failure> {
        let Command::Complete { activity, result, next: None } = command else { return Ok(false) };
        // Over a task the work goes on with the task.
        if matches!(self.screens.last(), Some(Screen::Task(_))) {
            return Ok(false);
        }
        let row = match self.reader.card(RecordRef::new(Noun::Activity, *activity)) {
            Ok(card) => card.row,
            Err(Failure::Refused(_)) => return Ok(false),
            Err(failure) => return Err(failure),
        };
        let Ok(on) = row.text("on").parse::<RecordRef>() else { return Ok(false) };
        let ends = crm::task::ends(&row, self.reader.viewer(), result.as_deref());
        if !ends || !self.wants_steps()? || !self.is_open(on)? {
            return Ok(false);
        }
        let purpose = Purpose::DoneNext(on, *activity, result.clone());
        let line = self.with_top(|_, context| {
            let title = context.words.text("line-after-done");
            Line::new(purpose, title, "", Kind::Plan(on)).concerning(on)
        });
        let Some(line) = line else { return Ok(false) };
        self.apply(Effect::open(Open::Line(line)))?;
        Ok(true)
    }

    /// Writes what is done, and what came of it, with what comes next.
    pub(super) fn answer_done_next(
        &mut self,
        on: RecordRef,
        activity: i64,
        result: Option<&str>,
        next: Option<&str>,
    ) -> Result<(), Failure> {
        let Some(next) = next else { return Ok(()) };
        let effect = self.with_top(|_, context| match context.reading.activity(next, Some(on)) {
            Ok(next) => Effect::Commit(Command::Complete {
                activity,
                result: result.map(str::to_owned),
                next: Some(next),
            }),
            Err(refusal) => Effect::Refuse(refusal),
        });
        self.plan_next(effect.unwrap_or(Effect::None))
    }

    /// Takes the top screen away; who leaves a card is offered a next step.
    pub(super) fn leave(&mut self) -> Result<(), Failure> {
        let left = self.on_card();
        self.close()?;
        left.map_or(Ok(()), |on| self.offer_next_step(on))
    }

    /// The record whose card is on top.
    pub(super) fn on_card(&self) -> Option<RecordRef> {
        match self.screens.last() {
            Some(Screen::Card(card)) => Some(card.on()),
            _ => None,
        }
    }

    /// Offers a next step where the card of an open record is left with nothing planned; once for
    /// each record, so that looking through cards is not a quarrel.
    pub(super) fn offer_next_step(&mut self, on: RecordRef) -> Result<(), Failure> {
        if !on.noun.has_stages()
            || !self.watch.asks_about(on)
            || !self.wants_steps()?
            || !self.is_open(on)?
            || !self.reader.planned(on, 1)?.is_empty()
        {
            return Ok(());
        }
        // Something else is on the screen by now, so it says with whom.
        let name = self.called(on)?;
        let picker = self.with_top(|_, context| {
            let title = question(&name, context);
            let others = [(LINE, "next-step-line"), (NOTHING, "next-step-nothing")];
            let others = others.into_iter().map(|(key, id)| Row {
                key: key.to_owned(),
                text: context.words.text(id),
                note: String::new(),
            });
            let rows = next_steps(context).chain(others).collect();
            let picker = Picker::new(Purpose::NextStep(on), title, rows);
            picker.by_key().at(NextStep::Usual.key())
        });
        let Some(picker) = picker else { return Ok(()) };
        self.apply(Effect::open(Open::Picker(picker)))?;
        self.come_unasked(Unasked::Question);
        Ok(())
    }

    /// Plans the next step that was chosen, or asks for another one.
    pub(super) fn answer_next_step(
        &mut self,
        on: RecordRef,
        key: Option<&str>,
    ) -> Result<(), Failure> {
        let effect = match NextStep::ALL.into_iter().find(|step| key == Some(step.key())) {
            Some(step) => self.with_top(|_, context| {
                let at = crate::clock::moment(step.at(context.words.now()));
                let set = vec![
                    Set::new("kind", "call"),
                    Set::new("subject", GET_IN_TOUCH),
                    Set::new("deadline", at),
                    Set::new("on", on.to_string().as_str()),
                ];
                Effect::Commit(Command::Create { noun: Noun::Activity, set })
            }),
            None if key == Some(LINE) => self.with_top(|_, context| {
                let title = context.words.text("line-plan");
                let line =
                    Line::new(Purpose::NextStep(on), title, "", Kind::Plan(on)).concerning(on);
                Effect::open(Open::Line(line))
            }),
            None => None,
        };
        self.plan_next(effect.unwrap_or(Effect::None))
    }

    /// Plans the next step that was typed.
    pub(super) fn answer_next_line(&mut self, on: RecordRef, text: &str) -> Result<(), Failure> {
        let effect = self.with_top(|_, context| acts::plan_with(on, text, context));
        self.plan_next(effect.unwrap_or(Effect::None))
    }

    /// Plans the next step and leaves the cursor where the work goes on: the next step is for later.
    fn plan_next(&mut self, effect: Effect) -> Result<(), Failure> {
        match effect {
            Effect::Commit(command) => {
                self.commit(Job::Execute(self.now(), command), Writing::StayThere)
            }
            effect => self.apply(effect),
        }
    }

    /// Whether the person wants to be asked for next steps.
    fn wants_steps(&self) -> Result<bool, Failure> {
        let me = RecordRef::new(Noun::User, self.desk.me.0);
        Ok(self.reader.card(me)?.row.int("ask_next_step") != Some(0))
    }

    /// Whether a record is worked with: neither in the recycle bin nor at a final stage.
    pub(super) fn is_open(&self, on: RecordRef) -> Result<bool, Failure> {
        let row = match self.reader.card(on) {
            Ok(card) => card.row,
            Err(Failure::Refused(_)) => return Ok(false),
            Err(failure) => return Err(failure),
        };
        let stage = row.int("stage").and_then(|id| self.setup.stage(StageId(id)));
        Ok(row.deleted_at.is_none() && stage.is_none_or(|stage| stage.meaning == Meaning::Open))
    }
}

/// The question for the next step of a record: where there is no room for all of it, without why it
/// is asked, and with less of the name.
fn question(name: &str, context: &Context) -> String {
    let (words, ellipsis) = (context.words, context.theme.glyphs.ellipsis);
    let asks = |id, most| {
        let name = text::cut(name, most, ellipsis).into_owned();
        words.say(&Message::new(id).with("record", name))
    };
    // The frame, and a space at each end of the title.
    let room = usize::from(context.area.width.saturating_sub(popup::FRAME + 2));
    let whole = asks("pick-next-step", LONGEST_NAME);
    if text::width(&whole) <= room {
        return whole;
    }
    let besides = text::width(&asks("pick-next-step-short", 0));
    asks("pick-next-step-short", room.saturating_sub(besides).min(LONGEST_NAME))
}
