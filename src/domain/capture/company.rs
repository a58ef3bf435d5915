//! How a company is told from other words: by its legal form, or by being in quotes.

use crate::domain::fold::fold;

/// Where a legal form stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    Behind,
    Either,
}

use Place::{Before, Behind, Either};

/// Legal forms and words that begin a company's name; folded, without full stops.
const FORMS: [(&str, Place); 86] = [
    ("ооо", Either),
    ("оао", Either),
    ("зао", Either),
    ("пао", Either),
    ("нао", Either),
    ("ао", Either),
    ("ип", Either),
    ("чп", Before),
    ("фоп", Before),
    ("тов", Before),
    ("тоо", Either),
    ("одо", Before),
    ("уп", Before),
    ("чуп", Before),
    ("чтуп", Before),
    ("гуп", Before),
    ("муп", Before),
    ("фгуп", Before),
    ("гк", Before),
    ("ано", Before),
    ("нко", Before),
    ("тсж", Before),
    ("снт", Before),
    ("кфх", Before),
    ("компания", Before),
    ("фирма", Before),
    ("завод", Before),
    ("фабрика", Before),
    ("ooo", Either),
    ("oao", Either),
    ("zao", Either),
    ("pao", Either),
    ("ao", Before),
    ("ip", Before),
    ("too", Before),
    ("ltd", Behind),
    ("limited", Behind),
    ("llc", Behind),
    ("llp", Behind),
    ("inc", Behind),
    ("incorporated", Behind),
    ("corp", Behind),
    ("corporation", Behind),
    ("company", Behind),
    ("co", Behind),
    ("plc", Behind),
    ("group", Behind),
    ("holding", Behind),
    ("gmbh", Behind),
    ("ag", Behind),
    ("kg", Behind),
    ("ohg", Behind),
    ("ug", Behind),
    ("sarl", Behind),
    ("sas", Behind),
    ("srl", Behind),
    ("spa", Behind),
    ("bv", Behind),
    ("nv", Behind),
    ("oy", Behind),
    ("ab", Behind),
    ("a/s", Behind),
    ("sro", Behind),
    ("ou", Behind),
    ("uab", Either),
    ("sia", Either),
    ("sp zoo", Behind),
    ("sp z oo", Behind),
    ("sp z o o", Behind),
    ("spolka z oo", Behind),
    ("sp k", Behind),
    ("spk", Behind),
    ("sp j", Behind),
    ("spj", Behind),
    ("sc", Behind),
    ("spolka jawna", Behind),
    ("spolka komandytowa", Behind),
    ("spolka cywilna", Behind),
    ("spolka akcyjna", Behind),
    ("sa", Behind),
    ("pphu", Before),
    ("phu", Before),
    ("fhu", Before),
    ("zaklad", Before),
    ("zaklady", Before),
    ("przedsiebiorstwo", Before),
];

/// Whether the words are a company: a legal form with a name, or a name wholly in quotes.
pub fn is_company(text: &str) -> bool {
    let text = text.trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let before = before_quote(text);
    let glued = before.as_deref();
    is_quoted(text) || FORMS.iter().any(|(form, place)| has_form(&words, glued, form, *place))
}

/// Where among the words a company begins, if they begin with something else: the place of a legal
/// form in capitals (`Ivan Petrov OOO Romashka`).
pub fn begins(text: &str) -> Option<usize> {
    let spaces = text.match_indices(char::is_whitespace);
    let starts = spaces.map(|(at, space)| at + space.len());
    starts.into_iter().find(|start| {
        let mut words = text[*start..].split_whitespace();
        let form = words.next().filter(|word| is_capital(word)).map(plain);
        let known =
            FORMS.iter().any(|(known, place)| *place != Behind && form.as_deref() == Some(known));
        known && words.next().is_some() && !text[..*start].trim().is_empty()
    })
}

/// Where a company ends that the words begin with, if more follows: behind the closing quote of its
/// name (`ООО "Вектор" окна`).
pub fn ends(text: &str) -> Option<usize> {
    let (first, open) = text.char_indices().find(|(_, c)| closing(*c).is_some())?;
    let form = plain(&text[..first]);
    let known = FORMS.iter().any(|(known, place)| *place != Behind && *known == form);
    let name = first + open.len_utf8();
    let close = closing(open)?;
    let end = name + text[name..].find(close)? + close.len_utf8();
    let more = text[end..].trim();
    let named = !text[name..end - close.len_utf8()].trim().is_empty();
    (known && named && !more.is_empty() && !is_form_only(more)).then_some(end)
}

/// Whether the words are only a legal form that follows a name: `Inc.`, `Sp. z o.o.`, `ООО`.
pub fn is_form_only(text: &str) -> bool {
    let plain = plain(text);
    let fits = |form: &str, place: Place| match place {
        Before => false,
        Behind => true,
        // Of two letters it is a form in capitals, and a word otherwise.
        Either => form.chars().count() > 2 || is_capital(text),
    };
    FORMS.iter().any(|(form, place)| *form == plain && fits(form, *place))
}

fn is_quoted(text: &str) -> bool {
    let close = text.chars().next().and_then(|open| Some((open, closing(open)?)));
    close.is_some_and(|(open, close)| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|name| !name.trim().is_empty() && !name.contains(close))
    })
}

/// The quote that closes what this one opens.
fn closing(open: char) -> Option<char> {
    [('«', '»'), ('„', '”'), ('“', '”'), ('"', '"')]
        .iter()
        .find(|(known, _)| *known == open)
        .map(|(_, close)| *close)
}

/// Whether the form stands where it belongs and a name stands beside it, or is what is `glued` to
/// the name. Forms of two letters are only forms in capitals, since they are words otherwise.
fn has_form(words: &[&str], glued: Option<&str>, form: &str, place: Place) -> bool {
    let length = form.split(' ').count();
    if words.len() <= length {
        return place != Behind && glued == Some(form);
    }
    let fits = |words: &[&str]| {
        let typed = words.join(" ");
        plain(&typed) == form && (form.chars().count() > 2 || is_capital(&typed))
    };
    (place != Behind && fits(&words[..length]))
        || (place != Before && fits(&words[words.len() - length..]))
}

/// What touches the opening quote of a name, where a form may stand: `ООО«Ромашка»`.
fn before_quote(text: &str) -> Option<String> {
    let (before, name) = text.split_once(['«', '"', '„', '“'])?;
    (!name.is_empty()).then(|| plain(before))
}

fn is_capital(text: &str) -> bool {
    !text.contains(char::is_lowercase)
}

fn plain(text: &str) -> String {
    fold(&text.replace(['.', ','], "")).trim().to_owned()
}
