//! The log: what went wrong, in a file of its own, never on the terminal.
//!
//! It says what the program did and never whose data it did it to. Several sessions may write to
//! one file: a line is one write, and a file that grew too large is set aside.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, Registry, fmt};

/// A log larger than this many bytes is set aside.
const LARGEST: u64 = 1 << 20;

/// Starts the log in a folder. Where it cannot be written there is none: the work goes on.
///
/// `level` is the word of `VORONKA_LOG`: error, warn, info, debug or trace; warnings and errors
/// unless it says otherwise.
pub fn start(folder: Option<&Path>, level: Option<&str>) {
    let Some(file) = folder.and_then(|folder| open(folder).ok()) else { return };
    let read = level.map(str::parse::<LevelFilter>);
    let is_unknown = matches!(read, Some(Err(_)));
    let level = read.and_then(Result::ok).unwrap_or(LevelFilter::WARN);
    let lines = fmt::layer().with_ansi(false).with_writer(Lines(Mutex::new(file)));
    // A second start, as in a test, keeps the first one.
    let _ = Registry::default().with(lines.with_filter(level)).try_init();
    if is_unknown {
        tracing::warn!("VORONKA_LOG is none of error, warn, info, debug and trace");
    }
}

/// The file, open for adding lines.
fn open(folder: &Path) -> io::Result<File> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let path = folder.join("voronka.log");
    if fs::metadata(&path).is_ok_and(|file| file.len() > LARGEST) {
        set_aside(&path)?;
    }
    OpenOptions::new().append(true).create(true).mode(0o600).open(path)
}

/// Renames a full log; one older log is kept. Whoever has it open goes on writing to it.
fn set_aside(path: &Path) -> io::Result<()> {
    let mut older = path.as_os_str().to_owned();
    older.push(".1");
    fs::rename(path, PathBuf::from(older))
}

/// Hands the file to each line.
struct Lines(Mutex<File>);

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line { log: self, text: Vec::new() }
    }
}

/// Gathers a line and writes it in one piece.
struct Line<'a> {
    log: &'a Lines,
    text: Vec<u8>,
}

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        if let Ok(mut file) = self.log.0.lock() {
            // There is nowhere to say that the log cannot be written.
            let _ = file.write_all(&self.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_log_is_set_aside_and_a_new_one_begun() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("voronka.log");
        fs::write(&path, vec![b'x'; usize::try_from(LARGEST).unwrap() + 1]).unwrap();
        open(folder.path()).unwrap().write_all(b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(folder.path().join("voronka.log.1")).unwrap().len(), LARGEST + 1);
        open(folder.path()).unwrap().write_all(b"er").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"newer");
    }
}
