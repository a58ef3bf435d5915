//! An export of one's own data that comes back: over the same records, and into another database.

use super::*;
use crate::domain::command::Merge;
use crate::domain::point::Point;
use crate::domain::product::ProductRow;

/// Records of every noun, each of them without a name as well, two of everything that goes by a name
/// alike, and links among them.
fn team() -> Team {
    let mut team = Team::new();
    let mut make = |noun, set: Vec<Set>| {
        team.writer.execute(NOW, &Command::Create { noun, set }).unwrap();
    };
    let text = |name: &str, text: &str| Set::new(name, text);
    let phone = || Set::new("phone", Value::Points(vec![Point::new("+48 600 100 200", "work")]));
    make(Noun::Product, vec![text("title", "Warranty"), Set::new("price", 24_000)]);
    for _ in 0..2 {
        make(Noun::Company, vec![text("title", "Acme; Sons, Ltd")]);
        let person = ["last_name", "first_name", "middle_name"];
        make(Noun::Contact, person.map(|name| text(name, "Jan Maria")).to_vec());
    }
    make(Noun::Contact, vec![phone(), Set::new("tags", Value::List(vec!["vip".to_owned()]))]);
    for title in ["Birch", "Alder"] {
        make(Noun::Company, vec![text("title", title)]);
    }
    make(
        Noun::Contact,
        vec![
            text("first_name", "Nina"),
            text("birthday", "--02-29"),
            Set::new("company", Value::Ids(vec![3, 4])),
        ],
    );
    make(Noun::Lead, vec![phone()]);
    make(Noun::Lead, vec![Set::new("contact", 2), Set::new("company", 2)]);
    make(Noun::Lead, vec![text("last_name", "Low"), phone()]);
    make(Noun::Lead, vec![Set::new("contact", 3), text("comment", "two\nlines")]);
    let mut line = ProductRow::new("Warranty");
    (line.product, line.price) = (Some(1), Some(24_000));
    let lines = Value::Rows(vec![line]);
    make(Noun::Deal, vec![Set::new("contact", 2), Set::new("amount", 100)]);
    make(Noun::Deal, vec![Set::new("company", 2), Set::new("products", lines)]);
    make(Noun::Deal, vec![Set::new("contact", 3), Set::new("contacts", Value::Ids(vec![1, 2]))]);
    make(Noun::Deal, vec![text("title", "Roof")]);
    make(Noun::Deal, vec![text("title", "Roof"), Set::new("observers", Value::Ids(vec![2]))]);
    team.reader.changed().unwrap();
    team
}

const KNOWING: [OnDuplicate; 3] = [OnDuplicate::Skip, OnDuplicate::Merge, OnDuplicate::Replace];

/// The file with the cell of a column changed in the row of a record.
fn edited(file: &str, id: i64, column: &str, cell: &str) -> String {
    let header: Vec<&str> = file.lines().next().unwrap().split(',').collect();
    let place = header.iter().position(|name| *name == column).unwrap();
    let row = file.lines().find(|line| line.starts_with(&format!("{id},"))).unwrap();
    let mut cells: Vec<&str> = row.split(',').collect();
    assert_eq!(cells.len(), header.len(), "{row}");
    cells[place] = cell;
    file.replace(row, &cells.join(","))
}

#[test]
fn an_export_over_the_records_it_was_taken_of_changes_nothing() {
    let mut team = team();
    for noun in Noun::RECORDS {
        for reader in [For::Spreadsheet, For::Machine] {
            let file = team.export(noun, reader);
            let (count, operations) =
                (team.count(noun).cast_unsigned(), team.reader.operations(99).unwrap().len());
            for mode in KNOWING {
                let report = team.import_over(noun, mode, "", &file);
                let skipped = if mode == OnDuplicate::Skip { count } else { 0 };
                assert_eq!(
                    (report.tally.made, report.tally.updated),
                    (0, 0),
                    "{noun:?} {mode:?} {file}"
                );
                assert_eq!(
                    (report.tally.skipped, report.tally.unchanged),
                    (skipped, count - skipped)
                );
                let told = (
                    report.tally.set_aside,
                    report.tally.contacts,
                    report.tally.companies,
                    report.tally.unread,
                );
                assert_eq!(told, (0, 0, 0, 0), "{noun:?} {mode:?}");
                assert!(report.operation.is_none() && report.rejected.is_empty());
                assert_eq!(team.export(noun, reader), file, "{noun:?} {mode:?}");
                assert_eq!(
                    team.reader.operations(99).unwrap().len(),
                    operations,
                    "{noun:?} {mode:?}: no history"
                );
            }
        }
    }
}

#[test]
fn one_cell_that_was_changed_is_all_that_changes() {
    for (noun, id, column, cell) in [
        (Noun::Lead, 1, "title", "Roof"),
        (Noun::Lead, 3, "temperature", "hot"),
        (Noun::Contact, 2, "post", "Buyer"),
        (Noun::Contact, 4, "birthday", "--03-08"),
        (Noun::Deal, 1, "comment", "Called"),
        (Noun::Deal, 5, "title", "Window"),
    ] {
        let mut team = team();
        let before = team.export(noun, For::Machine);
        let file = edited(&before, id, column, cell);
        let count = team.count(noun).cast_unsigned();
        let report = team.import_over(noun, OnDuplicate::Replace, "", &file);
        assert_eq!(
            (report.tally.made, report.tally.updated, report.tally.unchanged),
            (0, 1, count - 1),
            "{column}"
        );
        assert_eq!((report.tally.touched, report.tally.set_aside), (1, 0), "{column}");
        assert_eq!(team.export(noun, For::Machine), file, "{column}");
        assert_eq!(team.note(RecordRef::new(noun, id))["leftovers"], json!([]), "{column}");
        for (command, after) in
            [(Command::Undo { operation: report.operation }, &before), (Command::Redo, &file)]
        {
            let receipt = team.writer.execute(NOW + 1, &command).unwrap();
            assert_eq!(receipt.notes, [], "{column}");
            assert_eq!(team.export(noun, For::Machine), *after, "{column} {command:?}");
        }
    }
}

#[test]
fn a_row_whose_record_is_gone_is_left_out_and_told() {
    let mut team = team();
    let file = team.export(Noun::Deal, For::Machine);
    let deal = |id| RecordRef::new(Noun::Deal, id);
    let delete = Command::Delete { on: deal(1) };
    let merge = Command::Merge(Merge::new(deal(4), vec![deal(5)]));
    for command in [delete, merge] {
        team.writer.execute(NOW + 1, &command).unwrap();
        team.reader.changed().unwrap();
    }
    for mode in KNOWING {
        let report = team.import_over(Noun::Deal, mode, "", &file);
        assert_eq!(
            (report.tally.made, report.tally.in_bin, report.tally.merged),
            (0, 1, 1),
            "{mode:?}"
        );
        assert_eq!(team.count(Noun::Deal), 3, "{mode:?}");
    }
    let again = team.import_over(Noun::Deal, OnDuplicate::Allow, "", &file);
    assert_eq!((again.tally.made, again.tally.again), (5, 3), "asked for, and told");
}

#[test]
fn a_number_of_another_database_means_nothing_here() {
    let mut team = team();
    let file = team.export(Noun::Deal, For::Machine);
    let mut other = Team::new();
    other.import(Noun::Deal, "title,created_at\nA,2026-01-01 10:00\nB,2026-01-02 10:00\n").unwrap();
    let report = other.import_over(Noun::Deal, OnDuplicate::Replace, "", &file);
    assert_eq!(
        (report.tally.made, report.tally.updated + report.tally.unchanged),
        (5, 0),
        "two roofs that are counted apart are two"
    );
    assert_eq!(other.value(RecordRef::new(Noun::Deal, 1), "title"), "A".into());
    // There they are known from then on, by what they were called where they came from.
    let report = other.import_over(Noun::Deal, OnDuplicate::Replace, "", &file);
    assert_eq!(report.tally.made, 0);
    // A day is shared by many.
    let days = "id,title,created_at\n1,Other,2026-01-01\n2,B,2026-01-02\n";
    let report = other.import_over(Noun::Deal, OnDuplicate::Skip, "", days);
    assert_eq!((report.tally.made, report.tally.skipped), (1, 1));
}

#[test]
fn a_second_database_holds_what_the_first_held() {
    let mut team = team();
    let mut other = Team::new();
    let product = vec![Set::new("title", "Warranty"), Set::new("price", 24_000)];
    let create = Command::Create { noun: Noun::Product, set: product };
    other.writer.execute(NOW, &create).unwrap();
    let nouns = [Noun::Company, Noun::Contact, Noun::Lead, Noun::Deal];
    for noun in nouns {
        let file = team.export(noun, For::Spreadsheet);
        let report = other.import(noun, &file).unwrap();
        let made = (report.tally.made, report.tally.contacts, report.tally.companies);
        assert_eq!(made, (team.count(noun).cast_unsigned(), 0, 0), "{noun:?}");
    }
    for noun in nouns {
        // A name that several bear, or nobody, links nobody there.
        let sure = |text: String| {
            let person = "Jan Maria Jan Maria Jan Maria";
            let two = format!("{person}; {person}");
            let unsure = [&*two, person, "\"Acme; Sons, Ltd\""];
            unsure.iter().fold(text, |text, name| text.replace(&format!(",{name},"), ",,"))
        };
        let there = other.export(noun, For::Spreadsheet);
        assert_eq!(sure(there), sure(team.export(noun, For::Spreadsheet)), "{noun:?}");
    }
    assert!(other.value(RecordRef::new(Noun::Deal, 1), "title").is_empty(), "no title is made up");
    let products = other.value(RecordRef::new(Noun::Deal, 2), "products");
    assert!(matches!(&products, Value::Rows(rows) if rows[0].product == Some(1)), "{products:?}");
}

#[test]
fn what_was_over_comes_back_as_over_since_then() {
    let mut one = Team::new();
    let deals = "title,stage,created_at,closed_at\n\
        Roof,won,2026-01-02 10:00:00,2026-03-04 18:30:00\n\
        Door,invoice,2026-01-02 10:00:00,\n\
        Tap,lost,2026-01-02 10:00:00,No\n";
    assert_eq!(one.import(Noun::Deal, deals).unwrap().tally.unread, 0);
    let over = |team: &Team, id| team.value(RecordRef::new(Noun::Deal, id), "closed_at");
    let made = 1_767_348_000;
    let expected = [Value::Int(1_772_649_000), Value::Empty, Value::Int(made)];
    assert_eq!([1, 2, 3].map(|id| over(&one, id)), expected);
    let mut other = Team::new();
    other.import(Noun::Deal, &one.export(Noun::Deal, For::Spreadsheet)).unwrap();
    assert_eq!([1, 2, 3].map(|id| over(&other, id)), expected);
}

#[test]
fn a_rehearsal_knows_what_earlier_rows_bring_into_a_record() {
    for mode in [OnDuplicate::Merge, OnDuplicate::Replace] {
        let mut team = Team::new();
        team.import(Noun::Contact, "Last name,Phone\nHere,+48 600 100 100\n").unwrap();
        // The number of the first leads to the second, and its address to the third.
        let file = "Last name,Phone,E-mail\nA,+48 600 100 200,\nB,+48 600 100 200,b@x.pl\n\
            C,,b@x.pl\nD,+48 600 100 100,d@x.pl\nE,,d@x.pl\n";
        let report = team.import_over(Noun::Contact, mode, "phone,email", file);
        assert_eq!((report.tally.made, report.tally.updated), (1, 4), "{mode:?}");
    }
}

#[test]
fn rows_that_an_export_of_another_database_counts_apart_stay_two() {
    for mode in [OnDuplicate::Skip, OnDuplicate::Merge, OnDuplicate::Replace] {
        let mut one = Team::new();
        let days = [1, 2, 3].map(|day| format!("Roof,{day},2026-01-0{day} 10:00:00\n")).concat();
        one.import(Noun::Deal, &format!("title,amount,created_at\n{days}")).unwrap();
        one.import(Noun::Lead, "title,phone\nA,+48600700800\nB,+48600700800\n").unwrap();
        let (deals, leads) =
            (one.export(Noun::Deal, For::Spreadsheet), one.export(Noun::Lead, For::Spreadsheet));
        let mut other = Team::new();
        other.import(Noun::Deal, "title,amount\nRoof,9\n").unwrap();
        let report = other.import_over(Noun::Deal, mode, "", &deals);
        assert_eq!(
            (report.tally.made, other.count(Noun::Deal)),
            (2, 3),
            "{mode:?}: one is that of a name"
        );
        assert_eq!(other.import_over(Noun::Lead, mode, "", &leads).tally.made, 2, "{mode:?}");
        // Once more, each is known by its number.
        assert_eq!(other.import_over(Noun::Deal, mode, "", &deals).tally.made, 0, "{mode:?}");
        assert_eq!(other.import_over(Noun::Lead, mode, "", &leads).tally.made, 0, "{mode:?}");
    }
}

#[test]
fn a_row_whose_record_is_gone_is_nobody_elses() {
    let mut team = Team::new();
    team.import(Noun::Deal, "title,amount\nRoof,1\nRoof,2\n").unwrap();
    let file = team.export(Noun::Deal, For::Spreadsheet);
    let gone = file.replace("\n1,", "\n9,");
    let report = team.import_over(Noun::Deal, OnDuplicate::Replace, "", &gone);
    assert_eq!(
        (report.tally.made, report.tally.unchanged),
        (0, 2),
        "the row takes the one that no other is"
    );
}

/// Makes a stage of deals, whose code is its name in small letters.
fn add_stage(team: &mut Team, name: &str, meaning: Meaning) {
    let setup = team.writer.setup().unwrap();
    let pipeline = setup.pipelines_of(Noun::Deal).next().unwrap().id.0;
    let names = ["name_en", "name_ru", "name_pl"].map(|field| Set::new(field, name));
    let code = Set::new("code", name.to_lowercase().as_str());
    let rest = [code, Set::new("meaning", meaning.word()), Set::new("colour", "grey")];
    let set = names.into_iter().chain(rest).chain([Set::new("pipeline", pipeline)]).collect();
    team.writer.execute(NOW, &Command::Create { noun: Noun::Stage, set }).unwrap();
}

#[test]
fn a_stage_keeps_its_meaning_on_the_way_to_another_database() {
    let mut one = Team::new();
    add_stage(&mut one, "Archive", Meaning::Lost);
    let deals = "title,stage\nRoof,Archive\nDoor,Later\n";
    one.import(Noun::Deal, deals).unwrap();
    let file = one.export(Noun::Deal, For::Spreadsheet);
    let mut other = Team::new();
    other.import(Noun::Deal, &file).unwrap();
    for (id, code, meaning) in [(1, "archive", Meaning::Lost), (2, "later", Meaning::Open)] {
        let stage = other.stage(RecordRef::new(Noun::Deal, id));
        assert_eq!((stage.code.as_str(), stage.meaning), (code, meaning));
        assert!(
            !other.note(RecordRef::new(Noun::Deal, id))["leftovers"]
                .to_string()
                .contains("meaning")
        );
    }
}

#[test]
fn a_stage_that_means_something_else_here_is_told_and_does_not_turn_the_outcome() {
    for mode in [OnDuplicate::Allow, OnDuplicate::Skip, OnDuplicate::Merge, OnDuplicate::Replace] {
        let (mut one, mut other) = (Team::new(), Team::new());
        for (name, there, here) in [
            ("Archive", Meaning::Lost, Meaning::Open),
            ("Goods", Meaning::Open, Meaning::Won),
            ("Paid", Meaning::Won, Meaning::Won),
        ] {
            add_stage(&mut one, name, there);
            add_stage(&mut other, name, here);
        }
        let day = "2026-01-02 10:00";
        let rows = format!("Roof,Archive,{day}\nDoor,Goods,{day}\nTap,Paid,{day}\n");
        one.import(Noun::Deal, &format!("title,stage,created_at\n{rows}")).unwrap();
        let file = one.export(Noun::Deal, For::Spreadsheet);
        other.import(Noun::Deal, "title\nWall\n").unwrap();
        let report = other.import_over(Noun::Deal, mode, "", &file);
        let setup = other.writer.setup().unwrap();
        let code = |id| setup.stage(id).unwrap().code.as_str();
        let clashes = report.tally.clashes.iter();
        let told: Vec<_> =
            clashes.map(|(c, count)| (code(c.stage), code(c.into), *count)).collect();
        assert_eq!(told, [("archive", "lost", 1), ("goods", "new_order", 1)], "{mode:?}");
        assert_eq!(report.tally.set_aside, 2, "{mode:?}");
        for (id, code, kept) in [
            (2, "lost", json!([["stage", "archive"]])),
            (3, "new_order", json!([["stage", "goods"]])),
            (4, "paid", json!([])),
        ] {
            let on = RecordRef::new(Noun::Deal, id);
            assert_eq!(other.stage(on).code, code, "{mode:?}");
            let left = &other.note(on)["leftovers"];
            let left = left.as_array().unwrap().iter().filter(|pair| pair[0] == "stage");
            assert_eq!(left.cloned().collect::<serde_json::Value>(), kept, "{mode:?}");
        }
        if mode != OnDuplicate::Allow {
            let again = other.import_over(Noun::Deal, mode, "", &file);
            assert_eq!((again.tally.made, again.tally.moved, again.tally.updated), (0, 0, 0));
        }
    }
}

#[test]
fn a_stage_that_a_person_writes_over_another_is_that_whatever_the_row_says_it_meant() {
    let mut team = Team::new();
    team.import(Noun::Deal, "title,stage\nRoof,invoice\nDoor,invoice\n").unwrap();
    let file = team.export(Noun::Deal, For::Machine).replacen(",invoice,open,", ",won,open,", 1);
    let report = team.import_over(Noun::Deal, OnDuplicate::Replace, "", &file);
    assert_eq!((report.tally.moved, report.tally.clashes.len()), (1, 0));
    assert_eq!(team.stage(RecordRef::new(Noun::Deal, 1)).code, "won");
}

#[test]
fn a_number_without_its_moment_never_changes_another_record() {
    let mut team = Team::new();
    for (title, phone) in
        [("Roof", "+48600100200"), ("Window", "+48600100200"), ("Fence", "+486001")]
    {
        let phone = Set::new("phone", Value::Points(vec![Point::new(phone, "work")]));
        let set = vec![Set::new("title", title), phone];
        team.writer.execute(NOW, &Command::Create { noun: Noun::Lead, set }).unwrap();
    }
    let chosen = chosen(&mut team, &["title", "phone"]);
    assert!(chosen.starts_with("id,title,phone,created_at\n"), "{chosen}");
    let report =
        team.import_over(Noun::Lead, OnDuplicate::Replace, "", &chosen.replace("Window", "Door"));
    assert_eq!((report.tally.updated, report.tally.bare_numbers), (1, 0));
    // Of those who share the phone the one with the number is meant.
    let shared = "id,title,phone\n1,Roof,+48600100200\n2,Gate,+48600100200\n";
    let report = team.import_over(Noun::Lead, OnDuplicate::Replace, "", shared);
    assert_eq!((report.tally.updated, report.tally.bare_numbers), (1, 2));
    // The number of one with the phone of another is neither.
    for torn in [
        "id,title,phone\n3,Shed,+48600100200\n",
        "id,title,phone,created_at\n3,Shed,+48600100200,15.01.2027 08:00\n",
    ] {
        let report = team.import_over(Noun::Lead, OnDuplicate::Replace, "", torn);
        let counts = (report.tally.updated, report.tally.made, report.tally.bare_numbers);
        assert_eq!(counts, (0, 0, 1), "{torn}");
        assert_eq!(report.rejected[0].reason.id, "import-anothers-number", "{torn}");
    }
    // A number that nobody has here stands in nobody's way.
    let report = team.import_over(
        Noun::Lead,
        OnDuplicate::Replace,
        "",
        "id,title,phone\n90,Wall,+48600100200\n",
    );
    assert_eq!((report.tally.updated, report.rejected.len()), (1, 0));
    team.reader.changed().unwrap();
    for (id, title) in [(1, "Wall"), (2, "Gate"), (3, "Fence")] {
        assert_eq!(team.value(lead(id), "title"), title.into(), "{id}");
    }
}

/// An export of these columns of all leads.
fn chosen(team: &mut Team, columns: &[&str]) -> String {
    team.reader.changed().unwrap();
    let setup = team.reader.setup();
    let columns = columns.iter().map(|name| setup.registry.get(Noun::Lead, name).unwrap());
    let request = export::Request {
        noun: Noun::Lead,
        columns: &columns.collect::<Vec<_>>(),
        filter: &Filter::All,
        sort: &Sort { field: "id".to_owned(), descending: false },
        shape: export::Shape::Table { format: Format::Csv, whom: For::Machine, naming: &Codes },
    };
    let (bytes, _) = team.reader.export(&request, Vec::new(), &mut |_| {}).unwrap();
    String::from_utf8(bytes).unwrap()
}
