//! Calling, writing, copying and the tray, key by key.

use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::*;

/// How a link is drawn.
const LINKED: Modifier = Modifier::BOLD.union(Modifier::UNDERLINED);

/// An application over one lead of a client with two phones and an address.
fn office(folder: &Path, programs: Outward, capabilities: Capabilities) -> (Database, User, App) {
    let database = Database::fresh(folder, "RU");
    let user = database.person("anna", "Anna Smith").unwrap();
    let mut app = app(&database, &user, Lang::En);
    app.desk.programs = programs;
    app.desk.capabilities = capabilities;
    press(&mut app, "n");
    app.on_paste("Pumps, +7 912 345-67-89, +7 495 111-22-33, ewa@polmet.example").unwrap();
    press(&mut app, "Enter");
    (database, user, app)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

fn command(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| (*part).to_owned()).collect()
}

#[test]
fn a_call_asks_which_number_and_how_it_went_and_offers_the_next_one() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Outward::default(), Capabilities::local());
    press(&mut app, "P");
    assert!(shown(&mut app).contains("Call which number?"), "{}", shown(&mut app));
    press(&mut app, "b");
    let asked = shown(&mut app);
    assert!(asked.contains("Call +7 495 111-22-33. How did it go?"), "{asked}");
    assert!(app.wish.is_none(), "there is no program");
    let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
    app.render(&mut buffer);
    let (at, text, link) = app.shown_link().unwrap();
    assert_eq!((text.as_str(), link.as_str()), ("+7 495 111-22-33", "tel:+74951112233"));
    // The terminal is told of it where it stands, and it looks as nothing else does there.
    let is_link = |buffer: &Buffer| {
        let cells = (at.x..).zip(text.chars()).map(|(x, letter)| (&buffer[(x, at.y)], letter));
        let said = |(cell, letter): (&Cell, char)| cell.symbol() == letter.to_string();
        (cells.clone().all(said), cells.clone().all(|(cell, _)| cell.modifier.contains(LINKED)))
    };
    assert_eq!(is_link(&buffer), (true, true));
    press(&mut app, "?");
    app.render(&mut buffer);
    assert_eq!((is_link(&buffer).1, app.shown_link()), (false, None), "it is covered");
    press(&mut app, "Esc");
    app.render(&mut buffer);
    assert_eq!((is_link(&buffer), app.shown_link().is_some()), ((true, true), true));
    press(&mut app, "b");
    let next = shown(&mut app);
    assert!(next.contains("no answer: when again?") && next.contains("tomorrow 10:00"), "{next}");
    press(&mut app, "Enter Enter Tab");
    let card = shown(&mut app);
    assert!(card.contains("Outgoing call, no answer: +7 495 111-22-33"), "{card}");
    assert!(card.contains("call: another try"), "{card}");
    // Somebody who was reached is asked for nothing more.
    press(&mut app, "P a a");
    assert!(shown(&mut app).contains("Outgoing call, we talked"), "{}", shown(&mut app));
    assert_eq!(app.screens.len(), 2);
}

#[test]
fn a_program_gets_the_number_where_it_may_be_run() {
    let programs = Outward {
        call: command(&["dial", "tel:{phone}", "{record}"]),
        write: command(&["mutt", "{email}"]),
        ..Outward::default()
    };
    for (capabilities, runs) in [(Capabilities::local(), true), (Capabilities::served(), false)] {
        let folder = TempDir::new().unwrap();
        let (_, _, mut app) = office(folder.path(), programs.clone(), capabilities);
        press(&mut app, "P a");
        let ran = match app.wish.take() {
            Some(Wish::Run(command, _)) => Some(command),
            _ => None,
        };
        let expected = runs.then(|| command(&["dial", "tel:+79123456789", "lead/1"]));
        assert_eq!(ran, expected);
        assert!(shown(&mut app).contains("How did it go?"));
        press(&mut app, "Esc w");
        let ran = match app.wish.take() {
            Some(Wish::Run(command, _)) => Some(command),
            _ => None,
        };
        assert_eq!(ran, runs.then(|| command(&["mutt", "ewa@polmet.example"])));
        press(&mut app, "a Enter Tab");
        assert!(
            shown(&mut app).contains("Letter to ewa@polmet.example, sent"),
            "{}",
            shown(&mut app)
        );
    }
}

#[test]
fn what_is_known_of_a_client_is_copied_and_where_nothing_is_known_it_is_said() {
    let folder = TempDir::new().unwrap();
    let (_, _, mut app) = office(folder.path(), Outward::default(), Capabilities::local());
    let copied = |app: &mut App| match app.wish.take() {
        Some(Wish::Copy(text, _)) => text,
        other => panic!("nothing copied: {other:?}"),
    };
    for (keys, expected) in [
        ("y a", "+7 912 345-67-89"),
        ("y c", "ewa@polmet.example"),
        ("y d", "voronka://lead/1"),
        ("y e", "Pumps"),
    ] {
        press(&mut app, keys);
        assert_eq!(copied(&mut app), expected, "{keys}");
    }
    press(&mut app, "y f");
    let row = copied(&mut app);
    assert!(row.starts_with("Pumps\t") && row.contains("ewa@polmet.example"), "{row}");
    // As a colleague wants it: no bare currency, nothing that is not so.
    let cells: Vec<&str> = row.split('\t').collect();
    assert!(!cells.iter().any(|cell| ["RUB", "no", "yes", "0 ₽"].contains(cell)), "{row}");
    assert!(cells.contains(&"Responsible: Anna Smith"), "{row}");
    press(&mut app, "n S e c o n d Enter v l * y a");
    assert_eq!(copied(&mut app), "voronka://lead/1\nvoronka://lead/2");
    press(&mut app, "P");
    assert!(shown(&mut app).contains("One client at a time"), "{}", shown(&mut app));
    press(&mut app, "Esc g g P");
    assert!(shown(&mut app).contains("No phone number is known here."), "{}", shown(&mut app));
}

#[test]
fn a_minimised_card_is_named_below_and_comes_back_in_the_next_session() {
    let folder = TempDir::new().unwrap();
    let (database, user, mut app) =
        office(folder.path(), Outward::default(), Capabilities::local());
    press(&mut app, "Z");
    assert!(shown(&mut app).contains("No card is minimised"), "{}", shown(&mut app));
    press(&mut app, "Enter z");
    assert_eq!(app.screens.len(), 1);
    assert!(shown(&mut app).contains("Minimised. Z brings it back"), "{}", shown(&mut app));
    let mut app = super::app(&database, &user, Lang::En);
    assert!(
        shown(&mut app).lines().nth(22).unwrap().trim_end().ends_with("Z Pumps"),
        "{}",
        shown(&mut app)
    );
    press(&mut app, "x");
    assert!(app.tray.is_empty());
    press(&mut app, "u Z");
    assert!(shown(&mut app).contains("Minimised cards"), "{}", shown(&mut app));
    press(&mut app, "a");
    assert_eq!(app.screens.len(), 2);
    assert!(app.tray.is_empty());
    // The latest comes first, below as in the box.
    press(&mut app, "z n D o o r s Enter Enter z");
    let below = shown(&mut app).lines().nth(22).unwrap().trim_end().to_owned();
    assert!(below.ends_with("Z Doors · Pumps"), "{below}");
    press(&mut app, "Z a");
    assert!(shown(&mut app).contains("Lead 2 · Doors"), "{}", shown(&mut app));
}

#[test]
fn the_palette_leaves_by_the_word_of_an_editor() {
    for lang in Lang::ALL {
        let folder = TempDir::new().unwrap();
        let (database, user) = sample(folder.path());
        let mut app = app(&database, &user, lang);
        press(&mut app, ":");
        app.on_paste("q!").unwrap();
        press(&mut app, "Enter");
        assert!(matches!(app.wish, Some(Wish::Quit)), "{lang:?}: {}", shown(&mut app));
    }
}

#[test]
fn the_palette_finds_the_conversion_by_its_word() {
    let words = [
        (Lang::En, "convert", "Complete: won"),
        (Lang::Ru, "конв", "Завершить: успех"),
        (Lang::Pl, "konw", "Zakończ: sukces"),
    ];
    for (lang, typed, found) in words {
        let folder = TempDir::new().unwrap();
        let (database, user) = sample(folder.path());
        let mut app = app(&database, &user, lang);
        press(&mut app, ":");
        app.on_paste(typed).unwrap();
        assert!(shown(&mut app).contains(found), "{lang:?}: {}", shown(&mut app));
    }
}
