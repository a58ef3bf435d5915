//! Imports that end before their file does, and cells that are no sums.

use super::*;
use crate::crm::Fault;
use crate::domain::money;

#[test]
fn an_import_that_breaks_off_says_what_is_in_and_goes_on_from_there() {
    let mut team = Team::new();
    let raw = rusqlite::Connection::open(team.database.path()).unwrap();
    raw.execute_batch(
        "CREATE TRIGGER is_full BEFORE INSERT ON lead WHEN new.title = '700'
         BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
    )
    .unwrap();
    // The third row of all, and one behind those that get in, cannot be read.
    let row = |n| if n == 2 || n == 650 { format!("{n},soon\n") } else { format!("{n},5\n") };
    let text: String = (1..=1_000).map(row).collect();
    let text = format!("title,amount\n{text}");
    let broken = team.import(Noun::Lead, &text).unwrap();
    assert!(matches!(broken.failed, Some(Failure::Fault(Fault::Sqlite(_)))), "{:?}", broken.failed);
    assert_eq!((broken.tally.made, team.count(Noun::Lead)), (500, 500));
    assert_eq!((broken.tally.unread, broken.next), (1, Some(502)), "as far as it is in");

    raw.execute_batch("DROP TRIGGER is_full").unwrap();
    let Err(Failure::Refused(refusal)) = team.import(Noun::Lead, &text) else { panic!("twice") };
    assert_eq!(refusal.message.id, "refused-import-unfinished");
    let way = refusal.hint.unwrap();
    assert_eq!((way.id, &way.args[0]), ("hint-import-unfinished-from", &("line", "502".into())));
    let stop = AtomicBool::new(false);
    let setup = team.writer.setup().unwrap();
    let rest = with_request(&setup, Noun::Lead, &text, &stop, |request| {
        let request = Request { from: broken.next.unwrap(), ..*request };
        team.writer.import(NOW, &request, &mut |_, _| {}).unwrap()
    });
    assert_eq!((rest.tally.made, rest.tally.unread, rest.census.rows), (500, 1, 500));
    assert!(rest.failed.is_none() && rest.next.is_none());
    assert_eq!(team.count(Noun::Lead), 1_000);
    for report in [&rest, &broken] {
        let undo = Command::Undo { operation: report.operation };
        team.writer.execute(NOW + 1, &undo).unwrap();
    }
    assert_eq!(team.count(Noun::Lead), 0);
}

#[test]
fn what_is_too_long_for_its_field_stays_beside_its_record() {
    let mut team = Team::new();
    let (long, fits) = ("й".repeat(4097), "й".repeat(4096));
    let file = format!("title,full_name,comment\n{long},Low,{long}\n{fits},{long},\n");
    let report = team.import(Noun::Lead, &file).unwrap();
    assert_eq!((report.tally.made, report.tally.unread), (2, 2));
    assert_eq!(report.tally.unread_first[0].1.id, "exchange-too-long");
    assert!(team.value(lead(1), "title").is_empty());
    assert_eq!(team.value(lead(1), "comment"), long.as_str().into());
    assert_eq!(team.value(lead(2), "title"), fits.as_str().into());
    assert_eq!(team.note(lead(1))["leftovers"], json!([["title", long]]));
    assert_eq!(team.note(lead(2))["leftovers"], json!([["full_name", long]]));
}

#[test]
fn what_is_no_sum_any_more_stays_beside_its_record() {
    let mut team = Team::new();
    let text = "title,amount\na,10000000000000\nb,4276123456789012\nc,92233720368547758\nd,5\n";
    let report = team.import(Noun::Lead, text).unwrap();
    assert_eq!((report.tally.made, report.tally.unread), (4, 2));
    let amounts: Vec<Value> = (1..=4).map(|id| team.value(lead(id), "amount")).collect();
    assert_eq!(amounts, [money::LIMIT.into(), 0.into(), 0.into(), 500.into()]);
    assert!(team.note(lead(2)).to_string().contains("4276123456789012"));
}
