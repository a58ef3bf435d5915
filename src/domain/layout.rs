//! How cards are laid out: which view of a card somebody sees, and what may be done with views.
//!
//! A view says in which order sections and fields stand and which of them are seen. There is a
//! common view for everybody, a view of one's own, and named ones to choose from; each is kept for
//! a noun, or for one pipeline of it alone. What a view makes of the fields is [`mod@arrange`]'s.

pub mod arrange;
pub mod part;

use super::access::{self, Right};
use super::command::Set;
use super::field::Field;
use super::message::{Message, Refusal, RefusalKind};
use super::noun::Noun;
use super::person::{UserId, Viewer};
use super::setup::Setup;
use super::stage::PipelineId;
use arrange::{Block, Placed, Step, arrange};
use part::Part;

/// What the views that everybody has are called, folded, in the languages of the program: another one
/// could not be told from them.
pub const BUILT_IN: [&str; 6] =
    ["common view", "my view", "общии вид", "мои вид", "widok wspolny", "moj widok"];

/// A view of a noun's cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one everybody sees who chose no other.
    Common,
    /// The person's own.
    Mine,
    /// The one with this number, which has a name; for whoever chooses it.
    Named(i64),
}

/// Where a view is kept: for which cards it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Whose cards.
    pub noun: Noun,
    /// Those of one pipeline alone, or all of them.
    pub pipeline: Option<PipelineId>,
    /// Which view of them.
    pub which: Which,
}

/// A view as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Its number.
    pub id: i64,
    /// Whose cards.
    pub noun: Noun,
    /// Those of one pipeline alone, or all of them.
    pub pipeline: Option<PipelineId>,
    /// Whose own view it is; nobody's where it is the team's.
    pub owner: Option<UserId>,
    /// What people call it; a common view and one's own have no name.
    pub name: Option<String>,
    /// What it says, in its order.
    pub parts: Vec<Part>,
}

/// Which view somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// Who.
    pub user: UserId,
    /// Of which cards.
    pub key: Key,
}

/// All views with who sees which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layouts {
    /// The views, as they were made.
    pub all: Vec<Layout>,
    /// What people chose.
    pub chosen: Vec<Chosen>,
}

/// A change of how cards are laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Of which view.
    pub key: Key,
    /// What is done with it.
    pub what: What,
}

/// What is done with a view.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// These steps, one after the other. A view that is not kept yet begins as what the person sees
    /// in its place; without steps it only begins.
    Arrange(Vec<Step>),
    /// The person sees cards this way from now on.
    Choose,
    /// A named view begins as this one; whoever makes it may see it at once.
    Add {
        /// What it is called.
        name: String,
        /// Whether the person sees cards that way from now on.
        choose: bool,
    },
    /// A named view is called so from now on.
    Rename(String),
    /// It goes; whoever saw it sees the one behind it.
    Remove,
}

impl Layouts {
    /// Which view of the cards of a noun, in a pipeline of it where they have one, somebody chose.
    pub fn chosen(&self, user: UserId, noun: Noun, pipeline: Option<PipelineId>) -> Which {
        let chose = |of: Option<PipelineId>| {
            let is = |one: &&Chosen| (one.key.noun, one.key.pipeline) == (noun, of);
            let found = self.chosen.iter().filter(|one| one.user == user).find(is)?;
            // What is gone by now, nobody sees.
            let key = Key { pipeline, ..found.key };
            (key.which == Which::Common || self.own(key, user).is_some()).then_some(key.which)
        };
        chose(pipeline).or_else(|| chose(None)).unwrap_or(Which::Common)
    }

    /// The view that stands behind a key: that of the pipeline, else that of the noun, else the
    /// common one; nothing where the built-in order holds.
    pub fn behind(&self, key: Key, user: UserId) -> Option<&Layout> {
        let common = || {
            let common = Key { which: Which::Common, ..key };
            self.own(common, user)
        };
        self.own(key, user).or_else(common)
    }

    /// The view that is kept under exactly this key.
    pub fn kept(&self, key: Key, user: UserId) -> Option<&Layout> {
        let is = |layout: &&Layout| {
            let home = match key.which {
                Which::Common => layout.owner.is_none() && layout.name.is_none(),
                Which::Mine => layout.owner == Some(user),
                Which::Named(id) => return layout.id == id && layout.noun == key.noun,
            };
            home && layout.noun == key.noun && layout.pipeline == key.pipeline
        };
        self.all.iter().find(is)
    }

    /// The key under which a change of what is seen by this one is kept: that of the view itself
    /// where there is one, else that of the noun.
    pub fn home(&self, key: Key, user: UserId) -> Key {
        match self.own(key, user) {
            Some(layout) => Key { pipeline: layout.pipeline, ..key },
            None => Key { pipeline: None, ..key },
        }
    }

    /// The named views of the cards of a noun that may be chosen in this pipeline of it.
    pub fn named(
        &self,
        noun: Noun,
        pipeline: Option<PipelineId>,
    ) -> impl Iterator<Item = (&str, &Layout)> {
        let of = move |layout: &&Layout| {
            let here = layout.pipeline.is_none() || layout.pipeline == pipeline;
            layout.noun == noun && here
        };
        let named = self.all.iter().filter(of);
        named.filter_map(|layout| Some((layout.name.as_deref()?, layout)))
    }

    /// As [`Layouts::kept`], or where a pipeline has none of its own that of the noun.
    pub fn own(&self, key: Key, user: UserId) -> Option<&Layout> {
        self.kept(key, user).or_else(|| self.kept(Key { pipeline: None, ..key }, user))
    }

    /// What a view is called and whom a change of it concerns.
    pub fn said(&self, key: Key) -> Message {
        match key.which {
            Which::Common => Message::new("view-common-for"),
            Which::Mine => Message::new("view-mine-for"),
            Which::Named(id) => Message::new("view-named-for").with("name", self.name(id)),
        }
    }

    /// What a view is called by whoever chose it himself: as [`Layouts::said`], but one with a name by
    /// that alone.
    pub fn called(&self, key: Key) -> Message {
        match key.which {
            Which::Named(id) => Message::new("view-named").with("name", self.name(id)),
            Which::Common | Which::Mine => self.said(key),
        }
    }

    fn name(&self, id: i64) -> String {
        let own = self.all.iter().find(|layout| layout.id == id);
        own.and_then(|layout| layout.name.clone()).unwrap_or_default()
    }
}

impl Setup {
    /// The sections and fields of a card as somebody sees it, in its pipeline where it has one.
    pub fn card(&self, user: UserId, noun: Noun, pipeline: Option<PipelineId>) -> Vec<Block<'_>> {
        let which = self.layouts.chosen(user, noun, pipeline);
        self.card_in(Key { noun, pipeline, which }, user)
    }

    /// The fields of a card that a person fills in and sees, each in the section in which it
    /// stands; those that are `given` a value already, whether they are seen or not.
    pub fn filled_in(
        &self,
        user: UserId,
        noun: Noun,
        pipeline: Option<PipelineId>,
        given: &[Set],
    ) -> Vec<Field> {
        let blocks = self.card(user, noun, pipeline);
        let of = |block: &Block| {
            let asked = |placed: &&Placed| {
                let given = given.iter().any(|set| set.field == placed.field.name);
                !placed.field.flags.system && (given || placed.seen_in(block.shown))
            };
            let section = block.section;
            let fields = block.fields.iter().filter(asked);
            fields.map(|one| Field { section, ..one.field.clone() }).collect::<Vec<Field>>()
        };
        blocks.iter().flat_map(of).collect()
    }

    /// The sections and fields of a card in this view.
    pub fn card_in(&self, key: Key, user: UserId) -> Vec<Block<'_>> {
        let parts = self.layouts.behind(key, user).map_or(&[][..], |layout| &layout.parts);
        arrange(self.registry.of(key.noun), parts)
    }
}

/// Whether the viewer may change a view: his own everybody may, what others see an administrator.
///
/// # Errors
/// A refusal that names the missing right and who has it.
pub fn check_right(which: Which, viewer: Viewer, setup: &Setup) -> Result<(), Refusal> {
    if which == Which::Mine || access::may(viewer, Right::Edit, Noun::Layout).is_ok() {
        return Ok(());
    }
    let message = Message::new("refused-layout-right")
        .with("right", format!("{}.{}", Noun::Layout.word(), Right::Edit.word()))
        .with("people", setup.administrators());
    Err(Refusal::new(RefusalKind::NotAllowed, message).hint(Message::new("hint-layout-mine")))
}

#[cfg(test)]
mod tests;
