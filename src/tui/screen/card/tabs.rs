//! The line of a card that names its tabs, and where only one pane is shown, the panes: laid out
//! once, for drawing as for clicks.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::draw::{Layout, key_of};
use super::{Card, Pane, Tab};
use crate::domain::message::Message;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::text::{self, Fit};

/// Columns between two names.
const GAP: usize = 2;

/// What a piece of the line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A tab.
    Tab(Tab),
    /// One of the panes, where only one is shown at a time.
    Pane(Pane),
    /// Nothing that can be shown.
    Words,
}

/// What the piece at this place shows.
pub fn at(card: &Card, layout: &Layout, at: Position, context: &Context) -> Option<Name> {
    let pieces = pieces(card, layout, context);
    pieces.into_iter().find(|(area, ..)| area.contains(at)).map(|(_, name, _)| name)
}

/// Draws the line. What is shown is in capitals.
pub fn draw(card: &Card, buffer: &mut Buffer, layout: &Layout, context: &Context) {
    let theme = context.theme;
    for (area, name, text) in pieces(card, layout, context) {
        let style = if is_shown(card, name) { theme.accent() } else { theme.muted() };
        text::draw(buffer, area, &text, Fit::Left, style, theme.glyphs.ellipsis);
    }
}

type Part = (Name, String);

/// The pieces with their places. How many products there are, and then the names of the tabs that
/// are not shown, give way to what else is to be said.
fn pieces(card: &Card, layout: &Layout, context: &Context) -> Vec<(Rect, Name, String)> {
    let glyphs = context.theme.glyphs;
    let line =
        Rect { x: layout.tabs.x + 1, width: layout.tabs.width.saturating_sub(2), ..layout.tabs };
    let room = usize::from(line.width);
    let right = right(card, layout, context);
    let tabs = |counted| {
        let all = Tab::of(card.on.noun).iter();
        spaced(all.map(|one| tab(card, *one, counted, context)).collect())
    };
    let alone = vec![
        (Name::Words, format!("{} ", glyphs.left)),
        tab(card, card.tab, false, context),
        (Name::Words, format!(" {}", glyphs.right)),
    ];
    let mut ways = vec![tabs(true), tabs(false)];
    ways.extend((card.tab == Tab::General).then_some(alone));
    let fits = |left: &[Part]| wide(left) + wide(&right) + GAP <= room;
    let left = ways.into_iter().find(|left| fits(left)).unwrap_or_else(|| tabs(true));
    let both = fits(&left);
    let mut placed = Vec::new();
    let mut put = |mut x: usize, parts: Vec<Part>| {
        for (name, text) in parts {
            let offset = u16::try_from(x.min(room)).unwrap_or(0);
            let columns = u16::try_from(text::width(&text)).unwrap_or(u16::MAX);
            x += text::width(&text);
            let width = columns.min(line.width - offset);
            placed.push((Rect { x: line.x + offset, width, ..line }, name, text));
        }
    };
    put(0, left);
    if both {
        put(room - wide(&right), right);
    }
    placed
}

/// What stands at the right: the panes, or the keys of the links.
fn right(card: &Card, layout: &Layout, context: &Context) -> Vec<Part> {
    let pane = |pane: Pane, id: &str| named(card, Name::Pane(pane), context.words.text(id));
    match card.tab {
        Tab::General if !layout.both => {
            spaced(vec![pane(Pane::Fields, "card-fields"), pane(Pane::Timeline, "card-timeline")])
        }
        Tab::Links => {
            let keys = Message::new("links-keys")
                .with("open", key_of(Action::EditField, context))
                .with("link", key_of(Action::Link, context))
                .with("unlink", key_of(Action::Delete, context));
            vec![(Name::Words, context.words.say(&keys))]
        }
        _ => Vec::new(),
    }
}

fn tab(card: &Card, tab: Tab, counted: bool, context: &Context) -> Part {
    let id = match tab {
        Tab::General => "card-general",
        Tab::Products => "card-products",
        Tab::Links => "card-links",
        Tab::History => "card-history",
    };
    let (name, text) = named(card, Name::Tab(tab), context.words.text(id));
    let count = card.page().map_or(0, |page| page.row().get("products").as_rows().len());
    let shows = counted && tab == Tab::Products && count > 0;
    (name, if shows { format!("{text} {count}") } else { text })
}

fn named(card: &Card, name: Name, text: String) -> Part {
    (name, if is_shown(card, name) { text.to_uppercase() } else { text })
}

fn is_shown(card: &Card, name: Name) -> bool {
    match name {
        Name::Tab(tab) => card.tab == tab,
        Name::Pane(pane) => card.pane == pane,
        Name::Words => false,
    }
}

fn spaced(names: Vec<Part>) -> Vec<Part> {
    let mut parts = Vec::new();
    for name in names {
        if !parts.is_empty() {
            parts.push((Name::Words, " ".repeat(GAP)));
        }
        parts.push(name);
    }
    parts
}

fn wide(parts: &[Part]) -> usize {
    parts.iter().map(|(_, text)| text::width(text)).sum()
}
