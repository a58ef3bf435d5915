//! A field that books something: what was booked before is offered, so that one resource keeps one
//! name and two bookings of it are seen to meet.

use super::Form;
use super::entry::{Editor, Entry};
use crate::domain::field::Kind;
use crate::domain::fold::fold;
use crate::domain::value::Value;

/// So many names are offered at once.
const OFFERED: usize = 6;

impl Form {
    /// The resources that the beginning in a field may mean; none where more than a name is typed.
    pub(super) fn offered(&self, entry: &Entry) -> Vec<&str> {
        let Editor::Line(input) = entry.editor() else { return Vec::new() };
        let typed = input.text();
        if entry.field.kind != Kind::Booking || typed.contains([',', ';', ':']) {
            return Vec::new();
        }
        let typed = fold(typed.trim_start());
        let all = self.resources.iter().flatten().map(String::as_str);
        all.filter(|name| fold(name).starts_with(&typed)).take(OFFERED).collect()
    }

    /// Completes what is typed to the first resource that is offered, and says whether there was
    /// something to complete.
    pub(super) fn complete(&mut self) -> bool {
        let Some(entry) = self.entries.get(self.at) else { return false };
        let Editor::Line(input) = entry.editor() else { return false };
        let begun = !input.text().trim().is_empty() && input.cursor() == input.text().len();
        let first = self.offered(entry).first().map(|name| (*name).to_owned());
        let Some(name) = first.filter(|name| begun && name != input.text()) else { return false };
        if let Some(entry) = self.entries.get_mut(self.at) {
            entry.put(&Value::text(name));
        }
        true
    }
}
