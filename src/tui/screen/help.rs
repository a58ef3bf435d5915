//! The keys that hold on the screen below, and how the query language looks.
//!
//! Everything comes from the table of actions; nothing about keys is written down here.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::domain::message::Message;
use crate::i18n::Lang;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::Effect;
use crate::tui::keymap::Row;
use crate::tui::screen::Context;
use crate::tui::screen::meaning::Meaning;
use crate::tui::section::Section;
use crate::tui::widget::popup;
use crate::tui::widget::scroll;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 120;

/// The columns inside the box from which on there are two columns of keys.
const TWO_FROM: u16 = 74;

/// Columns before what a query finds.
const INDENT: u16 = 2;

/// Columns between the frame and what it holds.
const EDGE: u16 = 1;

/// Columns between two columns of keys.
const GAP: u16 = 3;

/// The columns at the foot for the marks that there is more.
const MARKS: usize = 3;
/// Lines above the last one that the box takes besides its frame.
const FOOT: u16 = 1;

/// Queries that show what can be asked, each as it is typed in the reader's language and as it is said
/// in words.
const QUERIES: [(&str, &str); 6] = [
    ("query-example-either", "help-query-either"),
    ("query-example-both", "help-query-both"),
    ("query-example-or", "help-query-or"),
    ("query-example-is", "help-query-is"),
    ("query-example-neglected", "help-query-neglected"),
    ("query-example-words", "help-query-words"),
];

/// What one does all day, in the order of the day: it comes first.
const FIRST: [Action; 17] = [
    Action::New,
    Action::Open,
    Action::EditField,
    Action::PlanActivity,
    Action::Comment,
    Action::MarkDone,
    Action::NextStage,
    Action::PreviousStage,
    Action::PickStage,
    Action::Complete,
    Action::Search,
    Action::GoTo,
    Action::Undo,
    Action::Confirm,
    Action::Save,
    Action::StepBack,
    Action::Palette,
];

/// Moving about, which everybody guesses: it comes last.
const MOVING: [Action; 10] = [
    Action::MoveUp,
    Action::MoveDown,
    Action::MoveLeft,
    Action::MoveRight,
    Action::MoveFirst,
    Action::MoveLast,
    Action::PageUp,
    Action::PageDown,
    Action::HalfPageUp,
    Action::HalfPageDown,
];

/// The help over a screen.
#[derive(Debug)]
pub struct Help {
    lines: Vec<Line>,
    /// The first line shown.
    top: usize,
}

/// One line of the help.
#[derive(Debug, Clone)]
enum Line {
    Gap,
    Heading(String),
    /// Keys or a glyph; the keys of a Russian layout; what it does.
    Row(String, String, String),
    /// A query, and in the line below what it finds: beside it there is no room for that.
    Query(String),
    Finds(String),
}

/// A line as it is laid out, with the columns that keys take in its group.
#[derive(Debug, Clone)]
struct Laid {
    line: Line,
    keys: u16,
}

impl Help {
    /// The keys of these scopes, each action once: what matters most, then the rest of each scope,
    /// the innermost first, and moving about. What means something else on the screen is said so,
    /// and what means nothing there is left out.
    pub fn new(scopes: &[Scope], meaning: &dyn Fn(Action) -> Meaning, context: &Context) -> Help {
        let words = context.words;
        let mut rows: Vec<(Scope, Row)> = Vec::new();
        for scope in scopes {
            let known = |row: &Row| rows.iter().any(|(_, other)| other.action == row.action);
            let mut more = context.keymap.rows(*scope);
            let has = |action| Section::has(context.setup.settings.mode, action);
            let means = |action| meaning(action) != Meaning::Nothing;
            more.retain(|row| !row.keys.is_empty() && !known(row));
            more.retain(|row| has(row.action) && means(row.action));
            rows.extend(more.into_iter().map(|row| (*scope, row)));
        }
        let mut take = |wanted: &dyn Fn(Scope, Action) -> bool| -> Vec<Row> {
            let (taken, left) =
                std::mem::take(&mut rows).into_iter().partition(|(s, row)| wanted(*s, row.action));
            rows = left;
            let taken: Vec<(Scope, Row)> = taken;
            taken.into_iter().map(|(_, row)| row).collect()
        };
        let mut first = take(&|_, action| FIRST.contains(&action));
        first.sort_by_key(|row| FIRST.iter().position(|action| *action == row.action));
        let moving = take(&|_, action| MOVING.contains(&action));
        let mut groups = vec![("help-first", first)];
        groups.extend(scopes.iter().map(|scope| (scope.title(), take(&|s, _| s == *scope))));
        groups.push(("help-moving", moving));
        let mut lines = Vec::new();
        let mut group = |title: &str, rows: Vec<Line>| {
            if !rows.is_empty() {
                if !lines.is_empty() {
                    lines.push(Line::Gap);
                }
                lines.push(Line::Heading(words.text(title)));
                lines.extend(rows);
            }
        };
        for (title, rows) in groups {
            let line = |row: Row| {
                let does = meaning(row.action).description(row.action);
                let does = does.map_or_else(String::new, |id| words.text(id));
                // Only whoever reads Russian types with its layout; others keep the room.
                let russian = row.russian.into_iter().filter(|_| words.lang() == Lang::Ru);
                let russian: Vec<String> = russian.collect();
                Line::Row(row.keys.join("  "), russian.join("  "), does)
            };
            group(title, rows.into_iter().map(line).collect());
        }
        let said =
            |(shown, id): (&str, &str)| Line::Row(shown.to_owned(), String::new(), words.text(id));
        let glyphs = context.theme.glyphs;
        let counters = [
            (glyphs.full, "help-counter-overdue"),
            (glyphs.due, "help-counter-today"),
            (glyphs.soon, "help-counter-soon"),
            (glyphs.incoming, "help-counter-incoming"),
            ("@", "help-counter-unread"),
        ];
        let mut counters: Vec<Line> = counters.map(said).into();
        let on_cards = [
            (format!("{}2", glyphs.full), "help-counter-card"),
            (format!("{}2", glyphs.due), "help-counter-planned"),
        ];
        counters.extend(on_cards.iter().map(|(shown, id)| said((shown, id))));
        group("help-counters", counters);
        let example = |(query, finds): (&str, &str)| {
            [Line::Query(words.text(query)), Line::Finds(words.text(finds))]
        };
        group("help-queries", QUERIES.into_iter().flat_map(example).collect());
        Help { lines, top: 0 }
    }

    /// The scope whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Popup]
    }

    /// Why it does not scroll: all of it is shown.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        let inside = inside(bounds(context.area));
        let height = usize::from(inside.height.saturating_sub(FOOT));
        let fits = self.laid(inside.width).len() <= height;
        (fits && scroll::scrolls(action)).then(|| Message::new("why-all-shown"))
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Scrolls or closes.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let inside = inside(bounds(context.area));
        let height = usize::from(inside.height.saturating_sub(FOOT)).max(1);
        let last = self.laid(inside.width).len().saturating_sub(height);
        if matches!(action, Action::StepBack | Action::Back | Action::Help | Action::Confirm) {
            return Effect::Close;
        }
        self.top = scroll::to(action, self.top, height, last);
        Effect::None
    }

    /// A click beside the box leaves.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        if bounds(context.area).contains(at) { Effect::None } else { Effect::Close }
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Draws the part that there is room for.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let Context { words, theme, .. } = context;
        popup::draw(buffer, bounds(area), &words.text("keys-title"), theme);
        let inside = inside(bounds(area));
        let foot = FOOT.min(inside.height.saturating_sub(1));
        let room = Rect { height: inside.height - foot, ..inside };
        let laid = self.laid(inside.width);
        let height = usize::from(room.height);
        let top = self.top.min(laid.len().saturating_sub(height));
        for (line, columns) in room.rows().zip(laid.iter().skip(top)) {
            let width = column_width(inside.width);
            for (x, row) in (line.x..).step_by(usize::from(width + GAP)).zip(columns) {
                let cell = Rect { x, width, ..line }.intersection(line);
                if let Some(Laid { line, keys }) = row {
                    draw_line(buffer, cell, line, *keys, context);
                }
            }
        }
        if foot > 0 {
            // The marks take the room that stays free beside the keys.
            let whole = popup::inside(bounds(area));
            let line = Rect { y: inside.bottom() - 1, height: 1, ..whole };
            let (above, below) = (top > 0, top + height < laid.len());
            let mark = |on: bool, glyph: &'static str| if on { glyph } else { " " };
            let (above, below) = (mark(above, theme.glyphs.above), mark(below, theme.glyphs.below));
            let keys =
                [("down", Action::MoveDown), ("up", Action::MoveUp), ("back", Action::StepBack)];
            let says = words.say(&context.keyed("keys-shown", &keys));
            let left = usize::from(line.width).saturating_sub(MARKS);
            let says = format!("{above}{below} {}", text::whole_parts(&says, left));
            text::draw(buffer, line, &says, Fit::Left, theme.muted(), theme.glyphs.ellipsis);
        }
        None
    }

    /// The lines side by side where there is room for two columns; the second one continues the
    /// first.
    fn laid(&self, width: u16) -> Vec<[Option<Laid>; 2]> {
        let lines = self.wrapped(width);
        if width < TWO_FROM {
            return lines.into_iter().map(|line| [Some(line), None]).collect();
        }
        let (left, right) = lines.split_at(half(&lines));
        // A gap at the head of a column would be a hole.
        let right = match right {
            [Laid { line: Line::Gap, .. }, rest @ ..] => rest,
            all => all,
        };
        let rows = left.len().max(right.len());
        (0..rows).map(|at| [left.get(at).cloned(), right.get(at).cloned()]).collect()
    }

    /// The lines of a box of this width: what does not fit behind its keys goes on below.
    fn wrapped(&self, width: u16) -> Vec<Laid> {
        let parts = |text: &str, taken: u16| {
            text::wrap(text, usize::from(column_width(width).saturating_sub(taken)).max(1))
        };
        let wrap = |(at, line): (usize, &Line)| -> Vec<Laid> {
            let keys = self.key_columns(at, width);
            let lines = match line {
                Line::Row(typed, russian, does) => {
                    let mut begins = Some((typed.clone(), russian.clone()));
                    let row = |part| {
                        let (typed, russian) = begins.take().unwrap_or_default();
                        Line::Row(typed, russian, part)
                    };
                    parts(does, keys).into_iter().map(row).collect()
                }
                Line::Finds(what) => parts(what, INDENT).into_iter().map(Line::Finds).collect(),
                line => vec![line.clone()],
            };
            lines.into_iter().map(|line| Laid { line, keys }).collect()
        };
        self.lines.iter().enumerate().flat_map(wrap).collect()
    }

    /// The columns of the keys, with both layouts and a gap, in the group that the line at this place
    /// is in.
    fn key_columns(&self, at: usize, width: u16) -> u16 {
        let is_row = |line: &&Line| matches!(line, Line::Row(..));
        let above = self.lines[..at].iter().rev().take_while(is_row);
        let below = self.lines[at..].iter().take_while(is_row);
        let wide = |line: &Line| match line {
            Line::Row(keys, russian, _) => text::width(&both(keys, russian)),
            _ => 0,
        };
        let widest = above.chain(below).map(wide).max().unwrap_or(0);
        let columns = u16::try_from(widest).unwrap_or(u16::MAX);
        columns.saturating_add(2).min(column_width(width))
    }
}

/// Where the second column begins: at the gap nearest to the middle, so that no group is torn, or in
/// the middle where that would make one column much longer, but never within what one key does.
fn half(lines: &[Laid]) -> usize {
    let middle = lines.len().div_ceil(2);
    let gaps = lines.iter().enumerate().filter(|(_, laid)| matches!(laid.line, Line::Gap));
    let near = gaps.map(|(at, _)| at).min_by_key(|at| at.abs_diff(middle)).unwrap_or(middle);
    if near.abs_diff(middle) * 4 <= lines.len() {
        return near;
    }
    let goes_on = |laid: &Laid| matches!(&laid.line, Line::Row(keys, ..) if keys.is_empty());
    (middle..lines.len()).find(|at| !goes_on(&lines[*at])).unwrap_or(middle)
}

fn bounds(area: Rect) -> Rect {
    popup::centred(area, area.width.min(WIDEST), area.height)
}

fn inside(area: Rect) -> Rect {
    let inside = popup::inside(area);
    let edge = EDGE.min(inside.width / 2);
    Rect { x: inside.x + edge, width: inside.width - 2 * edge, ..inside }
}

/// The columns of one of the columns of keys.
fn column_width(width: u16) -> u16 {
    if width < TWO_FROM { width } else { (width - GAP) / 2 }
}

/// Keys as both layouts type them.
fn both(keys: &str, russian: &str) -> String {
    let mut text = keys.to_owned();
    if !russian.is_empty() {
        // Writing to a string does not fail.
        let _ = write!(text, "  {russian}");
    }
    text
}

fn draw_line(buffer: &mut Buffer, area: Rect, line: &Line, keys_wide: u16, context: &Context) {
    let theme = context.theme;
    let ellipsis = theme.glyphs.ellipsis;
    match line {
        Line::Gap => {}
        Line::Heading(says) => {
            text::draw(buffer, area, says, Fit::Left, theme.title(), ellipsis);
        }
        Line::Row(keys, russian, does) => {
            let wide = keys_wide.min(area.width);
            let left = Rect { width: wide.saturating_sub(1), ..area };
            let gap = if russian.is_empty() { "" } else { "  " };
            let parts =
                [(keys.as_str(), theme.accent()), (gap, Style::new()), (russian, theme.muted())];
            text::draw_parts(buffer, left, &parts, ellipsis);
            let right = Rect { x: area.x + wide, width: area.width - wide, ..area };
            text::draw(buffer, right, does, Fit::Left, Style::new(), ellipsis);
        }
        Line::Query(query) => {
            text::draw(buffer, area, query, Fit::Left, theme.accent(), ellipsis);
        }
        Line::Finds(what) => {
            let indent = INDENT.min(area.width);
            let area = Rect { x: area.x + indent, width: area.width - indent, ..area };
            text::draw(buffer, area, what, Fit::Left, Style::new(), ellipsis);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::Noun;
    use crate::tui::screen::fixture::{Team, draw_at_every_size};

    const BOARD: [Scope; 2] = [Scope::Board, Scope::Global];

    fn drawn(team: &Team, help: &Help) -> String {
        team.drawn(|buffer, area, context| help.draw(buffer, area, context)).0
    }

    #[test]
    fn keys_stand_under_their_scope_and_in_russian_with_both_layouts() {
        for (lang, board, search, keys) in [
            (Lang::En, "Board", "Search in this view", "/  "),
            (Lang::Ru, "Доска", "Найти здесь", "/  .  "),
        ] {
            let team = Team::new(lang, 120, 60);
            let shown = drawn(&team, &Help::new(&BOARD, &|_| Meaning::Usual, &team.context()));
            assert!(shown.contains(board), "{shown}");
            let line = shown.lines().find(|line| line.contains(search)).unwrap();
            assert!(line.contains(keys), "{line}");
            assert_eq!(line.contains("/  .  "), lang == Lang::Ru, "{line}");
            assert!(shown.contains(">=100000"), "{shown}");
        }
    }

    #[test]
    fn examples_speak_the_language_of_the_rest_and_mean_the_same() {
        let english = Team::new(Lang::En, 120, 200);
        for (lang, tag, exact) in [
            (Lang::En, "-tag:cold OR is:repeat", "\"exact words\""),
            (Lang::Ru, "-тег:холодный ИЛИ это:повторный", "\"точные слова\""),
            (Lang::Pl, "-tag:zimny LUB jest:powtórny", "\"dokładne słowa\""),
        ] {
            let team = Team::new(lang, 120, 200);
            let shown = drawn(&team, &Help::new(&BOARD, &|_| Meaning::Usual, &team.context()));
            assert!(shown.contains(tag) && shown.contains(exact), "{shown}");
            for (id, _) in QUERIES {
                let asked = |team: &Team| {
                    let context = team.context();
                    let query = context.words.text(id).replace(tag, "").replace(exact, "");
                    context.reading.query(Noun::Lead, &query).unwrap()
                };
                if !["query-example-or", "query-example-words"].contains(&id) {
                    assert_eq!(asked(&team), asked(&english), "{id}");
                }
                let query = team.context().words.text(id);
                assert!(team.context().reading.query(Noun::Lead, &query).is_ok(), "{query}");
            }
        }
    }

    #[test]
    fn an_action_stands_once_where_it_is_nearest() {
        let team = Team::new(Lang::En, 80, 24);
        let help = Help::new(
            &[Scope::Board, Scope::List, Scope::Global],
            &|_| Meaning::Usual,
            &team.context(),
        );
        let rows = help.lines.iter().filter_map(|line| match line {
            Line::Row(_, _, does) => Some(does.as_str()),
            _ => None,
        });
        let mut all: Vec<&str> = rows.filter(|does| *does != "view").collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn it_scrolls_to_its_end_and_closes() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let mut help = Help::new(&BOARD, &|_| Meaning::Usual, &context);
        assert!(!drawn(&team, &help).contains("exact words"));
        for _ in 0..200 {
            assert!(matches!(help.on_action(Action::MoveDown, &context), Effect::None));
        }
        let end = drawn(&team, &help);
        assert!(end.contains("exact words") && end.contains("↑"), "{end}");
        help.on_action(Action::MoveFirst, &context);
        help.on_action(Action::MoveLast, &context);
        assert_eq!(drawn(&team, &help), end);
        help.on_action(Action::PageUp, &context);
        help.on_action(Action::HalfPageDown, &context);
        assert_ne!(drawn(&team, &help), end);
        for action in [Action::StepBack, Action::Back, Action::Help] {
            assert!(matches!(help.on_action(action, &context), Effect::Close));
        }
    }

    #[test]
    fn nothing_it_says_is_cut() {
        let sizes =
            [(Lang::En, 80), (Lang::Ru, 80), (Lang::Pl, 80), (Lang::Ru, 40), (Lang::Pl, 120)];
        let scopes = [Scope::Board, Scope::List, Scope::Day, Scope::Calendar, Scope::Card];
        for ((lang, width), scope) in sizes.into_iter().flat_map(|size| scopes.map(|s| (size, s))) {
            let team = Team::new(lang, width, 400);
            let help = Help::new(&[scope, Scope::Global], &|_| Meaning::Usual, &team.context());
            let room = inside(bounds(team.context().area)).width;
            for Laid { line, keys } in help.wrapped(room) {
                let (Line::Row(_, _, said), taken) = (&line, keys) else { continue };
                assert!(text::width(said) <= usize::from(column_width(room) - taken), "{said}");
            }
            assert_ne!(help.wrapped(room).len(), 0, "{lang:?} {scope:?}");
        }
    }

    #[test]
    fn it_draws_at_every_size() {
        let team = Team::new(Lang::Ru, 80, 24);
        let help = Help::new(&[Scope::Card, Scope::Global], &|_| Meaning::Usual, &team.context());
        draw_at_every_size(|buffer, area, context| help.draw(buffer, area, context));
    }
}
