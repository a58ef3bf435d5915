## Odczyt plików

exchange-empty = Plik jest pusty.
exchange-too-big = Plik jest większy niż 1 GB.
exchange-workbook = To skoroszyt Excela albo archiwum ZIP, a nie plik CSV.
exchange-old-workbook = To stary skoroszyt Excela (.xls), a nie plik CSV.
exchange-pdf = To dokument PDF, a nie plik CSV.
exchange-database = To baza danych, a nie plik CSV.
exchange-gzip = Plik jest skompresowany.
exchange-image = To obraz, a nie plik CSV.
exchange-page = To strona internetowa, mimo nazwy pliku, a nie CSV.
exchange-vcard = To vCard, plik książki adresowej, a nie CSV.
exchange-json = To JSON, a nie CSV.
exchange-binary = To nie jest plik tekstowy.
exchange-hint-save-as-csv = Otwórz to w arkuszu kalkulacyjnym i zapisz jako CSV.
exchange-hint-export-csv = Wyeksportuj dane do CSV i zaimportuj ten plik.
exchange-hint-unpack = Najpierw go rozpakuj: gunzip PLIK.
exchange-hint-split = Podziel go i importuj po kawałku.

exchange-no-header = Plik nie ma nagłówka: pierwszy wiersz powinien nazywać kolumny.
exchange-bad-header = W nagłówku nie zgadzają się cudzysłowy.
exchange-too-many-columns = Kolumn w pliku: { $count }; można wczytać najwyżej { $limit }.

## Wiersze, których nie przyjęto

exchange-row-too-many-cells = { $count ->
        [one] { $count } komórka
        [few] { $count } komórki
       *[other] { $count } komórek
    }, a kolumn w nagłówku: { $expected }
exchange-row-unclosed-quote = cudzysłów otwarty i niezamknięty
exchange-row-stray-quote = tekst po zamykającym cudzysłowie
exchange-row-cell-too-long = komórka dłuższa niż 10 MB
exchange-row-nul = uszkodzony znak (kod 0) w kolumnie „{ $column }”
exchange-row-unknown-bytes = nieczytelne bajty w kolumnie „{ $column }”

## Kolumny

exchange-profile-unknown = Import nie zna programu „{ $name }”.
exchange-profile-hint = Zna: { $names }.
exchange-map-syntax = Nie udało się odczytać pliku dla --map, wiersz { $line }.
exchange-map-syntax-hint = Każdy wiersz to "Kolumna" = "pole".
exchange-map-column = W pliku nie ma kolumny „{ $column }”.
exchange-map-column-hint = Jego kolumny: { $columns }.
exchange-map-target = Kolumny „{ $column }” nie ma gdzie umieścić: nie ma pola „{ $target }”.
exchange-map-target-hint = Pola: { $targets }; także full_name, created_at, keep, skip.
exchange-too-long = Tekst w kolumnie „{ $column }” jest dłuższy niż jego pole, zapisano jako notatkę
exchange-unread = „{ $value }” w kolumnie „{ $column }” nie dało się odczytać, zapisano jako notatkę
exchange-partly-read = „{ $value }” w kolumnie „{ $column }”: numery i adresy trafiły do pola, całą komórkę zapisano jako notatkę
