//! The clients that one typed line describes, to be made where a client is asked for.

use super::Reading;
use crate::domain::capture::{Capture, PartKind};
use crate::domain::command::Set;
use crate::domain::noun::Noun;
use crate::domain::value::Value;

impl Reading<'_> {
    /// The values of a new contact, a new company or one of each, as one captured line describes
    /// them; none where it does not say enough for every one of them. Of both, the person takes
    /// what is said besides the company's name and site.
    pub fn clients(&self, nouns: &[Noun], line: &str) -> Option<Vec<(Noun, Vec<Set>)>> {
        let capture = self.captured(line);
        let says_person = capture.first_name.is_some() || capture.last_name.is_some();
        if nouns.len() > 1 && !(says_person && capture.company.is_some()) {
            return None;
        }
        let both = nouns.len() > 1;
        nouns.iter().map(|noun| Some((*noun, self.client(*noun, &capture, line, both)?))).collect()
    }

    fn client(&self, noun: Noun, capture: &Capture, line: &str, both: bool) -> Option<Vec<Set>> {
        let mut set = self.capture_values(noun, capture, line);
        match noun {
            Noun::Company if both => set.retain(|one| matches!(&*one.field, "title" | "site")),
            Noun::Company if !has(&set, "title") => {
                // A company is often called by somebody's name.
                let part = capture.parts.iter().find(|part| part.kind == PartKind::Name)?;
                let name = line.get(part.span.clone())?;
                set.retain(|one| one.field != "comment" || one.value != Value::from(name));
                set.insert(0, Set::new("title", name));
            }
            Noun::Contact if both => {
                set.retain(|one| one.field != "site");
                let company = capture.company.as_deref().unwrap_or_default();
                drop_line(&mut set, company);
            }
            _ => {}
        }
        let enough: &[&str] = match noun {
            Noun::Company => &["title"],
            _ => &["last_name", "first_name", "phone", "email", "messenger"],
        };
        enough.iter().any(|name| has(&set, name)).then_some(set)
    }
}

fn has(set: &[Set], name: &str) -> bool {
    set.iter().any(|one| one.field == name)
}

/// Takes a line out of the comment.
fn drop_line(set: &mut Vec<Set>, line: &str) {
    for one in set.iter_mut().filter(|one| one.field == "comment") {
        let text = one.value.as_text().unwrap_or_default();
        let rest: Vec<&str> = text.lines().filter(|other| *other != line).collect();
        one.value = Value::text(rest.join("\n"));
    }
    set.retain(|one| one.field != "comment" || !one.value.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::field::Registry;
    use crate::domain::money::Currency;
    use crate::domain::person::UserId;
    use crate::domain::setup::Setup;

    #[test]
    fn a_line_says_enough_for_a_client_or_it_does_not() {
        let setup = Setup {
            registry: Registry::new(Vec::new()),
            pipelines: Vec::new(),
            stages: Vec::new(),
            sources: Vec::new(),
            users: Vec::new(),
            country: "RU".to_owned(),
            currency: Currency::RUB,
            settings: Default::default(),
        };
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        let contact = [Noun::Contact];
        let company = [Noun::Company];
        let both = [Noun::Contact, Noun::Company];
        let line = "Иван Петров, +7 912 345-67-89, ООО Ромашка, romashka.ru, важный";
        for (nouns, line, said) in [
            (&contact[..], "Иван Петров", "first_name last_name"),
            (&contact[..], "+7 912 345-67-89", "phone"),
            (&contact[..], "ivan@example.com", "email"),
            (&contact[..], "ООО Ромашка", ""),
            (&company[..], "ООО Ромашка, +7 495 123-45-67", "title phone"),
            (&company[..], "Ромашка", "title"),
            (&company[..], "Иван Петров", "title"),
            (&company[..], "+7 495 123-45-67", ""),
            (&both[..], "Иван Петров", ""),
            (&both[..], "ООО Ромашка", ""),
            (&both[..], line, "comment first_name last_name phone | site title"),
        ] {
            let mut sets = Vec::new();
            for (_, set) in reading.clients(nouns, line).unwrap_or_default() {
                let mut names: Vec<String> = set.into_iter().map(|one| one.field).collect();
                names.sort_by_key(|name| (said.find(name.as_str()), name.clone()));
                sets.push(names.join(" "));
            }
            assert_eq!(sets.join(" | "), said, "{nouns:?} {line}");
        }
        let sets = reading.clients(&both, line).unwrap();
        let comment = sets[0].1.iter().find(|one| one.field == "comment");
        assert_eq!(comment.map(|one| &one.value), Some(&Value::from("важный")));
    }
}
