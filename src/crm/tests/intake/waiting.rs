//! What was kept and waits to be decided, and what comes once more.

use super::*;

impl Team {
    /// A form that was kept, and about which nothing was decided yet.
    fn waits(&self, external: &str, raw: &str) {
        self.raw()
            .execute(
                "INSERT INTO inbound (channel, external, received_at, received_by, raw, size)
                 VALUES ('form', ?1, 7, 1, CAST(?2 AS BLOB), 1)",
                [external, raw],
            )
            .unwrap();
    }
}

#[test]
fn what_was_kept_and_not_decided_is_decided_by_the_next_run() {
    let mut team = team();
    team.waits("lost", r#"{"phone": "+48600100200"}"#);
    let taken = team.call("+48 700 100 200");
    assert_eq!(taken.received.state, ReceivedState::Done);
    assert_eq!(team.count(Noun::Lead, &Filter::All), 2);
    let states: Vec<_> = team.reader().received(9).unwrap().iter().map(|one| one.state).collect();
    assert_eq!(states, [ReceivedState::Done; 2]);
}

#[test]
fn a_form_that_is_sent_again_within_a_day_is_the_same_one() {
    let mut team = team();
    let midnight = (team.now / 86_400 + 1) * 86_400;
    let form = br#"{"phone": "+48600100200"}"#;
    let sent = |team: &mut Team, at: i64| {
        let taken = team.anna.intake(at, Channel::Form, form, None).unwrap();
        (taken.received.id, taken.new)
    };
    // Whatever the calendar says of the two clicks.
    assert_eq!(sent(&mut team, midnight - 1), (1, true));
    assert_eq!(sent(&mut team, midnight + 1), (1, false));
    assert_eq!(sent(&mut team, midnight + 86_398), (1, false));
    assert_eq!(sent(&mut team, midnight + 86_400), (2, true));
    assert_eq!(sent(&mut team, midnight + 86_401), (2, false));
}

#[test]
fn what_is_always_refused_keeps_nothing_behind_it_waiting() {
    let mut team = team();
    for number in 0..25 {
        team.waits(&format!("broken {number}"), "{");
    }
    team.waits("lost", r#"{"phone": "+48600100200"}"#);
    team.call("+48 700 100 200");
    team.call("+48 700 100 201");
    assert_eq!(team.count(Noun::Lead, &Filter::All), 3);
    team.waits("late", r#"{"phone": "+48600100201"}"#);
    let now = team.tick();
    let settled = team.anna.settle_waiting(now).unwrap();
    assert_eq!((settled.decided, settled.refused.len()), (1, 25));
    assert_eq!(settled.refused[0].1.message.id, "refused-intake-json-at");
}

#[test]
fn what_is_taken_in_is_so_whatever_becomes_of_another_that_waits() {
    let mut team = team();
    team.waits("lost", r#"{"phone": "+48600100200"}"#);
    team.raw()
        .execute_batch(
            "CREATE TRIGGER broken BEFORE UPDATE ON inbound WHEN old.external = 'lost'
             BEGIN SELECT RAISE(ABORT, 'no'); END",
        )
        .unwrap();
    assert_eq!(team.call("+48 700 100 200").received.state, ReceivedState::Done);
    assert_eq!(team.count(Noun::Lead, &Filter::All), 1);
}
