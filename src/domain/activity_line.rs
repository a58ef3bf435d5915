//! An activity written in one line: `[call|meet|mail|task] TEXT [WHEN] [!REMINDER] [@PERSON]`.
//!
//! It does not know who the people are nor whether the time suits anybody.

mod kinds;
#[cfg(test)]
mod tests;

use super::activity::ActivityKind;
use super::message::{Message, Refusal};
use super::when::{self, Now, When};

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityLine {
    /// The kind named first; a task where none is.
    pub kind: ActivityKind,
    /// What is to be done, never empty.
    pub text: String,
    /// The deadline.
    pub when: Option<When>,
    /// How long before the deadline to remind, in minutes, in the order typed, each once.
    pub reminders: Vec<i64>,
    /// The people named with `@`, without it, in the order typed, each once.
    pub people: Vec<String>,
}

/// Whether the subject of an activity says no more than its kind, in whichever language: `звонок`.
pub fn is_bare(kind: ActivityKind, subject: &str) -> bool {
    kinds::is_bare(kind, subject)
}

/// Reads a line. The noun of a kind is left out of the text unless it is all there is; a verb
/// stays, since the text would not be a sentence without it.
///
/// # Errors
/// A date that cannot be, was probably mistyped or is one of two, a reminder that is no length of
/// time or comes after the deadline, and a line with nothing to do in it.
pub fn read(line: &str, now: Now) -> Result<ActivityLine, Refusal> {
    let found = when::find(line, now).map_err(|error| error.refusal(now.order))?;
    let (when, rest) = match &found {
        Some(found) => (Some(found.when), found.rest.as_str()),
        None => (None, line),
    };
    let (mut words, mut reminders, mut people) = (Vec::new(), Vec::new(), Vec::new());
    for word in rest.split_whitespace() {
        if is_after(word) {
            return Err(Refusal::malformed(Message::new("refused-reminder-after"))
                .hint(Message::new("hint-reminder")));
        }
        if let Some(length) = marked(word, '!') {
            add(&mut reminders, reminder(length)?);
        } else if let Some(person) = marked(word, '@') {
            add(&mut people, person.to_owned());
        } else {
            words.push(word);
        }
    }
    let text = tidy(&words.join(" ")).to_owned();
    let (kind, text) = kinds::split(&text);
    if text.is_empty() {
        let message = Message::new("refused-activity-empty");
        return Err(Refusal::malformed(message).hint(Message::new("hint-activity-line")));
    }
    Ok(ActivityLine { kind, text: text.to_owned(), when, reminders, people })
}

/// What stands after the sign that begins a word, without the punctuation that ends it.
fn marked(word: &str, sign: char) -> Option<&str> {
    let name = word.strip_prefix(sign)?.trim_end_matches([',', ';', '.', ':', ')', '!', '?']);
    name.starts_with(char::is_alphanumeric).then_some(name)
}

/// Whether a word is a reminder of less than no time, `!-5m`: one after the deadline.
fn is_after(word: &str) -> bool {
    let length = word.strip_prefix('!').and_then(|word| word.strip_prefix(['-', '–', '−', '+']));
    length.is_some_and(|length| length.starts_with(|c: char| c.is_ascii_digit()))
}

fn reminder(length: &str) -> Result<i64, Refusal> {
    when::minutes(length).ok_or_else(|| {
        let message = Message::new("refused-reminder").with("text", format!("!{length}"));
        Refusal::malformed(message).hint(Message::new("hint-reminder"))
    })
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// The text without what joined it to a date that is gone.
fn tidy(text: &str) -> &str {
    let joins = [' ', ',', ';', ':', '-', '–', '—'];
    text.trim_matches(joins)
}
