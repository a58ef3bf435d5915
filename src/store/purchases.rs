//! What a client had from the firm before.

use rusqlite::{Connection, Result};

use crate::domain::client::Client;
use crate::domain::setup::Setup;
use crate::domain::stage::Meaning;

/// The client's deals that were there before one made at `at` with number `before`: whether there
/// were any, and whether one of them was won by then.
///
/// # Errors
/// When the database fails.
pub fn earlier_deals(
    conn: &Connection,
    setup: &Setup,
    client: Client,
    at: i64,
    before: i64,
) -> Result<(bool, bool)> {
    let won: Vec<String> = setup
        .stages
        .iter()
        .filter(|stage| stage.meaning == Meaning::Won)
        .map(|stage| stage.id.0.to_string())
        .collect();
    let won = won.join(",");
    let mut found = (false, false);
    for (source, id) in [
        ("v_deal d WHERE d.contact_id = ?1", client.contact),
        (
            "v_contact_deal j JOIN v_deal d ON d.id = j.deal_id WHERE j.contact_id = ?1",
            client.contact,
        ),
        ("v_deal d WHERE d.company_id = ?1", client.company),
    ] {
        let Some(id) = id else { continue };
        // A client may have very many: the first will do.
        let any = |which: &str| -> Result<bool> {
            let sql = format!(
                "SELECT d.title FROM {source} AND d.deleted_at IS NULL
                 AND (d.created_at, d.id) < (?2, ?3){which} LIMIT 1"
            );
            conn.prepare_cached(&sql)?.exists((id, at, before))
        };
        if any(&format!(" AND d.stage_id IN ({won}) AND coalesce(d.closed_at, d.moved_at) <= ?2"))?
        {
            return Ok((true, true));
        }
        found.0 = found.0 || any("")?;
    }
    Ok(found)
}
