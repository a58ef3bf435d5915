use ratatui::layout::Position;

use super::*;
use crate::domain::noun::Noun;
use crate::i18n::Lang;
use crate::tui::screen::fixture::{Team, draw_at_every_size};

fn on(id: i64) -> RecordRef {
    RecordRef::new(Noun::Contact, id)
}

fn column(id: i64, values: &[(&str, &str)]) -> Column {
    let values = values.iter().map(|(name, text)| ((*name).to_owned(), Value::text(*text)));
    Column {
        row: Row { on: on(id), revision: id * 10, deleted_at: None, values: values.collect() },
        name: Some(format!("Client {id}")),
        belongings: Belongings { activities: 1, entries: 2, links: 3 },
    }
}

fn merge(team: &Team, columns: Vec<Column>) -> Merge {
    let mut merge = Merge::new(columns.iter().map(|column| column.row.on).collect()).unwrap();
    merge.columns = columns;
    merge.settle(&team.setup);
    merge
}

fn three(team: &Team) -> Merge {
    merge(
        team,
        vec![
            column(3, &[("last_name", "Petrov"), ("address", "Moscow")]),
            column(9, &[("last_name", "Petrow"), ("post", "Boss"), ("address", "Moscow")]),
            column(12, &[("last_name", "Pietrow"), ("address", "Moscow")]),
        ],
    )
}

fn saved(effect: Effect) -> command::Merge {
    match effect {
        Effect::Save(Command::Merge(merge)) => merge,
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_differences_are_asked_and_the_survivors_value_stands() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut merge = three(&team);
    assert_eq!(merge.fields, ["last_name", "post"]);
    assert_eq!(merge.holder("last_name"), Some(on(3)));
    assert_eq!(merge.holder("post"), Some(on(9)), "the only one there is");
    let wanted = saved(merge.on_action(Action::Save, &context));
    assert_eq!((wanted.keep, wanted.others), (on(3), vec![on(9), on(12)]));
    assert_eq!(wanted.choices, []);
    assert_eq!(wanted.seen, [(on(3), 30), (on(9), 90), (on(12), 120)]);
}

#[test]
fn arrows_choose_and_enter_goes_on_to_the_last_line_which_merges() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut merge = three(&team);
    for action in [Action::MoveRight, Action::MoveDown, Action::MoveRight, Action::MoveDown] {
        assert!(matches!(merge.on_action(action, &context), Effect::None));
    }
    assert_eq!(merge.keep, on(9));
    assert_eq!(merge.holder("last_name"), Some(on(12)));
    merge.on_action(Action::MoveLast, &context);
    let wanted = saved(merge.on_action(Action::Confirm, &context));
    assert_eq!(wanted.keep, on(9));
    assert_eq!(wanted.choices, [("last_name".to_owned(), Taken::From(12))]);
}

#[test]
fn one_that_is_somebody_else_is_left_out_but_two_stay() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut merge = three(&team);
    merge.on_action(Action::Select, &context);
    assert_eq!(merge.keep, on(9), "the survivor was left out");
    merge.on_action(Action::MoveRight, &context);
    merge.on_action(Action::Select, &context);
    assert_eq!(merge.refused.as_ref().map(|r| r.message.id), Some("refused-merge-one"));
    let wanted = saved(merge.on_action(Action::Save, &context));
    assert_eq!((wanted.keep, wanted.others), (on(9), vec![on(12)]));
    let effect = merge.on_action(Action::NotDuplicates, &context);
    let expected = Command::TellApart { records: vec![on(9), on(12)], apart: true };
    assert!(matches!(effect, Effect::Save(command) if command == expected));
}

#[test]
fn it_shows_the_records_side_by_side_and_what_moves() {
    for (lang, said) in [
        (Lang::En, ["Client 3", "Petrow", "2 activities, 4 events", "merge into"]),
        (Lang::Ru, ["Client 3", "Petrow", "2 дела", "объединить"]),
    ] {
        let team = Team::new(lang, 80, 24);
        let merge = three(&team);
        let (drawn, _) = team.drawn(|frame, area, context| merge.draw(frame, area, context));
        for said in said {
            assert!(drawn.contains(said), "{said}\n{drawn}");
        }
    }
    let team = Team::new(Lang::En, 40, 12);
    let mut merge = three(&team);
    merge.on_action(Action::MoveRight, &team.context());
    merge.on_action(Action::MoveRight, &team.context());
    let (drawn, _) = team.drawn(|frame, area, context| merge.draw(frame, area, context));
    assert!(drawn.contains("Pietrow") && drawn.contains('‹'), "{drawn}");
}

#[test]
fn it_draws_at_every_size() {
    let team = Team::new(Lang::En, 80, 24);
    let merge = three(&team);
    draw_at_every_size(|frame, area, context| merge.draw(frame, area, context));
}

#[test]
fn a_click_chooses_what_stays_and_below_goes_on_to_the_merge() {
    let team = Team::new(Lang::En, 80, 24);
    let context = team.context();
    let mut merge = three(&team);
    let place = |merge: &Merge, text: &str| {
        let (shown, _) = team.drawn(|frame, area, context| merge.draw(frame, area, context));
        let lines = shown.lines().enumerate();
        let found = lines.filter_map(|(y, line)| Some((line.find(text)?, y, line)));
        let (at, y, line) = found.last().unwrap();
        let x = line[..at].chars().count();
        let area = context.area;
        Position::new(area.x + u16::try_from(x).unwrap(), area.y + u16::try_from(y).unwrap())
    };
    let at = place(&merge, "Pietrow");
    assert!(matches!(merge.click(at, &context), Effect::None));
    assert_eq!((merge.at, merge.holder("last_name")), (1, Some(on(12))));
    let at = place(&merge, "Contact 9");
    merge.click(at, &context);
    assert_eq!((merge.at, merge.keep), (0, on(9)));
    let foot = merge.laid(context.area, &context).rest;
    let foot = Position::new(foot.x + 2, foot.y + 1);
    assert!(matches!(merge.click(foot, &context), Effect::None), "it goes there first");
    let wanted = saved(merge.click(foot, &context));
    assert_eq!((wanted.keep, wanted.choices.len()), (on(9), 1));
    let outside = Position::new(0, context.area.y);
    assert!(matches!(merge.click(outside, &context), Effect::None));
}

#[test]
fn what_was_told_apart_is_merged_by_a_second_enter() {
    let team = Team::new(Lang::En, 100, 24);
    let mut merge = three(&team);
    let context = team.context();
    assert!(!saved(merge.on_action(Action::Save, &context)).apart);
    let told = Refusal::new(
        RefusalKind::Apart,
        Message::new("refused-merge-apart").with("record", "contact/1").with("other", "contact/2"),
    )
    .hint(Message::new("hint-merge-apart"));
    merge.on_refused(&told, &context);
    let shown = team.drawn(|frame, area, context| merge.draw(frame, area, context)).0;
    assert!(shown.contains("Enter once more merges"), "{shown}");
    assert!(saved(merge.on_action(Action::Save, &context)).apart);
}
