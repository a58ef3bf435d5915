use super::*;
use crate::domain::narrowing::{Change, Kept};

#[test]
fn a_long_comment_is_folded_until_it_is_opened() {
    let office = Office::new();
    let lines: Vec<String> = (1..=30).map(|n| format!("line {n}.")).collect();
    office.comment(noon(), &lines.join("\n"));
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::OtherPane, Action::MoveDown]);
    assert!(desk.shown().contains("line 12.") && !desk.shown().contains("line 13."));
    assert!(desk.shown().contains("… 18 more lines · Enter"));
    let Effect::Open(open) = desk.act(Action::EditField) else { panic!("not opened") };
    assert!(matches!(*open, Open::Comment(1)), "{open:?}");
    assert!(matches!(desk.act(Action::StepBack), Effect::Close));
}

#[test]
fn the_neighbours_of_the_list_follow_each_other() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 80, 24);
    assert!(matches!(desk.act(Action::NextRecord), Effect::Reload));
    assert_eq!(desk.card.on(), RecordRef::new(Noun::Lead, 8));
    assert!(desk.shown().contains("Lead 8 is not here any more"), "{}", desk.shown());
    assert_eq!(desk.why(Action::NextRecord), Some("card-why-last"));
    assert_eq!(desk.why(Action::Comment), Some("card-why-gone"));
    desk.act(Action::PreviousRecord);
    assert!(desk.shown().contains("Website order"));
    desk.act(Action::PreviousRecord);
    assert_eq!(desk.card.on(), RecordRef::new(Noun::Lead, 7));
    assert_eq!(desk.why(Action::PreviousRecord), Some("card-why-first"));
}

#[test]
fn the_cursors_stay_where_they_were_when_others_change_things() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::MoveDown; 4]);
    assert!(desk.selected().starts_with("Temperature"));
    desk.act(Action::OtherPane);
    desk.all(&[Action::MoveDown; 5]);
    assert!(desk.selected().contains("Amount €3,400"));
    office.edit(noon(), "source", Value::Empty);
    office.comment(noon(), "A new one on top.");
    desk.reload();
    assert!(desk.selected().contains("Amount €3,400"), "{}", desk.selected());
    desk.act(Action::OtherPane);
    assert!(desk.selected().starts_with("Temperature"), "{}", desk.selected());
}

#[test]
fn a_long_timeline_is_read_around_the_cursor_only() {
    let office = Office::new();
    for n in 0..230 {
        office.comment(noon() - 1_000 + n, &format!("comment {n}"));
    }
    let mut desk = office.open(Lang::En, 100, 24);
    desk.act(Action::OtherPane);
    let mut seen = Vec::new();
    for _ in 0..231 {
        desk.act(Action::MoveDown);
        seen.push(desk.selected());
        assert!(desk.card.stream.things().len() <= 75);
    }
    let expected: Vec<String> = (0..230).rev().map(|n| format!("comment {n}")).collect();
    for (seen, expected) in seen.iter().zip(&expected) {
        assert!(seen.ends_with(expected.as_str()), "{seen} {expected}");
    }
    assert!(seen[230].ends_with("Created"), "{}", seen[230]);
    desk.act(Action::MoveFirst);
    assert_eq!(desk.selected(), "– nothing planned · a plans");
    desk.act(Action::MoveLast);
    assert!(desk.selected().ends_with("Created"), "{}", desk.selected());
    desk.act(Action::MoveUp);
    assert!(desk.selected().ends_with("comment 0"), "{}", desk.selected());
    for n in 1..230 {
        desk.act(Action::MoveUp);
        assert!(desk.selected().ends_with(&format!("comment {n}")), "{}", desk.selected());
    }
}

#[test]
fn the_timeline_shows_what_is_wanted_until_it_is_let_go() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 120, 24);
    assert_eq!(desk.why(Action::Filter), Some("card-why-filter"));
    desk.act(Action::OtherPane);
    let asked = desk.said(Action::Filter);
    for offered in ["group/comments", "author/1", "dates/last-7d", "own-dates", "keep"] {
        assert!(asked.contains(offered), "{offered}: {asked}");
    }
    let answer = |keys: &[&str]| Reply::Chosen(keys.iter().map(|key| (*key).to_owned()).collect());
    assert!(matches!(desk.answer(Purpose::Narrow, answer(&["group/comments"])), Effect::Reload));
    desk.reload();
    let shown = desk.shown();
    assert!(shown.contains("Only: Comments · Esc shows all"), "{shown}");
    assert!(shown.contains("Warranty is 5 years") && !shown.contains("first talk"), "{shown}");
    desk.answer(Purpose::Narrow, answer(&["group/communication", "dates/today"]));
    desk.reload();
    assert!(desk.shown().contains("Nothing of this: Communication, today"), "{}", desk.shown());
    assert!(matches!(desk.act(Action::StepBack), Effect::Reload));
    let shown = desk.shown();
    assert!(shown.contains("first talk") && !shown.contains("shows all"), "{shown}");
    assert!(matches!(desk.act(Action::StepBack), Effect::Close));
}

#[test]
fn a_narrowed_timeline_draws_at_every_size() {
    let office = Office::busy();
    let mut desk = office.open(Lang::Ru, 100, 24);
    desk.act(Action::OtherPane);
    desk.answer(Purpose::Narrow, Reply::Chosen(vec!["group/comments".to_owned()]));
    desk.reload();
    draw_at_every_size(|frame, area, context| desk.card.draw(frame, area, context));
}

#[test]
fn dates_of_ones_own_are_typed_and_a_filter_is_kept_under_a_name_and_let_go() {
    let office = Office::busy();
    let chosen = |keys: &[&str]| Reply::Chosen(keys.iter().map(|key| (*key).to_owned()).collect());
    let opened = |effect: Effect| match effect {
        Effect::Open(open) => match *open {
            Open::Line(line) => line.purpose().clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let text = |text: &str| Reply::Text(text.to_owned());
    let narrowing = {
        let mut desk = office.open(Lang::En, 120, 24);
        desk.act(Action::OtherPane);
        let refused = desk.answer(Purpose::Narrow, chosen(&["keep"]));
        assert!(matches!(refused, Effect::Refuse(_)), "{refused:?}");
        let asked =
            opened(desk.answer(Purpose::Narrow, chosen(&["group/comments", "own-dates", "keep"])));
        let Purpose::NarrowDates(_, true) = &asked else { panic!("{asked:?}") };
        let named = opened(desk.answer(asked.clone(), text("..today")));
        let Purpose::NarrowName(narrowing) = &named else { panic!("{named:?}") };
        let narrowing = narrowing.clone();
        let Effect::Commit(command) = desk.answer(named.clone(), text("Talk")) else { panic!() };
        let keep = Change::Keep("Talk".to_owned(), narrowing.clone());
        assert_eq!(command, Command::Timeline(keep.clone()));
        desk.reload();
        let shown = desk.shown();
        assert!(shown.contains("Only: Comments, until today · Esc shows all"), "{shown}");
        let again = desk.said(Action::Filter);
        assert!(again.contains("dates/..today") && !again.contains("forget"), "{again}");
        narrowing
    };
    let mut desk = office.open(Lang::En, 120, 24);
    desk.team.setup.timelines = vec![Kept { user: UserId(1), name: "Talk".to_owned(), narrowing }];
    desk.act(Action::OtherPane);
    let asked = desk.said(Action::Filter);
    assert!(asked.contains("kept/Talk") && asked.contains("forget"), "{asked}");
    let narrowed = desk.answer(Purpose::Narrow, chosen(&["kept/Talk", "group/changes"]));
    assert!(matches!(narrowed, Effect::Reload), "{narrowed:?}");
    desk.reload();
    assert!(desk.shown().contains("Only: Talk · Esc shows all"), "{}", desk.shown());
    let Effect::Open(_) = desk.answer(Purpose::Narrow, chosen(&["forget"])) else { panic!() };
    let gone = desk.answer(Purpose::NarrowForget, chosen(&["Talk"]));
    assert_commits(&gone, &Command::Timeline(Change::Forget("Talk".to_owned())));
}
