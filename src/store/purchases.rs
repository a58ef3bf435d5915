//! What a client had from the firm before.

use rusqlite::{Connection, Result};

use crate::domain::client::Client;
use crate::domain::setup::Setup;
use crate::domain::stage::Meaning;

/// What had become, at `at`, of the client's deals that were there before one made then with number
/// `before`, each end once: won, lost, or nothing where one was not over yet. Where one was won, that
/// says all.
///
/// # Errors
/// When the database fails.
pub fn earlier_deals(
    conn: &Connection,
    setup: &Setup,
    client: Client,
    at: i64,
    before: i64,
) -> Result<Vec<Option<bool>>> {
    let ended = |end: Meaning| {
        let stages = setup.stages.iter().filter(|stage| stage.meaning == end);
        let stages: Vec<String> = stages.map(|stage| stage.id.0.to_string()).collect();
        let stages = stages.join(",");
        format!("(d.stage_id IN ({stages}) AND coalesce(d.closed_at, d.moved_at) <= ?2)")
    };
    let (won, lost) = (ended(Meaning::Won), ended(Meaning::Lost));
    let open = format!("NOT {won} AND NOT {lost}");
    let mut found = Vec::new();
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
                 AND (d.created_at, d.id) < (?2, ?3) AND {which} LIMIT 1"
            );
            conn.prepare_cached(&sql)?.exists((id, at, before))
        };
        if any(&won)? {
            return Ok(vec![Some(true)]);
        }
        for (which, end) in [(&lost, Some(false)), (&open, None)] {
            if !found.contains(&end) && any(which)? {
                found.push(end);
            }
        }
    }
    Ok(found)
}
