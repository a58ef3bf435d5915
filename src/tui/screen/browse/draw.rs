//! What stands around the view of a section: its head, and what an empty view says.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::days::Circle;
use super::sums::sums;
use super::{Browse, View, lane, split_head};
use crate::domain::agenda::Show;
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::i18n::number;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::theme::Glyphs;
use crate::tui::widget::text::{self, Fit};

/// In fewer columns it is not read what is shown: the names of the other views give way.
const READ: usize = 30;
/// The fewest columns in which a part of the head still tells something.
const TELLING: usize = 12;

impl Browse {
    /// Draws the view under its head.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let [head, room] = split_head(area);
        self.draw_head(buffer, head, context);
        let marks = |id: i64| self.marks(id);
        match self.view {
            View::Board => self.board.draw(buffer, room, &marks, context),
            View::List => self.list.draw(buffer, room, &marks, context),
            View::Activities => self.deadlines.draw(buffer, room, &marks, context),
            View::Calendar => self.calendar.draw(buffer, room, context),
            View::Days => self.days.draw(buffer, room, &marks, context),
        }
        self.draw_empty(buffer, room, context);
        None
    }

    /// Says in an empty view which key fills it, or shows what is hidden.
    fn draw_empty(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        let words = context.words;
        let (room, hidden) = match self.view {
            _ if self.waiting => return,
            View::Board => match self.board.closed_only(context.setup) {
                Some(hidden) => (self.board.free_room(room, context.setup), hidden),
                None => return,
            },
            View::Activities if self.deadlines.is_empty() => {
                let head = lane::Shape::of(room).head.min(room.height);
                (Rect { y: room.y + head, height: room.height - head, ..room }, 0)
            }
            View::Activities => return,
            View::Calendar if self.calendar.is_empty() => {
                return self.draw_free(buffer, room, context);
            }
            View::Calendar => return,
            View::Days if self.days.is_empty() => (room, 0),
            View::Days => return,
            View::List if self.list.is_empty() => (room, self.list.hidden()),
            View::List => return,
        };
        let is_filtered = !self.search.is_empty() || !self.query.is_empty();
        let said = if hidden > 0 {
            let key = context.keymap.keys_of(Action::ShowClosed).first().map(ToString::to_string);
            let said = Message::new("empty-hidden").with("count", hidden);
            words.say(&said.with("key", key.unwrap_or_default()))
        } else if self.noun == Noun::Activity && !is_filtered {
            self.no_days(context)
        } else {
            let new = ("new", Action::New);
            let more = [new, ("form", Action::NewFull), ("help", Action::Help)];
            let (id, keys) = match self.noun {
                _ if is_filtered && self.is_bin() => {
                    ("empty-bin", &[("back", Action::StepBack)][..])
                }
                _ if is_filtered => ("empty-filtered", &[("back", Action::StepBack)][..]),
                Noun::Product => ("empty-products", &more[..1]),
                Noun::Exclusion => ("empty-exclusions", &more[..1]),
                Noun::Contact | Noun::Company => ("empty-invites-client", &more[..]),
                _ => ("empty-invites", &more[..]),
            };
            let said = words.say(&context.keyed(id, keys));
            // First, since it tells how everything will be read; a narrow screen cuts the end.
            match words.country_unchosen().filter(|_| id == "empty-invites") {
                Some(unchosen) => format!("{unchosen} {said}"),
                None => said,
            }
        };
        let width = usize::from(room.width.saturating_sub(2));
        for (line, part) in room.rows().skip(1).zip(text::wrap(&said, width)) {
            let indent = 1.min(line.width);
            let line = Rect { x: line.x + indent, width: line.width - indent, ..line };
            let style = context.theme.muted();
            text::draw(buffer, line, &part, Fit::Left, style, "");
        }
    }

    /// Says under an empty calendar which keys fill it.
    fn draw_free(&self, buffer: &mut Buffer, room: Rect, context: &Context) {
        let is_filtered = !self.search.is_empty() || !self.query.is_empty();
        let today = ("today", Action::GoToday);
        let said = if is_filtered {
            context.keyed("calendar-empty-filtered", &[("back", Action::StepBack), today])
        } else {
            let (new, plan) = (("new", Action::New), ("plan", Action::PlanActivity));
            context.keyed("calendar-empty", &[new, plan, ("date", Action::CalendarBy), today])
        };
        let width = usize::from(room.width.saturating_sub(2));
        let said = text::wrap(&context.words.say(&said), width);
        let height = u16::try_from(said.len()).unwrap_or(u16::MAX);
        // The weeks and the hours stay to be seen.
        if height >= room.height {
            return;
        }
        let style = context.theme.muted();
        let below = Rect { y: room.bottom() - height, height, ..room };
        Clear.render(below, buffer);
        for (line, part) in below.rows().zip(said) {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            text::draw(buffer, line, &part, Fit::Left, style, "");
        }
    }

    /// What empty days say: which key plans something, or shows what is planned.
    fn no_days(&self, context: &Context) -> String {
        let (id, action) = match self.days.shown() {
            Show::Planned | Show::Everything => ("empty-days", Action::New),
            _ => ("empty-days-part", Action::ShowPlanned),
        };
        let key = |action| {
            let keys = context.keymap.keys_of(action).first();
            keys.map(ToString::to_string).unwrap_or_default()
        };
        let said = Message::new(id).with("key", key(action)).with("whose", key(Action::ShowMine));
        context.words.say(&said)
    }

    /// The names of the views in a head of so many columns; where what is shown matters more, only that
    /// of the one it is shown in.
    fn views(&self, room: u16, context: &Context) -> Vec<(String, Style)> {
        let (theme, words) = (context.theme, context.words);
        let mut views = Vec::new();
        for view in View::of(self.noun) {
            let alone = View::of(self.noun).len() == 1;
            let name = match alone && !self.noun.is_record() {
                true => words.nouns(self.noun),
                false => words.text(view.message()),
            };
            let current = *view == self.view;
            views.push((
                if current { name.to_uppercase() } else { name },
                if current { theme.accent() } else { theme.muted() },
            ));
        }
        let wide: usize = views.iter().map(|(name, _)| text::width(name) + 2).sum();
        let matters = self.matters(context);
        if matters > 0 && wide + matters + 2 > usize::from(room) {
            views.retain(|(_, style)| *style == theme.accent());
        }
        views
    }

    /// How many columns that needs which matters more than the names of the other views: which month
    /// it is, in which order the rows stand where no column says it, and which of them are shown.
    fn matters(&self, context: &Context) -> usize {
        let counted = self.count(context).map(|count| context.words.count(self.noun, count));
        let counted = counted.map_or(0, |count| 3 + text::width(&count));
        let order = || self.unseen_order(context).map(|order| text::width(&order) + counted);
        let narrowed =
            !self.search.is_empty() || !self.query.is_empty() || !self.selected.is_empty();
        match self.view {
            View::Calendar => {
                let span = self.calendar.says(context).first().map_or(0, |said| text::width(said));
                let filters = self.filters_said(context);
                let wide: usize = filters.iter().map(|part| text::width(part) + 3).sum();
                span + wide.min(READ)
            }
            _ if narrowed => {
                let said = self.saying(context);
                let wide: usize = said.iter().map(|part| text::width(part) + 3).sum();
                wide.saturating_sub(3).min(READ)
            }
            View::List => order().unwrap_or(0),
            View::Board | View::Activities | View::Days => 0,
        }
    }

    fn draw_head(&self, buffer: &mut Buffer, area: Rect, context: &Context) {
        let (theme, words) = (context.theme, context.words);
        let views = self.views(area.width, context);
        let mut parts: Vec<(&str, Style)> = vec![(" ", theme.muted())];
        for (name, style) in &views {
            parts.push((name, *style));
            parts.push(("  ", theme.muted()));
        }
        let left = text::draw_parts(buffer, area, &parts, theme.glyphs.ellipsis);
        let rest = Rect { x: area.x + left, width: area.width.saturating_sub(left + 1), ..area };
        let mut parts = self.saying(context);
        let room = usize::from(rest.width);
        if self.is_narrowed() && wide(&parts) > room {
            // Which of them are shown says more than that closed ones are not.
            let open_only = words.text("say-open-only");
            parts.retain(|part| *part != open_only);
        }
        if !self.selected.is_empty() && parts.pop().is_some() {
            parts.push(self.chosen_worth(&parts, room, context));
        }
        let mut said = match self.view {
            // Which month it is stands first and matters most, then which of its things are shown.
            View::Calendar => {
                let kept = 1 + self.filters_said(context).len();
                first_fitting(parts, kept, room, theme.glyphs)
            }
            _ => fitting(&parts, room, theme.glyphs),
        };
        if text::width(&said) > room && !self.waiting && self.selected.is_empty() {
            // A number is read without its word, and no half of a word beside it.
            let count = self.count(context);
            said = count.map_or(said, |count| number::count(words.lang(), count));
        }
        text::draw(buffer, rest, &said, Fit::Right, theme.muted(), theme.glyphs.ellipsis);
    }

    /// What the view shows: the search, the filter, how many; the first and the last matter most.
    fn saying(&self, context: &Context) -> Vec<String> {
        let words = context.words;
        let mut said = Vec::new();
        if self.view == View::Calendar {
            said.extend(self.calendar.says(context));
            // Behind the span and before what is counted in it.
            said.splice(1.min(said.len())..1.min(said.len()), self.filters_said(context));
            return said;
        }
        if self.view == View::Board {
            said.extend(self.board.says_pipeline(context));
            if self.board.shows_all(self.room(context.area)) {
                said.push(words.text("say-all-stages"));
            }
        }
        if self.noun == Noun::Activity {
            let whose = match self.days.circle() {
                Circle::Mine => "days-mine",
                Circle::Invited => "days-invited",
                Circle::Everybody => "days-everybodys",
            };
            said.push(words.text(whose));
            said.push(words.text(&format!("days-show-{}", self.days.shown().word())));
        }
        said.extend(self.filters_said(context));
        if self.view == View::List {
            said.extend(self.unseen_order(context));
        }
        if self.is_narrowed() {
            said.push(words.text("say-open-only"));
        } else if self.view == View::List && self.closed && self.noun.has_stages() {
            said.push(words.text("say-with-closed"));
        }
        if self.waiting {
            said.push(words.text("say-searching"));
        } else if let Some(count) = self.count(context) {
            said.push(words.count(self.noun, count));
        }
        if !self.selected.is_empty() {
            said.push(self.chosen(context));
        }
        said
    }

    /// What is looked for, and the filter.
    fn filters_said(&self, context: &Context) -> Vec<String> {
        let search = (!self.search.is_empty()).then(|| format!("/{}", self.search));
        let query = (!self.query.is_empty()).then(|| context.told(self.noun, &self.query));
        search.into_iter().chain(query).collect()
    }

    /// How many are selected.
    fn chosen(&self, context: &Context) -> String {
        let count = self.selected.ids().len();
        context.words.say(&Message::new("say-selected").with("count", count))
    }

    /// How many are selected and what they come to, beside these parts of a head with so much room:
    /// in full where all of it fits, else shorter, and the parts give way.
    fn chosen_worth(&self, parts: &[String], room: usize, context: &Context) -> String {
        let worth = self.selected.sums();
        let said = |sums: &str| {
            let message = Message::new("say-selected-worth");
            let message = message.with("count", self.selected.ids().len());
            context.words.say(&message.with("sums", sums))
        };
        let around = text::width(&said(""));
        let beside: usize = parts.iter().map(|part| text::width(part) + 3).sum();
        let ways = [room.saturating_sub(around + beside), room.saturating_sub(around)];
        let fitting = ways.map(|room| sums(&worth, room, context));
        let fitting = fitting.into_iter().find(|sums| !sums.is_empty());
        fitting.map_or_else(|| self.chosen(context), |sums| said(&sums))
    }

    /// How many records there are, where that is known.
    fn count(&self, context: &Context) -> Option<i64> {
        match self.view {
            // As a list counts them.
            View::Board if self.means_open() => self.board.open_count(context.setup),
            View::Board => self.board.count(),
            View::List => self.list.count(),
            View::Activities | View::Calendar => None,
            View::Days => self.days.count(),
        }
    }

    /// What the rows of the list are sorted by, where none of the drawn columns says so.
    fn unseen_order(&self, context: &Context) -> Option<String> {
        self.list.unseen_order(self.room(context.area), context)
    }
}

/// The parts of what a head says in so many columns: where they do not fit, what is longest of them is
/// cut, as long as that says something; then those in the middle are left out. How many there are
/// stands last and stays.
fn fitting(parts: &[String], room: usize, glyphs: &Glyphs) -> String {
    let between = format!(" {} ", glyphs.dot);
    let joined = parts.join(&between);
    let over = text::width(&joined).saturating_sub(room);
    if over == 0 {
        return joined;
    }
    let Some((last, others)) = parts.split_last() else { return joined };
    let widest = others.iter().enumerate().max_by_key(|(_, part)| text::width(part));
    let Some((place, part)) = widest else { return joined };
    let left = text::width(part).saturating_sub(over);
    let mut others = others.to_vec();
    if left >= TELLING {
        others[place] = cut_whole_numbers(part, left, glyphs.ellipsis);
        others.push(last.clone());
        return others.join(&between);
    }
    // The first says what the rest is about.
    others.remove(if others.len() > 1 { others.len() - 1 } else { 0 });
    others.push(last.clone());
    match others.len() {
        1 => last.clone(),
        _ => fitting(&others, room, glyphs),
    }
}

/// A text that is cut where it is too long, never within a number: it would be another one.
fn cut_whole_numbers(text: &str, room: usize, ellipsis: &str) -> String {
    let cut = text::cut(text, room, ellipsis);
    let Some(kept) = cut.strip_suffix(ellipsis).filter(|kept| text.starts_with(*kept)) else {
        return cut.into_owned();
    };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '\u{a0}' | '.' | ',');
    let goes_on = text[kept.len()..].starts_with(|c: char| c.is_ascii_digit());
    let kept = if goes_on { kept.trim_end_matches(is_number) } else { kept };
    format!("{kept}{ellipsis}")
}

/// The columns of the parts of a head, with what stands between them.
fn wide(parts: &[String]) -> usize {
    parts.iter().map(|part| text::width(part) + 3).sum::<usize>().saturating_sub(3)
}

/// The parts of a head of which the first matter most, so many of them: the others give way from the
/// end, then these are cut.
fn first_fitting(mut parts: Vec<String>, kept: usize, room: usize, glyphs: &Glyphs) -> String {
    let between = format!(" {} ", glyphs.dot);
    while parts.len() > kept && text::width(&parts.join(&between)) > room {
        parts.pop();
    }
    text::cut(&parts.join(&between), room, glyphs.ellipsis).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::terminal::Depth;
    use crate::tui::theme::Theme;

    #[test]
    fn a_calendar_says_its_span_and_its_filter_before_what_it_counts() {
        let theme = Theme::new(Depth::Mono, false);
        let parts = ["ноябрь", "источник:website", "10 дел", "15 лидов в работе"];
        for (room, expected) in [
            (60, "ноябрь · источник:website · 10 дел · 15 лидов в работе"),
            (40, "ноябрь · источник:website · 10 дел"),
            (30, "ноябрь · источник:website"),
            (20, "ноябрь · источник:w…"),
        ] {
            let parts = parts.map(str::to_owned).to_vec();
            assert_eq!(first_fitting(parts, 2, room, theme.glyphs), expected, "{room}");
        }
    }

    #[test]
    fn a_head_keeps_how_many_there_are_whatever_the_room() {
        let theme = Theme::new(Depth::Mono, false);
        let said = |parts: &[&str], room| {
            let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
            fitting(&parts, room, theme.glyphs)
        };
        let filtered = ["temperature:hot source:website", "tylko otwarte", "10 leadów"];
        for (parts, room, expected) in [
            (&filtered[..], 80, "temperature:hot source:website · tylko otwarte · 10 leadów"),
            (&filtered, 45, "temperature:hot … · tylko otwarte · 10 leadów"),
            (&filtered, 30, "temperature:hot s… · 10 leadów"),
            (&filtered, 12, "10 leadów"),
            (&["сумма: от 1000000", "2 лида"], 23, "сумма: от … · 2 лида"),
            (&[], 5, ""),
        ] {
            assert_eq!(said(parts, room), expected, "{room}");
        }
    }
}
