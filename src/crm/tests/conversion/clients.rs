//! Clients who are here already are linked and not created once more; what is planned goes along.

use super::*;
use crate::crm::Outlook;
use crate::crm::reader::{Event, Position};
use crate::domain::conversion::Candidate;

fn matching(lead: RecordRef, targets: Targets) -> Command {
    Command::Convert(Conversion {
        lead: lead.id,
        targets,
        contact: Client::Matching,
        company: Client::Matching,
        ..Conversion::default()
    })
}

fn outlook(team: &Team, lead: RecordRef) -> Outlook {
    team.reader().outlook(lead.id).unwrap()
}

#[test]
fn a_known_phone_in_any_spelling_is_the_client() {
    let mut team = team();
    let company = team.create(Noun::Company, &[("title", "ACME".into())]);
    let contact = team.create(
        Noun::Contact,
        &[
            ("last_name", "Nowak-Kowalska".into()),
            ("phone", points(&["600-100-200"])),
            ("company", Value::Ids(vec![company.id])),
        ],
    );
    let stranger =
        team.create(Noun::Contact, &[("last_name", "Nowak".into()), ("first_name", "Ewa".into())]);
    let lead = full_lead(&mut team);
    let before = team.data();
    let receipt = team.run(matching(lead, ALL));
    assert_eq!(receipt.message.id, "receipt-converted-both");
    let deal = receipt.touched[0];
    assert_eq!(receipt.touched[1..3], [contact, company]);
    assert_eq!(team.value(deal, "contact"), contact.id.into());
    assert_eq!(team.value(deal, "company"), company.id.into());
    assert_eq!(team.count(Noun::Contact, &Filter::All), 2, "{stranger} is a namesake only");
    assert_eq!(team.count(Noun::Company, &Filter::All), 1);
    for on in [lead, deal, contact, company] {
        let (events, _) = team.reader().timeline(on, Position::NEWEST, 9).unwrap();
        assert!(matches!(&events[0].event, Event::Entry(entry) if entry.kind == "conversion"));
    }
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.value(deal, "contact"), contact.id.into());
    team.assert_healthy();
}

#[test]
fn a_person_s_name_alone_is_offered_and_never_chosen() {
    let mut team = team();
    let namesake = team.create(
        Noun::Contact,
        &[("last_name", "NOWAK".into()), ("first_name", "Ewa".into()), ("middle_name", "M".into())],
    );
    team.create(Noun::Contact, &[("last_name", "Nowak".into()), ("first_name", "Jan".into())]);
    let company = team.create(Noun::Company, &[("title", "acme".into())]);
    let lead = full_lead(&mut team);
    let outlook = outlook(&team, lead);
    let offered: Vec<RecordRef> = outlook.clients.iter().map(|one| one.on).collect();
    assert_eq!(offered, [company, namesake]);
    assert_eq!(outlook.clients.iter().map(Candidate::is_sure).collect::<Vec<_>>(), [true, false]);
    team.run(matching(lead, ALL));
    assert_eq!(team.count(Noun::Contact, &Filter::All), 3);
    assert_eq!(team.count(Noun::Company, &Filter::All), 1);
}

#[test]
fn leads_of_one_company_make_it_once_unless_there_are_two_of_that_name() {
    let mut team = team();
    let company = Targets { company: true, ..Targets::default() };
    let convert = |team: &mut Team| {
        let lead = team.create(Noun::Lead, &[("company_name", "Дом Окон".into())]);
        team.run(matching(lead, company));
        team.count(Noun::Company, &Filter::All)
    };
    assert_eq!([convert(&mut team), convert(&mut team)], [1, 1]);
    team.create(Noun::Company, &[("title", "дом окон".into())]);
    assert_eq!(convert(&mut team), 3, "nobody knows which of the two");
}

#[test]
fn a_client_may_be_named_and_must_be_there() {
    let mut team = team();
    let contact = team.create(Noun::Contact, &[("last_name", "Other".into())]);
    let lead = full_lead(&mut team);
    let known = |id| {
        Command::Convert(Conversion {
            lead: lead.id,
            targets: ALL,
            contact: Client::Known(id),
            ..Conversion::default()
        })
    };
    assert_eq!(team.refuse(known(99)).message.id, "refused-no-record");
    let made = team.run(known(contact.id)).touched;
    assert_eq!(made[1], contact);
    assert_eq!(team.value(made[2], "contact"), Value::Ids(vec![contact.id]), "a new company");
    assert_eq!(team.value(made[0], "contact"), contact.id.into());
}

#[test]
fn several_clients_of_one_phone_are_asked_about() {
    let mut team = team();
    for name in ["A", "B"] {
        let phone = ("phone", points(&["+48 600 100 200"]));
        team.create(Noun::Contact, &[("last_name", name.into()), phone]);
    }
    let lead = full_lead(&mut team);
    let before = team.dump();
    let refused = team.refuse(matching(lead, ALL));
    assert_eq!(refused.message.id, "refused-several-clients");
    assert_eq!(team.dump(), before);
    let gone = RecordRef::new(Noun::Contact, 1);
    team.run(Command::Delete { on: gone });
    assert_eq!(team.run(matching(lead, ALL)).touched[1], RecordRef::new(Noun::Contact, 2));
}

#[test]
fn what_is_planned_and_written_goes_along_and_comes_back() {
    let mut team = team();
    let boris = team.create(Noun::User, &[("login", "boris".into())]);
    let lead = full_lead(&mut team);
    team.edit(lead, "observers", Value::Ids(vec![boris.id]));
    let plan = |team: &mut Team, subject: &str| {
        let on = Value::text(lead.to_string());
        let subject = ("subject", subject.into());
        team.create(Noun::Activity, &[("kind", "call".into()), subject, ("on", on)])
    };
    let (open, done) = (plan(&mut team, "call back"), plan(&mut team, "called"));
    team.run(Command::Complete { activity: done.id, result: None, next: None });
    team.run(Command::comment(lead, "wants it blue"));
    let before = team.data();

    let made = team.run(matching(lead, ALL)).touched;
    let deal = made[0];
    assert_eq!(team.value(open, "on"), Value::text(deal.to_string()));
    assert_eq!(team.value(done, "on"), Value::text(lead.to_string()));
    for on in &made[..3] {
        assert_eq!(team.value(*on, "observers"), Value::Ids(vec![boris.id]), "{on}");
        assert_eq!(team.value(*on, "tags"), list(&["vip"]), "{on}");
        let (events, _) = team.reader().timeline(*on, Position::NEWEST, 9).unwrap();
        let texts = events.iter().filter_map(|one| match &one.event {
            Event::Entry(entry) => entry.text.clone(),
            _ => None,
        });
        assert_eq!(texts.collect::<Vec<_>>(), ["wants it blue"], "{on}");
        let called = events.iter().find(|one| matches!(&one.event, Event::Done(_)));
        assert_eq!(called.map(|one| one.on), Some(Some(lead)), "{on}");
    }
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.value(open, "on"), Value::text(deal.to_string()));
    team.undo();
    let contact = Targets { contact: true, ..Targets::default() };
    let contact = team.run(matching(lead, contact)).touched[0];
    assert_eq!(team.value(open, "on"), Value::text(contact.to_string()), "without a deal");
    assert_eq!(team.value(contact, "comment"), "met at the fair".into());
}

/// What people wrote, as it stands on a timeline: the latest first.
fn written(team: &Team, on: RecordRef) -> Vec<String> {
    let (events, _) = team.reader().timeline(on, Position::NEWEST, 99).unwrap();
    let texts = events.into_iter().filter_map(|one| match one.event {
        Event::Entry(entry) => entry.text,
        _ => None,
    });
    texts.collect()
}

#[test]
fn what_is_written_after_a_conversion_stays_on_the_lead_also_when_all_is_done_again() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Windows".into())]);
    let deal = Targets { deal: true, ..Targets::default() };
    team.run(Command::comment(lead, "before"));
    let deal = team.run(convert_into(lead, deal)).touched[0];
    let to = team.stage(Noun::Lead, "in_work");
    team.run(Command::MoveStage { on: lead, from: None, to, comment: Some("after".to_owned()) });
    let last = team.data();
    let check = |team: &Team| {
        assert_eq!(written(team, lead), ["after", "before"]);
        assert_eq!(written(team, deal), ["before"]);
    };
    check(&team);
    for step in 1..=4 {
        for _ in 0..step {
            team.undo();
        }
        for _ in 0..step {
            team.run(Command::Redo);
        }
        check(&team);
        assert_eq!(team.data(), last, "{step} taken back and done again");
    }
    team.assert_healthy();
}

#[test]
fn a_comment_taken_back_out_of_turn_comes_back_where_it_stood() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Windows".into())]);
    let comment = team.run(Command::comment(lead, "before")).operation;
    let converted = team.run(convert_into(lead, Targets { deal: true, ..Targets::default() }));
    let deal = converted.touched[0];
    let without = team.run(Command::Undo { operation: comment }).operation;
    assert!(written(&team, deal).is_empty());
    let back = team.run(Command::Undo { operation: converted.operation });
    team.run(Command::Undo { operation: back.operation });
    assert!(written(&team, deal).is_empty());
    team.run(Command::Undo { operation: without });
    assert_eq!(written(&team, lead), ["before"]);
    assert_eq!(written(&team, deal), ["before"]);
    team.assert_healthy();
}

#[test]
fn the_second_conversion_of_a_lead_taken_back_leaves_what_the_first_one_shows() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Windows".into())]);
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let convert = || {
        Command::Convert(Conversion {
            lead: lead.id,
            targets: Targets { contact: true, ..Targets::default() },
            contact: Client::Known(contact.id),
            ..Conversion::default()
        })
    };
    team.run(Command::comment(lead, "first"));
    let first = team.run(convert()).operation;
    team.move_to(lead, "in_work");
    team.run(Command::comment(lead, "second"));
    assert_eq!(written(&team, contact), ["first"]);
    let before = team.data();
    team.run(convert());
    let after = team.data();
    assert_eq!(written(&team, contact), ["second", "first"]);
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.data(), after);
    // The second one goes on to show what the first one showed.
    team.run(Command::Undo { operation: first });
    assert_eq!(written(&team, contact), ["second", "first"]);
    team.assert_healthy();
}

#[test]
fn what_is_still_needed_is_known_before() {
    let mut team = team();
    let values = [("noun", "deal"), ("name", "term"), ("label", "Term"), ("kind", "string")];
    let mut values: Vec<(&str, Value)> =
        values.into_iter().map(|(name, value)| (name, value.into())).collect();
    values.push(("required", 1.into()));
    team.create(Noun::Field, &values);
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let lacking: Vec<String> = outlook(&team, lead)
        .lacking
        .iter()
        .map(|field| format!("{}.{}", field.noun.word(), field.name))
        .collect();
    assert_eq!(lacking, ["deal.term", "contact.last_name", "company.title"]);
    let refused = team.refuse(matching(lead, ALL));
    assert_eq!(refused.message.id, "refused-convert-lacks");
    let won = team.stage(Noun::Lead, "converted");
    let refused =
        team.refuse(Command::Create { noun: Noun::Lead, set: sets(&[("stage", won.0.into())]) });
    assert_eq!(refused.message.id, "refused-new-won");
}

#[test]
fn the_deal_takes_along_the_only_company_of_a_contact_who_is_here() {
    let mut team = team();
    let acme = team.create(Noun::Company, &[("title", "Acme".into())]);
    let zenit = team.create(Noun::Company, &[("title", "Zenit".into())]);
    let contact = |team: &mut Team, companies: &[RecordRef]| {
        let companies = companies.iter().map(|on| on.id).collect();
        let values = [("last_name", "Nowak".into()), ("company", Value::Ids(companies))];
        team.create(Noun::Contact, &values)
    };
    let (one, two) = (contact(&mut team, &[acme]), contact(&mut team, &[acme, zenit]));
    let person = Targets { deal: true, contact: true, ..Targets::default() };
    let deal = Targets { deal: true, ..Targets::default() };
    for (linked, known, targets, company) in [
        (None, Some(one), person, Value::Int(acme.id)),
        (None, Some(two), person, Value::Empty),
        (Some(one), None, deal, Value::Int(acme.id)),
    ] {
        let link = linked.map_or(Value::Empty, |on: RecordRef| on.id.into());
        let lead = team.create(Noun::Lead, &[("title", "Roof".into()), ("contact", link)]);
        let receipt = team.run(Command::Convert(Conversion {
            lead: lead.id,
            targets,
            contact: known.map_or(Client::New, |on: RecordRef| Client::Known(on.id)),
            ..Conversion::default()
        }));
        let deal = receipt.touched[0];
        assert_eq!((deal.noun, team.value(deal, "company")), (Noun::Deal, company));
    }
    team.assert_healthy();
}
