//! What needs attention and has no deadline, as a sentence; and how the work is spread over people,
//! as a table to be read.

use super::App;
use super::top;
use crate::crm::Failure;
use crate::crm::neglect::{Load, MOST};
use crate::domain::message::Message;
use crate::domain::noun::Noun;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::screen::pager::{self, Pager};
use crate::tui::widget::text;

/// The widest column of names, and the widest and narrowest one of counts.
const NAME: usize = 20;
const COUNT: (usize, usize) = (5, 14);

impl App {
    /// Tells what the counters count and what else needs attention.
    pub(super) fn explain_counters(&mut self) -> Result<(), Failure> {
        let found = self.reader.neglected(self.now())?;
        let count = |count: i64| match count {
            MOST => format!("{MOST}+"),
            count => count.to_string(),
        };
        let counters = top::explain(self.counters);
        let pager = self.with_top(|_, context| {
            let (glyphs, words) = (context.theme.glyphs, context.words);
            let neglected = Message::new("say-neglected")
                .with("fresh", glyphs.unattended)
                .with("unattended", count(found.unattended))
                .with("stale", glyphs.rotting)
                .with("rotting", count(found.rotting));
            let text = format!("{}\n\n{}", words.say(&counters), words.say(&neglected));
            Pager::new(words.text(Action::Counters.description()), text)
        });
        pager.map_or(Ok(()), |pager| self.apply(Effect::open(Open::Pager(pager))))
    }

    /// Shows how the work is spread over people.
    pub(super) fn show_load(&mut self, noun: Noun) -> Result<(), Failure> {
        let loads = self.reader.load(noun)?;
        let pager = self.with_top(|_, context| {
            let room = usize::from(pager::room(context.area));
            let tables: Vec<String> =
                loads.iter().map(|load| table(load, loads.len() > 1, room, context)).collect();
            let title = context
                .words
                .say(&Message::new("load-title").with("noun", context.words.nouns(noun)));
            Pager::new(title, tables.join("\n\n"))
        });
        pager.map_or(Ok(()), |pager| self.apply(Effect::open(Open::Pager(pager))))
    }
}

/// The table of a pipeline: a line a person, a column a stage, and the sums.
fn table(load: &Load, named: bool, room: usize, context: &Context) -> String {
    let (words, glyphs) = (context.words, &context.theme.glyphs);
    let columns = load.stages.len() + 1;
    let (least, most) = COUNT;
    let wide = (room.saturating_sub(NAME) / columns.max(1)).saturating_sub(1).clamp(least, most);
    let name_room = room.saturating_sub(columns * (wide + 1)).clamp(least, NAME);
    let line = |name: &str, cells: Vec<String>| {
        let name = text::cut(name, name_room, glyphs.ellipsis);
        let mut line = format!("{name}{}", " ".repeat(name_room - text::width(&name)));
        for cell in cells {
            let cell = text::cut(&cell, wide, glyphs.ellipsis);
            line.push_str(&" ".repeat(wide + 1 - text::width(&cell)));
            line.push_str(&cell);
        }
        line
    };
    let heads = load.stages.iter().filter_map(|id| context.setup.stage(*id));
    let heads = heads.map(|stage| words.stage(stage).to_owned());
    let heads = heads.chain([words.text("load-total")]).collect();
    let pipeline = context.setup.pipelines.iter().find(|pipeline| pipeline.id == load.pipeline);
    let title = pipeline.filter(|_| named).map(|pipeline| words.pipeline(pipeline).to_owned());
    let mut lines = vec![line(&title.unwrap_or_default(), heads)];
    let counts = |counts: &[i64]| {
        let count = |count: i64| match count {
            0 => glyphs.none.to_owned(),
            count => count.to_string(),
        };
        let total: i64 = counts.iter().sum();
        counts.iter().copied().chain([total]).map(count).collect::<Vec<String>>()
    };
    for (user, own) in &load.people {
        let name = context
            .setup
            .user(*user)
            .map_or_else(|| words.text("load-nobody"), |user| user.name.clone());
        lines.push(line(&name, counts(own)));
    }
    lines.push(line(&words.text("load-total"), counts(&load.totals())));
    lines.join("\n")
}
