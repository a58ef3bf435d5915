//! Signals of the system as events, and the promise that a process asked to end does end.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use rustix::process;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::event::{Event, Signal};
use super::mode;

/// The signal that stands for a lost terminal.
pub const HANG_UP: i32 = SIGHUP;

/// How long the main loop has to end by itself.
const GRACE: Duration = Duration::from_secs(3);

/// How long what is half-written may be on its way to a slow disk after that.
const WRITING: Duration = Duration::from_secs(60);

/// Who has the keyboard: us, a program we run, or us again though a signal of its keys may still be
/// on its way.
static KEYBOARD: AtomicU8 = AtomicU8::new(OURS);
const OURS: u8 = 0;
const LENT: u8 = 1;
const RETURNED: u8 = 2;

/// Starts the thread that turns signals into events.
pub fn watch<R: Send + 'static>(to: Sender<Event<R>>) -> io::Result<()> {
    let asked = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = Signals::new(asked)?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            let event = match number {
                // Ctrl-C reaches everybody at the terminal, and means the program that has it.
                SIGINT | SIGQUIT if KEYBOARD.load(Ordering::SeqCst) != OURS => continue,
                SIGWINCH => {
                    let order = Ordering::SeqCst;
                    let _ = KEYBOARD.compare_exchange(RETURNED, OURS, order, order);
                    Event::Resize
                }
                SIGTSTP => Event::Signal(Signal::Suspend),
                SIGCONT => Event::Signal(Signal::Continue),
                other => {
                    end_soon(other);
                    Event::Signal(Signal::End(other))
                }
            };
            if to.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// A program we run has the keyboard now.
pub fn lend() {
    KEYBOARD.store(LENT, Ordering::SeqCst);
}

/// The keyboard is ours again. A signal to oneself comes after those that are on their way.
pub fn take_back() {
    KEYBOARD.store(RETURNED, Ordering::SeqCst);
    if process::kill_process(process::getpid(), process::Signal::WINCH).is_err() {
        KEYBOARD.store(OURS, Ordering::SeqCst);
    }
}

/// Ends the process after a grace period, with the status of the signal, should it still be there:
/// its main loop may hang in a terminal that takes no output.
pub fn end_soon(signal: i32) {
    static ENDING: OnceLock<()> = OnceLock::new();
    ENDING.get_or_init(|| {
        let wait = move || {
            std::thread::sleep(GRACE);
            if mode::is_given_back() {
                // The main loop did end.
                std::thread::sleep(WRITING);
            }
            mode::give_back_now();
            signal_hook::low_level::exit(i32::from(Signal::exit_status(signal)));
        };
        // Without a thread for it the promise is not kept, and nothing can be done about it.
        let _ = std::thread::Builder::new().name("last resort".to_owned()).spawn(wait);
    });
}

/// Whether a shell with job control started the program, which could continue it after a stop.
pub fn has_shell() -> bool {
    process::getsid(None).is_ok_and(|session| session != process::getpgrp())
}

/// Stops the whole process group, with whatever wraps the program, until it is continued.
pub fn stop() {
    // It fails only where the system forbids signals to oneself; then there is no stop.
    let _ = process::kill_current_process_group(process::Signal::STOP);
}
