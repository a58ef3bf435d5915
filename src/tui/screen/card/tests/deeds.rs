use super::*;
use crate::domain::happened::EventRef;
use crate::domain::operation::OperationKind;

#[test]
fn a_field_is_edited_in_place_and_what_was_seen_goes_along() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::MoveDown, Action::MoveDown]);
    assert!(desk.selected().starts_with("Amount"));
    let opened = desk.said(Action::EditField);
    assert!(opened.contains("Line") && opened.contains("Field(\"amount\")"), "{opened}");
    let field = || Purpose::Field("amount".to_owned());
    let effect = desk.answer(field(), Reply::Text("3600".to_owned()));
    let set = Set { was: Some(340_000.into()), ..Set::new("amount", 360_000) };
    assert_commits(&effect, &Command::Edit { on: LEAD, set: vec![set] });

    desk.act(Action::EditField);
    let effect = desk.answer(field(), Reply::Text("3400".to_owned()));
    assert!(matches!(effect, Effect::None), "{effect:?}");

    desk.act(Action::EditField);
    let effect = desk.answer(field(), Reply::Text("much".to_owned()));
    let said = format!("{effect:?}");
    assert!(said.contains("Refuse") && said.contains("refused-amount"), "{said}");
    let effect = desk.answer(field(), Reply::Text("1".to_owned()));
    assert!(matches!(effect, Effect::Commit(Command::Edit { .. })), "{effect:?}");
}

#[test]
fn a_choice_is_picked_and_can_be_emptied() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.all(&[Action::MoveDown; 4]);
    assert!(desk.selected().starts_with("Temperature"));
    for (key, value) in [("hot", Value::text("hot")), ("", Value::Empty)] {
        let opened = desk.said(Action::EditField);
        assert!(opened.contains("Picker") && opened.contains("cold"), "{opened}");
        let purpose = Purpose::Field("temperature".to_owned());
        let effect = desk.answer(purpose, Reply::Chosen(vec![key.to_owned()]));
        let was = Some(Value::text("warm"));
        let set = Set { field: "temperature".to_owned(), value, was };
        assert_commits(&effect, &Command::Edit { on: LEAD, set: vec![set] });
    }
}

#[test]
fn fields_with_actions_of_their_own_are_edited_by_them() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    for (label, purpose) in
        [("Stage", "Stage"), ("Responsible", "Responsible"), ("Tags", "purpose: Tags")]
    {
        while !desk.selected().starts_with(label) {
            desk.act(Action::MoveDown);
        }
        let opened = desk.said(Action::EditField);
        assert!(opened.contains(purpose), "{opened}");
    }
    desk.act(Action::MoveLast);
    assert!(desk.selected().starts_with("Created"));
    assert!(matches!(desk.act(Action::EditField), Effect::Refuse(_)));
}

#[test]
fn forms_open_over_the_whole_card_and_over_a_section() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    let whole = desk.said(Action::Edit);
    assert!(whole.contains("middle_name") && whole.contains("observers"), "{whole}");
    assert!(!whole.contains("created_at"), "{whole}");
    let section = desk.said(Action::EditSection);
    assert!(section.contains("origin") && !section.contains("middle_name"), "{section}");
    desk.act(Action::OtherPane);
    assert_eq!(desk.why(Action::EditSection), Some("card-why-section"));
    let activity = desk.said(Action::EditField);
    assert!(activity.contains("deadline") && activity.contains("remind"), "{activity}");
}

#[test]
fn an_activity_under_the_cursor_is_done_with_a_result() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    let asked = desk.said(Action::MarkDone);
    assert!(asked.contains("WhichDone"), "{asked}");
    desk.all(&[Action::OtherPane, Action::MoveDown]);
    assert!(desk.selected().contains("send the offer"));
    let asked = desk.said(Action::MarkDone);
    assert!(asked.contains("Done(2)") && asked.contains("Line"), "{asked}");
    let effect = desk.answer(Purpose::Done(2), Reply::Text("sent".to_owned()));
    let result = Some("sent".to_owned());
    assert_commits(&effect, &Command::Complete { activity: 2, result, next: None });
}

#[test]
fn an_empty_plan_invites_to_plan() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    assert_eq!(desk.why(Action::MarkDone), Some("why-nothing-planned"));
    desk.act(Action::OtherPane);
    assert_eq!(desk.selected(), "– nothing planned · a plans");
    let asked = desk.said(Action::EditField);
    assert!(asked.contains("Plan"), "{asked}");
}

#[test]
fn what_happened_is_pinned_and_stands_above() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    assert_eq!(desk.why(Action::Pin), Some("card-why-pin"));
    desk.act(Action::OtherPane);
    assert!(matches!(desk.act(Action::Pin), Effect::Refuse(_)));
    desk.all(&[Action::MoveDown; 5]);
    assert!(desk.selected().contains("Amount €3,400"));
    assert!(matches!(desk.act(Action::Pin), Effect::Commit(Command::Pin { .. })));
    desk.act(Action::MoveUp);
    assert!(desk.selected().contains("Warranty"));
    let Effect::Commit(pin) = desk.act(Action::Pin) else { panic!("it is an entry") };
    let on = desk.card.on();
    assert_eq!(pin, Command::Pin { on, event: EventRef::Entry(1) });
    office.at(noon(), pin);
    desk.reload();
    let shown = desk.shown();
    let (pinned, today) = (shown.find("PINNED").unwrap(), shown.find("TODAY").unwrap());
    assert!(pinned < today && shown.matches("Warranty").count() == 2, "{shown}");
    assert!(desk.selected().contains("Warranty"), "{}", desk.selected());
    // What is pinned from another day says which.
    office.at(noon(), Command::Pin { on, event: EventRef::Done(1) });
    desk.reload();
    assert!(desk.shown().contains("12:05 Anna 15 Nov · ✓ call: first talk"), "{}", desk.shown());
}

#[test]
fn one_corrects_a_comment() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.act(Action::OtherPane);
    desk.all(&[Action::MoveDown; 4]);
    let asked = desk.said(Action::EditField);
    assert!(asked.contains("Warranty is 5 years"), "{asked}");
    let text = Purpose::Field("text".to_owned());
    let effect = desk.answer(text, Reply::Text("Six years.".to_owned()));
    let Effect::Commit(Command::Edit { on, set }) = effect else { panic!("{effect:?}") };
    assert_eq!((on, set[0].value.as_text()), (RecordRef::new(Noun::Entry, 1), Some("Six years.")));
}

#[test]
fn on_the_timeline_a_comment_is_changed_and_deleted_and_the_record_is_not() {
    let office = Office::busy();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.act(Action::OtherPane);
    desk.all(&[Action::MoveDown; 4]);
    let asked = desk.said(Action::Edit);
    assert!(asked.contains("Warranty is 5 years") && asked.contains("Comment"), "{asked}");
    let effect = desk.act(Action::Delete);
    let comment = RecordRef::new(Noun::Entry, 1);
    assert!(matches!(effect, Effect::Commit(Command::Delete { on }) if on == comment));
    desk.act(Action::MoveDown);
    assert!(desk.said(Action::Delete).contains("card-why-delete-here"));
    desk.act(Action::MoveFirst);
    let effect = desk.act(Action::Delete);
    let planned = RecordRef::new(Noun::Activity, 3);
    assert!(matches!(effect, Effect::Commit(Command::Delete { on }) if on == planned));
    desk.act(Action::OtherPane);
    let effect = desk.act(Action::Delete);
    assert!(matches!(effect, Effect::Commit(Command::Delete { on }) if on == LEAD), "{effect:?}");
}

#[test]
fn a_comment_of_a_colleague_is_read_and_not_changed() {
    let office = Office::new();
    let set = vec![Set::new("login", "boris"), Set::new("name", "Boris")];
    office.at(noon(), Command::Create { noun: Noun::User, set });
    let database = Database::open(&office.folder.path().join("crm.db")).unwrap();
    let boris = Database::viewer(&database.person("boris", "Boris").unwrap());
    let mut boris = database.writer(boris).unwrap();
    boris.execute(noon(), &Command::comment(LEAD, "His words.")).unwrap();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.act(Action::OtherPane);
    while !desk.selected().contains("His words.") {
        desk.act(Action::MoveDown);
    }
    // An administrator may change it.
    assert!(desk.said(Action::Edit).contains("His words."));
    desk.team.setup.users.iter_mut().for_each(|user| user.admin = false);
    let asked = desk.said(Action::Edit);
    assert!(asked.contains("refused-words-of-others"), "{asked}");
    let Effect::Open(open) = desk.act(Action::EditField) else { panic!("nothing is opened") };
    assert!(matches!(*open, Open::Comment(1)), "{open:?}");
}

#[test]
fn pasted_lines_make_records() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 80, 24);
    let asked = format!("{:?}", desk.card.on_text("Jan Nowak\nOkna", &desk.team.context()));
    assert!(asked.contains("Capture(Lead)"), "{asked}");
    let effect = desk.answer(Purpose::Capture, Reply::Text("Jan Nowak\n\nOkna".to_owned()));
    let Effect::CommitAll(OperationKind::Create, commands) = effect else { panic!("{effect:?}") };
    assert_eq!(commands.len(), 2);
    let effect = desk.answer(Purpose::Capture, Reply::Text("Okna".to_owned()));
    assert!(matches!(effect, Effect::Commit(Command::Create { .. })), "{effect:?}");
}
