use super::{Desk, Session};

#[test]
fn who_is_mentioned_sees_it_without_touching_a_key_and_opens_it_from_the_inbox() {
    let desk = Desk::new();
    let mut anna = Session::start(&desk, 100, 24, &["--as", "anna"], &[]);
    anna.ready();
    // A colleague changed one of her records before.
    assert!(anna.contents().contains("@1"), "{}", anna.contents());
    let rung = anna.seen.iter().filter(|byte| **byte == 7).count();

    let mut ben = Session::start(&desk, 100, 24, &["--as", "ben"], &[]);
    ben.ready();
    ben.keys(&["2", "c"]);
    ben.send(b"Look at this, @an");
    ben.wait_for("Tab");
    ben.keys(&["\t", "\r"]);
    ben.wait_for("Commented");

    anna.wait_for("@2");
    anna.wait_for("mentions you: Look at this, @anna");
    assert!(anna.seen.iter().filter(|byte| **byte == 7).count() > rung, "no bell");
    anna.keys(&["g", "i"]);
    anna.wait_for("NOTICES");
    anna.key("\r");
    anna.wait_for("Look at this, @anna");
    anna.until("read", |session| !session.contents().contains("@2"));
}

#[test]
fn a_zone_that_nobody_knows_is_told_at_the_start_and_what_is_used_instead() {
    let desk = Desk::new();
    let told = |lang: &str, zone: &str, width: u16| {
        let variables = [("TZ", zone), ("LANG", lang)];
        let mut session = Session::start(&desk, width, 24, &[], &variables);
        session.ready();
        let contents = session.contents();
        contents.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (lang, says) in [
        ("en_US.UTF-8", "Times are in UTC: the zone “Mars/Olympus” (TZ) is unknown"),
        ("ru_RU.UTF-8", "Время показано по UTC: зона «Mars/Olympus» (TZ) неизвестна"),
        ("pl_PL.UTF-8", "Godziny są w UTC: strefa „Mars/Olympus” (TZ) jest nieznana"),
    ] {
        for width in [80, 40] {
            let said = told(lang, "Mars/Olympus", width);
            assert!(said.contains(says), "{lang} {width}: {said}");
        }
        let known = told(lang, "Europe/Warsaw", 80);
        assert!(!known.contains("UTC") && !known.contains("TZ"), "{lang}: {known}");
    }
    // Half-written text is told beside it and not instead.
    let mut session = Session::open(&desk, 80, 24);
    session.keys(&["n"]);
    session.send(b"Half a lead");
    session.wait_for("Half a lead");
    session.hang_up();
    let said = told("en_US.UTF-8", "Mars/Olympus", 100);
    assert!(said.contains("Times are in UTC") && said.contains("Unfinished "), "{said}");
}
