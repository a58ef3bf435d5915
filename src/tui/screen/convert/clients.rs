//! Whether the contact and the company are new or somebody who is here already.

use crate::domain::conversion::{self, Candidate};
use crate::domain::noun::{Noun, RecordRef};

/// Who may be the clients, and who of them is chosen.
#[derive(Debug, Default)]
pub struct Clients {
    candidates: Vec<Candidate>,
    contact: Choice,
    company: Choice,
}

/// Who is chosen.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// Nobody said anything: whoever surely is it.
    #[default]
    Unsaid,
    /// Somebody new.
    New,
    /// This one.
    Known(RecordRef),
}

impl Clients {
    /// Takes the candidates as they are now. Where nobody chose yet, somebody with the lead's phone
    /// or e-mail is it; a namesake is only offered.
    pub fn take(&mut self, candidates: Vec<Candidate>) {
        self.candidates = candidates;
        for noun in [Noun::Contact, Noun::Company] {
            let choice = self.choice(noun);
            let gone = match choice {
                Choice::Known(on) => !self.candidates.iter().any(|one| one.on == on),
                _ => false,
            };
            if choice == Choice::Unsaid || gone {
                let of: Vec<Candidate> = self.of(noun).cloned().collect();
                let sure = match conversion::pick(&of) {
                    Ok(sure) => sure,
                    // Several are it equally: the first of them is proposed.
                    Err(_) => of.iter().find(|one| one.is_sure()).map(|one| one.on),
                };
                self.put(noun, sure.map_or(Choice::Unsaid, Choice::Known));
            }
        }
    }

    /// Whether there is anybody to choose.
    pub fn is_offered(&self, noun: Noun) -> bool {
        self.of(noun).next().is_some()
    }

    /// Who is chosen; nobody where a new one is created.
    pub fn chosen(&self, noun: Noun) -> Option<&Candidate> {
        match self.choice(noun) {
            Choice::Known(on) => self.candidates.iter().find(|one| one.on == on),
            _ => None,
        }
    }

    /// Whether another one that may be chosen in place of this one is called the same.
    pub fn has_namesake(&self, one: &Candidate) -> bool {
        self.of(one.on.noun).any(|other| other.on != one.on && other.name == one.name)
    }

    /// Who is chosen, as it is kept: a record, `new`, or nothing where nobody said.
    pub fn said(&self, noun: Noun) -> Option<String> {
        match self.choice(noun) {
            Choice::Unsaid => None,
            Choice::New => Some("new".to_owned()),
            Choice::Known(on) => Some(on.to_string()),
        }
    }

    /// Chooses this one, or somebody new.
    pub fn choose(&mut self, noun: Noun, on: Option<RecordRef>) {
        self.put(noun, on.map_or(Choice::New, Choice::Known));
    }

    /// Forgets what was chosen: whoever surely is it is the one.
    pub fn forget(&mut self) {
        (self.contact, self.company) = (Choice::Unsaid, Choice::Unsaid);
        let candidates = std::mem::take(&mut self.candidates);
        self.take(candidates);
    }

    /// Chooses the next or the previous one; a new one comes after the last.
    pub fn turn(&mut self, noun: Noun, forward: bool) {
        let all: Vec<RecordRef> = self.of(noun).map(|one| one.on).collect();
        let at = match self.choice(noun) {
            Choice::Known(on) => all.iter().position(|one| *one == on).unwrap_or(all.len()),
            _ => all.len(),
        };
        let step = if forward { 1 } else { all.len() };
        let next = all.get((at + step) % (all.len() + 1));
        self.put(noun, next.map_or(Choice::New, |on| Choice::Known(*on)));
    }

    fn of(&self, noun: Noun) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().filter(move |one| one.on.noun == noun)
    }

    fn choice(&self, noun: Noun) -> Choice {
        if noun == Noun::Company { self.company } else { self.contact }
    }

    fn put(&mut self, noun: Noun, choice: Choice) {
        if noun == Noun::Company { self.company = choice } else { self.contact = choice }
    }
}
