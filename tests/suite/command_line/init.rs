//! A database that is set up anew before anything is in it.

use super::*;

#[test]
fn the_first_run_settles_nothing_for_good() {
    let place = Place::new();
    place.done(&[]);
    let said = place.run(&["init", "--country", "pl", "--mode", "simple"]);
    assert_eq!((said.status, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("country PL, currency PLN"), "{}", said.err);
    let mode = || place.objects(&["setting", "list"])[0]["value"].clone();
    assert_eq!(mode(), "simple");
    place.done(&["undo"]);
    assert_eq!(mode(), "classic");

    place.done(&["lead", "add", "Jan Nowak, 600 100 200, 1500"]);
    let lead = &place.objects(&["lead", "list", "phone:+48600100200"])[0];
    assert_eq!(lead["currency"], "PLN");
    assert!(place.run(&["init", "--country", "PL"]).err.contains("ready already"));

    let before = place.everything();
    for deleted in [false, true] {
        let said = place.run(&["init", "--country", "DE"]);
        assert_eq!(said.status, 5, "{}", said.err);
        assert_clear(&said, "a database with records");
        assert!(said.err.contains("voronka --db DE.db init --country DE"), "{}", said.err);
        if !deleted {
            assert_eq!(place.everything(), before);
            place.done(&["lead", "delete", "1"]);
        }
    }
}
