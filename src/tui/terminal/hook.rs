//! What happens on a panic: the terminal is given back first, so that the message can be read.

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
            before(info);
            if thread::current().id() != ui {
                std::process::exit(PANICKED);
            }
        }));
    });
}
