use super::*;
use crate::domain::command::{NewClient, Whom};

/// An office whose lead 1 has contact 1, a company of its own kind beside.
fn linked() -> Office {
    let office = Office::new();
    let contact = vec![Set::new("last_name", "Иванов"), Set::new("first_name", "Иван")];
    office.at(noon() - DAY, Command::Create { noun: Noun::Contact, set: contact });
    let company = vec![Set::new("title", "Acme")];
    office.at(noon() - DAY, Command::Create { noun: Noun::Company, set: company });
    office.edit(noon() - DAY, "contact", 1.into());
    office
}

fn go_to(desk: &mut Desk, label: &str) {
    for _ in 0..40 {
        if desk.selected().starts_with(label) {
            return;
        }
        desk.act(Action::MoveDown);
    }
    panic!("no {label}:\n{}", desk.shown());
}

fn set(field: &str, value: impl Into<Value>, was: impl Into<Value>) -> Set {
    Set { was: Some(was.into()), ..Set::new(field, value) }
}

#[test]
fn a_known_client_is_linked_from_anywhere_on_the_card() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    let opened = desk.said(Action::Link);
    assert!(opened.contains("purpose: Link") && opened.contains("[Contact, Company]"), "{opened}");
    for (key, field, id) in [("contact/7", "contact", 7), ("company/8", "company", 8)] {
        let effect = desk.answer(Purpose::Link, Reply::Chosen(vec![key.to_owned()]));
        let set = vec![set(field, id, Value::Empty)];
        assert_commits(&effect, &Command::Edit { on: LEAD, set });
    }
}

#[test]
fn a_new_client_is_made_and_linked_at_once() {
    let office = Office::new();
    let desk = || office.open(Lang::En, 100, 24);
    let line = "Ewa Nowak, +48 600 100 200, Polmet sp. z o.o.";
    let reply = Reply::New(vec![Noun::Contact, Noun::Company], line.to_owned());
    let effect = desk().answer(Purpose::Link, reply);
    let Effect::Commit(Command::Introduce { clients, to, set: sets }) = effect else {
        panic!("{effect:?}");
    };
    assert_eq!(to, Whom::Known(LEAD));
    assert_eq!(sets, [set("contact", Value::Empty, Value::Empty)]);
    let fields = |client: &NewClient| (client.noun, client.field.clone());
    let fields: Vec<(Noun, String)> = clients.iter().map(fields).collect();
    let both = [(Noun::Contact, "contact".to_owned()), (Noun::Company, "company".to_owned())];
    assert_eq!(fields, both);
}

#[test]
fn a_link_under_the_cursor_is_opened_changed_or_taken_away() {
    let office = linked();
    let mut desk = office.open(Lang::En, 100, 24);
    go_to(&mut desk, "Contact");
    let followed = desk.said(Action::MoveRight);
    assert!(followed.contains("Card") && followed.contains("id: 1"), "{followed}");
    let field = || Purpose::Field("contact".to_owned());
    let edit = |value: Value| Command::Edit { on: LEAD, set: vec![set("contact", value, 1)] };
    for (key, expected) in
        [("", Some(Value::Empty)), ("contact/9", Some(9.into())), ("contact/1", None)]
    {
        let opened = desk.said(Action::EditField);
        assert!(opened.contains("held: Some(RecordRef { noun: Contact, id: 1 })"), "{opened}");
        let effect = desk.answer(field(), Reply::Chosen(vec![key.to_owned()]));
        match expected {
            Some(value) => assert_commits(&effect, &edit(value)),
            None => assert!(matches!(effect, Effect::None), "{effect:?}"),
        }
    }
    desk.act(Action::EditField);
    let effect = desk.answer(field(), Reply::Chosen(vec!["open".to_owned()]));
    assert!(format!("{effect:?}").contains("Card"), "{effect:?}");
}

#[test]
fn one_of_several_links_is_added_and_one_taken_away() {
    let office = linked();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.card = Card::open(RecordRef::new(Noun::Contact, 1), Vec::new());
    desk.reload();
    let on = RecordRef::new(Noun::Contact, 1);
    desk.act(Action::Link);
    let effect = desk.answer(Purpose::Link, Reply::Chosen(vec!["company/1".to_owned()]));
    let added = vec![set("company", Value::Ids(vec![1]), Value::Empty)];
    assert_commits(&effect, &Command::Edit { on, set: added.clone() });
    office.at(noon(), Command::Edit { on, set: added });
    office.at(noon(), Command::Create { noun: Noun::Company, set: vec![Set::new("title", "B")] });
    let both = vec![Set::new("company", Value::Ids(vec![1, 2]))];
    office.at(noon(), Command::Edit { on, set: both });
    desk.reload();
    go_to(&mut desk, "Company");
    desk.act(Action::MoveDown);
    desk.act(Action::EditField);
    let field = Purpose::Field("company".to_owned());
    let effect = desk.answer(field, Reply::Chosen(vec![String::new()]));
    let rest = set("company", Value::Ids(vec![1]), Value::Ids(vec![1, 2]));
    assert_commits(&effect, &Command::Edit { on, set: vec![rest] });
}
