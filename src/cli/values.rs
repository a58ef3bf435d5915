//! Values from arguments: `--set FIELD=VALUE`, the options that stand for fields, record numbers,
//! and text from the standard input.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::Read;

use clap::ArgMatches;

use super::output::Out;
use super::session::Session;
use super::trouble::Trouble;
use crate::crm::{Fault, none_of};
use crate::domain::command::Set;
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::value::Value;

/// What a value is read against: the currency and the pipeline of its record, where known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Background {
    /// The currency of its amounts.
    pub currency: Option<Currency>,
    /// The pipeline it goes through.
    pub pipeline: Option<PipelineId>,
}

/// As many megabytes as the standard input may bring: what has no end is no value.
const STDIN_LIMIT: u64 = 64;

/// Stands before an argument such as `-tag:cold`, so that the parser takes it for a word.
const MARK: char = '\u{1}';

/// Options of one letter; whatever else begins with a single minus is a word.
const LETTERS: [&str; 2] = ["-h", "-o"];

/// The argument, marked where it is a word that begins with a minus.
pub fn marked(arg: OsString) -> OsString {
    let rest = arg.to_str().and_then(|text| text.strip_prefix('-'));
    let is_word = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('-'));
    if is_word && !LETTERS.iter().any(|letter| arg == *letter) {
        let mut word = OsString::from(MARK.to_string());
        word.push(arg);
        return word;
    }
    arg
}

/// The argument as it was typed.
pub fn unmarked(arg: &str) -> &str {
    arg.strip_prefix(MARK).unwrap_or(arg)
}

/// All the values of an option that was given several times; none where there is no such option.
pub fn all<'a>(args: &'a ArgMatches, name: &str) -> Vec<&'a str> {
    let values = args.try_get_many::<String>(name).ok().flatten();
    values.into_iter().flatten().map(|value| unmarked(value)).collect()
}

/// How many rows at most; nothing where nobody says.
pub fn limit(args: &ArgMatches) -> Option<usize> {
    args.get_one("limit").copied()
}

/// The value of an option; nothing where there is no such option.
pub fn one<'a>(args: &'a ArgMatches, name: &str) -> Option<&'a str> {
    args.try_get_one::<String>(name).ok().flatten().map(|value| unmarked(value))
}

/// Free words as one text; a single `-` is everything on the standard input.
///
/// # Errors
/// When the standard input cannot be read, has no end, or is no text.
pub fn text(args: &ArgMatches, name: &str) -> Result<String, Trouble> {
    match all(args, name)[..] {
        ["-"] => stdin(),
        ref words => Ok(words.join(" ")),
    }
}

/// The noun with stages that is meant: the one the first word names, which is taken away, else the one
/// with which the team's work begins. Says so where only old records of it can be there.
///
/// # Errors
/// A refusal where the first word names a noun without stages.
pub fn worked_on(session: &Session, out: &Out, typed: &mut Vec<&str>) -> Result<Noun, Refusal> {
    let named = typed.first().and_then(|word| Some((*word, Noun::parse(word)?)));
    match named {
        None => Ok(session.setup.settings.mode.first()),
        Some((_, noun)) if noun.has_stages() => {
            typed.remove(0);
            note_past(session, out, noun);
            Ok(noun)
        }
        Some((word, _)) => {
            let message = Message::new("usage-not-worked-on").with("text", word);
            let names = Message::new("hint-known-names").with("names", "leads, deals");
            Err(Refusal::malformed(message).hint(names))
        }
    }
}

/// Says that records of the noun are only what is left of another way of working, where it is so.
pub fn note_past(session: &Session, out: &Out, noun: Noun) {
    if !session.setup.settings.mode.has(noun) {
        out.talk(&session.words().text("note-simple-leads"));
    }
}

/// Everything on the standard input, without the last line end.
///
/// # Errors
/// When it cannot be read, has no end, or is no text.
pub fn stdin() -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().take((STDIN_LIMIT << 20) + 1);
    input.read_to_end(&mut bytes).map_err(|error| Trouble::Fault(Fault::Io(error)))?;
    if input.limit() == 0 {
        let message = Message::new("usage-too-much-input").with("most", STDIN_LIMIT.to_string());
        return Err(Refusal::malformed(message).into());
    }
    let text =
        String::from_utf8(bytes).map_err(|_| Refusal::malformed(Message::new("usage-not-text")))?;
    Ok(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// The records the arguments name, by number or as `lead/42`; `-` takes them from the standard
/// input.
///
/// # Errors
/// A refusal for what names none of this noun.
pub fn records(args: &ArgMatches, noun: Noun) -> Result<Vec<RecordRef>, Trouble> {
    Ok(once(&ids(args)?, |word| record(word, noun))?)
}

/// The leads or deals the arguments name, as `lead/42` or `deal/7`; a number is one of those the
/// team's work begins with. `-` takes them from the standard input.
///
/// # Errors
/// A refusal for what names none.
pub fn worked_on_records(session: &Session, args: &ArgMatches) -> Result<Vec<RecordRef>, Trouble> {
    let first = session.setup.settings.mode.first();
    let read = |word: &str| {
        let named = [Noun::Lead, Noun::Deal].into_iter().find(|n| word.starts_with(n.word()));
        record(word, named.unwrap_or(first))
    };
    Ok(once(&ids(args)?, read)?)
}

/// The words that name records: the arguments, or with `-` those of the standard input, of a table
/// the first cell of each line.
fn ids(args: &ArgMatches) -> Result<Vec<String>, Trouble> {
    let mut words: Vec<String> = Vec::new();
    for word in all(args, "ids") {
        match word {
            "-" => {
                let text = stdin()?;
                let cells = text.lines().filter_map(|line| line.split('\t').next());
                words.extend(cells.flat_map(str::split_whitespace).map(str::to_owned));
            }
            word => words.push(word.to_owned()),
        }
    }
    Ok(words)
}

/// The records that words name, each once.
fn once(
    words: &[String],
    read: impl Fn(&str) -> Result<RecordRef, Refusal>,
) -> Result<Vec<RecordRef>, Refusal> {
    let (mut records, mut known) = (Vec::new(), HashSet::new());
    for word in words {
        let on = read(word)?;
        if known.insert(on) {
            records.push(on);
        }
    }
    Ok(records)
}

/// One record of a noun, by number or as `lead/42`.
///
/// # Errors
/// A refusal for what names none: a number that no record has, or no number at all.
pub fn record(word: &str, noun: Noun) -> Result<RecordRef, Refusal> {
    let number = word.strip_prefix(['#', '№']).unwrap_or(word);
    let number = match number.split_once('/') {
        Some((named, number)) if named == noun.word() => number,
        _ => number,
    };
    let id = number.parse::<i64>().ok().filter(|n| *n > 0);
    let named = id.map(|id| RecordRef::new(noun, id)).or_else(|| word.parse().ok());
    named.filter(|on| on.noun == noun).ok_or_else(|| match is_number(number) {
        true => none_of(noun, number),
        false => Refusal::malformed(
            Message::new("refused-id").with("text", word).with("word", noun.word()),
        ),
    })
}

/// A record of any noun with a card, `lead/42`.
///
/// # Errors
/// As [`record`].
pub fn any_record(word: &str) -> Result<RecordRef, Refusal> {
    let named: Option<RecordRef> = word.parse().ok();
    named.filter(|on| on.noun.is_record()).ok_or_else(|| {
        let parts = word.split_once('/').and_then(|(noun, n)| Some((Noun::parse(noun)?, n)));
        match parts.filter(|(noun, number)| noun.is_record() && is_number(number)) {
            Some((noun, number)) => none_of(noun, number),
            None => Refusal::malformed(Message::new("refused-record").with("text", word)),
        }
    })
}

/// Whether a word is a whole number, be it one that no record can have.
fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// What a word like `lead/42`, `activity/7` or `entry/3` names: a record, or what stands on its timeline.
///
/// # Errors
/// A refusal for what names none.
pub fn any_row(word: &str) -> Result<RecordRef, Refusal> {
    let named: Option<RecordRef> = word.parse().ok();
    let told = named.filter(|on| matches!(on.noun, Noun::Activity | Noun::Entry));
    told.map_or_else(|| any_record(word), Ok)
}

/// The record with which something is planned, where the first word names one, and the line that
/// plans it: a word that names none begins the line.
///
/// # Errors
/// A refusal of a first word that looks like a record and names none, or of a text that cannot be read.
pub fn planned(args: &ArgMatches) -> Result<(Option<RecordRef>, String), Trouble> {
    let first = one(args, "record").unwrap_or_default();
    let line = text(args, "line")?;
    match any_record(first) {
        Ok(on) => Ok((Some(on), line)),
        Err(_) if !first.contains('/') || first.contains(' ') => {
            Ok((None, format!("{first} {line}").trim().to_owned()))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The values of `--set FIELD=VALUE`; an empty one empties the field.
///
/// # Errors
/// A refusal that names the field or the value, or when the database fails.
pub fn sets(
    session: &Session,
    noun: Noun,
    args: &ArgMatches,
    background: Background,
) -> Result<Vec<Set>, Trouble> {
    let mut typed = Vec::new();
    for pair in all(args, "set") {
        let (name, text) = pair
            .split_once('=')
            .ok_or_else(|| Refusal::malformed(Message::new("usage-set").with("text", pair)))?;
        let field = session.field(noun, name.trim())?;
        if typed.iter().any(|(known, _): &(&Field, &str)| known.name == field.name) {
            let message = Message::new("usage-twice").with("name", format!("--set {}", field.name));
            return Err(Refusal::malformed(message).hint(Message::new("hint-twice")).into());
        }
        typed.push((field, text));
    }
    read(session, &typed, background)
}

/// The values of fields as they were typed. An amount is read in the currency given with it; a record
/// is named by its number or by what it is called.
///
/// # Errors
/// A refusal that points at the field, or when the database fails.
pub fn read(
    session: &Session,
    typed: &[(&Field, &str)],
    mut background: Background,
) -> Result<Vec<Set>, Trouble> {
    let reading = session.reading();
    let mut set: Vec<Set> = Vec::new();
    // The currency first: amounts are read in it. An amount may bring it along for products.
    let (currencies, mut others): (Vec<_>, Vec<_>) =
        typed.iter().partition(|(field, _)| field.kind == Kind::Currency);
    others.sort_by_key(|(field, _)| field.kind == Kind::Products);
    for (field, text) in currencies {
        let value = reading.value(field, text, None, None)?;
        background.currency = value.as_text().and_then(Currency::parse).or(background.currency);
        put(&mut set, Set { field: field.name.clone(), value, was: None });
    }
    for (field, text) in others {
        // A new amount may bring its own currency along: `100 EUR`.
        if matches!(field.kind, Kind::Money(_)) && background.currency.is_none() {
            let given = Money::parse(text, session.setup.currency)
                .ok()
                .filter(|money| money.currency != session.setup.currency);
            if let (Some(money), Kind::Money(currency)) = (given, &field.kind) {
                put(&mut set, Set::new(*currency, money.currency.code()));
                put(&mut set, Set::new(field.name.as_str(), money.minor));
                background.currency = Some(money.currency);
                continue;
            }
        }
        let read = reading.value(field, text, background.currency, background.pipeline);
        let value = match (&field.kind, read) {
            (Kind::Link(noun), Err(_)) => Value::Int(called(session, *noun, text)?.id),
            (_, read) => read?,
        };
        put(&mut set, Set { field: field.name.clone(), value, was: None });
    }
    Ok(set)
}

/// The only record of a noun that is called so.
fn called(session: &Session, noun: Noun, name: &str) -> Result<RecordRef, Trouble> {
    let refused = |id| Message::new(id).with("text", name).with("noun", Arg::Nouns(noun));
    Err(Trouble::from(match &session.reader.called(noun, name)?[..] {
        [] => Refusal::not_found(refused("refused-link-unknown")),
        [on] => return Ok(*on),
        several => {
            let names: Vec<String> = several.iter().map(ToString::to_string).collect();
            let message = refused("refused-link-ambiguous").with("names", names.join(", "));
            Refusal::malformed(message)
        }
    }))
}

/// Sets a field, in place of an earlier value for it.
pub fn put(set: &mut Vec<Set>, one: Set) {
    set.retain(|known| known.field != one.field);
    set.push(one);
}

/// What the values of an existing record are read against.
///
/// # Errors
/// A refusal when there is no such record.
pub fn background(session: &Session, on: RecordRef) -> Result<Background, Trouble> {
    let row = session.reader.card(on)?.row;
    let stage = row.int("stage").and_then(|id| session.setup.stage(StageId(id)));
    Ok(Background {
        currency: row.get("currency").as_text().and_then(Currency::parse),
        pipeline: stage.map(|stage| stage.pipeline),
    })
}

/// The stage of a noun that a word names, by code or name.
///
/// # Errors
/// A refusal with the nearest name.
pub fn stage(
    session: &Session,
    noun: Noun,
    word: &str,
    pipeline: Option<PipelineId>,
) -> Result<StageId, Refusal> {
    let field = session.field(noun, "stage")?;
    match session.reading().value(field, word, None, pipeline)? {
        Value::Int(id) => Ok(StageId(id)),
        _ => Err(Refusal::not_found(Message::new("refused-no-stage"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_named_once_in_the_order_of_the_words() {
        let words = ["7", "lead/2", "#7", "lead/7", "2", "9"].map(str::to_owned);
        let read = |word: &str| record(word, Noun::Lead);
        let ids: Vec<i64> = once(&words, read).unwrap().iter().map(|on| on.id).collect();
        assert_eq!(ids, [7, 2, 9]);
        assert!(once(&["7".to_owned(), "deal/7".to_owned()], read).is_err());
    }

    #[test]
    fn a_number_that_no_record_has_is_not_found_and_other_words_are_no_number() {
        let huge = "99999999999999999999";
        for (word, id) in [
            ("0", "refused-no-record"),
            ("-1", "refused-no-record"),
            (huge, "refused-no-record"),
            ("lead/0", "refused-no-record"),
            ("abc", "refused-id"),
            ("deal/1", "refused-id"),
            ("lead/", "refused-id"),
            ("", "refused-id"),
        ] {
            assert_eq!(record(word, Noun::Lead).unwrap_err().message.id, id, "{word}");
        }
        for (word, id) in [
            ("lead/0", "refused-no-record"),
            ("deal/-3", "refused-no-record"),
            ("5", "refused-record"),
            ("lead/x", "refused-record"),
            ("stage/0", "refused-record"),
        ] {
            assert_eq!(any_record(word).unwrap_err().message.id, id, "{word}");
        }
    }

    #[test]
    fn a_word_may_begin_with_a_minus() {
        for word in ["-tag:cold", "-(a OR b)", "-\"a\"", "-amount", "-5"] {
            let marked = marked(OsString::from(word)).into_string().unwrap();
            assert!(!marked.starts_with('-'), "{word}");
            assert_eq!(unmarked(&marked), word);
        }
        for other in ["-", "--", "--json", "-h", "-o", "word", ""] {
            assert_eq!(marked(OsString::from(other)), other);
        }
    }
}
