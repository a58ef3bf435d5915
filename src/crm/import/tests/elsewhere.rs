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
