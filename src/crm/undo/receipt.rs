//! What is said when operations were taken back or done again.

use super::{Pass, args_of};
use crate::crm::mode;
use crate::domain::command::{Did, OpId, Receipt};
use crate::domain::message::{Arg, Message};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;

/// What was done, and what was left.
pub(super) fn receipt(
    pass: &Pass,
    touched: Vec<RecordRef>,
    mut obstacles: Vec<Message>,
    left: usize,
) -> Receipt {
    if left > obstacles.len() {
        obstacles.push(Message::new("note-undo-left-more").with("count", left - obstacles.len()));
    }
    let undone = pass.kind == OperationKind::Undo;
    if pass.stopped {
        let id = if undone { "note-undo-stopped" } else { "note-redo-stopped" };
        let number = |operation: OpId| operation.0.to_string();
        let note = Message::new(id).with("own", number(pass.operation));
        obstacles.push(note.with("operation", number(pass.target.id)));
    }
    let message = if pass.called.kind == OperationKind::Mode {
        let id = if undone { "receipt-undone-mode" } else { "receipt-redone-mode" };
        mode::receipt(id, &pass.called.name(), &touched)
    } else {
        said(pass, &touched, left).with("operation", pass.called.name())
    };
    Receipt {
        did: if undone { Did::Undone } else { Did::Redone },
        message,
        touched,
        operation: Some(pass.operation),
        notes: obstacles,
        followed: Vec::new(),
        left: Vec::new(),
    }
}

/// What was taken back or done again: one thing by its name, several by their number.
fn said(pass: &Pass, touched: &[RecordRef], left: usize) -> Message {
    let undone = pass.kind == OperationKind::Undo;
    // What came into the catalogue with a row of a record is one thing.
    let product = touched.iter().find(|on| on.noun == Noun::Product).copied();
    let product = product.filter(|_| pass.called.kind == OperationKind::Product);
    // What was noted on their timelines goes along with the records.
    let about: Vec<RecordRef> = match product {
        Some(product) => vec![product],
        None => touched.iter().filter(|on| on.noun != Noun::Entry).copied().collect(),
    };
    // Of an import as many as the person was told when it was done.
    let told = args_of(&pass.target)["count"]
        .as_i64()
        .filter(|_| pass.called.kind == OperationKind::Import && left == 0 && about.len() > 1)
        .filter(|_| !pass.stopped);
    match (about.as_slice(), told) {
        ([on], _) => Message::new(if undone { "receipt-undone-one" } else { "receipt-redone-one" })
            .with("record", *on),
        // A line of a timeline has no name of its own.
        ([], _) if touched.len() < 2 => {
            Message::new(if undone { "receipt-undone-alone" } else { "receipt-redone-alone" })
        }
        _ => {
            let what = match told {
                Some(told) => Message::new("receipt-records").with("count", told).into(),
                None => counted(if about.is_empty() { touched } else { &about }),
            };
            Message::new(if undone { "receipt-undone" } else { "receipt-redone" })
                .with("what", what)
        }
    }
}

/// How many there are of each noun: where records are among them, of those alone.
fn counted(touched: &[RecordRef]) -> Arg {
    let of = |noun: &Noun| touched.iter().filter(|on| on.noun == *noun).count();
    let counts: Vec<(Noun, usize)> =
        Noun::ALL.iter().map(|noun| (*noun, of(noun))).filter(|(_, count)| *count > 0).collect();
    let records = counts.iter().filter(|(noun, _)| noun.is_record()).copied().collect::<Vec<_>>();
    Arg::Counted(if records.is_empty() { counts } else { records })
}
