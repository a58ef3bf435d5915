//! Phone numbers that are looked for, in whatever spelling.

use super::*;

fn digits(digits: &str) -> Filter {
    Filter::Digits {
        field: "phone".to_owned(),
        digits: digits.to_owned(),
        country: "RU".to_owned(),
    }
}

#[test]
fn a_number_is_found_as_it_is_dialled() {
    assert_eq!(lead("phone:912"), digits("912"));
    assert_eq!(lead("phone:8912"), Filter::Or(vec![digits("8912"), digits("+7912")]));
    assert_eq!(lead("phone:\"8 912\""), lead("phone:8912"));
    assert_eq!(lead("phone:+8912"), digits("8912"), "a code of its own");
    assert_eq!(lead("phone:+7(912)345"), digits("7912345"));
    assert_eq!(
        lead("tel:89123456789"),
        Filter::Or(vec![digits("89123456789"), digits("9123456789"), digits("+79123456789")])
    );
}

#[test]
fn a_part_of_a_number_is_found_among_the_words_as_it_is_dialled() {
    for (typed, spellings) in [
        ("8912345", &["8912345", "7912345"][..]),
        ("8912-34", &["8912-34", "891234", "791234"]),
        ("0048600", &["0048600", "48600"]),
        ("+8912", &["+8912", "8912"]),
        ("812", &["812"]),
        ("7912345", &["7912345"]),
    ] {
        let term = Term(spellings.iter().map(|s| (*s).to_owned()).collect());
        let found = match lead(typed) {
            Filter::Text(terms) | Filter::Numbered { words: terms, .. } => terms,
            other => panic!("{typed}: {other:?}"),
        };
        assert_eq!(found, [term], "{typed}");
    }
}
