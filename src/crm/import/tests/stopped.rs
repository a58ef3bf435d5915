//! Imports that did not come to their end: what stands, what is refused, and the ways on.

use super::*;
use crate::crm::reader::Completion;

#[test]
fn a_stopped_import_keeps_what_was_committed() {
    let mut team = Team::new();
    let stop = AtomicBool::new(false);
    let text: String = (0..2_500).map(|n| format!("{n}\n")).collect();
    let text = format!("title\n{text}");
    let setup = team.writer.setup().unwrap();
    let report = with_request(&setup, Noun::Lead, &text, &stop, |request| {
        let mut after_first = |_, _| stop.store(true, Ordering::Relaxed);
        team.writer.import(NOW, request, &mut after_first).unwrap()
    });
    assert!(report.stopped);
    assert_eq!(i64::try_from(report.tally.made).unwrap(), team.count(Noun::Lead));
    assert!(report.tally.made > 0 && report.tally.made < 2_500);
    // From the beginning it would make the same again.
    let Err(Failure::Refused(refusal)) = team.import(Noun::Lead, &text) else { panic!() };
    assert_eq!(refusal.message.id, "refused-import-unfinished");
    assert_eq!(i64::try_from(report.tally.made).unwrap(), team.count(Noun::Lead));
    let undo = Command::Undo { operation: None };
    team.writer.execute(NOW + 1, &undo).unwrap();
    assert_eq!(team.count(Noun::Lead), 0);
    // What was taken back is in nobody's way.
    team.import(Noun::Lead, &text).unwrap();
}

#[test]
fn an_interrupted_import_is_gone_on_with() {
    let mut team = Team::new();
    let text: String = (0..1_500).map(|n| format!("Lead {n},+48 600 10{n:04}\n")).collect();
    let text = format!("title,phone\n{text}");
    let stop = AtomicBool::new(false);
    let setup = team.writer.setup().unwrap();
    let begun = with_request(&setup, Noun::Lead, &text, &stop, |request| {
        let mut after_first = |_, _| stop.store(true, Ordering::Relaxed);
        team.writer.import(NOW, request, &mut after_first).unwrap()
    });
    let rest = team.import_over(Noun::Lead, OnDuplicate::Skip, "phone", &text);
    assert_eq!(
        (rest.tally.skipped, rest.tally.made + rest.tally.skipped),
        (begun.tally.made, 1_500)
    );
    assert_eq!(team.count(Noun::Lead), 1_500);
    // It is whole now: the next file of that name is another matter.
    team.import(Noun::Lead, &text).unwrap();
    assert_eq!(team.count(Noun::Lead), 3_000);
}

#[test]
fn an_import_that_is_under_way_is_not_told_as_broken_off_nor_touched_from_another_session() {
    let mut team = Team::new();
    let text: String = (0..1_500).map(|n| format!("{n}\n")).collect();
    let text = format!("title\n{text}");
    let stop = AtomicBool::new(false);
    let setup = team.writer.setup().unwrap();
    let reader = team.database.reader(team.reader.viewer()).unwrap();
    let mut other = team.database.writer(team.reader.viewer()).unwrap();
    let under_way = |failure: Failure| {
        let Failure::Refused(refusal) = failure else { panic!("{failure:?}") };
        assert_eq!(refusal.message.id, "refused-under-way");
    };
    let mut looked = 0;
    let report = with_request(&setup, Noun::Lead, &text, &stop, |request| {
        let mut meanwhile = |done: u64, _| {
            assert_eq!(reader.unfinished_import().unwrap(), None);
            let begun = reader.operations(1).unwrap().remove(0);
            assert_eq!(reader.completion(&begun).unwrap(), Completion::UnderWay);
            let undo = Command::Undo { operation: None };
            under_way(other.execute(NOW, &undo).unwrap_err());
            for from in [0, done + 2] {
                let again = Request { from, ..*request };
                under_way(other.import(NOW, &again, &mut |_, _| {}).unwrap_err());
            }
            looked += 1;
            stop.store(true, Ordering::Relaxed);
        };
        team.writer.import(NOW, request, &mut meanwhile).unwrap()
    });
    assert!(looked == 1 && report.stopped, "{report:?}");
    assert_eq!(team.count(Noun::Lead), i64::try_from(report.tally.made).unwrap());
    let busy = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().contains("-busy-")
    };
    assert!(!std::fs::read_dir(team._folder.path()).unwrap().any(busy), "nothing is left behind");
    assert!(reader.unfinished_import().unwrap().is_some(), "stopped, it is told");
    let undo = Command::Undo { operation: None };
    other.execute(NOW, &undo).unwrap();
    assert_eq!(team.count(Noun::Lead), 0, "and can be taken back");
}
