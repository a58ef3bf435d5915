//! Files that stand under their name only when they are whole and on the disk: each is written beside
//! its place, under a name that nobody else has, and put there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::admission::Admission;

/// A file that is being written; unless it is put in its place, nothing of it is left.
#[derive(Debug)]
pub struct Beside {
    path: PathBuf,
    file: File,
}

impl Beside {
    /// A new, empty file whose name begins so, readable by its owner only.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn new(begins: &Path) -> io::Result<Beside> {
        let mut number = 0_u64;
        loop {
            let mut name = begins.as_os_str().to_owned();
            // Programs in two containers may have one number; each makes a file of its own.
            name.push(format!("-{}-{number}", std::process::id()));
            let path = PathBuf::from(name);
            match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
                Ok(file) => return Ok(Beside { path, file }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// Lets at the file whoever is let at a database.
    pub fn share(&self, admission: Admission) {
        admission.give_open(&self.file);
    }

    /// Puts the file in its place, in place of one that is there.
    ///
    /// # Errors
    /// When it cannot be brought to the disk or the place cannot be written to.
    pub fn settle(self, target: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        put(&self.path, target)
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // One that was put in its place is gone from here.
        let _ = fs::remove_file(&self.path);
    }
}

/// Gives a file that is whole the name it is meant to have.
///
/// # Errors
/// When the place cannot be written to.
pub fn put(file: &Path, target: &Path) -> io::Result<()> {
    fs::rename(file, target)?;
    if let Some(folder) = target.parent() {
        write_out(folder);
    }
    Ok(())
}

/// Brings to the disk what the files of a folder are called.
pub fn write_out(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
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
    fn what_somebody_else_left_is_neither_written_over_nor_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let begins = folder.path().join(".new");
        let theirs = folder.path().join(format!(".new-{}-0", std::process::id()));
        fs::write(&theirs, "theirs").unwrap();
        Beside::new(&begins).unwrap().settle(&folder.path().join("ours")).unwrap();
        assert_eq!(fs::read(&theirs).unwrap(), b"theirs");
        assert_eq!(fs::read(folder.path().join("ours")).unwrap(), b"");
    }

    #[test]
    fn only_its_owner_reads_it_unless_it_is_shared() {
        let folder = tempfile::tempdir().unwrap();
        let file = Beside::new(&folder.path().join("x")).unwrap();
        let database = folder.path().join("crm.db");
        fs::write(&database, "").unwrap();
        fs::set_permissions(&database, Permissions::from_mode(0o660)).unwrap();
        let mode = || fs::metadata(&file.path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(), 0o600);
        file.share(Admission::of(&database).unwrap());
        assert_eq!(mode(), 0o660);
    }
}
