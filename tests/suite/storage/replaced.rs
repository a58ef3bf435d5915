//! The file is moved away, removed or replaced under people who have it open: they notice, and
//! nothing more is written, neither into the old file nor into the new one.

use std::fs;
use std::path::{Path, PathBuf};

use voronka::crm::{Failure, Fault};
use voronka::domain::operation::OperationKind;

use super::{Firm, new_lead};
use crate::terminal::{Desk, Session};

/// What somebody does to the file, and where the old one is afterwards.
type Deed = fn(&Firm) -> Option<PathBuf>;

const DEEDS: [(&str, Deed); 4] = [
    ("removed", |firm| {
        fs::remove_file(firm.path()).unwrap();
        None
    }),
    ("moved away", |firm| {
        let aside = firm.beside("aside.db");
        fs::rename(firm.path(), &aside).unwrap();
        Some(aside)
    }),
    ("replaced by a rename", |firm| {
        fs::rename(firm.beside("other.db"), firm.path()).unwrap();
        None
    }),
    ("moved away and copied back", |firm| {
        let aside = firm.beside("aside.db");
        fs::rename(firm.path(), &aside).unwrap();
        fs::copy(&aside, firm.path()).unwrap();
        Some(aside)
    }),
];

fn is_replaced<T>(outcome: &Result<T, Failure>) -> bool {
    matches!(outcome, Err(Failure::Fault(Fault::Replaced(_))))
}

#[test]
fn whatever_happens_to_the_file_is_noticed_and_nothing_more_is_written() {
    for (what, deed) in DEEDS {
        let firm = Firm::new();
        let mut writer = firm.writer();
        let mut reader = firm.db.reader(writer.viewer()).unwrap();
        writer.execute(1, &new_lead("before")).unwrap();
        firm.back_up("other.db");
        reader.changed().unwrap();
        assert!(writer.execute(2, &new_lead("untouched")).is_ok(), "{what}: the control");

        let aside = deed(&firm);
        let of = |path: &Path| path.exists().then(|| fs::read(path).unwrap());
        let before = of(&firm.path());
        assert!(is_replaced(&reader.changed()), "{what}: the reader");
        assert!(is_replaced(&writer.execute(3, &new_lead("lost"))), "{what}: the writer");
        assert!(is_replaced(&writer.keep_draft(3, "comment:lead/1", "lost")), "{what}: a draft");
        let many = writer.execute_all(3, OperationKind::Import, &[new_lead("lost")], |_| {});
        assert!(is_replaced(&many), "{what}: many at once");
        assert_eq!(of(&firm.path()), before, "{what}: the new file");
        drop((writer, reader));
        if let Some(aside) = aside {
            let lost = "SELECT count(*) FROM lead WHERE title = 'lost'";
            let raw = rusqlite::Connection::open(aside).unwrap();
            let lost: i64 = raw.query_row(lost, [], |row| row.get(0)).unwrap();
            assert_eq!(lost, 0, "{what}: the old file");
        }
    }
}

#[test]
fn the_interface_ends_with_the_reason_when_its_file_is_replaced() {
    let desk = Desk::new();
    let mut session = Session::open(&desk, 80, 24);
    let aside = desk.path("aside.db");
    fs::rename(desk.db(), &aside).unwrap();
    fs::copy(&aside, desk.db()).unwrap();
    let before = fs::read(desk.db()).unwrap();
    session.send(b"L");
    let ended = session.ended();
    assert_eq!(ended.status.code(), Some(1));
    assert!(ended.is_restored(), "{ended:?}");
    assert!(ended.after.contains("was replaced or removed"), "{}", ended.after);
    assert_eq!(fs::read(desk.db()).unwrap(), before);
}
