mod phones;
mod phrases;
mod states;

use std::collections::BTreeSet;

use super::*;
use crate::domain::field::{Choice, Field, Flags, Kind, Label, Registry, Section, Storage};
use crate::domain::money::Currency;
use crate::domain::person::User;
use crate::domain::setup::Source;
use crate::domain::stage::{Colour, Meaning, Names, Pipeline, PipelineId, Stage, StageId};
use crate::domain::value::Value;

const DAY: i64 = 86_400;
const NOW: i64 = 1_000_000;

/// Days are numbers here: `d5` is the fifth one, `<3d` the three before the eleventh.
struct Days;

impl Dates for Days {
    fn range(&self, text: &str) -> Option<Result<(i64, i64), Refusal>> {
        match text {
            "<3d" => return Some(Ok((8 * DAY, 11 * DAY))),
            "d99" => return Some(Err(Refusal::malformed(Message::new("query-bad-date")))),
            _ => {}
        }
        let day: i64 = text.strip_prefix('d')?.parse().ok()?;
        Some(Ok((day * DAY, (day + 1) * DAY)))
    }

    fn day(&self, moment: i64) -> String {
        format!("2026-01-{:02}", moment / DAY)
    }
}

fn setup() -> Setup {
    let names = |en: &str, ru: &str, pl: &str| Names {
        en: en.to_owned(),
        ru: ru.to_owned(),
        pl: pl.to_owned(),
    };
    let stage = |id, pipeline, code: &str, names, meaning| Stage {
        id: StageId(id),
        pipeline: PipelineId(pipeline),
        code: code.to_owned(),
        names,
        meaning,
        colour: Colour::Grey,
        limit_days: None,
    };
    let pipeline = |id, noun, code: &str| Pipeline {
        id: PipelineId(id),
        noun,
        code: code.to_owned(),
        names: Names::same(code),
    };
    let user = |id, login: &str, name: &str| User {
        id: UserId(id),
        login: login.to_owned(),
        name: name.to_owned(),
        admin: false,
    };
    let size = Field {
        noun: Noun::Lead,
        name: "size".to_owned(),
        kind: Kind::Choices(
            ["s", "xl"]
                .map(|c| Choice { code: c.to_owned(), label: Label::Own(format!("Size {c}")) })
                .into(),
        ),
        label: Label::Own("Размер одежды".to_owned()),
        section: Section::More,
        storage: Storage::Column("size".to_owned()),
        flags: Flags { custom: true, ..Flags::default() },
    };
    Setup {
        registry: Registry::new(vec![size]),
        pipelines: vec![
            pipeline(1, Noun::Lead, "leads"),
            pipeline(2, Noun::Deal, "retail"),
            pipeline(3, Noun::Deal, "export"),
        ],
        stages: vec![
            stage(
                1,
                1,
                "new",
                names("Not processed", "Не обработан", "Nieobsłużony"),
                Meaning::Open,
            ),
            stage(2, 1, "in_work", names("In work", "В работе", "W toku"), Meaning::Open),
            stage(3, 1, "converted", Names::same("Quality lead"), Meaning::Won),
            stage(4, 1, "junk", Names::same("Junk"), Meaning::Lost),
            stage(5, 1, "invalid", Names::same("Wrong contacts"), Meaning::Lost),
            stage(6, 2, "invoice", Names::same("Invoice"), Meaning::Open),
            stage(7, 3, "invoice", Names::same("Invoice"), Meaning::Open),
            stage(8, 3, "won", Names::same("Won"), Meaning::Won),
        ],
        sources: vec![Source {
            id: 1,
            code: "website".to_owned(),
            names: names("Website", "Веб-сайт", "Strona WWW"),
        }],
        gone: Vec::new(),
        departed: vec![user(7, "boris", "Boris Lis"), user(8, "ivan", "Ivan Lis")],
        users: vec![user(1, "anna", "Анна Петрова"), user(2, "ivan", "Ivan Petrov")],
        country: "RU".to_owned(),
        currency: Currency::parse("RUB").unwrap(),
        rules: Vec::new(),
        settings: Default::default(),
        layouts: Default::default(),
        timelines: Vec::new(),
    }
}

fn labels(id: &str) -> Vec<String> {
    let said: &[&str] = match id {
        "field-responsible" => &["Responsible", "Ответственный", "Odpowiedzialny"],
        "field-company" => &["Company", "Компания", "Firma"],
        "field-company-name" => &["Company name", "Название компании", "Nazwa firmy"],
        "temperature-hot" => &["Hot", "Горячий", "Gorący"],
        _ => &[],
    };
    said.iter().map(|s| (*s).to_owned()).collect()
}

fn read_as(noun: Noun, text: &str) -> Result<Filter, QueryError> {
    let setup = setup();
    let me = UserId(1);
    read(text, &Context { noun, setup: &setup, me, now: NOW, dates: &Days, labels: &labels })
}

fn lead(text: &str) -> Filter {
    read_as(Noun::Lead, text).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn one_of(field: &str, ids: &[i64]) -> Filter {
    let values = ids.iter().map(|id| Value::Int(*id)).collect();
    Filter::OneOf { field: field.to_owned(), values }
}

fn coded(field: &str, code: &str) -> Filter {
    Filter::OneOf { field: field.to_owned(), values: vec![Value::Text(code.to_owned())] }
}

fn compare(field: &str, order: Order, value: impl Into<Value>) -> Filter {
    Filter::Compare { field: field.to_owned(), order, value: value.into() }
}

/// An amount of leads, in thousandths.
fn sum(order: impl Into<Option<Order>>, thousandths: i64) -> Filter {
    let (field, currency) = ("amount".to_owned(), "currency".to_owned());
    Filter::Sum { field, currency, order: order.into(), thousandths }
}

fn contains(field: &str, text: &str) -> Filter {
    Filter::Contains { field: field.to_owned(), text: text.to_owned() }
}

fn empty(field: &str) -> Filter {
    Filter::Empty(field.to_owned())
}

fn words(words: &[&str]) -> Filter {
    Filter::Text(words.iter().map(|w| Term(vec![(*w).to_owned()])).collect())
}

fn not(filter: Filter) -> Filter {
    Filter::Not(Box::new(filter))
}

#[test]
fn the_query_of_the_handbook_means_what_it_says() {
    let filter = lead(
        "stage:new,in_work responsible:me amount>=100000 created:d5 source:website -tag:cold \
         is:repeat \"Exact words\"",
    );
    assert_eq!(
        filter,
        Filter::And(vec![
            one_of("stage", &[1, 2]),
            one_of("responsible", &[1]),
            sum(Order::AtLeast, 100_000_000),
            compare("created_at", Order::AtLeast, 5 * DAY),
            compare("created_at", Order::Less, 6 * DAY),
            one_of("source", &[1]),
            not(coded("tags", "cold")),
            one_of("repeat", &[1]),
            words(&["exact words"]),
        ])
    );
}

#[test]
fn conditions_join_by_space_or_and_parentheses() {
    let (a, b, c) = (|| words(&["aa"]), || words(&["bb"]), || words(&["cc"]));
    for (text, meaning) in [
        ("", Filter::All),
        ("  \t ", Filter::All),
        ("aa bb", words(&["aa", "bb"])),
        ("aa, bb; cc", words(&["aa", "bb", "cc"])),
        ("aa AND bb", words(&["aa", "bb"])),
        ("aa OR bb cc", Filter::Or(vec![a(), words(&["bb", "cc"])])),
        ("aa ИЛИ bb", Filter::Or(vec![a(), b()])),
        ("aa LUB bb", Filter::Or(vec![a(), b()])),
        ("(aa OR bb) -cc", Filter::And(vec![Filter::Or(vec![a(), b()]), not(c())])),
        ("-(aa OR bb)", not(Filter::Or(vec![a(), b()]))),
        ("NOT aa", not(a())),
        ("--aa", a()),
        ("aa or bb", words(&["aa", "or", "bb"])),
        ("\"OR\"", words(&["or"])),
        ("aa-bb a - b", words(&["aa-bb", "a", "-", "b"])),
        (r#""say \"hi\" C:\\x""#, words(&[r#"say "hi" c:\x"#])),
        ("https://aa.bb", words(&["https://aa.bb"])),
        ("12:30", words(&["12:30"])),
        ("\"\"", Filter::All),
        ("ЁЛКА", words(&["елка"])),
        ("stage:new OR stage:junk", one_of("stage", &[1, 4])),
    ] {
        assert_eq!(lead(text), meaning, "{text}");
    }
}

#[test]
fn a_phone_number_is_found_however_it_is_written() {
    let spelled = |all: &[&str]| Term(all.iter().map(|s| (*s).to_owned()).collect());
    for (text, terms) in [
        ("\"912\"", vec![spelled(&["912"])]),
        ("345-67-89", vec![spelled(&["345-67-89", "3456789"])]),
        ("+7(912)345-67-89", vec![spelled(&["+7(912)345-67-89", "79123456789"])]),
        ("89123456789", vec![spelled(&["89123456789", "9123456789"])]),
        (
            "+7 (912) 345-67",
            vec![spelled(&["+7", "7"]), spelled(&["912"]), spelled(&["345-67", "34567"])],
        ),
        ("(912)-345", vec![spelled(&["912"]), spelled(&["-345", "345"])]),
    ] {
        assert_eq!(lead(text), Filter::Text(terms), "{text}");
    }
    let numbered = |id: i64, words: &[&str]| {
        let words = words.iter().map(|word| spelled(&[word])).collect();
        Filter::Numbered { id, words }
    };
    for (text, expected) in [
        ("191", numbered(191, &["191"])),
        ("#191", numbered(191, &["#191"])),
        ("Лид 191", numbered(191, &["лид", "191"])),
        (
            "lead 191 is:repeat",
            Filter::And(vec![one_of("repeat", &[1]), numbered(191, &["lead", "191"])]),
        ),
        ("сделка 191", Filter::Text(vec![spelled(&["сделка"]), spelled(&["191"])])),
        ("Иван 191", Filter::Text(vec![spelled(&["иван"]), spelled(&["191"])])),
    ] {
        assert_eq!(lead(text), expected, "{text}");
    }
}

#[test]
fn fields_are_named_as_in_commands_in_short_and_by_their_labels() {
    for text in ["responsible:ivan", "resp:ivan", "Ответственный:ivan", "RESPONSIBLE:@Ivan"]
    {
        assert_eq!(lead(text), one_of("responsible", &[2]), "{text}");
    }
    for text in ["company_name:Romashka", "company-name:romashka", "Название-компании:ROMASHKA"]
    {
        assert_eq!(lead(text), contains("company_name", "romashka"), "{text}");
    }
    assert_eq!(lead("Размер-одежды:\"size XL\""), coded("size", "xl"));
    assert_eq!(lead("id:42,43"), one_of("id", &[42, 43]));
    assert_eq!(
        lead("name:\"Ivan P\""),
        Filter::And(
            ["ivan", "p"]
                .map(|word| Filter::Or(
                    ["last_name", "first_name", "middle_name"]
                        .map(|field| contains(field, word))
                        .into()
                ))
                .into()
        )
    );
    assert_eq!(read_as(Noun::Company, "name:x"), Ok(contains("title", "x")));
}

#[test]
fn values_are_named_by_code_or_name_in_any_language() {
    for (text, meaning) in [
        ("stage:in-work", one_of("stage", &[2])),
        ("stage:\"В работе\"", one_of("stage", &[2])),
        ("stage:\"w toku\"", one_of("stage", &[2])),
        ("source:веб-сайт", one_of("source", &[1])),
        ("temperature:горячий", coded("temperature", "hot")),
        ("responsible:петрова", one_of("responsible", &[1])),
        ("responsible:\"Ivan Petrov\"", one_of("responsible", &[2])),
        // One who has left, where nobody here is called so.
        ("created_by:boris", one_of("created_by", &[7])),
        ("responsible:lis", one_of("responsible", &[7, 8])),
        ("observers:me", one_of("observers", &[1])),
        ("source:none", empty("source")),
        (
            "responsible:me,none",
            Filter::Or(vec![one_of("responsible", &[1]), empty("responsible")]),
        ),
        ("title:none", empty("title")),
        ("title:\"none\"", contains("title", "none")),
        ("title=\"Ромашка\"", Filter::Same { field: "title".into(), text: "ромашка".into() }),
        ("email:@gmail.com", contains("email", "@gmail.com")),
        ("tag:#Hot", coded("tags", "hot")),
        ("#Hot", coded("tags", "hot")),
        ("\"#hot\"", coded("tags", "hot")),
        ("-#cold", not(coded("tags", "cold"))),
        ("pumps #hot", Filter::And(vec![coded("tags", "hot"), words(&["pumps"])])),
        ("#", words(&["#"])),
        ("repeat:no", not(one_of("repeat", &[1]))),
        ("currency:usd", coded("currency", "USD")),
        ("contact:contact/5", one_of("contact", &[5])),
        ("contact:5", one_of("contact", &[5])),
    ] {
        assert_eq!(lead(text), meaning, "{text}");
    }
    // By whatever name, the company of a lead is the one that is linked or written down.
    assert_eq!(lead("компания:ромашка"), lead("company:ромашка"));
    assert_ne!(lead("company:ромашка"), lead("company_name:ромашка"));
    for (text, meaning) in [
        ("stage:invoice", one_of("stage", &[6, 7])),
        ("stage:export/invoice", one_of("stage", &[7])),
        ("pipeline:export", one_of("stage", &[7, 8])),
        ("is:won", one_of("stage", &[8])),
        (
            "company:\"ООО Ромашка\"",
            Filter::Named {
                field: "company".into(),
                noun: Noun::Company,
                words: vec!["ооо".into(), "ромашка".into()],
            },
        ),
    ] {
        assert_eq!(read_as(Noun::Deal, text), Ok(meaning), "{text}");
    }
    assert_eq!(read_as(Noun::Activity, "on:lead/42"), Ok(coded("on", "lead/42")));
    assert_eq!(read_as(Noun::Activity, "on:leads"), Ok(contains("on", "lead/")));
}

#[test]
fn amounts_numbers_and_periods_are_compared() {
    use Order::{AtLeast, AtMost, Less, More};
    let both = |a, b| Filter::And(vec![a, b]);
    for (text, meaning) in [
        ("amount>=100k", sum(AtLeast, 100_000_000)),
        ("amount:>=100k", sum(AtLeast, 100_000_000)),
        ("amount<1,5", sum(Less, 1_500)),
        ("amount:1,5", Filter::Or(vec![sum(None, 1_000), sum(None, 5_000)])),
        ("amount:1k..2k", both(sum(AtLeast, 1_000_000), sum(AtMost, 2_000_000))),
        ("amount:1k..", sum(AtLeast, 1_000_000)),
        ("amount>5usd", both(sum(More, 5_000), coded("currency", "USD"))),
        ("amount>$5", both(sum(More, 5_000), coded("currency", "USD"))),
        ("amount:¥500", both(sum(None, 500_000), coded("currency", "JPY"))),
        ("amount:0.005kwd", both(sum(None, 5), coded("currency", "KWD"))),
        ("amount>5kJPY", both(sum(More, 5_000_000), coded("currency", "JPY"))),
        ("created>d5", compare("created_at", AtLeast, 6 * DAY)),
        ("created>=d5", compare("created_at", AtLeast, 5 * DAY)),
        ("created<d5", compare("created_at", Less, 5 * DAY)),
        ("created<=d5", compare("created_at", Less, 6 * DAY)),
        (
            "created:<3d",
            both(compare("created_at", AtLeast, 8 * DAY), compare("created_at", Less, 11 * DAY)),
        ),
        ("next:none", empty("next_at")),
        ("amount:none", Filter::Or(vec![empty("amount"), sum(None, 0)])),
        ("amount:5₽", both(sum(None, 5_000), coded("currency", "RUB"))),
    ] {
        assert_eq!(lead(text), meaning, "{text}");
    }
    for (text, meaning) in [
        (
            "close:d5",
            both(
                compare("close_date", AtLeast, "2026-01-05"),
                compare("close_date", AtMost, "2026-01-05"),
            ),
        ),
        ("close>d5", compare("close_date", More, "2026-01-05")),
        ("close<d5", compare("close_date", Less, "2026-01-05")),
    ] {
        assert_eq!(read_as(Noun::Deal, text), Ok(meaning), "{text}");
    }
}

#[test]
fn states_and_gaps_depend_on_the_noun() {
    use Noun::{Activity, Contact, Deal, Lead};
    let late = |field| compare(field, Order::Less, NOW);
    let regular =
        Filter::OneOf { field: "client_kind".to_owned(), values: vec![Value::text("repeat")] };
    for (noun, text, meaning) in [
        (Lead, "is:open", empty("closed_at")),
        (Lead, "is:closed", not(empty("closed_at"))),
        (Lead, "is:won", one_of("stage", &[3])),
        (Lead, "is:lost", one_of("stage", &[4, 5])),
        (Lead, "is:won,lost", one_of("stage", &[3, 4, 5])),
        (Deal, "is:lost", one_of("stage", &[])),
        (Lead, "is:overdue", late("next_at")),
        (Lead, "is:mine", one_of("responsible", &[1])),
        (Lead, "jest:otwarty", empty("closed_at")),
        (
            Lead,
            "jest:otwarta,zamknięte",
            Filter::Or(vec![empty("closed_at"), not(empty("closed_at"))]),
        ),
        (Lead, "это:открытый", empty("closed_at")),
        (Lead, "это:открыта", empty("closed_at")),
        (Lead, "это:проигран", one_of("stage", &[4, 5])),
        (Lead, "это:без-контакта", crate::domain::neglect::unattended(Lead)),
        (Lead, "jest:bez-kontaktu", crate::domain::neglect::unattended(Lead)),
        (Lead, "нет:дел", not(Filter::Planned)),
        (Lead, "brak:działań", not(Filter::Planned)),
        (Lead, "jest:wygrany", one_of("stage", &[3])),
        (Lead, "jest:przeterminowane", late("next_at")),
        (Lead, "это:мои", one_of("responsible", &[1])),
        (Lead, "jest:moje", one_of("responsible", &[1])),
        (Contact, "это:удалённые", Filter::Deleted),
        (Activity, "is:otwarte", empty("done_at")),
        (Lead, "responsible:ja", one_of("responsible", &[1])),
        (Lead, "responsible:я", one_of("responsible", &[1])),
        (Lead, "нет:phone", empty("phone")),
        (Lead, "brak:phone", empty("phone")),
        (Lead, "есть:phone", not(empty("phone"))),
        (Lead, "ma:phone", not(empty("phone"))),
        (Contact, "is:deleted", Filter::Deleted),
        (Activity, "is:open", empty("done_at")),
        (Activity, "is:overdue", Filter::And(vec![late("deadline"), empty("done_at")])),
        (Deal, "is:repeat", regular.clone()),
        (Deal, "client_kind:repeat", regular),
        (Lead, "no:activity", not(Filter::Planned)),
        (Lead, "has:activity", Filter::Planned),
        (Lead, "no:responsible", empty("responsible")),
        (Lead, "no:phone,email", Filter::Or(vec![empty("phone"), empty("email")])),
        (Lead, "has:phone", not(empty("phone"))),
        (Lead, "no:company", Filter::And(vec![empty("company"), empty("company_name")])),
        (Lead, "no:repeat", not(one_of("repeat", &[1]))),
    ] {
        assert_eq!(read_as(noun, text), Ok(meaning), "{noun:?} {text}");
    }
    for (noun, state) in [(Contact, "open"), (Contact, "repeat"), (Lead, "done")] {
        assert!(read_as(noun, &format!("is:{state}")).is_err(), "{noun:?} {state}");
    }
}

/// The query, the position, the message, the hint and the name the hint gives.
type Mistake = (&'static str, usize, &'static str, Option<(&'static str, &'static str)>);

/// Every mistake the language knows.
const MISTAKES: &[Mistake] = &[
    ("stge:new", 1, "query-unknown-field", Some(("query-nearest", "stage"))),
    ("a ответственый:me", 3, "query-unknown-field", Some(("query-nearest", "ответственный"))),
    ("no:phne", 4, "query-unknown-field", Some(("query-nearest", "phone"))),
    ("weather:rain", 1, "query-unknown-field", Some(("query-hint-quote", ""))),
    ("is:opne", 4, "query-unknown-state", Some(("query-nearest", "open"))),
    (
        "is:xyz",
        4,
        "query-unknown-state",
        Some((
            "query-known",
            "open, closed, won, lost, overdue, unattended, rotting, repeat, mine, unread, deleted",
        )),
    ),
    ("ё stage:new,in_wrok", 13, "query-unknown-value", Some(("query-nearest", "in_work"))),
    ("source:abc", 8, "query-unknown-value", Some(("query-known", "Веб-сайт"))),
    ("stage:не-обработн", 7, "query-unknown-value", Some(("query-nearest", "не-обработан"))),
    ("responsible:ivna", 13, "query-unknown-value", Some(("query-nearest", "ivan"))),
    ("stage: new", 7, "query-value-missing", None),
    ("stage:new,", 11, "query-value-missing", None),
    ("a OR", 5, "query-condition-missing", None),
    ("OR a", 1, "query-condition-missing", None),
    ("a AND OR b", 7, "query-condition-missing", None),
    ("()", 2, "query-condition-missing", None),
    ("a \"bc", 3, "query-quote-open", None),
    ("a (b", 3, "query-paren-open", None),
    ("a) b", 2, "query-paren-extra", None),
    (")", 1, "query-paren-extra", None),
    (
        "stage>new",
        1,
        "query-no-order",
        Some((
            "query-hint-order",
            "amount, created_at, updated_at, moved_at, closed_at, next_at, touched_at",
        )),
    ),
    ("name>x", 6, "query-no-order", None),
    ("id:x", 4, "query-bad-number", None),
    ("id:1.5", 4, "query-bad-number", None),
    ("amount:..", 8, "query-bad-number", None),
    ("amount>lots", 8, "query-bad-amount", None),
    ("amount>0.001", 8, "query-bad-amount", None),
    ("created:soonish", 9, "query-bad-date", Some(("query-hint-date", ""))),
    ("created:d99", 9, "query-bad-date", None),
    ("repeat:maybe", 8, "query-bad-yes-no", None),
    ("currency:roubles", 10, "query-bad-currency", None),
];

fn first_text(message: &Message) -> &str {
    match message.args.first() {
        Some((_, crate::domain::message::Arg::Text(text))) => text,
        Some((_, crate::domain::message::Arg::Names(names))) => {
            names.first().map_or("", |names| &names.ru)
        }
        _ => "",
    }
}

#[test]
fn a_mistake_is_reported_with_its_place_and_the_nearest_name() {
    for (text, at, id, hint) in MISTAKES {
        let error = read_as(Noun::Lead, text).expect_err(text);
        assert_eq!((error.at, error.message.id), (*at, *id), "{text}");
        let hinted = error.hint.as_ref().map(|h| (h.id, first_text(h)));
        assert_eq!(hinted, *hint, "{text}");
        let refusal = Refusal::from(error);
        assert_eq!(refusal.message.id, "query-error");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_in_its_place(
        text in r#"(stage|amount|name|is|no|on|created|phone|company|[a-zё0-9]|[-:<>=,."() \\]|OR|new|5k|\PC){0,24}"#,
    ) {
        for noun in [Noun::Lead, Noun::Contact, Noun::Activity] {
            if let Err(error) = read_as(noun, &text) {
                let end = text.chars().count() + 1;
                proptest::prop_assert!((1..=end).contains(&error.at), "{:?}", error);
            }
        }
    }
}

#[test]
fn monstrous_queries_are_refused_before_they_hurt() {
    let id = |text: &str| read_as(Noun::Lead, text).expect_err("monstrous").message.id;
    assert_eq!(id(&"x".repeat(LONGEST + 1)), "query-too-long");
    let mixed: Vec<String> = (0..=MOST).map(|n| format!("title:{n}")).collect();
    assert_eq!(id(&mixed.join(" ")), "query-too-long");
    assert_eq!(id(&format!("{}x", "(".repeat(1_000))), "query-too-deep");
    assert_eq!(id(&format!("{}x", "-".repeat(1_000))), "query-too-deep");
}

#[test]
fn every_message_exists_in_every_language_and_none_is_left_over() {
    let mut used: BTreeSet<&str> =
        ["query-error", "query-too-long", "query-text-long", "query-too-deep"].into();
    for (_, _, id, hint) in MISTAKES {
        used.insert(id);
        used.extend(hint.map(|(id, _)| id));
    }
    for catalogue in [
        include_str!("../../../assets/i18n/en/query.ftl"),
        include_str!("../../../assets/i18n/ru/query.ftl"),
        include_str!("../../../assets/i18n/pl/query.ftl"),
    ] {
        let said: BTreeSet<&str> = catalogue
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(" = ").map(|(id, _)| id))
            .collect();
        assert_eq!(said, used);
    }
}

#[test]
fn kept_totals_serve_boards_of_people_only() {
    let people = |ids: &[i64]| Some(Whose::People(ids.iter().copied().map(UserId).collect()));
    for (text, whose) in [
        ("", Some(Whose::Everyone)),
        ("responsible:me", people(&[1])),
        ("is:mine OR responsible:ivan", people(&[1, 2])),
        ("-responsible:me", None),
        ("responsible:me amount>5", None),
        ("responsible:me,none", None),
        ("stage:new", None),
    ] {
        assert_eq!(lead(text).as_board(), whose, "{text}");
    }
}
