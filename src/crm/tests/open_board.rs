//! A board that stays open shows what one that is opened now does, whatever was changed meanwhile.

use super::*;
use crate::crm::reader::Column;
use crate::domain::command::Merge;

/// All columns of all boards as a reader has them.
fn boards(reader: &Reader) -> Vec<Column> {
    let setup = reader.setup();
    let stages = setup
        .pipelines
        .iter()
        .flat_map(|pipeline| setup.stages_of(pipeline.id).map(|stage| (pipeline.noun, stage.id)));
    let column =
        |(noun, stage)| reader.column(noun, stage, &Filter::All, Window::Top { rows: 50 }).unwrap();
    stages.map(column).collect()
}

impl Team {
    fn assert_sees(&self, open: &mut Reader, what: &str) {
        open.changed().unwrap();
        assert_eq!(boards(open), boards(&self.reader()), "{what}");
    }
}

#[test]
fn a_board_that_stays_open_shows_whatever_was_changed() {
    let mut team = team();
    team.colleague("boris");
    let company = team.create(Noun::Company, &[("title", "Dom".into())]);
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let roof = [("title", "Roof".into()), ("contact", Value::Int(contact.id))];
    let pumps = [("title", "Pumps".into()), ("company", Value::Int(company.id))];
    let (roof, pumps) = (team.create(Noun::Lead, &roof), team.create(Noun::Lead, &pumps));
    let unnamed = team.create(Noun::Lead, &[("phone", points(&["+48600100200"]))]);
    let deal = [("title", "Sale".into()), ("contact", Value::Int(contact.id))];
    let deal = team.create(Noun::Deal, &deal);
    let plan = |on: RecordRef, subject: &str| Command::Create {
        noun: Noun::Activity,
        set: sets(&[
            ("kind", "call".into()),
            ("subject", subject.into()),
            ("deadline", Value::Int(1_800_100_000)),
            ("on", on.to_string().as_str().into()),
        ]),
    };
    let call = team.run(plan(roof, "Ask")).touched[0];
    let comment = team.run(Command::comment(deal, "a word")).touched[0];
    let stage = stage_row(team.stage(Noun::Lead, "in_work"));
    let edit = |on, field, value| Command::Edit { on, set: vec![Set::new(field, value)] };
    let to = team.stage(Noun::Lead, "in_work");
    let mut open = team.reader();
    team.assert_sees(&mut open, "nothing");
    let commands = [
        Command::MoveStage { on: roof, from: None, to, comment: None },
        edit(pumps, "amount", Value::Int(500)),
        edit(pumps, "tags", list(&["vip"])),
        edit(pumps, "observers", Value::Ids(vec![2])),
        edit(unnamed, "phone", points(&["+48600100300"])),
        edit(contact, "last_name", "Kowalska".into()),
        edit(company, "title", "House".into()),
        edit(call, "deadline", Value::Int(1_800_050_000)),
        plan(roof, "Ask again"),
        edit(call, "on", pumps.to_string().as_str().into()),
        Command::Complete { activity: call.id, result: None, next: None },
        Command::comment(unnamed, "another"),
        Command::Delete { on: comment },
        edit(stage, "limit_days", Value::Int(3)),
        Command::Delete { on: company },
        Command::Merge(Merge::new(roof, vec![pumps])),
        convert_into(roof, Targets { deal: true, contact: false, company: false }),
        Command::Delete { on: unnamed },
    ];
    let count = commands.len();
    for command in commands {
        let told = format!("{command:?}");
        team.run(command);
        team.assert_sees(&mut open, &told);
    }
    for undone in 0..count {
        team.undo();
        team.assert_sees(&mut open, &format!("undo of {undone}"));
    }
}

#[test]
fn what_came_since_the_last_look_is_not_taken_for_what_is_known() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Roof".into())]);
    let mut open = team.reader();
    let column = |open: &Reader| {
        let stage = team.stage(Noun::Lead, "new");
        open.column(Noun::Lead, stage, &Filter::All, Window::Top { rows: 9 }).unwrap()
    };
    let titles = |open: &Reader| {
        let tiles = column(open).tiles.rows;
        tiles.into_iter().map(|tile| tile.title.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&open), ["Roof"]);
    let mut boris = team.db.writer(team.anna.viewer()).unwrap();
    let rename = |title: &str| Command::Edit { on: lead, set: vec![Set::new("title", title)] };
    boris.execute(team.now + 1, &rename("Pumps")).unwrap();
    assert_eq!(titles(&open), ["Pumps"], "read before it was looked whether anything changed");
    assert!(open.changed().unwrap());
    assert_eq!(titles(&open), ["Pumps"]);
}
