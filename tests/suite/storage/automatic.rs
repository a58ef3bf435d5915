//! Somebody moves leads and deals whose stages have rules, and is killed without warning: whoever came
//! to the stage has all that its rules make of it, or did not come there.

use std::io::Write;

use voronka::crm::Database;
use voronka::domain::command::{Command, Set};
use voronka::domain::noun::{Noun, RecordRef};
use voronka::domain::operation::OperationKind;
use voronka::domain::stage::{Meaning, StageId};
use voronka::domain::value::Value;

use super::halves::{Half, rounds};
use super::{given_path, writer};

/// How many leads and deals are moved as one operation: enough for several transactions.
const RECORDS: usize = 300;

/// What there must be none of, whenever one looks.
const HALVES: [Half; 5] = [
    (
        "a deal that is won without its copy",
        "SELECT count(*) FROM deal d JOIN stage s ON s.id = d.stage_id WHERE s.meaning = 'won'
         AND NOT EXISTS (SELECT 1 FROM deal c WHERE c.copy_of = d.id AND c.deleted_at IS NULL)",
    ),
    (
        "a copy of a deal that is not won",
        "SELECT count(*) FROM deal c JOIN deal d ON d.id = c.copy_of JOIN stage s ON s.id = d.stage_id
         WHERE s.meaning <> 'won' AND c.deleted_at IS NULL",
    ),
    (
        "a lead that came to the stage and became nothing",
        "SELECT count(*) FROM lead l JOIN stage s ON s.id = l.stage_id WHERE s.code = 'processed'",
    ),
    (
        "a converted lead without its deal or its call",
        "SELECT count(*) FROM lead l JOIN stage s ON s.id = l.stage_id WHERE s.meaning = 'won'
         AND NOT EXISTS (SELECT 1 FROM deal d JOIN activity a ON a.noun = 'deal'
           AND a.record_id = d.id AND a.deleted_at IS NULL
           WHERE d.lead_id = l.id AND d.deleted_at IS NULL)",
    ),
    (
        "something that rules made and no timeline tells of",
        "SELECT count(*) FROM deal d WHERE d.deleted_at IS NULL
         AND (d.lead_id IS NOT NULL OR d.copy_of IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM entry e JOIN entry_on o ON o.entry_id = e.id
           AND o.kind = 'rule' WHERE e.deleted_at IS NULL
           AND (o.noun = 'lead' AND o.record_id = d.lead_id
             OR o.noun = 'deal' AND o.record_id = d.copy_of))",
    ),
];

#[test]
fn a_move_with_rules_that_is_killed_leaves_no_half_of_itself() {
    moves(2);
}

#[test]
#[ignore = "long: 200 kills"]
fn two_hundred_moves_with_rules_that_are_killed_leave_no_half_of_themselves() {
    moves(200);
}

fn moves(kills: usize) {
    let name = "storage::automatic::a_part_that_moves_and_takes_back";
    rounds(kills, name, &HALVES, "SELECT count(*) FROM entry WHERE kind = 'rule'");
}

#[test]
#[ignore = "a part for another process"]
fn a_part_that_moves_and_takes_back() {
    let Some(path) = given_path() else { return };
    let db = Database::open(&path).unwrap();
    let mut writer = writer(&db);
    let setup = writer.setup().unwrap();
    let stages = |noun| {
        let pipeline = setup.pipelines_of(noun).next().unwrap().id;
        setup.stages_of(pipeline).cloned().collect::<Vec<_>>()
    };
    let (of_leads, of_deals) = (stages(Noun::Lead), stages(Noun::Deal));
    let processed = of_leads.iter().find(|stage| stage.code == "processed").unwrap().id;
    let won = of_deals.iter().find(|stage| stage.meaning == Meaning::Won).unwrap().id;
    let second = of_deals[1].id;
    let rule = |code: &str, stage: StageId, action: &str, more: Set| {
        let set = vec![
            Set::new("code", code),
            Set::new("name", code),
            Set::new("stage", stage.0),
            Set::new("action", action),
            Set::new("enabled", 1),
            more,
        ];
        Command::Create { noun: Noun::Rule, set }
    };
    let into = Value::List(vec!["deal".to_owned()]);
    for rule in [
        rule("call", processed, "plan", Set::new("plan", "call the client +1d")),
        rule("convert", processed, "convert", Set::new("into", into)),
        rule("copy", won, "copy", Set::new("to", second.0)),
    ] {
        writer.execute(1, &rule).unwrap();
    }
    let create = |noun| {
        let title = Set::new("title", "a");
        move |_| Command::Create { noun, set: vec![title.clone()] }
    };
    let mut all = |noun| {
        let commands: Vec<Command> = (0..RECORDS).map(create(noun)).collect();
        writer.execute_all(1, OperationKind::Create, &commands, |_| {}).unwrap().touched
    };
    let (leads, deals) = (all(Noun::Lead), all(Noun::Deal));
    std::io::stdout().write_all(b"\nready\n").unwrap();
    let go = |records: &[RecordRef], to| -> Vec<Command> {
        let go = |on: &RecordRef| Command::MoveStage { on: *on, from: None, to, comment: None };
        records.iter().map(go).collect()
    };
    let moves = [go(&leads, processed), go(&deals, won)].concat();
    for now in 2.. {
        // First one by one, then all as one operation, which is taken back.
        for one in [&moves[0], &moves[RECORDS]] {
            writer.execute(now, one).unwrap();
            writer.execute(now, &Command::Undo { operation: None }).unwrap();
        }
        assert_eq!(
            writer.execute_all(now, OperationKind::Move, &moves, |_| {}).unwrap().done,
            moves.len()
        );
        for back_and_forth in [Command::Undo { operation: None }, Command::Redo] {
            writer.execute(now, &back_and_forth).unwrap();
        }
        writer.execute(now, &Command::Undo { operation: None }).unwrap();
    }
}
