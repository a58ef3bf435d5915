//! The products of a lead or a deal, and its amount, which follows them.
//!
//! Rows are completed from the catalogue when they are given; what they say then is theirs. While a
//! record has rows, its amount is what they come to, unless somebody set it by hand: that is marked
//! in the field `amount_manual`, and stands until the amount is emptied or the mark is taken away.
//! Rows are in the record's currency, which cannot be changed under them. The last row that goes
//! leaves the amount as it is.

use super::Failure;
use super::work::{Work, same};
use crate::domain::command::{OpId, Set};
use crate::domain::field::Field;
use crate::domain::fit;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::product::{self, Given, ProductRow, Tax};
use crate::domain::value::Value;
use crate::store::journal;
use crate::store::product::{self as catalogue, Product};
use crate::store::row::{self, Row};

/// The fields that depend on each other.
const FIELDS: [&str; 4] = ["currency", "products", "amount", "amount_manual"];

/// What an edit of a record means for its rows and its amount: the same values, with the rows
/// completed, and the amount and its mark as they follow.
///
/// # Errors
/// A refusal where a product is not known and has no price, costs another currency, or the currency
/// is changed under rows.
pub fn planned(work: &Work, on: RecordRef, set: &[Set]) -> Result<Vec<Set>, Failure> {
    let concerns = set.iter().any(|one| FIELDS.contains(&one.field.as_str()));
    if !on.noun.has_stages() || !concerns {
        return Ok(set.to_vec());
    }
    let now = |name: &str| -> Result<Value, Failure> {
        Ok(row::get(work.conn, work.field(on.noun, name)?, on.id)?)
    };
    let given = |name: &str| set.iter().rfind(|one| one.field == name).map(|one| &one.value);
    let had = now("products")?;
    let currency_now = now("currency")?;
    let currency = match given("currency") {
        Some(Value::Empty) => Value::text(work.setup.currency.code()),
        Some(value) => value.clone(),
        None => currency_now.clone(),
    };
    let rows = match given("products") {
        Some(value) => {
            let value = as_stood(&had, value);
            completed(work, on.noun, &value, currency_of(work, &currency))?
        }
        None => had.clone(),
    };
    if currency != currency_now && !rows.is_empty() && same(&rows, &had) {
        let from = currency_now.as_text().unwrap_or_default();
        let to = currency.as_text().unwrap_or_default();
        let message = Message::new("refused-currency-of-products").with("from", from);
        return Err(Refusal::rule(message.with("to", to)).at("currency").into());
    }
    let mut out = set.to_vec();
    if let Some(one) = out.iter_mut().rfind(|one| one.field == "products") {
        one.value = rows.clone();
    }
    let Some(total) = total(&rows) else { return Ok(out) };
    let flag = given("amount_manual").map(|flag| flag.as_int() == Some(1));
    let amount = match given("amount") {
        None => Given::Nothing,
        Some(Value::Int(amount)) => Given::Amount(*amount),
        Some(_) => Given::Emptied,
    };
    let was_manual = now("amount_manual")?.as_int() == Some(1);
    let manual = product::is_manual(total, amount, flag, was_manual);
    out.retain(|one| one.field != "amount_manual");
    if !manual {
        out.retain(|one| one.field != "amount");
        out.push(Set::new("amount", total));
    } else if amount == Given::Emptied {
        out.retain(|one| one.field != "amount");
    }
    out.push(Set::new("amount_manual", i64::from(manual)));
    Ok(out)
}

/// The amount of a record without rows to which these values give some, and no amount: it is about to
/// follow them.
///
/// # Errors
/// When the database fails.
pub fn replaceable(work: &Work, on: RecordRef, set: &[Set]) -> Result<Option<Money>, Failure> {
    let gives = |name: &str| set.iter().any(|one| one.field == name);
    if !on.noun.has_stages() || !gives("products") || gives("amount") {
        return Ok(None);
    }
    let now = |name: &str| -> Result<Value, Failure> {
        Ok(row::get(work.conn, work.field(on.noun, name)?, on.id)?)
    };
    if !now("products")?.is_empty() {
        return Ok(None);
    }
    let amount = now("amount")?.as_int().filter(|amount| *amount != 0);
    let currency = currency_of(work, &now("currency")?);
    Ok(amount.map(|amount| Money::new(amount, currency)))
}

/// Notes that an amount which was [`replaceable`] is another one by now.
///
/// # Errors
/// When the database fails.
pub fn note_replaced(work: &mut Work, on: RecordRef, was: Option<Money>) -> Result<(), Failure> {
    let Some(was) = was else { return Ok(()) };
    let amount = row::get(work.conn, work.field(on.noun, "amount")?, on.id)?;
    if amount.as_int() != Some(was.minor) {
        work.notes.push(Message::new("note-amount-follows").with("was", was));
    }
    Ok(())
}

/// Completes the rows of a new record, and sets its amount by them unless another one is given.
///
/// # Errors
/// As [`planned`].
pub fn fill<'a>(
    work: &Work<'a>,
    noun: Noun,
    values: &mut Vec<(&'a Field, Value)>,
) -> Result<(), Failure> {
    let find = |values: &[(&Field, Value)], name: &str| {
        values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value.clone())
    };
    let Some(rows) = find(values, "products").filter(|_| noun.has_stages()) else { return Ok(()) };
    let currency = find(values, "currency").unwrap_or(Value::Empty);
    let rows = completed(work, noun, &rows, currency_of(work, &currency))?;
    let amount = match find(values, "amount") {
        Some(Value::Int(amount)) => Given::Amount(amount),
        _ => Given::Nothing,
    };
    let flag = find(values, "amount_manual").map(|flag| flag.as_int() == Some(1));
    if let Some(total) = total(&rows) {
        let manual = product::is_manual(total, amount, flag, false);
        values.retain(|(field, _)| {
            field.name != "amount_manual" && (manual || field.name != "amount")
        });
        if !manual {
            values.push((work.field(noun, "amount")?, Value::Int(total)));
        }
        values.push((work.field(noun, "amount_manual")?, Value::Int(i64::from(manual))));
    }
    if let Some((_, value)) = values.iter_mut().find(|(field, _)| field.name == "products") {
        *value = rows;
    }
    Ok(())
}

/// What records that are merged hold of products together: the rows of the first of them that has
/// some in the currency that stays. An amount that is not what these come to stays by hand.
///
/// # Errors
/// A refusal where chosen values would put the rows of one currency into another.
pub fn merge<'a>(
    work: &Work<'a>,
    merged: &[Row],
    values: &mut Vec<(&'a Field, Value)>,
) -> Result<(), Failure> {
    let Some(own) = merged.first().filter(|own| own.on.noun.has_stages()) else { return Ok(()) };
    let find = |values: &[(&Field, Value)], name: &str| {
        values.iter().find(|(field, _)| field.name == name).map(|(_, value)| value.clone())
    };
    let currency = find(values, "currency").unwrap_or_else(|| own.get("currency").clone());
    let has = |row: &&Row| !row.get("products").is_empty();
    let chosen = find(values, "products");
    let source = match &chosen {
        Some(rows) => merged.iter().find(|row| row.get("products") == rows),
        None if has(&own) => Some(own),
        None => merged.iter().filter(has).find(|row| *row.get("currency") == currency),
    };
    let Some(source) = source.filter(has) else { return Ok(()) };
    if *source.get("currency") != currency {
        let message = Message::new("refused-currency-of-products")
            .with("from", source.text("currency"))
            .with("to", currency.as_text().unwrap_or_default());
        return Err(Refusal::rule(message).at("products").into());
    }
    if chosen.is_none() {
        values.push((work.field(own.on.noun, "products")?, source.get("products").clone()));
    }
    let amount = find(values, "amount").unwrap_or_else(|| own.get("amount").clone());
    let given = match amount.as_int() {
        Some(amount) if amount != 0 => Given::Amount(amount),
        _ => Given::Nothing,
    };
    if let (Some(total), None) = (total(source.get("products")), find(values, "amount_manual")) {
        let was = source.int("amount_manual") == Some(1);
        let manual = product::is_manual(total, given, None, was);
        let field = work.field(own.on.noun, "amount_manual")?;
        values.push((field, Value::Int(i64::from(manual))));
    }
    Ok(())
}

/// Brings the amount of a record in line with its rows, after changes of either that did not come
/// through an edit: an undo that could put back the one and not the other.
///
/// # Errors
/// When the database fails.
pub fn settle(work: &mut Work, on: RecordRef) -> Result<(), Failure> {
    let rows = row::get(work.conn, work.field(on.noun, "products")?, on.id)?;
    let Some(total) = total(&rows) else { return Ok(()) };
    let manual = row::get(work.conn, work.field(on.noun, "amount_manual")?, on.id)?;
    if manual.as_int() == Some(1) {
        return Ok(());
    }
    let field = work.field(on.noun, "amount")?;
    let amount = row::get(work.conn, field, on.id)?;
    if amount.as_int() != Some(total) {
        work.write(on, field, &amount, &Value::Int(total))?;
    }
    Ok(())
}

/// Whether the rows of a record keep its currency from being put back as it was before an operation:
/// there are rows, and they are not those the operation changed along with it.
///
/// # Errors
/// When the database fails.
pub fn hold_currency(work: &Work, on: RecordRef, operation: OpId) -> Result<bool, Failure> {
    if !on.noun.has_stages() {
        return Ok(false);
    }
    let rows = row::get(work.conn, work.field(on.noun, "products")?, on.id)?;
    let along = journal::changed(work.conn, operation, on, "products")?;
    let theirs = along.is_some_and(|one| same(&rows, &one.before) || same(&rows, &one.after));
    Ok(!rows.is_empty() && !theirs)
}

/// What the rows come to; nothing where there are none.
pub(super) fn total(rows: &Value) -> Option<i64> {
    let rows = rows.as_rows();
    if rows.is_empty() { None } else { product::sums(rows).map(|sums| sums.total) }
}

fn currency_of(work: &Work, value: &Value) -> Currency {
    value.as_text().and_then(Currency::parse).unwrap_or(work.setup.currency)
}

/// Rows that are typed over those that stood there: words do not say of which product of the catalogue
/// a row is, nor that it has no tax. A row that stood there word for word is that very row; another
/// one of the same name is of the same product, and stays without tax where it names none.
fn as_stood(had: &Value, typed: &Value) -> Value {
    let Value::Rows(rows) = typed else { return typed.clone() };
    let mut rows = rows.clone();
    let mut free: Vec<&ProductRow> = had.as_rows().iter().collect();
    let alike = |typed: &ProductRow, stood: &ProductRow, whole: bool| {
        let tax = typed.tax.or(stood.tax.filter(|tax| *tax == Tax::NONE));
        let typed = ProductRow { product: stood.product, tax, ..typed.clone() };
        if whole { typed == *stood } else { typed.name == stood.name }
    };
    let mut left: Vec<&mut ProductRow> =
        rows.iter_mut().filter(|row| row.product.is_none()).collect();
    for whole in [true, false] {
        left.retain_mut(|row| {
            let Some(at) = free.iter().position(|stood| alike(row, stood, whole)) else {
                return true;
            };
            let stood = free.remove(at);
            row.product = stood.product;
            if stood.tax == Some(Tax::NONE) {
                row.tax = row.tax.or(stood.tax);
            }
            false
        });
    }
    Value::Rows(rows)
}

/// The rows with everything they need: a row that names no price or no tax takes them, and the
/// unit, from the product of its name or code.
fn completed(work: &Work, noun: Noun, value: &Value, currency: Currency) -> Result<Value, Failure> {
    let field = work.field(noun, "products")?;
    let Value::Rows(rows) = fit::fit(field, value, work.setup)? else { return Ok(Value::Empty) };
    let rows: Result<Vec<ProductRow>, Failure> =
        rows.into_iter().map(|row| complete(work, row, currency)).collect();
    let rows = rows.map_err(|failure| match failure {
        Failure::Refused(refusal) => Failure::Refused(refusal.at(&field.name)),
        fault => fault,
    })?;
    Ok(fit::fit(field, &Value::Rows(rows), work.setup)?)
}

fn complete(work: &Work, mut row: ProductRow, currency: Currency) -> Result<ProductRow, Failure> {
    if let Some(id) = row.product
        && !catalogue::exists(work.conn, id)?
    {
        return Err(super::no_such(RecordRef::new(Noun::Product, id)).into());
    }
    if row.price.is_some() && row.tax.is_some() {
        return Ok(row);
    }
    let mut found = known(work, &row.name)?;
    if found.len() > 1 && row.price.is_none() {
        let message = Message::new("refused-product-ambiguous").with("name", row.name.as_str());
        return Err(Refusal::rule(message.with("count", found.len())).into());
    }
    let Some(product) = found.pop().filter(|_| found.is_empty()) else {
        if row.price.is_none() {
            let message = Message::new("refused-product-unknown").with("name", row.name.as_str());
            let hint = Message::new("hint-product-price");
            return Err(Refusal::not_found(message).hint(hint).into());
        }
        row.tax = Some(row.tax.unwrap_or(Tax::NONE));
        return Ok(row);
    };
    if row.price.is_none() && product.currency != Some(currency) {
        let message = Message::new("refused-product-currency").with("name", product.title.as_str());
        let price = Money::new(product.price, product.currency.unwrap_or(currency));
        let message = message.with("price", price).with("currency", currency.code());
        return Err(Refusal::rule(message).hint(Message::new("hint-product-price")).into());
    }
    Ok(ProductRow {
        product: Some(product.id),
        name: product.title,
        price: Some(row.price.unwrap_or(product.price)),
        tax: Some(row.tax.unwrap_or(product.tax)),
        unit: if row.unit.is_empty() { product.unit } else { row.unit },
        ..row
    })
}

/// The products that a word names, by code or else by name.
pub(super) fn known(work: &Work, word: &str) -> Result<Vec<Product>, Failure> {
    Ok(match catalogue::by_code(work.conn, word)? {
        Some(product) => vec![product],
        None => catalogue::by_name(work.conn, word)?,
    })
}
