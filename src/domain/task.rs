//! Tasks: how far one is, and who may bring it further.
//!
//! A task is done by its assignee and was asked for by its creator. Where the creator wants to
//! accept it, it waits for that when it is finished.

use super::message::{Message, Refusal, RefusalKind};

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The assignee has not seen it.
    New,
    /// The assignee has seen it and not begun.
    Viewed,
    /// It is being done.
    InProgress,
    /// It was begun and rests.
    Waiting,
    /// It is finished, and its creator has not accepted it.
    AwaitingControl,
    /// It is done.
    Done,
}

impl State {
    /// All of them, from the beginning to the end.
    pub const ALL: [State; 6] = [
        State::New,
        State::Viewed,
        State::InProgress,
        State::Waiting,
        State::AwaitingControl,
        State::Done,
    ];

    /// The stable word of the database, queries and JSON; people read the message `task-<word>`.
    pub fn word(self) -> &'static str {
        match self {
            State::New => "new",
            State::Viewed => "viewed",
            State::InProgress => "in_progress",
            State::Waiting => "waiting",
            State::AwaitingControl => "awaiting_control",
            State::Done => "done",
        }
    }

    /// The state with this stable word.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// What somebody does with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The assignee looks at it, for the first time or since somebody else changed it.
    View,
    /// Begin it, or go on with it.
    Start,
    /// Let it rest.
    Pause,
    /// Be ready with it.
    Finish,
    /// Say that it is done as it was meant.
    Accept,
    /// Give it back to be done better.
    Return,
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 6] =
        [Step::View, Step::Start, Step::Pause, Step::Finish, Step::Accept, Step::Return];

    /// The stable word: the verb of the command line.
    pub fn word(self) -> &'static str {
        match self {
            Step::View => "view",
            Step::Start => "start",
            Step::Pause => "pause",
            Step::Finish => "finish",
            Step::Accept => "accept",
            Step::Return => "return",
        }
    }
}

/// Who somebody is to a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// Is to do it.
    pub assignee: bool,
    /// Asked for it.
    pub creator: bool,
    /// May do for others what they may do, but not accept the own work.
    pub admin: bool,
}

/// What a creator asks of a task, whether it has a result, and whether it has news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// The creator wants to accept it.
    pub acceptance: bool,
    /// It is not finished without a result.
    pub needs_result: bool,
    /// It has one, or gets one with the step.
    pub has_result: bool,
    /// Somebody else than its assignee changed it since he looked at it.
    pub news: bool,
}

/// Why a step is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// That is for the assignee.
    OnlyAssignee,
    /// That is for the creator.
    OnlyCreator,
    /// That is for either of them.
    OnlyThem,
    /// Not from this state.
    From(State),
    /// There is no result yet.
    NoResult,
}

/// Where a step leads from a state.
///
/// # Errors
/// Why it does not.
pub fn next(state: State, step: Step, part: Part, terms: Terms) -> Result<State, No> {
    use State::{AwaitingControl, Done, InProgress, New, Viewed, Waiting};
    let judge = part.creator || part.admin && !part.assignee;
    let allowed = match step {
        Step::View => part.assignee.then_some(()).ok_or(No::OnlyAssignee),
        Step::Start | Step::Pause => {
            (part.assignee || part.admin).then_some(()).ok_or(No::OnlyAssignee)
        }
        Step::Finish => {
            (part.assignee || part.creator || part.admin).then_some(()).ok_or(No::OnlyThem)
        }
        Step::Accept | Step::Return => judge.then_some(()).ok_or(No::OnlyCreator),
    };
    let to = match (step, state) {
        (Step::View, New) => Viewed,
        // How far it is does not change by being looked at again.
        (Step::View, state) if terms.news => state,
        (Step::Start, New | Viewed | Waiting) => InProgress,
        (Step::Pause, InProgress) => Waiting,
        (Step::Finish, New | Viewed | InProgress | Waiting) => {
            if terms.acceptance && !judge {
                AwaitingControl
            } else {
                Done
            }
        }
        // Whoever may accept it may just as well say that it is done.
        (Step::Finish, AwaitingControl) if judge => Done,
        (Step::Accept, AwaitingControl) => Done,
        (Step::Return, AwaitingControl | Done) => InProgress,
        _ => return Err(No::From(state)),
    };
    allowed?;
    if step == Step::Finish && terms.needs_result && !terms.has_result {
        return Err(No::NoResult);
    }
    Ok(to)
}

/// Whether a change of a task is news to whoever is to do it: somebody else made it. One who gets it
/// by that (`handed`) has not seen any of it.
pub fn is_news(by_assignee: bool, handed: bool) -> bool {
    !by_assignee && !handed
}

/// Whether it is noted that somebody opened a task: who is to do it has seen it by that.
pub fn is_noted(state: State, part: Part, terms: Terms) -> bool {
    next(state, Step::View, part, terms).is_ok()
}

/// How far a task is that somebody gets: what one gives to oneself one has seen.
pub fn given(to_oneself: bool) -> State {
    if to_oneself { State::Viewed } else { State::New }
}

/// The steps that are possible now, in the order they are offered; looking at it is none of them.
pub fn possible(state: State, part: Part, terms: Terms) -> impl Iterator<Item = Step> {
    // A result can be given with the step.
    let terms = Terms { has_result: true, ..terms };
    Step::ALL.into_iter().skip(1).filter(move |step| next(state, *step, part, terms).is_ok())
}

impl No {
    /// The refusal, with the task's name and who its assignee and its creator are.
    pub fn refusal(self, subject: &str, assignee: &str, creator: &str) -> Refusal {
        let not_allowed = |id, who: &str| {
            let message = Message::new(id).with("who", who);
            Refusal::new(RefusalKind::NotAllowed, message)
        };
        match self {
            No::OnlyAssignee => not_allowed("refused-task-assignee", assignee),
            No::OnlyCreator => not_allowed("refused-task-creator", creator),
            No::OnlyThem => Refusal::new(
                RefusalKind::NotAllowed,
                Message::new("refused-task-them").with("who", assignee).with("creator", creator),
            ),
            No::From(State::Done) => {
                Refusal::rule(Message::new("refused-done-already").with("subject", subject))
            }
            No::From(state) => {
                let said = Message::new(state.message());
                Refusal::rule(
                    Message::new("refused-task-state").with("subject", subject).with("state", said),
                )
            }
            No::NoResult => {
                Refusal::rule(Message::new("refused-task-result").with("subject", subject))
                    .hint(Message::new("hint-task-result"))
                    .at("result")
            }
        }
    }
}

impl State {
    /// The message that says it.
    pub fn message(self) -> &'static str {
        match self {
            State::New => "task-new",
            State::Viewed => "task-viewed",
            State::InProgress => "task-in-progress",
            State::Waiting => "task-waiting",
            State::AwaitingControl => "task-awaiting-control",
            State::Done => "task-done",
        }
    }
}

/// The fields that only tasks have.
pub const FIELDS: [&str; 4] = ["description", "checklist", "acceptance", "needs_result"];

#[cfg(test)]
mod tests {
    use super::*;

    const ASSIGNEE: Part = Part { assignee: true, creator: false, admin: false };
    const CREATOR: Part = Part { assignee: false, creator: true, admin: false };
    const BOTH: Part = Part { assignee: true, creator: true, admin: false };
    const ADMIN: Part = Part { assignee: false, creator: false, admin: true };
    const STRANGER: Part = Part { assignee: false, creator: false, admin: false };
    const PLAIN: Terms =
        Terms { acceptance: false, needs_result: false, has_result: false, news: false };

    #[test]
    fn who_may_bring_a_task_where() {
        use State::{AwaitingControl, Done, InProgress, New, Viewed, Waiting};
        let accepted = Terms { acceptance: true, ..PLAIN };
        for (state, step, part, terms, expected) in [
            (New, Step::View, ASSIGNEE, PLAIN, Ok(Viewed)),
            (New, Step::View, CREATOR, PLAIN, Err(No::OnlyAssignee)),
            (Viewed, Step::View, ASSIGNEE, PLAIN, Err(No::From(Viewed))),
            (New, Step::Start, ASSIGNEE, PLAIN, Ok(InProgress)),
            (Viewed, Step::Start, ADMIN, PLAIN, Ok(InProgress)),
            (Waiting, Step::Start, BOTH, PLAIN, Ok(InProgress)),
            (New, Step::Start, CREATOR, PLAIN, Err(No::OnlyAssignee)),
            (InProgress, Step::Start, ASSIGNEE, PLAIN, Err(No::From(InProgress))),
            (InProgress, Step::Pause, ASSIGNEE, PLAIN, Ok(Waiting)),
            (New, Step::Pause, ASSIGNEE, PLAIN, Err(No::From(New))),
            (InProgress, Step::Finish, ASSIGNEE, PLAIN, Ok(Done)),
            (New, Step::Finish, STRANGER, PLAIN, Err(No::OnlyThem)),
            (InProgress, Step::Finish, ASSIGNEE, accepted, Ok(AwaitingControl)),
            (InProgress, Step::Finish, CREATOR, accepted, Ok(Done)),
            (InProgress, Step::Finish, BOTH, accepted, Ok(Done)),
            (
                InProgress,
                Step::Finish,
                Part { admin: true, ..ASSIGNEE },
                accepted,
                Ok(AwaitingControl),
            ),
            (AwaitingControl, Step::Finish, ASSIGNEE, accepted, Err(No::From(AwaitingControl))),
            (AwaitingControl, Step::Finish, CREATOR, accepted, Ok(Done)),
            (AwaitingControl, Step::Accept, CREATOR, accepted, Ok(Done)),
            (AwaitingControl, Step::Accept, ADMIN, accepted, Ok(Done)),
            (AwaitingControl, Step::Accept, ASSIGNEE, accepted, Err(No::OnlyCreator)),
            (
                AwaitingControl,
                Step::Accept,
                Part { admin: true, ..ASSIGNEE },
                accepted,
                Err(No::OnlyCreator),
            ),
            (InProgress, Step::Accept, CREATOR, accepted, Err(No::From(InProgress))),
            (AwaitingControl, Step::Return, CREATOR, accepted, Ok(InProgress)),
            (Done, Step::Return, CREATOR, PLAIN, Ok(InProgress)),
            (Done, Step::Return, STRANGER, PLAIN, Err(No::OnlyCreator)),
            (Done, Step::Finish, ASSIGNEE, PLAIN, Err(No::From(Done))),
        ] {
            let found = next(state, step, part, terms);
            assert_eq!(found, expected, "{state:?} {step:?} {part:?}");
        }
    }

    #[test]
    fn a_task_that_needs_a_result_is_not_finished_without_one() {
        let needs = Terms { needs_result: true, ..PLAIN };
        let finish = |terms| next(State::InProgress, Step::Finish, ASSIGNEE, terms);
        assert_eq!(finish(needs), Err(No::NoResult));
        assert_eq!(finish(Terms { has_result: true, ..needs }), Ok(State::Done));
        let offered: Vec<Step> = possible(State::InProgress, ASSIGNEE, needs).collect();
        assert_eq!(offered, [Step::Pause, Step::Finish]);
        let offered: Vec<Step> = possible(State::AwaitingControl, CREATOR, needs).collect();
        assert_eq!(offered, [Step::Finish, Step::Accept, Step::Return]);
    }

    #[test]
    fn a_change_is_news_until_whoever_does_it_looks() {
        for (by_assignee, handed, expected) in
            [(true, false, false), (false, false, true), (false, true, false), (true, true, false)]
        {
            assert_eq!(is_news(by_assignee, handed), expected, "{by_assignee} {handed}");
        }
        let news = Terms { news: true, ..PLAIN };
        for (state, part, terms, expected, to) in [
            (State::New, ASSIGNEE, PLAIN, true, State::Viewed),
            (State::New, ASSIGNEE, news, true, State::Viewed),
            (State::New, BOTH, PLAIN, true, State::Viewed),
            (State::Viewed, BOTH, news, true, State::Viewed),
            (State::InProgress, ASSIGNEE, news, true, State::InProgress),
            (State::Done, ASSIGNEE, news, true, State::Done),
        ] {
            assert_eq!(is_noted(state, part, terms), expected, "{state:?} {part:?}");
            assert_eq!(next(state, Step::View, part, terms), Ok(to), "{state:?} {part:?}");
        }
        assert_eq!([given(true), given(false)], [State::Viewed, State::New]);
        for (part, terms) in [(CREATOR, news), (ADMIN, news), (STRANGER, news), (ASSIGNEE, PLAIN)] {
            assert!(!is_noted(State::InProgress, part, terms), "{part:?}");
        }
    }

    #[test]
    fn words_are_read_back() {
        for state in State::ALL {
            assert_eq!(State::parse(state.word()), Some(state));
        }
    }
}
