//! `init`: a new database, or one without records yet, with the country whose phones and currency it
//! uses, and with leads or without them.

use clap::{ArgMatches, Command};

use super::help::Help;
use super::output::Out;
use super::session::{COUNTRY, Call};
use super::trouble::{Status, Trouble};
use super::values;
use crate::clock::{self, Clock};
use crate::crm::Database;
use crate::crm::init::Choices;
use crate::domain::command::{self, Set};
use crate::domain::message::{Message, Refusal};
use crate::domain::mode::Mode;
use crate::domain::person::Viewer;
use crate::domain::phone;
use crate::domain::setup::Settings;
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
    let viewer = Database::viewer(&user);
    let anew = !fresh && settle_anew(&database, viewer, asked.as_deref(), mode)?;
    let setup = database.reader(viewer)?.setup();
    let message = Message::new(match (fresh, anew) {
        (true, _) => "cli-settled",
        (false, true) => "cli-settled-anew",
        (false, false) => "cli-settled-before",
    });
    let words = Words::new(call.lang, &setup, 0, clock::local);
    let message = message.with("file", file.display().to_string());
    let message = message.with("login", user.login.as_str()).with("country", &*setup.country);
    out.talk(&words.say(&message.with("currency", setup.currency.code())));
    Ok(Status::Done)
}

/// Changes what is asked for and differs, in a database that was there before. Returns whether
/// anything did.
fn settle_anew(
    database: &Database,
    viewer: Viewer,
    country: Option<&str>,
    mode: Option<Mode>,
) -> Result<bool, Trouble> {
    let reader = database.reader(viewer)?;
    let setup = reader.setup();
    let country = country.filter(|country| *country != setup.country);
    let mode = mode.filter(|mode| *mode != setup.settings.mode);
    if let Some(country) = country {
        database.writer(viewer)?.settle_country(&Choices::of_country(country))?;
    }
    if let Some(mode) = mode {
        if reader.holds_records()? {
            let message = Message::new("refused-settled-mode");
            let hint = Message::new("hint-set-mode").with("mode", mode.word());
            return Err(Refusal::rule(message).hint(hint).into());
        }
        let set = vec![Set::new("mode", mode.word())];
        let command = command::Command::Edit { on: Settings::ROW, set };
        database.writer(viewer)?.execute(Clock::system().now(), &command)?;
    }
    Ok(country.is_some() || mode.is_some())
}

fn country(code: &str) -> Result<String, Refusal> {
    let code = code.to_uppercase();
    if phone::is_country(&code) {
        return Ok(code);
    }
    Err(Refusal::malformed(Message::new("refused-country").with("text", code)))
}
