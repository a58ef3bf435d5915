//! The team's own fields that name records and people come back from a file as they went out.

use super::*;

fn own_fields(team: &mut Team, noun: Noun) {
    for kind in ["company", "contact", "lead", "deal", "employee"] {
        let label = format!("Partner {kind}");
        let set = [("noun", noun.word()), ("label", &label), ("kind", kind)];
        let name = format!("x_{kind}");
        let set = set.into_iter().chain([("name", name.as_str())]);
        let set = set.map(|(field, value)| Set::new(field, value)).collect();
        team.writer.execute(NOW, &Command::Create { noun: Noun::Field, set }).unwrap();
    }
}

/// Two companies, two people, two deals, one of them without a title, and a lead.
fn team() -> Team {
    let mut team = Team::new();
    team.import(Noun::Company, "title\nBirch\nAlfa\n").unwrap();
    team.import(Noun::Contact, "Last name,First name\nNowak,Anna\nPetrov,Ivan\n").unwrap();
    team.import(Noun::Deal, "title\nRoof\nDoor\n").unwrap();
    team.import(Noun::Lead, "title,company_name,last_name\nOld,OwnCo,\n").unwrap();
    for noun in [Noun::Lead, Noun::Deal, Noun::Contact, Noun::Company] {
        own_fields(&mut team, noun);
    }
    team
}

const FIELDS: [&str; 5] = ["x_company", "x_contact", "x_lead", "x_deal", "x_employee"];

#[test]
fn own_links_are_read_as_they_are_written() {
    let mut team = team();
    let bob = team.reader.setup().users.iter().find(|u| u.login == "bob").unwrap().id.0;
    let expected = [2, 2, 1, 2, bob].map(Value::Int);
    for noun in [Noun::Lead, Noun::Deal, Noun::Contact, Noun::Company] {
        let name = if noun == Noun::Contact { "last_name" } else { "title" };
        for (header, cells) in [
            (FIELDS.join(","), "Alfa,Ivan Petrov,Old,Door,bob"),
            (FIELDS.join(","), "alfa,Petrov Ivan,lead/1,deal/2,Bob Low"),
            (FIELDS.map(|field| field.replace("x_", "Partner ")).join(","), "2,2,1,#2,bob"),
        ] {
            let file = format!("{name},{header}\nNew,{cells}\n");
            let told = team.rehearse(noun, &file);
            let report = team.import(noun, &file).unwrap();
            assert_eq!(
                (report.tally.made, report.tally.unread, told.tally.unread),
                (1, 0, 0),
                "{noun:?} {file}"
            );
            let on = RecordRef::new(noun, team.count(noun));
            let found = FIELDS.map(|field| team.value(on, field));
            assert_eq!(found, expected, "{noun:?} {file}");
            for client in ["company", "contact", "company_name", "first_name"] {
                assert!(team.value(on, client).is_empty(), "{noun:?} {client}");
            }
            assert_eq!(team.note(on)["leftovers"], json!([]), "{noun:?}");
        }
    }
    let text = team.export(Noun::Lead, For::Spreadsheet);
    let report = team.import(Noun::Lead, &text).unwrap();
    assert_eq!((report.tally.made, report.tally.unread), (4, 0), "{text}");
    let on = RecordRef::new(Noun::Lead, team.count(Noun::Lead));
    assert_eq!(FIELDS.map(|field| team.value(on, field)), expected, "an export comes back");
}

#[test]
fn a_map_sends_a_column_to_the_own_field_it_names() {
    let mut team = team();
    let map: Vec<_> = FIELDS.iter().map(|f| (f.replace('x', "col"), (*f).to_owned())).collect();
    let headers: Vec<String> = map.iter().map(|(column, _)| column.clone()).collect();
    let setup = team.writer.setup().unwrap();
    let request = plan::Request {
        noun: Noun::Lead,
        registry: &setup.registry,
        currency: setup.currency,
        country: &setup.country,
        words: &Words::default(),
        profile: None,
        map: &map,
    };
    let plan = Plan::new(&headers, &request).unwrap();
    let found: Vec<String> = plan.columns().iter().map(|c| c.target.word()).collect();
    assert_eq!(found, FIELDS);
    let detail = [("col_company".to_owned(), "x_company:email".to_owned())];
    assert!(Plan::new(&headers, &plan::Request { map: &detail, ..request }).is_err());
}

#[test]
fn a_link_over_a_record_leaves_its_other_fields_alone() {
    for mode in [OnDuplicate::Merge, OnDuplicate::Replace] {
        let mut team = team();
        team.import(Noun::Lead, "title,phone,company_name\nT,+48600100200,OwnCo\n").unwrap();
        let file = "Title,Phone,x_company,x_contact\nT,+48600100200,Alfa,Ivan Petrov\n";
        team.import_over(Noun::Lead, mode, "phone", file);
        let on = lead(2);
        assert_eq!(team.value(on, "company_name"), "OwnCo".into(), "{mode:?}");
        assert!(team.value(on, "last_name").is_empty(), "{mode:?}");
        assert_eq!(team.value(on, "x_company"), 2.into(), "{mode:?}");
        assert_eq!(team.value(on, "x_contact"), 2.into(), "{mode:?}");
    }
}

#[test]
fn a_link_to_nobody_is_kept_and_told() {
    let mut team = team();
    team.import(Noun::Company, "title\nTwin\nTwin\n").unwrap();
    let file = "title,x_company,x_deal,x_employee\nNew,Twin,deal/99,nobody\n";
    let told = team.rehearse(Noun::Lead, file);
    let report = team.import(Noun::Lead, file).unwrap();
    assert_eq!((report.tally.made, report.tally.unread, told.tally.unread), (1, 3, 3));
    assert_eq!(report.tally.unread_first, told.tally.unread_first);
    assert_eq!(report.tally.unread_first[0].0, 2, "the line");
    let left = json!([["x_company", "Twin"], ["x_deal", "deal/99"], ["x_employee", "nobody"]]);
    assert_eq!(team.note(lead(2))["leftovers"], left);
    assert!(team.value(lead(2), "company_name").is_empty());
}
