//! What a client bought so far, and what he is about to buy.

use std::cmp::Reverse;

use rusqlite::{Connection, OptionalExtension, Result};

use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::store::derived::totals;

/// A client's deals in a few numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Purchases {
    /// How many deals were won.
    pub won: i64,
    /// What they came to, a sum a currency: the team's first, then the largest.
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
    if !matches!(on.noun, Noun::Contact | Noun::Company) {
        return Ok(purchases);
    }
    let mut statement = conn.prepare_cached(TOTALS)?;
    let mut rows = statement.query((on.noun.word(), on.id))?;
    while let Some(row) = rows.next()? {
        let (stage, count) = (StageId(row.get(0)?), row.get(2)?);
        let is_won = purchases.add(
            setup,
            stage,
            (count, totals::whole(row.get(3)?, row.get(4)?), row.get(1)?),
        );
        if is_won {
            let last = conn
                .prepare_cached(&last_sql(on.noun))?
                .query_row((on.id, stage.0), |r| r.get::<_, Option<i64>>(0))
                .optional()?;
            purchases.last = purchases.last.max(last.flatten());
        }
    }
    // Of deals with several contacts, those of which he is not the main one.
    if on.noun == Noun::Contact {
        let mut statement = conn.prepare_cached(PAIRED)?;
        let mut rows = statement.query([on.id])?;
        while let Some(row) = rows.next()? {
            let stage = StageId(row.get(0)?);
            if purchases.add(setup, stage, (1, row.get(2)?, row.get(1)?)) {
                purchases.last = purchases.last.max(row.get(3)?);
            }
        }
    }
    for sums in [&mut purchases.sums, &mut purchases.open_sums] {
        sums.sort_by_key(|sum| (sum.currency != setup.currency, Reverse(sum.minor)));
    }
    Ok(purchases)
}

/// The question for the kept totals of a client, by noun and number.
pub(super) const TOTALS: &str =
    "SELECT stage_id, currency, count, millions, amount FROM v_client_total
     WHERE noun = ?1 AND record_id = ?2 AND count > 0";

/// The question for the deals of a contact who is not the main one of theirs.
pub(super) const PAIRED: &str = "SELECT d.stage_id, d.currency, d.amount, d.closed_at
     FROM v_contact_deal j JOIN v_deal d ON d.id = j.deal_id
     WHERE j.contact_id = ?1 AND d.deleted_at IS NULL";

/// The question for the moment when a client's deal came to a stage last, where it is a last one.
pub(super) fn last_sql(noun: Noun) -> String {
    format!(
        "SELECT closed_at FROM v_deal WHERE {}_id = ?1 AND stage_id = ?2 AND deleted_at IS NULL
         ORDER BY closed_at DESC LIMIT 1",
        noun.word()
    )
}

impl Purchases {
    /// Adds so many deals of a stage with their sum; says whether they were won.
    fn add(
        &mut self,
        setup: &Setup,
        stage: StageId,
        (count, minor, currency): (i64, i64, String),
    ) -> bool {
        let currency = Currency::parse(&currency).unwrap_or(setup.currency);
        let amount = Money::new(minor, currency);
        let meaning = setup.stage(stage).map(|stage| stage.meaning);
        match meaning {
            Some(Meaning::Won) => {
                self.won += count;
                add(&mut self.sums, amount);
            }
            Some(Meaning::Lost) => {}
            Some(Meaning::Open) | None => {
                self.open += count;
                add(&mut self.open_sums, amount);
            }
        }
        meaning == Some(Meaning::Won)
    }
}

/// Adds an amount to the sum of its currency.
fn add(sums: &mut Vec<Money>, amount: Money) {
    match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
        Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
        None => sums.push(amount),
    }
}
