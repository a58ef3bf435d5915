//! The keys beside the team's own fields by which lists are sorted: a column with its index, made with
//! the field, and for fields that were made before there were such keys.

use rusqlite::{Connection, Result};

/// Whether fields of a kind, by its word, do not sort by their content as people expect.
pub fn is_keyed(kind: &str) -> bool {
    is_link(kind) || matches!(kind, "string" | "address" | "multilist")
}

/// Gives a field a key.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &Connection, table: &str, name: &str, kind: &str) -> Result<()> {
    // Whom a link leads to has an index of its own.
    let end = if is_link(kind) { "_key" } else { "" };
    conn.execute_batch(&format!(
        "ALTER TABLE {table} ADD COLUMN x_{name}_key BLOB;
         CREATE INDEX {table}_by_x_{name}{end} ON {table} (x_{name}_key, id, deleted_at)
           WHERE deleted_at IS NULL;"
    ))
}

/// Gives a key to every field that lacks one, and fills it with what the rows hold. Whoever is linked to
/// a record without a name has one by its number.
///
/// # Errors
/// When the database fails.
pub fn complete(conn: &Connection) -> Result<()> {
    let fields: Vec<(String, String, String)> = conn
        .prepare("SELECT DISTINCT noun, name, kind FROM field")?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<Result<_>>()?;
    let has = |table: &str, column: String| -> Result<bool> {
        let sql = "SELECT count(*) > 0 FROM pragma_table_info(?1) WHERE name = ?2";
        conn.query_row(sql, [table, &column], |r| r.get(0))
    };
    for (table, name, kind) in fields.iter().filter(|(.., kind)| is_keyed(kind)) {
        if !has(table, format!("x_{name}"))? {
            continue;
        }
        if !has(table, format!("x_{name}_key"))? {
            add(conn, table, name, kind)?;
            fill(conn, table, name, kind)?;
        }
        if is_link(kind) {
            conn.execute_batch(&format!(
                "UPDATE {table} SET x_{name}_key = unhex(printf('FFFF%016X', x_{name}))
                 WHERE x_{name} IS NOT NULL AND x_{name}_key IS NULL;"
            ))?;
        }
    }
    Ok(())
}

/// Fills the key of a field with what the rows hold.
fn fill(conn: &Connection, table: &str, name: &str, kind: &str) -> Result<()> {
    let shown = match kind {
        "contact" => "person(o.last_name, o.first_name, o.middle_name)",
        "multilist" => "group_concat(o.value, ', ')",
        _ => "o.title",
    };
    let from = match kind {
        "multilist" => format!("json_each({table}.x_{name}) o"),
        linked => format!("{linked} o WHERE o.id = {table}.x_{name}"),
    };
    conn.execute_batch(&format!(
        "UPDATE {table} SET x_{name}_key = sort_key((SELECT {shown} FROM {from}))
         WHERE x_{name} IS NOT NULL;"
    ))
}

fn is_link(kind: &str) -> bool {
    matches!(kind, "lead" | "deal" | "contact" | "company")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::blank::blank;

    #[test]
    fn fields_that_were_made_without_keys_get_them_with_what_they_hold() {
        let conn = blank();
        conn.execute_batch(
            "INSERT INTO field (noun, name, label, kind)
               VALUES ('company', 'owner', '', 'contact'), ('company', 'parent', '', 'company'),
                      ('company', 'areas', '', 'multilist'), ('company', 'since', '', 'date');
             ALTER TABLE company ADD COLUMN x_owner INTEGER;
             ALTER TABLE company ADD COLUMN x_parent INTEGER;
             ALTER TABLE company ADD COLUMN x_areas TEXT;
             ALTER TABLE company ADD COLUMN x_since TEXT;
             INSERT INTO user (login) VALUES ('anna');
             INSERT INTO contact (last_name, first_name, responsible_id, created_at, updated_at)
               VALUES ('Ёлкина', NULL, 1, 1, 1);
             INSERT INTO company (title, currency, responsible_id, created_at, updated_at, x_owner,
                                  x_parent, x_areas)
               VALUES ('Ромашка', 'RUB', 1, 1, 1, 1, 1, '[\"north\",\"south\"]'),
                      ('Лютик', 'RUB', 1, 1, 1, NULL, NULL, NULL);
             INSERT INTO contact (responsible_id, created_at, updated_at) VALUES (1, 1, 1);
             UPDATE company SET x_owner = 2 WHERE id = 2;",
        )
        .unwrap();
        for _ in 0..2 {
            complete(&conn).unwrap();
        }
        for (column, text) in
            [("owner", "Ёлкина"), ("parent", "Ромашка"), ("areas", "north, south")]
        {
            let sql = format!("SELECT x_{column}_key IS sort_key(?1) FROM company ORDER BY id");
            let mut statement = conn.prepare(&sql).unwrap();
            let same = statement.query_map([text], |r| r.get::<_, bool>(0)).unwrap();
            let same: Vec<bool> = same.map(Result::unwrap).collect();
            assert_eq!(same, [true, false], "{column}");
            let kept: Option<Vec<u8>> = conn
                .query_row(&format!("SELECT x_{column}_key FROM company WHERE id = 2"), [], |r| {
                    r.get(0)
                })
                .unwrap();
            let nameless = [0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 2].to_vec();
            assert_eq!(kept, (column == "owner").then_some(nameless), "{column}");
        }
    }
}
