use std::collections::{HashMap, HashSet};

use chrono::Timelike;

use super::*;
use crate::domain::defaults;
use crate::domain::field::Registry;
use crate::domain::phone;
use crate::domain::setup::Source;
use crate::domain::stage::{Meaning, Names, Pipeline, PipelineId, Stage, StageId};

const NOW: i64 = 1_780_000_000;
const STAFF: [UserId; 4] = [UserId(1), UserId(2), UserId(3), UserId(4)];

fn setup(market: Market) -> Setup {
    let mut setup = Setup {
        registry: Registry::new(Vec::new()),
        pipelines: Vec::new(),
        stages: Vec::new(),
        sources: Vec::new(),
        departed: Vec::new(),
        gone: Vec::new(),
        users: Vec::new(),
        country: market.country().to_owned(),
        currency: Currency::RUB,
        rules: Vec::new(),
        settings: Default::default(),
        layouts: Default::default(),
        timelines: Vec::new(),
    };
    for (place, pipeline) in defaults::PIPELINES.iter().enumerate() {
        let id = PipelineId(place as i64 + 1);
        let names = Names::from(pipeline.names);
        setup.pipelines.push(Pipeline {
            id,
            noun: pipeline.noun,
            code: pipeline.code.to_owned(),
            names,
        });
        for stage in pipeline.stages {
            setup.stages.push(Stage {
                id: StageId(setup.stages.len() as i64 + 1),
                pipeline: id,
                code: stage.code.to_owned(),
                names: Names::from(stage.names),
                meaning: stage.meaning,
                colour: stage.colour,
                limit_days: None,
            });
        }
    }
    for (place, source) in defaults::SOURCES.iter().enumerate() {
        let (id, code) = (place as i64 + 1, source.code.to_owned());
        setup.sources.push(Source { id, code, names: Names::from(source.names) });
    }
    setup
}

fn plan(market: Market, seed: u64, leads: usize) -> Plan {
    Plan { seed, market, leads, timeline: Plan::TIMELINE, now: NOW, zone: Zone::UTC }
}

fn told(plan: Plan) -> Vec<Story> {
    stories(plan, &setup(plan.market), &STAFF).collect()
}

fn records(stories: &[Story], noun: Noun) -> Vec<&Record> {
    stories.iter().flat_map(|story| &story.records).filter(|r| r.on.noun == noun).collect()
}

fn value<'r>(record: &'r Record, field: &str) -> &'r Value {
    let found = record.values.iter().find(|(name, _)| *name == field);
    found.map(|(_, value)| value).unwrap_or_else(|| panic!("{} has no {field}", record.on))
}

const MARKETS: [Market; 3] = [Market::Britain, Market::Russia, Market::Poland];

#[test]
fn the_same_seed_tells_the_same_and_a_longer_telling_begins_like_a_shorter_one() {
    let short = told(plan(Market::Russia, 1, 310));
    assert_eq!(short, told(plan(Market::Russia, 1, 310)));
    assert_eq!(short, told(plan(Market::Russia, 1, 400))[..310]);
    assert_ne!(short, told(plan(Market::Russia, 2, 310)));
}

#[test]
fn of_however_few_leads_some_are_still_open() {
    for leads in [20, 60, 200] {
        let setup = setup(Market::Russia);
        let stories = told(plan(Market::Russia, 1, leads));
        let open = records(&stories, Noun::Lead).into_iter().filter(|lead| {
            let stage = value(lead, "stage").as_int().unwrap();
            setup.stage(StageId(stage)).is_some_and(|stage| stage.meaning == Meaning::Open)
        });
        let open = open.count();
        assert!((leads / 8..leads / 2).contains(&open), "{open} of {leads}");
    }
}

#[test]
fn a_small_firm_has_what_fills_its_screens() {
    for market in MARKETS {
        let setup = setup(market);
        let stories = told(plan(market, 1, Plan::LEADS));
        let count = |noun| records(&stories, noun).len();
        assert_eq!(count(Noun::Lead), 300);
        assert!((45..=80).contains(&count(Noun::Deal)), "{} deals", count(Noun::Deal));
        assert!((65..=100).contains(&count(Noun::Contact)), "{} contacts", count(Noun::Contact));
        assert!((30..=55).contains(&count(Noun::Company)), "{} companies", count(Noun::Company));
        for noun in [Noun::Lead, Noun::Deal] {
            let mut at: HashMap<i64, usize> = HashMap::new();
            for record in records(&stories, noun) {
                *at.entry(value(record, "stage").as_int().unwrap()).or_default() += 1;
            }
            for stage in setup.stages_of(setup.pipelines_of(noun).next().unwrap().id) {
                assert!(at.contains_key(&stage.id.0), "{market:?}: nothing at {}", stage.code);
            }
        }
        let deadlines: Vec<i64> = records(&stories, Noun::Activity)
            .into_iter()
            .filter(|activity| value(activity, "done_at").is_empty())
            .filter_map(|activity| value(activity, "deadline").as_int())
            .collect();
        let overdue = deadlines.iter().filter(|at| **at < NOW).count();
        assert!(overdue >= 5 && deadlines.len() - overdue >= 20, "{overdue} {}", deadlines.len());
        assert!(records(&stories, Noun::Lead).iter().any(|lead| {
            ["title", "last_name", "company_name"].iter().all(|f| value(lead, f).is_empty())
                && !value(lead, "phone").is_empty()
        }));
        assert!(records(&stories, Noun::Lead).iter().any(|l| *value(l, "repeat") == Value::Int(1)));
        let lines: usize = stories.iter().map(|story| story.acts.len()).sum();
        assert!((900..2000).contains(&lines), "{lines}");
    }
}

#[test]
fn whatever_the_hour_it_is_made_at_nobody_plans_for_the_night() {
    fn shifted<const HOURS: i64>() -> Zone {
        Zone {
            local: |at| (Zone::UTC.local)(at + HOURS * 3600),
            moment: |local| (Zone::UTC.moment)(local) - HOURS * 3600,
        }
    }
    for zone in [Zone::UTC, shifted::<9>(), shifted::<-8>()] {
        // Two days of a week and its end.
        for hour in 0..96 {
            let now = NOW + hour * 3600;
            let plan = Plan { now, zone, ..plan(Market::Poland, 1, 60) };
            let stories = told(plan);
            let open = records(&stories, Noun::Activity).into_iter();
            let open = open.filter(|activity| value(activity, "done_at").is_empty());
            let deadlines: Vec<i64> =
                open.filter_map(|activity| value(activity, "deadline").as_int()).collect();
            for at in &deadlines {
                let local = (zone.local)(*at);
                assert!((9..19).contains(&local.hour()), "{local} at {}", (zone.local)(now));
            }
            assert!(deadlines.iter().filter(|at| **at > now).count() >= 5, "{deadlines:?}");
        }
    }
}

#[test]
fn whoever_makes_it_has_a_fifth_of_the_open_leads() {
    let stories = told(plan(Market::Britain, 3, 3000));
    let leads = records(&stories, Noun::Lead);
    let open: Vec<_> = leads.iter().filter(|lead| value(lead, "closed_at").is_empty()).collect();
    let mine = open.iter().filter(|lead| *value(lead, "responsible") == Value::Int(1)).count();
    assert_eq!(mine, open.len().div_ceil(5));
    assert!(open.len() * 3 < leads.len(), "most leads of a big base are closed");
}

#[test]
fn every_row_follows_what_it_points_at_and_numbers_have_no_gaps() {
    for market in MARKETS {
        let mut known: HashSet<RecordRef> = HashSet::new();
        let mut last: HashMap<Noun, i64> = HashMap::new();
        let mut shapes: HashMap<Noun, Vec<&str>> = HashMap::new();
        for record in told(plan(market, 9, 700)).iter().flat_map(|story| &story.records) {
            let number = last.entry(record.on.noun).or_default();
            *number += 1;
            assert_eq!(record.on.id, *number);
            for (field, value) in &record.values {
                let to = match (*field, value) {
                    ("contact", Value::Int(id)) => vec![RecordRef::new(Noun::Contact, *id)],
                    ("company", Value::Int(id)) => vec![RecordRef::new(Noun::Company, *id)],
                    ("company", Value::Ids(ids)) => vec![RecordRef::new(Noun::Company, ids[0])],
                    ("lead", Value::Int(id)) => vec![RecordRef::new(Noun::Lead, *id)],
                    ("on", Value::Text(name)) => vec![name.parse().unwrap()],
                    _ => Vec::new(),
                };
                assert!(to.iter().all(|to| known.contains(to)), "{} {field}", record.on);
            }
            known.insert(record.on);
            let mut shape: Vec<&str> = record.values.iter().map(|(field, _)| *field).collect();
            shape.sort_unstable();
            assert_eq!(shapes.entry(record.on.noun).or_insert_with(|| shape.clone()), &shape);
        }
    }
}

#[test]
fn a_record_is_where_its_operations_left_it() {
    let setup = setup(Market::Poland);
    let stories = told(plan(Market::Poland, 5, 500));
    let mut at: HashMap<RecordRef, (i64, Value)> = HashMap::new();
    let mut revisions: HashMap<RecordRef, i64> = HashMap::new();
    for act in stories.iter().flat_map(|story| &story.acts) {
        assert!(act.at <= NOW && act.at > NOW - 800 * 86400, "{act:?}");
        for trace in &act.traces {
            let on = match trace {
                Trace::Created(on) => *on,
                Trace::Changed { on, field: "stage", before, after } => {
                    let first = setup.stages_of(if on.noun == Noun::Lead {
                        PipelineId(1)
                    } else {
                        PipelineId(2)
                    });
                    let start = (0, Value::Int(first.into_iter().next().unwrap().id.0));
                    let (moved, stage) = at.get(on).cloned().unwrap_or(start);
                    assert_eq!(stage, *before, "{on}");
                    assert!(act.at >= moved, "{on}");
                    at.insert(*on, (act.at, after.clone()));
                    *on
                }
                Trace::Changed { on, .. } => *on,
            };
            *revisions.entry(on).or_default() += 1;
        }
    }
    for record in stories.iter().flat_map(|story| &story.records) {
        assert_eq!(revisions[&record.on], record.revision, "{}", record.on);
        if !record.on.noun.has_stages() {
            continue;
        }
        let stage = value(record, "stage");
        if let Some((moved, reached)) = at.get(&record.on) {
            assert_eq!((stage, value(record, "moved_at")), (reached, &Value::Int(*moved)));
        }
        let open = setup.stage(StageId(stage.as_int().unwrap())).unwrap().meaning == Meaning::Open;
        assert_eq!(open, value(record, "closed_at").is_empty(), "{}", record.on);
    }
}

#[test]
fn phones_reach_nobody_and_addresses_are_examples() {
    for market in MARKETS {
        for record in told(plan(market, 11, 200)).iter().flat_map(|story| &story.records) {
            let of = |field| record.values.iter().find(|(name, _)| *name == field);
            for point in of("phone").map_or(&[][..], |(_, value)| value.as_points()) {
                let norm = phone::normalise(&point.value, market.country()).unwrap();
                let unused = match market {
                    Market::Russia => norm.starts_with("+72"),
                    Market::Poland => norm.starts_with("+4800"),
                    Market::Britain => ["0960", "7700900", "1632960", "20794", "4960", "4980"]
                        .iter()
                        .any(|kept| norm.contains(kept)),
                };
                assert!(unused && norm.len() >= 12, "{norm}");
            }
            for point in of("email").map_or(&[][..], |(_, value)| value.as_points()) {
                assert!(point.value.contains("@example."), "{}", point.value);
                assert!(point.value.is_ascii(), "{}", point.value);
            }
        }
    }
}
