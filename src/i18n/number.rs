//! Numbers and money as each language writes them.
//!
//! Whole numbers in, text out; no arithmetic over currencies and no rounding but in the compact
//! forms, which are for columns too narrow for the whole amount.

use super::Lang;

/// What keeps the groups of a number and its unit on one line. The ordinary no-break space and not
/// the narrow one, which many terminal fonts lack.
pub const GROUP_SPACE: char = '\u{a0}';

/// A whole number in groups of three: `1,250,000`, `1 250 000`.
pub fn count(lang: Lang, n: i64) -> String {
    signed(n < 0, &grouped(lang, n.unsigned_abs()))
}

/// A decimal number with the language's own sign: `1,250.5`, `1 250,5`. As many decimals as it has.
pub fn decimal(lang: Lang, n: f64) -> String {
    let plain = n.abs().to_string();
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain.as_str(), None),
    };
    // Not a number, or larger than any amount people group: as it comes.
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| grouped(lang, whole));
    let text = match fraction {
        Some(fraction) => format!("{whole}{}{fraction}", decimal_sign(lang)),
        None => whole,
    };
    signed(n < 0.0, &text)
}

/// An amount with its currency in its own place: `1 250 000 ₽`, `€12,000`, `12 300,50 zł`.
///
/// `minor` are units of which ten to the power of `digits` make one of the currency `code`. The
/// minor part is left out where it is zero; an unknown currency is said by its code.
pub fn money(lang: Lang, minor: i64, digits: u32, code: &str) -> String {
    let (major, rest) = split(minor, digits);
    let mut amount = grouped(lang, major);
    if rest > 0 {
        let width = digits as usize;
        amount.push_str(&format!("{}{rest:0width$}", decimal_sign(lang)));
    }
    signed(minor < 0, &placed(&amount, code))
}

/// A whole number in at most about eight columns: `1.2M`, `1,2 млн`; below ten thousand, whole.
pub fn compact(lang: Lang, n: i64) -> String {
    signed(n < 0, &shortened(lang, n.unsigned_abs()))
}

/// A whole number in at most four columns, for heads that have no more: whole thousands and millions,
/// never more than there are.
pub fn shortest(lang: Lang, n: i64) -> String {
    let [thousands, millions] = match lang {
        Lang::Ru => ["к", "м"],
        Lang::En | Lang::Pl => ["k", "M"],
    };
    match n {
        ..1000 => n.to_string(),
        1000..1_000_000 => format!("{}{thousands}", n / 1000),
        _ => format!("{}{millions}", n / 1_000_000),
    }
}

/// An amount as [`compact`] writes numbers, with its currency: `1,2 млн ₽`, `$1.2M`.
pub fn money_compact(lang: Lang, minor: i64, digits: u32, code: &str) -> String {
    let (major, rest) = split(minor, digits);
    let half = 10_u64.saturating_pow(digits) / 2;
    let rounded = major + u64::from(digits > 0 && rest >= half);
    signed(minor < 0 && rounded > 0, &placed(&shortened(lang, rounded), code))
}

/// The size of a file: `820 kB`, `1.2 MB`, `1,2 МБ`.
pub fn bytes(lang: Lang, n: i64) -> String {
    let units = match lang {
        Lang::Ru => ["Б", "КБ", "МБ", "ГБ"],
        Lang::En | Lang::Pl => ["B", "kB", "MB", "GB"],
    };
    let mut size = n.unsigned_abs() as f64;
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < units.len() {
        size /= 1000.0;
        unit += 1;
    }
    let size = if unit == 0 || size >= 9.95 { size.round() } else { (size * 10.0).round() / 10.0 };
    format!("{}\u{a0}{}", decimal(lang, size), units[unit])
}

/// The sign of a currency and whether it stands before the amount.
///
/// Signs that several currencies share are told apart (`CA$`, `CN¥`) or left out for the code.
const SIGNS: [(&str, &str, bool); 29] = [
    ("AMD", "֏", false),
    ("AUD", "A$", true),
    ("AZN", "₼", false),
    ("BRL", "R$", true),
    ("BYN", "Br", false),
    ("CAD", "CA$", true),
    ("CNY", "CN¥", true),
    ("CZK", "Kč", false),
    ("EUR", "€", true),
    ("GBP", "£", true),
    ("GEL", "₾", false),
    ("HKD", "HK$", true),
    ("HUF", "Ft", false),
    ("ILS", "₪", true),
    ("INR", "₹", true),
    ("JPY", "¥", true),
    ("KRW", "₩", true),
    ("KZT", "₸", false),
    ("MXN", "MX$", true),
    ("NGN", "₦", true),
    ("NZD", "NZ$", true),
    ("PHP", "₱", true),
    ("PLN", "zł", false),
    ("RUB", "₽", false),
    ("SGD", "S$", true),
    ("TRY", "₺", true),
    ("UAH", "₴", false),
    ("USD", "$", true),
    ("VND", "₫", false),
];

/// The whole units and what is left of the minor ones.
fn split(minor: i64, digits: u32) -> (u64, u64) {
    let unit = 10_u64.saturating_pow(digits);
    (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit)
}

fn placed(amount: &str, code: &str) -> String {
    match SIGNS.iter().find(|(known, _, _)| *known == code) {
        Some((_, sign, true)) => format!("{sign}{amount}"),
        Some((_, sign, false)) => format!("{amount}{GROUP_SPACE}{sign}"),
        None => format!("{amount}{GROUP_SPACE}{code}"),
    }
}

fn signed(negative: bool, text: &str) -> String {
    if negative { format!("-{text}") } else { text.to_owned() }
}

fn grouped(lang: Lang, n: u64) -> String {
    let sign = if lang == Lang::En { ',' } else { GROUP_SPACE };
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

fn decimal_sign(lang: Lang) -> char {
    if lang == Lang::En { '.' } else { ',' }
}

/// Three significant digits and the name of the thousands, millions and so on.
fn shortened(lang: Lang, n: u64) -> String {
    if n < 10_000 {
        return grouped(lang, n);
    }
    let names = match lang {
        Lang::En => ["K", "M", "B", "T"],
        Lang::Ru => ["\u{a0}тыс.", "\u{a0}млн", "\u{a0}млрд", "\u{a0}трлн"],
        Lang::Pl => ["\u{a0}tys.", "\u{a0}mln", "\u{a0}mld", "\u{a0}bln"],
    };
    let mut unit: u128 = 1_000;
    let mut rank = 0;
    let n = u128::from(n);
    // Rounded first: 999,600 is a million and not a thousand thousands.
    while (n + unit / 2) / unit >= 1_000 && rank + 1 < names.len() {
        unit *= 1_000;
        rank += 1;
    }
    let tenths = (n * 10 + unit / 2) / unit;
    if tenths < 1_000 && !tenths.is_multiple_of(10) {
        return format!("{}{}{}{}", tenths / 10, decimal_sign(lang), tenths % 10, names[rank]);
    }
    let whole = u64::try_from((n + unit / 2) / unit).unwrap_or(u64::MAX);
    format!("{}{}", grouped(lang, whole), names[rank])
}

#[cfg(test)]
mod tests {
    use Lang::{En, Pl, Ru};
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    /// No-break spaces as plain ones, so that the tables stay readable.
    fn plain(text: String) -> String {
        text.replace(GROUP_SPACE, " ")
    }

    #[test]
    fn the_shortest_form_is_never_wider_than_four_columns() {
        for (lang, n, expected) in [
            (En, 999, "999"),
            (En, 1999, "1k"),
            (Ru, 4_321, "4к"),
            (Ru, 999_999, "999к"),
            (Ru, 7_654_321, "7м"),
            (Pl, 7_654_321, "7M"),
        ] {
            assert_eq!(shortest(lang, n), expected, "{lang:?}");
        }
    }

    #[test]
    fn whole_numbers_are_grouped() {
        let cases = [
            (En, 0, "0"),
            (En, 999, "999"),
            (En, 1_000, "1,000"),
            (En, -1_250_000, "-1,250,000"),
            (Ru, 1_250_000, "1 250 000"),
            (Pl, 12_300, "12 300"),
            (En, i64::MIN, "-9,223,372,036,854,775,808"),
        ];
        for (lang, n, expected) in cases {
            assert_eq!(plain(count(lang, n)), expected);
        }
    }

    #[test]
    fn decimals_keep_what_they_have() {
        let cases = [
            (En, 1_250.5, "1,250.5"),
            (Ru, 1_250.5, "1 250,5"),
            (Pl, -0.25, "-0,25"),
            (En, 3.0, "3"),
            (En, f64::INFINITY, "inf"),
            (En, 1e20, "100000000000000000000"),
        ];
        for (lang, n, expected) in cases {
            assert_eq!(plain(decimal(lang, n)), expected);
        }
    }

    #[test]
    fn money_stands_where_its_currency_wants() {
        let cases = [
            (Ru, 125_000_000, 2, "RUB", "1 250 000 ₽"),
            (Ru, 1_200_000, 2, "EUR", "€12 000"),
            (Pl, 1_230_000, 2, "PLN", "12 300 zł"),
            (Pl, 1_230_050, 2, "PLN", "12 300,50 zł"),
            (En, 340_000, 2, "USD", "$3,400"),
            (En, 340_005, 2, "USD", "$3,400.05"),
            (En, -340_000, 2, "USD", "-$3,400"),
            (Ru, -5, 2, "RUB", "-0,05 ₽"),
            (En, 3_400, 0, "JPY", "¥3,400"),
            (En, 3_400_005, 3, "KWD", "3,400.005 KWD"),
            (En, 0, 2, "SEK", "0 SEK"),
        ];
        for (lang, minor, digits, code, expected) in cases {
            assert_eq!(plain(money(lang, minor, digits, code)), expected);
        }
    }

    #[test]
    fn narrow_columns_get_three_digits() {
        let cases = [
            (En, 9_999, "9,999"),
            (En, 10_000, "10K"),
            (En, 12_345, "12.3K"),
            (En, 99_960, "100K"),
            (En, 123_456, "123K"),
            (En, 999_600, "1M"),
            (En, 1_234_567, "1.2M"),
            (Ru, 1_234_567, "1,2 млн"),
            (Ru, 48_000, "48 тыс."),
            (Pl, -2_500_000_000, "-2,5 mld"),
            (En, i64::MAX, "9,223,372T"),
        ];
        for (lang, n, expected) in cases {
            assert_eq!(plain(compact(lang, n)), expected);
        }
        assert_eq!(plain(money_compact(Ru, 123_456_789, 2, "RUB")), "1,2 млн ₽");
        assert_eq!(plain(money_compact(En, 123_456_789, 2, "USD")), "$1.2M");
        assert_eq!(plain(money_compact(En, 150, 2, "EUR")), "€2");
        assert_eq!(plain(money_compact(En, -10, 2, "EUR")), "€0");
        assert_eq!(plain(money_compact(En, 7, 0, "JPY")), "¥7");
    }

    #[test]
    fn sizes_of_files_are_short() {
        for (bytes, en, ru) in [
            (0, "0\u{a0}B", "0\u{a0}Б"),
            (999, "999\u{a0}B", "999\u{a0}Б"),
            (1_000, "1\u{a0}kB", "1\u{a0}КБ"),
            (1_249_000, "1.2\u{a0}MB", "1,2\u{a0}МБ"),
            (9_960_000, "10\u{a0}MB", "10\u{a0}МБ"),
            (999_600, "1\u{a0}MB", "1\u{a0}МБ"),
            (268_435_456, "268\u{a0}MB", "268\u{a0}МБ"),
            (5_000_000_000_000, "5,000\u{a0}GB", "5\u{a0}000\u{a0}ГБ"),
        ] {
            assert_eq!(super::bytes(Lang::En, bytes), en);
            assert_eq!(super::bytes(Lang::Ru, bytes), ru);
        }
    }

    #[test]
    fn signs_take_one_column_a_character() {
        for (code, sign, _) in SIGNS {
            assert_eq!(sign.width(), sign.chars().count(), "{code}");
        }
    }

    proptest! {
        #[test]
        fn the_digits_of_an_amount_survive(minor: i64, lang in prop::sample::select(&Lang::ALL[..])) {
            let text = money(lang, minor, 2, "XXX");
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let minor = minor.unsigned_abs();
            let expected = if minor.is_multiple_of(100) { minor / 100 } else { minor };
            prop_assert_eq!(digits.parse::<u64>().unwrap(), expected);
        }

        #[test]
        fn compact_stays_narrow(n in -99_999_999_999_999_i64..99_999_999_999_999) {
            for lang in Lang::ALL {
                prop_assert!(compact(lang, n).width() <= 10);
            }
        }
    }
}
