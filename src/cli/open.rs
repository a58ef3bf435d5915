//! `voronka` alone and `open`: the interface, or without a terminal its text.

use clap::{ArgMatches, Command};

use super::help::Help;
use super::output::{self, Out};
use super::record::show;
use super::session::Session;
use super::trouble::{Status, Trouble};
use super::{agenda, board, settings, values};
use crate::config::Theme;
use crate::domain::message::Message;
use crate::domain::noun::RecordRef;
use crate::domain::query::Filter;
use crate::i18n::{self, Lang};
use crate::tui::app::{self, End, Outward};
use crate::tui::terminal::TerminalEnvironment;

pub fn grammar(help: Help) -> Command {
    help.command("open", "help-open")
        .arg(help.argument("record", "lead/42", "help-record").required(true))
}

/// Opens the interface on a card.
pub fn run(
    session: &Session,
    interactive: bool,
    out: &mut Out,
    args: &ArgMatches,
) -> Result<Status, Trouble> {
    let on = values::any_record(values::one(args, "record").unwrap_or_default())?;
    session.reader.card(on)?;
    // What was merged is where it went.
    let go = session.reader.merged_into(on)?.unwrap_or(on);
    if go != on {
        let message = Message::new("refused-merged").with("record", on).with("into", go);
        out.talk(&session.words().say(&message));
    }
    if !interactive {
        show::print(session, out, go, None)?;
        out.talk(&session.words().text("cli-needs-terminal"));
        return Ok(Status::Done);
    }
    start(session, interactive, out, Some(go))
}

/// Opens the interface; without a terminal prints the board and the agenda and says how to open it.
pub fn start(
    session: &Session,
    interactive: bool,
    out: &mut Out,
    go: Option<RecordRef>,
) -> Result<Status, Trouble> {
    if !interactive {
        return text(session, out);
    }
    let keymap = settings::keymap(&session.config).map_err(Trouble::Settings)?;
    let mut environment = TerminalEnvironment::read();
    if let Some(theme) = session.config.theme {
        environment.light = theme == Theme::Light;
    }
    let end = app::run(app::Start {
        database: session.database.clone(),
        capabilities: session.capabilities,
        user: session.user.clone(),
        lang: session.lang,
        keymap,
        clock: session.clock,
        environment,
        ascii: session.config.ascii,
        programs: Outward {
            call: session.config.call.clone(),
            write: session.config.write.clone(),
            open: session.config.open.clone(),
        },
        go,
        finishing: say_finishing,
    })?;
    match end {
        End::Left => Ok(Status::Done),
        End::Signal(number) => Ok(Status::Signal(number)),
        End::Unkept(text, failure) => {
            let unkept = Message::new("cli-unkept").with("text", text);
            out.talk(&session.words().say(&unkept));
            Err(failure.into())
        }
    }
}

/// Says on the terminal, once it is the person's again, that something is still being saved.
fn say_finishing(lang: Lang) {
    output::talk(&i18n::catalogue(lang).text("cli-finishing", &[]));
}

fn text(session: &Session, out: &mut Out) -> Result<Status, Trouble> {
    board::print(session, out, session.setup.settings.mode.first(), &Filter::All)?;
    agenda::print(session, out, Some("help-agenda"))?;
    out.talk(&session.words().text("cli-needs-terminal"));
    Ok(Status::Done)
}
