//! How the open records of a noun are spread over people: a line a person, a column a stage, and
//! whom nobody turned to yet. From each number it is one key to the records it counts.
//!
//! It shows what was read last; what the list makes of a query is not known here.

mod draw;
mod table;

use ratatui::layout::Position;

use self::table::Table;

use crate::crm::neglect;
use crate::crm::{Failure, Reader};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;

/// The table over the screen.
#[derive(Debug)]
pub struct Load {
    noun: Noun,
    pipelines: Vec<neglect::Load>,
    /// How many wait for the first word; [`MOST`] stands for any more.
    untouched: i64,
    /// The line under the cursor, among those that count something.
    row: usize,
    /// The number under the cursor, from the left.
    column: usize,
}

/// A line of the table that the cursor goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Of a pipeline, a person.
    Person(usize, usize),
    /// All people of a pipeline.
    Total(usize),
    /// Who waits for the first word.
    Untouched,
}

impl Load {
    /// The table of a noun, still to be read.
    pub fn new(noun: Noun) -> Load {
        Load { noun, pipelines: Vec::new(), untouched: 0, row: 0, column: 0 }
    }

    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Popup]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Moves, closes, or shows the records that are counted.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let rows = self.rows().len();
        let (page, last) =
            (usize::from(Table::of(self, context.area, context).body.height), rows - 1);
        self.column = self.column.min(self.last_column());
        match action {
            Action::StepBack | Action::Back => return Effect::Close,
            Action::Confirm => return self.list(context),
            Action::MoveUp => self.row = self.row.saturating_sub(1),
            Action::MoveDown => self.row += 1,
            Action::MoveLeft => self.column = self.column.saturating_sub(1),
            Action::MoveRight => self.column = (self.column + 1).min(self.last_column()),
            Action::MoveFirst => self.row = 0,
            Action::MoveLast => self.row = last,
            Action::PageUp | Action::HalfPageUp => self.row = self.row.saturating_sub(page / 2),
            Action::PageDown | Action::HalfPageDown => self.row += page / 2,
            _ => {}
        }
        self.row = self.row.min(last);
        Effect::None
    }

    /// A click puts the cursor on a number, and on the one under the cursor shows what it counts; one
    /// beside the box leaves.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let table = Table::of(self, context.area, context);
        if !table.frame.contains(at) {
            return Effect::Close;
        }
        let Some((row, column)) = table.hit(self, at) else { return Effect::None };
        let before = (self.row, self.column.min(self.last_column()));
        self.row = row;
        if let Some(column) = column {
            self.column = column;
        }
        if (self.row, self.column.min(self.last_column())) == before {
            return self.list(context);
        }
        Effect::None
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Reads the numbers again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader) -> Result<(), Failure> {
        self.pipelines = reader.load(self.noun)?;
        self.untouched = reader.untouched(self.noun)?;
        self.row = self.row.min(self.rows().len() - 1);
        Ok(())
    }

    /// The lines that the cursor goes to.
    fn rows(&self) -> Vec<Row> {
        let of = |(place, load): (usize, &neglect::Load)| {
            let people = (0..load.people.len()).map(move |person| Row::Person(place, person));
            people.chain([Row::Total(place)])
        };
        let all = self.pipelines.iter().enumerate().flat_map(of);
        all.chain([Row::Untouched]).collect()
    }

    /// The last number of the line under the cursor.
    fn last_column(&self) -> usize {
        match self.rows().get(self.row) {
            Some(Row::Person(pipeline, _) | Row::Total(pipeline)) => {
                self.pipelines.get(*pipeline).map_or(0, |load| load.stages.len())
            }
            _ => 0,
        }
    }

    /// The records that the number under the cursor counts, in their list.
    fn list(&self, context: &Context) -> Effect {
        match self.query(context) {
            Some(query) => Effect::open(Open::List(self.noun, query)),
            None => Effect::Refuse(Refusal::rule(Message::new("load-why-former"))),
        }
    }

    /// The query that finds what the number under the cursor counts; none where it is about somebody
    /// who has no login any more.
    fn query(&self, context: &Context) -> Option<String> {
        let mut words = Vec::new();
        let (pipeline, person) = match self.rows().get(self.row)? {
            Row::Untouched => return Some("is:unattended".to_owned()),
            Row::Person(pipeline, person) => (*pipeline, Some(*person)),
            Row::Total(pipeline) => (*pipeline, None),
        };
        let load = self.pipelines.get(pipeline)?;
        let own = context.setup.pipelines.iter().find(|own| own.id == load.pipeline)?;
        let own = (self.pipelines.len() > 1).then_some(own.code.as_str());
        match (load.stages.get(self.column), own) {
            (Some(stage), own) => {
                let code = &context.setup.stage(*stage)?.code;
                let pipeline = own.map_or(String::new(), |own| format!("{own}/"));
                words.push(format!("stage:{pipeline}{code}"));
            }
            (None, Some(own)) => words.push(format!("pipeline:{own}")),
            (None, None) => {}
        }
        if let Some(person) = person {
            let (user, _) = load.people.get(person)?;
            words.push(format!("responsible:{}", login(*user, context)?));
        }
        Some(words.join(" "))
    }
}

/// How a query names a person.
fn login(user: UserId, context: &Context) -> Option<String> {
    let login = &context.setup.user(user)?.login;
    let plain = login.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let own = ["me", "я", "ja"].contains(&login.to_lowercase().as_str());
    Some(if plain && !own { login.clone() } else { format!("\"{login}\"") })
}

#[cfg(test)]
mod tests;
