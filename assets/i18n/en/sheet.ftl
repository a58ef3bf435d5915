### Records as a table in the person's own editor.

why-no-table = Only records, activities and products are edited as a table.
say-sheet-same = Nothing was changed in the table.
pick-sheet = Not taken from the table: { $count }
sheet-again = Open the table again with these
sheet-drop = Drop what was not taken
say-draft-table = Not all of your table was taken: editing as a table offers the rest again.
refused-sheet-long = A table takes at most { $most } records. Select fewer, or use voronka export and import.
refused-sheet-twice = The number { $text } stands in two rows: the second one was not taken.
refused-sheet-added = A row was added (“{ $text }”): no records are made by a table.
refused-sheet-gone = the row is gone, but the record stays.
refused-sheet-head = The first row must begin with { $number }: nothing was taken from the table.
refused-sheet-column = There is no column “{ $text }” in this table: nothing was taken from it.
refused-sheet-kept = this column is kept by the program.
refused-sheet-changed = { $field } — now “{ $value }”, changed by { $who } meanwhile
refused-sheet-unknown = There is no “{ $text }” among the { $noun }.
refused-sheet-several = several are called “{ $text }”: write { $example }.
refused-cell = { $field } — { $why }
