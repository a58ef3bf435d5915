//! What colleagues do while a file comes in.

use super::*;
use crate::domain::command::Merge;

/// Imports a file over what is here. After its first transaction the colleague carries these out.
fn import_while(
    team: &mut Team,
    (noun, mode, keys): (Noun, OnDuplicate, &str),
    text: &str,
    commands: &[Command],
) -> Report {
    let mut colleague = team.database.writer(team.writer.viewer()).unwrap();
    let mut commands = commands.iter();
    let mut meanwhile = |_, _| {
        commands.by_ref().for_each(|command| drop(colleague.execute(NOW, command).unwrap()));
    };
    let (stop, keys) = (AtomicBool::new(false), KnownBy::parse(keys, noun).unwrap());
    let setup = team.writer.setup().unwrap();
    with_request(&setup, noun, text, &stop, |request| {
        let request = Request { duplicates: (mode, &keys), ..*request };
        team.writer.import(NOW, &request, &mut meanwhile).unwrap()
    })
}

/// Rows that fill the first transaction, and these behind them.
fn behind(header: &str, filler: &str, rows: &str) -> String {
    let first: String = (0..BATCH).map(|n| filler.replace('#', &n.to_string())).collect();
    format!("{header}\n{first}{rows}")
}

#[test]
fn a_client_who_goes_meanwhile_is_linked_with_nothing() {
    let mut team = Team::new();
    let contact = |id| RecordRef::new(Noun::Contact, id);
    let people = "Last name,Email\nBell,ann@acme.com\nLow,bob@acme.com\nLowe,rob@acme.com\n";
    team.import(Noun::Contact, people).unwrap();
    let merge = Merge {
        keep: contact(3),
        others: vec![contact(2)],
        choices: Vec::new(),
        seen: Vec::new(),
        apart: false,
    };
    let commands = [Command::Delete { on: contact(1) }, Command::Merge(merge)];
    let rows = "Roof,Bell,ann@acme.com\nDoor,Low,bob@acme.com\n";
    let file = behind("title,Contact,Contact Email", "d#,,\n", rows);
    let asked = (Noun::Deal, OnDuplicate::Allow, "");
    let report = import_while(&mut team, asked, &file, &commands);
    assert!(report.failed.is_none() && report.rejected.is_empty(), "{report:?}");
    let of = |n: i64| team.value(RecordRef::new(Noun::Deal, BATCH as i64 + n), "contact").as_int();
    assert_eq!(of(1), Some(4), "as if she had been put away before: she is made anew");
    assert_eq!(of(2), Some(3), "he is the one whom he was merged into");
    assert_eq!(report.tally.contacts, 1);
    assert!(team.database.check().unwrap().is_good());
}

#[test]
fn a_record_that_goes_meanwhile_costs_the_file_nothing() {
    for mode in [OnDuplicate::Merge, OnDuplicate::Replace] {
        let mut team = Team::new();
        team.import(Noun::Lead, "Last name,First name\nBell,Ann\nLow,Bob\n").unwrap();
        let file = behind("Last name,First name,Post", "P#,Q,\n", "Bell,Ann,boss\nLow,Bob,clerk\n");
        let asked = (Noun::Lead, mode, "name");
        let report = import_while(&mut team, asked, &file, &[Command::Delete { on: lead(1) }]);
        assert!(report.failed.is_none() && report.rejected.is_empty(), "{report:?}");
        assert_eq!((report.tally.made, report.tally.updated), (BATCH as u64 + 1, 1), "{mode:?}");
        assert_eq!(team.value(lead(2), "post"), "clerk".into());
        let operations = team.reader.operations(99).unwrap();
        assert!(operations.iter().all(|operation| !operation.running));
    }
}

#[test]
fn an_import_that_is_taken_from_its_importer_tells_what_is_in() {
    let mut team = Team::new();
    let raw = rusqlite::Connection::open(team.database.path()).unwrap();
    let file = behind("title", "#\n", "last\n");
    let stop = AtomicBool::new(false);
    let setup = team.writer.setup().unwrap();
    let report = with_request(&setup, Noun::Lead, &file, &stop, |request| {
        let mut meanwhile = |_, _| {
            raw.execute("UPDATE operation SET undone_by = id WHERE kind = 'import'", []).unwrap();
        };
        team.writer.import(NOW, request, &mut meanwhile).unwrap()
    });
    let Some(Failure::Refused(refusal)) = &report.failed else { panic!("{report:?}") };
    assert_eq!(refusal.message.id, "refused-undone-already");
    assert_eq!((report.tally.made, report.next), (BATCH as u64, Some(BATCH as u64 + 2)));
}

#[test]
fn what_cannot_be_made_for_the_rows_leaves_nothing_of_the_import() {
    let mut team = Team::new();
    let raw = rusqlite::Connection::open(team.database.path()).unwrap();
    raw.execute_batch(
        "CREATE TRIGGER is_full BEFORE INSERT ON stage
         BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
    )
    .unwrap();
    let file = "title,stage,Pipeline,Source\nRoof,Talks,Partners,Fair\n";
    assert!(team.import(Noun::Deal, file).is_err());
    let left = "SELECT (SELECT count(*) FROM pipeline WHERE code = 'partners')
        + (SELECT count(*) FROM operation WHERE kind = 'import')";
    assert_eq!(raw.query_row(left, [], |r| r.get::<_, i64>(0)).unwrap(), 0);
    raw.execute_batch("DROP TRIGGER is_full").unwrap();
    assert_eq!(team.import(Noun::Deal, file).unwrap().tally.made, 1);
}

#[test]
fn an_import_that_breaks_off_leaves_the_indexes_as_others_use_them() {
    let mut team = Team::new();
    let raw = rusqlite::Connection::open(team.database.path()).unwrap();
    raw.execute_batch(
        "CREATE TRIGGER is_full BEFORE INSERT ON lead WHEN new.title = 'last'
         BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
    )
    .unwrap();
    let report = team.import(Noun::Lead, &behind("title", "#\n", "last\n")).unwrap();
    assert!(report.failed.is_some() && report.tally.made > 0);
    let settings = "SELECT group_concat(k || '=' || v) FROM lead_search_config
        WHERE k IN ('automerge', 'hashsize') ORDER BY k";
    let left: String = raw.query_row(settings, [], |r| r.get(0)).unwrap();
    assert_eq!(left, "automerge=4,hashsize=1048576");
}

#[test]
fn rows_that_are_left_out_set_nothing_aside() {
    let mut team = Team::new();
    let file = "Last name,Phone,Phone,Amount,Tea\nBell,600 100 200,,soon,green\n";
    team.import(Noun::Lead, file).unwrap();
    for (mode, left) in
        [(OnDuplicate::Skip, (1, 0)), (OnDuplicate::Merge, (0, 1)), (OnDuplicate::Replace, (0, 1))]
    {
        let report = team.import_over(Noun::Lead, mode, "phone", file);
        let tally = &report.tally;
        assert_eq!((tally.skipped, tally.unchanged), left, "{mode:?}");
        assert_eq!((tally.updated, tally.unread, tally.set_aside), (0, 0, 0), "{mode:?}");
        assert_eq!((report.operation, tally.crowded.len()), (None, 0), "{mode:?}");
    }
    // What another file says and nobody can read is kept, as it would be with a new record.
    let other = file.replace("soon", "later");
    let report = team.import_over(Noun::Lead, OnDuplicate::Merge, "phone", &other);
    assert_eq!((report.tally.updated, report.tally.unread), (1, 1));
    assert!(team.note(lead(1))["leftovers"].to_string().contains("later"));
}
