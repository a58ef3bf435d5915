//! The groups of records of a noun that look like one client, the surest first.
//!
//! Which they are is found in the background, since the whole table is read; what is shown of them
//! is read for the groups on the screen only. It merges nothing itself.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::crm::duplicates::Member;
use crate::crm::{Failure, Reader};
use crate::domain::alike::{Group, Reason};
use crate::domain::command::Command;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::screen::browse::ask::{Ask, Rows};
use crate::tui::widget::cursor::Go;
use crate::tui::widget::text::{self, Fit};
use crate::words::Words;

/// At most so many records of a group are listed; the rest is counted.
const LISTED: usize = 6;

/// The groups of one noun.
#[derive(Debug)]
pub struct Duplicates {
    noun: Noun,
    /// Nothing until they are found.
    groups: Option<Vec<Group>>,
    /// Whether they are being looked for.
    looking: bool,
    /// The place of the group under the cursor, and of the first one shown.
    at: usize,
    top: usize,
    /// What is shown of the groups from the first shown one on.
    shown: Vec<Vec<Member>>,
}

impl Duplicates {
    /// The groups of a noun, still to be found.
    pub fn new(noun: Noun) -> Duplicates {
        Duplicates { noun, groups: None, looking: false, at: 0, top: 0, shown: Vec::new() }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Duplicates, Scope::Popup, Scope::Global]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// The question for the groups, where it is not asked yet.
    pub fn ask(&mut self) -> Option<Ask> {
        if std::mem::replace(&mut self.looking, true) {
            return None;
        }
        Some(Ask { noun: self.noun, filter: Filter::All, rows: Rows::Duplicates })
    }

    /// Takes the groups; the cursor stays on its group.
    pub fn take(&mut self, groups: Vec<Group>) {
        let here = self.current().map(|group| group.ids.clone());
        self.looking = false;
        let place = here.and_then(|ids| groups.iter().position(|group| group.ids == ids));
        self.at = place.unwrap_or(self.at).min(groups.len().saturating_sub(1));
        self.groups = Some(groups);
    }

    /// The groups could not be found; they are looked for with the next change.
    pub fn give_up(&mut self) {
        self.looking = false;
    }

    /// Moves among the groups, opens one, or says that it is none.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let count = self.groups.as_ref().map_or(0, Vec::len);
        let page = usize::from(context.area.height / 4).max(1);
        let last = count.saturating_sub(1);
        match action {
            Action::StepBack | Action::Back => return Effect::Close,
            Action::Confirm => return self.merge(),
            Action::NotDuplicates => return self.tell_apart(),
            Action::OpenRecord => {
                let first = self.current().and_then(|group| group.ids.first());
                return first.map_or(Effect::None, |id| {
                    let ids = self.current().map_or_else(Vec::new, |group| group.ids.clone());
                    Effect::open(Open::Card(RecordRef::new(self.noun, *id), ids))
                });
            }
            _ => {}
        }
        let Some(to) = Go::of(action, page) else { return Effect::None };
        self.at = to.from(self.at, last);
        Effect::Reload
    }

    /// Why an action cannot run now: there is no group that it could be about.
    pub fn why_not(&self, action: Action) -> Option<Message> {
        let about = [Action::Confirm, Action::NotDuplicates, Action::OpenRecord];
        if !about.contains(&action) || self.current().is_some() {
            return None;
        }
        let found = if self.groups.is_none() { "duplicates-looking" } else { "duplicates-none" };
        Some(Message::new(found))
    }

    /// A click puts the cursor on a group; on the group under the cursor it goes on to the merge.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let Some(mut left) = at.y.checked_sub(context.area.y + HEAD).map(usize::from) else {
            return Effect::None;
        };
        for (place, members) in (self.top..).zip(&self.shown) {
            let high = lines(members.len());
            if left + 1 < high {
                if place == self.at {
                    return self.merge();
                }
                self.at = place;
                return Effect::Reload;
            }
            let Some(rest) = left.checked_sub(high) else { return Effect::None };
            left = rest;
        }
        Effect::None
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Reads what is shown of the groups around the cursor.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        let (noun, height) = (self.noun, usize::from(context.area.height));
        self.look(height.saturating_sub(2).max(1), |group| reader.members(noun, &group.ids))
    }

    /// Fills so many lines with groups, that under the cursor among them, reading none that cannot
    /// stand there.
    fn look(
        &mut self,
        room: usize,
        mut read: impl FnMut(&Group) -> Result<Vec<Member>, Failure>,
    ) -> Result<(), Failure> {
        self.shown.clear();
        let groups = match &self.groups {
            Some(groups) if !groups.is_empty() => groups,
            _ => return Ok(()),
        };
        // Any group takes two lines.
        self.top = self.top.clamp((self.at + 1).saturating_sub(room.div_ceil(2)), self.at);
        let mut used = 0;
        for group in &groups[self.top..=self.at] {
            self.shown.push(read(group)?);
            used += self.shown.last().map_or(0, |members| lines(members.len()));
        }
        // The group under the cursor is shown whole, or begins the page.
        while used > room + 1 && self.top < self.at {
            used -= lines(self.shown.remove(0).len());
            self.top += 1;
        }
        for group in &groups[self.at + 1..] {
            if used >= room {
                break;
            }
            self.shown.push(read(group)?);
            used += self.shown.last().map_or(0, |members| lines(members.len()));
        }
        Ok(())
    }

    /// Draws the groups that fit.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let Context { words, theme, .. } = context;
        let ellipsis = theme.glyphs.ellipsis;
        let mut rows = area.rows();
        let head = rows.next()?;
        let title = words.text(&format!("duplicates-title-{}", self.noun.word()));
        let says = match &self.groups {
            None => words.text("duplicates-looking"),
            Some(groups) if groups.is_empty() => words.text("duplicates-none"),
            Some(groups) => {
                words.say(&Message::new("duplicates-groups").with("count", groups.len()))
            }
        };
        let parts = [(format!(" {title}"), theme.title()), (format!("  {says}"), theme.muted())];
        let parts: Vec<(&str, Style)> = parts.iter().map(|(t, s)| (t.as_str(), *s)).collect();
        text::draw_parts(buffer, head, &parts, ellipsis);
        rows.next();
        if self.groups.as_ref().is_some_and(Vec::is_empty) {
            // Where else there may be some is worth knowing.
            let says = Message::new("duplicates-empty")
                .with("key", context.keymap.said(Action::Palette))
                .with("name", words.text(Action::Duplicates.description()));
            let width = usize::from(area.width.saturating_sub(2));
            for (line, part) in rows.by_ref().zip(text::wrap(&words.say(&says), width)) {
                let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
                text::draw(buffer, line, &part, Fit::Left, theme.muted(), ellipsis);
            }
        }
        let groups = self.groups.iter().flatten().enumerate().skip(self.top);
        for ((place, group), members) in groups.zip(&self.shown) {
            let style = if place == self.at { theme.title() } else { Style::new() };
            let Some(line) = rows.next() else { break };
            self.draw_head(buffer, line, group, place == self.at, context);
            for member in members.iter().take(LISTED) {
                let Some(line) = rows.next() else { break };
                draw_member(buffer, line, member, style, context);
            }
            if members.len() > LISTED
                && let Some(line) = rows.next()
            {
                let more = Message::new("duplicates-more").with("count", members.len() - LISTED);
                let says = format!("   {}", words.say(&more));
                text::draw(buffer, line, &says, Fit::Left, theme.muted(), ellipsis);
            }
            rows.next();
        }
        None
    }

    fn draw_head(
        &self,
        buffer: &mut Buffer,
        line: Rect,
        group: &Group,
        here: bool,
        context: &Context,
    ) {
        let Context { words, theme, .. } = context;
        let mark = if here { theme.glyphs.cursor } else { " " };
        let why = because(*words, &group.reasons);
        let count = words.count(self.noun, i64::try_from(group.ids.len()).unwrap_or(i64::MAX));
        let parts = [
            (mark, theme.accent()),
            (&*format!("{}%  ", group.score), theme.title()),
            (why.as_str(), if here { theme.title() } else { Style::new() }),
            (&*format!("  {count}"), theme.muted()),
        ];
        text::draw_parts(buffer, line, &parts, theme.glyphs.ellipsis);
    }

    fn current(&self) -> Option<&Group> {
        self.groups.as_ref()?.get(self.at)
    }

    fn records(&self) -> Vec<RecordRef> {
        let ids = self.current().map_or(&[][..], |group| group.ids.as_slice());
        ids.iter().map(|id| RecordRef::new(self.noun, *id)).collect()
    }

    fn merge(&self) -> Effect {
        match self.records() {
            records if records.len() < 2 => Effect::None,
            records => Effect::open(Open::Merge(records)),
        }
    }

    fn tell_apart(&mut self) -> Effect {
        match self.records() {
            records if records.len() < 2 => Effect::None,
            records => Effect::Commit(Command::TellApart { records, apart: true }),
        }
    }
}

/// Lines above the groups.
const HEAD: u16 = 2;

/// The lines a group of so many takes, with the empty one after it.
fn lines(members: usize) -> usize {
    2 + members.min(LISTED) + usize::from(members > LISTED)
}

/// What makes records alike, in the reader's words.
pub fn because(words: Words<'_>, reasons: &[Reason]) -> String {
    let said: Vec<String> =
        reasons.iter().map(|reason| words.text(&format!("alike-{}", reason.word()))).collect();
    said.join(", ")
}

/// The name, then who it is and how to reach him, then since when: the name gives way first.
fn draw_member(buffer: &mut Buffer, line: Rect, member: &Member, style: Style, context: &Context) {
    let Context { words, theme, .. } = context;
    let ellipsis = theme.glyphs.ellipsis;
    let name = member.name.clone().or_else(|| member.client.clone());
    let name = name.unwrap_or_else(|| words.untitled(member.on));
    let mut reach: Vec<&str> = Vec::new();
    // Under a title stands who it is, unless that is a phone or an e-mail as well.
    let client = member.client.as_ref().filter(|client| **client != name);
    for known in [client, member.phone.as_ref(), member.email.as_ref()].into_iter().flatten() {
        if !reach.contains(&known.as_str()) {
            reach.push(known);
        }
    }
    let reach = reach.join("  ");
    let since = words.moment(member.created_at);
    let inside =
        Rect { x: line.x + 3.min(line.width), width: line.width.saturating_sub(4), ..line };
    let width = usize::from(inside.width);
    let right = if width >= 60 { text::width(&since) } else { 0 };
    let left = (width.saturating_sub(right + 2) * 2 / 5).max(width.min(12));
    let cell = |x: usize, columns: usize| Rect {
        x: inside.x + u16::try_from(x).unwrap_or(0),
        width: u16::try_from(columns).unwrap_or(0),
        ..inside
    };
    text::draw(buffer, cell(0, left.min(width)), &name, Fit::Left, style, ellipsis);
    let room = width.saturating_sub(left + 2 + right + usize::from(right > 0) * 2);
    text::draw(buffer, cell(left + 2, room), &reach, Fit::Left, style, ellipsis);
    if right > 0 {
        text::draw(buffer, cell(width - right, right), &since, Fit::Right, theme.muted(), ellipsis);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::Database;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

    fn member(id: i64, name: &str, phone: &str) -> Member {
        Member {
            on: RecordRef::new(Noun::Contact, id),
            name: Some(name.to_owned()),
            client: None,
            phone: Some(phone.to_owned()),
            email: None,
            created_at: noon(),
        }
    }

    fn screen() -> Duplicates {
        let mut screen = Duplicates::new(Noun::Contact);
        let group = |ids: &[i64], reasons: &[Reason], score| Group {
            ids: ids.to_vec(),
            reasons: reasons.to_vec(),
            score,
        };
        screen.take(vec![
            group(&[3, 9], &[Reason::Phone, Reason::Name], 98),
            group(&[4, 5], &[Reason::Name], 66),
        ]);
        screen.shown = vec![
            vec![
                member(3, "Ivan Petrov", "+7 912 345-67-89"),
                member(9, "Петров И.", "89123456789"),
            ],
            vec![member(4, "Anna", "+48 600"), member(5, "Ana", "+48 700")],
        ];
        screen
    }

    #[test]
    fn groups_say_why_and_who() {
        let team = Team::new(Lang::En, 60, 12);
        let (drawn, _) = team.drawn(|buffer, area, context| screen().draw(buffer, area, context));
        for said in
            ["Duplicates: contacts", "2 groups", "98%", "same phone, similar name", "2 contacts"]
        {
            assert!(drawn.contains(said), "{said}\n{drawn}");
        }
        assert!(drawn.contains("Ivan Petrov") && drawn.contains("89123456789"), "{drawn}");
        let team = Team::new(Lang::Ru, 80, 24);
        let (drawn, _) = team.drawn(|buffer, area, context| screen().draw(buffer, area, context));
        assert!(drawn.contains("тот же телефон, похожее имя"), "{drawn}");
    }

    #[test]
    fn beside_the_title_of_a_lead_stands_who_it_is() {
        let mut screen = screen();
        screen.shown[0][0].client = Some("Ewa Lis".to_owned());
        screen.shown[0][1].client = Some("89123456789".to_owned());
        let team = Team::new(Lang::En, 80, 12);
        let (drawn, _) = team.drawn(|buffer, area, context| screen.draw(buffer, area, context));
        assert!(drawn.contains("Ewa Lis  +7 912 345-67-89"), "{drawn}");
        assert_eq!(drawn.matches("89123456789").count(), 1, "{drawn}");
    }

    #[test]
    fn it_waits_for_the_groups_and_says_when_there_are_none() {
        let team = Team::new(Lang::En, 60, 12);
        let mut empty = Duplicates::new(Noun::Lead);
        assert!(empty.ask().is_some());
        assert!(empty.ask().is_none(), "asked once");
        let (drawn, _) = team.drawn(|buffer, area, context| empty.draw(buffer, area, context));
        assert!(drawn.contains("Looking"), "{drawn}");
        empty.take(Vec::new());
        let (drawn, _) = team.drawn(|buffer, area, context| empty.draw(buffer, area, context));
        assert!(drawn.contains("Nothing looks like a duplicate"), "{drawn}");
        assert!(matches!(empty.on_action(Action::Confirm, &team.context()), Effect::None));
        assert!(matches!(empty.on_action(Action::NotDuplicates, &team.context()), Effect::None));
    }

    #[test]
    fn a_group_is_merged_or_told_apart() {
        let team = Team::new(Lang::En, 60, 12);
        let context = team.context();
        let mut screen = screen();
        assert!(matches!(screen.on_action(Action::MoveDown, &context), Effect::Reload));
        let Effect::Open(open) = screen.on_action(Action::Confirm, &context) else { panic!() };
        let on = |id| RecordRef::new(Noun::Contact, id);
        assert!(matches!(*open, Open::Merge(records) if records == [on(4), on(5)]));
        let effect = screen.on_action(Action::NotDuplicates, &context);
        let expected = Command::TellApart { records: vec![on(4), on(5)], apart: true };
        assert!(matches!(effect, Effect::Commit(command) if command == expected));
        // The cursor stays on its group when the one above is gone.
        let left = screen.groups.clone().unwrap_or_default().split_off(1);
        screen.take(left);
        assert_eq!(screen.at, 0);
        assert!(matches!(screen.on_action(Action::StepBack, &context), Effect::Close));
    }

    /// Nothing alike, or the last group told apart, leaves nothing to read.
    #[test]
    fn no_group_is_read_where_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::fresh(folder.path(), "RU");
        let viewer = Database::viewer(&database.person("anna", "Anna").unwrap());
        let reader = database.reader(viewer).unwrap();
        let team = Team::new(Lang::En, 60, 12);
        let mut screen = screen();
        screen.take(Vec::new());
        screen.reload(&reader, &team.context()).unwrap();
        assert_eq!((screen.top, screen.at, screen.shown.len()), (0, 0, 0));
    }

    #[test]
    fn at_the_end_of_a_long_list_no_more_is_read_than_is_shown() {
        let two = |read: &mut usize| {
            *read += 1;
            Ok(vec![member(1, "Ivan", "1"), member(2, "Iwan", "1")])
        };
        let group = |id| Group { ids: vec![id, id + 1], reasons: Vec::new(), score: 66 };
        let mut screen = Duplicates::new(Noun::Contact);
        screen.take((0..2000).map(|id| group(2 * id)).collect());
        for (at, top, shown) in [(0, 0, 5), (1999, 1995, 5), (1990, 1990, 5), (3, 3, 5)] {
            screen.at = at;
            let mut read = 0;
            screen.look(20, |_| two(&mut read)).unwrap();
            assert_eq!((screen.top, screen.shown.len()), (top, shown), "{at}");
            assert!(read <= 15, "{at}: {read}");
        }
        // One that is higher than the screen begins it.
        screen.at = 40;
        screen.look(6, |_| Ok(vec![member(1, "Ivan", "1"); 9])).unwrap();
        assert_eq!((screen.top, screen.shown.len()), (40, 1));
    }

    #[test]
    fn it_draws_at_every_size() {
        draw_at_every_size(|buffer, area, context| screen().draw(buffer, area, context));
    }

    #[test]
    fn a_click_goes_to_a_group_and_then_on_with_it() {
        let team = Team::new(Lang::En, 80, 24);
        let context = team.context();
        let mut screen = screen();
        screen.shown = vec![
            vec![member(3, "Ivan", "1"), member(9, "Iwan", "1")],
            vec![member(4, "Ewa", "2"), member(5, "Eva", "3")],
        ];
        let y = context.area.y;
        let at = |line| Position::new(5, y + line);
        assert!(matches!(screen.click(at(0), &context), Effect::None), "the title");
        assert!(matches!(screen.click(at(5), &context), Effect::None), "between the groups");
        assert!(matches!(screen.click(at(7), &context), Effect::Reload));
        assert_eq!(screen.at, 1);
        let Effect::Open(open) = screen.click(at(6), &context) else { panic!("not opened") };
        assert!(matches!(*open, Open::Merge(records) if records.len() == 2));
        assert!(matches!(screen.click(at(15), &context), Effect::None), "below them");
    }
}
