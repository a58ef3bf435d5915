//! `report`: what goes unnoticed, and how the work is spread.

use clap::{ArgMatches, Command};
use serde_json::{Map, json};

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock;
use crate::crm::reader::{ListRow, Sort, Window};
use crate::domain::field::Field;
use crate::domain::message::{Message, Refusal};
use crate::domain::neglect;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::i18n::date;

/// The reports there are.
const REPORTS: [&str; 2] = ["load", "unattended"];

/// What is read of a record nobody turned to the client of.
const COLUMNS: [&str; 4] = ["title", "stage", "responsible", "created_at"];

/// How many rows are read at a time.
const PAGE: usize = 500;

pub fn grammar(help: Help) -> Command {
    help.command("report", "help-report")
        .arg(help.argument("name", "NAME", "help-report-name").required(true).value_parser(REPORTS))
        .arg(help.words("query", "QUERY", "help-report-query"))
        .arg(help.limit("help-limit"))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let text = values::text(args, "query")?;
    let mut typed: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let noun = values::worked_on(session, out, &mut typed)?;
    let query = typed.join(" ");
    match values::one(args, "name") {
        Some("load") if !query.trim().is_empty() => {
            Err(Refusal::malformed(Message::new("usage-load").with("text", query.trim())).into())
        }
        Some("load") => load(session, noun, out),
        _ => unattended(session, noun, &query, out, args),
    }
}

/// Open records nobody turned to the client of, the oldest first.
fn unattended(
    session: &Session,
    noun: Noun,
    query: &str,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let asked = session.reading().query(noun, query)?;
    let filter = Filter::And(vec![asked, neglect::unattended(noun)]).simplify();
    let registry = &session.setup.registry;
    let fields: Vec<&Field> = COLUMNS.iter().filter_map(|name| registry.get(noun, name)).collect();
    let mut left = values::limit(args).unwrap_or(usize::MAX);
    let now = session.clock.now();
    let words = session.words();
    let json = out.is_json();
    let columns = fields.iter().map(|field| Column::of(field, words.label(field)));
    let age = Column::whole(words.text("report-age"));
    let columns = [Column::id(), age].into_iter().chain(columns).collect::<Vec<_>>();
    let sort = Sort { field: "created_at".to_owned(), descending: false };
    let mut rows: Vec<ListRow> = Vec::new();
    session.reader.at_one_moment(|reader| {
        let mut window = Window::Top { rows: PAGE };
        let mut last = None;
        while left > 0 {
            let page = reader.list(noun, &fields, &filter, &sort, window)?;
            for row in page.rows.rows {
                // The next page begins with the row the one before ended with.
                if last.replace(row.id) != Some(row.id) && left > 0 {
                    rows.push(row);
                    left -= 1;
                }
            }
            match last {
                Some(id) if page.rows.more_after => {
                    window = Window::Around { id, before: 0, after: PAGE + 1 };
                }
                _ => break,
            }
        }
        Ok::<(), Trouble>(())
    })?;
    let age = |row: &ListRow| row.cells[3].as_int().map_or(0, |at| (now - at).max(0));
    if json {
        for row in &rows {
            let mut object = json::object(row.id);
            object.insert("record".to_owned(), json!(RecordRef::new(noun, row.id).to_string()));
            object.insert("age_seconds".to_owned(), json!(age(row)));
            for (field, value) in fields.iter().zip(&row.cells) {
                json::put(&mut object, &session.setup, field, value, None, now);
            }
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    if rows.is_empty() {
        out.talk(&match query.trim() {
            "" => words.text("report-none"),
            query => words.say(&Message::new("report-none-of").with("query", query)),
        });
        return Ok(Status::Done);
    }
    let mut table = out.table(columns);
    for row in &rows {
        let mut cells = vec![row.id.to_string(), date::span(words.lang(), age(row) / 60)];
        for (field, value) in fields.iter().zip(&row.cells) {
            cells.push(match (field.name.as_str(), value.as_int()) {
                ("title", _) => session.called(RecordRef::new(noun, row.id), value.as_text())?,
                ("created_at", Some(at)) => clock::rfc3339(at),
                _ => words.cell(field, value, None),
            });
        }
        table.row(&cells)?;
    }
    table.end()?;
    Ok(Status::Done)
}

/// How the open records are spread: a line a person, a column a stage.
fn load(session: &Session, noun: Noun, out: &mut Out) -> Result<Status, Trouble> {
    let words = session.words();
    let setup = &session.setup;
    for load in session.reader.load(noun)? {
        let pipeline = setup.pipelines.iter().find(|pipeline| pipeline.id == load.pipeline);
        let stages: Vec<_> = load.stages.iter().filter_map(|id| setup.stage(*id)).collect();
        if out.is_json() {
            for (user, counts) in &load.people {
                let mut object = json::object(user.0);
                let by_stage: Map<_, _> = stages
                    .iter()
                    .zip(counts)
                    .map(|(stage, count)| (stage.code.clone(), json!(count)))
                    .collect();
                object.insert("user".to_owned(), json!(json::user(setup, *user)));
                object.insert("pipeline".to_owned(), json!(pipeline.map(|p| p.code.as_str())));
                object.insert("stages".to_owned(), by_stage.into());
                object.insert("total".to_owned(), json!(counts.iter().sum::<i64>()));
                out.object(object)?;
            }
            continue;
        }
        let named = pipeline.map(|pipeline| words.pipeline(pipeline).to_owned());
        let total = words.text("load-total");
        let counted = stages.iter().map(|stage| words.stage(stage).to_owned());
        let counted = counted.chain([total.clone()]).map(Column::number);
        let table = out.table(named.into_iter().map(Column::from).chain(counted));
        let mut table = table.headed()?;
        let row = |name: String, counts: &[i64]| {
            let sum = counts.iter().sum::<i64>().to_string();
            let counts = counts.iter().map(i64::to_string);
            std::iter::once(name).chain(counts).chain([sum]).collect::<Vec<String>>()
        };
        for (user, counts) in &load.people {
            let name = setup.user(*user).map(|user| user.login.clone());
            table.row(&row(name.unwrap_or_else(|| user.0.to_string()), counts))?;
        }
        table.row(&row(total, &load.totals()))?;
        table.end()?;
    }
    Ok(Status::Done)
}
