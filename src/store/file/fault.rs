//! Why the storage failed, in terms a person can act on.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use rusqlite::ErrorCode;
use rustix::io::Errno;

use super::way_in::{Way, as_typed};
use crate::domain::message::{Arg, Message};

/// A failure of the disk or the database; the exit status is 1.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The path cannot be created, or may not be read.
    #[error("cannot open {0}: {1}")]
    Open(PathBuf, io::Error),
    /// This file of the database, or its folder, may not be opened, and that is what lets one in.
    #[error("no permission to open {0}")]
    Closed(PathBuf, Way),
    /// The file is not a SQLite database.
    #[error("{0} is not a database")]
    NotDatabase(PathBuf),
    /// The file is another program's database.
    #[error("{0} is the database of another program")]
    Foreign(PathBuf),
    /// The file was written by a newer version of this program.
    #[error("{0} has schema {1}, this program knows {2}")]
    Newer(PathBuf, i64, i64),
    /// The file has an earlier schema and cannot be brought to the newest where it is.
    #[error("{0} has an earlier schema and is read-only")]
    Older(PathBuf),
    /// The file has an earlier schema, and something in it keeps it from the newest.
    #[error("{0} cannot be brought to the newest schema: {1}")]
    Upgrade(PathBuf, rusqlite::Error),
    /// The file is marked as ours and does not say of which version it is.
    #[error("{0} has no schema number")]
    Unversioned(PathBuf),
    /// The file has a second name: what is written by one would be lost by the other.
    #[error("{0} has a second name")]
    Linked(PathBuf),
    /// The file was replaced or removed while it was open; nothing more is written to it.
    #[error("{0} was replaced or removed")]
    Replaced(PathBuf),
    /// Somebody else has been writing for too long.
    #[error("the database is busy")]
    Busy,
    /// The file may be read but not written.
    #[error("the database is read-only")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The disk is so full that the file cannot even be opened: what is kept beside it has no room.
    #[error("no room beside {0}")]
    NoRoom(PathBuf),
    /// The file is damaged.
    #[error("the database is damaged")]
    Damaged,
    /// A query was stopped because its answer is no longer wanted.
    #[error("interrupted")]
    Interrupted,
    /// The system did not let the file be opened, read or written, and SQLite does not say why.
    #[error(transparent)]
    System(rusqlite::Error),
    /// Anything else the database said.
    #[error(transparent)]
    Sqlite(rusqlite::Error),
    /// Anything else the operating system said.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        // The file beside the database that connections share could not be made longer.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Fault::Full;
        }
        match error.sqlite_error_code() {
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed,
            ) => Fault::Busy,
            Some(
                ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure,
            ) => Fault::System(error),
            Some(ErrorCode::ReadOnly) => Fault::ReadOnly,
            Some(ErrorCode::DiskFull) => Fault::Full,
            Some(ErrorCode::DatabaseCorrupt) => Fault::Damaged,
            Some(ErrorCode::OperationInterrupted) => Fault::Interrupted,
            // Our own statements name what a whole file has.
            _ if lacks_a_part(&error) => Fault::Damaged,
            _ if cannot_be_read(&error) => Fault::Damaged,
            _ => Fault::Sqlite(error),
        }
    }
}

impl Fault {
    /// What to tell the person: what is wrong, where, and what to do.
    pub fn message(&self) -> Message {
        let path = |path: &PathBuf| path.display().to_string();
        match self {
            Fault::Open(file, why) => {
                Message::new("fault-open").with("file", path(file)).with("why", Fault::why(why))
            }
            Fault::Closed(file, way) => closed(way).with("file", path(file)),
            Fault::NotDatabase(file) => Message::new("fault-not-database").with("file", path(file)),
            Fault::Foreign(file) => Message::new("fault-foreign").with("file", path(file)),
            Fault::Newer(file, theirs, ours) => Message::new("fault-newer")
                .with("file", path(file))
                .with("theirs", theirs.to_string())
                .with("ours", ours.to_string()),
            Fault::Older(file) => Message::new("fault-older").with("file", path(file)),
            Fault::Upgrade(file, _) => Message::new("fault-upgrade").with("file", path(file)),
            Fault::Unversioned(file) => Message::new("fault-unversioned").with("file", path(file)),
            Fault::Linked(file) => Message::new("fault-linked")
                .with("file", path(file))
                .with("command", format!("find / -samefile {}", as_typed(&path(file)))),
            Fault::Replaced(file) => Message::new("fault-replaced").with("file", path(file)),
            Fault::Busy => Message::new("fault-busy"),
            Fault::ReadOnly => Message::new("fault-read-only"),
            Fault::Full => Message::new("fault-full"),
            Fault::NoRoom(file) => Message::new("fault-no-room").with("file", path(file)),
            Fault::Damaged => Message::new("fault-damaged"),
            Fault::Interrupted => Message::new("fault-interrupted"),
            Fault::System(_) => Message::new("fault-system"),
            Fault::Sqlite(error) => Message::new("fault-sqlite").with("why", said(error)),
            Fault::Io(error) if error.kind() == ErrorKind::StorageFull => {
                Message::new("fault-full")
            }
            Fault::Io(error) => Message::new("fault-io").with("why", Fault::why(error)),
        }
    }

    /// As [`Fault::message`], where something was written before it.
    pub fn midway(&self) -> Message {
        let full = match self {
            Fault::Full => true,
            Fault::Io(error) => error.kind() == ErrorKind::StorageFull,
            _ => false,
        };
        if full { Message::new("fault-full-midway") } else { self.message() }
    }

    /// What the operating system said, in the reader's language where it is one of the usual reasons,
    /// and never with its number.
    pub fn why(error: &io::Error) -> Arg {
        let id = match error.kind() {
            ErrorKind::NotFound => "fault-why-missing",
            ErrorKind::AlreadyExists => "fault-why-exists",
            ErrorKind::PermissionDenied => "fault-why-permission",
            ErrorKind::IsADirectory => "fault-why-folder",
            ErrorKind::NotADirectory => "fault-why-no-folder",
            ErrorKind::ReadOnlyFilesystem => "fault-why-read-only",
            ErrorKind::StorageFull => "fault-why-full",
            ErrorKind::FileTooLarge => "fault-why-too-large",
            ErrorKind::InvalidFilename => "fault-why-name",
            _ if error.raw_os_error() == Some(Errno::LOOP.raw_os_error()) => "fault-why-loop",
            _ if error.raw_os_error() == Some(Errno::IO.raw_os_error()) => "fault-why-device",
            _ => {
                let text = error.to_string();
                return text.split(" (os error ").next().unwrap_or_default().into();
            }
        };
        Message::new(id).into()
    }
}

/// What is said of a file that is closed, but for its name.
fn closed(way: &Way) -> Message {
    match way {
        Way::Command(command) => Message::new("fault-closed").with("command", &**command),
        Way::OfSomeGroup(command, word) => {
            Message::new("fault-closed-some-group").with("command", &**command).with("word", *word)
        }
        Way::Move => Message::new("fault-closed-home"),
        Way::Join(group, command) => {
            Message::new("fault-closed-join").with("group", &**group).with("command", &**command)
        }
    }
}

/// Whether a statement named a table or a column that the file lacks.
fn lacks_a_part(error: &rusqlite::Error) -> bool {
    let said = match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg,
        rusqlite::Error::SqliteFailure(_, Some(msg)) => msg,
        _ => return false,
    };
    ["no such table: ", "no such column: "].iter().any(|lack| said.contains(lack))
}

/// What the database said, without the statement that it was asked.
fn said(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        error => error.to_string(),
    }
}

/// Whether a word or JSON stands there that the program never writes.
fn cannot_be_read(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::FromSqlConversionFailure(..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_lacks_a_part_is_damaged() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE lead (id); CREATE VIEW v AS SELECT * FROM stage").unwrap();
        for (sql, damaged) in [
            ("SELECT id FROM stage", true),
            ("SELECT title FROM lead", true),
            ("SELECT * FROM v", true),
            ("SELECT FROM lead", false),
        ] {
            let fault = Fault::from(conn.prepare(sql).map(drop).unwrap_err());
            assert_eq!(matches!(fault, Fault::Damaged), damaged, "{sql}: {fault}");
        }
    }

    #[test]
    fn what_the_system_refuses_sqlite_is_not_told_in_its_words() {
        use rusqlite::ffi::{
            Error, SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM, SQLITE_PROTOCOL, SQLITE_READONLY,
        };
        for (code, told) in [
            (SQLITE_CANTOPEN, "fault-system"),
            (SQLITE_IOERR, "fault-system"),
            (SQLITE_PERM, "fault-system"),
            (SQLITE_PROTOCOL, "fault-busy"),
            (SQLITE_READONLY, "fault-read-only"),
        ] {
            let fault = Fault::from(rusqlite::Error::SqliteFailure(Error::new(code), None));
            assert_eq!(fault.message(), Message::new(told), "{code}");
        }
    }

    #[test]
    fn what_the_system_says_is_said_without_its_number() {
        // ECHILD, and: ENOENT, EIO, EACCES, EEXIST, ENOTDIR, EISDIR, ENOSPC, EROFS, ENAMETOOLONG,
        // ELOOP.
        for number in [10, 2, 5, 13, 17, 20, 21, 28, 30, 36, 40] {
            let usual = number != 10;
            let error = io::Error::from_raw_os_error(number);
            assert!(error.to_string().contains("os error"));
            match Fault::why(&error) {
                Arg::Message(_) => assert!(usual, "{number}"),
                Arg::Text(text) => {
                    assert!(!usual && !text.is_empty() && !text.contains("os error"), "{text}");
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
