//! The part of a filter that the text index can answer by itself, newest record first.

use super::words::{asked, is_indexed};
use crate::domain::query::{Filter, Term};

/// The question to the text index that a filter contains, and what remains to be asked of the rows
/// it finds. None where it asks nothing that the index knows.
pub fn split(filter: &Filter) -> Option<(String, Filter)> {
    match filter {
        Filter::Text(terms) => {
            let (long, short): (Vec<&Term>, Vec<&Term>) = terms.iter().partition(|t| is_indexed(t));
            let rest = Filter::Text(short.into_iter().cloned().collect());
            (!long.is_empty()).then(|| (asked(long), rest))
        }
        Filter::And(parts) => {
            let (place, (question, rest)) =
                parts.iter().enumerate().find_map(|(place, part)| Some((place, split(part)?)))?;
            let mut parts = parts.clone();
            parts[place] = rest;
            Some((question, Filter::And(parts)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_asked_of_the_index_and_the_rest_of_the_rows() {
        let text = |words: &[&str]| {
            Filter::Text(words.iter().map(|word| Term(vec![(*word).to_owned()])).collect())
        };
        let open = Filter::Empty("closed_at".to_owned());
        let table = [
            (text(&["ivan", "12", "345"]), Some(("(\"ivan\") AND (\"345\")", text(&["12"])))),
            (text(&["iv"]), None),
            (open.clone(), None),
            (
                Filter::And(vec![open.clone(), text(&["ivan"])]),
                Some(("(\"ivan\")", Filter::And(vec![open, text(&[])]))),
            ),
            (Filter::Or(vec![text(&["ivan"])]), None),
            (Filter::Not(Box::new(text(&["ivan"]))), None),
        ];
        for (filter, expected) in table {
            let expected = expected.map(|(question, rest)| (question.to_owned(), rest));
            assert_eq!(split(&filter), expected);
        }
    }
}
