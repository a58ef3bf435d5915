//! Things to do, for the lists of other programs: lines of `todo.txt`, and the JSON that taskwarrior
//! imports.
//!
//! It writes what it is given and knows no records. Nothing of a text is taken for a part of the
//! format: a line is one line, and what only looks like a mark stands as text.

use std::io::{self, Write};

use chrono::{DateTime, NaiveDateTime};
use serde_json::{Map, Value as Json, json};

use crate::domain::marks;

/// A list another program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A line for each, with `+project`, `@context` and `due:`.
    TodoTxt,
    /// An array of objects.
    Taskwarrior,
}

impl Format {
    /// The words, in the order help lists them.
    pub const WORDS: [&str; 2] = ["todotxt", "taskwarrior"];

    /// The format a word means.
    pub fn parse(word: &str) -> Option<Format> {
        let formats = [Format::TodoTxt, Format::Taskwarrior];
        formats.into_iter().zip(Format::WORDS).find(|(_, known)| *known == word).map(|(one, _)| one)
    }
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number here.
    pub id: i64,
    /// By what it is known everywhere and always.
    pub uuid: String,
    /// What it is.
    pub text: String,
    /// When it was made, in seconds since 1970 UTC.
    pub made: i64,
    /// When it was changed last.
    pub changed: i64,
    /// Until when.
    pub due: Option<i64>,
    /// When it was done, where it was.
    pub done: Option<i64>,
    /// The name of what it belongs to.
    pub project: Option<String>,
    /// The same as a word: `lead/42`.
    pub on: Option<String>,
    /// Its kind and the tags of what it belongs to.
    pub tags: Vec<String>,
    /// Who is to do it: a login.
    pub who: Option<String>,
    /// What else there is to know, each in one note.
    pub notes: Vec<String>,
}

/// Writes a list, item by item.
pub struct Writer<W: Write> {
    out: W,
    format: Format,
    /// The local time of a moment.
    local: fn(i64) -> NaiveDateTime,
    written: bool,
}

impl<W: Write> Writer<W> {
    /// Begins a list. `local` is the clock of whoever reads its days.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(
        mut out: W,
        format: Format,
        local: fn(i64) -> NaiveDateTime,
    ) -> io::Result<Writer<W>> {
        if format == Format::Taskwarrior {
            out.write_all(b"[")?;
        }
        Ok(Writer { out, format, local, written: false })
    }

    /// Writes an item.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn item(&mut self, item: &Item) -> io::Result<()> {
        let first = !std::mem::replace(&mut self.written, true);
        match self.format {
            Format::TodoTxt => writeln!(self.out, "{}", self.line(item)),
            Format::Taskwarrior => {
                let before = if first { "\n" } else { ",\n" };
                write!(self.out, "{before}{}", object(item))
            }
        }
    }

    /// Ends the list.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        if self.format == Format::Taskwarrior {
            self.out.write_all(b"\n]\n")?;
        }
        self.out.flush()?;
        Ok(self.out)
    }

    /// `x 2026-11-23 2026-11-22 call Ivan 15:00 +Roof @call due:2026-11-23 on:lead/42 id:7`. The day
    /// it was made always stands before the text, so that this is never taken for a mark.
    fn line(&self, item: &Item) -> String {
        let local = |at: i64| (self.local)(at);
        let day = |at: i64| local(at).format("%Y-%m-%d").to_string();
        let mut parts = Vec::new();
        if let Some(done) = item.done {
            parts.extend(["x".to_owned(), day(done)]);
        }
        parts.push(day(item.made));
        parts.extend(plain(&item.text).split_whitespace().map(as_text));
        // A day has no hour there: it stands with the text.
        parts.extend(item.due.map(|due| local(due).format("%H:%M").to_string()));
        parts.extend(item.project.as_deref().and_then(word).map(|name| format!("+{name}")));
        parts.extend(item.tags.iter().filter_map(|tag| word(tag)).map(|tag| format!("@{tag}")));
        parts.extend(item.due.map(|due| format!("due:{}", day(due))));
        for (key, value) in [("on", &item.on), ("who", &item.who)] {
            let value = value.as_deref().and_then(word).map(|value| value.replace(':', "_"));
            parts.extend(value.map(|value| format!("{key}:{value}")));
        }
        parts.push(format!("id:{}", item.id));
        parts.join(" ")
    }
}

/// The object of an item. Taskwarrior wants moments without marks between, tags without blanks and
/// a text of one line.
fn object(item: &Item) -> Json {
    let mut object = Map::new();
    let mut put = |name: &str, value: Json| object.insert(name.to_owned(), value);
    put("uuid", json!(item.uuid));
    put("status", json!(if item.done.is_some() { "completed" } else { "pending" }));
    put("description", json!(plain(&item.text)));
    put("entry", json!(moment(item.made)));
    put("modified", json!(moment(item.changed)));
    if let Some(due) = item.due {
        put("due", json!(moment(due)));
    }
    if let Some(done) = item.done {
        put("end", json!(moment(done)));
    }
    if let Some(project) = &item.project {
        put("project", json!(plain(project)));
    }
    let tags: Vec<String> = item.tags.iter().filter_map(|tag| word(tag)).collect();
    if !tags.is_empty() {
        put("tags", json!(tags));
    }
    let named = item.on.iter().chain(&item.who).chain(&item.notes);
    // Two notes of one moment would be one.
    let notes = (item.made..).zip(named);
    let notes: Vec<Json> =
        notes.map(|(at, note)| json!({"entry": moment(at), "description": plain(note)})).collect();
    if !notes.is_empty() {
        put("annotations", json!(notes));
    }
    Json::Object(object)
}

/// `20261123T150000Z`.
fn moment(at: i64) -> String {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text in one line, with what a terminal would obey made visible.
fn plain(text: &str) -> String {
    let shown = marks::shown(text);
    let words: Vec<&str> = shown.split_whitespace().collect();
    words.join(" ")
}

/// A text as one word; nothing where there is none.
fn word(text: &str) -> Option<String> {
    let word = plain(text).replace(' ', "_");
    (!word.is_empty()).then_some(word)
}

/// A word of a text that is not taken for a project, a context or a value of ours.
fn as_text(word: &str) -> String {
    const KEYS: [&str; 8] = ["due", "on", "who", "id", "t", "rec", "pri", "h"];
    if word.len() > 1 && word.starts_with(['+', '@']) {
        return format!("'{word}");
    }
    match word.split_once(':') {
        Some((key, value)) if KEYS.contains(&key) && !value.is_empty() => format!("{key}: {value}"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 15:00 UTC.
    const AT: i64 = 1_795_359_600;

    fn utc(at: i64) -> NaiveDateTime {
        DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc()
    }

    fn item(text: &str) -> Item {
        Item {
            id: 7,
            uuid: "c0ffee00-0000-8000-8000-000000000007".to_owned(),
            text: text.to_owned(),
            made: AT,
            changed: AT + 60,
            due: Some(AT + 86_400),
            done: None,
            project: Some("Roof for Dom Ltd".to_owned()),
            on: Some("lead/42".to_owned()),
            tags: vec!["call".to_owned(), "big client".to_owned()],
            who: Some("anna".to_owned()),
            notes: vec!["Ask for\nthe plan".to_owned()],
        }
    }

    fn written(format: Format, items: &[Item]) -> String {
        let mut writer = Writer::new(Vec::new(), format, utc).unwrap();
        for item in items {
            writer.item(item).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    /// A line read by the rules of the format.
    #[derive(Debug, PartialEq, Default)]
    struct Line {
        done: Option<String>,
        made: Option<String>,
        text: Vec<String>,
        projects: Vec<String>,
        contexts: Vec<String>,
        keys: Vec<(String, String)>,
    }

    fn read(line: &str) -> Line {
        let is_day = |word: &str| {
            word.len() == 10 && chrono::NaiveDate::parse_from_str(word, "%Y-%m-%d").is_ok()
        };
        let mut words = line.split(' ').peekable();
        let mut read = Line::default();
        if words.peek() == Some(&"x") {
            words.next();
            read.done = words.next_if(|word| is_day(word)).map(str::to_owned);
        }
        assert!(!line.starts_with('('), "a priority was not asked for");
        read.made = words.next_if(|word| is_day(word)).map(str::to_owned);
        for word in words {
            let time = word.len() == 5 && word.as_bytes()[2] == b':';
            match (word.strip_prefix('+'), word.strip_prefix('@'), word.split_once(':')) {
                (Some(name), ..) if !name.is_empty() => read.projects.push(name.to_owned()),
                (_, Some(name), _) if !name.is_empty() => read.contexts.push(name.to_owned()),
                (.., Some((key, value))) if !time && !key.is_empty() && !value.is_empty() => {
                    read.keys.push((key.to_owned(), value.to_owned()));
                }
                _ => read.text.push(word.to_owned()),
            }
        }
        read
    }

    #[test]
    fn a_line_is_read_back_by_the_rules_of_its_format() {
        let key = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        let keys = [("due", "2026-11-23"), ("on", "lead/42"), ("who", "anna"), ("id", "7")];
        for (text, shown) in [
            ("call Ivan", "call Ivan"),
            ("x (A) 2020-01-01 call", "x (A) 2020-01-01 call"),
            ("a\nb\tc  d", "a b c d"),
            ("dial +79123456789 @home", "dial '+79123456789 '@home"),
            ("move due:2020-01-01", "move due: 2020-01-01"),
            ("1 + 1", "1 + 1"),
        ] {
            let line = written(Format::TodoTxt, &[item(text)]);
            let line = read(line.strip_suffix('\n').unwrap());
            assert_eq!((line.done, line.made.as_deref()), (None, Some("2026-11-22")), "{text}");
            assert_eq!(line.text.join(" "), format!("{shown} 15:00"), "{text}");
            assert_eq!(line.projects, ["Roof_for_Dom_Ltd"]);
            assert_eq!(line.contexts, ["call", "big_client"]);
            assert_eq!(line.keys, keys.map(key));
        }
        let done = Item { done: Some(AT + 3600), due: None, project: None, ..item("2026-01-01 x") };
        let line = read(written(Format::TodoTxt, &[done]).trim_end());
        assert_eq!(line.done.as_deref(), Some("2026-11-22"));
        assert_eq!(
            (line.made.as_deref(), line.text.join(" ")),
            (Some("2026-11-22"), "2026-01-01 x".to_owned())
        );
    }

    #[test]
    fn an_array_is_read_back_by_the_rules_of_taskwarrior() {
        assert_eq!(
            serde_json::from_str::<Json>(&written(Format::Taskwarrior, &[])).unwrap(),
            json!([])
        );
        let done = Item { done: Some(AT + 3600), due: None, ..item("\u{1b}[31mred\u{202e}") };
        let text = written(Format::Taskwarrior, &[item("call\nIvan"), done]);
        assert!(!text.contains('\u{1b}') && !text.contains("\\u001b"), "{text}");
        let read: Vec<Map<String, Json>> = serde_json::from_str(&text).unwrap();
        assert_eq!(read.len(), 2);
        let is_moment = |value: &Json| {
            let text = value.as_str().unwrap();
            chrono::NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").is_ok()
        };
        for task in &read {
            for name in ["entry", "modified", "due", "end"] {
                assert!(task.get(name).is_none_or(is_moment), "{task:?}");
            }
            let uuid = task["uuid"].as_str().unwrap();
            assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
            for tag in task["tags"].as_array().unwrap() {
                assert!(!tag.as_str().unwrap().contains(char::is_whitespace), "{tag}");
            }
            let notes = task["annotations"].as_array().unwrap();
            assert!(notes.iter().all(|note| is_moment(&note["entry"])));
        }
        assert_eq!(
            (&read[0]["status"], &read[1]["status"]),
            (&json!("pending"), &json!("completed"))
        );
        assert_eq!(read[0]["description"], json!("call Ivan"));
        assert_eq!(read[0]["due"], json!("20261123T150000Z"));
        assert_eq!(read[1]["end"], json!("20261122T160000Z"));
        assert_eq!(read[0]["project"], json!("Roof for Dom Ltd"));
        assert_eq!(read[0]["annotations"][2]["description"], json!("Ask for the plan"));
    }
}
