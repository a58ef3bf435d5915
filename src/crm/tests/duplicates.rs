use super::*;
use crate::crm::duplicates::{Like, Sketch, looked_for};
use crate::domain::alike::{Group, Reason};
use Reason::{Email, Name, Phone};

fn contact(team: &mut Team, name: &str, phone: &str, email: &str) -> i64 {
    let (last, first) = name.split_once(' ').unwrap_or((name, ""));
    let mut set = vec![("last_name", last.into()), ("first_name", first.into())];
    if !phone.is_empty() {
        set.push(("phone", points(&[phone])));
    }
    if !email.is_empty() {
        set.push(("email", points(&[email])));
    }
    team.create(Noun::Contact, &set).id
}

fn groups(team: &Team, noun: Noun) -> Vec<(Vec<i64>, Vec<Reason>)> {
    let found = team.reader().duplicates(noun).unwrap();
    let sure: Vec<u8> = found.iter().map(|group| group.score).collect();
    assert!(sure.is_sorted_by(|a, b| a >= b), "{sure:?}");
    found.into_iter().map(|Group { ids, reasons, .. }| (ids, reasons)).collect()
}

#[test]
fn phones_and_addresses_in_other_spellings_make_groups_and_names_suggest_them() {
    let mut team = team();
    let a = contact(&mut team, "Petrov Ivan", "+48 600 100 200", "");
    let b = contact(&mut team, "Петров Иван", "600-100-200", "ivan@example.com");
    let c = contact(&mut team, "Sidorov Piotr", "", "IVAN@example.com");
    let d = contact(&mut team, "Nagornow Dmitri", "", "");
    let e = contact(&mut team, "Nogornow Dmitri", "+48 600 999 999", "");
    contact(&mut team, "Alone Anna", "+48 600 111 111", "anna@example.com");
    let gone = contact(&mut team, "Gone", "600 111 111", "");
    team.run(Command::Delete { on: RecordRef::new(Noun::Contact, gone) });
    assert_eq!(
        groups(&team, Noun::Contact),
        [(vec![a, b, c], vec![Phone, Email, Name]), (vec![d, e], vec![Name])]
    );
    let on = |id| RecordRef::new(Noun::Contact, id);
    team.run(Command::TellApart { records: vec![on(d), on(e)], apart: true });
    team.run(Command::TellApart { records: vec![on(b), on(c)], apart: true });
    assert_eq!(groups(&team, Noun::Contact), [(vec![a, b], vec![Phone, Name])]);
    team.undo();
    team.undo();
    assert_eq!(groups(&team, Noun::Contact).len(), 2);
    assert_eq!(groups(&team, Noun::Company), []);
}

#[test]
fn who_was_told_apart_does_not_come_back_through_a_third() {
    let mut team = team();
    let a = contact(&mut team, "Nagornow Dmitri", "", "");
    let b = contact(&mut team, "Nogornow Dmitri", "", "");
    let c = contact(&mut team, "Nagornov Dmitry", "", "");
    assert_eq!(groups(&team, Noun::Contact), [(vec![a, b, c], vec![Name])]);
    let on = |id| RecordRef::new(Noun::Contact, id);
    team.run(Command::TellApart { records: vec![on(a), on(b)], apart: true });
    assert_eq!(groups(&team, Noun::Contact), [(vec![a, c], vec![Name])]);
    // Nor does the third bring them back once it is known to be neither.
    team.run(Command::TellApart { records: vec![on(a), on(c)], apart: true });
    assert_eq!(groups(&team, Noun::Contact), [(vec![b, c], vec![Name])]);
}

#[test]
fn a_number_of_many_and_a_name_of_many_say_nothing() {
    let mut team = team();
    for number in 0..31 {
        contact(&mut team, &format!("Worker{number} Of{number}"), "+48 22 100 20 30", "");
    }
    for _ in 0..6 {
        contact(&mut team, "Kowalski Jan", "", "");
    }
    assert_eq!(groups(&team, Noun::Contact), []);
}

#[test]
fn only_open_leads_without_a_client_are_duplicates() {
    let mut team = team();
    let phone = || points(&["+48 600 100 200"]);
    let one = team.create(Noun::Lead, &[("phone", phone())]);
    let two = team.create(Noun::Lead, &[("phone", phone())]);
    let lost = team.create(Noun::Lead, &[("phone", phone())]);
    team.move_to(lost, "junk");
    assert_eq!(groups(&team, Noun::Lead), [(vec![one.id, two.id], vec![Phone])]);
    let client = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    team.edit(two, "contact", client.id);
    assert_eq!(groups(&team, Noun::Lead), []);
}

#[test]
fn what_is_typed_is_compared_with_who_is_here() {
    let mut team = team();
    let ivan = contact(&mut team, "Petrov Ivan", "+48 600 100 200", "ivan@example.com");
    let twin = contact(&mut team, "Nagornow Dmitri", "", "");
    let acme = team.create(Noun::Company, &[("title", "Acme Sp. z o.o.".into())]);
    let lead = team.create(Noun::Lead, &[("email", points(&["IVAN@example.com"]))]);
    let contact = |id| RecordRef::new(Noun::Contact, id);
    let like = |noun, sketch: Sketch| -> Vec<(RecordRef, Vec<Reason>)> {
        let found = team.reader().like(looked_for(noun), &sketch).unwrap();
        found.into_iter().map(|Like { on, reasons, .. }| (on, reasons)).collect()
    };
    let phone = Sketch { phones: vec!["600-100-200".to_owned()], ..Sketch::default() };
    assert_eq!(like(Noun::Contact, phone.clone()), [(contact(ivan), vec![Phone])]);
    assert_eq!(like(Noun::Lead, phone.clone()), [(contact(ivan), vec![Phone])]);
    assert_eq!(like(Noun::Company, phone.clone()), []);
    let email = Sketch { emails: vec!["Ivan@Example.com".to_owned()], ..Sketch::default() };
    assert_eq!(like(Noun::Lead, email), [(lead, vec![Email]), (contact(ivan), vec![Email])]);
    for name in ["Нагорнов Дмитрий", "Dmitri Nogornow", "Nagornov Dmitri"] {
        let sketch = Sketch { person: name.to_owned(), ..Sketch::default() };
        assert_eq!(like(Noun::Contact, sketch), [(contact(twin), vec![Name])], "{name}");
    }
    let firm = Sketch { company: "ACME".to_owned(), ..Sketch::default() };
    assert_eq!(like(Noun::Company, firm), [(acme, vec![Name])]);
    let own = Sketch { own: Some(contact(ivan)), ..phone };
    assert_eq!(like(Noun::Contact, own), []);
    for nothing in ["Dmitri", "Anna Nagornow", ""] {
        let sketch = Sketch { person: nothing.to_owned(), ..Sketch::default() };
        assert_eq!(like(Noun::Contact, sketch), [], "{nothing}");
    }
}
