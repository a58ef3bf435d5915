//! One line, or a text of several, to be typed: a new record, a comment, a planned activity, a
//! search or a filter. Under it stands what the program reads in it, before Enter makes it so.
//!
//! It hands back the text; only whether the text can be read at all is asked here.

mod attaching;
mod kept;
mod naming;
mod shown;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::crm::duplicates::{Like, Sketch};
use crate::crm::files::Listed;
use crate::domain::attachment::Attachment;
use crate::domain::mention;
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::action::{Action, Scope};
use crate::tui::acts::team::Question;
use crate::tui::effect::{Answer, Effect, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::browse::ask::Ask;
use crate::tui::screen::likes::Likes;
use crate::tui::widget::area::Area;
use crate::tui::widget::input::Input;
use crate::tui::widget::popup;
use crate::tui::widget::text;

use attaching::Attaching;
use naming::Naming;
use shown::{Parts, Shown};

/// The widest the box gets, in columns: longer lines are hard to read.
const WIDEST: u16 = 100;

/// The narrowest the box gets beside a field, in columns.
const BESIDE: u16 = 48;

/// The most lines of text the box shows at once.
const HIGHEST: u16 = 8;

/// A box with a text being typed.
#[derive(Debug)]
pub struct Line {
    purpose: Purpose,
    title: String,
    kind: Kind,
    editor: Editor,
    /// Under which name half-written text is kept; none where it is not worth keeping.
    place: Option<String>,
    /// What stood in it when it opened.
    was: String,
    /// Whether that is offered as a whole: the first thing typed takes its place.
    offered: bool,
    /// What stood in it before it was started over.
    thrown: Option<String>,
    /// Under which name the text is kept that is only saved together with this one.
    resumes: Option<String>,
    /// What it opens beside; the bottom of the screen where there is nothing.
    anchor: Option<Rect>,
    /// Why Enter did not do it; gone with the next change of the text.
    refused: Option<Refusal>,
    /// Why each of several captured lines became nothing, in their order; gone as well.
    left: Vec<Refusal>,
    /// What was half-written before something was pasted, or typed before it could be seen: that
    /// stands here alone, and it waits.
    waits: Option<String>,
    /// Who is here already and looks like the record that is typed.
    likes: Likes,
    /// Which colleague a comment names.
    naming: Naming,
    /// The files that go with a comment.
    attaching: Attaching,
}

/// What sort of text is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of anything.
    Plain,
    /// Several lines; pasted line ends are kept.
    Long,
    /// Several lines for colleagues, who are named with an at sign.
    Comment,
    /// A line that becomes a record of this noun; several pasted lines become several.
    Capture(Noun),
    /// A line that plans an activity with this record.
    Plan(RecordRef),
    /// A line of the query language about this noun.
    Query(Noun),
    /// When something is to be done.
    When,
    /// A day to look at.
    Day,
    /// From when until when something happened.
    Period,
}

impl Kind {
    /// Whether a text of several lines is typed.
    fn is_long(self) -> bool {
        matches!(self, Kind::Long | Kind::Comment)
    }

    /// Whether line ends may stand in it.
    fn takes_lines(self) -> bool {
        self.is_long() || matches!(self, Kind::Capture(_))
    }
}

#[derive(Debug)]
enum Editor {
    One(Input),
    Several(Box<Area>),
}

impl Line {
    /// A box with this text in it and the cursor behind the text.
    pub fn new(purpose: Purpose, title: String, text: &str, kind: Kind) -> Line {
        let place = match kind {
            Kind::Capture(noun) => Some(format!("capture:{}", noun.word())),
            Kind::Plan(on) => Some(match purpose {
                Purpose::PlanAbout(entry) => format!("plan-{entry}:{on}"),
                Purpose::NextStep(_) | Purpose::DoneNext(..) | Purpose::CalledNext => {
                    format!("next:{on}")
                }
                _ => format!("plan:{on}"),
            }),
            Kind::Plain if is_name(&purpose) => Some(format!("name:{title}")),
            Kind::Plain | Kind::Long | Kind::Comment => None,
            Kind::Query(_) | Kind::When | Kind::Day | Kind::Period => None,
        };
        let editor = Editor::new(kind, text);
        let likes = Likes::default();
        let naming = Naming::default();
        let attaching = Attaching::default();
        let (anchor, refused) = (None, None);
        let was = editor.text();
        let (thrown, resumes) = (None, None);
        Line {
            purpose,
            title,
            kind,
            editor,
            place,
            was,
            offered: false,
            thrown,
            resumes,
            anchor,
            refused,
            left: Vec::new(),
            waits: None,
            likes,
            naming,
            attaching,
        }
    }

    /// The same box about a record, under whose name half-written text is kept.
    pub fn concerning(mut self, on: RecordRef) -> Line {
        let what = match &self.purpose {
            Purpose::Comment => "comment".to_owned(),
            Purpose::Done(activity) => format!("done-{activity}"),
            Purpose::Return(task) => format!("return-{task}"),
            Purpose::Called => "called".to_owned(),
            Purpose::Field(field) => format!("field-{field}"),
            Purpose::Reason(stage) => format!("reason-{}", stage.0),
            Purpose::Tags => "tags".to_owned(),
            _ => "line".to_owned(),
        };
        self.place.get_or_insert_with(|| format!("{what}:{on}"));
        self
    }

    /// The same box with half-written text kept under this name.
    pub fn kept_as(mut self, place: String) -> Line {
        self.place = Some(place);
        self
    }

    /// The same box with the files that the comment in it has.
    pub fn holding(self, files: Vec<Attachment>) -> Line {
        Line { attaching: Attaching::of(files), ..self }
    }

    /// The same box with whom it is about behind its title.
    pub fn about(mut self, about: &str, context: &Context) -> Line {
        self.title = format!("{} {} {about}", self.title, context.theme.glyphs.dot);
        self
    }

    /// The same box, where what is typed first takes the place of the text in it: whoever only moves the
    /// cursor goes on with that text.
    pub fn offering(mut self) -> Line {
        self.offered = !self.was.is_empty();
        self
    }

    /// The same box beside this place of the screen.
    pub fn beside(mut self, anchor: Rect) -> Line {
        self.anchor = Some(anchor);
        self
    }

    /// What it was asked for.
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// The message with the word for what Enter does.
    pub fn enter(&self) -> &'static str {
        if self.attaching.is_open() {
            return "enter-attach";
        }
        match &self.purpose {
            Purpose::Capture => "enter-create",
            Purpose::Plan
            | Purpose::PlanOn(_)
            | Purpose::PlanAbout(_)
            | Purpose::CalledNext
            | Purpose::DoneNext(..) => "enter-plan",
            Purpose::Search => "enter-find",
            Purpose::Reason(_) => "enter-move",
            Purpose::Filter | Purpose::NarrowDates(..) => "enter-show",
            _ => "enter-save",
        }
    }

    /// Takes what was written elsewhere in place of the text.
    pub fn replace(&mut self, text: &str) {
        self.forgive();
        self.offered = false;
        self.editor = Editor::new(self.kind, text);
    }

    /// The scopes whose keys hold: those of a form with one field.
    pub fn scopes(&self) -> &'static [Scope] {
        &[Scope::Text, Scope::Form]
    }

    /// Whether characters are typed: always.
    pub fn is_typing(&self) -> bool {
        true
    }

    /// Edits the text, hands it back or leaves.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        if let (Kind::Comment, Editor::Several(area)) = (self.kind, &mut self.editor) {
            let named = !self.attaching.is_open() && self.naming.on_action(action, area, context);
            let effect = if named { Some(Effect::None) } else { self.attaching.on_action(action) };
            if let Some(effect) = effect {
                self.refused = None;
                return effect;
            }
        }
        match action {
            Action::AttachFile => {
                Effect::Say(context.keyed("why-attach-comment", &[("comment", Action::Comment)]))
            }
            Action::StepBack => Effect::Close,
            Action::Editor if self.kind.is_long() => Effect::Write(self.text()),
            Action::Editor | Action::NewLine if !self.kind.is_long() => {
                Effect::Say(Message::new("why-one-line"))
            }
            Action::Confirm | Action::Save => self.confirm(context),
            Action::StartOver => self.start_over(context),
            Action::OpenLike => self.likes.open(),
            Action::LinkLike => Effect::Say(Message::new("why-link-in-form")),
            Action::EraseBack | Action::EraseForward if self.offered => {
                self.replace("");
                Effect::None
            }
            _ => {
                let before = self.text();
                self.offered = false;
                match &mut self.editor {
                    Editor::One(input) => input.on_action(action),
                    Editor::Several(area) => area.on_action(action),
                };
                if self.text() != before {
                    self.forgive();
                    self.naming.restart();
                }
                Effect::None
            }
        }
    }

    /// Takes text in at the cursor.
    pub fn on_text(&mut self, typed: &str, _: &Context) -> Effect {
        self.forgive();
        if self.attaching.is_open() {
            return self.attaching.on_text(typed);
        }
        self.naming.restart();
        if self.offered {
            self.replace("");
        }
        match &mut self.editor {
            Editor::One(input) => input.paste(typed),
            // What is one line in several rows of the screen stays one.
            Editor::Several(area) if !self.kind.takes_lines() => {
                area.paste(&typed.trim_end_matches(['\n', '\r']).replace(['\r', '\n', '\t'], " "));
            }
            // The last line end of what was copied makes no empty line.
            Editor::Several(area) => area.paste(typed.trim_end_matches(['\n', '\r'])),
        }
        Effect::None
    }

    /// Takes what the folder of a half-typed path holds.
    pub fn take_paths(&mut self, listed: Result<Vec<Listed>, Refusal>) {
        self.refused = self.attaching.take_paths(listed);
    }

    /// Takes a file that can be attached, and where it is.
    pub fn take_file(&mut self, found: Result<(String, Attachment), Refusal>) {
        self.attaching.take_file(found);
    }

    /// Learns why what was written could not be saved. Where a colleague was faster, the next Enter
    /// puts it over what he wrote.
    pub fn on_refused(&mut self, refusal: &Refusal) -> Effect {
        self.refused = Some(refusal.clone());
        if refusal.kind == RefusalKind::Conflict {
            match &mut self.purpose {
                Purpose::Field(field) => self.purpose = Purpose::Over(std::mem::take(field)),
                Purpose::Team(Question::Name(_, was)) => *was = None,
                _ => {}
            }
        }
        Effect::None
    }

    /// Whether Enter puts what stands in it over what a colleague wrote.
    fn puts_over(&self) -> bool {
        let over =
            matches!(self.purpose, Purpose::Over(_) | Purpose::Team(Question::Name(_, None)));
        over && self.refused.as_ref().is_some_and(|refusal| refusal.kind == RefusalKind::Conflict)
    }

    /// The question who looks like the record on the first line, where it is not asked yet.
    pub fn wonder(&mut self, context: &Context) -> Option<Ask> {
        let Kind::Capture(noun) = self.kind else { return None };
        let text = self.text();
        let set =
            shown::spoken(&text).next().and_then(|line| context.reading.capture(noun, line).ok());
        let set = set.unwrap_or_default();
        let value = |name: &str| set.iter().find(|set| set.field == name).map(|set| &set.value);
        self.likes.wonder(noun, Sketch::of(noun, value))
    }

    /// Takes those who look like it.
    pub fn take_likes(&mut self, likes: Vec<Like>) {
        self.likes.take(likes);
    }

    /// Draws the box at the bottom of the screen, with the reading of the text under it.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, context: &Context) -> Option<Position> {
        let theme = context.theme;
        let width = match self.anchor {
            Some(anchor) => anchor.width.clamp(BESIDE, WIDEST).min(area.width),
            None => area.width.min(WIDEST),
        };
        let room = usize::from(width.saturating_sub(popup::FRAME));
        let text = self.text();
        let reading = match &self.refused {
            Some(refusal) => Shown::refused(refusal, context),
            None => Shown::read(self.kind, &text, context),
        };
        let reading = match self.left.is_empty() {
            true => reading,
            false => Shown::left(&self.left, context),
        };
        let mut reading = match (&self.editor, self.kind) {
            (Editor::Several(area), Kind::Comment) if self.refused.is_none() => {
                let offered = self.naming.lines(area, context);
                if offered.is_empty() { reading.lines(room, context) } else { offered }
            }
            _ => reading.lines(room, context),
        };
        if let Some(hint) = self.attaching.hint(context).filter(|_| self.refused.is_none()) {
            let wrapped = text::wrap(&hint, room).into_iter();
            reading = wrapped.map(|line| vec![(line, theme.muted())]).collect();
        }
        if self.puts_over() {
            let keys = [("enter", Action::Confirm), ("back", Action::StepBack)];
            let says = context.words.say(&context.keyed("line-put-over", &keys));
            let keys = text::wrap(&says, room).into_iter();
            reading.extend(keys.map(|line| vec![(line, Style::new())]));
        }
        let warnings = self.likes.all(context).into_iter();
        reading.extend(warnings.map(|says| vec![(says, theme.due())]));
        // The files stand between the text and the keys, the path above both.
        reading.splice(..0, self.attaching.rows(context));
        let head = wrapped(self.attaching.head(context), room);
        let count = |rows: &[Parts]| u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let (above, below) = (count(&head), count(&reading));
        let lines = self.lines(&text, room);
        let height = lines.saturating_add(above).saturating_add(below).saturating_add(popup::FRAME);
        let foot = Rect { x: area.x, y: area.bottom(), width: 0, height: 0 };
        let placed = popup::bounds(area, self.anchor.unwrap_or(foot), width, height);
        let inside = popup::draw(buffer, placed, &self.title, theme);
        // What is typed comes first; the reading takes what is left.
        let top = Rect { height: above.min(inside.height), ..inside };
        let room = inside.height - top.height;
        let typing = Rect { y: top.bottom(), height: lines.min(room), ..inside };
        let rest = Rect { y: typing.bottom(), height: room - typing.height, ..inside };
        for (line, parts) in top.rows().zip(&head).chain(rest.rows().zip(&reading)) {
            let parts: Vec<(&str, Style)> = parts.iter().map(|(t, s)| (t.as_str(), *s)).collect();
            text::draw_parts(buffer, line, &parts, theme.glyphs.ellipsis);
        }
        if self.attaching.is_open() {
            if let Editor::Several(area) = &self.editor {
                area.draw(buffer, typing, theme.muted());
            }
            let row = Rect { height: 1.min(top.height), ..top };
            return self.attaching.draw(buffer, row, context);
        }
        match &self.editor {
            Editor::One(input) if self.offered => input.draw(buffer, typing, theme.selected()),
            Editor::One(input) => input.draw(buffer, typing, Style::new()),
            Editor::Several(area) => area.draw(buffer, typing, Style::new()),
        }
    }

    fn confirm(&mut self, context: &Context) -> Effect {
        let text = self.text();
        // A next step is offered, and nothing is an answer.
        let offered = matches!(
            self.purpose,
            Purpose::NextStep(_) | Purpose::CalledNext | Purpose::DoneNext(..)
        );
        if offered && text.trim().is_empty() {
            return Effect::Close;
        }
        if let Err(refusal) = self.check(&text, context) {
            self.refused = Some(refusal);
            return Effect::None;
        }
        let reply = match self.attaching.answer() {
            Some(files) => Reply::Words(text, files),
            None => Reply::Text(text),
        };
        Effect::Answer(Answer { purpose: self.purpose.clone(), reply })
    }

    /// Whether the text can be read.
    fn check(&self, text: &str, context: &Context) -> Result<(), Refusal> {
        let reading = context.reading;
        match self.kind {
            Kind::Plain | Kind::Long => Ok(()),
            Kind::Comment => mention::people(text, &context.setup.users).map(drop),
            Kind::Capture(noun) => {
                let mut lines = shown::spoken(text).peekable();
                match lines.peek() {
                    None => reading.capture(noun, text).map(drop),
                    Some(_) => shown::numbered(text).try_for_each(|(number, line)| {
                        let read = reading.capture(noun, line).map(drop);
                        // Of several lines it is said which one.
                        read.map_err(|refusal| shown::of_line(number.to_string(), refusal))
                    }),
                }
            }
            Kind::Plan(on) => reading.activity(text, Some(on)).map(drop),
            Kind::Query(noun) => reading.query(noun, text).map(drop),
            Kind::When => reading.moment(text).map(drop),
            Kind::Day => reading.day(text).map(drop),
            Kind::Period => reading.period(text).map(drop),
        }
    }

    fn text(&self) -> String {
        self.editor.text()
    }

    /// The text is another one: why it would not do says nothing any more.
    fn forgive(&mut self) {
        self.refused = None;
        self.left.clear();
    }

    /// The lines the text takes in so many columns, as far as the box shows them.
    fn lines(&self, typed: &str, room: usize) -> u16 {
        let Editor::Several(_) = self.editor else { return 1 };
        let mut lines = 0;
        for line in typed.split('\n').take(usize::from(HIGHEST)) {
            // One column more, for the cursor behind the last character.
            lines += text::wrap(&format!("{line}."), room).len().max(1);
        }
        let least = if self.kind.is_long() { 3 } else { 1 };
        u16::try_from(lines).unwrap_or(HIGHEST).clamp(least, HIGHEST)
    }
}

/// Whether what is typed for this is what something shall be called.
fn is_name(purpose: &Purpose) -> bool {
    matches!(purpose, Purpose::Team(_) | Purpose::View(_) | Purpose::NarrowName(_))
}

/// The rows above a text; a sentence among them takes as many as it needs.
fn wrapped(rows: Vec<Parts>, room: usize) -> Vec<Parts> {
    let row = |parts: Parts| match parts.as_slice() {
        [(says, style)] => {
            let style = *style;
            text::wrap(says, room).into_iter().map(|line| vec![(line, style)]).collect()
        }
        _ => vec![parts],
    };
    rows.into_iter().flat_map(row).collect()
}

impl Editor {
    fn text(&self) -> String {
        match self {
            Editor::One(input) => input.text().to_owned(),
            Editor::Several(area) => area.text(),
        }
    }

    fn new(kind: Kind, text: &str) -> Editor {
        match kind {
            // In a narrow box a long line is read whole in several rows.
            Kind::Long | Kind::Comment | Kind::Capture(_) | Kind::Plan(_) | Kind::Query(_) => {
                Editor::Several(Box::new(Area::new(text)))
            }
            Kind::Plain | Kind::When | Kind::Day | Kind::Period => Editor::One(Input::new(text)),
        }
    }
}

#[cfg(test)]
mod tests;
