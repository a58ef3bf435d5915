//! What a query asks for, as it is said over a list: `Stage: New or In work, Responsible: Anna`.

use super::Words;
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::domain::query::{About, Order, Phrase, Said};
use crate::domain::stage::StageId;
use crate::domain::value::Value;

impl Words<'_> {
    /// What a query for records of this noun asks for.
    pub fn phrase(&self, noun: Noun, phrase: &Phrase) -> String {
        match phrase {
            Phrase::All(parts) => {
                let parts = parts.iter().map(|part| self.part(noun, part));
                parts.collect::<Vec<_>>().join(", ")
            }
            Phrase::Any(parts) => {
                self.either(parts.iter().map(|part| self.part(noun, part)).collect())
            }
            Phrase::Not(inner) => self.without(noun, inner),
            Phrase::Text(text) => self.say(&Message::new("filter-text").with("text", &**text)),
            Phrase::State(state) => {
                let id = format!("filter-is-{state}");
                if self.catalogue.has(&id) { self.text(&id) } else { state.clone() }
            }
            Phrase::Holds(about, holds) => {
                let id = if *holds { "filter-has" } else { "filter-no" };
                self.say(&Message::new(id).with("what", self.subject_of(noun, about)))
            }
            Phrase::Is { about, order, values } => {
                let values = values.iter().map(|value| self.wanted(noun, about, value)).collect();
                let value = self.compared(*order, self.either(values));
                format!("{}: {value}", self.subject_of(noun, about))
            }
        }
    }

    /// A part of a longer phrase; what is several things itself stands in parentheses.
    fn part(&self, noun: Noun, phrase: &Phrase) -> String {
        let said = self.phrase(noun, phrase);
        match phrase {
            Phrase::All(parts) | Phrase::Any(parts) if parts.len() > 1 => format!("({said})"),
            _ => said,
        }
    }

    fn without(&self, noun: Noun, phrase: &Phrase) -> String {
        if let Phrase::Holds(about, holds) = phrase {
            return self.phrase(noun, &Phrase::Holds(about.clone(), !holds));
        }
        let what = match phrase {
            Phrase::Not(inner) => return self.phrase(noun, inner),
            Phrase::Is { about, order, values } => {
                let values = values.iter().map(|value| self.wanted(noun, about, value)).collect();
                let value = self.compared(*order, self.either(values));
                let value = self.say(&Message::new("filter-not").with("what", value));
                return format!("{}: {value}", self.subject_of(noun, about));
            }
            _ => self.part(noun, phrase),
        };
        self.say(&Message::new("filter-not").with("what", what))
    }

    fn either(&self, mut all: Vec<String>) -> String {
        all.dedup();
        all.join(&format!(" {} ", self.text("filter-or")))
    }

    fn subject_of(&self, noun: Noun, about: &About) -> String {
        match about {
            About::Number => self.text("filter-number"),
            About::Pipeline => self.text("filter-pipeline"),
            About::Activity => self.text("filter-activity"),
            About::Name => self.text("filter-name"),
            About::Field(name) => self.field(noun, name),
        }
    }

    fn wanted(&self, noun: Noun, about: &About, value: &Said) -> String {
        match value {
            Said::Nothing => self.text("filter-nothing"),
            Said::Period(from, until) => self.period((*from, *until)),
            Said::Typed(text) => text.clone(),
            Said::Known(values) => {
                let field = match about {
                    About::Field(name) => self.setup.registry.get(noun, name),
                    _ => None,
                };
                let said = values.iter().map(|value| match (about, value) {
                    // A stage of one pipeline among several is told apart, one of all is not.
                    (About::Field(name), Value::Int(id)) if name == "stage" => {
                        let stage = self.setup.stage(StageId(*id));
                        let name = |stage| match values.len() {
                            1 => self.stage_in_full(stage),
                            _ => self.stage(stage).to_owned(),
                        };
                        stage.map(name).unwrap_or_default()
                    }
                    _ => field.map(|field| self.value(field, value, None)).unwrap_or_default(),
                });
                self.either(said.collect())
            }
        }
    }

    fn compared(&self, order: Option<Order>, value: String) -> String {
        let id = match order {
            None => return value,
            Some(Order::Less) => "filter-less",
            Some(Order::AtMost) => "filter-at-most",
            Some(Order::More) => "filter-more",
            Some(Order::AtLeast) => "filter-at-least",
        };
        self.say(&Message::new(id).with("value", value))
    }
}

#[cfg(test)]
mod tests {
    use crate::clock::Clock;
    use crate::domain::noun::Noun;
    use crate::domain::person::UserId;
    use crate::i18n::Lang;
    use crate::reading::Reading;
    use crate::words::tests::{NOW, speaking};

    #[test]
    fn a_query_reads_as_people_say_it() {
        let clock = Clock::stopped(NOW);
        for (lang, query, said) in [
            (Lang::Ru, "stage:new", "Стадия: Не обработан"),
            (
                Lang::En,
                "stage:new,in_work responsible:me",
                "Stage: Not processed or In work, Responsible: Anna",
            ),
            (Lang::Pl, "stage:new responsible:anna", "Etap: Nieprzetworzony, Odpowiedzialny: Anna"),
            (Lang::Ru, "is:overdue", "просроченные"),
            (Lang::Ru, "amount>=100000", "Сумма: от 100000"),
            (Lang::En, "-stage:new", "Stage: not Not processed"),
            (Lang::Ru, "no:phone насос", "нет: Телефон, «насос»"),
            (Lang::Ru, "-has:phone", "нет: Телефон"),
            (
                Lang::Ru,
                "(temperature:hot OR is:repeat) no:activity",
                "(Температура: горячий или повторные), нет: дела",
            ),
            (Lang::Pl, "source:none", "Źródło: brak"),
        ] {
            speaking(lang, |words| {
                let reading = Reading::new(words.setup, clock, UserId(1));
                let phrase = reading.phrase(Noun::Lead, query).unwrap().unwrap();
                assert_eq!(words.phrase(Noun::Lead, &phrase), said, "{query}");
            });
        }
    }

    #[test]
    fn every_state_has_words() {
        let states = [
            "open",
            "closed",
            "won",
            "lost",
            "overdue",
            "unattended",
            "rotting",
            "done",
            "repeat",
            "mine",
            "unread",
            "deleted",
        ];
        for lang in Lang::ALL {
            speaking(lang, |words| {
                for state in states {
                    assert!(words.catalogue.has(&format!("filter-is-{state}")), "{state}");
                }
            });
        }
    }
}
