//! Since when each activity is lit and when its next reminder comes, kept in columns beside it: what
//! is due is a range of an index, however many activities there are. Triggers keep beside each record
//! since when the first of its activities is lit.
//!
//! The rule is the domain's; here its facts are gathered and what follows from them is written.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::domain::field::Kind;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::reminder::{Due, Offsets};
use crate::domain::tally;
use crate::store::row;

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
             AND deadline IS NOT NULL AND done_at IS NULL AND deleted_at IS NULL
             UNION ALL SELECT activity_id FROM invitation WHERE user_id = ?1 AND done_at IS NULL
             AND deadline IS NOT NULL"
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
    let Some(plan) = plan(conn, activity, None)? else { return Ok(()) };
    let (lit, remind) = plan.moments(now);
    conn.prepare_cached(
        "UPDATE activity SET lit_at = ?2, remind_at = ?3
         WHERE id = ?1 AND (lit_at IS NOT ?2 OR remind_at IS NOT ?3)",
    )?
    .execute((activity, lit, remind))?;
    refresh_invitations(conn, activity, &plan, now)
}

/// Brings up to date what an activity means for those who are invited to it. Whoever is to do it
/// needs no invitation.
fn refresh_invitations(conn: &Connection, activity: i64, plan: &Plan, now: i64) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "SELECT user_id FROM observer o JOIN activity a ON a.id = o.record_id
         WHERE o.noun = 'activity' AND o.record_id = ?1 AND o.user_id <> a.responsible_id
           AND a.deleted_at IS NULL",
    )?;
    let invited: Vec<i64> =
        statement.query_map([activity], |r| r.get(0))?.collect::<Result<_>>()?;
    let mut statement =
        conn.prepare_cached("SELECT user_id FROM invitation WHERE activity_id = ?1")?;
    let known: Vec<i64> = statement.query_map([activity], |r| r.get(0))?.collect::<Result<_>>()?;
    for gone in known.iter().filter(|user| !invited.contains(user)) {
        conn.prepare_cached("DELETE FROM invitation WHERE activity_id = ?1 AND user_id = ?2")?
            .execute((activity, gone))?;
    }
    for user in invited {
        let Some(his) = self::plan(conn, activity, Some(UserId(user)))? else { continue };
        let (lit, remind) = his.moments(now);
        let waits = plan.waits.filter(|_| plan.deadline.is_none());
        conn.prepare_cached(
            "INSERT OR REPLACE INTO invitation
               (user_id, activity_id, deadline, waits_at, done_at, lit_at, remind_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((user, activity, plan.deadline, waits, plan.done, lit, remind))?;
    }
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
    /// When it was done.
    pub done: Option<i64>,
}

impl Plan {
    /// Since when it is lit, and when its next reminder comes.
    fn moments(&self, now: i64) -> (Option<i64>, Option<i64>) {
        match self.deadline.filter(|_| self.stands) {
            Some(at) => (Some(self.offsets.lit_at(at)), self.offsets.first(at, now)),
            None => (self.waits.filter(|_| self.stands), None),
        }
    }
}

/// What decides when an activity asks somebody for attention: one who is invited to it, else whoever
/// is to do it. None where there is no such activity.
///
/// # Errors
/// When the database fails.
pub fn plan(conn: &Connection, activity: i64, invited: Option<UserId>) -> Result<Option<Plan>> {
    conn.prepare_cached(PLAN)?
        .query_row((activity, invited.map(|user| user.0)), |r| {
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
                done: r.get(6)?,
            })
        })
        .optional()
}

/// Since when an activity asks for attention; nothing where it does not.
///
/// # Errors
/// When the database fails.
pub fn lit_since(conn: &Connection, activity: i64) -> Result<Option<i64>> {
    let sql = "SELECT lit_at FROM v_activity WHERE id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([activity], |r| r.get(0)).optional()?.flatten())
}

/// What is open with a record, the nearest deadline first, as far as a counter counts.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &Connection, on: RecordRef) -> Result<Vec<Due>> {
    let due = |r: &Row<'_>| Ok(Due { deadline: r.get(0)?, lit_at: r.get(1)?, waits: r.get(2)? });
    let mut statement = conn.prepare_cached(OPEN)?;
    statement.query_map((on.noun.word(), on.id, tally::MOST + 1), due)?.collect()
}

/// What is open of a record, the first due first, each with its deadline, since when it is lit and
/// whether somebody waits for an answer.
pub const OPEN: &str = "SELECT w.deadline, w.lit_at, w.incoming IS 1 FROM v_activity w
     WHERE w.noun = ?1 AND w.record_id = ?2 AND w.done_at IS NULL AND w.deleted_at IS NULL
     ORDER BY w.deadline IS NULL, w.deadline, w.id LIMIT ?3";

/// The leads and deals beside which it is kept wrongly since when they ask for attention, or since when
/// somebody waits, as text for a report.
///
/// # Errors
/// When the database fails.
pub fn differences(conn: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for noun in Noun::RECORDS.into_iter().filter(|noun| noun.has_stages()) {
        let word = noun.word();
        for (column, moment) in [
            ("lit_at", "iif(incoming = 1, created_at, lit_at)"),
            ("waits_at", "iif(incoming = 1, created_at, NULL)"),
        ] {
            let sql = format!(
                "WITH counted AS (SELECT record_id, min({moment}) AS at
                   FROM activity WHERE noun = '{word}' AND done_at IS NULL AND deleted_at IS NULL
                   GROUP BY record_id)
                 SELECT '{word}/' || r.id || ': ' || coalesce(r.{column}, '-') || ', ' || coalesce(c.at, '-')
                 FROM {word} r LEFT JOIN counted c ON c.record_id = r.id WHERE r.{column} IS NOT c.at"
            );
            let mut statement = conn.prepare(&sql)?;
            let lines = statement.query_map([], |r| r.get(0))?;
            found.extend(lines.collect::<Result<Vec<String>>>()?);
        }
    }
    Ok(found)
}

const PLAN: &str = "SELECT a.deadline, a.remind, u.reminders, p.reminders,
       CASE WHEN a.incoming = 1 THEN a.created_at END,
       a.done_at IS NULL AND a.deleted_at IS NULL
         AND coalesce(l.deleted_at, d.deleted_at, c.deleted_at, f.deleted_at) IS NULL,
       a.done_at
     FROM activity a JOIN user u ON u.id = coalesce(?2, a.responsible_id)
     LEFT JOIN lead l ON a.noun = 'lead' AND l.id = a.record_id
     LEFT JOIN deal d ON a.noun = 'deal' AND d.id = a.record_id
     LEFT JOIN contact c ON a.noun = 'contact' AND c.id = a.record_id
     LEFT JOIN company f ON a.noun = 'company' AND f.id = a.record_id
     LEFT JOIN stage s ON s.id = coalesce(l.stage_id, d.stage_id)
     LEFT JOIN pipeline p ON p.id = s.pipeline_id
     WHERE a.id = ?1";
