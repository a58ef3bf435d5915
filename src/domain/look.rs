//! How somebody looks at the records of a section: which columns a list has, in which order its rows
//! stand, whether a board shows all its stages at once.
//!
//! It is a habit and no data: kept as words per person and section, and read again only as far as
//! the team's fields still know them.

use super::field::Registry;
use super::noun::Noun;

/// What a list is sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// The field's stable name; `id` for the order of creation.
    pub field: String,
    /// Whether the greatest, latest or last comes first.
    pub descending: bool,
}

impl Sort {
    /// How it is written: `amount`, `-created_at`.
    pub fn word(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.field)
    }

    /// What a word says, whether or not there is such a field.
    pub fn parse(word: &str) -> Sort {
        let (field, descending) = match word.strip_prefix('-') {
            Some(field) => (field, true),
            None => (word, false),
        };
        Sort { field: field.to_owned(), descending }
    }
}

/// How somebody looks at a section; what everybody starts with where nothing is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// The columns of the list by the names of their fields, from the left; the usual ones where
    /// there are none.
    pub columns: Vec<String>,
    /// The order of the list, where it is not the usual one.
    pub sort: Option<Sort>,
    /// Whether the board shows all stages at once.
    pub all_stages: bool,
}

impl Look {
    /// Whether it is what everybody starts with.
    pub fn is_usual(&self) -> bool {
        *self == Look::default()
    }

    /// Its parts, each a word: `columns/title,phone`, `sort/-amount`, `stages/all`.
    pub fn words(&self) -> Vec<String> {
        let columns = Some(self.columns.join(",")).filter(|columns| !columns.is_empty());
        let columns = columns.map(|columns| format!("columns/{columns}"));
        let sort = self.sort.iter().map(|sort| format!("sort/{}", sort.word()));
        let all = self.all_stages.then(|| "stages/all".to_owned());
        columns.into_iter().chain(sort).chain(all).collect()
    }

    /// What these words say of a noun's section, as far as it has these fields; others say nothing.
    pub fn of<'w>(
        words: impl IntoIterator<Item = &'w str>,
        noun: Noun,
        registry: &Registry,
    ) -> Look {
        let mut look = Look::default();
        for word in words {
            match word.split_once('/') {
                Some(("columns", names)) => {
                    let known = |name: &&str| registry.get(noun, name).is_some();
                    look.columns = names.split(',').filter(known).map(str::to_owned).collect();
                }
                Some(("sort", word)) => {
                    let sort = Sort::parse(word);
                    let field = registry.get(noun, &sort.field);
                    look.sort = field.filter(|field| field.flags.sorted).map(|_| sort);
                }
                Some(("stages", "all")) => look.all_stages = true,
                _ => {}
            }
        }
        look
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_written_down_and_read_again() {
        let registry = Registry::new(Vec::new());
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let sort = |word: &str| Some(Sort::parse(word));
        for (look, words) in [
            (Look::default(), vec![]),
            (
                Look { columns: names(&["phone", "title"]), ..Look::default() },
                vec!["columns/phone,title"],
            ),
            (Look { sort: sort("-amount"), ..Look::default() }, vec!["sort/-amount"]),
            (
                Look { columns: names(&["title"]), sort: sort("title"), all_stages: true },
                vec!["columns/title", "sort/title", "stages/all"],
            ),
        ] {
            assert_eq!(look.words(), words);
            let read = Look::of(words.iter().copied(), Noun::Lead, &registry);
            assert_eq!((read.is_usual(), &read), (words.is_empty(), &look));
        }
    }

    #[test]
    fn what_the_team_does_not_have_any_more_is_left_out() {
        let registry = Registry::new(Vec::new());
        for (words, expected) in [
            (vec!["columns/colour,title,size"], vec!["columns/title"]),
            (vec!["columns/colour", "sort/-colour"], vec![]),
            (vec!["sort/comment"], vec![]),
            (vec!["stages/some", "shape/round", "x", ""], vec![]),
        ] {
            let read = Look::of(words.iter().copied(), Noun::Lead, &registry);
            assert_eq!(read.words(), expected, "{words:?}");
        }
    }
}
