//! The views of cards among the settings: which there are, and what is done with the one under the
//! cursor.

use super::Settings;
use super::rows::{Id, Row};
use crate::domain::layout::{Key, Layout, What, Which};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::tui::action::Action;
use crate::tui::acts::card_views::{self, Question};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;

impl Settings {
    /// An action on the view under the cursor, or one that adds a view.
    pub(super) fn on_view(&self, action: Action, context: &Context) -> Effect {
        let Some(key) = self.view() else { return Effect::None };
        match action {
            Action::Open => Effect::open(Open::View(key)),
            Action::Edit => match card_views::forbidden(key.which, context) {
                Some(refusal) => Effect::Refuse(refusal),
                None => card_views::ask(Question::Rename(key), context),
            },
            Action::New | Action::NewFull => match card_views::forbidden(Which::Common, context) {
                Some(refusal) => Effect::Refuse(refusal),
                None => {
                    card_views::ask(Question::Name(Key { pipeline: None, ..key }, false), context)
                }
            },
            Action::Delete => card_views::change(key, What::Remove, context),
            _ => Effect::None,
        }
    }

    /// Why an action on a view cannot run now.
    pub(super) fn why_not_view(&self, action: Action, context: &Context) -> Option<Message> {
        let key = self.view();
        let kept = |key| context.setup.layouts.kept(key, context.viewer().user).is_some();
        match action {
            Action::Delete if key.is_some_and(|key| !kept(key)) => {
                Some(Message::new("why-view-built-in"))
            }
            Action::Recolour | Action::StageMenu => Some(Message::new("why-no-stage")),
            Action::SwitchRule => Some(Message::new("why-no-rule")),
            Action::Edit if key.is_some_and(|key| !matches!(key.which, Which::Named(_))) => {
                Some(Message::new("refused-view-unnamed"))
            }
            Action::EarlierPlace | Action::LaterPlace => Some(Message::new("why-view-order")),
            _ if key.is_none() => Some(Message::new("why-no-record")),
            _ => None,
        }
    }

    fn view(&self) -> Option<Key> {
        match self.current()? {
            Id::View(key) => Some(key),
            Id::Entry(_) | Id::Fact(_) => None,
        }
    }
}

/// The views of every card that the person may see: the common one, those of pipelines, his own,
/// and those with a name.
pub fn rows(context: &Context) -> Vec<Row> {
    let setup = context.setup;
    let nouns = Noun::RECORDS.into_iter().filter(|noun| setup.settings.mode.has(*noun));
    nouns.flat_map(|noun| of_noun(noun, context)).collect()
}

/// How many views somebody arranged or named, of those the person may see.
pub fn count(context: &Context) -> usize {
    let user = context.viewer().user;
    let seen = |layout: &&Layout| layout.owner.is_none_or(|owner| owner == user);
    context.setup.layouts.all.iter().filter(seen).count()
}

fn of_noun(noun: Noun, context: &Context) -> Vec<Row> {
    let (setup, words) = (context.setup, context.words);
    let (layouts, user) = (&setup.layouts, context.viewer().user);
    let key = |which| Key { noun, pipeline: None, which };
    let common = key(Which::Common);
    let mut keys = vec![common];
    let pipelines: Vec<_> = setup.pipelines_of(noun).map(|pipeline| Some(pipeline.id)).collect();
    if pipelines.len() > 1 {
        keys.extend(pipelines.into_iter().map(|pipeline| Key { pipeline, ..common }));
    }
    keys.push(key(Which::Mine));
    for layout in layouts.all.iter().filter(|layout| layout.noun == noun) {
        let pipeline = layout.pipeline;
        if layout.name.is_some() {
            keys.push(Key { pipeline, ..key(Which::Named(layout.id)) });
        } else if layout.owner == Some(user) && pipeline.is_some() {
            keys.push(Key { pipeline, ..key(Which::Mine) });
        }
    }
    let row = |(place, key): (usize, Key)| {
        let whom = match key.which {
            Which::Common => "view-for-all",
            Which::Mine => "view-for-me",
            Which::Named(_) => "view-for-some",
        };
        let kept = layouts.kept(key, user).is_some();
        let how = match (kept, key.pipeline, key.which) {
            (true, ..) => "view-arranged",
            (false, None, Which::Common) => "view-built-in",
            (false, ..) => "view-as-common",
        };
        let seen = layouts.chosen(user, noun, key.pipeline) == key.which;
        let whom = words.text(whom);
        let dot = context.theme.glyphs.dot;
        let whom = if seen { format!("{whom} {dot} {}", words.text("view-seen")) } else { whom };
        let cells = vec![words.view_in_full(key), words.text(how), whom];
        let heading = (place == 0).then(|| words.nouns(noun));
        Row { heading, ..Row::new(Id::View(key), cells) }
    };
    keys.into_iter().enumerate().map(row).collect()
}
