//! Pairs that look alike, gathered into groups.

use std::collections::{BTreeMap, HashMap, HashSet};

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
/// linked with a third is in one group with him, unless that brought together two who are `apart`
/// (pairs, the older first): then the earlier link counts. The oldest record's group comes first.
pub fn gathered(
    links: &[(i64, i64, Reason)],
    apart: &HashSet<(i64, i64)>,
) -> Vec<(Vec<i64>, Vec<Reason>)> {
    let mut parents: HashMap<i64, i64> = HashMap::new();
    let mut strangers: HashMap<i64, Vec<i64>> = HashMap::new();
    for (a, b) in apart {
        strangers.entry(*a).or_default().push(*b);
        strangers.entry(*b).or_default().push(*a);
    }
    // Who of a group has strangers at all, by who stands for it.
    let mut wary: HashMap<i64, Vec<i64>> = strangers.keys().map(|id| (*id, vec![*id])).collect();
    for (a, b, _) in links {
        let (a, b) = (root(&mut parents, *a), root(&mut parents, *b));
        if a == b {
            continue;
        }
        let of = |group: i64| wary.get(&group).map_or(0, Vec::len);
        let (few, many) = if of(a) <= of(b) { (a, b) } else { (b, a) };
        let meets =
            wary.get(&few).into_iter().flatten().any(|one| {
                strangers[one].iter().any(|stranger| root(&mut parents, *stranger) == many)
            });
        if meets {
            continue;
        }
        // The oldest stands for its group.
        parents.insert(a.max(b), a.min(b));
        let mut all = wary.remove(&many).unwrap_or_default();
        all.extend(wary.remove(&few).unwrap_or_default());
        wary.insert(a.min(b), all);
    }
    let mut groups: BTreeMap<i64, (Vec<i64>, Vec<Reason>)> = BTreeMap::new();
    for (a, b, reason) in links {
        let group = root(&mut parents, *a);
        if group != root(&mut parents, *b) {
            continue;
        }
        let (ids, reasons) = groups.entry(group).or_default();
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
        let groups = gathered(&links, &HashSet::new());
        assert_eq!(groups, [(vec![2, 3, 5], vec![Phone, Email]), (vec![7, 8, 9], vec![Phone])]);
        assert_eq!(gathered(&[], &HashSet::new()), []);
    }

    #[test]
    fn who_is_known_to_be_different_meets_in_no_group() {
        let groups = |links: &[(i64, i64)], apart: &[(i64, i64)]| -> Vec<Vec<i64>> {
            let links: Vec<_> = links.iter().map(|(a, b)| (*a, *b, Phone)).collect();
            let found = gathered(&links, &apart.iter().copied().collect());
            found.into_iter().map(|(ids, _)| ids).collect()
        };
        assert_eq!(groups(&[(1, 3), (2, 3)], &[(1, 2)]), [[1, 3]]);
        // Through two groups that have each grown already.
        let chain = [(1, 5), (2, 6), (5, 7), (6, 8), (7, 8)];
        assert_eq!(groups(&chain, &[(1, 2)]), [[1, 5, 7], [2, 6, 8]]);
        assert_eq!(groups(&chain, &[(5, 8)]), [[1, 5, 7], [2, 6, 8]]);
        assert_eq!(groups(&chain, &[(1, 9)]), [[1, 2, 5, 6, 7, 8]]);
    }

    #[test]
    fn a_long_chain_is_one_group() {
        let links: Vec<_> = (1..50_000).rev().map(|n| (n, n + 1, Phone)).collect();
        let groups = gathered(&links, &HashSet::new());
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].0.len(), 50_000);
    }
}
