//! Cells with phones, e-mails, sites and messengers: one cell may hold several, with labels and with
//! words that are none of these.

mod labels;

use crate::domain::point::{Point, PointKind};
use crate::domain::{email, phone};
use labels::Said;
pub use labels::{label, named};

/// What of a cell came among the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// All that it says.
    All,
    /// What it says besides is said nowhere else.
    Part,
    /// It holds nothing of the kind.
    Nothing,
}

/// Adds the points of a cell to `into`, each once.
///
/// A piece may name its own label, `mobile: +7 999 ..`, `+7 999 .. (раб.)`; otherwise it gets `label`.
/// Extensions and the writing of a number stay as they are. What a person could not type as a phone
/// or an e-mail is none.
pub fn read(kind: PointKind, text: &str, label: &'static str, into: &mut Vec<Point>) -> Taken {
    match kind {
        PointKind::Phone => phones(text, label, into),
        PointKind::Email => emails(text, label, into),
        PointKind::Site | PointKind::Messenger => others(kind, text, label, into),
    }
}

fn add(into: &mut Vec<Point>, value: &str, label: &str) {
    if !into.iter().any(|have| have.value == value) {
        into.push(Point::new(value, label));
    }
}

fn phones(text: &str, label: &'static str, into: &mut Vec<Point>) -> Taken {
    let text = whole(text);
    if phone::is_plain(text) {
        add(into, text, label);
        return Taken::All;
    }
    let numbers = phone::within(text);
    let mut taken = if numbers.is_empty() { Taken::Nothing } else { Taken::All };
    for one in numbers {
        let said = Said::read(PointKind::Phone, [one.before, one.after]);
        add(into, one.number, said.label.unwrap_or(label));
        if said.more {
            taken = Taken::Part;
        }
    }
    taken
}

/// The text of a cell without what spreadsheets put around a number to keep it: an apostrophe before
/// it, `="89121112222"`, `79991234567.0`.
fn whole(text: &str) -> &str {
    let text = text.trim_start_matches('\'');
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = quoted.unwrap_or(text);
    match text.strip_suffix(".0") {
        Some(whole) if whole.len() > 6 && whole.bytes().all(|b| b.is_ascii_digit()) => whole,
        _ => text,
    }
}

fn emails(text: &str, label: &'static str, into: &mut Vec<Point>) -> Taken {
    if email::valid(text) {
        add(into, text, label);
        return Taken::All;
    }
    let mut found = 0;
    let mut more = false;
    for piece in text.split([';', ',', '|', '\n', '\r']).flat_map(|piece| piece.split(":::")) {
        // A name before `<ann@example.com>` is that of the person.
        let inside = piece.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
        let (piece, behind) = inside.unwrap_or((piece, ""));
        let mut rest = vec![behind];
        let mut addresses = Vec::new();
        for word in piece.split_whitespace() {
            let bare = word.trim_matches(|c: char| "\"'()[]=.:".contains(c));
            let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
            if email::valid(bare) {
                addresses.push(bare);
            } else if bare.contains('/') && bare.split('/').all(email::valid) {
                addresses.extend(bare.split('/'));
            } else {
                rest.push(word);
            }
        }
        let said = Said::read(PointKind::Email, rest);
        more |= said.more;
        for address in &addresses {
            add(into, address, said.label.unwrap_or(label));
        }
        found += addresses.len();
    }
    match (found, more) {
        (0, _) => Taken::Nothing,
        (_, true) => Taken::Part,
        (_, false) => Taken::All,
    }
}

fn others(kind: PointKind, text: &str, label: &'static str, into: &mut Vec<Point>) -> Taken {
    let mut found = 0;
    let mut more = false;
    let mut each = |piece: &str| {
        let (own, value) = labelled(kind, piece);
        let whole = match kind {
            PointKind::Site => value.contains('.') && value.chars().any(char::is_alphanumeric),
            _ => value.chars().any(char::is_alphanumeric),
        };
        if whole {
            add(into, value, own.unwrap_or(label));
            found += 1;
        } else {
            more = true;
        }
    };
    for part in text.split(" ::: ") {
        let pieces = match kind {
            PointKind::Site => sites(part),
            _ => part.split([';', ',', '\n', '\r']).collect(),
        };
        for piece in pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()) {
            if kind == PointKind::Messenger || piece.contains('<') || piece.contains(": ") {
                each(piece);
            } else {
                piece.split_whitespace().filter(|p| *p != "/").for_each(&mut each);
            }
        }
    }
    match (found, more) {
        (0, _) => Taken::Nothing,
        (_, true) => Taken::Part,
        (_, false) => Taken::All,
    }
}

/// The sites of a cell. A mark within the path of an address is part of it, as far as no blank and no
/// other address follows.
fn sites(text: &str) -> Vec<&str> {
    let mut sites = Vec::new();
    let mut begin = 0;
    for (at, mark) in text.match_indices([';', ',', '\n', '\r']) {
        let (site, behind) = (&text[begin..at], &text[at + mark.len()..]);
        let bare = site.split_once("://").map_or(site, |(_, rest)| rest);
        let begins_another =
            ["http://", "https://", "www."].iter().any(|way| behind.starts_with(way));
        let ends = behind.is_empty() || behind.starts_with(char::is_whitespace) || begins_another;
        let has_path = bare.contains('/') && !bare.ends_with('/');
        let is_within = matches!(mark, "," | ";") && has_path && !ends;
        if !is_within {
            sites.push(site);
            begin = at + mark.len();
        }
    }
    sites.push(&text[begin..]);
    sites
}

fn labelled(kind: PointKind, piece: &str) -> (Option<&'static str>, &str) {
    let own = piece.split_once(':').and_then(|(word, value)| {
        let word = word.trim();
        let label = kind.labels().iter().find(|l| l.eq_ignore_ascii_case(word))?;
        Some((Some(*label), value.trim()))
    });
    own.unwrap_or((None, piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(kind: PointKind, text: &str) -> (Vec<(String, String)>, Taken) {
        let mut points = Vec::new();
        let taken = read(kind, text, "work", &mut points);
        (points.into_iter().map(|p| (p.value, p.label)).collect(), taken)
    }

    fn values(kind: PointKind, text: &str) -> Vec<String> {
        let (points, taken) = split(kind, text);
        assert_eq!(taken, Taken::All, "{text}");
        points.into_iter().map(|(value, _)| value).collect()
    }

    #[test]
    fn one_cell_may_hold_several_phones() {
        let table: [(&str, &[&str]); 16] = [
            ("+7 (911) 4445566; +7 (000) 344222", &["+7 (911) 4445566", "+7 (000) 344222"]),
            ("+48 600 700 800, +48 22 123 45 67", &["+48 600 700 800", "+48 22 123 45 67"]),
            ("8 911 444 55 66 / 8 812 344 22 11", &["8 911 444 55 66", "8 812 344 22 11"]),
            ("+7 912 000-11-22 ::: +7 912 000-11-23", &["+7 912 000-11-22", "+7 912 000-11-23"]),
            ("416-810-9897x752", &["416-810-9897x752"]),
            ("(495) 12-34-56, ext. 7", &["(495) 12-34-56, ext. 7"]),
            ("12 34 56/57", &["12 34 56/57"]),
            ("'+79991234567", &["+79991234567"]),
            ("79991234567.0", &["79991234567"]),
            ("=\"89121112222\"", &["89121112222"]),
            ("\"8 912 111-22-25\"", &["8 912 111-22-25"]),
            ("+7 911 4445566;;+7 911 4445566;", &["+7 911 4445566"]),
            ("тел. 8-912-111-22-12", &["8-912-111-22-12"]),
            ("+7 912 111 22 15 и +7 912 111 22 16", &["+7 912 111 22 15", "+7 912 111 22 16"]),
            ("8 912 111 22 23 8 912 111 22 24", &["8 912 111 22 23", "8 912 111 22 24"]),
            ("tel. 600100200 lub 512300400", &["600100200", "512300400"]),
        ];
        for (text, expected) in table {
            assert_eq!(values(PointKind::Phone, text), expected, "{text}");
        }
    }

    #[test]
    fn other_points_are_cut_at_every_mark() {
        let two = ["a@x.com", "b@y.org"];
        for text in [
            "a@x.com; b@y.org",
            "a@x.com ::: b@y.org",
            "Ann <a@x.com>, mailto:b@y.org",
            "a@x.com b@y.org",
            "a@x.com\nb@y.org",
            "a@x.com / b@y.org",
            "a@x.com/b@y.org",
            "\"a@x.com\", e-mail: b@y.org.",
            "почта a@x.com и b@y.org",
        ] {
            assert_eq!(values(PointKind::Email, text), two, "{text}");
        }
        assert_eq!(values(PointKind::Site, "https://x.com y.org"), ["https://x.com", "y.org"]);
    }

    #[test]
    fn a_mark_within_the_path_of_a_site_is_part_of_it() {
        for (text, expected) in [
            ("https://x.com/map/@52.2,21.0,15z", &["https://x.com/map/@52.2,21.0,15z"][..]),
            ("x.com/a;b=1", &["x.com/a;b=1"]),
            ("https://x.com/a,b, www.y.org", &["https://x.com/a,b", "www.y.org"]),
            ("https://x.com/a,https://y.org/b", &["https://x.com/a", "https://y.org/b"]),
            ("https://x.com/,y.org", &["https://x.com/", "y.org"]),
            ("x.com,y.org;z.pl", &["x.com", "y.org", "z.pl"]),
            ("x.com/a,\ny.org", &["x.com/a", "y.org"]),
            ("x.com/a,", &["x.com/a"]),
        ] {
            assert_eq!(values(PointKind::Site, text), expected, "{text}");
        }
    }

    #[test]
    fn a_piece_may_name_its_label() {
        type Case<'c> = (PointKind, &'c str, &'c [(&'c str, &'c str)]);
        let table: [Case<'_>; 7] = [
            (
                PointKind::Phone,
                "mobile: +7 999 1234567; 84951234567",
                &[("+7 999 1234567", "mobile"), ("84951234567", "work")],
            ),
            (
                PointKind::Phone,
                "дом. 84951234567, моб. тел.: 89121112212",
                &[("84951234567", "home"), ("89121112212", "mobile")],
            ),
            (PointKind::Phone, "тел/факс 84951234567", &[("84951234567", "fax")]),
            (PointKind::Phone, "600100200 (kom.)", &[("600100200", "mobile")]),
            (PointKind::Email, "a@x.ru (личный)", &[("a@x.ru", "home")]),
            (PointKind::Email, "home: a@x.ru; b@x.ru", &[("a@x.ru", "home"), ("b@x.ru", "work")]),
            (PointKind::Messenger, "telegram: ivan", &[("ivan", "telegram")]),
        ];
        for (kind, text, expected) in table {
            let (points, taken) = split(kind, text);
            let points: Vec<_> = points.iter().map(|(v, l)| (v.as_str(), l.as_str())).collect();
            assert_eq!((&points[..], taken), (expected, Taken::All), "{text}");
        }
    }

    #[test]
    fn words_beside_a_point_are_not_taken() {
        let table: [(PointKind, &str, &[&str]); 8] = [
            (PointKind::Phone, "8 912 111-22-11 (жена)", &["8 912 111-22-11"]),
            (PointKind::Phone, "+7(912)111-22-18 Viber", &["+7(912)111-22-18"]),
            (
                PointKind::Phone,
                "8 912 111-22-19 Иван, 8 912 111-22-20 Мария",
                &["8 912 111-22-19", "8 912 111-22-20"],
            ),
            (PointKind::Phone, "8 912 111 22 05/06", &["8 912 111 22 05"]),
            (PointKind::Phone, "600100200 Rabczewska", &["600100200"]),
            (PointKind::Email, "a@x.ru, b@y", &["a@x.ru"]),
            (PointKind::Email, "a@x.ru (бухгалтерия)", &["a@x.ru"]),
            (PointKind::Site, "x.com -", &["x.com"]),
        ];
        for (kind, text, expected) in table {
            let (points, taken) = split(kind, text);
            let points: Vec<_> = points.iter().map(|(value, _)| value.as_str()).collect();
            assert_eq!((&points[..], taken), (expected, Taken::Part), "{text}");
        }
    }

    #[test]
    fn what_is_no_point_is_none() {
        for (kind, text) in [
            (PointKind::Phone, "none"),
            (PointKind::Phone, "112"),
            (PointKind::Phone, "0"),
            (PointKind::Phone, "7.99912E+10"),
            (PointKind::Phone, "#NAME?"),
            (PointKind::Email, "n/a"),
            (PointKind::Email, "@x"),
            (PointKind::Email, "a12@x,ru"),
            (PointKind::Email, "a11 @x.ru"),
            (PointKind::Site, "-"),
        ] {
            assert_eq!(split(kind, text), (vec![], Taken::Nothing), "{text}");
        }
    }
}
