//! Signals that nobody survives: a wild access, a page of a mapped file that is gone, an abort.
//! The terminal is given back first, so that what is said about them can be read.

use std::ffi::{c_int, c_void};
use std::io;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::OnceLock;

use super::mode;

/// The signals, each with the handler it had before; the standard library has one that tells a
/// stack overflow from other faults.
static FATAL: [(c_int, OnceLock<libc::sigaction>); 3] = [
    (libc::SIGSEGV, OnceLock::new()),
    (libc::SIGBUS, OnceLock::new()),
    (libc::SIGABRT, OnceLock::new()),
];

/// Installs the handlers; only the first call does.
///
/// # Errors
/// The system does not allow it.
#[expect(unsafe_code, reason = "the system's functions for signals are not safe ones")]
pub fn install() -> io::Result<()> {
    for (signal, before) in &FATAL {
        if before.get().is_some() {
            continue;
        }
        let mut former = MaybeUninit::<libc::sigaction>::zeroed();
        // SAFETY: a zeroed `sigaction` is a valid one, the pointers are to live values, and
        // `on_fatal` has the signature that `SA_SIGINFO` asks for. It calls system functions that
        // are safe within a handler and reads initialised statics; it does not allocate or lock.
        let former = unsafe {
            if libc::sigaction(*signal, ptr::null(), former.as_mut_ptr()) != 0 {
                return Err(io::Error::last_os_error());
            }
            former.assume_init()
        };
        before.get_or_init(|| former);
        // SAFETY: as above.
        let installed = unsafe {
            let mut action = MaybeUninit::<libc::sigaction>::zeroed().assume_init();
            let handler: extern "C" fn(c_int, *const libc::siginfo_t, *const c_void) = on_fatal;
            action.sa_sigaction = handler as libc::sighandler_t;
            // On its own stack, since the usual one may have overflowed.
            action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK;
            libc::sigaction(*signal, &raw const action, ptr::null_mut())
        };
        if installed != 0 {
            return Err(io::Error::last_os_error());
        }
    }
    Ok(())
}

/// Gives the terminal back and lets the process end as it would have without this.
#[expect(unsafe_code, reason = "the system's functions for signals are not safe ones")]
extern "C" fn on_fatal(signal: c_int, info: *const libc::siginfo_t, _: *const c_void) {
    mode::give_back_now();
    let before = FATAL.iter().find(|(number, _)| *number == signal).and_then(|(_, b)| b.get());
    // SAFETY: the system passes a valid `info`; the functions are safe within a handler.
    unsafe {
        match before {
            // A fault happens again on return, and then meets the handler that was there before.
            Some(before) if (*info).si_code > 0 => {
                libc::sigaction(signal, before, ptr::null_mut());
            }
            // A signal that was sent does not: it is sent again, without a handler.
            _ => {
                libc::signal(signal, libc::SIG_DFL);
                libc::raise(signal);
            }
        }
    }
}
