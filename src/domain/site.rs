//! Web addresses: what is one.

/// Whether the text is a web address: `https://example.com/page`, `www.example.com`, `почта.рф`.
/// A scheme may be missing; a domain with a dot, or a host behind a scheme, may not.
pub fn valid(text: &str) -> bool {
    let text = text.trim();
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || c == '@') {
        return false;
    }
    let lower = text.to_lowercase();
    let bare = ["https://", "http://"].iter().find_map(|scheme| lower.strip_prefix(scheme));
    let host = bare.unwrap_or(&lower).split(['/', '?', '#', ':']).next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed = labels.iter().all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    let last = labels.last().copied().unwrap_or_default();
    let top_level = last.chars().count() >= 2 && last.chars().any(char::is_alphabetic);
    well_formed && (bare.is_some() || labels.len() >= 2 && top_level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_a_host() {
        for text in [
            "example.com",
            "www.example.com/page?x=1#top",
            "https://example.com:8443/",
            "HTTP://intranet/crm",
            "почта.рф",
            "żółw.pl",
            "xn--80a1acny.xn--p1ai",
        ] {
            assert!(valid(text), "{text}");
        }
        for text in [
            "",
            "example",
            "Ivan Petrov",
            "ivan@example.com",
            "12.5",
            "1.234.567",
            "5 ул. Мира",
            ".com",
            "a..b",
            "https://",
            "exa\u{1b}mple.com",
        ] {
            assert!(!valid(text), "{text}");
        }
    }
}
