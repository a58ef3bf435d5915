//! Colleagues who are invited to an activity: it stands among their days, counts with their own, and
//! reminds each of them once.

use super::*;
use crate::domain::person::UserId;

const HOUR: i64 = 3600;

/// What a day shows, by subject, and whether it is an invitation.
fn day(team: &Team, user: UserId, whose: OfWhom) -> Vec<(String, bool)> {
    let now = team.now;
    let parts = vec![
        (Part::DoneToday, Some(now - 24 * HOUR), None),
        (Part::Overdue, None, Some(now)),
        (Part::Waiting, None, None),
        (Part::Today, Some(now), Some(now + 24 * HOUR)),
        (Part::Ahead, Some(now + 24 * HOUR), None),
        (Part::Undated, None, None),
    ];
    let days = Days { parts, whose, backward: false };
    let reader = team.db.reader(Viewer { user, admin: false }).unwrap();
    let page = reader.days(&days, &Filter::All, Window::Top { rows: 100 }).unwrap();
    assert_eq!(page.count, page.items.rows.len() as i64);
    let mut ids = reader.day_ids(&days, &Filter::All).unwrap();
    let mut shown: Vec<i64> = page.items.rows.iter().map(|row| row.id).collect();
    // Walking from any row in either direction leads to the same order.
    for (at, id) in shown.iter().enumerate() {
        let window = Window::Around { id: *id, before: 2, after: 3 };
        let around = reader.days(&days, &Filter::All, window).unwrap().items.rows;
        let around: Vec<i64> = around.iter().map(|row| row.id).collect();
        let from = at.saturating_sub(2);
        assert!(shown[from..].starts_with(&around), "{around:?} in {shown:?}");
    }
    ids.sort_unstable();
    let told = page.items.rows.iter().map(|row| (row.subject.clone(), row.is_invitation(whose)));
    let told = told.collect();
    shown.sort_unstable();
    assert_eq!(ids, shown);
    told
}

fn subjects(told: &[(String, bool)]) -> Vec<&str> {
    told.iter().map(|(subject, _)| subject.as_str()).collect()
}

struct Office {
    team: Team,
    boris: Writer,
    lead: RecordRef,
}

fn office() -> Office {
    let mut team = team();
    let boris = team.colleague("boris");
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    Office { team, boris, lead }
}

impl Office {
    fn him(&self) -> UserId {
        self.boris.viewer().user
    }

    fn plan(&mut self, subject: &str, deadline: Option<i64>, more: &[(&str, Value)]) -> RecordRef {
        let on = self.lead.to_string();
        let mut set = vec![
            ("kind", "meeting".into()),
            ("subject", subject.into()),
            ("on", on.as_str().into()),
            ("deadline", deadline.map_or(Value::Empty, Value::Int)),
        ];
        set.extend(more.iter().cloned());
        self.team.create(Noun::Activity, &set)
    }

    /// Invited to by Anna.
    fn invite(&mut self, subject: &str, deadline: Option<i64>) -> RecordRef {
        let people = Value::Ids(vec![self.him().0]);
        self.plan(subject, deadline, &[("people", people)])
    }

    fn counters(&self, now: i64) -> (i64, i64, i64) {
        let reader = self.team.db.reader(self.boris.viewer()).unwrap();
        let c = reader.counters(now, now + 24 * HOUR, 1000).unwrap();
        (c.overdue, c.today, c.soon)
    }
}

#[test]
fn an_invitation_stands_among_ones_own_in_their_order_and_counts_with_them() {
    let mut office = office();
    let him = office.him();
    let now = office.team.now;
    let his: Value = him.0.into();
    office.plan("own-late", Some(now - 2 * HOUR), &[("responsible", his.clone())]);
    office.invite("late", Some(now - HOUR));
    office.invite("soon", Some(now + HOUR));
    office.plan("own", Some(now + 2 * HOUR), &[("responsible", his.clone())]);
    let both = office.invite("both", Some(now + 3 * HOUR));
    office.invite("some day", None);
    office.plan("annas", Some(now + HOUR), &[]);
    let mine = day(&office.team, him, OfWhom::Mine(him));
    let expected = ["own-late", "late", "soon", "own", "both", "some day"];
    assert_eq!(subjects(&mine), expected);
    let invited = day(&office.team, him, OfWhom::Invited(him));
    assert_eq!(subjects(&invited), ["late", "soon", "both", "some day"]);
    assert!(invited.iter().all(|(_, invitation)| *invitation));
    assert!(!mine[0].1 && !mine[3].1);
    let at = office.team.now;
    assert_eq!(office.counters(at), (2, 3, 0));
    // Once it is lit, it is counted as such; who does it himself is not invited besides.
    assert_eq!(office.counters(now + HOUR - 900), (2, 3, 1));
    office.team.edit(both, "responsible", his);
    let mine = day(&office.team, him, OfWhom::Mine(him));
    assert_eq!(subjects(&mine), expected);
    assert!(!mine[4].1, "it is his own now");
    office.team.undo();
    assert!(day(&office.team, him, OfWhom::Mine(him))[4].1);
}

#[test]
fn an_invitation_follows_its_activity() {
    let mut office = office();
    let him = office.him();
    let now = office.team.now;
    let meeting = office.invite("meeting", Some(now + HOUR));
    let lead = office.lead;
    let invited = |office: &Office| day(&office.team, him, OfWhom::Invited(him)).len();
    let counters = |office: &Office| office.counters(now);
    assert_eq!((invited(&office), counters(&office)), (1, (0, 1, 0)));
    for command in [
        Command::Delete { on: meeting },
        Command::Delete { on: lead },
        Command::Edit { on: meeting, set: vec![Set::new("people", Value::Ids(Vec::new()))] },
    ] {
        office.team.run(command.clone());
        assert_eq!((invited(&office), counters(&office)), (0, (0, 0, 0)), "{command:?}");
        office.team.undo();
        assert_eq!((invited(&office), counters(&office)), (1, (0, 1, 0)), "{command:?}");
    }
    office.team.run(Command::Complete { activity: meeting.id, result: None, next: None });
    assert_eq!((invited(&office), counters(&office)), (1, (0, 0, 0)), "among what was done");
    office.team.assert_healthy();
}

#[test]
fn whoever_is_invited_is_reminded_once_by_his_own_settings() {
    let mut office = office();
    let (him, anna) = (office.him(), office.team.anna.viewer().user);
    let at = office.team.now + 5 * HOUR;
    office.team.edit(RecordRef::new(Noun::User, him.0), "reminders", Value::Ids(vec![120, 60]));
    let meeting = office.invite("meeting", Some(at));
    let untold = |office: &Office, user: UserId| {
        let reader = office.team.db.reader(Viewer { user, admin: false }).unwrap();
        reader.untold().unwrap().len()
    };
    assert_eq!(office.team.reader().next_turn(office.team.now).unwrap(), Some(at - 2 * HOUR));
    // Whoever looks first lets it come, and nobody after him.
    assert_eq!(office.boris.remind(at - 2 * HOUR).unwrap(), 1);
    assert_eq!(office.team.anna.remind(at - 2 * HOUR).unwrap(), 0);
    assert_eq!((untold(&office, him), untold(&office, anna)), (1, 0));
    assert_eq!(office.team.anna.remind(at - HOUR).unwrap(), 1);
    assert_eq!(office.team.anna.remind(at - 900).unwrap(), 1, "Anna's own");
    assert_eq!((untold(&office, him), untold(&office, anna)), (1, 1));
    // The timeline tells of it once: of whoever is to do it.
    let entries: i64 = office
        .team
        .raw()
        .query_row("SELECT count(*) FROM entry WHERE kind = 'reminder'", [], |r| r.get(0))
        .unwrap();
    assert_eq!(entries, 1);
    // The activity's own reminders are everybody's; what is over reminds nobody.
    let next = at + 24 * HOUR;
    office.team.edit(meeting, "deadline", next);
    office.team.edit(meeting, "remind", Value::Ids(vec![5]));
    assert_eq!(office.boris.remind(next - 301).unwrap(), 0);
    assert_eq!(office.boris.remind(next - 300).unwrap(), 2);
    office.team.edit(meeting, "deadline", next + 24 * HOUR);
    office.team.run(Command::Complete { activity: meeting.id, result: None, next: None });
    assert_eq!(office.boris.remind(next + 48 * HOUR).unwrap(), 0);
}
