//! Stages, pipelines and fields as they are made and ordered in the settings: one name is enough,
//! and everything is one step to take back.

use super::*;
use crate::crm::settings::counts::COUNTED;
use crate::crm::settings::heirs::retiring;
use crate::crm::settings::order::Way;

fn codes(team: &Team, pipeline: i64) -> Vec<String> {
    let setup = team.reader().setup();
    let stages = setup.stages.iter().filter(|stage| stage.pipeline.0 == pipeline);
    stages.map(|stage| stage.code.clone()).collect()
}

fn sales(team: &Team) -> i64 {
    team.reader().setup().pipelines_of(Noun::Deal).next().unwrap().id.0
}

fn shift(team: &mut Team, on: RecordRef, way: Way) -> bool {
    match team.reader().shift(on, way).unwrap() {
        Some(command) => {
            team.run(command);
            true
        }
        None => false,
    }
}

#[test]
fn one_name_makes_a_stage_a_source_and_a_pipeline() {
    let mut team = team();
    let before = team.data();
    let sales = sales(&team);
    let stage = |name: &str| -> Vec<(&str, Value)> {
        vec![
            ("name_ru", name.into()),
            ("pipeline", sales.into()),
            ("meaning", "open".into()),
            ("colour", "grey".into()),
        ]
    };
    let first = team.create(Noun::Stage, &stage("Замер"));
    let second = team.create(Noun::Stage, &stage("Замер!"));
    for (on, code, called) in [(first, "zamer", "Замер"), (second, "zamer_2", "Замер!")] {
        assert_eq!(team.value(on, "code"), code.into());
        for name in ["name_en", "name_ru", "name_pl"] {
            assert_eq!(team.value(on, name), called.into(), "{name}");
        }
    }
    let source = team.create(Noun::Source, &[("name_pl", "Ulotka".into())]);
    assert_eq!(team.value(source, "code"), "ulotka".into());
    assert_eq!(team.value(source, "name_en"), "Ulotka".into());
    // What was given stands.
    let both =
        [("code", "flyer".into()), ("name_en", "Flyer".into()), ("name_ru", "Листовка".into())];
    let source = team.create(Noun::Source, &both);
    assert_eq!(team.value(source, "code"), "flyer".into());
    assert_eq!(team.value(source, "name_pl"), "Flyer".into());
    for _ in 0..4 {
        team.undo();
    }
    assert_eq!(team.data(), before);
    let nameless = team.refuse(Command::Create { noun: Noun::Source, set: Vec::new() });
    assert_eq!(nameless.message.id, "refused-required");
    assert_eq!(team.data(), before);
}

#[test]
fn no_two_stages_of_a_pipeline_are_called_alike() {
    let mut team = team();
    let sales = sales(&team);
    let stage = |pipeline: i64, name: &str| {
        let values = [
            ("name_ru", name.into()),
            ("pipeline", pipeline.into()),
            ("meaning", "open".into()),
            ("colour", "grey".into()),
        ];
        let set = values.into_iter().map(|(field, value): (&str, Value)| Set::new(field, value));
        Command::Create { noun: Noun::Stage, set: set.collect() }
    };
    let named = |team: &mut Team, command: Command| team.refuse(command).message.id;
    let first = team.run(stage(sales, "Замер")).touched[0];
    let data = team.data();
    assert_eq!(named(&mut team, stage(sales, " замер ")), "refused-stage-named");
    let invoice = RecordRef::new(Noun::Stage, team.stage(Noun::Deal, "invoice").0);
    let rename = |on, name: &str| Command::Edit { on, set: vec![Set::new("name_ru", name)] };
    assert_eq!(named(&mut team, rename(invoice, "Замер")), "refused-stage-named");
    assert_eq!(team.data(), data, "nothing is written");
    team.run(rename(first, "ЗАМЕР"));
    // Another pipeline has names of its own.
    let leads = team.reader().setup().pipelines_of(Noun::Lead).next().unwrap().id.0;
    team.run(stage(leads, "Замер"));
    team.run(Command::Delete { on: first });
    team.run(rename(invoice, "Замер"));
    assert_eq!(named(&mut team, Command::Restore { on: first }), "refused-stage-named");
    team.assert_healthy();
}

#[test]
fn a_field_is_called_after_its_label() {
    let mut team = team();
    let field = |label: &str, kind: &str| -> Vec<(&'static str, Value)> {
        vec![("noun", "lead".into()), ("label", label.into()), ("kind", kind.into())]
    };
    for (label, kind, name) in [
        ("Бюджет", "money", "byudzhet"),
        ("Бюджет", "string", "byudzhet_2"),
        ("2 этаж", "bool", "field_2_etazh"),
        ("Title", "string", "title_2"),
        ("Created", "date", "created_2"),
        ("???", "string", "field"),
        ("Очень длинное название одного поля команды", "string", "ochen_dlinnoe_na"),
    ] {
        let made = team.create(Noun::Field, &field(label, kind));
        let called = team.value(made, "name");
        assert_eq!(called, name.into(), "{label}");
        assert_eq!(team.value(made, "label"), label.into());
    }
    // What a deleted field held comes back where it means the same, and is left alone elsewhere.
    let made = team.create(Noun::Field, &field("Город", "string"));
    let lead = team.create(Noun::Lead, &[("gorod", "Тверь".into())]);
    team.run(Command::Delete { on: made });
    let other = team.create(Noun::Field, &field("Город", "integer"));
    assert_eq!(team.value(other, "name"), "gorod_2".into());
    team.create(Noun::Field, &field("Город", "string"));
    assert_eq!(team.value(lead, "gorod"), "Тверь".into());
}

#[test]
fn an_entry_goes_one_place_along_its_order_and_back() {
    let mut team = team();
    let sales = sales(&team);
    let usual = codes(&team, sales);
    let invoice = RecordRef::new(Noun::Stage, team.stage(Noun::Deal, "invoice").0);
    assert!(shift(&mut team, invoice, Way::Earlier));
    assert_eq!(codes(&team, sales)[..3], ["new_order", "invoice", "consultation"]);
    assert!(shift(&mut team, invoice, Way::Earlier));
    assert!(!shift(&mut team, invoice, Way::Earlier), "it is the first");
    for _ in 0..4 {
        assert!(shift(&mut team, invoice, Way::Later));
    }
    assert_eq!(codes(&team, sales)[3..5], ["delivery", "invoice"]);
    assert!(!shift(&mut team, invoice, Way::Later), "behind it only what is finished");
    for _ in 0..6 {
        team.undo();
    }
    assert_eq!(codes(&team, sales), usual);
    let sources = |team: &Team| -> Vec<String> {
        team.reader().setup().sources.iter().map(|source| source.code.clone()).collect()
    };
    let second = team.reader().setup().sources[1].clone();
    assert!(shift(&mut team, RecordRef::new(Noun::Source, second.id), Way::Earlier));
    assert_eq!(sources(&team)[0], second.code);
    assert!(!shift(&mut team, RecordRef::new(Noun::User, 1), Way::Later), "by login");
}

#[test]
fn the_records_of_a_stage_that_goes_are_put_elsewhere_in_one_step() {
    let mut team = team();
    let invoice = team.stage(Noun::Deal, "invoice");
    let payment = team.stage(Noun::Deal, "payment");
    let deals: Vec<RecordRef> =
        ["Roof", "Door"].map(|title| team.create(Noun::Deal, &[("title", title.into())])).to_vec();
    for deal in &deals {
        team.move_to(*deal, "invoice");
    }
    assert_eq!(team.reader().at_stages().unwrap().get(&invoice), Some(&2));
    assert_eq!(team.reader().at_stages().unwrap().get(&payment), None);
    let before = team.data();
    let commands = team.reader().retire(&[stage_row(invoice)], stage_row(payment)).unwrap();
    let now = team.tick();
    let bulk = team.anna.execute_all(now, retiring(Noun::Stage), &commands, |_| {}).unwrap();
    let receipt = bulk.receipt();
    assert_eq!(receipt.id, "receipt-retired");
    let counts: Vec<_> = receipt.args.iter().map(|(_, count)| count.clone()).collect();
    assert_eq!(counts, [2_usize.into(), 1_usize.into()]);
    assert!(!codes(&team, sales(&team)).contains(&"invoice".to_owned()));
    assert_eq!(team.reader().at_stages().unwrap().get(&payment), Some(&2));
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.value(deals[0], "stage"), payment.0.into());
    team.assert_healthy();
}

#[test]
fn a_stage_that_may_not_go_keeps_its_records() {
    let mut team = team();
    team.create(Noun::Lead, &[("title", "Roof".into())]);
    for end in ["won", "lost"] {
        let deal = team.create(Noun::Deal, &[("title", end.into())]);
        team.move_to(deal, end);
    }
    let deal = team.create(Noun::Deal, &[("title", "Door".into())]);
    team.move_to(deal, "invoice");
    let stage = |noun, code: &str| team.stage(noun, code);
    let (payment, lost) = (stage(Noun::Deal, "payment"), stage(Noun::Deal, "lost"));
    let (entry, invoice) = (stage(Noun::Lead, "new"), stage(Noun::Deal, "invoice"));
    let converted = stage(Noun::Lead, "converted");
    for (goes, heir, id) in [
        (converted, stage(Noun::Lead, "in_work"), "refused-last-stage"),
        (lost, payment, "refused-last-stage"),
        (stage(Noun::Deal, "won"), lost, "refused-last-stage"),
        (invoice, stage(Noun::Lead, "in_work"), "refused-other-pipeline"),
        (entry, converted, "refused-won-by-hand"),
    ] {
        assert_eq!(
            refusal(team.reader().retire(&[stage_row(goes)], stage_row(heir))).message.id,
            id
        );
    }
    let boris = team.colleague("boris").viewer();
    let reader = team.db.reader(boris).unwrap();
    assert_eq!(
        refusal(reader.retire(&[stage_row(invoice)], stage_row(payment))).message.id,
        "refused-right"
    );
}

#[test]
fn a_pipeline_with_the_stages_of_another_one_is_one_step() {
    let mut team = team();
    let before = team.data();
    let sales = sales(&team);
    let like = crate::domain::stage::PipelineId(sales);
    let set = sets(&[("name_en", "Service".into())]);
    let made = team.run(Command::CreatePipeline { like, set: set.clone() });
    assert_eq!(made.message.id, "receipt-created");
    assert!(made.notes.is_empty(), "it has stages: {:?}", made.notes);
    let new = made.touched[0];
    assert_eq!(team.value(new, "code"), "service".into());
    assert_eq!(team.value(new, "noun"), "deal".into());
    assert_eq!(codes(&team, new.id), codes(&team, sales));
    let first = team.reader().setup().stages.iter().find(|s| s.pipeline.0 == new.id).unwrap().id;
    let deal = team.create(Noun::Deal, &[("stage", first.0.into())]);
    assert!(team.lives(deal));
    team.run(Command::Delete { on: deal });
    team.undo();
    team.undo();
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(codes(&team, new.id), codes(&team, sales));
    let mut boris = team.colleague("boris");
    let now = team.tick();
    let refused = refusal(boris.execute(now, &Command::CreatePipeline { like, set }));
    assert_eq!(refused.message.id, "refused-right");
    let gone = crate::domain::stage::PipelineId(999);
    let nowhere = team.refuse(Command::CreatePipeline { like: gone, set: Vec::new() });
    assert_eq!(nowhere.message.id, "refused-no-record");
}

#[test]
fn the_entries_of_a_dictionary_are_found_by_their_words() {
    let mut team = team();
    for (sender, comment) in [("spam.example", "Żółta lista"), ("news.example", "newsletter")] {
        team.create(Noun::Exclusion, &[("sender", sender.into()), ("comment", comment.into())]);
    }
    for (words, found) in [("spam", 1), ("example", 2), ("zolta", 1), ("ne", 1), ("100%", 0)] {
        let terms = vec![crate::domain::query::Term(vec![words.to_owned()])];
        assert_eq!(team.count(Noun::Exclusion, &Filter::Text(terms)), found, "{words}");
    }
    let call = vec![crate::domain::query::Term(vec!["call".to_owned()])];
    assert_eq!(team.count(Noun::Source, &Filter::Text(call)), 1);
}

#[test]
fn the_values_of_a_field_are_counted_before_it_goes() {
    let mut team = team();
    let field = [("noun", "lead".into()), ("name", "city".into()), ("kind", "string".into())];
    team.create(Noun::Field, &field);
    let filled = |team: &Team| team.reader().filled(Noun::Lead, "city").unwrap();
    assert_eq!(filled(&team), 0);
    for city in ["Tver", "Perm"] {
        team.create(Noun::Lead, &[("city", city.into())]);
    }
    let gone = team.create(Noun::Lead, &[("city", "Omsk".into())]);
    team.run(Command::Delete { on: gone });
    assert_eq!(filled(&team), 2);
    assert!(filled(&team) < COUNTED);
    let sources = team.reader().setup().sources.len();
    assert_eq!(team.reader().entries(Noun::Source).unwrap(), i64::try_from(sources).unwrap());
    assert_eq!(team.reader().entries(Noun::Product).unwrap(), 0);
    // Only fields of the team can go.
    assert_eq!(team.reader().filled(Noun::Lead, "title").unwrap(), 0);
}

#[test]
fn a_choice_that_records_hold_stays_in_the_list() {
    let mut team = team();
    for kind in ["list", "multilist"] {
        let options = |all: &[&str]| Value::List(all.iter().map(|one| (*one).to_owned()).collect());
        let field = [
            ("noun", "lead".into()),
            ("name", kind.into()),
            ("label", kind.into()),
            ("kind", kind.into()),
            ("options", options(&["a", "b"])),
        ];
        let on = team.create(Noun::Field, &field);
        let held = if kind == "list" { "a".into() } else { options(&["a", "b"]) };
        let lead = team.create(Noun::Lead, &[("title", "Roof".into()), (kind, held)]);
        let set = vec![Set::new("options", options(&["b", "c"]))];
        let refused = team.refuse(Command::Edit { on, set: set.clone() });
        assert_eq!(refused.message.id, "refused-options-in-use", "{kind}");
        team.edit(on, "options", options(&["c", "b", "a"]));
        team.edit(lead, kind, if kind == "list" { "b".into() } else { options(&["b"]) });
        team.run(Command::Edit { on, set });
        assert_eq!(team.value(on, "options"), options(&["b", "c"]));
    }
}
