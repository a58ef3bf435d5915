//! A text handed to the person's own editor, while the terminal is lent to it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use super::child;

/// Opens the text in the editor, which is a line for the shell such as `code --wait`, and returns
/// what is left in it; the line end that editors put at the end of a file is not part of it.
///
/// # Errors
/// The editor cannot be started or says that it failed, or what it left is no text.
pub fn write(editor: &str, text: &str) -> io::Result<String> {
    let file = Sheet::new(text)?;
    let child = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$@\""))
        .arg("sh")
        .arg(&file.path)
        .spawn()?;
    let status = child::wait(&child)?;
    match status.exit_status() {
        Some(0) => read(&file.path),
        // So a shell says that there is no such program, and that it may not be started.
        Some(127) => Err(io::ErrorKind::NotFound.into()),
        Some(126) => Err(io::ErrorKind::PermissionDenied.into()),
        Some(status) => Err(io::Error::other(format!("{editor}: {status}"))),
        None => Err(io::Error::other(editor)),
    }
}

fn read(path: &Path) -> io::Result<String> {
    let text = fs::read_to_string(path)?;
    Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// A file that only its owner reads, and that is gone afterwards.
struct Sheet {
    path: PathBuf,
}

impl Sheet {
    fn new(text: &str) -> io::Result<Sheet> {
        let folder = std::env::temp_dir();
        for number in 0..1000 {
            let path = folder.join(format!("voronka-{}-{number}.txt", process::id()));
            let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
            match made {
                Ok(mut file) => {
                    let sheet = Sheet { path };
                    file.write_all(text.as_bytes())?;
                    return Ok(sheet);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        // A file that somebody else took away already is gone as well.
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_the_editor_leaves_comes_back() {
        for (editor, expected) in [
            ("true", Some("a\nb")),
            ("printf 'new\\ntext\\n' >", Some("new\ntext")),
            (": >", Some("")),
            ("sed -i s/a/ж/", Some("ж\nb")),
            ("false", None),
            ("no-such-editor-anywhere", None),
            ("rm", None),
            ("printf '\\377' >", None),
        ] {
            assert_eq!(write(editor, "a\nb").ok().as_deref(), expected, "{editor}");
        }
    }

    #[test]
    fn the_file_is_the_owners_and_is_gone_afterwards() {
        let sheet = Sheet::new("x").unwrap();
        let path = sheet.path.clone();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        drop(sheet);
        assert!(!path.exists());
    }
}
