//! Rules in words: what one did with a record, or why it did not; and a message that was kept.

use super::Words;
use crate::domain::message::kept::{Held, Kept};
use crate::domain::message::{Arg, Message};
use crate::domain::rule::ran::Ran;
use crate::domain::rule::{Action, Rule};
use crate::i18n;

impl Words<'_> {
    /// What a rule did, or why it did not, as a timeline says it.
    pub fn ran(&self, ran: &Ran) -> String {
        if let Some(why) = &ran.why {
            let message = Message::new("note-rule-failed").with("rule", ran.rule.as_str());
            return self.say(&message.with("why", self.kept(why)));
        }
        let id = match ran.action {
            Action::Convert => "card-rule-convert",
            Action::Move => "card-rule-move",
            Action::Copy => "card-rule-copy",
            Action::Plan => "card-rule-plan",
        };
        let mut message = Message::new(id).with("rule", ran.rule.as_str());
        if !matches!(ran.action, Action::Move | Action::Plan) {
            message = message.with("made", ran.made());
        }
        if let (Some(on), Action::Copy) = (ran.on(), ran.action) {
            message = message.with("deal", vec![on]);
        }
        if let Some(to) = ran.to() {
            message = message.with("stage", Arg::Stage(to));
        }
        self.say(&message)
    }

    /// What a rule does, without when: `copies the deal to Service / New`.
    pub fn rule(&self, rule: &Rule) -> String {
        match rule.action {
            Action::Convert => {
                let nouns: Vec<String> = rule.into.nouns().map(|noun| self.noun(noun)).collect();
                let own = |id| self.setup.pipelines.iter().find(|pipeline| pipeline.id == id);
                let message = Message::new(match rule.pipeline {
                    Some(_) => "rule-does-convert-in",
                    None => "rule-does-convert",
                });
                let pipeline = rule.pipeline.and_then(own).map(|one| self.pipeline(one));
                let message = message.with("pipeline", pipeline.unwrap_or_default());
                self.say(&message.with("into", nouns.join(", ")))
            }
            Action::Move | Action::Copy => {
                let id = match rule.action {
                    Action::Move => "rule-does-move",
                    _ => "rule-does-copy",
                };
                let stage = rule.to.map(Arg::Stage);
                self.say(&Message::new(id).with("stage", stage.unwrap_or("".into())))
            }
            Action::Plan => {
                self.say(&Message::new("rule-does-plan").with("plan", rule.plan.as_str()))
            }
        }
    }

    /// A message that was kept, said in this language.
    pub fn kept(&self, kept: &Kept) -> String {
        let held: Vec<(&str, Held)> = kept.args().collect();
        let args: Vec<(&str, i18n::Value)> = held
            .iter()
            .map(|(name, held)| match held {
                Held::Arg(arg) => (*name, self.arg(arg)),
                Held::Kept(inner) => (*name, self.kept(inner).into()),
            })
            .collect();
        self.catalogue.text(&kept.id, &args)
    }
}
