//! Rows of products on records: the amount follows them, the catalogue completes them.

use super::*;
use crate::domain::command::{Conversion, Merge, Targets};
use crate::domain::message::{Arg, Message};
use crate::domain::money::Currency;
use crate::domain::operation::OperationKind;
use crate::domain::product::{self, ProductRow};

fn rows(text: &str) -> Value {
    let rows = product::read(text, Currency::parse("PLN").unwrap()).unwrap();
    if rows.is_empty() { Value::Empty } else { Value::Rows(rows) }
}

impl Team {
    /// Amount, whether it is set by hand, and the names of the rows.
    fn offer(&self, on: RecordRef) -> (i64, bool, String) {
        let row = self.reader().card(on).unwrap().row;
        let names: Vec<&str> =
            row.get("products").as_rows().iter().map(|row| row.name.as_str()).collect();
        let manual = row.int("amount_manual") == Some(1);
        (row.int("amount").unwrap(), manual, names.join(" "))
    }

    fn deal(&mut self, products: &str) -> RecordRef {
        self.create(Noun::Deal, &[("title", "Windows".into()), ("products", rows(products))])
    }
}

#[test]
fn the_amount_follows_the_products_until_it_is_set_by_hand() {
    let mut team = team();
    let deal = team.deal("A x2 @ 100 -10% +20%; B @ 5");
    assert_eq!(team.offer(deal), (22_100, false, "A B".to_owned()));
    team.edit(deal, "products", rows("A @ 100"));
    assert_eq!(team.offer(deal), (10_000, false, "A".to_owned()));
    team.edit(deal, "amount", 12_000);
    assert_eq!(team.offer(deal), (12_000, true, "A".to_owned()));
    team.edit(deal, "products", rows("A @ 100; B @ 5"));
    assert_eq!(team.offer(deal), (12_000, true, "A B".to_owned()));
    team.edit(deal, "amount_manual", 0);
    assert_eq!(team.offer(deal), (10_500, false, "A B".to_owned()));
    team.edit(deal, "amount", 9_000);
    team.edit(deal, "amount", Value::Empty);
    assert_eq!(team.offer(deal), (10_500, false, "A B".to_owned()));
    // What the rows come to is not one's own word.
    team.edit(deal, "amount", 10_500);
    assert_eq!(team.offer(deal), (10_500, false, "A B".to_owned()));
    // The last row that goes leaves the amount.
    team.edit(deal, "products", Value::Empty);
    assert_eq!(team.offer(deal), (10_500, false, String::new()));
    team.edit(deal, "amount", 1);
    assert_eq!(team.offer(deal), (1, false, String::new()));
    team.edit(deal, "products", rows("C @ 7"));
    assert_eq!(team.offer(deal), (700, false, "C".to_owned()));
    team.assert_healthy();
}

#[test]
fn an_amount_that_gives_way_to_the_first_products_is_said() {
    let mut team = team();
    let deal = team.create(Noun::Deal, &[("title", "Windows".into()), ("amount", 5_000.into())]);
    let set = |name: &str, text: &str| match name {
        "products" => Set::new(name, rows(text)),
        _ => Set::new(name, 900),
    };
    let mut said = |set: Vec<Set>| -> Vec<&str> {
        let notes = team.run(Command::Edit { on: deal, set }).notes;
        notes.iter().map(|note| note.id).collect()
    };
    assert_eq!(said(vec![set("products", "A @ 100")]), ["note-amount-follows"]);
    assert_eq!(said(vec![set("products", "A @ 100; B @ 5")]), [""; 0], "it followed them before");
    assert_eq!(said(vec![set("products", ""), set("amount", "9")]), [""; 0]);
    assert_eq!(said(vec![set("products", "A @ 1"), set("amount", "9")]), [""; 0], "as was wanted");
}

#[test]
fn what_is_typed_over_rows_leaves_them_their_products_and_their_lack_of_tax() {
    let mut team = team();
    let price = [("title", "Window".into()), ("price", 10_000.into()), ("tax", 2000.into())];
    let window = team.create(Noun::Product, &price).id;
    let Value::Rows(mut sold) = rows("Window @ 100 +0%; Window x2; Own work @ 5") else { panic!() };
    sold[0].product = Some(window);
    let sold = [("title", "Windows".into()), ("products", Value::Rows(sold))];
    let deal = team.create(Noun::Deal, &sold);
    let held = |team: &Team| -> Vec<(Option<i64>, i64, i64)> {
        let row = team.reader().card(deal).unwrap().row;
        let rows = row.get("products").as_rows();
        rows.iter().map(|row| (row.product, row.quantity, row.tax.unwrap().rate)).collect()
    };
    let (sold, own) = (Some(window), None);
    assert_eq!(held(&team), [(sold, 1000, 0), (sold, 2000, 2000), (own, 1000, 0)]);
    for (typed, expected) in [
        // As it stood, and with one row more.
        (
            "Window @ 100; Window x2 @ 100 +20%; Own work @ 5; New @ 1",
            vec![(sold, 1000, 0), (sold, 2000, 2000), (own, 1000, 0), (own, 1000, 0)],
        ),
        // In another order, of another quantity and price.
        (
            "Own work @ 6; Window x2 @ 100 +20%; Window x3 @ 90",
            vec![(own, 1000, 0), (sold, 2000, 2000), (sold, 3000, 0)],
        ),
        // A row more than stood there is as the catalogue has it.
        (
            "Window x3 @ 90; Window x2 @ 100 +20%; Window @ 70",
            vec![(sold, 3000, 0), (sold, 2000, 2000), (sold, 1000, 2000)],
        ),
    ] {
        team.edit(deal, "products", rows(typed));
        assert_eq!(held(&team), expected, "{typed}");
    }
    team.assert_healthy();
}

#[test]
fn one_undo_takes_back_the_rows_and_the_amount() {
    let mut team = team();
    let deal = team.create(Noun::Deal, &[("title", "Windows".into()), ("amount", 500.into())]);
    let before = team.data();
    let receipt = team.edit(deal, "products", rows("A x3 @ 100; B @ 5 (20%)"));
    assert_eq!(receipt.message.id, "receipt-edited-field");
    let after = team.data();
    assert_eq!(team.offer(deal).0, 30_500);
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.data(), after);
    team.edit(deal, "amount", 1);
    team.undo();
    assert_eq!(team.data(), after);
}

#[test]
fn an_undo_that_cannot_put_back_the_rows_leaves_the_amount_true() {
    let mut team = team();
    let deal = team.deal("A @ 100");
    let first = team.edit(deal, "products", rows("A @ 200")).operation;
    // Other rows that come to the same.
    team.edit(deal, "products", rows("B @ 200"));
    let receipt = team.run(Command::Undo { operation: first });
    assert!(!receipt.notes.is_empty());
    assert_eq!(team.offer(deal), (20_000, false, "B".to_owned()));
}

#[test]
fn what_is_said_of_the_amount_of_a_new_record_is_kept() {
    let mut team = team();
    let values = [("products", rows("A @ 100")), ("amount", 9_900.into())];
    let lead = team.create(Noun::Lead, &values);
    assert_eq!(team.offer(lead), (9_900, true, "A".to_owned()));
    let values = [("products", rows("A @ 100")), ("amount", 10_000.into())];
    let lead = team.create(Noun::Lead, &values);
    assert_eq!(team.offer(lead), (10_000, false, "A".to_owned()));
}

#[test]
fn the_catalogue_completes_rows_that_name_no_price() {
    let mut team = team();
    let window = team.create(
        Noun::Product,
        &[
            ("title", "Окно Ёлка".into()),
            ("code", "W1".into()),
            ("unit", "шт".into()),
            ("price", 100_000.into()),
            ("tax", 2000.into()),
        ],
    );
    let deal = team.deal("окно елка x2; W1 @ 900; Delivery @ 50");
    let held = team.value(deal, "products");
    let [first, second, third] = held.as_rows() else { panic!("{held:?}") };
    assert_eq!(
        (first.product, first.name.as_str(), first.unit.as_str()),
        (Some(window.id), "Окно Ёлка", "шт")
    );
    assert_eq!(first.sums().unwrap().total, 240_000);
    assert_eq!((second.product, second.price), (Some(window.id), Some(90_000)));
    assert_eq!(second.sums().unwrap().total, 108_000);
    assert_eq!((third.product, third.price), (None, Some(5_000)));

    // What is taken from the catalogue stays, whatever becomes of the product.
    team.edit(window, "price", 1);
    team.run(Command::Delete { on: window });
    assert_eq!(team.value(deal, "products"), held);
    let again = Command::Edit { on: deal, set: vec![Set::new("products", held.clone())] };
    assert!(team.run(again).operation.is_none());
    let edit = |value: Value| Command::Edit { on: deal, set: vec![Set::new("products", value)] };
    assert_eq!(team.refuse(edit(rows("W1"))).message.id, "refused-product-unknown");
    let nowhere = ProductRow { product: Some(99), price: Some(1), ..ProductRow::new("X") };
    let refusal = team.refuse(edit(Value::Rows(vec![nowhere])));
    assert_eq!(refusal.message.id, "refused-no-record");
}

#[test]
fn currencies_are_never_mixed() {
    let mut team = team();
    let values = [("title", "Door".into()), ("price", 100.into()), ("currency", "EUR".into())];
    team.create(Noun::Product, &values);
    let deal = team.deal("A @ 100");
    let before = team.dump();
    let edit = |set: Vec<Set>| Command::Edit { on: deal, set };
    let refusal = team.refuse(edit(vec![Set::new("products", rows("Door"))]));
    assert_eq!(refusal.message.id, "refused-product-currency");
    assert_eq!(refusal.field.as_deref(), Some("products"));
    let refusal = team.refuse(edit(vec![Set::new("currency", "EUR")]));
    assert_eq!(refusal.message.id, "refused-currency-of-products");
    assert_eq!(team.dump(), before);

    let euros = Value::Rows(product::read("Door", Currency::parse("EUR").unwrap()).unwrap());
    team.run(edit(vec![Set::new("currency", "EUR"), Set::new("products", euros)]));
    assert_eq!(team.offer(deal), (100, false, "Door".to_owned()));
    team.undo();
    assert_eq!(team.offer(deal), (10_000, false, "A".to_owned()));
    assert_eq!(team.value(deal, "currency"), "PLN".into());
    team.run(edit(vec![Set::new("currency", "EUR"), Set::new("products", Value::Empty)]));
    assert_eq!(team.offer(deal), (10_000, false, String::new()));
}

#[test]
fn the_currency_is_not_put_back_under_later_rows() {
    let mut team = team();
    let deal = team.create(Noun::Deal, &[("title", "Windows".into())]);
    let changed = team.edit(deal, "currency", "EUR").operation;
    team.edit(deal, "products", rows("A @ 100"));
    let refused = team.refuse(Command::Undo { operation: changed });
    assert_eq!(refused.message.id, "note-undo-left-field");
    assert_eq!(team.value(deal, "currency"), "EUR".into());
}

#[test]
fn a_change_of_the_same_rows_meanwhile_is_a_conflict() {
    let mut team = team();
    let deal = team.deal("A @ 100");
    let was = team.value(deal, "products");
    team.edit(deal, "products", rows("B @ 100"));
    let set = Set { field: "products".to_owned(), value: rows("C @ 1"), was: Some(was) };
    let refusal = team.refuse(Command::Edit { on: deal, set: vec![set] });
    assert_eq!(refusal.message.id, "refused-changed-meanwhile");
}

#[test]
fn a_converted_lead_hands_its_products_over() {
    let mut team = team();
    let lead = team.create(
        Noun::Lead,
        &[
            ("title", "Windows".into()),
            ("last_name", "Nowak".into()),
            ("products", rows("A x2 @ 100 +23%")),
        ],
    );
    let targets = Targets { deal: true, contact: true, company: false };
    let convert = |lead: RecordRef| {
        Command::Convert(Conversion { lead: lead.id, targets, ..Conversion::default() })
    };
    let deal = team.run(convert(lead)).touched[0];
    assert_eq!(team.offer(deal), (24_600, false, "A".to_owned()));
    assert_eq!(team.value(deal, "products"), team.value(lead, "products"));

    let lead = team.create(
        Noun::Lead,
        &[("last_name", "Nowak".into()), ("products", rows("A @ 100")), ("amount", 1.into())],
    );
    let deal = team.run(convert(lead)).touched[0];
    assert_eq!(team.offer(deal), (1, true, "A".to_owned()));
}

#[test]
fn records_are_found_by_what_is_sold() {
    let mut team = team();
    let deal = team.deal("Окно Ёлка x2 @ 100");
    team.deal("Door @ 1");
    let none = team.create(Noun::Deal, &[("title", "Nothing".into())]);
    let found = |team: &Team, query: &str| -> Vec<i64> {
        let reader = team.reader();
        let setup = reader.setup();
        let clock = crate::clock::Clock::stopped(team.now);
        let reading = crate::reading::Reading::new(&setup, clock, team.anna.viewer().user);
        let filter = reading.query(Noun::Deal, query).unwrap();
        let mut ids = reader.ids(Noun::Deal, &filter).unwrap();
        ids.sort();
        ids
    };
    for query in [
        "product:\"окно елка\"",
        "products=\"Окно Елка\"",
        "product:ок",
        "елка",
        "has:product -product:door",
    ] {
        assert_eq!(found(&team, query), [deal.id], "{query}");
    }
    assert_eq!(found(&team, "no:product"), [none.id]);
    assert_eq!(found(&team, "products=окно"), Vec::<i64>::new());
    team.edit(deal, "products", rows("Gate @ 1"));
    assert_eq!(found(&team, "product:gate"), [deal.id]);
    assert_eq!(found(&team, "елка"), Vec::<i64>::new());
}

#[test]
fn the_catalogue_keeps_codes_apart_and_prices_above_nothing() {
    let mut team = team();
    let values = |code: &str, price: i64| {
        sets(&[("title", "Window".into()), ("code", code.into()), ("price", price.into())])
    };
    let create = |set| Command::Create { noun: Noun::Product, set };
    team.run(create(values("W1", 5)));
    assert_eq!(team.refuse(create(values("W1", 5))).message.id, "refused-taken");
    assert_eq!(team.refuse(create(values("W2", -5))).message.id, "refused-price-negative");
    let other = team.run(create(values("W2", 5))).touched[0];
    let edit =
        |field: &str, value: Value| Command::Edit { on: other, set: vec![Set::new(field, value)] };
    assert_eq!(team.refuse(edit("code", "W1".into())).message.id, "refused-taken");
    assert_eq!(team.refuse(edit("title", Value::Empty)).message.id, "refused-required");
    assert_eq!(team.refuse(edit("price", (-1).into())).message.id, "refused-price-negative");
    // Two of one name are told apart by their codes.
    let refusal = team.refuse(create_deal("Window"));
    assert_eq!(refusal.message.id, "refused-product-ambiguous");
    team.run(edit("active", 0.into()));
    team.run(create_deal("Window"));
    // A product without a code is in nobody's way.
    for _ in 0..2 {
        team.create(Noun::Product, &[("title", "Door".into())]);
    }
    team.run(Command::Delete { on: other });
    team.run(create(values("W2", 5)));
    assert_eq!(team.refuse(Command::Restore { on: other }).message.id, "refused-taken");
}

fn create_deal(products: &str) -> Command {
    let set = sets(&[("title", "D".into()), ("products", rows(products))]);
    Command::Create { noun: Noun::Deal, set }
}

#[test]
fn a_product_and_its_row_are_one_step() {
    let mut team = team();
    let deal = team.create(Noun::Deal, &[("title", "Windows".into())]);
    let before = team.data();
    let product = sets(&[("title", "Gate".into()), ("price", 700.into())]);
    let commands = [
        Command::Create { noun: Noun::Product, set: product },
        Command::Edit { on: deal, set: vec![Set::new("products", rows("Gate x2"))] },
    ];
    let now = team.tick();
    let bulk = team.anna.execute_all(now, OperationKind::Edit, &commands, |_| {}).unwrap();
    assert_eq!(bulk.done, 2);
    assert_eq!(team.offer(deal), (1_400, false, "Gate".to_owned()));
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.offer(deal), (1_400, false, "Gate".to_owned()));
}

#[test]
fn merged_deals_keep_the_products_of_one_currency() {
    let mut team = team();
    let merge = |keep: RecordRef, other: RecordRef| Command::Merge(Merge::new(keep, vec![other]));
    let plain = |team: &mut Team, amount: i64, currency: &str| {
        let values =
            [("title", "Windows".into()), ("amount", amount.into()), ("currency", currency.into())];
        team.create(Noun::Deal, &values)
    };
    // What the survivor keeps, and what it gets.
    let (keep, other) = (plain(&mut team, 500, "PLN"), team.deal("A @ 100"));
    team.run(merge(keep, other));
    assert_eq!(team.offer(keep), (500, true, "A".to_owned()));
    let (keep, other) = (plain(&mut team, 0, "EUR"), team.deal("A @ 100"));
    team.run(merge(keep, other));
    assert_eq!(team.offer(keep), (10_000, false, "A".to_owned()));
    assert_eq!(team.value(keep, "currency"), "PLN".into());
    let (keep, other) = (plain(&mut team, 500, "EUR"), team.deal("A @ 100"));
    team.run(merge(keep, other));
    assert_eq!(team.offer(keep), (500, false, String::new()));
    let (keep, other) = (team.deal("A @ 0"), plain(&mut team, 500, "EUR"));
    let before = team.data();
    team.run(merge(keep, other));
    assert_eq!(team.offer(keep), (0, false, "A".to_owned()));
    assert_eq!(team.value(keep, "currency"), "PLN".into());
    team.undo();
    assert_eq!(team.data(), before);
}

#[test]
fn a_product_that_comes_with_a_row_is_one_thing_that_was_added() {
    let mut team = team();
    let deal = team.create(Noun::Deal, &[("title", "Windows".into())]);
    let set = vec![Set::new("title", "Pump"), Set::new("price", 70_000)];
    let made = Command::Create { noun: Noun::Product, set };
    let row = Command::Edit { on: deal, set: vec![Set::new("products", rows("Pump x1 @ 700"))] };
    let now = team.tick();
    let bulk = team.anna.execute_all(now, OperationKind::Product, &[made, row], |_| {}).unwrap();
    let product = bulk.touched[0];
    let names = |message: &Message| message.args.contains(&("product", Arg::Record(product)));
    assert!(bulk.receipt().id == "receipt-product-added" && names(&bulk.receipt()));
    for (done, id) in
        [(team.undo(), "receipt-undone-one"), (team.run(Command::Redo), "receipt-redone-one")]
    {
        assert_eq!(done.message.id, id);
        assert!(format!("{:?}", done.message).contains("operation-product"), "{done:?}");
    }
}
