//! Half-written text: kept while it is typed, announced at the next start, thrown away once it is
//! saved or given up. What could not be saved comes back.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::status::Status;
use super::unseen::Unasked;
use super::worker::Job;
use super::{App, Writing};
use crate::clock;
use crate::crm::Failure;
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::action::Action;
use crate::tui::effect::Answer;
use crate::tui::screen::Screen;
use crate::tui::screen::form::Form;
use crate::tui::screen::line::Line;

/// Where it is noted of which unfinished import the person was told, and when.
const IMPORT_TOLD: &str = "told:import";

/// So long the end of the program is waited for in silence.
const SILENCE: Duration = Duration::from_secs(1);

/// A text that is being saved.
pub(super) struct Answered {
    screen: Screen,
    /// Under which names it was kept while it was half written.
    places: Vec<String>,
    /// Whether the person is somewhere else by now, so that it waits where it was written.
    late: bool,
}

impl Answered {
    /// The text of a screen that gave its answer.
    fn by(screen: Screen) -> Answered {
        let resumes = screen.resumes().map(str::to_owned);
        let places = screen.draft_place().into_iter().chain(resumes).collect();
        Answered { screen, places, late: false }
    }

    /// What a screen that was left goes on with all the same; nothing where that is nothing.
    pub(super) fn without(screen: Screen) -> Option<Answered> {
        let places = vec![screen.resumes()?.to_owned()];
        Some(Answered { screen, places, late: true })
    }
}

impl App {
    /// Tells of half-written text from an earlier time.
    pub(super) fn announce_drafts(&mut self) -> Result<(), Failure> {
        for (place, at) in self.reader.drafts()? {
            if !self.is_over(&place)? {
                self.say_all(&[announced(&place).with("at", Arg::Moment(at))], None);
                break;
            }
        }
        Ok(())
    }

    /// Whether what is kept under a name waits for nothing any more: a conversion of a lead that is
    /// finished by now.
    fn is_over(&self, place: &str) -> Result<bool, Failure> {
        let on = place.split_once(':').filter(|(what, _)| kind_of(what) == "convert");
        match on.map(|(_, on)| on.parse()) {
            Some(Ok(on)) => Ok(!self.is_open(on)?),
            _ => Ok(false),
        }
    }

    /// Says that times are those of UTC, where the system means others and nobody knows which.
    pub(super) fn announce_zone(&mut self) {
        if let Some(zone) = clock::unknown_zone() {
            self.say_also(&Message::new("note-zone-unknown").with("text", zone));
        }
    }

    /// Tells of a change of many records of the person's that broke off, as long as it is the latest.
    pub(super) fn announce_change(&mut self) -> Result<(), Failure> {
        if let Some(message) = self.reader.unfinished_change()? {
            let key = |action, verb: &str| {
                let keys = self.desk.keymap.keys_of(action);
                keys.first().map_or_else(|| verb.to_owned(), ToString::to_string)
            };
            let message = message.with("key", key(Action::Undo, "voronka undo"));
            let message = message.with("redo", key(Action::Redo, "voronka redo"));
            self.say_also(&message);
        }
        Ok(())
    }

    /// Tells of an import of the person's that broke off, as its own thing to finish: once a day, so
    /// that it is neither forgotten nor in the way. The history names it at any time.
    pub(super) fn announce_import(&mut self) -> Result<(), Failure> {
        let Some((operation, message)) = self.reader.unfinished_import()? else { return Ok(()) };
        let (operation, now) = (operation.0.to_string(), self.now());
        let day = |at: i64| clock::local(at).date();
        let told = self.reader.draft(IMPORT_TOLD)?;
        if told.is_some_and(|(told, at)| told == operation && day(at) == day(now)) {
            return Ok(());
        }
        self.writer.keep(Job::Draft(now, IMPORT_TOLD.to_owned(), operation));
        self.say_also(&message);
        Ok(())
    }

    /// Has what is half-written kept, if it changed since; not what is being saved.
    pub(super) fn keep_draft(&mut self) {
        if self.writing == Some(Writing::Close) {
            return;
        }
        let Some(draft) = self.screens.last().and_then(Screen::draft) else {
            // What was emptied is not to come back.
            let place = self.screens.last().and_then(Screen::draft_place);
            let known = |kept: &(String, String)| Some(&kept.0) == place.as_ref();
            if self.draft.as_ref().is_some_and(known) {
                self.drop_draft_of(place);
            }
            return;
        };
        if self.draft.as_ref() == Some(&draft) {
            return;
        }
        let (place, text) = draft.clone();
        self.draft = Some(draft);
        self.writer.hold(self.now(), place, text);
    }

    /// Puts half-written text back into the screen that is about to open, and says that it did. Files
    /// that went with it are looked at again; one that is gone is named.
    pub(super) fn take_up_draft(&mut self, screen: &mut Screen) -> Result<(), Failure> {
        let Some(place) = screen.draft_place() else { return Ok(()) };
        let unkept = self.unkept.remove(&place).map(|text| (text, self.now()));
        let kept = unkept.map_or_else(|| self.reader.draft(&place), |draft| Ok(Some(draft)))?;
        // What was thrown away may be there still.
        let Some((text, at)) = kept.filter(|(text, _)| !text.is_empty()) else { return Ok(()) };
        let Some(paths) = screen.restore(&text) else { return Ok(()) };
        let (restored, clears) = match screen {
            Screen::Form(_) | Screen::Convert(_) => ("say-draft-restored-form", Action::StartOver),
            // What is looked for is erased as in any line.
            Screen::Picker(_) => ("say-draft-restored", Action::EraseToStart),
            _ => ("say-draft-restored", Action::StartOver),
        };
        let (restored, key) = match screen.waits() {
            Some(_) => ("say-draft-waits", Action::New),
            None => (restored, clears),
        };
        if matches!(screen, Screen::Line(_)) && screen.waits().is_none() {
            self.come_unasked(Unasked::Draft);
        }
        let key = self.desk.keymap.said(key);
        let mut said = vec![Message::new(restored).with("at", Arg::Moment(at)).with("key", key)];
        for path in paths {
            match self.look_at(&path)? {
                Ok(found) => screen.take_file(Ok(found)),
                Err(_) => said.push(Message::new("say-draft-file-gone").with("path", path)),
            }
        }
        self.draft = Some((place, text));
        self.say_all(&said, None);
        Ok(())
    }

    /// The top screen is left without an answer: what was typed waits for the next time, and it is
    /// said how it comes back.
    pub(super) fn leave_draft(&mut self) -> Option<Message> {
        let chosen = matches!(self.screens.last(), Some(Screen::Convert(_)));
        let Some(((place, text), again)) = self.screens.last().and_then(Screen::left) else {
            self.drop_draft();
            return None;
        };
        self.draft = None;
        if let Ok(Some(on)) = self.refuge(&place) {
            return Some(self.take_refuge(on, place, text));
        }
        self.put_aside(place, text);
        let key = again.map(|action| self.desk.keymap.said(action)).filter(|key| !key.is_empty());
        Some(match key {
            Some(key) if chosen => Message::new("say-draft-left-chosen").with("key", key),
            Some(key) => Message::new("say-draft-left").with("key", key),
            None => Message::new("say-draft-left-here"),
        })
    }

    /// On which record a text that was written for this place is to wait as a comment: a colleague was
    /// there first, and the question that would bring it back is asked no more.
    fn refuge(&self, place: &str) -> Result<Option<RecordRef>, Failure> {
        let Some((what, on)) = place.split_once(':') else { return Ok(None) };
        let Ok(on) = on.parse::<RecordRef>() else { return Ok(None) };
        let into = self.reader.survivor(on)?;
        let done = what.strip_prefix("done-").and_then(|activity| activity.parse().ok());
        Ok(match done {
            Some(activity) if on.noun.is_record() => {
                let planned = self.reader.card(RecordRef::new(Noun::Activity, activity))?.row;
                let is_over = planned.int("done_at").is_some() || planned.deleted_at.is_some();
                into.or(is_over.then_some(on))
            }
            _ => into.filter(|_| what == "comment"),
        })
    }

    /// Has a text wait as a comment on a record, before what waits there already, and says so.
    fn take_refuge(&mut self, on: RecordRef, from: String, text: String) -> Message {
        let to = format!("comment:{on}");
        let waiting = self.reader.draft(&to).ok().flatten().map(|(kept, _)| kept);
        let waiting = waiting.filter(|kept| !kept.is_empty());
        self.put_aside(from, String::new());
        self.put_aside(to, waiting.map_or_else(|| text.clone(), |kept| format!("{text}\n{kept}")));
        let key = self.desk.keymap.said(Action::Comment);
        Message::new("say-draft-moved").with("record", on).with("key", key)
    }

    /// Lives until the end of `life`, whatever that is: also one that nobody foresaw. What is half-written
    /// is kept then, and what is being written is waited for; where that takes long, it is told.
    pub(super) fn until_the_end<T>(mut self, life: impl FnOnce(&mut App) -> T) -> T {
        let lived = panic::catch_unwind(AssertUnwindSafe(|| life(&mut self)));
        let (tell, lang) = (self.desk.finishing, self.desk.lang);
        telling(
            || tell(lang),
            move || {
                // The same failure may be met on the way to the text: then it stays as it was kept.
                if panic::catch_unwind(AssertUnwindSafe(|| self.part())).is_err() {
                    tracing::error!("half-written text could not be kept");
                }
                self.writer.finish();
            },
        );
        lived.unwrap_or_else(|failure| panic::resume_unwind(failure))
    }

    /// The program ends: what is half-written is kept, and where only the next step was still asked
    /// for, what is done is done.
    fn part(&mut self) {
        // What was typed meanwhile may have something saved in its turn.
        while self.writing.is_some()
            && let Some(outcome) = self.writer.last_outcome()
        {
            if let Err(failure) = self.on_outcome(outcome) {
                tracing::error!(?failure, "what was saved cannot be shown");
            }
        }
        self.keep_draft();
        for (place, text) in std::mem::take(&mut self.unkept) {
            self.writer.hold(self.now(), place, text);
        }
        let done = self.screens.iter().find_map(|screen| match screen {
            Screen::Line(line) => Some((line.unasked()?, line.resumes().map(str::to_owned))),
            _ => None,
        });
        let Some((done, result)) = done else { return };
        match self.writer.ask(Job::Execute(self.now(), done)) {
            Some(Ok(_)) => self.drop_draft_of(result),
            Some(Err(failure)) => tracing::error!(?failure, "what is done could not be saved"),
            // The result waits where it was typed, should it not be saved.
            None => {}
        }
    }

    /// Throws away the draft of the top screen: it was saved or given up.
    pub(super) fn drop_draft(&mut self) {
        let place = self.screens.last().and_then(Screen::draft_place);
        self.drop_draft_of(place);
    }

    /// Takes the top screen off and gives its answer to the one below. Words are held until they are
    /// saved; where they are saved with what is asked next, they are kept until then.
    pub(super) fn hand_over(&mut self, answer: Answer) -> Result<(), Failure> {
        if !self.screens.last().is_some_and(Screen::holds_words) {
            self.drop_draft();
            self.screens.pop();
            return self.answer(answer);
        }
        if self.writing.is_some() {
            self.say(&Message::new("say-saving"));
            return Ok(());
        }
        let draft = self.screens.last().and_then(Screen::draft);
        self.answered = self.screens.pop().map(Answered::by);
        let outcome = self.answer(answer);
        if self.writing.is_some() {
            return outcome;
        }
        match (self.screens.last_mut(), draft) {
            (Some(Screen::Line(line)), Some((place, text)))
                if line.goes_on() && line.resumes().is_none() && self.answered.is_some() =>
            {
                line.resume(place.clone());
                self.answered = None;
                self.draft = None;
                self.put_aside(place, text);
            }
            _ => self.forget_answered(),
        }
        outcome
    }

    /// The top screen was left without an answer: what it goes on with all the same is held until it
    /// is saved.
    pub(super) fn go_on_without(&mut self, closed: Option<Screen>) {
        self.answered = closed.and_then(Answered::without);
    }

    /// The person does something else while a text is being saved: it does not come back over that.
    pub(super) fn go_elsewhere(&mut self) {
        if let Some(answered) = &mut self.answered {
            answered.late = true;
        }
    }

    /// What was answered is saved, or was not to be: its half-written text is not kept any more. What
    /// waited behind it waits on.
    pub(super) fn forget_answered(&mut self) {
        let Some(Answered { screen, places, .. }) = self.answered.take() else { return };
        for place in places {
            self.drop_draft_of(Some(place));
        }
        if let Some((place, text)) = screen.waits() {
            self.put_aside(place, text);
        }
    }

    /// What was answered could not be saved: the text comes back, with why. Where the person went on
    /// meanwhile, or the work goes on by itself, it waits where it was written, which is said.
    pub(super) fn give_back(&mut self, refusal: Option<&Refusal>) {
        let Some(Answered { screen, places, late }) = self.answered.take() else { return };
        if late || matches!(self.screens.last(), Some(Screen::Queue(_))) {
            if let Some((place, text)) = screen.draft()
                && places.contains(&place)
            {
                self.draft = None;
                self.put_aside(place, text);
            }
            if !places.is_empty() {
                self.say_too(&Message::new("say-draft-left-here"));
            }
            return;
        }
        if let (Screen::Line(line), Some(refusal)) = (&screen, refusal)
            && self.fill_in(line, refusal)
        {
            return;
        }
        let says_it = matches!(screen, Screen::Line(_));
        self.screens.push(screen);
        if let Some(refusal) = refusal {
            let refusal = self.by_name(refusal);
            self.with_top(|screen, context| screen.on_refused(&refusal, context));
            if says_it {
                // Once is enough.
                self.status = Status::default();
            }
        }
    }

    /// A captured line has no place for what the team wants of each record: the form goes on with what
    /// it says, with the cursor where something is missing, and the line waits until that is saved.
    /// Not where another half-filled form or line waits. Whether it did.
    fn fill_in(&mut self, line: &Line, refusal: &Refusal) -> bool {
        if refusal.kind != RefusalKind::Lacking || line.waits().is_some() {
            return false;
        }
        let Some((place, text)) = line.draft() else { return false };
        let form = self.with_top(|screen, context| {
            let (noun, captured) = line.captured(context)?;
            let mut set = match screen {
                Screen::Browse(browse) => browse.defaults(context),
                _ => Vec::new(),
            };
            set.extend(captured);
            Some(Form::create(noun, set, context).resuming(place.clone()))
        });
        let Some(form) = form.flatten() else { return false };
        if !matches!(self.reader.draft(form.draft_place()), Ok(None)) {
            return false;
        }
        self.draft = None;
        self.put_aside(place, text);
        self.screens.push(Screen::Form(form));
        self.with_top(|screen, context| screen.on_refused(refusal, context));
        true
    }

    /// Some of several captured lines became nothing: the box that comes back with those, where it
    /// was such a one.
    pub(super) fn left_lines(&mut self, refused: &[(usize, Refusal)]) -> Option<Answered> {
        if refused.is_empty() {
            return None;
        }
        let mut answered = self.answered.take()?;
        let comes_back = match &mut answered.screen {
            Screen::Line(line) => line.keep_left(refused),
            _ => false,
        };
        if comes_back {
            return Some(answered);
        }
        self.answered = Some(answered);
        None
    }

    /// What was kept of a text that is saved now together with the top screen goes with it.
    pub(super) fn drop_resumed(&mut self) {
        let place = self.screens.last().and_then(Screen::resumes).map(str::to_owned);
        self.drop_draft_of(place);
    }

    /// Half-written text could not be kept: it is remembered as long as the program runs.
    pub(super) fn remember(&mut self, draft: Option<(String, String)>) {
        self.unkept.extend(draft.filter(|(_, text)| !text.is_empty()));
    }

    /// Has text kept that nobody works on now; none where that is thrown away. What takes longer is
    /// remembered until then, in case the person takes it up again at once.
    fn put_aside(&mut self, place: String, text: String) {
        // What was remembered before it is written by then too.
        self.unkept.remove(&place);
        if !self.writer.keep(Job::Draft(self.now(), place.clone(), text.clone())) {
            self.unkept.insert(place, text);
        }
    }

    fn drop_draft_of(&mut self, place: Option<String>) {
        let Some(place) = place else { return };
        self.unkept.remove(&place);
        let known = self.draft.as_ref().is_some_and(|(kept, _)| *kept == place);
        if known {
            self.draft = None;
        }
        // It may be from an earlier time. What cannot be read cannot be taken up either.
        if known || self.reader.draft(&place).is_ok_and(|draft| draft.is_some()) {
            self.put_aside(place, String::new());
        }
    }
}

/// Which question it is that something is kept for: `convert` of `convert-3`.
fn kind_of(what: &str) -> &str {
    what.split_once('-').map_or(what, |(kind, _)| kind)
}

/// Does something that mostly is over at once, and has it told where it is not.
fn telling(tell: impl FnOnce() + Send, work: impl FnOnce()) {
    thread::scope(|scope| {
        let (working, is_over) = mpsc::channel::<()>();
        scope.spawn(move || {
            if is_over.recv_timeout(SILENCE) == Err(RecvTimeoutError::Timeout) {
                tell();
            }
        });
        work();
        drop(working);
    });
}

/// The sentence that tells of half-written text, by the name it is kept under: `comment:lead/42`,
/// `capture:lead`, `form:lead/new`.
fn announced(place: &str) -> Message {
    let (what, about) = place.split_once(':').unwrap_or(("", place));
    if what == "table" {
        return Message::new("say-draft-table");
    }
    let new = about.strip_suffix("/new").unwrap_or(about);
    if let Some(noun) = Noun::parse(new) {
        let said = match noun {
            Noun::Lead => Message::new("say-draft-lead"),
            Noun::Deal => Message::new("say-draft-deal"),
            Noun::Contact => Message::new("say-draft-contact"),
            Noun::Company => Message::new("say-draft-company"),
            _ => Message::new("say-draft-new").with("noun", noun),
        };
        return said;
    }
    let Ok(on) = about.parse::<RecordRef>() else { return Message::new("say-draft") };
    if on.noun == Noun::Entry {
        // Words of a timeline have no name of their own.
        return Message::new("say-draft");
    }
    let said = match kind_of(what) {
        _ if what == "form-deal" => Message::new("say-draft-deal-with"),
        "comment" => Message::new("say-draft-comment"),
        "plan" | "next" => Message::new("say-draft-plan"),
        "done" | "called" => Message::new("say-draft-done"),
        "form" => Message::new("say-draft-form"),
        "convert" => Message::new("say-draft-convert"),
        _ => Message::new("say-draft-about"),
    };
    said.with("record", on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_over_at_once_is_told() {
        telling(|| panic!("it was over"), || ());
        let (told, is_told) = mpsc::channel();
        telling(move || told.send(()).unwrap(), || is_told.recv().unwrap());
    }
}
