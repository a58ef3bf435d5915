//! Where the rows go that an import does not take: onto the standard output, or into a file that is
//! found to be there for them before the first row is in, and never one that holds something already.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::Access;

use super::source::Source;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::crm::Fault;
use crate::domain::message::{Message, Refusal};
use crate::exchange::rejects::Rejects;
use crate::exchange::table::BadRow;

/// At most this many lines are named where their rows could not be written.
const NAMED: usize = 40;

/// Where the rows go, should there be any.
pub enum Place {
    /// The standard output.
    Output,
    /// A file.
    File {
        /// Its path.
        path: PathBuf,
        /// Whether it is there and takes what is written, as a device does.
        is_there: bool,
    },
}

impl Place {
    /// The named file, or one named after the input in the current folder, with a number where
    /// files of that name are there; `-` is the standard output. Nothing is written.
    ///
    /// # Errors
    /// Where nothing can be written there, or it would be written over something or among the
    /// objects that a program reads.
    pub fn find(
        session: &Session,
        out: &Out,
        source: &Source,
        named: Option<&str>,
    ) -> Result<Place, Trouble> {
        if named == Some("-") {
            let hint = Message::new("import-hint-rejects");
            let mixed = Refusal::malformed(Message::new("import-rejects-mixed")).hint(hint);
            return if out.is_json() { Err(mixed.into()) } else { Ok(Place::Output) };
        }
        let stem = Path::new(&source.name).file_stem().unwrap_or_default().to_string_lossy();
        let path = named.map_or_else(|| free(&stem), PathBuf::from);
        if session.reader.is_database_file(&path) {
            return Err(Refusal::malformed(Message::new("export-onto-database")).into());
        }
        if source.is(&path) {
            return Err(Refusal::malformed(Message::new("import-rejects-onto-input")).into());
        }
        let is_there = match fs::metadata(&path) {
            Ok(there) if there.is_dir() => {
                return Err(nowhere(&path, &ErrorKind::IsADirectory.into()));
            }
            Ok(there) if there.is_file() => {
                let message = Message::new("import-rejects-exist");
                let message = message.with("file", path.display().to_string());
                return Err(Refusal::rule(message)
                    .hint(Message::new("import-hint-rejects"))
                    .into());
            }
            Ok(_) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(nowhere(&path, &error)),
        };
        let (asked, wanted) = if is_there {
            (path.as_path(), Access::WRITE_OK)
        } else {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            (folder.unwrap_or(Path::new(".")), Access::WRITE_OK | Access::EXEC_OK)
        };
        rustix::fs::access(asked, wanted).map_err(|why| nowhere(&path, &why.into()))?;
        Ok(Place::File { path, is_there })
    }

    /// Writes the rows that were not taken, and says where they are; or why they are not there, and
    /// on which lines of the input they stand.
    ///
    /// # Errors
    /// Where the standard output takes nothing.
    pub fn write(
        &self,
        (session, out): (&Session, &mut Out),
        headers: &[String],
        rejected: &[BadRow],
    ) -> Result<Message, Trouble> {
        let Place::File { path, is_there } = self else {
            let rows = rows(session, Vec::new(), headers, rejected).map_err(Trouble::Output)?;
            out.content(&rows)?;
            return Ok(Message::new("import-rejects-shown"));
        };
        let file = path.display().to_string();
        let mut options = OpenOptions::new();
        options.write(true).create_new(!is_there).mode(0o600);
        let written = options
            .open(path)
            .and_then(|file| rows(session, BufWriter::new(file), headers, rejected)?.flush());
        Ok(match written {
            Ok(()) => Message::new("import-rejects-written").with("file", file),
            Err(why) => {
                let lines = rejected.iter().take(NAMED).map(|bad| bad.line.to_string());
                let mut lines = lines.collect::<Vec<_>>().join(", ");
                if rejected.len() > NAMED {
                    lines.push_str(", …");
                }
                let message = Message::new("import-rejects-unwritten").with("file", file);
                message.with("why", Fault::why(&why)).with("lines", lines)
            }
        })
    }
}

/// Writes the rows with their lines and reasons, and gives back what they were written to.
fn rows<W: Write>(
    session: &Session,
    out: W,
    headers: &[String],
    rejected: &[BadRow],
) -> io::Result<W> {
    let mut rejects = Rejects::new(out, headers)?;
    let words = session.words();
    for bad in rejected {
        rejects.row(bad.line, &words.say(&bad.reason), &bad.cells)?;
    }
    rejects.finish()
}

/// A name in the current folder that no file has.
fn free(stem: &str) -> PathBuf {
    let mut path = PathBuf::from(format!("{stem}.rejects.csv"));
    let mut number = 2;
    while fs::symlink_metadata(&path).is_ok() {
        path = PathBuf::from(format!("{stem}.rejects-{number}.csv"));
        number += 1;
    }
    path
}

fn nowhere(path: &Path, why: &io::Error) -> Trouble {
    let message = Message::new("import-rejects-nowhere").with("file", path.display().to_string());
    let refusal = Refusal::malformed(message.with("why", Fault::why(why)));
    Trouble::Failed(refusal.hint(Message::new("import-hint-rejects")))
}
