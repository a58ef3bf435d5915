//! The text of a letter: which of its parts is what somebody reads, in which encoding.

use encoding_rs::Encoding as Charset;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use super::html;
use crate::exchange::encoding::likeliest;

/// The most bytes that are kept of a letter's text.
const KEPT: usize = 128 * 1024;

/// The most bytes of a page that are read for its text.
const PAGE: usize = 2 << 20;

/// The text of a letter, and whether it goes on after what was kept.
pub fn of(message: &Message) -> (String, bool) {
    let plain = said(message, message.text_bodies());
    let (text, length) = match plain.trim().is_empty() {
        false => (plain, 0),
        true => (said(message, message.html_bodies()), 0),
    };
    bounded(&text, length)
}

/// As much of a text as is kept, without what a text may not hold; `length` is how long it was
/// before something was cut already.
pub fn bounded(text: &str, length: usize) -> (String, bool) {
    let mut end = text.len().min(KEPT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let kept = text[..end].replace('\0', "").replace("\r\n", "\n").replace('\r', "\n");
    (kept, end < text.len() || length > PAGE)
}

/// As much of the bytes of a text as is looked at.
pub fn start(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(PAGE)]
}

/// What the parts say one after another.
fn said<'m>(message: &Message, parts: impl Iterator<Item = &'m MessagePart<'m>>) -> String {
    let mut all = String::new();
    for part in parts {
        let text = match &part.body {
            PartType::Text(text) => decoded(message, part, text),
            PartType::Html(page) => {
                let page = decoded(message, part, page);
                html::text(cut(&page, PAGE))
            }
            _ => continue,
        };
        if !all.is_empty() && !all.ends_with('\n') {
            all.push('\n');
        }
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(&text);
        if all.len() > KEPT {
            break;
        }
    }
    all
}

/// The text of a part in the encoding it names, or in the likeliest one where it names none, or one
/// that nobody knows.
fn decoded(message: &Message, part: &MessagePart, text: &str) -> String {
    let named = part.content_type().and_then(|kind| kind.attribute("charset"));
    let known = named.is_some_and(|name| charset_decoder(name.as_bytes()).is_some());
    if known || !text.contains(char::REPLACEMENT_CHARACTER) {
        return cut(text, PAGE).to_owned();
    }
    let (from, to) = (part.raw_body_offset() as usize, part.raw_end_offset() as usize);
    let Some(raw) = message.raw_message().get(from..to) else { return text.to_owned() };
    let bytes = match part.encoding {
        Encoding::None => Some(start(raw).to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let Some(bytes) = bytes else { return text.to_owned() };
    let bytes = start(&bytes);
    match named.and_then(|name| Charset::for_label(name.as_bytes())) {
        Some(charset) => charset.decode_without_bom_handling(bytes).0.into_owned(),
        None => likeliest(bytes),
    }
}

fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
