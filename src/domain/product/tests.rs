use proptest::prelude::*;

use super::*;
use crate::domain::money::{Currency, LIMIT};

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn row(quantity: i64, price: i64, discount: Option<Discount>, tax: Option<Tax>) -> ProductRow {
    ProductRow { quantity, price: Some(price), discount, tax, ..ProductRow::new("Window") }
}

#[test]
fn a_row_is_rounded_half_up_at_each_step() {
    let on_top = |rate| Some(Tax { rate, included: false });
    let inside = |rate| Some(Tax { rate, included: true });
    let percent = |rate| Some(Discount::Percent(rate));
    // Quantity, price, discount, tax; gross, discount, on top, inside, total. Currencies with no,
    // two and three digits differ only in what a minor unit is.
    let table = [
        ((2000, 150_000, None, None), (300_000, 0, 0, 0, 300_000)),
        ((2000, 150_000, percent(1000), on_top(2000)), (300_000, 30_000, 54_000, 0, 324_000)),
        ((1000, 12_000, None, inside(2000)), (12_000, 0, 0, 2_000, 12_000)),
        ((500, 1, None, None), (1, 0, 0, 0, 1)),
        ((499, 1, None, None), (0, 0, 0, 0, 0)),
        ((2500, 333, None, None), (833, 0, 0, 0, 833)),
        ((1000, 5, percent(1000), None), (5, 1, 0, 0, 4)),
        ((1000, 100, Some(Discount::Amount(100)), on_top(2300)), (100, 100, 0, 0, 0)),
        ((1000, 10, None, on_top(2500)), (10, 0, 3, 0, 13)),
        ((1000, 7, None, inside(10_000)), (7, 0, 0, 4, 7)),
        ((333, 1_001, percent(3333), on_top(550)), (333, 111, 12, 0, 234)),
        ((1000, 0, None, on_top(2000)), (0, 0, 0, 0, 0)),
    ];
    for ((quantity, price, discount, tax), (gross, off, added, included, total)) in table {
        let sums = row(quantity, price, discount, tax).sums();
        let expected = Sums { gross, discount: off, added, included, total };
        assert_eq!(sums, Some(expected), "{quantity} x {price} {discount:?} {tax:?}");
    }
}

#[test]
fn the_sum_is_that_of_the_rounded_rows() {
    let third = row(333, 100, None, Some(Tax { rate: 2000, included: false }));
    let rows = vec![third.clone(), third.clone(), third];
    let expected = Sums { gross: 99, discount: 0, added: 21, included: 0, total: 120 };
    assert_eq!(sums(&rows), Some(expected));
    assert_eq!(sums(&[]), Some(Sums::default()));
}

#[test]
fn what_cannot_be_is_refused_and_named() {
    let good = row(ONE, 100, None, None);
    assert_eq!(check(std::slice::from_ref(&good)), Ok(()));
    let tax = |rate| Some(Tax { rate, included: false });
    let table = [
        (ProductRow { name: " ".to_owned(), ..good.clone() }, "refused-product-name"),
        (ProductRow { name: "a\nb".to_owned(), ..good.clone() }, "refused-product-name"),
        (ProductRow { unit: "x".repeat(17), ..good.clone() }, "refused-product-unit"),
        (row(0, 100, None, None), "refused-product-quantity"),
        (row(-1000, 100, None, None), "refused-product-quantity"),
        (row(i64::MAX, 100, None, None), "refused-product-quantity"),
        (row(ONE, -1, None, None), "refused-product-price-negative"),
        (row(ONE, 100, Some(Discount::Amount(101)), None), "refused-product-discount"),
        (row(ONE, 100, Some(Discount::Amount(-1)), None), "refused-product-discount"),
        (row(ONE, 100, Some(Discount::Percent(10_001)), None), "refused-product-discount"),
        (row(ONE, 100, None, tax(-1)), "refused-product-tax"),
        (row(ONE, 100, None, tax(10_001)), "refused-product-tax"),
        (row(ONE, i64::MAX, None, None), "refused-products-large"),
        (row(QUANTITY_LIMIT, i64::MAX, None, tax(10_000)), "refused-products-large"),
        (row(2 * ONE, LIMIT, None, None), "refused-products-large"),
    ];
    for (row, id) in table {
        let refusal = check(std::slice::from_ref(&row)).unwrap_err();
        assert_eq!(refusal.message.id, id, "{row:?}");
    }
    let half = row(ONE, LIMIT / 2 + 1, None, None);
    assert!(check(std::slice::from_ref(&half)).is_ok());
    assert_eq!(check(&[half.clone(), half]).unwrap_err().message.id, "refused-products-large");
    assert!(check(&vec![good; ROWS_LIMIT + 1]).is_err());
}

#[test]
fn an_amount_of_ones_own_stands_until_it_is_emptied() {
    use Given::{Amount, Emptied, Nothing};
    let table = [
        (Nothing, None, false, false),
        (Nothing, None, true, true),
        (Amount(120), None, false, true),
        (Amount(100), None, false, false),
        (Amount(100), None, true, true),
        (Emptied, None, true, false),
        (Nothing, Some(true), false, true),
        (Nothing, Some(false), true, false),
        (Amount(120), Some(false), true, false),
    ];
    for (given, flag, manual, expected) in table {
        assert_eq!(is_manual(100, given, flag, manual), expected, "{given:?} {flag:?} {manual}");
    }
}

#[test]
fn rows_are_read_as_people_type_them() {
    let on_top = |rate| Some(Tax { rate, included: false });
    let inside = |rate| Some(Tax { rate, included: true });
    let named = ProductRow::new;
    let percent = |rate| Some(Discount::Percent(rate));
    let table = [
        ("Window", named("Window")),
        ("Window x2", ProductRow { quantity: 2000, ..named("Window") }),
        ("Окно ×2,5", ProductRow { quantity: 2500, ..named("Окно") }),
        ("Окно х 3", ProductRow { quantity: 3000, ..named("Окно") }),
        ("Nail x1.5kg", ProductRow { quantity: 1500, unit: "kg".into(), ..named("Nail") }),
        (
            "Плитка x12 кв. м @ 900",
            ProductRow {
                quantity: 12_000,
                unit: "кв. м".into(),
                price: Some(90_000),
                ..named("Плитка")
            },
        ),
        (
            "Window frame x2 @ 1 500,50 -10% +20%",
            ProductRow {
                quantity: 2000,
                price: Some(150_050),
                discount: percent(1000),
                tax: on_top(2000),
                ..named("Window frame")
            },
        ),
        (
            "Delivery @500 ₽ −50 (5.5%)",
            ProductRow {
                price: Some(50_000),
                discount: Some(Discount::Amount(5000)),
                tax: inside(550),
                ..named("Delivery")
            },
        ),
        (
            "Pump x2 -10% +20%",
            ProductRow {
                quantity: 2000,
                discount: percent(1000),
                tax: on_top(2000),
                ..named("Pump")
            },
        ),
        ("\"Pump x2 @ home\" x3", ProductRow { quantity: 3000, ..named("Pump x2 @ home") }),
        ("\"12\"\" pipe\" @ 5", ProductRow { price: Some(500), ..named("12\" pipe") }),
        ("12\" pipe @ 5", ProductRow { price: Some(500), ..named("12\" pipe") }),
        ("Mix x of colours", named("Mix x of colours")),
        ("Rack x-shaped XL", named("Rack x-shaped XL")),
        ("\"Rack x-1\"", named("Rack x-1")),
        ("x2", named("x2")),
        ("Kit -5%", ProductRow { discount: percent(500), ..named("Kit") }),
        ("Free @ 0", ProductRow { price: Some(0), ..named("Free") }),
    ];
    for (text, expected) in table {
        assert_eq!(read_row(text, Currency::RUB), Ok(expected), "{text}");
    }
    let texts = [
        "",
        "@ 5",
        "Window @",
        "Window @ much",
        "Window @ 5 -1% -2%",
        "Window @ 5 (20%",
        "Net x1 @ pcs @ 5",
        "Window x-1 @ 5",
        "Окно х−2",
        "Window x+1",
        "Window x1.2345 @ 5",
        "Window x3.5.2",
        "Window x2-1 @ 5",
        "Window x-1 wide x2 @ 5",
    ];
    for text in texts.into_iter().chain(["Window @ 5 +x", "\"Window\" big @ 5", "Window @ 5 EUR"]) {
        assert!(read_row(text, Currency::RUB).is_err(), "{text}");
    }
}

#[test]
fn rows_stand_apart_by_semicolons_and_lines() {
    let names = |text: &str| -> Vec<String> {
        read(text, Currency::RUB).unwrap().into_iter().map(|row| row.name).collect()
    };
    assert_eq!(names("A x2 @ 5; \"B; C\" @ 1\nD;;"), ["A", "B; C", "D"]);
    assert_eq!(names(" ; "), Vec::<String>::new());
}

#[test]
fn prices_have_the_digits_of_their_currency() {
    for (code, text, price) in
        [("JPY", "Tea @ 1500", 1500), ("KWD", "Tea @ 1,500", 1500), ("EUR", "Tea @ 1.5", 150)]
    {
        let row = read_row(text, currency(code)).unwrap();
        assert_eq!(row.price, Some(price), "{code}");
        assert_eq!(read_row(&write_row(&row, currency(code)), currency(code)), Ok(row), "{code}");
    }
    assert!(read_row("Tea @ 1.5", currency("JPY")).is_err());
}

#[test]
fn a_person_reads_no_tax_that_there_is_none_of() {
    let row = ProductRow {
        product: Some(7),
        quantity: 2500,
        unit: "pcs".to_owned(),
        price: Some(950_050),
        discount: Some(Discount::Percent(1250)),
        tax: Some(Tax::NONE),
        ..ProductRow::new("Window 1.5")
    };
    let rows = [row.clone(), ProductRow { discount: None, ..row }];
    assert_eq!(
        write(&rows, Currency::RUB),
        "Window 1.5 x2.5 pcs @ 9500.50 -12.5% +0%; Window 1.5 x2.5 pcs @ 9500.50 +0%"
    );
    assert_eq!(
        write_for_person(&rows, Currency::RUB, ','),
        "Window 1.5 x2,5 pcs @ 9500,50 -12,5%; Window 1.5 x2,5 pcs @ 9500,50"
    );
}

#[test]
fn cells_are_read_alone() {
    assert_eq!(read_quantity("2,5"), Ok(2500));
    for text in ["0", "-1", "", "two", "1.2345", "99999999999999999999"] {
        assert!(read_quantity(text).is_err(), "{text}");
    }
    assert_eq!(read_percent("5,5 %"), Ok(550));
    for text in ["101", "-1", "", "5.555"] {
        assert!(read_percent(text).is_err(), "{text}");
    }
    assert_eq!(read_discount("", Currency::RUB), Ok(None));
    assert_eq!(read_discount("0", Currency::RUB), Ok(None));
    assert_eq!(read_discount("-10%", Currency::RUB), Ok(Some(Discount::Percent(1000))));
    assert_eq!(read_discount("100", Currency::RUB), Ok(Some(Discount::Amount(10_000))));
    assert!(read_discount("110%", Currency::RUB).is_err());
    assert_eq!(read_tax(""), Ok(None));
    assert_eq!(read_tax("20"), Ok(Some(Tax { rate: 2000, included: false })));
    assert_eq!(read_tax("(20%)"), Ok(Some(Tax { rate: 2000, included: true })));
}

prop_compose! {
    fn any_row()(
        name in "[a-zA-Zа-яё0-9x×\"@;%+() -]{1,20}",
        quantity in 1..QUANTITY_LIMIT,
        unit in "([a-z]{1,4}|кв\\. м)?",
        price in 0..1_000_000_000_i64,
        discount in prop_oneof![
            Just(None),
            (1..=WHOLE).prop_map(|rate| Some(Discount::Percent(rate))),
            (1..1000_i64).prop_map(|amount| Some(Discount::Amount(amount))),
        ],
        tax in prop::option::of((1..=WHOLE, any::<bool>())),
    ) -> ProductRow {
        let tax = tax.map(|(rate, included)| Tax { rate, included });
        let name = format!("{}e", name.trim());
        ProductRow { product: None, name, quantity, unit, price: Some(price), discount, tax }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(rows in prop::collection::vec(any_row(), 0..4)) {
        for code in ["RUB", "JPY", "KWD"] {
            let text = write(&rows, currency(code));
            prop_assert_eq!(read(&text, currency(code)), Ok(rows.clone()), "{}", text);
            for sign in ['.', ','] {
                let text = write_for_person(&rows, currency(code), sign);
                prop_assert_eq!(read(&text, currency(code)), Ok(rows.clone()), "{}", text);
            }
        }
    }

    #[test]
    fn a_sum_is_what_its_parts_make(row in any_row()) {
        if let Some(sums) = row.sums() {
            prop_assert_eq!(sums.total, sums.gross - sums.discount + sums.added);
        }
    }
}

#[test]
fn a_slip_in_a_quantity_is_no_name() {
    for wrong in ["Y xabc @ 5", "Y xabc", "\"Y\" xabc @ 5", "Y *two @ 5", "Y ×пять x @ 5"] {
        assert_eq!(read_row(wrong, currency("RUB")).is_err(), wrong != "Y ×пять x @ 5", "{wrong}");
    }
    for (right, name) in [
        ("T-shirt XL @ 5", "T-shirt XL"),
        ("Дверь ходовая @ 5", "Дверь ходовая"),
        ("xerox @ 5", "xerox"),
        ("Paper xerox x2 @ 5", "Paper xerox"),
        ("\"Y xabc\" @ 5", "Y xabc"),
    ] {
        let row = read_row(right, currency("RUB")).unwrap();
        assert_eq!(row.name, name, "{right}");
        assert_eq!(
            read_row(&write_row(&row, currency("RUB")), currency("RUB")),
            Ok(row),
            "{right}"
        );
    }
}
