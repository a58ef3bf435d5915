//! What a view makes of the fields of a noun: sections with fields in their order, and what is seen
//! of them. And the steps by which a view is changed.
//!
//! Whatever a view says, every field stands in exactly one place, and a mandatory one is seen. A
//! field that no view mentions yet ends its section, before what the program notes itself; one that
//! is gone is passed over.

use super::part::{Item, Part};
use crate::domain::field::{Field, Kind, Section};
use crate::domain::message::{Arg, Message, Refusal};

/// A section of a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Block<'f> {
    /// Which.
    pub section: Section,
    /// Whether it is seen; what is mandatory in it is seen either way.
    pub shown: bool,
    /// The fields in it, in their order.
    pub fields: Vec<Placed<'f>>,
}

/// A field in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed<'f> {
    /// Which.
    pub field: &'f Field,
    /// Whether it is seen where its section is.
    pub shown: bool,
}

/// One change of a view.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Take a field or a section to a place.
    Move(Item, Place),
    /// See it no more.
    Hide(Item),
    /// See it again.
    Show(Item),
}

/// A place in a view.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// Before another thing of the same kind.
    Before(Item),
    /// Behind it.
    After(Item),
    /// For a field: the first one of a section.
    Top(Section),
    /// For a field: the last one of a section that people fill in.
    End(Section),
}

impl<'f> Block<'f> {
    /// The fields of it that are seen, in their order.
    pub fn seen(&self) -> impl Iterator<Item = &'f Field> {
        let shown = self.shown;
        let seen = move |placed: &&Placed<'f>| placed.seen_in(shown);
        self.fields.iter().filter(seen).map(|placed| placed.field)
    }

    /// The fields of it that have a place of their own, which can be changed.
    pub fn movable(&self) -> impl Iterator<Item = &Placed<'f>> {
        self.fields.iter().filter(|placed| stands_alone(placed.field))
    }

    /// Puts a field at the end: before what the program notes itself, or behind that where it is
    /// noted itself.
    fn push(&mut self, placed: Placed<'f>) {
        let noted = self.fields.iter().rev().take_while(|one| is_noted(one.field)).count();
        let behind = if is_noted(placed.field) { 0 } else { noted };
        self.fields.insert(self.fields.len() - behind, placed);
    }
}

impl Placed<'_> {
    /// Whether it is seen in a section that is shown or hidden.
    pub fn seen_in(&self, shown: bool) -> bool {
        is_mandatory(self.field) || (shown && self.shown)
    }
}

/// Lays the fields of one noun, which come in their built-in order, out as a view says.
pub fn arrange<'f>(fields: impl IntoIterator<Item = &'f Field>, parts: &[Part]) -> Vec<Block<'f>> {
    let (alone, led): (Vec<&Field>, Vec<&Field>) =
        fields.into_iter().partition(|field| leader(field).is_none());
    let mut blocks: Vec<Block> = Vec::new();
    let mut placed: Vec<&str> = Vec::new();
    let mut here = None;
    for part in parts {
        match &part.item {
            Item::Section(section) => {
                if !blocks.iter().any(|block| block.section == *section) {
                    blocks.push(Block { shown: part.shown, ..Block::of(*section) });
                }
                here = Some(*section);
            }
            Item::Field(name) => {
                let known = alone.iter().find(|field| field.name == *name);
                let Some(field) = known.filter(|field| !placed.contains(&&*field.name)) else {
                    continue;
                };
                placed.push(&field.name);
                let block = section_of(&mut blocks, here.unwrap_or(field.section));
                block.fields.push(Placed { field, shown: part.shown });
            }
        }
    }
    for section in Section::ALL {
        section_of(&mut blocks, section);
    }
    for field in alone.into_iter().filter(|field| !placed.contains(&&*field.name)) {
        section_of(&mut blocks, field.section).push(Placed { field, shown: true });
    }
    // What belongs to another field goes along with it.
    for field in led.into_iter().rev() {
        let led_by = leader(field).unwrap_or_default();
        let place = blocks.iter().enumerate().find_map(|(block, of)| {
            let at = of.fields.iter().position(|one| one.field.name == led_by)?;
            Some((block, at))
        });
        match place {
            Some((block, at)) => {
                let shown = blocks[block].fields[at].shown;
                blocks[block].fields.insert(at + 1, Placed { field, shown });
            }
            None => section_of(&mut blocks, field.section).push(Placed { field, shown: true }),
        }
    }
    blocks
}

/// Takes a step.
///
/// # Errors
/// A refusal where a mandatory field would be hidden, where the field has no place of its own or is
/// not there, or where a place is none for it.
pub fn take(blocks: &mut Vec<Block>, step: &Step) -> Result<(), Refusal> {
    match step {
        Step::Move(item, place) => move_to(blocks, item, place),
        Step::Show(item) => show(blocks, item, true),
        Step::Hide(item) => show(blocks, item, false),
    }
}

/// What a view has to say to lay the fields out like this.
pub fn parts(blocks: &[Block]) -> Vec<Part> {
    let of = |block: &Block| {
        let head = Part { item: Item::Section(block.section), shown: block.shown };
        let fields = block.movable().map(|placed| Part {
            item: Item::Field(placed.field.name.clone()),
            shown: placed.shown,
        });
        std::iter::once(head).chain(fields).collect::<Vec<Part>>()
    };
    blocks.iter().flat_map(of).collect()
}

/// Whether a record cannot be saved while the field is empty.
pub fn is_mandatory(field: &Field) -> bool {
    field.flags.required && !field.flags.system
}

/// Whether it is something the program noted itself.
pub fn is_noted(field: &Field) -> bool {
    field.flags.system && !matches!(field.kind, Kind::Link(_))
}

/// Whether a field has a place of its own on the card: it neither goes along with another one nor
/// is said in the head or in what is to be done.
pub fn stands_alone(field: &Field) -> bool {
    leader(field).is_none() && !in_head(field)
}

/// Whether the head of the card says it, or what is to be done beside it.
fn in_head(field: &Field) -> bool {
    let said = matches!(&*field.name, "repeat" | "moved_at" | "next_at" | "activities");
    !field.flags.custom && said
}

/// The field that another one goes along with: the currency with its amount, who made a record with
/// the moment.
fn leader(field: &Field) -> Option<&'static str> {
    use crate::domain::noun::Noun::{Company, Deal, Lead};
    if field.flags.custom {
        return None;
    }
    match (field.noun, &*field.name) {
        (Lead | Deal, "currency") => Some("amount"),
        (Company, "currency") => Some("revenue"),
        (_, "created_by") => Some("created_at"),
        _ => None,
    }
}

impl<'f> Block<'f> {
    fn of(section: Section) -> Block<'f> {
        Block { section, shown: true, fields: Vec::new() }
    }
}

fn section_of<'a, 'f>(blocks: &'a mut Vec<Block<'f>>, section: Section) -> &'a mut Block<'f> {
    let at = match blocks.iter().position(|block| block.section == section) {
        Some(at) => at,
        None => {
            blocks.push(Block::of(section));
            blocks.len() - 1
        }
    };
    &mut blocks[at]
}

fn move_to(blocks: &mut Vec<Block>, item: &Item, place: &Place) -> Result<(), Refusal> {
    match item {
        Item::Section(section) => move_section(blocks, *section, place),
        Item::Field(name) => move_field(blocks, name, place),
    }
}

fn move_section(blocks: &mut Vec<Block>, section: Section, place: &Place) -> Result<(), Refusal> {
    let (other, behind) = match place {
        Place::Before(Item::Section(other)) => (*other, 0),
        Place::After(Item::Section(other)) => (*other, 1),
        _ => return Err(Refusal::malformed(Message::new("refused-layout-place"))),
    };
    if other == section {
        return Ok(());
    }
    let Some(from) = blocks.iter().position(|block| block.section == section) else {
        return Ok(());
    };
    let block = blocks.remove(from);
    let to = blocks.iter().position(|block| block.section == other).unwrap_or(blocks.len());
    blocks.insert((to + behind).min(blocks.len()), block);
    Ok(())
}

fn move_field(blocks: &mut [Block], name: &str, place: &Place) -> Result<(), Refusal> {
    let (block, at) = find(blocks, name)?;
    let beside = match place {
        Place::Before(Item::Field(other)) => Some((other, 0)),
        Place::After(Item::Field(other)) => Some((other, 1)),
        Place::Top(_) | Place::End(_) => None,
        Place::Before(_) | Place::After(_) => {
            return Err(Refusal::malformed(Message::new("refused-layout-place")));
        }
    };
    if let Some((other, behind)) = beside {
        find(blocks, other)?;
        if other == name {
            return Ok(());
        }
        let taken = blocks[block].fields.remove(at);
        let (block, at) = find(blocks, other)?;
        // What goes along with the other one stays with it.
        let fields = &blocks[block].fields;
        let led = |one: &&Placed| leader(one.field) == Some(other);
        let led = fields[at + 1..].iter().take_while(led).count();
        let to = if behind == 0 { at } else { at + 1 + led };
        blocks[block].fields.insert(to, taken);
        return Ok(());
    }
    let (Place::Top(section) | Place::End(section)) = place else { return Ok(()) };
    let taken = blocks[block].fields.remove(at);
    for block in blocks.iter_mut().filter(|block| block.section == *section) {
        match place {
            Place::Top(_) => block.fields.insert(0, taken),
            _ => block.push(taken),
        }
    }
    Ok(())
}

fn show(blocks: &mut [Block], item: &Item, shown: bool) -> Result<(), Refusal> {
    match item {
        Item::Section(section) => {
            let Some(block) = blocks.iter_mut().find(|block| block.section == *section) else {
                return Ok(());
            };
            let kept = block.fields.iter().find(|placed| is_mandatory(placed.field));
            if let Some(kept) = kept.filter(|_| !shown) {
                let message = Message::new("refused-layout-section")
                    .with("section", Arg::Section(kept.field.noun, *section))
                    .with("field", label(kept.field));
                return Err(Refusal::rule(message).at(&kept.field.name));
            }
            block.shown = shown;
        }
        Item::Field(name) => {
            let (block, at) = find(blocks, name)?;
            let placed = &mut blocks[block].fields[at];
            if !shown && is_mandatory(placed.field) {
                let message = Message::new("refused-layout-mandatory");
                let message = message.with("field", label(placed.field));
                return Err(Refusal::rule(message).at(name));
            }
            placed.shown = shown;
        }
    }
    Ok(())
}

/// Where a field stands that has a place of its own.
fn find(blocks: &[Block], name: &str) -> Result<(usize, usize), Refusal> {
    let place = blocks.iter().enumerate().find_map(|(block, of)| {
        let at = of.fields.iter().position(|placed| placed.field.name == name)?;
        Some((block, at))
    });
    let Some((block, at)) = place else {
        let message = Message::new("refused-layout-field").with("name", name);
        return Err(Refusal::not_found(message));
    };
    let field = blocks[block].fields[at].field;
    if let Some(leader) = leader(field) {
        let message = Message::new("refused-layout-led")
            .with("field", label(field))
            .with("leader", Arg::Field(field.noun, leader.to_owned()));
        return Err(Refusal::rule(message).at(name));
    }
    if in_head(field) {
        let message = Message::new("refused-layout-head").with("field", label(field));
        return Err(Refusal::rule(message).at(name));
    }
    Ok((block, at))
}

fn label(field: &Field) -> Arg {
    Arg::Field(field.noun, field.name.clone())
}
