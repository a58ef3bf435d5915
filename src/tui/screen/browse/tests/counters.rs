//! The counters of activities on cards and over columns.

use super::*;
use crate::domain::value::Value;

const HOUR: i64 = 3600;

/// Plans a call with a lead, with reminders of its own where there are some.
fn plan(office: &mut Office, lead: i64, after: i64, remind: Option<i64>) {
    let mut set = vec![
        Set::new("kind", "call"),
        Set::new("subject", "Ewa"),
        Set::new("on", format!("lead/{lead}").as_str()),
        Set::new("deadline", Value::Int(noon() + after)),
    ];
    set.extend(remind.map(|minutes| Set::new("remind", Value::Ids(vec![minutes]))));
    office.write(Command::Create { noun: Noun::Activity, set });
}

/// Six leads: with nothing, one planned, several planned, one late, three that ask for attention, and
/// one whose later activity is reminded of before the nearest.
fn busy() -> Office {
    let mut office = Office::new(6);
    plan(&mut office, 2, 24 * HOUR, None);
    for after in [24, 25, 26] {
        plan(&mut office, 3, after * HOUR, None);
    }
    plan(&mut office, 4, -HOUR, None);
    for after in [-2 * HOUR, -HOUR, 600, 48 * HOUR] {
        plan(&mut office, 5, after, None);
    }
    plan(&mut office, 6, 2 * HOUR, None);
    plan(&mut office, 6, 5 * HOUR, Some(24 * 60));
    office
}

/// What stands behind the number of each lead in the first column, from the first lead on.
fn counted(shown: &str) -> Vec<String> {
    let behind = |lead: usize| {
        let title = format!("Заказ {lead}");
        let line = shown.lines().find_map(|line| line.split_once(&title));
        let mut words = line.into_iter().flat_map(|(_, rest)| rest.split_whitespace().take(2));
        let counter = words.find(|word| word.starts_with(['●', '○', '◉', '✉']));
        counter.unwrap_or_default().to_owned()
    };
    (1..=6).map(behind).collect()
}

#[test]
fn a_card_counts_what_its_line_does_not_tell() {
    let office = busy();
    let told = ["", "", "○3", "", "●3", "◉1"];
    // Where there is no line, the counter stands for it.
    let alone = ["", "○1", "○3", "●1", "●3", "◉1"];
    for (lang, size, expected) in [
        (Lang::Ru, (80, 30), told),
        (Lang::En, (80, 30), told),
        (Lang::Pl, (120, 36), told),
        (Lang::Ru, (40, 30), told),
        (Lang::En, (80, 8), alone),
        (Lang::Ru, (40, 8), alone),
    ] {
        let team = office.team_at(lang, size.0, size.1);
        let mut browse = office.browse(&team);
        let shown = text(&browse, &team);
        assert_eq!(counted(&shown), expected, "{lang:?} {size:?}\n{shown}");
        // By deadline, the column of what is overdue comes first.
        office.press(&mut browse, &team, Action::ViewActivities);
        let shown = text(&browse, &team);
        assert_eq!(counted(&shown)[4], expected[4], "{lang:?} {size:?}\n{shown}");
    }
    let team = office.team();
    let shown = text(&office.browse(&team), &team);
    assert!(shown.contains("\n Заказ 5          ●3   "), "{shown}");
}

#[test]
fn a_counter_changes_with_the_hour_and_with_what_is_done() {
    let mut office = busy();
    let mut team = office.team_at(Lang::Ru, 80, 30);
    let mut browse = office.browse(&team);
    // The first reminders of what is due tomorrow at noon and after.
    for (after, expected) in [(24 * HOUR - 901, "○3"), (24 * HOUR - 900, ""), (25 * HOUR, "●2")]
    {
        team.wait_until(noon() + after);
        assert_eq!(counted(&text(&browse, &team))[2], expected, "{after}");
    }
    team.wait_until(noon());
    office.write(Command::Complete { activity: 5, result: None, next: None });
    office.write(Command::Complete { activity: 6, result: None, next: None });
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(counted(&text(&browse, &team))[4], "●2");
}

/// The lines of the heads of the columns.
fn heads(shown: &str) -> String {
    let end = shown.find('━').unwrap_or(shown.len());
    shown[..end].split('\n').skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_column_counts_what_asks_for_attention_in_all_of_it() {
    let mut office = busy();
    let amount = |amount: i64| vec![Set::new("amount", amount)];
    let on = RecordRef::new(Noun::Lead, 1);
    office.write(Command::Edit { on, set: amount(125_000_000) });
    // One late, three that ask, one reminded of early; beside them the sums and the whole name.
    for (lang, size, expected) in [
        (Lang::Ru, (80, 24), "Не обработан      6  В работе          0"),
        (Lang::Ru, (80, 24), " 1 250 000 ₽      ●5\n"),
        (Lang::En, (80, 24), "Not processed     6  In work"),
        (Lang::En, (80, 24), " 1,250,000 ₽      ●5\n"),
        (Lang::Pl, (120, 36), "●5\n"),
        (Lang::Ru, (40, 20), "Не обработан          6›"),
        (Lang::Ru, (40, 20), "1 250 000 ₽          ●5"),
        // In a low room the name of the stage comes first.
        (Lang::Ru, (80, 10), "Не обработан   ●5 6"),
        (Lang::En, (80, 10), "Not processed  ●5 6"),
    ] {
        let team = office.team_at(lang, size.0, size.1);
        let shown = text(&office.browse(&team), &team).replace('\u{a0}', " ");
        assert!(heads(&shown).contains(expected), "{lang:?} {size:?} {expected}\n{shown}");
    }
    // It goes with the card, and what is filtered out is not counted.
    let stage = |code: &str| {
        let setup = office.reader.setup();
        setup.stages.iter().find(|stage| stage.code == code).unwrap().id
    };
    let to = stage("in_work");
    office.write(Command::MoveStage {
        on: RecordRef::new(Noun::Lead, 5),
        to,
        from: None,
        comment: None,
    });
    let team = office.team();
    let mut browse = office.browse(&team);
    let counters = |browse: &Browse| {
        let shown = heads(&text(browse, &team));
        let words = shown.split_whitespace().filter(|w| w.starts_with(['●', '◉']));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(counters(&browse), ["●2", "●3"]);
    let reply = Reply::Text("6".to_owned());
    browse.on_answer(Answer { purpose: Purpose::Search, reply }, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    assert_eq!(counters(&browse), Vec::<String>::new(), "it is counted after the page");
    let counts = browse.ask_counts(&team.context()).unwrap().run(&office.reader).unwrap();
    browse.take(counts, &team.context());
    assert_eq!(counters(&browse), ["◉1"]);
}

#[test]
fn many_are_counted_as_far_as_anybody_reads() {
    let mut office = Office::new(1);
    for after in 1..=120 {
        plan(&mut office, 1, -after, None);
    }
    let team = office.team();
    let shown = text(&office.browse(&team), &team);
    assert!(shown.contains("\n▌Заказ 1        ●99+"), "{shown}");
    assert!(heads(&shown).contains("    ●99+\n"), "{shown}");
}

#[test]
fn a_list_counts_behind_the_title_what_the_next_step_does_not_tell() {
    let office = busy();
    for (lang, size) in [(Lang::Ru, (80, 24)), (Lang::En, (120, 36)), (Lang::Pl, (40, 20))] {
        let team = office.team_at(lang, size.0, size.1);
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, Action::ViewList);
        let shown = text(&browse, &team);
        let found = counted(&shown);
        assert_eq!(found, ["", "", "○3", "", "●3", "◉1"], "{lang:?} {size:?}\n{shown}");
    }
    // In a column of its own each has its number.
    let team = office.team_at(Lang::En, 80, 24);
    let mut browse = office.browse(&team);
    office.press(&mut browse, &team, Action::ViewList);
    let keys = ["title", "activities"].map(str::to_owned).into();
    let answer = Answer { purpose: Purpose::Columns, reply: Reply::Chosen(keys) };
    browse.on_answer(answer, &team.context());
    browse.reload(&office.reader, &team.context()).unwrap();
    let shown = text(&browse, &team);
    assert!(shown.contains("ACTIVITIES"), "{shown}");
    assert_eq!(counted(&shown), ["", "○1", "○3", "●1", "●3", "◉1"], "{shown}");
}

#[test]
fn a_list_marks_how_urgent_the_next_step_is_beside_its_colour() {
    let office = busy();
    for (lang, late, planned) in
        [(Lang::Ru, "! сегодня", "○ завтра"), (Lang::En, "! today", "○ tomorrow")]
    {
        let team = office.team_at(lang, 120, 30);
        let mut browse = office.browse(&team);
        office.press(&mut browse, &team, Action::ViewList);
        let shown = text(&browse, &team);
        let row = |lead: usize| {
            let title = format!("Заказ {lead} ");
            shown.lines().find(|line| line.contains(&title)).unwrap_or_default().to_owned()
        };
        assert!(row(4).contains(late), "{shown}");
        assert!(row(2).contains(planned), "{shown}");
        assert!(row(1).contains(" – "), "{shown}");
    }
}
