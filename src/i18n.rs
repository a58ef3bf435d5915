//! Languages: which one is spoken, its catalogue of messages, and how it writes numbers, money and
//! dates.
//!
//! It knows plain numbers, codes and calendar days. It deliberately does not know what a lead, a
//! field or a stage is: [`crate::words`] brings the two together.

pub mod date;
pub mod number;

mod catalogue;
mod files;

pub use catalogue::{Catalogue, Value, catalogue};

/// The locales of systems whose language nobody chose.
const UNCHOSEN: [&str; 2] = ["en_US", "en-US"];

/// A language the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English, which is also spoken where no other language was asked for.
    #[default]
    En,
    /// Russian.
    Ru,
    /// Polish.
    Pl,
}

impl Lang {
    /// Every language, in the order help lists them.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Ru, Lang::Pl];

    /// The code used by `--lang`, by the settings and as the folder of the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ru => "ru",
            Lang::Pl => "pl",
        }
    }

    /// The language with this code, in either case.
    pub fn parse(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The country most of its speakers live in, two capital letters; none where they live in many.
    pub fn country(self) -> Option<&'static str> {
        match self {
            Lang::En => None,
            Lang::Ru => Some("RU"),
            Lang::Pl => Some("PL"),
        }
    }

    /// The language to speak: the one asked for on the command line, else the configured one, else
    /// that of the first of `locales` (`LC_ALL`, `LANG` and the like, most important first) which
    /// is not empty, else English.
    pub fn choose(asked: Option<Lang>, configured: Option<Lang>, locales: &[&str]) -> Lang {
        let of_system = || locales.iter().find(|l| !l.is_empty()).and_then(|l| Lang::of_locale(l));
        asked.or(configured).or_else(of_system).unwrap_or_default()
    }

    /// The language of a locale such as `ru_RU.UTF-8` or `pl-PL`, if it is one of ours.
    fn of_locale(locale: &str) -> Option<Lang> {
        locale.split(['_', '-', '.', '@']).next().and_then(Lang::parse)
    }
}

/// The country named by the first of `locales` (as for [`Lang::choose`]) that names one, two capital
/// letters. American English names none: systems speak it where nobody chose anything.
pub fn country<'l>(locales: &[&'l str]) -> Option<&'l str> {
    let named = |locale: &&'l str| {
        let name = locale.split(['.', '@']).next()?;
        let (_, country) = name.rsplit_once(['_', '-']).filter(|_| !UNCHOSEN.contains(&name))?;
        let is_code =
            country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase());
        is_code.then_some(country)
    };
    locales.iter().find_map(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_explicit_wish_wins() {
        use Lang::{En, Pl, Ru};
        type Wish = Option<Lang>;
        let cases: [(Wish, Wish, &[&str], Lang); 10] = [
            (Some(Pl), Some(Ru), &["en_GB.UTF-8"], Pl),
            (None, Some(Ru), &["pl_PL.UTF-8"], Ru),
            (None, None, &["ru_RU.UTF-8", "pl_PL.UTF-8"], Ru),
            (None, None, &["", "pl_PL.UTF-8"], Pl),
            (None, None, &["C", "pl_PL.UTF-8"], En),
            (None, None, &["pl"], Pl),
            (None, None, &["ru-RU"], Ru),
            (None, None, &["pl@euro"], Pl),
            (None, None, &["russian"], En),
            (None, None, &[], En),
        ];
        for (asked, configured, locales, expected) in cases {
            assert_eq!(Lang::choose(asked, configured, locales), expected, "{locales:?}");
        }
    }

    #[test]
    fn a_locale_tells_the_country_unless_nobody_chose_it() {
        let cases: [(&[&str], Option<&str>); 9] = [
            (&["", "", "pl_PL.UTF-8"], Some("PL")),
            (&["", "en_US.UTF-8", "de_DE@euro"], Some("DE")),
            (&["en_GB", "", "pl_PL.UTF-8"], Some("GB")),
            (&["sr_Latn-RS"], Some("RS")),
            (&["C", "", "ru-RU"], Some("RU")),
            (&["en_US.UTF-8"], None),
            (&["C.UTF-8", "POSIX", "pl"], None),
            (&["es_419", "pl_pl"], None),
            (&[], None),
        ];
        for (locales, expected) in cases {
            assert_eq!(country(locales), expected, "{locales:?}");
        }
    }

    #[test]
    fn a_code_is_read_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::parse(lang.code()), Some(lang));
            assert_eq!(Lang::parse(&lang.code().to_uppercase()), Some(lang));
        }
        assert_eq!(Lang::parse("de"), None);
    }
}
