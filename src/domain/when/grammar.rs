//! Phrases about time: how dates, times of day and lengths of time stand together.
//!
//! It reads from a given word on and says how far the phrase goes; which phrase of a line is meant
//! is the business of [`super::find`]. What each piece of a phrase looks like stands in a file of
//! its own: days, longer times, times of day, moments.

mod clock;
mod day;
mod longer;
mod moment;
mod ordinal;
mod spoken;

use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::beside;
use super::numeric::{self, Shape};
use super::span::Unit;
use super::tokens::Token;
use super::words::{self, Link};
use super::{Now, Reckoning, When};

/// Words that together name a day, a time of day or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words, by number.
    pub(super) words: Range<usize>,
    /// The day, where one is named.
    pub(super) date: Option<NaiveDate>,
    /// The time of day, where one is named.
    pub(super) time: Option<NaiveTime>,
    /// Whether it may well be no date at all: a short or common word, or two numbers.
    pub(super) is_weak: bool,
    /// Those of its words that say more than is understood, and so stay in the text.
    pub(super) kept: Range<usize>,
    /// What the time of day is counted by.
    pub(super) by: Reckoning,
}

impl Phrase {
    /// The moment meant. A time without a day is the next such time.
    pub(super) fn when(&self, now: Now) -> Option<When> {
        let Some(time) = self.time else {
            return self.date.map(When::day);
        };
        let date = match self.date {
            Some(date) => date,
            None if time < now.at.time().with_second(0)?.with_nanosecond(0)? => {
                now.today().succ_opt()?
            }
            None => now.today(),
        };
        Some(When { at: date.and_time(time), timed: true, by: self.by })
    }
}

/// Words that look like a day or a time and are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The words, by number.
    pub(super) words: Range<usize>,
    /// What is wrong with them.
    pub(super) why: Why,
    /// Whether a date is certainly meant, so that the words cannot be mere text.
    is_certain: bool,
}

/// What is wrong with words that look like a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// There is no such day or time.
    Impossible,
    /// The day that is named by its date and by another day of the week.
    OtherDay(NaiveDate),
    /// It may be this time of day, or a number of something.
    Unsure(NaiveTime),
    /// Nobody can tell when that is: `in a few days`.
    Vague,
    /// One of two lengths of time, `in 2-3 days`: the number of the word that holds both.
    Either(usize),
}

/// What stands at a place, and the number of the word after it; nothing; or the impossible.
type Read<T> = Result<Option<(T, usize)>, Wrong>;

/// A piece of a phrase.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Date(NaiveDate),
    Time(NaiveTime),
    /// The beginning of a stretch of time.
    Stretch(NaiveTime),
    Moment(NaiveDateTime, Reckoning),
}

/// A piece and whether alone it is weak.
type Weighed = (Piece, bool);

/// Reads phrases out of the words of one line.
pub(super) struct Reader<'a> {
    tokens: &'a [Token],
    now: Now,
}

impl<'a> Reader<'a> {
    /// A reader of these words at this moment.
    pub(super) fn new(tokens: &'a [Token], now: Now) -> Reader<'a> {
        Reader { tokens, now }
    }

    /// The longest phrase that begins at the word `from`.
    ///
    /// # Errors
    /// Words that look like a date there cannot be.
    pub(super) fn phrase(&self, from: usize) -> Result<Option<Phrase>, Wrong> {
        let mut phrase = Phrase {
            words: from..from,
            date: None,
            time: None,
            is_weak: true,
            kept: from..from,
            by: Reckoning::Wall,
        };
        let mut pieces = 0;
        while let Some(((piece, is_weak), end)) = self.certain(self.piece(&phrase), pieces > 0)? {
            match piece {
                Piece::Date(date) => phrase.date = Some(date),
                Piece::Time(time) => phrase.time = Some(time),
                Piece::Stretch(time) => {
                    phrase.time = Some(time);
                    phrase.kept = phrase.words.end..end;
                }
                Piece::Moment(at, by) => {
                    (phrase.date, phrase.time) = (Some(at.date()), Some(at.time()));
                    phrase.by = by;
                }
            }
            phrase.words.end = end;
            phrase.is_weak = is_weak && pieces == 0;
            pieces += 1;
        }
        Ok((pieces > 0).then_some(phrase))
    }

    /// Digits in the middle of a line that only look like a date are text, unless a time of day
    /// stands beside them.
    fn certain(&self, read: Read<Weighed>, continues: bool) -> Read<Weighed> {
        let is_text = |wrong: &Wrong| {
            let Range { start, end } = wrong.words;
            !wrong.is_certain && !continues && start > 0 && !self.is_end(end) && !self.is_timed(end)
        };
        match read {
            Err(wrong) if is_text(&wrong) => Ok(None),
            read => read,
        }
    }

    /// What continues a phrase: a day if it has none, the day of the week if it has one, a time of
    /// day if it has none.
    fn piece(&self, phrase: &Phrase) -> Read<Weighed> {
        let at = phrase.words.end;
        if let Some(date) = phrase.date
            && let Some(end) = self.same_weekday(phrase.words.start, at, date)?
        {
            return Ok(Some(((Piece::Date(date), false), end)));
        }
        if phrase.date.is_none()
            && phrase.time.is_none()
            && let Some(((moment, by), end)) = self.at_once(at)
        {
            return Ok(Some(((Piece::Moment(moment, by), true), end)));
        }
        if phrase.date.is_none()
            && phrase.time.is_none()
            && self.spoken(at).is_none()
            && let Some(((moment, by), end)) = self.moment(at)?
        {
            return Ok(Some(((Piece::Moment(moment, by), false), end)));
        }
        if phrase.date.is_none()
            && let Some(((date, is_weak), end)) = self.date(at)?
        {
            return Ok(Some(((Piece::Date(date), is_weak), end)));
        }
        if phrase.time.is_some() {
            return Ok(None);
        }
        if let Some((time, end)) = self.stretch(at, phrase.date.is_some()) {
            return Ok(Some(((Piece::Stretch(time), false), end)));
        }
        if let Some(((time, is_weak), end)) = self.time(at, phrase.date.is_some())? {
            return Ok(Some(((Piece::Time(time), is_weak), end)));
        }
        Ok(None)
    }

    /// A preposition before a date or a time, with the article after it, and what follows.
    fn preposition(&self, at: usize) -> (Option<Link>, usize) {
        let link = self.link(at).filter(|link| matches!(link, Link::At | Link::On));
        let after = at + usize::from(link.is_some());
        (link, after + usize::from(self.link(after) == Some(Link::The)))
    }

    /// Whether a day is named at this place.
    fn is_day(&self, at: usize) -> bool {
        matches!(self.date(at), Ok(Some(_)))
    }

    /// Whether a time of day is named at this place, behind what would be a date.
    fn is_timed(&self, at: usize) -> bool {
        self.stretch(at, true).is_some() || !matches!(self.time(at, true), Ok(None))
    }

    /// Whether the words end here; marks do not count as words.
    fn is_end(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(Token::is_mark)
    }

    /// Whether a day is named here by itself, whatever stands behind it.
    fn is_named_day(&self, at: usize) -> bool {
        let (_, start) = self.preposition(at);
        self.lookup(at, words::day).is_some()
            || words::weekday(self.word(start)).is_some()
            || words::month(self.word(start + 1)).is_some()
            || matches!(self.shape(start), Some(Shape::Date(_)))
    }

    /// Whether what stands before this place is complete: the words end here or another part of them
    /// begins.
    fn is_complete(&self, at: usize) -> bool {
        let is_name = self.tokens.get(at).is_some_and(|token| token.is_capitalised);
        let word = self.word(at);
        self.is_end(at)
            || is_name
            || self.is_named_day(at)
            || beside::opens(word)
            || beside::is_plan(word)
    }

    /// A unit without a number, which a single letter cannot be.
    fn unit_in_full(&self, at: usize) -> Option<Unit> {
        words::unit(self.word(at)).filter(|_| self.word(at).chars().nth(1).is_some())
    }

    fn link(&self, at: usize) -> Option<Link> {
        words::link(self.word(at))
    }

    /// The word at a place; nothing beyond the end.
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.word)
    }

    /// What the digits of the word at a place look like.
    fn shape(&self, at: usize) -> Option<Shape> {
        let (word, order) = (self.word(at), self.now.order);
        let is_all = self.tokens.len() == 1;
        let alone = || numeric::slashed(word, order).filter(|_| is_all);
        numeric::shape(word, order).or_else(alone)
    }

    /// The meaning of the longest run of words from a place, and the place after it.
    fn lookup<T>(&self, at: usize, meaning: impl Fn(&str) -> Option<T>) -> Option<(T, usize)> {
        let longest = self.tokens.len().min(at + 5);
        (at + 1..=longest).rev().find_map(|end| {
            let words: Vec<&str> = self.tokens[at..end].iter().map(|t| &*t.word).collect();
            Some((meaning(&words.join(" "))?, end))
        })
    }
}

/// A value that may turn out to be impossible, with the words it was read from.
fn found<T>(value: Option<T>, words: Range<usize>, is_certain: bool) -> Read<T> {
    let end = words.end;
    value.map(|value| Some((value, end))).ok_or(Wrong { words, why: Why::Impossible, is_certain })
}
