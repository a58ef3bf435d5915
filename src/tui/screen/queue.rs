//! The queue: open leads or deals one at a time, each with one decision, and the next one comes by
//! itself.
//!
//! It decides nothing on its own: a key becomes one command, and the queue goes on once that is done.
//! While something is asked about a record, that record stays as the person saw it.

mod draw;

use ratatui::layout::Position;

use crate::clock;
use crate::crm::queue::{Decider, Queued};
use crate::crm::{Failure, Reader};
use crate::domain::activity::GET_IN_TOUCH;
use crate::domain::attempt::Outcome;
use crate::domain::command::{Command, Decision, Did, OpId, Receipt, Set};
use crate::domain::inbound::Channel;
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::{Meaning, Stage, StageId};
use crate::domain::urgency::NextStep;
use crate::tui::action::{Action, Scope};
use crate::tui::acts::moving;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::convert::Convert;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, Row, next_steps};

/// The choice that types a moment.
const LINE: &str = "l";

/// Records to be worked through, one after the other.
#[derive(Debug)]
pub struct Queue {
    noun: Noun,
    ids: Vec<i64>,
    /// The place of the record that is shown.
    at: usize,
    shown: Option<Box<Queued>>,
    /// Whether something is asked about the record, so that it stays as it was seen.
    asking: bool,
    /// What was decided, the latest last.
    taken: Vec<Taken>,
    /// What is being written.
    pending: Option<What>,
    /// Whether the latest decision is being taken back.
    undoing: bool,
    /// A call that is noted as soon as it is known what comes next.
    call: Option<Call>,
    /// The number that was dialled, where it was not the first one.
    dialled: Option<String>,
    /// Whether the person wants to be asked for the next step.
    steps: bool,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The client was reached.
    Called,
    /// Nobody answered.
    NoAnswer,
    /// It waits.
    Later,
    /// It failed.
    Junk,
    /// It was converted.
    Converted,
    /// It was left for another time.
    Skipped,
}

/// A call that was made.
#[derive(Debug)]
struct Call {
    what: What,
    to: String,
    outcome: Outcome,
    text: String,
}

#[derive(Debug)]
struct Taken {
    place: usize,
    what: What,
    operation: Option<OpId>,
}

impl Queue {
    /// The queue of these records, still to be read.
    pub fn new(noun: Noun, ids: Vec<i64>) -> Queue {
        Queue {
            noun,
            ids,
            at: 0,
            shown: None,
            asking: false,
            taken: Vec::new(),
            pending: None,
            undoing: false,
            call: None,
            dialled: None,
            steps: true,
        }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Queue, Scope::Global]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// The record that is shown.
    pub fn on(&self) -> Option<RecordRef> {
        self.shown.as_ref().map(|shown| shown.card.row.on)
    }

    /// Answers an action: a decision, or a question that leads to one.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        self.asking = false;
        if self.pending.is_some() {
            return Effect::Say(Message::new("say-saving"));
        }
        let Some(on) = self.on() else {
            return match action {
                Action::StepBack | Action::Back | Action::Open => Effect::Close,
                _ => Effect::None,
            };
        };
        match action {
            Action::StepBack | Action::Back => Effect::Close,
            Action::Called => match self.number() {
                Ok(_) => self.ask_result(on, context),
                Err(refusal) => Effect::Refuse(refusal),
            },
            Action::NoAnswer => match self.number() {
                Ok(to) => self.no_answer(to, Outcome::NoAnswer, context),
                Err(refusal) => Effect::Refuse(refusal),
            },
            Action::CallLater => self.ask_when(context),
            Action::Junk => self.ask_junk(on, context),
            Action::ConvertLead => {
                let row = &self.shown.as_ref().map(|shown| shown.card.row.clone());
                let repeat = row.as_ref().is_some_and(|row| row.int("repeat") == Some(1));
                let convert = Convert::new(vec![on.id], repeat, context);
                let title = row.as_ref().map_or("", |row| row.text("title"));
                let convert = if title.is_empty() { convert } else { convert.named(title) };
                self.ask(Open::Convert(convert))
            }
            Action::Skip => {
                self.take(What::Skipped, None);
                Effect::Reload
            }
            Action::Open => self.ask(Open::Card(on, self.ids.clone())),
            Action::Call => self.ask(Open::Reach(on, Channel::Call)),
            Action::Write => self.ask(Open::Reach(on, Channel::Mail)),
            _ => Effect::None,
        }
    }

    /// Nothing here takes a click.
    pub fn click(&mut self, _: Position, _: &Context) -> Effect {
        Effect::None
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Takes the answer of the popup that was above.
    pub fn on_answer(&mut self, answer: Answer, context: &Context) -> Effect {
        self.asking = false;
        let Some(on) = self.on() else { return Effect::None };
        match (answer.purpose, answer.reply) {
            (Purpose::Called, Reply::Text(text)) => {
                let to = match self.number() {
                    Ok(to) => to,
                    Err(refusal) => return Effect::Refuse(refusal),
                };
                self.call = Some(Call { what: What::Called, to, outcome: Outcome::Reached, text });
                if !self.steps {
                    return self.note_call(None, context);
                }
                let title = context.words.text("line-after-done");
                let line = Line::new(Purpose::CalledNext, title, "", Kind::Plan(on)).concerning(on);
                self.ask(Open::Line(line))
            }
            (Purpose::CalledNext, Reply::Text(text)) => {
                match context.reading.activity(&text, Some(on)) {
                    Ok(set) => self.note_call(Some(set), context),
                    Err(refusal) => {
                        self.call = None;
                        Effect::Refuse(refusal)
                    }
                }
            }
            (Purpose::CallLater, Reply::Chosen(keys)) => {
                let key = keys.first().map_or("", String::as_str);
                match NextStep::ALL.into_iter().find(|step| step.key() == key) {
                    Some(step) => {
                        self.wait_until(clock::moment(step.at(context.words.now())), context)
                    }
                    None if key == LINE => {
                        let title = context.words.text("pick-call-later");
                        self.ask(Open::Line(Line::new(Purpose::When, title, "", Kind::When)))
                    }
                    None => Effect::None,
                }
            }
            (Purpose::When, Reply::Text(text)) => match context.reading.moment(&text) {
                Ok(at) => self.wait_until(at, context),
                Err(refusal) => {
                    self.call = None;
                    Effect::Refuse(refusal)
                }
            },
            (Purpose::Ending, Reply::Chosen(keys)) => {
                let stage = keys.first().and_then(|key| key.parse().ok()).map(StageId);
                match stage.and_then(|id| context.setup.stage(id)) {
                    Some(stage) => self.ask(Open::Line(moving::why(on, stage, context))),
                    None => Effect::None,
                }
            }
            (Purpose::Reason(stage), Reply::Text(text)) => {
                let why = Some(text).filter(|text| !text.trim().is_empty());
                match &self.shown {
                    Some(shown) => {
                        let decision = shown.junk(stage, why);
                        self.decide(What::Junk, decision)
                    }
                    None => Effect::None,
                }
            }
            _ => Effect::None,
        }
    }

    /// Takes note that the popup above was left without an answer: a call that was made is noted all
    /// the same.
    pub fn on_closed(&mut self, context: &Context) -> Effect {
        self.asking = false;
        if self.call.is_some() { self.note_call(None, context) } else { Effect::None }
    }

    /// Takes how the call ended that was begun from here.
    pub fn told(&mut self, to: &str, outcome: Outcome, context: &Context) -> Effect {
        self.asking = false;
        let Some(on) = self.on() else { return Effect::None };
        self.dialled = Some(to.to_owned());
        match outcome {
            Outcome::Reached => self.ask_result(on, context),
            Outcome::Later => {
                let (to, text) = (to.to_owned(), String::new());
                self.call = Some(Call { what: What::Later, to, outcome, text });
                self.ask_when(context)
            }
            _ => self.no_answer(to.to_owned(), outcome, context),
        }
    }

    /// Takes note that something was written; says whether that was a decision of this queue, after
    /// which it goes on.
    pub fn on_done(&mut self, receipt: &Receipt) -> bool {
        self.asking = false;
        if std::mem::take(&mut self.undoing) {
            if let Some(taken) = self.taken.pop() {
                self.go_to(taken.place);
            }
            return true;
        }
        let converted = receipt.did == Did::Converted;
        let what = self.pending.take().or_else(|| converted.then_some(What::Converted));
        match what {
            Some(what) => {
                self.take(what, receipt.operation);
                true
            }
            None => false,
        }
    }

    /// Takes note that nothing was written. Where somebody was faster, the queue goes on; says whether
    /// it does.
    pub fn on_failed(&mut self, refusal: Option<&Refusal>) -> bool {
        self.asking = false;
        self.undoing = false;
        let decided = self.pending.take().is_some();
        let is_late = refusal.is_some_and(|refusal| {
            matches!(refusal.kind, RefusalKind::Conflict | RefusalKind::NotFound)
        });
        if decided && is_late {
            self.go_to(self.at + 1);
        }
        decided && is_late
    }

    /// Takes the latest decision back and shows its record again.
    pub fn undo(&mut self) -> Effect {
        self.asking = false;
        match self.taken.last() {
            None => Effect::Refuse(Refusal::rule(Message::new("why-nothing-decided"))),
            Some(Taken { operation: Some(operation), .. }) => {
                self.undoing = true;
                Effect::Commit(Command::Undo { operation: Some(*operation) })
            }
            Some(_) => {
                if let Some(taken) = self.taken.pop() {
                    self.go_to(taken.place);
                }
                Effect::Reload
            }
        }
    }

    /// Why an action cannot run now.
    pub fn why_not(&self, action: Action) -> Option<Message> {
        let converts = action == Action::ConvertLead && self.noun != Noun::Lead;
        converts.then(|| Message::new("why-only-leads"))
    }

    /// Reads the record that is shown, or the next one that is still open.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader) -> Result<(), Failure> {
        if self.asking {
            return Ok(());
        }
        let me = RecordRef::new(Noun::User, reader.viewer().user.0);
        self.steps = reader.card(me)?.row.int("ask_next_step") != Some(0);
        self.shown = None;
        while let Some(id) = self.ids.get(self.at) {
            if let Some(queued) = reader.queued(RecordRef::new(self.noun, *id))? {
                self.shown = Some(Box::new(queued));
                break;
            }
            self.at += 1;
        }
        Ok(())
    }

    /// What was done, as a sentence.
    pub fn summary(&self) -> Message {
        let parts = [
            (What::Called, "queue-called"),
            (What::NoAnswer, "queue-no-answer"),
            (What::Later, "queue-later"),
            (What::Junk, "queue-junk"),
            (What::Converted, "queue-converted"),
            (What::Skipped, "queue-skipped"),
        ];
        let mut said: Option<Message> = None;
        for (what, id) in parts {
            let count = self.taken.iter().filter(|taken| taken.what == what).count();
            if count == 0 {
                continue;
            }
            let part = Message::new(id).with("count", count);
            said = Some(match said {
                None => part,
                Some(before) => Message::new("queue-parts")
                    .with("before", Arg::Message(Box::new(before)))
                    .with("part", Arg::Message(Box::new(part))),
            });
        }
        match said {
            Some(said) => Message::new("queue-summary").with("parts", Arg::Message(Box::new(said))),
            None => Message::new("queue-nothing-done"),
        }
    }

    /// The number that was dialled, or the client's.
    fn number(&self) -> Result<String, Refusal> {
        match (&self.dialled, &self.shown) {
            (Some(to), _) => Ok(to.clone()),
            (None, Some(shown)) => shown.number(),
            (None, None) => Err(Refusal::rule(Message::new("why-no-phone"))),
        }
    }

    fn no_answer(&mut self, to: String, outcome: Outcome, context: &Context) -> Effect {
        let Some(shown) = &self.shown else { return Effect::None };
        let next = shown.next_call(context.words.now()).map(clock::moment);
        let next = next.map(next_call);
        let decision = shown.called(decider(context), to, outcome, "", next);
        self.decide(What::NoAnswer, decision)
    }

    /// Notes the call that was made, with what comes next.
    fn note_call(&mut self, next: Option<Vec<Set>>, context: &Context) -> Effect {
        let (Some(call), Some(shown)) = (self.call.take(), &self.shown) else {
            return Effect::None;
        };
        let Call { what, to, outcome, text } = call;
        let decision = shown.called(decider(context), to, outcome, &text, next);
        self.decide(what, decision)
    }

    /// The record waits until then: its calls that are due now do, or a new one is planned.
    fn wait_until(&mut self, at: i64, context: &Context) -> Effect {
        let call = next_call(at);
        if self.call.is_some() {
            return self.note_call(Some(call), context);
        }
        let Some(shown) = &self.shown else { return Effect::None };
        let decision = shown.later(decider(context), at, call);
        self.decide(What::Later, decision)
    }

    fn decide(&mut self, what: What, decision: Decision) -> Effect {
        self.pending = Some(what);
        Effect::Commit(Command::Decide(decision))
    }

    fn ask_result(&mut self, on: RecordRef, context: &Context) -> Effect {
        let title = context.words.text("line-called");
        let line = Line::new(Purpose::Called, title, "", Kind::Plain).concerning(on);
        self.ask(Open::Line(line))
    }

    fn ask_when(&mut self, context: &Context) -> Effect {
        let words = context.words;
        let line =
            Row { key: LINE.to_owned(), text: words.text("call-later-line"), note: String::new() };
        let rows = next_steps(context).chain([line]).collect();
        let picker = Picker::new(Purpose::CallLater, words.text("pick-call-later"), rows);
        self.ask(Open::Picker(picker.by_key()))
    }

    /// Asks at which stage of failure the record ends, where there are several.
    fn ask_junk(&mut self, on: RecordRef, context: &Context) -> Effect {
        let stage = self.shown.as_ref().and_then(|shown| shown.card.row.int("stage"));
        let here = stage.and_then(|id| context.setup.stage(StageId(id)));
        let Some(pipeline) = here.map(|stage| stage.pipeline) else { return Effect::None };
        let lost: Vec<&Stage> = context
            .setup
            .stages_of(pipeline)
            .filter(|stage| stage.meaning == Meaning::Lost)
            .collect();
        match lost.as_slice() {
            [] => Effect::Refuse(Refusal::rule(Message::new("refused-no-stage"))),
            [only] => self.ask(Open::Line(moving::why(on, only, context))),
            several => {
                let rows = several.iter().map(|stage| Row {
                    key: stage.id.0.to_string(),
                    text: context.words.stage(stage).to_owned(),
                    note: String::new(),
                });
                let title = context.words.text("pick-ending");
                let picker = Picker::new(Purpose::Ending, title, rows.collect()).by_letter();
                self.ask(Open::Picker(picker))
            }
        }
    }

    fn ask(&mut self, open: Open) -> Effect {
        self.asking = true;
        Effect::open(open)
    }

    fn take(&mut self, what: What, operation: Option<OpId>) {
        self.taken.push(Taken { place: self.at, what, operation });
        self.go_to(self.at + 1);
    }

    fn go_to(&mut self, place: usize) {
        self.at = place;
        self.dialled = None;
        self.call = None;
    }
}

/// Who decides.
fn decider(context: &Context) -> Decider {
    Decider { me: context.reading.me(), day_end: context.clock.end_of_day() }
}

/// The values of the next call.
fn next_call(at: i64) -> Vec<Set> {
    vec![Set::new("kind", "call"), Set::new("subject", GET_IN_TOUCH), Set::new("deadline", at)]
}
