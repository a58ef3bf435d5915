//! What became of a comment, in words: for the history of the record it is about.

use super::Words;
use super::planning::Signs;
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::planning::Changed;
use crate::domain::value::Value;

impl Words<'_> {
    /// What a change made of a comment: what it said before and what it says since, or `text`, what it
    /// said when it was written, deleted or brought back.
    pub fn comment(&self, change: Changed, text: Option<&str>, signs: Signs) -> String {
        let (name, before, after) = change;
        let quoted = |text: &str| match text.trim() {
            "" => signs.none.to_owned(),
            text => self.say(&Message::new("part-subject").with("text", text)),
        };
        let field = self.setup.registry.get(Noun::Entry, name);
        let step = |message: Message, held: &dyn Fn(&Value) -> String| {
            let (before, after) = (held(before), held(after));
            // What has several lines ends with one of its own.
            let is_long = [&before, &after].iter().any(|text| text.contains('\n'));
            let arrow = if is_long { format!("\n{}", signs.arrow) } else { signs.arrow.to_owned() };
            let message = message.with("before", before).with("after", after);
            self.say(&message.with("arrow", arrow))
        };
        let id = match (name, after) {
            ("text", _) => {
                let text = |value: &Value| quoted(value.as_text().unwrap_or_default());
                return step(Message::new("comment-changed"), &text);
            }
            ("files", _) => {
                let names = |value: &Value| {
                    let said = field.map(|field| self.value(field, value, None));
                    said.filter(|said| !said.is_empty()).unwrap_or_else(|| signs.none.to_owned())
                };
                return step(Message::new("comment-files"), &names);
            }
            ("deleted_at", Value::Empty) => "comment-restored",
            ("deleted_at", _) => "comment-deleted",
            _ => "comment-written",
        };
        self.say(&Message::new(id).with("text", quoted(text.unwrap_or_default())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attachment::Attachment;
    use crate::i18n::Lang;
    use crate::words::tests::speaking;

    #[test]
    fn each_change_is_said_in_every_language() {
        let file =
            |name: &str| Attachment { name: name.to_owned(), size: 5, sha256: String::new() };
        let (none, words) = (Value::Empty, Value::text("5 years"));
        let files = Value::Files(vec![file("a.pdf")]);
        let table = [
            (("text", &words, &"6 years".into()), None, "Comment changed: “5 years” > “6 years”"),
            (
                ("text", &"5\nyears".into(), &words),
                None,
                "Comment changed: “5\nyears” \n> “5 years”",
            ),
            (("text", &words, &none), None, "Comment changed: “5 years” > -"),
            (("files", &none, &files), None, "Files of a comment changed: - > a.pdf (5 B)"),
            (("deleted_at", &none, &Value::Int(5)), Some("5 years"), "Comment deleted: “5 years”"),
            (("deleted_at", &Value::Int(5), &none), None, "Comment brought back: -"),
            (("created", &none, &none), Some("5 years"), "Comment written: “5 years”"),
        ];
        let signs = Signs { arrow: ">", none: "-" };
        for lang in Lang::ALL {
            speaking(lang, |words| {
                for (change, text, expected) in &table {
                    let said = words.comment(*change, *text, signs).replace('\u{a0}', " ");
                    match lang {
                        Lang::En => assert_eq!(said, *expected),
                        _ => assert!(!said.contains("comment-"), "{said}"),
                    }
                }
            });
        }
    }
}
