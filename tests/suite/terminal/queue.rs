//! Leads worked through one by one in the real program.

use super::*;

#[test]
fn five_leads_are_worked_through_and_one_decision_is_taken_back() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 100, 30);
    session.keys(&["g", "q"]);
    session.wait_for("1 of ");
    session.key("l");
    session.key("t");
    session.wait_for("2 of ");
    session.key("x");
    session.key("a");
    session.key("\r");
    session.wait_for("3 of ");
    session.key("s");
    session.wait_for("4 of ");
    session.key("l");
    session.key("w");
    session.wait_for("5 of ");
    session.key("s");
    session.wait_for("6 of ");
    session.key("u");
    session.wait_for("5 of ");
    session.key("u");
    session.wait_for("4 of ");
    session.key("q");
    session.wait_for("later 1, junk 1, skipped 1");
}
