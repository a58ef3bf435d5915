//! How wide the columns of a table are: by content where all fit; else heads give way to cells, and
//! then words to each other, while a date or an amount is shown whole or not at all.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::field::{Field, Kind};
use crate::domain::noun::Noun;
use crate::domain::point::PointKind;

/// The columns that say the most: what it is, who it is for, where it stands, how much it is,
/// what comes next and who does it. They share the room before another one gets any.
const FIRST: usize = 7;
/// The room between two columns where there is enough.
const WIDE_GAP: u16 = 2;
/// The room between two columns where words had to give way.
const GAP: u16 = 1;
/// What stands behind a name while its row is selected or was just changed.
const MARKS: u16 = 4;
/// A phone number with its country, its spaces and how many more there are.
const PHONE: u16 = 20;

/// What a column would take and how far it can give way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
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
    /// The wish of a field's column whose widest cell and whose head are so wide. A head may be cut
    /// where the cells are not.
    pub fn of(field: &Field, cells: u16, head: u16) -> Wish {
        let whole = cells.max(head).max(1);
        let (easy, least) = match field.kind {
            Kind::Integer | Kind::Number | Kind::Money(_) | Kind::Percent | Kind::Currency => {
                (u16::MAX, u16::MAX)
            }
            Kind::Bool | Kind::Date | Kind::Anniversary | Kind::Moment | Kind::Minutes => {
                (u16::MAX, u16::MAX)
            }
            Kind::Points(PointKind::Phone) | Kind::Phone => (PHONE, PHONE),
            Kind::Stage => (24, 13),
            Kind::Email | Kind::Url | Kind::Points(_) => (18, 16),
            // A person is known by more than the beginning of his first name.
            Kind::Link(Noun::Contact) | Kind::Links(Noun::Contact) => (14, 10),
            _ if field.name == "title" => (24, 18),
            _ => (14, 8),
        };
        let cells = cells.max(head.min(8)).max(1);
        Wish { whole, cells, easy: easy.min(cells), least: least.min(cells) }
    }
}

/// The widest that was shown in each column, by the names of the fields: scrolling makes a column
/// wider at most, so that the table does not breathe.
#[derive(Debug, Default)]
pub struct Widest(RefCell<HashMap<String, u16>>);

impl Widest {
    /// The widest so far, these cells among it.
    pub fn with(&self, field: &Field, cells: u16) -> u16 {
        let mut widest = self.0.borrow_mut();
        match widest.get_mut(&field.name) {
            Some(before) => {
                *before = cells.max(*before);
                *before
            }
            None => *widest.entry(field.name.clone()).or_insert(cells),
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
    /// Shares `room` among columns with these wishes.
    pub fn share(wishes: &[Wish], room: u16) -> Columns {
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
            let spare = room.saturating_sub(u16::try_from(taken).unwrap_or(room));
            // No name gives way to the marks behind it while there is room.
            if let Some(first) = widths.first_mut() {
                *first += spare.min(MARKS);
            }
            return Columns { widths, gap: WIDE_GAP };
        }
        let last = |width: fn(&Wish) -> u16, gap: u16, most: usize| {
            (1..=wishes.len().min(most)).rev().find(|count| fits(width, *count, gap)).unwrap_or(0)
        };
        let easy = last(|wish| wish.easy, WIDE_GAP, usize::MAX);
        let tight = last(|wish| wish.least, GAP, FIRST);
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
        // What is left over goes to cells, and then to heads.
        for wanted in [|wish: &Wish| wish.cells, |wish: &Wish| wish.whole] {
            for (width, wish) in widths.iter_mut().zip(wishes) {
                let more = wanted(wish).saturating_sub(*width).min(spare);
                *width += more;
                spare -= more;
            }
        }
        Columns { widths, gap }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;

    fn word(whole: u16) -> Wish {
        Wish { whole, cells: whole, easy: whole.min(14), least: whole.min(8) }
    }

    fn date(whole: u16) -> Wish {
        Wish { whole, cells: whole, easy: whole, least: whole }
    }

    /// A long head over short cells.
    fn headed(whole: u16, cells: u16) -> Wish {
        Wish { whole, ..word(cells) }
    }

    #[test]
    fn heads_give_way_before_cells_and_empty_columns_first() {
        let wishes = [word(20), headed(14, 9), headed(16, 4), word(18)];
        assert_eq!(Columns::share(&wishes, 74).widths, [20, 14, 16, 18]);
        assert_eq!(Columns::share(&wishes, 76).widths, [22, 14, 16, 18], "room for marks");
        assert_eq!(Columns::share(&wishes, 99).widths, [24, 14, 16, 18]);
        assert_eq!(Columns::share(&wishes, 57).widths, [20, 9, 4, 18]);
        assert_eq!(Columns::share(&wishes, 63).widths, [20, 14, 5, 18]);
        assert_eq!(Columns::share(&wishes, 53).widths, [17, 9, 4, 17]);
    }

    #[test]
    fn an_empty_column_is_known_by_its_head_and_a_stage_by_its_name() {
        let registry = Registry::new(Vec::new());
        let wish = |name, cells, head| {
            let field = registry.get(Noun::Deal, name).unwrap();
            Wish::of(field, cells, head)
        };
        for cells in [0, 3] {
            let short = wish("responsible", cells, 14);
            assert_eq!((short.whole, short.cells, short.easy, short.least), (14, 8, 8, 8));
        }
        let stage = wish("stage", 20, 4);
        assert_eq!((stage.cells, stage.easy, stage.least), (20, 20, 13));
    }

    #[test]
    fn a_name_and_a_title_are_read_beside_each_other() {
        let registry = Registry::new(Vec::new());
        let wishes =
            [("title", 21), ("contact", 24), ("company", 24), ("stage", 20), ("amount", 9)];
        let wish = |(name, cells)| Wish::of(registry.get(Noun::Deal, name).unwrap(), cells, 8);
        let wishes = wishes.map(wish);
        let next = date(14);
        let shared = Columns::share(&[&wishes[..], &[next]].concat(), 78);
        assert_eq!(shared.widths, [18, 10, 9, 13, 9, 14]);
    }

    #[test]
    fn where_all_fit_each_has_what_it_shows() {
        let wishes = [word(20), date(5), word(3)];
        assert_eq!(Columns::share(&wishes, 32), Columns { widths: vec![20, 5, 3], gap: 2 });
        assert_ne!(Columns::share(&wishes, 31).widths, [20, 5, 3]);
    }

    #[test]
    fn words_give_way_the_widest_first_and_dates_never() {
        let wishes = [word(40), word(30), date(11), word(4)];
        let shared = Columns::share(&wishes, 60);
        assert_eq!(shared, Columns { widths: vec![20, 19, 11, 4], gap: 2 });
        let shared = Columns::share(&wishes, 40);
        assert_eq!(shared, Columns { widths: vec![11, 11, 11, 4], gap: 1 });
    }

    #[test]
    fn what_has_no_room_is_left_out_from_the_right() {
        let wishes = [word(40), word(30), date(11), date(11)];
        assert_eq!(Columns::share(&wishes, 31).widths, [9, 9, 11]);
        assert_eq!(Columns::share(&wishes, 20).widths.len(), 2);
        assert_eq!(Columns::share(&wishes, 5), Columns { widths: vec![5], gap: 1 });
        assert_eq!(Columns::share(&[], 5).widths, [0; 0]);
    }

    #[test]
    fn beyond_the_first_ones_a_column_comes_only_where_there_is_room_to_read() {
        let wishes = [word(30); 9];
        assert_eq!(Columns::share(&wishes, 9 * 8 + 8).widths.len(), 7);
        assert_eq!(Columns::share(&wishes, 9 * 14 + 16).widths, [14; 9]);
    }

    #[test]
    fn no_room_is_taken_that_is_not_there() {
        for room in 0..200 {
            for count in 1..12 {
                let wishes: Vec<Wish> =
                    (0..count).map(|i| if i % 3 == 2 { date(11) } else { word(9 * i) }).collect();
                let Columns { widths, gap } = Columns::share(&wishes, room);
                let taken: u16 =
                    widths.iter().sum::<u16>() + gap * (u16::try_from(widths.len()).unwrap() - 1);
                assert!(taken <= room, "{room} {count}: {widths:?}");
            }
        }
    }
}
