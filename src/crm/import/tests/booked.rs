//! What a team's own field books comes back from a file as it went out.

use super::*;
use crate::domain::booking::Booking;

fn team() -> Team {
    let mut team = Team::new();
    let set = [("noun", "deal"), ("name", "visit"), ("label", "Visit"), ("kind", "booking")];
    let set = set.map(|(field, value)| Set::new(field, value)).to_vec();
    team.writer.execute(NOW, &Command::Create { noun: Noun::Field, set }).unwrap();
    team.reader.changed().unwrap();
    team
}

fn booking(resource: &str, service: &str, place: &str, minutes: i64) -> Value {
    let (resource, service, place) = (resource.to_owned(), service.to_owned(), place.to_owned());
    Value::Booking(Box::new(Booking { resource, service, from: NOW + 3600, minutes, place }))
}

#[test]
fn a_booking_comes_back_from_an_export() {
    let all = [
        booking("Anna", "cut", "Lenina 5, 2nd floor", 90),
        booking("Hanna", "", "5 Long Street", 60),
        booking("Зал 1", "", "", 3 * 24 * 60),
    ];
    let mut team = team();
    for (booking, plus) in all.iter().zip(["", "+", ""]) {
        let Value::Booking(typed) = booking.clone() else { panic!("no booking") };
        let typed = Booking { resource: format!("{plus}{}", typed.resource), ..*typed };
        let set = vec![Set::new("title", "x"), Set::new("visit", Value::Booking(typed.into()))];
        team.writer.execute(NOW, &Command::Create { noun: Noun::Deal, set }).unwrap();
    }
    for reader in [For::Spreadsheet, For::Machine] {
        let file = team.export(Noun::Deal, reader);
        for mode in [OnDuplicate::Merge, OnDuplicate::Replace] {
            let report = team.import_over(Noun::Deal, mode, "", &file);
            assert_eq!((report.tally.unchanged, report.tally.unread), (3, 0), "{mode:?} {file}");
        }
        let mut other = self::team();
        let report = other.import(Noun::Deal, &file).unwrap();
        assert_eq!(
            (report.tally.made, report.tally.unread, report.tally.set_aside),
            (3, 0, 0),
            "{file}"
        );
        for (id, booking) in (1..).zip(&all) {
            assert_eq!(other.value(RecordRef::new(Noun::Deal, id), "visit"), *booking);
        }
        assert_eq!(other.export(Noun::Deal, reader), file);
    }
}

#[test]
fn a_booking_that_cannot_be_read_is_kept_and_told() {
    let mut team = team();
    let cells = ["Room 1", "\"Room 1, soon\"", "\"Room 1, 2027-02-01, 90m\"", "\"+, 2027-02-01\""];
    let file = format!("title,visit\n{}", cells.map(|cell| format!("x,{cell}\n")).concat());
    let report = team.import(Noun::Deal, &file).unwrap();
    assert_eq!((report.tally.made, report.tally.unread), (4, 4));
    let on = RecordRef::new(Noun::Deal, 2);
    assert_eq!(team.note(on)["leftovers"], json!([["visit", "Room 1, soon"]]));
    assert!(team.value(on, "visit").is_empty());
}
