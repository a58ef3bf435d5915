//! The settings, key by key.

use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::stage::{Colour, Meaning};
use crate::tui::app::worker::Job;
use crate::tui::screen::settings::Kind;

/// An application of the administrator over a new database, with a colleague who is none.
fn office(folder: &Path, lang: Lang) -> (Database, App) {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let boris = [Set::new("login", "boris"), Set::new("name", "Boris Jones")];
    writer.execute(NOON, &Command::Create { noun: Noun::User, set: boris.to_vec() }).unwrap();
    let app = app(&database, &anna, lang);
    (database, app)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn stages(app: &App, noun: Noun) -> Vec<String> {
    let pipeline = app.setup.pipelines_of(noun).next().unwrap().id;
    app.setup.stages_of(pipeline).map(|stage| stage.names.en.clone()).collect()
}

#[test]
fn a_stage_is_added_after_the_cursor_renamed_coloured_moved_and_taken_away() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    let before = stages(&app, Noun::Lead);
    press(&mut app, "7 j j Enter j j n a C a l l e d Enter");
    assert_eq!(stages(&app, Noun::Lead)[..3], ["Not processed", "In work", "Called"]);
    assert!(app.status.text.starts_with("Created Called"), "{}", app.status.text);
    assert!(shown(&mut app).contains("▌━━ Called"), "{}", shown(&mut app));
    let stage = |app: &App| app.setup.stages.iter().find(|s| s.code == "called").unwrap().clone();
    assert_ne!(stage(&app).colour, Colour::Grey, "told from its neighbours");
    press(&mut app, "c d");
    assert_eq!(stage(&app).colour, Colour::Green);
    press(&mut app, "K");
    assert_eq!(stages(&app, Noun::Lead)[..2], ["Not processed", "Called"]);
    press(&mut app, "J J");
    assert_eq!(stages(&app, Noun::Lead)[2..4], ["Processed", "Called"]);
    press(&mut app, "J");
    assert!(app.status.text.contains("any further"), "{}", app.status.text);
    // Its names, one a language; the reader's own comes first.
    press(&mut app, "e End Space b a c k C-s");
    assert_eq!(stage(&app).names.en, "Called back");
    assert_eq!(stage(&app).names.ru, "Called");
    press(&mut app, "x");
    assert_eq!(stages(&app, Noun::Lead), before);
    press(&mut app, "u");
    assert_eq!(stage(&app).names.en, "Called back");
    press(&mut app, "u u u u u u");
    assert_eq!(stages(&app, Noun::Lead), before);
}

#[test]
fn a_stage_with_records_asks_where_they_go_and_the_last_one_stays() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "n O n e Enter n T w o Enter 7 j j Enter j x");
    let asked = shown(&mut app);
    assert!(asked.contains("2 leads at “Not processed”. Where to?"), "{asked}");
    assert!(!asked.contains("━━━ Quality lead"), "nothing is converted by that: {asked}");
    press(&mut app, "b");
    assert_eq!(app.status.text, "Stage deleted, records moved: 2 · u undoes");
    assert_eq!(stages(&app, Noun::Lead)[..2], ["In work", "Processed"]);
    let at = app.setup.stages.iter().find(|s| s.code == "processed").unwrap().id;
    assert_eq!(app.reader.at_stages().unwrap().get(&at), Some(&2));
    press(&mut app, "u");
    assert_eq!(stages(&app, Noun::Lead)[0], "Not processed");
    assert_eq!(app.reader.at_stages().unwrap().get(&at), None);
    // The only stage of success.
    press(&mut app, "g g j j j j x");
    assert!(app.status.text.contains("last stage of its sort"), "{}", app.status.text);
    assert_eq!(app.screens.len(), 1);
}

#[test]
fn the_menu_of_a_column_does_the_same_on_the_board() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::Ru);
    press(&mut app, "n О д и н Enter S");
    assert!(shown(&mut app).contains("Стадия: Не обработан"), "{}", shown(&mut app));
    press(&mut app, "n Д о з в о н Enter");
    let names = |app: &App| -> Vec<String> {
        let pipeline = app.setup.pipelines_of(Noun::Lead).next().unwrap().id;
        app.setup.stages_of(pipeline).map(|stage| stage.names.ru.clone()).collect()
    };
    assert_eq!(names(&app)[..3], ["Не обработан", "Дозвон", "В работе"]);
    // The cursor stays on its card.
    assert!(shown(&mut app).contains("▌Один"), "{}", shown(&mut app));
    press(&mut app, "S d 3 Enter");
    let first = |app: &App| app.setup.stages[0].clone();
    assert_eq!(first(&app).limit_days, Some(3));
    press(&mut app, "S d C-u x Enter");
    // What is no number stays to be corrected.
    assert_eq!(app.screens.len(), 2, "{}", app.status.text);
    press(&mut app, "C-u Enter");
    assert_eq!(first(&app).limit_days, None);
    press(&mut app, "S l");
    assert_eq!(names(&app)[..2], ["Дозвон", "Не обработан"]);
    assert!(shown(&mut app).contains("▌Один"), "{}", shown(&mut app));
    press(&mut app, "S e C-u Н о в ы е Enter");
    assert_eq!(names(&app)[1], "Новые");
    assert_eq!(app.setup.stages[1].names.en, "Not processed", "it has names of its own there");
    press(&mut app, "S f Д о р о г о Enter");
    let lost = app.setup.stages.iter().find(|s| s.names.ru == "Дорого").unwrap();
    assert_eq!((lost.meaning, lost.colour), (Meaning::Lost, Colour::Red));
    // With the other layout on.
    press(&mut app, "Ы в 7 Enter");
    assert_eq!(app.setup.stages[1].limit_days, Some(7), "{}", app.status.text);
}

#[test]
fn a_pipeline_comes_with_stages_and_goes_again() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "7 j j Enter G n c S e r v i c e Enter");
    let pipelines = |app: &App| app.setup.pipelines_of(Noun::Deal).count();
    assert_eq!(pipelines(&app), 2, "{}", app.status.text);
    let screen = shown(&mut app);
    assert!(screen.contains("▌SERVICE"), "{screen}");
    press(&mut app, "j x");
    assert_eq!(app.setup.stages.iter().filter(|s| s.code == "new_order").count(), 1);
    press(&mut app, "u k x");
    assert_eq!(pipelines(&app), 1, "{}", app.status.text);
    press(&mut app, "u");
    assert_eq!(pipelines(&app), 2);
}

#[test]
fn a_new_pipeline_is_for_deals_or_for_leads_wherever_the_cursor_is() {
    for (at, key, [leads, deals]) in
        [("g g", "c", [1, 2]), ("g g", "d", [2, 1]), ("G", "c", [1, 2]), ("G", "d", [2, 1])]
    {
        let folder = TempDir::new().unwrap();
        let (_, mut app) = office(folder.path(), Lang::En);
        press(&mut app, &format!("7 j j Enter {at} n"));
        let asked = shown(&mut app);
        for row in ["c  A pipeline for deals", "d  A pipeline for leads"] {
            assert!(asked.contains(row), "{asked}");
        }
        press(&mut app, &format!("{key} N e w Enter"));
        let count = |noun| app.setup.pipelines_of(noun).count();
        assert_eq!([count(Noun::Lead), count(Noun::Deal)], [leads, deals], "{at} {key}");
    }
    // A team without leads has nothing to choose.
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "7 j Enter Enter b q j Enter n");
    let asked = shown(&mut app);
    assert!(asked.contains("A pipeline for deals") && !asked.contains("for leads"), "{asked}");
}

#[test]
fn a_field_of_ones_own_is_made_by_its_label_and_asks_before_it_goes() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "7 j j j j Enter");
    assert!(shown(&mut app).contains("n adds one"), "{}", shown(&mut app));
    press(&mut app, "n B u d g e t C-s");
    let listed = shown(&mut app);
    assert!(listed.contains("▌Budget") && listed.contains("line of text"), "{listed}");
    press(&mut app, "1 n O n e Enter");
    let on = RecordRef::new(Noun::Lead, 1);
    let set = vec![Set::new("budget", "much")];
    app.commit(worker::Job::Execute(NOON, Command::Edit { on, set }), Writing::Stay).unwrap();
    press(&mut app, "7 j j j j Enter x");
    assert!(shown(&mut app).contains("“Budget” is filled in"), "{}", shown(&mut app));
    press(&mut app, "a");
    assert!(app.setup.registry.get(Noun::Lead, "budget").is_some());
    press(&mut app, "x b");
    assert!(app.setup.registry.get(Noun::Lead, "budget").is_none(), "{}", app.status.text);
    press(&mut app, "u");
    assert!(app.setup.registry.get(Noun::Lead, "budget").is_some());
}

#[test]
fn sources_and_people_are_added_and_taken_away() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "7 j j j j j j Enter n F l y e r Enter");
    assert!(app.setup.sources.iter().any(|s| s.code == "flyer"), "{}", app.status.text);
    assert!(shown(&mut app).contains("▌Flyer"), "{}", shown(&mut app));
    press(&mut app, "x");
    assert!(!app.setup.sources.iter().any(|s| s.code == "flyer"));
    press(&mut app, ": p e o p l e Enter n c a r l Tab C a r l C-s");
    assert!(app.setup.users.iter().any(|u| u.login == "carl"), "{}", app.status.text);
    // The only administrator stays.
    press(&mut app, "g g x");
    assert!(app.status.is_error, "{}", app.status.text);
    assert!(app.setup.users.iter().any(|u| u.login == "anna"));
}

#[test]
fn settings_of_the_team_and_of_the_person_are_changed_one_by_one() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, "7 j Enter j Enter");
    assert!(!app.setup.settings.repeat_leads, "{}", app.status.text);
    press(&mut app, "u");
    assert!(app.setup.settings.repeat_leads);
    press(&mut app, "k Enter b");
    assert_eq!(app.setup.settings.mode, Mode::Simple, "{}", app.status.text);
    // What a team without leads does not have is not offered.
    let top = drawn(&mut app, 80, 24)[0].clone();
    assert!(!top.contains("Leads"), "{top}");
    press(&mut app, "?");
    let help = shown(&mut app);
    assert!(!help.contains("Leads"), "{help}");
    press(&mut app, "Esc :");
    assert!(!shown(&mut app).contains(" Leads "), "{}", shown(&mut app));
    press(&mut app, "Esc q j");
    assert!(!shown(&mut app).contains("LEADS"), "{}", shown(&mut app));
    press(&mut app, "k k Enter Enter");
    press(&mut app, "C-u A n n a Enter");
    assert_eq!(app.setup.users[0].name, "Anna", "{}", app.status.text);
}

#[test]
fn who_is_no_administrator_reads_the_settings_and_changes_his_own() {
    let folder = TempDir::new().unwrap();
    let (database, _) = office(folder.path(), Lang::En);
    let boris = database.person("boris", "").unwrap();
    let mut app = app(&database, &boris, Lang::En);
    for keys in [
        "7 j Enter j Enter",
        "7 j Enter Enter",
        "7 j j Enter j n",
        "7 j j Enter j e",
        "7 j j Enter j x",
        "7 j j Enter j c",
        "7 j j Enter j J",
        "7 j j j j Enter n",
        "7 j j j j j Enter n",
        "7 j j j j j j Enter x",
        "7 j j j j j j j j Enter n",
        "7 j j j j j j j j Enter Enter",
        "7 j j j j j j j j j Enter n",
        "1 S",
    ] {
        press(&mut app, keys);
        let said = &app.status.text;
        assert!(
            said.contains("Only an administrator") && said.contains("Anna Smith"),
            "{keys}: {said}"
        );
        assert!(app.status.is_error && app.screens.len() == 1, "{keys}");
    }
    press(&mut app, "7 Enter Enter C-u B o b Enter");
    let named = app.setup.users.iter().find(|user| user.login == "boris").unwrap();
    assert_eq!(named.name, "Bob", "{}", app.status.text);
    // In the list of people, his own row opens what is his.
    press(&mut app, "7 j j j j j j j j Enter j Enter");
    assert!(matches!(app.screens.last(), Some(Screen::Form(_))), "{}", app.status.text);
    let form = shown(&mut app);
    assert!(form.contains("Time zone") && !form.contains("Login "), "{form}");
}

#[test]
fn words_people_know_find_the_settings() {
    let folder = TempDir::new().unwrap();
    for (lang, typed, found) in [
        (Lang::Ru, "настр", "Настройки"),
        (Lang::Ru, "стадия", "Стадия: название, цвет, место"),
        (Lang::Ru, "воронк", "Настройки: воронки и стадии"),
        (Lang::Ru, "поле", "Настройки: поля карточек"),
        (Lang::Ru, "задач", "Запланировать дело, задачу"),
        (Lang::Ru, "входящ", "Кто ждёт ответа"),
        (Lang::Ru, "импорт", "Как загрузить файл"),
        (Lang::Pl, "przych", "Kto czeka na odpowiedź"),
        (Lang::En, "incoming", "Who waits for an answer"),
        (Lang::En, "imp", "How to import a file"),
        (Lang::Pl, "etap", "Etap: nazwa, kolor, kolejność"),
        (Lang::En, "pipeline", "Pipelines and stages: settings"),
        (Lang::En, "field", "Fields of the cards: settings"),
    ] {
        let place = folder.path().join(format!("{lang:?}{typed}"));
        std::fs::create_dir(&place).unwrap();
        let (_, mut app) = office(&place, lang);
        press(&mut app, ":");
        app.on_paste(typed).unwrap();
        assert!(shown(&mut app).contains(found), "{typed}: {}", shown(&mut app));
    }
}

#[test]
fn the_settings_are_used_with_the_mouse() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    for (width, height) in [(120, 36), (80, 24)] {
        app.area = Rect::new(0, 0, width, height);
        app.reload().unwrap();
        click(&mut app, "Settings");
        click(&mut app, "Pipelines and stages");
        if width < 100 {
            click(&mut app, "Pipelines and stages");
        }
        let says = drawn(&mut app, width, height).join("\n");
        assert!(says.contains("Consultation"), "{says}");
        // Once for the cursor, twice to change it.
        click(&mut app, "Consultation");
        click(&mut app, "Consultation");
        let says = drawn(&mut app, width, height).join("\n");
        assert!(says.contains("Stage · Consultation"), "{says}");
        press(&mut app, "Esc q");
    }
}

#[test]
fn a_new_entry_may_be_filled_in_as_a_form() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    // What is made of the name is not asked for.
    press(&mut app, "7 j j Enter j N V i s i t C-s");
    let visit = app.setup.stages.iter().find(|stage| stage.names.pl == "Visit");
    assert_eq!(visit.map(|stage| stage.code.as_str()), Some("visit"), "{}", app.status.text);
    press(&mut app, ": s o u r c e s Enter N F a i r C-s");
    assert!(app.setup.sources.iter().any(|s| s.code == "fair"), "{}", app.status.text);
    press(&mut app, "N C-s");
    assert!(matches!(app.screens.last(), Some(Screen::Form(_))), "a name is needed");
}

#[test]
fn what_may_be_many_is_the_list_of_every_section() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, ": c a t a l o g u e Enter n P u m p C-s");
    let says = shown(&mut app);
    assert!(says.contains("PRODUCTS") && says.contains("▌Pump"), "{says}");
    press(&mut app, "/ n o n e Enter");
    assert!(!shown(&mut app).contains("▌Pump"), "{}", shown(&mut app));
    // One step back shows all of them, the next one leaves them.
    press(&mut app, "Esc");
    assert!(shown(&mut app).contains("▌Pump"), "{}", shown(&mut app));
    press(&mut app, "Esc");
    assert!(shown(&mut app).contains("Exclusions"), "{}", shown(&mut app));
    press(&mut app, "j j Enter n s p a m . e x a m p l e C-s");
    assert!(
        shown(&mut app).contains("▌spam.example"),
        "{}: {}",
        app.status.text.clone(),
        shown(&mut app)
    );
    press(&mut app, "/ s p a m Enter");
    assert!(shown(&mut app).contains("▌spam.example"), "{}", shown(&mut app));
    press(&mut app, "/ C-u n o n e Enter");
    assert!(!shown(&mut app).contains("spam.example"), "{}", shown(&mut app));
}

#[test]
fn the_board_of_a_colleague_shows_a_new_stage_at_its_place_by_itself() {
    let folder = TempDir::new().unwrap();
    let (database, mut annas) = office(folder.path(), Lang::En);
    let boris = database.person("boris", "").unwrap();
    let mut boriss = app(&database, &boris, Lang::En);
    press(&mut boriss, "n P u m p s Enter L");
    assert!(shown(&mut boriss).contains("▌Pumps"), "{}", shown(&mut boriss));
    press(&mut annas, "S n C a l l e d Enter S p");
    assert!(shown(&mut annas).contains("PIPELINES AND STAGES"), "{}", shown(&mut annas));
    boriss.look_around().unwrap();
    let board = shown(&mut boriss);
    let heads = board.lines().nth(2).unwrap().to_owned();
    let place = |name: &str| heads.find(name).unwrap_or_else(|| panic!("{name}: {board}"));
    assert!(place("Not processed") < place("Called") && place("Called") < place("In work"));
    assert!(board.contains("▌Pumps"), "{board}");
}

#[test]
fn the_cursor_follows_a_stage_that_is_brought_back() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    let captures_at = |app: &mut App| {
        press(app, "n");
        let says = shown(app);
        press(app, "Esc");
        let (_, at) = says.split_once("New lead: ").unwrap_or_else(|| panic!("{says}"));
        at.split("  ").next().unwrap().split(" ─").next().unwrap().to_owned()
    };
    press(&mut app, "l");
    assert_eq!(captures_at(&mut app), "In work");
    let stage = app.setup.stages.iter().find(|stage| stage.names.en == "In work").unwrap();
    let on = RecordRef::new(Noun::Stage, stage.id.0);
    app.commit(Job::Execute(NOON, Command::Delete { on }), Writing::Stay).unwrap();
    settle(&mut app);
    assert_ne!(captures_at(&mut app), "In work");
    press(&mut app, "u");
    assert_eq!(captures_at(&mut app), "In work", "{}", app.status.text);
}

#[test]
fn the_catalogue_invites_in_its_own_words_and_forms_name_what_they_make() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, ": c a t a l o g u e Enter");
    assert!(shown(&mut app).contains("The catalogue is empty. n adds a product."));
    press(&mut app, "n");
    assert!(shown(&mut app).contains("New product"), "{}", shown(&mut app));
}

#[test]
fn who_waits_for_an_answer_is_shown_from_any_section() {
    let folder = TempDir::new().unwrap();
    let (_, mut app) = office(folder.path(), Lang::En);
    press(&mut app, ": i n c o m i n g Enter");
    assert!(app.shows_days(), "{}", shown(&mut app));
    press(&mut app, "1 : h o w Space t o Space i m p Enter");
    assert!(app.status.text.contains("voronka import FILE"), "{}", app.status.text);
}

#[test]
fn a_source_and_a_colleague_in_use_are_handed_over_to_another_one() {
    for lang in Lang::ALL {
        let folder = TempDir::new().unwrap();
        let (database, mut app) = office(folder.path(), lang);
        let boris = app.setup.users.iter().find(|user| user.login == "boris").unwrap().id;
        let source = app.setup.sources[0].clone();
        let anna = database.person("anna", "Anna Smith").unwrap();
        let set = vec![
            Set::new("title", "Pumps"),
            Set::new("source", source.id),
            Set::new("responsible", boris.0),
        ];
        let mut writer = database.writer(Database::viewer(&anna)).unwrap();
        writer.execute(NOON, &Command::Create { noun: Noun::Lead, set }).unwrap();
        app.show_settings(Kind::Sources).unwrap();
        press(&mut app, "x");
        let asked = shown(&mut app);
        let names = [source.names.en.as_str(), &source.names.ru, &source.names.pl];
        assert!(names.iter().any(|name| asked.contains(name)) && asked.contains(" 1)"), "{asked}");
        press(&mut app, "Enter");
        let lead = RecordRef::new(Noun::Lead, 1);
        let value = |app: &App, field: &str| app.reader.card(lead).unwrap().row.int(field);
        assert_eq!(value(&app, "source"), Some(app.setup.sources[0].id), "{}", app.status.text);
        assert!(app.setup.sources.iter().all(|one| one.id != source.id));
        app.show_settings(Kind::People).unwrap();
        press(&mut app, "j x");
        let asked = shown(&mut app);
        assert!(asked.contains("Boris Jones") && asked.contains("Anna Smith"), "{asked}");
        press(&mut app, "Enter");
        assert_eq!(value(&app, "responsible"), Some(anna.id.0), "{}", app.status.text);
        press(&mut app, "u");
        assert_eq!(value(&app, "responsible"), Some(boris.0));
    }
}
