//! How the open records of a noun are spread over people: a line a person, a column a stage, and
//! whom nobody turned to yet. From each number it is one key to the records it counts.
//!
//! It shows what was read last; what the list makes of a query is not known here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::crm::neglect::{self, MOST};
use crate::crm::{Failure, Reader};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 120;
/// The narrowest and the widest column of names.
const NAME: (u16, u16) = (10, 22);
/// The narrowest and the widest column of numbers.
const COUNT: (u16, u16) = (5, 14);
/// Lines under the table: an empty one, and what Enter shows, which takes more of them in a room
/// narrower than so many columns.
const FOOT: u16 = 2;
const LONG_FOOT: u16 = 3;
const NARROW: u16 = 60;

/// The table over the screen.
#[derive(Debug)]
pub struct Load {
    noun: Noun,
    pipelines: Vec<neglect::Load>,
    /// How many wait for the first word; [`MOST`] stands for any more.
    untouched: i64,
    /// The line under the cursor, among those that count something.
    row: usize,
    /// The number under the cursor, from the left.
    column: usize,
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Head(usize),
    Person(usize, usize),
    Total(usize),
    Gap,
    Untouched,
}

/// Where the parts of the table are on the screen.
struct Layout {
    /// The room of the table, without frame and foot.
    body: Rect,
    /// The columns of names and of numbers.
    name: u16,
    count: u16,
    /// The first number shown, and how many are.
    left: usize,
    shown: usize,
    /// The first line shown.
    top: usize,
}

impl Load {
    /// The table of a noun, still to be read.
    pub fn new(noun: Noun) -> Load {
        Load { noun, pipelines: Vec::new(), untouched: 0, row: 0, column: 0 }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Popup]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Moves, closes, or shows the records that are counted.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let rows = self.rows().len();
        let (page, last) = (usize::from(self.layout(context.area, context).body.height), rows - 1);
        self.column = self.column.min(self.last_column());
        match action {
            Action::StepBack | Action::Back => return Effect::Close,
            Action::Confirm => return self.list(context),
            Action::MoveUp => self.row = self.row.saturating_sub(1),
            Action::MoveDown => self.row += 1,
            Action::MoveLeft => self.column = self.column.saturating_sub(1),
            Action::MoveRight => self.column = (self.column + 1).min(self.last_column()),
            Action::MoveFirst => self.row = 0,
            Action::MoveLast => self.row = last,
            Action::PageUp | Action::HalfPageUp => self.row = self.row.saturating_sub(page / 2),
            Action::PageDown | Action::HalfPageDown => self.row += page / 2,
            _ => {}
        }
        self.row = self.row.min(last);
        Effect::None
    }

    /// A click puts the cursor on a number, and on the one under the cursor shows what it counts; one
    /// beside the box leaves.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        if !self.place(context.area).contains(at) {
            return Effect::Close;
        }
        let layout = self.layout(context.area, context);
        if !layout.body.contains(at) {
            return Effect::None;
        }
        let line = self.lines().get(layout.top + usize::from(at.y - layout.body.y)).copied();
        let Some(row) = line.and_then(|line| self.rows().iter().position(|one| *one == line))
        else {
            return Effect::None;
        };
        let before = (self.row, self.column.min(self.last_column()));
        self.row = row;
        if let Some(right) = (at.x - layout.body.x).checked_sub(layout.name) {
            let column = layout.left + usize::from(right / (layout.count + 1));
            self.column = column.min(self.last_column());
        }
        if (self.row, self.column.min(self.last_column())) == before {
            return self.list(context);
        }
        Effect::None
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Reads the numbers again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader) -> Result<(), Failure> {
        self.pipelines = reader.load(self.noun)?;
        self.untouched = reader.untouched(self.noun)?;
        self.row = self.row.min(self.rows().len() - 1);
        Ok(())
    }

    /// Draws the lines and columns around the cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let (theme, words) = (context.theme, context.words);
        let title = Message::new("load-title").with("noun", words.nouns(self.noun));
        let inside = popup::draw(buffer, self.place(area), &words.say(&title), theme);
        let layout = self.layout(area, context);
        for (line, row) in self.lines().into_iter().skip(layout.top).zip(layout.body.rows()) {
            self.draw_line(buffer, row, line, &layout, context);
        }
        let most = foot(area);
        if inside.height > most {
            let indent = 1.min(inside.width);
            let (x, width) = (inside.x + indent, inside.width - indent);
            let key = context.keymap.said(Action::Confirm);
            let says = match self.query(context).filter(|query| !query.is_empty()) {
                Some(query) => {
                    Message::new("load-enter").with("query", context.told(self.noun, &query))
                }
                None => Message::new("load-enter-all"),
            };
            let says = words.say(&says.with("key", key));
            let mut lines = text::wrap(&says, usize::from(width));
            // In a narrow room it takes the empty line above it as well.
            if lines.len() > usize::from(most) {
                let rest = lines.split_off(usize::from(most) - 1);
                lines.push(rest.join(" "));
            }
            let from = inside.bottom() - u16::try_from(lines.len()).unwrap_or(most);
            for (y, says) in (from..).zip(&lines) {
                let foot = Rect { x, y, width, height: 1 };
                text::draw(buffer, foot, says, Fit::Left, theme.muted(), theme.glyphs.ellipsis);
            }
        }
        None
    }

    fn draw_line(
        &self,
        buffer: &mut Buffer,
        row: Rect,
        line: Line,
        at: &Layout,
        context: &Context,
    ) {
        let (theme, words) = (context.theme, context.words);
        let ellipsis = theme.glyphs.ellipsis;
        let under = self.rows().get(self.row) == Some(&line);
        if under {
            let bar = Rect { width: 1.min(row.width), ..row };
            text::draw(buffer, bar, theme.glyphs.cursor, Fit::Left, theme.accent(), "");
        }
        let name = Rect { x: row.x + 1.min(row.width), width: at.name.saturating_sub(1), ..row };
        let name = name.intersection(row);
        let cell = |place: usize| {
            let x = row.x + at.name + u16::try_from(place).unwrap_or(0) * (at.count + 1);
            Rect { x, width: at.count, ..row }.intersection(row)
        };
        let style = if under { theme.title() } else { Style::new() };
        let (said, numbers, style) = match line {
            Line::Gap => return,
            Line::Head(pipeline) => {
                let Some(load) = self.pipelines.get(pipeline) else { return };
                let heads = load.stages.iter().filter_map(|id| context.setup.stage(*id));
                let heads = heads.map(|stage| words.stage(stage).to_owned());
                let total = words.text("load-total");
                let heads: Vec<String> = heads.chain([total]).collect();
                let named = self.pipelines.len() > 1;
                let own = context.setup.pipelines.iter().find(|own| own.id == load.pipeline);
                let own = own.filter(|_| named).map_or("", |own| words.pipeline(own));
                text::draw(buffer, name, own, Fit::Left, theme.title(), ellipsis);
                let edges = [
                    (at.left > 0, cell(0).x.saturating_sub(1), theme.glyphs.left),
                    (at.left + at.shown < heads.len(), row.right() - 1, theme.glyphs.right),
                ];
                for (_, x, glyph) in edges.into_iter().filter(|(more, ..)| *more) {
                    let edge = Rect { x, width: 1, ..row }.intersection(row);
                    text::draw(buffer, edge, glyph, Fit::Left, theme.accent(), "");
                }
                for (place, head) in heads.iter().skip(at.left).take(at.shown).enumerate() {
                    let said = text::cut(head, usize::from(at.count), ellipsis);
                    text::draw(buffer, cell(place), &said, Fit::Right, theme.muted(), "");
                }
                return;
            }
            Line::Person(pipeline, person) => {
                let found = self.pipelines.get(pipeline).and_then(|load| load.people.get(person));
                let Some((user, counts)) = found else { return };
                let user = context.setup.user(*user);
                let name = user.map_or_else(|| words.text("load-nobody"), |user| user.name.clone());
                (name, with_total(counts), style)
            }
            Line::Total(pipeline) => {
                let Some(load) = self.pipelines.get(pipeline) else { return };
                (words.text("load-total"), with_total(&load.totals()), theme.title())
            }
            Line::Untouched => {
                let more = if self.untouched >= MOST { "+" } else { "" };
                let says = Message::new("load-untouched")
                    .with("mark", theme.glyphs.unattended)
                    .with("count", format!("{}{more}", self.untouched));
                let room = Rect { width: row.width.saturating_sub(1), x: name.x, ..row };
                let style = if under { theme.selected() } else { style };
                text::draw(buffer, room, &words.say(&says), Fit::Left, style, ellipsis);
                return;
            }
        };
        text::draw(buffer, name, &said, Fit::Left, style, ellipsis);
        for (place, count) in numbers.iter().enumerate().skip(at.left).take(at.shown) {
            let here = under && place == self.column.min(numbers.len() - 1);
            let (count, muted) = match count {
                0 => (theme.glyphs.none.to_owned(), theme.muted()),
                count => (count.to_string(), style),
            };
            let style = if here { theme.selected() } else { muted };
            text::draw(buffer, cell(place - at.left), &count, Fit::Right, style, "");
        }
    }

    /// All lines of the table.
    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (place, load) in self.pipelines.iter().enumerate() {
            lines.push(Line::Head(place));
            lines.extend((0..load.people.len()).map(|person| Line::Person(place, person)));
            lines.extend([Line::Total(place), Line::Gap]);
        }
        lines.push(Line::Untouched);
        lines
    }

    /// The lines that the cursor goes to.
    fn rows(&self) -> Vec<Line> {
        let counts = |line: &Line| !matches!(line, Line::Head(_) | Line::Gap);
        self.lines().into_iter().filter(counts).collect()
    }

    /// The last number of the line under the cursor.
    fn last_column(&self) -> usize {
        match self.rows().get(self.row) {
            Some(Line::Person(pipeline, _) | Line::Total(pipeline)) => {
                self.pipelines.get(*pipeline).map_or(0, |load| load.stages.len())
            }
            _ => 0,
        }
    }

    /// The records that the number under the cursor counts, in their list.
    fn list(&self, context: &Context) -> Effect {
        match self.query(context) {
            Some(query) => Effect::open(Open::List(self.noun, query)),
            None => Effect::Refuse(Refusal::rule(Message::new("load-why-former"))),
        }
    }

    /// The query that finds what the number under the cursor counts; none where it is about somebody
    /// who has no login any more.
    fn query(&self, context: &Context) -> Option<String> {
        let mut words = Vec::new();
        let (pipeline, person) = match self.rows().get(self.row)? {
            Line::Untouched => return Some("is:unattended".to_owned()),
            Line::Person(pipeline, person) => (*pipeline, Some(*person)),
            Line::Total(pipeline) => (*pipeline, None),
            Line::Head(_) | Line::Gap => return None,
        };
        let load = self.pipelines.get(pipeline)?;
        let own = context.setup.pipelines.iter().find(|own| own.id == load.pipeline)?;
        let own = (self.pipelines.len() > 1).then_some(own.code.as_str());
        match (load.stages.get(self.column), own) {
            (Some(stage), own) => {
                let code = &context.setup.stage(*stage)?.code;
                let pipeline = own.map_or(String::new(), |own| format!("{own}/"));
                words.push(format!("stage:{pipeline}{code}"));
            }
            (None, Some(own)) => words.push(format!("pipeline:{own}")),
            (None, None) => {}
        }
        if let Some(person) = person {
            let (user, _) = load.people.get(person)?;
            words.push(format!("responsible:{}", login(*user, context)?));
        }
        Some(words.join(" "))
    }

    fn place(&self, area: Rect) -> Rect {
        let lines = u16::try_from(self.lines().len()).unwrap_or(u16::MAX);
        let height = lines.saturating_add(foot(area) + popup::FRAME);
        popup::centred(area, WIDEST, height)
    }

    fn layout(&self, area: Rect, context: &Context) -> Layout {
        let inside = popup::inside(self.place(area));
        let foot = foot(area).min(inside.height.saturating_sub(1));
        let body = Rect { height: inside.height - foot, ..inside };
        let (least, most) = COUNT;
        let totals = self.pipelines.iter().map(|load| load.totals().iter().sum::<i64>());
        let digits = totals.max().unwrap_or_default().to_string().len();
        let least = least.max(u16::try_from(digits).unwrap_or(least));
        let columns = self.pipelines.iter().map(|load| load.stages.len() + 1).max().unwrap_or(1);
        let names = context.setup.users.iter().map(|user| text::width(&user.name) + 2);
        let name = u16::try_from(names.max().unwrap_or_default()).unwrap_or(u16::MAX);
        let name = name.clamp(NAME.0, NAME.1).min(body.width / 2);
        let room = body.width - name;
        let all = u16::try_from(columns).unwrap_or(u16::MAX);
        let count = (room / all.max(1)).saturating_sub(1).clamp(least, most.max(least));
        let shown = usize::from(room / (count + 1)).max(1);
        let column = self.column.min(self.last_column());
        let left = (column + 1).saturating_sub(shown);
        let height = usize::from(body.height).max(1);
        let under = self.rows().get(self.row).copied();
        let line = self.lines().iter().position(|line| Some(*line) == under).unwrap_or(0);
        // The head over the first line stays to be seen.
        let top = (line + 1).saturating_sub(height);
        Layout { body, name, count, left, shown, top }
    }
}

/// The lines under the table in a room.
fn foot(area: Rect) -> u16 {
    if area.width < NARROW { LONG_FOOT } else { FOOT }
}

/// The numbers with their sum.
fn with_total(counts: &[i64]) -> Vec<i64> {
    counts.iter().copied().chain([counts.iter().sum()]).collect()
}

/// How a query names a person.
fn login(user: UserId, context: &Context) -> Option<String> {
    let login = &context.setup.user(user)?.login;
    let plain = login.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let own = ["me", "я", "ja"].contains(&login.to_lowercase().as_str());
    Some(if plain && !own { login.clone() } else { format!("\"{login}\"") })
}

#[cfg(test)]
mod tests;
