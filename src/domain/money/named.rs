//! Currencies as people name them: by a code, a sign or a word.

use super::Currency;
use crate::domain::fold::fold;
use crate::domain::nearest::nearest;

/// The currency a person means by a code, a sign or a word: `RUB`, `₽`, `руб`, `zł`.
pub fn parse_currency(text: &str) -> Option<Currency> {
    let text = text.trim().trim_end_matches('.');
    // It is asked at every figure of a long text.
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let word = fold(text);
    let known = SIGNS.iter().find(|(sign, _)| *sign == word).map(|(_, code)| *code);
    let code = known.map_or_else(|| word.to_ascii_uppercase(), str::to_owned);
    CODES.split(' ').any(|known| known == code).then(|| Currency::parse(&code)).flatten()
}

/// The currency, among the usual ones, whose code was most likely meant.
pub fn nearest_currency(text: &str) -> Option<Currency> {
    nearest(text, UNMISTAKABLE.split(' ')).and_then(parse_currency)
}

/// The currency a word beside figures means. Codes that are words in small letters (`100 pen`, `5
/// cup`) must be in capitals there.
pub fn beside_figures(word: &str) -> Option<Currency> {
    let currency = parse_currency(word)?;
    let folded = fold(word);
    let sign = SIGNS.iter().any(|(sign, _)| *sign == folded);
    let lower = word.to_lowercase();
    let code = !word.contains(char::is_lowercase) || UNMISTAKABLE.split(' ').any(|c| c == lower);
    (sign || code).then_some(currency)
}

/// Codes that are no words in any of our languages.
const UNMISTAKABLE: &str = "rub usd eur pln gbp uah kzt byn chf czk cny jpy";

/// Currencies in use, by their ISO 4217 codes.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
    BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB \
    EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
    JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY \
    TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

/// The most characters a name of a currency has.
const LONGEST: usize = 8;

/// Signs and words for currencies, folded.
const SIGNS: [(&str, &str); 35] = [
    ("₽", "RUB"),
    ("р", "RUB"),
    ("руб", "RUB"),
    ("рубль", "RUB"),
    ("рубля", "RUB"),
    ("рублеи", "RUB"),
    ("€", "EUR"),
    ("евро", "EUR"),
    ("euro", "EUR"),
    ("$", "USD"),
    ("us$", "USD"),
    ("долл", "USD"),
    ("доллар", "USD"),
    ("доллара", "USD"),
    ("долларов", "USD"),
    ("£", "GBP"),
    ("zl", "PLN"),
    ("zloty", "PLN"),
    ("zlote", "PLN"),
    ("zlotych", "PLN"),
    ("₴", "UAH"),
    ("грн", "UAH"),
    ("₸", "KZT"),
    ("тг", "KZT"),
    ("тенге", "KZT"),
    ("br", "BYN"),
    ("¥", "JPY"),
    ("₺", "TRY"),
    ("₹", "INR"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₾", "GEL"),
    ("֏", "AMD"),
    ("₼", "AZN"),
    ("kc", "CZK"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_known_by_code_sign_and_word() {
        for (text, code) in [("rub", "RUB"), ("₽", "RUB"), ("Руб.", "RUB"), ("zł", "PLN")] {
            assert_eq!(parse_currency(text), Currency::parse(code), "{text}");
        }
        for text in ["", "ABC", "€€", "rubles"] {
            assert_eq!(parse_currency(text), None, "{text}");
        }
        for (word, _) in SIGNS {
            assert!(word.chars().count() <= LONGEST && parse_currency(word).is_some(), "{word}");
        }
    }
}
