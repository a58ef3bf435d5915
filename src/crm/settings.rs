//! The team's dictionaries: pipelines, stages, sources, people and fields of its own.

use rusqlite::types::Value as Sql;

use super::Failure;
use super::create::given;
use super::work::Work;
use crate::domain::command::Set;
use crate::domain::field::{Field, Kind};
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::value::Value;
use crate::store::setup::{CUSTOM_KINDS, custom_kind};

/// Adds an entry to a dictionary; it goes last.
///
/// # Errors
/// A refusal when a value is missing or the code or login is taken.
pub fn insert(work: &mut Work, noun: Noun, set: &[Set]) -> Result<RecordRef, Failure> {
    let mut values = given(work, noun, set)?;
    let text = |values: &[(&Field, Value)], name: &str| -> String {
        values
            .iter()
            .find(|(f, _)| f.name == name)
            .and_then(|(_, v)| v.as_text())
            .unwrap_or_default()
            .to_owned()
    };
    if let Some(position) = work.setup.registry.get(noun, "position")
        && !values.iter().any(|(field, _)| field.name == "position")
    {
        let sql = format!("SELECT coalesce(max(position), 0) + 1 FROM {}", noun.word());
        let last: i64 = work.conn.query_row(&sql, [], |r| r.get(0))?;
        values.push((position, Value::Int(last)));
    }
    for field in work.setup.registry.of(noun).filter(|field| field.flags.required) {
        if !values.iter().any(|(known, _)| known.name == field.name) {
            return Err(super::create::missing(field).into());
        }
    }
    let key = if noun == Noun::User { "login" } else { "code" };
    let taken = match noun {
        Noun::User => work.setup.users.iter().any(|user| user.login == text(&values, key)),
        Noun::Source => work.setup.sources.iter().any(|source| source.code == text(&values, key)),
        Noun::Stage => {
            let pipeline =
                values.iter().find(|(f, _)| f.name == "pipeline").and_then(|(_, v)| v.as_int());
            let code = text(&values, key);
            work.setup.stages.iter().any(|s| Some(s.pipeline.0) == pipeline && s.code == code)
        }
        Noun::Pipeline => work.setup.pipelines.iter().any(|p| p.code == text(&values, key)),
        _ => false,
    };
    if taken {
        return Err(Refusal::rule(Message::new("refused-taken").with("name", text(&values, key)))
            .at(key)
            .into());
    }
    if noun == Noun::Field {
        add_column(work, &text(&values, "noun"), &text(&values, "name"), &text(&values, "kind"))?;
    }
    let on = work.insert(noun, &values, Vec::<(&str, Sql)>::new())?;
    if noun == Noun::Pipeline {
        work.notes.push(Message::new("note-pipeline-needs-stages"));
    }
    Ok(on)
}

/// Refuses an edit of a dictionary entry that would leave two with one code, or a stage or a field
/// that means something else than its records do.
pub fn check_edit(work: &Work, on: RecordRef, field: &Field, value: &Value) -> Result<(), Failure> {
    let fixed = match on.noun {
        Noun::Field => matches!(field.name.as_str(), "noun" | "name" | "kind"),
        Noun::Stage => field.name == "pipeline",
        Noun::Pipeline => field.name == "noun",
        _ => false,
    };
    if fixed {
        let label = Arg::Field(on.noun, field.name.clone());
        return Err(Refusal::rule(Message::new("refused-fixed-field").with("field", label))
            .at(&field.name)
            .into());
    }
    if on.noun == Noun::Stage && field.name == "meaning" && uses(work, on)? > 0 {
        let count = uses(work, on)?;
        return Err(Refusal::rule(Message::new("refused-meaning-in-use").with("count", count))
            .at("meaning")
            .into());
    }
    let code = value.as_text().unwrap_or_default();
    let taken = match (on.noun, field.name.as_str()) {
        (Noun::User, "login") => {
            work.setup.users.iter().any(|u| u.login == code && u.id.0 != on.id)
        }
        (Noun::Source, "code") => {
            work.setup.sources.iter().any(|s| s.code == code && s.id != on.id)
        }
        (Noun::Stage, "code") => {
            let own = work.setup.stages.iter().find(|s| s.id.0 == on.id).map(|s| s.pipeline);
            work.setup
                .stages
                .iter()
                .any(|s| s.code == code && s.id.0 != on.id && Some(s.pipeline) == own)
        }
        _ => false,
    };
    if taken {
        return Err(Refusal::rule(Message::new("refused-taken").with("name", code))
            .at(&field.name)
            .into());
    }
    if on.noun == Noun::User && field.name == "admin" && value.as_int() != Some(1) {
        let others = work.setup.users.iter().any(|user| user.admin && user.id.0 != on.id);
        if !others {
            return Err(Refusal::rule(Message::new("refused-last-administrator")).into());
        }
    }
    Ok(())
}

/// Refuses to delete a dictionary entry that records still use.
///
/// # Errors
/// A refusal with how many use it.
pub fn check_delete(work: &Work, on: RecordRef) -> Result<(), Failure> {
    let count = uses(work, on)?;
    if count > 0 {
        return Err(Refusal::rule(
            Message::new("refused-in-use").with("noun", on.noun).with("count", count),
        )
        .into());
    }
    let last_stage = on.noun == Noun::Stage
        && work.setup.stages.iter().find(|s| s.id.0 == on.id).is_some_and(|stage| {
            work.setup
                .stages_of(stage.pipeline)
                .filter(|other| other.meaning == stage.meaning)
                .count()
                == 1
        });
    if last_stage {
        return Err(Refusal::rule(Message::new("refused-last-stage")).into());
    }
    Ok(())
}

/// How many live rows point at a dictionary entry.
fn uses(work: &Work, on: RecordRef) -> Result<i64, Failure> {
    let sql = match on.noun {
        Noun::Stage => {
            "SELECT (SELECT count(*) FROM lead WHERE stage_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM deal WHERE stage_id = ?1 AND deleted_at IS NULL)"
        }
        Noun::Source => {
            "SELECT (SELECT count(*) FROM lead WHERE source_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM deal WHERE source_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM contact WHERE source_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM company WHERE source_id = ?1 AND deleted_at IS NULL)"
        }
        Noun::Pipeline => {
            "SELECT count(*) FROM stage WHERE pipeline_id = ?1 AND deleted_at IS NULL"
        }
        Noun::User => {
            "SELECT (SELECT count(*) FROM lead WHERE responsible_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM deal WHERE responsible_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM contact WHERE responsible_id = ?1 AND deleted_at IS NULL)
                  + (SELECT count(*) FROM company WHERE responsible_id = ?1 AND deleted_at IS NULL)"
        }
        _ => return Ok(0),
    };
    Ok(work.conn.query_row(sql, [on.id], |r| r.get(0))?)
}

/// Gives the noun's table a column for the new field, with an index where it can be sorted by.
fn add_column(work: &Work, noun: &str, name: &str, kind: &str) -> Result<(), Failure> {
    let valid = !name.is_empty()
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !valid {
        return Err(Refusal::malformed(Message::new("refused-field-name").with("name", name))
            .at("name")
            .into());
    }
    let noun =
        Noun::parse(noun).ok_or_else(|| Refusal::malformed(Message::new("refused-field-noun")))?;
    let meant = custom_kind(kind, Vec::new()).ok_or_else(|| {
        let kinds = CUSTOM_KINDS.join(", ");
        Refusal::malformed(
            Message::new("refused-field-kind").with("kind", kind).with("kinds", kinds),
        )
        .at("kind")
    })?;
    if work.setup.registry.get(noun, name).is_some() {
        return Err(Refusal::rule(Message::new("refused-taken").with("name", name))
            .at("name")
            .into());
    }
    let table = noun.word();
    let column = format!("x_{name}");
    let known: Option<String> = {
        let mut statement =
            work.conn.prepare("SELECT type FROM pragma_table_info(?1) WHERE name = ?2")?;
        let mut rows = statement.query((table, &column))?;
        rows.next()?.map(|r| r.get(0)).transpose()?
    };
    let storage = match meant {
        Kind::Integer | Kind::Money(_) | Kind::Bool | Kind::Moment | Kind::User | Kind::Link(_) => {
            "INTEGER"
        }
        Kind::Number => "REAL",
        _ => "TEXT",
    };
    match known {
        // A field that was deleted before left its column; its values come back with it.
        Some(kept) if kept == storage => return Ok(()),
        Some(_) => {
            return Err(Refusal::rule(Message::new("refused-field-kept").with("name", name))
                .at("name")
                .into());
        }
        None => {}
    }
    let mut sql = format!("ALTER TABLE {table} ADD COLUMN {column} {storage};");
    let index = match meant {
        Kind::LongText | Kind::Choices(_) => None,
        Kind::Text => {
            sql.push_str(&format!("ALTER TABLE {table} ADD COLUMN {column}_key BLOB;"));
            Some(format!("{column}_key"))
        }
        _ => Some(column),
    };
    if let Some(by) = index {
        sql.push_str(&format!(
            "CREATE INDEX {table}_by_x_{name} ON {table} ({by}, id) WHERE deleted_at IS NULL;"
        ));
    }
    work.conn.execute_batch(&sql)?;
    Ok(())
}
