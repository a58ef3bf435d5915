//! A card of a board: three lines, what it is, what it is worth and to whom, what comes next; and a
//! counter of activities where there are more of them than that says.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::badge::{badge, counter, mark};
use super::lane::{self, MARKED, WHOLE};
use super::marks::Marks;
use crate::crm::reader::Tile;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::reminder::Attention;
use crate::i18n::date;
use crate::tui::acts::{Pending, Subject};
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Lines of a card that says all.
const LINES: u16 = 3;
/// From so many columns on, the counter has its place beside the title.
const BESIDE: u16 = 10;

/// What a card is called: its title, or its number.
pub fn name(tile: &Tile, noun: Noun, context: &Context) -> String {
    tile.title.clone().unwrap_or_else(|| context.words.untitled(RecordRef::new(noun, tile.id)))
}

/// What actions on a card are about.
pub fn subject(tile: &Tile, noun: Noun) -> Subject {
    Subject {
        noun,
        ids: vec![tile.id],
        name: tile.title.clone(),
        stage: Some(tile.stage),
        repeat: tile.repeat,
        responsible: Some(tile.responsible),
        tags: tile.tags.clone(),
        observers: tile.observers.clone(),
        planned: tile
            .next
            .iter()
            .map(|next| Pending {
                id: next.id,
                subject: next.subject.clone(),
                deadline: next.deadline,
                apart: None,
            })
            .collect(),
    }
}

/// What a card says where it has so much room.
#[derive(Debug)]
pub struct Face {
    title: String,
    amount: String,
    /// The client, and which end of him is kept.
    client: Option<(String, Fit)>,
    step: (String, Style),
    badge: Option<(String, Style)>,
    /// How many activities there are, beside the next step and where that is not shown.
    counters: [Option<(String, Style)>; 2],
}

/// Puts a card into words for lines of `room` columns.
pub fn face(tile: &Tile, noun: Noun, room: usize, context: &Context) -> Face {
    let words = context.words;
    let narrow = room < usize::from(WHOLE);
    let client = tile.client.as_ref().map(|client| {
        let client = words.phone(client).into_owned();
        let fit = client_fit(&client);
        (client, fit)
    });
    // A mark says more than the beginning of a name.
    let client = match (narrow, tile.repeat) {
        (true, true) => Some((context.theme.glyphs.repeat.to_owned(), Fit::Left)),
        (true, false) => None,
        (false, _) => client,
    };
    if tile.deleted {
        return Face {
            title: name(tile, noun, context),
            amount: amount(tile, room, context),
            client,
            step: in_bin(room, context),
            badge: None,
            counters: [None, None],
        };
    }
    let (mut said, style) = next_step(tile, room, context);
    let planned = tile.next.is_some() || tile.waits.is_some();
    let fits = |said: &str, badge: &str| text::width(said) + 1 + text::width(badge) <= room;
    let mut badge = badge(&tile.standing, planned, context);
    if let Some((text, _)) = &mut badge {
        // The next step says more than for how long: where there is no room for both, the mark
        // alone remains, and where the step would lose its kind only what stands too long.
        if !fits(&said, text) {
            *text = mark(&tile.standing, context).unwrap_or_default().to_owned();
            if tile.standing.rotting(context.clock.now()).is_some() {
                said = next_step(tile, room.saturating_sub(text::width(text) + 1), context).0;
            }
        }
    }
    let now = context.clock.now();
    let (tally, told) = (tile.tally(now), told(tile, now));
    let counters = [told, None].map(|told| tally.beside(told));
    Face {
        counters: counters.map(|shown| shown.map(|shown| counter(shown, context))),
        title: name(tile, noun, context),
        amount: amount(tile, room, context),
        client,
        badge: badge.filter(|(text, _)| fits(&said, text)),
        step: (said, style),
    }
}

/// Draws a card, with a bar where it is under the cursor and a mark where it is selected or was
/// changed.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    (tile, face): (&Tile, &Face),
    marks: Marks,
    context: &Context,
) {
    let theme = context.theme;
    let ellipsis = theme.glyphs.ellipsis;
    if let Some((edge, style)) = marks.edge(theme) {
        let lines = if marks.cursor { usize::from(area.height) } else { 1 };
        for line in area.rows().take(lines) {
            let cell = Rect { width: 1.min(line.width), ..line };
            text::draw(buffer, cell, edge, Fit::Left, style, "");
        }
    }
    let mut lines = lane::inside(area).rows();
    if let Some(mut line) = lines.next() {
        let [beside, alone] = &face.counters;
        let counter = if area.height < LINES { alone } else { beside };
        // In little room the name comes first.
        if let Some((text, style)) = counter.as_ref().filter(|_| line.width >= BESIDE) {
            let taken = text::draw(buffer, line, text, Fit::Right, *style, ellipsis);
            line.width = line.width.saturating_sub(taken + 1);
        }
        let repeat = tile.repeat && line.width >= WHOLE;
        let repeat = repeat.then_some(theme.glyphs.repeat).into_iter();
        let behind: String =
            repeat.chain(marks.behind(theme.glyphs)).map(|mark| format!(" {mark}")).collect();
        let taken = u16::try_from(text::width(&behind)).unwrap_or(u16::MAX);
        let room = line.width.saturating_sub(taken);
        let title = text::cut_numbered(&face.title, room, MARKED, ellipsis);
        let style = if marks.any() { theme.title() } else { Style::new() };
        text::draw(buffer, line, &format!("{title}{behind}"), Fit::Left, style, ellipsis);
    }
    if let Some(line) = lines.next() {
        let taken = text::draw(buffer, line, &face.amount, Fit::Left, Style::new(), ellipsis);
        let gap = if taken > 0 { taken + 2 } else { 0 };
        let rest =
            Rect { x: line.x + gap.min(line.width), width: line.width.saturating_sub(gap), ..line };
        if let Some((client, fit)) = &face.client {
            text::draw(buffer, rest, client, *fit, theme.muted(), ellipsis);
        }
    }
    if let Some(line) = lines.next() {
        if let Some((badge, style)) = &face.badge {
            text::draw(buffer, line, badge, Fit::Right, *style, ellipsis);
        }
        text::draw(buffer, line, &face.step.0, Fit::Left, face.step.1, ellipsis);
    }
}

/// The amount of a card where there is so much room for it: in full, else shortened, else none. One
/// that is cut would be another one.
fn amount(tile: &Tile, room: usize, context: &Context) -> String {
    if tile.amount.minor == 0 {
        return String::new();
    }
    let ways = [context.words.money(tile.amount), context.words.money_compact(tile.amount)];
    ways.into_iter().find(|said| text::width(said) <= room).unwrap_or_default()
}

/// How much attention the activity asks for that a card tells of in words.
fn told(tile: &Tile, now: i64) -> Option<Attention> {
    let next = tile.next.as_ref().map(|next| next.attention(now));
    let late = next.filter(|next| *next == Attention::Overdue);
    late.or(tile.waits.as_ref().map(|_| Attention::Waits)).or(next)
}

/// The next step of a card with the mark and the style of its urgency. Where there is no room for
/// all of it the day is said in fewer letters, or else the kind gives way.
fn next_step(tile: &Tile, room: usize, context: &Context) -> (String, Style) {
    let (theme, words) = (context.theme, context.words);
    let now = context.clock.now();
    let told = told(tile, now);
    if let Some((kind, since)) = tile.waits.as_ref().filter(|_| told == Some(Attention::Waits)) {
        // Who turned to us today is told by the hour, so that there is room for how he did.
        let (local, now) = (words.local(*since), words.now());
        let [when, tight] = match local.date() == now.date() {
            true => [date::clock(local), date::clock(local)],
            false => [words.moment(*since), words.moment_tight(*since)],
        };
        let step = Step { mark: theme.glyphs.incoming, kind, when, tight };
        return (step.said(room, context), theme.incoming());
    }
    let Some(next) = &tile.next else {
        // Of what is won, lost or junk nothing more is expected.
        if tile.standing.closed {
            return Default::default();
        }
        let said = format!("{} {}", theme.glyphs.none, words.text("board-no-step"));
        return (or_mark(said, theme.glyphs.none, room), theme.muted());
    };
    let far = next.state.map(|state| theme.glyphs.task_with(state, next.changed));
    let far = far.unwrap_or_default();
    match next.deadline {
        None => {
            let kind = words.text(&format!("activity-{}", next.kind));
            let mark = format!("{}{far}", theme.glyphs.due);
            (or_mark(format!("{mark} {kind}"), &mark, room), theme.due())
        }
        Some(at) => {
            let (mark, style) = theme.attention(told.unwrap_or(Attention::Quiet));
            // Who waits beside what is overdue is not forgotten.
            let waits = if tile.waits.is_some() { theme.glyphs.incoming } else { "" };
            let mark = format!("{waits}{mark}{far}");
            let mark = mark.as_str();
            let [when, tight] = [words.moment(at), words.moment_tight(at)];
            (Step { mark, kind: &next.kind, when, tight }.said(room, context), style)
        }
    }
}

/// What a card in the recycle bin says instead of what comes next: until it comes back, nothing does.
fn in_bin(room: usize, context: &Context) -> (String, Style) {
    let theme = context.theme;
    let said = format!("{} {}", theme.glyphs.cross, context.words.text("board-in-bin"));
    (or_mark(said, theme.glyphs.cross, room), theme.muted())
}

/// A step with its moment.
struct Step<'a> {
    mark: &'a str,
    kind: &'a str,
    when: String,
    /// The same where there is little room.
    tight: String,
}

impl Step<'_> {
    fn said(&self, room: usize, context: &Context) -> String {
        let (mark, words) = (self.mark, context.words);
        let kind = words.text(&format!("activity-{}", self.kind));
        let left = |when: &str| room.saturating_sub(text::width(mark) + text::width(when) + 2);
        let is_tight = text::width(&kind) > left(&self.when);
        let when = if is_tight { &self.tight } else { &self.when };
        let left = left(when);
        let kind = text::cut(&kind, left, context.theme.glyphs.ellipsis);
        match left {
            0..3 => or_mark(format!("{mark} {}", day(when, mark, room)), mark, room),
            _ => format!("{mark} {kind} {when}"),
        }
    }
}

/// A moment behind a mark where there is so much room: one with an hour that would be cut to another
/// one is told by its day.
fn day<'a>(when: &'a str, mark: &str, room: usize) -> &'a str {
    let fits = text::width(mark) + 1 + text::width(when) <= room;
    match when.rsplit_once(' ').filter(|(_, hour)| !fits && hour.contains(':')) {
        Some((day, _)) => day,
        None => when,
    }
}

/// What is said in so much room: in a narrow column the mark alone, rather than a part of a moment.
fn or_mark(said: String, mark: &str, room: usize) -> String {
    match room < usize::from(WHOLE) && text::width(&said) > room {
        true => mark.to_owned(),
        false => said,
    }
}

/// Which end of a client is kept: phone numbers are cut at their beginning, names at their end.
pub fn client_fit(client: &str) -> Fit {
    let digits = client.chars().filter(char::is_ascii_digit).count();
    if digits * 2 > client.chars().count() { Fit::KeepEnd } else { Fit::Left }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::domain::money::{Currency, Money};
    use crate::domain::neglect::Standing;
    use crate::domain::person::UserId;
    use crate::domain::stage::StageId;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::Team;

    /// A new card with nothing on it.
    pub fn tile(id: i64) -> Tile {
        Tile {
            id,
            stage: StageId(1),
            title: None,
            client: None,
            amount: Money::new(0, Currency::RUB),
            responsible: UserId(1),
            repeat: false,
            next: None,
            others: Vec::new(),
            waits: None,
            tags: Vec::new(),
            observers: Vec::new(),
            standing: Standing {
                created_at: 0,
                touched_at: None,
                moved_at: 0,
                closed: false,
                limit_days: None,
            },
            deleted: false,
        }
    }

    #[test]
    fn a_card_in_the_recycle_bin_says_so_and_nothing_of_what_comes_next() {
        let team = Team::new(Lang::En, 80, 24);
        for (room, says) in [(40, "✗ in the bin"), (5, "✗")] {
            let tile = Tile { deleted: true, waits: Some(("call".to_owned(), 0)), ..tile(1) };
            let face = face(&tile, Noun::Lead, room, &team.context());
            assert_eq!(
                (face.step.0.as_str(), face.badge, face.counters),
                (says, None, [None, None])
            );
        }
    }

    #[test]
    fn only_an_open_card_misses_its_next_step() {
        for (lang, missing) in
            [(Lang::En, "no next step"), (Lang::Ru, "нет дела"), (Lang::Pl, "brak kroku")]
        {
            let team = Team::new(lang, 80, 24);
            for (closed, says) in [(false, true), (true, false)] {
                let standing = Standing {
                    created_at: 0,
                    touched_at: Some(0),
                    moved_at: 0,
                    closed,
                    limit_days: None,
                };
                let tile = Tile { standing, ..tile(1) };
                let step = face(&tile, Noun::Lead, 40, &team.context()).step.0;
                assert_eq!(step.contains(missing), says, "{lang:?}: {step}");
                assert_eq!(step.is_empty(), closed, "{lang:?}: {step}");
            }
        }
    }

    #[test]
    fn the_kind_of_the_next_step_is_whole_where_its_day_can_be_said_in_fewer_letters() {
        for (lang, when, tight, room, says) in [
            (Lang::Ru, "завтра 09:00", "чт 09:00", 22, "○ звонок завтра 09:00"),
            (Lang::Ru, "завтра 09:00", "чт 09:00", 18, "○ звонок чт 09:00"),
            (Lang::En, "yesterday 15:00", "yesterday", 18, "○ call yesterday"),
            (Lang::Ru, "завтра 09:00", "чт 09:00", 16, "○ звон… чт 09:00"),
            (Lang::Ru, "20 ноя", "20 ноя", 14, "○ звон… 20 ноя"),
        ] {
            let team = Team::new(lang, 80, 24);
            let (when, tight) = (when.to_owned(), tight.to_owned());
            let step = Step { mark: "○", kind: "call", when, tight };
            assert_eq!(step.said(room, &team.context()), says);
        }
    }
}
