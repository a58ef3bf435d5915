//! `layout`: how cards are laid out. Views are listed, shown, changed, chosen and removed; what
//! they make of the fields is not known here.

use clap::{Arg, ArgGroup, ArgMatches, Command};
use serde_json::json;

use super::bulk;
use super::help::Help;
use super::json;
use super::output::Out;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::values;
use crate::domain::command;
use crate::domain::field::Section;
use crate::domain::fold::fold;
use crate::domain::layout::arrange::{Place, Placed, Step, is_mandatory};
use crate::domain::layout::part::Item;
use crate::domain::layout::{Change, Key, Layout, What, Which};
use crate::domain::message::{Arg as Said, Message, Refusal};
use crate::domain::nearest::nearest;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::stage::PipelineId;

/// What stands before the name of a section where a field may stand as well.
const SECTION: &str = "section:";

pub fn grammar(help: Help) -> Command {
    let noun = |required: bool| {
        help.argument("noun", "NOUN", "help-layout-noun")
            .required(required)
            .value_parser(Noun::RECORDS.map(Noun::word))
    };
    let pipeline = || help.option("pipeline", "PIPELINE", "help-layout-pipeline");
    let view = |asks: bool| -> (Vec<Arg>, ArgGroup) {
        let args = vec![
            help.flag("common", "help-layout-common"),
            help.flag("mine", "help-layout-mine"),
            help.option("name", "NAME", "help-layout-name"),
        ];
        (args, ArgGroup::new("view").args(["common", "mine", "name"]).required(asks))
    };
    let of_view = |name, about, asks: bool| {
        let (args, group) = view(asks);
        help.command(name, about).arg(noun(true)).arg(pipeline()).args(args).group(group)
    };
    let field = |name, about| help.options(name, "FIELD", about).value_delimiter(',');
    let beside = |name, value, about| help.option(name, value, about).requires("move");
    help.group("layout", "help-layout-command").subcommands([
        help.command("list", "help-layout-list").arg(noun(false)),
        of_view("show", "help-layout-show", false),
        help.command("add", "help-layout-add")
            .arg(noun(true))
            .arg(help.argument("called", "NAME", "help-layout-called").required(true))
            .arg(pipeline()),
        of_view("edit", "help-layout-edit", false)
            .arg(help.option("move", "FIELD", "help-layout-move").requires("place"))
            .arg(beside("before", "FIELD", "help-layout-before"))
            .arg(beside("after", "FIELD", "help-layout-after"))
            .arg(beside("section", "SECTION", "help-layout-section"))
            .group(ArgGroup::new("place").args(["before", "after", "section"]))
            .arg(field("hide", "help-layout-hide"))
            .arg(field("show", "help-layout-unhide"))
            .arg(help.option("rename", "NAME", "help-layout-rename").requires("name"))
            .group(
                ArgGroup::new("what")
                    .args(["move", "hide", "show", "rename"])
                    .required(true)
                    .multiple(true),
            ),
        of_view("use", "help-layout-use", true),
        of_view("delete", "help-layout-delete", true),
    ])
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    let noun = values::one(args, "noun").and_then(Noun::parse);
    let Some(noun) = noun.filter(|_| verb != "list") else { return list(session, out, noun) };
    let pipeline = match values::one(args, "pipeline") {
        Some(word) => Some(pipeline(session, noun, word)?),
        None => None,
    };
    if verb == "add" {
        let name = values::one(args, "called").unwrap_or_default().to_owned();
        let key = Key { noun, pipeline, which: Which::Common };
        return change(session, out, key, What::Add { name, choose: false });
    }
    let which = which(session, noun, args)?;
    if verb == "show" {
        let seen = || session.setup.layouts.chosen(session.user.id, noun, pipeline);
        let key = Key { noun, pipeline, which: which.unwrap_or_else(seen) };
        return show(session, out, key);
    }
    let key = Key { noun, pipeline, which: which.unwrap_or(Which::Common) };
    match verb {
        "use" => change(session, out, key, What::Choose),
        "delete" => change(session, out, key, What::Remove),
        _ => edit(session, out, key, args),
    }
}

/// Lists the views there are, with what the person would type to name them.
fn list(session: &Session, out: &mut Out, only: Option<Noun>) -> Result<Status, Trouble> {
    let (words, user) = (session.words(), session.user.id);
    let layouts = &session.setup.layouts;
    let mut rows: Vec<(Key, Option<&Layout>)> = Vec::new();
    for noun in Noun::RECORDS.into_iter().filter(|noun| only.is_none_or(|only| only == *noun)) {
        let common = Key { noun, pipeline: None, which: Which::Common };
        rows.push((common, layouts.kept(common, user)));
        let kept = layouts.all.iter().filter(|layout| layout.noun == noun);
        for layout in kept {
            let which = match (&layout.name, layout.owner) {
                (Some(_), _) => Which::Named(layout.id),
                (None, Some(owner)) if owner == user => Which::Mine,
                (None, Some(_)) => continue,
                (None, None) => Which::Common,
            };
            let key = Key { noun, pipeline: layout.pipeline, which };
            if key != common {
                rows.push((key, Some(layout)));
            }
        }
    }
    let headings = ["layout-column-noun", "layout-column-pipeline", "layout-column-view"];
    let headings = headings.into_iter().chain(["layout-column-seen", "layout-column-kept"]);
    let headings: Vec<String> = headings.map(|id| words.text(id)).collect();
    if out.is_json() {
        for (key, layout) in rows {
            let mut object = json::object(layout.map_or(0, |layout| layout.id));
            describe(session, &mut object, key, layout);
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    let yes = |is: bool| if is { words.text("yes") } else { words.text("no") };
    let mut table = out.table(headings);
    for (key, layout) in rows {
        table.row(&[
            key.noun.word().to_owned(),
            key.pipeline.map(|id| code(session, id)).unwrap_or_default(),
            typed(key, layout),
            yes(is_seen(session, key)),
            yes(layout.is_some()),
        ])?;
    }
    table.end()?;
    Ok(Status::Done)
}

/// Shows the sections and fields of a view in their order.
fn show(session: &Session, out: &mut Out, key: Key) -> Result<Status, Trouble> {
    let (words, user) = (session.words(), session.user.id);
    let layout = session.setup.layouts.behind(key, user);
    let blocks = session.setup.card_in(key, user);
    let seen = |shown: bool, placed: &Placed| placed.seen_in(shown);
    if out.is_json() {
        let mut object = json::object(layout.map_or(0, |layout| layout.id));
        describe(session, &mut object, key, layout);
        let sections = blocks.iter().map(|block| {
            let fields = block.movable().map(|placed| {
                json!({
                    "field": placed.field.name,
                    "shown": seen(block.shown, placed),
                    "required": is_mandatory(placed.field),
                    "always": placed.field.flags.always,
                })
            });
            let fields: Vec<_> = fields.collect();
            json!({ "section": block.section.word(), "shown": block.shown, "fields": fields })
        });
        object.insert("sections".to_owned(), sections.collect());
        out.object(object)?;
        return Ok(Status::Done);
    }
    let headings = ["layout-column-section", "layout-column-field", "layout-column-label"];
    let headings = headings.into_iter().chain(["layout-column-shown"]);
    let headings: Vec<String> = headings.map(|id| words.text(id)).collect();
    let mut table = out.table(headings);
    for block in &blocks {
        for placed in block.movable() {
            let how = match (is_mandatory(placed.field), seen(block.shown, placed)) {
                (true, _) => "layout-mandatory",
                (false, true) if placed.field.flags.always => "layout-always",
                (false, true) => "layout-shown",
                (false, false) => "layout-hidden",
            };
            table.row(&[
                block.section.word().to_owned(),
                placed.field.name.clone(),
                words.label(placed.field),
                words.text(how),
            ])?;
        }
    }
    table.end()?;
    Ok(Status::Done)
}

fn edit(session: &Session, out: &mut Out, key: Key, args: &ArgMatches) -> Result<Status, Trouble> {
    let noun = key.noun;
    let item = |word: &str| item(session, noun, word);
    let mut steps = Vec::new();
    if let Some(word) = values::one(args, "move") {
        let place = if let Some(other) = values::one(args, "before") {
            Place::Before(item(other)?)
        } else if let Some(other) = values::one(args, "after") {
            Place::After(item(other)?)
        } else {
            let home = values::one(args, "section").unwrap_or_default();
            Place::End(section(session, noun, home.strip_prefix(SECTION).unwrap_or(home))?)
        };
        steps.push(Step::Move(item(word)?, place));
    }
    for word in values::all(args, "hide") {
        steps.push(Step::Hide(item(word)?));
    }
    for word in values::all(args, "show") {
        steps.push(Step::Show(item(word)?));
    }
    let renamed = values::one(args, "rename").map(str::to_owned);
    let mut changes = Vec::new();
    changes.extend((!steps.is_empty()).then_some(What::Arrange(steps)));
    changes.extend(renamed.map(What::Rename));
    if let Ok([what]) = <[What; 1]>::try_from(changes.clone()) {
        return change(session, out, key, what);
    }
    let on = RecordRef::new(Noun::Layout, 0);
    let commands = changes.into_iter().map(|what| command::Command::Layout(Change { key, what }));
    let targets = commands.map(|command| (on, Ok(command))).collect();
    Ok(bulk::apply(session, out, OperationKind::Layout, targets)?.0)
}

fn change(session: &Session, out: &mut Out, key: Key, what: What) -> Result<Status, Trouble> {
    let added = matches!(what, What::Add { .. });
    let command = command::Command::Layout(Change { key, what });
    let receipt = bulk::execute(session, out, &command)?;
    let new = receipt.touched.iter().find(|on| on.noun == Noun::Layout);
    if let Some(new) = new.filter(|_| added && !out.is_json()) {
        out.line(&new.id.to_string())?;
    }
    Ok(Status::Done)
}

/// The view that the options name; nothing where they name none.
fn which(session: &Session, noun: Noun, args: &ArgMatches) -> Result<Option<Which>, Refusal> {
    if args.get_flag("mine") {
        return Ok(Some(Which::Mine));
    }
    if args.get_flag("common") {
        return Ok(Some(Which::Common));
    }
    let Some(name) = values::one(args, "name") else { return Ok(None) };
    let all = session.setup.layouts.all.iter().filter(|layout| layout.noun == noun);
    let named: Vec<(&str, i64)> =
        all.filter_map(|layout| Some((layout.name.as_deref()?, layout.id))).collect();
    if let Some((_, id)) = named.iter().find(|(known, _)| fold(known) == fold(name)) {
        return Ok(Some(Which::Named(*id)));
    }
    let message = Message::new("refused-unknown-view").with("name", name);
    let message = message.with("noun", Said::Nouns(noun));
    let refusal = Refusal::not_found(message);
    Err(match nearest(name, named.iter().map(|(known, _)| *known)) {
        Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
        None => refusal.hint(Message::new("hint-layout-list")),
    })
}

/// The field or the section that a word names: `amount`, `section:client`.
fn item(session: &Session, noun: Noun, word: &str) -> Result<Item, Refusal> {
    match word.strip_prefix(SECTION) {
        Some(word) => Ok(Item::Section(section(session, noun, word)?)),
        None => Ok(Item::Field(session.field(noun, word)?.name.clone())),
    }
}

/// The section with this word, or with this heading in the reader's language.
fn section(session: &Session, noun: Noun, word: &str) -> Result<Section, Refusal> {
    let words = session.words();
    let called = |section: &Section| fold(&words.section(noun, *section)) == fold(word);
    let found = Section::parse(word).or_else(|| Section::ALL.into_iter().find(called));
    found.ok_or_else(|| {
        let names = Section::ALL.map(Section::word).join(", ");
        Refusal::not_found(Message::new("refused-unknown-section").with("name", word))
            .hint(Message::new("hint-known-names").with("names", names))
    })
}

fn describe(
    session: &Session,
    object: &mut serde_json::Map<String, serde_json::Value>,
    key: Key,
    layout: Option<&Layout>,
) {
    let view = match key.which {
        Which::Common => "common",
        Which::Mine => "mine",
        Which::Named(_) => "named",
    };
    let id = layout.map(|layout| layout.id);
    object.insert("id".to_owned(), json!(id));
    object.insert("noun".to_owned(), json!(key.noun.word()));
    object.insert("pipeline".to_owned(), json!(key.pipeline.map(|id| code(session, id))));
    object.insert("view".to_owned(), json!(view));
    object.insert("name".to_owned(), json!(layout.and_then(|layout| layout.name.clone())));
    object.insert("chosen".to_owned(), json!(is_seen(session, key)));
}

/// What a person types to name a view.
fn typed(key: Key, layout: Option<&Layout>) -> String {
    match key.which {
        Which::Common => "--common".to_owned(),
        Which::Mine => "--mine".to_owned(),
        Which::Named(_) => layout.and_then(|layout| layout.name.clone()).unwrap_or_default(),
    }
}

/// Whether the person sees cards this way.
fn is_seen(session: &Session, key: Key) -> bool {
    let layouts = &session.setup.layouts;
    layouts.chosen(session.user.id, key.noun, key.pipeline) == key.which
}

/// The pipeline of a noun with this code, or with this name in any language.
fn pipeline(session: &Session, noun: Noun, word: &str) -> Result<PipelineId, Refusal> {
    let own = || session.setup.pipelines_of(noun);
    let called = |name: &str| fold(name) == fold(word);
    let found = own().find(|one| one.code == word);
    let found = found.or_else(|| own().find(|one| one.names.all().into_iter().any(called)));
    found.map(|pipeline| pipeline.id).ok_or_else(|| {
        let message = Message::new("refused-unknown-entry").with("text", word);
        let refusal = Refusal::not_found(message.with("noun", Said::Nouns(Noun::Pipeline)));
        let names = own().map(|pipeline| pipeline.code.as_str());
        match nearest(word, names) {
            Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
            None => refusal.hint(Message::new("hint-list").with("noun", Noun::Pipeline.word())),
        }
    })
}

fn code(session: &Session, id: PipelineId) -> String {
    let own = session.setup.pipelines.iter().find(|pipeline| pipeline.id == id);
    own.map(|pipeline| pipeline.code.clone()).unwrap_or_default()
}
