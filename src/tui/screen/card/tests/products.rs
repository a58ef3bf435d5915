//! The tab of products: its table, its cursor, and what the keys make of the rows.

use super::*;
use crate::domain::money::Currency;
use crate::domain::operation::OperationKind;
use crate::domain::product::{self, ProductRow, Tax};
use crate::tui::screen::picker::products::rows;

fn euro() -> Currency {
    Currency::parse("EUR").unwrap()
}

fn value(text: &str) -> Value {
    let rows = product::read(text, euro()).unwrap();
    let row = |row: ProductRow| ProductRow { tax: Some(row.tax.unwrap_or(Tax::NONE)), ..row };
    Value::Rows(rows.into_iter().map(row).collect())
}

fn text(text: &str) -> Reply {
    Reply::Text(text.to_owned())
}

/// A lead with these products, its tab of products open.
fn desk<'a>(office: &'a Office, products: &str, lang: Lang, width: u16, height: u16) -> Desk<'a> {
    if !products.is_empty() {
        office.edit(noon() - 100, "products", value(products));
    }
    let mut desk = office.open(lang, width, height);
    desk.act(Action::NextTab);
    desk
}

fn edit(to: &str, was: &str) -> Command {
    let set = |field: &str, value: Value, was: Value| Set {
        field: field.to_owned(),
        value,
        was: Some(was),
    };
    let rows = |text: &str| if text.is_empty() { Value::Empty } else { value(text) };
    let set =
        vec![set("products", rows(to), rows(was)), set("currency", "EUR".into(), "EUR".into())];
    Command::Edit { on: LEAD, set }
}

const WINDOWS: &str = "Window x2 pcs @ 1500 -10% +20%; Delivery @ 99,50";

#[test]
fn the_table_and_its_sums_in_english() {
    let office = Office::new();
    let desk = desk(&office, WINDOWS, Lang::En, 80, 14);
    let expected = " \
Lead 1 · Website order                                                    Anna
 [NOT PROCESSED · 4 d]  In work  Processed  Complete…
 General  PRODUCTS 2  Links  History
 Name                                  Quantity   Price  Discount   Tax     Sum
▌Window                                   2 pcs  €1,500      −10%  +20%  €3,240
 Delivery                                     1  €99.50                  €99.50




                                                             Subtotal €3,099.50
                                                                 Discount −€300
                                                                       Tax €540
                                                                Total €3,339.50";
    assert_eq!(desk.shown().trim_end().replace(" \n", "\n"), expected);
}

#[test]
fn a_narrow_table_takes_two_lines_a_row_in_russian() {
    let office = Office::new();
    let desk = desk(&office, WINDOWS, Lang::Ru, 40, 20);
    let shown = desk.shown();
    for line in ["▌Window", "2 pcs × €1 500 −10% +20%", "Итого €3 339,50"] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn the_cell_under_the_cursor_is_edited_alone() {
    let office = Office::new();
    let mut desk = desk(&office, WINDOWS, Lang::En, 80, 24);
    for (moves, typed, to) in [
        (0, "3", "Window x3 @ 1500 -10% +20%; Delivery @ 99,50"),
        (1, "1400", "Window x2 pcs @ 1400 -10% +20%; Delivery @ 99,50"),
        (1, "100", "Window x2 pcs @ 1500 -100 +20%; Delivery @ 99,50"),
        (1, "(10%)", "Window x2 pcs @ 1500 -10% (10%); Delivery @ 99,50"),
    ] {
        for _ in 0..moves {
            desk.act(Action::MoveRight);
        }
        assert!(matches!(desk.act(Action::EditField), Effect::Open(_)));
        let effect = desk.answer(Purpose::Cell, text(typed));
        assert_commits(&effect, &edit(to, WINDOWS));
    }
    // What cannot be read is asked for again, with what is wrong.
    desk.act(Action::EditField);
    let Effect::Open(open) = desk.answer(Purpose::Cell, text("a lot")) else { panic!() };
    assert!(format!("{open:?}").contains("a lot"));
    let again = desk.answer(Purpose::Cell, text(""));
    let plain = "Window x2 pcs @ 1500 -10%; Delivery @ 99,50";
    assert_commits(&again, &edit(plain, WINDOWS));
    desk.act(Action::EditField);
    assert!(matches!(desk.answer(Purpose::Cell, text("+20%")), Effect::None));
}

#[test]
fn rows_are_taken_away_and_carried_about() {
    let office = Office::new();
    let mut desk = desk(&office, WINDOWS, Lang::En, 80, 24);
    assert_eq!(desk.why(Action::MoveRowUp), Some("products-why-first"));
    let swapped = "Delivery @ 99,50; Window x2 pcs @ 1500 -10% +20%";
    assert_commits(&desk.act(Action::MoveRowDown), &edit(swapped, WINDOWS));
    office.at(noon(), edit(swapped, WINDOWS));
    desk.reload();
    assert!(desk.selected().starts_with("Window"));
    assert_eq!(desk.why(Action::MoveRowDown), Some("products-why-last"));
    assert_commits(&desk.act(Action::Delete), &edit("Delivery @ 99,50", swapped));
    office.at(noon(), edit("", swapped));
    desk.reload();
    assert_eq!(desk.why(Action::Delete), Some("products-why-none"));
    assert!(desk.shown().contains("n adds one"));
}

#[test]
fn a_product_is_added_from_the_catalogue_or_as_it_is_typed() {
    let office = Office::new();
    let set = |title: &str, currency: &str| {
        let mut set = vec![Set::new("title", title), Set::new("price", 50_000)];
        set.extend([Set::new("currency", currency), Set::new("tax", 2000)]);
        Command::Create { noun: Noun::Product, set }
    };
    office.at(noon(), set("Gate", "EUR"));
    office.at(noon(), set("Garage door", "RUB"));
    let mut desk = desk(&office, "", Lang::En, 80, 24);
    assert!(matches!(desk.act(Action::Link), Effect::Open(_)));
    let offered = |typed: &str| -> Vec<(String, String, String)> {
        let context = desk.team.context();
        let offered = rows(&office.reader, &context, euro(), typed).unwrap();
        offered.into_iter().map(|row| (row.key, row.text, row.note)).collect()
    };
    let texts = |rows: &[(String, String, String)]| -> Vec<String> {
        rows.iter().map(|(_, text, _)| text.clone()).collect()
    };
    assert_eq!(texts(&offered("")), ["Garage door", "Gate"]);
    let found = offered("gate");
    // What the catalogue has is not offered for it once more.
    assert_eq!(texts(&found), ["Gate", "“gate”, only here"]);
    let new = offered("shed");
    assert_eq!(texts(&new), ["Add “shed” to the catalogue", "“shed”, only here"]);
    let other = offered("garage");
    let key =
        |rows: &[(String, String, String)], at: usize| Reply::Chosen(vec![rows[at].0.clone()]);

    // One of the catalogue brings its price and its tax.
    assert!(matches!(desk.answer(Purpose::Product, key(&found, 0)), Effect::Open(_)));
    let effect = desk.answer(Purpose::Cell, text("2"));
    let Effect::Commit(command) = &effect else { panic!("{effect:?}") };
    office.at(noon(), command.clone());
    desk.reload();
    assert!(desk.selected().starts_with("Gate"), "{}", desk.shown());
    assert_eq!(office.reader.card(LEAD).unwrap().row.int("amount"), Some(120_000));

    // One in another currency asks for its price.
    desk.answer(Purpose::Product, key(&other, 0));
    let asked = desk.answer(Purpose::Cell, text("2"));
    let under = |asked: Effect, desk: &Desk| {
        let Effect::Open(open) = asked else { panic!("{asked:?}") };
        let Open::Line(line) = *open else { panic!("it is a line") };
        desk.team.drawn(|frame, area, context| line.draw(frame, area, context)).0
    };
    assert!(under(asked, &desk).contains("no price in this currency"));
    // What is wrong stands under what was typed, and quotes nothing else.
    let asked = desk.answer(Purpose::Cell, text("many @ cheap"));
    let shown = under(asked, &desk);
    let title = shown.lines().find(|line| line.contains("Garage door")).unwrap();
    assert!(title.contains("how many?"), "{shown}");
    assert!(shown.contains("“many @ cheap” says no quantity") && !shown.contains("\"x\""));
    assert!(matches!(desk.answer(Purpose::Cell, text("2 @ 10")), Effect::Commit(_)));

    // What is typed is for the catalogue too, or only for this once.
    desk.answer(Purpose::Product, key(&new, 0));
    let effect = desk.answer(Purpose::Cell, text("1 @ 70"));
    let Effect::CommitAll(OperationKind::Product, commands) = effect else { panic!("{effect:?}") };
    assert_eq!(commands.len(), 2);
    for command in commands {
        office.at(noon(), command);
    }
    desk.reload();
    let card = office.reader.card(LEAD).unwrap().row;
    let added = card.get("products").as_rows()[1].clone();
    assert_eq!((added.product, added.name.as_str(), added.price), (Some(3), "shed", Some(7_000)));
    desk.answer(Purpose::Product, key(&found, 1));
    let effect = desk.answer(Purpose::Cell, text("1 @ 70"));
    let Effect::Commit(command) = effect else { panic!("{effect:?}") };
    office.at(noon(), command);
    let card = office.reader.card(LEAD).unwrap().row;
    assert_eq!(card.get("products").as_rows()[2].product, None);
}

#[test]
fn a_whole_row_that_is_typed_finds_its_product_by_the_name() {
    let office = Office::new();
    let mut set = vec![Set::new("title", "Окно"), Set::new("price", 50_000)];
    set.extend([Set::new("currency", "EUR"), Set::new("unit", "шт")]);
    office.at(noon(), Command::Create { noun: Noun::Product, set });
    let mut desk = desk(&office, "", Lang::Ru, 80, 24);
    let offered = |desk: &Desk, typed: &str| -> Vec<(String, String)> {
        let offered = rows(&office.reader, &desk.team.context(), euro(), typed).unwrap();
        offered.into_iter().map(|row| (row.key, row.text)).collect()
    };
    let found = offered(&desk, "окно x2 -10%");
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["Окно", "«окно», только здесь"]);
    let chosen = Reply::Chosen(vec![found[0].0.clone()]);
    let Effect::Open(open) = desk.answer(Purpose::Product, chosen) else { panic!() };
    assert!(format!("{open:?}").contains("2 -10%"), "{open:?}");
    let Effect::Commit(command) = desk.answer(Purpose::Cell, text("2 -10%")) else { panic!() };
    office.at(noon(), command);
    let card = office.reader.card(LEAD).unwrap().row;
    let added = &card.get("products").as_rows()[0];
    assert_eq!((added.product, added.quantity, added.unit.as_str()), (Some(1), 2000, "шт"));
    assert_eq!(card.int("amount"), Some(90_000));
    // What cannot be read as a row becomes no name.
    assert_eq!(offered(&desk, "Окно x-1"), []);
}

#[test]
fn an_amount_by_hand_is_said_and_let_go_of() {
    let office = Office::new();
    let mut desk = desk(&office, WINDOWS, Lang::En, 80, 24);
    assert_eq!(desk.why(Action::AutoAmount), Some("products-why-follows"));
    office.edit(noon() - 50, "amount", 100.into());
    desk.reload();
    assert!(desk.shown().contains("Amount by hand: €1 · = follows again"), "{}", desk.shown());
    let set = vec![Set::new("amount_manual", 0)];
    assert_commits(&desk.act(Action::AutoAmount), &Command::Edit { on: LEAD, set });
    desk.act(Action::PreviousTab);
    assert_eq!(desk.why(Action::AutoAmount), Some("products-why-tab"));
}

#[test]
fn the_tab_is_drawn_at_every_size() {
    let office = Office::new();
    let many = (1..40).map(|n| format!("Product number {n} x{n} @ {n}; ")).collect::<String>();
    office.edit(noon() - 100, "products", value(&many));
    let mut desk = office.open(Lang::Pl, 80, 24);
    desk.act(Action::NextTab);
    for action in [Action::MoveLast, Action::MoveRight, Action::PageUp, Action::MoveFirst] {
        desk.act(action);
        let card = &desk.card;
        draw_at_every_size(|frame, area, context| card.draw(frame, area, context));
    }
}
