use super::*;
use crate::domain::happened::EventRef;
use crate::domain::message::RefusalKind;
use crate::domain::operation::OperationKind;
use crate::domain::stage::PipelineId;

fn create(noun: Noun, values: &[(&str, Value)]) -> Command {
    Command::Create { noun, set: sets(values) }
}

fn edit(on: RecordRef, field: &str, value: impl Into<Value>) -> Command {
    Command::Edit { on, set: vec![Set::new(field, value)] }
}

fn convert(lead: i64, deal: bool, contact: bool, company: bool) -> Command {
    let targets = Targets { deal, contact, company };
    Command::Convert(Conversion { lead, targets, ..Conversion::default() })
}

#[test]
fn a_refusal_leaves_the_file_as_it_was_to_the_byte() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "x".into())]);
    let bare = team.create(Noun::Lead, &[("phone", points(&["+48600100200"]))]);
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let company = team.create(Noun::Company, &[("title", "Acme".into())]);
    let repeat = team.create(Noun::Lead, &[("contact", contact.id.into())]);
    let gone = team.create(Noun::Contact, &[("last_name", "Gone".into())]);
    team.run(Command::Delete { on: gone });
    let call = team.create(Noun::Activity, &[("kind", "call".into()), ("subject", "a".into())]);
    team.run(Command::Complete { activity: call.id, result: None, next: None });
    let deal_stage = team.stage(Noun::Deal, "won");
    let source = RecordRef::new(Noun::Source, 1);
    team.edit(lead, "source", source.id);
    let first = RecordRef::new(Noun::Stage, team.stage(Noun::Lead, "new").0);
    let empty = RecordRef::new(Noun::Stage, team.stage(Noun::Deal, "won").0);
    let pipeline = RecordRef::new(Noun::Pipeline, 1);
    let none = RecordRef::new(Noun::Lead, 4711);
    let me = RecordRef::new(Noun::User, team.anna.viewer().user.0);
    let field = |name: &str, kind: &str| {
        create(
            Noun::Field,
            &[
                ("noun", "lead".into()),
                ("name", name.into()),
                ("label", "L".into()),
                ("kind", kind.into()),
            ],
        )
    };
    let done = team.undo().operation;

    let table: Vec<(Command, &str)> = vec![
        (create(Noun::Lead, &[("nonsense", "x".into())]), "refused-unknown-field"),
        (create(Noun::Lead, &[("amount", "many".into())]), "refused-value"),
        (create(Noun::Lead, &[("stage", deal_stage.0.into())]), "refused-value"),
        (create(Noun::Lead, &[("source", 999.into())]), "refused-value"),
        (create(Noun::Lead, &[("responsible", 999.into())]), "refused-value"),
        (create(Noun::Lead, &[("title", "a\0b".into())]), "refused-value"),
        (create(Noun::Lead, &[("contact", gone.id.into())]), "refused-deleted"),
        (create(Noun::Lead, &[("title", "x".repeat(5000).as_str().into())]), "refused-too-long"),
        (create(Noun::Lead, &[("contact", 999.into())]), "refused-no-record"),
        (create(Noun::Contact, &[]), "refused-contact-empty"),
        (create(Noun::Company, &[("industry", "x".into())]), "refused-required"),
        (create(Noun::Activity, &[("kind", "call".into())]), "refused-required"),
        (
            create(
                Noun::Activity,
                &[("kind", "call".into()), ("subject", "x".into()), ("on", "deal/999".into())],
            ),
            "refused-no-record",
        ),
        (create(Noun::Entry, &[("kind", "comment".into())]), "refused-entry-alone"),
        (create(Noun::User, &[("login", "anna".into())]), "refused-taken"),
        (create(Noun::Source, &[("code", "x".into())]), "refused-required"),
        (field("district", "rainbow"), "refused-field-kind"),
        (field("District", "string"), "refused-field-name"),
        (field("x; DROP TABLE lead", "string"), "refused-field-name"),
        (field("x\" TEXT, y", "string"), "refused-field-name"),
        (field("created", "string"), "refused-field-reserved"),
        (field("title_key", "string"), "refused-field-reserved"),
        (field("title", "string"), "refused-taken"),
        (edit(none, "title", "x"), "refused-no-record"),
        (edit(gone, "post", "x"), "refused-deleted"),
        (edit(lead, "created_at", 5), "refused-system-field"),
        (edit(lead, "repeat", 1), "refused-system-field"),
        (edit(lead, "responsible", Value::Empty), "refused-required"),
        (edit(lead, "stage", Value::Empty), "refused-required"),
        (edit(company, "title", Value::Empty), "refused-required"),
        (edit(lead, "temperature", "boiling"), "refused-value"),
        (edit(lead, "close_date", "2027-01-01"), "refused-unknown-field"),
        (
            Command::Edit {
                on: lead,
                set: vec![Set::new("title", "new"), Set::new("amount", "many")],
            },
            "refused-value",
        ),
        (edit(first, "pipeline", 2), "refused-fixed-field"),
        (edit(first, "meaning", "lost"), "refused-meaning-in-use"),
        (edit(empty, "meaning", "open"), "refused-last-stage"),
        (edit(first, "code", "junk"), "refused-taken"),
        (edit(me, "admin", 0), "refused-last-administrator"),
        (
            Command::MoveStage { on: lead, from: None, to: deal_stage, comment: None },
            "refused-other-pipeline",
        ),
        (
            Command::MoveStage { on: lead, from: None, to: StageId(999), comment: None },
            "refused-no-stage",
        ),
        (
            Command::MoveStage { on: contact, from: None, to: deal_stage, comment: None },
            "refused-other-pipeline",
        ),
        (
            Command::MoveStage {
                on: lead,
                from: None,
                to: team.stage(Noun::Lead, "junk"),
                comment: Some("a\0b".to_owned()),
            },
            "refused-value",
        ),
        (convert(lead.id, false, false, false), "refused-convert-nothing"),
        (convert(repeat.id, true, true, false), "refused-convert-repeat"),
        (convert(bare.id, true, true, true), "refused-convert-lacks"),
        (convert(999, true, false, false), "refused-no-record"),
        (
            Command::Convert(Conversion {
                lead: lead.id,
                targets: Targets { deal: true, ..Targets::default() },
                pipeline: Some(PipelineId(1)),
                ..Conversion::default()
            }),
            "refused-no-pipeline",
        ),
        (Command::comment(lead, " \n"), "refused-comment-empty"),
        (Command::comment(none, "x"), "refused-no-record"),
        (Command::Pin { on: none, event: EventRef::Entry(1) }, "refused-no-record"),
        (Command::Pin { on: lead, event: EventRef::Entry(999) }, "refused-no-event"),
        (Command::Delete { on: none }, "refused-no-record"),
        (Command::Delete { on: gone }, "refused-deleted"),
        (Command::Delete { on: first }, "refused-in-use"),
        (Command::Delete { on: empty }, "refused-last-stage"),
        (Command::Delete { on: pipeline }, "refused-in-use"),
        (Command::Delete { on: me }, "refused-in-use-user"),
        (Command::Restore { on: lead }, "refused-not-deleted"),
        (Command::Complete { activity: call.id, result: None, next: None }, "refused-done-already"),
        (Command::Complete { activity: 999, result: None, next: None }, "refused-no-record"),
        (Command::Undo { operation: Some(OpId(999)) }, "refused-no-operation"),
    ];
    assert!(table.len() >= 25);
    // An undo is no obstacle to the table: what it says is asked of commands afterwards too.
    assert!(done.is_some());
    let before = team.dump();
    for (command, said) in table {
        let told = format!("{command:?}");
        let refusal = team.refuse(command);
        assert_eq!(refusal.message.id, said, "{told}");
        assert_eq!(team.dump(), before, "{told}");
    }
}

#[test]
fn settings_are_refused_to_who_does_not_administer_them() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let stage = RecordRef::new(Noun::Stage, team.stage(Noun::Lead, "new").0);
    let before = team.dump();
    for command in [
        create(Noun::Source, &[]),
        create(Noun::User, &[("login", "eve".into())]),
        edit(stage, "code", "fresh"),
        Command::Delete { on: stage },
    ] {
        let refusal = refusal(boris.execute(5, &command));
        assert_eq!(refusal.kind, RefusalKind::NotAllowed, "{command:?}");
    }
    let his = RecordRef::new(Noun::User, boris.viewer().user.0);
    team.edit(his, "name", "Boris");
    assert_ne!(team.dump(), before, "the dump sees changes");
}

#[test]
fn in_a_bulk_operation_a_refused_command_leaves_the_others_standing() {
    let mut team = team();
    let commands = vec![
        create(Noun::Lead, &[("title", "a".into())]),
        create(Noun::Lead, &[("amount", "many".into())]),
        convert(1, true, true, true),
        create(Noun::Lead, &[("title", "b".into())]),
        Command::Redo,
    ];
    let now = team.tick();
    let bulk = team.anna.execute_all(now, OperationKind::Import, &commands, |_| {}).unwrap();
    let refused: Vec<usize> = bulk.refused.iter().map(|(place, _)| *place).collect();
    assert_eq!(refused, [1, 2, 4]);
    assert_eq!(bulk.done, 2);
    assert_eq!(bulk.touched.len(), 2, "nothing of what was rolled back: {:?}", bulk.touched);
    assert_eq!(team.count(Noun::Company, &Filter::All), 0);
    team.undo();
    assert_eq!(team.count(Noun::Lead, &Filter::All), 0);

    let lead = team.create(Noun::Lead, &[("amount", 5.into())]);
    let other = team.create(Noun::Lead, &[("amount", 7.into())]);
    let same = [lead, other].map(|on| edit(on, "amount", 5));
    for (id, changed) in [("receipt-many", 1), ("receipt-many-unchanged", 0)] {
        let now = team.tick();
        let bulk = team.anna.execute_all(now, OperationKind::Edit, &same, |_| {}).unwrap();
        assert_eq!((bulk.receipt().id, bulk.done - bulk.unchanged()), (id, changed));
        assert_eq!(bulk.operation.is_some(), changed > 0);
        let did = Message::new("many-edited").into();
        assert_eq!(bulk.receipt().args.contains(&("did", did)), changed > 0);
        if let Some(operation) = bulk.operation {
            let kept = team.reader().operations(1).unwrap().remove(0);
            assert_eq!((kept.id, kept.args), (operation, format!(r#"{{"count":{changed}}}"#)));
        }
    }

    let before = team.dump();
    let now = team.tick();
    let none = team.anna.execute_all(now, OperationKind::Import, &commands[1..2], |_| {}).unwrap();
    assert_eq!((none.operation, none.done), (None, 0));
    assert_eq!(team.dump(), before);
}
