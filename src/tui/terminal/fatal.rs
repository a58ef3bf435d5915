//! Signals that nobody survives: a page of a mapped file that is gone, an abort (also the one that
//! follows a stack overflow). The terminal is given back before the process ends by them.

use std::io;

use signal_hook::consts::{SIGABRT, SIGBUS};
use signal_hook::low_level;

use super::mode;

/// Installs the handlers.
pub fn install() -> io::Result<()> {
    for signal in [SIGBUS, SIGABRT] {
        #[expect(unsafe_code, reason = "a signal handler can not be installed otherwise")]
        // SAFETY: the handler only calls functions that are safe within one: system calls,
        // atomics, and the library's own end by a signal. It does not allocate, lock or panic.
        unsafe {
            low_level::register(signal, move || {
                mode::give_back_now();
                // It does not return: the process ends by the signal, as if there was no handler.
                let _ = low_level::emulate_default_handler(signal);
            })?;
        }
    }
    Ok(())
}
