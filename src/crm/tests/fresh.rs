//! New databases for the tests, a thousand of which begin with one: each kind is made once and copied.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use crate::crm::Database;
use crate::crm::init::Choices;

/// Finished files by what they are.
static MADE: LazyLock<Mutex<HashMap<String, Arc<[u8]>>>> = LazyLock::new(Mutex::default);

impl Database {
    /// A new database in a folder, settled for a country, with nobody in it.
    pub fn fresh(folder: &Path, country: &str) -> Database {
        Database::copied(folder, country, |new| {
            assert!(new.settle(&Choices::of_country(country)).unwrap());
        })
    }

    /// A database in a folder with what `make` puts into it; `kind` says what that is.
    pub fn copied(folder: &Path, kind: &str, make: impl FnOnce(&Database)) -> Database {
        let path = folder.join("crm.db");
        let known = MADE.lock().unwrap().get(kind).cloned();
        let bytes = known.unwrap_or_else(|| {
            let bytes = made(make);
            MADE.lock().unwrap().insert(kind.to_owned(), Arc::clone(&bytes));
            bytes
        });
        std::fs::write(&path, bytes).unwrap();
        Database::open(&path).unwrap()
    }
}

/// The file of a database that nobody has open any more.
fn made(make: impl FnOnce(&Database)) -> Arc<[u8]> {
    let folder = tempfile::tempdir().unwrap();
    let new = Database::open(&folder.path().join("new.db")).unwrap();
    make(&new);
    assert!(!folder.path().join("new.db-wal").exists(), "all of it is in the one file");
    std::fs::read(new.path()).unwrap().into()
}
