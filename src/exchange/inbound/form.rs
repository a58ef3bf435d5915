//! The answers of a form on a site: who fills it in and what he wants, under whatever names the
//! site gives to its fields.

use serde_json::{Map, Value as Json};

use super::{body, flatten, line, named, plain};
use crate::domain::email;
use crate::domain::fold::fold;
use crate::domain::inbound::{Channel, Contact, Facts, Party};
use crate::domain::message::{Message, Refusal};
use crate::domain::phone;

/// What a field of a form may hold, with the names that say so, folded.
const NAMES: [(Part, &[&str]); 8] = [
    (
        Part::Name,
        &[
            "name",
            "full_name",
            "fullname",
            "your-name",
            "fio",
            "фио",
            "имя",
            "imie",
            "imie i nazwisko",
        ],
    ),
    (Part::First, &["first_name", "firstname", "first-name"]),
    (Part::Last, &["last_name", "lastname", "last-name", "surname", "фамилия", "nazwisko"]),
    (
        Part::Phone,
        &[
            "phone",
            "tel",
            "telephone",
            "mobile",
            "phone_number",
            "your-phone",
            "телефон",
            "telefon",
        ],
    ),
    (Part::Email, &["email", "e-mail", "mail", "your-email", "почта", "poczta"]),
    (
        Part::Company,
        &["company", "organization", "organisation", "компания", "организация", "firma"],
    ),
    (
        Part::Comment,
        &[
            "comment",
            "message",
            "text",
            "question",
            "your-message",
            "комментарии",
            "сообщение",
            "вопрос",
            "wiadomosc",
            "komentarz",
            "pytanie",
        ],
    ),
    (Part::Title, &["title", "subject", "your-subject", "тема", "temat"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    First,
    Last,
    Phone,
    Email,
    Company,
    Comment,
    Title,
}

/// Reads the answers. What is no phone number or no address stays beside with the rest.
///
/// # Errors
/// A refusal where nothing was filled in.
pub fn read(object: &Map<String, Json>) -> Result<Contact, Refusal> {
    let mut party = Party::default();
    let (mut name, mut first, mut last) = (String::new(), String::new(), String::new());
    let (mut title, mut comment) = (String::new(), String::new());
    let mut fields = Vec::new();
    for (key, value) in object.iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "at")) {
        let part = part(key);
        let said: Vec<String> = match value {
            Json::Array(list) => list.iter().map(plain).collect(),
            Json::Object(_) => Vec::new(),
            one => vec![plain(one)],
        };
        let said: Vec<String> = said
            .into_iter()
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
        let one = said.join(", ");
        match part {
            Some(Part::Phone)
                if !said.is_empty() && said.iter().all(|s| phone::looks_like_phone(s)) =>
            {
                party.phones.extend(said.iter().map(|one| line(one)));
            }
            Some(Part::Email) if !said.is_empty() && said.iter().all(|s| email::valid(s)) => {
                party.emails.extend(said);
            }
            Some(Part::Name) if name.is_empty() => name = line(&one),
            Some(Part::First) if first.is_empty() => first = line(&one),
            Some(Part::Last) if last.is_empty() => last = line(&one),
            Some(Part::Company) if party.company.is_empty() => party.company = line(&one),
            Some(Part::Title) if title.is_empty() => title = line(&one),
            Some(Part::Comment) if comment.is_empty() => comment = body(&one),
            _ => flatten(key, value, &mut fields),
        }
    }
    let known = [&name, &first, &last, &party.company, &title, &comment];
    if known.iter().all(|text| text.is_empty()) && !party.is_reachable() && fields.is_empty() {
        return Err(Refusal::malformed(Message::new("refused-intake-empty")));
    }
    let mut party = named(&name, party);
    if !first.is_empty() || !last.is_empty() {
        (party.first_name, party.last_name) = (first, last);
    }
    let told = [party.first_name.as_str(), &party.middle_name, &party.last_name];
    let told = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let from = party.phones.first().or(party.emails.first()).cloned().unwrap_or_default();
    let wish = line(comment.lines().next().unwrap_or_default());
    let subject = [title.clone(), wish, told.clone(), from.clone()];
    Ok(Contact {
        channel: Channel::Form,
        internal: false,
        at: None,
        subject: subject.into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
        text: comment.clone(),
        comment,
        facts: Facts { from, name: told, subject: title.clone(), fields, ..Facts::default() },
        title,
        party,
    })
}

fn part(key: &str) -> Option<Part> {
    let key = fold(key);
    NAMES.iter().find(|(_, names)| names.contains(&key.as_str())).map(|(part, _)| *part)
}
