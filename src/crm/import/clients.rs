//! Which contacts and companies the rows of a file belong to, among those already here.
//!
//! A client is only linked where the row means exactly one: by its number in the other system, an
//! e-mail, a site or a phone. A name alone links where one client bears it and the row gives no
//! number, so that two strangers of one name are never taken for one; it never links a lead, which
//! would become repeat by it and has fields of its own for the name.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Result};

use super::linked::Linked;
use crate::domain::fold::fold;
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;
use crate::exchange::draft::Mention;
use crate::exchange::plan::Plan;
use crate::exchange::profile::{Detail, Party, Target};
use crate::store::{imported, point};

/// The contacts and companies here by what rows may say of them.
pub struct Clients {
    contacts: Book,
    companies: Book,
    /// What the team's own fields may name.
    pub linked: Linked,
    country: String,
}

/// Clients of one noun by everything the file names them by.
#[derive(Default)]
struct Book {
    names: HashMap<String, Vec<i64>>,
    numbers: HashMap<String, Vec<i64>>,
    emails: HashMap<String, Vec<i64>>,
    phones: HashMap<String, Vec<i64>>,
    sites: HashMap<String, Vec<i64>>,
    /// Whoever has a phone or an e-mail.
    reached: HashSet<i64>,
}

impl Clients {
    /// Reads what the columns of a plan need; nothing where no column names a client.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(conn: &Connection, plan: &Plan, country: &str) -> Result<Clients> {
        let system = plan.profile().map_or("", |profile| profile.name.as_str());
        let book = |party| -> Result<Book> {
            let has = |detail| {
                let target = Target::Client(party, detail);
                plan.columns().iter().any(|column| {
                    let further = column.target == Target::Contacts;
                    let name = [Detail::LastName, Detail::FirstName, Detail::MiddleName];
                    let part = |detail| column.target == Target::Client(party, detail);
                    column.target == target
                        || detail == Detail::Name && name.into_iter().any(part)
                        || further && (party, detail) == (Party::Contact, Detail::Name)
                })
            };
            Book::read(conn, noun(party), system, has)
        };
        Ok(Clients {
            contacts: book(Party::Contact)?,
            companies: book(Party::Company)?,
            linked: Linked::read(conn, plan)?,
            country: country.to_owned(),
        })
    }

    /// The one client a row means, with the details that agree with it; the others are news about
    /// somebody else's card and stay beside the record. `named` says whether a name alone is enough.
    pub fn find(&self, party: Party, mention: &Mention, named: bool) -> Option<(i64, Vec<Detail>)> {
        let enough = named;
        let book = match party {
            Party::Contact => &self.contacts,
            Party::Company => &self.companies,
        };
        let whole = mention.whole_name();
        let named = whole.as_deref().map(|name| book.named(name));
        let by = |detail| self.candidates(book, mention, detail);
        let number = only(by(Detail::Id)).filter(|id| match named {
            Some(named) => named.contains(id),
            None => true,
        });
        let sure =
            || [Detail::Email, Detail::Site, Detail::Phone].into_iter().find_map(|d| only(by(d)));
        // Two people of one name are told apart by how each is reached.
        let reached =
            party == Party::Contact && (mention.email.is_some() || mention.phone.is_some());
        let other = |id: &i64| reached && book.reached.contains(id);
        let by_name = || only(by(Detail::Name)).filter(|id| mention.id.is_none() && !other(id));
        let id = number.or_else(sure).or_else(|| by_name().filter(|_| enough))?;
        let parts = [Detail::LastName, Detail::FirstName, Detail::MiddleName];
        let all = parts.into_iter().chain([
            Detail::Name,
            Detail::Email,
            Detail::Phone,
            Detail::Site,
            Detail::Id,
        ]);
        Some((id, all.filter(|detail| by(*detail).contains(&id)).collect()))
    }

    /// Whether a row speaks of a client who is not here: nothing of what it says is of anybody's. A
    /// person may bear the name of another one who is reached elsewhere.
    pub fn is_news(&self, party: Party, mention: &Mention) -> bool {
        let book = match party {
            Party::Contact => &self.contacts,
            Party::Company => &self.companies,
        };
        let free = |detail| self.candidates(book, mention, detail).is_empty();
        let told = party == Party::Contact
            && mention.id.is_none()
            && (mention.email.is_some() || mention.phone.is_some());
        [Detail::Id, Detail::Email, Detail::Phone, Detail::Site].into_iter().all(free)
            && (told || free(Detail::Name))
    }

    /// Learns of a client who was not here.
    pub fn learn(&mut self, party: Party, mention: &Mention, id: i64) {
        let norm = |kind, value: &Option<String>| {
            value.as_ref().map(|value| point::norm(kind, value, &self.country))
        };
        let (email, phone) =
            (norm(PointKind::Email, &mention.email), norm(PointKind::Phone, &mention.phone));
        let book = match party {
            Party::Contact => &mut self.contacts,
            Party::Company => &mut self.companies,
        };
        if email.is_some() || phone.is_some() {
            book.reached.insert(id);
        }
        for (index, key) in [
            (&mut book.names, mention.whole_name().map(|name| fold(&name))),
            (&mut book.numbers, mention.id.clone()),
            (&mut book.emails, email),
            (&mut book.phones, phone),
            (&mut book.sites, mention.site.as_deref().map(host)),
        ] {
            if let Some(key) = key {
                add(index, key, id);
            }
        }
    }

    /// The one contact of this name.
    pub fn named(&self, name: &str) -> Option<i64> {
        only(self.contacts.named(name))
    }

    fn candidates<'b>(&self, book: &'b Book, mention: &Mention, detail: Detail) -> &'b [i64] {
        let norm = |kind, value: &String| point::norm(kind, value, &self.country);
        let (index, key) = match detail {
            Detail::Name | Detail::LastName | Detail::FirstName | Detail::MiddleName => {
                return mention.whole_name().map_or(&[], |name| book.named(&name));
            }
            Detail::Id => (&book.numbers, mention.id.clone()),
            Detail::Email => {
                (&book.emails, mention.email.as_ref().map(|v| norm(PointKind::Email, v)))
            }
            Detail::Phone => {
                (&book.phones, mention.phone.as_ref().map(|v| norm(PointKind::Phone, v)))
            }
            Detail::Site => (&book.sites, mention.site.as_deref().map(host)),
        };
        key.and_then(|key| index.get(&key)).map_or(&[], Vec::as_slice)
    }
}

impl Book {
    fn read(
        conn: &Connection,
        noun: Noun,
        system: &str,
        has: impl Fn(Detail) -> bool,
    ) -> Result<Book> {
        let mut book = Book::default();
        if has(Detail::Name) {
            for (id, ways) in imported::names(conn, noun)? {
                for way in ways {
                    add(&mut book.names, fold(&way), id);
                }
            }
        }
        if has(Detail::Id) {
            for (id, number) in imported::numbers(conn, noun, system)? {
                add(&mut book.numbers, number, id);
            }
        }
        if has(Detail::Email) {
            for (id, _, norm) in imported::points(conn, noun, PointKind::Email)? {
                book.reached.insert(id);
                add(&mut book.emails, norm, id);
            }
        }
        if has(Detail::Phone) {
            for (id, _, norm) in imported::points(conn, noun, PointKind::Phone)? {
                book.reached.insert(id);
                add(&mut book.phones, norm, id);
            }
        }
        if has(Detail::Site) {
            for (id, site, _) in imported::points(conn, noun, PointKind::Site)? {
                add(&mut book.sites, host(&site), id);
            }
        }
        Ok(book)
    }

    fn named(&self, name: &str) -> &[i64] {
        self.names.get(&fold(name)).map_or(&[], Vec::as_slice)
    }
}

/// The noun a party is.
pub fn noun(party: Party) -> Noun {
    match party {
        Party::Contact => Noun::Contact,
        Party::Company => Noun::Company,
    }
}

fn add(index: &mut HashMap<String, Vec<i64>>, key: String, id: i64) {
    if key.is_empty() {
        return;
    }
    let ids = index.entry(key).or_default();
    if ids.last() != Some(&id) {
        ids.push(id);
    }
}

fn only(ids: &[i64]) -> Option<i64> {
    match ids {
        [one] => Some(*one),
        _ => None,
    }
}

/// The host of a site, which two spellings of one have in common.
fn host(site: &str) -> String {
    let lower = site.trim().to_lowercase();
    let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
