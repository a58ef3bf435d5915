//! Who answers for a record and who watches it, and what is pinned on it.

use super::*;

#[test]
fn exactly_one_is_responsible_and_any_number_observes() {
    let place = Place::new();
    for login in ["boris", "vera", "gleb"] {
        place.done(&["user", "add", login]);
    }
    place.done(&["lead", "add", "Pumps", "--responsible", "boris"]);
    let lead = || place.objects(&["lead", "show", "1"]).remove(0);
    for (value, status) in [("", 5), ("boris,vera", 3), ("nobody", 3)] {
        let set = format!("responsible={value}");
        let said = place.run(&["lead", "edit", "1", "--set", &set]);
        assert_eq!(said.status, status, "{set}: {}", said.err);
        assert_clear(&said, &set);
        assert_eq!(lead()["responsible"], "boris");
    }
    place.done(&["lead", "edit", "1", "--set", "responsible=vera"]);
    assert_eq!(lead()["responsible"], "vera");
    place.done(&["lead", "edit", "1", "--set", "observers=boris,vera,gleb"]);
    assert_eq!(lead()["observers"].as_array().unwrap().len(), 3);
    // Who watches may write, and hears of what others write.
    place.done(&["--as", "gleb", "comment", "lead/1", "let us talk"]);
    assert!(place.done(&["--as", "boris", "inbox"]).contains("let us talk"));
    let untitled = ["lead", "add", "--phone", "+48 600 100 200", "--responsible", "boris"];
    place.done(&untitled);
    assert!(place.done(&["--as", "boris", "inbox"]).contains("lead/2 Lead 2"));
    assert!(place.done(&["--as", "vera", "inbox"]).contains("let us talk"));
    assert!(!place.done(&["--as", "gleb", "inbox"]).contains("let us talk"));
}

#[test]
fn the_eighth_pin_is_refused_until_one_is_let_go() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    for number in 1..=8 {
        place.done(&["comment", "lead/1", &format!("word {number}")]);
    }
    let pin = |number: usize| place.run(&["pin", "lead/1", &format!("entry/{number}")]);
    for number in 1..=7 {
        assert_eq!(pin(number).status, 0, "{number}");
    }
    let before = place.everything();
    let said = pin(8);
    assert_eq!(said.status, 5);
    assert_clear(&said, "the eighth");
    assert_eq!(place.everything(), before);
    assert_eq!(pin(3).status, 0, "let go");
    assert_eq!(pin(8).status, 0);
    let pinned = place.objects(&["lead", "show", "1"])[0]["pinned"].as_array().unwrap().len();
    assert_eq!(pinned, 7);
}

#[test]
fn who_is_linked_and_what_came_back_stand_on_the_timeline() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    place.done(&["contact", "add", "--name", "Ewa Nowak"]);
    place.done(&["lead", "edit", "1", "--set", "contact=1"]);
    place.done(&["lead", "edit", "1", "--set", "contact="]);
    place.done(&["lead", "delete", "1"]);
    place.done(&["lead", "restore", "1"]);
    let shown = place.done(&["lead", "show", "1", "--timeline"]);
    let place_of = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words}: {shown}"));
    let (linked, unlinked) = (place_of("— → Ewa Nowak"), place_of("Ewa Nowak → —"));
    assert!(unlinked < linked, "the newest stands first: {shown}");
    assert!(place_of("back from the recycle bin") < place_of("  in the recycle bin"), "{shown}");
}

#[test]
fn whoever_is_named_between_a_noun_and_its_verb_does_it() {
    let place = Place::begun();
    place.done(&["user", "add", "boris"]);
    place.done(&["lead", "add", "Pumps", "--set", "observers=boris"]);
    place.done(&["comment", "lead/1", "let us talk"]);
    assert!(place.done(&["inbox", "--as", "boris"]).contains("let us talk"));
    place.done(&["inbox", "--as", "boris", "read"]);
    assert!(!place.done(&["inbox", "--as", "boris"]).contains("let us talk"));
    place.done(&["comment", "--as", "boris", "lead/1", "tomorrow"]);
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    let number = timeline.lines().find(|line| line.contains("tomorrow")).unwrap();
    let number = number.split('#').nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    place.done(&["comment", "--as", "boris", "edit", &number, "on Friday"]);
    assert!(place.done(&["lead", "show", "1", "--timeline"]).contains("on Friday"));
}

#[test]
fn a_file_that_cannot_be_opened_is_told_in_the_readers_language() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps"]);
    let copy = place.path("nowhere/copy.db");
    for (lang, why) in [
        ("en", "there is no such file or folder"),
        ("ru", "такого файла или папки нет"),
        ("pl", "nie ma takiego pliku ani folderu"),
    ] {
        let said = place.run(&["backup", copy.to_str().unwrap(), "--lang", lang]);
        assert_eq!(said.status, 1);
        assert!(said.err.contains(why) && !said.err.contains("os error"), "{}", said.err);
    }
}
