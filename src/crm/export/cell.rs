//! One value as the cell of a file, in a form an import reads back as it was.

use std::collections::{HashMap, HashSet};

use super::Naming;
use crate::domain::field::{Choice, Field, Kind};
use crate::domain::money::Currency;
use crate::domain::namesake;
use crate::domain::noun::RecordRef;
use crate::domain::person::UserId;
use crate::domain::point::{Point, PointKind};
use crate::domain::product;
use crate::domain::setup::Setup;
use crate::domain::stage::{Stage, StageId};
use crate::domain::value::Value;
use crate::exchange::export;
use crate::store::page::list::{ListRow, links};

/// Writes cells for one export.
pub struct Cells<'a> {
    /// What the entries of lists are called.
    pub naming: &'a dyn Naming,
    /// Who reads them.
    pub whom: export::For,
    /// The team's settings.
    pub setup: &'a Setup,
    /// The columns.
    pub fields: &'a [&'a Field],
    /// The clients who are told from others of their names by their numbers.
    pub namesakes: &'a HashSet<RecordRef>,
}

impl Cells<'_> {
    /// The cells of a row: its number and the columns, with amounts in this currency.
    pub fn row(
        &self,
        row: &ListRow,
        currency: Currency,
        names: &HashMap<RecordRef, String>,
    ) -> Vec<String> {
        let mut cells = vec![row.id.to_string()];
        for (field, value) in self.fields.iter().zip(&row.cells) {
            let stage = (field.kind == Kind::Stage).then(|| self.stage(value));
            if let Some(stage) = stage {
                cells.push(stage.map_or(String::new(), |stage| self.pipeline(stage)));
            }
            cells.push(self.cell(field, value, currency, names));
            if let Some(stage) = stage {
                cells.push(stage.map_or(String::new(), |stage| stage.meaning.word().to_owned()));
            }
        }
        cells
    }

    /// The cell of a field, with amounts in this currency.
    pub fn cell(
        &self,
        field: &Field,
        value: &Value,
        currency: Currency,
        names: &HashMap<RecordRef, String>,
    ) -> String {
        let naming = self.naming;
        let label = |code: &str| naming.label(code);
        match (&field.kind, value) {
            (_, Value::Empty) => String::new(),
            (Kind::Stage, _) => self.stage(value).map_or(String::new(), |s| naming.stage(s)),
            (Kind::Source, Value::Int(id)) => {
                self.setup.source(*id).map_or(String::new(), |source| naming.source(source))
            }
            (Kind::Pipeline, Value::Int(id)) => {
                let known = self.setup.pipelines.iter().find(|p| p.id.0 == *id);
                known.map_or(String::new(), |pipeline| naming.pipeline(pipeline))
            }
            (Kind::User, Value::Int(id)) => self.login(*id),
            (Kind::Users, Value::Ids(ids)) => {
                ids.iter().map(|id| self.login(*id)).collect::<Vec<_>>().join(", ")
            }
            (Kind::Money(_), Value::Int(minor)) => decimal(*minor, currency.digits()),
            (Kind::Percent, Value::Int(rate)) => product::write_percent(*rate),
            (Kind::Bool, Value::Int(flag)) => self.flag(*flag != 0).to_owned(),
            (Kind::Moment, Value::Int(at)) => naming.moment(*at),
            (Kind::Choice(choices), Value::Text(code)) => self.choice(choices, code),
            (Kind::Choices(choices), Value::List(codes)) => {
                codes.iter().map(|code| self.choice(choices, code)).collect::<Vec<_>>().join(", ")
            }
            (Kind::Link(_) | Kind::Links(_), _) => {
                let is_client = matches!(field.kind, Kind::Link(_)) && !field.flags.custom;
                let called = |link: RecordRef| match names.get(&link) {
                    None => link.to_string(),
                    Some(name) if is_client && self.namesakes.contains(&link) => {
                        namesake::written(name, link)
                    }
                    Some(name) => name.clone(),
                };
                links(field, value).into_iter().map(called).collect::<Vec<_>>().join("; ")
            }
            (Kind::Points(kind), Value::Points(points)) => points_cell(*kind, points, label),
            (_, Value::Text(text)) if field.name == "subject" => naming.subject(text),
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Int(number)) => number.to_string(),
            (_, Value::Real(number)) => number.to_string(),
            (_, Value::List(words)) => words.join(", "),
            (_, Value::Ids(numbers)) => {
                numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
            }
            (_, Value::Files(files)) => {
                files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join("; ")
            }
            (_, Value::Booking(booking)) => {
                let when = naming.moment(booking.from);
                let length = format!("{}m", booking.minutes);
                let parts = [booking.what(), when, length, booking.place.clone()];
                let said = parts.into_iter().filter(|part| !part.is_empty());
                said.collect::<Vec<_>>().join(", ")
            }
            (_, Value::Points(points)) => points_cell(PointKind::Messenger, points, label),
            (_, Value::Rows(rows)) => naming.products(rows, currency),
            (_, Value::Dues(dues)) => dues.len().to_string(),
        }
    }

    fn stage(&self, value: &Value) -> Option<&Stage> {
        value.as_int().and_then(|id| self.setup.stage(StageId(id)))
    }

    fn pipeline(&self, stage: &Stage) -> String {
        let known = self.setup.pipelines.iter().find(|p| p.id == stage.pipeline);
        known.map_or(String::new(), |pipeline| self.naming.pipeline(pipeline))
    }

    /// People go by their logins: a name may be borne by two.
    fn login(&self, id: i64) -> String {
        self.setup.user(UserId(id)).map_or(String::new(), |user| user.login.clone())
    }

    fn choice(&self, choices: &[Choice], code: &str) -> String {
        let known = choices.iter().find(|choice| choice.code == code);
        known.map_or_else(|| code.to_owned(), |choice| self.naming.choice(choice))
    }

    fn flag(&self, flag: bool) -> &'static str {
        match (self.whom, flag) {
            (export::For::Spreadsheet, true) => "yes",
            (export::For::Spreadsheet, false) => "no",
            (export::For::Machine, true) => "true",
            (export::For::Machine, false) => "false",
        }
    }
}

/// An amount with a point and as many digits as its currency has.
fn decimal(minor: i64, digits: u32) -> String {
    if digits == 0 {
        return minor.to_string();
    }
    let unit = 10_u64.pow(digits);
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let sign = if minor < 0 { "-" } else { "" };
    format!("{sign}{whole}.{rest:0width$}", width = digits as usize)
}

/// Points with their labels, the first label of a kind being understood.
fn points_cell(kind: PointKind, points: &[Point], label: impl Fn(&str) -> String) -> String {
    let written: Vec<String> = points
        .iter()
        .map(|point| {
            let usual = kind.labels().first() == Some(&point.label.as_str());
            match usual {
                true => point.value.clone(),
                false => format!("{}: {}", label(&point.label), point.value),
            }
        })
        .collect();
    written.join(between(kind, points))
}

/// A mark between points that none of them has inside. A short number is only told from the tail
/// of a longer one by the longer mark.
fn between(kind: PointKind, points: &[Point]) -> &'static str {
    let plain = |point: &Point| {
        let digits = point.value.bytes().filter(u8::is_ascii_digit).count();
        let long = kind != PointKind::Phone || digits > 5;
        long && !point.value.contains([';', ',', '|', '\n'])
    };
    if points.iter().all(plain) { "; " } else { " ::: " }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_the_digits_of_its_currency() {
        let table = [
            (123_450, 2, "1234.50"),
            (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (0, 2, "0.00"),
            (42, 0, "42"),
            (1_234, 3, "1.234"),
            (i64::MIN, 2, "-92233720368547758.08"),
        ];
        for (minor, digits, text) in table {
            assert_eq!(decimal(minor, digits), text);
        }
    }

    #[test]
    fn points_carry_their_labels() {
        let point = |value: &str, label: &str| Point::new(value, label);
        let table = [
            (vec![point("+48 600700800", "work")], "+48 600700800"),
            (
                vec![point("+48 600700800", "mobile"), point("221234567", "work")],
                "mobile: +48 600700800; 221234567",
            ),
            (vec![point("600700800", "work"), point("112", "other")], "600700800 ::: other: 112"),
        ];
        for (points, text) in table {
            assert_eq!(points_cell(PointKind::Phone, &points, str::to_owned), text);
        }
        let phone = [point("600700800", "mobile")];
        let said = points_cell(PointKind::Phone, &phone, |_| "komórkowy".to_owned());
        assert_eq!(said, "komórkowy: 600700800");
    }
}
