//! What a new database starts with: pipelines, stages and sources, named in three languages.
//!
//! Plain data. A team changes all of it afterwards; nothing else in the program knows these codes.

use super::fold::fold;
use super::noun::Noun;
use super::stage::{Colour, Meaning, Names};

/// The country of a database nobody said anything about.
pub const COUNTRY: &str = "RU";

/// A pipeline to start with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PipelineSeed {
    /// What goes through it.
    pub noun: Noun,
    /// The stable code.
    pub code: &'static str,
    /// What people call it.
    pub names: NamesSeed,
    /// Its stages, in order: the first is where a new record enters.
    pub stages: &'static [StageSeed],
}

/// A stage to start with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageSeed {
    /// The stable code.
    pub code: &'static str,
    /// What people call it.
    pub names: NamesSeed,
    /// What it means.
    pub meaning: Meaning,
    /// Its colour.
    pub colour: Colour,
}

/// A source to start with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceSeed {
    /// The stable code.
    pub code: &'static str,
    /// What people call it.
    pub names: NamesSeed,
}

/// A name in the three languages, known when the program is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamesSeed {
    /// English.
    pub en: &'static str,
    /// Russian.
    pub ru: &'static str,
    /// Polish.
    pub pl: &'static str,
}

impl From<NamesSeed> for Names {
    fn from(names: NamesSeed) -> Names {
        Names { en: names.en.to_owned(), ru: names.ru.to_owned(), pl: names.pl.to_owned() }
    }
}

/// The pipelines of a new database.
pub const PIPELINES: &[PipelineSeed] = &[
    PipelineSeed {
        noun: Noun::Lead,
        code: "leads",
        names: names("Leads", "Лиды", "Leady"),
        stages: LEAD_STAGES,
    },
    PipelineSeed {
        noun: Noun::Deal,
        code: "sales",
        names: names("Sales", "Продажи", "Sprzedaż"),
        stages: DEAL_STAGES,
    },
];

const LEAD_STAGES: &[StageSeed] = &[
    open("new", names("Not processed", "Не обработан", "Nieprzetworzony"), Colour::Grey),
    open("in_work", names("In work", "В работе", "W toku"), Colour::Blue),
    open("processed", names("Processed", "Обработан", "Przetworzony"), Colour::Cyan),
    won("converted", names("Quality lead", "Качественный лид", "Skonwertowany")),
    lost("junk", names("Junk lead", "Некачественный лид", "Nieudany lead"), Colour::Red),
    lost("invalid", names("Wrong contacts", "Неверные контакты", "Błędne dane"), Colour::Magenta),
];

const DEAL_STAGES: &[StageSeed] = &[
    open("new_order", names("New order", "Новый заказ", "Nowe zamówienie"), Colour::Grey),
    open("consultation", names("Consultation", "Консультация", "Konsultacja"), Colour::Blue),
    open("invoice", names("Invoice", "Счёт", "Faktura"), Colour::Cyan),
    open("payment", names("Payment", "Оплата", "Płatność"), Colour::Yellow),
    open("delivery", names("Delivery", "Доставка", "Dostawa"), Colour::Magenta),
    won("won", names("Won", "Сделка успешна", "Wygrany")),
    lost("lost", names("Lost", "Сделка провалена", "Przegrany"), Colour::Red),
];

/// The sources of a new database.
pub const SOURCES: &[SourceSeed] = &[
    source("call", names("Call", "Звонок", "Telefon")),
    source("website", names("Website", "Сайт", "Strona WWW")),
    source("email", names("E-mail", "Эл. почта", "E-mail")),
    source("advertising", names("Advertising", "Реклама", "Reklama")),
    source("exhibition", names("Exhibition", "Выставка", "Targi")),
    source("partner", names("Partner", "Партнёр", "Partner")),
    source("recommendation", names("Recommendation", "Рекомендация", "Polecenie")),
    source("shop", names("Online shop", "Интернет-магазин", "Sklep internetowy")),
    source("chat", names("Chat", "Чат", "Czat")),
    source("other", names("Other", "Другое", "Inne")),
];

/// The stage of a new database that a word means, by its code or its name in any language.
pub fn stage_called(noun: Noun, word: &str) -> Option<&'static StageSeed> {
    let word = fold(word);
    let said = |stage: &&StageSeed| {
        let names = [stage.code, stage.names.en, stage.names.ru, stage.names.pl];
        names.iter().any(|name| fold(name) == word)
    };
    stages(noun).find(said)
}

/// The stage of a new database with this code.
pub fn stage_coded(noun: Noun, code: &str) -> Option<&'static StageSeed> {
    stages(noun).find(|stage| stage.code == code)
}

/// The first stage of a new database with this meaning.
pub fn stage_meaning(noun: Noun, meaning: Meaning) -> Option<&'static StageSeed> {
    stages(noun).find(|stage| stage.meaning == meaning)
}

/// The source of a new database with this code.
pub fn source_coded(code: &str) -> Option<&'static SourceSeed> {
    SOURCES.iter().find(|source| source.code == code)
}

fn stages(noun: Noun) -> impl Iterator<Item = &'static StageSeed> {
    let own = PIPELINES.iter().filter(move |pipeline| pipeline.noun == noun);
    own.flat_map(|pipeline| pipeline.stages)
}

const fn names(en: &'static str, ru: &'static str, pl: &'static str) -> NamesSeed {
    NamesSeed { en, ru, pl }
}

const fn open(code: &'static str, names: NamesSeed, colour: Colour) -> StageSeed {
    StageSeed { code, names, meaning: Meaning::Open, colour }
}

const fn won(code: &'static str, names: NamesSeed) -> StageSeed {
    StageSeed { code, names, meaning: Meaning::Won, colour: Colour::Green }
}

const fn lost(code: &'static str, names: NamesSeed, colour: Colour) -> StageSeed {
    StageSeed { code, names, meaning: Meaning::Lost, colour }
}

const fn source(code: &'static str, names: NamesSeed) -> SourceSeed {
    SourceSeed { code, names }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_pipeline_begins_open_and_can_be_won_and_lost() {
        for pipeline in PIPELINES {
            assert!(pipeline.noun.has_stages(), "{}", pipeline.code);
            let meanings: Vec<Meaning> = pipeline.stages.iter().map(|s| s.meaning).collect();
            assert_eq!(meanings.first(), Some(&Meaning::Open), "{}", pipeline.code);
            assert_eq!(meanings.iter().filter(|m| **m == Meaning::Won).count(), 1);
            assert!(meanings.contains(&Meaning::Lost), "{}", pipeline.code);
            assert!(meanings.is_sorted(), "{}: final stages come last", pipeline.code);
        }
    }

    #[test]
    fn a_stage_is_known_by_its_code_and_by_its_name_in_any_language() {
        for (noun, word, code) in [
            (Noun::Lead, "in_work", Some("in_work")),
            (Noun::Lead, "В РАБОТЕ", Some("in_work")),
            (Noun::Lead, "w toku", Some("in_work")),
            (Noun::Deal, "Счет", Some("invoice")),
            (Noun::Deal, "In work", None),
            (Noun::Contact, "Won", None),
        ] {
            let called = stage_called(noun, word).map(|stage| stage.code);
            assert_eq!(called, code, "{word}");
            let coded = code.and_then(|code| stage_coded(noun, code));
            assert_eq!(coded.map(|stage| stage.code), code);
        }
        assert_eq!(source_coded("shop").map(|source| source.names.en), Some("Online shop"));
    }

    #[test]
    fn a_code_or_a_name_means_one_entry_only() {
        let mut lists: Vec<Vec<(&str, NamesSeed)>> = PIPELINES
            .iter()
            .map(|p| p.stages.iter().map(|s| (s.code, s.names)).collect())
            .collect();
        lists.push(SOURCES.iter().map(|s| (s.code, s.names)).collect());
        for list in lists {
            let mut meant = HashSet::new();
            for (code, names) in list {
                // One entry may be called the same in two languages.
                let words = [code, names.en, names.ru, names.pl].map(str::to_lowercase);
                for word in HashSet::from(words) {
                    assert!(!word.trim().is_empty(), "{code}");
                    assert!(meant.insert(word.clone()), "{code}: {word}");
                }
            }
        }
    }
}
