//! Personal settings and those of the team, as a person and a program are told of them.

use super::*;

#[test]
fn settings_are_checked_as_a_whole() {
    let place = Place::new();
    let file = place.path("c.toml");
    let check = ["--config", file.to_str().unwrap(), "config", "--check"];
    assert_eq!(place.run(&check).status, 3, "whoever names a file means one that is there");
    std::fs::write(&file, "").unwrap();
    assert_eq!(place.run(&check).status, 0);
    std::fs::write(&file, "lang = \"xx\"\n[keys]\nsearhc = \"q\"\nnew = \"Wrong-key\"\n").unwrap();
    let said = place.run(&check);
    assert_eq!(said.status, 2);
    assert!(said.err.lines().count() >= 3, "{}", said.err);
    std::fs::write(&file, "lnag = \"ru\"\nascii = 1\n[keys]\nsearhc = \"q\"\n").unwrap();
    let said = place.run(&check);
    assert_eq!(said.status, 2);
    for part in ["“lnag”. Did you mean “lang”?", "ascii: ", "searhc"] {
        assert!(said.err.contains(part), "{}", said.err);
    }
    let elsewhere = place.run(&["--config", file.to_str().unwrap(), "status"]);
    assert_eq!((elsewhere.status, elsewhere.err), (2, said.err));
    std::fs::write(&file, "lang = [").unwrap();
    assert_eq!(place.run(&["--config", file.to_str().unwrap(), "status"]).status, 2);
    assert_eq!(place.run(&["--config", file.to_str().unwrap(), "--version"]).status, 0);
}

#[test]
fn every_fault_of_the_settings_stops_every_command_and_all_are_told_at_once() {
    let place = Place::new();
    place.settle("RU");
    let file = place.path("c.toml");
    let config = ["--config", file.to_str().unwrap()];
    let text = "lang = \"de\"\ndb = \"\"\ncall = [\"dial\"]\n\
                [keys]\nnew = \"\"\ndelete = \"q\"\nback = \"q\"\n";
    std::fs::write(&file, text).unwrap();
    let checked = place.run(&[&config[..], &["config", "--check"]].concat());
    for part in [
        file.to_str().unwrap(),
        "“de” is not a language",
        "db: here stands the name of a file",
        "call",
        "new: here stands no key",
        "back",
    ] {
        assert!(checked.err.contains(part), "{part}: {}", checked.err);
    }
    for args in
        [&["lead", "list"][..], &["lead", "add", "Pumps"], &["keys"], &["demo"], &["status"], &[]]
    {
        let said = place.run(&[&config[..], args].concat());
        assert_eq!((said.status, said.err), (2, checked.err.clone()), "{args:?}");
    }
    assert_eq!(place.done(&["lead", "list"]), "");
}

#[test]
fn the_personal_settings_are_described_where_help_is_looked_for() {
    let place = Place::new();
    for lang in ["en", "ru", "pl"] {
        let help = place.done(&["--lang", lang, "config", "--help"]);
        let manual = place.done(&["--lang", lang, "man"]);
        let example = place.done(&["--lang", lang, "config", "--example"]);
        for name in ["lang", "db", "ascii", "theme", "call", "write", "open", "keys"] {
            assert!(help.contains(&format!("\n{name}: ")), "{lang}: {name} in {help}");
            assert!(manual.contains(&format!("\n{name}: ")), "{lang}: {name}");
            assert!(example.contains(&format!("{name} = ")) || name == "keys", "{lang}: {name}");
        }
        let file = place.path("c.toml");
        std::fs::write(&file, &example).unwrap();
        place.done(&["--config", file.to_str().unwrap(), "config", "--check"]);
    }
    assert!(place.done(&["--lang", "ru", "man"]).contains("\n.SH НАСТРОЙКИ\n"));
}

#[test]
fn settings_without_numbers_are_known_by_their_names() {
    let place = Place::new();
    place.settle("RU");
    let settings = place.objects(&["setting", "list"]);
    assert!(settings.iter().all(|one| one["id"].is_string() && one["id"] == one["name"]));
    let told = &place.objects(&["config"])[0];
    assert!(told.get("file").is_some() && told["id"] == "config", "{told}");
}
