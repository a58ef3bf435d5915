//! Ctrl-C while many records are changed: the first asks to stop where what is done is whole and can
//! be told, the second ends the process as usual.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use super::trouble::Trouble;
use crate::crm::Fault;

/// What becomes true when the person wants to stop.
///
/// # Errors
/// When the system does not take the handler.
pub fn asked() -> Result<Arc<AtomicBool>, Trouble> {
    let asked = Arc::new(AtomicBool::new(false));
    let ends = flag::register_conditional_default(SIGINT, Arc::clone(&asked));
    let registered = ends.and_then(|_| flag::register(SIGINT, Arc::clone(&asked)));
    registered.map_err(|error| Trouble::Fault(Fault::Io(error)))?;
    Ok(asked)
}
