//! What came of a commit: it is told, the view follows it, and what was refused is put right.

use super::status;
use super::worker::Outcome;
use super::{App, Writing};
use crate::crm::Failure;
use crate::crm::many::Bulk;
use crate::domain::command::{Command, Did, Receipt};
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::stage::{Meaning, StageId};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::screen::card::Card;
use crate::tui::screen::results::Results;

impl App {
    /// Shows what came of a commit.
    pub(super) fn show_outcome(
        &mut self,
        outcome: Result<Outcome, Failure>,
    ) -> Result<(), Failure> {
        let (then, changing) = (self.writing.take(), self.changing.take());
        match outcome {
            Ok(Outcome::Kept) => {
                self.tray = self.reader.tray()?;
                Ok(())
            }
            Ok(Outcome::Done(receipt)) => self.show_done(receipt, then),
            Ok(Outcome::DoneAll(bulk, about)) => self.show_all_done(bulk, &about, then),
            Err(Failure::Refused(refusal)) => self.show_refused(&refusal, then, changing),
            Err(failure) => {
                self.sheet_failed();
                self.undecided(None)?;
                self.fail(failure)?;
                self.give_back(None);
                Ok(())
            }
        }
    }

    fn show_done(&mut self, receipt: Receipt, then: Option<Writing>) -> Result<(), Failure> {
        self.forget_answered();
        let mut next = None;
        if then == Some(Writing::Close) {
            self.drop_resumed();
            self.drop_draft();
            next = self.screens.pop().and_then(Screen::then);
        }
        if let Some(on) = self.on_card() {
            self.watch.works_on(on);
        }
        self.reader.changed()?;
        let stays = then == Some(Writing::StayThere) || self.has_strayed();
        if !self.decided(&receipt) && !stays {
            self.follow(receipt.did, &receipt.touched)?;
        }
        self.reload()?;
        let back = status::way_back(&receipt);
        self.say_all(&status::told(receipt), back);
        self.go_on_with(next)
    }

    /// Shows what came of commands; each is `about` a record where one was meant by it.
    fn show_all_done(
        &mut self,
        bulk: Bulk,
        about: &[Option<RecordRef>],
        then: Option<Writing>,
    ) -> Result<(), Failure> {
        let left = self.left_lines(&bulk.refused);
        self.forget_answered();
        if then == Some(Writing::Close) {
            self.screens.pop();
        }
        self.reader.changed()?;
        if bulk.kind == OperationKind::Create && !self.has_strayed() {
            // To the first of them, as if it were made alone.
            let made = bulk.results.first().and_then(|(_, made)| made.get(..1));
            self.follow(Did::Created, made.unwrap_or_default())?;
        }
        self.reload()?;
        self.say_all(&told_of_all(&bulk), bulk.operation.map(|_| Action::Undo));
        let refused = bulk.refused.iter();
        let of = |place: usize| about.get(place).copied().flatten();
        if self.sheet_written(refused.map(|(at, why)| (of(*at), why.clone())))? {
            return Ok(());
        }
        if left.is_some() {
            self.answered = left;
            self.give_back(None);
            return Ok(());
        }
        let whole = bulk.refused.is_empty() && bulk.left.is_empty();
        if !whole || bulk.kind == OperationKind::Convert {
            self.screens.push(Screen::Results(Results::new(bulk, about)));
            return self.reload_at(self.screens.len() - 1);
        }
        Ok(())
    }

    fn show_refused(
        &mut self,
        refusal: &Refusal,
        then: Option<Writing>,
        changing: Option<Command>,
    ) -> Result<(), Failure> {
        self.sheet_failed();
        let aim = self.aim();
        if self.reader.changed()? {
            self.reload()?;
            self.note_taken(aim);
        }
        self.refuse(refusal);
        if self.ask_for_lacking(refusal, changing)? {
            return Ok(());
        }
        self.undecided(Some(refusal))?;
        self.give_back(Some(refusal));
        let effect = match then {
            Some(Writing::Close) => {
                self.with_top(|screen, context| screen.on_refused(refusal, context))
            }
            _ => None,
        };
        self.apply(effect.unwrap_or(Effect::None))
    }

    /// Goes on where the work continues: on the card of what a conversion made, with the cursor on
    /// what was created, moved to another open stage, or is as it was again.
    pub(super) fn follow(&mut self, did: Did, touched: &[RecordRef]) -> Result<(), Failure> {
        let Some(first) = touched.first().copied() else { return Ok(()) };
        if did == Did::Converted {
            self.screens.push(Screen::Card(Card::open(first, Vec::new())));
            return Ok(());
        }
        let among_deals =
            matches!(self.screens.last(), Some(Screen::Browse(b)) if b.noun() == Noun::Deal);
        if did == Did::Created && first.noun == Noun::Deal && !among_deals {
            // It was made for a client; the work goes on with the deal.
            self.screens.push(Screen::Card(Card::open(first, Vec::new())));
            return Ok(());
        }
        if let Some(Screen::Settings(_)) = self.screens.last() {
            self.follow_setting(did, first);
            return Ok(());
        }
        let Some(Screen::Browse(browse)) = self.screens.last() else { return Ok(()) };
        let again = matches!(did, Did::Undone | Did::Redone);
        // With a stage that came or went among many records the place stays where it was.
        if again && touched.len() == 1 && first.noun == Noun::Stage {
            let stage = StageId(first.id);
            self.with_browse(|browse, _| browse.go_to_stage(stage));
            return Ok(());
        }
        let noun = browse.noun();
        let mut here = touched.iter().filter(|on| on.noun == noun);
        // What a person moved or made comes first; what rules made of it follows.
        let own = matches!(did, Did::Created | Did::Moved(_) | Did::MovedOn);
        let on = match (here.next(), here.next()) {
            (Some(on), other) if own || other.is_none() => *on,
            // A plan that is as it was again is found with its record.
            (None, _) if again && touched.len() == 1 => match self.about(first)? {
                Some(on) if on.noun == noun => on,
                _ => return Ok(()),
            },
            _ => return Ok(()),
        };
        let stands = match did {
            Did::Created | Did::Undone | Did::Redone => true,
            Did::Moved(_) | Did::MovedOn => browse.is_board(),
            Did::Converted | Did::Looked | Did::Other => false,
        };
        if !stands {
            return Ok(());
        }
        let row = self.reader.card(on)?.row;
        let stage = row.int("stage").map(StageId);
        let is_open = stage
            .and_then(|stage| self.setup.stage(stage))
            .is_none_or(|stage| stage.meaning == Meaning::Open);
        // Neither to the recycle bin nor into a folded column.
        if row.deleted_at.is_none() && (is_open || !browse.is_board()) {
            self.with_browse(|browse, context| browse.go_to(on.id, stage, context));
        }
        Ok(())
    }

    /// The record that an activity is about; nothing for anything else.
    fn about(&self, on: RecordRef) -> Result<Option<RecordRef>, Failure> {
        if on.noun != Noun::Activity {
            return Ok(None);
        }
        Ok(self.reader.card(on)?.row.text("on").parse().ok())
    }
}

/// What is said of commands that were done together.
fn told_of_all(bulk: &Bulk) -> Vec<Message> {
    let mut said = vec![bulk.receipt()];
    said.extend(bulk.notes());
    if let Some((_, refusal)) = bulk.refused.first() {
        said.push(Message::new("receipt-many-refused").with("count", bulk.refused.len()));
        said.push(refusal.message.clone());
    }
    said
}
