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
use crate::i18n::{self, Lang};
use crate::tui::keymap::Keymap;
use crate::words::Words;

/// A value of each setting, as an example; the keys have theirs in the keymap.
const SAMPLES: [(&str, &str); 7] = [
    ("lang", r#""en""#),
    ("db", r#""/srv/sales/crm.db""#),
    ("ascii", "true"),
    ("theme", r#""light""#),
    ("call", r#"["xdg-open", "tel:{phone}"]"#),
    ("write", r#"["xdg-email", "{email}"]"#),
    ("open", r#"["xdg-open", "{file}"]"#),
];

pub fn grammar(help: Help) -> Command {
    let about = |name: &str| {
        // As wide as the terminal has it.
        let text = help.text(&format!("config-about-{name}")).replace('\n', " ");
        format!("{name}: {text}")
    };
    help.command("config", "help-config-command")
        .arg(help.flag("check", "help-config-check"))
        .arg(help.flag("example", "help-config-example").conflicts_with("check"))
        .after_help(config::NAMES.map(about).join("\n\n"))
}

/// A settings file to begin with: every setting with what it means.
fn example(lang: Lang) -> String {
    let catalogue = i18n::catalogue(lang);
    let about = |id: &str| -> String {
        catalogue.text(id, &[]).lines().map(|line| format!("# {line}\n")).collect()
    };
    let mut text = about("config-about");
    for (name, value) in SAMPLES {
        let about = about(&format!("config-about-{name}"));
        text.push_str(&format!("\n{about}# {name} = {value}\n"));
    }
    let keys = Keymap::default().to_config(|id| catalogue.text(id, &[]));
    format!("{text}\n{}{keys}", about("config-about-keys"))
}

/// Says where the settings are and everything that is wrong with them, or prints an example.
pub fn run(
    call: &Call<'_>,
    error: Option<&ConfigError>,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    if args.get_flag("example") {
        out.content(example(call.lang).as_bytes())?;
        return Ok(Status::Done);
    }
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
    if !faults.is_empty() {
        return Err(trouble(file, faults));
    }
    out.talk(&words.text("cli-config-good"));
    Ok(Status::Done)
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
fn commands(config: &Config) -> Vec<Message> {
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

/// That the settings have these mistakes, and where.
pub fn trouble(file: Option<&Path>, faults: Vec<Message>) -> Trouble {
    let named = file.map(|file| file.display().to_string());
    let place = named.map(|file| Message::new("config-faults").with("file", file));
    Trouble::Settings(place.into_iter().chain(faults).collect())
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
                Wanted::File => "config-wants-file",
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
    use crate::tui::action::Scope;

    #[test]
    fn the_example_says_what_holds_without_any_settings() {
        assert_eq!(example(Lang::En), include_str!("../../config.example.toml"));
        for lang in [Lang::En, Lang::Ru, Lang::Pl] {
            let example = example(lang);
            let config = config::parse(&example).unwrap();
            assert_eq!(faults(&config), []);
            assert_eq!(
                keymap(&config).unwrap().rows(Scope::Card),
                Keymap::default().rows(Scope::Card)
            );
        }
    }

    #[test]
    fn the_example_has_a_value_of_every_setting() {
        let samples = SAMPLES.map(|(name, value)| format!("{name} = {value}\n")).concat();
        let config = config::parse(&samples).unwrap();
        assert_eq!(faults(&config), []);
        assert!(config.lang.is_some() && config.db.is_some() && config.ascii);
        assert_eq!(config.theme, Some(config::Theme::Light));
        assert!(!config.call.is_empty() && !config.write.is_empty() && !config.open.is_empty());
        let names = SAMPLES.map(|(name, _)| name);
        assert_eq!([&names[..], &["keys"]].concat(), config::NAMES);
    }
}
