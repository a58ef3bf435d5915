use proptest::prelude::*;

use super::*;
use crate::domain::command::{Client, Merge, Taken, Targets};
use crate::domain::happened::EventRef;

/// What a random person does; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Step {
    Create(usize, usize),
    Edit(usize, usize),
    Move(usize, usize, bool),
    Convert(usize, u8),
    Comment(usize),
    Pin(usize),
    Plan(usize, Option<i64>),
    Complete(usize),
    Delete(usize),
    Restore(usize),
    Merge(usize, usize),
    Apart(usize, usize, bool),
    Source,
}

fn step() -> impl Strategy<Value = Step> {
    let at = 0..1000_usize;
    prop_oneof![
        3 => (0..4_usize, at.clone()).prop_map(|(noun, v)| Step::Create(noun, v)),
        6 => (at.clone(), at.clone()).prop_map(|(on, what)| Step::Edit(on, what)),
        3 => (at.clone(), at.clone(), any::<bool>()).prop_map(|(on, to, c)| Step::Move(on, to, c)),
        1 => (at.clone(), 1..8_u8).prop_map(|(on, targets)| Step::Convert(on, targets)),
        1 => at.clone().prop_map(Step::Comment),
        1 => at.clone().prop_map(Step::Pin),
        2 => (at.clone(), proptest::option::of(0..99_i64)).prop_map(|(on, by)| Step::Plan(on, by)),
        1 => at.clone().prop_map(Step::Complete),
        1 => at.clone().prop_map(Step::Delete),
        1 => at.clone().prop_map(Step::Restore),
        2 => (at.clone(), at.clone()).prop_map(|(keep, other)| Step::Merge(keep, other)),
        1 => (at.clone(), at, any::<bool>()).prop_map(|(a, b, not)| Step::Apart(a, b, not)),
        1 => Just(Step::Source),
    ]
}

/// Values for an edit of a record, some of which do not fit its noun.
fn values(team: &Team, what: usize) -> Set {
    let setup = team.reader().setup();
    let user = setup.users[what % setup.users.len()].id.0;
    let stages: Vec<i64> = setup.stages.iter().map(|stage| stage.id.0).collect();
    let id = (what % 3) as i64 + 1;
    let table: Vec<(&str, Value)> = vec![
        ("title", ["", "Roof", "Ąż", "roof"][what % 4].into()),
        ("last_name", ["Nowak", ""][what % 2].into()),
        ("amount", (what as i64 * 100).into()),
        ("currency", ["PLN", "EUR"][what % 2].into()),
        ("source", Value::Int(what as i64 % 10 + 1)),
        ("tags", list(&["vip", "b2b", "old"][..what % 4])),
        ("phone", points(&["+48 600 100 200", "600100200"][..what % 3])),
        ("observers", Value::Ids(vec![user])),
        ("responsible", user.into()),
        ("stage", stages[what % stages.len()].into()),
        ("contact", Value::Int(id)),
        ("contact", Value::Empty),
        ("company", Value::Ids(vec![id, id + 1])),
        ("company", Value::Int(id)),
        ("contact", Value::Ids(vec![id])),
        ("temperature", "hot".into()),
        ("district", ["north", ""][what % 2].into()),
        ("subject", "Write".into()),
        ("deadline", Value::Int(1_800_000_000 + what as i64)),
        ("on", format!("lead/{id}").as_str().into()),
        ("comment", "long\nwords".into()),
    ];
    let (field, value) = table[what % table.len()].clone();
    Set::new(field, value)
}

fn command(team: &Team, step: &Step) -> Option<Command> {
    let raw = team.raw();
    let all = |sql: &str| -> Vec<RecordRef> {
        strings(&raw, sql).iter().map(|name| name.parse().unwrap()).collect()
    };
    let live = all("SELECT 'lead/' || id FROM lead WHERE deleted_at IS NULL
         UNION ALL SELECT 'deal/' || id FROM deal WHERE deleted_at IS NULL
         UNION ALL SELECT 'contact/' || id FROM contact WHERE deleted_at IS NULL
         UNION ALL SELECT 'company/' || id FROM company WHERE deleted_at IS NULL
         UNION ALL SELECT 'activity/' || id FROM activity WHERE deleted_at IS NULL");
    let pick = |list: &[RecordRef], at: usize| (!list.is_empty()).then(|| list[at % list.len()]);
    Some(match *step {
        Step::Create(noun, what) => {
            let noun = Noun::RECORDS[noun];
            let name = match noun {
                Noun::Contact => Set::new("last_name", "Nowak"),
                _ => Set::new("title", "New"),
            };
            Command::Create { noun, set: vec![values(team, what), name] }
        }
        Step::Edit(on, what) => {
            Command::Edit { on: pick(&live, on)?, set: vec![values(team, what)] }
        }
        Step::Move(on, to, comment) => {
            let setup = team.reader().setup();
            let to = setup.stages[to % setup.stages.len()].id;
            let comment = comment.then(|| "so it is".to_owned());
            Command::MoveStage { on: pick(&live, on)?, from: None, to, comment }
        }
        Step::Convert(on, bits) => {
            let leads = all("SELECT 'lead/' || id FROM lead WHERE deleted_at IS NULL");
            let targets =
                Targets { deal: bits & 1 > 0, contact: bits & 2 > 0, company: bits & 4 > 0 };
            let fill = vec![
                (Noun::Contact, Set::new("last_name", "Filled")),
                (Noun::Company, Set::new("title", "Filled")),
            ];
            let client = [Client::New, Client::Matching][usize::from(bits) % 2];
            Command::Convert(Conversion {
                lead: pick(&leads, on)?.id,
                targets,
                fill,
                contact: client,
                company: client,
                ..Conversion::default()
            })
        }
        Step::Comment(on) => Command::comment(pick(&live, on)?, "a word"),
        Step::Pin(on) => {
            let entries = all("SELECT 'entry/' || id FROM entry WHERE deleted_at IS NULL");
            let entry = pick(&entries, on)?;
            let on = team.value(entry, "on").as_text()?.parse().ok()?;
            Command::Pin { on, event: EventRef::Entry(entry.id) }
        }
        Step::Plan(on, at) => {
            let on = pick(&live, on)?;
            let mut set = sets(&[
                ("kind", "call".into()),
                ("subject", "Ask".into()),
                ("on", on.to_string().as_str().into()),
            ]);
            set.extend(at.map(|at| Set::new("deadline", at)));
            Command::Create { noun: Noun::Activity, set }
        }
        Step::Complete(on) => {
            let open = all("SELECT 'activity/' || id FROM activity WHERE deleted_at IS NULL");
            Command::Complete {
                activity: pick(&open, on)?.id,
                result: Some("yes".to_owned()),
                next: None,
            }
        }
        Step::Delete(on) => Command::Delete { on: pick(&live, on)? },
        Step::Restore(on) => {
            let gone = all("SELECT 'lead/' || id FROM lead WHERE deleted_at IS NOT NULL
                 UNION ALL SELECT 'contact/' || id FROM contact WHERE deleted_at IS NOT NULL");
            Command::Restore { on: pick(&gone, on)? }
        }
        Step::Merge(keep, other) => {
            let keep = pick(&live, keep)?;
            let same: Vec<RecordRef> =
                live.iter().copied().filter(|on| on.noun == keep.noun && *on != keep).collect();
            let other = pick(&same, other)?;
            let mut wanted = Merge::new(keep, vec![other]);
            if other.id % 2 == 0 {
                wanted.choices.push(("comment".to_owned(), Taken::From(other.id)));
            }
            Command::Merge(wanted)
        }
        Step::Apart(a, b, apart) => {
            let a = pick(&live, a)?;
            Command::TellApart { records: vec![a, pick(&live, b)?], apart }
        }
        Step::Source => {
            let code = format!("fair_{}", team.now);
            Command::Create {
                noun: Noun::Source,
                set: sets(&[
                    ("code", code.as_str().into()),
                    ("name_en", "Fair".into()),
                    ("name_ru", "Ярмарка".into()),
                    ("name_pl", "Targi".into()),
                ]),
            }
        }
    })
}

fn with_region() -> Team {
    let mut team = team();
    team.colleague("boris");
    for noun in ["lead", "deal", "contact"] {
        team.create(
            Noun::Field,
            &[
                ("noun", noun.into()),
                ("name", "district".into()),
                ("label", "District".into()),
                ("kind", "string".into()),
            ],
        );
    }
    with_rules(&mut team);
    team
}

/// A rule of each action; that of the copies leads on to that of the moves.
fn with_rules(team: &mut Team) {
    let leads = team.stage(Noun::Lead, "processed").0;
    let stage = |team: &Team, code: &str| Value::Int(team.stage(Noun::Deal, code).0);
    let (invoice, payment) = (stage(team, "invoice"), stage(team, "payment"));
    let won = stage(team, "won");
    for (code, at, action, more) in [
        ("convert", Value::Int(leads), "convert", ("into", list(&["deal", "contact"]))),
        ("copy", won, "copy", ("to", invoice.clone())),
        ("move", invoice, "move", ("to", payment)),
    ] {
        let values = [("code", code.into()), ("stage", at), ("action", action.into()), more];
        team.create(Noun::Rule, &values);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_of_whatever_was_done_are_exact(steps in proptest::collection::vec(step(), 1..20)) {
        let mut team = with_region();
        for step in steps {
            let Some(command) = command(&team, &step) else { continue };
            let told = format!("{command:?}");
            let before = team.data();
            let done = match team.try_run(command) {
                Ok(receipt) => receipt,
                Err(Failure::Refused(_)) => continue,
                Err(fault) => panic!("{told}: {fault:?}"),
            };
            if done.operation.is_none() {
                continue;
            }
            let after = team.data();
            let undone = team.undo();
            prop_assert!(undone.notes.is_empty(), "{told}: {:?}", undone.notes);
            prop_assert_eq!(&team.data(), &before, "undo of {}", told);
            team.run(Command::Redo);
            prop_assert_eq!(&team.data(), &after, "redo of {}", told);
        }
        team.assert_healthy();
    }

    #[test]
    fn everything_done_can_be_taken_back_step_by_step(steps in proptest::collection::vec(step(), 1..16)) {
        let mut team = with_region();
        let mut states = Vec::new();
        for step in steps {
            let Some(command) = command(&team, &step) else { continue };
            let before = team.data();
            if let Ok(Receipt { operation: Some(_), .. }) = team.try_run(command) {
                states.push(before);
            }
        }
        let last = team.data();
        for before in states.iter().rev() {
            team.undo();
            prop_assert_eq!(&team.data(), before);
        }
        for _ in &states {
            team.run(Command::Redo);
        }
        prop_assert_eq!(&team.data(), &last);
        let nothing = team.refuse(Command::Redo);
        prop_assert_eq!(nothing.message.id, "refused-nothing-to-redo");
        team.assert_healthy();
    }
}
