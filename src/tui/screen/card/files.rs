//! The files under the cursor of a card: those of a field, or of a comment on the timeline.

use super::fields::Spot;
use super::{Card, Pane, Tab};
use crate::crm::reader::Event;
use crate::domain::attachment::Attachment;
use crate::domain::field::Kind;
use crate::tui::screen::Context;

impl Card {
    /// Whether the cursor is on something with files.
    pub fn shows_files(&self, context: &Context) -> bool {
        !self.files(context).is_empty()
    }

    /// The files under the cursor, in their order; none where there are none.
    pub(super) fn files(&self, context: &Context) -> &[Attachment] {
        match (self.tab, self.pane) {
            (Tab::General, Pane::Fields) => self.files_of_field(context),
            (Tab::General, Pane::Timeline) => {
                let entry = self.timeline.id().and_then(|mark| mark.entry());
                entry.map_or(&[], |id| self.files_of_entry(id))
            }
            _ => &[],
        }
    }

    fn files_of_field(&self, context: &Context) -> &[Attachment] {
        let Some(Spot::Field(name, _)) = self.fields.id() else { return &[] };
        let field = context.setup.registry.get(self.on.noun, name);
        match (self.page(), field) {
            (Some(page), Some(field)) if field.kind == Kind::Files => {
                page.row().get(name).as_files()
            }
            _ => &[],
        }
    }

    /// The files of an entry of the timeline.
    pub(super) fn files_of_entry(&self, id: i64) -> &[Attachment] {
        let Some(page) = self.page() else { return &[] };
        let found = page.pinned.iter().chain(self.stream.things()).find_map(|happened| {
            match &happened.event {
                Event::Entry(entry) if entry.id == id => Some(entry.files.as_slice()),
                _ => None,
            }
        });
        found.unwrap_or_default()
    }
}
