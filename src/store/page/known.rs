//! Cards as they were read before: after a change only those are read again that it touched.
//!
//! What changes a card is in the journal: a change of its record, of what is planned with it, of what
//! was said of it. Any other change may touch every card, and so may very many.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Result};

use super::board::{self, Tile};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::store::journal::{self, CREATED, DELETED, PLACED};

/// So many changes are followed at most.
const FOLLOWED: usize = 200;

/// So many cards are known at most: some screens full.
const MOST: usize = 1000;

/// The cards that are known.
#[derive(Debug, Default)]
pub struct Known {
    tiles: HashMap<RecordRef, Tile>,
    /// The change up to which they are known.
    newest: i64,
    /// Whether an import is under way.
    importing: bool,
}

impl Known {
    /// Forgets the cards that were touched since it was asked last.
    ///
    /// # Errors
    /// When the database fails.
    pub fn follow(&mut self, conn: &Connection) -> Result<()> {
        let newest = journal::newest(conn)?;
        if !self.tiles.is_empty() {
            match touched(conn, self.newest)?.filter(|_| newest >= self.newest) {
                Some(touched) => self.tiles.retain(|on, _| !touched.contains(on)),
                None => self.tiles.clear(),
            }
        }
        self.newest = newest;
        self.importing = journal::is_importing(conn)?;
        Ok(())
    }

    /// A card, which is read where it is not known.
    ///
    /// # Errors
    /// When the database fails or there is no such record.
    pub fn tile(&mut self, conn: &Connection, on: RecordRef, setup: &Setup) -> Result<Tile> {
        if let Some(tile) = self.tiles.get(&on) {
            return Ok(tile.clone());
        }
        let tile = board::one(conn, on, setup)?;
        // What an import made it looks at once more in the end, which is not journalled apart.
        if !self.importing {
            if self.tiles.len() >= MOST {
                self.tiles.clear();
            }
            self.tiles.insert(on, tile.clone());
        }
        Ok(tile)
    }
}

/// The records whose cards were touched after the change `since`; none where it may be any.
fn touched(conn: &Connection, since: i64) -> Result<Option<HashSet<RecordRef>>> {
    let changes = journal::since(conn, since, FOLLOWED + 1)?;
    if changes.len() > FOLLOWED {
        return Ok(None);
    }
    let mut touched = HashSet::new();
    for (on, field) in changes {
        let Some(on) = on else { return Ok(None) };
        match (on.noun, field.as_str()) {
            (Noun::Lead | Noun::Deal, _) => touched.extend([on]),
            // Where it stood before is not told by where it stands.
            (Noun::Activity | Noun::Entry, "on") | (Noun::Entry, PLACED | DELETED) => {
                return Ok(None);
            }
            (Noun::Activity, _) => touched.extend(records(conn, PLANNED_WITH, on.id)?),
            (Noun::Entry, _) => touched.extend(records(conn, SAID_OF, on.id)?),
            // No card knows of it yet.
            (_, CREATED) => {}
            _ => return Ok(None),
        }
    }
    Ok(Some(touched))
}

const PLANNED_WITH: &str =
    "SELECT noun, record_id FROM v_activity WHERE id = ?1 AND record_id IS NOT NULL";
const SAID_OF: &str = "SELECT noun, record_id FROM v_entry_on WHERE entry_id = ?1";

fn records(conn: &Connection, sql: &str, id: i64) -> Result<Vec<RecordRef>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([id], journal::read_record)?;
    rows.filter_map(Result::transpose).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{UserId, Viewer};
    use crate::store::blank::blank;
    use crate::store::{scope, setup};

    const FIRST: RecordRef = RecordRef { noun: Noun::Lead, id: 1 };
    const SECOND: RecordRef = RecordRef { noun: Noun::Lead, id: 2 };

    /// Two leads; a call is planned with the first, a comment stands on the second.
    fn leads() -> Connection {
        let conn = blank();
        conn.execute_batch(
            "INSERT INTO pipeline (noun, code, name_en, name_ru, name_pl) VALUES ('lead', 'l', '', '', '');
             INSERT INTO stage (pipeline_id, code, name_en, name_ru, name_pl, meaning, colour)
               VALUES (1, 'new', '', '', '', 'open', 'grey');
             INSERT INTO user (login) VALUES ('anna');
             INSERT INTO operation (at, user_id, kind, args, state) VALUES (1, 1, 'edit', '{}', 'done');
             INSERT INTO lead (title, stage_id, currency, responsible_id, created_at, updated_at,
                               moved_at, rank)
               VALUES ('old', 1, 'EUR', 1, 1, 1, 1, 1), ('old', 1, 'EUR', 1, 1, 1, 1, 2);
             INSERT INTO activity (kind, subject, noun, record_id, responsible_id, created_at, updated_at)
               VALUES ('call', 'Ask', 'lead', 1, 1, 1, 1), ('call', 'Rest', NULL, NULL, 1, 1, 1);
             INSERT INTO entry (kind, text, noun, record_id, created_at, created_by, updated_at)
               VALUES ('comment', 'Asked', 'lead', 2, 1, 1, 1);
             INSERT INTO entry_on (noun, record_id, at, entry_id, author_id)
               VALUES ('lead', 2, 1, 1, 1);",
        )
        .unwrap();
        scope::create_views(&conn, Viewer { user: UserId(1), admin: true }).unwrap();
        conn
    }

    fn change(conn: &Connection, noun: &str, field: &str) {
        let sql = "INSERT INTO change (operation_id, noun, record_id, field) VALUES (1, ?1, 1, ?2)";
        conn.execute(sql, (noun, field)).unwrap();
    }

    /// Whether each of the two cards is read anew after what was done.
    fn read_anew(conn: &Connection, doing: impl FnOnce(&Connection)) -> [bool; 2] {
        let setup = setup::load(conn).unwrap();
        conn.execute("UPDATE lead SET title = 'old'", []).unwrap();
        let mut known = Known::default();
        known.follow(conn).unwrap();
        let read = |known: &mut Known| {
            [FIRST, SECOND].map(|on| known.tile(conn, on, &setup).unwrap().title.unwrap())
        };
        assert_eq!(read(&mut known), ["old", "old"]);
        conn.execute("UPDATE lead SET title = 'new'", []).unwrap();
        doing(conn);
        known.follow(conn).unwrap();
        read(&mut known).map(|title| title == "new")
    }

    #[test]
    fn only_the_cards_are_read_again_that_a_change_touched() {
        let conn = leads();
        for (noun, field, expected) in [
            ("lead", "amount", [true, false]),
            ("deal", "amount", [false, false]),
            ("activity", CREATED, [true, false]),
            ("activity", "deadline", [true, false]),
            ("activity", DELETED, [true, false]),
            ("entry", CREATED, [false, true]),
            ("entry", "text", [false, true]),
            ("contact", CREATED, [false, false]),
            // Whatever these touched.
            ("activity", "on", [true, true]),
            ("entry", "on", [true, true]),
            ("entry", PLACED, [true, true]),
            ("entry", DELETED, [true, true]),
            ("contact", "last_name", [true, true]),
            ("company", DELETED, [true, true]),
            ("stage", "limit_days", [true, true]),
            ("of a newer version", CREATED, [true, true]),
        ] {
            let read = read_anew(&conn, |conn| change(conn, noun, field));
            assert_eq!(read, expected, "{noun} {field}");
        }
        let rest = |conn: &Connection| {
            conn.execute_batch(
                "INSERT INTO change (operation_id, noun, record_id, field)
                   VALUES (1, 'activity', 2, 'deadline')",
            )
            .unwrap();
        };
        let read = read_anew(&conn, rest);
        assert_eq!(read, [false, false], "what is planned with nobody");
        assert_eq!(read_anew(&conn, |_| {}), [false, false]);
    }

    #[test]
    fn all_cards_are_read_again_where_it_cannot_be_told_which() {
        let conn = leads();
        let many = |conn: &Connection| (0..=FOLLOWED).for_each(|_| change(conn, "deal", "amount"));
        assert_eq!(read_anew(&conn, many), [true, true], "very many changes");
        let older =
            |conn: &Connection| conn.execute_batch("DELETE FROM change WHERE id > 1").unwrap();
        assert_eq!(read_anew(&conn, older), [true, true], "an older file");
        conn.execute_batch(
            "INSERT INTO operation (at, user_id, kind, args, state)
               VALUES (1, 1, 'import', '{}', 'running')",
        )
        .unwrap();
        assert_eq!(read_anew(&conn, |_| {}), [true, true], "an import is under way");
    }
}
