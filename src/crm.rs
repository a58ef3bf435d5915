//! The one door to the data: every change is a [`Command`](crate::domain::command::Command) executed
//! for somebody at some time, in one transaction, and every page is read for a viewer.
//!
//! A use case asks the domain, writes through the store and journals; it never renders text and
//! never reads the clock. The command line, the interface and import all enter here, so rights,
//! rules, the journal and undo exist once.

mod apart;
mod attempt;
mod booking;
mod complete;
mod convert;
mod create;
mod decide;
mod delete;
mod edit;
mod entry;
mod introduce;
mod layout;
mod look;
pub mod mandatory;
pub mod many;
mod merge;
mod move_stage;
mod narrowing;
mod notice;
mod others;
mod pin;
mod plan;
pub mod products;
mod rules;
mod supplement;
pub mod task;
mod timeline;
mod undo;
mod unfinished;
mod work;

pub mod backup;
pub mod demo;
pub mod duplicates;
pub mod export;
pub mod files;
pub mod import;
pub mod inbox;
pub mod init;
pub mod intake;
pub mod mode;
pub mod neglect;
pub mod queue;
pub mod reach;
pub mod reader;
pub mod remind;
pub mod settings;
pub mod sheet;
pub mod sql;
pub mod tray;
pub mod writer;

use std::path::{Path, PathBuf};

pub use crate::store::file::fault::Fault;
pub use crate::store::file::fresh::Fresh;
pub use convert::{Outlook, Own};
pub use reader::{Reader, Stopper};
pub use writer::Writer;

use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::Viewer;
use crate::store::file::open;

/// Why something was not done.
#[derive(Debug)]
pub enum Failure {
    /// The domain said no; nothing was written.
    Refused(Refusal),
    /// The disk or the database failed.
    Fault(Fault),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure::Fault(fault)
    }
}

impl From<crate::store::Error> for Failure {
    fn from(error: crate::store::Error) -> Failure {
        Failure::Fault(error.into())
    }
}

/// A database file that exists, is ours and has the newest schema.
#[derive(Debug, Clone)]
pub struct Database {
    path: PathBuf,
}

impl Database {
    /// Opens the file, creating it where there is none.
    ///
    /// # Errors
    /// When it is a directory, not a database, another program's or a newer version's.
    pub fn open(path: &Path) -> Result<Database, Failure> {
        open::prepare(path)?;
        Ok(Database { path: path.to_owned() })
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A session's reading side: pages of what the viewer may see.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reader(&self, viewer: Viewer) -> Result<Reader, Failure> {
        Reader::open(&self.path, viewer)
    }

    /// A session's writing side: executes commands for the viewer.
    ///
    /// # Errors
    /// When the database fails.
    pub fn writer(&self, viewer: Viewer) -> Result<Writer, Failure> {
        Writer::open(&self.path, viewer)
    }
}

/// A record that does not exist, or that the person may not see.
fn no_such(on: RecordRef) -> Refusal {
    none_of(on.noun, &on.id.to_string())
}

/// The refusal of a number that no record of the noun has.
pub fn none_of(noun: Noun, number: &str) -> Refusal {
    // Comments and letters have no list of their own.
    let hint = match noun {
        Noun::Entry => Message::new("hint-entry"),
        noun => Message::new("hint-list").with("noun", noun.word()),
    };
    Refusal::not_found(Message::new("refused-no-record").with("noun", noun).with("id", number))
        .hint(hint)
}

#[cfg(test)]
mod tests;
