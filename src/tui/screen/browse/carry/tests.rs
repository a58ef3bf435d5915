use ratatui::layout::Position;

use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::stage::{Meaning, Names, Stage, StageId};
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Effect, Open, Purpose, Reply};
use crate::tui::screen::browse::Browse;
use crate::tui::screen::browse::tests::{Office, text};
use crate::tui::screen::fixture::Team;

/// Where a text stands on the screen.
fn find(browse: &Browse, team: &Team, wanted: &str) -> Position {
    let shown = text(browse, team);
    let found = shown.lines().zip(0..).find_map(|(line, y)| {
        let before = line.split_once(wanted)?.0;
        Some(Position::new(u16::try_from(before.chars().count()).unwrap(), y))
    });
    found.unwrap_or_else(|| panic!("{wanted} is not there:\n{shown}"))
}

/// Where the folded stage stands that has so many others on its right.
fn folded(others: u16) -> Position {
    Position::new(80 - 1 - 5 * others, 12)
}

fn press(office: &Office, browse: &mut Browse, team: &Team, at: Position) -> Effect {
    let effect = browse.click(at, &team.context());
    if matches!(effect, Effect::Reload) {
        browse.reload(&office.reader, &team.context()).unwrap();
    }
    effect
}

/// Presses on a card, goes to another place, and lets go of it there.
fn carry(office: &Office, browse: &mut Browse, team: &Team, card: &str, to: Position) -> Effect {
    let from = find(browse, team, card);
    press(office, browse, team, from);
    let says = browse.drag(to, &team.context());
    assert!(matches!(says, Effect::Say(_)), "{says:?}");
    browse.release(to, &team.context()).expect("a card was held")
}

fn stage(team: &Team, code: &str) -> StageId {
    team.setup.stages.iter().find(|stage| stage.code == code).unwrap().id
}

fn lead(number: i64) -> RecordRef {
    RecordRef::new(Noun::Lead, number)
}

#[test]
fn a_card_goes_where_it_is_let_go_of() {
    let mut office = Office::new(3);
    let team = office.team();
    let mut browse = office.browse(&team);
    let to = find(&browse, &team, "В работе");
    let from = find(&browse, &team, "Заказ 2");
    press(&office, &mut browse, &team, from);
    // On its way through its own column nothing is said yet.
    let below = Position::new(from.x, 20);
    assert!(matches!(browse.drag(below, &team.context()), Effect::None));
    let Effect::Say(says) = browse.drag(to, &team.context()) else {
        panic!("it says what is next")
    };
    assert_eq!(
        team.context().words.say(&says),
        "Заказ 2 → В работе: отпустите кнопку мыши · Esc отменит"
    );
    assert!(text(&browse, &team).contains("→ В работе"), "{}", text(&browse, &team));
    // Within the column nothing new is to be said.
    assert!(matches!(browse.drag(Position::new(to.x, 20), &team.context()), Effect::None));
    let Some(Effect::Commit(command)) = browse.release(to, &team.context()) else {
        panic!("it moves")
    };
    let (on, from) = (lead(2), Some(stage(&team, "new")));
    let expected = Command::MoveStage { on, from, to: stage(&team, "in_work"), comment: None };
    assert_eq!(command, expected);
    office.write(command);
    browse.reload(&office.reader, &team.context()).unwrap();
    let shown = text(&browse, &team);
    assert_eq!(find(&browse, &team, "Заказ 2").x, to.x, "{shown}");
    assert!(!shown.contains('→'), "{shown}");
}

#[test]
fn a_press_that_goes_nowhere_is_a_click() {
    let office = Office::new(3);
    let team = office.team();
    let mut browse = office.browse(&team);
    let (first, other) = (find(&browse, &team, "Заказ 3"), find(&browse, &team, "Заказ 1"));
    let mut click = |at| {
        press(&office, &mut browse, &team, at);
        browse.release(at, &team.context())
    };
    assert!(matches!(click(other), Some(Effect::Reload)));
    let opened = click(other);
    assert!(matches!(&opened, Some(Effect::Open(open)) if matches!(**open, Open::Card(..))));
    assert!(matches!(click(first), Some(Effect::Reload)));
    // The head of a column holds nothing.
    assert!(click(Position::new(first.x, 1)).is_none());
    // A press on the card under the cursor and a release beside it opens nothing.
    press(&office, &mut browse, &team, first);
    let beside = Position::new(first.x, first.y + 8);
    assert!(matches!(browse.release(beside, &team.context()), Some(Effect::Reload)));
}

#[test]
fn what_is_let_go_of_nowhere_stays() {
    let office = Office::new(3);
    let team = office.team();
    let context = team.context();
    let mut browse = office.browse(&team);
    let (card, away) = (find(&browse, &team, "Заказ 2"), find(&browse, &team, "Обработан"));
    // Outside of the board, and back in the column it came from.
    for end in [Position::new(0, 0), Position::new(card.x, 20)] {
        press(&office, &mut browse, &team, card);
        browse.drag(away, &context);
        let Effect::Say(says) = browse.drag(end, &context) else { panic!("it is said") };
        assert_eq!(context.words.say(&says), "Заказ 2: останется на месте");
        assert!(matches!(browse.release(end, &context), Some(Effect::Reload)));
        assert!(!text(&browse, &team).contains('→'));
    }
    // A key lets go of it on its way.
    press(&office, &mut browse, &team, card);
    browse.drag(away, &context);
    assert!(browse.let_go());
    assert!(!text(&browse, &team).contains('→'));
    assert!(browse.release(away, &context).is_none());
    // What was only pressed was not on its way.
    press(&office, &mut browse, &team, card);
    assert!(!browse.let_go());
    // Nothing is held by movement alone.
    assert!(matches!(browse.drag(away, &context), Effect::None));
}

#[test]
fn the_selection_goes_together_and_another_card_goes_alone() {
    let office = Office::new(4);
    let team = office.team();
    let mut browse = office.browse(&team);
    for title in ["Заказ 4", "Заказ 2"] {
        let at = find(&browse, &team, title);
        press(&office, &mut browse, &team, at);
        browse.release(at, &team.context());
        office.press(&mut browse, &team, Action::Select);
    }
    let to = find(&browse, &team, "В работе");
    let go = |number, from| {
        let to = stage(&team, "in_work");
        Command::MoveStage { on: lead(number), from, to, comment: None }
    };
    let from = Some(stage(&team, "new"));
    let alone = carry(&office, &mut browse, &team, "Заказ 3", to);
    assert!(matches!(alone, Effect::Commit(command) if command == go(3, from)));
    let Effect::CommitAll(OperationKind::Move, mut together) =
        carry(&office, &mut browse, &team, "Заказ 2", to)
    else {
        panic!("both go")
    };
    let mut both = vec![go(2, None), go(4, None)];
    let id = |command: &Command| match command {
        Command::MoveStage { on, .. } => on.id,
        _ => 0,
    };
    both.sort_by_key(id);
    together.sort_by_key(id);
    assert_eq!(together, both);
}

#[test]
fn at_the_end_it_is_asked_what_the_keys_ask() {
    let office = Office::new(3);
    let team = office.team();
    let context = team.context();
    let mut browse = office.browse(&team);
    // The won stage of leads: what to make of it.
    let won = carry(&office, &mut browse, &team, "Заказ 2", folded(2));
    assert!(matches!(&won, Effect::Open(open) if matches!(**open, Open::Convert(_))), "{won:?}");
    // A stage of failure: why. The answer is about what was carried, wherever the cursor is.
    let lost = carry(&office, &mut browse, &team, "Заказ 2", folded(1));
    assert!(matches!(&lost, Effect::Open(open) if matches!(**open, Open::Line(_))), "{lost:?}");
    let junk = stage(&team, "junk");
    let reply = Reply::Text("нет денег".to_owned());
    let moved = browse.on_answer(Answer { purpose: Purpose::Reason(junk), reply }, &context);
    let comment = Some("нет денег".to_owned());
    let from = Some(stage(&team, "new"));
    let expected = Command::MoveStage { on: lead(2), from, to: junk, comment };
    assert!(matches!(&moved, Effect::Commit(command) if *command == expected), "{moved:?}");
    assert!(team.setup.stage(junk).is_some_and(|stage| stage.meaning == Meaning::Lost));
}

#[test]
fn no_column_changes_its_place_while_a_card_is_held() {
    let mut office = Office::new(2);
    let team = office.team();
    let on = lead(1);
    office.write(Command::MoveStage { on, from: None, to: stage(&team, "junk"), comment: None });
    let on = lead(2);
    office.write(Command::MoveStage { on, from: None, to: stage(&team, "in_work"), comment: None });
    let mut browse = office.browse(&team);
    // The cursor stands in a final column, which is unfolded for that.
    for _ in 0..3 {
        office.press(&mut browse, &team, Action::MoveRight);
    }
    let before = text(&browse, &team);
    assert!(before.contains("Заказ 1"), "{before}");
    let card = find(&browse, &team, "Заказ 2");
    press(&office, &mut browse, &team, card);
    let held = text(&browse, &team);
    assert!(held.contains("Заказ 1"), "{held}");
    browse.release(card, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert!(!text(&browse, &team).contains("Заказ 1"));
}

#[test]
fn columns_beyond_the_edge_come_to_whoever_goes_there() {
    let office = Office::new(2);
    let mut team = office.team();
    let first = team.setup.stages[0].clone();
    for number in 0..9 {
        let names = Names::same(&format!("Этап {number}"));
        let id = StageId(900 + number);
        let stage = Stage { id, names, code: format!("step{number}"), ..first.clone() };
        team.setup.stages.insert(1, stage);
    }
    let mut browse = office.browse(&team);
    let card = find(&browse, &team, "Заказ 2");
    let far = "Этап 5";
    assert!(!text(&browse, &team).contains(far));
    press(&office, &mut browse, &team, card);
    let edge = Position::new(find(&browse, &team, "›").x, 10);
    for _ in 0..4 {
        assert!(matches!(browse.drag(edge, &team.context()), Effect::Reload));
        browse.reload(&office.reader, &team.context()).unwrap();
    }
    let to = find(&browse, &team, far);
    assert!(matches!(browse.drag(to, &team.context()), Effect::Say(_)));
    let moved = browse.release(to, &team.context());
    let (from, to) = (Some(stage(&team, "new")), StageId(905));
    let expected = Command::MoveStage { on: lead(2), from, to, comment: None };
    assert!(matches!(&moved, Some(Effect::Commit(command)) if *command == expected), "{moved:?}");
}

#[test]
fn an_unnamed_card_is_called_by_its_number() {
    let mut office = Office::new(0);
    office.write(Command::Create { noun: Noun::Lead, set: vec![Set::new("last_name", "Ким")] });
    let team = office.team();
    let mut browse = office.browse(&team);
    let (card, to) = (find(&browse, &team, "▌"), find(&browse, &team, "В работе"));
    press(&office, &mut browse, &team, card);
    let Effect::Say(says) = browse.drag(to, &team.context()) else { panic!("it is said") };
    assert!(team.context().words.say(&says).starts_with("Лид 1 → В работе"));
}

#[test]
fn a_stage_is_pressed_in_the_strip_of_the_row_under_the_cursor() {
    let office = Office::new(3);
    let team = office.team();
    let context = team.context();
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ViewList);
    let strip = find(&browse, &team, "█░░› Не обработан");
    let cell = |place: u16, row: u16| Position::new(strip.x + place, strip.y + row);
    // The first press puts the cursor there, as anywhere in a row.
    assert!(matches!(browse.click(cell(1, 1), &context), Effect::Reload));
    let moved = browse.click(cell(1, 1), &context);
    let (from, to) = (Some(stage(&team, "new")), stage(&team, "in_work"));
    let expected = Command::MoveStage { on: lead(2), from, to, comment: None };
    assert!(matches!(&moved, Effect::Commit(command) if *command == expected), "{moved:?}");
    // Beside the strip it opens the card, and the last cell asks how it ends.
    let opened = browse.click(cell(6, 1), &context);
    assert!(matches!(&opened, Effect::Open(open) if matches!(**open, Open::Card(..))));
    let ends = browse.click(cell(3, 1), &context);
    assert!(matches!(&ends, Effect::Open(open) if matches!(**open, Open::Picker(_))), "{ends:?}");
    let reply = Reply::Chosen(vec!["convert".to_owned()]);
    let made = browse.on_answer(Answer { purpose: Purpose::Ending, reply }, &context);
    assert!(matches!(&made, Effect::Open(open) if matches!(**open, Open::Convert(_))), "{made:?}");
}
