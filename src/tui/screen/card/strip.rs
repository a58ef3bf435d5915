//! The head of a card: what it is, who works on it, and how far along its stages it is.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::page::Page;
use crate::domain::client::Known;
use crate::domain::message::Message;
use crate::domain::money::Money;
use crate::domain::stage::{Meaning, Stage, StageId};
use crate::i18n::date;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Between two stages.
const GAP: &str = "  ";

/// The columns of the sign that there are more stages, with the space beside it.
const MORE: usize = 2;

/// Draws the name of the record, and at the right who works on it.
pub fn draw_head(buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let (theme, words) = (context.theme, &context.words);
    let ellipsis = theme.glyphs.ellipsis;
    let row = page.row();
    let mut rest = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let people = people(page, context);
    if rest.width >= 30 && !people.is_empty() {
        let room = usize::from(rest.width / 2);
        let people = text::cut(&people, room, ellipsis);
        let taken = text::draw(buffer, rest, &people, Fit::Right, theme.muted(), ellipsis);
        rest.width = rest.width.saturating_sub(taken + 2);
    }
    let mut name = words.untitled(row.on);
    if row.int("repeat") == Some(1) || row.text("client_kind") == Known::Repeat.word() {
        name = format!("{name} {}", theme.glyphs.repeat);
    }
    let title = page.title();
    let title =
        if title.is_empty() { String::new() } else { format!(" {} {title}", theme.glyphs.dot) };
    let parts = [(name.as_str(), theme.title()), (title.as_str(), theme.title())];
    text::draw_parts(buffer, rest, &parts, ellipsis);
}

/// Draws the stages of the record's pipeline: those behind it, the present one with how long the
/// record is there, those ahead, and the final ones as one until one of them is reached.
pub fn draw_stages(buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let theme = context.theme;
    let area = inside(area);
    let (pieces, shown) = laid(area, page, context);
    let mut parts: Vec<(&str, Style)> = Vec::new();
    if shown.start > 0 {
        parts.extend([(theme.glyphs.left, theme.muted()), (" ", Style::new())]);
    }
    for (place, piece) in pieces[shown.clone()].iter().enumerate() {
        if place > 0 {
            parts.push((GAP, Style::new()));
        }
        parts.push((&piece.text, piece.style));
    }
    if shown.end < pieces.len() {
        parts.extend([(" ", Style::new()), (theme.glyphs.right, theme.muted())]);
    }
    text::draw_parts(buffer, area, &parts, theme.glyphs.ellipsis);
}

/// What stands at this place of the strip: a stage, or the name for all final ones.
pub fn stage_at(
    area: Rect,
    at: Position,
    page: &Page,
    context: &Context,
) -> Option<Option<StageId>> {
    let area = inside(area);
    let (pieces, shown) = laid(area, page, context);
    let column = usize::from(at.x.checked_sub(area.x)?);
    let mut x = if shown.start > 0 { MORE } else { 0 };
    for piece in &pieces[shown] {
        let end = x + text::width(&piece.text);
        if (x..end).contains(&column) {
            return Some(piece.stage);
        }
        x = end + GAP.len();
    }
    None
}

fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area }
}

/// The stages, and which of them are shown: as many whole ones as there is room for around the present
/// one. The next one comes first, then those behind it, the nearest first, then those ahead.
fn laid(area: Rect, page: &Page, context: &Context) -> (Vec<Piece>, Range<usize>) {
    let pieces = pieces(page, context);
    let all = pieces.len();
    let fits = |shown: &Range<usize>| {
        let names: usize = pieces[shown.clone()].iter().map(|piece| text::width(&piece.text)).sum();
        let gaps = GAP.len() * shown.len().saturating_sub(1);
        let more = MORE * (usize::from(shown.start > 0) + usize::from(shown.end < all));
        names + gaps + more <= usize::from(area.width)
    };
    let here = pieces.iter().position(|piece| piece.here).unwrap_or(0);
    let next = here..all.min(here + 2);
    let mut shown = if fits(&next) { next } else { here..all.min(here + 1) };
    while shown.start > 0 && fits(&(shown.start - 1..shown.end)) {
        shown.start -= 1;
    }
    while shown.end < all && fits(&(shown.start..shown.end + 1)) {
        shown.end += 1;
    }
    (pieces, shown)
}

/// Draws what a client bought so far and what he is about to.
pub fn draw_purchases(buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let (theme, words, bought) = (context.theme, &context.words, &page.purchases);
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let dot = format!(" {} ", theme.glyphs.dot);
    let sums = |sums: &[Money]| -> String {
        sums.iter().map(|sum| words.money(*sum)).collect::<Vec<_>>().join(&dot)
    };
    let mut said = Vec::new();
    if bought.won > 0 {
        let last = bought.last.map(|at| words.moment(at)).unwrap_or_default();
        let message = Message::new("cli-bought").with("count", bought.won);
        said.push(words.say(&message.with("sum", sums(&bought.sums)).with("last", last)));
    }
    if bought.open > 0 {
        let message = Message::new("cli-buying").with("count", bought.open);
        said.push(words.say(&message.with("sum", sums(&bought.open_sums))));
    }
    let said = said.join("  ");
    text::draw(buffer, area, &said, Fit::Left, theme.title(), theme.glyphs.ellipsis);
}

/// A stage of the strip.
struct Piece {
    text: String,
    style: Style,
    here: bool,
    /// Which stage; none where it stands for all final ones.
    stage: Option<StageId>,
}

fn pieces(page: &Page, context: &Context) -> Vec<Piece> {
    let (theme, words, setup) = (context.theme, &context.words, context.setup);
    let Some(pipeline) = page.pipeline(setup) else { return Vec::new() };
    let stages: Vec<&Stage> = setup.stages_of(pipeline).collect();
    let here = stages.iter().position(|stage| Some(stage.id) == page.stage());
    let mut pieces = Vec::new();
    for (place, stage) in stages.iter().enumerate() {
        let name = words.stage(stage);
        if Some(place) == here {
            let style = theme.stage(stage.colour).remove_modifier(Modifier::DIM);
            let text = match since(page, context) {
                Some(span) => format!("{} {} {span}", name.to_uppercase(), theme.glyphs.dot),
                None => name.to_uppercase(),
            };
            pieces.push(Piece {
                text: format!("[{text}]"),
                style: style.add_modifier(Modifier::BOLD),
                here: true,
                stage: Some(stage.id),
            });
        } else if stage.meaning == Meaning::Open {
            let behind = here.is_some_and(|here| place < here);
            let style = if behind { theme.stage(stage.colour) } else { theme.muted() };
            let (text, stage) = (name.to_owned(), Some(stage.id));
            pieces.push(Piece { text, style, here: false, stage });
        }
    }
    let is_open = here.is_none_or(|here| stages[here].meaning == Meaning::Open);
    if is_open && stages.iter().any(|stage| stage.meaning != Meaning::Open) {
        let text = words.text("card-complete");
        pieces.push(Piece { text, style: theme.muted(), here: false, stage: None });
    }
    pieces
}

/// How long the record is at its stage.
fn since(page: &Page, context: &Context) -> Option<String> {
    let minutes = (context.clock.now() - page.row().int("moved_at")?).max(0) / 60;
    Some(date::span(context.words.lang(), minutes))
}

/// Who works on the record, and how many follow it.
fn people(page: &Page, context: &Context) -> String {
    let responsible = page.responsible().and_then(|id| context.setup.user(id));
    let observers = match page.observers().len() {
        0 => None,
        count => Some(context.words.say(&Message::new("card-observers").with("count", count))),
    };
    let parts: Vec<String> =
        responsible.map(|user| user.name.clone()).into_iter().chain(observers).collect();
    parts.join(&format!(" {} ", context.theme.glyphs.dot))
}
