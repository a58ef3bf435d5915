//! An export into a file: written beside it, readable by its owner only, and put in its place when
//! it is whole.

use std::fs;
use std::io::{BufWriter, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Events, Request, Todo};
use crate::capability::ServerPath;
use crate::crm::{Failure, Fault, Reader};
use crate::domain::message::{Message, Refusal};
use crate::store::file::beside::Beside;

impl Reader {
    /// Writes the rows to a file, in place of one that is there, and returns how many there were.
    /// A file that was not written whole is not left behind.
    ///
    /// # Errors
    /// As [`Reader::export`]; also where the path is a folder, a device or the database itself.
    pub fn export_to(
        &self,
        path: &ServerPath,
        request: &Request<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, Failure> {
        self.written(path, |file| self.export(request, file, progress))
    }

    /// Writes events to a file, as [`Reader::export_to`] does rows.
    ///
    /// # Errors
    /// As [`Reader::export_events`] and [`Reader::export_to`].
    pub fn export_events_to(
        &self,
        path: &ServerPath,
        events: &Events<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, Failure> {
        self.written(path, |file| self.export_events(events, file, progress))
    }

    /// Writes activities to a file, as [`Reader::export_to`] does rows.
    ///
    /// # Errors
    /// As [`Reader::export_todo`] and [`Reader::export_to`].
    pub fn export_todo_to(
        &self,
        path: &ServerPath,
        todo: &Todo<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, Failure> {
        self.written(path, |file| self.export_todo(todo, file, progress))
    }

    /// Writes a file beside the one that is meant and puts it in its place.
    fn written(
        &self,
        path: &ServerPath,
        write: impl FnOnce(BufWriter<Beside>) -> Result<(BufWriter<Beside>, u64), Failure>,
    ) -> Result<u64, Failure> {
        let path = path.as_path();
        let target = self.target(path)?;
        let file = Beside::new(&beginning(&target));
        let file = file.map_err(|why| Fault::Open(path.to_owned(), why))?;
        let (out, rows) = write(BufWriter::new(file))?;
        let file = out.into_inner().map_err(|error| Fault::Io(error.into_error()))?;
        file.settle(&target).map_err(Fault::Io)?;
        Ok(rows)
    }

    /// The file a path means, if it may be written over.
    fn target(&self, path: &Path) -> Result<PathBuf, Failure> {
        let there = match fs::metadata(path) {
            Ok(there) => there,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(path.to_owned()),
            Err(error) => return Err(Fault::Open(path.to_owned(), error).into()),
        };
        if self.is_database_file(path) {
            let message = Message::new("export-onto-database");
            return Err(Refusal::malformed(message).into());
        }
        if !there.is_file() {
            let id = if there.is_dir() { "export-is-a-folder" } else { "export-not-a-file" };
            let message = Message::new(id).with("file", path.display().to_string());
            return Err(Refusal::malformed(message).into());
        }
        Ok(fs::canonicalize(path).map_err(Fault::Io)?)
    }
}

/// How the name of what is not whole yet begins.
fn beginning(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.part"))
}
