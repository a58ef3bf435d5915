//! Phone numbers: what is one, which spellings are one and the same number, and how it is shown.
//!
//! What a person typed is kept elsewhere and never changed; this module only derives from it. The
//! numbering plans of the world are loaded when a number first needs them, since they cost 9 MB:
//! nearly all numbers of Russia, Poland and North America do without. Whether a number is in use
//! costs more than all else, and is asked only where its length does not tell enough.

mod within;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::VecDeque;

pub use within::{Written, is_plain, within};

use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, Region,
};

use super::marks;

/// Whether the text can be a phone number at all: at least five digits, at most a country's worth
/// of them, nothing between them but what people put there, perhaps an extension at the end.
pub fn looks_like_phone(text: &str) -> bool {
    Dialled::read(text).is_some()
}

/// The key under which all spellings of one number meet: `+79123456789`, with `;ext=12` where there
/// is an extension. `country` is the two capital letters of the country whose numbers are written
/// without a code.
///
/// A number no numbering plan knows meets itself by its digits, if it has 7 to 15 of them. `None`
/// is for text that is not a phone number or is too short to tell people apart.
pub fn normalise(text: &str, country: &str) -> Option<String> {
    let dialled = Dialled::read(text)?;
    let number = dialled
        .by_rule(country)
        .or_else(|| dialled.by_plan(country))
        .or_else(|| dialled.by_digits())?;
    Some(match dialled.extension.as_str() {
        "" => number,
        extension => format!("{number};ext={extension}"),
    })
}

/// The number as it is read best: in international form where a numbering plan may know it, as it was
/// typed otherwise.
pub fn display<'a>(text: &'a str, country: &str) -> Cow<'a, str> {
    let Some(dialled) = Dialled::read(text) else { return Cow::Borrowed(text) };
    let by_rule = dialled.by_rule(country).and_then(|number| grouped(&number));
    let shown = by_rule.or_else(|| dialled.grouped(country));
    match (shown, dialled.extension.as_str()) {
        (None, _) => Cow::Borrowed(text),
        (Some(shown), "") => Cow::Owned(shown),
        (Some(shown), extension) => Cow::Owned(format!("{shown} #{extension}")),
    }
}

/// What a number is compared with where a part of it is looked for: its key, and the digits as they
/// were typed where these are no part of it.
pub fn sought_in(text: &str, country: &str) -> String {
    let typed: String = text.chars().filter(char::is_ascii_digit).collect();
    match normalise(text, country) {
        Some(key) if key.contains(&typed) => key,
        Some(key) => format!("{key} {typed}"),
        None => typed,
    }
}

/// How the key of a number begins whose beginning was typed as it is dialled at home or from abroad:
/// `+7912` for `8912` in Russia, `+4930` for `030` in Germany, `+48600` for `0048600`. `None` for
/// digits that begin otherwise, and for so few that they tell nothing.
pub fn beginning(digits: &str, country: &str) -> Option<String> {
    const FEWEST: usize = 3;
    if digits.len() < FEWEST {
        return None;
    }
    if let Some(abroad) = digits.strip_prefix("00") {
        return (abroad.len() >= FEWEST).then(|| format!("+{abroad}"));
    }
    let (trunk, code) = trunk(country)?;
    digits.strip_prefix(&*trunk).map(|rest| format!("+{code}{rest}"))
}

/// What is dialled before a number at home and is no part of it, and the code of the country. Where
/// neither depends on a numbering plan, none is loaded.
fn trunk(country: &str) -> Option<(Cow<'static, str>, i32)> {
    match country {
        "RU" => return Some((Cow::Borrowed("8"), 7)),
        "PL" => return None,
        _ => {}
    }
    let region = Region::from_code(country).ok()?;
    let example = PHONE_NUMBER_UTIL.get_example_number(region).ok()?;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let home = digits(&example.format_as(PhoneNumberFormat::National));
    let prefix = home.strip_suffix(&example.get_national_significant_number())?;
    (!prefix.is_empty()).then(|| (Cow::Owned(prefix.to_owned()), example.country_code))
}

/// Whether a country has phone numbers, by its two capital letters.
pub fn is_country(code: &str) -> bool {
    Region::from_code(code)
        .is_ok_and(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region).is_some())
}

/// Whether a numbering plan knows the number.
pub fn in_use(text: &str, country: &str) -> bool {
    Dialled::read(text).is_some_and(|dialled| dialled.resolve(country).is_some())
}

/// Whether the text, written without a plus, is a number in use in that very country. Tells a phone
/// number from an amount or a tax number.
pub fn is_home_number(text: &str, country: &str) -> bool {
    let Some(dialled) = Dialled::read(text).filter(|dialled| !dialled.plus) else { return false };
    let Ok(region) = Region::from_code(country) else { return false };
    PhoneNumber::parse(&dialled.digits, Some(region))
        .is_ok_and(|number| number.is_valid_for_region(region))
}

/// A number as one would dial it.
struct Dialled {
    /// Whether the digits begin with a country code.
    plus: bool,
    digits: String,
    extension: String,
}

/// Fewer digits than this are no phone number.
const FEWEST: usize = 5;

/// The longest number there is has 15 digits; a prefix for calls abroad may precede it.
const MOST: usize = 18;

impl Dialled {
    fn read(text: &str) -> Option<Dialled> {
        let text = text.trim();
        let text = match text.get(..4) {
            Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => &text[4..],
            _ => text,
        };
        let mut plus = false;
        let mut digits = String::new();
        let mut extension = String::new();
        for (at, c) in text.char_indices() {
            match c {
                '0'..='9' => digits.push(c),
                '０'..='９' => digits.extend(char::from_digit(u32::from(c) - 0xFF10, 10)),
                '+' | '＋' if digits.is_empty() && !plus => plus = true,
                '-' | '(' | ')' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
                _ if c.is_whitespace() || marks::is_invisible(c) => {}
                _ => {
                    extension = read_extension(&text[at..])?;
                    break;
                }
            }
        }
        (FEWEST..=MOST).contains(&digits.len()).then_some(Dialled { plus, digits, extension })
    }

    /// The key, where the shape alone decides it and a numbering plan would say the same.
    fn by_rule(&self, country: &str) -> Option<String> {
        let digits = self.digits.as_bytes();
        // Area codes of Russia begin with these; the others behind +7 are Kazakhstan's.
        let russian = |digit: u8| matches!(digit, b'3' | b'4' | b'8' | b'9');
        match (self.plus, digits) {
            (true, [b'7', area, ..]) if digits.len() == 11 && russian(*area) => {}
            (true, [b'1', b'2'..=b'9', ..] | [b'4', b'8', ..]) if digits.len() == 11 => {}
            (false, [b'7' | b'8', area, ..])
                if country == "RU" && digits.len() == 11 && russian(*area) =>
            {
                return Some(format!("+7{}", &self.digits[1..]));
            }
            (false, [b'9', ..]) if country == "RU" && digits.len() == 10 => {
                return Some(format!("+7{}", self.digits));
            }
            _ => return None,
        }
        Some(format!("+{}", self.digits))
    }

    /// The key by the numbering plans. They are slow, and on its way into the database one number is
    /// asked for several times: by what it is found, sorted and matched. So the last ones are kept.
    fn by_plan(&self, country: &str) -> Option<String> {
        const KEPT: usize = 8;
        type Asked = (bool, String, String);
        thread_local! {
            static LAST: RefCell<VecDeque<(Asked, Option<String>)>> = const { RefCell::new(VecDeque::new()) };
        }
        let asked = (self.plus, self.digits.clone(), country.to_owned());
        LAST.with_borrow_mut(|last| {
            if let Some((_, key)) = last.iter().find(|(earlier, _)| *earlier == asked) {
                return key.clone();
            }
            let number = self.resolve(country);
            let key = number.map(|n| n.format_as(PhoneNumberFormat::E164).into_owned());
            last.truncate(KEPT - 1);
            last.push_front((asked, key.clone()));
            key
        })
    }

    /// The number in the groups of its plan. Where its country is written, that it has as many digits
    /// as numbers there is enough; what their plan does not group stays as it was typed.
    fn grouped(&self, country: &str) -> Option<String> {
        if self.plus
            && let Ok(number) = PhoneNumber::parse(format!("+{}", self.digits), None)
            && let Ok(NumberLengthType::IsPossible) = number.is_possible_with_reason()
        {
            let shown = number.format_as(PhoneNumberFormat::International);
            return (shown.split([' ', '-']).count() > 2).then(|| shown.into_owned());
        }
        let number = self.resolve(country)?;
        Some(number.format_as(PhoneNumberFormat::International).into_owned())
    }

    /// The number in use that is meant, if there is one.
    ///
    /// Without a plus, a number at home comes first; then eleven digits that begin with 8 are a
    /// Russian number as Russians write it, and eleven or more may be one whose plus got lost.
    fn resolve(&self, country: &str) -> Option<PhoneNumber> {
        let abroad = |digits: &str| valid(&format!("+{digits}"), None);
        if self.plus {
            return abroad(&self.digits).or_else(|| self.russian());
        }
        let home = Region::from_code(country).ok();
        let prefixed = self.digits.strip_prefix("00").and_then(abroad);
        let lost_plus = || (self.digits.len() >= 11).then(|| abroad(&self.digits)).flatten();
        prefixed
            .or_else(|| valid(&self.digits, Some(home?)))
            .or_else(|| self.russian())
            .or_else(lost_plus)
    }

    /// The Russian number that `8` and ten digits stand for.
    fn russian(&self) -> Option<PhoneNumber> {
        let rest = self.digits.strip_prefix('8').filter(|rest| rest.len() == 10)?;
        valid(&format!("+7{rest}"), None)
    }

    /// The key of a number that no numbering plan knows.
    fn by_digits(&self) -> Option<String> {
        if !(7..=15).contains(&self.digits.len()) {
            return None;
        }
        Some(if self.plus { format!("+{}", self.digits) } else { self.digits.clone() })
    }
}

/// The groups of a number whose shape alone tells them, as its numbering plan would set them; the
/// character before each group is the one that sets it apart.
fn grouped(number: &str) -> Option<String> {
    let groups: &[(char, usize)] = match number.as_bytes() {
        [b'+', b'7', b'3' | b'4' | b'9', ..]
        | [b'+', b'7', b'8', b'0' | b'2'..=b'7', ..]
        | [b'+', b'7', b'8', b'1', b'1'..=b'8', ..] => &[(' ', 3), (' ', 3), ('-', 2), ('-', 2)],
        [b'+', b'1', ..] => &[(' ', 3), ('-', 3), ('-', 4)],
        [b'+', b'4', b'8', area @ ..] => match area {
            [b'5', b'0' | b'1' | b'3' | b'7', ..]
            | [b'6', b'0' | b'6' | b'9', ..]
            | [b'7', b'2' | b'3' | b'8' | b'9', ..]
            | [b'8', b'8', ..] => &[(' ', 3), (' ', 3), (' ', 3)],
            [b'1', b'2'..=b'8', ..]
            | [b'2', b'2'..=b'9', ..]
            | [b'3', b'2' | b'3' | b'4', ..]
            | [b'4', b'1'..=b'4' | b'6' | b'8', ..]
            | [b'5', b'2' | b'4' | b'5' | b'6' | b'8' | b'9', ..]
            | [b'6', b'1' | b'2' | b'3' | b'5' | b'7' | b'8', ..]
            | [b'7', b'1' | b'4'..=b'7', ..]
            | [b'8', b'1'..=b'7', ..]
            | [b'9', b'1' | b'4' | b'5', ..] => &[(' ', 2), (' ', 3), (' ', 2), (' ', 2)],
            _ => return None,
        },
        _ => return None,
    };
    let digits: usize = groups.iter().map(|(_, digits)| digits).sum();
    let (code, mut rest) = number.split_at_checked(number.len().checked_sub(digits)?)?;
    let mut shown = code.to_owned();
    for (apart, digits) in groups {
        let (group, after) = rest.split_at_checked(*digits)?;
        shown.push(*apart);
        shown.push_str(group);
        rest = after;
    }
    Some(shown)
}

fn valid(number: &str, home: Option<Region>) -> Option<PhoneNumber> {
    PhoneNumber::parse(number, home).ok().filter(PhoneNumber::is_valid)
}

/// The digits of `x4606`, `ext. 12`, `доб. 12`, `(wew. 12)`, `#12`; `None` for anything else.
fn read_extension(text: &str) -> Option<String> {
    let (digits, length) = extension_at(text)?;
    text[length..].trim().is_empty().then(|| digits.to_owned())
}

/// The digits of the extension that a text begins with, and where it ends.
fn extension_at(text: &str) -> Option<(&str, usize)> {
    const WORDS: [&str; 12] =
        [";ext=", "extension", "ext", "доб", "внутр", "вн", "wewn", "wew", "x", "х", "#", ",доб"];
    let open = text.trim_start_matches([',', ' ', '(']);
    let rest = [text, open].into_iter().find_map(|text| {
        WORDS.iter().find_map(|word| {
            let mut rest = text.chars();
            let is = word.chars().all(|w| rest.next().is_some_and(|c| c.to_lowercase().eq([w])));
            is.then_some(rest.as_str())
        })
    })?;
    let rest = rest.trim_start_matches(['.', ':', ' ', '\u{A0}']);
    let (digits, behind) = rest.split_at(rest.bytes().take_while(u8::is_ascii_digit).count());
    let fits = (1..=7).contains(&digits.len()) && !behind.starts_with(char::is_alphanumeric);
    let bracket = usize::from(behind.starts_with(')'));
    fits.then_some((digits, text.len() - behind.len() + bracket))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_number_meet() {
        let russian = [
            "+7 (912) 345-67-89",
            "8 912 345 67 89",
            "8(912)345-67-89",
            "89123456789",
            "79123456789",
            "912 345 67 89",
            "9123456789",
            "007 912 345 67 89",
            "+8 912 345 67 89",
            "tel:+7-912-345-67-89",
            "\u{202a}+7\u{a0}912\u{a0}345‑67‑89\u{202c}",
            "＋７ ９１２ ３４５ ６７ ８９",
        ];
        for text in russian {
            assert_eq!(normalise(text, "RU").as_deref(), Some("+79123456789"), "{text}");
        }
        let polish = ["600 100 200", "+48 600-100-200", "0048600100200", "48600100200"];
        for text in polish {
            assert_eq!(normalise(text, "PL").as_deref(), Some("+48600100200"), "{text}");
        }
    }

    #[test]
    fn a_beginning_is_found_as_it_is_dialled() {
        let table = [
            ("8912", "RU", Some("+7912")),
            ("89123456789", "RU", Some("+79123456789")),
            ("030901820", "DE", Some("+4930901820")),
            ("020", "GB", Some("+4420")),
            ("0048600", "DE", Some("+48600")),
            ("007912", "RU", Some("+7912")),
            ("912", "RU", None),
            ("89", "RU", None),
            ("0022", "DE", None),
            ("0600", "PL", None),
            ("06", "IT", None),
            ("0600", "ZZ", None),
        ];
        for (typed, country, begins) in table {
            assert_eq!(beginning(typed, country).as_deref(), begins, "{typed} in {country}");
        }
        assert_eq!(sought_in("8 912 345-67-89", "RU"), "+79123456789 89123456789");
        assert_eq!(sought_in("8 912 345-67-89", "GB"), "+79123456789 89123456789");
        assert_eq!(sought_in("+7 912 345-67-89", "RU"), "+79123456789");
        assert_eq!(sought_in("12-34", "RU"), "1234", "no number of anybody");
    }

    #[test]
    fn a_country_has_numbers() {
        for (code, is) in [("RU", true), ("DE", true), ("ZZ", false), ("XK", true)] {
            assert_eq!(is_country(code), is, "{code}");
        }
    }

    #[test]
    fn each_country_reads_its_own_way() {
        let table = [
            ("8 912 345 67 89", "PL", "+79123456789"),
            ("8 495 123-45-67", "US", "+74951234567"),
            ("8 (495) 123-45-67", "RU", "+74951234567"),
            ("8 800 555 35 35", "RU", "+78005553535"),
            ("8 701 234 56 78", "KZ", "+77012345678"),
            ("8 701 234 56 78", "RU", "+77012345678"),
            ("020 7946 0958", "GB", "+442079460958"),
            ("+44 (0)20 7946 0958", "RU", "+442079460958"),
            ("(917) 584-0243", "US", "+19175840243"),
            ("1-917-584-0243", "US", "+19175840243"),
            ("001-917-584-0243", "RU", "+19175840243"),
            ("8 10 48 600 100 200", "RU", "+48600100200"),
            ("+375 29 123-45-67", "RU", "+375291234567"),
            ("380 50 123 45 67", "RU", "+380501234567"),
        ];
        for (text, country, expected) in table {
            assert_eq!(normalise(text, country).as_deref(), Some(expected), "{text} {country}");
        }
    }

    #[test]
    fn the_rule_says_what_the_numbering_plan_says() {
        for (text, country) in [
            ("+79123456789", "PL"),
            ("+74951234567", "RU"),
            ("+78121234567", "RU"),
            ("89123456789", "RU"),
            ("79123456789", "RU"),
            ("84951234567", "RU"),
            ("9123456789", "RU"),
            ("+48600100200", "RU"),
            ("+19175840243", "RU"),
        ] {
            let dialled = Dialled::read(text).unwrap();
            let planned = dialled.resolve(country).unwrap();
            assert_eq!(
                dialled.by_rule(country).unwrap(),
                planned.format_as(PhoneNumberFormat::E164),
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_no_plan_knows_meets_itself() {
        let table = [
            ("660-485-0224", Some("6604850224")),
            ("(660) 485 0224", Some("6604850224")),
            ("555-12-34", Some("5551234")),
            ("+999 1234567", Some("+9991234567")),
            ("12-345", None),
            ("1234567890123456", None),
        ];
        for (text, expected) in table {
            assert_eq!(normalise(text, "RU").as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_extension_is_another_telephone() {
        let table = [
            ("917-584-0243x4606", "+19175840243;ext=4606"),
            ("917-584-0243 ext. 4606", "+19175840243;ext=4606"),
            ("001-660-485-0224 #12", "+16604850224;ext=12"),
            ("+7 495 123-45-67 доб. 12", "+74951234567;ext=12"),
            ("+7 495 123-45-67, доб. 12", "+74951234567;ext=12"),
            ("+7 495 123-45-67 (ДОБ. 12)", "+74951234567;ext=12"),
            ("+48 22 123 45 67 wew. 12", "+48221234567;ext=12"),
        ];
        for (text, expected) in table {
            assert_eq!(normalise(text, "US").as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_phone_is_told() {
        for text in ["", "abc", "1234", "+", "room 12345", "12345 abc", "1+2345678", "+7 912 x"] {
            assert!(!looks_like_phone(text), "{text}");
            assert_eq!(normalise(text, "RU"), None, "{text}");
        }
        for text in ["12-345", "8 800 555 35 35", "+7 (912) 345-67-89 доб.5"] {
            assert!(looks_like_phone(text), "{text}");
        }
    }

    #[test]
    fn a_number_in_use_is_shown_in_international_form() {
        let table = [
            ("89123456789", "+7 912 345-67-89"),
            ("600100200", "600100200"),
            ("+48600100200", "+48 600 100 200"),
            ("+7 495 1234567 доб 12", "+7 495 123-45-67 #12"),
            ("660-485-0224", "660-485-0224"),
            ("abc", "abc"),
        ];
        for (text, expected) in table {
            assert_eq!(display(text, "RU"), expected, "{text}");
        }
        assert_eq!(display("600100200", "PL"), "+48 600 100 200");
    }

    #[test]
    fn what_is_grouped_by_rule_is_grouped_as_its_plan_would() {
        let planned = |number: &str| {
            let number = PhoneNumber::parse(number, None).unwrap();
            number.format_as(PhoneNumberFormat::International).into_owned()
        };
        let mut by_rule = 0;
        for area in 100..1000 {
            for number in [format!("+7{area}1234567"), format!("+48{area}234567")] {
                if let Some(grouped) = grouped(&number) {
                    assert_eq!(grouped, planned(&number));
                    by_rule += 1;
                }
            }
        }
        assert!(by_rule > 1000, "{by_rule}");
        for number in ["+12025550136", "+16604850224"] {
            assert_eq!(grouped(number), Some(planned(number)));
        }
        for other in ["+77012345678", "+48211234567", "+48641234567", "+4912", "+7"] {
            assert_eq!(grouped(other), None, "{other}");
        }
    }

    #[test]
    fn the_length_is_enough_to_group_a_number_whose_country_is_written() {
        for (text, expected) in [
            ("+441414960406", "+44 141 496 0406"),
            ("+375 29 1234567", "+375 29 123-45-67"),
            // Not in groups, too short, and of no country.
            ("+7 200 555-1234", "+7 200 555-1234"),
            ("+44 14149", "+44 14149"),
            ("+999 1234567", "+999 1234567"),
            // As Russians write it, with a plus too many.
            ("+8 912 3456789", "+7 912 345-67-89"),
        ] {
            assert_eq!(display(text, "PL"), expected);
        }
    }

    #[test]
    fn home_numbers_are_told_from_other_figures() {
        assert!(is_home_number("600 100 200", "PL"));
        assert!(is_home_number("9123456789", "RU"));
        for text in ["7707083893", "1 250 000", "500100732259", "+48600100200"] {
            assert!(!is_home_number(text, "RU"), "{text}");
        }
        assert!(!is_home_number("600 100 200", "no such country"));
    }
}
