//! What the data is about: the nouns, and how one record is named (`lead/42`).

use std::fmt;
use std::str::FromStr;

/// A kind of row that people create, change and undo. Each has a table of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Noun {
    /// A potential customer: any minimal information is enough.
    Lead,
    /// A sale to one concrete client.
    Deal,
    /// A natural person.
    Contact,
    /// A legal entity.
    Company,
    /// Something planned or done with a client: call, meeting, letter, task.
    Activity,
    /// A line of a record's timeline: a comment, what an import brought, what a conversion made.
    Entry,
    /// A step of a pipeline.
    Stage,
    /// An ordered set of stages for leads or deals.
    Pipeline,
    /// What happens by itself when a lead or a deal comes to a stage.
    Rule,
    /// Where a lead came from.
    Source,
    /// A person who works here.
    User,
    /// A field the team added.
    Field,
    /// A view of cards: in which order their fields stand and which are seen.
    Layout,
    /// Something the team sells, in the catalogue.
    Product,
    /// A phone, an address or a domain for which nothing is made, or one of our own.
    Exclusion,
    /// How the team works: one row with all that can be set.
    Setting,
}

impl Noun {
    /// Every noun, in the order help and completions list them.
    pub const ALL: [Noun; 16] = [
        Noun::Lead,
        Noun::Deal,
        Noun::Contact,
        Noun::Company,
        Noun::Activity,
        Noun::Entry,
        Noun::Stage,
        Noun::Pipeline,
        Noun::Rule,
        Noun::Source,
        Noun::User,
        Noun::Field,
        Noun::Layout,
        Noun::Product,
        Noun::Exclusion,
        Noun::Setting,
    ];

    /// The nouns that have a card, a timeline and a list.
    pub const RECORDS: [Noun; 4] = [Noun::Lead, Noun::Deal, Noun::Contact, Noun::Company];

    /// The stable word used in commands, JSON and the database; also the table's name.
    pub fn word(self) -> &'static str {
        match self {
            Noun::Lead => "lead",
            Noun::Deal => "deal",
            Noun::Contact => "contact",
            Noun::Company => "company",
            Noun::Activity => "activity",
            Noun::Entry => "entry",
            Noun::Stage => "stage",
            Noun::Pipeline => "pipeline",
            Noun::Rule => "rule",
            Noun::Source => "source",
            Noun::User => "user",
            Noun::Field => "field",
            Noun::Layout => "layout",
            Noun::Product => "product",
            Noun::Exclusion => "exclusion",
            Noun::Setting => "setting",
        }
    }

    /// The word for several of them, as `import --as leads` and `export leads` use it.
    pub fn plural(self) -> &'static str {
        match self {
            Noun::Lead => "leads",
            Noun::Deal => "deals",
            Noun::Contact => "contacts",
            Noun::Company => "companies",
            Noun::Activity => "activities",
            Noun::Entry => "entries",
            Noun::Stage => "stages",
            Noun::Pipeline => "pipelines",
            Noun::Rule => "rules",
            Noun::Source => "sources",
            Noun::User => "users",
            Noun::Field => "fields",
            Noun::Layout => "layouts",
            Noun::Product => "products",
            Noun::Exclusion => "exclusions",
            Noun::Setting => "settings",
        }
    }

    /// The noun a person means by a word, singular or plural.
    pub fn parse(word: &str) -> Option<Noun> {
        Noun::ALL.into_iter().find(|n| n.word() == word || n.plural() == word)
    }

    /// The noun whose records without a title are called so, in any language: `Lead`, `лид`.
    pub fn called(word: &str) -> Option<Noun> {
        const CALLED: [(Noun, &[&str]); 4] = [
            (Noun::Lead, &["lead", "лид"]),
            (Noun::Deal, &["deal", "сделка"]),
            (Noun::Contact, &["contact", "контакт", "kontakt"]),
            (Noun::Company, &["company", "компания", "firma"]),
        ];
        let word = word.to_lowercase();
        CALLED.into_iter().find(|(_, words)| words.contains(&&*word)).map(|(noun, _)| noun)
    }

    /// Whether it has a card, a timeline and a list of its own.
    pub fn is_record(self) -> bool {
        Noun::RECORDS.contains(&self)
    }

    /// Whether it goes through the stages of a pipeline and has a board.
    pub fn has_stages(self) -> bool {
        matches!(self, Noun::Lead | Noun::Deal)
    }
}

/// What a link to a card begins with.
const LINK: &str = "voronka://";

/// One row of one noun, written `lead/42`; read from its link as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordRef {
    /// What it is.
    pub noun: Noun,
    /// Its number within the noun; never reused.
    pub id: i64,
}

impl RecordRef {
    /// Names row `id` of `noun`.
    pub fn new(noun: Noun, id: i64) -> RecordRef {
        RecordRef { noun, id }
    }

    /// The link to its card, which `voronka open` and going to a record take: `voronka://lead/42`.
    pub fn link(self) -> String {
        format!("{LINK}{self}")
    }
}

impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.noun.word(), self.id)
    }
}

impl FromStr for RecordRef {
    type Err = ();

    fn from_str(text: &str) -> Result<RecordRef, ()> {
        let text = text.strip_prefix(LINK).unwrap_or(text);
        let (word, number) = text.split_once('/').ok_or(())?;
        let noun = Noun::parse(word).ok_or(())?;
        let id = number.parse::<i64>().map_err(|_| ())?;
        (id > 0).then_some(RecordRef { noun, id }).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_named_and_read_back() {
        for noun in Noun::ALL {
            let name = RecordRef::new(noun, 42);
            assert_eq!(name.to_string().parse(), Ok(name));
            assert_eq!(name.link().parse(), Ok(name));
        }
        assert_eq!(RecordRef::new(Noun::Lead, 42).link(), "voronka://lead/42");
        for bad in [
            "voronka://",
            "voronka:lead/1",
            "lead",
            "lead/",
            "lead/0",
            "lead/-1",
            "lead/x",
            "horse/1",
            "/1",
            "",
        ] {
            assert_eq!(bad.parse::<RecordRef>(), Err(()), "{bad}");
        }
    }
}
