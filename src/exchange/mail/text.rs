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
    let (text, more) = match said(message, message.text_bodies()) {
        (plain, _) if plain.trim().is_empty() => said(message, message.html_bodies()),
        plain => plain,
    };
    let (kept, cut) = bounded(&text);
    (kept, cut || more)
}

/// As much of a text as is kept, without what a text may not hold, and whether it goes on.
pub fn bounded(text: &str) -> (String, bool) {
    let end = text.floor_char_boundary(KEPT);
    let kept = text[..end].replace('\0', "").replace("\r\n", "\n").replace('\r', "\n");
    (kept, end < text.len())
}

/// As much of the bytes of a text as is looked at, and whether there are more.
pub fn start(bytes: &[u8]) -> (&[u8], bool) {
    (&bytes[..bytes.len().min(PAGE)], bytes.len() > PAGE)
}

/// What the parts say one after another, and whether one goes on after what was looked at.
fn said<'m>(message: &Message, parts: impl Iterator<Item = &'m MessagePart<'m>>) -> (String, bool) {
    let (mut all, mut more) = (String::new(), false);
    for part in parts {
        let (text, goes_on) = match &part.body {
            PartType::Text(text) => decoded(message, part, text),
            PartType::Html(page) => {
                let (page, goes_on) = decoded(message, part, page);
                (html::text(&page), goes_on)
            }
            _ => continue,
        };
        more |= goes_on;
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
    (all, more)
}

/// As much of the text of a part as is looked at, in the encoding it names, or in the likeliest one
/// where it names none, or one that nobody knows; and whether it goes on.
fn decoded(message: &Message, part: &MessagePart, text: &str) -> (String, bool) {
    let begins = |text: &str, more: bool| {
        let end = text.floor_char_boundary(PAGE);
        (text[..end].to_owned(), more || end < text.len())
    };
    let named = part.content_type().and_then(|kind| kind.attribute("charset"));
    let known = named.is_some_and(|name| charset_decoder(name.as_bytes()).is_some());
    if known || !text.contains(char::REPLACEMENT_CHARACTER) {
        return begins(text, false);
    }
    let (from, to) = (part.raw_body_offset() as usize, part.raw_end_offset() as usize);
    let Some(raw) = message.raw_message().get(from..to) else { return begins(text, false) };
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    let Some(bytes) = bytes else { return begins(text, false) };
    let (bytes, more) = start(&bytes);
    match named.and_then(|name| Charset::for_label(name.as_bytes())) {
        Some(charset) => begins(&charset.decode_without_bom_handling(bytes).0, more),
        None => begins(&likeliest(bytes), more),
    }
}
