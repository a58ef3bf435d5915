//! The known name that a mistyped one was probably meant to be.

/// The candidate nearest to `word`: within a slip for every three letters, or one that
/// begins with it. The first of equals.
pub(super) fn nearest(word: &str, candidates: impl IntoIterator<Item = String>) -> Option<String> {
    let typed: Vec<char> = word.chars().collect();
    let allowed = typed.len().div_ceil(3);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let known: Vec<char> = candidate.chars().collect();
            let slips = distance(&typed, &known);
            let begun = typed.len() >= 2 && known.starts_with(&typed);
            // A single letter is one slip away from every other.
            let near = slips <= allowed && slips < known.len().min(typed.len()).max(1);
            (begun || near).then_some((if begun { 0 } else { slips }, candidate))
        })
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// How many letters to insert, drop, replace or swap with the neighbour to turn one into the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_understood_and_strangers_are_not() {
        let known = ["stage", "source", "responsible", "id", "источник"];
        for (typed, meant) in [
            ("stge", Some("stage")),
            ("satge", Some("stage")),
            ("respons", Some("responsible")),
            ("responsable", Some("responsible")),
            ("soruce", Some("source")),
            ("источник", Some("источник")),
            ("истчник", Some("источник")),
            ("x", None),
            ("weather", None),
            ("", None),
        ] {
            let found = nearest(typed, known.map(str::to_owned));
            assert_eq!(found.as_deref(), meant, "{typed}");
        }
    }
}
