//! An import that did not come to its end: what is noted of it while it runs, and how its importer is
//! told of the two ways on.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::Request;
use super::twins::OnDuplicate;
use crate::crm::reader::Completion;
use crate::crm::unfinished::check_ended;
use crate::crm::{Failure, Reader};
use crate::domain::command::OpId;
use crate::domain::message::{Message, Refusal};
use crate::store::journal::{self, Operation};

/// The arguments of the operation, for saying later what happened and for going on at the line of the
/// file that comes next.
pub fn args(request: &Request<'_>, made: u64, next: u64) -> String {
    let noun = request.noun.word();
    json!({"file": request.file, "noun": noun, "count": made, "next": next}).to_string()
}

/// Asks whether an earlier import of the file that did not come to its end leaves room for this one.
///
/// # Errors
/// A refusal where somebody is still at it, or its records would be made a second time.
pub fn check(database: &Path, begun: &Operation, request: &Request<'_>) -> Result<(), Refusal> {
    check_ended(database, begun)?;
    let again = request.duplicates.0 == OnDuplicate::Allow && request.from == 0;
    if again { Err(refusal(begun)) } else { Ok(()) }
}

/// Says that an import of the file was interrupted, and the two ways on: a second one from the
/// beginning would make the same records twice.
fn refusal(begun: &Operation) -> Refusal {
    let args: Json = serde_json::from_str(&begun.args).unwrap_or_default();
    Refusal::rule(
        Message::new("refused-import-unfinished")
            .with("count", args["count"].as_i64().unwrap_or(0)),
    )
    .hint(
        match args["next"].as_u64() {
            Some(line) => {
                Message::new("hint-import-unfinished-from").with("line", line.to_string())
            }
            None => Message::new("hint-import-unfinished"),
        }
        .with("operation", begun.id.0.to_string()),
    )
}

impl Reader {
    /// Says that the viewer's latest import did not come to its end, and the two ways on; nothing where
    /// it did. With it stands which operation that was.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unfinished_import(&self) -> Result<Option<(OpId, Message)>, Failure> {
        let user = self.viewer().user;
        let Some(begun) = self.read(|conn| Ok(journal::unfinished_import_of(conn, user)?))? else {
            return Ok(None);
        };
        if self.completion(&begun)? != Completion::BrokenOff {
            return Ok(None);
        }
        let args: Json = serde_json::from_str(&begun.args).unwrap_or_default();
        let message = Message::new("say-import-unfinished")
            .with("file", args["file"].as_str().unwrap_or_default())
            .with("operation", begun.id.0.to_string());
        let line = args["next"].as_u64();
        Ok(line.map(|line| (begun.id, message.with("line", line.to_string()))))
    }
}
