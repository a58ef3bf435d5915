//! One row becomes the draft of one record, by the plan of its file.
//!
//! Nothing of a row is lost: a cell no field takes, or whose form nobody can read, goes with the
//! record under its column's name.

use super::amount::{self, Amount, Marks};
use super::moment::Stamp;
use super::plan::{Column, Plan};
use super::profile::{Detail, Party, Target, normal};
use super::table::{BadRow, Row};
use super::{cell, export, person, points};
use crate::domain::field::Kind;
use crate::domain::message::Message;
use crate::domain::money::Currency;
use crate::domain::point::{Point, PointKind};
use crate::domain::value::Value;

/// A record as a file describes it, before anything is looked up or checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RecordDraft {
    /// The line of the file its row begins on.
    pub line: u64,
    /// Values by the stable names of their fields; no name occurs twice.
    pub values: Vec<(String, Value)>,
    /// Who works on it: a name, a login or an e-mail, as given.
    pub owner: Option<String>,
    /// Who follows it, likewise.
    pub observers: Vec<String>,
    /// The stage, as given.
    pub stage: Option<String>,
    /// The pipeline of the stage, as given.
    pub pipeline: Option<String>,
    /// The source, as given.
    pub source: Option<String>,
    /// When the other system made it, in seconds since 1970 UTC.
    pub created_at: Option<i64>,
    /// Whether the other system says that the lead has become something else.
    pub converted: Option<bool>,
    /// Its number in the other system; also among the leftovers.
    pub external_id: Option<String>,
    /// The person it belongs to.
    pub contact: Mention,
    /// The company it belongs to.
    pub company: Mention,
    /// Columns and cells no field took.
    pub leftovers: Vec<(String, String)>,
    /// Cells that are among the leftovers because their form could not be read.
    pub warnings: Vec<Message>,
}

/// What a row says about a contact or company that has its own card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mention {
    /// The name, as given.
    pub name: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A phone number.
    pub phone: Option<String>,
    /// A site or its domain.
    pub site: Option<String>,
    /// The number in the other system; also among the leftovers.
    pub id: Option<String>,
}

impl Mention {
    /// Whether the row says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Mention::default()
    }

    fn part(&mut self, detail: Detail) -> &mut Option<String> {
        match detail {
            Detail::Name => &mut self.name,
            Detail::Email => &mut self.email,
            Detail::Phone => &mut self.phone,
            Detail::Site => &mut self.site,
            Detail::Id => &mut self.id,
        }
    }
}

impl RecordDraft {
    /// The draft of a row, or none where all its cells are empty.
    ///
    /// `zone` turns a time on the wall, counted as if it were UTC, into UTC. A row with a NUL is
    /// bad; cells that cannot be read only warn.
    pub fn read(
        row: &Row<'_>,
        plan: &Plan,
        zone: &dyn Fn(i64) -> i64,
    ) -> Result<Option<RecordDraft>, BadRow> {
        let draft = RecordDraft { line: row.line, ..RecordDraft::default() };
        let mut reading =
            Reading { draft, amounts: Vec::new(), name: None, labels: [None; 4], zone };
        let mut filled = false;
        for (column, cell) in plan.columns().iter().zip(&row.cells) {
            if cell.contains('\0') {
                let reason = Message::new("exchange-row-nul").with("column", &*column.header);
                let cells = row.cells.iter().map(|cell| cell.to_string()).collect();
                return Err(BadRow { line: row.line, cells, reason });
            }
            let text = export::arm_back(cell).trim();
            if !text.is_empty() {
                filled |= column.target != Target::Skip;
                reading.cell(column, text);
            }
        }
        reading.finish_amounts(plan.currency);
        reading.finish_name();
        Ok(filled.then_some(reading.draft))
    }

    /// The value of a field, by its stable name.
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.values.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }

    fn slot(&mut self, field: &str) -> Option<&mut Value> {
        self.values.iter_mut().find(|(name, _)| name == field).map(|(_, value)| value)
    }
}

/// A draft in the making.
struct Reading<'z> {
    draft: RecordDraft,
    /// Amounts that wait for the row's currency: field, field of the currency, amount, source.
    amounts: Vec<(String, &'static str, Amount, (String, String))>,
    /// A whole name and its column, until it is known which parts have their own.
    name: Option<(String, String)>,
    /// The labels for the points that follow, by kind.
    labels: [Option<&'static str>; 4],
    zone: &'z dyn Fn(i64) -> i64,
}

impl Reading<'_> {
    fn cell(&mut self, column: &Column, text: &str) {
        let draft = &mut self.draft;
        let (slot, kept) = match &column.target {
            Target::Skip => return,
            Target::Keep => return self.keep(column, text),
            Target::Responsible => (&mut draft.owner, false),
            Target::Stage => (&mut draft.stage, false),
            Target::Pipeline => (&mut draft.pipeline, false),
            Target::Source => (&mut draft.source, false),
            Target::Id => (&mut draft.external_id, true),
            Target::Client(party, detail) => {
                let mention = match party {
                    Party::Contact => &mut draft.contact,
                    Party::Company => &mut draft.company,
                };
                (mention.part(*detail), *detail == Detail::Id)
            }
            Target::Field(name, kind) => return self.field(column, name, kind, text),
            Target::Points(kind, label) => return self.points(column, *kind, *label, text),
            Target::PointLabel(kind) => {
                self.labels[*kind as usize] = Some(points::label(*kind, text));
                return;
            }
            Target::FullName if self.name.is_none() => {
                self.name = Some((column.header.clone(), text.to_owned()));
                return;
            }
            Target::FullName => return self.keep(column, text),
            Target::Tags => {
                let list = cell::words(text);
                return self.list("tags", list);
            }
            Target::Observers => {
                draft.observers.extend(cell::words(text));
                return;
            }
            Target::CreatedAt => {
                match Stamp::parse(text, column.order) {
                    Some(stamp) => draft.created_at = Some(stamp.utc(self.zone)),
                    None => self.unread(column, text),
                }
                return;
            }
            Target::Converted => {
                match cell::flag(text) {
                    Some(flag) => draft.converted = Some(flag),
                    None => self.unread(column, text),
                }
                return;
            }
        };
        let another = slot.as_deref().is_some_and(|have| have != text);
        if slot.is_none() {
            *slot = Some(text.to_owned());
        }
        if kept || another {
            self.keep(column, text);
        }
    }

    fn field(&mut self, column: &Column, name: &str, kind: &Kind, text: &str) {
        let number = |marks: Marks| Amount::parse(text, marks);
        let value = match kind {
            Kind::LongText => return self.join(name, "\n", text),
            Kind::Text if name.ends_with("address") => return self.join(name, ", ", text),
            Kind::Text | Kind::Url | Kind::Phone | Kind::Email => Some(Value::text(text)),
            Kind::Integer | Kind::Minutes => {
                number(Marks::default()).and_then(|n| n.whole()).map(Value::Int)
            }
            Kind::Number => text
                .parse()
                .ok()
                .or_else(|| number(column.marks).map(|n| n.real()))
                .filter(|n: &f64| n.is_finite())
                .map(Value::Real),
            Kind::Money(currency) => match number(column.marks) {
                Some(amount) => {
                    let source = (column.header.clone(), text.to_owned());
                    return self.amounts.push((name.to_owned(), currency, amount, source));
                }
                None => None,
            },
            Kind::Currency => amount::currency(text).map(|c| Value::Text(c.code().to_owned())),
            Kind::Bool => cell::flag(text).map(|flag| Value::Int(i64::from(flag))),
            Kind::Date => Stamp::parse(text, column.order).map(|s| Value::Text(s.date())),
            Kind::Moment => Stamp::parse(text, column.order).map(|s| Value::Int(s.utc(self.zone))),
            Kind::Choice(_) => column.codes.get(&normal(text)).cloned().map(Value::Text),
            Kind::Choices(_) => {
                let words = cell::words(text);
                let codes: Option<Vec<String>> =
                    words.iter().map(|word| column.codes.get(&normal(word)).cloned()).collect();
                match codes {
                    Some(codes) => return self.list(name, codes),
                    None => None,
                }
            }
            Kind::Tags => return self.list(name, cell::words(text)),
            // What refers to rows of the database stays in words beside the record.
            Kind::Stage | Kind::Pipeline | Kind::Source | Kind::User | Kind::Users => {
                return self.keep(column, text);
            }
            Kind::Link(_) | Kind::Links(_) | Kind::Record | Kind::Points(_) => {
                return self.keep(column, text);
            }
        };
        match value {
            Some(value) => self.set(column, name, value, text),
            None => self.unread(column, text),
        }
    }

    /// The first cell that fills a field wins; another is kept beside it.
    fn set(&mut self, column: &Column, name: &str, value: Value, text: &str) {
        match self.draft.slot(name) {
            None => self.draft.values.push((name.to_owned(), value)),
            Some(have) if *have == value => {}
            Some(_) => self.keep(column, text),
        }
    }

    /// Several columns make one text: the parts of an address, notes.
    fn join(&mut self, name: &str, between: &str, text: &str) {
        match self.draft.slot(name) {
            Some(Value::Text(have)) => {
                have.push_str(between);
                have.push_str(text);
            }
            _ => self.draft.values.push((name.to_owned(), Value::text(text))),
        }
    }

    fn list(&mut self, name: &str, words: Vec<String>) {
        match self.draft.slot(name) {
            Some(Value::List(have)) => {
                for word in words {
                    if !have.contains(&word) {
                        have.push(word);
                    }
                }
            }
            _ => self.draft.values.push((name.to_owned(), Value::List(words))),
        }
    }

    fn points(
        &mut self,
        column: &Column,
        kind: PointKind,
        label: Option<&'static str>,
        text: &str,
    ) {
        let announced = self.labels[kind as usize].take();
        let label = label.or(announced).unwrap_or(kind.labels()[0]);
        if self.draft.slot(kind.word()).is_none() {
            self.draft.values.push((kind.word().to_owned(), Value::Points(Vec::new())));
        }
        let mut rest = None;
        if let Some(Value::Points(have)) = self.draft.slot(kind.word()) {
            rest = points::read(kind, text, label, have);
        }
        if let Some(rest) = rest {
            self.unread(column, &rest);
        }
        self.draft.values.retain(|(_, value)| *value != Value::Points(Vec::<Point>::new()));
    }

    /// A whole name is taken apart unless the parts have columns of their own.
    fn finish_name(&mut self) {
        let Some((header, text)) = self.name.take() else { return };
        let fields = ["last_name", "first_name", "middle_name"];
        if fields.iter().any(|field| self.draft.slot(field).is_some()) {
            return self.draft.leftovers.push((header, text));
        }
        let parts = person::split(&text);
        for (field, part) in fields.into_iter().zip([parts.last, parts.first, parts.middle]) {
            if !part.is_empty() {
                self.draft.values.push((field.to_owned(), Value::Text(part)));
            }
        }
    }

    /// Amounts become minor units of the currency of the row, of the cell, or of the team.
    fn finish_amounts(&mut self, team: Currency) {
        for (name, currency_field, amount, (header, text)) in std::mem::take(&mut self.amounts) {
            let of_row = self.draft.value(currency_field).and_then(Value::as_text);
            let currency = of_row.and_then(Currency::parse).or(amount.currency).unwrap_or(team);
            match amount.minor(currency) {
                Some(minor) if self.draft.slot(&name).is_none() => {
                    self.draft.values.push((name, Value::Int(minor)));
                    if amount.currency.is_some() && self.draft.slot(currency_field).is_none() {
                        let code = Value::Text(currency.code().to_owned());
                        self.draft.values.push((currency_field.to_owned(), code));
                    }
                }
                Some(_) => self.draft.leftovers.push((header, text)),
                None => self.unreadable(&header, &text),
            }
        }
    }

    fn keep(&mut self, column: &Column, text: &str) {
        self.draft.leftovers.push((column.header.clone(), text.to_owned()));
    }

    fn unread(&mut self, column: &Column, text: &str) {
        self.unreadable(&column.header, text);
    }

    fn unreadable(&mut self, header: &str, text: &str) {
        let warning = Message::new("exchange-unread").with("column", header).with("value", text);
        self.draft.warnings.push(warning);
        self.draft.leftovers.push((header.to_owned(), text.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::super::plan::{Plan, Request, Words};
    use super::super::table::Table;
    use super::*;
    use crate::domain::field::Registry;
    use crate::domain::noun::Noun;

    fn read_with(
        noun: Noun,
        text: &str,
        map: &[(String, String)],
    ) -> Vec<Result<RecordDraft, BadRow>> {
        let registry = Registry::new(Vec::new());
        let hot = ("temperature".to_owned(), "Горячий".to_owned(), "hot".to_owned());
        let words = Words { fields: Vec::new(), choices: vec![hot] };
        let table = Table::open(text).unwrap();
        let request = Request {
            noun,
            registry: &registry,
            currency: Currency::parse("PLN").unwrap(),
            words: &words,
            profile: None,
            map,
        };
        let mut plan = Plan::new(table.headers(), &request).unwrap();
        plan.study(&table);
        let zone = |wall: i64| wall - 3600;
        table
            .rows()
            .filter_map(|row| match row {
                Ok(row) => RecordDraft::read(&row, &plan, &zone).transpose(),
                Err(bad) => Some(Err(bad)),
            })
            .collect()
    }

    fn read(noun: Noun, text: &str) -> Vec<RecordDraft> {
        read_with(noun, text, &[]).into_iter().map(Result::unwrap).collect()
    }

    fn text<'d>(draft: &'d RecordDraft, field: &str) -> Option<&'d str> {
        draft.value(field).and_then(Value::as_text)
    }

    fn points(draft: &RecordDraft, field: &str) -> Vec<(String, String)> {
        let points = draft.value(field).map_or(&[][..], Value::as_points);
        points.iter().map(|p| (p.value.clone(), p.label.clone())).collect()
    }

    fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
        pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()
    }

    #[test]
    fn a_bitrix_row_is_read() {
        let file = "\"TITLE\";\"NAME\";\"LAST_NAME\";\"PHONE_WORK\";\"PHONE_MOBILE\";\"STATUS_ID\";\
                    \"OPPORTUNITY\";\"CURRENCY_ID\";\"SOURCE_ID\";\"IM_TELEGRAM\";\n\
                    \"Chairs\";\"Ann\";\"Bell\";\"+7 (911) 4445566; +7 (000) 344222\";\"+7 900 1112233\";\
                    \"New\";\"1250,50\";\"Euro\";\"Call\";\"ann\";\n";
        let [draft] = read(Noun::Lead, file).try_into().unwrap();
        assert_eq!(draft.line, 2);
        assert_eq!(text(&draft, "title"), Some("Chairs"));
        assert_eq!(text(&draft, "currency"), Some("EUR"));
        assert_eq!(draft.value("amount"), Some(&Value::Int(125_050)));
        assert_eq!((draft.stage.as_deref(), draft.source.as_deref()), (Some("New"), Some("Call")));
        let phones = pairs([
            ("+7 (911) 4445566", "work"),
            ("+7 (000) 344222", "work"),
            ("+7 900 1112233", "mobile"),
        ]);
        assert_eq!(points(&draft, "phone"), phones);
        assert_eq!(points(&draft, "messenger"), pairs([("ann", "telegram")]));
        assert!(draft.leftovers.is_empty() && draft.warnings.is_empty());
    }

    #[test]
    fn a_zoho_row_is_read() {
        let file = "LEADID,Last Name,Company,Lead Owner,Email,Mobile,Lead Source,Lead Status,\
                    Created Time,CONVERTED,Favourite\n\
                    77,Bell,Acme,Tom Low,ann@example.com,660-485-0224,Partner,Junk Lead,\
                    \"15 Apr, 2021 01:03:00\",Yes,tea\n";
        let [draft] = read(Noun::Lead, file).try_into().unwrap();
        assert_eq!(draft.created_at, Some(1_618_448_580 - 3600));
        assert_eq!(draft.converted, Some(true));
        assert_eq!(draft.owner.as_deref(), Some("Tom Low"));
        assert_eq!(draft.external_id.as_deref(), Some("77"));
        assert_eq!(text(&draft, "company_name"), Some("Acme"));
        assert_eq!(points(&draft, "phone"), pairs([("660-485-0224", "mobile")]));
        assert_eq!(draft.leftovers, pairs([("LEADID", "77"), ("Favourite", "tea")]));
    }

    #[test]
    fn repeated_columns_lose_nothing() {
        let file = "Название сделки,Бюджет,Этап сделки,Примечание,Примечание 2,Компания,Компания,\
                    Полное имя контакта,Рабочий email,Теги\n\
                    Стулья,15 000 ₽,Отказ,раз,два,Ромашка,Лютик,Иванов Иван,i@example.com,\"a, b\"\n";
        let [draft] = read(Noun::Deal, file).try_into().unwrap();
        assert_eq!(text(&draft, "comment"), Some("раз\nдва"));
        assert_eq!(draft.company.name.as_deref(), Some("Ромашка"));
        assert_eq!(draft.leftovers, pairs([("Компания (2)", "Лютик")]));
        assert_eq!(draft.contact.name.as_deref(), Some("Иванов Иван"));
        assert_eq!(draft.contact.email.as_deref(), Some("i@example.com"));
        assert_eq!(draft.value("amount"), Some(&Value::Int(1_500_000)));
        assert_eq!(text(&draft, "currency"), Some("RUB"));
        let tags = Value::List(vec!["a".to_owned(), "b".to_owned()]);
        assert_eq!(draft.value("tags"), Some(&tags));
    }

    #[test]
    fn a_google_row_takes_labels_from_their_columns() {
        let file = "First Name,Organization Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,\
                    Phone 2 - Value,E-mail 1 - Value\n\
                    Ann,Acme,* Mobile,+1-555-0123,Work Fax,+1-555-0124 ::: +1-555-0125,a@x.com\n";
        let [draft] = read(Noun::Contact, file).try_into().unwrap();
        let expected =
            pairs([("+1-555-0123", "mobile"), ("+1-555-0124", "fax"), ("+1-555-0125", "fax")]);
        assert_eq!(points(&draft, "phone"), expected);
        assert_eq!(draft.company.name.as_deref(), Some("Acme"));
    }

    #[test]
    fn a_whole_name_gives_way_to_its_parts() {
        let [one, two] = read(Noun::Contact, "Full name,Last name\nAnn Bell,\nAnn Bell,Smith\n")
            .try_into()
            .unwrap();
        assert_eq!(
            (text(&one, "first_name"), text(&one, "last_name")),
            (Some("Ann"), Some("Bell"))
        );
        assert_eq!((text(&two, "first_name"), text(&two, "last_name")), (None, Some("Smith")));
        assert_eq!(two.leftovers, pairs([("Full name", "Ann Bell")]));
    }

    #[test]
    fn a_column_of_days_settles_the_order() {
        let file = "title,close_date,begin_date\na,04/05/2026,01/02/2026\nb,12/31/2026,\n";
        let drafts = read(Noun::Deal, file);
        assert_eq!(text(&drafts[0], "close_date"), Some("2026-04-05"));
        assert_eq!(text(&drafts[0], "begin_date"), Some("2026-01-02"));
    }

    #[test]
    fn what_cannot_be_read_goes_with_the_record_and_warns() {
        let file = "title,amount,phone,temperature,created_at\n\
                    a,many,none,lukewarm,soon\n b ,5,+48 600700800,Горячий,2026-01-02\n";
        let [bad, good] = read(Noun::Lead, file).try_into().unwrap();
        let all = [("amount", "many"), ("phone", "none"), ("temperature", "lukewarm")];
        let mut expected = pairs(all);
        expected.extend(pairs([("created_at", "soon")]));
        assert_eq!(bad.leftovers, expected);
        assert_eq!(bad.warnings.len(), 4);
        assert_eq!(bad.values, [("title".to_owned(), Value::from("a"))]);
        assert_eq!(text(&good, "title"), Some("b"));
        assert_eq!(text(&good, "temperature"), Some("hot"));
        assert!(good.warnings.is_empty());
    }

    #[test]
    fn empty_rows_vanish_and_a_nul_is_refused() {
        let rows = read_with(Noun::Lead, "title,phone\n , \nx\0y,1\n'=1+1,\n", &[]);
        let [bad, good] = rows.try_into().unwrap();
        let bad = bad.unwrap_err();
        assert_eq!((bad.line, bad.reason.id), (3, "exchange-row-nul"));
        assert_eq!(text(&good.unwrap(), "title"), Some("=1+1"));
    }

    #[test]
    fn a_map_sends_a_column_elsewhere() {
        let map = pairs([("Phone", "comment"), ("Extra", "skip")]);
        let rows = read_with(Noun::Lead, "Phone,Extra\n600700800,x\n,y\n", &map);
        let [draft] = rows.try_into().unwrap();
        let draft = draft.unwrap();
        assert_eq!(text(&draft, "comment"), Some("600700800"));
        assert!(draft.leftovers.is_empty());
    }
}
