//! Tokens to a tree: a space means and, `OR` binds weaker, `-` and parentheses stronger. Knows no
//! field and no value.

use super::QueryError;
use super::lexer::{self, Condition, Token, TokenKind, Word};
use crate::domain::message::Message;
use crate::domain::seek;

/// How deep parentheses and minuses may nest.
const DEEPEST: usize = 50;

/// A query as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    Text(Word),
    Condition(Condition),
}

/// The tree of a query; nothing where the text is blank.
///
/// # Errors
/// Parentheses that do not match, `OR` or `-` without a condition, and a text too long to be looked for.
pub(super) fn parse(text: &str) -> Result<Option<Node>, QueryError> {
    let tokens = lexer::tokens(text)?;
    if tokens.is_empty() {
        return Ok(None);
    }
    let mut parser = Parser { tokens, next: 0, end: text.chars().count() + 1 };
    let node = parser.either(0)?;
    match parser.peek() {
        None => Ok(Some(node)),
        Some(_) => Err(QueryError::new(parser.at(), Message::new("query-paren-extra"))),
    }
}

struct Parser {
    tokens: Vec<Token>,
    next: usize,
    /// The position just after the text.
    end: usize,
}

impl Parser {
    fn either(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut sides = vec![self.both(depth)?];
        while self.take(&TokenKind::Or) {
            sides.push(self.both(depth)?);
        }
        Ok(only(sides, Node::Or))
    }

    fn both(&mut self, depth: usize) -> Result<Node, QueryError> {
        let mut parts = vec![self.one(depth)?];
        loop {
            let explicit = self.take(&TokenKind::And);
            match self.peek() {
                None | Some(TokenKind::Or | TokenKind::Close) if !explicit => break,
                _ => parts.push(self.one(depth)?),
            }
        }
        Ok(only(parts, Node::And))
    }

    fn one(&mut self, depth: usize) -> Result<Node, QueryError> {
        let at = self.at();
        if depth > DEEPEST {
            return Err(QueryError::new(at, Message::new("query-too-deep")));
        }
        let kind = self.peek().cloned();
        match kind {
            Some(TokenKind::Minus) => {
                self.next += 1;
                Ok(Node::Not(Box::new(self.one(depth + 1)?)))
            }
            Some(TokenKind::Open) => {
                self.next += 1;
                let inner = self.either(depth + 1)?;
                if !self.take(&TokenKind::Close) {
                    return Err(QueryError::new(at, Message::new("query-paren-open")));
                }
                Ok(inner)
            }
            Some(TokenKind::Text(word)) => {
                if seek::is_too_long(&word.text) {
                    let message = Message::new("query-text-long").with("most", seek::LONGEST);
                    return Err(QueryError::new(at, message));
                }
                self.next += 1;
                Ok(Node::Text(word))
            }
            Some(TokenKind::Condition(condition)) => {
                self.next += 1;
                Ok(Node::Condition(condition))
            }
            Some(TokenKind::Close) if depth == 0 => {
                Err(QueryError::new(at, Message::new("query-paren-extra")))
            }
            None | Some(TokenKind::Close | TokenKind::Or | TokenKind::And) => {
                Err(QueryError::new(at, Message::new("query-condition-missing")))
            }
        }
    }

    fn take(&mut self, kind: &TokenKind) -> bool {
        let found = self.peek() == Some(kind);
        self.next += usize::from(found);
        found
    }

    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.next).map(|t| &t.kind)
    }

    fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |t| t.at)
    }
}

/// The only part itself, or all of them joined.
fn only(mut parts: Vec<Node>, join: fn(Vec<Node>) -> Node) -> Node {
    match (parts.pop(), parts.is_empty()) {
        (Some(part), true) => part,
        (last, _) => {
            parts.extend(last);
            join(parts)
        }
    }
}
