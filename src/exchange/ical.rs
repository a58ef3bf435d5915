//! Events and tasks for the calendars of other programs, as RFC 5545 wants them: lines of at most 75
//! octets that end with a carriage return and a line feed, texts with their marks escaped, moments in
//! UTC, so that they are right on either side of a change of the clock.
//!
//! It writes what it is given and knows no records. An event is known by its `uid`: a calendar that
//! reads it again takes it for the same one, and its `revision` says whether it is a newer one.

use std::io::{self, Write};

use chrono::{DateTime, Days, NaiveDate};

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// Something that stands in a calendar, or in its list of tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// By what it is known everywhere and always.
    pub uid: String,
    /// When it was changed last, in seconds since 1970 UTC.
    pub changed: i64,
    /// How often it was changed.
    pub revision: i64,
    /// When it is.
    pub when: When,
    /// What it is, in one line.
    pub summary: String,
    /// More about it; may be empty.
    pub description: String,
    /// Where it is; may be empty.
    pub place: String,
    /// Minutes before it at which the calendar reminds of it.
    pub reminders: Vec<i64>,
    /// Whether it takes the time of whoever has it in his calendar.
    pub is_busy: bool,
}

/// When something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// From one moment to another, in seconds since 1970 UTC.
    Time(i64, i64),
    /// So many whole days from one on, wherever one is.
    Days(NaiveDate, u64),
    /// A task until its deadline, where it has one.
    Task(Option<i64>, Progress),
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is to be done.
    Planned,
    /// Somebody is at it.
    Begun,
    /// It was done at this moment.
    Done(i64),
}

/// Writes a calendar, event by event.
pub struct Writer<W: Write> {
    out: W,
}

impl<W: Write> Writer<W> {
    /// Begins a calendar with this name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(out: W, name: &str) -> io::Result<Writer<W>> {
        let mut writer = Writer { out };
        writer.line("BEGIN:VCALENDAR")?;
        writer.line("VERSION:2.0")?;
        writer.line("PRODID:-//Voronka//Voronka//EN")?;
        writer.line("CALSCALE:GREGORIAN")?;
        writer.text("X-WR-CALNAME", name)?;
        Ok(writer)
    }

    /// Writes an event or a task.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn event(&mut self, event: &Event) -> io::Result<()> {
        let component = match event.when {
            When::Task(..) => "VTODO",
            _ => "VEVENT",
        };
        self.line(&format!("BEGIN:{component}"))?;
        self.text("UID", &event.uid)?;
        let changed = moment(event.changed);
        self.line(&format!("DTSTAMP:{changed}"))?;
        self.line(&format!("LAST-MODIFIED:{changed}"))?;
        self.line(&format!("SEQUENCE:{}", event.revision))?;
        match event.when {
            When::Time(from, until) => {
                self.line(&format!("DTSTART:{}", moment(from)))?;
                self.line(&format!("DTEND:{}", moment(until)))?;
            }
            When::Days(first, count) => {
                // The end is the first day that is free again.
                let end = first.checked_add_days(Days::new(count)).unwrap_or(first);
                self.line(&format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")))?;
                self.line(&format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")))?;
            }
            When::Task(due, progress) => {
                if let Some(due) = due {
                    self.line(&format!("DUE:{}", moment(due)))?;
                }
                self.progress(progress)?;
            }
        }
        self.text("SUMMARY", &event.summary)?;
        for (name, text) in [("DESCRIPTION", &event.description), ("LOCATION", &event.place)] {
            if !text.is_empty() {
                self.text(name, text)?;
            }
        }
        // A task takes nobody's time in a calendar, and counts back from its deadline.
        let (busy, related) = match event.when {
            When::Task(..) => (None, ";RELATED=END"),
            _ if event.is_busy => (Some("TRANSP:OPAQUE"), ""),
            _ => (Some("TRANSP:TRANSPARENT"), ""),
        };
        if let Some(busy) = busy {
            self.line(busy)?;
        }
        for minutes in &event.reminders {
            self.line("BEGIN:VALARM")?;
            self.line("ACTION:DISPLAY")?;
            self.text("DESCRIPTION", &event.summary)?;
            self.line(&format!("TRIGGER{related}:-PT{minutes}M"))?;
            self.line("END:VALARM")?;
        }
        self.line(&format!("END:{component}"))
    }

    fn progress(&mut self, progress: Progress) -> io::Result<()> {
        match progress {
            Progress::Planned => self.line("STATUS:NEEDS-ACTION"),
            Progress::Begun => self.line("STATUS:IN-PROCESS"),
            Progress::Done(at) => {
                self.line("STATUS:COMPLETED")?;
                self.line(&format!("COMPLETED:{}", moment(at)))?;
                self.line("PERCENT-COMPLETE:100")
            }
        }
    }

    /// Ends the calendar and gives back what it was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.line("END:VCALENDAR")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.line(&format!("{name}:{}", escaped(text)))
    }

    /// Writes a line, folded where it is too long: between characters, never within one.
    fn line(&mut self, line: &str) -> io::Result<()> {
        let (mut rest, mut room) = (line, LONGEST);
        while rest.len() > room {
            let (part, after) = rest.split_at(rest.floor_char_boundary(room));
            write!(self.out, "{part}\r\n ")?;
            // The space that begins what goes on is part of its line.
            (rest, room) = (after, LONGEST - 1);
        }
        write!(self.out, "{rest}\r\n")
    }
}

fn moment(at: i64) -> String {
    DateTime::from_timestamp(at, 0).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text with what means something in a calendar escaped, and without what may not stand there.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The lines of a calendar, unfolded, each as its name with parameters and its value; panics
    /// where a line is too long or does not end as it must.
    fn lines(calendar: &[u8]) -> Vec<(String, String)> {
        let text = std::str::from_utf8(calendar).unwrap();
        let text = text.strip_suffix("\r\n").unwrap();
        let mut lines: Vec<String> = Vec::new();
        for line in text.split("\r\n") {
            assert!(line.len() <= LONGEST && !line.contains(['\r', '\n']), "{line:?}");
            match line.strip_prefix(' ') {
                Some(more) => lines.last_mut().unwrap().push_str(more),
                None => lines.push(line.to_owned()),
            }
        }
        let pair = |line: String| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_owned(), value.to_owned())
        };
        lines.into_iter().map(pair).collect()
    }

    fn unescaped(text: &str) -> String {
        let mut plain = String::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match (letter, letter == '\\') {
                (_, true) => match letters.next().unwrap() {
                    'n' => plain.push('\n'),
                    mark @ ('\\' | ';' | ',') => plain.push(mark),
                    other => panic!("\\{other}"),
                },
                (';' | ',', _) => panic!("{text:?} is not escaped"),
                _ => plain.push(letter),
            }
        }
        plain
    }

    fn event(summary: &str) -> Event {
        Event {
            uid: "activity-7@x".to_owned(),
            changed: 1_790_000_000,
            revision: 3,
            when: When::Time(1_795_003_200, 1_795_005_000),
            summary: summary.to_owned(),
            description: String::new(),
            place: String::new(),
            reminders: vec![60, 15],
            is_busy: true,
        }
    }

    fn written(events: &[Event]) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), "Leads").unwrap();
        for event in events {
            writer.event(event).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn an_event_is_written_as_calendars_read_it() {
        let day = Event {
            when: When::Days(NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(), 1),
            reminders: Vec::new(),
            is_busy: false,
            description: "lead/7\nIvan; Ltd, Moscow".to_owned(),
            place: "Lenina 5".to_owned(),
            ..event("Close date")
        };
        let text = String::from_utf8(written(&[event("Call: price"), day])).unwrap();
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Voronka//Voronka//EN\r\n\
             CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Leads\r\n\
             BEGIN:VEVENT\r\nUID:activity-7@x\r\nDTSTAMP:20260921T141320Z\r\n\
             LAST-MODIFIED:20260921T141320Z\r\nSEQUENCE:3\r\nDTSTART:20261118T120000Z\r\n\
             DTEND:20261118T123000Z\r\nSUMMARY:Call: price\r\nTRANSP:OPAQUE\r\n\
             BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Call: price\r\nTRIGGER:-PT60M\r\n\
             END:VALARM\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Call: price\r\n\
             TRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
             BEGIN:VEVENT\r\nUID:activity-7@x\r\nDTSTAMP:20260921T141320Z\r\n\
             LAST-MODIFIED:20260921T141320Z\r\nSEQUENCE:3\r\nDTSTART;VALUE=DATE:20261231\r\n\
             DTEND;VALUE=DATE:20270101\r\nSUMMARY:Close date\r\n\
             DESCRIPTION:lead/7\\nIvan\\; Ltd\\, Moscow\r\nLOCATION:Lenina 5\r\n\
             TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_task_has_a_deadline_and_says_how_far_it_is() {
        let due = 1_795_003_200;
        for (when, expected) in [
            (
                When::Task(Some(due), Progress::Planned),
                "DUE:20261118T120000Z\r\nSTATUS:NEEDS-ACTION\r\nSUMMARY:Papers\r\n",
            ),
            (When::Task(None, Progress::Begun), "STATUS:IN-PROCESS\r\nSUMMARY:Papers\r\n"),
            (
                When::Task(Some(due), Progress::Done(due + 60)),
                "DUE:20261118T120000Z\r\nSTATUS:COMPLETED\r\nCOMPLETED:20261118T120100Z\r\n\
                 PERCENT-COMPLETE:100\r\nSUMMARY:Papers\r\n",
            ),
        ] {
            let task = Event { when, reminders: vec![15], ..event("Papers") };
            let text = String::from_utf8(written(&[task])).unwrap();
            assert!(text.contains("BEGIN:VTODO\r\n") && text.contains("END:VTODO\r\n"), "{text}");
            assert!(text.contains(&format!("SEQUENCE:3\r\n{expected}")), "{text}");
            assert!(text.contains("TRIGGER;RELATED=END:-PT15M\r\n"), "{text}");
            assert!(!text.contains("TRANSP") && !text.contains("VEVENT"), "{text}");
        }
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let long = "Согласовать дату доставки двенадцати окон 🪟 ".repeat(20);
        let found = lines(&written(&[event(&long)]));
        let summary = found.iter().find(|(name, _)| name == "SUMMARY").unwrap();
        assert_eq!(summary.1, long);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(summary in "[а-яa-z;,:\\\\\n\"🪟 ]{0,120}", place in ".{0,90}") {
            let event = Event { place, ..event(&summary) };
            let found = lines(&written(std::slice::from_ref(&event)));
            let value = |wanted: &str| {
                found.iter().find(|(name, _)| name == wanted).map(|(_, value)| unescaped(value))
            };
            prop_assert_eq!(value("SUMMARY"), Some(event.summary));
            let begins = found.iter().filter(|(name, _)| name == "BEGIN").count();
            let ends = found.iter().filter(|(name, _)| name == "END").count();
            prop_assert_eq!((begins, ends), (4, 4));
        }
    }
}
