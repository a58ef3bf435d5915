//! A long letter made light: its headers and its text stay, what is in its files goes.

use mail_parser::{Message, PartType};

/// Letters up to this many bytes are kept as they are.
pub const LIGHT: usize = 1 << 20;

/// Parts with more bytes than this are shortened.
const PART: usize = 64 * 1024;

/// The letter without the content of its big files; of a big text the beginning stays.
pub fn lightened(message: &Message, bytes: &[u8]) -> Vec<u8> {
    // Where the headers were repaired, places are counted in the repaired letter.
    let raw = message.raw_message();
    let mut light = Vec::new();
    let mut at = 0;
    for part in &message.parts {
        let (from, to) = (part.raw_body_offset() as usize, part.raw_end_offset() as usize);
        let kept = match part.body {
            PartType::Multipart(_) => continue,
            PartType::Text(_) | PartType::Html(_) => PART,
            _ => 0,
        };
        if to.saturating_sub(from) <= PART || from < at || to > raw.len() {
            continue;
        }
        light.extend_from_slice(&raw[at..from + kept]);
        at = to;
    }
    light.extend_from_slice(raw.get(at..).unwrap_or_default());
    if light.len() > bytes.len() { bytes.to_vec() } else { light }
}
