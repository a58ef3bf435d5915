//! What needs attention and has no deadline: clients nobody turned to, records that stand too long;
//! and how the work is spread over people.

use super::{Failure, Reader};
use crate::domain::neglect;
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::domain::query::Filter;
use crate::domain::stage::{Meaning, PipelineId, StageId};
use crate::store::derived::totals;
use crate::store::filter;
use crate::store::page::neglect as page;
use crate::store::page::queue;

pub use crate::store::derived::totals::Share;

/// Counting stops here.
pub const MOST: i64 = 1000;

/// How many of the viewer's open leads and deals need attention; [`MOST`] stands for any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Neglected {
    /// Nobody turned to the client yet.
    pub unattended: i64,
    /// They stand too long at their stage.
    pub rotting: i64,
}

/// How the open records of a pipeline are spread over people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// Which pipeline.
    pub pipeline: PipelineId,
    /// Its open stages, in order.
    pub stages: Vec<StageId>,
    /// The people, who has most first, each with a count a stage; those without any too.
    pub people: Vec<(UserId, Vec<i64>)>,
}

impl Load {
    /// How many records stand at each stage.
    pub fn totals(&self) -> Vec<i64> {
        let sum = |place: usize| self.people.iter().map(|(_, counts)| counts[place]).sum();
        (0..self.stages.len()).map(sum).collect()
    }
}

impl Reader {
    /// How many of the viewer's leads and deals need attention.
    ///
    /// # Errors
    /// When the database fails.
    pub fn neglected(&self, now: i64) -> Result<Neglected, Failure> {
        let (setup, user) = (self.setup(), self.viewer().user);
        let mut found = Neglected::default();
        for noun in [Noun::Lead, Noun::Deal] {
            found.unattended += self.read(|conn| Ok(page::unattended(conn, noun, user, MOST)?))?;
            let stages = setup.pipelines_of(noun).flat_map(|p| setup.stages_of(p.id));
            for stage in stages.filter(|stage| stage.meaning == Meaning::Open) {
                let Some(limit) = stage.limit_days else { continue };
                let before = neglect::latest(limit, now);
                let count =
                    |conn: &_| Ok(page::rotting(conn, noun, (stage.id, before), user, MOST)?);
                found.rotting += self.read(count)?;
            }
        }
        found.unattended = found.unattended.min(MOST);
        found.rotting = found.rotting.min(MOST);
        Ok(found)
    }

    /// How many open records of a noun nobody turned to the client of, whoever works on them; [`MOST`]
    /// stands for any more.
    ///
    /// # Errors
    /// When the database fails.
    pub fn untouched(&self, noun: Noun) -> Result<i64, Failure> {
        let all = filter::compile(&Filter::All, noun, &self.setup().registry);
        let most = usize::try_from(MOST).unwrap_or(usize::MAX);
        let ids = self.read(|conn| Ok(queue::unattended(conn, noun, &all, most)?))?;
        Ok(i64::try_from(ids.len()).unwrap_or(MOST))
    }

    /// How the open records of each pipeline of a noun are spread over people, from the totals that
    /// are kept.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(&self, noun: Noun) -> Result<Vec<Load>, Failure> {
        let setup = self.setup();
        let mut loads = Vec::new();
        for pipeline in setup.pipelines_of(noun) {
            let shares = self.read(|conn| Ok(totals::shares(conn, pipeline.id)?))?;
            let open = setup.stages_of(pipeline.id).filter(|stage| stage.meaning == Meaning::Open);
            let stages: Vec<StageId> = open.map(|stage| stage.id).collect();
            let mut people: Vec<UserId> = setup.users.iter().map(|user| user.id).collect();
            for share in shares.iter().filter(|share| stages.contains(&share.stage)) {
                if !people.contains(&share.responsible) {
                    people.push(share.responsible);
                }
            }
            let count = |user: UserId, stage: StageId| -> i64 {
                let own = |share: &&Share| share.responsible == user && share.stage == stage;
                shares.iter().filter(own).map(|share| share.count).sum()
            };
            let row = |user: UserId| {
                (user, stages.iter().map(|stage| count(user, *stage)).collect::<Vec<i64>>())
            };
            let mut people: Vec<(UserId, Vec<i64>)> = people.into_iter().map(row).collect();
            people.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.iter().sum::<i64>()));
            loads.push(Load { pipeline: pipeline.id, stages, people });
        }
        Ok(loads)
    }
}
