//! Converting a lead: a company, a contact and a deal are created on its basis, or found among the
//! clients who are here already, and linked, in one transaction; the lead stays, won, with a record
//! of what became of it.
//!
//! Everything is asked and checked before the first row is written.

mod matches;
mod outlook;
pub mod similar;
mod values;

pub use outlook::{Outlook, Own};

use super::create::Draft;
use super::work::Work;
use super::{Failure, create, edit, entry, supplement};
use crate::domain::access::{self, Right};
use crate::domain::carry::{self, Counterpart};
use crate::domain::command::{Client, Conversion, Did, Set, Targets};
use crate::domain::conversion::{self, Candidate, Past, Rights};
use crate::domain::field::Field;
use crate::domain::message::{Arg, Message, Refusal};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::setup::Setup;
use crate::domain::stage::{Meaning, PipelineId, StageId};
use crate::domain::value::Value;
use crate::store::row::{self, Row};
use crate::store::{client, client_details};

/// Converts a lead. Everything the person may create is created, or nothing.
///
/// # Errors
/// A refusal when somebody moved the lead since the person saw it, the rules or the rights forbid it,
/// the pipeline is none of the deals', several clients may be the lead's, or what a target needs is
/// missing (the fields to fill are named).
pub fn convert(work: &mut Work, conversion: &Conversion) -> Result<Message, Failure> {
    let viewer = work.viewer;
    let rights = Rights::ask(|right, noun| access::may(viewer, right, noun));
    let message = convert_with(work, conversion, &rights)?;
    work.did = Did::Converted;
    Ok(message)
}

/// As [`convert`], for a use case that goes on with what was made.
///
/// # Errors
/// As [`convert`].
pub(super) fn make_of(work: &mut Work, conversion: &Conversion) -> Result<Made, Failure> {
    let viewer = work.viewer;
    let rights = Rights::ask(|right, noun| access::may(viewer, right, noun));
    make_with(work, conversion, &rights)
}

/// What of the targets is made of a lead where nobody is there to be asked: no company of a lead that
/// does not name one, as long as anything else is made. Somebody it says nothing of is missed all the
/// same: a deal without its client is nothing to go on with.
///
/// # Errors
/// A refusal where several clients may be the lead's, or a failure of the database.
pub(super) fn possible(work: &Work, conversion: &Conversion) -> Result<Targets, Failure> {
    let lead = RecordRef::new(Noun::Lead, conversion.lead);
    let row = work.load(lead)?;
    let here = find_known(work, conversion, &row)?.targets();
    let wanted = conversion.targets;
    let without = Targets { company: false, ..wanted };
    if !wanted.company || here.company || without.is_empty() {
        return Ok(wanted);
    }
    let values = vec![(Noun::Company, values::of(work.setup, Noun::Company, wanted, &row))];
    match check(work, conversion, &row, values) {
        Ok(_) => Ok(wanted),
        Err(Failure::Refused(_)) => Ok(without),
        Err(fault) => Err(fault),
    }
}

/// Converts a lead for somebody who has these rights.
///
/// # Errors
/// As [`convert`].
pub(super) fn convert_with(
    work: &mut Work,
    conversion: &Conversion,
    rights: &Rights,
) -> Result<Message, Failure> {
    let lead = RecordRef::new(Noun::Lead, conversion.lead);
    Ok(make_with(work, conversion, rights)?.receipt(lead))
}

fn make_with(work: &mut Work, conversion: &Conversion, rights: &Rights) -> Result<Made, Failure> {
    let lead = RecordRef::new(Noun::Lead, conversion.lead);
    let row = work.load(lead)?;
    if conversion.seen.is_some_and(|seen| row.int("stage") != Some(seen.0)) {
        return Err(work.conflict(lead, work.field(Noun::Lead, "stage")?).into());
    }
    let past = past(work.setup, &row);
    conversion::check(conversion.targets, past)?;
    let known = find_known(work, conversion, &row)?;
    let here = known.targets();
    let plan = conversion::plan(conversion.targets, here, past, rights, conversion.partial)?;
    let won = won_stage(work, &row)?;
    work.left.extend(plan.denied.into_iter().map(|(_, refusal)| refusal));
    let carry_out = |work: &mut Work| {
        let made = make(work, conversion, plan.targets, &row, known)?;
        supplement(work, conversion, plan.targets, &row, known)?;
        work.set(lead, work.field(Noun::Lead, "stage")?, &Value::Int(won.0), None)?;
        go_on(work, lead, &made)?;
        note(work, lead, &made)?;
        for on in made.created.iter().filter(|_| !conversion.unasked) {
            create::note_without_client(work, *on)?;
        }
        Ok(made)
    };
    match similar::add(work, conversion, plan.targets, &row, rights)? {
        true => work.renewed(carry_out),
        false => carry_out(work),
    }
}

/// Whether a lead says enough of a person to make a contact.
pub(super) fn says_person(row: &Row) -> bool {
    let contact = Targets { contact: true, ..Targets::default() };
    let known = carry::built_in(Noun::Contact, contact).into_iter();
    let set: Vec<Set> = known.map(|(from, to)| Set::new(to, row.get(from).clone())).collect();
    values::is_somebody(&set)
}

/// What became of the targets: created now, or here already.
#[derive(Default)]
pub(super) struct Made {
    /// What was created.
    pub created: Vec<RecordRef>,
    /// What was here already.
    pub linked: Vec<RecordRef>,
}

impl Made {
    /// All of them, that first with which the work goes on.
    fn all(&self) -> impl Iterator<Item = RecordRef> {
        let all = || self.created.iter().chain(&self.linked).copied();
        Targets::NOUNS.into_iter().flat_map(move |noun| all().filter(move |on| on.noun == noun))
    }

    /// Says so.
    pub fn receipt(&self, lead: RecordRef) -> Message {
        let message = match (self.created.is_empty(), self.linked.is_empty()) {
            (_, true) => Message::new("receipt-converted"),
            (true, false) => Message::new("receipt-converted-linked"),
            (false, false) => Message::new("receipt-converted-both"),
        };
        message
            .with("record", lead)
            .with("created", self.created.clone())
            .with("linked", self.linked.clone())
    }

    fn words(&self) -> [Vec<String>; 2] {
        [&self.created, &self.linked].map(|all| all.iter().map(RecordRef::to_string).collect())
    }
}

/// What of a conversion is here already: the clients, and the deal that was made when the lead was
/// converted before.
#[derive(Clone, Copy, Default)]
struct Known {
    deal: Option<RecordRef>,
    contact: Option<RecordRef>,
    company: Option<RecordRef>,
}

impl Known {
    fn targets(self) -> Targets {
        Targets {
            deal: self.deal.is_some(),
            contact: self.contact.is_some(),
            company: self.company.is_some(),
        }
    }
}

/// What the lead's past says.
fn past(setup: &Setup, row: &Row) -> Past {
    let stage = row.int("stage").and_then(|id| setup.stage(StageId(id)));
    let converted = stage.is_some_and(|stage| stage.meaning == Meaning::Won);
    Past { repeat: row.int("repeat") == Some(1), converted }
}

/// Looks for what is not to be created: clients who are here already, and a deal of the lead that is
/// still being worked on.
fn find_known(work: &Work, conversion: &Conversion, row: &Row) -> Result<Known, Failure> {
    let mut found = Known::default();
    let setup = work.setup;
    let pick = |candidates: &[Candidate]| match conversion.unasked {
        true => Ok(conversion::likeliest(candidates)),
        false => conversion::pick(candidates),
    };
    if conversion.targets.deal {
        found.deal = matches::open_deal(work.conn, setup, row.on)?;
    }
    if conversion.targets.contact {
        found.contact = match conversion.contact {
            Client::New => None,
            Client::Known(id) => Some(RecordRef::new(Noun::Contact, id)),
            Client::Matching => pick(&matches::contacts(work.conn, setup, row)?)?,
        };
    }
    if conversion.targets.company {
        found.company = match conversion.company {
            Client::New => None,
            Client::Known(id) => Some(RecordRef::new(Noun::Company, id)),
            Client::Matching => pick(&matches::companies(work.conn, setup, row, found.contact)?)?,
        };
    }
    for client in [found.contact, found.company].into_iter().flatten() {
        work.check_there(client)?;
    }
    Ok(found)
}

/// Checks every target, and only then creates them: the client first, then the deal.
fn make(
    work: &mut Work,
    conversion: &Conversion,
    targets: Targets,
    row: &Row,
    known: Known,
) -> Result<Made, Failure> {
    let with = |noun| targets.has(noun);
    let new_company = with(Noun::Company) && known.company.is_none();
    let new_contact = with(Noun::Contact) && known.contact.is_none();
    let values = |work: &Work, noun| values::of(work.setup, noun, targets, row);
    let mut drafts = Vec::new();
    if new_company {
        drafts.push((Noun::Company, values(work, Noun::Company)));
    }
    if new_contact {
        drafts.push((Noun::Contact, values(work, Noun::Contact)));
    }
    if with(Noun::Deal) && known.deal.is_none() {
        let mut set = values(work, Noun::Deal);
        set.push(Set::new("stage", first_stage(work, conversion.pipeline)?.0));
        drafts.push((Noun::Deal, set));
    }
    let mut checked = check(work, conversion, row, drafts)?;

    let mut made = Made::default();
    let mut take = |noun: Noun| {
        let at = checked.iter().position(|(target, _)| *target == noun)?;
        Some(checked.remove(at).1)
    };
    let ids = |on: RecordRef| Value::Ids(vec![on.id]);
    let mut company = known.company.filter(|_| with(Noun::Company));
    made.linked.extend(company);
    if let Some(mut draft) = take(Noun::Company) {
        if let Some(contact) = known.contact.filter(|_| with(Noun::Contact)) {
            draft.put(work.field(Noun::Company, "contact")?, ids(contact));
        }
        let on = draft.insert(work)?;
        made.created.push(on);
        company = Some(on);
    }
    let mut contact = known.contact.filter(|_| with(Noun::Contact));
    made.linked.extend(contact);
    if let Some(mut draft) = take(Noun::Contact) {
        if let Some(company) = company {
            draft.put(work.field(Noun::Contact, "company")?, ids(company));
        }
        let on = draft.insert(work)?;
        made.created.push(on);
        contact = Some(on);
    }
    if let Some(mut draft) = take(Noun::Deal) {
        let linked = |field: &str, client: Option<RecordRef>| {
            client.map_or_else(|| row.int(field), |client| Some(client.id))
        };
        // A contact brings the one company he works for, as to any new deal.
        let client = client_details::of_links(
            work.conn,
            linked("contact", contact),
            linked("company", company),
        )?;
        for (field, id) in [("contact", client.contact), ("company", client.company)] {
            if let Some(id) = id {
                draft.put(work.field(Noun::Deal, field)?, Value::Int(id));
            }
        }
        made.created.push(draft.insert(work)?);
    }
    if let Some(deal) = known.deal.filter(|_| with(Noun::Deal)) {
        complete_deal(work, deal, [("contact", contact), ("company", company)])?;
        made.linked.push(deal);
    }
    made.created.reverse();
    made.linked.reverse();
    Ok(made)
}

/// Gives a deal that is here already the clients it has not.
fn complete_deal(
    work: &mut Work,
    deal: RecordRef,
    clients: [(&str, Option<RecordRef>); 2],
) -> Result<(), Failure> {
    for (name, client) in clients {
        let field = work.field(Noun::Deal, name)?;
        if let Some(client) = client
            && row::get(work.conn, field, deal.id)?.is_empty()
        {
            work.set(deal, field, &Value::Int(client.id), None)?;
        }
    }
    edit::settle_deal(work, deal)
}

/// Gives the client who is here already the ways to reach him that only the lead knows, and
/// whatever was here already what the lead's own fields hold and its own do not; without being asked
/// for that, what goes into a field that was wanted for it.
fn supplement(
    work: &mut Work,
    conversion: &Conversion,
    targets: Targets,
    row: &Row,
    known: Known,
) -> Result<(), Failure> {
    if conversion.supplement
        && let Some(client) = known.contact.or(known.company)
    {
        supplement::add(work, client, &supplement::ways(row))?;
    }
    let here = [known.deal, known.contact, known.company].into_iter().flatten();
    for on in here.filter(|on| targets.has(on.noun)) {
        let wanted: Vec<&Field> = conversion
            .similar
            .iter()
            .filter(|(noun, _)| *noun == on.noun)
            .filter_map(|(_, name)| work.setup.registry.get(Noun::Lead, name))
            .filter_map(|own| match carry::counterpart(own, work.setup.registry.of(on.noun)) {
                Counterpart::Similar(field) => Some(field),
                _ => None,
            })
            .collect();
        for set in values::own_fields(work.setup, on.noun, row) {
            let field = work.field(on.noun, &set.field)?;
            let asked = conversion.supplement || wanted.contains(&field);
            if asked && row::get(work.conn, field, on.id)?.is_empty() {
                work.ask(Right::Edit, on.noun)?;
                work.set(on, field, &set.value, None)?;
            }
        }
    }
    Ok(())
}

/// The drafts of the targets with what the person filled in, where nothing is missing in any.
fn check<'a>(
    work: &Work<'a>,
    conversion: &Conversion,
    row: &Row,
    drafts: Vec<(Noun, Vec<Set>)>,
) -> Result<Vec<(Noun, Draft<'a>)>, Failure> {
    let mut checked = Vec::new();
    let mut lacking: Vec<&Field> = Vec::new();
    for (noun, mut set) in drafts {
        set.push(Set::new("lead", row.on.id));
        for (_, filled) in conversion.fill.iter().filter(|(target, _)| *target == noun) {
            set.retain(|known| known.field != filled.field);
            set.push(filled.clone());
        }
        for (_, common) in conversion.common.iter().filter(|(target, _)| *target == noun) {
            if !set.iter().any(|known| known.field == common.field && !known.value.is_empty()) {
                set.push(common.clone());
            }
        }
        let draft = Draft::new(work, noun, &set).map_err(|failure| at(noun, failure))?;
        if !conversion.unasked {
            lacking.extend(draft.lacking(work.setup));
        }
        if noun == Noun::Contact && !values::is_somebody(&set) {
            lacking.extend(work.setup.registry.get(noun, "last_name"));
        }
        checked.push((noun, draft));
    }
    match lacking.first() {
        None => Ok(checked),
        Some(first) => {
            let fields = lacking.iter().map(|field| (field.noun, field.name.clone())).collect();
            let message = Message::new("refused-convert-lacks").with("fields", Arg::Fields(fields));
            let at = format!("{}.{}", first.noun.word(), first.name);
            Err(Refusal::rule(message).at(&at).into())
        }
    }
}

/// The form that asks for a value needs to know whose field it is.
fn at(noun: Noun, failure: Failure) -> Failure {
    match failure {
        Failure::Refused(mut refusal) => {
            refusal.field = refusal.field.map(|field| format!("{}.{field}", noun.word()));
            Failure::Refused(refusal)
        }
        fault => fault,
    }
}

/// What is planned with the lead is planned from now on with what the work goes on with.
fn go_on(work: &mut Work, lead: RecordRef, made: &Made) -> Result<(), Failure> {
    let Some(next) = made.all().next() else { return Ok(()) };
    let field = work.field(Noun::Activity, "on")?;
    for activity in client::open_activities(work.conn, lead)? {
        work.set(activity, field, &Value::Text(next.to_string()), None)?;
    }
    Ok(())
}

/// Notes on the lead and on what became of it that it was converted.
fn note(work: &mut Work, lead: RecordRef, made: &Made) -> Result<(), Failure> {
    let [created, linked] = made.words();
    let data = serde_json::json!({
        "lead": lead.to_string(), "created": created, "linked": linked,
    });
    let note = entry::add(work, lead, entry::CONVERSION, None, Some(data.to_string()))?;
    for on in made.all() {
        entry::place(work, note, on)?;
    }
    entry::share(work, note, true)?;
    work.note_arg("on", lead.to_string());
    work.note_arg("created", created.join(", "));
    if !linked.is_empty() {
        work.note_arg("linked", linked.join(", "));
    }
    // What it became comes first: the interface goes on with the first of them.
    let first: Vec<RecordRef> = made.all().collect();
    work.touched.retain(|touched| !first.contains(touched));
    work.touched.splice(0..0, first);
    Ok(())
}

/// Where a deal begins: the first stage of the chosen pipeline, or of the first one.
fn first_stage(work: &Work, pipeline: Option<PipelineId>) -> Result<StageId, Failure> {
    let mut pipelines = work.setup.pipelines_of(Noun::Deal);
    let chosen = match pipeline {
        Some(id) => pipelines.find(|p| p.id == id),
        None => pipelines.next(),
    };
    let chosen = chosen.ok_or_else(|| Refusal::not_found(Message::new("refused-no-pipeline")))?;
    let first = work.setup.stages_of(chosen.id).next().map(|stage| stage.id);
    let none =
        || Refusal::rule(Message::new("refused-no-stages").with("noun", Arg::Nouns(Noun::Deal)));
    Ok(first.ok_or_else(none)?)
}

/// The stage that says a lead of this pipeline was converted.
fn won_stage(work: &Work, row: &Row) -> Result<StageId, Failure> {
    let here =
        row.int("stage").and_then(|id| work.setup.stage(StageId(id))).map(|stage| stage.pipeline);
    let pipeline = here.or_else(|| work.setup.pipelines_of(Noun::Lead).next().map(|p| p.id));
    pipeline
        .and_then(|pipeline| {
            work.setup.stages_of(pipeline).find(|stage| stage.meaning == Meaning::Won)
        })
        .map(|stage| stage.id)
        .ok_or_else(|| Refusal::rule(Message::new("refused-no-won-stage")).into())
}
