//! People of a file stand with their companies afterwards, and companies with their people.

use super::*;

const PEOPLE: &str = "\
First name,Last name,Company,Email
Ann,Bell,Acme,ann@acme.com
Jan,Low,ACME,jan@acme.com
Ewa,Wood,Birch,
Tom,Free,,
Eva,None,-,
Kim,Two,Twin,
";

fn contact(id: i64) -> RecordRef {
    RecordRef::new(Noun::Contact, id)
}

fn company(id: i64) -> RecordRef {
    RecordRef::new(Noun::Company, id)
}

#[test]
fn people_bring_the_companies_nobody_knows() {
    let mut team = Team::new();
    team.import(Noun::Company, "title\nBirch\nTwin\nTwin\n").unwrap();
    let told = team.rehearse(Noun::Contact, PEOPLE);
    let report = team.import(Noun::Contact, PEOPLE).unwrap();
    let counts = |r: &Report| {
        (r.tally.made, r.tally.mentions, r.tally.linked, r.tally.contacts, r.tally.companies)
    };
    assert_eq!(counts(&report), (6, 4, 4, 0, 1), "one company of a name");
    assert_eq!(counts(&told), counts(&report), "the rehearsal says the same");
    let companies = (1..=6).map(|id| team.value(contact(id), "company")).collect::<Vec<_>>();
    let of = |id| Value::Ids(vec![id]);
    let none = Value::Empty;
    let expected = [of(4), of(4), of(1), none.clone(), none, of(2)];
    assert_eq!(companies, expected, "of two of a name it is the oldest");
    assert_eq!(team.value(company(4), "title"), "Acme".into());
    assert_eq!(team.note(contact(1))["leftovers"], json!([]), "everything has its place");
    assert_eq!(team.note(contact(6))["leftovers"], json!([]));
    // What was brought once is there the second time, and its own export doubles nothing.
    let again = team.import_over(Noun::Contact, OnDuplicate::Merge, "email,name", PEOPLE);
    assert_eq!((again.tally.made, again.tally.companies), (0, 0));
    let file = team.export(Noun::Contact, For::Spreadsheet);
    let returned = team.import_over(Noun::Contact, OnDuplicate::Replace, "", &file);
    assert_eq!((returned.tally.made, returned.tally.updated, returned.tally.companies), (0, 0, 0));
    let undo = Command::Undo { operation: report.operation };
    team.writer.execute(NOW, &undo).unwrap();
    assert_eq!((team.count(Noun::Contact), team.count(Noun::Company)), (0, 3));
}

#[test]
fn who_names_a_site_alone_stands_with_its_company_once_that_is_here() {
    let people = "First Name,Last Name,Email,Lifecycle Stage,Associated Company Domain\n\
                  Ann,Bell,ann@acme.com,Lead,acme.com\n";
    let firms = "Company Name,Website\nAcme Ltd,https://acme.com\n";
    let mut team = Team::new();
    let report = team.import(Noun::Contact, people).unwrap();
    assert_eq!((report.tally.mentions, report.tally.linked, report.tally.companies), (1, 0, 0));
    team.import(Noun::Company, firms).unwrap();
    team.import_over(Noun::Contact, OnDuplicate::Merge, "email", people);
    assert_eq!(team.value(contact(1), "company"), Value::Ids(vec![1]));
    assert_eq!(team.count(Noun::Company), 1);
}

#[test]
fn an_export_of_people_with_several_companies_brings_each() {
    let file = "id,last_name,company,created_at\n1,Bell,Acme; Birch,2026-01-02T03:04:05+00:00\n";
    let mut team = Team::new();
    team.import(Noun::Company, "title\nBirch\n").unwrap();
    let report = team.import(Noun::Contact, file).unwrap();
    assert_eq!((report.tally.companies, team.count(Noun::Company)), (1, 2));
    assert_eq!(team.value(contact(1), "company"), Value::Ids(vec![1, 2]));
}

#[test]
fn a_company_that_was_brought_with_its_number_is_known_by_it() {
    let mut team = Team::new();
    let people = "Last Name,Account Id,Account Name,Contact Owner,Mailing City\n\
                  Bell,55,Acme,anna,Oslo\nLow,56,Acme,anna,Bergen\n";
    let report = team.import(Noun::Contact, people).unwrap();
    assert_eq!(report.tally.companies, 1, "a name that is taken is not made again");
    assert_eq!(team.note(company(1))["id"], "55");
    let deals = "Deal Name,Account Id,Account Name,Deal Owner,Closing Date\nRoof,55,Acme,anna,\n";
    assert_eq!(team.import(Noun::Deal, deals).unwrap().tally.linked, 1);
}

#[test]
fn companies_bring_their_people_unless_an_export_has_them_in_a_file_of_their_own() {
    let mut team = Team::new();
    let file = "Компания;Телефон;Контактное лицо;Телефон контактного лица\n\
                Ромашка;+74951234567;Пётр Иванов;+79161112233\nЛютик;;Анна;\nМак;;Анна;\n";
    let report = team.import(Noun::Company, file).unwrap();
    assert_eq!((report.tally.made, report.tally.contacts, report.tally.linked), (3, 2, 2));
    assert_eq!(team.value(company(1), "contact"), Value::Ids(vec![1]));
    assert_eq!(team.value(contact(1), "phone").as_points()[0].value, "+79161112233");
    assert_eq!(team.value(company(1), "phone").as_points().len(), 1);
    let left = json!([["Контактное лицо", "Анна"]]);
    assert_eq!(team.note(company(3))["leftovers"], left, "one word is no name to know people by");
    let export = team.export(Noun::Company, For::Spreadsheet);
    let mut other = Team::new();
    let report = other.import(Noun::Company, &export).unwrap();
    assert_eq!((report.tally.made, report.tally.contacts), (3, 0));
}
