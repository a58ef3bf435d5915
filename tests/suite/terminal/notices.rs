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
