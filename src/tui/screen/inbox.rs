//! What colleagues did that concerns the person, newest first: who named him, who wrote on what he
//! works on, what moved. From each it is one key to the record.
//!
//! It shows what was read last; what a notice says in words is not decided here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::crm::inbox::Wanted;
use crate::crm::{Failure, Reader};
use crate::domain::message::Message;
use crate::domain::notice::{Mark, Notice, Which};
use crate::i18n::date;
use crate::tui::action::{Action, Scope};
use crate::tui::effect::{Effect, Open};
use crate::tui::screen::Context;
use crate::tui::screen::card::moving;
use crate::tui::screen::card::stack::{BESIDE, Line, Stack};
use crate::tui::screen::reel::{Reel, Source};
use crate::tui::widget::marked;
use crate::tui::widget::text;

/// The columns of the mark, the time and the spaces after them.
const TIME: usize = 8;
/// The most lines of a sentence.
const LINES: usize = 3;
/// How many times the letters that are shown a comment may have with its marks.
const MARKS: usize = 4;
/// The spaces between the title and what is said of the notices.
const BETWEEN: usize = 2;
/// The lines above the notices.
const HEAD: u16 = 2;

/// The notices of the person.
#[derive(Debug)]
pub struct Inbox {
    wanted: Wanted,
    notices: Reel<Notice, i64>,
    stack: Stack<i64>,
    /// How many are unread.
    unread: i64,
}

/// Where notices are read from.
struct Notices<'a>(&'a Reader, Wanted);

impl Source<Notice, i64> for Notices<'_> {
    fn oldest(&self) -> i64 {
        0
    }

    fn after(&self, from: Option<i64>, things: &[Notice]) -> Option<i64> {
        things.last().map(|notice| notice.id).or(from)
    }

    fn older(&self, from: Option<i64>, limit: usize) -> Result<Vec<Notice>, Failure> {
        self.0.notices(self.1, from.unwrap_or(i64::MAX), limit)
    }

    fn back(&self, from: i64, limit: usize) -> Result<Option<i64>, Failure> {
        self.0.notices_back(self.1, from, limit)
    }
}

/// All of them, still to be read.
impl Default for Inbox {
    fn default() -> Inbox {
        let (notices, stack) = (Reel::default(), Stack::default());
        Inbox { wanted: Wanted::All, notices, stack, unread: 0 }
    }
}

impl Inbox {
    /// The scopes whose keys hold.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Inbox, Scope::Popup, Scope::Global]
    }

    /// Whether characters are typed: never.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Moves, opens the record of a notice, or notes that it was read.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        let current = self.notices.things().get(self.stack.index());
        match action {
            Action::StepBack | Action::Back => return Effect::Close,
            Action::Confirm => {
                return current.map_or(Effect::None, |notice| {
                    Effect::open(Open::Notice(notice.id, notice.on))
                });
            }
            Action::Select => {
                return current.map_or(Effect::None, |notice| {
                    Effect::Mark(match notice.read_at {
                        None => Mark::Read(Which::One(notice.id)),
                        Some(_) => Mark::Unread(notice.id),
                    })
                });
            }
            Action::ReadAll => {
                // What came since it was looked at is not among it.
                let newest = self.notices.things().first().filter(|_| self.notices.is_at_start());
                let newest = newest.map_or(i64::MAX, |notice| notice.id);
                return Effect::Mark(Mark::Read(Which::UpTo(newest)));
            }
            Action::UnreadOnly => {
                self.wanted = match self.wanted {
                    Wanted::All => Wanted::Unread,
                    Wanted::Unread | Wanted::Unsent => Wanted::All,
                };
                self.notices.restart();
                self.stack.go_first();
                return Effect::Reload;
            }
            _ => {}
        }
        let (body, ids) = (body(context.area), self.ids());
        let notices = self.notices.things();
        let height = |place: usize| block(notices, place, body.width, context).len();
        if !self.stack.moves(action, &ids, &height, usize::from(body.height)) {
            return Effect::None;
        }
        let place = self.stack.index();
        match moving::follow(action, &mut self.notices, &mut self.stack, place) {
            true => Effect::Reload,
            false => Effect::None,
        }
    }

    /// A click puts the cursor on a notice, and on the one under the cursor opens it.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let notices = self.notices.things();
        let body = body(context.area);
        let block = |place: usize| block(notices, place, body.width, context);
        let Some(place) = self.stack.hit(at, body, notices.len(), &block) else {
            return Effect::None;
        };
        if place == self.stack.index() {
            return self.on_action(Action::Confirm, context);
        }
        if let Some(notice) = notices.get(place) {
            self.stack.stand_on(place, notice.id);
        }
        Effect::None
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Reads the notices around the cursor; the cursor stays on its notice.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        self.unread = reader.unread()?.0;
        let body = body(context.area);
        self.notices.read(&Notices(reader, self.wanted), usize::from(body.height), 0)?;
        self.stack.settle(&self.ids());
        let notices = self.notices.things();
        let height = |place: usize| block(notices, place, body.width, context).len();
        self.stack.follow(notices.len(), &height, usize::from(body.height));
        Ok(())
    }

    /// Draws the notices by day.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let Context { words, theme, .. } = context;
        let head = area.rows().next()?;
        let title = format!(" {}", words.text("inbox-title").to_uppercase());
        let key = |action| {
            let keys = context.keymap.keys_of(action).first();
            keys.map(ToString::to_string).unwrap_or_default()
        };
        let only = if self.wanted == Wanted::All { "inbox-head" } else { "inbox-head-unread" };
        let says = Message::new(only)
            .with("count", self.unread)
            .with("all", key(Action::ReadAll))
            .with("only", key(Action::UnreadOnly));
        let says = words.say(&says);
        let left = usize::from(head.width).saturating_sub(text::width(&title) + BETWEEN);
        let says = format!("{:BETWEEN$}{}", "", text::whole_parts(&says, left));
        let parts = [(title.as_str(), theme.title()), (says.as_str(), theme.muted())];
        text::draw_parts(buffer, head, &parts, theme.glyphs.ellipsis);
        let body = body(area);
        let notices = self.notices.things();
        if notices.is_empty() {
            let empty = match self.wanted {
                Wanted::All => "inbox-empty",
                Wanted::Unread | Wanted::Unsent => "inbox-none-unread",
            };
            let room = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
            let lines = text::wrap(&words.text(empty), usize::from(room.width.max(1)));
            for (line, says) in room.rows().zip(lines) {
                let parts = [(says.as_str(), theme.muted())];
                text::draw_parts(buffer, line, &parts, theme.glyphs.ellipsis);
            }
            return None;
        }
        let block = |place: usize| block(notices, place, body.width, context);
        let more = self.notices.has_more();
        self.stack.draw(buffer, body, notices.len(), &block, (true, more), theme);
        None
    }

    fn ids(&self) -> Vec<i64> {
        self.notices.things().iter().map(|notice| notice.id).collect()
    }
}

/// Where the notices go.
fn body(area: Rect) -> Rect {
    let head = HEAD.min(area.height);
    Rect { y: area.y + head, height: area.height - head, ..area }
}

/// The lines of a notice: the day above the first of it, what happened, and with which record.
fn block(notices: &[Notice], place: usize, width: u16, context: &Context) -> Vec<Line> {
    let Some(notice) = notices.get(place) else { return Vec::new() };
    let Context { words, theme, .. } = context;
    let day = |notice: &Notice| words.local(notice.at).date();
    let before = place.checked_sub(1).and_then(|place| notices.get(place));
    let mut lines = Vec::new();
    if before.is_none_or(|before| day(before) != day(notice)) {
        if before.is_some() {
            lines.push(Line::heading("", Style::new()));
        }
        let heading = date::heading(words.lang(), day(notice), words.now().date());
        lines.push(Line::heading(heading, theme.title()));
    }
    let room = usize::from(width.saturating_sub(BESIDE)).saturating_sub(TIME).max(1);
    let (mark, mark_style, style) = match notice.read_at {
        None => (theme.glyphs.full, theme.incoming(), theme.title()),
        Some(_) => (" ", theme.muted(), Style::new()),
    };
    let time = date::clock(words.local(notice.at));
    let (said, comment) = words.notice_parts(notice);
    let mut wrapped = match comment {
        // The words of a comment look as they do on the card, without its empty lines.
        Some(comment) => {
            let end = comment.char_indices().nth(MARKS * LINES * room);
            let comment = &comment[..end.map_or(comment.len(), |(end, _)| end)];
            let mut lines = marked::lines(comment, &vec![(said, style)], Style::new(), room, theme);
            lines.retain(|line| line.iter().any(|(text, _)| !text.trim().is_empty()));
            lines
        }
        None => text::wrap_parts(&[(said.as_str(), style)], room),
    };
    if wrapped.len() > LINES {
        wrapped.truncate(LINES);
        if let Some((last, _)) = wrapped.last_mut().and_then(|line| line.last_mut()) {
            *last = format!("{}{}", last.trim_end(), theme.glyphs.ellipsis);
        }
    }
    for (number, line) in wrapped.into_iter().enumerate() {
        let start = match number {
            0 => vec![(format!("{mark} "), mark_style), (format!("{time:6}"), theme.muted())],
            _ => vec![(" ".repeat(TIME), Style::new())],
        };
        lines.push(Line::of(start.into_iter().chain(line).collect()));
    }
    let name = notice.name.clone().filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| words.untitled(notice.on));
    let called = format!("{} · {name}", words.noun(notice.on.noun));
    lines.push(Line::of(vec![(" ".repeat(TIME), Style::new()), (called, theme.muted())]));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::notice::Kind;
    use crate::domain::noun::{Noun, RecordRef};
    use crate::domain::operation::OperationKind;
    use crate::domain::person::UserId;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::Team;

    fn comment(text: &str) -> Notice {
        Notice {
            id: 1,
            kind: Kind::Mention,
            at: crate::tui::screen::fixture::noon(),
            author: UserId(2),
            operation: OperationKind::Comment,
            on: RecordRef::new(Noun::Lead, 1),
            name: Some("Roof".to_owned()),
            text: Some(text.to_owned()),
            reason: None,
            fields: Vec::new(),
            activity: None,
            value: None,
            count: 1,
            read_at: None,
        }
    }

    #[test]
    fn a_comment_looks_as_it_does_on_the_card() {
        let team = Team::new(Lang::En, 40, 20);
        let told = |text: &str| -> Vec<String> {
            let lines = block(&[comment(text)], 0, 40, &team.context());
            // Without the day above and the record below.
            let said = lines[1..lines.len() - 1].iter();
            let said = said.map(|line| line.parts.iter().map(|(text, _)| text.as_str()));
            said.map(|parts| parts.collect::<String>().trim_end().to_owned()).collect()
        };
        for (text, expected) in [
            ("call **him**", ["Boris Petrov mentions you:", "call him"].as_slice()),
            ("- call\n\n- write", &["Boris Petrov mentions you:", "• call", "• write"]),
            ("> as agreed", &["Boris Petrov mentions you:", "│ as agreed"]),
            (
                "# Now\n1. call\n2. write\n3. wait",
                &["Boris Petrov mentions you: Now", "1. call", "2. write…"],
            ),
        ] {
            let said: Vec<String> =
                told(text).into_iter().map(|line| line.chars().skip(TIME).collect()).collect();
            assert_eq!(said, expected, "{text}");
        }
        let long = told(&"- **so** many words\n".repeat(100_000));
        assert_eq!((long.len(), long[LINES - 1].ends_with('…')), (LINES, true), "{long:?}");
    }
}
