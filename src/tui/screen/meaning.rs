//! What an action means on a screen where that is not what it usually means, so that help, the
//! palette and the hints say what a key really does there.

use crate::domain::noun::Noun;
use crate::tui::action::{Action, Need};

/// What an action means somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// What it always means.
    Usual,
    /// Something else: the message that describes it, and the one with its word for a hint.
    Here(&'static str, &'static str),
    /// Nothing, whatever is under the cursor.
    Nothing,
}

impl Meaning {
    /// The message that describes the action there; none where it means nothing.
    pub fn description(self, action: Action) -> Option<&'static str> {
        match self {
            Meaning::Usual => Some(action.description()),
            Meaning::Here(does, _) => Some(does),
            Meaning::Nothing => None,
        }
    }

    /// The message with its one word there; none where it means nothing.
    pub fn hint(self, action: Action) -> Option<&'static str> {
        match self {
            Meaning::Usual => Some(action.hint()),
            Meaning::Here(_, word) => Some(word),
            Meaning::Nothing => None,
        }
    }
}

/// On the card of a noun, and among its records.
pub fn of_records(noun: Noun, action: Action) -> Meaning {
    match action {
        _ if noun.has_stages() => Meaning::Usual,
        _ if is_of_stages(action) => Meaning::Nothing,
        Action::ShowDeleted if !noun.is_record() => Meaning::Nothing,
        Action::ViewActivities if noun == Noun::Activity => Meaning::Here("here-days", "view-days"),
        _ if noun == Noun::Activity => Meaning::Usual,
        _ if !noun.is_record() => of_entries(action),
        // What a client comes to is a deal.
        Action::Complete => Meaning::Here("here-new-deal", "here-new-deal-word"),
        _ if action.needs() == Some(Need::Stages) => Meaning::Nothing,
        _ => Meaning::Usual,
    }
}

/// Whether it shows what goes through stages in one of the ways that only such have.
fn is_of_stages(action: Action) -> bool {
    use Action::{ShowClosed, ViewBoard, ViewCalendar, ViewDay, ViewMonth, ViewWeek};
    matches!(action, ViewBoard | ViewCalendar | ViewMonth | ViewWeek | ViewDay | ShowClosed)
}

/// Among the entries of the settings, which have no cards and go to no recycle bin.
pub fn of_entries(action: Action) -> Meaning {
    match action {
        Action::Open => Meaning::Here("here-change", "hint-edit"),
        Action::New => Meaning::Here("here-add", "here-add-word"),
        Action::NewFull => Meaning::Here("here-add-full", "hint-new-full"),
        Action::Delete => Meaning::Here("here-remove", "hint-delete"),
        Action::OtherPane => Meaning::Here("here-other-pane", "hint-other-pane"),
        Action::Edit | Action::Copy => Meaning::Usual,
        Action::EarlierPlace | Action::LaterPlace => Meaning::Usual,
        Action::Recolour | Action::SwitchRule => Meaning::Usual,
        _ if action.needs().is_some() => Meaning::Nothing,
        _ => Meaning::Usual,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_not_completed_and_has_no_stages() {
        for noun in [Noun::Contact, Noun::Company] {
            let hint = of_records(noun, Action::Complete).hint(Action::Complete);
            assert_eq!(hint, Some("here-new-deal-word"));
            for action in [Action::PickStage, Action::NextStage, Action::Win, Action::Lose] {
                assert_eq!(of_records(noun, action), Meaning::Nothing, "{action:?}");
            }
        }
        for action in [Action::Complete, Action::PickStage] {
            assert_eq!(of_records(Noun::Lead, action), Meaning::Usual);
        }
    }

    #[test]
    fn an_entry_has_no_card_and_goes_to_no_recycle_bin() {
        for noun in [Noun::Product, Noun::Exclusion] {
            for action in [Action::Open, Action::Delete, Action::New] {
                let does = of_records(noun, action).description(action);
                assert_ne!(does, Some(action.description()), "{action:?}");
            }
            assert_eq!(of_records(noun, Action::Comment), Meaning::Nothing);
            assert_eq!(of_records(noun, Action::Search), Meaning::Usual);
        }
    }
}
