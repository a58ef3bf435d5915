//! Amounts as people type them: `1 250 000,50 ₽`, `€12 000`, `12,300.00 USD`, `150k`, `1,5 млн`.
//!
//! What can be read two ways is refused and never guessed: a wrong guess is wrong a thousandfold.

use super::named::beside_figures;
use super::{Currency, LIMIT, Money};
use crate::domain::fold::fold;
use crate::domain::message::{Message, Refusal};

impl Money {
    /// Reads an amount; `default` is the currency of one that names none.
    ///
    /// Groups of three digits may be set apart by spaces, by apostrophes, or by the comma or the
    /// point, whichever does not begin the fraction. A single comma or point followed by exactly
    /// three digits sets a group apart only where the currency's own countries write it so (a
    /// comma for dollars and pounds, a point for the rest). Thousands may follow millions, and three
    /// digits thousands: `1 млн 200 тыс`, `12 тыс 500`; but `1 млн 200` may be either.
    ///
    /// # Errors
    /// `refused-amount` where it is not an amount, `refused-amount-digits` where it has a finer
    /// fraction than the currency, `refused-amount-large` where it is beyond the [`LIMIT`].
    pub fn parse(text: &str, default: Currency) -> Result<Money, Refusal> {
        let malformed = || refused("refused-amount", text).hint(Message::new("hint-amount"));
        let figures = in_figures(text);
        let parts = Parts::split(figures.as_deref().unwrap_or(text)).ok_or_else(malformed)?;
        let currency = parts.currency.unwrap_or(default);
        let number = Number::read(&parts.body, currency, parts.scale > 0).ok_or_else(malformed)?;
        let minor = number.minor(currency.digits() + parts.scale).map_err(|fault| match fault {
            Fault::TooFine => Refusal::malformed(
                said("refused-amount-digits", text)
                    .with("digits", i64::from(currency.digits()))
                    .with("currency", currency.code()),
            )
            .hint(Message::new("hint-amount")),
            Fault::TooLarge => refused("refused-amount-large", text),
        })?;
        Ok(Money::new(if parts.negative { -minor } else { minor }, currency))
    }
}

/// Reads an amount that must be in `currency`, and returns its minor units.
///
/// # Errors
/// What [`Money::parse`] refuses, and `refused-amount-currency` where another currency is named.
pub fn parse_minor(text: &str, currency: Currency) -> Result<i64, Refusal> {
    let money = Money::parse(text, currency)?;
    if money.currency != currency {
        let message = said("refused-amount-currency", text).with("currency", currency.code());
        return Err(Refusal::malformed(message).hint(Message::new("hint-amount-currency")));
    }
    Ok(money.minor)
}

fn refused(id: &'static str, text: &str) -> Refusal {
    Refusal::malformed(said(id, text))
}

fn said(id: &'static str, text: &str) -> Message {
    Message::new(id).with("text", text.trim())
}

/// Words for powers of ten, folded.
const SCALES: [(&str, u32); 30] = [
    ("k", 3),
    ("к", 3),
    ("т", 3),
    ("тр", 3),
    ("тыс", 3),
    ("тысяча", 3),
    ("тысячи", 3),
    ("тысяч", 3),
    ("tys", 3),
    ("tysiąc", 3),
    ("tysięcy", 3),
    ("thousand", 3),
    ("thousands", 3),
    ("m", 6),
    ("м", 6),
    ("mio", 6),
    ("mln", 6),
    ("млн", 6),
    ("миллион", 6),
    ("миллиона", 6),
    ("миллионов", 6),
    ("million", 6),
    ("millions", 6),
    ("milionów", 6),
    ("b", 9),
    ("bn", 9),
    ("mld", 9),
    ("mlrd", 9),
    ("млрд", 9),
    ("миллиардов", 9),
];

/// The power of ten that words behind figures begin with, and the rest of them: `тыс. руб.` are
/// thousands of roubles. A single letter is one only beside a currency: `5 m` may be a length.
pub fn scaled(words: &str) -> Option<(u32, &str)> {
    let longest = SCALES.iter().filter_map(|(known, scale)| {
        let letters = known.chars().count();
        let end = words.char_indices().nth(letters).map_or(words.len(), |(end, _)| end);
        let (begin, rest) = words.split_at(end);
        let rest = rest.trim_start_matches(['.', ' ', '\u{a0}']);
        let one = letters == 1 && !matches!(*known, "k" | "к") && rest.is_empty();
        (fold(begin) == *known && !one).then_some((letters, *scale, rest))
    });
    longest.max_by_key(|(letters, ..)| *letters).map(|(_, scale, rest)| (scale, rest))
}

/// A text with an amount that is said in steps of a thousand, `1 млн 200 тыс`, `12 тыс 500`, with
/// that amount in figures. None where it is not said so.
fn in_figures(text: &str) -> Option<String> {
    const STEP: u32 = 3;
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (mut figures, mut power) = (0_u64, None);
    let mut rest = &text[start..];
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(end);
        let said = behind.trim_start();
        let word = &said[..said.find(|c: char| !c.is_alphabetic()).unwrap_or(said.len())];
        let folded = fold(word);
        let scale = SCALES.iter().find(|(known, _)| *known == folded).map(|(_, scale)| *scale);
        let is_step = power.is_none_or(|power: u32| scale == power.checked_sub(STEP));
        let is_last = power == Some(STEP) && scale.is_none() && digits.len() == 3;
        if digits.len() > 3 || !is_step && !is_last {
            return None;
        }
        figures += digits.parse::<u64>().ok()? * 10_u64.pow(scale.unwrap_or(0));
        if is_last {
            return Some(format!("{}{figures}{behind}", &text[..start]));
        }
        let after = &said[word.len()..];
        let next = after.trim_start_matches('.').trim_start();
        let goes_on = next.starts_with(|c: char| c.is_ascii_digit()) && next.len() < after.len();
        if !goes_on {
            return power.map(|_| format!("{}{figures}{after}", &text[..start]));
        }
        (power, rest) = (Some(scale?), next);
    }
}

/// An amount taken apart: sign, figures, power of ten, currency.
struct Parts {
    negative: bool,
    body: String,
    scale: u32,
    currency: Option<Currency>,
}

impl Parts {
    fn split(text: &str) -> Option<Parts> {
        let text = text.trim();
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
        let body = &text[first..last];
        let mut parts = Parts { negative: false, body: body.to_owned(), scale: 0, currency: None };
        let mut before = text[..first].trim().to_owned();
        if let Some(at) = before.find(['-', '−', '+']) {
            parts.negative = !before[at..].starts_with('+');
            before = before.replacen(['-', '−', '+'], "", 1);
        }
        if !before.trim().is_empty() {
            parts.currency = Some(beside_figures(before.trim())?);
        }
        let behind = &text[last..];
        for word in words(&behind[whole_mark(behind)..]) {
            let folded = fold(&word);
            let scale = SCALES.iter().find(|(known, _)| *known == folded);
            match scale {
                Some((_, scale)) if parts.scale == 0 => parts.scale = *scale,
                _ if parts.currency.is_none() => parts.currency = Some(beside_figures(&word)?),
                _ => return None,
            }
        }
        Some(parts)
    }
}

/// How many bytes of what follows figures say that they are whole: `,-` as in `1200,- zł`.
pub fn whole_mark(behind: &str) -> usize {
    let Some(dashes) = behind.strip_prefix(',') else { return 0 };
    let rest = dashes.trim_start_matches(['-', '–', '—']);
    let is_mark = rest.len() < dashes.len() && !rest.starts_with(|c: char| c.is_ascii_digit());
    if is_mark { behind.len() - rest.len() } else { 0 }
}

/// The words and signs behind the figures, without full stops: `млн₽` is two of them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut joined = false;
    for c in text.chars() {
        match words.last_mut() {
            Some(word) if joined && c.is_alphabetic() => word.push(c),
            _ if c.is_whitespace() || (c == '.' && joined) => {}
            _ => words.push(c.into()),
        }
        joined = c.is_alphabetic();
    }
    words
}

/// The figures of an amount, without separators.
struct Number {
    whole: String,
    fraction: String,
}

/// Why figures are not an amount of a currency.
enum Fault {
    TooFine,
    TooLarge,
}

impl Number {
    /// Reads figures. `scaled` says that a power of ten follows, so that a single mark begins a
    /// fraction (`1.250 млн`). `None` where they are not a number or could be two.
    fn read(body: &str, currency: Currency, scaled: bool) -> Option<Number> {
        let body: String =
            body.chars().map(|c| if c.is_whitespace() || c == '’' { ' ' } else { c }).collect();
        let body = body.replace('\'', " ");
        if !body.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.')) {
            return None;
        }
        let count = |mark: char| body.matches(mark).count();
        let decimal = match (count(','), count('.')) {
            (0, 0) => None,
            (1, 0) => single(&body, ',', currency, scaled),
            (0, 1) => single(&body, '.', currency, scaled),
            (0, _) | (_, 0) => None,
            (commas, points) => {
                let mark = if body.rfind(',') > body.rfind('.') { ',' } else { '.' };
                let repeated = if mark == ',' { commas } else { points };
                (repeated == 1).then_some(Some(mark))?
            }
        };
        let (whole, fraction) = match decimal {
            Some(mark) => body.split_once(mark)?,
            None => (body.as_str(), ""),
        };
        if !fraction.bytes().all(|b| b.is_ascii_digit()) || decimal.is_some() && fraction.is_empty()
        {
            return None;
        }
        Some(Number { whole: ungrouped(whole)?, fraction: fraction.to_owned() })
    }

    /// The number times ten to the power of `digits`, if that is whole.
    fn minor(&self, digits: u32) -> Result<i64, Fault> {
        let digits = digits as usize;
        let fraction = self.fraction.trim_end_matches('0');
        if fraction.len() > digits {
            return Err(Fault::TooFine);
        }
        let figures = format!("{}{fraction:0<digits$}", self.whole);
        figures.parse().ok().filter(|minor| *minor <= LIMIT).ok_or(Fault::TooLarge)
    }
}

/// What a comma or a point that occurs once means: the mark of the fraction, or `None` for a group.
fn single(body: &str, mark: char, currency: Currency, scaled: bool) -> Option<char> {
    let (whole, rest) = body.split_once(mark)?;
    let grouped = !scaled
        && currency.digits() != 3
        && rest.len() == 3
        && whole.len() <= 3
        && !whole.starts_with('0')
        && mark == group_mark(currency);
    (!grouped).then_some(mark)
}

/// How the countries of a currency set thousands apart, if not by a space.
fn group_mark(currency: Currency) -> char {
    const COMMA: &str = "USD GBP CAD AUD NZD JPY CNY INR ILS KRW MXN SGD HKD THB TWD PHP MYR ZAR";
    if COMMA.split(' ').any(|code| code == currency.code()) { ',' } else { '.' }
}

/// The digits of a whole number; groups, if any, are three digits each and set apart alike. None
/// where they are not.
pub fn ungrouped(text: &str) -> Option<String> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else {
        return (!text.is_empty()).then(|| text.to_owned());
    };
    let mut groups = text.split(mark);
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()))?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn read(text: &str) -> Result<Money, &'static str> {
        Money::parse(text, currency("RUB")).map_err(|refusal| refusal.message.id)
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let table = [
            ("150000", 15_000_000, "RUB"),
            ("150 000", 15_000_000, "RUB"),
            ("150\u{a0}000 ₽", 15_000_000, "RUB"),
            ("1 250 000,50 ₽", 125_000_050, "RUB"),
            ("1\u{202f}250\u{202f}000.5 руб.", 125_000_050, "RUB"),
            ("€12 000", 1_200_000, "EUR"),
            ("12 000 евро", 1_200_000, "EUR"),
            ("12.000,00 €", 1_200_000, "EUR"),
            ("12.000 €", 1_200_000, "EUR"),
            ("12,300.00 USD", 1_230_000, "USD"),
            ("$12,300", 1_230_000, "USD"),
            ("$1,234,567.89", 123_456_789, "USD"),
            ("USD 22,700.00", 2_270_000, "USD"),
            ("12 300 zł", 1_230_000, "PLN"),
            ("12'300 CHF", 1_230_000, "CHF"),
            ("12300pln", 1_230_000, "PLN"),
            ("1 200,- zł", 120_000, "PLN"),
            ("950,-", 95_000, "RUB"),
            ("100 PEN", 10_000, "PEN"),
            ("150к", 15_000_000, "RUB"),
            ("150k", 15_000_000, "RUB"),
            ("1.5m", 150_000_000, "RUB"),
            ("1,5 млн", 150_000_000, "RUB"),
            ("1,5 млн₽", 150_000_000, "RUB"),
            ("1.250 млн руб.", 125_000_000, "RUB"),
            ("12 тыс 500", 1_250_000, "RUB"),
            ("12тыс. 500 руб.", 1_250_000, "RUB"),
            ("-1 mln 200 tys zł", -120_000_000, "PLN"),
            ("€1 mln 200 tys 500", 120_050_000, "EUR"),
            ("150 тыс. руб.", 15_000_000, "RUB"),
            ("20 tys. zł", 2_000_000, "PLN"),
            ("1.234.567 ₽", 123_456_700, "RUB"),
            ("-5", -500, "RUB"),
            ("−5,25 ₽", -525, "RUB"),
            ("-€5", -500, "EUR"),
            ("€-5", -500, "EUR"),
            ("+5", 500, "RUB"),
            ("0", 0, "RUB"),
            ("0,05", 5, "RUB"),
            ("12,5", 1250, "RUB"),
            ("150000.0000", 15_000_000, "RUB"),
            ("1000 JPY", 1000, "JPY"),
            ("1.250 KWD", 1250, "KWD"),
            ("10 000 000 000 000", LIMIT, "RUB"),
            ("-10 000 000 000 000", -LIMIT, "RUB"),
        ];
        for (text, minor, code) in table {
            assert_eq!(read(text), Ok(Money::new(minor, currency(code))), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        let table = [
            ("", "refused-amount"),
            ("abc", "refused-amount"),
            ("12,5.0", "refused-amount"),
            ("1.234.5", "refused-amount"),
            ("1.234,567.8", "refused-amount"),
            ("12 34", "refused-amount"),
            ("1234 567", "refused-amount"),
            ("1 234.567,00", "refused-amount"),
            ("5-6", "refused-amount"),
            ("--5", "refused-amount"),
            ("5 abc", "refused-amount"),
            ("5,-6", "refused-amount"),
            ("5, zł", "refused-amount"),
            ("100 pen", "refused-amount"),
            ("5 к к", "refused-amount"),
            ("1 млн 200", "refused-amount"),
            ("12 тыс 50", "refused-amount"),
            ("12 тыс 500 000", "refused-amount"),
            ("200 тыс 1 млн", "refused-amount"),
            ("1 млрд 5 тыс", "refused-amount"),
            ("2k500", "refused-amount"),
            ("€5 $", "refused-amount"),
            ("5 $ €", "refused-amount"),
            ("1e5", "refused-amount"),
            ("12,345", "refused-amount-digits"),
            ("1,005 ₽", "refused-amount-digits"),
            ("0.001", "refused-amount-digits"),
            ("10.555 USD", "refused-amount-digits"),
            ("5,5 JPY", "refused-amount-digits"),
            ("10 000 000 000 000,01", "refused-amount-large"),
            ("-10 000 000 000 000,01", "refused-amount-large"),
            ("4276123456789012", "refused-amount-large"),
            ("99999999999999999999999999999", "refused-amount-large"),
            ("9999999999 млрд", "refused-amount-large"),
        ];
        for (text, id) in table {
            assert_eq!(read(text), Err(id), "{text}");
        }
    }

    #[test]
    fn an_amount_of_a_field_is_in_the_currency_of_its_record() {
        assert_eq!(parse_minor("12,50", currency("EUR")), Ok(1250));
        assert_eq!(parse_minor("€12,50", currency("EUR")), Ok(1250));
        let refusal = parse_minor("$12.50", currency("EUR")).unwrap_err();
        assert_eq!(refusal.message.id, "refused-amount-currency");
    }
}
