//! The messages of one language, found by id and filled with arguments.
//!
//! A catalogue is read when its language is first spoken, and only that one: starting the program
//! never pays for the other two. It does not know what the messages are about.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Lang, files, number};

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Words, put in as they are.
    Text(Cow<'a, str>),
    /// A count: chooses the plural form and is written with groups.
    Count(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Value<'a> {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value<'_> {
    fn from(count: i64) -> Self {
        Value::Count(count)
    }
}

/// All messages of one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    lang: Lang,
}

/// The catalogue of a language, read on first use and then kept.
pub fn catalogue(lang: Lang) -> &'static Catalogue {
    static EN: OnceLock<Catalogue> = OnceLock::new();
    static RU: OnceLock<Catalogue> = OnceLock::new();
    static PL: OnceLock<Catalogue> = OnceLock::new();
    let slot = match lang {
        Lang::En => &EN,
        Lang::Ru => &RU,
        Lang::Pl => &PL,
    };
    slot.get_or_init(|| Catalogue::read(lang))
}

impl Catalogue {
    /// The message with this id, filled with the arguments.
    ///
    /// A message that is missing is said as its id in brackets, and an argument that is missing as
    /// its name in braces; both are noted in the log. People see something, never a panic.
    pub fn text(&self, id: &str, args: &[(&str, Value)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            tracing::debug!(id, lang = self.lang.code(), "no such message");
            return format!("[{id}]");
        };
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Value::Text(text) => filled.set(*name, FluentValue::from(text.as_ref())),
                Value::Count(count) => filled.set(*name, FluentValue::from(*count)),
            }
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::debug!(id, lang = self.lang.code(), ?errors, "message not filled");
        }
        text
    }

    /// Whether there is a message with this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.get_message(id).is_some_and(|message| message.value().is_some())
    }

    #[expect(clippy::expect_used, reason = "the codes are ours")]
    fn read(lang: Lang) -> Catalogue {
        let identifier = lang.code().parse::<LanguageIdentifier>();
        let identifier = identifier.expect("two letters are a language identifier");
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // The marks around arguments would reach the terminal as stray characters.
        bundle.set_use_isolating(false);
        // A formatter is a plain function, so each language has its own.
        bundle.set_formatter(Some(match lang {
            Lang::En => |value, _| grouped(Lang::En, value),
            Lang::Ru => |value, _| grouped(Lang::Ru, value),
            Lang::Pl => |value, _| grouped(Lang::Pl, value),
        }));
        for (file, source) in files::of(lang) {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(
                |(readable, errors)| {
                    tracing::debug!(file, lang = lang.code(), ?errors, "catalogue not read whole");
                    readable
                },
            );
            if let Err(errors) = bundle.add_resource(resource) {
                tracing::debug!(file, lang = lang.code(), ?errors, "message given twice");
            }
        }
        Catalogue { bundle, lang }
    }
}

/// Whole numbers as the language groups them; anything else as it comes.
#[expect(clippy::cast_possible_truncation, reason = "what has no fraction is as whole as before")]
fn grouped(lang: Lang, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => {
            Some(number::count(lang, n.value as i64))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(lang: Lang, count: i64) -> String {
        catalogue(lang).text("count-lead", &[("count", count.into())])
    }

    #[test]
    fn plurals_follow_the_language() {
        let cases = [
            (Lang::En, 0, "0 leads"),
            (Lang::En, 1, "1 lead"),
            (Lang::En, 2, "2 leads"),
            (Lang::En, 1_250_000, "1,250,000 leads"),
            (Lang::Ru, 1, "1 лид"),
            (Lang::Ru, 2, "2 лида"),
            (Lang::Ru, 5, "5 лидов"),
            (Lang::Ru, 11, "11 лидов"),
            (Lang::Ru, 12, "12 лидов"),
            (Lang::Ru, 21, "21 лид"),
            (Lang::Ru, 1_002, "1\u{a0}002 лида"),
            (Lang::Pl, 1, "1 lead"),
            (Lang::Pl, 2, "2 leady"),
            (Lang::Pl, 5, "5 leadów"),
            (Lang::Pl, 12, "12 leadów"),
            (Lang::Pl, 21, "21 leadów"),
            (Lang::Pl, 22, "22 leady"),
            (Lang::Pl, 1_000, "1\u{a0}000 leadów"),
        ];
        for (lang, count, expected) in cases {
            assert_eq!(leads(lang, count), expected);
        }
    }

    #[test]
    fn what_is_missing_is_said_and_not_hidden() {
        assert_eq!(catalogue(Lang::En).text("no-such-message", &[]), "[no-such-message]");
        assert!(!catalogue(Lang::En).has("no-such-message"));
        assert!(catalogue(Lang::En).has("count-lead"));
        assert!(catalogue(Lang::Ru).text("refused-right", &[]).contains("{$right}"));
    }

    #[test]
    fn arguments_come_out_without_invisible_marks() {
        for lang in Lang::ALL {
            let text = catalogue(lang).text("refused-right", &[("right", "lead.edit".into())]);
            assert!(text.contains("lead.edit"), "{text}");
            assert!(!text.contains(['\u{2068}', '\u{2069}']), "{text:?}");
        }
    }
}
