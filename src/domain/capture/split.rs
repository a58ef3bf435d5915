//! Where a captured line may be cut: into what stands between commas, and into words.

use std::ops::Range;

use super::{Context, company, person};
use crate::domain::fold::fold;
use crate::domain::money::{Money, whole_mark};

/// Into how many pieces commas may cut one amount: `1,234,567,890,000.00`.
const AMOUNT_PIECES: usize = 6;

/// A word of the line.
pub struct Word<'a> {
    /// Without the punctuation and angle brackets around it.
    pub text: &'a str,
    /// With them, in bytes of the line.
    pub span: Range<usize>,
    /// Without them, in bytes of the line.
    pub trimmed: Range<usize>,
}

/// The stretches between commas and semicolons, without surrounding spaces; empty ones are left out.
///
/// Quotes keep a comma inside, as do amounts (`1 250 000,50`); a legal form belongs to the company
/// before it (`Acme, Inc.`).
pub fn chunks(line: &str, context: &Context) -> Vec<Range<usize>> {
    let mut chunks: Vec<Range<usize>> = Vec::new();
    let pieces = pieces(line);
    let mut at = 0;
    while at < pieces.len() {
        let start = pieces[at].start;
        let last = (at + 1..pieces.len().min(at + AMOUNT_PIECES))
            .rev()
            .find(|&last| {
                let text = &line[start..pieces[last].end];
                figures_meet(line, &pieces[at..=last])
                    && (Money::parse(text, context.currency).is_ok()
                        || tears_amount(line, &pieces[at], &pieces[last], context))
            })
            .unwrap_or(at);
        let chunk = trimmed_spaces(line, start..pieces[last].end);
        at = last + 1;
        match chunks.last_mut() {
            Some(before) if company::is_form_only(&line[chunk.clone()]) => before.end = chunk.end,
            _ if chunk.is_empty() => {}
            _ => chunks.push(chunk),
        }
    }
    chunks
}

/// The words of a stretch of the line; a caption that touches what it announces (`тел.8912..`) is a
/// word of its own.
pub fn words(line: &str, span: Range<usize>) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = span.start;
    for text in line[span].split(char::is_whitespace) {
        let caption = caption_length(text);
        for part in [at..at + caption, at + caption..at + text.len()] {
            if !part.is_empty() {
                words.push(word(line, part));
            }
        }
        // A separator is one character, which may have several bytes.
        let after = at + text.len();
        at = after + line[after..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

fn word(line: &str, span: Range<usize>) -> Word<'_> {
    let behind = |c: char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '>');
    let end = span.start + line[span.clone()].trim_end_matches(behind).len();
    let text = line[span.start..end].trim_start_matches('<');
    Word { text, trimmed: end - text.len()..end, span }
}

/// How many bytes of a word are a caption in front of something else.
fn caption_length(word: &str) -> usize {
    let Some(mark) = word.find(['.', ':']) else { return 0 };
    let (caption, rest) = word.split_at(mark + 1);
    let announces = match word.as_bytes()[mark] {
        b'.' => rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')),
        _ => !rest.is_empty() && !rest.starts_with('/'),
    };
    if announces && is_caption(caption) { caption.len() } else { 0 }
}

/// The stretch without the spaces, dashes and colons around it. The dash of a whole sum stays.
pub fn trimmed(line: &str, span: Range<usize>) -> Range<usize> {
    let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|');
    let inner = shrunk(line, span.clone(), joins);
    let Some(figures) = line[inner.clone()].strip_suffix(',') else { return inner };
    let comma = inner.start + figures.len();
    match whole_mark_at(&line[..span.end], comma) {
        0 => inner,
        mark => inner.start..comma + mark,
    }
}

/// How many bytes at a comma say that the figures before it are a whole sum.
fn whole_mark_at(line: &str, comma: usize) -> usize {
    let figures = line[..comma].ends_with(|c: char| c.is_ascii_digit());
    if figures { whole_mark(&line[comma..]) } else { 0 }
}

/// The stretch without the captions at its end: `Jan Kowalski tel.` before a number.
pub fn without_captions(line: &str, span: Range<usize>) -> Range<usize> {
    let words = words(line, span.clone());
    let captions = words.iter().rev().take_while(|word| {
        is_caption_behind(line[span.start..word.span.start].trim_end(), &line[word.span.clone()])
    });
    span.start..captions.last().map_or(span.end, |word| word.span.start)
}

/// Whether a word behind others only announces what follows.
fn is_caption_behind(before: &str, word: &str) -> bool {
    let marked = word.ends_with(['.', ':']);
    is_caption(word)
        && match word.chars().filter(|c| c.is_alphabetic()).count() {
            _ if before.is_empty() => true,
            // Behind figures they are a measure or a currency: `5 т.`, `150000 тг.`
            0..=2 => marked && !before.ends_with(|c: char| c.is_ascii_digit()),
            3 => true,
            // Whole words may be goods: `новый телефон 8 912 345-67-89`.
            _ => marked || person::read(before).is_some(),
        }
}

/// Whether the text only announces what follows: `tel.`, `e-mail:`.
pub fn is_caption(text: &str) -> bool {
    const CAPTIONS: [&str; 18] = [
        "tel",
        "тел",
        "telefon",
        "телефон",
        "phone",
        "mob",
        "моб",
        "mobile",
        "kom",
        "т",
        "e-mail",
        "email",
        "mail",
        "почта",
        "site",
        "саит",
        "tg",
        "тг",
    ];
    let text = fold(text);
    CAPTIONS.contains(&text.trim_end_matches(['.', ':']))
}

/// The stretches between all commas and semicolons that no quotes enclose.
fn pieces(line: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut closing = None;
    for (at, c) in line.char_indices() {
        match c {
            _ if closing == Some(c) => closing = None,
            '«' if line[at..].contains('»') => closing = Some('»'),
            '„' | '“' if closing.is_none() && line[at..].contains('”') => closing = Some('”'),
            '"' if closing.is_none() && line[at + 1..].contains('"') => closing = Some('"'),
            ',' if whole_mark_at(line, at) > 0 => {}
            ',' | ';' if closing.is_none() => {
                pieces.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(start..line.len());
    pieces
}

/// Whether at every cut a digit stands on both sides, so that the comma may belong to a number.
fn figures_meet(line: &str, pieces: &[Range<usize>]) -> bool {
    pieces.windows(2).all(|pair| {
        line[pair[0].clone()].ends_with(|c: char| c.is_ascii_digit())
            && line[pair[1].clone()].starts_with(|c: char| c.is_ascii_digit())
            && line[pair[0].end..].starts_with(',')
    })
}

/// Whether the comma between two pieces stands inside an amount with other words around it: `Oferta
/// 2,5 tys. zł`. The figures before it must not be the end of a phone number.
fn tears_amount(line: &str, first: &Range<usize>, last: &Range<usize>, context: &Context) -> bool {
    /// The most words behind the figures: thousands and a currency.
    const WORDS_BEHIND: usize = 3;
    /// The most words of a phone number.
    const PHONE_WORDS: usize = 6;
    let words = words(line, first.clone());
    let starts = || words.iter().rev().map(|word| word.span.start).filter(|at| *at < first.end);
    let is_phone = |at: usize| context.is_phone(&line[at..first.end]);
    if starts().take(PHONE_WORDS).any(is_phone) {
        return false;
    }
    let Some(start) = starts().next() else { return false };
    let behind = &line[last.clone()];
    let digits = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let ends = behind.match_indices(char::is_whitespace).map(|(at, _)| at);
    let mut ends = ends.chain([behind.len()]).take(WORDS_BEHIND);
    let is_amount = |end| Money::parse(&line[start..last.start + end], context.currency).is_ok();
    digits <= 3 && ends.any(is_amount)
}

fn trimmed_spaces(line: &str, span: Range<usize>) -> Range<usize> {
    shrunk(line, span, char::is_whitespace)
}

fn shrunk(line: &str, span: Range<usize>, outside: impl Fn(char) -> bool) -> Range<usize> {
    let text = &line[span.clone()];
    let start = span.start + (text.len() - text.trim_start_matches(&outside).len());
    let inner = line[start..span.end].trim_end_matches(&outside);
    start..start + inner.len()
}
