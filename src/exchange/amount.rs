//! Cells with numbers and money: `$22,700.00`, `1 250 000,50 ₽`, `22.700,00 €`.
//!
//! Which mark divides the fraction is decided by a whole column where one cell leaves it open, and so is
//! whether a minus may stand behind.

use super::heading::Unit;
use crate::domain::money::{Currency, LIMIT, scaled, ungrouped};

/// The mark before the fraction, as far as a column shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    points: usize,
    commas: usize,
    /// Whether a minus stands behind a fraction, where it ends no price: `12,50-`.
    minus_behind: bool,
}

impl Marks {
    /// As this program writes numbers.
    pub const OURS: Marks = Marks { points: 1, commas: 0, minus_behind: false };

    /// Learns from one cell.
    pub fn see(&mut self, text: &str) {
        let Some(parts) = Parts::of(text) else { return };
        match parts.decimal_mark().filter(|mark| parts.halves(Some(*mark)).is_some()) {
            Some('.') => self.points += 1,
            Some(_) => self.commas += 1,
            None => return,
        }
        self.minus_behind |= parts.minus_behind;
    }

    /// Whether the column says that this mark sets thousands apart.
    pub fn groups(self, mark: char) -> bool {
        self.decimal().is_some_and(|decimal| decimal != mark)
    }

    fn decimal(self) -> Option<char> {
        match self.points.cmp(&self.commas) {
            std::cmp::Ordering::Greater => Some('.'),
            std::cmp::Ordering::Less => Some(','),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Whether the marks before three digits in a column set thousands apart: `1,200` may be a fraction as
/// well, `1,234` is none where nothing is counted in thousandths.
#[derive(Debug, Clone, Default)]
pub struct Thousands {
    /// The first cell that leaves it open.
    open: Option<String>,
    /// Whether a cell could be no fraction.
    are_certain: bool,
}

impl Thousands {
    /// Learns from one cell; its number may have a fraction as fine as the currency and so many digits
    /// more.
    pub fn see(&mut self, text: &str, (currency, finer): (Currency, u32)) {
        let Some(parts) = Parts::of(text).filter(Parts::is_open) else { return };
        let zeros = parts.body.len() - parts.body.trim_end_matches('0').len();
        let finest = parts.currency.unwrap_or(currency).digits() + finer + parts.scale;
        if usize::try_from(finest).is_ok_and(|finest| zeros + finest < 3) {
            self.are_certain = true;
        } else {
            self.open.get_or_insert_with(|| text.trim().to_owned());
        }
    }

    /// The first cell that leaves it open, where neither another one nor the marks of the column say it.
    pub fn in_doubt(self, marks: Marks) -> Option<String> {
        self.open.filter(|_| !self.are_certain && marks.decimal().is_none())
    }
}

/// A decimal number with the currency it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    digits: i128,
    decimals: u32,
    /// The currency, where the cell names one.
    pub currency: Option<Currency>,
    /// Whether the cell itself says thousands or millions.
    is_scaled: bool,
}

impl Amount {
    /// The number in a cell. A mark before exactly three digits groups thousands unless the column
    /// says that it divides the fraction. A minus behind the number is read where the column has one
    /// that can be no dash of a price.
    pub fn parse(text: &str, marks: Marks) -> Option<Amount> {
        let parts = Parts::of(text).filter(|parts| !parts.minus_behind || marks.minus_behind)?;
        let decimal = parts.decimal_mark().or_else(|| {
            let mark = marks.decimal()?;
            parts.body.contains(mark).then_some(mark)
        });
        let (whole, fraction) = parts.halves(decimal)?;
        let mut digits: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            digits = digits.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        let digits = digits.checked_mul(10_i128.checked_pow(parts.scale)?)?;
        let decimals = u32::try_from(fraction.len()).ok()?;
        let digits = if parts.negative || parts.minus_behind { -digits } else { digits };
        let is_scaled = parts.scale > 0;
        Some(Amount { digits, decimals, currency: parts.currency, is_scaled })
    }

    /// The amount where its column counts in this unit; what the cell itself says goes before it.
    pub fn in_unit(self, unit: Unit) -> Option<Amount> {
        let power = if self.is_scaled { 0 } else { unit.power };
        let digits = self.digits.checked_mul(10_i128.checked_pow(power)?)?;
        Some(Amount { digits, currency: self.currency.or(unit.currency), ..self })
    }

    /// Minor units of a currency; none beyond the [`LIMIT`], or where the fraction is finer than the
    /// currency has one. A thousandth of a minor unit is no fraction but what a spreadsheet
    /// made of a sum: `873607.1499999999`.
    pub fn minor(&self, currency: Currency) -> Option<i64> {
        let counted =
            |minor: i128| i64::try_from(minor).ok().filter(|m| (-LIMIT..=LIMIT).contains(m));
        let Some(finer) = self.decimals.checked_sub(currency.digits()) else {
            let unit = 10_i128.checked_pow(currency.digits() - self.decimals)?;
            return counted(self.digits.checked_mul(unit)?);
        };
        let unit = 10_i128.checked_pow(finer)?;
        let nearest = self.digits.checked_add(self.digits.signum() * unit / 2)? / unit;
        let off = self.digits.checked_sub(nearest.checked_mul(unit)?)?.abs();
        if off.checked_mul(1000)? > unit { None } else { counted(nearest) }
    }

    /// The whole number, where there is no fraction but zeros.
    pub fn whole(&self) -> Option<i64> {
        let unit = 10_i128.checked_pow(self.decimals)?;
        (self.currency.is_none() && self.digits % unit == 0)
            .then(|| i64::try_from(self.digits / unit).ok())
            .flatten()
    }

    /// The number with its fraction.
    pub fn real(&self) -> f64 {
        self.digits as f64 / 10_f64.powi(self.decimals.try_into().unwrap_or(i32::MAX))
    }
}

/// The currency a cell of its own names: a code, a sign or a name in three languages.
pub fn currency(text: &str) -> Option<Currency> {
    named(text).or_else(|| Currency::parse(text.trim()))
}

/// A cell taken apart: digits with their marks, and what stands around them.
struct Parts<'t> {
    body: &'t str,
    negative: bool,
    /// Whether a minus stands behind the digits: `500-`.
    minus_behind: bool,
    /// The power of ten that stands behind: 3 of `25 тыс.`
    scale: u32,
    currency: Option<Currency>,
}

impl<'t> Parts<'t> {
    fn of(text: &'t str) -> Option<Parts<'t>> {
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let last = text.rfind(|c: char| c.is_ascii_digit())?;
        let (head, body, tail) = (&text[..first], &text[first..=last], &text[last + 1..]);
        if body.chars().any(|c| !c.is_ascii_digit() && !is_mark(c)) {
            return None;
        }
        let bracketed = head.contains('(') && tail.contains(')');
        let negative = bracketed || head.contains(['-', '\u{2212}']);
        let tail = tail.trim();
        let tail = [",-", ".-"].iter().find_map(|end| tail.strip_prefix(end)).unwrap_or(tail);
        let minus_behind = tail.starts_with(['-', '\u{2212}']);
        if negative && minus_behind {
            return None;
        }
        let [head, tail] = [head, tail].map(|around| {
            around
                .trim_matches(|c: char| c.is_whitespace() || "()+-\u{2212}'=\"".contains(c))
                .trim()
        });
        let (scale, tail) = match currency_beside(tail) {
            None => scaled(tail).unwrap_or((0, tail)),
            Some(_) => (0, tail),
        };
        let mut currency = None;
        for word in [head, tail].into_iter().filter(|word| !word.is_empty()) {
            let found = currency_beside(word)?;
            currency.get_or_insert(found);
        }
        Some(Parts { body, negative, minus_behind, scale, currency })
    }

    /// The digits before and after the mark of the fraction, where they are written as a number is:
    /// in groups of three, all set apart alike, or in none.
    fn halves(&self, decimal: Option<char>) -> Option<(String, &'t str)> {
        let (whole, fraction) = match decimal.and_then(|mark| self.body.rsplit_once(mark)) {
            Some(halves) => halves,
            None => (self.body, ""),
        };
        let set_apart = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
        let alike: String = whole.chars().map(|c| if set_apart(c) { ' ' } else { c }).collect();
        let plain = fraction.bytes().all(|b| b.is_ascii_digit());
        ungrouped(&alike).filter(|_| plain).map(|whole| (whole, fraction))
    }

    /// Whether its only mark may set thousands apart or divide the fraction.
    fn is_open(&self) -> bool {
        let has_mark = self.body.contains(['.', ',']);
        has_mark && self.decimal_mark().is_none() && self.halves(None).is_some()
    }

    /// The mark that can only divide the fraction, or none where the cell leaves it open.
    fn decimal_mark(&self) -> Option<char> {
        let last = self.body.rfind(['.', ','])?;
        let mark = if self.body[last..].starts_with('.') { '.' } else { ',' };
        let other = if mark == '.' { ',' } else { '.' };
        let before = &self.body[..last];
        if before.contains(other) {
            return Some(mark);
        }
        if before.contains(mark) {
            return Some(other);
        }
        let (whole, after) = (before, self.body.len() - last - 1);
        (after != 3 || whole == "0" || whole.len() > 3).then_some(mark)
    }
}

/// The currency that a word beside the digits is.
fn currency_beside(word: &str) -> Option<Currency> {
    let code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
    named(word).or_else(|| code.then(|| Currency::parse(word)).flatten())
}

/// What may stand between digits.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '’' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

fn named(text: &str) -> Option<Currency> {
    let word = text.trim().trim_end_matches('.').to_lowercase();
    let code = match word.as_str() {
        "$"
        | "us$"
        | "usd"
        | "us dollar"
        | "dollar"
        | "dollars"
        | "доллар"
        | "доллар сша"
        | "dolar"
        | "dolar amerykański" => "USD",
        "€" | "eur" | "euro" | "евро" => "EUR",
        "₽"
        | "rub"
        | "р"
        | "руб"
        | "рубль"
        | "рублей"
        | "российский рубль"
        | "russian ruble"
        | "russian rouble"
        | "rubel rosyjski" => "RUB",
        "zł"
        | "zl"
        | "pln"
        | "złoty"
        | "polski złoty"
        | "złoty polski"
        | "polish zloty"
        | "злотый"
        | "польский злотый" => "PLN",
        "£" | "gbp" | "pound" | "british pound" | "фунт" | "funt" => "GBP",
        "₴" | "uah" | "грн" | "гривна" | "hrywna" => "UAH",
        "₸" | "kzt" | "тг" | "тенге" => "KZT",
        "byn" | "br" | "белорусский рубль" => "BYN",
        "¥" | "jpy" | "yen" => "JPY",
        "kč" | "czk" => "CZK",
        "ft" | "huf" => "HUF",
        "chf" => "CHF",
        _ => return None,
    };
    Currency::parse(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(text: &str, column: &[&str]) -> Option<(i64, Option<String>)> {
        let mut marks = Marks::default();
        column.iter().for_each(|cell| marks.see(cell));
        let amount = Amount::parse(text, marks)?;
        let usd = Currency::parse("USD").unwrap();
        Some((amount.minor(amount.currency.unwrap_or(usd))?, amount.currency.map(String::from)))
    }

    #[test]
    fn amounts_are_read_as_they_are_written() {
        let table = [
            ("$22,700.00", 2_270_000, Some("USD")),
            ("1 250 000,50 ₽", 125_000_050, Some("RUB")),
            ("22.700,00 €", 2_270_000, Some("EUR")),
            ("1\u{A0}250\u{202F}000,5 руб.", 125_000_050, Some("RUB")),
            ("15 000 zł", 1_500_000, Some("PLN")),
            ("USD 500", 50_000, Some("USD")),
            ("1'250.50", 125_050, None),
            ("1,234,567", 123_456_700, None),
            ("(1,200.00)", -120_000, None),
            ("-5", -500, None),
            ("100,-", 10_000, None),
            ("0.120", 12, None),
            ("873607.1499999999", 87_360_715, None),
            ("-1.10000001", -110, None),
            ("873607.15", 87_360_715, None),
            ("¥1,200", 1_200, Some("JPY")),
            ("1,234", 123_400, None),
            ("1.250", 125_000, None),
            ("'1500", 150_000, None),
            ("=\"1500\"", 150_000, None),
        ];
        for (text, amount, currency) in table {
            assert_eq!(minor(text, &[]), Some((amount, currency.map(str::to_owned))), "{text}");
        }
    }

    #[test]
    fn the_column_settles_what_a_cell_leaves_open() {
        assert_eq!(minor("1.250", &["3.5", "7.25"]).unwrap().0, 125);
        assert_eq!(minor("1,250", &["3,5"]).unwrap().0, 125);
        assert_eq!(minor("1,250", &["1,000.50"]).unwrap().0, 125_000);
    }

    #[test]
    fn a_minus_behind_is_one_where_the_column_has_it_behind_a_fraction() {
        assert_eq!(minor("500-", &["500-", "1 200"]), None);
        assert_eq!(minor("500-", &["500-", "12,50-"]), Some((-50_000, None)));
        assert_eq!(minor("500-", &["500-", "-12,50"]), None);
        assert_eq!(minor("1 200,50-", &["1 200,50-"]), Some((-120_050, None)));
        for price in ["500,-", "500.-", "500,- zł"] {
            assert_eq!(minor(price, &[]).map(|(minor, _)| minor), Some(50_000), "{price}");
        }
        assert_eq!(minor("-500-", &["12,50-"]), None);
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in ["", "abc", "12 apples", "1e6", "10-20", "99999999999999999999999999999999999"]
            .into_iter()
            .chain(["12,5.0", "1,5,0", "1.5.0", "1 2", "12 34,00", "1.234,567.8", "1,23,456.00"])
        {
            assert_eq!(minor(text, &[]), None, "{text}");
        }
        // No fraction is cut to fit, nor what could be a thousand where the column has fractions.
        for text in ["0.125", "1000.999", "-7.0005", "¥100.5"] {
            assert_eq!(minor(text, &[]), None, "{text}");
        }
        assert_eq!(minor("1.234", &["3.5"]), None);
        assert_eq!(minor("1.234", &["1,5,0", "1.5.0"]).unwrap().0, 123_400);
    }

    #[test]
    fn whole_numbers_have_no_fraction() {
        let whole = |text| Amount::parse(text, Marks::default()).and_then(|a| a.whole());
        assert_eq!(whole("9,395"), Some(9395));
        assert_eq!(whole("250.0"), Some(250));
        assert_eq!(whole("2.5"), None);
        assert_eq!(whole("$5"), None);
    }

    #[test]
    fn a_currency_is_known_by_code_sign_and_name() {
        for (text, code) in
            [("Euro", "EUR"), ("pln", "PLN"), ("Российский рубль", "RUB"), ("$", "USD")]
        {
            assert_eq!(currency(text).map(String::from).as_deref(), Some(code), "{text}");
        }
        assert_eq!(currency("conchs"), None);
    }

    #[test]
    fn thousands_and_millions_are_read_as_people_shorten_them() {
        for (text, whole, code) in [
            ("25 тыс.", 25_000, None),
            ("1,5 млн", 1_500_000, None),
            ("300 т.р.", 300_000, Some("RUB")),
            ("300т.р.", 300_000, Some("RUB")),
            ("12,5 тыс. руб.", 12_500, Some("RUB")),
            ("2 mln zł", 2_000_000, Some("PLN")),
            ("3 tys. zł", 3_000, Some("PLN")),
            ("$45k", 45_000, Some("USD")),
            ("120к", 120_000, None),
            ("50 Kč", 50, Some("CZK")),
        ] {
            let expected = (whole * 100, code.map(str::to_owned));
            assert_eq!(minor(text, &[]), Some(expected), "{text}");
        }
        for text in ["5 м", "5 т", "5 m", "5 тысячник", "тыс"] {
            assert_eq!(minor(text, &[]), None, "{text}");
        }
    }
}
