//! What a new database begins with.

use rusqlite::{Connection, Result};

use crate::domain::defaults;
use crate::domain::mode::Mode;
use crate::domain::stage::Names;

/// Makes the pipelines with their stages, and the sources.
///
/// # Errors
/// When the database fails.
pub fn seed(conn: &Connection) -> Result<()> {
    let mut pipeline_row = conn.prepare(
        "INSERT INTO pipeline (noun, code, name_en, name_ru, name_pl, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut stage_row = conn.prepare(
        "INSERT INTO stage (pipeline_id, code, name_en, name_ru, name_pl, meaning, colour, position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut source_row =
        conn.prepare("INSERT INTO source (code, name_en, name_ru, name_pl, position) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, pipeline) in defaults::PIPELINES.iter().enumerate() {
        let names = Names::from(pipeline.names);
        pipeline_row.execute((
            pipeline.noun.word(),
            pipeline.code,
            &names.en,
            &names.ru,
            &names.pl,
            place as i64 + 1,
        ))?;
        let id = conn.last_insert_rowid();
        for (place, stage) in pipeline.stages.iter().enumerate() {
            let names = Names::from(stage.names);
            stage_row.execute((
                id,
                stage.code,
                &names.en,
                &names.ru,
                &names.pl,
                stage.meaning.word(),
                stage.colour.word(),
                place as i64 + 1,
            ))?;
        }
    }
    for (place, source) in defaults::SOURCES.iter().enumerate() {
        let names = Names::from(source.names);
        source_row.execute((source.code, &names.en, &names.ru, &names.pl, place as i64 + 1))?;
    }
    Ok(())
}

/// Sets how the team works; nothing is journalled.
///
/// # Errors
/// When the database fails.
pub fn set_mode(conn: &Connection, mode: Mode) -> Result<()> {
    conn.execute("UPDATE setting SET mode = ?1", [mode.word()])?;
    Ok(())
}

/// Whether nobody works here yet and nothing was done.
///
/// # Errors
/// When the database fails.
pub fn is_untouched(conn: &Connection) -> Result<bool> {
    let sql = "SELECT NOT (EXISTS (SELECT 1 FROM user)
             OR EXISTS (SELECT 1 FROM lead) OR EXISTS (SELECT 1 FROM deal)
             OR EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM company)
             OR EXISTS (SELECT 1 FROM activity) OR EXISTS (SELECT 1 FROM operation))";
    conn.query_row(sql, [], |r| r.get(0))
}
