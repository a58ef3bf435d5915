//! What was not taken of a table, kept until it is offered again, with what its cells held when they
//! were given: whatever a colleague changes until then is not overwritten.

use super::{Cell, Edited, Row, Sheet};
use crate::crm::{Failure, Fault};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::exchange::export::{self, Format, Writer, tabbed};

/// A table whose columns cannot be told: it is offered again as it was typed.
#[derive(Debug)]
pub struct Torn {
    /// The fields it was given with.
    pub fields: Vec<String>,
    given: Vec<Given>,
    /// The lines as they came back.
    typed: Vec<Vec<String>>,
}

/// A line as it was given.
#[derive(Debug)]
struct Given {
    id: i64,
    cells: Vec<String>,
    values: Vec<Value>,
}

/// What the lines of a kept table begin with: a cell that was not taken, a line that is none of the
/// records.
const CELL: &str = "cell";
const STRAY: &str = "stray";

/// And those of a torn one: its fields, the cells of a line as they were given, the values behind
/// them, a line as it came back.
const FIELDS: &str = "fields";
const GIVEN: &str = "given";
const VALUES: &str = "values";
const TYPED: &str = "typed";

impl Sheet {
    /// What it is kept as where its columns cannot be told; nothing where nothing came back.
    pub fn torn(&self, text: &str) -> Edited {
        let typed = tabbed(text);
        if typed.iter().flatten().all(|cell| cell.trim().is_empty()) {
            return Edited::default();
        }
        let given =
            |row: &Row| Given { id: row.id, cells: row.cells.clone(), values: row.values.clone() };
        let torn = Torn {
            fields: self.fields.iter().map(|field| field.name.clone()).collect(),
            given: self.rows.iter().map(given).collect(),
            typed,
        };
        Edited { torn: Some(torn), ..Edited::default() }
    }

    /// Takes up again what was not taken: each cell of it is compared with what it was given with
    /// then. In a torn table these are all of them.
    #[must_use]
    pub fn again(mut self, left: &Edited) -> Sheet {
        for given in left.torn.iter().flat_map(|torn| &torn.given) {
            let fields = left.torn.iter().flat_map(|torn| &torn.fields);
            for ((field, cell), value) in fields.zip(&given.cells).zip(&given.values) {
                self.give(given.id, field, cell, value);
            }
        }
        for cell in &left.cells {
            self.give(cell.on.id, &cell.field, &cell.given.0, &cell.given.1);
        }
        self
    }

    fn give(&mut self, id: i64, field: &str, cell: &str, value: &Value) {
        let at = self.fields.iter().position(|known| known.name == field);
        let row = self.rows.iter_mut().find(|row| row.id == id);
        if let (Some(at), Some(row)) = (at, row) {
            cell.clone_into(&mut row.cells[at]);
            row.values[at] = value.clone();
        }
    }

    /// What a cell holds, as text and as the value behind it; nothing where there is no such one.
    fn held(&self, id: i64, field: &str) -> Option<(String, Value)> {
        let at = self.fields.iter().position(|known| known.name == field)?;
        let row = self.rows.iter().find(|row| row.id == id)?;
        Some((row.cells[at].clone(), row.values[at].clone()))
    }
}

impl Edited {
    /// Lets a cell that a colleague changed be compared with what he made of it, as `now` holds it,
    /// from here on: whoever edits it has been told. Gives back how that reads.
    pub fn told(&mut self, on: RecordRef, field: &str, now: &Sheet) -> Option<String> {
        let held = now.held(on.id, field)?;
        let cell = self.cells.iter_mut().find(|cell| cell.on == on && cell.field == field)?;
        cell.given = held;
        Some(cell.given.0.clone())
    }

    /// How it is kept until it is offered again; nothing where nothing is left.
    ///
    /// # Errors
    /// A failure to write it.
    pub fn draft(&self) -> Result<String, Failure> {
        let mut kept: Vec<Vec<String>> = Vec::new();
        let mut keep = |word: &str, cells: &mut dyn Iterator<Item = String>| {
            kept.push(std::iter::once(word.to_owned()).chain(cells).collect());
        };
        for cell in &self.cells {
            let (given, value) = &cell.given;
            let id = cell.on.id.to_string();
            let [field, text, given] = [&cell.field, &cell.text, given].map(String::clone);
            keep(CELL, &mut [id, field, text, given, json(value)?].into_iter());
        }
        for (line, _) in &self.strays {
            keep(STRAY, &mut line.iter().cloned());
        }
        if let Some(torn) = &self.torn {
            keep(FIELDS, &mut torn.fields.iter().cloned());
            for line in &torn.given {
                let id = || std::iter::once(line.id.to_string());
                keep(GIVEN, &mut id().chain(line.cells.iter().cloned()));
                let values = line.values.iter().map(json).collect::<Result<Vec<_>, _>>()?;
                keep(VALUES, &mut id().chain(values));
            }
            for line in &torn.typed {
                keep(TYPED, &mut line.iter().cloned());
            }
        }
        lines(&kept)
    }

    /// What was kept of a table of this noun's records.
    pub fn of_draft(noun: Noun, text: &str) -> Edited {
        let mut kept = Edited::default();
        let why = || Refusal::rule(Message::new("refused-sheet-added").with("text", ""));
        for mut line in tabbed(text) {
            let word = line.remove(0);
            if word == STRAY {
                kept.strays.push((line, why()));
                continue;
            }
            if word == CELL {
                let [id, field, text, given, value] = line.as_slice() else { continue };
                let (Ok(id), Ok(value)) = (id.parse(), serde_json::from_str(value)) else {
                    continue;
                };
                kept.cells.push(Cell {
                    on: RecordRef::new(noun, id),
                    field: field.clone(),
                    text: text.clone(),
                    given: (given.clone(), value),
                    set: Err(why()),
                });
                continue;
            }
            let torn = kept.torn.get_or_insert_with(|| Torn {
                fields: Vec::new(),
                given: Vec::new(),
                typed: Vec::new(),
            });
            match word.as_str() {
                FIELDS => torn.fields = line,
                GIVEN => {
                    if let Ok(id) = line.remove(0).parse() {
                        torn.given.push(Given { id, cells: line, values: Vec::new() });
                    }
                }
                VALUES => {
                    let read = |cell: &String| serde_json::from_str(cell).unwrap_or_default();
                    if let Some(given) = torn.given.last_mut() {
                        given.values = line.iter().skip(1).map(read).collect();
                    }
                }
                _ => torn.typed.push(line),
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
        lines(&self.typed)
    }

    /// The records it was made of.
    pub fn ids(&self) -> Vec<i64> {
        self.given.iter().map(|line| line.id).collect()
    }
}

/// A value as the journal keeps it; what is only counted is not kept.
fn json(value: &Value) -> Result<String, Failure> {
    let value = if matches!(value, Value::Dues(_)) { &Value::Empty } else { value };
    Ok(serde_json::to_string(value).map_err(|error| Fault::Io(error.into()))?)
}

/// Lines of cells as text; nothing for none.
fn lines(lines: &[Vec<String>]) -> Result<String, Failure> {
    let Some((head, lines)) = lines.split_first() else { return Ok(String::new()) };
    let (tsv, machine) = (Format::Tsv, export::For::Machine);
    let mut out = Writer::new(Vec::new(), tsv, machine, head).map_err(Fault::Io)?;
    for line in lines {
        out.row(line.iter().map(String::as_str)).map_err(Fault::Io)?;
    }
    let text = out.finish().map_err(Fault::Io)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
