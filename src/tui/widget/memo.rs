//! Words that stay the same from frame to frame.
//!
//! Putting a record into words costs more than drawing them, and most keys move the cursor only.
//! What a memo depends on is for its owner to know: he has it forget.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

/// Seconds for which words hold that say how long something is ago, or until.
const MINUTE: i64 = 60;

/// What was said of things by their keys.
#[derive(Debug)]
pub struct Memo<K, V> {
    said: RefCell<HashMap<K, Rc<V>>>,
    minute: Cell<i64>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Memo<K, V> {
        Memo { said: RefCell::default(), minute: Cell::default() }
    }
}

impl<K: Eq + Hash, V> Memo<K, V> {
    /// What is said of a thing at this moment, in seconds; `say` is asked where that is not known.
    pub fn get(&self, key: K, now: i64, say: impl FnOnce() -> V) -> Rc<V> {
        let minute = now.div_euclid(MINUTE);
        if self.minute.replace(minute) != minute {
            self.forget();
        }
        if let Some(said) = self.said.borrow().get(&key) {
            return Rc::clone(said);
        }
        let said = Rc::new(say());
        self.said.borrow_mut().insert(key, Rc::clone(&said));
        said
    }

    /// Forgets what was said of all things but these.
    pub fn retain(&self, mut stays: impl FnMut(&K) -> bool) {
        self.said.borrow_mut().retain(|key, _| stays(key));
    }

    /// Forgets everything: what it was said of is not what it was.
    pub fn forget(&self) {
        self.said.borrow_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_hold_until_the_minute_turns_or_they_are_forgotten() {
        let memo = Memo::default();
        let asked = Cell::new(0);
        let ask = |key: i64, now: i64| {
            let say = || {
                asked.set(asked.get() + 1);
                asked.get()
            };
            *memo.get(key, now, say)
        };
        assert_eq!((ask(1, 60), ask(1, 119), ask(2, 119)), (1, 1, 2));
        assert_eq!((ask(1, 120), ask(1, 60)), (3, 4));
        memo.forget();
        assert_eq!((ask(1, 60), ask(2, 60), ask(1, 61)), (5, 6, 5));
        memo.retain(|key| *key == 2);
        assert_eq!((ask(2, 60), ask(1, 60)), (6, 7));
    }
}
