use super::table::Line;
use super::*;
use crate::crm::neglect::MOST;
use crate::domain::person::User;
use crate::domain::stage::{Names, Stage, StageId};
use crate::i18n::Lang;
use crate::tui::screen::fixture::{Team, draw_at_every_size};

/// Six leads of anna's, two of boris', one of somebody who left.
fn table(team: &Team) -> Load {
    let pipeline = team.setup.pipelines_of(Noun::Lead).next().unwrap().id;
    let stages = team.setup.stages_of(pipeline).take(3).map(|stage| stage.id).collect();
    let people =
        vec![(UserId(1), vec![3, 2, 1]), (UserId(2), vec![0, 2, 0]), (UserId(9), vec![1, 0, 0])];
    let pipelines = vec![neglect::Load { pipeline, stages, people }];
    Load { pipelines, untouched: 4, ..Load::new(Noun::Lead) }
}

fn text(load: &Load, team: &Team) -> String {
    team.drawn(|buffer, area, context| load.draw(buffer, area, context)).0
}

/// What Enter shows after these movements.
fn shows(load: &mut Load, team: &Team, moves: &[Action]) -> Option<String> {
    for action in moves {
        assert!(matches!(load.on_action(*action, &team.context()), Effect::None));
    }
    match load.on_action(Action::Confirm, &team.context()) {
        Effect::Open(open) => match *open {
            Open::List(Noun::Lead, query) => Some(query),
            other => panic!("{other:?}"),
        },
        Effect::Refuse(_) => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_number_leads_to_the_records_it_counts() {
    use Action::{MoveDown, MoveFirst, MoveLast, MoveLeft, MoveRight};
    let team = Team::new(Lang::En, 80, 24);
    let mut load = table(&team);
    for (moves, query) in [
        (&[][..], Some("stage:new responsible:anna")),
        (&[MoveRight], Some("stage:in_work responsible:anna")),
        (&[MoveDown], Some("stage:in_work responsible:boris")),
        (&[MoveRight, MoveRight, MoveRight], Some("responsible:boris")),
        (&[MoveDown], None),
        (&[MoveDown], Some("")),
        (&[MoveLeft], Some("stage:processed")),
        (&[MoveDown, MoveDown], Some("is:unattended")),
        (&[MoveFirst, MoveLeft], Some("stage:new responsible:anna")),
        (&[MoveLast], Some("is:unattended")),
    ] {
        assert_eq!(shows(&mut load, &team, moves).as_deref(), query, "{moves:?}");
    }
    assert!(matches!(load.on_action(Action::StepBack, &team.context()), Effect::Close));
}

#[test]
fn a_second_pipeline_is_named_in_what_is_asked() {
    let mut team = Team::new(Lang::En, 80, 24);
    let mut load = table(&team);
    load.pipelines.push(load.pipelines[0].clone());
    assert_eq!(shows(&mut load, &team, &[]).as_deref(), Some("stage:leads/new responsible:anna"));
    load.column = 3;
    assert_eq!(shows(&mut load, &team, &[]).as_deref(), Some("pipeline:leads responsible:anna"));
    team.setup.users[0].login = "anna.s".to_owned();
    let quoted = "pipeline:leads responsible:\"anna.s\"";
    assert_eq!(shows(&mut load, &team, &[]).as_deref(), Some(quoted));
}

#[test]
fn the_table_says_who_has_how_many_and_what_enter_shows() {
    let team = Team::new(Lang::Ru, 80, 24);
    let mut load = table(&team);
    let shown = text(&load, &team);
    for part in [
        "Не обработан",
        "▌Anna Smirnova               3              2              1              6",
        "Boris Petrov                –              2              –              2",
        "бывший коллега              1              –              –              1",
        "Всего                       4              4              1              9",
        "Ещё не связывались: 4",
        "Enter откроет · Стадия: Не обработан, Ответственный: Anna Smirnova",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    load.untouched = MOST;
    assert!(text(&load, &team).contains("1000+"));
}

#[test]
fn where_there_is_room_no_heading_is_cut_or_broken() {
    let team = Team::new(Lang::Pl, 120, 36);
    let load = table(&team);
    let shown = text(&load, &team);
    for stage in &load.pipelines[0].stages {
        let heading = team.context().words.stage(team.setup.stage(*stage).unwrap()).to_owned();
        assert!(shown.contains(&heading), "{heading}\n{shown}");
    }
}

#[test]
fn what_does_not_fit_comes_with_the_cursor_and_no_number_is_cut() {
    draw_at_every_size(|buffer, area, context| {
        let load = table(&Team::new(Lang::Ru, 80, 24));
        load.draw(buffer, area, context)
    });
    let team = Team::new(Lang::En, 40, 20);
    let mut load = table(&team);
    let stages = load.pipelines[0].stages.clone();
    load.pipelines[0].stages = stages.iter().cycle().take(12).copied().collect();
    load.pipelines[0].people = vec![(UserId(1), (0..12).map(|n| 1_234_567 + n).collect())];
    let shown = text(&load, &team);
    assert!(shown.contains('›') && !shown.contains('‹'), "{shown}");
    assert!(shown.contains("1234567") && !shown.contains("1234578"), "{shown}");
    load.column = 11;
    let shown = text(&load, &team);
    assert!(shown.contains('‹') && !shown.contains('›'), "{shown}");
    assert!(shown.contains("1234578") && shown.contains("14814870"), "{shown}");
}

#[test]
fn a_click_goes_to_a_number_and_a_second_one_shows_what_it_counts() {
    let team = Team::new(Lang::En, 80, 24);
    let mut load = table(&team);
    let shown = text(&load, &team);
    let (y, line) = shown.lines().enumerate().find(|(_, line)| line.contains("Boris")).unwrap();
    let x = line.chars().position(|c| c == '2').unwrap();
    let at = Position::new(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
    assert!(matches!(load.click(at, &team.context()), Effect::None));
    let Effect::Open(open) = load.click(at, &team.context()) else { panic!("a list") };
    let expected = "stage:in_work responsible:boris";
    assert!(matches!(*open, Open::List(_, query) if query == expected));
    assert!(matches!(load.click(Position::new(0, 0), &team.context()), Effect::Close));
}

#[test]
fn in_a_narrow_room_it_is_said_in_full_what_enter_shows_and_how_many_wait() {
    for (lang, parts) in [
        (Lang::Ru, ["Ответственный: Anna Smirnova", "Ещё не связывались: 4"]),
        (Lang::En, ["Responsible: Anna Smirnova", "Not contacted yet: 4"]),
        (Lang::Pl, ["Odpowiedzialny: Anna Smirnova", "Jeszcze bez kontaktu: 4"]),
    ] {
        let team = Team::new(lang, 40, 20);
        let shown = text(&table(&team), &team);
        let told = shown.replace('│', " ");
        let told: Vec<&str> = told.split_whitespace().collect();
        for part in parts {
            assert!(told.join(" ").contains(part), "{part}\n{shown}");
        }
    }
}

const LONG: [&str; 15] = [
    "Не обработан",
    "Выявление потребности",
    "Согласование коммерческого предложения",
    "Договор",
    "Ждём предоплату",
    "В производстве",
    "Отгрузка",
    "Первый контакт",
    "Встреча назначена",
    "Замер",
    "Расчёт сметы",
    "Смета отправлена",
    "Проверка службой безопасности",
    "Подписание",
    "Постоплата",
];

/// A team of so many people whose leads stand at so many stages with long names.
fn crowd(people: i64, stages: usize, (width, height): (u16, u16), each: i64) -> (Team, Load) {
    let mut team = Team::new(Lang::Ru, width, height);
    let pipeline = team.setup.pipelines_of(Noun::Lead).next().unwrap().id;
    let first = team.setup.stages_of(pipeline).next().unwrap().clone();
    let stage = |(id, name): (i64, &&str)| Stage {
        id: StageId(100 + id),
        code: format!("s{id}"),
        names: Names::same(name),
        ..first.clone()
    };
    let made: Vec<Stage> = (0..).zip(&LONG[..stages]).map(stage).collect();
    let user = |id| User {
        id: UserId(id),
        login: format!("u{id}"),
        name: format!("Сотрудник Номер {id}"),
        admin: false,
    };
    team.setup.users = (1..=people).map(user).collect();
    let counts = |id| (UserId(id), (0..).map(|n| each * (n + id)).take(stages).collect());
    let people = (1..=people).map(counts).collect();
    let stages = made.iter().map(|stage| stage.id).collect();
    team.setup.stages.extend(made);
    let pipelines = vec![neglect::Load { pipeline, stages, people }];
    (team, Load { pipelines, ..Load::new(Noun::Lead) })
}

#[test]
fn headings_can_be_read_and_the_sum_is_seen_whatever_the_room_and_the_team() {
    for (size, stages) in
        [(40, 20), (80, 24), (120, 36)].into_iter().flat_map(|size| [(size, 7), (size, 15)])
    {
        for people in [1, 40] {
            let (team, mut load) = crowd(people, stages, size, 3);
            for column in 0..stages {
                load.column = column;
                let shown = text(&load, &team);
                let table = Table::of(&load, team.context().area, &team.context());
                let columns = &table.columns[0];
                // The beginning of each word of the heading is there.
                for column in &columns.shown {
                    let head = columns.heads[column.place].join(" ");
                    let name = LONG[..stages].get(column.place).unwrap_or(&"Всего");
                    for (word, said) in name.split(' ').zip(head.split(' ')) {
                        let begins: String = word.chars().take(7).collect();
                        assert!(said.starts_with(&begins), "{size:?} {name}: {head}\n{shown}");
                    }
                }
                assert!(columns.shown.iter().any(|shown| shown.place == column), "{shown}");
                assert!(columns.shown.len() >= 3, "{size:?}\n{shown}");
                assert!(shown.contains("Всего") && shown.contains("Сотрудник"), "{shown}");
                assert_eq!(shown.contains('‹'), columns.shown[0].place > 0, "{shown}");
            }
        }
    }
}

#[test]
fn the_headings_stay_over_many_people_and_the_cursor_is_seen() {
    for size in [(40, 20), (80, 24), (30, 8), (20, 5)] {
        let (team, mut load) = crowd(40, 7, size, 1);
        for row in [0, 1, 20, 39, 40, 41] {
            load.row = row;
            let table = Table::of(&load, team.context().area, &team.context());
            let current = Line::Row(load.rows()[row]);
            assert!(table.lines.contains(&current), "{size:?} {row}: {:?}", table.lines);
            if size.1 >= 20 && row < 41 {
                assert_eq!(table.lines[0], Line::Head(0, 0), "{size:?} {row}");
            }
        }
    }
}

#[test]
fn without_records_everybody_has_none() {
    let (team, load) = crowd(2, 7, (80, 24), 0);
    let shown = text(&load, &team);
    assert_eq!(shown.lines().filter(|line| line.contains("Сотрудник Номер")).count(), 3, "{shown}");
    assert!(!shown.lines().any(|line| line.contains("Номер 1 ") && line.contains(" 0")), "{shown}");
}

#[test]
fn in_a_low_room_the_headings_and_the_numbers_come_before_what_enter_shows() {
    for size in [(20, 5), (30, 8), (40, 10)] {
        let (team, mut load) = crowd(8, 7, size, 1);
        for row in [0, 4, 8] {
            load.row = row;
            let shown = text(&load, &team);
            let numbers = shown.lines().filter(|line| line.contains('│'));
            let filled = numbers.filter(|line| line.chars().any(char::is_alphanumeric)).count();
            let table = Table::of(&load, team.context().area, &team.context());
            assert!(table.lines.len() >= 3, "{size:?} {row}\n{shown}");
            assert_eq!(table.lines[0], Line::Head(0, 0), "{size:?} {row}\n{shown}");
            assert!(filled >= 2, "{size:?} {row}\n{shown}");
        }
    }
}
