//! A query that has been understood: stable names of fields, ids, bounds and folded text.

use crate::domain::anniversary::Season;
use crate::domain::noun::Noun;
use crate::domain::person::UserId;
use crate::domain::value::Value;

/// What stands for a record's own number where a field is named.
pub const NUMBER: &str = "id";

/// Which records are meant. A condition on a field without a value does not hold, and its negation
/// does: `-source:website` keeps the records without a source.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// Every record.
    All,
    /// All of these; every record where there are none.
    And(Vec<Filter>),
    /// Any of these; no record where there are none.
    Or(Vec<Filter>),
    /// Not this.
    Not(Box<Filter>),
    /// The number, moment or day of a field compared with one.
    Compare {
        /// The field's stable name.
        field: String,
        /// How.
        order: Order,
        /// With what: a number, or a day as text.
        value: Value,
    },
    /// The day of a field that comes round every year does so in these days of a year.
    Season {
        /// The field's stable name.
        field: String,
        /// Which days.
        season: Season,
    },
    /// The amount of a field compared with one, in thousandths of the major unit of the record's own
    /// currency.
    Sum {
        /// The field's stable name.
        field: String,
        /// The field with its currency.
        currency: String,
        /// How; nothing where it shall be as much.
        order: Option<Order>,
        /// With how much.
        thousandths: i64,
    },
    /// The field holds one of these ids, codes, numbers or folded tags.
    OneOf {
        /// The field's stable name, or [`NUMBER`].
        field: String,
        /// Which; none of them means no record.
        values: Vec<Value>,
    },
    /// The folded text of a field, or of one of its points, contains this folded text.
    Contains {
        /// The field's stable name.
        field: String,
        /// The folded text.
        text: String,
    },
    /// The folded text of a field, or of one of its points, is this folded text.
    Same {
        /// The field's stable name.
        field: String,
        /// The folded text.
        text: String,
    },
    /// The key of a phone, whatever its spelling, contains these digits.
    Digits {
        /// The field's stable name.
        field: String,
        /// The digits; behind a plus, where the key shall begin with them.
        digits: String,
        /// The country whose numbers are written without a code, two capital letters.
        country: String,
    },
    /// A linked record is called something with these folded words.
    Named {
        /// The field's stable name.
        field: String,
        /// What it links to.
        noun: Noun,
        /// The folded words, all of which the name contains.
        words: Vec<String>,
    },
    /// The field holds nothing.
    Empty(String),
    /// The record's search text contains all of these.
    Text(Vec<Term>),
    /// The record has this number, or its search text contains all of the words.
    Numbered {
        /// The number.
        id: i64,
        /// The words, among them the number as it was typed.
        words: Vec<Term>,
    },
    /// Something is planned for the record, with a deadline or without.
    Planned,
    /// Something about the record waits to be read by whoever asks.
    Unread,
    /// The record is in the recycle bin.
    Deleted,
}

/// One word or phrase to be found in the search text: any of its spellings will do. A phone number
/// is spelled as it was typed and as its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term(
    /// The folded spellings, at least one, none of them empty.
    pub Vec<String>,
);

/// How a value is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Below.
    Less,
    /// Below or equal.
    AtMost,
    /// Above.
    More,
    /// Above or equal.
    AtLeast,
}

impl Order {
    /// The sign it is written with, before a value of a query as in SQL.
    pub fn sign(self) -> &'static str {
        match self {
            Order::Less => "<",
            Order::AtMost => "<=",
            Order::More => ">",
            Order::AtLeast => ">=",
        }
    }
}

/// Whose records a filter keeps, where it says nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Everybody's.
    Everyone,
    /// Those these people are responsible for.
    People(Vec<UserId>),
}

/// Which records a filter is about, by whether they are in the recycle bin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfBin {
    /// Those that are not.
    Without,
    /// Those alone that are.
    Alone,
    /// Both, as the filter says.
    Among,
}

impl Filter {
    /// The records still being worked on; every one where the noun has no end of its work.
    pub fn open(noun: Noun) -> Filter {
        match noun {
            Noun::Lead | Noun::Deal => Filter::Empty("closed_at".to_owned()),
            Noun::Activity => Filter::Empty("done_at".to_owned()),
            _ => Filter::All,
        }
    }

    /// What a list shows: the open records, unless the query itself speaks of stages, of being
    /// finished or of the recycle bin.
    pub fn open_unless_said(self, noun: Noun) -> Filter {
        // How far a task is says whether it is done.
        let far = noun == Noun::Activity && self.any(&|part| part.field() == Some("state"));
        if far || self.says_about_state() {
            return self;
        }
        Filter::And(vec![self, Filter::open(noun)]).simplify()
    }

    /// The records of it that were in work at some time between two moments, in seconds since 1970
    /// UTC: made before the end and not closed before the beginning.
    pub fn in_work(self, (from, until): (i64, i64)) -> Filter {
        let compare = |field: &str, order, moment| Filter::Compare {
            field: field.to_owned(),
            order,
            value: Value::Int(moment),
        };
        let made = compare("created_at", Order::Less, until);
        let closed = "closed_at".to_owned();
        let open =
            Filter::Or(vec![Filter::Empty(closed), compare("closed_at", Order::AtLeast, from)]);
        Filter::And(vec![self, made, open]).simplify()
    }

    /// Whether it speaks of stages, of being finished or of the recycle bin; or of what is unread,
    /// which is looked for wherever it is.
    pub fn says_about_state(&self) -> bool {
        self.any(&|filter| {
            matches!(filter, Filter::Deleted | Filter::Unread)
                || matches!(filter.field(), Some("stage" | "closed_at" | "done_at"))
        })
    }

    /// Which records it is about: those in the recycle bin are left out where it does not speak of
    /// them.
    pub fn of_bin(&self) -> OfBin {
        if !self.any(&|filter| matches!(filter, Filter::Deleted)) {
            OfBin::Without
        } else if self.is_of_deleted() {
            OfBin::Alone
        } else {
            OfBin::Among
        }
    }

    /// Whether it holds for nothing but what is in the recycle bin.
    fn is_of_deleted(&self) -> bool {
        match self {
            Filter::Deleted => true,
            Filter::And(parts) => parts.iter().any(Filter::is_of_deleted),
            Filter::Or(parts) => !parts.is_empty() && parts.iter().all(Filter::is_of_deleted),
            _ => false,
        }
    }

    /// Whether it holds for no records but those whose numbers it says.
    pub fn names_numbers(&self) -> bool {
        match self {
            Filter::OneOf { field, .. } => field == NUMBER,
            Filter::And(parts) => parts.iter().any(Filter::names_numbers),
            _ => false,
        }
    }

    /// The records of it that have one of these numbers.
    pub fn among(self, ids: &[i64]) -> Filter {
        let values = ids.iter().map(|id| Value::Int(*id)).collect();
        let among = Filter::OneOf { field: NUMBER.to_owned(), values };
        Filter::And(vec![self, among]).simplify()
    }

    /// Whose records it keeps, where it says nothing but that: totals of such boards are kept
    /// ready and need not be counted. The filter must be simplified.
    pub fn as_board(&self) -> Option<Whose> {
        match self {
            Filter::All => Some(Whose::Everyone),
            Filter::OneOf { field, values } if field == "responsible" => {
                let ids: Option<Vec<UserId>> =
                    values.iter().map(|v| v.as_int().map(UserId)).collect();
                ids.map(Whose::People)
            }
            _ => None,
        }
    }

    /// The same filter without nesting and repetition that say nothing.
    pub fn simplify(self) -> Filter {
        match self {
            Filter::And(parts) => and(parts),
            Filter::Or(parts) => or(parts),
            Filter::Not(inner) => match inner.simplify() {
                Filter::Not(twice) => *twice,
                Filter::All => Filter::Or(Vec::new()),
                Filter::Or(none) if none.is_empty() => Filter::All,
                other => Filter::Not(Box::new(other)),
            },
            Filter::Text(terms) if terms.is_empty() => Filter::All,
            other => other,
        }
    }

    /// How many conditions it has.
    pub(super) fn size(&self) -> usize {
        match self {
            Filter::And(parts) | Filter::Or(parts) => parts.iter().map(Filter::size).sum(),
            Filter::Not(inner) => inner.size(),
            Filter::Text(terms) => terms.iter().map(|t| t.0.len()).sum(),
            Filter::Numbered { words, .. } => 1 + words.iter().map(|t| t.0.len()).sum::<usize>(),
            Filter::Named { words, .. } => words.len(),
            _ => 1,
        }
    }

    fn any(&self, test: &dyn Fn(&Filter) -> bool) -> bool {
        match self {
            Filter::And(parts) | Filter::Or(parts) => parts.iter().any(|p| p.any(test)),
            Filter::Not(inner) => inner.any(test),
            leaf => test(leaf),
        }
    }

    fn field(&self) -> Option<&str> {
        match self {
            Filter::Compare { field, .. }
            | Filter::Season { field, .. }
            | Filter::Sum { field, .. }
            | Filter::OneOf { field, .. }
            | Filter::Contains { field, .. }
            | Filter::Same { field, .. }
            | Filter::Digits { field, .. }
            | Filter::Named { field, .. }
            | Filter::Empty(field) => Some(field),
            _ => None,
        }
    }
}

fn and(parts: Vec<Filter>) -> Filter {
    let mut kept: Vec<Filter> = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    for part in parts.into_iter().flat_map(|p| match p.simplify() {
        Filter::And(inner) => inner,
        Filter::All => Vec::new(),
        other => vec![other],
    }) {
        match part {
            Filter::Or(none) if none.is_empty() => return Filter::Or(none),
            Filter::Text(more) => more.into_iter().for_each(|t| push_new(&mut terms, t)),
            other => push_new(&mut kept, other),
        }
    }
    if !terms.is_empty() {
        kept.push(Filter::Text(terms));
    }
    match kept.len() {
        0 => Filter::All,
        1 => kept.remove(0),
        _ => Filter::And(kept),
    }
}

fn or(parts: Vec<Filter>) -> Filter {
    let mut kept: Vec<Filter> = Vec::new();
    for part in parts.into_iter().flat_map(|p| match p.simplify() {
        Filter::Or(inner) => inner,
        other => vec![other],
    }) {
        match part {
            Filter::All => return Filter::All,
            Filter::OneOf { field, values } => add_choices(&mut kept, field, values),
            other => push_new(&mut kept, other),
        }
    }
    match kept.len() {
        1 => kept.remove(0),
        _ => Filter::Or(kept),
    }
}

/// Adds values to the condition on the same field, where there is one already.
fn add_choices(kept: &mut Vec<Filter>, field: String, values: Vec<Value>) {
    for known in kept.iter_mut() {
        match known {
            Filter::OneOf { field: same, values: list } if *same == field => {
                return values.into_iter().for_each(|v| push_new(list, v));
            }
            _ => {}
        }
    }
    kept.push(Filter::OneOf { field, values });
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
