//! What an exported lead shows: the phones and e-mails of the client it is linked with.

use super::making::Making;
use crate::domain::noun::RecordRef;
use crate::domain::point::PointKind;
use crate::domain::value::Value;
use crate::exchange::draft::RecordDraft;

/// Has the client whom a row names reached as its lead is: the person, else the company, as a lead
/// shows them.
pub fn lend(draft: &mut RecordDraft, made: &Making<'_, '_>) {
    let client = match draft.contact.whole_name() {
        Some(_) => &mut draft.contact,
        None if draft.company.name.is_some() => &mut draft.company,
        None => return,
    };
    // Who has no name is called by his number, which says enough.
    if client.name.as_ref().is_some_and(|name| name.parse::<RecordRef>().is_ok()) {
        return;
    }
    let points = |kind: PointKind| made.get(kind.word()).map_or(&[][..], Value::as_points).to_vec();
    client.emails = points(PointKind::Email);
    client.phones = points(PointKind::Phone);
}
