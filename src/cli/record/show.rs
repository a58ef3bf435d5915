//! `show`: everything about one record, and on request everything that happened with it.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use crate::cli::help::Help;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::timeline;
use crate::cli::told::{self, Past};
use crate::cli::trouble::{Status, Trouble};
use crate::cli::{json, values};
use crate::clock;
use crate::crm::reader::{Card, Event, Happened, Planned, Position, Purchases};
use crate::domain::field::{Field, Kind};
use crate::domain::happened::Wanted;
use crate::domain::layout::arrange::{is_mandatory, stands_alone};
use crate::domain::message::Message;
use crate::domain::money::{Currency, Money};
use crate::domain::name;
use crate::domain::neglect;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::reminder::{Attention, Due};
use crate::domain::stage::StageId;

/// How many events are read at a time.
const PAGE: usize = 200;

pub fn grammar(help: Help) -> Command {
    help.command("show", "help-show")
        .arg(help.argument("id", "ID", "help-id").required(true))
        .arg(help.flag("timeline", "help-timeline"))
        .args(timeline::options(help).into_iter().map(|option| option.requires("timeline")))
}

pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let on = values::record(values::one(args, "id").unwrap_or_default(), noun)?;
    let with_timeline = args.try_get_one::<bool>("timeline").ok().flatten() == Some(&true);
    let wanted = with_timeline.then(|| timeline::wanted(session, args)).transpose()?;
    session.reader.at_one_moment(|_| {
        let happened = wanted.map(|wanted| events(session, on, &wanted)).transpose()?;
        print(session, out, on, happened)
    })
}

/// Prints a record, with what happened where that is asked for.
///
/// # Errors
/// A refusal where there is no such record.
pub fn print(
    session: &Session,
    out: &mut Out,
    on: RecordRef,
    happened: Option<Vec<Happened>>,
) -> Result<Status, Trouble> {
    let card = session.reader.card(on)?;
    let planned = session.reader.planned(on, i64::MAX)?;
    let pinned = session.reader.pinned(on)?;
    if out.is_json() {
        let mut object = object(session, &card);
        let tell = |events: &[Happened]| -> Json {
            let mut past = Past(currency(&card));
            let told = events.iter().map(|event| told::object(session, event, &mut past));
            told.map(Json::Object).collect()
        };
        let planned: Vec<Json> = planned.iter().map(|one| plan(session, one)).collect();
        if matches!(on.noun, Noun::Contact | Noun::Company) {
            object.insert("purchases".to_owned(), bought(&session.reader.purchases(on)?));
        }
        object.insert("planned".to_owned(), json!(planned));
        object.insert("pinned".to_owned(), tell(&pinned));
        if let Some(happened) = &happened {
            object.insert("timeline".to_owned(), tell(happened));
        }
        out.object(object)?;
        return Ok(Status::Done);
    }
    text(session, out, &card)?;
    list_purchases(session, out, &session.reader.purchases(on)?)?;
    list_planned(session, out, &planned)?;
    list_events(session, out, "cli-pinned", &pinned, currency(&card))?;
    let happened = happened.unwrap_or_default();
    list_events(session, out, "cli-timeline", &happened, currency(&card))?;
    Ok(Status::Done)
}

/// What happened, newest first.
fn events(session: &Session, on: RecordRef, wanted: &Wanted) -> Result<Vec<Happened>, Trouble> {
    let mut all = Vec::new();
    let mut position = Position::NEWEST;
    loop {
        let (page, next) = session.reader.timeline_of(on, wanted, position, PAGE)?;
        let last = page.len() < PAGE;
        all.extend(page);
        if last {
            return Ok(all);
        }
        position = next;
    }
}

fn object(session: &Session, card: &Card) -> Map<String, Json> {
    let setup = &session.setup;
    let on = card.row.on;
    let currency = currency(card);
    let mut object = json::object(on.id);
    for field in setup.registry.of(on.noun) {
        let now = session.clock.now();
        json::put(&mut object, setup, field, card.row.get(&field.name), currency, now);
    }
    let related: Vec<String> = card.related.iter().map(RecordRef::to_string).collect();
    object.insert("related".to_owned(), json!(related));
    for field in setup.registry.of(on.noun).filter(|field| field.kind == Kind::Files) {
        let files = card.row.get(&field.name).as_files();
        object.insert(field.name.clone(), told::files(session, files));
    }
    object.insert("deleted_at".to_owned(), json!(card.row.deleted_at.map(clock::rfc3339)));
    object.insert("revision".to_owned(), json!(card.row.revision));
    object
}

/// What a client bought, for a program.
fn bought(purchases: &Purchases) -> Json {
    let sums = |sums: &[Money]| -> Json {
        let sum = |sum: &Money| json!({ "amount": json::decimal(sum.minor, sum.currency), "currency": sum.currency.code() });
        sums.iter().map(sum).collect()
    };
    json!({
        "won": purchases.won,
        "sums": sums(&purchases.sums),
        "last": purchases.last.map(clock::rfc3339),
        "open": purchases.open,
        "open_sums": sums(&purchases.open_sums),
    })
}

fn list_purchases(session: &Session, out: &mut Out, bought: &Purchases) -> Result<(), Trouble> {
    let words = session.words();
    let sums = |sums: &[Money]| -> String {
        sums.iter().map(|sum| words.money(*sum)).collect::<Vec<_>>().join(" · ")
    };
    if !bought.is_empty() {
        out.line("")?;
    }
    if bought.won > 0 {
        let last = bought.last.map(|at| words.moment_exact(at)).unwrap_or_default();
        let message = Message::new("cli-bought").with("count", bought.won);
        out.line(&words.say(&message.with("sum", sums(&bought.sums)).with("last", last)))?;
    }
    if bought.open > 0 {
        let message = Message::new("cli-buying").with("count", bought.open);
        out.line(&words.say(&message.with("sum", sums(&bought.open_sums))))?;
    }
    Ok(())
}

fn plan(session: &Session, planned: &Planned) -> Json {
    let open = Due { deadline: planned.deadline, lit_at: None, waits: false };
    let overdue = Attention::of(session.clock.now(), open) == Attention::Overdue;
    let mut object = json::object(planned.id);
    object.extend(planned.on.map(|on| ("on".to_owned(), json!(on.to_string()))));
    object.extend([
        ("kind".to_owned(), json!(planned.kind)),
        ("subject".to_owned(), json!(planned.subject)),
        ("deadline".to_owned(), json!(planned.deadline.map(clock::rfc3339))),
        ("overdue".to_owned(), json!(overdue)),
        ("responsible".to_owned(), json::user(&session.setup, planned.responsible)),
        (
            "people".to_owned(),
            planned.people.iter().map(|id| json::user(&session.setup, *id)).collect(),
        ),
        ("about".to_owned(), json!(told::entry(planned.about.as_ref()))),
        ("incoming".to_owned(), json!(planned.waits.is_some())),
        ("waits_since".to_owned(), json!(planned.waits.map(clock::rfc3339))),
    ]);
    Json::Object(object)
}

fn text(session: &Session, out: &mut Out, card: &Card) -> Result<(), Trouble> {
    let on = card.row.on;
    let naming = |other| session.called(other, Some(card.names.get(&other)?)).ok();
    let words = session.words().naming(&naming);
    // How somebody is reached is said as it stands for a name elsewhere.
    let named =
        |field: &str| Some(card.row.get(field)).filter(|value| value.as_points().is_empty());
    let name = name::display(named);
    out.line(&format!("{on}  {}", session.called(on, name.as_deref())?))?;
    if let Some(at) = card.row.deleted_at {
        out.line(&format!("{}: {}", words.text("cli-deleted"), words.moment_exact(at)))?;
    }
    let currency = currency(card);
    let filled = |field: &&Field| match field.name.as_str() {
        "amount_manual" => card.row.int("amount_manual") == Some(1),
        "touched_at" => {
            let [at, made, lead] = ["touched_at", "created_at", "lead"].map(|f| card.row.get(f));
            !at.is_empty() && !neglect::is_granted(at, made, lead)
        }
        name => {
            let always = field.flags.always && stands_alone(field) || is_mandatory(field);
            always || !card.row.get(name).is_empty()
        }
    };
    let stage = card.row.int("stage").and_then(|id| session.setup.stage(StageId(id)));
    let pipeline = stage.map(|stage| stage.pipeline);
    for block in session.setup.card(session.user.id, on.noun, pipeline) {
        let fields: Vec<&Field> = block.seen().filter(filled).collect();
        if fields.is_empty() {
            continue;
        }
        out.line("")?;
        out.line(&words.section(on.noun, block.section))?;
        for field in fields {
            let value = card.row.get(&field.name);
            let shown = match &field.kind {
                Kind::Points(kind) => value
                    .as_points()
                    .iter()
                    .map(|point| {
                        let said = match kind {
                            PointKind::Phone => words.phone(&point.value),
                            _ => point.value.as_str().into(),
                        };
                        format!("{said} ({})", words.point(&point.label))
                    })
                    .collect::<Vec<_>>()
                    .join(", "),
                Kind::Products => words
                    .values(field, value, currency)
                    .iter()
                    .map(|row| format!("\n{row}"))
                    .collect(),
                Kind::Files => value
                    .as_files()
                    .iter()
                    .map(|file| format!("\n{}", told::file(session, file)))
                    .collect(),
                _ if value.is_empty() => "—".to_owned(),
                _ => words.value(field, value, currency),
            };
            let line = format!("  {}: {shown}", words.label(field)).replace('\n', "\n    ");
            out.line(&line.replace(": \n", ":\n"))?;
        }
    }
    if !card.related.is_empty() {
        out.line("")?;
        out.line(&words.text("cli-related"))?;
        for other in &card.related {
            let called = session.called(*other, card.names.get(other).map(String::as_str))?;
            out.line(&format!("  {other}  {called}"))?;
        }
    }
    Ok(())
}

fn list_planned(session: &Session, out: &mut Out, planned: &[Planned]) -> Result<(), Trouble> {
    if planned.is_empty() {
        return Ok(());
    }
    let words = session.words();
    out.line("")?;
    out.line(&words.text("cli-planned"))?;
    for one in planned {
        let mut deadline = one.deadline.map(|at| words.moment_exact(at)).unwrap_or_default();
        if let Some(at) = one.waits {
            deadline = format!("{}, {}", words.text("cli-incoming"), words.moment_exact(at));
        }
        let kind = words.text(&format!("activity-{}", one.kind));
        let who = session.setup.user(one.responsible).map_or("", |user| user.login.as_str());
        let on = one.on.map(|on| format!("{on} · ")).unwrap_or_default();
        let people = one.people.iter().filter_map(|id| session.setup.user(*id));
        let people: String = people.map(|user| format!(" @{}", user.login)).collect();
        let about = one.about.as_ref().filter(|about| !about.lit);
        let about = about.map(|about| format!(" ({})", words.about(about))).unwrap_or_default();
        let what = words.subject(&one.subject);
        let line = format!("  {}  {deadline}  {on}{kind}: {what}{about}  @{who}{people}", one.id);
        out.line(&line)?;
    }
    Ok(())
}

fn list_events(
    session: &Session,
    out: &mut Out,
    heading: &str,
    events: &[Happened],
    currency: Option<Currency>,
) -> Result<(), Trouble> {
    if events.is_empty() {
        return Ok(());
    }
    let words = session.words();
    out.line("")?;
    out.line(&words.text(heading))?;
    let mut past = Past(currency);
    for event in events {
        let at = words.moment_exact(event.at);
        let who = match &event.event {
            // By its number a comment is changed and deleted, and something is planned about a letter.
            Event::Entry(entry) if entry.kind == "comment" || entry.inbound().is_some() => {
                format!("{}  #{}", told::author(session, event), entry.id)
            }
            _ => told::author(session, event),
        };
        let what = told::words(session, event, &mut past).replace('\n', "\n    ");
        out.line(&format!("  {at}  {who}  {what}"))?;
    }
    Ok(())
}

fn currency(card: &Card) -> Option<Currency> {
    card.row.get("currency").as_text().and_then(Currency::parse)
}
