//! What happened around one lead: it came, was worked on, and became a deal, or did not.

mod choices;
mod rows;

use super::chance::Chance;
use super::client::{self, Client, Person};
use super::{Act, Record, Stories, Story, Trace, rank};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::operation::OperationKind;
use crate::domain::person::UserId;
use crate::domain::point::PointKind;
use crate::domain::stage::{Meaning, StageId};
use crate::domain::value::Value;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// At most this many of the latest comments a record is found by.
const COMMENTS: usize = 20;

/// Tells the next story.
pub fn tell(stories: &mut Stories) -> Story {
    let chance = Chance::of(stories.plan.seed, stories.told);
    let mut teller = Teller { chance, stories, story: Story::default() };
    if teller.stories.told % 10 == 3 {
        teller.old_client();
    }
    teller.lead();
    teller.story
}

/// How a lead ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    Won,
    Lost,
}

/// Tells one story.
struct Teller<'s, 'a> {
    chance: Chance,
    stories: &'s mut Stories<'a>,
    story: Story,
}

impl Teller<'_, '_> {
    /// A client who was there before the firm began to keep leads.
    fn old_client(&mut self) {
        let (at, by) = (self.arrival() - 30 * DAY, self.anybody());
        let words = self.stories.words;
        let person = Person::new(&mut self.chance, words);
        let title = self.chance.percent(40).then(|| client::company(&mut self.chance, words));
        let company = title.map(|title| self.company(&title, at, by, None));
        let phone = client::phones(&mut self.chance, words);
        let contact = self.contact(&person, phone, person.emails(), company.as_ref(), at, by, None);
        for on in [company.as_ref().map(|c| c.0), Some(contact.0)].into_iter().flatten() {
            self.act(at, by, OperationKind::Create, vec![name("on", on)], vec![Trace::Created(on)]);
        }
        let contact = Some(contact);
        let client = Client { since: at, contact, company, deals: Vec::new() };
        self.stories.remember(client);
    }

    /// The lead itself and all that came of it.
    fn lead(&mut self) {
        let on = self.stories.number(Noun::Lead);
        let words = self.stories.words;
        let created = self.arrival();
        let end = self.end(created);
        let by = match end {
            End::Open => self.share_open(),
            _ => self.anybody(),
        };

        let known = if self.chance.percent(10) { self.known_client(created) } else { None };
        // Some leads are a number that called and nothing more.
        let bare = known.is_none() && end != End::Won && self.chance.percent(6);
        let person = (known.is_none() && !bare && (end == End::Won || self.chance.percent(85)))
            .then(|| Person::new(&mut self.chance, words));
        let company_name = match known.is_none() && !bare && self.chance.percent(50) {
            true => client::company(&mut self.chance, words),
            false => String::new(),
        };
        let unnamed = person.is_none() && company_name.is_empty();
        let phone = match known.is_none() && (unnamed || self.chance.percent(85)) {
            true => client::phones(&mut self.chance, words),
            false => Value::Empty,
        };
        let email = match &person {
            Some(person) if self.chance.percent(60) => person.emails(),
            _ => Value::Empty,
        };
        let title = if bare || self.chance.percent(8) { String::new() } else { self.title() };
        let worth = !bare && self.chance.percent(88);
        let amount = if worth { self.chance.price(words.usual_amount) * 100 } else { 0 };
        let source = match (bare, &self.stories.setup.sources[..]) {
            (_, []) => Value::Empty,
            (true, sources) => Value::Int(sources[0].id),
            (false, sources) => Value::Int(self.chance.pick_early(sources).id),
        };
        let temperature = match self.chance.percent(40) {
            true => Value::text(*self.chance.pick(&["hot", "warm", "warm", "cold"])),
            false => Value::Empty,
        };
        let part = |of: fn(&Person) -> &str| Value::text(person.as_ref().map_or("", of));
        let mut record = Record::new(
            on,
            vec![
                ("title", Value::text(title.as_str())),
                ("amount", Value::Int(amount)),
                ("currency", Value::text(self.stories.currency().code())),
                ("source", source.clone()),
                ("temperature", temperature),
                ("last_name", part(|p| &p.last)),
                ("first_name", part(|p| &p.first)),
                ("middle_name", part(|p| &p.middle)),
                ("company_name", Value::text(company_name.as_str())),
                ("post", part(|p| &p.post)),
                (PointKind::Phone.word(), phone.clone()),
                (PointKind::Email.word(), email.clone()),
                ("address", client::address(&mut self.chance, words)),
                ("responsible", Value::Int(by.0)),
                ("tags", self.tags()),
                ("repeat", Value::Int(i64::from(known.is_some()))),
            ],
        );
        self.clients_of(&mut record, known.as_ref());
        self.act(
            created,
            by,
            OperationKind::Create,
            vec![name("on", on)],
            vec![Trace::Created(on)],
        );

        let done = match end {
            End::Open => self.now(),
            _ => (created + self.chance.between(1, 25) * DAY).min(self.now()),
        };
        let finish = match end {
            End::Open => None,
            End::Won => self.final_stage(Noun::Lead, Meaning::Won),
            End::Lost => self.final_stage(Noun::Lead, Meaning::Lost),
        };
        let last_day = done.min(created + 30 * DAY);
        // Converting brings a lead to its last stage itself, together with what it creates.
        let convert = finish.filter(|_| end == End::Won);
        self.walk(&mut record, by, created, last_day, finish, convert.is_none());
        self.talk(&mut record, by, created, last_day);
        if end == End::Open {
            self.plans(on, by, created, 85);
        }
        let client = match (convert, known) {
            (None, _) => None,
            (Some(stage), known) => {
                let (phones, title) = ((phone, email), (company_name, title));
                let before = stage_before(&self.story.acts, on)
                    .unwrap_or_else(|| self.first_stage(Noun::Lead));
                let change = Trace::Changed {
                    on,
                    field: "stage",
                    before: Value::Int(before.0),
                    after: Value::Int(stage.0),
                };
                let lead = Converted { on, by, at: last_day, change, title, amount, source };
                Some(self.conversion(lead, known, person, phones))
            }
        };
        // What points at the lead is written after it.
        self.story.records.insert(self.first_pointing(on), record);
        if let Some(client) = client {
            self.stories.remember(client);
        }
    }

    /// What was made of a lead, and how the deal went.
    fn conversion(
        &mut self,
        lead: Converted,
        known: Option<Client>,
        person: Option<Person>,
        (phone, email): (Value, Value),
    ) -> Client {
        let Converted { on, by, at, change, title: (company_name, title), amount, source } = lead;
        let mut traces = Vec::new();
        let mut client = known.unwrap_or_else(|| {
            let company =
                (!company_name.is_empty()).then(|| self.company(&company_name, at, by, Some(on)));
            let contact = person.map(|person| {
                self.contact(&person, phone, email, company.as_ref(), at, by, Some(on))
            });
            let made = [company.as_ref(), contact.as_ref()].into_iter().flatten();
            traces.extend(made.map(|made| Trace::Created(made.0)));
            Client { since: at, contact, company, deals: Vec::new() }
        });
        let deal = self.stories.number(Noun::Deal);
        traces.push(Trace::Created(deal));
        let mut created: Vec<RecordRef> = traces.iter().filter_map(Trace::created).collect();
        created.reverse();

        let age = self.now() - at;
        let life = self.chance.between(5, 120) * DAY;
        let over = age > life;
        let won = self.chance.percent(62);
        let closing = at + life;
        let finish = match (over, won) {
            (false, _) => None,
            (true, true) => self.final_stage(Noun::Deal, Meaning::Won),
            (true, false) => self.final_stage(Noun::Deal, Meaning::Lost),
        };
        let planned = if over { closing } else { closing.max(self.now() + 3 * DAY) };
        let mut record = Record::new(
            deal,
            vec![
                ("title", Value::text(title)),
                ("amount", Value::Int(amount)),
                ("currency", Value::text(self.stories.currency().code())),
                ("type", Value::text(*self.chance.pick(&["sale", "service", "goods"]))),
                ("source", source),
                ("begin_date", Value::text(self.day(at))),
                ("close_date", Value::text(self.day(planned))),
                ("responsible", Value::Int(by.0)),
                ("tags", self.tags()),
                ("lead", Value::Int(on.id)),
                ("client_kind", Value::text(client.known(at).word())),
            ],
        );
        client.deals.push((at, over.then_some((closing, won))));
        self.clients_of(&mut record, Some(&client));
        let end = if over { closing } else { self.now() };
        self.walk(&mut record, by, at, end, finish, true);
        self.talk(&mut record, by, at, end);
        if !over {
            self.plans(deal, by, at, 85);
        }
        self.story.records.insert(self.first_pointing(deal), record);

        let names: Vec<String> = created.iter().map(RecordRef::to_string).collect();
        let data = format!("{{\"lead\":\"{on}\",\"created\":[\"{}\"]}}", names.join("\",\""));
        let note = self.entry(on, at, by, "conversion", Value::Empty, Value::text(data));
        if let Some(record) = self.story.records.last_mut() {
            record.shown_on.extend(&created);
        }
        traces.extend([change, Trace::Created(note)]);
        let args = vec![name("on", on), ("created", Value::text(names.join(", ")))];
        self.act(at, by, OperationKind::Convert, args, traces);
        client
    }

    /// Leads a record along the stages of its first pipeline: to the last one given, or to some
    /// open one. The last step is left to the caller unless `all`.
    fn walk(
        &mut self,
        record: &mut Record,
        by: UserId,
        from: i64,
        to: i64,
        finish: Option<StageId>,
        all: bool,
    ) {
        let open = self.stages(record.on.noun, Meaning::Open);
        let reached = match finish {
            Some(_) => self.chance.index(open.len()),
            // Deals take turns, since there are few of them; leads lie about unprocessed.
            None if record.on.noun == Noun::Deal => {
                usize::try_from(record.on.id).unwrap_or_default() % open.len()
            }
            None => self.chance.index(open.len()).min(self.chance.index(open.len())),
        };
        let mut path = vec![open[0]];
        for stage in &open[1..=reached] {
            if *stage == open[reached] && finish.is_none() || self.chance.percent(75) {
                path.push(*stage);
            }
        }
        path.extend(finish);
        let mut times = vec![from];
        for _ in 1..path.len() {
            times.push(self.moment(from, to));
        }
        times.sort_unstable();
        if let (Some(last), Some(_)) = (times.last_mut(), finish) {
            *last = to;
        }
        for (step, pair) in path.windows(2).enumerate() {
            let last = step + 2 == path.len();
            record.revision += 1;
            if last && !all {
                break;
            }
            let (before, after) = (Value::Int(pair[0].0), Value::Int(pair[1].0));
            let change =
                Trace::Changed { on: record.on, field: "stage", before, after: after.clone() };
            let args = vec![name("on", record.on), ("stage", after)];
            self.act(times[step + 1], by, OperationKind::Move, args, vec![change]);
        }
        let moved = times[path.len() - 1];
        let stage = path[path.len() - 1];
        let closed = finish.map_or(Value::Empty, |_| Value::Int(moved));
        record.rank = Some(rank(record.on, moved));
        record.values.extend([
            ("stage", Value::Int(stage.0)),
            ("created_at", Value::Int(from)),
            ("created_by", Value::Int(by.0)),
            ("updated_at", Value::Int(moved)),
            ("moved_at", Value::Int(moved)),
            ("closed_at", closed),
        ]);
    }

    /// Comments and activities that were done, as many as make the timelines as long as planned.
    fn talk(&mut self, record: &mut Record, by: UserId, from: i64, to: i64) {
        let spare = i64::from(self.stories.plan.timeline.max(2) - 2);
        let mut comments = Vec::new();
        for _ in 0..self.chance.below(2 * spare + 1) {
            let at = self.moment(from, to);
            if self.chance.percent(40) {
                self.done(record.on, by, from, at);
                continue;
            }
            let author = if self.chance.percent(80) { by } else { self.anybody() };
            let text = *self.chance.pick(self.stories.words.comments);
            let text = Value::text(text);
            let entry = self.entry(record.on, at, author, "comment", text.clone(), Value::Empty);
            let args = vec![name("on", record.on)];
            self.act(at, author, OperationKind::Comment, args, vec![Trace::Created(entry)]);
            comments.push((at, entry.id, text));
        }
        comments.sort_by_key(|(at, id, _)| std::cmp::Reverse((*at, *id)));
        let latest = comments.into_iter().take(COMMENTS);
        record.related.extend(latest.filter_map(|(_, _, text)| text.as_text().map(str::to_owned)));
    }

    /// An activity that was planned and done.
    fn done(&mut self, on: RecordRef, by: UserId, from: i64, at: i64) {
        let planned = self.moment(from, at);
        let (activity, subject) = self.activity(on, by, planned, Value::Int(at), Some(at));
        let result = Value::text(*self.chance.pick(self.stories.words.results));
        let traces =
            [("done_at", Value::Int(at)), ("done_by", Value::Int(by.0)), ("result", result)].map(
                |(field, after)| Trace::Changed {
                    on: activity,
                    field,
                    before: Value::Empty,
                    after,
                },
            );
        if let (Some(record), [.., Trace::Changed { after, .. }]) =
            (self.story.records.last_mut(), &traces)
        {
            record.values.retain(|(field, _)| *field != "result");
            record.values.push(("result", after.clone()));
            record.revision += traces.len() as i64;
        }
        let args = vec![name("on", activity), ("subject", Value::text(subject))];
        self.act(at, by, OperationKind::Complete, args, traces.into());
    }

    /// What is to be done next, in so many cases of a hundred: overdue, today or later.
    fn plans(&mut self, on: RecordRef, by: UserId, from: i64, percent: i64) {
        let count = i64::from(self.chance.percent(percent)) + i64::from(self.chance.percent(10));
        for _ in 0..count {
            let now = self.now();
            let planned = self.moment(from.max(now - 6 * DAY), now);
            let later = now + self.chance.between(1, 14) * DAY;
            let deadline = match self.chance.below(100) {
                0..30 => {
                    let earlier = now - self.chance.between(1, 4) * DAY;
                    Value::Int(self.working_day(earlier))
                }
                30..45 => Value::Int(self.soon()),
                45..95 => Value::Int(self.coming_day(later)),
                _ => Value::Empty,
            };
            self.activity(on, by, planned, deadline, None);
        }
    }
}

/// What a conversion begins with.
struct Converted {
    on: RecordRef,
    by: UserId,
    at: i64,
    /// The lead's last step.
    change: Trace,
    /// The company's name and the title.
    title: (String, String),
    amount: i64,
    source: Value,
}

impl Trace {
    fn created(&self) -> Option<RecordRef> {
        match self {
            Trace::Created(on) => Some(*on),
            Trace::Changed { .. } => None,
        }
    }
}

/// The stage the last of these operations brought the record to.
fn stage_before(acts: &[Act], record: RecordRef) -> Option<StageId> {
    acts.iter().rev().flat_map(|act| &act.traces).find_map(|trace| match trace {
        Trace::Changed { on, field: "stage", after, .. } if *on == record => {
            after.as_int().map(StageId)
        }
        _ => None,
    })
}

fn name(arg: &'static str, on: RecordRef) -> (&'static str, Value) {
    (arg, Value::text(on.to_string()))
}
