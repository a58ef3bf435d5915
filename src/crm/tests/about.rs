//! What is planned about a letter, a call, a message or a form.

use super::*;
use crate::crm::reader::{Event, Position};
use crate::domain::inbound::Channel;
use crate::domain::message::RefusalKind;

const LETTER: &[u8] = b"From: ewa@polmet.example\r\nSubject: Re: Windows\r\n\
    Message-ID: <1@polmet.example>\r\n\r\nTwelve.\r\n";

/// A lead with a letter, and the number of the letter's entry.
fn letter(team: &mut Team) -> (RecordRef, i64) {
    let now = team.tick();
    let taken = team.anna.intake(now, Channel::Mail, LETTER, None).unwrap();
    let lead = taken.received.home.unwrap();
    let (events, _) = team.reader().timeline(lead, Position::NEWEST, 9).unwrap();
    let entry = events.iter().find_map(|happened| match &happened.event {
        Event::Entry(entry) => Some(entry.id),
        _ => None,
    });
    (lead, entry.unwrap())
}

fn plan(about: i64, on: Option<RecordRef>) -> Command {
    let mut set = vec![
        Set::new("kind", "call"),
        Set::new("subject", "Windows"),
        Set::new("deadline", 1_900_000_000),
        Set::new("about", about),
    ];
    set.extend(on.map(|on| Set::new("on", on.to_string().as_str())));
    Command::Create { noun: Noun::Activity, set }
}

#[test]
fn what_waits_and_what_is_planned_instead_both_know_the_letter() {
    let mut team = team();
    let (lead, entry) = letter(&mut team);
    let about = |team: &Team| -> Vec<Option<(i64, String)>> {
        let planned = team.reader().planned(lead, 9).unwrap().into_iter();
        planned.map(|one| one.about.map(|about| (about.entry, about.subject))).collect()
    };
    let it = Some((entry, "Re: Windows".to_owned()));
    assert_eq!(about(&team), std::slice::from_ref(&it));
    let receipt = team.run(plan(entry, Some(lead)));
    assert_eq!(receipt.notes[0].id, "note-incoming-answered");
    assert_eq!(about(&team), std::slice::from_ref(&it), "only what is planned is left");

    // That it was planned, and that it was done, say so; a later change does not.
    let call = receipt.touched[0];
    team.edit(call, "deadline", 1_900_000_100);
    team.run(Command::Complete { activity: call.id, result: None, next: None });
    let (events, _) = team.reader().timeline(lead, Position::NEWEST, 9).unwrap();
    let told: Vec<Option<i64>> = events
        .iter()
        .filter_map(|happened| match &happened.event {
            Event::Planning(pair) => Some(pair.1.about().map(|about| about.entry)),
            Event::Done(done) => Some(done.about.as_ref().map(|about| about.entry)),
            _ => None,
        })
        .collect();
    // Done, moved, planned, and what waited was done by that.
    assert_eq!(told, [Some(entry), None, Some(entry), Some(entry)]);
    team.assert_healthy();
}

#[test]
fn undo_takes_it_back_and_redo_brings_the_letter_along() {
    let mut team = team();
    let (lead, entry) = letter(&mut team);
    let receipt = team.run(plan(entry, Some(lead)));
    let call = receipt.touched[0];
    team.run(Command::Undo { operation: receipt.operation });
    assert!(!team.lives(call));
    team.run(Command::Redo);
    assert_eq!(team.value(call, "about"), entry.into());
}

#[test]
fn it_is_planned_where_the_letter_is_unless_another_record_is_named() {
    let mut team = team();
    let (lead, entry) = letter(&mut team);
    let home = team.run(plan(entry, None)).touched[0];
    assert_eq!(team.value(home, "on"), lead.to_string().as_str().into());
    let other = team.create(Noun::Deal, &[("title", "Roof".into())]);
    let there = team.run(plan(entry, Some(other))).touched[0];
    assert_eq!(team.value(there, "on"), other.to_string().as_str().into());
}

#[test]
fn nothing_is_planned_about_what_is_no_letter() {
    let mut team = team();
    let (lead, _) = letter(&mut team);
    let comment = team.run(Command::comment(lead, "Warranty is five years.")).touched;
    let comment = comment.iter().find(|on| on.noun == Noun::Entry).unwrap().id;
    let before = team.dump();
    for (entry, kind) in [(comment, RefusalKind::Rule), (99, RefusalKind::NotFound)] {
        assert_eq!(team.refuse(plan(entry, Some(lead))).kind, kind, "{entry}");
        assert_eq!(team.dump(), before);
    }
}
