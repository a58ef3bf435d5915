//! Keys that mean nothing on the screen on top: what they mean elsewhere, and what there is instead
//! of what people expect of them.

use super::App;
use crate::domain::message::Message;
use crate::tui::action::{Action, Scope};
use crate::tui::key::Key;
use crate::tui::keymap::Lookup;

/// Keys of what does not exist here, each with the message that says what to use instead.
const INSTEAD: [(&str, &str); 4] = [
    ("6", "instead-reports"),
    ("F", "instead-saved-filters"),
    ("Q", "instead-macro"),
    ("@", "instead-macro"),
];

/// The actions whose keys are said instead, by the names the messages have for them.
const USEFUL: [(&str, Action); 3] =
    [("help", Action::Help), ("filter", Action::Filter), ("repeat", Action::Repeat)];

/// The screens that are named as the places of a key, in this order.
const PLACES: [Scope; 11] = [
    Scope::Board,
    Scope::List,
    Scope::Deadlines,
    Scope::Day,
    Scope::Doings,
    Scope::Calendar,
    Scope::Card,
    Scope::Settings,
    Scope::Duplicates,
    Scope::Queue,
    Scope::Task,
];

/// At most so many places are named.
const MOST: usize = 3;

impl App {
    /// Forgets the keys typed so far, which mean nothing here, and says what there is to know of
    /// them; what they mean elsewhere is returned.
    pub(super) fn say_unbound(&mut self) -> Option<Action> {
        let typed = std::mem::take(&mut self.typed);
        let below = self.action_below(&typed);
        let elsewhere = self.elsewhere(&typed);
        let meant = below.or_else(|| elsewhere.as_ref().map(|(action, _)| *action));
        let instead = match typed.as_slice() {
            [key] if below.is_none() => instead_of(*key),
            _ => None,
        };
        let said = match below {
            Some(action) => Message::new("say-key-below").with("action", self.said_of(action)),
            None => match instead {
                Some(id) => Message::new(id),
                None => match elsewhere {
                    Some((action, places)) => Message::new("say-key-elsewhere")
                        .with("action", self.said_of(action))
                        .with("places", places),
                    None => Message::new("say-no-action"),
                },
            },
        };
        let typed: Vec<String> = typed.iter().map(Key::to_string).collect();
        let said = said.with("keys", typed.join(" "));
        let said = USEFUL
            .into_iter()
            .fold(said, |said, (name, action)| said.with(name, self.desk.keymap.said(action)));
        self.say(&said);
        meant
    }

    /// What the keys would do on the screen that the one on top covers.
    fn action_below(&self, typed: &[Key]) -> Option<Action> {
        let (top, below) = match self.screens.as_slice() {
            [.., below, top] => (top, below),
            _ => return None,
        };
        if top.scopes().contains(&Scope::Global) {
            return None;
        }
        match self.desk.keymap.lookup(below.scopes(), typed, false) {
            Lookup::Action(action) => Some(action),
            _ => None,
        }
    }

    /// What the keys mean on other screens, and which these are.
    fn elsewhere(&self, typed: &[Key]) -> Option<(Action, String)> {
        let found = PLACES.into_iter().find_map(|scope| {
            match self.desk.keymap.lookup(&[scope], typed, false) {
                Lookup::Action(action) => Some(action),
                _ => None,
            }
        })?;
        let places = PLACES.into_iter().filter(|scope| found.scopes().contains(scope));
        let places: Vec<String> = places.take(MOST).map(|scope| self.text(scope.title())).collect();
        Some((found, places.join(", ")))
    }

    fn said_of(&self, action: Action) -> String {
        self.text(action.description())
    }

    fn text(&self, id: &str) -> String {
        self.desk.context(&self.setup, self.area).words.text(id)
    }
}

/// The message for a key of what does not exist; a Russian layout is read by position.
fn instead_of(key: Key) -> Option<&'static str> {
    let typed = key.on_english().unwrap_or(key).to_string();
    INSTEAD.iter().find(|(known, _)| *known == typed).map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Keymap;

    #[test]
    fn what_stands_in_for_nothing_is_bound_to_nothing_on_a_board() {
        let map = Keymap::default();
        for (key, _) in INSTEAD {
            let key: Key = key.parse().unwrap();
            assert_eq!(
                map.lookup(&[Scope::Board, Scope::Global], &[key], false),
                Lookup::None,
                "{key}"
            );
        }
    }
}
