//! Since when each activity is lit and when its next reminder comes, kept in columns beside it: what
//! is due is a range of an index, however many activities there are.
//!
//! The rule is the domain's; here its facts are gathered and what follows from them is written.

use rusqlite::{Connection, OptionalExtension, Result};

use super::row;
use crate::domain::field::Kind;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::reminder::Offsets;

/// Brings up to date what depends on a row: an activity; all that is planned with a record or in a
/// pipeline, or is to be done by a person.
///
/// # Errors
/// When the database fails.
pub fn refresh(conn: &Connection, on: RecordRef, now: i64) -> Result<()> {
    for activity in concerned(conn, on)? {
        refresh_one(conn, activity, now)?;
    }
    Ok(())
}

/// The open activities that a row concerns.
fn concerned(conn: &Connection, on: RecordRef) -> Result<Vec<i64>> {
    let sql = match on.noun {
        Noun::Activity => return Ok(vec![on.id]),
        Noun::User => {
            "SELECT id FROM activity WHERE responsible_id = ?1 AND remind IS NULL
             AND deadline IS NOT NULL AND done_at IS NULL AND deleted_at IS NULL"
        }
        Noun::Pipeline => {
            "SELECT a.id FROM activity a
             WHERE a.deadline IS NOT NULL AND a.done_at IS NULL AND a.deleted_at IS NULL
               AND a.remind IS NULL AND CASE a.noun
                 WHEN 'lead' THEN (SELECT s.pipeline_id FROM lead r JOIN stage s ON s.id = r.stage_id
                                   WHERE r.id = a.record_id)
                 WHEN 'deal' THEN (SELECT s.pipeline_id FROM deal r JOIN stage s ON s.id = r.stage_id
                                   WHERE r.id = a.record_id) END = ?1"
        }
        noun => {
            return conn
                .prepare_cached(
                    "SELECT id FROM activity WHERE noun = ?1 AND record_id = ?2
                     AND done_at IS NULL AND deleted_at IS NULL",
                )?
                .query_map((noun.word(), on.id), |r| r.get(0))?
                .collect();
        }
    };
    conn.prepare_cached(sql)?.query_map([on.id], |r| r.get(0))?.collect()
}

fn refresh_one(conn: &Connection, activity: i64, now: i64) -> Result<()> {
    let Some(plan) = plan(conn, activity)? else { return Ok(()) };
    let (lit, remind) = match plan.deadline.filter(|_| plan.stands) {
        Some(deadline) => (Some(plan.offsets.lit_at(deadline)), plan.offsets.first(deadline, now)),
        None => (plan.waits.filter(|_| plan.stands), None),
    };
    conn.prepare_cached(
        "UPDATE activity SET lit_at = ?2, remind_at = ?3
         WHERE id = ?1 AND (lit_at IS NOT ?2 OR remind_at IS NOT ?3)",
    )?
    .execute((activity, lit, remind))?;
    Ok(())
}

/// What decides when an activity asks for attention.
pub struct Plan {
    /// Its deadline.
    pub deadline: Option<i64>,
    /// When to remind of it.
    pub offsets: Offsets,
    /// Since when somebody from outside waits for it.
    pub waits: Option<i64>,
    /// Whether it is to be done, and its record is not in the recycle bin.
    pub stands: bool,
}

/// What decides when an activity asks for attention; none where there is no such activity.
///
/// # Errors
/// When the database fails.
pub fn plan(conn: &Connection, activity: i64) -> Result<Option<Plan>> {
    conn.prepare_cached(PLAN)?
        .query_row([activity], |r| {
            let offsets = |column| -> Result<Option<Offsets>> {
                let value = row::decode(&Kind::Minutes, r.get_ref(column)?);
                Ok(Offsets::of(&value).ok().flatten())
            };
            let (person, pipeline) = (offsets(2)?, offsets(3)?);
            Ok(Plan {
                deadline: r.get(0)?,
                offsets: Offsets::chosen(offsets(1)?, person.as_ref(), pipeline.as_ref()),
                waits: r.get(4)?,
                stands: r.get(5)?,
            })
        })
        .optional()
}

const PLAN: &str = "SELECT a.deadline, a.remind, u.reminders, p.reminders,
       CASE WHEN a.incoming = 1 THEN a.created_at END,
       a.done_at IS NULL AND a.deleted_at IS NULL
         AND coalesce(l.deleted_at, d.deleted_at, c.deleted_at, f.deleted_at) IS NULL
     FROM activity a JOIN user u ON u.id = a.responsible_id
     LEFT JOIN lead l ON a.noun = 'lead' AND l.id = a.record_id
     LEFT JOIN deal d ON a.noun = 'deal' AND d.id = a.record_id
     LEFT JOIN contact c ON a.noun = 'contact' AND c.id = a.record_id
     LEFT JOIN company f ON a.noun = 'company' AND f.id = a.record_id
     LEFT JOIN stage s ON s.id = coalesce(l.stage_id, d.stage_id)
     LEFT JOIN pipeline p ON p.id = s.pipeline_id
     WHERE a.id = ?1";
