//! Moments for files that are the same wherever and whenever the tests run.

use chrono::NaiveDate;

use super::*;
use crate::domain::anniversary::Anniversary;
use crate::domain::booking::Begins;
use crate::domain::calendar::Zone;

/// Reads moments as an export writes them; the clock shows Greenwich time.
pub struct Greenwich;

impl Dates for Greenwich {
    fn date(&self, text: &str) -> Result<NaiveDate, Refusal> {
        text.parse().map_err(|_| Refusal::malformed(Message::new("refused-date-unknown")))
    }

    fn anniversary(&self, text: &str) -> Result<Anniversary, Refusal> {
        self.date(text).map(Anniversary::of)
    }

    fn moment(&self, text: &str) -> Result<i64, Refusal> {
        let read = chrono::DateTime::parse_from_rfc3339(text);
        read.map(|at| at.timestamp())
            .map_err(|_| Refusal::malformed(Message::new("refused-date-unknown")))
    }

    fn begins(&self, text: &str) -> Result<Begins, Refusal> {
        self.date(text).map(Begins::Day).or_else(|_| self.moment(text).map(Begins::Moment))
    }

    fn zone(&self) -> Zone {
        Zone {
            local: |at| chrono::DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc(),
            moment: |local| local.and_utc().timestamp(),
        }
    }
}
