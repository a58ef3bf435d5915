//! Files kept with records, and bookings that meet.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;
use crate::capability::Capabilities;
use crate::crm::files::Shelf;
use crate::domain::attachment::{Attachment, LARGEST};
use crate::domain::booking::Booking;
use crate::domain::message::RefusalKind;

/// A team whose leads have a field `contract` for files and one `visit` for a booking.
fn equipped() -> Team {
    let mut team = team();
    team.anna = team.writer_with_files();
    for (name, kind) in [("contract", "file"), ("visit", "booking")] {
        let set = [("noun", "lead".into()), ("name", name.into()), ("label", name.into())];
        let set: Vec<(&str, Value)> = set.into_iter().chain([("kind", kind.into())]).collect();
        team.create(Noun::Field, &set);
    }
    team
}

impl Team {
    fn writer_with_files(&self) -> Writer {
        self.db.writer(self.anna.viewer()).unwrap().with_files(Capabilities::local())
    }

    fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.path().with_file_name(name);
        std::fs::write(&path, content).unwrap();
        path.to_string_lossy().into_owned()
    }

    fn contracts(&self, lead: RecordRef) -> Vec<Attachment> {
        self.value(lead, "contract").as_files().to_vec()
    }

    fn attach(&mut self, lead: RecordRef, parts: &[&str]) -> Result<Receipt, Failure> {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        self.now += 1;
        let set = vec![Set::new("contract", Value::List(parts))];
        self.anna.execute(self.now, &Command::Edit { on: lead, set })
    }
}

#[test]
fn a_file_is_kept_once_and_named_by_the_record() {
    let mut team = equipped();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let (a, b) = (team.file("a.pdf", b"one"), team.file("b.pdf", b"one"));
    team.attach(lead, &[&a, &b]).unwrap();
    let kept = team.contracts(lead);
    let names: Vec<&str> = kept.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["a.pdf", "b.pdf"]);
    assert_eq!(kept[0].sha256, kept[1].sha256);
    let shelf = team.db.shelf();
    assert_eq!(std::fs::read(shelf.path(&kept[0])).unwrap(), b"one");

    // What is there is named without a path; what is not named any more leaves the record.
    std::fs::remove_file(&a).unwrap();
    team.attach(lead, &["a.pdf"]).unwrap();
    assert_eq!(team.contracts(lead), kept[..1]);
    team.anna.execute(team.now + 1, &Command::Undo { operation: None }).unwrap();
    assert_eq!(team.contracts(lead), kept);
    assert!(team.db.check().unwrap().is_good());

    std::fs::remove_file(shelf.path(&kept[1])).unwrap();
    assert_eq!(team.db.check().unwrap().files, [format!("{lead}: b.pdf")]);
}

#[test]
fn a_backup_takes_the_kept_files_along() {
    let mut team = equipped();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let path = team.file("a.pdf", b"one");
    team.attach(lead, &[&path]).unwrap();
    let target = team.path().with_file_name("copy.db");
    team.db.back_up(&Capabilities::local().path(&target).unwrap()).unwrap();
    let copy = Database::open(&target).unwrap();
    assert!(copy.check().unwrap().is_good());
    let kept = copy.shelf().path(&team.contracts(lead)[0]);
    assert_eq!(std::fs::read(&kept).unwrap(), b"one");

    // What a copy left that was cut off is no copy for the next one.
    std::fs::write(&kept, b"o").unwrap();
    std::fs::remove_file(&target).unwrap();
    team.db.back_up(&Capabilities::local().path(&target).unwrap()).unwrap();
    assert!(Database::open(&target).unwrap().check().unwrap().is_good());
    assert_eq!(std::fs::read(&kept).unwrap(), b"one");
}

#[test]
fn a_backup_that_fails_leaves_nothing_behind() {
    let mut team = equipped();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let path = team.file("a.pdf", b"one");
    team.attach(lead, &[&path]).unwrap();
    // A folder in the place of a kept file cannot be copied as one.
    let kept = team.db.shelf().path(&team.contracts(lead)[0]);
    std::fs::remove_file(&kept).unwrap();
    std::fs::create_dir(&kept).unwrap();
    let folder = team.path().with_file_name("copies");
    std::fs::create_dir(&folder).unwrap();
    let target = folder.join("copy.db");
    assert!(team.db.back_up(&Capabilities::local().path(&target).unwrap()).is_err());
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn what_another_program_is_writing_to_the_shelf_is_left_to_it() {
    let mut team = equipped();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let shelf = team.db.shelf();
    std::fs::create_dir(shelf.root()).unwrap();
    // In another container it may have our number.
    let theirs = ["", "-0"].map(|end| format!(".new-{}{end}", std::process::id()));
    let theirs = theirs.map(|name| shelf.root().join(name));
    for path in &theirs {
        std::fs::write(path, "theirs").unwrap();
    }
    let path = team.file(".new-contract.pdf", b"ours");
    team.attach(lead, &[&path]).unwrap();
    let target = team.path().with_file_name("copy.db");
    team.db.back_up(&Capabilities::local().path(&target).unwrap()).unwrap();
    let contract = &team.contracts(lead)[0];
    for shelf in [&shelf, &Shelf::of(&target)] {
        assert_eq!(std::fs::read(shelf.path(contract)).unwrap(), b"ours");
    }
    for path in &theirs {
        assert_eq!(std::fs::read(path).unwrap(), b"theirs");
    }
    assert_eq!(std::fs::read_dir(shelf.root()).unwrap().count(), theirs.len() + 1);
}

#[test]
fn what_cannot_be_kept_is_refused_and_changes_nothing() {
    let mut team = equipped();
    let lead = team.create(Noun::Lead, &[("title", "Pumps".into())]);
    let good = team.file("good.txt", b"x");
    let folder = team.path().parent().unwrap().to_string_lossy().into_owned();
    let huge = team.file("huge.bin", b"");
    std::fs::OpenOptions::new().write(true).open(&huge).unwrap().set_len(LARGEST + 1).unwrap();
    let own = team.path().to_string_lossy().into_owned();
    let missing = format!("{folder}/missing.pdf");
    for (part, expected) in [
        ("other.pdf", "refused-no-such-file"),
        (missing.as_str(), "refused-file-missing"),
        (folder.as_str(), "refused-file-folder"),
        ("/", "refused-file-name"),
        (own.as_str(), "refused-file-own"),
        (huge.as_str(), "refused-file-size"),
    ] {
        let Err(Failure::Refused(refusal)) = team.attach(lead, &[&good, part]) else {
            panic!("{part} was kept");
        };
        assert_eq!(refusal.message.id, expected, "{part}");
        assert!(team.contracts(lead).is_empty());
    }
    // Whoever may not touch paths of this machine attaches nothing.
    team.anna = team.db.writer(team.anna.viewer()).unwrap();
    let Err(Failure::Refused(refusal)) = team.attach(lead, &[&good]) else {
        panic!("kept without a proof");
    };
    assert_eq!(refusal.message.id, "refused-capability");
}

#[test]
fn a_booking_that_meets_another_is_told_and_kept() {
    let mut team = equipped();
    let day = team.now + 86_400;
    let booking = |resource: &str, from: i64| {
        Value::Booking(Box::new(Booking {
            resource: resource.to_owned(),
            service: String::new(),
            from: day + from,
            minutes: 60,
            place: String::new(),
        }))
    };
    let first = team.create(Noun::Lead, &[("visit", booking("Room 1", 36_000))]);
    let second = team.create(Noun::Lead, &[("title", "x".into())]);
    let mut book = |resource: &str, from: i64| {
        team.now += 1;
        let set = vec![Set::new("visit", booking(resource, from))];
        let receipt = team.anna.execute(team.now, &Command::Edit { on: second, set }).unwrap();
        receipt.notes.iter().map(|note| note.id).collect::<Vec<_>>()
    };
    assert_eq!(book("room 1", 37_800), ["note-booking-meets"]);
    assert!(book("Room 1", 39_600).is_empty(), "one after the other");
    assert!(book("Room 1", 32_400).is_empty(), "one before the other");
    assert_eq!(book("Room 2", 36_000), ["note-resource-new"]);
    assert!(book("Room 2", 36_060).is_empty());
    assert_eq!(book("ROOM 1", 35_000), ["note-booking-meets"]);
    team.now += 1;
    team.anna.execute(team.now, &Command::Delete { on: first }).unwrap();
    let mut book = |from: i64| {
        team.now += 1;
        let set = vec![Set::new("visit", booking("Room 1", from))];
        team.anna.execute(team.now, &Command::Edit { on: second, set }).unwrap().notes.len()
    };
    assert_eq!(book(36_000), 0, "what is in the bin takes nothing");
}

#[test]
fn a_resource_nobody_booked_is_a_new_one_unless_it_is_a_known_one_mistyped() {
    let mut team = equipped();
    let from = team.now + 86_400;
    let booking = |resource: &str| {
        Value::Booking(Box::new(Booking {
            resource: resource.to_owned(),
            service: String::new(),
            from,
            minutes: 60,
            place: String::new(),
        }))
    };
    let notes = |receipt: Receipt| receipt.notes.iter().map(|note| note.id).collect::<Vec<_>>();
    let first = Command::Create {
        noun: Noun::Lead,
        set: vec![Set::new("title", "a"), Set::new("visit", booking("Massage room"))],
    };
    assert_eq!(notes(team.run(first)), ["note-resource-new"]);
    let lead = team.create(Noun::Lead, &[("title", "b".into())]);
    let book = |resource: &str| Command::Edit {
        on: lead,
        set: vec![Set::new("visit", booking(resource))],
    };
    let refusal = team.refuse(book("Masage room"));
    assert_eq!(refusal.kind, RefusalKind::NotFound);
    assert_eq!(refusal.message.id, "refused-unknown-resource");
    assert_eq!(team.value(lead, "visit"), Value::Empty);
    let create = Command::Create {
        noun: Noun::Lead,
        set: vec![Set::new("title", "c"), Set::new("visit", booking("Masage room"))],
    };
    assert_eq!(team.refuse(create).message.id, "refused-unknown-resource");
    assert_eq!(notes(team.run(book("+Masage room"))), ["note-resource-new"]);
    let Value::Booking(kept) = team.value(lead, "visit") else { panic!("nothing booked") };
    assert_eq!(kept.resource, "Masage room");
    assert_eq!(notes(team.run(book("masage room"))), [""; 0], "it is known now");
    team.undo();
    team.undo();
    assert_eq!(team.value(lead, "visit"), Value::Empty);
    team.run(Command::Redo);
}

#[test]
fn whoever_books_a_time_that_is_over_is_told_so() {
    let mut team = equipped();
    let book = |team: &mut Team, on: Option<RecordRef>, from: i64| {
        let booking = Booking {
            resource: "Room 1".to_owned(),
            service: String::new(),
            from,
            minutes: 60,
            place: String::new(),
        };
        let set = vec![Set::new("visit", Value::Booking(Box::new(booking)))];
        let receipt = team.run(match on {
            Some(on) => Command::Edit { on, set },
            None => Command::Create { noun: Noun::Lead, set },
        });
        let past = receipt.notes.iter().any(|note| note.id == "note-booking-past");
        (receipt.touched[0], past)
    };
    let now = team.now;
    let (lead, past) = book(&mut team, None, now - 86_400);
    assert!(past, "made");
    for (from, expected) in [(now + 86_400, false), (now - 1800, false), (now - 7200, true)] {
        assert_eq!(book(&mut team, Some(lead), from).1, expected, "{}", from - now);
    }
}

#[test]
fn what_is_kept_is_the_groups_where_the_database_is() {
    for (of_database, of_file, of_folder) in [(0o660, 0o660, 0o2770), (0o600, 0o600, 0o2700)] {
        let folder = tempfile::tempdir().unwrap();
        let set = |path: &Path, mode| {
            std::fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        };
        set(folder.path(), 0o2770);
        let [database, source] = ["crm.db", "a.txt"].map(|name| folder.path().join(name));
        std::fs::write(&database, "").unwrap();
        std::fs::write(&source, "signed").unwrap();
        set(&database, of_database);
        let shelf = Shelf::of(&database);
        let kept = shelf.keep(&Capabilities::local().path(&source).unwrap()).unwrap();
        let path = shelf.path(&kept);
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode(&path), of_file);
        for made in path.ancestors().skip(1).take(3) {
            assert_eq!(mode(made), of_folder, "{made:?}");
        }
    }
}
