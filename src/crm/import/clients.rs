//! Which contacts and companies the rows of a file belong to, among those already here.
//!
//! A client is only linked where the row means exactly one: by its number in the other system, an
//! e-mail, a site or a phone. A name alone links where one client bears it and the row gives no
//! number, so that two strangers of one name are never taken for one; of companies the oldest of several
//! is taken, and that is told, so that a deal is not without any. It links a lead, which becomes
//! repeat by it and has fields of its own for the name, only where an export says that it was linked.

use std::collections::{HashMap, HashSet};

use super::Request;
use super::away::Away;
use super::linked::Linked;
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::exchange::draft::Mention;
use crate::exchange::profile::{Detail, Party, Target};
use crate::store::{Connection, Result, imported, point};

/// The contacts and companies here by what rows may say of them.
pub struct Clients {
    contacts: Book,
    companies: Book,
    /// What the team's own fields may name.
    pub linked: Linked,
    country: String,
    /// Whether numbers tell clients of one name apart.
    counts_namesakes: bool,
}

/// A client whom a row means.
pub struct Found {
    /// Who it is.
    pub id: i64,
    /// What of the row agrees with him.
    pub agreed: Vec<Detail>,
    /// The phones and e-mails of the row that are not his.
    pub others: Vec<(PointKind, String)>,
    /// The name by which he was found, where others bear it and nothing of the row tells them apart.
    pub namesake: Option<String>,
}

/// Clients of one noun by everything the file names them by.
#[derive(Default)]
struct Book {
    names: HashMap<String, Vec<i64>>,
    numbers: HashMap<String, Vec<i64>>,
    emails: HashMap<String, Vec<i64>>,
    phones: HashMap<String, Vec<i64>>,
    sites: HashMap<String, Vec<i64>>,
    /// Those without a name, by their numbers in the files they were made from.
    unnamed: HashMap<String, Vec<i64>>,
    /// Whoever has a phone or an e-mail.
    reached: HashSet<i64>,
    /// Whoever has a number.
    numbered: HashSet<i64>,
}

impl Clients {
    /// Reads what the columns of a file need; nothing where no column names a client.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(conn: &Connection, request: &Request<'_>, country: &str) -> Result<Clients> {
        let plan = request.plan;
        let system = plan.system();
        // What an exported lead shows is its client's.
        let shows = plan.is_export() && request.noun == Noun::Lead;
        let book = |party| -> Result<Book> {
            // A firm may stand where people do.
            let of = |said| said == party || party == Party::Company && plan.sorts_firms();
            let has = |detail| {
                plan.columns().iter().any(|column| match column.target {
                    // Clients of one name have their numbers behind it.
                    Target::Client(said, Detail::Name) if detail == Detail::Id => {
                        said == party && plan.is_export()
                    }
                    Target::Contacts => (party, detail) == (Party::Contact, Detail::Name),
                    Target::Client(said, of_it @ (Detail::Site | Detail::Id)) => {
                        said == party && detail == of_it
                    }
                    Target::Client(said, _) => detail == Detail::Name && of(said),
                    _ => false,
                })
            };
            let reach = |kind| {
                let mut columns = plan.columns().iter();
                columns.any(|column| match column.target {
                    Target::Reach(said, k, _) => of(said) && k == kind,
                    Target::Points(k, _) => shows && k == kind,
                    _ => false,
                })
            };
            let mut book = Book::read(conn, noun(party), system, (has, reach))?;
            if plan.is_export() {
                book.read_unnamed(conn, noun(party), system)?;
            }
            Ok(book)
        };
        Ok(Clients {
            contacts: book(Party::Contact)?,
            companies: book(Party::Company)?,
            linked: Linked::read(conn, plan)?,
            country: country.to_owned(),
            counts_namesakes: plan.is_export(),
        })
    }

    /// The one client a row means. What does not agree with it is news about somebody else's card and
    /// stays beside the record. `named` says whether a name alone is enough.
    pub fn find(&self, party: Party, mention: &Mention, named: bool) -> Option<Found> {
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
        let reach: Vec<(PointKind, &[i64])> = mention
            .reach()
            .map(|(kind, point)| (kind, self.reached_by(book, kind, &point.value)))
            .collect();
        // Several phones mean one client where all that are known are that one's.
        let through = |wanted| {
            let mut ids =
                reach.iter().filter(|(kind, _)| *kind == wanted).flat_map(|(_, ids)| *ids);
            let first = ids.next()?;
            ids.all(|id| id == first).then_some(*first)
        };
        let sure = || {
            through(PointKind::Email)
                .or_else(|| only(by(Detail::Site)))
                .or_else(|| through(PointKind::Phone))
        };
        // Two people of one name are told apart by how each is reached.
        let reached = party == Party::Contact && !reach.is_empty();
        let shares = |id: &i64| reach.iter().any(|(_, ids)| ids.contains(id));
        let other = |id: &i64| reached && book.reached.contains(id) && !shares(id);
        let by_name = || match by(Detail::Name) {
            [one] => Some(*one).filter(|id| !other(id)),
            // An export that names one of several without a number does not say which.
            several if party == Party::Company && !self.counts_namesakes => {
                let reached = several.iter().filter(|id| shares(id)).min();
                reached.or_else(|| several.iter().min()).copied()
            }
            _ => None,
        };
        let told = number.or_else(sure);
        let id = told.or_else(|| by_name().filter(|_| enough && mention.id.is_none()))?;
        let is_one_of_several = told.is_none() && by(Detail::Name).len() > 1 && !shares(&id);
        let namesake = whole.filter(|_| is_one_of_several);
        let parts = [Detail::LastName, Detail::FirstName, Detail::MiddleName];
        let all = parts.into_iter().chain([Detail::Name, Detail::Site, Detail::Id]);
        let agreed = all.filter(|detail| by(*detail).contains(&id)).collect();
        let own = reach.iter().map(|(_, ids)| ids.contains(&id));
        let others = mention.reach().zip(own).filter(|(_, own)| !own);
        let others = others.map(|((kind, point), _)| (kind, point.value.clone())).collect();
        Some(Found { id, agreed, others, namesake })
    }

    /// Whether a row speaks of a client who is not here: nothing of what it says is of anybody's. A
    /// person may bear the name of another one who is reached elsewhere, and an exported client that of
    /// one with another number.
    pub fn is_news(&self, party: Party, mention: &Mention) -> bool {
        let book = match party {
            Party::Contact => &self.contacts,
            Party::Company => &self.companies,
        };
        let free = |detail| self.candidates(book, mention, detail).is_empty();
        let told =
            party == Party::Contact && mention.id.is_none() && mention.reach().next().is_some();
        let namesakes = self.candidates(book, mention, Detail::Name);
        let counted = self.counts_namesakes
            && mention.id.is_some()
            && namesakes.iter().all(|id| book.numbered.contains(id));
        [Detail::Id, Detail::Site].into_iter().all(free)
            && mention
                .reach()
                .all(|(kind, point)| self.reached_by(book, kind, &point.value).is_empty())
            && (told || counted || namesakes.is_empty())
    }

    /// Learns of a client who was not here.
    pub fn learn(&mut self, party: Party, mention: &Mention, id: i64) {
        let book = match party {
            Party::Contact => &mut self.contacts,
            Party::Company => &mut self.companies,
        };
        for (kind, point) in mention.reach() {
            book.reached.insert(id);
            let index = match kind {
                PointKind::Email => &mut book.emails,
                _ => &mut book.phones,
            };
            add(index, point::norm(kind, &point.value, &self.country), id);
        }
        book.numbered.extend(mention.id.is_some().then_some(id));
        for (index, key) in [
            (&mut book.names, mention.whole_name().map(|name| fold(&name))),
            (&mut book.numbers, mention.id.clone()),
            (&mut book.sites, mention.site.as_deref().map(host)),
        ] {
            if let Some(key) = key {
                add(index, key, id);
            }
        }
    }

    /// Puts those that stand for them by now into the place of records that went away.
    pub fn follow(&mut self, away: &Away) {
        self.contacts.follow(Noun::Contact, away);
        self.companies.follow(Noun::Company, away);
        self.linked.follow(away);
    }

    /// The one client without a name who has this number in the file he was made from: an export calls
    /// him by it.
    pub fn unnamed(&self, on: RecordRef) -> Option<i64> {
        let book = match on.noun {
            Noun::Contact => &self.contacts,
            _ => &self.companies,
        };
        book.unnamed.get(&on.id.to_string()).and_then(|ids| only(ids))
    }

    /// The one contact of this name.
    pub fn named(&self, name: &str) -> Option<i64> {
        only(self.contacts.named(name))
    }

    /// The clients with this phone or e-mail, in whatever spelling.
    fn reached_by<'b>(&self, book: &'b Book, kind: PointKind, value: &str) -> &'b [i64] {
        let index = match kind {
            PointKind::Email => &book.emails,
            _ => &book.phones,
        };
        index.get(&point::norm(kind, value, &self.country)).map_or(&[], Vec::as_slice)
    }

    fn candidates<'b>(&self, book: &'b Book, mention: &Mention, detail: Detail) -> &'b [i64] {
        let (index, key) = match detail {
            Detail::Name | Detail::LastName | Detail::FirstName | Detail::MiddleName => {
                return mention.whole_name().map_or(&[], |name| book.named(&name));
            }
            Detail::Id => (&book.numbers, mention.id.clone()),
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
        (has, reach): (impl Fn(Detail) -> bool, impl Fn(PointKind) -> bool),
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
                book.numbered.insert(id);
                add(&mut book.numbers, number, id);
            }
        }
        if reach(PointKind::Email) {
            for (id, _, norm) in imported::points(conn, noun, PointKind::Email)? {
                book.reached.insert(id);
                add(&mut book.emails, norm, id);
            }
        }
        if reach(PointKind::Phone) {
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

    fn read_unnamed(&mut self, conn: &Connection, noun: Noun, system: &str) -> Result<()> {
        let numbers = imported::numbers(conn, noun, system)?;
        let named: HashSet<i64> = self.names.values().flatten().copied().collect();
        for (id, number) in numbers.into_iter().filter(|(id, _)| !named.contains(id)) {
            add(&mut self.unnamed, number, id);
        }
        Ok(())
    }

    fn follow(&mut self, noun: Noun, away: &Away) {
        let names = [&mut self.names, &mut self.numbers, &mut self.unnamed];
        let reach = [&mut self.emails, &mut self.phones, &mut self.sites];
        for index in names.into_iter().chain(reach) {
            index.retain(|_, ids| away.follow(noun, ids));
        }
        for ids in [&mut self.reached, &mut self.numbered] {
            *ids = ids.iter().filter_map(|id| away.now(noun, *id)).collect();
        }
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

/// The host of a site, the first of several, which two spellings of one have in common.
fn host(site: &str) -> String {
    let lower = site.trim().to_lowercase();
    let bare = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let ends = |c: char| "/?#:,;".contains(c) || c.is_whitespace();
    let host = bare.split(ends).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
