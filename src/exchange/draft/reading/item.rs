//! A product that has a row of its own: its name, its price and how many, each in a cell.

use std::mem;

use super::super::PRODUCTS;
use super::Reading;
use crate::domain::money::Currency;
use crate::domain::product::{self, ProductRow};
use crate::domain::value::Value;
use crate::exchange::amount::Amount;
use crate::exchange::plan::Column;
use crate::exchange::profile::Item;

/// What the cells of a row say of one product.
#[derive(Default)]
pub struct ItemCells {
    name: Option<Cell>,
    price: Option<(Amount, Cell)>,
    /// In thousandths.
    quantity: Option<(i64, Cell)>,
}

/// The header of a column and the text of a cell.
type Cell = (String, String);

impl Reading<'_> {
    /// Takes in one cell of a product. The first cell of each kind wins.
    pub(super) fn item(&mut self, column: &Column, item: Item, text: &str) {
        let cell = || (column.header.clone(), text.to_owned());
        let cells = &mut self.item;
        let is_taken = match item {
            Item::Name => cells.name.is_some(),
            Item::Price => cells.price.is_some(),
            Item::Quantity => cells.quantity.is_some(),
        };
        if is_taken {
            return self.crowd(&column.header, text);
        }
        let is_read = match item {
            Item::Name => {
                cells.name = Some(cell());
                true
            }
            Item::Price => {
                cells.price = Amount::parse(text, column.marks).map(|price| (price, cell()));
                cells.price.is_some()
            }
            Item::Quantity => {
                cells.quantity = product::read_quantity(text).ok().map(|count| (count, cell()));
                cells.quantity.is_some()
            }
        };
        if !is_read {
            self.unread(column, text);
        }
    }

    /// What the cells say becomes a row of products; without a name, or beside other products, they
    /// are kept as they are.
    pub(super) fn finish_item(&mut self, team: Currency) {
        let ItemCells { name, price, quantity } = mem::take(&mut self.item);
        let has_others = self.draft.value(PRODUCTS).is_some();
        let Some((_, title)) = name.as_ref().filter(|_| !has_others) else {
            let rest = [price.map(|(_, cell)| cell), quantity.map(|(_, cell)| cell)];
            for (header, text) in name.into_iter().chain(rest.into_iter().flatten()) {
                match has_others {
                    true => self.crowd(&header, &text),
                    false => self.draft.leftovers.push((header, text)),
                }
            }
            return;
        };
        let price = price.and_then(|price| self.item_price(price, team));
        let quantity = quantity.map_or(product::ONE, |(count, _)| count);
        let row = ProductRow { price, quantity, ..ProductRow::new(title) };
        self.draft.values.push((PRODUCTS.to_owned(), Value::Rows(vec![row])));
    }

    /// A price in minor units of the currency of the row, of the cell, or of the team, as amounts are
    /// counted. An amount of the row that names no currency is the team's.
    fn item_price(
        &mut self,
        (price, (header, text)): (Amount, Cell),
        team: Currency,
    ) -> Option<i64> {
        let said = self.draft.value("currency").and_then(Value::as_text).and_then(Currency::parse);
        if said.is_none() && self.draft.unknown_currency.is_some() {
            self.draft.leftovers.push((header, text));
            return None;
        }
        let of_row = said.or(self.draft.value("amount").map(|_| team));
        let agree = |row| price.currency.is_none_or(|cell| cell == row);
        let currency = of_row.or(price.currency).unwrap_or(team);
        let minor = price.minor(currency).filter(|_| of_row.is_none_or(agree));
        if minor.is_none() {
            self.unreadable(&header, &text);
        } else if price.currency.is_some() && said.is_none() {
            let code = Value::Text(currency.code().to_owned());
            self.draft.values.push(("currency".to_owned(), code));
        }
        minor
    }
}
