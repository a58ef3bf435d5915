//! How long a reader goes on with a query: until somebody stops it from another thread, or the
//! steps it was given are spent.

use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::{Connection, InterruptHandle};

/// Stops what a reader is reading, from another thread.
pub struct Stopper(InterruptHandle);

impl Stopper {
    /// One for what this connection reads.
    pub fn of(conn: &Connection) -> Stopper {
        Stopper(conn.get_interrupt_handle())
    }

    /// Stops it; the read fails as interrupted.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

/// How many more thousands of steps a query may take.
#[derive(Debug)]
pub struct Patience(AtomicI64);

impl Patience {
    /// Patience without an end.
    pub fn endless() -> Patience {
        Patience(AtomicI64::new(i64::MAX))
    }

    /// Gives it so many thousands of steps from now on.
    pub fn set(&self, thousands: i64) {
        self.0.store(thousands, Ordering::Relaxed);
    }

    /// Whether it is at its end; asked after every thousand steps.
    pub fn is_spent(&self) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) <= 0
    }
}
