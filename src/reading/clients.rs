//! The clients that one typed line describes, to be made where a client is asked for.

use super::Reading;
use crate::domain::capture::{Capture, PartKind, beside};
use crate::domain::command::{Command, NewClient, Set, Whom};
use crate::domain::message::Refusal;
use crate::domain::noun::Noun;
use crate::domain::value::Value;

/// By what a client is looked for who is typed with more than a name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SoughtClient<'l> {
    /// The names of the person and the company.
    pub names: Vec<&'l str>,
    /// The phones and the e-mails.
    pub ways: Vec<&'l str>,
}

impl Reading<'_> {
    /// The values of a new contact, a new company or one of each, as one captured line describes
    /// them; none where it does not say enough for every one of them. Of both, the person takes
    /// what is said besides the company's name and site.
    pub fn clients(&self, nouns: &[Noun], line: &str) -> Option<Vec<(Noun, Vec<Set>)>> {
        let capture = match nouns {
            [noun] => self.captured_as(*noun, line),
            _ => self.captured(line),
        };
        let says_person = capture.first_name.is_some() || capture.last_name.is_some();
        if nouns.len() > 1 && !(says_person && capture.company.is_some()) {
            return None;
        }
        let both = nouns.len() > 1;
        nouns.iter().map(|noun| Some((*noun, self.client(*noun, &capture, line, both)?))).collect()
    }

    /// The command that makes a record of one captured line, with these values beside what it says
    /// ([`beside::put`]), and something planned for it where there is a `plan`. A deal is made with the client the line tells
    /// how to reach, and where the team works without leads, with any it tells of; a contact with the
    /// company it names; who is here already is linked.
    ///
    /// # Errors
    /// A refusal when the line is empty.
    pub fn creation(
        &self,
        noun: Noun,
        line: &str,
        over: &[Set],
        plan: Option<Vec<Set>>,
    ) -> Result<Command, Refusal> {
        let linked = over.iter().any(|one| matches!(&*one.field, "contact" | "company"));
        let described = match noun {
            _ if linked || !self.brings_client(noun, line) => None,
            Noun::Contact => self.contact_with_company(line),
            _ => self.deal_with_client(line),
        };
        let (mut set, clients) = match described {
            Some(both) => both,
            None => (self.capture(noun, line)?, Vec::new()),
        };
        beside::put(&mut set, over);
        Ok(match (clients.is_empty(), plan) {
            (false, plan) => Command::Introduce { clients, to: Whom::New(noun), set, plan },
            (true, Some(plan)) => Command::CreatePlanned { noun, set, plan },
            (true, None) => Command::Create { noun, set },
        })
    }

    /// By what clients are looked for who may be meant by a line that says more than one thing.
    pub fn sought<'l>(&self, line: &'l str) -> SoughtClient<'l> {
        let parts = self.captured(line).parts;
        if parts.len() < 2 {
            return SoughtClient::default();
        }
        let told = |kinds: &[PartKind]| -> Vec<&'l str> {
            let meant = parts.iter().filter(|part| kinds.contains(&part.kind));
            meant.filter_map(|part| line.get(part.span.clone())).collect()
        };
        SoughtClient {
            // One word beside a phone is a name too.
            names: told(&[PartKind::Name, PartKind::Company, PartKind::Title]),
            ways: told(&[PartKind::Phone, PartKind::Email]),
        }
    }

    /// Whether a captured line about somebody makes a record of the noun with its client.
    pub fn begins_with(&self, noun: Noun) -> bool {
        noun == Noun::Deal && self.setup.settings.mode.first() == noun
    }

    /// Whether this line makes a record of the noun with its client.
    pub fn brings_client(&self, noun: Noun, line: &str) -> bool {
        match noun {
            Noun::Deal => self.begins_with(noun) || is_reachable(&self.captured(line)),
            Noun::Contact => self.clients(&[Noun::Contact, Noun::Company], line).is_some(),
            _ => false,
        }
    }

    /// The values of a contact and the company that one line names beside it.
    fn contact_with_company(&self, line: &str) -> Option<(Vec<Set>, Vec<NewClient>)> {
        let described = self.clients(&[Noun::Contact, Noun::Company], line)?;
        let (mut contact, mut companies) = (Vec::new(), Vec::new());
        for (noun, set) in described {
            match noun {
                Noun::Contact => contact = set,
                _ => {
                    let field = noun.word().to_owned();
                    companies.push(NewClient { noun, set, field, matching: true });
                }
            }
        }
        Some((contact, companies))
    }

    /// The values of a deal and its clients that one line describes; nothing where it names no
    /// client. What the clients have fields for is not in the deal's comment besides.
    fn deal_with_client(&self, line: &str) -> Option<(Vec<Set>, Vec<NewClient>)> {
        let capture = self.captured(line);
        let named = capture.first_name.is_some() || capture.last_name.is_some();
        let reachable = is_reachable(&capture);
        let nouns: &[Noun] = match (named, &capture.company) {
            (true, Some(_)) => &[Noun::Contact, Noun::Company],
            // What stands beside a company alone is the company's.
            (false, Some(_)) => &[Noun::Company],
            (_, None) if named || reachable => &[Noun::Contact],
            _ => return None,
        };
        let both = nouns.len() > 1;
        let clients = nouns.iter().map(|noun| {
            let mut set = self.client(*noun, &capture, line, both)?;
            set.retain(|one| !matches!(&*one.field, "comment" | "tags"));
            if *noun == Noun::Contact && !named {
                // The words beside a phone say what the deal is about.
                set.retain(|one| one.field != "last_name");
            }
            let field = noun.word().to_owned();
            Some(NewClient { noun: *noun, set, field, matching: true })
        });
        let clients: Vec<NewClient> = clients.collect::<Option<_>>()?;
        let mut deal = self.capture_values(Noun::Deal, &capture, line);
        let kept = capture.parts.iter().filter(|part| part.kind == PartKind::Rest);
        let kept: Vec<&str> = kept.filter_map(|part| line.get(part.span.clone())).collect();
        deal.retain(|one| one.field != "comment");
        if !kept.is_empty() {
            deal.push(Set::new("comment", kept.join("\n").as_str()));
        }
        Some((deal, clients))
    }

    fn client(&self, noun: Noun, capture: &Capture, line: &str, both: bool) -> Option<Vec<Set>> {
        let mut set = self.capture_values(noun, capture, line);
        match noun {
            Noun::Company if both => set.retain(|one| matches!(&*one.field, "title" | "site")),
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

/// Whether a line says how to reach somebody.
fn is_reachable(capture: &Capture) -> bool {
    !(capture.phones.is_empty() && capture.emails.is_empty() && capture.messengers.is_empty())
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
    use crate::domain::mode::Mode;
    use crate::domain::person::UserId;
    use crate::reading::tests::setup;

    #[test]
    fn without_leads_a_line_about_somebody_is_a_deal_with_its_client() {
        let mut setup = setup();
        let line = "Насосы, Иван Петров, +7 912 345-67-89, ООО Ромашка, 150000, #hot, срочно";
        let classic = Reading::new(&setup, Clock::stopped(0), UserId(1));
        for (line, with_client) in [
            (line, true),
            ("Насосы, ivan@example.com", true),
            ("Иван Петров, 500", false),
            ("ООО Ромашка, насосы", false),
        ] {
            let command = classic.creation(Noun::Deal, line, &[], None).unwrap();
            assert_eq!(matches!(command, Command::Introduce { .. }), with_client, "{line}");
        }
        setup.settings.mode = Mode::Simple;
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        let names = |set: &[Set]| {
            let mut names: Vec<&str> = set.iter().map(|one| one.field.as_str()).collect();
            names.sort_unstable();
            names.join(" ")
        };
        for (line, deal, clients) in [
            (
                line,
                "amount comment currency tags title",
                "contact: first_name last_name phone; company: title",
            ),
            ("Насосы, +7 912 345-67-89", "title", "contact: phone"),
            ("Иван Петров, 500", "amount currency title", "contact: first_name last_name"),
            ("ООО Ромашка, +7 912 345-67-89", "title", "company: phone title"),
            ("Насосы для Ромашки", "title", ""),
        ] {
            let command = reading.creation(Noun::Deal, line, &[], None).unwrap();
            let (set, made) = match command {
                Command::Introduce { clients, to: Whom::New(Noun::Deal), set, plan: None } => {
                    (set, clients)
                }
                Command::Create { noun: Noun::Deal, set } => (set, Vec::new()),
                other => panic!("{other:?}"),
            };
            assert_eq!(names(&set), deal, "{line}");
            assert!(made.iter().all(|client| client.matching));
            let made: Vec<String> = made
                .iter()
                .map(|client| format!("{}: {}", client.noun.word(), names(&client.set)))
                .collect();
            assert_eq!(made.join("; "), clients, "{line}");
        }
        let linked = [Set::new("contact", 3)];
        let command = reading.creation(Noun::Deal, line, &linked, None).unwrap();
        assert!(matches!(command, Command::Create { .. }), "the client is known: {command:?}");
    }

    #[test]
    fn a_line_about_a_person_and_his_company_is_a_contact_linked_with_it() {
        let setup = setup();
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        let line = "Ewa Lis, +48 601 111 229, Polmet sp. z o.o., polmet.pl, ważna";
        let command = reading.creation(Noun::Contact, line, &[], None).unwrap();
        let Command::Introduce { clients, to, set, plan: None } = command else {
            panic!("{command:?}")
        };
        let said = |set: &[Set], field: &str| {
            let value = set.iter().find(|one| one.field == field).map(|one| &one.value);
            value.and_then(Value::as_text).unwrap_or_default().to_owned()
        };
        assert_eq!(to, Whom::New(Noun::Contact));
        assert_eq!(
            (said(&set, "last_name"), said(&set, "comment")),
            ("Lis".into(), "ważna".into())
        );
        let [company] = &clients[..] else { panic!("{clients:?}") };
        assert_eq!((company.noun, company.field.as_str()), (Noun::Company, "company"));
        assert_eq!(said(&company.set, "title"), "Polmet sp. z o.o.");
        assert!(company.matching && has(&company.set, "site"));
        for line in ["Ewa Lis, +48 601 111 229", "Polmet sp. z o.o., +48 601 111 229"] {
            let command = reading.creation(Noun::Contact, line, &[], None).unwrap();
            assert!(matches!(command, Command::Create { .. }), "{line}: {command:?}");
        }
        let known = [Set::new("company", Value::Ids(vec![3]))];
        let command = reading.creation(Noun::Contact, line, &known, None).unwrap();
        assert!(matches!(command, Command::Create { .. }), "{command:?}");
    }

    #[test]
    fn a_line_says_enough_for_a_client_or_it_does_not() {
        let setup = setup();
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
