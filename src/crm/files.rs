//! The shelf: the folder beside the database that holds the files kept with records, each under the
//! hash of its content, so that it is stored once and never changes.
//!
//! A file is on the shelf before the record says so; one that nothing names any more stays, since
//! undo may name it again.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Database, Failure, Fault};
use crate::capability::{Capabilities, ServerPath};
use crate::domain::attachment::{self, Attachment};
use crate::domain::command::{Command, Set, Whom};
use crate::domain::field::Kind;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::store::file::admission::Admission;
use crate::store::file::beside::{self, Beside};
use crate::store::file::open::{Identity, named_after};
use crate::store::{Connection, filled, row};

/// At most so many names of a folder are looked at.
const LISTED: usize = 5000;

/// So many bytes of a file tell whether it is a text.
const LOOKED_AT: u64 = 4096;

/// The folder of kept files of one database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    root: PathBuf,
    /// The files of the database, which nothing else may open: closing them again would drop the
    /// locks of this process.
    own: Vec<(u64, u64)>,
    /// Whom the database lets at its file, and so at these; nobody but whoever makes them where
    /// there is no database.
    admission: Option<Admission>,
}

impl Database {
    /// Where the files kept with records are.
    pub fn shelf(&self) -> Shelf {
        Shelf::of(self.path())
    }
}

impl Shelf {
    /// The shelf of the database at `path`.
    pub fn of(path: &Path) -> Shelf {
        let admission = Admission::of(path).ok().map(Admission::of_team);
        let own = Identity::of(path).map(|identity| identity.files().collect());
        Shelf { root: named_after(path, ".files"), own: own.unwrap_or_default(), admission }
    }

    /// The folder itself; it need not exist.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a kept file is, under a name that other programs know what to do with.
    pub fn path(&self, file: &Attachment) -> PathBuf {
        self.folder(&file.sha256).join(&file.name)
    }

    /// Copies a file onto the shelf.
    ///
    /// # Errors
    /// A refusal when it is no ordinary file, not there, not readable or too large; a failure of
    /// the disk leaves nothing behind.
    pub fn keep(&self, source: &ServerPath) -> Result<Attachment, Failure> {
        let (mut from, name, _) = self.open(source)?;
        let mut draft = self.draft()?;
        let kept = self.copy((&mut from, source.as_path()), &mut draft, name)?;
        let folder = self.folder(&kept.sha256);
        self.make(&folder)?;
        let settled = draft.settle(&folder.join(&kept.name));
        settled.map_err(|error| unwritable(error, &folder))?;
        Ok(kept)
    }

    /// What would be kept of a file: its name and its size. Nothing of it is read.
    ///
    /// # Errors
    /// As of [`Shelf::keep`], but for what only shows while it is copied.
    pub fn look(&self, source: &ServerPath) -> Result<(String, u64), Failure> {
        self.open(source).map(|(_, name, size)| (name, size))
    }

    /// A file that can be kept, with its name and its size.
    fn open(&self, source: &ServerPath) -> Result<(File, String, u64), Failure> {
        let source = source.as_path();
        let shown = source.display().to_string();
        let name = source.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if !attachment::is_name(name) {
            return Err(no_file("refused-file-name", &shown).into());
        }
        let meta = fs::metadata(source).map_err(|error| unreadable(&error, &shown))?;
        if meta.is_dir() {
            let message = Message::new("refused-file-folder").with("path", shown);
            return Err(Refusal::malformed(message).into());
        }
        if !meta.is_file() {
            return Err(no_file("refused-file-kind", &shown).into());
        }
        if self.own.contains(&(meta.dev(), meta.ino())) {
            return Err(Refusal::rule(Message::new("refused-file-own")).into());
        }
        attachment::check_size(name, meta.len())?;
        let file = File::open(source).map_err(|error| unreadable(&error, &shown))?;
        Ok((file, name.to_owned(), meta.len()))
    }

    /// An empty file that is to become one of the shelf.
    fn draft(&self) -> Result<Beside, Failure> {
        self.make(&self.root)?;
        let draft = Beside::new(&self.root.join(".new"));
        let draft = draft.map_err(|error| unwritable(error, &self.root))?;
        if let Some(admission) = self.admission {
            draft.share(admission);
        }
        Ok(draft)
    }

    /// Copies all of a file, and says what it is by its content.
    fn copy(
        &self,
        (from, source): (&mut File, &Path),
        to: &mut Beside,
        name: String,
    ) -> Result<Attachment, Failure> {
        let mut hash = Sha256::new();
        let mut size: u64 = 0;
        let mut buffer = vec![0; 1 << 16];
        loop {
            let shown = |error| unreadable(&error, &source.display().to_string());
            let read = from.read(&mut buffer).map_err(shown)?;
            if read == 0 {
                break;
            }
            size += read as u64;
            // It may grow while it is read.
            attachment::check_size(&name, size)?;
            hash.update(&buffer[..read]);
            to.write_all(&buffer[..read]).map_err(|error| unwritable(error, &self.root))?;
        }
        let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        Ok(Attachment { name, size, sha256 })
    }

    /// Whether a kept file is there as it was left: with its size.
    pub fn has(&self, file: &Attachment) -> bool {
        let size = fs::metadata(self.path(file)).map(|meta| meta.len());
        size.is_ok_and(|size| i64::try_from(size) == Ok(file.size))
    }

    /// Whether a kept file is a text that a pager can show, as far as its beginning tells.
    pub fn is_text(&self, file: &Attachment) -> bool {
        let mut begins = Vec::new();
        let read = File::open(self.path(file))
            .and_then(|kept| kept.take(LOOKED_AT).read_to_end(&mut begins));
        // The last character of the beginning may be cut.
        let cut = |error: std::str::Utf8Error| error.error_len().is_none();
        read.is_ok() && !begins.contains(&0) && str::from_utf8(&begins).map_or_else(cut, |_| true)
    }

    /// Copies every kept file to another shelf, each that is not there yet as a whole.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn copy_to(&self, other: &Shelf) -> Result<(), Failure> {
        let size = |path: &Path| fs::metadata(path).ok().map(|file| file.len());
        for folder in inside(&self.root)? {
            for kept in inside(&folder)? {
                let place = kept.strip_prefix(&self.root).unwrap_or(&kept);
                other.make(&other.root.join(place))?;
                for file in inside(&kept)? {
                    let target = other.root.join(file.strip_prefix(&self.root).unwrap_or(&file));
                    // One that is shorter is what a copy left that was cut off.
                    if size(&target).is_none_or(|there| size(&file) != Some(there)) {
                        other.take_over(&file, &target)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Copies a file of another shelf to its place here, where it appears when it is whole.
    fn take_over(&self, file: &Path, target: &Path) -> Result<(), Failure> {
        let mut draft = self.draft()?;
        let copied = File::open(file).and_then(|mut from| io::copy(&mut from, &mut draft));
        Ok(copied.and_then(|_| draft.settle(target)).map_err(Fault::from)?)
    }

    fn folder(&self, sha256: &str) -> PathBuf {
        self.root.join(sha256.get(..2).unwrap_or_default()).join(sha256)
    }

    fn make(&self, folder: &Path) -> Result<(), Failure> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|place| !place.exists()).collect();
        let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| unwritable(error, folder))?;
        for made in missing {
            beside::write_out(made.parent().unwrap_or(made));
            // A colleague may have made it in the meantime, and then it is his.
            if let Some(admission) = self.admission {
                admission.give_folder(made);
            }
        }
        Ok(())
    }
}

/// Something in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it is called there.
    pub name: String,
    /// Whether it is a folder itself.
    pub folder: bool,
}

/// What a folder holds, the folders first and each in the order of the names; of very many only
/// some. What has no readable name is left out.
///
/// # Errors
/// A refusal when there is no such folder or it cannot be read.
pub fn listed(folder: &ServerPath) -> Result<Vec<Listed>, Refusal> {
    let folder = folder.as_path();
    let shown = |error: io::Error| unreadable(&error, &folder.display().to_string());
    let mut listed = Vec::new();
    for entry in fs::read_dir(folder).map_err(shown)?.take(LISTED).flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        // What a link leads to counts.
        let folder = match entry.file_type() {
            Ok(kind) if kind.is_symlink() => entry.path().is_dir(),
            Ok(kind) => kind.is_dir(),
            Err(_) => false,
        };
        listed.push(Listed { name, folder });
    }
    listed.sort_by_cached_key(|one| (!one.folder, one.name.to_lowercase(), one.name.clone()));
    Ok(listed)
}

/// The things in a folder; none where there is no folder, or it is a file still being written.
fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(Fault::from)?;
    let paths = entries.map(|entry| Ok(entry.map_err(Fault::from)?.path()));
    paths.collect()
}

/// The live records that name a file which is not on the shelf as it was kept, as
/// `lead/42: contract.pdf`.
///
/// # Errors
/// When the database fails.
pub(super) fn lost(
    conn: &Connection,
    setup: &Setup,
    shelf: &Shelf,
) -> Result<Vec<String>, Failure> {
    let mut lost = Vec::new();
    for noun in Noun::ALL {
        for field in setup.registry.of(noun).filter(|field| field.kind == Kind::Files) {
            filled::files(conn, field, |on, files| {
                let missing = files.iter().filter(|file| !shelf.has(file));
                lost.extend(missing.map(|file| format!("{on}: {}", file.name)));
            })?;
        }
    }
    Ok(lost)
}

/// The command with every file it names kept: a path becomes the file copied from there, the name
/// of one that the field holds already stays that one.
///
/// # Errors
/// A refusal where the session may not touch paths or a file cannot be kept.
pub(super) fn gather(
    command: &Command,
    conn: &Connection,
    setup: &Setup,
    shelf: &Shelf,
    capabilities: Option<Capabilities>,
) -> Result<Option<Command>, Failure> {
    let mut command = command.clone();
    let mut any = false;
    for (noun, on, set) in rows(&mut command) {
        for one in set {
            any |= gather_one(one, noun, on, (conn, setup), shelf, capabilities)?;
        }
    }
    Ok(any.then_some(command))
}

/// The new values of every row that a command makes or changes field by field.
fn rows(command: &mut Command) -> Vec<(Noun, Option<RecordRef>, &mut Vec<Set>)> {
    match command {
        Command::Create { noun, set } | Command::CreatePlanned { noun, set, .. } => {
            vec![(*noun, None, set)]
        }
        Command::Edit { on, set } => vec![(on.noun, Some(*on), set)],
        Command::Explained { change, .. } => rows(change),
        Command::Comment { set, .. } => vec![(Noun::Entry, None, set)],
        Command::Introduce { clients, to, set, .. } => {
            let own = match *to {
                Whom::New(noun) => (noun, None, set),
                Whom::Known(on) => (on.noun, Some(on), set),
            };
            let clients = clients.iter_mut().map(|client| (client.noun, None, &mut client.set));
            clients.chain([own]).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a command names a file that is not kept yet; cheap, asked of every command.
pub(super) fn names_files(command: &Command, setup: &Setup) -> bool {
    let is_one = |noun: Noun, one: &Set| {
        matches!(one.value, Value::List(_))
            && setup.registry.get(noun, &one.field).is_some_and(|field| field.kind == Kind::Files)
    };
    match command {
        Command::Create { noun, set } | Command::CreatePlanned { noun, set, .. } => {
            set.iter().any(|one| is_one(*noun, one))
        }
        Command::Edit { on, set } => set.iter().any(|one| is_one(on.noun, one)),
        Command::Explained { change, .. } => names_files(change, setup),
        Command::Comment { set, .. } => set.iter().any(|one| is_one(Noun::Entry, one)),
        Command::Introduce { clients, to, set, .. } => {
            let noun = match to {
                Whom::New(noun) => *noun,
                Whom::Known(on) => on.noun,
            };
            set.iter().any(|one| is_one(noun, one))
                || clients.iter().any(|new| new.set.iter().any(|one| is_one(new.noun, one)))
        }
        _ => false,
    }
}

fn gather_one(
    one: &mut Set,
    noun: Noun,
    on: Option<RecordRef>,
    (conn, setup): (&Connection, &Setup),
    shelf: &Shelf,
    capabilities: Option<Capabilities>,
) -> Result<bool, Failure> {
    let Value::List(parts) = &one.value else { return Ok(false) };
    let field = setup.registry.get(noun, &one.field).filter(|field| field.kind == Kind::Files);
    let Some(field) = field else { return Ok(false) };
    let held = match on {
        Some(on) if row::state(conn, on)?.is_some() => row::get(conn, field, on.id)?,
        _ => Value::Empty,
    };
    let mut kept: Vec<Attachment> = Vec::new();
    for part in parts {
        let there = held.as_files().iter().find(|file| file.name == *part);
        let file = match (there, capabilities) {
            (Some(file), _) => file.clone(),
            (None, capabilities) => {
                let path = capabilities.unwrap_or_else(Capabilities::served).path(part);
                // A name alone is that of a kept file, or of one in the folder the person is in.
                let is_here = || path.as_ref().is_ok_and(|path| path.as_path().is_file());
                if !part.contains('/') && !is_here() {
                    let message = Message::new("refused-no-such-file").with("name", part.as_str());
                    let refusal = Refusal::not_found(message).at(&field.name);
                    return Err(refusal.hint(Message::new("hint-file-path")).into());
                }
                shelf.keep(&path?)?
            }
        };
        kept.retain(|known| known.name != file.name);
        kept.push(file);
    }
    one.value = Value::Files(kept);
    Ok(true)
}

/// Why nothing can be written at a place of the shelf.
fn unwritable(error: io::Error, place: &Path) -> Fault {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::Full,
        _ => Fault::Open(place.to_owned(), error),
    }
}

/// Why a path cannot be read, with what to do.
fn unreadable(error: &io::Error, path: &str) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound => no_file("refused-file-missing", path),
        io::ErrorKind::PermissionDenied => {
            let message = Message::new("refused-file-permission").with("path", path);
            Refusal::new(RefusalKind::NotAllowed, message)
        }
        _ => {
            let message = Message::new("refused-file-unreadable").with("path", path);
            Refusal::not_found(message.with("why", Fault::why(error)))
        }
    }
}

fn no_file(id: &'static str, path: &str) -> Refusal {
    Refusal::not_found(Message::new(id).with("path", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_be_read_is_told_from_what_is_not_there() {
        for (kind, refused) in [
            (io::ErrorKind::NotFound, RefusalKind::NotFound),
            (io::ErrorKind::PermissionDenied, RefusalKind::NotAllowed),
        ] {
            assert_eq!(unreadable(&kind.into(), "/a").kind, refused, "{kind:?}");
        }
    }
}
