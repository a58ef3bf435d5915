//! `calendar`: a month, a week or a day as text, for a pipe or a script: what is planned and what was
//! done, records by one of their dates, or what is booked.

use chrono::{NaiveDate, NaiveTime};
use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock;
use crate::crm::reader::{
    CalendarCount, CalendarDetail, CalendarItem as Item, CalendarOrder, CalendarWanted, What,
    Window,
};
use crate::domain::booking::{Booking, OnDay};
use crate::domain::calendar::{Bounds, By, Span, Zone};
use crate::domain::message::{Message, Refusal};
use crate::domain::nearest::nearest;
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::i18n::date;

/// What an option means that is given without a day.
const TODAY: &str = "today";

/// As much as a day may have.
const ALL: usize = 1_000_000;

pub fn grammar(help: Help) -> Command {
    let span = |span: Span, id: &str| {
        let option = help.option(span.word(), "DATE", id);
        option.num_args(0..=1).default_missing_value(TODAY).conflicts_with_all(
            Span::ALL.into_iter().filter(|other| *other != span).map(Span::word),
        )
    };
    help.command("calendar", "help-calendar")
        .arg(help.words("query", "[leads|deals] QUERY", "help-calendar-query"))
        .arg(span(Span::Month, "help-calendar-month"))
        .arg(span(Span::Week, "help-calendar-week"))
        .arg(span(Span::Day, "help-calendar-day"))
        .arg(help.option("field", "FIELD", "help-calendar-field"))
        .arg(help.flag("counts", "help-calendar-counts"))
        .arg(help.flag("resources", "help-calendar-resources"))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    if args.get_flag("resources") {
        return resources(session, out);
    }
    let mut typed = values::all(args, "query");
    let words = typed.len();
    let noun = values::worked_on(session, out, &mut typed)?;
    let is_named = typed.len() < words;
    let query = typed.join(" ");
    let filter = session.reading().query(noun, &query)?;
    let by = by(session, noun, values::one(args, "field"))?;
    let given =
        Span::ALL.into_iter().find_map(|span| Some((span, values::one(args, span.word())?)));
    let (span, day) = given.unwrap_or((Span::Month, TODAY));
    let (first, end) = span.extent(day_of(session, span, day)?);
    let zone = Zone { local: clock::local, moment: clock::moment };
    let days = first.iter_days().take_while(|day| *day < end);
    let days: Vec<Bounds> = days.map(|day| zone.bounds(day)).collect();
    let asked = Asked { noun, is_named, by, filter, query };
    if args.get_flag("counts") {
        counts(session, out, &asked, &days)
    } else {
        list(session, out, &asked, &days)
    }
}

/// Whose calendar, and by what.
struct Asked {
    noun: Noun,
    /// Whether the noun was named: then nothing is shown of the other one.
    is_named: bool,
    by: By,
    filter: Filter,
    /// The filter as it was typed.
    query: String,
}

impl Asked {
    /// All that stands on a day.
    fn items(&self, session: &Session, bounds: Bounds) -> Result<Vec<Item>, Trouble> {
        let (window, order) = (Window::Top { rows: ALL }, CalendarOrder::Clock);
        let day = CalendarWanted { bounds, window, order, detail: CalendarDetail::Card };
        let mut items = session.reader.calendar(self.noun, &self.by, &self.filter, day)?.items.rows;
        // What is booked may be in the way of one another whoever books it.
        items.retain(|item| !self.is_named || item.on.noun == self.noun);
        Ok(items)
    }

    /// How much stands on a day.
    fn count(&self, session: &Session, bounds: Bounds) -> Result<CalendarCount, Trouble> {
        if self.by == By::Bookings {
            let left = i64::try_from(self.items(session, bounds)?.len()).unwrap_or(i64::MAX);
            return Ok(CalendarCount { left, ..CalendarCount::default() });
        }
        let now = session.clock.now();
        Ok(session.reader.count_day(self.noun, &self.by, &self.filter, bounds, now)?)
    }
}

/// Lists what stands on the days; what is booked over several stands on each of them.
fn list(
    session: &Session,
    out: &mut Out,
    asked: &Asked,
    days: &[Bounds],
) -> Result<Status, Trouble> {
    let mut items: Vec<(Bounds, Item)> = Vec::new();
    for bounds in days {
        items.extend(asked.items(session, *bounds)?.into_iter().map(|item| (*bounds, item)));
    }
    if out.is_json() {
        for (day, item) in &items {
            out.object(object(session, day.day, item))?;
        }
        return Ok(Status::Done);
    }
    let words = session.words();
    if items.is_empty() {
        out.talk(&match asked.query.as_str() {
            "" => words.text("cli-calendar-empty"),
            query => words.say(&Message::new("cli-calendar-none").with("text", query)),
        });
        return Ok(Status::Done);
    }
    let whole = |id| Column::whole(words.text(id));
    let said = |id| Column::from(words.text(id));
    let mut table = out.table([
        whole("cli-day"),
        whole("cli-time"),
        said("cli-what"),
        whole("cli-record"),
        Column::name(words.text("cli-name")),
        said("cli-who"),
    ]);
    for (day, item) in &items {
        let time = match &item.what {
            What::Booking { booking, .. } => taken(session, booking, *day),
            _ => item.at().map(|at| date::clock(clock::local(at))).unwrap_or_default(),
        };
        let name = session.called(item.on, item.name.as_deref())?;
        let row = [day.day.to_string(), time, what(session, item), item.on.to_string(), name];
        let who = who(session, item).unwrap_or_default();
        table.row(&row.into_iter().chain([who]).collect::<Vec<_>>())?;
    }
    table.end()?;
    Ok(Status::Done)
}

/// When a resource is taken on a day: an arrow where that began before or goes on after.
fn taken(session: &Session, booking: &Booking, day: Bounds) -> String {
    let clock = |at: i64| date::clock(clock::local(at));
    let goes_on = || {
        // Until the end of a day is said by that day.
        let end = clock::local(booking.until());
        let is_midnight = end.time() == NaiveTime::MIN;
        let last = if is_midnight { clock::local(booking.until() - 1) } else { end };
        let hour = if is_midnight { String::new() } else { format!(" {}", clock(booking.until())) };
        format!("→ {}{hour}", last.date())
    };
    let end =
        || if booking.until() == day.until { "24:00".to_owned() } else { clock(booking.until()) };
    match booking.on(day) {
        OnDay::Whole if booking.until() == day.until => session.words().text("all-day"),
        OnDay::Whole => format!("{} {}", session.words().text("all-day"), goes_on()),
        OnDay::Begins => format!("{} {}", clock(booking.from), goes_on()),
        OnDay::Ends => format!("→ {}", end()),
        OnDay::Within => format!("{}–{}", clock(booking.from), end()),
    }
}

/// What something of the calendar is, in words.
fn what(session: &Session, item: &Item) -> String {
    let words = session.words();
    match &item.what {
        What::Activity { kind, subject, done, .. } => {
            let done = if *done { "✓ " } else { "" };
            format!("{done}{}", words.deed(kind, subject))
        }
        What::Record(_) => {
            let stage = item.tile.as_ref().and_then(|tile| session.setup.stage(tile.stage));
            stage.map(|stage| words.stage(stage).to_owned()).unwrap_or_default()
        }
        What::Booking { booking, clashes, .. } => {
            let what = booking.what();
            if *clashes { format!("{what} ! {}", words.text("calendar-clash")) } else { what }
        }
    }
}

/// The login of who is to do it, or works on the record.
fn who(session: &Session, item: &Item) -> Option<String> {
    let user = match &item.what {
        What::Activity { responsible, .. } => *responsible,
        _ => item.tile.as_ref()?.responsible,
    };
    session.setup.user(user).map(|user| user.login.clone())
}

fn object(session: &Session, day: NaiveDate, item: &Item) -> Map<String, Json> {
    let (id, what) = match &item.what {
        What::Activity { id, .. } => (*id, "activity"),
        What::Record(_) => (item.on.id, "record"),
        What::Booking { .. } => (item.on.id, "booking"),
    };
    let mut object = json::object(id);
    object.extend([
        ("what".to_owned(), json!(what)),
        ("date".to_owned(), json!(day.to_string())),
        ("at".to_owned(), json!(item.at().map(clock::rfc3339))),
        ("on".to_owned(), json!(item.on.to_string())),
        ("name".to_owned(), json!(item.name)),
        ("responsible".to_owned(), json!(who(session, item))),
    ]);
    match &item.what {
        What::Activity { kind, subject, done, .. } => object.extend([
            ("kind".to_owned(), json!(kind)),
            ("subject".to_owned(), json!(subject)),
            ("done".to_owned(), json!(done)),
        ]),
        What::Record(_) => {}
        What::Booking { field, booking, clashes } => object.extend([
            ("until".to_owned(), json!(clock::rfc3339(booking.until()))),
            ("field".to_owned(), json!(field)),
            ("resource".to_owned(), json!(booking.resource)),
            ("service".to_owned(), json!(booking.service)),
            ("place".to_owned(), json!(booking.place)),
            ("clashes".to_owned(), json!(clashes)),
        ]),
    }
    object
}

/// Lists what was ever booked, with what of it is still to come.
fn resources(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    let all = session.reader.resources(session.clock.now())?;
    if out.is_json() {
        for one in all {
            let mut object = Map::new();
            object.insert("id".to_owned(), json!(one.name));
            object.insert("ahead".to_owned(), json!(one.ahead));
            object.insert("next".to_owned(), json!(one.next.map(clock::rfc3339)));
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    let words = session.words();
    if all.is_empty() {
        out.talk(&words.text("cli-calendar-empty"));
        return Ok(Status::Done);
    }
    let [resource, ahead, next] =
        ["cli-resource", "cli-ahead", "cli-next"].map(|id| words.text(id));
    let mut table = out.table([resource.into(), Column::number(ahead), Column::whole(next)]);
    for one in all {
        let next = one.next.map(|at| words.moment(at)).unwrap_or_default();
        table.row(&[one.name, one.ahead.to_string(), next])?;
    }
    table.end()?;
    Ok(Status::Done)
}

/// How much stands on each day, and beside it how many records were in work meanwhile.
fn counts(
    session: &Session,
    out: &mut Out,
    asked: &Asked,
    days: &[Bounds],
) -> Result<Status, Trouble> {
    let words = session.words();
    let mut table = Vec::new();
    for bounds in days {
        let count = asked.count(session, *bounds)?;
        let work = asked.filter.clone().in_work((bounds.from, bounds.until));
        table.push((bounds.day, count, session.reader.count(asked.noun, &work)?));
    }
    if out.is_json() {
        for (day, count, in_work) in table {
            let mut object = Map::new();
            object.insert("id".to_owned(), json!(day.to_string()));
            object.insert("date".to_owned(), json!(day.to_string()));
            object.insert("count".to_owned(), json!(count.left));
            object.insert("overdue".to_owned(), json!(count.late));
            object.insert("done".to_owned(), json!(count.done));
            object.insert("in_work".to_owned(), json!(in_work));
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    let counted = ["cli-count", "cli-late", "cli-done", "cli-in-work"];
    let counted = counted.map(|id| Column::number(words.text(id))).into_iter();
    let mut rows = out.table([Column::whole(words.text("cli-day"))].into_iter().chain(counted));
    for (day, count, in_work) in table {
        let counts = [count.left, count.late, count.done, in_work].map(|count| count.to_string());
        rows.row(&[vec![day.to_string()], counts.to_vec()].concat())?;
    }
    rows.end()?;
    Ok(Status::Done)
}

/// What the records are shown by: what is planned unless a field is named.
fn by(session: &Session, noun: Noun, named: Option<&str>) -> Result<By, Refusal> {
    let Some(named) = named else { return Ok(By::Activities) };
    let choices = By::choices(&session.setup.registry, noun);
    let field = session.field(noun, named).ok().map(|field| field.name.clone());
    let wanted = field.as_deref().unwrap_or(named);
    if let Some(by) = choices.iter().find(|by| by.word() == wanted) {
        return Ok(by.clone());
    }
    let names: Vec<&str> = choices.iter().map(By::word).collect();
    let refusal = Refusal::malformed(Message::new("refused-calendar-field").with("field", named));
    Err(match nearest(named, names.iter().copied()) {
        Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
        None => refusal.hint(Message::new("hint-known-names").with("names", names.join(", "))),
    })
}

/// The day that is meant; of a month (`2026-12`, `december`) its first.
fn day_of(session: &Session, span: Span, typed: &str) -> Result<NaiveDate, Refusal> {
    let reading = session.reading();
    reading.month(typed).map_or_else(|| reading.day(typed), Ok).map_err(|refusal| match span {
        Span::Month => refusal.hint(Message::new("calendar-hint-month")),
        Span::Week | Span::Day => refusal,
    })
}
