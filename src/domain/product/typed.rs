//! Rows of products as people type them, `Window x2 pcs @ 1500 -10% +20%; Delivery @ 500`, and
//! written so that they are read back the same.
//!
//! After the name stand the quantity with its unit, the price of one behind `@`, what is taken off
//! behind a minus (a percentage, or an amount off the whole row), and the tax: behind a plus where
//! it comes on top of the price, in parentheses where it is inside. A name that looks like any of
//! these stands in quotation marks.

use super::{Discount, ONE, ProductRow, Tax, UNIT_LIMIT, WHOLE};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::{self, Currency};

/// What stands between a name and its quantity.
const TIMES: [char; 6] = ['x', 'X', '×', 'х', 'Х', '*'];

/// The rows a text describes, separated by semicolons or line ends; prices are in `currency`.
///
/// # Errors
/// A refusal with the row that cannot be read and an example of one that can.
pub fn read(text: &str, currency: Currency) -> Result<Vec<ProductRow>, Refusal> {
    split(text).into_iter().map(|row| read_row(row, currency)).collect()
}

/// The row a text describes.
///
/// # Errors
/// As [`read`], and where the price is in another currency.
pub fn read_row(text: &str, currency: Currency) -> Result<ProductRow, Refusal> {
    let text = text.trim();
    parse(text, currency)?.ok_or_else(|| {
        Refusal::malformed(Message::new("refused-product-row").with("text", text))
            .hint(Message::new("hint-product-row"))
    })
}

/// What is typed of a row whose product is known: `2`, `2.5 kg`, `3 @ 1400 -10%`.
///
/// # Errors
/// As [`read_row`].
pub fn read_terms(text: &str, currency: Currency) -> Result<ProductRow, Refusal> {
    let text = text.trim();
    let times = if text.starts_with(|c: char| c.is_ascii_digit()) { "x" } else { "" };
    // The name stands for any.
    parse(&format!("\"x\" {times}{text}"), currency)?.ok_or_else(|| {
        Refusal::malformed(Message::new("refused-product-many").with("text", text))
            .hint(Message::new("hint-product-many"))
    })
}

/// The row a text describes; nothing where it is none.
fn parse(text: &str, currency: Currency) -> Result<Option<ProductRow>, Refusal> {
    let (name, rest) = match quoted(text) {
        Some((name, end)) => (Some(name), &text[end..]),
        None => (None, text),
    };
    let (head, tail) = match rest.rfind('@') {
        Some(at) => (&rest[..at], Some(&rest[at + 1..])),
        None => (rest, None),
    };
    if head.contains('@') {
        return Ok(None);
    }
    let mut row = ProductRow::new(name.clone().unwrap_or_default());
    let mut words: Vec<&str> = head.split_whitespace().collect();
    let least = usize::from(name.is_none());
    let mut signs = Vec::new();
    while words.len() > least && words.last().is_some_and(|word| is_sign(word)) {
        signs.extend(words.pop());
    }
    let typed = words.len();
    if let Some(at) = (least..words.len()).rev().find(|at| quantity_at(&words[*at..]).is_some()) {
        let (quantity, unit) = quantity_at(&words[at..]).unwrap_or_default();
        (row.quantity, row.unit) = (quantity, unit);
        words.truncate(at);
    }
    let slipped = words.iter().skip(least).next_back().is_some_and(|word| is_slip(word));
    if slipped && words.len() == typed
        || words.iter().skip(least).any(|word| is_failed_quantity(word))
    {
        return Ok(None);
    }
    match name {
        None => row.name = words.join(" "),
        Some(_) if !words.is_empty() => return Ok(None),
        Some(_) => {}
    }
    if row.name.is_empty() {
        return Ok(None);
    }
    signs.reverse();
    for sign in signs {
        if read_signs(&mut row, sign, currency).is_none() {
            return Ok(None);
        }
    }
    if let Some(tail) = tail {
        let end = tail.find(['-', '−', '+', '(']).unwrap_or(tail.len());
        row.price = Some(money::parse_minor(&tail[..end], currency)?);
        if read_signs(&mut row, &tail[end..], currency).is_none() {
            return Ok(None);
        }
    }
    Ok(Some(row))
}

/// A quantity in thousandths: `2`, `2.5`, `0,125`.
///
/// # Errors
/// A refusal where it is none, is not more than nothing, or has a finer fraction.
pub fn read_quantity(text: &str) -> Result<i64, Refusal> {
    decimal(text, 3).filter(|quantity| *quantity > 0).ok_or_else(|| {
        Refusal::malformed(Message::new("refused-quantity").with("text", text.trim()))
    })
}

/// A rate in hundredths of a percent: `20`, `20%`, `5,5 %`.
///
/// # Errors
/// A refusal where it is none from 0 to 100, or has a finer fraction.
pub fn read_percent(text: &str) -> Result<i64, Refusal> {
    let figures = text.trim().strip_suffix('%').unwrap_or(text.trim());
    decimal(figures, 2).filter(|rate| *rate <= WHOLE).ok_or_else(|| {
        Refusal::malformed(Message::new("refused-percent").with("text", text.trim()))
    })
}

/// What is taken off: a percentage with its sign, or an amount in `currency`; nothing for nothing.
///
/// # Errors
/// A refusal where it is neither.
pub fn read_discount(text: &str, currency: Currency) -> Result<Option<Discount>, Refusal> {
    let text = text.trim().trim_start_matches(['-', '−']).trim();
    let discount = match text.ends_with('%') {
        true => Discount::Percent(read_percent(text)?),
        false if text.is_empty() => return Ok(None),
        false => Discount::Amount(money::parse_minor(text, currency)?),
    };
    Ok((!matches!(discount, Discount::Percent(0) | Discount::Amount(0))).then_some(discount))
}

/// A tax: `20%` on top of the price, `(20%)` inside it; nothing for nothing.
///
/// # Errors
/// A refusal where it is no rate.
pub fn read_tax(text: &str) -> Result<Option<Tax>, Refusal> {
    let text = text.trim();
    let inside = text.strip_prefix('(').map(|rest| rest.strip_suffix(')').unwrap_or(rest));
    let figures = inside.unwrap_or(text).trim().trim_start_matches('+').trim();
    if figures.is_empty() {
        return Ok(None);
    }
    Ok(Some(Tax { rate: read_percent(figures)?, included: inside.is_some() }))
}

/// Rows as [`read`] takes them, one after the other.
pub fn write(rows: &[ProductRow], currency: Currency) -> String {
    rows.iter().map(|row| write_row(row, currency)).collect::<Vec<_>>().join("; ")
}

/// Rows as [`read`] takes them, for a person: with the decimal sign of the language, and without a
/// word of a tax that there is none of.
pub fn write_for_person(rows: &[ProductRow], currency: Currency, sign: char) -> String {
    let person = Style { sign, says_no_tax: false };
    rows.iter().map(|row| written(row, currency, person)).collect::<Vec<_>>().join("; ")
}

/// A row as [`read_row`] takes it, wherever it is put.
pub fn write_row(row: &ProductRow, currency: Currency) -> String {
    // A product of the catalogue without its tax says so.
    let says_no_tax = row.product.is_some();
    written(row, currency, Style { sign: '.', says_no_tax })
}

/// How rows are written.
#[derive(Clone, Copy)]
struct Style {
    /// The decimal sign.
    sign: char,
    /// Whether a row without tax says that it has none.
    says_no_tax: bool,
}

fn written(row: &ProductRow, currency: Currency, style: Style) -> String {
    let figures = |text: String| text.replace('.', style.sign.encode_utf8(&mut [0; 4]));
    let mut text = match is_plain(&row.name) {
        true => row.name.clone(),
        false => format!("\"{}\"", row.name.replace('"', "\"\"")),
    };
    if row.quantity != ONE || !row.unit.is_empty() {
        text.push_str(&format!(" x{}", figures(write_quantity(row.quantity))));
    }
    if !row.unit.is_empty() {
        text.push_str(&format!(" {}", row.unit));
    }
    if let Some(price) = row.price {
        text.push_str(&format!(" @ {}", figures(money::typed(price, currency))));
    }
    if let Some(discount) = row.discount {
        text.push_str(&format!(" -{}", figures(write_discount(discount, currency))));
    }
    match row.tax {
        Some(tax) if tax.rate == 0 && !style.says_no_tax => {}
        Some(tax) if tax.included => text.push_str(&format!(" {}", figures(write_tax(tax)))),
        Some(tax) => text.push_str(&format!(" +{}", figures(write_tax(tax)))),
        None => {}
    }
    text
}

/// A quantity with a point and as many decimals as it has.
pub fn write_quantity(quantity: i64) -> String {
    write_decimal(quantity, 3)
}

/// A rate with its sign.
pub fn write_percent(rate: i64) -> String {
    format!("{}%", write_decimal(rate, 2))
}

/// What is taken off, without the minus.
pub fn write_discount(discount: Discount, currency: Currency) -> String {
    match discount {
        Discount::Percent(rate) => write_percent(rate),
        Discount::Amount(amount) => money::typed(amount, currency),
    }
}

/// A tax, in parentheses where the price has it inside.
pub fn write_tax(tax: Tax) -> String {
    let rate = write_percent(tax.rate);
    if tax.included { format!("({rate})") } else { rate }
}

/// The texts of the rows; what is in quotation marks stays together.
fn split(text: &str) -> Vec<&str> {
    let mut rows = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let from = quoted(rest).map_or(0, |(_, end)| end);
        let end = rest[from..].find([';', '\n']).map_or(rest.len(), |end| from + end);
        rows.push(rest[..end].trim());
        rest = rest.get(end + 1..).unwrap_or_default().trim_start();
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// The name in quotation marks at the beginning of a text, and where it ends.
fn quoted(text: &str) -> Option<(String, usize)> {
    let inside = text.strip_prefix('"')?;
    let mut name = String::new();
    let mut chars = inside.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if chars.peek().is_some_and(|(_, next)| *next == '"') => {
                chars.next();
                name.push('"');
            }
            '"' => return Some((name.trim().to_owned(), at + 2)),
            _ => name.push(c),
        }
    }
    None
}

/// The quantity and the unit that these words are, `x2 pcs` or `x 2`.
fn quantity_at(words: &[&str]) -> Option<(i64, String)> {
    let first = words.first()?.strip_prefix(TIMES)?;
    let (first, others) = match first {
        "" => (*words.get(1)?, &words[2..]),
        _ => (first, &words[1..]),
    };
    let end = first.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let (figures, glued) = first.split_at(end.unwrap_or(first.len()));
    let quantity = decimal(figures, 3)?;
    let unit = std::iter::once(glued).chain(others.iter().copied()).filter(|w| !w.is_empty());
    let unit = unit.collect::<Vec<_>>().join(" ");
    let is_word = !unit.starts_with(|c: char| c.is_numeric() || is_of_number(c));
    let is_unit = unit.chars().count() <= UNIT_LIMIT && is_word;
    is_unit.then_some((quantity, unit))
}

/// Whether a word is a discount or a tax.
fn is_sign(word: &str) -> bool {
    let figures = word
        .strip_prefix(['-', '−', '+'])
        .or_else(|| word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')));
    figures
        .is_some_and(|figures| decimal(figures.strip_suffix('%').unwrap_or(figures), 2).is_some())
}

/// Reads discounts and taxes one after the other; nothing where something else stands there, or
/// one of them twice.
fn read_signs(row: &mut ProductRow, text: &str, currency: Currency) -> Option<()> {
    let mut rest = text.trim();
    while let Some(sign) = rest.chars().next() {
        let body = &rest[sign.len_utf8()..];
        let end = match sign {
            '(' => body.find(')')? + 1,
            _ => body.find(['-', '−', '+', '(']).unwrap_or(body.len()),
        };
        match sign {
            '-' | '−' if row.discount.is_none() => {
                row.discount = read_discount(&body[..end], currency).ok()?;
            }
            '+' if row.tax.is_none() => {
                row.tax = Some(Tax { rate: read_percent(&body[..end]).ok()?, included: false });
            }
            '(' if row.tax.is_none() => {
                row.tax = Some(Tax { rate: read_percent(&body[..end - 1]).ok()?, included: true });
            }
            _ => return None,
        }
        rest = body[end..].trim_start();
    }
    Some(())
}

/// Whether a name is read as it stands.
fn is_plain(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ") == name
        && !name.starts_with('"')
        && !name.contains(['@', ';'])
        && !words.last().is_some_and(|word| is_sign(word))
        && !words.iter().skip(1).any(|word| is_quantity(word))
        && !words.iter().skip(1).next_back().is_some_and(|word| is_slip(word))
}

/// Whether a word may begin a quantity.
fn is_quantity(word: &str) -> bool {
    let number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || is_of_number(c));
    word.strip_prefix(TIMES).is_some_and(|rest| rest.is_empty() || number(rest))
}

/// Whether a word is meant as a quantity and is none: `x-1`, `x1.2345`.
fn is_failed_quantity(word: &str) -> bool {
    let figures = word.strip_prefix(TIMES).map(|rest| rest.trim_start_matches(is_of_number));
    figures.is_some_and(|figures| figures.starts_with(|c: char| c.is_ascii_digit()))
        && quantity_at(&[word]).is_none()
}

/// Whether a word in the place of a quantity begins like one and goes on with letters: `xabc`. Capitals
/// are sizes, and words of other letters are words.
fn is_slip(word: &str) -> bool {
    let rest = word.strip_prefix(['x', '×', '*']);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// What may stand in a number or before it besides its digits.
fn is_of_number(c: char) -> bool {
    matches!(c, '-' | '−' | '+' | '.' | ',')
}

/// A number without a sign as a whole number of parts, of which ten to the power of `digits` make
/// one.
fn decimal(text: &str, digits: u32) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, fraction) = match text.find(['.', ',']) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text.as_str(), ""),
    };
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let fraction = fraction.trim_end_matches('0');
    if (whole.is_empty() && fraction.is_empty()) || !figures(whole) || !figures(fraction) {
        return None;
    }
    let missing = digits.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    let all = format!("{whole}{fraction}").parse::<i64>().ok()?;
    all.checked_mul(10_i64.checked_pow(missing)?)
}

fn write_decimal(parts: i64, digits: u32) -> String {
    let one = 10_i64.pow(digits);
    let (whole, rest) = (parts / one, parts % one);
    if rest == 0 {
        return whole.to_string();
    }
    let fraction = format!("{rest:0width$}", width = digits as usize);
    format!("{whole}.{}", fraction.trim_end_matches('0'))
}
