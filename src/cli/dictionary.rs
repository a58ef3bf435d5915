//! The team's dictionaries: stages, pipelines, sources, people and fields of its own; the same four
//! verbs for all of them.

use clap::{ArgMatches, Command};

use super::bulk;
use super::help::Help;
use super::json;
use super::output::Out;
use super::plain;
use super::session::Session;
use super::table::Column;
use super::trouble::{Status, Trouble};
use super::values::{self, Background};
use crate::crm::reader::{ListRow, Sort, Window};
use crate::crm::settings::counts::COUNTED;
use crate::crm::settings::heirs;
use crate::domain::command::{self, Set};
use crate::domain::field::decision::{Decision, What};
use crate::domain::field::{Field, Kind, OWN_KINDS, Registry};
use crate::domain::fold::fold;
use crate::domain::inbound::sender;
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::domain::nearest::nearest;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::query::Filter;
use crate::domain::stage::PipelineId;
use crate::words::called::{self, NAMES};

/// The nouns that are dictionaries.
pub const NOUNS: [Noun; 7] = [
    Noun::Stage,
    Noun::Pipeline,
    Noun::Rule,
    Noun::Source,
    Noun::Field,
    Noun::User,
    Noun::Exclusion,
];

/// More entries than any dictionary has.
const ALL: usize = 100_000;

/// What may be typed after the noun.
pub fn grammar(help: Help, noun: Noun) -> Command {
    let (name, about, key) = match noun {
        Noun::Stage => ("stage", "help-stage-command", "[PIPELINE/]CODE"),
        Noun::Pipeline => ("pipeline", "help-pipeline-command", "CODE"),
        Noun::Rule => ("rule", "help-rule-command", "CODE"),
        Noun::Source => ("source", "help-source-command", "CODE"),
        Noun::User => ("user", "help-user-command", "LOGIN"),
        Noun::Exclusion => ("exclusion", "help-exclusion-command", "PHONE|E-MAIL|DOMAIN"),
        _ => ("field", "help-field-command", "[NOUN/]NAME"),
    };
    let about_key = match noun {
        Noun::Exclusion => "help-key-exclusion",
        Noun::User => "help-key-user",
        Noun::Field => "help-key-field",
        _ => "help-key",
    };
    let about_new = match noun {
        Noun::Exclusion => "help-key-exclusion-new",
        Noun::User => "help-key-user-new",
        Noun::Stage => "help-key-stage-new",
        Noun::Field => "help-key-field-new",
        _ => "help-key-new",
    };
    let registry = Registry::new(Vec::new());
    let about_name = match registry.get(noun, NAMES[0]) {
        Some(_) => "help-entry-name",
        None if noun == Noun::User => "help-user-name",
        None => "help-entry-name-one",
    };
    let with_values = |command: Command, about_key: &str| {
        let mut command = command.arg(help.argument("key", key, about_key).required(true));
        if noun != Noun::Exclusion {
            command = command.arg(help.option("name", "NAME", about_name));
        }
        let fields = own(noun).iter();
        let about = if noun == Noun::Rule { "help-rule" } else { "field" };
        let command = command
            .args(fields.map(|name| {
                let option = help.option(name, "VALUE", &format!("{about}-{name}"));
                with_choices(option, &registry, noun, name)
            }))
            .arg(help.options("set", "FIELD=VALUE", "help-set-entry"));
        match noun {
            Noun::User => command.arg(help.flag("admin", "help-admin")),
            Noun::Exclusion => command.arg(help.flag("ours", "help-ours")),
            _ => command,
        }
    };
    let with_likeness = |command: Command| match noun {
        Noun::Pipeline => command.arg(help.option("like", "PIPELINE", "help-like")),
        _ => command,
    };
    let with_heirs = |command: Command| {
        let command = command.arg(help.arguments("keys", key, about_key));
        match noun {
            Noun::Stage => command.arg(help.option("move-to", "STAGE", "help-move-to")),
            Noun::Source => command.arg(help.option("move-to", "SOURCE", "help-move-to-source")),
            Noun::User => command.arg(help.option("move-to", "LOGIN", "help-move-to-user")),
            Noun::Field => command.arg(help.flag("yes", "help-field-yes")),
            _ => command,
        }
    };
    let delete = match noun {
        Noun::Field => "help-field-delete",
        _ => "help-entry-delete",
    };
    help.group(name, about).subcommands([
        help.command("list", "help-entry-list"),
        with_likeness(with_values(help.command("add", "help-entry-add"), about_new)),
        with_values(help.command("edit", "help-entry-edit"), about_key),
        with_heirs(help.command("delete", delete)),
    ])
}

/// An option that also says what it may be, where that is a closed list.
fn with_choices(option: clap::Arg, registry: &Registry, noun: Noun, name: &str) -> clap::Arg {
    let words = match registry.get(noun, name).map(|field| &field.kind) {
        _ if (noun, name) == (Noun::Field, "kind") => OWN_KINDS.map(str::to_owned).to_vec(),
        // What a rule may do is told in its help already.
        Some(Kind::Bool) if noun == Noun::Field => ["yes", "no"].map(str::to_owned).to_vec(),
        Some(Kind::Choice(choices)) if noun != Noun::Rule => {
            choices.iter().map(|choice| choice.code.clone()).collect()
        }
        _ => return option,
    };
    let about = option.get_help().map(ToString::to_string).unwrap_or_default();
    option.help(format!("{about}: {}", words.join(", ")))
}

/// The fields of a dictionary that have an option of their own, beside the name.
fn own(noun: Noun) -> &'static [&'static str] {
    match noun {
        Noun::Stage => &["pipeline", "meaning", "colour", "position"],
        Noun::Pipeline => &["noun", "position", "reminders"],
        Noun::Rule => &["stage", "action", "to", "into", "pipeline", "plan", "enabled", "position"],
        Noun::User => &["reminders"],
        Noun::Source => &["position"],
        Noun::Field => {
            &["noun", "label", "kind", "options", "section", "required", "always", "position"]
        }
        Noun::Exclusion => &["comment"],
        _ => &[],
    }
}

/// Runs a verb of a dictionary.
pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let (verb, args) = args.subcommand().unwrap_or(("", args));
    match verb {
        "add" => add(session, noun, out, args),
        "edit" => edit(session, noun, out, args),
        "delete" => delete(session, noun, out, args),
        _ => list(session, noun, out),
    }
}

fn list(session: &Session, noun: Noun, out: &mut Out) -> Result<Status, Trouble> {
    let (fields, rows) = entries(session, noun)?;
    if out.is_json() {
        for row in rows {
            let mut object = json::object(row.id);
            for (field, value) in fields.iter().zip(&row.cells) {
                let value = json::value(&session.setup, field, value, None);
                object.insert(field.name.clone(), value);
            }
            out.object(object)?;
        }
        return Ok(Status::Done);
    }
    let words = session.words();
    // What the program keeps itself is for programs.
    let told = |field: &&Field| !field.flags.system;
    let shown = fields.iter().copied().filter(told);
    let columns = shown.map(|field| Column::of(field, words.label(field)));
    let columns: Vec<Column> = std::iter::once(Column::id()).chain(columns).collect();
    let terminal = out.is_terminal();
    let mut table = out.table(columns);
    for row in rows {
        let cells = fields.iter().zip(&row.cells).filter(|(field, _)| told(field));
        let cells = cells.map(|(field, value)| plain::cell(words, terminal, field, value, None));
        let cells: Vec<String> = std::iter::once(row.id.to_string()).chain(cells).collect();
        table.row(&cells)?;
    }
    table.end()?;
    Ok(Status::Done)
}

fn add(session: &Session, noun: Noun, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let key = values::one(args, "key").unwrap_or_default();
    // The key may say where the entry belongs: `sales/audit`, `lead/colour`.
    let (home, code) = match (noun, key.split_once('/')) {
        (Noun::Stage, Some((home, code))) => (Some(("pipeline", home)), code),
        (Noun::Field, Some((home, code))) => (Some(("noun", home)), code),
        _ => (None, key),
    };
    let mut set = Vec::new();
    for name in NAMES.into_iter().chain(["label"]) {
        if noun != Noun::User && session.setup.registry.get(noun, name).is_some() {
            set.push(Set::new(name, code));
        }
    }
    let usual: &[(&str, &str)] = match noun {
        Noun::Stage => &[("meaning", "open"), ("colour", "grey")],
        Noun::Pipeline => &[("noun", "deal")],
        _ => &[],
    };
    set.extend(usual.iter().map(|(name, value)| Set::new(*name, *value)));
    let keyed = [(key_field(noun), code)];
    let typed = keyed.into_iter().chain(home);
    for (name, text) in typed {
        for one in
            values::read(session, &[(session.field(noun, name)?, text)], Background::default())?
        {
            values::put(&mut set, one);
        }
    }
    for one in given(session, noun, args, &names(noun))? {
        // `leads/audit --pipeline sales` says two things.
        let named = set.iter().find(|set| set.field == one.field && set.value != one.value);
        if let (Some(("pipeline", first)), Some(_), "pipeline") = (home, named, &*one.field) {
            let second = values::one(args, "pipeline").unwrap_or_default();
            let message = Message::new("refused-two-homes").with("first", first);
            return Err(Refusal::malformed(message.with("second", second)).at("pipeline").into());
        }
        values::put(&mut set, one);
    }
    let like = match noun {
        Noun::Pipeline => values::one(args, "like"),
        _ => None,
    };
    let command = match like {
        Some(word) => {
            let like = PipelineId(entry(session, noun, word)?.id);
            // It is for the same records.
            set.retain(|one| one.field != "noun");
            command::Command::CreatePipeline { like, set }
        }
        None => command::Command::Create { noun, set },
    };
    let receipt =
        bulk::execute(session, out, &command).map_err(|trouble| by_option(noun, trouble))?;
    let new = receipt.touched.iter().find(|on| on.noun == noun);
    if let Some(new) = new.filter(|_| !out.is_json()) {
        out.line(&new.id.to_string())?;
    }
    Ok(Status::Done)
}

/// Names the option that a missing value belongs to.
fn by_option(noun: Noun, trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Refused(refusal) if refusal.kind == RefusalKind::Lacking => {
            let option = refusal.field.clone().filter(|name| own(noun).contains(&&**name));
            let refusal = match option {
                Some(name) => refusal.hint(Message::new("hint-option").with("name", name)),
                None => refusal,
            };
            Trouble::Refused(refusal).of_arguments()
        }
        trouble => trouble,
    }
}

fn edit(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let key = values::one(args, "key").unwrap_or_default();
    if let Some(field) = built_in(session, key).filter(|_| noun == Noun::Field) {
        return decide(session, field, out, args);
    }
    let on = entry(session, noun, key)?;
    let row = session.reader.card(on)?.row;
    let names = match session.setup.registry.get(noun, NAMES[0]) {
        Some(_) => called::renamed(NAMES.map(|name| row.text(name)), session.lang),
        None => names(noun),
    };
    let set = given(session, noun, args, &names)?;
    bulk::execute(session, out, &command::Command::Edit { on, set })?;
    Ok(Status::Done)
}

/// The field every database has that a word names: `lead/phone`.
fn built_in<'s>(session: &'s Session, key: &str) -> Option<&'s Field> {
    let (noun, name) = key.split_once('/')?;
    let field = session.setup.registry.get(Noun::parse(noun)?, name)?;
    (!field.flags.custom).then_some(field)
}

/// Decides of a field every database has whether it must be filled in and is always shown.
fn decide(
    session: &Session,
    field: &Field,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let mut commands = Vec::new();
    for one in given(session, Noun::Field, args, &names(Noun::Field))? {
        let Some(what) = What::parse(&one.field) else {
            let label = Arg::Field(field.noun, field.name.clone());
            let message = Message::new("refused-built-in-field").with("field", label);
            return Err(Refusal::rule(message).at(&one.field).into());
        };
        let decision = Decision { noun: field.noun, name: field.name.clone(), what };
        let holds = one.value.as_int() == Some(1);
        commands.push(command::Command::Field { decision, holds });
    }
    if commands.is_empty() {
        return Err(Refusal::malformed(Message::new("usage-missing").with("name", "--set")).into());
    }
    let on = RecordRef::new(Noun::Field, 0);
    let targets = commands.into_iter().map(|command| (on, Ok(command))).collect();
    Ok(bulk::apply(session, out, OperationKind::Field, targets)?.0)
}

fn delete(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let mut entries = Vec::new();
    for key in values::all(args, "keys") {
        entries.push(entry(session, noun, key)?);
    }
    if let Some(word) = values::one(args, "move-to") {
        let heir = entry(session, noun, word)?;
        if entries.contains(&heir) {
            let message = Message::new("refused-heir-goes");
            return Err(Refusal::malformed(message).at("move-to").into());
        }
        let commands = session.reader.retire(&entries, heir)?;
        let targets = commands.into_iter().filter_map(|c| Some((c.on()?, Ok(c)))).collect();
        return Ok(bulk::apply(session, out, heirs::retiring(noun), targets)?.0);
    }
    if noun == Noun::Field && !args.get_flag("yes") {
        for on in &entries {
            check_empty(session, *on)?;
        }
    }
    let targets = entries.into_iter().map(|on| (on, Ok(command::Command::Delete { on }))).collect();
    Ok(bulk::apply(session, out, OperationKind::Delete, targets)?.0)
}

/// Refuses to delete a field with what records hold in it, where nobody agreed to that.
fn check_empty(session: &Session, on: RecordRef) -> Result<(), Trouble> {
    let row = session.reader.card(on)?.row;
    let count = match Noun::parse(row.text("noun")) {
        Some(noun) => session.reader.filled(noun, row.text("name"))?,
        None => 0,
    };
    if count == 0 {
        return Ok(());
    }
    let more = if count < COUNTED { "" } else { "+" };
    let message = Message::new("refused-field-filled")
        .with("field", row.text("label"))
        .with("count", format!("{count}{more}"));
    Err(Refusal::rule(message).hint(Message::new("hint-field-yes")).into())
}

/// The fields that the name of a new entry goes into: it serves in every language until somebody sets
/// them apart.
fn names(noun: Noun) -> Vec<&'static str> {
    match noun {
        // Its name is its code; what people call it is its label.
        Noun::Field => vec!["label"],
        _ => NAMES.into_iter().chain(["name"]).collect(),
    }
}

/// What the options say; `names` are the fields that the name goes into.
fn given(
    session: &Session,
    noun: Noun,
    args: &ArgMatches,
    names: &[&str],
) -> Result<Vec<Set>, Trouble> {
    let mut typed: Vec<(&Field, &str)> = Vec::new();
    if let Some(name) = values::one(args, "name") {
        let fields = names.iter().filter_map(|field| session.setup.registry.get(noun, field));
        typed.extend(fields.map(|field| (field, name)));
    }
    for name in own(noun) {
        if let Some(text) = values::one(args, name) {
            typed.push((session.field(noun, name)?, text));
        }
    }
    if noun == Noun::User && args.get_flag("admin") {
        typed.push((session.field(noun, "admin")?, "1"));
    }
    if noun == Noun::Exclusion && args.get_flag("ours") {
        typed.push((session.field(noun, "ours")?, "1"));
    }
    let mut set = values::read(session, &typed, Background::default())?;
    for one in values::sets(session, noun, args, Background::default())? {
        values::put(&mut set, one);
    }
    Ok(set)
}

/// The entry that a word names: by number, by code or login, or by name.
fn entry(session: &Session, noun: Noun, word: &str) -> Result<RecordRef, Trouble> {
    let (fields, rows) = entries(session, noun)?;
    let text = |row: &ListRow, name: &str| -> String {
        let place = fields.iter().position(|field| field.name == name);
        place.and_then(|place| row.cells[place].as_text()).unwrap_or_default().to_owned()
    };
    let mut called: Vec<(i64, Vec<String>)> = Vec::new();
    for row in &rows {
        let key = text(row, key_field(noun));
        let home = fields.iter().zip(&row.cells).find_map(|(field, value)| match field.kind {
            Kind::Pipeline => {
                json::value(&session.setup, field, value, None).as_str().map(str::to_owned)
            }
            _ if noun == Noun::Field && field.name == "noun" => value.as_text().map(str::to_owned),
            _ => None,
        });
        let mut names = vec![key.clone()];
        names.extend(home.map(|home| format!("{home}/{key}")));
        let more = NAMES.into_iter().chain(["name", "label"]);
        names.extend(more.map(|name| text(row, name)));
        names.retain(|name| !name.is_empty());
        called.push((row.id, names));
    }
    let number = word.parse::<i64>().ok();
    let country = &session.setup.country;
    let sender = |text: &str| sender::key(text, country).filter(|_| noun == Noun::Exclusion);
    let typed = sender(word);
    let is_key = |name: &String| name == word || typed.is_some() && sender(name) == typed;
    let by_key = |n: &(i64, Vec<String>)| n.1.iter().take(2).any(is_key);
    let by_name = |n: &(i64, Vec<String>)| n.1.iter().any(|name| fold(name) == fold(word));
    let mut found: Vec<&(i64, Vec<String>)> = called.iter().filter(|n| by_key(n)).collect();
    if found.is_empty() {
        found = called.iter().filter(|n| Some(n.0) == number || by_name(n)).collect();
    }
    match found[..] {
        [one] => Ok(RecordRef::new(noun, one.0)),
        [] => {
            let message = Message::new("refused-unknown-entry").with("text", word);
            let message = message.with("noun", Arg::Nouns(noun));
            let names = || called.iter().flat_map(|(_, names)| names.iter().map(String::as_str));
            let hint = match nearest(word, names()) {
                Some(near) => Message::new("hint-did-you-mean").with("name", near),
                None => Message::new("hint-list").with("noun", noun.word()),
            };
            Err(Refusal::not_found(message).hint(hint).into())
        }
        ref several => {
            let full = several.iter().filter_map(|(_, names)| names.get(1)).cloned();
            let names = full.collect::<Vec<_>>().join(", ");
            let message = Message::new("refused-ambiguous-entry").with("text", word);
            let message = message.with("noun", Arg::Nouns(noun));
            let hint = Message::new("hint-known-names").with("names", names);
            Err(Refusal::malformed(message).hint(hint).into())
        }
    }
}

/// All entries with their fields, in the order in which people see them.
fn entries(session: &Session, noun: Noun) -> Result<(Vec<&Field>, Vec<ListRow>), Trouble> {
    let fields: Vec<&Field> = session.setup.registry.of(noun).collect();
    let sort = Sort { field: "id".to_owned(), descending: false };
    let window = Window::Top { rows: ALL };
    let list = session.reader.list(noun, &fields, &Filter::All, &sort, window)?;
    let mut rows = list.rows.rows;
    let setup = &session.setup;
    let order: Vec<i64> = match noun {
        Noun::Stage => setup.stages.iter().map(|stage| stage.id.0).collect(),
        Noun::Pipeline => setup.pipelines.iter().map(|pipeline| pipeline.id.0).collect(),
        Noun::Rule => setup.rules.iter().map(|rule| rule.id.0).collect(),
        Noun::Source => setup.sources.iter().map(|source| source.id).collect(),
        Noun::User => setup.users.iter().map(|user| user.id.0).collect(),
        _ => Vec::new(),
    };
    // The stages of a pipeline in the recycle bin rest there with it.
    rows.retain(|row| noun != Noun::Stage || order.contains(&row.id));
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.id));
    Ok((fields, rows))
}

/// The field that names an entry for commands.
fn key_field(noun: Noun) -> &'static str {
    match noun {
        Noun::User => "login",
        Noun::Field => "name",
        Noun::Exclusion => "sender",
        _ => "code",
    }
}
