//! The head of a column: its name, how much is in it, and what of that asks for attention. Where there
//! is little room a number is shortened or left out, never cut to another one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::crm::reader::StageTotal;
use crate::domain::stage::Stage;
use crate::i18n::{Lang, number};
use crate::tui::screen::Context;
use crate::tui::screen::browse::lane::{MARKED, Shape};
use crate::tui::screen::browse::sums::sums;
use crate::tui::widget::text::{self, Fit};

/// Lines of a whole head: the counter has its place beside the sums.
const LINES: u16 = 3;
/// In less room the name has a line for itself.
const BESIDE: u16 = 12;

/// What the head of a column says.
pub struct Head<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// How much stands there, once that is counted.
    pub total: Option<&'a StageTotal>,
    /// What of it asks for attention.
    pub lit: Option<&'a (String, Style)>,
    /// Whether the cursor is in the column.
    pub focused: bool,
}

impl Head<'_> {
    /// Draws the head on the first lines of the room between the edges of a column.
    pub fn draw(&self, buffer: &mut Buffer, inner: Rect, context: &Context) {
        let (theme, words) = (context.theme, context.words);
        let Shape { head, .. } = Shape::of(inner);
        let apart = inner.width < BESIDE && head == LINES;
        let mut lines = inner.rows().take(usize::from(head));
        if let Some(mut line) = lines.next() {
            if !apart {
                let name = usize::from(line.width.saturating_sub(2));
                let count = self
                    .total
                    .map(|total| counted(total.count, name, words.lang()))
                    .unwrap_or_default();
                line.width -= taken(buffer, line, &count, Style::new());
                if let Some((lit, style)) = self.lit.filter(|_| head < LINES)
                    && text::width(words.stage(self.stage)) + text::width(lit)
                        < usize::from(line.width)
                {
                    line.width -= taken(buffer, line, lit, *style);
                }
            }
            let style = if self.focused { theme.accent() } else { theme.title() };
            let stages: Vec<&Stage> = context.setup.stages_of(self.stage.pipeline).collect();
            let place = stages.iter().position(|stage| stage.id == self.stage.id).unwrap_or(0);
            let names: Vec<&str> = stages.into_iter().map(|stage| words.stage(stage)).collect();
            let name = told_apart(&names, place, line.width, theme.glyphs.ellipsis);
            text::draw(buffer, line, &name, Fit::Left, style, "");
        }
        if let (Some(mut line), Some(total)) = (lines.next(), self.total) {
            let mut begins = String::new();
            if apart {
                begins = counted(total.count, usize::from(line.width), words.lang());
                let wide = text::draw(buffer, line, &begins, Fit::Left, Style::new(), "");
                line = Rect { x: line.x + wide, width: line.width - wide, ..line };
            }
            if let Some((lit, style)) = self.lit
                && text::width(lit) + usize::from(apart) <= usize::from(line.width)
            {
                line.width -= taken(buffer, line, lit, *style);
            }
            let gap = if begins.is_empty() { "" } else { " " };
            let room = usize::from(line.width).saturating_sub(gap.len());
            let sums = sums(&total.sums, room, context);
            let sums = if sums.is_empty() { sums } else { format!("{gap}{sums}") };
            text::draw(buffer, line, &sums, Fit::Left, theme.muted(), "");
        }
        if let Some(line) = lines.next() {
            text::rule(buffer, line, theme.glyphs.rule, theme.stage(self.stage.colour));
        }
    }
}

/// The name of the stage at this place in so many columns, told apart from those of the others: where
/// it is cut to the same as another one, its end says which it is, and where that is the same too, its
/// place.
fn told_apart(stages: &[&str], place: usize, room: u16, ellipsis: &str) -> String {
    let Some(name) = stages.get(place) else { return String::new() };
    if text::width(name) <= usize::from(room) {
        return (*name).to_owned();
    }
    let ending = usize::from(room / 2);
    let cut = |name: &str| text::cut_tight(name, room, MARKED, ellipsis).into_owned();
    let middle = |name: &str| {
        let beginning = text::cut(name, usize::from(room) - ending, ellipsis);
        format!("{beginning}{}", text::cut_start(name, ending + 1, ""))
    };
    let is_own = |way: &dyn Fn(&str) -> String| {
        stages.iter().filter(|other| way(other) == way(name)).count() == 1
    };
    if is_own(&cut) {
        return cut(name);
    }
    if is_own(&middle) {
        return middle(name);
    }
    let number = (place + 1).to_string();
    let left = room.saturating_sub(u16::try_from(number.len()).unwrap_or(u16::MAX));
    format!("{}{number}", text::cut_tight(name, left, u16::MAX, ""))
}

/// Draws a text at the right, and says how many columns it takes with the space before it.
fn taken(buffer: &mut Buffer, line: Rect, said: &str, style: Style) -> u16 {
    let taken = text::draw(buffer, line, said, Fit::Right, style, "");
    if taken == 0 { 0 } else { (taken + 1).min(line.width) }
}

/// A count where there is so much room for it: in full, else shortened, else not at all.
fn counted(count: i64, room: usize, lang: Lang) -> String {
    let ways = [number::count(lang, count), number::shortest(lang, count)];
    ways.into_iter().find(|said| text::width(said) <= room).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_shortened_or_left_out_and_never_cut() {
        for (lang, count, room, expected) in [
            (Lang::En, 0, 1, "0"),
            (Lang::En, 41, 2, "41"),
            (Lang::En, 41, 1, ""),
            (Lang::En, 1234, 5, "1,234"),
            (Lang::En, 1234, 4, "1k"),
            (Lang::Ru, 1090, 5, "1\u{a0}090"),
            (Lang::Ru, 1999, 3, "1к"),
            (Lang::Pl, 1234, 1, ""),
            (Lang::En, 123_456, 5, "123k"),
            (Lang::En, 7_654_321, 3, "7M"),
        ] {
            assert_eq!(counted(count, room, lang), expected, "{count} in {room}");
        }
    }

    #[test]
    fn no_two_stages_are_headed_the_same() {
        let stages = ["Переговоры", "Перезвонить", "Первый звонок", "Второй звонок", "Сдан"];
        for (room, expected) in [
            (20, stages),
            (8, ["Перегов…", "Перезво…", "Первый …", "Второй …", "Сдан"]),
            (4, ["П…ры", "П…ть", "П…ок", "Вто…", "Сдан"]),
            (1, ["1", "2", "3", "В", "С"]),
        ] {
            let heads = [0, 1, 2, 3, 4].map(|place| told_apart(&stages, place, room, "…"));
            assert_eq!(heads, expected, "{room}");
        }
        let twins = ["Ждём оплату счёта", "Ждём отправку счёта"];
        assert_eq!([0, 1].map(|place| told_apart(&twins, place, 6, "…")), ["Ждём 1", "Ждём 2"]);
    }
}
