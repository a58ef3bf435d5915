//! Who may do what: the one place where rights are asked.
//!
//! It decides from the viewer and what is to be done; it reads nothing.

use super::field::Field;
use super::message::{Arg, Message, Refusal, RefusalKind};
use super::noun::{Noun, RecordRef};
use super::person::{UserId, Viewer};

/// What somebody wants to do with rows of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// See it.
    Read,
    /// Create one.
    Create,
    /// Change it.
    Edit,
    /// Put it into the recycle bin or take it out.
    Delete,
    /// Bring many in from a file.
    Import,
    /// Take many out into a file.
    Export,
}

impl Right {
    /// The stable word, `lead.edit` in full.
    pub fn word(self) -> &'static str {
        match self {
            Right::Read => "read",
            Right::Create => "create",
            Right::Edit => "edit",
            Right::Delete => "delete",
            Right::Import => "import",
            Right::Export => "export",
        }
    }
}

/// Whether the viewer may do this with rows of the noun.
///
/// Everybody on the team may work with the records and the catalogue; the team's settings (stages,
/// sources, fields, people) belong to administrators.
///
/// # Errors
/// A refusal that names the missing right and who can grant it.
pub fn may(viewer: Viewer, right: Right, noun: Noun) -> Result<(), Refusal> {
    let settings = matches!(
        noun,
        Noun::Stage
            | Noun::Pipeline
            | Noun::Rule
            | Noun::Source
            | Noun::User
            | Noun::Field
            | Noun::Layout
            | Noun::Exclusion
            | Noun::Setting
    );
    if settings && right != Right::Read && !viewer.admin {
        return Err(Refusal::new(
            RefusalKind::NotAllowed,
            Message::new("refused-right")
                .with("right", format!("{}.{}", noun.word(), right.word())),
        )
        .hint(ask_administrator()));
    }
    Ok(())
}

/// The advice to whoever lacks a right: who has it and can grant it.
pub fn ask_administrator() -> Message {
    Message::new("hint-ask-administrator").with("people", Arg::Administrators)
}

/// Whether the viewer may change this field of a row. His own settings everybody changes himself.
///
/// # Errors
/// A refusal that names the missing right and who can grant it.
pub fn may_change(viewer: Viewer, on: RecordRef, field: &Field) -> Result<(), Refusal> {
    let himself = on == RecordRef::new(Noun::User, viewer.user.0);
    if himself && field.flags.personal { Ok(()) } else { may(viewer, Right::Edit, on.noun) }
}

/// Whether the viewer may change or delete words that `author` wrote for colleagues: his own, and as
/// an administrator anybody's. Words of nobody here came from outside and stay as they are.
///
/// # Errors
/// A refusal that names who can do it.
pub fn may_change_words(viewer: Viewer, author: Option<UserId>) -> Result<(), Refusal> {
    if author.is_some_and(|author| viewer.admin || author == viewer.user) {
        return Ok(());
    }
    Err(Refusal::new(RefusalKind::NotAllowed, Message::new("refused-words-of-others"))
        .hint(Message::new("hint-words-of-others").with("people", Arg::Administrators)))
}

/// Whether the viewer may ask the database anything, past every right: administrators may.
///
/// # Errors
/// A refusal that names who can do it.
pub fn may_query(viewer: Viewer) -> Result<(), Refusal> {
    if viewer.admin {
        return Ok(());
    }
    let message = Message::new("refused-right").with("right", "sql");
    Err(Refusal::new(RefusalKind::NotAllowed, message).hint(ask_administrator()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;
    use crate::domain::person::UserId;

    #[test]
    fn a_persons_own_settings_are_his_own() {
        let registry = Registry::new(Vec::new());
        for (user, admin, field, allowed) in [
            (1, false, "reminders", true),
            (1, false, "name", true),
            (1, false, "zone", true),
            (1, false, "login", false),
            (1, false, "admin", false),
            (2, false, "reminders", false),
            (2, true, "reminders", true),
            (2, true, "admin", true),
        ] {
            let viewer = Viewer { user: UserId(1), admin };
            let field = registry.get(Noun::User, field).unwrap();
            let asked = may_change(viewer, RecordRef::new(Noun::User, user), field);
            assert_eq!(asked.is_ok(), allowed, "{user} {admin} {}", field.name);
        }
        let noun = registry.get(Noun::Pipeline, "reminders").unwrap();
        let viewer = Viewer { user: UserId(1), admin: false };
        assert!(may_change(viewer, RecordRef::new(Noun::Pipeline, 1), noun).is_err());
    }

    #[test]
    fn words_are_changed_by_who_wrote_them_and_by_administrators() {
        let anna = |admin| Viewer { user: UserId(1), admin };
        for (admin, author, may) in [
            (false, Some(1), true),
            (false, Some(2), false),
            (false, None, false),
            (true, Some(2), true),
            (true, None, false),
        ] {
            let outcome = may_change_words(anna(admin), author.map(UserId));
            assert_eq!(outcome.is_ok(), may, "{admin} {author:?}");
        }
    }

    #[test]
    fn settings_belong_to_administrators_and_records_to_everybody() {
        let viewer = |admin| Viewer { user: UserId(1), admin };
        for noun in Noun::ALL {
            assert!(may(viewer(true), Right::Edit, noun).is_ok());
            let ordinary = may(viewer(false), Right::Edit, noun);
            assert_eq!(
                ordinary.is_ok(),
                noun.is_record() || matches!(noun, Noun::Activity | Noun::Entry | Noun::Product)
            );
            assert!(may(viewer(false), Right::Read, noun).is_ok());
        }
    }
}
