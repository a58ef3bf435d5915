//! `lead convert`: a deal, a contact, a company or several of them on the basis of a lead.

use clap::{ArgMatches, Command};

use crate::cli::bulk;
use crate::cli::help::Help;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::{Status, Trouble};
use crate::cli::values::{self, Background};
use crate::domain::command::{self, Client, Conversion, Set, Targets};
use crate::domain::field::{Field, Flags, Kind, Label, Section, Storage};
use crate::domain::message::{Message, Refusal};
use crate::domain::nearest::advice;
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::stage::PipelineId;
use crate::domain::value::Value;

pub fn grammar(help: Help) -> Command {
    help.command("convert", "help-convert")
        .arg(help.arguments("ids", "ID", "help-ids"))
        .arg(help.option("to", "deal,contact,company", "help-to").required(true))
        .arg(help.option("pipeline", "PIPELINE", "help-pipeline"))
        .arg(help.option("contact", "ID", "help-convert-contact"))
        .arg(help.option("company", "ID", "help-convert-company"))
        .arg(help.flag("new", "help-convert-new").conflicts_with_all(["contact", "company"]))
        .arg(help.options("set", "NOUN.FIELD=VALUE", "help-convert-set"))
        .arg(help.options("create-field", "FIELD=TARGETS", "help-create-field"))
        .arg(help.flag("partial", "help-partial"))
}

pub fn run(session: &Session, out: &mut Out, args: &ArgMatches) -> Result<Status, Trouble> {
    let targets = nouns(values::one(args, "to").unwrap_or_default(), "--to")?;
    if targets.is_empty() {
        return Err(Refusal::malformed(Message::new("refused-convert-nothing")).into());
    }
    for (option, noun) in
        [("pipeline", Noun::Deal), ("contact", Noun::Contact), ("company", Noun::Company)]
    {
        if values::one(args, option).is_some() {
            check_wanted(targets, noun, &format!("--{option}"))?;
        }
    }
    if args.get_flag("new") && !targets.contact && !targets.company {
        return Err(Refusal::malformed(Message::new("usage-convert-new")).into());
    }
    let pipeline =
        values::one(args, "pipeline").map(|word| deal_pipeline(session, word)).transpose()?;
    let fill = fill(session, targets, args)?;
    let similar = similar(session, args)?;
    let [contact, company] = [Noun::Contact, Noun::Company].map(|noun| client(args, noun));
    let (contact, company) = (contact?, company?);
    let partial = args.get_flag("partial");
    let convert = |lead| {
        let fill = fill.clone();
        let wanted = Conversion {
            lead,
            seen: None,
            targets,
            pipeline,
            fill,
            common: Vec::new(),
            similar: similar.clone(),
            contact,
            company,
            partial,
            supplement: true,
            unasked: false,
        };
        command::Command::Convert(wanted)
    };
    let leads = values::records(args, Noun::Lead)?;
    let commands = leads.into_iter().map(|on| (on, Ok(convert(on.id)))).collect();
    let (status, touched) = bulk::apply(session, out, OperationKind::Convert, commands)?;
    if !out.is_json() {
        for created in touched.iter().filter(|on| on.noun.is_record() && on.noun != Noun::Lead) {
            out.line(&created.to_string())?;
        }
    }
    Ok(status)
}

/// Where the contact or the company comes from: the named one, else whoever has the lead's phone
/// or e-mail.
fn client(args: &ArgMatches, noun: Noun) -> Result<Client, Refusal> {
    match values::one(args, noun.word()) {
        Some(word) => Ok(Client::Known(values::record(word, noun)?.id)),
        None if args.get_flag("new") => Ok(Client::New),
        None => Ok(Client::Matching),
    }
}

/// What is said of a target that is not made would be lost without a word.
fn check_wanted(targets: Targets, noun: Noun, option: &str) -> Result<(), Refusal> {
    if targets.has(noun) {
        return Ok(());
    }
    let message = Message::new("usage-convert-unused").with("option", option);
    Err(Refusal::malformed(message.with("noun", noun.word())))
}

/// What completes the targets: `contact.last_name=Nowak`.
fn fill(
    session: &Session,
    targets: Targets,
    args: &ArgMatches,
) -> Result<Vec<(Noun, Set)>, Trouble> {
    let mut fill = Vec::new();
    for pair in values::all(args, "set") {
        let malformed = || Refusal::malformed(Message::new("usage-convert-set").with("text", pair));
        let (place, text) = pair.split_once('=').ok_or_else(malformed)?;
        let (noun, field) = place.trim().split_once('.').ok_or_else(malformed)?;
        let noun = Noun::parse(noun).filter(|noun| Targets::NOUNS.contains(noun));
        let noun = noun.ok_or_else(malformed)?;
        check_wanted(targets, noun, &format!("--set {}", place.trim()))?;
        let field = session.field(noun, field)?;
        let read = values::read(session, &[(field, text)], Background::default())?;
        fill.extend(read.into_iter().map(|set| (noun, set)));
    }
    Ok(fill)
}

/// Which targets get a field like one of the lead: `windows=deal,contact`.
fn similar(session: &Session, args: &ArgMatches) -> Result<Vec<(Noun, String)>, Refusal> {
    let mut similar = Vec::new();
    for pair in values::all(args, "create-field") {
        let malformed =
            || Refusal::malformed(Message::new("usage-create-field").with("text", pair));
        let (field, wanted) = pair.split_once('=').ok_or_else(malformed)?;
        let field = session.field(Noun::Lead, field.trim())?;
        let wanted = nouns(wanted, "--create-field")?;
        if wanted.is_empty() {
            return Err(malformed());
        }
        similar.extend(wanted.nouns().map(|noun| (noun, field.name.clone())));
    }
    Ok(similar)
}

/// What a list of nouns means, in any order.
fn nouns(text: &str, option: &'static str) -> Result<Targets, Refusal> {
    let mut targets = Targets::default();
    for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
        match Noun::parse(word) {
            Some(Noun::Deal) => targets.deal = true,
            Some(Noun::Contact) => targets.contact = true,
            Some(Noun::Company) => targets.company = true,
            _ => {
                let message = Message::new("usage-bad-value").with("name", option);
                let hint = advice(word, &["deal", "contact", "company"]);
                return Err(Refusal::malformed(message.with("value", word)).hint(hint));
            }
        }
    }
    Ok(targets)
}

/// The pipeline of deals with this code or name.
fn deal_pipeline(session: &Session, word: &str) -> Result<PipelineId, Refusal> {
    // Deals have no such field: their pipeline follows from their stage.
    let field = Field {
        noun: Noun::Deal,
        name: "pipeline".to_owned(),
        kind: Kind::Pipeline,
        label: Label::Own(String::new()),
        section: Section::Main,
        storage: Storage::Record,
        flags: Flags::default(),
    };
    match session.reading().value(&field, word, None, None)? {
        Value::Int(id) => Ok(PipelineId(id)),
        _ => Err(Refusal::not_found(Message::new("refused-no-pipeline"))),
    }
}
