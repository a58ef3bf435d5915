//! Copies of a whole database file: those a person asks for, and the one that is kept beside the
//! file before its schema is changed.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::admission::Admission;
use super::beside;
use super::fault::Fault;
use super::open::{self, APPLICATION_ID};

/// Writes all the connection sees at this moment into the named file, and makes sure that it is
/// sound and on the disk. The file is readable as it was made, or as SQLite makes one.
///
/// # Errors
/// When somebody holds the database too long, the copy cannot be written, or is not sound.
pub fn into(source: &Connection, target: &Path) -> Result<(), Fault> {
    written(source, target).map_err(|fault| match fault {
        Fault::System(error) => open::explain(target, error),
        fault => fault,
    })
}

fn written(source: &Connection, target: &Path) -> Result<(), Fault> {
    let mut copy = Connection::open(target)?;
    // All pages in one step, under one read lock: a copy of one moment.
    match Backup::new(source, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        StepResult::Busy | StepResult::Locked => return Err(Fault::Busy),
        _ => return Err(Fault::Damaged),
    }
    // The copy is one file that can be carried away: no write-ahead log beside it.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    if integrity(&copy)? { Ok(()) } else { Err(Fault::Damaged) }
}

/// Keeps a copy of the database beside it, named after its schema. It has that name only when it is
/// whole; a sound one that is there is kept, and anything else of that name gives way to it.
///
/// To be called while nobody else may write, so that one does this at a time.
///
/// # Errors
/// As [`into`].
pub fn keep(path: &Path, version: i64) -> Result<(), Fault> {
    let copy = with_end(path, &format!(".schema-{version}.backup"));
    if is_sound(&copy, version) {
        return Ok(());
    }
    // Always the same name: what somebody left who was killed over it is not left for good.
    let new = with_end(&copy, ".new");
    let outcome = renewed(path, &new, &copy);
    if outcome.is_err() {
        let _ = remove(&new);
    }
    outcome
}

fn renewed(path: &Path, new: &Path, copy: &Path) -> Result<(), Fault> {
    let failed = |why: std::io::Error| Fault::Open(copy.to_owned(), why);
    remove(new).map_err(failed)?;
    // An empty file made first keeps SQLite from making one that everybody may read.
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(new).map_err(failed)?;
    into(&open::connect(path)?, new)?;
    // Whoever works with the file may need it back as it was.
    Admission::of(path).map_err(failed)?.give(new);
    // A journal of what was there before would be taken for one of the copy.
    remove(copy).map_err(failed)?;
    beside::put(new, copy).map_err(failed)
}

/// Whether a file is a whole database of ours with this schema.
fn is_sound(copy: &Path, version: i64) -> bool {
    // A pipe would be waited for.
    if !fs::metadata(copy).is_ok_and(|there| there.is_file()) {
        return false;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let look = || -> rusqlite::Result<bool> {
        let conn = Connection::open_with_flags(copy, flags)?;
        let number = |name: &str| conn.pragma_query_value::<i64, _>(None, name, |r| r.get(0));
        Ok(number("application_id")? == APPLICATION_ID
            && number("user_version")? == version
            && integrity(&conn)?)
    };
    look().unwrap_or(false)
}

fn integrity(conn: &Connection) -> rusqlite::Result<bool> {
    let said: String = conn.query_row("PRAGMA integrity_check", [], |r| r.get(0))?;
    Ok(said == "ok")
}

/// Removes a file with those SQLite keeps beside it.
///
/// # Errors
/// When one that is there cannot be removed.
pub fn remove(file: &Path) -> std::io::Result<()> {
    for end in ["-journal", "-wal", "-shm", ""] {
        match fs::remove_file(with_end(file, end)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::store::file::migrate::NEWEST;

    #[test]
    fn only_a_sound_copy_of_that_schema_stands_for_one_that_is_made() {
        type Make = fn(&Path, &Path);
        let table: [(&str, Make, bool); 7] = [
            ("nothing", |_, _| {}, false),
            ("an empty file", |_, copy| fs::write(copy, "").unwrap(), false),
            ("other words", |_, copy| fs::write(copy, "dear diary".repeat(900)).unwrap(), false),
            (
                "half a copy",
                |path, copy| {
                    let whole = fs::read(path).unwrap();
                    fs::write(copy, &whole[..whole.len() / 2]).unwrap();
                },
                false,
            ),
            (
                "a copy of another schema",
                |path, copy| {
                    fs::copy(path, copy).unwrap();
                    let raw = Connection::open(copy).unwrap();
                    raw.pragma_update(None, "user_version", 1).unwrap();
                },
                false,
            ),
            (
                "an empty file with a journal",
                |path, copy| {
                    fs::write(copy, "").unwrap();
                    fs::copy(path, with_end(copy, "-journal")).unwrap();
                    // What was left by somebody who was killed.
                    fs::write(with_end(copy, ".new"), "half").unwrap();
                    fs::write(with_end(copy, ".new-journal"), "half").unwrap();
                },
                false,
            ),
            ("a sound copy", |path, copy| into(&open::connect(path).unwrap(), copy).unwrap(), true),
        ];
        for (name, make, stays) in table {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("crm.db");
            open::prepare(&path).unwrap();
            let copy = with_end(&path, &format!(".schema-{NEWEST}.backup"));
            make(&path, &copy);
            assert_eq!(is_sound(&copy, NEWEST), stays, "{name}");
            let before = fs::read(&copy).ok();
            keep(&path, NEWEST).unwrap();
            assert!(is_sound(&copy, NEWEST), "{name}");
            assert_eq!(fs::read(&copy).ok() == before, stays, "{name}");
            let mode = fs::metadata(&copy).unwrap().permissions().mode() & 0o777;
            assert!(stays || mode == 0o600, "{name}: {mode:o}");
            let mut left: Vec<String> = fs::read_dir(folder.path())
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            left.sort();
            assert_eq!(left, ["crm.db", copy.file_name().unwrap().to_str().unwrap()], "{name}");
        }
    }

    #[test]
    fn the_copy_that_is_kept_is_for_whom_the_database_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crm.db");
        open::prepare(&path).unwrap();
        let copy = with_end(&path, &format!(".schema-{NEWEST}.backup"));
        for mode in [0o660, 0o600] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            keep(&path, NEWEST).unwrap();
            assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, mode);
            fs::remove_file(&copy).unwrap();
        }
    }

    #[test]
    fn a_copy_that_cannot_be_made_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crm.db");
        open::prepare(&path).unwrap();
        // A folder of that name cannot give way.
        let copy = with_end(&path, &format!(".schema-{NEWEST}.backup"));
        fs::create_dir(&copy).unwrap();
        let outcome = keep(&path, NEWEST);
        assert!(matches!(&outcome, Err(Fault::Open(file, _)) if *file == copy), "{outcome:?}");
        assert!(copy.is_dir() && !with_end(&copy, ".new").exists());
    }
}
