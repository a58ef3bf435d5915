//! The rows of products of a file: those of the catalogue are linked with it, and a record without an
//! amount of its own comes to what they come to.

use super::shaped::Shaped;
use crate::crm::Failure;
use crate::crm::products::{known, total};
use crate::crm::work::Work;
use crate::domain::field::Kind;
use crate::domain::money::Currency;
use crate::domain::product::{ProductRow, Tax};
use crate::domain::value::Value;
use crate::store::product::Product;

/// Finds the rows of a record in the catalogue. A price and a tax that the file says stand; where it
/// says no price, that of the catalogue is taken, if it is in the record's currency.
///
/// # Errors
/// When the database fails.
pub fn recognise<'w>(work: &Work<'w>, shaped: &mut Shaped<'w>) -> Result<(), Failure> {
    let Some(place) = shaped.values.iter().position(|(field, _)| field.kind == Kind::Products)
    else {
        return Ok(());
    };
    let held = |name: &str| shaped.values.iter().position(|(field, _)| field.name == name);
    let value = |name: &str| held(name).map(|place| &shaped.values[place].1);
    let currency = value("currency").and_then(Value::as_text).and_then(Currency::parse);
    let currency = currency.unwrap_or(work.setup.currency);
    let manual = value("amount_manual").and_then(Value::as_int) == Some(1);
    let amount = held("amount").filter(|_| !manual);
    let told = held("amount_manual").is_some();
    if let Value::Rows(rows) = &mut shaped.values[place].1 {
        for row in rows.iter_mut().filter(|row| row.product.is_none()) {
            if let [product] = known(work, &row.name)?.as_slice() {
                link(row, product, currency);
            }
        }
    }
    let total = total(&shaped.values[place].1);
    if let (Some(place), Some(total)) = (amount, total) {
        if shaped.values[place].1 == Value::Int(0) {
            shaped.values[place].1 = Value::Int(total);
        } else if !told && shaped.values[place].1 != Value::Int(total) {
            // What the rows do not come to was said by hand.
            let noun = shaped.values[place].0.noun;
            shaped.values.push((work.field(noun, "amount_manual")?, Value::Int(1)));
        }
    }
    Ok(())
}

fn link(row: &mut ProductRow, product: &Product, currency: Currency) {
    if row.price.is_none() {
        if product.currency != Some(currency) {
            return;
        }
        row.price = Some(product.price);
        row.tax = Some(row.tax.unwrap_or(product.tax));
        if row.unit.is_empty() {
            row.unit.clone_from(&product.unit);
        }
    }
    row.product = Some(product.id);
    row.name.clone_from(&product.title);
    row.tax = Some(row.tax.unwrap_or(Tax::NONE));
}
