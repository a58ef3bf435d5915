//! How the columns of boards are read, and what hangs on their cards.

use super::*;

#[test]
fn a_column_of_the_board_is_a_range_of_its_index() {
    let (conn, _) = database();
    for noun in [Noun::Lead, Noun::Deal] {
        let query = board::which(noun, "1", &[]);
        for sql in window::statements(&conn, &query, &[board::segment(StageId(1), filter::LIVE)]) {
            assert_good(&conn, noun.word(), &sql);
        }
        let everything =
            filter::Sql { text: "1".to_owned(), params: Vec::new(), live: filter::LIVE };
        let steps = steps(&conn, &board::lit_sql(noun, &everything));
        for range in ["lit (stage_id=? AND lit_at<?)", "(noun=? AND record_id=? AND <expr><?)"] {
            let by = |step: &String| step.contains("COVERING INDEX") && step.ends_with(range);
            assert!(steps.iter().any(by), "{range}: {steps:#?}");
        }
        assert_good(&conn, "what is open", attention::OPEN);
    }
}

#[test]
fn a_column_by_deadline_is_made_of_ranges_of_indexes() {
    let (conn, _) = database();
    let is_due = |step: &String| {
        ["_due ", "_undated ", "_unplanned "].iter().any(|index| step.contains(index))
    };
    // Of the activities only those that somebody waits for.
    let strays = |step: &String| {
        let of_activities = step.starts_with("SEARCH w ") || step.contains(" activity ");
        of_activities && !step.contains("activity_incoming")
    };
    let bounds = due::Bounds { now: 5, from: Some(10), until: Some(20) };
    for noun in [Noun::Lead, Noun::Deal] {
        let query = board::which(noun, "1", &[]);
        for urgency in Urgency::ALL {
            let segments = due::segments(noun, urgency, bounds, filter::LIVE);
            for sql in window::statements(&conn, &query, &segments) {
                assert_good(&conn, noun.word(), &sql);
                let by_number = sql.contains("r.id = ?") || sql.contains("r.id IN");
                assert!(by_number || steps(&conn, &sql).iter().any(is_due), "{sql}");
            }
            let everything =
                filter::Sql { text: "1".to_owned(), params: Vec::new(), live: filter::LIVE };
            for segment in &segments {
                let sql = due::counting(noun, segment, &everything);
                let steps = steps(&conn, &sql);
                let reads = |step: &&String| step.starts_with("SCAN r") || strays(step);
                assert_eq!(steps.iter().find(reads), None, "{sql}");
            }
        }
    }
}

#[test]
fn what_a_card_is_known_not_to_have_is_not_looked_for() {
    let (conn, _) = database();
    conn.execute_batch(
        "INSERT INTO tag VALUES ('lead', 1, 'hot', 'hot');
         INSERT INTO observer VALUES ('lead', 1, 1);
         INSERT INTO activity (kind, subject, noun, record_id, incoming, responsible_id, created_at,
                               created_by, updated_at)
           VALUES ('call', 'Call', 'lead', 1, 1, 1, 1, 1, 1);",
    )
    .unwrap();
    for (known, finds) in [("NULL", false), ("2", true)] {
        let columns = ["tags_key", "observers_key", "waits_at", "next_id"]
            .map(|of| format!("{known} AS {of}"));
        for found in board::attached(Noun::Lead) {
            let sql = format!(
                "SELECT {found} IS NOT NULL FROM (SELECT 1 AS id, {}) r",
                columns.join(", ")
            );
            let found: bool = conn.query_row(&sql, [], |r| r.get(0)).unwrap();
            assert_eq!(found, finds, "{sql}");
        }
    }
}
