//! E-mail addresses: what is one, and the form in which two are compared.

use email_address::{EmailAddress, Options};

/// Whether the text is an address one can write to: a name, `@` and a domain with a dot, in any
/// alphabet (`иван@почта.рф`).
pub fn valid(text: &str) -> bool {
    let options =
        Options::default().with_required_tld().without_display_text().without_domain_literal();
    EmailAddress::parse_with_options(text.trim(), options).is_ok()
}

/// The key under which spellings of one address meet: lower case, without spaces around it. `None`
/// for text that is not an address.
pub fn normalise(text: &str) -> Option<String> {
    valid(text).then(|| text.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_domain_with_a_dot() {
        for text in [
            "ivan@example.com",
            "ivan.petrov+crm@mail.example.co.uk",
            "иван@почта.рф",
            "ŻÓŁW@żółw.pl",
            " ivan@example.com ",
            "o'brien@example.com",
        ] {
            assert!(valid(text), "{text}");
        }
        for text in [
            "",
            "ivan",
            "@ivan",
            "ivan@",
            "ivan@localhost",
            "ivan@example..com",
            "ivan petrov@example.com",
            "Ivan <ivan@example.com>",
            "ivan@[127.0.0.1]",
            "ivan@example.com, anna@example.com",
            "a@b@example.com",
            "ivan@exa\u{1b}mple.com",
        ] {
            assert!(!valid(text), "{text}");
        }
    }

    #[test]
    fn case_makes_no_difference() {
        assert_eq!(normalise(" Иван@Почта.РФ").as_deref(), Some("иван@почта.рф"));
        assert_eq!(normalise("Ivan@Example.COM"), normalise("ivan@example.com"));
        assert_eq!(normalise("ivan"), None);
    }
}
