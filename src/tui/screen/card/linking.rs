//! Linking a record with its clients from its card: who is known is chosen, who is new is made on
//! the way, and who is linked already is opened, changed for another or unlinked.

use super::Card;
use super::editing::Asked;
use super::page::Page;
use crate::domain::command::{Command, NewClient, Set, Whom};
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::tui::effect::{Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::picker::client::{OPEN, UNLINK};
use crate::tui::screen::picker::{Clients, Picker};

/// The picker that asks for a link of a record.
pub fn picker(field: &Field, noun: Noun, asked: &Asked, page: &Page, context: &Context) -> Picker {
    let mut make = vec![noun];
    // A person and his company come together where the record has no company yet.
    if noun == Noun::Contact && free(page, asked.on.noun, "company", context) {
        make.push(Noun::Company);
    }
    make.retain(|noun| is_client(*noun));
    let clients = Clients {
        nouns: vec![noun],
        make,
        held: asked.held,
        wanted: Some(noun),
        place: Some(format!("link-{}:{}", field.name, asked.on)),
    };
    Picker::client(Purpose::Field(field.name.clone()), context.words.label(field), clients)
}

/// The change that an answer makes of a link.
pub fn answer(field: &Field, asked: &Asked, reply: &Reply, context: &Context) -> Effect {
    let several = matches!(field.kind, Kind::Links(_));
    let was = match &asked.was {
        Value::Ids(ids) => ids.clone(),
        _ => Vec::new(),
    };
    let set =
        |value: Value| Set { field: asked.field.clone(), value, was: Some(asked.was.clone()) };
    let edit = |value: Value| Effect::Commit(Command::Edit { on: asked.on, set: vec![set(value)] });
    match reply {
        Reply::Chosen(keys) => match (keys.first().map(String::as_str), asked.held) {
            (Some(OPEN), Some(held)) => Effect::open(Open::Card(held, Vec::new())),
            (Some(UNLINK), held) if several => {
                let rest = was.into_iter().filter(|id| held.is_none_or(|held| held.id != *id));
                edit(Value::Ids(rest.collect()))
            }
            (Some(UNLINK), _) => edit(Value::Empty),
            (Some(key), _) => match key.parse::<RecordRef>() {
                Ok(on) if several && was.contains(&on.id) => Effect::None,
                Ok(on) if several => edit(Value::Ids(was.into_iter().chain([on.id]).collect())),
                Ok(on) if asked.was == Value::Int(on.id) => Effect::None,
                Ok(on) => edit(Value::Int(on.id)),
                Err(()) => Effect::None,
            },
            (None, _) => Effect::None,
        },
        Reply::New(nouns, line) => {
            let Some(made) = context.reading.clients(nouns, line) else { return Effect::None };
            let own = match field.kind {
                Kind::Link(noun) | Kind::Links(noun) => noun,
                _ => return Effect::None,
            };
            let clients = made.into_iter().map(|(noun, set)| NewClient {
                noun,
                set,
                field: if noun == own { asked.field.clone() } else { noun.word().to_owned() },
                matching: false,
            });
            let value = if several { Value::Ids(was.clone()) } else { Value::Empty };
            Effect::Commit(Command::Introduce {
                clients: clients.collect(),
                to: Whom::Known(asked.on),
                set: vec![set(value)],
                plan: None,
            })
        }
        Reply::Text(_) | Reply::Words(..) => Effect::None,
    }
}

impl Card {
    /// Asks for a client of either kind to link the record with.
    pub(super) fn ask_link(&mut self, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let nouns: Vec<Noun> = [Noun::Contact, Noun::Company]
            .into_iter()
            .filter(|noun| link_field(page, self.on.noun, *noun, context).is_some())
            .collect();
        let place = Some(format!("link:{}", self.on));
        let clients = Clients { make: nouns.clone(), nouns, held: None, wanted: None, place };
        let title = context.words.text("card-link-with");
        Effect::open(Open::Picker(Picker::client(Purpose::Link, title, clients)))
    }

    /// Links the record with whom the answer names.
    pub(super) fn take_link(&mut self, reply: &Reply, context: &Context) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let noun = match reply {
            Reply::Chosen(keys) => {
                let on = keys.first().and_then(|key| key.parse::<RecordRef>().ok());
                on.map(|on| on.noun)
            }
            Reply::New(nouns, _) => nouns.first().copied(),
            Reply::Text(_) | Reply::Words(..) => None,
        };
        let field = noun.and_then(|noun| link_field(page, self.on.noun, noun, context));
        let Some(field) = field else { return Effect::None };
        let asked = self.asked_for(field, None, page, context);
        answer(field, &asked, reply, context)
    }

    /// Why the record can be linked with no client.
    pub(super) fn why_no_link(&self, context: &Context) -> Option<Message> {
        let page = self.page()?;
        let clients = [Noun::Contact, Noun::Company];
        let mut fields =
            clients.map(|noun| link_field(page, self.on.noun, noun, context)).into_iter();
        fields
            .all(|field| field.is_none())
            .then(|| Message::new("card-why-no-link").with("noun", self.on.noun))
    }

    /// Opens the record that the field under the cursor leads to.
    pub(super) fn follow_link(&self, link: Option<RecordRef>) -> Effect {
        match link {
            Some(link) => Effect::open(Open::Card(link, Vec::new())),
            None => Effect::Refuse(Refusal::rule(Message::new("card-why-no-way"))),
        }
    }
}

/// The field of a record that one more client of this noun comes into: the first that is free, or
/// one that holds several, else the one whose client is changed for another.
fn link_field<'a>(page: &Page, on: Noun, noun: Noun, context: &Context<'a>) -> Option<&'a Field> {
    let fields: Vec<&Field> = context
        .setup
        .registry
        .of(on)
        .filter(|field| !field.flags.system && !field.flags.custom)
        .filter(|field| matches!(field.kind, Kind::Link(to) | Kind::Links(to) if to == noun))
        .collect();
    let open = |field: &&&Field| {
        matches!(field.kind, Kind::Links(_)) || page.row().get(&field.name).is_empty()
    };
    fields.iter().find(open).or(fields.first()).copied()
}

/// Whether the record has this link and nothing is in it.
fn free(page: &Page, on: Noun, name: &str, context: &Context) -> bool {
    let field = context.setup.registry.get(on, name);
    field.is_some_and(|field| matches!(field.kind, Kind::Link(_)))
        && page.row().get(name).is_empty()
}

fn is_client(noun: Noun) -> bool {
    matches!(noun, Noun::Contact | Noun::Company)
}
