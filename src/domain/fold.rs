//! The form of text that search and matching compare: case, `ё`, accents, quotes, dashes and
//! spacing make no difference. It is never shown and never stored instead of the text.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use super::marks;

/// The text without case, accents and invisible characters, with plain quotes and dashes and single
/// spaces; `ё` is `е`, `й` is `и`, `ł` is `l`. Folding what is folded changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = Folded { text: String::with_capacity(text.len()), space: false };
    if text.chars().all(is_simple) {
        text.chars().for_each(|c| folded.push_simple(c));
    } else {
        let normalizer = const { DecomposingNormalizerBorrowed::new_nfkd() };
        normalizer.normalize_iter(text.chars()).for_each(|c| folded.push(c));
    }
    folded.text
}

/// Characters that decompose to themselves and fold to one character: most of what people type.
fn is_simple(c: char) -> bool {
    c.is_ascii() || (matches!(c, '\u{410}'..='\u{44F}') && c != 'й' && c != 'Й')
}

/// Collects folded characters; a space waits until a word follows it.
struct Folded {
    text: String,
    space: bool,
}

impl Folded {
    fn push_simple(&mut self, c: char) {
        match c {
            '!'..='@' | '['..='_' | 'a'..='~' | 'а'..='я' => self.put(c),
            'A'..='Z' => self.put(c.to_ascii_lowercase()),
            'А'..='Я' => self.put(char::from_u32(u32::from(c) + 0x20).unwrap_or(c)),
            '`' => self.put('\''),
            ' ' | '\t'..='\r' => self.space = true,
            // What is left are control characters.
            _ => {}
        }
    }

    fn push(&mut self, c: char) {
        if is_simple(c) {
            return self.push_simple(c);
        }
        if c.is_whitespace() {
            self.space = true;
            return;
        }
        let classes = const { CanonicalCombiningClassMapBorrowed::new() };
        if c.is_control() || marks::is_invisible(c) || is_selector(c) || classes.get_u8(c) != 0 {
            return;
        }
        for c in c.to_lowercase() {
            match c {
                'ł' => self.put('l'),
                'đ' | 'ð' => self.put('d'),
                'ø' => self.put('o'),
                'ı' => self.put('i'),
                'ς' => self.put('σ'),
                'ß' => self.put_all("ss"),
                'æ' => self.put_all("ae"),
                'œ' => self.put_all("oe"),
                'þ' => self.put_all("th"),
                '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' | 'ʼ' | 'ʹ' => {
                    self.put('\'');
                }
                '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' => self.put('"'),
                '\u{2010}'..='\u{2015}' | '−' | '⸺' | '⸻' => self.put('-'),
                _ => self.put(c),
            }
        }
    }

    fn put(&mut self, c: char) {
        if std::mem::take(&mut self.space) && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push(c);
    }

    fn put_all(&mut self, text: &str) {
        text.chars().for_each(|c| self.put(c));
    }
}

/// Variation selectors choose between pictures of one and the same character.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_makes_no_difference_is_gone() {
        let table = [
            ("", ""),
            ("  Ivan\t PETROV \n", "ivan petrov"),
            ("Ёлкин Андрей", "елкин андреи"),
            ("ИВАН", "иван"),
            ("Łódź Żółw Straße Øre Đorđe", "lodz zolw strasse ore dorde"),
            ("«Ромашка» — “Rose”", "\"ромашка\" - \"rose\""),
            ("O’Brien", "o'brien"),
            ("ﬁn１２\u{A0}½", "fin12 1⁄2"),
            ("pay\u{200b}pal\u{202e}\u{1b}", "paypal"),
            ("e\u{301}té", "ete"),
            ("ΣΊΣΥΦΟΣ ς", "σισυφοσ σ"),
            ("İstanbul ı", "istanbul i"),
            ("❤\u{fe0f}", "❤"),
        ];
        for (text, expected) in table {
            assert_eq!(fold(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_character_folds_to_what_folds_no_further() {
        for c in '\0'..=char::MAX {
            let once = fold(&format!("a{c}b"));
            assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "(\\PC|\\p{M}|\\p{Lu}|[ -~а-яёА-ЯЁ]){0,24}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn case_makes_no_difference(text in "[ -~а-яА-ЯёЁąćęłńóśźżĄĆĘŁŃÓŚŹŻ]{0,24}") {
            prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
        }
    }
}
