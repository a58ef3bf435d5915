//! How timelines are read, those of a client and all his records among them, and what reminds of them.

use rusqlite::StatementStatus;

use super::*;
use crate::domain::happened::{Group, Wanted};
use crate::store::inbound;
use crate::store::page::timeline::client::Ask;
use crate::store::page::timeline::only::{self, Only};
use crate::store::page::timeline::{self, Way};
use crate::store::page::{counters, purchases};
use crate::store::team::reminder;

#[test]
fn a_clients_records_are_found_by_indexes() {
    let (conn, _) = database();
    for noun in [Noun::Contact, Noun::Company] {
        for (_, sql) in timeline::client::members_sql(noun) {
            assert_good(&conn, noun.word(), sql);
        }
        for ask in [Ask::Waiting, Ask::Dated, Ask::Undated] {
            for (_, sql) in timeline::client::asking_sql(noun, ask) {
                assert_good(&conn, noun.word(), &sql);
            }
        }
        for (_, sql) in timeline::client::besides_sql(noun) {
            assert_good(&conn, noun.word(), sql);
        }
        for member in Noun::RECORDS {
            for sql in timeline::client::has_sql(noun, member) {
                assert_good(&conn, noun.word(), &sql);
            }
        }
        assert_good(&conn, noun.word(), &purchases::last_sql(noun));
    }
    let timeline = [timeline::client::PAIRED, timeline::client::ORIGIN];
    for sql in timeline.into_iter().chain([purchases::PAIRED, purchases::TOTALS]) {
        assert_good(&conn, "paired", sql);
    }
    for way in [Way::Older, Way::Newer] {
        for sql in timeline::places(way, &Only::default()) {
            assert_good(&conn, "", &sql);
        }
    }
}

#[test]
fn timelines_and_reminders_are_ranges_of_indexes() {
    let (conn, _) = database();
    for way in [Way::Older, Way::Newer] {
        for sql in timeline::statements(way, &Only::default()) {
            assert_good(&conn, "", &sql);
        }
        // What is not wanted is passed over on the same way.
        let wanted = Wanted {
            groups: vec![Group::Communication, Group::Changes],
            authors: vec![UserId(1)],
            since: Some(5),
            until: Some(9),
            with: None,
        };
        let only = only::of(&conn, &wanted).unwrap();
        let all = timeline::statements(way, &only).into_iter();
        for sql in all.chain(timeline::places(way, &only)) {
            assert_good(&conn, "narrowed", &sql);
        }
        let calls = Wanted { groups: vec![Group::Communication], ..Wanted::default() };
        let [entries, ..] = timeline::statements(way, &only::of(&conn, &calls).unwrap());
        let seldom = |step: &String| step.contains(" entry_on_seldom ");
        assert!(
            steps(&conn, &entries).iter().any(seldom),
            "comments are not passed over one by one"
        );
        let with = Wanted { with: Some(RecordRef::new(Noun::Contact, 3)), ..Wanted::default() };
        let only = only::of(&conn, &with).unwrap();
        let [entries, ..] = timeline::statements(way, &only);
        assert_good(&conn, "with a client", &entries);
    }
    for sql in [
        timeline::planned_sql().as_str(),
        timeline::lit_sql().as_str(),
        timeline::pinned::pinned_sql().as_str(),
        timeline::planning::sql_of_change().as_str(),
        counters::COUNT,
        counters::WAITING,
        reminder::DUE,
        reminder::NEXT_REMINDER,
        reminder::DUE_INVITED,
        reminder::NEXT_INVITED,
        reminder::NEXT_DEADLINE,
        inbound::LIT,
        inbound::LATELY,
    ] {
        assert_good(&conn, "", sql);
    }
}

#[test]
fn a_line_of_a_timeline_that_is_not_wanted_is_passed_over_at_one_look() {
    const LINES: i32 = 100;
    let (conn, _) = database();
    conn.execute_batch(&format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {LINES})
         INSERT INTO entry (kind, noun, record_id, created_at, created_by, updated_at)
         SELECT 'comment', 'lead', 1, i, 1, i FROM n;
         INSERT INTO entry_on (noun, record_id, at, entry_id, kind, author_id)
         SELECT noun, record_id, created_at, id, kind, created_by FROM entry;
         INSERT INTO activity (kind, subject, noun, record_id, responsible_id, done_at, done_by,
                               created_at, created_by, updated_at)
         SELECT 'call', 'Call', noun, record_id, 1, at, 1, at, 1, at FROM entry_on;"
    ))
    .unwrap();
    let colleague = Wanted { authors: vec![UserId(2)], ..Wanted::default() };
    let only = only::of(&conn, &colleague).unwrap();
    let [entries, done, changes, _] = timeline::statements(Way::Older, &only);
    let led = |step: &String| step.starts_with("SEARCH p USING COVERING INDEX change_record");
    assert!(steps(&conn, &changes).iter().any(led), "{changes}");
    for sql in [entries, done] {
        let mut statement = conn.prepare(&sql).unwrap();
        let newest = (Noun::Lead.word(), 1, i64::MAX, i64::MAX, 40);
        assert!(!statement.exists(newest).unwrap(), "{sql}");
        let steps = statement.get_status(StatementStatus::VmStep);
        // The end of the range, the row, whose it is, and on; and what a statement begins and ends with.
        assert!(steps <= 5 * LINES + 100, "{steps} steps: {sql}");
    }
}

#[test]
fn between_two_moments_a_timeline_is_read_from_its_place_on() {
    let (conn, _) = database();
    let lately = Wanted { since: Some(5), until: Some(9), ..Wanted::default() };
    let only = only::of(&conn, &lately).unwrap();
    for (way, range) in
        [(Way::Older, "at>? AND (at,entry_id)<(?,?)"), (Way::Newer, "(at,entry_id)>(?,?) AND at<?")]
    {
        let [entries, ..] = timeline::statements(way, &only);
        let steps = steps(&conn, &entries);
        assert!(steps.iter().any(|step| step.contains(range)), "{range}: {steps:#?}");
    }
}
