//! What may be done with the team's settings, the same on a board and in their own section: the
//! questions that are asked, and what their answers make of an entry.
//!
//! What is needed from the database for that is read by the application.

use crate::crm::reader::Row as RecordRow;
use crate::crm::settings::order::Way;
use crate::domain::command::{Command, Set};
use crate::domain::field::{Choice, Field, Kind, Label, OWN_KINDS};
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::rule::{self, RuleId};
use crate::domain::setup::Setup;
use crate::domain::stage::{Colour, Meaning, PipelineId, Stage, StageId, fresh_colour, heirs};
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::tui::effect::Purpose;
use crate::tui::screen::Context;
use crate::tui::screen::line::{Kind as LineKind, Line};
use crate::tui::screen::picker::{Picker, Row};
use crate::words::called::{self, NAMES, own_name};

/// Something to be done with an entry of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Ask what is to be done with a stage.
    Menu(StageId),
    /// Call a stage something else.
    Rename(StageId),
    /// Give a stage another colour.
    Recolour(StageId),
    /// Say how long a record may stand at a stage.
    Limit(StageId),
    /// Ask what is to be added here.
    Add(Place),
    /// Add a stage of this meaning.
    AddStage(Place, Meaning),
    /// Add a pipeline with the stages of this one.
    AddPipeline(PipelineId),
    /// Add an entry to a dictionary: by its name alone where that is enough, else by a form.
    New(Noun),
    /// Add an entry by a form.
    NewFull(Noun, Option<Place>),
    /// Take an entry one place along its order.
    Shift(RecordRef, Way),
    /// Change an entry in a form.
    Edit(RecordRef),
    /// Take an entry away; where something of it is in use, ask first.
    Remove(RecordRef),
    /// Add a rule that does this.
    AddRule(rule::Action),
    /// Switch a rule on or off.
    Switch(RuleId),
    /// Show what happens by itself.
    Rules,
    /// Ask whether to work with leads or without them.
    Mode,
    /// Show all pipelines with their stages.
    Pipelines,
}

impl Deed {
    /// Whose settings it changes.
    pub fn noun(self) -> Noun {
        match self {
            Deed::Menu(_) | Deed::Rename(_) | Deed::Recolour(_) | Deed::Limit(_) => Noun::Stage,
            Deed::Add(_) | Deed::AddStage(..) | Deed::Pipelines => Noun::Stage,
            Deed::AddPipeline(_) => Noun::Pipeline,
            Deed::New(noun) | Deed::NewFull(noun, _) => noun,
            Deed::Shift(on, _) | Deed::Edit(on) | Deed::Remove(on) => on.noun,
            Deed::AddRule(_) | Deed::Switch(_) | Deed::Rules => Noun::Rule,
            Deed::Mode => Noun::Setting,
        }
    }
}

/// Where a stage is added: in a pipeline, after one of its stages where that means the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The pipeline.
    pub pipeline: PipelineId,
    /// The stage.
    pub after: Option<StageId>,
}

/// What was asked about the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// What is to be done with a stage.
    Menu(StageId),
    /// What a stage is called, and what it was called when that was asked; nothing where the answer
    /// goes over whatever a colleague called it.
    Name(StageId, Option<String>),
    /// Its colour.
    Colour(StageId),
    /// After how many days a record stands there too long.
    Limit(StageId),
    /// What is to be added.
    Add(Place),
    /// What a new stage is called.
    Stage(Place, Meaning),
    /// What a new pipeline is called; it gets the stages of this one.
    Pipeline(PipelineId),
    /// What a new entry of a dictionary is called.
    Entry(Noun),
    /// What a new rule does.
    Rule,
    /// Which other entry takes the place of one that is taken away.
    Heir(RecordRef),
    /// Whether a field goes that holds something.
    Gone(RecordRef),
}

/// The key of the answer that goes on.
pub const YES: &str = "yes";

/// The letters of the menu of a stage, with the message of each row.
const MENU: [(&str, &str); 11] = [
    ("e", "stage-menu-rename"),
    ("c", "stage-menu-colour"),
    ("d", "stage-menu-limit"),
    ("h", "stage-menu-earlier"),
    ("l", "stage-menu-later"),
    ("n", "stage-menu-add"),
    ("f", "stage-menu-add-lost"),
    ("x", "stage-menu-remove"),
    ("r", "stage-menu-rules"),
    ("a", "stage-menu-all"),
    ("p", "stage-menu-pipelines"),
];

/// The refusal of what concerns everybody: who may do it, instead of the name of the right.
pub fn administrators_only(setup: &Setup) -> Refusal {
    let message = Message::new("why-administrators").with("people", setup.administrators());
    Refusal::new(RefusalKind::NotAllowed, message)
}

/// The question what is to be done with a stage.
pub fn menu(stage: &Stage, context: &Context) -> Picker {
    let words = context.words;
    let rows = MENU.map(|(key, id)| {
        let note = match key {
            "c" => words.text(&format!("colour-{}", stage.colour.word())),
            "d" => match stage.limit_days {
                Some(days) => words.say(&Message::new("stage-days").with("count", days)),
                None => words.text("stage-no-limit"),
            },
            "r" => {
                let own = context.setup.rules.iter().filter(|rule| rule.stage == stage.id);
                let count = own.count();
                if count > 0 { words.count(Noun::Rule, count as i64) } else { String::new() }
            }
            _ => String::new(),
        };
        Row { key: key.to_owned(), text: words.text(id), note }
    });
    let title = Message::new("stage-menu-title").with("stage", Arg::Stage(stage.id));
    Picker::new(purpose(Question::Menu(stage.id)), words.say(&title), rows.to_vec()).by_key()
}

/// What a letter of the menu of a stage stands for.
pub fn chosen(stage: &Stage, key: &str) -> Option<Deed> {
    let place = Place { pipeline: stage.pipeline, after: Some(stage.id) };
    let on = RecordRef::new(Noun::Stage, stage.id.0);
    Some(match key {
        "e" => Deed::Rename(stage.id),
        "c" => Deed::Recolour(stage.id),
        "d" => Deed::Limit(stage.id),
        "h" => Deed::Shift(on, Way::Earlier),
        "l" => Deed::Shift(on, Way::Later),
        "n" => Deed::AddStage(place, Meaning::Open),
        "f" => Deed::AddStage(place, Meaning::Lost),
        "x" => Deed::Remove(on),
        "r" => Deed::Rules,
        "a" => Deed::Edit(on),
        "p" => Deed::Pipelines,
        _ => return None,
    })
}

/// The question what is to be added to the pipelines: a stage of what meaning, or a pipeline.
pub fn add(place: Place, context: &Context) -> Picker {
    let (setup, words) = (context.setup, context.words);
    let row = |key: &str, id: &str| Row {
        key: key.to_owned(),
        text: words.text(id),
        note: String::new(),
    };
    let mut rows = vec![row("open", "add-stage"), row("lost", "add-stage-lost")];
    if !setup.stages_of(place.pipeline).any(|stage| stage.meaning == Meaning::Won) {
        rows.push(row("won", "add-stage-won"));
    }
    // Whichever pipeline the cursor is at, most new ones are ways to sell.
    let pipelines = [(Noun::Deal, "add-pipeline-deal"), (Noun::Lead, "add-pipeline-lead")];
    let there = pipelines.into_iter().filter(|(noun, _)| setup.settings.mode.has(*noun));
    rows.extend(there.map(|(noun, id)| row(noun.word(), id)));
    let title = words.text("add-title");
    Picker::new(purpose(Question::Add(place)), title, rows).by_letter()
}

/// The pipeline whose stages a new one for this noun gets: that of the place, or the noun's first.
pub fn like(place: Place, noun: Noun, setup: &Setup) -> Option<PipelineId> {
    let own = setup.pipelines_of(noun).find(|pipeline| pipeline.id == place.pipeline);
    own.or_else(|| setup.pipelines_of(noun).next()).map(|pipeline| pipeline.id)
}

/// The question what a new rule does.
pub fn add_rule(context: &Context) -> Picker {
    let mode = context.setup.settings.mode;
    let row = |action: rule::Action| Row {
        key: action.word().to_owned(),
        text: context.words.text(&format!("add-rule-{}", action.word())),
        note: String::new(),
    };
    let actions = rule::Action::ALL
        .into_iter()
        .filter(|action| action.nouns().iter().any(|noun| mode.has(*noun)));
    let title = context.words.text("add-rule-title");
    Picker::new(purpose(Question::Rule), title, actions.map(row).collect()).by_letter()
}

/// The colours to choose from, each shown in itself.
pub fn colours(stage: &Stage, context: &Context) -> Picker {
    let row = |colour: Colour| Row {
        key: colour.word().to_owned(),
        text: context.words.text(&format!("colour-{}", colour.word())),
        note: String::new(),
    };
    let title = Message::new("pick-colour").with("stage", Arg::Stage(stage.id));
    let title = context.words.say(&title);
    Picker::new(purpose(Question::Colour(stage.id)), title, Colour::ALL.map(row).to_vec())
        .by_letter()
        .at(stage.colour.word())
        .painted(Colour::ALL.map(Some).to_vec())
}

/// The question where the records of a stage go that is taken away.
pub fn heir(stage: &Stage, noun: Noun, count: i64, context: &Context) -> Picker {
    let (setup, words) = (context.setup, context.words);
    let heirs = heirs(stage, noun, setup.stages_of(stage.pipeline));
    let row = |heir: &&Stage| Row {
        key: heir.id.0.to_string(),
        text: words.stage(heir).to_owned(),
        note: words.text(&format!("meaning-{}", heir.meaning.word())),
    };
    // Where they went before, or else where they begin.
    let before = heirs
        .iter()
        .rfind(|heir| heir.meaning == Meaning::Open && comes_before(heir, stage, context));
    let usual = before.or(heirs.first()).map(|heir| heir.id.0.to_string()).unwrap_or_default();
    let title = Message::new("pick-heir")
        .with("what", words.count(noun, count))
        .with("stage", Arg::Stage(stage.id));
    let painted = heirs.iter().map(|heir| Some(heir.colour)).collect();
    Picker::new(
        purpose(Question::Heir(RecordRef::new(Noun::Stage, stage.id.0))),
        words.say(&title),
        heirs.iter().map(row).collect(),
    )
    .by_letter()
    .at(&usual)
    .painted(painted)
}

/// The question which source the records of another one get, or who takes over from a person; nothing
/// where there is no other.
pub fn successor(on: RecordRef, name: &str, count: usize, context: &Context) -> Option<Picker> {
    let (setup, words) = (context.setup, context.words);
    let row = |id: i64, text: &str, note: &str| Row {
        key: id.to_string(),
        text: text.to_owned(),
        note: note.to_owned(),
    };
    let (id, rows): (_, Vec<Row>) = match on.noun {
        Noun::Source => {
            let others = setup.sources.iter().filter(|source| source.id != on.id);
            let rows = others.map(|source| row(source.id, words.source(source), ""));
            ("pick-successor-source", rows.collect())
        }
        _ => {
            let others = setup.users.iter().filter(|user| user.id.0 != on.id);
            let rows = others.map(|user| row(user.id.0, &user.name, &user.login));
            ("pick-successor-user", rows.collect())
        }
    };
    if rows.is_empty() {
        return None;
    }
    let title = Message::new(id).with("name", name).with("count", count);
    Some(Picker::new(purpose(Question::Heir(on)), words.say(&title), rows))
}

fn comes_before(one: &Stage, other: &Stage, context: &Context) -> bool {
    let mut stages = context.setup.stages_of(other.pipeline);
    stages.find(|stage| stage.id == one.id || stage.id == other.id).is_some_and(|s| s.id == one.id)
}

/// The question whether a field goes that holds something.
pub fn gone(on: RecordRef, label: &str, count: &str, context: &Context) -> Picker {
    let row = |key: &str, id: &str| Row {
        key: key.to_owned(),
        text: context.words.text(id),
        note: String::new(),
    };
    let rows = vec![row("no", "field-stays"), row(YES, "field-goes")];
    let title = Message::new("pick-field-gone").with("field", label).with("count", count);
    Picker::new(purpose(Question::Gone(on)), context.words.say(&title), rows).by_letter()
}

/// A line with what is asked in its title.
pub fn line(asked: Question, title: &Message, text: &str, context: &Context) -> Line {
    Line::new(purpose(asked), context.words.say(title), text, LineKind::Plain)
}

/// What a popup of this module was asked for.
pub fn purpose(asked: Question) -> Purpose {
    Purpose::Team(asked)
}

/// What is asked of whoever calls a stage something else: in which languages it will be so.
pub fn renaming(stage: &Stage) -> Message {
    let id =
        if called::is_one(stage.names.all()) { "line-stage-name" } else { "line-stage-name-here" };
    Message::new(id).with("stage", Arg::Stage(stage.id))
}

/// The change that calls a stage something else: in every language where it had one name in all of
/// them, else in the reader's own.
pub fn renamed(stage: &Stage, name: &str, was: Option<&str>, lang: Lang) -> Command {
    let fields = called::renamed(stage.names.all(), lang);
    let was = was.map(Value::text);
    let set = |field| Set { was: was.clone(), ..Set::new(field, name) };
    let on = RecordRef::new(Noun::Stage, stage.id.0);
    Command::Edit { on, set: fields.into_iter().map(set).collect() }
}

/// A new stage with this name, at a position where one is known.
pub fn new_stage(
    place: Place,
    meaning: Meaning,
    name: &str,
    position: Option<i64>,
    context: &Context,
) -> Command {
    let colour = fresh_colour(meaning, context.setup.stages_of(place.pipeline));
    let mut set = vec![
        Set::new(own_name(context.words.lang()), name),
        Set::new("pipeline", place.pipeline.0),
        Set::new("meaning", meaning.word()),
        Set::new("colour", colour.word()),
    ];
    set.extend(position.map(|position| Set::new("position", position)));
    Command::Create { noun: Noun::Stage, set }
}

/// The stage behind which a new one of this meaning stands.
pub fn behind<'s>(place: Place, meaning: Meaning, context: &Context<'s>) -> Option<&'s Stage> {
    let alike = |stage: &&Stage| stage.meaning == meaning;
    let here = place.after.and_then(|id| context.setup.stage(id)).filter(alike);
    here.or_else(|| context.setup.stages_of(place.pipeline).filter(alike).last())
}

/// What an entry is called.
pub fn name_of(on: RecordRef, row: &RecordRow, context: &Context) -> String {
    let own = row.text(own_name(context.words.lang()));
    let names = [own, row.text("name_en"), row.text("label"), row.text("name"), row.text("login")];
    let name = names.into_iter().find(|name| !name.is_empty());
    name.map_or_else(|| context.words.untitled(on), str::to_owned)
}

/// The fields of a form over an entry, in their order: what it is called in the reader's language
/// comes first, its code last, and what is moved with keys is left out.
pub fn fields(noun: Noun, is_new: bool, context: &Context) -> Vec<Field> {
    let own = own_name(context.words.lang());
    let mut names = vec![own];
    names.extend(NAMES.into_iter().filter(|name| *name != own));
    let wanted: Vec<&str> = match (noun, is_new) {
        (Noun::Stage, true) => {
            [&names[..], &["meaning", "colour", "limit_days", "pipeline", "code"]].concat()
        }
        (Noun::Stage, false) => [&names[..], &["colour", "limit_days", "meaning", "code"]].concat(),
        (Noun::Pipeline, true) => [&names[..], &["noun", "reminders", "code"]].concat(),
        (Noun::Pipeline, false) => [&names[..], &["reminders", "code"]].concat(),
        (Noun::Source, _) => [&names[..], &["code"]].concat(),
        (Noun::Field, true) => {
            vec!["label", "noun", "kind", "options", "section", "required", "always", "name"]
        }
        (Noun::Field, false) => vec!["label", "options", "section", "required", "always"],
        (Noun::User, true) => vec!["login", "name", "admin"],
        _ => Vec::new(),
    };
    let registry = &context.setup.registry;
    if wanted.is_empty() {
        // Who is no administrator changes of himself what is his own.
        let all = noun != Noun::User || context.viewer().admin;
        let shown = |field: &&Field| !field.flags.system && (all || field.flags.personal);
        return registry.of(noun).filter(shown).cloned().collect();
    }
    wanted.iter().filter_map(|name| registry.get(noun, name)).cloned().map(offered).collect()
}

/// The fields of a form over a rule that does this: a choice is given only of what fits it.
pub fn rule_fields(action: rule::Action, context: &Context) -> Vec<Field> {
    let own = action.fields().iter().copied();
    let names = ["name", "stage", "action"].into_iter().chain(own).chain(["enabled", "code"]);
    let registry = &context.setup.registry;
    let fit = |mut field: Field| {
        let label = match &*field.name {
            "stage" => "field-rule-stage",
            "to" => "field-rule-to",
            _ => "",
        };
        if !label.is_empty() {
            field.label = Label::Message(label.to_owned());
        }
        if let (Kind::Stage, [noun]) = (&field.kind, action.nouns()) {
            // The stages of its leads or its deals, and of no others.
            field.noun = *noun;
        }
        field.flags.required |= matches!(&*field.name, "to" | "into" | "plan");
        if let ("action", Kind::Choice(choices)) = (&*field.name, &mut field.kind) {
            let same = |word: &str| rule::Action::parse(word).map(rule::Action::nouns);
            choices.retain(|choice| same(&choice.code) == Some(action.nouns()));
        }
        field
    };
    names.filter_map(|name| registry.get(Noun::Rule, name)).cloned().map(fit).collect()
}

/// What a form over a new rule begins with.
pub fn new_rule(action: rule::Action) -> Vec<Set> {
    let whole = Value::List(vec![Noun::Deal.word().to_owned(), Noun::Contact.word().to_owned()]);
    let mut set = vec![Set::new("action", action.word()), Set::new("enabled", Value::Int(1))];
    set.extend((action == rule::Action::Convert).then(|| Set::new("into", whole)));
    set
}

/// A field as a form shows it: the kinds of a field of the team are chosen by what they are called.
fn offered(mut field: Field) -> Field {
    if (field.noun, field.name.as_str()) == (Noun::Field, "kind") {
        let choice = |word: &&str| Choice {
            code: (*word).to_owned(),
            label: Label::Message(kind_said(word)),
        };
        field.kind = Kind::Choice(OWN_KINDS.iter().map(choice).collect());
    }
    // Beside its label this is what commands and filters call it.
    if (field.noun, field.name.as_str()) == (Noun::Field, "name") {
        field.label = Label::Message("field-code".to_owned());
    }
    field
}

/// The message that says a kind of field.
pub fn kind_said(word: &str) -> String {
    format!("own-kind-{word}")
}

/// What a form over a new entry begins with.
pub fn prefilled(noun: Noun, place: Option<Place>, context: &Context) -> Vec<Set> {
    let yes_or_no = |name| Set::new(name, Value::Int(0));
    match noun {
        Noun::Stage => {
            let stages = place.map(|place| context.setup.stages_of(place.pipeline));
            let colour = fresh_colour(Meaning::Open, stages.into_iter().flatten());
            let pipeline = place.map(|place| Set::new("pipeline", place.pipeline.0));
            let usual = [Set::new("meaning", "open"), Set::new("colour", colour.word())];
            usual.into_iter().chain(pipeline).collect()
        }
        Noun::Pipeline => vec![Set::new("noun", "deal")],
        Noun::Field => vec![
            Set::new("noun", context.setup.settings.mode.first().word()),
            Set::new("kind", "string"),
            Set::new("section", "main"),
            yes_or_no("required"),
            yes_or_no("always"),
        ],
        Noun::User => vec![yes_or_no("admin")],
        _ => Vec::new(),
    }
}
