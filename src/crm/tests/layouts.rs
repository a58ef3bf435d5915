//! Views of cards: who may change which, what is seen of a change, and taking it back.

use super::*;
use crate::domain::layout::arrange::{Place, Step};
use crate::domain::layout::part::Item;
use crate::domain::layout::{Change, Key, What, Which};
use crate::domain::message::RefusalKind;
use crate::domain::person::UserId;
use crate::domain::stage::PipelineId;

fn item(name: &str) -> Item {
    Item::Field(name.to_owned())
}

fn before(name: &str, other: &str) -> Step {
    Step::Move(item(name), Place::Before(item(other)))
}

fn hide(name: &str) -> Step {
    Step::Hide(item(name))
}

fn key(noun: Noun, which: Which) -> Key {
    Key { noun, pipeline: None, which }
}

fn change(key: Key, what: What) -> Command {
    Command::Layout(Change { key, what })
}

fn arrange(key: Key, steps: &[Step]) -> Command {
    change(key, What::Arrange(steps.to_vec()))
}

impl Team {
    /// The first fields of a card that somebody sees, in a pipeline of it.
    fn sees(&self, user: UserId, noun: Noun, pipeline: Option<PipelineId>) -> String {
        let setup = self.reader().setup();
        let blocks = setup.card(user, noun, pipeline);
        let fields = blocks.iter().flat_map(|block| block.seen());
        let names: Vec<&str> = fields.map(|field| field.name.as_str()).take(3).collect();
        names.join(" ")
    }

    fn me(&self) -> UserId {
        self.anna.viewer().user
    }
}

const COMMON: Which = Which::Common;

#[test]
fn the_common_view_is_everybodys_and_is_taken_back_and_done_again() {
    let mut team = team();
    let boris = team.colleague("boris").viewer().user;
    let lead = key(Noun::Lead, COMMON);
    assert_eq!(team.sees(boris, Noun::Lead, None), "title stage amount");
    team.run(arrange(lead, &[before("amount", "title")]));
    assert_eq!(team.sees(boris, Noun::Lead, None), "amount currency title");
    team.run(arrange(lead, &[hide("amount")]));
    let seen = ["title stage products", "amount currency title", "title stage amount"];
    assert_eq!(team.sees(boris, Noun::Lead, None), seen[0]);
    for expected in [seen[1], seen[2]] {
        team.undo();
        assert_eq!(team.sees(boris, Noun::Lead, None), expected);
    }
    for expected in [seen[1], seen[0]] {
        team.run(Command::Redo);
        assert_eq!(team.sees(boris, Noun::Lead, None), expected);
    }
    let receipt = team.run(arrange(lead, &[hide("amount")]));
    assert_eq!((receipt.message.id, receipt.operation), ("receipt-nothing", None));
    team.run(change(lead, What::Remove));
    assert_eq!(team.sees(boris, Noun::Lead, None), seen[2]);
    team.undo();
    assert_eq!(team.sees(boris, Noun::Lead, None), seen[0]);
    // What comes into the place of a removed one stands.
    let removed = team.run(change(lead, What::Remove));
    team.run(arrange(lead, &[hide("title")]));
    let back = team.refuse(Command::Undo { operation: removed.operation });
    assert_eq!(back.message.id, "note-undo-left-record");
    assert_eq!(team.sees(boris, Noun::Lead, None), "stage amount currency");
}

#[test]
fn what_two_do_to_one_view_is_both_kept_and_nobody_takes_back_over_it() {
    let mut team = team();
    let ewa = team.colleague("ewa");
    let on = RecordRef::new(Noun::User, ewa.viewer().user.0);
    team.edit(on, "admin", 1);
    let mut ewa = team.db.writer(Database::viewer(&team.db.person("ewa", "").unwrap())).unwrap();
    let lead = key(Noun::Lead, COMMON);
    let first = team.run(arrange(lead, &[before("amount", "title")]));
    let now = team.tick();
    ewa.execute(now, &arrange(lead, &[hide("stage")])).unwrap();
    assert_eq!(team.sees(team.me(), Noun::Lead, None), "amount currency title");
    let refused = team.refuse(Command::Undo { operation: first.operation });
    assert_eq!(refused.message.id, "note-undo-left-record");
    assert_eq!(team.sees(team.me(), Noun::Lead, None), "amount currency title");
}

#[test]
fn one_who_is_no_administrator_has_a_view_of_his_own() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    let me = boris.viewer().user;
    team.run(change(
        key(Noun::Lead, COMMON),
        What::Add { name: "Short".to_owned(), choose: false },
    ));
    let named = team.reader().setup().layouts.all[0].id;
    let before_all = team.dump();
    for (which, what) in [
        (COMMON, What::Arrange(vec![hide("amount")])),
        (COMMON, What::Remove),
        (Which::Named(named), What::Arrange(vec![hide("amount")])),
        (Which::Named(named), What::Rename("Long".to_owned())),
        (Which::Named(named), What::Remove),
        (COMMON, What::Add { name: "Mine".to_owned(), choose: true }),
    ] {
        let now = team.tick();
        let refusal = refusal(boris.execute(now, &change(key(Noun::Lead, which), what.clone())));
        assert_eq!(refusal.kind, RefusalKind::NotAllowed, "{what:?}");
        assert_eq!(refusal.message.args[1], ("people", "Anna Nowak".into()), "{what:?}");
    }
    assert_eq!(team.dump(), before_all);
    let mine = key(Noun::Lead, Which::Mine);
    let now = team.tick();
    let receipt = boris.execute(now, &arrange(mine, &[before("amount", "title")])).unwrap();
    assert_eq!(receipt.notes[0].id, "receipt-view-chosen");
    assert_eq!(team.sees(me, Noun::Lead, None), "amount currency title");
    assert_eq!(team.sees(team.me(), Noun::Lead, None), "title stage amount");
    let mut run = |command: Command| boris.execute(now, &command).unwrap();
    run(arrange(mine, &[hide("title")]));
    run(change(key(Noun::Lead, Which::Named(named)), What::Choose));
    assert_eq!(team.sees(me, Noun::Lead, None), "title stage amount");
    run(change(mine, What::Choose));
    assert_eq!(team.sees(me, Noun::Lead, None), "amount currency stage");
    let undo = || Command::Undo { operation: None };
    for expected in [
        "title stage amount",
        "amount currency stage",
        "amount currency title",
        "title stage amount",
    ] {
        run(undo());
        assert_eq!(team.sees(me, Noun::Lead, None), expected);
    }
    for expected in ["amount currency title", "amount currency stage"] {
        run(Command::Redo);
        assert_eq!(team.sees(me, Noun::Lead, None), expected);
    }
    // What another one has for himself, nobody else sees as his own.
    assert_eq!(team.reader().setup().layouts.own(mine, team.me()), None);
    run(change(mine, What::Remove));
    assert_eq!(team.sees(me, Noun::Lead, None), "title stage amount");
}

#[test]
fn a_pipeline_may_have_a_view_of_its_own() {
    let mut team = team();
    let me = team.me();
    let audit =
        team.create(Noun::Pipeline, &[("noun", "deal".into()), ("name_en", "Audit".into())]);
    let audit = Some(PipelineId(audit.id));
    let sales = Some(team.reader().setup().pipelines_of(Noun::Deal).next().unwrap().id);
    let all = key(Noun::Deal, COMMON);
    let own = Key { pipeline: audit, ..all };
    team.run(arrange(all, &[before("amount", "title")]));
    team.run(arrange(own, &[hide("title")]));
    assert_eq!(team.sees(me, Noun::Deal, sales), "amount currency title");
    assert_eq!(team.sees(me, Noun::Deal, audit), "amount currency stage");
    // The common one goes its way; that of the pipeline stays as it was.
    team.run(arrange(all, &[hide("stage")]));
    assert_eq!(team.sees(me, Noun::Deal, sales), "amount currency title");
    assert_eq!(team.sees(me, Noun::Deal, audit), "amount currency stage");
    let mine = Key { which: Which::Mine, ..own };
    team.run(change(mine, What::Choose));
    team.run(arrange(key(Noun::Deal, Which::Mine), &[before("source", "amount")]));
    assert_eq!(team.sees(me, Noun::Deal, sales), "amount currency title");
    assert_eq!(team.sees(me, Noun::Deal, audit), "source amount currency");
    // Who chooses for all pipelines chooses for this one.
    team.run(change(all, What::Choose));
    assert_eq!(team.sees(me, Noun::Deal, audit), "amount currency stage");
    team.run(change(own, What::Remove));
    assert_eq!(team.sees(me, Noun::Deal, audit), "amount currency title");
    let of_leads = Key { noun: Noun::Lead, ..own };
    assert_eq!(team.refuse(arrange(of_leads, &[])).kind, RefusalKind::NotFound);
}

#[test]
fn a_field_comes_into_every_view_and_goes_from_it_and_what_is_mandatory_is_seen() {
    let mut team = team();
    let me = team.me();
    let field = team.create(
        Noun::Field,
        &[
            ("noun", "company".into()),
            ("label", "District".into()),
            ("name", "district".into()),
            ("kind", "string".into()),
        ],
    );
    let company = key(Noun::Company, COMMON);
    let steps = [before("district", "title"), hide("district")];
    team.run(arrange(company, &steps));
    assert_eq!(team.sees(me, Noun::Company, None), "title industry employees");
    team.edit(field, "required", 1);
    assert_eq!(team.sees(me, Noun::Company, None), "district title industry");
    for (step, id) in [
        (hide("district"), "refused-layout-mandatory"),
        (hide("title"), "refused-layout-mandatory"),
        (Step::Hide(Item::Section(crate::domain::field::Section::Main)), "refused-layout-section"),
    ] {
        let before = team.dump();
        let refusal = team.refuse(arrange(company, &[hide("industry"), step.clone()]));
        assert_eq!((refusal.kind, refusal.message.id), (RefusalKind::Rule, id), "{step:?}");
        assert_eq!(team.dump(), before);
    }
    team.run(Command::Delete { on: field });
    assert_eq!(team.sees(me, Noun::Company, None), "title industry employees");
    let fields = || {
        let setup = team.reader().setup();
        let blocks = setup.card(me, Noun::Company, None);
        blocks.iter().flat_map(|b| b.seen()).map(|f| f.name.clone()).collect::<Vec<_>>()
    };
    assert!(!fields().contains(&"district".to_owned()));
    let refusal = team.refuse(arrange(company, &[hide("industri")]));
    assert_eq!(refusal.kind, RefusalKind::Malformed);
    assert_eq!(refusal.hint.unwrap().args[0], ("name", "industry".into()));
}

#[test]
fn names_of_views_are_names_and_are_there_once() {
    let mut team = team();
    let lead = key(Noun::Lead, COMMON);
    let add = |name: &str| change(lead, What::Add { name: name.to_owned(), choose: true });
    team.run(add(" Short "));
    let id = team.reader().setup().layouts.all[0].id;
    let named = key(Noun::Lead, Which::Named(id));
    assert_eq!(team.reader().setup().layouts.chosen(team.me(), Noun::Lead, None), named.which);
    let long = "x".repeat(41);
    for (command, kind) in [
        (add("short"), RefusalKind::Rule),
        (add("Общий вид"), RefusalKind::Rule),
        (add("My view"), RefusalKind::Rule),
        (add(" "), RefusalKind::Malformed),
        (add(&long), RefusalKind::Malformed),
        (change(lead, What::Rename("Any".to_owned())), RefusalKind::Rule),
        (change(key(Noun::Lead, Which::Named(id + 1)), What::Choose), RefusalKind::NotFound),
        (change(key(Noun::Deal, Which::Named(id)), What::Choose), RefusalKind::NotFound),
        (change(key(Noun::Stage, COMMON), What::Choose), RefusalKind::Malformed),
        (change(lead, What::Remove), RefusalKind::NotFound),
        (Command::Create { noun: Noun::Layout, set: vec![] }, RefusalKind::Rule),
    ] {
        let before = team.dump();
        assert_eq!(team.refuse(command.clone()).kind, kind, "{command:?}");
        assert_eq!(team.dump(), before);
    }
    team.run(change(named, What::Rename("Brief".to_owned())));
    team.run(change(named, What::Remove));
    // Whoever had chosen it sees the common one again.
    assert_eq!(team.reader().setup().layouts.chosen(team.me(), Noun::Lead, None), COMMON);
    let removed = team.undo();
    assert_eq!(removed.notes, []);
    assert_eq!(team.reader().setup().layouts.chosen(team.me(), Noun::Lead, None), named.which);
    // A name that was taken meanwhile is not there twice.
    let removed = team.run(change(named, What::Remove));
    team.run(add("brief"));
    let back = team.refuse(Command::Undo { operation: removed.operation });
    assert_eq!(back.message.id, "note-undo-left-record");
    assert_eq!(team.reader().setup().layouts.all.len(), 1);
}
