//! Values that are none, and values for programs.

use super::*;

#[test]
fn a_value_outside_its_list_is_malformed_and_what_does_not_exist_is_not_found() {
    let place = Place::new();
    place.done(&["lead", "add", "Roof"]);
    let before = place.everything();
    let table: [(&[&str], i32, &str); 22] = [
        (&["stage", "add", "x", "--colour", "puce"], 2, "Known: grey, blue"),
        (&["stage", "add", "x", "--colour", "gren"], 2, "grey"),
        (&["stage", "add", "x", "--meaning", "opn"], 2, "Did you mean “open”?"),
        (&["stage", "add", "nope/x"], 3, "Known: leads, sales"),
        (&["field", "add", "lead/x", "--kind", "nubmer"], 2, "Did you mean “number”?"),
        (&["field", "add", "lead/x", "--kind", "blorb"], 2, "Known: string, text"),
        (&["field", "add", "leed/x", "--kind", "text"], 2, "Did you mean “lead”?"),
        (&["pipeline", "add", "p", "--noun", "leed"], 2, "Did you mean “lead”?"),
        (&["lead", "edit", "1", "--set", "temperature=hott"], 2, "Did you mean “hot”?"),
        (&["lead", "edit", "1", "--set", "currency=PNL"], 2, "Did you mean “PLN”?"),
        (&["lead", "edit", "1", "--set", "currency=shells"], 2, "For example"),
        (&["lead", "edit", "1", "--set", "source=webste"], 3, "Did you mean “website”?"),
        (&["lead", "edit", "1", "--set", "responsible=nobody"], 3, "Known"),
        (&["lead", "move", "1", "in_wrok"], 3, "Did you mean “in_work”?"),
        (&["lead", "convert", "1", "--to", "dael"], 2, "Did you mean “deal”?"),
        (&["lead", "list", "temperature:hott"], 2, "Did you mean “hot”?"),
        (&["lead", "list", "--sort", "titel"], 3, "Did you mean “title”?"),
        (&["lead", "list", "--sort", "comment"], 2, "Known: "),
        (&["export", "leads", "--sort", "comment"], 2, "Known: "),
        (&["export", "leads", "--format", "jsn"], 2, "Did you mean “json”?"),
        (&["call", "lead/1", "--outcome", "busi"], 2, "Did you mean “busy”?"),
        (&["intake", "form", "--direction", "inn"], 2, ""),
    ];
    for (args, status, hint) in table {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, &args.join(" "));
        assert!(said.err.contains(hint), "{args:?}: {}", said.err);
        assert_eq!(place.everything(), before, "{args:?}");
    }
}

#[test]
fn an_export_for_programs_has_the_objects_of_the_list() {
    let place = Place::new();
    let line = "Ivan Petrov, +7 912 345-67-89, ivan@example.com, 150000, #hot, #vip";
    place.done(&["lead", "add", line, "--set", "temperature=hot"]);
    place.done(&["lead", "add", "Roof"]);
    place.done(&["field", "add", "lead/size", "--kind", "number"]);
    place.done(&["lead", "edit", "2", "--set", "size=2.5"]);
    let columns = "title,stage,amount,currency,phone,tags,open_to_all,contact,created_at,size";
    let list = ["lead", "list", "--json", "--sort", "id", "--columns", columns];
    let of_list = place.done(&list);
    let export = ["export", "leads", "--columns", columns];
    for format in [&["--format", "json"][..], &["--json"], &["--format", "json", "--raw"]] {
        assert_eq!(place.done(&[&export[..], format].concat()), of_list);
    }
    let file = place.path("leads.json");
    place.done(&[&export[..], &["--format", "json", "-o", file.to_str().unwrap()]].concat());
    assert_eq!(std::fs::read_to_string(file).unwrap(), of_list);
    let lead: Json = serde_json::from_str(of_list.lines().next().unwrap()).unwrap();
    assert_eq!(lead["id"], 1);
    assert_eq!(lead["tags"], serde_json::json!(["hot", "vip"]));
    assert_eq!(lead["phone"][0]["value"], "+7 912 345-67-89");
    assert_eq!(lead["open_to_all"], false);
    assert_eq!(lead["contact"], Json::Null);
    assert_eq!(lead["stage"], "new");
}
