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
    assert_eq!(team.value(lead, "repeat"), Value::Int(0), "nobody of them was here before");
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
fn a_client_made_from_a_lead_takes_what_it_knows_of_him_and_is_no_old_one() {
    let mut team = team();
    let values = [
        ("first_name", "Пётр".into()),
        ("last_name", "Иванов".into()),
        ("post", "директор".into()),
        ("phone", points(&["+7 912 000-00-01", "8 912 000-00-02"])),
        ("email", points(&["i@example.com"])),
        ("company_name", "Ромашка".into()),
        ("comment", "ждёт".into()),
    ];
    let phones = |team: &Team, on| -> Vec<String> {
        let phones = team.reader().card(on).unwrap().row.get("phone").clone();
        phones.as_points().iter().map(|point| point.value.clone()).collect()
    };
    let introduce = |clients: Vec<NewClient>, lead| Command::Introduce {
        clients,
        to: Whom::Known(lead),
        set: vec![],
        plan: None,
    };

    // Only the surname was typed: the rest is the lead's.
    let lead = team.create(Noun::Lead, &values);
    let before = team.data();
    team.run(introduce(vec![ivan()], lead));
    let contact = RecordRef::new(Noun::Contact, 1);
    assert_eq!(team.value(contact, "first_name"), "Пётр".into());
    assert_eq!(team.value(contact, "post"), "директор".into());
    assert_eq!(phones(&team, contact).len(), 2);
    assert_eq!(phones(&team, lead), phones(&team, contact), "the lead still shows them");
    assert_eq!(team.value(contact, "comment"), Value::Empty);
    assert_eq!(team.value(lead, "repeat"), 0.into());
    // It may become all a first lead may, and its client is not made twice.
    let targets = Targets { deal: true, contact: true, company: false };
    let matching = crate::domain::command::Client::Matching;
    let conversion = Conversion { lead: lead.id, targets, contact: matching, ..Default::default() };
    let receipt = team.run(Command::Convert(conversion));
    assert_eq!(team.value(receipt.touched[0], "contact"), Value::Int(contact.id));
    assert_eq!(team.count(Noun::Contact, &Filter::All), 1);
    team.undo();
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.value(lead, "repeat"), 0.into());

    // Another name brings no half of the lead's, and a spelling of his number no second one.
    let other = client(
        Noun::Contact,
        &[("last_name", "Сидоров".into()), ("phone", points(&["+79120000002"]))],
        "contact",
    );
    let lead = team.create(Noun::Lead, &values);
    let receipt = team.run(introduce(vec![other, romashka()], lead));
    let [_, company, contact] = receipt.touched[..] else { panic!("{:?}", receipt.touched) };
    assert_eq!(team.value(contact, "first_name"), Value::Empty);
    assert_eq!(phones(&team, contact), ["+79120000002", "+7 912 000-00-01"]);
    assert_eq!(team.value(company, "phone"), Value::Empty, "they are the person's");
    assert_eq!(team.value(lead, "repeat"), 0.into());
    // Who comes to be linked with a lead that is not his makes it repeat.
    let third = team.create(Noun::Lead, &[("contact", contact.id.into())]);
    assert_eq!(team.value(third, "repeat"), 1.into());
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

/// A deal that is made for a contact and a company as one line describes them.
fn deal(client: NewClient) -> Command {
    let clients = vec![NewClient { matching: true, ..client }];
    let set = sets(&[("title", "Gate".into())]);
    Command::Introduce { clients, to: Whom::New(Noun::Deal), set, plan: None }
}

#[test]
fn whoever_has_the_phone_is_linked_only_where_his_name_is_no_other_one() {
    const PHONE: &str = "+48 601 111 229";
    let mut team = team();
    let values =
        [("first_name", "Ewa".into()), ("last_name", "Lis".into()), ("phone", points(&[PHONE]))];
    let ewa = team.create(Noun::Contact, &values);
    let values = [("title", "Nowa Firma".into()), ("phone", points(&[PHONE]))];
    let firm = team.create(Noun::Company, &values);
    let person = |first: &str, last: &str| {
        let values =
            [("first_name", first.into()), ("last_name", last.into()), ("phone", points(&[PHONE]))];
        deal(client(Noun::Contact, &values, "contact"))
    };
    let note = |receipt: &Receipt, id: &str| {
        let notes = receipt.notes.iter().filter(|note| note.id == id);
        notes.map(|note| format!("{:?}", note.args)).collect::<Vec<_>>().join(" ")
    };

    for (first, last) in [("Ewa", "Lis"), ("", "LIS"), ("E.", "Lis")] {
        let made = team.run(person(first, last));
        assert_eq!(team.value(made.touched[0], "contact"), ewa.id.into(), "{first} {last}");
        assert!(note(&made, "note-client-here").contains("contact/1 Ewa Lis"), "{:?}", made.notes);
    }

    let made = team.run(person("Karol", "Lipski"));
    let karol = team.value(made.touched[0], "contact").as_int().unwrap();
    assert_ne!(karol, ewa.id);
    assert_eq!(team.value(RecordRef::new(Noun::Contact, karol), "last_name"), "Lipski".into());
    assert!(note(&made, "note-client-shares").contains("contact/1 Ewa Lis"), "{:?}", made.notes);
    assert!(note(&made, "note-client-shares").contains("company/1 Nowa Firma"));

    // A firm of another name is made as well, and one whose name is the same in other words is not.
    let company = |title: &str, more: &[(&str, Value)]| {
        let values: Vec<_> = [("title", title.into())].into_iter().chain(more.to_vec()).collect();
        deal(client(Noun::Company, &values, "company"))
    };
    let phone = [("phone", points(&[PHONE]))];
    let made = team.run(company("Zupa2 sp. z o.o.", &phone));
    let zupa = team.value(made.touched[0], "company").as_int().unwrap();
    assert_ne!(zupa, firm.id);
    assert!(note(&made, "note-client-shares").contains("contact/1 Ewa Lis"), "{:?}", made.notes);
    let made = team.run(company("NOWA FIRMA sp. z o.o.", &phone));
    assert_eq!(team.value(made.touched[0], "company"), firm.id.into());
    assert_eq!(note(&made, "note-client-shares"), "");

    // Without a phone a firm is known by its whole name.
    let made = team.run(company("zupa2 sp. z o.o.", &[]));
    assert_eq!(team.value(made.touched[0], "company"), zupa.into());
    team.assert_healthy();
}

#[test]
fn what_is_typed_of_a_known_client_and_was_not_known_of_him_is_added() {
    const PHONE: &str = "+48 601 111 229";
    let mut team = team();
    let nameless = team.create(Noun::Contact, &[("phone", points(&[PHONE]))]);
    let before = team.data();
    let values = [
        ("first_name", "Ewa".into()),
        ("last_name", "Lis".into()),
        ("phone", points(&["601 111 229"])),
    ];
    let made = team.run(deal(client(Noun::Contact, &values, "contact")));
    assert_eq!(team.value(made.touched[0], "contact"), nameless.id.into());
    assert_eq!(team.value(nameless, "last_name"), "Lis".into());
    assert_eq!(team.value(nameless, "first_name"), "Ewa".into());
    team.undo();
    assert_eq!(team.data(), before);
    // What stands in another part of his name is not said twice.
    team.edit(nameless, "last_name", "Ewa Lis");
    team.run(deal(client(Noun::Contact, &values, "contact")));
    assert_eq!(team.value(nameless, "first_name"), Value::Empty);
    team.assert_healthy();
}
