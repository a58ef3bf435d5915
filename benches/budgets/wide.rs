//! What is read where there is very much of something: clients as somebody types, a company with
//! very many deals, a long timeline of which a part is wanted, a person with very many activities,
//! what goes unnoticed and how the work is spread.

use chrono::DateTime;
use rusqlite::Connection;
use voronka::crm::reader::{
    CalendarDetail, CalendarOrder, CalendarWanted, Days, OfWhom, Position, Reader, Window,
};
use voronka::domain::agenda::{Part, Show};
use voronka::domain::calendar::{Bounds, By};
use voronka::domain::fold::fold;
use voronka::domain::happened::{Group, Wanted};
use voronka::domain::noun::{Noun, RecordRef};
use voronka::domain::person::UserId;
use voronka::domain::query::Filter;

use crate::data::{BUSY, Data, NOW, said};
use crate::floor::Floor;
use crate::measure::{Budget, Table};
use crate::{LINES, Outcome};

const TURNS: usize = 200;
/// How many rows a screen holds.
const ROWS: usize = 50;
/// How many links of each kind a card shows, and how many its tab does after some scrolling.
const LINKS: usize = 6;
const MANY_LINKS: usize = 100;

/// Measures all of it.
pub fn measure(data: &Data, table: &mut Table) -> Outcome<()> {
    let reader = data.database.reader(data.viewer).map_err(said)?;
    let floor = Floor::open(&data.plain)?;
    clients(&reader, &floor, table)?;
    links(data, &reader, &floor, table)?;
    timelines(data, &reader, &floor, table)?;
    days(&reader, &floor, table)?;
    calendar(&reader, &floor, table)?;
    reports(&reader, &floor, table)
}

fn clients(reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    for words in ["ив", "смирн", "анна пет", "345 67"] {
        let words = fold(words);
        table.compare(
            format!("clients by {words:?}"),
            Budget::Typed,
            TURNS,
            |_| {
                reader.seek(&[Noun::Contact, Noun::Company], &words, ROWS).map_err(said)?;
                Ok(())
            },
            |_| floor.clients(&words),
        )?;
    }
    table.compare(
        "anything by \"смирн\"",
        Budget::Typed,
        TURNS,
        |_| {
            reader.seek(&Noun::RECORDS, "смирн", ROWS).map_err(said)?;
            Ok(())
        },
        |_| {
            floor.search("смирн")?;
            floor.clients("смирн")
        },
    )
}

fn links(data: &Data, reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    let open = |on: RecordRef, limit: usize| {
        let read = |reader: &Reader| {
            let card = reader.card(on)?;
            reader.links(&card.row, &|_| limit)?;
            reader.planned(on, 20)?;
            reader.pinned(on)?;
            reader.purchases(on)?;
            reader.timeline(on, Position::NEWEST, LINES)
        };
        // As the interface reads it.
        reader.at_one_moment(read).map_err(said)?;
        Ok(())
    };
    table.compare(
        "company with 10,000 deals beside (floor) one with 100",
        Budget::Times(1.3),
        TURNS,
        |_| open(data.large, LINKS),
        |_| open(data.small, LINKS),
    )?;
    for (limit, words) in
        [(LINKS, "with 10,000 deals"), (MANY_LINKS, "with 10,000 deals, its links")]
    {
        table.compare(
            format!("company {words}"),
            Budget::Over(1.5),
            TURNS,
            |_| open(data.large, limit),
            |_| floor.company(data.large.id, limit as i64 + 1),
        )?;
    }
    Ok(())
}

fn timelines(data: &Data, reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    let of = |groups: &[Group], authors: &[i64]| Wanted {
        groups: groups.to_vec(),
        authors: authors.iter().map(|id| UserId(*id)).collect(),
        ..Wanted::default()
    };
    for (wanted, plain, words) in [
        (of(&[Group::Comments], &[]), "kind = 'comment'", "only comments"),
        (of(&[Group::Communication], &[]), "kind = 'call'", "only calls"),
        // Everything there is was done by one person.
        (of(&[], &[2]), "author_id = 2", "only a colleague's, of whom there is nothing"),
    ] {
        table.compare(
            format!("100,000 lines, {words}"),
            Budget::Over(1.5),
            TURNS,
            |_| {
                let from = Position::NEWEST;
                reader.timeline_of(data.long, &wanted, from, LINES).map_err(said)?;
                Ok(())
            },
            |_| floor.timeline(data.long.id, plain),
        )?;
    }
    Ok(())
}

fn days(reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    let at = DateTime::from_timestamp(NOW, 0).ok_or("no such moment")?.naive_utc();
    let moment = |local: chrono::NaiveDateTime| local.and_utc().timestamp();
    for (whose, words) in [(Some(UserId(BUSY)), "of one person"), (None, "of everybody")] {
        let of_whom = whose.map_or(OfWhom::Everybody, OfWhom::Mine);
        let days = Days::at((NOW, at), &Show::Planned.parts(), of_whom, moment);
        table.compare(
            format!("days with 100,000 activities {words}"),
            Budget::Over(1.5),
            TURNS,
            |_| {
                let window = Window::Top { rows: ROWS };
                reader.days(&days, &Filter::All, window).map_err(said)?;
                Ok(())
            },
            |_| floor.days(whose.map(|user| user.0)),
        )?;
    }
    let mine = OfWhom::Mine(UserId(BUSY));
    let late = Days::at((NOW, at), &[Part::Overdue], mine, moment);
    table.compare(
        "what is overdue of 100,000 activities",
        Budget::Over(1.5),
        TURNS,
        |_| {
            let window = Window::Top { rows: ROWS };
            reader.days(&late, &Filter::All, window).map_err(said)?;
            Ok(())
        },
        |_| floor.days(Some(BUSY)),
    )?;
    table.compare(
        "counters of the top line",
        Budget::Over(1.5),
        TURNS,
        |_| {
            reader.counters(NOW, NOW + 86_400, 1000).map_err(said)?;
            Ok(())
        },
        |_| floor.days(Some(1)),
    )
}

/// Turning the pages of the calendar: six weeks, of each day what a cell shows.
fn calendar(reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    const CELL: usize = 4;
    const SHOWN: i64 = 42;
    let first = (NOW / 86_400 - 60) * 86_400;
    let day = |turn: usize, day: i64| {
        let from = first + (turn as i64 % 3 * 30 + day) * 86_400;
        let date = DateTime::from_timestamp(from, 0).unwrap_or_default().date_naive();
        Bounds { day: date, from, until: from + 86_400 }
    };
    table.compare(
        "a month of the calendar",
        Budget::Over(1.5),
        TURNS,
        |turn| {
            for at in 0..SHOWN {
                let bounds = day(turn, at);
                let (window, order) = (Window::Top { rows: CELL }, CalendarOrder::LeftFirst);
                let detail = CalendarDetail::Name;
                let wanted = CalendarWanted { bounds, window, order, detail };
                reader.calendar(Noun::Lead, &By::Activities, &Filter::All, wanted).map_err(said)?;
            }
            Ok(())
        },
        |turn| {
            (0..SHOWN).try_for_each(|at| {
                let Bounds { from, until, .. } = day(turn, at);
                floor.day(from, until, CELL as i64)
            })
        },
    )
}

fn reports(reader: &Reader, floor: &Floor, table: &mut Table) -> Outcome<()> {
    table.compare(
        "what goes unnoticed",
        Budget::Over(1.5),
        TURNS,
        |_| {
            reader.neglected(NOW).map_err(said)?;
            Ok(())
        },
        |_| floor.totals(),
    )?;
    table.compare(
        "how the work is spread",
        Budget::Over(1.5),
        TURNS,
        |_| {
            reader.load(Noun::Lead).map_err(said)?;
            Ok(())
        },
        |_| floor.totals(),
    )
}

/// Gives a company very many deals: each has a comment and a call that was made, and a fifth of them
/// another one planned.
pub fn sell(conn: &Connection, company: i64, deals: i64) -> Outcome<()> {
    let tx = conn.unchecked_transaction()?;
    let first: i64 = tx.query_row("SELECT max(id) + 1 FROM deal", [], |r| r.get(0))?;
    tx.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
         INSERT INTO deal (title, stage_id, amount, currency, company_id, responsible_id,
                           created_at, updated_at, moved_at, rank)
         SELECT 'Deal ' || i, s.id, i * 100, 'RUB', ?1, 1, ?3 - i, ?3 - i, ?3 - i, (?3 - i) * 1000
         FROM n, (SELECT min(s.id) AS id FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
                  WHERE p.noun = 'deal') s",
        (company, deals, NOW),
    )?;
    for deal in first..first + deals {
        let at = NOW - (deal * 7919) % 9_000_000;
        tx.prepare_cached(
            "INSERT INTO entry (kind, text, noun, record_id, created_at, created_by, updated_at)
             VALUES ('comment', 'Asked again', 'deal', ?1, ?2, 1, ?2)",
        )?
        .execute((deal, at))?;
        tx.prepare_cached(
            "INSERT INTO entry_on (noun, record_id, at, entry_id, kind, author_id)
             VALUES ('deal', ?1, ?2, ?3, 'comment', 1)",
        )?
        .execute((deal, at, tx.last_insert_rowid()))?;
        tx.prepare_cached(
            "INSERT INTO activity (kind, subject, deadline, noun, record_id, responsible_id, done_at,
                                   done_by, created_at, created_by, updated_at)
             VALUES ('call', 'Call again', ?2, 'deal', ?1, 1, iif(?1 % 5, ?2, NULL), 1, ?2, 1, ?2)",
        )?
        .execute((deal, at + 86_400))?;
    }
    tx.commit()?;
    Ok(())
}

/// Gives a colleague very many activities.
pub fn occupy(conn: &Connection, activities: i64) -> Outcome<()> {
    conn.execute(
        "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 - 1)
         INSERT INTO activity (kind, subject, deadline, lit_at, noun, record_id, responsible_id,
                               created_at, created_by, updated_at)
         SELECT 'call', 'Call ' || i, ?3 - 5000000 + i * 100, ?3 - 5000900 + i * 100, 'lead',
                100 + i % (SELECT max(id) - 100 FROM lead), ?1, ?3 - 9000000, 1, ?3 - 9000000 FROM n",
        (BUSY, activities, NOW),
    )?;
    Ok(())
}
