//! `sql`: a question to the database in its own language. It only reads, and is for
//! administrators, since it looks past every right.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value as Json, json};

use super::help::Help;
use super::output::Out;
use super::session::Session;
use super::table::{Column, Table};
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::message::{Message, Refusal};
use crate::domain::value::Value;

pub fn grammar(help: Help) -> Command {
    help.command("sql", "help-sql").arg(help.words("query", "QUERY", "help-sql-query"))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let query = values::text(args, "query")?;
    if query.trim().is_empty() {
        return Err(Refusal::malformed(Message::new("usage-missing").with("name", "QUERY")).into());
    }
    if out.is_json() {
        session.database.sql(session.viewer(), &query, |names, row| {
            let cells = names.iter().zip(row);
            let object: Map<String, Json> =
                cells.map(|(name, value)| (name.clone(), json!(value))).collect();
            out.object(object)
        })?;
        return Ok(Status::Done);
    }
    let mut rows: Option<Table<'_>> = None;
    let mut out = Some(out);
    session.database.sql(session.viewer(), &query, |names, row| {
        let cells: Vec<String> = row.iter().map(cell).collect();
        if let Some(out) = out.take() {
            let columns = names.iter().zip(row).map(column);
            rows = Some(out.table(columns.collect::<Vec<_>>()));
        }
        rows.as_mut().map_or(Ok(()), |table| table.row(&cells))
    })?;
    rows.map_or(Ok(()), Table::end)?;
    Ok(Status::Done)
}

/// The column of a name, by what stands in the first row.
fn column((name, value): (&String, &Value)) -> Column {
    match value {
        Value::Int(_) | Value::Real(_) => Column::number(name.clone()),
        _ => name.clone().into(),
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Int(n) => n.to_string(),
        Value::Real(n) => n.to_string(),
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}
