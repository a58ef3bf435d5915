//! Working without leads, and going over to it.

use serde_json::json;

use super::*;
use crate::crm::reader::{Event, Position};
use crate::domain::command::{NewClient, Whom};
use crate::domain::inbound::Channel;
use crate::domain::mode::Mode;
use crate::domain::operation::OperationKind;
use crate::domain::setup::Settings;

impl Team {
    fn switch(&mut self, mode: Mode) -> crate::crm::many::Bulk {
        let commands = self.reader().switch_to(mode).unwrap();
        let now = self.tick();
        self.anna.execute_all(now, OperationKind::Mode, &commands, |_| {}).unwrap()
    }

    fn mode(&self) -> Mode {
        self.reader().setup().settings.mode
    }

    fn form(&mut self, fields: serde_json::Value) -> RecordRef {
        let now = self.tick();
        let raw = fields.to_string();
        let taken = self.anna.intake(now, Channel::Form, raw.as_bytes(), None).unwrap();
        taken.received.home.unwrap()
    }
}

/// Six leads, of which four are open: one with a person and a company, one with words only, a repeat
/// one and one with the phone of two contacts.
fn busy() -> Team {
    let mut team = team();
    let phone = points(&["+48 600 100 200"]);
    let known = team.create(Noun::Contact, &[("last_name", "Kowalska".into())]);
    for name in ["Nowak", "Nowakowa"] {
        team.create(Noun::Contact, &[("last_name", name.into()), ("phone", phone.clone())]);
    }
    let person = [("last_name", "Petrov".into()), ("company_name", "Acme".into())];
    team.create(Noun::Lead, &person);
    team.create(Noun::Lead, &[("title", "Pumps".into())]);
    team.create(Noun::Lead, &[("contact", known.id.into())]);
    team.create(Noun::Lead, &[("phone", phone)]);
    let junk = team.create(Noun::Lead, &[("title", "Spam".into())]);
    team.move_to(junk, "junk");
    let gone = team.create(Noun::Lead, &[("title", "Gone".into())]);
    team.run(Command::Delete { on: gone });
    team
}

#[test]
fn a_team_goes_over_in_one_step_and_comes_back_in_one() {
    let mut team = busy();
    // What is mandatory is asked for later, not now.
    let field = [
        ("noun", "deal".into()),
        ("name", "rooms".into()),
        ("label", "Rooms".into()),
        ("kind", "integer".into()),
        ("required", 1.into()),
    ];
    team.create(Noun::Field, &field);
    assert_eq!(team.reader().open_leads().unwrap(), 4);
    let refused =
        team.refuse(Command::Edit { on: Settings::ROW, set: vec![Set::new("mode", "simple")] });
    assert_eq!(refused.message.id, "refused-mode-leads");
    let before = team.dump();
    let done = team.switch(Mode::Simple);
    assert!(done.refused.is_empty() && done.left.is_empty(), "{:?}", done.refused);
    let counted = |said: &Message| {
        let count = said.args.iter().find(|(name, _)| *name == "count");
        (said.id, count.map(|(_, count)| count.clone()))
    };
    assert_eq!(counted(&done.receipt()), ("receipt-mode", Some(4_usize.into())));
    assert_eq!((team.mode(), team.reader().open_leads().unwrap()), (Mode::Simple, 0));
    assert_eq!(team.count(Noun::Deal, &Filter::All), 4);
    assert_eq!(team.count(Noun::Contact, &Filter::All), 4, "one is new");
    assert_eq!(team.count(Noun::Company, &Filter::All), 1);
    let undone = team.undo().message;
    assert_eq!(counted(&undone), ("receipt-undone-mode", Some(4_usize.into())));
    assert_eq!((team.mode(), team.reader().open_leads().unwrap()), (Mode::Classic, 4));
    assert_eq!(team.count(Noun::Deal, &Filter::All), 0);
    let redone = team.run(Command::Redo).message;
    assert_eq!(counted(&redone), ("receipt-redone-mode", Some(4_usize.into())));
    assert_eq!((team.mode(), team.count(Noun::Deal, &Filter::All)), (Mode::Simple, 4));
    assert_ne!(team.dump(), before);
    team.assert_healthy();
}

#[test]
fn who_may_not_set_the_mode_is_told_before_a_lead_is_touched() {
    let mut team = busy();
    let viewer = team.colleague("boris").viewer();
    let reader = team.db.reader(viewer).unwrap();
    for mode in [Mode::Simple, Mode::Classic] {
        assert_eq!(refusal(reader.switch_to(mode)).message.id, "refused-right");
    }
}

#[test]
fn a_lead_that_came_meanwhile_keeps_the_team_where_it_is() {
    let mut team = busy();
    let commands = team.reader().switch_to(Mode::Simple).unwrap();
    team.create(Noun::Lead, &[("title", "Late".into())]);
    let now = team.tick();
    let done = team.anna.execute_all(now, OperationKind::Mode, &commands, |_| {}).unwrap();
    assert_eq!((done.done, done.refused.len()), (4, 1));
    assert_eq!(done.refused[0].1.message.id, "refused-mode-leads");
    assert_eq!(team.mode(), Mode::Classic);
    assert!(team.switch(Mode::Simple).refused.is_empty());
    assert_eq!(team.mode(), Mode::Simple);
}

#[test]
fn without_leads_none_is_made_or_opened() {
    let mut team = busy();
    team.switch(Mode::Simple);
    let leads = team.reader().ids(Noun::Lead, &Filter::All).unwrap();
    let lead = |id| RecordRef::new(Noun::Lead, id);
    let to = team.stage(Noun::Lead, "new");
    let before = team.dump();
    let gone = lead(6);
    assert!(!team.lives(gone));
    for command in [
        Command::Create { noun: Noun::Lead, set: sets(&[("title", "X".into())]) },
        Command::MoveStage { on: lead(leads[0]), from: None, to, comment: None },
        Command::Edit { on: lead(leads[0]), set: vec![Set::new("stage", to.0)] },
        Command::Restore { on: gone },
    ] {
        let told = format!("{command:?}");
        assert_eq!(team.refuse(command).message.id, "refused-simple-mode", "{told}");
    }
    assert_eq!(team.dump(), before);
    let junk = team.stage(Noun::Lead, "junk");
    team.run(Command::MoveStage { on: lead(leads[0]), from: None, to: junk, comment: None });
    team.edit(Settings::ROW, "mode", "classic");
    team.run(Command::Restore { on: gone });
    assert_eq!(team.reader().open_leads().unwrap(), 1);
}

#[test]
fn undoing_opens_no_lead_where_there_are_none() {
    let mut team = team();
    let lead = |team: &mut Team, title: &str| team.create(Noun::Lead, &[("title", title.into())]);
    let mut steps = Vec::new();
    let (spam, gone, turned) =
        (lead(&mut team, "Spam"), lead(&mut team, "Gone"), lead(&mut team, "Turned"));
    let junk = team.stage(Noun::Lead, "junk");
    for command in [
        Command::MoveStage { on: spam, from: None, to: junk, comment: None },
        Command::Delete { on: gone },
        Command::ConvertWhole { lead: turned.id },
    ] {
        steps.push(team.run(command).operation.unwrap());
    }
    // One that was junk when it went into the bin is no open lead.
    let closed = team.run(Command::Delete { on: spam }).operation.unwrap();
    team.switch(Mode::Simple);
    let before = team.dump();
    for operation in steps.iter().copied() {
        let refused = team.refuse(Command::Undo { operation: Some(operation) });
        assert_eq!(refused.message.id, "refused-simple-undo", "{operation:?}");
        assert!(refused.hint.is_some());
    }
    assert_eq!(team.dump(), before);
    team.run(Command::Undo { operation: Some(closed) });
    assert!(team.lives(spam));
    assert_eq!(team.reader().open_leads().unwrap(), 0);
    // With leads again it can be undone.
    team.edit(Settings::ROW, "mode", "classic");
    for operation in steps.into_iter().rev() {
        team.run(Command::Undo { operation: Some(operation) });
    }
    assert_eq!(team.reader().open_leads().unwrap(), 3);
    assert_eq!(team.count(Noun::Deal, &Filter::All), 0);
    team.assert_healthy();
}

#[test]
fn a_lead_whose_creation_was_undone_stays_gone_without_leads() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let undone = team.run(Command::Undo { operation: None }).operation.unwrap();
    let commands = team.reader().switch_to(Mode::Simple).unwrap();
    let now = team.tick();
    team.anna.execute_all(now, OperationKind::Mode, &commands, |_| {}).unwrap();
    let again = Command::Undo { operation: Some(undone) };
    assert_eq!(team.refuse(again).message.id, "refused-simple-undo");
    assert!(!team.lives(lead));
}

#[test]
fn whoever_turns_to_a_team_without_leads_is_a_deal_with_its_client() {
    let mut team = team();
    team.switch(Mode::Simple);
    let deal = team.form(json!({
        "id": "1", "name": "Ivan Petrov", "company": "Acme", "phone": "+48 600 100 200",
        "title": "Windows",
    }));
    assert_eq!(deal.noun, Noun::Deal);
    let contact = RecordRef::new(Noun::Contact, team.value(deal, "contact").as_int().unwrap());
    let company = RecordRef::new(Noun::Company, team.value(deal, "company").as_int().unwrap());
    assert_eq!(team.value(contact, "last_name"), "Petrov".into());
    assert_eq!(team.value(contact, "company"), Value::Ids(vec![company.id]));
    assert_eq!(team.value(deal, "client_kind"), "new".into());
    let website = team.reader().setup().sources.iter().find(|s| s.code == "website").unwrap().id;
    assert_eq!(team.value(deal, "source"), website.into());
    for on in [deal, contact, company] {
        let (events, _) = team.reader().timeline(on, Position::NEWEST, 9).unwrap();
        let entries = events.iter().filter(|one| matches!(one.event, Event::Entry(_)));
        assert_eq!(entries.count(), 1, "{on}");
    }
    // While it is open, he is answered there; afterwards he gets another deal.
    let same = team.form(json!({ "id": "2", "phone": "600100200", "email": "ivan@example.com" }));
    assert_eq!(same, deal);
    assert_eq!(team.value(contact, "email"), points(&["ivan@example.com"]));
    team.move_to(deal, "won");
    let next = team.form(json!({ "id": "3", "email": "IVAN@example.com" }));
    assert_ne!(next, deal);
    assert_eq!((next.noun, team.value(next, "contact")), (Noun::Deal, contact.id.into()));
    assert_eq!(team.value(next, "client_kind"), "repeat".into());
    team.undo();
    assert!(!team.lives(next));
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);
    team.assert_healthy();
}

#[test]
fn a_deal_is_made_with_whoever_has_the_phone_already() {
    let mut team = team();
    team.switch(Mode::Simple);
    let known = [("last_name", "Nowak".into()), ("phone", points(&["+48 600 100 200"]))];
    let known = team.create(Noun::Contact, &known);
    let deal = |phone: &str, email: &str| Command::Introduce {
        clients: vec![NewClient {
            noun: Noun::Contact,
            set: sets(&[("phone", points(&[phone])), ("email", points(&[email]))]),
            field: "contact".to_owned(),
            matching: true,
        }],
        to: Whom::New(Noun::Deal),
        set: sets(&[("title", "Pumps".into())]),
        plan: Some(sets(&[("kind", "call".into()), ("subject", "Ring".into())])),
    };
    let made = team.run(deal("600 100 200", "n@example.com"));
    assert_eq!(made.touched[0].noun, Noun::Deal);
    assert_eq!(team.value(made.touched[0], "contact"), known.id.into());
    assert_eq!(team.value(known, "email"), points(&["n@example.com"]));
    assert_eq!(team.reader().planned(made.touched[0], 9).unwrap().len(), 1);
    let other = team.run(deal("+48 600 100 999", "o@example.com")).touched;
    assert_eq!((other[0].noun, other[1].noun), (Noun::Deal, Noun::Contact));
    team.undo();
    assert_eq!(team.count(Noun::Contact, &Filter::All), 1);
}
