//! What records are called where they are mentioned: one line, without the rest of the row.

use rusqlite::{Connection, OptionalExtension, Result, Row};

use crate::domain::noun::{Noun, RecordRef};
use crate::domain::reminder::{Attention, Due};
use crate::domain::stage::Names;
use crate::domain::task::State;

/// The order in which ways `p` to reach somebody stand for his name: a phone, an e-mail, any other.
pub(super) const MAIN: &str = "p.kind = 'phone' DESC, p.kind, p.position";

/// The name of a record, or nothing where it has none or the viewer may not see it.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &Connection, on: RecordRef) -> Result<Option<String>> {
    let sql = match on.noun {
        Noun::Lead | Noun::Deal | Noun::Contact | Noun::Company => {
            format!("SELECT {} FROM v_{} WHERE id = ?1", own_sql(on.noun), on.noun.word())
        }
        Noun::Activity => "SELECT subject FROM v_activity WHERE id = ?1".to_owned(),
        Noun::User => "SELECT coalesce(nullif(name, ''), login) FROM user WHERE id = ?1".to_owned(),
        Noun::Field => "SELECT label FROM field WHERE id = ?1".to_owned(),
        Noun::Layout => "SELECT name FROM layout WHERE id = ?1".to_owned(),
        Noun::Product => "SELECT title FROM v_product WHERE id = ?1".to_owned(),
        Noun::Rule => "SELECT name FROM rule WHERE id = ?1".to_owned(),
        Noun::Exclusion => "SELECT sender FROM exclusion WHERE id = ?1".to_owned(),
        _ => return Ok(None),
    };
    let mut statement = conn.prepare_cached(&sql)?;
    let found: Option<Option<String>> = statement.query_row([on.id], |r| r.get(0)).optional()?;
    Ok(found.flatten())
}

/// The expression for what the row of a lead, a deal, a contact or a company says it is called.
pub(super) fn own_sql(noun: Noun) -> &'static str {
    match noun {
        Noun::Contact => "person(last_name, first_name, middle_name)",
        _ => "title",
    }
}

/// What people call a record: a phone or an e-mail stands for a name of a contact that nobody knows.
///
/// # Errors
/// When the database fails.
pub fn called(conn: &Connection, on: RecordRef) -> Result<Option<String>> {
    let name = of(conn, on)?;
    if name.is_some() || on.noun != Noun::Contact {
        return Ok(name);
    }
    stand_in(conn, on)
}

/// What stands for the name of a record that has none: of a client how he is reached, of a lead or a
/// deal who its client is.
///
/// # Errors
/// When the database fails.
pub fn stand_in(conn: &Connection, on: RecordRef) -> Result<Option<String>> {
    if !matches!(on.noun, Noun::Contact | Noun::Company) {
        return client(conn, on);
    }
    let sql = format!(
        "SELECT p.value FROM v_point p WHERE p.noun = ?1 AND p.record_id = ?2
         ORDER BY {MAIN} LIMIT 1"
    );
    conn.prepare_cached(&sql)?.query_row((on.noun.word(), on.id), |r| r.get(0)).optional()
}

/// What an entry of a dictionary is called in each language, where it has such names; also one that
/// is in the recycle bin.
///
/// # Errors
/// When the database fails.
pub fn names(conn: &Connection, on: RecordRef) -> Result<Option<Names>> {
    if !matches!(on.noun, Noun::Stage | Noun::Pipeline | Noun::Source) {
        return Ok(None);
    }
    let sql = format!("SELECT name_en, name_ru, name_pl FROM {} WHERE id = ?1", on.noun.word());
    let read = |r: &Row<'_>| Ok(Names { en: r.get(0)?, ru: r.get(1)?, pl: r.get(2)? });
    conn.prepare_cached(&sql)?.query_row([on.id], read).optional()
}

/// Who the client of a lead or a deal is, in one line; nothing for other records.
///
/// # Errors
/// When the database fails.
pub fn client(conn: &Connection, on: RecordRef) -> Result<Option<String>> {
    if !on.noun.has_stages() {
        return Ok(None);
    }
    let (sql, word) = (client_sql(on.noun), on.noun.word());
    let sql = format!("SELECT {sql} FROM v_{word} r WHERE r.id = ?1");
    let mut statement = conn.prepare_cached(&sql)?;
    let found: Option<Option<String>> = statement.query_row([on.id], |r| r.get(0)).optional()?;
    Ok(found.flatten())
}

/// The expression for who the client of a lead or a deal `r` is: the linked person or company, else
/// what a lead says of its own, else how to reach whoever that is.
pub fn client_sql(noun: Noun) -> String {
    let own = match noun {
        Noun::Lead => "coalesce(person(r.last_name, r.first_name, r.middle_name), r.company_name)",
        _ => "NULL",
    };
    // Each kind by itself: in the order of the index, so that nothing is sorted for a row.
    let reach = |kind: &str| {
        format!(
            "(SELECT p.value FROM v_point p WHERE p.kind = '{kind}' AND p.noun = CASE
              WHEN r.contact_id IS NOT NULL THEN 'contact' WHEN r.company_id IS NOT NULL THEN 'company'
              ELSE '{}' END AND p.record_id = coalesce(r.contact_id, r.company_id, r.id) LIMIT 1)",
            noun.word()
        )
    };
    format!(
        "coalesce(
           (SELECT person(c.last_name, c.first_name, c.middle_name) FROM v_contact c
            WHERE c.id = r.contact_id),
           (SELECT c.title FROM v_company c WHERE c.id = r.company_id),
           CASE WHEN r.contact_id IS NOT NULL OR r.company_id IS NOT NULL THEN NULL ELSE {own} END,
           {}, {}, {})",
        reach("phone"),
        reach("email"),
        reach("messenger")
    )
}

/// What is planned next with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The activity's number.
    pub id: i64,
    /// Its kind: call, meeting, mail, task.
    pub kind: String,
    /// What is to be done.
    pub subject: String,
    /// Until when, in seconds since 1970 UTC.
    pub deadline: Option<i64>,
    /// From when on it is lit; none where it never is.
    pub lit_at: Option<i64>,
    /// How far it is, where it is a task.
    pub state: Option<State>,
    /// Whether somebody else changed the task since whoever does it looked.
    pub changed: bool,
    /// Whether somebody from outside waits for it.
    pub waits: bool,
}

impl Next {
    /// How much attention it asks for at `now`; that somebody waits is told apart.
    pub fn attention(&self, now: i64) -> Attention {
        Attention::of(now, Due { waits: false, ..self.due() })
    }

    /// What decides when it asks for attention.
    pub fn due(&self) -> Due {
        Due { deadline: self.deadline, lit_at: self.lit_at, waits: self.waits }
    }
}

/// The expressions that [`next`] reads; they need the join [`NEXT_JOIN`].
pub const NEXT_SQL: &str = "a.id, a.kind, a.subject, a.deadline, a.lit_at, a.state, a.changed,
     a.incoming IS 1";
/// Joins the nearest planned activity of a lead or a deal.
pub const NEXT_JOIN: &str = "LEFT JOIN v_activity a ON a.id = r.next_id";

/// Reads what is planned next from eight columns.
///
/// # Errors
/// When the columns are others.
pub fn next(r: &Row<'_>, first: usize) -> Result<Option<Next>> {
    let Some(id) = r.get::<_, Option<i64>>(first)? else { return Ok(None) };
    Ok(Some(Next {
        id,
        kind: r.get(first + 1)?,
        subject: r.get(first + 2)?,
        deadline: r.get(first + 3)?,
        lit_at: r.get(first + 4)?,
        state: r.get::<_, Option<String>>(first + 5)?.and_then(|word| State::parse(&word)),
        changed: r.get(first + 6)?,
        waits: r.get(first + 7)?,
    }))
}
