//! What happens on a panic: the terminal is given back first, so that the message can be read, and
//! the log says where it was.

use std::backtrace::Backtrace;
use std::panic;
use std::sync::Once;
use std::thread;

use super::mode;

/// The exit status of a process that ended by a panic.
const PANICKED: i32 = 101;

/// Puts the way back in front of the hook that is installed now. The calling thread is the one
/// that draws; a panic of any other thread ends the process, since an interface whose hands or
/// ears are gone would only pretend to work.
pub fn install() {
    static INSTALLED: Once = Once::new();
    let ui = thread::current().id();
    INSTALLED.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            mode::give_back();
            // The message may contain somebody's data, which the log never does.
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            let way = Backtrace::force_capture();
            tracing::error!("the program failed at {place}\n{way}");
            before(info);
            if thread::current().id() != ui {
                std::process::exit(PANICKED);
            }
        }));
    });
}
