//! `config`: the personal settings, checked as a whole.

use std::io::ErrorKind;
use std::path::Path;

use clap::{ArgMatches, Command};
use serde_json::{Map, json};

use super::help::Help;
use super::output::Out;
use super::session::{Call, no_setup};
use super::trouble::{Status, Trouble};
use crate::clock;
use crate::config::{self, Config, ConfigError, Wanted};
use crate::crm::Fault;
use crate::domain::inbound::Channel;
use crate::domain::message::{Message, Refusal};
use crate::domain::nearest::{advice, nearest};
use crate::domain::{attachment, attempt, program};
use crate::i18n::Lang;
use crate::tui::keymap::Keymap;
use crate::words::Words;

pub fn grammar(help: Help) -> Command {
    help.command("config", "help-config-command").arg(help.flag("check", "help-config-check"))
}

/// Says where the settings are and everything that is wrong with them.
pub fn run(
    call: &Call<'_>,
    error: Option<&ConfigError>,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let setup = no_setup();
    let words = Words::new(call.lang, &setup, 0, clock::local);
    let file = call.config_file.as_deref();
    let is_checked = args.get_flag("check");
    if !out.is_json()
        && let Some(file) = file
    {
        out.line(&file.display().to_string())?;
    }
    if let Some(error) = error.filter(|_| is_checked) {
        return Err(refusal(file, error).into());
    }
    let faults = if is_checked { faults(&call.config) } else { Vec::new() };
    let said: Vec<String> = faults.iter().map(|fault| words.say(fault)).collect();
    if out.is_json() {
        let mut object = Map::new();
        object.insert("id".to_owned(), json!("config"));
        object.insert("file".to_owned(), json!(file.map(|file| file.display().to_string())));
        if is_checked {
            object.insert("faults".to_owned(), json!(said));
        }
        out.object(object)?;
    }
    if !is_checked {
        return Ok(Status::Done);
    }
    for line in &said {
        out.talk(line);
    }
    if faults.is_empty() {
        out.talk(&words.text("cli-config-good"));
    }
    Ok(if faults.is_empty() { Status::Done } else { Status::Usage })
}

/// The keys a person has set over the usual ones.
///
/// # Errors
/// All mistakes at once.
pub fn keymap(config: &Config) -> Result<Keymap, Vec<Message>> {
    let near = |name: &str, known: &[&str]| nearest(name, known.iter().copied()).map(str::to_owned);
    Keymap::new(&config.keys, near)
        .map_err(|faults| faults.iter().map(|fault| fault.message()).collect())
}

/// What is wrong with the programs for calls, letters and files.
pub fn commands(config: &Config) -> Vec<Message> {
    let faults = [
        ("call", attempt::fault(&config.call, Channel::Call)),
        ("write", attempt::fault(&config.write, Channel::Mail)),
        ("open", program::fault(&config.open, attachment::PLACEHOLDER, &[])),
    ];
    let fault = |(name, why): (&str, Option<Message>)| {
        Some(Message::new("refused-command").with("name", name).with("why", why?))
    };
    faults.into_iter().filter_map(fault).collect()
}

/// The refusal for settings that cannot be read.
pub fn refusal(file: Option<&Path>, error: &ConfigError) -> Refusal {
    let file = file.map(|file| file.display().to_string()).unwrap_or_default();
    let message = match error {
        ConfigError::Io(error) if error.kind() == ErrorKind::NotFound => {
            let message = Message::new("refused-no-config");
            return Refusal::not_found(message.with("file", file));
        }
        ConfigError::Io(error) if error.kind() == ErrorKind::InvalidData => {
            Message::new("refused-config").with("why", Message::new("config-not-text"))
        }
        ConfigError::Io(error) => Message::new("refused-config").with("why", Fault::why(error)),
        ConfigError::OutOfReach(error) => {
            Message::new("refused-config-out-of-reach").with("why", Fault::why(error))
        }
        ConfigError::Syntax(line, column) => {
            Message::new("refused-config-line").with("line", *line).with("column", *column)
        }
    };
    Refusal::malformed(message.with("file", file))
}

/// Everything that is wrong with the settings.
pub fn faults(config: &Config) -> Vec<Message> {
    let mut faults: Vec<Message> = config.faults.iter().map(fault).collect();
    if let Some(lang) = config.lang.as_deref().filter(|lang| Lang::parse(lang).is_none()) {
        faults.push(Message::new("refused-lang").with("text", lang));
    }
    faults.extend(commands(config));
    faults.extend(keymap(config).err().into_iter().flatten());
    faults
}

/// What is wrong with a single setting.
fn fault(fault: &config::Fault) -> Message {
    match fault {
        config::Fault::Unknown(name) => Message::new("config-unknown")
            .with("name", name.as_str())
            .with("advice", advice(name, &config::NAMES)),
        config::Fault::Wrong(name, wanted) => {
            let wanted = match wanted {
                Wanted::Text => "config-wants-text",
                Wanted::YesNo => "config-wants-yes-no",
                Wanted::Texts => "config-wants-texts",
                Wanted::Keys => "config-wants-keys",
                Wanted::Section => "config-wants-section",
                Wanted::Theme => "config-wants-theme",
            };
            Message::new("config-wrong")
                .with("name", name.as_str())
                .with("wanted", Message::new(wanted))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n;

    #[test]
    fn the_example_says_what_holds_without_any_settings() {
        let example = include_str!("../../config.example.toml");
        let catalogue = i18n::catalogue(Lang::En);
        let keys = Keymap::default().to_config(|id| catalogue.text(id, &[]));
        assert!(example.ends_with(&keys), "its [keys] shall be:\n{keys}");
        let config = config::parse(example).unwrap();
        assert_eq!(faults(&config), []);
        let lines = example.lines().filter(|line| line.starts_with("# ") && line.contains(" = "));
        let uncommented: String = lines.map(|line| format!("{}\n", &line[2..])).collect();
        let config = config::parse(&uncommented).unwrap();
        assert!(config.lang.is_some() && config.db.is_some() && config.ascii);
        assert_eq!(config.theme, Some(config::Theme::Light));
        assert!(!config.call.is_empty() && !config.write.is_empty() && !config.open.is_empty());
        assert_eq!(commands(&config), []);
    }
}
