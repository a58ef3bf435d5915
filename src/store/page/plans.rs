//! How SQLite goes about the pages: by an index in the wanted order, never through a whole table and
//! never by sorting.

mod boards;
mod lookups;
mod timelines;

use rusqlite::Connection;

use super::window::{self, Query};
use super::{
    board, calendar, card, counters, days, due, duplicates, find, inbox, links, list, neglect,
    queue, resources, seek,
};
use crate::domain::agenda::Part;
use crate::domain::calendar::{Bounds, By};
use crate::domain::look::Sort;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::{UserId, Viewer};
use crate::domain::query::{Filter, Term};
use crate::domain::setup::Setup;
use crate::domain::stage::StageId;
use crate::domain::urgency::Urgency;
use crate::domain::value::Value;
use crate::store::blank::blank;
use crate::store::derived::attention;
use crate::store::team::setup;
use crate::store::{attached, client, filter, history, point, pointing, product, scope};

fn database() -> (Connection, Setup) {
    let conn = blank();
    scope::create_views(&conn, Viewer { user: UserId(1), admin: true }).unwrap();
    conn.execute_batch(
        "INSERT INTO pipeline (noun, code, name_en, name_ru, name_pl) VALUES ('lead', 'l', '', '', '');
         INSERT INTO stage (pipeline_id, code, name_en, name_ru, name_pl, meaning, colour)
           VALUES (1, 'new', '', '', '', 'open', 'grey');
         INSERT INTO source (code, name_en, name_ru, name_pl) VALUES ('call', '', '', '');
         INSERT INTO user (login) VALUES ('anna');",
    )
    .unwrap();
    let setup = setup::load(&conn).unwrap();
    (conn, setup)
}

/// How SQLite goes about a statement.
fn steps(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let steps: Vec<String> =
        statement.raw_query().mapped(|r| r.get("detail")).collect::<rusqlite::Result<_>>().unwrap();
    assert!(!steps.is_empty(), "{sql}");
    steps
}

/// The steps of a statement that read a whole table or sort.
fn bad_steps(conn: &Connection, sql: &str) -> Vec<String> {
    let steps = steps(conn, sql);
    // A whole index is walked in its order, and only as far as the page reaches.
    let walked = |step: &str| {
        step.contains(" USING INDEX ")
            || step.contains(" USING COVERING INDEX ") && sql.ends_with("LIMIT ?")
            || step.contains("_search VIRTUAL TABLE INDEX")
            // What a subquery found is gone through; how it was found is a step of its own.
            || step.starts_with("SCAN (subquery")
            // A value that was given is no table.
            || step == "SCAN CONSTANT ROW"
    };
    let bad =
        |step: &String| step.contains("TEMP B-TREE") || step.starts_with("SCAN") && !walked(step);
    steps.into_iter().filter(bad).collect()
}

fn assert_good(conn: &Connection, what: &str, sql: &str) {
    assert_eq!(bad_steps(conn, sql), Vec::<String>::new(), "{what}: {sql}");
}

#[test]
fn a_plan_that_reads_everything_is_noticed() {
    let (conn, _) = database();
    assert_eq!(bad_steps(&conn, "SELECT * FROM v_lead WHERE post = 'x'").len(), 1);
    let sorted = "SELECT * FROM v_lead WHERE stage_id = 1 AND deleted_at IS NULL ORDER BY post";
    assert_eq!(bad_steps(&conn, sorted).len(), 1);
}

#[test]
fn a_day_of_the_calendar_is_a_range_of_an_index() {
    let (conn, setup) = database();
    let bounds = Bounds { day: chrono::NaiveDate::MIN, from: 10, until: 20 };
    let everything = filter::Sql { text: "1".to_owned(), params: Vec::new(), live: filter::LIVE };
    for noun in [Noun::Lead, Noun::Deal] {
        for by in By::choices(&setup.registry, noun) {
            let asked = calendar::Asked { noun, by: &by, filter: &everything, narrowed: false };
            let source = calendar::source(&asked, bounds, &setup).unwrap();
            let (select, join, filter) = (&*source.select, source.join, &*source.filter);
            let query = Query { noun: source.noun, select, join, filter, params: &[] };
            let index = match &by {
                By::Activities | By::Planned => "(noun=? AND deadline>".to_owned(),
                by => format!("{}_by_{} (", noun.word(), by.word()),
            };
            let segments = &source.segments;
            let mut all = window::statements(&conn, &query, segments);
            all.retain(|sql| !sql.contains("r.id = ? ORDER"));
            all.extend(segments.iter().map(|segment| calendar::counting(&source, segment)));
            for sql in all {
                let steps = steps(&conn, &sql);
                let found = steps.iter().any(|step| step.contains(&index));
                assert!(found, "{index}: {steps:#?} {sql}");
                let sorts = |step: &&String| step.contains("TEMP B-TREE") || *step == "SCAN r";
                assert_eq!(steps.iter().find(sorts), None, "{sql}");
            }
        }
        assert_good(&conn, "a card", &board::one_sql(noun));
    }
    for (short, index) in [(true, "booking_short"), (false, "booking_long")] {
        let sql = calendar::bookings_sql(short);
        assert_good(&conn, "bookings", &sql);
        assert!(steps(&conn, &sql).iter().any(|step| step.contains(index)), "{index}");
    }
    for sql in resources::statements() {
        assert_good(&conn, "a resource", &sql);
        let found = steps(&conn, &sql);
        assert!(found.iter().any(|step| step.contains("booking_resource")), "{found:?}");
    }
}

/// Whether the index of a field holds all rows, and not only those that have something in it.
fn is_whole(conn: &Connection, noun: Noun, field: &str) -> bool {
    let sql = "SELECT sql NOT LIKE '% IS NOT NULL AND %' AND sql NOT LIKE '% = 1 AND %'
               FROM sqlite_schema WHERE name = ?1";
    let named = format!("{}_by_{field}", noun.word());
    conn.query_row(sql, [named], |r| r.get(0)).unwrap_or(true)
}

#[test]
fn a_list_in_any_order_is_a_range_of_an_index() {
    let (conn, setup) = database();
    let every = filter::compile(&Filter::All, Noun::Lead, &setup.registry);
    let mut checked = 0;
    for noun in Noun::RECORDS.into_iter().chain([Noun::Activity, Noun::Product]) {
        for field in setup.registry.of(noun).filter(|field| field.flags.sorted) {
            for descending in [false, true] {
                let sort = Sort { field: field.name.clone(), descending };
                let asked = list::Asked { noun, columns: &[], filter: &every, sort: &sort };
                let segments = list::segments(&conn, &asked, &setup).unwrap();
                let query = Query { noun, select: "0", join: "", filter: "1", params: &[] };
                let whole = is_whole(&conn, noun, &field.name);
                for sql in window::statements(&conn, &query, &segments) {
                    // Where few rows have something, nearly every row is one of the others: these
                    // are walked in the order of their numbers.
                    let others = sql.contains(" IS NULL AND 1") || sql.contains(" = 0 AND 1");
                    let walk = format!("SCAN main.{}", noun.word());
                    let mut bad = bad_steps(&conn, &sql);
                    bad.retain(|step| whole || !others || *step != walk);
                    assert_eq!(bad, Vec::<String>::new(), "{} {}: {sql}", noun.word(), field.name);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 1500, "{checked}");
}

#[test]
fn the_catalogue_is_shown_by_the_index_of_its_names() {
    let (conn, setup) = database();
    assert_good(&conn, "the catalogue", &product::sold_sql());
    for text in
        ["folded = ?1 AND deleted_at IS NULL AND active = 1", "code = ?1 AND deleted_at IS NULL"]
    {
        assert_good(&conn, "a product", &format!("SELECT id, title FROM v_product WHERE {text}"));
    }
    let rows =
        "SELECT name FROM v_product_row WHERE noun = 'deal' AND record_id = 1 ORDER BY position";
    assert_good(&conn, "the rows of a record", rows);
    let window = Filter::Contains { field: "products".to_owned(), text: "window".to_owned() };
    let (sql, _) = find::statement(Noun::Deal, &window, &setup.registry, 50);
    assert!(sql.contains("deal_search MATCH"), "{sql}");
}

#[test]
fn words_are_found_through_their_index() {
    let (conn, setup) = database();
    let words = Filter::Text(vec![Term(vec!["ivan".to_owned()]), Term(vec!["12".to_owned()])]);
    let filters = [words.clone(), Filter::And(vec![Filter::Empty("comment".to_owned()), words])];
    for noun in Noun::RECORDS {
        for filter in &filters {
            let (sql, _) = find::statement(noun, filter, &setup.registry, 50);
            let bad = bad_steps(&conn, &sql);
            // The first way to reach somebody is sorted out of his few.
            let bad: Vec<_> = match noun {
                Noun::Lead | Noun::Deal => bad,
                _ => bad.into_iter().skip(1).collect(),
            };
            assert_eq!(bad, Vec::<String>::new(), "{sql}");
        }
    }
}

#[test]
fn a_number_is_looked_up_beside_the_words() {
    let (conn, setup) = database();
    for noun in Noun::RECORDS {
        let words = vec![Term(vec!["191".to_owned()])];
        let numbered = Filter::Numbered { id: 191, words };
        let open = Filter::And(vec![numbered, Filter::open(noun)]);
        let found = filter::compile(&open, noun, &setup.registry);
        let sql = format!(
            "SELECT r.id, r.deleted_at FROM v_{} r WHERE r.deleted_at IS NULL AND {}",
            noun.word(),
            found.text
        );
        for (sql, few) in [(sql, 0), (seek::one_sql(noun), usize::from(!noun.has_stages()))] {
            let table = format!("SEARCH main.{} ", noun.word());
            let by_number = |step: &String| step.starts_with(&table) && step.contains("id=?");
            let steps = steps(&conn, &sql);
            assert!(steps.iter().any(by_number), "{sql}: {steps:#?}");
            // The first way to reach somebody is sorted out of his few.
            let bad: Vec<String> = bad_steps(&conn, &sql).into_iter().skip(few).collect();
            assert_eq!(bad, Vec::<String>::new(), "{sql}");
        }
    }
}

#[test]
fn the_beginning_of_a_name_is_a_range_of_its_index() {
    let (conn, _) = database();
    for noun in Noun::RECORDS {
        for column in seek::keys(noun) {
            let sql = seek::beginning(noun, column);
            let steps = bad_steps(&conn, &sql);
            // The first way to reach somebody is sorted out of his few.
            let few = usize::from(!noun.has_stages());
            assert_eq!(
                steps.into_iter().skip(few).collect::<Vec<_>>(),
                Vec::<String>::new(),
                "{sql}"
            );
        }
    }
}

#[test]
fn duplicates_are_read_in_the_order_of_an_index() {
    let (conn, _) = database();
    let shared = duplicates::SHARED.replace("?1", "'contact'");
    // All of it is read, but in the order of the norms and without the rows themselves.
    assert_eq!(bad_steps(&conn, &shared), ["SCAN main.point USING COVERING INDEX point_norm"]);
    assert_good(&conn, "activities", pointing::ACTIVITIES);
    for noun in Noun::RECORDS {
        let merged = format!("SELECT title FROM v_{} WHERE merged_into = 1", noun.word());
        let merged = merged.replace("title FROM v_contact", "post FROM v_contact");
        assert_good(&conn, noun.word(), &merged);
    }
}

#[test]
fn what_points_at_a_record_is_a_range_of_an_index() {
    let (conn, setup) = database();
    let mut checked = 0;
    for (noun, at) in Noun::RECORDS.into_iter().flat_map(|n| Noun::RECORDS.map(|at| (n, at))) {
        for (field, source) in links::pointing(&setup.registry, noun, at) {
            let steps = bad_steps(&conn, &links::statement(noun, &source));
            // The first way to reach somebody is sorted out of his few.
            let few = usize::from(!noun.has_stages());
            let bad: Vec<String> = steps.into_iter().skip(few).collect();
            assert_eq!(bad, Vec::<String>::new(), "{noun:?} {}", field.name);
            checked += 1;
        }
    }
    assert!(checked >= 8, "{checked}");
}

#[test]
fn what_points_at_a_card_comes_with_its_name() {
    let (conn, _) = database();
    conn.execute_batch(
        "INSERT INTO lead (title, stage_id, currency, responsible_id, created_at, updated_at, moved_at, rank)
           VALUES ('Roof', 1, 'RUB', 1, 1, 1, 1, 1);
         INSERT INTO contact (last_name, first_name, responsible_id, created_at, updated_at)
           VALUES ('Novak', 'Ivan', 1, 1, 1);
         UPDATE lead SET contact_id = 1; UPDATE contact SET lead_id = 1;",
    )
    .unwrap();
    let mut found = Vec::new();
    for noun in Noun::RECORDS {
        for (other, sql) in card::pointing_sql(noun) {
            assert_good(&conn, noun.word(), &sql);
            let mut statement = conn.prepare(&sql).unwrap();
            let names = statement.query_map([1], |r| r.get(1)).unwrap();
            found.extend(names.map(|name| (noun, other, name.unwrap())));
        }
    }
    let (roof, ivan) = ("Roof".to_owned(), "Ivan Novak".to_owned());
    let expected = [(Noun::Lead, Noun::Contact, ivan), (Noun::Contact, Noun::Lead, roof)];
    assert_eq!(found, expected);
}

#[test]
fn what_hangs_on_a_record_is_looked_up() {
    let (conn, _) = database();
    for noun in Noun::RECORDS {
        let sql = format!("EXPLAIN QUERY PLAN {}", attached::first_sql(noun));
        let mut statement = conn.prepare(&sql).unwrap();
        let steps = statement.raw_query().mapped(|r| r.get::<_, String>("detail"));
        let steps: Vec<String> = steps.collect::<rusqlite::Result<_>>().unwrap();
        let bad: Vec<_> = steps.iter().filter(|step| step.starts_with("SCAN")).collect();
        assert!(bad.is_empty() && steps.len() > 3, "{noun:?}: {steps:#?}");
        let bad = bad_steps(&conn, &attached::untouched_sql(noun));
        assert_eq!(bad, ["SCAN wanted VIRTUAL TABLE INDEX 1:"], "{noun:?}");
    }
}

#[test]
fn the_lit_ones_are_looked_for_among_the_nearest_deadlines_only() {
    let (conn, _) = database();
    let steps = steps(&conn, counters::SOON);
    let nearest = "COVERING INDEX activity_lit (responsible_id=? AND deadline>?)";
    assert!(steps.iter().any(|step| step.contains(nearest)), "{steps:?}");
    let scans: Vec<&String> = steps.iter().filter(|step| step.starts_with("SCAN")).collect();
    assert_eq!(scans, ["SCAN (subquery-1)"], "nothing but those few is gone through: {steps:?}");
    for (counting, index) in [
        (counters::COUNT, "COVERING INDEX activity_lit"),
        (counters::WAITING, "INDEX activity_incoming_mine"),
        (
            counters::INVITED,
            "COVERING INDEX invitation_planned (user_id=? AND deadline>? AND deadline<?)",
        ),
        (counters::INVITED_SOON, "COVERING INDEX invitation_planned (user_id=? AND deadline>?)"),
        (counters::INVITED_WAITING, "INDEX invitation_waiting (user_id=? AND waits_at>?)"),
    ] {
        let steps = self::steps(&conn, counting);
        assert!(steps.iter().any(|step| step.contains(index)), "{steps:?}");
    }
}

#[test]
fn the_days_are_ranges_of_indexes_that_hold_nothing_else() {
    let (conn, _) = database();
    let everything = filter::Sql { text: "1".to_owned(), params: Vec::new(), live: filter::LIVE };
    for part in Part::ALL {
        for whose in [days::OfWhom::Everybody, days::OfWhom::Mine(UserId(1))] {
            for backward in [false, true] {
                let local = chrono::NaiveDateTime::default();
                let at = |local: chrono::NaiveDateTime| local.and_utc().timestamp();
                let mut asked = days::Days::at((0, local), &[part], whose, at);
                asked.backward = backward;
                let everybodys = whose == days::OfWhom::Everybody;
                let indexes = match (part, everybodys) {
                    (Part::DoneBefore | Part::DoneToday, true) => &["activity_by_done_at"][..],
                    (Part::DoneBefore | Part::DoneToday, false) => {
                        &["activity_done_mine", "invitation_done"]
                    }
                    (Part::Waiting, true) => &["activity_waiting"],
                    (Part::Waiting, false) => &["activity_incoming_mine", "invitation_waiting"],
                    (_, true) => &["activity_planned"],
                    (_, false) => &["activity_mine", "invitation_planned"],
                };
                let segments = days::segments(&asked);
                let [segments] = segments.as_slice() else { panic!("{part:?}") };
                assert_eq!(segments.len(), indexes.len());
                for (segment, index) in segments.iter().zip(indexes) {
                    let one = std::slice::from_ref(segment);
                    let pages = window::statements(&conn, &days::query(&everything), one);
                    for sql in &pages {
                        assert_good(&conn, index, sql);
                    }
                    let counted = days::counting(segment, &everything);
                    let by_number = |sql: &&String| {
                        !sql.contains("AND r.id = ?") && !sql.contains("AND i.activity_id = ?")
                    };
                    for sql in pages.iter().filter(by_number).chain([&counted]) {
                        let steps = steps(&conn, sql);
                        let used = |step: &String| step.contains(&format!(" {index} "));
                        assert!(steps.iter().any(used), "{index}: {sql}: {steps:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn clients_who_share_a_phone_are_found_through_its_index() {
    let (conn, _) = database();
    for noun in [Noun::Contact, Noun::Company] {
        assert_good(&conn, noun.word(), &client::sharing_sql(noun));
    }
}

#[test]
fn the_newest_who_show_a_phone_are_read_no_further_than_wanted() {
    let (conn, _) = database();
    for noun in [Noun::Lead, Noun::Contact, Noun::Company] {
        assert_good(&conn, noun.word(), &point::own_newest_sql(noun));
    }
    for client in [Noun::Contact, Noun::Company] {
        assert_good(&conn, client.word(), point::newest_leads_sql(client));
    }
}

#[test]
fn of_chosen_records_only_they_are_looked_at() {
    let (conn, setup) = database();
    let responsible = vec![Value::Int(1), Value::Int(2)];
    let filter = Filter::OneOf { field: "responsible".to_owned(), values: responsible };
    let filter = filter.among(&[3, 4]);
    let first = |noun: Noun| format!("SEARCH main.{} USING INTEGER PRIMARY KEY", noun.word());
    for noun in [Noun::Lead, Noun::Deal, Noun::Contact, Noun::Activity] {
        let sql = filter::compile(&filter, noun, &setup.registry);
        let worth = noun.has_stages().then(|| list::worth_sql(noun, &sql));
        for sql in worth.into_iter().chain([list::ids_sql(noun, &sql)]) {
            let steps = steps(&conn, &sql);
            assert!(steps[0].starts_with(&first(noun)), "{sql}: {steps:?}");
        }
    }
}

#[test]
fn what_needs_attention_is_counted_along_indexes_of_its_own() {
    let (conn, _) = database();
    for noun in [Noun::Lead, Noun::Deal] {
        for (sql, index) in [
            (neglect::unattended_sql(noun), "_unattended"),
            (neglect::rotting_sql(noun), "_standing"),
        ] {
            let index = format!("{}{index}", noun.word());
            let steps = steps(&conn, &sql);
            assert!(steps.iter().any(|step| step.contains(&index)), "{steps:#?}");
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:#?}");
        }
    }
}

#[test]
fn a_queue_is_read_along_indexes() {
    let (conn, setup) = database();
    for noun in [Noun::Lead, Noun::Deal] {
        let sql = filter::compile(&Filter::All, noun, &setup.registry);
        assert_good(&conn, "unattended", &queue::unattended_sql(noun, &sql, 500));
        assert_good(&conn, "standing", &queue::standing_sql(noun));
    }
    assert_good(&conn, "entries", queue::ENTRIES_OF);
    assert_good(&conn, "planned", queue::PLANNED_WITH);
}

#[test]
fn notices_and_the_history_are_read_along_their_indexes() {
    let (conn, _) = database();
    for wanted in [inbox::Wanted::All, inbox::Wanted::Unread, inbox::Wanted::Unsent] {
        for sql in [inbox::page_sql(wanted), inbox::back_sql(wanted)] {
            assert_good(&conn, "notices", &sql);
            let of_person = |step: &String| step.contains("INDEX notice_");
            assert!(steps(&conn, &sql).iter().any(of_person), "{sql}: {:?}", steps(&conn, &sql));
        }
    }
    // What is counted is the few that are unread, in a list of its own.
    let counted = steps(&conn, inbox::UNREAD);
    assert!(counted.iter().any(|step| step.contains("notice_unread")), "{counted:?}");
    for noun in [Noun::Lead, Noun::Contact, Noun::Entry] {
        for sql in history::questions(noun).into_iter().chain(history::questions_back(noun)) {
            assert_good(&conn, "history", &sql);
        }
    }
    for noun in Noun::RECORDS {
        assert_good(&conn, "merged records", &pointing::merged_sql(noun));
    }
}
