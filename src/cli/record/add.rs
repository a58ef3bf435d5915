//! `add`: a new record from one line, from options, or from both.

use clap::{ArgMatches, Command};
use serde_json::json;

use crate::cli::bulk;
use crate::cli::duplicates;
use crate::cli::help::Help;
use crate::cli::json;
use crate::cli::output::Out;
use crate::cli::session::Session;
use crate::cli::trouble::{self, Status, Trouble};
use crate::cli::values::{self, Background, put};
use crate::crm::duplicates::{Like, Sketch, looked_for};
use crate::domain::alike::company_key;
use crate::domain::capture::{Part, PartKind, beside};
use crate::domain::command::{self, Set};
use crate::domain::field::Field;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::required;
use crate::domain::value::Value;
use crate::reading::stranger;

pub fn grammar(help: Help, noun: Noun) -> Command {
    let command =
        help.command("add", "help-add").arg(help.argument("title", "TITLE", "help-title"));
    let person = matches!(noun, Noun::Lead | Noun::Contact);
    let mut options = Vec::new();
    if person {
        options.push(help.option("name", "NAME", "help-name"));
    }
    if noun != Noun::Deal {
        options.push(help.options("phone", "PHONE", "help-phone"));
        options.push(help.options("email", "EMAIL", "help-email"));
    }
    if noun != Noun::Company {
        options.push(help.option("company", "COMPANY", "help-company-of"));
    }
    if noun.has_stages() {
        options.push(help.option("from", "CLIENT", "help-from-client"));
    }
    if noun == Noun::Deal {
        options.push(help.option("contact", "CONTACT", "help-contact-of"));
    }
    if noun.has_stages() {
        options.push(help.option("amount", "AMOUNT", "help-amount"));
        options.push(help.option("currency", "CODE", "help-currency"));
        options.push(help.option("stage", "STAGE", "help-stage"));
        options.push(help.options("product", "ROW", "help-product-row"));
    }
    options.push(help.option("source", "SOURCE", "help-source"));
    options.push(help.option("responsible", "LOGIN", "help-responsible"));
    options.push(help.option("comment", "TEXT", "help-comment"));
    options.push(help.options("set", "FIELD=VALUE", "help-set"));
    command.args(options)
}

pub fn run(
    session: &Session,
    noun: Noun,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let mut given = match values::one(args, "from") {
        Some(client) => session.reader.basis(values::any_record(client)?)?,
        None => Vec::new(),
    };
    for one in options(session, noun, args)? {
        put(&mut given, one);
    }
    let given = Given::of(session, noun, given)?;
    let typed = values::one(args, "title");
    let lines: Vec<(usize, String)> = match typed {
        Some("-") => {
            let text = values::stdin()?;
            let lines = (1..).zip(text.lines().map(str::trim));
            lines
                .filter(|(_, line)| !line.is_empty())
                .map(|(n, line)| (n, line.to_owned()))
                .collect()
        }
        Some(line) => vec![(1, line.to_owned())],
        None => Vec::new(),
    };
    if lines.len() < 2 {
        let (command, set) = new(session, noun, lines.first().map(|(_, line)| &**line), &given)?;
        let likes = likes(session, noun, &set)?;
        let receipt = session.writer()?.execute(session.clock.now(), &command)?;
        let words = session.words();
        let said = [Some(words.say(&receipt.message)), words.booked_sentence(noun, &set)];
        out.talk(&said.into_iter().flatten().collect::<Vec<_>>().join(" "));
        for note in receipt.besides() {
            out.talk(&words.say(note));
        }
        for refusal in &receipt.left {
            out.talk(&trouble::told(refusal, words));
        }
        say_strangers(session, out, noun, &lines);
        duplicates::warn(session, out, &likes);
        print(out, receipt.touched.first().into_iter().copied(), &likes)?;
        return Ok(if receipt.left.is_empty() { Status::Done } else { Status::Partly });
    }
    let called = |line: usize| session.words().say(&Message::new("cli-line").with("line", line));
    let mut targets = Vec::new();
    for (number, line) in &lines {
        let made = match new(session, noun, Some(line), &given) {
            Ok((command, _)) => Ok(command),
            Err(Trouble::Refused(refusal)) => Err(refusal),
            Err(failed) => return Err(failed),
        };
        targets.push((called(*number), made));
    }
    let read = session.words().booked_sentence(noun, &given.set);
    let (status, touched) = bulk::apply_read(session, out, OperationKind::Create, targets, read)?;
    if !touched.is_empty() {
        say_strangers(session, out, noun, &lines);
    }
    if !out.is_json() {
        print(out, touched.into_iter().filter(|on| on.noun == noun), &[])?;
    }
    Ok(status)
}

/// What is said besides the line.
struct Given {
    set: Vec<Set>,
    /// What the company is called that a lead is linked with.
    company: Option<String>,
}

impl Given {
    fn of(session: &Session, noun: Noun, set: Vec<Set>) -> Result<Given, Trouble> {
        let linked = set.iter().find(|one| noun == Noun::Lead && one.field == "company");
        let company = match linked.and_then(|one| one.value.as_int()) {
            Some(id) => session.reader.name(RecordRef::new(Noun::Company, id))?,
            None => None,
        };
        Ok(Given { set, company })
    }

    /// Refuses a line that names another company than the one that is linked.
    fn check_company(&self, session: &Session, noun: Noun, set: &[Set]) -> Result<(), Refusal> {
        let named = set.iter().find(|one| one.field == "company_name");
        let named = named.and_then(|one| one.value.as_text());
        let (Some(named), Some(linked)) = (named, &self.company) else { return Ok(()) };
        if company_key(named) == company_key(linked) {
            return Ok(());
        }
        let field = session.field(noun, "company_name")?;
        Err(said_twice(noun, field, named.to_owned(), linked.clone()))
    }
}

/// Says whom the lines name who is no colleague: that may be a slip.
fn say_strangers(session: &Session, out: &Out, noun: Noun, lines: &[(usize, String)]) {
    let reading = session.reading();
    for (_, line) in lines {
        if let Some(said) = stranger(&reading.captured_as(noun, line)) {
            out.talk(&session.words().say(&said));
        }
    }
}

/// Who is here already and looks like the new record.
fn likes(session: &Session, noun: Noun, set: &[Set]) -> Result<Vec<Like>, Trouble> {
    let value = |name: &str| set.iter().find(|one| one.field == name).map(|one| &one.value);
    if value("contact").is_some_and(|value| !value.is_empty()) {
        return Ok(Vec::new());
    }
    Ok(session.reader.like(looked_for(noun), &Sketch::of(noun, value))?)
}

/// Prints the numbers of new records.
fn print(
    out: &mut Out,
    new: impl Iterator<Item = RecordRef>,
    likes: &[Like],
) -> Result<(), Trouble> {
    for on in new {
        if out.is_json() {
            let mut object = json::object(on.id);
            object.insert("record".to_owned(), json!(on.to_string()));
            object.insert("duplicates".to_owned(), duplicates::likes(likes));
            out.object(object)?;
        } else {
            out.line(&on.id.to_string())?;
        }
    }
    Ok(())
}

/// The command that makes the record, and the values of it. A deal comes with the client of the line.
fn new(
    session: &Session,
    noun: Noun,
    line: Option<&str>,
    given: &Given,
) -> Result<(command::Command, Vec<Set>), Trouble> {
    let set = merged(session, noun, line, given)?;
    let reading = session.reading();
    match line.filter(|line| reading.brings_client(noun, line) && says_more(session, line)) {
        Some(line) => {
            let mut over = given.set.clone();
            let money = |one: &&Set| matches!(&*one.field, "amount" | "currency");
            for one in set.iter().filter(money) {
                put(&mut over, one.clone());
            }
            Ok((reading.creation(noun, line, &over, None)?, set))
        }
        None => {
            required::check_said(noun, &set)?;
            Ok((command::Command::Create { noun, set: set.clone() }, set))
        }
    }
}

/// Whether a line is more than a title or a name: it has several parts, or says how to reach somebody.
fn says_more(session: &Session, line: &str) -> bool {
    let parts = session.reading().captured(line).parts;
    let way =
        |part: &Part| matches!(part.kind, PartKind::Phone | PartKind::Email | PartKind::Messenger);
    line.contains(',') || parts.len() > 1 || parts.iter().any(way)
}

/// What the line says, with what the options say beside it.
fn merged(
    session: &Session,
    noun: Noun,
    line: Option<&str>,
    given: &Given,
) -> Result<Vec<Set>, Trouble> {
    let mut set = match line {
        Some(line) => of_line(session, noun, line)?,
        None => Vec::new(),
    };
    let find = |set: &[Set], name: &str| set.iter().find(|s| s.field == name).cloned();
    // An amount in the line that names no currency is in the one the option names.
    if let (Some(currency), Some(amount), None) =
        (find(&given.set, "currency"), find(&set, "amount"), find(&given.set, "amount"))
        && let (Some(to), Some(minor)) =
            (currency.value.as_text().and_then(Currency::parse), amount.value.as_int())
        && find(&set, "currency")
            .is_some_and(|c| c.value.as_text() == Some(session.setup.currency.code()))
    {
        let from = 10_i64.pow(session.setup.currency.digits());
        let units = minor / from;
        put(&mut set, Set::new("amount", units.saturating_mul(10_i64.pow(to.digits()))));
        put(&mut set, currency);
    }
    // An amount by itself stands in place of the one that the line says in passing.
    if find(&given.set, "amount").is_some() {
        set.retain(|one| !matches!(&*one.field, "amount" | "currency"));
    }
    given.check_company(session, noun, &set)?;
    check_said_once(session, noun, &set, &given.set)?;
    beside::put(&mut set, &given.set);
    Ok(set)
}

/// Refuses what is said in two ways, of which one would be lost.
fn check_said_once(
    session: &Session,
    noun: Noun,
    set: &[Set],
    others: &[Set],
) -> Result<(), Refusal> {
    let Some((one, other)) = beside::contradiction(set, others) else { return Ok(()) };
    let field = session.field(noun, &one.field)?;
    let said = |set: &[Set], value: &Value| {
        let currency = set.iter().find(|one| one.field == "currency");
        let currency = currency.and_then(|one| one.value.as_text()).and_then(Currency::parse);
        session.words().value(field, value, currency)
    };
    Err(said_twice(noun, field, said(set, &one.value), said(others, &other.value)))
}

fn said_twice(noun: Noun, field: &Field, first: String, second: String) -> Refusal {
    let message = Message::new("refused-said-twice")
        .with("field", Arg::Field(noun, field.name.clone()))
        .with("first", first)
        .with("second", second);
    Refusal::malformed(message).hint(Message::new("hint-twice")).at(&field.name)
}

/// A line that says more is read for it; anything else is the title or the name as it stands.
fn of_line(session: &Session, noun: Noun, line: &str) -> Result<Vec<Set>, Trouble> {
    let reading = session.reading();
    if says_more(session, line) || noun == Noun::Contact || line.trim().is_empty() {
        return Ok(reading.capture(noun, line)?);
    }
    let title = session.field(noun, "title")?;
    values::read(session, &[(title, line)], Background::default())
}

/// What the options say.
fn options(session: &Session, noun: Noun, args: &ArgMatches) -> Result<Vec<Set>, Trouble> {
    let mut typed = Vec::new();
    let joined = |name: &str| values::all(args, name).join("\n");
    let (phones, emails, products) = (joined("phone"), joined("email"), joined("product"));
    for (name, text) in [("phone", &phones), ("email", &emails), ("products", &products)] {
        if !text.is_empty() {
            typed.push((session.field(noun, name)?, text.as_str()));
        }
    }
    for name in ["contact", "amount", "currency", "stage", "source", "responsible", "comment"] {
        if let Some(text) = values::one(args, name) {
            typed.push((session.field(noun, name)?, text));
        }
    }
    if let Some(company) = values::one(args, "company") {
        // A lead's company may be no more than a name.
        let linked = noun != Noun::Lead || values::record(company, Noun::Company).is_ok();
        let field = if linked { "company" } else { "company_name" };
        typed.push((session.field(noun, field)?, company));
    }
    let mut set = values::read(session, &typed, Background::default())?;
    if let Some(name) = values::one(args, "name") {
        for one in of_name(session, name)? {
            put(&mut set, one);
        }
    }
    let currency = set.iter().find(|one| one.field == "currency");
    let background = Background {
        currency: currency.and_then(|one| one.value.as_text()).and_then(Currency::parse),
        pipeline: None,
    };
    let others = values::sets(session, noun, args, background)?;
    check_said_once(session, noun, &set, &others)?;
    beside::put(&mut set, &others);
    Ok(set)
}

/// The parts of a person's name.
fn of_name(session: &Session, name: &str) -> Result<Vec<Set>, Trouble> {
    let captured = session.reading().captured(name);
    if captured.last_name.is_none() && captured.first_name.is_none() {
        let field = session.field(Noun::Contact, "last_name")?;
        return values::read(session, &[(field, name)], Background::default());
    }
    let parts = [
        ("last_name", captured.last_name),
        ("first_name", captured.first_name),
        ("middle_name", captured.middle_name),
    ];
    let text = |part: Option<String>| part.map(Value::text);
    Ok(parts.into_iter().filter_map(|(f, part)| Some(Set::new(f, text(part)?))).collect())
}
