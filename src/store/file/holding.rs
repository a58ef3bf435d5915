//! Whether whoever began an operation of several transactions is still at it: for as long, he holds
//! the lock of a file beside the database, `crm.db-busy-17` for operation 17. The system lets go of a
//! lock when its program ends, in whatever way, so that nothing can look alive that is not.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::admission::Admission;
use super::fault::Fault;
use crate::domain::command::OpId;

/// The sign that an operation is under way; it goes out when this is dropped.
#[derive(Debug)]
pub struct Holding {
    path: PathBuf,
    /// Open for its lock alone.
    _file: File,
}

impl Drop for Holding {
    fn drop(&mut self) {
        // Left behind it would mean nothing: without the lock nobody is at it.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Shows the other sessions that an operation is under way. It must be called before the operation is
/// committed: one that is seen and not held has been broken off.
///
/// # Errors
/// When the file cannot be made.
pub fn hold(database: &Path, operation: OpId) -> Result<Holding, Fault> {
    let path = beside(database, operation);
    let open = |why| Fault::Open(path.clone(), why);
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(open)?;
    file.lock().map_err(open)?;
    // Whoever may write the database asks, and sweeps up.
    if let Ok(admission) = Admission::of(database) {
        admission.give_open(&file);
    }
    Ok(Holding { path, _file: file })
}

/// Whether somebody is at an operation now. What one that broke off left behind is swept up.
pub fn is_held(database: &Path, operation: OpId) -> bool {
    let path = beside(database, operation);
    let Ok(file) = File::open(&path) else { return false };
    match file.try_lock() {
        Ok(()) => {
            let _ = std::fs::remove_file(&path);
            false
        }
        Err(TryLockError::WouldBlock) => true,
        Err(TryLockError::Error(_)) => false,
    }
}

/// The file of an operation. Sessions may have come to the database by different names.
fn beside(database: &Path, operation: OpId) -> PathBuf {
    let database = database.canonicalize().unwrap_or_else(|_| database.to_owned());
    let mut name = database.into_os_string();
    name.push(format!("-busy-{}", operation.0));
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn an_operation_is_held_until_its_end_by_whatever_name_the_database_is_known() {
        let folder = TempDir::new().unwrap();
        let database = folder.path().join("crm.db");
        let link = folder.path().join("team.db");
        std::fs::write(&database, "").unwrap();
        std::os::unix::fs::symlink(&database, &link).unwrap();
        let holding = hold(&database, OpId(17)).unwrap();
        assert!(is_held(&database, OpId(17)));
        assert!(is_held(&link, OpId(17)));
        assert!(!is_held(&database, OpId(18)));
        drop(holding);
        assert!(!is_held(&database, OpId(17)));
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 2, "the database and the link");
    }

    #[test]
    fn whoever_may_open_the_database_may_ask() {
        let folder = TempDir::new().unwrap();
        let database = folder.path().join("crm.db");
        std::fs::write(&database, "").unwrap();
        for mode in [0o600, 0o660] {
            std::fs::set_permissions(&database, Permissions::from_mode(mode)).unwrap();
            let _holding = hold(&database, OpId(17)).unwrap();
            let sign = std::fs::metadata(folder.path().join("crm.db-busy-17")).unwrap();
            assert_eq!(sign.permissions().mode() & 0o777, mode);
        }
    }

    #[test]
    fn what_was_left_behind_holds_nothing_and_is_swept_up() {
        let folder = TempDir::new().unwrap();
        let database = folder.path().join("crm.db");
        let left = folder.path().join("crm.db-busy-17");
        std::fs::write(&left, "").unwrap();
        assert!(!is_held(&database, OpId(17)));
        assert!(!left.exists());
    }
}
