//! What becomes of activities, on the timeline of their record; and what is pinned there.

use super::*;
use crate::crm::reader::{Event, Happened, Position, Sort, Window};
use crate::domain::command::{Conversion, Merge, Targets};
use crate::domain::happened::{EventRef, Group, Wanted};
use crate::domain::planning::Turn;

fn call(team: &mut Team, on: RecordRef, subject: &str) -> RecordRef {
    let on = on.to_string();
    let set = [("kind", "call".into()), ("subject", subject.into()), ("on", on.as_str().into())];
    team.create(Noun::Activity, &set)
}

/// The timeline of a record, newest first.
fn timeline(team: &Team, on: RecordRef, wanted: &Wanted) -> Vec<Happened> {
    team.reader().timeline_of(on, wanted, Position::NEWEST, 100).unwrap().0
}

/// What it tells of activities before they were done.
fn told(team: &Team, on: RecordRef) -> Vec<Vec<Turn>> {
    let wanted = Wanted { groups: vec![Group::Activities], ..Wanted::default() };
    let events = timeline(team, on, &wanted).into_iter();
    let told = events.filter_map(|happened| match happened.event {
        Event::Planning(pair) => Some(pair.1.turns),
        _ => None,
    });
    told.collect()
}

fn lead(team: &mut Team, title: &str) -> RecordRef {
    team.create(Noun::Lead, &[("title", title.into())])
}

#[test]
fn one_operation_makes_one_line_of_what_it_did_to_an_activity() {
    let mut team = team();
    let boris = team.colleague("boris").viewer().user;
    let lead = lead(&mut team, "Pumps");
    let call = call(&mut team, lead, "Ask");
    let (first, second) = (team.now + 1000, team.now + 2000);
    team.edit(call, "deadline", first);
    let set = sets(&[("deadline", second.into()), ("responsible", boris.0.into())]);
    team.run(Command::Edit { on: call, set });
    team.edit(call, "remind", Value::Ids(vec![15]));
    team.run(Command::Delete { on: call });
    team.run(Command::Restore { on: call });
    team.run(Command::Complete { activity: call.id, result: Some("yes".to_owned()), next: None });
    let changed = |field: &str, from: Value, to: Value| Turn::Changed(field.to_owned(), from, to);
    let me = Value::Int(team.anna.viewer().user.0);
    let expected = vec![
        vec![Turn::Restored],
        vec![Turn::Deleted],
        vec![changed("remind", Value::Empty, Value::Ids(vec![15]))],
        vec![
            changed("deadline", first.into(), second.into()),
            changed("responsible", me, boris.0.into()),
        ],
        vec![changed("deadline", Value::Empty, first.into())],
        // With what it was planned, whatever became of it since.
        vec![Turn::Planned(None, None)],
    ];
    assert_eq!(told(&team, lead), expected);
    // That it is done is an event of its own; that it is not, after all, a line.
    team.undo();
    assert_eq!(told(&team, lead)[0], [Turn::Reopened]);
    let changes = Wanted { groups: vec![Group::Changes], ..Wanted::default() };
    let is_planning = |one: &Happened| matches!(one.event, Event::Planning(_));
    assert!(!timeline(&team, lead, &changes).iter().any(is_planning));
    let his = Wanted { authors: vec![boris], ..Wanted::default() };
    assert_eq!(timeline(&team, lead, &his), []);
    let since = Wanted { since: Some(team.now + 1), ..Wanted::default() };
    assert_eq!(timeline(&team, lead, &since), []);
    team.assert_healthy();
}

#[test]
fn what_is_told_follows_an_activity_to_another_record_and_back() {
    let mut team = team();
    let (keep, other) = (lead(&mut team, "a"), lead(&mut team, "b"));
    let call = call(&mut team, other, "Ask");
    team.edit(call, "place", "Office");
    let both = told(&team, other);
    assert_eq!((both.len(), told(&team, keep).len()), (2, 0));
    team.run(Command::Merge(Merge::new(keep, vec![other])));
    assert_eq!(told(&team, keep), both);
    team.undo();
    assert_eq!((told(&team, keep).len(), told(&team, other)), (0, both.clone()));
    // What happened with a record stays told there; what was brought along goes on.
    team.edit(call, "on", keep.to_string().as_str());
    assert_eq!((told(&team, keep), told(&team, other)), (both.clone(), both.clone()));
    team.edit(call, "place", "Yard");
    assert_eq!((told(&team, keep).len(), told(&team, other)), (3, both.clone()));
    team.edit(call, "on", Value::Empty);
    assert_eq!((told(&team, keep).len(), told(&team, other)), (1, both));
    team.edit(call, "on", other.to_string().as_str());
    assert_eq!(told(&team, other).len(), 3);
}

#[test]
fn a_converted_lead_keeps_what_was_planned_and_the_deal_and_the_client_have_it_too() {
    let mut team = team();
    let lead = lead(&mut team, "Pumps");
    let call = call(&mut team, lead, "Ask");
    let planned = told(&team, lead);
    let targets = Targets { deal: true, contact: true, company: false };
    let fill = vec![(Noun::Contact, Set::new("last_name", "Petrov"))];
    let conversion = Conversion { lead: lead.id, targets, fill, ..Conversion::default() };
    let made = team.run(Command::Convert(conversion)).touched;
    let find = |noun| *made.iter().find(|on| on.noun == noun).unwrap();
    let (deal, contact) = (find(Noun::Deal), find(Noun::Contact));
    assert_eq!(team.value(call, "on"), deal.to_string().as_str().into());
    for on in [lead, deal, contact] {
        assert_eq!(told(&team, on), planned, "{on}");
    }
    let events = timeline(&team, lead, &Wanted::default());
    let is_planning = |one: &&Happened| matches!(one.event, Event::Planning(_));
    let event = events.iter().find(is_planning).unwrap().name();
    team.run(Command::Pin { on: lead, event });
    assert_eq!(team.reader().pinned(lead).unwrap()[0].on, None, "it happened here");
    team.undo();
    team.undo();
    assert_eq!((told(&team, lead), told(&team, deal).len()), (planned, 0));
}

#[test]
fn any_event_is_pinned_seven_of_all_kinds_and_let_go() {
    let mut team = team();
    let lead = lead(&mut team, "Pumps");
    team.move_to(lead, "in_work");
    team.edit(lead, "amount", 500);
    let words = team.run(Command::comment(lead, "Look")).touched[0];
    let calls: Vec<RecordRef> = (0..4).map(|_| call(&mut team, lead, "Ask")).collect();
    team.run(Command::Complete { activity: calls[0].id, result: None, next: None });
    let events = timeline(&team, lead, &Wanted::default());
    let names: Vec<EventRef> = events.iter().map(Happened::name).collect();
    assert_eq!(names.len(), 9, "{events:#?}");
    assert!(names.contains(&EventRef::Entry(words.id)));
    assert!(names.contains(&EventRef::Done(calls[0].id)));
    let pin = |event| Command::Pin { on: lead, event };
    let before = team.data();
    team.run(pin(names[0]));
    assert_eq!(team.reader().pinned(lead).unwrap(), events[..1]);
    team.undo();
    assert_eq!((team.reader().pinned(lead).unwrap(), team.data()), (Vec::new(), before));
    for name in &names[..7] {
        team.run(pin(*name));
    }
    let mut pinned = team.reader().pinned(lead).unwrap();
    pinned.reverse();
    let shown: Vec<EventRef> = pinned.iter().map(Happened::name).collect();
    assert_eq!(shown, names[..7]);
    assert_eq!(team.refuse(pin(names[7])).message.id, "refused-pins");
    let receipt = team.run(pin(names[1]));
    assert_eq!(receipt.message.id, "receipt-unpinned");
    team.run(pin(names[8]));
    // Nothing of it stands on the timeline besides.
    assert_eq!(timeline(&team, lead, &Wanted::default()).len(), 9);
    let eighth = team.refuse(Command::Undo { operation: receipt.operation });
    assert_eq!(eighth.message.id, "note-undo-left-field");
    // What is gone is not shown and takes no place.
    team.run(Command::Delete { on: calls[0] });
    assert_eq!(team.reader().pinned(lead).unwrap().len(), 6);
    team.run(pin(names[1]));
    team.assert_healthy();
}

#[test]
fn nothing_foreign_is_pinned_and_a_merge_takes_the_pins_along() {
    let mut team = team();
    let (keep, other) = (lead(&mut team, "a"), lead(&mut team, "b"));
    team.move_to(other, "in_work");
    let change = timeline(&team, other, &Wanted::default())[0].name();
    let before = team.dump();
    for event in [change, EventRef::Change(999), EventRef::Done(1), EventRef::Entry(1)] {
        let refused = team.refuse(Command::Pin { on: keep, event });
        assert_eq!(refused.message.id, "refused-no-event", "{event}");
    }
    assert_eq!(team.dump(), before);
    team.run(Command::Pin { on: other, event: change });
    team.run(Command::Merge(Merge::new(keep, vec![other])));
    let pinned = team.reader().pinned(keep).unwrap();
    assert_eq!(pinned.iter().map(Happened::name).collect::<Vec<_>>(), [change]);
    assert_eq!(pinned[0].on, Some(other), "it happened there");
    team.undo();
    assert_eq!(team.reader().pinned(keep).unwrap(), []);
    assert_eq!(team.reader().pinned(other).unwrap().len(), 1);
}

#[test]
fn what_stands_on_a_client_is_pinned_there_as_well() {
    let mut team = team();
    let contact = team.create(Noun::Contact, &[("last_name", "Petrov".into())]);
    let deal = team.create(Noun::Deal, &[("contact", contact.id.into())]);
    let words = EventRef::Entry(team.run(Command::comment(deal, "Look")).touched[0].id);
    team.run(Command::Pin { on: contact, event: words });
    let pinned = team.reader().pinned(contact).unwrap();
    assert_eq!((pinned.len(), pinned[0].on, pinned[0].name()), (1, Some(deal), words));
    assert_eq!(team.reader().pinned(deal).unwrap(), []);
    team.run(Command::Pin { on: contact, event: words });
    assert_eq!(team.reader().pinned(contact).unwrap(), []);
}

#[test]
fn a_pinned_comment_that_comes_back_to_seven_pins_is_let_go() {
    let mut team = team();
    let lead = lead(&mut team, "a");
    let words: Vec<RecordRef> =
        (0..8).map(|n| team.run(Command::comment(lead, n.to_string())).touched[0]).collect();
    let pin = |on: RecordRef| Command::Pin { on: lead, event: EventRef::Entry(on.id) };
    for one in &words[..7] {
        team.run(pin(*one));
    }
    let deleted = team.run(Command::Delete { on: words[0] }).operation;
    team.run(pin(words[7]));
    team.run(Command::Undo { operation: deleted });
    assert!(team.lives(words[0]));
    assert_eq!(team.reader().pinned(lead).unwrap().len(), 7);
    assert!(team.value(words[0], "pinned_at").is_empty());
}

#[test]
fn what_is_planned_with_a_record_in_the_bin_rests_in_every_list() {
    let mut team = team();
    let (here, gone) = (lead(&mut team, "Pumps"), lead(&mut team, "Pipes"));
    let (stays, rests) = (call(&mut team, here, "Ask"), call(&mut team, gone, "Offer"));
    let listed = |team: &Team, filter: &Filter, field: &str| {
        let reader = team.reader();
        let sort = Sort { field: field.to_owned(), descending: false };
        let window = Window::Top { rows: 9 };
        let list = reader.list(Noun::Activity, &[], filter, &sort, window).unwrap();
        let mut ids = reader.ids(Noun::Activity, filter).unwrap();
        ids.sort_unstable();
        let count = reader.count(Noun::Activity, filter).unwrap();
        assert_eq!(usize::try_from(count).unwrap(), ids.len());
        let mut rows: Vec<i64> = list.rows.rows.iter().map(|row| row.id).collect();
        rows.sort_unstable();
        assert_eq!(rows, ids, "{field}");
        ids
    };
    for field in ["id", "subject", "deadline", "created_at", "kind"] {
        assert_eq!(listed(&team, &Filter::All, field), [stays.id, rests.id]);
    }
    team.run(Command::Delete { on: gone });
    for field in ["id", "subject", "deadline", "created_at", "kind"] {
        assert_eq!(listed(&team, &Filter::All, field), [stays.id], "{field}");
    }
    team.run(Command::Delete { on: rests });
    assert_eq!(listed(&team, &Filter::Deleted, "id"), [rests.id], "the bin shows all");
    team.run(Command::Undo { operation: None });
    team.run(Command::Restore { on: gone });
    assert_eq!(listed(&team, &Filter::All, "id"), [stays.id, rests.id]);
}
