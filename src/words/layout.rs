//! What views of cards are called.

use super::Words;
use crate::domain::layout::{Key, Layout, Which};

impl Words<'_> {
    /// What a view is called: `Common view`, `Мой вид`, or its own name.
    pub fn view(&self, which: Which) -> String {
        let named = |id: i64| self.setup.layouts.all.iter().find(|layout| layout.id == id);
        match which {
            Which::Mine => self.text("view-mine"),
            Which::Named(id) => {
                named(id).and_then(|layout| layout.name.clone()).unwrap_or_default()
            }
            Which::Common => self.text("view-common"),
        }
    }

    /// What a view is called, and the pipeline where it is for that one alone.
    pub fn view_in_full(&self, key: Key) -> String {
        let own = self.setup.pipelines.iter().find(|pipeline| Some(pipeline.id) == key.pipeline);
        match own {
            Some(pipeline) => format!("{} / {}", self.view(key.which), self.pipeline(pipeline)),
            None => self.view(key.which),
        }
    }

    /// What a view is called among all rows of the database, with whose cards it is for.
    pub(super) fn layout(&self, layout: &Layout) -> String {
        let which = match (&layout.name, layout.owner) {
            (Some(_), _) => Which::Named(layout.id),
            (None, Some(_)) => Which::Mine,
            (None, None) => Which::Common,
        };
        let key = Key { noun: layout.noun, pipeline: layout.pipeline, which };
        format!("{} ({})", self.view_in_full(key), self.nouns(layout.noun))
    }
}
