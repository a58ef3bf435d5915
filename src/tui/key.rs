//! A key press, normalised, and its notation: `g g`, `C-s`, `S-Tab`, `Enter`, `ж`.
//!
//! Terminals report the same press in several ways; here each press has one form, so that the
//! table of actions can compare. What a key means is not known here.

mod layout;

use std::fmt;
use std::str::FromStr;

use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers};

pub use layout::{on_russian, position_of};

/// One press of a key.
///
/// A printable character carries its case in itself and never `shift`; a character with Ctrl is
/// lower-case and Latin. So two presses mean the same exactly when they are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    code: Code,
    ctrl: bool,
    shift: bool,
}

/// Which key was pressed, apart from Ctrl and Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A key that types a character; the space bar is `' '`.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Deletes backwards.
    Backspace,
    /// Deletes forwards.
    Delete,
    /// Insert.
    Insert,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// A function key by its number.
    Function(u8),
}

/// The names of the keys that type nothing, as the notation writes them.
const NAMES: [(&str, Code); 15] = [
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
];

impl Key {
    /// The press with this code and no modifier.
    pub fn plain(code: Code) -> Key {
        Key { code, ctrl: false, shift: false }
    }

    /// The press that types this character.
    pub fn char(c: char) -> Key {
        Key::plain(Code::Char(c))
    }

    /// This press with Ctrl held. Combinations that every terminal sends as another key become
    /// that key: `C-m` and `C-j` are Enter, `C-i` is Tab, `C-h` is Backspace, `C-[` is Esc. A
    /// Cyrillic letter becomes the Latin one of its position.
    pub fn with_ctrl(self) -> Key {
        let Code::Char(c) = self.code else { return Key { ctrl: true, ..self } };
        let latin = if c.is_ascii() { c } else { position_of(c).unwrap_or(c) };
        match latin.to_ascii_lowercase() {
            'm' | 'j' => Key::plain(Code::Enter),
            'i' => Key::plain(Code::Tab),
            'h' => Key::plain(Code::Backspace),
            '[' => Key::plain(Code::Esc),
            lower => Key { code: Code::Char(lower), ctrl: true, shift: false },
        }
    }

    /// This press with Shift held; a character becomes its capital.
    pub fn with_shift(self) -> Key {
        match self.code {
            Code::Char(c) => Key { code: Code::Char(capital(c)), ..self },
            _ => Key { shift: true, ..self },
        }
    }

    /// Which key it is.
    pub fn code(self) -> Code {
        self.code
    }

    /// The character it types, if it types one.
    pub fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl => Some(c),
            _ => None,
        }
    }

    /// The press of the same physical key on an English layout, if this one types a character of
    /// the Russian layout.
    pub fn on_english(self) -> Option<Key> {
        self.text().and_then(position_of).map(Key::char)
    }

    /// How a person with a Russian layout reaches this key, where it differs.
    pub fn on_russian(self) -> Option<Key> {
        match self.code {
            Code::Char(c) => on_russian(c).map(|c| Key { code: Code::Char(c), ..self }),
            _ => None,
        }
    }

    /// The presses that a terminal event stands for: none for a release or a key without meaning,
    /// two for Alt and a key, which is read as Esc and then the key.
    pub fn from_event(event: KeyEvent) -> Vec<Key> {
        if event.kind == KeyEventKind::Release {
            return Vec::new();
        }
        let held = event.modifiers;
        if held.intersects(Modifiers::SUPER | Modifiers::HYPER) {
            return Vec::new();
        }
        let shift = held.contains(Modifiers::SHIFT);
        let key = match event.code {
            KeyCode::BackTab => Some(Key::plain(Code::Tab).with_shift()),
            other => code_of(other).map(Key::plain).map(|key| match key.code {
                Code::Char(' ') => key,
                _ if shift => key.with_shift(),
                _ => key,
            }),
        };
        let Some(key) = key else { return Vec::new() };
        let key = if held.contains(Modifiers::CONTROL) { key.with_ctrl() } else { key };
        if held.intersects(Modifiers::ALT | Modifiers::META) {
            vec![Key::plain(Code::Esc), key]
        } else {
            vec![key]
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("C-")?;
        }
        if self.shift {
            f.write_str("S-")?;
        }
        match (self.code, NAMES.iter().find(|(_, code)| *code == self.code)) {
            (_, Some((name, _))) => f.write_str(name),
            (Code::Function(number), None) => write!(f, "F{number}"),
            (Code::Char(c), None) => write!(f, "{c}"),
            // Every other code stands in the list of names.
            (_, None) => Err(fmt::Error),
        }
    }
}

impl FromStr for Key {
    type Err = NotationError;

    fn from_str(word: &str) -> Result<Key, NotationError> {
        let bad = || NotationError(word.to_owned());
        let (mut rest, mut ctrl, mut shift) = (word, false, false);
        loop {
            // A lone minus after a modifier is the key itself: `C--`.
            if let Some(tail) = rest.strip_prefix("C-").filter(|t| !t.is_empty() && !ctrl) {
                (rest, ctrl) = (tail, true);
            } else if let Some(tail) = rest.strip_prefix("S-").filter(|t| !t.is_empty() && !shift) {
                (rest, shift) = (tail, true);
            } else {
                break;
            }
        }
        let code = parse_code(rest).ok_or_else(bad)?;
        let mut key = Key::plain(code);
        if shift {
            key = key.with_shift();
        }
        if ctrl {
            key = key.with_ctrl();
        }
        Ok(key)
    }
}

/// One or more presses, one after another, that mean something together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Keys(Vec<Key>);

impl Keys {
    /// The presses in order; there is at least one.
    pub fn as_slice(&self) -> &[Key] {
        &self.0
    }

    /// What remains to be pressed after the first `typed` presses, if anything does.
    pub fn after(&self, typed: usize) -> Option<Keys> {
        self.0.get(typed..).filter(|rest| !rest.is_empty()).map(|rest| Keys(rest.to_vec()))
    }

    /// How a person with a Russian layout types them, where that differs.
    pub fn on_russian(&self) -> Option<Keys> {
        let russian: Vec<Key> = self.0.iter().map(|k| k.on_russian().unwrap_or(*k)).collect();
        (russian != self.0).then_some(Keys(russian))
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, key) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(" ")?;
            }
            key.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Keys {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Keys, NotationError> {
        let keys: Vec<Key> =
            text.split_whitespace().map(Key::from_str).collect::<Result<_, _>>()?;
        if keys.is_empty() { Err(NotationError(text.to_owned())) } else { Ok(Keys(keys)) }
    }
}

/// A word that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key")]
pub struct NotationError(pub String);

fn parse_code(word: &str) -> Option<Code> {
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
        return Some(*code);
    }
    let mut chars = word.chars();
    match (chars.next(), chars.as_str()) {
        (Some(c), "") => (!c.is_control() && !c.is_whitespace()).then_some(Code::Char(c)),
        (Some('F' | 'f'), number) => {
            number.parse().ok().filter(|n| (1..=24).contains(n)).map(Code::Function)
        }
        _ => None,
    }
}

fn code_of(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Escape => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Function(number) => Code::Function(number),
        _ => return None,
    })
}

/// The capital of a letter that has exactly one.
fn capital(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, held: Modifiers) -> String {
        let keys = Key::from_event(KeyEvent::new(code, held));
        keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn notation_is_read_and_written_alike() {
        for text in [
            "g g", "C-s", "S-Tab", "Enter", "Space", "ж", "Ж", "PgUp", "C-Left", "F5", "-", "C--",
            ":", "C-Space", "C-S-Up", "[", "S", "C",
        ] {
            assert_eq!(text.parse::<Keys>().unwrap().to_string(), text, "{text}");
        }
    }

    #[test]
    fn notation_is_forgiving_in_case_and_space() {
        for (typed, means) in [
            ("  g   g ", "g g"),
            ("enter", "Enter"),
            ("pgdn", "PgDn"),
            ("C-S", "C-s"),
            ("S-a", "A"),
            ("C-ы", "C-s"),
            ("C-m", "Enter"),
            ("C-i", "Tab"),
        ] {
            assert_eq!(typed.parse::<Keys>().unwrap().to_string(), means, "{typed}");
        }
    }

    #[test]
    fn a_word_that_names_no_key_is_refused_and_named() {
        for (text, word) in
            [("", ""), ("g Entre", "Entre"), ("C-C-x", "C-C-x"), ("F99", "F99"), ("\u{7}", "\u{7}")]
        {
            assert_eq!(text.parse::<Keys>(), Err(NotationError(word.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn events_have_one_form() {
        use Modifiers as M;
        for (code, held, keys) in [
            (KeyCode::Char('j'), M::NONE, "j"),
            (KeyCode::Char('J'), M::SHIFT, "J"),
            (KeyCode::Char('j'), M::SHIFT, "J"),
            (KeyCode::Char(' '), M::SHIFT, "Space"),
            (KeyCode::BackTab, M::SHIFT, "S-Tab"),
            (KeyCode::Tab, M::SHIFT, "S-Tab"),
            (KeyCode::Char('S'), M::CONTROL | M::SHIFT, "C-s"),
            (KeyCode::Char('ы'), M::CONTROL, "C-s"),
            (KeyCode::Char('Ы'), M::CONTROL, "C-s"),
            (KeyCode::Char('j'), M::CONTROL, "Enter"),
            (KeyCode::Char('h'), M::CONTROL, "Backspace"),
            (KeyCode::Char('x'), M::ALT, "Esc x"),
            (KeyCode::Enter, M::ALT, "Esc Enter"),
            (KeyCode::Char('x'), M::SUPER, ""),
            (KeyCode::CapsLock, M::NONE, ""),
            (KeyCode::Char('ł'), M::NONE, "ł"),
            (KeyCode::Left, M::CONTROL, "C-Left"),
        ] {
            assert_eq!(event(code, held), keys, "{code:?} {held:?}");
        }
    }

    #[test]
    fn a_release_is_no_press_and_a_repeat_is_one() {
        let kinds = [(KeyEventKind::Release, 0), (KeyEventKind::Repeat, 1)];
        for (kind, presses) in kinds {
            let event = KeyEvent { kind, ..KeyCode::Char('j').into() };
            assert_eq!(Key::from_event(event).len(), presses);
        }
    }

    #[test]
    fn a_sequence_says_how_to_type_it_on_a_russian_layout() {
        for (english, russian) in [
            ("g g", Some("п п")),
            ("C-s", Some("C-ы")),
            ("/", Some(".")),
            ("1", None),
            ("Tab", None),
        ] {
            let keys: Keys = english.parse().unwrap();
            assert_eq!(keys.on_russian().map(|k| k.to_string()).as_deref(), russian, "{english}");
        }
    }
}
