//! How words become data: a value, a query, a captured line, a planned activity, as one person
//! types them at one moment. The counterpart of [`crate::words`]; it touches no database.

mod clients;
mod dates;

use chrono::NaiveDate;

use crate::clock::{self, Clock};
use crate::domain::capture::{self, Capture, Part, PartKind};
use crate::domain::command::Set;
use crate::domain::field::Field;
use crate::domain::input;
use crate::domain::message::{Message, Refusal};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::point::{self, Point, PointKind};
use crate::domain::query::{self, Filter, Phrase};
use crate::domain::setup::Setup;
use crate::domain::stage::PipelineId;
use crate::domain::value::Value;
use crate::domain::when::Now;
use crate::domain::{activity_line, nearest, reminder, when};
use crate::i18n::{self, Lang};

pub use clients::SoughtClient;
pub use dates::dates;
use dates::{Dates, deadline};

/// Says what becomes of a name with an at sign in a line that was read, where nobody here has that
/// login: it is a messenger of the client.
pub fn stranger(capture: &Capture) -> Option<Message> {
    let handle = capture.messengers.iter().find(|handle| handle.starts_with('@'))?;
    Some(Message::new("line-nobody").with("handle", handle.as_str()))
}

/// Reads what a person types.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    setup: &'a Setup,
    clock: Clock,
    me: UserId,
    /// The country of the language that is spoken, where it is known.
    own_country: Option<&'static str>,
}

impl<'a> Reading<'a> {
    /// Reads for a person with these settings of the team.
    pub fn new(setup: &'a Setup, clock: Clock, me: UserId) -> Reading<'a> {
        Reading { setup, clock, me, own_country: None }
    }

    /// The same for one who speaks this language, and types phones as in its country.
    pub fn speaking(self, lang: Lang) -> Reading<'a> {
        Reading { own_country: lang.country(), ..self }
    }

    /// The value of a field of a record whose amounts are in `currency` and whose stages are of
    /// `pipeline`, where these are known.
    ///
    /// # Errors
    /// A refusal that points at the field.
    pub fn value(
        &self,
        field: &Field,
        text: &str,
        currency: Option<Currency>,
        pipeline: Option<PipelineId>,
    ) -> Result<Value, Refusal> {
        let reader = input::Reader {
            setup: self.setup,
            dates: &self.dates(),
            words: &in_every_language,
            me: Some(self.me),
            currency: currency.unwrap_or(self.setup.currency),
            pipeline,
        };
        reader.read(field, text)
    }

    /// The filter a query means.
    ///
    /// # Errors
    /// A refusal with the position of the mistake and the nearest known name.
    pub fn query(&self, noun: Noun, text: &str) -> Result<Filter, Refusal> {
        Ok(query::read(text, &self.query_context(noun, &self.dates()))?)
    }

    /// What a query asks for, to be told; nothing where it is empty.
    ///
    /// # Errors
    /// As [`Reading::query`].
    pub fn phrase(&self, noun: Noun, text: &str) -> Result<Option<Phrase>, Refusal> {
        Ok(query::phrase(text, &self.query_context(noun, &self.dates()))?)
    }

    fn query_context<'d>(&'d self, noun: Noun, dates: &'d Dates) -> query::Context<'d> {
        query::Context {
            noun,
            setup: self.setup,
            me: self.me,
            now: self.clock.now(),
            dates,
            labels: &in_every_language,
        }
    }

    /// What one captured line says, with the places of its parts for showing the reading.
    pub fn captured(&self, line: &str) -> Capture {
        capture::read(line, &self.capture_context(&|login| self.is_login(login)))
    }

    /// What one line says of a new record of the noun: of a company, more of it is its name.
    pub fn captured_as(&self, noun: Noun, line: &str) -> Capture {
        let is_login = |login: &str| self.is_login(login);
        match noun {
            Noun::Company => capture::read_company(line, &self.capture_context(&is_login)),
            _ => self.captured(line),
        }
    }

    /// The values of a new record that one captured line describes.
    ///
    /// # Errors
    /// A refusal when the line is empty.
    pub fn capture(&self, noun: Noun, line: &str) -> Result<Vec<Set>, Refusal> {
        let capture = self.captured_as(noun, line);
        let set = self.capture_values(noun, &capture, line);
        if set.is_empty() {
            return Err(Refusal::malformed(Message::new("refused-capture-empty")));
        }
        Ok(set)
    }

    /// The values of the activity that one line plans, with the record `on`.
    ///
    /// # Errors
    /// A refusal when the line is empty, the date is none or nearly one, or a person is unknown.
    pub fn activity(&self, line: &str, on: Option<RecordRef>) -> Result<Vec<Set>, Refusal> {
        let read = activity_line::read(line, self.now())?;
        if read.text.is_empty() {
            return Err(Refusal::malformed(Message::new("refused-activity-empty")).at("subject"));
        }
        let mut set =
            vec![Set::new("kind", read.kind.word()), Set::new("subject", read.text.as_str())];
        if let Some(when) = read.when {
            set.push(Set::new("deadline", deadline(when, &self.clock)?));
        }
        if !read.reminders.is_empty() {
            let remind = Value::Ids(read.reminders);
            let deadline = if read.when.is_some() { Value::Int(0) } else { Value::Empty };
            reminder::check(&remind, &deadline)?;
            set.push(Set::new("remind", remind));
        }
        if let Some(on) = on {
            set.push(Set::new("on", on.to_string().as_str()));
        }
        if let Some(login) = read.people.first() {
            set.push(Set::new("responsible", self.user(login)?.0));
        }
        let people = read.people.iter().skip(1).map(|login| Ok(self.user(login)?.0));
        let people = people.collect::<Result<Vec<i64>, Refusal>>()?;
        if !people.is_empty() {
            set.push(Set::new("people", Value::Ids(people)));
        }
        Ok(set)
    }

    /// The moment by which something is to be done, as it is typed alone. A time span needs no
    /// sign here: `2h` is in two hours.
    ///
    /// # Errors
    /// A refusal when the text is no date or nearly one.
    pub fn moment(&self, text: &str) -> Result<i64, Refusal> {
        let now = self.now();
        let later = || when::parse(&format!("+{}", text.trim()), now);
        let when = when::parse(text, now).or_else(|error| later().map_err(|_| error));
        deadline(when.map_err(|error| error.refusal(now.order))?, &self.clock)
    }

    /// The day that is typed alone.
    ///
    /// # Errors
    /// A refusal when the text is no day, nearly one, or has a time of day.
    pub fn day(&self, text: &str) -> Result<NaiveDate, Refusal> {
        input::Dates::date(&self.dates(), text)
    }

    /// The first day of a month, where the text names one.
    pub fn month(&self, text: &str) -> Option<NaiveDate> {
        when::parse_month(text, self.now().at.date())
    }

    /// The moments that dates of what has happened are: the first one, and the first one after them. A
    /// side of `..` that is no date is named alone.
    ///
    /// # Errors
    /// A refusal of what is no dates, or could not be.
    pub fn period(&self, text: &str) -> Result<(i64, i64), Refusal> {
        let now = self.now();
        let read = |text: &str| when::parse_past(text, now);
        let unread = |text: &str| {
            let message = Message::new("query-bad-date").with("value", text.trim());
            Refusal::malformed(message).hint(Message::new("query-hint-date"))
        };
        if let Some((from, to)) = text.split_once("..") {
            let mut sides = [from, to].into_iter().filter(|side| !side.trim().is_empty());
            if let Some(wrong) = sides.find(|side| read(side.trim()).is_none()) {
                return Err(unread(wrong));
            }
        }
        let (from, to) =
            read(text).ok_or_else(|| unread(text))?.map_err(|error| error.refusal(now.order))?;
        Ok((clock::moment(from), clock::moment(to)))
    }

    /// This moment, in the team's country.
    fn now(&self) -> Now {
        self.dates().now()
    }

    fn dates(&self) -> Dates {
        Dates::of(self.clock, &self.setup.country)
    }

    /// How a date may be typed here.
    pub fn date_hint(&self) -> Message {
        when::hint(self.now().order)
    }

    /// The one who types.
    pub fn me(&self) -> UserId {
        self.me
    }

    /// The person with this login.
    ///
    /// # Errors
    /// A refusal with the nearest login.
    pub fn user(&self, login: &str) -> Result<UserId, Refusal> {
        let login = login.trim_start_matches('@');
        if login == "me" {
            return Ok(self.me);
        }
        let known = self.setup.users.iter().find(|user| user.login == login);
        known.map(|user| user.id).ok_or_else(|| {
            let refusal =
                Refusal::not_found(Message::new("refused-unknown-user").with("text", login))
                    .at("responsible");
            let logins = self.setup.users.iter().map(|user| user.login.as_str());
            match nearest::nearest(login, logins) {
                Some(near) => refusal.hint(Message::new("hint-did-you-mean").with("name", near)),
                None => refusal,
            }
        })
    }

    /// The person with this login who may have done something: also one who has left since.
    ///
    /// # Errors
    /// As [`Reading::user`].
    pub fn author(&self, login: &str) -> Result<UserId, Refusal> {
        let typed = login.trim_start_matches('@');
        let left = self.setup.departed.iter().find(|user| user.login == typed);
        self.user(login).or_else(|refusal| left.map(|user| user.id).ok_or(refusal))
    }

    fn is_login(&self, login: &str) -> bool {
        self.setup.users.iter().any(|user| user.login == login)
    }

    fn capture_context<'c>(&'c self, is_login: &'c dyn Fn(&str) -> bool) -> capture::Context<'c> {
        capture::Context {
            country: &self.setup.country,
            own_country: self.own_country,
            currency: self.setup.currency,
            is_login,
        }
    }

    /// The fields of the noun that a capture of this line fills. What the noun has no field for
    /// becomes its comment, so that nothing typed is lost.
    fn capture_values(&self, noun: Noun, capture: &Capture, line: &str) -> Vec<Set> {
        let mut set = Vec::new();
        let mut text = |field: &str, words: &Option<String>| {
            if let Some(words) = words {
                set.push(Set::new(field, words.as_str()));
            }
        };
        match noun {
            Noun::Contact => {
                text("last_name", &capture.last_name.clone().or_else(|| capture.title.clone()));
                text("first_name", &capture.first_name);
                text("middle_name", &capture.middle_name);
                text("post", &capture.post);
            }
            Noun::Company => {
                text("title", &capture.company.clone().or_else(|| capture.title.clone()))
            }
            Noun::Deal => {
                let named = titled_by(noun, capture).and_then(|part| line.get(part.span.clone()));
                text("title", &named.map(str::to_owned));
            }
            _ => {
                text("title", &capture.title);
                text("last_name", &capture.last_name);
                text("first_name", &capture.first_name);
                text("middle_name", &capture.middle_name);
                text("post", &capture.post);
                text("company_name", &capture.company);
            }
        }
        if noun != Noun::Deal {
            let points = [
                (PointKind::Phone, &capture.phones),
                (PointKind::Email, &capture.emails),
                (PointKind::Site, &capture.sites),
                (PointKind::Messenger, &capture.messengers),
            ];
            for (kind, values) in points.into_iter().filter(|(_, values)| !values.is_empty()) {
                let label = kind.labels()[0];
                let points = values.iter().map(|value| Point::new(value.as_str(), label)).collect();
                let points = point::distinct(kind, points, &self.setup.country);
                set.push(Set::new(kind.word(), Value::Points(points)));
            }
        }
        if let Some(amount) = capture.amount.filter(|_| noun.has_stages()) {
            set.push(Set::new("amount", amount.minor));
            set.push(Set::new("currency", amount.currency.code()));
        }
        if !capture.tags.is_empty() {
            set.push(Set::new("tags", Value::List(capture.tags.clone())));
        }
        let user = capture.responsible.as_deref().and_then(|login| self.user(login).ok());
        if let Some(user) = user {
            set.push(Set::new("responsible", user.0));
        }
        let parts = capture.parts.iter().filter(|part| !has_field(noun, part, capture));
        let rest: Vec<&str> = parts.filter_map(|part| line.get(part.span.clone())).collect();
        if !rest.is_empty() {
            set.push(Set::new("comment", rest.join("\n").as_str()));
        }
        set
    }
}

/// The part of a captured line that names a deal, a contact or a company.
fn titled_by(noun: Noun, capture: &Capture) -> Option<&Part> {
    let order = match noun {
        Noun::Deal => [PartKind::Title, PartKind::Company, PartKind::Name],
        Noun::Contact => [PartKind::Name, PartKind::Title, PartKind::Title],
        _ => [PartKind::Company, PartKind::Title, PartKind::Title],
    };
    let part = |kind| capture.parts.iter().find(|part| part.kind == kind);
    order.into_iter().find_map(part)
}

/// Whether a field of the noun holds what this part of a captured line says; if not, it becomes a
/// comment.
pub fn has_field(noun: Noun, part: &Part, capture: &Capture) -> bool {
    match part.kind {
        PartKind::Rest => false,
        PartKind::Tag | PartKind::Responsible => true,
        PartKind::Amount => noun.has_stages(),
        PartKind::Post => matches!(noun, Noun::Lead | Noun::Contact),
        PartKind::Phone | PartKind::Email | PartKind::Site | PartKind::Messenger => {
            noun != Noun::Deal
        }
        PartKind::Title | PartKind::Name | PartKind::Company => {
            noun == Noun::Lead || titled_by(noun, capture) == Some(part)
        }
    }
}

/// Every way a message of the catalogues is said.
fn in_every_language(id: &str) -> Vec<String> {
    Lang::ALL
        .into_iter()
        .map(i18n::catalogue)
        .filter(|catalogue| catalogue.has(id))
        .map(|catalogue| catalogue.text(id, &[]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::activity::GET_IN_TOUCH;
    use crate::domain::field::Registry;
    use crate::domain::person::User;
    use crate::domain::when::Order;

    /// The settings of a Russian team that has none of its own.
    pub fn setup() -> Setup {
        Setup {
            registry: Registry::new(Vec::new()),
            pipelines: Vec::new(),
            stages: Vec::new(),
            sources: Vec::new(),
            departed: Vec::new(),
            gone: Vec::new(),
            users: Vec::new(),
            country: "RU".to_owned(),
            currency: Currency::RUB,
            rules: Vec::new(),
            settings: Default::default(),
            layouts: Default::default(),
            timelines: Vec::new(),
        }
    }

    #[test]
    fn a_moment_with_its_offset_is_the_same_in_every_zone() {
        let setup = setup();
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        let nine = "2026-12-01T09:00:00Z";
        for line in [nine, "2026-12-01T10:00:00+01:00", "2026-12-01T04:30-04:30"] {
            let set = reading.activity(&format!("call Ivan {line}"), None).unwrap();
            let value =
                |name: &str| set.iter().find(|set| set.field == name).unwrap().value.clone();
            assert_eq!(value("subject"), Value::from("Ivan"), "{line}");
            assert_eq!(value("deadline"), Value::Int(1_796_115_600), "{line}");
            assert_eq!(reading.moment(line), Ok(1_796_115_600), "{line}");
        }
    }

    #[test]
    fn days_are_typed_in_the_order_of_the_teams_country() {
        for (country, day, example) in [("US", "2026-03-04", "12/31"), ("PL", "2026-04-03", "-12-")]
        {
            let setup = Setup { country: country.to_owned(), ..setup() };
            let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
            let registry = Registry::new(Vec::new());
            let due = registry.get(Noun::Deal, "close_date").unwrap();
            let typed = |text| reading.value(due, text, None, None);
            assert_eq!(typed("03/04/2026"), Ok(Value::from(day)), "{country}");
            assert_eq!(typed("12/31/2026"), Ok(Value::from("2026-12-31")), "{country}");
            let query = |text: &str| reading.query(Noun::Deal, text).unwrap();
            assert_eq!(
                query("created:<03/04/2026"),
                query(&format!("created:<{day}")),
                "{country}"
            );
            let line = reading.activity("call Ivan 03/04/2026 10:00", None).unwrap();
            let moment = reading.moment(&format!("{day} 10:00")).unwrap();
            assert!(line.contains(&Set::new("deadline", moment)), "{country}");
            let hint = typed("soon").unwrap_err().hint.unwrap();
            let args = [("order", Order::of(country).word().into())];
            let said = i18n::catalogue(Lang::En).text(hint.id, &args);
            assert!(said.contains(example), "{said}");
            assert_eq!(Some(hint), Some(reading.date_hint()));
        }
    }

    #[test]
    fn one_number_in_two_spellings_is_kept_once() {
        let setup = setup();
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        let line = "Ivan Petrov, +7 912 345-67-89, 8 (912) 345-67-89";
        let set = reading.capture(Noun::Lead, line).unwrap();
        let phone = set.iter().find(|set| set.field == "phone").map(|set| set.value.clone());
        let once = vec![Point::new("+7 912 345-67-89", "work")];
        assert_eq!(phone, Some(Value::Points(once)));
    }

    #[test]
    fn a_number_of_the_country_whose_language_is_spoken_is_a_phone() {
        let setup = setup();
        let line = "Jan Kowalski, 601222333, 500";
        let read = |lang| {
            let reading = Reading::new(&setup, Clock::stopped(0), UserId(1)).speaking(lang);
            let capture = reading.captured(line);
            (capture.phones.join(" "), capture.amount.map(|amount| amount.minor))
        };
        assert_eq!(read(Lang::Pl), ("601222333".to_owned(), Some(50_000)));
        // Who speaks another language has not said where he is.
        assert_eq!(read(Lang::Ru), (String::new(), Some(50_000)));
    }

    #[test]
    fn whoever_is_named_and_does_not_work_here_is_a_stranger() {
        let anna =
            User { id: UserId(1), login: "anna".to_owned(), name: "Anna".to_owned(), admin: true };
        let setup = Setup { users: vec![anna], ..setup() };
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        for (noun, line, is_said) in [
            (Noun::Lead, "Jan Zet, @nobody, @anna", true),
            (Noun::Deal, "Roof @nobody", true),
            (Noun::Lead, "Jan Zet, @anna", false),
            (Noun::Lead, "Jan Zet, t.me/nobody, jan@example.com", false),
        ] {
            let said = stranger(&reading.captured_as(noun, line));
            let expected = is_said.then(|| Message::new("line-nobody").with("handle", "@nobody"));
            assert_eq!(said, expected, "{line}");
        }
    }

    #[test]
    fn what_a_noun_has_no_field_for_becomes_its_comment() {
        let setup = setup();
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        let line = "Ivan Petrov, +7 912 345-67-89, OOO Romashka, 150000, #hot";
        for (noun, title, comment) in [
            (Noun::Lead, ("last_name", "Petrov"), None),
            (Noun::Deal, ("title", "OOO Romashka"), Some("Ivan Petrov\n+7 912 345-67-89")),
            (Noun::Contact, ("last_name", "Petrov"), Some("OOO Romashka\n150000")),
            (Noun::Company, ("title", "OOO Romashka"), Some("Ivan Petrov\n150000")),
        ] {
            let set = reading.capture(noun, line).unwrap();
            let value = |name: &str| set.iter().find(|s| s.field == name)?.value.as_text();
            assert_eq!(value(title.0), Some(title.1), "{noun:?}");
            assert_eq!(value("comment"), comment, "{noun:?}");
        }
    }

    #[test]
    fn what_the_program_planned_is_found_by_what_it_is_called_in_any_language() {
        let setup = setup();
        let reading = Reading::new(&setup, Clock::stopped(0), UserId(1));
        for (noun, text, found) in [
            (Noun::Activity, "touch", true),
            (Noun::Activity, "Связаться", true),
            (Noun::Activity, "\"skontaktowac sie\"", true),
            (Noun::Activity, "windows", false),
            (Noun::Lead, "touch", false),
        ] {
            let Filter::Text(terms) = reading.query(noun, text).unwrap() else { panic!("{text}") };
            let kept = GET_IN_TOUCH.to_owned();
            assert_eq!(terms[0].0.contains(&kept), found, "{text}");
        }
    }
}
