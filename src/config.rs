//! The personal settings file, turned into plain data. What its words mean is the business of
//! whoever uses them; what it holds that is no setting is kept beside the settings, so that all
//! faults can be reported at once.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

/// What a person has set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// The language: en, ru or pl.
    pub lang: Option<String>,
    /// The database file.
    pub db: Option<PathBuf>,
    /// Whether to draw with plain letters only.
    pub ascii: bool,
    /// The background of the terminal; none where the terminal says it.
    pub theme: Option<Theme>,
    /// The program that calls a number, with its arguments; none where a link is shown.
    pub call: Vec<String>,
    /// The program that writes a letter, with its arguments; none where a link is shown.
    pub write: Vec<String>,
    /// The program that opens a file, with its arguments; none where the desktop's own one does.
    pub open: Vec<String>,
    /// Keys by the name of the action; every notation works.
    pub keys: BTreeMap<String, Vec<String>>,
    /// What the file holds beside settings.
    pub faults: Vec<Fault>,
}

/// What the colours have to stand out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// A dark background.
    Dark,
    /// A light background.
    Light,
}

/// Something in the file that is no setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No setting has this name.
    Unknown(String),
    /// The setting of this name holds something else than it should.
    Wrong(String, Wanted),
}

/// What a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// The name of a file, as a text.
    File,
    /// Yes or no.
    YesNo,
    /// A list of texts.
    Texts,
    /// A key or several, as texts.
    Keys,
    /// Settings of its own, under a heading.
    Section,
    /// A dark background or a light one.
    Theme,
}

/// Why a settings file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// Nobody asked for it, and the person may not read it.
    #[error(transparent)]
    OutOfReach(std::io::Error),
    /// It is not what a settings file looks like from this line and column on.
    #[error("line {0}, column {1}")]
    Syntax(usize, usize),
}

/// The settings by their names.
pub const NAMES: [&str; 8] = ["lang", "db", "ascii", "theme", "call", "write", "open", "keys"];

/// Reads a settings file. Where nobody `named` it, a missing one means no settings.
///
/// # Errors
/// When it exists and cannot be read or understood, or was named and is not there. One that nobody
/// named is told apart where the person may not read it: who works for somebody else still has that
/// person's home, and goes on without settings.
pub fn read(path: &Path, named: bool) -> Result<Config, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text),
        Err(error) => unread(error, named),
    }
}

fn unread(error: std::io::Error, named: bool) -> Result<Config, ConfigError> {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory if !named => Ok(Config::default()),
        ErrorKind::PermissionDenied if !named => Err(ConfigError::OutOfReach(error)),
        _ => Err(error.into()),
    }
}

/// The settings a text holds, with what is wrong with single ones.
///
/// # Errors
/// When it cannot be understood as a whole.
pub fn parse(text: &str) -> Result<Config, ConfigError> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        ConfigError::Syntax(before.matches('\n').count() + 1, line.chars().count() + 1)
    })?;
    let mut config = Config::default();
    for (name, value) in table {
        if let Err(fault) = config.take(&name, value) {
            config.faults.push(fault);
        }
    }
    Ok(config)
}

impl Config {
    /// Takes a setting over.
    fn take(&mut self, name: &str, value: Value) -> Result<(), Fault> {
        let wrong = |wanted| Fault::Wrong(name.to_owned(), wanted);
        let text = |value: Value| match value {
            Value::String(text) => Some(text),
            _ => None,
        };
        let texts = |value: Value| match value {
            Value::Array(parts) => parts.into_iter().map(text).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        match name {
            "lang" => self.lang = Some(text(value).ok_or(wrong(Wanted::Text))?),
            "db" => {
                let file = text(value).filter(|file| !file.is_empty());
                self.db = Some(file.ok_or(wrong(Wanted::File))?.into());
            }
            "ascii" => self.ascii = value.as_bool().ok_or(wrong(Wanted::YesNo))?,
            "theme" => {
                self.theme = Some(match value.as_str() {
                    Some("dark") => Theme::Dark,
                    Some("light") => Theme::Light,
                    _ => return Err(wrong(Wanted::Theme)),
                });
            }
            "call" => self.call = texts(value).ok_or(wrong(Wanted::Texts))?,
            "write" => self.write = texts(value).ok_or(wrong(Wanted::Texts))?,
            "open" => self.open = texts(value).ok_or(wrong(Wanted::Texts))?,
            "keys" => {
                let Value::Table(keys) = value else { return Err(wrong(Wanted::Section)) };
                for (action, keys) in keys {
                    let one = keys.as_str().map(|key| vec![key.to_owned()]);
                    match one.or_else(|| texts(keys)) {
                        Some(keys) => drop(self.keys.insert(action, keys)),
                        None => self.faults.push(Fault::Wrong(action, Wanted::Keys)),
                    }
                }
            }
            _ => return Err(Fault::Unknown(name.to_owned())),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_fault_does_not_hide_another_nor_what_is_right() {
        let text = "lnag = \"ru\"\nascii = \"yes\"\ncall = \"dial\"\nopen = [\"less\", \"{file}\"]\n\
                    db = \"\"\n[keys]\nnew = \"n\"\nopen = 7\nquit = [\"q\", \"C-c\"]\n[colours]\nred = 1\n";
        let config = parse(text).unwrap();
        assert_eq!(config.open, ["less", "{file}"]);
        assert_eq!(config.keys["new"], ["n"]);
        assert_eq!(config.keys["quit"], ["q", "C-c"]);
        let mut faults = config.faults;
        faults.sort_by_key(|fault| match fault {
            Fault::Unknown(name) | Fault::Wrong(name, _) => name.clone(),
        });
        let wrong = |name: &str, wanted| Fault::Wrong(name.to_owned(), wanted);
        assert_eq!(
            faults,
            [
                wrong("ascii", Wanted::YesNo),
                wrong("call", Wanted::Texts),
                Fault::Unknown("colours".to_owned()),
                wrong("db", Wanted::File),
                Fault::Unknown("lnag".to_owned()),
                wrong("open", Wanted::Keys),
            ]
        );
        let keys = parse("keys = 3").unwrap();
        assert_eq!(keys.faults, [wrong("keys", Wanted::Section)]);
    }

    #[test]
    fn a_file_nobody_named_need_not_be_there_nor_in_reach() {
        use ErrorKind::{InvalidData, NotADirectory, NotFound, PermissionDenied};
        let table = [
            (NotFound, false, "none"),
            (NotADirectory, false, "none"),
            (PermissionDenied, false, "out of reach"),
            (InvalidData, false, "refused"),
            (NotFound, true, "refused"),
            (NotADirectory, true, "refused"),
            (PermissionDenied, true, "refused"),
        ];
        for (kind, named, expected) in table {
            let outcome = match unread(kind.into(), named) {
                Ok(config) if config == Config::default() => "none",
                Err(ConfigError::OutOfReach(_)) => "out of reach",
                Err(ConfigError::Io(_)) => "refused",
                other => panic!("{kind:?}: {other:?}"),
            };
            assert_eq!(outcome, expected, "{kind:?}, named: {named}");
        }
    }

    #[test]
    fn what_is_no_settings_file_is_told_by_its_line() {
        let Err(ConfigError::Syntax(line, column)) = parse("lang = \"en\"\n\nascii = tru\n") else {
            panic!("it was understood");
        };
        assert_eq!((line, column), (3, 9));
    }

    #[test]
    fn every_name_is_a_setting() {
        for name in NAMES {
            let known = parse(&format!("{name} = 1.5")).unwrap().faults;
            assert!(matches!(&known[..], [Fault::Wrong(wrong, _)] if wrong == name), "{name}");
        }
    }
}
