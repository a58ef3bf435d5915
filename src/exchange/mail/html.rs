//! A page of HTML as the text somebody would read aloud: blocks are lines, lists have dashes,
//! quotations have their `>`; what is not shown is not said. And text that may be one, as other systems
//! keep their notes.

use std::borrow::Cow;

use mail_parser::decoders::html::add_html_token;

/// Link targets longer than this are for machines.
const LINK: usize = 100;

/// Quotations within quotations beyond this are not told apart.
const DEEPEST: usize = 9;

/// Tags that end a line before and after them.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "section",
    "table",
    "tr",
    "ul",
    "pre",
];

/// Tags within a line, as far as people's notes are written with them.
const INLINE: [&str; 15] = [
    "a", "b", "big", "em", "font", "i", "img", "s", "small", "span", "strong", "sub", "sup", "td",
    "u",
];

/// Tags whose content is not shown.
const SILENT: [&str; 8] =
    ["head", "style", "script", "template", "title", "noscript", "object", "svg"];

/// Tags without an end.
const VOID: [&str; 9] = ["br", "hr", "img", "input", "meta", "link", "wbr", "area", "col"];

/// The text of a page.
pub fn text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        page.add(&rest[..at]);
        rest = &rest[at..];
        rest = match Tag::read(rest) {
            Some((tag, after)) => page.tag(&tag, after),
            None => {
                page.add("<");
                &rest[1..]
            }
        };
    }
    page.add(rest);
    page.finish()
}

/// A text as somebody would read it, where it is written as a page is; any other one as it stands, however
/// many angle brackets are in it.
pub fn plain(written: &str) -> Cow<'_, str> {
    let places = written.match_indices('<').map(|(at, _)| &written[at..]);
    let tags: Vec<Tag> = places.filter_map(plain_tag).collect();
    if tags.is_empty() {
        return Cow::Borrowed(written);
    }
    // Without a tag that ends lines, these end where they do in any text.
    let page = match tags.iter().any(Tag::ends_line) {
        true => text(written),
        false => text(&written.replace('\n', "<br>")),
    };
    Cow::Owned(page.trim().to_owned())
}

/// The tag at the beginning, if it plainly is one: known, closed, and with nothing in it but attributes.
fn plain_tag(text: &str) -> Option<Tag<'_>> {
    let (tag, _) = Tag::read(text).filter(|_| text.contains('>'))?;
    let attributes = tag.attributes.trim().trim_end_matches('/');
    let is_bare = attributes.is_empty() || attributes.contains('=');
    let is_known = tag.ends_line() || INLINE.contains(&tag.name.as_str());
    (is_bare && is_known).then_some(tag)
}

/// One tag.
struct Tag<'a> {
    name: String,
    closing: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads the tag at the beginning and returns what follows it; nothing where `<` is a sign
    /// among words.
    fn read(text: &'a str) -> Option<(Tag<'a>, &'a str)> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let after = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            return Some((Tag { name: "!".to_owned(), closing: false, attributes: "" }, after));
        }
        let inside = &text[1..];
        let first = inside.chars().next()?;
        if !first.is_ascii_alphabetic() && !matches!(first, '/' | '!' | '?') {
            return None;
        }
        let end = inside.find('>').unwrap_or(inside.len());
        let after = inside.get(end + 1..).unwrap_or_default();
        let inside = &inside[..end];
        let closing = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name_end = inside.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(name_end);
        Some((Tag { name: name.to_ascii_lowercase(), closing, attributes }, after))
    }

    /// The value of an attribute.
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let lower = self.attributes.to_ascii_lowercase();
        let at = lower.find(&format!("{name}="))? + name.len() + 1;
        let value = self.attributes.get(at..)?;
        let quote = value.chars().next()?;
        if matches!(quote, '"' | '\'') {
            let value = &value[1..];
            return Some(&value[..value.find(quote).unwrap_or(value.len())]);
        }
        Some(&value[..value.find(char::is_whitespace).unwrap_or(value.len())])
    }

    fn ends_line(&self) -> bool {
        let name = self.name.as_str();
        matches!(name, "br" | "p") || BLOCKS.contains(&name)
    }

    fn is_hidden(&self) -> bool {
        let style = self.attribute("style").unwrap_or_default().to_ascii_lowercase();
        style.replace(' ', "").contains("display:none")
    }
}

/// The text said so far.
#[derive(Default)]
struct Page {
    text: String,
    line: String,
    /// A space waits until a word follows it.
    space: bool,
    /// How many quotations this is inside of.
    quoted: usize,
    /// Inside text whose line ends count.
    literal: usize,
    /// Where the links that are open lead to, and where their words begin in the line.
    link: Option<(String, usize)>,
}

impl Page {
    /// Takes a tag and returns where to read on.
    fn tag<'a>(&mut self, tag: &Tag, after: &'a str) -> &'a str {
        let name = tag.name.as_str();
        let silent = SILENT.contains(&name) || tag.is_hidden();
        if silent && !tag.closing && !VOID.contains(&name) {
            return skip(name, after);
        }
        if BLOCKS.contains(&name) {
            self.end_line();
        }
        match (name, tag.closing) {
            ("br", _) => self.new_line(),
            ("p", false) => self.paragraph(),
            ("p", true) => self.end_line(),
            ("blockquote", false) => self.quoted = (self.quoted + 1).min(DEEPEST),
            ("blockquote", true) => self.quoted = self.quoted.saturating_sub(1),
            ("pre", false) => self.literal += 1,
            ("pre", true) => self.literal = self.literal.saturating_sub(1),
            ("li", false) => self.line.push_str("- "),
            ("td" | "th", _) => self.space = true,
            ("a", false) => {
                let target = without_entities(tag.attribute("href").unwrap_or_default());
                let shown = target.starts_with("http") && target.len() <= LINK;
                self.link = shown.then_some((target, self.line.len()));
            }
            ("a", true) => self.end_link(),
            _ => {}
        }
        after
    }

    /// Says where a link leads, unless its words say so.
    fn end_link(&mut self) {
        let Some((target, start)) = self.link.take() else { return };
        let said = self.line.get(start..).unwrap_or_default().trim();
        let bare = target.trim_end_matches('/');
        let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
        if !said.is_empty() && !said.contains(bare) {
            self.line.push_str(&format!(" <{target}>"));
        }
    }

    fn add(&mut self, text: &str) {
        self.words(&without_entities(text));
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.literal > 0 => self.new_line(),
                '\r' | '\u{200b}' | '\u{200c}' | '\u{ad}' | '\u{34f}' | '\u{feff}' => {}
                ' ' if self.literal > 0 => self.line.push(' '),
                _ if c.is_whitespace() => self.space = true,
                _ => {
                    if std::mem::take(&mut self.space) && !self.line.is_empty() {
                        self.line.push(' ');
                    }
                    self.line.push(c);
                }
            }
        }
    }

    /// Ends the line, where there is something on it.
    fn end_line(&mut self) {
        if !self.line.is_empty() {
            self.new_line();
        }
        self.space = false;
    }

    /// Ends the line, even an empty one.
    fn new_line(&mut self) {
        if self.quoted > 0 {
            self.text.push_str(&">".repeat(self.quoted));
            self.text.push(' ');
        }
        let line = std::mem::take(&mut self.line);
        self.text.push_str(line.trim_end());
        self.text.push('\n');
        self.space = false;
        if let Some((_, start)) = &mut self.link {
            *start = 0;
        }
    }

    /// Begins a paragraph: an empty line goes before it.
    fn paragraph(&mut self) {
        self.end_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") && self.quoted == 0 {
            self.text.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.end_line();
        self.text
    }
}

/// A text or the value of an attribute with the characters that its entities stand for.
fn without_entities(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        said.push_str(&rest[..at]);
        rest = &rest[at..];
        // A sign among words ends where the next one begins.
        let end = rest.bytes().take(32).skip(1).position(|b| matches!(b, b';' | b'&'));
        match end.and_then(|end| rest.get(..=end + 1)).filter(|found| found.ends_with(';')) {
            Some(entity) => {
                add_html_token(&mut said, entity.as_bytes(), false);
                rest = &rest[entity.len()..];
            }
            None => {
                said.push('&');
                rest = &rest[1..];
            }
        }
    }
    said.push_str(rest);
    said
}

/// What follows the end of an element that is not shown.
fn skip<'a>(name: &str, mut rest: &'a str) -> &'a str {
    let mut depth = 1;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let Some((tag, after)) = Tag::read(rest) else {
            rest = &rest[1..];
            continue;
        };
        rest = after;
        if tag.name == name {
            depth = if tag.closing { depth - 1 } else { depth + 1 };
        }
        if depth == 0 {
            return rest;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_reads_as_text() {
        let table = [
            ("Hello<br>world", "Hello\nworld\n"),
            ("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three\n"),
            ("<div>a</div><div>b</div>", "a\nb\n"),
            ("  a \n\t b&nbsp;c ", "a b c\n"),
            ("<ul><li>x</li><li>y</li></ul>", "- x\n- y\n"),
            ("<table><tr><td>Price</td><td>100</td></tr></table>", "Price 100\n"),
            ("me<blockquote>he<blockquote>she</blockquote></blockquote>", "me\n> he\n>> she\n"),
            ("<pre>a  b\n c</pre>", "a  b\n c\n"),
            ("<a href=\"https://x.example/a\">offer</a>", "offer <https://x.example/a>\n"),
            ("<a href='https://x.example/'>x.example</a>", "x.example\n"),
            (
                "<a href=\"http://x.example/?a=1&amp;b=2&c=3&#38;d=4\">offer</a>",
                "offer <http://x.example/?a=1&b=2&c=3&d=4>\n",
            ),
            ("<a href=\"mailto:a@b.example\">write</a>", "write\n"),
            ("<style>p {}</style><script>f('<p>')</script>text", "text\n"),
            ("<div style=\"Display: none\">no<div>no</div></div>yes", "yes\n"),
            ("<!-- <p>no</p> -->yes", "yes\n"),
            ("1 < 2 &lt; 3 & 4 &unknown; 5", "1 < 2 < 3 & 4 &unknown; 5\n"),
            ("&#1055;&#x440;&eacute;", "Прé\n"),
            ("<p>open", "open\n"),
            ("broken <", "broken <\n"),
            ("", ""),
        ];
        for (html, expected) in table {
            assert_eq!(text(html), expected, "{html}");
        }
    }

    #[test]
    fn only_what_is_written_as_a_page_is_read_as_one() {
        for (written, expected) in [
            ("<p>Interested<br>in roofs</p>", "Interested\nin roofs"),
            ("<p>One</p><p>Two&nbsp;&amp; three</p>", "One\n\nTwo & three"),
            ("звонил<br />перезвонить", "звонил\nперезвонить"),
            ("call <b>today</b>\nor tomorrow", "call today\nor tomorrow"),
            ("<div class=\"x\">\n  notes\n</div>\n", "notes"),
            ("<span style='color:red'>ważne</span>", "ważne"),
            ("<p></p>", ""),
        ] {
            assert_eq!(plain(written), expected, "{written}");
        }
        for written in [
            "a < b and c > d",
            "a <b and c> d",
            "x<b, y>c",
            "Ivan <ivan@example.com>",
            "<see the contract>",
            "fish &amp; chips",
            "if <p",
            "<проверить>",
            "-> <- <3",
            "",
        ] {
            assert_eq!(plain(written), written);
        }
    }

    proptest! {
        #[test]
        fn nothing_breaks_it(html in "([<>&;/!\"'= -]|<p>|</|<!--|&#|blockquote|style|я|a|display:none){0,40}") {
            text(&html);
            plain(&html);
        }
    }
}
