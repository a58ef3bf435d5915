//! Words that are looked for in the search text of records: by the trigram index, which long ones are
//! found by, or by looking at the text.

use rusqlite::types::Value as Param;

use super::{TRIGRAM, Writer};
use crate::domain::field::{Kind, Storage};
use crate::domain::noun::Noun;
use crate::domain::query::Term;
use crate::store::derived::has_search;

impl Writer<'_> {
    /// The rows of `noun` under `alias` whose search text has every term: long ones through one
    /// question to the trigram index, short ones by looking at the text.
    pub(super) fn search(&mut self, alias: &str, noun: Noun, terms: &[Term]) {
        if !has_search(noun) {
            return self.look_through(alias, noun, terms);
        }
        let (long, short): (Vec<&Term>, Vec<&Term>) = terms.iter().partition(|t| is_indexed(t));
        self.push("(1");
        if !long.is_empty() {
            let table = format!("{}_search", noun.word());
            self.write(
                &format!(" AND {alias}.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)"),
                [Param::Text(asked(long))],
            );
        }
        for term in short {
            let text = format!("SELECT 1 FROM v_{}_text t WHERE t.id = {alias}.id", noun.word());
            self.push(&format!(" AND EXISTS ({text} AND (0"));
            for word in &term.0 {
                self.write(" OR t.text LIKE ? ESCAPE '\\'", [Param::Text(like(word))]);
            }
            self.push("))");
        }
        self.push(")");
    }

    /// The row with this number, and those whose text has every term. The number goes along with what
    /// the index of words finds, so that it is found as they are.
    pub(super) fn numbered(&mut self, id: i64, terms: &[Term]) {
        let id = Param::Integer(id);
        if has_search(self.noun) && !terms.is_empty() && terms.iter().all(is_indexed) {
            let table = format!("{}_search", self.noun.word());
            let found = format!(
                "r.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ? UNION ALL SELECT ?)"
            );
            return self.write(&found, [Param::Text(asked(terms)), id]);
        }
        self.push("(");
        self.search("r", self.noun, terms);
        self.write(" OR r.id = ?)", [id]);
    }

    /// The rows of a dictionary, which has no search text, whose own texts have every term.
    fn look_through(&mut self, alias: &str, noun: Noun, terms: &[Term]) {
        let texts = self.registry.of(noun).filter(|field| field.kind == Kind::Text);
        let columns: Vec<String> = texts
            .filter_map(|field| match &field.storage {
                Storage::Column(column) => Some(format!("{alias}.{column}")),
                _ => None,
            })
            .collect();
        self.push("(1");
        for term in terms {
            self.push(" AND (0");
            for word in &term.0 {
                let test =
                    format!(" OR fold(concat_ws(' ', {})) LIKE ? ESCAPE '\\'", columns.join(", "));
                self.write(&test, [Param::Text(like(word))]);
            }
            self.push(")");
        }
        self.push(")");
    }
}

/// The pattern of what contains `text`.
pub(super) fn like(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// Whether the text index knows every spelling of a term.
pub(super) fn is_indexed(term: &Term) -> bool {
    term.0.iter().all(|word| word.chars().count() >= TRIGRAM)
}

/// A question to the text index: all of the terms.
pub(super) fn asked<'t>(terms: impl IntoIterator<Item = &'t Term>) -> String {
    terms.into_iter().map(phrase).collect::<Vec<_>>().join(" AND ")
}

/// A question to the text index: any spelling of the term, letter by letter.
fn phrase(term: &Term) -> String {
    let spellings: Vec<String> =
        term.0.iter().map(|word| format!("\"{}\"", word.replace('"', "\"\""))).collect();
    format!("({})", spellings.join(" OR "))
}
