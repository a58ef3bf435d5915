//! Working with leads or without them.

use super::*;

#[test]
fn a_team_without_leads_begins_with_deals() {
    let place = Place::new();
    place.done(&["init", "--mode", "simple", "--country", "PL"]);
    let line = "Pumps, Jan Nowak, 600 100 200, 1500";
    assert_eq!(place.done(&["deal", "add", line]), "1\n");
    let deal = &place.objects(&["deal", "show", "1"])[0];
    assert_eq!((&deal["title"], &deal["amount"]), (&"Pumps".into(), &"1500.00".into()));
    let contact = &place.objects(&["contact", "list"])[0];
    assert_eq!(contact["last_name"], "Nowak");
    assert_eq!(place.done(&["deal", "add", "Jan Nowak, +48600100200, jan@example.com"]), "2\n");
    assert_eq!(place.objects(&["contact", "list"]).len(), 1, "he is known by his phone");
    let form = r#"{"name": "Ewa Kot", "phone": "+48 700 100 200"}"#;
    assert_eq!(place.fed(&["intake", "form"], form).out, "deal/3\n");

    let file = place.path("leads.csv");
    std::fs::write(&file, "Title,Phone\nRoof,600100999\n").unwrap();
    let before = place.everything();
    for args in [
        &["lead", "add", "Roof"][..],
        &["import", file.to_str().unwrap(), "--as", "leads"],
        &["import", file.to_str().unwrap(), "--as", "leads", "--dry-run"],
    ] {
        let said = place.run(args);
        assert_eq!(said.status, 5, "{args:?}: {}", said.err);
        assert_clear(&said, "a lead where there are none");
        assert!(said.err.contains("without leads"), "{}", said.err);
    }
    assert_eq!(place.everything(), before);
    let said = place.run(&["import", "--template", "leads"]);
    assert_eq!((said.status, said.out.as_str()), (5, ""), "{}", said.err);
    // What is not named is what the work begins with.
    let said = place.run(&["import", file.to_str().unwrap(), "--dry-run"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("becomes a deal"), "{}", said.err);
    let columns =
        |report: &[&str]| place.objects(report).into_iter().map(|one| one["stages"].clone());
    let load: Vec<Json> = columns(&["report", "load"]).collect();
    assert!(load.iter().all(|stages| stages.get("new_order").is_some()), "{load:?}");
    for args in [&["board", "leads"][..], &["lead", "list"], &["report", "load", "leads"]] {
        let said = place.run(args);
        assert_eq!(said.status, 0, "{args:?}: {}", said.err);
        assert!(said.err.contains("works without leads"), "{args:?}: {}", said.err);
    }
    assert!(!place.run(&["board"]).err.contains("without leads"));
    let said = place.run(&["init", "--mode", "classic"]);
    assert_eq!(said.status, 5, "{}", said.err);
    assert!(said.err.contains("voronka setting set mode classic"), "{}", said.err);
    place.done(&["setting", "set", "mode", "classic"]);
    assert_eq!(place.done(&["lead", "add", "Roof"]), "1\n");
}

#[test]
fn going_over_takes_agreement_and_is_one_step_to_undo() {
    let place = Place::new();
    for line in ["Jan Nowak, 600 100 200", "Roof", "Ewa Kot, OOO Romashka"] {
        place.done(&["lead", "add", line]);
    }
    let before = place.everything();
    let said = place.run(&["setting", "set", "mode", "simple"]);
    assert_eq!(said.status, 5);
    assert!(said.err.contains("3 open leads") && said.err.contains("--yes"), "{}", said.err);
    assert_eq!(place.everything(), before);
    place.done(&["setting", "set", "mode", "simple", "--yes"]);
    let count = |noun: &str| place.objects(&[noun, "list"]).len();
    assert_eq!(["lead", "deal", "contact", "company"].map(count), [0, 3, 2, 1]);
    let mode = || place.objects(&["setting", "list"])[0]["value"].clone();
    assert_eq!(mode(), "simple");
    place.done(&["undo"]);
    assert_eq!(["lead", "deal", "contact", "company"].map(count), [3, 0, 0, 0]);
    assert_eq!(mode(), "classic");
    place.done(&["redo"]);
    assert_eq!((mode(), count("deal")), ("simple".into(), 3));
    assert_eq!(place.run(&["check"]).status, 0);
}

#[test]
fn a_lead_that_was_opened_again_is_converted_into_what_it_was_made_into() {
    let place = Place::begun();
    place.done(&["lead", "add", "Jan Nowak, +7 912 345-67-89"]);
    let convert = ["lead", "convert", "1", "--to", "deal,contact"];
    assert_eq!(place.done(&convert), "deal/1\ncontact/1\n");
    assert_eq!(place.run(&convert).status, 5);
    let said = place.run(&["lead", "move", "1", "in_work"]);
    assert!(said.err.contains("what was created from it stays"), "{}", said.err);
    assert_eq!(place.done(&convert), "deal/1\ncontact/1\n");
    assert_eq!(place.objects(&["contact", "list"]).len(), 1);
}

#[test]
fn going_over_is_for_administrators_and_nothing_is_converted_before_that_is_asked() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof"]);
    place.done(&["user", "add", "ben"]);
    let before = place.everything();
    let said = place.run(&["--as", "ben", "setting", "set", "mode", "simple", "--yes"]);
    assert_eq!(said.status, 4, "{}", said.err);
    assert_clear(&said, "the mode set by somebody else");
    assert_eq!(place.everything(), before);
}

#[test]
fn who_imports_is_said_before_the_command_and_what_is_imported_behind_it() {
    let place = Place::begun();
    place.done(&["user", "add", "ben"]);
    for (args, noun) in [
        (&["--as", "ben", "import", "-", "--as", "contacts"][..], "contact"),
        (&["--as", "ben", "import", "-"], "lead"),
        (&["import", "-", "--as", "deals"], "deal"),
    ] {
        let said = place.fed(args, "Last name,Title\nNowak,Roof\n");
        assert_eq!(said.status, 0, "{args:?}: {}", said.err);
        let made = &place.objects(&[noun, "list"])[0];
        let by_ben = args[0] == "--as";
        assert_eq!(made["responsible"] == "ben", by_ben, "{args:?}: {made}");
    }
    let said = place.fed(&["--as", "nobody", "import", "-", "--as", "leads"], "Title\nRoof\n");
    assert_ne!(said.status, 0, "there is no such person");
}
