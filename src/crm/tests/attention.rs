use super::*;

/// When an activity is lit and when its next reminder comes.
fn moments(team: &Team, activity: RecordRef) -> (Option<i64>, Option<i64>) {
    let sql = "SELECT lit_at, remind_at FROM activity WHERE id = ?1";
    team.raw().query_row(sql, [activity.id], |r| Ok((r.get(0)?, r.get(1)?))).unwrap()
}

fn plan(team: &mut Team, on: RecordRef, deadline: i64, remind: Value) -> RecordRef {
    let on = on.to_string();
    let set = [
        ("kind", "call".into()),
        ("subject", "Ask".into()),
        ("on", on.as_str().into()),
        ("deadline", Value::Int(deadline)),
        ("remind", remind),
    ];
    team.create(Noun::Activity, &set)
}

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

#[test]
fn reminders_are_the_activitys_else_the_persons_else_the_pipelines() {
    let mut team = team();
    let deal = team.create(Noun::Deal, &[]);
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let at = team.now + 10 * DAY;
    let usual = plan(&mut team, deal, at, Value::Empty);
    let own = plan(&mut team, deal, at, Value::Ids(vec![10, 120]));
    let person = plan(&mut team, contact, at, Value::Empty);
    let lit = |team: &Team| [usual, own, person].map(|on| at - moments(team, on).0.unwrap());
    assert_eq!(lit(&team), [900, 2 * HOUR, 900]);
    assert_eq!(moments(&team, own).1, Some(at - 2 * HOUR));

    let sales = team.reader().setup().pipelines_of(Noun::Deal).next().unwrap().id;
    let sales = RecordRef::new(Noun::Pipeline, sales.0);
    team.edit(sales, "reminders", Value::Ids(vec![30, 1440]));
    assert_eq!(lit(&team), [DAY, 2 * HOUR, 900]);
    let anna = RecordRef::new(Noun::User, team.anna.viewer().user.0);
    team.edit(anna, "reminders", Value::Int(60));
    assert_eq!(lit(&team), [HOUR, 2 * HOUR, HOUR]);
    team.undo();
    assert_eq!(lit(&team), [DAY, 2 * HOUR, 900]);

    let other = team.create(
        Noun::Pipeline,
        &[
            ("code", "service".into()),
            ("name_en", "Service".into()),
            ("name_ru", "Сервис".into()),
            ("name_pl", "Serwis".into()),
            ("noun", "deal".into()),
        ],
    );
    let stage = team.create(
        Noun::Stage,
        &[
            ("code", "first".into()),
            ("name_en", "First".into()),
            ("name_ru", "Первая".into()),
            ("name_pl", "Pierwszy".into()),
            ("pipeline", Value::Int(other.id)),
            ("meaning", "open".into()),
            ("colour", "grey".into()),
        ],
    );
    team.run(Command::MoveStage { on: deal, to: StageId(stage.id), comment: None });
    assert_eq!(lit(&team), [900, 2 * HOUR, 900]);
    team.undo();
    assert_eq!(lit(&team), [DAY, 2 * HOUR, 900]);

    let refused = team.refuse(Command::Edit {
        on: sales,
        set: vec![Set::new("reminders", Value::Ids(Vec::new()))],
    });
    assert_eq!(refused.message.id, "refused-last-reminder");
    team.edit(anna, "reminders", Value::Empty);
}

#[test]
fn what_is_done_or_rests_in_the_bin_asks_for_nothing() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[]);
    let at = team.now + DAY;
    let call = plan(&mut team, lead, at, Value::Empty);
    let planned = (Some(at - 900), Some(at - 900));
    assert_eq!(moments(&team, call), planned);
    for command in [
        Command::Complete { activity: call.id, result: None },
        Command::Delete { on: call },
        Command::Delete { on: lead },
        Command::Edit { on: call, set: vec![Set::new("deadline", Value::Empty)] },
    ] {
        team.run(command.clone());
        assert_eq!(moments(&team, call), (None, None), "{command:?}");
        team.undo();
        assert_eq!(moments(&team, call), planned, "{command:?}");
    }
    // Planned too late for its reminder, it is reminded of at the deadline.
    let soon = team.now + 300;
    team.edit(call, "deadline", soon);
    assert_eq!(moments(&team, call), (Some(soon - 900), Some(soon)));
    let past = team.now - DAY;
    team.edit(call, "deadline", past);
    assert_eq!(moments(&team, call), (Some(past - 900), None));
}

#[test]
fn everybody_changes_his_own_settings_and_takes_that_back() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let (him, anna) = (boris.viewer().user, team.anna.viewer().user);
    let edit = |user: crate::domain::person::UserId, field: &str, value: Value| Command::Edit {
        on: RecordRef::new(Noun::User, user.0),
        set: vec![Set::new(field, value)],
    };
    let now = team.tick();
    boris.execute(now, &edit(him, "reminders", Value::Ids(vec![60, 5]))).unwrap();
    let reminders = team.value(RecordRef::new(Noun::User, him.0), "reminders");
    assert_eq!(reminders, Value::Ids(vec![60, 5]));
    boris.execute(now, &Command::Undo { operation: None }).unwrap();
    assert!(team.value(RecordRef::new(Noun::User, him.0), "reminders").is_empty());
    for command in [
        edit(anna, "reminders", Value::Int(5)),
        edit(him, "admin", Value::Int(1)),
        edit(him, "login", "anna2".into()),
    ] {
        let refused = refusal(boris.execute(now, &command));
        assert_eq!(refused.message.id, "refused-right", "{command:?}");
    }
}
