//! The way of one row into the database, or in a rehearsal as far as it can be gone without writing.
//!
//! What may refuse a row is asked before anything of it is written, so that nothing has to be taken back
//! and the others of its transaction stand.

use super::away::Away;
use super::batches::Incoming;
use super::clients::{self, Clients};
use super::foreseen::Foreseen;
use super::report::{Aside, Report};
use super::shape::Shaper;
use super::shaped::Shaped;
use super::twins::{OnDuplicate, Twins};
use super::{Request, change, goods, lost, newcomers};
use crate::crm::Failure;
use crate::crm::work::Work;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::domain::person::Viewer;
use crate::exchange::table::Row;
use crate::store::{Connection, imported, journal};

/// What becomes of rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// They are written.
    Writes,
    /// It is only told what would come of them.
    Tells,
}

/// A file on its way in.
pub struct Course<'a> {
    request: &'a Request<'a>,
    hand: Hand,
    clients: Clients,
    twins: Twins<'a>,
    /// What is told of records and not written.
    foreseen: Foreseen,
    /// The newest change of the journal of which the two know.
    seen: i64,
    /// What came of the rows until now.
    pub report: Report,
}

impl<'a> Course<'a> {
    /// Reads what has to be known of the records that are here.
    ///
    /// # Errors
    /// A refusal when the viewer may not do what is asked for, or a failure of the database.
    pub fn begin(
        conn: &Connection,
        request: &'a Request<'a>,
        hand: Hand,
        (viewer, country): (Viewer, &str),
        report: Report,
    ) -> Result<Course<'a>, Failure> {
        let seen = journal::newest(conn)?;
        let clients = Clients::read(conn, request, country)?;
        let twins = Twins::read(conn, request, viewer, country)?;
        let foreseen = Foreseen::default();
        Ok(Course { request, hand, clients, twins, foreseen, seen, report })
    }

    /// What is imported.
    pub fn request(&self) -> &'a Request<'a> {
        self.request
    }

    /// Takes some rows in. What colleagues put away until then is as if it had been so before the first
    /// row.
    ///
    /// # Errors
    /// When the database fails.
    pub fn batch<'w>(
        &mut self,
        work: &mut Work<'w>,
        batch: Vec<Incoming<'_>>,
    ) -> Result<(), Failure>
    where
        'a: 'w,
    {
        let away = Away::since(work.conn, self.seen)?;
        if !away.is_empty() {
            self.clients.follow(&away);
            self.twins.follow(&away);
        }
        let shaper = Shaper::new(self.request, work.setup, work.viewer, work.now);
        for incoming in batch {
            self.row(work, &shaper, incoming)?;
            if self.hand == Hand::Writes {
                work.end_step()?;
            }
        }
        self.seen = journal::newest(work.conn)?;
        Ok(())
    }

    fn row<'w>(
        &mut self,
        work: &mut Work<'w>,
        shaper: &Shaper<'w>,
        Incoming { row, more, mut draft }: Incoming<'_>,
    ) -> Result<(), Failure> {
        let mode = self.twins.mode();
        let tells_apart = mode != OnDuplicate::Allow || self.request.plan.is_export();
        let is_bare = draft.bare_number.is_some() && tells_apart;
        self.report.tally.bare_numbers += u64::from(is_bare);
        let meant = self.twins.returned(work.conn, work.setup, &mut draft)?;
        let Some(known) = self.report.tally.known(meant, mode) else { return Ok(()) };
        let mut aside = Aside::of(&mut draft, work.now);
        let mut shaped = match shaper.shape(&self.clients, &row, draft, known.is_some()) {
            Ok(shaped) => shaped,
            Err(refusal) => {
                self.refuse(&row, &more, &refusal);
                return Ok(());
            }
        };
        aside.unread.append(&mut shaped.unread);
        let found = match known {
            Some(id) => Some(id),
            None => self.twins.find(work.conn, &shaped)?,
        };
        if found.is_some() && mode == OnDuplicate::Skip {
            self.report.tally.skipped += 1 + more.len() as u64;
            return Ok(());
        }
        if let Some(id) = found
            && self.twins.is_torn(work.conn, &shaped, id)?
        {
            let number = shaped.bare_number.unwrap_or_default().to_string();
            let message = Message::new("import-anothers-number").with("number", number);
            self.refuse(&row, &more, &Refusal::rule(message));
            return Ok(());
        }
        let on = found.map(|id| RecordRef::new(self.request.noun, id));
        self.report.tally.joined += more.len() as u64;
        self.introduce(work, &mut shaped)?;
        goods::recognise(work, &mut shaped)?;
        let told = match on {
            Some(on) => self.change(work, (on, &row, &more), &shaped, &aside)?,
            None => self.make(work, &shaped).map(|()| true)?,
        };
        if told {
            self.report.tally.count_namesakes(&shaped);
            self.report.tally.count_kept(row.line, aside);
        }
        Ok(())
    }

    /// Leaves a row out, with those that go on with it.
    fn refuse(&mut self, row: &Row<'_>, more: &[Row<'_>], refusal: &Refusal) {
        for row in std::iter::once(row).chain(more) {
            self.report.reject(row, refusal);
        }
    }

    /// Makes the clients that a row brings along and links its record with them.
    fn introduce<'w>(
        &mut self,
        work: &mut Work<'w>,
        shaped: &mut Shaped<'w>,
    ) -> Result<(), Failure> {
        for new in std::mem::take(&mut shaped.newcomers) {
            let tally = &mut self.report.tally;
            let id = match self.hand {
                Hand::Writes => newcomers::make(work, &new, shaped.company())?,
                // No record has such a number.
                Hand::Tells => -1 - i64::try_from(tally.contacts + tally.companies).unwrap_or(0),
            };
            tally.count_client(clients::noun(new.party));
            self.clients.learn(new.party, &new.mention, id);
            shaped.link(&new, id);
        }
        Ok(())
    }

    fn make(&mut self, work: &mut Work<'_>, shaped: &Shaped<'_>) -> Result<(), Failure> {
        let tally = &mut self.report.tally;
        tally.count(shaped, work.setup);
        let id = match self.hand {
            Hand::Writes => {
                let on = work.insert(self.request.noun, &shaped.values, shaped.extra.clone())?;
                imported::note(work.conn, on, &shaped.note, work.now, work.viewer.user)?;
                tally.touched += u64::from(self.twins.touch(on.id));
                on.id
            }
            Hand::Tells => {
                let id = -i64::try_from(tally.made).unwrap_or(i64::MAX);
                if self.twins.mode() != OnDuplicate::Allow {
                    let on = RecordRef::new(self.request.noun, id);
                    self.foreseen.make(work, on, &shaped.values);
                }
                id
            }
        };
        self.twins.learn(shaped, id);
        Ok(())
    }

    /// Brings what is new of a row into the record it is about; whether its record or the timeline of
    /// that tells anything more by it.
    fn change<'w>(
        &mut self,
        work: &mut Work<'w>,
        (on, row, more): (RecordRef, &Row<'_>, &[Row<'_>]),
        shaped: &Shaped<'w>,
        aside: &Aside,
    ) -> Result<bool, Failure> {
        if self.hand == Hand::Tells {
            self.twins.learn_of(shaped, on.id);
        }
        let tally = &mut self.report.tally;
        let change = change::weigh(work, (on, &self.foreseen), shaped, self.twins.mode())?;
        let cells = |row| lost::cells(on.noun, self.request.plan, row, &change.lost);
        let mut left = cells(row);
        for cell in more.iter().flat_map(cells) {
            if !left.contains(&cell) {
                left.push(cell);
            }
        }
        let columns: Vec<String> = left.iter().map(|(column, _)| column.clone()).collect();
        let note = change::with_leftovers(&shaped.note, left);
        let says_more = !change.lost.is_empty() || !aside.is_empty();
        // The same file once more has nothing more to tell.
        let is_news = change.changes() || says_more && !imported::is_noted(work.conn, on, &note)?;
        if !is_news {
            tally.unchanged += 1;
            return Ok(false);
        }
        tally.note(&change);
        tally.count_aside(columns.iter().map(String::as_str));
        match self.hand {
            Hand::Writes => {
                change::bring(work, on, note, change)?;
                tally.touched += u64::from(self.twins.touch(on.id));
            }
            Hand::Tells => change.foresee(work, on, &mut self.foreseen),
        }
        Ok(true)
    }
}
