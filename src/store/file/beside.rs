//! Files that stand under their name only when they are whole and on the disk: each is written beside
//! its place, under a name that nobody else has, and put there.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::admission::Admission;
use super::way_in::folder_of;

/// A file that is being written; unless it is put in its place, nothing of it is left.
#[derive(Debug)]
pub struct Beside(NamedTempFile);

impl Beside {
    /// A new, empty file whose name begins so, readable by its owner only.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn new(begins: &Path) -> io::Result<Beside> {
        let name = begins.file_name().unwrap_or_default();
        tempfile::Builder::new().prefix(name).tempfile_in(folder_of(begins)).map(Beside)
    }

    /// Lets at the file whoever is let at a database.
    pub fn share(&self, admission: Admission) {
        admission.give_open(self.0.as_file());
    }

    /// Puts the file in its place, in place of one that is there.
    ///
    /// # Errors
    /// When it cannot be brought to the disk or the place cannot be written to.
    pub fn settle(self, target: &Path) -> io::Result<()> {
        self.0.as_file().sync_all()?;
        self.0.persist(target)?;
        write_out(folder_of(target));
        Ok(())
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Gives a file that is whole the name it is meant to have.
///
/// # Errors
/// When the place cannot be written to.
pub fn put(file: &Path, target: &Path) -> io::Result<()> {
    fs::rename(file, target)?;
    write_out(folder_of(target));
    Ok(())
}

/// Brings to the disk what the files of a folder are called.
pub fn write_out(folder: &Path) {
    // Who may not read the folder cannot have it written out at once, nor on every kind of disk.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn each_writes_a_file_of_its_own_that_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let (begins, target) = (folder.path().join(".new"), folder.path().join("a.txt"));
        fs::write(&target, "before").unwrap();
        let (mut one, mut other) = (Beside::new(&begins).unwrap(), Beside::new(&begins).unwrap());
        one.write_all(b"one").unwrap();
        other.write_all(b"other").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"before");
        one.settle(&target).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"one");
        drop(other);
        assert_eq!(names(folder.path()), ["a.txt"]);
    }

    #[test]
    fn only_its_owner_reads_it_unless_it_is_shared() {
        let folder = tempfile::tempdir().unwrap();
        let file = Beside::new(&folder.path().join("x")).unwrap();
        let database = folder.path().join("crm.db");
        fs::write(&database, "").unwrap();
        fs::set_permissions(&database, Permissions::from_mode(0o660)).unwrap();
        let mode = || fs::metadata(file.0.path()).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(), 0o600);
        file.share(Admission::of(&database).unwrap());
        assert_eq!(mode(), 0o660);
    }
}
