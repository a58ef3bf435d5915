//! Records as a table in the person's own editor: what is changed there is one operation, and what
//! was not taken of it is told cell by cell, kept and offered again.

use super::worker::Job;
use super::{App, Wish};
use crate::capability::Programs;
use crate::clock;
use crate::crm::Failure;
use crate::crm::export::Naming;
use crate::crm::sheet::{Edited, Sheet, Torn};
use crate::domain::field::{Choice, Field};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::product::ProductRow;
use crate::domain::setup::Source;
use crate::domain::stage::{Pipeline, Stage};
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::picker::{Picker, Row};
use crate::words::Words;

/// The rows under which what was not taken is opened once more, or thrown away.
const AGAIN: &str = "again";
const DROP: &str = "drop";

/// A table that was lent out, and what came of it.
#[derive(Debug, Default)]
pub(super) enum Lent {
    /// None is.
    #[default]
    Nothing,
    /// The editor has it.
    Out(Sheet),
    /// What was changed is being written.
    Back(Noun, Edited),
    /// It came back with columns that cannot be told, as this text.
    Torn(Sheet, String),
    /// This was not taken of it, and the person is being told why.
    Told(Edited),
}

impl App {
    /// Opens a table of these records in the person's editor, with what was not taken of an earlier
    /// one.
    pub(super) fn open_sheet(
        &mut self,
        noun: Noun,
        ids: Vec<i64>,
        names: Vec<String>,
    ) -> Result<(), Failure> {
        if let Err(refusal) = self.editor() {
            self.refuse(&refusal);
            return Ok(());
        }
        // One whose columns could not be told comes back alone, as it is.
        if let Lent::Torn(sheet, text) = std::mem::take(&mut self.lent)
            && sheet.noun() == noun
        {
            self.lend(sheet, text);
            return Ok(());
        }
        let draft = self.reader.draft(&kept_under(noun))?;
        let left = draft.map_or(Edited::default(), |(text, _)| Edited::of_draft(noun, &text));
        if let Some(torn) = &left.torn {
            return self.open_torn(noun, &left, torn);
        }
        self.open_with(noun, ids, names, &left)
    }

    /// Opens a table of these records and of those of which something was not taken.
    fn open_with(
        &mut self,
        noun: Noun,
        ids: Vec<i64>,
        mut names: Vec<String>,
        left: &Edited,
    ) -> Result<(), Failure> {
        let mut all: Vec<i64> = left.cells.iter().map(|cell| cell.on.id).collect();
        all.dedup();
        all.extend(ids.into_iter().filter(|id| left.cells.iter().all(|cell| cell.on.id != *id)));
        for cell in &left.cells {
            if !names.contains(&cell.field) {
                names.push(cell.field.clone());
            }
        }
        let setup = std::sync::Arc::clone(&self.setup);
        let words = self.desk.context(&setup, self.area).words;
        let sheet = match self.reader.sheet(noun, &all, &names, &Said(words)) {
            Err(Failure::Refused(refusal)) => {
                self.refuse(&refusal);
                return Ok(());
            }
            made => made?.again(left),
        };
        let text = sheet.with(left, &|field: &Field| words.label(field))?;
        self.lend(sheet, text);
        Ok(())
    }

    /// Opens a table that was kept because its columns could not be told.
    fn open_torn(&mut self, noun: Noun, left: &Edited, torn: &Torn) -> Result<(), Failure> {
        let setup = std::sync::Arc::clone(&self.setup);
        let words = self.desk.context(&setup, self.area).words;
        let sheet = match self.reader.sheet(noun, &torn.ids(), &torn.fields, &Said(words)) {
            Err(Failure::Refused(refusal)) => {
                self.refuse(&refusal);
                return Ok(());
            }
            made => made?.again(left),
        };
        self.lend(sheet, torn.text()?);
        Ok(())
    }

    /// Hands a table to the person's editor, as this text.
    fn lend(&mut self, sheet: Sheet, text: String) {
        match self.editor() {
            Ok(proof) => {
                self.lent = Lent::Out(sheet);
                self.wish = Some(Wish::Write(text, proof));
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// The leave to hand a text to the person's editor.
    ///
    /// # Errors
    /// A refusal where the session may start no programs, and where no editor is chosen.
    pub(super) fn editor(&self) -> Result<Programs, Refusal> {
        let proof = self.desk.capabilities.programs()?;
        if self.desk.editor.is_empty() {
            let refusal = Refusal::rule(Message::new("why-editor-unset"));
            return Err(refusal.hint(Message::new("hint-editor")));
        }
        Ok(proof)
    }

    /// Takes back what the editor left of the table; `false` where none was lent.
    pub(super) fn on_sheet(&mut self, written: &std::io::Result<String>) -> Result<bool, Failure> {
        let sheet = match std::mem::take(&mut self.lent) {
            Lent::Out(sheet) => sheet,
            other => {
                self.lent = other;
                return Ok(false);
            }
        };
        // That there is no editor is said as of any text.
        let Ok(text) = written else { return Ok(false) };
        let setup = std::sync::Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let (words, reading) = (context.words, context.reading);
        let label = |field: &Field| words.label(field);
        let reader = &self.reader;
        let read = sheet.read(
            text,
            &label,
            &|field, text, currency, pipeline| reading.value(field, text, Some(currency), pipeline),
            &|noun, text| reader.called(noun, text),
        );
        let edited = match read {
            Ok(edited) => edited,
            Err(Failure::Fault(fault)) => {
                self.keep_sheet(sheet.noun(), &sheet.torn(text))?;
                return Err(Failure::Fault(fault));
            }
            Err(Failure::Refused(refusal)) => {
                let (noun, edited) = (sheet.noun(), sheet.torn(text));
                self.keep_sheet(noun, &edited)?;
                // Who empties the file gives up.
                if edited.torn.is_none() {
                    self.say(&Message::new("say-sheet-same"));
                    return Ok(true);
                }
                self.lent = Lent::Torn(sheet, text.clone());
                self.offer_sheet(noun, &[(None, refusal)], true)?;
                return Ok(true);
            }
        };
        if edited.is_empty() {
            self.keep_sheet(sheet.noun(), &edited)?;
            self.say(&Message::new("say-sheet-same"));
            return Ok(true);
        }
        let commands = edited.commands();
        if commands.is_empty() {
            self.settle_sheet(sheet.noun(), edited, Vec::new())?;
            return Ok(true);
        }
        // Until it is written it is kept whole.
        self.keep_sheet(sheet.noun(), &edited)?;
        self.lent = Lent::Back(sheet.noun(), edited);
        self.apply(Effect::CommitAll(OperationKind::Edit, commands))?;
        Ok(true)
    }

    /// Says what of the table that is being written was refused, besides what could not be read of it;
    /// `false` where none is.
    pub(super) fn sheet_written(
        &mut self,
        refused: impl IntoIterator<Item = (Option<RecordRef>, Refusal)>,
    ) -> Result<bool, Failure> {
        let (noun, edited) = match std::mem::take(&mut self.lent) {
            Lent::Back(noun, edited) => (noun, edited),
            other => {
                self.lent = other;
                return Ok(false);
            }
        };
        let refused = refused.into_iter().filter_map(|(on, refusal)| Some((on?, refusal)));
        self.settle_sheet(noun, edited, refused.collect())?;
        Ok(true)
    }

    /// The writing of a table failed: all of it is kept.
    pub(super) fn sheet_failed(&mut self) {
        if let Lent::Back(..) = self.lent {
            self.lent = Lent::Nothing;
        }
    }

    /// Keeps what was not taken and offers it again, with why.
    fn settle_sheet(
        &mut self,
        noun: Noun,
        edited: Edited,
        refused: Vec<(RecordRef, Refusal)>,
    ) -> Result<(), Failure> {
        let mut why: Vec<(Option<RecordRef>, Refusal)> =
            edited.refused().into_iter().map(|(on, refusal)| (Some(on), refusal)).collect();
        let records: Vec<RecordRef> = refused.iter().map(|(on, _)| *on).collect();
        let mut left = edited.left(&records);
        self.keep_sheet(noun, &left)?;
        for (on, refusal) in refused {
            why.push((Some(on), self.told_theirs(&mut left, on, refusal)?));
        }
        let mut strays: Vec<Refusal> =
            left.strays.iter().map(|(_, refusal)| refusal.clone()).collect();
        strays.dedup();
        why.extend(strays.into_iter().map(|refusal| (None, refusal)));
        if why.is_empty() {
            return Ok(());
        }
        let kept = !left.draft()?.is_empty();
        self.lent = Lent::Told(left);
        self.offer_sheet(noun, &why, kept)
    }

    /// Adds what a cell holds now that a colleague changed meanwhile. Whoever opens the table again
    /// from there knows it, and what he leaves in that cell goes over it; opened later, or once the
    /// cell is another again, it does not.
    fn told_theirs(
        &self,
        left: &mut Edited,
        on: RecordRef,
        refusal: Refusal,
    ) -> Result<Refusal, Failure> {
        let conflict = refusal.kind == RefusalKind::Conflict;
        let Some(field) = refusal.field.clone().filter(|_| conflict) else { return Ok(refusal) };
        let setup = std::sync::Arc::clone(&self.setup);
        let said = Said(self.desk.context(&setup, self.area).words);
        let now = self.reader.sheet(on.noun, &[on.id], std::slice::from_ref(&field), &said)?;
        let Some(value) = left.told(on, &field, &now) else { return Ok(refusal) };
        let value = if value.is_empty() { "—".to_owned() } else { value };
        let message = Message { id: "refused-sheet-changed", ..refusal.message.clone() };
        Ok(Refusal { message: message.with("value", value), ..refusal })
    }

    /// Says why something was not taken, and offers what is kept of it again.
    fn offer_sheet(
        &mut self,
        noun: Noun,
        why: &[(Option<RecordRef>, Refusal)],
        kept: bool,
    ) -> Result<(), Failure> {
        let picker = self.with_top(|_, context| {
            let words = context.words;
            let row =
                |key: &str, text: String| Row { key: key.to_owned(), text, note: String::new() };
            let said = |(on, refusal): &(Option<RecordRef>, Refusal)| {
                let why = words.say(&refusal.message);
                let whose = on.map(|on| format!("{}: ", words.untitled(on))).unwrap_or_default();
                row(if kept { AGAIN } else { DROP }, format!("{whose}{why}"))
            };
            let mut rows: Vec<Row> = why.iter().map(said).collect();
            if kept {
                rows.insert(0, row(AGAIN, words.text("sheet-again")));
                rows.insert(1, row(DROP, words.text("sheet-drop")));
            }
            let title = words.say(&Message::new("pick-sheet").with("count", why.len()));
            Picker::new(Purpose::Table(noun), title, rows)
        });
        picker.map_or(Ok(()), |picker| self.apply(Effect::open(Open::Picker(picker))))
    }

    /// Does what becomes of what was not taken of a table of these records.
    pub(super) fn answer_table(&mut self, noun: Noun, key: Option<&str>) -> Result<(), Failure> {
        let again = key == Some(AGAIN);
        match std::mem::take(&mut self.lent) {
            Lent::Torn(sheet, text) if again => {
                self.lend(sheet, text);
                Ok(())
            }
            Lent::Told(left) if again => {
                let title = self.setup.registry.columns(noun).next();
                let names = title.map(|field| field.name.clone()).into_iter().collect();
                self.open_with(noun, Vec::new(), names, &left)
            }
            _ => self.keep_sheet(noun, &Edited::default()),
        }
    }

    fn keep_sheet(&mut self, noun: Noun, left: &Edited) -> Result<(), Failure> {
        let text = left.draft()?;
        self.writer.keep(Job::Draft(self.now(), kept_under(noun), text));
        Ok(())
    }
}

/// Under which name what was not taken of a table is kept.
fn kept_under(noun: Noun) -> String {
    format!("table:{}", noun.word())
}

/// Entries of lists by their names.
struct Said<'a>(Words<'a>);

impl Naming for Said<'_> {
    fn stage(&self, stage: &Stage) -> String {
        self.0.stage(stage).to_owned()
    }

    fn pipeline(&self, pipeline: &Pipeline) -> String {
        self.0.pipeline(pipeline).to_owned()
    }

    fn source(&self, source: &Source) -> String {
        self.0.source(source).to_owned()
    }

    fn choice(&self, choice: &Choice) -> String {
        self.0.choice(choice)
    }

    fn subject(&self, subject: &str) -> String {
        self.0.subject(subject).into_owned()
    }

    fn moment(&self, at: i64) -> String {
        clock::rfc3339(at)
    }

    fn label(&self, code: &str) -> String {
        self.0.point(code)
    }

    fn products(&self, rows: &[ProductRow], currency: Currency) -> String {
        self.0.typed_products(rows, currency)
    }
}
