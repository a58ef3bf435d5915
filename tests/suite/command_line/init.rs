//! A database that is set up anew before anything is in it.

use super::*;

#[test]
fn a_new_database_is_of_the_country_that_the_locale_names_and_says_so() {
    let place = Place::new();
    let run = |db: &str, lang: &str, args: &[&str]| {
        let mut command = place.command();
        command.env("LANG", lang).args(["--db", place.path(db).to_str().unwrap()]).args(args);
        said(command.output().unwrap())
    };
    let line = "Ann Lee, 07400 123456";
    let british = run("gb.db", "en_GB.UTF-8", &["lead", "add", line, "--json"]);
    assert!(british.err.contains("read as in GB (GBP)"), "{}", british.err);
    let lead = run("gb.db", "C", &["lead", "list", "phone:+447400123456", "--json"]);
    assert!(lead.out.contains("\"currency\":\"GBP\""), "{}", lead.out);
    for (lang, told, way) in [
        ("pl_PL.UTF-8", "kraj PL, waluta PLN", None),
        ("C", "country RU, currency RUB", Some("init --country CC")),
    ] {
        let said = run(&format!("{lang}.db"), lang, &["init"]);
        assert!(said.err.contains(told), "{}", said.err);
        assert_eq!(said.err.contains("init --country"), way.is_some(), "{}", said.err);
        assert!(way.is_none_or(|way| said.err.contains(way)), "{}", said.err);
    }
}

#[test]
fn the_log_says_what_was_called_where_that_is_wanted() {
    let place = Place::new();
    for level in ["debug", "loud"] {
        said(place.command().env("VORONKA_LOG", level).args(["keys"]).output().unwrap());
    }
    let log = std::fs::read_to_string(place.path(".local/state/voronka/voronka.log")).unwrap();
    assert_eq!(log.matches("begun").count(), 1, "{log}");
    assert_eq!(log.matches("VORONKA_LOG").count(), 1, "{log}");
}

#[test]
fn the_first_run_settles_nothing_for_good() {
    let place = Place::new();
    place.done(&[]);
    let said = place.run(&["init", "--country", "pl", "--mode", "simple"]);
    assert_eq!((said.status, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("country PL, currency PLN; simple, without leads"), "{}", said.err);
    let mode = || place.objects(&["setting", "list"])[0]["value"].clone();
    assert_eq!(mode(), "simple");
    place.done(&["undo"]);
    assert_eq!(mode(), "classic");

    place.done(&["lead", "add", "Jan Nowak, 600 100 200, 1500"]);
    let lead = &place.objects(&["lead", "list", "phone:+48600100200"])[0];
    assert_eq!(lead["currency"], "PLN");
    assert!(place.run(&["init", "--country", "PL"]).err.contains("ready already"));

    // Its amount stays in złoty, and its phone is one of nobody now.
    let said = place.run(&["init", "--country", "DE"]);
    assert_eq!(said.status, 0, "{}", said.err);
    for told in [
        "country DE, currency EUR",
        "One phone number reads otherwise now",
        "without a currency is in EUR",
        "“voronka undo” takes this back",
    ] {
        assert!(said.err.contains(told), "{told}: {}", said.err);
    }
    assert!(place.objects(&["lead", "list", "phone:+48600100200"]).is_empty());
    assert_eq!(place.objects(&["lead", "list"])[0]["currency"], "PLN");
    place.done(&["check"]);
    place.done(&["undo"]);
    assert_eq!(place.objects(&["lead", "list", "phone:+48600100200"]).len(), 1);
    place.done(&["redo"]);

    place.done(&["init", "--mode", "classic", "--country", "PL"]);
    let before = place.everything();
    for (args, status) in [
        (["--mode", "simple", "--country", "RU"], 5),
        (["--currency", "shells", "--country", "RU"], 2),
    ] {
        let said = place.run(&[&["init"][..], &args].concat());
        assert_eq!(said.status, status, "{args:?}: {}", said.err);
        assert_clear(&said, "what is refused");
        assert_eq!(place.everything(), before, "{args:?}");
    }
    let kept = place.objects(&["lead", "list", "phone:+48600100200"]);
    assert_eq!(kept.len(), 1, "the former country is back, and what is refused leaves it");
}
