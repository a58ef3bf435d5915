//! Records as a table that a person changes in a program of his, and what he changed in it.
//!
//! Cells are written as in an export. Only a cell that is not as it was given is read, and each is
//! checked against what it held then, so that nothing a colleague changed meanwhile is overwritten.

mod kept;
mod named;

use std::collections::{HashMap, HashSet};

use super::export::Naming;
use super::export::cell::Cells;
use super::{Failure, Fault, Reader};
use crate::domain::access::{self, Right};
use crate::domain::command::{Command, Set};
use crate::domain::field::{Field, Kind};
use crate::domain::look::Sort;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::value::Value;
use crate::exchange::export::{self, Format, Writer, tabbed};
use crate::store::page::list::{List, ListRow};
use crate::store::page::window::Window;

pub use kept::Torn;
pub use named::Find;

/// At most so many records make a table: who changes more of them alike has better ways.
pub const MOST: usize = 1000;

/// What stands over the numbers of the records.
const NUMBER: &str = "ID";

/// Records as they were put into a table.
#[derive(Debug, Clone)]
pub struct Sheet {
    noun: Noun,
    fields: Vec<Field>,
    rows: Vec<Row>,
    /// What the records in its cells are called.
    names: HashMap<RecordRef, String>,
}

/// A record with what its cells held.
#[derive(Debug, Clone)]
struct Row {
    id: i64,
    currency: Currency,
    pipeline: Option<PipelineId>,
    values: Vec<Value>,
    cells: Vec<String>,
}

/// What somebody made of a table.
#[derive(Debug, Default)]
pub struct Edited {
    /// The cells he changed, in their order.
    pub cells: Vec<Cell>,
    /// The lines that are none of the records, with why they are left out.
    pub strays: Vec<(Vec<String>, Refusal)>,
    /// The records whose lines are gone.
    pub gone: Vec<RecordRef>,
    /// The whole table instead, where its columns cannot be told.
    pub torn: Option<Torn>,
}

/// A changed cell.
#[derive(Debug)]
pub struct Cell {
    /// Whose.
    pub on: RecordRef,
    /// Of which field.
    pub field: String,
    /// What stands in it now.
    pub text: String,
    /// What it was given with, as text and as the value behind it.
    given: (String, Value),
    /// What that means, or why it means nothing.
    pub set: Result<Set, Refusal>,
}

/// Reads the text of a cell of a record whose amounts are in this currency and whose stage is of this
/// pipeline.
pub type Read<'a> =
    dyn Fn(&Field, &str, Currency, Option<PipelineId>) -> Result<Value, Refusal> + 'a;

/// Says what a field is called over its column.
pub type Label<'a> = dyn Fn(&Field) -> String + 'a;

impl Reader {
    /// These records with these fields as a table, in their order. Who is not there any more is left
    /// out.
    ///
    /// # Errors
    /// A refusal where the person may not change them or they are too many, or a failure of the
    /// database.
    pub fn sheet(
        &self,
        noun: Noun,
        ids: &[i64],
        names: &[String],
        naming: &dyn Naming,
    ) -> Result<Sheet, Failure> {
        access::may(self.viewer(), Right::Edit, noun)?;
        if ids.len() > MOST {
            let message = Message::new("refused-sheet-long").with("most", MOST);
            return Err(Refusal::rule(message).into());
        }
        let setup = self.setup();
        let fields: Vec<&Field> =
            names.iter().filter_map(|name| setup.registry.get(noun, name)).collect();
        let mut read = fields.clone();
        // What amounts and stages are read against.
        read.extend(["currency", "stage"].iter().filter_map(|name| setup.registry.get(noun, name)));
        let filter = Filter::All.among(ids);
        let sort = Sort { field: "id".to_owned(), descending: false };
        let window = Window::Top { rows: ids.len() };
        let List { rows, names, .. } = self.list(noun, &read, &filter, &sort, window)?;
        let whom = export::For::Spreadsheet;
        let namesakes = HashSet::new();
        let cells = Cells { naming, whom, setup: &setup, fields: &fields, namesakes: &namesakes };
        let of = |row: &ListRow, name: &str| {
            let place = read.iter().position(|field| field.name == name);
            place.map_or(Value::Empty, |place| row.cells[place].clone())
        };
        let row = |row: &ListRow| {
            let currency = of(row, "currency").as_text().and_then(Currency::parse);
            let currency = currency.unwrap_or(setup.currency);
            let stage = of(row, "stage").as_int().and_then(|id| setup.stage(StageId(id)));
            let values = row.cells[..fields.len()].to_vec();
            let said = fields.iter().zip(&values);
            Row {
                id: row.id,
                currency,
                pipeline: stage.map(|stage| stage.pipeline),
                cells: said
                    .map(|(field, value)| cells.cell(field, value, currency, &names))
                    .collect(),
                values,
            }
        };
        let mut rows: Vec<Row> = rows.rows.iter().map(row).collect();
        rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
        Ok(Sheet { noun, fields: fields.into_iter().cloned().collect(), rows, names })
    }
}

impl Sheet {
    /// The table as text, under the names of the columns.
    ///
    /// # Errors
    /// A failure to write it.
    pub fn text(&self, label: &Label<'_>) -> Result<String, Failure> {
        self.with(&Edited::default(), label)
    }

    /// The same with what was not taken of it, as it was typed.
    ///
    /// # Errors
    /// A failure to write it.
    pub fn with(&self, left: &Edited, label: &Label<'_>) -> Result<String, Failure> {
        let labels = self.fields.iter().map(label);
        let header: Vec<String> = std::iter::once(NUMBER.to_owned()).chain(labels).collect();
        let machine = export::For::Machine;
        let mut out = Writer::new(Vec::new(), Format::Tsv, machine, &header).map_err(Fault::Io)?;
        for row in &self.rows {
            let typed = |field: &Field| {
                let mut cells = left.cells.iter();
                let cell = cells.find(|cell| cell.on.id == row.id && cell.field == field.name);
                cell.map(|cell| cell.text.clone())
            };
            let cells = self.fields.iter().zip(&row.cells);
            let cells = cells.map(|(field, given)| typed(field).unwrap_or_else(|| given.clone()));
            let line: Vec<String> = std::iter::once(row.id.to_string()).chain(cells).collect();
            out.row(line.iter().map(String::as_str)).map_err(Fault::Io)?;
        }
        for (line, _) in &left.strays {
            out.row(line.iter().map(String::as_str)).map_err(Fault::Io)?;
        }
        let text = out.finish().map_err(Fault::Io)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Whose records they are.
    pub fn noun(&self) -> Noun {
        self.noun
    }

    /// What somebody made of it. Columns may be left out and put elsewhere.
    ///
    /// # Errors
    /// A refusal where the columns cannot be told any more, or a failure of the database; nothing of
    /// it is read then.
    pub fn read(
        &self,
        text: &str,
        label: &Label<'_>,
        read: &Read<'_>,
        find: &Find<'_>,
    ) -> Result<Edited, Failure> {
        let mut lines = tabbed(text).into_iter();
        let places = self.places(&lines.next().unwrap_or_default(), label)?;
        let mut edited = Edited::default();
        let mut met: Vec<i64> = Vec::new();
        for line in lines {
            if line.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let id = line.first().and_then(|cell| cell.trim().parse::<i64>().ok());
            let known = id.and_then(|id| self.rows.iter().find(|row| row.id == id));
            let Some(row) = known.filter(|row| !met.contains(&row.id)) else {
                let twice = known.is_some();
                let id = if twice { "refused-sheet-twice" } else { "refused-sheet-added" };
                let shown = line.iter().find(|cell| !cell.trim().is_empty());
                let message = Message::new(id).with("text", shown.cloned().unwrap_or_default());
                edited.strays.push((line, Refusal::rule(message)));
                continue;
            };
            met.push(row.id);
            for (at, place) in places.iter().enumerate() {
                // Editors drop what is empty at the end of a line.
                let text = place.map(|place| line.get(place).map_or("", String::as_str));
                let Some(text) = text.filter(|text| *text != row.cells[at]) else { continue };
                edited.cells.push(self.changed(row, at, text, (read, find))?);
            }
        }
        let gone = self.rows.iter().filter(|row| !met.contains(&row.id));
        edited.gone = gone.map(|row| RecordRef::new(self.noun, row.id)).collect();
        // An amount is read in the currency beside it.
        for row in &self.rows {
            self.reread_amounts(row, &mut edited.cells, (read, find))?;
        }
        Ok(edited)
    }

    /// Where each column stands; nothing where it was left out.
    fn places(&self, header: &[String], label: &Label<'_>) -> Result<Vec<Option<usize>>, Refusal> {
        let is_number = |cell: &String| cell.trim().eq_ignore_ascii_case(NUMBER);
        if !header.first().is_some_and(is_number) {
            let message = Message::new("refused-sheet-head").with("number", NUMBER);
            return Err(Refusal::malformed(message));
        }
        let called = |cell: &str, field: &Field| cell == label(field) || cell == field.name;
        for cell in header.iter().skip(1).map(|cell| cell.trim()) {
            if !self.fields.iter().any(|field| called(cell, field)) {
                let message = Message::new("refused-sheet-column").with("text", cell);
                return Err(Refusal::malformed(message));
            }
        }
        let place = |field: &Field| header.iter().position(|cell| called(cell.trim(), field));
        Ok(self.fields.iter().map(place).collect())
    }

    fn changed(
        &self,
        row: &Row,
        at: usize,
        text: &str,
        (read, find): (&Read<'_>, &Find<'_>),
    ) -> Result<Cell, Failure> {
        let field = &self.fields[at];
        let kept = field.flags.system || matches!(field.kind, Kind::Activities | Kind::Files);
        let value = match kept {
            true => Err(Refusal::rule(Message::new("refused-sheet-kept"))),
            false => match self.named(field, text, &row.values[at], find) {
                Ok(Some(value)) => Ok(value),
                Ok(None) => read(field, text, row.currency, row.pipeline),
                Err(Failure::Refused(refusal)) => Err(refusal),
                Err(fault) => return Err(fault),
            },
        };
        let was = Some(row.values[at].clone());
        let set = value.map(|value| Set { field: field.name.clone(), value, was });
        Ok(Cell {
            on: RecordRef::new(self.noun, row.id),
            field: field.name.clone(),
            text: text.to_owned(),
            given: (row.cells[at].clone(), row.values[at].clone()),
            set: set.map_err(|refusal| refusal.at(&field.name)),
        })
    }

    /// Reads the changed amounts of a record again whose currency was changed as well.
    fn reread_amounts(
        &self,
        row: &Row,
        cells: &mut [Cell],
        with: (&Read<'_>, &Find<'_>),
    ) -> Result<(), Failure> {
        let own = |cell: &&Cell| cell.on.id == row.id && cell.field == "currency";
        let set = cells.iter().find(own).and_then(|cell| cell.set.as_ref().ok());
        let Some(currency) = set.and_then(|set| Currency::parse(set.value.as_text()?)) else {
            return Ok(());
        };
        for cell in cells.iter_mut().filter(|cell| cell.on.id == row.id) {
            let at = self.fields.iter().position(|field| field.name == cell.field);
            let amount =
                |at: &usize| matches!(self.fields[*at].kind, Kind::Money(_) | Kind::Products);
            if let Some(at) = at.filter(amount) {
                *cell = self.changed(&Row { currency, ..row.clone() }, at, &cell.text, with)?;
            }
        }
        Ok(())
    }
}

impl Edited {
    /// Whether there is nothing to do and nothing to say.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
            && self.strays.is_empty()
            && self.gone.is_empty()
            && self.torn.is_none()
    }

    /// The changes of what could be read, one command a record.
    pub fn commands(&self) -> Vec<Command> {
        let mut commands: Vec<(RecordRef, Vec<Set>)> = Vec::new();
        for cell in &self.cells {
            let Ok(one) = &cell.set else { continue };
            match commands.last_mut().filter(|(on, _)| *on == cell.on) {
                Some((_, set)) => set.push(one.clone()),
                None => commands.push((cell.on, vec![one.clone()])),
            }
        }
        // The currency first: the other fields of a record follow it.
        for (_, set) in &mut commands {
            set.sort_by_key(|one| one.field != "currency");
        }
        commands.into_iter().map(|(on, set)| Command::Edit { on, set }).collect()
    }

    /// Why what could not be read is left out: of cells by record and column.
    pub fn refused(&self) -> Vec<(RecordRef, Refusal)> {
        let unread = |cell: &Cell| {
            let why = cell.set.as_ref().err()?.clone();
            let field = Arg::Field(cell.on.noun, cell.field.clone());
            let message = Message::new("refused-cell").with("field", field);
            let message = message.with("why", why.message.clone());
            Some((cell.on, Refusal { message, ..why }))
        };
        let gone = |on: &RecordRef| (*on, Refusal::rule(Message::new("refused-sheet-gone")));
        self.cells.iter().filter_map(unread).chain(self.gone.iter().map(gone)).collect()
    }

    /// What is left of it where these records were refused: it is offered again.
    pub fn left(self, refused: &[RecordRef]) -> Edited {
        let stays = |cell: &Cell| cell.set.is_err() || refused.contains(&cell.on);
        let cells = self.cells.into_iter().filter(stays).collect();
        Edited { cells, strays: self.strays, gone: Vec::new(), torn: self.torn }
    }
}
