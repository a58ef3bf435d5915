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
    let named = found.name.filter(|name| !name.is_empty());
    let client = found.client.filter(|client| !client.is_empty());
    let (text, client) = match (named, client) {
        (Some(name), client) => (name, client),
        // A number alone tells nobody who it is.
        (None, Some(client)) => {
            let client = context.words.phone(&client);
            let untitled = context.words.untitled(found.on);
            (format!("{untitled} {} {client}", glyphs.dot), None)
        }
        (None, None) => (context.words.untitled(found.on), None),
    };
    // Why it is there comes before whose it is.
    let note = match found.by.filter(|by| !by.is_empty()).or(client) {
        Some(beside) => {
            let beside = context.words.phone(&beside);
            let beside = text::cut(&beside, BESIDE, glyphs.ellipsis);
            format!("{beside} {} {noun}", glyphs.dot)
        }
        None => noun,
    };
    Row { key: found.on.to_string(), text, note }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::noun::RecordRef;
    use crate::i18n::Lang;
    use crate::tui::screen::fixture::Team;

    #[test]
    fn a_record_that_only_has_a_number_is_said_with_its_client() {
        let team = Team::new(Lang::En, 80, 24);
        let owned = |text: Option<&str>| text.map(str::to_owned);
        for (name, client, by, says) in [
            (Some("Roof"), Some("Ann Smith"), None, ("Roof", "Ann Smith · lead")),
            (Some("Roof"), Some("Ann Smith"), Some("a@b.pl"), ("Roof", "a@b.pl · lead")),
            (None, Some("Ann Smith"), Some("a@b.pl"), ("Lead 7 · Ann Smith", "a@b.pl · lead")),
            (None, Some("Ann Smith"), None, ("Lead 7 · Ann Smith", "lead")),
            (None, None, None, ("Lead 7", "lead")),
        ] {
            let on = RecordRef::new(Noun::Lead, 7);
            let found = Found { on, name: owned(name), client: owned(client), by: owned(by) };
            let row = row(&team.context(), found);
            assert_eq!((row.text.as_str(), row.note.as_str()), says);
        }
    }
}
