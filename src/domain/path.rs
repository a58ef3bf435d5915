//! Paths as people type them: what is meant by what is typed, and how far it can be completed.

/// The path that is meant by a text: one dropped into a terminal comes in quotation marks, or with a
/// stroke before each space.
pub fn meant(text: &str) -> String {
    let text = text.trim();
    for mark in ['\'', '"'] {
        let inside = text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inside) = inside.filter(|inside| !inside.is_empty()) {
            return inside.to_owned();
        }
    }
    text.replace("\\ ", " ")
}

/// A path with the person's own folder in place of the tilde at its beginning.
pub fn at_home(path: &str, home: &str) -> String {
    match path.strip_prefix('~') {
        Some(rest) if !home.is_empty() && (rest.is_empty() || rest.starts_with('/')) => {
            format!("{}{rest}", home.trim_end_matches('/'))
        }
        _ => path.to_owned(),
    }
}

/// The folder a path leads into, with the stroke behind it, and what is begun of a name there. The
/// tilde alone is a folder.
pub fn split(path: &str) -> (&str, &str) {
    match path.rfind('/') {
        Some(at) => path.split_at(at + 1),
        None => ("", path),
    }
}

/// Whether a name may be meant by its beginning; what is hidden only where that is asked for. How
/// the letters are written does not matter.
pub fn is_meant(name: &str, begun: &str) -> bool {
    let shown = !name.starts_with('.') || begun.starts_with('.');
    shown && name.to_lowercase().starts_with(&begun.to_lowercase())
}

/// What all of these names begin with.
pub fn common<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names = names.into_iter();
    let Some(first) = names.next() else { return String::new() };
    let alike = |one: &str, other: &str| {
        one.char_indices()
            .zip(other.chars())
            .find(|((_, a), b)| a != b)
            .map_or(one.len().min(other.len()), |((at, _), _)| at)
    };
    let length = names.fold(first.len(), |length, name| length.min(alike(first, name)));
    first[..length].to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_dropped_and_what_is_typed_is_the_same_path() {
        for (text, path) in [
            (" /home/anna/offer.pdf ", "/home/anna/offer.pdf"),
            ("'/home/anna/my offer.pdf'", "/home/anna/my offer.pdf"),
            ("\"/a b\" ", "/a b"),
            ("/home/my\\ offer.pdf", "/home/my offer.pdf"),
            ("'", "'"),
            ("''", "''"),
            ("", ""),
        ] {
            assert_eq!(meant(text), path, "{text}");
        }
        for (path, at) in [
            ("~", "/home/anna"),
            ("~/x", "/home/anna/x"),
            ("~boris/x", "~boris/x"),
            ("/~", "/~"),
            ("x", "x"),
        ] {
            assert_eq!(at_home(path, "/home/anna/"), at);
        }
        assert_eq!(at_home("~/x", ""), "~/x");
    }

    #[test]
    fn a_path_is_a_folder_and_the_beginning_of_a_name() {
        for (path, parts) in [
            ("", ("", "")),
            ("off", ("", "off")),
            ("/", ("/", "")),
            ("/home/an", ("/home/", "an")),
            ("~/d/", ("~/d/", "")),
        ] {
            assert_eq!(split(path), parts, "{path}");
        }
        assert!(is_meant("Offer.pdf", "off") && is_meant("Договор.pdf", "дог"));
        assert!(!is_meant(".ssh", "") && is_meant(".ssh", ".") && !is_meant("offer", "x"));
    }

    #[test]
    fn names_are_completed_as_far_as_they_are_the_same() {
        for (names, same) in [
            (&["offer.pdf"][..], "offer.pdf"),
            (&["offer.pdf", "offer.txt"], "offer."),
            (&["договор", "дом"], "до"),
            (&["a", "b"], ""),
            (&["ab", "a"], "a"),
            (&[], ""),
        ] {
            assert_eq!(common(names.iter().copied()), same, "{names:?}");
        }
    }

    proptest! {
        #[test]
        fn every_name_begins_with_what_is_common(names in proptest::collection::vec(".*", 0..5)) {
            let same = common(names.iter().map(String::as_str));
            prop_assert!(names.iter().all(|name| name.starts_with(&same)));
        }
    }
}
