//! With leads or without them: a team that works in the classic way sorts out leads first, one that
//! works in the simple way begins with a deal and its client at once.
//!
//! In the simple way there are no open leads: none is made, none is opened again, and a team that
//! goes over to it turns those it has into deals. What was a lead once stays readable.

use super::command::Targets;
use super::message::{Message, Refusal};
use super::noun::Noun;
use super::stage::Meaning;

/// How a team works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Leads, deals, contacts and companies.
    #[default]
    Classic,
    /// Deals, contacts and companies.
    Simple,
}

impl Mode {
    /// Both, the one a team starts with first.
    pub const ALL: [Mode; 2] = [Mode::Classic, Mode::Simple];

    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Classic => "classic",
            Mode::Simple => "simple",
        }
    }

    /// The mode with this word.
    pub fn parse(word: &str) -> Option<Mode> {
        Mode::ALL.into_iter().find(|mode| mode.word() == word)
    }

    /// Whether records of the noun are worked on.
    pub fn has(self, noun: Noun) -> bool {
        self == Mode::Classic || noun != Noun::Lead
    }

    /// With what the work on somebody who turns to us begins.
    pub fn first(self) -> Noun {
        match self {
            Mode::Classic => Noun::Lead,
            Mode::Simple => Noun::Deal,
        }
    }

    /// Whether a record of the noun may stand at a stage of this meaning.
    ///
    /// # Errors
    /// A refusal of an open lead where there are none.
    pub fn check(self, noun: Noun, meaning: Meaning) -> Result<(), Refusal> {
        if self.has(noun) || meaning != Meaning::Open {
            return Ok(());
        }
        Err(Refusal::rule(Message::new("refused-simple-mode"))
            .hint(Message::new("hint-simple-mode")))
    }

    /// Whether a team with so many open leads may go over to it.
    ///
    /// # Errors
    /// A refusal with their number where it would have no place for them.
    pub fn check_switch(self, open_leads: i64) -> Result<(), Refusal> {
        if self.has(Noun::Lead) || open_leads == 0 {
            return Ok(());
        }
        let message = Message::new("refused-mode-leads").with("count", open_leads);
        Err(Refusal::rule(message).hint(Message::new("hint-mode-leads")).at("mode"))
    }
}

/// What a lead becomes when nobody is asked: a deal, with the client as far as the lead says who
/// that is. A repeat lead's client is there already.
pub fn whole(repeat: bool, says_person: bool, says_company: bool) -> Targets {
    Targets { deal: true, contact: !repeat && says_person, company: !repeat && says_company }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversion::{self, Past};

    #[test]
    fn a_mode_is_named_by_its_word() {
        for mode in Mode::ALL {
            assert_eq!(Mode::parse(mode.word()), Some(mode));
            assert!(mode.has(mode.first()));
        }
        assert_eq!(Mode::parse("complex"), None);
    }

    #[test]
    fn without_leads_none_is_open() {
        for (mode, noun, meaning, fits) in [
            (Mode::Classic, Noun::Lead, Meaning::Open, true),
            (Mode::Simple, Noun::Lead, Meaning::Open, false),
            (Mode::Simple, Noun::Lead, Meaning::Won, true),
            (Mode::Simple, Noun::Lead, Meaning::Lost, true),
            (Mode::Simple, Noun::Deal, Meaning::Open, true),
        ] {
            assert_eq!(mode.check(noun, meaning).is_ok(), fits, "{mode:?} {noun:?} {meaning:?}");
        }
        for (mode, leads, may) in [
            (Mode::Classic, 7, true),
            (Mode::Classic, 0, true),
            (Mode::Simple, 0, true),
            (Mode::Simple, 1, false),
        ] {
            assert_eq!(mode.check_switch(leads).is_ok(), may, "{mode:?} {leads}");
        }
    }

    #[test]
    fn what_a_lead_becomes_unasked_is_always_allowed() {
        for bits in 0..8_u8 {
            let [repeat, person, company] = [1, 2, 4].map(|bit| bits & bit > 0);
            let targets = whole(repeat, person, company);
            assert!(conversion::check(targets, Past { repeat, converted: false }).is_ok());
            assert_eq!(targets.contact, person && !repeat);
            assert_eq!(targets.company, company && !repeat);
        }
    }
}
