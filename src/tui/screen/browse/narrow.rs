//! Which records a section shows: its search and its filter, and one step back out of them.

use super::{Browse, View};
use crate::domain::noun::Noun;
use crate::domain::query::{Filter, OfBin};
use crate::domain::seek;
use crate::tui::effect::Effect;
use crate::tui::screen::Context;

/// What finds the recycle bin, whatever language the person speaks.
pub(super) const DELETED: &str = "is:deleted";

impl Browse {
    /// One step back: the range, the selection, the search, the filter. The cursor stays on its record,
    /// with those around it that the search or the filter hid.
    pub(super) fn step_back(&mut self, context: &Context) -> Effect {
        if self.selected.range_from.is_some() || !self.selected.is_empty() {
            self.selected.clear();
            return Effect::None;
        }
        if !self.search.is_empty() {
            self.search.clear();
            self.found = Filter::All;
        } else if !self.query.is_empty() {
            self.query.clear();
            self.filter = Filter::All;
        } else {
            return Effect::Close;
        }
        self.list.show(self.shows_usual());
        if let Some(id) = self.current() {
            let stage = self.subject().and_then(|subject| subject.stage);
            self.go_to(id, stage, context);
        }
        Effect::Reload
    }

    /// Whether the list shows the rows that it shows where nobody asked for others.
    pub(super) fn shows_usual(&self) -> bool {
        self.search.is_empty() && self.query.is_empty() && !self.closed
    }

    /// Shows what a search finds and, where one is given, a query means.
    pub(super) fn narrow(
        &mut self,
        search: String,
        query: Option<String>,
        context: &Context,
    ) -> Effect {
        if let Some(query) = query {
            match context.reading.query(self.noun, &query) {
                Ok(filter) => self.filter = filter,
                Err(refusal) => return Effect::Refuse(refusal),
            }
            self.query = query;
        }
        // Words to be found, whatever they would mean in a query; a record that has no other name is
        // called by its number.
        let numbered = seek::numbered(&search).is_some();
        let quoted = |word: &str| match numbered {
            true => word.to_owned(),
            false => format!("\"{}\"", word.replace('"', " ")),
        };
        let words: Vec<String> = search.split_whitespace().map(quoted).collect();
        match context.reading.query(self.noun, &words.join(" ")) {
            Ok(filter) => self.found = filter,
            Err(refusal) => return Effect::Refuse(refusal),
        }
        self.search = search;
        self.selected.clear();
        self.list.show(self.shows_usual());
        self.board.show_top();
        self.list.show_top();
        self.deadlines.show_top();
        self.days.show_top();
        Effect::Reload
    }

    /// The filter and the search together; a list shows open records unless they say otherwise.
    pub(super) fn effective_filter(&self, context: &Context) -> Filter {
        let both = self.filters();
        if self.view == View::List && self.noun == Noun::Activity {
            // The list of activities shows what is chosen of the days.
            return Filter::And(vec![both, self.days.filter(context)]).simplify();
        }
        if self.is_narrowed() { both.open_unless_said(self.noun) } else { both }
    }

    /// The filter and the search together.
    pub(super) fn filters(&self) -> Filter {
        Filter::And(vec![self.filter.clone(), self.found.clone()]).simplify()
    }

    /// Whether nothing is shown but records in the recycle bin.
    pub fn in_bin(&self) -> bool {
        self.noun.is_record() && self.filters().of_bin() == OfBin::Alone
    }

    /// Whether the recycle bin is shown, and all of it.
    pub(super) fn is_bin(&self) -> bool {
        self.in_bin() && self.search.is_empty() && self.query == DELETED
    }

    /// Whether only open records are shown though nobody asked for that.
    pub(super) fn is_narrowed(&self) -> bool {
        self.view == View::List && self.noun.has_stages() && !self.closed && self.means_open()
    }

    /// Whether open records are meant alone, as nothing is said of others. Whoever searches wants to
    /// find, also what is finished.
    pub(super) fn means_open(&self) -> bool {
        self.search.is_empty() && !self.filters().says_about_state()
    }
}
