//! One field of a form: what is typed into it, and what that means.

use super::linked;
use crate::domain::field::{Field, Kind};
use crate::domain::message::Refusal;
use crate::domain::money::Currency;
use crate::domain::required;
use crate::domain::stage::PipelineId;
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::area::Area;
use crate::tui::widget::input::Input;

/// A field being filled in.
#[derive(Debug)]
pub struct Entry {
    /// Which field.
    pub field: Field,
    /// Why it cannot be saved as it is.
    pub fault: Option<Refusal>,
    editor: Editor,
    /// What it held when the form was opened, as a value and as it is edited.
    before: (Value, Value),
    /// Whether the record exists, so that what it held is compared when saving.
    exists: bool,
    /// Whether the change is to hold whatever a colleague made of the field.
    overwrite: bool,
    /// The currency in which it was written down.
    currency: Option<Currency>,
}

/// How a field is edited.
#[derive(Debug)]
pub enum Editor {
    /// As one line of text.
    Line(Input),
    /// As a text of several lines.
    Text(Box<Area>),
    /// By choosing from a closed list.
    Closed(Value),
    /// By looking for records; holds what [`linked::content`] gives.
    Linked(Value),
}

impl Entry {
    /// A field that holds this value; `currency` is that of the record.
    pub fn new(
        field: &Field,
        value: Value,
        currency: Option<Currency>,
        context: &Context,
    ) -> Entry {
        let currency = currency.or(Some(context.setup.currency));
        let editor = match field.kind {
            _ if is_closed(&field.kind) => Editor::Closed(value.clone()),
            Kind::Link(_) | Kind::Links(_) => Editor::Linked(linked::content(field, &value)),
            Kind::LongText => {
                Editor::Text(Box::new(Area::new(value.as_text().unwrap_or_default())))
            }
            // What is typed behind the tags is one more.
            Kind::Tags if !value.is_empty() => {
                let tags = context.words.typed(field, &value, currency);
                Editor::Line(Input::new(&format!("{tags}, ")))
            }
            _ => Editor::Line(Input::new(&context.words.typed(field, &value, currency))),
        };
        let mut entry = Entry {
            field: field.clone(),
            fault: None,
            editor,
            before: (value, Value::Empty),
            exists: false,
            overwrite: false,
            currency,
        };
        entry.before.1 = entry.content();
        entry
    }

    /// A field that a record lacks.
    pub fn lacking(field: &Field, currency: Option<Currency>, context: &Context) -> Entry {
        Entry::new(field, required::nothing(field), currency, context).existing()
    }

    /// The same field of a record that exists.
    pub fn existing(mut self) -> Entry {
        self.exists = true;
        self
    }

    /// The same field where it may be left empty.
    pub fn optional(mut self) -> Entry {
        self.field.flags.required = false;
        self
    }

    /// How it is edited.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Whether it holds a text of several lines.
    pub fn is_long(&self) -> bool {
        matches!(self.editor, Editor::Text(_))
    }

    /// What stands in it now: the text as typed, or the value chosen from a closed list.
    pub fn content(&self) -> Value {
        match &self.editor {
            Editor::Line(input) => Value::text(input.text()),
            Editor::Text(area) => Value::text(area.text()),
            Editor::Closed(value) | Editor::Linked(value) => value.clone(),
        }
    }

    /// Puts in what [`Entry::content`] may give.
    pub fn put(&mut self, content: &Value) {
        let text = content.as_text().unwrap_or_default();
        match &mut self.editor {
            Editor::Line(input) => *input = Input::new(text),
            Editor::Text(area) => **area = Area::new(text),
            Editor::Closed(value) | Editor::Linked(value) => *value = content.clone(),
        }
        self.fault = None;
    }

    /// Puts in again what it held when the form was opened.
    pub fn reset(&mut self) {
        let before = self.before.1.clone();
        self.put(&before);
    }

    /// What the record held when the person began to change it.
    pub fn held(&self) -> &Value {
        &self.before.0
    }

    /// Compares with this when it is saved: the record held it when the person began to change it.
    pub fn compare_with(&mut self, was: &Value) {
        if self.exists {
            self.before.0 = was.clone();
        }
    }

    /// Lets the change hold whatever a colleague made of the field meanwhile.
    pub fn overwrite(&mut self) {
        self.overwrite = true;
    }

    /// Whether something else stands in it than when the form was opened.
    pub fn is_changed(&self) -> bool {
        let content = self.content();
        content != self.before.1 && !(content.is_empty() && self.before.1.is_empty())
    }

    /// Whether a value that was read is worth saving: another one than the record holds, or for a
    /// new record any that it would not hold anyway.
    pub fn is_new(&self, value: &Value) -> bool {
        let (before, now) = (&self.before.0, value);
        let same = before == now || (before.is_empty() && now.is_empty());
        let usual = self.field.usual().as_ref() == Some(now);
        if self.exists { !same } else { !now.is_empty() && !usual }
    }

    /// What the person saw before changing it, where that is to be compared.
    pub fn was(&self) -> Option<Value> {
        (self.exists && !self.overwrite).then(|| self.before.0.clone())
    }

    /// Whether nothing may be chosen. A stage and a person are filled in for a new record, but
    /// never taken from one that exists; most fields of yes and no are always one of them.
    pub fn may_be_empty(&self) -> bool {
        let given = self.exists && matches!(self.field.kind, Kind::Stage | Kind::User);
        !given && !self.field.flags.required && self.field.usual().is_none()
    }

    /// The value it stands for. What was not touched is what it was, also where its text would be
    /// read as something else; but an amount is read again when its currency became another one.
    ///
    /// # Errors
    /// A refusal that points at the field.
    pub fn read(
        &self,
        currency: Option<Currency>,
        pipeline: Option<PipelineId>,
        context: &Context,
    ) -> Result<Value, Refusal> {
        match &self.editor {
            Editor::Closed(value) => return Ok(value.clone()),
            Editor::Linked(content) => return Ok(linked::value(&self.field, content)),
            Editor::Line(_) | Editor::Text(_) => {}
        }
        let other_money = matches!(self.field.kind, Kind::Money(_)) && currency != self.currency;
        if !self.is_changed() && !other_money {
            return Ok(self.before.0.clone());
        }
        let content = self.content();
        let text = content.as_text().unwrap_or_default();
        context.reading.value(&self.field, text, currency, pipeline)
    }

    /// Types text; `false` where it is chosen from a list instead.
    pub fn type_text(&mut self, text: &str) -> bool {
        match &mut self.editor {
            Editor::Line(input) => input.paste(text),
            Editor::Text(area) => area.paste(text),
            Editor::Closed(_) | Editor::Linked(_) => return false,
        }
        true
    }

    /// Edits what is typed, and says whether the action means anything here.
    pub fn on_action(&mut self, action: Action) -> bool {
        let before = self.content();
        let may_be_empty = self.may_be_empty();
        let inside = match &mut self.editor {
            Editor::Line(input) => input.on_action(action),
            Editor::Text(area) => area.on_action(action),
            Editor::Closed(value) => match action {
                Action::EraseBack | Action::EraseForward | Action::EraseToStart if may_be_empty => {
                    *value = Value::Empty;
                    true
                }
                _ => false,
            },
            Editor::Linked(content) => match action {
                Action::EraseBack | Action::EraseForward => {
                    *content = linked::without_last(content);
                    true
                }
                Action::EraseToStart => {
                    *content = Value::Empty;
                    true
                }
                _ => false,
            },
        };
        if self.content() != before {
            self.fault = None;
        }
        inside
    }
}

/// Whether a value of this kind is chosen from a list that the settings hold.
fn is_closed(kind: &Kind) -> bool {
    match kind {
        Kind::Bool
        | Kind::Choice(_)
        | Kind::Choices(_)
        | Kind::Stage
        | Kind::Pipeline
        | Kind::Source
        | Kind::User
        | Kind::Users => true,
        Kind::Text
        | Kind::LongText
        | Kind::Integer
        | Kind::Number
        | Kind::Money(_)
        | Kind::Currency
        | Kind::Date
        | Kind::Anniversary
        | Kind::Moment
        | Kind::Points(_)
        | Kind::Tags
        | Kind::Url
        | Kind::Phone
        | Kind::Email
        | Kind::Link(_)
        | Kind::Links(_)
        | Kind::Record
        | Kind::Minutes
        | Kind::Files
        | Kind::Booking
        | Kind::Percent
        | Kind::Products
        | Kind::Activities => false,
    }
}
