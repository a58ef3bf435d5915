//! What of a lead's own fields goes into what is made of it.

use super::*;

fn office() -> Place {
    let place = Place::new();
    place.settle("PL");
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
    assert!(said.err.contains("New field of deals: “Windows”"), "{}", said.err);
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
fn what_is_said_of_a_target_that_is_not_made_is_refused() {
    let place = office();
    place.done(&["contact", "add", "Nowak Ewa"]);
    for (to, option, value) in [
        ("deal", "--contact", "1"),
        ("deal,contact", "--company", "1"),
        ("contact", "--pipeline", "sales"),
        ("deal", "--set", "contact.post=director"),
    ] {
        let said = place.run(&["lead", "convert", "1", "--to", to, option, value]);
        assert_eq!(said.status, 2, "{option}: {}", said.err);
        assert_clear(&said, option);
        assert!(place.objects(&["deal", "list"]).is_empty());
    }
    place.done(&["lead", "convert", "1", "--to", "deal,contact", "--contact", "1"]);
    assert_eq!(place.objects(&["deal", "show", "1"])[0]["contact"], "contact/1");
}

#[test]
fn a_line_that_says_how_to_reach_somebody_is_read_for_it() {
    let place = Place::new();
    place.settle("RU");
    place.done(&["lead", "add", "+7 912 000-00-05"]);
    place.fed(&["lead", "add", "-"], "x@y.example\n+7 912 000-00-06\n");
    let leads = place.objects(&["lead", "list"]);
    assert_eq!(leads.len(), 3);
    for lead in leads {
        let lead = &place.objects(&["lead", "show", &lead["id"].to_string()])[0];
        assert!(lead["title"].is_null(), "{lead}");
        let ways = [&lead["phone"], &lead["email"]].map(|ways| ways.as_array().unwrap().len());
        assert_eq!(ways.iter().sum::<usize>(), 1, "{lead}");
    }
    // A deal comes with whoever it says how to reach, known or new.
    let line = "Петров Иван, +79129999999, 500";
    for told in ["contact/1", "contact/1"] {
        let said = place.run(&["deal", "add", line]);
        assert_eq!(said.status, 0, "{}", said.err);
        let id = said.out.trim();
        let deal = &place.objects(&["deal", "show", id])[0];
        assert_eq!(deal["contact"], told, "{}", said.err);
        assert!(deal["comment"].is_null(), "{deal}");
    }
    assert_eq!(place.objects(&["contact", "list"]).len(), 1);
    let said = place.run(&["deal", "add", "Окна, 500"]);
    assert!(said.err.contains("no client yet"), "{}", said.err);
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
        (2, "deal", "doors=deal"),
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

#[test]
fn what_new_means_is_said_where_nobody_is_made() {
    let place = Place::begun();
    place.done(&["lead", "add", "Roof", "--name", "Jan Nowak"]);
    let said = place.run(&["lead", "convert", "1", "--to", "deal", "--new"]);
    assert_eq!((said.status, said.err.contains("--to names neither")), (2, true), "{}", said.err);
    let said = place.run(&["lead", "convert", "1", "--new"]);
    assert_eq!((said.status, said.err.contains("--to")), (2, true), "{}", said.err);
    assert!(place.objects(&["deal", "list"]).is_empty());
}
