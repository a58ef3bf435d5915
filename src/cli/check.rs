//! `check`: whether the database is sound.

use clap::Command;
use serde_json::json;

use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use crate::crm::backup::Health;
use crate::domain::message::Message;

pub fn grammar(help: Help) -> Command {
    help.command("check", "help-check")
}

pub fn run(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    let health = session.database.check()?;
    let good = health.is_good();
    let words = session.words();
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
    let folder = session.database.shelf().root().display().to_string();
    out.talk(&words.say(&match good {
        true => Message::new("cli-check-good"),
        // A copy that was made without its folder is no damaged database.
        false if Health { files: Vec::new(), ..health }.is_good() => {
            Message::new("cli-check-no-files").with("folder", folder)
        }
        false => Message::new("cli-check-bad"),
    }));
    Ok(if good { Status::Done } else { Status::Failed })
}
