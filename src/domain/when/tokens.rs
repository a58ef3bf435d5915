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
    /// The word folded, without the punctuation around it. A word in quotes keeps one and so is
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
    quote(line, &mut tokens);
    tokens
}

/// Marks the words between an opening quote and the one that closes it.
fn quote(line: &str, tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let bare = |token: &Token| &line[token.bare.clone()];
        let opens = bare(&tokens[at]).starts_with(QUOTES);
        let closing = tokens[at..].iter().position(|token| bare(token).ends_with(QUOTES));
        let Some(length) = closing.filter(|_| opens) else {
            at += 1;
            continue;
        };
        for token in &mut tokens[at..=at + length] {
            token.word.insert(0, '"');
        }
        at += length + 1;
    }
}

/// What stands around quoted words.
const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', '„'];

fn token(line: &str, span: Range<usize>) -> Token {
    let raw = &line[span.clone()];
    let tail = raw.trim_start_matches(['(', ',', ';']);
    let bare = tail.trim_end_matches([')', ',', ';', ':', '.', '?', '!']);
    let start = span.start + (raw.len() - tail.len());
    let is_capitalised = bare.starts_with(char::is_uppercase);
    Token { bare: start..start + bare.len(), word: fold(bare), span, is_capitalised }
}
