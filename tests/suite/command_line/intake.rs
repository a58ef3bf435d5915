//! What comes from outside, as a telephone exchange, a mail server, a bot and a site hand it over.

use super::*;

const LETTER: &str = "From: Ewa Nowak <ewa@polmet.example>\nTo: sales@our.example\n\
     Subject: Windows\nMessage-ID: <1@polmet.example>\n\nTwelve windows.\n\n> old\n";

#[test]
fn every_channel_prints_the_record_it_went_to() {
    let place = Place::new();
    let call = ["intake", "call", "--from", "8 912 345-67-89", "--duration", "63"];
    assert_eq!(place.done(&call), "lead/1\n");
    let out = place.done(&["intake", "call", "--to", "+79123456789", "--direction", "out"]);
    assert_eq!(out, "lead/1\n");
    assert_eq!(place.fed(&["intake", "mail"], LETTER).out, "lead/2\n");
    let chat = ["intake", "chat", "--channel", "telegram", "--from", "@ewa", "--text", "-5%?"];
    assert_eq!(place.done(&chat), "lead/3\n");
    let form = r#"{"name": "Jan", "phone": "+48 600 100 200", "utm_source": "ads"}"#;
    assert_eq!(place.fed(&["intake", "form"], form).out, "lead/4\n");

    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(timeline.contains("Incoming call, 1 min 3 s: 8 912 345-67-89"), "{timeline}");
    assert!(timeline.contains("Outgoing call: +79123456789"), "{timeline}");
    let timeline = place.done(&["lead", "show", "2", "--timeline"]);
    assert!(timeline.contains("Letter from Ewa Nowak"), "{timeline}");
    assert!(timeline.contains("1 more line is quoted") && !timeline.contains("> old"));
    assert!(place.done(&["lead", "show", "4", "--timeline"]).contains("utm_source: ads"));
    assert_eq!(place.done(&["status", "--short"]), "!0 ○0 ✉4\n");
    assert_eq!(place.objects(&["agenda"]).len(), 4);
    assert_eq!(place.objects(&["intake", "list"]).len(), 5);
}

#[test]
fn the_same_thing_twice_changes_nothing_and_succeeds() {
    let place = Place::new();
    let call = ["intake", "call", "--from", "+48600100200", "--id", "pbx-7"];
    assert_eq!(place.done(&call), "lead/1\n");
    place.fed(&["intake", "mail"], LETTER);
    let before = place.everything();
    assert_eq!(place.done(&call), "lead/1\n");
    let again = place.fed(&["intake", "mail"], LETTER);
    assert_eq!((again.status, again.out.as_str()), (0, "lead/2\n"));
    let json = place.objects(&call);
    assert_eq!((&json[0]["new"], &json[0]["record"]), (&false.into(), &"lead/1".into()));
    assert_eq!(place.everything(), before);
}

#[test]
fn after_an_undo_the_same_letter_makes_its_lead_again() {
    let place = Place::new();
    assert_eq!(place.fed(&["intake", "mail"], LETTER).out, "lead/1\n");
    place.done(&["undo"]);
    assert_eq!(place.objects(&["intake", "list"])[0]["state"], "undone");
    assert!(place.done(&["intake", "list"]).contains("taken back"));
    let again = place.fed(&["intake", "mail"], LETTER);
    assert_eq!((again.status, again.out.as_str()), (0, "lead/2\n"));
    assert!(again.err.contains("new: lead/2"), "{}", again.err);
    place.done(&["undo"]);
    assert_eq!(place.done(&["intake", "again", "1"]), "lead/3\n");
}

#[test]
fn what_is_left_out_is_no_failure_and_can_be_taken_in_later() {
    let place = Place::new();
    assert_eq!(place.done(&["exclusion", "add", "@polmet.example", "--comment", "x"]), "1\n");
    let left = place.fed(&["intake", "mail"], LETTER);
    assert_eq!((left.status, left.out.as_str()), (0, ""));
    assert!(left.err.contains("exclusions"), "{}", left.err);
    assert_eq!(place.objects(&["exclusion", "list"])[0]["sender"], "@polmet.example");
    assert_eq!(place.done(&["intake", "again", "1"]), "lead/1\n");
    place.done(&["exclusion", "delete", "@polmet.example"]);
    place.done(&["undo"]);
    assert_eq!(place.objects(&["exclusion", "list"]).len(), 1);
}

#[test]
fn only_a_phone_an_address_or_a_domain_is_left_out() {
    let place = Place::new();
    place.settle("RU");
    for text in ["not anything", "12", "@x", "*.com", "com"] {
        let said = place.run(&["exclusion", "add", text]);
        assert_eq!(said.status, 2, "{text}: {}", said.err);
        assert_clear(&said, text);
    }
    assert!(place.objects(&["exclusion", "list"]).is_empty());
    place.done(&["exclusion", "add", "+79991234567"]);
    place.done(&["exclusion", "add", "shop.example"]);
    place.done(&["exclusion", "delete", "89991234567"]);
    place.done(&["exclusion", "delete", "@shop.example"]);
    assert!(place.objects(&["exclusion", "list"]).is_empty());
}

#[test]
fn what_cannot_be_taken_in_says_so_with_its_status() {
    let place = Place::begun();
    place.done(&["lead", "add", "Fair"]);
    let before = place.everything();
    for (args, input, status) in [
        (&["intake", "form"][..], "{\"name\":", 2),
        (&["intake", "form"], "{}", 2),
        (&["intake", "chat"], "{\"text\": \"x\"}", 2),
        (&["intake", "call", "--direction", "up"], "", 2),
        (&["intake", "call", "--from", "abc"], "", 2),
        (&["intake", "call", "--from", "+7"], "", 2),
        (&["intake", "call", "--from", "1", "file.json"], "", 2),
        (&["intake", "mail", "none.eml"], "", 3),
        (&["intake", "mail", "--responsible", "nobody"], LETTER, 3),
        (&["intake", "again", "77"], "", 3),
        // It is kept, so that something was written.
        (&["intake", "mail"], "Subject: nobody sent it\n\nx", 6),
        (&["exclusion", "add", " "], "", 2),
        (&["stage", "add", ""], "", 2),
        (&["product", "add", ""], "", 2),
    ] {
        let said = place.fed(args, input);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, &format!("{args:?}"));
    }
    assert_eq!(place.everything(), before);
}

#[test]
fn something_is_planned_about_a_letter_and_leads_back_to_it() {
    let place = Place::new();
    assert_eq!(place.fed(&["intake", "mail"], LETTER).out, "lead/1\n");
    let events = place.objects(&["lead", "show", "1", "--timeline"]);
    let timeline = events[0]["timeline"].as_array().unwrap();
    let letter = timeline.iter().find(|event| event["event"] == "mail").unwrap();
    let name = letter["name"].as_str().unwrap();
    let add = ["activity", "add", "lead/1", "--about", name, "call Ewa 2099-01-31 10:00"];
    place.done(&add);
    let shown = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(shown.contains("call: Ewa (about the letter “Windows”)"), "{shown}");
    let activities = place.objects(&["activity", "list"]);
    assert_eq!(activities[0]["about"], name);
    // Where no record is named, it is planned where the letter is.
    place.done(&["activity", "add", "--about", name, "send the offer"]);
    assert!(place.objects(&["activity", "list"]).iter().all(|one| one["on"] == "lead/1"));

    place.done(&["comment", "lead/1", "five years"]);
    let events = place.objects(&["lead", "show", "1", "--timeline"]);
    let comment = events[0]["timeline"].as_array().unwrap().iter();
    let comment = comment.clone().find(|event| event["event"] == "comment").unwrap();
    let comment = comment["name"].as_str().unwrap();
    for (about, status) in [("entry/99", 3), ("lead/1", 2), ("x", 2), (comment, 5)] {
        let said = place.run(&["activity", "add", "lead/1", "--about", about, "call Ewa"]);
        assert_eq!(said.status, status, "{about}: {}", said.err);
        assert_clear(&said, about);
    }
}
