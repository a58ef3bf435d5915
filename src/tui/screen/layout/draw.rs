//! Drawing the editor: which view it is and for whom a change holds, and below that the fields.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Editor, Line};
use crate::domain::field::Field;
use crate::domain::layout::arrange::{is_mandatory, is_noted};
use crate::domain::layout::{Key, Which};
use crate::domain::message::Message;
use crate::tui::action::Action;
use crate::tui::acts::card_views;
use crate::tui::screen::Context;
use crate::tui::screen::card::stack::{BESIDE, Line as Drawn};
use crate::tui::widget::text::{self, Fit};

/// A section and a field stand so far from the edge.
const INDENT: usize = 2;
/// Between a label and what is said of it.
const GAP: usize = 2;

impl Editor {
    /// Draws the view with its heading.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let context = &Context { area, ..*context };
        let theme = context.theme;
        let (head, body) = layout(self, context);
        let says = heading(self, head.width, context);
        for (at, (line, says)) in head.rows().zip(says).enumerate() {
            let style = if at == 0 { theme.title() } else { theme.muted() };
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            let room = line.intersection(buffer.area);
            text::draw(buffer, room, &says, Fit::Left, style, theme.glyphs.ellipsis);
        }
        let lines = self.lines(context);
        let columns = columns(&lines, context);
        let block = |place: usize| block(&lines, place, columns, context);
        self.stack.draw(buffer, body, lines.len(), &block, (true, false), theme);
        None
    }
}

/// Where the heading and the fields go.
pub fn layout(editor: &Editor, context: &Context) -> (Rect, Rect) {
    let area = context.area;
    let lines = heading(editor, area.width, context).len();
    let wanted = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(1);
    // In a low room what is arranged comes first.
    let head = if area.height >= wanted + 4 { wanted } else { 1.min(area.height) };
    let body = Rect { y: area.y + head, height: area.height - head, ..area };
    (Rect { height: head, ..area }, body)
}

/// The columns that the labels take, with the star of what is mandatory.
pub fn columns(lines: &[Line], context: &Context) -> usize {
    let wide = |line: &Line| {
        let field = line.placed?.field;
        Some(text::width(&context.words.label(field)) + text::width(star(field)))
    };
    let widest = lines.iter().filter_map(wide).max().unwrap_or(0);
    let notes = ["layout-mandatory", "layout-hidden", "layout-always"];
    let note = notes.map(|id| text::width(&context.words.text(id))).into_iter().max();
    let room = usize::from(context.area.width.saturating_sub(BESIDE));
    widest.min(room.saturating_sub(INDENT + GAP + note.unwrap_or(0)))
}

/// The lines of one thing of the view, beside labels of so many columns.
pub fn block(lines: &[Line], place: usize, columns: usize, context: &Context) -> Vec<Drawn> {
    let Some(line) = lines.get(place) else { return Vec::new() };
    let (words, theme) = (context.words, context.theme);
    let note = |id: &str| (words.text(id), theme.muted());
    let Some(placed) = line.placed else {
        let name = words.section(line.noun, line.block.section);
        let style = if line.block.shown { theme.title() } else { theme.muted() };
        let mut drawn = Vec::new();
        if place > 0 {
            drawn.push(Drawn::heading("", Style::new()));
        }
        let mut parts = vec![(name.to_uppercase(), style)];
        if !line.block.shown {
            parts.push(("  ".to_owned(), Style::new()));
            parts.push(note("layout-section-hidden"));
        }
        drawn.push(Drawn::of(parts));
        return drawn;
    };
    let field = placed.field;
    let mandatory = is_mandatory(field);
    let seen = placed.seen_in(line.block.shown);
    let style = if seen && !is_noted(field) { Style::new() } else { theme.muted() };
    let label = words.label(field);
    let star = star(field);
    let label = text::cut(&label, columns.saturating_sub(text::width(star)), theme.glyphs.ellipsis);
    let used = text::width(&label) + text::width(star);
    let said = match (mandatory, placed.shown) {
        (true, _) => "layout-mandatory",
        (false, true) if field.flags.always => "layout-always",
        (false, true) => "",
        (false, false) => "layout-hidden",
    };
    let mut parts = vec![
        (" ".repeat(INDENT), Style::new()),
        (label.into_owned(), style),
        (star.to_owned(), theme.error()),
    ];
    if !said.is_empty() {
        parts.push((" ".repeat((columns + GAP).saturating_sub(used)), Style::new()));
        parts.push(note(said));
    }
    vec![Drawn::of(parts)]
}

fn star(field: &Field) -> &'static str {
    if is_mandatory(field) { " *" } else { "" }
}

/// What is arranged, and for whom a change of it holds.
fn heading(editor: &Editor, width: u16, context: &Context) -> Vec<String> {
    let (key, home) = (editor.key(context), editor.home(context));
    let words = context.words;
    let room = usize::from(width.saturating_sub(2)).max(1);
    let title = Message::new("layout-title")
        .with("cards", words.nouns(key.noun))
        .with("view", words.view_in_full(Key { which: key.which, ..home }));
    let mut lines = text::wrap(&words.say(&title), room);
    lines.extend(text::wrap(&for_whom(key, home, context), room));
    lines
}

/// For whom a change holds, or who may change it.
fn for_whom(key: Key, home: Key, context: &Context) -> String {
    let words = context.words;
    if card_views::forbidden(key.which, context).is_some() {
        let keys = context.keymap.keys_of(Action::CardView);
        let message = Message::new("layout-not-yours")
            .with("people", context.setup.administrators())
            .with("key", keys.first().map(ToString::to_string).unwrap_or_default());
        return words.say(&message);
    }
    let pipelines = context.setup.pipelines_of(key.noun).nth(1).is_some();
    let own = context.setup.pipelines.iter().find(|one| Some(one.id) == home.pipeline);
    let id = match (key.which, own.is_some()) {
        (Which::Common, true) => "layout-for-all-of-pipeline",
        (Which::Common, false) if pipelines => "layout-for-all-pipelines",
        (Which::Common, false) => "layout-for-all",
        (Which::Mine, true) => "layout-for-me-in-pipeline",
        (Which::Mine, false) => "layout-for-me",
        (Which::Named(_), _) => "layout-for-some",
    };
    let mut message = Message::new(id);
    if let Some(pipeline) = own {
        message = message.with("pipeline", words.pipeline(pipeline));
    }
    words.say(&message)
}
