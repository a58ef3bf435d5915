//! What a group of figures is: a phone number, an amount, or neither (a date, a year, a tax number).

use crate::domain::fold::fold;
use crate::domain::money::{Currency, Money, parse_currency, whole_mark};
use crate::domain::phone;

/// Whether the text is a phone number and not a date, an amount or a tax number.
///
/// A plus, an extension or dashes and brackets say so; figures alone are a number only if they are
/// in use at home, are eleven and Russian, or begin as they are dialled from abroad.
pub fn is_phone(text: &str, country: &str) -> bool {
    if !phone::looks_like_phone(text) || is_date(text) {
        return false;
    }
    let Some(key) = phone::normalise(text, country) else { return false };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let bare = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    if bare {
        let russian = digits == 11 && key.starts_with("+7");
        // What no numbering plan knows has no plus in its key.
        let from_abroad = text.trim_start().starts_with("00") && key.starts_with('+');
        return digits >= 9 && (russian || from_abroad || phone::is_home_number(text, country));
    }
    let dashes = text.matches(is_dash).count();
    text.trim_start().starts_with(['+', '＋', '('])
        || text.to_lowercase().starts_with("tel:")
        || text.contains('(')
        || key.contains(";ext=")
        || dashes >= 2
        || (dashes == 1 && phone::in_use(text, country))
}

/// Whether figures alone are written as mobile numbers of nine digits are in Poland and much of
/// Europe: `601 222 333`. A sum as large is round.
pub fn is_in_threes(text: &str) -> bool {
    let is_three = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = text.split_whitespace().collect();
    let [first, _, last] = groups[..] else { return false };
    groups.iter().all(is_three) && first.starts_with(|c| ('4'..='9').contains(&c)) && last != "000"
}

/// Whether the word can be a part of a phone number written in several words.
pub fn may_be_dialled(word: &str) -> bool {
    let extension = ["ext", "доб", "вн", "wew"].iter().any(|known| word.starts_with(known));
    let dialled = |c: char| c.is_ascii_digit() || is_dash(c) || "+().xх#/".contains(c);
    extension || word.chars().all(dialled)
}

/// The amount the whole text is, if it is one.
///
/// Figures alone need three digits before the fraction; nine and more of them without groups are
/// rather an account or a tax number. `2026` among words, or first of all, is a year; where it
/// `answers` to what stands before a comma, it is the sum. `5 м` is a length, `5 т` a weight and
/// `12b` a house.
pub fn amount(text: &str, currency: Currency, answers: bool) -> Option<Money> {
    let money = Money::parse(text, currency).ok()?;
    let bare = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ",.'".contains(c));
    if bare {
        let whole = text.split([',', '.']).next().unwrap_or_default();
        let digits = whole.chars().filter(char::is_ascii_digit).count();
        let grouped = text.contains(char::is_whitespace);
        let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        let year = year && !answers;
        let grouped = grouped || text.matches([',', '.']).count() > 1;
        let enough = digits >= 3 || text.len() >= 5 && money.minor >= 100_000;
        let plausible = enough && (grouped || digits <= 8) && !year && !text.starts_with('0');
        return plausible.then_some(money);
    }
    let letters = text.trim_end().rsplit(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let mistakable = match fold(letters).as_str() {
        "м" | "т" | "b" => true,
        "m" | "k" | "к" => letters.starts_with(char::is_whitespace),
        _ => false,
    };
    let signed_only = letters.is_empty() && text.starts_with(['+', '-', '−']);
    (!mistakable && !signed_only).then_some(money)
}

/// Whether figures say that they are an amount: by its currency, by being counted in thousands, or
/// by the dash of a whole sum.
pub fn says_so(text: &str) -> bool {
    let is_whole = || text.rfind(is_digit).is_some_and(|at| whole_mark(&text[at + 1..]) > 0);
    names_currency(text) || is_scaled(text) || is_whole()
}

/// Whether the text is an amount even with words around it: its currency, or the dash of a whole
/// sum, is nothing else there. `behind` is what follows it.
///
/// What may be another word is not taken: `100 ALL inclusive`, `Euro 2024`, `2 р. в неделю`.
pub fn stands_out(text: &str, behind: &str, home: Currency) -> bool {
    let Some(money) = amount(text, home, false) else { return false };
    // In small letters only those codes are known that are no words.
    let is_sure = money.currency == home || Money::parse(&text.to_lowercase(), home).is_ok();
    is_sure && (begins_with_currency(text) || ends_with_currency(text, behind))
}

/// Whether a sign or a code stands before the figures. A word does not count: `Евро 5` is a norm.
fn begins_with_currency(text: &str) -> bool {
    let before = text.find(is_digit).map_or("", |at| text[..at].trim_end());
    let code = before.chars().count() == 3 && before.chars().all(char::is_uppercase);
    let sign = before.ends_with(|c: char| !c.is_alphanumeric() && c != '.');
    (code || sign) && parse_currency(before).is_some()
}

/// Whether the text ends with a currency or the dash of a whole sum.
fn ends_with_currency(text: &str, behind: &str) -> bool {
    /// Words that mean something else behind a few pieces or times of it, folded.
    const MISTAKABLE: [&str; 5] = ["р", "br", "тг", "евро", "euro"];
    let text = text.trim_end_matches('.');
    let (figures, word) = text.split_at(text.trim_end_matches(char::is_alphabetic).len());
    if word.is_empty() {
        let sign = text.chars().next_back();
        return sign
            .is_some_and(|c| is_dash(c) || parse_currency(c.encode_utf8(&mut [0; 4])).is_some());
    }
    let counted = figures.trim_end().ends_with(is_digit) && figures.matches(is_digit).count() < 4;
    let mistakable = MISTAKABLE.contains(&fold(word).as_str());
    let told = !mistakable || !counted || behind.starts_with(char::is_uppercase);
    told && parse_currency(word).is_some()
}

fn names_currency(text: &str) -> bool {
    let known = |part: &str| parse_currency(part).is_some();
    let (first, last) = (text.find(is_digit), text.rfind(is_digit));
    let before = first.is_some_and(|at| known(&text[..at]));
    let after = last.is_some_and(|at| {
        text[at + 1..].split_whitespace().any(known)
            || text[at + 1..]
                .chars()
                .any(|c| !c.is_alphabetic() && known(c.encode_utf8(&mut [0; 4])))
    });
    before || after
}

/// Whether an amount is counted in thousands or more by a word behind it, `2,5 tys`, `150k`.
fn is_scaled(text: &str) -> bool {
    let behind = text.trim_end().rsplit(is_digit).next().unwrap_or_default();
    behind.chars().any(char::is_alphabetic)
}

/// Whether the text is an address in a messenger: `t.me/ivan`, `skype: ivan`.
pub fn is_handle(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches("https://").trim_start_matches("http://");
    let hosts = ["t.me/", "wa.me/", "vk.com/", "vk.me/", "viber.me/"];
    let names = ["telegram", "tg", "whatsapp", "viber", "skype", "vk"];
    hosts.iter().any(|host| bare.strip_prefix(host).is_some_and(|name| !name.is_empty()))
        || lower.split_once(':').is_some_and(|(name, handle)| {
            let handle = handle.trim();
            names.contains(&name)
                && !handle.is_empty()
                && (!handle.contains(char::is_whitespace) || phone::looks_like_phone(handle))
        })
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// Whether the text has the shape of a day: `2026-12-31`, `31.12.2026`, `31/12/26`.
fn is_date(text: &str) -> bool {
    ['-', '.', '/'].iter().any(|mark| {
        let lengths: Vec<usize> = text.split(*mark).map(str::len).collect();
        text.chars().all(|c| c.is_ascii_digit() || c == *mark)
            && matches!(lengths[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4])
    })
}
