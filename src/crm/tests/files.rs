use crate::capability::{Capabilities, ServerPath};
use std::os::unix::fs::PermissionsExt;

use super::*;

#[test]
fn a_backup_taken_while_others_write_is_whole_and_its_owners_alone() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let target = team.path().with_extension("copy");
    let copies = 5;
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for now in 0..150 {
                let set = vec![Set::new("title", "x"), Set::new("amount", 1)];
                boris.execute(now, &Command::Create { noun: Noun::Lead, set }).unwrap();
            }
        });
        for copy in 0..copies {
            let target = target.with_extension(format!("copy{copy}"));
            team.db.back_up(&local(&target)).unwrap();
            let mode = std::fs::metadata(&target).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
            let before = std::fs::metadata(&target).unwrap().modified().unwrap();
            assert!(matches!(team.db.back_up(&local(&target)), Err(Failure::Refused(_))));
            assert_eq!(std::fs::metadata(&target).unwrap().modified().unwrap(), before);
        }
        writing.join().unwrap();
    });
    for copy in 0..copies {
        let path = target.with_extension(format!("copy{copy}"));
        let beside = PathBuf::from(format!("{}-wal", path.display()));
        assert!(!beside.exists(), "one file that can be carried away");
        let copy = Database::open(&path).unwrap();
        let health = copy.check().unwrap();
        assert!(health.is_good(), "{health:?}");
        let reader = copy.reader(team.anna.viewer()).unwrap();
        let leads = reader.count(Noun::Lead, &Filter::All).unwrap();
        let raw = Connection::open(&path).unwrap();
        let journalled: i64 = raw
            .query_row("SELECT count(*) FROM change WHERE noun = 'lead'", [], |r| r.get(0))
            .unwrap();
        assert_eq!(leads, journalled, "a copy of one moment");
        assert!(reader.setup().users.iter().any(|user| user.login == "boris"));
    }
}

#[test]
fn a_backup_onto_the_database_itself_is_refused() {
    let mut team = team();
    team.create(Noun::Lead, &[]);
    let refused = team.db.back_up(&local(&team.path()));
    assert!(matches!(refused, Err(Failure::Refused(_))));
    assert_eq!(team.count(Noun::Lead, &Filter::All), 1);
    team.assert_healthy();
}

#[test]
fn a_check_finds_totals_and_links_that_are_wrong() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("amount", 5.into())]);
    team.assert_healthy();
    let raw = team.raw();
    raw.execute_batch("PRAGMA foreign_keys = OFF; UPDATE stage_total SET amount = 6").unwrap();
    raw.execute("UPDATE lead SET contact_id = 99 WHERE id = ?1", [lead.id]).unwrap();
    let health = team.db.check().unwrap();
    assert_eq!(health.integrity, Vec::<String>::new());
    assert_eq!(health.foreign_keys.len(), 1);
    assert_eq!(health.totals.len(), 2, "what is kept and what was counted: {:?}", health.totals);
}

#[test]
fn a_check_finds_what_is_not_there_any_more() {
    for (harm, missing) in [
        ("DROP TABLE tag", &["tag"][..]),
        ("DROP TRIGGER lead_total_change", &["lead_total_change"]),
        ("DROP INDEX lead_by_title", &["lead_by_title"]),
        ("ALTER TABLE lead DROP COLUMN address", &["lead.address"]),
    ] {
        let mut team = team();
        team.create(Noun::Lead, &[]);
        team.assert_healthy();
        team.raw().execute_batch(harm).unwrap();
        let found = team.db.check().unwrap().missing;
        for name in missing {
            assert!(found.iter().any(|one| one == name), "{harm}: {found:?}");
        }
        assert!(!harm.contains("TABLE tag") || found == ["tag"], "as a whole: {found:?}");
    }
}

/// A path as a person at the own account may touch it.
fn local(path: &std::path::Path) -> ServerPath {
    Capabilities::local().path(path).unwrap()
}
