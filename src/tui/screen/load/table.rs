//! Where the parts of the table of people and stages are on the screen: which lines and columns fit
//! around the cursor, and how the headings are broken so that they can be read.

use ratatui::layout::{Position, Rect};

use super::{Load, Row};
use crate::domain::person::UserId;
use crate::tui::screen::Context;
use crate::tui::widget::popup;
use crate::tui::widget::text;

/// The widest the box gets, in columns.
const WIDEST: u16 = 120;
/// The narrowest and the widest column of names; in a narrow room it takes no more than so many
/// eighths of it.
const NAME: (usize, usize) = (10, 22);
const NAME_EIGHTHS: usize = 3;
/// The narrowest and the widest column of numbers where headings stand in one line, and the widest
/// where they are broken, in a narrow room and in a wide one.
const COUNT: (usize, usize) = (5, 14);
const BROKEN: (usize, usize) = (8, 12);
/// The most lines of a heading, and the part of the height that it may take.
const HEADING: usize = 3;
const HEADING_PART: usize = 4;
/// Lines under the table: an empty one, and what Enter shows, which takes more of them in a room
/// narrower than so many columns.
const FOOT: u16 = 2;
const LONG_FOOT: u16 = 3;
const NARROW: u16 = 60;
/// The fewest lines of the table that are shown above them.
const LINES: u16 = 4;

/// A line of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// One of the lines of the headings of a pipeline.
    Head(usize, usize),
    /// What is counted.
    Row(Row),
    /// Nothing.
    Gap,
}

/// A column of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    /// Which number of the line it shows, from the left.
    pub place: usize,
    /// Where it begins, in columns from the left of the table, and how wide it is.
    pub x: u16,
    pub width: u16,
}

/// The columns of a pipeline.
#[derive(Debug)]
pub(super) struct Columns {
    /// Those of the stages that fit around the cursor, and after them the sum.
    pub shown: Vec<Column>,
    /// Whether there are more stages to the left and to the right.
    pub more: (bool, bool),
    /// The headings of all stages and of the sum, each in lines from above.
    pub heads: Vec<Vec<String>>,
    /// The lines of the longest heading.
    pub height: usize,
}

/// The table in a room.
#[derive(Debug)]
pub(super) struct Table {
    /// The box, and the room of the lines in it.
    pub frame: Rect,
    pub body: Rect,
    /// The lines that fit around the cursor.
    pub lines: Vec<Line>,
    /// The lines below them for what Enter shows; none where the table needs them.
    pub foot: u16,
    /// The columns of a name, with the space after it.
    pub name: u16,
    /// The columns of each pipeline.
    pub columns: Vec<Columns>,
}

impl Table {
    /// The table as it stands in a room.
    pub fn of(load: &Load, area: Rect, context: &Context) -> Table {
        let wide = usize::from(popup::inside(popup::centred(area, WIDEST, area.height)).width);
        let people = load.pipelines.iter().flat_map(|load| &load.people);
        let names = people.map(|(user, _)| text::width(&named(*user, context)) + 2).max();
        let name = names.unwrap_or_default().clamp(NAME.0, NAME.1);
        let name = name.min((wide * NAME_EIGHTHS / 8).max(NAME.0)).min(wide);
        let highest = (usize::from(area.height) / HEADING_PART / 2).clamp(1, HEADING);
        let columns: Vec<Columns> = (0..load.pipelines.len())
            .map(|place| columns(load, place, name, wide, highest, context))
            .collect();
        let all = all_lines(load, &columns);
        let foot = foot(area);
        let height = u16::try_from(all.len()).unwrap_or(u16::MAX);
        let frame = popup::centred(area, WIDEST, height.saturating_add(foot + popup::FRAME));
        let inside = popup::inside(frame);
        let foot = if inside.height >= foot + LINES { foot } else { 0 };
        let body = Rect { height: inside.height - foot, ..inside };
        let lines = around(load, all, &columns, usize::from(body.height));
        let name = u16::try_from(name).unwrap_or(u16::MAX);
        Table { frame, body, lines, foot, name, columns }
    }

    /// The line of the cursor at a place of the screen, and its number there where it is one.
    pub fn hit(&self, load: &Load, at: Position) -> Option<(usize, Option<usize>)> {
        if !self.body.contains(at) {
            return None;
        }
        let Line::Row(row) = *self.lines.get(usize::from(at.y - self.body.y))? else { return None };
        let x = at.x - self.body.x;
        let columns = match row {
            Row::Person(pipeline, _) | Row::Total(pipeline) => self.columns.get(pipeline),
            Row::Untouched => None,
        };
        let is_in = |column: &&Column| (column.x..=column.x + column.width).contains(&x);
        let column = columns.and_then(|columns| columns.shown.iter().find(is_in));
        let row = load.rows().iter().position(|one| *one == row)?;
        Some((row, column.map(|column| column.place)))
    }
}

/// What somebody is called who has records.
pub(super) fn named(user: UserId, context: &Context) -> String {
    let user = context.setup.user(user);
    user.map_or_else(|| context.words.text("load-nobody"), |user| user.name.clone())
}

/// The lines under the table in a room.
fn foot(area: Rect) -> u16 {
    if area.width < NARROW { LONG_FOOT } else { FOOT }
}

/// All lines of the table.
fn all_lines(load: &Load, columns: &[Columns]) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in load.rows() {
        let first = match row {
            Row::Person(pipeline, 0) => Some(pipeline),
            Row::Total(pipeline) if load.pipelines[pipeline].people.is_empty() => Some(pipeline),
            _ => None,
        };
        if let Some(pipeline) = first {
            let height = columns.get(pipeline).map_or(1, |columns| columns.height);
            lines.extend((0..height).map(|number| Line::Head(pipeline, number)));
        }
        lines.push(Line::Row(row));
        if matches!(row, Row::Total(_)) {
            lines.push(Line::Gap);
        }
    }
    lines
}

/// The lines around the one under the cursor, as many as fit; the headings over it stay.
fn around(load: &Load, all: Vec<Line>, columns: &[Columns], room: usize) -> Vec<Line> {
    let current = load.rows().get(load.row).copied();
    let at = all.iter().position(|line| current.is_some_and(|row| *line == Line::Row(row)));
    let at = at.unwrap_or(0);
    let top = at.saturating_sub(room / 2).min(all.len().saturating_sub(room));
    let pipeline = match current {
        Some(Row::Person(pipeline, _) | Row::Total(pipeline)) => Some(pipeline),
        _ => None,
    };
    let held = pipeline.and_then(|pipeline| {
        let begins = all.iter().position(|line| *line == Line::Head(pipeline, 0))?;
        let height = columns.get(pipeline)?.height;
        (begins < top && at >= top + height).then_some(begins..begins + height)
    });
    let mut lines: Vec<Line> = all.iter().skip(top).take(room).copied().collect();
    for (line, head) in lines.iter_mut().zip(held.unwrap_or_default()) {
        *line = all[head];
    }
    lines
}

/// The columns of a pipeline in a table so wide, after a column of names.
fn columns(
    load: &Load,
    place: usize,
    name: usize,
    wide: usize,
    highest: usize,
    context: &Context,
) -> Columns {
    let counted = &load.pipelines[place];
    let totals = counted.totals();
    let sum: i64 = totals.iter().sum();
    let digits = sum.to_string().len();
    let stages = counted.stages.iter().map(|id| context.setup.stage(*id));
    let mut said: Vec<&str> =
        stages.map(|stage| stage.map_or("", |s| context.words.stage(s))).collect();
    let total = context.words.text("load-total");
    said.push(&total);
    let room = wide.saturating_sub(name);
    // One beside the other as wide as the widest, where that can be read; else each as wide as it is,
    // where there is room for that; else as narrow as its words allow.
    let widest = said.iter().map(|head| text::width(head)).max().unwrap_or_default();
    let even = (room / said.len()).saturating_sub(1).min(COUNT.1).max(COUNT.0).max(digits);
    let is_even = widest <= even && (even + 1) * said.len() <= room;
    let least = COUNT.0.max(digits);
    let most = if wide < usize::from(NARROW) { BROKEN.0 } else { BROKEN.1 };
    let whole = |head: &&str| text::width(head).max(least);
    let is_whole = said.iter().map(|head| whole(head) + 1).sum::<usize>() <= room;
    let widths: Vec<usize> = said
        .iter()
        .map(|head| match (is_even, is_whole) {
            (true, _) => even,
            (_, true) => whole(head),
            _ => narrowest(head, highest).clamp(least, most.max(digits)).min(room.max(2) - 1),
        })
        .collect();
    let ellipsis = context.theme.glyphs.ellipsis;
    let heads =
        said.iter().zip(&widths).map(|(head, width)| broken(head, *width, highest, ellipsis));
    let heads: Vec<Vec<String>> = heads.collect();
    let height = heads.iter().map(Vec::len).max().unwrap_or(1);

    let (sum, stages) = (widths.len() - 1, &widths[..widths.len() - 1]);
    let left_for = room.saturating_sub(widths[sum] + 1);
    let fit = |from: usize| {
        let mut taken = 0;
        let fits = |width: &&usize| {
            taken += **width + 1;
            taken <= left_for
        };
        stages[from.min(stages.len())..].iter().take_while(fits).count()
    };
    // The stage under the cursor is shown; the sum always is, unless it is alone with a stage in too
    // narrow a room.
    let wanted = load.column.min(stages.len().saturating_sub(1));
    let from = (0..=wanted).find(|from| from + fit(*from) > wanted).unwrap_or(wanted);
    let shown = fit(from);
    let mut x = name;
    let mut column = |place: usize| {
        let width = widths[place];
        let column = Column { place, x: cells(x), width: cells(width) };
        x += width + 1;
        column
    };
    let mut columns: Vec<Column> = (from..from + shown).map(&mut column).collect();
    if shown > 0 || stages.is_empty() || load.column >= sum {
        columns.push(column(sum));
    } else {
        columns.push(column(wanted));
    }
    let more = (from > 0, from + shown.max(1) < stages.len());
    Columns { shown: columns, more, heads, height }
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The fewest columns in which the words of a heading stand whole in at most so many lines.
fn narrowest(head: &str, lines: usize) -> usize {
    let longest = head.split_whitespace().map(text::width).max().unwrap_or_default();
    let whole = text::width(head);
    (longest..whole).find(|width| text::wrap(head, *width).len() <= lines).unwrap_or(whole)
}

/// A heading in at most so many lines of so many columns; a word is cut rather than torn.
fn broken(head: &str, width: usize, lines: usize, ellipsis: &str) -> Vec<String> {
    let words = head.split_whitespace().map(|word| text::cut(word, width, ellipsis));
    let words: Vec<_> = words.collect();
    let mut broken = text::wrap(&words.join(" "), width);
    if broken.len() > lines {
        let rest = broken.split_off(lines - 1).join(" ");
        broken.push(text::cut(&rest, width, ellipsis).into_owned());
    }
    broken
}
