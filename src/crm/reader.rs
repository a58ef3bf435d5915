//! The reading side of a session: pages of what one person may see.
//!
//! It can neither write nor reach a record around the session's views. Each page is read whole and
//! the statement ended before it returns, so that nothing is held while a screen is drawn.

mod planned;

use std::cell::RefCell;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Arc;

use super::{Failure, no_such};
use crate::domain::command::Set;
use crate::domain::field::Field;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Money;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::Viewer;
use crate::domain::query::{Filter, Whose};
use crate::domain::setup::Setup;
use crate::domain::stage::{Names, PipelineId, StageId};
use crate::domain::tally::Tally;
use crate::domain::urgency::Urgency;
use crate::store::derived::totals;
use crate::store::file::open::{self, Identity, Lying};
use crate::store::file::patience::Patience;
use crate::store::page::known::Known;
use crate::store::page::{
    board, card, counters, due, links, list, name, purchases, resources, seek, timeline,
};
use crate::store::team::{draft, person, setup};
use crate::store::{Connection, Transaction, client_details, filter, journal, product, row, scope};

pub use super::unfinished::Completion;
pub use crate::domain::look::Sort;
pub use crate::store::derived::totals::StageTotal;
pub use crate::store::file::patience::Stopper;
pub use crate::store::history::Past;
pub use crate::store::journal::{CREATED, Change, DELETED, Operation};
pub use crate::store::page::board::{Column, Tile};
pub use crate::store::page::calendar::{
    Count as CalendarCount, Day as CalendarDay, Detail as CalendarDetail, Item as CalendarItem,
    Key as CalendarKey, Order as CalendarOrder, Wanted as CalendarWanted, What,
};
pub use crate::store::page::card::Card;
pub use crate::store::page::counters::Counters;
pub use crate::store::page::days::{COUNTED as DAYS_COUNTED, DayPage, Days, Doing, OfWhom};
pub use crate::store::page::due::{Bounds, COUNTED as DUE_COUNTED, DueColumn};
pub use crate::store::page::find::Found;
pub use crate::store::page::links::{Group, Link, Linked, Tie};
pub use crate::store::page::list::{List, ListRow, links};
pub use crate::store::page::name::Next;
pub use crate::store::page::purchases::Purchases;
pub use crate::store::page::resources::Resource;
pub use crate::store::page::timeline::{
    Entry, Event, Facts, Happened, Planned, Position, Progress,
};
pub use crate::store::page::window::{Stretch, Window};
pub use crate::store::product::Product;
pub use crate::store::row::Row;

/// After this many steps of a query its patience is asked.
const STEPS: i32 = 1000;

/// How much of the file a reading connection keeps in memory, in kilobytes: what a page or two
/// touches. The system keeps the rest, for all sessions at once.
const KEPT: i64 = 1000;

/// The same of one that only searches and counts now and then.
const KEPT_ASIDE: i64 = 200;

/// Reads pages for one person.
pub struct Reader {
    conn: Connection,
    patience: Arc<Patience>,
    identity: Identity,
    viewer: Viewer,
    setup: Arc<Setup>,
    version: i64,
    /// How the file lay, where it is read as it lies there and shared with nobody.
    lying: Option<Lying>,
    /// The cards as of that version.
    known: RefCell<Known>,
}

impl Reader {
    /// Opens the reading side for a viewer.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open(path: &Path, viewer: Viewer) -> Result<Reader, Failure> {
        let mut conn = open::connect(path)?;
        let lying = Lying::of(&conn, path)?;
        open::keep_in_memory(&conn, KEPT)?;
        scope::create_views(&conn, viewer)?;
        scope::guard(&mut conn)?;
        let moment = open::snapshot(&conn)?;
        let version = open::version(&conn)?;
        let setup = Arc::new(setup::load(&conn)?);
        let mut known = Known::default();
        known.follow(&conn)?;
        drop(moment);
        let patience = Arc::new(Patience::endless());
        let watch = Arc::clone(&patience);
        conn.progress_handler(STEPS, Some(move || watch.is_spent()))?;
        let identity = Identity::of(path)?;
        Ok(Reader { identity, patience, conn, viewer, setup, version, lying, known: known.into() })
    }

    /// Keeps less of the file in memory, for one that searches and counts beside the screens.
    ///
    /// # Errors
    /// When the database fails.
    pub fn aside(self) -> Result<Reader, Failure> {
        open::keep_in_memory(&self.conn, KEPT_ASIDE)?;
        Ok(self)
    }

    /// The database.
    pub(super) fn path(&self) -> &Path {
        self.identity.path()
    }

    /// For whom it reads.
    pub fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// The team's settings as of the last [`Reader::changed`].
    pub fn setup(&self) -> Arc<Setup> {
        Arc::clone(&self.setup)
    }

    /// Whether anybody changed anything since the last time it was asked; reloads the settings then.
    ///
    /// # Errors
    /// When the file was replaced or removed, or the database fails.
    pub fn changed(&mut self) -> Result<bool, Failure> {
        self.identity.check()?;
        if self.lying.as_ref().is_some_and(Lying::is_over) {
            *self = Reader::open(self.path(), self.viewer)?;
            return Ok(true);
        }
        if open::version(&self.conn)? == self.version {
            return Ok(false);
        }
        // All of one moment: what is known of one version is not mixed with what is of another.
        let moment = open::snapshot(&self.conn)?;
        let version = open::version(&self.conn)?;
        self.setup = Arc::new(setup::load(&self.conn)?);
        self.known.get_mut().follow(&self.conn)?;
        self.version = version;
        drop(moment);
        Ok(true)
    }

    /// Runs a read that shall be quick: it fails as interrupted after `thousands` of a query's
    /// steps, a thousand of which take some 30 µs.
    ///
    /// # Errors
    /// Those of the read, and [`super::Fault::Interrupted`].
    pub fn quick<T>(
        &self,
        thousands: i64,
        read: impl FnOnce(&Reader) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.patience.set(thousands);
        let outcome = read(self);
        self.patience.set(i64::MAX);
        outcome
    }

    /// A handle that stops a running query from another thread.
    pub fn stopper(&self) -> Stopper {
        Stopper::of(&self.conn)
    }

    /// Reads several pages as of one moment: what others commit meanwhile is not seen between them,
    /// and the file is locked once for all of them. Within such a moment it is the same one.
    ///
    /// # Errors
    /// Whatever `read` fails with, or a failure of the database.
    pub fn at_one_moment<T, E: From<Failure>>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.conn.is_autocommit() {
            return read(self);
        }
        let moment = self.snapshot()?;
        let outcome = read(self);
        // Nothing was written; ending the moment cannot lose anything.
        drop(moment);
        outcome
    }

    /// The visible part of one column of a board.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn column(
        &self,
        noun: Noun,
        stage: StageId,
        filter: &Filter,
        window: Window,
    ) -> Result<Column, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        self.tiles(|tiles| board::column(&self.conn, noun, stage, &sql, window, tiles))
    }

    /// Cards of one column of a board, and nothing else about it.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn cards(
        &self,
        noun: Noun,
        stage: StageId,
        filter: &Filter,
        window: Window,
    ) -> Result<Stretch<Tile>, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        self.tiles(|tiles| board::cards(&self.conn, noun, stage, &sql, window, tiles))
    }

    /// Cards of one column of the view by deadline, and nothing else about it.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn due_cards(
        &self,
        noun: Noun,
        column: (Urgency, Bounds),
        filter: &Filter,
        window: Window,
    ) -> Result<Stretch<Tile>, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        self.tiles(|tiles| due::cards(&self.conn, noun, column, &sql, window, tiles))
    }

    /// The visible part of one column of the view by deadline.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn due_column(
        &self,
        noun: Noun,
        column: (Urgency, Bounds),
        filter: &Filter,
        window: Window,
    ) -> Result<DueColumn, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        self.tiles(|tiles| due::column(&self.conn, noun, column, &sql, window, tiles))
    }

    /// Reads cards as of one moment, those that are known without asking the database.
    fn tiles<T>(
        &self,
        read: impl FnOnce(&mut board::ReadTiles<'_>) -> crate::store::Result<T>,
    ) -> Result<T, Failure> {
        self.knowing(|known| read(&mut |noun, ids| known.tiles(&self.conn, noun, ids, &self.setup)))
    }

    /// Reads as of one moment, with what is known of it.
    fn knowing<T>(
        &self,
        read: impl FnOnce(&mut Known) -> crate::store::Result<T>,
    ) -> Result<T, Failure> {
        self.at_one_moment(|reader| {
            // Of another version than what is known, all is read.
            let mut fresh = Known::default();
            let mut known = reader.known.borrow_mut();
            let current = open::version(&reader.conn)? == reader.version;
            Ok(read(if current { &mut known } else { &mut fresh })?)
        })
    }

    /// Counts and sums of a pipeline's columns, where the kept totals know them: for everybody or
    /// for some responsibles. Any other filter needs [`Reader::count_columns`].
    ///
    /// # Errors
    /// When the database fails.
    pub fn kept_totals(
        &self,
        pipeline: PipelineId,
        filter: &Filter,
    ) -> Result<Option<Vec<StageTotal>>, Failure> {
        Ok(match filter.as_board() {
            Some(Whose::Everyone) => Some(totals::of_pipeline(&self.conn, pipeline, None)?),
            Some(Whose::People(people)) => {
                Some(totals::of_pipeline(&self.conn, pipeline, Some(&people))?)
            }
            None => None,
        })
    }

    /// Counts and sums of a pipeline's columns under any filter, by reading every match; slow.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn count_columns(
        &self,
        noun: Noun,
        pipeline: PipelineId,
        filter: &Filter,
    ) -> Result<Vec<StageTotal>, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        Ok(board::count(&self.conn, noun, pipeline, &sql, &self.setup)?)
    }

    /// How much of the activities of these columns of a board asks for attention at `now`, each
    /// counted as far as a counter shows it.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn lit(
        &self,
        noun: Noun,
        stages: impl IntoIterator<Item = StageId>,
        filter: &Filter,
        now: i64,
    ) -> Result<Vec<(StageId, Tally)>, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        self.knowing(|known| {
            let mut lit = |stage| Ok((stage, known.lit(&self.conn, noun, stage, &sql, now)?));
            stages.into_iter().map(&mut lit).collect()
        })
    }

    /// What was ever booked, in the order of the names.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn resources(&self, now: i64) -> Result<Vec<Resource>, Failure> {
        Ok(resources::all(&self.conn, now)?)
    }

    /// The visible part of a list.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn list(
        &self,
        noun: Noun,
        columns: &[&Field],
        filter: &Filter,
        sort: &Sort,
        window: Window,
    ) -> Result<List, Failure> {
        let registry = &self.setup.registry;
        let sql = filter::steer::compile_sorted(&self.conn, filter, noun, registry, &sort.field)?;
        let asked = list::Asked { noun, columns, filter: &sql, sort };
        Ok(list::page(&self.conn, &asked, window, &self.setup)?)
    }

    /// How many records match, by reading every match; slow.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn count(&self, noun: Noun, filter: &Filter) -> Result<i64, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        Ok(list::count(&self.conn, noun, &sql)?)
    }

    /// The numbers of all that match, in no particular order; slow where there are many.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn ids(&self, noun: Noun, filter: &Filter) -> Result<Vec<i64>, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        Ok(list::ids(&self.conn, noun, &sql)?)
    }

    /// The numbers of all leads or deals that match, each with its amount, in no particular order; slow
    /// where there are many.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn worth(&self, noun: Noun, filter: &Filter) -> Result<Vec<(i64, Option<Money>)>, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        Ok(list::worth(&self.conn, noun, &sql)?)
    }

    /// A record's card, also from the recycle bin.
    ///
    /// # Errors
    /// A refusal when there is no such record.
    pub fn card(&self, on: RecordRef) -> Result<Card, Failure> {
        Ok(card::page(&self.conn, &self.setup.registry, on)?.ok_or_else(|| no_such(on))?)
    }

    /// What a record is linked with, group by group; of each at most as many as are `wanted`.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn links(
        &self,
        row: &Row,
        wanted: &dyn Fn(Group) -> usize,
    ) -> Result<Vec<Linked>, Failure> {
        Ok(links::page(&self.conn, &self.setup.registry, row, wanted)?)
    }

    /// What a record is called; a contact without a name by a phone or an e-mail.
    ///
    /// # Errors
    /// When the database fails.
    pub fn name(&self, on: RecordRef) -> Result<Option<String>, Failure> {
        Ok(name::called(&self.conn, on)?)
    }

    /// What stands for the name of a record that has none: its client, or how he is reached.
    ///
    /// # Errors
    /// When the database fails.
    pub fn stand_in(&self, on: RecordRef) -> Result<Option<String>, Failure> {
        Ok(name::stand_in(&self.conn, on)?)
    }

    /// What an entry of a dictionary is called in each language, where it has such names.
    ///
    /// # Errors
    /// When the database fails.
    pub fn names(&self, on: RecordRef) -> Result<Option<Names>, Failure> {
        Ok(name::names(&self.conn, on)?)
    }

    /// What is planned with a record, at most `limit`, the nearest deadline first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn planned(&self, on: RecordRef, limit: i64) -> Result<Vec<Planned>, Failure> {
        Ok(timeline::planned(&self.conn, on, limit)?)
    }

    /// What a contact or a company bought so far and is about to buy; nothing of other records.
    ///
    /// # Errors
    /// When the database fails.
    pub fn purchases(&self, on: RecordRef) -> Result<Purchases, Failure> {
        Ok(purchases::of(&self.conn, on, &self.setup)?)
    }

    /// What a lead or a deal made for a contact or a company begins with: the client, and the one
    /// company a contact works for.
    ///
    /// # Errors
    /// A refusal when there is no such client.
    pub fn basis(&self, on: RecordRef) -> Result<Vec<Set>, Failure> {
        let card = self.card(on)?;
        let (contact, company) = match on.noun {
            Noun::Contact => (Some(on.id), client_details::only_company(&self.conn, on.id)?),
            Noun::Company => (None, Some(on.id)),
            _ => {
                let message = Message::new("refused-no-client").with("record", on);
                return Err(Refusal::malformed(message).into());
            }
        };
        let links = [("contact", contact), ("company", company)];
        let mut set: Vec<Set> =
            links.into_iter().filter_map(|(name, id)| Some(Set::new(name, id?))).collect();
        let source = card.row.get("source");
        if !source.is_empty() {
            set.push(Set::new("source", source.clone()));
        }
        Ok(set)
    }

    /// The records of these nouns that fit what somebody types of a name, a phone or an e-mail, at
    /// most `limit` of each, the best first. A record's own name (`contact/3`) finds it too.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn seek(&self, nouns: &[Noun], typed: &str, limit: usize) -> Result<Vec<Found>, Failure> {
        let (registry, country) = (&self.setup.registry, &self.setup.country);
        Ok(seek::page(&self.conn, nouns, typed, registry, country, limit)?)
    }

    /// The records of a noun that words name: those called so, else the one of this number.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn called(&self, noun: Noun, typed: &str) -> Result<Vec<RecordRef>, Failure> {
        let (registry, country) = (&self.setup.registry, &self.setup.country);
        Ok(seek::called(&self.conn, noun, typed, registry, country)?)
    }

    /// The products that are sold and fit what somebody types of a name or a code, at most `limit`,
    /// the best first; with nothing typed, in the order of their names.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn catalogue(&self, typed: &str, limit: usize) -> Result<Vec<Product>, Failure> {
        if typed.trim().is_empty() {
            return Ok(product::sold(&self.conn, limit)?);
        }
        let mut found: Vec<Product> = Vec::new();
        for one in self.seek(&[Noun::Product], typed, limit)? {
            found.extend(product::one_sold(&self.conn, one.on.id)?);
        }
        Ok(found)
    }

    /// The numbers of the products of the catalogue that a word names: by code, by number or by name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn products_called(&self, word: &str) -> Result<Vec<i64>, Failure> {
        if let Some(product) = product::by_code(&self.conn, word)? {
            return Ok(vec![product.id]);
        }
        if let Ok(id) = word.parse() {
            let state = row::state(&self.conn, RecordRef::new(Noun::Product, id))?;
            if let Some((_, None)) = state {
                return Ok(vec![id]);
            }
        }
        let found = product::by_name(&self.conn, word)?;
        Ok(found.into_iter().map(|product| product.id).collect())
    }

    /// How many of the viewer's activities need attention at `now` and until the end of the day,
    /// each counted up to `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn counters(&self, now: i64, end_of_day: i64, most: i64) -> Result<Counters, Failure> {
        Ok(counters::of(&self.conn, self.viewer.user, (now, end_of_day), most)?)
    }

    /// The latest operations of everybody, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn operations(&self, limit: i64) -> Result<Vec<Operation>, Failure> {
        Ok(journal::latest(&self.conn, None, limit)?)
    }

    /// The zone the viewer lives in, where it is not the machine's: `Europe/Warsaw`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn zone(&self) -> Result<Option<String>, Failure> {
        Ok(person::zone(&self.conn, self.viewer.user)?)
    }

    /// Half-written text the viewer left at a place, with its moment.
    ///
    /// # Errors
    /// When the database fails.
    pub fn draft(&self, place: &str) -> Result<Option<(String, i64)>, Failure> {
        Ok(draft::get(&self.conn, self.viewer.user, place)?)
    }

    /// Every place where the viewer left half-written text, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn drafts(&self) -> Result<Vec<(String, i64)>, Failure> {
        Ok(draft::all(&self.conn, self.viewer.user)?)
    }

    /// Reads something a use case needs.
    pub(super) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        read(&self.conn)
    }

    /// Holds what is read from now on at one state of the data, until it is dropped.
    pub(super) fn snapshot(&self) -> Result<Transaction<'_>, Failure> {
        Ok(open::snapshot(&self.conn)?)
    }

    /// Whether a path names the database or one of the files beside it, which nothing else may
    /// open: closing them again would drop the locks of this process. It is only looked at.
    pub fn is_database_file(&self, path: &Path) -> bool {
        let file = std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()));
        file.is_some_and(|file| self.identity.files().any(|own| own == file))
    }
}
