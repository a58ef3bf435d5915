//! Products on a lead or a deal: rows of what is sold, how many, for how much, and what they come
//! to.
//!
//! Everything is counted in whole numbers: quantities in thousandths, amounts in minor units of the
//! record's one currency, rates in hundredths of a percent. Each row is rounded by itself, halves
//! up, and the record's sum is the sum of its rounded rows, so that what is printed adds up. Where
//! rows are stored and what the catalogue knows of a product is not known here.

mod typed;

use serde::{Deserialize, Serialize};

use super::input::LINE_LIMIT;
use super::message::{Message, Refusal};
use super::money::LIMIT;

pub use typed::{
    read, read_discount, read_percent, read_quantity, read_row, read_tax, read_terms, write,
    write_discount, write_for_person, write_percent, write_quantity, write_row, write_tax,
};

/// One piece, in thousandths.
pub const ONE: i64 = 1000;

/// The whole, in hundredths of a percent.
pub const WHOLE: i64 = 10_000;

/// The most rows of one record.
const ROWS_LIMIT: usize = 500;

/// The largest quantity, in thousandths.
const QUANTITY_LIMIT: i64 = 1_000_000_000_000;

/// The longest unit, in characters: `кв. м`, `pcs`.
const UNIT_LIMIT: usize = 16;

/// One row of products.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRow {
    /// The product's number in the catalogue; none where it is in no catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<i64>,
    /// What it is called. The row keeps it, whatever becomes of the catalogue.
    pub name: String,
    /// How many, in thousandths; more than nothing.
    pub quantity: i64,
    /// Of what: `pcs`, `kg`; empty where nobody says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The price of one, in minor units. Nothing asks for the price of the catalogue; a stored row
    /// always has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<i64>,
    /// What is taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// The tax. Nothing asks for the tax of the catalogue; a stored row always has one, of nothing
    /// where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax: Option<Tax>,
}

/// What is taken off a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Discount {
    /// Hundredths of a percent of the row.
    Percent(i64),
    /// Minor units off the whole row.
    Amount(i64),
}

/// The tax of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tax {
    /// Hundredths of a percent.
    pub rate: i64,
    /// Whether the price has it inside already; else it comes on top.
    pub included: bool,
}

impl Tax {
    /// No tax.
    pub const NONE: Tax = Tax { rate: 0, included: false };
}

/// What a row, or all rows of a record, come to, in minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Quantities times prices.
    pub gross: i64,
    /// What is taken off that.
    pub discount: i64,
    /// The tax that comes on top of the rest.
    pub added: i64,
    /// The tax inside the rest.
    pub included: i64,
    /// What is to be paid: the gross without the discount and with the tax on top.
    pub total: i64,
}

/// What an edit says about the amount of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// Nothing.
    Nothing,
    /// That it shall be empty.
    Emptied,
    /// So many minor units.
    Amount(i64),
}

impl ProductRow {
    /// A single piece of something, its price not known yet.
    pub fn new(name: impl Into<String>) -> ProductRow {
        ProductRow {
            product: None,
            name: name.into(),
            quantity: ONE,
            unit: String::new(),
            price: None,
            discount: None,
            tax: None,
        }
    }

    /// What the row comes to; nothing beyond what an amount may be. A row without a price costs
    /// nothing.
    pub fn sums(&self) -> Option<Sums> {
        let gross = self.gross()?;
        let discount = match self.discount {
            None => 0,
            Some(Discount::Percent(rate)) => share(gross, rate, WHOLE)?,
            Some(Discount::Amount(amount)) => amount,
        };
        let rest = gross.checked_sub(discount)?;
        let (added, included) = match self.tax {
            None => (0, 0),
            Some(Tax { rate, included: false }) => (share(rest, rate, WHOLE)?, 0),
            Some(Tax { rate, included: true }) => (0, share(rest, rate, WHOLE.checked_add(rate)?)?),
        };
        let total = rest.checked_add(added).filter(|total| total.abs() <= LIMIT)?;
        Some(Sums { gross, discount, added, included, total })
    }

    fn gross(&self) -> Option<i64> {
        share(self.price.unwrap_or(0), self.quantity, ONE)
    }
}

/// What rows come to together; nothing beyond what an amount may be.
pub fn sums(rows: &[ProductRow]) -> Option<Sums> {
    let mut all = Sums::default();
    for row in rows {
        let one = row.sums()?;
        all.gross = all.gross.checked_add(one.gross)?;
        all.discount = all.discount.checked_add(one.discount)?;
        all.added = all.added.checked_add(one.added)?;
        all.included = all.included.checked_add(one.included)?;
        all.total = all.total.checked_add(one.total)?;
    }
    (all.total.abs() <= LIMIT).then_some(all)
}

/// Whether rows may stand on a record.
///
/// # Errors
/// A refusal that names the row: no name, nothing of it, a negative price, more taken off than it
/// costs, a rate that is none, or a sum beyond what an amount may be.
pub fn check(rows: &[ProductRow]) -> Result<(), Refusal> {
    if rows.len() > ROWS_LIMIT {
        return Err(Refusal::rule(Message::new("refused-products-many").with("limit", ROWS_LIMIT)));
    }
    for row in rows {
        let wrong = |id| Refusal::malformed(Message::new(id).with("name", row.name.as_str()));
        let rate = |rate: i64| (0..=WHOLE).contains(&rate);
        let line =
            |text: &str, limit| !text.contains(['\0', '\n']) && text.chars().count() <= limit;
        if row.name.trim().is_empty() || !line(&row.name, LINE_LIMIT) {
            return Err(wrong("refused-product-name"));
        }
        if !line(&row.unit, UNIT_LIMIT) {
            let message = Message::new("refused-product-unit").with("name", row.name.as_str());
            return Err(Refusal::malformed(message.with("limit", UNIT_LIMIT)));
        }
        if !(1..=QUANTITY_LIMIT).contains(&row.quantity) {
            return Err(wrong("refused-product-quantity"));
        }
        if row.price.is_some_and(|price| price < 0) {
            return Err(wrong("refused-product-price-negative"));
        }
        if row.tax.is_some_and(|tax| !rate(tax.rate)) {
            return Err(wrong("refused-product-tax"));
        }
        let off = match row.discount {
            None => true,
            Some(Discount::Percent(percent)) => rate(percent),
            Some(Discount::Amount(amount)) => {
                amount >= 0 && (row.price.is_none() || row.gross().is_none_or(|g| amount <= g))
            }
        };
        if !off {
            return Err(wrong("refused-product-discount"));
        }
    }
    match sums(rows) {
        Some(_) => Ok(()),
        None => Err(Refusal::malformed(Message::new("refused-products-large"))),
    }
}

/// Whether the amount of a record with rows is set by hand, once an edit was made of it: `total` is
/// what the rows come to, `flag` what the edit says about it itself, `manual` how it was before.
///
/// An amount that is not what the rows come to is one's own word, and stands until it is emptied.
pub fn is_manual(total: i64, given: Given, flag: Option<bool>, manual: bool) -> bool {
    match (flag, given) {
        (Some(flag), _) => flag,
        (None, Given::Emptied) => false,
        (None, Given::Amount(amount)) if amount != total => true,
        (None, Given::Amount(_) | Given::Nothing) => manual,
    }
}

/// `amount * part / whole`, halves up; nothing beyond what can be counted. Neither is negative, and
/// the whole is more than nothing.
fn share(amount: i64, part: i64, whole: i64) -> Option<i64> {
    let whole = i128::from(whole);
    // Two factors of 64 bits always fit into 128.
    let product = i128::from(amount) * i128::from(part);
    let shared = product.checked_mul(2)?.checked_add(whole)?.div_euclid(whole * 2);
    i64::try_from(shared).ok().filter(|shared| shared.abs() <= LIMIT)
}

#[cfg(test)]
mod tests;
