//! The keys as rows to print: for `voronka keys`, for help and for the sample configuration.

use std::fmt::Write as _;

use super::{Keymap, Keys};
use crate::tui::action::{Action, Scope};

/// One action with its keys, to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub action: Action,
    /// Its keys in notation, the one to show first in front.
    pub keys: Vec<String>,
    /// How to type those of them that differ on a Russian layout.
    pub russian: Vec<String>,
}

impl Keymap {
    /// Every action that holds in the scope, in the order of the table.
    pub fn rows(&self, scope: Scope) -> Vec<Row> {
        self.keys
            .iter()
            .filter(|(action, _)| action.scopes().contains(&scope))
            .map(|(action, keys)| Row {
                action: *action,
                keys: keys.iter().map(Keys::to_string).collect(),
                russian: keys.iter().filter_map(Keys::on_russian).map(|k| k.to_string()).collect(),
            })
            .collect()
    }

    /// The `[keys]` part of a configuration file that says what this keymap says. `describe` says
    /// the message with the given id; it stands beside each line.
    pub fn to_config(&self, describe: impl Fn(&'static str) -> String) -> String {
        let mut text = String::from("[keys]\n");
        for (action, keys) in &self.keys {
            let keys: Vec<String> = keys.iter().map(|k| quoted(&k.to_string())).collect();
            let line = format!("{} = [{}]", action.name(), keys.join(", "));
            // Writing to a string does not fail.
            let _ = writeln!(text, "{line:<44} # {}", describe(action.description()));
        }
        text
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::tui::keymap::Overrides;

    #[test]
    fn the_printed_configuration_reads_back_as_the_same_keys() {
        let mut own = Overrides::new();
        own.insert("copy".to_owned(), vec!["'".to_owned(), "\"".to_owned(), "\\".to_owned()]);
        let map = Keymap::new(&own, |_, _| None).unwrap();
        let text = map.to_config(|id| format!("\"{id}\" # = ["));
        let file: BTreeMap<String, Overrides> = toml::from_str(&text).unwrap();
        assert_eq!(file["keys"].len(), Action::ALL.len());
        let read = Keymap::new(&file["keys"], |_, _| None).unwrap();
        for action in Action::ALL {
            assert_eq!(read.keys_of(action), map.keys_of(action), "{}", action.name());
        }
    }

    #[test]
    fn rows_show_both_layouts() {
        let rows = Keymap::default().rows(Scope::Card);
        let row = rows.iter().find(|row| row.action == Action::MoveFirst).unwrap();
        assert_eq!(row.keys, ["g g", "Home"]);
        assert_eq!(row.russian, ["п п"]);
        assert!(rows.iter().all(|row| row.action != Action::Search), "not on a card");
    }
}
