//! Finding records that look like one client: all groups of a noun, and whoever is like a record
//! that is being typed.

use std::collections::HashSet;

use super::{Failure, Reader};
use crate::domain::alike::{
    self, COMMON, Group, Reason, SHARED, company_key, gathered, nearness, person_key, sorted,
};
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::query::{Filter, Term};
use crate::domain::translit;
use crate::domain::value::Value;
use crate::store::derived::entry_on;
use crate::store::page::{duplicates, find, name};
use crate::store::{client, point, pointing};

pub use crate::store::page::duplicates::{Belongings, Member};

/// Nouns whose records are looked through for duplicates.
pub const NOUNS: [Noun; 3] = [Noun::Lead, Noun::Contact, Noun::Company];

/// So many names beside each other in the order of the alphabet are compared, so that a slip is
/// found without comparing everybody with everybody.
const NEIGHBOURS: usize = 4;

/// At most so many are named as like a record that is typed.
const NAMED: usize = 5;

/// At most so many records found by their words are looked at.
const LOOKED_AT: usize = 40;

/// A record that is like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Like {
    /// Which record.
    pub on: RecordRef,
    /// What it is called.
    pub name: Option<String>,
    /// Why, the surest first.
    pub reasons: Vec<Reason>,
    /// How sure it is, in percent.
    pub score: u8,
}

/// What is known of a record that is being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sketch {
    /// The record itself, where it exists already.
    pub own: Option<RecordRef>,
    /// Phones, as typed.
    pub phones: Vec<String>,
    /// E-mails, as typed.
    pub emails: Vec<String>,
    /// The person's name, all of it.
    pub person: String,
    /// The company's name.
    pub company: String,
}

impl Sketch {
    /// What a record's values say; `value` finds one by the field's stable name.
    pub fn of<'v>(noun: Noun, value: impl Fn(&str) -> Option<&'v Value>) -> Sketch {
        let text = |field: &str| value(field).and_then(Value::as_text).unwrap_or("").trim();
        let points = |field: &str| -> Vec<String> {
            let points = value(field).map_or(&[][..], Value::as_points);
            points.iter().map(|point| point.value.trim().to_owned()).collect()
        };
        let person = [text("last_name"), text("first_name"), text("middle_name")];
        let person: Vec<&str> = person.into_iter().filter(|part| !part.is_empty()).collect();
        let company = match noun {
            Noun::Company => text("title"),
            Noun::Lead => text("company_name"),
            _ => "",
        };
        Sketch {
            own: None,
            phones: points("phone"),
            emails: points("email"),
            person: person.join(" "),
            company: company.to_owned(),
        }
    }

    /// Whether it says nothing anybody could be found by.
    pub fn is_empty(&self) -> bool {
        self.phones.is_empty()
            && self.emails.is_empty()
            && !self.person.contains(' ')
            && self.company.chars().count() < 3
    }
}

impl Reader {
    /// All groups of records of a noun that look like one client, the surest first. Reads the
    /// whole table: for the background.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn duplicates(&self, noun: Noun) -> Result<Vec<Group>, Failure> {
        let (apart, links) = self.read(|conn| {
            let apart = duplicates::apart(conn, noun)?;
            let mut links = Vec::new();
            duplicates::shared(conn, noun, SHARED, |reason, ids| {
                link(ids, reason, &apart, &mut links);
            })?;
            Ok((apart, links))
        })?;
        let mut groups = Vec::new();
        let mut together: HashSet<(i64, i64)> = HashSet::new();
        for (ids, reasons) in gathered(&links, &apart) {
            let names = self.names_nearness(noun, &ids)?;
            let mut reasons = reasons;
            if names.is_some_and(|near| near >= 80) {
                reasons.push(Reason::Name);
            }
            together.extend(ids.windows(2).map(|pair| (pair[0], pair[1])));
            if ids.len() <= SHARED {
                for (place, one) in ids.iter().enumerate() {
                    together.extend(ids[place + 1..].iter().map(|other| (*one, *other)));
                }
            }
            let score = alike::score(&reasons, names);
            groups.push(Group { ids, reasons, score });
        }
        groups.extend(self.namesakes(noun, &apart, &together)?);
        groups.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.ids.cmp(&b.ids)));
        Ok(groups)
    }

    /// What is shown of records of a noun, in the order of the numbers.
    ///
    /// # Errors
    /// When the database fails.
    pub fn members(&self, noun: Noun, ids: &[i64]) -> Result<Vec<Member>, Failure> {
        self.read(|conn| Ok(duplicates::members(conn, noun, ids)?))
    }

    /// The records of these nouns that are like what is being typed, the surest first. Asks
    /// indexes only.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn like(&self, nouns: &[Noun], sketch: &Sketch) -> Result<Vec<Like>, Failure> {
        let mut found = Vec::new();
        for noun in nouns {
            found.extend(self.like_of(*noun, sketch)?);
        }
        found.sort_by(|a: &Like, b| b.score.cmp(&a.score).then_with(|| a.on.cmp(&b.on)));
        found.truncate(NAMED);
        Ok(found)
    }

    /// How much would go over if a record were merged into another one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn belongings(&self, on: RecordRef) -> Result<Belongings, Failure> {
        let setup = self.setup();
        self.read(|conn| {
            let nouns = Noun::RECORDS.into_iter().chain([Noun::Activity]);
            let mut links = 0;
            for field in nouns.flat_map(|noun| setup.registry.of(noun)) {
                if field.name != "merged_into" {
                    links += pointing::rows(conn, field, on)?.len();
                }
            }
            if matches!(on.noun, Noun::Contact | Noun::Company) {
                links += client::partners(conn, on)?.len();
            }
            Ok(Belongings {
                activities: pointing::activities(conn, on)?.len(),
                entries: entry_on::of(conn, on)?.len(),
                links,
            })
        })
    }

    /// The record that took this one in, where it was merged.
    ///
    /// # Errors
    /// When the database fails.
    pub fn merged_into(&self, on: RecordRef) -> Result<Option<RecordRef>, Failure> {
        self.read(|conn| Ok(pointing::survivor(conn, on)?))
    }

    /// How alike the names of the first two of a group are; nothing where one has none.
    fn names_nearness(&self, noun: Noun, ids: &[i64]) -> Result<Option<u8>, Failure> {
        let mut keys = Vec::new();
        for id in ids.iter().take(3) {
            let name =
                self.read(|conn| Ok(client::whole_name(conn, RecordRef::new(noun, *id))?))?;
            let key = key(noun, &name);
            if !key.is_empty() {
                keys.push(key);
            }
        }
        let pairs = keys.windows(2).map(|pair| nearness(noun, &pair[0], &pair[1]));
        Ok(pairs.max())
    }

    /// Groups of records that have nothing but their names in common.
    fn namesakes(
        &self,
        noun: Noun,
        apart: &HashSet<(i64, i64)>,
        together: &HashSet<(i64, i64)>,
    ) -> Result<Vec<Group>, Failure> {
        let mut keys: Vec<(Box<str>, i64)> = Vec::new();
        self.read(|conn| {
            duplicates::names(conn, noun, |id, name| {
                let key = key(noun, name);
                let other = sorted(&key);
                if other != key {
                    keys.push((other.into(), id));
                }
                if !key.is_empty() {
                    keys.push((key.into(), id));
                }
            })?;
            Ok(())
        })?;
        keys.sort_unstable();
        let known = |a: i64, b: i64| {
            let pair = (a.min(b), a.max(b));
            a == b || together.contains(&pair) || apart.contains(&pair)
        };
        let mut links = Vec::new();
        let mut at = 0;
        while at < keys.len() {
            let same = keys[at..].iter().take_while(|(key, _)| *key == keys[at].0).count();
            if same <= COMMON {
                for (place, (key, id)) in keys[at..at + same].iter().enumerate() {
                    let rest = keys[at + place + 1..].iter().take(NEIGHBOURS + same);
                    for (other, other_id) in rest {
                        let near = nearness(noun, key, other);
                        if near >= 80 && !known(*id, *other_id) {
                            links.push(((*id).min(*other_id), (*id).max(*other_id), near));
                        }
                    }
                }
            }
            at += same;
        }
        links.sort_unstable();
        links.dedup_by_key(|(a, b, _)| (*a, *b));
        let pairs: Vec<_> = links.iter().map(|(a, b, _)| (*a, *b, Reason::Name)).collect();
        let surest = |ids: &[i64]| {
            let inside = links.iter().filter(|(a, _, _)| ids.contains(a));
            inside.map(|(_, _, near)| *near).max()
        };
        let groups = gathered(&pairs, apart).into_iter().filter(|(ids, _)| ids.len() <= COMMON);
        if links.len() > LOOKED_AT * 1000 {
            // So many names that the sureness of each is not worth a pass over all of them.
            let score = alike::score(&[Reason::Name], Some(90));
            return Ok(groups.map(|(ids, reasons)| Group { ids, reasons, score }).collect());
        }
        let scored = groups.map(|(ids, reasons)| {
            let score = alike::score(&reasons, surest(&ids));
            Group { ids, reasons, score }
        });
        Ok(scored.collect())
    }

    fn like_of(&self, noun: Noun, sketch: &Sketch) -> Result<Vec<Like>, Failure> {
        let setup = self.setup();
        let key_of_sketch = match noun {
            Noun::Company => company_key(&sketch.company),
            _ => person_key(&sketch.person),
        };
        self.read(|conn| {
            let mut found: Vec<Like> = Vec::new();
            let mut note =
                |on: RecordRef, reason: Reason| match found.iter_mut().find(|like| like.on == on) {
                    Some(like) if like.reasons.contains(&reason) => {}
                    Some(like) => like.reasons.push(reason),
                    None => {
                        found.push(Like { on, name: None, reasons: vec![reason], score: 0 });
                    }
                };
            let kinds = [
                (PointKind::Phone, &sketch.phones, Reason::Phone),
                (PointKind::Email, &sketch.emails, Reason::Email),
            ];
            for (kind, values, reason) in kinds {
                for value in values.iter().filter(|value| value.chars().count() >= 5) {
                    let norm = point::norm(kind, value, &setup.country);
                    for (id, _) in client::sharing(conn, noun, &[(kind, norm)])? {
                        note(RecordRef::new(noun, id), reason);
                    }
                }
            }
            let typed = if noun == Noun::Company { &sketch.company } else { &sketch.person };
            for words in questions(noun, typed) {
                for one in find::page(conn, noun, &Filter::Text(words), &setup.registry, LOOKED_AT)?
                {
                    let name = client::whole_name(conn, one.on)?;
                    if nearness(noun, &key_of_sketch, &key(noun, &name)) >= 80 {
                        note(one.on, Reason::Name);
                    }
                }
            }
            let mut likes = Vec::new();
            for mut like in found {
                if Some(like.on) == sketch.own || !duplicates::may_have(conn, like.on)? {
                    continue;
                }
                if let Some(own) = sketch.own.filter(|own| own.noun == noun)
                    && pointing::told_apart(conn, own, like.on)?
                {
                    continue;
                }
                let name = client::whole_name(conn, like.on)?;
                let key = key(noun, &name);
                let both = !key.is_empty() && !key_of_sketch.is_empty();
                let names = both.then(|| nearness(noun, &key_of_sketch, &key));
                like.score = alike::score(&like.reasons, names);
                like.name = name::of(conn, like.on)?.or(Some(name).filter(|n| !n.is_empty()));
                likes.push(like);
            }
            Ok(likes)
        })
    }
}

/// Which nouns a record of this noun may turn out to be like.
pub fn looked_for(noun: Noun) -> &'static [Noun] {
    match noun {
        Noun::Lead => &[Noun::Contact, Noun::Company, Noun::Lead],
        Noun::Contact => &[Noun::Contact],
        Noun::Company => &[Noun::Company],
        _ => &[],
    }
}

fn key(noun: Noun, name: &str) -> String {
    if noun == Noun::Company { company_key(name) } else { person_key(name) }
}

/// Links the records that share something, leaving out pairs that are known to be different.
fn link(
    ids: &[i64],
    reason: Reason,
    apart: &HashSet<(i64, i64)>,
    links: &mut Vec<(i64, i64, Reason)>,
) {
    for (place, one) in ids.iter().enumerate() {
        for other in &ids[place + 1..] {
            if !apart.contains(&(*one, *other)) {
                links.push((*one, *other, reason));
            }
        }
    }
}

/// What to ask the text index for a name: its words as they are, and then the beginning or the end
/// of each, so that a slip elsewhere in it is found as well. All in any alphabet.
fn questions(noun: Noun, name: &str) -> Vec<Vec<Term>> {
    let folded = fold(name);
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 3)
        .collect();
    if noun == Noun::Company {
        words.retain(|word| !company_key(&format!("{word} x")).eq("x"));
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.truncate(2);
    let enough = if noun == Noun::Company { 1 } else { 2 };
    if words.len() < enough {
        return Vec::new();
    }
    let whole = words.iter().map(|word| Term(translit::spellings(word)));
    let part = |word: &&str| {
        let letters: Vec<char> = word.chars().collect();
        let begun: String = letters.iter().take(PART).collect();
        let mut any = translit::spellings(&begun);
        if letters.len() > PART {
            let end: String = letters[letters.len() - PART..].iter().collect();
            any.extend(translit::spellings(&end));
        }
        Term(any)
    };
    vec![whole.collect(), words.iter().map(part).collect()]
}

/// So many letters of a word are without a slip, at its beginning or its end.
const PART: usize = 4;
