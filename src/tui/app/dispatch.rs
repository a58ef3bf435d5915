//! From keys to actions to effects: what the application does itself, and what it makes of a
//! screen's wishes.

use super::pages::Ahead;
use super::worker::Job;
use super::{App, Last, Wish, Writing};
use crate::crm::{Failure, Fault};
use crate::domain::agenda::Show;
use crate::domain::command::Command;
use crate::domain::message::{Message, Refusal};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open};
use crate::tui::key::{Key, Keys};
use crate::tui::keymap::Lookup;
use crate::tui::screen::Screen;
use crate::tui::screen::help::Help;
use crate::tui::screen::picker::Picker;
use crate::tui::screen::settings::Kind;
use crate::tui::section::Section;
use crate::tui::terminal::Terminal;

impl App {
    /// Takes keys; characters that follow each other in a field are typed at once.
    pub(super) fn on_keys(&mut self, keys: &[Key]) -> Result<(), Failure> {
        self.take_keys(keys).map(drop)
    }

    /// Takes keys; says whether what is typed behind them is still about what it was typed for.
    pub(super) fn take_keys(&mut self, keys: &[Key]) -> Result<bool, Failure> {
        self.watch.touch(self.now());
        if self.is_queued() {
            return self.hold_keys(keys).map(|()| true);
        }
        let mut text = String::new();
        for (at, key) in keys.iter().enumerate() {
            self.say_taken()?;
            self.pass_over_unseen()?;
            self.typed.push(*key);
            let found = self.lookup();
            if self.is_misaimed(&found) {
                self.typed.clear();
                // The rest was about the same record.
                return Ok(false);
            }
            if self.waits(&found) {
                self.type_in(&mut text)?;
                let begun = std::mem::take(&mut self.typed);
                return self.hold_keys(&[&begun, &keys[at + 1..]].concat()).map(|()| true);
            }
            self.note_passing(&found);
            self.go_elsewhere();
            if let Lookup::Text(c) = found {
                text.push(c);
                self.typed.clear();
                continue;
            }
            self.type_in(&mut text)?;
            let is_over = match found {
                Lookup::Action(action) => {
                    self.typed.clear();
                    self.act(action)?;
                    let parts = self.wish.as_ref().is_some_and(Wish::parts);
                    parts || (action.asks_for_words() && self.status.denies)
                }
                Lookup::None => self.say_unbound().is_some_and(Action::asks_for_words),
                Lookup::Pending(_) | Lookup::Text(_) => false,
            };
            if is_over {
                // The rest was typed for whoever has the terminal then, or for the question that did
                // not come.
                return Ok(false);
            }
        }
        self.type_in(&mut text).map(|()| true)
    }

    /// Takes pasted text: into the field that has the cursor, else as new records.
    pub(super) fn on_paste(&mut self, text: &str) -> Result<(), Failure> {
        self.watch.touch(self.now());
        if self.text_waits() {
            self.hold_text(text);
            return Ok(());
        }
        self.pass_over_unseen()?;
        self.typed.clear();
        self.go_elsewhere();
        let typing = self.screens.last().is_some_and(Screen::is_typing);
        if !typing && !matches!(self.screens.last(), Some(Screen::Browse(_) | Screen::Card(_))) {
            self.say(&Message::new("say-paste-nowhere"));
            return Ok(());
        }
        self.type_in(&mut text.to_owned())
    }

    pub(super) fn on_resize(&mut self, terminal: &mut Terminal) -> Result<(), Failure> {
        let size = terminal.size().map_err(Fault::from)?;
        self.area = ratatui::layout::Rect::new(0, 0, size.width, size.height);
        self.reload()
    }

    /// What may follow the keys typed so far, each with the message that says what it does here; in one
    /// order wherever they hold.
    pub(super) fn following(&self) -> Vec<(Keys, &'static str)> {
        let Some(screen) = self.screens.last().filter(|_| !self.typed.is_empty()) else {
            return Vec::new();
        };
        let Lookup::Pending(mut following) = self.lookup() else { return Vec::new() };
        following.sort_by_key(|(_, action)| *action);
        let said = |(keys, action): (Keys, Action)| {
            Some((keys, screen.meaning(action).description(action)?))
        };
        following.into_iter().filter_map(said).collect()
    }

    fn lookup(&self) -> Lookup {
        let Some(screen) = self.screens.last() else { return Lookup::None };
        self.desk.keymap.lookup(screen.scopes(), &self.typed, screen.is_typing())
    }

    fn type_in(&mut self, text: &mut String) -> Result<(), Failure> {
        if text.is_empty() {
            return Ok(());
        }
        // What a key said is about the moment before; an answer leads on and away from it.
        if !self.status.stays {
            self.say_nothing();
        }
        let text = std::mem::take(text);
        let effect = self.with_top(|screen, context| screen.on_text(&text, context));
        self.apply(effect.unwrap_or(Effect::None))
    }

    /// Does an action, or says why not.
    pub(super) fn act(&mut self, action: Action) -> Result<(), Failure> {
        if self.let_go(action)? {
            return Ok(());
        }
        self.read_ahead()?;
        self.say_nothing();
        if let Some(reason) =
            self.with_top(|screen, context| screen.why_not(action, context)).flatten()
        {
            self.deny(&reason);
            return Ok(());
        }
        if let Some(section) = Section::opened_by(action) {
            return self.apply(Effect::Section(section));
        }
        if let Some(kind) = Kind::opened_by(action) {
            return self.show_settings(kind);
        }
        match action {
            Action::Undo if matches!(self.screens.last(), Some(Screen::Queue(_))) => {
                self.undo_in_queue().unwrap_or(Ok(()))
            }
            Action::Undo if matches!(self.screens.last(), Some(Screen::Results(_))) => {
                // What it tells of is not so any more.
                self.close()?;
                self.act(Action::Undo)
            }
            Action::Undo => self
                .commit(Job::Execute(self.now(), Command::Undo { operation: None }), Writing::Stay),
            Action::Redo => self.commit(Job::Execute(self.now(), Command::Redo), Writing::Stay),
            Action::SwitchMode => self.ask_mode(),
            Action::OpenReminded => self.go_to_reminded(),
            Action::OpenInbox if matches!(self.screens.last(), Some(Screen::Inbox(_))) => Ok(()),
            Action::OpenInbox => self.apply(Effect::open(Open::Inbox)),
            Action::Counters => self.explain_counters(),
            Action::ImportHow => {
                self.say(&Message::new("say-import-how"));
                Ok(())
            }
            Action::ShowWaiting if !self.shows_days() => self.open_days(Show::Waiting),
            Action::Redraw => {
                self.wish = Some(Wish::Redraw);
                Ok(())
            }
            Action::Suspend => {
                self.suspend();
                Ok(())
            }
            Action::Quit => {
                self.wish = Some(Wish::Quit);
                Ok(())
            }
            Action::Back if self.screens.len() == 1 && !self.screens[0].goes_back() => {
                self.wish = Some(Wish::Quit);
                Ok(())
            }
            Action::Back if self.screens.len() > 1 => self.leave(),
            Action::Help => self.apply(Effect::Help),
            Action::Minimise => self.minimise(),
            Action::Tray => self.show_tray(),
            Action::Palette => self.apply(self.palette()),
            Action::GoTo => self.apply(Effect::open(Open::Picker(Picker::go_to()))),
            Action::Repeat => match self.last.clone() {
                Some(Last::Action(action)) => self.act(action),
                Some(Last::Answer(answer)) => self.answer(answer),
                None => {
                    self.say(&Message::new("why-nothing-to-repeat"));
                    Ok(())
                }
            },
            Action::NextRecord | Action::PreviousRecord => {
                let left = self.on_card();
                let effect = self.with_top(|screen, context| screen.on_action(action, context));
                self.apply(effect.unwrap_or(Effect::None))?;
                // Who only leafs through the records is not stopped at each of them.
                let left = left.filter(|on| self.on_card() != Some(*on));
                let left = left.filter(|on| self.watch.worked_on(*on));
                left.map_or(Ok(()), |on| self.offer_next_step(on))
            }
            _ => {
                let effect = self.with_top(|screen, context| screen.on_action(action, context));
                let effect = effect.unwrap_or(Effect::None);
                if matches!(effect, Effect::Commit(_) | Effect::CommitAll(..)) {
                    self.last = Some(Last::Action(action));
                }
                self.apply(effect)
            }
        }
    }

    /// Does what a screen asks for.
    pub(super) fn apply(&mut self, effect: Effect) -> Result<(), Failure> {
        let Some(effect) = self.ask_why(effect)? else { return Ok(()) };
        match effect {
            Effect::None => Ok(()),
            Effect::Reload => self.reload_at(self.screens.len() - 1),
            Effect::ReadMore => self.read_more(),
            Effect::ReadAhead => {
                self.ahead = Ahead::Rows;
                Ok(())
            }
            Effect::Open(open) => self.open_screen(*open),
            Effect::Section(section) if !self.setup.settings.mode.has(section.noun()) => {
                self.refuse_leads();
                Ok(())
            }
            Effect::Section(section) => {
                let left = self.on_card();
                self.screens = vec![self.section_as_left(section)];
                self.reload_at(0)?;
                left.map_or(Ok(()), |on| self.offer_next_step(on))
            }
            Effect::Commit(command) => match self.ask_what_next(&command)? {
                true => Ok(()),
                false => self.commit(Job::Execute(self.now(), command), Writing::Stay),
            },
            Effect::CommitAll(kind, commands) => {
                self.commit(Job::ExecuteAll(self.now(), kind, commands), Writing::Stay)
            }
            Effect::Save(command) => self.commit(Job::Execute(self.now(), command), Writing::Close),
            Effect::SaveAll(kind, commands) => {
                self.commit(Job::ExecuteAll(self.now(), kind, commands), Writing::Close)
            }
            Effect::Close => self.leave(),
            Effect::Answer(answer) => self.hand_over(answer),
            Effect::Complete(typed) => {
                self.complete_path(&typed);
                Ok(())
            }
            Effect::Attach(typed) => self.offer_file(&typed),
            Effect::Look(noun, look) => {
                self.writer.keep(Job::Look(noun, look));
                self.reload_at(self.screens.len() - 1)
            }
            Effect::Mark(mark) => self.mark(mark),
            Effect::Help => {
                let help = self.with_top(|screen, context| {
                    Help::new(screen.scopes(), &|action| screen.meaning(action), context)
                });
                self.screens.extend(help.map(Screen::Help));
                Ok(())
            }
            Effect::Say(message) => {
                self.deny(&message);
                Ok(())
            }
            Effect::Refuse(refusal) => {
                self.refuse(&refusal);
                if self.writing.is_none() {
                    self.give_back(Some(&refusal));
                }
                Ok(())
            }
            Effect::Write(text) => {
                match self.editor() {
                    Ok(proof) => self.wish = Some(Wish::Write(text, proof)),
                    Err(refusal) => self.refuse(&refusal),
                }
                Ok(())
            }
            Effect::Copy(text) => {
                match self.desk.capabilities.clipboard() {
                    Ok(proof) => {
                        self.say(&Message::new("say-copied").with("text", text.as_str()));
                        self.wish = Some(Wish::Copy(text, proof));
                    }
                    Err(refusal) => self.refuse(&refusal),
                }
                Ok(())
            }
        }
    }

    /// Takes the top screen away; at the bottom of the stack there is nowhere to go, and that is said.
    pub(super) fn close(&mut self) -> Result<(), Failure> {
        if self.screens.len() == 1 {
            let key = self.desk.keymap.said(Action::Back);
            self.say(&Message::new("why-nothing-to-close").with("key", key));
            return Ok(());
        }
        let left = self.leave_draft();
        let closed = self.screens.pop();
        let done = match &closed {
            Some(Screen::Line(line)) => line.unasked(),
            _ => None,
        };
        if let (Some(Screen::Card(card)), Some(Screen::Browse(browse))) =
            (&closed, self.screens.last())
            && card.on().noun == browse.noun()
        {
            // The list goes on where the person left off in the cards.
            let id = card.on().id;
            self.with_browse(|browse, context| browse.go_to(id, None, context));
        }
        if let Some(Screen::Queue(queue)) = &closed {
            self.say(&queue.summary());
        }
        let effect = self.with_top(|screen, context| screen.on_closed(context));
        self.reload_at(self.screens.len() - 1)?;
        self.drop_unexplained(closed.as_ref());
        self.go_on_without(closed);
        if let Some(done) = done {
            // Nothing comes next; what is done is done.
            self.commit(Job::Execute(self.now(), done), Writing::Stay)?;
            left.iter().for_each(|said| self.say_also(said));
            return Ok(());
        }
        if let Some(said) = left {
            self.say(&said);
        }
        let outcome = self.apply(effect.unwrap_or(Effect::None));
        if self.writing.is_none() {
            self.answered = None;
        }
        outcome
    }

    pub(super) fn commit(&mut self, job: Job, then: Writing) -> Result<(), Failure> {
        if self.writing.is_some() {
            self.say(&Message::new("say-saving"));
            return Ok(());
        }
        self.changing = match (&job, then) {
            (Job::Execute(_, command), Writing::Stay) => Some(command.clone()),
            _ => None,
        };
        self.await_outcome(&job, then);
        match self.writer.ask(job) {
            Some(outcome) => self.on_outcome(outcome),
            None => {
                self.say(&Message::new("say-saving"));
                Ok(())
            }
        }
    }

    /// A failure that leaves the interface usable is said; any other ends it.
    pub(super) fn fail(&mut self, failure: Failure) -> Result<(), Failure> {
        match failure {
            Failure::Refused(refusal) => {
                self.refuse(&refusal);
                Ok(())
            }
            Failure::Fault(Fault::Replaced(path)) => Err(Failure::Fault(Fault::Replaced(path))),
            Failure::Fault(fault) => {
                tracing::error!("{fault}");
                self.say(&fault.message());
                self.status.is_error = true;
                Ok(())
            }
        }
    }

    /// Asks to be stopped until somebody continues the program.
    pub(super) fn suspend(&mut self) {
        match self.desk.capabilities.job_control() {
            Ok(proof) => self.wish = Some(Wish::Suspend(proof)),
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Gives the screen back what was written in an editor.
    pub(super) fn on_written(&mut self, written: &std::io::Result<String>) -> Result<(), Failure> {
        if self.on_sheet(written)? {
            return Ok(());
        }
        match written {
            Ok(text) => {
                self.with_top(|screen, _| screen.replace(text));
            }
            Err(error) => {
                let why = Message::new("why-no-editor").with("why", Fault::why(error));
                self.refuse(&Refusal::rule(why).hint(Message::new("hint-editor")));
            }
        }
        Ok(())
    }

    pub(super) fn now(&self) -> i64 {
        self.desk.clock.now()
    }
}
