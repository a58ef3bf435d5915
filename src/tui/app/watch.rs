//! What asks for attention while the interface runs: colleagues' changes, deadlines that pass,
//! reminders that come.
//!
//! The next moment at which something turns is known, so that an idle interface waits for it
//! instead of counting again and again.

use std::collections::HashSet;

use super::worker::Job;
use super::{App, Status, Writing};
use crate::crm::Failure;
use crate::domain::message::Message;
use crate::domain::noun::RecordRef;
use crate::domain::reminder::Reminder;
use crate::tui::action::Action;
use crate::tui::app::top;
use crate::tui::effect::{Effect, Open};
use crate::tui::section::Section;

/// After so many seconds a turn that could not be dealt with is tried again.
const AGAIN: i64 = 15;

/// What is known of what is to come.
#[derive(Debug)]
pub(super) struct Watch {
    /// The moment at which something turns: something becomes lit or overdue, or a day begins.
    turns: i64,
    /// When that was dealt with last.
    dealt: i64,
    /// Whether something was written since the person's reminders were looked at.
    unheard: bool,
    /// The latest reminder the person was told of here.
    heard: i64,
    /// The records of reminders he was told of and has not gone to; the next to go to is the last.
    waiting: Vec<Option<RecordRef>>,
    /// What the terminal is to ring for.
    ring: Option<String>,
    /// The records whose next step the person was asked for.
    asked: HashSet<RecordRef>,
}

impl Watch {
    pub(super) fn new() -> Watch {
        Watch {
            turns: i64::MAX,
            dealt: i64::MIN,
            unheard: false,
            heard: i64::MAX,
            waiting: Vec::new(),
            ring: None,
            asked: HashSet::new(),
        }
    }

    /// Has the terminal ring for something else.
    pub(super) fn ring(&mut self, text: String) {
        self.ring = Some(text);
    }

    /// Whether the person is to be asked for the next step of a record: he was not yet.
    pub(super) fn asks_about(&mut self, on: RecordRef) -> bool {
        self.asked.insert(on)
    }

    /// What the terminal is to ring for now.
    pub(super) fn rings(&mut self) -> Option<String> {
        self.ring.take()
    }
}

impl App {
    /// Looks whether colleagues changed something, a moment turned, or a reminder came; says
    /// whether to draw.
    pub(super) fn look_around(&mut self) -> Result<bool, Failure> {
        let mut turned = self.reader.changed()?;
        let now = self.now();
        if turned {
            self.reload()?;
        } else if now >= self.watch.turns && self.writing.is_none() {
            self.watch.dealt = now;
            self.let_come(now)?;
            // What was due is overdue now, and what was tomorrow's today's, here as well as in the
            // counters.
            self.reload()?;
            turned = true;
        }
        if std::mem::take(&mut self.watch.unheard) {
            turned |= self.hear()?;
            turned |= self.hear_notices()?;
        }
        Ok(turned)
    }

    /// Lets the reminders come that are due, before the first frame shows what they lift.
    pub(super) fn prepare(&mut self) -> Result<(), Failure> {
        self.let_come(self.now())
    }

    /// Tells in one line of all reminders that came while the person was away.
    pub(super) fn welcome(&mut self) -> Result<(), Failure> {
        let untold = self.reader.untold()?;
        self.watch.heard = self.reader.latest_reminder()?;
        self.watch.unheard = false;
        self.tell(&untold)?;
        self.hear_notices().map(drop)
    }

    /// Counts what needs attention now, and notes when that will be another count.
    pub(super) fn count(&mut self) -> Result<(), Failure> {
        let clock = self.desk.clock;
        let (now, end) = (clock.now(), clock.end_of_day());
        self.counters = self.reader.counters(now, end, top::COUNTED)?;
        let turn = self.reader.next_turn(now)?.unwrap_or(end);
        // A reminder that cannot come now, because nothing can be written, is not asked for all
        // the time.
        let again = self.watch.dealt.saturating_add(AGAIN);
        self.watch.turns = if turn <= self.watch.dealt { again } else { turn }.min(end);
        self.watch.unheard = true;
        Ok(())
    }

    /// Opens the card of the latest reminder, then of those before it.
    pub(super) fn go_to_reminded(&mut self) -> Result<(), Failure> {
        match self.watch.waiting.pop() {
            Some(Some(on)) => self.apply(Effect::open(Open::Card(on, Vec::new()))),
            Some(None) => self.apply(Effect::Section(Section::Day)),
            None => {
                self.say(&Message::new("why-no-reminder"));
                Ok(())
            }
        }
    }

    fn let_come(&mut self, now: i64) -> Result<(), Failure> {
        match self.reader.next_turn(now)? {
            Some(turn) if turn <= now => self.commit(Job::Remind(now), Writing::Stay),
            _ => Ok(()),
        }
    }

    /// Tells of the person's reminders that came since; says whether there were any.
    fn hear(&mut self) -> Result<bool, Failure> {
        let came = self.reader.reminders(self.watch.heard)?;
        self.tell(&came)?;
        Ok(!came.is_empty())
    }

    /// Tells of reminders in the status line and rings, and notes that they were told.
    fn tell(&mut self, came: &[Reminder]) -> Result<(), Failure> {
        let Some(last) = came.iter().map(|reminder| reminder.id).max() else { return Ok(()) };
        self.watch.heard = last;
        let mut records: Vec<Option<RecordRef>> = came.iter().map(|one| one.on).collect();
        records.reverse();
        self.watch.waiting.retain(|on| !records.contains(on));
        self.watch.waiting.extend(records);
        let setup = std::sync::Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let said = context.words.reminders(came);
        let mut parts = vec![said.clone()];
        if let Some(key) = context.keymap.keys_of(Action::OpenReminded).first() {
            let message = Message::new("say-go-to-reminded").with("key", key.to_string());
            parts.push(context.words.say(&message));
        }
        if !self.status.text.is_empty() && !self.status.is_error {
            parts.push(std::mem::take(&mut self.status.text));
        }
        let text = parts.join(&format!(" {} ", context.theme.glyphs.dot));
        self.status = Status { text, is_error: false };
        self.watch.ring = Some(said);
        self.writer.keep(Job::Told(self.now(), last));
        Ok(())
    }
}
