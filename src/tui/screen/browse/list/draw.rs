//! How the table is drawn: its head, and a line a record, in columns as wide as what they show.

use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::columns::{self, Cells, Columns, Read, Size, Wish};
use super::strip::{self, Pressed};
use super::{HEAD, List};
use crate::crm::reader::{self, ListRow, Sort};
use crate::domain::field::{Field, Kind};
use crate::domain::money::Currency;
use crate::domain::name;
use crate::domain::neglect::Standing;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::reminder::Attention;
use crate::domain::setup::Setup;
use crate::domain::stage::StageId;
use crate::domain::tally::Tally;
use crate::domain::task::State;
use crate::domain::value::Value;
use crate::tui::screen::Context;
use crate::tui::screen::browse::badge;
use crate::tui::screen::browse::marks::Marks;
use crate::tui::widget::memo::Memo;
use crate::tui::widget::text::{self, Fit};

/// The columns of a mark behind a name, with the space before it.
const MARK: u16 = 2;

/// What is said of the rows by their numbers, and of the head, which has none.
pub type Said = Memo<Option<i64>, Vec<Words>>;

/// What stands before the text of a cell: how urgent it is, or how far along.
#[derive(Debug)]
pub struct Lead {
    /// All of it.
    pub whole: String,
    /// What stands for it where the column has no room for both; nothing where that is all of it.
    pub short: Option<String>,
    /// In which style.
    pub style: Style,
}

/// What is said in one cell.
#[derive(Debug, Default)]
pub struct Words {
    lead: Option<Lead>,
    text: String,
    /// The style of the text, where it has one of its own.
    style: Option<Style>,
    /// Whether it goes on over the columns behind it that show nothing.
    spills: bool,
    /// What is not to be cut off with the end of a long text, each in a style of its own where it has
    /// one.
    marks: Vec<Mark>,
    /// How wide it is; what has the columns of others asks for none of its own.
    size: Size,
}

/// A mark behind the text of a cell.
type Mark = (String, Option<Style>);

impl Words {
    /// What is said in a cell that asks for the columns it takes. A mark that there is nothing asks for
    /// none.
    fn new(lead: Option<Lead>, text: String, style: Option<Style>, marks: Vec<Mark>) -> Words {
        let rest = text::width(&text) + taken(&marks);
        let beside = |lead: &String| text::width(lead) + 1 + rest;
        let wide = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
        let size = match &lead {
            _ if rest == 0 => Size::default(),
            Some(Lead { whole, short, .. }) => {
                let needed = wide(beside(short.as_ref().unwrap_or(whole)));
                Size { needed, whole: wide(beside(whole)) }
            }
            None => Size { needed: wide(rest), whole: wide(rest) },
        };
        Words { lead, text, style, spills: false, marks, size }
    }
}

/// How wide the words in a column are.
fn sizes(cells: &[Rc<Vec<Words>>], place: usize) -> impl Iterator<Item = Size> {
    // Whose row it is is known by its name, also where that has a mark behind it.
    let mark = if place == 0 { MARK } else { 0 };
    let marked = move |width: u16| if width > 0 { width.saturating_add(mark) } else { 0 };
    let sizes = cells.iter().filter_map(move |said| said.get(place)).map(|words| words.size);
    sizes.map(move |Size { needed, whole }| Size { needed: marked(needed), whole: marked(whole) })
}

/// How wide a cell of a field becomes by a change that is made every day: another person, another
/// stage.
fn likely(field: &Field, context: &Context) -> u16 {
    let words = context.words;
    let widest = match field.kind {
        Kind::User => context.setup.users.iter().map(|user| text::width(&user.name)).max(),
        Kind::Stage => {
            let stages = context.setup.pipelines_of(field.noun);
            let stages = stages.flat_map(|pipeline| context.setup.stages_of(pipeline.id));
            stages.map(|stage| text::width(words.stage(stage)) + usize::from(MARK)).max()
        }
        _ => None,
    };
    u16::try_from(widest.unwrap_or_default()).unwrap_or(u16::MAX)
}

/// The columns that marks take, each with the space before it.
fn taken(marks: &[Mark]) -> usize {
    marks.iter().map(|(mark, _)| text::width(mark) + 1).sum()
}

impl List {
    /// Draws the table.
    pub fn draw(
        &self,
        buffer: &mut Buffer,
        room: Rect,
        marks: &dyn Fn(i64) -> Marks,
        context: &Context,
    ) {
        let theme = context.theme;
        if self.rows.is_empty() {
            return;
        }
        let Table { shown, cells, heads, columns } = self.table(room, context);
        let mut lines = room.rows();
        if let Some(line) = lines.next() {
            let headed: Vec<Column> = columns.iter().map(Column::headed).collect();
            draw_row(buffer, line, &headed, &heads, &|_| theme.muted(), &[], context);
            let after = self.shown(context.setup).len().saturating_sub(self.left);
            let is_more = (self.left > 0, columns.len() < after);
            draw_edges(buffer, line, is_more, context);
        }
        for ((line, row), cells) in lines.zip(&shown).zip(&cells) {
            let marks = Marks { cursor: self.cursor.id() == Some(row.id), ..marks(row.id) };
            if let Some((mark, style)) = marks.edge(theme) {
                let cell = Rect { width: 1.min(line.width), ..line };
                text::draw(buffer, cell, mark, Fit::Left, style, "");
            }
            // Whose row it is stands out alone: a move sends two names and not two rows.
            let style = |place: usize| match place == 0 && marks.any() {
                true => theme.title(),
                false => Style::new(),
            };
            let behind: Vec<Mark> =
                marks.behind(theme.glyphs).map(|mark| (mark.to_owned(), None)).collect();
            draw_row(buffer, line, &columns, cells, &style, &behind, context);
        }
    }

    /// Which stage the strip has under this place, in the row under the cursor.
    pub fn strip_at(&self, at: Position, room: Rect, context: &Context) -> Option<Pressed> {
        let row = at.y.checked_sub(room.y.saturating_add(HEAD))?;
        let Table { shown, columns, .. } = self.table(room, context);
        let row = shown.get(usize::from(row)).filter(|row| self.cursor.id() == Some(row.id))?;
        let stage = columns.iter().find(|column| matches!(column.field.kind, Kind::Stage))?;
        let place = at.x.checked_sub(stage.x).filter(|place| *place < stage.width)?;
        let id = self.cell(row, &stage.field.name).and_then(Value::as_int)?;
        strip::pressed(StageId(id), usize::from(place), stage.tight, context)
    }

    /// What of the table is shown, and where.
    fn table<'a>(&'a self, room: Rect, context: &Context<'a>) -> Table<'a> {
        let fields = self.columns(context.setup);
        // The first column stays: it says whose row it is.
        let places: Vec<usize> =
            (0..fields.len()).filter(|place| *place == 0 || *place > self.left).collect();
        let height = usize::from(room.height.saturating_sub(HEAD));
        let shown: Vec<&ListRow> = self.rows.iter().skip(self.cursor.top()).take(height).collect();
        let cells: Vec<_> = shown.iter().map(|row| self.cells(row, &fields, context)).collect();
        let whole = fields.iter().map(|field| context.words.label(field));
        let short = fields.iter().map(|field| context.words.short_label(field));
        let named = whole.chain(short).zip(fields.iter().chain(&fields));
        let heads = || named.map(|(name, field)| self.head(&name, field, context)).collect();
        let heads = self.words.get(None, context.clock.now(), heads);
        // A bar at the left is the cursor's, and the right edge stays free as everywhere.
        let inner =
            Rect { x: room.x + 1.min(room.width), width: room.width.saturating_sub(2), ..room };
        let read = |place: usize| {
            let cells = self.rows.iter().map(|row| self.cells(row, &fields, context));
            let cells = Cells::of(sizes(&cells.collect::<Vec<_>>(), place));
            Read { cells, likely: likely(fields[place], context) }
        };
        let head = |place: usize| heads.get(place).map_or(0, |words| words.size.whole);
        let wish = |place: &usize| {
            let field = fields[*place];
            let now = sizes(&cells, *place).map(|size| size.needed).max().unwrap_or_default();
            let measured = match self.rows.is_empty() {
                true => Rc::default(),
                false => self.measured.with(field, now, || read(*place)),
            };
            let wish = Wish::of(field, measured, (head(*place), head(fields.len() + place)));
            // Whoever goes to the columns at the right sees each of them on his way.
            let is_next = self.left > 0 && *place == self.left + 1;
            Wish { aside: wish.aside && *place > 0 && !is_next, ..wish }
        };
        let wishes: Vec<Wish> = places.iter().map(wish).collect();
        let Columns { widths, gap } =
            Columns::share(&wishes, inner.width, columns::first(self.noun));
        let mut x = inner.x;
        let columns: Vec<Column> = widths
            .into_iter()
            .filter_map(|(at, width)| {
                let (place, tight) = (*places.get(at)?, wishes.get(at)?.is_tight(width));
                let short = if head(place) > width { fields.len() } else { 0 };
                let column =
                    Column { place, head: place + short, field: fields[place], x, width, tight };
                x = x.saturating_add(width + gap);
                Some(column)
            })
            .collect();
        Table { shown, cells, heads, columns }
    }

    /// Puts all loaded rows into words, so that drawing them later costs no more than drawing.
    pub fn put_into_words(&self, context: &Context) {
        let fields = self.columns(context.setup);
        for row in &self.rows {
            self.cells(row, &fields, context);
        }
    }

    /// The shown columns.
    fn columns<'a>(&self, setup: &'a Setup) -> Vec<&'a Field> {
        let names = self.shown(setup);
        names.iter().filter_map(|name| setup.registry.get(self.noun, name)).collect()
    }

    /// What is said in the cells of a row.
    fn cells(&self, row: &ListRow, fields: &[&Field], context: &Context) -> Rc<Vec<Words>> {
        let said = |field: &&Field| {
            let (lead, style) = self.lead(row, field, context).unzip();
            let text = self.said(row, field, context);
            Words::new(lead, text, style.flatten(), self.marks(row, field, context))
        };
        let say = || {
            let mut cells: Vec<Words> = fields.iter().map(said).collect();
            if let Some((place, known)) = self.unnamed(row, fields, context) {
                let style = Some(context.theme.muted());
                cells[place] = Words { text: known, style, spills: true, ..Words::default() };
            }
            cells
        };
        self.words.get(Some(row.id), context.clock.now(), say)
    }

    /// In which of the columns a contact who has no name is named all the same, and how: by a phone or
    /// an address.
    fn unnamed(
        &self,
        row: &ListRow,
        fields: &[&Field],
        context: &Context,
    ) -> Option<(usize, String)> {
        let names = ["last_name", "first_name", "middle_name"];
        let empty = |name: &&str| self.cell(row, name).is_none_or(Value::is_empty);
        if self.noun != Noun::Contact || !names.iter().all(empty) {
            return None;
        }
        let place = fields.iter().position(|field| names.contains(&field.name.as_str()))?;
        let known = match name::display(|field| self.cell(row, field)) {
            Some(known) => context.words.phone(&known).into_owned(),
            None => context.words.untitled(RecordRef::new(self.noun, row.id)),
        };
        Some((place, known))
    }

    /// The head of a column; the one the list is sorted by says which way, however narrow it is.
    fn head(&self, name: &str, field: &Field, context: &Context) -> Words {
        let sort = self.sort();
        let mark = (field.name == sort.field).then(|| (way(&sort, context).to_owned(), None));
        Words::new(None, name.to_uppercase(), None, mark.into_iter().collect())
    }

    /// What somebody sorted the list by and which way, where none of the drawn columns says so.
    pub fn unseen_order(&self, room: Rect, context: &Context) -> Option<String> {
        let sort = self.sort.clone()?;
        let Table { columns, .. } = self.table(room, context);
        let seen = |column: &Column| column.field.name == sort.field && column.width > 0;
        if self.rows.is_empty() || columns.iter().any(seen) {
            return None;
        }
        let field = context.setup.registry.get(self.noun, &sort.field)?;
        Some(format!("{} {}", way(&sort, context), context.words.label(field)))
    }

    /// What stands before the words of a cell, and their style where it is not the usual one: how
    /// urgent the next step or a deadline is, as on a board, or the strip of a stage.
    fn lead(
        &self,
        row: &ListRow,
        field: &Field,
        context: &Context,
    ) -> Option<(Lead, Option<Style>)> {
        let value = self.cell(row, &field.name)?;
        if row.deleted && field.name == "next_at" {
            return None;
        }
        if let (Kind::Stage, Some(id)) = (&field.kind, value.as_int()) {
            return Some((strip::bar(StageId(id), context)?, None));
        }
        let mark = |sign: &str, style| Lead { whole: sign.to_owned(), short: None, style };
        let theme = context.theme;
        let is_set = |name: &str| self.cell(row, name).is_some_and(|value| !value.is_empty());
        let over = is_set("closed_at") || is_set("done_at");
        match (field.name.as_str(), value.as_int()) {
            ("next_at" | "deadline", Some(at)) if !over => {
                let late = at < context.clock.now();
                let attention = if late { Attention::Overdue } else { Attention::Quiet };
                let (sign, style) = theme.attention(attention);
                Some((mark(sign, style), late.then_some(style)))
            }
            ("next_at", None) if !over && is_set("stage") => {
                Some((mark(theme.glyphs.none, theme.muted()), None))
            }
            _ => None,
        }
    }

    /// A cell as it is shown.
    fn said(&self, row: &ListRow, field: &Field, context: &Context) -> String {
        let words = context.words;
        let Some(value) = self.cell(row, &field.name) else { return String::new() };
        // A mark says it.
        if field.kind == Kind::Activities || (row.deleted && field.name == "next_at") {
            return String::new();
        }
        if field.name == "title" && value.is_empty() {
            return words.untitled(RecordRef::new(self.noun, row.id));
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
            let changed = self.cell(row, "changed").and_then(Value::as_int) == Some(1);
            return format!("{kind} {}", context.theme.glyphs.task_with(state, changed));
        }
        if let (Kind::Stage, Some(id)) = (&field.kind, value.as_int()) {
            return strip::name(StageId(id), context);
        }
        if let Kind::Money(currency) = field.kind {
            // Nothing is said of nothing, unless the rows stand in the order of it.
            if value.as_int() == Some(0) && self.sort().field != field.name {
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
        match value.as_int().filter(|_| field.name == "deadline") {
            // At which hour something is to be done is wanted also of days far off.
            Some(at) => words.moment_exact(at),
            None => words.cell(field, value, None),
        }
    }

    /// What stands behind the title of a repeat lead, of a record that waits for too long, and of one
    /// with more activities than its next step; and the counter in a column of its own.
    fn marks(&self, row: &ListRow, field: &Field, context: &Context) -> Vec<Mark> {
        if row.deleted {
            // Until it comes back, nothing comes next.
            let cross = (context.theme.glyphs.cross.to_owned(), Some(context.theme.muted()));
            let is_first = self.shown(context.setup).first() == Some(&field.name);
            return Vec::from_iter(is_first.then_some(cross));
        }
        let now = context.clock.now();
        let dues = self.cell(row, "activities").map(Value::as_dues).unwrap_or_default();
        let tally = Tally::of(now, dues.iter().copied());
        let counter = |counter| {
            let (said, style) = badge::counter(counter, context);
            (said, Some(style))
        };
        if field.kind == Kind::Activities {
            return tally.beside(None).map(counter).into_iter().collect();
        }
        if field.name != "title" {
            return Vec::new();
        }
        let shown = self.shown(context.setup);
        let shows = |name: &str| shown.iter().any(|shown| shown == name);
        let next = self.cell(row, "next_at").and_then(Value::as_int);
        let next = next.filter(|_| shows("next_at")).map(|at| match at < now {
            true => Attention::Overdue,
            false => Attention::Quiet,
        });
        let counted = tally.beside(next).filter(|_| !shows("activities")).map(counter);
        let repeat = self.cell(row, "repeat").and_then(Value::as_int) == Some(1);
        let repeat = repeat.then_some(context.theme.glyphs.repeat);
        let waits = self.standing(row, context);
        let waits = waits.and_then(|standing| badge::mark(&standing, context));
        let plain = repeat.into_iter().chain(waits).map(|mark| (mark.to_owned(), None));
        plain.chain(counted).collect()
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

/// The sign of which way a list is sorted.
fn way(sort: &Sort, context: &Context) -> &'static str {
    match sort.descending {
        true => context.theme.glyphs.below,
        false => context.theme.glyphs.above,
    }
}

/// The part of the table that is shown.
struct Table<'a> {
    /// The rows, and what is said in their cells.
    shown: Vec<&'a ListRow>,
    cells: Vec<Rc<Vec<Words>>>,
    heads: Rc<Vec<Words>>,
    columns: Vec<Column<'a>>,
}

/// A column as it is drawn.
#[derive(Clone, Copy)]
struct Column<'a> {
    /// Its place among the chosen ones.
    place: usize,
    /// The place of its head among the heads, the short ones behind the others.
    head: usize,
    field: &'a Field,
    x: u16,
    width: u16,
    /// Whether it is too narrow for what its cells show.
    tight: bool,
}

/// The columns from the first of these on up to the next one that shows something.
fn free(columns: &[Column], cells: &[Words], line: Rect) -> u16 {
    let shows =
        |column: &&Column| cells.get(column.place).is_some_and(|next| !next.text.is_empty());
    let next = columns.iter().skip(1).find(shows);
    let end = next.map_or(line.right(), |next| next.x.saturating_sub(1));
    end.saturating_sub(columns.first().map_or(end, |column| column.x))
}

/// Marks at the ends of the heads that there are columns before and behind those that are shown.
fn draw_edges(buffer: &mut Buffer, line: Rect, more: (bool, bool), context: &Context) {
    let (glyphs, end) = (context.theme.glyphs, line.width.saturating_sub(1));
    for (is_more, glyph, x) in [(more.0, glyphs.left, 0), (more.1, glyphs.right, end)] {
        if is_more {
            let edge = Rect { x: line.x + x, width: line.width - x, ..line };
            text::draw(buffer, edge, glyph, Fit::Left, context.theme.accent(), "");
        }
    }
}

impl<'a> Column<'a> {
    /// The same column with its head as what it shows.
    fn headed(&self) -> Column<'a> {
        Column { place: self.head, ..*self }
    }
}

fn draw_row(
    buffer: &mut Buffer,
    line: Rect,
    columns: &[Column],
    cells: &[Words],
    style: &dyn Fn(usize) -> Style,
    behind: &[Mark],
    context: &Context,
) {
    let ellipsis = context.theme.glyphs.ellipsis;
    for (at, Column { place, field, x, width, tight, .. }) in columns.iter().enumerate() {
        let Some(words) = cells.get(*place) else { continue };
        let width = if words.spills { free(&columns[at..], cells, line) } else { *width };
        let mut room = Rect { x: *x, width: width.min(line.right().saturating_sub(*x)), ..line };
        if let Some(Lead { whole, short, style }) = &words.lead {
            let lead = short.as_ref().filter(|_| *tight).unwrap_or(whole);
            let taken = text::draw(buffer, room, lead, Fit::Left, *style, ellipsis) + 1;
            let taken = taken.min(room.width);
            room = Rect { x: room.x + taken, width: room.width - taken, ..room };
        }
        let fit = match field.kind {
            Kind::Money(_) | Kind::Integer | Kind::Number => Fit::Right,
            Kind::Points(PointKind::Phone) | Kind::Phone => Fit::KeepEnd,
            _ => Fit::Left,
        };
        let behind = if *place == 0 { behind } else { &[] };
        let taken = taken(&words.marks) + taken(behind);
        let taken = u16::try_from(taken).unwrap_or(u16::MAX);
        let before = Rect { width: room.width.saturating_sub(taken), ..room };
        let style = words.style.unwrap_or_else(|| style(*place));
        let said = text::draw(buffer, before, &words.text, fit, style, ellipsis);
        let mut end = match fit {
            Fit::Right if said > 0 => before.right(),
            _ => room.x + said,
        };
        for (mark, own) in words.marks.iter().chain(behind) {
            let x = (end + u16::from(end > room.x)).min(room.right());
            let after = Rect { x, width: room.right() - x, ..room };
            end = x + text::draw(buffer, after, mark, Fit::Left, own.unwrap_or(style), "");
        }
    }
}
