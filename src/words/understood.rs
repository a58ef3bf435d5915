//! How a line that plans something was understood: shown while it is typed, and told once it is
//! done where nobody saw it typed.

use super::{Words, capitalised};
use crate::domain::command::Set;
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::value::Value;
use crate::i18n::date;

/// One thing that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is; empty where it says so itself.
    pub label: String,
    /// How it reads.
    pub text: String,
}

/// What an activity is made of, with the messages that name it.
const PARTS: [(&str, Option<&str>); 6] = [
    ("kind", None),
    ("subject", None),
    ("deadline", Some("part-deadline")),
    ("remind", Some("part-remind")),
    ("responsible", Some("part-responsible")),
    ("people", Some("part-people")),
];

impl Words<'_> {
    /// What the values of a planned activity say, in the order people say it. One that is new and
    /// has no deadline says that it has none.
    pub fn planned(&self, set: &[Set]) -> Vec<Part> {
        let is_new = set.iter().any(|one| one.field == "kind");
        self.parts(set, (is_new, true), |_, text| text)
    }

    /// The same as a sentence: `Call “Ivan”, by fri 27 Nov 10:00, reminder 15 min.`; nothing where
    /// the values say nothing of it. That a deadline is past already is told by itself.
    pub fn planned_sentence(&self, set: &[Set]) -> Option<String> {
        self.sentence(set, set.iter().any(|one| one.field == "kind"))
    }

    /// What became of something that is planned already, as a sentence: of what was not changed it
    /// says nothing.
    pub fn replanned_sentence(&self, set: &[Set]) -> Option<String> {
        self.sentence(set, false)
    }

    fn sentence(&self, set: &[Set], is_new: bool) -> Option<String> {
        let quoted = |name: &str, text: String| match name {
            "subject" => self.say(&Message::new("part-subject").with("text", text)),
            _ => text,
        };
        let mut sentence = String::new();
        for part in self.parts(set, (is_new, false), quoted) {
            // What is to be done follows its kind without a comma.
            let between = match sentence.is_empty() {
                true => "",
                false if part.text.starts_with(['«', '„', '“']) => " ",
                false => ", ",
            };
            let space = if part.label.is_empty() { "" } else { " " };
            sentence.push_str(&format!("{between}{}{space}{}", part.label, part.text));
        }
        (!sentence.is_empty()).then(|| format!("{}.", capitalised(&sentence)))
    }

    /// What the values of a record book, each with its field: `Visit: Room 1, tomorrow 15:00, 1 h.`;
    /// nothing where they book nothing.
    pub fn booked_sentence(&self, noun: Noun, set: &[Set]) -> Option<String> {
        let booked = set.iter().filter_map(|one| match &one.value {
            Value::Booking(booking) => {
                Some(format!("{}: {}.", self.field(noun, &one.field), self.booking(booking)))
            }
            _ => None,
        });
        let said: Vec<String> = booked.collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// A moment with its weekday, its day and its hour: `tomorrow 15:00`, `fri 27 Nov 10:00`.
    pub fn moment_in_full(&self, moment: i64) -> String {
        date::full(self.lang(), self.local(moment), self.now())
    }

    /// The parts: of what is new also that it has no deadline; `warns` of one that is past.
    fn parts(
        &self,
        set: &[Set],
        (is_new, warns): (bool, bool),
        dressed: impl Fn(&str, String) -> String,
    ) -> Vec<Part> {
        let value = |name: &str| set.iter().find(|set| set.field == name).map(|set| &set.value);
        let said = |name: &str, value: &Value| {
            let field = self.setup.registry.get(Noun::Activity, name);
            field.map(|field| self.value(field, value, None)).unwrap_or_default()
        };
        let part = |(name, label): (&str, Option<&str>)| {
            let text = match (name, value(name)) {
                ("deadline", Some(Value::Int(at))) => Some(self.deadline(*at, warns)),
                ("deadline", None) if is_new => None,
                (_, None) => return None,
                // It is said already.
                ("subject", Some(Value::Text(subject)))
                    if value("kind")
                        .and_then(Value::as_text)
                        .is_some_and(|kind| self.is_kind(kind, subject)) =>
                {
                    return None;
                }
                (_, Some(value)) => Some(said(name, value)).filter(|text| !text.is_empty()),
            };
            let none = || match name {
                "deadline" => Some(Part { label: String::new(), text: self.text("part-undated") }),
                _ => None,
            };
            let label = label.map(|id| self.text(id)).unwrap_or_default();
            text.map_or_else(none, |text| Some(Part { label, text: dressed(name, text) }))
        };
        PARTS.into_iter().filter_map(part).collect()
    }

    fn deadline(&self, at: i64, warns: bool) -> String {
        let said = self.moment_in_full(at);
        if !warns || self.local(at) >= self.now() {
            return said;
        }
        self.say(&Message::new("part-deadline-past").with("at", said))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::words::tests::{NOW, speaking};

    /// Friday, nine days later, at half past two.
    const LATER: i64 = NOW + 9 * 24 * 3_600;

    #[test]
    fn what_is_planned_reads_as_a_sentence() {
        let call = |deadline: Option<i64>| {
            let mut set = vec![Set::new("kind", "call"), Set::new("subject", "Ивану")];
            set.extend(deadline.map(|at| Set::new("deadline", at)));
            set
        };
        let mut full = call(Some(LATER));
        full.extend([Set::new("remind", Value::Ids(vec![15])), Set::new("responsible", 1)]);
        let moved = vec![Set::new("deadline", NOW - 3_600)];
        for (lang, set, expected) in [
            (
                Lang::Ru,
                full.clone(),
                "Звонок «Ивану», срок пт 27 ноя 14:30, напомню за 15 мин, ответственный Anna.",
            ),
            (
                Lang::En,
                full.clone(),
                "Call “Ивану”, by fri 27 Nov 14:30, reminder 15 min, responsible Anna.",
            ),
            (
                Lang::Pl,
                full,
                "Telefon „Ивану”, termin pt 27 lis 14:30, przypomnienie 15 min, odpowiedzialny Anna.",
            ),
            (Lang::Ru, call(None), "Звонок «Ивану», без срока."),
            (Lang::Ru, moved.clone(), "Срок сегодня 13:30."),
            (Lang::Pl, moved.clone(), "Termin dziś 13:30."),
        ] {
            speaking(lang, |words| {
                assert_eq!(words.planned_sentence(&set).as_deref(), Some(expected));
            });
        }
        speaking(Lang::En, |words| {
            assert_eq!(words.planned(&moved)[0].text, "today 13:30 (past already)");
            assert_eq!(words.planned_sentence(&[Set::new("place", "Lenina 5")]), None);
            let kind = vec![Set::new("kind", "meeting")];
            assert_eq!(words.replanned_sentence(&kind).as_deref(), Some("Meeting."));
            let undated = [kind, vec![Set::new("deadline", Value::Empty)]].concat();
            let said = words.replanned_sentence(&undated);
            assert_eq!(said.as_deref(), Some("Meeting, no deadline."));
        });
    }
}
