//! Counts and sums of board columns, from the table that triggers keep; a new card is added to it here.

use rusqlite::{Connection, Result, Rows};

use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::stage::{PipelineId, StageId};

/// How many records stand at a stage, and their sums per currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageTotal {
    /// The stage.
    pub stage: StageId,
    /// How many.
    pub count: i64,
    /// One sum a currency, the largest count first; zero sums are left out.
    pub sums: Vec<Money>,
}

/// The totals of a pipeline's stages, of everybody or of some responsibles.
///
/// # Errors
/// When the database fails.
pub fn of_pipeline(
    conn: &Connection,
    pipeline: PipelineId,
    responsibles: Option<&[UserId]>,
) -> Result<Vec<StageTotal>> {
    let only = responsibles.map_or(String::new(), |people| {
        let list: Vec<String> = people.iter().map(|user| user.0.to_string()).collect();
        format!("AND t.responsible_id IN ({})", list.join(","))
    });
    let sql = format!(
        "SELECT t.stage_id, t.currency, sum(t.count), sum(t.amount) FROM stage_total t
         JOIN stage s ON s.id = t.stage_id WHERE s.pipeline_id = ?1 {only}
         GROUP BY t.stage_id, t.currency HAVING sum(t.count) > 0 ORDER BY t.stage_id, sum(t.count) DESC"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    gather(statement.query([pipeline.0])?)
}

/// How many records of one person stand at a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The stage.
    pub stage: StageId,
    /// Who works on them.
    pub responsible: UserId,
    /// How many.
    pub count: i64,
}

/// How the records of a pipeline's stages are spread over people.
///
/// # Errors
/// When the database fails.
pub fn shares(conn: &Connection, pipeline: PipelineId) -> Result<Vec<Share>> {
    let sql = "SELECT t.stage_id, t.responsible_id, sum(t.count) FROM stage_total t
         JOIN stage s ON s.id = t.stage_id WHERE s.pipeline_id = ?1
         GROUP BY t.stage_id, t.responsible_id HAVING sum(t.count) > 0";
    conn.prepare_cached(sql)?
        .query_map([pipeline.0], |r| {
            Ok(Share {
                stage: StageId(r.get(0)?),
                responsible: UserId(r.get(1)?),
                count: r.get(2)?,
            })
        })?
        .collect()
}

/// Gathers rows of (stage, currency, count, sum), ordered by stage, into totals.
///
/// # Errors
/// When the database fails.
pub fn gather(mut rows: Rows<'_>) -> Result<Vec<StageTotal>> {
    let mut totals: Vec<StageTotal> = Vec::new();
    while let Some(row) = rows.next()? {
        let (stage, currency): (i64, String) = (row.get(0)?, row.get(1)?);
        let (count, amount): (i64, i64) = (row.get(2)?, row.get(3)?);
        if totals.last().is_none_or(|t| t.stage.0 != stage) {
            totals.push(StageTotal { stage: StageId(stage), count: 0, sums: Vec::new() });
        }
        if let Some(total) = totals.last_mut() {
            total.count += count;
            let currency = Currency::parse(&currency).filter(|_| amount != 0);
            total.sums.extend(currency.map(|currency| Money::new(amount, currency)));
        }
    }
    Ok(totals)
}

/// Counts a new lead or deal. A trigger would do, but SQLite keeps a copy of each page that a statement
/// with triggers changes, and a new card changes a page of each of its indexes.
///
/// # Errors
/// When the database fails.
pub(super) fn add(conn: &Connection, on: RecordRef) -> Result<()> {
    let sql = format!(
        "INSERT INTO stage_total
         SELECT stage_id, responsible_id, open_to_all, currency, 1, amount FROM {}
         WHERE id = ?1 AND deleted_at IS NULL
         ON CONFLICT DO UPDATE SET count = count + 1, amount = amount + excluded.amount",
        on.noun.word()
    );
    conn.prepare_cached(&sql)?.execute([on.id])?;
    Ok(())
}

/// The rows in which the kept totals differ from a recount, as text for a report.
///
/// # Errors
/// When the database fails.
pub fn differences(conn: &Connection) -> Result<Vec<String>> {
    let recount = "SELECT stage_id, responsible_id, open_to_all, currency, count(*) AS n, sum(amount) AS a
         FROM (SELECT * FROM (SELECT stage_id, responsible_id, open_to_all, currency, amount, deleted_at FROM lead)
               UNION ALL SELECT stage_id, responsible_id, open_to_all, currency, amount, deleted_at FROM deal)
         WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4";
    let kept =
        "SELECT stage_id, responsible_id, open_to_all, currency, count, amount FROM stage_total
         WHERE count <> 0 OR amount <> 0";
    let sql = format!(
        "SELECT 'kept ' || stage_id || '/' || responsible_id || '/' || currency || ': ' || count || ', ' || amount
           FROM ({kept} EXCEPT {recount})
         UNION ALL SELECT 'counted ' || stage_id || '/' || responsible_id || '/' || currency || ': ' || n || ', ' || a
           FROM ({recount} EXCEPT {kept})"
    );
    let mut differences: Vec<String> =
        conn.prepare(&sql)?.query_map([], |r| r.get(0))?.collect::<Result<_>>()?;
    for noun in [Noun::Contact, Noun::Company] {
        let sql = client_differences_sql(noun);
        let mut statement = conn.prepare(&sql)?;
        let found = statement.query_map([], |r| r.get(0))?;
        differences.extend(found.collect::<Result<Vec<_>>>()?);
    }
    Ok(differences)
}

/// The same question for the totals of clients of a noun.
fn client_differences_sql(noun: Noun) -> String {
    let word = noun.word();
    let recount = format!(
        "SELECT {word}_id AS record_id, stage_id, currency, count(*) AS count, sum(amount) AS amount
         FROM deal WHERE {word}_id IS NOT NULL AND deleted_at IS NULL GROUP BY 1, 2, 3"
    );
    let kept = format!(
        "SELECT record_id, stage_id, currency, count, amount FROM client_total
         WHERE noun = '{word}' AND (count <> 0 OR amount <> 0)"
    );
    let said = |how: &str| {
        format!(
            "SELECT '{how} {word}/' || record_id || '/' || stage_id || '/' || currency || ': '
               || count || ', ' || amount"
        )
    };
    format!(
        "{} FROM ({kept} EXCEPT {recount}) UNION ALL {} FROM ({recount} EXCEPT {kept})",
        said("kept"),
        said("counted")
    )
}
