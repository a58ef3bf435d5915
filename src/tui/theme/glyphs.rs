//! The marks and lines: one set for terminals with Unicode, one for plain ones. Each is one column
//! wide.

use ratatui::symbols::border;

use crate::domain::task::State;

/// A set of marks and lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Stands at the left of what is selected.
    pub cursor: &'static str,
    /// Something was cut off here.
    pub ellipsis: &'static str,
    /// Counts what is overdue.
    pub full: &'static str,
    /// An activity that is still to come.
    pub due: &'static str,
    /// An activity whose first reminder is over.
    pub soon: &'static str,
    /// An activity that should have been done.
    pub overdue: &'static str,
    /// Somebody from outside waits.
    pub incoming: &'static str,
    /// Nobody turned to the client yet.
    pub unattended: &'static str,
    /// It stands too long at its stage.
    pub rotting: &'static str,
    /// How far a task is: not seen, seen, in progress, paused, to be accepted, done.
    pub tasks: [&'static str; 6],
    /// Others changed it since whoever does it looked.
    pub changed: &'static str,
    /// Stands before a point of a list.
    pub bullet: &'static str,
    /// Nothing is planned.
    pub none: &'static str,
    /// There is more below.
    pub below: &'static str,
    /// There is more above.
    pub above: &'static str,
    /// There is more to the left.
    pub left: &'static str,
    /// There is more to the right.
    pub right: &'static str,
    /// From one thing to another.
    pub arrow: &'static str,
    /// Marked, done, yes.
    pub check: &'static str,
    /// Refused, no.
    pub cross: &'static str,
    /// Came again.
    pub repeat: &'static str,
    /// Between facts on one line.
    pub dot: &'static str,
    /// The rule under a heading.
    pub rule: &'static str,
    /// Between two panes.
    pub divider: &'static str,
    /// The filled part of a bar.
    pub bar: &'static str,
    /// The rest of a bar.
    pub rest: &'static str,
    /// A bar that stands upright in one column: a little, the better part, all of it.
    pub levels: [&'static str; 3],
    /// The frame of a box.
    pub frame: border::Set<'static>,
}

impl Glyphs {
    /// The mark of how far a task is.
    pub fn task(&self, state: State) -> &'static str {
        let place = State::ALL.iter().position(|other| *other == state).unwrap_or(0);
        self.tasks[place]
    }

    /// How far a task is, with the mark that others changed it.
    pub fn task_with(&self, state: State, changed: bool) -> String {
        let changed = if changed { self.changed } else { "" };
        format!("{}{changed}", self.task(state))
    }
}

/// Single-width characters of the basic plane.
pub static UNICODE: Glyphs = Glyphs {
    cursor: "▌",
    ellipsis: "…",
    full: "●",
    due: "○",
    soon: "◉",
    overdue: "!",
    incoming: "✉",
    unattended: "◌",
    rotting: "≈",
    tasks: ["+", "◦", "►", "‖", "◊", "✓"],
    changed: "✎",
    bullet: "•",
    none: "–",
    below: "↓",
    above: "↑",
    left: "‹",
    right: "›",
    arrow: "→",
    check: "✓",
    cross: "✗",
    repeat: "↻",
    dot: "·",
    rule: "━",
    divider: "│",
    bar: "█",
    rest: "░",
    levels: ["▂", "▅", "█"],
    frame: border::PLAIN,
};

/// ASCII only.
pub static ASCII: Glyphs = Glyphs {
    cursor: "|",
    ellipsis: "~",
    full: "*",
    due: "o",
    soon: "@",
    overdue: "!",
    incoming: "i",
    unattended: "?",
    rotting: "s",
    tasks: ["+", ".", ">", "=", "?", "x"],
    changed: "&",
    bullet: "-",
    none: "-",
    below: "v",
    above: "^",
    left: "<",
    right: ">",
    arrow: ">",
    check: "x",
    cross: "X",
    repeat: "%",
    dot: "-",
    rule: "=",
    divider: "|",
    bar: "#",
    rest: ".",
    levels: [".", ":", "#"],
    frame: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
};

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn all(glyphs: &Glyphs) -> [&'static str; 39] {
        let f = &glyphs.frame;
        [
            glyphs.cursor,
            glyphs.ellipsis,
            glyphs.full,
            glyphs.due,
            glyphs.soon,
            glyphs.overdue,
            glyphs.incoming,
            glyphs.unattended,
            glyphs.rotting,
            glyphs.tasks[0],
            glyphs.tasks[1],
            glyphs.tasks[2],
            glyphs.tasks[3],
            glyphs.tasks[4],
            glyphs.tasks[5],
            glyphs.changed,
            glyphs.bullet,
            glyphs.none,
            glyphs.below,
            glyphs.above,
            glyphs.left,
            glyphs.right,
            glyphs.arrow,
            glyphs.check,
            glyphs.cross,
            glyphs.repeat,
            glyphs.dot,
            glyphs.rule,
            glyphs.divider,
            glyphs.bar,
            glyphs.rest,
            f.top_left,
            f.top_right,
            f.bottom_left,
            f.bottom_right,
            f.vertical_left,
            f.vertical_right,
            f.horizontal_top,
            f.horizontal_bottom,
        ]
    }

    #[test]
    fn every_glyph_is_one_column_and_the_plain_ones_are_ascii() {
        for glyph in all(&UNICODE).into_iter().chain(all(&ASCII)) {
            assert_eq!(glyph.width(), 1, "{glyph}");
        }
        assert!(all(&ASCII).iter().all(|glyph| glyph.is_ascii()));
    }

    #[test]
    fn marks_that_stand_side_by_side_differ() {
        for glyphs in [&UNICODE, &ASCII] {
            let marks = [
                glyphs.full,
                glyphs.due,
                glyphs.soon,
                glyphs.overdue,
                glyphs.incoming,
                glyphs.unattended,
                glyphs.rotting,
                glyphs.none,
                glyphs.repeat,
            ];
            for (place, mark) in marks.iter().enumerate() {
                assert!(!marks[..place].contains(mark), "{mark}");
            }
        }
    }
}
