//! A plan for the tests of what a file tells of itself.

use super::{Plan, Request, Words};
use crate::domain::field::Registry;
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::exchange::table::Table;

/// The plan for a file of a Polish team, which was looked through.
pub fn studied(noun: Noun, text: &str) -> Plan {
    studied_in("PL", noun, text)
}

/// The same of a team in another country.
pub fn studied_in(country: &str, noun: Noun, text: &str) -> Plan {
    let table = Table::open(text).unwrap();
    let request = Request {
        noun,
        registry: &Registry::new(Vec::new()),
        currency: Currency::parse("PLN").unwrap(),
        country,
        words: &Words::default(),
        profile: None,
        map: &[],
    };
    let mut plan = Plan::new(table.headers(), &request).unwrap();
    plan.study(&table);
    plan
}
