//! Opening the file: creating it with narrow permissions, checking whose it is, and setting up
//! each connection so that several people can work on it at once and lose nothing.

use std::fs::{OpenOptions, Permissions};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use rustix::fs::Access;
use rustix::io::Errno;

use super::admission::Admission;
use super::fault::Fault;
use super::migrate;
use super::way_in::{Way, folder_of, way_in, way_into};
use crate::domain::fold::fold;
use crate::domain::{name, phone};
use crate::store::derived;

/// Marks our files among all SQLite files: `VRNK`.
pub const APPLICATION_ID: i64 = 0x5652_4e4b;

/// Which file a path named when it was opened, to notice when it names another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl Identity {
    /// The file the path names now.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(path: &Path) -> Result<Identity, Fault> {
        let file = std::fs::metadata(path).map_err(|_| Fault::Replaced(path.to_owned()))?;
        Ok(Identity { path: path.to_owned(), device: file.dev(), inode: file.ino() })
    }

    /// The device and the inode of the file and of those SQLite keeps beside it.
    pub fn files(&self) -> impl Iterator<Item = (u64, u64)> {
        let of = |path| std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()));
        let beside = beside(&self.path).map(of);
        std::iter::once((self.device, self.inode)).chain(beside.into_iter().flatten())
    }

    /// The path it was opened by.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the path still names the same file.
    ///
    /// # Errors
    /// When it does not: whatever is written now would be lost.
    pub fn check(&self) -> Result<(), Fault> {
        if Identity::of(&self.path)? == *self {
            Ok(())
        } else {
            Err(Fault::Replaced(self.path.clone()))
        }
    }
}

/// How a file lay that is read as it lies there: whoever reads it so shares nothing with others, and
/// does not see what they write.
#[derive(Debug)]
pub struct Lying {
    path: PathBuf,
    /// Seconds since 1970, and billionths.
    written: (i64, i64),
}

impl Lying {
    /// How the file of this connection lies now; nothing of one that shares with others.
    ///
    /// # Errors
    /// When the database fails or the file is gone.
    pub fn of(conn: &Connection, path: &Path) -> Result<Option<Lying>, Fault> {
        // One that shares keeps what is beside the file there.
        if !is_put_away(path) || !conn.is_readonly(rusqlite::MAIN_DB)? {
            return Ok(None);
        }
        Ok(Some(Lying { path: path.to_owned(), written: written(path)? }))
    }

    /// Whether somebody works with the file by now, or did.
    pub fn is_over(&self) -> bool {
        !is_put_away(&self.path) || written(&self.path).ok() != Some(self.written)
    }
}

/// When a file was written last.
fn written(path: &Path) -> Result<(i64, i64), Fault> {
    let there = std::fs::metadata(path)?;
    Ok((there.mtime(), there.mtime_nsec()))
}

/// Makes sure the file exists, is ours and has the newest schema. Returns whether it was created.
///
/// # Errors
/// When it is a directory, not a database, another program's or a newer version's, or a file of two
/// names; nothing is changed then.
pub fn prepare(path: &Path) -> Result<bool, Fault> {
    let created = create_file(path)?;
    check_named_once(path)?;
    let outcome = connect(path).and_then(|mut conn| migrate::migrate(&mut conn, path));
    let empty = || std::fs::metadata(path).is_ok_and(|file| file.len() == 0);
    if outcome.is_err() && created && empty() {
        let _ = std::fs::remove_file(path);
    }
    outcome.map(|()| created)
}

/// A connection to a file that [`prepare`] has seen.
///
/// # Errors
/// When the file cannot be opened or is no database.
pub fn connect(path: &Path) -> Result<Connection, Fault> {
    const TRIES: usize = 10;
    let mut outcome = connect_waiting(path, wait_a_little);
    for _ in 0..TRIES {
        match &outcome {
            // A colleague makes what is beside the file, and is about to let others at it.
            Err(Fault::Closed(closed, _)) if beside(path).contains(closed) => {}
            _ => break,
        }
        std::thread::sleep(Duration::from_millis(10));
        outcome = connect_waiting(path, wait_a_little);
    }
    outcome.map_err(|fault| match fault {
        // Nothing was to be written but what connections share.
        Fault::Full => Fault::NoRoom(path.to_owned()),
        fault => fault,
    })
}

/// A connection that asks `wait` before each further try to write while somebody else does; it is
/// told how often it was asked, and gives up by saying no.
fn connect_waiting(path: &Path, wait: fn(i32) -> bool) -> Result<Connection, Fault> {
    if let Ok(there) = std::fs::metadata(path) {
        if there.is_dir() {
            return Err(Fault::Open(path.to_owned(), ErrorKind::IsADirectory.into()));
        }
        // A pipe would be waited for.
        if !there.is_file() {
            return Err(Fault::NotDatabase(path.to_owned()));
        }
    }
    free_beside(path);
    let outcome = match is_put_away(path) && !may(path, Access::WRITE_OK) {
        // What he left beside the file would be closed to those who may write it.
        true => connect_put_away(path),
        false => connect_sharing(path, wait),
    };
    free_beside(path);
    outcome.map_err(|fault| match fault {
        Fault::System(error) => explain(path, error),
        fault => fault,
    })
}

/// A connection that shares what is beside the file with those of others.
fn connect_sharing(path: &Path, wait: fn(i32) -> bool) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    conn.busy_handler(Some(wait))?;
    // Before anything is set that the file keeps: another program's file stays as it is.
    match migrate::check(&conn, path) {
        Err(Fault::ReadOnly) if is_put_away(path) => return connect_put_away(path),
        outcome => outcome?,
    };
    write_ahead(&conn, wait)?;
    settle(&mut conn)?;
    Ok(conn)
}

/// Lets a connection keep so much of the file in memory, in kilobytes.
///
/// # Errors
/// When the database fails.
pub fn keep_in_memory(conn: &Connection, kilobytes: i64) -> rusqlite::Result<()> {
    conn.pragma_update(None, "cache_size", -kilobytes)
}

/// A number that changes whenever another connection changed anything.
///
/// # Errors
/// When the database fails.
pub fn version(conn: &Connection) -> rusqlite::Result<i64> {
    // Asked four times a second while nobody touches a key: prepared once.
    conn.prepare_cached("PRAGMA data_version")?.query_row([], |r| r.get(0))
}

/// Holds what a connection reads from now on at one state of the data, until it is dropped.
///
/// # Errors
/// When the database fails.
pub fn snapshot(conn: &Connection) -> rusqlite::Result<Transaction<'_>> {
    Transaction::new_unchecked(conn, TransactionBehavior::Deferred)
}

/// Keeps everybody else from the file until the connection is closed. Returns whether nobody has it
/// open; else nothing is kept from anybody.
///
/// # Errors
/// When the database fails.
pub fn have_alone(conn: &Connection) -> rusqlite::Result<bool> {
    conn.busy_timeout(Duration::ZERO)?;
    // The log is what connections share: only the last one can put it away.
    match conn.execute_batch("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE") {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
        outcome => {
            outcome?;
            // Somebody who came in between has taken it out again.
            let mode: String = conn.query_row("PRAGMA journal_mode", [], |r| r.get(0))?;
            Ok(mode == "delete")
        }
    }
}

/// Whether nothing lies beside the file: nobody has it open, or whoever has reads it as it lies there,
/// as a backup in a folder that is read-only.
fn is_put_away(path: &Path) -> bool {
    beside(path).map(|file| file.exists()) == [false; 2]
}

/// The files that SQLite keeps beside a database.
fn beside(path: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|end| named_after(path, end))
}

/// What belongs to a database and has its name with such an end: beside the file itself, whatever
/// link it was opened by.
pub fn named_after(database: &Path, end: &str) -> PathBuf {
    let mut name =
        std::fs::canonicalize(database).unwrap_or_else(|_| database.to_owned()).into_os_string();
    name.push(end);
    PathBuf::from(name)
}

/// Lets whoever may write the file write those beside it. SQLite gives them the permissions the file
/// had when they were made, and to the group of whoever made them; where fewer could read or write it
/// then, they stay behind.
fn free_beside(path: &Path) {
    let Ok(admission) = Admission::of(path) else { return };
    if !admission.is_writable() {
        return;
    }
    for beside in beside(path) {
        let held = std::fs::symlink_metadata(&beside);
        if held.is_ok_and(|there| there.is_file() && admission.exceeds(&there)) {
            // Who does not own them is told that they are closed to him.
            admission.give(&beside);
        }
    }
}

/// A connection to a file as it lies there: nobody can be asked for locks.
fn connect_put_away(path: &Path) -> Result<Connection, Fault> {
    let mut name = "file:".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                name.push(char::from(*byte));
            }
            other => name.push_str(&format!("%{other:02x}")),
        }
    }
    name.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let mut conn = Connection::open_with_flags(name, flags)?;
    migrate::check(&conn, path)?;
    settle(&mut conn)?;
    Ok(conn)
}

/// The settings every connection needs; the file keeps none of them.
fn settle(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    conn.set_prepared_statement_cache_capacity(256);
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 16777216;",
    )?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan holds for any parameters: otherwise each new value has the statement prepared anew.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    add_functions(conn)
}

/// Makes the functions known that statements use: `fold(text)`, `sort_key(text)` for what text is
/// sorted by, `sought_in(phone, country)` for what a part of a number is looked for in, and
/// `person(last, first, middle)` for what a person is called.
///
/// # Errors
/// When SQLite does not take them.
pub fn add_functions(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("fold", 1, flags, |args| {
        Ok(args.get::<Option<String>>(0)?.map(|text| fold(&text)))
    })?;
    conn.create_scalar_function("sought_in", 2, flags, |args| {
        let (text, country) = (args.get::<Option<String>>(0)?, args.get::<String>(1)?);
        Ok(text.map(|text| phone::sought_in(&text, &country)))
    })?;
    conn.create_scalar_function("sort_key", 1, flags, |args| {
        Ok(derived::key_of(&args.get::<Option<String>>(0)?.unwrap_or_default()))
    })?;
    conn.create_scalar_function("person", 3, flags, |args| {
        let [last, first, middle] = [args.get(0)?, args.get(1)?, args.get(2)?]
            .map(|part: Option<String>| part.unwrap_or_default());
        Ok(name::person(&last, &first, &middle))
    })
}

/// Turns the write-ahead log on. SQLite does not ask the busy handler where several processes do
/// this at once, so it is asked here.
fn write_ahead(conn: &Connection, wait: fn(i32) -> bool) -> rusqlite::Result<()> {
    let mut tries = 0;
    loop {
        match conn.execute_batch("PRAGMA journal_mode = WAL") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && wait(tries) =>
            {
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}

/// Says what it means that SQLite was not let at a file, or at what it keeps beside it.
pub(super) fn explain(path: &Path, error: rusqlite::Error) -> Fault {
    // Only looked at: opening and closing the file here would drop other connections' locks.
    if let Err(why) = std::fs::metadata(path) {
        return Fault::Open(path.to_owned(), why);
    }
    let [log, index] = beside(path);
    let mut closed = vec![path.to_owned(), log, index];
    closed.retain(|file| !may(file, Access::READ_OK));
    let folder = folder_of(path);
    let named = match closed.first() {
        Some(first) => first,
        None if !may(folder, Access::WRITE_OK | Access::EXEC_OK) => folder,
        None => return Fault::System(error),
    };
    match way_in(path, &closed) {
        Some(way) => Fault::Closed(named.to_owned(), way),
        None => Fault::Open(named.to_owned(), ErrorKind::PermissionDenied.into()),
    }
}

/// Says which folder on the way to a file may not be entered: the last one that can be looked at.
fn kept_out(path: &Path) -> Fault {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut folders = whole.ancestors().skip(1);
    let Some(folder) = folders.find(|folder| std::fs::metadata(folder).is_ok()) else {
        return Fault::Open(whole, ErrorKind::PermissionDenied.into());
    };
    match way_into(folder) {
        // It is the file that moves.
        Some(Way::Move) => Fault::Closed(whole, Way::Move),
        Some(way) => Fault::Closed(folder.to_owned(), way),
        None => Fault::Open(folder.to_owned(), ErrorKind::PermissionDenied.into()),
    }
}

/// Whether whoever asks may do that with a file; also where there is none.
fn may(file: &Path, access: Access) -> bool {
    !matches!(rustix::fs::access(file, access), Err(Errno::ACCESS | Errno::PERM | Errno::ROFS))
}

/// What a new database may be in a folder: its group's in one that a group shares, where what is made
/// belongs to the group of the folder; its owner's alone in any other.
fn mode_in(folder: &Path) -> u32 {
    const GROUP_SHARES: u32 = 0o2030;
    let shared = |folder: std::fs::Metadata| folder.mode() & GROUP_SHARES == GROUP_SHARES;
    if std::fs::metadata(folder).is_ok_and(shared) { 0o660 } else { 0o600 }
}

/// Creates the file with narrow permissions, before SQLite would with wider ones.
///
/// It is made under another name and gets its own when it is closed again: closing a file drops
/// the locks that this process has on it, and by its own name somebody may have locked it already.
fn create_file(path: &Path) -> Result<bool, Fault> {
    static MADE: AtomicU32 = AtomicU32::new(0);
    match path.try_exists() {
        Ok(true) => return Ok(false),
        Err(why) if why.kind() == ErrorKind::PermissionDenied => return Err(kept_out(path)),
        _ => {}
    }
    let open = |why: std::io::Error| Fault::Open(path.to_owned(), why);
    let folder = folder_of(path);
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(open)?;
    let made = MADE.fetch_add(1, Ordering::Relaxed);
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".new-{}-{made}", std::process::id()));
    let new = PathBuf::from(name);
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new);
    let file = file.map_err(open)?;
    // Set apart from making it: whatever a session keeps from others by default, colleagues get in.
    let shared = file.set_permissions(Permissions::from_mode(mode_in(folder)));
    drop(file);
    let linked = shared.and_then(|()| std::fs::hard_link(&new, path));
    let _ = std::fs::remove_file(&new);
    match linked {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(open(error)),
    }
}

/// Refuses a file that has a second name, other than by a symbolic link: by each of them SQLite would
/// keep a log of its own, and what is written by one name would be lost by the other.
fn check_named_once(path: &Path) -> Result<(), Fault> {
    const TRIES: usize = 20;
    for _ in 0..TRIES {
        match std::fs::metadata(path) {
            Ok(there) if there.is_file() && there.nlink() > 1 => {}
            _ => return Ok(()),
        }
        // Whoever creates the file gives it its name before he takes the first one away.
        std::thread::sleep(Duration::from_millis(5));
    }
    Err(Fault::Linked(path.to_owned()))
}

/// Waits for another writer: short naps of uneven length, so that nobody starves, 15 s in all.
fn wait_a_little(tries: i32) -> bool {
    let spread = u64::from(tries.unsigned_abs()).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ u64::from(std::process::id()) << 7;
    let nap = 500 + spread % 4000;
    std::thread::sleep(Duration::from_micros(nap));
    tries < 6000
}

#[cfg(test)]
mod tests;
