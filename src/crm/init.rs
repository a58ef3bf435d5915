//! A new database: pipelines, stages and sources to start with, and its first person, who
//! administers it.

use rusqlite::Connection;

use super::{Database, Failure, Reader, Writer};
use crate::domain::access::{self, Right};
use crate::domain::defaults;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::mode::Mode;
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::domain::person::{User, Viewer};
use crate::domain::stage::Names;
use crate::store::row::view;
use crate::store::{meta, open, setup};

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
        let code = match country {
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
            _ => "RUB",
        };
        let currency = Currency::parse(code).unwrap_or(Currency::RUB);
        Choices { country: country.to_owned(), currency, mode: Mode::Classic }
    }
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
            tx.execute("UPDATE setting SET mode = ?1", [choices.mode.word()])?;
            seed(&tx)?;
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
            tx.execute(
                "INSERT INTO user (login, name, admin) SELECT ?1, ?2, 1
                 WHERE NOT EXISTS (SELECT 1 FROM user WHERE deleted_at IS NULL)",
                (login, name),
            )?;
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
    /// Whether there is a lead, a deal, a contact, a company or an exclusion, be it in the recycle bin.
    ///
    /// # Errors
    /// When the database fails.
    pub fn holds_records(&self) -> Result<bool, Failure> {
        self.read(|conn| Ok(holds_records(conn)?))
    }
}

impl Writer {
    /// Gives the database another country and its currency, while there is nothing yet that the
    /// former ones had a say in: phones are known again by the country they were read in.
    ///
    /// # Errors
    /// A refusal where there are records, or the viewer may not change the team's settings.
    pub fn settle_country(&mut self, choices: &Choices) -> Result<(), Failure> {
        access::may(self.viewer(), Right::Edit, Noun::Setting)?;
        self.transact(|conn, setup| {
            if holds_records(conn)? {
                let message = Message::new("refused-settled")
                    .with("country", setup.country.as_str())
                    .with("asked", choices.country.as_str());
                let hint = Message::new("hint-settled").with("country", choices.country.as_str());
                return Err(Refusal::rule(message).hint(hint).into());
            }
            meta::set(conn, "country", &choices.country)?;
            meta::set(conn, "currency", choices.currency.code())?;
            Ok(())
        })
    }
}

fn holds_records(conn: &Connection) -> rusqlite::Result<bool> {
    // An exclusion knows phones as well.
    for noun in Noun::RECORDS.into_iter().chain([Noun::Exclusion]) {
        let sql = format!("SELECT r.deleted_at FROM {} r LIMIT 1", view(noun));
        if conn.prepare_cached(&sql)?.exists([])? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn seed(conn: &Connection) -> rusqlite::Result<()> {
    let mut pipeline_row = conn.prepare(
        "INSERT INTO pipeline (noun, code, name_en, name_ru, name_pl, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut stage_row = conn.prepare(
        "INSERT INTO stage (pipeline_id, code, name_en, name_ru, name_pl, meaning, colour, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut source_row =
        conn.prepare("INSERT INTO source (code, name_en, name_ru, name_pl, position) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, pipeline) in defaults::PIPELINES.iter().enumerate() {
        let names = Names::from(pipeline.names);
        pipeline_row.execute((
            pipeline.noun.word(),
            pipeline.code,
            &names.en,
            &names.ru,
            &names.pl,
            place as i64 + 1,
        ))?;
        let id = conn.last_insert_rowid();
        for (place, stage) in pipeline.stages.iter().enumerate() {
            let names = Names::from(stage.names);
            stage_row.execute((
                id,
                stage.code,
                &names.en,
                &names.ru,
                &names.pl,
                stage.meaning.word(),
                stage.colour.word(),
                place as i64 + 1,
            ))?;
        }
    }
    for (place, source) in defaults::SOURCES.iter().enumerate() {
        let names = Names::from(source.names);
        source_row.execute((source.code, &names.en, &names.ru, &names.pl, place as i64 + 1))?;
    }
    Ok(())
}
