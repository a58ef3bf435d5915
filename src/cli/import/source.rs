//! The file an import reads, and the words of the catalogues its header may use.

use std::fs::{self, Metadata};
use std::io::{ErrorKind, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::Path;

use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::crm::Fault;
use crate::domain::field::{Kind, Label, Registry};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::exchange::encoding::{MAX_BYTES, NotText};
use crate::exchange::plan::Words;
use crate::i18n::{self, Lang};

/// A file in memory.
pub struct Source {
    /// Its name without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Which file it is, unless it is the standard input.
    place: Option<(u64, u64)>,
}

impl Source {
    /// Reads a file whole; `-` is the standard input.
    ///
    /// # Errors
    /// When there is none, it may not be read, is a folder, too big, or the database itself.
    pub fn open(session: &Session, path: &str) -> Result<Source, Trouble> {
        if path == "-" {
            let mut bytes = Vec::new();
            let read = std::io::stdin().take(MAX_BYTES + 1).read_to_end(&mut bytes);
            read.map_err(|error| Trouble::Fault(Fault::Io(error)))?;
            return Ok(Source { name: "stdin.csv".to_owned(), bytes, place: None });
        }
        let file = session.capabilities.path(path)?;
        let file = file.as_path();
        let there = there(session, file)?;
        let bytes = content(file, MAX_BYTES)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Source { name, bytes, place: Some((there.dev(), there.ino())) })
    }

    /// Whether a path names this file.
    pub fn is(&self, path: &Path) -> bool {
        let there = fs::metadata(path).ok().map(|there| (there.dev(), there.ino()));
        there.is_some() && there == self.place
    }
}

/// What is in a file of at most so many bytes, and the first byte after that, if there is one.
///
/// # Errors
/// As [`Source::open`].
pub fn bytes(session: &Session, path: &str, most: u64) -> Result<Vec<u8>, Trouble> {
    let file = session.capabilities.path(path)?;
    let file = file.as_path();
    there(session, file)?;
    content(file, most)
}

/// A small file of text, such as a map.
///
/// # Errors
/// As [`Source::open`]; also when it is no UTF-8.
pub fn text(session: &Session, path: &str) -> Result<String, Trouble> {
    let bytes = bytes(session, path, MAX_BYTES)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Refusal::from(NotText::TooBig).into());
    }
    let text = String::from_utf8(bytes);
    Ok(text.map_err(|_| Refusal::malformed(Message::new("usage-not-text")))?)
}

/// Every label of the fields of a noun and of the entries of their lists, in every language.
pub fn words(registry: &Registry, noun: Noun) -> Words {
    let mut words = Words::default();
    for field in registry.of(noun) {
        for label in said(&field.label) {
            words.fields.push((label, field.name.clone()));
        }
        if let Kind::Choice(choices) | Kind::Choices(choices) = &field.kind {
            for choice in choices {
                for label in said(&choice.label) {
                    words.choices.push((field.name.clone(), label, choice.code.clone()));
                }
            }
        }
    }
    words
}

/// A label in every language.
fn said(label: &Label) -> Vec<String> {
    match label {
        Label::Own(text) => vec![text.clone()],
        Label::Message(id) => {
            let catalogues = Lang::ALL.into_iter().map(i18n::catalogue);
            catalogues.filter(|c| c.has(id)).map(|c| c.text(id, &[])).collect()
        }
    }
}

/// What a path names, if it can be read as a file. It is only looked at: opening and closing the
/// database here would drop its locks.
fn there(session: &Session, file: &Path) -> Result<Metadata, Trouble> {
    let there = match fs::metadata(file) {
        Ok(there) => there,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let message = Message::new("import-no-file").with("file", file.display().to_string());
            return Err(Refusal::not_found(message).into());
        }
        Err(error) => return Err(unopened(file, error)),
    };
    let kind = there.file_type();
    let device = kind.is_char_device() || kind.is_block_device();
    if let Some(what) = [(kind.is_dir(), "import-folder"), (device, "import-device")]
        .into_iter()
        .find_map(|(is, what)| is.then_some(what))
    {
        let message = Message::new("fault-open").with("file", file.display().to_string());
        return Err(Refusal::malformed(message.with("why", Message::new(what))).into());
    }
    if session.reader.is_database_file(file) {
        return Err(Refusal::from(NotText::Database).into());
    }
    if there.len() > MAX_BYTES {
        return Err(Refusal::from(NotText::TooBig).into());
    }
    Ok(there)
}

/// What is in a file, and the first byte after so many: a pipe does not say how much comes out of it.
fn content(file: &Path, most: u64) -> Result<Vec<u8>, Trouble> {
    let unread = |why: std::io::Error| unopened(file, why);
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(unread)?;
    opened.take(most + 1).read_to_end(&mut bytes).map_err(unread)?;
    Ok(bytes)
}

fn unopened(file: &Path, why: std::io::Error) -> Trouble {
    Trouble::Fault(Fault::Open(file.to_owned(), why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::exchange::plan::{self, Plan};
    use crate::exchange::profile::Target;
    use crate::exchange::template::template;

    #[test]
    fn a_template_in_any_language_is_understood_whole() {
        let registry = Registry::new(Vec::new());
        for (noun, lang) in
            Noun::RECORDS.into_iter().flat_map(|noun| Lang::ALL.map(|lang| (noun, lang)))
        {
            let say = |id: &str| i18n::catalogue(lang).text(id, &[]);
            let headers = template(noun, &registry, &say).header;
            let request = plan::Request {
                noun,
                registry: &registry,
                currency: Currency::RUB,
                country: "RU",
                words: &words(&registry, noun),
                profile: None,
                map: &[],
            };
            let plan = Plan::new(&headers, &request).unwrap();
            let fields = registry.of(noun).filter(|field| !field.flags.system);
            let is_client =
                |name: &str| noun == Noun::Lead && matches!(name, "contact" | "company");
            let mut expected: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
            expected.retain(|name| !is_client(name));
            let mut read: Vec<String> =
                plan.columns().iter().map(|column| column.target.word()).collect();
            for word in &mut read {
                word.truncate(word.find(':').unwrap_or(word.len()));
            }
            read.dedup();
            assert_eq!(read, expected, "{noun:?} {lang:?} {headers:?}");
            assert!(plan.columns().iter().all(|column| column.target != Target::Keep));
        }
    }
}
