//! What asks for attention while the interface runs: colleagues' changes, deadlines that pass,
//! reminders that come.
//!
//! The next moment at which something turns is known, so that an idle interface waits for it
//! instead of counting again and again.

use std::collections::HashSet;

use super::worker::Job;
use super::{App, Status, Writing};
use crate::crm::Failure;
use crate::domain::layout::{Key, Layouts, Which};
use crate::domain::message::{Arg, Message};
use crate::domain::noun::RecordRef;
use crate::domain::reminder::Reminder;
use crate::tui::action::Action;
use crate::tui::app::top;
use crate::tui::effect::{Effect, Open};
use crate::tui::section::Section;

/// After so many seconds a turn that could not be dealt with is tried again.
const AGAIN: i64 = 15;
/// A session nobody touched for so many seconds lets another one of the same person ring first.
const LEFT_ALONE: i64 = 600;
/// For so many seconds.
pub(super) const COURTESY: i64 = 2;

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
    /// The reminders he was told of and has neither answered nor gone to; the next to go to is the
    /// last.
    waiting: Vec<Reminder>,
    /// What the status line says of them.
    said: Said,
    /// When the person pressed a key here last.
    touched: i64,
    /// What is to be rung for, and from when on, unless another of his sessions does.
    unrung: Option<(i64, String)>,
    /// What is rung for as soon as it is certain that no other of his sessions does.
    claimed: Option<String>,
    /// What the terminal is to ring for.
    ring: Option<String>,
    /// The records whose next step the person was asked for.
    asked: HashSet<RecordRef>,
    /// The records with which something was done on their cards.
    worked: HashSet<RecordRef>,
    /// The newest change that was looked at; none before the first page.
    looked: Option<i64>,
}

/// What the status line says of reminders.
#[derive(Debug, Default)]
struct Said {
    /// All that it says with them.
    text: String,
    /// Of which ones.
    of: Vec<Reminder>,
    /// What it says besides.
    beside: Status,
    /// In which minute, since 1970 UTC.
    minute: i64,
}

impl Watch {
    /// For a session that begins now.
    pub(super) fn new(now: i64) -> Watch {
        Watch {
            turns: i64::MAX,
            dealt: i64::MIN,
            unheard: false,
            heard: i64::MAX,
            waiting: Vec::new(),
            said: Said::default(),
            touched: now,
            unrung: None,
            claimed: None,
            ring: None,
            asked: HashSet::new(),
            worked: HashSet::new(),
            looked: None,
        }
    }

    /// Has the terminal ring for something else.
    pub(super) fn ring(&mut self, text: String) {
        self.ring = Some(text);
    }

    /// The person pressed a key here.
    pub(super) fn touch(&mut self, now: i64) {
        self.touched = now;
    }

    /// Rings for what was claimed, if no other session of the person did.
    pub(super) fn on_told(&mut self, is_new: bool) {
        let claimed = self.claimed.take().filter(|_| is_new);
        self.ring = claimed.or(self.ring.take());
    }

    /// Whether it is not certain yet that this session rings for what was claimed.
    #[cfg(test)]
    pub(super) fn is_claiming(&self) -> bool {
        self.claimed.is_some()
    }

    /// All changes up to this one are looked at now; from which one on they are new, if any is.
    pub(super) fn look(&mut self, newest: i64) -> Option<i64> {
        self.looked.replace(newest).filter(|looked| *looked < newest)
    }

    /// Whether the person is to be asked for the next step of a record: he was not yet.
    pub(super) fn asks_about(&mut self, on: RecordRef) -> bool {
        self.asked.insert(on)
    }

    /// The person did something with a record on its card.
    pub(super) fn works_on(&mut self, on: RecordRef) {
        self.worked.insert(on);
    }

    /// Whether the person did something with a record on its card, and did not only look at it.
    pub(super) fn worked_on(&self, on: RecordRef) -> bool {
        self.worked.contains(&on)
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
        let before = std::sync::Arc::clone(&self.setup);
        let aim = self.aim();
        let mut turned = self.reader.changed()?;
        let now = self.now();
        if turned {
            self.reload()?;
            self.say_view_gone(&before.layouts);
            if self.writing.is_none() {
                self.note_taken(aim);
            }
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
        turned |= self.say_taken()?;
        turned |= self.keep_time(now);
        turned |= self.fade();
        self.claim(now);
        Ok(turned)
    }

    /// Marks on all screens what others changed after the change `since`.
    pub(super) fn mark_changed(&mut self, since: i64) -> Result<(), Failure> {
        let setup = std::sync::Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let mut screens = self.screens.iter_mut();
        screens.try_for_each(|screen| screen.mark_changed(&self.reader, since, &context))
    }

    /// Takes away the marks that stood long enough; says whether there were any.
    fn fade(&mut self) -> bool {
        let setup = std::sync::Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let faded =
            self.screens.iter_mut().filter_map(|screen| screen.fade(&context).then_some(()));
        faded.count() > 0
    }

    /// Says that a view of cards which the person had chosen is gone: what was told of it is not so
    /// any more.
    fn say_view_gone(&mut self, before: &Layouts) {
        let me = self.desk.me;
        let stands = |id: i64| self.setup.layouts.all.iter().any(|layout| layout.id == id);
        let mine = before.chosen.iter().filter(|one| one.user == me);
        let mut gone = mine.filter_map(|one| match one.key.which {
            Which::Named(id) if !stands(id) => Some((one.key, id)),
            _ => None,
        });
        let Some((key, id)) = gone.next_back() else { return };
        let Some(name) =
            before.all.iter().find(|one| one.id == id).and_then(|one| one.name.clone())
        else {
            return;
        };
        let layouts = &self.setup.layouts;
        let which = layouts.chosen(me, key.noun, key.pipeline);
        let said = Message::new("say-view-gone")
            .with("name", name)
            .with("noun", Arg::Nouns(key.noun))
            .with("view", layouts.called(Key { which, ..key }));
        self.say(&said);
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
        self.claim(self.now());
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

    /// Opens the card of the latest reminder, then of those before it, then of what else is near.
    pub(super) fn go_to_reminded(&mut self) -> Result<(), Failure> {
        let Some(reminder) = self.watch.waiting.pop() else { return self.go_to_near() };
        // What else waits with the same record is seen there as well.
        let on = reminder.on;
        let waiting = std::mem::take(&mut self.watch.waiting);
        let (seen, left): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|one| one.on == on);
        self.watch.waiting = left;
        for one in std::iter::once(reminder).chain(seen) {
            self.writer.keep(Job::Saw(self.now(), one));
        }
        self.go_to_planned(on)
    }

    /// Opens the card of the nearest deadline that the top line counts; from there the next one's, and
    /// from the last the first.
    fn go_to_near(&mut self) -> Result<(), Failure> {
        let near = self.reader.near(self.now())?;
        let here = self.on_card();
        let here = near.iter().rposition(|on| on.is_some() && *on == here);
        match here.and_then(|here| near.get(here + 1)).or(near.first()) {
            Some(on) => self.go_to_planned(*on),
            None => {
                self.say(&Message::new("why-no-reminder"));
                Ok(())
            }
        }
    }

    /// Opens the card of the record that something is planned with; the days where there is none.
    fn go_to_planned(&mut self, on: Option<RecordRef>) -> Result<(), Failure> {
        match on {
            Some(on) => self.apply(Effect::open(Open::Card(on, Vec::new()))),
            None => self.apply(Effect::Section(Section::Day)),
        }
    }

    fn let_come(&mut self, now: i64) -> Result<(), Failure> {
        match self.reader.next_turn(now)? {
            Some(turn) if turn <= now => self.commit(Job::Remind(now), Writing::Stay),
            _ => Ok(()),
        }
    }

    /// Tells of the person's reminders that came since, and forgets those he answered or went to in
    /// another session; says whether there were any.
    fn hear(&mut self) -> Result<bool, Failure> {
        let left = self.reader.unanswered(&self.watch.waiting)?;
        let is_less = left.len() < self.watch.waiting.len();
        self.watch.waiting = left;
        if is_less && self.says_reminders() {
            self.status = Status::default();
            self.say_reminders(self.watch.waiting.clone());
        }
        let came = self.reader.reminders(self.watch.heard)?;
        self.tell(&came)?;
        Ok(is_less || !came.is_empty())
    }

    /// Tells of reminders in the status line, and has them rung for in one session of the person.
    fn tell(&mut self, came: &[Reminder]) -> Result<(), Failure> {
        let Some(last) = came.iter().map(|reminder| reminder.id).max() else { return Ok(()) };
        self.watch.heard = last;
        self.watch.waiting.retain(|known| came.iter().all(|one| one.activity != known.activity));
        self.watch.waiting.extend(came.iter().rev().cloned());
        // Those that stand there already are said together with them.
        let mut all = came.to_vec();
        if self.says_reminders() {
            let Said { of, beside, .. } = std::mem::take(&mut self.watch.said);
            self.status = beside;
            let still = |one: &Reminder| came.iter().all(|new| new.activity != one.activity);
            all.extend(of.into_iter().filter(still));
        }
        self.say_reminders(all);
        let said = self.with_top(|_, context| context.words.reminders(came)).unwrap_or_default();
        let now = self.now();
        let is_alone = now - self.watch.touched >= LEFT_ALONE;
        self.watch.unrung = Some((if is_alone { now + COURTESY } else { now }, said));
        Ok(())
    }

    /// Whether the status line says reminders.
    fn says_reminders(&self) -> bool {
        let said = &self.watch.said.text;
        !said.is_empty() && self.status.text == *said
    }

    /// Says how much time is left of the reminders in the status line anew with every minute that they
    /// stand there; says whether it did.
    fn keep_time(&mut self, now: i64) -> bool {
        if !self.says_reminders() || self.watch.said.minute == minute(now) {
            return false;
        }
        let Said { of, beside, .. } = std::mem::take(&mut self.watch.said);
        self.status = beside;
        self.say_reminders(of);
        true
    }

    /// Says reminders in the status line, before what stands there.
    fn say_reminders(&mut self, all: Vec<Reminder>) {
        if all.is_empty() {
            return;
        }
        let setup = std::sync::Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let mut parts = vec![context.words.reminders(&all)];
        if let Some(key) = context.keymap.keys_of(Action::OpenReminded).first() {
            let message = Message::new("say-go-to-reminded").with("key", key.to_string());
            parts.push(context.words.say(&message));
        }
        let dot = format!(" {} ", context.theme.glyphs.dot);
        let beside = std::mem::take(&mut self.status);
        let beside = if beside.is_error { Status::default() } else { beside };
        if !beside.text.is_empty() {
            parts.push(beside.text.clone());
        }
        let text = parts.join(&dot);
        self.status =
            Status { text: text.clone(), end: beside.end, stays: true, ..Status::default() };
        let minute = minute(self.now());
        self.watch.said = Said { text, of: all, beside, minute };
    }

    /// Notes that the person was told, once it is this session's turn; whether to ring for it here
    /// is reported.
    fn claim(&mut self, now: i64) {
        if let Some((_, said)) = self.watch.unrung.take_if(|(from, _)| *from <= now) {
            self.watch.claimed = Some(said);
            self.writer.keep(Job::Told(now, self.watch.heard));
        }
    }
}

/// The minute of a moment.
fn minute(at: i64) -> i64 {
    at.div_euclid(60)
}
