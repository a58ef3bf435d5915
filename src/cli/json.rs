//! Values for programs: stable names and codes, money as a decimal string beside its currency,
//! moments as RFC 3339 with an offset, records as `contact/3`.

use serde_json::{Map, Value as Json, json};

use crate::clock;
use crate::crm::reader::ListRow;
use crate::domain::field::{Field, Kind};
use crate::domain::money::Currency;
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::person::UserId;
use crate::domain::product::{self, Discount, ProductRow};
use crate::domain::reminder::{Attention, Due};
use crate::domain::setup::Setup;
use crate::domain::stage::{PipelineId, StageId};
use crate::domain::tally::Tally;
use crate::domain::value::Value;

/// An object that begins with the number of a row.
pub fn object(id: i64) -> Map<String, Json> {
    Map::from_iter([("id".to_owned(), json!(id))])
}

/// The object of a row of a list: its number and the columns, as they are at `now`. `currency` is
/// that of its amounts.
pub fn row(
    setup: &Setup,
    columns: &[&Field],
    row: &ListRow,
    currency: Option<Currency>,
    now: i64,
) -> Map<String, Json> {
    let mut object = object(row.id);
    for (field, value) in columns.iter().zip(&row.cells) {
        put(&mut object, setup, field, value, currency, now);
    }
    object
}

/// Whether the deadline of an activity is past and the activity still to be done; nothing where the
/// columns do not say both.
pub fn overdue(columns: &[&Field], cells: &[Value], now: i64) -> Option<bool> {
    let cell = |name: &str| {
        let is = |field: &&Field| field.noun == Noun::Activity && field.name == name;
        columns.iter().position(is).and_then(|place| cells.get(place))
    };
    let (deadline, done_at) = (cell("deadline")?, cell("done_at")?);
    let due = Due { deadline: deadline.as_int(), lit_at: None, waits: false };
    Some(done_at.is_empty() && Attention::of(now, due) == Attention::Overdue)
}

/// How many activities are open and how many of them ask for attention, by why they do.
pub fn activities(tally: Tally) -> Json {
    json!({
        "open": tally.open(),
        "lit": tally.lit(),
        "overdue": tally.overdue,
        "waiting": tally.waits,
        "soon": tally.soon,
    })
}

/// Puts a field into the object of its row, as it is at `now`; beside a stage goes the pipeline it
/// belongs to.
pub fn put(
    object: &mut Map<String, Json>,
    setup: &Setup,
    field: &Field,
    value: &Value,
    currency: Option<Currency>,
    now: i64,
) {
    let said = match field.kind {
        Kind::Activities => activities(Tally::of(now, value.as_dues().iter().copied())),
        _ => self::value(setup, field, value, currency),
    };
    object.insert(field.name.clone(), said);
    if field.kind == Kind::Stage {
        let stage = value.as_int().and_then(|id| setup.stage(StageId(id)));
        let pipeline =
            stage.map_or(Json::Null, |stage| whole(setup, &Kind::Pipeline, stage.pipeline.0, None));
        object.insert("pipeline".to_owned(), pipeline);
    }
}

/// The value of a field. `currency` is that of the record, for amounts.
pub fn value(setup: &Setup, field: &Field, value: &Value, currency: Option<Currency>) -> Json {
    match value {
        Value::Empty => empty(&field.kind),
        // The stage of a rule may be of any pipeline.
        Value::Int(n) if field.noun == Noun::Rule && field.kind == Kind::Stage => {
            stage_in_full(setup, StageId(*n))
        }
        Value::Int(n) => whole(setup, &field.kind, *n, currency),
        Value::Real(n) => json!(n),
        Value::Text(text) => json!(text),
        Value::Points(points) => points
            .iter()
            .map(|point| json!({ "value": point.value, "label": point.label }))
            .collect(),
        Value::Ids(ids) => ids.iter().map(|id| whole(setup, &field.kind, *id, None)).collect(),
        Value::List(list) => json!(list),
        Value::Files(files) => json!(files),
        Value::Booking(booking) => {
            let mut object = json!(booking);
            object["from"] = json!(clock::rfc3339(booking.from));
            object
        }
        Value::Dues(dues) => json!(dues.len()),
        Value::Rows(rows) => {
            rows.iter().map(|row| product_row(row, currency.unwrap_or(setup.currency))).collect()
        }
    }
}

/// A row of products; what it comes to is said as well.
fn product_row(row: &ProductRow, currency: Currency) -> Json {
    let rate = |rate: i64| product::write_percent(rate).trim_end_matches('%').to_owned();
    let amount = |minor: i64| decimal(minor, currency);
    let sums = row.sums().unwrap_or_default();
    json!({
        "product": row.product.map(|id| RecordRef::new(Noun::Product, id).to_string()),
        "name": row.name,
        "quantity": product::write_quantity(row.quantity),
        "unit": (!row.unit.is_empty()).then_some(&row.unit),
        "price": amount(row.price.unwrap_or(0)),
        "discount_percent": match row.discount {
            Some(Discount::Percent(percent)) => Some(rate(percent)),
            _ => None,
        },
        "discount": amount(sums.discount),
        "tax_percent": row.tax.map(|tax| rate(tax.rate)),
        "tax_included": row.tax.is_some_and(|tax| tax.included),
        "tax": amount(sums.added.saturating_add(sums.included)),
        "total": amount(sums.total),
    })
}

/// The login of a person, the number where the person is gone.
pub fn user(setup: &Setup, id: UserId) -> Json {
    setup.user(id).map_or_else(|| json!(id.0), |user| json!(user.login))
}

/// The code of a stage, the number where it is gone.
pub fn stage(setup: &Setup, id: StageId) -> Json {
    setup.stage(id).map_or_else(|| json!(id.0), |stage| json!(stage.code))
}

/// A stage with its pipeline, `sales/won`.
fn stage_in_full(setup: &Setup, id: StageId) -> Json {
    let stage = setup.stage(id);
    let home = stage.and_then(|stage| setup.pipelines.iter().find(|p| p.id == stage.pipeline));
    match stage.zip(home) {
        Some((stage, home)) => json!(format!("{}/{}", home.code, stage.code)),
        None => json!(id.0),
    }
}

/// Minor units as a decimal number: `1500.00`.
pub fn decimal(minor: i64, currency: Currency) -> String {
    let digits = currency.digits() as usize;
    if digits == 0 {
        return minor.to_string();
    }
    let sign = if minor < 0 { "-" } else { "" };
    let figures = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = figures.split_at(figures.len() - digits);
    format!("{sign}{whole}.{fraction}")
}

fn empty(kind: &Kind) -> Json {
    match kind {
        Kind::Points(_)
        | Kind::Users
        | Kind::Links(_)
        | Kind::Tags
        | Kind::Choices(_)
        | Kind::Files
        | Kind::Products => json!([]),
        Kind::Bool => json!(false),
        _ => Json::Null,
    }
}

fn whole(setup: &Setup, kind: &Kind, n: i64, currency: Option<Currency>) -> Json {
    match kind {
        Kind::Money(_) => json!(decimal(n, currency.unwrap_or(setup.currency))),
        Kind::Percent => json!(product::write_percent(n).trim_end_matches('%')),
        Kind::Bool => json!(n != 0),
        Kind::Moment => json!(clock::rfc3339(n)),
        Kind::Stage => stage(setup, StageId(n)),
        Kind::Source => setup.source(n).map_or_else(|| json!(n), |source| json!(source.code)),
        Kind::User | Kind::Users => user(setup, UserId(n)),
        Kind::Pipeline => {
            let found = setup.pipelines.iter().find(|p| p.id == PipelineId(n));
            found.map_or_else(|| json!(n), |pipeline| json!(pipeline.code))
        }
        Kind::Link(noun) | Kind::Links(noun) => json!(RecordRef::new(*noun, n).to_string()),
        _ => json!(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_decimal_numbers() {
        let table = [
            (150_000, "RUB", "1500.00"),
            (5, "RUB", "0.05"),
            (0, "RUB", "0.00"),
            (-5, "EUR", "-0.05"),
            (-12_345, "USD", "-123.45"),
            (1500, "JPY", "1500"),
            (i64::MIN, "RUB", "-92233720368547758.08"),
        ];
        for (minor, code, expected) in table {
            assert_eq!(decimal(minor, Currency::parse(code).unwrap()), expected);
        }
    }
}
