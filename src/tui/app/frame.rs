//! A whole frame: the sections and counters on top, the screens between, what just happened and
//! the keys that matter below.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::App;
use super::top::{self, Facts, Piece, What};
use crate::domain::noun::Noun;
use crate::tui::action::{Action, Scope};
use crate::tui::key::Key;
use crate::tui::screen::{Context, Screen};
use crate::tui::section::Section;
use crate::tui::terminal::Terminal;
use crate::tui::widget::text::{self, Fit};
use crate::tui::widget::which_key;

/// Lines above the screens.
const TOP: u16 = 1;
/// Lines below the screens: what happened, and keys.
const BOTTOM: u16 = 2;
/// Lower screens give all their lines to the screen itself.
const LOWEST: u16 = 8;

/// The fewest columns in which the tray is worth naming, and those kept free before it.
const TRAY: u16 = 16;
const TRAY_GAP: u16 = 3;

/// What is worth knowing over the products of a card.
const PRODUCTS: [Action; 5] =
    [Action::Link, Action::EditField, Action::Delete, Action::AutoAmount, Action::Help];

/// What is worth knowing over files on a card.
const FILES: [Action; 5] =
    [Action::OpenFile, Action::Copy, Action::EditField, Action::Comment, Action::Help];

/// What is worth knowing once records are selected.
const SELECTED: [Action; 7] = [
    Action::Edit,
    Action::PickStage,
    Action::Responsible,
    Action::Tags,
    Action::Delete,
    Action::StepBack,
    Action::Help,
];

/// The same of activities.
const SELECTED_DOINGS: [Action; 6] = [
    Action::MarkDone,
    Action::Edit,
    Action::Responsible,
    Action::Delete,
    Action::StepBack,
    Action::Help,
];

/// The keys worth a hint, by where one is, the most useful first.
const HINTS: [(Scope, &[Action]); 13] = [
    (
        Scope::Board,
        &[
            Action::New,
            Action::Open,
            Action::NextStage,
            Action::PickStage,
            Action::Complete,
            Action::PlanActivity,
            Action::Search,
            Action::Help,
        ],
    ),
    (
        Scope::List,
        &[
            Action::New,
            Action::Open,
            Action::Select,
            Action::Sort,
            Action::Columns,
            Action::Search,
            Action::Filter,
            Action::Help,
        ],
    ),
    (
        Scope::Calendar,
        &[
            Action::New,
            Action::Open,
            Action::DayForward,
            Action::Later,
            Action::MarkDone,
            Action::PlanActivity,
            Action::ViewWeek,
            Action::ViewMonth,
            Action::CalendarBy,
            Action::GoToday,
            Action::Help,
        ],
    ),
    (
        Scope::Deadlines,
        &[
            Action::New,
            Action::Open,
            Action::DueLater,
            Action::PlanActivity,
            Action::MarkDone,
            Action::Search,
            Action::Help,
        ],
    ),
    (
        Scope::Day,
        &[
            Action::MarkDone,
            Action::Open,
            Action::DayForward,
            Action::Postpone,
            Action::New,
            Action::ShowMine,
            Action::Search,
            Action::Help,
        ],
    ),
    (
        Scope::Card,
        &[
            Action::Edit,
            Action::PlanActivity,
            Action::Comment,
            Action::OtherPane,
            Action::MarkDone,
            Action::PickStage,
            Action::Complete,
            Action::Responsible,
            Action::Help,
        ],
    ),
    (
        Scope::Duplicates,
        &[Action::NotDuplicates, Action::OpenRecord, Action::Undo, Action::StepBack, Action::Help],
    ),
    (
        Scope::Queue,
        &[
            Action::Called,
            Action::NoAnswer,
            Action::CallLater,
            Action::Junk,
            Action::ConvertLead,
            Action::Skip,
            Action::Help,
        ],
    ),
    (
        Scope::Task,
        &[
            Action::TaskStart,
            Action::TaskPause,
            Action::MarkDone,
            Action::TaskAccept,
            Action::TaskReturn,
            Action::OpenRecord,
            Action::Select,
            Action::New,
            Action::Edit,
            Action::StepBack,
        ],
    ),
    (
        Scope::Settings,
        &[
            Action::Open,
            Action::New,
            Action::Edit,
            Action::SwitchRule,
            Action::Recolour,
            Action::LaterPlace,
            Action::EarlierPlace,
            Action::Delete,
            Action::Undo,
            Action::Back,
            Action::Help,
        ],
    ),
    (
        Scope::Layout,
        &[
            Action::LaterPlace,
            Action::EarlierPlace,
            Action::ToggleShown,
            Action::ToggleAlways,
            Action::ToggleRequired,
            Action::CardView,
            Action::Undo,
            Action::Back,
            Action::Help,
        ],
    ),
    (Scope::Form, &[Action::NextField, Action::Save, Action::StepBack]),
    (Scope::Popup, &[Action::Confirm, Action::StepBack]),
];

/// The keys worth a hint in a scope.
pub(super) fn hints_of(scope: Scope) -> &'static [Action] {
    HINTS.iter().find(|(known, _)| *known == scope).map_or(&[], |(_, actions)| actions)
}

/// Between two hints.
const GAP: &str = "  ";

/// A key and what it does.
type Hint = (String, String);

/// As many hints as fit whole; the last one, which leads to the rest, before the others.
fn fitting(hints: &[Hint], room: usize) -> Vec<&Hint> {
    let wide = |(key, does): &Hint| text::width(key) + 1 + text::width(does) + text::width(GAP);
    let Some((last, others)) = hints.split_last() else { return Vec::new() };
    let mut left = (room + text::width(GAP)).saturating_sub(wide(last));
    let mut shown = Vec::new();
    for hint in others {
        if wide(hint) > left {
            break;
        }
        left -= wide(hint);
        shown.push(hint);
    }
    shown.push(last);
    shown
}

/// The room of the screens between the top and the bottom lines.
pub fn body(area: Rect) -> Rect {
    if area.height < LOWEST {
        return area;
    }
    Rect { y: area.y + TOP, height: area.height - TOP - BOTTOM, ..area }
}

impl App {
    /// Draws everything.
    pub(super) fn draw(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        let mut link = None;
        terminal.draw(|buffer| {
            let cursor = self.render(buffer);
            link = self.shown_link();
            cursor
        })?;
        self.show_unseen();
        match link {
            Some((at, text, link)) => terminal.link(at, &text, &link),
            None => Ok(()),
        }
    }

    /// Draws a frame; returns where the terminal's cursor belongs, while something is typed.
    pub(super) fn render(&mut self, buffer: &mut Buffer) -> Option<Position> {
        self.area = buffer.area;
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let mut cursor = None;
        let first = self.screens.iter().rposition(|screen| !screen.is_popup()).unwrap_or(0);
        for screen in &self.screens[first..] {
            cursor = screen.draw(buffer, context.area, &context);
        }
        if self.area.height >= LOWEST {
            self.draw_top(buffer, &context);
            self.draw_bottom(buffer, &context);
        }
        self.draw_following(buffer, &context);
        cursor
    }

    fn draw_top(&self, buffer: &mut Buffer, context: &Context) {
        let theme = context.theme;
        let here = self.section();
        for piece in self.top_line(context) {
            let style = match piece.what {
                What::Section(section) if section == here => theme.accent(),
                What::Overdue if self.counters.overdue > 0 => theme.overdue(),
                What::Incoming if self.counters.incoming > 0 => theme.incoming(),
                What::Today if self.counters.today > 0 => theme.due(),
                What::Soon => theme.soon(),
                What::Unread => theme.incoming(),
                _ => theme.muted(),
            };
            let x = self.area.x.saturating_add(piece.x);
            let width = self.area.right().saturating_sub(x);
            let line = Rect { x, y: self.area.y, width, height: 1 };
            let ellipsis = theme.glyphs.ellipsis;
            text::draw(buffer, line, &piece.text, Fit::Left, style, ellipsis);
        }
    }

    /// The pieces of the top line, as they stand now.
    fn top_line(&self, context: &Context) -> Vec<Piece> {
        let key = |action| {
            let keys = context.keymap.keys_of(action).first();
            keys.map(ToString::to_string).unwrap_or_default()
        };
        let sections: Vec<(Section, String)> = Section::of_mode(self.setup.settings.mode)
            .map(|section| (section, key(section.action())))
            .collect();
        let facts = Facts {
            sections: &sections,
            here: self.section(),
            counters: self.counters,
            who: &self.user.login,
        };
        top::lay(facts, self.area.width, context.words, context.theme)
    }

    /// The section of what is shown: that of the record whose card is open, from wherever.
    pub(super) fn section(&self) -> Section {
        let mode = self.setup.settings.mode;
        let shown = self.screens.iter().rev().find_map(|screen| {
            match screen {
                Screen::Card(card) => Section::of(card.on().noun),
                Screen::Browse(browse) => Section::of(browse.noun()),
                Screen::Settings(_) => Some(Section::Settings),
                _ => None,
            }
            .filter(|section| mode.has(section.noun()))
        });
        shown.unwrap_or(Section::Deals)
    }

    /// What stands at this place of the top line.
    pub(super) fn top_at(&self, at: Position) -> Option<What> {
        if at.y != self.area.y || self.area.height < LOWEST {
            return None;
        }
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        top::at(&self.top_line(&context), at.x.checked_sub(self.area.x)?)
    }

    fn draw_bottom(&self, buffer: &mut Buffer, context: &Context) {
        let theme = context.theme;
        let y = self.area.bottom() - BOTTOM;
        let line =
            Rect { x: self.area.x + 1, y, width: self.area.width.saturating_sub(1), height: 1 };
        let style = if self.status.is_error { theme.error() } else { Style::new() };
        let ellipsis = theme.glyphs.ellipsis;
        let said = self.status.lines(usize::from(line.width), ellipsis);
        let mut told = 0;
        for (row, part) in (y..).zip(&said) {
            told = text::draw(buffer, Rect { y: row, ..line }, part, Fit::Left, style, ellipsis);
        }
        if said.len() > 1 {
            // It needs the line of the keys too, until the next one is pressed.
            return;
        }
        self.draw_tray(
            buffer,
            Rect { x: line.x + told, width: line.width - told, ..line },
            context,
        );
        let line = Rect { y: y + 1, ..line };
        let hints = self.hints(context);
        let parts = fitting(&hints, usize::from(line.width));
        let parts: Vec<(&str, Style)> = parts
            .into_iter()
            .flat_map(|(key, does)| {
                let muted = theme.muted();
                [(GAP, muted), (&**key, theme.accent()), (" ", muted), (&**does, muted)]
            })
            .skip(1)
            .collect();
        text::draw_parts(buffer, line, &parts, ellipsis);
    }

    /// Says at the right of the status line what lies in the tray, where there is room for it.
    fn draw_tray(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        let Some((key, names)) = self.tray_line().filter(|_| room.width >= TRAY) else { return };
        let theme = context.theme;
        let width = room.width - TRAY_GAP;
        let room = Rect { x: room.right() - width, width, ..room };
        let used = text::width(&key) + 2;
        let names =
            text::cut(&names, usize::from(width).saturating_sub(used), theme.glyphs.ellipsis);
        let taken = u16::try_from(used + text::width(&names)).unwrap_or(width).min(width);
        let room = Rect { x: room.right() - taken, width: taken, ..room };
        let parts = [(&*key, theme.accent()), (" ", theme.muted()), (&*names, theme.muted())];
        text::draw_parts(buffer, room, &parts, theme.glyphs.ellipsis);
    }

    /// The keys that matter here and what they do; none that would only say why not.
    fn hints(&self, context: &Context) -> Vec<Hint> {
        let Some(screen) = self.screens.last() else { return Vec::new() };
        let hint = |action: Action, id: &str| {
            let key = context.keymap.keys_of(action).first()?;
            Some((key.to_string(), context.words.text(id)))
        };
        let usual = |action: &Action| hint(*action, screen.meaning(*action).hint(*action)?);
        let (enter, actions): (_, &[Action]) = match screen {
            // What Enter does depends on what is typed.
            Screen::Line(line) => (Some(line.enter()), &[Action::StepBack]),
            Screen::Convert(_) => {
                (Some("enter-create"), &[Action::Select, Action::StepBack, Action::Help])
            }
            Screen::Results(_) => (Some("enter-open"), &[Action::Undo, Action::StepBack]),
            Screen::Inbox(_) => (Some("enter-open"), &[Action::StepBack]),
            Screen::Browse(browse) if browse.in_bin() => (
                None,
                &[Action::Open, Action::Delete, Action::Select, Action::Filter, Action::Help],
            ),
            Screen::Browse(browse) if browse.edits_selection(Action::Edit) => {
                let doings = browse.noun() == Noun::Activity;
                (None, if doings { &SELECTED_DOINGS } else { &SELECTED })
            }
            Screen::Card(card) if card.shows_products() => (None, &PRODUCTS),
            Screen::Card(card) if card.shows_files(context) => (None, &FILES),
            Screen::Help(_) | Screen::Pager(_) => {
                (None, &[Action::MoveDown, Action::MoveUp, Action::StepBack])
            }
            Screen::Duplicates(_) => (Some("enter-compare"), hints_of(Scope::Duplicates)),
            Screen::Merge(_) => (
                Some("enter-choose"),
                &[Action::Save, Action::NotDuplicates, Action::OpenRecord, Action::StepBack],
            ),
            _ => {
                let scopes = screen.scopes();
                let found = HINTS.iter().find(|(scope, _)| scopes.contains(scope));
                (None, found.map_or(&[], |(_, actions)| actions))
            }
        };
        let is_able = |action: Action| screen.why_not(action, context).is_none();
        let enter = enter.filter(|_| is_able(Action::Confirm));
        let enter = enter.and_then(|id| hint(Action::Confirm, id));
        // What is on the screen is not offered.
        let able = actions.iter().filter(|action| is_able(**action) && !screen.shows(**action));
        let mut hints: Vec<Hint> = enter.into_iter().chain(able.filter_map(usual)).collect();
        // Where two keys do the same, the first says it.
        let mut said = HashSet::new();
        hints.retain(|(_, does)| said.insert(does.clone()));
        hints
    }

    /// The box of what may follow the keys typed so far.
    fn draw_following(&self, buffer: &mut Buffer, context: &Context) {
        let following = self.following();
        if following.is_empty() {
            return;
        }
        let as_bound = |key: &Key| match key.text() {
            Some(c) if !c.is_ascii() => key.on_english().unwrap_or(*key),
            _ => *key,
        };
        let typed: Vec<String> = self.typed.iter().map(|key| as_bound(key).to_string()).collect();
        let rows: Vec<(String, String)> = following
            .into_iter()
            .map(|(keys, does)| (keys.to_string(), context.words.text(does)))
            .collect();
        which_key::draw(buffer, context.area, &typed.join(" "), &rows, context.theme);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_is_hinted_at_however_narrow_it_is() {
        let hint = |key: &str, does: &str| (key.to_owned(), does.to_owned());
        let hints = [hint("n", "new"), hint("Enter", "open"), hint("?", "help")];
        let keys = |room| -> Vec<&str> {
            fitting(&hints, room).into_iter().map(|(key, _)| key.as_str()).collect()
        };
        assert_eq!(keys(25), ["n", "Enter", "?"]);
        assert_eq!(keys(24), ["n", "?"]);
        assert_eq!(keys(12), ["?"]);
        assert_eq!(keys(2), ["?"]);
    }
}
