//! What the operations of the journal do.

use super::message::Message;
use super::task::Step;

/// What an operation of the journal does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OperationKind {
    /// Makes a record or an entry of a dictionary.
    Create,
    /// Plans an activity.
    Plan,
    /// Changes fields.
    Edit,
    /// Adds a product to a record, and to the catalogue where it is new there.
    Product,
    /// Brings a record to another stage.
    Move,
    /// Makes deals and clients of a lead.
    Convert,
    /// Writes a comment.
    Comment,
    /// Notes an attempt to reach a client.
    Log,
    /// Decides about a record of the queue.
    Decide,
    /// Looks at a task.
    View,
    /// Begins a task.
    Start,
    /// Lets a task rest.
    Pause,
    /// Accepts a task as it was done.
    Accept,
    /// Gives a task back to be done better.
    Return,
    /// Marks an activity done.
    Complete,
    /// Pins an event to the top of its timeline, or unpins it.
    Pin,
    /// Puts into the recycle bin.
    Delete,
    /// Takes out of the recycle bin.
    Restore,
    /// Makes one record of several.
    Merge,
    /// Says of records that they are not the same, or may be after all.
    Apart,
    /// Brings in a file.
    Import,
    /// Takes in a letter, a form, a call or a message.
    Intake,
    /// Changes the way of working.
    Mode,
    /// Changes the country or the currency.
    Country,
    /// Deletes a stage whose records go to another one.
    RetireStage,
    /// Deletes a source whose records get another one.
    RetireSource,
    /// Hands a colleague's work over to another one, and lets him go.
    RetireUser,
    /// Arranges a card.
    Layout,
    /// Chooses the view of a card.
    CardView,
    /// Decides about a field.
    Field,
    /// Narrows a timeline.
    Timeline,
    /// Takes an operation back.
    Undo,
    /// Does again what was taken back.
    Redo,
}

impl OperationKind {
    /// All of them.
    pub const ALL: [OperationKind; 33] = [
        OperationKind::Create,
        OperationKind::Plan,
        OperationKind::Edit,
        OperationKind::Product,
        OperationKind::Move,
        OperationKind::Convert,
        OperationKind::Comment,
        OperationKind::Log,
        OperationKind::Decide,
        OperationKind::View,
        OperationKind::Start,
        OperationKind::Pause,
        OperationKind::Accept,
        OperationKind::Return,
        OperationKind::Complete,
        OperationKind::Pin,
        OperationKind::Delete,
        OperationKind::Restore,
        OperationKind::Merge,
        OperationKind::Apart,
        OperationKind::Import,
        OperationKind::Intake,
        OperationKind::Mode,
        OperationKind::Country,
        OperationKind::RetireStage,
        OperationKind::RetireSource,
        OperationKind::RetireUser,
        OperationKind::Layout,
        OperationKind::CardView,
        OperationKind::Field,
        OperationKind::Timeline,
        OperationKind::Undo,
        OperationKind::Redo,
    ];

    /// The stable word of the journal and of JSON.
    pub fn word(self) -> &'static str {
        self.words().0
    }

    /// The kind with this stable word.
    pub fn parse(word: &str) -> Option<OperationKind> {
        match word {
            FINISHED => Some(OperationKind::Complete),
            _ => OperationKind::ALL.into_iter().find(|kind| kind.word() == word),
        }
    }

    /// The message that names it, in a word or two.
    pub fn name(self) -> Message {
        Message::new(self.words().1)
    }

    /// Whether it inverts another operation.
    pub fn is_inverse(self) -> bool {
        matches!(self, OperationKind::Undo | OperationKind::Redo)
    }

    /// Whether rules of stages run with it: not where it brings records to where they were, brings
    /// what happened elsewhere long ago, or puts the team's house in order.
    pub fn runs_rules(self) -> bool {
        !matches!(
            self,
            OperationKind::Undo
                | OperationKind::Redo
                | OperationKind::Restore
                | OperationKind::Import
                | OperationKind::Merge
                | OperationKind::Mode
                | OperationKind::RetireStage
        )
    }

    /// Whether, done once more, it leaves what it did already as it is.
    pub fn is_the_same_twice(self) -> bool {
        matches!(
            self,
            OperationKind::Edit
                | OperationKind::Move
                | OperationKind::Delete
                | OperationKind::Restore
                | OperationKind::Complete
                | OperationKind::Decide
        )
    }

    /// Its stable word, and the message that names it.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            OperationKind::Create => ("create", "operation-create"),
            OperationKind::Plan => ("plan", "operation-plan"),
            OperationKind::Edit => ("edit", "operation-edit"),
            OperationKind::Product => ("product", "operation-product"),
            OperationKind::Move => ("move", "operation-move"),
            OperationKind::Convert => ("convert", "operation-convert"),
            OperationKind::Comment => ("comment", "operation-comment"),
            OperationKind::Log => ("log", "operation-log"),
            OperationKind::Decide => ("decide", "operation-decide"),
            OperationKind::View => ("view", "operation-view"),
            OperationKind::Start => ("start", "operation-start"),
            OperationKind::Pause => ("pause", "operation-pause"),
            OperationKind::Accept => ("accept", "operation-accept"),
            OperationKind::Return => ("return", "operation-return"),
            OperationKind::Complete => ("complete", "operation-complete"),
            OperationKind::Pin => ("pin", "operation-pin"),
            OperationKind::Delete => ("delete", "operation-delete"),
            OperationKind::Restore => ("restore", "operation-restore"),
            OperationKind::Merge => ("merge", "operation-merge"),
            OperationKind::Apart => ("apart", "operation-apart"),
            OperationKind::Import => ("import", "operation-import"),
            OperationKind::Intake => ("intake", "operation-intake"),
            OperationKind::Mode => ("mode", "operation-mode"),
            OperationKind::Country => ("country", "operation-country"),
            OperationKind::RetireStage => ("retire", "operation-retire"),
            OperationKind::RetireSource => ("retire-source", "operation-retire-source"),
            OperationKind::RetireUser => ("retire-user", "operation-retire-user"),
            OperationKind::Layout => ("layout", "operation-layout"),
            OperationKind::CardView => ("card-view", "operation-card-view"),
            OperationKind::Field => ("field", "operation-field"),
            OperationKind::Timeline => ("timeline", "operation-timeline"),
            OperationKind::Undo => ("undo", "operation-undo"),
            OperationKind::Redo => ("redo", "operation-redo"),
        }
    }
}

/// What stands in older journals where several tasks were finished at once.
const FINISHED: &str = "finish";

impl From<Step> for OperationKind {
    fn from(step: Step) -> OperationKind {
        match step {
            Step::View => OperationKind::View,
            Step::Start => OperationKind::Start,
            Step::Pause => OperationKind::Pause,
            Step::Finish => OperationKind::Complete,
            Step::Accept => OperationKind::Accept,
            Step::Return => OperationKind::Return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_stable() {
        for kind in OperationKind::ALL {
            assert_eq!(OperationKind::parse(kind.word()), Some(kind));
            assert_eq!(kind.name().id, format!("operation-{}", kind.word()));
        }
        assert_eq!(OperationKind::parse("fax"), None);
    }

    #[test]
    fn tasks_that_were_finished_together_are_done_like_any_other() {
        let finished = OperationKind::from(Step::Finish);
        assert_eq!(OperationKind::parse("finish"), Some(finished));
        assert_eq!(finished, OperationKind::Complete);
    }

    #[test]
    fn what_would_be_made_twice_is_not_to_be_done_again_over_all() {
        for (kind, same) in [
            (OperationKind::Edit, true),
            (OperationKind::Move, true),
            (OperationKind::Delete, true),
            (OperationKind::Restore, true),
            (OperationKind::Create, false),
            (OperationKind::Plan, false),
            (OperationKind::Comment, false),
            (OperationKind::Convert, false),
            (OperationKind::Import, false),
        ] {
            assert_eq!(kind.is_the_same_twice(), same, "{kind:?}");
        }
    }
}
