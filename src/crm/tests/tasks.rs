//! Tasks between who asks for them and who does them.

use super::*;
use crate::crm::inbox::Wanted;
use crate::crm::reader::{Event, Position};
use crate::domain::command::Did;
use crate::domain::notice::Kind;
use crate::domain::planning::Turn;
use crate::domain::task::{State, Step};

struct Office {
    team: Team,
    boris: Writer,
    lead: RecordRef,
    task: RecordRef,
}

/// Anna, who is no administrator's subordinate, asks Boris for something about a lead.
fn office(terms: &[(&str, Value)]) -> Office {
    let mut team = team();
    let boris = team.colleague("boris");
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let on = lead.to_string();
    let mut set: Vec<(&str, Value)> = vec![
        ("kind", "task".into()),
        ("subject", "Contract".into()),
        ("on", on.as_str().into()),
        ("responsible", Value::Int(boris.viewer().user.0)),
    ];
    set.extend(terms.iter().cloned());
    let task = team.create(Noun::Activity, &set);
    Office { team, boris, lead, task }
}

impl Office {
    fn boris(&mut self, step: Step, words: Option<&str>) -> Result<Receipt, Failure> {
        let now = self.team.tick();
        let words = words.map(str::to_owned);
        self.boris.execute(now, &Command::Task { task: self.task.id, step, words })
    }

    fn anna(&mut self, step: Step) -> Result<Receipt, Failure> {
        self.anna_says(step, None)
    }

    fn anna_says(&mut self, step: Step, words: Option<&str>) -> Result<Receipt, Failure> {
        let words = words.map(str::to_owned);
        self.team.try_run(Command::Task { task: self.task.id, step, words })
    }

    fn state(&self) -> State {
        State::parse(self.team.value(self.task, "state").as_text().unwrap()).unwrap()
    }

    fn flag(&self, field: &str) -> bool {
        self.team.value(self.task, field) == Value::Int(1)
    }

    /// What the timeline of the lead says of the task, the newest first.
    fn told(&self) -> Vec<Turn> {
        let (events, _) = self.team.reader().timeline(self.lead, Position::NEWEST, 50).unwrap();
        let told = events.into_iter().filter_map(|happened| match happened.event {
            Event::Planning(pair) => Some(pair.1.turns),
            _ => None,
        });
        told.flatten().collect()
    }
}

#[test]
fn a_task_goes_from_hand_to_hand_and_the_timeline_tells_of_it() {
    let mut office = office(&[("acceptance", Value::Int(1)), ("needs_result", Value::Int(1))]);
    assert_eq!(office.state(), State::New);
    assert_eq!(office.boris(Step::View, None).unwrap().did, Did::Looked);
    assert_eq!(office.boris(Step::Start, None).unwrap().did, Did::Other);
    office.boris(Step::Pause, None).unwrap();
    office.boris(Step::Start, None).unwrap();
    let missing = refusal(office.boris(Step::Finish, None));
    assert_eq!(missing.message.id, "refused-task-result");
    let finished = office.boris(Step::Finish, Some("signed")).unwrap();
    assert_eq!(finished.message.id, "receipt-task-control");
    assert_eq!(office.state(), State::AwaitingControl);
    assert_eq!(refusal(office.boris(Step::Accept, None)).message.id, "refused-task-creator");
    office.anna_says(Step::Return, Some("no seal")).unwrap();
    assert_eq!(office.state(), State::InProgress);
    assert_eq!(office.team.value(office.task, "returned"), "no seal".into());
    office.boris(Step::Finish, None).unwrap();
    assert!(office.team.value(office.task, "returned").is_empty(), "it is dealt with");
    office.anna(Step::Accept).unwrap();
    assert_eq!(office.state(), State::Done);
    assert!(!office.team.value(office.task, "done_at").is_empty());
    use State::{AwaitingControl, InProgress, Viewed, Waiting};
    let boris = office.boris.viewer().user;
    let told = [
        Turn::State(AwaitingControl),
        Turn::Returned(Some("no seal".to_owned())),
        Turn::State(AwaitingControl),
        Turn::State(InProgress),
        Turn::State(Waiting),
        Turn::State(InProgress),
        Turn::State(Viewed),
        Turn::Planned(None, Some(boris)),
    ];
    assert_eq!(office.told(), told);
    office.anna(Step::Return).unwrap();
    assert_eq!(office.told()[0], Turn::Returned(None));
    assert!(office.team.value(office.task, "done_at").is_empty());
    office.team.assert_healthy();
}

#[test]
fn done_means_finished_wherever_it_is_said() {
    let mut office = office(&[("acceptance", Value::Int(1))]);
    let now = office.team.tick();
    let done =
        Command::Complete { activity: office.task.id, result: Some("sent".to_owned()), next: None };
    let receipt = office.boris.execute(now, &done).unwrap();
    assert_eq!(receipt.message.id, "receipt-task-control");
    office.team.run(done);
    assert_eq!(office.state(), State::Done);
    let stranger = office.team.colleague("vera");
    let mut stranger = stranger;
    let now = office.team.tick();
    let again = Command::Task { task: office.task.id, step: Step::Return, words: None };
    assert_eq!(refusal(stranger.execute(now, &again)).message.id, "refused-task-creator");
    let call =
        office.team.create(Noun::Activity, &[("kind", "call".into()), ("subject", "x".into())]);
    assert!(office.team.value(call, "state").is_empty());
    let start = Command::Task { task: call.id, step: Step::Start, words: None };
    assert_eq!(office.team.refuse(start).message.id, "refused-no-task");
}

#[test]
fn changes_are_marked_until_whoever_does_it_has_seen_them() {
    let mut office = office(&[]);
    office.boris(Step::View, None).unwrap();
    office.team.edit(office.task, "description", "Two copies");
    assert!(office.flag("changed") && !office.flag("deadline_changed"));
    office.team.edit(office.task, "deadline", office.team.now + 86_400);
    assert!(office.flag("deadline_changed"));
    office.boris(Step::Start, None).unwrap();
    assert!(!office.flag("changed") && office.flag("deadline_changed"));
    let now = office.team.tick();
    let set = vec![Set::new("checklist", "[x] one\n[ ] two")];
    office.boris.execute(now, &Command::Edit { on: office.task, set }).unwrap();
    assert!(!office.flag("changed"), "his own change");
    let changed = |field: &str, from: Value, to: Value| Turn::Changed(field.to_owned(), from, to);
    let deadline = Value::Int(office.team.value(office.task, "deadline").as_int().unwrap());
    assert_eq!(office.told()[2], changed("deadline", Value::Empty, deadline));
    assert_eq!(office.told()[1], Turn::State(State::InProgress));
    let anna = office.team.anna.viewer().user.0;
    office.team.edit(office.task, "responsible", anna);
    assert_eq!(office.state(), State::Viewed);
    let boris = office.boris.viewer().user.0;
    assert_eq!(office.told()[0], changed("responsible", boris.into(), anna.into()));
}

#[test]
fn what_becomes_of_a_checklist_and_of_reminders_is_told() {
    use crate::domain::checklist::Turn::{Added, Removed, Ticked, Unticked};
    let deadline = Value::Int(1_900_000_000);
    let mut office = office(&[("checklist", "price\nsign".into()), ("deadline", deadline)]);
    let items = |turns: Vec<crate::domain::checklist::Turn>| Turn::Checklist(turns);
    let named = |text: &str| text.to_owned();
    let boris = |office: &mut Office, text: &str| {
        let now = office.team.tick();
        let set = vec![Set::new("checklist", text)];
        office.boris.execute(now, &Command::Edit { on: office.task, set }).unwrap();
    };
    boris(&mut office, "[x] price\nsign");
    assert_eq!(office.told()[0], items(vec![Ticked(named("price"))]));
    let now = office.team.tick();
    office.boris.execute(now, &Command::Undo { operation: None }).unwrap();
    assert_eq!(office.told()[0], items(vec![Unticked(named("price"))]));
    boris(&mut office, "sign\nsend");
    assert_eq!(office.told()[0], items(vec![Added(named("send")), Removed(named("price"))]));
    boris(&mut office, "send\nsign");
    assert!(matches!(&office.told()[0], Turn::Changed(field, ..) if field == "checklist"));
    office.team.edit(office.task, "remind", Value::Ids(vec![60]));
    let remind = Turn::Changed("remind".to_owned(), Value::Empty, Value::Ids(vec![60]));
    assert_eq!(office.told()[0], remind);
    // Who wrote the same again changed nothing.
    let told = office.told();
    boris(&mut office, "send\nsign");
    assert_eq!(office.told(), told);
}

#[test]
fn what_one_gives_to_oneself_one_has_seen() {
    let mut office = office(&[]);
    assert_eq!(office.state(), State::New);
    let (anna, boris) = (office.team.anna.viewer().user.0, office.boris.viewer().user.0);
    let own = |whose: Option<i64>| {
        let mut set = vec![("kind", "task".into()), ("subject", "x".into())];
        set.extend(whose.map(|id| ("responsible", Value::Int(id))));
        set
    };
    for (whose, state) in [(None, "viewed"), (Some(anna), "viewed"), (Some(boris), "new")] {
        let task = office.team.create(Noun::Activity, &own(whose));
        assert_eq!(office.team.value(task, "state"), state.into(), "{whose:?}");
    }
    let call =
        office.team.create(Noun::Activity, &[("kind", "call".into()), ("subject", "x".into())]);
    assert!(office.team.value(call, "progress").is_empty());
    // Who takes a task over has seen it, and who gets it back has not.
    office.team.edit(office.task, "responsible", anna);
    assert_eq!(office.state(), State::Viewed);
    let now = office.team.tick();
    let set = vec![Set::new("responsible", Value::Int(boris))];
    office.boris.execute(now, &Command::Edit { on: office.task, set }).unwrap();
    assert_eq!(office.state(), State::Viewed);
    let now = office.team.tick();
    let set = vec![Set::new("responsible", Value::Int(anna))];
    office.boris.execute(now, &Command::Edit { on: office.task, set }).unwrap();
    assert_eq!(office.state(), State::New);
    office.anna(Step::View).unwrap();
    assert_eq!(office.state(), State::Viewed);
}

#[test]
fn looking_again_takes_the_mark_away_and_nothing_else() {
    for done in [false, true] {
        let mut office = office(&[]);
        office.boris(Step::Start, None).unwrap();
        if done {
            office.boris(Step::Finish, Some("sent")).unwrap();
        }
        let state = office.state();
        office.team.edit(office.task, "checklist", "[ ] price");
        let done_at = office.team.value(office.task, "done_at");
        assert!(office.flag("changed"));
        // The creator's own look changes nothing.
        assert!(office.anna(Step::View).is_err() && office.flag("changed"));
        let told = office.told();
        office.boris(Step::View, None).unwrap();
        assert!(!office.flag("changed") && office.state() == state);
        assert_eq!(office.team.value(office.task, "done_at"), done_at);
        assert_eq!(office.told(), told, "looking is not told");
        let again = refusal(office.boris(Step::View, None));
        assert!(again.message.id.starts_with("refused-"), "{again:?}");
    }
}

#[test]
fn the_mark_stands_among_the_days_and_on_the_board() {
    let mut office = office(&[]);
    office.team.edit(office.task, "deadline", office.team.now + 600);
    let board = |office: &Office| {
        let (team, window) = (&office.team, Window::Top { rows: 9 });
        let stage = team.stage(Noun::Lead, "new");
        let column = team.reader().column(Noun::Lead, stage, &Filter::All, window).unwrap();
        column.tiles.rows[0].next.clone().unwrap().changed
    };
    let day = |office: &Office| {
        let now = office.team.now;
        let parts = vec![(Part::Today, Some(now), Some(now + 900))];
        let days = Days { parts, whose: OfWhom::Everybody, backward: false };
        let window = Window::Top { rows: 9 };
        let page = office.team.reader().days(&days, &Filter::All, window).unwrap();
        (page.items.rows[0].changed, page.items.rows[0].state)
    };
    assert_eq!((board(&office), day(&office)), (true, (true, Some(State::New))));
    office.boris(Step::View, None).unwrap();
    assert_eq!((board(&office), day(&office)), (false, (false, Some(State::Viewed))));
}

#[test]
fn every_step_is_taken_back_and_looking_is_no_step() {
    let mut office = office(&[]);
    let now = office.team.tick();
    let mine = Command::Create { noun: Noun::Lead, set: sets(&[("title", "Boris".into())]) };
    office.boris.execute(now, &mine).unwrap();
    office.boris(Step::View, None).unwrap();
    let now = office.team.tick();
    let undone = office.boris.execute(now, &Command::Undo { operation: None }).unwrap();
    assert_eq!((undone.message.id, office.state()), ("receipt-undone-one", State::Viewed));
    let before = office.team.data();
    for step in [Step::Start, Step::Finish] {
        office.boris(step, Some("x").filter(|_| step == Step::Finish)).unwrap();
        assert_ne!(office.team.data(), before);
        let now = office.team.tick();
        office.boris.execute(now, &Command::Undo { operation: None }).unwrap();
        assert_eq!(office.team.data(), before, "{step:?}");
    }
    let (before, now) = (office.team.dump(), office.team.now);
    let wrong = Command::Task { task: office.task.id, step: Step::Pause, words: None };
    assert!(office.boris.execute(now, &wrong).is_err());
    assert_eq!(office.team.dump(), before);
}

#[test]
fn two_who_change_one_checklist_do_not_overwrite_each_other() {
    let mut office = office(&[("checklist", "one\ntwo".into())]);
    let was = office.team.value(office.task, "checklist");
    let ticked = |text: &str| Command::Edit {
        on: office.task,
        set: vec![Set {
            field: "checklist".to_owned(),
            value: text.into(),
            was: Some(was.clone()),
        }],
    };
    let (first, second) = (ticked("[x] one\n[ ] two"), ticked("[ ] one\n[x] two"));
    office.team.run(first);
    let now = office.team.tick();
    let refused = refusal(office.boris.execute(now, &second));
    assert_eq!(refused.message.id, "refused-changed-meanwhile");
}

#[test]
fn who_accepts_a_task_is_told_that_it_waits_and_who_does_it_that_it_came_back() {
    let mut office = office(&[("acceptance", Value::Int(1))]);
    office.boris(Step::Finish, None).unwrap();
    let news = |reader: &Reader| {
        let unread = reader.notices(Wanted::Unread, i64::MAX, 9).unwrap();
        unread.into_iter().map(|one| (one.kind, one.activity, one.reason)).collect::<Vec<_>>()
    };
    let task = Some(office.task.id);
    assert_eq!(news(&office.team.reader()), [(Kind::Control, task, None)]);
    office.anna_says(Step::Return, Some("no seal")).unwrap();
    office.boris(Step::Finish, None).unwrap();
    office.anna(Step::Return).unwrap();
    let boris = office.team.db.reader(office.boris.viewer()).unwrap();
    let why = Some("no seal".to_owned());
    // Each says what was said with it, also after it was dealt with.
    let expected = [(Kind::Returned, task, None), (Kind::Returned, task, why)];
    assert_eq!(news(&boris)[..2], expected);
    assert_eq!(news(&boris)[2], (Kind::Assigned, task, None));
}
