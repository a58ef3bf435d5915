//! Working through records: the order of the queue, decisions that are one operation each, and a
//! colleague who was faster.

use super::*;
use crate::crm::queue::{Asked, Order};
use crate::crm::reader::{Bounds, Sort};
use crate::domain::attempt::{Attempt, Outcome};
use crate::domain::command::Decision;
use crate::domain::inbound::Channel;
use crate::domain::message::RefusalKind;
use crate::domain::urgency::Urgency;

fn call(outcome: Outcome) -> Attempt {
    let (to, text) = ("+48 600 100 200".to_owned(), String::new());
    Attempt { channel: Channel::Call, to, outcome, text }
}

fn activity(on: RecordRef, deadline: i64) -> Vec<Set> {
    vec![
        Set::new("kind", "call"),
        Set::new("subject", "Call"),
        Set::new("deadline", deadline),
        Set::new("on", on.to_string().as_str()),
    ]
}

fn plan(team: &mut Team, on: RecordRef, deadline: i64) -> RecordRef {
    team.run(Command::Create { noun: Noun::Activity, set: activity(on, deadline) }).touched[0]
}

fn queue(team: &Team, filter: Filter, chosen: &[i64]) -> Vec<i64> {
    let order = Order::Sorted(Sort { field: "created_at".to_owned(), descending: true });
    let asked = Asked { noun: Noun::Lead, filter, chosen: chosen.to_vec(), order };
    let now = team.now;
    let columns = [
        (Urgency::Overdue, Bounds { now, from: None, until: Some(now) }),
        (Urgency::Today, Bounds { now, from: Some(now), until: Some(now + 1000) }),
    ];
    team.reader().queue(&asked, now, &columns).unwrap().ids
}

/// What the whole decision of somebody who was not reached looks like.
fn missed(team: &Team, on: RecordRef, due: RecordRef) -> Decision {
    let seen = team.reader().queued(on).unwrap().unwrap().seen;
    Decision {
        attempt: Some(call(Outcome::NoAnswer)),
        done: (vec![due.id], None),
        next: Some(activity(on, team.now + 7200)),
        ..Decision::of(on, Some(seen))
    }
}

#[test]
fn who_waits_comes_first_and_what_is_finished_not_at_all() {
    let mut team = team();
    let leads: Vec<RecordRef> =
        (0..6).map(|_| team.create(Noun::Lead, &[("title", "Pumps".into())])).collect();
    let id = |place: usize| leads[place].id;
    let late = team.now - 100;
    plan(&mut team, leads[1], late);
    let mut set = activity(leads[4], late + 50);
    set.push(Set::new("incoming", 1));
    let waits = team.try_run(Command::Create { noun: Noun::Activity, set });
    team.run(Command::Log { on: leads[0], attempt: call(Outcome::Reached) });
    team.run(Command::Log { on: leads[5], attempt: call(Outcome::Reached) });
    team.move_to(leads[2], "junk");
    let all = queue(&team, Filter::All, &[]);
    let expected = match waits {
        Ok(_) => vec![id(4), id(1), id(3), id(5), id(0)],
        // Only what comes from outside may say that somebody waits.
        Err(_) => vec![id(1), id(3), id(4), id(5), id(0)],
    };
    assert_eq!(all, expected);
    // Of what is selected, only that; in the order of the view among equals.
    assert_eq!(queue(&team, Filter::All, &[id(5), id(0), id(2), id(3)]), [id(3), id(5), id(0)]);
}

#[test]
fn what_is_put_off_does_not_come_before_its_time() {
    let mut team = team();
    let leads: Vec<RecordRef> =
        (0..4).map(|_| team.create(Noun::Lead, &[("title", "Pumps".into())])).collect();
    let id = |place: usize| leads[place].id;
    // One nobody turned to yet, one touched before, one for today, one with nothing planned.
    team.run(Command::Log { on: leads[1], attempt: call(Outcome::Reached) });
    let now = team.now;
    for (lead, at) in [(0, now + 900), (1, now + 100_000), (2, now + 500)] {
        plan(&mut team, leads[lead], at);
    }
    assert_eq!(queue(&team, Filter::All, &[]), [id(3)]);
    assert_eq!(queue(&team, Filter::All, &[id(1), id(0)]), [id(0), id(1)], "chosen is chosen");
    team.now = now + 500;
    assert_eq!(queue(&team, Filter::All, &[]), [id(2), id(3)]);
    team.now = now + 100_001;
    assert_eq!(queue(&team, Filter::All, &[]), [id(2), id(0), id(1), id(3)]);

    // Where nothing else is left, it is known when it goes on.
    team.now = now + 10;
    team.move_to(leads[3], "junk");
    let order = Order::Sorted(Sort { field: "stage".to_owned(), descending: false });
    let asked = Asked { noun: Noun::Lead, filter: Filter::All, chosen: Vec::new(), order };
    let turns = team.reader().queue(&asked, team.now, &[]).unwrap();
    assert_eq!((turns.ids, turns.later), (Vec::new(), Some(now + 500)));
}

#[test]
fn a_decision_is_one_operation_and_one_undo_takes_it_back() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let late = team.now - 100;
    let due = plan(&mut team, lead, late);
    let decision = missed(&team, lead, due);
    let receipt = team.run(Command::Decide(decision));
    assert_eq!(receipt.message.id, "receipt-decided-next");
    let queued = team.reader().queued(lead).unwrap().unwrap();
    assert_eq!((queued.attempts, queued.planned.len()), (1, 1));
    assert_ne!(queued.planned[0].id, due.id);
    assert!(!team.value(due, "done_at").is_empty());

    let undone = team.undo();
    assert!(undone.message.id.starts_with("receipt-undone"), "{undone:?}");
    let queued = team.reader().queued(lead).unwrap().unwrap();
    assert_eq!((queued.attempts, queued.planned.len()), (0, 1));
    assert_eq!(queued.planned[0].id, due.id);
    team.run(Command::Redo);
    let queued = team.reader().queued(lead).unwrap().unwrap();
    assert_eq!(queued.attempts, 1);

    // Waiting moves the call that is due; failing goes to a stage.
    let (planned, seen) = (queued.planned[0].clone(), queued.seen);
    let (was, at) = (planned.deadline.map(Value::Int), team.now + 90_000);
    let set = Set { field: "deadline".to_owned(), value: Value::Int(at), was };
    let moved = vec![(planned.id, set)];
    let past = vec![(moved[0].0, Set::new("deadline", team.now - 1))];
    let past = Decision { moved: past, ..Decision::of(lead, Some(seen.clone())) };
    let refused = team.refuse(Command::Decide(past));
    assert_eq!((refused.kind, refused.message.id), (RefusalKind::Malformed, "refused-later-past"));
    let later = Decision { moved, ..Decision::of(lead, Some(seen)) };
    assert_eq!(team.run(Command::Decide(later)).message.id, "receipt-decided-later");
    let queued = team.reader().queued(lead).unwrap().unwrap();
    assert_eq!(queued.planned[0].deadline, Some(at));
    let to = Some((team.stage(Noun::Lead, "junk"), Some("no budget".to_owned())));
    let junk = Decision { to, ..Decision::of(lead, Some(queued.seen)) };
    assert_eq!(team.run(Command::Decide(junk)).message.id, "receipt-moved");
    assert!(team.reader().queued(lead).unwrap().is_none(), "it is finished");
    team.undo();
    assert!(team.reader().queued(lead).unwrap().is_some());
    team.assert_healthy();
}

#[test]
fn who_was_slower_is_refused_and_nothing_is_written() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let late = team.now - 100;
    let due = plan(&mut team, lead, late);
    let boriss = Command::Create { noun: Noun::Activity, set: activity(lead, team.now + 900) };
    let moved = vec![Set::new("deadline", team.now + 500)];
    let faster: [Command; 5] = [
        Command::Edit { on: lead, set: vec![Set::new("title", "Valves")] },
        Command::Log { on: lead, attempt: call(Outcome::Reached) },
        boriss,
        Command::Edit { on: due, set: moved },
        Command::Complete { activity: due.id, result: None, next: None },
    ];
    for command in faster {
        let decision = missed(&team, lead, due);
        let now = team.tick();
        boris.execute(now, &command).unwrap();
        let before = team.dump();
        let refused = team.refuse(Command::Decide(decision));
        assert_eq!(refused.kind, RefusalKind::Conflict, "{command:?}");
        assert_eq!(refused.message.id, "refused-decided-already");
        assert_eq!(team.dump(), before, "nothing was written");
    }
}

#[test]
fn what_was_said_last_is_not_hidden_by_what_was_planned() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    team.run(Command::comment(lead, "Asks for a discount".to_owned()));
    let soon = team.now + 3600;
    plan(&mut team, lead, soon);
    let queued = team.reader().queued(lead).unwrap().unwrap();
    assert_eq!(queued.planned.len(), 1);
    let [said] = &queued.events[..] else { panic!("{:?}", queued.events) };
    assert!(format!("{said:?}").contains("Asks for a discount"), "{said:?}");
}
