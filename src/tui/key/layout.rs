//! Where the characters of the Russian keyboard layout sit on an English keyboard.
//!
//! Terminals send the character and not the key, so that `j` pressed on a Russian layout arrives
//! as `о`. Polish letters come with AltGr and have no place of their own: they are not here.

/// What the same physical keys type, row by row: Russian (ЙЦУКЕН), then English (QWERTY).
///
/// Of the digits' row only those stand here that the two layouts type differently.
const ROWS: [(&str, &str); 8] = [
    ("йцукенгшщзхъ", "qwertyuiop[]"),
    ("фывапролджэ", "asdfghjkl;'"),
    ("ячсмитьбю.", "zxcvbnm,./"),
    ("ЙЦУКЕНГШЩЗХЪ", "QWERTYUIOP{}"),
    ("ФЫВАПРОЛДЖЭ", "ASDFGHJKL:\""),
    ("ЯЧСМИТЬБЮ,", "ZXCVBNM<>?"),
    ("ёЁ", "`~"),
    ("\"№;:?", "@#$^&"),
];

/// The character that an English layout types with the key that types `russian` on a Russian one.
pub fn position_of(russian: char) -> Option<char> {
    positions().find(|(r, _)| *r == russian).map(|(_, e)| e)
}

/// The character that a Russian layout types with the key that types `english` on an English one.
pub fn on_russian(english: char) -> Option<char> {
    positions().find(|(_, e)| *e == english).map(|(r, _)| r)
}

fn positions() -> impl Iterator<Item = (char, char)> {
    ROWS.iter().flat_map(|(russian, english)| russian.chars().zip(english.chars()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn letters_sit_where_the_keyboard_has_them() {
        for (russian, english) in
            [('о', 'j'), ('Л', 'K'), ('.', '/'), (',', '?'), ('Ж', ':'), ('х', '['), ('ё', '`')]
        {
            assert_eq!(position_of(russian), Some(english));
            assert_eq!(on_russian(english), Some(russian));
        }
    }

    #[test]
    fn every_character_has_one_place() {
        for (russian, english) in ROWS {
            assert_eq!(russian.chars().count(), english.chars().count(), "{russian}");
        }
        let count = positions().count();
        let russian: BTreeSet<char> = positions().map(|p| p.0).collect();
        let english: BTreeSet<char> = positions().map(|p| p.1).collect();
        assert_eq!((russian.len(), english.len()), (count, count));
    }

    #[test]
    fn the_russian_alphabet_is_complete_and_others_are_left_alone() {
        for c in ('а'..='я').chain('А'..='Я').chain("ёЁ".chars()) {
            assert!(position_of(c).is_some(), "{c}");
        }
        for c in "ąćęłńóśźżĄŁabc10*".chars() {
            assert_eq!(position_of(c), None, "{c}");
        }
    }
}
