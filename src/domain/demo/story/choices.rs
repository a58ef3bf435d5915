//! What chance decides in a story: when, who, how it ends and what it is called.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{DAY, End, HOUR, Teller};
use crate::domain::calendar::{Zone, days_later};
use crate::domain::demo::client::Client;
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;

/// So long before the present the telling begins.
const PERIOD: i64 = 730 * DAY;
/// So many leads in a row come one after the other over the whole period. The next ones do the same
/// again, so that a bigger database begins like a smaller one.
const ROUND: usize = 300;
/// The hours in which people work.
const OPEN: Range<u32> = 9..19;

impl Teller<'_, '_> {
    /// Somebody who was a client by then.
    pub(super) fn known_client(&mut self, by: i64) -> Option<Client> {
        let clients = &self.stories.clients;
        let known: Vec<&Client> = clients.iter().filter(|client| client.since < by).collect();
        (!known.is_empty()).then(|| (*self.chance.pick(&known)).clone())
    }

    pub(super) fn title(&mut self) -> String {
        let words = self.stories.words;
        if self.chance.percent(30) {
            let number = 1000 + self.stories.told as i64 * 3 + self.chance.below(3);
            return self.chance.pick_early(words.orders).replace("{}", &number.to_string());
        }
        let goods = *self.chance.pick(words.goods);
        self.chance.pick_early(words.requests).replace("{}", goods)
    }

    pub(super) fn tags(&mut self) -> Value {
        let count = *self.chance.pick(&[0, 0, 0, 0, 0, 0, 1, 1, 1, 2]);
        let mut tags: Vec<String> = Vec::new();
        for _ in 0..count {
            let tag = (*self.chance.pick(self.stories.words.tags)).to_owned();
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags.sort();
        if tags.is_empty() { Value::Empty } else { Value::List(tags) }
    }

    /// When the lead of this story came: the later in a round, the later, and more of them lately.
    pub(super) fn arrival(&mut self) -> i64 {
        // However few there are, the last ones are of these days.
        let round = self.stories.plan.leads.clamp(1, ROUND);
        let place = (self.stories.told % round) as i64;
        let rest = (round as i64 - place) * 100 - self.chance.below(100);
        let rest = rest * ROUND as i64 / round as i64;
        // The square of what is left of the round, a little bent: a growing firm.
        let share = rest * rest / (ROUND as i64 * 100);
        let age = PERIOD / 30_000 * share;
        let at = self.now() - age;
        if age < DAY { at - 10 * 60 } else { self.working_day(at) }
    }

    /// Whether a lead that came then is still open, by now.
    pub(super) fn end(&mut self, created: i64) -> End {
        let open = match (self.now() - created) / DAY {
            ..10 => 90,
            10..30 => 65,
            30..60 => 30,
            60..120 => 12,
            _ => 2,
        };
        if self.chance.percent(open) {
            End::Open
        } else if self.chance.percent(28) {
            End::Won
        } else {
            End::Lost
        }
    }

    /// Who works on an open lead: every fifth is given to whoever makes the data.
    pub(super) fn share_open(&mut self) -> UserId {
        self.stories.open += 1;
        match self.stories.staff {
            [_, others @ ..] if self.stories.open % 5 != 1 && !others.is_empty() => {
                *self.chance.pick(others)
            }
            staff => staff[0],
        }
    }

    pub(super) fn anybody(&mut self) -> UserId {
        *self.chance.pick(self.stories.staff)
    }

    pub(super) fn stages(&self, noun: Noun, meaning: Meaning) -> Vec<StageId> {
        let setup = self.stories.setup;
        let pipeline = setup.pipelines_of(noun).next().map(|pipeline| pipeline.id);
        let stages = pipeline.into_iter().flat_map(|pipeline| setup.stages_of(pipeline));
        stages.filter(|stage| stage.meaning == meaning).map(|stage| stage.id).collect()
    }

    pub(super) fn first_stage(&self, noun: Noun) -> StageId {
        self.stages(noun, Meaning::Open)[0]
    }

    pub(super) fn final_stage(&mut self, noun: Noun, meaning: Meaning) -> Option<StageId> {
        let stages = self.stages(noun, meaning);
        (!stages.is_empty()).then(|| *self.chance.pick_early(&stages))
    }

    pub(super) fn now(&self) -> i64 {
        self.stories.plan.now
    }

    fn zone(&self) -> Zone {
        self.stories.plan.zone
    }

    /// Some moment after `from` and before `to`; by day, where there is one between them.
    pub(super) fn moment(&mut self, from: i64, to: i64) -> i64 {
        let at = from + self.chance.below((to - from).max(1));
        let by_day = self.by_day(at);
        if (from..to).contains(&by_day) { by_day } else { at }
    }

    /// One of the next hours; in the evening, one of tomorrow's.
    pub(super) fn soon(&mut self) -> i64 {
        let now = self.now();
        let at = now.div_euclid(HOUR) * HOUR + self.chance.between(1, 6) * HOUR;
        if OPEN.contains(&(self.zone().local)(at).hour()) {
            return at;
        }
        let by_day = self.by_day(at).div_euclid(HOUR / 2) * HOUR / 2;
        if by_day > now { by_day } else { self.zone().days_later(by_day, 1) }
    }

    /// A full or half hour of a working day near that moment.
    pub(super) fn working_day(&mut self, at: i64) -> i64 {
        let day = (self.zone().local)(at).date();
        let weekend = i64::from(day.weekday().num_days_from_monday()) - 4;
        let day = days_later(day, -weekend.max(0));
        let minutes =
            OPEN.start * 60 + 30 * u32::try_from(self.chance.below(20)).unwrap_or_default();
        self.at(day, minutes * 60)
    }

    /// As [`Self::working_day`], of the days to come: the Monday behind a weekend.
    pub(super) fn coming_day(&mut self, at: i64) -> i64 {
        let day = self.working_day(at);
        if day > self.now() { day } else { self.zone().days_later(day, 3) }
    }

    /// A moment between opening and closing in place of one of the whole day: what comes later that
    /// day stays later.
    fn by_day(&self, at: i64) -> i64 {
        const WHOLE: u32 = 24;
        let local = (self.zone().local)(at);
        let open = local.num_seconds_from_midnight() * (OPEN.end - OPEN.start) / WHOLE;
        self.at(local.date(), OPEN.start * 3600 + open)
    }

    /// The day of a moment, `2026-12-31`.
    pub(super) fn day(&self, at: i64) -> String {
        (self.zone().local)(at).date().to_string()
    }

    /// The moment so many seconds after midnight.
    fn at(&self, day: NaiveDate, seconds: u32) -> i64 {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default();
        (self.zone().moment)(day.and_time(time))
    }
}
