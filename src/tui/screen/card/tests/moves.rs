use super::*;

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
    for offered in ["group/comments", "author/1", "since/week"] {
        assert!(asked.contains(offered), "{offered}: {asked}");
    }
    let answer = |keys: &[&str]| Reply::Chosen(keys.iter().map(|key| (*key).to_owned()).collect());
    assert!(matches!(desk.answer(Purpose::Narrow, answer(&["group/comments"])), Effect::Reload));
    desk.reload();
    let shown = desk.shown();
    assert!(shown.contains("Only: Comments · Esc shows all"), "{shown}");
    assert!(shown.contains("Warranty is 5 years") && !shown.contains("first talk"), "{shown}");
    desk.answer(Purpose::Narrow, answer(&["group/communication", "since/today"]));
    desk.reload();
    assert!(desk.shown().contains("Nothing of this: Communication, since"), "{}", desk.shown());
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
