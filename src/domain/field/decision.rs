//! What a team may decide about a field every database has: whether its card shows it even when it is
//! empty, and whether a record can be saved without it. A field of the team's own has flags of its own
//! for that.

use super::{Field, Kind, builtin};
use crate::domain::layout::arrange::stands_alone;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::Noun;

/// What is decided of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It must be filled in.
    Required,
    /// It is shown even when it is empty.
    Always,
}

/// That something holds for a field; nothing is noted where it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whose field.
    pub noun: Noun,
    /// Its stable name.
    pub name: String,
    /// What.
    pub what: What,
}

impl What {
    /// Both.
    pub const ALL: [What; 2] = [What::Required, What::Always];

    /// The stable word: also the name of the flag of a field of the team's own.
    pub fn word(self) -> &'static str {
        match self {
            What::Required => "required",
            What::Always => "always",
        }
    }

    /// What a stable word says.
    pub fn parse(word: &str) -> Option<What> {
        What::ALL.into_iter().find(|what| what.word() == word)
    }

    /// Whether it holds for a field now.
    pub fn holds(self, field: &Field) -> bool {
        match self {
            What::Required => field.flags.required,
            What::Always => field.flags.always,
        }
    }

    /// Whether a team may decide it of a field.
    ///
    /// # Errors
    /// A refusal for a field that the program keeps, that is never empty, or whose nature it is.
    pub fn check(self, field: &Field) -> Result<(), Refusal> {
        let label = || Arg::Field(field.noun, field.name.clone());
        let refused = |id| Err(Refusal::rule(Message::new(id).with("field", label())));
        if field.flags.custom {
            return Ok(());
        }
        if !is_open(field) {
            return refused("refused-decision-field");
        }
        let mut nature = builtin::fields().into_iter();
        let own = |one: &Field| one.noun == field.noun && one.name == field.name;
        let by_nature = nature.find(own).is_some_and(|one| self.holds(&one));
        if by_nature { refused("refused-decision-nature") } else { Ok(()) }
    }

    /// Makes it hold for a field, where that may be decided.
    pub(super) fn take(self, field: &mut Field) {
        if field.flags.custom || !is_open(field) || self.holds(field) {
            return;
        }
        match self {
            What::Required => {
                field.flags.required = true;
                field.flags.decided = true;
            }
            What::Always => field.flags.always = true,
        }
    }
}

impl Decision {
    /// The word for it: `lead/phone:required`.
    pub fn word(&self) -> String {
        format!("{}/{}:{}", self.noun.word(), self.name, self.what.word())
    }

    /// The decision that a word names.
    pub fn parse(word: &str) -> Option<Decision> {
        let (field, what) = word.split_once(':')?;
        let (noun, name) = field.split_once('/')?;
        let (noun, what) = (Noun::parse(noun)?, What::parse(what)?);
        Some(Decision { noun, name: name.to_owned(), what })
    }

    pub(super) fn is_about(&self, field: &Field) -> bool {
        (self.noun, &*self.name) == (field.noun, &*field.name)
    }
}

/// Whether anything may be decided of a field every database has: it is filled in by people, and it
/// may be empty.
fn is_open(field: &Field) -> bool {
    let own = field.noun.is_record() && !field.flags.system && stands_alone(field);
    let never_empty =
        field.kind == Kind::Bool || matches!(field.name.as_str(), "stage" | "responsible");
    own && !never_empty
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;

    #[test]
    fn a_decision_is_written_and_read_back() {
        for noun in [Noun::Lead, Noun::Company] {
            for what in What::ALL {
                let decision = Decision { noun, name: "phone".to_owned(), what };
                assert_eq!(Decision::parse(&decision.word()), Some(decision));
            }
        }
        for bad in ["", "lead/phone", "phone:required", "horse/phone:always", "lead/phone:never"] {
            assert_eq!(Decision::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_may_be_empty_may_be_asked_for_and_what_is_by_nature_stays() {
        let registry = Registry::new(Vec::new());
        let asked = |noun, name: &str, what: What| {
            what.check(registry.get(noun, name).unwrap()).err().map(|refusal| refusal.message.id)
        };
        let (required, always) = (What::Required, What::Always);
        for (noun, name, what, refused) in [
            (Noun::Lead, "phone", required, None),
            (Noun::Lead, "source", required, None),
            (Noun::Lead, "amount", required, None),
            (Noun::Contact, "middle_name", always, None),
            (Noun::Company, "region", always, None),
            (Noun::Company, "title", required, Some("refused-decision-nature")),
            (Noun::Lead, "title", always, Some("refused-decision-nature")),
            (Noun::Lead, "title", required, None),
            (Noun::Lead, "stage", required, Some("refused-decision-field")),
            (Noun::Deal, "responsible", required, Some("refused-decision-field")),
            (Noun::Lead, "open_to_all", always, Some("refused-decision-field")),
            (Noun::Lead, "currency", required, Some("refused-decision-field")),
            (Noun::Lead, "created_at", required, Some("refused-decision-field")),
            (Noun::Activity, "result", required, Some("refused-decision-field")),
        ] {
            assert_eq!(asked(noun, name, what), refused, "{noun:?} {name} {what:?}");
        }
    }

    #[test]
    fn a_decision_changes_its_field_and_no_other() {
        let words = ["lead/phone:required", "contact/middle_name:always", "lead/stage:required"];
        let decisions: Vec<Decision> = words.into_iter().filter_map(Decision::parse).collect();
        let registry = Registry::new(Vec::new()).decided(&decisions);
        let flags = |noun, name: &str| registry.get(noun, name).unwrap().flags;
        let phone = flags(Noun::Lead, "phone");
        assert!(phone.required && phone.decided && !phone.always);
        let middle = flags(Noun::Contact, "middle_name");
        assert!(middle.always && !middle.required && !middle.decided);
        assert!(!flags(Noun::Contact, "phone").required);
        assert!(!flags(Noun::Lead, "stage").required, "what cannot be decided is not");
    }
}
