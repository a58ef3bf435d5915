//! How the question looks: the boxes, the pipeline, what is missing, the seven sets by number, and
//! what Enter will do.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::Style;

use super::{Convert, RESULTS, Row};
use crate::domain::command::Targets;
use crate::domain::conversion::Candidate;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::widget::choices;
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

/// The widest the box gets, in columns.
const WIDEST: u16 = 72;

/// The columns inside the box from which on the sets stand beside the boxes.
const BESIDE_FROM: u16 = 60;

/// One line of the box.
enum Item {
    Row(Row),
    /// Something said, in a style.
    Says(String, Style),
    /// Words of different styles.
    Parts(Vec<(String, Style)>),
}

/// Where everything goes.
struct Laid {
    placed: Rect,
    /// The rows and the sets beside them.
    body: Rect,
    /// What Enter will do.
    below: Rect,
    items: Vec<Item>,
    sets: Vec<(String, Style)>,
    will: Vec<String>,
    /// The first of the items that is shown.
    top: usize,
}

impl Convert {
    /// Draws the question in the middle of the screen; returns the cell of the cursor where
    /// something is typed.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let Context { words, theme, .. } = context;
        let ellipsis = theme.glyphs.ellipsis;
        let title = match self.leads.as_slice() {
            [lead] => {
                let lead = RecordRef::new(Noun::Lead, *lead);
                let name = self.name.clone().unwrap_or_else(|| words.untitled(lead));
                words.say(&Message::new("convert-title").with("lead", name))
            }
            leads => words.say(&Message::new("convert-title-several").with("count", leads.len())),
        };
        let Laid { placed, body, below, items, sets, will, top } = self.laid(area, context);
        popup::draw(buffer, placed, &title, theme);
        let foot = below.height;
        let mut cursor = None;
        for (line, (at, item)) in body.rows().zip(items.iter().enumerate().skip(top)) {
            let (mut line, half) = (line, line.width / 2);
            if let Some((says, style)) = sets.get(at) {
                let right = Rect { x: line.x + half, width: line.width - half, ..line };
                text::draw(buffer, right, says, Fit::Left, *style, ellipsis);
                line.width = half;
            }
            match item {
                Item::Row(row) => {
                    cursor = cursor.or(self.draw_row(buffer, line, *row, context));
                }
                Item::Says(says, style) => {
                    let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
                    text::draw(buffer, line, says, Fit::Left, *style, ellipsis);
                }
                Item::Parts(parts) => {
                    let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
                    let parts: Vec<(&str, Style)> =
                        parts.iter().map(|(part, style)| (&**part, *style)).collect();
                    text::draw_parts(buffer, line, &parts, ellipsis);
                }
            }
        }
        for (line, says) in below.rows().skip(usize::from(foot > 1)).zip(&will) {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            text::draw(buffer, line, says, Fit::Left, theme.title(), ellipsis);
        }
        cursor
    }

    /// A click ticks a box, turns the pipeline, chooses a set, or puts the cursor into a field.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let Laid { body, items, sets, top, .. } = self.laid(context.area, context);
        if !body.contains(at) {
            return Effect::None;
        }
        self.hold(context);
        let place = top + usize::from(at.y - body.y);
        let beside = at.x >= body.x + body.width / 2 && place < sets.len();
        match (RESULTS.get(place), items.get(place)) {
            (Some(targets), _) if beside => self.choose(*targets),
            (_, Some(Item::Row(row))) => {
                let row = *row;
                self.at = self.rows().iter().position(|each| *each == row).unwrap_or(self.at);
                if let Row::Similar(field) = row {
                    let boxes = self.boxes(field, body.width, context);
                    let from = usize::from(at.x.saturating_sub(body.x + 1));
                    let hit = boxes.iter().find(|(_, begin, says)| {
                        (*begin..begin + text::width(says)).contains(&from)
                    });
                    let Some((noun, ..)) = hit else { return Effect::None };
                    self.carry.point(field, self.targets, *noun);
                }
                self.toggle();
            }
            _ => {}
        }
        Effect::None
    }

    /// Notes where it stands now, so that it stays there whatever a key adds to it.
    pub(super) fn hold(&mut self, context: &Context) {
        let area = context.area;
        if self.held.is_none_or(|(room, _)| room != area) {
            self.held = None;
            self.held = Some((area, self.laid(area, context).placed.y));
        }
    }

    /// Where everything goes.
    fn laid(&self, area: Rect, context: &Context) -> Laid {
        let width = area.width.min(WIDEST);
        let room = width.saturating_sub(popup::FRAME);
        let items = self.items(room, context);
        let sets = if room >= BESIDE_FROM { self.sets(context) } else { Vec::new() };
        let wide = usize::from(room.saturating_sub(1));
        let will: Vec<String> =
            self.will(context).iter().flat_map(|says| text::wrap(says, wide)).collect();
        // The line between, and what Enter will do.
        let foot = u16::try_from(will.len() + 1).unwrap_or(1);
        let lines = u16::try_from(items.len()).unwrap_or(u16::MAX).saturating_add(foot);
        let mut placed = popup::centred(area, width, lines.saturating_add(popup::FRAME));
        if let Some((_, y)) = self.held.filter(|(room, _)| *room == area) {
            placed.y = y.min(area.bottom() - placed.height);
        }
        let inside = placed.inner(Margin::new(popup::FRAME / 2, popup::FRAME / 2));
        let foot = foot.min(inside.height.saturating_sub(1));
        let body = Rect { height: inside.height - foot, ..inside };
        let below = Rect { y: inside.bottom() - foot, height: foot, ..inside };
        let here = |item: &Item| matches!(item, Item::Row(row) if Some(*row) == self.row());
        let at = match self.row() {
            // With all that is said below it.
            Some(Row::Table) => items.len().saturating_sub(1),
            _ => items.iter().position(here).unwrap_or(0),
        };
        let top = choices::top(0, at, items.len(), usize::from(body.height));
        Laid { placed, body, below, items, sets, will, top }
    }

    /// The rows with what is said about them. Where the sets stand beside them, what is missing
    /// begins below the sets, so that there is room to type.
    fn items(&self, width: u16, context: &Context) -> Vec<Item> {
        let theme = context.theme;
        let beside = width >= BESIDE_FROM;
        let half = if beside { width / 2 } else { width };
        let (half, room) =
            (usize::from(half.saturating_sub(1)), usize::from(width.saturating_sub(1)));
        let below_sets = |items: &mut Vec<Item>| {
            while beside && items.len() < RESULTS.len() {
                items.push(Item::Says(String::new(), Style::new()));
            }
        };
        let refused = |items: &mut Vec<Item>, refusal: &Refusal| {
            let says = text::wrap(&context.words.refusal(refusal), room);
            items.extend(says.into_iter().map(|line| Item::Says(line, theme.error())));
        };
        let mut items = Vec::new();
        for row in self.rows() {
            if !matches!(row, Row::Target(_) | Row::Pipeline) {
                below_sets(&mut items);
            }
            if let (Row::Similar(at), false) = (row, beside) {
                let says = self.similar_label(at, context);
                items.push(Item::Says(says, Style::new()));
            }
            items.push(Item::Row(row));
            match row {
                Row::Target(noun) if self.repeat && Some(&noun) == Targets::NOUNS.last() => {
                    let why = context.words.text("convert-repeat");
                    // A column stays free before the sets beside it.
                    let why = text::wrap(&why, half.saturating_sub(usize::from(beside)));
                    items.extend(why.into_iter().map(|line| Item::Says(line, theme.muted())));
                }
                Row::Target(noun) if self.repeats > 0 && Some(&noun) == Targets::NOUNS.last() => {
                    let some = Message::new("convert-some-repeat").with("count", self.repeats);
                    let some = context.words.say(&some.with("of", self.leads.len()));
                    let some = text::wrap(&some, half.saturating_sub(usize::from(beside)));
                    items.extend(some.into_iter().map(|line| Item::Says(line, theme.muted())));
                }
                Row::Missing(at) => {
                    let refusal = self.missing.get(at).and_then(|missing| missing.refusal());
                    if let Some(refusal) = refusal {
                        refused(&mut items, refusal);
                    }
                }
                Row::Similar(at) => {
                    let mut says = self.carry.remarks(at, self.targets, context);
                    if self.rights.as_ref().is_some_and(|rights| rights.field_denial().is_some()) {
                        says.push(context.words.text("convert-similar-denied"));
                    }
                    let says = says.iter().flat_map(|says| text::wrap(says, room));
                    items.extend(says.map(|line| Item::Says(line, theme.muted())));
                }
                Row::Table => {
                    let table = self.carry.table(self.made(), context, room);
                    items.extend(table.into_iter().map(Item::Parts));
                }
                Row::Target(_) | Row::Pipeline | Row::Client(_) | Row::Supplement => {}
            }
        }
        below_sets(&mut items);
        if let Some(refusal) = &self.refused {
            refused(&mut items, refusal);
        }
        items
    }

    fn draw_row(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        row: Row,
        context: &Context,
    ) -> Option<Position> {
        let Context { words, theme, setup, .. } = context;
        let ellipsis = theme.glyphs.ellipsis;
        let selected = self.row() == Some(row);
        let mark = if selected { theme.glyphs.cursor } else { " " };
        let style = if selected { theme.title() } else { Style::new() };
        match row {
            Row::Target(noun) => {
                let tick = if self.targets.has(noun) { theme.glyphs.check } else { " " };
                let denied = self.is_denied(noun);
                let dead = denied || self.repeat && noun != Noun::Deal;
                let style = if dead { theme.muted() } else { style };
                let says = format!("[{tick}] {}", words.noun(noun));
                let lacks = match denied {
                    true => format!(" {} {}.create", theme.glyphs.cross, noun.word()),
                    false => String::new(),
                };
                let parts = [(mark, theme.accent()), (&*says, style), (&*lacks, theme.error())];
                text::draw_parts(buffer, line, &parts, ellipsis);
                None
            }
            Row::Client(noun) => {
                let says = self.client(noun, context);
                let (left, right) = (theme.glyphs.left, theme.glyphs.right);
                let which = match noun {
                    Noun::Company => "convert-which-company",
                    _ => "convert-which-contact",
                };
                let label = format!("{}: ", words.text(which));
                let says = format!("{left} {says} {right}");
                let parts = [(mark, theme.accent()), (&*label, theme.muted()), (&*says, style)];
                text::draw_parts(buffer, line, &parts, ellipsis);
                None
            }
            Row::Supplement => {
                let tick = if self.supplement { theme.glyphs.check } else { " " };
                let (ways, empty) = self.brought();
                let label = |(noun, name): (Noun, &str)| {
                    setup.registry.get(noun, name).map(|field| words.label(field))
                };
                let mut what = ways.to_vec();
                what.extend(empty.into_iter().filter_map(label));
                let what = what.join(", ");
                let says = words.say(&Message::new("convert-supplement").with("what", what));
                let says = format!("[{tick}] {says}");
                text::draw_parts(
                    buffer,
                    line,
                    &[(mark, theme.accent()), (&*says, style)],
                    ellipsis,
                );
                None
            }
            Row::Pipeline => {
                let chosen = self.pipelines.get(self.pipeline);
                let chosen = setup.pipelines.iter().find(|each| Some(&each.id) == chosen);
                let name = chosen.map(|each| words.pipeline(each)).unwrap_or_default();
                let (left, right) = (theme.glyphs.left, theme.glyphs.right);
                let label = format!("{} ", words.text("convert-pipeline"));
                let says = format!("{left} {name} {right}");
                let parts = [(mark, theme.accent()), (&*label, theme.muted()), (&*says, style)];
                text::draw_parts(buffer, line, &parts, ellipsis);
                None
            }
            Row::Missing(at) => {
                let missing = self.missing.get(at)?;
                let whose = words.noun(missing.noun());
                let label = format!("{whose}: {} ", words.label(missing.field()));
                let star = [("*", theme.error()), (" ", Style::new())];
                let parts = [(mark, theme.accent()), (&*label, theme.muted()), star[0], star[1]];
                let half = Rect { width: line.width - line.width / 3, ..line };
                let taken = text::draw_parts(buffer, half, &parts, ellipsis);
                let rest = Rect { x: line.x + taken, width: line.width - taken, ..line };
                missing.draw(buffer, rest).filter(|_| selected)
            }
            Row::Similar(at) => {
                self.draw_similar(buffer, line, at, context);
                None
            }
            Row::Table => {
                let says = words.text("convert-goes");
                let style = if selected { theme.title() } else { theme.muted() };
                let parts = [(mark, theme.accent()), (&*says, style)];
                text::draw_parts(buffer, line, &parts, ellipsis);
                None
            }
        }
    }

    /// What stands before the boxes of a field that may be created.
    fn similar_label(&self, at: usize, context: &Context) -> String {
        let field = self.carry.label(at, context);
        context.words.say(&Message::new("convert-similar").with("field", field))
    }

    /// The boxes of a field, each with its target and the column where it begins.
    fn boxes(&self, at: usize, width: u16, context: &Context) -> Vec<(Noun, usize, String)> {
        let mut begin = match width >= BESIDE_FROM {
            true => text::width(&self.similar_label(at, context)) + 1,
            false => 0,
        };
        let mut boxes = Vec::new();
        for noun in self.carry.boxes(at, self.targets) {
            let tick = match self.carry.is_wanted(at, noun) {
                true => context.theme.glyphs.check,
                false => " ",
            };
            let says = format!("[{tick}] {}", context.words.noun(noun));
            let wide = text::width(&says);
            boxes.push((noun, begin, says));
            begin += wide + 1;
        }
        boxes
    }

    fn draw_similar(&self, buffer: &mut Buffer, line: Rect, at: usize, context: &Context) {
        let theme = context.theme;
        let selected = self.row() == Some(Row::Similar(at));
        let denied = self.rights.as_ref().is_some_and(|rights| rights.field_denial().is_some());
        let here = self.carry.at_box(at, self.targets).filter(|_| selected);
        let mark = if selected { theme.glyphs.cursor } else { " " };
        let mut parts = vec![(mark.to_owned(), theme.accent())];
        if line.width >= BESIDE_FROM {
            parts.push((self.similar_label(at, context), Style::new()));
            parts.push((" ".to_owned(), Style::new()));
        }
        for (noun, _, says) in self.boxes(at, line.width, context) {
            let style = match (Some(noun) == here, denied) {
                (true, _) => theme.title(),
                (false, true) => theme.muted(),
                (false, false) => Style::new(),
            };
            parts.extend([(says, style), (" ".to_owned(), Style::new())]);
        }
        let parts: Vec<(&str, Style)> = parts.iter().map(|(part, s)| (&**part, *s)).collect();
        text::draw_parts(buffer, line, &parts, theme.glyphs.ellipsis);
    }

    /// The seven sets by number; those a repeat lead cannot become are muted.
    fn sets(&self, context: &Context) -> Vec<(String, Style)> {
        let theme = context.theme;
        let set = |(number, targets): (usize, &Targets)| {
            let dead = self.repeat && (targets.contact || targets.company);
            let style = match (*targets == self.targets, dead) {
                (true, _) => theme.title(),
                (false, true) => theme.muted(),
                (false, false) => Style::new(),
            };
            (format!("{number}  {}", names(*targets, context)), style)
        };
        (1..).zip(&RESULTS).map(set).collect()
    }

    /// Whether the person may not create this one, and nobody stands in for it.
    fn is_denied(&self, noun: Noun) -> bool {
        let denial = self.rights.as_ref().and_then(|rights| rights.denial(noun));
        denial.is_some() && self.clients.chosen(noun).is_none()
    }

    /// Who the client is, and why it may be.
    fn client(&self, noun: Noun, context: &Context) -> String {
        let words = context.words;
        let Some(one) = self.clients.chosen(noun) else {
            return words.text(match noun {
                Noun::Company => "convert-new-company",
                _ => "convert-new-contact",
            });
        };
        let why = match one.shared {
            _ if one.made => "convert-made",
            0 if one.partner => "convert-partner",
            0 if noun == Noun::Company => "convert-namesake-company",
            0 => "convert-namesake-contact",
            _ => "convert-shares",
        };
        format!("{} {} {}", self.called(one, context), context.theme.glyphs.dot, words.text(why))
    }

    /// What a client is called; of several with one name, with its number.
    fn called(&self, one: &Candidate, context: &Context) -> String {
        let number = context.words.untitled(one.on);
        match &one.name {
            Some(name) if self.clients.has_namesake(one) => format!("{name} ({number})"),
            Some(name) => name.clone(),
            None => number,
        }
    }

    /// What Enter will do.
    fn will(&self, context: &Context) -> Vec<String> {
        let words = context.words;
        if self.targets.is_empty() {
            return vec![words.text("convert-nothing")];
        }
        let mut created = self.targets;
        let mut linked = Vec::new();
        for noun in [Noun::Contact, Noun::Company].into_iter().filter(|n| self.targets.has(*n)) {
            if let Some(one) = self.clients.chosen(noun) {
                created.put(noun, false);
                linked.push(self.called(one, context));
            }
        }
        let mut says = Vec::new();
        if !created.is_empty() {
            let will = Message::new("convert-will").with("what", names(created, context));
            says.push(words.say(&will.with("count", self.leads.len())));
        }
        if !linked.is_empty() {
            let will = Message::new("convert-will-link").with("clients", linked.join(", "));
            says.push(words.say(&will));
        }
        if self.leads.len() > 1 && (self.targets.contact || self.targets.company) {
            says.push(words.text("convert-known"));
        }
        let asked = |row: &Row| matches!(row, Row::Missing(_));
        if self.leads.len() > 1 && self.rows().iter().any(asked) {
            says.push(words.text("convert-common"));
        }
        says
    }
}

fn names(targets: Targets, context: &Context) -> String {
    targets.nouns().map(|noun| context.words.noun(noun)).collect::<Vec<_>>().join(" + ")
}
