//! Scrolling a text that is only read: no cursor, just the first line that is shown.

use crate::tui::action::Action;

/// The first line to show after an action, where `height` lines fit and the text may begin with
/// line `last` at the most; the same one where the action does not move.
pub fn to(action: Action, top: usize, height: usize, last: usize) -> usize {
    let half = height.div_ceil(2);
    let top = match action {
        Action::MoveUp => top.saturating_sub(1),
        Action::MoveDown => top + 1,
        Action::PageUp => top.saturating_sub(height),
        Action::PageDown | Action::Select => top + height,
        Action::HalfPageUp => top.saturating_sub(half),
        Action::HalfPageDown => top + half,
        Action::MoveFirst => 0,
        Action::MoveLast => last,
        _ => top,
    };
    top.min(last)
}

/// Whether an action moves through a text.
pub fn scrolls(action: Action) -> bool {
    use Action::{HalfPageDown, HalfPageUp, MoveDown, MoveFirst, MoveLast, MoveUp};
    let pages = matches!(action, Action::PageUp | Action::PageDown | Action::Select);
    pages || matches!(action, MoveUp | MoveDown | MoveFirst | MoveLast | HalfPageUp | HalfPageDown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_within_the_text() {
        for (action, top, expected) in [
            (Action::MoveUp, 0, 0),
            (Action::MoveUp, 5, 4),
            (Action::MoveDown, 5, 6),
            (Action::MoveDown, 20, 20),
            (Action::PageDown, 5, 15),
            (Action::PageDown, 15, 20),
            (Action::PageUp, 15, 5),
            (Action::HalfPageUp, 15, 10),
            (Action::HalfPageDown, 1, 6),
            (Action::MoveLast, 3, 20),
            (Action::MoveFirst, 3, 0),
            (Action::Undo, 3, 3),
            (Action::Undo, 30, 20),
        ] {
            assert_eq!(to(action, top, 10, 20), expected, "{action:?} from {top}");
        }
    }
}
