//! Records nobody turned to the client of, records that stand too long, and who has how many.

use super::*;
use crate::domain::attempt::{Attempt, Outcome};
use crate::domain::inbound::Channel;
use crate::domain::neglect;

fn attempt(channel: Channel, outcome: Outcome) -> Attempt {
    Attempt { channel, to: "+48 600 100 200".to_owned(), outcome, text: String::new() }
}

fn log(on: RecordRef, channel: Channel, outcome: Outcome) -> Command {
    Command::Log { on, attempt: attempt(channel, outcome) }
}

impl Team {
    fn unattended(&self, on: RecordRef) -> bool {
        let reader = self.reader();
        let ids = reader.ids(on.noun, &neglect::unattended(on.noun)).unwrap();
        assert_eq!(reader.untouched(on.noun).unwrap(), ids.len() as i64);
        assert_eq!(
            self.value(on, "touched_at").is_empty(),
            ids.contains(&on.id) || !self.lives(on)
        );
        ids.contains(&on.id)
    }

    fn operation(&self) -> OpId {
        self.reader().operations(1).unwrap()[0].id
    }
}

#[test]
fn what_we_do_towards_the_client_is_a_touch_and_what_is_taken_back_is_none() {
    let mut team = team();
    let plan = |on: RecordRef| Command::Create {
        noun: Noun::Activity,
        set: sets(&[
            ("kind", "call".into()),
            ("subject", "x".into()),
            ("on", on.to_string().as_str().into()),
        ]),
    };
    for (name, touch) in [
        ("call", true),
        ("letter", true),
        ("not sent", false),
        ("comment", false),
        ("plan", false),
        ("done", true),
    ] {
        let lead = team.create(Noun::Lead, &[("title", name.into())]);
        assert!(team.unattended(lead), "{name}");
        match name {
            "call" => drop(team.run(log(lead, Channel::Call, Outcome::NoAnswer))),
            "letter" => drop(team.run(log(lead, Channel::Mail, Outcome::Sent))),
            "not sent" => drop(team.run(log(lead, Channel::Mail, Outcome::NotSent))),
            "comment" => drop(team.run(Command::comment(lead, "x"))),
            "plan" => drop(team.run(plan(lead))),
            _ => {
                let activity = team.run(plan(lead)).touched[0].id;
                team.run(Command::Complete { activity, result: None, next: None });
            }
        }
        assert_eq!(team.unattended(lead), !touch, "{name}");
        team.undo();
        assert!(team.unattended(lead), "{name} taken back");
        team.run(Command::Redo);
        assert_eq!(team.unattended(lead), !touch, "{name} again");
    }
}

#[test]
fn the_first_of_several_touches_counts_and_the_next_one_takes_its_place() {
    let mut team = team();
    let deal = team.create(Noun::Deal, &[("title", "Pumps".into())]);
    team.run(log(deal, Channel::Call, Outcome::Busy));
    let (first, at) = (team.operation(), team.now);
    team.run(log(deal, Channel::Call, Outcome::Reached));
    assert_eq!(team.value(deal, "touched_at"), Value::Int(at));
    team.run(Command::Undo { operation: Some(first) });
    assert_eq!(team.value(deal, "touched_at"), Value::Int(at + 1));
    team.run(Command::Delete { on: deal });
    team.undo();
    assert_eq!(team.value(deal, "touched_at"), Value::Int(at + 1));
}

#[test]
fn a_plan_instead_of_an_answer_is_no_touch_but_an_answer_is() {
    let mut team = team();
    for answered in [true, false] {
        let call = format!(r#"{{"from": "+4860010020{}", "duration": 0}}"#, i64::from(answered));
        let now = team.tick();
        let taken = team.anna.intake(now, Channel::Call, call.as_bytes(), None).unwrap();
        let lead = taken.received.home.unwrap();
        assert!(team.unattended(lead));
        let lit = team.reader().planned(lead, 5).unwrap()[0].id;
        match answered {
            true => drop(team.run(Command::Complete { activity: lit, result: None, next: None })),
            false => {
                let on = lead.to_string();
                let plan =
                    [("kind", "call".into()), ("subject", "x".into()), ("on", on.as_str().into())];
                team.create(Noun::Activity, &plan);
                assert_eq!(
                    team.value(RecordRef::new(Noun::Activity, lit), "replaced"),
                    Value::Int(1)
                );
            }
        }
        assert_eq!(team.unattended(lead), !answered);
    }
}

#[test]
fn a_deal_made_of_a_lead_was_turned_to_with_it() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("last_name", "Nowak".into())]);
    let targets = Targets { deal: true, ..Targets::default() };
    let deal =
        team.run(convert_into(lead, targets)).touched.into_iter().find(|on| on.noun == Noun::Deal);
    assert!(!team.unattended(deal.unwrap()));
    assert!(
        !team
            .reader()
            .ids(Noun::Lead, &neglect::unattended(Noun::Lead))
            .unwrap()
            .contains(&lead.id)
    );
}

#[test]
fn a_record_rots_after_the_days_of_its_stage() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let stage = RecordRef::new(Noun::Stage, team.stage(Noun::Lead, "new").0);
    for wrong in [0, -3, neglect::LONGEST + 1] {
        let set = vec![Set::new("limit_days", wrong)];
        assert_eq!(team.refuse(Command::Edit { on: stage, set }).message.id, "refused-limit-days");
    }
    team.edit(stage, "limit_days", 3);
    let rotting = |team: &Team, now: i64| {
        let setup = team.reader().setup();
        let stages = setup.pipelines_of(Noun::Lead).flat_map(|p| setup.stages_of(p.id));
        let found = team.reader().ids(Noun::Lead, &neglect::rotting(stages, now)).unwrap();
        let counted = team.reader().neglected(now).unwrap();
        assert_eq!(counted.rotting, found.len() as i64);
        assert_eq!(counted.unattended, 1);
        found
    };
    let days = 3 * 86_400;
    let came = team.value(lead, "moved_at").as_int().unwrap();
    assert_eq!(rotting(&team, came + days), Vec::<i64>::new());
    assert_eq!(rotting(&team, came + days + 1), [lead.id]);
    team.move_to(lead, "in_work");
    assert_eq!(rotting(&team, came + days + 1), Vec::<i64>::new());
    team.edit(stage, "limit_days", Value::Empty);
    team.undo();
    team.undo();
    assert_eq!(rotting(&team, came + days + 1), [lead.id]);
}

#[test]
fn the_load_is_read_from_the_kept_totals() {
    let mut team = team();
    drop(team.colleague("boris"));
    let setup = team.reader().setup();
    let id = |login: &str| setup.users.iter().find(|user| user.login == login).unwrap().id;
    for (who, stage) in [("anna", "new"), ("boris", "new"), ("boris", "in_work"), ("boris", "new")]
    {
        let stage = Value::Int(team.stage(Noun::Lead, stage).0);
        team.create(Noun::Lead, &[("responsible", Value::Int(id(who).0)), ("stage", stage)]);
    }
    let lost = team.create(Noun::Lead, &[]);
    team.move_to(lost, "junk");
    let loads = team.reader().load(Noun::Lead).unwrap();
    let [load] = &loads[..] else { panic!("one pipeline") };
    assert_eq!(load.people[0], (id("boris"), vec![2, 1, 0]));
    assert_eq!(load.people[1], (id("anna"), vec![1, 0, 0]));
    assert_eq!(load.totals(), [3, 1, 0]);
}
