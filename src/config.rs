//! The personal settings file, turned into plain data. What its words mean is the business of
//! whoever uses them; an unknown section is a fault to report, with all the others.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// What a person has set.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The language: en, ru or pl.
    pub lang: Option<String>,
    /// The database file.
    pub db: Option<std::path::PathBuf>,
    /// Whether to draw with plain letters only.
    pub ascii: bool,
    /// The program that calls a number, with its arguments; none where a link is shown.
    pub call: Vec<String>,
    /// The program that writes a letter, with its arguments; none where a link is shown.
    pub write: Vec<String>,
    /// The program that opens a file, with its arguments; none where the desktop's own one does.
    pub open: Vec<String>,
    /// Keys by the name of the action; one notation or several.
    pub keys: BTreeMap<String, Keys>,
}

/// One key notation or several.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Keys {
    /// One.
    One(String),
    /// Several, each of which works.
    Many(Vec<String>),
}

impl Keys {
    /// All notations.
    pub fn all(&self) -> Vec<String> {
        match self {
            Keys::One(key) => vec![key.clone()],
            Keys::Many(keys) => keys.clone(),
        }
    }
}

/// Why a settings file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// It is not what a settings file looks like; the text says where.
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
}

/// Reads a settings file; a missing one means no settings.
///
/// # Errors
/// When it exists and cannot be read or understood.
pub fn read(path: &Path) -> Result<Config, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(toml::from_str(&text)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Config::default()),
        Err(error) => Err(error.into()),
    }
}
