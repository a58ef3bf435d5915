//! What a section shows when one comes back to it.

use super::*;
use crate::tui::effect::{Effect, Open};
use crate::tui::section::Section;

#[test]
fn a_section_is_as_it_was_left_until_it_is_opened_anew() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    press(&mut app, "v l / s m i t h Enter");
    let left = drawn(&mut app, 120, 36);
    assert!(left[1].contains("LIST") && left[1].contains("/smith"), "{left:#?}");
    press(&mut app, "3 1");
    assert_eq!(drawn(&mut app, 120, 36)[1..30], left[1..30], "from another section");
    press(&mut app, "Enter 1");
    assert_eq!(drawn(&mut app, 120, 36)[1..30], left[1..30], "from a card");
    press(&mut app, "1");
    assert!(drawn(&mut app, 120, 36)[1].contains("BOARD"), "once more, and it begins anew");
}

#[test]
fn the_section_of_the_card_that_is_open_is_lit() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    press(&mut app, "5");
    for (noun, lit) in [
        (Noun::Lead, Section::Leads),
        (Noun::Deal, Section::Deals),
        (Noun::Contact, Section::Contacts),
    ] {
        app.apply(Effect::open(Open::Card(RecordRef::new(noun, 1), Vec::new()))).unwrap();
        assert_eq!(app.section(), lit);
    }
    press(&mut app, "c");
    assert_eq!(app.section(), Section::Contacts, "under a question too");
    press(&mut app, "Esc q q q");
    assert_eq!(app.section(), Section::Day);
}

#[test]
fn every_view_shows_that_nobody_is_meant() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    // No stage has a limit, so that nobody can be past it.
    for keys in ["1 f i s : r o t t i n g Enter", "2 f i s : r o t t i n g Enter"] {
        press(&mut app, keys);
        for view in ["v l", "v a", "v m", "v w", "v d", "v b"] {
            press(&mut app, view);
            let shown = drawn(&mut app, 120, 36).join("\n");
            assert!(shown.contains("too long at a stage"), "{view}: {shown}");
        }
    }
}
