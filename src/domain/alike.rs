//! What makes two records look like one client: the same phone, the same e-mail, or names that
//! differ no more than two spellings of one name do.
//!
//! A phone or an e-mail makes a group by itself; a name only suggests one, since people share
//! names. It compares what it is given and reads nothing.

mod group;
mod key;

use super::nearest::slips;
use super::noun::Noun;

pub use group::{Group, gathered};
pub use key::{company_key, person_key};

/// A phone or an e-mail that more records than this have is the firm's own, not a client's: it says
/// nothing about who is who.
pub const SHARED: usize = 30;

/// A name that more records than this bear is a common one, and no sign.
pub const COMMON: usize = 5;

/// Why two records may be the same, from the surest sign to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// One phone number, in whatever spelling.
    Phone,
    /// One e-mail address.
    Email,
    /// Names that are the same or nearly so.
    Name,
}

impl Reason {
    /// The stable word in JSON; the message is `alike-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Phone => "phone",
            Reason::Email => "email",
            Reason::Name => "name",
        }
    }
}

/// How sure it is that records which have these reasons in common are the same, in percent.
/// `names` is how alike their names are, where both have one.
pub fn score(reasons: &[Reason], names: Option<u8>) -> u8 {
    let reach = reasons.iter().filter(|reason| **reason != Reason::Name).count();
    match (reach, names) {
        // A number and another name: colleagues or a family, or a client who married.
        (1, Some(0)) => 60,
        (1, None) => 90,
        (1, Some(near)) => 90 + near / 12,
        (2, Some(0)) => 80,
        (2, _) => 99,
        (_, Some(near)) => near / 2 + near / 5,
        (_, None) => 0,
    }
}

/// How alike two names of records of this noun are, from 0 to 100, by their keys
/// ([`person_key`], [`company_key`]).
///
/// Words are compared in any order, and each may have a slip or two in it, more in a longer one.
/// Of a person two words must agree, an initial standing for a word; a word too many (a patronymic,
/// a second name) is no contradiction. Of a company all words must agree, in one word or several.
pub fn nearness(noun: Noun, a: &str, b: &str) -> u8 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    if noun == Noun::Company {
        return companies(a, b);
    }
    let Some(agreed) = people(a, b) else { return 0 };
    if agreed.words < 2 || agreed.whole == 0 {
        return 0;
    }
    let near = (agreed.sum / agreed.words).saturating_sub(agreed.missing * 5);
    u8::try_from(near).unwrap_or(100)
}

/// Whether two names, by their keys, may be one client's: neither says anything against the other.
/// Unlike [`nearness`], one word of a person is enough, where it is the very same; a name that is not
/// known contradicts none.
pub fn may_be_one(noun: Noun, a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return true;
    }
    if noun == Noun::Company {
        return companies(a, b) > 0;
    }
    people(a, b).is_some_and(|agreed| agreed.words > 1 || agreed.sum == 100)
}

/// What two names of people agree in: each word of the shorter stands for one of the longer.
struct Agreed {
    /// The words of the shorter name.
    words: usize,
    /// Those among them that are no initials.
    whole: usize,
    /// How near all of them are, each from 0 to 100.
    sum: usize,
    /// The words that only the longer name has.
    missing: usize,
}

fn people(a: &str, b: &str) -> Option<Agreed> {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut free: Vec<Option<&str>> = many.iter().copied().map(Some).collect();
    let mut agreed = Agreed { words: few.len(), whole: 0, sum: 0, missing: many.len() - few.len() };
    // Whole words first, so that an initial takes none that is meant for them.
    let mut words = few;
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in &words {
        let best = free.iter_mut().filter_map(|other| {
            let near = word_nearness(word, (*other)?);
            (near > 0).then_some((near, other))
        });
        let (near, taken) = best.max_by_key(|(near, _)| *near)?;
        agreed.whole += usize::from(near > INITIAL);
        agreed.sum += usize::from(near);
        *taken = None;
    }
    Some(agreed)
}

/// How near an initial is to the word it stands for.
const INITIAL: u8 = 70;

fn word_nearness(a: &str, b: &str) -> u8 {
    if a == b {
        return 100;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.chars().count() == 1 && long.starts_with(short) {
        return INITIAL;
    }
    spelling(short, long)
}

fn companies(a: &str, b: &str) -> u8 {
    if sorted(a) == sorted(b) {
        return 100;
    }
    let closed = |name: &str| name.replace(' ', "");
    let (a, b) = (closed(a), closed(b));
    if a == b { 95 } else { spelling(&a, &b) }
}

/// The words of a key in the order of the alphabet: under which the same words meet.
pub fn sorted(key: &str) -> String {
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// How near two spellings are: one letter in five may differ, and none of a short word. A number is
/// never a slip of another one.
fn spelling(a: &str, b: &str) -> u8 {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let allowed = (x.len().min(y.len()) / 5).min(2);
    if x.len().abs_diff(y.len()) > allowed || digits(a) != digits(b) {
        return 0;
    }
    match slips(&x, &y) {
        slips if slips > allowed => 0,
        1 => 90,
        _ => 80,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_a_person_are_near_and_two_people_are_not() {
        let table = [
            ("Иван Петров", "Петров Иван", 100..=100),
            ("Иван Петров", "Ivan Petrov", 100..=100),
            ("Фёдор Щукин", "fedor SHCHUKIN", 100..=100),
            ("Юлия Яковлева", "Yuliya Yakovleva", 100..=100),
            ("Петров Иван Сергеевич", "Иван Петров", 90..=99),
            ("Петров И.", "Иван Петров", 60..=90),
            ("Петров И. С.", "Петров Иван Сергеевич", 60..=90),
            ("Нагорнов Дмитрий", "Ногорнов Дмитрий", 80..=96),
            ("Katarzyna Kowalska", "Kowalska Katażyna", 80..=100),
            ("Иван Петров", "Анна Петрова", 0..=0),
            ("Петров Иван Сергеевич", "Петров Иван Олегович", 0..=0),
            ("Иван", "Иван", 0..=0),
            ("Иван Петров", "Иван Сидоров", 0..=0),
            ("И. П.", "Иван Петров", 0..=0),
            ("Олег Ким", "Олег Кин", 0..=0),
            ("", "Иван Петров", 0..=0),
        ];
        for (a, b, expected) in table {
            let near = nearness(Noun::Contact, &person_key(a), &person_key(b));
            assert!(expected.contains(&near), "{a} / {b}: {near}");
            let back = nearness(Noun::Contact, &person_key(b), &person_key(a));
            assert_eq!(near, back, "{a} / {b}");
        }
    }

    #[test]
    fn a_name_that_says_nothing_against_another_may_be_the_same_clients() {
        let person = [
            ("Ewa Lis", "Lis Ewa", true),
            ("Ewa", "Ewa Lis", true),
            ("Лис", "Ewa Lis", true),
            ("E. Lis", "Ewa Lis", true),
            ("Ewa Maria Lis", "Ewa Lis", true),
            ("", "Ewa Lis", true),
            ("Ewa Lis", "", true),
            ("Karol Lis", "Ewa Lis", false),
            ("Karol", "Ewa Lis", false),
            ("Karol Lipski", "Ewa Lis", false),
            ("Петрова", "Иван Петров", false),
            ("Иван Питров", "Иван Петров", true),
        ];
        for (a, b, one) in person {
            assert_eq!(may_be_one(Noun::Contact, &person_key(a), &person_key(b)), one, "{a} / {b}");
        }
        let company = [
            ("Polmet sp. z o.o.", "POLMET", true),
            ("", "Polmet", true),
            ("Zupa2 sp. z o.o.", "Nowa Firma", false),
            ("Завод 12", "Завод 13", false),
        ];
        for (a, b, one) in company {
            let (first, second) = (company_key(a), company_key(b));
            assert_eq!(may_be_one(Noun::Company, &first, &second), one, "{a} / {b}");
        }
    }

    #[test]
    fn a_firm_is_the_same_under_any_legal_form() {
        let table = [
            ("ООО «Ромашка»", "Ромашка, ООО", 100..=100),
            ("OOO Romashka", "Ромашка", 100..=100),
            ("Acme Ltd.", "ACME Limited", 100..=100),
            ("Polmet sp. z o.o.", "Polmet Spółka z o.o.", 100..=100),
            ("Polmet Sp. z o. o.", "POLMET", 100..=100),
            ("Строй-Сервис", "СтройСервис", 95..=95),
            ("Ромашка", "Рамашка", 80..=95),
            ("ИП Иванов И. И.", "Иванов И. И.", 100..=100),
            ("ООО", "ООО", 0..=100),
            ("Завод 12", "Завод 13", 0..=0),
            ("Ромашка", "Василёк", 0..=0),
            ("Дом", "Дым", 0..=0),
        ];
        for (a, b, expected) in table {
            let near = nearness(Noun::Company, &company_key(a), &company_key(b));
            assert!(expected.contains(&near), "{a} / {b}: {near}");
        }
    }

    #[test]
    fn more_reasons_are_surer_and_another_name_makes_doubt() {
        use Reason::{Email, Name, Phone};
        let both = score(&[Phone, Email], None);
        let named = score(&[Phone, Name], Some(100));
        let phone = score(&[Phone], None);
        let other = score(&[Phone], Some(0));
        let name = score(&[Name], Some(100));
        assert!(both >= named && named > phone && phone > name && name > other);
        assert!((60..100).contains(&other) && name < 75);
        assert_eq!(score(&[], None), 0);
    }
}
