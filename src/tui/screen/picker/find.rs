//! The records that fit what is typed, as rows of a picker.

use super::Row;
use crate::crm::{Failure, Reader};
use crate::domain::fold::fold;
use crate::domain::noun::{Noun, RecordRef};
use crate::tui::screen::Context;

/// The most records of one noun that are offered.
const LIMIT: usize = 20;

/// The records of these nouns whose name, phone, e-mail or other text fits, those first whose name begins with
/// what is typed; nothing while nothing is typed. A record's own name (`lead/42`) finds it too.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn rows(
    reader: &Reader,
    context: &Context,
    nouns: &[Noun],
    typed: &str,
) -> Result<Vec<Row>, Failure> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    if let Some(on) = typed.parse().ok().filter(|on: &RecordRef| nouns.contains(&on.noun)) {
        let named = Reader::name(reader, on)?;
        rows.extend(named.map(|name| row(context, on, Some(name), None)));
    }
    let query = phrase(typed);
    for noun in nouns {
        let Ok(filter) = context.reading.query(*noun, &query) else { continue };
        let found = reader.find(*noun, &filter, LIMIT)?;
        rows.extend(
            found.into_iter().map(|found| row(context, found.on, found.name, found.client)),
        );
    }
    let typed = fold(typed);
    rows.sort_by_key(|row| !fold(&row.text).starts_with(&typed));
    Ok(rows)
}

fn row(context: &Context, on: RecordRef, name: Option<String>, client: Option<String>) -> Row {
    let noun = context.words.noun(on.noun);
    let note = match client.filter(|client| !client.is_empty()) {
        Some(client) => {
            let client = context.words.phone(&client);
            format!("{client} {} {noun}", context.theme.glyphs.dot)
        }
        None => noun,
    };
    let named = name.filter(|name| !name.is_empty());
    let text = named.unwrap_or_else(|| context.words.untitled(on));
    Row { key: on.to_string(), text, note }
}

/// What is typed as a query of plain words: nothing in it is a condition, and a phone number stays
/// one phrase, so that it is found however it was written.
fn phrase(typed: &str) -> String {
    let typed = typed.replace('"', " ");
    let digits = typed.chars().all(|c| c.is_ascii_digit() || " +-.()".contains(c));
    let quoted = |word: &str| format!("\"{word}\"");
    match digits {
        true => quoted(typed.trim()),
        false => typed.split_whitespace().map(quoted).collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::phrase;

    #[test]
    fn what_is_typed_is_only_text() {
        for (typed, query) in [
            ("ivan petrov", "\"ivan\" \"petrov\""),
            ("stage:new OR (x", "\"stage:new\" \"OR\" \"(x\""),
            ("+7 912 345-67", "\"+7 912 345-67\""),
            ("12\" pipe", "\"12\" \"pipe\""),
        ] {
            assert_eq!(phrase(typed), query);
        }
    }
}
