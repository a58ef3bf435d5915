//! People and companies of a story.

use super::chance::Chance;
use super::words::Words;
use crate::domain::client::Known;
use crate::domain::noun::RecordRef;
use crate::domain::point::Point;
use crate::domain::value::Value;

/// A client who is in the database and may come again.
#[derive(Debug, Clone)]
pub struct Client {
    /// Since when, in seconds since 1970 UTC.
    pub since: i64,
    /// The contact with the person's name.
    pub contact: Option<(RecordRef, String)>,
    /// The company with its title.
    pub company: Option<(RecordRef, String)>,
    /// His deals: when each was made, and when it ended and whether it was won.
    pub deals: Vec<(i64, Option<(i64, bool)>)>,
}

impl Client {
    /// What he was to the firm at a moment.
    pub fn known(&self, at: i64) -> Known {
        let earlier = self.deals.iter().filter(|(made, _)| *made <= at);
        Known::by(earlier.map(|(_, end)| end.filter(|(over, _)| *over <= at).map(|(_, won)| won)))
    }
}

/// A person as a lead or a contact holds him.
#[derive(Debug, Clone)]
pub struct Person {
    /// The surname.
    pub last: String,
    /// The given name.
    pub first: String,
    /// The middle name, where people have one and told it.
    pub middle: String,
    /// What he does where he works.
    pub post: String,
    email: String,
}

impl Person {
    /// Somebody.
    pub fn new(chance: &mut Chance, words: &Words) -> Person {
        let woman = chance.percent(50);
        let given = chance.pick(if woman { words.women } else { words.men });
        let surname = chance.pick(words.surnames);
        let middle = match words.middle {
            [] => "",
            names if chance.percent(60) => {
                let (his, hers) = *chance.pick(names);
                if woman { hers } else { his }
            }
            _ => "",
        };
        let post = if chance.percent(35) { *chance.pick(words.posts) } else { "" };
        let initial = given.latin.get(..1).unwrap_or_default();
        let number = chance.between(1, 99);
        let host = chance.pick(&["com", "org", "net"]);
        Person {
            last: (if woman { surname.she } else { surname.he }).to_owned(),
            first: given.name.to_owned(),
            middle: middle.to_owned(),
            post: post.to_owned(),
            email: match number {
                1..=40 => format!("{initial}.{}@example.{host}", surname.latin),
                41..=70 => format!("{}.{}@example.{host}", given.latin, surname.latin),
                _ => format!("{}{number}@example.{host}", surname.latin),
            },
        }
    }

    /// The name in one line, as the search knows it.
    pub fn name(&self) -> String {
        let parts = [&self.last, &self.first, &self.middle];
        parts
            .map(String::as_str)
            .into_iter()
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// His e-mail address.
    pub fn emails(&self) -> Value {
        Value::Points(vec![Point::new(self.email.as_str(), "work")])
    }
}

/// One phone number, seldom two.
pub fn phones(chance: &mut Chance, words: &Words) -> Value {
    let count = if chance.percent(12) { 2 } else { 1 };
    let labels = ["mobile", "work"];
    let one = |label: &&str| {
        let pattern = *chance.pick(words.phones);
        Point::new(chance.digits(pattern), *label)
    };
    Value::Points(labels[..count].iter().map(one).collect())
}

/// The name of a company.
pub fn company(chance: &mut Chance, words: &Words) -> String {
    let first = chance.pick(words.company_first);
    let second = chance.pick(words.company_second);
    chance.pick(words.company_forms).replace("{}", &format!("{first}{second}"))
}

/// An address, where somebody wrote it down.
pub fn address(chance: &mut Chance, words: &Words) -> Value {
    if !chance.percent(25) {
        return Value::Empty;
    }
    let pattern = *chance.pick(words.addresses);
    // A house has no number 0.
    Value::text(chance.digits(pattern).replace(" 0", " 1"))
}
