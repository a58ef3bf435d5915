//! The one registry of fields: every field of every noun has its name, kind, label, section and
//! flags here, and forms, list columns, filters, `--set`, JSON and import targets derive from it.
//!
//! Fields a team adds are more rows of the same registry. It knows where a value is stored (a
//! column's name), but no SQL.

mod builtin;
pub mod decision;

use decision::Decision;

use super::noun::Noun;
use super::point::PointKind;
use super::value::Value;

/// One field of one noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Whose field it is.
    pub noun: Noun,
    /// The stable name: commands, JSON, filters, the journal.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// What people call it.
    pub label: Label,
    /// Where the card and the form show it.
    pub section: Section,
    /// Where its value lives.
    pub storage: Storage,
    /// How it behaves.
    pub flags: Flags,
}

/// What people call a field or an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// A message of the catalogues, said in the reader's language.
    Message(String),
    /// The team's own word.
    Own(String),
}

/// What a field holds, and so how it is typed, checked, shown, compared and sorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A whole number.
    Integer,
    /// A decimal number.
    Number,
    /// Minor units of the currency in the field named here.
    Money(&'static str),
    /// Hundredths of a percent.
    Percent,
    /// A currency code.
    Currency,
    /// Yes or no, 1 or 0.
    Bool,
    /// A day, `2026-12-31`.
    Date,
    /// A day that comes round every year, and may be without the year it began in: `--12-31`.
    Anniversary,
    /// A moment, in seconds since 1970 UTC.
    Moment,
    /// One code of a closed list.
    Choice(Vec<Choice>),
    /// Several codes of a closed list.
    Choices(Vec<Choice>),
    /// A stage of the noun's pipelines.
    Stage,
    /// A pipeline.
    Pipeline,
    /// An entry of the dictionary of sources.
    Source,
    /// A person who works here.
    User,
    /// Several people who work here.
    Users,
    /// Phones, e-mails, sites or messengers with labels.
    Points(PointKind),
    /// Free words for grouping, without the `#`.
    Tags,
    /// A web address.
    Url,
    /// One phone number without a label.
    Phone,
    /// One e-mail address without a label.
    Email,
    /// A record of this noun.
    Link(Noun),
    /// Several records of this noun.
    Links(Noun),
    /// A record of any noun, `lead/42`.
    Record,
    /// Minutes before a deadline.
    Minutes,
    /// Files, kept beside the database.
    Files,
    /// A resource with the time for which it is taken.
    Booking,
    /// Rows of products, in the record's currency.
    Products,
    /// What is planned and waited for with a record, and how much attention that asks for.
    Activities,
}

/// What a field that the team adds may hold, by its word, in the order of help and of a form.
pub const OWN_KINDS: [&str; 21] = [
    "string",
    "text",
    "integer",
    "number",
    "money",
    "bool",
    "date",
    "datetime",
    "list",
    "multilist",
    "url",
    "phone",
    "email",
    "address",
    "employee",
    "file",
    "booking",
    "contact",
    "company",
    "deal",
    "lead",
];

/// Those of [`OWN_KINDS`] that hold entries of a list, which the field must have.
pub const LISTED: [&str; 2] = ["list", "multilist"];

/// One entry of a closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The stable code.
    pub code: String,
    /// What people call it.
    pub label: Label,
}

/// The group of fields a card shows together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// What it is about.
    Main,
    /// Who the client is and how to reach him.
    Client,
    /// Everything else.
    More,
}

impl Section {
    /// In the order of the card.
    pub const ALL: [Section; 3] = [Section::Main, Section::Client, Section::More];

    /// The stable word; the label is the message `section-<noun>-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            Section::Main => "main",
            Section::Client => "client",
            Section::More => "more",
        }
    }

    /// The section that a stable word names.
    pub fn parse(word: &str) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.word() == word)
    }
}

/// Where a field's value lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Storage {
    /// A column of the noun's table.
    Column(String),
    /// Rows of the table of points.
    Points(PointKind),
    /// Rows of the table of tags.
    Tags,
    /// Rows of the table of observers.
    Observers,
    /// Rows of a table that joins two nouns, many to many.
    Joined(Join),
    /// Rows of the table of pairs that are no duplicates.
    Apart,
    /// The two columns that name a record of any noun.
    Record,
    /// Rows of the table of products on records.
    Products,
    /// The open activities of the record: nothing is written there.
    Activities,
}

/// A table of pairs, seen from one of its sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Join {
    /// The table.
    pub table: &'static str,
    /// The column that holds the number of the row whose field it is.
    pub own: &'static str,
    /// The column that holds the number of a row on the other side.
    pub other: &'static str,
    /// Whether the other side has a field for the same pairs.
    pub mirrored: bool,
}

/// How a field behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags {
    /// A record cannot be saved while it is empty.
    pub required: bool,
    /// The card shows it even when it is empty.
    pub always: bool,
    /// The program sets it; nobody types it.
    pub system: bool,
    /// An index serves sorting by it, both ways.
    pub sorted: bool,
    /// The team added it.
    pub custom: bool,
    /// It is a setting of one person, which everybody changes for himself.
    pub personal: bool,
    /// Every database has it, and it is required because the team decided so.
    pub decided: bool,
}

/// The fields of yes and no that a new row holds as yes where nobody says anything.
const USUALLY_YES: [&str; 4] = ["active", "ask_next_step", "enabled", "repeat_leads"];

/// The fields that count things, or places from the first.
const COUNTS: [&str; 2] = ["employees", "position"];

/// Links that the program makes when records are merged or copied: what they lead to says nothing
/// about where a record stands among others.
const KIN: [&str; 3] = ["copy_of", "merged_into", "not_duplicate"];

impl Field {
    /// The message that says why no list is sorted by it; none where it has an order.
    pub fn unsorted(&self) -> Option<&'static str> {
        match self.kind {
            _ if !self.flags.custom && KIN.contains(&self.name.as_str()) => Some("unsorted-kin"),
            Kind::LongText => Some("unsorted-long-text"),
            Kind::Files => Some("unsorted-files"),
            Kind::Booking => Some("unsorted-booking"),
            Kind::Products => Some("unsorted-products"),
            Kind::Activities => Some("unsorted-activities"),
            _ => None,
        }
    }

    /// Whether it counts things, of which there cannot be less than none.
    pub fn is_count(&self) -> bool {
        !self.flags.custom && COUNTS.contains(&self.name.as_str())
    }

    /// What a new row holds where nobody says anything, for a field that is never empty: yes or no of
    /// one that every database has. A field the team added may be neither.
    pub fn usual(&self) -> Option<Value> {
        let never_empty = self.kind == Kind::Bool && !self.flags.custom;
        let yes = USUALLY_YES.contains(&self.name.as_str());
        never_empty.then(|| Value::Int(i64::from(yes)))
    }
}

/// All fields of all nouns, in the order of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    fields: Vec<Field>,
}

impl Registry {
    /// The fields every database has, followed by those its team added.
    pub fn new(custom: Vec<Field>) -> Registry {
        let mut fields = builtin::fields();
        fields.extend(custom);
        Registry { fields }
    }

    /// The same fields as the team decided about those every database has.
    pub fn decided(mut self, decisions: &[Decision]) -> Registry {
        for decision in decisions {
            for field in self.fields.iter_mut().filter(|field| decision.is_about(field)) {
                decision.what.take(field);
            }
        }
        self
    }

    /// The fields of one noun, in the order of the card.
    pub fn of(&self, noun: Noun) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |f| f.noun == noun)
    }

    /// The fields a list shows unless the person chose other columns, in their order.
    pub fn columns(&self, noun: Noun) -> impl Iterator<Item = &Field> {
        builtin::columns(noun).iter().filter_map(move |name| self.get(noun, name))
    }

    /// The field with this stable name.
    pub fn get(&self, noun: Noun, name: &str) -> Option<&Field> {
        self.of(noun).find(|f| f.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_unique_and_fit_for_commands_and_columns() {
        let registry = Registry::new(Vec::new());
        for noun in Noun::ALL {
            let mut seen = HashSet::new();
            for field in registry.of(noun) {
                assert!(seen.insert(field.name.clone()), "{noun:?} {}", field.name);
                assert!(
                    field.name.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
                    "{}",
                    field.name
                );
                assert!(
                    builtin::columns(noun).iter().all(|name| registry.get(noun, name).is_some())
                );
                if let Kind::Money(currency) = field.kind {
                    assert!(registry.get(noun, currency).is_some(), "{}", field.name);
                }
            }
        }
    }
}
