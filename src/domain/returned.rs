//! A row of an exported file that comes back: which record here it was written from.
//!
//! A number alone says nothing, since every database counts from one. The number together with the
//! very second the record was made does, as long as the whole file counts as this database does: one
//! that came here from another database before counts as that one.

use chrono::DateTime;

/// What an exported row says of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Returned {
    /// Its number where it was exported.
    pub id: i64,
    /// When it was made, in seconds since 1970 UTC.
    pub made: i64,
}

/// Where a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Among the others.
    InUse,
    /// In the recycle bin.
    InBin,
    /// It went into another one.
    Merged,
}

/// Whose numbers stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// Those of the records here.
    Here,
    /// Those that the records here had in the file they were made from.
    Elsewhere,
}

/// A record here that bears the number of a row, in the numbering of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its number here.
    pub id: i64,
    /// When it was made, in seconds since 1970 UTC.
    pub made: i64,
    /// Where it is.
    pub standing: Standing,
}

/// Whom a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// No record here is known to be the one.
    Nobody,
    /// This record.
    Record(i64),
    /// One that is in use no more.
    Gone(Standing),
}

impl Returned {
    /// Reads the number and the moment as an export writes them; nothing where they have another form,
    /// so that days without an hour, which many records share, tell no record from another.
    pub fn read(number: &str, moment: &str) -> Option<Returned> {
        let id = number.trim().parse().ok().filter(|id| *id > 0)?;
        let made = DateTime::parse_from_rfc3339(moment.trim()).ok()?.timestamp();
        Some(Returned { id, made })
    }

    /// Which of the records that bear its number the row was written from: one that was made at that
    /// very second; of several the oldest, one that is in use before one that is not.
    pub fn meant(self, candidates: &[Candidate]) -> Meant {
        let same = candidates.iter().filter(|one| one.made == self.made);
        match same.min_by_key(|one| (one.standing != Standing::InUse, one.id)) {
            None => Meant::Nobody,
            Some(one) if one.standing == Standing::InUse => Meant::Record(one.id),
            Some(one) => Meant::Gone(one.standing),
        }
    }
}

impl Numbering {
    /// Tells it from how many rows find their record by each of the two. Where records came from
    /// another database one by one, in the same second and with gaps, rows of that one find strangers
    /// by their numbers here, but never as many.
    pub fn of(here: u64, elsewhere: u64) -> Numbering {
        if elsewhere > here { Numbering::Elsewhere } else { Numbering::Here }
    }
}

#[cfg(test)]
mod tests {
    use super::Standing::{InBin, InUse, Merged};
    use super::*;

    const T: i64 = 1_800_000_000;

    #[test]
    fn only_what_an_export_writes_is_read() {
        let read = |number, moment| Returned::read(number, moment).map(|r| (r.id, r.made));
        let moment = "2027-01-15T08:00:00+00:00";
        let table = [
            ("48", moment, Some((48, T))),
            (" 48 ", "2027-01-15T09:00:00+01:00", Some((48, T))),
            ("48", "2027-01-15", None),
            ("48", "2027-01-15 08:00:00", None),
            ("48", "15.01.2027 08:00", None),
            ("A-48", moment, None),
            ("0", moment, None),
            ("-4", moment, None),
            ("", moment, None),
            ("48", "", None),
        ];
        for (number, moment, expected) in table {
            assert_eq!(read(number, moment), expected, "{number} {moment}");
        }
    }

    #[test]
    fn a_row_is_about_the_record_it_was_written_from() {
        let one = |id, made, standing| Candidate { id, made, standing };
        let table = [
            ("none", vec![], Meant::Nobody),
            ("the one", vec![one(7, T, InUse)], Meant::Record(7)),
            ("another moment", vec![one(7, T + 1, InUse)], Meant::Nobody),
            ("in the bin", vec![one(7, T, InBin)], Meant::Gone(InBin)),
            ("merged", vec![one(7, T, Merged)], Meant::Gone(Merged)),
            ("made twice", vec![one(20, T, InUse), one(9, T, InUse)], Meant::Record(9)),
            ("one in the bin", vec![one(9, T, InBin), one(20, T, InUse)], Meant::Record(20)),
            ("one of them", vec![one(9, T + 1, InUse), one(20, T, InBin)], Meant::Gone(InBin)),
        ];
        for (what, candidates, expected) in table {
            assert_eq!(Returned { id: 7, made: T }.meant(&candidates), expected, "{what}");
        }
    }

    #[test]
    fn a_file_counts_as_the_database_in_which_its_rows_are_found() {
        for (here, elsewhere, expected) in [
            (0, 0, Numbering::Here),
            (60, 0, Numbering::Here),
            (60, 60, Numbering::Here),
            (0, 60, Numbering::Elsewhere),
            (499, 500, Numbering::Elsewhere),
        ] {
            assert_eq!(Numbering::of(here, elsewhere), expected, "{here} {elsewhere}");
        }
    }
}
