use proptest::prelude::*;

use super::*;
use crate::crm::reader::{Sort, Stretch, Window};
use crate::domain::query::Order;

/// A lead of a random list: its title, amount, source, temperature and stage, and whether it is
/// in the recycle bin.
type Made = (usize, i64, i64, usize, usize, bool);

/// Whom a list is of.
#[derive(Debug, Clone, Copy)]
enum Whom {
    Live,
    Rich,
    /// Those in the recycle bin too.
    All,
    Nobody,
}

const TITLES: [&str; 6] = ["", "alfa", "Beta", "ąlfa", "ёлка", "Жук"];
const WARMTH: [&str; 4] = ["", "hot", "warm", "cold"];
const SORTS: [&str; 8] =
    ["id", "title", "amount", "source", "temperature", "stage", "moved_at", "next_at"];

fn made() -> impl Strategy<Value = Made> {
    (0..6_usize, 0..4_i64, 0..4_i64, 0..4_usize, 0..3_usize, proptest::bool::weighted(0.2))
}

fn fill(team: &mut Team, leads: &[Made]) {
    let stages = ["new", "in_work", "processed"];
    for (title, amount, source, warmth, stage, gone) in leads {
        let mut values: Vec<(&str, Value)> = vec![
            ("title", TITLES[*title].into()),
            ("amount", (*amount).into()),
            ("temperature", WARMTH[*warmth].into()),
            ("stage", team.stage(Noun::Lead, stages[*stage]).0.into()),
        ];
        if *source > 0 {
            values.push(("source", (*source).into()));
        }
        let on = team.create(Noun::Lead, &values);
        if *gone {
            team.run(Command::Delete { on });
        }
    }
}

fn read(reader: &Reader, filter: &Filter, sort: &Sort, window: Window) -> Stretch<i64> {
    let stretch = reader.list(Noun::Lead, &[], filter, sort, window).unwrap().rows;
    Stretch {
        rows: stretch.rows.iter().map(|row| row.id).collect(),
        more_before: stretch.more_before,
        more_after: stretch.more_after,
    }
}

/// From where to where rows stand around the first of these that is in the list.
fn slice(whole: &[i64], ids: &[i64], before: usize, after: usize) -> (usize, usize) {
    let place = |id: &i64| whole.iter().position(|one| one == id);
    let from = ids.iter().find_map(place).unwrap().saturating_sub(before);
    (from, from + before + after)
}

/// What the window should show of the whole list.
fn expected(whole: &[i64], window: Window) -> Stretch<i64> {
    let (from, to) = match window {
        Window::Top { rows } => (0, rows),
        Window::End { rows } => (whole.len().saturating_sub(rows), whole.len()),
        Window::Around { id, before, after } => slice(whole, &[id], before, after),
        Window::Nearest { ids, before, after } => slice(whole, &ids, before, after),
    };
    let to = to.min(whole.len());
    Stretch { rows: whole[from..to].to_vec(), more_before: from > 0, more_after: to < whole.len() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn a_window_is_a_slice_of_the_whole_list(
        leads in proptest::collection::vec(made(), 0..14),
        windows in proptest::collection::vec((0..15_i64, 0..6_usize, 0..6_usize), 6),
        whom in prop_oneof![Just(Whom::Live), Just(Whom::Rich), Just(Whom::All), Just(Whom::Nobody)],
    ) {
        let mut team = team();
        fill(&mut team, &leads);
        let reader = team.reader();
        let setup = reader.setup();
        let filter = match whom {
            Whom::Live => Filter::All,
            Whom::Rich => Filter::Compare {
                field: "amount".to_owned(),
                order: crate::domain::query::Order::AtLeast,
                value: 2.into(),
            },
            Whom::All => Filter::Or(vec![Filter::Deleted, Filter::open(Noun::Lead)]),
            Whom::Nobody => Filter::Or(Vec::new()),
        };
        let is_meant = |lead: &Made| match whom {
            Whom::Live => !lead.5,
            Whom::Rich => !lead.5 && lead.1 >= 2,
            Whom::All => true,
            Whom::Nobody => false,
        };
        let meant = (1..).zip(&leads).filter(|(_, lead)| is_meant(lead));
        let meant: Vec<i64> = meant.map(|(id, _)| id).collect();
        prop_assert_eq!(reader.count(Noun::Lead, &filter).unwrap(), meant.len() as i64);
        for field in SORTS {
            for descending in [false, true] {
                let sort = Sort { field: field.to_owned(), descending };
                let whole = read(&reader, &filter, &sort, Window::Top { rows: 1000 }).rows;
                let mut members = whole.clone();
                members.sort_unstable();
                prop_assert_eq!(&members, &meant, "{:?}", sort);

                // The order itself, by what each field means.
                let cards: Vec<_> = whole
                    .iter()
                    .map(|id| reader.card(RecordRef::new(Noun::Lead, *id)).unwrap().row)
                    .collect();
                let place = |row: &crate::crm::reader::Row| -> Option<usize> {
                    let value = row.get(field);
                    Some(match field {
                        "source" => setup.sources.iter().position(|s| Some(s.id) == value.as_int())?,
                        "stage" => {
                            setup.stages.iter().position(|s| Some(s.id.0) == value.as_int())?
                        }
                        "temperature" => WARMTH.iter().position(|w| Some(*w) == value.as_text())?,
                        "title" => {
                            ["alfa", "ąlfa", "Beta", "ёлка", "Жук"].iter()
                                .position(|title| Some(*title) == value.as_text())?
                        }
                        "id" => usize::try_from(row.on.id).unwrap(),
                        _ => usize::try_from(value.as_int()?).unwrap(),
                    })
                };
                let places: Vec<Option<usize>> = cards.iter().map(place).collect();
                let filled: Vec<usize> = places.iter().flatten().copied().collect();
                prop_assert!(places[..filled.len()].iter().all(Option::is_some), "empty ones last");
                // In Russian order Cyrillic comes before Latin letters.
                let cyrillic = |place: &usize| field == "title" && *place >= 3;
                let keys: Vec<_> = filled.iter().map(|p| (!cyrillic(p), *p)).collect();
                let sorted = match (field, descending) {
                    ("title", _) => true,
                    (_, false) => keys.is_sorted(),
                    (_, true) => keys.iter().rev().is_sorted(),
                };
                prop_assert!(sorted, "{:?}: {:?}", sort, keys);

                for (id, before, after) in &windows {
                    let mut asked = vec![
                        Window::Top { rows: *before },
                        Window::End { rows: *after },
                    ];
                    if whole.contains(id) {
                        asked.push(Window::Around { id: *id, before: *before, after: *after });
                        let ids = vec![999, *id];
                        asked.push(Window::Nearest { ids, before: *before, after: *after });
                    }
                    for window in asked {
                        let found = read(&reader, &filter, &sort, window.clone());
                        let said = format!("{sort:?} {window:?}");
                        prop_assert_eq!(found, expected(&whole, window), "{}", said);
                    }
                }
            }
        }
    }
}

#[test]
fn the_order_of_titles_is_that_of_people() {
    let mut team = team();
    for title in ["Жук", "beta", "ёлка", "Alfa", "Еж", "ąb", "10", "9"] {
        team.create(Noun::Lead, &[("title", title.into())]);
    }
    let reader = team.reader();
    let setup = reader.setup();
    let title = setup.registry.get(Noun::Lead, "title").unwrap();
    let sort = Sort { field: "title".to_owned(), descending: false };
    let page =
        reader.list(Noun::Lead, &[title], &Filter::All, &sort, Window::Top { rows: 9 }).unwrap();
    let titles: Vec<&str> =
        page.rows.rows.iter().map(|row| row.cells[0].as_text().unwrap()).collect();
    let latin: Vec<&str> = titles.iter().copied().filter(|t| t.is_ascii() || *t == "ąb").collect();
    let cyrillic: Vec<&str> = titles.iter().copied().filter(|t| !latin.contains(t)).collect();
    assert_eq!(cyrillic, ["Еж", "ёлка", "Жук"]);
    assert_eq!(latin, ["10", "9", "ąb", "Alfa", "beta"]);
}

#[test]
fn around_a_row_that_left_the_filter_its_neighbours_are_shown() {
    let mut team = team();
    let leads: Vec<Made> = (0..7).map(|n| (1, n, 0, 0, 0, false)).collect();
    fill(&mut team, &leads);
    let sort = Sort { field: "amount".to_owned(), descending: false };
    let filter =
        Filter::Not(Box::new(Filter::OneOf { field: "amount".to_owned(), values: vec![3.into()] }));
    let around = |id| Window::Around { id, before: 2, after: 2 };
    let reader = team.reader();
    assert_eq!(
        read(&reader, &filter, &sort, around(4)),
        Stretch { rows: vec![2, 3, 5, 6], more_before: true, more_after: true },
        "the fourth has the amount 3"
    );
    // A row that moved in the order takes its window along.
    team.edit(RecordRef::new(Noun::Lead, 4), "amount", 99);
    assert_eq!(
        read(&reader, &filter, &sort, around(4)),
        Stretch { rows: vec![6, 7, 4], more_before: true, more_after: false }
    );
    // One in the recycle bin, or none at all: the list from its top.
    team.run(Command::Delete { on: RecordRef::new(Noun::Lead, 4) });
    for gone in [4, 999] {
        let stretch = read(&reader, &filter, &sort, around(gone));
        assert_eq!(stretch.rows, [1, 2, 3, 5]);
        assert_eq!((stretch.more_before, stretch.more_after), (false, true));
        let nearest = Window::Nearest { ids: vec![gone, 6, 5], before: 2, after: 1 };
        assert_eq!(read(&reader, &filter, &sort, nearest).rows, [3, 5, 6], "those beside it");
    }
    // One that left the filter is nobody to go by where another is left.
    team.run(Command::Restore { on: RecordRef::new(Noun::Lead, 4) });
    team.edit(RecordRef::new(Noun::Lead, 1), "amount", 3);
    let nearest = Window::Nearest { ids: vec![1, 7], before: 1, after: 1 };
    assert_eq!(read(&team.reader(), &filter, &sort, nearest).rows, [6, 7]);
}

#[test]
fn a_column_counts_what_lies_above() {
    let mut team = team();
    let leads: Vec<Made> = (0..6).map(|n| (1, n, 0, 0, 0, false)).collect();
    fill(&mut team, &leads);
    let stage = team.stage(Noun::Lead, "new");
    let reader = team.reader();
    let window = Window::Around { id: 2, before: 1, after: 2 };
    let column = reader.column(Noun::Lead, stage, &Filter::All, window).unwrap();
    let ids: Vec<i64> = column.tiles.rows.iter().map(|tile| tile.id).collect();
    assert_eq!(ids, [3, 2, 1], "the newest on top");
    assert_eq!(column.above, Some(3));
    assert!(column.tiles.more_before && !column.tiles.more_after);
}

#[test]
fn amounts_are_compared_by_the_major_units_of_their_own_currency() {
    let mut team = team();
    for (minor, code) in [
        (500, "JPY"),
        (50_000, "KWD"),
        (10_000, "PLN"),
        (5_000, "EUR"),
        (0, "JPY"),
        (50_001, "USD"),
    ] {
        team.create(Noun::Lead, &[("amount", minor.into()), ("currency", code.into())]);
    }
    // However an amount came to be what it is.
    team.edit(RecordRef::new(Noun::Lead, 3), "amount", 9_000);
    team.edit(RecordRef::new(Noun::Lead, 3), "currency", "JPY");
    team.edit(RecordRef::new(Noun::Lead, 3), "amount", 100);
    let reader = team.reader();
    let sum = |order: Option<Order>, major: i64| Filter::Sum {
        field: "amount".to_owned(),
        currency: "currency".to_owned(),
        order,
        thousandths: major * 1000,
    };
    let all = || Window::Top { rows: 100 };
    let up = Sort { field: "amount".to_owned(), descending: false };
    let found = |filter: &Filter| read(&reader, filter, &up, all()).rows;
    assert_eq!(found(&Filter::All), [5, 2, 4, 3, 1, 6], "0 < 50 = 50 < 100 < 500 < 500.01");
    let down = Sort { field: "amount".to_owned(), descending: true };
    assert_eq!(read(&reader, &Filter::All, &down, all()).rows, [6, 1, 3, 4, 2, 5]);
    for (filter, expected) in [
        (sum(None, 500), vec![1]),
        (sum(None, 50), vec![2, 4]),
        (sum(Some(Order::AtLeast), 100), vec![3, 1, 6]),
        (sum(Some(Order::Less), 50), vec![5]),
        (sum(Some(Order::More), 500), vec![6]),
    ] {
        assert_eq!(found(&filter), expected, "{filter:?}");
    }
}
