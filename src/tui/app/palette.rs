//! The palette: every action that the screen below answers, by name and by the other words people
//! have for it.

use std::sync::Arc;

use super::App;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Screen;
use crate::tui::screen::meaning::Meaning;
use crate::tui::screen::picker::{Picker, Row};
use crate::tui::section::Section;

/// The message with the other words for an action, where people look for it under others than those
/// that describe it.
const ALSO: [(Action, &str); 31] = [
    (Action::OpenDay, "also-day"),
    (Action::ViewActivities, "also-deadlines"),
    (Action::ViewCalendar, "also-calendar"),
    (Action::ShowPlanned, "also-planned"),
    (Action::ShowOverdue, "also-overdue"),
    (Action::ShowToday, "also-today"),
    (Action::ShowWaiting, "also-waiting"),
    (Action::ShowInvited, "also-invited"),
    (Action::ShowDone, "also-done"),
    (Action::ShowMine, "also-mine"),
    (Action::PlanActivity, "also-plan"),
    (Action::Complete, "also-complete"),
    (Action::ShowAllStages, "also-all-stages"),
    (Action::UsualLook, "also-usual-look"),
    (Action::Load, "also-load"),
    (Action::MarkDone, "also-mark-done"),
    (Action::Postpone, "also-move"),
    (Action::DayForward, "also-move"),
    (Action::DayBack, "also-move"),
    (Action::DueLater, "also-move"),
    (Action::DueSooner, "also-move"),
    (Action::OpenQueue, "also-queue"),
    (Action::MySettings, "also-settings"),
    (Action::OpenFields, "also-fields"),
    (Action::OpenReminded, "also-reminders"),
    (Action::Counters, "also-counters"),
    (Action::OpenInbox, "also-inbox"),
    (Action::ImportHow, "also-import"),
    (Action::Call, "also-call"),
    (Action::Write, "also-write"),
    (Action::Quit, "also-quit"),
];

impl App {
    /// The palette for the screen on top.
    pub(super) fn palette(&self) -> Effect {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let scopes = self.screens.last().map_or(&[] as &[Scope], Screen::scopes);
        let meaning =
            |action| self.screens.last().map_or(Meaning::Usual, |top| top.meaning(action));
        let row = |action: Action| {
            let does = meaning(action).description(action).unwrap_or_default();
            let keys = context.keymap.keys_of(action).first();
            let row = Row {
                key: action.name().to_owned(),
                text: context.words.text(does),
                note: keys.map_or_else(String::new, ToString::to_string),
            };
            let also = ALSO.iter().find(|(known, _)| *known == action);
            (row, also.map_or_else(String::new, |(_, id)| context.words.text(id)))
        };
        let answered = |action: &Action| {
            Section::has(self.setup.settings.mode, *action)
                && meaning(*action) != Meaning::Nothing
                && action.scopes().iter().any(|scope| scopes.contains(scope))
        };
        let rows = Action::ALL.into_iter().filter(answered).map(row).collect();
        Effect::open(Open::Picker(Picker::palette(rows)))
    }
}
