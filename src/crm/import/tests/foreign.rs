//! What files of other systems and of people have in them that is no plain value of a record.

use super::*;

#[test]
fn a_row_of_sums_is_left_out_and_brings_nothing() {
    let mut team = Team::new();
    let file = "Stage,Deal name,Amount\nNew order,Roof,5\nИтого,,5\n";
    let told = team.rehearse(Noun::Deal, file);
    for report in [told, team.import(Noun::Deal, file).unwrap()] {
        assert_eq!((report.census.closing, report.rejected), (vec![3], Vec::new()));
        assert_eq!((report.census.rows, report.tally.made, report.census.stages.len()), (1, 1, 0));
    }
}

#[test]
fn the_last_statuses_of_leads_elsewhere_are_the_last_stages_here() {
    let mut team = Team::new();
    let file = "Lead Status,Last Name\nClosed - Converted,Bell\nClosed - Not Converted,Gray\n";
    let told = team.rehearse(Noun::Lead, file);
    for report in [told, team.import(Noun::Lead, file).unwrap()] {
        assert_eq!((report.census.stages, report.tally.made), (Vec::new(), 2));
        let words = report.census.known_stages.iter().map(|(word, _)| word.as_str());
        assert_eq!(words.collect::<Vec<_>>(), ["Closed - Converted", "Closed - Not Converted"]);
    }
    let setup = team.writer.setup().unwrap();
    let meaning = |id| {
        let stage = team.value(RecordRef::new(Noun::Lead, id), "stage").as_int();
        setup.stages.iter().find(|one| Some(one.id.0) == stage).unwrap().meaning
    };
    assert_eq!([1, 2].map(meaning), [Meaning::Won, Meaning::Lost]);
}

#[test]
fn an_amount_in_an_unknown_currency_is_kept_beside_its_record_and_told() {
    let mut team = Team::new();
    let file = "Deal name,Amount,Currency\nRoof,100,DOGE\nDoor,200,zorkmid\nGate,300,EUR\nWall,7,DOGE\nPier,,\n";
    let told = team.rehearse(Noun::Deal, file);
    for report in [told, team.import(Noun::Deal, file).unwrap()] {
        let known: Vec<_> = report.tally.currencies.into_iter().collect();
        assert_eq!(known, [("DOGE".to_owned(), 2), ("zorkmid".to_owned(), 1)]);
        assert_eq!((report.tally.made, report.tally.unread), (5, 0));
    }
    let [roof, gate, pier] = [1, 3, 5].map(|id| RecordRef::new(Noun::Deal, id));
    assert_eq!(team.value(roof, "amount"), team.value(pier, "amount"), "as where none is named");
    assert_eq!(team.note(roof)["leftovers"], json!([["Currency", "DOGE"], ["Amount", "100"]]));
    assert_eq!(team.value(gate, "amount"), Value::Int(30_000));
}

#[test]
fn what_is_made_in_the_future_is_made_now_and_told() {
    let mut team = Team::new();
    let file = "title,created_at\nA,2020-01-01\nB,2131-05-05\nC,2132-05-05\n";
    let report = team.import(Noun::Lead, file).unwrap();
    assert_eq!((report.tally.made, report.tally.ahead), (3, Some((2, 3))));
    let made = |id| team.value(RecordRef::new(Noun::Lead, id), "created_at").as_int();
    assert!(made(1) < made(2) && made(2) == made(3));
}

#[test]
fn the_hour_of_the_closing_day_is_when_a_record_that_is_over_ended() {
    let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp();
    let ended = Value::Int(at("2026-01-05T15:30:00Z"));
    for (head, cell, over) in [
        ("Close date", "2026-01-05 15:30", ended.clone()),
        ("Дата закрытия", "05.01.2026 15:30:00", ended.clone()),
        ("Closed Time", "2026-01-05T18:30:00+03:00", ended),
        ("Close date", "2026-01-05", Value::Int(at("2026-01-05T00:00:00Z"))),
    ] {
        let mut team = Team::new();
        let rows = format!("Roof,won,{cell}\nDoor,invoice,{cell}\n");
        let report = team.import(Noun::Deal, &format!("Deal name,Stage,{head}\n{rows}")).unwrap();
        assert_eq!((report.tally.made, report.tally.unread), (2, 0), "{head}");
        let [roof, door] = [1, 2].map(|id| RecordRef::new(Noun::Deal, id));
        assert_eq!(team.value(roof, "closed_at"), over, "{head} {cell}");
        assert_eq!(team.value(door, "closed_at"), Value::Empty, "{head} {cell}");
        if head != "Closed Time" {
            assert_eq!(team.value(door, "close_date"), "2026-01-05".into(), "{head} {cell}");
            assert_eq!(team.note(door)["leftovers"], json!([]), "{head} {cell}");
        }
    }
}

#[test]
fn a_source_is_ours_whatever_another_system_calls_it() {
    let mut team = Team::new();
    let file = "title,source\nA,Веб-сайт\nB,По рекомендации\nC,Strona internetowa\nD,Trade Show\n\
        E,Employee Referral\nF,Входящий звонок\nG,Od partnera\nH,Radio\nI,Cold call\n";
    let report = team.import(Noun::Lead, file).unwrap();
    let made: Vec<&str> = report.census.sources.iter().map(|new| new.names.en.as_str()).collect();
    assert_eq!(made, ["Radio", "Cold call"]);
    let setup = team.writer.setup().unwrap();
    let code = |id| {
        let source = team.value(RecordRef::new(Noun::Lead, id), "source").as_int();
        setup.sources.iter().find(|one| Some(one.id) == source).unwrap().code.clone()
    };
    let known = ["website", "recommendation", "website", "exhibition", "recommendation", "call"];
    assert_eq!([1, 2, 3, 4, 5, 6].map(code), known);
    assert_eq!(code(7), "partner");
}

#[test]
fn what_a_file_calls_stages_and_sources_that_are_here_is_noted() {
    let mut team = Team::new();
    let file = "title,stage,source\nA,Новый,Web\nB,новый,Web\nC,В работе,Radio\nD,Later,\n";
    let told = team.rehearse(Noun::Lead, file);
    for report in [told, team.import(Noun::Lead, file).unwrap()] {
        let setup = team.writer.setup().unwrap();
        let stages = report.census.known_stages.into_iter();
        let stages = stages.map(|(word, id)| format!("{word} {}", setup.stage(id).unwrap().code));
        assert_eq!(stages.collect::<Vec<_>>(), ["Новый new", "В работе in_work"]);
        assert_eq!(report.census.known_sources.len(), 1);
    }
}

#[test]
fn a_column_that_says_so_has_the_family_name_in_front() {
    for (head, name) in [
        ("Nazwisko i imię", "Zych Xawery"),
        ("ФИО", "Zych Xawery"),
        ("Imię i nazwisko", "Xawery Zych"),
        ("Klient", "Wąs Jan"),
    ] {
        let mut team = Team::new();
        team.import(Noun::Contact, &format!("{head}\n{name}\n")).unwrap();
        let word = |field| team.value(RecordRef::new(Noun::Contact, 1), field);
        let expected = if head == "Klient" { ["Wąs", "Jan"] } else { ["Zych", "Xawery"] };
        assert_eq!(["last_name", "first_name"].map(word), expected.map(Value::from), "{head}");
    }
}

#[test]
fn the_last_stages_of_other_systems_are_ours() {
    let mut team = Team::new();
    let file = "Название сделки,Бюджет,Воронка,Этап сделки,Полное имя контакта\n\
        A,1,,Успешно реализовано,\nB,1,,Закрыто и не реализовано,\n\
        C,1,Опт,Успешно реализовано,\nD,1,Опт,Closed won,\nE,1,Опт,Переговоры,\n";
    let report = team.import(Noun::Deal, file).unwrap();
    let stages: Vec<_> = report.census.stages.iter().map(|s| s.entry.names.ru.as_str()).collect();
    assert_eq!(stages, ["Переговоры", "Сделка успешна", "Сделка провалена"]);
    let codes = [1, 2, 3, 4].map(|id| team.stage(RecordRef::new(Noun::Deal, id)).code);
    assert_eq!(codes, ["won", "lost", "won", "won"]);
}

#[test]
fn what_is_written_around_a_name_is_no_part_of_it() {
    let mut team = Team::new();
    let file =
        "Full name,Phone\np. Jan Kowalski (szef),600100200\nMrs Ann Bell (Director),600100300\n";
    team.import(Noun::Contact, file).unwrap();
    for (id, parts, left) in [
        (1, ["Kowalski", "Jan", ""], json!([["Full name", "p. Jan Kowalski (szef)"]])),
        (2, ["Bell", "Ann", "Director"], json!([])),
    ] {
        let on = RecordRef::new(Noun::Contact, id);
        let held = ["last_name", "first_name", "post"].map(|field| team.value(on, field));
        assert_eq!(held.each_ref().map(|value| value.as_text().unwrap_or_default()), parts);
        assert_eq!(team.note(on)["leftovers"], left);
    }
    let deals = "title,Contact\nRoof,Mr Jan Kowalski (in the mornings)\n";
    let report = team.import(Noun::Deal, deals).unwrap();
    assert_eq!((report.tally.linked, report.tally.contacts), (1, 0));
    let left = json!([["Contact", "Mr Jan Kowalski (in the mornings)"]]);
    assert_eq!(team.note(RecordRef::new(Noun::Deal, 1))["leftovers"], left);
}

/// A file of Bitrix24 with a row for each product.
const PRODUCTS: &str = "\"ID\";\"Статус\";\"Название лида\";\"Имя\";\"Фамилия\";\"Мобильный телефон\";\
    \"Сумма\";\"Валюта\";\"Товар\";\"Цена\";\"Количество\"\n\
    201;В работе;Заявка;Иван;Сидоров;8 916 111-22-33;250000.00;RUB;Насос;50000.00;3\n\
    201;В работе;Заявка;Иван;Сидоров;8 916 111-22-33;250000.00;RUB;Кран;50000.00;2\n\
    202;В работе;Вторая;Пётр;Иванов;8 916 111-22-34;9000.00;RUB;Кран;10000.00;1\n\
    203;В работе;Третья;Олег;Петров;8 916 111-22-35;;RUB;;;\n";

#[test]
fn rows_for_each_product_are_one_record() {
    let mut team = Team::new();
    let told = team.rehearse(Noun::Lead, PRODUCTS);
    for report in [told, team.import(Noun::Lead, PRODUCTS).unwrap()] {
        assert_eq!((report.tally.made, report.tally.joined, report.tally.unread), (3, 1, 0));
    }
    let offered = |id: i64| {
        let on = RecordRef::new(Noun::Lead, id);
        let rows = team.value(on, "products");
        let rows: Vec<String> = rows
            .as_rows()
            .iter()
            .map(|row| format!("{} {}x{}", row.name, row.quantity / 1000, row.price.unwrap() / 100))
            .collect();
        let [amount, manual] = ["amount", "amount_manual"].map(|field| team.value(on, field));
        (rows.join(", "), amount.as_int(), manual.as_int())
    };
    assert_eq!(offered(1), ("Насос 3x50000, Кран 2x50000".to_owned(), Some(25_000_000), Some(0)));
    assert_eq!(offered(2), ("Кран 1x10000".to_owned(), Some(900_000), Some(1)), "said by hand");
    assert_eq!(offered(3), (String::new(), Some(0), Some(0)));
    assert!(team.note(RecordRef::new(Noun::Lead, 1))["leftovers"].to_string().contains("201"));
    // Known again by its number, nothing of it is new.
    let again = team.import_over(Noun::Lead, OnDuplicate::Merge, "phone", PRODUCTS);
    assert_eq!((again.tally.made, again.tally.unchanged), (0, 3));
}

#[test]
fn no_batch_ends_between_the_products_of_a_record() {
    let mut team = Team::new();
    let head = PRODUCTS.lines().next().unwrap();
    let row = |id: usize, product: &str| {
        format!("{id};В работе;Лид {id};Иван;С{id};;100.00;RUB;{product};50.00;1\n")
    };
    let rows: String = (1..=700).flat_map(|id| [row(id, "Насос"), row(id, "Кран")]).collect();
    let report = team.import(Noun::Lead, &format!("{head}\n{rows}")).unwrap();
    assert_eq!((report.tally.made, report.tally.joined), (700, 700));
}
