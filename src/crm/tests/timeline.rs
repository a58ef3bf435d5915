use proptest::prelude::*;

use super::*;
use crate::crm::reader::{Event, Happened, Position};
use crate::domain::happened::{EventRef, Group, Wanted};
use crate::domain::message::RefusalKind;
use crate::domain::narrowing::{Change, Kept, Narrowing};

/// Everything that happened, read page by page.
fn pages(reader: &Reader, on: RecordRef, size: usize) -> Vec<Happened> {
    let mut all = Vec::new();
    let mut from = Position::NEWEST;
    loop {
        let (page, to) = reader.timeline(on, from, size).unwrap();
        assert!(page.len() <= size);
        if page.is_empty() {
            return all;
        }
        all.extend(page);
        from = to;
    }
}

/// What an event is, for comparing and counting.
fn name(happened: &Happened) -> String {
    match &happened.event {
        Event::Change(pair) => format!("change {}", pair.1.id),
        Event::Entry(entry) => format!("entry {}", entry.id),
        Event::Done(done) => format!("done {}", done.id),
        Event::Planning(pair) => format!("planning {}", pair.1.change),
    }
}

#[derive(Debug, Clone, Copy)]
enum Doing {
    Edit,
    Comment,
    Call,
}

fn doing() -> impl Strategy<Value = (Doing, i64)> {
    let what = prop_oneof![Just(Doing::Edit), Just(Doing::Comment), Just(Doing::Call)];
    // Few moments, so that many are the same, in any order: clocks of two people differ.
    (what, 0..6_i64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn pages_of_any_size_have_everything_once_in_one_order(
        doings in proptest::collection::vec(doing(), 1..24),
        size in 1..9_usize,
    ) {
        let mut team = team();
        // The lead is older than all that is done with it.
        team.now = -1;
        let on = team.create(Noun::Lead, &[]);
        for (place, (doing, at)) in doings.iter().enumerate() {
            let mut run = |command| team.anna.execute(*at, &command).unwrap().touched[0];
            match doing {
                Doing::Edit => {
                    let set = vec![Set::new("amount", place as i64 + 1)];
                    run(Command::Edit { on, set });
                }
                Doing::Comment => {
                    run(Command::comment(on, place.to_string()));
                }
                Doing::Call => {
                    let values = [
                        ("kind", "call".into()),
                        ("subject", "x".into()),
                        ("on", on.to_string().as_str().into()),
                    ];
                    let call = run(Command::Create { noun: Noun::Activity, set: sets(&values) });
                    run(Command::Complete { activity: call.id, result: None, next: None });
                }
            }
        }
        let reader = team.reader();
        let whole = pages(&reader, on, 1000);
        // A call is planned and done; the creation of the lead is the one change besides.
        let calls = doings.iter().filter(|(doing, _)| matches!(doing, Doing::Call)).count();
        prop_assert_eq!(whole.len(), doings.len() + calls + 1);
        let names: Vec<String> = whole.iter().map(name).collect();
        prop_assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), whole.len());
        let paged: Vec<String> = pages(&reader, on, size).iter().map(name).collect();
        prop_assert_eq!(&paged, &names);

        // From any place the way back leads over as many events as one asks for.
        let mut at = Position::NEWEST;
        for passed in 0..=whole.len() {
            let to = reader.timeline_back(on, &Wanted::default(), at, size).unwrap();
            let (events, _) = reader.timeline(on, to, 1000).unwrap();
            prop_assert_eq!(to == Position::NEWEST, passed < size);
            let first = passed.saturating_sub(size);
            prop_assert_eq!(events.len(), whole.len() - first);
            if doings.is_sorted_by_key(|(_, at)| *at) {
                prop_assert_eq!(&events[..], &whole[first..]);
            }
            at = at.after(&whole[passed..whole.len().min(passed + 1)]);
        }
        let last = reader.timeline_back(on, &Wanted::default(), Position::OLDEST, size).unwrap();
        let (events, _) = reader.timeline(on, last, 1000).unwrap();
        prop_assert_eq!(events.len(), size.min(whole.len()));

        if doings.is_sorted_by_key(|(_, at)| *at) {
            let moments: Vec<i64> = whole.iter().map(|happened| happened.at).collect();
            prop_assert!(moments.iter().rev().is_sorted(), "{:?}", moments);
        }
    }
}

#[test]
fn the_timeline_tells_stages_comments_calls_and_the_bin_newest_first() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    team.move_to(lead, "in_work");
    team.run(Command::comment(lead, "hello"));
    let call = team.create(
        Noun::Activity,
        &[
            ("kind", "call".into()),
            ("subject", "Ask".into()),
            ("on", lead.to_string().as_str().into()),
        ],
    );
    team.run(Command::Complete { activity: call.id, result: None, next: None });
    team.run(Command::Delete { on: lead });
    team.run(Command::Restore { on: lead });
    let told: Vec<String> = pages(&team.reader(), lead, 2)
        .iter()
        .map(|happened| match &happened.event {
            Event::Change(pair) => pair.1.field.clone(),
            Event::Entry(entry) => entry.text.clone().unwrap(),
            Event::Done(done) => done.subject.clone(),
            Event::Planning(pair) => format!("{:?}", pair.1.turns),
        })
        .collect();
    assert_eq!(
        told,
        ["deleted_at", "deleted_at", "Ask", "[Planned(None, None)]", "hello", "stage", "created"]
    );
}

#[test]
fn seven_entries_are_pinned_and_no_eighth() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    let other = team.create(Noun::Lead, &[("title", "b".into())]);
    let comment = |team: &mut Team, on| team.run(Command::comment(on, "x")).touched[0].id;
    let entries: Vec<i64> = (0..8).map(|_| comment(&mut team, lead)).collect();
    let pin = |on, entry| Command::Pin { on, event: EventRef::Entry(entry) };
    for entry in &entries[..7] {
        team.run(pin(lead, *entry));
    }
    let eighth = pin(lead, entries[7]);
    assert_eq!(team.refuse(eighth.clone()).message.id, "refused-pins");
    let elsewhere = comment(&mut team, other);
    team.run(pin(other, elsewhere));

    let receipt = team.run(pin(lead, entries[0]));
    assert_eq!(receipt.message.id, "receipt-unpinned");
    team.run(eighth);
    let pinned = team.reader().pinned(lead).unwrap();
    assert_eq!(pinned.len(), 7);
    assert_eq!(name(&pinned[0]), format!("entry {}", entries[7]), "the latest pinned first");

    // Taking the unpinning back would make eight.
    let refused = team.refuse(Command::Undo { operation: receipt.operation });
    assert_eq!(refused.message.id, "note-undo-left-field");
    assert_eq!(team.reader().pinned(lead).unwrap().len(), 7);
}

#[test]
fn within_one_second_the_later_operation_stands_above() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let second = team.now + 100;
    let comment = |text: &str| Command::Comment { on: lead, text: text.to_owned(), set: vec![] };
    let title = |text: &str| Command::Edit { on: lead, set: vec![Set::new("title", text)] };
    for command in [comment("first"), title("Fans"), comment("third"), title("Valves")] {
        team.anna.execute(second, &command).unwrap();
    }
    let kinds = |size| -> Vec<&str> {
        let events = pages(&team.reader(), lead, size);
        let events = events.iter().filter(|happened| happened.at == second);
        events
            .map(|happened| match happened.event {
                Event::Change(_) => "change",
                Event::Entry(_) => "entry",
                _ => "other",
            })
            .collect()
    };
    for size in [1, 2, 50] {
        assert_eq!(kinds(size), ["change", "entry", "change", "entry"], "pages of {size}");
    }
}

#[test]
fn a_period_has_what_happened_in_it_from_whichever_side_it_is_read() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "a".into())]);
    let begun = team.now;
    for day in 1..=6 {
        team.now = begun + day * 86_400;
        team.run(Command::comment(lead, format!("comment {day}")));
        team.edit(lead, "comment", format!("edit {day}").as_str());
        let call: Vec<Set> = [("kind", "call"), ("subject", "Ask"), ("on", &lead.to_string())]
            .map(|(field, value)| Set::new(field, value))
            .to_vec();
        let call = team.run(Command::Create { noun: Noun::Activity, set: call }).touched[0];
        team.run(Command::Complete { activity: call.id, result: None, next: None });
    }
    let reader = team.reader();
    let all = pages(&reader, lead, 50);
    let day = |day: i64| begun + day * 86_400;
    for (since, until) in [
        (None, Some(day(3))),
        (Some(day(2)), Some(day(4))),
        (Some(day(2)), Some(day(2) + 1)),
        (Some(day(5)), None),
        (None, Some(begun)),
        (Some(day(9)), Some(day(10))),
    ] {
        let wanted = Wanted { since, until, ..Wanted::default() };
        let within =
            |at: i64| since.is_none_or(|since| at >= since) && until.is_none_or(|until| at < until);
        let expected: Vec<String> =
            all.iter().filter(|happened| within(happened.at)).map(name).collect();
        let (mut read, mut from) = (Vec::new(), Position::NEWEST);
        loop {
            let (page, to) = reader.timeline_of(lead, &wanted, from, 2).unwrap();
            read.extend(page.iter().map(name));
            from = to;
            if page.len() < 2 {
                break;
            }
        }
        assert_eq!(read, expected, "{since:?} {until:?}");
        // As many back lead to where that page began.
        let back = reader.timeline_back(lead, &wanted, Position::OLDEST, 3).unwrap();
        let (last, _) = reader.timeline_of(lead, &wanted, back, 50).unwrap();
        let tail = expected.len().saturating_sub(3);
        let expected = if expected.len() < 3 { &expected[..] } else { &expected[tail..] };
        assert_eq!(last.iter().map(name).collect::<Vec<_>>(), expected, "{since:?} {until:?}");
    }
}

#[test]
fn what_one_keeps_of_timelines_is_ones_own_and_is_taken_back() {
    let mut team = team();
    let boris = team.colleague("boris").viewer().user;
    let anna = team.anna.viewer().user;
    let calls = Narrowing { groups: vec![Group::Communication], ..Narrowing::default() };
    let mine = Narrowing { dates: Some("last-7d".to_owned()), ..calls.clone() };
    let keep = |name: &str, narrowing: &Narrowing| {
        Command::Timeline(Change::Keep(name.to_owned(), narrowing.clone()))
    };
    let forget = |name: &str| Command::Timeline(Change::Forget(name.to_owned()));
    let kept = |team: &Team| -> Vec<Kept> { team.reader().setup().timelines.clone() };
    let one = |name: &str, narrowing: &Narrowing| Kept {
        user: anna,
        name: name.to_owned(),
        narrowing: narrowing.clone(),
    };
    team.run(keep("Calls", &calls));
    team.run(keep(" Mine ", &mine));
    assert_eq!(kept(&team), [one("Calls", &calls), one("Mine", &mine)]);
    assert!(kept(&team).iter().all(|kept| kept.user != boris));
    for (command, kind) in [
        (keep("", &calls), RefusalKind::Malformed),
        (keep("All", &Narrowing::default()), RefusalKind::Rule),
        (forget("Callz"), RefusalKind::NotFound),
    ] {
        assert_eq!(team.refuse(command).kind, kind);
    }
    assert_eq!(kept(&team).len(), 2);
    team.run(keep("calls", &mine));
    assert_eq!(kept(&team), [one("calls", &mine), one("Mine", &mine)]);
    team.undo();
    assert_eq!(kept(&team)[0], one("Calls", &calls));
    team.run(forget("mine"));
    team.run(forget("calls"));
    assert_eq!(kept(&team), []);
    team.undo();
    assert_eq!(kept(&team), [one("Calls", &calls)]);
    team.run(Command::Redo);
    assert_eq!(kept(&team), []);
}
