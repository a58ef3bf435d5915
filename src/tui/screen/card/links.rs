//! The links of a card: whom and what the record belongs with, group by group, as far as it was
//! asked for. What a group is made of is not known here.

use std::collections::HashMap;

use ratatui::style::Style;

use super::Card;
use super::stack::Line;
use crate::crm::reader::{Group, Link, Linked, Row, Tie};
use crate::crm::{Failure, Reader};
use crate::domain::command::{Command, Set};
use crate::domain::field::Kind;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Money;
use crate::domain::noun::RecordRef;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// So many records of a group are shown at first.
const FIRST: usize = 20;
/// So many more each time more are asked for.
const STEP: usize = 200;
/// From so many columns on, the stage stands in a column of its own.
const WIDE: usize = 60;

/// What the cursor over the links may stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A record of a group.
    Link(Group, RecordRef),
    /// The rest of a group.
    More(Group),
    /// The line that says how to link something.
    Nothing,
}

/// The links of a record, as they were read last.
#[derive(Debug, Default)]
pub struct Links {
    groups: Vec<Linked>,
    wanted: HashMap<Group, usize>,
}

impl Links {
    /// Reads them again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(&mut self, reader: &Reader, row: &Row) -> Result<(), Failure> {
        let wanted = |group| self.wanted.get(&group).copied().unwrap_or(FIRST);
        self.groups = reader.links(row, &wanted)?;
        Ok(())
    }

    /// What the cursor may stand on, from top to bottom.
    pub fn places(&self) -> Vec<At> {
        let mut places = Vec::new();
        for linked in &self.groups {
            places.extend(linked.links.iter().map(|link| At::Link(linked.group, link.on)));
            places.extend(linked.more.then_some(At::More(linked.group)));
        }
        if places.is_empty() {
            places.push(At::Nothing);
        }
        places
    }

    /// The lines of a place in a room of so many columns.
    pub fn block(&self, place: usize, room: usize, context: &Context) -> Vec<Line> {
        let (theme, words) = (context.theme, &context.words);
        let places = self.places();
        let muted = |id: &'static str, action| {
            let key = context.keymap.keys_of(action).first().map(ToString::to_string);
            let said = words.say(&Message::new(id).with("key", key.unwrap_or_default()));
            let lines = text::wrap(&said, room.max(1)).into_iter();
            lines.map(|line| Line::of(vec![(line, theme.muted())])).collect()
        };
        let link = match places.get(place) {
            Some(At::Link(group, on)) => match self.link(*group, *on) {
                Some(link) => link,
                None => return Vec::new(),
            },
            Some(At::More(_)) => return muted("links-more", Action::EditField),
            Some(At::Nothing) => return muted("links-nothing", Action::Link),
            None => return Vec::new(),
        };
        let mut lines = Vec::new();
        let group = |at: &At| match at {
            At::Link(group, _) | At::More(group) => Some(*group),
            At::Nothing => None,
        };
        let before = place.checked_sub(1).and_then(|before| places.get(before)).and_then(group);
        let here = group(&places[place]);
        if before != here {
            if place > 0 {
                lines.push(Line::heading("", Style::new()));
            }
            let heading = words.text(here.map_or("links-contacts", heading)).to_uppercase();
            let sums = here.map_or_else(String::new, |group| self.sums(group, context));
            lines.push(Line::heading(format!("{heading}{sums}"), theme.title()));
        }
        lines.push(line(link, room, context));
        lines
    }

    /// How many there are in a group of several, and what they come to in each currency; where more
    /// are there than are read, only that.
    fn sums(&self, group: Group, context: &Context) -> String {
        let Some(linked) = self.groups.iter().find(|linked| linked.group == group) else {
            return String::new();
        };
        if linked.more {
            return format!("  {}+", linked.links.len());
        }
        if linked.links.len() < 2 {
            return String::new();
        }
        let mut sums: Vec<Money> = Vec::new();
        for amount in linked.links.iter().filter_map(|link| link.amount) {
            match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
                Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
                None => sums.push(amount),
            }
        }
        let dot = context.theme.glyphs.dot;
        let sums = sums.into_iter().filter(|sum| sum.minor != 0);
        let sums: String = sums.map(|sum| format!(" {dot} {}", context.words.money(sum))).collect();
        format!("  {}{sums}", linked.links.len())
    }

    fn link(&self, group: Group, on: RecordRef) -> Option<&Link> {
        let linked = self.groups.iter().find(|linked| linked.group == group)?;
        linked.links.iter().find(|link| link.on == on)
    }

    /// The records of the same noun in a group, as neighbours of the one that is opened.
    fn neighbours(&self, group: Group, on: RecordRef) -> Vec<i64> {
        let linked = self.groups.iter().filter(|linked| linked.group == group);
        let links = linked.flat_map(|linked| &linked.links);
        links.filter(|link| link.on.noun == on.noun).map(|link| link.on.id).collect()
    }
}

impl Card {
    /// Opens the record under the cursor of the links, or shows more of its group.
    pub(super) fn enter_link(&mut self, context: &Context) -> Effect {
        match self.linked.id() {
            Some(At::Link(group, on)) => {
                let neighbours = self.links.neighbours(*group, *on);
                Effect::open(Open::Card(*on, neighbours))
            }
            Some(At::More(group)) => {
                *self.links.wanted.entry(*group).or_insert(FIRST) += STEP;
                Effect::Reload
            }
            Some(At::Nothing) | None => match self.why_no_link(context) {
                Some(why) => Effect::Refuse(Refusal::rule(why)),
                None => self.ask_link(context),
            },
        }
    }

    /// Takes the link under the cursor away; the records themselves stay.
    pub(super) fn unlink(&self, context: &Context) -> Effect {
        let why = |id| Effect::Refuse(Refusal::rule(Message::new(id)));
        let Some(At::Link(group, on)) = self.linked.id() else { return why("links-why-none") };
        let (Some(link), Some(page)) = (self.links.link(*group, *on), self.page()) else {
            return why("links-why-none");
        };
        let (whose, field, was, other) = match &link.tie {
            Tie::Own(field) => (self.on, field, page.row().get(field).clone(), *on),
            Tie::Theirs(field) => {
                // Of several, only this one is known; the others stay.
                let several = context.setup.registry.get(on.noun, field);
                let several = several.is_some_and(|f| matches!(f.kind, Kind::Links(_)));
                let id = self.on.id;
                let was = if several { Value::Ids(vec![id]) } else { Value::Int(id) };
                (*on, field, was, self.on)
            }
            Tie::Fact => return why("links-why-fact"),
        };
        let rest = match &was {
            Value::Ids(ids) => {
                Value::Ids(ids.iter().copied().filter(|id| *id != other.id).collect())
            }
            _ => Value::Empty,
        };
        let set = Set { field: field.clone(), value: rest, was: Some(was) };
        Effect::Commit(Command::Edit { on: whose, set: vec![set] })
    }
}

/// A linked record on a line: what it is called, where it stands, how much and since when.
fn line(link: &Link, room: usize, context: &Context) -> Line {
    let (theme, words) = (context.theme, &context.words);
    let name = link.name.clone().filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| words.untitled(link.on));
    let mut right = Vec::new();
    right.extend(link.amount.filter(|amount| amount.minor != 0).map(|amount| words.money(amount)));
    right.extend(link.point.as_deref().map(|point| words.phone(point).into_owned()));
    if link.stage.is_some() || link.point.is_none() {
        right.push(words.moment(link.at));
    }
    let right = right.join(&format!(" {} ", theme.glyphs.dot));
    let stage = link.stage.and_then(|id| context.setup.stage(id));
    let mut parts = Vec::new();
    match stage {
        Some(stage) if room >= WIDE => {
            let columns = room * 2 / 5;
            let cut = text::cut(&name, columns, theme.glyphs.ellipsis).into_owned();
            let blank = " ".repeat(columns.saturating_sub(text::width(&cut)) + 2);
            parts.push((format!("{cut}{blank}"), Style::new()));
            parts.push((words.stage(stage).to_owned(), theme.stage(stage.colour)));
        }
        Some(stage) => {
            parts.push((format!("{name} {} ", theme.glyphs.dot), Style::new()));
            parts.push((words.stage(stage).to_owned(), theme.stage(stage.colour)));
        }
        None => parts.push((name, Style::new())),
    }
    Line { right: Some((right, theme.muted())), ..Line::of(parts) }
}

fn heading(group: Group) -> &'static str {
    match group {
        Group::Contacts => "links-contacts",
        Group::Companies => "links-companies",
        Group::Origin => "links-origin",
        Group::Made => "links-made",
        Group::Deals => "links-deals",
        Group::Leads => "links-leads",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::domain::noun::Noun;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::{Team, noon};

    #[test]
    fn a_group_says_how_many_there_are_and_what_they_come_to_in_each_currency() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let euro = Currency::parse("EUR").unwrap();
        let deal = |id: i64, minor: i64, currency| Link {
            on: RecordRef::new(Noun::Deal, id),
            tie: Tie::Fact,
            name: None,
            point: None,
            stage: None,
            amount: Some(Money::new(minor, currency)),
            at: noon(),
        };
        let heading = |links: Vec<Link>, more| {
            let groups = vec![Linked { group: Group::Deals, links, more }];
            let links = Links { groups, wanted: HashMap::new() };
            links.block(0, 60, &context)[0].parts[0].0.clone()
        };
        let three = vec![
            deal(1, 10_000, Currency::RUB),
            deal(2, 5_000, euro),
            deal(3, 20_000, Currency::RUB),
        ];
        let said = heading(three.clone(), false);
        assert!(said.starts_with("DEALS  3 "), "{said}");
        let money = [Money::new(30_000, Currency::RUB), Money::new(5_000, euro)];
        for sum in money.map(|sum| context.words.money(sum)) {
            assert!(said.contains(&sum), "{said}");
        }
        assert_eq!(heading(three, true), "DEALS  3+", "no sum of a part");
        assert_eq!(heading(vec![deal(1, 0, euro)], false), "DEALS");
        assert_eq!(heading(vec![deal(1, 0, euro), deal(2, 0, euro)], false), "DEALS  2");
    }
}
