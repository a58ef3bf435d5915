//! How the table is drawn: its head, and a line a record, in columns as wide as what they show.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{GAP, HEAD, List, SLIVER, WIDEST};
use crate::crm::reader::{self, ListRow};
use crate::domain::field::{Field, Kind};
use crate::domain::money::Currency;
use crate::domain::neglect::Standing;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::task::State;
use crate::domain::value::Value;
use crate::tui::screen::Context;
use crate::tui::screen::browse::badge::mark;
use crate::tui::widget::memo::Memo;
use crate::tui::widget::text::{self, Fit};

/// What is said of the rows by their numbers, and of the head, which has none.
pub type Said = Memo<Option<i64>, Vec<Words>>;

/// What is said in one cell.
#[derive(Debug)]
pub struct Words {
    text: String,
    width: u16,
}

impl Words {
    fn new(text: String) -> Words {
        let width = u16::try_from(text::width(&text)).unwrap_or(u16::MAX);
        Words { text, width }
    }
}

impl List {
    /// Draws the table.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        room: Rect,
        selected: &dyn Fn(i64) -> bool,
        context: &Context,
    ) {
        let theme = context.theme;
        if self.rows.is_empty() {
            return;
        }
        let registry = &context.setup.registry;
        let names = self.shown(context.setup);
        let fields: Vec<&Field> =
            names.iter().filter_map(|name| registry.get(self.noun, name)).collect();
        // The first column stays: it says whose row it is.
        let places: Vec<usize> =
            (0..fields.len()).filter(|place| *place == 0 || *place > self.left).collect();
        let now = context.clock.now();
        let height = usize::from(room.height.saturating_sub(HEAD));
        let shown: Vec<&ListRow> = self.rows.iter().skip(self.cursor.top()).take(height).collect();
        let cells = |row: &ListRow| {
            let said = || fields.iter().map(|f| Words::new(self.said(row, f, context))).collect();
            self.words.get(Some(row.id), now, said)
        };
        let cells: Vec<_> = shown.iter().map(|row| cells(row)).collect();
        let heads = || fields.iter().map(|f| Words::new(self.head(f, context))).collect();
        let heads = self.words.get(None, now, heads);
        let inner =
            Rect { x: room.x + 1.min(room.width), width: room.width.saturating_sub(1), ..room };
        let wanted = |place: &usize| {
            let said = cells.iter().chain([&heads]).filter_map(|said| said.get(*place));
            said.map(|words| words.width).max().unwrap_or_default().max(1)
        };
        let widths = fitting(places.iter().map(wanted).collect(), inner.width);
        let columns: Vec<(usize, &Field, u16)> = places
            .iter()
            .zip(widths)
            .map(|(place, width)| (*place, fields[*place], width))
            .collect();
        let mut lines = room.rows();
        if let Some(line) = lines.next() {
            draw_row(buffer, line, &columns, &heads, &|_| theme.muted(), context);
        }
        for ((line, row), cells) in lines.zip(&shown).zip(&cells) {
            let at_cursor = self.cursor.id() == Some(row.id);
            let marked = selected(row.id);
            if at_cursor || marked {
                let mark = if at_cursor { theme.glyphs.cursor } else { theme.glyphs.check };
                let cell = Rect { width: 1.min(line.width), ..line };
                text::draw(buffer, cell, mark, Fit::Left, theme.accent(), "");
            }
            let style = |field: &Field| {
                let due = field.name == "next_at" || field.name == "deadline";
                let late = due
                    && self
                        .cell(row, &field.name)
                        .and_then(Value::as_int)
                        .is_some_and(|at| at < now);
                match (late, at_cursor || marked) {
                    (true, _) => theme.overdue(),
                    (false, true) => theme.title(),
                    (false, false) => Style::new(),
                }
            };
            draw_row(buffer, line, &columns, cells, &style, context);
        }
    }

    /// The head of a column; the one the list is sorted by says which way.
    fn head(&self, field: &Field, context: &Context) -> String {
        let (sort, glyphs) = (self.sort(), context.theme.glyphs);
        let mark = match (field.name == sort.field, sort.descending) {
            (false, _) => String::new(),
            (true, true) => format!(" {}", glyphs.below),
            (true, false) => format!(" {}", glyphs.above),
        };
        format!("{}{mark}", context.words.label(field).to_uppercase())
    }

    /// A cell as it is shown; the stage with its small bar.
    fn said(&self, row: &ListRow, field: &Field, context: &Context) -> String {
        let words = context.words;
        let Some(value) = self.cell(row, &field.name) else { return String::new() };
        if field.name == "title" {
            let mark = self.standing(row, context).and_then(|one| mark(&one, context));
            let title = match value.is_empty() {
                true => words.untitled(RecordRef::new(self.noun, row.id)),
                false => words.cell(field, value, None),
            };
            let Some(mark) = mark else { return title };
            // The mark is not to be cut off with the end of a long title.
            let room = usize::from(WIDEST).saturating_sub(text::width(mark) + 1);
            let title = text::cut(&title, room, context.theme.glyphs.ellipsis);
            return format!("{title} {mark}");
        }
        let far = || {
            let word = self.cell(row, "state").and_then(Value::as_text);
            word.and_then(State::parse).filter(|_| self.noun == Noun::Activity)
        };
        if field.name == "kind"
            && let Some(state) = far()
        {
            // How far a task is, as on the board.
            let kind = words.cell(field, value, None);
            return format!("{kind} {}", context.theme.glyphs.task(state));
        }
        if let (Kind::Stage, Some(id)) = (&field.kind, value.as_int()) {
            return stage_bar(StageId(id), context);
        }
        if let Kind::Money(currency) = field.kind {
            if value.as_int() == Some(0) {
                return String::new();
            }
            let currency =
                self.cell(row, currency).and_then(Value::as_text).and_then(Currency::parse);
            return words.cell(field, value, currency);
        }
        if let Kind::Link(_) | Kind::Links(_) | Kind::Record = field.kind {
            let names = reader::links(field, value)
                .into_iter()
                .map(|on| self.names.get(&on).cloned().unwrap_or_else(|| words.untitled(on)));
            return names.collect::<Vec<_>>().join(", ");
        }
        words.cell(field, value, None)
    }

    /// Where a lead or a deal stands in time.
    fn standing(&self, row: &ListRow, context: &Context) -> Option<Standing> {
        let int = |name: &str| self.cell(row, name).and_then(Value::as_int);
        Some(Standing {
            created_at: int("created_at")?,
            touched_at: int("touched_at"),
            moved_at: int("moved_at")?,
            closed: int("closed_at").is_some(),
            limit_days: context.setup.stage(StageId(int("stage")?))?.limit_days,
        })
    }
}

fn draw_row(
    buffer: &mut Buffer,
    line: Rect,
    columns: &[(usize, &Field, u16)],
    cells: &[Words],
    style: &dyn Fn(&Field) -> Style,
    context: &Context,
) {
    let mut x = line.x + 1;
    for (place, field, width) in columns {
        let room = Rect { x, width: (*width).min(line.right().saturating_sub(x)), ..line };
        let fit = match field.kind {
            Kind::Money(_) | Kind::Integer | Kind::Number => Fit::Right,
            Kind::Points(PointKind::Phone) | Kind::Phone => Fit::KeepEnd,
            _ => Fit::Left,
        };
        if let Some(words) = cells.get(*place) {
            let ellipsis = context.theme.glyphs.ellipsis;
            text::draw(buffer, room, &words.text, fit, style(field), ellipsis);
        }
        x = x.saturating_add(width + GAP);
    }
}

/// The stage as a bar of three: how far along its pipeline it is, and its name.
fn stage_bar(id: StageId, context: &Context) -> String {
    let Some(stage) = context.setup.stage(id) else { return String::new() };
    let open: Vec<StageId> = context
        .setup
        .stages_of(stage.pipeline)
        .filter(|stage| stage.meaning == Meaning::Open)
        .map(|stage| stage.id)
        .collect();
    let glyphs = context.theme.glyphs;
    let bar = match open.iter().position(|other| *other == id) {
        Some(place) => {
            let filled = (3 * (place + 1)).div_ceil(open.len().max(1)).min(3);
            format!("{}{}", glyphs.bar.repeat(filled), glyphs.rest.repeat(3 - filled))
        }
        None if stage.meaning == Meaning::Won => format!(" {} ", glyphs.check),
        None => format!(" {} ", glyphs.none),
    };
    format!("{bar} {}", context.words.stage(stage))
}

/// The widths of the columns: as they are wanted where all fit, else the widest give way.
fn fitting(mut widths: Vec<u16>, room: u16) -> Vec<u16> {
    let total = |widths: &[u16]| widths.iter().map(|w| u32::from(*w) + u32::from(GAP)).sum::<u32>();
    if total(&widths) > u32::from(room) + u32::from(GAP) {
        for width in &mut widths {
            *width = (*width).min(WIDEST);
        }
        // A sliver of a column at the right edge says nothing: what it took goes to the first one.
        let mut left = room;
        let mut shown = 0;
        for width in &widths {
            let fits = *width <= left || left >= SLIVER;
            if !fits {
                break;
            }
            left = left.saturating_sub(width + GAP);
            shown += 1;
        }
        widths.truncate(shown.max(1));
    }
    widths
}
