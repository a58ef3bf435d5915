//! Rows that are chosen in an order: each has its number, and what is chosen can be moved.

use super::{Picker, Way};
use crate::tui::action::Action;

impl Picker {
    /// The same rows, where those that are chosen stand in an order: it is shown and can be changed,
    /// and the answer is in it.
    pub fn ordered(mut self) -> Picker {
        self.in_order = true;
        self
    }

    /// Moves the chosen row under the cursor one place along; `false` where that is not what the
    /// action means.
    pub(super) fn shift(&mut self, action: Action) -> bool {
        let later = match action {
            Action::CursorLeft | Action::MoveLeft => false,
            Action::CursorRight | Action::MoveRight => true,
            _ => return false,
        };
        if !self.in_order || !self.choices.typed().is_empty() {
            return false;
        }
        let Some(row) = self.choices.selected() else { return true };
        let Way::Many(chosen) = &mut self.way else { return true };
        let Some(from) = chosen.iter().position(|key| *key == self.rows[row].key) else {
            return true;
        };
        let to = if later { Some(from + 1) } else { from.checked_sub(1) };
        let Some(to) = to.filter(|to| *to < chosen.len()) else { return true };
        chosen.swap(from, to);
        // The two change their lines as well, and the cursor goes along.
        let other = self.rows.iter().position(|row| row.key == chosen[from]);
        if let Some(other) = other {
            self.rows.swap(row, other);
            self.offer();
            self.choices.select(other);
        }
        true
    }

    /// The number of a chosen row, where there is an order.
    pub(super) fn number(&self, row: usize) -> Option<String> {
        let Way::Many(chosen) = &self.way else { return None };
        let key = &self.rows.get(row)?.key;
        let place = chosen.iter().position(|known| known == key).filter(|_| self.in_order)?;
        Some(format!("{:>2}", place + 1))
    }
}
