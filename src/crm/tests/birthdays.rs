//! Contacts by their birthdays, with the year of birth and without.

use super::*;
use crate::clock::{self, Clock};
use crate::crm::reader::Sort;
use crate::reading::Reading;

/// A Sunday, the last day of a February without a 29th.
const LAST_OF_FEBRUARY: &str = "2027-02-28T12:00:00";

/// A Thursday.
const LAST_OF_YEAR: &str = "2026-12-31T12:00:00";

/// The birthdays that a query finds, in the order of the list by them.
fn found(team: &Team, now: &str, query: &str) -> Vec<String> {
    let reader = team.reader();
    let setup = reader.setup();
    let reading = Reading::new(
        &setup,
        Clock::stopped(clock::moment(now.parse().unwrap())),
        team.anna.viewer().user,
    );
    let filter = reading.query(Noun::Contact, query).unwrap();
    let field = setup.registry.get(Noun::Contact, "birthday").unwrap();
    let sort = Sort { field: "birthday".to_owned(), descending: false };
    let window = Window::Top { rows: 100 };
    let page = reader.list(Noun::Contact, &[field], &filter, &sort, window).unwrap();
    let cells = page.rows.rows.iter().map(|row| row.cells[0].as_text().unwrap_or("none"));
    cells.map(str::to_owned).collect()
}

#[test]
fn birthdays_of_a_period_are_found_by_month_and_day_whatever_the_year() {
    let mut team = team();
    for day in [
        "1980-12-31",
        "--12-28",
        "--12-31",
        "2001-01-03",
        "--01-04",
        "1984-02-29",
        "--02-29",
        "1990-03-01",
        "--02-22",
        "1970-02-21",
    ] {
        team.create(Noun::Contact, &[("last_name", "Kos".into()), ("birthday", day.into())]);
    }
    team.create(Noun::Contact, &[("last_name", "Sokol".into())]);
    let table: [(&str, &str, &[&str]); 12] = [
        (LAST_OF_YEAR, "birthday:this-week", &["--12-28", "--12-31", "1980-12-31", "2001-01-03"]),
        (LAST_OF_YEAR, "birthday:next-week", &["--01-04"]),
        (LAST_OF_YEAR, "birthday:today", &["--12-31", "1980-12-31"]),
        (LAST_OF_FEBRUARY, "birthday:today", &["--02-29", "1984-02-29"]),
        (LAST_OF_FEBRUARY, "birthday:tomorrow", &["1990-03-01"]),
        (LAST_OF_FEBRUARY, "birthday:this-week", &["--02-22", "--02-29", "1984-02-29"]),
        (LAST_OF_FEBRUARY, "birthday:2028-02-28", &[]),
        (LAST_OF_FEBRUARY, "birthday:--02-29", &["--02-29", "1984-02-29"]),
        // Long ago, and before or after a day, the year is meant too.
        (LAST_OF_YEAR, "birthday:1984", &["1984-02-29"]),
        (LAST_OF_YEAR, "birthday:1980-12-31", &["1980-12-31"]),
        (LAST_OF_YEAR, "birthday<1980", &["1970-02-21"]),
        (LAST_OF_YEAR, "no:birthday", &["none"]),
    ];
    for (now, query, expected) in table {
        assert_eq!(found(&team, now, query), expected, "{query}");
    }
    let all = found(&team, LAST_OF_YEAR, "has:birthday");
    assert_eq!(all.len(), 10);
    assert_eq!(found(&team, LAST_OF_YEAR, "birthday:this-year"), all);
    assert!(all.is_sorted() && all[0] == "--01-04", "{all:?}");
}

#[test]
fn a_birthday_without_its_year_is_kept_and_undone_as_any_other() {
    let mut team = team();
    let contact = {
        let values = [("last_name", "Kos".into()), ("birthday", "1980-03-08".into())];
        team.create(Noun::Contact, &values)
    };
    team.edit(contact, "birthday", "--03-08");
    assert_eq!(team.value(contact, "birthday"), Value::from("--03-08"));
    team.undo();
    assert_eq!(team.value(contact, "birthday"), Value::from("1980-03-08"));
    for bad in ["--02-30", "08.03", "03-08"] {
        let set = vec![Set::new("birthday", bad)];
        team.refuse(Command::Edit { on: contact, set });
    }
}
