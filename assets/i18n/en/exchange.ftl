## Reading files

exchange-empty = The file is empty.
exchange-too-big = The file is larger than 1 GB.
exchange-workbook = This is a spreadsheet workbook or a ZIP archive, not a CSV file.
exchange-old-workbook = This is an old Excel workbook (.xls), not a CSV file.
exchange-pdf = This is a PDF document, not a CSV file.
exchange-database = This is a database, not a CSV file.
exchange-gzip = The file is compressed.
exchange-image = This is a picture, not a CSV file.
exchange-page = This is a web page, whatever its name says, not a CSV file.
exchange-vcard = This is a vCard, a file of an address book, not a CSV file.
exchange-json = This is JSON, not a CSV file.
exchange-binary = This is not a text file.
exchange-hint-save-as-csv = Open it in a spreadsheet program and save it as CSV.
exchange-hint-export-csv = Export the data as CSV and import that file.
exchange-hint-unpack = Unpack it first: gunzip FILE.
exchange-hint-split = Split it and import the parts one after another.

exchange-no-header = The file has no header: its first line should name the columns.
exchange-bad-header = The quotes in the header do not match.
exchange-too-many-columns = The file has { $count } columns; at most { $limit } can be read.

## Rows that were not taken

exchange-row-too-many-cells = { $count ->
        [one] { $count } cell
       *[other] { $count } cells
    } where the header names { $expected }
exchange-row-unclosed-quote = a quote opens and never closes
exchange-row-stray-quote = text after a closing quote
exchange-row-cell-too-long = a cell is longer than 10 MB
exchange-row-nul = a damaged character (code 0) in the column “{ $column }”
exchange-row-unknown-bytes = unreadable bytes in the column “{ $column }”

## Columns

exchange-profile-unknown = Import knows no system “{ $name }”.
exchange-profile-hint = It knows: { $names }.
exchange-map-syntax = The file for --map cannot be read at line { $line }.
exchange-map-syntax-hint = Each line is "Column" = "field".
exchange-map-column = The file has no column “{ $column }”.
exchange-map-column-hint = Its columns: { $columns }.
exchange-map-target = The column “{ $column }” cannot go to “{ $target }”: there is no such field.
exchange-map-target-hint = Fields: { $targets }; also full_name, created_at, keep, skip.
exchange-too-long = The text in the column “{ $column }” is longer than its field and is kept as a note
exchange-unread = “{ $value }” in the column “{ $column }” could not be read and is kept as a note
exchange-partly-read = “{ $value }” in the column “{ $column }”: what is a phone or an address is in its field, the whole cell is kept as a note
