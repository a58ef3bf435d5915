//! An export of one database comes into another.

use super::*;

const LEADS: &str = "id,title,stage,last_name,first_name,phone,email,contact,company,created_at";

/// Leads of an export with these cells behind their stage.
fn leads(rows: &[&str]) -> String {
    let rows = rows
        .iter()
        .enumerate()
        .map(|(place, row)| format!("{0},Lead {0},new,{row},2026-01-05T10:00:00Z\n", place + 1));
    format!("{LEADS}\n{}", rows.collect::<String>())
}

fn team() -> Team {
    let mut team = Team::new();
    team.import(Noun::Company, "title\nBirch\nTwin\nTwin\n").unwrap();
    let contacts = "Last name,First name,Phone\nHall,Fiona,+48600100200\nWard,Megan,\n\
        Low,Tom,+48600100300\nLow,Tom,+48600100400\nKin,Ann,+48600100200\n";
    team.import(Noun::Contact, contacts).unwrap();
    team
}

#[test]
fn leads_are_linked_with_the_clients_whom_they_name() {
    for (row, contact, company, left) in [
        ("Ward,Megan,,,Megan Ward,", Some(2), None, json!([])),
        ("Ward,Megan,+48600100999,,Megan Ward,", Some(2), None, json!([["phone", "+48600100999"]])),
        // A phone that two people share is no other one.
        ("Hall,Fiona,+48600100200,,Fiona Hall,Birch", Some(1), Some(1), json!([])),
        ("Hall,Fiona,+48600100999,,Fiona Hall,", None, None, json!([["contact", "Fiona Hall"]])),
        ("Low,Tom,600 100 400,,Tom Low,", Some(4), None, json!([])),
        ("Low,Tom,,,Tom Low,", None, None, json!([["contact", "Tom Low"]])),
        // Another one has the phone.
        ("Roe,Kim,+48600100300,,Kim Roe,", None, None, json!([["contact", "Kim Roe"]])),
        (",,,,,Birch", None, Some(1), json!([])),
        ("Hall,Fiona,+48600100200,,,", None, None, json!([])),
    ] {
        let mut team = team();
        let file = leads(&[row]);
        let told = team.rehearse(Noun::Lead, &file);
        let report = team.import(Noun::Lead, &file).unwrap();
        let held = ["contact", "company"].map(|field| team.value(lead(1), field).as_int());
        assert_eq!(held, [contact, company], "{row}");
        let kept = team.note(lead(1))["leftovers"].as_array().unwrap()[1..].to_vec();
        assert_eq!(json!(kept), left, "{row}");
        let is_repeat = team.value(lead(1), "repeat") == Value::Int(1);
        assert_eq!(is_repeat, contact.or(company).is_some(), "{row}");
        assert_eq!(told.tally.linked, report.tally.linked, "{row}");
    }
}

#[test]
fn the_columns_that_were_not_taken_are_told_with_their_rows() {
    let mut team = team();
    let file = leads(&["Low,Tom,,,Tom Low,", "Low,Tom,,,Tom Low,", "Ward,Megan,,,Megan Ward,"]);
    let told = team.rehearse(Noun::Lead, &file);
    for report in [told, team.import(Noun::Lead, &file).unwrap()] {
        let columns: Vec<_> = report.tally.aside.into_iter().collect();
        assert_eq!(columns, [("contact".to_owned(), 2)]);
        assert_eq!(report.tally.set_aside, 2);
    }
}

/// A team with two contacts and two companies that are called the same, each with a deal of its own.
fn namesakes() -> Team {
    let mut team = Team::new();
    let at = "2026-01-05T10:00:00Z";
    team.import(Noun::Company, &format!("title,created_at\nTwin,{at}\nTwin,{at}\n")).unwrap();
    let contacts = ["Low,Tom,+48600100300", "Low,Tom,+48600100400", "Ward,Megan,"];
    let contacts = contacts.map(|one| format!("{one},{at}\n")).concat();
    let contacts = format!("Last name,First name,Phone,created_at\n{contacts}");
    team.import(Noun::Contact, &contacts).unwrap();
    for id in [2, 1, 2] {
        let set = vec![Set::new("contact", id), Set::new("company", id)];
        team.writer.execute(NOW, &Command::Create { noun: Noun::Deal, set }).unwrap();
    }
    let set = vec![Set::new("contact", 3)];
    team.writer.execute(NOW, &Command::Create { noun: Noun::Deal, set }).unwrap();
    team
}

#[test]
fn clients_of_one_name_stay_apart_and_each_is_joined_by_his_own_card() {
    let mut there = namesakes();
    let [deals, contacts, companies] =
        [Noun::Deal, Noun::Contact, Noun::Company].map(|noun| there.export(noun, For::Spreadsheet));
    assert!(deals.contains(",Megan Ward,"), "who has no namesake goes by his name: {deals}");
    let mut team = Team::new();
    let told = team.rehearse(Noun::Deal, &deals);
    let report = team.import(Noun::Deal, &deals).unwrap();
    for report in [told, report] {
        assert_eq!((report.tally.contacts, report.tally.companies), (3, 2));
    }
    let held = |team: &Team, field| {
        [1, 2, 3, 4].map(|id| team.value(RecordRef::new(Noun::Deal, id), field).as_int())
    };
    let before = [held(&team, "contact"), held(&team, "company")];
    assert_eq!(before[0], [Some(1), Some(2), Some(1), Some(3)]);
    assert_eq!(before[1], [Some(1), Some(2), Some(1), None]);
    for (noun, file, count) in [(Noun::Company, companies, 2), (Noun::Contact, contacts, 3)] {
        let report = team.import_over(noun, OnDuplicate::Merge, "name", &file);
        assert_eq!((report.tally.made, team.count(noun)), (0, count), "{noun:?} {file}");
    }
    let phone = |id| {
        let phone = team.value(RecordRef::new(Noun::Contact, id), "phone");
        phone.as_points().first().map(|point| point.value.clone())
    };
    assert_eq!(phone(1).as_deref(), Some("+48600100400"));
    assert_eq!(phone(2).as_deref(), Some("+48600100300"));
    let report = team.import_over(Noun::Deal, OnDuplicate::Merge, "", &deals);
    assert_eq!((report.tally.made, report.tally.unchanged, report.tally.contacts), (0, 4, 0));
    assert_eq!([held(&team, "contact"), held(&team, "company")], before);
}

#[test]
fn deals_find_those_of_one_name_who_came_before_them() {
    let mut there = namesakes();
    let [deals, contacts] =
        [Noun::Deal, Noun::Contact].map(|noun| there.export(noun, For::Spreadsheet));
    let mut team = Team::new();
    team.import(Noun::Contact, &contacts).unwrap();
    let report = team.import(Noun::Deal, &deals).unwrap();
    assert_eq!((report.tally.linked, report.tally.contacts), (4, 0));
    let contact = |id| team.value(RecordRef::new(Noun::Deal, id), "contact").as_int();
    assert_eq!([1, 2, 3, 4].map(contact), [2, 1, 2, 3].map(Some));
}

#[test]
fn who_may_be_one_of_those_here_is_kept_as_he_was_called() {
    let mut there = namesakes();
    let deals = there.export(Noun::Deal, For::Spreadsheet);
    let mut team = Team::new();
    team.import(Noun::Contact, "Last name,First name\nLow,Tom\n").unwrap();
    let report = team.import(Noun::Deal, &deals).unwrap();
    assert_eq!((report.tally.contacts, team.count(Noun::Contact)), (1, 2), "Megan Ward");
    let kept = &team.note(RecordRef::new(Noun::Deal, 1))["leftovers"];
    assert_eq!(kept.as_array().unwrap().last(), Some(&json!(["contact", "Tom Low (contact/2)"])));
}
