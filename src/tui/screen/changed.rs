//! What somebody else changed a moment ago. It is marked in its place for some seconds, so that the eye
//! finds what is not as it was; then nothing tells of it any more.

use std::borrow::Borrow;
use std::collections::BTreeMap;

/// So many seconds a mark stays.
const SHOWN: i64 = 5;

/// What is marked, each until its moment.
#[derive(Debug)]
pub struct Changed<K>(BTreeMap<K, i64>);

impl<K> Default for Changed<K> {
    fn default() -> Changed<K> {
        Changed(BTreeMap::new())
    }
}

impl<K: Ord> Changed<K> {
    /// Marks what was changed, from `now` on.
    pub fn mark(&mut self, what: impl IntoIterator<Item = K>, now: i64) {
        self.0.extend(what.into_iter().map(|one| (one, now + SHOWN)));
    }

    /// Whether it is marked.
    pub fn has<Q: Ord + ?Sized>(&self, one: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(one)
    }

    /// Lets go of what was marked for long enough; says whether anything was.
    pub fn fade(&mut self, now: i64) -> bool {
        let before = self.0.len();
        self.0.retain(|_, until| *until > now);
        self.0.len() < before
    }
}
