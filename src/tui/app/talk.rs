//! What is said about a record, to be read in full: a comment with its files and with what it said
//! before it was changed; what a client wrote or called about.

use super::App;
use crate::crm::Failure;
use crate::crm::reader::Past;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::tui::screen::Context;
use crate::tui::screen::pager::Pager;

/// At most so many earlier versions of a comment are shown.
const VERSIONS: usize = 50;

impl App {
    /// A comment to be read.
    pub(super) fn comment(&mut self, id: i64) -> Result<Pager, Failure> {
        let on = RecordRef::new(Noun::Entry, id);
        let row = self.reader.card(on)?.row;
        let changes = self.reader.changes_before(on, i64::MAX, VERSIONS)?;
        let mut text = row.text("text").to_owned();
        let files: Vec<String> = row
            .get("files")
            .as_files()
            .iter()
            .map(|file| format!("{}\n  {}", file.name, self.desk.shelf.path(file).display()))
            .collect();
        let setup = std::sync::Arc::clone(&self.setup);
        let Context { words, theme, .. } = self.desk.context(&setup, self.area);
        if !files.is_empty() {
            text.push_str(&format!("\n\n{}\n{}", words.text("talk-files"), files.join("\n")));
        }
        for Past { operation, change, .. } in
            changes.iter().filter(|past| past.change.field == "text")
        {
            let Some(before) = change.before.as_text() else { continue };
            let who = setup.user(operation.user).map(|user| user.name.clone());
            let said = Message::new("talk-before")
                .with("who", who.unwrap_or_default())
                .with("when", Arg::Moment(operation.at));
            text.push_str(&format!("\n\n{}\n{before}", words.say(&said)));
        }
        let author = row.int("created_by").and_then(|id| setup.user(UserId(id)));
        let who = author.map(|user| user.name.clone()).unwrap_or_default();
        let when = row.int("created_at").map(|at| words.moment_exact(at)).unwrap_or_default();
        let dot = theme.glyphs.dot;
        let mut title = format!("{} {dot} {who} {dot} {when}", words.text("line-comment"));
        if row.deleted_at.is_some() {
            title = format!("{title} {dot} {}", words.text("talk-deleted"));
        }
        let files = row.get("files").as_files().to_vec();
        Ok(Pager::marked(title, text.trim_start().to_owned()).with_files(files))
    }

    /// A letter, a call, a message or a form, to be read as a whole.
    pub(super) fn inbound(&mut self, id: i64) -> Result<Pager, Failure> {
        let Some((channel, facts, said)) = self.reader.inbound(id)? else {
            let message = Message::new("refused-about").with("entry", id.to_string());
            return Err(Refusal::rule(message).into());
        };
        let home = match facts.home {
            Some(home) => self.reader.name(home)?.map(|name| (home, name)),
            None => None,
        };
        let setup = std::sync::Arc::clone(&self.setup);
        let Context { words, .. } = self.desk.context(&setup, self.area);
        let naming =
            |record| home.as_ref().filter(|(on, _)| *on == record).map(|(_, name)| name.clone());
        let words = words.naming(&naming);
        let title = words.text(&format!("entry-{}", channel.word()));
        Ok(Pager::new(title, words.inbound_whole(channel, &facts, said.as_deref())))
    }
}
