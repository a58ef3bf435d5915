//! Sample data: a believable small firm with its clients, told as a stream of stories.
//!
//! The same plan and settings always tell the same stories, and beyond some hundred leads a longer
//! telling begins like a shorter one. Nothing here reads a clock or writes anything: it says which
//! rows there shall be and which operations led to them, and the numbers it gives rows are those of
//! an empty database. Phone numbers lie in ranges that reach nobody and e-mail addresses in domains
//! kept for examples.

mod chance;
mod client;
mod en;
pub mod goods;
mod pl;
mod ru;
mod story;
mod words;

use std::collections::VecDeque;

use super::calendar::Zone;
use super::message::{Message, Refusal};
use super::money::Currency;
use super::noun::{Noun, RecordRef};
use super::person::UserId;
use super::setup::Setup;
use super::value::Value;
use crate::domain::operation::OperationKind;
use client::Client;
use words::Words;

pub use words::Colleague;

/// Where the firm works: its language, its country and what it sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Market {
    /// English, pounds.
    Britain,
    /// Russian, roubles.
    Russia,
    /// Polish, zloty.
    Poland,
}

impl Market {
    /// The country, two capital letters.
    pub fn country(self) -> &'static str {
        match self {
            Market::Britain => "GB",
            Market::Russia => "RU",
            Market::Poland => "PL",
        }
    }

    /// Who works there besides the person who makes the data.
    pub fn colleagues(self) -> &'static [Colleague] {
        self.words().colleagues
    }

    fn words(self) -> &'static Words {
        match self {
            Market::Britain => &en::WORDS,
            Market::Russia => &ru::WORDS,
            Market::Poland => &pl::WORDS,
        }
    }
}

/// What is to be told.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Chooses one of many firms.
    pub seed: u64,
    /// Where it works.
    pub market: Market,
    /// How many leads came to it. About a fifth of them became deals.
    pub leads: usize,
    /// How many lines the timeline of a lead has on average; 3 are the fewest that look alive.
    pub timeline: u32,
    /// The moment at which the telling ends, in seconds since 1970 UTC. It begins two years before.
    pub now: i64,
    /// Where its people live: they work by day.
    pub zone: Zone,
}

impl Plan {
    /// How many leads fill a screen and can still be known one by one.
    pub const LEADS: usize = 300;
    /// The most leads that are told of: what the program is made for, ten times over.
    pub const MOST_LEADS: usize = 10_000_000;
    /// The average length of a timeline where nobody asks for another.
    pub const TIMELINE: u32 = 3;

    /// Refuses to tell of more than anybody has room for.
    ///
    /// # Errors
    /// That refusal.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.leads > Plan::MOST_LEADS {
            let message = Message::new("refused-demo-leads").with("most", Plan::MOST_LEADS);
            return Err(Refusal::malformed(message));
        }
        Ok(())
    }
}

/// What happened around one lead: rows, each after those it points at, and operations.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Story {
    /// The rows in their present state.
    pub records: Vec<Record>,
    /// The operations that led to it.
    pub acts: Vec<Act>,
}

/// A row as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Which row.
    pub on: RecordRef,
    /// Its values by field; the same fields for every row of a noun.
    pub values: Vec<(&'static str, Value)>,
    /// Where it stands in its column of the board.
    pub rank: Option<i64>,
    /// How often it was changed, its creation included.
    pub revision: i64,
    /// What it is found by besides its own fields: its client and the comments, latest first.
    pub related: Vec<String>,
    /// On whose timelines it is a line, since its creation.
    pub shown_on: Vec<RecordRef>,
}

/// An operation somebody carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Act {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// Who.
    pub by: UserId,
    /// What it does.
    pub kind: OperationKind,
    /// Its arguments, for saying what happened.
    pub args: Vec<(&'static str, Value)>,
    /// What it did to rows.
    pub traces: Vec<Trace>,
}

/// What an operation did to a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Trace {
    /// Created it.
    Created(RecordRef),
    /// Changed one field.
    Changed {
        /// Of which row.
        on: RecordRef,
        /// The field's stable name.
        field: &'static str,
        /// What it held before.
        before: Value,
        /// What it held after.
        after: Value,
    },
}

/// Tells the stories of a plan, one a lead. `setup` has at least one pipeline a noun, with stages;
/// `staff` are the people who work there, the one who makes the data first.
pub fn stories<'a>(plan: Plan, setup: &'a Setup, staff: &'a [UserId]) -> Stories<'a> {
    Stories {
        words: plan.market.words(),
        plan,
        setup,
        staff,
        told: 0,
        open: 0,
        last: [0; Noun::ALL.len()],
        clients: VecDeque::new(),
    }
}

/// Where a card stands in the column it came to at that moment: the latest is on top.
pub fn rank(on: RecordRef, at: i64) -> i64 {
    at * 1000 + on.id % 1000
}

/// The stories still to be told.
#[derive(Debug)]
pub struct Stories<'a> {
    plan: Plan,
    words: &'static Words,
    setup: &'a Setup,
    staff: &'a [UserId],
    told: usize,
    /// How many of the leads told so far are still open.
    open: usize,
    /// The number given last, by noun.
    last: [i64; Noun::ALL.len()],
    /// Clients who may come again.
    clients: VecDeque<Client>,
}

impl Iterator for Stories<'_> {
    type Item = Story;

    fn next(&mut self) -> Option<Story> {
        (self.told < self.plan.leads).then(|| {
            let story = story::tell(self);
            self.told += 1;
            story
        })
    }
}

impl Stories<'_> {
    /// The next free number of a noun.
    fn number(&mut self, noun: Noun) -> RecordRef {
        let place = Noun::ALL.iter().position(|one| *one == noun).unwrap_or_default();
        self.last[place] += 1;
        RecordRef::new(noun, self.last[place])
    }

    fn currency(&self) -> Currency {
        self.setup.currency
    }

    /// Remembers a client who may come again; the oldest are forgotten.
    fn remember(&mut self, client: Client) {
        const REMEMBERED: usize = 500;
        let same = |known: &&mut Client| {
            known.contact == client.contact && known.company == client.company
        };
        for known in self.clients.iter_mut().filter(same) {
            known.deals.clone_from(&client.deals);
        }
        if self.clients.len() == REMEMBERED {
            self.clients.pop_front();
        }
        self.clients.push_back(client);
    }
}

#[cfg(test)]
mod tests;
