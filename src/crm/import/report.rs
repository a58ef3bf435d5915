//! What an import tells of itself: how many records were made and changed, what was left out and why.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::mem;

use super::census::Census;
use super::change::Change;
use super::shaped::{Mentioned, Shaped};
use super::twins::OnDuplicate;
use crate::crm::Failure;
use crate::domain::command::OpId;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::domain::returned::{Meant, Standing};
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::exchange::draft::RecordDraft;
use crate::exchange::table::{BadRow, Row};

/// How many cells that could not be read are told one by one.
const TOLD: usize = 20;

/// What came of an import, or would come of it.
#[derive(Debug, Default)]
pub struct Report {
    /// The operation to undo; none after a rehearsal.
    pub operation: Option<OpId>,
    /// What came of the rows.
    pub tally: Tally,
    /// The rows that were not taken, in the order of the file.
    pub rejected: Vec<BadRow>,
    /// What an earlier import of the file that broke off has against this one, told by a rehearsal.
    pub unfinished: Option<Refusal>,
    /// What the team did not have before.
    pub census: Census,
    /// Whether it was stopped before the end of the file.
    pub stopped: bool,
    /// Why it broke off, where it did: what is counted above is in all the same.
    pub failed: Option<Failure>,
    /// The line of the first row that is not in, where it ended before the end of the file.
    pub next: Option<u64>,
}

/// What is counted of rows.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// How many records were made.
    pub made: u64,
    /// How many records were made or changed, each once; 0 after a rehearsal.
    pub touched: u64,
    /// How many rows named one more product of the record above them.
    pub joined: u64,
    /// How many rows were left out, since their records exist.
    pub skipped: u64,
    /// How many rows had something new to say of records that exist.
    pub updated: u64,
    /// How many of those put their record at another stage.
    pub moved: u64,
    /// How many rows said what their records hold already.
    pub unchanged: u64,
    /// How many rows were left out, since the records they were written from are in the recycle bin.
    pub in_bin: u64,
    /// How many rows were left out, since the records they were written from went into others.
    pub merged: u64,
    /// How many rows became second records beside those they were written from.
    pub again: u64,
    /// How many rows of this program's own columns have a number that says nothing of their record.
    pub bare_numbers: u64,
    /// How many rows say something that their record does not hold: it is kept beside it.
    pub set_aside: u64,
    /// How many of those say it in each column.
    pub aside: BTreeMap<String, u64>,
    /// How many records are at each stage, by pipeline and stage code.
    pub stages: BTreeMap<(String, String), u64>,
    /// How many records were made elsewhere than at the stage that their rows name, since an export
    /// means something else by it.
    pub clashes: Vec<(Clash, u64)>,
    /// How many records were made at the stage of an end, since they have ended in the other system,
    /// whatever stage their rows name.
    pub ended: u64,
    /// The people in charge who are nobody here; their records are the importer's.
    pub strangers: HashSet<String>,
    /// How many rows name a client.
    pub mentions: u64,
    /// How many of those were linked to one.
    pub linked: u64,
    /// The companies that were linked by a name that others bear as well, by their numbers: each with the
    /// name, and how many rows name it.
    pub namesakes: BTreeMap<i64, (String, u64)>,
    /// How many contacts were made with them.
    pub contacts: u64,
    /// How many companies were made with them.
    pub companies: u64,
    /// How many cells could not be read and went beside their records.
    pub unread: u64,
    /// The first of those, each with its line.
    pub unread_first: Vec<(u64, Message)>,
    /// How many cells of a column went beside their records since the field held another one already.
    pub crowded: BTreeMap<String, u64>,
    /// The words that stand where the currency does and are none, each with how many rows have it.
    pub currencies: BTreeMap<String, u64>,
    /// How many rows say that their records were made later than now, and the line of the first.
    pub ahead: Option<(u64, u64)>,
}

/// A stage of an export that means something else here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    /// The stage it is by its name.
    pub stage: StageId,
    /// What that means here.
    pub here: Meaning,
    /// What it means in the file.
    pub said: Meaning,
    /// The first stage of the pipeline that means what the file says.
    pub into: StageId,
}

/// How far a report has come; what is counted beyond it belongs to rows that are not in.
pub(super) struct Mark {
    tally: Tally,
    rejected: usize,
}

/// The cells of a row that its note takes, since no field did.
pub(super) struct Aside {
    /// Those that could not be read, as they are told.
    pub unread: Vec<Message>,
    /// The columns of those whose field held another cell already.
    crowded: Vec<String>,
    /// What stands where the currency does and is none.
    currency: Option<String>,
    /// Whether it was made later than now, as it says.
    is_ahead: bool,
}

impl Aside {
    /// Those that a draft tells; a moment of making that is yet to come is none.
    pub fn of(draft: &mut RecordDraft, now: i64) -> Aside {
        Aside {
            unread: mem::take(&mut draft.warnings),
            crowded: mem::take(&mut draft.crowded),
            currency: draft.unknown_currency.take(),
            is_ahead: draft.created_at.take_if(|at| *at > now).is_some(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.unread.is_empty() && self.crowded.is_empty() && self.currency.is_none()
    }
}

impl Report {
    /// How far it has come.
    pub(super) fn mark(&self) -> Mark {
        Mark { tally: self.tally.clone(), rejected: self.rejected.len() }
    }

    /// Forgets what was counted since: those rows are not in.
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.tally = mark.tally;
        self.rejected.truncate(mark.rejected);
    }

    pub(super) fn reject(&mut self, row: &Row<'_>, refusal: &Refusal) {
        let cells = row.cells.iter().map(|cell| cell.to_string()).collect();
        self.rejected.push(BadRow { line: row.line, cells, reason: refusal.message.clone() });
    }
}

impl Tally {
    /// Whether anything of the file is in.
    pub fn is_any_in(&self) -> bool {
        self.made + self.updated > 0
    }

    pub(super) fn count(&mut self, shaped: &Shaped<'_>, setup: &Setup) {
        self.made += 1;
        self.mentions += u64::from(shaped.client != Mentioned::No);
        self.linked += u64::from(shaped.client == Mentioned::Linked);
        self.ended += u64::from(shaped.stage.is_some_and(|at| at.is_over_there));
        self.count_aside(shaped.aside.iter().map(String::as_str));
        if let Some(stage) = shaped.stage.and_then(|at| setup.stage(at.id)) {
            let pipeline = setup.pipelines.iter().find(|p| p.id == stage.pipeline);
            let pipeline = pipeline.map(|p| p.code.clone()).unwrap_or_default();
            *self.stages.entry((pipeline, stage.code.clone())).or_default() += 1;
        }
        if let Some(clash) = shaped.clash {
            match self.clashes.iter_mut().find(|(known, _)| *known == clash) {
                Some((_, count)) => *count += 1,
                None => self.clashes.push((clash, 1)),
            }
        }
        if let Some(stranger) = shaped.owner.stranger()
            && !self.strangers.contains(stranger)
        {
            self.strangers.insert(stranger.to_owned());
        }
    }

    /// The record to which a row of an own export belongs, where it is one that is here; nothing at all
    /// where the row is left out.
    pub(super) fn known(&mut self, meant: Meant, mode: OnDuplicate) -> Option<Option<i64>> {
        match (meant, mode) {
            (Meant::Record(_), OnDuplicate::Allow) => self.again += 1,
            (Meant::Nobody | Meant::Gone(_), OnDuplicate::Allow) | (Meant::Nobody, _) => {}
            (Meant::Record(id), _) if mode != OnDuplicate::Skip => return Some(Some(id)),
            (Meant::Record(_), _) => {
                self.skipped += 1;
                return None;
            }
            (Meant::Gone(Standing::Merged), _) => {
                self.merged += 1;
                return None;
            }
            (Meant::Gone(_), _) => {
                self.in_bin += 1;
                return None;
            }
        }
        Some(None)
    }

    /// Counts a row that has something new to say of a record that exists.
    pub(super) fn note(&mut self, change: &Change<'_>) {
        self.updated += 1;
        self.moved += u64::from(change.to.is_some());
    }

    /// Counts a row some of whose columns say what its record does not hold.
    pub(super) fn count_aside<'c>(&mut self, columns: impl Iterator<Item = &'c str>) {
        let columns: BTreeSet<&str> = columns.collect();
        self.set_aside += u64::from(!columns.is_empty());
        for column in columns.into_iter().filter(|column| !column.is_empty()) {
            *self.aside.entry(column.to_owned()).or_default() += 1;
        }
    }

    /// Counts the companies of one name among which a row does not choose.
    pub(super) fn count_namesakes(&mut self, shaped: &Shaped<'_>) {
        for (id, name) in &shaped.namesakes {
            self.namesakes.entry(*id).or_insert_with(|| (name.clone(), 0)).1 += 1;
        }
    }

    /// Counts a client who was made with a record.
    pub(super) fn count_client(&mut self, noun: Noun) {
        match noun {
            Noun::Contact => self.contacts += 1,
            _ => self.companies += 1,
        }
    }

    /// Counts the cells that the note of a row took.
    pub(super) fn count_kept(&mut self, line: u64, aside: Aside) {
        for column in aside.crowded {
            *self.crowded.entry(column).or_default() += 1;
        }
        if let Some(word) = aside.currency {
            *self.currencies.entry(word).or_default() += 1;
        }
        if aside.is_ahead {
            let (count, first) = self.ahead.unwrap_or((0, line));
            self.ahead = Some((count + 1, first));
        }
        for told in aside.unread {
            self.unread += 1;
            if self.unread_first.len() < TOLD {
                self.unread_first.push((line, told));
            }
        }
    }
}
