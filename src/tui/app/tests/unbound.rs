//! Keys that mean nothing on a screen: what is said of them.

use super::*;

#[test]
fn a_key_without_a_meaning_here_says_where_it_has_one_or_what_to_use_instead() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let table = [
        (Lang::En, "p", "p does nothing here. Card: Pin or unpin an event."),
        (Lang::En, "3 H", "There are no stages here."),
        (Lang::En, "? 2", "2 does nothing here. Esc closes this, then it means: Deals."),
        (Lang::En, "6", "Reports are on the command line for now: voronka report --help"),
        (Lang::En, "F", "Filters cannot be saved yet. f opens the filter line."),
        (Lang::En, "Q", "Keys cannot be recorded yet. R repeats your last action."),
        (Lang::En, "g x", "g x does nothing here. ? shows the keys."),
        (Lang::En, "3 [", "There are no pipelines here."),
        (Lang::En, "v l [", "Pipelines are switched on the board. v b shows it."),
        (Lang::En, "s", "Columns and sorting belong to the list. v l shows it."),
        (Lang::Ru, "А", "Сохранять фильтры пока нельзя. f открывает строку фильтра."),
        (Lang::Ru, "Enter 6", "Отчёты пока только в командной строке: voronka report --help"),
        (Lang::Pl, "p", "p nic tu nie robi. Karta: Przypnij lub odepnij."),
    ];
    for (lang, keys, said) in table {
        let mut app = app(&database, &user, lang);
        press(&mut app, keys);
        assert_eq!(app.status.text, said, "{keys}");
    }
}

#[test]
fn where_there_is_nothing_to_select_that_is_said() {
    let folder = TempDir::new().unwrap();
    let database = Database::fresh(folder.path(), "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &anna, Lang::En);
    for view in ["v b", "v l", "v a", "3"] {
        for keys in ["Space", "V", "*"] {
            press(&mut app, view);
            press(&mut app, keys);
            assert_eq!(app.status.text, "There is nothing under the cursor.", "{view} {keys}");
        }
    }
}

#[test]
fn words_typed_for_a_question_that_did_not_come_are_no_keys() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = attention::two_leads(folder.path());
    let table = [
        // Nothing can be planned with nobody, and nothing is searched in the settings.
        ("3", "a 1 x", 3),
        ("7", "/ 1 x", 7),
        ("7 ?", "n q 1 x", 7),
        // Where nothing is asked, the keys behind a refusal are keys.
        ("3", "H 1", 1),
        ("3", "j 1", 1),
    ];
    for (before, typed, section) in table {
        let mut app = app(&database, &anna, Lang::En);
        press(&mut app, before);
        let keys: Vec<Key> = typed.split(' ').map(|key| key.parse().unwrap()).collect();
        app.on_keys(&keys).unwrap();
        settle(&mut app);
        let shown = match app.screens.first() {
            Some(Screen::Browse(browse)) if browse.noun() == Noun::Lead => 1,
            Some(Screen::Browse(browse)) if browse.noun() == Noun::Contact => 3,
            Some(Screen::Settings(_)) => 7,
            _ => 0,
        };
        assert_eq!(shown, section, "{before} {typed}");
        assert_eq!(app.reader.open_leads().unwrap(), 2, "{before} {typed}");
    }
}

#[test]
fn esc_at_the_bottom_and_closed_ones_where_nothing_closes_say_so() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let table = [
        ("Esc", "There is nothing to close here. q leaves Voronka."),
        ("3 v o", "There are no stages here."),
        ("v l / x Enter Esc", ""),
    ];
    for (keys, said) in table {
        let mut app = app(&database, &user, Lang::En);
        press(&mut app, keys);
        assert_eq!(app.status.text, said, "{keys}");
    }
}

#[test]
fn the_key_of_the_help_is_said_as_it_is_set() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    let own = [("help".to_owned(), vec!["F".to_owned()])];
    app.desk.keymap = Keymap::new(&own.into_iter().collect(), |_, _| None).unwrap();
    press(&mut app, "?");
    assert_eq!(app.status.text, "? does nothing here. F shows the keys.");
}

#[test]
fn hints_name_keys_as_they_are_set() {
    let folder = TempDir::new().unwrap();
    let database = Database::fresh(folder.path(), "GB");
    let user = database.person("anna", "Anna Smith").unwrap();
    let own = [
        ("new", &["+"][..]),
        ("new-full", &[]),
        ("help", &["F"]),
        ("step-back", &["-"]),
        ("confirm", &["C-v"]),
    ];
    let table = [
        ("", "+ adds a record in one line"),
        ("", "; : “New, with the full form” opens the full form"),
        ("", "F shows the keys"),
        ("v l / z C-v", "- shows everything again"),
        ("v l S", "moves, C-v saves: "),
    ];
    for (keys, said) in table {
        let mut app = app(&database, &user, Lang::En);
        let own = own.map(|(name, keys)| {
            (name.to_owned(), keys.iter().map(|key| (*key).to_owned()).collect())
        });
        app.desk.keymap = Keymap::new(&own.into_iter().collect(), |_, _| None).unwrap();
        press(&mut app, keys);
        let shown = drawn(&mut app, 160, 36).join("\n");
        let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(said), "{keys}: {said}: {shown}");
    }
}

#[test]
fn what_a_key_said_goes_with_the_next_letter() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    press(&mut app, "C z");
    assert_eq!(app.status.text, "No row has the letter “z”.");
    press(&mut app, "j");
    assert_eq!(app.status.text, "");
    press(&mut app, "z a");
    assert!(matches!(app.screens.last(), Some(Screen::Convert(_))));
    assert_eq!(app.status.text, "", "the next question begins anew");
    press(&mut app, "z");
    assert_eq!(app.status.text, "z does nothing here. ? shows the keys.");
    press(&mut app, "2");
    assert_eq!(app.status.text, "");
}

#[test]
fn a_conversion_put_away_comes_back_as_it_was() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    let targets = |app: &mut App| {
        let shown = drawn(app, 80, 24).join("\n");
        ["deal", "contact", "company"].map(|what| shown.contains(&format!("[✓] {what}")))
    };
    press(&mut app, "C a");
    let proposed = targets(&mut app);
    assert!(proposed[0]);
    press(&mut app, "Esc");
    assert_eq!(app.status.text, "", "nothing was chosen");
    press(&mut app, "C a 7");
    assert_eq!(targets(&mut app), [false, false, true]);
    press(&mut app, "Esc");
    let said = "What you chose and filled in is kept: C brings it back.";
    assert_eq!(app.status.text, said);
    press(&mut app, "C a");
    assert_eq!(targets(&mut app), [false, false, true]);
    press(&mut app, "C-r");
    assert_eq!(targets(&mut app), proposed);
    press(&mut app, "C-r");
    assert_eq!(targets(&mut app), [false, false, true]);
}
