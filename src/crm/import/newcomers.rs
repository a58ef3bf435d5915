//! Clients whom a file brings along: a person or a company that a row speaks of and that nobody here
//! is. They get cards of their own, and the record of the row is linked with these.

use super::clients;
use crate::crm::work::Work;
use crate::crm::{Failure, create};
use crate::domain::field::Field;
use crate::domain::fit;
use crate::domain::noun::Noun;
use crate::domain::person::Viewer;
use crate::domain::point::PointKind;
use crate::domain::setup::Setup;
use crate::domain::value::Value;
use crate::exchange::draft::Mention;
use crate::exchange::person;
use crate::exchange::plan::Plan;
use crate::exchange::points::{self, Taken};
use crate::exchange::profile::{Detail, Party};
use crate::store::imported;

/// The clients that rows of a noun bring along, where a column speaks of them: both with deals, their
/// companies with people, and with companies their people. A lead has places of its own for them.
pub fn brought(noun: Noun, plan: &Plan) -> Vec<Party> {
    let brings = |party: &Party| match (noun, *party) {
        (Noun::Deal, _) | (Noun::Contact, Party::Company) => true,
        // An export has the people in a file of their own, with more than their names.
        (Noun::Company, Party::Contact) => !plan.is_export(),
        _ => false,
    };
    let both = [Party::Contact, Party::Company].into_iter();
    both.filter(|party| brings(party) && plan.speaks_of(*party)).collect()
}

/// A client to be made with the record of a row.
pub struct Newcomer<'a> {
    /// What the row says of it.
    pub mention: Mention,
    /// Whether it is a person or a company.
    pub party: Party,
    /// The field of the record that links it.
    pub link: &'a Field,
    /// What goes onto its timeline, as JSON, where it has a number in the other system.
    pub note: Option<String>,
    values: Vec<(&'a Field, Value)>,
}

impl<'a> Newcomer<'a> {
    /// The client a row speaks of, with the details its card has a place for; nothing where the row
    /// says too little for a card.
    pub fn new(
        (setup, viewer, now): (&'a Setup, Viewer, i64),
        (party, mention): (Party, &Mention),
        link: &'a Field,
        responsible: Option<&Value>,
    ) -> Option<(Newcomer<'a>, Vec<Detail>)> {
        let noun = clients::noun(party);
        let mut said: Vec<(&str, Value)> = Vec::new();
        let mut taken = Vec::new();
        for (kind, read) in
            [(PointKind::Email, &mention.emails), (PointKind::Phone, &mention.phones)]
        {
            if !read.is_empty() {
                said.push((kind.word(), Value::Points(read.clone())));
            }
        }
        if let Some(text) = &mention.site {
            let (kind, mut read) = (PointKind::Site, Vec::new());
            if points::read(kind, text, kind.labels()[0], &mut read) == Taken::All {
                taken.push(Detail::Site);
            }
            if !read.is_empty() {
                said.push((kind.word(), Value::Points(read)));
            }
        }
        let names = match party {
            Party::Contact => person_names(mention),
            Party::Company => {
                let reached = said.iter().find_map(|(_, value)| value.as_points().first());
                let title = mention.name.clone().or_else(|| reached.map(|p| p.value.clone()));
                vec![("title", title?)]
            }
        };
        if !names.iter().any(|(_, name)| name.contains(char::is_alphanumeric)) && said.is_empty() {
            return None;
        }
        taken.extend([Detail::Name, Detail::LastName, Detail::FirstName, Detail::MiddleName]);
        said.extend(names.into_iter().map(|(name, text)| (name, Value::Text(text))));
        let responsible = responsible.cloned().unwrap_or(Value::Int(viewer.user.0));
        said.extend([
            ("responsible", responsible),
            ("currency", Value::Text(setup.currency.code().to_owned())),
            ("created_at", Value::Int(now)),
            ("created_by", Value::Int(viewer.user.0)),
            ("updated_at", Value::Int(now)),
        ]);
        // In the order of the card, as every later refresh of what it is found by takes them.
        let fields = setup.registry.of(noun);
        let values: Vec<_> = fields
            .filter_map(|field| {
                let (_, value) = said.iter().find(|(name, _)| *name == field.name)?;
                Some((field, fit::kept(field, value, &setup.country)))
            })
            .collect();
        create::check_enough(noun, &values).ok()?;
        Some((Newcomer { mention: mention.clone(), party, link, note: None, values }, taken))
    }
}

/// Makes a client whom a row brings along, and returns its number. A person belongs to the company of
/// the row.
///
/// # Errors
/// When the database fails.
pub fn make<'a>(
    work: &mut Work<'a>,
    new: &Newcomer<'a>,
    company: Option<i64>,
) -> Result<i64, Failure> {
    let noun = clients::noun(new.party);
    let mut values = new.values.clone();
    if let (Party::Contact, Some(company)) = (new.party, company) {
        let place = work.setup.registry.of(noun).position(|field| field.name == "company");
        let field = work.field(noun, "company")?;
        let before = |known: &Field| {
            let mut fields = work.setup.registry.of(noun);
            fields.position(|field| field.name == known.name) < place
        };
        let at = values.iter().take_while(|(known, _)| before(known)).count();
        values.insert(at, (field, Value::Ids(vec![company])));
    }
    let on = work.insert(noun, &values, Vec::new())?;
    if let Some(note) = &new.note {
        imported::note(work.conn, on, note, work.now, work.viewer.user)?;
    }
    Ok(on.id)
}

/// The parts of a person's name, as their columns have them or taken apart.
pub fn person_names(mention: &Mention) -> Vec<(&'static str, String)> {
    let own = [
        ("last_name", &mention.last_name),
        ("first_name", &mention.first_name),
        ("middle_name", &mention.middle_name),
    ];
    let own: Vec<_> =
        own.into_iter().filter_map(|(name, part)| Some((name, part.clone()?))).collect();
    match &mention.name {
        Some(whole) => {
            let name = person::split(whole);
            let parts = [
                ("last_name", name.last),
                ("first_name", name.first),
                ("middle_name", name.middle),
            ];
            parts.into_iter().filter(|(_, part)| !part.is_empty()).collect()
        }
        None => own,
    }
}
