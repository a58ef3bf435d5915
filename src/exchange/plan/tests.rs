//! What the columns of files mean, whoever wrote them.

use super::studied::asked;
use super::*;

fn targets(noun: Noun, headers: &[&str], map: &[(&str, &str)]) -> Result<Vec<String>, Refusal> {
    let registry = Registry::new(Vec::new());
    let words = Words {
        fields: vec![("Kto prowadzi".to_owned(), "responsible".to_owned())],
        choices: Vec::new(),
    };
    let map: Vec<_> = map.iter().map(|(c, t)| ((*c).to_owned(), (*t).to_owned())).collect();
    let headers: Vec<String> = headers.iter().map(|h| (*h).to_owned()).collect();
    let request = Request { map: &map, ..asked(noun, &registry, &words) };
    let plan = Plan::new(&headers, &request)?;
    Ok(plan.columns().iter().map(|column| column.target.word()).collect())
}

#[test]
fn a_file_of_which_no_column_is_known_is_refused() {
    let registry = Registry::new(Vec::new());
    let words = Words::default();
    let request = asked(Noun::Contact, &registry, &words);
    for (text, expected) in [
        ("a;b\nPhone;d\n", Message::new("import-hint-columns")),
        (
            "a;Telefno\nb;d\n",
            Message::new("import-near").with("column", "Telefno").with("field", "phone:work"),
        ),
        (
            "Low Tom;+48600100200;a@b.c\nBell Ann;+48600100300;b@b.c\n",
            Message::new("import-hint-no-headings").with("column", "#1").with("field", "full_name"),
        ),
    ] {
        let table = Table::open(text).unwrap();
        let plan = Plan::new(table.headers(), &request).unwrap();
        assert_eq!(plan.check(&table, &request).unwrap_err().hint, Some(expected), "{text}");
    }
}

#[test]
fn columns_find_their_fields() {
    let table: [(Noun, &[(&str, &str)]); 13] = [
        (Noun::Deal, &[("Proces", "pipeline"), ("Etap", "stage"), ("Status", "outcome")]),
        (Noun::Deal, &[("Статус", "stage"), ("Deal status", "stage")]),
        (
            Noun::Lead,
            &[
                ("Title", "title"),
                ("First name", "first_name"),
                ("Phone", "phone"),
                ("Company", "company_name"),
                ("Contact", "full_name"),
                ("Created Time", "created_at"),
            ],
        ),
        (Noun::Lead, &[("title", "title"), ("phone", "phone"), ("company", "company")]),
        (
            Noun::Lead,
            &[
                ("Last Name", "last_name"),
                ("Company", "company_name"),
                ("Lead Owner", "responsible"),
                ("Lead Status", "stage"),
                ("Created Time", "created_at"),
                ("CONVERTED", "converted"),
                ("month_Created Time1", "keep"),
                ("Email", "email:work"),
            ],
        ),
        (
            Noun::Deal,
            &[
                ("account", "company"),
                ("sales_agent", "responsible"),
                ("deal_stage", "stage"),
                ("close_value", "amount"),
                ("E-mail", "contact:email"),
            ],
        ),
        (Noun::Lead, &[("№", "id"), ("#2", "keep"), ("3", "keep"), ("Phone 2", "phone:work")]),
        (
            Noun::Contact,
            &[("ФИО", "full_name"), ("Телефон", "phone:work"), ("Компания", "company")],
        ),
        (Noun::Contact, &[("Name", "first_name"), ("Surname", "last_name")]),
        (Noun::Lead, &[("Last name", "last_name"), ("Name", "first_name")]),
        (
            Noun::Deal,
            &[
                ("Deal Name", "title"),
                ("Name", "contact:first_name"),
                ("Family name", "contact:last_name"),
            ],
        ),
        (
            Noun::Company,
            &[("Nazwa firmy", "title"), ("Sector", "industry"), ("Revenue", "revenue")],
        ),
        (
            Noun::Lead,
            &[
                ("phone:mobile", "phone:mobile"),
                ("Kto prowadzi", "responsible"),
                ("first_name", "full_name"),
                ("voronka_reason", "skip"),
                ("updated_at", "keep"),
            ],
        ),
    ];
    for (noun, columns) in table {
        let headers: Vec<&str> = columns.iter().map(|(header, _)| *header).collect();
        let expected: Vec<&str> = columns.iter().map(|(_, target)| *target).collect();
        assert_eq!(targets(noun, &headers, &[]).unwrap(), expected);
    }
}

#[test]
fn a_name_with_something_beside_it_finds_its_field() {
    let table = [
        (Noun::Lead, "Моб. телефон", "phone:mobile"),
        (Noun::Lead, "Раб. тел.", "phone:work"),
        (Noun::Lead, "Конт. лицо", "full_name"),
        (Noun::Lead, "Отв.", "responsible"),
        (Noun::Lead, "Т. Т.", "keep"),
        (Noun::Lead, "ФИО клиента", "full_name"),
        (Noun::Deal, "ФИО клиента", "contact"),
        (Noun::Contact, "Adres klienta", "address"),
        (Noun::Lead, "Customer's e-mail", "email"),
        (Noun::Lead, "E-mail of the customer", "email"),
        (Noun::Deal, "Телефон (контакт)", "contact:phone"),
        (Noun::Deal, "Телефон компании", "company:phone"),
        (Noun::Deal, "Тел. клиента (моб.)", "contact:phone:mobile"),
        (Noun::Lead, "Комментарий лида", "comment"),
        (Noun::Lead, "ID клиента", "keep"),
        (Noun::Lead, "Статус клиента", "keep"),
        (Noun::Lead, "Название (компания)", "keep"),
        (Noun::Deal, "Сумма лида", "keep"),
        (Noun::Deal, "Deal Type", "keep"),
        (Noun::Contact, "Телефон компании", "keep"),
        (Noun::Lead, "Phones", "phone:work"),
        (Noun::Lead, "Telefony", "phone:work"),
        (Noun::Deal, "Номера телефонов", "contact:phone"),
        (Noun::Lead, "E-mails", "email:work"),
        (Noun::Lead, "Контакты", "keep"),
        (Noun::Lead, "Amounts", "keep"),
        (Noun::Lead, "Сумма, руб.", "amount"),
        (Noun::Deal, "Kwota [zł]", "amount"),
        (Noun::Deal, "Budget USD", "amount"),
        (Noun::Deal, "Kwota w zł", "amount"),
        (Noun::Lead, "Сумма, тыс. руб.", "amount"),
        (Noun::Lead, "Сумма, шт.", "keep"),
        (Noun::Deal, "Deal size ($k)", "amount"),
        (Noun::Lead, "Amount (%)", "amount"),
        (Noun::Company, "Численность сотрудников", "keep"),
        (Noun::Company, "Сотрудники, чел.", "employees"),
        (Noun::Lead, "Телефон мобильный", "phone:mobile"),
        (Noun::Lead, "E-mail (личный)", "email:home"),
        (Noun::Contact, "Дата рождения (дд.мм.гггг)", "birthday"),
        (Noun::Lead, "Phone, unit", "keep"),
    ];
    let found = table.map(|(noun, header, _)| {
        let [target] = targets(noun, &[header], &[]).unwrap().try_into().unwrap();
        (header, target)
    });
    assert_eq!(found, table.map(|(_, header, target)| (header, target.to_owned())));
}

#[test]
fn what_a_file_calls_a_lead_is_its_title_beside_a_person() {
    for (headers, map, expected) in [
        (&["Lead", "Contact"][..], &[][..], &["title", "full_name"][..]),
        (&["Contact", "Лид"], &[], &["full_name", "title"]),
        (&["Lead", "First name", "Last name"], &[], &["title", "first_name", "last_name"]),
        (&["Lead", "Phone"], &[], &["full_name", "phone"]),
        (&["Lead", "Contact", "Subject"], &[], &["full_name", "full_name", "title"]),
        (&["Lead", "Contact"], &[("lead", "full_name")], &["full_name", "full_name"]),
    ] {
        assert_eq!(targets(Noun::Lead, headers, map).unwrap(), expected, "{headers:?}");
    }
}

#[test]
fn the_title_of_a_contact_is_his_post_unless_that_has_a_column_of_its_own() {
    for (headers, expected) in [
        (&["Title", "Last name"][..], &["post", "last_name"][..]),
        (&["Title", "Last name", "Job Title"], &["keep", "last_name", "post"]),
    ] {
        assert_eq!(targets(Noun::Contact, headers, &[]).unwrap(), expected, "{headers:?}");
    }
}

#[test]
fn a_given_name_that_stands_alone_is_the_whole_one() {
    for (noun, headers, expected) in [
        (Noun::Lead, &["Имя", "Телефон"][..], &["full_name", "phone:work"][..]),
        (Noun::Contact, &["Imię", "Firma"], &["full_name", "company"]),
        (Noun::Deal, &["Deal", "First name"], &["title", "contact"]),
        (Noun::Lead, &["Имя", "Фамилия"], &["first_name", "last_name"]),
        (Noun::Lead, &["Имя", "Отчество"], &["first_name", "middle_name"]),
        (Noun::Lead, &["Имя", "ФИО"], &["first_name", "full_name"]),
        // An export of this program has its own columns.
        (Noun::Lead, &["first_name", "phone"], &["first_name", "phone"]),
    ] {
        assert_eq!(targets(noun, headers, &[]).unwrap(), expected, "{headers:?}");
    }
    let mapped = targets(Noun::Lead, &["Имя"], &[("Имя", "first_name")]).unwrap();
    assert_eq!(mapped, ["first_name"]);
}

#[test]
fn a_photo_of_google_contacts_is_kept_with_its_record() {
    let headers = ["Given Name", "Family Name", "Group Membership", "Photo"];
    let found = targets(Noun::Contact, &headers, &[]).unwrap();
    assert_eq!(found, ["first_name", "last_name", "tags", "keep"]);
}

#[test]
fn a_misspelt_name_is_near_to_a_field() {
    let near = |headers: &[&str]| {
        let (registry, words) = (Registry::new(Vec::new()), Words::default());
        let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
        let plan = Plan::new(&headers, &asked(Noun::Lead, &registry, &words)).unwrap();
        let near = plan.columns().iter().map(|column| column.near.as_ref().map(Target::word));
        near.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    let misspelt = ["Telefno", "Фамилиия", "e-mial", "Źrudło", "Title"];
    assert_eq!(near(&misspelt), ["phone:work", "last_name", "email", "source", ""]);
    assert_eq!(
        near(&["Nazwsko", "Data", "utm_source", "#4", "Cost"]),
        ["last_name", "", "", "", ""]
    );
    // Another column is that already, and what is kept was asked for.
    assert_eq!(near(&["Telefno", "Telefon"]), ["", ""]);
}

#[test]
fn a_map_goes_before_everything() {
    let headers = ["Phone", "Colour"];
    let map = [("phone", "comment"), ("Colour", "tags")];
    assert_eq!(targets(Noun::Lead, &headers, &map).unwrap(), ["comment", "tags"]);
    for (pair, id) in
        [(("Size", "tags"), "exchange-map-column"), (("Colour", "hue"), "exchange-map-target")]
    {
        assert_eq!(targets(Noun::Lead, &headers, &[pair]).unwrap_err().message.id, id);
    }
}

#[test]
fn a_map_is_a_toml_file() {
    let map = read_map("\"Mein Feld\" = \"tags\"\nPhone = \"phone:mobile\"\n").unwrap();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(map, [pair("Mein Feld", "tags"), pair("Phone", "phone:mobile")]);
    assert_eq!(read_map("a = 1").unwrap_err().message.id, "exchange-map-syntax");
}
