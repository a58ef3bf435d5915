//! Whether a person wrote a letter, or a machine: what its headers tell.

use mail_parser::{Message, MimeHeaders};

use super::header;
use crate::domain::inbound::Nature;

/// Whether a person wrote it.
///
/// A report that a letter could not be delivered, an answer of an absent person's program and a
/// notice are a machine's; a notice that asks to be answered to somebody else is that person's
/// letter: forms on sites write so. A letter of a mailing list or with a way to unsubscribe from it
/// was sent to many.
pub fn of(message: &Message) -> Nature {
    let says = |name, value: &str| {
        header(message, name).is_some_and(|text| text.trim().eq_ignore_ascii_case(value))
    };
    let from = message.from().and_then(|from| from.first()).and_then(|from| from.address());
    let local = from.and_then(|from| from.split('@').next()).unwrap_or_default().to_lowercase();
    let submitted = header(message, "Auto-Submitted").unwrap_or("no").trim().to_lowercase();
    let answers = ["X-Autoreply", "X-Autorespond", "X-Autoresponder"];
    if message.is_content_type("multipart", "report")
        || message.header_raw("Return-Path").is_some_and(|path| path.trim() == "<>")
        || matches!(local.as_str(), "mailer-daemon" | "postmaster")
        || submitted.starts_with("auto-replied")
        || answers.iter().any(|name| message.header_raw(*name).is_some())
        || says("Precedence", "auto_reply")
    {
        return Nature::Automatic;
    }
    let reply = message.reply_to().and_then(|reply| reply.first()).and_then(|to| to.address());
    let for_another =
        reply.is_some_and(|reply| !from.is_some_and(|f| f.eq_ignore_ascii_case(reply)));
    if list(message).is_some()
        || message.header_raw("List-Unsubscribe").is_some()
        || says("Precedence", "list")
    {
        return Nature::Bulk;
    }
    if for_another {
        return Nature::Personal;
    }
    if !submitted.starts_with("no") {
        return Nature::Automatic;
    }
    match says("Precedence", "bulk") || says("Precedence", "junk") {
        true => Nature::Bulk,
        false => Nature::Personal,
    }
}

/// The mailing list a letter came through, written as an address of its domain.
pub fn list(message: &Message) -> Option<String> {
    let id = message.header_raw("List-Id")?;
    let id = id.rsplit_once('<').map_or(id, |(_, rest)| rest);
    let id = id.split('>').next().unwrap_or_default().trim();
    Some(format!("list@{}", id.to_lowercase()))
}

/// Whether nobody reads letters to this address, by its own name.
pub fn is_unread(address: &str) -> bool {
    let local = address.split('@').next().unwrap_or_default().to_lowercase();
    let local: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
    ["noreply", "donotreply", "nepasrepondre", "robot", "mailer"].iter().any(|w| local.contains(w))
}
