use super::*;
use crate::crm::reader::{Bounds, Sort, Window};
use crate::domain::query::Term;
use crate::domain::urgency::Urgency;

fn named(word: &str) -> Filter {
    Filter::Text(vec![Term(vec![crate::domain::fold::fold(word)])])
}

#[test]
fn a_new_lead_has_its_defaults_and_two_without_a_title_have_numbers() {
    let mut team = team();
    let first = team.create(Noun::Lead, &[]);
    let second = team.create(Noun::Lead, &[("phone", points(&["+48 600 100 200"]))]);
    assert_ne!(first.id, second.id);
    assert_eq!(team.value(first, "title"), Value::Empty);
    assert_eq!(team.value(first, "amount"), Value::Int(0));
    assert_eq!(team.value(first, "stage"), Value::Int(team.stage(Noun::Lead, "new").0));
    assert_eq!(team.value(first, "currency"), "PLN".into());
    assert_eq!(team.value(first, "responsible"), Value::Int(team.anna.viewer().user.0));
    assert_eq!(team.value(first, "repeat"), Value::Int(0));
    team.edit(first, "title", "Windows");
    team.undo();
    assert_eq!(team.value(first, "title"), Value::Empty);
}

#[test]
fn every_kind_of_record_is_made_changed_put_away_and_brought_back() {
    let mut team = team();
    type Row<'a> = (Noun, &'a [(&'a str, Value)], &'a str, Value);
    let table: [Row<'_>; 5] = [
        (Noun::Lead, &[("title", "Doors".into())], "comment", "urgent".into()),
        (Noun::Deal, &[("title", "Roof".into())], "close_date", "2027-01-31".into()),
        (Noun::Contact, &[("last_name", "Nowak".into())], "email", points(&["n@example.com"])),
        (Noun::Company, &[("title", "Acme".into())], "tags", list(&["vip"])),
        (
            Noun::Activity,
            &[("kind", "call".into()), ("subject", "Ask".into())],
            "place",
            "here".into(),
        ),
    ];
    for (noun, values, field, value) in table {
        let on = team.create(noun, values);
        for (name, given) in values {
            assert_eq!(team.value(on, name), *given, "{on} {name}");
        }
        let receipt = team.edit(on, field, value.clone());
        assert_eq!(receipt.message.id, "receipt-edited-field");
        assert_eq!(team.value(on, field), value, "{on} {field}");
        assert_eq!(team.edit(on, field, value.clone()).operation, None, "{on}: the same again");
        team.run(Command::Delete { on });
        assert!(!team.lives(on));
        assert_eq!(team.count(noun, &Filter::All), 0, "{on}");
        assert_eq!(team.count(noun, &Filter::Deleted), 1, "{on}");
        assert_eq!(team.refuse(Command::Edit { on, set: vec![] }).message.id, "refused-deleted");
        team.run(Command::Restore { on });
        assert_eq!(team.count(noun, &Filter::All), 1, "{on}");
        team.edit(on, field, Value::Empty);
        assert_eq!(team.value(on, field), Value::Empty, "{on} {field}");
    }
    team.assert_healthy();
}

#[test]
fn the_bin_hides_from_board_list_search_and_sums() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "Kitchen".into()), ("amount", 500.into())]);
    team.create(Noun::Lead, &[("title", "Bathroom".into()), ("amount", 70.into())]);
    let stage = team.stage(Noun::Lead, "new");
    let seen = |team: &Team| {
        let reader = team.reader();
        let pipeline = reader.setup().pipelines_of(Noun::Lead).next().unwrap().id;
        let window = || Window::Top { rows: 9 };
        let sort = Sort { field: "title".to_owned(), descending: false };
        let kept = reader.kept_totals(pipeline, &Filter::All).unwrap().unwrap();
        let counted = reader.count_columns(Noun::Lead, pipeline, &Filter::All).unwrap();
        assert_eq!(kept, counted);
        (
            reader.column(Noun::Lead, stage, &Filter::All, window()).unwrap().tiles.rows.len(),
            reader.list(Noun::Lead, &[], &Filter::All, &sort, window()).unwrap().rows.rows.len(),
            reader.ids(Noun::Lead, &named("kitch")).unwrap().len(),
            kept[0].sums[0].minor,
        )
    };
    assert_eq!(seen(&team), (2, 2, 1, 570));
    team.run(Command::Delete { on: lead });
    assert_eq!(seen(&team), (1, 1, 0, 70));
    team.run(Command::Restore { on: lead });
    assert_eq!(seen(&team), (2, 2, 1, 570));
}

#[test]
fn boards_show_of_the_bin_what_lists_show() {
    let mut team = team();
    let [gone, _, kept] = ["Kitchen", "Bathroom", "Roof"]
        .map(|title| team.create(Noun::Lead, &[("title", title.into()), ("amount", 500.into())]));
    team.run(Command::Delete { on: gone });
    let stage = team.stage(Noun::Lead, "new");
    let kitchen_or_roof = Filter::Or(vec![Filter::Deleted, named("roof")]);
    for (filter, shown) in [
        (Filter::Deleted, vec![gone.id]),
        (kitchen_or_roof, vec![gone.id, kept.id]),
        (Filter::Not(Box::new(Filter::Deleted)), vec![kept.id - 1, kept.id]),
    ] {
        let reader = team.reader();
        let pipeline = reader.setup().pipelines_of(Noun::Lead).next().unwrap().id;
        let window = || Window::Top { rows: 9 };
        let sort = Sort { field: "id".to_owned(), descending: false };
        let listed = reader.list(Noun::Lead, &[], &filter, &sort, window()).unwrap().rows.rows;
        assert_eq!(listed.iter().map(|row| row.id).collect::<Vec<_>>(), shown, "{filter:?}");
        assert_eq!(reader.count(Noun::Lead, &filter).unwrap(), shown.len() as i64);
        let column = reader.column(Noun::Lead, stage, &filter, window()).unwrap().tiles.rows;
        let mut tiles: Vec<i64> = column.iter().map(|tile| tile.id).collect();
        tiles.sort_unstable();
        assert_eq!(tiles, shown, "{filter:?}");
        let counted = reader.count_columns(Noun::Lead, pipeline, &filter).unwrap();
        assert_eq!(counted[0].count, shown.len() as i64, "{filter:?}");
        assert_eq!(reader.kept_totals(pipeline, &filter).unwrap(), None);
        let bounds = Bounds { now: team.now, from: None, until: None };
        let due =
            reader.due_column(Noun::Lead, (Urgency::Nothing, bounds), &filter, window()).unwrap();
        assert_eq!(due.count, shown.len() as i64, "{filter:?}");
    }
}

#[test]
fn linking_a_client_makes_a_lead_repeat_and_unlinking_does_not() {
    let mut team = team();
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    let company = team.create(Noun::Company, &[("title", "Acme".into())]);
    let lead = team.create(Noun::Lead, &[("title", "Again".into())]);
    let repeat = |team: &Team| team.value(lead, "repeat") == Value::Int(1);
    team.edit(lead, "contact", contact.id);
    assert!(repeat(&team));
    team.edit(lead, "company", company.id);
    team.edit(lead, "contact", Value::Empty);
    assert!(repeat(&team), "the company is left");
    team.edit(lead, "company", Value::Empty);
    assert!(!repeat(&team));
    team.undo();
    assert!(repeat(&team));
    let born = team.create(Noun::Lead, &[("contact", contact.id.into()), ("repeat", 0.into())]);
    assert_eq!(team.value(born, "repeat"), Value::Int(1), "never given, always known");
}

#[test]
fn a_card_is_found_by_its_clients_name_and_by_comments() {
    let mut team = team();
    let contact = team.create(Noun::Contact, &[("last_name", "Kowalska".into())]);
    let deal = team.create(Noun::Deal, &[("contact", contact.id.into())]);
    let found = |team: &Team, word: &str| {
        team.reader().ids(Noun::Deal, &named(word)).unwrap().contains(&deal.id)
    };
    assert!(found(&team, "kowalska"));
    team.edit(contact, "last_name", "Zielińska");
    assert!(!found(&team, "kowalska") && found(&team, "zielinska"));

    let receipt = team.run(Command::comment(deal, "asked for walnut"));
    assert!(found(&team, "walnut"));
    team.run(Command::Delete { on: receipt.touched[0] });
    assert!(!found(&team, "walnut"));
    team.undo();
    assert!(found(&team, "walnut"));
    let to = team.stage(Noun::Deal, "lost");
    team.run(Command::MoveStage {
        on: deal,
        to,
        from: None,
        comment: Some("too expensive".to_owned()),
    });
    assert!(found(&team, "expensive"));
}

#[test]
fn a_contact_and_a_company_see_each_other() {
    let mut team = team();
    let (a, b) = (
        team.create(Noun::Company, &[("title", "A".into())]),
        team.create(Noun::Company, &[("title", "B".into())]),
    );
    let contact = team.create(Noun::Contact, &[("last_name", "Nowak".into())]);
    team.edit(contact, "company", Value::Ids(vec![b.id, a.id, b.id]));
    assert_eq!(team.value(contact, "company"), Value::Ids(vec![a.id, b.id]));
    assert_eq!(team.value(b, "contact"), Value::Ids(vec![contact.id]));
    team.undo();
    assert_eq!(team.value(contact, "company"), Value::Empty);
    assert_eq!(team.value(b, "contact"), Value::Empty);
}

#[test]
fn a_step_goes_on_from_where_it_was_seen_or_not_at_all() {
    let mut team = team();
    let on = team.create(Noun::Lead, &[("title", "x".into())]);
    let stage = |code| team.stage(Noun::Lead, code);
    let (new, work, processed) = (stage("new"), stage("in_work"), stage("processed"));
    let step = |from, to| Command::MoveStage { on, from: Some(from), to, comment: None };
    team.run(step(new, work));
    team.run(Command::Edit { on, set: vec![Set::new("title", "y")] });
    team.run(step(work, processed));
    let refusal = team.refuse(step(new, work));
    assert_eq!(refusal.message.id, "refused-changed-meanwhile", "it is further by now");
    assert_eq!(team.run(step(new, processed)).message.id, "receipt-nothing", "as it was wanted");
    assert_eq!(team.value(on, "stage"), Value::Int(processed.0));
}

#[test]
fn any_stage_leads_to_any_and_being_finished_is_known() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "x".into())]);
    team.move_to(lead, "junk");
    assert_eq!(team.value(lead, "closed_at"), Value::Int(team.now));
    assert_eq!(team.value(lead, "moved_at"), Value::Int(team.now));
    assert_eq!(team.count(Noun::Lead, &Filter::open(Noun::Lead)), 0, "not among the active");
    assert_eq!(team.count(Noun::Lead, &named("x")), 1, "but found");
    team.move_to(lead, "in_work");
    assert_eq!(team.value(lead, "closed_at"), Value::Empty);
    assert_eq!(
        team.refuse(Command::MoveStage {
            on: lead,
            from: None,
            to: team.stage(Noun::Lead, "converted"),
            comment: None,
        })
        .message
        .id,
        "refused-won-by-hand"
    );
    let won = team.stage(Noun::Lead, "converted").0;
    let set = vec![Set::new("stage", won)];
    assert_eq!(team.refuse(Command::Edit { on: lead, set }).message.id, "refused-won-by-hand");
}

#[test]
fn a_card_comes_back_from_the_bin_though_its_stage_is_gone() {
    let mut team = team();
    let set = vec![
        ("pipeline", team.reader().setup().pipelines_of(Noun::Lead).next().unwrap().id.0.into()),
        ("code", "call_back".into()),
        ("name_en", "Call".into()),
        ("name_ru", "Звонок".into()),
        ("name_pl", "Telefon".into()),
        ("meaning", "open".into()),
        ("colour", "red".into()),
    ];
    let stage = team.create(Noun::Stage, &set);
    let lead = team.create(Noun::Lead, &[("stage", stage.id.into())]);
    team.run(Command::Delete { on: lead });
    team.run(Command::Delete { on: stage });
    team.run(Command::Restore { on: lead });
    assert_eq!(team.value(lead, "stage"), Value::Int(team.stage(Noun::Lead, "new").0));
    team.assert_healthy();
}

#[test]
fn what_is_done_leaves_the_agenda_and_shows_on_the_card() {
    let mut team = team();
    let lead = team.create(Noun::Lead, &[("title", "x".into())]);
    let plan = |subject: &str, deadline: Option<i64>| {
        let mut values: Vec<(&str, Value)> = vec![
            ("kind", "call".into()),
            ("subject", subject.into()),
            ("on", lead.to_string().as_str().into()),
        ];
        values.extend(deadline.map(|at| ("deadline", at.into())));
        values
    };
    let day = team.now + 86_400;
    let none = team.create(Noun::Activity, &plan("some day", None));
    let late = team.create(Noun::Activity, &plan("late", Some(day + 60)));
    let soon = team.create(Noun::Activity, &plan("soon", Some(day)));
    let planned = |team: &Team| {
        let planned = team.reader().planned(lead, 9).unwrap();
        planned.into_iter().map(|a| a.id).collect::<Vec<_>>()
    };
    assert_eq!(planned(&team), [soon.id, late.id, none.id], "nearest first, without one last");
    assert_eq!(team.value(lead, "next_at"), Value::Int(day));
    let result = Some("will buy".to_owned());
    team.run(Command::Complete { activity: soon.id, result, next: None });
    assert_eq!(planned(&team), [late.id, none.id]);
    assert_eq!(team.value(lead, "next_at"), Value::Int(day + 60));
    assert_eq!(team.value(soon, "result"), "will buy".into());
    assert_eq!(team.value(soon, "done_at"), Value::Int(team.now));
    let again = team.refuse(Command::Complete { activity: soon.id, result: None, next: None });
    assert_eq!(again.message.id, "refused-done-already");
    team.undo();
    assert_eq!(planned(&team), [soon.id, late.id, none.id]);
    let agenda = |team: &Team| team.agenda((day + 1, day + 61), &[Part::Overdue, Part::Today]);
    let items = agenda(&team);
    assert_eq!(items.iter().map(|item| item.id).collect::<Vec<_>>(), [soon.id, late.id]);
    let counters = team.reader().counters(day + 1, day + 61, 1000).unwrap();
    assert_eq!((counters.overdue, counters.today), (1, 1));
    // What is planned with a record in the bin rests until the record comes back.
    let attention = |team: &Team| {
        let reader = team.reader();
        let counters = reader.counters(day + 1, day + 61, 1000).unwrap();
        (agenda(team).len(), counters.overdue, counters.today)
    };
    team.run(Command::Delete { on: lead });
    assert_eq!(attention(&team), (0, 0, 0));
    team.run(Command::Restore { on: lead });
    assert_eq!(attention(&team), (2, 1, 1));
}

#[test]
fn half_written_text_is_kept_for_its_writer_only() {
    let mut team = team();
    let mut boris = team.colleague("boris");
    team.anna.keep_draft(10, "lead/1", "half a").unwrap();
    team.anna.keep_draft(11, "lead/2", "other").unwrap();
    team.anna.keep_draft(12, "lead/1", "half a word").unwrap();
    boris.keep_draft(13, "lead/1", "mine").unwrap();
    let reader = team.reader();
    assert_eq!(reader.draft("lead/1").unwrap(), Some(("half a word".to_owned(), 12)));
    let places: Vec<String> = reader.drafts().unwrap().into_iter().map(|(p, _)| p).collect();
    assert_eq!(places, ["lead/1", "lead/2"], "the latest first");
    team.anna.keep_draft(14, "lead/1", "").unwrap();
    assert_eq!(reader.draft("lead/1").unwrap(), None);
    let his = team.db.reader(boris.viewer()).unwrap();
    assert_eq!(his.draft("lead/1").unwrap(), Some(("mine".to_owned(), 13)));
}
