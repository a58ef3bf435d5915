//! Words and JSON as the database keeps them. What cannot be read is a failure: taken for something
//! else, it would be shown, and written back, as if somebody had said so.

use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Error, Result, Row};
use serde::de::DeserializeOwned;

/// What the word of a column stands for.
///
/// # Errors
/// When the database fails, or the word stands for nothing.
pub fn word<T>(r: &Row<'_>, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
    parse(r.get_ref(column)?.as_str()?).ok_or_else(|| unreadable(column, FromSqlError::InvalidType))
}

/// What the JSON of a column says; nothing where there is none.
///
/// # Errors
/// When the database fails, or the JSON cannot be read as that.
pub fn json<T: DeserializeOwned>(r: &Row<'_>, column: usize) -> Result<Option<T>> {
    let text = r.get_ref(column)?.as_str_or_null()?;
    text.map(|text| serde_json::from_str(text).map_err(|error| unreadable(column, error)))
        .transpose()
}

fn unreadable(column: usize, why: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::FromSqlConversionFailure(column, Type::Text, Box::new(why))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::domain::noun::Noun;

    #[test]
    fn what_cannot_be_read_is_a_failure_and_no_other_value() {
        let conn = Connection::open_in_memory().unwrap();
        let noun = |sql: &str| conn.query_row(sql, [], |r| word(r, 0, Noun::parse));
        assert_eq!(noun("SELECT 'deal'").unwrap(), Noun::Deal);
        assert!(noun("SELECT 'fax'").is_err() && noun("SELECT NULL").is_err());
        let numbers = |sql: &str| conn.query_row(sql, [], |r| json::<Vec<i64>>(r, 0));
        assert_eq!(numbers("SELECT '[1, 2]'").unwrap(), Some(vec![1, 2]));
        assert_eq!(numbers("SELECT NULL").unwrap(), None);
        assert!(numbers("SELECT '[1, 2'").is_err() && numbers("SELECT '{}'").is_err());
    }
}
