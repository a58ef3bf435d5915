//! A new database: pipelines, stages and sources to start with, and its first person, who
//! administers it. And one that goes over to another country or currency.

use super::{Database, Failure, Reader, Writer};
use crate::domain::access::{self, Right};
use crate::domain::defaults::COUNTRY;
use crate::domain::field::Kind;
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::mode::Mode;
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::domain::person::{User, Viewer};
use crate::domain::setup::Setup;
use crate::store::country::{self, Misread};
use crate::store::turns::Turns;
use crate::store::{Connection, filled, meta, open, person, setup, start};

/// How many phones share the first transaction that reads them anew.
const BATCH: usize = 200;

/// Choices made when a database is created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The country whose phone numbers are written without a code, two capital letters.
    pub country: String,
    /// The currency of an amount that names none.
    pub currency: Currency,
    /// Whether the team works with leads.
    pub mode: Mode,
}

impl Choices {
    /// What fits a country: its currency, the rouble where none is known.
    pub fn of_country(country: &str) -> Choices {
        let currency = currency_of(country).unwrap_or(Currency::RUB);
        Choices { country: country.to_owned(), currency, mode: Mode::Classic }
    }

    /// What fits the country a person lives in, where he tells it and its currency is known; else
    /// that of a database nobody said anything about.
    pub fn of_home(country: Option<&str>) -> Choices {
        let known = country.filter(|country| currency_of(country).is_some());
        Choices::of_country(known.unwrap_or(COUNTRY))
    }
}

/// The currency of a country, where it is known.
fn currency_of(country: &str) -> Option<Currency> {
    let code = match country {
        "RU" => "RUB",
        "PL" => "PLN",
        "US" => "USD",
        "GB" => "GBP",
        "KZ" => "KZT",
        "BY" => "BYN",
        "UA" => "UAH",
        "DE" | "FR" | "IT" | "ES" | "NL" | "AT" | "BE" | "FI" | "IE" | "PT" | "LT" | "LV"
        | "EE" | "SK" => "EUR",
        "CZ" => "CZK",
        "CH" => "CHF",
        _ => return None,
    };
    Currency::parse(code)
}

impl Database {
    /// Gives an empty database what a team starts with. Returns whether it was empty.
    ///
    /// # Errors
    /// When the database fails.
    pub fn settle(&self, choices: &Choices) -> Result<bool, Failure> {
        let mut conn = open::connect(self.path())?;
        // Every start comes here, and nobody should wait for a colleague who is writing.
        if meta::get(&conn, "country")?.is_some() {
            return Ok(false);
        }
        let tx = conn.transaction()?;
        // Somebody else may have been first by now.
        let settled = meta::get(&tx, "country")?.is_some();
        if !settled {
            meta::set(&tx, "country", &choices.country)?;
            meta::set(&tx, "currency", choices.currency.code())?;
            start::set_mode(&tx, choices.mode)?;
            start::seed(&tx)?;
        }
        tx.commit()?;
        Ok(!settled)
    }

    /// The person with this login. The first one who comes to a database without people becomes
    /// its administrator.
    ///
    /// # Errors
    /// A refusal when the login is unknown here; it names who can add it.
    pub fn person(&self, login: &str, name: &str) -> Result<User, Failure> {
        let mut conn = open::connect(self.path())?;
        let known = setup::load(&conn)?.users;
        if let Some(user) = known.iter().find(|user| user.login == login) {
            return Ok(user.clone());
        }
        if known.is_empty() {
            let tx = conn.transaction()?;
            // Somebody else may have been first by now.
            person::add_first(&tx, login, name)?;
            tx.commit()?;
            return self.person(login, name);
        }
        let admins: Vec<&str> =
            known.iter().filter(|user| user.admin).map(|user| user.login.as_str()).collect();
        Err(Refusal::new(
            RefusalKind::NotAllowed,
            Message::new("refused-unknown-person").with("login", login),
        )
        .hint(
            Message::new("hint-add-person").with("login", login).with("admins", admins.join(", ")),
        )
        .into())
    }

    /// The viewer a person is.
    pub fn viewer(user: &User) -> Viewer {
        Viewer { user: user.id, admin: user.admin }
    }
}

/// What a database that was there before goes over to; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoingOver {
    /// Another country.
    pub country: Option<String>,
    /// Another currency of an amount that names none.
    pub currency: Option<Currency>,
}

impl Reader {
    /// Whether there is a lead, a deal, a contact or a company, be it in the recycle bin.
    ///
    /// # Errors
    /// When the database fails.
    pub fn holds_records(&self) -> Result<bool, Failure> {
        self.read(|conn| {
            for noun in Noun::RECORDS {
                if filled::any(conn, noun)? {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }
}

impl Writer {
    /// Gives the database another country or currency. Every phone is read anew as in its country,
    /// turn by turn, so that others can write meanwhile; amounts keep the currency they have. Returns
    /// how many phones read otherwise than they were kept: where that was broken off, the same once
    /// more, or nothing else, does the rest. `progress` is told how many of them are done, and of how
    /// many.
    ///
    /// It is not journalled: it changes nothing that anybody typed, and the former country brings
    /// back all of it.
    ///
    /// # Errors
    /// A refusal where two exclusions would be one, an amount would change its currency, or the
    /// viewer may not change the team's settings.
    pub fn go_over(
        &mut self,
        to: &GoingOver,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<usize, Failure> {
        access::may(self.viewer(), Right::Edit, Noun::Setting)?;
        let exclusions = self.transact(|conn, setup| settle_over(conn, setup, to))?;
        let country = self.setup()?.country.clone();
        let phones = self.read(|conn| Ok(country::misread(conn, &country)?))?;
        self.widened(|writer| writer.reread(&country, &phones, &mut progress))?;
        Ok(exclusions + phones.len())
    }

    /// Keeps these phones as they read in the country, as long as that stays the team's.
    fn reread(
        &mut self,
        country: &str,
        phones: &[Misread],
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(), Failure> {
        let mut turns = Turns::new(BATCH);
        let mut done = 0;
        while done < phones.len() {
            self.read(|conn| Ok(turns.give_way(conn)?))?;
            let rest = &phones[done..];
            let part = &rest[..rest.len().min(turns.rows())];
            let is_still = self.transact(|conn, setup| {
                turns.begin();
                let is_still = setup.country == country;
                if is_still {
                    country::reread(conn, &setup.registry, part, country)?;
                }
                Ok(is_still)
            })?;
            if !is_still {
                // Whoever gave it a third one reads them.
                break;
            }
            turns.end(part.len());
            done += part.len();
            progress(done as u64, phones.len() as u64);
        }
        Ok(())
    }
}

/// Notes the country and the currency, and reads the exclusions. Returns how many of these read
/// otherwise than before.
fn settle_over(conn: &Connection, setup: &Setup, to: &GoingOver) -> Result<usize, Failure> {
    if let Some(currency) = to.currency.filter(|currency| *currency != setup.currency) {
        check_currency(conn, setup, currency)?;
        meta::set(conn, "currency", currency.code())?;
    }
    let country = to.country.as_deref().unwrap_or(&setup.country);
    if let Some((one, other)) = country::same_exclusions(conn, country)? {
        let message = Message::new("refused-same-exclusions")
            .with("one", one)
            .with("other", other.as_str())
            .with("country", country);
        let hint = Message::new("hint-same-exclusions").with("other", other);
        return Err(Refusal::rule(message).hint(hint).into());
    }
    meta::set(conn, "country", country)?;
    Ok(country::reread_exclusions(conn, country)?)
}

/// Refuses another currency where amounts have none of their own, so that they would change theirs.
fn check_currency(conn: &Connection, setup: &Setup, to: Currency) -> Result<(), Failure> {
    for noun in Noun::ALL {
        for field in setup.registry.of(noun) {
            let Kind::Money(currency) = &field.kind else { continue };
            if setup.registry.get(noun, currency).is_some() {
                continue;
            }
            if filled::ever_filled(conn, field)? {
                let message = Message::new("refused-currency-in-use")
                    .with("field", Arg::Field(noun, field.name.clone()))
                    .with("nouns", Arg::Nouns(noun))
                    .with("currency", setup.currency.code())
                    .with("asked", to.code());
                let hint =
                    Message::new("hint-currency-in-use").with("currency", setup.currency.code());
                return Err(Refusal::rule(message).hint(hint).into());
            }
        }
    }
    Ok(())
}
