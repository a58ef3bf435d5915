//! The map of the layers, held over the source: who may name whom, and where the outside world is
//! touched. Each rule is first shown to catch what it forbids.

use std::fs;
use std::path::{Path, PathBuf};

/// What each module at the top may name of ours besides itself.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("config", &[]),
    ("clock", &[]),
    ("capability", &["domain"]),
    ("i18n", &[]),
    ("store", &["domain"]),
    ("exchange", &["domain"]),
    ("crm", &["capability", "store", "domain", "exchange"]),
    ("words", &["domain", "i18n"]),
    ("reading", &["domain", "i18n", "clock", "words"]),
    ("tui", &["capability", "crm", "domain", "config", "i18n", "words", "reading", "clock"]),
    (
        "cli",
        &[
            "capability",
            "crm",
            "domain",
            "config",
            "i18n",
            "words",
            "reading",
            "clock",
            "tui",
            "exchange",
        ],
    ),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// What of the interface the command line may name: it opens it, checks its keys, and has its manners
/// with signals and programs.
const OF_TUI: &[&str] = &["action", "app", "keymap", "terminal"];

/// Who reads the id of a message: whoever says it, keeps it to be said, or writes it into the log.
const SAYS: &[&str] = &["src/words.rs", "src/domain/message/kept.rs", "src/cli/intake.rs"];

/// How an id is looked at instead of said.
const LOOKS: &[&str] =
    &["message.id", ".id == \"", ".id != \"", ".id.starts_with", ".id.ends_with", ".id.contains"];

/// Words that may stand only in some places, given by the beginning of their path.
const ONLY_IN: &[(&[&str], &[&str])] = &[
    (&["rusqlite"], &["src/store"]),
    (SQL, &["src/store"]),
    (&["ratatui", "crossterm"], &["src/tui"]),
    (
        &["env::var", "env::args", "env::vars", "SystemTime", "Utc::now", "Local::now"],
        &["src/clock", "src/cli", "src/main.rs", "src/tui/terminal/environment.rs"],
    ),
    (
        &["Instant::now"],
        &[
            "src/cli",
            "src/tui/app/pace.rs",
            "src/tui/app/unseen.rs",
            "src/tui/app/worker.rs",
            "src/tui/terminal/reader.rs",
            "src/store/file/turns.rs",
        ],
    ),
    (&["println!", "eprintln!", "print!", "eprint!", "dbg!"], &["src/cli", "src/main.rs"]),
    // Whoever opens and closes the database file drops the locks this process has on it.
    (&["File::open", "fs::read", "fs::copy", "OpenOptions"], READS_FILES),
];

/// By what a statement of SQL is known.
const SQL: &[&str] = &[
    "\"SELECT ",
    "\"INSERT ",
    "\"UPDATE ",
    "\"DELETE ",
    "\"CREATE ",
    "\"ALTER ",
    "\"PRAGMA ",
    "\"SAVEPOINT ",
    "prepare_cached",
    "query_row",
    "query_map",
    "last_insert_rowid",
];

/// Who reads or writes files; those of them that meet the database's path never open it: the store
/// makes it under another name, locks a file beside it, the backup makes a new file.
const READS_FILES: &[&str] = &[
    "src/store/file/open.rs",
    "src/store/file/beside.rs",
    "src/store/file/copy.rs",
    "src/store/file/holding.rs",
    "src/crm/backup.rs",
    "src/crm/files.rs",
    "src/crm/export/file.rs",
    "src/config.rs",
    "src/cli",
    "src/main.rs",
    "src/tui",
];

/// The longest file, in lines.
const LONGEST: usize = 600;

#[test]
fn a_layer_names_only_what_lies_below_it() {
    let caught = |path: &str, code: &str| !strangers(path, code).is_empty();
    assert!(caught("src/domain/lead.rs", "use crate::store::row;"));
    assert!(caught("src/domain.rs", "fn f() { crate::crm::go() }"));
    assert!(caught("src/store/row.rs", "use crate::{crm, domain};"));
    assert!(caught("src/tui/app.rs", "use crate::store::file::open;"));
    assert!(caught("src/crm.rs", "use voronka::tui;"));
    assert!(caught("src/nobody.rs", ""), "a module that the map does not know");
    assert!(!caught("src/crm/edit.rs", "use crate::{domain::noun, store::row};"));
    for (path, code) in sources() {
        assert_eq!(strangers(&path, &code), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn the_command_line_names_no_screen_and_no_widget() {
    assert_eq!(of_tui("use crate::tui::widget::text;"), ["widget"]);
    assert_eq!(of_tui("use crate::tui::{app, screen};"), ["screen"]);
    assert!(of_tui("use crate::tui::terminal::child;").is_empty());
    for (path, code) in sources().into_iter().filter(|(path, _)| top(path) == "cli") {
        assert_eq!(of_tui(&code), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn words_steer_nothing() {
    for code in [
        "if refusal.message.id == REQUIRED {",
        "said.sort_by_key(|note| !note.id.starts_with(\"note-rule\"))",
        "one.id != \"receipt-created\"",
        "matches!(why.id, \"why-a\" | \"why-b\")",
        "match what.id {\n    \"receipt-moved\" => 1,",
    ] {
        assert!(is_steered("src/tui/app.rs", code), "{code}");
        assert!(!is_steered("src/words.rs", code), "{code}");
    }
    for code in ["stages.find(|stage| stage.id == id)", "(\"activity\", done.id, \"done_at\")"] {
        assert!(!is_steered("src/tui/app.rs", code), "{code}");
    }
    for (path, code) in sources() {
        assert!(!is_steered(&path, &code), "{path} decides by the id of a message");
    }
}

#[test]
fn the_outside_world_is_touched_at_the_edges() {
    assert_eq!(misplaced("src/domain/x.rs", "rusqlite::Error"), ["rusqlite"]);
    assert_eq!(misplaced("src/crm/x.rs", "rusqlite::Error"), ["rusqlite"]);
    let asked = "work.conn.query_row(\"SELECT 1\", [], |r| r.get(0))";
    assert_eq!(misplaced("src/crm/x.rs", asked), ["\"SELECT ", "query_row"]);
    assert!(misplaced("src/store/x.rs", asked).is_empty());
    assert_eq!(misplaced("src/words.rs", "use ratatui::Frame;"), ["ratatui"]);
    assert_eq!(misplaced("src/store/x.rs", "let t = SystemTime::now();"), ["SystemTime"]);
    assert_eq!(misplaced("src/crm/x.rs", "println!(\"hm\")"), ["println!"]);
    assert_eq!(misplaced("src/crm/x.rs", "std::fs::copy(db, target)"), ["fs::copy"]);
    assert!(misplaced("src/cli/list.rs", "println!(\"hm\")").is_empty());
    for (path, code) in sources() {
        assert_eq!(misplaced(&path, &code), Vec::<&str>::new(), "{path}");
    }
}

#[test]
fn a_file_says_what_it_is_for_and_fits_in_the_head() {
    assert!(!is_introduced("use std::fs;\n//! Late."));
    assert!(is_introduced("//! What it is for.\n"));
    for path in files() {
        let name = relative(&path);
        let text = fs::read_to_string(&path).unwrap();
        // Tests beside the code speak for themselves.
        if !name.contains("tests") {
            assert!(is_introduced(&text), "{name} does not open with what it is for");
        }
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{name}: {lines} lines");
    }
}

#[test]
fn comments_and_tests_are_not_code() {
    let text =
        "//! crate::tui\nuse a; // crate::tui\n#[cfg(test)]\nmod tests {\n    crate::tui\n}\n";
    assert_eq!(code_of(text), "use a; ");
    let strings = "f(\"https://a\"); // b\ng('\"'); // c\nh(\"\\\"//\");\n";
    assert_eq!(code_of(strings), "f(\"https://a\"); \ng('\"'); \nh(\"\\\"//\");");
}

/// The modules a file names though its layer may not; the module itself where no map has it.
fn strangers(path: &str, code: &str) -> Vec<String> {
    let own = top(path);
    let Some((_, allowed)) = MAY_NAME.iter().find(|(module, _)| *module == own) else {
        return vec![own.to_owned()];
    };
    let named = named(code);
    named.into_iter().filter(|name| name != own && !allowed.contains(&name.as_str())).collect()
}

/// The module at the top that a file belongs to.
fn top(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

/// What of the interface the command line names though it may not.
fn of_tui(code: &str) -> Vec<String> {
    let named = named_in(&["crate::tui::"], code).into_iter();
    named.filter(|name| !OF_TUI.contains(&name.as_str())).collect()
}

/// Whether the code looks at the id of a message where it should not matter which it is.
fn is_steered(path: &str, code: &str) -> bool {
    let chosen = |head: &str, is_string: &dyn Fn(&str) -> bool| {
        code.match_indices(head).any(|(at, _)| is_string(&code[at + head.len()..]))
    };
    let matched = |rest: &str| {
        let parts = rest.split_once(", ");
        parts.is_some_and(|(what, like)| what.ends_with(".id") && like.starts_with('"'))
    };
    !SAYS.contains(&path)
        && (LOOKS.iter().any(|look| code.contains(look))
            || chosen("matches!(", &matched)
            || chosen(".id {", &|rest| rest.trim_start().starts_with('"')))
}

/// The modules at the top that code names.
fn named(code: &str) -> Vec<String> {
    named_in(&["crate::", "voronka::"], code)
}

/// The modules within these that code names: behind their names, in braces too.
fn named_in(roots: &[&str], code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in roots {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => found.extend(members(group)),
                None => found.push(word(rest)),
            }
        }
    }
    // Types at the top of the crate are not modules.
    found.retain(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    found.sort();
    found.dedup();
    found
}

/// The first words of the members of a group, up to its closing brace.
fn members(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut members = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(String::new()),
            _ => {}
        }
        if c != ',' || depth > 0 {
            members.last_mut().unwrap().push(c);
        }
    }
    members.iter().map(|member| word(member.trim())).collect()
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// The words that stand where they may not.
fn misplaced(path: &str, code: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for (words, places) in ONLY_IN {
        if !places.iter().any(|place| path.starts_with(place)) {
            found.extend(words.iter().filter(|word| stands(code, word)));
        }
    }
    found
}

/// Whether code has the word, not as the end of a longer one.
fn stands(code: &str, word: &str) -> bool {
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}

fn is_introduced(text: &str) -> bool {
    text.starts_with("//! ")
}

/// Every file that is no test, with its code.
fn sources() -> Vec<(String, String)> {
    let sources: Vec<(String, String)> = files()
        .into_iter()
        .map(|path| (relative(&path), path))
        .filter(|(name, _)| !name.ends_with("tests.rs") && !name.contains("/tests/"))
        .map(|(name, path)| (name, code_of(&fs::read_to_string(path).unwrap())))
        .collect();
    assert!(sources.len() > 50, "the source was not found");
    sources
}

/// What a file holds without its comments and the tests at its end.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().map(|line| &line[..comment_of(line)]);
    lines.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// Where the comment of a line begins, or its end: two strokes within a string are none.
fn comment_of(line: &str) -> usize {
    // `'"'` opens no string.
    let is_sign = |at: usize| line[..at].ends_with('\'') && line[at + 1..].starts_with('\'');
    let (mut quoted, mut escaped, mut stroke) = (false, false, false);
    for (at, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' if !is_sign(at) => quoted = !quoted,
            '/' if stroke && !quoted => return at - 1,
            _ => {}
        }
        stroke = c == '/';
    }
    line.len()
}

fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().into_owned()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
