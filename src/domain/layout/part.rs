//! What a view says, and who chose which, as the words that are stored: `#main` begins a section,
//! a name is a field, and a minus before either hides it.

use super::{Key, Which};
use crate::domain::field::Section;
use crate::domain::noun::Noun;
use crate::domain::stage::PipelineId;

/// What is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A section with the fields in it.
    Section(Section),
    /// A field, by its stable name.
    Field(String),
}

/// What a view says of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Of what.
    pub item: Item,
    /// Whether it is seen.
    pub shown: bool,
}

impl Part {
    /// The word for it.
    pub fn word(&self) -> String {
        let minus = if self.shown { "" } else { "-" };
        match &self.item {
            Item::Section(section) => format!("{minus}#{}", section.word()),
            Item::Field(name) => format!("{minus}{name}"),
        }
    }

    /// What a word says; nothing where it names no section.
    pub fn parse(word: &str) -> Option<Part> {
        let rest = word.strip_prefix('-');
        let (shown, rest) = (rest.is_none(), rest.unwrap_or(word));
        let item = match rest.strip_prefix('#') {
            Some(section) => Item::Section(Section::parse(section)?),
            None => Item::Field(rest.to_owned()),
        };
        Some(Part { item, shown })
    }
}

impl Key {
    /// The word for a view that somebody chose: `lead:mine`, `deal/3:common`, `contact:7`.
    pub fn word(self) -> String {
        let pipeline = self.pipeline.map(|id| format!("/{}", id.0)).unwrap_or_default();
        let which = match self.which {
            Which::Common => "common".to_owned(),
            Which::Mine => "mine".to_owned(),
            Which::Named(id) => id.to_string(),
        };
        format!("{}{pipeline}:{which}", self.noun.word())
    }

    /// The view that a word names.
    pub fn parse(word: &str) -> Option<Key> {
        let (cards, which) = word.split_once(':')?;
        let (noun, pipeline) = match cards.split_once('/') {
            Some((noun, id)) => (noun, Some(PipelineId(id.parse().ok()?))),
            None => (cards, None),
        };
        let which = match which {
            "common" => Which::Common,
            "mine" => Which::Mine,
            id => Which::Named(id.parse().ok()?),
        };
        Some(Key { noun: Noun::parse(noun)?, pipeline, which })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_view_says_is_written_and_read_back() {
        for (word, item, shown) in [
            ("#main", Item::Section(Section::Main), true),
            ("-#more", Item::Section(Section::More), false),
            ("amount", Item::Field("amount".to_owned()), true),
            ("-x_2", Item::Field("x_2".to_owned()), false),
        ] {
            let part = Part { item, shown };
            assert_eq!(part.word(), word);
            assert_eq!(Part::parse(word), Some(part));
        }
        assert_eq!(Part::parse("#attic"), None);
    }

    #[test]
    fn a_choice_is_written_and_read_back() {
        let key = |noun, pipeline: Option<i64>, which| Key {
            noun,
            pipeline: pipeline.map(PipelineId),
            which,
        };
        for (word, meant) in [
            ("lead:mine", key(Noun::Lead, None, Which::Mine)),
            ("deal/3:common", key(Noun::Deal, Some(3), Which::Common)),
            ("contact:7", key(Noun::Contact, None, Which::Named(7))),
        ] {
            assert_eq!(meant.word(), word);
            assert_eq!(Key::parse(word), Some(meant));
        }
        for bad in ["lead", "horse:mine", "deal/x:mine", "deal:yours", ""] {
            assert_eq!(Key::parse(bad), None, "{bad}");
        }
    }
}
