//! A line cut into words, each with its place and the form that is compared.

use std::ops::Range;

use crate::domain::fold::fold;

/// A word of a line.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Where it stands, in bytes, with the punctuation around it.
    pub(super) span: Range<usize>,
    /// Where it stands without that punctuation.
    pub(super) bare: Range<usize>,
    /// The word folded, without the punctuation around it. A word in quotes keeps them and so is
    /// never taken for a date.
    pub(super) word: String,
    /// Whether its first letter is a capital.
    pub(super) is_capitalised: bool,
}

impl Token {
    /// Whether it is a reminder or a person rather than a word: `!15m`, `@petr`.
    pub(super) fn is_mark(&self) -> bool {
        self.word.len() > 1 && self.word.starts_with(['!', '@'])
    }
}

/// The words of a line in order.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (from, c.is_whitespace()) {
            (None, false) => from = Some(at),
            (Some(start), true) => {
                tokens.push(token(line, start..at));
                from = None;
            }
            _ => {}
        }
    }
    tokens
}

fn token(line: &str, span: Range<usize>) -> Token {
    let raw = &line[span.clone()];
    let tail = raw.trim_start_matches(['(', ',', ';']);
    let bare = tail.trim_end_matches([')', ',', ';', ':', '.', '?', '!']);
    let start = span.start + (raw.len() - tail.len());
    let is_capitalised = bare.starts_with(char::is_uppercase);
    Token { bare: start..start + bare.len(), word: fold(bare), span, is_capitalised }
}
