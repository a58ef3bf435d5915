//! The records that fit what is typed, as rows of a picker.

use super::Row;
use crate::crm::reader::Found;
use crate::crm::{Failure, Reader};
use crate::domain::noun::Noun;
use crate::tui::screen::Context;
use crate::tui::widget::text;

/// The widest that is said beside a name, in columns.
const BESIDE: usize = 30;
/// The most records of one noun that are offered.
const LIMIT: usize = 20;

/// The records of these nouns whose name, phone, e-mail or other text fits, the best first; nothing
/// while nothing is typed.
///
/// # Errors
/// When the database fails or the query was interrupted.
pub fn rows(
    reader: &Reader,
    context: &Context,
    nouns: &[Noun],
    typed: &str,
) -> Result<Vec<Row>, Failure> {
    let found = reader.seek(nouns, typed, LIMIT)?;
    Ok(found.into_iter().map(|found| row(context, found)).collect())
}

fn row(context: &Context, found: Found) -> Row {
    let noun = context.words.noun(found.on.noun);
    let glyphs = context.theme.glyphs;
    // Why it is there comes before whose it is.
    let note = match found.by.or(found.client).filter(|beside| !beside.is_empty()) {
        Some(beside) => {
            let beside = context.words.phone(&beside);
            let beside = text::cut(&beside, BESIDE, glyphs.ellipsis);
            format!("{beside} {} {noun}", glyphs.dot)
        }
        None => noun,
    };
    let named = found.name.filter(|name| !name.is_empty());
    let text = named.unwrap_or_else(|| context.words.untitled(found.on));
    Row { key: found.on.to_string(), text, note }
}
