//! Calling and writing from the command line, and links to cards.

use super::*;

#[test]
fn a_call_is_started_or_shown_and_then_noted() {
    let place = Place::begun();
    place.done(&["lead", "add", "Pumps, +7 912 345-67-89, ewa@polmet.example"]);
    assert_eq!(place.done(&["call", "lead/1"]), "tel:+79123456789\n");
    assert_eq!(place.done(&["write", "voronka://lead/1"]), "mailto:ewa@polmet.example\n");
    let noted = ["call", "lead/1", "--outcome", "no-answer", "--comment", "voice mail"];
    place.done(&noted);
    place.done(&["write", "lead/1", "--email", "jan@x.example", "--outcome", "sent"]);
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(timeline.contains("Outgoing call, no answer: +7 912 345-67-89"), "{timeline}");
    assert!(timeline.contains("voice mail"), "{timeline}");
    assert!(timeline.contains("Letter to jan@x.example, sent"), "{timeline}");
    place.done(&["undo"]);
    let timeline = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(!timeline.contains("Letter to"), "{timeline}");

    let told = place.path("told");
    let config = place.path("config.toml");
    let dial = format!(
        "call = [\"sh\", \"-c\", 'printf %s \"$1\" > {}', \"sh\", \"{{phone}}\"]",
        told.display()
    );
    std::fs::write(&config, dial).unwrap();
    let config = config.to_str().unwrap();
    place.done(&["--config", config, "call", "lead/1", "--phone", "8 (495) 111-22-33"]);
    assert_eq!(std::fs::read_to_string(told).unwrap(), "+74951112233");
    std::fs::write(config, "call = [\"sh\"]").unwrap();
    let bad = place.run(&["--config", config, "config", "--check"]);
    assert_eq!(bad.status, 2);
    assert!(bad.err.contains("{phone}"), "{}", bad.err);
}

#[test]
fn what_cannot_be_called_says_why() {
    let place = Place::begun();
    place.done(&["lead", "add", "Silent"]);
    let before = place.everything();
    for (args, status) in [
        (&["call", "lead/1"][..], 5),
        (&["call", "lead/9"], 3),
        (&["call", "horse/1"], 2),
        (&["call", "lead/1", "--phone", "none"], 2),
        (&["write", "lead/1", "--email", "-x@y.example"], 2),
        (&["call", "lead/1", "--phone", "1", "--outcome", "sent"], 2),
        (&["call", "lead/1", "--phone", "1", "--comment", "x"], 2),
        (&["open", "voronka://horse/1"], 2),
        (&["open", "voronka://lead/9"], 3),
    ] {
        let said = place.run(args);
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, &format!("{args:?}"));
    }
    assert_eq!(place.everything(), before);
}
