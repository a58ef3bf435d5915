//! What a column can mean for a record: a field of its noun, or something about it that becomes
//! fields elsewhere.

use crate::domain::field::{Kind, Registry};
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing worth keeping.
    Skip,
    /// Kept with the record under the column's own name.
    Keep,
    /// A plain field, by its stable name.
    Field(String, Kind),
    /// Phones, e-mails, sites or messengers with this label, or with the first.
    Points(PointKind, Option<&'static str>),
    /// The label of the points in the columns that follow.
    PointLabel(PointKind),
    /// A whole name, to be taken apart.
    FullName,
    /// The tags.
    Tags,
    /// Who works on it.
    Responsible,
    /// Who follows it.
    Observers,
    /// The stage.
    Stage,
    /// The pipeline of the stage.
    Pipeline,
    /// The source.
    Source,
    /// When it was made.
    CreatedAt,
    /// When it ended.
    ClosedAt,
    /// Whether the lead has become something else.
    Converted,
    /// Whether it succeeded or failed, whatever stage it was at then.
    Outcome,
    /// What its stage means, in an export of this program.
    StageMeaning,
    /// Its number in the other system.
    Id,
    /// Something about the contact or company it belongs to.
    Client(Party, Detail),
    /// Phones or e-mails of the contact or company it belongs to, with this label, or with the first.
    Reach(Party, PointKind, Option<&'static str>),
    /// The names of further contacts.
    Contacts,
    /// A part of a product, where each has a row of its own.
    Product(Item),
}

/// What a file says about a product of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// What it is called.
    Name,
    /// The price of one.
    Price,
    /// How many.
    Quantity,
}

/// Whom a record belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// A person.
    Contact,
    /// A company.
    Company,
}

/// What a file says about the contact or company of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The name.
    Name,
    /// The last name of a person, where it has a column of its own.
    LastName,
    /// The first name, likewise.
    FirstName,
    /// The middle name, likewise.
    MiddleName,
    /// A site or its domain.
    Site,
    /// The number in the other system.
    Id,
}

impl Target {
    /// The target with this word, where the noun has it: a field's stable name, `phone:mobile`,
    /// `contact:email`, or `skip`, `keep`, `full_name`, `created_at`, `closed_at`, `pipeline`, `converted`,
    /// `outcome`, `stage_meaning`, `id`.
    pub fn parse(word: &str, noun: Noun, registry: &Registry) -> Option<Target> {
        let has = |name: &str| registry.get(noun, name).is_some();
        let (name, detail) = match word.split_once(':') {
            Some((name, detail)) => (name, Some(detail)),
            None => (word, None),
        };
        let special = match word {
            "skip" => Some(Target::Skip),
            "keep" => Some(Target::Keep),
            "id" => Some(Target::Id),
            "full_name" if has("last_name") => Some(Target::FullName),
            "created_at" if has("created_at") => Some(Target::CreatedAt),
            "closed_at" if noun.has_stages() => Some(Target::ClosedAt),
            "pipeline" if noun.has_stages() => Some(Target::Pipeline),
            "converted" if noun == Noun::Lead => Some(Target::Converted),
            "outcome" if noun.has_stages() => Some(Target::Outcome),
            "stage_meaning" if noun.has_stages() => Some(Target::StageMeaning),
            _ => None,
        };
        if special.is_some() {
            return special;
        }
        let field = registry.get(noun, name).filter(|field| !field.flags.system)?;
        if let (Kind::Link(_), true) = (&field.kind, field.flags.custom) {
            let own = Target::Field(field.name.clone(), field.kind.clone());
            return detail.is_none().then_some(own);
        }
        match (&field.kind, detail) {
            (Kind::Points(kind), Some("label")) => Some(Target::PointLabel(*kind)),
            (Kind::Points(kind), Some(label)) => {
                let label = kind.labels().iter().find(|known| **known == label)?;
                Some(Target::Points(*kind, Some(label)))
            }
            (Kind::Points(kind), None) => Some(Target::Points(*kind, None)),
            (Kind::Links(Noun::Contact), None) if name == "contacts" => Some(Target::Contacts),
            (Kind::Link(Noun::Contact) | Kind::Links(Noun::Contact), detail) => {
                Target::of_client(Party::Contact, detail)
            }
            (Kind::Link(Noun::Company) | Kind::Links(Noun::Company), detail) => {
                Target::of_client(Party::Company, detail)
            }
            (Kind::Products, Some(item)) => Item::parse(item).map(Target::Product),
            (_, Some(_)) => None,
            (Kind::Stage, None) => Some(Target::Stage),
            (Kind::Source, None) => Some(Target::Source),
            (Kind::User, None) if name == "responsible" => Some(Target::Responsible),
            (Kind::Users, None) if name == "observers" => Some(Target::Observers),
            (Kind::Tags, None) if name == "tags" => Some(Target::Tags),
            (kind, None) => Some(Target::Field(field.name.clone(), kind.clone())),
        }
    }

    /// What of a client a word means: `phone`, `phone:mobile`, `last_name`; his name without one.
    fn of_client(party: Party, word: Option<&str>) -> Option<Target> {
        let (name, label) = match word.and_then(|word| word.split_once(':')) {
            Some((name, label)) => (Some(name), Some(label)),
            None => (word, None),
        };
        let kinds = [PointKind::Phone, PointKind::Email];
        let Some(kind) = kinds.into_iter().find(|kind| Some(kind.word()) == name) else {
            return Detail::parse(party, word).map(|detail| Target::Client(party, detail));
        };
        match label {
            None => Some(Target::Reach(party, kind, None)),
            Some(label) => {
                let label = kind.labels().iter().find(|known| **known == label)?;
                Some(Target::Reach(party, kind, Some(label)))
            }
        }
    }

    /// The word [`Target::parse`] reads.
    pub fn word(&self) -> String {
        let fixed = match self {
            Target::Field(name, _) => return name.clone(),
            Target::Points(kind, None) => kind.word(),
            Target::Points(kind, Some(label)) => return format!("{}:{label}", kind.word()),
            Target::PointLabel(kind) => return format!("{}:label", kind.word()),
            Target::Reach(party, kind, None) => {
                return format!("{}:{}", party.word(), kind.word());
            }
            Target::Reach(party, kind, Some(label)) => {
                return format!("{}:{}:{label}", party.word(), kind.word());
            }
            Target::Client(party, detail) => {
                let party = party.word();
                return match detail {
                    Detail::Name => party.to_owned(),
                    Detail::LastName => format!("{party}:last_name"),
                    Detail::FirstName => format!("{party}:first_name"),
                    Detail::MiddleName => format!("{party}:middle_name"),
                    Detail::Site => format!("{party}:site"),
                    Detail::Id => format!("{party}:id"),
                };
            }
            Target::Product(Item::Name) => "products:name",
            Target::Product(Item::Price) => "products:price",
            Target::Product(Item::Quantity) => "products:quantity",
            Target::Skip => "skip",
            Target::Keep => "keep",
            Target::FullName => "full_name",
            Target::Tags => "tags",
            Target::Responsible => "responsible",
            Target::Observers => "observers",
            Target::Contacts => "contacts",
            Target::Stage => "stage",
            Target::Pipeline => "pipeline",
            Target::Source => "source",
            Target::CreatedAt => "created_at",
            Target::ClosedAt => "closed_at",
            Target::Converted => "converted",
            Target::Outcome => "outcome",
            Target::StageMeaning => "stage_meaning",
            Target::Id => "id",
        };
        fixed.to_owned()
    }
}

impl Party {
    fn word(self) -> &'static str {
        match self {
            Party::Contact => "contact",
            Party::Company => "company",
        }
    }
}

impl Item {
    fn parse(word: &str) -> Option<Item> {
        Some(match word {
            "name" => Item::Name,
            "price" => Item::Price,
            "quantity" => Item::Quantity,
            _ => return None,
        })
    }
}

impl Detail {
    fn parse(party: Party, word: Option<&str>) -> Option<Detail> {
        Some(match word {
            None => Detail::Name,
            Some("last_name") if party == Party::Contact => Detail::LastName,
            Some("first_name") if party == Party::Contact => Detail::FirstName,
            Some("middle_name") if party == Party::Contact => Detail::MiddleName,
            Some("site") => Detail::Site,
            Some("id") => Detail::Id,
            Some(_) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_a_person_types_is_a_target() {
        let registry = Registry::new(Vec::new());
        for noun in Noun::RECORDS {
            for field in registry.of(noun) {
                let target = Target::parse(&field.name, noun, &registry);
                assert_eq!(
                    target.is_some(),
                    !field.flags.system
                        || matches!(field.name.as_str(), "created_at" | "closed_at"),
                    "{noun:?} {}",
                    field.name
                );
            }
        }
    }

    #[test]
    fn words_are_read_back() {
        let registry = Registry::new(Vec::new());
        for word in [
            "skip",
            "keep",
            "id",
            "full_name",
            "title",
            "amount",
            "phone",
            "phone:mobile",
            "email:label",
            "contact",
            "contact:email",
            "contact:phone:mobile",
            "contact:last_name",
            "company:id",
            "responsible",
            "observers",
            "stage",
            "pipeline",
            "source",
            "created_at",
            "closed_at",
            "converted",
            "outcome",
            "stage_meaning",
            "tags",
            "products:name",
            "products:price",
            "products:quantity",
        ] {
            let target = Target::parse(word, Noun::Lead, &registry).unwrap();
            assert_eq!(target.word(), word);
        }
        for word in [
            "phone:car",
            "products:horse",
            "horse",
            "moved_at",
            "title:x",
            "contact:horse",
            "contact:phone:car",
            "company:last_name",
            "",
        ] {
            assert_eq!(Target::parse(word, Noun::Lead, &registry), None, "{word}");
        }
    }
}
