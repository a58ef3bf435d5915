//! A table with columns of every kind: what it says is read as it was written, and each cell takes
//! what fits it and names what does not.

use super::*;
use crate::crm::Writer;
use crate::domain::booking::Booking;
use crate::domain::field::{Kind, OWN_KINDS};
use crate::domain::point::Point;
use crate::domain::product::{Discount, ProductRow, Tax};
use crate::exchange::export::tabbed;

fn create(writer: &mut Writer, noun: Noun, set: &[(&str, Value)]) -> i64 {
    let set = set.iter().map(|(name, value)| Set::new(*name, value.clone())).collect();
    let made = writer.execute(NOON, &Command::Create { noun, set }).unwrap();
    made.touched[0].id
}

fn points(all: &[(&str, &str)]) -> Value {
    Value::Points(all.iter().map(|(value, label)| Point::new(*value, *label)).collect())
}

/// A value of each kind of field that a team may add; the contacts, companies, deals and leads that
/// are linked are the first ones.
fn of_kind(kind: &str) -> Value {
    match kind {
        "integer" => 7.into(),
        "money" => 123_450.into(),
        "datetime" => (NOON + 90 * 60).into(),
        "number" => Value::Real(0.5),
        "bool" | "contact" | "company" | "deal" | "lead" | "employee" => 1.into(),
        "date" => "2027-01-31".into(),
        "list" => "two".into(),
        "multilist" => Value::List(vec!["one".to_owned(), "two".to_owned()]),
        "url" => "https://example.com/a?b=1,2".into(),
        "phone" => "+44 20 7946 0100".into(),
        "email" => "ewa@example.com".into(),
        "booking" => Value::Booking(Box::new(Booking {
            resource: "Room 1".to_owned(),
            service: "Measuring".to_owned(),
            from: NOON,
            minutes: 90,
            place: "Second floor".to_owned(),
        })),
        "file" => Value::Empty,
        _ => "two\nlines, \"quoted\"\tand more".into(),
    }
}

/// A record of each noun with all it may hold, and two contacts of one name.
fn full(folder: &Path) -> (Database, User) {
    let database = Database::fresh(folder, "GB");
    let user = database.person("anna", "Anna Smith").unwrap();
    let mut writer = database.writer(Database::viewer(&user)).unwrap();
    for noun in [Noun::Lead, Noun::Deal, Noun::Contact, Noun::Company] {
        for kind in OWN_KINDS {
            let mut set = vec![
                ("noun", noun.word().into()),
                ("name", format!("own_{kind}").as_str().into()),
                ("label", format!("Own {kind}").as_str().into()),
                ("kind", kind.into()),
            ];
            if kind.ends_with("list") {
                set.push(("options", Value::List(vec!["one".to_owned(), "two".to_owned()])));
            }
            create(&mut writer, Noun::Field, &set);
        }
    }
    let price = [("title", "Window".into()), ("price", 150_000.into()), ("tax", 2000.into())];
    create(&mut writer, Noun::Product, &price);
    let both = [
        ("phone", points(&[("+44 20 7946 0001", "mobile"), ("020 7946 0002", "other")])),
        ("email", points(&[("a@example.com", "work"), ("b@example.com", "home")])),
        ("site", points(&[("example.com", "work")])),
        ("messenger", points(&[("@ann", "telegram"), ("ann.b", "skype")])),
        ("comment", "first\nsecond".into()),
        ("tags", Value::List(vec!["hot".to_owned(), "vip".to_owned()])),
        ("source", 1.into()),
    ];
    for name in ["Nowak", "Nowak", "Petrov"] {
        let person = [("last_name", name.into()), ("first_name", "Ivan".into())];
        create(&mut writer, Noun::Contact, &[&person[..], &both].concat());
    }
    for title in ["Birch, Oak and Sons", "Alfa"] {
        create(&mut writer, Noun::Company, &[&[("title", title.into())], &both[..]].concat());
    }
    let own: Vec<(String, Value)> =
        OWN_KINDS.iter().map(|kind| (format!("own_{kind}"), of_kind(kind))).collect();
    let own: Vec<(&str, Value)> = own.iter().map(|(name, v)| (&**name, v.clone())).collect();
    let row = |product, discount, tax| ProductRow {
        product,
        quantity: 2500,
        unit: "pcs".to_owned(),
        price: Some(95_000),
        discount,
        tax: Some(tax),
        ..ProductRow::new("Window")
    };
    let rows = vec![
        row(Some(1), Some(Discount::Percent(1250)), Tax::NONE),
        row(Some(1), Some(Discount::Amount(500)), Tax { rate: 2000, included: true }),
        row(None, None, Tax { rate: 500, included: false }),
    ];
    let sold = [("title", "Roof".into()), ("products", Value::Rows(rows))];
    create(&mut writer, Noun::Lead, &[&sold[..], &both].concat());
    let client = [
        ("contact", 1.into()),
        ("contacts", Value::Ids(vec![2, 3])),
        ("company", 1.into()),
        ("observers", Value::Ids(vec![1])),
        ("tags", both[5].1.clone()),
    ];
    create(&mut writer, Noun::Deal, &[&sold[..], &client].concat());
    let links = [("company", Value::Ids(vec![1, 2]))];
    for (noun, more) in [
        (Noun::Lead, &[][..]),
        (Noun::Deal, &[]),
        (Noun::Contact, &links),
        (Noun::Company, &[("contact", Value::Ids(vec![1, 2, 3]))]),
    ] {
        let set = own.iter().chain(more).map(|(name, v)| Set::new(*name, v.clone())).collect();
        let on = RecordRef::new(noun, 1);
        writer.execute(NOON, &Command::Edit { on, set }).unwrap();
    }
    (database, user)
}

/// The table of the first record of a noun with these columns, as lines of cells.
fn table(app: &mut App, noun: Noun, names: &[String]) -> Vec<Vec<String>> {
    app.open_sheet(noun, vec![1], names.to_vec()).unwrap();
    tabbed(&lent(app))
}

fn give_back(app: &mut App, table: &[Vec<String>]) {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |line: &Vec<String>| line.iter().map(quoted).collect::<Vec<_>>().join("\t");
    let text: Vec<String> = table.iter().map(line).collect();
    back(app, &text.join("\n"));
}

#[test]
fn what_a_table_says_is_read_as_it_was_written() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = full(folder.path());
    for lang in [Lang::En, Lang::Ru, Lang::Pl] {
        let mut app = app(&database, &anna, lang);
        for noun in [Noun::Lead, Noun::Deal, Noun::Contact, Noun::Company, Noun::Product] {
            let setup = app.reader.setup();
            let fields: Vec<_> = setup.registry.of(noun).cloned().collect();
            let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
            let before = app.reader.card(RecordRef::new(noun, 1)).unwrap().row;
            let operations = app.reader.operations(1000).unwrap().len();
            let mut table = table(&mut app, noun, &names);
            let mut touched = 0;
            for (field, cell) in fields.iter().zip(&mut table[1][1..]) {
                let kept = field.flags.system
                    || matches!(
                        field.kind,
                        Kind::Text | Kind::LongText | Kind::Files | Kind::Activities
                    );
                if !kept && !cell.is_empty() {
                    cell.push(' ');
                    touched += 1;
                }
            }
            assert!(touched > 2, "{noun:?} {table:?}");
            give_back(&mut app, &table);
            let shown = drawn(&mut app, 120, 36).join("\n");
            let refused = crate::i18n::catalogue(lang).text("sheet-again", &[]);
            assert!(!shown.contains(&refused), "{lang:?} {noun:?}: {shown}\n{table:?}");
            let after = app.reader.card(RecordRef::new(noun, 1)).unwrap().row;
            assert_eq!(before.values, after.values, "{lang:?} {noun:?}");
            assert_eq!(app.reader.operations(1000).unwrap().len(), operations, "{noun:?}");
        }
    }
}

#[test]
fn a_cell_takes_the_record_it_names_and_says_which_it_does_not_know() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = full(folder.path());
    let mut app = app(&database, &anna, Lang::En);
    let names = ["own_contact", "own_company", "own_lead", "own_deal", "own_employee", "contacts"]
        .map(str::to_owned);
    let get = |app: &App| {
        let row = app.reader.card(RecordRef::new(Noun::Deal, 1)).unwrap().row;
        names.each_ref().map(|name| row.get(name).clone())
    };
    let before = get(&app);
    let mut lines = table(&mut app, Noun::Deal, &names);
    let said = lines[1][1..].to_vec();
    assert_eq!(
        said,
        ["Ivan Nowak", "Birch, Oak and Sons", "Roof", "Roof", "anna", "Ivan Nowak; Ivan Petrov"]
    );
    // Of two who are called the same, whoever stood there stays.
    lines[1][1] = "petrov  ivan".to_owned();
    lines[1][2] = "company/2".to_owned();
    lines[1][3] = "1".to_owned();
    lines[1][6] = "nowak ivan".to_owned();
    give_back(&mut app, &lines);
    let expected = [3.into(), 2.into(), 1.into(), 1.into(), 1.into(), Value::Ids(vec![2])];
    assert_eq!(get(&app), expected, "{:?}", drawn(&mut app, 120, 36));
    press(&mut app, "u");
    assert_eq!(get(&app), before);

    let mut lines = table(&mut app, Noun::Deal, &names);
    for (cell, wrong) in lines[1][1..].iter_mut().zip([
        "Nobody",
        "Ltd",
        "Cellar",
        "99",
        "stranger",
        "Petrov Ivan; Nowak Jan",
    ]) {
        *cell = wrong.to_owned();
    }
    give_back(&mut app, &lines);
    assert_eq!(get(&app), before);
    let shown = drawn(&mut app, 120, 36).join("\n");
    for said in [
        "Own contact — There is no “Nobody” among the contacts.",
        "Own company — There is no “Ltd” among the companies.",
        "Own lead — There is no “Cellar” among the leads.",
        "Own deal — There is no “99” among the deals.",
        "Own employee — ",
        "There is no “Nowak Jan” among the contacts.",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    press(&mut app, "Down Enter");
    let mut lines = table(&mut app, Noun::Lead, &["contact".to_owned()]);
    lines[1][1] = "Ivan Nowak".to_owned();
    give_back(&mut app, &lines);
    let shown = drawn(&mut app, 120, 36).join("\n");
    assert!(shown.contains("Contact — several are called “Ivan Nowak”: write contact/"), "{shown}");
}

#[test]
fn products_and_points_take_what_is_added_and_lose_what_is_taken_away() {
    let folder = TempDir::new().unwrap();
    let (database, anna) = full(folder.path());
    let mut polish = app(&database, &anna, Lang::Pl);
    let lines = table(&mut polish, Noun::Lead, &["phone".to_owned()]);
    assert!(lines[1][1].starts_with("komórkowy: "), "{lines:?}");
    let mut app = app(&database, &anna, Lang::En);
    let names = ["products", "phone", "email"].map(str::to_owned);
    let get = |app: &App, name: &str| {
        app.reader.card(RecordRef::new(Noun::Lead, 1)).unwrap().row.get(name).clone()
    };
    let before = get(&app, "products").as_rows().to_vec();
    let mut lines = table(&mut app, Noun::Lead, &names);
    lines[1][1].push_str("; Delivery @ 50");
    lines[1][2] = lines[1][2].replace("020 7946 0002", "020 7946 0003");
    lines[1][3] = "b@example.com".to_owned();
    give_back(&mut app, &lines);
    let rows = get(&app, "products").as_rows().to_vec();
    assert_eq!(rows[..3], before[..], "{:?}", drawn(&mut app, 120, 36));
    assert_eq!((rows[3].name.as_str(), rows[3].price), ("Delivery", Some(5000)));
    let phones = points(&[("+44 20 7946 0001", "mobile"), ("020 7946 0003", "other")]);
    assert_eq!(get(&app, "phone"), phones);
    assert_eq!(get(&app, "email"), points(&[("b@example.com", "work")]));
    let mut lines = table(&mut app, Noun::Lead, &names);
    lines[1][1] = "Delivery @ many".to_owned();
    lines[1][2] = "call me".to_owned();
    give_back(&mut app, &lines);
    let shown = drawn(&mut app, 120, 36).join("\n");
    assert!(shown.contains("Products — ") && shown.contains("Phone — "), "{shown}");
}
