//! The table of products as lines: in columns where there is room, else two lines a row; the sums
//! stand below it at the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{COLUMNS, Column, Products};
use crate::domain::message::Message;
use crate::domain::money::{Currency, Money};
use crate::domain::product::{self, Discount, ProductRow, Sums};
use crate::tui::action::Action;
use crate::tui::screen::Context;
use crate::tui::screen::card::page::Page;
use crate::tui::screen::card::stack::{BESIDE, Line};
use crate::tui::widget::text::{self, Fit};

/// The narrowest column of names beside the others.
const NAME: usize = 16;

/// Between two columns.
const GAP: usize = 2;

/// Below so many lines only the last of the sums is shown.
const LOW: u16 = 9;

/// The cells of a row, that of the sum last.
struct Cells {
    own: [String; 5],
    sum: String,
}

/// Where the rows of the table are, above the sums.
pub fn rows_room(page: &Page, area: Rect, context: &Context) -> Rect {
    let below = u16::try_from(sums(page, area, context).len()).unwrap_or(u16::MAX);
    Rect { height: area.height.saturating_sub(below), ..area }
}

/// The table in a room of so many columns.
pub struct Table<'a> {
    rows: Vec<Cells>,
    heading: Cells,
    /// The columns of the cells beside the name, and of the sum; none where each row takes two lines.
    widths: Option<([usize; 5], usize)>,
    room: usize,
    /// Where the cursor is.
    at: (usize, Column),
    context: &'a Context<'a>,
}

impl<'a> Table<'a> {
    /// The table of a record's products.
    pub fn of(
        products: &Products,
        page: &Page,
        room: usize,
        context: &'a Context<'a>,
    ) -> Table<'a> {
        let currency = page.currency().unwrap_or(context.setup.currency);
        let rows = page.row().get("products").as_rows();
        let rows: Vec<Cells> = rows.iter().map(|row| cells(row, currency, context)).collect();
        let heading = headings(context);
        let widest = |all: &dyn Fn(&Cells) -> usize| rows.iter().map(all).max().unwrap_or(0);
        let mut widths = [0; 5];
        for (at, column) in COLUMNS.into_iter().enumerate().skip(1) {
            let wide = widest(&|cells| text::width(&cells.own[at]));
            // A column that nothing stands in is there while the cursor is on it.
            if wide > 0 || products.column == column {
                widths[at] = wide.max(text::width(&heading.own[at]));
            }
        }
        let sum = widest(&|cells| text::width(&cells.sum)).max(text::width(&heading.sum));
        let beside: usize =
            widths.iter().filter(|width| **width > 0).map(|width| width + GAP).sum();
        widths[0] = room.saturating_sub(beside + GAP + sum);
        let widths = (widths[0] >= NAME).then_some((widths, sum));
        let at = (products.stack.index(), products.column);
        Table { rows, heading, widths, room, at, context }
    }

    /// How many rows there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// How many lines the row at a place takes.
    pub fn height(&self, place: usize) -> usize {
        match self.widths {
            _ if place >= self.rows.len() => 0,
            Some(_) => 1 + usize::from(place == 0),
            None => 2,
        }
    }

    /// The lines of the row at a place; in columns, the first brings the headings along.
    pub fn block(&self, place: usize) -> Vec<Line> {
        let Some(cells) = self.rows.get(place) else { return Vec::new() };
        let theme = self.context.theme;
        let style = |column: Column| {
            if self.at == (place, column) { theme.selected() } else { Style::new() }
        };
        let Some((widths, sum)) = self.widths else { return self.narrow(cells, &style) };
        let mut lines = Vec::new();
        if place == 0 {
            let heading = self.line(&self.heading, widths, sum, &|_| theme.muted(), theme.muted());
            lines.push(Line { marked: false, ..Line::of(heading) });
        }
        lines.push(Line::of(self.line(cells, widths, sum, &style, Style::new())));
        lines
    }

    fn line(
        &self,
        cells: &Cells,
        widths: [usize; 5],
        sum: usize,
        style: &dyn Fn(Column) -> Style,
        total: Style,
    ) -> Vec<(String, Style)> {
        let name = text::cut(&cells.own[0], widths[0], self.context.theme.glyphs.ellipsis);
        let name = name.into_owned();
        let rest = widths[0].saturating_sub(text::width(&name));
        let mut parts = vec![(name, style(Column::Name)), (" ".repeat(rest), Style::new())];
        for at in (1..COLUMNS.len()).filter(|at| widths[*at] > 0) {
            // Where nothing stands under the cursor, a blank shows it.
            let cell = if cells.own[at].is_empty() { " " } else { &cells.own[at] };
            let blank = (widths[at] + GAP).saturating_sub(text::width(cell));
            parts.push((" ".repeat(blank), Style::new()));
            parts.push((cell.to_owned(), style(COLUMNS[at])));
        }
        let blank = (sum + GAP).saturating_sub(text::width(&cells.sum));
        parts.push((" ".repeat(blank), Style::new()));
        parts.push((cells.sum.clone(), total));
        parts
    }

    /// A row in two lines: what it is, and how it comes to its sum.
    fn narrow(&self, cells: &Cells, style: &dyn Fn(Column) -> Style) -> Vec<Line> {
        let theme = self.context.theme;
        let name = self.room.saturating_sub(text::width(&cells.sum) + GAP).max(1);
        let name = text::cut(&cells.own[0], name, theme.glyphs.ellipsis).into_owned();
        let blank = self.room.saturating_sub(text::width(&name) + text::width(&cells.sum));
        let first = vec![
            (name, style(Column::Name)),
            (" ".repeat(blank), Style::new()),
            (cells.sum.clone(), Style::new()),
        ];
        let quiet = |column: Column| match style(column) {
            plain if plain == Style::new() => theme.muted(),
            selected => selected,
        };
        let mut second = vec![
            ("  ".to_owned(), Style::new()),
            (cells.own[1].clone(), quiet(Column::Quantity)),
            (" × ".to_owned(), theme.muted()),
            (cells.own[2].clone(), quiet(Column::Price)),
        ];
        for (at, nothing) in [(3, "−0"), (4, "+0%")] {
            let here = style(COLUMNS[at]) != Style::new();
            if !cells.own[at].is_empty() || here {
                let cell = if cells.own[at].is_empty() { nothing } else { &cells.own[at] };
                second.push((" ".to_owned(), Style::new()));
                second.push((cell.to_owned(), quiet(COLUMNS[at])));
            }
        }
        vec![Line::of(first), Line::of(second)]
    }
}

/// Draws the table, and what it comes to.
pub fn draw(products: &Products, buffer: &mut Buffer, area: Rect, page: &Page, context: &Context) {
    let theme = context.theme;
    if page.row().get("products").as_rows().is_empty() {
        let key = context.keymap.keys_of(Action::Link).first().map(ToString::to_string);
        let message = Message::new("products-empty").with("key", key.unwrap_or_default());
        let room = usize::from(area.width.saturating_sub(2));
        for (line, part) in area.rows().skip(1).zip(text::wrap(&context.words.say(&message), room))
        {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
            text::draw(buffer, line, &part, Fit::Left, theme.muted(), "");
        }
        return;
    }
    let rows = rows_room(page, area, context);
    let room = usize::from(rows.width.saturating_sub(BESIDE));
    let table = Table::of(products, page, room, context);
    let block = |place: usize| table.block(place);
    products.stack.draw(buffer, rows, table.count(), &block, (true, false), theme);
    let below = Rect { y: rows.bottom(), height: area.height - rows.height, ..area };
    let below = Rect { width: below.width.saturating_sub(1), ..below };
    for (line, (said, style)) in below.rows().zip(sums(page, area, context)) {
        text::draw(buffer, line, &said, Fit::Right, style, theme.glyphs.ellipsis);
    }
}

fn headings(context: &Context) -> Cells {
    let own = COLUMNS.map(|column| context.words.text(column.title()));
    Cells { own, sum: context.words.text("products-sum") }
}

fn cells(row: &ProductRow, currency: Currency, context: &Context) -> Cells {
    let words = &context.words;
    let money = |minor: i64| words.money(Money::new(minor, currency));
    let quantity = format!("{} {}", words.quantity(row.quantity), row.unit);
    let discount = match row.discount {
        None => String::new(),
        Some(Discount::Percent(rate)) => format!("−{}", words.percent(rate)),
        Some(Discount::Amount(amount)) => format!("−{}", money(amount)),
    };
    let tax = match row.tax {
        Some(tax) if tax.rate > 0 && tax.included => format!("({})", words.percent(tax.rate)),
        Some(tax) if tax.rate > 0 => format!("+{}", words.percent(tax.rate)),
        _ => String::new(),
    };
    Cells {
        own: [
            row.name.clone(),
            quantity.trim_end().to_owned(),
            money(row.price.unwrap_or(0)),
            discount,
            tax,
        ],
        sum: money(row.sums().map_or(0, |sums| sums.total)),
    }
}

/// The lines below the table: its sums, and the amount where it is another.
fn sums(page: &Page, area: Rect, context: &Context) -> Vec<(String, Style)> {
    let rows = page.row().get("products").as_rows();
    let currency = page.currency().unwrap_or(context.setup.currency);
    let Some(all) = product::sums(rows).filter(|_| !rows.is_empty()) else { return Vec::new() };
    let (words, theme) = (&context.words, context.theme);
    let money = |minor: i64| words.money(Money::new(minor, currency));
    let said = |id: &'static str, sum: String| words.say(&Message::new(id).with("sum", sum));
    let mut lines = Vec::new();
    if area.height >= LOW {
        lines.push((String::new(), Style::new()));
        let Sums { gross, discount, added, included, total } = all;
        if gross != total {
            lines.push((said("products-subtotal", money(gross)), theme.muted()));
        }
        if discount != 0 {
            let sum = format!("−{}", money(discount));
            lines.push((said("products-less", sum), theme.muted()));
        }
        if added != 0 {
            lines.push((said("products-tax-added", money(added)), theme.muted()));
        }
        if included != 0 {
            lines.push((said("products-tax-inside", money(included)), theme.muted()));
        }
    }
    lines.push((said("products-total", money(all.total)), theme.title()));
    if page.row().int("amount_manual") == Some(1) {
        let key = context.keymap.keys_of(Action::AutoAmount).first().map(ToString::to_string);
        let amount = money(page.row().int("amount").unwrap_or(0));
        let message = Message::new("products-by-hand").with("sum", amount);
        lines.push((words.say(&message.with("key", key.unwrap_or_default())), theme.due()));
    }
    lines
}
