//! How the words of a comment look: the few marks of Markdown that people type anyway.
//!
//! What is kept stays as it was typed; here it is only read to be shown. It is not all of
//! CommonMark, which takes `2*3*4` for stressed, takes the strokes out of `\\server\_old`, joins
//! lines and drops what it does not show: a mark counts only where nobody writes it for another
//! reason, within one line, and everything else stays as it is. What a look is on a screen is not
//! known here.

use super::mention;

/// How a piece of text is meant to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Stressed strongly: `**so**`, and headings.
    pub bold: bool,
    /// Stressed: `*so*` or `_so_`.
    pub italic: bool,
    /// To be taken letter by letter: `` `so` ``.
    pub code: bool,
    /// An address of the web, or what stands for one: `[so](https://..)`.
    pub link: bool,
    /// Names a colleague: `@so`.
    pub mention: bool,
}

/// Text of one look, without the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// Its look.
    pub look: Look,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block<'a> {
    /// Words.
    Plain,
    /// A heading: `# so`.
    Heading,
    /// A point of a list, after its mark: `- so` or `1. so`.
    Item(&'a str),
    /// The words of somebody else: `> so`.
    Quote,
    /// A line between two of three backticks.
    Code,
}

/// A line of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    /// The spaces it begins with.
    pub indent: &'a str,
    /// What it is.
    pub block: Block<'a>,
    /// Its words, without the mark of what it is.
    pub pieces: Vec<Piece<'a>>,
}

/// The line before and after code.
const FENCE: &str = "```";
/// What closes a sentence or a bracket, and so may follow a word.
const AFTER: &str = ".,;:!?)]}\"'»”’…—–-/";
/// What opens a bracket or a quotation, and so may precede a word.
const BEFORE: &str = "([{\"'«„“‘—–";

/// How deep marks are read within marks; nobody means more of them.
const DEEPEST: usize = 4;

/// The lines of a text, one by one; the fences of code are none of them.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    // The last fence, where it has no other one, is none.
    let mut fences = text.split('\n').filter(|line| is_fence(line)).count() & !1;
    let mut fenced = false;
    let all = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    all.filter_map(move |line| {
        if fences > 0 && is_fence(line) {
            (fences, fenced) = (fences - 1, !fenced);
            return None;
        }
        Some(if fenced { verbatim(line) } else { read(line) })
    })
}

/// The words of a text as one line of at most `most` characters, for a sentence that quotes them.
pub fn flat(text: &str, most: usize) -> String {
    let mut flat = String::new();
    let (mut count, mut gap) = (0, false);
    for line in lines(text) {
        let mark = match line.block {
            Block::Item(mark) => mark,
            Block::Quote => ">",
            Block::Plain | Block::Heading | Block::Code => "",
        };
        let words = line.pieces.iter().map(|piece| piece.text);
        for letter in [mark, " "].into_iter().chain(words).flat_map(str::chars) {
            if letter.is_whitespace() {
                gap = count > 0;
                continue;
            }
            let letters = if std::mem::take(&mut gap) { 2 } else { 1 };
            if count + letters > most {
                flat.push('…');
                return flat;
            }
            count += letters;
            flat.extend([' ', letter].into_iter().skip(2 - letters));
        }
        gap = count > 0;
    }
    flat
}

fn is_fence(line: &str) -> bool {
    line.trim().strip_prefix(FENCE).is_some_and(|language| !language.contains('`'))
}

fn verbatim(line: &str) -> Line<'_> {
    let look = Look { code: true, ..Look::default() };
    Line { indent: "", block: Block::Code, pieces: vec![Piece { text: line, look }] }
}

fn read(line: &str) -> Line<'_> {
    let words = line.trim_start_matches(' ');
    let indent = &line[..line.len() - words.len()];
    let (block, words) = block(words);
    let look = Look { bold: block == Block::Heading, ..Look::default() };
    let mut pieces = Vec::new();
    add_words(words, look, DEEPEST, &mut pieces);
    Line { indent, block, pieces }
}

/// What a line is, and its words. `> 5` means that there is more.
fn block(line: &str) -> (Block<'_>, &str) {
    let (mark, words) = line.split_once(' ').unwrap_or((line, ""));
    let words = words.trim_start_matches(' ');
    let counts = words.starts_with(|c: char| c.is_ascii_digit());
    let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number = (1..=3).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    match mark {
        _ if words.is_empty() => (Block::Plain, line),
        "#" | "##" | "###" | "####" | "#####" | "######" => (Block::Heading, words),
        "-" | "*" => (Block::Item("-"), words),
        _ if is_number => (Block::Item(mark), words),
        ">" if !counts => (Block::Quote, words),
        _ => (Block::Plain, line),
    }
}

/// A mark with the words it is about, at the beginning of a text.
struct Marked<'a> {
    /// The bytes of all of it.
    length: usize,
    /// The words, each with what the mark says of them, and whether there may be marks in them.
    words: [(&'a str, Look, bool); 4],
}

/// Adds the pieces of words that have this look all together; marks are read so deep in them.
fn add_words<'a>(text: &'a str, look: Look, deep: usize, pieces: &mut Vec<Piece<'a>>) {
    let mentions = mention::mentions(text);
    // Of a mark that is closed nowhere behind one place the others there are closed nowhere either.
    let mut open: Vec<&str> = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(letter) = text[at..].chars().next() {
        let begins = opens(text[..at].chars().next_back());
        let found = match letter {
            '*' | '_' if begins => stressed(text, at, look, &mut open),
            '`' if begins => letter_by_letter(text, at, look),
            '[' => named_link(text, at, look),
            'h' | 'H' | 'w' | 'W' if begins => link(text, at, look),
            '@' => {
                let place = mentions.binary_search_by_key(&at, |mention| mention.span.start);
                place.ok().map(|place| {
                    let span = mentions[place].span.clone();
                    one(span.len(), &text[span], Look { mention: true, ..look }, false)
                })
            }
            _ => None,
        };
        let Some(Marked { length, words }) = found else {
            at += letter.len_utf8();
            continue;
        };
        push(&text[from..at], look, pieces);
        for (words, look, marked) in words {
            match marked && deep > 0 {
                true => add_words(words, look, deep - 1, pieces),
                false => push(words, look, pieces),
            }
        }
        at += length;
        from = at;
    }
    push(&text[from..], look, pieces);
}

fn push<'a>(text: &'a str, look: Look, pieces: &mut Vec<Piece<'a>>) {
    if !text.is_empty() {
        pieces.push(Piece { text, look });
    }
}

fn one(length: usize, words: &str, look: Look, marked: bool) -> Marked<'_> {
    let nothing = ("", look, false);
    Marked { length, words: [(words, look, marked), nothing, nothing, nothing] }
}

/// Whether a mark after this character may begin something.
fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || BEFORE.contains(c))
}

/// Whether a mark before this character may end something.
fn closes(after: Option<char>) -> bool {
    after.is_none_or(|c| c.is_whitespace() || AFTER.contains(c))
}

/// `**so**`, `*so*` or `_so_` at a place of a text.
fn stressed<'a>(
    text: &'a str,
    at: usize,
    look: Look,
    open: &mut Vec<&'a str>,
) -> Option<Marked<'a>> {
    let rest = &text[at..];
    let mark = &rest[..if rest.starts_with("**") { 2 } else { 1 }];
    let words = &rest[mark.len()..];
    let first = words.chars().next()?;
    let begins = match mark {
        "**" => !first.is_whitespace(),
        _ => first.is_alphanumeric() || BEFORE.contains(first) || "*_`@#".contains(first),
    };
    if !begins || mark.ends_with(first) && mark != "**" || open.contains(&mark) {
        return None;
    }
    let ends = |at: &usize| {
        let before = words[..*at].chars().next_back();
        let after = words[at + mark.len()..].chars().next();
        let own = |c: char| mark != "**" && mark.ends_with(c);
        before.is_some_and(|c| !c.is_whitespace() && !own(c)) && closes(after)
    };
    // The marks may overlap: `***so***`.
    let places = words.char_indices().map(|(at, _)| at);
    let Some(end) = places.filter(|at| words[*at..].starts_with(mark)).find(ends) else {
        open.push(mark);
        return None;
    };
    let (length, words) = (end + 2 * mark.len(), &words[..end]);
    // What is dialled is no word: `*111*`.
    let says = match mark {
        "**" => words.contains(char::is_alphanumeric),
        _ => words.contains(char::is_alphabetic),
    };
    let look = match mark {
        "**" => Look { bold: true, ..look },
        _ => Look { italic: true, ..look },
    };
    says.then(|| one(length, words, look, true))
}

/// `` `so` `` at a place of a text; a backtick for an apostrophe stands within a word.
fn letter_by_letter(text: &str, at: usize, look: Look) -> Option<Marked<'_>> {
    let words = &text[at + 1..];
    let end = words.find('`').filter(|end| *end > 0)?;
    let is_end = closes(words[end + 1..].chars().next());
    is_end.then(|| one(end + 2, &words[..end], Look { code: true, ..look }, false))
}

/// `[so](https://example.com)` at a place of a text: the address is shown as well.
fn named_link(text: &str, at: usize, look: Look) -> Option<Marked<'_>> {
    let rest = &text[at + 1..];
    let end = rest.find(['[', ']']).filter(|end| *end > 0)?;
    let address = rest[end..].strip_prefix("](")?;
    let close = address.find(|c: char| c == ')' || c.is_whitespace())?;
    if !address[close..].starts_with(')') {
        return None;
    }
    let address = &address[..close];
    scheme(address)?;
    let linked = Look { link: true, ..look };
    let words = [
        (&rest[..end], linked, false),
        (" (", look, false),
        (address, linked, false),
        (")", look, false),
    ];
    Some(Marked { length: 1 + end + 2 + close + 1, words })
}

/// An address of the web at a place of a text.
fn link(text: &str, at: usize, look: Look) -> Option<Marked<'_>> {
    let rest = &text[at..];
    let scheme = scheme(rest)?;
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”');
    let mut address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    // What ends the sentence is no part of it, nor a bracket that was opened before it.
    while let Some(last) = address.chars().next_back().filter(|last| ".,;:!?)'*_".contains(*last)) {
        if last == ')' && address.contains('(') {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    let longer = address.len() > scheme;
    longer.then(|| one(address.len(), address, Look { link: true, ..look }, false))
}

/// The bytes of the beginning by which an address is known.
fn scheme(text: &str) -> Option<usize> {
    let begins = |scheme: &&str| {
        text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    ["https://", "http://", "www."].iter().find(|scheme| begins(scheme)).map(|scheme| scheme.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The pieces of a line in a form that is easily read: `b` bold, `i` italic, `c` code, `l` link,
    /// `m` mention before what looks so.
    fn told(line: &str) -> String {
        let pieces: Vec<Piece> = lines(line).flat_map(|line| line.pieces).collect();
        let say = |piece: Piece| {
            let look = piece.look;
            let all = [
                (look.bold, 'b'),
                (look.italic, 'i'),
                (look.code, 'c'),
                (look.link, 'l'),
                (look.mention, 'm'),
            ];
            let marks: String = all.iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect();
            if marks.is_empty() {
                piece.text.to_owned()
            } else {
                format!("{marks}⟨{}⟩", piece.text)
            }
        };
        pieces.into_iter().map(say).collect()
    }

    #[test]
    fn marks_are_read_where_people_mean_them() {
        for (line, expected) in [
            ("**bold** and *it*, _it_ too", "b⟨bold⟩ and i⟨it⟩, i⟨it⟩ too"),
            ("цена **150 000 ₽** за всё", "цена b⟨150 000 ₽⟩ за всё"),
            ("**-20 %** (*до пятницы*)", "b⟨-20 %⟩ (i⟨до пятницы⟩)"),
            ("***both***", "bi⟨both⟩"),
            ("**a *b* c**", "b⟨a ⟩bi⟨b⟩b⟨ c⟩"),
            ("_a **b**_", "i⟨a ⟩bi⟨b⟩"),
            ("«*так*» — _иначе_!", "«i⟨так⟩» — i⟨иначе⟩!"),
            ("run `rm *` now", "run c⟨rm *⟩ now"),
            ("**ask @anna.** @boris", "b⟨ask ⟩bm⟨@anna⟩b⟨.⟩ m⟨@boris⟩"),
            ("see https://x.pl/_a_/b*c*.", "see l⟨https://x.pl/_a_/b*c⟩*."),
            ("(www.x.pl/a_(b))", "(l⟨www.x.pl/a_(b))⟩"),
            ("**https://x.pl**", "bl⟨https://x.pl⟩"),
            ("[the offer](https://x.pl/o), ok", "l⟨the offer⟩ (l⟨https://x.pl/o⟩), ok"),
            ("# Terms of *payment*", "b⟨Terms of ⟩bi⟨payment⟩"),
            ("- **first**", "b⟨first⟩"),
        ] {
            assert_eq!(told(line), expected, "{line}");
        }
    }

    #[test]
    fn what_is_no_mark_stays_as_it_was_typed() {
        for line in [
            "2*3*4 and 2 * 3 * 4",
            "snake_case_words and _private and __init__.py",
            "*100#, *21*+79123456789# and **61*+48601234567#",
            "dial *111* then 2",
            "C:\\_old\\*\\_new_ and \\\\server\\share\\*.*",
            "*.doc, *.xls and src/**/x",
            "it`s Anna`s and don`t",
            "a * b, a ** b, ****, **, _, __",
            "**open and *open too",
            "[x] done, [1](no link), [a](ftp://b c)",
            "#5, #hot and -5 %",
            "> 100 000 a month",
            "-",
            "2026. a good year",
            "+ 7 912 345-67-89",
            "---",
            "ivan@example.com",
            "http:// and www.",
            "&amp; <b>x</b>",
        ] {
            assert_eq!(told(line), line.trim_start(), "{line}");
            let plain = lines(line).all(|line| line.block == Block::Plain);
            assert!(plain, "{line}");
        }
    }

    #[test]
    fn a_line_is_a_heading_a_point_a_quotation_or_words() {
        let text = "# Head\r\n  - one\n1. two\n12) three\n> quote\n```sh\n- *x*\n\n```\nend\n```";
        let found: Vec<(&str, Block)> = lines(text).map(|line| (line.indent, line.block)).collect();
        let expected = [
            ("", Block::Heading),
            ("  ", Block::Item("-")),
            ("", Block::Item("1.")),
            ("", Block::Item("12)")),
            ("", Block::Quote),
            ("", Block::Code),
            ("", Block::Code),
            ("", Block::Plain),
            // A fence without another one.
            ("", Block::Plain),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_quotes_the_words_without_their_marks() {
        let text = "# Call  **him**\n- at *noon*\n\n> or never ";
        assert_eq!(flat(text, 99), "Call him - at noon > or never");
        assert_eq!(flat(text, 9), "Call him…");
        assert_eq!(flat(text, 0), "…");
        assert_eq!((flat("", 9), flat(" \n", 0)), (String::new(), String::new()));
    }

    #[test]
    fn many_marks_that_are_never_closed_take_no_time() {
        for mark in ["*a ", "**a ", "_a ", "`a ", "[a", "http://", "@", "*a_a "] {
            let text = mark.repeat(20_000);
            let length: usize = lines(&text).flat_map(|l| l.pieces).map(|p| p.text.len()).sum();
            assert!(length + 1 >= text.len(), "{mark}");
        }
    }

    #[test]
    fn marks_within_marks_are_read_as_deep_as_anybody_means_them() {
        assert_eq!(told("**_`a`_ *b*** c"), "bic⟨a⟩b⟨ ⟩bi⟨b⟩ c");
        let (opened, closed) = ("*_".repeat(50_000), "_*".repeat(50_000));
        let text = format!("{opened}so{closed}");
        assert!(told(&text).contains("_*_so_*_"));
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "[-a-c1 *_`#>@.()\\[\\]\n\\\\/:ж]{0,60}") {
            let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
            let is_point = |block: Block| match block {
                Block::Item(mark) => letters(mark),
                _ => String::new(),
            };
            let all: String = lines(&text)
                .flat_map(|line| {
                    let words = line.pieces.iter().map(|piece| letters(piece.text));
                    std::iter::once(is_point(line.block)).chain(words).collect::<Vec<_>>()
                })
                .collect();
            // A fence may say the language of its code.
            if !text.contains(FENCE) {
                prop_assert_eq!(all, letters(&text));
            }
            let flat = letters(&flat(&text, 1000));
            prop_assert!(text.contains(FENCE) || flat == letters(&text));
        }
    }
}
