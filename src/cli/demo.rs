//! `demo`: the interface on sample data in a throwaway file, or a sample database of any size.

use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use clap::{ArgMatches, Command, value_parser};
use tempfile::TempDir;

use super::help::{self, Help};
use super::interrupt;
use super::output::Out;
use super::session::{Call, Session};
use super::trouble::{Status, Trouble};
use super::{open, say, told, values};
use crate::clock::{self, Clock};
use crate::crm::{Database, Failure, Fault, backup};
use crate::domain::calendar::Zone;
use crate::domain::demo::{Market, Plan};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::i18n::Lang;

pub fn grammar(help: Help) -> Command {
    help.command("demo", "help-demo")
        .arg(help.option("leads", "N", "help-demo-leads").value_parser(value_parser!(usize)))
        .arg(help.option("seed", "S", "help-demo-seed").value_parser(value_parser!(u64)))
        .arg(help::file(help.option("into", "FILE", "help-demo-into")))
}

pub fn run(call: Call<'_>, out: &mut Out, args: &ArgMatches) -> Status {
    let (lang, interactive) = (call.lang, call.surroundings.interactive);
    let plan = Plan {
        seed: args.get_one("seed").copied().unwrap_or(1),
        market: market(lang),
        leads: args.get_one("leads").copied().unwrap_or(Plan::LEADS),
        timeline: Plan::TIMELINE,
        now: Clock::system().now(),
        zone: Zone { local: clock::local, moment: clock::moment },
    };
    let into = values::one(args, "into").map(PathBuf::from);
    match demo(call, plan, into.as_deref()) {
        Err(trouble) => told(&trouble, lang),
        Ok((session, throwaway)) => {
            let outcome = match throwaway {
                Some(_) => open::start(&session, interactive, out, None),
                None => written(&session, out),
            };
            outcome.and_then(|status| out.handed(status)).unwrap_or_else(|trouble| {
                say(&trouble, session.words());
                trouble.status()
            })
        }
    }
}

/// Makes the sample data, in a new file where one is named and else in one that is removed with
/// the returned folder.
///
/// # Errors
/// A refusal when the named file is there already or the plan is too large, that it was stopped, or a
/// failure of the disk.
pub fn demo(
    call: Call<'_>,
    plan: Plan,
    into: Option<&Path>,
) -> Result<(Session, Option<Throwaway>), Trouble> {
    let (path, throwaway) = match into {
        Some(path) if path.exists() => {
            return Err(backup::exists(path).into());
        }
        Some(path) => {
            check_folder(path)?;
            (path.to_owned(), None)
        }
        None => {
            let throwaway = Throwaway::new(&call.surroundings.temporary)?;
            (throwaway.file(), Some(throwaway))
        }
    };
    plan.check()?;
    let stop = interrupt::asked()?;
    let database = Database::open(&path)?;
    let filled = database.fill(&call.surroundings.login, &call.surroundings.name, plan, &stop);
    if let Err(failure) = filled {
        // Half a sample is of no use, and in the way of a whole one.
        let _ = fs::remove_file(&path);
        return Err(match (stop.load(Ordering::Relaxed), failure) {
            (true, Failure::Refused(refusal)) => Trouble::Stopped(refusal),
            (_, failure) => failure.into(),
        });
    }
    Ok((call.at(path).open()?, throwaway))
}

/// Refuses a file in a folder that is not there: its name is a slip.
fn check_folder(file: &Path) -> Result<(), Failure> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.exists()) {
        return Err(Fault::Open(file.to_owned(), ErrorKind::NotFound.into()).into());
    }
    Ok(())
}

/// A folder of the person's own that is removed in the end.
pub struct Throwaway(TempDir);

impl Throwaway {
    /// A new one among temporary files.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(within: &Path) -> Result<Throwaway, Failure> {
        let (mut new, owners) = (tempfile::Builder::new(), Permissions::from_mode(0o700));
        let made = new.prefix("voronka-demo-").permissions(owners).tempdir_in(within);
        Ok(Throwaway(made.map_err(|error| Fault::Open(within.to_owned(), error))?))
    }

    /// The database in it.
    pub fn file(&self) -> PathBuf {
        self.0.path().join("demo.db")
    }
}

fn written(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    let words = session.words();
    let count = session.reader.count(Noun::Lead, &Filter::All)?;
    let file = session.database.path().display().to_string();
    let message = Message::new("cli-demo-written").with("count", count).with("file", file);
    out.talk(&words.say(&message));
    Ok(Status::Done)
}

fn market(lang: Lang) -> Market {
    match lang {
        Lang::En => Market::Britain,
        Lang::Ru => Market::Russia,
        Lang::Pl => Market::Poland,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_folder_is_made_for_a_file_whose_name_may_be_a_slip() {
        let folder = tempfile::tempdir().unwrap();
        assert!(check_folder(&folder.path().join("sample.db")).is_ok());
        assert!(check_folder(Path::new("sample.db")).is_ok());
        let missing = folder.path().join("none/sample.db");
        assert!(matches!(check_folder(&missing), Err(Failure::Fault(Fault::Open(..)))));
    }
}
