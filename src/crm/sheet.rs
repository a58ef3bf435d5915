//! Records as a table that a person changes in a program of his, and what he changed in it.
//!
//! Cells are written as in an export. Only a cell that is not as it was given is read, and each is
//! checked against what it held then, so that nothing a colleague changed meanwhile is overwritten.

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

/// A table whose columns cannot be told: it is offered again as it was typed.
#[derive(Debug)]
pub struct Torn {
    /// The fields it was given with.
    pub fields: Vec<String>,
    /// The lines as they were given: the number of a record and its cells.
    given: Vec<Vec<String>>,
    /// The lines as they came back.
    typed: Vec<Vec<String>>,
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
        let values = ids.iter().map(|id| Value::Int(*id)).collect();
        let filter = Filter::OneOf { field: "id".to_owned(), values };
        let sort = Sort { field: "id".to_owned(), descending: false };
        let window = Window::Top { rows: ids.len() };
        let List { rows, names } = self.list(noun, &read, &filter, &sort, window)?;
        let reader = export::Reader::Spreadsheet;
        let cells = Cells { naming, reader, setup: &setup, fields: &fields };
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
        Ok(Sheet { noun, fields: fields.into_iter().cloned().collect(), rows })
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
        let machine = export::Reader::Machine;
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

    /// What it is kept as where its columns cannot be told; nothing where nothing came back.
    pub fn torn(&self, text: &str) -> Edited {
        let typed = tabbed(text);
        if typed.iter().flatten().all(|cell| cell.trim().is_empty()) {
            return Edited::default();
        }
        let given = |row: &Row| {
            std::iter::once(row.id.to_string()).chain(row.cells.iter().cloned()).collect()
        };
        let torn = Torn {
            fields: self.fields.iter().map(|field| field.name.clone()).collect(),
            given: self.rows.iter().map(given).collect(),
            typed,
        };
        Edited { torn: Some(torn), ..Edited::default() }
    }

    /// Takes a torn table up again: what was not changed in it is what it was given with then, and
    /// overwrites nothing that changed since.
    #[must_use]
    pub fn again(mut self, torn: &Torn) -> Sheet {
        for row in &mut self.rows {
            let number = row.id.to_string();
            let Some(given) = torn.given.iter().find(|line| line.first() == Some(&number)) else {
                continue;
            };
            for (field, cell) in self.fields.iter().zip(&mut row.cells) {
                let place = torn.fields.iter().position(|name| *name == field.name);
                if let Some(text) = place.and_then(|place| given.get(place + 1)) {
                    cell.clone_from(text);
                }
            }
        }
        self
    }

    /// Whose records they are.
    pub fn noun(&self) -> Noun {
        self.noun
    }

    /// What somebody made of it. Columns may be left out and put elsewhere.
    ///
    /// # Errors
    /// A refusal where the columns cannot be told any more; nothing of it is read then.
    pub fn read(&self, text: &str, label: &Label<'_>, read: &Read<'_>) -> Result<Edited, Refusal> {
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
                edited.cells.push(self.changed(row, at, text, read));
            }
        }
        let gone = self.rows.iter().filter(|row| !met.contains(&row.id));
        edited.gone = gone.map(|row| RecordRef::new(self.noun, row.id)).collect();
        // An amount is read in the currency beside it.
        for row in &self.rows {
            self.reread_amounts(row, &mut edited.cells, read);
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

    fn changed(&self, row: &Row, at: usize, text: &str, read: &Read<'_>) -> Cell {
        let field = &self.fields[at];
        let kept = field.flags.system || matches!(field.kind, Kind::Activities | Kind::Files);
        let label = || Arg::Field(self.noun, field.name.clone());
        let set = match kept {
            true => {
                let message = Message::new("refused-sheet-kept").with("field", label());
                Err(Refusal::rule(message).at(&field.name))
            }
            false => read(field, text, row.currency, row.pipeline).map(|value| Set {
                field: field.name.clone(),
                value,
                was: Some(row.values[at].clone()),
            }),
        };
        let on = RecordRef::new(self.noun, row.id);
        Cell { on, field: field.name.clone(), text: text.to_owned(), set }
    }

    /// Reads the changed amounts of a record again whose currency was changed as well.
    fn reread_amounts(&self, row: &Row, cells: &mut [Cell], read: &Read<'_>) {
        let own = |cell: &&Cell| cell.on.id == row.id && cell.field == "currency";
        let set = cells.iter().find(own).and_then(|cell| cell.set.as_ref().ok());
        let Some(currency) = set.and_then(|set| Currency::parse(set.value.as_text()?)) else {
            return;
        };
        for cell in cells.iter_mut().filter(|cell| cell.on.id == row.id) {
            let at = self.fields.iter().position(|field| field.name == cell.field);
            let amount =
                |at: &usize| matches!(self.fields[*at].kind, Kind::Money(_) | Kind::Products);
            if let Some(at) = at.filter(amount) {
                *cell = self.changed(&Row { currency, ..row.clone() }, at, &cell.text, read);
            }
        }
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

/// What a kept line begins with.
const KEPT: [&str; 3] = ["id", "field", "text"];

/// What the kept lines of a torn table begin with: its fields, a line as it was given, one as it came
/// back.
const FIELDS: &str = "fields";
const GIVEN: &str = "given";
const TYPED: &str = "typed";

impl Edited {
    /// How it is kept until it is offered again; nothing where nothing is left.
    ///
    /// # Errors
    /// A failure to write it.
    pub fn draft(&self) -> Result<String, Failure> {
        if let Some(torn) = &self.torn {
            return torn.draft();
        }
        if self.cells.is_empty() && self.strays.is_empty() {
            return Ok(String::new());
        }
        let (tsv, machine) = (Format::Tsv, export::Reader::Machine);
        let mut out =
            Writer::new(Vec::new(), tsv, machine, &KEPT.map(str::to_owned)).map_err(Fault::Io)?;
        for cell in &self.cells {
            let id = cell.on.id.to_string();
            out.row([id.as_str(), &cell.field, &cell.text]).map_err(Fault::Io)?;
        }
        for (line, _) in &self.strays {
            let line = ["", ""].into_iter().chain(line.iter().map(String::as_str));
            out.row(line).map_err(Fault::Io)?;
        }
        let text = out.finish().map_err(Fault::Io)?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// What was kept of a table of this noun's records.
    pub fn of_draft(noun: Noun, text: &str) -> Edited {
        let mut kept = Edited { torn: Torn::of_draft(text), ..Edited::default() };
        if kept.torn.is_some() {
            return kept;
        }
        let why = || Refusal::rule(Message::new("refused-sheet-added").with("text", ""));
        for line in tabbed(text).into_iter().skip(1) {
            let [id, field, text, ..] = line.as_slice() else { continue };
            match id.parse::<i64>() {
                Ok(id) => kept.cells.push(Cell {
                    on: RecordRef::new(noun, id),
                    field: field.clone(),
                    text: text.clone(),
                    set: Err(why()),
                }),
                Err(_) => kept.strays.push((line[2..].to_vec(), why())),
            }
        }
        kept
    }
}

impl Torn {
    /// The table as it was typed.
    ///
    /// # Errors
    /// A failure to write it.
    pub fn text(&self) -> Result<String, Failure> {
        lines(self.typed.iter().map(|line| ("", line)))
    }

    /// The records it was made of.
    pub fn ids(&self) -> Vec<i64> {
        self.given.iter().filter_map(|line| line.first()?.parse().ok()).collect()
    }

    fn draft(&self) -> Result<String, Failure> {
        let head = std::iter::once((FIELDS, &self.fields));
        let given = self.given.iter().map(|line| (GIVEN, line));
        lines(head.chain(given).chain(self.typed.iter().map(|line| (TYPED, line))))
    }

    fn of_draft(text: &str) -> Option<Torn> {
        let mut torn = Torn { fields: Vec::new(), given: Vec::new(), typed: Vec::new() };
        let lines = tabbed(text);
        lines.first().filter(|head| head.first().is_some_and(|word| word == FIELDS))?;
        for mut line in lines {
            match line.remove(0).as_str() {
                FIELDS => torn.fields = line,
                GIVEN => torn.given.push(line),
                _ => torn.typed.push(line),
            }
        }
        Some(torn)
    }
}

/// Lines of cells as text, each behind its word, where it has one.
fn lines<'a>(lines: impl Iterator<Item = (&'a str, &'a Vec<String>)>) -> Result<String, Failure> {
    let row = |(word, line): (&'a str, &'a Vec<String>)| {
        let word = Some(word).filter(|word| !word.is_empty());
        word.into_iter().chain(line.iter().map(String::as_str)).collect::<Vec<_>>()
    };
    let mut lines = lines.map(row);
    let head: Vec<String> = lines.next().into_iter().flatten().map(str::to_owned).collect();
    let (tsv, machine) = (Format::Tsv, export::Reader::Machine);
    let mut out = Writer::new(Vec::new(), tsv, machine, &head).map_err(Fault::Io)?;
    for line in lines {
        out.row(line).map_err(Fault::Io)?;
    }
    let text = out.finish().map_err(Fault::Io)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
