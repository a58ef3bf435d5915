//! What a client bought so far, and what he is about to buy.

use rusqlite::{Connection, Result};

use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};

/// A client's deals in a few numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Purchases {
    /// How many deals were won.
    pub won: i64,
    /// What they came to, a sum a currency.
    pub sums: Vec<Money>,
    /// When the last of them was won, in seconds since 1970 UTC.
    pub last: Option<i64>,
    /// How many are open.
    pub open: i64,
    /// What those may come to, a sum a currency.
    pub open_sums: Vec<Money>,
}

impl Purchases {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.won == 0 && self.open == 0
    }
}

/// The purchases of a contact or a company; none of any other record.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &Connection, on: RecordRef, setup: &Setup) -> Result<Purchases> {
    let mut purchases = Purchases::default();
    let Some(sql) = deals_sql(on.noun) else { return Ok(purchases) };
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([on.id])?;
    while let Some(row) = rows.next()? {
        let currency: String = row.get(1)?;
        let currency = Currency::parse(&currency).unwrap_or(setup.currency);
        let amount = Money::new(row.get(2)?, currency);
        match setup.stage(StageId(row.get(0)?)).map(|stage| stage.meaning) {
            Some(Meaning::Won) => {
                purchases.won += 1;
                add(&mut purchases.sums, amount);
                purchases.last = purchases.last.max(row.get(3)?);
            }
            Some(Meaning::Lost) => {}
            Some(Meaning::Open) | None => {
                purchases.open += 1;
                add(&mut purchases.open_sums, amount);
            }
        }
    }
    Ok(purchases)
}

/// The question for the deals of a client of this noun.
pub(super) fn deals_sql(noun: Noun) -> Option<&'static str> {
    match noun {
        Noun::Contact => Some(
            "SELECT stage_id, currency, amount, closed_at FROM v_deal
             WHERE contact_id = ?1 AND deleted_at IS NULL
             UNION ALL SELECT d.stage_id, d.currency, d.amount, d.closed_at
             FROM v_contact_deal j JOIN v_deal d ON d.id = j.deal_id
             WHERE j.contact_id = ?1 AND d.deleted_at IS NULL",
        ),
        Noun::Company => Some(
            "SELECT stage_id, currency, amount, closed_at FROM v_deal
             WHERE company_id = ?1 AND deleted_at IS NULL",
        ),
        _ => None,
    }
}

/// Adds an amount to the sum of its currency.
fn add(sums: &mut Vec<Money>, amount: Money) {
    match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
        Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
        None => sums.push(amount),
    }
}
