//! What is done in the calendar: moving what is under the cursor in time, planning and making
//! something on its day, doing and deleting what is planned.

use chrono::NaiveDate;

use super::{At, Calendar, Item, Seek, zone};
use crate::crm::reader::What;
use crate::domain::activity::GET_IN_TOUCH;
use crate::domain::booking::Booking;
use crate::domain::calendar::{By, half_hours_later};
use crate::domain::command::{Command, Set};
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::acts::{self, Pending};
use crate::tui::effect::{Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::form::Form;
use crate::tui::screen::picker::Picker;

/// How long a new booking takes, in minutes.
const USUAL: i64 = 60;

/// By how much something is moved.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i64),
    HalfHours(i64),
}

/// What is planned there; nothing where that is done, or is no activity.
pub(super) fn pending(what: &What) -> Option<Pending> {
    match what {
        What::Activity { id, subject, deadline, done: false, .. } => {
            let (id, subject, deadline) = (*id, subject.clone(), Some(*deadline));
            Some(Pending { id, subject, deadline, apart: None })
        }
        _ => None,
    }
}

impl Calendar {
    /// Answers an action that changes something; nothing where it is another one, or one that is
    /// the same for every record.
    pub(super) fn deed(&mut self, action: Action, context: &Context) -> Option<Effect> {
        let item = self.item().cloned();
        Some(match (action, item) {
            (Action::DayBack, Some(item)) => self.shift(&item, Step::Days(-1), context),
            (Action::DayForward, Some(item)) => self.shift(&item, Step::Days(1), context),
            (Action::Earlier, Some(item)) => self.shift(&item, Step::HalfHours(-1), context),
            (Action::Later, Some(item)) => self.shift(&item, Step::HalfHours(1), context),
            (Action::PlanActivity, _) => {
                self.planning = None;
                self.plan(context)
            }
            (Action::Edit, Some(item)) => Effect::open(match &item.what {
                What::Activity { id, kind, .. } if kind == "task" => Open::Task(*id),
                _ => Open::Edit(row(&item)),
            }),
            (Action::MarkDone, Some(item)) => match pending(&item.what) {
                Some(pending) => acts::ask_result(&pending, item.on, context),
                None => Effect::None,
            },
            (Action::Delete, Some(item)) => match item.what {
                What::Activity { .. } => Effect::Commit(Command::Delete { on: row(&item) }),
                What::Booking { field, booking, .. } => {
                    let was = Some(Value::Booking(booking));
                    set(item.on, &field, Value::Empty, was)
                }
                What::Record(_) => return None,
            },
            (Action::New | Action::NewFull, _) if self.by == By::Bookings => {
                let field = booking_field(self.noun, context)?.name.clone();
                let booked = self.booking(&field, context);
                Effect::open(Open::Form(Form::create(self.noun, booked, context)))
            }
            _ => return None,
        })
    }

    /// Takes the answer to what the calendar asked.
    pub fn on_answer(&mut self, purpose: &Purpose, reply: &Reply, context: &Context) -> Effect {
        let chosen = match reply {
            Reply::Chosen(keys) => keys.first().cloned().unwrap_or_default(),
            Reply::Text(text) => text.trim().to_owned(),
            Reply::Words(..) | Reply::New(..) => return Effect::None,
        };
        match purpose {
            Purpose::CalendarBy => self.show_by(&chosen, context),
            Purpose::Day => match context.reading.day(&chosen) {
                Ok(day) => self.go_to_date(day, context),
                Err(refusal) => Effect::Refuse(refusal),
            },
            Purpose::PlanWith => match chosen.parse() {
                Ok(on) => {
                    self.planning = Some(on);
                    self.plan_with(on, context)
                }
                Err(_) => Effect::None,
            },
            _ => Effect::None,
        }
    }

    /// Plans what a line says, with the record that was chosen for it or is under the cursor.
    pub fn on_planned(&mut self, text: &str, context: &Context) -> Effect {
        let under = self.item().map(|item| item.on);
        match self.planning.take().or(under) {
            Some(on) => acts::plan_with(on, text, context),
            None => Effect::None,
        }
    }

    /// The line that plans an activity on the day under the cursor: with the record under it, or
    /// with one that is chosen first.
    pub(super) fn plan(&self, context: &Context) -> Effect {
        match self.item() {
            Some(item) => self.plan_with(item.on, context),
            None => {
                let title = context.words.text("pick-plan-with");
                let nouns = vec![self.noun];
                Effect::open(Open::Picker(Picker::record(Purpose::PlanWith, title, nouns)))
            }
        }
    }

    /// The line that plans an activity with a record on the day under the cursor.
    fn plan_with(&self, on: RecordRef, context: &Context) -> Effect {
        acts::plan_line_at(on, (zone().local)(self.planned(context)), context)
    }

    /// What is planned for a record that is made here; nothing where the calendar is not one of
    /// plans.
    pub fn first_step(&self, context: &Context) -> Option<Vec<Set>> {
        self.by.is_activities().then(|| {
            vec![
                Set::new("kind", "task"),
                Set::new("subject", GET_IN_TOUCH),
                Set::new("deadline", self.planned(context)),
            ]
        })
    }

    /// What a record that is made here begins with: the day under the cursor in the field by which
    /// records are shown.
    pub fn defaults(&self, context: &Context) -> Vec<Set> {
        let By::Field(name) = &self.by else { return Vec::new() };
        let field = context.setup.registry.get(self.noun, name);
        match field.filter(|field| !field.flags.system).map(|field| &field.kind) {
            Some(Kind::Date) => vec![Set::new(name, date(self.here()).as_str())],
            Some(Kind::Moment) => vec![Set::new(name, self.planned(context))],
            _ => Vec::new(),
        }
    }

    /// A booking on the day under the cursor, of the resource under it; nothing where none is.
    fn booking(&self, field: &str, context: &Context) -> Vec<Set> {
        let Some(What::Booking { booking, .. }) = self.item().map(|item| &item.what) else {
            return Vec::new();
        };
        // After what is booked already.
        let from = booking.until().max(context.clock.now());
        let booking = Booking {
            resource: booking.resource.clone(),
            service: String::new(),
            from,
            minutes: USUAL,
            place: booking.place.clone(),
        };
        vec![Set::new(field, Value::Booking(Box::new(booking)))]
    }

    /// The moment for what is planned here: at the hour under the cursor.
    fn planned(&self, context: &Context) -> i64 {
        let day = self.here();
        let hour = match &self.at {
            At::Hour(from) => Some(*from),
            _ => None,
        };
        zone().planned(day, hour, context.clock.now())
    }

    /// Moves something in time, as one change that can be undone; the cursor goes along.
    fn shift(&mut self, item: &Item, by: Step, context: &Context) -> Effect {
        let moved = |at: i64| match by {
            Step::Days(days) => zone().days_later(at, days),
            Step::HalfHours(count) => half_hours_later(at, count),
        };
        let (day, effect) = match &item.what {
            What::Activity { deadline, .. } => {
                let to = moved(*deadline);
                let was = Some(Value::Int(*deadline));
                (zone().day(to), set(row(item), "deadline", Value::Int(to), was))
            }
            What::Booking { field, booking, .. } => {
                let to = match by {
                    Step::Days(days) => booking.days_later(days, zone()),
                    Step::HalfHours(_) if booking.whole_days(zone().local).is_some() => {
                        return refuse(whole_day(context));
                    }
                    Step::HalfHours(_) => {
                        Booking { from: moved(booking.from), ..(**booking).clone() }
                    }
                };
                // The day stays where what takes several still stands on it.
                let (first, last) = (zone().day(to.from), zone().day(to.until() - 1));
                let day = self.here().clamp(first, last.max(first));
                let was = Some(Value::Booking(booking.clone()));
                (day, set(item.on, field, Value::Booking(Box::new(to)), was))
            }
            What::Record(at) => {
                let By::Field(name) = &self.by else { return Effect::None };
                let Some(field) = context.setup.registry.get(self.noun, name) else {
                    return Effect::None;
                };
                if field.flags.system {
                    let label = Arg::Field(self.noun, name.clone());
                    return refuse(Message::new("why-fixed-date").with("field", label));
                }
                match (at, by) {
                    (Some(at), _) => {
                        let to = moved(*at);
                        let was = Some(Value::Int(*at));
                        (zone().day(to), set(item.on, name, Value::Int(to), was))
                    }
                    (None, Step::Days(days)) => {
                        let day = self.here();
                        let to = crate::domain::calendar::days_later(day, days);
                        let was = Some(Value::text(date(day)));
                        (to, set(item.on, name, Value::text(date(to)), was))
                    }
                    (None, Step::HalfHours(_)) => return refuse(whole_day(context)),
                }
            }
        };
        self.set_day(day);
        self.seek = Some(Seek::Key(item.key()));
        effect
    }
}

/// The row that something of the calendar is: the activity where it is one, else the record.
fn row(item: &Item) -> RecordRef {
    match &item.what {
        What::Activity { id, .. } => RecordRef::new(Noun::Activity, *id),
        _ => item.on,
    }
}

fn set(on: RecordRef, field: &str, value: Value, was: Option<Value>) -> Effect {
    let set = vec![Set { field: field.to_owned(), value, was }];
    Effect::Commit(Command::Edit { on, set })
}

/// Why what takes the whole day is not moved by half hours, and what moves it.
fn whole_day(context: &Context) -> Message {
    let key = |action| context.keymap.said(action);
    Message::new("why-whole-day")
        .with("back", key(Action::DayBack))
        .with("forward", key(Action::DayForward))
}

fn refuse(message: Message) -> Effect {
    Effect::Refuse(Refusal::rule(message))
}

fn date(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// The first field of a noun that holds bookings.
fn booking_field<'a>(noun: Noun, context: &Context<'a>) -> Option<&'a Field> {
    context.setup.registry.of(noun).find(|field| field.kind == Kind::Booking)
}
