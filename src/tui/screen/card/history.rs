//! The history of a card: every change with its date, author, type and description.

use ratatui::style::Style;

use super::event;
use super::source::Changes;
use super::stack::Line;
use crate::crm::reader::{CREATED, Change, DELETED, Operation, Past};
use crate::crm::{Failure, Reader};
use crate::domain::field::Kind;
use crate::domain::message::Message;
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::value::Value;
use crate::tui::screen::Context;
use crate::tui::screen::reel::Reel;
use crate::tui::widget::text;

/// The columns of the date and of the type.
const WHEN: usize = 18;
const TYPE: usize = 12;
/// The fewest columns of the author, with the two that stay free behind him, and the part of the room
/// that he may take.
const WHO: usize = 12;
const WHO_PART: usize = 4;
/// The most lines of what was done that are shown here.
const MOST: usize = 12;
/// Below so many columns a change takes two lines.
const WIDE: usize = 70;

/// The changes of a record around the cursor.
#[derive(Debug, Default)]
pub struct History {
    changes: Reel<Past, i64>,
    /// Of which record, once they are read.
    on: Option<RecordRef>,
}

impl History {
    /// Reads the changes that a screen of so many lines shows again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(&mut self, reader: &Reader, on: RecordRef, lines: usize) -> Result<(), Failure> {
        self.on = Some(on);
        self.changes.read(&Changes { reader, on }, lines, 0)
    }

    /// The numbers of the loaded changes, newest first.
    pub fn ids(&self) -> Vec<i64> {
        self.changes.things().iter().map(|past| past.change.id).collect()
    }

    /// The loaded changes.
    pub fn reel(&mut self) -> &mut Reel<Past, i64> {
        &mut self.changes
    }

    /// Whether there may be older ones.
    pub fn has_more(&self) -> bool {
        self.changes.has_more()
    }

    /// The comment that the change at this place was made of.
    pub fn comment(&self, place: usize) -> Option<i64> {
        let on = self.changes.things().get(place)?.change.on;
        (on.noun == Noun::Entry).then_some(on.id)
    }

    /// The lines of a change in a room of so many columns.
    pub fn block(
        &self,
        place: usize,
        room: usize,
        currency: Option<Currency>,
        context: &Context,
    ) -> Vec<Line> {
        let Some(past) = self.changes.things().get(place) else { return Vec::new() };
        let Past { operation, change, .. } = past;
        let theme = context.theme;
        let when = context.words.moment_exact(operation.at);
        let user = context.setup.user(operation.user);
        let who = user.map(|user| user.name.clone()).unwrap_or_default();
        let kind = match past.converted {
            Some(_) => "history-converted",
            None => kind(operation, change, context),
        };
        let kind = context.words.text(kind);
        let mut what = event::say_past(past, currency, context);
        // Of whom a comment is, its words say.
        if change.on.noun != Noun::Entry && self.on.is_some_and(|on| on != change.on) {
            what = event::belonging(change.on, &what, context);
        }
        let columns = columns(room, context);
        let mut lines = Vec::new();
        if place == 0 && self.changes.is_at_start() && room >= WIDE {
            let names = ["history-when", "history-who", "history-type", "history-what"]
                .map(|id| context.words.text(id).to_uppercase());
            let [when, who, kind, what] = &names;
            let mut parts = table([when, who, kind], [theme.title(); 3], columns, context);
            parts.push((what.clone(), theme.title()));
            lines.push(Line { marked: false, ..Line::of(parts) });
        }
        let styles = [theme.muted(), theme.title(), theme.muted()];
        if room < WIDE {
            let dot = format!(" {} ", theme.glyphs.dot);
            lines.push(Line::of(vec![
                (when, styles[0]),
                (dot.clone(), theme.muted()),
                (who, styles[1]),
                (dot, theme.muted()),
                (kind, styles[2]),
            ]));
            let wrapped = folded(&what, room.saturating_sub(2).max(1), context);
            lines.extend(wrapped.map(|(line, style)| Line::of(vec![(format!("  {line}"), style)])));
            return lines;
        }
        let mut parts = table([&when, &who, &kind], styles, columns, context);
        let taken: usize = columns.iter().sum();
        for part in folded(&what, room.saturating_sub(taken).max(1), context) {
            parts.push(part);
            lines.push(Line::of(parts));
            parts = vec![(" ".repeat(taken), Style::new())];
        }
        lines
    }
}

/// What was done in lines of so many columns: of a long comment the first ones and how many more
/// there are.
fn folded(
    what: &str,
    room: usize,
    context: &Context,
) -> impl Iterator<Item = (String, Style)> + use<> {
    let mut lines = text::wrap(what, room);
    // One line is not worth a line that says so.
    let left = lines.len().saturating_sub(MOST);
    let more = (left > 1).then(|| {
        lines.truncate(MOST);
        let more = context.words.say(&Message::new("card-more-lines").with("count", left));
        (more, context.theme.muted())
    });
    lines.into_iter().map(|line| (line, Style::new())).chain(more)
}

/// The columns of the date, the author and the type: whoever is or was in the team is named whole, as far as
/// that leaves room for what was done.
fn columns(room: usize, context: &Context) -> [usize; 3] {
    let names = context.setup.everybody().map(|user| text::width(&user.name));
    let longest = names.max().unwrap_or_default() + 2;
    [WHEN, longest.min(room / WHO_PART).max(WHO), TYPE]
}

/// Cells side by side, each cut and filled to its column.
fn table(
    cells: [&str; 3],
    styles: [Style; 3],
    columns: [usize; 3],
    context: &Context,
) -> Vec<(String, Style)> {
    let cell = |((cell, style), columns): ((&str, Style), usize)| {
        let cell = text::cut(cell, columns - 2, context.theme.glyphs.ellipsis);
        let blank = " ".repeat(columns - text::width(&cell));
        (format!("{cell}{blank}"), style)
    };
    cells.into_iter().zip(styles).zip(columns).map(cell).collect()
}

/// The message for what sort of change it is.
fn kind(operation: &Operation, change: &Change, context: &Context) -> &'static str {
    let field = context.setup.registry.get(change.on.noun, &change.field);
    match (operation.kind, change.field.as_str(), &change.after) {
        (OperationKind::Undo, ..) => "history-undone",
        (OperationKind::Redo, ..) => "history-redone",
        (_, CREATED, _) => "history-created",
        (_, DELETED, Value::Empty) => "history-restored",
        (_, DELETED, _) => "history-deleted",
        _ if field.is_some_and(|field| field.kind == Kind::Stage) => "history-moved",
        _ => "history-changed",
    }
}
