//! Rows about records that exist already, and about clients who do.

use super::*;
use crate::domain::command::{Conversion, Targets};
use crate::domain::message::Message;
use crate::domain::product::ProductRow;

const HERE: &str = "Last name,First name,Phone,E-mail,Post\n\
    Nowak,Anna,+48 600 100 200,anna@example.com,\n\
    Low,Bob,+48 600 300 400,,Clerk\n";

/// The first is here under another spelling of the phone, the second by e-mail, the third is new
/// and stands in the file twice.
const AGAIN: &str = "Last name,First name,Phone,E-mail,Post\n\
    Nowak,Ania,600-100-200,ania@example.com,Boss\n\
    ,,,BOB@example.com,\n\
    New,Nina,600 500 600,nina@example.com,\n\
    Newer,Nina,+48 600 500 600,,\n";

fn contacts(team: &mut Team) -> Vec<String> {
    team.reader.changed().unwrap();
    let ids = team.reader.ids(Noun::Contact, &Filter::All).unwrap();
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    let said = |value: &Value| match value {
        Value::Points(points) => {
            points.iter().map(|point| point.value.as_str()).collect::<Vec<_>>().join("+")
        }
        value => value.as_text().unwrap_or_default().to_owned(),
    };
    ids.into_iter()
        .map(|id| {
            let row = team.reader.card(RecordRef::new(Noun::Contact, id)).unwrap().row;
            let fields = ["last_name", "first_name", "phone", "email", "post"];
            fields.map(|field| said(row.get(field))).join("|")
        })
        .collect()
}

#[test]
fn rows_about_records_that_exist_go_the_way_that_was_asked_for() {
    let anna = "Nowak|Anna|+48 600 100 200|anna@example.com|";
    let bob = "Low|Bob|+48 600 300 400|bob@example.com|Clerk";
    let nina = "New|Nina|600 500 600|nina@example.com|";
    let table = [
        (
            OnDuplicate::Allow,
            (4, 0, 0),
            vec![
                anna,
                bob,
                "Nowak|Ania|600-100-200|ania@example.com|Boss",
                "|||BOB@example.com|",
                nina,
                "Newer|Nina|+48 600 500 600||",
            ],
        ),
        (OnDuplicate::Skip, (1, 3, 0), vec![anna, bob, nina]),
        (
            OnDuplicate::Merge,
            (1, 0, 2),
            vec!["Nowak|Anna|+48 600 100 200|anna@example.com+ania@example.com|Boss", bob, nina],
        ),
        (
            OnDuplicate::Replace,
            (1, 0, 3),
            vec![
                "Nowak|Ania|600-100-200|ania@example.com|Boss",
                "Low|Bob|+48 600 300 400|BOB@example.com|Clerk",
                "Newer|Nina|+48 600 500 600|nina@example.com|",
            ],
        ),
    ];
    for (mode, counts, expected) in table {
        let mut team = Team::new();
        team.import(Noun::Contact, &HERE.replace("400,,", "400,bob@example.com,")).unwrap();
        let before = contacts(&mut team);
        let report = team.import_over(Noun::Contact, mode, "phone,email", AGAIN);
        assert_eq!(
            (report.tally.made, report.tally.skipped, report.tally.updated),
            counts,
            "{mode:?}"
        );
        assert_eq!(contacts(&mut team), expected, "{mode:?}");
        let undo = Command::Undo { operation: report.operation };
        let undone = team.writer.execute(NOW + 1, &undo).unwrap();
        assert_eq!(undone.notes, [], "{mode:?}");
        assert_eq!(contacts(&mut team), before, "{mode:?} is taken back in one step");
    }
}

#[test]
fn a_file_is_imported_again_by_name_without_a_second_record() {
    let mut team = Team::new();
    let firms = "Company name,Site\nООО «Ромашка»,romashka.example\nAcme Ltd,\n";
    assert_eq!(team.import_over(Noun::Company, OnDuplicate::Skip, "name", firms).tally.made, 2);
    let again = "Company name,Site\nRomashka,other.example\nACME Limited,acme.example\nBeta,\n";
    let report = team.import_over(Noun::Company, OnDuplicate::Merge, "name", again);
    assert_eq!((report.tally.made, report.tally.updated), (1, 2));
    let deals = "Title,Amount\nRoof,100\nRoof,200\n";
    let report = team.import_over(Noun::Deal, OnDuplicate::Merge, "", deals);
    assert_eq!((report.tally.made, report.tally.updated), (1, 1));
    assert!(KnownBy::parse("phone", Noun::Deal).is_err());
    assert!(KnownBy::parse("colour", Noun::Contact).is_err());
}

#[test]
fn what_a_row_says_of_a_repeat_lead_goes_to_its_client() {
    let leads = "Last name,Phone,E-mail,Company name,Position\n\
                 Kowal,600-100-200,new@example.com,Acme,Buyer\n";
    for (mode, last_name, phones) in [
        (OnDuplicate::Merge, "Nowak", "+48 600 100 200"),
        (OnDuplicate::Replace, "Kowal", "600-100-200"),
    ] {
        let mut team = Team::new();
        team.import(Noun::Contact, "Last name,Phone\nNowak,+48 600 100 200\n").unwrap();
        let set = vec![Set::new("contact", 1)];
        team.writer.execute(NOW, &Command::Create { noun: Noun::Lead, set }).unwrap();
        let report = team.import_over(Noun::Lead, mode, "phone,email", leads);
        assert_eq!(
            (report.tally.made, report.tally.updated),
            (0, 1),
            "{mode:?}: found by his client"
        );
        let contact = RecordRef::new(Noun::Contact, 1);
        assert_eq!(team.value(contact, "last_name"), last_name.into(), "{mode:?}");
        let first = |field| team.value(contact, field).as_points()[0].value.clone();
        assert_eq!((first("phone").as_str(), first("email").as_str()), (phones, "new@example.com"));
        assert_eq!(team.value(contact, "post"), "Buyer".into());
        let own = "SELECT count(*) FROM point WHERE noun = 'lead'";
        let raw = rusqlite::Connection::open(team.database.path()).unwrap();
        assert_eq!(raw.query_row(own, [], |r| r.get::<_, i64>(0)).unwrap(), 0, "{mode:?}");
        let held: Option<String> =
            raw.query_row("SELECT company_name FROM lead WHERE id = 1", [], |r| r.get(0)).unwrap();
        assert_eq!(held.as_deref(), Some("Acme"), "kept for the day the lead stands alone");
        let undo = Command::Undo { operation: report.operation };
        team.writer.execute(NOW + 1, &undo).unwrap();
        assert_eq!(team.value(contact, "last_name"), "Nowak".into());
        assert!(team.value(contact, "email").is_empty());
    }
}

#[test]
fn what_the_client_was_does_not_depend_on_the_order_of_the_file() {
    let mut team = Team::new();
    team.import(Noun::Contact, "last_name\nNowak\n").unwrap();
    let file = "title,contact,stage,created_at,close_date\n\
                third,Nowak,invoice,2026-05-01 10:00,\n\
                second,Nowak,lost,2026-03-01 10:00,2026-03-02\n\
                first,Nowak,won,2026-01-01 10:00,2026-04-01\n\
                nobody,,invoice,2026-05-01 10:00,\n";
    let report = team.import(Noun::Deal, file).unwrap();
    assert_eq!((report.tally.made, report.tally.linked), (4, 3));
    let kind = |id| team.value(RecordRef::new(Noun::Deal, id), "client_kind");
    let kinds: Vec<Value> = (1..=4).map(kind).collect();
    let expected = ["repeat".into(), "new".into(), "new".into(), Value::Empty];
    assert_eq!(kinds, expected);
}

/// One lead at its first stage, known by the phone of [`CHANGED`].
const OLD: &str = "Title,Amount,Phone\nRoof,100,+48 600 100 200\n";
const CHANGED: &str = "Title,Amount,Phone,Status,Responsible\nBig roof,500,600100200,In work,bob\n";

#[test]
fn a_row_that_replaces_says_where_the_record_stands_and_who_works_on_it() {
    let mut team = Team::new();
    team.import(Noun::Lead, OLD).unwrap();
    let report = team.import_over(Noun::Lead, OnDuplicate::Replace, "phone", CHANGED);
    assert_eq!((report.tally.updated, report.tally.moved, report.tally.set_aside), (1, 1, 0));
    assert_eq!(team.stage(lead(1)).code, "in_work");
    assert_eq!(team.value(lead(1), "responsible"), 2.into());
    assert_eq!(team.value(lead(1), "title"), "Big roof".into());
    let undo = Command::Undo { operation: report.operation };
    assert_eq!(team.writer.execute(NOW + 1, &undo).unwrap().notes, []);
    assert_eq!(team.stage(lead(1)).code, "new");
    assert_eq!(team.value(lead(1), "responsible"), 1.into());

    // A lead is not won by a file, and one that became something else stays that.
    let won = CHANGED.replace("In work", "Quality lead");
    let report = team.import_over(Noun::Lead, OnDuplicate::Replace, "phone", &won);
    assert_eq!((report.tally.moved, report.tally.set_aside), (0, 1));
    assert_eq!(team.stage(lead(1)).code, "new");
    assert_eq!(team.note(lead(1))["leftovers"], json!([["Status", "Quality lead"]]));
    let targets = Targets { deal: true, ..Targets::default() };
    let converted = Conversion { lead: 1, targets, ..Conversion::default() };
    team.writer.execute(NOW + 2, &Command::Convert(converted)).unwrap();
    let report = team.import_over(Noun::Lead, OnDuplicate::Replace, "phone", CHANGED);
    assert_eq!((report.tally.moved, report.tally.set_aside), (0, 1));
    assert_eq!(team.stage(lead(1)).code, "converted");
}

#[test]
fn what_a_record_holds_otherwise_is_kept_with_its_import() {
    let mut team = Team::new();
    team.import(Noun::Lead, OLD).unwrap();
    let report = team.import_over(Noun::Lead, OnDuplicate::Merge, "phone", CHANGED);
    assert_eq!((report.tally.updated, report.tally.moved, report.tally.set_aside), (1, 0, 1));
    assert_eq!(team.value(lead(1), "title"), "Roof".into());
    assert_eq!(team.value(lead(1), "amount"), 10_000.into());
    let kept = json!([
        ["Title", "Big roof"],
        ["Amount", "500"],
        ["Status", "In work"],
        ["Responsible", "bob"],
    ]);
    assert_eq!(team.note(lead(1))["leftovers"], kept);
    // The same once more has nothing more to tell.
    let lines = |team: &Team| team.reader.timeline(lead(1), Position::NEWEST, 50).unwrap().0.len();
    let before = lines(&team);
    team.import_over(Noun::Lead, OnDuplicate::Merge, "phone", CHANGED);
    assert_eq!(lines(&team), before);
    // What agrees leaves nothing behind.
    let report = team.import_over(Noun::Lead, OnDuplicate::Merge, "phone", OLD);
    assert_eq!((report.tally.updated, report.tally.unchanged, report.tally.set_aside), (0, 1, 0));
}

#[test]
fn an_import_over_records_counts_those_it_touched() {
    let mut team = Team::new();
    let here: String = (0..700).map(|n| format!("C{n},+48 600 10{n:04},\n")).collect();
    team.import(Noun::Contact, &format!("Last name,Phone,Post\n{here}")).unwrap();
    // All but two say something new, one of them twice, and one row is about nobody here.
    let rows: String = (0..698).map(|n| format!("C{n},+48 600 10{n:04},Boss\n")).collect();
    let file = format!(
        "Last name,Phone,Post\n{rows}C698,+48 600 100698,\nC699,+48 600 100699,\n\
         C0,+48 600 100000,Clerk\nNew,+48 600 200000,\n"
    );
    let report = team.import_over(Noun::Contact, OnDuplicate::Replace, "phone", &file);
    assert_eq!((report.tally.made, report.tally.updated, report.tally.unchanged), (1, 699, 2));
    assert_eq!(report.tally.touched, 699);
    let receipt = team.writer.execute(NOW + 1, &Command::Undo { operation: None }).unwrap();
    assert_eq!(receipt.message.id, "receipt-undone");
    let what = receipt.message.args.iter().find(|(name, _)| *name == "what").unwrap();
    assert_eq!(what.1, Message::new("receipt-records").with("count", 699_usize).into());
}

#[test]
fn an_own_export_of_deals_over_them_changes_no_line_of_products() {
    let mut team = Team::new();
    let mut make = |noun, set: Vec<Set>| {
        team.writer.execute(NOW, &Command::Create { noun, set }).unwrap();
    };
    make(Noun::Product, vec![Set::new("title", "Warranty"), Set::new("price", 24_000)]);
    let mut line = ProductRow::new("Warranty");
    (line.product, line.price, line.quantity) = (Some(1), Some(24_000), 4_000);
    let free = ProductRow { product: None, name: "Visit".to_owned(), ..line.clone() };
    let lines = Value::Rows(vec![line, free]);
    make(Noun::Deal, vec![Set::new("title", "Roof"), Set::new("products", lines)]);
    let deal = RecordRef::new(Noun::Deal, 1);
    team.reader.changed().unwrap();
    let before = team.value(deal, "products");
    assert!(matches!(&before, Value::Rows(rows) if rows[0].product == Some(1)), "{before:?}");
    for mode in [OnDuplicate::Replace, OnDuplicate::Merge] {
        let text = team.export(Noun::Deal, For::Spreadsheet);
        let report = team.import_over(Noun::Deal, mode, "name", &text);
        assert_eq!(
            (report.tally.made, report.tally.updated, report.tally.unchanged),
            (0, 0, 1),
            "{mode:?} {text}"
        );
        assert_eq!(report.operation, None, "{mode:?}: there is nothing to take back");
        team.reader.changed().unwrap();
        assert_eq!(team.value(deal, "products"), before, "{mode:?}");
        assert_eq!(team.export(Noun::Deal, For::Spreadsheet), text, "{mode:?}");
    }
}

#[test]
fn a_rehearsal_weighs_rows_against_those_before_them() {
    let head = "Last name,Phone,Email,Amount\n";
    for (rows, expected) in [
        ("Guy,600100600,,600\nGuy,600100600,ng@x.pl,601\n", (1, 1, 0, 1)),
        ("Guy,600100600,,600\nGuy,600100600,,600\n", (1, 0, 1, 0)),
        ("Guy,600100600,,\nGuy,600100600,,5\nGuy,600100600,,6\n", (1, 2, 0, 1)),
        // One that is here already.
        ("Old,600100700,,5\nOld,600100700,,6\nOld,600100700,,5\n", (0, 2, 1, 1)),
    ] {
        let counts = |tally: &Tally| (tally.made, tally.updated, tally.unchanged, tally.set_aside);
        let mut team = Team::new();
        team.import(Noun::Lead, "Last name,Phone\nOld,600100700\n").unwrap();
        let file = format!("{head}{rows}");
        let report = team.import_over(Noun::Lead, OnDuplicate::Merge, "", &file);
        assert_eq!(counts(&report.tally), expected, "{rows}");
    }
}
