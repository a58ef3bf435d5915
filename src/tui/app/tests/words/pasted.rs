//! What is pasted while a half-written line waits.

use super::*;

#[test]
fn a_stray_paste_leaves_the_half_written_line_alone() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    press(&mut app, "n");
    type_in(&mut app, "Important words");
    press(&mut app, "Esc");
    type_in(&mut app, "something else");
    let said = shown(&mut app);
    assert!(!said.contains("Important words") && said.contains("something else"), "{said}");
    assert!(app.status.text.contains("waits: n brings it back"), "{}", app.status.text);
    press(&mut app, "Esc");
    assert!(app.status.text.contains("n brings it back"), "{}", app.status.text);
    drop(app);
    let mut app = office.start();
    press(&mut app, "n");
    let said = shown(&mut app);
    assert!(said.contains("Important words") && !said.contains("something else"), "{said}");
    press(&mut app, "Esc");
    // What somebody made of what he pasted is not lost either.
    type_in(&mut app, "something else");
    press(&mut app, "! Esc n");
    let said = shown(&mut app);
    assert!(said.contains("Important words") && said.contains("something else!"), "{said}");
    press(&mut app, "Enter");
    assert_eq!(app.reader.count(Noun::Lead, &Filter::All).unwrap(), 3);
    assert_eq!(drafts(&app), []);
}

#[test]
fn a_pasted_list_is_taken_without_the_half_written_line_which_waits_on() {
    let office = Office::new(Lang::En);
    let mut app = office.start();
    let before = app.reader.count(Noun::Lead, &Filter::All).unwrap();
    press(&mut app, "n");
    type_in(&mut app, "Important words");
    press(&mut app, "Esc");
    type_in(&mut app, "First\nSecond\nThird");
    assert!(shown(&mut app).contains("3 leads"), "{}", shown(&mut app));
    app.keep_draft();
    press(&mut app, "Enter");
    assert_eq!(app.reader.count(Noun::Lead, &Filter::All).unwrap(), before + 3);
    press(&mut app, "n");
    let said = shown(&mut app);
    assert!(said.contains("Important words") && !said.contains("3 leads"), "{said}");
    press(&mut app, "Enter");
    assert_eq!(app.reader.count(Noun::Lead, &Filter::All).unwrap(), before + 4);
    assert_eq!(drafts(&app), []);
}
