//! All stages of a pipeline at once, however many there are and however little room.

use ratatui::layout::Position;

use super::{Office, stage, text};
use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::stage::StageId;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screen::browse::Browse;
use crate::tui::screen::fixture::{Team, draw_at_every_size};

/// An office where leads go through fourteen stages, with a lead at each but every third.
fn long_way() -> (Office, Vec<StageId>) {
    let mut office = Office::new(0);
    for number in 1..=8 {
        office.write(stage(&format!("Шаг{number}"), "open"));
    }
    let setup = office.reader.setup();
    let pipeline = setup.pipelines_of(Noun::Lead).next().unwrap().id;
    let stages: Vec<StageId> = setup.stages_of(pipeline).map(|stage| stage.id).collect();
    assert_eq!(stages.len(), 14);
    for (place, stage) in stages.iter().enumerate().filter(|(place, _)| place % 3 != 2) {
        let set = vec![
            Set::new("title", format!("Заказ {place}").as_str()),
            Set::new("amount", 150_000_000_i64),
            Set::new("stage", stage.0),
        ];
        office.write(Command::Create { noun: Noun::Lead, set });
    }
    (office, stages)
}

fn shown(office: &Office, team: &Team, browse: &mut Browse) -> String {
    browse.reload(&office.reader, &team.context()).unwrap();
    text(browse, team)
}

#[test]
fn every_stage_is_seen_and_every_card_says_which_it_is() {
    let (office, _) = long_way();
    let team = office.team();
    let mut browse = office.browse(&team);
    let before = text(&browse, &team);
    assert!(before.contains('›'), "not all of them fit:\n{before}");
    office.press(&mut browse, &team, Action::ShowAllStages);
    let all = text(&browse, &team);
    assert!(all.contains("все стадии"), "{all}");
    assert!(!all.contains(['›', '‹']), "{all}");
    // Of fourteen stages ten hold a card; the one under the cursor is read, the others are told apart
    // by the ends of their names.
    assert_eq!(all.matches('З').count(), 10, "{all}");
    for number in [1, 3, 4, 6, 7, 9, 10, 12, 13] {
        assert!(all.contains(&format!("…{number}")), "{number}:\n{all}");
    }
    assert_eq!(all.matches("Заказ 0").count(), 1, "{all}");
    // No amount is cut to another one.
    assert_eq!(all.matches('₽').count(), 2, "in the head and on the card that is read:\n{all}");
    // The cursor goes through all of them, also the final and the empty ones.
    let mut read = Vec::new();
    for _ in 0..14 {
        read.push(browse.board.stage());
        office.press(&mut browse, &team, Action::MoveRight);
    }
    read.dedup();
    assert_eq!(read.len(), 14);
    for _ in 0..14 {
        office.press(&mut browse, &team, Action::MoveLeft);
    }
    office.press(&mut browse, &team, Action::ShowAllStages);
    assert_eq!(text(&browse, &team), before);
}

#[test]
fn an_empty_column_is_a_strip_until_something_comes_there() {
    let (mut office, stages) = long_way();
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ShowAllStages);
    let (empty, cards) = (stages[2], text(&browse, &team).matches('З').count());
    // A colleague moves a card there.
    let set = vec![Set::new("title", "Заказ 99"), Set::new("stage", empty.0)];
    office.write(Command::Create { noun: Noun::Lead, set });
    let all = shown(&office, &team, &mut browse);
    assert_eq!(all.matches('З').count(), cards + 1, "{all}");
}

#[test]
fn it_fits_every_screen_and_says_where_there_is_no_room() {
    let (office, _) = long_way();
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ShowAllStages);
    draw_at_every_size(|buffer, area, context| browse.draw(buffer, area, context));
    for (width, height, cards) in [(40, 20, 1), (80, 24, 10), (300, 100, 10)] {
        let mut team = Team::new(crate::i18n::Lang::Pl, width, height);
        team.setup = (*office.reader.setup()).clone();
        let all = shown(&office, &team, &mut browse);
        assert_eq!(all.matches('З').count(), cards, "{width}x{height}:\n{all}");
        assert!(!all.contains(['›', '‹']), "{all}");
    }
    let mut narrow = Team::new(crate::i18n::Lang::En, 30, 20);
    narrow.setup = (*office.reader.setup()).clone();
    let scrolls = shown(&office, &narrow, &mut browse);
    assert!(scrolls.contains('›') && !scrolls.contains("all stages"), "{scrolls}");
    let mut browse = office.browse(&narrow);
    let Effect::Say(why) = browse.on_action(Action::ShowAllStages, &narrow.context()) else {
        panic!("it says why not")
    };
    let why = narrow.context().words.say(&why);
    assert_eq!(why, "The screen is too narrow to show all 14 stages at once.");
}

#[test]
fn a_card_is_carried_between_narrow_columns_that_stay_where_they_are() {
    let (office, stages) = long_way();
    let team = office.team();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ShowAllStages);
    let context = team.context();
    // The first card of the third column that has one, and a strip at its left.
    let line = text(&browse, &team).lines().nth(4).unwrap().to_owned();
    let at = |place: usize| {
        let (byte, _) = line.match_indices("Зак").nth(place).expect("a card");
        Position::new(u16::try_from(line[..byte].chars().count()).unwrap(), 4)
    };
    let (card, strip) = (at(2), Position::new(at(2).x - 2, 10));
    assert!(matches!(browse.click(card, &context), Effect::Reload));
    browse.reload(&office.reader, &context).unwrap();
    assert!(matches!(browse.drag(strip, &context), Effect::Say(_)));
    let Some(Effect::Commit(command)) = browse.release(strip, &context) else { panic!("it moves") };
    // Created one after the other: the third lead stands at the fourth stage.
    let on = RecordRef::new(Noun::Lead, 3);
    let (from, to) = (Some(stages[3]), stages[2]);
    assert_eq!(command, Command::MoveStage { on, from, to, comment: None });
}
