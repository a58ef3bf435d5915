//! What every action costs beside the same work in plain SQLite, as one table.
//!
//! `cargo bench --bench budgets -- --leads 100000` makes a database of that size (or takes the one
//! an earlier run left in the temporary directory), copies it into plain tables, and measures both
//! in the same run, turn by turn, since single times drift with the machine. The verdict beside each
//! row compares with the budget; a person reads it, and with `--strict` a row that is over its budget
//! ends the run with status 1.

mod bulk;
mod data;
mod floor;
mod measure;
mod reading;
mod sessions;
mod upgrade;
mod wide;
mod writing;

use std::process::ExitCode;

use measure::Table;

/// How many leads where nobody says.
const LEADS: usize = 100_000;
/// How many lines a timeline has on average where nobody says.
const TIMELINE: u32 = 10;
/// How many lines of its timeline a card reads when it opens at 120x36.
const LINES: usize = 26;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Anything that stops a run.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Whether all is as it is asked to be.
fn run() -> Outcome<bool> {
    let asked = asked()?;
    let data = data::prepare(asked.leads, asked.timeline)?;
    let mut table = Table::default();
    let parts: [(&str, Part); 6] = [
        ("reading", reading::measure),
        ("wide", wide::measure),
        ("writing", writing::measure),
        ("bulk", bulk::measure),
        ("upgrade", upgrade::measure),
        ("sessions", sessions::measure),
    ];
    for (name, measure) in parts {
        if asked.only.as_deref().is_none_or(|only| only == name) {
            measure(&data, &mut table)?;
        }
    }
    let over = table.print();
    Ok(over == 0 || !asked.strict)
}

/// A part of the table.
type Part = fn(&data::Data, &mut Table) -> Outcome<()>;

struct Asked {
    leads: usize,
    timeline: u32,
    only: Option<String>,
    strict: bool,
}

/// Reads `--leads N`, `--timeline N`, `--only PART` and `--strict`; cargo's own `--bench` is passed
/// over.
fn asked() -> Outcome<Asked> {
    let mut asked = Asked { leads: LEADS, timeline: TIMELINE, only: None, strict: false };
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
        match word.as_str() {
            "--leads" => asked.leads = value()?.parse()?,
            "--timeline" => asked.timeline = value()?.parse()?,
            "--only" => asked.only = Some(value()?),
            "--strict" => asked.strict = true,
            _ => {
                let known = "--leads, --timeline, --only or --strict";
                return Err(format!("{word} is unknown; try {known}").into());
            }
        }
    }
    Ok(asked)
}
