//! Why a command did not do what it was asked, and the exit status that says so.

use std::io;

use signal_hook::consts::SIGINT;

use crate::crm::{Failure, Fault};
use crate::domain::message::{Arg, Message, Refusal, RefusalKind};
use crate::tui::terminal::Signal;
use crate::words::Words;

/// At most this many characters of what was typed are quoted.
const QUOTED: usize = 200;

/// The exit statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Done.
    Done,
    /// The disk, the database or the network failed.
    Failed,
    /// Wrong usage or a malformed value.
    Usage,
    /// What it speaks of does not exist.
    NotFound,
    /// The person may not.
    NotAllowed,
    /// A rule, or somebody else's change, is in the way.
    Rule,
    /// Done in part; the output says which part.
    Partly,
    /// A signal ended it; its number.
    Signal(i32),
}

impl Status {
    /// The number the caller gets.
    pub fn code(self) -> u8 {
        match self {
            Status::Done => 0,
            Status::Failed => 1,
            Status::Usage => 2,
            Status::NotFound => 3,
            Status::NotAllowed => 4,
            Status::Rule => 5,
            Status::Partly => 6,
            Status::Signal(number) => Signal::exit_status(number),
        }
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub enum Trouble {
    /// The arguments or the domain said no; nothing was written.
    Refused(Refusal),
    /// The disk or the database failed.
    Fault(Fault),
    /// Another program did not do its work; what to do about it.
    Failed(Refusal),
    /// The person stopped it; what became of it.
    Stopped(Refusal),
    /// The output could not be written; what was to be done may be done.
    Output(io::Error),
    /// The personal settings have these mistakes; the first says where they are.
    Settings(Vec<Message>),
}

impl Trouble {
    /// The exit status. A reader who has seen enough (`| head`) is no failure.
    pub fn status(&self) -> Status {
        match self {
            Trouble::Refused(refusal) => status_of(refusal),
            Trouble::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
            Trouble::Fault(_) | Trouble::Failed(_) | Trouble::Output(_) => Status::Failed,
            Trouble::Settings(_) => Status::Usage,
            Trouble::Stopped(_) => Status::Signal(SIGINT),
        }
    }

    /// The same, where what is lacking was for the arguments to say: they say too little.
    pub fn of_arguments(self) -> Trouble {
        match self {
            Trouble::Refused(refusal) if refusal.kind == RefusalKind::Lacking => {
                Trouble::Refused(Refusal { kind: RefusalKind::Malformed, ..refusal })
            }
            trouble => trouble,
        }
    }

    /// What to tell the person; nothing where nobody listens any more.
    pub fn sentence(&self, words: Words<'_>) -> Option<String> {
        match self {
            Trouble::Refused(refusal) | Trouble::Failed(refusal) | Trouble::Stopped(refusal) => {
                Some(told(refusal, words))
            }
            Trouble::Fault(fault) => Some(words.say(&fault.message())),
            Trouble::Settings(faults) => {
                let said: Vec<String> = faults.iter().map(|fault| words.say(fault)).collect();
                Some(said.join("\n"))
            }
            Trouble::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Trouble::Output(error) => {
                // What was done before it was to be told is done.
                let message = Message::new("cli-unwritten").with("why", Fault::why(error));
                Some(words.say(&message))
            }
        }
    }
}

/// The exit status of a refusal.
pub fn status_of(refusal: &Refusal) -> Status {
    match refusal.kind {
        RefusalKind::Malformed => Status::Usage,
        RefusalKind::NotFound => Status::NotFound,
        RefusalKind::NotAllowed | RefusalKind::Partly => Status::NotAllowed,
        RefusalKind::Rule
        | RefusalKind::Lacking
        | RefusalKind::Apart
        | RefusalKind::NoSender
        | RefusalKind::StageRule
        | RefusalKind::Conflict => Status::Rule,
    }
}

/// A refusal as one sentence of a bearable length, whatever it quotes.
pub fn told(refusal: &Refusal, words: Words<'_>) -> String {
    let mut refusal = refusal.clone();
    for (_, arg) in &mut refusal.message.args {
        if let Arg::Text(text) = arg
            && let Some((end, _)) = text.char_indices().nth(QUOTED)
        {
            text.truncate(end);
            text.push('…');
        }
    }
    words.refusal(&refusal)
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Trouble {
        Trouble::Refused(refusal)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Trouble {
        match failure {
            Failure::Refused(refusal) => Trouble::Refused(refusal),
            Failure::Fault(fault) => Trouble::Fault(fault),
        }
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::Output(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arguments_leave_out_is_wrong_usage_and_what_a_record_lacks_a_rule() {
        let of = |kind| Trouble::from(Refusal::new(kind, Message::new("refused-required")));
        assert_eq!(of(RefusalKind::Lacking).status(), Status::Rule);
        assert_eq!(of(RefusalKind::Lacking).of_arguments().status(), Status::Usage);
        assert_eq!(of(RefusalKind::Rule).of_arguments().status(), Status::Rule);
    }
}
