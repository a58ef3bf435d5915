//! Query text to tokens. A condition (`stage:new,in_work`) is one token, since only its beginning
//! tells whether a comma or a parenthesis belongs to a value. Knows no field and no value.

use super::QueryError;
use crate::domain::message::Message;
use crate::domain::query::filter::Order;

/// A piece of a query and the character it begins at, counted from 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub at: usize,
    pub kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Minus,
    Or,
    And,
    /// A bare word or a quoted phrase.
    Text(Word),
    Condition(Condition),
}

/// `field:a,b`, `field>=a`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    pub name: Word,
    pub relation: Relation,
    /// Never empty.
    pub values: Vec<Word>,
}

/// How a condition relates a field to its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// `:`, whatever suits the field: contains, is one of, lies within.
    Has,
    /// `=`, the same even for text.
    Same,
    /// `> >= < <=`.
    Order(Order),
}

/// A word as it was typed, without its quotes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub at: usize,
    pub text: String,
    /// Quoted words are only text: never `me`, `none` or `OR`.
    pub quoted: bool,
}

/// Splits a query into tokens.
///
/// # Errors
/// A quote that is never closed, or a field without a value.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut scanner = Scanner { chars: text.chars().collect(), next: 0 };
    let mut tokens = Vec::new();
    while let Some(token) = scanner.token()? {
        tokens.push(token);
    }
    Ok(tokens)
}

struct Scanner {
    chars: Vec<char>,
    next: usize,
}

impl Scanner {
    fn token(&mut self) -> Result<Option<Token>, QueryError> {
        loop {
            while self.peek().is_some_and(is_blank) {
                self.next += 1;
            }
            let Some(c) = self.peek() else { return Ok(None) };
            let at = self.at();
            let kind = match c {
                '(' => self.single(TokenKind::Open),
                ')' => self.single(TokenKind::Close),
                '-' if self.negates() => self.single(TokenKind::Minus),
                '"' => TokenKind::Text(self.quoted()?),
                _ => match self.condition()? {
                    Some(condition) => TokenKind::Condition(condition),
                    None => match self.bare() {
                        Some(kind) => kind,
                        // A comma or a semicolon of pasted text.
                        None => continue,
                    },
                },
            };
            return Ok(Some(Token { at, kind }));
        }
    }

    /// A minus negates at the start of a condition only: in `(912)-345` and `a - b` it is text.
    fn negates(&self) -> bool {
        let starts = self
            .next
            .checked_sub(1)
            .is_none_or(|i| is_blank(self.chars[i]) || matches!(self.chars[i], '(' | '-'));
        let ends = self.chars.get(self.next + 1).is_none_or(|c| is_blank(*c) || *c == ')');
        starts && !ends
    }

    fn condition(&mut self) -> Result<Option<Condition>, QueryError> {
        let start = self.next;
        let mut end = start;
        while self.chars.get(end).is_some_and(|c| c.is_alphanumeric() || "_-.".contains(*c)) {
            end += 1;
        }
        if !self.chars[start..end].first().is_some_and(|c| c.is_alphabetic()) {
            return Ok(None);
        }
        let Some((relation, length)) = relation(&self.chars[end..]) else { return Ok(None) };
        let name =
            Word { at: start + 1, text: self.chars[start..end].iter().collect(), quoted: false };
        self.next = end + length;
        let mut values = vec![self.value(&name)?];
        while self.peek() == Some(',') {
            self.next += 1;
            values.push(self.value(&name)?);
        }
        Ok(Some(Condition { name, relation, values }))
    }

    fn value(&mut self, name: &Word) -> Result<Word, QueryError> {
        if self.peek() == Some('"') {
            return self.quoted();
        }
        let start = self.next;
        let mut depth = 0_usize;
        while let Some(c) = self.peek() {
            match c {
                ',' => break,
                ')' if depth == 0 => break,
                c if is_blank(c) => break,
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            self.next += 1;
        }
        if start == self.next {
            let message = Message::new("query-value-missing").with("name", name.text.as_str());
            return Err(QueryError::new(self.at(), message));
        }
        Ok(self.word(start, false))
    }

    /// A bare word, or `OR`, `AND`, `NOT`. Nothing where only punctuation of a list stands.
    fn bare(&mut self) -> Option<TokenKind> {
        let start = self.next;
        let mut depth = 0_usize;
        while let Some(c) = self.peek() {
            match c {
                c if is_blank(c) => break,
                '"' => break,
                // `+7(912)345` is one number, `Ivan(a OR b)` is a word and a group.
                '(' if !self.chars[start..self.next].iter().all(|c| is_dialled(*c)) => break,
                '(' => depth += 1,
                ')' if depth == 0 => break,
                ')' => depth -= 1,
                _ => {}
            }
            self.next += 1;
        }
        let mut word = self.word(start, false);
        word.text = word.text.trim_matches([',', ';']).to_owned();
        Some(match word.text.as_str() {
            "" => return None,
            "OR" | "ИЛИ" | "LUB" => TokenKind::Or,
            "AND" => TokenKind::And,
            "NOT" => TokenKind::Minus,
            _ => TokenKind::Text(word),
        })
    }

    fn quoted(&mut self) -> Result<Word, QueryError> {
        let at = self.at();
        self.next += 1;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.next += 1;
            match c {
                '"' => return Ok(Word { at, text, quoted: true }),
                '\\' if matches!(self.peek(), Some('"' | '\\')) => {
                    text.extend(self.peek());
                    self.next += 1;
                }
                c => text.push(if c.is_control() { ' ' } else { c }),
            }
        }
        Err(QueryError::new(at, Message::new("query-quote-open")))
    }

    fn word(&self, start: usize, quoted: bool) -> Word {
        Word { at: start + 1, text: self.chars[start..self.next].iter().collect(), quoted }
    }

    fn single(&mut self, kind: TokenKind) -> TokenKind {
        self.next += 1;
        kind
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.next).copied()
    }

    fn at(&self) -> usize {
        self.next + 1
    }
}

/// The relation the characters after a name begin with, and how many of them it takes. A link
/// (`https://..`) is text.
fn relation(chars: &[char]) -> Option<(Relation, usize)> {
    let (relation, length) = match chars {
        [':', '/', '/', ..] => return None,
        [':', rest @ ..] => match relation_sign(rest) {
            Some((relation, length)) => (relation, length + 1),
            None => (Relation::Has, 1),
        },
        _ => relation_sign(chars)?,
    };
    Some((relation, length))
}

fn relation_sign(chars: &[char]) -> Option<(Relation, usize)> {
    Some(match chars {
        ['>', '=', ..] => (Relation::Order(Order::AtLeast), 2),
        ['<', '=', ..] => (Relation::Order(Order::AtMost), 2),
        ['>', ..] => (Relation::Order(Order::More), 1),
        ['<', ..] => (Relation::Order(Order::Less), 1),
        ['=', ..] => (Relation::Same, 1),
        _ => return None,
    })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn is_dialled(c: char) -> bool {
    c.is_ascii_digit() || "+-.()".contains(c)
}
