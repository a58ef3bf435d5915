//! Who turned to us and with what, in words: short for a timeline, and whole to be read.

use super::Words;
use crate::domain::attempt::Outcome;
use crate::domain::inbound::{Channel, Direction, Facts, File, Nature, Why};
use crate::domain::message::Message;
use crate::i18n::number;

/// At most so many files are named on a timeline.
const FILES: usize = 5;

/// Something that came from outside, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened and what was said.
    pub text: String,
    /// What belongs to it.
    pub details: Vec<String>,
}

impl Words<'_> {
    /// What came by a channel, as a timeline shows it.
    pub fn inbound(&self, channel: Channel, facts: &Facts, said: Option<&str>) -> Told {
        let head = self.say(&self.heading(channel, facts));
        let text = match said.map(str::trim).filter(|said| !said.is_empty()) {
            Some(said) => format!("{head}\n{said}"),
            None => head,
        };
        let mut details = Vec::new();
        if facts.folded > 0 {
            details.push(self.say(&Message::new("inbound-folded").with("count", facts.folded)));
        }
        details.extend(self.files(&facts.files, FILES));
        details.extend(self.rest(facts));
        Told { text, details }
    }

    /// All of what came by a channel, to be read.
    pub fn inbound_whole(&self, channel: Channel, facts: &Facts, said: Option<&str>) -> String {
        let mut lines = vec![self.say(&self.heading(channel, facts))];
        let from = match facts.name.as_str() {
            "" => self.address(facts),
            name => format!("{name} <{}>", self.address(facts)),
        };
        lines.push(self.labelled_line("inbound-from", &from));
        if !facts.to.is_empty() {
            lines.push(self.labelled_line("inbound-to", &facts.to.join(", ")));
        }
        lines.extend(self.files(&facts.files, usize::MAX));
        lines.extend(self.rest(facts));
        let whole = if facts.whole.is_empty() { said.unwrap_or_default() } else { &facts.whole };
        if !whole.trim().is_empty() {
            lines.push(String::new());
            lines.push(whole.trim_end().to_owned());
        }
        if facts.cut {
            lines.push(self.text("inbound-cut"));
        }
        lines.join("\n")
    }

    /// Why it went where it went; `record` is what the record is called.
    pub fn why(&self, why: Why, record: &str) -> String {
        self.catalogue.text(&format!("why-{}", why.word()), &[("record", record.into())])
    }

    /// How an attempt ended.
    pub fn outcome(&self, outcome: Outcome) -> String {
        self.text(&format!("attempt-{}", outcome.word()))
    }

    /// What happened, in one line.
    fn heading(&self, channel: Channel, facts: &Facts) -> Message {
        let out = facts.direction == Direction::Out;
        let who = self.who(facts);
        if let Some(outcome) = facts.outcome {
            let message = match channel {
                Channel::Mail => Message::new("inbound-mail-told"),
                _ => Message::new("inbound-call-told"),
            };
            let outcome = self.outcome(outcome);
            return message.with("who", who).with("outcome", outcome);
        }
        let message = match (channel, out) {
            (Channel::Call, _) => return self.call(facts, out).with("who", who),
            (Channel::Mail, false) => Message::new("inbound-mail-in"),
            (Channel::Mail, true) => Message::new("inbound-mail-out"),
            (Channel::Chat, false) => Message::new("inbound-chat-in"),
            (Channel::Chat, true) => Message::new("inbound-chat-out"),
            (Channel::Form, _) if facts.subject.is_empty() => Message::new("inbound-form"),
            (Channel::Form, _) => Message::new("inbound-form-titled"),
        };
        let subject = match (channel, facts.subject.as_str()) {
            (Channel::Chat, _) => facts.network.as_str(),
            (_, "") => "…",
            (_, subject) => subject,
        };
        message.with("who", who).with("subject", subject)
    }

    fn call(&self, facts: &Facts, out: bool) -> Message {
        let length = facts.seconds.map(|seconds| match seconds / 60 {
            0 => Message::new("inbound-seconds").with("seconds", seconds),
            minutes => Message::new("inbound-minutes")
                .with("minutes", minutes)
                .with("seconds", seconds % 60),
        });
        match (facts.seconds, length) {
            (Some(0), _) if out => Message::new("inbound-call-unanswered"),
            (Some(0), _) => Message::new("inbound-call-missed"),
            (_, Some(length)) if out => {
                Message::new("inbound-call-out-long").with("length", length)
            }
            (_, Some(length)) => Message::new("inbound-call-in-long").with("length", length),
            (_, None) if out => Message::new("inbound-call-out"),
            (_, None) => Message::new("inbound-call-in"),
        }
    }

    /// Who is at the other end: his name and how to reach him.
    fn who(&self, facts: &Facts) -> String {
        let address = match facts.direction {
            Direction::In => self.address(facts),
            Direction::Out => facts.to.join(", "),
        };
        match facts.name.as_str() {
            "" => address,
            _ if facts.direction == Direction::Out && address.contains('@') => address,
            name if address.is_empty() || name == address => name.to_owned(),
            name => format!("{name}, {address}"),
        }
    }

    fn address(&self, facts: &Facts) -> String {
        match facts.from.as_str() {
            "" => self.text("inbound-hidden"),
            from => from.to_owned(),
        }
    }

    fn files(&self, files: &[File], most: usize) -> Option<String> {
        let named = |file: &File| {
            let name = if file.name.is_empty() { &file.kind } else { &file.name };
            format!("{name} ({})", self.size(file.size))
        };
        let mut told: Vec<String> = files.iter().take(most).map(named).collect();
        if files.len() > most {
            told.push(format!("+{}", files.len() - most));
        }
        (!told.is_empty()).then(|| self.labelled_line("inbound-files", &told.join(", ")))
    }

    fn size(&self, bytes: u64) -> String {
        let (id, count) = match bytes {
            0..1000 => ("inbound-bytes", bytes as f64),
            1000..1_000_000 => ("inbound-kilobytes", (bytes as f64 / 1000.0).round()),
            _ => ("inbound-megabytes", (bytes as f64 / 100_000.0).round() / 10.0),
        };
        let size = number::decimal(self.lang(), count);
        self.catalogue.text(id, &[("size", size.as_str().into())])
    }

    /// Where it was recorded, what else was answered, whether a machine sent it, why it is here.
    fn rest(&self, facts: &Facts) -> Vec<String> {
        let mut lines = Vec::new();
        if !facts.record.is_empty() {
            lines.push(self.labelled_line("inbound-record", &facts.record));
        }
        lines.extend(facts.fields.iter().map(|(name, value)| format!("{name}: {value}")));
        match facts.nature {
            Nature::Personal => {}
            Nature::Automatic => lines.push(self.text("inbound-automatic")),
            Nature::Bulk => lines.push(self.text("inbound-bulk")),
        }
        if let (Some(why), Some(home)) = (facts.why, facts.home) {
            lines.push(self.why(why, &self.record(home)));
        }
        lines
    }

    fn labelled_line(&self, label: &str, value: &str) -> String {
        format!("{}: {value}", self.text(label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::words::tests::speaking;

    fn call(seconds: Option<i64>, direction: Direction) -> Facts {
        let (from, to) = ("+79123456789".to_owned(), vec!["+74951112233".to_owned()]);
        Facts { seconds, direction, from, to, ..Facts::default() }
    }

    #[test]
    fn calls_say_who_called_and_how_long() {
        use Direction::{In, Out};
        let table = [
            (call(Some(63), In), "Incoming call, 1 min 3 s: +79123456789"),
            (call(Some(9), In), "Incoming call, 9 s: +79123456789"),
            (call(Some(0), In), "Missed call: +79123456789"),
            (call(None, In), "Incoming call: +79123456789"),
            (call(Some(63), Out), "Outgoing call, 1 min 3 s: +74951112233"),
            (call(Some(0), Out), "Outgoing call, no answer: +74951112233"),
            (Facts::default(), "Incoming call: hidden number"),
        ];
        speaking(Lang::En, |words| {
            for (facts, said) in &table {
                assert_eq!(words.inbound(Channel::Call, facts, None).text, *said);
            }
        });
        speaking(Lang::Ru, |words| {
            let told = words.inbound(Channel::Call, &call(Some(63), In), None);
            assert_eq!(told.text, "Входящий звонок, 1 мин 3 с: +79123456789");
        });
    }

    #[test]
    fn letters_show_their_words_and_list_the_rest() {
        let facts = Facts {
            from: "ewa@x.example".to_owned(),
            name: "Ewa Nowak".to_owned(),
            subject: "Okna".to_owned(),
            whole: "Hello\n> old".to_owned(),
            folded: 1,
            files: vec![File { name: "a.pdf".to_owned(), size: 12_345, ..File::default() }],
            why: Some(Why::Unknown),
            home: Some("lead/42".parse().unwrap()),
            ..Facts::default()
        };
        speaking(Lang::En, |words| {
            let told = words.inbound(Channel::Mail, &facts, Some("Hello"));
            assert_eq!(told.text, "Letter from Ewa Nowak, ewa@x.example: Okna\nHello");
            assert_eq!(
                told.details[..2],
                ["1 more line is quoted".to_owned(), "Files: a.pdf (12 kB)".to_owned()]
            );
            let whole = words.inbound_whole(Channel::Mail, &facts, Some("Hello"));
            assert!(whole.ends_with("\n\nHello\n> old"), "{whole}");
            assert!(whole.contains("From: Ewa Nowak <ewa@x.example>"), "{whole}");
        });
    }

    #[test]
    fn every_reason_is_said_in_every_language() {
        for lang in Lang::ALL {
            speaking(lang, |words| {
                for why in Why::ALL {
                    let facts =
                        Facts { why: Some(why), home: "lead/1".parse().ok(), ..Facts::default() };
                    let told = words.inbound(Channel::Form, &facts, None);
                    assert!(!told.details[0].contains("why-"), "{lang:?} {why:?}");
                }
            });
        }
    }
}
