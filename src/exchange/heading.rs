//! What a column's name says besides the field it is for: a currency, a remark, whose it is; and how
//! people shorten names and put them in the plural.
//!
//! It takes names apart. Which fields there are is for [`super::profile`] and [`super::plan`].

use crate::domain::fold::fold;
use crate::domain::money::{self, Currency, scaled};
use crate::domain::noun::Noun;

/// Words that say of whom a column speaks: before its name or behind an `of`, and behind it alone.
const OWNERS: [(Owner, &str, &str); 5] = [
    (
        Owner::Client,
        "client|customer|buyer|клиент|klient",
        "клиента|клиентов|заказчика|покупателя|klienta|klientów|nabywcy|kupującego|zamawiającego",
    ),
    (
        Owner::Noun(Noun::Contact),
        "contact person|contact|контакт|kontakt",
        "контакта|контактного лица|kontaktu|osoby kontaktowej",
    ),
    (
        Owner::Noun(Noun::Company),
        "company|organization|organisation|account|firm|компания|организация|фирма|firma",
        "компании|организации|фирмы|firmy|organizacji|spółki",
    ),
    (Owner::Noun(Noun::Lead), "lead|лид", "лида|leada"),
    (Owner::Noun(Noun::Deal), "deal|opportunity|сделка", "сделки|transakcji|szansy|deala"),
];

/// What a column is called that names the client and does not say whether he is a person, folded.
const CLIENTS: [&str; 12] = [
    "client",
    "client name",
    "customer",
    "customer name",
    "buyer",
    "клиент",
    "заказчик",
    "покупатель",
    "klient",
    "nabywca",
    "zamawiajacy",
    "kupujacy",
];

/// What stands before a currency that amounts are in.
const IN: [&str; 3] = ["in", "в", "w"];

/// What zones are called behind the names of columns, with their hours east of UTC.
const ZONES: [(&str, i64); 17] = [
    ("UTC", 0),
    ("GMT", 0),
    ("MSK", 3),
    ("МСК", 3),
    ("CET", 1),
    ("CEST", 2),
    ("EET", 2),
    ("EEST", 3),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("BST", 1),
];

/// What people are counted in.
const PEOPLE: [&str; 7] = ["чел", "человек", "people", "persons", "os", "osób", "pers"];

/// Endings that a word has in one number and not in the other.
const ENDINGS: [char; 11] = ['u', 's', 'e', 'i', 'y', 'a', 'ы', 'и', 'а', 'я', 'е'];

/// Of whom a column speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Whoever buys, a person or a company.
    Client,
    /// The record itself, or one that it belongs to.
    Noun(Noun),
}

/// Whether a column is called after the client alone.
pub fn is_client(header: &str) -> bool {
    CLIENTS.contains(&fold(header).as_str())
}

/// What stands beside a name: behind it, after a comma or in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark<'h> {
    /// The name without it.
    pub name: &'h str,
    /// What it says.
    pub text: &'h str,
    /// Whether it is in brackets, where people write whatever there is to say.
    pub enclosed: bool,
}

impl<'h> Remark<'h> {
    /// The remark of a name: in brackets, else after the last comma, else its last word.
    pub fn of(header: &'h str) -> Option<Remark<'h>> {
        let header = header.trim();
        let enclosed = [('(', ')'), ('[', ']')].into_iter().find_map(|(open, close)| {
            let (name, text) = header.strip_suffix(close)?.rsplit_once(open)?;
            Some(Remark { name: name.trim(), text: text.trim(), enclosed: true })
        });
        let behind = || {
            let (name, text) =
                header.rsplit_once(',').or_else(|| header.rsplit_once(char::is_whitespace))?;
            let name = name.trim();
            let bare = IN.iter().find_map(|word| name.strip_suffix(word)?.strip_suffix(' '));
            Some(Remark { name: bare.unwrap_or(name), text: text.trim(), enclosed: false })
        };
        enclosed.or_else(behind).filter(|remark| !remark.name.is_empty())
    }

    /// What amounts are counted in, where it says that.
    pub fn unit(&self) -> Option<Unit> {
        let word = self.text.trim_end_matches('.');
        let bare = IN.iter().find_map(|within| word.strip_prefix(within)?.strip_prefix(' '));
        let word = bare.unwrap_or(word);
        if let Some(currency) = money::beside_figures(word) {
            return Some(Unit { power: 0, currency: Some(currency) });
        }
        if let Some((power, rest)) = scaled(word) {
            let currency = money::beside_figures(rest.trim_start_matches("of "));
            let is_said = rest.is_empty() || currency.is_some();
            return is_said.then_some(Unit { power, currency });
        }
        // `$K`, `USD thousand`
        let end = match word.chars().next()? {
            letter if letter.is_alphabetic() => word.find(' ')?,
            sign => sign.len_utf8(),
        };
        let currency = money::beside_figures(&word[..end])?;
        let (power, rest) = scaled(word[end..].trim_start())?;
        rest.is_empty().then_some(Unit { power, currency: Some(currency) })
    }

    /// How many seconds east of UTC the moments of the column are: `UTC`, `GMT+3`, `EDT`.
    pub fn offset(&self) -> Option<i64> {
        const HOUR: i64 = 3600;
        let word = self.text.trim().to_uppercase();
        if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == word) {
            return Some(hours * HOUR);
        }
        let shift = word.strip_prefix("UTC").or_else(|| word.strip_prefix("GMT"))?.trim();
        let (sign, time) = match shift.split_at_checked(1)? {
            ("+", time) => (1, time),
            ("-" | "−", time) => (-1, time),
            _ => return None,
        };
        let (hours, minutes) = time.split_once(':').unwrap_or((time, "0"));
        let part = |text: &str, most: i64| text.parse().ok().filter(|n| (0..=most).contains(n));
        Some(sign * (part(hours, 14)? * HOUR + part(minutes, 59)? * 60))
    }

    /// Whether it says that people are counted.
    pub fn is_people(&self) -> bool {
        PEOPLE.contains(&self.text.trim_end_matches('.').to_lowercase().as_str())
    }
}

/// What the amounts of a column are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unit {
    /// The power of ten: 3 of thousands.
    pub power: u32,
    /// The currency, where the name says one.
    pub currency: Option<Currency>,
}

impl Unit {
    /// The unit that the remarks of a name say together: `Сумма тыс. руб.`
    pub fn of(header: &str) -> Unit {
        let mut unit = Unit::default();
        let mut name = header;
        while let Some((remark, said)) = Remark::of(name).and_then(|r| Some((r, r.unit()?))) {
            unit.power += said.power;
            unit.currency = unit.currency.or(said.currency);
            name = remark.name;
        }
        unit
    }
}

/// A name without the words that say of whom it is, and who that is: `Телефон клиента`, `customer's
/// e-mail`, `Phone (contact)`.
pub fn owned(header: &str) -> Option<(String, Owner)> {
    let written = |word: Word| word.text + if word.shortened { "." } else { "" };
    let text = words(header).into_iter().map(written).collect::<Vec<_>>().join(" ");
    for (owner, nouns, genitives) in OWNERS {
        let before = |noun: &str| {
            let rest = text.strip_prefix(noun)?.strip_prefix(' ')?;
            Some(rest.strip_prefix("s ").unwrap_or(rest))
        };
        let behind = |noun: &str| {
            let rest = text.strip_suffix(noun)?.strip_suffix(' ')?;
            rest.strip_suffix(" the").unwrap_or(rest).strip_suffix(" of")
        };
        let enclosed = |noun: &str| {
            let remark = Remark::of(header).filter(|remark| remark.enclosed)?;
            (remark.text.to_lowercase() == noun).then_some(remark.name)
        };
        let genitive = |word: &str| text.strip_suffix(word)?.strip_suffix(' ');
        let found = nouns
            .split('|')
            .find_map(|noun| before(noun).or_else(|| behind(noun)).or_else(|| enclosed(noun)))
            .or_else(|| genitives.split('|').find_map(genitive));
        if let Some(name) = found {
            return Some((name.to_owned(), owner));
        }
    }
    None
}

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In small letters, without `ё`.
    pub text: String,
    /// Whether a full stop stands behind it: it is shortened.
    pub shortened: bool,
}

/// The words of a name.
pub fn words(header: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    for c in header.chars().flat_map(char::to_lowercase) {
        let c = if c == 'ё' { 'е' } else { c };
        match (c, words.last_mut()) {
            (c, Some(word)) if c.is_alphanumeric() && inside => word.text.push(c),
            (c, _) if c.is_alphanumeric() => {
                words.push(Word { text: c.to_string(), shortened: false });
            }
            ('.', Some(word)) if inside => word.shortened = true,
            _ => {}
        }
        inside = c.is_alphanumeric();
    }
    words
}

/// Whether a name with a shortened word in it stands for these words: each is as it begins, or in the
/// other number.
pub fn shortens(name: &[Word], whole: &[Word]) -> bool {
    let begins = |(short, word): (&Word, &Word)| {
        let enough = short.shortened || short.text.chars().count() > 2;
        short.text == word.text
            || enough && word.text.starts_with(&short.text)
            || bare(&short.text) == bare(&word.text)
    };
    name.iter().any(|word| word.shortened)
        && name.len() == whole.len()
        && name.iter().zip(whole).all(begins)
}

/// What a name in the singular and in the plural have in common.
pub fn stem(header: &str) -> String {
    words(header).iter().map(|word| bare(&word.text)).collect()
}

/// A word without the ending of its number.
fn bare(word: &str) -> &str {
    let genitive = ["ов", "ев", "ów"].iter().find_map(|ending| word.strip_suffix(ending));
    let bare = genitive.unwrap_or_else(|| word.trim_end_matches(ENDINGS));
    if bare.chars().count() > 2 { bare } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_told_from_other_remarks() {
        for (header, expected) in [
            ("Сумма, руб.", Some((0, "RUB"))),
            ("Сумма (в руб.)", Some((0, "RUB"))),
            ("Amount in USD", Some((0, "USD"))),
            ("Amount [USD]", Some((0, "USD"))),
            ("Kwota PLN", Some((0, "PLN"))),
            ("Budget €", Some((0, "EUR"))),
            ("Сумма, тыс. руб.", Some((3, "RUB"))),
            ("Сумма (тыс.)", Some((3, ""))),
            ("Kwota [tys. zł]", Some((3, "PLN"))),
            ("Kwota w mln zł", Some((0, "PLN"))),
            ("Оборот (млн руб.)", Some((6, "RUB"))),
            ("Amount ($K)", Some((3, "USD"))),
            ("Amount, USD thousands", Some((3, "USD"))),
            ("Amount (thousands of USD)", Some((3, "USD"))),
            ("Amount (net)", None),
            ("Amount (m)", None),
            ("Deal top", None),
        ] {
            let unit = Remark::of(header).unwrap().unit();
            let code = |unit: Unit| unit.currency.map_or(String::new(), String::from);
            let found = unit.map(|unit| (unit.power, code(unit)));
            assert_eq!(found.as_ref().map(|(power, code)| (*power, &**code)), expected, "{header}");
        }
        assert!(Remark::of("Сумма").is_none() && Remark::of("(USD)").is_none());
        for (header, power, code) in [("Сумма тыс. руб.", 3, "RUB"), ("Kwota w mln zł", 6, "PLN")]
        {
            let unit = Unit::of(header);
            let found = unit.currency.map(String::from);
            assert_eq!((unit.power, found.as_deref()), (power, Some(code)), "{header}");
        }
        assert_eq!(Unit::of("Сумма (нетто)"), Unit::default());
    }

    #[test]
    fn whose_it_is_stands_before_or_behind() {
        let own = |noun| Owner::Noun(noun);
        for (header, expected) in [
            ("Телефон клиента", Some(("телефон", Owner::Client))),
            ("Imię klienta", Some(("imię", Owner::Client))),
            ("Client's phone", Some(("phone", Owner::Client))),
            ("E-mail of the customer", Some(("e mail", Owner::Client))),
            ("Phone (client)", Some(("Phone", Owner::Client))),
            ("Имя контактного лица", Some(("имя", own(Noun::Contact)))),
            ("Сумма сделки", Some(("сумма", own(Noun::Deal)))),
            ("lead_phone", Some(("phone", own(Noun::Lead)))),
            ("Моб. тел. клиента", Some(("моб. тел.", Owner::Client))),
            ("Adres firmy", Some(("adres", own(Noun::Company)))),
            ("Client", None),
            ("Клиента", None),
            ("Clients", None),
        ] {
            let found = owned(header);
            let found = found.as_ref().map(|(name, owner)| (name.as_str(), *owner));
            assert_eq!(found, expected, "{header}");
        }
    }

    #[test]
    fn a_full_stop_shortens_a_word() {
        for (short, whole, expected) in [
            ("Моб. телефон", "Мобильный телефон", true),
            ("раб.тел.", "Рабочий телефон", true),
            ("Моб. тел", "Мобильный телефон", true),
            ("Моб. телефоны", "Мобильный телефон", true),
            ("Tel. kom.", "Telefon komórkowy", true),
            ("Моб телефон", "Мобильный телефон", false),
            ("Моб. телефон", "Мобильный", false),
            ("Дом. телефон", "Мобильный телефон", false),
        ] {
            assert_eq!(shortens(&words(short), &words(whole)), expected, "{short}");
        }
    }

    #[test]
    fn one_and_several_have_a_stem_in_common() {
        for (one, several) in [
            ("Phone", "Phones"),
            ("Телефон", "Телефоны"),
            ("Номер телефона", "Номера телефонов"),
            ("Telefon", "Telefony"),
            ("Numer telefonu", "Numery telefonu"),
            ("E-mail address", "E-mail addresses"),
            ("Adres e-mail", "Adresy e-mail"),
        ] {
            assert_eq!(stem(one), stem(several), "{several}");
        }
        assert_ne!(stem("Phone"), stem("Photo"));
    }

    #[test]
    fn a_zone_behind_a_name_is_an_offset() {
        for (header, hours) in [
            ("Created (UTC)", Some(0.0)),
            ("Create Date (EDT)", Some(-4.0)),
            ("Создан (GMT+3)", Some(3.0)),
            ("Created at (UTC+05:30)", Some(5.5)),
            ("Created, UTC-8", Some(-8.0)),
            ("Created (UTC+99)", None),
            ("Created (old)", None),
            ("Amount (USD)", None),
        ] {
            let offset = Remark::of(header).and_then(|remark| remark.offset());
            assert_eq!(offset.map(|seconds| seconds as f64 / 3600.0), hours, "{header}");
        }
    }
}
