use super::*;
use crate::crm::Writer;
use crate::domain::calendar::Zone;
use crate::domain::command::Command;
use crate::domain::demo::Market;
use crate::domain::noun::RecordRef;
use crate::domain::operation::OperationKind;
use crate::domain::query::Filter;
use crate::store::page::timeline::Position;

const NOW: i64 = 1_780_000_000;

struct Filled {
    _folder: tempfile::TempDir,
    database: Database,
    me: User,
}

fn fill(market: Market, leads: usize, timeline: u32) -> Filled {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&folder.path().join("demo.db")).unwrap();
    let plan = Plan { seed: 1, market, leads, timeline, now: NOW, zone: Zone::UTC };
    let me = database.fill("anna", "Anna", plan, &AtomicBool::new(false)).unwrap();
    Filled { _folder: folder, database, me }
}

fn writer(filled: &Filled) -> Writer {
    filled.database.writer(Database::viewer(&filled.me)).unwrap()
}

#[test]
fn it_is_healthy_and_belongs_to_whoever_made_it() {
    for market in [Market::Britain, Market::Russia, Market::Poland] {
        let filled = fill(market, 300, Plan::TIMELINE);
        assert!(filled.me.admin && filled.me.login == "anna");
        let health = filled.database.check().unwrap();
        assert!(health.is_good(), "{health:?}");
        let reader = filled.database.reader(Database::viewer(&filled.me)).unwrap();
        assert_eq!(reader.count(Noun::Lead, &Filter::All).unwrap(), 300);
        assert_eq!(reader.setup().users.len(), market.colleagues().len() + 1);
        assert_eq!(reader.setup().country, market.country());
        assert!(reader.counters(NOW, NOW + 86400, 1000).unwrap().overdue > 0);
    }
}

#[test]
fn deals_have_products_of_the_catalogue_and_are_worth_what_they_come_to() {
    let told = || {
        let filled = fill(Market::Poland, 300, Plan::TIMELINE);
        let reader = filled.database.reader(Database::viewer(&filled.me)).unwrap();
        assert_eq!(reader.count(Noun::Product, &Filter::All).unwrap(), 8);
        let deals = reader.ids(Noun::Deal, &Filter::All).unwrap();
        let mut told = Vec::new();
        for id in deals {
            let row = reader.card(RecordRef::new(Noun::Deal, id)).unwrap().row;
            if let Value::Rows(rows) = row.get("products") {
                assert!(row.int("amount").unwrap() > 0, "{rows:?}");
                assert!(rows.iter().all(|row| row.product.is_some() && row.price.is_some()));
                told.push((id, rows.clone(), row.int("amount")));
            }
        }
        told
    };
    let first = told();
    assert!(first.len() > 3, "{}", first.len());
    assert_eq!(first, told(), "the same ones every time");
}

#[test]
fn what_is_stored_beside_the_fields_is_what_the_fields_say() {
    let filled = fill(Market::Russia, 300, 10);
    let conn = open::connect(filled.database.path()).unwrap();
    crate::store::scope::create_views(&conn, Database::viewer(&filled.me)).unwrap();
    let setup = setup::load(&conn).unwrap();
    for noun in Noun::RECORDS.into_iter().chain([Noun::Activity]) {
        let table = noun.word();
        let keys: Vec<String> = setup.registry.of(noun).filter_map(derived::key_column).collect();
        let sql = format!(
            "SELECT r.id, t.text, r.{} FROM {table} r JOIN {table}_text t USING (id) ORDER BY r.id",
            keys.join(", r.")
        );
        let read = || -> Vec<(i64, String, Vec<Sql>)> {
            let mut statement = conn.prepare(&sql).unwrap();
            let read = |r: &rusqlite::Row<'_>| {
                let keys =
                    (2..keys.len() + 2).map(|at| r.get(at)).collect::<rusqlite::Result<_>>()?;
                Ok((r.get(0)?, r.get(1)?, keys))
            };
            statement.query_map([], read).unwrap().map(Result::unwrap).collect()
        };
        let before = read();
        let tx = conn.unchecked_transaction().unwrap();
        for (id, ..) in &before {
            let on = RecordRef::new(noun, *id);
            derived::refresh(&tx, &setup.registry, on, &setup.country).unwrap();
        }
        tx.commit().unwrap();
        assert_eq!(before, read(), "{table}");
    }
}

#[test]
fn what_happened_can_be_undone() {
    let filled = fill(Market::Poland, 40, Plan::TIMELINE);
    let mut writer = writer(&filled);
    let reader = filled.database.reader(Database::viewer(&filled.me)).unwrap();
    let lead = RecordRef::new(Noun::Lead, 1);
    let (lines, _) = reader.timeline(lead, Position::NEWEST, 100).unwrap();
    assert!(lines.len() > 1);
    assert!(lines.is_sorted_by_key(|line| -line.at));
    // Everything, back to the first operation.
    let mut operations = reader.operations(i64::MAX).unwrap();
    assert!(operations.is_sorted_by_key(|operation| -operation.at));
    for operation in operations.drain(..) {
        let receipt =
            writer.execute(NOW, &Command::Undo { operation: Some(operation.id) }).unwrap();
        assert!(receipt.notes.is_empty(), "{operation:?}: {:?}", receipt.notes);
        assert!(!receipt.touched.is_empty(), "{operation:?}");
    }
    for noun in Noun::RECORDS.into_iter().chain([Noun::Activity]) {
        assert_eq!(reader.count(noun, &Filter::All).unwrap(), 0, "{noun:?}");
    }
    assert!(filled.database.check().unwrap().is_good());
}

#[test]
fn a_card_that_is_moved_back_stands_where_it_stood() {
    let filled = fill(Market::Britain, 60, Plan::TIMELINE);
    let mut writer = writer(&filled);
    let reader = filled.database.reader(Database::viewer(&filled.me)).unwrap();
    let operations = reader.operations(i64::MAX).unwrap();
    let mut moves = operations.iter().filter(|operation| operation.kind == OperationKind::Move);
    let last = moves.next().unwrap();
    let on: RecordRef = serde_json::from_str::<serde_json::Value>(&last.args).unwrap()["on"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let moved_at = || reader.card(on).unwrap().row.int("moved_at").unwrap();
    assert_eq!(moved_at(), last.at);
    writer.execute(NOW, &Command::Undo { operation: Some(last.id) }).unwrap();
    let earlier = moves.find(|operation| operation.args.contains(&format!("\"{on}\"")));
    let created = reader.card(on).unwrap().row.int("created_at").unwrap();
    assert_eq!(moved_at(), earlier.map_or(created, |operation| operation.at));
}

#[test]
fn only_an_empty_database_is_filled() {
    let filled = fill(Market::Britain, 5, Plan::TIMELINE);
    let plan = Plan {
        seed: 1,
        market: Market::Britain,
        leads: 5,
        timeline: Plan::TIMELINE,
        now: NOW,
        zone: Zone::UTC,
    };
    let again = filled.database.fill("bob", "Bob", plan, &AtomicBool::new(false));
    assert!(matches!(again, Err(Failure::Refused(_))));
    let viewer = Database::viewer(&filled.me);
    let leads = filled.database.reader(viewer).unwrap().count(Noun::Lead, &Filter::All).unwrap();
    assert_eq!(leads, 5);
}

#[test]
fn nobody_takes_back_what_the_sample_begins_with() {
    let filled = fill(Market::Russia, 60, Plan::TIMELINE);
    let mut writer = writer(&filled);
    let undo = Command::Undo { operation: None };
    let nothing = |outcome: Result<crate::domain::command::Receipt, Failure>| match outcome {
        Err(Failure::Refused(refusal)) => refusal.message.id,
        other => panic!("{other:?}"),
    };
    assert_eq!(nothing(writer.execute(NOW, &undo)), "refused-nothing-to-undo");
    let set = vec![Set::new("title", "Own")];
    let made = writer.execute(NOW, &Command::Create { noun: Noun::Lead, set }).unwrap();
    let undone = writer.execute(NOW, &undo).unwrap();
    assert_eq!(undone.touched, made.touched);
    assert_eq!(nothing(writer.execute(NOW, &undo)), "refused-nothing-to-undo");
}
