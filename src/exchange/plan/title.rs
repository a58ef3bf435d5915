//! What stands above the names of the columns: the title of a list, the note with which a system
//! begins its files.

use super::{Plan, Request};
use crate::exchange::table::Table;

/// So many lines are looked at for the names of the columns, where these do not begin the file.
const LOOKED: usize = 20;

/// So many names of a lower line are known, lest it be a row: of one alone a cell may have the name.
const ENOUGH: usize = 2;

/// The table from the line on that holds the names of its columns, where the first line plainly does
/// not: it knows none of them, or has no more than one.
pub fn without<'t>(table: Table<'t>, request: &Request<'_>) -> Table<'t> {
    let known =
        |table: &Table<'_>| Plan::new(table.headers(), request).map_or(0, |plan| plan.known());
    if table.names() > 1 && known(&table) > 0 {
        return table;
    }
    let below = table.lower().take(LOOKED).find(|table| known(table) >= ENOUGH);
    below.unwrap_or(table)
}

#[cfg(test)]
mod tests {
    use super::super::Words;
    use super::super::studied::asked;
    use super::*;
    use crate::domain::field::Registry;
    use crate::domain::noun::Noun;

    #[test]
    fn a_table_begins_with_the_names_of_its_columns() {
        let (registry, words) = (Registry::new(Vec::new()), Words::default());
        let request = asked(Noun::Contact, &registry, &words);
        let note = "Notes:\n\"Some addresses, alas,\nare missing.\"\n\n";
        for (text, names, row) in [
            ("Our clients;;\n;;\nLast name;Phone;E-mail\nLow;600;a@b.c\n", 3, 4),
            ("Our clients\nof 2026\nLast name;Phone;E-mail\nLow;600;a@b.c\n", 3, 4),
            // It is called as a column is.
            ("Клиент;;\nФамилия;Телефон;Почта\nLow;600;a@b.c\n", 2, 3),
            (&format!("{note}First Name,Last Name,Position\nAnn,Low,CEO\n"), 5, 6),
            ("sep=;\nWykaz;\nNazwisko;Telefon\nLow;600\n", 3, 4),
            // These do begin the file.
            ("Last name;Phone\nPhone;E-mail\n", 1, 2),
            ("Notes\n\"Phone, sofa\"\n", 1, 2),
            ("\nLast name;Phone\nLow;600\n", 1, 3),
            ("a;b\nPhone;d\n", 1, 2),
        ] {
            let table = without(Table::open(text).unwrap(), &request);
            let line = table.rows().flatten().next().map(|row| row.line);
            assert_eq!((table.begins(), line), (names, Some(row)), "{text}");
        }
    }
}
