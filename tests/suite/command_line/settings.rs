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
fn settings_without_numbers_are_known_by_their_names() {
    let place = Place::new();
    let settings = place.objects(&["setting", "list"]);
    assert!(settings.iter().all(|one| one["id"].is_string() && one["id"] == one["name"]));
    let told = &place.objects(&["config"])[0];
    assert!(told.get("file").is_some() && told["id"] == "config", "{told}");
}
