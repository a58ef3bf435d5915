//! The sections of the top line: what a person goes to with one key, wherever he is.
//!
//! It says which there are, in their order, and which action opens each; what a section shows is
//! the business of its screen.

use crate::domain::mode::Mode;
use crate::domain::noun::Noun;
use crate::tui::action::Action;
use crate::words::Words;

/// A section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// The leads, on their board.
    Leads,
    /// The deals, on their board.
    Deals,
    /// The contacts.
    Contacts,
    /// The companies.
    Companies,
    /// What is planned and done, by day.
    Day,
    /// What a person and the team can set.
    Settings,
}

impl Section {
    /// All of them, in the order of the top line.
    pub const ALL: [Section; 6] = [
        Section::Leads,
        Section::Deals,
        Section::Contacts,
        Section::Companies,
        Section::Day,
        Section::Settings,
    ];

    /// Those of a team that works so, in their order.
    pub fn of_mode(mode: Mode) -> impl Iterator<Item = Section> {
        Section::ALL.into_iter().filter(move |section| mode.has(section.noun()))
    }

    /// Whether an action means something to a team that works so: a section that it does not have
    /// is not offered.
    pub fn has(mode: Mode, action: Action) -> bool {
        Section::opened_by(action).is_none_or(|section| mode.has(section.noun()))
    }

    /// The action that opens it.
    pub fn action(self) -> Action {
        match self {
            Section::Leads => Action::OpenLeads,
            Section::Deals => Action::OpenDeals,
            Section::Contacts => Action::OpenContacts,
            Section::Companies => Action::OpenCompanies,
            Section::Day => Action::OpenDay,
            Section::Settings => Action::OpenSettings,
        }
    }

    /// The section that an action opens.
    pub fn opened_by(action: Action) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.action() == action)
    }

    /// Whose rows it shows.
    pub fn noun(self) -> Noun {
        match self {
            Section::Leads => Noun::Lead,
            Section::Deals => Noun::Deal,
            Section::Contacts => Noun::Contact,
            Section::Companies => Noun::Company,
            Section::Day => Noun::Activity,
            Section::Settings => Noun::Setting,
        }
    }

    /// The section that shows the rows of a noun; none where they have no section.
    pub fn of(noun: Noun) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.noun() == noun)
    }

    /// Its name in the top line.
    pub fn name(self, words: Words) -> String {
        match self {
            Section::Day => words.text("section-day"),
            Section::Settings => words.text("top-settings"),
            _ => words.nouns(self.noun()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_found_by_its_action_and_by_its_noun() {
        for section in Section::ALL {
            assert_eq!(Section::opened_by(section.action()), Some(section));
            assert_eq!(Section::of(section.noun()), Some(section));
        }
        assert_eq!(Section::opened_by(Action::Undo), None);
        assert_eq!(Section::of(Noun::Stage), None);
    }

    #[test]
    fn a_section_that_a_team_does_not_have_is_not_offered() {
        for (mode, action, has) in [
            (Mode::Classic, Action::OpenLeads, true),
            (Mode::Simple, Action::OpenLeads, false),
            (Mode::Simple, Action::OpenDeals, true),
            (Mode::Simple, Action::Undo, true),
        ] {
            assert_eq!(Section::has(mode, action), has, "{mode:?} {action:?}");
        }
        assert!(Section::of_mode(Mode::Simple).all(|section| section != Section::Leads));
    }

    #[test]
    fn the_keys_of_the_line_count_up() {
        let keys: Vec<&str> =
            Section::ALL.iter().flat_map(|s| s.action().default_keys()).copied().collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(keys.last(), Some(&"7"));
    }
}
