//! What just happened, at the bottom of the screen. Where one line is too short for it, names are
//! said shorter first; then it takes the line of the keys too, and at last its middle is cut: how
//! much was done and the key that takes it back, or what to do about a refusal, are to be seen.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::App;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::RecordRef;
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::widget::text;
use crate::words::Words;

/// The columns that a record's name takes in what is said: as many of these as there is room for.
const NAMES: [usize; 3] = [40, 28, 20];

/// What the status line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Status {
    /// All of it.
    pub text: String,
    /// Whether it says why not.
    pub is_error: bool,
    /// Whether it stands in place of what a key asked for.
    pub denies: bool,
    /// Whether it stands while text is typed: what was done or came, and not what a key just said.
    pub stays: bool,
    /// How many bytes at the end of the text are shown as long as a line has room for them: which
    /// key takes it back, or what to do about a refusal.
    pub end: usize,
}

impl Status {
    /// It as one line or two of at most `room` columns.
    pub fn lines(&self, room: usize, ellipsis: &str) -> Vec<String> {
        if text::width(&self.text) <= room {
            return vec![self.text.clone()];
        }
        let (begins, ends) = self.text.split_at(self.text.len() - self.end);
        let (begins, ends) = match text::width(ends) <= room {
            true => (begins, ends),
            false => (self.text.as_str(), ""),
        };
        // A key and what it does are not torn apart.
        let held = ends.trim_start().replace(' ', "\u{a0}");
        let lines = text::wrap(format!("{begins} {held}").trim_end(), room);
        let [first, rest @ ..] = lines.as_slice() else { return Vec::new() };
        if let [second] = rest {
            return vec![first.clone(), second.replace('\u{a0}', " ")];
        }
        // What follows the first line of the rest gives way to the end.
        let after = begins.get(first.len()..).map_or("", str::trim_start);
        let left = room.saturating_sub(text::width(ends));
        let second: Cow<str> = text::cut(after, left, ellipsis);
        vec![first.clone(), format!("{second}{ends}")]
    }
}

impl App {
    /// Says something in the status line.
    pub(super) fn say(&mut self, message: &Message) {
        let text = self.naming(|words| words.say(message));
        self.status = Status { text, ..Status::default() };
    }

    /// Says something in place of what was asked for.
    pub(super) fn deny(&mut self, message: &Message) {
        self.say(message);
        self.status.denies = true;
    }

    /// Says why not.
    pub(super) fn refuse(&mut self, refusal: &Refusal) {
        let text = self.naming(|words| words.refusal(refusal));
        let hint = refusal.hint.as_ref();
        let end = hint.map_or(0, |hint| 1 + self.naming(|words| words.say(hint)).len());
        self.status = Status { text, is_error: true, denies: true, end, ..Status::default() };
    }

    /// The same refusal with every record in it by its name, for a screen that knows no names.
    pub(super) fn by_name(&self, refusal: &Refusal) -> Refusal {
        let named = |message: &Message| {
            let mut message = message.clone();
            for (_, arg) in &mut message.args {
                if let Arg::Record(on) = arg {
                    *arg = Arg::Text(self.naming(|words| words.record(*on)));
                }
            }
            message
        };
        let hint = refusal.hint.as_ref().map(named);
        Refusal { message: named(&refusal.message), hint, ..refusal.clone() }
    }

    /// What is said by words that call records by their names.
    fn naming(&self, say: impl FnOnce(Words) -> String) -> String {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let most = NAMES[0];
        let name = |on| {
            let name = self.known_name(on, &context)?;
            Some(text::cut(&name, most, context.theme.glyphs.ellipsis).into_owned())
        };
        say(context.words.naming(&name))
    }

    /// What a record is called, where it has a name.
    fn known_name(&self, on: RecordRef, context: &Context) -> Option<String> {
        let named = || Some(context.words.named(&self.reader.names(on).ok()??).to_owned());
        self.reader.name(on).ok().flatten().or_else(named)
    }

    /// Says something beside what is said already, where anything is.
    pub(super) fn say_also(&mut self, message: &Message) {
        match self.status.text.is_empty() {
            true => self.say(message),
            false => self.say_too(message),
        }
    }

    /// Says something more in the status line.
    pub(super) fn say_too(&mut self, message: &Message) {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let said = context.words.say(message);
        let said = format!(" {} {said}", context.theme.glyphs.dot);
        // The key that takes it back stays at the end.
        let at = self.status.text.len() - self.status.end;
        self.status.text.insert_str(at, &said);
    }

    pub(super) fn say_all(&mut self, messages: &[Message], undoable: bool) {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let glyphs = context.theme.glyphs;
        let undone =
            messages.first().is_some_and(|message| message.id.starts_with("receipt-undone"));
        let (back, how) = if undone {
            (Action::Redo, Message::new("say-redo"))
        } else {
            (Action::Undo, Message::new("say-undo"))
        };
        let key = context.keymap.keys_of(back).first().filter(|_| undoable);
        let end = key.map(|key| context.words.say(&how.with("key", key.to_string())));
        let end = end.map_or_else(String::new, |end| format!(" {} {end}", glyphs.dot));
        let room = usize::from(self.area.width.saturating_sub(1)).saturating_sub(text::width(&end));
        let names = RefCell::new(HashMap::new());
        let says = |most: usize| {
            let naming = |on| {
                let mut names = names.borrow_mut();
                let name: &Option<String> =
                    names.entry(on).or_insert_with(|| self.known_name(on, &context));
                Some(text::cut(name.as_deref()?, most, glyphs.ellipsis).into_owned())
            };
            let words = context.words.naming(&naming);
            let said = messages.iter().map(|message| words.say(message));
            let said: Vec<String> = said.map(|one| one.trim_end_matches('.').to_owned()).collect();
            said.join(&format!(" {} ", glyphs.dot))
        };
        let longest = says(NAMES[0]);
        let fits = |text: &String| text::width(text) <= room;
        let shorter = || NAMES[1..].iter().map(|most| says(*most)).find(fits);
        let text = if fits(&longest) { None } else { shorter() }.unwrap_or(longest);
        let (text, end) = (text + &end, end.len());
        self.status = Status { text, end, stays: true, ..Status::default() };
    }
}

/// Leaves out that a record came to a stage where a rule took it on to another one at once: it does
/// not stand there.
pub(super) fn forget_way(said: &mut Vec<Message>) {
    let taken = |message: &Message| match arg(message, "what") {
        Some(Arg::Message(what)) => moved(what),
        _ => None,
    };
    let further: Vec<RecordRef> = said.iter().filter_map(taken).collect();
    said.retain(|message| moved(message).is_none_or(|on| !further.contains(&on)));
}

/// Which record a message says to be at another stage.
fn moved(message: &Message) -> Option<RecordRef> {
    match arg(message, "record").filter(|_| message.id == "receipt-moved") {
        Some(Arg::Record(on)) => Some(*on),
        _ => None,
    }
}

fn arg<'m>(message: &'m Message, name: &str) -> Option<&'m Arg> {
    message.args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::Noun;

    fn status(text: &str, end: &str) -> Status {
        Status { text: format!("{text}{end}"), end: end.len(), ..Status::default() }
    }

    #[test]
    fn what_is_short_takes_a_line_and_what_is_long_two_with_its_end() {
        let undo = " · u отменит";
        for (text, lines) in [
            ("Создано: Насосы", vec!["Создано: Насосы · u отменит"]),
            (
                "Сконвертировано: Насосы → сделка 42",
                vec!["Сконвертировано: Насосы → сделка 42", "· u отменит"],
            ),
            (
                "Сработал робот «Передать в сервис». Насосы для Ромашки теперь на стадии «Приём»",
                vec!["Сработал робот «Передать в сервис».", "Насосы для Ромашки тепе… · u отменит"],
            ),
        ] {
            assert_eq!(status(text, undo).lines(36, "…"), lines);
        }
    }

    #[test]
    fn a_record_that_a_rule_took_on_is_said_to_be_where_it_is() {
        let deal = |id| RecordRef::new(Noun::Deal, id);
        let moved = |id| Message::new("receipt-moved").with("record", deal(id));
        let ran = |what| Message::new("note-rule-ran").with("rule", "r").with("what", what);
        let copied = || Message::new("receipt-copied").with("copy", deal(9));
        for (rule, left) in
            [(moved(7), vec!["note-rule-ran"]), (copied(), vec!["receipt-moved", "note-rule-ran"])]
        {
            let mut said = vec![moved(7), ran(rule)];
            forget_way(&mut said);
            assert_eq!(said.iter().map(|message| message.id).collect::<Vec<_>>(), left);
        }
    }

    #[test]
    fn what_to_do_about_a_refusal_is_whole_where_a_line_has_room_for_it() {
        let said = status(
            "Насосы для Ромашки: уже изменено (Олег Петров, 14:05).",
            " Отмена — по номеру.",
        );
        for (room, lines) in [
            (30, ["Насосы для Ромашки: уже", "изменено … Отмена — по номеру."]),
            (16, ["Насосы для", "Ромашки: уже из…"]),
        ] {
            assert_eq!(said.lines(room, "…"), lines);
        }
    }

    #[test]
    fn no_line_is_wider_than_the_room_and_the_end_is_whole() {
        let said = status("Gotowe: konwersja (12 rekordów) · odmów: 3 · bez kontaktu", " · u cofa");
        for room in 10..80 {
            let lines = said.lines(room, "…");
            assert!(lines.len() <= 2 && lines.iter().all(|line| text::width(line) <= room));
            assert!(lines.last().is_some_and(|line| line.ends_with("u cofa")), "{room}: {lines:?}");
        }
    }
}
