use super::*;
use crate::domain::field::Registry;
use crate::domain::layout::Layouts;
use crate::domain::message::RefusalKind;
use crate::domain::money::Currency;
use crate::domain::stage::{Colour, Names, Pipeline};

const NEW: StageId = StageId(11);
const CONVERTED: StageId = StageId(12);
const ORDER: StageId = StageId(21);
const WON: StageId = StageId(22);
const SERVICE: StageId = StageId(31);
const GONE: StageId = StageId(99);

/// Leads in pipeline 1, deals in 2 and 3.
fn setup() -> Setup {
    let pipeline = |id, noun| Pipeline {
        id: PipelineId(id),
        noun,
        code: String::new(),
        names: Names::default(),
    };
    let stage = |id: StageId, meaning| Stage {
        id,
        pipeline: PipelineId(id.0 / 10),
        code: String::new(),
        names: Names::default(),
        meaning,
        colour: Colour::Grey,
        limit_days: None,
    };
    Setup {
        registry: Registry::new(Vec::new()),
        pipelines: vec![pipeline(1, Noun::Lead), pipeline(2, Noun::Deal), pipeline(3, Noun::Deal)],
        stages: vec![
            stage(NEW, Meaning::Open),
            stage(CONVERTED, Meaning::Won),
            stage(ORDER, Meaning::Open),
            stage(WON, Meaning::Won),
            stage(SERVICE, Meaning::Open),
        ],
        sources: Vec::new(),
        rules: Vec::new(),
        layouts: Layouts::default(),
        timelines: Vec::new(),
        departed: Vec::new(),
        gone: Vec::new(),
        users: Vec::new(),
        country: "PL".to_owned(),
        currency: Currency::RUB,
        settings: Default::default(),
    }
}

fn set(deal: bool, contact: bool) -> Targets {
    Targets { deal, contact, company: false }
}

fn rule(id: i64, stage: StageId, action: Action) -> Rule {
    let convert = action == Action::Convert;
    Rule {
        id: RuleId(id),
        code: format!("r{id}"),
        name: format!("Rule {id}"),
        stage,
        action,
        to: matches!(action, Action::Move | Action::Copy).then_some(SERVICE),
        into: set(convert, convert),
        pipeline: None,
        plan: if action == Action::Plan { "call the client +1d".to_owned() } else { String::new() },
        enabled: true,
    }
}

#[test]
fn a_rule_that_could_never_be_carried_out_is_refused() {
    use Action::{Convert, Copy, Move, Plan};
    let plain = |stage, action| rule(1, stage, action);
    let to = |stage, to| Rule { to, ..plain(stage, Copy) };
    let into = |into| Rule { into, ..plain(NEW, Convert) };
    let pipeline = |id| Rule { pipeline: Some(PipelineId(id)), ..plain(NEW, Convert) };
    for (rule, expected) in [
        (plain(NEW, Convert), None),
        (plain(WON, Move), None),
        (plain(WON, Copy), None),
        (plain(WON, Plan), None),
        (plain(NEW, Plan), None),
        (
            Rule { plan: String::new(), ..plain(NEW, Plan) },
            Some(("refused-activity-empty", RefusalKind::Malformed, "plan")),
        ),
        (
            Rule { plan: "call friday".to_owned(), ..plain(NEW, Plan) },
            Some(("refused-rule-plan-deadline", RefusalKind::Malformed, "plan")),
        ),
        (pipeline(3), None),
        (to(ORDER, Some(WON)), None),
        (plain(GONE, Copy), Some(("refused-no-stage", RefusalKind::NotFound, "stage"))),
        (plain(ORDER, Convert), Some(("refused-rule-of-deals", RefusalKind::Rule, "action"))),
        (plain(NEW, Move), Some(("refused-rule-of-leads", RefusalKind::Rule, "action"))),
        (plain(NEW, Copy), Some(("refused-rule-of-leads", RefusalKind::Rule, "action"))),
        (plain(CONVERTED, Convert), Some(("refused-rule-converted", RefusalKind::Rule, "stage"))),
        (
            into(Targets::default()),
            Some(("refused-convert-nothing", RefusalKind::Malformed, "into")),
        ),
        (pipeline(1), Some(("refused-no-pipeline", RefusalKind::NotFound, "pipeline"))),
        (pipeline(9), Some(("refused-no-pipeline", RefusalKind::NotFound, "pipeline"))),
        (to(WON, None), Some(("refused-rule-nowhere", RefusalKind::Malformed, "to"))),
        (to(WON, Some(GONE)), Some(("refused-no-stage", RefusalKind::NotFound, "to"))),
        (to(WON, Some(NEW)), Some(("refused-rule-to-leads", RefusalKind::Rule, "to"))),
        (to(WON, Some(WON)), Some(("refused-rule-own-stage", RefusalKind::Rule, "to"))),
    ] {
        let told = check(&rule, &setup()).err();
        let told =
            told.as_ref().map(|one| (one.message.id, one.kind, one.field.as_deref().unwrap_or("")));
        assert_eq!(told, expected, "{rule:?}");
    }
}

/// What runs, by the numbers of the rules, and what is stopped why.
fn told(rules: &[Rule], arrival: &Arrival) -> Vec<(i64, Option<Stop>)> {
    let told = |turn: Turn| match turn {
        Turn::Run { rule, .. } => (rule.id.0, None),
        Turn::Stop { rule, why } => (rule.id.0, Some(why)),
    };
    turns(rules, arrival).into_iter().map(told).collect()
}

#[test]
fn those_rules_of_a_stage_run_that_are_on_and_fit_in_their_order() {
    let off = Rule { enabled: false, ..rule(3, WON, Action::Copy) };
    let rules = [
        rule(5, WON, Action::Copy),
        off,
        rule(2, WON, Action::Move),
        rule(7, NEW, Action::Convert),
        // Written for a stage that was of leads once.
        rule(8, WON, Action::Convert),
    ];
    let come = |noun, from, to| Arrival { noun, from, to, repeat: false, chain: &[] };
    for (arrival, expected) in [
        (come(Noun::Deal, Some(ORDER), WON), vec![(5, None), (2, None)]),
        (come(Noun::Deal, None, WON), vec![(5, None), (2, None)]),
        (come(Noun::Deal, Some(WON), WON), vec![]),
        (come(Noun::Deal, Some(WON), ORDER), vec![]),
        (come(Noun::Lead, Some(CONVERTED), NEW), vec![(7, None)]),
    ] {
        assert_eq!(told(&rules, &arrival), expected, "{arrival:?}");
    }
    assert!(is_watched(&rules, WON) && is_watched(&rules, NEW) && !is_watched(&rules, ORDER));
    assert!(!is_watched(&rules[1..2], WON));
}

#[test]
fn a_circle_and_a_long_chain_are_broken_off() {
    let rules = [rule(5, WON, Action::Copy), rule(2, WON, Action::Move)];
    let chain = |chain: &[i64]| -> Vec<RuleId> { chain.iter().copied().map(RuleId).collect() };
    let many: Vec<i64> = (100..100 + LONGEST as i64).collect();
    for (chain, expected) in [
        (chain(&[1]), [(5, None), (2, None)]),
        (chain(&[5]), [(5, Some(Stop::Circle)), (2, None)]),
        (chain(&[2, 3]), [(5, None), (2, Some(Stop::Circle))]),
        (chain(&many[1..]), [(5, None), (2, None)]),
        (chain(&many), [(5, Some(Stop::TooMany)), (2, Some(Stop::TooMany))]),
    ] {
        let arrival =
            Arrival { noun: Noun::Deal, from: None, to: WON, repeat: false, chain: &chain };
        assert_eq!(told(&rules, &arrival), expected, "{chain:?}");
    }
}

#[test]
fn a_repeat_lead_becomes_a_deal_only() {
    for (repeat, wanted, expected) in [
        (false, set(true, true), set(true, true)),
        (true, set(true, true), set(true, false)),
        (true, set(true, false), set(true, false)),
        // It is refused then, in the words of the conversion.
        (true, set(false, true), set(false, true)),
    ] {
        let rules = [Rule { into: wanted, ..rule(1, NEW, Action::Convert) }];
        let arrival = Arrival { noun: Noun::Lead, from: None, to: NEW, repeat, chain: &[] };
        let into: Vec<Targets> = turns(&rules, &arrival)
            .into_iter()
            .filter_map(|turn| match turn {
                Turn::Run { into, .. } => Some(into),
                Turn::Stop { .. } => None,
            })
            .collect();
        assert_eq!(into, [expected], "{repeat} {wanted:?}");
    }
}

#[test]
fn a_stage_that_a_rule_needs_stays() {
    let mut setup = setup();
    setup.rules = vec![rule(1, WON, Action::Move), rule(2, NEW, Action::Convert)];
    let stays = |stage: &Stage| check_stage_goes(stage.id, &setup).is_err();
    let stay: Vec<bool> = setup.stages.iter().map(stays).collect();
    assert_eq!(stay, [true, false, false, true, true]);
    for pipeline in &setup.pipelines {
        assert!(check_pipeline_goes(pipeline.id, &setup).is_err(), "{pipeline:?}");
    }
    assert!(check_pipeline_goes(PipelineId(9), &setup).is_ok());
}

#[test]
fn a_rule_is_known_by_its_stages_and_pipelines() {
    let moves = rule(1, WON, Action::Move);
    let converts = Rule { pipeline: Some(PipelineId(3)), ..rule(2, NEW, Action::Convert) };
    let setup = setup();
    for (rule, stages, pipelines) in
        [(&moves, [WON, SERVICE].as_slice(), [2, 3].as_slice()), (&converts, &[NEW], &[1, 3])]
    {
        for stage in &setup.stages {
            assert_eq!(rule.names(stage.id), stages.contains(&stage.id), "{rule:?} {stage:?}");
        }
        for pipeline in &setup.pipelines {
            let named = rule.names_pipeline(pipeline.id, &setup);
            assert_eq!(named, pipelines.contains(&pipeline.id.0), "{rule:?} {pipeline:?}");
        }
    }
    for action in Action::ALL {
        assert_eq!(Action::parse(action.word()), Some(action));
        assert!(action.fields().iter().all(|name| OF_ACTIONS.contains(name)));
    }
}
