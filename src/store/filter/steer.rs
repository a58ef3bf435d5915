//! Which index a list under a filter is read by: the one of its order or the one of a filter.
//!
//! SQLite itself would always take a filter's, and then read and sort every row it finds: right
//! where these are few, slow where a walk in the wanted order meets enough matches at once.

use rusqlite::{Connection, Result, params_from_iter};

use super::{Sql, compile, compile_bound};
use crate::domain::field::{Field, Kind, Registry, Storage};
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::store::derived::key_column;
use crate::store::row::view;

/// So many rows are read and sorted without anybody noticing.
const FEW: i64 = 2000;

/// The columns whose index holds only the rows that have something in them.
const SPARSE: [&str; 5] = ["birthday", "employees", "origin", "touched_at", "type"];

/// Of a large table, one row in so many counts as few.
const SHARE: i64 = 256;

/// The condition a list in the order of `sort` is read by. The rarest of its parts that an index
/// knows leads where it leaves few rows; otherwise the order does.
///
/// # Errors
/// When the database fails.
pub fn compile_sorted(
    conn: &Connection,
    filter: &Filter,
    noun: Noun,
    registry: &Registry,
    sort: &str,
) -> Result<Sql> {
    let parts = match filter {
        Filter::And(parts) => parts.as_slice(),
        part => std::slice::from_ref(part),
    };
    let indexed = |field: &&str| {
        let found = registry.get(noun, field);
        // What is sorted by a key beside it is not looked for by that, unless it is an amount.
        let by_itself = |f: &Field| match f.kind {
            Kind::Money(_) => true,
            Kind::Bool => f.flags.custom,
            _ => key_column(f).is_none() && !SPARSE.contains(&f.name.as_str()),
        };
        let own = |f: &Field| matches!(f.storage, Storage::Column(_)) && by_itself(f);
        found.is_some_and(|f| f.flags.sorted && own(f))
    };
    let mut few = FEW.max(largest(conn, noun)? / SHARE);
    let (mut leads, mut led) = (Vec::new(), false);
    for part in parts {
        let fields = asked(part);
        // Whom something is done by and who takes part leads there together.
        let found = fields.iter().all(|field| indexed(field) || *field == "people");
        let alone = fields == ["people"];
        if !fields.is_empty() && !fields.contains(&sort) && found && !alone {
            led = true;
            let found = count(conn, &compile(part, noun, registry), noun, few)?;
            if found < few {
                (few, leads) = (found, fields);
            }
        }
    }
    let free = |field: &str| !led || field == sort || leads.contains(&field);
    Ok(compile_bound(filter, noun, registry, &free))
}

/// The fields whose indexes together could find the rows of a part: of alternatives all of theirs.
fn asked(part: &Filter) -> Vec<&str> {
    match part {
        Filter::OneOf { field, .. }
        | Filter::Compare { field, .. }
        | Filter::Sum { field, .. }
        | Filter::Empty(field) => {
            vec![field]
        }
        Filter::Or(parts) => {
            let fields: Vec<Vec<&str>> = parts.iter().map(asked).collect();
            let all = fields.iter().all(|fields| !fields.is_empty());
            if all { fields.concat() } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// How many rows in use a condition leaves; counting stops at `most`.
fn count(conn: &Connection, part: &Sql, noun: Noun, most: i64) -> Result<i64> {
    let sql = format!(
        "SELECT count(*) FROM (SELECT r.deleted_at FROM {} r
         WHERE r.deleted_at IS NULL AND {} LIMIT {most})",
        view(noun),
        part.text
    );
    conn.prepare_cached(&sql)?.query_row(params_from_iter(&part.params), |r| r.get(0))
}

/// The greatest number of a row: about how many there are.
fn largest(conn: &Connection, noun: Noun) -> Result<i64> {
    let sql = format!("SELECT r.id, r.deleted_at FROM {} r ORDER BY r.id DESC LIMIT 1", view(noun));
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    rows.next()?.map_or(Ok(0), |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{UserId, Viewer};
    use crate::domain::query::Order;
    use crate::domain::value::Value;
    use crate::store::blank::blank;
    use crate::store::scope;
    use crate::store::team::setup;

    fn database() -> Connection {
        let conn = blank();
        scope::create_views(&conn, Viewer { user: UserId(1), admin: true }).unwrap();
        conn.execute_batch(
            "INSERT INTO pipeline (noun, code, name_en, name_ru, name_pl) VALUES ('lead', 'l', '', '', '');
             INSERT INTO stage (pipeline_id, code, name_en, name_ru, name_pl, meaning, colour)
               VALUES (1, 'new', '', '', '', 'open', 'grey');
             INSERT INTO source (code, name_en, name_ru, name_pl) VALUES ('a', '', '', ''), ('b', '', '', '');
             INSERT INTO user (login) VALUES ('anna');",
        )
        .unwrap();
        conn
    }

    /// Adds leads of a source, numbered from `first` on.
    fn add(conn: &Connection, source: i64, first: i64, count: i64) {
        conn.execute(
            "WITH RECURSIVE n (id) AS (SELECT ?2 UNION ALL SELECT id + 1 FROM n WHERE id < ?2 + ?3 - 1)
             INSERT INTO lead (id, stage_id, currency, source_id, responsible_id, created_at,
                               updated_at, moved_at, rank)
             SELECT id, 1, 'EUR', ?1, 1, 1, 1, 1, 1 FROM n",
            (source, first, count),
        )
        .unwrap();
    }

    fn one(field: &str, value: i64) -> Filter {
        Filter::OneOf { field: field.to_owned(), values: vec![Value::Int(value)] }
    }

    /// As much or more, in thousandths.
    fn at_least(field: &str, thousandths: i64) -> Filter {
        let (field, currency) = (field.to_owned(), "currency".to_owned());
        Filter::Sum { field, currency, order: Some(Order::AtLeast), thousandths }
    }

    /// The columns by whose index rows may be looked for; none where the order leads.
    fn free(conn: &Connection, filter: &Filter, sort: &str) -> Vec<String> {
        let registry = setup::load(conn).unwrap().registry;
        let sql = compile_sorted(conn, filter, Noun::Lead, &registry, sort).unwrap();
        let mut free = Vec::new();
        for (at, start) in sql.text.match_indices("r.") {
            let column = sql.text[at + start.len()..].split(' ').next().unwrap();
            let column = column.trim_matches('"');
            if !sql.text[..at].ends_with('+') {
                free.push(column.to_owned());
            }
        }
        free
    }

    fn leads(conn: &Connection, sort: &str) -> Vec<String> {
        free(conn, &Filter::And(vec![one("source", 1), one("responsible", 1)]), sort)
    }

    #[test]
    fn a_part_leads_where_it_is_the_rarest_of_those_an_index_knows() {
        let conn = database();
        conn.execute_batch("INSERT INTO user (login) VALUES ('ben');").unwrap();
        add(&conn, 1, 1, FEW + 500);
        add(&conn, 2, FEW + 501, 40);
        conn.execute_batch(
            "UPDATE lead SET responsible_id = 2 WHERE id <= 20;
             UPDATE lead SET amount = 1000, amount_key = 10000 WHERE id BETWEEN 100 AND 109;
             UPDATE lead SET temperature = 'hot' WHERE id BETWEEN 200 AND 239;
             UPDATE lead SET closed_at = 1 WHERE id BETWEEN 300 AND 329;",
        )
        .unwrap();
        let and = |parts: &[Filter]| Filter::And(parts.to_vec());
        let not = |part: Filter| Filter::Not(Box::new(part));
        let hot = Filter::OneOf {
            field: "temperature".to_owned(),
            values: vec![Value::Text("hot".to_owned())],
        };
        let open = Filter::Empty("closed_at".to_owned());
        let (many, few) = (one("source", 1), one("source", 2));
        let (rare, rarest) = (one("responsible", 2), at_least("amount", 10_000));
        let origin = Filter::OneOf { field: "merged_into".to_owned(), values: vec![Value::Int(1)] };
        let cases: [(Filter, &str, &[&str]); 18] = [
            (many.clone(), "created_at", &[]),
            (few.clone(), "created_at", &["source_id"]),
            (rarest.clone(), "created_at", &["amount_key"]),
            (open.clone(), "created_at", &[]),
            (and(&[many.clone(), one("responsible", 1)]), "created_at", &[]),
            (and(&[few.clone(), rare.clone()]), "created_at", &["responsible_id"]),
            (and(&[rare.clone(), few.clone()]), "created_at", &["responsible_id"]),
            (and(&[many.clone(), few.clone()]), "created_at", &["source_id", "source_id"]),
            (and(&[rare.clone(), open.clone(), rarest.clone()]), "created_at", &["amount_key"]),
            // Of equally rare ones the first.
            (and(&[few.clone(), hot.clone()]), "title", &["source_id"]),
            (and(&[hot.clone(), few.clone()]), "title", &["temperature"]),
            // What the list is sorted by is found by its order; it leads nothing else away.
            (and(&[rarest.clone(), few.clone()]), "amount", &["amount_key", "source_id"]),
            (and(&[many.clone(), rarest.clone()]), "source", &["source_id", "amount_key"]),
            (many.clone(), "source", &["source_id"]),
            // Nothing is counted where no index helps: SQLite finds its own way.
            (origin.clone(), "created_at", &["merged_into"]),
            (and(&[origin, few.clone()]), "created_at", &["source_id"]),
            (Filter::Or(vec![few.clone(), rare]), "created_at", &["source_id", "responsible_id"]),
            (and(&[not(few), rarest]), "created_at", &["amount_key"]),
        ];
        for (filter, sort, expected) in cases {
            assert_eq!(free(&conn, &filter, sort), expected, "{filter:?} by {sort}");
        }
        // What lies in the recycle bin is not counted.
        conn.execute_batch("UPDATE lead SET deleted_at = 1 WHERE id BETWEEN 1000 AND 2400")
            .unwrap();
        assert_eq!(free(&conn, &many, "created_at"), ["source_id"]);
    }

    #[test]
    fn the_rarest_filter_leads_while_it_leaves_few_rows() {
        let conn = database();
        add(&conn, 1, 1, FEW - 1);
        add(&conn, 2, FEW, 10);
        assert_eq!(leads(&conn, "created_at"), ["source_id"]);
        // The order of the list by that field is its index as well.
        assert_eq!(leads(&conn, "source"), ["source_id"]);
        add(&conn, 1, FEW + 10, 1);
        assert_eq!(leads(&conn, "created_at"), Vec::<String>::new());

        // What is few grows with the table.
        add(&conn, 2, SHARE * FEW, 1);
        assert_eq!(leads(&conn, "created_at"), Vec::<String>::new());
        add(&conn, 2, SHARE * (FEW + 1), 1);
        assert_eq!(leads(&conn, "created_at"), ["source_id"]);
    }

    #[test]
    fn what_somebody_does_or_is_invited_to_is_found_by_two_indexes() {
        let conn = database();
        let is =
            |field: &str| Filter::OneOf { field: field.to_owned(), values: vec![Value::Int(1)] };
        let filter = Filter::And(vec![
            Filter::Or(vec![is("responsible"), is("people")]),
            Filter::Empty("done_at".to_owned()),
        ]);
        let registry = setup::load(&conn).unwrap().registry;
        let sql = compile_sorted(&conn, &filter, Noun::Activity, &registry, "subject").unwrap();
        let mut statement = conn
            .prepare(&format!(
                "EXPLAIN QUERY PLAN SELECT r.id FROM v_activity r
                 WHERE r.deleted_at IS NULL AND r.subject_key IS NOT NULL AND {}
                 ORDER BY r.subject_key, r.id LIMIT 50",
                sql.text
            ))
            .unwrap();
        let steps = statement.query_map(params_from_iter(&sql.params), |r| r.get("detail"));
        let plan = steps.unwrap().collect::<Result<Vec<String>>>().unwrap().join("; ");
        let by_number = "SEARCH main.activity USING INTEGER PRIMARY KEY";
        for step in [by_number, "responsible_id=?", "observer_user (user_id=? AND noun=?)"] {
            assert!(plan.contains(step), "{step}: {plan}");
        }
    }

    #[test]
    fn what_most_rows_share_is_not_looked_for() {
        let conn = database();
        let plan = || {
            let filter =
                Filter::And(vec![Filter::Empty("closed_at".to_owned()), at_least("amount", 0)]);
            let registry = setup::load(&conn).unwrap().registry;
            let sql = compile_sorted(&conn, &filter, Noun::Lead, &registry, "created_at").unwrap();
            let mut statement = conn
                .prepare(&format!(
                    "EXPLAIN QUERY PLAN SELECT r.id FROM v_lead r
                     WHERE r.deleted_at IS NULL AND r.created_at IS NOT NULL AND {}
                     ORDER BY r.created_at DESC, r.id DESC LIMIT 50",
                    sql.text
                ))
                .unwrap();
            let steps = statement.query_map(params_from_iter(&sql.params), |r| r.get("detail"));
            steps.unwrap().collect::<Result<Vec<String>>>().unwrap().join("; ")
        };
        add(&conn, 1, 1, 10);
        assert!(plan().contains("TEMP B-TREE"), "{}", plan());
        add(&conn, 1, 11, FEW);
        assert!(plan().contains("COVERING INDEX lead_by_created_at"), "{}", plan());
        assert!(!plan().contains("TEMP B-TREE"), "{}", plan());
    }
}
