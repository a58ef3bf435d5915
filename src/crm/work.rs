//! One transaction's worth of work: every change of a row goes through here, so that it is checked
//! against what others did, journalled, and its derived columns kept true.

mod follows;
mod kin;
mod many;
mod parts;
mod refusing;
mod renewed;

pub use parts::Came;

use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value as Json};

use super::notice::{self, News};
use super::{Failure, entry, layout, no_such, products};
use crate::domain::access::{self, Right};
use crate::domain::command::{Did, OpId};
use crate::domain::field::{Field, Kind};
use crate::domain::fit;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::Viewer;
use crate::domain::rule::RuleId;
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;
use crate::store::derived::{attention, booking, search, told};
use crate::store::place::{self, Place};
use crate::store::row::{self, Row};
use crate::store::{Connection, Sql, client_details, derived, journal};

/// A transaction under way for somebody.
pub struct Work<'a> {
    /// The connection, inside a transaction.
    pub conn: &'a Connection,
    /// The team's settings.
    pub setup: &'a Setup,
    /// For whom.
    pub viewer: Viewer,
    /// When, in seconds since 1970 UTC.
    pub now: i64,
    /// The operation everything is journalled under; opened by the first change.
    operation: Option<OpId>,
    /// Whether it is a part of an operation of several.
    part: bool,
    kind: OperationKind,
    args: Map<String, Json>,
    /// The rows created or changed, each once.
    pub touched: Vec<RecordRef>,
    seen: HashSet<RecordRef>,
    /// What became of what it is about.
    pub did: Did,
    /// What the person should know besides.
    pub notes: Vec<Message>,
    /// What rules of stages made of it.
    pub followed: Vec<Message>,
    /// Why something that was asked for is not done, where the rest is.
    pub left: Vec<Refusal>,
    /// What new rows are found by, not yet in the index. SQLite writes the index out before each
    /// change that may have to be taken back, so that it is filled once, after everything else.
    unindexed: Vec<(RecordRef, String)>,
    /// Whose search texts are not true any more. The index takes rows best in their order.
    stale: BTreeSet<RecordRef>,
    /// Whose sort keys alone are not true any more.
    unkeyed: BTreeSet<RecordRef>,
    /// The records whose products or amount changed: the one follows the other.
    priced: BTreeSet<RecordRef>,
    /// What changed in a way that may light activities or put them out: they themselves, their
    /// record, who is to do them, or the pipeline.
    relit: BTreeSet<RecordRef>,
    /// Who came to a stage at which a rule waits.
    came: Vec<Came>,
    /// The rules that were carried out.
    pub ran: Vec<RuleId>,
    /// Whom it tells of what.
    pub(super) news: News,
}

impl<'a> Work<'a> {
    /// Begins work that is journalled as an operation of this kind.
    pub fn new(
        conn: &'a Connection,
        setup: &'a Setup,
        viewer: Viewer,
        now: i64,
        kind: OperationKind,
    ) -> Work<'a> {
        Work {
            conn,
            setup,
            viewer,
            now,
            operation: None,
            part: false,
            kind,
            args: Map::new(),
            touched: Vec::new(),
            seen: HashSet::new(),
            did: Did::Other,
            notes: Vec::new(),
            followed: Vec::new(),
            left: Vec::new(),
            unindexed: Vec::new(),
            stale: BTreeSet::new(),
            unkeyed: BTreeSet::new(),
            priced: BTreeSet::new(),
            relit: BTreeSet::new(),
            came: Vec::new(),
            ran: Vec::new(),
            news: News::default(),
        }
    }

    /// Journals under an operation that is already open: a part of a bulk operation.
    pub fn under(mut self, operation: OpId) -> Work<'a> {
        self.operation = Some(operation);
        self.part = true;
        self
    }

    /// Whether it is a part of an operation of several.
    pub fn is_part(&self) -> bool {
        self.part
    }

    /// Whether there is anybody to be told of it: what is taken back or done again is told, or told
    /// no more, with the operation it belongs to.
    pub fn tells(&self) -> bool {
        !self.kind.is_inverse() && self.setup.users.len() > 1
    }

    /// Notes an argument of the operation, for saying later what happened.
    pub fn note_arg(&mut self, name: &str, value: impl Into<Json>) {
        self.args.insert(name.to_owned(), value.into());
    }

    /// The arguments noted so far, as JSON.
    fn args_json(&self) -> String {
        Json::Object(self.args.clone()).to_string()
    }

    /// Brings the amounts of records with products, and the search texts of the new and the changed
    /// rows, up to date, and tells the colleagues.
    pub fn settle(&mut self) -> Result<(), Failure> {
        self.price()?;
        for on in std::mem::take(&mut self.relit) {
            attention::refresh(self.conn, on, self.now)?;
        }
        for (on, text) in std::mem::take(&mut self.unindexed) {
            search::add(self.conn, on, &text)?;
        }
        let stale = std::mem::take(&mut self.stale);
        for on in std::mem::take(&mut self.unkeyed).difference(&stale) {
            derived::rekey(self.conn, &self.setup.registry, *on, &self.setup.country)?;
        }
        for on in stale {
            derived::refresh(self.conn, &self.setup.registry, on, &self.setup.country)?;
        }
        notice::flush(self)
    }

    /// Brings the amounts of records with products up to date.
    pub fn price(&mut self) -> Result<(), Failure> {
        for on in std::mem::take(&mut self.priced) {
            products::settle(self, on)?;
        }
        Ok(())
    }

    /// Ends what is taken back together: one of many that an operation is about, with what follows
    /// from it.
    pub fn end_step(&mut self) -> Result<(), Failure> {
        self.price()?;
        Ok(journal::end_step(self.conn)?)
    }

    /// Ends the work and returns its operation, if anything changed.
    pub fn finish(&mut self) -> Result<Option<OpId>, Failure> {
        self.settle()?;
        if let Some(operation) = self.operation {
            journal::finish(self.conn, operation, &self.args_json())?;
        }
        Ok(self.operation)
    }

    /// The operation, opened now where this is its first change.
    pub fn operation(&mut self) -> Result<OpId, Failure> {
        if let Some(operation) = self.operation {
            return Ok(operation);
        }
        let (at, user, kind) = (self.now, self.viewer.user, self.kind);
        let opening =
            journal::Opening { at, user, kind, args: "{}", running: false, undo_of: None };
        let operation = journal::open(self.conn, &opening)?;
        self.operation = Some(operation);
        Ok(operation)
    }

    /// The row, if the viewer may see it and it is not in the recycle bin.
    ///
    /// # Errors
    /// A refusal when there is no such row.
    pub fn load(&self, on: RecordRef) -> Result<Row, Failure> {
        let row = row::load(self.conn, &self.setup.registry, on)?.ok_or_else(|| no_such(on))?;
        if row.deleted_at.is_some() {
            return Err(self.in_the_bin(on)?.into());
        }
        Ok(row)
    }

    /// Asks whether the viewer may see the row and it is not in the recycle bin, without reading it.
    ///
    /// # Errors
    /// A refusal when there is no such row.
    pub fn check_there(&self, on: RecordRef) -> Result<(), Failure> {
        match row::state(self.conn, on)? {
            None => Err(no_such(on).into()),
            Some((_, Some(_))) => Err(self.in_the_bin(on)?.into()),
            Some((_, None)) => Ok(()),
        }
    }

    /// At which stage a card stands and where in its column; asked for at once, since very many are
    /// moved in a row.
    ///
    /// # Errors
    /// A refusal when there is no such card or it is in the recycle bin.
    pub fn standing(&self, on: RecordRef) -> Result<(StageId, Place), Failure> {
        match place::standing(self.conn, on)? {
            None => Err(no_such(on).into()),
            Some((.., Some(_))) => Err(self.in_the_bin(on)?.into()),
            Some((place, stage, None)) => Ok((stage, place)),
        }
    }

    /// Asks whether the viewer may change this field of a row.
    ///
    /// # Errors
    /// A refusal naming the missing right.
    pub fn ask_change(&self, on: RecordRef, field: &Field) -> Result<(), Failure> {
        match on.noun {
            Noun::Layout => layout::ask(self, on),
            _ => Ok(access::may_change(self.viewer, on, field)?),
        }
    }

    /// Asks whether the viewer may do this.
    ///
    /// # Errors
    /// A refusal naming the missing right.
    pub fn ask(&self, right: Right, noun: Noun) -> Result<(), Failure> {
        Ok(access::may(self.viewer, right, noun)?)
    }

    /// The registry's field.
    ///
    /// # Errors
    /// A refusal when the noun has no such field.
    pub fn field(&self, noun: Noun, name: &str) -> Result<&'a Field, Failure> {
        self.setup
            .registry
            .get(noun, name)
            .ok_or_else(|| unknown_field(self.setup, noun, name).into())
    }

    /// Inserts a row with these values and journals its creation. `extra` are columns that are no fields.
    ///
    /// # Errors
    /// When the database fails.
    pub fn insert(
        &mut self,
        noun: Noun,
        values: &[(&Field, Value)],
        extra: Vec<(&str, Sql)>,
    ) -> Result<RecordRef, Failure> {
        let operation = self.operation()?;
        let borrowed: Vec<(&Field, &Value)> =
            values.iter().map(|(field, value)| (*field, value)).collect();
        let mut columns: Vec<(String, Sql)> =
            extra.into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect();
        columns.extend(self.kinship(noun, &borrowed)?);
        let mut text = None;
        if derived::has_search(noun) {
            let through =
                client_details::through(self.conn, &self.setup.registry, noun, &borrowed)?;
            let mut shown =
                client_details::overlaid(&self.setup.registry, noun, &borrowed, &through);
            // What has no title is sorted by what stands in for it.
            let title = self.setup.registry.get(noun, "title");
            let untitled = title.filter(|_| !shown.iter().any(|(field, _)| field.name == "title"));
            shown.extend(untitled.map(|title| (title, &Value::Empty)));
            let Setup { registry, country, .. } = self.setup;
            columns.extend(derived::new_keys(self.conn, registry, noun, &shown, country)?);
            // Whom a card is linked with, it is found by as well.
            let link = |name: &str| {
                let linked = borrowed.iter().find(|(field, _)| field.name == name);
                linked.map_or(Vec::new(), |(_, value)| derived::ids(value))
            };
            let client = derived::client_words(self.conn, noun, link)?;
            let words = derived::search_text(&shown, &client, &self.setup.country);
            text = Some(words);
        }
        let columns: Vec<(&str, Sql)> =
            columns.iter().map(|(name, cell)| (name.as_str(), cell.clone())).collect();
        let id = row::insert(self.conn, noun, values, &columns, &self.setup.country)?;
        let on = RecordRef::new(noun, id);
        for (_, value) in values {
            self.note_booking(on, value)?;
        }
        self.unindexed.extend(text.map(|text| (on, text)));
        if noun == Noun::Activity {
            self.relit.insert(on);
        }
        if noun.has_stages() {
            let stage = values.iter().find(|(field, _)| field.kind == Kind::Stage);
            self.note_arrival(on, None, stage.and_then(|(_, stage)| stage.as_int()));
        }
        for (field, value) in values {
            self.refresh_partners(field, [value, &Value::Empty])?;
        }
        journal::write(self.conn, operation, on, journal::CREATED, &Value::Empty, &Value::Empty)?;
        notice::created(self, on, values)?;
        self.touch(on);
        Ok(on)
    }

    /// Sets a field of a row and journals it; does nothing where it already holds the value.
    /// Changes of one set of tags, people or records by two people are both kept.
    ///
    /// # Errors
    /// A conflict when somebody changed the field since the person saw `was`.
    pub fn set(
        &mut self,
        on: RecordRef,
        field: &Field,
        value: &Value,
        was: Option<&Value>,
    ) -> Result<bool, Failure> {
        let current = row::get(self.conn, field, on.id)?;
        let country = &self.setup.country;
        let mut value = fit::kept(field, value, country);
        if same(&current, &value) {
            return Ok(false);
        }
        if let Some(was) = was.map(|was| fit::kept(field, was, country))
            && !same(&current, &was)
        {
            value = fit::merged(field, &current, &was, &value, country)
                .ok_or_else(|| self.conflict(on, field))?;
            if same(&current, &value) {
                return Ok(false);
            }
        }
        self.write(on, field, &current, &value)?;
        Ok(true)
    }

    /// Writes a field whose present value is known, with everything that follows from it. A card
    /// that changes its stage comes on top of the column.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write(
        &mut self,
        on: RecordRef,
        field: &Field,
        before: &Value,
        after: &Value,
    ) -> Result<(), Failure> {
        self.write_at(on, field, before, after, None)
    }

    /// As [`Work::write`], but a card that changes its stage comes to this place.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write_at(
        &mut self,
        on: RecordRef,
        field: &Field,
        before: &Value,
        after: &Value,
        place: Option<Place>,
    ) -> Result<(), Failure> {
        let stood = match field.kind {
            Kind::Stage if on.noun.has_stages() => Some(place::of(self.conn, on)?),
            _ => None,
        };
        self.write_from(on, field, before, after, stood, place)
    }

    /// As [`Work::write_at`], where it is known already where the card `stood`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write_from(
        &mut self,
        on: RecordRef,
        field: &Field,
        before: &Value,
        after: &Value,
        stood: Option<Place>,
        place: Option<Place>,
    ) -> Result<(), Failure> {
        let operation = self.operation()?;
        let mut beside = self.moment(on.noun);
        if let Some(from) = stood {
            let to = match place {
                Some(place) => place,
                None => self.top(on.noun, after)?,
            };
            beside.extend(place::columns(from, to));
        }
        let registry = &self.setup.registry;
        beside.extend(derived::amount_key(self.conn, registry, (on, field), after)?);
        row::set(self.conn, field, on.id, after, &beside, &self.setup.country)?;
        if on.noun == Noun::Activity && field.kind == Kind::Record {
            let at = |value: &Value| value.as_text().and_then(|name| name.parse().ok());
            told::follow(self.conn, on.id, at(before), at(after))?;
        }
        let change = journal::write(self.conn, operation, on, &field.name, before, after)?;
        if let Some(stood) = stood {
            place::keep(self.conn, change, stood)?;
            self.note_arrival(on, before.as_int(), after.as_int());
        }
        self.refresh_repeat(on, field, [before, after])?;
        if searched(&field.kind) && derived::has_search(on.noun) {
            self.refresh_search(on);
        } else if derived::shapes_key(field) {
            self.unkeyed.insert(on);
        }
        self.refresh_named(on, &field.name)?;
        self.refresh_partners(field, [before, after])?;
        self.note_booking(on, after)?;
        if self.lights(field, before, after) {
            self.relit.insert(on);
        }
        notice::changed(self, on, field, before, after)?;
        let priced = matches!(field.name.as_str(), "products" | "amount" | "amount_manual");
        if priced && on.noun.has_stages() {
            self.priced.insert(on);
        }
        self.touch(on);
        Ok(())
    }

    /// Tells the person where what is booked is taken already at that time; it may be on purpose.
    /// A lead and what is made of it have one and the same booking.
    fn note_booking(&mut self, on: RecordRef, value: &Value) -> Result<(), Failure> {
        let Value::Booking(booking) = value else { return Ok(()) };
        let origin = self.origin(on)?;
        if let Some((other, from)) = booking::met(self.conn, on, booking)?
            && self.origin(other)? != origin
        {
            let message = Message::new("note-booking-meets")
                .with("resource", booking.resource.as_str())
                .with("record", other)
                .with("when", Arg::Moment(from));
            self.notes.push(message);
        }
        Ok(())
    }

    /// The lead that a record was made of, or the record itself.
    fn origin(&self, on: RecordRef) -> Result<RecordRef, Failure> {
        let lead = match self.setup.registry.get(on.noun, "lead") {
            Some(field) if !field.flags.custom => row::get(self.conn, field, on.id)?.as_int(),
            _ => None,
        };
        Ok(lead.map_or(on, |lead| RecordRef::new(Noun::Lead, lead)))
    }

    /// Puts a row into the recycle bin or takes it out, and journals it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_deleted(
        &mut self,
        on: RecordRef,
        before: Option<i64>,
        after: Option<i64>,
    ) -> Result<(), Failure> {
        let operation = self.operation()?;
        let cell = |at: Option<i64>| at.map_or(Value::Empty, Value::Int);
        row::change(self.conn, on, &self.deleted(on.noun, after))?;
        journal::write(self.conn, operation, on, journal::DELETED, &cell(before), &cell(after))?;
        self.refresh_named(on, journal::DELETED)?;
        let mut fields = self.setup.registry.of(on.noun);
        // Whom it points at may have got another name meanwhile.
        if after.is_none() && fields.any(|f| f.flags.custom && matches!(f.kind, Kind::Link(_))) {
            self.unkeyed.insert(on);
        }
        if on.noun == Noun::Entry {
            entry::share(self, on, after.is_none())?;
        }
        if on.noun.is_record() || on.noun == Noun::Activity {
            self.relit.insert(on);
        }
        self.touch(on);
        Ok(())
    }

    /// Where a new card of the noun begins.
    ///
    /// # Errors
    /// A refusal when the noun has no stages.
    pub fn first_stage(&self, noun: Noun) -> Result<StageId, Refusal> {
        let pipeline = self.setup.pipelines_of(noun).next();
        let first = pipeline.and_then(|pipeline| self.setup.stages_of(pipeline.id).next());
        let none =
            || Refusal::rule(Message::new("refused-no-stages").with("noun", Arg::Nouns(noun)));
        first.map(|stage| stage.id).ok_or_else(none)
    }

    /// A place at the top of a column of the board.
    ///
    /// # Errors
    /// When the database fails.
    pub fn top_rank(&self, noun: Noun, stage: StageId) -> Result<i64, Failure> {
        Ok(place::top_rank(self.conn, noun, stage, self.now)?)
    }

    /// When a record at this stage counts as finished: now, or not at all.
    pub fn closed_at(&self, stage: StageId) -> Option<i64> {
        let open = self.setup.stage(stage).is_none_or(|s| s.meaning == Meaning::Open);
        (!open).then_some(self.now)
    }

    /// Where a card stands that comes to a stage now.
    fn top(&self, noun: Noun, stage: &Value) -> Result<Place, Failure> {
        let stage = StageId(stage.as_int().unwrap_or_default());
        Ok(Place {
            moved_at: self.now,
            closed_at: self.closed_at(stage),
            rank: self.top_rank(noun, stage)?,
        })
    }

    /// The column that says when a row of the noun was changed last, where it has one.
    fn moment(&self, noun: Noun) -> Vec<(&'static str, Sql)> {
        let kept = noun.is_record() || matches!(noun, Noun::Activity | Noun::Entry);
        if kept { vec![("updated_at", Sql::Integer(self.now))] } else { Vec::new() }
    }

    /// The columns of a row that goes into the recycle bin at this moment, or comes out of it.
    fn deleted(&self, noun: Noun, at: Option<i64>) -> Vec<(&'static str, Sql)> {
        let mut columns = self.moment(noun);
        columns.push(("deleted_at", at.map_or(Sql::Null, Sql::Integer)));
        columns
    }

    fn touch(&mut self, on: RecordRef) {
        if self.seen.insert(on) {
            self.touched.push(on);
        }
    }
}

/// Whether two values are the same to a person: nothing and empty are.
pub fn same(a: &Value, b: &Value) -> bool {
    a == b || (a.is_empty() && b.is_empty())
}

/// Refuses a field that the noun does not have, naming the nearest one that it has.
pub fn unknown_field(setup: &Setup, noun: Noun, name: &str) -> Refusal {
    let names: Vec<&str> = setup.registry.of(noun).map(|field| field.name.as_str()).collect();
    let refusal = Refusal::malformed(
        Message::new("refused-unknown-field").with("noun", Arg::Nouns(noun)).with("name", name),
    );
    match crate::domain::nearest::nearest(name, names.iter().copied()) {
        Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
        None => refusal,
    }
}

fn searched(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text
            | Kind::LongText
            | Kind::Url
            | Kind::Phone
            | Kind::Email
            | Kind::Points(_)
            | Kind::Tags
            | Kind::Products
            | Kind::Link(_)
            | Kind::Links(_)
    )
}
