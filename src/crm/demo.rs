//! Filling an empty database with sample data.
//!
//! It writes the rows of [`crate::domain::demo`] and the journal that led to them without going
//! through a command for each: what it leaves is what the commands would have left. It does not
//! know what the stories are about.

use std::collections::HashMap;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};

use super::init::Choices;
use super::{Database, Failure};
use crate::domain::command::{Command, Set};
use crate::domain::demo::{self, Act, Plan, Record, Story, Trace, goods};
use crate::domain::field::Field;
use crate::domain::message::{Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::{User, UserId};
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;
use crate::store::derived::{attention, entry_on, search};
use crate::store::file::{bulk, open};
use crate::store::journal::{self, CREATED, Opening};
use crate::store::place::{self, Place};
use crate::store::team::{person, setup, start};
use crate::store::{Connection, Sql, client_details, derived, row, scope};

/// How many stories share a transaction.
const BATCH: usize = 4000;

impl Database {
    /// Makes an empty file the database of a sample firm, with this person as its administrator.
    /// It ends between two transactions when `stop` becomes true.
    ///
    /// Nobody else works on the file yet, so it is written without waiting for the disk; after a
    /// crash of the machine it is not worth keeping.
    ///
    /// # Errors
    /// A refusal when somebody works in this database already, the plan is too large or it was
    /// stopped, or a failure of the database.
    pub fn fill(
        &self,
        login: &str,
        name: &str,
        plan: Plan,
        stop: &AtomicBool,
    ) -> Result<User, Failure> {
        plan.check()?;
        let conn = open::connect(self.path())?;
        bulk::hurry(&conn)?;
        refuse_unless_empty(&conn)?;
        self.settle(&Choices::of_country(plan.market.country()))?;
        let me = self.person(login, name)?;
        scope::create_views(&conn, Database::viewer(&me))?;
        let staff = hire(&conn, me.id, plan)?;
        let setup = setup::load(&conn)?;

        let mut stories = demo::stories(plan, &setup, &staff);
        loop {
            let batch: Vec<Story> = stories.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            if stop.load(Ordering::Relaxed) {
                return Err(Refusal::rule(Message::new("refused-demo-stopped")).into());
            }
            let tx = conn.unchecked_transaction()?;
            write(&tx, &setup, batch, plan.now)?;
            tx.commit()?;
        }
        self.stock(&me, plan)?;
        journal::settle(&conn)?;
        bulk::empty_log(&conn)?;
        Ok(me)
    }
}

/// At most so many deals get rows of products: enough to be met, and no more work in a large sample.
const WITH_PRODUCTS: i64 = 60;

impl Database {
    /// Fills the catalogue, and puts products on deals that are open: their amounts follow.
    fn stock(&self, me: &User, plan: Plan) -> Result<(), Failure> {
        let mut writer = self.writer(Database::viewer(me))?;
        let setup = writer.setup()?;
        let create = |set| Command::Create { noun: Noun::Product, set };
        let catalogue = goods::catalogue(plan.market, setup.currency);
        let commands: Vec<Command> = catalogue.into_iter().map(create).collect();
        let made = writer.execute_all(plan.now, OperationKind::Create, &commands, |_| {})?.touched;
        let products: Vec<i64> = made.iter().map(|on| on.id).collect();
        let open = writer.read(|conn| Ok(place::open_deals(conn, WITH_PRODUCTS)?))?;
        let mut commands = Vec::new();
        for id in open {
            let on = RecordRef::new(Noun::Deal, id);
            let rows = goods::rows(plan, on, &products);
            if !rows.is_empty() {
                let set = vec![Set::new("products", Value::Rows(rows))];
                commands.push(Command::Edit { on, set });
            }
        }
        writer.execute_all(plan.now, OperationKind::Edit, &commands, |_| {})?;
        Ok(())
    }
}

fn refuse_unless_empty(conn: &Connection) -> Result<(), Failure> {
    if !start::is_untouched(conn)? {
        return Err(Refusal::rule(Message::new("refused-demo-not-empty")).into());
    }
    Ok(())
}

/// Adds the colleagues. Returns everybody who works there, the given person first.
fn hire(conn: &Connection, me: UserId, plan: Plan) -> Result<Vec<UserId>, Failure> {
    let mut staff = vec![me];
    for colleague in plan.market.colleagues() {
        staff.push(person::add(conn, colleague.login, colleague.name)?);
    }
    Ok(staff)
}

/// Writes stories: their rows, then their operations in the order of time.
fn write(
    conn: &Connection,
    setup: &Setup,
    mut stories: Vec<Story>,
    now: i64,
) -> Result<(), Failure> {
    let mut acts: Vec<Act> =
        stories.iter_mut().flat_map(|story| mem::take(&mut story.acts)).collect();
    let (mut texts, mut planned, mut companies) = (Vec::new(), Vec::new(), Vec::new());
    for record in stories.into_iter().flat_map(|story| story.records) {
        let on = record.on;
        match on.noun {
            Noun::Activity => planned.push(on),
            Noun::Company => companies.push(on),
            _ => {}
        }
        texts.extend(write_record(conn, setup, record)?.map(|text| (on, text)));
    }
    acts.sort_by_key(|act| act.at);
    let mut places = HashMap::new();
    for act in &acts {
        write_act(conn, setup, act, &mut places)?;
    }
    // Who works for a company was not there yet when it was written.
    for company in companies {
        derived::rekey(conn, &setup.registry, company, &setup.country)?;
    }
    // The index last and at once: SQLite would write it out before each row with a trigger.
    for (on, text) in texts {
        search::add(conn, on, &text)?;
    }
    for activity in planned {
        attention::refresh(conn, activity, now)?;
    }
    Ok(())
}

/// Writes a row. Returns the text it is to be found by.
fn write_record(
    conn: &Connection,
    setup: &Setup,
    record: Record,
) -> Result<Option<String>, Failure> {
    let noun = record.on.noun;
    let values: Vec<(&Field, Value)> = record
        .values
        .into_iter()
        .filter_map(|(name, value)| Some((setup.registry.get(noun, name)?, value)))
        .collect();
    let mut extra: Vec<(String, Sql)> = vec![
        ("id".to_owned(), Sql::Integer(record.on.id)),
        ("revision".to_owned(), Sql::Integer(record.revision)),
    ];
    extra.extend(record.rank.map(|rank| ("rank".to_owned(), Sql::Integer(rank))));
    let borrowed: Vec<(&Field, &Value)> = values.iter().map(|(f, v)| (*f, v)).collect();
    let through = client_details::through(conn, &setup.registry, noun, &borrowed)?;
    let mut text = None;
    if derived::has_search(noun) {
        let shown = client_details::overlaid(&setup.registry, noun, &borrowed, &through);
        extra.extend(derived::sort_keys(conn, &shown, &setup.country)?);
        text = Some(derived::search_text(&shown, &record.related, &setup.country));
    }
    let columns: Vec<(&str, Sql)> =
        extra.iter().map(|(name, cell)| (name.as_str(), cell.clone())).collect();
    row::insert(conn, noun, &values, &columns, &setup.country)?;
    if noun == Noun::Entry {
        let at = values.iter().find(|(field, _)| field.name == "created_at");
        let at = at.and_then(|(_, value)| value.as_int()).unwrap_or_default();
        for on in &record.shown_on {
            entry_on::add(conn, record.on.id, *on, at)?;
        }
    }
    Ok(text)
}

/// Journals an operation. `places` are where the cards stood before it.
fn write_act(
    conn: &Connection,
    setup: &Setup,
    act: &Act,
    places: &mut HashMap<RecordRef, Place>,
) -> Result<(), Failure> {
    let args = act.args.iter().map(|(name, value)| {
        let value = serde_json::to_value(value).unwrap_or(serde_json::Value::Null);
        ((*name).to_owned(), value)
    });
    let args = serde_json::Value::Object(args.collect()).to_string();
    let operation = journal::open(
        conn,
        &Opening {
            at: act.at,
            user: act.by,
            kind: act.kind,
            args: &args,
            running: false,
            undo_of: None,
        },
    )?;
    for trace in &act.traces {
        let (on, field, before, after) = match trace {
            Trace::Created(on) => (*on, CREATED, &Value::Empty, &Value::Empty),
            Trace::Changed { on, field, before, after } => (*on, *field, before, after),
        };
        let change = journal::write(conn, operation, on, field, before, after)?;
        if on.noun.has_stages() {
            let stage = after.as_int().and_then(|id| setup.stage(StageId(id)));
            let closed = stage.is_some_and(|stage| stage.meaning != Meaning::Open);
            let here = Place {
                moved_at: act.at,
                closed_at: closed.then_some(act.at),
                rank: demo::rank(on, act.at),
            };
            if let Some(stood) = places.insert(on, here) {
                place::keep(conn, change, stood)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
