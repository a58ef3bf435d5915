//! `init`: a new database, or another country and currency for one that is there, and whether the
//! team works with leads.

use clap::ArgMatches;

use super::help::Help;
use super::output::Out;
use super::session::{Call, Session};
use super::trouble::{Status, Trouble};
use super::{import, values};
use crate::crm::Database;
use crate::crm::init::{Choices, GoingOver};
use crate::domain::command::{Command, Set};
use crate::domain::input;
use crate::domain::message::{Message, Refusal};
use crate::domain::mode::Mode;
use crate::domain::money::Currency;
use crate::domain::phone;
use crate::domain::setup::{Settings, Setup};

pub fn grammar(help: Help) -> clap::Command {
    help.command("init", "help-init")
        .arg(help.option("country", "CC", "help-country"))
        .arg(help.option("currency", "CODE", "help-currency-usual"))
        .arg(
            help.option("mode", "classic|simple", "help-mode")
                .value_parser(Mode::ALL.map(Mode::word)),
        )
}

pub fn run(call: Call<'_>, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let wanted = Wanted::read(args)?;
    let file = call.db()?.to_owned();
    let is_guessed = wanted.country.is_none();
    let usual = wanted.country.as_deref().map_or_else(|| call.usual(), Choices::of_country);
    let fresh = Database::open(&file)?.settle(&Choices {
        currency: wanted.currency.unwrap_or(usual.currency),
        mode: wanted.mode.unwrap_or_default(),
        ..usual
    })?;
    let session = call.open()?;
    let anew = match if fresh { Ok(None) } else { settle_anew(&session, wanted) } {
        Ok(anew) => anew,
        Err(trouble) => {
            // Who may is known here, and was not where the call began.
            super::say(&trouble, session.words());
            return Ok(trouble.status());
        }
    };
    let first = Message::new(match (fresh, &anew) {
        (true, _) => "cli-settled",
        (false, Some(_)) => "cli-settled-anew",
        (false, None) => "cli-settled-before",
    });
    let setup = session.database.reader(session.viewer())?.setup();
    let mode = Message::new(match setup.settings.mode {
        Mode::Classic => "mode-classic",
        Mode::Simple => "mode-simple",
    });
    let first = first.with("mode", mode);
    let first = first.with("file", file.display().to_string());
    let first = first.with("login", session.user.login.as_str());
    let first = first.with("country", &*setup.country).with("currency", setup.currency.code());
    let words = session.words();
    for message in [first].iter().chain(anew.iter().flatten()) {
        out.talk(&words.say(message));
    }
    if let Some(guessed) = words.country_guessed().filter(|_| fresh && is_guessed) {
        out.talk(&guessed);
    }
    Ok(Status::Done)
}

/// What is asked for.
struct Wanted {
    country: Option<String>,
    currency: Option<Currency>,
    mode: Option<Mode>,
}

impl Wanted {
    fn read(args: &ArgMatches) -> Result<Wanted, Refusal> {
        Ok(Wanted {
            country: values::one(args, "country").map(country).transpose()?,
            currency: values::one(args, "currency")
                .map(str::trim)
                .map(input::currency)
                .transpose()?,
            mode: values::one(args, "mode").and_then(Mode::parse),
        })
    }

    /// What of it differs from what a database has. Another country brings its currency.
    fn beyond(self, setup: &Setup) -> Wanted {
        let country = self.country.filter(|country| *country != setup.country);
        let usual = || Some(Choices::of_country(country.as_deref()?).currency);
        Wanted {
            currency: self.currency.or_else(usual).filter(|code| *code != setup.currency),
            mode: self.mode.filter(|mode| *mode != setup.settings.mode),
            country,
        }
    }
}

/// Changes what is asked for and differs, in a database that was there before, and reads the phones
/// that are not read yet where that was broken off. Returns what is to be said of it; nothing where
/// nothing differs.
fn settle_anew(session: &Session, wanted: Wanted) -> Result<Option<Vec<Message>>, Trouble> {
    let names_country = wanted.country.is_some();
    let Wanted { country, currency, mode } = wanted.beyond(&session.setup);
    let holds_records = session.reader.holds_records()?;
    if let Some(mode) = mode.filter(|_| holds_records) {
        let hint = Message::new("hint-set-mode").with("mode", mode.word());
        return Err(Refusal::rule(Message::new("refused-settled-mode")).hint(hint).into());
    }
    let to = GoingOver { country, currency };
    let goes_over = to != GoingOver::default();
    let mut reread = 0;
    if names_country || goes_over {
        let bar = import::bar();
        let outcome = session.writer()?.go_over(session.clock.now(), &to, |done, all| {
            bar.set_length(all);
            bar.set_position(done);
        });
        bar.finish_and_clear();
        reread = outcome?;
    }
    if let Some(mode) = mode {
        let set = vec![Set::new("mode", mode.word())];
        let command = Command::Edit { on: Settings::ROW, set };
        session.writer()?.execute(session.clock.now(), &command)?;
    }
    let said = if holds_records { told(&to, reread, &session.setup) } else { Vec::new() };
    Ok((goes_over || reread > 0 || mode.is_some()).then_some(said))
}

/// What going over did to the records that are there, and the way back.
fn told(to: &GoingOver, reread: usize, before: &Setup) -> Vec<Message> {
    let mut said = Vec::new();
    if to.country.is_some() || reread > 0 {
        let country = to.country.as_ref().unwrap_or(&before.country);
        let phones = Message::new("cli-settled-phones").with("count", reread);
        said.push(phones.with("country", country.as_str()));
    }
    if let Some(currency) = to.currency {
        said.push(Message::new("cli-settled-amounts").with("currency", currency.code()));
    }
    if *to != GoingOver::default() {
        said.push(Message::new("cli-settled-back"));
    }
    said
}

fn country(code: &str) -> Result<String, Refusal> {
    let code = code.to_uppercase();
    if phone::is_country(&code) {
        return Ok(code);
    }
    Err(Refusal::malformed(Message::new("refused-country").with("text", code)))
}
