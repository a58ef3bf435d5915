//! Cards laid out key by key: the editor, choosing a view, what a colleague sees of it, and the
//! forms that follow.

use super::*;
use crate::domain::command::{Command, Set};
use crate::domain::noun::RecordRef;
use crate::tui::app::worker::Job;

/// Anna, who administers, and Boris, who does not, each with the card of one lead open.
fn office(folder: &Path, lang: Lang) -> (App, App) {
    let database = Database::fresh(folder, "GB");
    let anna = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&anna)).unwrap();
    let boris = [Set::new("login", "boris"), Set::new("name", "Boris Jones")];
    let pumps = [Set::new("title", "Pumps"), Set::new("amount", 1500), Set::new("comment", "Soon")];
    for (noun, set) in [(Noun::User, &boris[..]), (Noun::Lead, &pumps)] {
        writer.execute(NOON, &Command::Create { noun, set: set.to_vec() }).unwrap();
    }
    let boris = database.person("boris", "").unwrap();
    let (mut annas, mut boriss) = (app(&database, &anna, lang), app(&database, &boris, lang));
    press(&mut annas, "Enter");
    press(&mut boriss, "Enter");
    (annas, boriss)
}

fn shown(app: &mut App) -> String {
    drawn(app, 80, 24).join("\n")
}

/// Where words stand on the screen, in this order.
fn in_order(app: &mut App, words: &[&str]) {
    let shown = shown(app);
    let at = |word: &&str| shown.find(word).unwrap_or_else(|| panic!("{word}: {shown}"));
    let places: Vec<usize> = words.iter().map(at).collect();
    assert!(places.is_sorted(), "{words:?}: {shown}");
}

#[test]
fn what_is_moved_and_hidden_for_all_is_seen_by_a_colleague_and_taken_back() {
    let folder = TempDir::new().unwrap();
    let (mut annas, mut boriss) = office(folder.path(), Lang::En);
    in_order(&mut boriss, &["Title", "Stage", "Amount", "Comment"]);
    // The amount stands under the title and the stage.
    press(&mut annas, "S j j j K K");
    assert!(shown(&mut annas).contains("for everybody"), "{}", shown(&mut annas));
    assert!(shown(&mut annas).contains("▌  Amount"), "{}", shown(&mut annas));
    assert!(annas.status.text.starts_with("“Amount” moved"), "{}", annas.status.text);
    press(&mut annas, "j x");
    boriss.look_around().unwrap();
    in_order(&mut boriss, &["Amount", "Stage", "Comment"]);
    let fields = |app: &mut App| {
        let shown = shown(app);
        shown.lines().skip(4).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    assert!(!fields(&mut boriss).contains("Title"), "{}", shown(&mut boriss));
    // The form follows: what is hidden is not asked for.
    press(&mut boriss, "e");
    in_order(&mut boriss, &["Amount", "Currency", "Stage"]);
    assert!(!shown(&mut boriss).contains("Title"), "{}", shown(&mut boriss));
    press(&mut boriss, "Esc");
    press(&mut annas, "u q");
    in_order(&mut annas, &["Amount", "Title", "Stage"]);
    press(&mut annas, "C-r");
    assert!(!fields(&mut annas).contains("Title"), "{}", shown(&mut annas));
}

#[test]
fn who_is_no_administrator_arranges_his_own_view_and_switches_back() {
    let folder = TempDir::new().unwrap();
    let (mut annas, mut boriss) = office(folder.path(), Lang::En);
    press(&mut boriss, "S j J");
    let said = boriss.status.text.clone();
    assert!(boriss.status.is_error && said.contains("Anna Smith"), "{said}");
    press(&mut boriss, "v b");
    assert!(shown(&mut boriss).contains("only for me"), "{}", shown(&mut boriss));
    press(&mut boriss, "G K K K x Esc");
    press(&mut boriss, "v a");
    assert!(boriss.status.text.contains("common view"), "{}", boriss.status.text);
    press(&mut boriss, "v b");
    assert!(boriss.status.text.contains("my view"), "{}", boriss.status.text);
    annas.look_around().unwrap();
    in_order(&mut annas, &["Title", "Stage", "Amount", "Comment"]);
    press(&mut boriss, "S g g x");
    assert!(shown(&mut boriss).contains("hidden section"), "{}", shown(&mut boriss));
    press(&mut boriss, "q");
    assert!(!shown(&mut boriss).contains("Amount"), "{}", shown(&mut boriss));
}

#[test]
fn views_are_added_opened_and_removed_among_the_settings() {
    let folder = TempDir::new().unwrap();
    let (mut annas, mut boriss) = office(folder.path(), Lang::En);
    press(&mut annas, "7 Esc j j j j j Enter n S h o r t Enter");
    assert!(annas.status.text.contains("“Short”"), "{}", annas.status.text);
    in_order(&mut annas, &["CARD VIEWS", "Common view", "My view", "Short"]);
    press(&mut annas, "j j Enter");
    assert!(shown(&mut annas).contains("Short"), "{}", shown(&mut annas));
    press(&mut annas, "j x Esc");
    boriss.look_around().unwrap();
    press(&mut boriss, "v c");
    assert!(boriss.status.text.contains("“Short”"), "{}", boriss.status.text);
    let shown_fields = shown(&mut boriss);
    assert!(!shown_fields.contains(" Title "), "{shown_fields}");
    press(&mut annas, "x");
    assert!(annas.status.text.starts_with("Removed"), "{}", annas.status.text);
    boriss.look_around().unwrap();
    assert!(shown(&mut boriss).contains(" Title "), "{}", shown(&mut boriss));
    press(&mut annas, "u");
    press(&mut annas, "g g x");
    assert!(annas.status.text.contains("nothing to remove"), "{}", annas.status.text);
}

#[test]
fn what_is_mandatory_has_a_star_is_seen_empty_and_is_not_hidden() {
    for (lang, refused) in [
        (Lang::En, "cannot be hidden"),
        (Lang::Ru, "нельзя скрыть"),
        (Lang::Pl, "nie można go ukryć"),
    ] {
        let folder = TempDir::new().unwrap();
        let (mut annas, _) = office(folder.path(), lang);
        let own = [
            Set::new("noun", "lead"),
            Set::new("name", "budget"),
            Set::new("label", "Zzz"),
            Set::new("kind", "string"),
        ];
        let add = Command::Create { noun: Noun::Field, set: own.to_vec() };
        annas.commit(Job::Execute(NOON, add), Writing::Stay).unwrap();
        settle(&mut annas);
        let on = RecordRef::new(Noun::Field, 1);
        let require = Command::Edit { on, set: vec![Set::new("required", 1)] };
        // Hidden first, mandatory then: it is seen, on the card and in the form.
        press(&mut annas, "S");
        while !shown(&mut annas).contains("▌  Zzz") {
            press(&mut annas, "j");
        }
        press(&mut annas, "x");
        press(&mut annas, "q");
        assert!(!shown(&mut annas).contains("Zzz"), "{}", shown(&mut annas));
        annas.commit(Job::Execute(NOON, require), Writing::Stay).unwrap();
        settle(&mut annas);
        assert!(shown(&mut annas).contains("Zzz *"), "{}", shown(&mut annas));
        press(&mut annas, "S x");
        assert!(annas.status.is_error, "{}", annas.status.text);
        while !shown(&mut annas).contains("▌  Zzz") {
            press(&mut annas, "j");
        }
        press(&mut annas, "x");
        assert!(annas.status.text.contains(refused), "{}", annas.status.text);
        press(&mut annas, "q e C-s");
        assert!(shown(&mut annas).contains("▌Zzz *"), "{}", shown(&mut annas));
    }
}

#[test]
fn a_new_record_keeps_where_it_was_begun_though_the_stage_is_hidden() {
    let folder = TempDir::new().unwrap();
    let (mut annas, _) = office(folder.path(), Lang::En);
    // The stage is the second field under the heading.
    press(&mut annas, "S j j x");
    assert!(annas.status.text.starts_with("“Stage” is hidden"), "{}", annas.status.text);
    press(&mut annas, "q q Esc l N");
    in_order(&mut annas, &["New lead", "Title", "Stage", "In work"]);
    press(&mut annas, "P i p e s C-s");
    let lead = annas.reader.card(RecordRef::new(Noun::Lead, 2)).unwrap().row;
    let stage = annas.setup.stages.iter().find(|stage| Some(stage.id.0) == lead.int("stage"));
    assert_eq!(stage.map(|stage| stage.code.as_str()), Some("in_work"));
    assert_eq!(lead.text("title"), "Pipes");
}

#[test]
fn who_sees_a_view_that_a_colleague_removes_is_told() {
    let folder = TempDir::new().unwrap();
    let (mut annas, mut boriss) = office(folder.path(), Lang::En);
    press(&mut annas, "S v");
    annas.on_paste("c").unwrap();
    annas.on_paste("Short").unwrap();
    press(&mut annas, "Enter");
    boriss.look_around().unwrap();
    press(&mut boriss, "v c");
    let said = "You see the cards of leads this way now: “Short”";
    assert!(boriss.status.text.starts_with(said), "{}", boriss.status.text);
    press(&mut annas, "v e");
    boriss.look_around().unwrap();
    let said = "The view “Short” was removed. You see the cards of leads this way now: ";
    assert!(boriss.status.text.starts_with(said), "{}", boriss.status.text);
}
