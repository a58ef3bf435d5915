//! The team's settings, read whole.

use rusqlite::{Connection, Result};

use super::meta;
use crate::domain::command::Targets;
use crate::domain::field::decision::Decision;
use crate::domain::field::{Choice, Field, Flags, Kind, Label, Registry, Section, Storage};
use crate::domain::layout::part::Part;
use crate::domain::layout::{Chosen, Key, Layout, Layouts};
use crate::domain::mode::Mode;
use crate::domain::money::Currency;
use crate::domain::narrowing::Kept;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::{User, UserId};
use crate::domain::rule::{Action, Rule, RuleId};
use crate::domain::setup::{Settings, Setup, Source};
use crate::domain::stage::{Colour, Meaning, Names, Pipeline, PipelineId, Stage, StageId};
use crate::store::kept;

/// Reads the settings.
///
/// # Errors
/// When the database fails.
pub fn load(conn: &Connection) -> Result<Setup> {
    let country = meta::get(conn, "country")?.unwrap_or_else(|| "RU".to_owned());
    let currency = meta::get(conn, "currency")?.and_then(|code| Currency::parse(&code));
    Ok(Setup {
        registry: Registry::new(custom_fields(conn)?).decided(&decisions(conn)?),
        pipelines: pipelines(conn)?,
        stages: stages(conn)?,
        rules: rules(conn)?,
        sources: sources(conn)?,
        users: users(conn, "deleted_at IS NULL")?,
        departed: users(conn, "deleted_at IS NOT NULL")?,
        gone: gone(conn)?,
        country,
        currency: currency.unwrap_or(Currency::RUB),
        settings: settings(conn)?,
        layouts: Layouts { all: layouts(conn)?, chosen: choices(conn)? },
        timelines: timelines(conn)?,
    })
}

/// The kind of a custom field from its stored word and the options of a list.
pub fn custom_kind(word: &str, options: Vec<String>) -> Option<Kind> {
    let choices = |options: Vec<String>| -> Vec<Choice> {
        options.into_iter().map(|o| Choice { code: o.clone(), label: Label::Own(o) }).collect()
    };
    Some(match word {
        "string" => Kind::Text,
        "text" => Kind::LongText,
        "integer" => Kind::Integer,
        "number" => Kind::Number,
        "money" => Kind::Money("currency"),
        "bool" => Kind::Bool,
        "date" => Kind::Date,
        "datetime" => Kind::Moment,
        "list" => Kind::Choice(choices(options)),
        "multilist" => Kind::Choices(choices(options)),
        "url" => Kind::Url,
        "phone" => Kind::Phone,
        "email" => Kind::Email,
        "address" => Kind::Text,
        "employee" => Kind::User,
        "file" => Kind::Files,
        "booking" => Kind::Booking,
        "lead" | "deal" | "contact" | "company" => Kind::Link(Noun::parse(word)?),
        _ => return None,
    })
}

fn custom_fields(conn: &Connection) -> Result<Vec<Field>> {
    let sql = "SELECT noun, name, label, kind, options, required, always, section FROM field
               WHERE deleted_at IS NULL ORDER BY position, id";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |r| {
        let noun = kept::word(r, 0, Noun::parse)?;
        let name: String = r.get(1)?;
        let options = listed(r, 4)?;
        let kind = kept::word(r, 3, |word| custom_kind(word, options))?;
        let flags =
            Flags { required: r.get(5)?, always: r.get(6)?, custom: true, ..Flags::default() };
        let mut field = Field {
            noun,
            storage: Storage::Column(format!("x_{name}")),
            name,
            label: Label::Own(r.get(2)?),
            section: kept::word(r, 7, Section::parse)?,
            flags,
            kind,
        };
        field.flags.sorted = field.unsorted().is_none();
        Ok(field)
    })?;
    rows.collect()
}

/// What the team decided about fields every database has.
fn decisions(conn: &Connection) -> Result<Vec<Decision>> {
    let sql = "SELECT fields FROM setting WHERE id = ?1";
    let words = conn.prepare_cached(sql)?.query_row([Settings::ROW.id], |r| listed(r, 0))?;
    Ok(words.iter().filter_map(|word| Decision::parse(word)).collect())
}

fn settings(conn: &Connection) -> Result<Settings> {
    let sql = "SELECT repeat_leads, mode, inbound_on = 'all' FROM setting WHERE id = ?1";
    conn.prepare_cached(sql)?.query_row([Settings::ROW.id], |r| {
        Ok(Settings {
            repeat_leads: r.get(0)?,
            mode: kept::word(r, 1, Mode::parse)?,
            inbound_everywhere: r.get(2)?,
        })
    })
}

fn names(r: &rusqlite::Row<'_>, first: usize) -> Result<Names> {
    Ok(Names { en: r.get(first)?, ru: r.get(first + 1)?, pl: r.get(first + 2)? })
}

fn pipelines(conn: &Connection) -> Result<Vec<Pipeline>> {
    let sql = "SELECT id, noun, code, name_en, name_ru, name_pl FROM pipeline
               WHERE deleted_at IS NULL ORDER BY position, id";
    conn.prepare_cached(sql)?
        .query_map([], |r| {
            let noun = kept::word(r, 1, Noun::parse)?;
            Ok(Pipeline { id: PipelineId(r.get(0)?), noun, code: r.get(2)?, names: names(r, 3)? })
        })?
        .collect()
}

fn stages(conn: &Connection) -> Result<Vec<Stage>> {
    let sql =
        "SELECT s.id, s.pipeline_id, s.code, s.name_en, s.name_ru, s.name_pl, s.meaning, s.colour,
                      s.limit_days
               FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
               WHERE s.deleted_at IS NULL AND p.deleted_at IS NULL
               ORDER BY p.position, p.id, s.meaning = 'lost', s.meaning = 'won', s.position, s.id";
    conn.prepare_cached(sql)?
        .query_map([], |r| {
            Ok(Stage {
                id: StageId(r.get(0)?),
                pipeline: PipelineId(r.get(1)?),
                code: r.get(2)?,
                names: names(r, 3)?,
                meaning: kept::word(r, 6, Meaning::parse)?,
                colour: kept::word(r, 7, Colour::parse)?,
                limit_days: r.get(8)?,
            })
        })?
        .collect()
}

/// The names of what was deleted; the stages of a deleted pipeline went with it.
fn gone(conn: &Connection) -> Result<Vec<(RecordRef, Names)>> {
    let mut found = Vec::new();
    for (noun, sql) in [
        (
            Noun::Pipeline,
            "SELECT id, name_en, name_ru, name_pl FROM pipeline WHERE deleted_at IS NOT NULL",
        ),
        (
            Noun::Stage,
            "SELECT s.id, s.name_en, s.name_ru, s.name_pl
             FROM stage s JOIN pipeline p ON p.id = s.pipeline_id
             WHERE s.deleted_at IS NOT NULL OR p.deleted_at IS NOT NULL",
        ),
        (
            Noun::Source,
            "SELECT id, name_en, name_ru, name_pl FROM source WHERE deleted_at IS NOT NULL",
        ),
    ] {
        let mut statement = conn.prepare_cached(sql)?;
        let rows =
            statement.query_map([], |r| Ok((RecordRef::new(noun, r.get(0)?), names(r, 1)?)))?;
        for row in rows {
            found.push(row?);
        }
    }
    Ok(found)
}

fn rules(conn: &Connection) -> Result<Vec<Rule>> {
    let sql = "SELECT id, code, name, stage_id, action, to_stage_id, targets, pipeline_id, enabled,
                      plan
               FROM rule WHERE deleted_at IS NULL ORDER BY position, id";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |r| {
        Ok(Rule {
            id: RuleId(r.get(0)?),
            code: r.get(1)?,
            name: r.get(2)?,
            stage: StageId(r.get(3)?),
            action: kept::word(r, 4, Action::parse)?,
            to: r.get::<_, Option<i64>>(5)?.map(StageId),
            into: Targets::named(&listed(r, 6)?),
            pipeline: r.get::<_, Option<i64>>(7)?.map(PipelineId),
            enabled: r.get(8)?,
            plan: r.get::<_, Option<String>>(9)?.unwrap_or_default(),
        })
    })?;
    rows.collect()
}

fn sources(conn: &Connection) -> Result<Vec<Source>> {
    let sql = "SELECT id, code, name_en, name_ru, name_pl FROM source WHERE deleted_at IS NULL ORDER BY position, id";
    conn.prepare_cached(sql)?
        .query_map([], |r| Ok(Source { id: r.get(0)?, code: r.get(1)?, names: names(r, 2)? }))?
        .collect()
}

/// The views of cards. One that says nothing legible says nothing.
fn layouts(conn: &Connection) -> Result<Vec<Layout>> {
    let sql = "SELECT id, noun, pipeline_id, owner_id, name, parts FROM layout
               WHERE deleted_at IS NULL ORDER BY id";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |r| {
        let noun: String = r.get(1)?;
        let pipeline: Option<i64> = r.get(2)?;
        let owner: Option<i64> = r.get(3)?;
        let (id, name) = (r.get(0)?, r.get(4)?);
        let parts = listed(r, 5)?.iter().filter_map(|word| Part::parse(word)).collect();
        Ok(Noun::parse(&noun).map(|noun| Layout {
            id,
            noun,
            pipeline: pipeline.map(PipelineId),
            owner: owner.map(UserId),
            name,
            parts,
        }))
    })?;
    Ok(rows.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Which view of cards each person chose.
fn choices(conn: &Connection) -> Result<Vec<Chosen>> {
    let sql = "SELECT id, views FROM user WHERE deleted_at IS NULL AND views IS NOT NULL";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |r| Ok((UserId(r.get(0)?), listed(r, 1)?)))?;
    let mut choices = Vec::new();
    for row in rows {
        let (user, words) = row?;
        let keys = words.iter().filter_map(|word| Key::parse(word));
        choices.extend(keys.map(|key| Chosen { user, key }));
    }
    Ok(choices)
}

/// What of timelines each person keeps to see again.
fn timelines(conn: &Connection) -> Result<Vec<Kept>> {
    let sql = "SELECT id, timelines FROM user
               WHERE deleted_at IS NULL AND timelines IS NOT NULL ORDER BY id";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |r| Ok((UserId(r.get(0)?), listed(r, 1)?)))?;
    let mut kept = Vec::new();
    for row in rows {
        let (user, words) = row?;
        kept.extend(words.iter().filter_map(|word| Kept::parse(user, word)));
    }
    Ok(kept)
}

fn listed(r: &rusqlite::Row<'_>, column: usize) -> Result<Vec<String>> {
    Ok(kept::json(r, column)?.unwrap_or_default())
}

/// The people of whom a condition holds.
fn users(conn: &Connection, who: &str) -> Result<Vec<User>> {
    let sql = format!("SELECT id, login, name, admin FROM user WHERE {who} ORDER BY login, id");
    conn.prepare_cached(&sql)?
        .query_map([], |r| {
            let login: String = r.get(1)?;
            let name: Option<String> = r.get(2)?;
            Ok(User {
                id: UserId(r.get(0)?),
                name: name.filter(|n| !n.is_empty()).unwrap_or_else(|| login.clone()),
                login,
                admin: r.get(3)?,
            })
        })?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks<T>(conn: &Connection, sql: &str, read: impl Fn(&Connection) -> Result<T>) -> bool {
        conn.execute_batch(&format!("SAVEPOINT whole; {sql}")).unwrap();
        let broke = read(conn).is_err();
        conn.execute_batch("ROLLBACK TO whole").unwrap();
        broke && read(conn).is_ok()
    }

    #[test]
    fn a_field_or_a_rule_with_an_unknown_word_is_a_failure_and_is_not_left_out() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE field (id, noun, name, label, kind, options, required, always, section,
                                 position, deleted_at);
             INSERT INTO field VALUES
             (1, 'lead', 'area', 'Area', 'number', NULL, 0, 0, 'main', 1, NULL);
             CREATE TABLE rule (id, code, name, stage_id, action, to_stage_id, targets, pipeline_id,
                                enabled, plan, position, deleted_at);
             INSERT INTO rule VALUES
             (1, 'go', 'Go', 1, 'move', 2, NULL, NULL, 1, NULL, 1, NULL);",
        )
        .unwrap();
        assert_eq!((custom_fields(&conn).unwrap().len(), rules(&conn).unwrap().len()), (1, 1));
        for (column, word) in [("kind", "hologram"), ("noun", "fax"), ("section", "attic")] {
            let sql = format!("UPDATE field SET {column} = '{word}'");
            assert!(breaks(&conn, &sql, custom_fields), "{column}");
        }
        assert!(breaks(&conn, "UPDATE rule SET action = 'dance'", rules));
    }
}
