//! The names a query may use for fields: stable names, short names and labels in any language.

use super::lexer::Word;
use super::{Context, QueryError};
use crate::domain::field::{Field, Kind, Label};
use crate::domain::fold::fold;
use crate::domain::message::Message;
use crate::domain::nearest::nearest;
use crate::domain::noun::Noun;

/// Short names beside the stable ones. One that names no field of the noun is unknown there.
const SHORT: &[(&str, &str)] = &[
    ("created", "created_at"),
    ("updated", "updated_at"),
    ("moved", "moved_at"),
    ("closed", "closed_at"),
    ("next", "next_at"),
    ("done", "done_at"),
    ("due", "deadline"),
    ("begin", "begin_date"),
    ("close", "close_date"),
    ("tag", "tags"),
    ("тег", "tags"),
    ("resp", "responsible"),
    ("observer", "observers"),
    ("mail", "email"),
    ("tel", "phone"),
    ("sum", "amount"),
    ("product", "products"),
    ("temp", "temperature"),
    ("author", "created_by"),
    ("surname", "last_name"),
];

/// The stable name of a field that goes by a short one.
pub fn in_full(short: &str) -> Option<&'static str> {
    SHORT.iter().find(|(name, _)| *name == short).map(|(_, stable)| *stable)
}

/// What a condition asks of a record as a whole, in the three languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// `is:`: a state.
    Is,
    /// `has:`: something in a field.
    Has,
    /// `no:`: nothing in a field.
    No,
}

/// What is asked of the record as a whole; a name that is none of these is a field's.
pub(super) fn asked(word: &Word) -> Option<Asked> {
    Some(match key(&word.text).as_str() {
        "is" | "это" | "jest" => Asked::Is,
        "has" | "есть" | "ma" => Asked::Has,
        "no" | "нет" | "без" | "brak" | "bez" => Asked::No,
        _ => return None,
    })
}

/// The beginnings of the words for a state in Russian and Polish; up to three letters of the gender
/// and number follow.
const STATES: &[(&str, &[&str])] = &[
    ("open", &["открыт", "otwart"]),
    ("closed", &["закрыт", "zamkniet"]),
    ("won", &["выигран", "успешн", "wygran"]),
    ("lost", &["проигран", "przegran"]),
    ("overdue", &["просрочен", "przeterminowan", "spoznion", "zalegl"]),
    ("done", &["сделан", "выполнен", "zrobion", "wykonan"]),
    ("repeat", &["повторн", "powtorn"]),
    ("mine", &["мои", "моя", "мое", "moj"]),
    ("unread", &["непрочитан", "nieprzeczytan"]),
    ("deleted", &["удален", "usuniet"]),
    ("unattended", &["без_контакта", "bez_kontaktu"]),
    ("rotting", &["залежал", "za_dlugo"]),
];

/// The stable name of a state that is typed in any language.
pub(super) fn state(word: &Word) -> String {
    const ENDING: usize = 3;
    let typed = key(&word.text);
    let is_said = |stem: &&str| -> bool {
        typed.strip_prefix(*stem).is_some_and(|ending| ending.chars().count() <= ENDING)
    };
    let known = STATES.iter().find(|(_, stems)| stems.iter().any(is_said));
    known.map_or(typed.clone(), |(state, _)| (*state).to_owned())
}

/// Whether something planned is meant, in the three languages, and no field.
pub(super) fn is_activity(word: &Word) -> bool {
    let names = ["activity", "дело", "дела", "дел", "dzialanie", "dzialania", "dzialan"];
    names.contains(&key(&word.text).as_str())
}

/// What the name in a condition means.
pub(super) enum Target<'a> {
    /// The record's number.
    Id,
    /// The pipeline of the record's stage.
    Pipeline,
    /// One field.
    Field(&'a Field),
    /// Several fields searched as one: each word may stand in any of them.
    Several(Vec<&'a Field>),
}

/// What a name means for the noun being filtered.
///
/// # Errors
/// An unknown name, with the nearest known one.
pub(super) fn target<'a>(word: &Word, cx: &Context<'a>) -> Result<Target<'a>, QueryError> {
    let name = key(&word.text);
    let setup = cx.setup;
    let get = |name: &str| setup.registry.get(cx.noun, name);
    match (name.as_str(), cx.noun) {
        ("id", _) => return Ok(Target::Id),
        ("pipeline", noun) if noun.has_stages() => return Ok(Target::Pipeline),
        ("name", _) if get("name").is_none() => {
            let parts = ["last_name", "first_name", "middle_name"];
            let parts: Vec<&Field> = parts.iter().filter_map(|n| get(n)).collect();
            let whole = get("title").or_else(|| get("subject"));
            match whole {
                _ if !parts.is_empty() => return Ok(Target::Several(parts)),
                Some(field) => return Ok(Target::Field(field)),
                None => {}
            }
        }
        _ => {}
    }
    let short = || in_full(&name).and_then(get);
    let labelled =
        || setup.registry.of(cx.noun).find(|f| said(&f.label, cx).iter().any(|l| key(l) == name));
    let field = get(&name).or_else(short).or_else(labelled).ok_or_else(|| unknown(word, cx))?;
    Ok(match (cx.noun, field.name.as_str()) {
        // A lead's company may be linked or only written down.
        (Noun::Lead, "company") => {
            Target::Several(std::iter::once(field).chain(get("company_name")).collect())
        }
        _ => Target::Field(field),
    })
}

/// A name in the form in which names are compared: folded, its words joined by underscores.
pub(super) fn key(text: &str) -> String {
    fold(text.trim()).replace([' ', '-'], "_")
}

/// A label as it can be typed in a query without quotation marks.
pub fn typed(label: &str) -> String {
    label.trim().to_lowercase().replace(' ', "-")
}

/// A label in every language.
pub(super) fn said(label: &Label, cx: &Context<'_>) -> Vec<String> {
    match label {
        Label::Own(text) => vec![text.clone()],
        Label::Message(id) => (cx.labels)(id),
    }
}

/// Whether the values of a field have an order, so that `>` and `..` make sense.
pub(super) fn has_order(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Integer
            | Kind::Number
            | Kind::Money(_)
            | Kind::Percent
            | Kind::Date
            | Kind::Anniversary
            | Kind::Moment
    )
}

fn unknown(word: &Word, cx: &Context<'_>) -> QueryError {
    let registry = &cx.setup.registry;
    let short = SHORT.iter().filter(|(_, n)| registry.get(cx.noun, n).is_some());
    let known = registry
        .of(cx.noun)
        .map(|f| f.name.clone())
        .chain(short.map(|(short, _)| (*short).to_owned()))
        .chain(["is", "no", "has", "id", "name"].map(str::to_owned))
        .chain(cx.noun.has_stages().then(|| "pipeline".to_owned()))
        .chain(registry.of(cx.noun).flat_map(|f| said(&f.label, cx)).map(|l| typed(&l)));
    let known: Vec<String> = known.collect();
    let hint = match nearest(&word.text, known.iter().map(String::as_str)) {
        Some(near) => Message::new("query-nearest").with("name", near),
        None => Message::new("query-hint-quote"),
    };
    let message =
        Message::new("query-unknown-field").with("name", word.text.as_str()).with("noun", cx.noun);
    QueryError::new(word.at, message).hint(hint)
}
