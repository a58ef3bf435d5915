//! Which index a list under a filter is read by: the one of its order or the one of a filter.
//!
//! SQLite itself would always take a filter's, and then read and sort every row it finds: right
//! where these are few, slow where a walk in the wanted order meets enough matches at once.

use rusqlite::{Connection, Result, params_from_iter};

use super::{Sql, compile, compile_bound};
use crate::domain::field::{Registry, Storage};
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::store::row::view;

/// So many rows are read and sorted without anybody noticing.
const FEW: i64 = 2000;

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
    let indexed = |field: &str| {
        let found = registry.get(noun, field);
        found.is_some_and(|f| f.flags.sorted && matches!(f.storage, Storage::Column(_)))
    };
    let mut few = FEW.max(largest(conn, noun)? / SHARE);
    let (mut leads, mut led) = (None, false);
    for part in parts {
        if let Some(field) = asked(part)
            && field != sort
            && indexed(field)
        {
            led = true;
            let found = count(conn, &compile(part, noun, registry), noun, few)?;
            if found < few {
                (few, leads) = (found, Some(field));
            }
        }
    }
    let free = |field: &str| !led || field == sort || leads == Some(field);
    Ok(compile_bound(filter, noun, registry, &free))
}

/// The field whose index could find the rows of a part.
fn asked(part: &Filter) -> Option<&str> {
    match part {
        Filter::OneOf { field, .. } | Filter::Compare { field, .. } | Filter::Empty(field) => {
            Some(field)
        }
        _ => None,
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
    use std::path::Path;

    use super::*;
    use crate::domain::person::{UserId, Viewer};
    use crate::domain::query::Order;
    use crate::domain::value::Value;
    use crate::store::{migrate, open, scope, setup};

    fn database() -> Connection {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate::migrate(&mut conn, Path::new("in memory")).unwrap();
        open::add_functions(&conn).unwrap();
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

    /// The fields whose index the list is read by; none where the order leads.
    fn leads(conn: &Connection, sort: &str) -> Vec<&'static str> {
        let one = |field: &str, value: i64| Filter::OneOf {
            field: field.to_owned(),
            values: vec![Value::Int(value)],
        };
        let filter = Filter::And(vec![one("source", 1), one("responsible", 1)]);
        let registry = setup::load(conn).unwrap().registry;
        let sql = compile_sorted(conn, &filter, Noun::Lead, &registry, sort).unwrap();
        let columns = [("source", "source_id"), ("responsible", "responsible_id")];
        let free = columns.iter().filter(|(_, column)| {
            assert!(sql.text.contains(&format!("r.\"{column}\"")), "{}", sql.text);
            !sql.text.contains(&format!("+r.\"{column}\""))
        });
        free.map(|(field, _)| *field).collect()
    }

    #[test]
    fn the_rarest_filter_leads_while_it_leaves_few_rows() {
        let conn = database();
        add(&conn, 1, 1, FEW - 1);
        add(&conn, 2, FEW, 10);
        assert_eq!(leads(&conn, "created_at"), ["source"]);
        // The order of the list by that field is its index as well.
        assert_eq!(leads(&conn, "source"), ["source"]);
        add(&conn, 1, FEW + 10, 1);
        assert_eq!(leads(&conn, "created_at"), Vec::<&str>::new());

        // What is few grows with the table.
        add(&conn, 2, SHARE * FEW, 1);
        assert_eq!(leads(&conn, "created_at"), Vec::<&str>::new());
        add(&conn, 2, SHARE * (FEW + 1), 1);
        assert_eq!(leads(&conn, "created_at"), ["source"]);
    }

    #[test]
    fn what_most_rows_share_is_not_looked_for() {
        let conn = database();
        let plan = || {
            let filter = Filter::And(vec![
                Filter::Empty("closed_at".to_owned()),
                Filter::Compare {
                    field: "amount".to_owned(),
                    order: Order::AtLeast,
                    value: Value::Int(0),
                },
            ]);
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
