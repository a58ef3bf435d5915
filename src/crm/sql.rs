//! Questions in SQL to the whole database, for administrators; they read and nothing else.

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;

use super::{Database, Failure};
use crate::domain::access;
use crate::domain::message::{Message, Refusal};
use crate::domain::person::Viewer;
use crate::domain::value::Value;
use crate::store::open;

impl Database {
    /// Runs one statement that reads, and hands `each` the names of its columns with every row.
    /// Bytes come as hexadecimal text.
    ///
    /// # Errors
    /// A refusal when the viewer is no administrator, the statement cannot be understood or would
    /// write; a failure of the database, or of `each`.
    pub fn sql<E: From<Failure>>(
        &self,
        viewer: Viewer,
        sql: &str,
        mut each: impl FnMut(&[String], &[Value]) -> Result<(), E>,
    ) -> Result<(), E> {
        access::may_query(viewer).map_err(Failure::from)?;
        let mut conn = open::connect(self.path()).map_err(Failure::from)?;
        conn.execute_batch("PRAGMA query_only = ON").map_err(Failure::from)?;
        conn.authorizer(Some(reads_only)).map_err(Failure::from)?;
        let mut statement = conn.prepare(sql).map_err(not_understood)?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut rows = statement.query([]).map_err(not_understood)?;
        while let Some(row) = rows.next().map_err(not_understood)? {
            let mut values = Vec::with_capacity(names.len());
            for place in 0..names.len() {
                values.push(value(row.get_ref(place).map_err(Failure::from)?));
            }
            each(&names, &values)?;
        }
        Ok(())
    }
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

/// A statement that fails is the fault of whoever wrote it, unless the database itself fails.
fn not_understood(error: rusqlite::Error) -> Failure {
    use rusqlite::ErrorCode::{AuthorizationForStatementDenied, ReadOnly, Unknown};
    match error.sqlite_error_code() {
        Some(AuthorizationForStatementDenied | ReadOnly) => {
            Refusal::rule(Message::new("refused-sql-writes")).into()
        }
        None if matches!(error, rusqlite::Error::MultipleStatement) => {
            Refusal::malformed(Message::new("refused-sql-several")).into()
        }
        Some(Unknown) | None => {
            let why = match &error {
                rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
                other => other.to_string(),
            };
            Refusal::malformed(Message::new("refused-sql").with("why", why)).into()
        }
        _ => error.into(),
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
