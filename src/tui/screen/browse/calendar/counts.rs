//! How much stands on a day, said in as much room as there is: what is overdue, what else is left to
//! do, what is done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Calendar, said};
use crate::crm::reader::CalendarDay;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// How much stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    /// What should have been done by now.
    pub late: i64,
    /// What else is left to do, or records, or what is booked.
    pub left: i64,
    /// What was done.
    pub done: i64,
    /// Whether that is all.
    pub all: bool,
}

/// Words with how they look, side by side.
type Way = Vec<(String, Style)>;

impl Calendar {
    /// How much stands on a day.
    pub(super) fn counts(&self, day: &CalendarDay, context: &Context) -> Counts {
        if let Some(exact) = self.exact.get(&day.bounds.day) {
            let left = exact.left - exact.late;
            return Counts { late: exact.late, left, done: exact.done, all: true };
        }
        let late = day.items.rows.iter().filter(|item| said::is_late(item, context)).count();
        let late = i64::try_from(late).unwrap_or(i64::MAX);
        Counts { late, left: day.count.left - late, done: day.count.done, all: day.exact }
    }
}

impl Counts {
    /// All of it.
    pub fn sum(self) -> i64 {
        self.late + self.left + self.done
    }

    /// So many columns say what asks for attention: the late and the rest, or what is done.
    pub fn needs(self, context: &Context) -> usize {
        self.ways(context).get(1).map_or(0, width)
    }

    /// Says it in a line, as much as fits; where nothing does, nothing.
    pub fn draw(self, buffer: &mut Buffer, area: Rect, fit: Fit, context: &Context) {
        let room = usize::from(area.width);
        let Some(way) = self.ways(context).into_iter().find(|way| width(way) <= room) else {
            return;
        };
        draw(buffer, area, &way, fit, context);
    }

    /// Says it behind the number of its day. Where it is narrow the gap gives way, unless two numbers
    /// would be one then.
    pub fn draw_behind(self, number: &str, buffer: &mut Buffer, area: Rect, context: &Context) {
        let room = usize::from(area.width);
        let apart = |way: &Way| {
            let first = way.first().and_then(|(said, _)| said.chars().next());
            let joined = first.is_some_and(|c| c.is_ascii_digit())
                && number.ends_with(|c: char| c.is_ascii_digit());
            let gaps = [Some(1), (!joined).then_some(0)];
            gaps.into_iter().flatten().find(|gap| gap + width(way) <= room)
        };
        let found = self.ways(context).into_iter().find_map(|way| Some((apart(&way)?, way)));
        let Some((gap, way)) = found else { return };
        let gap = u16::try_from(gap).unwrap_or_default();
        let area = Rect { x: area.x + gap, width: area.width - gap, ..area };
        draw(buffer, area, &way, Fit::Left, context);
    }

    /// The ways to say it: all of it, what asks for attention, that alone which asks for most.
    fn ways(self, context: &Context) -> Vec<Way> {
        let (theme, more) = (context.theme, if self.all { "" } else { "+" });
        let late = (self.late > 0)
            .then(|| (format!("{}{}", theme.glyphs.overdue, self.late), theme.overdue()));
        let left = (self.left > 0).then(|| (self.left.to_string(), theme.due()));
        let done = (self.done > 0)
            .then(|| (format!("{}{}", theme.glyphs.check, self.done), theme.muted()));
        if self.sum() == 0 {
            return Vec::new();
        }
        let way = |parts: [&Option<(String, Style)>; 3]| -> Way {
            let mut way: Way = parts.into_iter().flatten().cloned().collect();
            if let Some((last, _)) = way.last_mut() {
                last.push_str(more);
            }
            way
        };
        let mut ways = vec![way([&late, &left, &done])];
        ways.push(match (&late, &left) {
            (None, None) => way([&done, &None, &None]),
            _ => way([&late, &left, &None]),
        });
        if let (Some((late, style)), Some(_)) = (late, left) {
            ways.push(vec![(format!("{late}+"), style)]);
        }
        ways
    }
}

fn width(way: &Way) -> usize {
    let words: usize = way.iter().map(|(said, _)| text::width(said)).sum();
    words + way.len().saturating_sub(1)
}

fn draw(buffer: &mut Buffer, area: Rect, way: &Way, fit: Fit, context: &Context) {
    let mut parts: Vec<(&str, Style)> = Vec::new();
    for (said, style) in way {
        if !parts.is_empty() {
            parts.push((" ", *style));
        }
        parts.push((said, *style));
    }
    let wide = u16::try_from(width(way)).unwrap_or(u16::MAX).min(area.width);
    let x = match fit {
        Fit::Right => area.right() - wide,
        _ => area.x,
    };
    let area = Rect { x, width: wide, ..area };
    text::draw_parts(buffer, area, &parts, context.theme.glyphs.ellipsis);
}
