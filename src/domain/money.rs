//! Money: whole minor units and a currency. No floating point, and no sum over two currencies.

mod named;
mod parse;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use named::{beside_figures, nearest_currency, parse_currency};
pub use parse::{parse_minor, scaled, ungrouped, whole_mark};

/// The largest amount in minor units, either way, whoever brings it: typed, imported or come to by
/// rows of products. What is larger is no sum but the number of a card or of an account.
///
/// Millions of minor units and the rest are added up apart (`store::derived::totals`), so that no number of
/// such amounts is too much for the sums of a stage.
pub const LIMIT: i64 = 1_000_000_000_000_000;

/// An ISO 4217 currency code, three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// An amount as a person types it, without groups; its fraction only where it has one.
pub fn typed(minor: i64, currency: Currency) -> String {
    let digits = currency.digits();
    let unit = 10_u64.pow(digits);
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let sign = if minor < 0 { "-" } else { "" };
    // A point before three digits might set a group apart; a comma here may not.
    let mark = if digits == 3 { ',' } else { '.' };
    match rest {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}{mark}{rest:0>width$}", width = digits as usize),
    }
}

impl Currency {
    /// The rouble, the currency of a team that has chosen none.
    pub const RUB: Currency = Currency(*b"RUB");

    /// The currency with this code, if it has the form of one.
    pub fn parse(code: &str) -> Option<Currency> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        let upper = bytes.map(|b| b.to_ascii_uppercase());
        upper.iter().all(u8::is_ascii_uppercase).then_some(Currency(upper))
    }

    /// Its code, three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many digits of the minor unit an amount has: 2 for most, 0 for the yen, 3 for the dinars.
    pub fn digits(&self) -> u32 {
        match self.code() {
            code if WITHOUT_FRACTION.contains(&code) => 0,
            code if WITH_THOUSANDTHS.contains(&code) => 3,
            _ => 2,
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Currency, String> {
        Currency::parse(&code).ok_or(code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Currencies whose minor unit is the major one.
pub const WITHOUT_FRACTION: [&str; 16] = [
    "JPY", "KRW", "CLP", "VND", "ISK", "UGX", "XAF", "XOF", "XPF", "PYG", "RWF", "KMF", "GNF",
    "DJF", "BIF", "VUV",
];

/// Currencies whose minor unit is the thousandth of the major one.
pub const WITH_THOUSANDTHS: [&str; 7] = ["KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"];

/// An amount as amounts of any currencies are compared: thousandths of its own major unit, so that
/// 500 yen are as much as 500 roubles and 500 dinars. What is beyond the [`LIMIT`] counts as it.
pub fn thousandths(minor: i64, currency: Currency) -> i64 {
    minor.clamp(-LIMIT, LIMIT) * 10_i64.pow(3 - currency.digits())
}

/// An amount in minor units (kopecks, cents, grosze) of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// Minor units; negative for a debt.
    pub minor: i64,
    /// Whose minor units they are.
    pub currency: Currency,
}

impl Money {
    /// `minor` units of `currency`.
    pub fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// The sum of two amounts of one currency; `None` for two currencies or beyond what can be
    /// counted.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Money { minor, ..self })
    }

    /// The amount times `numerator / denominator`, rounded to the nearest minor unit and from the
    /// middle away from zero; `None` beyond what can be counted or for a denominator of zero.
    pub fn checked_mul(self, numerator: i64, denominator: i64) -> Option<Money> {
        if denominator == 0 {
            return None;
        }
        // Two factors of 64 bits always fit into 128.
        let product = i128::from(self.minor) * i128::from(numerator);
        let (product, divisor) = match denominator {
            ..0 => (-product, -i128::from(denominator)),
            _ => (product, i128::from(denominator)),
        };
        let whole = product / divisor;
        let rest = product % divisor;
        let away = if rest.abs() * 2 >= divisor { product.signum() } else { 0 };
        Some(Money { minor: i64::try_from(whole + away).ok()?, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, Currency::parse(code).unwrap())
    }

    #[test]
    fn only_one_currency_is_added_up() {
        let sum = money(150, "RUB").checked_add(money(-50, "RUB"));
        assert_eq!(sum, Some(money(100, "RUB")));
        assert_eq!(money(1, "RUB").checked_add(money(1, "EUR")), None);
        assert_eq!(money(i64::MAX, "RUB").checked_add(money(1, "RUB")), None);
    }

    #[test]
    fn amounts_of_any_currency_are_compared_by_their_major_units() {
        for (minor, code, even) in [
            (500, "JPY", 500_000),
            (50_000, "RUB", 500_000),
            (500_000, "KWD", 500_000),
            (-1, "KWD", -1),
            (LIMIT, "JPY", LIMIT * 1000),
            (i64::MAX, "JPY", LIMIT * 1000),
            (i64::MIN, "EUR", -LIMIT * 10),
        ] {
            assert_eq!(thousandths(minor, Currency::parse(code).unwrap()), even, "{minor} {code}");
        }
    }

    #[test]
    fn the_middle_is_rounded_away_from_zero() {
        let table = [
            (100, 1, 3, Some(33)),
            (200, 1, 3, Some(67)),
            (5, 1, 2, Some(3)),
            (-5, 1, 2, Some(-3)),
            (5, -1, 2, Some(-3)),
            (5, 1, -2, Some(-3)),
            (i64::MAX, i64::MAX, i64::MAX, Some(i64::MAX)),
            (i64::MIN, i64::MIN, i64::MIN, Some(i64::MIN)),
            (i64::MAX, 2, 1, None),
            (1, 1, 0, None),
        ];
        for (minor, numerator, denominator, expected) in table {
            let product = money(minor, "RUB").checked_mul(numerator, denominator);
            assert_eq!(product, expected.map(|minor| money(minor, "RUB")), "{minor}");
        }
    }
}
