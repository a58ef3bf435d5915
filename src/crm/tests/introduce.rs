//! Clients that are made together with the record they are for.

use super::*;
use crate::domain::command::{NewClient, Whom};

fn client(noun: Noun, values: &[(&str, Value)], field: &str) -> NewClient {
    NewClient { noun, set: sets(values), field: field.to_owned(), matching: false }
}

fn ivan() -> NewClient {
    client(Noun::Contact, &[("last_name", "Иванов".into())], "contact")
}

fn romashka() -> NewClient {
    client(Noun::Company, &[("title", "ООО «Ромашка»".into())], "company")
}

#[test]
fn a_lead_and_its_client_are_made_in_one_step() {
    let mut team = team();
    let before = team.dump();
    let clients = vec![ivan(), romashka()];
    let set = sets(&[("title", "Насосы".into())]);
    let receipt =
        team.run(Command::Introduce { clients, to: Whom::New(Noun::Lead), set, plan: None });
    let [lead, company, contact] = receipt.touched[..] else { panic!("{:?}", receipt.touched) };
    assert_eq!((lead.noun, company.noun, contact.noun), (Noun::Lead, Noun::Company, Noun::Contact));
    assert_eq!(receipt.message.id, "receipt-created");
    assert_eq!(receipt.notes.len(), 2);
    assert_eq!(team.value(lead, "contact"), Value::Int(contact.id));
    assert_eq!(team.value(lead, "company"), Value::Int(company.id));
    assert_eq!(team.value(lead, "repeat"), Value::Int(1));
    assert_eq!(team.value(contact, "company"), Value::Ids(vec![company.id]));
    team.undo();
    for on in [lead, company, contact] {
        assert!(!team.lives(on), "{on}");
    }
    team.run(Command::Redo);
    for on in [lead, company, contact] {
        assert!(team.lives(on), "{on}");
    }
    assert_eq!(team.value(contact, "company"), Value::Ids(vec![company.id]));
    assert_ne!(team.dump(), before);
    team.assert_healthy();
}

#[test]
fn a_new_client_comes_into_a_link_and_knows_who_is_beside() {
    let mut team = team();
    let acme = team.create(Noun::Company, &[("title", "Acme".into())]);
    let lead = team.create(Noun::Lead, &[("company", acme.id.into())]);
    let introduce =
        |clients, on| Command::Introduce { clients, to: Whom::Known(on), set: vec![], plan: None };
    let receipt = team.run(introduce(vec![ivan()], lead));
    assert_eq!(receipt.touched[0], lead);
    let contact = RecordRef::new(Noun::Contact, 1);
    assert_eq!(team.value(lead, "contact"), Value::Int(1));
    assert_eq!(team.value(contact, "company"), Value::Ids(vec![acme.id]));

    // Among several, it is one more; the company keeps those it has.
    team.run(introduce(vec![ivan()], acme));
    assert_eq!(team.value(acme, "contact"), Value::Ids(vec![1, 2]));
    team.undo();
    assert_eq!(team.value(acme, "contact"), Value::Ids(vec![1]));
    assert!(!team.lives(RecordRef::new(Noun::Contact, 2)));
    team.assert_healthy();
}

#[test]
fn nothing_is_made_where_the_record_is_refused() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "x".into())]);
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    team.edit(lead, "contact", contact.id);
    let seen = Set { field: "contact".to_owned(), value: Value::Empty, was: Some(Value::Empty) };
    let missing = RecordRef::new(Noun::Lead, 99);
    let nobody = client(Noun::Contact, &[], "contact");
    let elsewhere = client(Noun::Contact, &[("last_name", "x".into())], "horse");
    for (clients, to, set, id) in [
        (vec![ivan()], Whom::Known(lead), vec![seen], "refused-changed-meanwhile"),
        (vec![ivan()], Whom::Known(missing), vec![], "refused-no-record"),
        (vec![nobody], Whom::Known(lead), vec![], "refused-contact-empty"),
        (vec![elsewhere], Whom::Known(lead), vec![], "refused-unknown-field"),
        (vec![ivan()], Whom::New(Noun::Company), vec![], "refused-required"),
    ] {
        let before = team.dump();
        let refusal = team.refuse(Command::Introduce { clients, to, set, plan: None });
        assert_eq!(refusal.message.id, id);
        assert_eq!(team.dump(), before);
    }
}
