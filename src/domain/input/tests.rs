//! Every kind of field, read from what people type.

use super::*;
use crate::domain::field::{Choice, Flags, Label, Registry, Section, Storage};
use crate::domain::message::Arg;
use crate::domain::message::RefusalKind;
use crate::domain::person::User;
use crate::domain::point::{Point, PointKind};
use crate::domain::setup::Source;
use crate::domain::stage::{Colour, Meaning, Names, Pipeline, Stage, StageId};

/// Knows two days and one moment.
struct Days;

impl Dates for Days {
    fn date(&self, text: &str) -> Result<NaiveDate, Refusal> {
        text.parse().map_err(|_| malformed("no-day", text))
    }

    fn anniversary(&self, text: &str) -> Result<Anniversary, Refusal> {
        Anniversary::parse(text).ok_or_else(|| malformed("no-day", text))
    }

    fn moment(&self, text: &str) -> Result<i64, Refusal> {
        text.parse().map_err(|_| malformed("no-moment", text))
    }

    fn begins(&self, text: &str) -> Result<Begins, Refusal> {
        self.moment(text).map(Begins::Moment)
    }

    fn zone(&self) -> Zone {
        Zone {
            local: |at| chrono::DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc(),
            moment: |local| local.and_utc().timestamp(),
        }
    }
}

fn names(en: &str, ru: &str, pl: &str) -> Names {
    Names { en: en.into(), ru: ru.into(), pl: pl.into() }
}

fn setup() -> Setup {
    let stage = |id, pipeline, code: &str, names| Stage {
        id: StageId(id),
        pipeline: PipelineId(pipeline),
        code: code.into(),
        names,
        meaning: Meaning::Open,
        colour: Colour::Blue,
        limit_days: None,
    };
    let pipeline = |id, noun, code: &str, names| Pipeline {
        id: PipelineId(id),
        noun,
        code: code.into(),
        names,
    };
    let user = |id, login: &str, name: &str| User {
        id: UserId(id),
        login: login.into(),
        name: name.into(),
        admin: false,
    };
    Setup {
        registry: Registry::new(Vec::new()),
        pipelines: vec![
            pipeline(1, Noun::Lead, "leads", names("Leads", "Лиды", "Leady")),
            pipeline(2, Noun::Deal, "sales", names("Sales", "Продажи", "Sprzedaż")),
            pipeline(3, Noun::Deal, "service", names("Service", "Сервис", "Serwis")),
        ],
        stages: vec![
            stage(10, 1, "new", names("Not processed", "Не обработан", "Nowy")),
            stage(11, 1, "in_work", names("In work", "В работе", "W toku")),
            stage(20, 2, "new", names("New order", "Новый заказ", "Nowe zamówienie")),
            stage(30, 3, "new", names("New request", "Приём заявки", "Nowe zgłoszenie")),
        ],
        sources: vec![Source {
            id: 5,
            code: "website".into(),
            names: names("Web site", "Сайт", "Strona"),
        }],
        departed: Vec::new(),
        gone: Vec::new(),
        users: vec![
            user(1, "anna", "Анна Ёлкина"),
            user(2, "boris", "Jan Nowak"),
            user(3, "cyril", "Jan Nowak"),
        ],
        country: "RU".into(),
        currency: Currency::parse("RUB").unwrap(),
        rules: Vec::new(),
        settings: Default::default(),
        layouts: Default::default(),
        timelines: Vec::new(),
    }
}

fn words(id: &str) -> Vec<String> {
    let said: &[&str] = match id {
        "temperature-hot" => &["Hot", "Горячий", "Gorący"],
        "point-mobile" => &["mobile", "мобильный", "komórka"],
        _ => &[],
    };
    said.iter().map(|word| (*word).to_owned()).collect()
}

fn read_in(pipeline: Option<i64>, field: &Field, text: &str) -> Result<Value, Refusal> {
    reader(&setup(), pipeline).read(field, text)
}

fn reader(setup: &Setup, pipeline: Option<i64>) -> Reader<'_> {
    Reader {
        setup,
        dates: &Days,
        words: &words,
        me: Some(UserId(1)),
        currency: setup.currency,
        pipeline: pipeline.map(PipelineId),
    }
}

/// Reads a field of the registry.
fn read(noun: Noun, name: &str, text: &str) -> Result<Value, Refusal> {
    read_in(None, setup().registry.get(noun, name).unwrap(), text)
}

/// A field of a kind that no built-in field has.
fn custom(kind: Kind) -> Field {
    Field {
        noun: Noun::Lead,
        name: "own".into(),
        kind,
        label: Label::Own("Own".into()),
        section: Section::More,
        storage: Storage::Column("own".into()),
        flags: Flags::default(),
    }
}

fn id(result: Result<Value, Refusal>) -> &'static str {
    result.unwrap_err().message.id
}

fn list(items: &[&str]) -> Value {
    Value::List(items.iter().map(|item| (*item).to_owned()).collect())
}

#[test]
fn every_kind_reads_what_people_type() {
    let lead = |name, text| read(Noun::Lead, name, text);
    let text = Value::text;
    let table = [
        (lead("title", " Окна, 12 шт. "), text(" Окна, 12 шт. ")),
        (lead("title", " \t "), Value::Empty),
        (lead("amount", "150 000 ₽"), Value::Int(15_000_000)),
        (lead("currency", "zł"), text("PLN")),
        (lead("temperature", "hot"), text("hot")),
        (lead("temperature", "ГОРЯЧИЙ"), text("hot")),
        (lead("temperature", "goracy"), text("hot")),
        (lead("stage", "in_work"), Value::Int(11)),
        (lead("stage", "In-Work"), Value::Int(11)),
        (lead("stage", "не обработан"), Value::Int(10)),
        (lead("source", "сайт"), Value::Int(5)),
        (lead("responsible", "@anna"), Value::Int(1)),
        (lead("responsible", "анна елкина"), Value::Int(1)),
        (lead("responsible", "я"), Value::Int(1)),
        (lead("observers", "boris, @anna; boris"), Value::Ids(vec![2, 1])),
        (lead("tags", "#hot, окна; hot, #"), list(&["hot", "окна"])),
        (lead("contact", "contact/7"), Value::Int(7)),
        (lead("contact", "#7"), Value::Int(7)),
        (lead("open_to_all", "да"), Value::Int(1)),
        (lead("created_at", "1700000000"), Value::Int(1_700_000_000)),
        (read(Noun::Deal, "close_date", "2026-12-31"), text("2026-12-31")),
        (read(Noun::Contact, "birthday", "1980-03-08"), text("1980-03-08")),
        (read(Noun::Contact, "birthday", " --0308 "), text("--03-08")),
        (read(Noun::Contact, "company", "1, company/2"), Value::Ids(vec![1, 2])),
        (read(Noun::Company, "employees", "1 200"), Value::Int(1200)),
        (read(Noun::Activity, "remind", "1h"), Value::Ids(vec![60])),
        (read(Noun::Activity, "remind", "!15m !1h 30m"), Value::Ids(vec![15, 90])),
        (read(Noun::Activity, "remind", "15, 1 день"), Value::Ids(vec![15, 1440])),
        (read(Noun::Activity, "on", "lead/42"), text("lead/42")),
        (read(Noun::Stage, "pipeline", "Продажи"), Value::Int(2)),
        (read_in(None, &custom(Kind::Number), "1,5"), Value::Real(1.5)),
        (read_in(None, &custom(Kind::Url), "example.com"), text("example.com")),
        (read_in(None, &custom(Kind::Phone), "8 912 345-67-89"), text("8 912 345-67-89")),
        (read_in(None, &custom(Kind::Email), "a@example.com"), text("a@example.com")),
    ];
    for (at, (read, expected)) in table.into_iter().enumerate() {
        assert_eq!(read, Ok(expected), "row {at}");
    }
}

#[test]
fn several_entries_of_a_list_are_read() {
    let choice =
        |code: &str, label: &str| Choice { code: code.into(), label: Label::Own(label.into()) };
    let field = custom(Kind::Choices(vec![choice("a", "Альфа"), choice("b", "Бета")]));
    assert_eq!(read_in(None, &field, "бета; a"), Ok(list(&["b", "a"])));
    assert_eq!(id(read_in(None, &field, "a, гамма")), "refused-unknown-choice");
}

#[test]
fn a_stage_of_the_records_own_pipeline_comes_first() {
    let setup = setup();
    let stage = setup.registry.get(Noun::Deal, "stage").unwrap();
    assert_eq!(read_in(None, stage, "new"), Ok(Value::Int(20)));
    assert_eq!(read_in(Some(3), stage, "new"), Ok(Value::Int(30)));
    assert_eq!(read_in(None, stage, "service/new"), Ok(Value::Int(30)));
    assert_eq!(read_in(None, stage, "сервис/прием заявки"), Ok(Value::Int(30)));
    assert_eq!(id(read_in(None, stage, "servise/new")), "refused-unknown-pipeline");
}

#[test]
fn points_may_carry_labels() {
    let phones = read(
        Noun::Lead,
        "phone",
        "mobile: +7 912 345-67-89; 8 495 123-45-67, 8 812 1234567 мобильный",
    );
    let expected = vec![
        Point::new("+7 912 345-67-89", "mobile"),
        Point::new("8 495 123-45-67", "work"),
        Point::new("8 812 1234567", "mobile"),
    ];
    assert_eq!(phones, Ok(Value::Points(expected)));
    let sites = read(Noun::Lead, "site", "https://example.com/a:b");
    assert_eq!(sites, Ok(Value::Points(vec![Point::new("https://example.com/a:b", "work")])));
    let handles = read(Noun::Lead, "messenger", "@ivan, whatsapp: 79123456789, vk.com/ivan");
    let expected = vec![
        Point::new("@ivan", "telegram"),
        Point::new("79123456789", "whatsapp"),
        Point::new("vk.com/ivan", "vk"),
    ];
    assert_eq!(handles, Ok(Value::Points(expected)));
    assert_eq!(PointKind::Email.labels()[0], "work");
}

#[test]
fn what_does_not_fit_is_refused_at_its_field() {
    let lead = |name, text| read(Noun::Lead, name, text);
    let table = [
        (lead("title", "a\0b"), "refused-text-nul"),
        (lead("amount", "many"), "refused-amount"),
        (lead("amount", "$5"), "refused-amount-currency"),
        (lead("currency", "shells"), "refused-currency"),
        (lead("open_to_all", "maybe"), "refused-bool"),
        (lead("phone", "8 912 345-67-89, abc"), "refused-phone"),
        (lead("email", "ivan"), "refused-email"),
        (lead("site", "ivan"), "refused-site"),
        (lead("contact", "lead/7"), "refused-link"),
        (lead("contact", "0"), "refused-link"),
        (lead("responsible", "Jan Nowak"), "refused-ambiguous-user"),
        (lead("created_at", "soon"), "no-moment"),
        (read(Noun::Deal, "close_date", "soon"), "no-day"),
        (read(Noun::Contact, "birthday", "soon"), "no-day"),
        (read(Noun::Company, "employees", "few"), "refused-integer"),
        (read(Noun::Activity, "remind", "later"), "refused-minutes"),
        (read(Noun::Activity, "on", "42"), "refused-record"),
        (read_in(None, &custom(Kind::Number), "few"), "refused-number"),
    ];
    for (result, expected) in table {
        let refusal = result.unwrap_err();
        assert_eq!(refusal.message.id, expected);
        assert_eq!(refusal.kind, RefusalKind::Malformed);
        assert!(refusal.field.is_some(), "{expected}");
    }
}

#[test]
fn an_unknown_name_is_not_found_or_no_value_and_the_nearest_is_offered() {
    use RefusalKind::{Malformed, NotFound};
    let table = [
        ("stage", "in_wrok", NotFound, "refused-unknown-stage", "in_work"),
        ("source", "webste", NotFound, "refused-unknown-source", "website"),
        ("responsible", "ana", NotFound, "refused-unknown-user", "anna"),
        ("temperature", "coldd", Malformed, "refused-unknown-choice", "cold"),
        ("temperature", "рще", Malformed, "refused-unknown-choice", "hot"),
        ("currency", "pnl", Malformed, "refused-currency", "PLN"),
    ];
    for (name, text, kind, id, near) in table {
        let refusal = read(Noun::Lead, name, text).unwrap_err();
        assert_eq!(refusal.kind, kind, "{text}");
        assert_eq!(refusal.message.id, id, "{text}");
        let hint = Message::new("hint-did-you-mean").with("name", near);
        assert_eq!(refusal.hint, Some(hint), "{text}");
    }
    let refusal = read(Noun::Lead, "temperature", "blue").unwrap_err();
    let hint = Message::new("hint-known-names").with("names", "hot, warm, cold");
    assert_eq!(refusal.hint, Some(hint));
}

#[test]
fn an_unknown_stage_lists_stages_by_name_with_the_open_ones_first() {
    let mut setup = setup();
    setup.stages[0].meaning = Meaning::Won;
    let hint = |setup: &Setup| {
        let stage = setup.registry.get(Noun::Lead, "stage").unwrap();
        reader(setup, None).read(stage, "qqqqqq").unwrap_err().hint.unwrap()
    };
    let ids = |ids: &[i64]| Arg::Stages(ids.iter().copied().map(StageId).collect());
    assert_eq!(hint(&setup), Message::new("hint-known-names").with("names", ids(&[11, 10])));
    for id in 100..113 {
        let code = format!("step_{id}");
        let names = names(&code, &code, &code);
        setup.stages.push(Stage { id: StageId(id), code, names, ..setup.stages[1].clone() });
    }
    let listed: Vec<i64> = [11].into_iter().chain(100..111).collect();
    let message = Message::new("hint-known-names-more").with("names", ids(&listed));
    assert_eq!(hint(&setup), message.with("count", 3_i64));
}

#[test]
fn what_is_too_long_is_refused_and_never_cut() {
    let line = "ё".repeat(LINE_LIMIT);
    assert_eq!(read(Noun::Lead, "title", &line), Ok(Value::text(line.as_str())));
    assert_eq!(id(read(Noun::Lead, "title", &format!("{line}ё"))), "refused-too-long");
    let text = "x".repeat(TEXT_LIMIT);
    assert_eq!(read(Noun::Lead, "comment", &text), Ok(Value::text(text.as_str())));
    assert_eq!(id(read(Noun::Lead, "comment", &format!("{text}x"))), "refused-too-long");
}
