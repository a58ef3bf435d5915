//! Rules of stages: made, carried out whichever command brings a record there, told on the timeline.

use super::*;

/// A place with a pipeline of service beside that of sales.
fn seller() -> Place {
    let place = Place::new();
    place.settle("PL");
    place.done(&["pipeline", "add", "service", "--like", "sales", "--name", "Service"]);
    place
}

const HAND_OVER: [&str; 9] = [
    "rule",
    "add",
    "hand-over",
    "--stage",
    "sales/won",
    "--action",
    "copy",
    "--to",
    "service/new_order",
];

/// The stages of all deals with their pipelines.
fn stages(place: &Place) -> Vec<String> {
    let deals = place.objects(&["deal", "list", "is:open OR is:won OR is:lost", "--sort", "id"]);
    let text = |deal: &Json, name: &str| deal[name].as_str().unwrap_or_default().to_owned();
    deals.iter().map(|deal| format!("{}/{}", text(deal, "pipeline"), text(deal, "stage"))).collect()
}

#[test]
fn a_won_deal_is_handed_over_and_both_go_back_with_one_undo() {
    let place = seller();
    place.done(&[&HAND_OVER[..], &["--name", "Hand over"]].concat());
    let rules = place.objects(&["rule", "list"]);
    let [rule] = &rules[..] else { panic!("{rules:?}") };
    for (field, expected) in [
        ("code", Json::from("hand-over")),
        ("name", Json::from("Hand over")),
        ("stage", Json::from("sales/won")),
        ("action", Json::from("copy")),
        ("to", Json::from("service/new_order")),
        ("enabled", Json::from(true)),
    ] {
        assert_eq!(rule[field], expected, "{field}");
    }
    place.done(&["deal", "add", "Roof", "--amount", "1500"]);
    let said = place.run(&["deal", "win", "1"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(
        said.err.contains(
            "Rule “Hand over” was carried out. A copy is at “Service / New order”: deal/2"
        ),
        "{}",
        said.err
    );
    assert!(said.err.contains("deal/2"), "{}", said.err);
    assert_eq!(stages(&place), ["sales/won", "service/new_order"]);
    let copy = &place.objects(&["deal", "show", "2", "--timeline", "--kind", "rules"])[0];
    assert_eq!((&copy["copy_of"], &copy["amount"]), (&"deal/1".into(), &"1500.00".into()));
    assert_eq!(copy["timeline"][0]["data"]["created"][0], "deal/2");
    let shown = place.done(&["deal", "show", "1", "--timeline", "--kind", "rules"]);
    assert!(shown.contains("Rule “Hand over” copied deal 1 to “Service / New order”"), "{shown}");
    place.done(&["undo"]);
    assert_eq!(stages(&place), ["sales/new_order"]);
    place.done(&["redo"]);
    assert_eq!(stages(&place), ["sales/won", "service/new_order"]);
    place.done(&["undo"]);
    // Switched off, it waits.
    place.done(&["rule", "edit", "hand-over", "--enabled", "no"]);
    place.done(&["deal", "win", "1"]);
    assert_eq!(stages(&place), ["sales/won"]);
}

#[test]
fn what_a_rule_cannot_do_is_said_and_the_move_stands() {
    let place = seller();
    place.done(&[
        "rule",
        "add",
        "quality",
        "--stage",
        "leads/processed",
        "--action",
        "convert",
        "--into",
        "company",
    ]);
    place.done(&["lead", "add", "--name", "Ewa Nowak"]);
    let said = place.run(&["lead", "move", "1", "processed"]);
    assert_eq!(said.status, 6, "{}", said.err);
    assert!(said.err.contains("lead/1 is now at “Processed”"), "{}", said.err);
    assert!(
        said.err.contains("Rule “quality” could not be carried out. Still empty"),
        "{}",
        said.err
    );
    assert!(place.objects(&["deal", "list"]).is_empty());
    for (lang, expected) in [
        ("en", "Rule “quality” could not be carried out. Still empty: company – Title"),
        ("ru", "Робот «quality» не сработал. Не заполнено: компания – Название"),
        ("pl", "Reguła „quality” nie zadziałała. Puste pola: firma – Nazwa"),
    ] {
        let show = ["--lang", lang, "lead", "show", "1", "--timeline", "--kind", "rules"];
        let said = place.run(&show);
        assert!(said.out.contains(expected), "{lang}: {}", said.out);
    }
    let timeline = &place.objects(&["lead", "show", "1", "--timeline", "--kind", "rules"])[0];
    assert!(timeline["timeline"][0]["why"].as_str().unwrap().starts_with("Still empty"));
    // A lead that is added there comes there, and one more becomes what it can.
    let said = place.run(&[
        "lead",
        "add",
        "--name",
        "Jan Lis",
        "--company",
        "Acme",
        "--stage",
        "processed",
    ]);
    assert_eq!((said.status, said.out.trim()), (0, "2"), "{}", said.err);
    assert_eq!(place.objects(&["company", "list"]).len(), 1);
    let said = place.run(&["lead", "add", "--name", "Ola Kot", "--stage", "processed"]);
    assert_eq!((said.status, said.out.trim()), (6, "3"), "{}", said.err);
}

#[test]
fn an_import_sets_no_rule_off() {
    let place = seller();
    place.done(&HAND_OVER);
    let deals = place.path("deals.csv");
    std::fs::write(&deals, "Title,Stage\nRoof,won\nDoor,won\n").unwrap();
    place.done(&["import", deals.to_str().unwrap(), "--as", "deals"]);
    assert_eq!(stages(&place), ["sales/won", "sales/won"]);
}

#[test]
fn a_rule_that_makes_no_sense_is_refused_with_its_exit_status() {
    let place = seller();
    let copy = |stage: &str, to: &str| -> Said {
        place.run(&["rule", "add", "r", "--stage", stage, "--action", "copy", "--to", to])
    };
    for (said, status, expected) in [
        (copy("sales/wonn", "service/won"), 3, "won"),
        (copy("sales/won", "service/nowhere"), 3, "nowhere"),
        (copy("won", "service/won"), 2, "sales/won, service/won"),
        (copy("sales/won", "sales/won"), 5, "sets the rule off"),
        (copy("leads/new", "service/won"), 5, "stage of leads"),
        (copy("sales/won", "leads/new"), 5, "stage of leads"),
        (place.run(&["rule", "add", "r", "--stage", "sales/won", "--action", "jump"]), 2, "jump"),
        (place.run(&["rule", "add", "r", "--stage", "sales/won", "--action", "move"]), 2, "target"),
        (
            place.run(&[
                "rule",
                "add",
                "r",
                "--stage",
                "sales/won",
                "--action",
                "convert",
                "--into",
                "deal",
            ]),
            5,
            "stage of deals",
        ),
        (
            place.run(&["rule", "add", "r", "--stage", "leads/new", "--action", "convert"]),
            2,
            "Choose",
        ),
        (
            place.run(&[
                "rule",
                "add",
                "r",
                "--stage",
                "leads/new",
                "--action",
                "convert",
                "--into",
                "horse",
            ]),
            2,
            "horse",
        ),
        (place.run(&["rule", "edit", "nobody", "--enabled", "no"]), 3, "nobody"),
    ] {
        assert_eq!(said.status, status, "{expected}: {}", said.err);
        assert_clear(&said, expected);
        assert!(said.err.contains(expected), "{}", said.err);
    }
    assert!(place.objects(&["rule", "list"]).is_empty());
    place.done(&HAND_OVER);
    for delete in [["stage", "delete", "service/new_order"], ["pipeline", "delete", "service"]] {
        let said = place.run(&delete);
        assert_eq!(said.status, 5, "{}", said.err);
        assert!(said.err.contains("hand-over"), "{}", said.err);
    }
    place.done(&["user", "add", "boris"]);
    for args in [&HAND_OVER[..], &["rule", "delete", "hand-over"]] {
        let said = place.run(&[&["--as", "boris"], args].concat());
        assert_eq!(said.status, 4, "{}", said.err);
    }
    place.done(&["rule", "delete", "hand-over"]);
    place.done(&["pipeline", "delete", "service"]);
}
