//! How a section looks: chosen, kept over the end of the program, and let go of again.

use super::{Office, text};
use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::i18n::Lang;
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::browse::Browse;
use crate::tui::screen::fixture::{Team, noon};

fn chosen(purpose: Purpose, keys: &[&str]) -> Answer {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    Answer { purpose, reply: Reply::Chosen(keys) }
}

/// The list of leads in a program that was just started.
fn list(office: &Office, team: &Team) -> Browse {
    let mut browse = office.browse(team);
    office.press(&mut browse, team, Action::ViewList);
    browse
}

/// The heads of the columns.
fn heads(browse: &Browse, team: &Team) -> Vec<String> {
    let shown = text(browse, team);
    let head = shown.lines().nth(1).unwrap_or_default();
    head.split("  ").map(|head| head.trim().to_owned()).filter(|head| !head.is_empty()).collect()
}

#[test]
fn columns_their_order_and_the_order_of_rows_are_there_again_after_a_restart() {
    let mut office = Office::new(3);
    let team = office.team();
    let mut browse = list(&office, &team);
    let usual = heads(&browse, &team);
    for answer in [
        chosen(Purpose::Columns, &["created_at", "title", "amount"]),
        chosen(Purpose::Sort, &["title"]),
    ] {
        let effect = browse.on_answer(answer, &team.context());
        office.keep(effect);
        browse.reload(&office.reader, &team.context()).unwrap();
    }
    for browse in [&browse, &list(&office, &team)] {
        assert_eq!(heads(browse, &team), ["СОЗДАНО", "НАЗВАНИЕ ↑", "СУММА"]);
        let shown = text(browse, &team);
        let rows: Vec<&str> = shown.lines().skip(2).take(3).map(|row| row.trim_end()).collect();
        assert!(rows[0].contains("Заказ 1") && rows[2].contains("Заказ 3"), "{shown}");
    }
    // Another section has its own look.
    let mut deals = Browse::new(Noun::Deal);
    deals.reload(&office.reader, &team.context()).unwrap();
    office.press(&mut deals, &team, Action::ViewList);
    let Effect::Say(why) = deals.on_action(Action::UsualLook, &team.context()) else {
        panic!("nothing was changed there")
    };
    assert_eq!(why.id, "why-usual-look");

    let mut browse = list(&office, &team);
    let effect = browse.on_action(Action::UsualLook, &team.context());
    office.keep(effect);
    browse.reload(&office.reader, &team.context()).unwrap();
    for browse in [&browse, &list(&office, &team)] {
        assert_eq!(heads(browse, &team), usual);
    }
}

#[test]
fn by_what_the_list_is_sorted_is_seen_at_every_width() {
    let mut office = Office::new(3);
    let amount = vec![Set::new("amount", 1_234_500)];
    office.write(Command::Edit { on: RecordRef::new(Noun::Lead, 2), set: amount });
    for lang in [Lang::Ru, Lang::En, Lang::Pl] {
        for width in [34, 40, 60, 80, 120] {
            let team = office.team_at(lang, width, 20);
            for field in ["title", "amount", "last_name", "temperature", "updated_at", "stage"] {
                let mut browse = list(&office, &team);
                let effect = browse.on_answer(chosen(Purpose::Sort, &[field]), &team.context());
                assert!(!matches!(effect, Effect::Refuse(_)), "{field}");
                browse.reload(&office.reader, &team.context()).unwrap();
                let shown = text(&browse, &team);
                let lines: Vec<&str> = shown.lines().collect();
                let arrows = |line: &str| line.matches('↑').count();
                assert_eq!(arrows(lines[0]) + arrows(lines[1]), 1, "{width} {field}: {shown}");
            }
        }
    }
}

#[test]
fn amounts_of_nothing_are_written_where_the_rows_stand_in_their_order() {
    let mut office = Office::new(2);
    let amount = vec![Set::new("amount", 1_234_500)];
    office.write(Command::Edit { on: RecordRef::new(Noun::Lead, 2), set: amount });
    let team = office.team_at(Lang::En, 120, 20);
    let mut browse = list(&office, &team);
    let row = |browse: &Browse| {
        let shown = text(browse, &team);
        shown.lines().find(|line| line.contains("Заказ 1")).unwrap().to_owned()
    };
    assert!(!row(&browse).contains('₽'), "{}", row(&browse));
    browse.on_answer(chosen(Purpose::Sort, &["amount"]), &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert!(row(&browse).contains('₽'), "{}", row(&browse));
}

#[test]
fn all_stages_at_once_are_there_again_after_a_restart() {
    let mut office = Office::new(2);
    let team = office.team();
    let mut browse = office.browse(&team);
    for all in [true, false] {
        let effect = browse.on_action(Action::ShowAllStages, &team.context());
        office.keep(effect);
        let shown = text(&office.browse(&team), &team);
        assert_eq!(shown.contains("все стадии"), all, "{shown}");
    }
}

#[test]
fn the_columns_that_are_shown_come_first_in_their_order() {
    let office = Office::new(1);
    let team = office.team();
    let mut browse = list(&office, &team);
    let answer = chosen(Purpose::Columns, &["amount", "title"]);
    assert!(matches!(browse.on_answer(answer, &team.context()), Effect::Look(..)));
    let Effect::Open(open) = browse.on_action(Action::Columns, &team.context()) else {
        panic!("columns are chosen in a box")
    };
    let Open::Picker(mut picker) = *open else { panic!("{open:?}") };
    let shown = |picker: &crate::tui::screen::picker::Picker| {
        team.drawn(|buffer, area, context| picker.draw(buffer, area, context)).0
    };
    let drawn = shown(&picker);
    assert!(drawn.contains(" 1 Сумма") && drawn.contains(" 2 Название"), "{drawn}");
    // Among them it can be moved with the arrows, and what is chosen besides comes last.
    picker.on_action(Action::CursorRight, &team.context());
    picker.on_action(Action::CursorRight, &team.context());
    assert!(shown(&picker).contains(" 1 Название"), "{}", shown(&picker));
    picker.on_action(Action::MoveDown, &team.context());
    picker.on_text(" ", &team.context());
    let Effect::Answer(answer) = picker.on_action(Action::Confirm, &team.context()) else {
        panic!("Enter answers")
    };
    let Reply::Chosen(keys) = answer.reply else { panic!("{:?}", answer.reply) };
    assert_eq!(keys, ["title", "amount", "stage"]);
}

#[test]
fn a_list_opens_at_its_top_where_the_card_under_the_cursor_is_on_the_first_screen() {
    let office = Office::new(10);
    let team = office.team();
    let mut browse = office.browse(&team);
    for _ in 0..4 {
        office.press(&mut browse, &team, Action::MoveDown);
    }
    let here = browse.current();
    office.press(&mut browse, &team, Action::ViewList);
    let shown = text(&browse, &team);
    assert_eq!(browse.current(), here);
    assert_eq!((1..=10).filter(|n| shown.contains(&format!("Заказ {n} "))).count(), 10, "{shown}");
}

#[test]
fn a_column_says_how_many_cards_are_above_and_below() {
    let office = Office::new(30);
    for (lang, both, above) in [
        (Lang::Ru, "↑ ещё 10  ↓ ещё 15", "↑ ещё 25"),
        (Lang::En, "↑10 ↓15", "↑ 25 more"),
        (Lang::Pl, "↑10 ↓15", "↑ jeszcze 25"),
    ] {
        let team = office.team_at(lang, 80, 24);
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, Action::ViewBoard);
        let shown = text(&browse, &team);
        assert!(!shown.contains('↑') && shown.contains("25"), "{shown}");
        for _ in 0..14 {
            office.press(&mut browse, &team, Action::MoveDown);
        }
        let shown = text(&browse, &team);
        assert!(shown.contains(both), "{shown}");
        office.press(&mut browse, &team, Action::MoveLast);
        let shown = text(&browse, &team);
        assert!(!shown.contains('↓') && shown.contains(above), "{shown}");
    }
}

#[test]
fn a_stage_is_named_whole_and_a_firm_stands_beside_the_responsible() {
    let mut office = Office::new(0);
    let lead = [
        ("title", "Обслуживание кондиционеров и видеокамер"),
        ("last_name", "Константинопольский"),
        ("first_name", "Александр"),
        ("company_name", "Волга"),
    ];
    let mut set: Vec<Set> = lead.map(|(field, value)| Set::new(field, value)).into();
    set.push(Set::new("amount", 120_000_000));
    office.write(Command::Create { noun: Noun::Lead, set });
    let plan = [("kind", "call"), ("subject", "Ewa"), ("on", "lead/1")];
    let mut plan: Vec<Set> = plan.map(|(field, value)| Set::new(field, value)).into();
    plan.push(Set::new("deadline", noon() + 86_400 * 40));
    office.write(Command::Create { noun: Noun::Activity, set: plan });
    for (width, shown) in [
        (80, ["▂ Не обработан", "Обслуживание к", "28 дек"]),
        (120, ["█░░› Не обработан", "Волга", "Anna"]),
    ] {
        let team = office.team_at(Lang::Ru, width, 24);
        let drawn = text(&list(&office, &team), &team);
        assert!(shown.iter().all(|part| drawn.contains(part)), "{drawn}");
    }
}

#[test]
fn a_next_step_that_nobody_has_leaves_its_room_to_what_is_cut() {
    let mut office = Office::new(0);
    let lead = [
        ("title", "Обслуживание кондиционеров"),
        ("last_name", "Константинопольский"),
        ("first_name", "Александр"),
    ];
    let mut set: Vec<Set> = lead.map(|(field, value)| Set::new(field, value)).into();
    set.push(Set::new("amount", 120_000_000));
    office.write(Command::Create { noun: Noun::Lead, set });
    let team = office.team();
    let drawn = text(&list(&office, &team), &team);
    assert!(drawn.contains("Обслуживание кондиционеров"), "{drawn}");
    assert!(!drawn.contains("СЛЕДУЮЩИЙ"), "{drawn}");
}
