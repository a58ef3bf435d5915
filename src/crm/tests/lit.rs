//! How much of a column asks for attention: what is counted, for whom, and that it follows whatever
//! happens to activities and records.

use super::*;
use crate::domain::command::Merge;
use crate::domain::tally::{MOST, Tally};

const HOUR: i64 = 3600;

impl Team {
    fn plan(&mut self, on: RecordRef, deadline: Option<i64>) -> RecordRef {
        let mut set = vec![
            ("kind", "call".into()),
            ("subject", "Ask".into()),
            ("on", on.to_string().as_str().into()),
        ];
        set.extend(deadline.map(|deadline| ("deadline", Value::Int(deadline))));
        self.create(Noun::Activity, &set)
    }

    /// What is lit at the first stage of a noun: overdue, waited for, soon.
    fn asking(&self, noun: Noun, filter: &Filter, now: i64) -> (i64, i64, i64) {
        let code = if noun == Noun::Lead { "new" } else { "new_order" };
        let stage = self.stage(noun, code);
        let lit = self.reader().lit(noun, [stage], filter, now).unwrap();
        let [(at, Tally { overdue, waits, soon, quiet: 0 })] = lit.as_slice() else {
            panic!("{lit:?}")
        };
        assert_eq!(*at, stage);
        (*overdue, *waits, *soon)
    }

    fn lit_now(&self) -> (i64, i64, i64) {
        self.assert_healthy();
        self.asking(Noun::Lead, &Filter::All, self.now)
    }
}

#[test]
fn a_column_counts_activities_from_the_moment_they_are_lit() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let at = team.now + 10 * HOUR;
    for deadline in [Some(at), Some(at), Some(at + HOUR), None] {
        team.plan(lead, deadline);
    }
    for (now, expected) in [
        (at - 901, (0, 0, 0)),
        (at - 900, (0, 0, 2)),
        (at, (0, 0, 2)),
        (at + 1, (2, 0, 0)),
        (at + HOUR - 900, (2, 0, 1)),
        (at + 2 * HOUR, (3, 0, 0)),
    ] {
        assert_eq!(team.asking(Noun::Lead, &Filter::All, now), expected, "{}", now - at);
        // The cards say the same.
        let stage = team.stage(Noun::Lead, "new");
        let window = Window::Top { rows: 9 };
        let column = team.reader().column(Noun::Lead, stage, &Filter::All, window).unwrap();
        let tally = column.tiles.rows[0].tally(now);
        assert_eq!((tally.overdue, tally.waits, tally.soon), expected);
        assert_eq!(tally.open(), 4);
    }
    team.assert_healthy();
}

#[test]
fn a_column_counts_what_the_viewer_sees_of_it() {
    let mut team = team();
    team.colleague("boris");
    let boris = team.reader().setup().users.iter().find(|user| user.login == "boris").unwrap().id;
    let (mine, his) = (
        team.create(Noun::Lead, &[("title", "Roof".into())]),
        team.create(Noun::Lead, &[("title", "Door".into()), ("responsible", Value::Int(boris.0))]),
    );
    let late = Some(team.now - HOUR);
    for on in [mine, his, his] {
        team.plan(on, late);
    }
    let one_of = |field: &str, id: i64| Filter::OneOf {
        field: field.to_owned(),
        values: vec![Value::Int(id)],
    };
    let me = team.anna.viewer().user.0;
    for (filter, overdue) in [
        (Filter::All, 3),
        (one_of("responsible", me), 1),
        (one_of("responsible", boris.0), 2),
        (one_of("id", his.id), 2),
        (one_of("id", 99), 0),
    ] {
        let lit = team.asking(Noun::Lead, &filter, team.now);
        assert_eq!(lit, (overdue, 0, 0), "{filter:?}");
    }
}

#[test]
fn the_count_follows_what_is_done_moved_binned_merged_and_taken_back() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let other = team.create(Noun::Lead, &[("title", "Door".into())]);
    let late = team.now - HOUR;
    let first = team.plan(lead, Some(late));
    team.plan(lead, Some(late - HOUR));
    team.plan(other, Some(late));
    assert_eq!(team.lit_now(), (3, 0, 0));

    let far = Value::Int(late + 1000 * HOUR);
    let merge = Merge::new(lead, vec![other]);
    let done = Command::Complete { activity: first.id, result: None, next: None };
    let to = team.stage(Noun::Lead, "in_work");
    for (command, left) in [
        (done, 2),
        (Command::Edit { on: first, set: vec![Set::new("deadline", far)] }, 2),
        (Command::Delete { on: first }, 2),
        (Command::Delete { on: lead }, 1),
        (Command::MoveStage { on: lead, from: None, to, comment: None }, 1),
        (Command::Merge(merge), 3),
        (convert_into(lead, Targets { deal: true, ..Targets::default() }), 1),
    ] {
        let told = format!("{command:?}");
        team.run(command);
        assert_eq!(team.lit_now(), (left, 0, 0), "{told}");
        team.undo();
        assert_eq!(team.lit_now(), (3, 0, 0), "{told} undone");
        team.run(Command::Redo);
        assert_eq!(team.lit_now(), (left, 0, 0), "{told} redone");
        team.undo();
    }
    // What was open goes on with the deal.
    team.run(convert_into(lead, Targets { deal: true, ..Targets::default() }));
    assert_eq!(team.asking(Noun::Deal, &Filter::All, team.now), (2, 0, 0));
    team.undo();

    // A colleague takes one off.
    let mut boris = team.colleague("boris");
    let done = Command::Complete { activity: first.id, result: None, next: None };
    let now = team.tick();
    boris.execute(now, &done).unwrap();
    assert_eq!(team.lit_now(), (2, 0, 0));
    // Whoever is to be reminded a year before is reminded at once.
    team.plan(other, Some(team.now + 100 * 24 * HOUR));
    assert_eq!(team.lit_now(), (2, 0, 0));
    let me = RecordRef::new(Noun::User, team.anna.viewer().user.0);
    team.edit(me, "reminders", Value::Int(365 * 24 * 60));
    assert_eq!(team.lit_now(), (2, 0, 1));
}

#[test]
fn who_waits_is_counted_at_once() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let activity = team.plan(lead, None);
    assert_eq!(team.lit_now(), (0, 0, 0));
    team.raw().execute("UPDATE activity SET incoming = 1 WHERE id = ?1", [activity.id]).unwrap();
    assert_eq!(team.lit_now(), (0, 1, 0));
    // Put off to a day, it is planned; past that, it is late.
    let at = team.now + 100 * HOUR;
    team.edit(activity, "deadline", at);
    assert_eq!(team.lit_now(), (0, 0, 0));
    assert_eq!(team.asking(Noun::Lead, &Filter::All, at + 1), (1, 0, 0));
    team.run(Command::Complete { activity: activity.id, result: None, next: None });
    assert_eq!(team.lit_now(), (0, 0, 0));
}

#[test]
fn counting_stops_where_a_counter_does_and_a_check_notices_what_is_kept_wrongly() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
        INSERT INTO activity (kind, subject, deadline, lit_at, noun, record_id, responsible_id,
          created_at, updated_at) SELECT 'call', 'x', i, i, 'lead', ?1, 1, 1, 1 FROM n";
    team.raw().execute(sql, [lead.id]).unwrap();
    assert_eq!(team.lit_now(), (MOST + 1, 0, 0));
    team.raw().execute("UPDATE lead SET lit_at = 7", []).unwrap();
    let health = team.db.check().unwrap();
    assert_eq!(health.totals, [format!("{lead}: 7, 1")]);
    team.raw().execute("UPDATE lead SET lit_at = NULL", []).unwrap();
    assert_eq!(team.db.check().unwrap().totals, [format!("{lead}: -, 1")]);
}
