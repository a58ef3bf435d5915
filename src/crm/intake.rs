//! Taking in what comes from outside: a call, a letter, a message, a form.
//!
//! First it is kept as it came, in a transaction of its own, so that nothing is lost where the rest
//! fails; what came before is known by its identifier and changes nothing. Then one operation puts
//! it where it belongs: a new lead or what is open already, an entry on every timeline it concerns,
//! and an activity that is lit until somebody answers. A client who is here already gets the ways to
//! reach him that are new.

mod counterpart;
mod newcomer;

use std::cell::RefCell;

use newcomer::Client;

use super::work::Work;
use super::{Failure, Reader, Writer, create, entry};
use crate::domain::access::Right;
use crate::domain::command::{Command, Receipt, Set};
use crate::domain::inbound::route::{Event, Route, Rules, route};
use crate::domain::inbound::{Channel, Contact, Facts, sender};
use crate::domain::message::{Message, Refusal, RefusalKind};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::stage::StageId;
use crate::domain::value::Value;
use crate::exchange::{inbound as channel, mail};
use crate::store::inbound::{self, State};
use crate::store::place;

pub use crate::store::inbound::{Received, State as ReceivedState};

/// At most so many that wait are routed on the way of another one.
const ON_THE_WAY: usize = 20;

/// What came of taking something in.
#[derive(Debug, Clone)]
pub struct Taken {
    /// What is known of it now.
    pub received: Received,
    /// Whether it came for the first time.
    pub new: bool,
    /// What was done; none where nothing was.
    pub receipt: Option<Receipt>,
}

/// What came of deciding about everything that waits.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// How many were decided.
    pub decided: usize,
    /// Those that were not, and why.
    pub refused: Vec<(i64, Refusal)>,
}

impl Writer {
    /// Takes something in, unless it came before and that was not taken back. A new lead of a
    /// client whom nobody works with goes to `responsible`, or to whoever takes it in.
    ///
    /// # Errors
    /// A malformed one is refused and not kept. What can be kept and not understood, such as a
    /// letter that nobody sent, is refused and kept.
    pub fn intake(
        &mut self,
        now: i64,
        by: Channel,
        raw: &[u8],
        responsible: Option<UserId>,
    ) -> Result<Taken, Failure> {
        let identity = channel::identity(by, raw, now)?;
        if by != Channel::Mail {
            channel::contact(by, raw, &|_| false)?;
        }
        let user = self.viewer().user;
        let (received, new) = self.transact(|conn, _| {
            let since = now - channel::REPEATED;
            let known = match &identity.repeats {
                Some(stem) => inbound::lately(conn, by, stem, since)?,
                None => None,
            };
            let external = known.as_deref().unwrap_or(&identity.external);
            Ok(inbound::keep(conn, by, external, now, user, raw)?)
        })?;
        if matches!(received.state, State::Done | State::Left) {
            return Ok(Taken { received, new, receipt: None });
        }
        // What was taken back is taken in again by whoever brings it once more.
        let wanted = received.state == State::Undone;
        let taken = self.settle_one(now, received.id, responsible, wanted, new);
        // What failed is another one: whoever brought this one need not bring it again.
        if let Err(failure) = self.settle_some(now, received.id) {
            tracing::warn!(?failure, "what waits from outside was not decided");
        }
        taken
    }

    /// Decides again about something that was kept: it is taken in even where it was left out.
    ///
    /// # Errors
    /// A refusal when there is no such, or nothing can be made of it.
    pub fn intake_again(
        &mut self,
        now: i64,
        id: i64,
        responsible: Option<UserId>,
    ) -> Result<Taken, Failure> {
        self.settle_one(now, id, responsible, true, false)
    }

    /// Decides about everything that waits, because deciding failed before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn settle_waiting(&mut self, now: i64) -> Result<Settled, Failure> {
        let waiting = self.read(|conn| Ok(inbound::waiting(conn)?))?;
        self.settle_each(now, &waiting)
    }

    /// Decides about some of what waits: other ones each turn, so that those that are refused every
    /// time keep no others from theirs.
    fn settle_some(&mut self, now: i64, turn: i64) -> Result<Settled, Failure> {
        let waiting = self.read(|conn| Ok(inbound::waiting(conn)?))?;
        let turns: Vec<&[i64]> = waiting.chunks(ON_THE_WAY).collect();
        let turn = usize::try_from(turn).unwrap_or_default().checked_rem(turns.len());
        turn.map_or_else(|| Ok(Settled::default()), |turn| self.settle_each(now, turns[turn]))
    }

    fn settle_each(&mut self, now: i64, waiting: &[i64]) -> Result<Settled, Failure> {
        let mut settled = Settled::default();
        for id in waiting {
            match self.settle_one(now, *id, None, false, false) {
                Ok(_) => settled.decided += 1,
                Err(Failure::Refused(refusal)) => settled.refused.push((*id, refusal)),
                Err(fault) => return Err(fault),
            }
        }
        Ok(settled)
    }

    fn settle_one(
        &mut self,
        now: i64,
        id: i64,
        responsible: Option<UserId>,
        wanted: bool,
        new: bool,
    ) -> Result<Taken, Failure> {
        let command = Command::TakeIn { inbound: id, responsible, wanted };
        let outcome = self.execute(now, &command);
        // Only what can never be understood stops waiting.
        if let Err(Failure::Refused(refusal)) = &outcome
            && refusal.kind == RefusalKind::NoSender
        {
            self.transact(|conn, _| Ok(inbound::settle(conn, id, State::Refused, None, None)?))?;
        }
        let receipt = outcome?;
        let received = self.read(|conn| Ok(inbound::get(conn, id)?))?;
        let received = received.ok_or_else(|| no_such(id))?;
        Ok(Taken { received, new, receipt: receipt.operation.is_some().then_some(receipt) })
    }
}

impl Reader {
    /// What came in from outside last, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn received(&self, limit: i64) -> Result<Vec<Received>, Failure> {
        self.read(|conn| Ok(inbound::latest(conn, limit)?))
    }

    /// What came or went as an entry of a timeline: by which way, what stays of it, what was said.
    /// Nothing where the entry is something else.
    ///
    /// # Errors
    /// A refusal when there is no such entry, or a failure of the database.
    pub fn inbound(&self, entry: i64) -> Result<Option<(Channel, Facts, Option<String>)>, Failure> {
        let row = self.card(RecordRef::new(Noun::Entry, entry))?.row;
        let channel = Channel::parse(row.text("kind"));
        let facts = serde_json::from_str(row.text("data")).ok();
        let said = row.get("text").as_text().map(str::to_owned);
        Ok(channel.zip(facts).map(|(channel, facts)| (channel, facts, said)))
    }
}

/// Puts what was kept where it belongs. Twice does nothing.
///
/// # Errors
/// A refusal when there is no such, nothing can be made of it, or the person may not.
pub fn take_in(
    work: &mut Work,
    id: i64,
    responsible: Option<UserId>,
    wanted: bool,
) -> Result<Message, Failure> {
    let received = inbound::get(work.conn, id)?.ok_or_else(|| no_such(id))?;
    if received.state == State::Done || received.state == State::Left && !wanted {
        return Ok(Message::new("receipt-nothing"));
    }
    work.ask(Right::Create, Noun::Entry)?;
    let raw = inbound::raw(work.conn, id)?;
    let (conn, country) = (work.conn, work.setup.country.as_str());
    let unread = RefCell::new(None);
    let ours = |address: &str| {
        let listed = inbound::is_listed(conn, &sender::keys(address, country), true);
        listed.map_err(|error| unread.replace(Some(error))).unwrap_or_default()
    };
    let contact = channel::contact(received.channel, &raw, &ours);
    // Whom nobody could look up is no stranger.
    if let Some(error) = unread.take() {
        return Err(error.into());
    }
    let mut contact = contact?;
    let known = counterpart::known(work.conn, work.setup, &contact)?;
    let event = Event {
        direction: contact.facts.direction,
        nature: contact.facts.nature,
        internal: contact.internal,
        missed: contact.facts.seconds == Some(0),
        wanted,
    };
    contact.facts.inbound = id;
    let settings = work.setup.settings;
    let rules =
        Rules { repeat_leads: settings.repeat_leads, everywhere: settings.inbound_everywhere };
    let routed = route(event, &known, rules);
    let (home, why) = match &routed {
        Route::Leave(why) => {
            inbound::settle(work.conn, id, State::Left, Some(*why), None)?;
            return Ok(Message::new("receipt-nothing"));
        }
        Route::New { contact: person, company, responsible: keeper, why, .. } => {
            let client = Client { contact: *person, company: *company };
            let keeper = keeper.or(responsible);
            (newcomer::make(work, &contact, client, keeper)?, *why)
        }
        Route::Attach { home, why, .. } => (*home, *why),
    };
    let made = matches!(routed, Route::New { .. });
    let (mut also, lit): (Vec<RecordRef>, bool) = match routed {
        Route::Attach { also, lit, .. } => (also, lit),
        Route::New { also, .. } => (also, true),
        Route::Leave(_) => (Vec::new(), false),
    };
    if lit {
        newcomer::supplement(work, &contact, home, &also)?;
    }
    if made {
        also.extend(newcomer::clients_of(work, home)?);
    }
    contact.facts.why = Some(why);
    contact.facts.home = Some(home);
    let entry = note(work, &contact, received.at, home, &also)?;
    place::raise(work.conn, home, work.now)?;
    if lit {
        light(work, &contact, home, entry)?;
    }
    inbound::settle(work.conn, id, State::Done, Some(why), Some(home))?;
    if received.channel == Channel::Mail
        && let Some(light) = mail::lightened(&raw)
    {
        inbound::lighten(work.conn, id, &light)?;
    }
    work.note_arg("on", home.to_string());
    work.note_arg("inbound", id);
    Ok(Message::new("receipt-taken-in").with("record", home))
}

/// The activities of a record that are lit are done when something is planned with it instead.
///
/// # Errors
/// When the database fails.
pub fn answered(work: &mut Work, planned: RecordRef, on: RecordRef) -> Result<(), Failure> {
    let mut closed = 0_usize;
    for (id, _) in inbound::lit(work.conn, on)? {
        let lit = RecordRef::new(Noun::Activity, id);
        if lit == planned {
            continue;
        }
        let by = Value::Int(work.viewer.user.0);
        // Nobody turned to the client yet: what is planned will.
        work.set(lit, work.field(Noun::Activity, "replaced")?, &Value::Int(1), None)?;
        work.set(lit, work.field(Noun::Activity, "done_at")?, &Value::Int(work.now), None)?;
        work.set(lit, work.field(Noun::Activity, "done_by")?, &by, None)?;
        closed += 1;
    }
    if closed > 0 {
        work.notes.push(Message::new("note-incoming-answered").with("count", closed));
    }
    Ok(())
}

/// What somebody still waits for with a record ends with it, where it came to a stage that ends it:
/// it is done, and says by which stage.
///
/// # Errors
/// When the database fails.
pub fn ended(work: &mut Work, on: RecordRef, to: StageId) -> Result<(), Failure> {
    if !work.setup.stage(to).is_some_and(|stage| stage.meaning.ends_waiting()) {
        return Ok(());
    }
    let mut closed = 0_usize;
    for (id, _) in inbound::lit(work.conn, on)? {
        let lit = RecordRef::new(Noun::Activity, id);
        let by = Value::Int(work.viewer.user.0);
        work.set(lit, work.field(Noun::Activity, "done_at")?, &Value::Int(work.now), None)?;
        work.set(lit, work.field(Noun::Activity, "done_by")?, &by, None)?;
        work.set(lit, work.field(Noun::Activity, "ended_by")?, &Value::Int(to.0), None)?;
        closed += 1;
    }
    if closed > 0 {
        work.notes.push(Message::new("note-incoming-ended").with("count", closed));
    }
    Ok(())
}

fn no_such(id: i64) -> Refusal {
    Refusal::not_found(Message::new("refused-no-inbound").with("id", id.to_string()))
}

/// Puts the entry on the timelines, at the moment it happened; none lies in the future.
fn note(
    work: &mut Work,
    contact: &Contact,
    received_at: i64,
    home: RecordRef,
    also: &[RecordRef],
) -> Result<RecordRef, Failure> {
    let at = contact.at.filter(|at| (0..=received_at).contains(at)).unwrap_or(received_at);
    let data = facts(&contact.facts);
    let note = entry::add_at(work, home, contact.channel.word(), &contact.text, data, at)?;
    let mut shown = vec![home];
    for on in also {
        if !shown.contains(on) {
            entry::place_at(work, note, *on, at)?;
            shown.push(*on);
        }
    }
    Ok(note)
}

fn facts(facts: &Facts) -> String {
    serde_json::to_string(facts).unwrap_or_else(|_| "{}".to_owned())
}

/// Lights an activity about what came, for whoever works with the record. A chat has one, however
/// many messages come before it is answered.
fn light(
    work: &mut Work,
    contact: &Contact,
    home: RecordRef,
    entry: RecordRef,
) -> Result<(), Failure> {
    let kind = contact.channel.word();
    if contact.channel == Channel::Chat
        && inbound::lit(work.conn, home)?.iter().any(|(_, lit)| lit == kind)
    {
        return Ok(());
    }
    let responsible = work.load(home)?.int("responsible").map(UserId);
    let responsible = responsible.filter(|user| work.setup.works(*user));
    let set = [
        Set::new("kind", kind),
        Set::new("subject", contact.subject.as_str()),
        Set::new("on", Value::Text(home.to_string())),
        Set::new("responsible", responsible.unwrap_or(work.viewer.user).0),
        Set::new("incoming", 1),
        Set::new("about", entry.id),
    ];
    create::insert_unasked(work, Noun::Activity, &set)?;
    Ok(())
}
