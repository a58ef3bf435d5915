//! Whom a form's record looks like: what of it is asked about, under which field it is said, and
//! linking a new lead with the client it turns out to be.

use super::{About, Form};
use crate::crm::duplicates::{Like, Sketch};
use crate::domain::alike::Reason;
use crate::domain::field::Kind;
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::value::Value;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::screen::browse::ask::Ask;

impl Form {
    /// The question who looks like what stands in the form now, where it is not asked yet. Of a
    /// record that exists only where something people are known by was changed.
    pub fn wonder(&mut self, context: &Context) -> Option<Ask> {
        let noun = self.noun();
        let known_by =
            ["phone", "email", "last_name", "first_name", "middle_name", "company_name", "title"];
        let mut values: Vec<(String, Value)> = Vec::new();
        let mut changed = false;
        for entry in &self.entries {
            let name = entry.field.name.as_str();
            if name == "contact" && noun == Noun::Lead && !entry.content().is_empty() {
                // The client is known.
                return self.likes.wonder(noun, Sketch::default());
            }
            if !known_by.contains(&name) {
                continue;
            }
            changed |= entry.is_changed();
            let value = match entry.field.kind {
                Kind::Points(_) => entry.read(None, None, context).unwrap_or_default(),
                _ => entry.content(),
            };
            values.push((entry.field.name.clone(), value));
        }
        let value = |name: &str| values.iter().find(|(known, _)| known == name).map(|(_, v)| v);
        let mut sketch = Sketch::default();
        match self.about {
            About::New(_) => sketch = Sketch::of(noun, value),
            About::Existing(on, ..) if changed => {
                sketch = Sketch { own: Some(on), ..Sketch::of(noun, value) };
            }
            About::Existing(..) => {}
        }
        self.likes.wonder(noun, sketch)
    }

    /// Takes those who look like it.
    pub fn take_likes(&mut self, likes: Vec<Like>) {
        let named = |like: &Like| Some((like.on, like.name.clone()?));
        self.names.extend(likes.iter().filter_map(named));
        self.likes.take(likes);
    }

    /// What is said under a field of those who look alike by it.
    pub(super) fn warning(&self, field: &str, context: &Context) -> Option<String> {
        let people = [Noun::Contact, Noun::Lead];
        let about = match (self.noun(), field) {
            (_, "phone") => (Reason::Phone, Noun::RECORDS.as_slice()),
            (_, "email") => (Reason::Email, Noun::RECORDS.as_slice()),
            (Noun::Company, "title") | (Noun::Lead, "company_name") => {
                (Reason::Name, [Noun::Company].as_slice())
            }
            (Noun::Contact | Noun::Lead, "last_name") => (Reason::Name, people.as_slice()),
            _ => return None,
        };
        self.likes.says(about.0, about.1, context)
    }

    /// Fills in the client a new lead turns out to be.
    pub(super) fn link(&mut self) -> Effect {
        let client = self.likes.client().filter(|_| self.noun() == Noun::Lead);
        let Some(client) = client else { return Effect::Say(Message::new("why-no-client")) };
        let entry = self.entries.iter_mut().find(|e| e.field.kind == Kind::Link(client.noun));
        match entry {
            Some(entry) => {
                entry.put(&Value::List(vec![client.to_string()]));
                Effect::Say(Message::new("say-linked").with("record", client))
            }
            None => Effect::Say(Message::new("why-no-client")),
        }
    }
}
