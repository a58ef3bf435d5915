//! The floor: the same work on plain tables, as somebody would write it by hand for this one
//! purpose. No rights, no fields of one's own, no undo.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, params};

use crate::{LINES, Outcome};

/// Copies what the measured screens show into plain tables with the indexes they need.
pub fn make(from: &Path, to: &Path) -> Outcome<()> {
    let part = to.with_extension("part");
    let _ = std::fs::remove_file(&part);
    let conn = Connection::open(&part)?;
    conn.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY;",
    )?;
    conn.execute("ATTACH ?1 AS o", [from.to_string_lossy()])?;
    conn.execute_batch(SCHEMA)?;
    conn.execute_batch("DETACH o; PRAGMA journal_mode = DELETE;")?;
    drop(conn);
    std::fs::rename(&part, to)?;
    Ok(())
}

const SCHEMA: &str = "
    CREATE TABLE lead (
      id INTEGER PRIMARY KEY, title TEXT, title_key BLOB, client TEXT, phone TEXT, stage_id INTEGER,
      amount INTEGER, currency TEXT, source_id INTEGER, temperature TEXT, responsible_id INTEGER,
      created_at INTEGER, updated_at INTEGER, moved_at INTEGER, closed_at INTEGER, rank INTEGER,
      next_at INTEGER, next_text TEXT, comment TEXT);
    INSERT INTO lead SELECT id, title, title_key,
      coalesce(nullif(concat_ws(' ', last_name, first_name), ''), company_name),
      (SELECT value FROM o.point WHERE noun = 'lead' AND record_id = l.id AND kind = 'phone' LIMIT 1),
      stage_id, amount, currency, source_id, temperature, responsible_id, created_at, updated_at,
      moved_at, closed_at, rank, next_at, (SELECT subject FROM o.activity WHERE id = next_id), comment
      FROM o.lead l;
    CREATE INDEX board ON lead (stage_id, rank, id, title, client, amount, currency, responsible_id,
      next_at, next_text);
    CREATE INDEX by_title ON lead (title_key, id);
    CREATE INDEX by_client ON lead (client, id);
    CREATE INDEX by_phone ON lead (phone, id);
    CREATE INDEX by_currency ON lead (currency, id);
    CREATE INDEX by_amount ON lead (amount, id);
    CREATE INDEX by_created ON lead (created_at, id);
    CREATE INDEX by_moved ON lead (moved_at, id);
    CREATE INDEX by_closed ON lead (closed_at, id);
    CREATE INDEX by_updated ON lead (updated_at, id);
    CREATE TABLE total (stage_id INTEGER, currency TEXT, count INTEGER, amount INTEGER,
      PRIMARY KEY (stage_id, currency)) WITHOUT ROWID;
    INSERT INTO total SELECT stage_id, currency, count(*), sum(amount) FROM lead GROUP BY 1, 2;
    CREATE TRIGGER moved AFTER UPDATE OF stage_id ON lead BEGIN
      UPDATE total SET count = count - 1, amount = amount - old.amount
        WHERE stage_id = old.stage_id AND currency = old.currency;
      INSERT INTO total VALUES (new.stage_id, new.currency, 1, new.amount)
        ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
    END;
    CREATE TABLE history (id INTEGER PRIMARY KEY, at INTEGER, user_id INTEGER, lead_id INTEGER,
      before INTEGER, after INTEGER);
    CREATE INDEX history_lead ON history (lead_id, id);
    CREATE TABLE timeline (lead_id INTEGER, at INTEGER, id INTEGER, kind TEXT, text TEXT,
      author_id INTEGER,
      PRIMARY KEY (lead_id, at, id)) WITHOUT ROWID;
    INSERT INTO timeline SELECT record_id, at, entry_id, 'comment',
      (SELECT text FROM o.entry WHERE id = entry_id), author_id FROM o.entry_on WHERE noun = 'lead';
    INSERT INTO timeline SELECT record_id, done_at, 1000000000 + id, kind, subject, done_by
      FROM o.activity
      WHERE noun = 'lead' AND done_at IS NOT NULL;
    INSERT INTO timeline SELECT record_id, at, 2000000000 + c.id, field, after, user_id
      FROM o.change c
      JOIN o.operation p ON p.id = operation_id WHERE noun = 'lead';
    CREATE TABLE client (id INTEGER PRIMARY KEY, noun TEXT, number INTEGER, name TEXT, phone TEXT,
      name_key BLOB);
    INSERT INTO client (noun, number, name, phone, name_key)
      SELECT 'company', c.id, c.title, (SELECT value FROM o.point WHERE noun = 'company'
        AND record_id = c.id AND kind = 'phone' LIMIT 1), c.title_key FROM o.company c;
    INSERT INTO client (noun, number, name, phone, name_key)
      SELECT 'contact', c.id, concat_ws(' ', last_name, first_name),
        (SELECT value FROM o.point WHERE noun = 'contact' AND record_id = c.id AND kind = 'phone'
        LIMIT 1), c.last_name_key FROM o.contact c;
    CREATE INDEX client_number ON client (noun, number);
    CREATE VIRTUAL TABLE client_search USING fts5 (text, content='', tokenize='trigram');
    INSERT INTO client_search (rowid, text) SELECT c.id, t.text FROM client c
      JOIN o.company_text t ON t.id = c.number WHERE c.noun = 'company';
    INSERT INTO client_search (rowid, text) SELECT c.id, t.text FROM client c
      JOIN o.contact_text t ON t.id = c.number WHERE c.noun = 'contact';
    CREATE TABLE deal AS SELECT id, title, stage_id, amount, currency, company_id, created_at
      FROM o.deal;
    CREATE INDEX deal_company ON deal (company_id, id);
    CREATE TABLE activity AS SELECT id, kind, subject, deadline, record_id, responsible_id
      FROM o.activity WHERE done_at IS NULL;
    CREATE INDEX activity_mine ON activity (responsible_id, deadline);
    CREATE INDEX activity_all ON activity (deadline);
    CREATE TABLE lit (stage_id INTEGER, lit_at INTEGER, id INTEGER, deadline INTEGER,
      PRIMARY KEY (stage_id, lit_at, id)) WITHOUT ROWID;
    INSERT INTO lit SELECT l.stage_id, a.lit_at, a.id, a.deadline FROM o.activity a
      JOIN o.lead l ON l.id = a.record_id
      WHERE a.noun = 'lead' AND a.done_at IS NULL AND a.lit_at IS NOT NULL;
    CREATE VIRTUAL TABLE search USING fts5 (text, content='', tokenize='trigram');
    INSERT INTO search (rowid, text) SELECT id, text FROM o.lead_text;
";

/// Reads a file of leads into new plain tables, in transactions of a thousand.
pub fn import(to: &Path, text: &str) -> Outcome<()> {
    let conn = Connection::open(to)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;
         ATTACH ':memory:' AS o;
         CREATE TABLE o.lead (id, title, title_key, last_name, first_name, company_name, stage_id,
           amount, currency, source_id, temperature, responsible_id, created_at, updated_at, moved_at,
           closed_at, rank, next_at, next_id, comment);
         CREATE TABLE o.point (noun, record_id, kind, value);
         CREATE TABLE o.activity (id, noun, record_id, done_at, done_by, kind, subject, deadline,
           lit_at, responsible_id);
         CREATE TABLE o.company (id, title, title_key);
         CREATE TABLE o.company_text (id, text);
         CREATE TABLE o.contact (id, last_name, first_name, last_name_key);
         CREATE TABLE o.contact_text (id, text);
         CREATE TABLE o.deal (id, title, stage_id, amount, currency, company_id, created_at);
         CREATE TABLE o.entry_on (noun, record_id, at, entry_id, author_id);
         CREATE TABLE o.entry (id, text);
         CREATE TABLE o.change (id, operation_id, noun, record_id, field, after);
         CREATE TABLE o.operation (id, at, user_id);
         CREATE TABLE o.lead_text (id, text);",
    )?;
    conn.execute_batch(SCHEMA)?;
    let mut file = csv::Reader::from_reader(text.as_bytes());
    let headers = file.headers()?.clone();
    let place = |name: &str| headers.iter().position(|header| header == name).unwrap_or(usize::MAX);
    let columns =
        ["title", "last_name", "first_name", "phone", "company_name", "amount", "comment"]
            .map(place);
    let mut id = 0;
    let mut records = file.records().peekable();
    while records.peek().is_some() {
        let tx = conn.unchecked_transaction()?;
        for record in records.by_ref().take(1000) {
            let record = record?;
            let [title, last, first, phone, company, amount, comment] =
                columns.map(|place| record.get(place).unwrap_or_default());
            id += 1;
            tx.prepare_cached(
                "INSERT INTO lead (id, title, title_key, client, phone, stage_id, amount, currency,
                   responsible_id, created_at, updated_at, moved_at, rank, comment)
                 VALUES (?1, ?2, ?3, ?4, ?5, 1 + ?1 % 5, ?6, 'RUB', 1, ?1, ?1, ?1, ?1, ?7)",
            )?
            .execute(params![
                id,
                title,
                title.as_bytes(),
                format!("{last} {first}"),
                phone,
                amount.split('.').next().and_then(|whole| whole.parse::<i64>().ok()),
                comment
            ])?;
            tx.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?.execute(
                params![id, format!("{title}\n{last}\n{first}\n{company}\n{phone}\n{comment}")],
            )?;
            tx.prepare_cached(
                "INSERT INTO history (at, user_id, lead_id, before, after) VALUES (1, 1, ?1, 0, 1)",
            )?
            .execute([id])?;
            tx.prepare_cached(
                "INSERT INTO total SELECT stage_id, currency, 1, amount FROM lead WHERE id = ?1
                 ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount",
            )?
            .execute([id])?;
        }
        tx.commit()?;
    }
    Ok(())
}

/// The plain tables, opened as the program opens its own.
pub struct Floor {
    conn: Connection,
}

impl Floor {
    /// Opens them.
    pub fn open(path: &Path) -> Outcome<Floor> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(path, flags)?;
        conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
        conn.set_prepared_statement_cache_capacity(64);
        Ok(Floor { conn })
    }

    /// The first cards of a column.
    pub fn column(&self, stage: i64, cards: i64) -> Outcome<()> {
        self.rows(
            "SELECT id, title, client, amount, currency, responsible_id, next_at, next_text FROM lead
             WHERE stage_id = ?1 ORDER BY rank DESC, id DESC LIMIT ?2",
            params![stage, cards],
        )
    }

    /// Counts and sums of the columns.
    pub fn totals(&self) -> Outcome<()> {
        self.rows("SELECT stage_id, currency, count, amount FROM total", [])
    }

    /// How many activities of a column ask for attention, up to a hundred, and how many of these are
    /// late.
    pub fn lit(&self, stage: i64, now: i64) -> Outcome<()> {
        self.rows(
            "SELECT count(*) FILTER (WHERE deadline < ?2), count(*) FROM
               (SELECT deadline FROM lit WHERE stage_id = ?1 AND lit_at <= ?2 LIMIT 100)",
            [stage, now],
        )
    }

    /// A page of the list in the order of `key` from a lead on (the first page without one), where
    /// `filter` holds.
    pub fn list(&self, key: &str, way: &str, filter: &str, from: Option<i64>) -> Outcome<()> {
        let sign = if way == "DESC" { "<=" } else { ">=" };
        let bound = match from {
            Some(_) => format!("({key}, id) {sign} (SELECT {key}, id FROM lead WHERE id = ?1)"),
            None => "?1 IS NULL".to_owned(),
        };
        let sql = format!(
            "SELECT id, title, client, phone, stage_id, amount, currency, responsible_id FROM lead
             WHERE {filter} AND {key} IS NOT NULL AND {bound} ORDER BY {key} {way}, id {way} LIMIT 51"
        );
        self.rows(&sql, [from])
    }

    /// The newest leads that have the folded words.
    pub fn search(&self, words: &str) -> Outcome<()> {
        self.rows(
            "SELECT id, title, client FROM lead WHERE id IN
               (SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT 50)
             ORDER BY id DESC",
            [format!("\"{words}\"")],
        )
    }

    /// The newest clients that have all the folded words; short ones are looked for among the newest.
    pub fn clients(&self, words: &str) -> Outcome<()> {
        let (long, short): (Vec<&str>, Vec<&str>) =
            words.split(' ').partition(|word| word.chars().count() >= 3);
        if long.is_empty() {
            return self.rows(
                "SELECT id, name, phone FROM client WHERE id > (SELECT max(id) FROM client) - 5000
                   AND lower(name) LIKE '%' || ?1 || '%' ORDER BY id DESC LIMIT 50",
                [short.concat()],
            );
        }
        let all: Vec<String> = long.iter().map(|word| format!("\"{word}\"")).collect();
        self.rows(
            "SELECT id, name, phone FROM client WHERE id IN
               (SELECT rowid FROM client_search WHERE client_search MATCH ?1
                ORDER BY rowid DESC LIMIT 50)
             ORDER BY id DESC",
            [all.join(" AND ")],
        )
    }

    /// A company and its newest deals.
    pub fn company(&self, id: i64, deals: i64) -> Outcome<()> {
        self.rows("SELECT * FROM client WHERE noun = 'company' AND number = ?1", [id])?;
        self.rows("SELECT * FROM deal WHERE company_id = ?1 ORDER BY id DESC LIMIT ?2", [id, deals])
    }

    /// The newest lines of a lead's timeline for which a condition holds.
    pub fn timeline(&self, lead: i64, only: &str) -> Outcome<()> {
        let sql = format!(
            "SELECT * FROM timeline WHERE lead_id = ?1 AND {only}
             ORDER BY at DESC, id DESC LIMIT {LINES}"
        );
        self.rows(&sql, [lead])
    }

    /// What is to be done next by a person, or by everybody.
    pub fn days(&self, whose: Option<i64>) -> Outcome<()> {
        let only = whose.map_or("?1 IS NULL", |_| "responsible_id = ?1");
        let sql = format!("SELECT * FROM activity WHERE {only} ORDER BY deadline LIMIT 51");
        self.rows(&sql, [whose])
    }

    /// The first of what is to be done between two moments, with what its leads are called.
    pub fn day(&self, from: i64, until: i64, rows: i64) -> Outcome<()> {
        self.rows(
            "SELECT * FROM activity a JOIN lead l ON l.id = a.record_id
             WHERE a.deadline >= ?1 AND a.deadline < ?2 ORDER BY a.deadline LIMIT ?3 + 1",
            params![from, until, rows],
        )
    }

    /// A lead and the newest lines of its timeline.
    pub fn card(&self, lead: i64) -> Outcome<()> {
        self.rows("SELECT * FROM lead WHERE id = ?1", [lead])?;
        self.timeline(lead, "true")
    }

    /// Moves leads to a stage in one transaction, each with a row of history.
    pub fn move_all(&self, leads: &[i64], stage: i64, now: i64) -> Outcome<()> {
        let tx = self.conn.unchecked_transaction()?;
        let mut update = tx.prepare_cached(
            "UPDATE lead SET stage_id = ?2, rank = ?3, moved_at = ?4, updated_at = ?4 WHERE id = ?1",
        )?;
        let mut note = tx.prepare_cached(
            "INSERT INTO history (at, user_id, lead_id, before, after)
             SELECT ?1, 1, id, stage_id, ?3 FROM lead WHERE id = ?2",
        )?;
        for (place, lead) in leads.iter().enumerate() {
            note.execute((now, lead, stage))?;
            update.execute((lead, stage, now * 1000 + place as i64, now))?;
        }
        drop((update, note));
        tx.commit()?;
        Ok(())
    }

    /// Writes all leads as lines of text.
    pub fn export(&self) -> Outcome<()> {
        let mut statement =
            self.conn.prepare_cached("SELECT * FROM lead ORDER BY created_at, id")?;
        let columns = statement.column_count();
        let mut out = csv::Writer::from_writer(Vec::new());
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                use rusqlite::types::ValueRef;
                match row.get_ref(column)? {
                    ValueRef::Text(text) | ValueRef::Blob(text) => out.write_field(text)?,
                    ValueRef::Integer(number) => out.write_field(number.to_string())?,
                    _ => out.write_field("")?,
                }
            }
            out.write_record(None::<&[u8]>)?;
        }
        std::hint::black_box(out.into_inner()?);
        Ok(())
    }

    /// Takes every lead off every list, keeps it where it can be restored from and notes it, in
    /// transactions of a thousand.
    pub fn put_away(&self, now: i64) -> Outcome<()> {
        self.conn
            .execute_batch("CREATE TABLE bin AS SELECT *, 0 AS deleted_at FROM lead WHERE 0")?;
        let mut latest = self.conn.prepare("SELECT id FROM lead ORDER BY id DESC")?;
        let leads: Vec<i64> =
            latest.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
        for part in leads.chunks(1000) {
            let tx = self.conn.unchecked_transaction()?;
            for lead in part {
                tx.prepare_cached("INSERT INTO bin SELECT *, ?2 FROM lead WHERE id = ?1")?
                    .execute((lead, now))?;
                tx.prepare_cached("DELETE FROM lead WHERE id = ?1")?.execute([lead])?;
                tx.prepare_cached(
                    "UPDATE total SET count = total.count - 1, amount = total.amount - l.amount FROM bin l
                     WHERE l.rowid = last_insert_rowid() AND total.stage_id = l.stage_id
                       AND total.currency = l.currency",
                )?
                .execute([])?;
                tx.prepare_cached(
                    "INSERT INTO history (at, user_id, lead_id, before, after) VALUES (?1, 1, ?2, 1, 0)",
                )?
                .execute((now, lead))?;
            }
            tx.commit()?;
        }
        Ok(())
    }

    /// Takes the latest moves back, in one transaction.
    pub fn move_back(&self, count: usize, now: i64) -> Outcome<()> {
        let mut latest = self.conn.prepare_cached(
            "SELECT lead_id, before, after FROM history ORDER BY id DESC LIMIT ?1",
        )?;
        let moves: Vec<(i64, i64, i64)> = latest
            .query_map([count as i64], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let tx = self.conn.unchecked_transaction()?;
        let mut update = tx.prepare_cached(
            "UPDATE lead SET stage_id = ?2, rank = ?3, moved_at = ?4, updated_at = ?4
             WHERE id = ?1 AND stage_id = ?5",
        )?;
        let mut note = tx.prepare_cached(
            "INSERT INTO history (at, user_id, lead_id, before, after) VALUES (?1, 1, ?2, ?3, ?4)",
        )?;
        for (place, (lead, before, after)) in moves.iter().enumerate() {
            update.execute((lead, before, now * 1000 + place as i64, now, after))?;
            note.execute((now, lead, after, before))?;
        }
        drop((update, note));
        tx.commit()?;
        Ok(())
    }

    /// Reads all rows with all their columns.
    fn rows(&self, sql: &str, params: impl rusqlite::Params) -> Outcome<()> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params)?;
        let mut read = Vec::new();
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                read.push(row.get::<_, rusqlite::types::Value>(column)?);
            }
        }
        std::hint::black_box(read);
        Ok(())
    }
}
