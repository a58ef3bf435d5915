//! A database that a command begins, and that goes again where nothing comes of the command: who
//! mistypes a value finds everything as it was.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Result};

use super::fault::Fault;
use super::open;

/// What was not there before a command began a database.
#[derive(Debug)]
pub struct Fresh {
    file: PathBuf,
    /// The innermost first.
    folders: Vec<PathBuf>,
}

impl Fresh {
    /// Notes, before a file is made, what has to be made for it; nothing where it is there, or may be
    /// behind a closed folder.
    pub fn before(file: &Path) -> Option<Fresh> {
        let is_missing = |place: &&Path| matches!(place.try_exists(), Ok(false));
        let folders = file.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        is_missing(&file).then(|| Fresh {
            file: file.to_owned(),
            folders: folders.take_while(is_missing).map(Path::to_owned).collect(),
        })
    }

    /// Takes the file away with the folders that were made for it, unless anything was done in it or
    /// somebody else has it open. Returns whether it is gone.
    ///
    /// # Errors
    /// When the database fails or the file cannot be removed.
    pub fn take_away(self) -> std::result::Result<bool, Fault> {
        let conn = open::connect(&self.file)?;
        if !open::have_alone(&conn)? || is_used(&conn)? {
            return Ok(false);
        }
        std::fs::remove_file(&self.file)?;
        for folder in &self.folders {
            // What somebody put there meanwhile keeps it.
            let _ = std::fs::remove_dir(folder);
        }
        Ok(true)
    }
}

/// Whether anything was done, or came in, since the file was made.
fn is_used(conn: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM operation) OR EXISTS (SELECT 1 FROM inbound)";
    conn.query_row(sql, [], |r| r.get(0))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A file in a folder of its own, neither of them there before.
    fn begun(within: &TempDir) -> (Fresh, PathBuf) {
        let file = within.path().join("deep/er/crm.db");
        let fresh = Fresh::before(&file).unwrap();
        open::prepare(&file).unwrap();
        (fresh, file)
    }

    fn write(file: &Path, sql: &str) -> Connection {
        let conn = open::connect(file).unwrap();
        conn.execute("INSERT INTO user (id, login, name) VALUES (1, 'anna', 'Anna')", []).unwrap();
        conn.execute(sql, []).unwrap();
        conn
    }

    #[test]
    fn what_nothing_came_of_goes_with_its_folders() {
        let within = tempfile::tempdir().unwrap();
        let (fresh, file) = begun(&within);
        drop(write(&file, "UPDATE meta SET value = value"));
        assert!(Fresh::before(&file).is_none(), "it is there by now");
        assert!(fresh.take_away().unwrap());
        assert_eq!(std::fs::read_dir(within.path()).unwrap().count(), 0);

        let (fresh, file) = begun(&within);
        std::fs::write(file.with_file_name("theirs"), "").unwrap();
        assert!(fresh.take_away().unwrap());
        let left = std::fs::read_dir(file.parent().unwrap()).unwrap();
        let left: Vec<_> = left.map(|file| file.unwrap().file_name()).collect();
        assert_eq!(left, ["theirs"]);
    }

    #[test]
    fn what_something_was_done_in_stays() {
        for sql in [
            "INSERT INTO operation (at, user_id, kind, args, state) VALUES (1, 1, 'edit', '{}', 'done')",
            "INSERT INTO inbound (channel, external, received_at, received_by, raw, size)
             VALUES ('call', 'x', 1, 1, x'', 0)",
        ] {
            let within = tempfile::tempdir().unwrap();
            let (fresh, file) = begun(&within);
            drop(write(&file, sql));
            assert!(!fresh.take_away().unwrap() && file.exists(), "{sql}");
        }
    }

    #[test]
    fn what_somebody_else_has_open_stays() {
        let within = tempfile::tempdir().unwrap();
        let (fresh, file) = begun(&within);
        let theirs = write(&file, "UPDATE meta SET value = value");
        assert!(!fresh.take_away().unwrap());
        theirs.execute("UPDATE user SET name = 'Ann'", []).unwrap();
        assert!(file.exists());
    }
}
