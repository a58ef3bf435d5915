//! What a session can read: views of the records its person may see, and a guard that refuses any
//! other way to them.

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use crate::domain::person::Viewer;

/// Tables that hold clients' data. A reading session reaches them through `v_<table>` only.
///
/// Not the journal (`operation`, `change`): it is asked about records that were found through a view,
/// or which records were changed. Nor half-written text (`draft`) and the tray, of which every
/// question names whose they are.
const GUARDED: [&str; 28] = [
    "lead",
    "deal",
    "contact",
    "company",
    "activity",
    "activity_told",
    "comment_told",
    "entry",
    "entry_on",
    "inbound",
    "point",
    "tag",
    "observer",
    "contact_company",
    "contact_deal",
    "client_total",
    "lead_text",
    "deal_text",
    "contact_text",
    "company_text",
    "activity_text",
    "booking",
    "invitation",
    "not_duplicate",
    "notice",
    "product",
    "product_text",
    "product_row",
];

/// Creates the views of what the viewer may see.
///
/// # Errors
/// When the database fails.
pub fn create_views(conn: &Connection, viewer: Viewer) -> rusqlite::Result<()> {
    let mut sql = String::new();
    for table in GUARDED {
        let visible = match table {
            // What somebody is told is his alone; of the rest everybody on the team sees all.
            "notice" => format!("user_id = {}", viewer.user.0),
            _ => "1".to_owned(),
        };
        sql.push_str(&format!(
            "CREATE TEMP VIEW v_{table} AS SELECT * FROM main.{table} WHERE {visible};"
        ));
    }
    conn.execute_batch(&sql)
}

/// Makes a connection read-only and refuses every statement that goes around the views. A statement
/// must read a column besides the number: SQLite does not say through which view it merely counts.
///
/// # Errors
/// When the database fails.
pub fn guard(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.execute_batch("PRAGMA query_only = ON")?;
    conn.authorizer(Some(decide))
}

fn decide(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Read { table_name, .. } if GUARDED.contains(&table_name) => {
            let through_view =
                context.accessor.is_some_and(|view| view.strip_prefix("v_") == Some(table_name));
            if through_view { Authorization::Allow } else { Authorization::Deny }
        }
        AuthAction::Insert { .. }
        | AuthAction::Update { .. }
        | AuthAction::Delete { .. }
        | AuthAction::Attach { .. } => Authorization::Deny,
        _ => Authorization::Allow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::UserId;
    use crate::store::blank::blank;

    #[test]
    fn a_reader_reaches_records_only_through_its_views() {
        let mut conn = blank();
        create_views(&conn, Viewer { user: UserId(1), admin: true }).unwrap();
        guard(&mut conn).unwrap();
        for allowed in [
            "SELECT count(*) FROM v_lead WHERE deleted_at IS NULL",
            "SELECT id, title FROM v_deal WHERE id = 1",
            "SELECT r.title FROM v_lead r WHERE EXISTS (SELECT 1 FROM v_tag t WHERE t.record_id = r.id)",
            "SELECT rowid FROM lead_search WHERE lead_search MATCH '\"abc\"'",
        ] {
            let outcome = conn.prepare(allowed).map(drop);
            assert!(outcome.is_ok(), "{allowed}: {outcome:?}");
        }
        for refused in [
            "SELECT count(*) FROM lead",
            "SELECT title FROM lead WHERE id = 1",
            "SELECT (SELECT title FROM deal d WHERE d.id = 2)",
            "WITH x AS (SELECT * FROM contact) SELECT count(*) FROM x",
            "SELECT count(*) FROM v_lead v JOIN lead l ON l.id = v.id",
            "SELECT min(rowid) FROM company",
            "SELECT 1 FROM point",
            "SELECT * FROM entry",
            "SELECT text FROM lead_text",
            "UPDATE lead SET title = 'x'",
            "DELETE FROM activity",
            "INSERT INTO tag SELECT noun, record_id, 'x', 'x' FROM v_tag",
            "ATTACH 'x' AS y",
            "SELECT * FROM main.deal",
            "SELECT * FROM v_lead UNION SELECT * FROM lead",
        ] {
            assert!(conn.prepare(refused).is_err(), "{refused}");
        }
    }
}
