//! Things the team named: stages, pipelines, sources, people, entries of closed lists.

use super::Reader;
use crate::domain::field::{Choice, Label};
use crate::domain::fold::fold;
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::nearest::nearest;
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::domain::stage::{Meaning, Names, Pipeline, PipelineId, Stage, StageId};

/// How many known names a refusal lists at most.
const LISTED: usize = 12;

impl Reader<'_> {
    /// The stage of a noun with this code or name, `PIPELINE/STAGE` for one of several pipelines; of
    /// any noun, where the noun has none. It must be clear which one is meant then.
    ///
    /// # Errors
    /// `refused-unknown-stage`, `refused-unknown-pipeline` or `refused-ambiguous-entry`.
    pub(super) fn stage(&self, noun: Noun, text: &str) -> Result<StageId, Refusal> {
        let own = self.pipeline.into_iter();
        let of_noun = |pipeline: &&Pipeline| pipeline.noun == noun || !noun.has_stages();
        let pipelines = own.chain(self.setup.pipelines.iter().filter(of_noun).map(|p| p.id));
        let entries: Vec<_> =
            pipelines.flat_map(|id| self.setup.stages_of(id)).map(stage_entry).collect();
        if !noun.has_stages() {
            self.check_clear(text, &entries)?;
        }
        let named = |text: &str, entries: &[Entry<StageId>]| {
            pick_or(text, entries, "refused-unknown-stage", || self.listed_stages(entries))
        };
        let unqualified = named(text, &entries);
        match (unqualified, text.split_once('/')) {
            (Err(_), Some((pipeline, stage))) => {
                let pipeline = self.pipeline_named(noun, pipeline)?;
                let entries: Vec<_> = self.setup.stages_of(pipeline).map(stage_entry).collect();
                let picked = named(stage, &entries);
                match stage.trim() {
                    "" => picked.map_err(|refusal| Refusal {
                        message: Message::new("refused-stage-unsaid"),
                        ..refusal
                    }),
                    _ => picked,
                }
            }
            (picked, _) => picked,
        }
    }

    /// Refuses a code or a name that stages of several pipelines have.
    fn check_clear(&self, text: &str, entries: &[Entry<StageId>]) -> Result<(), Refusal> {
        let typed = key(text);
        let called = |by: fn(&Entry<StageId>) -> &[String]| -> Vec<StageId> {
            let is_it = |entry: &&Entry<StageId>| by(entry).iter().any(|name| key(name) == typed);
            entries.iter().filter(is_it).map(|entry| entry.id).collect()
        };
        let mut meant = called(|entry| &entry.names[..1]);
        if meant.is_empty() {
            meant = called(|entry| &entry.names);
        }
        if meant.len() < 2 {
            return Ok(());
        }
        let full = meant.into_iter().filter_map(|id| {
            let stage = self.setup.stage(id)?;
            let home = self.setup.pipelines.iter().find(|home| home.id == stage.pipeline)?;
            Some(format!("{}/{}", home.code, stage.code))
        });
        let names = full.collect::<Vec<_>>().join(", ");
        let message = Message::new("refused-ambiguous-entry").with("text", text.trim());
        Err(Refusal::malformed(message.with("noun", Arg::Nouns(Noun::Stage)))
            .hint(Message::new("hint-known-names").with("names", names)))
    }

    /// What a stage can be, each name once and the open ones first; nothing where there is none.
    fn listed_stages(&self, entries: &[Entry<StageId>]) -> Option<Message> {
        let mut known: Vec<&Stage> = Vec::new();
        for stage in entries.iter().filter_map(|entry| self.setup.stage(entry.id)) {
            if !known.iter().any(|other| other.names.all() == stage.names.all()) {
                known.push(stage);
            }
        }
        let own = self.pipeline;
        known.sort_by_key(|stage| {
            (own.is_some() && Some(stage.pipeline) != own, stage.meaning != Meaning::Open)
        });
        let more = known.len().saturating_sub(LISTED);
        let names = known.iter().take(LISTED).map(|stage| stage.id).collect();
        (!known.is_empty()).then(|| known_names(Arg::Stages(names), more))
    }

    /// The pipeline of a noun with this code or name; of any noun, where the noun has none.
    ///
    /// # Errors
    /// `refused-unknown-pipeline`.
    pub(super) fn pipeline_named(&self, noun: Noun, text: &str) -> Result<PipelineId, Refusal> {
        let entries: Vec<_> = self
            .setup
            .pipelines
            .iter()
            .filter(|pipeline| pipeline.noun == noun || !noun.has_stages())
            .map(|p| Entry::new(p.id, &p.code, p.names.all()))
            .collect();
        pick(text, &entries, "refused-unknown-pipeline")
    }

    /// The source with this code or name.
    ///
    /// # Errors
    /// `refused-unknown-source`.
    pub(super) fn source(&self, text: &str) -> Result<i64, Refusal> {
        let entries: Vec<_> =
            self.setup.sources.iter().map(|s| Entry::new(s.id, &s.code, s.names.all())).collect();
        let names = || listed_names(self.setup.sources.iter().map(|source| &source.names));
        pick_or(text, &entries, "refused-unknown-source", names)
    }

    /// The person with this login or name, with or without an `@`; `me` is who types.
    ///
    /// # Errors
    /// `refused-unknown-user`, or `refused-ambiguous-user` where two people have the name.
    pub(super) fn user(&self, text: &str) -> Result<UserId, Refusal> {
        let text = text.strip_prefix('@').unwrap_or(text);
        let users = &self.setup.users;
        if let Some(user) = users.iter().find(|user| user.login == text) {
            return Ok(user.id);
        }
        if let (Some(me), "me" | "я" | "ja") = (self.me, text.to_lowercase().as_str()) {
            return Ok(me);
        }
        let namesakes: Vec<&str> = users
            .iter()
            .filter(|user| key(&user.name) == key(text))
            .map(|user| user.login.as_str())
            .collect();
        if namesakes.len() > 1 {
            return Err(Refusal::malformed(
                Message::new("refused-ambiguous-user")
                    .with("text", text)
                    .with("names", namesakes.join(", ")),
            ));
        }
        let entries: Vec<_> = users
            .iter()
            .map(|user| Entry::new(user.id, &user.login, [user.name.as_str()]))
            .collect();
        pick(text, &entries, "refused-unknown-user")
    }

    /// The code of the entry with this code or label.
    ///
    /// # Errors
    /// `refused-unknown-choice`, as of a malformed value.
    pub(super) fn choice(&self, choices: &[Choice], text: &str) -> Result<String, Refusal> {
        let entries: Vec<_> = choices
            .iter()
            .map(|choice| {
                let labels = match &choice.label {
                    Label::Message(id) => (self.words)(id),
                    Label::Own(label) => vec![label.clone()],
                };
                Entry::new(choice.code.as_str(), &choice.code, labels)
            })
            .collect();
        // The list is the definition of the field; nothing outside it can be looked for.
        pick(text, &entries, "refused-unknown-choice")
            .map(str::to_owned)
            .map_err(|refusal| Refusal { kind: RefusalKind::Malformed, ..refusal })
    }
}

/// Something with a code and other names.
struct Entry<T> {
    id: T,
    /// The code first.
    names: Vec<String>,
}

impl<T> Entry<T> {
    fn new<N: Into<String>>(id: T, code: &str, names: impl IntoIterator<Item = N>) -> Entry<T> {
        let names = std::iter::once(code.to_owned()).chain(names.into_iter().map(Into::into));
        Entry { id, names: names.filter(|name| !name.is_empty()).collect() }
    }
}

fn stage_entry(stage: &Stage) -> Entry<StageId> {
    Entry::new(stage.id, &stage.code, stage.names.all())
}

/// The entry whose code is meant, or else whose name is.
fn pick<T: Copy>(text: &str, entries: &[Entry<T>], refused: &'static str) -> Result<T, Refusal> {
    pick_or(text, entries, refused, || listed(entries))
}

/// As [`pick`], with advice of one's own where no name is near the typed one.
fn pick_or<T: Copy>(
    text: &str,
    entries: &[Entry<T>],
    refused: &'static str,
    advice: impl FnOnce() -> Option<Message>,
) -> Result<T, Refusal> {
    let typed = key(text);
    let by_code = entries.iter().find(|entry| entry.names.first().is_some_and(|n| key(n) == typed));
    let by_name = || entries.iter().find(|entry| entry.names.iter().any(|n| key(n) == typed));
    if let Some(entry) = by_code.or_else(by_name) {
        return Ok(entry.id);
    }
    let refusal = Refusal::not_found(Message::new(refused).with("text", text.trim()));
    let all = entries.iter().flat_map(|entry| entry.names.iter().map(String::as_str));
    let near = nearest(text, all).map(|name| Message::new("hint-did-you-mean").with("name", name));
    Err(Refusal { hint: near.or_else(advice), ..refusal })
}

/// What the entries can be called, each code once; nothing where there is none.
fn listed<T>(entries: &[Entry<T>]) -> Option<Message> {
    let mut codes: Vec<&str> = Vec::new();
    for code in entries.iter().filter_map(|entry| entry.names.first()) {
        if !codes.contains(&code.as_str()) {
            codes.push(code);
        }
    }
    let more = codes.len().saturating_sub(LISTED);
    codes.truncate(LISTED);
    (!codes.is_empty()).then(|| known_names(codes.join(", "), more))
}

/// What entries with names in several languages are called; nothing where there is none.
fn listed_names<'n>(all: impl Iterator<Item = &'n Names>) -> Option<Message> {
    let mut known: Vec<Names> = all.cloned().collect();
    let more = known.len().saturating_sub(LISTED);
    known.truncate(LISTED);
    (!known.is_empty()).then(|| known_names(Arg::Names(known), more))
}

/// The advice that names what is known, and how many more there are.
fn known_names(names: impl Into<Arg>, more: usize) -> Message {
    match more {
        0 => Message::new("hint-known-names").with("names", names),
        more => Message::new("hint-known-names-more").with("names", names).with("count", more),
    }
}

/// What two names of one thing have in common; `in-work` is `in_work`.
fn key(name: &str) -> String {
    fold(&name.replace(['_', '-'], " "))
}
