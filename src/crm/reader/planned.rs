//! What is planned and done, by day: the pages of the calendar and of the days.

use super::{
    CalendarCount, CalendarDay, CalendarWanted, DayPage, Days, Failure, List, Reader, Window,
};
use crate::domain::calendar::{Bounds, By};
use crate::domain::field::Field;
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::store::filter;
use crate::store::page::{calendar, days};

impl Reader {
    /// What is seen of a day of the calendar of a noun's records.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn calendar(
        &self,
        noun: Noun,
        by: &By,
        filter: &Filter,
        day: CalendarWanted,
    ) -> Result<CalendarDay, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        let narrowed = *filter != Filter::All;
        let asked = calendar::Asked { noun, by, filter: &sql, narrowed };
        Ok(calendar::day(&self.conn, &asked, day, &self.setup)?)
    }

    /// How much there is on a day of the calendar, and how much of it is late at `now`, by reading all
    /// of it; slow.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn count_day(
        &self,
        noun: Noun,
        by: &By,
        filter: &Filter,
        day: Bounds,
        now: i64,
    ) -> Result<CalendarCount, Failure> {
        let sql = filter::compile(filter, noun, &self.setup.registry);
        let narrowed = *filter != Filter::All;
        let asked = calendar::Asked { noun, by, filter: &sql, narrowed };
        Ok(calendar::count(&self.conn, &asked, day, now, &self.setup)?)
    }

    /// The visible part of what people have to do and have done, day by day.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn days(&self, days: &Days, filter: &Filter, window: Window) -> Result<DayPage, Failure> {
        let sql = filter::compile(filter, Noun::Activity, &self.setup.registry);
        Ok(days::page(&self.conn, days, &sql, window)?)
    }

    /// The numbers of all activities of the days, in no particular order; slow where there are many.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn day_ids(&self, days: &Days, filter: &Filter) -> Result<Vec<i64>, Failure> {
        let sql = filter::compile(filter, Noun::Activity, &self.setup.registry);
        Ok(days::ids(&self.conn, days, &sql)?)
    }

    /// The visible part of the days with chosen columns.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn day_list(
        &self,
        days: &Days,
        columns: &[&Field],
        filter: &Filter,
        window: Window,
    ) -> Result<List, Failure> {
        let sql = filter::compile(filter, Noun::Activity, &self.setup.registry);
        Ok(days::list(&self.conn, days, columns, &sql, window)?)
    }
}
