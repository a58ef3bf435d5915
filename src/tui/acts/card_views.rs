//! Which view of its cards a person sees: the question that is asked on a card, in the editor of a
//! view and in the settings, and what its answer makes.

use crate::domain::command::Command;
use crate::domain::layout::{Change, Key, What, Which, check_right};
use crate::domain::message::{Message, Refusal};
use crate::tui::acts::team::administrators_only;
use crate::tui::effect::{Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::line::{Kind as LineKind, Line};
use crate::tui::screen::picker::{Picker, Row};

/// What was asked about views.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Which view of these cards the person sees.
    Which(Key),
    /// As that, or what else is done with the one that is seen.
    Menu(Key),
    /// What a new view is called that begins as this one; whether it is seen at once.
    Name(Key, bool),
    /// What this view is called from now on.
    Rename(Key),
}

/// The keys of the rows beside those of named views, which are their numbers.
const COMMON: &str = "common";
const MINE: &str = "mine";
const ARRANGE: &str = "arrange";
const SEPARATE: &str = "separate";
const ADD: &str = "add";
const RENAME: &str = "rename";
const REMOVE: &str = "remove";

/// The question which view of these cards is seen, the one that is at hand.
pub fn ask(question: Question, context: &Context) -> Effect {
    let (key, manages) = match question {
        Question::Which(key) => (key, false),
        Question::Menu(key) => (key, true),
        Question::Name(key, _) => return line(question, "line-view-name", key, "", context),
        Question::Rename(key) => {
            let name = context.words.view(key.which);
            return line(question, "line-view-rename", key, &name, context);
        }
    };
    let words = context.words;
    let row = |key: &str, text: String, note: String| Row { key: key.to_owned(), text, note };
    let mut rows = vec![
        row(COMMON, words.view(Which::Common), words.text("view-for-all")),
        row(MINE, words.view(Which::Mine), words.text("view-for-me")),
    ];
    for (name, layout) in context.setup.layouts.named(key.noun, key.pipeline) {
        rows.push(row(&layout.id.to_string(), name.to_owned(), words.text("view-for-some")));
    }
    let here = match key.which {
        Which::Common => COMMON.to_owned(),
        Which::Mine => MINE.to_owned(),
        Which::Named(id) => id.to_string(),
    };
    if manages {
        rows.extend(deeds(key, context));
    } else {
        rows.push(row(ARRANGE, words.text("view-arrange"), String::new()));
    }
    let title = Message::new("pick-view").with("cards", words.nouns(key.noun));
    let picker = Picker::new(Purpose::View(question), words.say(&title), rows).by_letter();
    Effect::open(Open::Picker(picker.at(&here)))
}

/// What the answer to a question about views makes.
pub fn answer(question: Question, reply: &Reply, context: &Context) -> Effect {
    match (question, reply) {
        (Question::Which(key) | Question::Menu(key), Reply::Chosen(keys)) => {
            keys.first().map_or(Effect::None, |chosen| choose(key, chosen, context))
        }
        (Question::Name(..) | Question::Rename(_), Reply::Text(name)) if name.trim().is_empty() => {
            Effect::Refuse(Refusal::rule(Message::new("why-no-name")))
        }
        (Question::Name(key, choose), Reply::Text(name)) => {
            commit(key, What::Add { name: name.clone(), choose })
        }
        (Question::Rename(key), Reply::Text(name)) => commit(key, What::Rename(name.clone())),
        _ => Effect::None,
    }
}

/// Changes a view, where the person may; the refusal says who else does.
pub fn change(key: Key, what: What, context: &Context) -> Effect {
    match forbidden(key.which, context) {
        Some(refusal) => Effect::Refuse(refusal),
        None => commit(key, what),
    }
}

/// Why the person may not change a view; nothing where he may.
pub fn forbidden(which: Which, context: &Context) -> Option<Refusal> {
    check_right(which, context.viewer(), context.setup).err()?;
    Some(administrators_only(context.setup))
}

/// The rows that do something with the view that is seen, where the person may.
fn deeds(key: Key, context: &Context) -> Vec<Row> {
    let (words, layouts) = (context.words, &context.setup.layouts);
    let user = context.viewer().user;
    let home = layouts.home(key, user);
    let row = |key: &str, text: String| Row { key: key.to_owned(), text, note: String::new() };
    let mut rows = Vec::new();
    if forbidden(key.which, context).is_none() {
        let several = context.setup.pipelines_of(key.noun).nth(1).is_some();
        let own = context.setup.pipelines.iter().find(|one| Some(one.id) == key.pipeline);
        let is_named = matches!(key.which, Which::Named(_));
        if let Some(pipeline) = own.filter(|_| several && !is_named && home.pipeline.is_none()) {
            let message = Message::new("view-separate").with("pipeline", words.pipeline(pipeline));
            rows.push(row(SEPARATE, words.say(&message)));
        }
        if is_named {
            rows.push(row(RENAME, words.text("view-rename")));
        }
        // That of all pipelines is not removed from within one of them.
        let here = key.which != Which::Common || home.pipeline == key.pipeline || !several;
        if here && layouts.kept(home, user).is_some() {
            let id = match (key.which, home.pipeline) {
                (Which::Common, None) => "view-remove-common",
                (Which::Common | Which::Mine, Some(_)) => "view-remove-separate",
                _ => "view-remove",
            };
            rows.push(row(REMOVE, words.text(id)));
        }
    }
    if forbidden(Which::Common, context).is_none() {
        rows.push(row(ADD, words.text("view-add")));
    }
    rows
}

fn choose(key: Key, chosen: &str, context: &Context) -> Effect {
    let home = || context.setup.layouts.home(key, context.viewer().user);
    let see = |which: Which| {
        // One pipeline alone is not told apart from all of them.
        let several = context.setup.pipelines_of(key.noun).nth(1).is_some();
        commit(Key { which, pipeline: key.pipeline.filter(|_| several), ..key }, What::Choose)
    };
    match chosen {
        COMMON => see(Which::Common),
        MINE => see(Which::Mine),
        ARRANGE => Effect::open(Open::CardLayout(key)),
        SEPARATE => commit(key, What::Arrange(Vec::new())),
        ADD => ask(Question::Name(Key { pipeline: None, ..key }, true), context),
        RENAME => ask(Question::Rename(home()), context),
        REMOVE => commit(home(), What::Remove),
        id => id.parse().map_or(Effect::None, |id| see(Which::Named(id))),
    }
}

fn commit(key: Key, what: What) -> Effect {
    Effect::Commit(Command::Layout(Change { key, what }))
}

fn line(question: Question, title: &str, key: Key, text: &str, context: &Context) -> Effect {
    let title = format!(
        "{} {} {}",
        context.words.text(title),
        context.theme.glyphs.dot,
        context.words.nouns(key.noun)
    );
    Effect::open(Open::Line(Line::new(Purpose::View(question), title, text, LineKind::Plain)))
}
