//! The files that go with a comment while it is written: a line for a path with what the folder
//! holds, and the chosen files as rows.
//!
//! What is on the disk is not looked at here: it is asked for, and what there is comes back.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::shown::Parts;
use crate::crm::files::Listed;
use crate::domain::attachment::Attachment;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::path;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;
use crate::tui::widget::input::Input;
use crate::tui::widget::text;

/// At most so many names of a folder are shown at once.
const OFFERED: usize = 5;

/// The files of a comment that is being written.
#[derive(Debug, Default)]
pub struct Attaching {
    files: Vec<Chosen>,
    /// Whether they are other ones than the comment has.
    changed: bool,
    typing: Option<Box<Typing>>,
}

/// A file that goes with the comment.
#[derive(Debug)]
struct Chosen {
    file: Attachment,
    /// Where it is; none where the comment has it already.
    path: Option<String>,
}

/// A path being typed.
#[derive(Debug, Default)]
struct Typing {
    input: Input,
    /// What the folder holds that may be meant.
    offered: Vec<Listed>,
    /// The one of those that the person pointed at.
    place: Option<usize>,
    /// The chosen file that the person pointed at.
    marked: Option<usize>,
    refused: Option<Refusal>,
}

impl Attaching {
    /// The files of a comment that is there.
    pub fn of(files: Vec<Attachment>) -> Attaching {
        let files = files.into_iter().map(|file| Chosen { file, path: None }).collect();
        Attaching { files, ..Attaching::default() }
    }

    /// Whether a path is being typed.
    pub fn is_open(&self) -> bool {
        self.typing.is_some()
    }

    /// The names and paths of the files; nothing where they are those that the comment has.
    pub fn answer(&self) -> Option<Vec<String>> {
        let name = |one: &Chosen| one.path.clone().unwrap_or_else(|| one.file.name.clone());
        self.changed.then(|| self.files.iter().map(name).collect())
    }

    /// The paths of the files that are not with the comment yet.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter_map(|one| one.path.as_deref())
    }

    /// Types the path, points at files, takes them away; nothing where the action is about the text.
    pub fn on_action(&mut self, action: Action) -> Option<Effect> {
        let Some(typing) = &mut self.typing else {
            if !matches!(action, Action::AttachFile | Action::NextField) {
                return None;
            }
            self.typing = Some(Box::default());
            return Some(Effect::Complete(String::new()));
        };
        typing.refused = None;
        let empty = typing.input.text().is_empty();
        match action {
            Action::StepBack | Action::AttachFile | Action::PreviousField => self.typing = None,
            Action::Confirm | Action::Save if typing.marked.take().is_some() => {}
            Action::Confirm | Action::Save => {
                if let Some(effect) = typing.take() {
                    return Some(effect);
                }
                self.typing = None;
                return (action == Action::Confirm).then_some(Effect::None);
            }
            Action::NextField => return Some(typing.complete()),
            Action::MoveUp => typing.point_up(self.files.len()),
            Action::MoveDown => typing.point_down(self.files.len()),
            Action::EraseBack | Action::EraseForward if typing.marked.is_some() || empty => {
                let last = self.files.len().checked_sub(1);
                if let Some(at) = typing.marked.or(last) {
                    self.files.remove(at);
                    self.changed = true;
                    typing.marked = typing.marked.filter(|_| !self.files.is_empty());
                    typing.marked = typing.marked.map(|at| at.min(self.files.len() - 1));
                }
            }
            _ => {
                let before = typing.input.text().to_owned();
                typing.input.on_action(action);
                if typing.input.text() != before {
                    return Some(typing.list());
                }
            }
        }
        Some(Effect::None)
    }

    /// Takes typed text into the path.
    pub fn on_text(&mut self, typed: &str) -> Effect {
        match &mut self.typing {
            Some(typing) => {
                typing.refused = None;
                typing.input.paste(typed);
                typing.list()
            }
            None => Effect::None,
        }
    }

    /// Takes what the folder holds; hands back why nothing at all can be attached.
    pub fn take_paths(&mut self, listed: Result<Vec<Listed>, Refusal>) -> Option<Refusal> {
        let typing = self.typing.as_mut()?;
        (typing.place, typing.marked) = (None, None);
        match listed {
            Ok(listed) => {
                let (_, begun) = path::split(typing.input.text());
                typing.offered = listed;
                typing.offered.retain(|one| path::is_meant(&one.name, begun));
                None
            }
            Err(refusal) if refusal.kind == RefusalKind::NotAllowed => {
                self.typing = None;
                Some(refusal)
            }
            // Where there is no such folder, nothing is offered.
            Err(_) => {
                typing.offered.clear();
                None
            }
        }
    }

    /// Takes a file that can be attached, and where it is.
    pub fn take_file(&mut self, found: Result<(String, Attachment), Refusal>) {
        match found {
            Ok((path, file)) => {
                self.files.retain(|one| one.file.name != file.name);
                self.files.push(Chosen { file, path: Some(path) });
                self.changed = true;
                self.typing = None;
            }
            Err(refusal) => {
                if let Some(typing) = &mut self.typing {
                    typing.refused = Some(refusal);
                }
            }
        }
    }

    /// The rows above the text: the path, and what the folder holds.
    pub fn head(&self, context: &Context) -> Vec<Parts> {
        let Some(typing) = &self.typing else { return Vec::new() };
        let theme = context.theme;
        // The path itself is drawn into its row.
        let mut rows: Vec<Parts> = vec![vec![(label(context), theme.muted())]];
        if let Some(refusal) = &typing.refused {
            rows.push(vec![(context.words.refusal(refusal), theme.error())]);
            return rows;
        }
        let first = typing.place.map_or(0, |place| (place + 1).saturating_sub(OFFERED));
        let shown = typing.offered.iter().enumerate().skip(first).take(OFFERED);
        rows.extend(shown.map(|(place, one)| {
            let here = typing.place == Some(place);
            let (mark, style) = match here {
                true => (theme.glyphs.cursor, theme.title()),
                false => (" ", theme.muted()),
            };
            let stroke = if one.folder { "/" } else { "" };
            vec![(mark.to_owned(), theme.accent()), (format!("{}{stroke}", one.name), style)]
        }));
        let left = typing.offered.len().saturating_sub(first + OFFERED);
        if left > 0 {
            let more = Message::new("attach-more").with("count", left);
            rows.push(vec![(format!(" {}", context.words.say(&more)), theme.muted())]);
        }
        if typing.offered.is_empty() && !typing.input.text().is_empty() {
            rows.push(vec![(format!(" {}", context.words.text("attach-none")), theme.muted())]);
        }
        rows
    }

    /// The rows under the text: the chosen files.
    pub fn rows(&self, context: &Context) -> Vec<Parts> {
        let theme = context.theme;
        let marked = self.typing.as_ref().and_then(|typing| typing.marked);
        let row = |(at, one): (usize, &Chosen)| {
            let here = marked == Some(at);
            let mark = if here { theme.glyphs.cursor } else { " " };
            let style = if here { theme.title() } else { Style::new() };
            vec![(mark.to_owned(), theme.accent()), (context.words.file(&one.file), style)]
        };
        self.files.iter().enumerate().map(row).collect()
    }

    /// Which keys do what while a path is typed; nothing where none is.
    pub fn hint(&self, context: &Context) -> Option<String> {
        self.typing.as_ref()?;
        let id = if self.files.is_empty() { "attach-keys" } else { "attach-keys-files" };
        Some(context.words.text(id))
    }

    /// Draws the path into its row, the first of those above the text.
    pub fn draw(&self, buffer: &mut Buffer, row: Rect, context: &Context) -> Option<Position> {
        let typing = self.typing.as_ref()?;
        let before = u16::try_from(text::width(&label(context))).unwrap_or(0).min(row.width);
        let room = Rect { x: row.x + before, width: row.width - before, ..row };
        typing.input.draw(buffer, room, Style::new())
    }
}

impl Typing {
    /// Asks what the folder holds.
    fn list(&mut self) -> Effect {
        (self.place, self.marked) = (None, None);
        Effect::Complete(self.input.text().to_owned())
    }

    /// Goes into the folder that is pointed at, or takes the file; nothing where nothing is typed.
    fn take(&mut self) -> Option<Effect> {
        if let Some(place) = self.place {
            let path = self.path_of(place)?;
            if path.ends_with('/') {
                self.input = Input::new(&path);
                return Some(self.list());
            }
            return Some(Effect::Attach(path));
        }
        let typed = self.input.text();
        (!typed.trim().is_empty()).then(|| Effect::Attach(typed.to_owned()))
    }

    /// Completes what is typed as far as it is certain, or with the name that is pointed at.
    fn complete(&mut self) -> Effect {
        let (folder, begun) = path::split(self.input.text());
        let same = path::common(self.offered.iter().map(|one| one.name.as_str()));
        let path = match (self.place, self.offered.len()) {
            (Some(place), _) => self.path_of(place),
            (None, 1) => self.path_of(0),
            _ if same.chars().count() > begun.chars().count() => Some(format!("{folder}{same}")),
            // Nothing is certain: the first is pointed at.
            (None, 0) => None,
            _ => {
                self.place = Some(0);
                None
            }
        };
        match path {
            Some(path) => {
                self.input = Input::new(&path);
                self.list()
            }
            None => Effect::None,
        }
    }

    /// The path of a name that is offered; that of a folder ends with a stroke.
    fn path_of(&self, place: usize) -> Option<String> {
        let (folder, _) = path::split(self.input.text());
        let one = self.offered.get(place)?;
        let stroke = if one.folder { "/" } else { "" };
        Some(format!("{folder}{}{stroke}", one.name))
    }

    /// From what is offered to the path, and on to the chosen files from below.
    fn point_up(&mut self, files: usize) {
        match (self.place, self.marked) {
            (Some(place), _) => self.place = place.checked_sub(1),
            (None, Some(at)) => self.marked = Some(at.saturating_sub(1)),
            (None, None) => self.marked = files.checked_sub(1),
        }
    }

    fn point_down(&mut self, files: usize) {
        match self.marked {
            Some(at) => self.marked = Some(at + 1).filter(|at| *at < files),
            None => {
                let next = self.place.map_or(0, |place| place + 1);
                let last = self.offered.len().checked_sub(1);
                self.place = last.map(|last| next.min(last));
            }
        }
    }
}

fn label(context: &Context) -> String {
    format!("{} ", context.words.text("attach-path"))
}
