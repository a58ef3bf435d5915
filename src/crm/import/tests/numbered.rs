//! Files of other systems that come in again: their rows are known by their numbers there.

use super::*;

const DEALS: &str = "\
Deal - ID,Deal - Title,Deal - Value,Deal - Stage,Deal - Status,Deal - Deal created
7,Roof,100,New,open,2026-03-01 10:30:00
8,Roof,200,New,won,2026-03-01 10:31:00
9,,300,New,Lost,2026-03-02 09:00:00
";

const KNOWING: [OnDuplicate; 3] = [OnDuplicate::Skip, OnDuplicate::Merge, OnDuplicate::Replace];

fn deal(id: i64) -> RecordRef {
    RecordRef::new(Noun::Deal, id)
}

#[test]
fn a_deal_ends_as_its_status_says() {
    let mut team = Team::new();
    let report = team.import(Noun::Deal, DEALS).unwrap();
    assert_eq!((report.tally.made, report.census.stages.len()), (3, 0));
    assert_eq!((report.tally.ended, report.tally.set_aside), (2, 0));
    for (id, meaning) in [(1, Meaning::Open), (2, Meaning::Won), (3, Meaning::Lost)] {
        assert_eq!(team.stage(deal(id)).meaning, meaning, "{id}");
    }
    let left = team.note(deal(3))["leftovers"].to_string();
    for cell in ["[\"Deal - Stage\",\"New\"]", "[\"Deal - Status\",\"Lost\"]"] {
        assert!(left.contains(cell), "{left}");
    }
    // A lead ends likewise where somebody says which column tells it.
    let file = "Title,Ended\nA,lost\n";
    let (stop, setup) = (AtomicBool::new(false), team.writer.setup().unwrap());
    let table = Table::open(file).unwrap();
    let map = [("Ended".to_owned(), "outcome".to_owned())];
    let wanted = plan::Request {
        noun: Noun::Lead,
        registry: &setup.registry,
        currency: setup.currency,
        country: &setup.country,
        words: &Words::default(),
        profile: None,
        map: &map,
    };
    let plan = Plan::new(table.headers(), &wanted).unwrap();
    with_request(&setup, Noun::Lead, file, &stop, |request| {
        let request = Request { plan: &plan, ..*request };
        team.writer.import(NOW, &request, &mut |_, _| {}).unwrap()
    });
    assert_eq!(team.stage(lead(1)).meaning, Meaning::Lost);
}

#[test]
fn the_same_file_again_makes_nothing() {
    let leads = "№,Title,Last name,City\n1,Boat,Bell,Kielce\n2,,Low,\n3,Car,,\n";
    for (noun, file) in [(Noun::Deal, DEALS), (Noun::Lead, leads)] {
        for mode in KNOWING {
            let mut team = Team::new();
            team.import(noun, file).unwrap();
            let report = team.import_over(noun, mode, "", file);
            assert_eq!((report.tally.made, report.tally.updated), (0, 0), "{noun:?} {mode:?}");
            let skipped = if mode == OnDuplicate::Skip { 3 } else { 0 };
            assert_eq!((report.tally.skipped, report.tally.unchanged), (skipped, 3 - skipped));
        }
    }
}

#[test]
fn a_row_that_changed_there_changes_its_own_record() {
    let mut team = Team::new();
    team.import(Noun::Deal, DEALS).unwrap();
    let file = DEALS.replace("8,Roof,200,New,won", "8,Door,250,New,lost");
    let report = team.import_over(Noun::Deal, OnDuplicate::Replace, "", &file);
    assert_eq!(
        (report.tally.made, report.tally.updated, report.tally.unchanged, report.tally.moved),
        (0, 1, 2, 1)
    );
    assert_eq!(team.value(deal(2), "title"), "Door".into());
    assert_eq!(team.value(deal(2), "amount"), Value::Int(25_000));
    assert_eq!(team.stage(deal(2)).meaning, Meaning::Lost);
    // Without the moment it is known by what it is called.
    let file = "Deal - ID,Deal - Title,Deal - Value,Deal - Stage\n8,Door,9,New\n8,Gate,9,New\n";
    let report = team.import_over(Noun::Deal, OnDuplicate::Replace, "", file);
    assert_eq!((report.tally.made, report.tally.updated), (1, 1));
    assert_eq!(team.value(deal(2), "amount"), Value::Int(900));
}

#[test]
fn a_number_alone_is_nobodys() {
    for (what, file) in [
        (
            "another account",
            DEALS.replace("7,Roof", "7,Boat").replace("8,Roof", "8,Car").replace("2026", "2025"),
        ),
        ("another system", DEALS.replace("Deal - ", "").replace("ID", "Deal ID")),
        (
            "a day that many share",
            "Deal - ID,Deal - Title,Deal - Value,Deal - Deal created\n\
          9,Boat,1,2026-03-02\n8,Car,2,2026-03-01\n7,Bus,3,2026-03-01\n"
                .to_owned(),
        ),
    ] {
        let mut team = Team::new();
        team.import(Noun::Deal, DEALS).unwrap();
        let report = team.import_over(Noun::Deal, OnDuplicate::Skip, "", &file);
        assert_eq!(report.tally.made + report.tally.skipped, 3, "{what}");
        let known_by_title = u64::from(what == "another system") * 2;
        assert_eq!(report.tally.skipped, known_by_title, "{what}");
    }
    // One that was deleted is not there.
    let mut team = Team::new();
    team.import(Noun::Deal, DEALS).unwrap();
    team.writer.execute(NOW, &Command::Delete { on: deal(1) }).unwrap();
    let report = team.import_over(Noun::Deal, OnDuplicate::Skip, "", DEALS);
    assert_eq!((report.tally.made, report.tally.skipped), (1, 2), "the other roof is another one");
}

#[test]
fn two_that_are_numbered_apart_are_two_though_they_are_called_the_same() {
    for mode in KNOWING {
        let mut team = Team::new();
        let file = "Deal - ID,Deal - Title,Deal - Value\n1,New deal,100\n2,New deal,200\n";
        let report = team.import_over(Noun::Deal, mode, "", file);
        assert_eq!(report.tally.made, 2, "{mode:?}");
        let amounts = [1, 2].map(|id| team.value(deal(id), "amount"));
        assert_eq!(amounts, [Value::Int(10_000), Value::Int(20_000)], "{mode:?}");
        let twice = file.replace("1,New deal,100", "3,Roof,1\n3,Roof,1");
        let report = team.import_over(Noun::Deal, OnDuplicate::Skip, "", &twice);
        assert_eq!(
            (report.tally.made, report.tally.skipped),
            (1, 2),
            "{mode:?}: a number twice is one"
        );
        // Who has no number is whoever is called so.
        let report =
            team.import_over(Noun::Deal, OnDuplicate::Skip, "", "Title,Amount\nNew deal,5\n");
        assert_eq!((report.tally.made, report.tally.skipped), (0, 1), "{mode:?}");
    }
}
