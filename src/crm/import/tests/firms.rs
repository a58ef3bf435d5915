//! A firm where a file has its people is a company, the same one the next time.

use super::*;

const DEALS: &str = "\
Deal,Contact,Phone,E-mail
Roof,ООО Ромашка,+74951234567,a@romashka.ru
Door,Ivan Petrov,+79161112233,
Gate,ООО Ромашка,+74951234567,
";

#[test]
fn a_firm_among_people_is_one_company() {
    let mut team = Team::new();
    for times in 1..3 {
        let report = team.import(Noun::Deal, DEALS).unwrap();
        assert_eq!(
            (report.tally.made, report.tally.linked, report.tally.set_aside),
            (3, 3, 0),
            "{times}"
        );
        assert_eq!((team.count(Noun::Company), team.count(Noun::Contact)), (1, 1), "{times}");
    }
    let company = RecordRef::new(Noun::Company, 1);
    assert_eq!(team.value(company, "title"), "ООО Ромашка".into());
    assert_eq!(team.value(company, "phone").as_points().len(), 1);
    assert_eq!(team.value(RecordRef::new(Noun::Deal, 3), "company"), Value::Int(1));
    assert!(team.value(RecordRef::new(Noun::Deal, 3), "contact").is_empty());
}

#[test]
fn of_companies_of_one_name_the_oldest_is_linked_and_told() {
    let mut team = Team::new();
    let companies = "title,phone\nDom Ltd,\nDom Ltd,+74951234567\nOther,\n";
    team.import(Noun::Company, companies).unwrap();
    let deals = "Deal,Company,Company phone\nRoof,Dom Ltd,\nDoor,dom ltd,\nGate,Dom Ltd,+74951234567\nWall,Other,\n";
    let told = team.rehearse(Noun::Deal, deals).tally.namesakes;
    let report = team.import(Noun::Deal, deals).unwrap();
    let company = |id| team.value(RecordRef::new(Noun::Deal, id), "company");
    // The third says by its phone which of them it means.
    assert_eq!([1, 2, 3, 4].map(company), [1, 1, 2, 3].map(Value::Int));
    assert_eq!(report.tally.namesakes, [(1, ("Dom Ltd".to_owned(), 2))].into());
    assert_eq!(told, report.tally.namesakes);
    team.import(Noun::Contact, "Name,Company\nIvan Petrov,Dom Ltd\n").unwrap();
    assert_eq!(team.value(RecordRef::new(Noun::Contact, 1), "company"), Value::Ids(vec![1]));
}

#[test]
fn of_people_of_one_name_none_is_taken_for_the_other() {
    let mut team = Team::new();
    team.import(Noun::Contact, "Name\nIvan Petrov\nIvan Petrov\n").unwrap();
    let report = team.import(Noun::Deal, "Deal,Contact\nRoof,Ivan Petrov\n").unwrap();
    let deal = RecordRef::new(Noun::Deal, 1);
    assert!(team.value(deal, "contact").is_empty() && report.tally.namesakes.is_empty());
    assert_eq!(team.note(deal)["leftovers"], json!([["Contact", "Ivan Petrov"]]));
}
