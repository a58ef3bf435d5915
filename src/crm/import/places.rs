//! What the words of a file mean among the team's pipelines, stages, sources and people.
//!
//! A word is a code or a name in any of the three languages; case, accents and `ё` do not matter.

use std::collections::HashMap;

use crate::domain::defaults;
use crate::domain::fold::fold;
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, Names, PipelineId, Stage, StageId};
use crate::exchange::person;

/// What the stage is called where records enter, in files of other systems.
const NEW: [&str; 9] = [
    "New",
    "New lead",
    "New deal",
    "Новый",
    "Новая",
    "Новый лид",
    "Новая сделка",
    "Nowy",
    "Nowy lead",
];

/// What the last stages are called there.
const ENDS: [(Meaning, &[&str]); 2] = [
    (
        Meaning::Won,
        &[
            "Успешно реализовано",
            "Сделка успешна",
            "Closed won",
            "Closed - Converted",
            "Zakończone sukcesem",
        ],
    ),
    (
        Meaning::Lost,
        &[
            "Закрыто и не реализовано",
            "Закрыто и нереализовано",
            "Сделка провалена",
            "Closed lost",
            "Closed - Not Converted",
            "Zakończone porażką",
        ],
    ),
];

/// What sources that every team begins with are called in other systems and by people, by their codes.
/// A name that says more than the source does, such as a cold call, is another source.
const SOURCES: [(&str, &[&str]); 10] = [
    (
        "call",
        &[
            "Phone",
            "Phone call",
            "Phone inquiry",
            "Incoming call",
            "Inbound call",
            "Телефон",
            "Телефонный звонок",
            "Входящий звонок",
            "Połączenie",
            "Połączenie przychodzące",
            "Rozmowa telefoniczna",
        ],
    ),
    (
        "website",
        &[
            "Web",
            "Web site",
            "Web form",
            "Website form",
            "Веб-сайт",
            "Вебсайт",
            "С сайта",
            "Заявка с сайта",
            "Форма на сайте",
            "Strona internetowa",
            "Witryna",
            "WWW",
            "Formularz na stronie",
        ],
    ),
    ("email", &["Email", "Электронная почта", "Почта", "Poczta elektroniczna"]),
    ("advertising", &["Advertisement", "Ads"]),
    (
        "exhibition",
        &["Show", "Trade show", "Trade fair", "Show/exhibition", "Wystawa", "Pokaz/wystawa"],
    ),
    ("partner", &["Partners", "Партнёры", "От партнёра", "Partnerzy", "Od partnera"]),
    (
        "recommendation",
        &[
            "By recommendation",
            "Referral",
            "Referrals",
            "Employee referral",
            "External referral",
            "Customer referral",
            "Client referral",
            "Word of mouth",
            "По рекомендации",
            "Рекомендация клиента",
            "Рекомендация сотрудника",
            "Сарафанное радио",
            "Z polecenia",
            "Polecenie klienta",
            "Polecenie pracownika",
            "Rekomendacja",
        ],
    ),
    ("shop", &["Online store", "Web shop", "Интернет магазин", "Sklep online"]),
    (
        "chat",
        &[
            "Online chat",
            "Live chat",
            "Онлайн-чат",
            "Чат на сайте",
            "Czat online",
            "Czat na stronie",
        ],
    ),
    ("other", &["Others", "Прочее", "Иное", "Pozostałe"]),
];

/// The team's entries by everything a file may call them.
pub struct Places<'a> {
    setup: &'a Setup,
    pipelines: HashMap<String, PipelineId>,
    first: Option<PipelineId>,
    stages: HashMap<(PipelineId, String), StageId>,
    /// Stages by word alone; nothing where several pipelines have one of that name.
    anywhere: HashMap<String, Option<StageId>>,
    sources: HashMap<String, i64>,
    people: HashMap<String, Option<UserId>>,
}

impl<'a> Places<'a> {
    /// The entries that records of a noun can be at.
    pub fn new(setup: &'a Setup, noun: Noun) -> Places<'a> {
        let mut places = Places {
            setup,
            pipelines: HashMap::new(),
            first: setup.pipelines_of(noun).next().map(|pipeline| pipeline.id),
            stages: HashMap::new(),
            anywhere: HashMap::new(),
            sources: HashMap::new(),
            people: HashMap::new(),
        };
        for pipeline in setup.pipelines_of(noun) {
            for word in words(&pipeline.code, &pipeline.names) {
                places.pipelines.entry(word).or_insert(pipeline.id);
            }
            for stage in setup.stages_of(pipeline.id) {
                for word in words(&stage.code, &stage.names) {
                    let one = places.anywhere.entry(word.clone()).or_insert(Some(stage.id));
                    if *one != Some(stage.id) {
                        *one = None;
                    }
                    places.stages.entry((pipeline.id, word)).or_insert(stage.id);
                }
            }
        }
        // What a team renamed is still known by the name everybody begins with.
        for pipeline in setup.pipelines_of(noun) {
            for stage in setup.stages_of(pipeline.id) {
                let Some(seed) = defaults::stage_coded(noun, &stage.code) else { continue };
                for word in words(seed.code, &seed.names.into()) {
                    places.anywhere.entry(word.clone()).or_insert(Some(stage.id));
                    places.stages.entry((pipeline.id, word)).or_insert(stage.id);
                }
            }
        }
        // Other systems call what nobody looked at yet simply new.
        for pipeline in setup.pipelines_of(noun) {
            let Some(entry) = places.entry(pipeline.id) else { continue };
            for word in NEW {
                places.anywhere.entry(fold(word)).or_insert(Some(entry.id));
                places.stages.entry((pipeline.id, fold(word))).or_insert(entry.id);
            }
        }
        for pipeline in setup.pipelines_of(noun) {
            for (meaning, names) in ENDS {
                let Some(end) = places.first(pipeline.id, meaning) else { continue };
                for word in names {
                    places.anywhere.entry(fold(word)).or_insert(Some(end.id));
                    places.stages.entry((pipeline.id, fold(word))).or_insert(end.id);
                }
            }
        }
        for source in &setup.sources {
            for word in words(&source.code, &source.names) {
                places.sources.entry(word).or_insert(source.id);
            }
        }
        for source in &setup.sources {
            let Some(seed) = defaults::source_coded(&source.code) else { continue };
            for word in words(seed.code, &seed.names.into()) {
                places.sources.entry(word).or_insert(source.id);
            }
        }
        for (code, names) in SOURCES {
            let Some(source) = setup.sources.iter().find(|source| source.code == code) else {
                continue;
            };
            for word in names {
                places.sources.entry(fold(word)).or_insert(source.id);
            }
        }
        for user in &setup.users {
            for word in [fold(&user.login), in_order(&user.name)] {
                let one = places.people.entry(word).or_insert(Some(user.id));
                if *one != Some(user.id) {
                    *one = None;
                }
            }
        }
        places
    }

    /// The pipeline a word names; the first one where the row names none.
    pub fn pipeline(&self, word: Option<&str>) -> Option<PipelineId> {
        match word {
            Some(word) => self.pipelines.get(&fold(word)).copied(),
            None => self.first,
        }
    }

    /// The stage a word names, in the pipeline the row names. Where it names none, the first
    /// pipeline goes before the only other one that has such a stage.
    pub fn stage(&self, pipeline: Option<&str>, word: &str) -> Option<&'a Stage> {
        let own = self.pipeline(pipeline)?;
        let folded = fold(word);
        let key = (own, folded);
        let found = self.stages.get(&key).copied();
        let elsewhere = || self.anywhere.get(&key.1).copied().flatten();
        let id = found.or_else(|| if pipeline.is_none() { elsewhere() } else { None })?;
        self.setup.stage(id)
    }

    /// Where a record enters a pipeline.
    pub fn entry(&self, pipeline: PipelineId) -> Option<&'a Stage> {
        self.setup.stages_of(pipeline).next()
    }

    /// The first stage of a pipeline that means this.
    pub fn first(&self, pipeline: PipelineId, meaning: Meaning) -> Option<&'a Stage> {
        self.setup.stages_of(pipeline).find(|stage| stage.meaning == meaning)
    }

    /// The source a word names.
    pub fn source(&self, word: &str) -> Option<i64> {
        self.sources.get(&fold(word)).copied()
    }

    /// The person a word names: by login, by name in any order, or by an e-mail whose part before
    /// the `@` is a login, also where it stands behind a name. Nobody where two could be meant.
    pub fn person(&self, word: &str) -> Option<UserId> {
        if let Some((name, address)) =
            person::with_address(word).filter(|(name, _)| !name.is_empty())
        {
            return self.person(name).or_else(|| self.person(address));
        }
        let local = word.split_once('@').map(|(local, _)| local);
        let known = |word: String| self.people.get(&word).copied().flatten();
        known(in_order(word)).or_else(|| known(fold(word))).or_else(|| known(fold(local?)))
    }
}

/// How a record ended that is at a stage which another system has as its last.
pub fn end(stage: &str) -> Option<Meaning> {
    let stage = fold(stage);
    let named = |(_, names): &(Meaning, &[&str])| names.iter().any(|name| fold(name) == stage);
    ENDS.into_iter().find(named).map(|(meaning, _)| meaning)
}

/// Everything an entry is called, folded.
pub fn words<'w>(code: &'w str, names: &'w Names) -> impl Iterator<Item = String> + 'w {
    std::iter::once(code).chain(names.all()).map(fold).filter(|word| !word.is_empty())
}

/// The words of a name in one order, whichever way it is written.
fn in_order(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}
