//! The fields of a record as the person sees its card, section by section: the filled ones, and
//! those that are always shown.
//!
//! What the program notes itself is muted. It does not know how a field is edited.

use ratatui::style::Style;

use super::page::Page;
use super::stack::Line;
use crate::crm::reader;
use crate::domain::field::{Field, Kind, Section};
use crate::domain::layout::arrange::{Block, is_mandatory, is_noted, stands_alone};
use crate::domain::neglect;
use crate::domain::noun::RecordRef;
use crate::domain::point::PointKind;
use crate::domain::value::Value;
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// The widest column of labels.
const LABEL: usize = 16;

/// What the cursor over the fields may stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A field; of several links in it, the one with this number.
    Field(String, usize),
    /// A record that belongs to this one.
    Related(RecordRef),
}

/// One thing to be shown, and what to call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where it is.
    pub spot: Spot,
    /// The section it is shown in.
    pub section: Section,
    /// The record it leads to.
    pub link: Option<RecordRef>,
    heading: Option<String>,
    label: String,
    values: Vec<Shown>,
    muted: bool,
    /// Whether the record cannot be saved without it.
    mandatory: bool,
    /// Whether somebody else changed it a moment ago.
    pub changed: bool,
}

/// What stands behind the name of a field that has to be filled in.
const STAR: &str = " *";

/// A value with what it is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Shown {
    text: String,
    note: String,
    /// Whether its end matters more than its beginning, and it stays on one line.
    keep_end: bool,
}

/// The rows of a card, in its order.
pub fn rows(page: &Page, context: &Context) -> Vec<Row> {
    let noun = page.row().on.noun;
    let mut rows: Vec<Row> = Vec::new();
    for block in context.setup.card_in(page.key(context), context.viewer().user) {
        let (section, first) = (block.section, rows.len());
        for field in block.seen().filter(|field| is_shown(field, page.row())) {
            match is_noted(field) {
                false => rows.extend(field_rows(field, section, page, context)),
                true => rows.push(fact_row(field, section, page, context)),
            }
        }
        let mut heading = context.words.section(noun, section).to_uppercase();
        // Whose details these are, where the record has none of its own.
        for on in seen_from(page, &block) {
            let name = context.words.record(on);
            let repeat = page.row().int("repeat") == Some(1);
            let glyphs = context.theme.glyphs;
            let mark = if repeat { glyphs.repeat } else { glyphs.dot };
            heading = format!("{heading} {mark} {name}");
        }
        if let Some(row) = rows.get_mut(first) {
            row.heading = Some(heading);
        }
        if section == Section::Client {
            rows.extend(related(page, context));
        }
    }
    rows
}

/// The clients whose details stand in a section instead of the record's own.
fn seen_from(page: &Page, block: &Block) -> Vec<RecordRef> {
    let here = |name: &str| block.seen().any(|field| field.name == name);
    let mut seen: Vec<RecordRef> = Vec::new();
    for (name, on) in &page.card.from {
        if here(name) && !page.row().get(name).is_empty() && !seen.contains(on) {
            seen.push(*on);
        }
    }
    seen
}

/// The lines of a row, in a room of so many columns, beside labels of so many.
pub fn block(row: &Row, first: bool, labels: usize, room: usize, context: &Context) -> Vec<Line> {
    let theme = context.theme;
    let mut lines = Vec::new();
    if let Some(heading) = &row.heading {
        if !first {
            lines.push(Line::heading("", Style::new()));
        }
        lines.push(Line::heading(heading.clone(), theme.title()));
    }
    let room = room.saturating_sub(labels + 2).max(1);
    let value_style = match (row.changed, row.muted) {
        (true, _) => theme.title(),
        (false, true) => theme.muted(),
        (false, false) => Style::new(),
    };
    // It stands in the gap, so that nothing moves when it comes and goes.
    let mut mark = if row.changed { theme.glyphs.changed } else { "" };
    let notes = row.values.iter().map(|shown| text::width(&shown.text)).max().unwrap_or(0);
    let mut label = row.label.as_str();
    let mut push = |value: String, style: Style, note: String| {
        let star = if row.mandatory && !label.is_empty() { STAR } else { "" };
        let room = labels.saturating_sub(text::width(star));
        let cut = text::cut(label, room, theme.glyphs.ellipsis);
        let gap = (labels + 2).saturating_sub(text::width(&cut) + text::width(star));
        label = "";
        let mut parts = vec![(cut.into_owned(), theme.muted())];
        if !star.is_empty() {
            parts.push((star.to_owned(), theme.error()));
        }
        let mark = std::mem::take(&mut mark);
        parts.push((" ".repeat(gap - text::width(mark)), theme.muted()));
        parts.push((mark.to_owned(), theme.title()));
        parts.extend([(value, style), (note, theme.muted())]);
        lines.push(Line::of(parts));
    };
    if row.values.is_empty() {
        push(theme.glyphs.none.to_owned(), theme.muted(), String::new());
    }
    for shown in &row.values {
        if shown.keep_end {
            let value = text::cut_start(&shown.text, room, theme.glyphs.ellipsis).into_owned();
            let wide = text::width(&value);
            let beside = if shown.note.is_empty() { 0 } else { notes.max(wide) + 2 };
            let fits = beside + text::width(&shown.note) <= room;
            let note = match fits {
                true => format!("{}{}", " ".repeat(beside.saturating_sub(wide)), shown.note),
                false => String::new(),
            };
            push(value, value_style, note);
            continue;
        }
        let opens = row.link.is_some();
        let mut wrapped =
            text::wrap(&shown.text, if opens { room.saturating_sub(2).max(1) } else { room });
        let last = wrapped.pop();
        for line in wrapped {
            push(line, value_style, String::new());
        }
        let sign = if opens { format!(" {}", theme.glyphs.right) } else { String::new() };
        push(last.unwrap_or_default(), value_style, sign);
    }
    lines
}

/// The columns the labels of these rows take in a room of so many.
pub fn label_columns(rows: &[Row], room: usize) -> usize {
    let wide = |row: &Row| {
        let star = if row.mandatory { text::width(STAR) } else { 0 };
        text::width(&row.label) + star
    };
    let widest = rows.iter().map(wide).max().unwrap_or(0);
    widest.min(LABEL).min(room / 3)
}

/// Whether the card shows a field of this record.
fn is_shown(field: &Field, row: &reader::Row) -> bool {
    let value = row.get(&field.name);
    match field.name.as_str() {
        // It is said in the head of the card, or with another field.
        _ if !stands_alone(field) => false,
        "updated_at" => value != row.get("created_at"),
        "touched_at" if !field.flags.custom => {
            let granted = neglect::is_granted(value, row.get("created_at"), row.get("lead"));
            !value.is_empty() && !granted
        }
        "open_to_all" | "amount_manual" => value.as_int() == Some(1),
        _ => field.flags.always || is_mandatory(field) || !value.is_empty(),
    }
}

fn field_rows(field: &Field, section: Section, page: &Page, context: &Context) -> Vec<Row> {
    let value = page.row().get(&field.name);
    let words = &context.words;
    let row = |number: usize, values: Vec<Shown>, link: Option<RecordRef>| Row {
        spot: Spot::Field(field.name.clone(), number),
        section,
        link,
        heading: None,
        label: if number == 0 { words.label(field) } else { String::new() },
        values,
        muted: false,
        mandatory: is_mandatory(field),
        changed: false,
    };
    let links = reader::links(field, value);
    if !links.is_empty() {
        let named = links.into_iter().enumerate().map(|(number, link)| {
            let shown = Shown { text: words.record(link), ..Shown::default() };
            row(number, vec![shown], Some(link))
        });
        return named.collect();
    }
    let values = match (&field.kind, value) {
        (Kind::Points(kind), Value::Points(points)) => points
            .iter()
            .map(|point| Shown {
                text: match kind {
                    PointKind::Phone => words.phone(&point.value).into_owned(),
                    _ => point.value.clone(),
                },
                note: words.point(&point.label),
                keep_end: *kind == PointKind::Phone,
            })
            .collect(),
        _ => {
            let keep_end = matches!(field.kind, Kind::Money(_) | Kind::Phone);
            let text = words.value(field, value, page.currency());
            let shown = Shown { text, keep_end, ..Shown::default() };
            if shown.text.is_empty() { Vec::new() } else { vec![shown] }
        }
    };
    vec![row(0, values, None)]
}

/// Something the program noted; with the moment of creation goes who did it.
fn fact_row(field: &Field, section: Section, page: &Page, context: &Context) -> Row {
    let words = &context.words;
    let mut said = words.value(field, page.row().get(&field.name), page.currency());
    if field.name == "created_at"
        && let Some(by) = context.setup.registry.get(field.noun, "created_by")
    {
        let who = words.value(by, page.row().get("created_by"), None);
        if !who.is_empty() {
            said = format!("{said} {} {who}", context.theme.glyphs.dot);
        }
    }
    Row {
        spot: Spot::Field(field.name.clone(), 0),
        section,
        link: None,
        heading: None,
        label: words.label(field),
        values: vec![Shown { text: said, ..Shown::default() }],
        muted: true,
        mandatory: false,
        changed: false,
    }
}

/// The records that belong to this one: the deal made of a lead, the deals of a contact.
fn related(page: &Page, context: &Context) -> Vec<Row> {
    let words = &context.words;
    let rows = page.card.related.iter().enumerate().map(|(place, record)| Row {
        spot: Spot::Related(*record),
        section: Section::More,
        link: Some(*record),
        heading: (place == 0).then(|| words.text("card-related").to_uppercase()),
        label: words.untitled(*record),
        values: vec![Shown { text: words.record(*record), ..Shown::default() }],
        muted: false,
        mandatory: false,
        changed: false,
    });
    rows.collect()
}
