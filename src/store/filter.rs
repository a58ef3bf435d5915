//! A filter as a condition in SQL over the alias `r` of a noun's view.
//!
//! It knows where a field's value is stored and how SQLite is asked about it. Access is not its
//! business: the views it reads (`v_point`, `v_company`, ..) already hold only what may be seen.
//! Texts are compared with the SQL function `fold`, which every connection has.

pub mod question;
pub mod steer;
mod words;

use rusqlite::types::Value as Param;
use words::like;

use crate::domain::anniversary::Season;
use crate::domain::field::{Join, Kind, Registry, Storage};
use crate::domain::money::{LIMIT, WITH_THOUSANDTHS, WITHOUT_FRACTION};
use crate::domain::noun::{Noun, RecordRef};
use crate::domain::point::PointKind;
use crate::domain::query::{Filter, NUMBER, OfBin, Order, Term};
use crate::domain::value::Value;
use crate::store::client_details;
use crate::store::derived::key_column;

/// The shortest text, in characters, that the trigram index can find.
pub const TRIGRAM: usize = 3;

/// A condition and its parameters, one for each `?`, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sql {
    /// The condition; always in parentheses or one term, so that it may stand beside an `AND`.
    pub text: String,
    /// The parameters.
    pub params: Vec<Param>,
    /// Which records it is about, by whether they are in the recycle bin: a condition of its own, as
    /// indexes know it.
    pub live: &'static str,
}

impl Sql {
    /// Whether it speaks of the recycle bin.
    pub fn speaks_of_bin(&self) -> bool {
        self.live != LIVE
    }
}

/// The condition of records that are not in the recycle bin.
pub const LIVE: &str = "r.deleted_at IS NULL";

/// The condition of records wherever they are, and the one that holds for none. They are not `1` and
/// `0`: of those SQLite makes a question that reads no column but the number any more, and then it does
/// not say through which view it looks.
const EITHER: &str = "(r.deleted_at IS NULL OR 1)";
const NOBODY: &str = "(1 <> 1)";

fn live(of_bin: OfBin) -> &'static str {
    match of_bin {
        OfBin::Without => LIVE,
        OfBin::Alone => "r.deleted_at IS NOT NULL",
        OfBin::Among => EITHER,
    }
}

/// The condition that holds for the rows of `noun` the filter means. A field the registry no longer
/// has holds nothing.
///
/// Where it names records by their numbers, these lead to them and nothing else does.
pub fn compile(filter: &Filter, noun: Noun, registry: &Registry) -> Sql {
    let by_number = filter.names_numbers();
    compile_bound(filter, noun, registry, &|_| !by_number)
}

/// The same condition, but rows are not looked for by an index of a field that is not `free`.
fn compile_bound(
    filter: &Filter,
    noun: Noun,
    registry: &Registry,
    free: &dyn Fn(&str) -> bool,
) -> Sql {
    let of_bin = filter.of_bin();
    let sql = Sql { text: String::new(), params: Vec::new(), live: live(of_bin) };
    let deleted = of_bin != OfBin::Without;
    let mut writer = Writer { noun, registry, free, deleted, sql };
    writer.filter(filter);
    writer.sql
}

/// The amount of a column in thousandths of the major unit of the currency in another one, as
/// [`crate::domain::money::thousandths`] says.
fn thousandths_of(column: &str, currency: &str) -> String {
    let (without, with) = (WITHOUT_FRACTION.join("', '"), WITH_THOUSANDTHS.join("', '"));
    format!(
        "max(-{LIMIT}, min({LIMIT}, {column})) * \
         CASE WHEN {currency} IN ('{without}') THEN 1000 WHEN {currency} IN ('{with}') THEN 1 ELSE 10 END"
    )
}

struct Writer<'a> {
    noun: Noun,
    registry: &'a Registry,
    free: &'a dyn Fn(&str) -> bool,
    /// Whether rows in the recycle bin are meant, whom no index knows.
    deleted: bool,
    sql: Sql,
}

impl Writer<'_> {
    fn filter(&mut self, filter: &Filter) {
        match filter {
            Filter::All => self.push("1"),
            Filter::And(parts) => self.list(parts, " AND ", "1", Self::filter),
            Filter::Or(parts) if self.is_of_people(parts) => self.of_people(parts),
            Filter::Or(parts) => self.list(parts, " OR ", NOBODY, Self::filter),
            // A comparison with NULL is NULL, and its negation must hold.
            Filter::Not(inner) => {
                self.push("((");
                self.filter(inner);
                self.push(") IS NOT TRUE)");
            }
            Filter::Compare { field, order, value } => self.compare(field, *order, value),
            Filter::Sum { field, currency, order, thousandths } => {
                self.sum(field, currency, *order, *thousandths);
            }
            Filter::Season { field, season } => self.season(field, season),
            Filter::OneOf { field, values } => self.one_of(field, values),
            Filter::Contains { field, .. } | Filter::Same { field, .. }
                if self.is_products(field) =>
            {
                self.product(filter);
            }
            Filter::Contains { field, text } => self.text(field, " LIKE ? ESCAPE '\\'", like(text)),
            Filter::Same { field, text } => self.text(field, " = ?", text.clone()),
            Filter::Digits { field, digits, country } => self.digits(field, digits, country),
            Filter::Named { field, noun, words } => self.named(field, *noun, words),
            Filter::Empty(field) => self.empty(field),
            Filter::Text(terms) => self.search("r", self.noun, terms),
            Filter::Numbered { id, words } => self.numbered(*id, words),
            Filter::Planned => self.push("(r.next_at IS NOT NULL OR r.next_id IS NOT NULL)"),
            Filter::Unread => {
                let noun = self.noun.word();
                self.push(&format!(
                    "r.id IN (SELECT n.record_id FROM v_notice n JOIN operation o \
                     ON o.id = n.operation_id WHERE n.noun = '{noun}' AND n.read_at IS NULL \
                     AND o.undone_by IS NULL)"
                ));
            }
            Filter::Deleted => self.push("r.deleted_at IS NOT NULL"),
        }
    }

    fn compare(&mut self, field: &str, order: Order, value: &Value) {
        let Some(column) = self.column(field) else { return self.push(NOBODY) };
        let (led, sign) = (self.led(field), order.sign());
        self.write(&format!("{led}{column} {sign} ?"), [param(value)]);
    }

    /// The days of a year, whatever year they began in: only what holds a day is looked at.
    fn season(&mut self, field: &str, season: &Season) {
        let Some(column) = self.column(field) else { return self.push(NOBODY) };
        let (led, day) = (self.led(field), format!("substr({column}, -5)"));
        let join = if season.is_over_new_year() { "OR" } else { "AND" };
        self.write(
            &format!("({led}{column} IS NOT NULL AND ({day} >= ? {join} {day} < ?))"),
            [&season.from, &season.until].map(|day| Param::Text(day.clone())),
        );
    }

    /// An amount, by the key that the rows of records have beside it, else worked out row by row.
    fn sum(&mut self, field: &str, currency: &str, order: Option<Order>, thousandths: i64) {
        let (Some(column), Some(currency)) = (self.column(field), self.column(currency)) else {
            return self.push(NOBODY);
        };
        let key = self.registry.get(self.noun, field).and_then(key_column);
        let amount = match key {
            Some(key) => format!("{}r.{key}", self.led(field)),
            None => thousandths_of(&column, &currency),
        };
        let sign = order.map_or("=", Order::sign);
        self.write(&format!("{amount} {sign} ?"), [Param::Integer(thousandths)]);
    }

    fn one_of(&mut self, field: &str, values: &[Value]) {
        if values.is_empty() {
            return self.push(NOBODY);
        }
        if field == NUMBER {
            return self.numbers(values);
        }
        let marks = vec!["?"; values.len()].join(", ");
        let params = values.iter().map(param);
        if let Some(column) = self.column(field) {
            let item = if self.is_tags(field) { "fold(j.value)" } else { "j.value" };
            let led = self.led(field);
            let text = match values.len() {
                _ if self.is_list(field) => format!(
                    "EXISTS (SELECT 1 FROM json_each({column}) j WHERE {item} IN ({marks}))"
                ),
                1 => format!("{led}{column} = ?"),
                _ => format!("{led}{column} IN ({marks})"),
            };
            return self.write(&text, params);
        }
        let noun = self.noun.word();
        match self.storage(field) {
            Some(Storage::Tags) => self.write(
                &format!(
                    "EXISTS (SELECT 1 FROM v_tag t WHERE t.noun = '{noun}' \
                     AND t.record_id = r.id AND t.folded IN ({marks}))"
                ),
                params,
            ),
            Some(Storage::Observers) => self.write(
                &format!(
                    "EXISTS (SELECT 1 FROM v_observer o WHERE o.noun = '{noun}' \
                     AND o.record_id = r.id AND o.user_id IN ({marks}))"
                ),
                params,
            ),
            Some(Storage::Apart) => self.write(
                &format!(
                    "EXISTS (SELECT 1 FROM v_not_duplicate d WHERE d.noun = '{noun}' \
                     AND d.record_id = r.id AND d.other_id IN ({marks}))"
                ),
                params,
            ),
            Some(Storage::Joined(Join { table, own, other, .. })) => self.write(
                &format!(
                    "EXISTS (SELECT 1 FROM v_{table} j \
                     WHERE j.{own} = r.id AND j.{other} IN ({marks}))"
                ),
                params,
            ),
            Some(Storage::Record) => self.list(values, " OR ", NOBODY, Self::on_record),
            _ => self.push(NOBODY),
        }
    }

    /// However many numbers there are, one parameter holds them.
    fn numbers(&mut self, values: &[Value]) {
        let ids: Vec<String> =
            values.iter().filter_map(Value::as_int).map(|id| id.to_string()).collect();
        let ids = format!("[{}]", ids.join(","));
        self.write("r.id IN (SELECT value FROM json_each(?))", [Param::Text(ids)]);
    }

    /// Whether these are the activities that people do or take part in, and looked for by them.
    fn is_of_people(&self, parts: &[Filter]) -> bool {
        let of_people = |part: &Filter| match part {
            Filter::OneOf { field, values } => {
                let by = matches!(field.as_str(), "responsible" | "people");
                by && !values.is_empty() && (self.free)(field)
            }
            _ => false,
        };
        self.noun == Noun::Activity && !self.deleted && parts.iter().all(of_people)
    }

    /// The activities of [`Self::is_of_people`]: an index of each part leads to its own, so that no
    /// other row is looked at.
    fn of_people(&mut self, parts: &[Filter]) {
        self.push("r.id IN (");
        for (place, part) in parts.iter().enumerate() {
            let Filter::OneOf { field, values } = part else { continue };
            let marks = vec!["?"; values.len()].join(", ");
            let union = if place > 0 { " UNION ALL " } else { "" };
            let found = match field.as_str() {
                "responsible" => {
                    format!(
                        "SELECT x.id FROM v_activity x \
                         WHERE x.responsible_id IN ({marks}) AND x.deleted_at IS NULL"
                    )
                }
                _ => format!(
                    "SELECT o.record_id FROM v_observer o \
                     WHERE o.user_id IN ({marks}) AND o.noun = 'activity'"
                ),
            };
            self.write(&format!("{union}{found}"), values.iter().map(param));
        }
        self.push(")");
    }

    fn on_record(&mut self, value: &Value) {
        match value.as_text().and_then(|t| t.parse::<RecordRef>().ok()) {
            Some(on) => self.write(
                "(r.noun = ? AND r.record_id = ?)",
                [Param::Text(on.noun.word().to_owned()), Param::Integer(on.id)],
            ),
            None => self.push(NOBODY),
        }
    }

    /// A test of folded text with one parameter.
    fn text(&mut self, field: &str, test: &str, value: String) {
        let value = [Param::Text(value)];
        match self.storage(field) {
            Some(Storage::Column(_)) => {
                let column = self.column(field).unwrap_or_default();
                let words = match self.kind(field) {
                    Some(Kind::Files) => format!(
                        "(SELECT group_concat(j.value ->> 'name', ' ') FROM json_each({column}) j)"
                    ),
                    Some(Kind::Booking) => format!(
                        "concat_ws(' ', {column} ->> 'resource', {column} ->> 'service', \
                         {column} ->> 'place')"
                    ),
                    _ => column,
                };
                self.write(&format!("fold({words}){test}"), value);
            }
            Some(Storage::Record) => {
                self.write(&format!("(r.noun || '/' || r.record_id){test}"), value);
            }
            Some(Storage::Points(kind)) => self.point(*kind, &format!("fold(p.norm){test}"), value),
            _ => self.push(NOBODY),
        }
    }

    fn digits(&mut self, field: &str, digits: &str, country: &str) {
        let value = [Param::Text(like(digits))];
        match self.storage(field) {
            Some(Storage::Points(kind)) => {
                self.point(*kind, "p.norm LIKE ? ESCAPE '\\'", value);
            }
            Some(Storage::Column(_)) => {
                let column = self.column(field).unwrap_or_default();
                let [digits] = value;
                self.write(
                    &format!("sought_in({column}, ?) LIKE ? ESCAPE '\\'"),
                    [Param::Text(country.to_owned()), digits],
                );
            }
            _ => self.push(NOBODY),
        }
    }

    fn point<const N: usize>(&mut self, kind: PointKind, test: &str, params: [Param; N]) {
        let points = self.points(kind);
        self.write(&format!("EXISTS ({points} AND {test})"), params);
    }

    /// The points of one kind that a row shows: a repeat lead its client's.
    fn points(&self, kind: PointKind) -> String {
        let (noun, id) = match self.noun {
            Noun::Lead => (client_details::HOLDER_NOUN.to_owned(), client_details::HOLDER_ID),
            noun => (format!("'{}'", noun.word()), "r.id"),
        };
        let kind = kind.word();
        format!(
            "SELECT 1 FROM v_point p WHERE p.noun = {noun} AND p.record_id = {id} \
             AND p.kind = '{kind}'"
        )
    }

    /// A row of products of this name. The names are part of the search text: its index leaves few
    /// records to look at.
    fn product(&mut self, filter: &Filter) {
        let (test, text, name) = match filter {
            Filter::Contains { text, .. } => (" LIKE ? ESCAPE '\\'", text, like(text)),
            Filter::Same { text, .. } => (" = ?", text, text.clone()),
            _ => return self.push(NOBODY),
        };
        self.push("(");
        self.search("r", self.noun, &[Term(vec![text.to_owned()])]);
        let noun = self.noun.word();
        self.write(
            &format!(
                " AND EXISTS (SELECT 1 FROM v_product_row p WHERE p.noun = '{noun}' \
                 AND p.record_id = r.id AND p.folded{test}))"
            ),
            [Param::Text(name)],
        );
    }

    fn named(&mut self, field: &str, noun: Noun, words: &[String]) {
        let storage = self.storage(field).cloned();
        let end = match (&storage, self.column(field)) {
            (Some(Storage::Joined(Join { table, own, other, .. })), _) => {
                self.push(&format!("r.id IN (SELECT j.{own} FROM v_{table} j WHERE j.{other}"));
                ")"
            }
            (_, Some(column)) if self.is_list(field) => {
                self.push(&format!("EXISTS (SELECT 1 FROM json_each({column}) j WHERE j.value"));
                ")"
            }
            (_, Some(column)) => {
                self.push(&column);
                ""
            }
            _ => return self.push(NOBODY),
        };
        let name = match noun {
            Noun::Contact => "concat_ws(' ', x.last_name, x.first_name, x.middle_name)",
            Noun::Activity => "x.subject",
            _ => "x.title",
        };
        // The name is part of the search text: its index leaves few names to look at.
        self.push(&format!(" IN (SELECT x.id FROM v_{} x WHERE ", noun.word()));
        let terms: Vec<Term> = words.iter().map(|w| Term(vec![w.clone()])).collect();
        self.search("x", noun, &terms);
        for word in words {
            let test = format!(" AND fold({name}) LIKE ? ESCAPE '\\'");
            self.write(&test, [Param::Text(like(word))]);
        }
        self.push(")");
        self.push(end);
    }

    fn empty(&mut self, field: &str) {
        let noun = self.noun.word();
        let text = match self.storage(field) {
            Some(Storage::Column(_)) => {
                let column = self.column(field).unwrap_or_default();
                if self.is_list(field) {
                    format!("coalesce({column}, '[]') = '[]'")
                } else if self.is_text(field) {
                    format!("coalesce({column}, '') = ''")
                } else {
                    format!("{}{column} IS NULL", self.led(field))
                }
            }
            Some(Storage::Record) => "r.record_id IS NULL".to_owned(),
            Some(Storage::Points(kind)) => format!("NOT EXISTS ({})", self.points(*kind)),
            Some(Storage::Activities) => format!(
                "NOT EXISTS (SELECT 1 FROM v_activity n WHERE n.noun = '{noun}' \
                 AND n.record_id = r.id AND n.done_at IS NULL AND n.deleted_at IS NULL)"
            ),
            Some(Storage::Products) => format!(
                "NOT EXISTS (SELECT 1 FROM v_product_row p \
                 WHERE p.noun = '{noun}' AND p.record_id = r.id)"
            ),
            Some(Storage::Tags) => format!(
                "NOT EXISTS (SELECT 1 FROM v_tag t WHERE t.noun = '{noun}' AND t.record_id = r.id)"
            ),
            Some(Storage::Observers) => format!(
                "NOT EXISTS (SELECT 1 FROM v_observer o \
                 WHERE o.noun = '{noun}' AND o.record_id = r.id)"
            ),
            Some(Storage::Apart) => format!(
                "NOT EXISTS (SELECT 1 FROM v_not_duplicate d \
                 WHERE d.noun = '{noun}' AND d.record_id = r.id)"
            ),
            Some(Storage::Joined(Join { table, own, .. })) => {
                format!("NOT EXISTS (SELECT 1 FROM v_{table} j WHERE j.{own} = r.id)")
            }
            None => "1".to_owned(),
        };
        self.push(&text);
    }

    fn list<T>(&mut self, parts: &[T], join: &str, none: &str, each: fn(&mut Self, &T)) {
        if parts.is_empty() {
            return self.push(none);
        }
        self.push("(");
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                self.push(join);
            }
            each(self, part);
        }
        self.push(")");
    }

    /// What stands before a field's column where its index is not to be used: a sign keeps SQLite
    /// from it and changes nothing else.
    fn led(&self, field: &str) -> &'static str {
        if (self.free)(field) { "" } else { "+" }
    }

    /// The column that holds a field, where one does; of a repeat lead what its client holds.
    fn column(&self, field: &str) -> Option<String> {
        let through = self.registry.get(self.noun, field).and_then(client_details::column_sql);
        if through.is_some() {
            return through;
        }
        match self.storage(field) {
            Some(Storage::Column(column)) => Some(format!("r.\"{}\"", column.replace('"', "\"\""))),
            None if field == NUMBER => Some("r.id".to_owned()),
            _ => None,
        }
    }

    fn storage(&self, field: &str) -> Option<&Storage> {
        self.registry.get(self.noun, field).map(|f| &f.storage)
    }

    fn kind(&self, field: &str) -> Option<&Kind> {
        self.registry.get(self.noun, field).map(|f| &f.kind)
    }

    /// Whether a column holds several values, as a JSON array.
    fn is_list(&self, field: &str) -> bool {
        matches!(
            self.kind(field),
            Some(Kind::Tags | Kind::Choices(_) | Kind::Users | Kind::Links(_) | Kind::Minutes)
        )
    }

    fn is_products(&self, field: &str) -> bool {
        self.storage(field) == Some(&Storage::Products)
    }

    fn is_tags(&self, field: &str) -> bool {
        self.kind(field) == Some(&Kind::Tags)
    }

    fn is_text(&self, field: &str) -> bool {
        matches!(
            self.kind(field),
            Some(
                Kind::Text
                    | Kind::LongText
                    | Kind::Url
                    | Kind::Phone
                    | Kind::Email
                    | Kind::Date
                    | Kind::Anniversary
                    | Kind::Files
                    | Kind::Booking
            )
        )
    }

    fn write(&mut self, text: &str, params: impl IntoIterator<Item = Param>) {
        self.push(text);
        self.sql.params.extend(params);
    }

    fn push(&mut self, text: &str) {
        self.sql.text.push_str(text);
    }
}

fn param(value: &Value) -> Param {
    match value {
        Value::Int(n) => Param::Integer(*n),
        Value::Real(n) => Param::Real(*n),
        Value::Text(text) => Param::Text(text.clone()),
        Value::Empty
        | Value::Points(_)
        | Value::Files(_)
        | Value::Booking(_)
        | Value::Ids(_)
        | Value::List(_)
        | Value::Rows(_)
        | Value::Dues(_) => Param::Null,
    }
}

#[cfg(test)]
mod tests;
