//! A new database: pipelines, stages and sources to start with, and its first person, who
//! administers it. And one that goes over to another country or currency.

pub(super) mod over;

use super::{Database, Failure, Reader};
use crate::domain::defaults::COUNTRY;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::mode::Mode;
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::domain::person::{User, Viewer};
use crate::store::file::open;
use crate::store::filled;
use crate::store::team::{meta, person, setup, start};
pub use over::GoingOver;

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
