//! Colleagues named in a text: `@login`, in any case.
//!
//! It knows how a mention is written and who may be meant; what follows from it, it does not.

use std::ops::Range;

use super::fold::fold;
use super::markup;
use super::message::{Message, Refusal};
use super::nearest::nearest;
use super::person::{User, UserId};

/// A word after an at sign: where it stands, with the sign, and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'a> {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// The login as typed.
    pub login: &'a str,
}

/// Every mention of a text. The at sign of an e-mail address, or one that stands alone, is none.
pub fn mentions(text: &str) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if c == '@' && before.is_none_or(|before| !is_inside(before)) {
            let login = login_at(&text[at + 1..]);
            if !login.is_empty() {
                found.push(Mention { span: at..at + 1 + login.len(), login });
            }
        }
        before = Some(c);
    }
    found
}

/// The logins a text mentions, as it is shown: what stands in code or in an address names nobody.
pub fn logins(text: &str) -> impl Iterator<Item = &str> + '_ {
    let pieces = markup::lines(text).flat_map(|line| line.pieces);
    pieces.filter(|piece| piece.look.mention).filter_map(|piece| piece.text.strip_prefix('@'))
}

/// The people a text mentions, each once.
///
/// # Errors
/// A refusal that names the word that is nobody's login, with the nearest login.
pub fn people(text: &str, users: &[User]) -> Result<Vec<UserId>, Refusal> {
    let mut people = Vec::new();
    for login in logins(text) {
        let Some(user) = whose(login, users) else { return Err(nobody(login, users)) };
        if !people.contains(&user.id) {
            people.push(user.id);
        }
    }
    Ok(people)
}

/// Whose login this is, in any case.
pub fn whose<'u>(login: &str, users: &'u [User]) -> Option<&'u User> {
    users.iter().find(|user| fold(&user.login) == fold(login))
}

/// What is typed of a login right before a place of the text, from its at sign on; nothing where no
/// mention is being typed there.
pub fn begun(text: &str, place: usize) -> Option<Mention<'_>> {
    let head = text.get(..place)?;
    let at = head.rfind('@')?;
    let login = &head[at + 1..];
    let opens = head[..at].chars().next_back().is_none_or(|before| !is_inside(before));
    (opens && login.chars().all(is_login)).then_some(Mention { span: at..place, login })
}

/// Those a begun login may mean, the logins that begin so before the names that do.
pub fn candidates<'u>(begun: &str, users: &'u [User]) -> Vec<&'u User> {
    let typed = fold(begun);
    let by_login = |user: &&User| fold(&user.login).starts_with(&typed);
    let by_name = |user: &&User| {
        !by_login(user) && fold(&user.name).split_whitespace().any(|part| part.starts_with(&typed))
    };
    users.iter().filter(by_login).chain(users.iter().filter(by_name)).collect()
}

/// The letters of a login from the beginning of a text; a point at its end ends the sentence.
fn login_at(text: &str) -> &str {
    let end = text.find(|c| !is_login(c)).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-'])
}

fn is_login(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Whether an at sign after this character belongs to an address.
fn is_inside(before: char) -> bool {
    is_login(before) || before == '@'
}

fn nobody(login: &str, users: &[User]) -> Refusal {
    let refusal = Refusal::not_found(Message::new("refused-mention").with("text", login));
    let hint = match nearest(login, users.iter().map(|user| user.login.as_str())) {
        Some(near) => Message::new("hint-mention-near").with("name", near),
        None => {
            let logins: Vec<String> = users.iter().map(|user| format!("@{}", user.login)).collect();
            Message::new("hint-mention").with("names", logins.join(", "))
        }
    };
    refusal.hint(hint).at("text")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team() -> Vec<User> {
        let user = |id, login: &str, name: &str| User {
            id: UserId(id),
            login: login.to_owned(),
            name: name.to_owned(),
            admin: false,
        };
        vec![
            user(1, "anna", "Анна Петрова"),
            user(2, "boris.k", "Борис Котов"),
            user(3, "andrey", "Андрей Петров"),
        ]
    }

    #[test]
    fn a_mention_is_a_login_after_an_at_sign() {
        for (text, expected) in [
            ("@anna, look", vec!["anna"]),
            ("ask @boris.k.", vec!["boris.k"]),
            ("(@Anna) and @anna-", vec!["Anna", "anna"]),
            ("ivan@example.com", vec![]),
            ("5 @ 100, @, @@anna", vec![]),
            ("строка\n@андрей", vec!["андрей"]),
        ] {
            let found: Vec<&str> = mentions(text).iter().map(|one| one.login).collect();
            assert_eq!(found, expected, "{text}");
            for one in mentions(text) {
                assert_eq!(&text[one.span.clone()], format!("@{}", one.login), "{text}");
            }
        }
    }

    #[test]
    fn each_is_told_once_and_nobody_is_refused() {
        let team = team();
        assert_eq!(people("@ANNA @boris.k @anna", &team), Ok(vec![UserId(1), UserId(2)]));
        assert_eq!(people("ivan@anna.pl", &team), Ok(vec![]));
        for (text, named) in [
            ("see `@anna` and `@nobody`", vec![]),
            ("```\n@anna\n@nobody\n```\n@boris.k", vec![UserId(2)]),
            ("https://example.com/@nobody", vec![]),
            ("**@anna**, @boris.k", vec![UserId(1), UserId(2)]),
            ("> @anna", vec![UserId(1)]),
            ("- `@anna", vec![UserId(1)]),
        ] {
            assert_eq!(people(text, &team), Ok(named), "{text}");
        }
        for (text, near) in [("@ana", Some("anna")), ("@фттф", Some("anna")), ("@xyz", None)] {
            let refusal = people(text, &team).unwrap_err();
            assert_eq!(refusal.message.id, "refused-mention", "{text}");
            let hint = refusal.hint.unwrap();
            match near {
                Some(near) => {
                    assert_eq!(hint, Message::new("hint-mention-near").with("name", near))
                }
                None => assert_eq!(hint.id, "hint-mention"),
            }
        }
    }

    #[test]
    fn what_is_begun_is_completed_by_login_and_then_by_name() {
        let team = team();
        let logins = |typed: &str| {
            candidates(typed, &team).iter().map(|user| user.login.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(logins("an"), ["anna", "andrey"]);
        assert_eq!(logins("пет"), ["anna", "andrey"]);
        assert_eq!(logins("бо"), ["boris.k"]);
        assert_eq!(logins("").len(), 3);
        for (text, place, expected) in [
            ("call @an", 8, Some("an")),
            ("call @", 6, Some("")),
            ("call @an now", 8, Some("an")),
            ("call @an now", 12, None),
            ("ivan@ex", 7, None),
            ("plain", 5, None),
        ] {
            let typed = begun(text, place).map(|one| one.login);
            assert_eq!(typed, expected, "{text} {place}");
        }
    }
}
