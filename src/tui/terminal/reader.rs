//! The thread that reads keys, and notices when the terminal is gone.
//!
//! It waits in `poll(2)` on the terminal and on a pipe of orders, without a time limit, and reads
//! only when there is something to read. So it can be paused while another program has the
//! terminal, and a terminal that is gone ends it instead of making it spin.

use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::decoder::Decoder;
use super::event::{Event, translate};
use super::signals;

const PAUSE: u8 = b'p';
const RESUME: u8 = b'r';

/// As much as is read at once: more than a terminal holds ready.
const PIECE: usize = 8192;

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
    let mut decoder = Decoder::new(Instant::now());
    loop {
        match wait(&orders, paused) {
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
                let mut piece = [0; PIECE];
                let read = match rustix::io::read(io::stdin(), &mut piece) {
                    Err(Errno::INTR | Errno::AGAIN) => continue,
                    Ok(0) | Err(_) => return gone(to, &mut decoder),
                    Ok(read) => read,
                };
                let events = decoder.decode(&piece[..read], Instant::now());
                if translate(events).into_iter().any(|event| to.send(event).is_err()) {
                    return;
                }
            }
            Woken::Dead => return gone(to, &mut decoder),
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

/// What was being pasted is kept like what was being typed.
fn gone<R>(to: &Sender<Event<R>>, decoder: &mut Decoder) {
    let pasted = translate(decoder.finish().into_iter().collect());
    // Without a receiver the program is ending already.
    if pasted.into_iter().chain([Event::Gone]).all(|event| to.send(event).is_ok()) {
        signals::end_soon(signals::HANG_UP);
    }
}
