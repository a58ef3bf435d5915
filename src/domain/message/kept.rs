//! A message as it is kept with what happened, to be said anew for everybody who reads of it, in his
//! own language.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Arg, Message};
use crate::domain::field::Section;
use crate::domain::money::{Currency, Money};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::{Names, StageId};

/// A message with its arguments, as data that outlives the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The id of the message in the catalogues, as it was when it was kept.
    pub id: String,
    args: Vec<(String, Value)>,
}

/// An argument of a kept message.
#[derive(Debug, Clone, PartialEq)]
pub enum Held<'k> {
    /// A value.
    Arg(Arg),
    /// Another message said inside this one.
    Kept(&'k Kept),
}

/// How an argument is written down. Money, days and names are written as people would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Value {
    Text(String),
    Count(i64),
    Moment(i64),
    Day(String),
    Money(i64, String),
    Record(String),
    Records(Vec<String>),
    Noun(String),
    Nouns(String),
    Counted(Vec<(String, usize)>),
    Field(String, String),
    Fields(Vec<(String, String)>),
    Section(String, String),
    Stage(i64),
    Stages(Vec<i64>),
    Names(Vec<[String; 3]>),
    Administrators,
    Message(Box<Kept>),
}

impl Kept {
    /// The message, to be written down.
    pub fn of(message: &Message) -> Kept {
        let args = message.args.iter().map(|(name, arg)| ((*name).to_owned(), value(arg)));
        Kept { id: message.id.to_owned(), args: args.collect() }
    }

    /// The arguments by name. One that a later program wrote and this one does not know is missing.
    pub fn args(&self) -> impl Iterator<Item = (&str, Held<'_>)> {
        self.args.iter().filter_map(|(name, value)| Some((name.as_str(), held(value)?)))
    }
}

fn value(arg: &Arg) -> Value {
    let records = |records: &[RecordRef]| records.iter().map(RecordRef::to_string).collect();
    match arg {
        Arg::Text(text) => Value::Text(text.clone()),
        Arg::Count(count) => Value::Count(*count),
        Arg::Moment(moment) => Value::Moment(*moment),
        Arg::Day(day) => Value::Day(day.to_string()),
        Arg::Money(money) => Value::Money(money.minor, money.currency.code().to_owned()),
        Arg::Record(record) => Value::Record(record.to_string()),
        Arg::Records(all) => Value::Records(records(all)),
        Arg::Noun(noun) => Value::Noun(noun.word().to_owned()),
        Arg::Nouns(noun) => Value::Nouns(noun.word().to_owned()),
        Arg::Counted(all) => {
            let counted = |(noun, count): &(Noun, usize)| (noun.word().to_owned(), *count);
            Value::Counted(all.iter().map(counted).collect())
        }
        Arg::Field(noun, name) => Value::Field(noun.word().to_owned(), name.clone()),
        Arg::Fields(fields) => {
            let field = |(noun, name): &(Noun, String)| (noun.word().to_owned(), name.clone());
            Value::Fields(fields.iter().map(field).collect())
        }
        Arg::Section(noun, section) => {
            Value::Section(noun.word().to_owned(), section.word().to_owned())
        }
        Arg::Stage(stage) => Value::Stage(stage.0),
        Arg::Stages(stages) => Value::Stages(stages.iter().map(|stage| stage.0).collect()),
        Arg::Names(all) => {
            Value::Names(all.iter().map(|names| names.all().map(str::to_owned)).collect())
        }
        Arg::Administrators => Value::Administrators,
        Arg::Message(message) => Value::Message(Box::new(Kept::of(message))),
    }
}

fn held(value: &Value) -> Option<Held<'_>> {
    Some(Held::Arg(match value {
        Value::Text(text) => Arg::Text(text.clone()),
        Value::Count(count) => Arg::Count(*count),
        Value::Moment(moment) => Arg::Moment(*moment),
        Value::Day(day) => Arg::Day(NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?),
        Value::Money(minor, code) => Arg::Money(Money::new(*minor, Currency::parse(code)?)),
        Value::Record(name) => Arg::Record(name.parse().ok()?),
        Value::Records(names) => {
            Arg::Records(names.iter().filter_map(|name| name.parse().ok()).collect())
        }
        Value::Noun(word) => Arg::Noun(Noun::parse(word)?),
        Value::Nouns(word) => Arg::Nouns(Noun::parse(word)?),
        Value::Counted(all) => {
            let counted = |(noun, count): &(String, usize)| Some((Noun::parse(noun)?, *count));
            Arg::Counted(all.iter().filter_map(counted).collect())
        }
        Value::Field(noun, name) => Arg::Field(Noun::parse(noun)?, name.clone()),
        Value::Fields(fields) => {
            let field = |(noun, name): &(String, String)| Some((Noun::parse(noun)?, name.clone()));
            Arg::Fields(fields.iter().filter_map(field).collect())
        }
        Value::Section(noun, word) => Arg::Section(Noun::parse(noun)?, Section::parse(word)?),
        Value::Stage(id) => Arg::Stage(StageId(*id)),
        Value::Stages(ids) => Arg::Stages(ids.iter().copied().map(StageId).collect()),
        Value::Names(all) => {
            let names = |[en, ru, pl]: &[String; 3]| Names {
                en: en.clone(),
                ru: ru.clone(),
                pl: pl.clone(),
            };
            Arg::Names(all.iter().map(names).collect())
        }
        Value::Administrators => Arg::Administrators,
        Value::Message(message) => return Some(Held::Kept(message)),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_as_it_was_written() {
        let lead = RecordRef::new(Noun::Lead, 42);
        let plain = [
            Arg::from("words"),
            Arg::Count(5),
            Arg::Counted(vec![(Noun::Lead, 3), (Noun::Entry, 1)]),
            Arg::Moment(1_800_000_000),
            Arg::Day(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()),
            Arg::Money(Money::new(-150, Currency::RUB)),
            Arg::Record(lead),
            Arg::Records(vec![lead, RecordRef::new(Noun::Deal, 7)]),
            Arg::Noun(Noun::Company),
            Arg::Nouns(Noun::Company),
            Arg::Field(Noun::Lead, "title".to_owned()),
            Arg::Fields(vec![(Noun::Deal, "amount".to_owned())]),
            Arg::Section(Noun::Deal, Section::Client),
            Arg::Stage(StageId(3)),
            Arg::Stages(vec![StageId(3), StageId(4)]),
            Arg::Names(vec![Names::same("A"), Names::same("B c")]),
            Arg::Administrators,
        ];
        for arg in plain {
            let kept = Kept::of(&Message::new("told").with("what", arg.clone()));
            let written = serde_json::to_string(&kept).unwrap();
            let read: Kept = serde_json::from_str(&written).unwrap();
            assert_eq!(
                (&*read.id, read.args().collect::<Vec<_>>()),
                ("told", vec![("what", Held::Arg(arg))])
            );
        }
        let inner = Message::new("inner").with("count", 5_usize);
        let kept = Kept::of(&Message::new("outer").with("what", inner.clone()));
        assert_eq!(kept.args().collect::<Vec<_>>(), [("what", Held::Kept(&Kept::of(&inner)))]);
    }

    #[test]
    fn what_a_later_program_wrote_is_left_out() {
        let written = r#"{"id":"told","args":[["a",{"noun":"robot"}],["b",{"count":2}]]}"#;
        let kept: Kept = serde_json::from_str(written).unwrap();
        assert_eq!(kept.args().collect::<Vec<_>>(), [("b", Held::Arg(Arg::Count(2)))]);
    }
}
