//! Whether the amount of a form will be set by hand beside its products, as it will be saved.

use super::entry::Entry;
use super::{About, Form};
use crate::domain::product::{self, Given};
use crate::domain::value::Value;
use crate::tui::screen::Context;

impl Form {
    /// What the field that says whether the amount is set by hand will hold once all is saved; nothing
    /// for another field, where it is chosen in the form, and where what the products come to is not
    /// known before.
    pub(super) fn by_hand(&self, entry: &Entry, context: &Context) -> Option<Value> {
        if entry.field.name != "amount_manual" || entry.is_changed() {
            return None;
        }
        let currencies = self.currencies(context);
        let read = |name: &str| {
            let at = self.entries.iter().position(|entry| entry.field.name == name)?;
            let (entry, currency) = (self.entries.get(at)?, currencies.get(at).copied().flatten());
            let value = entry.read(currency, self.pipeline(), context).ok()?;
            Some((entry.is_changed(), value))
        };
        let (_, products) = read("products")?;
        let rows = products.as_rows();
        if rows.is_empty() || rows.iter().any(|row| row.price.is_none()) {
            return None;
        }
        let given = match (self.about, read("amount")?) {
            (About::New(_), (_, Value::Int(amount))) | (_, (true, Value::Int(amount))) => {
                Given::Amount(amount)
            }
            (About::Existing(..), (true, _)) => Given::Emptied,
            _ => Given::Nothing,
        };
        let was = entry.held().as_int() == Some(1);
        let is_manual = product::is_manual(product::sums(rows)?.total, given, None, was);
        Some(Value::Int(i64::from(is_manual)))
    }
}
