//! Keys in, effects and text out.

use super::*;
use crate::crm::Database;
use crate::domain::command::{Command, Set};
use crate::domain::noun::Noun;
use crate::domain::point::Point;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::tui::screen::fixture::{Team, draw_at_every_size, noon};

fn rows(texts: &[&str]) -> Vec<Row> {
    let row = |(at, text): (usize, &&str)| Row {
        key: format!("k{at}"),
        text: (*text).to_owned(),
        note: at.to_string(),
    };
    texts.iter().enumerate().map(row).collect()
}

fn stages() -> Picker {
    Picker::new(Purpose::Stage, "Stage".to_owned(), rows(&["New", "In work", "Won"]))
}

fn chosen(effect: Effect) -> Vec<String> {
    match effect {
        Effect::Answer(Answer { reply: Reply::Chosen(keys), .. }) => keys,
        other => panic!("no answer: {other:?}"),
    }
}

#[test]
fn the_cursor_begins_where_the_present_choice_is() {
    let row = |key: &str| Row { key: key.to_owned(), text: key.to_owned(), note: String::new() };
    let rows = || vec![row("a"), row("b"), row("c")];
    for (here, expected) in [("b", "b"), ("c", "c"), ("gone", "a")] {
        let team = Team::new(Lang::En, 80, 24);
        let mut picker = Picker::new(Purpose::Stage, String::new(), rows()).by_letter().at(here);
        let effect = picker.on_action(Action::Confirm, &team.context());
        let Effect::Answer(Answer { reply, .. }) = effect else { panic!("{effect:?}") };
        assert_eq!(reply, Reply::Chosen(vec![expected.to_owned()]));
    }
}

#[test]
fn typing_narrows_and_enter_chooses() {
    let team = Team::new(Lang::En, 50, 12);
    let context = team.context();
    let mut picker = stages();
    assert!(matches!(picker.on_text("wo", &context), Effect::None));
    let (drawn, cursor) = team.drawn(|frame, area, context| picker.draw(frame, area, context));
    assert!(drawn.contains("│> wo "), "{drawn}");
    assert!(drawn.contains("▌Won"), "{drawn}");
    assert!(!drawn.contains("New"), "{drawn}");
    assert_eq!(cursor, Some(Position::new(10, 4)));
    picker.on_action(Action::MoveDown, &context);
    assert_eq!(chosen(picker.on_action(Action::Confirm, &context)), ["k1"]);
    assert!(matches!(picker.on_action(Action::StepBack, &context), Effect::Close));
}

#[test]
fn a_letter_answers_at_once_on_either_layout() {
    let team = Team::new(Lang::En, 50, 12);
    let context = team.context();
    for (typed, key) in [("a", "k0"), ("c", "k2"), ("и", "k1"), ("B", "k1")] {
        assert_eq!(chosen(stages().by_letter().on_text(typed, &context)), [key], "{typed}");
    }
    let pasted = stages().by_letter().on_text("ab", &context);
    assert!(matches!(pasted, Effect::Say(why) if why.id == "say-paste-nowhere"));
    assert!(matches!(stages().by_letter().on_text("", &context), Effect::None));
    for typed in ["z", "1"] {
        let effect = stages().by_letter().on_text(typed, &context);
        assert!(matches!(effect, Effect::Say(why) if why.id == "picker-no-letter"), "{typed}");
    }
    for typed in ["?", ","] {
        for mut picker in [stages().by_letter(), stages().by_key()] {
            assert!(matches!(picker.on_text(typed, &context), Effect::Help), "{typed}");
        }
    }
    let mut picker = stages().by_letter();
    for moves in ["jjj", "л"] {
        assert!(matches!(picker.on_text(moves, &context), Effect::None), "{moves}");
    }
    let (drawn, cursor) = team.drawn(|frame, area, context| picker.draw(frame, area, context));
    assert!(drawn.contains(" a  New"), "{drawn}");
    assert!(drawn.contains("▌b  In work"), "{drawn}");
    assert_eq!(cursor, None);
    assert_eq!(chosen(picker.on_action(Action::Confirm, &context)), ["k1"]);
}

#[test]
fn many_are_marked_with_space_and_kept_in_the_order_of_the_rows() {
    let team = Team::new(Lang::En, 60, 12);
    let context = team.context();
    let mut picker = stages().many(vec!["k2".to_owned()]);
    picker.on_text(" ", &context);
    let (drawn, _) = team.drawn(|frame, area, context| picker.draw(frame, area, context));
    assert!(drawn.contains("▌✓ New"), "{drawn}");
    assert!(drawn.contains(" ✓ Won"), "{drawn}");
    assert!(drawn.contains("Enter keeps these 2"), "{drawn}");
    picker.on_text("work", &context);
    assert!(matches!(picker.on_action(Action::Confirm, &context), Effect::None), "it marks");
    assert_eq!(chosen(picker.on_action(Action::Confirm, &context)), ["k0", "k1", "k2"]);
    let mut none = stages().many(vec!["k0".to_owned()]);
    none.on_action(Action::Select, &context);
    assert!(chosen(none.on_action(Action::Confirm, &context)).is_empty());
}

#[test]
fn a_new_tag_is_typed_among_the_known_ones() {
    let team = Team::new(Lang::Ru, 60, 12);
    let context = team.context();
    let known = vec![Row { key: "опт".into(), text: "#опт".into(), note: String::new() }];
    let mut picker = Picker::new(Purpose::Tags, "Теги".to_owned(), known).many(Vec::new());
    picker.on_text("#ОПТ", &context);
    picker.on_action(Action::Confirm, &context);
    picker.on_text("горячий", &context);
    let (drawn, _) = team.drawn(|frame, area, context| picker.draw(frame, area, context));
    assert!(drawn.contains("Enter добавит тег #горячий"), "{drawn}");
    picker.on_action(Action::Confirm, &context);
    assert_eq!(chosen(picker.on_action(Action::Confirm, &context)), ["опт", "горячий"]);
}

#[test]
fn an_empty_list_says_what_to_do() {
    let team = Team::new(Lang::En, 60, 12);
    let context = team.context();
    let mut picker = stages();
    picker.on_text("xyz", &context);
    assert!(matches!(picker.on_action(Action::Confirm, &context), Effect::None));
    let mut tags = Picker::new(Purpose::Tags, "Tags".to_owned(), Vec::new()).many(Vec::new());
    tags.on_action(Action::MoveDown, &context);
    for (picker, says) in [
        (&picker, "Nothing fits “xyz”."),
        (&Picker::palette(Vec::new()), "There is nothing to choose from."),
        (&Picker::go_to(), "Type a part of a name"),
        (&tags, "No tags yet."),
    ] {
        let (drawn, _) = team.drawn(|frame, area, context| picker.draw(frame, area, context));
        assert!(drawn.contains(says), "{drawn}");
    }
}

#[test]
fn thousands_of_rows_are_drawn_by_the_window() {
    let team = Team::new(Lang::En, 40, 10);
    let context = team.context();
    let many: Vec<String> = (0..5000).map(|n| format!("row {n}")).collect();
    let texts: Vec<&str> = many.iter().map(String::as_str).collect();
    let mut picker = Picker::new(Purpose::Palette, "All".to_owned(), rows(&texts));
    picker.on_action(Action::MoveLast, &context);
    picker.on_action(Action::PageUp, &context);
    let (drawn, _) = team.drawn(|frame, area, context| picker.draw(frame, area, context));
    assert!(drawn.contains("▌row 4992"), "{drawn}");
    assert!(drawn.contains('↓') && drawn.contains('↑'), "{drawn}");
}

#[test]
fn it_draws_at_every_size() {
    let texts = ["Очень длинное название действия, которое не помещается никуда", "b"];
    for picker in [
        Picker::new(Purpose::Palette, "Действия".to_owned(), rows(&texts)),
        Picker::new(Purpose::Stage, "Стадия".to_owned(), rows(&texts)).by_letter(),
        Picker::new(Purpose::Tags, "Теги".to_owned(), rows(&texts)).many(vec!["k1".to_owned()]),
        Picker::go_to(),
    ] {
        draw_at_every_size(|frame, area, context| picker.draw(frame, area, context));
    }
}

#[test]
fn any_record_is_found_by_name_and_by_phone() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::fresh(folder.path(), "RU");
    let viewer = Database::viewer(&database.person("anna", "Anna").unwrap());
    let mut writer = database.writer(viewer).unwrap();
    let phone = crate::domain::point::Point::new("+7 912 345-67-89", "work");
    for (noun, set) in [
        (Noun::Lead, vec![Set::new("title", "Pumps for Ivanov")]),
        (
            Noun::Contact,
            vec![
                Set::new("last_name", "Ivanov"),
                Set::new("phone", crate::domain::value::Value::Points(vec![phone])),
            ],
        ),
    ] {
        writer.execute(noon(), &Command::Create { noun, set }).unwrap();
    }
    let reader = database.reader(viewer).unwrap();
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    for (typed, keys) in [
        ("ivanov", vec!["contact/1", "lead/1"]),
        ("8 (912) 345-67-89", vec!["contact/1"]),
        ("lead/1", vec!["lead/1"]),
        ("nobody", vec![]),
    ] {
        let mut picker = Picker::go_to();
        assert!(matches!(picker.on_text(typed, &context), Effect::Reload));
        picker.reload(&reader, &context).unwrap();
        let found: Vec<&str> = picker.rows.iter().map(|row| row.key.as_str()).collect();
        assert_eq!(found, keys, "{typed}");
        if let Some(first) = keys.first() {
            assert_eq!(chosen(picker.on_action(Action::Confirm, &context)), [*first]);
        }
        assert!(matches!(picker.on_action(Action::EraseBack, &context), Effect::Reload));
    }
}

#[test]
fn a_client_is_found_or_made_of_what_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::fresh(folder.path(), "RU");
    let viewer = Database::viewer(&database.person("anna", "Anna").unwrap());
    let mut writer = database.writer(viewer).unwrap();
    for last in ["Иванов", "Петров"] {
        let set = vec![Set::new("last_name", last)];
        writer.execute(noon(), &Command::Create { noun: Noun::Contact, set }).unwrap();
    }
    let phone = Value::Points(vec![Point::new("+48 601 111 229", "work")]);
    let set = vec![Set::new("last_name", "Лис"), Set::new("phone", phone)];
    writer.execute(noon(), &Command::Create { noun: Noun::Contact, set }).unwrap();
    let reader = database.reader(viewer).unwrap();
    let team = Team::new(Lang::Ru, 80, 24);
    let context = team.context();
    let nouns = vec![Noun::Contact, Noun::Company];
    let held = Some("contact/1".parse().unwrap());
    let picker = |held| {
        let (nouns, make) = (nouns.clone(), nouns.clone());
        let place = Some("link:lead/7".to_owned());
        let clients = Clients { nouns, make, wanted: None, held, place };
        let mut picker = Picker::client(Purpose::Link, "Клиент".to_owned(), clients);
        picker.reload(&reader, &context).unwrap();
        picker
    };
    let keys = |picker: &Picker| {
        picker.rows.iter().map(|row| row.key.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(keys(&picker(None)), "");
    assert_eq!(keys(&picker(held)), "open ");
    for (typed, expected) in [
        ("ivanov", "contact/1 +contact +company"),
        ("+7 912 345-67-89", "+contact"),
        ("ООО Ромашка", "+company"),
        ("Анна Ким, ООО Ромашка", "+both +contact +company"),
        ("Карол Новый, +48 601 111 229", "+contact +company contact/3"),
        ("Иванов, +7 912 345-67-89", "contact/1 +contact +company"),
        ("contact/2", "contact/2"),
        ("lead/2", ""),
    ] {
        let mut picker = picker(held);
        picker.on_text(typed, &context);
        picker.reload(&reader, &context).unwrap();
        assert_eq!(keys(&picker), expected, "{typed}");
        if expected.starts_with('+') {
            let effect = picker.on_action(Action::Confirm, &context);
            let Effect::Answer(Answer { reply: Reply::New(made, line), .. }) = effect else {
                panic!("{effect:?}");
            };
            assert_eq!(
                (made.len(), line.as_str()),
                (1 + usize::from(expected.starts_with("+both")), typed)
            );
        }
    }
    // Who is being typed is kept, and looked for again.
    let mut typing = picker(None);
    assert_eq!(typing.draft(), None);
    typing.on_text("Пет", &context);
    assert_eq!(typing.draft(), Some(("link:lead/7".to_owned(), "Пет".to_owned())));
    let mut again = picker(None);
    again.restore("Пет");
    again.reload(&reader, &context).unwrap();
    assert_eq!(
        (keys(&again).as_str(), again.draft()),
        ("contact/2 +contact +company", typing.draft())
    );
    draw_at_every_size(|frame, area, context| picker(held).draw(frame, area, context));
}
