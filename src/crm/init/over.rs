//! A database that was there before goes over to another country or currency.

use crate::crm::work::Work;
use crate::crm::{Failure, Writer};
use crate::domain::access::{self, Right};
use crate::domain::field::Kind;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::setup::{Settings, Setup};
use crate::domain::value::Value;
use crate::store::derived::country::{self, Misread};
use crate::store::file::turns::Turns;
use crate::store::journal::{self, Change};
use crate::store::team::meta;
use crate::store::{Connection, filled};

/// How many phones share the first transaction that reads them anew.
const BATCH: usize = 200;

/// Under which names it is kept and journalled what the team has.
pub const COUNTRY: &str = "country";
/// The same of the currency.
pub const CURRENCY: &str = "currency";

/// What a database that was there before goes over to; what is not named stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoingOver {
    /// Another country.
    pub country: Option<String>,
    /// Another currency of an amount that names none.
    pub currency: Option<Currency>,
}

impl Writer {
    /// Gives the database another country or currency. Every phone is read anew as in its country,
    /// turn by turn, so that others can write meanwhile; amounts keep the currency they have. Returns
    /// how many phones read otherwise than they were kept: where that was broken off, the same once
    /// more, or nothing else, does the rest. `progress` is told how many of them are done, and of how
    /// many.
    ///
    /// What is journalled is the country and the currency: how phones read follows from them.
    ///
    /// # Errors
    /// A refusal where two exclusions would be one, an amount would change its currency, or the
    /// viewer may not change the team's settings.
    pub fn go_over(
        &mut self,
        now: i64,
        to: &GoingOver,
        mut progress: impl FnMut(u64, u64),
    ) -> Result<usize, Failure> {
        access::may(self.viewer(), Right::Edit, Noun::Setting)?;
        let viewer = self.viewer();
        let exclusions = self.transact(|conn, setup| {
            let mut work = Work::new(conn, setup, viewer, now, OperationKind::Country);
            if let Some(currency) = to.currency {
                to_currency(&mut work, currency)?;
            }
            let country = to.country.as_deref().unwrap_or(&setup.country);
            let exclusions = to_country(&mut work, country)?;
            work.finish()?;
            Ok(exclusions)
        })?;
        Ok(exclusions + self.read_phones(&mut progress)?)
    }

    /// Reads every phone that is kept otherwise than it reads in the team's country. Returns how many
    /// there were.
    ///
    /// # Errors
    /// When the database fails: what is read stays so.
    pub(in crate::crm) fn read_phones(
        &mut self,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<usize, Failure> {
        let country = self.setup()?.country.clone();
        let phones = self.read(|conn| Ok(country::misread(conn, &country)?))?;
        self.widened(|writer| writer.reread(&country, &phones, progress))?;
        Ok(phones.len())
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

/// Which country or currency the team has now.
pub fn held(setup: &Setup, field: &str) -> Value {
    match field {
        COUNTRY => Value::text(setup.country.as_str()),
        _ => Value::text(setup.currency.code()),
    }
}

/// Goes back to the country or the currency from before a change, or says why not. The phones are
/// read afterwards.
///
/// # Errors
/// When the database fails.
pub fn go_back(work: &mut Work, change: &Change) -> Result<Option<Message>, Failure> {
    let before = change.before.as_text().unwrap_or_default();
    let outcome = match change.field.as_str() {
        COUNTRY => to_country(work, before).map(|_| ()),
        _ => Currency::parse(before).map_or(Ok(()), |currency| to_currency(work, currency)),
    };
    match outcome {
        Err(Failure::Refused(refusal)) => Ok(Some(refusal.message)),
        outcome => outcome.map(|()| None),
    }
}

/// Gives the team another currency, if it is another one.
fn to_currency(work: &mut Work, currency: Currency) -> Result<(), Failure> {
    if currency == work.setup.currency {
        return Ok(());
    }
    check_currency(work.conn, work.setup, currency)?;
    change(work, CURRENCY, work.setup.currency.code(), currency.code())
}

/// Gives the team another country, if it is another one, and reads the exclusions in it. Returns how
/// many of these read otherwise than before.
fn to_country(work: &mut Work, country: &str) -> Result<usize, Failure> {
    if let Some((one, other)) = country::same_exclusions(work.conn, country)? {
        let message = Message::new("refused-same-exclusions")
            .with("one", one)
            .with("other", other.as_str())
            .with("country", country);
        let hint = Message::new("hint-same-exclusions").with("other", other);
        return Err(Refusal::rule(message).hint(hint).into());
    }
    if country != work.setup.country {
        change(work, COUNTRY, &work.setup.country, country)?;
    }
    Ok(country::reread_exclusions(work.conn, country)?)
}

fn change(work: &mut Work, field: &str, before: &str, after: &str) -> Result<(), Failure> {
    let operation = work.operation()?;
    let (was, is) = (Value::text(before), Value::text(after));
    journal::write(work.conn, operation, Settings::ROW, field, &was, &is)?;
    Ok(meta::set(work.conn, field, after)?)
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
