//! Choosing a client: one who is known is found by a part of his name, phone or e-mail; one who is
//! not is made of what is typed.

use super::{Row, find};
use crate::crm::{Failure, Reader};
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::seek;
use crate::tui::effect::Reply;
use crate::tui::screen::Context;

/// The answer that goes to the card of the client who is linked now.
pub const OPEN: &str = "open";

/// The answer that takes the link away.
pub const UNLINK: &str = "";

/// The keys of the rows that make a client.
const NEW: [(&str, &[Noun]); 3] = [
    ("+both", &[Noun::Contact, Noun::Company]),
    ("+contact", &[Noun::Contact]),
    ("+company", &[Noun::Company]),
];

/// Which clients are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clients {
    /// What is looked for.
    pub nouns: Vec<Noun>,
    /// What may be made of what is typed; with both, a person and his company at once.
    pub make: Vec<Noun>,
    /// The one that is wanted in any case, where not each of them will do alone.
    pub wanted: Option<Noun>,
    /// Who is linked now.
    pub held: Option<RecordRef>,
    /// Under which name what is typed is kept while nobody is chosen; none where it is not.
    pub place: Option<String>,
}

impl Clients {
    /// The rows for what is typed: those who are found by all of it or by a name in it, then what can be
    /// made of it, then those who have a phone or an e-mail in it. With nothing
    /// typed, what can be done with who is linked now.
    ///
    /// # Errors
    /// When the database fails or the query was interrupted.
    pub fn rows(
        &self,
        reader: &Reader,
        context: &Context,
        typed: &str,
    ) -> Result<Vec<Row>, Failure> {
        if typed.trim().is_empty() {
            return match self.held {
                Some(held) => self.held_rows(held, reader, context),
                None => Ok(Vec::new()),
            };
        }
        let mut rows = find::rows(reader, context, &self.nouns, typed)?;
        let sought = context.reading.sought(typed);
        self.extend(&mut rows, &sought.names, reader, context)?;
        rows.extend(self.new_rows(context, typed));
        // Whoever has the phone of somebody of another name is seen, and not taken for him.
        self.extend(&mut rows, &sought.ways, reader, context)?;
        Ok(rows)
    }

    /// Adds who is found by these words and is not among the rows yet.
    fn extend(
        &self,
        rows: &mut Vec<Row>,
        words: &[&str],
        reader: &Reader,
        context: &Context,
    ) -> Result<(), Failure> {
        for words in words {
            for row in find::rows(reader, context, &self.nouns, words)? {
                if !rows.iter().any(|known| known.key == row.key) {
                    rows.push(row);
                }
            }
        }
        Ok(())
    }

    /// What can be made of what is typed. A record's name or number is no name of a client.
    fn new_rows(&self, context: &Context, typed: &str) -> Vec<Row> {
        let typed = typed.trim();
        if seek::record(typed, &self.nouns).is_some() || typed.parse::<RecordRef>().is_ok() {
            return Vec::new();
        }
        let rows = NEW.into_iter().filter(|(_, nouns)| {
            nouns.iter().all(|noun| self.make.contains(noun))
                && self.wanted.is_none_or(|wanted| nouns.contains(&wanted))
                && context.reading.clients(nouns, typed).is_some()
        });
        let row = |(key, _): (&str, &[Noun])| {
            let id = match key {
                "+both" => "picker-new-both",
                "+contact" => "picker-new-contact",
                _ => "picker-new-company",
            };
            let text = context.words.say(&Message::new(id).with("text", typed));
            Row { key: key.to_owned(), text, note: String::new() }
        };
        rows.map(row).collect()
    }

    fn held_rows(
        &self,
        held: RecordRef,
        reader: &Reader,
        context: &Context,
    ) -> Result<Vec<Row>, Failure> {
        let name = reader.name(held)?.unwrap_or_else(|| context.words.untitled(held));
        let row = |key: &str, id: &'static str| Row {
            key: key.to_owned(),
            text: context.words.say(&Message::new(id).with("name", name.as_str())),
            note: String::new(),
        };
        Ok(vec![row(OPEN, "picker-open-linked"), row(UNLINK, "picker-unlink")])
    }
}

/// The answer of a row: a key, or clients to be made of what is typed.
pub fn reply(key: &str, typed: &str) -> Reply {
    match NEW.into_iter().find(|(new, _)| *new == key) {
        Some((_, nouns)) => Reply::New(nouns.to_vec(), typed.trim().to_owned()),
        None => Reply::Chosen(vec![key.to_owned()]),
    }
}
