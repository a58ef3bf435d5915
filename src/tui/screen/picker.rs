//! A choice from a list: stages, people, tags, columns, the palette, any record of the database.
//!
//! It hands back the keys of the rows that were chosen and does not know what they stand for. Rows
//! are given, or found in the database as the person types.

pub mod client;
mod find;
mod link;
mod order;
pub mod products;
mod steps;

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};

use crate::crm::{Failure, Reader};
use crate::domain::fold::fold;
use crate::domain::message::Message;
use crate::domain::money::Currency;
use crate::domain::noun::Noun;
use crate::domain::stage::Colour;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Answer, Effect, Purpose, Reply};
use crate::tui::key::position_of;
use crate::tui::screen::Context;
use crate::tui::widget::choices::{Choices, Done};
use crate::tui::widget::popup;
use crate::tui::widget::text::{self, Fit};

pub use client::Clients;
pub use steps::next_steps;

/// The keys that its hints name.
const KEYS: [(&str, Action); 2] = [("enter", Action::Confirm), ("back", Action::StepBack)];

/// The narrowest a box gets where the screen has the room, in columns.
const NARROWEST: u16 = 40;

/// The widest a box gets, in columns.
const WIDEST: u16 = 76;

/// The most rows a box shows at once.
const HIGHEST: usize = 16;

/// The rows of a box in which a client is looked for.
const CLIENTS: usize = 10;

/// The narrowest a box with a sentence under its rows gets.
const WITH_HINT: u16 = 54;
/// Lines above and below a box that stay free where it would be as high as the screen.
const AROUND: u16 = 4;

/// So much of what is typed is said again where nothing fits it.
const LONGEST: usize = 40;

/// The keys that answer at once, in the order of the rows; `j` and `k` move here as well.
const LETTERS: &str = "abcdefghilmnopqrstuvwxyz";

/// A list from which something is chosen.
#[derive(Debug)]
pub struct Picker {
    purpose: Purpose,
    title: Title,
    rows: Vec<Row>,
    choices: Choices,
    way: Way,
    /// What it opens beside; the middle of the screen where there is nothing.
    anchor: Option<Rect>,
    /// A part of the title that is a link, and where it leads.
    link: Option<(String, String)>,
    /// The keys of the rows that Enter answers with at once, where several may be chosen.
    at_once: Vec<String>,
    /// Whether those of many that are chosen stand in an order.
    in_order: bool,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the answer holds when it is chosen.
    pub key: String,
    /// What the person reads.
    pub text: String,
    /// What stands at the right: its keys, a number, who it is.
    pub note: String,
}

/// How a row is chosen.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    /// Typing narrows the rows, and one is chosen.
    One,
    /// As one, but the rows are records of these nouns, read from the database by what is typed.
    Found(Vec<Noun>),
    /// As found, but clients, of whom a new one may be made.
    Client(Clients),
    /// As found, but products for a record in this currency, or what is typed itself.
    Product(Currency),
    /// Typing narrows the rows, and any number of them, by key, is chosen.
    Many(Vec<String>),
    /// A letter chooses its row.
    Letter,
    /// The character that is the key of a row chooses it.
    Key,
}

#[derive(Debug)]
enum Title {
    Said(String),
    Message(&'static str),
}

impl Picker {
    /// A choice of one row, narrowed by typing.
    pub fn new(purpose: Purpose, title: String, rows: Vec<Row>) -> Picker {
        Picker::titled(purpose, Title::Said(title), rows, Way::One)
    }

    /// Every action by name and by the other words for it; the keys of the rows are the names of the
    /// actions.
    pub fn palette(rows: Vec<(Row, String)>) -> Picker {
        let (rows, also): (Vec<Row>, Vec<String>) = rows.into_iter().unzip();
        let title = Title::Message("picker-palette");
        let mut picker = Picker::titled(Purpose::Palette, title, rows, Way::One);
        picker.choices = picker.choices.known_as(also);
        picker
    }

    /// Any record by a part of its name, phone or e-mail; the answer is its name, `lead/42`.
    pub fn go_to() -> Picker {
        let title = Title::Message("picker-go-to");
        Picker::titled(Purpose::GoTo, title, Vec::new(), Way::Found(Noun::RECORDS.to_vec()))
    }

    /// A record of these nouns, found as one to go to, for some purpose.
    pub fn record(purpose: Purpose, title: String, nouns: Vec<Noun>) -> Picker {
        Picker::titled(purpose, Title::Said(title), Vec::new(), Way::Found(nouns))
    }

    /// A client by a part of a name, a phone or an e-mail, or a new one made of what is typed.
    pub fn client(purpose: Purpose, title: String, clients: Clients) -> Picker {
        Picker::titled(purpose, Title::Said(title), Vec::new(), Way::Client(clients))
    }

    /// A product of the catalogue by a part of its name or code, or what is typed itself.
    pub fn product(purpose: Purpose, title: String, currency: Currency) -> Picker {
        Picker::titled(purpose, Title::Said(title), Vec::new(), Way::Product(currency))
    }

    /// The same rows, of which any number is chosen; those with the keys `chosen` are to begin with.
    /// Among tags, what is typed and no tag yet can be chosen too.
    pub fn many(mut self, chosen: Vec<String>) -> Picker {
        self.way = Way::Many(chosen);
        self.offer();
        self
    }

    /// The same rows, of which those with these keys are no marks: Enter or a space on one answers with
    /// it and all that is marked.
    pub fn at_once(mut self, keys: Vec<String>) -> Picker {
        self.at_once = keys;
        self
    }

    /// The same rows, each chosen by its letter; nothing is typed.
    pub fn by_letter(mut self) -> Picker {
        self.way = Way::Letter;
        self
    }

    /// The same rows, each chosen by the character that is its key; nothing is typed. `q` leaves, as
    /// everywhere.
    pub fn by_key(mut self) -> Picker {
        self.way = Way::Key;
        self
    }

    /// The same rows with the cursor on the one with this key, where there is one: what holds now.
    pub fn at(mut self, key: &str) -> Picker {
        if let Some(row) = self.rows.iter().position(|row| row.key == key) {
            self.choices.select(row);
        }
        self
    }

    /// The same rows, each with the colour it stands for before it.
    pub fn painted(mut self, colours: Vec<Option<Colour>>) -> Picker {
        self.choices.paint(&colours);
        self
    }

    /// The same rows in a box beside this place of the screen.
    pub fn beside(mut self, anchor: Rect) -> Picker {
        self.anchor = Some(anchor);
        self
    }

    fn titled(purpose: Purpose, title: Title, rows: Vec<Row>, way: Way) -> Picker {
        let choices = Choices::default();
        let mut picker = Picker {
            purpose,
            title,
            rows,
            choices,
            way,
            anchor: None,
            link: None,
            at_once: Vec::new(),
            in_order: false,
        };
        picker.offer();
        picker
    }

    /// The scopes whose keys hold: with letters, every character is one.
    pub fn scopes(&self) -> &'static [Scope] {
        match self.way {
            Way::Letter | Way::Key => &[Scope::Popup],
            _ => &[Scope::Text, Scope::Popup],
        }
    }

    /// Whether characters reach [`Picker::on_text`]; letters that answer do too.
    pub fn is_typing(&self) -> bool {
        true
    }

    /// Moves, chooses or leaves.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        match action {
            Action::StepBack | Action::Back => Effect::Close,
            Action::Confirm => self.confirm(),
            Action::Select => self.mark(),
            _ if self.shift(action) => Effect::None,
            _ => {
                let height = self.height(context.area);
                match self.choices.on_action(action, height) {
                    Done::Typed if self.is_read() => Effect::Reload,
                    _ => Effect::None,
                }
            }
        }
    }

    /// Narrows the rows, marks one with a space, or chooses by a letter.
    pub fn on_text(&mut self, typed: &str, context: &Context) -> Effect {
        match &self.way {
            Way::Letter | Way::Key => self.choose_letter(typed, context),
            Way::Many(_) if typed == " " => self.mark(),
            Way::Found(_) | Way::Client(_) | Way::Product(_) => {
                self.choices.type_text(typed);
                Effect::Reload
            }
            Way::One | Way::Many(_) => {
                self.choices.type_text(typed);
                Effect::None
            }
        }
    }

    /// The name under which a client that is being typed is kept; none for anything else.
    pub fn draft_place(&self) -> Option<&str> {
        match &self.way {
            Way::Client(clients) => clients.place.as_deref(),
            _ => None,
        }
    }

    /// The client that is being typed, and under which name to keep him.
    pub fn draft(&self) -> Option<(String, String)> {
        let typed = self.choices.typed();
        let place = self.draft_place().filter(|_| !typed.trim().is_empty())?;
        Some((place.to_owned(), typed.to_owned()))
    }

    /// Goes on with a client that was being typed.
    pub fn restore(&mut self, typed: &str) {
        self.choices.clear();
        self.choices.type_text(typed);
    }

    /// Finds the records that fit what is typed, where the rows come from the database.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        let typed = self.choices.typed();
        self.rows = match &self.way {
            Way::Found(nouns) => find::rows(reader, context, nouns, typed)?,
            Way::Client(clients) => clients.rows(reader, context, typed)?,
            Way::Product(currency) => products::rows(reader, context, *currency, typed)?,
            Way::One | Way::Many(_) | Way::Letter | Way::Key => return Ok(()),
        };
        self.choices.replace(self.rows.iter().map(|row| (row.text.clone(), row.note.clone())));
        Ok(())
    }

    /// Draws the box; its size follows from all rows, so that typing moves nothing.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let theme = context.theme;
        let ellipsis = theme.glyphs.ellipsis;
        let title = self.title(context);
        let inside = popup::draw(buffer, self.bounds(area, &title), &title, theme);
        self.draw_link(buffer, area, context);
        let (input, lines, foot) = self.parts(inside, context);
        let mut cursor = None;
        if input.height > 0 {
            let mark = text::draw(buffer, input, "> ", Fit::Left, theme.accent(), ellipsis);
            let rest = Rect { x: input.x + mark, width: input.width - mark, ..input };
            cursor = self.choices.draw_input(buffer, rest);
        }
        if foot.height > 0 {
            text::draw(buffer, foot, &self.hint(context), Fit::Left, theme.muted(), ellipsis);
        }
        if self.choices.is_empty() && self.new_tag().is_none() {
            let why = self.why_empty(context);
            for (line, part) in lines.rows().zip(text::wrap(&why, usize::from(lines.width))) {
                text::draw(buffer, line, &part, Fit::Left, theme.muted(), ellipsis);
            }
            return cursor;
        }
        self.choices.draw_rows(buffer, lines, |row| self.before(row, theme.glyphs.check), theme);
        cursor
    }

    /// A click puts the cursor on a row, marks it where several may be chosen, and on the row under
    /// the cursor is Enter; beside the box it leaves.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let placed = self.bounds(context.area, &self.title(context));
        if !placed.contains(at) {
            return Effect::Close;
        }
        let inside = placed.inner(Margin::new(popup::FRAME / 2, popup::FRAME / 2));
        let (_, lines, _) = self.parts(inside, context);
        match (self.choices.click(at, lines), &self.way) {
            (None, _) => Effect::None,
            (Some(_), Way::Many(_)) => self.mark(),
            (Some(true), _) => self.confirm(),
            (Some(false), _) => Effect::None,
        }
    }

    fn title(&self, context: &Context) -> String {
        match &self.title {
            Title::Said(title) => title.clone(),
            Title::Message(id) => context.words.text(id),
        }
    }

    /// The lines inside the box: what is typed, the rows, and what the keys do.
    fn parts(&self, inside: Rect, context: &Context) -> (Rect, Rect, Rect) {
        let typed = u16::from(!matches!(self.way, Way::Letter | Way::Key) && inside.height > 0);
        let input = Rect { height: typed, ..inside };
        let mut lines = Rect { y: inside.y + typed, height: inside.height - typed, ..inside };
        let said = u16::from(lines.height > 1 && !self.hint(context).is_empty());
        lines.height -= said;
        (input, lines, Rect { y: lines.bottom(), height: said, ..lines })
    }

    /// What stands before a row: its letter, or whether it is chosen.
    fn before(&self, row: usize, check: &str) -> String {
        match &self.way {
            Way::Letter | Way::Key => match self.letter(row) {
                Some(letter) => format!("{letter}  "),
                None => "   ".to_owned(),
            },
            Way::Many(_) if self.in_order => {
                format!("{} ", self.number(row).unwrap_or_else(|| "  ".to_owned()))
            }
            Way::Many(chosen) => {
                let marked = self.rows.get(row).is_some_and(|row| chosen.contains(&row.key));
                format!("{} ", if marked { check } else { " " })
            }
            Way::One | Way::Found(_) | Way::Client(_) | Way::Product(_) => String::new(),
        }
    }

    /// What the keys do, where that is more than choosing a row.
    fn hint(&self, context: &Context) -> String {
        let Way::Many(chosen) = &self.way else { return String::new() };
        let words = context.words;
        if let Some(tag) = self.new_tag() {
            return words.say(&context.keyed("picker-new-tag", &KEYS).with("tag", tag));
        }
        let id = match self.choices.typed() {
            "" if self.purpose == Purpose::Narrow && chosen.is_empty() => "picker-narrow-none",
            "" if self.purpose == Purpose::Narrow => "picker-narrow",
            "" if self.in_order && chosen.is_empty() => "picker-ordered-none",
            "" if self.in_order => "picker-ordered",
            "" => "picker-many",
            _ => "picker-mark",
        };
        words.say(&context.keyed(id, &KEYS).with("count", chosen.len()))
    }

    fn why_empty(&self, context: &Context) -> String {
        let typed = self.choices.typed();
        match (&self.way, typed) {
            (Way::Found(_), "") => context.words.text("picker-find"),
            (Way::Product(_), "") => context.words.text("picker-find-product"),
            (Way::Client(_), "") => context.words.text("picker-find-client"),
            (_, "") => match self.purpose {
                Purpose::Tags => context.words.say(&context.keyed("picker-no-tags", &KEYS)),
                _ => context.words.say(&context.keyed("picker-empty", &KEYS)),
            },
            _ => {
                let typed = text::cut(typed, LONGEST, context.theme.glyphs.ellipsis);
                let message = Message::new("picker-no-match").with("text", typed.into_owned());
                context.words.say(&message)
            }
        }
    }

    /// The tag that is typed, where there is none like it.
    fn new_tag(&self) -> Option<&str> {
        let typed = self.choices.typed().trim().trim_start_matches('#').trim();
        let asked = self.purpose == Purpose::Tags && matches!(self.way, Way::Many(_));
        let known = || self.rows.iter().any(|row| fold(&row.key) == fold(typed));
        (asked && !typed.is_empty() && !known()).then_some(typed)
    }

    fn confirm(&mut self) -> Effect {
        if let Some(tag) = self.new_tag().map(str::to_owned) {
            self.add_tag(&tag);
            return Effect::None;
        }
        if let Some(effect) = self.done_at_once() {
            return effect;
        }
        match &self.way {
            // Something is typed, so a row is being looked for and more may follow.
            Way::Many(_) if !self.choices.typed().is_empty() => {
                self.toggle();
                Effect::None
            }
            Way::Many(chosen) if self.in_order => self.answer(chosen.clone()),
            Way::Many(chosen) => {
                let rows = self.rows.iter().map(|row| &row.key);
                self.answer(rows.filter(|key| chosen.contains(key)).cloned().collect())
            }
            _ => match self.choices.selected().and_then(|row| self.rows.get(row)) {
                Some(row) => {
                    let reply = client::reply(&row.key, self.choices.typed());
                    Effect::Answer(Answer { purpose: self.purpose.clone(), reply })
                }
                None => Effect::None,
            },
        }
    }

    fn choose_letter(&mut self, typed: &str, context: &Context) -> Effect {
        let letter = |key: char| position_of(key).unwrap_or(key).to_ascii_lowercase();
        let letters: Vec<char> = typed.chars().map(letter).collect();
        if letters.iter().all(|letter| matches!(letter, 'j' | 'k')) {
            for letter in letters {
                let way = if letter == 'j' { Action::MoveDown } else { Action::MoveUp };
                self.on_action(way, context);
            }
            return Effect::None;
        }
        // Several at once were pasted, not pressed.
        let [letter] = letters[..] else {
            return Effect::Say(Message::new("say-paste-nowhere"));
        };
        let mut rows = self.rows.iter().enumerate();
        match rows.find(|(at, _)| self.letter(*at) == Some(letter)) {
            Some((_, row)) => self.answer(vec![row.key.clone()]),
            None if letter == 'q' => Effect::Close,
            // On a Russian keyboard it is typed with another key.
            None if letter == '?' || typed == "?" => Effect::Help,
            None => Effect::Say(Message::new("picker-no-letter").with("typed", typed)),
        }
    }

    /// The character that chooses a row.
    fn letter(&self, row: usize) -> Option<char> {
        match self.way {
            Way::Key => self.rows.get(row)?.key.chars().next(),
            _ => LETTERS.chars().nth(row),
        }
    }

    /// Marks the row under the cursor, or answers with it where it is no mark.
    fn mark(&mut self) -> Effect {
        if let Some(effect) = self.done_at_once() {
            return effect;
        }
        self.toggle();
        Effect::None
    }

    /// The answer with the row under the cursor and all that is marked, where it is given at once.
    fn done_at_once(&self) -> Option<Effect> {
        let Way::Many(chosen) = &self.way else { return None };
        let row = self.choices.selected().and_then(|row| self.rows.get(row))?;
        if !self.at_once.contains(&row.key) {
            return None;
        }
        let rows = self.rows.iter().map(|row| &row.key);
        let keys = rows.filter(|key| **key == row.key || chosen.contains(key));
        Some(self.answer(keys.cloned().collect()))
    }

    /// Marks the row under the cursor or takes its mark away; then everything is offered again.
    fn toggle(&mut self) {
        let key = self.choices.selected().and_then(|row| self.rows.get(row)).map(|r| r.key.clone());
        if let (Way::Many(chosen), Some(key)) = (&mut self.way, key) {
            match chosen.iter().position(|known| *known == key) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(key),
            }
            self.choices.clear();
        }
    }

    /// Offers what was typed as one more tag, chosen.
    fn add_tag(&mut self, tag: &str) {
        let row = Row { key: tag.to_owned(), text: format!("#{tag}"), note: String::new() };
        self.rows.push(row);
        if let Way::Many(chosen) = &mut self.way {
            chosen.push(tag.to_owned());
        }
        self.offer();
        self.choices.select(self.rows.len() - 1);
    }

    fn answer(&self, keys: Vec<String>) -> Effect {
        Effect::Answer(Answer { purpose: self.purpose.clone(), reply: Reply::Chosen(keys) })
    }

    fn offer(&mut self) {
        self.choices =
            Choices::new(self.rows.iter().map(|row| (row.text.clone(), row.note.clone())));
    }

    /// The rows of the list that there is room for on a screen of this size.
    fn height(&self, area: Rect) -> usize {
        let used = popup::FRAME + self.extra();
        usize::from(self.bounds(area, "").height.saturating_sub(used)).max(1)
    }

    /// Whether the rows are read from the database by what is typed.
    fn is_read(&self) -> bool {
        matches!(self.way, Way::Found(_) | Way::Client(_) | Way::Product(_))
    }

    /// The lines of the box that are not rows: the input and the hint.
    fn extra(&self) -> u16 {
        match self.way {
            Way::One | Way::Found(_) | Way::Client(_) | Way::Product(_) => 1,
            Way::Many(_) => 2,
            Way::Letter | Way::Key => 0,
        }
    }

    fn bounds(&self, area: Rect, title: &str) -> Rect {
        let columns = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let rows = match self.way {
            Way::Found(_) => HIGHEST,
            Way::Client(_) | Way::Product(_) => CLIENTS,
            // What a letter chooses is seen at once where the screen has room for it.
            Way::Letter | Way::Key => {
                let room = area.height.saturating_sub(popup::FRAME + AROUND);
                self.choices.total().clamp(2, HIGHEST.max(usize::from(room)))
            }
            // Two lines, so that there is room to say why it is empty.
            _ => self.choices.total().clamp(2, HIGHEST),
        };
        let (rows, title) = (columns(rows), columns(text::width(title)));
        // The mark at the cursor, what stands before the text, the mark of more rows and its space.
        let beside = 1 + 3 + 2;
        let wide = match self.way {
            Way::Found(_) | Way::Client(_) | Way::Product(_) => WIDEST,
            _ => columns(self.choices.width()).saturating_add(beside).max(title.saturating_add(2)),
        };
        let narrowest = if let Way::Many(_) = self.way { WITH_HINT } else { NARROWEST };
        let width = wide.saturating_add(popup::FRAME).clamp(narrowest, WIDEST);
        let height = rows + self.extra() + popup::FRAME;
        match self.anchor {
            Some(anchor) => popup::bounds(area, anchor, width, height),
            None => popup::centred(area, width, height),
        }
    }
}

#[cfg(test)]
mod tests;
