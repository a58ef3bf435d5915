//! New databases in memory for the tests of what is asked: made once and copied.

use std::path::Path;
use std::sync::{LazyLock, Mutex};

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::file::{migrate, open};

/// A database in memory with the newest schema and nothing in it.
pub fn blank() -> Connection {
    static MADE: LazyLock<Mutex<Connection>> = LazyLock::new(|| {
        let mut made = Connection::open_in_memory().unwrap();
        migrate::migrate(&mut made, Path::new("in memory")).unwrap();
        Mutex::new(made)
    });
    let mut copy = Connection::open_in_memory().unwrap();
    Backup::new(&MADE.lock().unwrap(), &mut copy).unwrap().step(-1).unwrap();
    open::add_functions(&copy).unwrap();
    copy
}
