//! What goes along from the lead: where each field goes, and which of the team's own fields have no
//! counterpart in a target and may get one.

use ratatui::style::Style;

use crate::crm::Own;
use crate::domain::carry::{self, Counterpart};
use crate::domain::command::Targets;
use crate::domain::field::Field;
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::setup::Setup;
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// What the lead holds and where it goes.
#[derive(Debug, Default)]
pub struct Carry {
    /// The fields every lead has that hold something, by name; none where it is asked about several
    /// leads, of which each holds something else.
    filled: Option<Vec<String>>,
    own: Vec<Going>,
    /// The fields that are to be created, each in its target.
    wanted: Vec<(Noun, String)>,
    /// The box under the cursor, by its place among those of a row.
    column: usize,
}

/// One of the team's own fields, and how it stands to each target.
#[derive(Debug)]
struct Going {
    field: Field,
    into: Vec<(Noun, Stand)>,
}

/// How a field stands to a target.
#[derive(Debug)]
enum Stand {
    /// It goes there, but for these choices; whether nothing else is left.
    Goes(Field, Vec<String>, bool),
    /// What is called so there is of another kind.
    Other,
    /// Nothing there is called so.
    Missing,
}

impl Carry {
    /// Takes what is known by now.
    pub fn take(&mut self, filled: Option<Vec<String>>, own: Vec<Own>, setup: &Setup) {
        self.filled = filled;
        let going = |own: Own| {
            let stand = |noun| match carry::counterpart(&own.field, setup.registry.of(noun)) {
                Counterpart::Similar(into) => {
                    let carried = carry::carried(&own.field, into, &own.value);
                    let stays = carried.value.is_empty() && !own.value.is_empty();
                    (noun, Stand::Goes(into.clone(), carried.lost, stays))
                }
                Counterpart::OtherKind(_) => (noun, Stand::Other),
                Counterpart::Missing => (noun, Stand::Missing),
            };
            Going { into: Targets::NOUNS.map(stand).into(), field: own.field }
        };
        self.own = own.into_iter().map(going).collect();
    }

    /// The fields, by their places, that some of these targets have no counterpart of.
    pub fn lacking(&self, targets: Targets) -> impl Iterator<Item = usize> {
        (0..self.own.len()).filter(move |at| self.boxes(*at, targets).next().is_some())
    }

    /// What a field of the lead is called.
    pub fn label(&self, at: usize, context: &Context) -> String {
        self.own.get(at).map(|going| context.words.label(&going.field)).unwrap_or_default()
    }

    /// The targets that have no counterpart of a field.
    pub fn boxes(&self, at: usize, targets: Targets) -> impl Iterator<Item = Noun> {
        let into = self.own.get(at).map_or(&[][..], |going| &going.into);
        let lacks = move |(noun, stand): &&(Noun, Stand)| {
            targets.has(*noun) && !matches!(stand, Stand::Goes(..))
        };
        into.iter().filter(lacks).map(|(noun, _)| *noun)
    }

    /// The box under the cursor of this row.
    pub fn at_box(&self, at: usize, targets: Targets) -> Option<Noun> {
        let last = self.boxes(at, targets).count().checked_sub(1)?;
        self.boxes(at, targets).nth(self.column.min(last))
    }

    /// Goes to the next or the previous box of a row.
    pub fn turn(&mut self, at: usize, targets: Targets, forward: bool) {
        let last = self.boxes(at, targets).count().saturating_sub(1);
        let column = self.column.min(last);
        self.column = if forward { (column + 1).min(last) } else { column.saturating_sub(1) };
    }

    /// Puts the cursor on the box of a target.
    pub fn point(&mut self, at: usize, targets: Targets, noun: Noun) {
        let place = self.boxes(at, targets).position(|one| one == noun);
        self.column = place.unwrap_or(self.column);
    }

    /// Ticks the box under the cursor, or takes the tick away.
    pub fn toggle(&mut self, at: usize, targets: Targets) {
        let (Some(noun), Some(going)) = (self.at_box(at, targets), self.own.get(at)) else {
            return;
        };
        let one = (noun, going.field.name.clone());
        match self.wanted.iter().position(|known| *known == one) {
            Some(place) => drop(self.wanted.remove(place)),
            None => self.wanted.push(one),
        }
    }

    /// The fields that are to be created, as they are kept: `deal.colour contact.colour`.
    pub fn wanted(&self) -> String {
        let said = self.wanted.iter().map(|(noun, name)| format!("{}.{name}", noun.word()));
        said.collect::<Vec<_>>().join(" ")
    }

    /// Has those created that [`Carry::wanted`] named, and no others.
    pub fn want(&mut self, said: &str) {
        let named = said.split_whitespace().filter_map(|one| one.split_once('.'));
        let named = named.filter_map(|(noun, name)| Some((Noun::parse(noun)?, name.to_owned())));
        self.wanted = named.collect();
    }

    /// Whether a field is to be created in a target.
    pub fn is_wanted(&self, at: usize, noun: Noun) -> bool {
        let name = self.own.get(at).map(|going| &going.field.name);
        self.wanted.iter().any(|(target, field)| *target == noun && Some(field) == name)
    }

    /// The fields that are to be created in these targets.
    pub fn similar(&self, targets: Targets) -> Vec<(Noun, String)> {
        let mut similar = Vec::new();
        for at in 0..self.own.len() {
            let wanted = self.boxes(at, targets).filter(|noun| self.is_wanted(at, *noun));
            similar.extend(wanted.map(|noun| (noun, self.own[at].field.name.clone())));
        }
        similar
    }

    /// What is worth saying about a row: where the same word means something else.
    pub fn remarks(&self, at: usize, targets: Targets, context: &Context) -> Vec<String> {
        let Some(going) = self.own.get(at) else { return Vec::new() };
        let other = going
            .into
            .iter()
            .filter(|(noun, stand)| targets.has(*noun) && matches!(stand, Stand::Other));
        let nouns: Vec<String> = other.map(|(noun, _)| context.words.of(*noun)).collect();
        if nouns.is_empty() {
            return Vec::new();
        }
        let message = Message::new("convert-other-kind").with("nouns", nouns.join(", "));
        let label = context.words.label(&going.field);
        vec![context.words.say(&message.with("field", label))]
    }

    /// Whether there is anything to show in [`Carry::table`].
    pub fn is_read(&self) -> bool {
        self.filled.is_some() || !self.own.is_empty()
    }

    /// What goes into each of the targets that are `made`, in lines of this width: a mandatory field
    /// has a star, one that is to be created a plus.
    pub fn table(
        &self,
        made: Targets,
        context: &Context,
        width: usize,
    ) -> Vec<Vec<(String, Style)>> {
        let (words, theme, setup) = (context.words, context.theme, context.setup);
        let star = |required: bool| if required { "*" } else { "" };
        let shared = carry::SHARED.iter().filter(|name| self.holds(name));
        let shared = shared.filter_map(|name| setup.registry.get(Noun::Lead, name));
        let shared: Vec<(String, &str)> = shared.map(|field| (words.label(field), "")).collect();
        let is_one = made.nouns().count() == 1;
        let mut lines = Vec::new();
        for noun in made.nouns() {
            let mut goes: Vec<(String, &str)> = Vec::new();
            // The currency goes with the amount.
            let goes_alone = |(from, _): &(&str, &str)| *from != "currency";
            for (from, to) in carry::built_in(noun, made).into_iter().filter(goes_alone) {
                let own = setup.registry.get(Noun::Lead, from);
                let (Some(own), Some(into)) = (own, setup.registry.get(noun, to)) else { continue };
                if self.holds(from) {
                    goes.push((
                        arrow(words.label(own), words.label(into)),
                        star(into.flags.required),
                    ));
                }
            }
            for (at, going) in self.own.iter().enumerate() {
                let label = words.label(&going.field);
                match going.into.iter().find(|(target, _)| *target == noun) {
                    Some((_, Stand::Goes(.., true))) => {}
                    Some((_, Stand::Goes(into, ..))) => {
                        goes.push((arrow(label, words.label(into)), star(into.flags.required)));
                    }
                    _ if self.is_wanted(at, noun) => goes.push((format!("+{label}"), "")),
                    _ => {}
                }
            }
            if is_one {
                goes.extend(shared.iter().cloned());
            }
            pack(&mut lines, &words.noun(noun), &goes, width, context);
        }
        if !is_one {
            pack(&mut lines, &words.text("convert-goes-everywhere"), &shared, width, context);
        }
        for line in self.lost(made, context).iter().flat_map(|says| text::wrap(says, width)) {
            lines.push(vec![(line, theme.error())]);
        }
        lines
    }

    /// The choices that the lists of targets do not have.
    fn lost(&self, made: Targets, context: &Context) -> Vec<String> {
        let mut said = Vec::new();
        for going in &self.own {
            for (noun, stand) in going.into.iter().filter(|(noun, _)| made.has(*noun)) {
                let Stand::Goes(into, lost, _) = stand else { continue };
                if !lost.is_empty() {
                    let message = Message::new("convert-choice-lost")
                        .with("choices", lost.join(", "))
                        .with("field", context.words.label(into))
                        .with("noun", context.words.of(*noun));
                    said.push(context.words.say(&message));
                }
            }
        }
        said
    }

    fn holds(&self, field: &str) -> bool {
        self.filled.as_ref().is_none_or(|filled| filled.iter().any(|name| name == field))
    }
}

/// What a field is called, on both sides where that differs.
fn arrow(from: String, to: String) -> String {
    if from == to { from } else { format!("{from} → {to}") }
}

/// Appends lines that say what goes under this heading, each name whole where there is room.
fn pack(
    lines: &mut Vec<Vec<(String, Style)>>,
    heading: &str,
    goes: &[(String, &str)],
    width: usize,
    context: &Context,
) {
    if goes.is_empty() {
        return;
    }
    let theme = context.theme;
    let mut line = vec![(format!("{heading}: "), theme.muted())];
    let mut used = text::width(heading) + 2;
    for (place, (name, star)) in goes.iter().enumerate() {
        let comma = if place + 1 < goes.len() { ", " } else { "" };
        let wide = text::width(name) + text::width(star) + text::width(comma);
        if used + wide > width && line.len() > 1 {
            lines.push(std::mem::replace(&mut line, vec![("  ".to_owned(), Style::new())]));
            used = 2;
        }
        used += wide;
        line.push((name.clone(), Style::new()));
        line.push(((*star).to_owned(), theme.error()));
        line.push((comma.to_owned(), theme.muted()));
    }
    lines.push(line);
}
