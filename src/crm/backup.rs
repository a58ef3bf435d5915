//! Copies of the whole database, taken while others write, and checks of its health.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::files::{self, Shelf};
use super::{Database, Failure, Fault};
use crate::capability::ServerPath;
use crate::domain::message::{Message, Refusal};
use crate::store::derived::{attention, totals};
use crate::store::file::{copy, integrity, migrate, open};
use crate::store::team::setup;

/// What a check found wrong; empty means healthy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// Damage SQLite itself sees.
    pub integrity: Vec<String>,
    /// Tables, columns, indexes and triggers that are not there.
    pub missing: Vec<String>,
    /// Rows that point at nothing.
    pub foreign_keys: Vec<String>,
    /// Column totals, and moments since when records ask for attention, that differ from a recount.
    pub totals: Vec<String>,
    /// Kept files that are not there as they were left.
    pub files: Vec<String>,
}

impl Health {
    /// Whether nothing was found.
    pub fn is_good(&self) -> bool {
        *self == Health::default()
    }
}

/// The refusal to write where a file is already, or a folder.
pub fn exists(file: &Path) -> Refusal {
    let shown = file.display().to_string();
    if file.is_dir() {
        let why = Message::new("fault-why-folder");
        let message = Message::new("fault-open").with("file", shown).with("why", why);
        return Refusal::malformed(message);
    }
    Refusal::rule(Message::new("refused-file-exists").with("file", shown))
}

impl Database {
    /// Writes a consistent copy to a new file, readable by its owner only, and the files kept with
    /// records to a folder beside it.
    ///
    /// # Errors
    /// A refusal where the file exists already; when it cannot be written, or the copy is not sound.
    pub fn back_up(&self, target: &ServerPath) -> Result<(), Failure> {
        let target = target.as_path();
        let open_error = |why: std::io::Error| match why.kind() {
            ErrorKind::AlreadyExists => Failure::from(exists(target)),
            _ => Fault::Open(target.to_owned(), why).into(),
        };
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(target)
            .map_err(open_error)?;
        // Files come to the shelf before a record names them, so that they are copied last.
        let copied = open::connect(self.path()).and_then(|source| copy::into(&source, target));
        let shelf = Shelf::of(target);
        let is_new = !shelf.root().exists();
        let outcome = copied.map_err(Failure::from).and_then(|()| self.shelf().copy_to(&shelf));
        if outcome.is_err() {
            // Why there is no copy matters more than what cannot be removed of it.
            let _ = copy::remove(target);
            if is_new {
                let _ = fs::remove_dir_all(shelf.root());
            }
        }
        outcome
    }

    /// Checks the file: its integrity, whether all of it is there, its links, its totals against a
    /// recount, the files it names.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    pub fn check(&self) -> Result<Health, Failure> {
        let conn = open::connect(self.path())?;
        let integrity = integrity::damage(&conn)?;
        let missing = migrate::missing(&conn)?;
        if !missing.is_empty() {
            // Nothing can be counted in what is not there.
            return Ok(Health { integrity, missing, ..Health::default() });
        }
        Ok(Health {
            integrity,
            missing,
            foreign_keys: integrity::dangling(&conn)?,
            totals: [totals::differences(&conn)?, attention::differences(&conn)?].concat(),
            files: files::lost(&conn, &setup::load(&conn)?, &self.shelf())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::RefusalKind;

    #[test]
    fn a_folder_is_no_name_for_a_file() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(exists(folder.path()).kind, RefusalKind::Malformed);
        assert_eq!(exists(&folder.path().join("crm.db")).kind, RefusalKind::Rule);
    }
}
