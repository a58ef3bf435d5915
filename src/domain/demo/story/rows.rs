//! Rows of a story and the operations that made them.

use super::{Teller, name};
use crate::domain::demo::client::{self, Client, Person};
use crate::domain::demo::{Act, Record, Trace};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::domain::point::PointKind;
use crate::domain::value::Value;

/// The kinds of activities, in the order of the words for them.
const KINDS: [&str; 4] = ["call", "meeting", "mail", "task"];

impl Teller<'_, '_> {
    /// An activity with the operation that planned it; its subject besides.
    pub(super) fn activity(
        &mut self,
        on: RecordRef,
        by: UserId,
        planned: i64,
        deadline: Value,
        done: Option<i64>,
    ) -> (RecordRef, &'static str) {
        let activity = self.stories.number(Noun::Activity);
        let kind = *self.chance.pick_early(&[0, 1, 2, 3]);
        let subject = *self.chance.pick(self.stories.words.plans[kind]);
        let moment = |at: Option<i64>| at.map_or(Value::Empty, Value::Int);
        self.story.records.push(Record::new(
            activity,
            vec![
                ("kind", Value::text(KINDS[kind])),
                ("subject", Value::text(subject)),
                ("deadline", deadline),
                ("on", Value::text(on.to_string())),
                ("responsible", Value::Int(by.0)),
                ("result", Value::Empty),
                ("done_at", moment(done)),
                ("done_by", moment(done.map(|_| by.0))),
                ("created_at", Value::Int(planned)),
                ("created_by", Value::Int(by.0)),
                ("updated_at", Value::Int(done.unwrap_or(planned))),
            ],
        ));
        let args = vec![name("on", activity)];
        self.act(planned, by, OperationKind::Plan, args, vec![Trace::Created(activity)]);
        (activity, subject)
    }

    pub(super) fn entry(
        &mut self,
        on: RecordRef,
        at: i64,
        by: UserId,
        kind: &'static str,
        text: Value,
        data: Value,
    ) -> RecordRef {
        let entry = self.stories.number(Noun::Entry);
        let mut record = Record::new(
            entry,
            vec![
                ("kind", Value::text(kind)),
                ("on", Value::text(on.to_string())),
                ("text", text),
                ("data", data),
                ("created_at", Value::Int(at)),
                ("created_by", Value::Int(by.0)),
                ("updated_at", Value::Int(at)),
            ],
        );
        record.shown_on.push(on);
        self.story.records.push(record);
        entry
    }

    pub(super) fn company(
        &mut self,
        title: &str,
        at: i64,
        by: UserId,
        lead: Option<RecordRef>,
    ) -> (RecordRef, String) {
        let words = self.stories.words;
        let on = self.stories.number(Noun::Company);
        let known = self.chance.percent(60);
        let industry = if known { *self.chance.pick(words.industries) } else { "" };
        let people = if known { Value::Int(self.chance.price(30)) } else { Value::Empty };
        let mut values = vec![
            ("title", Value::text(title)),
            ("industry", Value::text(industry)),
            ("employees", people),
            ("currency", Value::text(self.stories.currency().code())),
            (PointKind::Phone.word(), client::phones(&mut self.chance, words)),
            ("address", client::address(&mut self.chance, words)),
        ];
        values.extend(client_values(at, by, lead));
        self.story.records.push(Record::new(on, values));
        (on, title.to_owned())
    }

    #[expect(clippy::too_many_arguments, reason = "a contact has as many sides")]
    pub(super) fn contact(
        &mut self,
        person: &Person,
        phone: Value,
        email: Value,
        company: Option<&(RecordRef, String)>,
        at: i64,
        by: UserId,
        lead: Option<RecordRef>,
    ) -> (RecordRef, String) {
        let on = self.stories.number(Noun::Contact);
        let company = company.map_or(Value::Empty, |company| Value::Ids(vec![company.0.id]));
        let mut values = vec![
            ("last_name", Value::text(person.last.as_str())),
            ("first_name", Value::text(person.first.as_str())),
            ("middle_name", Value::text(person.middle.as_str())),
            ("post", Value::text(person.post.as_str())),
            (PointKind::Phone.word(), phone),
            (PointKind::Email.word(), email),
            ("company", company),
        ];
        values.extend(client_values(at, by, lead));
        self.story.records.push(Record::new(on, values));
        (on, person.name())
    }

    /// Links a record with its client, by whose names it is found.
    pub(super) fn clients_of(&mut self, record: &mut Record, client: Option<&Client>) {
        let contact = client.and_then(|client| client.contact.as_ref());
        let company = client.and_then(|client| client.company.as_ref());
        for (field, linked) in [("contact", contact), ("company", company)] {
            let id = linked.map_or(Value::Empty, |(on, _)| Value::Int(on.id));
            record.values.push((field, id));
            record.related.extend(linked.map(|(_, name)| name.clone()));
        }
    }

    /// Where in the story a record belongs so that everything that points at it comes after it.
    pub(super) fn first_pointing(&self, on: RecordRef) -> usize {
        let link = on.noun.word();
        let points_at = |record: &Record| {
            record.values.iter().any(|(field, value)| {
                *field == link && value.as_int() == Some(on.id)
                    || *field == "on" && value.as_text().and_then(|t| t.parse().ok()) == Some(on)
            })
        };
        let records = &self.story.records;
        records.iter().position(points_at).unwrap_or(records.len())
    }

    pub(super) fn act(
        &mut self,
        at: i64,
        by: UserId,
        kind: OperationKind,
        args: Vec<(&'static str, Value)>,
        traces: Vec<Trace>,
    ) {
        self.story.acts.push(Act { at, by, kind, args, traces });
    }
}

impl Record {
    pub(super) fn new(on: RecordRef, values: Vec<(&'static str, Value)>) -> Record {
        Record { on, values, rank: None, revision: 1, related: Vec::new(), shown_on: Vec::new() }
    }
}

/// What contacts and companies end with.
fn client_values(at: i64, by: UserId, lead: Option<RecordRef>) -> [(&'static str, Value); 5] {
    [
        ("responsible", Value::Int(by.0)),
        ("lead", lead.map_or(Value::Empty, |lead| Value::Int(lead.id))),
        ("created_at", Value::Int(at)),
        ("created_by", Value::Int(by.0)),
        ("updated_at", Value::Int(at)),
    ]
}
