//! How a file calls a record that is not the only one of its name: `Tom Low (contact/4)`.

use super::noun::{Noun, RecordRef};

/// The name of such a record with its number.
pub fn written(name: &str, on: RecordRef) -> String {
    format!("{name} ({on})")
}

/// The name and the record of a noun that a text calls so.
pub fn read(text: &str, noun: Noun) -> Option<(&str, RecordRef)> {
    let (name, number) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    let (name, on) = (name.trim(), number.parse::<RecordRef>().ok()?);
    (on.noun == noun && !name.is_empty()).then_some((name, on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_namesake_is_read_as_it_is_written() {
        let on = RecordRef::new(Noun::Contact, 4);
        let text = written("Tom Low", on);
        assert_eq!(text, "Tom Low (contact/4)");
        assert_eq!(read(&text, Noun::Contact), Some(("Tom Low", on)));
        for text in ["Tom Low", "Tom Low (4)", "Tom Low (boss)", "contact/4", "(contact/4)"] {
            assert_eq!(read(text, Noun::Contact), None, "{text}");
        }
        assert_eq!(read(&text, Noun::Company), None);
    }
}
