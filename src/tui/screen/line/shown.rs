//! What the program reads in a line, as pieces of text under it.

use ratatui::style::Style;

use super::Kind;
use crate::domain::capture::{Capture, Part, PartKind};
use crate::domain::command::Set;
use crate::domain::field;
use crate::domain::input::check_length;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::Noun;
use crate::reading::{self, has_field};
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// Pieces of one line of the screen, each in its style.
pub type Parts = Vec<(String, Style)>;

/// What is said under a line.
#[derive(Debug, Default)]
pub struct Shown {
    /// A sentence, wrapped.
    says: Option<(String, Style)>,
    /// What was recognised: what it is and how it reads.
    facts: Vec<(String, String)>,
}

/// The lines of a text that say something.
pub fn spoken(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}

/// The same lines, each with its number among all of them.
pub fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let all = text.lines().enumerate().map(|(place, line)| (place + 1, line));
    all.filter(|(_, line)| !line.trim().is_empty())
}

/// Why one line of several, or a run of them, will not do.
pub fn of_line(line: String, refusal: Refusal) -> Refusal {
    let message = Message::new("line-of-several").with("line", line).with("what", refusal.message);
    Refusal { message, ..refusal }
}

/// At most so many reasons are said at once.
const REASONS: usize = 4;

impl Shown {
    /// Why each of some lines became nothing; lines in a row with one reason are said together.
    pub fn left(left: &[Refusal], context: &Context) -> Shown {
        let mut runs: Vec<(usize, usize, &Refusal)> = Vec::new();
        for (place, refusal) in left.iter().enumerate() {
            match runs.last_mut() {
                Some((_, last, same)) if same.message == refusal.message => *last = place + 1,
                _ => runs.push((place + 1, place + 1, refusal)),
            }
        }
        let said = runs.iter().take(REASONS).map(|(first, last, refusal)| {
            let lines = if first == last { first.to_string() } else { format!("{first}–{last}") };
            context.words.say(&of_line(lines, (*refusal).clone()).message)
        });
        let mut says: Vec<String> = said.collect();
        if runs.len() > REASONS {
            says.push(context.theme.glyphs.ellipsis.to_owned());
        }
        Shown { says: Some((says.join("\n"), context.theme.error())), facts: Vec::new() }
    }

    /// Why it cannot be so.
    pub fn refused(refusal: &Refusal, context: &Context) -> Shown {
        let says = (context.words.refusal(refusal), context.theme.error());
        Shown { says: Some(says), facts: Vec::new() }
    }

    /// What the text means where it is of this kind; an empty text shows an example.
    pub fn read(kind: Kind, text: &str, context: &Context) -> Shown {
        let words = context.words;
        let quiet = |id: &str| Shown {
            says: Some((words.text(id), context.theme.muted())),
            facts: Vec::new(),
        };
        let empty = text.trim().is_empty();
        // What no field holds is not read: anew with every key, that would take seconds.
        let fits = || text.lines().try_for_each(|line| check_length(&field::Kind::Text, line));
        if !kind.is_long()
            && let Err(refusal) = fits()
        {
            return Shown::refused(&refusal, context);
        }
        match kind {
            Kind::Plain => Shown::default(),
            Kind::Long | Kind::Comment => {
                let keys = [
                    ("enter", Action::Confirm),
                    ("line", Action::NewLine),
                    ("editor", Action::Editor),
                ];
                let id = if kind == Kind::Comment { "line-comment-keys" } else { "line-long" };
                let mut says = words.say(&context.keyed(id, &keys));
                if kind == Kind::Comment {
                    says = format!("{says}\n{}", words.text("line-comment-marks"));
                }
                Shown { says: Some((says, context.theme.muted())), ..Shown::default() }
            }
            Kind::Capture(Noun::Lead) if empty => quiet("line-capture-lead"),
            Kind::Capture(noun) if empty && context.reading.begins_with(noun) => {
                quiet("line-capture-lead")
            }
            Kind::Capture(Noun::Deal) if empty => quiet("line-capture-deal"),
            Kind::Capture(Noun::Company) if empty => quiet("line-capture-company"),
            Kind::Capture(_) if empty => quiet("line-capture-contact"),
            Kind::Capture(noun) => captured(noun, text, context),
            Kind::Plan(_) if empty => quiet("hint-activity-line"),
            Kind::Plan(on) => match context.reading.activity(text, Some(on)) {
                Ok(set) => planned(&set, context),
                Err(refusal) => Shown::refused(&refusal, context),
            },
            Kind::When if empty => quiet("line-when-example"),
            Kind::When => match context.reading.moment(text) {
                Ok(at) => Shown {
                    facts: vec![(String::new(), words.moment_in_full(at))],
                    ..Shown::default()
                },
                Err(refusal) => Shown::refused(&refusal, context),
            },
            Kind::Day if empty => Shown::default(),
            Kind::Day => match context.reading.day(text) {
                Ok(day) => Shown {
                    facts: vec![(String::new(), words.day_in_full(day))],
                    ..Shown::default()
                },
                Err(refusal) => Shown::refused(&refusal, context),
            },
            Kind::Period if empty => quiet("line-period-example"),
            Kind::Period => match context.reading.period(text) {
                Ok(period) => {
                    Shown { facts: vec![(String::new(), words.period(period))], ..Shown::default() }
                }
                Err(refusal) => Shown::refused(&refusal, context),
            },
            Kind::Query(_) if empty => quiet("line-query"),
            Kind::Query(noun) => match context.reading.query(noun, text) {
                Ok(_) => Shown::default(),
                Err(refusal) => Shown::refused(&refusal, context),
            },
        }
    }

    /// As lines of at most `room` columns.
    pub fn lines(&self, room: usize, context: &Context) -> Vec<Parts> {
        let mut lines: Vec<Parts> = Vec::new();
        if let Some((says, style)) = &self.says {
            lines.extend(text::wrap(says, room).into_iter().map(|line| vec![(line, *style)]));
        }
        let between = format!(" {} ", context.theme.glyphs.dot);
        let (mut line, mut used) = (Parts::new(), 0);
        for (label, fact) in &self.facts {
            let label = if label.is_empty() { String::new() } else { format!("{label} ") };
            let wide = text::width(&label) + text::width(fact);
            if !line.is_empty() && used + text::width(&between) + wide > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if !line.is_empty() {
                line.push((between.clone(), context.theme.muted()));
                used += text::width(&between);
            }
            line.push((label, context.theme.muted()));
            line.push((fact.clone(), context.theme.title()));
            used += wide;
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }
}

/// The parts of a captured line; of several lines their number and the parts of the first.
fn captured(noun: Noun, text: &str, context: &Context) -> Shown {
    let mut lines = spoken(text);
    let Some(first) = lines.next() else { return Shown::default() };
    let count = lines.count() + 1;
    let capture = context.reading.captured_as(noun, first);
    let brings_client = context.reading.brings_client(noun, first);
    let several = (count > 1).then(|| {
        let count = context.words.count(noun, i64::try_from(count).unwrap_or(i64::MAX));
        Message::new("line-several").with("records", count)
    });
    let says = several.or_else(|| reading::stranger(&capture));
    let says = says.map(|message| (context.words.say(&message), context.theme.title()));
    let has_field = |part: &Part| match noun {
        // A deal that comes with its client keeps everything where a lead does.
        Noun::Deal if brings_client => has_field(Noun::Lead, part, &capture),
        Noun::Contact if brings_client => {
            has_field(noun, part, &capture) || has_field(Noun::Company, part, &capture)
        }
        _ => has_field(noun, part, &capture),
    };
    let facts = capture.parts.iter().map(|part| {
        let typed = first.get(part.span.clone()).unwrap_or_default();
        let kind = if has_field(part) { part.kind } else { PartKind::Rest };
        (context.words.text(label(kind)), fact(kind, typed, &capture, context))
    });
    Shown { says, facts: facts.collect() }
}

/// How a part reads: as typed, but for what the program writes its own way.
fn fact(kind: PartKind, typed: &str, capture: &Capture, context: &Context) -> String {
    match (kind, capture.amount) {
        (PartKind::Amount, Some(amount)) => context.words.money(amount),
        (PartKind::Tag, _) => typed.trim_start_matches('#').to_owned(),
        (PartKind::Responsible, _) => typed.trim_start_matches('@').to_owned(),
        _ => typed.to_owned(),
    }
}

fn label(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Title => "part-title",
        PartKind::Name => "part-name",
        PartKind::Post => "part-post",
        PartKind::Company => "part-company",
        PartKind::Phone => "part-phone",
        PartKind::Email => "part-email",
        PartKind::Site => "part-site",
        PartKind::Messenger => "part-messenger",
        PartKind::Amount => "part-amount",
        PartKind::Tag => "part-tag",
        PartKind::Responsible => "part-responsible",
        PartKind::Rest => "part-rest",
    }
}

/// The values of a planned activity as they are understood.
fn planned(set: &[Set], context: &Context) -> Shown {
    let parts = context.words.planned(set).into_iter();
    Shown { says: None, facts: parts.map(|part| (part.label, part.text)).collect() }
}
