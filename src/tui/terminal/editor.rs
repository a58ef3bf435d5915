//! A text handed to the person's own editor, while the terminal is lent to it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use super::child;

/// Opens the text in the editor, which is a line for the shell such as `code --wait`, and returns
/// what is left in it; the line end that editors put at the end of a file is not part of it. Meanwhile
/// it is a file of this folder, which only its owner reads.
///
/// # Errors
/// The editor cannot be started or says that it failed, or what it left is no text.
pub fn write(editor: &str, folder: &Path, text: &str) -> io::Result<String> {
    let mut file =
        tempfile::Builder::new().prefix("voronka-").suffix(".txt").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    let child = Command::new("sh")
        .arg("-c")
        .arg(format!("{editor} \"$@\""))
        .arg("sh")
        .arg(file.path())
        .spawn()?;
    let status = child::wait(&child)?;
    match status.exit_status() {
        Some(0) => read(file.path()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_editor_leaves_comes_back() {
        let folder = tempfile::tempdir().unwrap();
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
            assert_eq!(write(editor, folder.path(), "a\nb").ok().as_deref(), expected, "{editor}");
        }
    }

    #[test]
    fn the_file_is_the_owners_and_is_gone_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let left = write("stat -c %a \"$1\" > told; mv told", folder.path(), "x");
        assert_eq!(left.ok().as_deref(), Some("600"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
