//! A plan for the tests of what a file tells of itself.

use super::{Plan, Request, Words};
use crate::domain::field::Registry;
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::exchange::table::Table;

/// What a Polish team asks for that names no profile and no column.
pub fn asked<'a>(noun: Noun, registry: &'a Registry, words: &'a Words) -> Request<'a> {
    let currency = Currency::parse("PLN").unwrap();
    Request { noun, registry, currency, country: "PL", words, profile: None, map: &[] }
}

/// The plan for a file of such a team, which was looked through.
pub fn studied(noun: Noun, text: &str) -> Plan {
    studied_in("PL", noun, text)
}

/// The same of a team in another country.
pub fn studied_in(country: &str, noun: Noun, text: &str) -> Plan {
    let table = Table::open(text).unwrap();
    let (registry, words) = (Registry::new(Vec::new()), Words::default());
    let request = Request { country, ..asked(noun, &registry, &words) };
    let mut plan = Plan::new(table.headers(), &request).unwrap();
    plan.study(&table);
    plan
}
