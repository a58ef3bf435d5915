//! What stands in the calendar, taken out for the calendars of other programs: activities by deadline
//! with their reminders, tasks as tasks, records by their dates and their bookings.

use std::io::Write;

use chrono::{NaiveDate, NaiveDateTime};

use super::Rows;
use crate::crm::{Failure, Fault, Reader};
use crate::domain::access::{self, Right};
use crate::domain::activity::ActivityKind;
use crate::domain::checklist;
use crate::domain::field::{Choice, Field, Kind};
use crate::domain::look::Sort;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::query::Filter;
use crate::domain::task::State;
use crate::domain::value::Value;
use crate::domain::when;
use crate::exchange::ical::{Event, Progress, When, Writer};
use crate::store::derived::attention;
use crate::store::page::list::ListRow;
use crate::store::row;
use crate::store::team::meta;

/// How long something planned takes in a calendar, in seconds, where its text does not say it.
const USUAL: i64 = 30 * 60;

/// Whose events are to be taken out.
#[derive(Clone, Copy)]
pub struct Events<'a> {
    /// Whose.
    pub noun: Noun,
    /// Which of them.
    pub filter: &'a Filter,
    /// What the calendar is called.
    pub name: &'a str,
    /// What an activity is called, from its subject.
    pub subject: &'a dyn Fn(&str) -> String,
    /// What an entry of a closed list is called.
    pub choice: &'a dyn Fn(&Choice) -> String,
    /// What a field is called.
    pub label: &'a dyn Fn(&Field) -> String,
    /// What a record without a name is called.
    pub untitled: &'a dyn Fn(RecordRef) -> String,
    /// The local time of a moment.
    pub local: fn(i64) -> NaiveDateTime,
}

impl Reader {
    /// Writes the events to `out` and returns it with how many there were. `progress` is told how
    /// many are written.
    ///
    /// # Errors
    /// A refusal where the noun has no dates or the person may not take rows out, or a failure to
    /// read or to write.
    pub fn export_events<W: Write>(
        &self,
        events: &Events<'_>,
        out: W,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(W, u64), Failure> {
        access::may(self.viewer(), Right::Read, events.noun)?;
        access::may(self.viewer(), Right::Export, events.noun)?;
        if !events.noun.has_stages() && events.noun != Noun::Activity {
            let message = Message::new("refused-no-events").with("noun", events.noun);
            return Err(Refusal::malformed(message).hint(Message::new("hint-no-events")).into());
        }
        let setup = self.setup();
        let home = self.home()?;
        let fields: Vec<&Field> =
            setup.registry.of(events.noun).filter(|field| is_wanted(field)).collect();
        let maker = Maker { reader: self, events, fields: &fields, home };
        let sort = Sort { field: "id".to_owned(), descending: false };
        let rows = Rows { noun: events.noun, filter: events.filter, sort: &sort };
        let mut file = Writer::new(out, events.name).map_err(Fault::Io)?;
        let written = self.each_row(rows, &fields, progress, &mut |row, names| {
            let made = maker.events(row, &|on| names.get(&on).cloned())?;
            for event in &made {
                file.event(event).map_err(Fault::Io)?;
            }
            Ok(made.len() as u64)
        })?;
        let out = file.finish().map_err(Fault::Io)?;
        Ok((out, written))
    }

    /// By what this database is known to other programs.
    pub(super) fn home(&self) -> Result<String, Failure> {
        Ok(self.read(|conn| Ok(meta::get(conn, "calendar")?))?.unwrap_or_default())
    }
}

/// Whether a field is needed to make events: what a row is called, its dates and bookings.
fn is_wanted(field: &Field) -> bool {
    let dated = matches!(field.kind, Kind::Date | Kind::Moment | Kind::Booking);
    let own = dated && !field.flags.system;
    let named = ["title", "kind", "subject", "place", "remind", "on", "people", "updated_at"];
    let progress = ["state", "done_at"];
    let name = field.name.as_str();
    let told = field.noun == Noun::Activity && ["description", "checklist"].contains(&name);
    own || told || named.contains(&name) || progress.contains(&name)
}

/// Makes the events of rows.
struct Maker<'a> {
    reader: &'a Reader,
    events: &'a Events<'a>,
    fields: &'a [&'a Field],
    /// By what this database is known to calendars.
    home: String,
}

impl Maker<'_> {
    fn events(
        &self,
        row: &ListRow,
        name: &dyn Fn(RecordRef) -> Option<String>,
    ) -> Result<Vec<Event>, Failure> {
        match self.events.noun {
            Noun::Activity => Ok(self.activity(row, name)?.into_iter().collect()),
            _ => self.dates(row),
        }
    }

    /// A task, or another activity at its deadline; nothing where it has none.
    fn activity(
        &self,
        row: &ListRow,
        name: &dyn Fn(RecordRef) -> Option<String>,
    ) -> Result<Option<Event>, Failure> {
        let text = |field: &str| self.get(row, field).as_text().unwrap_or_default().to_owned();
        let kind = text("kind");
        let deadline = self.get(row, "deadline").as_int();
        let done = self.get(row, "done_at").as_int();
        let when = match deadline {
            _ if kind == ActivityKind::Task.word() => {
                let begun = [State::InProgress, State::Waiting, State::AwaitingControl];
                let is_begun = begun.iter().any(|state| text("state") == state.word());
                let open = if is_begun { Progress::Begun } else { Progress::Planned };
                When::Task(deadline, done.map_or(open, Progress::Done))
            }
            Some(from) => {
                let said = when::lasts(&text("subject"), (self.events.local)(from).time());
                When::Time(from, from + said.map_or(USUAL, |minutes| minutes * 60))
            }
            None => return Ok(None),
        };
        let choice = self.fields.iter().find_map(|field| match &field.kind {
            Kind::Choice(choices) if field.name == "kind" => {
                choices.iter().find(|choice| choice.code == kind)
            }
            _ => None,
        });
        let said = choice.map_or(kind.clone(), |choice| (self.events.choice)(choice));
        let subject = (self.events.subject)(&text("subject"));
        let mut summary = match (when, done) {
            // A task says itself that it is one, and whether it is done.
            (When::Task(..), _) => subject,
            (_, Some(_)) => format!("✓ {said}: {}", subject),
            _ => format!("{said}: {}", subject),
        };
        let on: Option<RecordRef> = text("on").parse().ok();
        let mut description = String::new();
        if let Some(on) = on {
            let named = name(on).filter(|name| !name.is_empty());
            let named = named.unwrap_or_else(|| (self.events.untitled)(on));
            summary = format!("{summary} ({named})");
            description = format!("{named}, {on}");
        }
        let items = checklist::write(&checklist::read(&text("checklist")));
        let people = self.people(row).unwrap_or_default();
        let lines = [description, people, text("description").trim().to_owned(), items];
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let description = lines.join("\n");
        let reminders = match self.get(row, "remind") {
            _ if done.is_some() => Vec::new(),
            Value::Int(minutes) => vec![*minutes],
            Value::Ids(minutes) => minutes.clone(),
            // What the person or the pipeline says.
            _ => {
                let lit = self.lit(row.id)?;
                deadline.zip(lit).map(|(deadline, at)| (deadline - at) / 60).into_iter().collect()
            }
        };
        Ok(Some(Event {
            uid: self.uid(Noun::Activity, row.id, "deadline"),
            changed: self.get(row, "updated_at").as_int().unwrap_or_default(),
            revision: self.revision(Noun::Activity, row.id)?,
            when,
            summary,
            description,
            place: text("place"),
            reminders,
            is_busy: matches!(kind.as_str(), "call" | "meeting"),
        }))
    }

    /// The line that names the colleagues who take part; nothing where nobody does.
    fn people(&self, row: &ListRow) -> Option<String> {
        let setup = self.reader.setup();
        let field = self.fields.iter().find(|field| field.name == "people")?;
        let Value::Ids(ids) = self.get(row, "people") else { return None };
        let named = ids.iter().filter_map(|id| setup.user(UserId(*id)));
        let names: Vec<&str> = named.map(|user| user.name.as_str()).collect();
        let label = (self.events.label)(field);
        (!names.is_empty()).then(|| format!("{label}: {}", names.join(", ")))
    }

    /// The dates and the bookings of a record.
    fn dates(&self, row: &ListRow) -> Result<Vec<Event>, Failure> {
        let on = RecordRef::new(self.events.noun, row.id);
        let title = self.get(row, "title").as_text().filter(|title| !title.is_empty());
        let title = title.map_or_else(|| (self.events.untitled)(on), str::to_owned);
        let mut found = Vec::new();
        for (field, value) in self.fields.iter().zip(&row.cells) {
            let label = || (self.events.label)(field);
            let (when, summary, place, is_busy) = match (&field.kind, value) {
                (Kind::Date, Value::Text(day)) => match day.parse::<NaiveDate>() {
                    Ok(day) => {
                        (When::Days(day, 1), format!("{title}: {}", label()), String::new(), false)
                    }
                    Err(_) => continue,
                },
                (Kind::Moment, Value::Int(at)) if !field.flags.system => {
                    let when = When::Time(*at, *at + USUAL);
                    (when, format!("{title}: {}", label()), String::new(), true)
                }
                (Kind::Booking, Value::Booking(booking)) => {
                    // In another zone a whole day is a whole day too.
                    let days = booking.whole_days(self.events.local);
                    let days =
                        days.and_then(|(day, count)| Some((day, u64::try_from(count).ok()?)));
                    let when = match days {
                        Some((first, count)) => When::Days(first, count),
                        None => When::Time(booking.from, booking.until()),
                    };
                    let summary = format!("{} ({title})", booking.what());
                    (when, summary, booking.place.clone(), true)
                }
                _ => continue,
            };
            found.push(Event {
                uid: self.uid(on.noun, on.id, &field.name),
                changed: self.get(row, "updated_at").as_int().unwrap_or_default(),
                revision: self.revision(on.noun, on.id)?,
                when,
                summary,
                description: format!("{title}, {on}"),
                place,
                reminders: Vec::new(),
                is_busy,
            });
        }
        Ok(found)
    }

    fn get<'r>(&self, row: &'r ListRow, name: &str) -> &'r Value {
        const EMPTY: &Value = &Value::Empty;
        let place = self.fields.iter().position(|field| field.name == name);
        place.and_then(|place| row.cells.get(place)).unwrap_or(EMPTY)
    }

    /// Since when an activity asks for attention.
    fn lit(&self, activity: i64) -> Result<Option<i64>, Failure> {
        self.reader.read(|conn| Ok(attention::lit_since(conn, activity)?))
    }

    /// How often a row was changed.
    fn revision(&self, noun: Noun, id: i64) -> Result<i64, Failure> {
        let state = self.reader.read(|conn| Ok(row::state(conn, RecordRef::new(noun, id))?))?;
        Ok(state.map_or(0, |(revision, _)| revision))
    }

    fn uid(&self, noun: Noun, id: i64, field: &str) -> String {
        format!("{}-{id}-{field}@{}.voronka", noun.word(), self.home)
    }
}
