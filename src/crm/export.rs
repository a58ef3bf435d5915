//! Taking a list out: its rows, filtered and sorted as on the screen, as a table or as lines.
//!
//! Rows are read a window at a time within one snapshot, so that a file of any length costs little
//! memory and holds each record once. A table an import reads back as it was. How entries
//! of lists are called is the caller's language; the header has stable names in every language.

pub(super) mod cell;
mod events;
mod file;
mod todo;

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use super::{Failure, Fault, Reader};
use crate::domain::access::{self, Right};
use crate::domain::field::{Choice, Field, Kind};
use crate::domain::look::Sort;
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::product::{self, ProductRow};
use crate::domain::query::Filter;
use crate::domain::setup::{Setup, Source};
use crate::domain::stage::{Pipeline, Stage};
use crate::exchange::export::{self, Format, Writer};
use crate::store::page::list::{List, ListRow};
use crate::store::page::window::Window;
use crate::store::{self, Connection, imported};
use cell::Cells;

pub use events::Events;
pub use todo::Todo;

/// How many rows are read at once.
const WINDOW: usize = 500;

/// What is to be taken out.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// Whose rows.
    pub noun: Noun,
    /// The columns; [`columns`] gives those nobody has to choose.
    pub columns: &'a [&'a Field],
    /// Which rows.
    pub filter: &'a Filter,
    /// In which order.
    pub sort: &'a Sort,
    /// What the rows become.
    pub shape: Shape<'a>,
}

/// What the rows become.
#[derive(Clone, Copy)]
pub enum Shape<'a> {
    /// A header and the rows under it.
    Table {
        /// How cells are kept apart.
        format: Format,
        /// Who reads it: spreadsheets are shielded from formulas.
        whom: export::For,
        /// What the entries of lists are called.
        naming: &'a dyn Naming,
    },
    /// One line for each row.
    Lines(&'a Line<'a>),
}

/// Makes a line of a row with these columns, and perhaps more cells behind them; the amounts are
/// in this currency.
pub type Line<'a> = dyn Fn(&[&Field], &ListRow, Currency) -> String + 'a;

/// What a file calls the entries of lists, and how it writes a moment.
pub trait Naming {
    /// A stage.
    fn stage(&self, stage: &Stage) -> String;
    /// A pipeline.
    fn pipeline(&self, pipeline: &Pipeline) -> String;
    /// A source.
    fn source(&self, source: &Source) -> String;
    /// An entry of a closed list.
    fn choice(&self, choice: &Choice) -> String;
    /// An activity, from its subject.
    fn subject(&self, subject: &str) -> String;
    /// A moment, in seconds since 1970 UTC, with its offset.
    fn moment(&self, at: i64) -> String;
    /// What a phone or an address is for.
    fn label(&self, code: &str) -> String {
        code.to_owned()
    }
    /// Rows of products, their prices in this currency.
    fn products(&self, rows: &[ProductRow], currency: Currency) -> String {
        product::write(rows, currency)
    }
}

/// The columns of an export where nobody chose any: everything a person enters, when the record
/// was made and ended, and when an activity was done.
pub fn columns(setup: &Setup, noun: Noun) -> Vec<&Field> {
    let wanted = |field: &&Field| {
        !field.flags.system || matches!(field.name.as_str(), "created_at" | "closed_at" | "done_at")
    };
    setup.registry.of(noun).filter(wanted).collect()
}

impl Reader {
    /// Writes the rows to `out` and returns it with how many there were. `progress` is told how
    /// many are written.
    ///
    /// # Errors
    /// A refusal where the person may not take rows out, or a failure to read or to write.
    pub fn export<W: Write>(
        &self,
        request: &Request<'_>,
        out: W,
        progress: &mut dyn FnMut(u64),
    ) -> Result<(W, u64), Failure> {
        access::may(self.viewer(), Right::Read, request.noun)?;
        access::may(self.viewer(), Right::Export, request.noun)?;
        let setup = self.setup();
        let (fields, shown) = to_read(request, &setup);
        let place = fields.iter().position(|field| field.kind == Kind::Currency);
        let fields_shown = &fields[..shown];
        let namesakes = self.read(|conn| Ok(namesakes(conn, request.shape, fields_shown)?))?;
        let mut file = Output::begin(request.shape, &setup, (fields_shown, &namesakes), out)?;
        let rows = Rows { noun: request.noun, filter: request.filter, sort: request.sort };
        let written = self.each_row(rows, &fields, progress, &mut |row, names| {
            let currency = place.and_then(|place| row.cells[place].as_text());
            let currency = currency.and_then(Currency::parse).unwrap_or(setup.currency);
            file.row(row, currency, names).map_err(Fault::Io)?;
            Ok(1)
        })?;
        let out = file.finish().map_err(Fault::Io)?;
        Ok((out, written))
    }

    /// Hands over every row, a window at a time within one snapshot. `each` says how much it wrote of
    /// a row, and `progress` is told of all of it.
    fn each_row(
        &self,
        rows: Rows<'_>,
        fields: &[&Field],
        progress: &mut dyn FnMut(u64),
        each: &mut Each<'_>,
    ) -> Result<u64, Failure> {
        self.at_one_moment(|reader| {
            let mut window = Window::Top { rows: WINDOW };
            let mut written = 0;
            loop {
                let repeated = usize::from(matches!(window, Window::Around { .. }));
                let List { rows: page, names, .. } =
                    reader.list(rows.noun, fields, rows.filter, rows.sort, window)?;
                let Some(last) = page.rows.last().map(|row: &ListRow| row.id) else { break };
                for row in page.rows.iter().skip(repeated) {
                    written += each(row, &names)?;
                }
                progress(written);
                if !page.more_after {
                    break;
                }
                window = Window::Around { id: last, before: 0, after: WINDOW + 1 };
            }
            Ok(written)
        })
    }
}

/// Which rows, and in which order.
#[derive(Clone, Copy)]
struct Rows<'a> {
    noun: Noun,
    filter: &'a Filter,
    sort: &'a Sort,
}

/// What is done with a row and the names of the records it links to; how much was written of it.
type Each<'a> = dyn FnMut(&ListRow, &HashMap<RecordRef, String>) -> Result<u64, Failure> + 'a;

/// What is being written.
enum Output<'a, W: Write> {
    Table(Cells<'a>, Box<Writer<W>>),
    Lines(&'a [&'a Field], &'a Line<'a>, W),
}

impl<'a, W: Write> Output<'a, W> {
    fn begin(
        shape: Shape<'a>,
        setup: &'a Setup,
        (fields, namesakes): (&'a [&'a Field], &'a HashSet<RecordRef>),
        out: W,
    ) -> Result<Output<'a, W>, Fault> {
        Ok(match shape {
            Shape::Table { format, whom, naming } => {
                let writer = Writer::new(out, format, whom, &header(fields)).map_err(Fault::Io)?;
                let cells = Cells { naming, whom, setup, fields, namesakes };
                Output::Table(cells, Box::new(writer))
            }
            Shape::Lines(line) => Output::Lines(fields, line, out),
        })
    }

    fn row(
        &mut self,
        row: &ListRow,
        currency: Currency,
        names: &HashMap<RecordRef, String>,
    ) -> io::Result<()> {
        match self {
            Output::Table(cells, writer) => {
                writer.row(cells.row(row, currency, names).iter().map(String::as_str))
            }
            Output::Lines(fields, line, out) => writeln!(out, "{}", line(fields, row, currency)),
        }
    }

    fn finish(self) -> io::Result<W> {
        match self {
            Output::Table(_, writer) => writer.finish(),
            Output::Lines(_, _, mut out) => {
                out.flush()?;
                Ok(out)
            }
        }
    }
}

/// The columns to read: those to show, and the currency behind them where an amount needs it. The
/// number of a record, which every table shows, tells an import nothing without the moment it was
/// made.
fn to_read<'a>(request: &Request<'a>, setup: &'a Setup) -> (Vec<&'a Field>, usize) {
    let mut fields: Vec<&Field> = request.columns.to_vec();
    let returns = matches!(request.shape, Shape::Table { .. }) && request.noun != Noun::Activity;
    if returns && fields.iter().all(|field| field.name != "created_at") {
        fields.extend(setup.registry.get(request.noun, "created_at"));
    }
    let shown = fields.len();
    let amounts = fields.iter().any(|field| matches!(field.kind, Kind::Money(_)));
    let has = fields.iter().any(|field| field.kind == Kind::Currency);
    if amounts && !has {
        fields.extend(setup.registry.get(request.noun, "currency"));
    }
    (fields, shown)
}

/// The clients whom a table has to tell from others of their names.
fn namesakes(
    conn: &Connection,
    shape: Shape<'_>,
    fields: &[&Field],
) -> store::Result<HashSet<RecordRef>> {
    let mut found = HashSet::new();
    if matches!(shape, Shape::Lines(_)) {
        return Ok(found);
    }
    for noun in [Noun::Contact, Noun::Company] {
        let is_linked = |field: &&Field| field.kind == Kind::Link(noun) && !field.flags.custom;
        if fields.iter().any(is_linked) {
            found.extend(imported::namesakes(conn, noun)?);
        }
    }
    Ok(found)
}

/// The number comes first, a stage's pipeline before it, and what it means behind it: a team that has
/// no such stage makes the same one.
fn header(fields: &[&Field]) -> Vec<String> {
    let mut header = vec!["id".to_owned()];
    for field in fields {
        if field.kind == Kind::Stage {
            header.push("pipeline".to_owned());
        }
        header.push(field.name.clone());
        if field.kind == Kind::Stage {
            header.push("stage_meaning".to_owned());
        }
    }
    header
}
