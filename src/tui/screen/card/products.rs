//! The products of a lead or a deal on its card: a table with its sums, a cursor on one cell, and
//! what the keys make of the rows.
//!
//! Every change is a new list of rows, compared with the one the person saw; what it makes of the
//! amount is decided elsewhere.

mod table;

use super::page::Page;
use super::stack::Stack;
use super::{Card, Tab};
use crate::domain::command::{Command, Set};
use crate::domain::message::{Message, Refusal};
use crate::domain::money::{self, Currency};
use crate::domain::noun::Noun;
use crate::domain::operation::OperationKind;
use crate::domain::product::{self, ProductRow, Tax};
use crate::domain::value::Value;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Open, Purpose, Reply};
use crate::tui::screen::Context;
use crate::tui::screen::line::{Kind, Line};
use crate::tui::screen::picker::{Picker, products};

pub use table::{Table, draw, rows_room};

/// The cursor over the rows, and what a popup asks for.
#[derive(Debug, Default)]
pub struct Products {
    /// The rows, by their place.
    pub stack: Stack<usize>,
    column: Column,
    asked: Option<Asked>,
}

/// What of a row is under the cursor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Column {
    Name,
    #[default]
    Quantity,
    Price,
    Discount,
    Tax,
}

const COLUMNS: [Column; 5] =
    [Column::Name, Column::Quantity, Column::Price, Column::Discount, Column::Tax];

/// What was asked for.
#[derive(Debug, Clone)]
enum Asked {
    /// A cell of the row at this place, of the rows that were seen.
    Cell(usize, Column, Vec<ProductRow>),
    /// How many of a new row, and whether the catalogue gets it too.
    New(Box<ProductRow>, bool),
}

impl Card {
    /// The rows of the record.
    fn sold(&self) -> &[ProductRow] {
        self.page().map_or(&[], |page| page.row().get("products").as_rows())
    }

    /// Answers an action on the tab of products; nothing where it is none of its own.
    pub(super) fn act_on_products(&mut self, action: Action, context: &Context) -> Option<Effect> {
        let place = self.products.stack.index();
        Some(match action {
            Action::EditField | Action::Edit if self.sold().is_empty() => {
                ask_product(self.page()?, context)
            }
            Action::EditField | Action::Edit => self.ask_cell(None, context),
            Action::Link => ask_product(self.page()?, context),
            Action::MoveLeft => self.go_beside(-1),
            Action::MoveRight => self.go_beside(1),
            Action::Delete if !self.is_deleted() => {
                let mut rows = self.sold().to_vec();
                if place >= rows.len() {
                    return None;
                }
                rows.remove(place);
                self.save(rows, Vec::new())
            }
            Action::MoveRowUp => self.carry(place.checked_sub(1)?),
            Action::MoveRowDown => self.carry(place + 1),
            Action::AutoAmount => {
                let set = vec![Set::new("amount_manual", 0)];
                Effect::Commit(Command::Edit { on: self.on, set })
            }
            _ => return None,
        })
    }

    /// Why an action on the products cannot run now.
    pub(super) fn why_not_on_products(&self, action: Action) -> Option<Message> {
        let rows = self.sold();
        let place = self.products.stack.index();
        if self.tab != Tab::Products {
            let about =
                matches!(action, Action::MoveRowUp | Action::MoveRowDown | Action::AutoAmount);
            return about.then(|| match self.on.noun.has_stages() {
                true => Message::new("products-why-tab"),
                false => Message::new("why-no-stages").with("noun", self.on.noun),
            });
        }
        let manual = self.page().is_some_and(|page| page.row().int("amount_manual") == Some(1));
        match action {
            Action::Delete | Action::MoveRowUp | Action::MoveRowDown if rows.is_empty() => {
                Some(Message::new("products-why-none"))
            }
            Action::MoveRowUp if place == 0 => Some(Message::new("products-why-first")),
            Action::MoveRowDown if place + 1 >= rows.len() => {
                Some(Message::new("products-why-last"))
            }
            Action::AutoAmount if rows.is_empty() || !manual => {
                Some(Message::new("products-why-follows"))
            }
            Action::OtherPane => Some(Message::new("card-why-one-pane")),
            Action::EditSection => Some(Message::new("products-why-section")),
            Action::Pin => Some(Message::new("card-why-pin")),
            _ => None,
        }
    }

    /// Takes the product that was chosen: asks how many of it.
    pub(super) fn take_product(&mut self, reply: &Reply, context: &Context) -> Effect {
        let Reply::Chosen(keys) = reply else { return Effect::None };
        let chosen = keys.first().and_then(|key| products::chosen(key));
        let Some((row, new)) = chosen else { return Effect::None };
        let mut typed = product::write_quantity(row.quantity);
        if row.price.is_none() {
            typed.push_str(" @ ");
        }
        if let Some(discount) = row.discount {
            let currency = self.page().and_then(Page::currency).unwrap_or(context.setup.currency);
            typed.push_str(&format!(" -{}", product::write_discount(discount, currency)));
        }
        self.ask_quantity(row, new, &typed, None, context)
    }

    /// Takes what was typed for a cell, or how many of a new row. What cannot be read is asked for
    /// again.
    pub(super) fn take_cell(&mut self, reply: &Reply, context: &Context) -> Effect {
        let Reply::Text(text) = reply else { return Effect::None };
        let Some(page) = self.page() else { return Effect::None };
        let currency = page.currency().unwrap_or(context.setup.currency);
        match self.products.asked.take() {
            Some(Asked::New(row, new)) => match with_quantity(&row, text, currency) {
                Ok(full) => self.add(full, new, currency),
                Err(refusal) => self.ask_quantity(*row, new, text, Some(&refusal), context),
            },
            Some(Asked::Cell(place, column, was)) => {
                let Some(row) = was.get(place) else { return Effect::None };
                let mut rows = was.clone();
                match with_cell(row, column, text, currency) {
                    Ok(row) => rows[place] = row,
                    Err(refusal) => return self.ask_cell(Some((text, &refusal)), context),
                }
                if rows == was { Effect::None } else { self.save_over(rows, was, Vec::new()) }
            }
            None => Effect::None,
        }
    }

    /// Adds a row at the end; the cursor goes to it.
    fn add(&mut self, mut row: ProductRow, new: bool, currency: Currency) -> Effect {
        let mut first = Vec::new();
        if new {
            let mut set = vec![
                Set::new("title", row.name.as_str()),
                Set::new("unit", row.unit.as_str()),
                Set::new("price", row.price.unwrap_or(0)),
                Set::new("currency", currency.code()),
            ];
            // Without its tax the row takes that of the product, and so belongs to it.
            if let Some(tax) = row.tax.take() {
                set.push(Set::new("tax", tax.rate));
                set.push(Set::new("tax_included", i64::from(tax.included)));
            }
            first.push(Command::Create { noun: Noun::Product, set });
        }
        let mut rows = self.sold().to_vec();
        self.products.stack.select(rows.len());
        self.products.column = Column::Quantity;
        rows.push(row);
        self.save(rows, first)
    }

    /// Carries the row under the cursor to another place.
    fn carry(&mut self, to: usize) -> Effect {
        let mut rows = self.sold().to_vec();
        let from = self.products.stack.index();
        if from >= rows.len() || to >= rows.len() {
            return Effect::None;
        }
        rows.swap(from, to);
        self.products.stack.select(to);
        self.save(rows, Vec::new())
    }

    fn save(&self, rows: Vec<ProductRow>, first: Vec<Command>) -> Effect {
        self.save_over(rows, self.sold().to_vec(), first)
    }

    /// The change to these rows from those that were seen, after other commands. The currency in
    /// which they are priced must still be the record's.
    fn save_over(
        &self,
        rows: Vec<ProductRow>,
        was: Vec<ProductRow>,
        first: Vec<Command>,
    ) -> Effect {
        let Some(page) = self.page() else { return Effect::None };
        let value = |rows: Vec<ProductRow>| {
            if rows.is_empty() { Value::Empty } else { Value::Rows(rows) }
        };
        let currency = page.row().get("currency").clone();
        let set = vec![
            Set { field: "products".to_owned(), value: value(rows), was: Some(value(was)) },
            Set { field: "currency".to_owned(), value: currency.clone(), was: Some(currency) },
        ];
        let edit = Command::Edit { on: self.on, set };
        if first.is_empty() {
            return Effect::Commit(edit);
        }
        Effect::CommitAll(OperationKind::Product, first.into_iter().chain([edit]).collect())
    }

    fn go_beside(&mut self, by: isize) -> Effect {
        let here = COLUMNS.iter().position(|column| *column == self.products.column);
        let next = here.and_then(|here| here.checked_add_signed(by)).and_then(|at| COLUMNS.get(at));
        if let Some(column) = next {
            self.products.column = *column;
        }
        Effect::None
    }

    /// Asks for the cell under the cursor; again with what was typed, where it could not be read.
    fn ask_cell(&mut self, refused: Option<(&str, &Refusal)>, context: &Context) -> Effect {
        let (place, column) = (self.products.stack.index(), self.products.column);
        let Some(page) = self.page() else { return Effect::None };
        let currency = page.currency().unwrap_or(context.setup.currency);
        let rows = self.sold().to_vec();
        let Some(row) = rows.get(place) else { return Effect::None };
        let words = &context.words;
        let title =
            format!("{} {} {}", row.name, context.theme.glyphs.dot, words.text(column.title()));
        let hint = words.text(column.hint());
        let title = format!("{title} {} {hint}", context.theme.glyphs.dot);
        let text =
            refused.map_or_else(|| cell_text(row, column, currency), |(text, _)| text.to_owned());
        self.products.asked = Some(Asked::Cell(place, column, rows));
        let place = format!("cell-{}-{place}:{}", column.title(), self.on);
        ask(title, place, &text, refused.map(|(_, why)| why))
    }

    fn ask_quantity(
        &mut self,
        row: ProductRow,
        new: bool,
        typed: &str,
        refused: Option<&Refusal>,
        context: &Context,
    ) -> Effect {
        let dot = context.theme.glyphs.dot;
        let hint = context.words.text("products-how-many");
        let title = format!("{} {dot} {hint}", row.name);
        self.products.asked = Some(Asked::New(Box::new(row), new));
        ask(title, format!("cell-new:{}", self.on), typed, refused)
    }
}

impl Column {
    fn title(self) -> &'static str {
        match self {
            Column::Name => "products-name",
            Column::Quantity => "products-quantity",
            Column::Price => "products-price",
            Column::Discount => "products-discount",
            Column::Tax => "products-tax",
        }
    }

    /// What may be typed, where that is not plain.
    fn hint(self) -> &'static str {
        match self {
            Column::Name => "products-hint-name",
            Column::Quantity => "products-hint-quantity",
            Column::Price => "products-hint-price",
            Column::Discount => "products-hint-discount",
            Column::Tax => "products-hint-tax",
        }
    }
}

/// Opens the catalogue, to add one of its products or something else.
fn ask_product(page: &Page, context: &Context) -> Effect {
    let currency = page.currency().unwrap_or(context.setup.currency);
    let title = context.words.text("products-add");
    Effect::open(Open::Picker(Picker::product(Purpose::Product, title, currency)))
}

/// A line with what was typed; where that could not be read, it says why.
fn ask(title: String, place: String, typed: &str, refused: Option<&Refusal>) -> Effect {
    let mut line = Line::new(Purpose::Cell, title, typed, Kind::Plain).kept_as(place);
    if let Some(refusal) = refused {
        line.on_refused(refusal);
    }
    Effect::open(Open::Line(line))
}

/// A cell as it is typed.
fn cell_text(row: &ProductRow, column: Column, currency: Currency) -> String {
    match column {
        Column::Name => row.name.clone(),
        Column::Quantity => {
            format!("{} {}", product::write_quantity(row.quantity), row.unit).trim_end().to_owned()
        }
        Column::Price => money::typed(row.price.unwrap_or(0), currency),
        Column::Discount => {
            row.discount.map_or_else(String::new, |one| product::write_discount(one, currency))
        }
        Column::Tax => match row.tax {
            Some(tax) if tax.rate > 0 => product::write_tax(tax),
            _ => String::new(),
        },
    }
}

/// The row with another cell.
fn with_cell(
    row: &ProductRow,
    column: Column,
    text: &str,
    currency: Currency,
) -> Result<ProductRow, Refusal> {
    let mut row = row.clone();
    match column {
        Column::Name if row.name != text.trim() => {
            // Another name is another thing than what the catalogue has.
            (row.name, row.product) = (text.trim().to_owned(), None);
        }
        Column::Name => {}
        Column::Quantity => {
            let read = product::read_row(&format!("\"x\" x{}", text.trim()), currency).ok().filter(
                |read| read.price.is_none() && read.discount.is_none() && read.tax.is_none(),
            );
            let read = read.ok_or_else(|| {
                Refusal::malformed(Message::new("refused-quantity").with("text", text.trim()))
            })?;
            (row.quantity, row.unit) = (read.quantity, read.unit);
        }
        Column::Price => row.price = Some(money::parse_minor(text, currency)?),
        Column::Discount => row.discount = product::read_discount(text, currency)?,
        Column::Tax => row.tax = Some(product::read_tax(text)?.unwrap_or(Tax::NONE)),
    }
    product::check(std::slice::from_ref(&row))?;
    Ok(row)
}

/// A new row with what was typed of it: `2`, `2.5 kg`, `3 @ 1400 -10%`.
fn with_quantity(row: &ProductRow, text: &str, currency: Currency) -> Result<ProductRow, Refusal> {
    let read = product::read_terms(text, currency)?;
    let full = ProductRow {
        quantity: read.quantity,
        unit: if read.unit.is_empty() { row.unit.clone() } else { read.unit },
        price: read.price.or(row.price),
        discount: read.discount,
        tax: read.tax.or(row.tax),
        ..row.clone()
    };
    if full.price.is_none() {
        let message = Message::new("products-no-price").with("name", full.name.as_str());
        return Err(Refusal::malformed(message).hint(Message::new("hint-product-price")));
    }
    product::check(std::slice::from_ref(&full))?;
    Ok(full)
}
