//! Statements that somebody typed: they read and nothing else.

use rusqlite::ErrorCode::{AuthorizationForStatementDenied, ReadOnly, Unknown};
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error};

use super::file::fault::Fault;
use crate::domain::value::Value;

/// Why a statement was not answered.
#[derive(Debug)]
pub enum Unanswered {
    /// It would write.
    Writes,
    /// There are several.
    Several,
    /// It cannot be understood; why, in the words of SQLite.
    Unclear(String),
    /// The database failed.
    Failed(Fault),
}

/// Runs one statement that reads, and hands `each` the names of its columns with every row. Bytes
/// come as hexadecimal text. The connection can write nothing from then on.
///
/// # Errors
/// What `refuse` makes of the reason why it was not answered, or what `each` said.
pub fn ask<E>(
    conn: &mut Connection,
    sql: &str,
    refuse: impl Fn(Unanswered) -> E,
    mut each: impl FnMut(&[String], &[Value]) -> Result<(), E>,
) -> Result<(), E> {
    let why = |error: Error| refuse(error.into());
    guard(conn).map_err(why)?;
    let mut statement = conn.prepare(sql).map_err(why)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let mut rows = statement.query([]).map_err(why)?;
    while let Some(row) = rows.next().map_err(why)? {
        let mut values = Vec::with_capacity(names.len());
        for place in 0..names.len() {
            values.push(value(row.get_ref(place).map_err(why)?));
        }
        each(&names, &values)?;
    }
    Ok(())
}

fn guard(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.execute_batch("PRAGMA query_only = ON")?;
    conn.authorizer(Some(reads_only))
}

fn reads_only(context: AuthContext<'_>) -> Authorization {
    match context.action {
        AuthAction::Select
        | AuthAction::Read { .. }
        | AuthAction::Function { .. }
        | AuthAction::Recursive => Authorization::Allow,
        // `PRAGMA table_info(lead)` shows how the tables look; one that sets something is refused.
        AuthAction::Pragma { pragma_name, .. } if pragma_name.starts_with("table_") => {
            Authorization::Allow
        }
        _ => Authorization::Deny,
    }
}

impl From<Error> for Unanswered {
    /// A statement that fails is the fault of whoever wrote it, unless the database itself fails.
    fn from(error: Error) -> Unanswered {
        match error.sqlite_error_code() {
            Some(AuthorizationForStatementDenied | ReadOnly) => Unanswered::Writes,
            None if matches!(error, Error::MultipleStatement) => Unanswered::Several,
            Some(Unknown) | None => Unanswered::Unclear(match &error {
                Error::SqlInputError { msg, .. } => msg.clone(),
                other => other.to_string(),
            }),
            _ => Unanswered::Failed(error.into()),
        }
    }
}

fn value(cell: ValueRef<'_>) -> Value {
    match cell {
        ValueRef::Null => Value::Empty,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Real(n) => Value::Real(n),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => {
            Value::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
        }
    }
}
