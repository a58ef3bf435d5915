//! What just happened, at the bottom of the screen. Where one line is too short for it, names are
//! said shorter first; then it takes the line of the keys too, and at last its middle is cut: how
//! much was done and the key that takes it back, or what to do about a refusal, are to be seen.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::App;
use crate::domain::command::{Did, Receipt};
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
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

    /// What was said is about the moment before; that something is being saved is so until it is.
    pub(super) fn say_nothing(&mut self) {
        self.status = Status::default();
        if self.writing.is_some() {
            self.say(&Message::new("say-saving"));
        }
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

    /// Says several things in one line, with the key that takes it back, or does it again, at its end.
    pub(super) fn say_all(&mut self, messages: &[Message], back: Option<Action>) {
        let setup = Arc::clone(&self.setup);
        let context = self.desk.context(&setup, self.area);
        let glyphs = context.theme.glyphs;
        let how = Message::new(if back == Some(Action::Redo) { "say-redo" } else { "say-undo" });
        let key = back.and_then(|back| context.keymap.keys_of(back).first());
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

/// What is said of what was done. The person sees what he did; what followed by itself comes first on
/// the line, and a record that a rule took on at once is not said to stand where it came.
pub(super) fn told(receipt: Receipt) -> Vec<Message> {
    let by_rule = |refusal: &Refusal| refusal.kind == RefusalKind::StageRule;
    let (failed, left): (Vec<_>, Vec<_>) = receipt.left.into_iter().partition(by_rule);
    let of = |refusals: Vec<Refusal>| refusals.into_iter().map(|refusal| refusal.message);
    let own = (receipt.did != Did::MovedOn).then_some(receipt.message);
    let by_itself = receipt.followed.into_iter().chain(of(failed));
    by_itself.chain(own).chain(receipt.notes).chain(of(left)).collect()
}

/// What takes back what was done, where that is to be told: that one looked at something is not.
pub(super) fn way_back(receipt: &Receipt) -> Option<Action> {
    receipt.operation?;
    match receipt.did {
        Did::Looked => None,
        Did::Undone => Some(Action::Redo),
        _ => Some(Action::Undo),
    }
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
    fn what_followed_by_itself_comes_first_and_a_record_is_said_to_be_where_it_is() {
        let refused = |kind, id| Refusal::new(kind, Message::new(id));
        let moved = Did::Moved(RecordRef::new(Noun::Deal, 7));
        for (did, first) in [(moved, &["moved"][..]), (Did::MovedOn, &[])] {
            let receipt = Receipt {
                did,
                message: Message::new("moved"),
                touched: Vec::new(),
                operation: None,
                notes: vec![Message::new("note")],
                followed: vec![Message::new("ran")],
                left: vec![
                    refused(RefusalKind::NotAllowed, "left"),
                    refused(RefusalKind::StageRule, "failed"),
                ],
            };
            let said = told(receipt);
            let said: Vec<&str> = said.iter().map(|message| message.id).collect();
            assert_eq!(said, [&["ran", "failed"], first, &["note", "left"]].concat());
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
