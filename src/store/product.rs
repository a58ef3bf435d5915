//! Rows of products on records, and the catalogue as they look things up in it.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::domain::fold::fold;
use crate::domain::money::Currency;
use crate::domain::noun::RecordRef;
use crate::domain::product::{Discount, ProductRow, Tax};

/// A product as the catalogue has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its number.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// What one of it is; empty where nobody says.
    pub unit: String,
    /// The price of one, in minor units.
    pub price: i64,
    /// The currency of the price.
    pub currency: Option<Currency>,
    /// Its tax, of nothing where it has none.
    pub tax: Tax,
}

const PRODUCT: &str = "SELECT id, title, coalesce(unit, ''), price, currency, tax, tax_included
    FROM v_product";

/// The rows of a record, in their order.
///
/// # Errors
/// When the database fails.
pub fn rows(conn: &Connection, on: RecordRef) -> Result<Vec<ProductRow>> {
    conn.prepare_cached(
        "SELECT product_id, name, quantity, unit, price, discount_percent, discount_amount, tax,
                tax_included
         FROM v_product_row WHERE noun = ?1 AND record_id = ?2 ORDER BY position",
    )?
    .query_map((on.noun.word(), on.id), |r| {
        let percent: Option<i64> = r.get(5)?;
        let amount: Option<i64> = r.get(6)?;
        Ok(ProductRow {
            product: r.get(0)?,
            name: r.get(1)?,
            quantity: r.get(2)?,
            unit: r.get(3)?,
            price: r.get(4)?,
            discount: percent.map(Discount::Percent).or(amount.map(Discount::Amount)),
            tax: Some(Tax { rate: r.get(7)?, included: r.get(8)? }),
        })
    })?
    .collect()
}

/// Takes all rows off a record.
///
/// # Errors
/// When the database fails.
pub fn clear(conn: &Connection, on: RecordRef) -> Result<()> {
    conn.prepare_cached("DELETE FROM product_row WHERE noun = ?1 AND record_id = ?2")?
        .execute((on.noun.word(), on.id))?;
    Ok(())
}

/// Writes the rows of a record that has none.
///
/// # Errors
/// When the database fails.
pub fn insert(conn: &Connection, on: RecordRef, rows: &[ProductRow]) -> Result<()> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO product_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for (position, row) in rows.iter().enumerate() {
        let (percent, amount) = match row.discount {
            None => (None, None),
            Some(Discount::Percent(rate)) => (Some(rate), None),
            Some(Discount::Amount(amount)) => (None, Some(amount)),
        };
        let tax = row.tax.unwrap_or(Tax::NONE);
        insert.execute((
            on.noun.word(),
            on.id,
            i64::try_from(position).unwrap_or(i64::MAX),
            row.product,
            &row.name,
            fold(&row.name),
            row.quantity,
            &row.unit,
            row.price.unwrap_or(0),
            percent,
            amount,
            tax.rate,
            tax.included,
            row.sums().map_or(0, |sums| sums.total),
        ))?;
    }
    Ok(())
}

/// Whether the catalogue has a product of this number, also in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn exists(conn: &Connection, id: i64) -> Result<bool> {
    conn.prepare_cached("SELECT title FROM v_product WHERE id = ?1")?.exists([id])
}

/// The live product with this code.
///
/// # Errors
/// When the database fails.
pub fn by_code(conn: &Connection, code: &str) -> Result<Option<Product>> {
    let sql = format!("{PRODUCT} WHERE code = ?1 AND deleted_at IS NULL");
    conn.prepare_cached(&sql)?.query_row([code], read).optional()
}

/// The live products of this name, case and accents aside; those that are sold first, and only
/// these where there are any.
///
/// # Errors
/// When the database fails.
pub fn by_name(conn: &Connection, name: &str) -> Result<Vec<Product>> {
    let sql =
        format!("{PRODUCT} WHERE folded = ?1 AND deleted_at IS NULL AND active = ?2 ORDER BY id");
    let mut statement = conn.prepare_cached(&sql)?;
    for active in [true, false] {
        let found = statement.query_map((fold(name), active), read)?;
        let found = found.collect::<Result<Vec<Product>>>()?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// The products that are sold, in the order of their names.
///
/// # Errors
/// When the database fails.
pub fn sold(conn: &Connection, limit: usize) -> Result<Vec<Product>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    conn.prepare_cached(&sold_sql())?.query_map([limit], read)?.collect()
}

/// The statement of [`sold`].
pub fn sold_sql() -> String {
    format!("{PRODUCT} WHERE deleted_at IS NULL AND +active = 1 ORDER BY title_key, id LIMIT ?1")
}

/// The product of this number, if it is sold.
///
/// # Errors
/// When the database fails.
pub fn one_sold(conn: &Connection, id: i64) -> Result<Option<Product>> {
    let sql = format!("{PRODUCT} WHERE id = ?1 AND deleted_at IS NULL AND active = 1");
    conn.prepare_cached(&sql)?.query_row([id], read).optional()
}

fn read(r: &Row<'_>) -> Result<Product> {
    let currency: String = r.get(4)?;
    Ok(Product {
        id: r.get(0)?,
        title: r.get(1)?,
        unit: r.get(2)?,
        price: r.get(3)?,
        currency: Currency::parse(&currency),
        tax: Tax { rate: r.get(5)?, included: r.get(6)? },
    })
}
