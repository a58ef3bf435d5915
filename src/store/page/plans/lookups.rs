//! What a change looks up besides its rows: what uses an entry of a dictionary, who shows a name.

use super::*;
use crate::store::derived::naming;
use crate::store::place;
use crate::store::team::{column, entries, person};

#[test]
fn what_uses_an_entry_is_found_by_indexes() {
    let (conn, _) = database();
    for noun in [Noun::Stage, Noun::Source, Noun::User] {
        for (user, sql) in entries::users_sql(noun) {
            assert_good(&conn, &format!("{} of a {}", user.word(), noun.word()), &sql);
        }
    }
    for noun in [Noun::Stage, Noun::Source, Noun::Pipeline, Noun::User] {
        let sql = entries::count_uses_sql(noun).unwrap();
        let bad = bad_steps(&conn, sql);
        // The stages of a pipeline are a few among few.
        assert!(bad.iter().all(|step| step == "SCAN stage"), "{sql}: {bad:?}");
    }
    for (what, sql) in [
        ("what a person watches", person::WATCHED),
        ("the leads at a stage", place::LEADS_AT),
        ("how many they are", place::COUNT_LEADS_AT),
    ] {
        assert_good(&conn, what, sql);
    }
}

#[test]
fn who_shows_a_name_is_found_by_indexes() {
    let (conn, _) = database();
    for (noun, field) in [
        (Noun::Contact, "last_name"),
        (Noun::Contact, "company"),
        (Noun::Contact, "phone"),
        (Noun::Company, "title"),
        (Noun::Company, "phone"),
        (Noun::User, "name"),
        (Noun::Lead, "title"),
        (Noun::Entry, "text"),
    ] {
        let sql = naming::showing_sql(noun, field).unwrap();
        assert_good(&conn, &format!("{field} of a {}", noun.word()), sql);
    }
    assert_eq!(naming::showing_sql(Noun::Deal, "title"), None);
    column::add(&conn, Noun::Lead, "partner", "INTEGER", true).unwrap();
    assert_good(&conn, "a link of the team", &naming::linked_sql(Noun::Lead, "x_partner"));
}
