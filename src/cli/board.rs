//! `board`: the board as text, for a pipe, a script or a screen reader.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::crm::reader::{StageTotal, Tile, Window};
use crate::domain::marks::shown;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::domain::reminder::Attention;
use crate::domain::stage::{Meaning, Stage};
use crate::domain::tally::Tally;

/// How many cards of a column are listed; the rest is counted.
const CARDS: usize = 20;

pub fn grammar(help: Help) -> Command {
    help.command("board", "help-board").arg(help.words(
        "query",
        "[leads|deals] QUERY",
        "help-board-query",
    ))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let mut typed = values::all(args, "query");
    let noun = values::worked_on(session, out, &mut typed)?;
    let filter = session.reading().query(noun, &typed.join(" "))?;
    let found = print(session, out, noun, &filter)?;
    if found == 0 && filter != Filter::All {
        out.talk(&session.words().text("cli-found-nothing"));
    }
    Ok(Status::Done)
}

/// Prints every pipeline of a noun, column by column, and returns how many records there are.
///
/// # Errors
/// When the database fails or nobody reads.
pub fn print(
    session: &Session,
    out: &mut Out,
    noun: Noun,
    filter: &Filter,
) -> Result<i64, Trouble> {
    let mut count = 0;
    let pipelines: Vec<_> = session.setup.pipelines_of(noun).collect();
    for pipeline in &pipelines {
        let kept = session.reader.kept_totals(pipeline.id, filter)?;
        let totals = match kept {
            Some(totals) => totals,
            None => session.reader.count_columns(noun, pipeline.id, filter)?,
        };
        if pipelines.len() > 1 && !out.is_json() {
            out.line(&format!("== {} ==", session.words().pipeline(pipeline)))?;
        }
        let now = session.clock.now();
        let stages = session.setup.stages_of(pipeline.id).map(|stage| stage.id);
        let lit = session.reader.lit(noun, stages, filter, now)?;
        for stage in session.setup.stages_of(pipeline.id) {
            let lit = lit.iter().find(|(of, _)| *of == stage.id).map(|(_, lit)| *lit);
            let total = totals.iter().find(|total| total.stage == stage.id);
            count += total.map_or(0, |total| total.count);
            // Finished columns are folded: their cards are counted, not listed.
            let shown = if stage.meaning == Meaning::Open { CARDS } else { 0 };
            let window = Window::Top { rows: shown.max(1) };
            let mut tiles = session.reader.column(noun, stage.id, filter, window)?.tiles.rows;
            tiles.truncate(shown);
            column(session, out, noun, stage, (total, lit.unwrap_or_default()), &tiles)?;
        }
    }
    Ok(count)
}

fn column(
    session: &Session,
    out: &mut Out,
    noun: Noun,
    stage: &Stage,
    (total, lit): (Option<&StageTotal>, Tally),
    tiles: &[Tile],
) -> Result<(), Trouble> {
    let words = session.words();
    let count = total.map_or(0, |total| total.count);
    let sums = total.map(|total| total.sums.as_slice()).unwrap_or_default();
    if out.is_json() {
        let money = |money: &crate::domain::money::Money| json!({ "amount": json::decimal(money.minor, money.currency), "currency": money.currency.code() });
        let cards: Vec<serde_json::Value> = tiles
            .iter()
            .map(|tile| {
                json!({
                    "id": tile.id,
                    "title": tile.title,
                    "client": tile.client,
                    "amount": json::decimal(tile.amount.minor, tile.amount.currency),
                    "currency": tile.amount.currency.code(),
                    "responsible": json::user(&session.setup, tile.responsible),
                    "activities": json::activities(tile.tally(session.clock.now())),
                    "next_at": tile.next.as_ref().and_then(|next| next.deadline).map(crate::clock::rfc3339),
                })
            })
            .collect();
        let mut object = json::object(stage.id.0);
        object.extend([
            ("stage".to_owned(), json!(stage.code)),
            ("name".to_owned(), json!(words.stage(stage))),
            ("meaning".to_owned(), json!(stage.meaning.word())),
            ("count".to_owned(), json!(count)),
            ("sums".to_owned(), sums.iter().map(money).collect()),
            ("lit".to_owned(), json!(lit.lit())),
            ("overdue".to_owned(), json!(lit.overdue)),
            ("cards".to_owned(), json!(cards)),
        ]);
        return out.object(object);
    }
    let mut heading = format!("{} — {}", words.stage(stage), words.count(noun, count));
    for sum in sums {
        heading.push_str(&format!(", {}", words.money(*sum)));
    }
    if let Some(counter) = lit.counter() {
        heading.push_str(&format!(", {}", words.asking(counter)));
    }
    out.line(&heading)?;
    for tile in tiles {
        out.line(&card(session, RecordRef::new(noun, tile.id), tile))?;
    }
    let rest = count - tiles.len() as i64;
    if rest > 0 && !tiles.is_empty() {
        out.line(&format!("  … + {}", words.count(noun, rest)))?;
    }
    out.line("")
}

fn card(session: &Session, on: RecordRef, tile: &Tile) -> String {
    let words = session.words();
    let mut parts = vec![tile.title.clone().unwrap_or_else(|| words.untitled(on))];
    parts.extend(tile.client.as_deref().map(|client| words.phone(client).into_owned()));
    if tile.amount.minor != 0 {
        parts.push(words.money(tile.amount));
    }
    parts.extend(session.setup.user(tile.responsible).map(|user| format!("@{}", user.login)));
    if let Some(next) = &tile.next {
        let late = next.attention(session.clock.now()) == Attention::Overdue;
        let mark = if late { "! " } else { "" };
        let kind = words.text(&format!("activity-{}", next.kind));
        let when = next.deadline.map(|at| format!(" {}", words.moment(at))).unwrap_or_default();
        parts.push(format!("{mark}{kind}{when}: {}", words.subject(&next.subject)));
    }
    let told = tile.next.as_ref().map(|next| next.attention(session.clock.now()));
    let counter = tile.tally(session.clock.now()).beside(told);
    parts.extend(counter.map(|counter| words.asking(counter)));
    // Whatever a name holds, a card is one line.
    shown(&format!("  {on}  {}", parts.join(", "))).into_owned()
}
