use std::os::unix::fs::PermissionsExt;
use std::sync::Barrier;

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::store::file::migrate::NEWEST;

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crm.db");
    (folder, path)
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn sqlite_is_one_without_the_write_ahead_bug() {
    assert!(rusqlite::version_number() >= 3_051_003);
    assert_ne!(rusqlite::version_number(), 3_052_000);
}

#[test]
fn a_new_file_is_its_owners_alone_with_the_folder_it_needed() {
    let (folder, _) = folder();
    let path = folder.path().join("deep/er/crm.db");
    assert!(prepare(&path).unwrap(), "created");
    assert!(!prepare(&path).unwrap(), "there already");
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    let conn = connect(&path).unwrap();
    conn.execute("UPDATE meta SET value = value", []).unwrap();
    let log = PathBuf::from(format!("{}-wal", path.display()));
    assert_eq!(mode(&log), 0o600);
    let beside: Vec<_> = std::fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".new-"))
        .collect();
    assert!(beside.is_empty(), "{beside:?}");
}

#[test]
fn a_new_file_is_the_groups_where_a_group_shares_its_folder() {
    for (of_folder, expected) in
        [(0o2770, 0o660), (0o2775, 0o660), (0o2750, 0o600), (0o770, 0o600), (0o700, 0o600)]
    {
        let (folder, path) = folder();
        let permissions = std::fs::Permissions::from_mode(of_folder);
        std::fs::set_permissions(folder.path(), permissions).unwrap();
        prepare(&path).unwrap();
        let _open = connect(&path).unwrap();
        for file in [&[path.clone()][..], &beside(&path)].concat() {
            assert_eq!(mode(&file), expected, "{file:?} in a folder of {of_folder:o}");
        }
    }
}

#[test]
fn what_is_not_ours_is_refused_and_left_as_it_is() {
    type Make = fn(&Path);
    type Told = fn(&Fault) -> bool;
    let table: Vec<(&str, Make, Told)> = vec![
        (
            "text",
            |p| std::fs::write(p, "dear diary".repeat(200)).unwrap(),
            |f| matches!(f, Fault::NotDatabase(_)),
        ),
        (
            "tables of nobody",
            |p| {
                Connection::open(p).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
            },
            |f| matches!(f, Fault::Foreign(_)),
        ),
        (
            "a version of nobody",
            |p| {
                Connection::open(p).unwrap().execute_batch("PRAGMA user_version = 3").unwrap();
            },
            |f| matches!(f, Fault::Foreign(_)),
        ),
        (
            "another application",
            |p| {
                Connection::open(p).unwrap().execute_batch("PRAGMA application_id = 99").unwrap();
            },
            |f| matches!(f, Fault::Foreign(_)),
        ),
        (
            "a newer version",
            |p| {
                prepare(p).unwrap();
                let conn = Connection::open(p).unwrap();
                conn.execute_batch("PRAGMA user_version = 4000; PRAGMA journal_mode = DELETE")
                    .unwrap();
            },
            |f| matches!(f, Fault::Newer(_, 4000, NEWEST)),
        ),
        (
            "no version",
            |p| {
                prepare(p).unwrap();
                let conn = Connection::open(p).unwrap();
                conn.execute_batch("PRAGMA user_version = 0; PRAGMA journal_mode = DELETE")
                    .unwrap();
            },
            |f| matches!(f, Fault::Unversioned(_)),
        ),
        (
            "a version below all",
            |p| {
                prepare(p).unwrap();
                let conn = Connection::open(p).unwrap();
                conn.execute_batch("PRAGMA user_version = -5; PRAGMA journal_mode = DELETE")
                    .unwrap();
            },
            |f| matches!(f, Fault::Unversioned(_)),
        ),
    ];
    for (name, make, told) in table {
        let (_folder, path) = folder();
        make(&path);
        let before = std::fs::read(&path).unwrap();
        for fault in [prepare(&path).unwrap_err(), connect(&path).map(drop).unwrap_err()] {
            assert!(told(&fault), "{name}: {fault:?}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), before, "{name}: changed");
    }
}

#[test]
fn what_stays_from_when_the_file_could_only_be_read_is_freed_with_it() {
    let (_folder, path) = folder();
    prepare(&path).unwrap();
    let open = connect(&path).unwrap();
    let all = [&[path.clone()][..], &beside(&path)].concat();
    let set = |file: &Path, mode| {
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    set(&path, 0o660);
    connect(&path).unwrap();
    assert!(all.iter().all(|file| mode(file) == 0o660), "the group came in: {all:?}");
    all.iter().for_each(|file| set(file, 0o400));
    connect(&path).unwrap();
    assert!(all.iter().all(|file| mode(file) == 0o400), "it can only be read");
    set(&path, 0o640);
    connect(&path).unwrap();
    assert!(all.iter().all(|file| mode(file) == 0o640), "{all:?}");
    drop(open);
}

#[test]
fn a_folder_and_a_path_below_a_file_cannot_be_opened() {
    let (folder, path) = folder();
    let told = prepare(folder.path()).unwrap_err();
    assert!(matches!(&told, Fault::Open(_, why) if why.kind() == ErrorKind::IsADirectory));
    std::fs::write(&path, "").unwrap();
    assert!(matches!(prepare(&path.join("below.db")), Err(Fault::Open(..))));
    assert!(matches!(connect(&folder.path().join("none.db")), Err(Fault::Open(..))));
}

#[test]
fn a_file_of_two_names_is_refused_by_both_until_it_has_one() {
    let (folder, path) = folder();
    prepare(&path).unwrap();
    let other = folder.path().join("other.db");
    std::fs::hard_link(&path, &other).unwrap();
    for name in [&path, &other] {
        assert!(matches!(prepare(name), Err(Fault::Linked(told)) if told == *name));
    }
    std::fs::remove_file(&other).unwrap();
    std::os::unix::fs::symlink(&path, &other).unwrap();
    for name in [&path, &other] {
        prepare(name).unwrap();
    }
}

#[test]
fn an_empty_file_becomes_a_database() {
    let (_folder, path) = folder();
    std::fs::write(&path, "").unwrap();
    prepare(&path).unwrap();
    let version: i64 =
        connect(&path).unwrap().pragma_query_value(None, "user_version", |r| r.get(0)).unwrap();
    assert_eq!(version, NEWEST);
}

#[test]
fn of_eight_who_create_at_once_one_makes_the_schema() {
    for _ in 0..5 {
        let (_folder, path) = folder();
        let start = Barrier::new(8);
        let created: usize = std::thread::scope(|scope| {
            let racers: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        start.wait();
                        usize::from(prepare(&path).unwrap())
                    })
                })
                .collect();
            racers.into_iter().map(|racer| racer.join().unwrap()).sum()
        });
        assert_eq!(created, 1);
        let conn = connect(&path).unwrap();
        let sound: String = conn.query_row("PRAGMA integrity_check", [], |r| r.get(0)).unwrap();
        assert_eq!(sound, "ok");
        assert_eq!(migrate::check(&conn, &path).unwrap(), NEWEST);
    }
}

#[test]
fn a_file_that_was_replaced_or_removed_is_noticed() {
    let (folder, path) = folder();
    prepare(&path).unwrap();
    let identity = Identity::of(&path).unwrap();
    identity.check().unwrap();
    let other = folder.path().join("other.db");
    std::fs::write(&other, "").unwrap();
    std::fs::rename(&other, &path).unwrap();
    assert!(matches!(identity.check(), Err(Fault::Replaced(_))));
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(identity.check(), Err(Fault::Replaced(_))));
    assert!(matches!(Identity::of(&path), Err(Fault::Replaced(_))));
}

#[test]
fn who_waits_too_long_for_a_writer_is_told_so_and_readers_do_not_wait() {
    let (_folder, path) = folder();
    prepare(&path).unwrap();
    let holder = connect(&path).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE; UPDATE meta SET value = value").unwrap();

    let impatient = connect_waiting(&path, |tries| tries < 3).unwrap();
    let refused: Fault = impatient.execute_batch("BEGIN IMMEDIATE").unwrap_err().into();
    assert!(matches!(refused, Fault::Busy), "{refused:?}");
    let stages: i64 = impatient.query_row("SELECT count(*) FROM stage", [], |r| r.get(0)).unwrap();
    assert_eq!(stages, 0);

    holder.execute_batch("COMMIT").unwrap();
    impatient.execute_batch("BEGIN IMMEDIATE; COMMIT").unwrap();
}

#[test]
fn waiting_for_a_writer_ends_after_many_short_naps() {
    assert!(wait_a_little(0));
    assert!(!wait_a_little(i32::MAX));
}

#[test]
fn a_file_that_was_put_away_is_read_as_it_lies_there() {
    let (folder, _) = folder();
    // With everything in its name that means something in the name of a database.
    let path = folder.path().join("put away?#%20.db");
    prepare(&path).unwrap();
    connect(&path).unwrap().execute("DELETE FROM meta", []).unwrap();
    assert!(is_put_away(&path), "closed, it is alone");
    let before = std::fs::read(&path).unwrap();
    let conn = connect_put_away(&path).unwrap();
    let tables = "SELECT count(*) > 10 FROM sqlite_schema";
    assert!(conn.query_row(tables, [], |r| r.get::<_, bool>(0)).unwrap());
    let written = conn.execute("DELETE FROM lead", []).map_err(Fault::from);
    assert!(matches!(written, Err(Fault::ReadOnly)), "{written:?}");
    drop(conn);
    assert!(is_put_away(&path) && std::fs::read(&path).unwrap() == before);
    let other = connect(&path).unwrap();
    other.execute("DELETE FROM lead", []).unwrap();
    assert!(!is_put_away(&path), "somebody has it open");
    // It cannot be brought up to date there.
    other.pragma_update(None, "user_version", NEWEST - 1).unwrap();
    drop(other);
    let outcome = migrate::migrate(&mut connect_put_away(&path).unwrap(), &path);
    assert!(matches!(outcome, Err(Fault::Older(_))), "{outcome:?}");
}

#[test]
fn a_link_leads_to_what_is_beside_the_file_itself() {
    let (folder, path) = folder();
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    prepare(&path).unwrap();
    assert!(is_put_away(&link));
    let colleague = connect(&path).unwrap();
    colleague.execute("DELETE FROM meta", []).unwrap();
    assert!(!is_put_away(&link), "somebody has it open");
    assert_eq!(named_after(&link, ".files"), named_after(&path, ".files"));
}

#[test]
fn whoever_reads_a_file_as_it_lies_there_notices_that_somebody_works_with_it() {
    let (_folder, path) = folder();
    prepare(&path).unwrap();
    let asleep = connect_put_away(&path).unwrap();
    let lying = Lying::of(&asleep, &path).unwrap().unwrap();
    assert!(!lying.is_over());
    let colleague = connect(&path).unwrap();
    assert!(Lying::of(&colleague, &path).unwrap().is_none(), "it shares with others");
    assert!(lying.is_over(), "somebody has it open");
    colleague.execute("DELETE FROM meta", []).unwrap();
    drop(colleague);
    assert!(is_put_away(&path) && lying.is_over(), "somebody has written it");
    assert!(!Lying::of(&asleep, &path).unwrap().unwrap().is_over());
}

#[test]
fn what_is_in_the_way_beside_the_file_is_not_told_in_the_words_of_sqlite() {
    let (_folder, path) = folder();
    prepare(&path).unwrap();
    let [log, _] = beside(&path);
    std::fs::create_dir(&log).unwrap();
    let told = connect(&path).map(drop).unwrap_err();
    assert!(matches!(told, Fault::System(_)), "{told:?}");
}
