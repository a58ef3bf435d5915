//! The thread that reads keys, and notices when the terminal is gone.
//!
//! It waits in `poll(2)` on the terminal and on a pipe of orders, without a time limit, and calls
//! the terminal library only when there is something to read. So it can be paused while another
//! program has the terminal, and a terminal that is gone ends it instead of making it spin inside
//! the library.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crossterm::event as raw;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::event::{Event, translate};
use super::signals;

const PAUSE: u8 = b'p';
const RESUME: u8 = b'r';

/// Keys read before they are handed on: enough to make one frame of a paste without marks, and
/// few enough to keep the screen alive during it.
const BATCH: usize = 1024;

/// The library finds what it has read already only within a time limit that is not zero. It waits
/// in whole milliseconds and turns round and round in what is left of one: with a limit of just
/// one it would do so for all of it, after every key, on a processor that the frame needs.
const ALREADY_READ: Duration = Duration::from_micros(1050);

/// A limit so short runs out by itself where the machine is busy: the library then says that there
/// is nothing, and still holds the end of what was typed, until another key comes. Before waiting
/// for the terminal it is therefore asked once more, with a limit that is not missed in passing.
const SURELY: Duration = Duration::from_micros(20_050);

/// Where even that took so much longer, the machine was busy with something else meanwhile.
const LATE: Duration = Duration::from_millis(1);

/// A terminal in one of these states never comes back.
const DEAD: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// The reading thread, as its owner sees it.
pub struct Reader {
    orders: PipeWriter,
    obeyed: Receiver<()>,
}

impl Reader {
    /// Starts reading; events go to `to` until nobody receives them.
    pub fn start<R: Send + 'static>(to: Sender<Event<R>>) -> io::Result<Reader> {
        let (orders_in, orders) = io::pipe()?;
        let (obey, obeyed) = channel();
        let name = "terminal reader".to_owned();
        std::thread::Builder::new().name(name).spawn(move || run(&to, orders_in, &obey))?;
        Ok(Reader { orders, obeyed })
    }

    /// Stops reading; when it returns, no key is taken from the terminal any more.
    pub fn pause(&mut self) {
        self.order(PAUSE);
    }

    /// Reads again.
    pub fn resume(&mut self) {
        self.order(RESUME);
    }

    fn order(&mut self, order: u8) {
        // A thread that has ended reads nothing either, so there is nobody to wait for.
        if self.orders.write_all(&[order]).is_ok() {
            let _ = self.obeyed.recv();
        }
    }
}

fn run<R>(to: &Sender<Event<R>>, mut orders: PipeReader, obey: &Sender<()>) {
    let mut paused = false;
    let mut more = false;
    loop {
        // The rest of a flood may be in the library already, where waiting does not see it.
        let woken = if more { Woken::Input } else { wait(&orders, paused) };
        match woken {
            Woken::Order => {
                let mut order = [0];
                if orders.read_exact(&mut order).is_err() {
                    return;
                }
                paused = order == [PAUSE];
                if obey.send(()).is_err() {
                    return;
                }
            }
            Woken::Input => {
                // The first goes off alone: whether more follow takes a moment to tell, and a
                // single key shall not wait for that.
                for most in [1, BATCH] {
                    let Ok(batch) = read_batch(most) else { return gone(to) };
                    more = batch.len() == BATCH;
                    if translate(batch).into_iter().any(|event| to.send(event).is_err()) {
                        return;
                    }
                }
                if !more {
                    let Ok(held) = is_something_held() else { return gone(to) };
                    more = held;
                }
            }
            Woken::Dead => return gone(to),
        }
    }
}

/// Why the wait ended.
enum Woken {
    Order,
    Input,
    Dead,
}

fn wait(orders: &PipeReader, paused: bool) -> Woken {
    let stdin = io::stdin();
    // While paused only the end of the terminal is of interest, which is reported unasked.
    let interest = if paused { PollFlags::empty() } else { PollFlags::IN };
    loop {
        let mut fds = [PollFd::new(&stdin, interest), PollFd::new(orders, PollFlags::IN)];
        match poll(&mut fds, None) {
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => return Woken::Dead,
        }
        let [terminal, order] = fds.map(|fd| fd.revents());
        if terminal.intersects(DEAD) {
            return Woken::Dead;
        }
        if !order.is_empty() {
            return Woken::Order;
        }
        if terminal.contains(PollFlags::IN) {
            return Woken::Input;
        }
    }
}

/// What can be read now, at most so many events.
fn read_batch(most: usize) -> io::Result<Vec<raw::Event>> {
    let mut batch = Vec::new();
    while batch.len() < most && raw::poll(ALREADY_READ)? {
        batch.push(raw::read()?);
    }
    Ok(batch)
}

/// Whether the library holds something that was read already; what comes meanwhile counts too.
fn is_something_held() -> io::Result<bool> {
    loop {
        let since = Instant::now();
        if raw::poll(SURELY)? {
            return Ok(true);
        }
        if since.elapsed() < SURELY + LATE {
            return Ok(false);
        }
    }
}

fn gone<R>(to: &Sender<Event<R>>) {
    // Without a receiver the program is ending already.
    if to.send(Event::Gone).is_ok() {
        signals::end_soon(signals::HANG_UP);
    }
}
