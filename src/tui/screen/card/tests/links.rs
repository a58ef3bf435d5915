use super::*;
use crate::domain::command::{Conversion, NewClient, Whom};
use crate::domain::operation::OperationKind;

/// An office whose lead 1 has contact 1, a company of its own kind beside.
fn linked() -> Office {
    let office = Office::new();
    let contact = vec![Set::new("last_name", "Иванов"), Set::new("first_name", "Иван")];
    office.at(noon() - DAY, Command::Create { noun: Noun::Contact, set: contact });
    let company = vec![Set::new("title", "Acme")];
    office.at(noon() - DAY, Command::Create { noun: Noun::Company, set: company });
    office.edit(noon() - DAY, "contact", 1.into());
    office
}

fn go_to(desk: &mut Desk, label: &str) {
    for _ in 0..40 {
        if desk.selected().starts_with(label) {
            return;
        }
        desk.act(Action::MoveDown);
    }
    panic!("no {label}:\n{}", desk.shown());
}

fn set(field: &str, value: impl Into<Value>, was: impl Into<Value>) -> Set {
    Set { was: Some(was.into()), ..Set::new(field, value) }
}

/// Turns from the first tab to that of the links.
fn to_links(desk: &mut Desk) {
    desk.all(&[Action::PreviousTab, Action::PreviousTab]);
}

#[test]
fn a_known_client_is_linked_from_anywhere_on_the_card() {
    let office = Office::new();
    let mut desk = office.open(Lang::En, 100, 24);
    let opened = desk.said(Action::Link);
    assert!(opened.contains("purpose: Link") && opened.contains("[Contact, Company]"), "{opened}");
    for (key, field, id) in [("contact/7", "contact", 7), ("company/8", "company", 8)] {
        let effect = desk.answer(Purpose::Link, Reply::Chosen(vec![key.to_owned()]));
        let set = vec![set(field, id, Value::Empty)];
        assert_commits(&effect, &Command::Edit { on: LEAD, set });
    }
}

#[test]
fn a_new_client_is_made_and_linked_at_once() {
    let office = Office::new();
    let desk = || office.open(Lang::En, 100, 24);
    let line = "Ewa Nowak, +48 600 100 200, Polmet sp. z o.o.";
    let reply = Reply::New(vec![Noun::Contact, Noun::Company], line.to_owned());
    let effect = desk().answer(Purpose::Link, reply);
    let Effect::Commit(Command::Introduce { clients, to, set: sets, .. }) = effect else {
        panic!("{effect:?}");
    };
    assert_eq!(to, Whom::Known(LEAD));
    assert_eq!(sets, [set("contact", Value::Empty, Value::Empty)]);
    let fields = |client: &NewClient| (client.noun, client.field.clone());
    let fields: Vec<(Noun, String)> = clients.iter().map(fields).collect();
    let both = [(Noun::Contact, "contact".to_owned()), (Noun::Company, "company".to_owned())];
    assert_eq!(fields, both);
}

#[test]
fn a_link_under_the_cursor_is_opened_changed_or_taken_away() {
    let office = linked();
    let mut desk = office.open(Lang::En, 100, 24);
    go_to(&mut desk, "Contact");
    let followed = desk.said(Action::MoveRight);
    assert!(followed.contains("Card") && followed.contains("id: 1"), "{followed}");
    let field = || Purpose::Field("contact".to_owned());
    let edit = |value: Value| Command::Edit { on: LEAD, set: vec![set("contact", value, 1)] };
    for (key, expected) in
        [("", Some(Value::Empty)), ("contact/9", Some(9.into())), ("contact/1", None)]
    {
        let opened = desk.said(Action::EditField);
        assert!(opened.contains("held: Some(RecordRef { noun: Contact, id: 1 })"), "{opened}");
        let effect = desk.answer(field(), Reply::Chosen(vec![key.to_owned()]));
        match expected {
            Some(value) => assert_commits(&effect, &edit(value)),
            None => assert!(matches!(effect, Effect::None), "{effect:?}"),
        }
    }
    desk.act(Action::EditField);
    let effect = desk.answer(field(), Reply::Chosen(vec!["open".to_owned()]));
    assert!(format!("{effect:?}").contains("Card"), "{effect:?}");
}

#[test]
fn one_of_several_links_is_added_and_one_taken_away() {
    let office = linked();
    let mut desk = office.open(Lang::En, 100, 24);
    desk.card = Card::open(RecordRef::new(Noun::Contact, 1), Vec::new());
    desk.reload();
    let on = RecordRef::new(Noun::Contact, 1);
    desk.act(Action::Link);
    let effect = desk.answer(Purpose::Link, Reply::Chosen(vec!["company/1".to_owned()]));
    let added = vec![set("company", Value::Ids(vec![1]), Value::Empty)];
    assert_commits(&effect, &Command::Edit { on, set: added.clone() });
    office.at(noon(), Command::Edit { on, set: added });
    office.at(noon(), Command::Create { noun: Noun::Company, set: vec![Set::new("title", "B")] });
    let both = vec![Set::new("company", Value::Ids(vec![1, 2]))];
    office.at(noon(), Command::Edit { on, set: both });
    desk.reload();
    go_to(&mut desk, "Company");
    desk.act(Action::MoveDown);
    desk.act(Action::EditField);
    let field = Purpose::Field("company".to_owned());
    let effect = desk.answer(field, Reply::Chosen(vec![String::new()]));
    let rest = set("company", Value::Ids(vec![1]), Value::Ids(vec![1, 2]));
    assert_commits(&effect, &Command::Edit { on, set: vec![rest] });
}

#[test]
fn the_links_have_a_tab_where_they_are_opened_and_taken_away() {
    let office = linked();
    let mut desk = office.open(Lang::En, 80, 24);
    to_links(&mut desk);
    let shown = desk.shown();
    assert!(shown.contains("General  Products  LINKS  History"), "{shown}");
    assert!(shown.contains("CONTACTS") && shown.contains("▌Иван Иванов"), "{shown}");
    assert!(desk.said(Action::EditField).contains("noun: Contact, id: 1"));
    let effect = desk.act(Action::Delete);
    let rest = vec![set("contact", Value::Empty, 1)];
    assert_commits(&effect, &Command::Edit { on: LEAD, set: rest });
    assert_eq!(desk.why(Action::OtherPane), Some("card-why-one-pane"));

    // From the other side it is the same link.
    desk.card = Card::open(RecordRef::new(Noun::Contact, 1), Vec::new());
    to_links(&mut desk);
    let shown = desk.shown();
    assert!(shown.contains("LEADS") && shown.contains("▌Website order"), "{shown}");
    assert!(shown.contains("Not processed") && shown.contains("€3,400"), "{shown}");
    let effect = desk.act(Action::Delete);
    let rest = vec![set("contact", Value::Empty, 1)];
    assert_commits(&effect, &Command::Edit { on: LEAD, set: rest });
}

#[test]
fn what_was_made_of_a_lead_stays_linked() {
    let office = linked();
    let targets = Targets { deal: true, ..Targets::default() };
    office.at(noon(), Command::Convert(Conversion { lead: 1, targets, ..Conversion::default() }));
    let mut desk = office.open(Lang::Ru, 120, 36);
    to_links(&mut desk);
    assert!(desk.shown().contains("СОЗДАНО НА ОСНОВАНИИ ЭТОГО ЛИДА"), "{}", desk.shown());
    desk.act(Action::MoveLast);
    let refused = desk.act(Action::Delete);
    assert!(matches!(&refused, Effect::Refuse(why) if why.message.id == "links-why-fact"));
}

#[test]
fn a_further_contact_of_a_deal_is_unlinked_alone() {
    let office = linked();
    let set_of = |further: Vec<i64>| vec![Set::new("contacts", Value::Ids(further))];
    for last in ["Петров", "Сидоров"] {
        let set = vec![Set::new("last_name", last)];
        office.at(noon(), Command::Create { noun: Noun::Contact, set });
    }
    office.at(noon(), Command::Create { noun: Noun::Deal, set: set_of(vec![2, 3]) });
    let mut desk = office.open(Lang::En, 80, 24);
    desk.card = Card::open(RecordRef::new(Noun::Contact, 3), Vec::new());
    to_links(&mut desk);
    let Effect::Commit(command) = desk.act(Action::Delete) else { panic!("{}", desk.shown()) };
    office.at(noon(), command);
    let deal = office.reader.card(RecordRef::new(Noun::Deal, 1)).unwrap().row;
    assert_eq!(deal.get("contacts"), &Value::Ids(vec![2]));
}

#[test]
fn a_client_with_many_deals_shows_them_step_by_step() {
    let office = linked();
    let on = RecordRef::new(Noun::Contact, 1);
    let deal = || Command::Create { noun: Noun::Deal, set: vec![Set::new("contact", 1)] };
    let deals: Vec<Command> = (0..45).map(|_| deal()).collect();
    office.writer.borrow_mut().execute_all(noon(), OperationKind::Create, &deals, |_| ()).unwrap();
    let mut desk = office.open(Lang::En, 80, 24);
    desk.card = Card::open(on, Vec::new());
    to_links(&mut desk);
    assert!(desk.selected().starts_with("Deal 45"), "{}", desk.shown());
    desk.all(&[Action::MoveDown; 20]);
    assert!(desk.selected().starts_with("… more"), "{}", desk.shown());
    desk.act(Action::EditField);
    assert!(desk.selected().starts_with("Deal 25"), "{}", desk.shown());
    desk.act(Action::MoveLast);
    assert!(desk.selected().starts_with("Website order"), "{}", desk.shown());
}

#[test]
fn nothing_linked_says_how_to_link() {
    let office = Office::new();
    let mut desk = office.open(Lang::Ru, 80, 24);
    to_links(&mut desk);
    assert_eq!(desk.selected(), "Связей пока нет · n — привязать клиента");
    assert!(desk.said(Action::EditField).contains("purpose: Link"));
    let refused = desk.act(Action::Delete);
    assert!(matches!(&refused, Effect::Refuse(why) if why.message.id == "links-why-none"));
    for tab in [Action::NextTab, Action::PreviousTab] {
        desk.act(tab);
        draw_at_every_size(|frame, area, context| desk.card.draw(frame, area, context));
    }
}

#[test]
fn a_linked_lead_shows_whose_details_it_has() {
    let office = linked();
    let mut desk = office.open(Lang::En, 80, 24);
    let shown = desk.shown();
    assert!(shown.contains("Lead 1 ↻"), "{shown}");
    assert!(shown.contains("CLIENT ↻ Иван Иванов"), "{shown}");
    go_to(&mut desk, "Last name");
    let followed = desk.said(Action::MoveRight);
    assert!(followed.contains("noun: Contact, id: 1"), "{followed}");
}

#[test]
fn the_head_of_a_client_says_what_he_bought() {
    let office = linked();
    let won = office.reader.setup();
    let won = won.stages.iter().find(|stage| stage.code == "won").unwrap().id;
    for (amount, to) in [(500_000, Some(won)), (70_000, None)] {
        let set = vec![Set::new("contact", 1), Set::new("amount", amount)];
        let deal = office.at(noon(), Command::Create { noun: Noun::Deal, set }).touched[0];
        if let Some(to) = to {
            office.at(noon(), Command::MoveStage { on: deal, from: None, to, comment: None });
        }
    }
    let mut desk = office.open(Lang::Ru, 80, 24);
    desk.card = Card::open(RecordRef::new(Noun::Contact, 1), Vec::new());
    desk.reload();
    let shown = desk.shown();
    let strip = shown.lines().nth(1).unwrap_or_default();
    assert!(strip.contains("5 000") && strip.contains("700"), "{shown}");
    draw_at_every_size(|frame, area, context| desk.card.draw(frame, area, context));
}
