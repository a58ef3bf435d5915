//! Somebody converts leads and is killed without warning: a lead is converted with everything that
//! belongs to it, or not at all.

use std::io::Write;

use voronka::crm::Database;
use voronka::domain::command::{Client, Command, Conversion, Set, Targets};
use voronka::domain::noun::Noun;
use voronka::domain::operation::OperationKind;

use super::halves::{Half, rounds};
use super::{given_path, writer};

/// How many leads are converted as one operation: enough for several transactions.
const LEADS: usize = 600;

/// What there must be none of, whenever one looks.
const HALVES: [Half; 5] = [
    (
        "a converted lead without its deal",
        "SELECT count(*) FROM lead l JOIN stage s ON s.id = l.stage_id WHERE s.meaning = 'won'
         AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.lead_id = l.id AND d.deleted_at IS NULL)",
    ),
    (
        "a deal of a lead that is not converted",
        "SELECT count(*) FROM deal d JOIN lead l ON l.id = d.lead_id
         JOIN stage s ON s.id = l.stage_id WHERE s.meaning <> 'won' AND d.deleted_at IS NULL",
    ),
    (
        "a deal without its contact and company",
        "SELECT count(*) FROM deal d WHERE d.contact_id IS NULL OR d.company_id IS NULL",
    ),
    (
        "a new contact that no deal has",
        "SELECT count(*) FROM contact c WHERE c.lead_id IS NOT NULL AND c.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM deal d WHERE d.contact_id = c.id AND d.deleted_at IS NULL)",
    ),
    (
        "a call that stayed with a converted lead",
        "SELECT count(*) FROM activity a JOIN lead l ON l.id = a.record_id AND a.noun = 'lead'
         JOIN stage s ON s.id = l.stage_id WHERE s.meaning = 'won'",
    ),
];

#[test]
fn a_conversion_that_is_killed_leaves_no_half_of_itself() {
    conversions(2);
}

#[test]
#[ignore = "long: 200 kills"]
fn two_hundred_conversions_that_are_killed_leave_no_half_of_themselves() {
    conversions(200);
}

fn conversions(kills: usize) {
    let name = "storage::conversions::a_part_that_converts_and_takes_back";
    rounds(kills, name, &HALVES, "SELECT count(*) FROM deal");
}

#[test]
#[ignore = "a part for another process"]
fn a_part_that_converts_and_takes_back() {
    let Some(path) = given_path() else { return };
    let db = Database::open(&path).unwrap();
    let mut writer = writer(&db);
    let create = |noun, set| Command::Create { noun, set };
    let leads: Vec<Command> = (0..LEADS)
        .map(|n| {
            let last = Set::new("last_name", format!("Nowak {n}").as_str());
            create(Noun::Lead, vec![last, Set::new("company_name", "Acme")])
        })
        .collect();
    let leads = writer.execute_all(1, OperationKind::Create, &leads, |_| {}).unwrap().touched;
    let calls = leads.iter().map(|on| {
        let about = Set::new("on", on.to_string().as_str());
        let set = vec![Set::new("kind", "call"), Set::new("subject", "a"), about];
        create(Noun::Activity, set)
    });
    writer.execute_all(1, OperationKind::Plan, &calls.collect::<Vec<_>>(), |_| {}).unwrap();
    std::io::stdout().write_all(b"\nready\n").unwrap();
    let targets = Targets { deal: true, contact: true, company: true };
    let conversions = leads.iter().map(|on| {
        let (contact, company) = (Client::Matching, Client::Matching);
        let lead = on.id;
        Command::Convert(Conversion { lead, targets, contact, company, ..Conversion::default() })
    });
    let conversions: Vec<Command> = conversions.collect();
    for now in 2.. {
        // First one by one, then all as one operation, which is taken back.
        if let [one, ..] = &conversions[..] {
            writer.execute(now, one).unwrap();
            writer.execute(now, &Command::Undo { operation: None }).unwrap();
        }
        assert_eq!(
            writer.execute_all(now, OperationKind::Convert, &conversions, |_| {}).unwrap().done,
            LEADS
        );
        for back_and_forth in [Command::Undo { operation: None }, Command::Redo] {
            writer.execute(now, &back_and_forth).unwrap();
        }
        writer.execute(now, &Command::Undo { operation: None }).unwrap();
    }
}
