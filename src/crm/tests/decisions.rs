//! What a team decides about fields every database has.

use super::*;
use crate::domain::field::decision::{Decision, What};
use crate::domain::message::RefusalKind;
use crate::domain::stage::Meaning;

fn decide(noun: Noun, name: &str, what: What, holds: bool) -> Command {
    Command::Field { decision: Decision { noun, name: name.to_owned(), what }, holds }
}

/// Whether it must be filled in, and whether it is always shown.
fn flags(team: &Team, noun: Noun, name: &str) -> (bool, bool) {
    let setup = team.reader().setup();
    let flags = setup.registry.get(noun, name).unwrap().flags;
    (flags.required, flags.always)
}

#[test]
fn a_field_every_database_has_is_asked_for_and_taken_back() {
    let mut team = team();
    let source = |team: &Team| flags(team, Noun::Lead, "source");
    assert_eq!(source(&team), (false, false));
    let receipt = team.run(decide(Noun::Lead, "source", What::Required, true));
    assert_eq!(receipt.message.id, "receipt-field-required");
    team.run(decide(Noun::Lead, "source", What::Always, true));
    assert_eq!(source(&team), (true, true));
    team.undo();
    assert_eq!(source(&team), (true, false));
    team.run(Command::Redo);
    assert_eq!(source(&team), (true, true));

    let bare = vec![Set::new("title", "Roof")];
    let refused = team.refuse(Command::Create { noun: Noun::Lead, set: bare });
    assert_eq!(
        (refused.message.id, refused.field.as_deref()),
        ("refused-required", Some("source"))
    );
    let lead = team.create(Noun::Lead, &[("title", "Roof".into()), ("source", 1.into())]);
    let emptied = vec![Set::new("source", Value::Empty)];
    team.refuse(Command::Edit { on: lead, set: emptied.clone() });
    team.run(decide(Noun::Lead, "source", What::Required, false));
    assert_eq!(source(&team), (false, true));
    team.run(Command::Edit { on: lead, set: emptied });
    team.assert_healthy();
}

#[test]
fn a_lead_with_a_client_needs_no_phone_of_its_own_and_no_amount_is_none() {
    let mut team = team();
    team.run(decide(Noun::Lead, "phone", What::Required, true));
    let nowak = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    team.refuse(Command::Create { noun: Noun::Lead, set: vec![Set::new("title", "Roof")] });
    team.create(Noun::Lead, &[("contact", nowak.id.into())]);
    team.create(Noun::Lead, &[("phone", points(&["600700800"]))]);

    team.run(decide(Noun::Deal, "amount", What::Required, true));
    team.refuse(Command::Create { noun: Noun::Deal, set: vec![Set::new("title", "Roof")] });
    let deal = team.create(Noun::Deal, &[("title", "Roof".into()), ("amount", 500.into())]);
    team.refuse(Command::Edit { on: deal, set: vec![Set::new("amount", 0)] });
}

#[test]
fn what_is_mandatory_is_asked_for_whichever_way_a_record_is_saved() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let edit =
        |field: &str, value: Value| Command::Edit { on: lead, set: vec![Set::new(field, value)] };
    let stage = |team: &Team, meaning| {
        let setup = team.reader().setup();
        let of_leads = setup.pipelines_of(Noun::Lead).next().unwrap().id;
        setup.stages_of(of_leads).filter(|stage| stage.meaning == meaning).last().unwrap().id
    };
    let (open, lost) = (stage(&team, Meaning::Open), stage(&team, Meaning::Lost));
    let to = |to| Command::MoveStage { on: lead, from: None, to, comment: None };
    team.run(decide(Noun::Lead, "source", What::Required, true));
    team.run(decide(Noun::Lead, "amount", What::Required, true));

    for command in [edit("title", "Slates".into()), edit("stage", open.0.into()), to(open)] {
        let refused = team.refuse(command);
        let said = (refused.message.id, refused.field.as_deref());
        assert!(matches!(said, ("refused-required", Some("amount" | "source"))), "{said:?}");
    }
    assert_eq!(team.value(lead, "title"), "Roof".into(), "nothing is written");
    // Who only hands it on or sorts it is not asked, nor who gives up on it.
    team.run(edit("tags", Value::List(vec!["vip".to_owned()])));
    team.run(edit("responsible", 1.into()));
    team.run(to(lost));
    team.run(edit("title", "Slates".into()));
    team.refuse(to(open));
    // Filled in piece by piece.
    team.run(edit("source", 1.into()));
    team.refuse(to(open));
    team.run(edit("amount", 500.into()));
    team.run(to(open));
    team.run(edit("title", "Roof".into()));
    team.assert_healthy();
}

#[test]
fn what_a_target_of_a_conversion_is_asked_for_is_named() {
    let mut team = team();
    team.run(decide(Noun::Company, "region", What::Required, true));
    let lead = team.create(Noun::Lead, &[("company_name", "Acme".into())]);
    let targets = Targets { company: true, ..Targets::default() };
    let convert = |fill: Vec<(Noun, Set)>| {
        Command::Convert(Conversion { lead: lead.id, targets, fill, ..Conversion::default() })
    };
    let refused = team.refuse(convert(Vec::new()));
    assert_eq!(refused.field.as_deref(), Some("company.region"));
    team.run(convert(vec![(Noun::Company, Set::new("region", "Mazowieckie"))]));
}

#[test]
fn who_may_not_and_what_cannot_be_decided_is_refused() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let command = decide(Noun::Lead, "source", What::Always, true);
    let now = team.tick();
    assert_eq!(refusal(boris.execute(now, &command)).kind, RefusalKind::NotAllowed);
    for (noun, name, what) in [
        (Noun::Lead, "stage", What::Required),
        (Noun::Company, "title", What::Required),
        (Noun::Lead, "title", What::Always),
        (Noun::Lead, "created_at", What::Always),
        (Noun::Lead, "no_such", What::Always),
    ] {
        for holds in [true, false] {
            team.refuse(decide(noun, name, what, holds));
        }
    }
    // A field of the team's own has these flags itself.
    let values = [
        ("noun", "lead".into()),
        ("name", "size".into()),
        ("label", "Size".into()),
        ("kind", "string".into()),
    ];
    let own = team.create(Noun::Field, &values);
    team.run(decide(Noun::Lead, "size", What::Required, true));
    assert_eq!(team.value(own, "required"), 1.into());
    assert_eq!(flags(&team, Noun::Lead, "size"), (true, false));
    team.undo();
    assert_eq!(flags(&team, Noun::Lead, "size"), (false, false));
    team.assert_healthy();
}
