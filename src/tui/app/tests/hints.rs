//! That help, hints and the palette say what a key really does on the screen.

use super::*;
use crate::tui::screen::meaning::Meaning;

/// What the help over a screen says, all of it.
fn help(app: &mut App, keys: &str) -> String {
    press(app, keys);
    press(app, "?");
    let shown = drawn(app, 120, 120).join("\n");
    press(app, "Esc");
    shown
}

fn last_line(app: &mut App) -> String {
    drawn(app, 120, 36).pop().unwrap_or_default()
}

#[test]
fn help_in_the_settings_speaks_of_entries() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    for (lang, wrong, right) in [
        (Lang::En, ["Open the card", "recycle bin"], "Change"),
        (Lang::Ru, ["Открыть карточку", "в корзину"], "Изменить"),
        (Lang::Pl, ["Otwórz kartę", "do kosza"], "Zmień"),
    ] {
        let mut app = app(&database, &user, lang);
        for keys in ["7", "7 Enter", "7 j j Enter", "7 j j j j j j j Enter"] {
            let shown = help(&mut app, keys);
            for wrong in wrong {
                assert!(!shown.contains(wrong), "{keys}: {shown}");
            }
        }
        assert!(help(&mut app, "7 j j Enter").contains(right));
    }
}

#[test]
fn what_may_follow_is_said_in_one_order_and_as_it_is_meant_here() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    let mut offered = |keys: &str| {
        press(&mut app, keys);
        let following = app.following();
        press(&mut app, "Esc");
        following
    };
    let days = offered("5 v");
    assert_eq!(offered("v l v"), days, "in the list as in the days");
    assert!(
        days.iter().any(|(keys, does)| (keys.to_string(), *does) == ("a".to_owned(), "here-days"))
    );
}

#[test]
fn a_client_is_offered_a_deal_and_no_stages() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    for (lang, deal, stages) in [
        (Lang::En, "C deal", "Move to a stage"),
        (Lang::Ru, "C сделка", "Перевести на стадию"),
        (Lang::Pl, "C deal", "Przenieś do etapu"),
    ] {
        let mut app = app(&database, &user, lang);
        assert!(help(&mut app, "1 Enter").contains(stages));
        press(&mut app, "3 Enter");
        let hints = last_line(&mut app);
        assert!(hints.contains(deal), "{hints}");
        assert!(!help(&mut app, "").contains(stages));
        press(&mut app, ":");
        app.on_paste(stages).unwrap();
        let shown = drawn(&mut app, 120, 36).join("\n");
        assert_eq!(shown.matches(stages).count(), 2, "asked for and not found: {shown}");
    }
}

#[test]
fn no_hint_only_says_why_not() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    for keys in SCREENS {
        let mut app = app(&database, &user, Lang::En);
        press(&mut app, keys);
        let setup = Arc::clone(&app.setup);
        let context = app.desk.context(&setup, app.area);
        let top = app.screens.last().unwrap();
        let words: Vec<String> = Action::ALL
            .into_iter()
            .filter(|action| top.meaning(*action) == Meaning::Nothing)
            .map(|action| context.words.text(action.hint()))
            .collect();
        let line = last_line(&mut app);
        for word in words {
            assert!(!line.ends_with(&format!(" {word}")), "{keys}: {word}: {line}");
        }
    }
}

#[test]
fn the_conversion_has_help_too() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::Ru);
    press(&mut app, "C a");
    assert!(matches!(app.screens.last(), Some(Screen::Convert(_))), "{:?}", app.status);
    let hints = last_line(&mut app);
    assert!(hints.contains("? "), "{hints}");
    press(&mut app, "w");
    assert_eq!(app.status.text, "w здесь ничего не делает. ? покажет клавиши.");
    press(&mut app, "?");
    assert!(matches!(app.screens.last(), Some(Screen::Help(_))));
}

#[test]
fn what_is_taken_back_over_its_results_closes_them() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    press(&mut app, "v l Space j Space C a Enter");
    assert!(matches!(app.screens.last(), Some(Screen::Results(_))), "{:?}", app.status);
    assert!(last_line(&mut app).contains("u undo"));
    press(&mut app, "u");
    assert_eq!(app.screens.len(), 1);
    assert!(app.status.text.starts_with("Taken back: converting"), "{}", app.status.text);
}

#[test]
fn what_fits_offers_no_scrolling() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    app.act(Action::Counters).unwrap();
    let shown = drawn(&mut app, 80, 24);
    assert!(!shown.iter().any(|line| line.contains("down")), "{shown:?}");
    press(&mut app, "j");
    assert_eq!(app.status.text, "Everything is shown already.");
}

#[test]
fn without_duplicates_nothing_is_offered_and_the_way_to_other_sections_is_said() {
    let folder = TempDir::new().unwrap();
    let database = Database::fresh(folder.path(), "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &anna, Lang::En);
    app.act(Action::Duplicates).unwrap();
    let Some(Screen::Duplicates(screen)) = app.screens.last_mut() else { panic!("not opened") };
    screen.take(Vec::new());
    let shown = drawn(&mut app, 80, 24);
    assert!(shown.iter().any(|line| line.contains("each from their own section")), "{shown:?}");
    assert!(!shown[23].contains("compare"), "{}", shown[23]);
    press(&mut app, "Enter");
    assert_eq!(app.status.text, "Nothing looks like a duplicate.");
}

#[test]
fn a_filter_is_told_in_words_over_the_list_and_stays_as_it_was_typed_where_it_is_changed() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    for (lang, said) in [
        (Lang::En, "Stage: Not processed, overdue"),
        (Lang::Ru, "Стадия: Не обработан, просроченные"),
        (Lang::Pl, "Etap: Nieprzetworzony, po terminie"),
    ] {
        let mut app = app(&database, &user, lang);
        press(&mut app, "f");
        app.on_paste("stage:new is:overdue").unwrap();
        press(&mut app, "Enter");
        let head = drawn(&mut app, 120, 36)[1].clone();
        assert!(head.contains(said) && !head.contains("stage:"), "{head}");
        press(&mut app, "v l");
        assert!(drawn(&mut app, 120, 36)[1].contains(said));
        press(&mut app, "f");
        assert!(drawn(&mut app, 120, 36).join(" ").contains("stage:new is:overdue"));
    }
}
