//! The files of the catalogues, built into the program. A new file is one more word in `every!`.

use super::Lang;

/// The one list of files; every language has them all.
#[rustfmt::skip]
macro_rules! every {
    ($lang:literal) => {
        embedded!($lang:
            "about",
            "attempts",
            "attention",
            "calendar",
            "carry",
            "cli",
            "common",
            "dates",
            "demo",
            "duplicates",
            "exchange",
            "faults",
            "fields",
            "filter",
            "help",
            "import",
            "inbound",
            "input",
            "keys",
            "layouts",
            "neglect",
            "nouns",
            "mode",
            "palette",
            "products",
            "query",
            "queue",
            "receipts",
            "refusals",
            "rules",
            "screens",
            "screens-card",
            "screens-day",
            "screens-popup",
            "settings",
            "sheet",
            "tasks",
            "talk",
            "when",
        )
    };
}

macro_rules! embedded {
    ($lang:literal: $($file:literal,)+) => {
        &[$((
            $file,
            include_str!(concat!("../../assets/i18n/", $lang, "/", $file, ".ftl")),
        )),+]
    };
}

/// The files of a language, each with its name and its text.
pub(super) fn of(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::En => every!("en"),
        Lang::Ru => every!("ru"),
        Lang::Pl => every!("pl"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use fluent_bundle::FluentResource;

    use super::*;

    /// Ids that begin so are put together from a prefix and a stable word, so that no literal in
    /// the source names them whole.
    const COMPOSED: &[&str] = &[
        "inbound-on-",
        "mode-",
        "action-",
        "activity-",
        "alike-",
        "group-",
        "period-",
        "attempt-",
        "client-kind-",
        "colour-",
        "config-about-",
        "count-",
        "filter-is-",
        "of-",
        "days-show-",
        "deal-type-",
        "duplicates-title-",
        "entry-",
        "field-",
        "add-rule-",
        "help-rule-",
        "hint-",
        "inbound-state-",
        "urgency-",
        "label-",
        "meaning-",
        "next-step-",
        "noun-",
        "nouns-",
        "origin-",
        "own-kind-",
        "settings-mode-",
        "point-",
        "rule-action-",
        "section-",
        "task-",
        "temperature-",
        "top-",
        "why-",
    ];

    #[test]
    fn every_file_of_the_folder_is_in_the_list() {
        for lang in Lang::ALL {
            let listed: BTreeSet<String> =
                of(lang).iter().map(|(file, _)| format!("{file}.ftl")).collect();
            let folder = root().join("assets/i18n").join(lang.code());
            let present: BTreeSet<String> = fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            assert_eq!(listed, present, "{lang:?}");
        }
    }

    #[test]
    fn every_file_is_read_whole_and_says_each_thing_once() {
        for lang in Lang::ALL {
            let mut seen = BTreeSet::new();
            for (file, source) in of(lang) {
                let read = FluentResource::try_new((*source).to_owned());
                assert!(read.is_ok(), "{lang:?} {file}: {:?}", read.err().map(|(_, e)| e));
                for (id, body) in messages(source) {
                    assert!(seen.insert(id.clone()), "{lang:?} {file}: {id} twice");
                    assert!(!body.trim().is_empty(), "{lang:?} {file}: {id} is empty");
                    assert!(body.trim() != "{ \"\" }", "{lang:?} {file}: {id} is empty");
                }
            }
        }
    }

    #[test]
    fn the_languages_say_the_same_things_with_the_same_arguments() {
        let said = |lang| -> BTreeSet<(String, String, BTreeSet<String>)> {
            let read = of(lang).iter().flat_map(|(file, source)| {
                let messages = messages(source).into_iter();
                messages.map(move |(id, body)| ((*file).to_owned(), id, arguments(&body)))
            });
            read.collect()
        };
        let english = said(Lang::En);
        for lang in [Lang::Ru, Lang::Pl] {
            let other = said(lang);
            let apart: Vec<_> = english.symmetric_difference(&other).collect();
            assert!(apart.is_empty(), "{lang:?}: {apart:?}");
        }
    }

    #[test]
    fn nobody_is_addressed_like_in_a_paper_form() {
        for lang in Lang::ALL {
            for (file, source) in of(lang) {
                for ending in ["(а)", "(a)", "(ая)", "(ła)", "(лась)"] {
                    assert!(!source.contains(ending), "{lang:?} {file}: {ending}");
                }
            }
        }
    }

    #[test]
    fn what_the_source_says_is_in_the_catalogues() {
        let known = ids();
        let mut said = 0;
        for (path, code) in source_files() {
            for call in ["Message::new(", ".say(", "words.text(", ".catalogue.text("] {
                for (at, _) in code.match_indices(call) {
                    let rest = code[at + call.len()..].trim_start();
                    let Some(literal) = rest.strip_prefix('"') else { continue };
                    let id = &literal[..literal.find('"').unwrap()];
                    assert!(known.contains(id), "{}: no message {id}", path.display());
                    said += 1;
                }
            }
        }
        assert!(said > 0, "nothing was looked at");
    }

    #[test]
    fn what_is_in_the_catalogues_is_said_somewhere() {
        let code: String = source_files().into_iter().map(|(_, code)| code).collect();
        // All between one quotation mark and the next: a search of its own for each id takes long.
        let quoted: HashSet<&str> = code.split('"').collect();
        let catalogues: String = of(Lang::En).iter().map(|(_, source)| *source).collect();
        let unused: Vec<String> = ids()
            .into_iter()
            .filter(|id| !COMPOSED.iter().any(|prefix| id.starts_with(prefix)))
            .filter(|id| !quoted.contains(id.as_str()))
            .filter(|id| !catalogues.contains(&format!("{{ {id} }}")))
            .collect();
        assert!(unused.is_empty(), "never said: {unused:?}");
    }

    /// The ids of all messages.
    fn ids() -> BTreeSet<String> {
        let files = of(Lang::En).iter();
        files.flat_map(|(_, source)| messages(source)).map(|(id, _)| id).collect()
    }

    /// The messages of a file: ids with everything up to the next id.
    fn messages(source: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let starts = line.starts_with(|c: char| c.is_ascii_lowercase());
            match (line.split_once(" ="), found.last_mut()) {
                (Some((id, value)), _) if starts => found.push((id.to_owned(), value.to_owned())),
                (_, Some((_, body))) => {
                    body.push('\n');
                    body.push_str(line);
                }
                (_, None) => {}
            }
        }
        found
    }

    /// The names after a dollar sign.
    fn arguments(body: &str) -> BTreeSet<String> {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        body.split('$')
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| word(*c)).collect())
            // A price in words, `$100`, is not an argument.
            .filter(|name: &String| name.starts_with(|c: char| c.is_ascii_lowercase()))
            .collect()
    }

    /// Every file of the source without its comments and tests.
    fn source_files() -> Vec<(PathBuf, String)> {
        let mut found = Vec::new();
        let mut folders = vec![root().join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs")
                {
                    let whole = fs::read_to_string(&path).unwrap();
                    let code = whole.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
                    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
                    let code = lines.collect::<Vec<_>>().join("\n");
                    found.push((path, code));
                }
            }
        }
        assert!(found.len() > 10);
        found
    }

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR"))
    }
}
