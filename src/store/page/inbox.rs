//! What the session's person is told of, newest first. What was taken back is told no more; whose
//! notices these are is the view's business.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use super::name;
use crate::domain::notice::{Kind, Notice};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::store::kept;

/// More unread notices than this are not counted: it is the same to the person.
pub const MOST: i64 = 100;

/// Which notices are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Every one.
    All,
    /// Those that nobody read.
    Unread,
    /// Those that nobody read and that were not handed out.
    Unsent,
}

/// At most `limit` notices with a number below `from`, newest first.
///
/// # Errors
/// When the database fails.
pub fn page(conn: &Connection, wanted: Wanted, from: i64, limit: usize) -> Result<Vec<Notice>> {
    let mut statement = conn.prepare_cached(&page_sql(wanted))?;
    let mut notices: Vec<Notice> =
        statement.query_map((from, limit as i64), read)?.collect::<Result<_>>()?;
    for notice in &mut notices {
        notice.name = name::called(conn, notice.on)?;
    }
    Ok(notices)
}

/// The number above which `limit` more notices lead up from `from`; none where there are fewer.
///
/// # Errors
/// When the database fails.
pub fn back(conn: &Connection, wanted: Wanted, from: i64, limit: usize) -> Result<Option<i64>> {
    conn.prepare_cached(&back_sql(wanted))?
        .query_row((from, limit.saturating_sub(1) as i64), |r| r.get::<_, i64>(0))
        .optional()
        .map(|id| id.map(|id| id + 1))
}

/// How many are unread, as far as that is counted, and the newest of them.
///
/// # Errors
/// When the database fails.
pub fn unread(conn: &Connection) -> Result<(i64, Option<i64>)> {
    conn.prepare_cached(UNREAD)?.query_row([MOST], |r| Ok((r.get(0)?, r.get(1)?)))
}

const NOTICE: &str =
    "SELECT n.id, n.kind, o.at, o.user_id, o.kind, n.noun, n.record_id, e.text, a.subject,
       n.activity_id, n.value, n.count, n.read_at,
       CASE n.kind WHEN 'returned' THEN (SELECT json_extract(c.after, '$') FROM change c
         WHERE c.noun = 'activity' AND c.record_id = n.activity_id AND c.field = 'returned'
           AND +c.operation_id = n.operation_id) END,
       CASE WHEN n.kind = 'changed' AND n.count = 1 THEN (SELECT group_concat(c.field)
         FROM change c WHERE c.noun = n.noun AND c.record_id = n.record_id
           AND +c.operation_id = n.operation_id) END
     FROM v_notice n JOIN operation o ON o.id = n.operation_id
     LEFT JOIN v_entry e ON e.id = n.entry_id AND e.deleted_at IS NULL
     LEFT JOIN v_activity a ON a.id = n.activity_id";

pub(super) const UNREAD: &str = "SELECT count(*), max(id) FROM (
       SELECT n.id FROM v_notice n JOIN operation o ON o.id = n.operation_id
       WHERE n.read_at IS NULL AND o.undone_by IS NULL ORDER BY n.id DESC LIMIT ?1)";

pub(super) fn page_sql(wanted: Wanted) -> String {
    let only = only(wanted);
    format!("{NOTICE} WHERE n.id < ?1 AND o.undone_by IS NULL{only} ORDER BY n.id DESC LIMIT ?2")
}

pub(super) fn back_sql(wanted: Wanted) -> String {
    let only = only(wanted);
    format!(
        "SELECT n.id FROM v_notice n JOIN operation o ON o.id = n.operation_id
         WHERE n.id >= ?1 AND o.undone_by IS NULL{only} ORDER BY n.id LIMIT 1 OFFSET ?2"
    )
}

fn only(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::All => "",
        Wanted::Unread => " AND n.read_at IS NULL",
        Wanted::Unsent => " AND n.read_at IS NULL AND n.sent_at IS NULL",
    }
}

fn read(r: &Row<'_>) -> Result<Notice> {
    let (said, subject): (Option<String>, Option<String>) = (r.get(7)?, r.get(8)?);
    let noun = kept::word(r, 5, Noun::parse)?;
    let fields: Option<String> = r.get(14)?;
    let mut fields: Vec<String> =
        fields.iter().flat_map(|names| names.split(',')).map(str::to_owned).collect();
    fields.sort_unstable();
    fields.dedup();
    Ok(Notice {
        id: r.get(0)?,
        kind: kept::word(r, 1, Kind::parse)?,
        at: r.get(2)?,
        author: UserId(r.get(3)?),
        operation: kept::word(r, 4, OperationKind::parse)?,
        on: RecordRef::new(noun, r.get(6)?),
        name: None,
        text: said.or(subject),
        reason: r.get(13)?,
        fields,
        activity: r.get(9)?,
        value: r.get(10)?,
        count: r.get(11)?,
        read_at: r.get(12)?,
    })
}
