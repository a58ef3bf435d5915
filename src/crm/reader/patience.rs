//! How long a reader goes on with a query: until somebody stops it from another thread, or the
//! steps it was given are spent.

use std::sync::atomic::{AtomicI64, Ordering};

use rusqlite::InterruptHandle;

/// Stops what a reader is reading, from another thread.
pub struct Stopper(pub(super) InterruptHandle);

impl Stopper {
    /// Stops it; the read fails as interrupted.
    pub fn stop(&self) {
        self.0.interrupt();
    }
}

/// How many more thousands of steps a query may take.
#[derive(Debug)]
pub(super) struct Patience(AtomicI64);

impl Patience {
    pub(super) fn new() -> Patience {
        Patience(AtomicI64::new(i64::MAX))
    }

    pub(super) fn set(&self, thousands: i64) {
        self.0.store(thousands, Ordering::Relaxed);
    }

    pub(super) fn is_spent(&self) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) <= 0
    }
}
