//! Questions in SQL to the whole database, for administrators; they read and nothing else.

use super::{Database, Failure};
use crate::domain::access;
use crate::domain::message::{Message, Refusal};
use crate::domain::person::Viewer;
use crate::domain::value::Value;
use crate::store::file::open;
use crate::store::query::{self, Unanswered};

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
        each: impl FnMut(&[String], &[Value]) -> Result<(), E>,
    ) -> Result<(), E> {
        access::may_query(viewer).map_err(Failure::from)?;
        let mut conn = open::connect(self.path()).map_err(Failure::from)?;
        query::ask(&mut conn, sql, |why| failure(why).into(), each)
    }
}

fn failure(why: Unanswered) -> Failure {
    match why {
        Unanswered::Writes => Refusal::rule(Message::new("refused-sql-writes")).into(),
        Unanswered::Several => Refusal::malformed(Message::new("refused-sql-several")).into(),
        Unanswered::Unclear(why) => {
            Refusal::malformed(Message::new("refused-sql").with("why", why)).into()
        }
        Unanswered::Failed(fault) => fault.into(),
    }
}
