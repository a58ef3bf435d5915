//! `init`: a new database, with the country whose phones and currency it uses, and with leads or
//! without them.

use clap::{ArgMatches, Command};

use super::help::Help;
use super::output::Out;
use super::session::{COUNTRY, Call};
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock;
use crate::crm::Database;
use crate::crm::init::Choices;
use crate::domain::message::{Message, Refusal};
use crate::domain::mode::Mode;
use crate::domain::phone;
use crate::words::Words;

pub fn grammar(help: Help) -> Command {
    help.command("init", "help-init").arg(help.option("country", "CC", "help-country")).arg(
        help.option("mode", "classic|simple", "help-mode").value_parser(Mode::ALL.map(Mode::word)),
    )
}

pub fn run(call: &Call<'_>, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let asked = values::one(args, "country").map(country).transpose()?;
    let file = call.db()?;
    let database = Database::open(file)?;
    let mode = values::one(args, "mode").and_then(Mode::parse);
    let choices = Choices::of_country(asked.as_deref().unwrap_or(COUNTRY));
    let fresh = database.settle(&Choices { mode: mode.unwrap_or_default(), ..choices })?;
    let user = database.person(&call.surroundings.login, &call.surroundings.name)?;
    let setup = database.reader(Database::viewer(&user))?.setup();
    if !fresh && let Some(country) = asked.filter(|country| *country != setup.country) {
        let message = Message::new("refused-settled").with("country", setup.country.as_str());
        return Err(Refusal::rule(message.with("asked", country)).into());
    }
    if let Some(mode) = mode.filter(|mode| *mode != setup.settings.mode) {
        let message = Message::new("refused-settled-mode");
        let hint = Message::new("hint-set-mode").with("mode", mode.word());
        return Err(Refusal::rule(message).hint(hint).into());
    }
    let words = Words::new(call.lang, &setup, 0, clock::local);
    let message = Message::new(if fresh { "cli-settled" } else { "cli-settled-before" });
    let file = file.display().to_string();
    out.talk(&words.say(&message.with("file", file).with("login", user.login.as_str())));
    Ok(Status::Done)
}

fn country(code: &str) -> Result<String, Refusal> {
    let code = code.to_uppercase();
    if phone::is_country(&code) {
        return Ok(code);
    }
    Err(Refusal::malformed(Message::new("refused-country").with("text", code)))
}
