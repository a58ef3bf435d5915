//! Reaching clients and carrying away what is known of them: what to copy, whom to call or to write
//! to, and what came of it.

use std::io;
use std::path::PathBuf;

use ratatui::layout::Position;

use super::{App, Outward, Wish};
use crate::crm::reach::Way;
use crate::crm::reader::{Card as Record, Row as Values};
use crate::crm::{Failure, Fault};
use crate::domain::attachment::Attachment;
use crate::domain::attempt::{self, Attempt, Outcome};
use crate::domain::command::Command;
use crate::domain::field::{Field, Kind};
use crate::domain::inbound::Channel;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::program;
use crate::domain::setup::Setup;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::line::{Kind as LineKind, Line};
use crate::tui::screen::picker::{Picker, Row};
use crate::tui::screen::{Context, Screen};
use crate::words::Words;

/// At most so many records are copied at once.
const COPIED: usize = 500;

impl App {
    /// Asks what of the records is to be copied, or the path of which of the files.
    pub(super) fn ask_copy(
        &mut self,
        records: &[RecordRef],
        files: &[Attachment],
    ) -> Result<(), Failure> {
        if records.len() > COPIED {
            let why = Message::new("why-copy-many").with("count", COPIED);
            self.refuse(&Refusal::rule(why));
            return Ok(());
        }
        let mut rows = Vec::new();
        let mut ways = Vec::new();
        if let [on] = records {
            ways = match self.reader.ways(*on) {
                Ok(ways) => ways,
                Err(failure) => return self.fail(failure),
            };
        }
        for on in records {
            match self.reader.card(*on) {
                Ok(card) => rows.push(card),
                Err(failure) => return self.fail(failure),
            }
        }
        let paths: Vec<(&Attachment, PathBuf)> =
            files.iter().map(|file| (file, self.path_of(file))).collect();
        let picker = self.with_top(|_, context| copies(&paths, &ways, &rows, context));
        picker.map_or(Ok(()), |picker| self.apply(Effect::open(Open::Picker(picker))))
    }

    /// Asks which number to call or which address to write to; the only one is taken at once.
    pub(super) fn ask_way(&mut self, on: RecordRef, channel: Channel) -> Result<(), Failure> {
        let ways = match self.reader.ways(on) {
            Ok(ways) => ways,
            Err(failure) => return self.fail(failure),
        };
        let wanted = attempt::points(channel);
        let ways: Vec<Way> = ways.into_iter().filter(|way| Some(way.kind) == wanted).collect();
        match ways.as_slice() {
            [] => {
                let why = match channel {
                    Channel::Mail => Message::new("why-no-email"),
                    _ => Message::new("why-no-phone"),
                };
                self.refuse(&Refusal::rule(why).hint(Message::new("hint-add-way")));
                Ok(())
            }
            [only] => self.reach(on, channel, &only.value.clone()),
            several => {
                let picker = self.with_top(|_, context| {
                    let rows = several.iter().map(|way| row_of(way, context)).collect();
                    let title = context.words.text(match channel {
                        Channel::Mail => "pick-email",
                        _ => "pick-phone",
                    });
                    Picker::new(Purpose::Way(on, channel), title, rows).by_letter()
                });
                picker.map_or(Ok(()), |picker| self.apply(Effect::open(Open::Picker(picker))))
            }
        }
    }

    /// Calls a number or begins a letter: with the person's own program where one is set, else by a
    /// link that the terminal follows. Either way it is asked afterwards what came of it.
    fn reach(&mut self, on: RecordRef, channel: Channel, to: &str) -> Result<(), Failure> {
        let dialled = match attempt::dialled(channel, to, &self.setup.country) {
            Ok(dialled) => dialled,
            Err(refusal) => {
                self.refuse(&refusal);
                return Ok(());
            }
        };
        let picker = self.with_top(|_, context| outcomes(on, channel, to, &dialled, context));
        if let Some(picker) = picker {
            self.apply(Effect::open(Open::Picker(picker)))?;
        }
        let command = match channel {
            Channel::Mail => &self.desk.programs.write,
            _ => &self.desk.programs.call,
        };
        if !command.is_empty() {
            let filled = attempt::filled(command, channel, &dialled, on);
            // Whoever may run nothing here sees the number and the link.
            match self.desk.capabilities.programs() {
                Ok(proof) => self.wish = Some(Wish::Run(filled, proof)),
                Err(refusal) => self.refuse(&refusal),
            }
        }
        Ok(())
    }

    /// Takes note that the program of a call or a letter could not do its work.
    pub(super) fn on_ran(&mut self, ran: &io::Result<()>, command: &[String]) {
        if let Err(error) = ran {
            let is_missing = error.kind() == io::ErrorKind::NotFound;
            let why = Refusal::rule(program::failed(command, is_missing, Fault::why(error)));
            self.refuse(&match self.where_set(command) {
                Some(hint) => why.hint(hint),
                None => why,
            });
        }
    }

    /// Where a program was set that was run; nothing for the desktop's own.
    fn where_set(&self, command: &[String]) -> Option<Message> {
        let Outward { call, write, open } = &self.desk.programs;
        let program = command.first()?;
        if [call, write, open].into_iter().any(|own| own.first() == Some(program)) {
            return Some(Message::new("hint-program"));
        }
        let pager = self.desk.pager.split_whitespace().next() == Some(program);
        pager.then(|| Message::new("hint-pager"))
    }

    /// Calls the number, or writes to the address, that was chosen.
    pub(super) fn answer_way(
        &mut self,
        on: RecordRef,
        channel: Channel,
        to: Option<&str>,
    ) -> Result<(), Failure> {
        to.map_or(Ok(()), |to| self.reach(on, channel, to))
    }

    /// Takes how an attempt ended: for the queue where it was made there, else by itself.
    pub(super) fn answer_outcome(
        &mut self,
        on: RecordRef,
        channel: Channel,
        to: &str,
        word: Option<&str>,
    ) -> Result<(), Failure> {
        let Some(outcome) = word.and_then(Outcome::parse) else { return Ok(()) };
        let queued = match channel {
            Channel::Call => self.told_queue(on, to, outcome),
            _ => None,
        };
        queued.unwrap_or_else(|| self.told(on, channel, to, outcome))
    }

    /// Notes what came of an attempt and offers to plan the next one where the client was not
    /// reached.
    fn told(
        &mut self,
        on: RecordRef,
        channel: Channel,
        to: &str,
        outcome: Outcome,
    ) -> Result<(), Failure> {
        let attempt = Attempt { channel, to: to.to_owned(), outcome, text: String::new() };
        self.apply(Effect::Commit(Command::Log { on, attempt }))?;
        if !outcome.asks_for_more() || self.status.is_error {
            return Ok(());
        }
        let line = self.with_top(|_, context| {
            let text = context.words.text(match channel {
                Channel::Mail => "next-letter",
                _ => "next-call",
            });
            let title = context
                .words
                .say(&Message::new("line-next").with("outcome", context.words.outcome(outcome)));
            Line::new(Purpose::NextStep(on), title, &text, LineKind::Plan(on)).concerning(on)
        });
        line.map_or(Ok(()), |line| self.apply(Effect::open(Open::Line(line))))
    }

    /// The link that the top screen shows, and where. Since nothing else looks like one, whatever covers
    /// it or comes in its place is sent anew, and is none.
    pub(super) fn shown_link(&self) -> Option<(Position, String, String)> {
        let Some(Screen::Picker(picker)) = self.screens.last() else { return None };
        let context = self.desk.context(&self.setup, self.area);
        let (at, shown, link) = picker.link(context.area, &context)?;
        Some((at, shown.to_owned(), link.to_owned()))
    }
}

/// What can be copied: the paths of files, of one record the ways to its client, its link, its name
/// and its row; of several their links and their rows.
fn copies(
    files: &[(&Attachment, PathBuf)],
    ways: &[Way],
    records: &[Record],
    context: &Context,
) -> Picker {
    let words = context.words;
    let path = |(file, path): &(&Attachment, PathBuf)| Row {
        key: path.display().to_string(),
        text: file.name.clone(),
        note: words.text("copy-file"),
    };
    let ways = ways.iter().map(|way| row_of(way, context));
    let mut rows: Vec<Row> = files.iter().map(path).chain(ways).collect();
    let count = records.len();
    let note = |one: &'static str, many: &'static str| match count {
        1 => words.text(one),
        _ => words.say(&Message::new(many).with("count", count)),
    };
    let mut add = |text: Vec<String>, shown: String, note: String| {
        let text: Vec<String> = text.into_iter().filter(|line| !line.trim().is_empty()).collect();
        if !text.is_empty() {
            rows.push(Row { key: text.join("\n"), text: shown, note });
        }
    };
    let carried = |row: &Values| row.on.noun.is_record() || row.on.noun == Noun::Product;
    let records = || records.iter().filter(|card| carried(&card.row));
    let links: Vec<String> =
        rows_of(records()).filter(|row| row.on.noun.is_record()).map(|row| row.on.link()).collect();
    let shown = links.first().cloned().unwrap_or_default();
    add(links, shown, note("copy-link", "copy-links"));
    if count == 1 {
        let titles: Vec<String> =
            rows_of(records()).map(|row| row.text("title").to_owned()).collect();
        add(titles.clone(), titles.join(""), words.text("copy-title"));
    }
    let whole: Vec<String> = records().map(|card| cells(card, context.setup, &words)).collect();
    let shown = whole.first().map(|row| row.replace('\t', "  ")).unwrap_or_default();
    add(whole, shown, note("copy-row", "copy-rows"));
    Picker::new(Purpose::Copy, words.text("pick-copy"), rows).by_letter()
}

fn rows_of<'a>(records: impl Iterator<Item = &'a Record>) -> impl Iterator<Item = &'a Values> {
    records.map(|card| &card.row)
}

/// The record as it is sent to a colleague, in one row with tabs between its cells as a spreadsheet
/// takes them: whatever does not say by itself what it is has its label.
fn cells(card: &Record, setup: &Setup, words: &Words) -> String {
    let row = &card.row;
    let currency = Currency::parse(row.text("currency"));
    let naming = |on: RecordRef| card.names.get(&on).cloned();
    let words = words.naming(&naming);
    let cell = |field: &Field| {
        let value = row.get(&field.name);
        let said = words.value(field, value, currency);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        match field.kind {
            // The amount has its currency; that something is not so is no news.
            Kind::LongText | Kind::Currency => String::new(),
            Kind::Bool if value.as_int() == Some(1) => words.label(field),
            Kind::Bool => String::new(),
            Kind::Money(_) if value.as_int() == Some(0) => String::new(),
            _ if said.is_empty() || says_itself(field) => said,
            _ => format!("{}: {said}", words.label(field)),
        }
    };
    let fields = setup.registry.of(row.on.noun).filter(|field| !field.flags.system);
    let cells: Vec<String> = fields.map(cell).filter(|cell| !cell.is_empty()).collect();
    cells.join("\t")
}

/// Whether a value is understood without the name of its field: what somebody is called, how he is
/// reached, what it costs and how far it is.
fn says_itself(field: &Field) -> bool {
    let names = ["title", "last_name", "first_name", "middle_name", "company_name"];
    let amount = field.name == "amount";
    let known = matches!(
        field.kind,
        Kind::Points(_) | Kind::Stage | Kind::Phone | Kind::Email | Kind::Url | Kind::Tags
    );
    let client = matches!(field.kind, Kind::Link(_) | Kind::Links(_));
    names.contains(&field.name.as_str()) || amount || known || client
}

/// A way with whose it is.
fn row_of(way: &Way, context: &Context) -> Row {
    let kind = context.words.point(&way.label);
    let note = match &way.name {
        Some(name) => format!("{name}, {kind}"),
        None => kind,
    };
    Row { key: way.value.clone(), text: way.value.clone(), note }
}

/// The question what came of an attempt; its title is a link that starts it.
fn outcomes(on: RecordRef, channel: Channel, to: &str, dialled: &str, context: &Context) -> Picker {
    let words = context.words;
    let shown = match channel {
        Channel::Call => words.phone(to).into_owned(),
        _ => to.to_owned(),
    };
    let title = match channel {
        Channel::Mail => Message::new("pick-letter-outcome"),
        _ => Message::new("pick-call-outcome"),
    };
    let title = words.say(&title.with("to", shown.as_str()));
    let rows = Outcome::of(channel).iter().map(|outcome| Row {
        key: outcome.word().to_owned(),
        text: words.outcome(*outcome),
        note: String::new(),
    });
    let purpose = Purpose::Outcome(on, channel, to.to_owned());
    let link = attempt::link(channel, dialled);
    Picker::new(purpose, title, rows.collect()).by_letter().linked(shown, link)
}
