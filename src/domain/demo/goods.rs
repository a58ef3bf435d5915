//! What the firm of a sample sells, and what of it stands on a deal.

use super::chance::Chance;
use super::{Market, Plan};
use crate::domain::command::Set;
use crate::domain::money::Currency;
use crate::domain::noun::RecordRef;
use crate::domain::product::{Discount, ONE, ProductRow};

/// So many deals of ten have rows of products.
const OF_TEN: i64 = 8;

/// The products of the catalogue, each as its values.
pub fn catalogue(market: Market, currency: Currency) -> Vec<Vec<Set>> {
    let minor = 10_i64.pow(currency.digits());
    let product = |(title, unit, price): &(&'static str, &'static str, i64)| {
        let mut set = vec![
            Set::new("title", *title),
            Set::new("price", price * minor),
            Set::new("currency", currency.code()),
        ];
        set.extend((!unit.is_empty()).then(|| Set::new("unit", *unit)));
        set
    };
    market.words().catalogue.iter().map(product).collect()
}

/// The rows of one deal, by the numbers that the products of the catalogue have; the same ones for
/// the same seed. Some deals have none.
pub fn rows(plan: Plan, deal: RecordRef, products: &[i64]) -> Vec<ProductRow> {
    let mut chance = Chance::of(plan.seed, usize::try_from(deal.id).unwrap_or_default());
    if products.is_empty() || chance.below(10) >= OF_TEN {
        return Vec::new();
    }
    let words = plan.market.words().catalogue;
    let first = chance.below(products.len() as i64);
    let count = chance.between(1, 3);
    let mut rows = Vec::new();
    for step in 0..count {
        // Three steps on from each other, so that no product stands there twice.
        let place = usize::try_from((first + step * 3) % products.len() as i64).unwrap_or_default();
        let (Some(product), Some((name, unit, _))) = (products.get(place), words.get(place)) else {
            continue;
        };
        let discount = chance.percent(25).then_some(Discount::Percent(500));
        rows.push(ProductRow {
            product: Some(*product),
            name: (*name).to_owned(),
            quantity: chance.between(1, 6) * ONE,
            unit: (*unit).to_owned(),
            price: None,
            discount,
            tax: None,
        });
    }
    rows
}
