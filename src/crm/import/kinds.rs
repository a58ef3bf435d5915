//! What the clients of imported deals were when those were made, whatever the order of the file: a
//! row further down may be the earlier deal.

use crate::crm::work::Work;
use crate::crm::{Failure, Writer};
use crate::domain::command::OpId;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::store::{imported, row};

/// How many deals are looked at in one transaction.
const BATCH: i64 = 1000;

/// Looks again at every deal an import made, now that all of them are there. It is a part of their
/// making and not journalled apart.
///
/// # Errors
/// When the database fails.
pub fn settle(writer: &mut Writer, now: i64, operation: OpId) -> Result<(), Failure> {
    let viewer = writer.viewer();
    let mut after = 0;
    loop {
        let looked = writer.transact(|conn, setup| {
            let deals = imported::deals(conn, operation, after, BATCH)?;
            let work = Work::new(conn, setup, viewer, now, OperationKind::Import).under(operation);
            for deal in &deals {
                after = deal.change;
                let known = work.known(deal.contact, deal.company, deal.created_at, deal.id)?;
                if deal.kind.as_deref() != Some(known.word()) {
                    let column = ("client_kind", known.word().to_owned().into());
                    row::set_columns(conn, RecordRef::new(Noun::Deal, deal.id), &[column])?;
                }
            }
            Ok(deals.len() as i64)
        })?;
        if looked < BATCH {
            return Ok(());
        }
    }
}
