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
    team.run(Command::MoveStage { on: deal, from: None, to: StageId(stage.id), comment: None });
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
        Command::Complete { activity: call.id, result: None, next: None },
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

/// What the timeline of a record says of reminders: how many seconds were left.
fn reminded(team: &Team, on: RecordRef) -> Vec<i64> {
    let (events, _) = team.reader().timeline(on, crate::crm::reader::Position::NEWEST, 50).unwrap();
    let left = events.into_iter().filter_map(|happened| match happened.event {
        crate::crm::reader::Event::Entry(entry) if entry.kind == "reminder" => {
            entry.facts().reminded.and_then(|(_, _, deadline)| Some(deadline? - happened.at))
        }
        _ => None,
    });
    left.collect()
}

#[test]
fn a_reminder_comes_once_lifts_the_card_and_says_how_much_time_is_left() {
    let mut team = team();
    let stage = team.stage(Noun::Deal, "new_order");
    let deal = team.create(Noun::Deal, &[("title", "first".into())]);
    let other = team.create(Noun::Deal, &[("title", "second".into())]);
    let order = |team: &Team| -> Vec<i64> {
        let window = crate::crm::reader::Window::Top { rows: 10 };
        let column = team.reader().column(Noun::Deal, stage, &Filter::All, window).unwrap();
        column.tiles.rows.into_iter().map(|tile| tile.id).collect()
    };
    assert_eq!(order(&team), [other.id, deal.id]);
    let at = team.now + 2 * HOUR;
    let call = plan(&mut team, deal, at, Value::Ids(vec![60, 15]));
    assert_eq!(team.reader().next_turn(team.now).unwrap(), Some(at - HOUR));

    assert_eq!(team.anna.remind(at - HOUR - 1).unwrap(), 0);
    assert!(team.reader().untold().unwrap().is_empty());
    assert_eq!(team.anna.remind(at - HOUR).unwrap(), 1);
    assert_eq!(team.anna.remind(at - HOUR).unwrap(), 0, "once");
    assert_eq!(order(&team), [deal.id, other.id]);
    assert_eq!(reminded(&team, deal), [HOUR]);
    // Nobody looked when the second one was due: it comes when somebody does, and says so.
    assert_eq!(team.anna.remind(at + 60).unwrap(), 1);
    assert_eq!(reminded(&team, deal), [-60, HOUR]);
    assert_eq!(team.anna.remind(at + DAY).unwrap(), 0);
    let untold = team.reader().untold().unwrap();
    assert_eq!(untold.iter().map(|one| one.activity).collect::<Vec<_>>(), [call.id]);
    team.anna.told(at, untold[0].id).unwrap();
    assert!(team.reader().untold().unwrap().is_empty());

    // It is nobody's operation: what is undone is what the person did.
    let receipt = team.undo();
    assert_eq!(receipt.touched, [call]);
    assert!(!team.lives(call));
    team.run(Command::Undo { operation: None });
    team.assert_healthy();
}

#[test]
fn several_sessions_and_one_reminder() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let lead = team.create(Noun::Lead, &[]);
    let at = team.now + HOUR;
    for _ in 0..300 {
        plan(&mut team, lead, at, Value::Empty);
    }
    let mut also_anna = team.db.writer(team.anna.viewer()).unwrap();
    let start = std::sync::Barrier::new(3);
    let look = |writer: &mut Writer| {
        start.wait();
        writer.remind(at).unwrap()
    };
    let came: usize = std::thread::scope(|scope| {
        let look = &look;
        let others = [&mut boris, &mut also_anna].map(|writer| scope.spawn(move || look(writer)));
        let mine = look(&mut team.anna);
        mine + others.map(|other| other.join().unwrap()).iter().sum::<usize>()
    });
    assert_eq!(came, 300);
    let entries: i64 = team
        .raw()
        .query_row("SELECT count(*) FROM entry WHERE kind = 'reminder'", [], |r| r.get(0))
        .unwrap();
    assert_eq!(entries, 300);
    // Whoever let them come, each is told of his own.
    let reader = team.db.reader(boris.viewer()).unwrap();
    assert!(reader.untold().unwrap().is_empty());
    assert_eq!(team.reader().untold().unwrap().len(), 200, "not more at once");
}

#[test]
fn counters_follow_the_reminders() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[]);
    let day_end = team.now + DAY;
    let counters = |team: &Team, now: i64| {
        let c = team.reader().counters(now, day_end, 1000).unwrap();
        (c.overdue, c.today, c.soon, c.incoming)
    };
    let at = team.now + 2 * HOUR;
    let call = plan(&mut team, lead, at, Value::Empty);
    plan(&mut team, lead, day_end + HOUR, Value::Ids(vec![2880]));
    for (now, expected) in [
        (at - 901, (0, 1, 1, 0)),
        (at - 900, (0, 1, 2, 0)),
        (at, (0, 1, 2, 0)),
        (at + 1, (1, 0, 1, 0)),
    ] {
        assert_eq!(counters(&team, now), expected, "{}", now - at);
    }
    team.run(Command::Complete { activity: call.id, result: None, next: None });
    assert_eq!(counters(&team, at + 1), (0, 0, 1, 0));
}

#[test]
fn a_record_that_ends_ends_what_somebody_waited_for() {
    let mut team = team();
    for (noun, stage, by_edit) in
        [(Noun::Lead, "junk", false), (Noun::Deal, "lost", false), (Noun::Deal, "won", true)]
    {
        let on = team.create(noun, &[]);
        let at = team.now + DAY;
        let call = plan(&mut team, on, at, Value::Empty);
        let name = on.to_string();
        let waiting = team.create(
            Noun::Activity,
            &[
                ("kind", "mail".into()),
                ("subject", "Price?".into()),
                ("on", name.as_str().into()),
                ("incoming", Value::Int(1)),
            ],
        );
        let before = team.data();
        let to = team.stage(noun, stage);
        let receipt = match by_edit {
            true => team.edit(on, "stage", to.0),
            false => team.move_to(on, stage),
        };
        assert!(receipt.notes.iter().any(|note| note.id == "note-incoming-ended"), "{receipt:?}");
        assert!(!team.value(waiting, "done_at").is_empty());
        assert_eq!(team.value(waiting, "ended_by"), Value::Int(to.0));
        assert!(team.value(call, "done_at").is_empty(), "what is planned stands");
        team.undo();
        assert_eq!(team.data(), before, "{noun:?} {stage}");
    }
}

#[test]
fn done_and_the_next_one_are_one_step() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[]);
    let at = team.now + DAY;
    let call = plan(&mut team, lead, at, Value::Empty);
    let before = team.data();
    let next = |remind: Value| {
        let deadline = Value::Int(at + DAY);
        let given = [("kind", "call".into()), ("subject", "Again".into())];
        let given = given.into_iter().chain([("deadline", deadline), ("remind", remind)]);
        Some(sets(&given.collect::<Vec<(&str, Value)>>()))
    };
    let complete = |next| Command::Complete { activity: call.id, result: None, next };
    let many = next(Value::Ids((0..20).collect()));
    team.refuse(complete(many));
    assert_eq!(team.data(), before, "neither is done");
    team.run(complete(next(Value::Ids(vec![30]))));
    let planned = team.reader().planned(lead, 9).unwrap();
    assert_eq!(planned.iter().map(|one| one.subject.as_str()).collect::<Vec<_>>(), ["Again"]);
    assert_eq!(planned[0].lit_at, Some(at + DAY - 1800));
    team.undo();
    assert_eq!(team.data(), before);
}

#[test]
fn reminders_need_a_deadline_and_the_past_is_named() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[]);
    let name = lead.to_string();
    let call = |more: &[(&str, Value)]| {
        let given =
            [("kind", "call".into()), ("subject", "Ask".into()), ("on", name.as_str().into())];
        let set: Vec<(&str, Value)> = given.into_iter().chain(more.iter().cloned()).collect();
        Command::Create { noun: Noun::Activity, set: sets(&set) }
    };
    let refused = team.refuse(call(&[("remind", Value::Ids(vec![15]))]));
    assert_eq!(refused.message.id, "refused-reminder-undated");
    let past = Value::Int(team.now - DAY);
    let receipt = team.run(call(&[("deadline", past.clone())]));
    assert_eq!(receipt.notes[0].id, "note-deadline-past");
    let planned = receipt.touched[0];
    let later = Value::Int(team.now + DAY);
    let receipt = team.edit(planned, "deadline", later);
    assert!(receipt.notes.is_empty());
    assert_eq!(team.edit(planned, "deadline", past).notes[0].id, "note-deadline-past");
    team.edit(planned, "remind", Value::Ids(vec![5, 60]));
    assert_eq!(team.value(planned, "remind"), Value::Ids(vec![60, 5]));
    team.run(Command::Complete { activity: planned.id, result: None, next: None });
    let refused =
        team.refuse(Command::Edit { on: planned, set: vec![Set::new("remind", Value::Int(5))] });
    assert_eq!(refused.message.id, "refused-reminder-done");
    let kept = team.value(planned, "deadline");
    let later = Value::Int(team.now + 2 * DAY);
    let refused =
        team.refuse(Command::Edit { on: planned, set: vec![Set::new("deadline", later)] });
    assert_eq!(refused.message.id, "refused-deadline-done");
    assert_eq!(team.value(planned, "deadline"), kept);
}
