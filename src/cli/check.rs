//! `check`: whether the database is sound.

use std::path::Path;

use clap::Command;
use serde_json::json;

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::{Session, no_setup};
use super::trouble::{Status, Trouble};
use crate::clock;
use crate::crm::Database;
use crate::crm::backup::Health;
use crate::domain::message::Message;
use crate::i18n::Lang;
use crate::words::Words;

pub fn grammar(help: Help) -> Command {
    help.command("check", "help-check")
}

pub fn run(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    print(&session.database, session.words(), out)
}

/// Says what is wrong with a database at which nobody can work, in the words of `lang`.
///
/// # Errors
/// When it cannot be read at all.
pub fn without_session(file: &Path, lang: Lang, out: &mut Out) -> Result<Status, Trouble> {
    let setup = no_setup();
    print(&Database::open(file)?, Words::new(lang, &setup, 0, clock::local), out)
}

fn print(database: &Database, words: Words<'_>, out: &mut Out) -> Result<Status, Trouble> {
    let health = database.check()?;
    let good = health.is_good();
    if out.is_json() {
        let mut object = json::object(0);
        object.extend([
            ("good".to_owned(), json!(good)),
            ("integrity".to_owned(), json!(health.integrity)),
            ("missing".to_owned(), json!(health.missing)),
            ("foreign_keys".to_owned(), json!(health.foreign_keys)),
            ("totals".to_owned(), json!(health.totals)),
            ("files".to_owned(), json!(health.files)),
        ]);
        out.object(object)?;
    } else {
        let found = [
            ("cli-check-integrity", &health.integrity),
            ("cli-check-missing", &health.missing),
            ("cli-check-links", &health.foreign_keys),
            ("cli-check-totals", &health.totals),
            ("cli-check-files", &health.files),
        ];
        for (heading, lines) in found {
            for line in lines {
                out.line(&format!("{}: {line}", words.text(heading)))?;
            }
        }
    }
    let folder = database.shelf().root().display().to_string();
    out.talk(&words.say(&match good {
        true => Message::new("cli-check-good"),
        // A copy that was made without its folder is no damaged database.
        false if Health { files: Vec::new(), ..health }.is_good() => {
            Message::new("cli-check-no-files").with("folder", folder)
        }
        false => bad(database.path()),
    }));
    Ok(if good { Status::Done } else { Status::Failed })
}

/// That a file is damaged, and what to do about it.
pub fn bad(file: &Path) -> Message {
    Message::new("cli-check-bad").with("file", file.display().to_string())
}
