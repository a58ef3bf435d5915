//! A file kept with a record: what it is called, how large it is, and the hash of its content, by
//! which it is found on the shelf beside the database.

use serde::{Deserialize, Serialize};

use super::message::{Message, Refusal};

/// The largest file that is kept, in bytes.
pub const LARGEST: u64 = 256 << 20;

/// What stands for the file in the command that opens it.
pub const PLACEHOLDER: &str = "{file}";

/// A kept file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attachment {
    /// What it is called, without folders.
    pub name: String,
    /// How large it is, in bytes.
    pub size: i64,
    /// The SHA-256 of its content, as 64 hexadecimal digits.
    pub sha256: String,
}

impl Attachment {
    /// Whether it can be what it says: a name that is no path, a size, a hash.
    pub fn is_valid(&self) -> bool {
        is_name(&self.name)
            && self.size >= 0
            && self.sha256.len() == 64
            && self.sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    }
}

/// Whether a file may be called so: one name, not a path, that is shown as it is.
pub fn is_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && name.len() <= 255 && !name.contains(['/', '\0'])
}

/// The parts of a line that names files, by a path or by the name of one that is there already;
/// semicolons or line ends separate them.
pub fn parts(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in line.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        if !parts.iter().any(|known| known == part) {
            parts.push(part.to_owned());
        }
    }
    parts
}

/// Whether a file of this many bytes is kept.
///
/// # Errors
/// A refusal with its size and the largest one.
pub fn check_size(name: &str, size: u64) -> Result<(), Refusal> {
    if size <= LARGEST {
        return Ok(());
    }
    let megabytes = |bytes: u64| i64::try_from(bytes >> 20).unwrap_or(i64::MAX);
    let message = Message::new("refused-file-size")
        .with("name", name)
        .with("size", megabytes(size))
        .with("limit", megabytes(LARGEST));
    Err(Refusal::rule(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path() {
        for name in ["a.pdf", "Договор № 5.docx", ".profile", "a b", "..."] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", ".", "..", "a/b", "/etc/passwd", "a\0b", &"x".repeat(256)] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn a_line_names_each_file_once_and_paths_may_hold_commas() {
        assert_eq!(parts(" a.pdf ; /tmp/b, c.txt;a.pdf\n;"), ["a.pdf", "/tmp/b, c.txt"]);
        assert!(parts("  ").is_empty());
    }

    #[test]
    fn two_gigabytes_are_refused_with_their_size() {
        assert!(check_size("a", LARGEST).is_ok());
        let refusal = check_size("a", 2 << 30).unwrap_err();
        assert_eq!(refusal.message.id, "refused-file-size");
        assert!(refusal.message.args.contains(&("size", 2048_i64.into())));
    }
}
