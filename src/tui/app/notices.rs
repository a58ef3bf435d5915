//! What colleagues tell the person: said and rung for when it comes, read with the record it is
//! about.

use super::App;
use super::worker::Job;
use crate::crm::Failure;
use crate::crm::inbox::Wanted;
use crate::domain::message::Message;
use crate::domain::notice::{Mark, Which};
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::effect::Open;
use crate::tui::screen::Screen;
use crate::tui::screen::card::Card;

impl App {
    /// Looks whether there is something new to be told; says it, and rings for it once. Says whether
    /// there was anything.
    pub(super) fn hear_notices(&mut self) -> Result<bool, Failure> {
        let newest = match self.counters.unread {
            0 => None,
            _ => self.reader.unread()?.1,
        };
        let Some(heard) = self.heard else {
            // What waited before this session is shown, and nothing to be startled by.
            self.heard = Some(newest.unwrap_or_default());
            return Ok(false);
        };
        let Some(newest) = newest.filter(|newest| *newest > heard) else { return Ok(false) };
        self.heard = Some(newest);
        let notices = self.reader.notices(Wanted::Unread, i64::MAX, 1)?;
        let Some(notice) = notices.first() else { return Ok(false) };
        let said =
            self.with_top(|_, context| context.words.notice_flat(notice)).unwrap_or_default();
        if self.status.text.is_empty() {
            // Something else is on the screen, so it is said whom it is about.
            let about = match notice.count {
                // What is to be done is in the words.
                ..=1 if notice.on.noun != Noun::Activity => Some(self.called(notice.on)?),
                _ => None,
            };
            let message = match about {
                Some(record) => Message::new("say-notice-about").with("record", record),
                None => Message::new("say-notice"),
            };
            self.say(&message.with("text", said.as_str()));
        }
        self.watch.ring(said);
        Ok(true)
    }

    /// Notes what the person read, as soon as nothing else is being written.
    pub(super) fn mark(&mut self, mark: Mark) -> Result<(), Failure> {
        if self.writing.is_some() {
            return Ok(());
        }
        self.writer.keep(Job::Mark(self.now(), mark));
        self.reader.changed()?;
        self.reload()
    }

    /// Opens the record of a notice, which is read by that.
    pub(super) fn open_notice(&mut self, id: i64, on: RecordRef) -> Result<(), Failure> {
        self.mark(Mark::Read(Which::One(id)))?;
        match on.noun {
            Noun::Activity => self.open_screen(Open::Edit(on)),
            _ => self.open_screen(Open::Card(on, Vec::new())),
        }
    }

    /// The card of a record, or of the one that took it in; what was told of it is read by that.
    pub(super) fn card(&mut self, on: RecordRef, neighbours: Vec<i64>) -> Result<Screen, Failure> {
        let on = match self.reader.survivor(on)? {
            Some(into) => {
                let names = [on, into].map(|record| self.called(record));
                let [record, into_name] = names;
                let said = Message::new("say-merged-into");
                let said = said.with("record", record?).with("into", into_name?);
                self.say(&said);
                into
            }
            None => on,
        };
        if self.counters.unread > 0 {
            self.mark(Mark::Read(Which::About(on)))?;
        }
        Ok(Screen::Card(Card::open(on, neighbours)))
    }

    /// What a record is called.
    pub(super) fn called(&mut self, on: RecordRef) -> Result<String, Failure> {
        let name = self.reader.name(on)?.filter(|name| !name.is_empty());
        let untitled = |app: &mut App| app.with_top(|_, context| context.words.untitled(on));
        Ok(match name {
            Some(name) => name,
            None => untitled(self).unwrap_or_else(|| on.to_string()),
        })
    }
}
