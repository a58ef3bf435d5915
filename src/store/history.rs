//! The history of records: their own changes and those of the comments about them, newest first.

use rusqlite::{Connection, OptionalExtension, Result};

use super::journal::{self, CREATED, Change, DELETED, Operation};
use super::page::timeline::Facts;
use super::row;
use crate::domain::field::Kind;
use crate::domain::noun::{Noun, RecordRef};

/// A change with its operation, as a history tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// What it was done with.
    pub operation: Operation,
    /// What was changed.
    pub change: Change,
    /// The words of the comment that was written, deleted or brought back by it, of one that is only
    /// files their names; nothing where that did not happen to a comment.
    pub words: Option<String>,
    /// What a lead became, where it was converted by it.
    pub converted: Option<Facts>,
}

/// The changes of these rows and of the comments about them below the one with the number `before`,
/// newest first. Of each no more are read than are wanted of all.
///
/// # Errors
/// When the database fails.
pub fn before(conn: &Connection, rows: &[RecordRef], before: i64, limit: i64) -> Result<Vec<Past>> {
    let mut all = Vec::new();
    for on in rows {
        for sql in questions(on.noun) {
            let mut statement = conn.prepare_cached(&sql)?;
            let key = (on.noun.word(), on.id, before, limit);
            for pair in statement.query_map(key, journal::read_of_record)? {
                all.push(pair?);
            }
        }
    }
    all.sort_by_key(|(_, change)| std::cmp::Reverse(change.id));
    all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let past = |(operation, change): (Operation, Change)| {
        let words = words(conn, &change)?;
        let converted = converted(conn, &operation, &change)?;
        Ok(Past { operation, change, words, converted })
    };
    all.into_iter().map(past).collect()
}

/// The number below which `limit` more of them lead up from `from`; none where there are fewer.
///
/// # Errors
/// When the database fails.
pub fn back(conn: &Connection, rows: &[RecordRef], from: i64, limit: i64) -> Result<Option<i64>> {
    let mut above: Vec<i64> = Vec::new();
    for on in rows {
        for sql in questions_back(on.noun) {
            let mut statement = conn.prepare_cached(&sql)?;
            let ids = statement.query_map((on.noun.word(), on.id, from, limit), |r| r.get(0))?;
            above.extend(ids.collect::<Result<Vec<i64>>>()?);
        }
    }
    above.sort_unstable();
    let last = usize::try_from(limit).ok().and_then(|limit| above.get(limit.checked_sub(1)?));
    Ok(last.map(|id| id + 1))
}

/// The questions for what the history of a row of this noun tells below a number.
pub(super) fn questions(noun: Noun) -> Vec<String> {
    let own = format!("p.id < ?3{} ORDER BY p.id DESC", only(noun, "c."));
    let mut questions = vec![journal::of_record_sql(&own)];
    if noun.is_record() {
        questions.push(format!(
            "SELECT {} FROM v_comment_told t JOIN change c ON c.id = t.change_id
             JOIN operation o ON o.id = c.operation_id
             WHERE t.noun = ?1 AND t.record_id = ?2 AND t.change_id < ?3
             ORDER BY t.change_id DESC LIMIT ?4",
            journal::WITH_OPERATION
        ));
    }
    questions
}

/// The questions for the numbers of what it tells from a number on.
pub(super) fn questions_back(noun: Noun) -> Vec<String> {
    let mut questions = vec![format!(
        "SELECT id FROM change WHERE noun = ?1 AND record_id = ?2 AND id >= ?3{}
         ORDER BY id LIMIT ?4",
        only(noun, "")
    )];
    if noun.is_record() {
        questions.push(
            "SELECT change_id FROM v_comment_told WHERE noun = ?1 AND record_id = ?2
               AND change_id >= ?3 ORDER BY change_id LIMIT ?4"
                .to_owned(),
        );
    }
    questions
}

/// Of a line of a timeline only what became of its words is told: the rest follows from that.
fn only(noun: Noun, change: &str) -> String {
    match noun {
        Noun::Entry => {
            format!(" AND {change}field IN ('text', 'files', '{DELETED}', '{CREATED}')")
        }
        _ => String::new(),
    }
}

/// What the conversion noted that brought a lead to another stage.
fn converted(conn: &Connection, operation: &Operation, change: &Change) -> Result<Option<Facts>> {
    if (change.on.noun, change.field.as_str()) != (Noun::Lead, "stage") {
        return Ok(None);
    }
    let sql = "SELECT e.data FROM v_entry_on o JOIN v_entry e ON e.id = o.entry_id
               WHERE o.noun = ?1 AND o.record_id = ?2 AND o.at = ?3 AND o.kind = 'conversion'";
    let key = (change.on.noun.word(), change.on.id, operation.at);
    let mut statement = conn.prepare_cached(sql)?;
    let mut notes = statement.query_map(key, |r| r.get::<_, Option<String>>(0))?;
    let note = notes.next().transpose()?.flatten();
    Ok(note.map(|data| Facts::of(Some(&data))).filter(|facts| facts.lead == Some(change.on)))
}

/// What a comment said when this became of it as a whole.
fn words(conn: &Connection, change: &Change) -> Result<Option<String>> {
    let is_whole = [CREATED, DELETED].contains(&change.field.as_str());
    if change.on.noun != Noun::Entry || !is_whole {
        return Ok(None);
    }
    let sql = "SELECT text, files FROM v_entry WHERE id = ?1 AND kind = 'comment'";
    let now = conn
        .prepare_cached(sql)?
        .query_row([change.on.id], |r| {
            let names = |file: &crate::domain::attachment::Attachment| file.name.clone();
            let files = row::decode(&Kind::Files, r.get_ref(1)?);
            let files: Vec<String> = files.as_files().iter().map(names).collect();
            Ok((r.get::<_, Option<String>>(0)?, files.join(", ")))
        })
        .optional()?;
    let Some((text, files)) = now else { return Ok(None) };
    let text = match journal::held_after(conn, change.on, "text", change.id)? {
        Some(held) => held.as_text().map(str::to_owned),
        None => text,
    };
    Ok(Some(text.filter(|text| !text.trim().is_empty()).unwrap_or(files)))
}
