//! What a section or the screen of duplicates wants to know, as plain data: asked at once where the
//! answer is quick, else in the background.

use chrono::NaiveDate;

use crate::crm::duplicates::{Like, Sketch, looked_for};
use crate::crm::reader::{
    Bounds as DueBounds, CalendarCount, CalendarDay, CalendarWanted, Column, DayPage, Days,
    DueColumn, List, Sort, StageTotal, Stretch, Tile, Window,
};
use crate::crm::{Failure, Reader};
use crate::domain::alike::Group;
use crate::domain::calendar::{Bounds, By};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::noun::Noun;
use crate::domain::query::Filter;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::tally::Tally;
use crate::domain::urgency::Urgency;

/// A question.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Whose records.
    pub noun: Noun,
    /// Which of them.
    pub filter: Filter,
    /// What about them.
    pub rows: Rows,
}

/// What is wanted about the records.
#[derive(Debug, Clone)]
pub enum Rows {
    /// The visible parts of some columns of a pipeline's board, with what stands over them at a
    /// moment where that is kept.
    Board(PipelineId, i64, Vec<(StageId, Window)>),
    /// More cards of one of its columns.
    Cards(StageId, Window),
    /// The visible parts of the columns by deadline.
    Due(Vec<((Urgency, DueBounds), Window)>),
    /// More cards of one of these columns.
    DueCards((Urgency, DueBounds), Window),
    /// What is seen of one day of the calendar alone.
    Day(By, CalendarWanted),
    /// What is seen of some days of the calendar.
    Calendar(By, Vec<CalendarWanted>),
    /// How much there is on days that are too full to be counted at once, and how many records were
    /// in work at some time between two moments; what is late is late as of another one.
    Busy(By, Vec<Bounds>, i64, (i64, i64)),
    /// The visible part of the days of activities.
    Days(Days, Window),
    /// The visible part of a list.
    List(Vec<String>, Sort, Window),
    /// What stands over a pipeline's columns at a moment, counted.
    Heads(PipelineId, i64),
    /// How many there are, counted.
    Count,
    /// How many there are that an empty list does not show.
    Hidden,
    /// The numbers of all of them, or of the activities among them of these days, with what each is
    /// worth.
    Ids(Option<Days>),
    /// Which of these records are among them.
    Among(Vec<i64>, Option<Days>),
    /// The groups of those that look like one client.
    Duplicates,
    /// Those that are like what is being typed, also of other nouns.
    Likes(Box<Sketch>),
}

/// An answer.
#[derive(Debug)]
pub enum Page {
    /// Columns, and what stands over them where it is kept.
    Board(Vec<Column>, Option<Heads>),
    /// More cards of one column.
    Cards(Stretch<Tile>),
    /// Columns by deadline.
    Due(Vec<DueColumn>),
    /// One day of the calendar alone.
    Day(Box<CalendarDay>),
    /// Days of the calendar.
    Calendar(Vec<CalendarDay>),
    /// The counts of days, and how many records were in work.
    Busy(Vec<(NaiveDate, CalendarCount)>, i64),
    /// Rows of the days of activities.
    Days(Box<DayPage>),
    /// Rows of a list with the names of the columns.
    List(Box<(Vec<String>, List)>),
    /// What stands over columns.
    Heads(Heads),
    /// A count.
    Count(i64),
    /// A count of what is hidden.
    Hidden(i64),
    /// The numbers of all records, with what each is worth that has an amount.
    Ids(Vec<(i64, Option<Money>)>),
    /// The records that were asked about, and those of them that are there.
    Among(Vec<i64>, Vec<(i64, Option<Money>)>),
    /// The groups of records that look like one client.
    Duplicates(Vec<Group>),
    /// Records that are like another one.
    Likes(Vec<Like>),
}

/// What stands over the columns of a board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heads {
    /// How many records there are, and their sums.
    pub totals: Vec<StageTotal>,
    /// How many of their activities ask for attention.
    pub lit: Vec<(StageId, Tally)>,
}

impl Ask {
    /// Asks.
    ///
    /// # Errors
    /// When the database fails, or the reader's patience is at its end.
    pub fn run(&self, reader: &Reader) -> Result<Page, Failure> {
        Ok(match &self.rows {
            Rows::Board(pipeline, now, columns) => {
                let read = |(stage, window): &(StageId, Window)| {
                    reader.column(self.noun, *stage, &self.filter, window.clone())
                };
                let stages = columns.iter().map(|(stage, _)| *stage);
                let heads = match reader.kept_totals(*pipeline, &self.filter)? {
                    Some(totals) => {
                        let lit = reader.lit(self.noun, stages, &self.filter, *now)?;
                        Some(Heads { totals, lit })
                    }
                    None => None,
                };
                Page::Board(columns.iter().map(read).collect::<Result<_, _>>()?, heads)
            }
            Rows::Cards(stage, window) => {
                Page::Cards(reader.cards(self.noun, *stage, &self.filter, window.clone())?)
            }
            Rows::DueCards(column, window) => {
                Page::Cards(reader.due_cards(self.noun, *column, &self.filter, window.clone())?)
            }
            Rows::Due(columns) => {
                let read = |(column, window): &((Urgency, DueBounds), Window)| {
                    reader.due_column(self.noun, *column, &self.filter, window.clone())
                };
                Page::Due(columns.iter().map(read).collect::<Result<_, _>>()?)
            }
            Rows::Calendar(by, days) => {
                let read = |day: &CalendarWanted| {
                    reader.calendar(self.noun, by, &self.filter, day.clone())
                };
                Page::Calendar(days.iter().map(read).collect::<Result<_, _>>()?)
            }
            Rows::Day(by, day) => {
                Page::Day(Box::new(reader.calendar(self.noun, by, &self.filter, day.clone())?))
            }
            Rows::Busy(by, days, now, work) => {
                let count = |day: &Bounds| {
                    let count = reader.count_day(self.noun, by, &self.filter, *day, *now)?;
                    Ok::<_, Failure>((day.day, count))
                };
                let counts = days.iter().map(count).collect::<Result<_, _>>()?;
                let filter = self.filter.clone().in_work(*work);
                Page::Busy(counts, reader.count(self.noun, &filter)?)
            }
            Rows::Days(days, window) => {
                Page::Days(Box::new(reader.days(days, &self.filter, window.clone())?))
            }
            Rows::List(names, sort, window) => {
                let setup = reader.setup();
                let fields: Vec<&Field> =
                    names.iter().filter_map(|name| setup.registry.get(self.noun, name)).collect();
                let list = reader.list(self.noun, &fields, &self.filter, sort, window.clone())?;
                let names = fields.iter().map(|field| field.name.clone()).collect();
                Page::List(Box::new((names, list)))
            }
            Rows::Heads(pipeline, now) => {
                let setup = reader.setup();
                let stages = setup.stages_of(*pipeline).map(|stage| stage.id);
                Page::Heads(Heads {
                    totals: reader.count_columns(self.noun, *pipeline, &self.filter)?,
                    lit: reader.lit(self.noun, stages, &self.filter, *now)?,
                })
            }
            Rows::Likes(sketch) => Page::Likes(reader.like(looked_for(self.noun), sketch)?),
            Rows::Duplicates => Page::Duplicates(reader.duplicates(self.noun)?),
            Rows::Ids(days) => Page::Ids(self.worth(reader, &self.filter, days.as_ref())?),
            Rows::Among(ids, days) => {
                let filter = self.filter.clone().among(ids);
                Page::Among(ids.clone(), self.worth(reader, &filter, days.as_ref())?)
            }
            Rows::Hidden => Page::Hidden(reader.count(self.noun, &self.filter)?),
            Rows::Count => Page::Count(reader.count(self.noun, &self.filter)?),
        })
    }

    /// The numbers of what matches, with what each is worth that has an amount.
    fn worth(
        &self,
        reader: &Reader,
        filter: &Filter,
        days: Option<&Days>,
    ) -> Result<Vec<(i64, Option<Money>)>, Failure> {
        let ids = match days {
            Some(days) => reader.day_ids(days, filter)?,
            None if self.noun.has_stages() => return reader.worth(self.noun, filter),
            None => reader.ids(self.noun, filter)?,
        };
        Ok(ids.into_iter().map(|id| (id, None)).collect())
    }
}
