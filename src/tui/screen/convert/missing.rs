//! A field that a target needs and the lead does not have.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::domain::command::Set;
use crate::domain::field::Field;
use crate::domain::message::Refusal;
use crate::domain::noun::Noun;
use crate::domain::required;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::input::Input;

/// A missing field while it is filled in.
#[derive(Debug)]
pub struct Missing {
    field: Field,
    input: Input,
    refused: Option<Refusal>,
}

impl Missing {
    /// This field, which is empty.
    pub fn new(field: Field) -> Missing {
        Missing { field, input: Input::default(), refused: None }
    }

    /// Says that it has to be filled in.
    pub fn ask(&mut self) {
        self.refused = Some(required::lacking(&self.field, 0));
    }

    /// The field a refusal points at as `contact.last_name`, if it names one.
    pub fn of(refusal: &Refusal, context: &Context) -> Option<Missing> {
        let (noun, name) = refusal.field.as_deref()?.split_once('.')?;
        let field = context.setup.registry.get(Noun::parse(noun)?, name)?.clone();
        Some(Missing { field, input: Input::default(), refused: Some(refusal.clone()) })
    }

    /// Whose field it is.
    pub fn noun(&self) -> Noun {
        self.field.noun
    }

    /// Which field.
    pub fn field(&self) -> &Field {
        &self.field
    }

    /// Whether it asks for the same field.
    pub fn is_same(&self, other: &Missing) -> bool {
        self.noun() == other.noun() && self.field.name == other.field.name
    }

    /// Why it is asked for, or why what is typed will not do.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refused.as_ref()
    }

    /// Notes why what is typed will not do.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refused = Some(refusal);
    }

    /// What is typed as a value; none where nothing is.
    pub fn read(&self, context: &Context) -> Option<Result<Set, Refusal>> {
        let text = self.input.text();
        if text.trim().is_empty() {
            return None;
        }
        let value = context.reading.value(&self.field, text, None, None);
        Some(value.map(|value| Set::new(self.field.name.as_str(), value)))
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// Puts this in place of what is typed.
    pub fn put(&mut self, text: &str) {
        self.refused = None;
        self.input = Input::new(text);
    }

    /// Types text.
    pub fn type_text(&mut self, text: &str) {
        self.refused = None;
        self.input.paste(text);
    }

    /// Edits what is typed, and says whether the action means anything here.
    pub fn on_action(&mut self, action: Action) -> bool {
        self.input.on_action(action)
    }

    /// Draws what is typed; returns the cell of the cursor.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect) -> Option<Position> {
        self.input.draw(buffer, area, Style::new())
    }
}
