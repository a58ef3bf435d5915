//! `list`: all records that match, page by page, as a table, as lines or as objects.

use std::collections::HashMap;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::order::Order;
use crate::cli::help::Help;
use crate::cli::json;
use crate::cli::manual;
use crate::cli::output::Out;
use crate::cli::plain;
use crate::cli::session::Session;
use crate::cli::table::{Column, Table};
use crate::cli::trouble::{Status, Trouble};
use crate::cli::values;
use crate::crm::reader::{Days, ListRow, Sort, Window};
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::nearest::advice;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;

/// How many rows are read at a time.
const PAGE: usize = 500;

pub fn grammar(help: Help, noun: Noun) -> Command {
    let (about, query) = match noun.has_stages() {
        true => ("help-list", "help-query"),
        false => ("help-list-clients", "help-query-clients"),
    };
    let list = help.command("list", about).arg(help.words("query", "QUERY", query));
    options(help, manual::with_queries(list, help))
}

/// The options that every list has.
pub fn options(help: Help, command: Command) -> Command {
    command
        .arg(help.option("sort", "FIELD,-FIELD", "help-sort"))
        .arg(help.option("columns", "FIELD,..", "help-columns"))
        .arg(help.limit("help-limit"))
}

pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    values::note_past(session, out, noun);
    let query = values::text(args, "query")?;
    let filter = session.reading().query(noun, &query)?.open_unless_said(noun);
    print(session, noun, out, args, &filter, Usual::Newest)
}

/// In which order records come where the options do not say.
pub enum Usual {
    /// The newest first.
    Newest,
    /// Sorted by a field.
    By(Sort),
    /// As activities stand among the days; only those that do.
    Days(Days),
}

/// As [`print_with`], with the noun's own columns.
///
/// # Errors
/// A refusal for an unknown column.
pub fn print(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
    filter: &Filter,
    usual: Usual,
) -> Result<Status, Trouble> {
    print_with(session, noun, out, args, filter, usual, None)
}

/// Prints the records of a filter as the options ask, in the `usual` order where they do not say,
/// with `shown` columns for people.
///
/// # Errors
/// A refusal for an unknown column.
pub fn print_with(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
    filter: &Filter,
    usual: Usual,
    shown: Option<&str>,
) -> Result<Status, Trouble> {
    let named = values::one(args, "columns").or(shown.filter(|_| !out.is_json()));
    let columns = columns(session, noun, named, out.is_json())?;
    let mut sorts = sorts(session, noun, values::one(args, "sort"))?;
    // What is sorted otherwise is the same of it, in the other order.
    let days = match &usual {
        Usual::Days(days) if sorts.is_empty() => Some(days),
        _ => None,
    };
    let filter = match &usual {
        Usual::Days(of) if days.is_none() => Filter::And(vec![filter.clone(), of.filter()]),
        _ => filter.clone(),
    };
    let filter = filter.simplify();
    match &usual {
        Usual::By(sort) if sorts.is_empty() => sorts.push(sort.clone()),
        _ if sorts.is_empty() => sorts.push(Sort { field: "id".to_owned(), descending: true }),
        _ => {}
    }
    let limit = values::limit(args).unwrap_or(usize::MAX);

    let read = with_hidden(session, noun, &columns, &sorts);
    let mut printer = Printer::new(session, noun, &columns, &read, out);
    let mut order = Order::new(&session.setup, &sorts, &read);
    let mut left = limit;
    session.reader.at_one_moment(|reader| {
        let mut window = Window::Top { rows: PAGE };
        let mut last = None;
        while left > 0 {
            let page = match days {
                Some(days) => reader.day_list(days, &read, &filter, window)?,
                None => reader.list(noun, &read, &filter, &sorts[0], window)?,
            };
            let words = session.words();
            let said = |(on, way): (RecordRef, String)| (on, words.phone(&way).into_owned());
            let mut names = page.names;
            names.extend(page.stand_ins.into_iter().map(said));
            for row in page.rows.rows {
                // The next page begins with the row the one before ended with.
                if last.replace(row.id) == Some(row.id) {
                    continue;
                }
                for row in order.push(row, &names).into_iter().take(left) {
                    printer.row(&row, &names)?;
                    left -= 1;
                }
                if left == 0 {
                    break;
                }
            }
            printer.remember(names, sorts.len() > 1);
            match last {
                Some(id) if page.rows.more_after => {
                    window = Window::Around { id, before: 0, after: PAGE + 1 };
                }
                _ => break,
            }
        }
        for row in order.end().into_iter().take(left) {
            printer.row(&row, &HashMap::new())?;
        }
        Ok::<(), Trouble>(())
    })?;
    printer.end()?;
    Ok(Status::Done)
}

/// What is said beside how far a task is, by the field and its message.
const NEWS: [(&str, &str); 2] =
    [("deadline_changed", "task-deadline-changed"), ("changed", "task-changed")];

/// Prints rows of a list for whoever reads.
struct Printer<'a> {
    session: &'a Session,
    columns: &'a [&'a Field],
    /// The columns that were read: the shown ones, and others behind them.
    read: &'a [&'a Field],
    /// Names of linked records whose rows are not printed yet.
    names: HashMap<RecordRef, String>,
    lines: Lines<'a>,
}

enum Lines<'a> {
    Objects(&'a mut Out),
    /// Of a noun, and whether people read it, on a terminal.
    Table(Table<'a>, Noun, bool),
}

impl<'a> Printer<'a> {
    fn new(
        session: &'a Session,
        noun: Noun,
        columns: &'a [&'a Field],
        read: &'a [&'a Field],
        out: &'a mut Out,
    ) -> Printer<'a> {
        let words = session.words();
        let shown = columns.iter().map(|field| Column::of(field, words.label(field)));
        let shown = std::iter::once(Column::id()).chain(shown);
        let lines = if out.is_json() {
            Lines::Objects(out)
        } else {
            let terminal = out.is_terminal();
            Lines::Table(out.table(shown).chosen_with("--columns"), noun, terminal)
        };
        Printer { session, columns, read, names: HashMap::new(), lines }
    }

    fn row(&mut self, row: &ListRow, names: &HashMap<RecordRef, String>) -> Result<(), Trouble> {
        let setup = &self.session.setup;
        let currency = self.currency(row);
        let shown = self.columns.iter().zip(&row.cells);
        let read = self.read;
        let is = |row: &ListRow, name: &str| {
            let place = read.iter().position(|field| field.name == name);
            place.is_some_and(|place| row.cells[place].as_int() == Some(1))
        };
        let now = self.session.clock.now();
        let overdue = json::overdue(read, &row.cells, now);
        match &mut self.lines {
            Lines::Objects(out) => {
                let mut object = json::row(setup, self.columns, row, currency, now);
                if self.columns.iter().any(|field| field.name == "deadline") {
                    object.extend(overdue.map(|is| ("overdue".to_owned(), json!(is))));
                }
                out.object(object)
            }
            Lines::Table(table, noun, terminal) => {
                let known = &self.names;
                let naming = |on: RecordRef| names.get(&on).or_else(|| known.get(&on)).cloned();
                let words = self.session.words().naming(&naming);
                let mut cells = vec![row.id.to_string()];
                cells.extend(shown.map(|(field, value)| match field.name.as_str() {
                    "title" if value.is_empty() => words.untitled(RecordRef::new(*noun, row.id)),
                    "state" => {
                        let said = plain::cell(words, *terminal, field, value, currency);
                        let news = NEWS.into_iter().filter(|(flag, _)| is(row, flag));
                        let late = (overdue == Some(true)).then_some("cli-overdue");
                        let news = late.into_iter().chain(news.map(|(_, id)| id));
                        let news = news.map(|id| words.text(id));
                        std::iter::once(said).chain(news).collect::<Vec<_>>().join(", ")
                    }
                    _ => plain::cell(words, *terminal, field, value, currency),
                }));
                table.row(&cells)
            }
        }
    }

    /// Keeps the names of a page for rows that are printed after it.
    fn remember(&mut self, names: HashMap<RecordRef, String>, later: bool) {
        if later {
            self.names.extend(names);
        }
    }

    fn end(self) -> Result<(), Trouble> {
        match self.lines {
            Lines::Objects(_) => Ok(()),
            Lines::Table(table, ..) => table.end(),
        }
    }

    fn currency(&self, row: &ListRow) -> Option<Currency> {
        let place = self.read.iter().position(|field| field.kind == Kind::Currency)?;
        row.cells[place].as_text().and_then(Currency::parse)
    }
}

/// The chosen columns: the named ones, the noun's usual ones, or for a program all of them.
fn columns<'s>(
    session: &'s Session,
    noun: Noun,
    named: Option<&str>,
    all: bool,
) -> Result<Vec<&'s Field>, Refusal> {
    let Some(named) = named else {
        let registry = &session.setup.registry;
        return Ok(if all {
            registry.of(noun).collect()
        } else {
            registry.columns(noun).collect()
        });
    };
    let names = named.split(',').map(str::trim).filter(|name| !name.is_empty() && *name != "id");
    names.map(|name| session.field(noun, name)).collect()
}

/// The sorts that `amount,-created_at` means.
fn sorts(session: &Session, noun: Noun, typed: Option<&str>) -> Result<Vec<Sort>, Refusal> {
    let mut sorts = Vec::new();
    for word in typed.unwrap_or_default().split(',').map(str::trim).filter(|w| !w.is_empty()) {
        sorts.push(sort(session, noun, word)?);
    }
    Ok(sorts)
}

/// The sort that `amount` or `-amount` means.
///
/// # Errors
/// A refusal for a field that does not exist, or that nothing can be sorted by.
pub fn sort(session: &Session, noun: Noun, word: &str) -> Result<Sort, Refusal> {
    let sort = Sort::parse(word);
    let name = sort.field.as_str();
    if name == "id" {
        return Ok(sort);
    }
    let field = session.field(noun, name)?;
    if !field.flags.sorted {
        let words = session.words();
        let why = field.unsorted().unwrap_or("refused-no-sort");
        let message = Message::new(why).with("field", words.label(field));
        let known = session.setup.registry.of(noun).filter(|field| field.flags.sorted);
        let known: Vec<&str> = known.map(|field| field.name.as_str()).collect();
        return Err(Refusal::malformed(message).hint(advice(name, &known)));
    }
    Ok(Sort { field: field.name.clone(), ..sort })
}

/// The columns with those that are needed but not shown: the currency of amounts, what is sorted by,
/// whether what has a deadline is done.
fn with_hidden<'s>(
    session: &'s Session,
    noun: Noun,
    columns: &[&'s Field],
    sorts: &[Sort],
) -> Vec<&'s Field> {
    let mut read = columns.to_vec();
    let registry = &session.setup.registry;
    let money = columns.iter().find_map(|field| match field.kind {
        Kind::Money(currency) => registry.get(noun, currency),
        _ => None,
    });
    let sorted = sorts.iter().filter_map(|sort| registry.get(noun, &sort.field));
    let states = columns.iter().any(|field| field.name == "state" && noun == Noun::Activity);
    let news = NEWS.into_iter().filter(|_| states).filter_map(|(flag, _)| registry.get(noun, flag));
    let due = states || columns.iter().any(|field| field.name == "deadline");
    let due = ["deadline", "done_at"].into_iter().filter(|_| due && noun == Noun::Activity);
    let due = due.filter_map(|name| registry.get(noun, name));
    for field in money.into_iter().chain(sorted).chain(news).chain(due) {
        if !read.iter().any(|known| known.name == field.name) {
            read.push(field);
        }
    }
    read
}
