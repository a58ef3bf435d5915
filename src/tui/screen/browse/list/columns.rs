//! How wide the columns of a table are: by content where all fit; else heads give way to cells, and
//! then words to each other, while a date or an amount is shown whole or not at all.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::field::{Field, Kind};
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;

/// The columns that say the most: what it is, who it is for, where it stands, how much it is,
/// what comes next and who does it. They share the room before another one gets any.
pub fn first(noun: Noun) -> usize {
    match noun {
        // Who it is for is said by two names and a company.
        Noun::Lead => 8,
        _ => 7,
    }
}

/// The room between two columns where there is enough.
const WIDE_GAP: u16 = 2;
/// The room between two columns where words had to give way.
const GAP: u16 = 1;
/// What stands behind a name while its row is selected or was just changed.
const MARKS: u16 = 4;
/// A phone number with its country, its spaces and how many more there are.
const PHONE: u16 = 20;
/// Millions with their currency.
const AMOUNT: u16 = 11;
/// A day of the coming year with its time, and how urgent it is.
const MOMENT: u16 = 14;
/// So much of a head is shown whatever stands under it.
const HEAD: u16 = 10;

/// What a column would take and how far it can give way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Room for what other rows are likely to show as well.
    pub ample: u16,
    /// All it has to show, its head among it.
    pub whole: u16,
    /// What its cells show, under so much of the head that one knows it again.
    pub cells: u16,
    /// What still reads well.
    pub easy: u16,
    /// Less than this says nothing.
    pub least: u16,
}

impl Wish {
    /// The wish of a field's column whose widest cell, whose head and the short form of that are so
    /// wide. A long head may be cut where the cells are not; a word of usual length never is.
    pub fn of(field: &Field, cells: u16, (head, short): (u16, u16)) -> Wish {
        let whole = cells.max(head).max(1);
        let (easy, least) = legible(field);
        let ample = if cells > 0 { whole.max(usual(field)) } else { whole };
        let head = short.min(HEAD);
        let cells = cells.max(head).max(1);
        let legible = |width: u16| width.max(head).min(cells);
        Wish { ample, whole, cells, easy: legible(easy), least: legible(least) }
    }
}

/// How wide the cells of a field have to be to read well, and to say anything.
fn legible(field: &Field) -> (u16, u16) {
    match field.kind {
        Kind::Integer | Kind::Number | Kind::Money(_) | Kind::Percent | Kind::Currency => {
            (u16::MAX, u16::MAX)
        }
        Kind::Bool | Kind::Date | Kind::Anniversary | Kind::Moment | Kind::Minutes => {
            (u16::MAX, u16::MAX)
        }
        Kind::Points(PointKind::Phone) | Kind::Phone => (PHONE, PHONE),
        Kind::Stage => (24, 14),
        Kind::Email | Kind::Url | Kind::Points(_) => (18, 16),
        // A person is known by more than the beginning of his first name.
        Kind::Link(Noun::Contact) | Kind::Links(Noun::Contact) => (14, 10),
        _ if field.name == "title" => (24, 17),
        _ => (14, 8),
    }
}

/// The room that most cells of a field do with.
fn usual(field: &Field) -> u16 {
    match (&field.kind, legible(field)) {
        (Kind::Money(_), _) => AMOUNT,
        (Kind::Moment, _) => MOMENT,
        (_, (u16::MAX, _)) => 0,
        (_, (easy, _)) => easy,
    }
}

/// The widest cell of each column, by the names of the fields, as it was when they were first shown:
/// the table stands still while one goes through it. Only what would say nothing, or something else,
/// makes a column wider later.
#[derive(Debug, Default)]
pub struct Widest(RefCell<HashMap<String, u16>>);

impl Widest {
    /// The widest cell of a column that shows cells so wide now; `all` says how wide those are that
    /// are read, before it is shown for the first time.
    pub fn with(&self, field: &Field, shown: u16, all: impl FnOnce() -> u16) -> u16 {
        let mut widest = self.0.borrow_mut();
        match widest.get_mut(&field.name) {
            Some(before) => {
                let (_, least) = legible(field);
                *before = shown.min(least).max(*before);
                *before
            }
            None => *widest.entry(field.name.clone()).or_insert_with(|| all().max(shown)),
        }
    }

    /// Begins anew: other rows are shown now.
    pub fn forget(&self) {
        self.0.borrow_mut().clear();
    }
}

/// The columns as they are drawn.
#[derive(Debug, PartialEq, Eq)]
pub struct Columns {
    /// The widths of those that are shown, from the left; the others have no room.
    pub widths: Vec<u16>,
    /// The room between two of them.
    pub gap: u16,
}

impl Columns {
    /// Shares `room` among columns with these wishes, of which the `first` ones say the most.
    pub fn share(wishes: &[Wish], room: u16, first: usize) -> Columns {
        let all = |width: fn(&Wish) -> u16, count: usize, gap: u16| -> u32 {
            let gaps = u32::from(gap) * u32::try_from(count.saturating_sub(1)).unwrap_or(0);
            gaps + wishes[..count].iter().map(|wish| u32::from(width(wish))).sum::<u32>()
        };
        let fits = |width: fn(&Wish) -> u16, count: usize, gap: u16| {
            all(width, count, gap) <= u32::from(room)
        };
        if fits(|wish| wish.whole, wishes.len(), WIDE_GAP) {
            let mut widths: Vec<u16> = wishes.iter().map(|wish| wish.whole).collect();
            let taken = all(|wish| wish.whole, wishes.len(), WIDE_GAP);
            let mut spare = room.saturating_sub(u16::try_from(taken).unwrap_or(room));
            // No name gives way to the marks behind it while there is room.
            if let Some(first) = widths.first_mut() {
                *first += spare.min(MARKS);
                spare -= spare.min(MARKS);
            }
            hand_out(&mut widths, wishes, &mut spare, |wish| wish.ample);
            return Columns { widths, gap: WIDE_GAP };
        }
        let last = |width: fn(&Wish) -> u16, gap: u16, most: usize| {
            (1..=wishes.len().min(most)).rev().find(|count| fits(width, *count, gap)).unwrap_or(0)
        };
        let easy = last(|wish| wish.easy, WIDE_GAP, usize::MAX);
        let tight = last(|wish| wish.least, GAP, first);
        let (count, gap) = if easy >= tight { (easy, WIDE_GAP) } else { (tight, GAP) };
        let Some(wishes) = wishes.get(..count).filter(|wishes| !wishes.is_empty()) else {
            return Columns { widths: vec![room; wishes.len().min(1)], gap: GAP };
        };
        let least = |wish: &Wish| if gap == GAP { wish.least } else { wish.easy };
        let gaps = u32::from(gap) * u32::try_from(count - 1).unwrap_or(0);
        let width = |wish: &Wish, level: u16| wish.cells.min(level.max(least(wish)));
        let taken = |level: u16| -> u32 {
            gaps + wishes.iter().map(|wish| u32::from(width(wish, level))).sum::<u32>()
        };
        // The widest give way first, all to the same level.
        let level = (0..=room).rev().find(|level| taken(*level) <= u32::from(room)).unwrap_or(0);
        let mut widths: Vec<u16> = wishes.iter().map(|wish| width(wish, level)).collect();
        let mut spare = room - u16::try_from(taken(level)).unwrap_or(room).min(room);
        // What is left over goes to cells, then to heads, then to what is not seen yet.
        let wants: [fn(&Wish) -> u16; 3] =
            [|wish| wish.cells, |wish| wish.whole, |wish| wish.ample];
        for wanted in wants {
            hand_out(&mut widths, wishes, &mut spare, wanted);
        }
        Columns { widths, gap }
    }
}

/// Gives columns what they want of the room that is left, from the left.
fn hand_out(widths: &mut [u16], wishes: &[Wish], spare: &mut u16, wanted: fn(&Wish) -> u16) {
    for (width, wish) in widths.iter_mut().zip(wishes) {
        let more = wanted(wish).saturating_sub(*width).min(*spare);
        *width += more;
        *spare -= more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;

    fn word(whole: u16) -> Wish {
        Wish { ample: whole, whole, cells: whole, easy: whole.min(14), least: whole.min(8) }
    }

    fn date(whole: u16) -> Wish {
        Wish { ample: whole, whole, cells: whole, easy: whole, least: whole }
    }

    /// A long head over short cells.
    fn headed(whole: u16, cells: u16) -> Wish {
        Wish { ample: whole, whole, ..word(cells) }
    }

    #[test]
    fn heads_give_way_before_cells_and_empty_columns_first() {
        let wishes = [word(20), headed(14, 9), headed(16, 4), word(18)];
        assert_eq!(Columns::share(&wishes, 74, 7).widths, [20, 14, 16, 18]);
        assert_eq!(Columns::share(&wishes, 76, 7).widths, [22, 14, 16, 18], "room for marks");
        assert_eq!(Columns::share(&wishes, 99, 7).widths, [24, 14, 16, 18]);
        assert_eq!(Columns::share(&wishes, 57, 7).widths, [20, 9, 4, 18]);
        assert_eq!(Columns::share(&wishes, 63, 7).widths, [20, 14, 5, 18]);
        assert_eq!(Columns::share(&wishes, 53, 7).widths, [17, 9, 4, 17]);
    }

    #[test]
    fn an_empty_column_is_known_by_its_head_and_a_stage_by_its_name() {
        let registry = Registry::new(Vec::new());
        let wish = |name, cells, heads| {
            let field = registry.get(Noun::Deal, name).unwrap();
            Wish::of(field, cells, heads)
        };
        for cells in [0, 3] {
            let short = wish("responsible", cells, (14, 14));
            assert_eq!((short.whole, short.cells, short.easy, short.least), (14, 10, 10, 10));
        }
        let short = wish("responsible", 4, (13, 3));
        assert_eq!((short.ample, short.whole, short.cells, short.least), (14, 13, 4, 4));
        // A word of usual length stands there whole, or the column is left out.
        let word = wish("title", 30, (9, 9));
        assert_eq!((word.easy, word.least), (24, 17));
        let word = wish("company", 12, (9, 9));
        assert_eq!((word.easy, word.least), (12, 9));
        let stage = wish("stage", 20, (4, 4));
        assert_eq!((stage.cells, stage.easy, stage.least), (20, 20, 14));
    }

    #[test]
    fn a_name_and_a_title_are_read_beside_each_other() {
        let registry = Registry::new(Vec::new());
        let wishes =
            [("title", 21), ("contact", 24), ("company", 24), ("stage", 20), ("amount", 9)];
        let wish = |(name, cells)| Wish::of(registry.get(Noun::Deal, name).unwrap(), cells, (8, 8));
        let wishes = wishes.map(wish);
        let next = date(14);
        let shared = Columns::share(&[&wishes[..], &[next]].concat(), 78, 7);
        assert_eq!(shared.widths, [17, 10, 9, 14, 9, 14]);
    }

    #[test]
    fn a_column_keeps_its_width_but_for_what_cannot_be_cut() {
        let registry = Registry::new(Vec::new());
        let widest = Widest::default();
        let with = |name: &str, shown: u16| {
            widest.with(registry.get(Noun::Deal, name).unwrap(), shown, || 6)
        };
        assert_eq!((with("company", 5), with("amount", 5)), (6, 6), "what is read counts as well");
        assert_eq!((with("company", 30), with("amount", 13)), (8, 13));
        assert_eq!((with("company", 1), with("amount", 1)), (8, 13));
    }

    #[test]
    fn where_all_fit_each_has_what_it_shows() {
        let wishes = [word(20), date(5), word(3)];
        assert_eq!(Columns::share(&wishes, 32, 7), Columns { widths: vec![20, 5, 3], gap: 2 });
        assert_ne!(Columns::share(&wishes, 31, 7).widths, [20, 5, 3]);
    }

    #[test]
    fn words_give_way_the_widest_first_and_dates_never() {
        let wishes = [word(40), word(30), date(11), word(4)];
        let shared = Columns::share(&wishes, 60, 7);
        assert_eq!(shared, Columns { widths: vec![20, 19, 11, 4], gap: 2 });
        let shared = Columns::share(&wishes, 40, 7);
        assert_eq!(shared, Columns { widths: vec![11, 11, 11, 4], gap: 1 });
    }

    #[test]
    fn what_has_no_room_is_left_out_from_the_right() {
        let wishes = [word(40), word(30), date(11), date(11)];
        assert_eq!(Columns::share(&wishes, 31, 7).widths, [9, 9, 11]);
        assert_eq!(Columns::share(&wishes, 20, 7).widths.len(), 2);
        assert_eq!(Columns::share(&wishes, 5, 7), Columns { widths: vec![5], gap: 1 });
        assert_eq!(Columns::share(&[], 5, 7).widths, [0; 0]);
    }

    #[test]
    fn beyond_the_first_ones_a_column_comes_only_where_there_is_room_to_read() {
        let wishes = [word(30); 9];
        assert_eq!(Columns::share(&wishes, 9 * 8 + 8, 7).widths.len(), 7);
        assert_eq!(Columns::share(&wishes, 9 * 14 + 16, 7).widths, [14; 9]);
    }

    #[test]
    fn no_room_is_taken_that_is_not_there() {
        for room in 0..200 {
            for count in 1..12 {
                let wishes: Vec<Wish> =
                    (0..count).map(|i| if i % 3 == 2 { date(11) } else { word(9 * i) }).collect();
                let Columns { widths, gap } = Columns::share(&wishes, room, 7);
                let taken: u16 =
                    widths.iter().sum::<u16>() + gap * (u16::try_from(widths.len()).unwrap() - 1);
                assert!(taken <= room, "{room} {count}: {widths:?}");
            }
        }
    }
}
