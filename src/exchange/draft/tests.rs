//! What rows of files become: drafts of records.

use chrono::{DateTime, Datelike, NaiveDate};

use super::super::plan::studied::asked;
use super::super::plan::{Plan, Request, Words};
use super::super::table::Table;
use super::*;
use crate::domain::anniversary::Anniversary;
use crate::domain::booking::Begins;
use crate::domain::calendar::Zone;
use crate::domain::field::Registry;
use crate::domain::message::Refusal;
use crate::domain::noun::Noun;

/// An hour to the east of Greenwich in 2026, where nothing is read but moments and days of birth.
struct Eastward;

impl Dates for Eastward {
    fn date(&self, text: &str) -> Result<NaiveDate, Refusal> {
        Err(Refusal::malformed(Message::new("refused-date-unknown").with("text", text)))
    }

    fn anniversary(&self, text: &str) -> Result<Anniversary, Refusal> {
        let day =
            Anniversary::parse(text).filter(|day| day.dated().is_none_or(|day| day.year() <= 2026));
        day.map_or_else(|| self.date(text).map(Anniversary::of), Ok)
    }

    fn moment(&self, text: &str) -> Result<i64, Refusal> {
        self.date(text).map(|_| 0)
    }

    fn begins(&self, text: &str) -> Result<Begins, Refusal> {
        self.date(text).map(Begins::Day)
    }

    fn zone(&self) -> Zone {
        Zone {
            local: |at| DateTime::from_timestamp(at + 3600, 0).unwrap().naive_utc(),
            moment: |local| local.and_utc().timestamp() - 3600,
        }
    }
}

fn read_with(noun: Noun, text: &str, map: &[(String, String)]) -> Vec<Result<RecordDraft, BadRow>> {
    let registry = Registry::new(Vec::new());
    let hot = ("temperature".to_owned(), "Горячий".to_owned(), "hot".to_owned());
    let words = Words { fields: Vec::new(), choices: vec![hot] };
    let table = Table::open(text).unwrap();
    let request = Request { map, ..asked(noun, &registry, &words) };
    let mut plan = Plan::new(table.headers(), &request).unwrap();
    plan.study(&table);
    table
        .rows()
        .filter_map(|row| match row {
            Ok(row) => RecordDraft::read(&row, &plan, &Eastward).transpose(),
            Err(bad) => Some(Err(bad)),
        })
        .collect()
}

fn read(noun: Noun, text: &str) -> Vec<RecordDraft> {
    read_with(noun, text, &[]).into_iter().map(Result::unwrap).collect()
}

fn text<'d>(draft: &'d RecordDraft, field: &str) -> Option<&'d str> {
    draft.value(field).and_then(Value::as_text)
}

fn points(draft: &RecordDraft, field: &str) -> Vec<(String, String)> {
    let points = draft.value(field).map_or(&[][..], Value::as_points);
    points.iter().map(|p| (p.value.clone(), p.label.clone())).collect()
}

fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()
}

#[test]
fn a_bitrix_row_is_read() {
    let file = "\"TITLE\";\"NAME\";\"LAST_NAME\";\"PHONE_WORK\";\"PHONE_MOBILE\";\"STATUS_ID\";\
                \"OPPORTUNITY\";\"CURRENCY_ID\";\"SOURCE_ID\";\"IM_TELEGRAM\";\n\
                \"Chairs\";\"Ann\";\"Bell\";\"+7 (911) 4445566; +7 (000) 344222\";\"+7 900 1112233\";\
                \"New\";\"1250,50\";\"Euro\";\"Call\";\"ann\";\n";
    let [draft] = read(Noun::Lead, file).try_into().unwrap();
    assert_eq!(draft.line, 2);
    assert_eq!(text(&draft, "title"), Some("Chairs"));
    assert_eq!(text(&draft, "currency"), Some("EUR"));
    assert_eq!(draft.value("amount"), Some(&Value::Int(125_050)));
    assert_eq!((draft.stage.as_deref(), draft.source.as_deref()), (Some("New"), Some("Call")));
    let phones = pairs([
        ("+7 (911) 4445566", "work"),
        ("+7 (000) 344222", "work"),
        ("+7 900 1112233", "mobile"),
    ]);
    assert_eq!(points(&draft, "phone"), phones);
    assert_eq!(points(&draft, "messenger"), pairs([("ann", "telegram")]));
    assert!(draft.leftovers.is_empty() && draft.warnings.is_empty());
}

#[test]
fn of_two_names_of_a_client_the_firm_is_one_and_the_person_the_other() {
    for (file, firm, person) in [
        ("Клиент;Контактное лицо\nООО Альфа;Петров Иван\n", "ООО Альфа", "Петров"),
        ("Контактное лицо;Клиент\nПетров Иван;ООО Альфа\n", "ООО Альфа", "Петров"),
        ("Клиент;Контактное лицо\nООО Альфа;\n", "ООО Альфа", ""),
        ("Клиент;Контактное лицо\n;Петров Иван\n", "", "Петров"),
        (
            "Клиент;Контактное лицо;Компания\nООО Альфа;Петров Иван;ООО Альфа\n",
            "ООО Альфа",
            "Петров",
        ),
    ] {
        let [lead] = read(Noun::Lead, file).try_into().unwrap();
        let said = |field| text(&lead, field).unwrap_or_default();
        let company = lead.company.name.as_deref().unwrap_or(said("company_name"));
        assert_eq!((company, said("last_name")), (firm, person), "{file}");
        let [deal] = read(Noun::Deal, file).try_into().unwrap();
        let company = deal.company.name.as_deref().unwrap_or_default();
        let contact = deal.contact.name.as_deref().unwrap_or_default();
        assert_eq!((company, contact.starts_with(person)), (firm, true), "{file}");
        assert!(lead.leftovers.is_empty() && deal.leftovers.is_empty(), "{file}");
    }
    // Where people have a column of their own, the client is their firm, whatever it is called.
    for (file, firm, person) in [
        ("Client;Contact person\nBeta Trading;John Smith\n", "Beta Trading", "Smith"),
        ("Osoba kontaktowa;Klient\nJan Kowalski;Alfa\n", "Alfa", "Kowalski"),
        ("Клиент;Контактное лицо\nТорговый дом Бета;\n", "Торговый дом Бета", ""),
        ("Клиент;Контактное лицо\nПетров Иван;\n", "", "Петров"),
        ("Клиент;Контактное лицо\nПетров Иван;Петров Иван\n", "", "Петров"),
        ("Клиент;Телефон\nПетров;+7 912 345 67 89\n", "", ""),
    ] {
        let [lead] = read(Noun::Lead, file).try_into().unwrap();
        let said = |field| text(&lead, field).unwrap_or_default();
        assert_eq!((said("company_name"), said("last_name")), (firm, person), "{file}");
        let [deal] = read(Noun::Deal, file).try_into().unwrap();
        let company = deal.company.name.as_deref().unwrap_or_default();
        assert_eq!(company, firm, "{file}");
        assert!(lead.crowded.is_empty() && deal.crowded.is_empty(), "{file}");
    }
    // Two firms, or two people, are no pair.
    let file = "Клиент;Контактное лицо\nПетров Иван;Кузнецов Олег\n";
    let [lead] = read(Noun::Lead, file).try_into().unwrap();
    assert_eq!(lead.crowded, ["Контактное лицо"]);
}

#[test]
fn nobody_was_born_on_a_day_that_is_still_to_come() {
    let file = "Last name,Birthday\nBell,08.03.1980\nLow,2999-01-01\nWood,08.03\n";
    let drafts = read(Noun::Contact, file);
    let days: Vec<_> = drafts.iter().map(|draft| text(draft, "birthday")).collect();
    assert_eq!(days, [Some("1980-03-08"), None, Some("--03-08")]);
    assert_eq!(drafts[1].leftovers, pairs([("Birthday", "2999-01-01")]));
    assert_eq!(drafts[1].warnings.len(), 1);
}

#[test]
fn a_zoho_row_is_read() {
    let file = "LEADID,Last Name,Company,Lead Owner,Email,Mobile,Lead Source,Lead Status,\
                Created Time,CONVERTED,Favourite\n\
                77,Bell,Acme,Tom Low,ann@example.com,660-485-0224,Partner,Junk Lead,\
                \"15 Apr, 2021 01:03:00\",Yes,tea\n";
    let [draft] = read(Noun::Lead, file).try_into().unwrap();
    assert_eq!(draft.created_at, Some(1_618_448_580 - 3600));
    assert_eq!(draft.converted, Some(true));
    assert_eq!(draft.owner.as_deref(), Some("Tom Low"));
    assert_eq!(draft.external_id.as_deref(), Some("77"));
    assert_eq!(text(&draft, "company_name"), Some("Acme"));
    assert_eq!(points(&draft, "phone"), pairs([("660-485-0224", "mobile")]));
    assert_eq!(draft.leftovers, pairs([("LEADID", "77"), ("Favourite", "tea")]));
}

#[test]
fn a_region_is_read_under_its_names_and_stays_out_of_the_address() {
    for header in ["State", "Province", "State/Province", "Область", "Регион", "Województwo"]
    {
        let file = format!("Last name,City,{header}\nBell,Płock,Mazowieckie\n");
        let [draft] = read(Noun::Lead, &file).try_into().unwrap();
        assert_eq!(text(&draft, "region"), Some("Mazowieckie"), "{header}");
        assert_eq!(text(&draft, "address"), Some("Płock"), "{header}");
    }
}

#[test]
fn repeated_columns_lose_nothing() {
    let file = "Название сделки,Бюджет,Этап сделки,Примечание,Примечание 2,Компания,Компания,\
                Полное имя контакта,Рабочий email,Теги\n\
                Стулья,15 000 ₽,Отказ,раз,два,Ромашка,Лютик,Иванов Иван,i@example.com,\"a, b\"\n";
    let [draft] = read(Noun::Deal, file).try_into().unwrap();
    assert_eq!(text(&draft, "comment"), Some("раз\nдва"));
    assert_eq!(draft.company.name.as_deref(), Some("Ромашка"));
    assert_eq!(draft.leftovers, pairs([("Компания (2)", "Лютик")]));
    assert_eq!(draft.crowded, ["Компания (2)"]);
    assert_eq!(draft.contact.name.as_deref(), Some("Иванов Иван"));
    assert_eq!(draft.contact.emails, [Point::new("i@example.com", "work")]);
    assert_eq!(draft.value("amount"), Some(&Value::Int(1_500_000)));
    assert_eq!(text(&draft, "currency"), Some("RUB"));
    let tags = Value::List(vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(draft.value("tags"), Some(&tags));
}

#[test]
fn a_google_row_takes_labels_from_their_columns() {
    let file = "First Name,Organization Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,\
                Phone 2 - Value,E-mail 1 - Value\n\
                Ann,Acme,* Mobile,+1-555-0123,Work Fax,+1-555-0124 ::: +1-555-0125,a@x.com\n";
    let [draft] = read(Noun::Contact, file).try_into().unwrap();
    let expected =
        pairs([("+1-555-0123", "mobile"), ("+1-555-0124", "fax"), ("+1-555-0125", "fax")]);
    assert_eq!(points(&draft, "phone"), expected);
    assert_eq!(draft.company.name.as_deref(), Some("Acme"));
}

#[test]
fn a_whole_name_gives_way_to_its_parts() {
    let [one, two] =
        read(Noun::Contact, "Full name,Last name\nAnn Bell,\nAnn Bell,Smith\n").try_into().unwrap();
    assert_eq!((text(&one, "first_name"), text(&one, "last_name")), (Some("Ann"), Some("Bell")));
    assert_eq!((text(&two, "first_name"), text(&two, "last_name")), (None, Some("Smith")));
    assert_eq!(two.leftovers, pairs([("Full name", "Ann Bell")]));
    assert_eq!((one.crowded, two.crowded), (vec![], vec!["Full name".to_owned()]));
}

#[test]
fn every_phone_and_e_mail_of_a_client_is_read_with_its_label() {
    let file = "Deal name,Рабочий телефон,Мобильный телефон,Рабочий email,Личный email\n\
                Roof,'+74951234567,\"8 916 111-22-33, 8 916 111-22-34\",a@x.ru,b@x.ru\n\
                Door,нет,,,\n";
    let [roof, door] = read(Noun::Deal, file).try_into().unwrap();
    let point = |(value, label): (&str, &str)| Point::new(value, label);
    let phones =
        [("+74951234567", "work"), ("8 916 111-22-33", "mobile"), ("8 916 111-22-34", "mobile")];
    assert_eq!(roof.contact.phones, phones.map(point));
    assert_eq!(roof.contact.emails, [("a@x.ru", "work"), ("b@x.ru", "home")].map(point));
    assert!(roof.leftovers.is_empty() && roof.warnings.is_empty());
    assert!(door.contact.is_empty() && door.warnings.len() == 1);
    assert_eq!(door.leftovers, pairs([("Рабочий телефон", "нет")]));
}

#[test]
fn a_second_value_for_a_field_that_holds_one_names_its_column() {
    for (noun, head, rows, crowded) in [
        (Noun::Lead, "Company,Company", "A,B", &["Company (2)"][..]),
        (Noun::Lead, "Company,Company", "A,A", &[]),
        (Noun::Lead, "Contact,Person", "Boat,Amy", &["Person"]),
        (Noun::Contact, "Full name,First name,Last name", "Bell Ann,Ann,Bell", &[]),
        (Noun::Contact, "Birthday,Date of birth", "1980-05-17,1981-05-17", &["Date of birth"]),
        (Noun::Deal, "title,amount,Budget", "a,5,6", &["Budget"]),
        (Noun::Deal, "title,stage,Status", "a,New,Won", &["Status"]),
    ] {
        let [draft] = read(noun, &format!("{head}\n{rows}\n")).try_into().unwrap();
        assert_eq!(draft.crowded, crowded, "{head}");
    }
}

#[test]
fn a_birthday_may_be_without_its_year() {
    let file = "Name,Birthday\nAnn,--03-08\nEwa,8 marca\nIvan,03/08\nOlga,12/31/1980\nJan,soon\n";
    let drafts = read(Noun::Contact, file);
    let days: Vec<_> = drafts.iter().map(|draft| text(draft, "birthday")).collect();
    assert_eq!(days, [Some("--03-08"), Some("--03-08"), Some("--03-08"), Some("1980-12-31"), None]);
    assert_eq!(drafts[4].leftovers, pairs([("Birthday", "soon")]));
}

#[test]
fn a_firm_among_the_names_of_people_is_the_company() {
    for (noun, head, row, company, person) in [
        (Noun::Lead, "Contact,Phone", "ООО Ромашка,+79161112233", "ООО Ромашка", None),
        (Noun::Lead, "Contact,Company", "Dom Ltd,Birch", "Birch", Some("Ltd")),
        (Noun::Lead, "Contact,Phone", "Amy Bell,+79161112233", "", Some("Bell")),
        (Noun::Deal, "Deal,Contact,Phone", "x,ABC Sp. z o.o.,+48600700800", "ABC Sp. z o.o.", None),
        (Noun::Deal, "Deal,Contact,Company", "x,Dom Ltd,Birch", "Birch", Some("Dom Ltd")),
        // In a file of our own every name is where it belongs.
        (Noun::Deal, "title,contact", "x,Dom Ltd", "", Some("Dom Ltd")),
    ] {
        let [draft] = read(noun, &format!("{head}\n{row}\n")).try_into().unwrap();
        let (found, name) = match noun {
            Noun::Lead => (text(&draft, "company_name"), text(&draft, "last_name")),
            _ => (draft.company.name.as_deref(), draft.contact.name.as_deref()),
        };
        assert_eq!((found.unwrap_or_default(), name), (company, person), "{head}: {row}");
        assert!(draft.leftovers.is_empty() && draft.crowded.is_empty(), "{head}: {row}");
        let reached = draft.company.phones.len();
        assert_eq!(reached, usize::from(noun == Noun::Deal && head.ends_with("Phone")));
    }
}

#[test]
fn a_heading_says_the_currency_of_its_amounts() {
    let file = "title,\"Сумма, USD\",Валюта\na,5,\nb,5 €,\nc,5,USD\nd,5,EUR\n";
    let drafts = read(Noun::Lead, file);
    let found: Vec<_> = drafts.iter().map(|draft| text(draft, "currency")).collect();
    assert_eq!(found, ["USD", "EUR", "USD", "EUR"].map(Some));
    assert_eq!(drafts[3].leftovers, pairs([("Сумма, USD", "5")]), "two are named at once");
    let file = "title,\"Сумма, тыс. руб.\"\na,\"12,5\"\nb,20 тыс.\n";
    let amounts = read(Noun::Lead, file).into_iter().map(|draft| {
        assert_eq!(text(&draft, "currency"), Some("RUB"));
        draft.value("amount").cloned()
    });
    let minor = [1_250_000, 2_000_000].map(|minor| Some(Value::Int(minor)));
    assert_eq!(amounts.collect::<Vec<_>>(), minor, "what the cell says goes before the heading");
}

#[test]
fn people_are_told_from_the_addresses_behind_them() {
    let file = "Deal Name,Contact\nRoof,Ann Bell (ann@acme.com)\n\
                Door,Ann Bell (ann@acme.com);Jan Low (jan@acme.com)\nGate,<jan@acme.com>\n";
    let [roof, door, gate] = read(Noun::Deal, file).try_into().unwrap();
    for (draft, name, address) in
        [(&roof, Some("Ann Bell"), "ann@acme.com"), (&gate, None, "jan@acme.com")]
    {
        assert_eq!(draft.contact.name.as_deref(), name);
        assert_eq!(draft.contact.emails, [Point::new(address, "work")]);
        assert!(draft.leftovers.is_empty());
    }
    assert_eq!(door.contact, roof.contact);
    assert_eq!(door.leftovers, pairs([("Contact", "Jan Low (jan@acme.com)")]));
    let [lead] = read(Noun::Lead, "Contact\nAnn Bell <ann@acme.com>\n").try_into().unwrap();
    assert_eq!((text(&lead, "first_name"), text(&lead, "last_name")), (Some("Ann"), Some("Bell")));
    assert_eq!(points(&lead, "email"), pairs([("ann@acme.com", "work")]));
}

#[test]
fn a_count_below_zero_is_kept_beside_its_record() {
    let [draft] = read(Noun::Company, "title,Employees\nAcme,-5\n").try_into().unwrap();
    assert_eq!((draft.value("employees"), draft.warnings.len()), (None, 1));
    assert_eq!(draft.leftovers, pairs([("Employees", "-5")]));
}

#[test]
fn a_cell_that_says_there_is_no_day_is_empty() {
    let file = "title,close_date,created_at\na,не закрыта,-\nb,не скоро,\n";
    let [none, unread] = read(Noun::Deal, file).try_into().unwrap();
    assert!(none.value("close_date").is_none() && none.created_at.is_none());
    assert!(none.leftovers.is_empty() && none.warnings.is_empty());
    assert_eq!(unread.warnings.len(), 1);
}

#[test]
fn a_column_of_days_settles_the_order() {
    let file = "title,close_date,begin_date\na,04/05/2026,01/02/2026\nb,12/31/2026,\n";
    let drafts = read(Noun::Deal, file);
    assert_eq!(text(&drafts[0], "close_date"), Some("2026-04-05"));
    assert_eq!(text(&drafts[0], "begin_date"), Some("2026-01-02"));
}

#[test]
fn a_sum_in_two_currencies_at_once_is_not_read() {
    let file = "title,amount,currency\na,$100,EUR\nb,€100,EUR\nc,$100,\n";
    let [two, one, cell] = read(Noun::Lead, file).try_into().unwrap();
    assert_eq!((two.value("amount"), two.warnings.len()), (None, 1));
    assert_eq!(two.leftovers, pairs([("amount", "$100")]));
    for (draft, code) in [(one, "EUR"), (cell, "USD")] {
        assert_eq!(draft.value("amount"), Some(&Value::Int(10_000)));
        assert_eq!(text(&draft, "currency"), Some(code));
    }
}

#[test]
fn what_cannot_be_read_goes_with_the_record_and_warns() {
    let file = "title,amount,phone,temperature,created_at\n\
                a,many,none,lukewarm,soon\n b ,5,+48 600700800,Горячий,2026-01-02\n";
    let [bad, good] = read(Noun::Lead, file).try_into().unwrap();
    let all = [("amount", "many"), ("phone", "none"), ("temperature", "lukewarm")];
    let mut expected = pairs(all);
    expected.extend(pairs([("created_at", "soon")]));
    assert_eq!(bad.leftovers, expected);
    assert_eq!(bad.warnings.len(), 4);
    assert_eq!(bad.values, [("title".to_owned(), Value::from("a"))]);
    assert_eq!(text(&good, "title"), Some("b"));
    assert_eq!(text(&good, "temperature"), Some("hot"));
    assert!(good.warnings.is_empty());
}

#[test]
fn empty_rows_vanish_and_a_nul_is_refused() {
    let rows = read_with(Noun::Lead, "title,phone\n , \nx\0y,1\n'=1+1,\n", &[]);
    let [bad, good] = rows.try_into().unwrap();
    let bad = bad.unwrap_err();
    assert_eq!((bad.line, bad.reason.id), (3, "exchange-row-nul"));
    assert_eq!(text(&good.unwrap(), "title"), Some("=1+1"));
}

#[test]
fn a_map_sends_a_column_elsewhere() {
    let map = pairs([("Phone", "comment"), ("Extra", "skip")]);
    let rows = read_with(Noun::Lead, "Phone,Extra\n600700800,x\n,y\n", &map);
    let [draft] = rows.try_into().unwrap();
    let draft = draft.unwrap();
    assert_eq!(text(&draft, "comment"), Some("600700800"));
    assert!(draft.leftovers.is_empty());
}

#[test]
fn moments_are_of_the_zone_that_their_column_names() {
    let at = |head: &str, cell: &str| {
        let [draft] = read(Noun::Lead, &format!("Name;{head}\nx;{cell}\n")).try_into().unwrap();
        draft.created_at.unwrap()
    };
    let utc = at("Created", "2026-11-01T10:00:00Z");
    assert_eq!(at("Created (UTC)", "2026-11-01 10:00"), utc);
    assert_eq!(at("Created (GMT+3)", "2026-11-01 13:00"), utc);
    assert_eq!(at("Created (GMT+3)", "2026-11-01T10:00:00Z"), utc, "the cell knows better");
}

#[test]
fn a_price_is_in_the_currency_it_names_and_nothing_of_a_product_is_lost() {
    let map =
        [("What", "products:name"), ("Price", "products:price"), ("Many", "products:quantity")];
    let map = map.map(|(column, target)| (column.to_owned(), target.to_owned()));
    let item = |currency: &str, cells: &str| {
        let file = format!("Title;Currency;What;Price;Many\nRoof;{currency};{cells}\n");
        let [draft] = read_with(Noun::Deal, &file, &map).try_into().unwrap();
        draft.unwrap()
    };
    let priced = |draft: &RecordDraft| match draft.value(PRODUCTS) {
        Some(Value::Rows(rows)) => rows[0].price,
        _ => None,
    };
    let dollars = item("", "Tile;$100;2");
    assert_eq!((priced(&dollars), text(&dollars, "currency")), (Some(10_000), Some("USD")));
    let agreed = item("USD", "Tile;$100;2");
    assert_eq!((priced(&agreed), agreed.warnings.len()), (Some(10_000), 0));
    let torn = item("PLN", "Tile;$100;2");
    assert_eq!((priced(&torn), torn.warnings.len()), (None, 1));
    assert_eq!(torn.leftovers, pairs([("Price", "$100")]));
    let nameless = item("", ";100;2");
    assert_eq!(nameless.value(PRODUCTS), None);
    assert_eq!(nameless.leftovers, pairs([("Price", "100"), ("Many", "2")]));
}

#[test]
fn a_row_that_is_only_counted_and_a_list_of_which_nothing_was_chosen_say_nothing() {
    for number in ["№", "№ п/п", "Lp.", "Lp", "#"] {
        let file = format!("{number};Name;Lead Source\n1;Jan Kos;-None-\n2;;\n3;;-None-\n");
        let [draft] = read(Noun::Lead, &file).try_into().unwrap();
        let said = (text(&draft, "last_name"), draft.source.as_deref());
        assert_eq!(said, (Some("Kos"), None), "{number}");
    }
    // A number of its own is all that is known of somebody.
    assert_eq!(read(Noun::Company, "ID;Name;Phone\n7;;\n").len(), 1);
}

#[test]
fn the_amount_with_the_tax_is_the_amount_where_there_is_no_other() {
    let amount = |file: &str| {
        let [draft] = read(Noun::Deal, file).try_into().unwrap();
        (draft.value("amount").and_then(Value::as_int), draft.leftovers.len())
    };
    assert_eq!(amount("Nazwa;Wartość brutto\nDach;123\n"), (Some(12_300), 0));
    let both = "Nazwa;Wartość brutto;Wartość netto\nDach;123;100\n";
    assert_eq!(amount(both), (Some(10_000), 1));
}
