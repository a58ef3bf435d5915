//! Whether a value may stand in a field, whoever brings it, and the form in which it is kept.
//!
//! Text that people type is read elsewhere ([`super::input`]); this is the last look at values that
//! are complete already, so that what is stored always fits its kind and what it names exists in
//! the team's settings. Whether a linked record exists is asked elsewhere.

use chrono::NaiveDate;

use super::anniversary::Anniversary;
use super::attachment::Attachment;
use super::booking;
use super::field::{Choice, Field, Kind, Storage};
use super::input::{LINE_LIMIT, TEXT_LIMIT, check_length};
use super::message::{Arg, Message, Refusal};
use super::money::{self, Currency};
use super::noun::{Noun, RecordRef};
use super::person::UserId;
use super::point;
use super::product;
use super::reminder::Offsets;
use super::setup::Setup;
use super::stage::StageId;
use super::value::Value;
use super::zone;

/// The value in the form in which the field keeps it; nothing where it is empty.
///
/// # Errors
/// A malformed value: another kind, too long, not in the list, naming no stage, source or person of
/// the team, or rows of products that cannot be.
pub fn fit(field: &Field, value: &Value, setup: &Setup) -> Result<Value, Refusal> {
    if value.is_empty() {
        return Ok(Value::Empty);
    }
    if let (Kind::Products, Value::Rows(rows)) = (&field.kind, value) {
        product::check(rows).map_err(|refusal| refusal.at(&field.name))?;
    }
    if let (Noun::User, "zone", Value::Text(typed)) = (field.noun, &*field.name, value) {
        return zone::read(typed).map(Value::text).map_err(|refusal| refusal.at("zone"));
    }
    if field.is_count() && value.as_int().is_some_and(|count| count < 0) {
        let label = Arg::Field(field.noun, field.name.clone());
        let message = Message::new("refused-count-negative").with("field", label);
        return Err(Refusal::malformed(message).at(&field.name));
    }
    if field.kind == Kind::Minutes {
        Offsets::asked(value).map_err(|refusal| refusal.at(&field.name))?;
    }
    if let Value::Text(text) = value {
        check_length(&field.kind, text).map_err(|refusal| refusal.at(&field.name))?;
    }
    if fits(field, value, setup) {
        return Ok(kept(field, value, &setup.country));
    }
    let label = Arg::Field(field.noun, field.name.clone());
    Err(Refusal::malformed(Message::new("refused-value").with("field", label)).at(&field.name))
}

/// The form in which a field keeps a value that fits it: what has no order of its own is sorted,
/// nothing stands twice, be it in two spellings. `country` is the one whose numbers are written
/// without a code.
pub fn kept(field: &Field, value: &Value, country: &str) -> Value {
    match (&field.storage, value) {
        _ if value.is_empty() => Value::Empty,
        (Storage::Column(_), Value::Int(n)) if field.kind == Kind::Number => Value::Real(*n as f64),
        (Storage::Observers | Storage::Joined(_) | Storage::Apart, Value::Ids(ids)) => {
            Value::Ids(sorted(ids.clone()))
        }
        (Storage::Tags, Value::List(tags)) => Value::List(sorted(tags.clone())),
        (Storage::Points(kind), Value::Points(points)) => {
            Value::Points(point::distinct(*kind, points.clone(), country))
        }
        _ if field.kind == Kind::Minutes => match Offsets::of(value) {
            Ok(Some(offsets)) => offsets.value(),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

/// What `now` becomes when somebody turned `from` into `to` without having seen it: for a set of
/// tags, people or records what was added is added and what was taken away is taken away. Nothing
/// for a field that holds one thing.
pub fn merged(
    field: &Field,
    now: &Value,
    from: &Value,
    to: &Value,
    country: &str,
) -> Option<Value> {
    match field.storage {
        Storage::Tags => Some(Value::List(merge(tags(now), tags(from), tags(to)))),
        Storage::Observers | Storage::Joined(_) | Storage::Apart => {
            Some(Value::Ids(merge(ids(now), ids(from), ids(to))))
        }
        _ => None,
    }
    .map(|value| kept(field, &value, country))
}

fn fits(field: &Field, value: &Value, setup: &Setup) -> bool {
    let code = |choices: &[Choice], text: &str| choices.iter().any(|choice| choice.code == text);
    match (&field.kind, value) {
        (Kind::Text | Kind::Url | Kind::Phone | Kind::Email, Value::Text(text)) => line(text),
        (Kind::LongText, Value::Text(text)) => text.len() <= TEXT_LIMIT && !text.contains('\0'),
        (Kind::Integer | Kind::Moment, Value::Int(_)) => true,
        (Kind::Minutes, Value::Int(_) | Value::Ids(_)) => true,
        (Kind::Number, Value::Int(_)) => true,
        (Kind::Number, Value::Real(number)) => number.is_finite(),
        (Kind::Money(_), Value::Int(n)) => (-money::LIMIT..=money::LIMIT).contains(n),
        (Kind::Percent, Value::Int(n)) => (0..=product::WHOLE).contains(n),
        (Kind::Currency, Value::Text(code)) => Currency::parse(code).is_some(),
        (Kind::Bool, Value::Int(n)) => matches!(n, 0 | 1),
        (Kind::Date, Value::Text(text)) => {
            NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok_and(|day| day.to_string() == *text)
        }
        (Kind::Anniversary, Value::Text(text)) => {
            Anniversary::parse(text).is_some_and(|day| day.to_string() == *text)
        }
        (Kind::Choice(choices), Value::Text(text)) => code(choices, text),
        (Kind::Choices(choices), Value::List(list)) => list.iter().all(|text| code(choices, text)),
        (Kind::Stage, Value::Int(id)) => setup.stage(StageId(*id)).is_some_and(|stage| {
            let mut own = setup.pipelines_of(field.noun);
            !field.noun.has_stages() || own.any(|pipeline| pipeline.id == stage.pipeline)
        }),
        (Kind::Pipeline, Value::Int(id)) => setup.pipelines.iter().any(|p| p.id.0 == *id),
        (Kind::Source, Value::Int(id)) => setup.source(*id).is_some(),
        (Kind::User, Value::Int(id)) => setup.works(UserId(*id)),
        // Who has left since may stay among those who took part.
        (Kind::Users, Value::Ids(ids)) => ids.iter().all(|id| setup.user(UserId(*id)).is_some()),
        (Kind::Points(_), Value::Points(points)) => {
            points.iter().all(|p| !p.value.trim().is_empty() && line(&p.value) && line(&p.label))
        }
        (Kind::Tags, Value::List(tags)) => tags.iter().all(|tag| !tag.is_empty() && line(tag)),
        (Kind::Link(_), Value::Int(id)) => *id > 0,
        (Kind::Links(_), Value::Ids(ids)) => ids.iter().all(|id| *id > 0),
        (Kind::Files, Value::Files(files)) => files.iter().all(Attachment::is_valid),
        (Kind::Booking, Value::Booking(booking)) => {
            (1..=booking::LONGEST).contains(&booking.minutes)
                && !booking.resource.trim().is_empty()
                && [&booking.resource, &booking.service, &booking.place].iter().all(|t| line(t))
        }
        (Kind::Record, Value::Text(name)) => {
            name.parse::<RecordRef>().is_ok_and(|on| on.noun.is_record())
        }
        (Kind::Products, Value::Rows(_)) => true,
        _ => false,
    }
}

fn line(text: &str) -> bool {
    !text.contains('\0') && text.chars().count() <= LINE_LIMIT
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list.dedup();
    list
}

fn merge<T: PartialEq + Clone>(now: &[T], from: &[T], to: &[T]) -> Vec<T> {
    let stays = |item: &&T| !from.contains(item) || to.contains(item);
    let added = to.iter().filter(|item| !from.contains(item));
    now.iter().filter(stays).chain(added).cloned().collect()
}

fn tags(value: &Value) -> &[String] {
    if let Value::List(list) = value { list } else { &[] }
}

fn ids(value: &Value) -> &[i64] {
    if let Value::Ids(list) = value { list } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;
    use crate::domain::noun::Noun;
    use crate::domain::person::User;
    use crate::domain::point::Point;
    use crate::domain::setup::Source;
    use crate::domain::stage::{Colour, Meaning, Names, Pipeline, PipelineId, Stage};

    fn setup() -> Setup {
        let pipeline = |id, noun| Pipeline {
            id: PipelineId(id),
            noun,
            code: String::new(),
            names: Names::default(),
        };
        let stage = |id, pipeline| Stage {
            id: StageId(id),
            pipeline: PipelineId(pipeline),
            code: String::new(),
            names: Names::default(),
            meaning: Meaning::Open,
            colour: Colour::Grey,
            limit_days: None,
        };
        Setup {
            registry: Registry::new(Vec::new()),
            pipelines: vec![pipeline(1, Noun::Lead), pipeline(2, Noun::Deal)],
            stages: vec![stage(11, 1), stage(21, 2)],
            sources: vec![Source { id: 5, code: String::new(), names: Names::default() }],
            departed: Vec::new(),
            gone: Vec::new(),
            users: vec![User {
                id: UserId(7),
                login: "anna".to_owned(),
                name: "Anna".to_owned(),
                admin: true,
            }],
            country: "PL".to_owned(),
            currency: Currency::RUB,
            rules: Vec::new(),
            settings: Default::default(),
            layouts: Default::default(),
            timelines: Vec::new(),
        }
    }

    #[test]
    fn a_value_fits_its_kind_or_is_refused_at_its_field() {
        let setup = setup();
        let long = "x".repeat(LINE_LIMIT + 1);
        let points = |value: &str| Value::Points(vec![Point::new(value, "work")]);
        let table: Vec<(Noun, &str, Value, bool)> = vec![
            (Noun::Lead, "title", "Windows".into(), true),
            (Noun::Lead, "title", 5.into(), false),
            (Noun::Lead, "title", "a\0b".into(), false),
            (Noun::Lead, "title", long.as_str().into(), false),
            (Noun::Lead, "comment", long.as_str().into(), true),
            (Noun::Lead, "amount", money::LIMIT.into(), true),
            (Noun::Lead, "amount", (money::LIMIT + 1).into(), false),
            (Noun::Lead, "amount", i64::MIN.into(), false),
            (Noun::Lead, "amount", "100".into(), false),
            (Noun::Lead, "currency", "EUR".into(), true),
            (Noun::Lead, "currency", "euro!".into(), false),
            (Noun::Lead, "stage", 11.into(), true),
            (Noun::Lead, "stage", 21.into(), false),
            (Noun::Lead, "stage", 99.into(), false),
            (Noun::Lead, "source", 5.into(), true),
            (Noun::Lead, "source", 6.into(), false),
            (Noun::Lead, "responsible", 7.into(), true),
            (Noun::Lead, "responsible", 8.into(), false),
            (Noun::Lead, "observers", Value::Ids(vec![7, 8]), false),
            (Noun::Lead, "temperature", "hot".into(), true),
            (Noun::Lead, "temperature", "boiling".into(), false),
            (Noun::Lead, "open_to_all", 2.into(), false),
            (Noun::Lead, "phone", points("+48 600"), true),
            (Noun::Lead, "phone", points(" "), false),
            (Noun::Lead, "tags", Value::List(vec![String::new()]), false),
            (Noun::Lead, "contact", (-1).into(), false),
            (Noun::Deal, "close_date", "2026-02-28".into(), true),
            (Noun::Deal, "close_date", "2026-02-30".into(), false),
            (Noun::Deal, "close_date", "2026-2-3".into(), false),
            (Noun::Deal, "close_date", "--02-28".into(), false),
            (Noun::Contact, "birthday", "1980-02-29".into(), true),
            (Noun::Contact, "birthday", "--02-29".into(), true),
            (Noun::Contact, "birthday", "--02-30".into(), false),
            (Noun::Contact, "birthday", "--0229".into(), false),
            (Noun::Activity, "on", "lead/4".into(), true),
            (Noun::Activity, "on", "user/4".into(), false),
            (Noun::Activity, "on", "lead".into(), false),
            (Noun::Activity, "remind", 15.into(), true),
            (Noun::Company, "employees", 0.into(), true),
            (Noun::Company, "employees", (-5).into(), false),
            (Noun::Stage, "position", 0.into(), true),
            (Noun::Stage, "position", (-1).into(), false),
        ];
        for (noun, name, value, good) in table {
            let field = setup.registry.get(noun, name).unwrap();
            let fitted = fit(field, &value, &setup);
            assert_eq!(fitted.is_ok(), good, "{name} {value:?}");
            if let Err(refusal) = fitted {
                assert_eq!(refusal.field.as_deref(), Some(name));
            }
        }
    }

    #[test]
    fn what_has_no_order_is_kept_sorted_and_once() {
        let setup = setup();
        let field = |name| setup.registry.get(Noun::Lead, name).unwrap();
        let list = |words: &[&str]| Value::List(words.iter().map(|w| (*w).to_owned()).collect());
        assert_eq!(fit(field("tags"), &list(&["b", "a", "b"]), &setup).unwrap(), list(&["a", "b"]));
        assert_eq!(fit(field("title"), &Value::Text(String::new()), &setup), Ok(Value::Empty));
    }

    #[test]
    fn two_changes_of_one_set_are_both_kept() {
        let setup = setup();
        let tags = setup.registry.get(Noun::Lead, "tags").unwrap();
        let list = |words: &str| {
            Value::List(words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        };
        let table = [
            ("a b", "a", "a c", "a b c"),
            ("a b c", "a b", "b", "b c"),
            ("c", "a b", "a b d", "c d"),
            ("a", "a", "", ""),
        ];
        for (now, from, to, expected) in table {
            let merged = merged(tags, &list(now), &list(from), &list(to), "PL").unwrap();
            assert_eq!(merged, kept(tags, &list(expected), "PL"), "{now} | {from} -> {to}");
        }
        let title = setup.registry.get(Noun::Lead, "title").unwrap();
        assert_eq!(super::merged(title, &"a".into(), &"b".into(), &"c".into(), "PL"), None);
    }
}
