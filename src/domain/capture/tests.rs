//! Lines as salespeople type them, and how they are read.

use super::*;
use proptest::prelude::*;

fn context(country: &str) -> Context<'_> {
    Context {
        country,
        own_country: None,
        currency: Currency::parse("RUB").unwrap(),
        is_login: &|word| matches!(word, "anna" | "boris"),
    }
}

/// The reading of a line as text: `phone=… amount=…`, in the order of the line.
fn reading(country: &str, line: &str) -> String {
    let capture = read(line, &context(country));
    let parts =
        capture.parts.iter().map(|part| format!("{:?}={}", part.kind, &line[part.span.clone()]));
    parts.collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_whole_line_is_read() {
    let line = "Ivan Petrov, +7 912 345-67-89, ivan@example.com, OOO Romashka, 150000, #hot, @anna";
    let mut capture = read(line, &context("RU"));
    capture.parts.clear();
    let text = |text: &str| Some(text.to_owned());
    let expected = Capture {
        last_name: text("Petrov"),
        first_name: text("Ivan"),
        company: text("OOO Romashka"),
        phones: vec!["+7 912 345-67-89".into()],
        emails: vec!["ivan@example.com".into()],
        amount: Some(Money::new(15_000_000, Currency::parse("RUB").unwrap())),
        tags: vec!["hot".into()],
        responsible: text("anna"),
        ..Capture::default()
    };
    assert_eq!(capture, expected);
}

#[test]
fn lines_are_read_in_any_order_and_without_commas() {
    let table = [
        ("Ivan +79123456789 150000", "Name=Ivan | Phone=+79123456789 | Amount=150000"),
        (
            "Ivan Petrov +7 912 345-67-89 150000 #hot",
            "Name=Ivan Petrov | Phone=+7 912 345-67-89 | Amount=150000 | Tag=#hot",
        ),
        ("Ivan Petrov 150000", "Name=Ivan Petrov | Amount=150000"),
        (
            "@anna, 150 000 ₽, окна на дачу, тел. 8 (912) 345-67-89, Сидоров Иван Петрович",
            "Responsible=@anna | Amount=150 000 ₽ | Title=окна на дачу | \
             Phone=8 (912) 345-67-89 | Name=Сидоров Иван Петрович",
        ),
        (
            "Окна 150 000 руб., ООО «Ромашка, Лютик и Ко»",
            "Title=Окна | Amount=150 000 руб. | Company=ООО «Ромашка, Лютик и Ко»",
        ),
        (
            "Jan Kowalski, Zakład Mechaniczny, 12 300,50 zł",
            "Name=Jan Kowalski | Company=Zakład Mechaniczny | Amount=12 300,50 zł",
        ),
        ("Acme, Inc., $12,300.00", "Company=Acme, Inc. | Amount=$12,300.00"),
        (
            "www.example.com t.me/ivan skype: ivan.petrov",
            "Site=www.example.com | Messenger=t.me/ivan | Title=skype: ivan.petrov",
        ),
        (
            "Ivan Petrov <ivan@example.com>, тел.89123456789, e-mail:a@example.com",
            "Name=Ivan Petrov | Email=ivan@example.com | Phone=89123456789 | Email=a@example.com",
        ),
        ("Ivan Petrov OOO Romashka", "Name=Ivan Petrov | Company=OOO Romashka"),
        ("Окна ООО «Ромашка» 150000 ₽", "Title=Окна | Company=ООО «Ромашка» | Amount=150000 ₽"),
        ("100 pen, 5 cup", "Title=100 pen | Rest=5 cup"),
        ("+79123456789.", "Phone=+79123456789"),
        ("mail.ru", "Site=mail.ru"),
        ("skype: ivan.petrov", "Messenger=skype: ivan.petrov"),
        ("@ivan, @anna, @boris", "Messenger=@ivan | Responsible=@anna | Rest=@boris"),
        ("call back, price of windows", "Title=call back | Rest=price of windows"),
        ("8 912 345 67 89 доб. 12", "Phone=8 912 345 67 89 доб. 12"),
        ("Ivan 8 912 345 67 89 500", "Name=Ivan | Phone=8 912 345 67 89 | Amount=500"),
        ("917-584-0243x4606", "Phone=917-584-0243x4606"),
        ("660-485-0224", "Phone=660-485-0224"),
    ];
    for (line, expected) in table {
        assert_eq!(reading("RU", line), expected, "{line}");
    }
}

#[test]
fn one_token_is_enough() {
    let table = [
        ("+79123456789", "Phone=+79123456789"),
        ("89123456789", "Phone=89123456789"),
        ("ivan@example.com", "Email=ivan@example.com"),
        ("иван@почта.рф", "Email=иван@почта.рф"),
        ("@ivan", "Messenger=@ivan"),
        ("@anna", "Responsible=@anna"),
        ("example.com", "Site=example.com"),
        ("#hot", "Tag=#hot"),
        ("окна", "Title=окна"),
        ("тел.", "Title=тел."),
        ("окна.Двери", "Title=окна.Двери"),
        ("«Ромашка»", "Company=«Ромашка»"),
        ("", ""),
        (" , ;, ", ""),
    ];
    for (line, expected) in table {
        assert_eq!(reading("RU", line), expected, "{line}");
    }
}

#[test]
fn figures_are_what_they_look_like() {
    let table = [
        ("RU", "1 250 000 ₽", "Amount=1 250 000 ₽"),
        ("RU", "1 250 000", "Amount=1 250 000"),
        ("RU", "1 250 000,50", "Amount=1 250 000,50"),
        ("RU", "1,5 млн", "Amount=1,5 млн"),
        ("RU", "150k", "Amount=150k"),
        ("RU", "$5", "Amount=$5"),
        ("RU", "12.300", "Amount=12.300"),
        ("RU", "2026", "Title=2026"),
        ("RU", "Окна, 2000", "Title=Окна | Amount=2000"),
        ("RU", "Окна, 1950, срочно", "Title=Окна | Amount=1950 | Rest=срочно"),
        ("RU", "Выставка 2026", "Title=Выставка 2026"),
        ("RU", "Выставка 2026, 2000", "Title=Выставка 2026 | Amount=2000"),
        ("RU", "2026, окна", "Title=2026 | Rest=окна"),
        ("RU", "12", "Title=12"),
        ("RU", "31.12", "Title=31.12"),
        ("RU", "31.12.2026", "Title=31.12.2026"),
        ("RU", "2026-12-31", "Title=2026-12-31"),
        ("RU", "2024-2025", "Title=2024-2025"),
        ("RU", "7707083893", "Title=7707083893"),
        ("RU", "500100732259", "Title=500100732259"),
        ("RU", "кабель 100 м", "Title=кабель 100 м"),
        ("RU", "100 м", "Title=100 м"),
        ("RU", "заказ #15", "Title=заказ #15"),
        ("RU", "Order 150234 delivery", "Title=Order 150234 delivery"),
        ("RU", "345-67-89", "Phone=345-67-89"),
        ("PL", "600 100 200", "Phone=600 100 200"),
        ("RU", "600 100 200", "Phone=600 100 200"),
        ("RU", "150000, 20000", "Amount=150000 | Rest=20000"),
    ];
    for (country, line, expected) in table {
        assert_eq!(reading(country, line), expected, "{country} {line}");
    }
}

#[test]
fn nine_figures_in_threes_are_a_number_of_another_country_and_no_sum() {
    for (country, line, expected) in [
        ("RU", "Окна, 601 222 333, 5000", "Title=Окна | Phone=601 222 333 | Amount=5000"),
        ("RU", "Jan Nowak 601 222 333", "Name=Jan Nowak | Phone=601 222 333"),
        ("RU", "Anna 601 222 333 okna", "Name=Anna | Phone=601 222 333 | Title=okna"),
        ("GB", "windows, tel. 601 222 333", "Title=windows | Phone=601 222 333"),
        ("US", "Jan Nowak, 601 222 333", "Name=Jan Nowak | Phone=601 222 333"),
        (
            "RU",
            "Иван Петров, +7 912 345-67-89, 601 222 333",
            "Name=Иван Петров | Phone=+7 912 345-67-89 | Phone=601 222 333",
        ),
        // A round sum, one that says so, one that no such number begins as, and measures.
        ("RU", "Завод, 600 000 000", "Title=Завод | Amount=600 000 000"),
        ("RU", "Завод, 601 222 333 руб.", "Title=Завод | Amount=601 222 333 руб."),
        ("RU", "Иван Петров 601 222 333 руб", "Name=Иван Петров | Amount=601 222 333 руб"),
        ("RU", "Завод, 125 222 333", "Title=Завод | Amount=125 222 333"),
        ("RU", "Завод, 601 222 333,50", "Title=Завод | Amount=601 222 333,50"),
        ("RU", "шкаф 600 400 250", "Title=шкаф 600 400 250"),
        // As it is dialled from abroad.
        ("RU", "Ewa, 0048 601 222 333", "Name=Ewa | Phone=0048 601 222 333"),
        ("RU", "Jan Nowak 0048601222333", "Name=Jan Nowak | Phone=0048601222333"),
        ("PL", "Иван, 007 912 345 67 89", "Name=Иван | Phone=007 912 345 67 89"),
        ("GB", "0048 601 222 333", "Phone=0048 601 222 333"),
        ("RU", "0000 601 222 333", "Title=0000 601 222 333"),
    ] {
        assert_eq!(reading(country, line), expected, "{country} {line}");
    }
}

#[test]
fn a_given_name_beside_a_phone_is_the_persons() {
    for (line, expected) in [
        ("Анна, +7 916 123-45-67", "Name=Анна | Phone=+7 916 123-45-67"),
        ("+7 916 123-45-67 Анна", "Phone=+7 916 123-45-67 | Name=Анна"),
        ("Ewa, ewa@example.pl", "Name=Ewa | Email=ewa@example.pl"),
        ("Anna, t.me/anna", "Name=Anna | Messenger=t.me/anna"),
        ("Анна, окна, +79161234567", "Name=Анна | Title=окна | Phone=+79161234567"),
        (
            "окна, Анна, +79161234567, срочно",
            "Title=окна | Name=Анна | Phone=+79161234567 | Rest=срочно",
        ),
        ("Анна, директор, +79161234567", "Name=Анна | Post=директор | Phone=+79161234567"),
        ("ООО Ромашка, Анна, +79161234567", "Company=ООО Ромашка | Name=Анна | Phone=+79161234567"),
        // A title as before: no given name, one in small letters, nobody to reach, somebody named.
        ("Ромашка, +79161234567", "Title=Ромашка | Phone=+79161234567"),
        ("вера, +79161234567", "Title=вера | Phone=+79161234567"),
        ("Анна", "Title=Анна"),
        ("Анна, 150000", "Title=Анна | Amount=150000"),
        ("Вера, Иван Петров, +79161234567", "Title=Вера | Name=Иван Петров | Phone=+79161234567"),
    ] {
        assert_eq!(reading("RU", line), expected, "{line}");
    }
    let capture = read("Анна, окна, двери, +79161234567", &context("RU"));
    assert_eq!(
        (capture.first_name.as_deref(), capture.title.as_deref()),
        (Some("Анна"), Some("окна"))
    );
    assert_eq!((capture.last_name, capture.rest), (None, vec!["двери".to_owned()]));
    let company = read_company("Анна, +79161234567", &context("RU"));
    assert_eq!((company.company.as_deref(), company.first_name), (Some("Анна"), None));
}

#[test]
fn a_comma_does_not_tear_an_amount() {
    let table = [
        (
            "Oferta dla Polmetu 2,5 tys. zł",
            "Title=Oferta dla Polmetu | Amount=2,5 tys. zł",
            250_000,
        ),
        ("Oferta, 2,5 tys. zł", "Title=Oferta | Amount=2,5 tys. zł", 250_000),
        ("Окна на дачу 1,5 тыс. руб", "Title=Окна на дачу | Amount=1,5 тыс. руб", 150_000),
        ("Окна на дачу 1,5 млн", "Title=Окна на дачу | Amount=1,5 млн", 150_000_000),
        ("windows for Acme 2.5k", "Title=windows for Acme | Amount=2.5k", 250_000),
        ("windows for Acme 2,5k EUR", "Title=windows for Acme | Amount=2,5k EUR", 250_000),
        ("Dach 1,2 mln zł, #hot", "Title=Dach | Amount=1,2 mln zł | Tag=#hot", 120_000_000),
        ("Ivan Petrov 1 250 000,50 ₽", "Name=Ivan Petrov | Amount=1 250 000,50 ₽", 125_000_050),
        ("8 912 345 67 89,50 zł", "Phone=8 912 345 67 89 | Amount=50 zł", 5_000),
    ];
    for (line, expected, minor) in table {
        assert_eq!(reading("RU", line), expected, "{line}");
        let amount = read(line, &context("RU")).amount.map(|amount| amount.minor);
        assert_eq!(amount, Some(minor), "{line}");
    }
    assert_eq!(reading("RU", "2,5 mm screws, 12,5 cm"), "Title=2,5 mm screws | Rest=12,5 cm");
}

#[test]
fn companies_are_told_by_their_form() {
    for line in [
        "ООО Ромашка",
        "ооо «Ромашка»",
        "ООО«Ромашка»",
        "АО Заря",
        "ИП Сидоров",
        "ZAO Zarya",
        "Acme Ltd",
        "Acme Ltd.",
        "Acme LLC",
        "Müller GmbH",
        "Kwiat Sp. z o.o.",
        "Kwiat sp. z o. o.",
        "Orlen S.A.",
        "PPHU Kwiat",
    ] {
        assert_eq!(reading("RU", line), format!("Company={line}"), "{line}");
    }
    for line in ["ип", "ао да", "work co", "Ltd"] {
        assert_eq!(reading("RU", line), format!("Title={line}"), "{line}");
    }
}

/// Each line has thousands of places where something might begin; trying all pairs of them would
/// take minutes.
#[test]
fn a_long_line_is_read_all_the_same() {
    for piece in ["1,", "1 ", "8-", "OOO ", "Ivan ", "«", "#a ", "a@b.com "] {
        let line = piece.repeat(5_000);
        assert!(!read(&line, &context("RU")).parts.is_empty(), "{piece}");
    }
}

proptest! {
    #[test]
    fn parts_are_in_order_and_no_word_is_lost(line in "([A-Zа-я#@+0-9«»\",;. ₽-]|\\PC){0,40}") {
        let capture = read(&line, &context("RU"));
        let mut end = 0;
        let mut shown = String::new();
        for part in &capture.parts {
            prop_assert!(part.span.start >= end, "{:?}", capture.parts);
            end = part.span.end;
            shown.push_str(&line[part.span.clone()]);
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        if !line.split(|c: char| !c.is_alphabetic()).any(split::is_caption) {
            prop_assert_eq!(letters(&shown), letters(&line), "{:?}", capture.parts);
        }
    }
}

#[test]
fn what_stands_before_the_first_phone_or_address_is_the_name_of_a_company() {
    for (line, read) in [
        ("Ромашка, ООО", "Company=Ромашка, ООО"),
        ("Ромашка, ООО, +7 912 345-67-89", "Company=Ромашка, ООО | Phone=+7 912 345-67-89"),
        ("Север, АО, 150000", "Company=Север, АО | Amount=150000"),
        ("Иванов Иван, ИП", "Company=Иванов Иван, ИП"),
        ("Acme, LLC", "Company=Acme, LLC"),
        ("Acme, Ltd., info@acme.example", "Company=Acme, Ltd. | Email=info@acme.example"),
        ("Muster, GmbH", "Company=Muster, GmbH"),
        ("Polmet, sp. z o.o.", "Company=Polmet, sp. z o.o."),
        ("Bank, S.A.", "Company=Bank, S.A."),
        ("Рога и копыта, торговый дом", "Company=Рога и копыта, торговый дом"),
        ("Рога и копыта, Север, ООО", "Company=Рога и копыта, Север, ООО"),
        (
            "Ромашка, тел. 8 (912) 345-67-89, срочно",
            "Company=Ромашка | Phone=8 (912) 345-67-89 | Rest=срочно",
        ),
        ("Иван Петров", "Company=Иван Петров"),
        // A person beside the name is none of it, and a legal form further on is.
        ("Ромашка, Иван Петров", "Title=Ромашка | Name=Иван Петров"),
        ("ООО Ромашка, Иван Петров", "Company=ООО Ромашка | Name=Иван Петров"),
        (
            "Иван Петров, +7 912 345-67-89, ООО Ромашка",
            "Name=Иван Петров | Phone=+7 912 345-67-89 | Company=ООО Ромашка",
        ),
        ("+7 912 345-67-89, Ромашка", "Phone=+7 912 345-67-89 | Title=Ромашка"),
    ] {
        let capture = read_company(line, &context("RU"));
        let parts = capture
            .parts
            .iter()
            .map(|part| format!("{:?}={}", part.kind, &line[part.span.clone()]));
        assert_eq!(parts.collect::<Vec<_>>().join(" | "), read, "{line}");
    }
    let capture = read_company("Рога, копыта, хвосты, info@acme.example, опт", &context("RU"));
    assert_eq!(capture.company.as_deref(), Some("Рога, копыта, хвосты"));
    assert_eq!((capture.title, capture.rest), (None, vec!["опт".to_owned()]));
}

#[test]
fn of_two_sums_the_one_that_says_so_counts() {
    for (country, line, expected) in [
        ("GB", "Tom Hardy, 5000, £300", "Name=Tom Hardy | Rest=5000 | Amount=£300"),
        (
            "GB",
            "Jan Nowak, 600 100 200, 12 500 zł",
            "Name=Jan Nowak | Phone=600 100 200 | Amount=12 500 zł",
        ),
        ("PL", "Jan Nowak, 12500, 500 zł", "Name=Jan Nowak | Rest=12500 | Amount=500 zł"),
        ("RU", "Окна 5000, 45 тыс", "Title=Окна 5000 | Amount=45 тыс"),
        ("RU", "Acme Ltd, $5k, €300", "Company=Acme Ltd | Amount=$5k | Rest=€300"),
        ("RU", "Окна 500 руб или 700 руб", "Title=Окна 500 руб или | Amount=700 руб"),
        ("PL", "500 zł rolety 700 zł Maj", "Amount=500 zł | Title=rolety 700 zł Maj"),
        (
            "PL",
            "Jan Nowak, 5000, 300 zł Maj",
            "Name=Jan Nowak | Rest=5000 | Amount=300 zł | Title=Maj",
        ),
        ("RU", "Окна, 5000, 7000", "Title=Окна | Amount=5000 | Rest=7000"),
    ] {
        assert_eq!(reading(country, line), expected, "{line}");
    }
}

#[test]
fn an_amount_that_names_its_currency_is_found_among_words() {
    let table = [
        ("1200 zł Jan Nowak", "Amount=1200 zł | Name=Jan Nowak", 120_000),
        ("1 200 zł Jan Nowak", "Amount=1 200 zł | Name=Jan Nowak", 120_000),
        (
            "+48 601-222-333 1 200 zł Żółkiewski Stanisław",
            "Phone=+48 601-222-333 | Amount=1 200 zł | Name=Żółkiewski Stanisław",
            120_000,
        ),
        ("rolety 2 500 zł Maj", "Title=rolety | Amount=2 500 zł | Rest=Maj", 250_000),
        ("rolety - 2 500 zł - Maj", "Title=rolety | Amount=2 500 zł | Rest=Maj", 250_000),
        ("rolety - 2 500 zł", "Title=rolety | Amount=2 500 zł", 250_000),
        (
            "drzwi 12 300,50 PLN pan Wiśniewski",
            "Title=drzwi | Amount=12 300,50 PLN | Rest=pan Wiśniewski",
            1_230_050,
        ),
        ("Окна 150 000 руб. Иванов", "Title=Окна | Amount=150 000 руб | Rest=Иванов", 15_000_000),
        ("Окна 150 т.р. Иванов", "Title=Окна | Amount=150 т.р | Rest=Иванов", 15_000_000),
        ("Окна 1,5 млн руб Иванов", "Title=Окна | Amount=1,5 млн руб | Rest=Иванов", 150_000_000),
        ("$1 200 Jan Nowak", "Amount=$1 200 | Name=Jan Nowak", 120_000),
        ("PLN 1 200 Jan Nowak", "Amount=PLN 1 200 | Name=Jan Nowak", 120_000),
        ("500$ Ivan Petrov", "Amount=500$ | Name=Ivan Petrov", 50_000),
        ("плитка 500 руб м кв", "Title=плитка | Amount=500 руб | Rest=м кв", 50_000),
        ("Окна 5000 р Иванов", "Title=Окна | Amount=5000 р | Rest=Иванов", 500_000),
        ("Окна 150 р. Иванов", "Title=Окна | Amount=150 р | Rest=Иванов", 15_000),
        ("1 200,- zł Jan Nowak", "Amount=1 200,- zł | Name=Jan Nowak", 120_000),
        ("1200,- zł", "Amount=1200,- zł", 120_000),
        ("Rolety 950,- Maj Anna", "Title=Rolety | Amount=950,- | Name=Maj Anna", 95_000),
        ("Rolety 950,-, Maj Anna", "Title=Rolety | Amount=950,- | Name=Maj Anna", 95_000),
        ("Rolety 950,-", "Title=Rolety | Amount=950,-", 95_000),
    ];
    for (line, expected, minor) in table {
        assert_eq!(reading("RU", line), expected, "{line}");
        let amount = read(line, &context("RU")).amount.map(|amount| amount.minor);
        assert_eq!(amount, Some(minor), "{line}");
    }
}

#[test]
fn a_word_that_may_be_a_currency_makes_no_amount_among_words() {
    for line in [
        "100 ALL inclusive",
        "100 pen sets",
        "звонить 2 р. в неделю",
        "12 евро поддонов",
        "КамАЗ Евро 5 синий",
        "Euro 2024 catering",
        "ГОСТ Р 51121 окна",
        "2 br flat",
        "500 руб/м окна",
    ] {
        assert_eq!(reading("RU", line), format!("Title={line}"), "{line}");
    }
}

#[test]
fn a_caption_behind_words_is_no_part_of_them() {
    for (line, expected) in [
        ("Jan Kowalski tel. 600700800", "Name=Jan Kowalski | Phone=600700800"),
        ("Jan Kowalski tel 600700800", "Name=Jan Kowalski | Phone=600700800"),
        ("Jan Kowalski - tel. kom. 600700800", "Name=Jan Kowalski | Phone=600700800"),
        ("Jan Kowalski mob. 600 700 800", "Name=Jan Kowalski | Phone=600 700 800"),
        ("John Smith phone 600700800", "Name=John Smith | Phone=600700800"),
        ("John Smith e-mail: john@example.com", "Name=John Smith | Email=john@example.com"),
        (
            "Иван Петров тел. +7 912 345-67-89 окна",
            "Name=Иван Петров | Phone=+7 912 345-67-89 | Title=окна",
        ),
        ("Окна 150000 тел. 600700800", "Title=Окна 150000 | Phone=600700800"),
        ("rolety 950 zł tel 600700800", "Title=rolety | Amount=950 zł | Phone=600700800"),
        ("цемент 5 т 600700800", "Title=цемент 5 т | Phone=600700800"),
        ("новый телефон 600700800", "Title=новый телефон | Phone=600700800"),
        ("ремонт тел. #hot", "Title=ремонт тел. | Tag=#hot"),
    ] {
        assert_eq!(reading("PL", line), expected, "{line}");
    }
}

#[test]
fn a_name_in_quotes_ends_with_them() {
    for (line, expected) in [
        ("ООО \"Вектор\" окна пвх 5 шт", "Company=ООО \"Вектор\" | Title=окна пвх 5 шт"),
        ("ООО «Вектор», окна", "Company=ООО «Вектор» | Title=окна"),
        ("\"Вектор\" ООО", "Company=\"Вектор\" ООО"),
        ("Проект \"Вектор\" до лета", "Title=Проект \"Вектор\" до лета"),
    ] {
        assert_eq!(reading("RU", line), expected, "{line}");
    }
}

#[test]
fn thousands_are_understood_as_they_are_shortened() {
    let amount = |line: &str| read(line, &context("RU")).amount.map(|amount| amount.minor);
    for line in ["Окна, 300т.р.", "Окна, 300 т.р.", "Окна 300тр", "Окна, 300 т. р."]
    {
        assert_eq!(amount(line), Some(30_000_000), "{line}");
    }
    assert_eq!(amount("Щебень, 5 т"), None, "a weight");
}

#[test]
fn what_a_person_is_at_work_is_told_beside_the_name() {
    let table = [
        (
            "Иван Петров, директор, +79123456789",
            "Name=Иван Петров | Post=директор | Phone=+79123456789",
        ),
        (
            "директор, Иван Петров, нужны окна",
            "Post=директор | Name=Иван Петров | Title=нужны окна",
        ),
        (
            "нужны окна, Иван Петров, ген. директор",
            "Title=нужны окна | Name=Иван Петров | Post=ген. директор",
        ),
        (
            "ООО Ромашка, Директор Иван Петров",
            "Company=ООО Ромашка | Post=Директор | Name=Иван Петров",
        ),
        ("Anna Wąs kierownik, 600 100 200", "Name=Anna Wąs | Post=kierownik | Phone=600 100 200"),
        // Without a name it may be what the line is about.
        ("Директор, +79123456789", "Title=Директор | Phone=+79123456789"),
        (
            "Иван Петров, директор по кадрам ищет CRM",
            "Name=Иван Петров | Title=директор по кадрам ищет CRM",
        ),
    ];
    for (line, expected) in table {
        let country = if line.is_ascii() || line.contains('ą') { "PL" } else { "RU" };
        assert_eq!(reading(country, line), expected);
    }
    let capture = read("директор, Иван Петров, нужны окна, срочно", &context("RU"));
    assert_eq!(
        (capture.title.as_deref(), capture.post.as_deref()),
        (Some("нужны окна"), Some("директор"))
    );
    assert_eq!(capture.rest, ["срочно"]);
}
