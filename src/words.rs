//! How data becomes words: the one place that knows both what the data is and how the reader's
//! language says it. The command line and the screens speak through it.
//!
//! It may name `domain` and `i18n` and nothing else of ours. It reads no clock and no zone: the
//! edge that makes a [`Words`] says what time it is and how a moment becomes local time. It does
//! not know how wide a column is or what colour it has.

pub mod called;
mod comment;
mod filter;
mod inbound;
mod layout;
mod notice;
pub mod planning;
mod reminding;
mod rule;
mod shown;
mod task;
mod typed;
mod understood;

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::domain::activity;
use crate::domain::defaults::COUNTRY;
use crate::domain::field::{Choice, Field, Label, Section};
use crate::domain::layout::Layout;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::money::Money;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::phone;
use crate::domain::query;
use crate::domain::setup::{Setup, Source};
use crate::domain::stage::{Names, Pipeline, Stage};
use crate::i18n::{self, Catalogue, Lang, date, number};

/// Finds what a linked record is called, where somebody read its name.
pub type Naming<'a> = &'a dyn Fn(RecordRef) -> Option<String>;

/// Speaks one language about one team's data. Cheap to make and to copy.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    lang: Lang,
    catalogue: &'static Catalogue,
    setup: &'a Setup,
    zone: fn(i64) -> NaiveDateTime,
    now: NaiveDateTime,
    moment: i64,
    naming: Option<Naming<'a>>,
}

impl<'a> Words<'a> {
    /// Words in `lang` about the team of `setup`.
    ///
    /// `now` is in seconds since 1970 UTC; `zone` turns such a moment into the reader's local time.
    pub fn new(
        lang: Lang,
        setup: &'a Setup,
        now: i64,
        zone: fn(i64) -> NaiveDateTime,
    ) -> Words<'a> {
        let catalogue = i18n::catalogue(lang);
        Words { lang, catalogue, setup, zone, now: zone(now), moment: now, naming: None }
    }

    /// The same words, which also know what linked records are called. One without a name is
    /// called by its number.
    pub fn naming(self, naming: Naming<'a>) -> Words<'a> {
        Words { naming: Some(naming), ..self }
    }

    /// The language spoken.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The present moment in the reader's local time.
    pub fn now(&self) -> NaiveDateTime {
        self.now
    }

    /// A moment, in seconds since 1970 UTC, in the reader's local time.
    pub fn local(&self, moment: i64) -> NaiveDateTime {
        (self.zone)(moment)
    }

    /// A message without arguments.
    pub fn text(&self, id: &str) -> String {
        self.catalogue.text(id, &[])
    }

    /// A message with everything in it said in the same language.
    pub fn say(&self, message: &Message) -> String {
        let args: Vec<(&str, i18n::Value)> =
            message.args.iter().map(|(name, arg)| (*name, self.named_arg(name, arg))).collect();
        self.catalogue.text(message.id, &args)
    }

    /// What an activity is called: somebody's own words, or what the program calls what it planned.
    pub fn subject<'s>(&self, subject: &'s str) -> Cow<'s, str> {
        match activity::subject_message(subject) {
            Some(id) => Cow::Owned(self.text(id)),
            None => Cow::Borrowed(subject),
        }
    }

    /// What is wrong and, after it, what to do about it.
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let message = self.say(&refusal.message);
        match &refusal.hint {
            Some(hint) => {
                let stop = if message.ends_with(['.', '!', '?', '…']) { "" } else { "." };
                format!("{message}{stop} {}", self.say(hint))
            }
            None => message,
        }
    }

    /// A noun in the singular: `lead`, `сделка`.
    pub fn noun(&self, noun: Noun) -> String {
        self.text(&format!("noun-{}", noun.word()))
    }

    /// A noun in the plural, as a heading: `Leads`, `Сделки`.
    pub fn nouns(&self, noun: Noun) -> String {
        self.text(&format!("nouns-{}", noun.word()))
    }

    /// All of a noun, as what something is of: `leads`, «лидов».
    pub fn of(&self, noun: Noun) -> String {
        self.text(&format!("of-{}", noun.word()))
    }

    /// So many of a noun: `1 lead`, `5 лидов`.
    pub fn count(&self, noun: Noun, count: i64) -> String {
        self.catalogue.text(&format!("count-{}", noun.word()), &[("count", count.into())])
    }

    /// That the team's country is the one nobody chose, and how it gets another; nothing where it was
    /// chosen, or fits the reader's language.
    pub fn country_unchosen(&self) -> Option<String> {
        self.country_guessed().filter(|_| self.setup.country == COUNTRY)
    }

    /// Which country a new database was given by guess, and how it gets another; nothing where it fits
    /// the reader's language.
    pub fn country_guessed(&self) -> Option<String> {
        let (country, own) = (self.setup.country.as_str(), self.lang.country());
        if own == Some(country) {
            return None;
        }
        let own = own.unwrap_or("none");
        let message = Message::new("country-unchosen").with("country", country).with("own", own);
        Some(self.say(&message.with("currency", self.setup.currency.code())))
    }

    /// What a record without a title is called: `Lead 1042`, `Сделка 7`; what was deleted as it was.
    pub fn untitled(&self, record: RecordRef) -> String {
        let is = |layout: &&Layout| record == RecordRef::new(Noun::Layout, layout.id);
        if let Some(layout) = self.setup.layouts.all.iter().find(is) {
            return self.layout(layout);
        }
        if let Some(names) = self.setup.was_called(record) {
            return self.named(names).to_owned();
        }
        capitalised(&self.noun_and_number(record))
    }

    /// What a record is called: its name where it is known, else as an untitled one.
    pub fn record(&self, record: RecordRef) -> String {
        let known = self.naming.and_then(|naming| naming(record)).filter(|name| !name.is_empty());
        match known {
            Some(name) if record.noun == Noun::Activity => self.subject(&name).into_owned(),
            Some(name) => name,
            None => self.untitled(record),
        }
    }

    /// Which records became one, and which that is; each with its number, since they are often called
    /// the same.
    pub fn merged(&self, merged: &[RecordRef], into: Option<RecordRef>) -> String {
        let name = |on: &RecordRef| match self.record(*on) {
            name if name == self.untitled(*on) => name,
            name => format!("{name} ({})", self.noun_and_number(*on)),
        };
        let merged: Vec<String> = merged.iter().map(name).collect();
        let message = Message::new("card-merged").with("merged", merged.join(", "));
        self.say(&message.with("into", into.as_ref().map(name).unwrap_or_default()))
    }

    /// What people call a field.
    pub fn label(&self, field: &Field) -> String {
        self.labelled(&field.label)
    }

    /// What people call a field where there is little room.
    pub fn short_label(&self, field: &Field) -> String {
        match &field.label {
            Label::Message(id) if self.catalogue.has(&format!("{id}-short")) => {
                self.text(&format!("{id}-short"))
            }
            label => self.labelled(label),
        }
    }

    /// What people call an entry of a closed list.
    pub fn choice(&self, choice: &Choice) -> String {
        self.labelled(&choice.label)
    }

    /// The heading of a section of a noun's card.
    pub fn section(&self, noun: Noun, section: Section) -> String {
        self.text(&format!("section-{}-{}", noun.word(), section.word()))
    }

    /// What a phone, an e-mail, a site or a messenger is for: `work`, `мобильный`. A label that is
    /// none of ours is said as it is.
    pub fn point(&self, label: &str) -> String {
        let id = format!("point-{label}");
        if self.catalogue.has(&id) { self.text(&id) } else { label.to_owned() }
    }

    /// A phone number as it is read best, however it was typed. Text that is none is said as it is.
    pub fn phone<'t>(&self, typed: &'t str) -> Cow<'t, str> {
        phone::display(typed, &self.setup.country)
    }

    /// What people call a stage.
    pub fn stage<'n>(&self, stage: &'n Stage) -> &'n str {
        self.named(&stage.names)
    }

    /// What people call a stage, with its pipeline where there are several to be told apart.
    pub fn stage_in_full(&self, stage: &Stage) -> String {
        let own = self.setup.pipelines.iter().find(|pipeline| pipeline.id == stage.pipeline);
        let several = |noun| self.setup.pipelines_of(noun).nth(1).is_some();
        match own.filter(|pipeline| several(pipeline.noun)) {
            Some(pipeline) => format!("{} / {}", self.pipeline(pipeline), self.stage(stage)),
            None => self.stage(stage).to_owned(),
        }
    }

    /// What people call a pipeline.
    pub fn pipeline<'n>(&self, pipeline: &'n Pipeline) -> &'n str {
        self.named(&pipeline.names)
    }

    /// What people call a source.
    pub fn source<'n>(&self, source: &'n Source) -> &'n str {
        self.named(&source.names)
    }

    /// An amount in full.
    pub fn money(&self, money: Money) -> String {
        let Money { minor, currency } = money;
        number::money(self.lang, minor, currency.digits(), currency.code())
    }

    /// An amount for a narrow column: `1,2 млн ₽`.
    pub fn money_compact(&self, money: Money) -> String {
        let Money { minor, currency } = money;
        number::money_compact(self.lang, minor, currency.digits(), currency.code())
    }

    /// A moment short enough for a card on the board: `yesterday 15:00`, `14 Nov`.
    pub fn moment(&self, moment: i64) -> String {
        date::moment(self.lang, self.local(moment), self.now)
    }

    /// As [`Words::moment`] where there is little room.
    pub fn moment_tight(&self, moment: i64) -> String {
        date::moment_tight(self.lang, self.local(moment), self.now)
    }

    /// A period by its first moment and the first one after it: `1 Nov – 10 Nov`, `since 14 Nov` where
    /// it is not over, `until 10 Nov` where it has no beginning.
    pub fn period(&self, (from, until): (i64, i64)) -> String {
        let [from, until] = [from, until].map(|end| self.local(end));
        let edge = |at: NaiveDateTime, day: NaiveDate| match at.time() == NaiveTime::MIN {
            true => date::day(self.lang, day, self.now.date()),
            false => date::exact(self.lang, at, self.now),
        };
        let first = edge(from, from.date());
        let last = edge(until, (until - TimeDelta::seconds(1)).date());
        let end = |id, at| self.say(&Message::new(id).with("when", at));
        if from.year() <= 1 {
            return end("narrow-until", last);
        }
        if until > self.now && from.date() != self.now.date() {
            return end("narrow-begun", first);
        }
        if first == last { first } else { format!("{first} – {last}") }
    }

    /// A day in full: `Thursday, 26 November 2026`.
    pub fn day_in_full(&self, day: NaiveDate) -> String {
        format!("{}, {}", date::weekday(self.lang, day.weekday()), date::long(self.lang, day))
    }

    /// A moment with its hour however far away: `18 Nov, 14:02`.
    pub fn moment_exact(&self, moment: i64) -> String {
        date::exact(self.lang, self.local(moment), self.now)
    }

    fn field(&self, noun: Noun, name: &str) -> String {
        let field = self.setup.registry.get(noun, name);
        field.map_or_else(|| name.to_owned(), |field| self.label(field))
    }

    fn noun_and_number(&self, record: RecordRef) -> String {
        format!("{} {}", self.noun(record.noun), record.id)
    }

    fn labelled(&self, label: &Label) -> String {
        match label {
            Label::Message(id) => self.text(id),
            Label::Own(text) => text.clone(),
        }
    }

    /// The name in the reader's language, or in one that has it.
    pub fn named<'n>(&self, names: &'n Names) -> &'n str {
        let own = match self.lang {
            Lang::En => &names.en,
            Lang::Ru => &names.ru,
            Lang::Pl => &names.pl,
        };
        let any = || names.all().into_iter().find(|name| !name.is_empty());
        if own.is_empty() { any().unwrap_or_default() } else { own }
    }

    /// What stands for this name in a message; what is called a subject is that of an activity or of
    /// a letter.
    fn named_arg<'m>(&self, name: &str, arg: &'m Arg) -> i18n::Value<'m> {
        match arg {
            Arg::Text(text) if name == "subject" => match self.subject(text) {
                Cow::Borrowed(own) => own.into(),
                Cow::Owned(said) => said.into(),
            },
            arg => self.arg(arg),
        }
    }

    fn arg<'m>(&self, arg: &'m Arg) -> i18n::Value<'m> {
        match arg {
            Arg::Text(text) => text.as_str().into(),
            Arg::Count(count) => (*count).into(),
            Arg::Moment(moment) => self.moment_exact(*moment).into(),
            Arg::Day(day) => self.day_in_full(*day).into(),
            Arg::Money(money) => self.money(*money).into(),
            Arg::Record(record) => match self.naming {
                Some(_) => self.record(*record).into(),
                None => record.to_string().into(),
            },
            Arg::Records(records) => {
                let said = records.iter().map(|record| match self.naming {
                    Some(_) => self.noun_and_number(*record),
                    None => record.to_string(),
                });
                said.collect::<Vec<_>>().join(", ").into()
            }
            Arg::Noun(noun) => self.noun(*noun).into(),
            Arg::Nouns(noun) => self.of(*noun).into(),
            Arg::Counted(all) => {
                let said = all.iter().map(|(noun, count)| {
                    self.count(*noun, i64::try_from(*count).unwrap_or(i64::MAX))
                });
                said.collect::<Vec<_>>().join(", ").into()
            }
            Arg::Field(noun, name) => self.field(*noun, name).into(),
            Arg::Fields(fields) => {
                // Those of one noun follow each other, and it is said once.
                let of_one = fields.chunk_by(|one, next| one.0 == next.0).map(|fields| {
                    let names = fields.iter().map(|(noun, name)| self.field(*noun, name));
                    let names: Vec<String> = names.collect();
                    format!("{} – {}", self.noun(fields[0].0), names.join(", "))
                });
                of_one.collect::<Vec<_>>().join("; ").into()
            }
            Arg::Section(noun, section) => self.section(*noun, *section).into(),
            Arg::Stage(id) => match self.setup.stage(*id) {
                Some(stage) => self.stage_in_full(stage).into(),
                None => id.0.to_string().into(),
            },
            Arg::Stages(ids) => {
                let stages = ids.iter().filter_map(|id| self.setup.stage(*id));
                stages.map(|stage| self.stage(stage)).collect::<Vec<_>>().join(", ").into()
            }
            Arg::Names(all) => {
                let said = all.iter().map(|names| query::typed(self.named(names)));
                said.collect::<Vec<_>>().join(", ").into()
            }
            Arg::Administrators => self.setup.administrators().into(),
            Arg::Message(message) => self.say(message).into(),
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
