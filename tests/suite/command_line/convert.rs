//! What of a lead's own fields goes into what is made of it.

use super::*;

fn office() -> Place {
    let place = Place::new();
    place.done(&["init", "--country", "PL"]);
    let field = |noun: &str, kind: &str| {
        let add = ["field", "add", "windows", "--noun", noun, "--label", "Windows"];
        place.done(&[&add[..], &["--kind", kind]].concat());
    };
    field("lead", "integer");
    field("company", "string");
    place.done(&["lead", "add", "Roof", "--name", "Nowak Ewa", "--set", "windows=12"]);
    place
}

#[test]
fn a_field_is_created_in_the_targets_that_were_named_and_one_undo_takes_it_back() {
    let place = office();
    let own = |noun: &str| -> Vec<String> {
        let fields = place.objects(&["field", "list"]).into_iter();
        let here = fields.filter(|field| field["noun"] == noun);
        here.map(|field| field["name"].as_str().unwrap().to_owned()).collect()
    };
    let convert = ["lead", "convert", "1", "--to", "deal,contact", "--create-field"];
    let said = place.run(&[&convert[..], &["windows=deal,contact"]].concat());
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(said.out, "deal/1\ncontact/1\n");
    assert!(said.err.contains("New field “Windows” (deal)"), "{}", said.err);
    for noun in ["deal", "contact"] {
        assert_eq!(own(noun), ["windows"]);
        assert_eq!(place.objects(&[noun, "show", "1"])[0]["windows"], 12);
    }
    place.done(&["undo"]);
    assert!(own("deal").is_empty() && own("contact").is_empty());
    assert_eq!(place.objects(&["lead", "show", "1"])[0]["stage"], "new");
    place.done(&["redo"]);
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["windows"], 12);
}

#[test]
fn what_cannot_be_created_says_why_with_its_status() {
    let place = office();
    place.done(&["user", "add", "boris"]);
    for (status, to, wanted) in [
        (2, "deal", "windows"),
        (2, "deal", "windows="),
        (2, "deal", "windows=horse"),
        (2, "deal", "windows=contact"),
        (3, "deal", "doors=deal"),
        (5, "deal", "title=deal"),
    ] {
        let said = place.run(&["lead", "convert", "1", "--to", to, "--create-field", wanted]);
        assert_eq!(said.status, status, "{wanted}: {}", said.err);
        assert_clear(&said, wanted);
    }
    let convert = ["lead", "convert", "1", "--to", "deal", "--create-field", "windows=deal"];
    let said = place.run(&[&["--as", "boris"][..], &convert].concat());
    assert_eq!(said.status, 4, "{}", said.err);
    assert_clear(&said, "no right");
    assert!(place.objects(&["deal", "list"]).is_empty());
    assert_eq!(place.objects(&["field", "list"]).len(), 2);
}
