## Import

import-done = Imported: { $what }.
import-stopped = Stopped. Imported so far: { $what }.
import-broken = The import broke off: { $why } What is in: { $what }.
import-broken-full = The disk is full and the import broke off. What is in: { $what }.
import-broken-busy = Somebody else keeps writing and the import broke off. What is in: { $what }.
import-would = Would be imported: { $what }.
import-nothing-written = This was a rehearsal: nothing was written.
import-undo = To take it back: voronka undo { $operation }
import-go-on = To go on with the rest: the same command with --from { $line }
import-read = { $file }: { $encoding }, separator “{ $separator }”
import-profile = The columns are those of { $name }.
import-target-keep = kept with the record
import-target-skip = left out
import-target-full-name = Whole name
import-target-pipeline = Pipeline
import-target-converted = Whether the lead was converted
import-target-outcome = How it ended
import-target-stage-meaning = What the stage means
import-target-id = Number in the other program
import-kept = No fields here, kept on the timelines of the records: { $names }.
import-damaged = Some bytes of the file mean nothing in { $encoding }: the rows with them are not taken. If there are many, save the file as UTF-8.
import-new-pipeline = New pipeline: { $name }
import-new-stages = New stages in { $pipeline }: { $names }
import-stage-clash = The stage “{ $stage }” means { $said } in the file and { $here } here: { $count ->
        [one] { $count } record comes
       *[other] { $count } records come
    } in at “{ $into }”.
import-stages-understood = Stages of the file are understood as: { $names }
import-sources-understood = Sources of the file are understood as: { $names }
import-new-sources = New sources: { $names }
import-strangers = { $count ->
        [one] { $count } person in charge is
       *[other] { $count } people in charge are
    } unknown here: their records become yours, the names are kept with them: { $names }.
import-linked = Linked with clients: { $count } of { $of }.
import-linked-companies = Linked with companies: { $count } of { $of }.
import-linked-contacts = Linked with contacts: { $count } of { $of }.
import-namesakes = “{ $name }”: several companies have this name; { $count ->
        [one] { $count } record was linked
       *[other] { $count } records were linked
    } with the oldest, { $company }.
import-link-later = To link them: import the companies, then this file once more with --duplicates merge.
import-clients = New clients among them: { $what }.
import-unread = { $count ->
        [one] { $count } cell
       *[other] { $count } cells
    } could not be read whole and went into the notes of the records:
import-unknown-currencies = { $count ->
        [one] { $count } row has
       *[other] { $count } rows have
    } a currency that is not known here: { $names }. The amounts were not filled in and are kept on the timelines of the records. Write the code of a currency in the file, such as EUR, and import it again.
import-ahead = { $count ->
        [one] { $count } row says
       *[other] { $count } rows say
    } that the record is made in the future, first on line { $line }: it is taken as made now. Check the dates of the file.
import-open-thousands = “{ $column }”: the mark in “{ $cell }” is read as setting thousands apart. Nothing in the column says so: check the numbers.
import-open-month = “{ $column }”: “{ $cell }” is read as { $day }. Nothing in the column says which number is the month: check the dates.
import-counted-days = “{ $column }”: numbers are read as days of a spreadsheet, “{ $cell }” as { $day }.
import-crowded = “{ $column }”: the field already had another value in { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }, this one is kept in the history.
import-rejected = { $count ->
        [one] { $count } row was not taken:
       *[other] { $count } rows were not taken:
    }
import-line = line { $line }: { $what }
import-more = and { $count } more
import-rejects-written = Mend these rows in { $file } and import that file.
import-no-rows = The file has a header and no rows under it.
import-from-beyond = There is no row on line { $line } or below it: the last one of the file begins on line { $last }.
example-title = 200 chairs for an office
example-company = Example Ltd
example-last-name = Taylor
example-first-name = Anna
example-post = Director
example-address = 1 Long Street, London
example-region = Greater London
example-currency = GBP
example-phone = +44 20 7946 0123
example-mobile = +44 7700 900123
example-tags = vip, autumn
example-products = Chair x200 @ 62.50
import-too-many-stages = The column “{ $column }” would bring { $count } new stages: it must hold something else.
import-too-many-pipelines = The column “{ $column }” would bring { $count } new pipelines: it must hold something else.
import-too-many-sources = The column “{ $column }” would bring { $count } new sources: it must hold something else.
import-hint-map = Write a file with the line "{ $column }" = "keep" and name it: --map FILE
import-no-file = There is no file { $file }.
import-folder = it is a folder
import-device = it is a device
import-no-columns = None of the columns is known here: { $names }.
import-no-headings = The file seems to have no headings: its columns are { $names }.
import-hint-no-headings = Put a line of headings above the rows, or say in a file for --map what stands in each column, such as "{ $column }" = "{ $field }".
import-hint-columns = Say in a file for --map what they are; voronka import --template leads prints a file with known ones.
import-near = “{ $column }” is perhaps { $field }: correct the name of the column, or say so in a file for --map.
import-names-below = The names of the columns stand on line { $line }; what is above them was left out.
import-rejects-onto-input = The refused rows cannot go into the file they come from.
import-rejects-exist = { $file } is there already, and nothing is written over it.
import-rejects-nowhere = Rows that are not taken would have nowhere to go: { $file }: { $why }.
import-hint-rejects = Name another file: --rejects FILE
import-rejects-shown = Mend the rows that are printed here and import them as a file.
import-rejects-mixed = With --json the rows that are not taken cannot be printed among the objects.
import-rejects-unwritten = The rows that were not taken could not be written to { $file }: { $why }. They stand on these lines of the imported file: { $lines }.
refused-import-unfinished = { $count ->
        [one] An import of this file was interrupted after { $count } record.
       *[other] An import of this file was interrupted after { $count } records.
    }
hint-import-unfinished = Go on with it: --duplicates skip; or take it back: voronka undo { $operation }
hint-import-unfinished-from = Go on with it: --from { $line }; or take it back: voronka undo { $operation }
say-import-unfinished = The import of { $file } is not finished: go on with --from { $line }, or take it back with voronka undo { $operation }
refused-import-new = The file has something new: { $names } ({ $noun }). You may not add it.
import-joined = { $count ->
        [one] { $count } row names one more product of the record above it.
       *[other] { $count } rows name more products of the records above them.
    }
import-skipped = { $count ->
        [one] { $count } row was left out: its record is here already.
       *[other] { $count } rows were left out: their records are here already.
    }
import-closing = { $count ->
        [one] A row of totals or of the footer was left out: line { $lines }.
       *[other] Rows of totals and of the footer were left out: lines { $lines }.
    }
import-updated = { $count ->
        [one] { $count } row goes into a record that is here already.
       *[other] { $count } rows go into records that are here already.
    }
import-moved = { $count ->
        [one] { $count } record goes to the stage of the file.
       *[other] { $count } records go to the stage of the file.
    }
import-ended = { $count ->
        [one] { $count } record has ended in the file (converted, won or lost) and comes in so: the stage that its row names is kept in its history.
       *[other] { $count } records have ended in the file (converted, won or lost) and come in so: the stages that their rows name are kept in their histories.
    }
import-set-aside-columns = Columns not taken in full, with how many rows: { $names }.
import-set-aside = { $count ->
        [one] Not everything in { $count } row goes into the fields: the rest is kept in the history of the record.
       *[other] Not everything in { $count } rows goes into the fields: the rest is kept in the history of the records.
    }
import-unchanged = { $count ->
        [one] { $count } row says what its record holds already: there is nothing to change.
       *[other] { $count } rows say what their records hold already: there is nothing to change.
    }
import-in-bin = { $count ->
        [one] { $count } row is left out: its record is in the recycle bin. Restore it first to change it.
       *[other] { $count } rows are left out: their records are in the recycle bin. Restore them first to change them.
    }
import-merged = { $count ->
        [one] { $count } row is left out: its record was merged into another one.
       *[other] { $count } rows are left out: their records were merged into others.
    }
import-again = { $count ->
        [one] { $count } row was exported from a record that is here: this is a second one. To change the first instead: --duplicates replace
       *[other] { $count } rows were exported from records that are here: these are second ones. To change the first instead: --duplicates replace
    }
import-bare-numbers = { $count ->
        [one] In { $count } row the number (id) says nothing: the time of making (created_at) is not beside it as an export wrote it. The row is known by { $by }. Safer: export again and change neither of the two columns.
       *[other] In { $count } rows the number (id) says nothing: the time of making (created_at) is not beside it as an export wrote it. The rows are known by { $by }. Safer: export again and change neither of the two columns.
    }
import-bare-numbers-new = { $count ->
        [one] In { $count } row the number (id) says nothing: the time of making (created_at) is not beside it as an export wrote it. The row makes a new record. To change the one it came from: export again and change neither of the two columns.
       *[other] In { $count } rows the number (id) says nothing: the time of making (created_at) is not beside it as an export wrote it. The rows make new records. To change those they came from: export again and change neither of the two columns.
    }
import-by-phone = phone
import-by-email = e-mail
import-by-name = name
import-anothers-number = the number { $number } (id) is of another record here than what else the row says. Export again with id and created_at, or take the id column out of the file

## Export

export-done = Exported: { $what } into { $file }.
refused-no-events = There is nothing with a date to take out of: { $noun }.
hint-no-events = ics is for leads, deals and activities; here csv, tsv and json are possible
refused-of-events = { $option } means nothing for { $format }: it always has the same content.
refused-no-todo = { $format } is for activities only, not for { $noun }.
export-onto-database = This file is the database itself.
export-not-a-file = { $file } is not an ordinary file.
export-is-a-folder = { $file } is a folder. Name a file in it.

## Help

help-import = Import records from a CSV file. Rules of stages do not run
help-import-file = The file; - is the standard input
help-import-as = What the rows are: leads, deals, contacts or companies; unless said, what the work begins with. Who imports is said before the command: voronka --as LOGIN import
help-import-profile = The system the file comes from, such as bitrix24 or hubspot
help-import-map = A file of lines "Column" = "field"
help-import-duplicates = What to do with a row whose record is here already: allow (make another one), skip, merge (fill in what it lacks) or replace (take what the file says, the stage and the responsible too); allow unless said
help-import-key = By what records are the same: phone, email, name; phone,email unless given. Rows of an export of this database are always known by their number; rows of another program that were imported before, by their number there together with the name or the time they were made
help-import-dry-run = Say what would happen and write nothing
help-import-rejects = A new file for rows that are not taken, or - for the standard output; unless given, NAME.rejects.csv in the current folder, with a number where that is there already
help-import-from = Begin with the row on this line of the file; the rows before it are in already
help-import-template = Print a file to fill in; an import leaves out the sample row
help-export = Export records into a file
help-export-nouns = leads, deals, contacts, companies or activities
help-export-format = csv (unless given), tsv, json, ics: dates for a calendar; for activities also todotxt (todo.txt) and taskwarrior: for lists of things to do
help-export-raw = For programs: codes instead of names, formulas as they are
help-export-columns = The columns; in a table the number (id) comes first and the time of making (created_at) is always there, since an import knows a row by the two
help-export-output = The file to write; the standard output unless given
