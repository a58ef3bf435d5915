//! Choosing a product: one of the catalogue by a part of its name or code, or what is typed itself,
//! for the catalogue too or only for this once.

use super::Row;
use crate::crm::{Failure, Reader};
use crate::domain::fold::fold;
use crate::domain::message::Message;
use crate::domain::money::{Currency, Money};
use crate::domain::product::{self, ProductRow, Tax};
use crate::tui::screen::Context;

/// The most products that are offered.
const LIMIT: usize = 50;

/// What the key of a row begins with that makes a product of the catalogue besides.
const NEW: &str = "new ";

/// What the key of any other row begins with.
const ROW: &str = "row ";

/// The rows for what is typed: the products that fit it, and what can be made of it. With nothing
/// typed, the catalogue from its beginning. A product in another currency comes without its price.
///
/// A whole row may be typed, `Window x2 @ 1500`: where no product is called so, it is looked for by
/// the name alone, and the rest goes along. What cannot be read as a row is offered for nothing.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn rows(
    reader: &Reader,
    context: &Context,
    currency: Currency,
    typed: &str,
) -> Result<Vec<Row>, Failure> {
    let typed = typed.trim();
    let mut read = ProductRow::new(typed);
    let mut found = reader.catalogue(typed, LIMIT)?;
    if found.is_empty() {
        let Ok(row) = product::read_row(typed, currency) else { return Ok(Vec::new()) };
        if row.name != typed {
            found = reader.catalogue(&row.name, LIMIT)?;
        }
        read = row;
    }
    let mut rows = Vec::new();
    for product in found {
        let own = product.currency.unwrap_or(currency);
        let note = context.words.money(Money::new(product.price, own));
        let typed = read.clone();
        let row = ProductRow {
            product: Some(product.id),
            name: product.title.clone(),
            unit: if typed.unit.is_empty() { product.unit } else { typed.unit },
            price: typed.price.or((own == currency).then_some(product.price)),
            tax: typed.tax.or(Some(product.tax)),
            ..typed
        };
        rows.push(Row { key: key(ROW, &row), text: product.title, note });
    }
    if !read.name.is_empty() {
        let known = rows.iter().any(|row| fold(&row.text) == fold(&read.name));
        let mut offer = |mark: &str, id: &'static str, tax: Option<Tax>| {
            let row = ProductRow { tax: read.tax.or(tax), ..read.clone() };
            let text = context.words.say(&Message::new(id).with("text", read.name.as_str()));
            rows.push(Row { key: key(mark, &row), text, note: String::new() });
        };
        if !known {
            offer(NEW, "picker-new-product", None);
        }
        offer(ROW, "picker-only-here", Some(Tax::NONE));
    }
    Ok(rows)
}

/// The row of products that the key of a chosen row stands for, and whether it is new to the
/// catalogue.
pub fn chosen(key: &str) -> Option<(ProductRow, bool)> {
    let new = key.strip_prefix(NEW);
    let row = serde_json::from_str(new.or(key.strip_prefix(ROW))?).ok()?;
    Some((row, new.is_some()))
}

fn key(mark: &str, row: &ProductRow) -> String {
    format!("{mark}{}", serde_json::to_string(row).unwrap_or_default())
}
