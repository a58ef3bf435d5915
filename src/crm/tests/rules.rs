use super::*;
use crate::crm::reader::{Event, Position};
use crate::domain::command::Did;
use crate::domain::field::decision::{Decision, What};
use crate::domain::happened::{Group, Wanted};
use crate::domain::message::RefusalKind;
use crate::domain::operation::OperationKind;
use crate::domain::rule::ran::Ran;

/// A team that has a pipeline of service beside that of sales.
fn seller() -> Team {
    let mut team = team();
    let like = team.reader().setup().pipelines_of(Noun::Deal).next().unwrap().id;
    let set = sets(&[("code", "service".into()), ("name_en", "Service".into())]);
    team.run(Command::CreatePipeline { like, set });
    team
}

impl Team {
    /// A stage by its pipeline and its code.
    fn at(&self, pipeline: &str, stage: &str) -> StageId {
        let setup = self.reader().setup();
        let pipeline = setup.pipelines.iter().find(|one| one.code == pipeline).unwrap().id;
        setup.stages_of(pipeline).find(|one| one.code == stage).unwrap().id
    }

    fn rule(&mut self, code: &str, stage: StageId, more: &[(&str, Value)]) -> RecordRef {
        let own = [("code", code.into()), ("stage", Value::Int(stage.0))];
        self.create(Noun::Rule, &[&own[..], more].concat())
    }

    fn moves(&mut self, code: &str, stage: StageId, to: StageId) -> RecordRef {
        self.rule(code, stage, &[("action", "move".into()), ("to", Value::Int(to.0))])
    }

    fn copies(&mut self, code: &str, stage: StageId, to: StageId) -> RecordRef {
        self.rule(code, stage, &[("action", "copy".into()), ("to", Value::Int(to.0))])
    }

    fn converts(&mut self, code: &str, stage: &str, into: &[&str]) -> RecordRef {
        let stage = self.stage(Noun::Lead, stage);
        self.rule(code, stage, &[("action", "convert".into()), ("into", list(into))])
    }

    fn stage_of(&self, on: RecordRef) -> StageId {
        StageId(self.value(on, "stage").as_int().unwrap())
    }

    /// What rules did with a record, the newest first.
    fn ran(&self, on: RecordRef) -> Vec<Ran> {
        let wanted = Wanted { groups: vec![Group::Rules], ..Wanted::default() };
        let reader = self.reader();
        let (events, _) = reader.timeline_of(on, &wanted, Position::NEWEST, 100).unwrap();
        let ran = events.iter().filter_map(|happened| match &happened.event {
            Event::Entry(entry) => entry.ran(),
            _ => None,
        });
        ran.collect()
    }

    /// Why rules were not carried out, the newest first.
    fn failed(&self, on: RecordRef) -> Vec<String> {
        self.ran(on).into_iter().filter_map(|ran| Some(ran.why?.id)).collect()
    }

    fn live(&self, noun: Noun) -> i64 {
        self.count(noun, &Filter::All)
    }
}

#[test]
fn a_copy_takes_along_what_is_known_and_goes_with_the_move_that_made_it() {
    let mut team = seller();
    team.create(
        Noun::Field,
        &[("noun", "deal".into()), ("label", "Floor".into()), ("kind", "string".into())],
    );
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let further = team.create(Noun::Contact, &[("last_name", "Kowal".into())]);
    let company = team.create(Noun::Company, &[("title", "Acme".into())]);
    let (won, new) = (team.stage(Noun::Deal, "won"), team.at("service", "new_order"));
    team.copies("hand-over", won, new);
    let kept: Vec<(&str, Value)> = vec![
        ("title", "Roof".into()),
        ("amount", 150_000.into()),
        ("currency", "EUR".into()),
        ("contact", contact.id.into()),
        ("contacts", Value::Ids(vec![further.id])),
        ("company", company.id.into()),
        ("tags", list(&["vip"])),
        ("comment", "Second door".into()),
        ("floor", "third".into()),
    ];
    let deal =
        team.create(Noun::Deal, &[&kept[..], &[("begin_date", "2026-01-01".into())]].concat());
    let before = team.data();

    let receipt = team.move_to(deal, "won");
    assert_eq!((receipt.message.id, receipt.did), ("receipt-moved", Did::Moved(deal)));
    assert_eq!(receipt.touched[0], deal);
    let notes: Vec<&str> = receipt.followed.iter().map(|note| note.id).collect();
    assert_eq!((notes, receipt.left.len()), (vec!["note-rule-ran"], 0));
    let copy = *receipt.touched.iter().find(|on| on.noun == Noun::Deal && **on != deal).unwrap();
    for (field, value) in &kept {
        assert_eq!(team.value(copy, field), *value, "{field}");
    }
    assert_eq!(team.value(copy, "begin_date"), Value::Empty);
    assert_eq!((team.stage_of(deal), team.stage_of(copy)), (won, new));
    assert_eq!(team.value(copy, "copy_of"), Value::Int(deal.id));
    for on in [deal, copy] {
        let [ran] = &team.ran(on)[..] else { panic!("{on}") };
        assert_eq!((ran.on(), ran.made(), ran.to()), (Some(deal), vec![copy], Some(new)));
    }

    let after = team.data();
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.data(), after);
    team.undo();
    assert_eq!(team.data(), before);
    assert!(!team.lives(copy));
    team.assert_healthy();
}

#[test]
fn a_lead_is_converted_by_whoever_brings_it_to_the_stage() {
    let mut team = seller();
    let service = team.at("service", "new_order");
    let pipeline = team.reader().setup().stage(service).unwrap().pipeline;
    let rule = team.converts("quality", "processed", &["deal", "contact"]);
    team.edit(rule, "pipeline", pipeline.0);
    let named = [("last_name", "Nowak".into()), ("phone", points(&["600100200"]))];
    let lead = team.create(Noun::Lead, &named);
    let known = team.create(Noun::Contact, &[("last_name", "Lis".into())]);
    let repeat = team.create(Noun::Lead, &[("contact", known.id.into())]);
    let nobody = team.create(Noun::Lead, &[("title", "Roof".into())]);

    let mut boris = team.colleague("boris");
    let (to, now) = (team.stage(Noun::Lead, "processed"), team.tick());
    let before = team.data();
    let receipt = boris
        .execute(now, &Command::MoveStage { on: lead, from: None, to, comment: None })
        .unwrap();
    let made = team.ran(lead)[0].made();
    assert_eq!(made.iter().map(|on| on.noun).collect::<Vec<_>>(), [Noun::Deal, Noun::Contact]);
    assert_eq!((team.stage_of(made[0]), receipt.touched[0]), (service, lead));
    assert_eq!(team.stage_of(lead), team.stage(Noun::Lead, "converted"));
    let now = team.tick();
    boris.execute(now, &Command::Undo { operation: receipt.operation }).unwrap();
    assert_eq!(team.data(), before);

    // Of a known client's only a deal.
    team.move_to(repeat, "processed");
    let made: Vec<Noun> = team.ran(repeat)[0].made().iter().map(|on| on.noun).collect();
    assert_eq!(made, [Noun::Deal]);

    // Who says nothing of a person makes no contact; the move stands, and nothing else does.
    let (deals, contacts) = (team.live(Noun::Deal), team.live(Noun::Contact));
    let receipt = team.move_to(nobody, "processed");
    assert_eq!(team.stage_of(nobody), to);
    assert_eq!((team.live(Noun::Deal), team.live(Noun::Contact)), (deals, contacts));
    let [left] = &receipt.left[..] else { panic!("{receipt:?}") };
    assert_eq!(left.message.id, "note-rule-failed");
    assert_eq!(team.failed(nobody), ["refused-convert-lacks"]);
    team.undo();
    assert!(team.ran(nobody).is_empty());
    team.assert_healthy();
}

#[test]
fn what_a_rule_cannot_do_leaves_the_move_and_a_line_that_says_why() {
    let mut team = seller();
    let (won, new) = (team.stage(Noun::Deal, "won"), team.at("service", "new_order"));
    let values = [("title", "Roof".into()), ("close_date", "2026-12-31".into())];
    let deal = team.create(Noun::Deal, &values);
    // A copy goes its own way and has no such day yet.
    let (noun, name, what) = (Noun::Deal, "close_date".to_owned(), What::Required);
    team.run(Command::Field { decision: Decision { noun, name, what }, holds: true });
    team.copies("hand-over", won, new);
    let before = team.data();
    let receipt = team.move_to(deal, "won");
    assert_eq!((receipt.message.id, team.stage_of(deal)), ("receipt-moved", won));
    assert_eq!((team.live(Noun::Deal), receipt.followed.len()), (1, 0));
    assert_eq!(receipt.left[0].kind, RefusalKind::StageRule);
    assert_eq!(team.failed(deal), ["refused-required"]);
    team.undo();
    assert_eq!(team.data(), before);
    // The other rules of the stage are carried out all the same.
    team.moves("on", won, new);
    let receipt = team.move_to(deal, "won");
    assert_eq!((team.stage_of(deal), receipt.left.len(), receipt.followed.len()), (new, 1, 1));
    assert_eq!(receipt.did, Did::MovedOn);
    team.assert_healthy();
}

#[test]
fn rules_follow_one_from_another_and_never_round_in_a_circle() {
    let mut team = seller();
    let sales = |team: &Team, stage| team.stage(Noun::Deal, stage);
    let (won, payment) = (sales(&team, "won"), sales(&team, "payment"));
    let service = team.at("service", "new_order");
    team.moves("there", won, service);
    team.moves("back", service, payment);
    let deal = team.create(Noun::Deal, &[("title", "Roof".into())]);
    let before = team.data();
    team.move_to(deal, "won");
    assert_eq!((team.stage_of(deal), team.ran(deal).len()), (payment, 2));
    team.undo();
    assert_eq!(team.data(), before);

    team.moves("round", payment, won);
    let receipt = team.move_to(deal, "won");
    assert_eq!(team.stage_of(deal), won);
    assert_eq!((team.ran(deal).len(), team.failed(deal)), (4, vec!["rule-stop-circle".to_owned()]));
    assert_eq!(receipt.left.len(), 1);
    team.undo();
    assert_eq!(team.data().len(), before.len() + 1, "the third rule stays");

    // Copies of copies end as well.
    for (place, rule) in ["there", "back", "round"].into_iter().enumerate() {
        let on = RecordRef::new(Noun::Rule, place as i64 + 1);
        team.edit(on, "action", "copy");
        assert_eq!(team.value(on, "code"), rule.into());
    }
    team.move_to(deal, "won");
    assert_eq!(team.live(Noun::Deal), 4);
    team.undo();
    assert_eq!(team.live(Noun::Deal), 1);
    team.assert_healthy();
}

#[test]
fn the_rules_of_a_stage_are_carried_out_in_their_order_while_the_record_is_there() {
    let mut team = seller();
    let (won, lost) = (team.stage(Noun::Deal, "won"), team.stage(Noun::Deal, "lost"));
    let service = team.at("service", "new_order");
    let away = team.moves("away", won, service);
    let off = team.moves("off", won, lost);
    team.edit(off, "enabled", 0);
    let copies = team.copies("copy", won, service);
    let deal = team.create(Noun::Deal, &[("title", "Roof".into())]);
    team.move_to(deal, "won");
    assert_eq!((team.stage_of(deal), team.live(Noun::Deal)), (service, 1));
    assert_eq!(team.failed(deal), ["rule-stop-gone"]);
    team.undo();
    let earlier = team.reader().shift(copies, crate::crm::settings::order::Way::Earlier).unwrap();
    team.run(earlier.unwrap());
    let earlier = team.reader().shift(copies, crate::crm::settings::order::Way::Earlier).unwrap();
    team.run(earlier.unwrap());
    let order: Vec<i64> = team.reader().setup().rules.iter().map(|rule| rule.id.0).collect();
    assert_eq!(order, [copies.id, away.id, off.id]);
    team.move_to(deal, "won");
    assert_eq!((team.stage_of(deal), team.live(Noun::Deal)), (service, 2));
    assert!(team.failed(deal).is_empty());
}

#[test]
fn who_is_created_at_a_stage_comes_to_it_and_who_is_brought_back_does_not() {
    let mut team = seller();
    let (first, service) = (team.stage(Noun::Deal, "new_order"), team.at("service", "new_order"));
    team.copies("twin", first, service);
    let deal = team.create(Noun::Deal, &[("title", "Roof".into())]);
    assert_eq!(team.live(Noun::Deal), 2);
    assert_eq!((team.ran(deal).len(), team.stage_of(deal)), (1, first));
    let copy = team.ran(deal)[0].made()[0];
    team.undo();
    assert_eq!(team.live(Noun::Deal), 0);
    team.run(Command::Redo);
    assert_eq!(team.live(Noun::Deal), 2);
    team.run(Command::Delete { on: deal });
    team.run(Command::Restore { on: deal });
    team.edit(deal, "title", "Door");
    team.edit(deal, "stage", first.0);
    assert_eq!((team.live(Noun::Deal), team.lives(copy)), (2, true));
    // An edit of the stage is a way to come there.
    team.move_to(deal, "invoice");
    team.edit(deal, "stage", first.0);
    assert_eq!(team.live(Noun::Deal), 3);
    // Putting the records of a stage elsewhere, since it goes, is no work with them.
    let invoice = team.stage(Noun::Deal, "invoice");
    team.move_to(deal, "invoice");
    let commands = team.reader().retire(&[stage_row(invoice)], stage_row(first)).unwrap();
    let now = team.tick();
    team.anna.execute_all(now, OperationKind::RetireStage, &commands, |_| {}).unwrap();
    assert_eq!((team.stage_of(deal), team.live(Noun::Deal)), (first, 3));
}

#[test]
fn very_many_at_once_are_one_operation_with_what_follows_from_them() {
    let mut team = seller();
    let (won, service) = (team.stage(Noun::Deal, "won"), team.at("service", "new_order"));
    let deals: Vec<Command> = (0..700)
        .map(|place| {
            let set = sets(&[("title", format!("Deal {place}").as_str().into())]);
            Command::Create { noun: Noun::Deal, set }
        })
        .collect();
    let now = team.tick();
    team.anna.execute_all(now, OperationKind::Create, &deals, |_| {}).unwrap();
    team.copies("hand-over", won, service);
    let before = team.data();
    let moves: Vec<Command> = (1..=700)
        .map(|id| Command::MoveStage {
            on: RecordRef::new(Noun::Deal, id),
            to: won,
            from: None,
            comment: None,
        })
        .collect();
    let now = team.tick();
    let bulk = team.anna.execute_all(now, OperationKind::Move, &moves, |_| {}).unwrap();
    assert_eq!((bulk.done, bulk.refused.len(), bulk.left.len()), (700, 0, 0));
    assert_eq!(bulk.ran, [("hand-over".to_owned(), 700)]);
    let main = bulk.results.iter().map(|(_, records)| records[0].id);
    assert!(main.eq(1..=700), "what was asked for comes first");
    assert_eq!(team.live(Noun::Deal), 1400);
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.live(Noun::Deal), 1400);
    team.assert_healthy();
}

#[test]
fn a_rule_is_checked_when_it_is_made_and_when_it_is_changed() {
    let mut team = seller();
    let (won, service) = (team.stage(Noun::Deal, "won"), team.at("service", "new_order"));
    let create = |values: &[(&str, Value)]| Command::Create { noun: Noun::Rule, set: sets(values) };
    let stage = ("stage", Value::Int(won.0));
    let to = |to: StageId| ("to", Value::Int(to.0));
    let before = team.dump();
    for (values, kind, id) in [
        (vec![("code", "a".into())], RefusalKind::Lacking, "refused-required"),
        (
            vec![("code", "a".into()), stage.clone(), ("action", "copy".into())],
            RefusalKind::Malformed,
            "refused-rule-nowhere",
        ),
        (
            vec![("code", "a".into()), stage.clone(), ("action", "copy".into()), to(won)],
            RefusalKind::Rule,
            "refused-rule-own-stage",
        ),
        (
            vec![
                ("code", "a".into()),
                stage.clone(),
                ("action", "copy".into()),
                to(service),
                ("into", list(&["deal"])),
            ],
            RefusalKind::Malformed,
            "refused-rule-move-needs",
        ),
        (
            vec![("code", "a b".into()), stage.clone(), ("action", "copy".into()), to(service)],
            RefusalKind::Malformed,
            "refused-code",
        ),
    ] {
        let refusal = team.refuse(create(&values));
        assert_eq!((refusal.kind, refusal.message.id), (kind, id), "{values:?}");
    }
    assert_eq!(team.dump(), before);

    let rule = team.copies("hand-over", won, service);
    assert_eq!(team.value(rule, "name"), "hand-over".into());
    assert_eq!(team.value(rule, "enabled"), 1.into());
    let taken =
        [("code", "hand-over".into()), stage.clone(), ("action", "copy".into()), to(service)];
    assert_eq!(team.refuse(create(&taken)).message.id, "refused-taken");
    let named = [("name", "Второй робот".into()), stage, ("action", "move".into()), to(service)];
    let second = team.create(Noun::Rule, &named);
    assert_eq!(team.value(second, "code"), "vtoroi_robot".into());

    // What the action has no use for goes with its change, and comes back with it.
    let lead = team.stage(Noun::Lead, "new");
    let before = team.data();
    let set = sets(&[
        ("stage", Value::Int(lead.0)),
        ("action", "convert".into()),
        ("into", list(&["deal"])),
    ]);
    team.run(Command::Edit { on: rule, set });
    assert_eq!(team.value(rule, "to"), Value::Empty);
    team.undo();
    assert_eq!(team.data(), before);
    let set = sets(&[("to", Value::Int(won.0))]);
    let refusal = team.refuse(Command::Edit { on: rule, set });
    assert_eq!(refusal.message.id, "refused-rule-own-stage");
    assert_eq!(team.data(), before);

    // Rules are the team's, and run for everybody.
    let mut boris = team.colleague("boris");
    let now = team.tick();
    let denied = super::refusal(boris.execute(now, &Command::Delete { on: rule }));
    assert_eq!(denied.kind, RefusalKind::NotAllowed);
}

#[test]
fn a_stage_or_a_pipeline_that_a_rule_needs_stays() {
    let mut team = seller();
    let (won, service) = (team.stage(Noun::Deal, "won"), team.at("service", "new_order"));
    let rule = team.copies("hand-over", won, service);
    let home = team.reader().setup().stage(service).unwrap().pipeline;
    let heir = team.at("service", "consultation");
    for on in [RecordRef::new(Noun::Stage, service.0), RecordRef::new(Noun::Pipeline, home.0)] {
        let refusal = team.refuse(Command::Delete { on });
        assert_eq!(refusal.message.id, "refused-rules-need", "{on}");
        assert_eq!(refusal.kind, RefusalKind::Rule);
    }
    let refused = refusal(team.reader().retire(&[stage_row(service)], stage_row(heir)));
    assert_eq!(refused.message.id, "refused-rules-need");
    team.run(Command::Delete { on: rule });
    team.run(Command::Delete { on: RecordRef::new(Noun::Stage, service.0) });
    // It does not come back without its stage.
    let refusal = team.refuse(Command::Restore { on: rule });
    assert_eq!(refusal.message.id, "refused-no-stage");
    team.undo();
    team.undo();
    assert!(team.lives(rule));
    // A stage that was made is not unmade while a rule needs it.
    let set = [("name_en", "Night".into()), ("pipeline", Value::Int(home.0))];
    let look = [("meaning", "open".into()), ("colour", "blue".into())];
    let create = Command::Create { noun: Noun::Stage, set: sets(&[&set[..], &look[..]].concat()) };
    let receipt = team.run(create);
    let (made, operation) = (receipt.touched[0], receipt.operation);
    team.edit(rule, "to", made.id);
    let refused = team.refuse(Command::Undo { operation });
    assert!(team.lives(made));
    assert_eq!(refused.message.id, "refused-rules-need");
}

#[test]
fn a_copy_is_linked_with_its_original_both_ways() {
    let mut team = seller();
    let (won, service) = (team.stage(Noun::Deal, "won"), team.at("service", "new_order"));
    team.copies("hand-over", won, service);
    let deal = team.create(Noun::Deal, &[("title", "Roof".into())]);
    team.move_to(deal, "won");
    let copy = team.ran(deal)[0].made()[0];
    let linked = |on: RecordRef| -> Vec<RecordRef> {
        let reader = team.reader();
        let row = reader.card(on).unwrap().row;
        let groups = reader.links(&row, &|_| 10).unwrap();
        groups.iter().flat_map(|group| group.links.iter().map(|link| link.on)).collect()
    };
    assert_eq!((linked(deal), linked(copy)), (vec![copy], vec![deal]));
}

#[test]
fn a_rule_plans_for_whoever_is_responsible_from_the_moment_on() {
    let mut team = seller();
    let boris = team.colleague("boris").viewer().user;
    let (processed, won) = (team.stage(Noun::Lead, "processed"), team.stage(Noun::Deal, "won"));
    let plan = |line: &str| [("action", "plan".into()), ("plan", line.into())];
    team.rule("call", processed, &plan("call the client +1d !1h"));
    team.rule("thank", won, &plan("mail thank you"));
    for (line, refused) in [
        ("call friday", "refused-rule-plan-deadline"),
        ("call +1d @boris", "refused-rule-plan-person"),
    ] {
        let own = [("code", "x".into()), ("stage", Value::Int(won.0))];
        let set = sets(&[&own[..], &plan(line)].concat());
        assert_eq!(team.refuse(Command::Create { noun: Noun::Rule, set }).message.id, refused);
    }
    let own = [("code", "x".into()), ("stage", Value::Int(won.0)), ("to", Value::Int(won.0))];
    let set = sets(&[&own[..], &plan("call")].concat());
    let refusal = team.refuse(Command::Create { noun: Noun::Rule, set });
    assert_eq!(refusal.message.id, "refused-rule-plan-needs");

    let lead =
        team.create(Noun::Lead, &[("title", "Roof".into()), ("responsible", boris.0.into())]);
    let before = team.data();
    let receipt = team.move_to(lead, "processed");
    assert_eq!(receipt.followed.iter().map(|note| note.id).collect::<Vec<_>>(), ["note-rule-ran"]);
    let planned = team.reader().planned(lead, 9).unwrap();
    let [call] = &planned[..] else { panic!("{planned:?}") };
    assert_eq!((call.kind.as_str(), call.subject.as_str()), ("call", "the client"));
    assert_eq!((call.responsible, call.deadline), (boris, Some(team.now + 86_400)));
    let on = RecordRef::new(Noun::Activity, call.id);
    assert_eq!(team.value(on, "remind"), Value::Ids(vec![60]));
    assert_eq!(team.ran(lead).len(), 1);
    let after = team.data();
    team.undo();
    assert_eq!(team.data(), before);
    team.run(Command::Redo);
    assert_eq!(team.data(), after);

    let deal = team.create(Noun::Deal, &[("title", "Gate".into())]);
    team.move_to(deal, "won");
    let planned = team.reader().planned(deal, 9).unwrap();
    assert_eq!((planned.len(), planned[0].deadline), (1, None));
    team.assert_healthy();
}

#[test]
fn a_rule_makes_no_company_of_a_lead_that_names_none() {
    let mut team = seller();
    let rule = team.converts("quality", "processed", &["deal", "contact", "company"]);
    let named = [("last_name", "Nowak".into()), ("phone", points(&["600100200"]))];
    let lead = team.create(Noun::Lead, &named);
    let receipt = team.move_to(lead, "processed");
    let notes: Vec<&str> = receipt.followed.iter().map(|note| note.id).collect();
    assert!(notes.contains(&"note-rule-left-out"), "{notes:?}");
    let live = |team: &Team| Noun::RECORDS.map(|noun| team.live(noun))[1..].to_vec();
    assert_eq!(live(&team), [1, 1, 0], "a deal and a contact");

    let firm = team.create(Noun::Lead, &[&named[..], &[("company_name", "Acme".into())]].concat());
    team.move_to(firm, "processed");
    assert_eq!(team.live(Noun::Company), 1);
    // Nothing but a company: there is something to be filled in by somebody.
    team.edit(rule, "into", list(&["company"]));
    let nobody = team.create(Noun::Lead, &[("title", "x".into())]);
    team.move_to(nobody, "processed");
    assert_eq!(team.failed(nobody), ["refused-convert-lacks"]);
}
