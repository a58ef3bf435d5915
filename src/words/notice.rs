//! What a person is told of, as a sentence.

use super::Words;
use crate::domain::markup;
use crate::domain::message::{Arg, Message};
use crate::domain::notice::{Kind, Notice};
use crate::domain::person::UserId;
use crate::domain::stage::StageId;

/// Stands for the words of a comment in a sentence: no text has it.
const PLACE: char = '\u{fdd0}';

/// The most characters of a comment that a sentence quotes.
const QUOTED: usize = 200;

impl Words<'_> {
    /// A notice in one line as [`Words::notice`] says it, but the words of a comment without their
    /// marks.
    pub fn notice_flat(&self, notice: &Notice) -> String {
        let (said, words) = self.notice_parts(notice);
        // As many as the sentence quotes, with the mark that there are more.
        said + &words.map(|words| markup::flat(words, QUOTED - 1)).unwrap_or_default()
    }

    /// A notice as [`Words::notice`] says it, up to the words of a comment, and those as they were
    /// typed; any other notice is the sentence alone.
    pub fn notice_parts<'n>(&self, notice: &'n Notice) -> (String, Option<&'n str>) {
        let is_comment = matches!(notice.kind, Kind::Comment | Kind::Mention);
        let words = notice.text.as_deref().filter(|text| is_comment && !text.trim().is_empty());
        let place = words.map(|_| PLACE.to_string()).or_else(|| notice.text.clone());
        let said = self.notice(&Notice { text: place, ..notice.clone() });
        match said.strip_suffix(PLACE) {
            Some(before) => (before.to_owned(), words),
            // Of many things none is quoted.
            None => (said, None),
        }
    }

    /// A notice as one line, with who did it; the record it is about is said beside it.
    pub fn notice(&self, notice: &Notice) -> String {
        let who = self.person(notice.author);
        if notice.count > 1 {
            let operation = self.say(&notice.operation.name());
            let message = Message::new("notice-many").with("who", who);
            return self.say(&message.with("operation", operation).with("count", notice.count));
        }
        let text = match &notice.text {
            Some(text) => quoted(&self.subject(text)),
            None => self.text("notice-words-gone"),
        };
        let message = match (notice.kind, notice.activity) {
            (Kind::Mention, _) => Message::new("notice-mention").with("text", text),
            (Kind::Comment, _) => Message::new("notice-comment").with("text", text),
            (Kind::Assigned, Some(_)) => self.timed("notice-planned", text, notice.value),
            (Kind::Assigned, None) => Message::new("notice-assigned"),
            (Kind::Invited, _) => self.timed("notice-invited", text, notice.value),
            (Kind::Control, _) => Message::new("notice-control").with("text", text),
            (Kind::Returned, _) => match &notice.reason {
                Some(reason) => Message::new("notice-returned-why")
                    .with("text", text)
                    .with("why", quoted(reason)),
                None => Message::new("notice-returned").with("text", text),
            },
            (Kind::Observer, _) => Message::new("notice-observer"),
            (Kind::Deadline, _) => self.timed("notice-deadline", text, notice.value),
            (Kind::Responsible, _) if notice.value == Some(notice.author.0) => {
                Message::new("notice-takes")
            }
            (Kind::Responsible, _) => {
                let user = notice.value.map(|id| self.person(UserId(id))).unwrap_or_default();
                Message::new("notice-responsible").with("user", user)
            }
            (Kind::Changed, _) => {
                let field = |name: &String| self.setup.registry.get(notice.on.noun, name);
                let said = notice.fields.iter().filter_map(field).map(|field| self.label(field));
                let said: Vec<String> = said.collect();
                Message::new("notice-changed").with("fields", said.join(", "))
            }
            (Kind::Stage, _) => {
                let stage = StageId(notice.value.unwrap_or_default());
                Message::new("notice-stage").with("stage", Arg::Stage(stage))
            }
        };
        self.say(&message.with("who", who))
    }

    /// A sentence about something to be done, with its deadline where it has one.
    fn timed(&self, id: &'static str, text: String, at: Option<i64>) -> Message {
        let when = match at {
            Some(at) => self.moment_exact(at),
            None => self.text("notice-no-deadline"),
        };
        Message::new(id).with("text", text).with("when", when)
    }

    fn person(&self, user: UserId) -> String {
        let known = self.setup.user(user).map(|user| user.name.clone());
        known.unwrap_or_else(|| self.text("notice-somebody"))
    }
}

/// Words in one line, as many as a sentence quotes.
fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::{Noun, RecordRef};
    use crate::domain::operation::OperationKind;
    use crate::i18n::Lang;
    use crate::words::tests::speaking;

    fn notice(kind: Kind, text: &str, count: i64) -> Notice {
        Notice {
            id: 1,
            kind,
            at: 5,
            author: UserId(1),
            operation: OperationKind::Comment,
            on: RecordRef::new(Noun::Lead, 1),
            name: None,
            text: Some(text.to_owned()),
            reason: None,
            fields: Vec::new(),
            activity: None,
            value: None,
            count,
            read_at: None,
        }
    }

    #[test]
    fn whoever_makes_himself_responsible_takes_it_over() {
        for (lang, takes) in [
            (Lang::En, "Anna took it over"),
            (Lang::Ru, "Anna забирает себе"),
            (Lang::Pl, "Anna przejmuje to"),
        ] {
            speaking(lang, |words| {
                let one = |to| Notice { value: Some(to), ..notice(Kind::Responsible, "", 1) };
                assert_eq!(words.notice(&one(1)), takes);
                assert_ne!(words.notice(&one(2)), takes);
            });
        }
    }

    #[test]
    fn the_words_of_a_comment_stand_behind_the_sentence_and_lose_their_marks_in_one_line() {
        for lang in [Lang::En, Lang::Ru, Lang::Pl] {
            speaking(lang, |words| {
                for kind in [Kind::Mention, Kind::Comment] {
                    let one = notice(kind, "call **him**\n- now", 1);
                    let (before, text) = words.notice_parts(&one);
                    assert!(before.starts_with("Anna ") && before.ends_with(": "), "{before}");
                    assert_eq!(text, Some("call **him**\n- now"));
                    assert_eq!(words.notice_flat(&one), format!("{before}call him - now"));
                }
                for other in [
                    notice(Kind::Control, "**Contract**", 1),
                    notice(Kind::Comment, "**a**", 3),
                    notice(Kind::Comment, "", 1),
                    Notice { text: None, ..notice(Kind::Comment, "", 1) },
                ] {
                    assert_eq!(words.notice_parts(&other), (words.notice(&other), None));
                    assert_eq!(words.notice_flat(&other), words.notice(&other));
                }
            });
        }
        speaking(Lang::En, |words| {
            let said = words.notice_flat(&notice(Kind::Comment, &"a".repeat(500), 1));
            assert!(said.ends_with("aa…") && said.chars().count() < 230, "{said}");
        });
    }
}
