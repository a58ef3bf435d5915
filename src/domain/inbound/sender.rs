//! Phones, addresses and domains as the list of exclusions knows them: which spellings are one, and
//! under which entries somebody may be listed.

use crate::domain::fold::fold;
use crate::domain::{email, phone, site};

/// The key of an entry: of an address, of a whole domain (`@shop.example`, `shop.example`), of a
/// phone number in any spelling, of a handle. Nothing for text that is none of these.
pub fn key(text: &str, country: &str) -> Option<String> {
    let text = text.trim();
    if let Some(address) = email::normalise(text) {
        return Some(address);
    }
    let domain = text.strip_prefix('@').unwrap_or(text).to_lowercase();
    if email::valid(&format!("x@{domain}")) {
        return Some(format!("@{domain}"));
    }
    let number = phone::normalise(text, country);
    number.or_else(|| Some(fold(text)).filter(|folded| !folded.is_empty()))
}

/// The key of an entry as a person may add it: an address, a domain with a dot, a phone number of at
/// least five digits. Nothing for anything else.
pub fn entry_key(text: &str, country: &str) -> Option<String> {
    let domain = |text: &str| {
        let is_host = !text.contains(['/', '?', '#', ':']);
        is_host && site::valid(text)
    };
    let text = text.trim();
    let is_named = match text.split_once('@') {
        Some(("", host)) => domain(host),
        Some((_, host)) => email::valid(text) && domain(host),
        None => domain(text) || phone::looks_like_phone(text),
    };
    key(text, country).filter(|_| is_named)
}

/// The keys of all entries that mean this address, number or handle: an address is meant by its
/// domain and by every domain around that one, too.
pub fn keys(text: &str, country: &str) -> Vec<String> {
    let mut keys: Vec<String> = key(text, country).into_iter().collect();
    let domain = text.trim().rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
    let mut rest = domain.as_deref();
    while let Some(domain) = rest.filter(|domain| domain.contains('.')) {
        keys.push(format!("@{domain}"));
        rest = domain.split_once('.').map(|(_, around)| around);
    }
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_sender_meet() {
        for (text, expected) in [
            ("Spam@Shop.Example", Some("spam@shop.example")),
            ("@shop.example", Some("@shop.example")),
            ("Shop.example", Some("@shop.example")),
            ("8 (912) 345-67-89", Some("+79123456789")),
            ("+79123456789", Some("+79123456789")),
            ("@Ivan", Some("@ivan")),
            ("101", Some("101")),
            ("  ", None),
        ] {
            assert_eq!(key(text, "RU").as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_entry_is_a_phone_an_address_or_a_domain() {
        for (text, expected) in [
            ("Spam@Shop.Example", Some("spam@shop.example")),
            ("@shop.example", Some("@shop.example")),
            ("почта.рф", Some("@почта.рф")),
            ("89991234567", Some("+79991234567")),
            ("10199", Some("10199")),
            ("not anything", None),
            ("12", None),
            ("1234", None),
            ("@x", None),
            ("*.com", None),
            ("com", None),
            ("@com", None),
            ("https://shop.example", None),
            ("  ", None),
        ] {
            assert_eq!(entry_key(text, "RU").as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_address_is_meant_by_its_domains() {
        let all = ["a@mail.shop.example", "@mail.shop.example", "@shop.example"];
        assert_eq!(keys("A@mail.shop.example", "RU"), all);
        assert_eq!(keys("912 345 67 89", "RU"), ["+79123456789"]);
        assert_eq!(keys("", "RU"), Vec::<String>::new());
    }
}
