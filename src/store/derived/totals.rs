//! Counts and sums of board columns, from the table that triggers keep; a new card is added to it here.
//!
//! Sums are kept and read as whole millions of minor units and the rest, each a number of its own:
//! however many amounts there are, and be each of them the largest, neither overflows.

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
    /// One sum a currency, the largest count first; zero sums are left out. What is beyond what can
    /// be counted stands as the most that can.
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
        "SELECT t.stage_id, t.currency, sum(t.count), sum(t.millions), sum(t.amount) FROM stage_total t
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

/// The two columns of a sum of amounts that [`gather`] reads: whole millions of minor units and the
/// rest.
pub const SUM: &str = "sum(r.amount / 1000000), sum(r.amount % 1000000)";

/// A sum of whole millions and a rest; what is beyond what can be counted as the most that can.
pub fn whole(millions: i64, rest: i64) -> i64 {
    let sum = i128::from(millions) * 1_000_000 + i128::from(rest);
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

/// Gathers rows of (stage, currency, count, millions, rest), ordered by stage, into totals.
///
/// # Errors
/// When the database fails.
pub fn gather(mut rows: Rows<'_>) -> Result<Vec<StageTotal>> {
    let mut totals: Vec<StageTotal> = Vec::new();
    while let Some(row) = rows.next()? {
        let (stage, currency): (i64, String) = (row.get(0)?, row.get(1)?);
        let (count, millions, rest): (i64, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let amount = whole(millions, rest);
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
pub(in crate::store) fn add(conn: &Connection, on: RecordRef) -> Result<()> {
    let sql = format!(
        "INSERT INTO stage_total
           (stage_id, responsible_id, open_to_all, currency, count, millions, amount)
         SELECT stage_id, responsible_id, open_to_all, currency, 1, amount / 1000000,
           amount % 1000000 FROM {}
         WHERE id = ?1 AND deleted_at IS NULL
         ON CONFLICT DO UPDATE SET count = count + 1, millions = millions + excluded.millions,
           amount = amount + excluded.amount",
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
    let carried = |rows: &str| carried("stage_id, responsible_id, open_to_all, currency", rows);
    let recount = carried(
        "SELECT stage_id, responsible_id, open_to_all, currency, count(*) AS n,
                sum(amount / 1000000) AS m, sum(amount % 1000000) AS a
         FROM (SELECT stage_id, responsible_id, open_to_all, currency, amount, deleted_at FROM lead
               UNION ALL SELECT stage_id, responsible_id, open_to_all, currency, amount, deleted_at FROM deal)
         WHERE deleted_at IS NULL GROUP BY 1, 2, 3, 4",
    );
    let kept = carried(
        "SELECT stage_id, responsible_id, open_to_all, currency, count AS n, millions AS m, amount AS a
         FROM stage_total",
    );
    let kept = format!("SELECT * FROM ({kept}) WHERE n <> 0 OR m <> 0 OR a <> 0");
    let said = "stage_id || '/' || responsible_id || '/' || currency || ': ' || n || ', '
                || m || printf('%06d', a)";
    let sql = format!(
        "SELECT 'kept ' || {said} FROM ({kept} EXCEPT {recount})
         UNION ALL SELECT 'counted ' || {said} FROM ({recount} EXCEPT {kept})"
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

/// Rows of sums by these columns as they are compared: a million may stand on either side of its
/// two numbers, and told apart are sums, not how they are kept.
fn carried(by: &str, rows: &str) -> String {
    format!(
        "SELECT {by}, n, m + (a - (a % 1000000 + 1000000) % 1000000) / 1000000 AS m,
                (a % 1000000 + 1000000) % 1000000 AS a FROM ({rows})"
    )
}

/// The same question for the totals of clients of a noun.
fn client_differences_sql(noun: Noun) -> String {
    let word = noun.word();
    let carried = |rows: &str| carried("record_id, stage_id, currency", rows);
    let recount = carried(&format!(
        "SELECT {word}_id AS record_id, stage_id, currency, count(*) AS n,
                sum(amount / 1000000) AS m, sum(amount % 1000000) AS a
         FROM deal WHERE {word}_id IS NOT NULL AND deleted_at IS NULL GROUP BY 1, 2, 3"
    ));
    let kept = carried(&format!(
        "SELECT record_id, stage_id, currency, count AS n, millions AS m, amount AS a
         FROM client_total WHERE noun = '{word}'"
    ));
    let kept = format!("SELECT * FROM ({kept}) WHERE n <> 0 OR m <> 0 OR a <> 0");
    let said = |how: &str| {
        format!(
            "SELECT '{how} {word}/' || record_id || '/' || stage_id || '/' || currency || ': '
               || n || ', ' || m || printf('%06d', a)"
        )
    };
    format!(
        "{} FROM ({kept} EXCEPT {recount}) UNION ALL {} FROM ({recount} EXCEPT {kept})",
        said("kept"),
        said("counted")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::LIMIT;
    use crate::store::blank::blank;

    #[test]
    fn no_number_of_amounts_is_too_much_for_a_stage() {
        let conn = blank();
        conn.execute_batch(
            "INSERT INTO pipeline (noun, code, name_en, name_ru, name_pl) VALUES ('lead', 'l', '', '', '');
             INSERT INTO stage (pipeline_id, code, name_en, name_ru, name_pl, meaning, colour)
               VALUES (1, 'new', '', '', '', 'open', 'grey');
             INSERT INTO user (login) VALUES ('anna');",
        )
        .unwrap();
        let sum = |conn: &Connection| {
            let totals = of_pipeline(conn, PipelineId(1), None).unwrap();
            (totals[0].count, totals[0].sums.first().map(|sum| sum.minor))
        };
        // Twice what a single number counts.
        let many = i64::MAX / LIMIT * 2;
        conn.execute(
            "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?1)
             INSERT INTO lead (id, stage_id, currency, amount, responsible_id, created_at, updated_at,
                               moved_at, rank)
             SELECT id, 1, 'EUR', ?2, 1, 1, 1, 1, 1 FROM n",
            (many, LIMIT),
        )
        .unwrap();
        (1..=many).for_each(|id| add(&conn, RecordRef::new(Noun::Lead, id)).unwrap());
        assert_eq!(sum(&conn), (many, Some(i64::MAX)), "the most that can be counted");
        assert_eq!(differences(&conn).unwrap(), Vec::<String>::new());
        conn.execute_batch("UPDATE lead SET deleted_at = 1 WHERE id > 2").unwrap();
        conn.execute_batch("UPDATE lead SET amount = -1 WHERE id = 2").unwrap();
        assert_eq!(sum(&conn), (2, Some(LIMIT - 1)));
        assert_eq!(differences(&conn).unwrap(), Vec::<String>::new());
        conn.execute_batch("UPDATE stage_total SET millions = 0, amount = 7 WHERE count = 2")
            .unwrap();
        let expected = ["kept 1/1/EUR: 2, 0000007", "counted 1/1/EUR: 2, 999999999999999"];
        assert_eq!(differences(&conn).unwrap(), expected);
    }
}
