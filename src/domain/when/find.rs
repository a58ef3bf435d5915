//! The date inside a longer line, and the line without it.
//!
//! A phrase at the end of the line wins, then one at its beginning, then the only one between. A
//! day and a time of day may stand apart: `tomorrow call Ivan at 15:00`. A day in the middle of a
//! line that ends with another one is text (`about the friday meeting tomorrow`); any other second
//! date or time is refused, since nobody can tell which one is meant.

use super::grammar::{Phrase, Reader};
use super::tokens::{Token, tokens};
use super::{
    Now, When, WhenError, impossible, near, near_miss, numeric, refused, suggested, typed, words,
};
use crate::domain::fold::fold;
use words::Link;

/// A date found in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The date.
    pub when: When,
    /// The line without the words of the date, with single spaces.
    pub rest: String,
}

/// Finds the date in a line of ordinary words; `None` where there is none. Words that begin with
/// `!` or `@` are no part of the line's text, so that what stands before them stands at its end.
/// Words in quotes are never taken for a date.
///
/// # Errors
/// A date there cannot be; a word that is almost a date, at either end or before a time of day; and
/// two dates or times.
pub fn find(line: &str, now: Now) -> Result<Option<Found>, WhenError> {
    let tokens = tokens(line);
    let end = tokens.iter().rposition(|token| !token.is_mark()).map_or(0, |last| last + 1);
    let phrases = phrases(line, &tokens, end, now)?;
    let winner = phrases
        .iter()
        .find(|phrase| phrase.words.end == end)
        .or_else(|| phrases.iter().find(|phrase| phrase.words.start == 0))
        .or(phrases.first());
    let missed = miss(&tokens, end, &phrases)
        .or_else(|| miss_in_front(&tokens, &phrases))
        .or_else(|| miss_before_time(&tokens, now));
    if let Some((token, suggestion)) = missed {
        return Err(near_miss(line, token, suggestion));
    }
    let Some(winner) = winner else { return Ok(None) };
    let other = phrases.iter().rev().find(|other| completes(winner, other));
    let is_text = |phrase: &Phrase| is_text(&tokens, end, winner, phrase);
    let used = |phrase: &&Phrase| *phrase == winner || Some(*phrase) == other;
    if let Some(second) = phrases.iter().find(|phrase| !used(phrase) && !is_text(phrase)) {
        return Err(several(line, &tokens, rival(winner, other, second), second));
    }
    let whole = Phrase {
        date: winner.date.or(other.and_then(|other| other.date)),
        time: winner.time.or(other.and_then(|other| other.time)),
        ..winner.clone()
    };
    let when = whole.when(now).ok_or_else(|| impossible(line, &tokens, now))?;
    let takes = |phrase: &Phrase, at| phrase.words.contains(&at) && !phrase.kept.contains(&at);
    let is_taken = |at: &usize| takes(winner, *at) || other.is_some_and(|other| takes(other, *at));
    let rest: Vec<&str> = (0..tokens.len())
        .filter(|at| !is_taken(at))
        .map(|at| &line[tokens[at].span.clone()])
        .collect();
    Ok(Some(Found { when, rest: rest.join(" ") }))
}

/// The phrases of a line from left to right. A weak one counts only at either end.
fn phrases(line: &str, tokens: &[Token], end: usize, now: Now) -> Result<Vec<Phrase>, WhenError> {
    let reader = Reader::new(tokens, now);
    let mut phrases: Vec<Phrase> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let phrase = reader.phrase(at);
        match phrase.map_err(|wrong| refused(line, tokens, wrong, now))? {
            Some(phrase) => {
                at = phrase.words.end;
                if !phrase.is_weak || phrase.words.start == 0 || at == end {
                    phrases.push(phrase);
                }
            }
            None => at += 1,
        }
    }
    Ok(phrases)
}

/// Whether one phrase has only the day and the other only the time.
fn completes(one: &Phrase, other: &Phrase) -> bool {
    let (day, time) = (one.date.is_some(), one.time.is_some());
    day != time && other.date.is_some() == time && other.time.is_some() == day
}

/// Whether a phrase beside the one that wins is part of the text: a day that something is about,
/// where the line ends with the day of the deadline, or a word that is hardly a date.
fn is_text(tokens: &[Token], end: usize, winner: &Phrase, phrase: &Phrase) -> bool {
    let between = phrase.words.end.min(winner.words.start)..winner.words.start;
    let is_joined = tokens[between].iter().all(|token| words::joins(&token.word));
    let is_about = phrase.words.start > 0 && winner.words.end == end && !is_joined;
    phrase.is_weak || phrase.time.is_none() && is_about
}

/// Which of the phrases that make the deadline says the same as a second one.
fn rival<'a>(winner: &'a Phrase, other: Option<&'a Phrase>, second: &Phrase) -> &'a Phrase {
    let both = |one: &Phrase| {
        one.date.is_some() && second.date.is_some() || one.time.is_some() && second.time.is_some()
    };
    other.filter(|other| !both(winner) && both(other)).unwrap_or(winner)
}

/// The refusal of two dates or times, in the order they stand in.
fn several(line: &str, tokens: &[Token], one: &Phrase, second: &Phrase) -> WhenError {
    let said = |phrase: &Phrase| typed(line, &tokens[phrase.words.clone()]);
    let (first, second) = match one.words.start < second.words.start {
        true => (one, second),
        false => (second, one),
    };
    WhenError::Several { first: said(first), second: said(second) }
}

/// The first word of a line without a date that is almost a day: `завтар позвонить`.
fn miss_in_front<'a>(tokens: &'a [Token], phrases: &[Phrase]) -> Option<(&'a Token, &'static str)> {
    let token = tokens.first()?;
    let is_dated = phrases.iter().any(|phrase| phrase.date.is_some());
    let near = days(tokens, 0).iter().find_map(|list| near::among(&token.word, list));
    Some((token, near.filter(|_| !is_dated)?))
}

/// A word that is almost a day and would be the day of the time behind it, were it one: `call Ivan
/// thursdey 15`, whose number says nothing about time without it.
fn miss_before_time(tokens: &[Token], now: Now) -> Option<(&Token, &'static str)> {
    (0..tokens.len()).find_map(|at| {
        let near = days(tokens, at).iter().find_map(|list| near::among(&tokens[at].word, list))?;
        let mut meant = tokens.to_vec();
        meant[at].word = fold(near);
        let phrase = Reader::new(&meant, now).phrase(at).ok().flatten()?;
        phrase.time.map(|_| (&tokens[at], near))
    })
}

/// The days that a word at this place may be meant to be. A capital within a line makes a name of
/// it, but for the days that are written with one.
fn days(tokens: &[Token], at: usize) -> &'static [&'static [&'static str]] {
    match tokens[at].is_capitalised && at > 0 {
        true => &[suggested::CAPITALISED],
        false => &[suggested::CAPITALISED, suggested::DAYS],
    }
}

/// The word where a date would be that is almost one: the last of the line, or the one before a
/// time of day at its end.
fn miss<'a>(
    tokens: &'a [Token],
    end: usize,
    phrases: &[Phrase],
) -> Option<(&'a Token, &'static str)> {
    let last = phrases.iter().find(|phrase| phrase.words.end == end);
    let at = last.map_or(end, |phrase| phrase.words.start).checked_sub(1)?;
    let token = &tokens[at];
    let dated = phrases.iter().find(|phrase| phrase.date.is_some());
    if let Some(dated) = dated {
        let beside = dated.words.end == at && last.is_none();
        let near = beside.then(|| near::among(&token.word, suggested::PARTS)).flatten();
        return near.map(|suggestion| (token, suggestion));
    }
    let word_before = |back: usize| at.checked_sub(back).map_or("", |at| &*tokens[at].word);
    let is_in = |back| words::link(word_before(back)) == Some(Link::In);
    let is_counted = words::number(word_before(1)).is_some();
    let lists: &[&'static [&'static str]] = if is_in(1) || is_counted && is_in(2) {
        &[suggested::UNITS]
    } else if numeric::day_of_month(word_before(1)).is_some() {
        &[suggested::MONTHS]
    } else {
        days(tokens, at)
    };
    let suggestion = lists.iter().find_map(|list| near::among(&token.word, list))?;
    Some((token, suggestion))
}
