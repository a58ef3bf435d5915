//! Who is here already and looks like what is being typed: asked in the background, told under the
//! field. It never keeps anybody from saving.

use crate::crm::duplicates::{Like, Sketch, looked_for};
use crate::domain::alike::Reason;
use crate::domain::message::Message;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::query::Filter;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::screen::browse::ask::{Ask, Rows};
use crate::tui::screen::duplicates::because;

/// What is known of those who look alike.
#[derive(Debug, Default)]
pub struct Likes {
    /// What was asked about last.
    asked: Sketch,
    found: Vec<Like>,
}

impl Likes {
    /// The question about what is typed now, where it is not the one that was asked already.
    pub fn wonder(&mut self, noun: Noun, sketch: Sketch) -> Option<Ask> {
        if sketch == self.asked || looked_for(noun).is_empty() {
            return None;
        }
        if sketch.is_empty() {
            self.found.clear();
            self.asked = sketch;
            return None;
        }
        self.asked = sketch.clone();
        Some(Ask { noun, filter: Filter::All, rows: Rows::Likes(Box::new(sketch)) })
    }

    /// Takes those who were found.
    pub fn take(&mut self, found: Vec<Like>) {
        self.found = found;
    }

    /// The warning about those whose surest sign is this one, on one line.
    pub fn says(&self, about: Reason, nouns: &[Noun], context: &Context) -> Option<String> {
        let mut fitting = self
            .found
            .iter()
            .filter(|like| like.reasons.first() == Some(&about) && nouns.contains(&like.on.noun));
        let first = fitting.next()?;
        let says = self.warning(first, fitting.count(), context);
        Some(says)
    }

    /// The warnings about all of them, a line each for the first few.
    pub fn all(&self, context: &Context) -> Vec<String> {
        self.found.iter().take(2).map(|like| self.warning(like, 0, context)).collect()
    }

    /// Opens the first of them.
    pub fn open(&self) -> Effect {
        match self.found.first() {
            Some(like) => Effect::open(Open::Card(like.on, Vec::new())),
            None => Effect::Say(Message::new("why-no-like")),
        }
    }

    /// The client among them: whom a new lead may be linked with.
    pub fn client(&self) -> Option<RecordRef> {
        let client = |like: &&Like| matches!(like.on.noun, Noun::Contact | Noun::Company);
        self.found.iter().find(client).map(|like| like.on)
    }

    fn warning(&self, like: &Like, more: usize, context: &Context) -> String {
        let words = context.words;
        let naming = |on: RecordRef| (on == like.on).then(|| like.name.clone()).flatten();
        let name = words.naming(&naming).record(like.on);
        let message = Message::new("likes-warning").with("why", because(words, &like.reasons));
        let message = message.with("name", name).with("record", like.on.to_string());
        let mut says = format!("{} {}", context.theme.glyphs.overdue, words.say(&message));
        if more > 0 {
            let more = words.say(&Message::new("duplicates-more").with("count", more));
            says = format!("{says} {more}");
        }
        let key = context.keymap.keys_of(Action::OpenLike).first();
        match key.filter(|_| self.found.first().is_some_and(|first| first.on == like.on)) {
            Some(key) => {
                let open = words.text(Action::OpenLike.hint());
                format!("{says} {} {key} {open}", context.theme.glyphs.dot)
            }
            None => says,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::tui::effect::Purpose;
    use crate::tui::screen::fixture::Team;
    use crate::tui::screen::form::Form;
    use crate::tui::screen::line::{Kind, Line};

    fn like(noun: Noun, id: i64, reasons: &[Reason]) -> Like {
        Like {
            on: RecordRef::new(noun, id),
            name: Some("Ivan Petrov".to_owned()),
            reasons: reasons.to_vec(),
            score: 90,
        }
    }

    fn sketch(ask: Option<Ask>) -> Sketch {
        match ask.map(|ask| ask.rows) {
            Some(Rows::Likes(sketch)) => *sketch,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_form_asks_once_about_what_is_typed_and_warns_under_the_field() {
        let team = Team::new(Lang::En, 80, 36);
        let context = team.context();
        let mut form = Form::create(Noun::Contact, Vec::new(), &context);
        assert!(form.wonder(&context).is_none(), "nothing is typed");
        let down = |form: &mut Form, times: usize| {
            for _ in 0..times {
                form.on_action(Action::NextField, &context);
            }
        };
        form.on_text("Petrov", &context);
        down(&mut form, 1);
        form.on_text("Ivan", &context);
        let asked = sketch(form.wonder(&context));
        assert_eq!(asked.person, "Petrov Ivan");
        assert!(form.wonder(&context).is_none(), "asked already");
        form.take_likes(vec![like(Noun::Contact, 3, &[Reason::Name])]);
        let (drawn, _) = team.drawn(|frame, area, context| form.draw(frame, area, context));
        let warning =
            drawn.lines().position(|line| line.contains("similar name: Ivan Petrov (contact/3)"));
        let field = drawn.lines().position(|line| line.contains("Last name"));
        assert_eq!(warning, field.map(|line| line + 1), "{drawn}");
        assert!(drawn.contains("C-o open"), "{drawn}");
        let Effect::Open(open) = form.on_action(Action::OpenLike, &context) else { panic!() };
        assert!(matches!(*open, Open::Card(on, _) if on == RecordRef::new(Noun::Contact, 3)));
        // It is a warning only.
        assert!(matches!(form.on_action(Action::Save, &context), Effect::Save(_)));
    }

    #[test]
    fn a_new_lead_is_linked_with_the_client_it_turns_out_to_be() {
        let team = Team::new(Lang::En, 80, 36);
        let context = team.context();
        let mut form = Form::create(Noun::Lead, Vec::new(), &context);
        assert!(
            matches!(form.on_action(Action::LinkLike, &context), Effect::Say(m) if m.id == "why-no-client")
        );
        assert!(
            matches!(form.on_action(Action::OpenLike, &context), Effect::Say(m) if m.id == "why-no-like")
        );
        form.take_likes(vec![
            like(Noun::Lead, 2, &[Reason::Phone]),
            like(Noun::Contact, 3, &[Reason::Phone]),
        ]);
        assert!(
            matches!(form.on_action(Action::LinkLike, &context), Effect::Say(m) if m.id == "say-linked")
        );
        let Effect::Save(command) = form.on_action(Action::Save, &context) else { panic!() };
        assert!(
            format!("{command:?}").contains("field: \"contact\", value: Int(3)"),
            "{command:?}"
        );
        form.on_text("x", &context);
        assert!(form.wonder(&context).is_none(), "the client is known");
    }

    #[test]
    fn a_captured_line_warns_too() {
        let team = Team::new(Lang::Ru, 80, 24);
        let context = team.context();
        let title = "Новый лид".to_owned();
        let mut line = Line::new(Purpose::Capture, title, "", Kind::Capture(Noun::Lead));
        assert!(line.wonder(&context).is_none());
        line.on_text("Иван Петров, +7 912 345-67-89", &context);
        let asked = sketch(line.wonder(&context));
        assert_eq!(asked.phones, ["+7 912 345-67-89"]);
        line.take_likes(vec![like(Noun::Contact, 3, &[Reason::Phone])]);
        let (drawn, _) = team.drawn(|frame, area, context| line.draw(frame, area, context));
        assert!(drawn.contains("тот же телефон: Ivan Petrov (contact/3)"), "{drawn}");
        assert!(matches!(line.on_action(Action::Confirm, &context), Effect::Answer(_)));
    }
}
