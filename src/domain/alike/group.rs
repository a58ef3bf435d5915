//! Pairs that look alike, gathered into groups.

use std::collections::{BTreeMap, HashMap};

use super::Reason;

/// Records of one noun that may be one client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their numbers, the oldest first.
    pub ids: Vec<i64>,
    /// What they have in common, the surest first.
    pub reasons: Vec<Reason>,
    /// How sure it is, in percent; see [`super::score`].
    pub score: u8,
}

/// Gathers what a phone or an e-mail links into groups, each record in one at most. Whoever is
/// linked with a third is in one group with him. The oldest record's group comes first.
pub fn gathered(links: &[(i64, i64, Reason)]) -> Vec<(Vec<i64>, Vec<Reason>)> {
    let mut parents: HashMap<i64, i64> = HashMap::new();
    for (a, b, _) in links {
        let (a, b) = (root(&mut parents, *a), root(&mut parents, *b));
        // The oldest stands for its group.
        parents.insert(a.max(b), a.min(b));
    }
    let mut groups: BTreeMap<i64, (Vec<i64>, Vec<Reason>)> = BTreeMap::new();
    for (a, b, reason) in links {
        let (ids, reasons) = groups.entry(root(&mut parents, *a)).or_default();
        ids.extend([*a, *b]);
        reasons.push(*reason);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for (ids, reasons) in &mut groups {
        ids.sort_unstable();
        ids.dedup();
        reasons.sort_unstable();
        reasons.dedup();
    }
    groups
}

/// Who stands for the group of a record; the way there is shortened.
fn root(parents: &mut HashMap<i64, i64>, of: i64) -> i64 {
    let mut at = of;
    while let Some(parent) = parents.get(&at).copied().filter(|parent| *parent != at) {
        at = parent;
    }
    let mut step = of;
    while step != at {
        step = parents.insert(step, at).unwrap_or(at);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use Reason::{Email, Phone};

    #[test]
    fn links_make_groups_and_chains_make_one() {
        let links = [(7, 9, Phone), (2, 3, Email), (3, 5, Phone), (9, 8, Phone), (2, 5, Email)];
        let groups = gathered(&links);
        assert_eq!(groups, [(vec![2, 3, 5], vec![Phone, Email]), (vec![7, 8, 9], vec![Phone])]);
        assert_eq!(gathered(&[]), []);
    }

    #[test]
    fn a_long_chain_is_one_group() {
        let links: Vec<_> = (1..50_000).rev().map(|n| (n, n + 1, Phone)).collect();
        let groups = gathered(&links);
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].0.len(), 50_000);
    }
}
