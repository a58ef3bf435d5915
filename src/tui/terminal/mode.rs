//! The mode of the terminal: how it was found, how the interface needs it, and the one way back.
//!
//! The way back is taken on leaving, on a panic, on a fatal signal and before a stop, from any
//! thread. It allocates nothing, takes no lock and prints nothing but the bytes below, so that a
//! signal handler may call it.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};

/// The alternate screen, bracketed paste, no cursor. Where there is no alternate screen, as on a
/// console, what stood there is wiped.
const TAKE: &[u8] = b"\x1b[?1049h\x1b[m\x1b[2J\x1b[?2004h\x1b[?25l";

/// Reports of the buttons and of the wheel, and of movement while a button is held, with positions
/// beyond column 223. Other movement is not asked for: it would wake the program at every touch of
/// the mouse. A terminal that does not know the second of them keeps to the first.
const MOUSE: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// All of it back, whichever of it was set: no mouse, no paste marks, no open frame, plain
/// colours, the main screen, the cursor.
const GIVE_BACK: &[u8] =
    b"\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?2026l\x1b[0m\x1b[?1049l\x1b[?25h";

/// How long a terminal that takes no output may hold up the way back.
const PATIENCE: Timespec = Timespec { tv_sec: 2, tv_nsec: 0 };

/// The terminal as it was found.
struct Found {
    input: OwnedFd,
    output: OwnedFd,
    modes: Termios,
}

static FOUND: OnceLock<Found> = OnceLock::new();

/// Whether the interface has the terminal.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Notes how the terminal was found. Only the first call counts.
pub fn remember() -> io::Result<()> {
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    tcgetattr(&output)?;
    let modes = tcgetattr(&input)?;
    FOUND.get_or_init(|| Found { input, output, modes });
    Ok(())
}

/// Puts the terminal into the mode of the interface, also when it already is: somebody else may
/// have changed it meanwhile.
pub fn take(mouse: bool) -> io::Result<()> {
    let Some(found) = FOUND.get() else { return Ok(()) };
    let mut raw = found.modes.clone();
    raw.make_raw();
    TAKEN.store(true, Ordering::SeqCst);
    tcsetattr(&found.input, OptionalActions::Now, &raw)?;
    write(found, TAKE)?;
    if mouse {
        write(found, MOUSE)?;
    }
    Ok(())
}

/// Writes a frame while the interface has the terminal. After it was given back, by a panic or a
/// signal, nothing reaches it.
pub fn send(frame: &[u8]) -> io::Result<()> {
    match FOUND.get().filter(|_| TAKEN.load(Ordering::SeqCst)) {
        Some(found) => Ok(write(found, frame)?),
        None => Ok(()),
    }
}

/// The size of the terminal in cells.
pub fn size() -> io::Result<Size> {
    let Some(found) = FOUND.get() else { return Ok(crossterm::terminal::size()?.into()) };
    let size = tcgetwinsize(&found.output)?;
    Ok(Size::new(size.ws_col, size.ws_row))
}

/// Whether nobody has to put the terminal back any more.
pub fn is_given_back() -> bool {
    !TAKEN.load(Ordering::SeqCst)
}

/// Puts the terminal back as it was found, if it was taken.
pub fn give_back() {
    give_back_within(&PATIENCE);
}

/// As [`give_back`], for a process that must end at once: a terminal that takes no output now is
/// not waited for.
pub fn give_back_now() {
    give_back_within(&Timespec { tv_sec: 0, tv_nsec: 0 });
}

fn give_back_within(patience: &Timespec) {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let Some(found) = FOUND.get() else { return };
    // The way back has no way to report a failure, and every step is worth trying.
    let _ = tcsetattr(&found.input, OptionalActions::Now, &found.modes);
    let ready = poll(&mut [PollFd::new(&found.output, PollFlags::OUT)], Some(patience));
    if ready != Ok(0) {
        let _ = write(found, GIVE_BACK);
    }
}

fn write(found: &Found, mut bytes: &[u8]) -> rustix::io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(&found.output, bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
