//! What the columns of known systems are called: data files, one a system, and one with the names
//! anybody might use.
//!
//! A profile only names; whether a noun has such a field is for [`super::plan`] to see.

mod target;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::heading::{self, Word};
use crate::domain::fold::fold;
use crate::domain::noun::Noun;
use crate::domain::when::Order;
pub use target::{Detail, Item, Party, Target};

/// The names of one system's columns.
#[derive(Debug)]
pub struct Profile {
    /// The word for `--profile`.
    pub name: String,
    /// What people call the system.
    pub label: String,
    /// What `04/05/2026` means there, where the file does not show it.
    pub(super) dates: Order,
    any: Names,
    own: Vec<(Noun, Names)>,
}

/// What the names of columns mean in one section of a profile.
#[derive(Debug)]
struct Names {
    /// By normal form.
    whole: HashMap<String, String>,
    /// By what the singular and the plural have in common.
    stems: HashMap<String, String>,
    /// Word by word.
    words: Vec<(Vec<Word>, String)>,
}

/// A profile as its file has it: targets with the names of the columns.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    label: String,
    #[serde(default)]
    dates: Dates,
    #[serde(default)]
    any: Section,
    #[serde(default)]
    leads: Section,
    #[serde(default)]
    deals: Section,
    #[serde(default)]
    contacts: Section,
    #[serde(default)]
    companies: Section,
}

type Section = BTreeMap<String, Vec<String>>;

#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
enum Dates {
    #[default]
    DayFirst,
    MonthFirst,
}

const FILES: [&str; 10] = [
    include_str!("../../assets/profiles/bitrix24.toml"),
    include_str!("../../assets/profiles/bitrix24-ru.toml"),
    include_str!("../../assets/profiles/amocrm.toml"),
    include_str!("../../assets/profiles/zoho.toml"),
    include_str!("../../assets/profiles/hubspot.toml"),
    include_str!("../../assets/profiles/salesforce.toml"),
    include_str!("../../assets/profiles/pipedrive.toml"),
    include_str!("../../assets/profiles/odoo.toml"),
    include_str!("../../assets/profiles/google.toml"),
    include_str!("../../assets/profiles/outlook.toml"),
];

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| FILES.map(Profile::read).into());

static GENERIC: LazyLock<Profile> =
    LazyLock::new(|| Profile::read(include_str!("../../assets/profiles/generic.toml")));

/// So many names of one system alone tell where a file comes from.
const PLAIN: usize = 2;

/// The profiles of known systems.
pub fn all() -> &'static [Profile] {
    &PROFILES
}

/// The names anybody might use, in three languages; what no other profile knows is looked up here.
pub fn generic() -> &'static Profile {
    &GENERIC
}

/// The system a header comes from, or none where nothing in it tells. A name that only one system
/// uses counts for more than one that all use, and most where nobody else would use it: names that
/// anybody might give to columns do not tell.
pub fn guess(headers: &[String], noun: Noun) -> Option<&'static Profile> {
    let mut scores = vec![(0, 0.0_f64, 0.0_f64); PROFILES.len()];
    for header in headers {
        let name = normal(header);
        let known: Vec<usize> = (0..PROFILES.len())
            .filter(|place| PROFILES[*place].names(noun, &name).is_some())
            .collect();
        let usual = GENERIC.names(noun, &name).is_some();
        for place in &known {
            scores[*place].0 += 1;
            let share = 1.0 / known.len() as f64;
            scores[*place].1 += share;
            if known.len() <= 2 {
                scores[*place].2 += if usual { share } else { 2.0 * share };
            }
        }
    }
    let (place, (count, score, own)) = scores
        .into_iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    let telling = count >= 3 && count * 5 >= headers.len() * 2 && score >= 1.5 && own >= 2.0;
    telling.then(|| &PROFILES[place])
}

/// A column's name without what people write differently: case, blanks, marks, accents, `ё`, and the
/// number that tells repeated names apart.
pub fn normal(name: &str) -> String {
    let name = name.trim();
    let bare = match name.rsplit_once(" (") {
        Some((bare, end)) if end.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()) => bare,
        _ => name,
    };
    fold(bare).chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Profile {
    /// What a column of a noun's file is, as alternatives divided by `|`: the first that the noun
    /// has. `Phone 2` is found as `Phone` or `Phone 1`.
    pub(super) fn find(&self, noun: Noun, header: &str) -> Option<&str> {
        let name = normal(header);
        let digit = |c: char| c.is_ascii_digit();
        let bare = name.replace(digit, "");
        self.names(noun, &name)
            // The second of several columns without a name is no second number of records.
            .or_else(|| self.names(noun, &bare).filter(|_| !bare.is_empty()))
            .or_else(|| self.names(noun, &name.replacen(digit, "1", 1)))
    }

    /// What a column is whose name is one of ours in the other number, as [`Profile::find`] says it.
    pub(super) fn find_plural(&self, noun: Noun, header: &str) -> Option<&str> {
        let stem = heading::stem(header);
        self.sections(noun).find_map(|names| names.stems.get(&stem)).map(String::as_str)
    }

    /// What a column is whose name has shortened words in it, likewise; nothing where names that mean
    /// different things are shortened so.
    pub(super) fn find_shortened(&self, noun: Noun, header: &str) -> Option<&str> {
        let words = heading::words(header);
        self.sections(noun).find_map(|names| {
            let meant = |(whole, _): &&(Vec<Word>, String)| heading::shortens(&words, whole);
            let mut meant = names.words.iter().filter(meant).map(|(_, target)| target);
            let first = meant.next()?;
            meant.all(|target| target == first).then_some(first.as_str())
        })
    }

    /// Whether a header has names in it that nobody else gives to columns.
    pub(super) fn is_plain(&self, noun: Noun, headers: &[String]) -> bool {
        let others = || PROFILES.iter().chain([generic()]).filter(|other| other.name != self.name);
        let own = headers.iter().map(|header| normal(header)).filter(|name| {
            self.names(noun, name).is_some()
                && others().all(|other| other.names(noun, name).is_none())
        });
        own.take(PLAIN).count() == PLAIN
    }

    /// The normal forms of all its names for a noun.
    pub(super) fn all_names(&self, noun: Noun) -> impl Iterator<Item = &str> {
        self.sections(noun).flat_map(|names| names.whole.keys()).map(String::as_str)
    }

    fn names(&self, noun: Noun, name: &str) -> Option<&str> {
        self.sections(noun).find_map(|names| names.whole.get(name)).map(String::as_str)
    }

    /// The names for a noun, its own before those of all.
    fn sections(&self, noun: Noun) -> impl Iterator<Item = &Names> {
        let own = self.own.iter().filter(move |(of, _)| *of == noun).map(|(_, names)| names);
        own.chain([&self.any])
    }

    #[expect(clippy::expect_used, reason = "the files are ours")]
    fn read(text: &str) -> Profile {
        let file: File =
            toml::from_str(text).expect("built into the program and read by its tests");
        Profile {
            name: file.name,
            label: file.label,
            dates: match file.dates {
                Dates::DayFirst => Order::DayFirst,
                Dates::MonthFirst => Order::MonthFirst,
            },
            any: Names::of(file.any),
            own: vec![
                (Noun::Lead, Names::of(file.leads)),
                (Noun::Deal, Names::of(file.deals)),
                (Noun::Contact, Names::of(file.contacts)),
                (Noun::Company, Names::of(file.companies)),
            ],
        }
    }
}

impl Names {
    fn of(section: Section) -> Names {
        let (mut whole, mut stems, mut words) = (HashMap::new(), HashMap::new(), Vec::new());
        for (target, names) in section {
            for name in names {
                whole.insert(normal(&name), target.clone());
                stems.insert(heading::stem(&name), target.clone());
                words.push((heading::words(&name), target.clone()));
            }
        }
        Names { whole, stems, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;

    #[test]
    fn every_profile_names_things_that_some_noun_has() {
        let registry = Registry::new(Vec::new());
        for profile in all().iter().chain([generic()]) {
            let own = profile
                .own
                .iter()
                .flat_map(|(noun, own)| own.whole.iter().map(move |x| (Some(noun), x)));
            for (noun, (name, targets)) in own.chain(profile.any.whole.iter().map(|x| (None, x))) {
                for target in targets.split('|') {
                    let nouns = noun.map_or(Noun::RECORDS.to_vec(), |noun| vec![*noun]);
                    let known =
                        nouns.iter().any(|n| Target::parse(target, *n, &registry).is_some());
                    assert!(known, "{}: {name} = {target}", profile.name);
                }
            }
        }
    }

    #[test]
    fn no_name_means_two_things_in_one_section() {
        for text in FILES.iter().chain([&include_str!("../../assets/profiles/generic.toml")]) {
            let file: File = toml::from_str(text).unwrap();
            for names in [&file.any, &file.leads, &file.deals, &file.contacts, &file.companies] {
                let mut seen: HashMap<String, &str> = HashMap::new();
                for (target, name) in names.iter().flat_map(|(t, n)| n.iter().map(move |n| (t, n)))
                {
                    let before = seen.insert(normal(name), target);
                    assert!(before.is_none_or(|b| b == target), "{}: {name}", file.name);
                }
            }
        }
    }

    #[test]
    fn systems_are_known_by_their_headers() {
        let table = [
            (Noun::Lead, "TITLE;NAME;LAST_NAME;PHONE_WORK;STATUS_ID;SOURCE_ID", Some("bitrix24")),
            (
                Noun::Lead,
                "ID;Статус;Название лида;Имя;Рабочий телефон;Рабочий e-mail",
                Some("bitrix24-ru"),
            ),
            (
                Noun::Deal,
                "ID;Название сделки;Бюджет;Ответственный;Этап сделки;Рабочий email",
                Some("amocrm"),
            ),
            (
                Noun::Lead,
                "Last Name;Company;Lead Owner;Email;Lead Status;Created Time",
                Some("zoho"),
            ),
            (
                Noun::Deal,
                "Deal Name;Deal Stage;Amount;Create Date;Associated Contact Email",
                Some("hubspot"),
            ),
            (Noun::Lead, "FirstName;LastName;MobilePhone;LeadSource;OwnerId", Some("salesforce")),
            (Noun::Deal, "Deal - Title;Deal - Value;Person - Name", Some("pipedrive")),
            (Noun::Lead, "name;contact_name;email_from;expected_revenue;user_id", Some("odoo")),
            (
                Noun::Contact,
                "First Name;Organization Name;E-mail 1 - Value;Phone 1 - Value",
                Some("google"),
            ),
            (
                Noun::Contact,
                "Title;First Name;Last Name;E-mail Address;Business Phone;Business City;Company",
                Some("outlook"),
            ),
            (
                Noun::Contact,
                "Обращение;Имя;Фамилия;Организация;Город (раб. адрес);Рабочий телефон;Адрес эл. почты",
                Some("outlook"),
            ),
            (Noun::Lead, "Client;Telephone;Remarks", None),
            (Noun::Lead, "Title;First name;Last name;Phone;E-mail;Company;Amount", None),
            (Noun::Lead, "Title;Phone;E-mail;Amount;Created Time", None),
        ];
        for (noun, headers, name) in table {
            let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
            let found = guess(&headers, noun).map(|profile| profile.name.as_str());
            assert_eq!(found, name, "{headers:?}");
        }
    }

    #[test]
    fn only_names_that_nobody_else_uses_tell_where_a_file_comes_from() {
        for (noun, headers, name) in [
            (
                Noun::Lead,
                "ID;Статус;Название лида;Имя;Номер факса;Корпоративный сайт",
                "bitrix24-ru",
            ),
            (
                Noun::Deal,
                "Deal - Title;Deal - Value;Person - Name;Deal - Organization",
                "pipedrive",
            ),
            (Noun::Lead, "Название лида;Имя;Рабочий телефон;Рабочий e-mail;Номер факса", ""),
            (Noun::Lead, "Last Name;Company;Lead Owner;Email;Lead Status;Created Time", ""),
        ] {
            let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
            let guessed = guess(&headers, noun).filter(|profile| profile.is_plain(noun, &headers));
            assert_eq!(guessed.map_or("", |profile| profile.name.as_str()), name, "{headers:?}");
        }
    }

    #[test]
    fn names_are_matched_however_they_are_written() {
        let find = |header| generic().find(Noun::Lead, header);
        for header in ["Last name", "LAST_NAME", "lastname", "Фамилия", "ФАМИЛИЯ ", "Nazwisko (2)"]
        {
            assert_eq!(find(header), Some("last_name|contact:last_name"), "{header}");
        }
        assert_eq!(find("Email 2"), find("e-mail"));
        assert_eq!(find("Favourite colour"), None);
    }
}
