//! How wide the columns of a table are: by content where all fit. Else heads give way to cells, columns
//! that show nothing step aside, and what room there is goes where most cells are cut without it, while
//! a phone, a date or an amount is shown whole or not at all.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

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
/// The longest number with its country, its extension and how many more there are.
const LONG_PHONE: u16 = 28;
/// Millions with their currency.
const AMOUNT: u16 = 11;
/// A day of the coming year with its time, and how urgent it is.
const MOMENT: u16 = 14;
/// So much of a head is shown whatever stands under it.
const HEAD: u16 = 10;

/// How wide a cell is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Where nothing of it is cut.
    pub needed: u16,
    /// With all that stands before its words.
    pub whole: u16,
}

/// How wide the cells of a column are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    /// Those that show something, from the narrowest on.
    needed: Vec<u16>,
    /// The widest with all that stands before its words.
    whole: u16,
}

impl Cells {
    /// The cells of a column; those that show nothing do not count.
    pub fn of(sizes: impl Iterator<Item = Size>) -> Cells {
        let mut cells = Cells::default();
        for size in sizes.filter(|size| size.needed > 0) {
            cells.needed.push(size.needed);
            cells.whole = cells.whole.max(size.whole);
        }
        cells.needed.sort_unstable();
        cells
    }

    /// The room in which none of them is cut; nothing where no cell shows anything.
    fn widest(&self) -> u16 {
        self.needed.last().copied().unwrap_or_default()
    }

    /// How many are cut in so much room.
    fn cut_in(&self, room: u16) -> usize {
        self.needed.len() - self.needed.partition_point(|width| *width <= room)
    }

    /// Notes that there is one so wide.
    fn note(&mut self, width: u16) {
        if width > self.widest() {
            self.needed.push(width);
            self.whole = self.whole.max(width);
        }
    }
}

/// What a column would take and how far it can give way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// How wide its cells are.
    pub cells: Rc<Cells>,
    /// Room for what other rows are likely to show as well.
    pub ample: u16,
    /// All it has to show, its head among it.
    pub whole: u16,
    /// What its cells show, under so much of the head that one knows it again.
    pub full: u16,
    /// What still reads well.
    pub easy: u16,
    /// Less than this says nothing.
    pub least: u16,
    /// Whether it steps aside where others lack room: no cell of it shows anything.
    pub aside: bool,
}

impl Wish {
    /// Whether so much room is too little for all that its cells show.
    pub fn is_tight(&self, width: u16) -> bool {
        width < self.cells.whole
    }

    /// The wish of a field's column with these cells, whose head and the short form of that are so
    /// wide. A long head may be cut where the cells are not; a word of usual length never is.
    pub fn of(field: &Field, cells: Rc<Cells>, (head, short): (u16, u16)) -> Wish {
        let widest = cells.widest();
        let whole = cells.whole.max(head).max(1);
        let (easy, least) = legible(field);
        let ample = if widest > 0 { whole.max(usual(field)) } else { whole };
        let head = short.min(HEAD);
        let full = widest.max(head).max(1);
        let legible = |width: u16, most: u16| width.max(head).min(most);
        let (easy, least) = (legible(easy, full.max(cells.whole)), legible(least, full));
        Wish { cells, ample, whole, full, easy, least, aside: widest == 0 }
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
        Kind::Points(PointKind::Phone) | Kind::Phone => (LONG_PHONE, LONG_PHONE),
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
        (Kind::Points(PointKind::Phone) | Kind::Phone, _) => PHONE,
        (_, (u16::MAX, _)) => 0,
        (_, (easy, _)) => easy,
    }
}

/// How wide the cells of each column were, by the names of the fields, when they were first shown: the
/// table stands still while one goes through it, changes many rows, or looks at others and comes back.
/// Only what would say nothing, or something else, makes a column wider later.
#[derive(Debug, Default)]
pub struct Measured {
    shown: RefCell<HashMap<String, Rc<Cells>>>,
    /// Those of the usual rows, while others are shown.
    usual: Option<HashMap<String, Rc<Cells>>>,
}

/// What is measured of a column before it is shown for the first time.
pub struct Read {
    /// The cells that are read.
    pub cells: Cells,
    /// How wide a cell becomes by a change that is made every day.
    pub likely: u16,
}

impl Measured {
    /// The cells of a column of which the widest is so wide now.
    pub fn with(&self, field: &Field, now: u16, read: impl FnOnce() -> Read) -> Rc<Cells> {
        let (_, least) = legible(field);
        let measure = || {
            let Read { mut cells, likely } = read();
            if cells.widest() > 0 {
                cells.note(likely.min(least));
            }
            Rc::new(cells)
        };
        let mut shown = self.shown.borrow_mut();
        let cells = shown.entry(field.name.clone()).or_insert_with(measure);
        if now.min(least) > cells.widest() {
            Rc::make_mut(cells).note(now.min(least));
        }
        Rc::clone(cells)
    }

    /// Begins anew: the rows stand in another order, or other columns are shown.
    pub fn forget(&mut self) {
        self.shown.take();
        self.usual = self.usual.take().map(|_| HashMap::new());
    }

    /// Begins anew for the rows of a search or a filter; the usual ones are shown again as they were.
    pub fn show(&mut self, usual: bool) {
        match usual {
            true => drop(self.usual.take().map(|usual| self.shown.replace(usual))),
            false => drop(self.usual.get_or_insert(self.shown.take())),
        }
    }
}

/// The columns as they are drawn.
#[derive(Debug, PartialEq, Eq)]
pub struct Columns {
    /// The widths of those that are shown, and which of the wishes each of them has; the others step
    /// aside or have no room.
    pub widths: Vec<(usize, u16)>,
    /// The room between two of them.
    pub gap: u16,
}

impl Columns {
    /// Shares `room` among columns with these wishes, of which the `first` ones say the most.
    pub fn share(wishes: &[Wish], room: u16, first: usize) -> Columns {
        let all: Vec<usize> = (0..wishes.len()).collect();
        let line = |places: &[usize]| Line { wishes, places: places.to_vec(), room };
        if line(&all).fits(|wish| wish.whole, WIDE_GAP) {
            let mut columns = line(&all).lay(|wish| wish.whole, WIDE_GAP);
            // No name gives way to the marks behind it while there is room.
            if let Some((_, first)) = columns.widths.first_mut() {
                *first += columns.spare.min(MARKS);
                columns.spare -= columns.spare.min(MARKS);
            }
            columns.hand_out(|wish| wish.ample);
            return columns.done();
        }
        // As many of those that show nothing as leave the others whole, those at the left first.
        let asides: Vec<usize> = all.iter().copied().filter(|at| wishes[*at].aside).collect();
        let without = |gone: &[usize]| -> Vec<usize> {
            all.iter().copied().filter(|at| !gone.contains(at)).collect()
        };
        let whole = (0..=asides.len())
            .map(|kept| line(&without(&asides[kept..])))
            .rfind(|line| line.fits(|wish| wish.full, GAP));
        let crowded = whole.unwrap_or_else(|| line(&without(&asides)));
        let uncut = [WIDE_GAP, GAP].into_iter().find(|gap| crowded.fits(|wish| wish.full, *gap));
        let firsts = crowded.places.iter().filter(|at| **at < first).count();
        let easy = crowded.fitting(|wish| wish.easy, WIDE_GAP, usize::MAX);
        let tight = crowded.fitting(|wish| wish.least, GAP, firsts);
        let mut columns = match (uncut, easy.max(tight)) {
            (Some(gap), _) => crowded.lay(|wish| wish.full, gap),
            (None, 0) => {
                let widths = crowded.places.first().map(|at| (*at, room));
                return Columns { widths: widths.into_iter().collect(), gap: GAP };
            }
            (None, count) if count == easy => {
                line(&crowded.places[..count]).lay(|wish| wish.easy, WIDE_GAP)
            }
            (None, count) => line(&crowded.places[..count]).lay(|wish| wish.least, GAP),
        };
        columns.uncut();
        // What is left over goes to heads, then to what is not seen yet.
        columns.hand_out(|wish| wish.full);
        columns.hand_out(|wish| wish.whole);
        columns.hand_out(|wish| wish.ample);
        columns.done()
    }
}

/// Columns that are to stand in one line.
struct Line<'a> {
    wishes: &'a [Wish],
    places: Vec<usize>,
    room: u16,
}

impl<'a> Line<'a> {
    /// What the first ones of them take with gaps between them.
    fn taken(&self, width: fn(&Wish) -> u16, count: usize, gap: u16) -> u32 {
        let gaps = u32::from(gap) * u32::try_from(count.saturating_sub(1)).unwrap_or(0);
        let widths = self.places.iter().take(count).map(|at| u32::from(width(&self.wishes[*at])));
        gaps + widths.sum::<u32>()
    }

    fn fits(&self, width: fn(&Wish) -> u16, gap: u16) -> bool {
        self.taken(width, self.places.len(), gap) <= u32::from(self.room)
    }

    /// How many of them fit, at most so many.
    fn fitting(&self, width: fn(&Wish) -> u16, gap: u16, most: usize) -> usize {
        let room = u32::from(self.room);
        let fits = |count: &usize| self.taken(width, *count, gap) <= room;
        (1..=self.places.len().min(most)).rev().find(fits).unwrap_or(0)
    }

    /// Gives each this width, as there is room for them.
    fn lay(self, width: fn(&Wish) -> u16, gap: u16) -> Laid<'a> {
        let taken = u16::try_from(self.taken(width, self.places.len(), gap)).unwrap_or(self.room);
        let (wishes, spare) = (self.wishes, self.room.saturating_sub(taken));
        let widths = self.places.into_iter().map(|at| (at, width(&wishes[at]))).collect();
        Laid { wishes, widths, gap, spare }
    }
}

/// Columns that have a width each, and the room that is left over.
struct Laid<'a> {
    wishes: &'a [Wish],
    widths: Vec<(usize, u16)>,
    gap: u16,
    spare: u16,
}

impl Laid<'_> {
    /// Gives the room that is left to the column in which most cells are cut, at the left where there
    /// are several, until nothing is cut any more: so the fewest letters are lost.
    fn uncut(&mut self) {
        while self.spare > 0 {
            let cut = |(at, width): &(usize, u16)| self.wishes[*at].cells.cut_in(*width);
            // The last of several is the one that is found.
            let most = self.widths.iter_mut().rev().max_by_key(|column| cut(column));
            let Some(column) = most.filter(|column| cut(column) > 0) else { return };
            column.1 += 1;
            self.spare -= 1;
        }
    }

    /// Gives columns what they want of the room that is left, from the left.
    fn hand_out(&mut self, wanted: fn(&Wish) -> u16) {
        for (at, width) in &mut self.widths {
            let more = wanted(&self.wishes[*at]).saturating_sub(*width).min(self.spare);
            *width += more;
            self.spare -= more;
        }
    }

    fn done(self) -> Columns {
        Columns { widths: self.widths, gap: self.gap }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Registry;

    fn cells(widths: &[u16]) -> Cells {
        Cells::of(widths.iter().map(|width| Size { needed: *width, whole: *width }))
    }

    /// A column of words that wide, of which less than eight letters say nothing.
    fn words(widths: &[u16]) -> Wish {
        let whole = widths.iter().copied().max().unwrap_or_default();
        let (easy, least) = (whole.min(14), whole.min(8));
        let cells = Rc::new(cells(widths));
        Wish { cells, ample: whole, whole, full: whole, easy, least, aside: false }
    }

    fn word(whole: u16) -> Wish {
        words(&[whole])
    }

    fn date(whole: u16) -> Wish {
        Wish { easy: whole, least: whole, ..word(whole) }
    }

    /// A long head over short cells.
    fn headed(whole: u16, cells: u16) -> Wish {
        Wish { ample: whole, whole, ..word(cells) }
    }

    /// A head so wide, and nothing under it.
    fn empty(whole: u16, short: u16) -> Wish {
        let cells = Rc::default();
        Wish { cells, ample: whole, whole, full: short, easy: short, least: short, aside: true }
    }

    fn widths(wishes: &[Wish], room: u16) -> Vec<u16> {
        Columns::share(wishes, room, 7).widths.into_iter().map(|(_, width)| width).collect()
    }

    fn wish(name: &str, widths: &[u16], heads: (u16, u16)) -> Wish {
        let registry = Registry::new(Vec::new());
        Wish::of(registry.get(Noun::Deal, name).unwrap(), Rc::new(cells(widths)), heads)
    }

    #[test]
    fn heads_give_way_before_cells() {
        let wishes = [word(20), headed(14, 9), headed(16, 4), word(18)];
        assert_eq!(widths(&wishes, 74), [20, 14, 16, 18]);
        assert_eq!(widths(&wishes, 76), [22, 14, 16, 18], "room for marks");
        assert_eq!(widths(&wishes, 99), [24, 14, 16, 18]);
        assert_eq!(widths(&wishes, 57), [20, 9, 4, 18]);
        assert_eq!(widths(&wishes, 63), [20, 14, 5, 18]);
    }

    #[test]
    fn room_goes_where_most_is_cut_and_columns_that_show_nothing_step_aside() {
        let (long, few) = ([30; 5], [12, 30]);
        for (wishes, room, expected) in [
            // All fit under short heads: nothing steps aside for a head.
            (vec![word(20), empty(12, 6), date(14)], 42, vec![(0, 20), (1, 6), (2, 14)]),
            // One that shows nothing leaves its room to what is cut.
            (vec![word(24), empty(12, 6), date(14)], 42, vec![(0, 24), (2, 14)]),
            // Of several the ones at the left stay, as long as nothing is cut for them.
            (vec![word(20), empty(6, 6), empty(6, 6)], 28, vec![(0, 20), (1, 6)]),
            // Where most cells are cut: not the one long word among short ones.
            (vec![words(&long), words(&few), date(10)], 52, vec![(0, 24), (1, 14), (2, 10)]),
            (vec![words(&few), words(&long), date(10)], 52, vec![(0, 14), (1, 24), (2, 10)]),
            // What is cut alike: the name first.
            (vec![word(30), word(30), date(10)], 52, vec![(0, 24), (1, 14), (2, 10)]),
            // A further column comes in the place of one that shows nothing.
            (vec![word(14), empty(9, 9), word(14), word(14)], 46, vec![(0, 14), (2, 14), (3, 14)]),
        ] {
            let shared = Columns::share(&wishes, room, 7);
            let least = shared.widths.iter().map(|(_, width)| *width).sum::<u16>();
            assert!(least <= room);
            assert_eq!(shared.widths, expected, "{room}: {wishes:?}");
        }
    }

    #[test]
    fn an_empty_column_is_known_by_its_head_and_a_stage_by_its_name() {
        for (widths, aside) in [(&[][..], true), (&[0], true), (&[3], false)] {
            let short = wish("responsible", widths, (14, 14));
            assert_eq!((short.whole, short.full, short.easy, short.least), (14, 10, 10, 10));
            assert_eq!(short.aside, aside);
        }
        let short = wish("responsible", &[4], (13, 3));
        assert_eq!((short.ample, short.whole, short.full, short.least), (14, 13, 4, 4));
        // A word of usual length stands there whole, or the column is left out.
        let word = wish("title", &[30], (9, 9));
        assert_eq!((word.easy, word.least), (24, 17));
        let word = wish("company", &[12], (9, 9));
        assert_eq!((word.easy, word.least), (12, 9));
        let stage = wish("stage", &[20], (4, 4));
        assert_eq!((stage.full, stage.easy, stage.least), (20, 20, 14));
    }

    #[test]
    fn a_name_and_a_title_are_read_beside_each_other() {
        let wishes =
            [("title", 21), ("contact", 24), ("company", 24), ("stage", 20), ("amount", 9)];
        let wishes = wishes.map(|(name, width)| wish(name, &[width], (8, 8)));
        let next = date(14);
        assert_eq!(widths(&[&wishes[..], &[next]].concat(), 78), [18, 10, 8, 14, 9, 14]);
    }

    #[test]
    fn the_end_of_a_long_number_is_seen_with_its_beginning() {
        let registry = Registry::new(Vec::new());
        let phone = registry.get(Noun::Contact, "phone").unwrap();
        let of = |width| Wish::of(phone, Rc::new(cells(&[width])), (7, 7));
        for (width, least) in [(12, 12), (25, 25), (60, 28)] {
            assert_eq!(of(width).least, least);
        }
        assert_eq!(widths(&[word(20), word(20), of(25)], 50), [15, 8, 25]);
    }

    #[test]
    fn a_column_keeps_its_width_but_for_what_cannot_be_cut() {
        let registry = Registry::new(Vec::new());
        let measured = Measured::default();
        let with = |name: &str, now: u16| {
            let read = || Read { cells: cells(&[6]), likely: 7 };
            measured.with(registry.get(Noun::Deal, name).unwrap(), now, read).widest()
        };
        assert_eq!((with("company", 5), with("amount", 5)), (7, 7), "what is read counts as well");
        assert_eq!((with("company", 30), with("amount", 13)), (8, 13));
        assert_eq!((with("company", 1), with("amount", 1)), (8, 13));
    }

    #[test]
    fn whoever_looks_at_other_rows_finds_the_table_as_it_was() {
        let registry = Registry::new(Vec::new());
        let mut measured = Measured::default();
        let with = |measured: &Measured, width: u16| {
            let read = || Read { cells: cells(&[width]), likely: 0 };
            measured.with(registry.get(Noun::Deal, "company").unwrap(), 0, read).widest()
        };
        assert_eq!(with(&measured, 20), 20);
        for width in [30, 9] {
            measured.show(false);
            assert_eq!(with(&measured, width), width);
        }
        measured.show(true);
        measured.show(true);
        assert_eq!(with(&measured, 30), 20);
        measured.show(false);
        measured.forget();
        assert_eq!(with(&measured, 12), 12);
        measured.show(true);
        assert_eq!(with(&measured, 30), 30, "sorted another way, none of them is known");
    }

    #[test]
    fn where_all_fit_each_has_what_it_shows() {
        let wishes = [word(20), date(5), word(3)];
        assert_eq!(Columns::share(&wishes, 32, 7).gap, 2);
        assert_eq!(widths(&wishes, 32), [20, 5, 3]);
        assert_eq!(Columns::share(&wishes, 31, 7).gap, 1, "the gaps give way before words");
        assert_ne!(widths(&wishes, 29), [20, 5, 3]);
    }

    #[test]
    fn what_has_no_room_is_left_out_from_the_right() {
        let wishes = [word(40), word(30), date(11), date(11)];
        assert_eq!(widths(&wishes, 31), [10, 8, 11]);
        assert_eq!(widths(&wishes, 20).len(), 2);
        assert_eq!(Columns::share(&wishes, 5, 7), Columns { widths: vec![(0, 5)], gap: 1 });
        assert_eq!(widths(&[], 5), [0; 0]);
    }

    #[test]
    fn beyond_the_first_ones_a_column_comes_only_where_there_is_room_to_read() {
        let wishes = vec![word(30); 9];
        assert_eq!(widths(&wishes, 9 * 8 + 8).len(), 7);
        assert_eq!(widths(&wishes, 9 * 14 + 16), [14; 9]);
    }

    #[test]
    fn no_room_is_taken_that_is_not_there() {
        for room in 0..200 {
            for count in 1..12 {
                let wish = |i: u16| match i % 4 {
                    2 => date(11),
                    3 => empty(9, 4),
                    _ => word(9 * i),
                };
                let wishes: Vec<Wish> = (0..count).map(wish).collect();
                let Columns { widths, gap } = Columns::share(&wishes, room, 7);
                let gaps = gap * (u16::try_from(widths.len()).unwrap() - 1);
                let taken = widths.iter().map(|(_, width)| *width).sum::<u16>() + gaps;
                assert!(taken <= room, "{room} {count}: {widths:?}");
            }
        }
    }
}
