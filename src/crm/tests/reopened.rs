//! Leads that were converted and opened again.

use super::*;
use crate::domain::command::Client;
use crate::domain::message::Arg;

fn lead(team: &mut Team) -> RecordRef {
    let values = [
        ("last_name", "Nowak".into()),
        ("company_name", "Acme".into()),
        ("phone", points(&["+48 600 100 200"])),
    ];
    team.create(Noun::Lead, &values)
}

fn again(lead: RecordRef, targets: Targets) -> Command {
    Command::Convert(Conversion {
        lead: lead.id,
        targets,
        contact: Client::Matching,
        company: Client::Matching,
        ..Conversion::default()
    })
}

const ALL: Targets = Targets { deal: true, contact: true, company: true };

#[test]
fn what_a_lead_was_made_into_is_taken_again_and_nothing_is_made_twice() {
    let mut team = team();
    let lead = lead(&mut team);
    let first = team.run(again(lead, ALL));
    let made = first.touched[..3].to_vec();
    let reopened = team.move_to(lead, "in_work");
    assert_eq!(reopened.notes.len(), 1, "{:?}", reopened.notes);
    assert_eq!(reopened.notes[0].id, "note-lead-reopened");
    let second = team.run(again(lead, ALL));
    assert_eq!(second.message.id, "receipt-converted-linked");
    assert_eq!(second.touched[..3], made[..], "the same deal, contact and company");
    for noun in [Noun::Deal, Noun::Contact, Noun::Company] {
        assert_eq!(team.count(noun, &Filter::All), 1, "{noun:?}");
    }
    assert_eq!(team.refuse(again(lead, ALL)).message.id, "refused-converted-already");
    team.undo();
    assert_eq!(team.value(lead, "stage"), team.stage(Noun::Lead, "in_work").0.into());
    assert!(made.iter().all(|on| team.lives(*on)), "they are the first conversion's");
    team.run(Command::Redo);
    team.assert_healthy();
}

#[test]
fn a_lead_made_into_a_deal_may_turn_out_to_be_none() {
    let mut team = team();
    let lead = lead(&mut team);
    team.run(again(lead, ALL));
    let lost = team.move_to(lead, "junk");
    let notes: Vec<&str> = lost.notes.iter().map(|note| note.id).collect();
    assert_eq!(notes, ["note-lead-lost-made"]);
}

#[test]
fn a_deal_is_found_by_what_was_written_about_its_lead() {
    let mut team = team();
    let lead = lead(&mut team);
    team.run(Command::comment(lead, "Wants a hippopotamus"));
    let deal = Targets { deal: true, ..Targets::default() };
    let found = |team: &Team| {
        let word = crate::domain::query::Term(vec!["hippopotamus".to_owned()]);
        team.count(Noun::Deal, &Filter::Text(vec![word]))
    };
    team.run(again(lead, deal));
    assert_eq!(found(&team), 1);
    let lead_alone = team.undo();
    assert_eq!(found(&team), 0);
    let counted = Arg::Counted(vec![(Noun::Lead, 1), (Noun::Deal, 1)]);
    assert!(lead_alone.message.args.contains(&("what", counted)), "{:?}", lead_alone.message);
    team.run(Command::Redo);
    assert_eq!(found(&team), 1);
}

#[test]
fn what_is_common_to_many_leads_fills_in_only_what_one_leaves_empty() {
    let mut team = team();
    for noun in ["lead", "deal"] {
        let field = [
            ("noun", noun.into()),
            ("name", "district".into()),
            ("label", "District".into()),
            ("kind", "string".into()),
            ("required", i64::from(noun == "deal").into()),
        ];
        team.create(Noun::Field, &field);
    }
    let names = team.reader().conversion_common();
    let names: Vec<&str> = names.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(names, ["district"]);
    let said = team.create(Noun::Lead, &[("district", "north".into())]);
    let silent = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let convert = |lead: RecordRef, common: &[&str]| {
        Command::Convert(Conversion {
            lead: lead.id,
            targets: Targets { deal: true, ..Targets::default() },
            common: common.iter().map(|c| (Noun::Deal, Set::new("district", *c))).collect(),
            ..Conversion::default()
        })
    };
    assert_eq!(team.refuse(convert(silent, &[])).message.id, "refused-convert-lacks");
    for (lead, district) in [(said, "north"), (silent, "south")] {
        let deal = team.run(convert(lead, &["south"])).touched[0];
        assert_eq!(team.value(deal, "district"), district.into());
    }
}

#[test]
fn a_deal_that_is_finished_is_not_taken_again() {
    let mut team = team();
    let lead = lead(&mut team);
    let deal = Targets { deal: true, ..Targets::default() };
    let lost = team.run(again(lead, deal)).touched[0];
    team.move_to(lost, "lost");
    team.move_to(lead, "new");
    let next = team.run(again(lead, deal)).touched[0];
    assert_ne!(next, lost);
    assert_eq!(team.value(next, "stage"), team.stage(Noun::Deal, "new_order").0.into());
}

#[test]
fn a_deal_that_is_taken_again_gets_the_client_it_had_not() {
    let mut team = team();
    let lead = lead(&mut team);
    let deal = team.run(again(lead, Targets { deal: true, ..Targets::default() })).touched[0];
    assert_eq!(team.value(deal, "contact"), Value::Empty);
    team.move_to(lead, "new");
    let made = team.run(again(lead, Targets { company: false, ..ALL })).touched;
    assert_eq!(made[0], deal);
    assert_eq!((made[1].noun, made.len() > 1), (Noun::Contact, true));
    assert_eq!(team.value(deal, "contact"), made[1].id.into());
    assert_eq!(team.value(deal, "client_kind"), "new".into());
}
