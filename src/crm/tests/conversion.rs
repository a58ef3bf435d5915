//! Converting leads: what is created, what is linked, what is refused.

mod carried;
mod clients;
mod rights;

use super::*;
use crate::crm::reader::{Event, Position};
use crate::domain::command::{Client, Did};
use crate::domain::conversion::RESULTS;
use crate::domain::message::{Arg, Message};

fn convert(lead: RecordRef, targets: Targets, fill: &[(Noun, &str, Value)]) -> Command {
    let fill = fill.iter().map(|(noun, f, value)| (*noun, Set::new(*f, value.clone()))).collect();
    Command::Convert(Conversion { lead: lead.id, targets, fill, ..Conversion::default() })
}

const ALL: Targets = Targets { deal: true, contact: true, company: true };

fn full_lead(team: &mut Team) -> RecordRef {
    team.create(
        Noun::Lead,
        &[
            ("title", "Windows".into()),
            ("amount", 120_000.into()),
            ("currency", "EUR".into()),
            ("source", 3.into()),
            ("last_name", "Nowak".into()),
            ("first_name", "Ewa".into()),
            ("post", "director".into()),
            ("company_name", "Acme".into()),
            ("phone", points(&["+48 600 100 200"])),
            ("email", points(&["ewa@example.com"])),
            ("site", points(&["acme.example"])),
            ("region", "Mazowieckie".into()),
            ("tags", list(&["vip"])),
            ("comment", "met at the fair".into()),
        ],
    )
}

#[test]
fn a_receipt_says_what_became_of_what_it_is_about() {
    let mut team = team();
    let lead = full_lead(&mut team);
    let other = Command::Create { noun: Noun::Deal, set: sets(&[("title", "Roof".into())]) };
    let stage = team.stage(Noun::Lead, "in_work");
    let moved = || Command::MoveStage { on: lead, from: None, to: stage, comment: None };
    let comment = Command::Comment { on: lead, text: "Called".to_owned(), set: Vec::new() };
    for (command, did) in [
        (other, Did::Created),
        (moved(), Did::Moved(lead)),
        (moved(), Did::Other),
        (comment, Did::Other),
        (convert(lead, ALL, &[]), Did::Converted),
        (Command::Undo { operation: None }, Did::Undone),
        (Command::Redo, Did::Redone),
    ] {
        let told = format!("{command:?}");
        assert_eq!(team.run(command).did, did, "{told}");
    }
}

#[test]
fn each_of_the_seven_sets_makes_just_that_and_links_it() {
    for targets in RESULTS {
        let mut team = team();
        let lead = full_lead(&mut team);
        let receipt = team.run(convert(lead, targets, &[]));
        let made = |noun| receipt.touched.iter().find(|on| on.noun == noun).copied();
        let (deal, contact, company) = (made(Noun::Deal), made(Noun::Contact), made(Noun::Company));
        assert_eq!(
            (deal.is_some(), contact.is_some(), company.is_some()),
            (targets.deal, targets.contact, targets.company)
        );
        for on in [deal, contact, company].into_iter().flatten() {
            assert_eq!(team.value(on, "lead"), lead.id.into(), "{on}");
            assert_eq!(team.value(on, "source"), Value::Int(3), "{on}");
        }
        if let Some(deal) = deal {
            assert_eq!(receipt.touched[0], deal, "work goes on with the deal");
            assert_eq!(team.value(deal, "title"), "Windows".into());
            assert_eq!(team.value(deal, "amount"), Value::Int(120_000));
            assert_eq!(team.value(deal, "currency"), "EUR".into());
            assert_eq!(team.value(deal, "tags"), list(&["vip"]));
            let id = |on: Option<RecordRef>| on.map_or(Value::Empty, |on| Value::Int(on.id));
            assert_eq!(team.value(deal, "contact"), id(contact));
            assert_eq!(team.value(deal, "company"), id(company));
        }
        if let Some(contact) = contact {
            assert_eq!(team.value(contact, "last_name"), "Nowak".into());
            assert_eq!(team.value(contact, "region"), "Mazowieckie".into());
            assert_eq!(team.value(contact, "phone"), points(&["+48 600 100 200"]));
            let with = company.map_or(Value::Empty, |on| Value::Ids(vec![on.id]));
            assert_eq!(team.value(contact, "company"), with);
        }
        if let Some(company) = company {
            assert_eq!(team.value(company, "title"), "Acme".into());
            assert_eq!(team.value(company, "region"), "Mazowieckie".into());
            assert_eq!(team.value(company, "site"), points(&["acme.example"]));
            let with = contact.map_or(Value::Empty, |on| Value::Ids(vec![on.id]));
            assert_eq!(team.value(company, "contact"), with);
        }
        assert!(team.lives(lead));
        assert_eq!(team.value(lead, "stage"), team.stage(Noun::Lead, "converted").0.into());
        assert_eq!(team.value(lead, "closed_at"), Value::Int(team.now));
        for on in [Some(lead), deal, contact, company].into_iter().flatten() {
            let (events, _) = team.reader().timeline(on, Position::NEWEST, 9).unwrap();
            let Event::Entry(entry) = &events[0].event else { panic!("{on}: {:?}", events[0]) };
            assert_eq!(entry.kind, "conversion");
            let data = entry.data.clone().unwrap();
            assert!(data.contains(&format!("\"{lead}\"")), "{data}");
            assert!(data.contains(&format!("\"{}\"", receipt.touched[0])), "{data}");
        }
        let again = team.refuse(convert(lead, targets, &[]));
        assert_eq!(again.message.id, "refused-converted-already");
        team.assert_healthy();
    }
}

#[test]
fn a_repeat_lead_gives_a_deal_of_its_client() {
    let mut team = team();
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let lead = team.create(Noun::Lead, &[("contact", contact.id.into())]);
    for targets in RESULTS.into_iter().filter(|t| t.contact || t.company) {
        let refused = team.refuse(convert(lead, targets, &[]));
        assert_eq!(refused.message.id, "refused-convert-repeat");
    }
    let deal = Targets { deal: true, ..Targets::default() };
    let receipt = team.run(convert(lead, deal, &[]));
    assert_eq!(team.value(receipt.touched[0], "contact"), contact.id.into());
}

#[test]
fn what_a_target_lacks_is_named_with_its_field_and_can_be_filled_in() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Windows".into())]);
    let before = team.dump();
    let both = team.refuse(convert(lead, ALL, &[]));
    assert_eq!(both.field.as_deref(), Some("company.title"));
    let lacking = [(Noun::Company, "title"), (Noun::Contact, "last_name")];
    let lacking = lacking.map(|(noun, field)| (noun, field.to_owned())).to_vec();
    assert_eq!(both.message.args, [("fields", Arg::Fields(lacking))]);
    let title = (Noun::Company, "title", "Acme".into());
    let contact = team.refuse(convert(lead, ALL, std::slice::from_ref(&title)));
    assert_eq!(contact.field.as_deref(), Some("contact.last_name"));
    assert_eq!(team.dump(), before, "nothing is half made");
    team.run(convert(lead, ALL, &[title, (Noun::Contact, "last_name", "Nowak".into())]));
    assert_eq!(team.count(Noun::Contact, &Filter::All), 1);
}

#[test]
fn the_teams_own_fields_go_along_where_the_target_has_them() {
    let mut team = team();
    let mut field = |noun: &str, name: &str, kind: &str, options: &[&str]| {
        team.create(
            Noun::Field,
            &[
                ("noun", noun.into()),
                ("name", name.into()),
                ("label", "L".into()),
                ("kind", kind.into()),
                ("options", list(options)),
            ],
        );
    };
    field("lead", "district", "list", &["north", "south"]);
    field("deal", "district", "list", &["north"]);
    field("contact", "district", "list", &["south"]);
    field("company", "district", "string", &[]);
    field("lead", "rooms", "integer", &[]);
    field("deal", "rooms", "integer", &[]);
    let lead = team.create(
        Noun::Lead,
        &[
            ("last_name", "Nowak".into()),
            ("company_name", "Acme".into()),
            ("district", "north".into()),
            ("rooms", 4.into()),
        ],
    );
    let made = team.run(convert(lead, ALL, &[])).touched;
    let [deal, contact, company] = made[..3] else { panic!("{made:?}") };
    assert_eq!(team.value(deal, "district"), "north".into());
    assert_eq!(team.value(deal, "rooms"), Value::Int(4));
    assert_eq!(team.value(contact, "district"), Value::Empty, "not in its list");
    assert_eq!(team.value(company, "district"), Value::Empty, "of another kind");
}

#[test]
fn the_deal_enters_the_pipeline_that_was_chosen() {
    let mut team = team();
    let names = [("name_en", "S".into()), ("name_ru", "С".into()), ("name_pl", "S".into())];
    let mut values = vec![("noun", "deal".into()), ("code", "service".into())];
    values.extend(names.clone());
    let pipeline = team.create(Noun::Pipeline, &values);
    let command = |lead: RecordRef| {
        Command::Convert(Conversion {
            lead: lead.id,
            targets: Targets { deal: true, ..Targets::default() },
            pipeline: Some(crate::domain::stage::PipelineId(pipeline.id)),
            ..Conversion::default()
        })
    };
    let lead = full_lead(&mut team);
    assert_eq!(team.refuse(command(lead)).message.id, "refused-no-stages");
    let mut values = vec![
        ("pipeline", pipeline.id.into()),
        ("code", "first".into()),
        ("meaning", "open".into()),
        ("colour", "grey".into()),
    ];
    values.extend(names);
    let stage = team.create(Noun::Stage, &values);
    let deal = team.run(command(lead)).touched[0];
    assert_eq!(team.value(deal, "stage"), stage.id.into());
}
