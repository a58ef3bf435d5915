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
fn a_firm_that_two_companies_are_called_is_kept_under_its_column() {
    let mut team = Team::new();
    team.import(Noun::Company, "title\nDom Ltd\nDom Ltd\n").unwrap();
    team.import(Noun::Deal, "Deal,Contact\nRoof,Dom Ltd\n").unwrap();
    let deal = RecordRef::new(Noun::Deal, 1);
    assert!(team.value(deal, "company").is_empty());
    assert_eq!(team.note(deal)["leftovers"], json!([["Contact", "Dom Ltd"]]));
}
