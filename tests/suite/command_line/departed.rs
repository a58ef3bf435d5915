//! What somebody did who works here no more.

use super::*;

#[test]
fn who_has_left_is_still_named_wherever_he_did_something() {
    let place = Place::begun();
    place.done(&["user", "add", "anna"]);
    place.done(&["user", "add", "boris", "--name", "Boris Jones"]);
    place.done(&["--as", "boris", "lead", "add", "Roof"]);
    place.done(&["--as", "boris", "comment", "lead/1", "Two floors"]);
    place.done(&["lead", "add", "Door", "--set", "observers=boris"]);
    place.done(&["user", "delete", "boris", "--move-to", "anna"]);

    let shown = place.done(&["lead", "show", "1", "--timeline"]);
    assert!(shown.contains("Boris Jones (has left)"), "{shown}");
    assert!(
        shown.lines().any(|line| line.contains("boris") && line.contains("Two floors")),
        "{shown}"
    );
    assert!(!place.done(&["lead", "show", "2"]).contains("Boris"));
    let events = place.done(&["lead", "show", "1", "--timeline", "--json"]);
    assert!(events.contains("\"boris\""), "{events}");
    for history in [&["history"][..], &["history", "--json"]] {
        let told = place.done(history);
        assert!(told.contains("boris"), "{told}");
    }
    let list =
        place.done(&["lead", "list", "created_by:boris", "--columns", "id,created_by", "--json"]);
    assert!(list.contains("\"boris\"") && list.lines().count() == 1, "{list}");
    let csv = place.done(&["export", "leads", "--columns", "title,created_by"]);
    assert!(csv.contains("boris"), "{csv}");
    let his = place.done(&["lead", "show", "1", "--timeline", "--author", "boris"]);
    assert!(his.contains("Two floors"), "{his}");
    assert_eq!(place.run(&["lead", "edit", "1", "--set", "responsible=boris"]).status, 3);
}
