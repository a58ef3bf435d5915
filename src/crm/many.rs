//! What came of a change of many records, and how it is told when it is over.

use super::settings::heirs;
use super::{Fault, mode};
use crate::domain::command::OpId;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;

/// What came of a bulk operation.
#[derive(Debug)]
pub struct Bulk {
    /// What was done.
    pub kind: OperationKind,
    /// The operation to undo; none where nothing changed.
    pub operation: Option<OpId>,
    /// The rows created or changed.
    pub touched: Vec<RecordRef>,
    /// How many commands were done.
    pub done: usize,
    /// The records that each command which was done created or changed, by its place in the
    /// request; what it was most about comes first.
    pub results: Vec<(usize, Vec<RecordRef>)>,
    /// What was left out of commands that were done, by their place in the request.
    pub left: Vec<(usize, Refusal)>,
    /// The commands that were refused, by their place in the request.
    pub refused: Vec<(usize, Refusal)>,
    /// The rules that were carried out with it, each with its name and how often.
    pub ran: Vec<(String, usize)>,
    /// Whether somebody asked to stop before its end.
    pub stopped: bool,
    /// Why it broke off, where it did: what is done stands, the rest is among the refused.
    pub failed: Option<Fault>,
}

impl Bulk {
    /// What was done, in a word or two.
    pub fn name(&self) -> Message {
        self.kind.name()
    }

    /// What the person should know besides: which rules were carried out with it.
    pub fn notes(&self) -> Vec<Message> {
        let said = |(rule, count): &(String, usize)| {
            Message::new("note-rule-ran-often").with("rule", rule.as_str()).with("count", *count)
        };
        self.ran.iter().map(said).collect()
    }

    /// What is said when it is over. Where entries of a dictionary went, what used them is told from
    /// them; of a change of the way of working its leads count; a product that is new to the
    /// catalogue too is one thing that was added.
    pub fn receipt(&self) -> Message {
        if self.kind == OperationKind::Product
            && let Some(product) = self.touched.iter().find(|on| on.noun == Noun::Product)
        {
            return Message::new("receipt-product-added").with("product", *product);
        }
        let retires = |noun: &Noun| self.kind == heirs::retiring(*noun);
        if let Some(noun) = heirs::HANDED_OVER.into_iter().find(retires) {
            let is_entry = |(_, on): &&(usize, Vec<RecordRef>)| on[0].noun == noun;
            let gone = self.results.iter().filter(is_entry).count();
            return heirs::receipt(noun, gone, self.done - gone);
        }
        if self.kind == OperationKind::Mode {
            return mode::receipt("receipt-mode", &self.name(), &self.touched);
        }
        if self.done == 0 {
            return Message::new("receipt-many-none").with("operation", self.name());
        }
        let mut nouns = self.results.iter().filter_map(|(_, touched)| Some(touched.first()?.noun));
        let noun = match self.kind {
            // They are what was wanted, whatever was made of them.
            OperationKind::Convert => nouns.next().map(|_| Noun::Lead),
            _ => nouns.next().filter(|noun| nouns.all(|other| other == *noun)),
        };
        let counted = |count: usize| match noun {
            Some(noun) => Arg::Counted(vec![(noun, count)]),
            None => Message::new("receipt-records").with("count", count).into(),
        };
        if self.results.is_empty() {
            return Message::new("receipt-many-unchanged").with("what", counted(self.done));
        }
        let said = Message::new("receipt-many").with("did", self.did());
        said.with("what", counted(self.results.len())).with("same", self.unchanged())
    }

    /// What was done with those that are counted behind it.
    pub fn did(&self) -> Message {
        Message::new(match self.kind {
            OperationKind::Convert => "many-converted",
            OperationKind::Create => "many-created",
            OperationKind::Edit => "many-edited",
            OperationKind::Move => "many-moved",
            OperationKind::Delete => "many-deleted",
            OperationKind::Restore => "many-restored",
            OperationKind::Comment => "many-commented",
            OperationKind::Plan => "many-planned",
            OperationKind::Complete => "many-completed",
            OperationKind::Import => "many-imported",
            _ => return Message::new("many-done").with("operation", self.name()),
        })
    }

    /// How many of the commands that were done had nothing to do: it was so already.
    pub fn unchanged(&self) -> usize {
        self.done.saturating_sub(self.results.len())
    }
}
