//! The settings: on the left what can be set, in the order in which somebody who leads a team looks
//! for it; beside it, or after Enter, the entries of the kind under the cursor.
//!
//! Kinds that are seen at a glance are a table of their own; those that may grow long are the
//! list of every section. What is done with an entry is not known here.

mod card_views;
mod draw;
mod kind;
mod rows;
mod table;
#[cfg(test)]
mod tests;

use ratatui::layout::{Position, Rect};

use crate::crm::settings::order::Way;
use crate::crm::{Failure, Reader};
use crate::domain::access::{self, Right};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::rule::RuleId;
use crate::domain::stage::StageId;
use crate::tui::action::{Action, Scope};
use crate::tui::acts::team::{Deed, Place, administrators_only};
use crate::tui::effect::{Answer, Effect, Open, Purpose};
use crate::tui::screen::Context;
use crate::tui::screen::browse::Browse;
use crate::tui::screen::card::editing::{self, Asked, Editor};
use crate::tui::screen::card::stack::Stack;
use crate::tui::screen::meaning::{self, Meaning};

pub use kind::Kind;
use rows::{Facts, Id};
use table::Table;

/// The section of the settings.
#[derive(Debug)]
pub struct Settings {
    kinds: Stack<Kind>,
    /// Whether the keys go to the entries and not to the kinds.
    inside: bool,
    panel: Panel,
    /// What is said beside each kind.
    counts: Vec<String>,
    /// The field whose new value was asked for.
    asked: Option<Asked>,
}

/// The entries of a kind.
#[derive(Debug)]
enum Panel {
    Table(Table),
    /// Those of which there may be many.
    List(Box<Browse>),
}

impl Panel {
    fn of(kind: Kind) -> Panel {
        match kind {
            Kind::Products => Panel::List(Box::new(Browse::new(Noun::Product))),
            Kind::Exclusions => Panel::List(Box::new(Browse::new(Noun::Exclusion))),
            _ => Panel::Table(Table::new(kind)),
        }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        let mut kinds = Stack::default();
        kinds.settle(&Kind::ALL);
        let panel = Panel::of(Kind::ALL[0]);
        Settings { kinds, inside: false, panel, counts: Vec::new(), asked: None }
    }
}

impl Settings {
    /// The settings with the keys at the entries of a kind.
    pub fn at(kind: Kind) -> Settings {
        let mut settings = Settings { inside: true, ..Settings::default() };
        settings.go_to_kind(kind);
        settings
    }

    /// The scopes whose keys hold now.
    pub fn scopes(&self) -> &'static [Scope] {
        match &self.panel {
            Panel::List(list) if self.inside => list.scopes(),
            _ => &[Scope::Settings, Scope::Global],
        }
    }

    /// Nothing is typed here: lines open above it.
    pub fn is_typing(&self) -> bool {
        false
    }

    /// Whether one step back stays in this section.
    pub fn goes_back(&self) -> bool {
        self.inside
    }

    /// Nothing is typed here.
    pub fn on_text(&mut self, _: &str, _: &Context) -> Effect {
        Effect::None
    }

    /// Answers an action.
    pub fn on_action(&mut self, action: Action, context: &Context) -> Effect {
        if !self.inside {
            return self.on_kinds(action, context);
        }
        if matches!(action, Action::Back | Action::OtherPane | Action::MoveLeft)
            && (action == Action::Back || matches!(self.panel, Panel::Table(_)))
        {
            return self.leave();
        }
        if let Some(refusal) = self.forbids(action, context) {
            return Effect::Refuse(refusal);
        }
        let inner = self.inner(context);
        let effect = match &mut self.panel {
            Panel::List(list) => list.on_action(action, &inner),
            Panel::Table(table) => {
                if action == Action::StepBack {
                    return self.leave();
                }
                if table.on_action(action, inner.area, context) {
                    return Effect::None;
                }
                return self.on_entry(action, context);
            }
        };
        // There is nothing to take back in the list: it is left.
        if matches!(effect, Effect::Close) { self.leave() } else { effect }
    }

    /// Takes the answer of a popup.
    pub fn on_answer(&mut self, answer: Answer, context: &Context) -> Effect {
        let over = matches!(answer.purpose, Purpose::Over(_));
        if let (Purpose::Field(name) | Purpose::Over(name), Some(asked)) =
            (&answer.purpose, &self.asked)
        {
            let field = context.setup.registry.get(asked.on.noun, name);
            let Some(field) = field.filter(|_| *name == asked.field) else { return Effect::None };
            return match editing::value(field, asked, &answer.reply, context) {
                Ok(value) => editing::commit(asked, value, over),
                Err(refusal) => Effect::Refuse(refusal),
            };
        }
        if let Purpose::View(question) = answer.purpose {
            return crate::tui::acts::card_views::answer(question, &answer.reply, context);
        }
        let inner = self.inner(context);
        match &mut self.panel {
            Panel::List(list) => list.on_answer(answer, &inner),
            Panel::Table(_) => Effect::None,
        }
    }

    /// Why an action cannot run now.
    pub fn why_not(&self, action: Action, context: &Context) -> Option<Message> {
        if let Panel::List(list) = &self.panel
            && self.inside
        {
            return list.why_not(action, context);
        }
        let kind = self.kind();
        if action == Action::Open {
            let has_entries = kind.noun().is_some() && kind != Kind::Views;
            let lacks = self.inside && has_entries && self.entry().is_none();
            return lacks.then(|| Message::new("why-no-record"));
        }
        let entry = [
            Action::New,
            Action::NewFull,
            Action::Edit,
            Action::Delete,
            Action::EarlierPlace,
            Action::LaterPlace,
            Action::Recolour,
            Action::StageMenu,
            Action::SwitchRule,
        ];
        if !entry.contains(&action) {
            return None;
        }
        if !self.inside {
            return Some(Message::new("why-choose-kind"));
        }
        if kind == Kind::Views {
            return self.why_not_view(action, context);
        }
        let adds = matches!(action, Action::New | Action::NewFull);
        match (kind.noun(), action) {
            (None, Action::Edit) => None,
            (None, _) => Some(Message::new("why-settings-stay")),
            (Some(_), _) if !adds && self.entry().is_none() => Some(Message::new("why-no-record")),
            (Some(Noun::User), Action::EarlierPlace | Action::LaterPlace) => {
                Some(Message::new("why-by-login"))
            }
            (Some(_), Action::Recolour | Action::StageMenu) if !self.is_stage() => {
                Some(Message::new("why-no-stage"))
            }
            (Some(noun), Action::SwitchRule) if noun != Noun::Rule => {
                Some(Message::new("why-no-rule"))
            }
            _ => None,
        }
    }

    /// What an action means here: entries have no cards, and are gone once they are deleted.
    pub fn meaning(&self, action: Action) -> Meaning {
        let kind = self.kind();
        let enters = action == Action::Open && !self.inside;
        match (kind, action) {
            _ if enters => Meaning::Here("here-enter", Action::Open.hint()),
            (Kind::Views, Action::Open) => {
                Meaning::Here(Action::CardLayout.description(), Action::CardLayout.hint())
            }
            (Kind::Views, Action::Edit) => Meaning::Here("here-rename", "here-rename-word"),
            (Kind::Mine | Kind::Team, Action::New | Action::NewFull | Action::Delete) => {
                Meaning::Nothing
            }
            _ => meaning::of_entries(action),
        }
    }

    /// Reads what is shown.
    ///
    /// # Errors
    /// When the database fails or takes too long.
    pub fn reload(&mut self, reader: &Reader, context: &Context) -> Result<(), Failure> {
        self.counts = Kind::ALL
            .into_iter()
            .map(|kind| kind.count(reader, context))
            .collect::<Result<_, _>>()?;
        if self.layout(context.area).1.is_none() {
            return Ok(());
        }
        let (kind, inner) = (self.kind(), self.inner(context));
        match &mut self.panel {
            Panel::List(list) => list.reload(reader, &inner),
            Panel::Table(table) => {
                table.take(rows::read(kind, reader, context)?, inner.area, context);
                Ok(())
            }
        }
    }

    /// Lets the list of a kind do something, in its room.
    pub fn with_list<T>(
        &mut self,
        context: &Context,
        act: impl FnOnce(&mut Browse, &Context) -> T,
    ) -> Option<T> {
        let inner = self.inner(context);
        match &mut self.panel {
            Panel::List(list) => Some(act(list, &inner)),
            Panel::Table(_) => None,
        }
    }

    /// Puts the cursor on an entry with the next reload.
    pub fn go_to(&mut self, on: RecordRef, context: &Context) {
        let inner = self.inner(context);
        match &mut self.panel {
            Panel::Table(table) => table.go_to(Id::Entry(on)),
            Panel::List(list) if list.noun() == on.noun => list.go_to(on.id, None, &inner),
            Panel::List(_) => {}
        }
    }

    /// A click puts the cursor on a kind or an entry; on the one under the cursor it is Enter.
    pub fn click(&mut self, at: Position, context: &Context) -> Effect {
        let (left, right) = self.layout(context.area);
        if left.is_some_and(|left| left.contains(at)) {
            let block = |place: usize| self.kind_lines(place, context);
            let body = left.unwrap_or_default();
            let Some(place) = self.kinds.hit(at, draw::below(body), Kind::ALL.len(), &block) else {
                return Effect::None;
            };
            let same = place == self.kinds.index() && !self.inside;
            self.inside = false;
            self.go_to_kind(Kind::ALL[place]);
            return if same { self.enter() } else { Effect::Reload };
        }
        if right.is_none() {
            return Effect::None;
        }
        let was_inside = std::mem::replace(&mut self.inside, true);
        let inner = self.inner(context);
        match &mut self.panel {
            Panel::List(list) => list.click(at, &inner),
            Panel::Table(table) => match table.click(at, inner.area, context) {
                Some(true) if was_inside => self.on_action(Action::Open, context),
                _ => Effect::None,
            },
        }
    }

    /// The kind under the cursor.
    fn kind(&self) -> Kind {
        self.kinds.id().copied().unwrap_or(Kind::ALL[0])
    }

    /// An action over the kinds.
    fn on_kinds(&mut self, action: Action, context: &Context) -> Effect {
        match action {
            Action::Open | Action::MoveRight | Action::OtherPane => return self.enter(),
            _ => {}
        }
        let before = self.kind();
        let (left, _) = self.layout(context.area);
        let body = draw::below(left.unwrap_or_default());
        self.kinds.moves(action, &Kind::ALL, &|_| draw::KIND_LINES, usize::from(body.height));
        if self.kind() == before {
            return Effect::None;
        }
        self.panel = Panel::of(self.kind());
        Effect::Reload
    }

    fn enter(&mut self) -> Effect {
        self.inside = true;
        Effect::Reload
    }

    fn leave(&mut self) -> Effect {
        self.inside = false;
        Effect::Reload
    }

    fn go_to_kind(&mut self, kind: Kind) {
        let place = Kind::ALL.iter().position(|other| *other == kind).unwrap_or_default();
        if self.kind() != kind {
            self.panel = Panel::of(kind);
        }
        self.kinds.stand_on(place, kind);
    }

    /// An action on the entry under the cursor, or one that adds an entry.
    fn on_entry(&mut self, action: Action, context: &Context) -> Effect {
        if self.kind() == Kind::Views {
            return self.on_view(action, context);
        }
        let deed = |deed| Effect::open(Open::Team(deed));
        let Some(noun) = self.kind().noun() else { return self.on_fact(action, context) };
        let entry = self.entry();
        match (action, entry) {
            (Action::New, _) if noun == Noun::Stage => match self.place_to_add(context) {
                Some(place) => deed(Deed::Add(place)),
                None => Effect::None,
            },
            (Action::NewFull, _) if noun == Noun::Stage => {
                deed(Deed::NewFull(noun, self.place_to_add(context)))
            }
            (Action::New, _) => deed(Deed::New(noun)),
            (Action::NewFull, _) => deed(Deed::NewFull(noun, None)),
            (Action::Open | Action::Edit, Some(on)) => deed(Deed::Edit(on)),
            (Action::Delete, Some(on)) => deed(Deed::Remove(on)),
            (Action::EarlierPlace, Some(on)) => deed(Deed::Shift(on, Way::Earlier)),
            (Action::LaterPlace, Some(on)) => deed(Deed::Shift(on, Way::Later)),
            (Action::SwitchRule, Some(on)) => deed(Deed::Switch(RuleId(on.id))),
            (Action::Recolour, Some(on)) => deed(Deed::Recolour(StageId(on.id))),
            (Action::StageMenu, Some(on)) => deed(Deed::Menu(StageId(on.id))),
            _ => Effect::None,
        }
    }

    /// Changes the setting under the cursor.
    fn on_fact(&mut self, action: Action, context: &Context) -> Effect {
        if !matches!(action, Action::Open | Action::Edit) {
            return Effect::None;
        }
        let Panel::Table(table) = &self.panel else { return Effect::None };
        let (Some(Facts { on, values }), Some(Id::Fact(place))) = (table.facts(), table.current())
        else {
            return Effect::None;
        };
        let (on, Some((field, was))) = (*on, values.get(place)) else { return Effect::None };
        let (field, was) = (field.clone(), was.clone());
        if field.noun == Noun::Setting && field.name == "mode" {
            return Effect::open(Open::Team(Deed::Mode));
        }
        if let Err(refusal) = access::may_change(context.viewer(), on, &field) {
            return Effect::Refuse(administrators(refusal, context));
        }
        let asked = Asked {
            on,
            field: field.name.clone(),
            was,
            currency: None,
            pipeline: None,
            held: None,
        };
        match editing::editor(&field, &asked, context) {
            Editor::Set(value) => editing::commit(&asked, value, false),
            Editor::Ask(open) => {
                self.asked = Some(asked);
                Effect::Open(open)
            }
            Editor::As(_) => Effect::None,
        }
    }

    /// Why the person may not change the entries of a list.
    fn forbids(&self, action: Action, context: &Context) -> Option<Refusal> {
        let Panel::List(list) = &self.panel else { return None };
        let right = match action {
            Action::New | Action::NewFull => Right::Create,
            Action::Open | Action::Edit => Right::Edit,
            Action::Delete => Right::Delete,
            _ => return None,
        };
        let refusal = access::may(context.viewer(), right, list.noun()).err()?;
        Some(administrators(refusal, context))
    }

    /// The entry under the cursor of a table.
    fn entry(&self) -> Option<RecordRef> {
        match self.current()? {
            Id::Entry(on) => Some(on),
            Id::Fact(_) | Id::View(_) => None,
        }
    }

    /// What the row of a table under the cursor is about.
    fn current(&self) -> Option<Id> {
        match &self.panel {
            Panel::Table(table) => table.current(),
            Panel::List(_) => None,
        }
    }

    fn is_stage(&self) -> bool {
        self.entry().is_some_and(|on| on.noun == Noun::Stage)
    }

    /// Where a stage would be added.
    fn place_to_add(&self, context: &Context) -> Option<Place> {
        let setup = context.setup;
        let here = self.entry();
        let stage = here.filter(|on| on.noun == Noun::Stage).map(|on| StageId(on.id));
        let stage = stage.and_then(|id| setup.stage(id));
        let pipeline = match (stage, here) {
            (Some(stage), _) => stage.pipeline,
            (None, Some(on)) => setup.pipelines.iter().find(|p| p.id.0 == on.id)?.id,
            (None, None) => setup.pipelines.first()?.id,
        };
        Some(Place { pipeline, after: stage.map(|stage| stage.id) })
    }

    /// Where the kinds and the entries go: both, or those that have the keys.
    fn layout(&self, area: Rect) -> (Option<Rect>, Option<Rect>) {
        draw::layout(area, self.inside)
    }

    /// What the entries may look at: their own room.
    fn inner<'a>(&self, context: &Context<'a>) -> Context<'a> {
        let (_, right) = self.layout(context.area);
        let room = right.unwrap_or(context.area);
        let area = if matches!(self.panel, Panel::List(_)) { room } else { draw::under(room) };
        Context { area, ..*context }
    }
}

/// The same refusal, with who may do it instead of the name of the right.
fn administrators(refusal: Refusal, context: &Context) -> Refusal {
    if refusal.kind != RefusalKind::NotAllowed {
        return refusal;
    }
    administrators_only(context.setup)
}
