//! Signals to a command. Ctrl-C while many records are changed: the first asks to stop where what is
//! done is whole and can be told, the second ends the process as usual.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGXFSZ};
use signal_hook::flag;

use super::trouble::Trouble;
use crate::crm::Fault;

/// From now on a write beyond the limit of the size of files is an error and not a death, as one into
/// a closed pipe is already.
///
/// # Errors
/// When the system does not take the handler.
pub fn outlive_limits() -> io::Result<()> {
    flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(drop)
}

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
