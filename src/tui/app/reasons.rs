//! Why a record fails is asked whichever way it comes to a stage of failure: a form and a table bring it
//! there among other changes. Enter alone goes on without a word.

use super::App;
use super::sheet::Lent;
use crate::crm::Failure;
use crate::domain::command::{Command, Set, Whom};
use crate::domain::message::Message;
use crate::domain::noun::RecordRef;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::tui::acts::moving;
use crate::tui::effect::{Effect, Open, Purpose};
use crate::tui::screen::Screen;

impl App {
    /// Asks why records fail that a change brings to a stage of failure, and holds the change until
    /// that is said; gives it back where nothing is to be asked.
    pub(super) fn ask_why(&mut self, effect: Effect) -> Result<Option<Effect>, Failure> {
        let setup = std::sync::Arc::clone(&self.setup);
        let fails = commands(&effect).iter().find_map(|command| failing(command, &setup));
        let line = self.with_top(|_, context| {
            let (on, stage) = fails?;
            Some((stage, moving::why(on, context.setup.stage(stage)?, context)))
        });
        let Some((stage, line)) = line.flatten() else { return Ok(Some(effect)) };
        self.unexplained = Some((stage, effect));
        self.apply(Effect::open(Open::Line(line)))?;
        Ok(None)
    }

    /// Goes on with the change whose reason was asked for.
    pub(super) fn answer_why(&mut self, why: Option<&str>) -> Result<(), Failure> {
        let (Some(why), Some((stage, effect))) = (why, self.unexplained.take()) else {
            return Ok(());
        };
        // What is refused now is told where the rest of the change was typed.
        self.forget_answered();
        let setup = std::sync::Arc::clone(&self.setup);
        let explain = |command: Command| match failing(&command, &setup) {
            Some((_, at)) if at == stage => {
                Command::Explained { change: Box::new(command), why: why.to_owned() }
            }
            _ => command,
        };
        let all = |commands: Vec<Command>| commands.into_iter().map(explain).collect();
        self.apply(match effect {
            Effect::Commit(command) => Effect::Commit(explain(command)),
            Effect::Save(command) => Effect::Save(explain(command)),
            Effect::CommitAll(kind, commands) => Effect::CommitAll(kind, all(commands)),
            Effect::SaveAll(kind, commands) => Effect::SaveAll(kind, all(commands)),
            effect => effect,
        })
    }

    /// The question for a reason was left: the change that waited for it is not made. A table that
    /// brought it is kept and offered again.
    pub(super) fn drop_unexplained(&mut self, closed: Option<&Screen>) {
        let asked = |screen: &Screen| match screen {
            Screen::Line(line) => matches!(line.purpose(), Purpose::Reason(_)),
            _ => false,
        };
        if !closed.is_some_and(asked) || self.unexplained.take().is_none() {
            return;
        }
        if let Lent::Back(..) = self.lent {
            self.lent = Lent::Nothing;
            self.say(&Message::new("say-draft-table"));
        }
    }
}

/// The changes of the data that an effect asks for.
fn commands(effect: &Effect) -> &[Command] {
    match effect {
        Effect::Commit(command) | Effect::Save(command) => std::slice::from_ref(command),
        Effect::CommitAll(_, commands) | Effect::SaveAll(_, commands) => commands,
        _ => &[],
    }
}

/// Which record a change of fields brings to which stage of failure, where it was not there before.
fn failing(command: &Command, setup: &Setup) -> Option<(RecordRef, StageId)> {
    let (Command::Edit { on, set } | Command::Introduce { to: Whom::Known(on), set, .. }) = command
    else {
        return None;
    };
    let comes = |one: &&Set| one.field == "stage" && one.was.as_ref() != Some(&one.value);
    let stage = set.iter().filter(|_| on.noun.has_stages()).find(comes)?.value.as_int()?;
    let stage = setup.stage(StageId(stage)).filter(|stage| stage.meaning == Meaning::Lost)?;
    Some((*on, stage.id))
}
