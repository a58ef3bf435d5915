//! What an entry of the settings is called in each language, and which of its names a new one replaces.

use crate::i18n::Lang;

/// The fields with the names of an entry, one a language.
pub const NAMES: [&str; 3] = ["name_en", "name_ru", "name_pl"];

/// The field with the name of an entry in a language.
pub fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "name_en",
        Lang::Ru => "name_ru",
        Lang::Pl => "name_pl",
    }
}

/// The fields that a new name goes into: all of them where the `names` there are, in the order of
/// [`NAMES`], are the same in every language, else the one in the reader's own.
pub fn renamed(names: [&str; 3], lang: Lang) -> Vec<&'static str> {
    if is_one(names) { NAMES.to_vec() } else { vec![own_name(lang)] }
}

/// Whether an entry is called the same in every language.
pub fn is_one(names: [&str; 3]) -> bool {
    let [first, rest @ ..] = names;
    rest.iter().all(|name| *name == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_name_replaces_the_only_one_or_that_of_the_language() {
        assert_eq!(renamed(["Audit"; 3], Lang::Ru), NAMES);
        let three = ["Junk", "Некачественный", "Odpad"];
        for (lang, field) in [(Lang::En, "name_en"), (Lang::Ru, "name_ru"), (Lang::Pl, "name_pl")] {
            assert_eq!(renamed(three, lang), [field]);
        }
        assert_eq!(renamed(["Junk", "Junk", "Odpad"], Lang::En), ["name_en"]);
    }
}
