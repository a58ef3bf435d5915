use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rusqlite::Connection;

use super::*;
use crate::domain::field::{Choice, Field, Flags, Label, Section};
use crate::domain::fold::fold;
use crate::domain::point::Point;
use crate::domain::query::{Subject, matches};

/// Texts with what folding, patterns and the text index could stumble over.
const TEXTS: [&str; 8] =
    ["ООО Ромашка", "Ёлка 100%", "under_score", "say \"hi\"", "back\\slash", "it's", "Łódź", "x"];
/// Pieces of them, and of nothing.
const PIECES: [&str; 12] =
    ["ромашка", "ооо р", "елка", "0%", "_", "\"hi\"", "\\", "it's", "łó", "x", "912", "zzz"];
const PHONES: [&str; 3] = ["+79123456789", "+48221112233", "912"];

fn registry() -> Registry {
    let custom = |name: &str, kind, storage: &str| Field {
        noun: Noun::Lead,
        name: name.to_owned(),
        kind,
        label: Label::Own(name.to_owned()),
        section: Section::More,
        storage: Storage::Column(storage.to_owned()),
        flags: Flags::default(),
    };
    let sizes = ["s", "m", "xl"]
        .map(|c| Choice { code: c.to_owned(), label: Label::Own(c.to_owned()) })
        .into();
    Registry::new(vec![
        custom("size", Kind::Choices(sizes), "order"),
        custom("fax", Kind::Phone, "f_fax"),
        custom("since", Kind::Anniversary, "f_since"),
        custom("rate", Kind::Number, "f_rate"),
    ])
}

fn database() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    crate::store::file::open::add_functions(&db).unwrap();
    db.execute_batch(
        "CREATE TABLE company (id INTEGER PRIMARY KEY, title TEXT);
         CREATE TABLE contact (id INTEGER PRIMARY KEY, last_name TEXT, first_name TEXT,
             middle_name TEXT, deleted_at INTEGER);
         CREATE TABLE lead (id INTEGER PRIMARY KEY, title TEXT, stage_id INTEGER, amount INTEGER,
             temperature TEXT, contact_id INTEGER, company_id INTEGER, repeat INTEGER, created_at INTEGER,
             closed_at INTEGER, next_at INTEGER, next_id INTEGER, deleted_at INTEGER,
             \"order\" TEXT, f_fax TEXT, f_since TEXT, f_rate REAL);
         CREATE TABLE activity (id INTEGER PRIMARY KEY, noun TEXT, record_id INTEGER,
             remind TEXT);
         CREATE TABLE point (noun TEXT, record_id INTEGER, kind TEXT, norm TEXT);
         CREATE TABLE tag (noun TEXT, record_id INTEGER, name TEXT, folded TEXT);
         CREATE TABLE observer (noun TEXT, record_id INTEGER, user_id INTEGER);
         CREATE TABLE contact_company (contact_id INTEGER, company_id INTEGER);
         CREATE VIRTUAL TABLE lead_search USING fts5(text, tokenize = 'trigram');
         CREATE VIRTUAL TABLE company_search USING fts5(text, tokenize = 'trigram');
         CREATE VIRTUAL TABLE contact_search USING fts5(text, tokenize = 'trigram');
         CREATE TABLE lead_text (id INTEGER PRIMARY KEY, text TEXT);
         CREATE TABLE company_text (id INTEGER PRIMARY KEY, text TEXT);
         CREATE TABLE contact_text (id INTEGER PRIMARY KEY, text TEXT);
         CREATE VIEW v_lead_text AS SELECT * FROM lead_text;
         CREATE VIEW v_company_text AS SELECT * FROM company_text;
         CREATE VIEW v_contact_text AS SELECT * FROM contact_text;
         CREATE VIEW v_company AS SELECT * FROM company;
         CREATE VIEW v_contact AS SELECT * FROM contact;
         CREATE VIEW v_lead AS SELECT * FROM lead;
         CREATE VIEW v_point AS SELECT * FROM point;
         CREATE VIEW v_tag AS SELECT * FROM tag;
         CREATE VIEW v_contact_company AS SELECT * FROM contact_company;
         CREATE TABLE operation (id INTEGER PRIMARY KEY, undone_by INTEGER);
         INSERT INTO operation VALUES (1, NULL), (2, 7);
         CREATE TABLE notice (operation_id INTEGER, noun TEXT, record_id INTEGER, read_at INTEGER);
         CREATE VIEW v_notice AS SELECT * FROM notice;
         CREATE VIEW v_observer AS SELECT * FROM observer;",
    )
    .unwrap();
    for (id, title) in COMPANIES {
        add_company(&db, id, title);
    }
    db
}

const COMPANIES: [(i64, &str); 3] = [(1, "ООО Ромашка"), (2, "Łódź \"X\""), (3, "100% it's")];

fn add_company(db: &Connection, id: i64, title: &str) {
    db.execute("INSERT INTO company VALUES (?, ?)", (id, title)).unwrap();
    index(db, "company", id, &fold(title));
}

fn index(db: &Connection, noun: &str, id: i64, text: &str) {
    let sql = format!("INSERT INTO {noun}_search (rowid, text) VALUES (?, ?)");
    db.execute(&sql, (id, text)).unwrap();
    db.execute(&format!("INSERT INTO {noun}_text VALUES (?, ?)"), (id, text)).unwrap();
}

#[derive(Debug, Clone)]
struct Lead {
    id: i64,
    title: Option<String>,
    numbers: [Option<i64>; 7],
    temperature: Option<String>,
    sizes: Vec<String>,
    fax: Option<String>,
    since: Option<String>,
    rate: Option<f64>,
    deleted: bool,
    phones: Vec<String>,
    tags: Vec<String>,
    observers: Vec<i64>,
}

/// The whole-number columns of [`Lead::numbers`]: field and column.
const NUMBERS: [(&str, &str); 7] = [
    ("stage", "stage_id"),
    ("amount", "amount"),
    ("company", "company_id"),
    ("repeat", "repeat"),
    ("created_at", "created_at"),
    ("closed_at", "closed_at"),
    ("next_at", "next_at"),
];

impl Subject for Lead {
    fn value(&self, field: &str) -> Value {
        let text = |t: &Option<String>| t.as_deref().map_or(Value::Empty, Value::text);
        if let Some(i) = NUMBERS.iter().position(|(name, _)| *name == field) {
            return self.numbers[i].map_or(Value::Empty, Value::Int);
        }
        match field {
            "id" => Value::Int(self.id),
            "title" => text(&self.title),
            "temperature" => text(&self.temperature),
            "size" => Value::List(self.sizes.clone()),
            "fax" => text(&self.fax),
            "since" => text(&self.since),
            "rate" => self.rate.map_or(Value::Empty, Value::Real),
            "phone" => Value::Points(self.phones.iter().map(|p| Point::new(p, "work")).collect()),
            "tags" => Value::List(self.tags.clone()),
            "observers" => Value::Ids(self.observers.clone()),
            _ => Value::Empty,
        }
    }

    fn search(&self) -> String {
        let title = self.title.as_deref().unwrap_or_default();
        format!("{} {}", fold(title), self.phones.join(" "))
    }

    fn name(&self, _: Noun, id: i64) -> String {
        let found = COMPANIES.iter().find(|(known, _)| *known == id);
        found.map(|(_, title)| (*title).to_owned()).unwrap_or_default()
    }

    fn planned(&self) -> bool {
        self.numbers[6].is_some()
    }

    /// Somebody told of the odd ones.
    fn unread(&self) -> bool {
        self.id % 2 == 1
    }

    fn deleted(&self) -> bool {
        self.deleted
    }
}

fn insert(db: &Connection, lead: &Lead) {
    let sizes = serde_json::to_string(&lead.sizes).unwrap();
    db.execute(
        "INSERT INTO lead (id, title, temperature, \"order\", f_fax, f_since, f_rate, \
             deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            lead.id,
            &lead.title,
            &lead.temperature,
            sizes,
            &lead.fax,
            &lead.since,
            lead.rate,
            lead.deleted.then_some(1),
        ),
    )
    .unwrap();
    for ((_, column), number) in NUMBERS.iter().zip(lead.numbers) {
        let sql = format!("UPDATE lead SET {column} = ? WHERE id = ?");
        db.execute(&sql, (number, lead.id)).unwrap();
    }
    index(db, "lead", lead.id, &lead.search());
    // Who belongs to a client is reached by the client's phones.
    let linked = lead.numbers[2].is_some();
    let (holder, id) = if linked { ("contact", 1000 + lead.id) } else { ("lead", lead.id) };
    if linked {
        db.execute("UPDATE lead SET contact_id = ? WHERE id = ?", (id, lead.id)).unwrap();
        db.execute("INSERT INTO point VALUES ('lead', ?, 'phone', '0')", [lead.id]).unwrap();
    }
    for phone in &lead.phones {
        db.execute("INSERT INTO point VALUES (?, ?, 'phone', ?)", (holder, id, phone)).unwrap();
    }
    for tag in &lead.tags {
        let row = (lead.id, tag, fold(tag));
        db.execute("INSERT INTO tag VALUES ('lead', ?, ?, ?)", row).unwrap();
    }
    if lead.unread() {
        db.execute("INSERT INTO notice VALUES (1, 'lead', ?, NULL)", [lead.id]).unwrap();
    }
    // Told and read, and told and taken back: both are told no more.
    db.execute("INSERT INTO notice VALUES (1, 'lead', ?, 5), (2, 'lead', ?1, NULL)", [lead.id])
        .unwrap();
    for user in &lead.observers {
        db.execute("INSERT INTO observer VALUES ('lead', ?, ?)", (lead.id, user)).unwrap();
    }
}

fn found(db: &Connection, noun: Noun, from: &str, filter: &Filter) -> Vec<i64> {
    let sql = compile(filter, noun, &registry());
    let text = format!("SELECT r.id FROM {from} r WHERE 1 AND {} ORDER BY r.id", sql.text);
    let mut statement = db.prepare(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
    let rows = statement.query_map(rusqlite::params_from_iter(sql.params), |row| row.get(0));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn some_text() -> impl Strategy<Value = Option<String>> {
    prop::option::of(select(&TEXTS[..]).prop_map(str::to_owned))
}

fn owned(all: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    subsequence(all, 0..=all.len()).prop_map(|some| some.into_iter().map(str::to_owned).collect())
}

fn leads() -> impl Strategy<Value = Vec<Lead>> {
    let numbers = prop::array::uniform7(prop::option::of(0_i64..4));
    let temperature = prop::option::of(select(&["hot", "cold"][..]).prop_map(str::to_owned));
    let texts = (
        some_text(),
        temperature,
        prop::option::of(
            select(&["+7 (912) 345-67", "912.34", "8 912 345-67-89"][..]).prop_map(str::to_owned),
        ),
        prop::option::of(
            (select(&["2026-", "1999-", "--"][..]), 1..4)
                .prop_map(|(year, day)| format!("{year}01-0{day}")),
        ),
        prop::option::of((0..4).prop_map(|n| f64::from(n) / 2.0)),
    );
    let lists = (
        owned(&["s", "m", "xl"]),
        owned(&PHONES),
        owned(&["Hot", "Ёж"]),
        subsequence(vec![1_i64, 2], 0..=2),
    );
    let lead = (numbers, texts, lists, any::<bool>()).prop_map(
        |(numbers, (title, temperature, fax, since, rate), lists, deleted)| {
            let (sizes, phones, tags, observers) = lists;
            Lead {
                id: 0,
                title,
                numbers,
                temperature,
                sizes,
                fax,
                since,
                rate,
                deleted,
                phones,
                tags,
                observers,
            }
        },
    );
    prop::collection::vec(lead, 1..8).prop_map(|mut leads| {
        for (id, lead) in (1..).zip(&mut leads) {
            lead.id = id;
        }
        leads
    })
}

fn piece() -> impl Strategy<Value = String> {
    select(&PIECES[..]).prop_map(fold)
}

fn filters() -> impl Strategy<Value = Filter> {
    let field = |all: &'static [&'static str]| select(all).prop_map(str::to_owned);
    let order = select(&[Order::Less, Order::AtMost, Order::More, Order::AtLeast][..]);
    let compared = prop_oneof![
        (field(&["amount", "created_at", "next_at", "rate", "id"]), (0_i64..4))
            .prop_map(|(field, n)| (field, Value::Int(n))),
        (0..4).prop_map(|n| ("rate".to_owned(), Value::Real(f64::from(n) / 2.0))),
        (1..4).prop_map(|day| ("since".to_owned(), Value::Text(format!("2026-01-0{day}")))),
    ];
    let ids = prop::collection::vec((0_i64..4).prop_map(Value::Int), 0..3);
    let words = |all: &'static [&'static str]| {
        owned(all).prop_map(|words| words.into_iter().map(Value::Text).collect::<Vec<_>>())
    };
    let term = || prop::collection::vec(piece(), 1..3).prop_map(Term);
    let leaf = prop_oneof![
        Just(Filter::All),
        Just(Filter::Planned),
        Just(Filter::Unread),
        Just(Filter::Deleted),
        (order, compared).prop_map(|(order, (field, value))| Filter::Compare {
            field,
            order,
            value
        }),
        (field(&["since", "gone"]), 1..5, 1..5).prop_map(|(field, from, until)| {
            let [from, until] = [from, until].map(|day| format!("01-0{day}"));
            Filter::Season { field, season: Season { from, until } }
        }),
        (field(&["stage", "repeat", "id", "observers"]), ids)
            .prop_map(|(field, values)| Filter::OneOf { field, values }),
        words(&["hot", "cold"])
            .prop_map(|values| Filter::OneOf { field: "temperature".into(), values }),
        words(&["hot", "еж"]).prop_map(|values| Filter::OneOf { field: "tags".into(), values }),
        words(&["s", "xl"]).prop_map(|values| Filter::OneOf { field: "size".into(), values }),
        (field(&["title", "phone", "gone"]), piece())
            .prop_map(|(field, text)| Filter::Contains { field, text }),
        (field(&["title", "phone"]), prop_oneof![piece(), select(&TEXTS[..]).prop_map(fold)])
            .prop_map(|(field, text)| Filter::Same { field, text }),
        (field(&["phone", "fax"]), select(&["912", "3456", "0", "+791"][..])).prop_map(
            |(field, digits)| Filter::Digits {
                field,
                digits: digits.to_owned(),
                country: "RU".to_owned()
            }
        ),
        prop::collection::vec(piece(), 1..3).prop_map(|words| Filter::Named {
            field: "company".into(),
            noun: Noun::Company,
            words
        }),
        field(&["title", "stage", "size", "fax", "phone", "tags", "observers", "since", "gone"])
            .prop_map(Filter::Empty),
        prop::collection::vec(term(), 0..3).prop_map(Filter::Text),
        ((0_i64..9), prop::collection::vec(term(), 0..3))
            .prop_map(|(id, words)| Filter::Numbered { id, words }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Filter::And),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Filter::Or),
            inner.prop_map(|f| Filter::Not(Box::new(f))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn sql_finds_what_the_filter_means(leads in leads(), filter in filters()) {
        let db = database();
        leads.iter().for_each(|lead| insert(&db, lead));
        let meant: Vec<i64> =
            leads.iter().filter(|l| matches(&filter, *l)).map(|l| l.id).collect();
        prop_assert_eq!(found(&db, Noun::Lead, "v_lead", &filter), meant.clone());
        let simple = filter.simplify();
        prop_assert_eq!(found(&db, Noun::Lead, "v_lead", &simple), meant);
        prop_assert_eq!(simple.clone().simplify(), simple);
    }
}

#[test]
fn contacts_and_companies_are_joined_both_ways() {
    let db = database();
    db.execute_batch(
        "INSERT INTO contact VALUES (7, 'Петров', 'Иван', NULL, NULL);
         INSERT INTO contact VALUES (8, 'Nowak', NULL, NULL, NULL);
         INSERT INTO contact_company VALUES (7, 1), (7, 2);",
    )
    .unwrap();
    index(&db, "contact", 7, "петров иван");
    index(&db, "contact", 8, "nowak");
    let named = |field: &str, noun, words: &[&str]| Filter::Named {
        field: field.to_owned(),
        noun,
        words: words.iter().map(|w| (*w).to_owned()).collect(),
    };
    let linked =
        |field: &str, id| Filter::OneOf { field: field.to_owned(), values: vec![Value::Int(id)] };
    let company = |filter| found(&db, Noun::Company, "v_company", &filter);
    let contact = |filter| found(&db, Noun::Contact, "v_contact", &filter);
    assert_eq!(contact(named("company", Noun::Company, &["ромашка"])), [7]);
    assert_eq!(contact(named("company", Noun::Company, &["ромашка", "x"])), [0; 0]);
    assert_eq!(contact(linked("company", 2)), [7]);
    assert_eq!(contact(Filter::Empty("company".to_owned())), [8]);
    assert_eq!(company(named("contact", Noun::Contact, &["иван", "петров"])), [1, 2]);
    assert_eq!(company(linked("contact", 7)), [1, 2]);
    assert_eq!(company(Filter::Empty("contact".to_owned())), [3]);
}

#[test]
fn activities_are_found_by_their_record_and_reminders() {
    let db = database();
    db.execute_batch(
        "INSERT INTO activity
             VALUES (1, 'lead', 42, '[15,60]'), (2, 'deal', 4, '[15]'), (3, NULL, NULL, NULL)",
    )
    .unwrap();
    let on = |text: &str| Filter::OneOf {
        field: "on".to_owned(),
        values: vec![Value::Text(text.to_owned())],
    };
    let activity = |filter| found(&db, Noun::Activity, "activity", &filter);
    assert_eq!(activity(on("lead/42")), [1]);
    assert_eq!(activity(on("nothing")), [0; 0]);
    assert_eq!(
        activity(Filter::Contains { field: "on".to_owned(), text: "deal/".to_owned() }),
        [2]
    );
    assert_eq!(activity(Filter::Empty("on".to_owned())), [3]);
    let remind =
        |minutes| Filter::OneOf { field: "remind".to_owned(), values: vec![Value::Int(minutes)] };
    assert_eq!(activity(remind(60)), [1]);
    assert_eq!(activity(Filter::Empty("remind".to_owned())), [3]);
}

#[test]
fn a_board_of_stages_uses_the_index() {
    let db = database();
    db.execute_batch("CREATE INDEX lead_stage ON lead (stage_id, created_at)").unwrap();
    let values = vec![Value::Int(1), Value::Int(2)];
    let filter = Filter::And(vec![
        Filter::OneOf { field: "stage".to_owned(), values },
        Filter::Empty("closed_at".to_owned()),
    ]);
    let sql = compile(&filter, Noun::Lead, &registry());
    let text = format!("EXPLAIN QUERY PLAN SELECT r.id FROM v_lead r WHERE {}", sql.text);
    let plan: String = db
        .query_row(&text, rusqlite::params_from_iter(sql.params), |row| row.get("detail"))
        .unwrap();
    assert!(plan.contains("lead_stage"), "{plan}");
}

#[test]
fn the_key_of_an_amount_in_the_schema_is_the_one_of_the_filter() {
    let script = include_str!("../migrations/029_sums.sql");
    let key = super::thousandths_of("amount", "currency");
    assert_eq!(script.matches(&key).count(), 2, "of leads and of deals: {key}");
}
