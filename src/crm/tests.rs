//! Use cases on a real file: what they share is a small team with a database of its own.

mod about;
mod attempts;
mod attention;
mod birthdays;
mod calendar;
mod clients;
mod concurrent;
mod conversion;
mod country;
mod decisions;
mod dictionaries;
mod duplicates;
mod events;
mod files;
mod fresh;
mod intake;
mod introduce;
mod invited;
mod kept;
mod layouts;
mod lit;
mod merging;
mod modes;
mod neglect;
mod open_board;
mod personal;
mod planning;
mod products;
mod queue;
mod random;
mod records;
mod refusals;
mod reopened;
mod rules;
mod seek;
mod sorts;
mod stages;
mod talk;
mod tasks;
mod timeline;
mod undo;
mod windows;

use std::collections::BTreeSet;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::types::Value as Sql;
use tempfile::TempDir;

use super::init::Choices;
use super::reader::{Days, Doing, OfWhom, Window};
use super::*;
use crate::domain::agenda::Part;
use crate::domain::command::{Command, Conversion, OpId, Receipt, Set, Targets};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::Point;
use crate::domain::query::Filter;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::store::file::open;
use crate::store::team::setup;
use crate::store::{derived, scope};

/// A new database with its administrator Anna at work; each command comes a second after the last.
struct Team {
    db: Database,
    anna: Writer,
    now: i64,
    _folder: TempDir,
}

fn team() -> Team {
    team_in("PL")
}

fn team_in(country: &str) -> Team {
    let folder = tempfile::tempdir().unwrap();
    let db = Database::fresh(folder.path(), country);
    let anna = db.person("anna", "Anna Nowak").unwrap();
    let anna = db.writer(Database::viewer(&anna)).unwrap();
    Team { db, anna, now: 1_800_000_000, _folder: folder }
}

impl Team {
    fn path(&self) -> PathBuf {
        self.db.path().to_owned()
    }

    fn reader(&self) -> Reader {
        self.db.reader(self.anna.viewer()).unwrap()
    }

    /// A colleague's writing side; the colleague is added where there is none.
    fn colleague(&mut self, login: &str) -> Writer {
        if !self.reader().setup().users.iter().any(|user| user.login == login) {
            self.create(Noun::User, &[("login", login.into())]);
        }
        let user = self.db.person(login, "").unwrap();
        self.db.writer(Database::viewer(&user)).unwrap()
    }

    fn tick(&mut self) -> i64 {
        self.now += 1;
        self.now
    }

    fn try_run(&mut self, command: Command) -> Result<Receipt, Failure> {
        let now = self.tick();
        self.anna.execute(now, &command)
    }

    fn run(&mut self, command: Command) -> Receipt {
        let told = format!("{command:?}");
        self.try_run(command).unwrap_or_else(|failure| panic!("{told}: {failure:?}"))
    }

    fn refuse(&mut self, command: Command) -> crate::domain::message::Refusal {
        refusal(self.try_run(command))
    }

    fn create(&mut self, noun: Noun, values: &[(&str, Value)]) -> RecordRef {
        self.run(Command::Create { noun, set: sets(values) }).touched[0]
    }

    fn edit(&mut self, on: RecordRef, field: &str, value: impl Into<Value>) -> Receipt {
        self.run(Command::Edit { on, set: vec![Set::new(field, value)] })
    }

    fn move_to(&mut self, on: RecordRef, stage: &str) -> Receipt {
        let to = self.stage(on.noun, stage);
        self.run(Command::MoveStage { on, from: None, to, comment: None })
    }

    fn undo(&mut self) -> Receipt {
        self.run(Command::Undo { operation: None })
    }

    fn stage(&self, noun: Noun, code: &str) -> StageId {
        let setup = self.reader().setup();
        let pipeline = setup.pipelines_of(noun).next().unwrap().id;
        setup.stages_of(pipeline).find(|stage| stage.code == code).unwrap().id
    }

    fn value(&self, on: RecordRef, field: &str) -> Value {
        self.reader().card(on).unwrap().row.get(field).clone()
    }

    /// Whether the row is not in the recycle bin.
    fn lives(&self, on: RecordRef) -> bool {
        let sql = format!("SELECT deleted_at IS NULL FROM {} WHERE id = ?1", on.noun.word());
        self.raw().query_row(&sql, [on.id], |r| r.get(0)).unwrap()
    }

    /// What anna has to do of these parts of a day that ends at a moment.
    fn agenda(&self, (now, end): (i64, i64), parts: &[Part]) -> Vec<Doing> {
        let bound = |part: &Part| match part {
            Part::Overdue => (*part, None, Some(now)),
            Part::Today => (*part, Some(now), Some(end)),
            part => (*part, None, None),
        };
        let parts = parts.iter().map(bound).collect();
        let days = Days { parts, whose: OfWhom::Mine(self.anna.viewer().user), backward: false };
        let window = Window::Top { rows: 1000 };
        self.reader().days(&days, &Filter::All, window).unwrap().items.rows
    }

    fn count(&self, noun: Noun, filter: &Filter) -> i64 {
        self.reader().count(noun, filter).unwrap()
    }

    /// The file as SQLite sees it, around the door.
    fn raw(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    /// Everything in the file, table by table.
    fn dump(&self) -> String {
        let raw = self.raw();
        let virtual_tables = "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'";
        let tables = strings(
            &raw,
            &format!(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ({virtual_tables}) ORDER BY 1"
            ),
        );
        assert!(tables.len() > 20);
        let rows = tables.iter().flat_map(|table| {
            rows(&raw, table, &columns(&raw, table))
                .into_iter()
                .map(move |row| format!("{table} {row:?}"))
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// What people see of the data: every live row with what belongs to it, without what counts
    /// and times its changes.
    fn data(&self) -> Vec<String> {
        let raw = self.raw();
        let mut live = BTreeSet::new();
        for noun in Noun::ALL {
            let sql = format!("SELECT id FROM {} WHERE deleted_at IS NULL", noun.word());
            let ids = raw
                .prepare(&sql)
                .unwrap()
                .query_map([], |r| r.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect::<Vec<i64>>();
            live.extend(ids.into_iter().map(|id| RecordRef::new(noun, id)));
        }
        let fields: BTreeSet<String> =
            strings(&raw, "SELECT 'x_' || name FROM field WHERE deleted_at IS NULL")
                .into_iter()
                .collect();
        let mut lines = Vec::new();
        let side = [
            "point",
            "tag",
            "observer",
            "contact_company",
            "contact_deal",
            "entry_on",
            "not_duplicate",
            "product_row",
        ];
        for table in Noun::ALL.map(Noun::word).into_iter().chain(side) {
            let columns: Vec<String> = columns(&raw, table)
                .into_iter()
                .filter(|c| {
                    let kept = ["revision", "updated_at", "remind_at", "happened_at"];
                    !kept.contains(&c.as_str())
                })
                .filter(|c| !c.starts_with("x_") || fields.contains(c.trim_end_matches("_key")))
                .collect();
            for row in rows(&raw, table, &columns) {
                let cell =
                    |name: &str| columns.iter().position(|c| c == name).map(|at| row[at].clone());
                let id = |name: &str| match cell(name) {
                    Some(Sql::Integer(id)) => id,
                    other => panic!("{table}.{name}: {other:?}"),
                };
                let belongs = match table {
                    "contact_company" => vec![
                        RecordRef::new(Noun::Contact, id("contact_id")),
                        RecordRef::new(Noun::Company, id("company_id")),
                    ],
                    "contact_deal" => vec![
                        RecordRef::new(Noun::Contact, id("contact_id")),
                        RecordRef::new(Noun::Deal, id("deal_id")),
                    ],
                    "entry_on" => vec![RecordRef::new(Noun::Entry, id("entry_id"))],
                    _ if side.contains(&table) => {
                        let Some(Sql::Text(noun)) = cell("noun") else { panic!("{table}") };
                        vec![RecordRef::new(Noun::parse(&noun).unwrap(), id("record_id"))]
                    }
                    noun => vec![RecordRef::new(Noun::parse(noun).unwrap(), id("id"))],
                };
                if belongs.iter().all(|on| live.contains(on)) {
                    lines.push(format!("{table} {columns:?} {row:?}"));
                }
            }
        }
        lines.sort();
        lines.extend(strings(
            &raw,
            "SELECT concat_ws(' ', 'total', stage_id, responsible_id, currency, count, millions, amount)
             FROM stage_total WHERE count <> 0 OR millions <> 0 OR amount <> 0 ORDER BY 1",
        ));
        lines
    }

    fn assert_healthy(&self) {
        let health = self.db.check().unwrap();
        assert!(health.is_good(), "{health:?}");
        self.assert_keyed();
    }

    /// Every key by which lists are sorted is what the fields say.
    fn assert_keyed(&self) {
        let conn = open::connect(self.db.path()).unwrap();
        scope::create_views(&conn, self.anna.viewer()).unwrap();
        let setup = setup::load(&conn).unwrap();
        for noun in Noun::RECORDS.into_iter().chain([Noun::Product]) {
            let keys: Vec<String> =
                setup.registry.of(noun).filter_map(derived::key_column).collect();
            let columns = [vec!["id".to_owned(), "deleted_at".to_owned()], keys].concat();
            let read = || -> Vec<Vec<Sql>> {
                let all = rows(&conn, noun.word(), &columns);
                all.into_iter().filter(|row| row[1] == Sql::Null).collect()
            };
            let before = read();
            for row in &before {
                let Sql::Integer(id) = row[0] else { panic!("{row:?}") };
                let on = RecordRef::new(noun, id);
                derived::rekey(&conn, &setup.registry, on, &setup.country).unwrap();
            }
            assert_eq!(before, read(), "{noun:?} {columns:?}");
        }
    }
}

fn convert_into(lead: RecordRef, targets: Targets) -> Command {
    Command::Convert(Conversion { lead: lead.id, targets, ..Conversion::default() })
}

fn sets(values: &[(&str, Value)]) -> Vec<Set> {
    values.iter().map(|(field, value)| Set::new(*field, value.clone())).collect()
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> crate::domain::message::Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// A stage as a row of its dictionary.
fn stage_row(stage: StageId) -> RecordRef {
    RecordRef::new(Noun::Stage, stage.0)
}

fn points(values: &[&str]) -> Value {
    Value::Points(values.iter().map(|value| Point::new(*value, "work")).collect())
}

fn list(words: &[&str]) -> Value {
    Value::List(words.iter().map(|word| (*word).to_owned()).collect())
}

fn strings(raw: &Connection, sql: &str) -> Vec<String> {
    raw.prepare(sql).unwrap().query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}

fn columns(raw: &Connection, table: &str) -> Vec<String> {
    strings(raw, &format!("SELECT name FROM pragma_table_info('{table}')"))
}

fn rows(raw: &Connection, table: &str, columns: &[String]) -> Vec<Vec<Sql>> {
    let list: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let list = list.join(", ");
    let sql = format!("SELECT {list} FROM \"{table}\" ORDER BY {list}");
    raw.prepare(&sql)
        .unwrap()
        .query_map([], |r| (0..columns.len()).map(|at| r.get(at)).collect())
        .unwrap()
        .map(Result::unwrap)
        .collect()
}
