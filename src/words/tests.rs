use crate::domain::activity::GET_IN_TOUCH;
use crate::domain::fold::fold;
use crate::domain::layout::{BUILT_IN, Which};
use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta};

use super::*;
use crate::domain::access;
use crate::domain::defaults::{PIPELINES, SOURCES};
use crate::domain::field::{Kind, Registry};
use crate::domain::money::Currency;
use crate::domain::person::{User, UserId};
use crate::domain::point::{Point, PointKind};
use crate::domain::seek;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::value::Value;
use crate::domain::when;

/// 2026-11-18 14:30 UTC, a Wednesday.
pub const NOW: i64 = 1_795_012_200;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

fn utc(moment: i64) -> NaiveDateTime {
    DateTime::from_timestamp(moment, 0).unwrap().naive_utc()
}

fn setup() -> Setup {
    let mut stages = Vec::new();
    let mut pipelines = Vec::new();
    for (number, pipeline) in (1..).zip(PIPELINES) {
        let id = PipelineId(number);
        pipelines.push(Pipeline {
            id,
            noun: pipeline.noun,
            code: pipeline.code.to_owned(),
            names: pipeline.names.into(),
        });
        for stage in pipeline.stages {
            stages.push(Stage {
                id: StageId(1 + stages.len() as i64),
                pipeline: id,
                code: stage.code.to_owned(),
                names: stage.names.into(),
                meaning: stage.meaning,
                colour: stage.colour,
                limit_days: None,
            });
        }
    }
    let sources = (1..).zip(SOURCES);
    let sources = sources
        .map(|(id, s)| Source { id, code: s.code.to_owned(), names: s.names.into() })
        .collect();
    let anna =
        User { id: UserId(1), login: "anna".to_owned(), name: "Anna".to_owned(), admin: true };
    Setup {
        registry: Registry::new(Vec::new()),
        pipelines,
        stages,
        sources,
        gone: Vec::new(),
        departed: vec![User {
            id: UserId(2),
            login: "ewa".to_owned(),
            name: "Ewa Lis".to_owned(),
            admin: false,
        }],
        users: vec![anna],
        country: "PL".to_owned(),
        currency: Currency::parse("PLN").unwrap(),
        rules: Vec::new(),
        settings: Default::default(),
        layouts: Default::default(),
        timelines: Vec::new(),
    }
}

/// No-break spaces as plain ones, so that the tables stay readable.
fn plain(text: String) -> String {
    text.replace(number::GROUP_SPACE, " ")
}

#[test]
fn every_argument_of_a_message_is_said() {
    let setup = setup();
    let words = Words::new(Lang::Ru, &setup, NOW, utc);
    let euros = Money::new(340_050, Currency::parse("EUR").unwrap());
    let cases: [(Arg, &str); 9] = [
        (Arg::from("lead.edit"), "lead.edit"),
        (Arg::from(12_300_i64), "12 300"),
        (Arg::Moment(NOW - DAY), "вчера 14:30"),
        (Arg::from(euros), "€3 400,50"),
        (Arg::from(RecordRef::new(Noun::Lead, 42)), "lead/42"),
        (Arg::from(Noun::Deal), "сделка"),
        (Arg::Field(Noun::Lead, "amount".to_owned()), "Сумма"),
        (Arg::Field(Noun::Lead, "horse".to_owned()), "horse"),
        (Arg::from(Message::new("yes")), "да"),
    ];
    for (arg, expected) in cases {
        let said = words.say(&Message::new("refused-right").with("right", arg.clone()));
        assert!(plain(said.clone()).contains(expected), "{arg:?}: {said}");
    }
}

#[test]
fn a_refusal_ends_with_advice() {
    let setup = setup();
    let words = Words::new(Lang::En, &setup, NOW, utc);
    let message = Message::new("refused-right").with("right", "stage.edit");
    let alone = words.refusal(&Refusal::rule(message.clone()));
    assert_eq!(alone, "You may not do this: it needs the right stage.edit");
    let advised = Refusal::rule(message).hint(access::ask_administrator());
    let people = setup.administrators();
    assert!(!people.is_empty());
    let expected = format!("{alone}. An administrator ({people}) can do it or grant the right.");
    assert_eq!(words.refusal(&advised), expected);
}

#[test]
fn records_are_called_by_name_or_number() {
    let setup = setup();
    let lead = RecordRef::new(Noun::Lead, 1042);
    for (lang, expected) in
        [(Lang::En, "Lead 1042"), (Lang::Ru, "Лид 1042"), (Lang::Pl, "Lead 1042")]
    {
        assert_eq!(Words::new(lang, &setup, NOW, utc).untitled(lead), expected);
    }
    let name = |record: RecordRef| (record.id == 1042).then(|| "Насосы".to_owned());
    let words = Words::new(Lang::Ru, &setup, NOW, utc).naming(&name);
    assert_eq!(words.record(lead), "Насосы");
    assert_eq!(words.record(RecordRef::new(Noun::Company, 5)), "Компания 5");
}

#[test]
fn values_are_shown_by_their_kind() {
    let setup = setup();
    let name = |record: RecordRef| (record.id == 3).then(|| "Ewa Kowalska".to_owned());
    let words = Words::new(Lang::Pl, &setup, NOW, utc).naming(&name);
    let euro = Currency::parse("EUR");
    let phones = Value::Points(vec![Point::new("+48 22 1", "work"), Point::new("+48 600", "home")]);
    let cases = [
        (Noun::Lead, "title", Value::from("Okna PCV"), "Okna PCV", "Okna PCV"),
        (Noun::Lead, "title", Value::Empty, "", ""),
        (Noun::Lead, "stage", Value::Int(2), "W toku", "W toku"),
        (Noun::Lead, "stage", Value::Int(99), "Etap 99", "Etap 99"),
        (Noun::Lead, "amount", Value::Int(1_230_000), "€12 300", "€12 300"),
        (Noun::Lead, "source", Value::Int(2), "Strona WWW", "Strona WWW"),
        (Noun::Lead, "temperature", Value::from("warm"), "ciepły", "ciepły"),
        (Noun::Lead, "temperature", Value::from("tepid"), "tepid", "tepid"),
        (Noun::Lead, "phone", phones, "+48 22 1, +48 600", "+48 22 1 +1"),
        (Noun::Lead, "contact", Value::Int(3), "Ewa Kowalska", "Ewa Kowalska"),
        (Noun::Lead, "contact", Value::Int(4), "Kontakt 4", "Kontakt 4"),
        (Noun::Lead, "repeat", Value::Int(1), "tak", "tak"),
        (
            Noun::Lead,
            "tags",
            Value::List(vec!["vip".into(), "hurt".into()]),
            "#vip #hurt",
            "#vip #hurt",
        ),
        (Noun::Lead, "comment", Value::from("a\nb"), "a\nb", "a b"),
        (Noun::Lead, "created_at", Value::Int(NOW - 9 * DAY), "9 lis, 14:30", "9 lis"),
        (Noun::Lead, "created_at", Value::Int(NOW), "dziś 14:30", "dziś 14:30"),
        (Noun::Lead, "responsible", Value::Int(1), "Anna", "Anna"),
        (Noun::Lead, "observers", Value::Ids(vec![1, 8]), "Anna, Pracownik 8", "Anna +1"),
        (
            Noun::Lead,
            "created_by",
            Value::Int(2),
            "Ewa Lis (już nie pracuje)",
            "Ewa Lis (już nie pracuje)",
        ),
        (Noun::Deal, "close_date", Value::from("2026-11-20"), "20 lis", "pt"),
        (Noun::Deal, "close_date", Value::from("soon"), "soon", "soon"),
        (Noun::Company, "employees", Value::Int(12_000), "12 000", "12 000"),
        (Noun::Activity, "remind", Value::Int(90), "90 min", "90 min"),
        (Noun::Activity, "on", Value::from("contact/3"), "Ewa Kowalska", "Ewa Kowalska"),
        (Noun::Stage, "pipeline", Value::Int(2), "Sprzedaż", "Sprzedaż"),
    ];
    for (noun, field, value, shown, cell) in cases {
        let field = setup.registry.get(noun, field).unwrap();
        assert_eq!(plain(words.value(field, &value, euro)), shown, "{field:?}");
        assert_eq!(plain(words.cell(field, &value, euro)), cell, "{field:?}");
    }
    let amount = setup.registry.get(Noun::Lead, "amount").unwrap();
    assert_eq!(plain(words.value(amount, &Value::Int(500), None)), "5 zł");
}

#[test]
fn an_entry_named_in_one_language_is_said_in_every() {
    let setup = setup();
    let names = Names { ru: "Своя".to_owned(), ..Names::default() };
    let own = Source { id: 1, code: "own".to_owned(), names };
    for lang in Lang::ALL {
        assert_eq!(Words::new(lang, &setup, NOW, utc).source(&own), "Своя");
    }
}

#[test]
fn whatever_the_data_is_there_is_a_word_for_it() {
    let setup = setup();
    let ids = ids_of_data(&setup);
    for lang in Lang::ALL {
        let words = Words::new(lang, &setup, NOW, utc);
        let missing: Vec<&String> = ids.iter().filter(|id| !words.catalogue.has(id)).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
    }
}

#[test]
fn no_word_outlives_its_data() {
    let ids = ids_of_data(&setup());
    for file in [
        include_str!("../../assets/i18n/en/fields.ftl"),
        include_str!("../../assets/i18n/en/nouns.ftl"),
    ] {
        for line in file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let id = line.split(" =").next().unwrap();
            let whole = id.strip_suffix("-short").unwrap_or(id);
            assert!(ids.contains(whole) || id.starts_with("top-"), "{id}");
        }
    }
}

/// The ids that are put together from the data.
fn ids_of_data(setup: &Setup) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for noun in Noun::ALL {
        let word = noun.word();
        ids.extend(["noun", "nouns", "of", "count"].map(|prefix| format!("{prefix}-{word}")));
        for field in setup.registry.of(noun) {
            ids.insert(format!("section-{word}-{}", field.section.word()));
            let choices: &[Choice] = match &field.kind {
                Kind::Choice(choices) | Kind::Choices(choices) => choices,
                _ => &[],
            };
            for label in choices.iter().map(|c| &c.label).chain([&field.label]) {
                let Label::Message(id) = label else { panic!("{field:?}") };
                ids.insert(id.clone());
            }
        }
    }
    for kind in PointKind::ALL {
        ids.extend(kind.labels().iter().map(|label| format!("point-{label}")));
    }
    ids
}

#[test]
fn labels_fit_beside_their_values() {
    let setup = setup();
    for lang in Lang::ALL {
        let words = Words::new(lang, &setup, NOW, utc);
        for noun in Noun::ALL {
            for field in setup.registry.of(noun) {
                let label = words.label(field);
                assert!(label.chars().count() <= 16, "{lang:?}: {label}");
            }
        }
    }
}

#[test]
fn no_column_is_headed_as_another_field_is_called() {
    let setup = setup();
    for lang in Lang::ALL {
        let words = Words::new(lang, &setup, NOW, utc);
        for noun in Noun::ALL {
            for field in setup.registry.of(noun) {
                let head = words.short_label(field);
                let others = setup.registry.of(noun).filter(|other| other.name != field.name);
                let same = others.map(|other| words.label(other)).find(|label| *label == head);
                assert_eq!(same, None, "{lang:?}, {noun:?}: {}", field.name);
            }
        }
    }
}

/// Lets something be said in a language.
pub fn speaking(lang: Lang, say: impl FnOnce(Words)) {
    let setup = setup();
    say(Words::new(lang, &setup, NOW, utc));
}

#[test]
fn a_moment_is_put_in_as_its_reader_says_it_and_is_read_as_that_moment() {
    for (lang, said) in [
        (Lang::En, ["7 Dec 10:00", "5 Nov 2026 10:00", "7 Jan 2027 10:00"]),
        (Lang::Ru, ["7 дек 10:00", "5 ноя 2026 10:00", "7 янв 2027 10:00"]),
        (Lang::Pl, ["7 gru 10:00", "5 lis 2026 10:00", "7 sty 2027 10:00"]),
    ] {
        speaking(lang, |words| {
            for (typed, day) in said.into_iter().zip([19, -13, 50]) {
                let at = words.now().date().and_hms_opt(10, 0, 0).unwrap() + TimeDelta::days(day);
                assert_eq!(words.typed_moment(at), typed);
            }
            for days in -400..400 {
                let at = words.now() + TimeDelta::days(days);
                let now = when::Now { at: words.now(), order: when::Order::DayFirst };
                let read = when::parse(&words.typed_moment(at), now);
                assert_eq!(read.map(|read| read.at), Ok(at));
            }
        });
    }
}

#[test]
fn what_the_program_planned_is_called_in_the_language_of_the_reader() {
    for (lang, said) in [
        (Lang::En, "Get in touch"),
        (Lang::Ru, "Связаться с клиентом"),
        (Lang::Pl, "Skontaktować się"),
    ] {
        speaking(lang, |words| {
            let field = words.setup.registry.get(Noun::Activity, "subject").unwrap();
            let kept = Value::text(GET_IN_TOUCH);
            assert_eq!(words.subject(GET_IN_TOUCH), said);
            assert_eq!(words.value(field, &kept, None), said);
            assert_eq!(words.typed(field, &kept, None), said);
            let done = Message::new("receipt-done").with("subject", GET_IN_TOUCH);
            assert!(words.say(&done).contains(said));
            assert_eq!(words.subject("Get in touch with Ivan"), "Get in touch with Ivan");
        });
    }
}

#[test]
fn a_birthday_without_its_year_is_said_without_one() {
    for (lang, day, said, typed) in [
        (Lang::En, "--03-08", "8 March", "8 March"),
        (Lang::Ru, "--03-08", "8 марта", "08.03"),
        (Lang::Pl, "--02-29", "29 lutego", "29.02"),
        (Lang::En, "1980-03-08", "8 Mar 1980", "8 Mar 1980"),
        (Lang::Ru, "1980-03-08", "8 мар 1980", "08.03.1980"),
    ] {
        speaking(lang, |words| {
            let field = words.setup.registry.get(Noun::Contact, "birthday").unwrap();
            let kept = Value::text(day);
            assert_eq!(words.value(field, &kept, None), said);
            assert_eq!(words.cell(field, &kept, None), said);
            assert_eq!(words.typed(field, &kept, None), typed);
        });
    }
}

#[test]
fn a_record_without_a_title_is_found_by_what_it_is_called() {
    let setup = setup();
    for lang in Lang::ALL {
        let words = Words::new(lang, &setup, NOW, utc);
        for noun in Noun::RECORDS {
            let called = words.untitled(RecordRef::new(noun, 191));
            assert_eq!(seek::numbered(&called), Some((Some(noun), 191)), "{called}");
        }
    }
}

#[test]
fn no_two_fields_of_a_noun_are_called_the_same() {
    let setup = setup();
    for lang in Lang::ALL {
        let words = Words::new(lang, &setup, NOW, utc);
        for noun in Noun::ALL {
            let mut called = BTreeSet::new();
            for field in setup.registry.of(noun) {
                let label = words.label(field);
                assert!(called.insert(label.clone()), "{lang:?} {noun:?} {}: {label}", field.name);
            }
        }
    }
}

#[test]
fn a_kind_alone_is_not_said_twice() {
    for (lang, subject, said) in [
        (Lang::Ru, "звонок", "звонок"),
        (Lang::Ru, "Звонок", "звонок"),
        (Lang::Ru, "call", "звонок"),
        (Lang::En, "Ivan", "call: Ivan"),
        (Lang::Pl, "telefon", "telefon"),
        (Lang::Pl, "telefon do Jana", "telefon: telefon do Jana"),
    ] {
        speaking(lang, |words| assert_eq!(words.deed("call", subject), said, "{subject}"));
    }
}

#[test]
fn the_views_everybody_has_keep_their_names_for_themselves() {
    for lang in Lang::ALL {
        speaking(lang, |words| {
            for which in [Which::Common, Which::Mine] {
                let name = words.view(which);
                assert!(BUILT_IN.contains(&fold(&name).as_str()), "{name}");
            }
        });
    }
}

#[test]
fn whoever_did_not_choose_the_country_is_told_unless_it_is_that_of_his_language() {
    for (lang, own) in [
        (Lang::En, Some("init --country CC")),
        (Lang::Ru, None),
        (Lang::Pl, Some("init --country PL")),
    ] {
        let mut setup = setup();
        setup.country = COUNTRY.to_owned();
        let said = Words::new(lang, &setup, NOW, utc).country_unchosen();
        assert_eq!(said.is_some(), own.is_some(), "{lang:?}");
        assert!(own.is_none_or(|own| said.unwrap().contains(own)), "{lang:?}");
        setup.country = "DE".to_owned();
        assert_eq!(Words::new(lang, &setup, NOW, utc).country_unchosen(), None, "{lang:?}");
    }
}
