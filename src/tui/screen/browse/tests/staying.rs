//! Where the cursor stays, and what is seen around it, when records go and come back; and where those
//! are that went.

use crate::domain::command::{Command, Set};
use crate::domain::noun::{Noun, RecordRef};
use crate::i18n::Lang;
use crate::tui::action::Action;
use crate::tui::effect::{Answer, Purpose, Reply};

use super::{Browse, Office, text};
use crate::tui::screen::fixture::Team;

/// Leads 150 to 1 with the cursor at lead 60, in the middle of the screen.
fn deep(office: &Office, team: &Team, view: Action) -> Browse {
    let mut browse = office.browse(team);
    office.press(&mut browse, team, view);
    while browse.current().is_none() {
        office.press(&mut browse, team, Action::MoveRight);
    }
    for (step, goal) in [(Action::MoveDown, 55), (Action::MoveUp, 60)] {
        while browse.current() != Some(goal) {
            office.press(&mut browse, team, step);
        }
    }
    browse
}

/// What is shown but for the line that counts what is beyond the edges of a column.
fn rows(browse: &Browse, team: &Team) -> Vec<String> {
    let shown = text(browse, team);
    shown.lines().filter(|line| !line.contains('↑')).map(str::to_owned).collect()
}

const VIEWS: [Action; 3] = [Action::ViewBoard, Action::ViewList, Action::ViewActivities];

#[test]
fn where_records_far_down_go_the_cursor_goes_to_the_one_beside_them() {
    for view in VIEWS {
        let mut office = Office::new(150);
        let team = office.team();
        let mut browse = deep(&office, &team, view);
        let before = text(&browse, &team);
        for gone in [60, 59, 57, 58] {
            office.write(Command::Delete { on: RecordRef::new(Noun::Lead, gone) });
            browse.reload(&office.reader, &team.context()).unwrap();
        }
        assert_eq!(browse.current(), Some(56), "{view:?}");
        let place = |shown: &str, lead: i64| {
            shown.lines().position(|line| line.contains(&format!("Заказ {lead}")))
        };
        let after = text(&browse, &team);
        assert_eq!(place(&after, 56), place(&before, 60), "{view:?}: on the same line\n{after}");
    }
}

#[test]
fn what_comes_back_stands_where_it_was_and_nothing_else_moves() {
    for view in VIEWS {
        let mut office = Office::new(150);
        let team = office.team();
        let mut browse = deep(&office, &team, view);
        let before = rows(&browse, &team);
        let on = RecordRef::new(Noun::Lead, 60);
        office.write(Command::Delete { on });
        browse.reload(&office.reader, &team.context()).unwrap();
        assert_ne!(rows(&browse, &team), before, "{view:?}");
        office.write(Command::Restore { on });
        browse.go_to(60, None, &team.context());
        browse.reload(&office.reader, &team.context()).unwrap();
        assert_eq!(rows(&browse, &team), before, "{view:?}");
    }
}

#[test]
fn whoever_leaves_a_search_stays_on_the_record_that_it_found() {
    let office = Office::new(150);
    let team = office.team();
    for view in VIEWS {
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, view);
        for found in ["Заказ 60", "Заказ 6"] {
            let answer = Answer { purpose: Purpose::Search, reply: Reply::Text(found.to_owned()) };
            browse.on_answer(answer, &team.context());
            browse.reload(&office.reader, &team.context()).unwrap();
            while browse.current() != Some(60) {
                let step = match browse.current() {
                    Some(_) => Action::MoveDown,
                    None => Action::MoveRight,
                };
                office.press(&mut browse, &team, step);
            }
            office.press(&mut browse, &team, Action::StepBack);
            assert_eq!(browse.current(), Some(60), "{view:?} {found}");
            let around = text(&browse, &team);
            let near = |lead: i64| around.contains(&format!("Заказ {lead}"));
            assert!(near(60) && (near(61) || near(59)), "{view:?} {found}\n{around}");
        }
    }
}

#[test]
fn the_columns_of_a_list_stand_still_while_one_pages_through_it() {
    let mut office = Office::new(120);
    let names = [(119, "Воскресенский"), (40, "Константинопольский-Задунайский"), (10, "Ли")];
    for (lead, name) in names {
        let set = vec![Set::new("last_name", name)];
        office.write(Command::Edit { on: RecordRef::new(Noun::Lead, lead), set });
    }
    for (width, more) in [(80, true), (120, false), (300, false)] {
        let team = office.team_at(Lang::Ru, width, 24);
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, Action::ViewList);
        let heads = |browse: &Browse| text(browse, &team).lines().nth(1).unwrap().to_owned();
        let first = heads(&browse);
        assert_eq!(first.ends_with('›'), more, "{first}");
        while browse.current() != Some(1) {
            office.press(&mut browse, &team, Action::PageDown);
            assert_eq!(heads(&browse), first);
        }
    }
}

#[test]
fn what_went_is_found_in_the_recycle_bin_and_one_key_leads_there_and_back() {
    let mut office = Office::new(3);
    let team = office.team();
    office.write(Command::Delete { on: RecordRef::new(Noun::Lead, 2) });
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ShowDeleted);
    assert_eq!((browse.current(), browse.in_bin()), (Some(2), true));
    let shown = text(&browse, &team);
    assert!(!shown.contains("Заказ 1") && shown.contains("в корзине"), "{shown}");
    office.press(&mut browse, &team, Action::ShowDeleted);
    let shown = text(&browse, &team);
    assert!(shown.contains("Заказ 1") && !shown.contains("Заказ 2"), "{shown}");
}

#[test]
fn at_the_top_a_newcomer_is_seen_and_the_cursor_stays_with_its_record() {
    for view in [Action::ViewBoard, Action::ViewList] {
        let mut office = Office::new(60);
        let team = office.team();
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, view);
        office.press(&mut browse, &team, Action::MoveDown);
        let here = browse.current();
        let set = vec![Set::new("title", "Newcomer")];
        office.write(Command::Create { noun: Noun::Lead, set });
        browse.reload(&office.reader, &team.context()).unwrap();
        assert!(text(&browse, &team).contains("Newcomer"), "{view:?}");
        assert_eq!(browse.current(), here, "{view:?}");
    }
}
