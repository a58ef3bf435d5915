//! Cards as they were read before, and what was counted over the columns: after a change only those are
//! read again that it touched.
//!
//! What changes a card is in the journal: a change of its record, of what is planned with it, of what
//! was said of it. Any other change may touch every card, and so may very many.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Result};

use super::board::{self, Tile};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::stage::StageId;
use crate::domain::tally::Tally;
use crate::store::filter::Sql as Filter;
use crate::store::journal::{self, CREATED, DELETED, Glance, PLACED};
use crate::store::row::view;

/// So many changes are followed at most.
const FOLLOWED: usize = 200;

/// So many cards are known at most: some screens full.
const MOST: usize = 1000;

/// Seconds for which a count holds where nothing changes: deadlines and reminders are set to minutes.
const MINUTE: i64 = 60;

/// The cards that are known, and the counts over the columns of one board.
#[derive(Debug, Default)]
pub struct Known {
    tiles: HashMap<RecordRef, Tile>,
    lit: Option<Lit>,
    /// The change up to which they are known.
    newest: i64,
    /// Whether an import is under way.
    importing: bool,
}

/// What asks for attention in the columns of a board.
#[derive(Debug)]
struct Lit {
    /// Of these records, at this minute.
    noun: Noun,
    filter: Filter,
    minute: i64,
    columns: HashMap<StageId, Tally>,
}

impl Known {
    /// Forgets the cards and the counts that were touched since it was asked last.
    ///
    /// # Errors
    /// When the database fails.
    pub fn follow(&mut self, conn: &Connection) -> Result<()> {
        let newest = journal::newest(conn)?;
        if !self.tiles.is_empty() || self.lit.is_some() {
            match touched(conn, self.newest)?.filter(|_| newest >= self.newest) {
                Some(Touched { records, columns }) => {
                    self.tiles.retain(|on, _| !records.contains(on));
                    let lit = self.lit.iter_mut();
                    lit.for_each(|lit| lit.columns.retain(|stage, _| !columns.contains(stage)));
                }
                None => {
                    self.tiles.clear();
                    self.lit = None;
                }
            }
        }
        self.newest = newest;
        self.importing = journal::is_importing(conn)?;
        Ok(())
    }

    /// The cards of these records in their order; those are read that are not known.
    ///
    /// # Errors
    /// When the database fails or there is no such record.
    pub fn tiles(
        &mut self,
        conn: &Connection,
        noun: Noun,
        ids: &[i64],
        setup: &Setup,
    ) -> Result<Vec<Tile>> {
        let mut reading = None;
        let mut tiles = Vec::with_capacity(ids.len());
        for id in ids {
            let on = RecordRef::new(noun, *id);
            if let Some(tile) = self.tiles.get(&on) {
                tiles.push(tile.clone());
                continue;
            }
            let statement = match &mut reading {
                Some(statement) => statement,
                none => none.insert(board::reading(conn, noun)?),
            };
            let tile = statement.query_row([id], |r| board::tile(r, setup))?;
            // What an import made it looks at once more in the end, which is not journalled apart.
            if !self.importing {
                if self.tiles.len() >= MOST {
                    self.tiles.clear();
                }
                self.tiles.insert(on, tile.clone());
            }
            tiles.push(tile);
        }
        Ok(tiles)
    }

    /// How much of the activities of a column asks for attention at `now`, which is counted where it
    /// is not known.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn lit(
        &mut self,
        conn: &Connection,
        noun: Noun,
        stage: StageId,
        filter: &Filter,
        now: i64,
    ) -> Result<Tally> {
        let count = || board::lit(conn, noun, stage, filter, now);
        if self.importing {
            return count();
        }
        let minute = now.div_euclid(MINUTE);
        let is_asked =
            |lit: &Lit| (lit.noun, lit.minute) == (noun, minute) && lit.filter == *filter;
        let known = self.lit.take().filter(is_asked);
        let none = || Lit { noun, filter: filter.clone(), minute, columns: HashMap::new() };
        match self.lit.insert(known.unwrap_or_else(none)).columns.entry(stage) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(unknown) => Ok(*unknown.insert(count()?)),
        }
    }
}

/// What changes touched.
#[derive(Default)]
struct Touched {
    records: HashSet<RecordRef>,
    /// Where they stand, and stood before.
    columns: HashSet<StageId>,
}

impl Touched {
    /// Adds a record; `false` where it is not known any more where that stands.
    fn add(&mut self, conn: &Connection, on: RecordRef) -> Result<bool> {
        if !on.noun.has_stages() || !self.records.insert(on) {
            return Ok(true);
        }
        let sql = format!("SELECT stage_id FROM {} WHERE id = ?1", view(on.noun));
        let stands = conn.prepare_cached(&sql)?.query_row([on.id], |r| r.get(0)).optional()?;
        self.columns.extend(stands.map(StageId));
        Ok(stands.is_some())
    }
}

/// The records whose cards were touched after the change `since`; none where it may be any.
fn touched(conn: &Connection, since: i64) -> Result<Option<Touched>> {
    let changes = journal::since(conn, since, FOLLOWED + 1)?;
    if changes.len() > FOLLOWED {
        return Ok(None);
    }
    let mut touched = Touched::default();
    for Glance { on, field, stood } in changes {
        let Some(on) = on else { return Ok(None) };
        touched.columns.extend(stood);
        let records = match (on.noun, field.as_str()) {
            (Noun::Lead | Noun::Deal, _) => vec![on],
            // Where it stood before is not told by where it stands.
            (Noun::Activity | Noun::Entry, "on") | (Noun::Entry, PLACED | DELETED) => {
                return Ok(None);
            }
            (Noun::Activity, _) => records(conn, PLANNED_WITH, on.id)?,
            (Noun::Entry, _) => records(conn, SAID_OF, on.id)?,
            // No card knows of it yet.
            (_, CREATED) => Vec::new(),
            _ => return Ok(None),
        };
        for on in records {
            if !touched.add(conn, on)? {
                return Ok(None);
            }
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
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::{UserId, Viewer};
    use crate::store::blank::blank;
    use crate::store::filter::LIVE;
    use crate::store::scope;
    use crate::store::team::setup;

    /// Two leads and a deal; a call is planned with the first lead, a comment stands on the second.
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
             INSERT INTO deal (title, stage_id, currency, responsible_id, created_at, updated_at,
                               moved_at, rank)
               VALUES ('old', 1, 'EUR', 1, 1, 1, 1, 1);
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
            let tiles = known.tiles(conn, Noun::Lead, &[1, 2], &setup).unwrap();
            [0, 1].map(|place: usize| tiles[place].title.clone().unwrap())
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

    #[test]
    fn only_the_columns_are_counted_again_that_a_change_touched() {
        let conn = leads();
        conn.execute_batch(
            "INSERT INTO stage (pipeline_id, code, name_en, name_ru, name_pl, meaning, colour)
               VALUES (1, 'work', '', '', '', 'open', 'grey');
             UPDATE lead SET stage_id = 2 WHERE id = 2;
             UPDATE activity SET noun = 'lead', record_id = id;",
        )
        .unwrap();
        let all = Filter { text: "1".to_owned(), params: Vec::new(), live: LIVE };
        let other = Filter { text: "1 AND 1".to_owned(), ..all.clone() };
        let amount = "('lead', 1, 'amount', NULL)";
        let moved = "('lead', 1, 'stage', '2')";
        for (changed, now, filter, expected) in [
            (None, 60, &all, [1, 1]),
            (Some(amount), 60, &all, [0, 1]),
            (Some("('activity', 2, 'deadline', NULL)"), 60, &all, [1, 0]),
            (Some(moved), 60, &all, [0, 0]),
            (Some("('lead', 3, 'amount', NULL)"), 60, &all, [0, 0]),
            (Some("('contact', 1, 'last_name', NULL)"), 60, &all, [0, 0]),
            (None, 119, &all, [1, 1]),
            (None, 120, &all, [0, 0]),
            (None, 60, &other, [0, 0]),
        ] {
            conn.execute("UPDATE activity SET lit_at = 1", []).unwrap();
            let mut known = Known::default();
            known.follow(&conn).unwrap();
            let counted = |known: &mut Known, filter: &Filter, now: i64| {
                let lit = |stage| known.lit(&conn, Noun::Lead, StageId(stage), filter, now);
                [1, 2].map(lit).map(|tally| tally.unwrap().lit())
            };
            assert_eq!(counted(&mut known, &all, 60), [1, 1]);
            conn.execute("UPDATE activity SET lit_at = NULL", []).unwrap();
            if let Some(values) = changed {
                let columns = "operation_id, noun, record_id, field, before";
                let values = values.replace('(', "(1, ");
                conn.execute(&format!("INSERT INTO change ({columns}) VALUES {values}"), [])
                    .unwrap();
            }
            known.follow(&conn).unwrap();
            assert_eq!(counted(&mut known, filter, now), expected, "{changed:?} {now}");
        }
    }
}
