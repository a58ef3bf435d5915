//! Cells with phones, e-mails, sites and messengers: one cell may hold several, with labels.

use crate::domain::point::{Point, PointKind};

/// Adds the points of a cell to `into`, each once. What is none comes back as rest.
///
/// A piece may name its own label, `mobile: +7 999 ..`; otherwise it gets `label`. Extensions and
/// the writing of a number stay as they are.
pub fn read(kind: PointKind, text: &str, label: &str, into: &mut Vec<Point>) -> Option<String> {
    let mut rest: Vec<&str> = Vec::new();
    for part in text.split(" ::: ") {
        pieces(kind, part, &mut |piece| {
            let (own, value) = labelled(kind, piece);
            match tidy(kind, value) {
                Some(value) if into.iter().any(|have| have.value == value) => {}
                Some(value) => into.push(Point::new(value, own.unwrap_or(label))),
                None => rest.push(piece),
            }
        });
    }
    (!rest.is_empty()).then(|| rest.join(", "))
}

/// The label another system's word means: `Work Fax` is a fax.
pub fn label(kind: PointKind, word: &str) -> &'static str {
    let word = word.trim_start_matches("* ").trim().to_lowercase();
    let near = [
        ("fax", "fax"),
        ("mobile", "mobile"),
        ("cell", "mobile"),
        ("iphone", "mobile"),
        ("main", "work"),
        ("website", "work"),
        ("work", "work"),
        ("home", "home"),
        ("сотов", "mobile"),
        ("мобил", "mobile"),
        ("рабоч", "work"),
        ("домаш", "home"),
        ("komór", "mobile"),
        ("służb", "work"),
        ("dom", "home"),
    ];
    let labels = kind.labels();
    let known = labels.iter().find(|l| **l == word);
    let meant = || near.iter().find(|(part, _)| word.contains(part)).map(|(_, label)| *label);
    known.copied().or_else(|| meant().filter(|l| labels.contains(l))).unwrap_or("other")
}

fn labelled(kind: PointKind, piece: &str) -> (Option<&'static str>, &str) {
    let own = piece.split_once(':').and_then(|(word, value)| {
        let word = word.trim();
        let label = kind.labels().iter().find(|l| l.eq_ignore_ascii_case(word))?;
        Some((Some(*label), value.trim()))
    });
    own.unwrap_or((None, piece))
}

/// Cuts a cell into pieces. A phone is cut only where a number stands on both sides, so that
/// `495 12-34-56, ext. 7` stays whole.
fn pieces<'t>(kind: PointKind, text: &'t str, each: &mut dyn FnMut(&'t str)) {
    if kind == PointKind::Phone {
        return phones(text, each);
    }
    for piece in text.split([';', ',', '\n', '\r']).map(str::trim).filter(|p| !p.is_empty()) {
        if kind == PointKind::Messenger || piece.contains('<') || piece.contains(": ") {
            each(piece);
        } else {
            piece.split_whitespace().filter(|p| *p != "/").for_each(&mut *each);
        }
    }
}

fn phones<'t>(text: &'t str, each: &mut dyn FnMut(&'t str)) {
    const MARKS: [char; 6] = [';', ',', '\n', '\r', '|', '/'];
    let digits = |part: &str| part.bytes().filter(u8::is_ascii_digit).count();
    let bare = |part: &'t str| part.trim_matches(|c: char| c.is_whitespace() || ";,|".contains(c));
    let mut start = 0;
    for (at, mark) in text.char_indices().filter(|(_, c)| MARKS.contains(c)) {
        let after = &text[at + 1..];
        let next = &after[..after.find(MARKS).unwrap_or(after.len())];
        let enough = if mark == '/' { 7 } else { 5 };
        if digits(&text[start..at]) >= enough && digits(next) >= enough {
            each(bare(&text[start..at]));
            start = at + 1;
        }
    }
    let last = bare(&text[start..]);
    if !last.is_empty() {
        each(last);
    }
}

/// The value as it is kept, or none where it is no point of this kind.
fn tidy(kind: PointKind, value: &str) -> Option<&str> {
    match kind {
        PointKind::Phone => phone(value.trim_start_matches('\'')),
        PointKind::Email => {
            let inside = value.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
            let value = inside.map_or(value, |(address, _)| address).trim();
            let value = value.strip_prefix("mailto:").unwrap_or(value);
            let (name, host) = value.rsplit_once('@')?;
            let whole =
                !name.is_empty() && !host.is_empty() && !value.contains(char::is_whitespace);
            whole.then_some(value)
        }
        PointKind::Site => {
            let whole = value.contains('.') && value.chars().any(char::is_alphanumeric);
            whole.then_some(value)
        }
        PointKind::Messenger => value.chars().any(char::is_alphanumeric).then_some(value),
    }
}

/// Spreadsheets turn long numbers into `79991234567.0`, which can be mended, or `7.99912E+10`,
/// which cannot.
fn phone(value: &str) -> Option<&str> {
    let value = match value.strip_suffix(".0") {
        Some(whole) if whole.len() > 6 && whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => value,
    };
    let lost = value.contains("E+") || value.contains("e+");
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 3 && !lost).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(kind: PointKind, text: &str) -> (Vec<(String, String)>, Option<String>) {
        let mut points = Vec::new();
        let rest = read(kind, text, "work", &mut points);
        (points.into_iter().map(|p| (p.value, p.label)).collect(), rest)
    }

    fn values(kind: PointKind, text: &str) -> Vec<String> {
        let (points, rest) = split(kind, text);
        assert_eq!(rest, None, "{text}");
        points.into_iter().map(|(value, _)| value).collect()
    }

    #[test]
    fn one_cell_may_hold_several_phones() {
        let table: [(&str, &[&str]); 9] = [
            ("+7 (911) 4445566; +7 (000) 344222", &["+7 (911) 4445566", "+7 (000) 344222"]),
            ("+48 600 700 800, +48 22 123 45 67", &["+48 600 700 800", "+48 22 123 45 67"]),
            ("8 911 444 55 66 / 8 812 344 22 11", &["8 911 444 55 66", "8 812 344 22 11"]),
            ("416-810-9897x752", &["416-810-9897x752"]),
            ("(495) 12-34-56, ext. 7", &["(495) 12-34-56, ext. 7"]),
            ("12 34 56/57", &["12 34 56/57"]),
            ("'+79991234567", &["+79991234567"]),
            ("79991234567.0", &["79991234567"]),
            ("+7 911 4445566;;+7 911 4445566;", &["+7 911 4445566"]),
        ];
        for (text, expected) in table {
            assert_eq!(values(PointKind::Phone, text), expected, "{text}");
        }
    }

    #[test]
    fn other_points_are_cut_at_every_mark() {
        let two = ["a@x.com", "b@y.org"];
        assert_eq!(values(PointKind::Email, "a@x.com; b@y.org"), two);
        assert_eq!(values(PointKind::Email, "a@x.com ::: b@y.org"), two);
        assert_eq!(values(PointKind::Email, "Ann <a@x.com>, mailto:b@y.org"), two);
        assert_eq!(values(PointKind::Site, "https://x.com y.org"), ["https://x.com", "y.org"]);
    }

    #[test]
    fn a_piece_may_name_its_label() {
        let (points, _) = split(PointKind::Phone, "mobile: +7 999 1234567; 84951234567");
        let expected = [("+7 999 1234567", "mobile"), ("84951234567", "work")];
        assert_eq!(points, expected.map(|(v, l)| (v.to_owned(), l.to_owned())));
        let (points, _) = split(PointKind::Messenger, "telegram: ivan");
        assert_eq!(points, [("ivan".to_owned(), "telegram".to_owned())]);
        assert_eq!(label(PointKind::Phone, "Work Fax"), "fax");
        assert_eq!(label(PointKind::Email, "* Home"), "home");
        assert_eq!(label(PointKind::Email, "Mobile"), "other");
    }

    #[test]
    fn what_is_no_point_comes_back() {
        for (kind, text) in [
            (PointKind::Phone, "none"),
            (PointKind::Phone, "7.99912E+10"),
            (PointKind::Email, "n/a"),
            (PointKind::Email, "@x"),
            (PointKind::Site, "-"),
        ] {
            assert_eq!(split(kind, text), (vec![], Some(text.to_owned())));
        }
    }
}
