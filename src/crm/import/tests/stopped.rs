//! Imports that did not come to their end: what stands, what is refused, and the ways on.

use super::*;

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
    assert_eq!(i64::try_from(report.made).unwrap(), team.count(Noun::Lead));
    assert!(report.made > 0 && report.made < 2_500);
    // From the beginning it would make the same again.
    let Err(Failure::Refused(refusal)) = team.import(Noun::Lead, &text) else { panic!() };
    assert_eq!(refusal.message.id, "refused-import-unfinished");
    assert_eq!(i64::try_from(report.made).unwrap(), team.count(Noun::Lead));
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
    let rest = team.import_over(Noun::Lead, Mode::Skip, "phone", &text);
    assert_eq!((rest.skipped, rest.made + rest.skipped), (begun.made, 1_500));
    assert_eq!(team.count(Noun::Lead), 1_500);
    // It is whole now: the next file of that name is another matter.
    team.import(Noun::Lead, &text).unwrap();
    assert_eq!(team.count(Noun::Lead), 3_000);
}
