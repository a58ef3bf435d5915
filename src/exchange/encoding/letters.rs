//! Which one-byte encoding gives the most natural words: Cyrillic and Central European letters.
//!
//! A general detector needs more text than two lines of a price list; the letters of a word do
//! not. It knows nothing of tables: a sample is only words.

use encoding_rs::{
    Encoding, IBM866, ISO_8859_2, KOI8_R, KOI8_U, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
};

/// The commoner of two that read a sample the same way comes first.
const CANDIDATES: [&Encoding; 7] =
    [WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, KOI8_R, IBM866, ISO_8859_2, KOI8_U];

/// What a second opinion is worth: less than one letter that cannot be there.
const SECOND_OPINION: f32 = 0.5;

/// The encoding in which the sample reads best, or none where none reads well. `hint` is the
/// opinion of a general detector, and settles what the letters leave open.
pub fn best(sample: &[u8], hint: &'static Encoding) -> Option<&'static Encoding> {
    let mut best: Option<(f32, &'static Encoding)> = None;
    for encoding in CANDIDATES {
        let (text, _) = encoding.decode_without_bom_handling(sample);
        // The detector has one name for both, and the Russian one is the commoner.
        let seconded = encoding == hint || (encoding == KOI8_R && hint == KOI8_U);
        let bonus = if seconded { SECOND_OPINION } else { 0.0 };
        let score = naturalness(&text) + bonus;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, encoding));
        }
    }
    best.filter(|(score, _)| *score >= 0.0).map(|(_, encoding)| encoding)
}

/// How much a text looks like words: above zero for words, below for a wrong reading.
fn naturalness(text: &str) -> f32 {
    let mut score = 0.0;
    let mut latin = Latin::default();
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_ascii() {
            let after = rest.peek().copied();
            score += if let Some(weight) = cyrillic(c) {
                weight + beside_cyrillic(c, before, after)
            } else if c.is_alphabetic() {
                latin.count(c);
                beside_latin(c, before, after)
            } else {
                symbol(c, before, after)
            };
        }
        before = Some(c);
    }
    score + latin.score()
}

/// A Cyrillic letter stands among Cyrillic letters, a capital does not follow a small one, and the
/// letters that only modify others follow those they can modify.
fn beside_cyrillic(c: char, before: Option<char>, after: Option<char>) -> f32 {
    let foreign = |n: Option<char>| n.is_some_and(|n| n.is_alphabetic() && cyrillic(n).is_none());
    let swapped =
        c.is_uppercase() && before.is_some_and(|b| b.is_lowercase() && cyrillic(b).is_some());
    let mut score = 0.0;
    if foreign(before) || foreign(after) {
        score -= 6.0;
    }
    if swapped {
        score -= 6.0;
    }
    let after_vowel = before.is_some_and(|b| "аеёиоуыэюяАЕЁИОУЫЭЮЯіїєІЇЄ".contains(b));
    let first = !before.is_some_and(char::is_alphabetic);
    let misplaced = match c {
        'ь' | 'ъ' | 'Ь' | 'Ъ' => first || after_vowel,
        'ы' | 'Ы' => after_vowel,
        'й' | 'Й' => !first && !after_vowel,
        _ => false,
    };
    if misplaced {
        score -= 4.0;
    }
    score
}

/// An accented letter stands beside a plain one: three in a row are no word of a Latin script.
fn beside_latin(c: char, before: Option<char>, after: Option<char>) -> f32 {
    let accented = |n: Option<char>| n.is_some_and(|n| !n.is_ascii() && n.is_alphabetic());
    let vowel = |n: Option<char>| n.is_some_and(|n| "aeiouyóáéíAEIOUYÓÁÉÍ".contains(n));
    if accented(before) && accented(after) {
        -3.0
    } else if matches!(c, 'ñ' | 'Ñ') != vowel(after) && matches!(c, 'ñ' | 'Ñ' | 'ń' | 'Ń') {
        // The Spanish one stands before a vowel, the Polish one does not.
        -2.0
    } else if c.is_uppercase() && before.is_some_and(char::is_lowercase) {
        -4.0
    } else {
        0.0
    }
}

/// Typography stands between words; anything else rarely stands at all.
fn symbol(c: char, before: Option<char>, after: Option<char>) -> f32 {
    let letter = |n: Option<char>| n.is_some_and(char::is_alphabetic);
    let inside = letter(before) && letter(after);
    match c {
        '£' if letter(after) => -4.0,
        '’' | '\u{A0}' | '–' | '—' => 0.2,
        '«' | '»' | '“' | '”' | '„' | '…' | '№' | '©' | '®' | '™' | '°' | '§' | '€' | '£'
            if !inside =>
        {
            0.2
        }
        _ if inside => -5.0,
        _ => -3.0,
    }
}

/// How common a Russian letter is, on a scale where a random one is about nothing; letters of
/// its sister languages are rare guests.
fn cyrillic(c: char) -> Option<f32> {
    let small = match c {
        'А'..='Я' => char::from_u32(c as u32 + 32)?,
        'Ё' => 'ё',
        'І' => 'і',
        'Ї' => 'ї',
        'Є' => 'є',
        'Ґ' => 'ґ',
        'Ў' => 'ў',
        _ => c,
    };
    Some(match small {
        'о' => 3.4,
        'е' | 'а' => 3.0,
        'и' | 'н' | 'т' => 2.7,
        'с' | 'р' => 2.4,
        'в' | 'л' | 'к' => 2.1,
        'м' | 'д' | 'п' | 'у' => 1.6,
        'я' | 'ы' | 'ь' | 'г' | 'з' | 'б' => 0.8,
        'ч' | 'й' | 'х' => 0.2,
        'ж' | 'ш' | 'ю' | 'ц' => -0.6,
        'щ' | 'э' | 'ф' | 'і' => -1.5,
        'ё' | 'ї' | 'є' => -2.0,
        'ъ' | 'ґ' | 'ў' => -2.5,
        '\u{400}'..='\u{4FF}' => -6.0,
        _ => return None,
    })
}

/// Accented letters by the languages that use them.
#[derive(Default)]
struct Latin {
    all: usize,
    polish: usize,
    czech: usize,
    hungarian: usize,
    western: usize,
}

impl Latin {
    fn count(&mut self, c: char) {
        let c = c.to_lowercase().next().unwrap_or(c);
        self.all += 1;
        self.polish += usize::from("ąćęłńóśźż".contains(c));
        self.czech += usize::from("áčďéěíľĺňóôřšťúůýžä".contains(c));
        self.hungarian += usize::from("áéíóöőúüű".contains(c));
        self.western += usize::from("àáâãäåçèéêëíîïñòóôõöøùúûüß".contains(c));
    }

    /// Every letter of the best language speaks for the reading, every other against it. Polish
    /// speaks louder: it is a language of this program.
    fn score(&self) -> f32 {
        let score = |own: usize, weight: f32| {
            let small = |n: usize| f32::from(u16::try_from(n).unwrap_or(u16::MAX));
            weight * small(own) - 1.5 * small(self.all - own)
        };
        let others = self.czech.max(self.hungarian).max(self.western);
        score(self.polish, 1.6).max(score(others, 1.0))
    }
}
