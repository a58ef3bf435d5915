//! What came in from outside, as it came, and what is known about whoever sent it.
//!
//! It keeps and finds; what is made of it is decided elsewhere.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, Result, Row, params_from_iter};

use super::kept;
use super::row::view;
use crate::domain::fold::fold;
use crate::domain::inbound::route::{Client, Element};
use crate::domain::inbound::{Channel, Why};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;

/// At most so many records are looked at for one address or number.
const MOST: i64 = 200;

/// What became of something that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing was decided yet.
    Waiting,
    /// It stands on the timelines it belongs to.
    Done,
    /// Nothing was made of it, on purpose.
    Left,
    /// Nothing could be made of it.
    Refused,
    /// What was made of it was taken back.
    Undone,
}

impl State {
    /// The stable word of JSON; the database has it too, but for what was taken back: that is left
    /// out there, with the record it had gone to.
    pub fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Done => "done",
            State::Left => "left",
            State::Refused => "refused",
            State::Undone => "undone",
        }
    }

    fn parse(word: &str) -> Option<State> {
        let all = [State::Waiting, State::Done, State::Left, State::Refused];
        all.into_iter().find(|state| state.word() == word)
    }
}

/// Something that came in, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its number.
    pub id: i64,
    /// The way it came.
    pub channel: Channel,
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// How many bytes it had.
    pub size: i64,
    /// What became of it.
    pub state: State,
    /// Why it went where it went.
    pub why: Option<Why>,
    /// The record it went to, also where that was taken back.
    pub home: Option<RecordRef>,
}

/// Keeps what came in, unless it came before. Says what is known of it, and whether it is new.
///
/// # Errors
/// When the database fails.
pub fn keep(
    conn: &Connection,
    channel: Channel,
    external: &str,
    at: i64,
    by: UserId,
    raw: &[u8],
) -> Result<(Received, bool)> {
    let new = conn
        .prepare_cached(
            "INSERT INTO inbound (channel, external, received_at, received_by, raw, size)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        )?
        .execute((channel.word(), external, at, by.0, raw, raw.len() as i64))?;
    let received = conn
        .prepare_cached(&format!("{RECEIVED} WHERE channel = ?1 AND external = ?2"))?
        .query_row((channel.word(), external), read)?;
    Ok((received, new > 0))
}

/// What is kept under this and a moment, and came after a moment.
///
/// # Errors
/// When the database fails.
pub fn lately(
    conn: &Connection,
    channel: Channel,
    stem: &str,
    after: i64,
) -> Result<Option<String>> {
    // The letter is what follows the sign in the order of the index.
    let (from, to) = (format!("{stem}@"), format!("{stem}A"));
    conn.prepare_cached(LATELY)?
        .query_row((channel.word(), from, to, after), |r| r.get(0))
        .optional()
}

/// What came in under this number.
///
/// # Errors
/// When the database fails.
pub fn get(conn: &Connection, id: i64) -> Result<Option<Received>> {
    conn.prepare_cached(&format!("{RECEIVED} WHERE id = ?1"))?.query_row([id], read).optional()
}

/// The content of what came in.
///
/// # Errors
/// When the database fails or there is nothing under this number.
pub fn raw(conn: &Connection, id: i64) -> Result<Vec<u8>> {
    conn.prepare_cached("SELECT raw FROM v_inbound WHERE id = ?1")?.query_row([id], |r| r.get(0))
}

/// Puts a lighter content in place of a heavy one.
///
/// # Errors
/// When the database fails.
pub fn lighten(conn: &Connection, id: i64, raw: &[u8]) -> Result<()> {
    conn.execute("UPDATE inbound SET raw = ?2 WHERE id = ?1", (id, raw))?;
    Ok(())
}

/// Notes that what was made of it was taken back, or stands again.
///
/// # Errors
/// When the database fails.
pub fn stands(conn: &Connection, id: i64, again: bool) -> Result<()> {
    let state = if again { State::Done } else { State::Left };
    conn.prepare_cached("UPDATE inbound SET state = ?2 WHERE id = ?1 AND record_id IS NOT NULL")?
        .execute((id, state.word()))?;
    Ok(())
}

/// Notes what became of what came in.
///
/// # Errors
/// When the database fails.
pub fn settle(
    conn: &Connection,
    id: i64,
    state: State,
    why: Option<Why>,
    home: Option<RecordRef>,
) -> Result<()> {
    conn.prepare_cached(
        "UPDATE inbound SET state = ?2, why = ?3, noun = ?4, record_id = ?5 WHERE id = ?1",
    )?
    .execute((
        id,
        state.word(),
        why.map(Why::word),
        home.map(|on| on.noun.word()),
        home.map(|on| on.id),
    ))?;
    Ok(())
}

/// The numbers of all that waits, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &Connection) -> Result<Vec<i64>> {
    conn.prepare_cached("SELECT id FROM v_inbound WHERE state = 'waiting' ORDER BY id")?
        .query_map([], |r| r.get(0))?
        .collect()
}

/// What came in last, the newest first.
///
/// # Errors
/// When the database fails.
pub fn latest(conn: &Connection, limit: i64) -> Result<Vec<Received>> {
    conn.prepare_cached(&format!("{RECEIVED} ORDER BY id DESC LIMIT ?1"))?
        .query_map([limit], read)?
        .collect()
}

/// Whether any of these keys is on the list of exclusions, or, with `ours`, of our own.
///
/// # Errors
/// When the database fails.
pub fn is_listed(conn: &Connection, keys: &[String], ours: bool) -> Result<bool> {
    let mut listed = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM exclusion WHERE norm = ?1 AND ours = ?2 AND deleted_at IS NULL)",
    )?;
    for key in keys {
        if listed.query_row((key, ours), |r| r.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether another entry of the list of exclusions has this key.
///
/// # Errors
/// When the database fails.
pub fn is_taken(conn: &Connection, key: &str, but: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM exclusion
         WHERE norm = ?1 AND id <> ?2 AND deleted_at IS NULL)";
    conn.prepare_cached(sql)?.query_row((key, but), |r| r.get(0))
}

/// The records in use, of a noun, that have this phone or e-mail.
///
/// # Errors
/// When the database fails.
pub fn with_point(conn: &Connection, noun: Noun, norm: &str) -> Result<Vec<i64>> {
    conn.prepare_cached(&holders_sql(noun, "p.norm = ?1 AND p.kind IN ('phone', 'email')"))?
        .query_map((norm, MOST), |r| r.get(0))?
        .collect()
}

/// The records in use, of a noun, that have this handle: as it is, with `@`, or after the name of
/// its messenger. A handle that is noted for another messenger is another one.
///
/// # Errors
/// When the database fails.
pub fn with_handle(
    conn: &Connection,
    noun: Noun,
    label: &str,
    network: &str,
    handle: &str,
) -> Result<Vec<i64>> {
    let bare = fold(handle.trim_start_matches('@'));
    let (labelled, network) = ([label.to_owned(), "other".to_owned()], fold(network));
    let spellings = [
        bare.clone(),
        format!("@{bare}"),
        format!("{network}: {bare}"),
        format!("{network}: @{bare}"),
        format!("{network}:{bare}"),
    ];
    let sql = holders_sql(
        noun,
        "p.norm IN (?1, ?3, ?4, ?5, ?6) AND p.kind = 'messenger' AND p.label IN (?7, ?8)",
    );
    let [first, rest @ ..] = spellings;
    let params = [Sql::Text(first), Sql::Integer(MOST)]
        .into_iter()
        .chain(rest.into_iter().chain(labelled).map(Sql::Text));
    conn.prepare_cached(&sql)?.query_map(params_from_iter(params), |r| r.get(0))?.collect()
}

/// A contact or a company in use.
///
/// # Errors
/// When the database fails.
pub fn client(conn: &Connection, on: RecordRef) -> Result<Option<Client>> {
    let sql = format!(
        "SELECT responsible_id, updated_at FROM {} WHERE id = ?1 AND deleted_at IS NULL",
        view(on.noun)
    );
    conn.prepare_cached(&sql)?
        .query_row([on.id], |r| {
            Ok(Client { on, responsible: UserId(r.get(0)?), updated_at: r.get(1)? })
        })
        .optional()
}

/// The companies a contact belongs to.
///
/// # Errors
/// When the database fails.
pub fn companies(conn: &Connection, contact: i64) -> Result<Vec<i64>> {
    conn.prepare_cached(
        "SELECT company_id FROM v_contact_company WHERE contact_id = ?1 ORDER BY company_id LIMIT ?2",
    )?
    .query_map((contact, MOST), |r| r.get(0))?
    .collect()
}

/// The leads or deals in use that belong to a client, or the lead itself, each with its stage.
///
/// # Errors
/// When the database fails.
pub fn elements(
    conn: &Connection,
    noun: Noun,
    of: RecordRef,
    own: bool,
) -> Result<Vec<(i64, Element)>> {
    let sql = elements_sql(noun, of.noun);
    conn.prepare_cached(&sql)?
        .query_map((of.id, MOST), |r| {
            let on = RecordRef::new(noun, r.get(0)?);
            let (responsible, updated_at) = (UserId(r.get(2)?), r.get(3)?);
            Ok((r.get(1)?, Element { on, responsible, updated_at, own }))
        })?
        .collect()
}

/// The activities of a record that are lit because somebody waits, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn lit(conn: &Connection, on: RecordRef) -> Result<Vec<(i64, String)>> {
    conn.prepare_cached(LIT)?
        .query_map((on.noun.word(), on.id), |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect()
}

pub(super) const LIT: &str = "SELECT id, kind FROM v_activity WHERE noun = ?1 AND record_id = ?2
     AND incoming = 1 AND done_at IS NULL AND deleted_at IS NULL ORDER BY id";

pub(super) const LATELY: &str = "SELECT external FROM v_inbound
     WHERE channel = ?1 AND external >= ?2 AND external < ?3 AND received_at > ?4 LIMIT 1";

const RECEIVED: &str =
    "SELECT id, channel, received_at, size, state, why, noun, record_id FROM v_inbound";

fn holders_sql(noun: Noun, condition: &str) -> String {
    let (view, word) = (view(noun), noun.word());
    format!(
        "SELECT DISTINCT p.record_id FROM v_point p JOIN {view} r ON r.id = p.record_id
         WHERE {condition} AND p.noun = '{word}' AND r.deleted_at IS NULL
         ORDER BY p.record_id DESC LIMIT ?2"
    )
}

fn elements_sql(noun: Noun, of: Noun) -> String {
    let condition = match (noun, of) {
        // The main contact of a deal, or a further one.
        (Noun::Deal, Noun::Contact) => {
            "(contact_id = ?1 OR id IN (SELECT deal_id FROM v_contact_deal WHERE contact_id = ?1))"
        }
        (_, Noun::Contact) => "contact_id = ?1",
        (_, Noun::Company) => "company_id = ?1",
        _ => "id = ?1",
    };
    format!(
        "SELECT id, stage_id, responsible_id, updated_at FROM {}
         WHERE {condition} AND deleted_at IS NULL ORDER BY id DESC LIMIT ?2",
        view(noun)
    )
}

fn read(r: &Row<'_>) -> Result<Received> {
    let why: Option<String> = r.get(5)?;
    let id: Option<i64> = r.get(7)?;
    let home = match id {
        Some(id) => Some(RecordRef::new(kept::word(r, 6, Noun::parse)?, id)),
        None => None,
    };
    let state = match kept::word(r, 4, State::parse)? {
        State::Left if home.is_some() => State::Undone,
        state => state,
    };
    Ok(Received {
        id: r.get(0)?,
        channel: kept::word(r, 1, Channel::parse)?,
        at: r.get(2)?,
        size: r.get(3)?,
        state,
        why: why.as_deref().and_then(Why::parse),
        home,
    })
}
