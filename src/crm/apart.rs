//! Saying that records which look alike are different clients, once and for everybody.

use super::Failure;
use super::work::Work;
use crate::domain::access::Right;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::domain::value::Value;
use crate::store::row;

/// Remembers of each pair of these records that they are different, or forgets it.
///
/// # Errors
/// A refusal when it is fewer than two records, they are of several nouns, or one does not exist.
pub fn tell(work: &mut Work, records: &[RecordRef], apart: bool) -> Result<Message, Failure> {
    let [first, others @ ..] = records else {
        return Err(Refusal::malformed(Message::new("refused-apart-one")).into());
    };
    if !first.noun.is_record() || !others.iter().any(|other| other != first) {
        return Err(Refusal::malformed(Message::new("refused-apart-one")).into());
    }
    if let Some(other) = others.iter().find(|other| other.noun != first.noun) {
        let message = Message::new("refused-apart-nouns");
        return Err(Refusal::rule(message.with("record", *first).with("other", *other)).into());
    }
    work.ask(Right::Edit, first.noun)?;
    for on in records {
        work.check_there(*on)?;
    }
    let field = work.field(first.noun, "not_duplicate")?;
    for (place, on) in records.iter().enumerate() {
        let known = ids(row::get(work.conn, field, on.id)?);
        let pairs = records[place + 1..].iter().map(|other| other.id).filter(|id| *id != on.id);
        let mut after = known.clone();
        for other in pairs {
            match apart {
                true => after.push(other),
                false => after.retain(|id| *id != other),
            }
        }
        work.set(*on, field, &Value::Ids(after), None)?;
    }
    work.note_arg("on", first.to_string());
    let id = if apart { "receipt-apart" } else { "receipt-not-apart" };
    Ok(Message::new(id).with("record", *first).with("count", others.len()))
}

fn ids(value: Value) -> Vec<i64> {
    if let Value::Ids(ids) = value { ids } else { Vec::new() }
}
