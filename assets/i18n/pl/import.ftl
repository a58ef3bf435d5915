## Import

import-done = Zaimportowano: { $what }.
import-stopped = Zatrzymano. Zaimportowano do tej pory: { $what }.
import-broken = Import przerwany: { $why } Zaimportowano: { $what }.
import-broken-full = Dysk jest pełny, import przerwany. Zaimportowano: { $what }.
import-broken-busy = Ktoś zbyt długo zapisuje w bazie, import przerwany. Zaimportowano: { $what }.
import-would = Do zaimportowania: { $what }.
import-nothing-written = To była próba: nic nie zapisano.
import-undo = Aby cofnąć: voronka undo { $operation }
import-go-on = Aby dokończyć: to samo polecenie z --from { $line }
import-read = { $file }: { $encoding }, separator „{ $separator }”
import-profile = Kolumny jak w { $name }.
import-target-keep = zostanie przy rekordzie
import-target-skip = pomijana
import-target-full-name = Imię i nazwisko
import-target-pipeline = Lejek
import-target-converted = Czy lead został skonwertowany
import-target-outcome = Jak się skończyło
import-target-stage-meaning = Co oznacza etap
import-target-id = Numer w innym programie
import-kept = Takich pól tu nie ma, wartości zostały w historii rekordów: { $names }.
import-damaged = Części bajtów pliku nie da się odczytać jako { $encoding }: wiersze z nimi pominięto. Jeśli jest ich dużo, zapisz plik w UTF-8.
import-new-pipeline = Nowy lejek: { $name }
import-new-stages = Nowe etapy, lejek „{ $pipeline }”: { $names }
import-stage-clash = Etap „{ $stage }” w pliku oznacza „{ $said }”, a tutaj „{ $here }”: { $count ->
        [one] { $count } rekord trafia
        [few] { $count } rekordy trafiają
       *[many] { $count } rekordów trafia
    } na etap „{ $into }”.
import-stages-understood = Etapy z pliku odczytano tak: { $names }
import-sources-understood = Źródła z pliku odczytano tak: { $names }
import-new-sources = Nowe źródła: { $names }
import-strangers = { $count ->
        [one] { $count } osoba odpowiedzialna jest tu nieznana: jej rekordy
        [few] { $count } osoby odpowiedzialne są tu nieznane: ich rekordy
       *[other] { $count } osób odpowiedzialnych jest tu nieznanych: ich rekordy
    } będą Twoje, nazwiska zostaną przy rekordach: { $names }.
import-linked = Powiązano z klientami: { $count } z { $of }.
import-linked-companies = Powiązano z firmami: { $count } z { $of }.
import-linked-contacts = Powiązano z kontaktami: { $count } z { $of }.
import-namesakes = „{ $name }”: firm o tej nazwie jest kilka; z najstarszą, { $company }, powiązano { $count ->
        [one] { $count } rekord
        [few] { $count } rekordy
        [many] { $count } rekordów
       *[other] { $count } rekordu
    }.
import-link-later = Aby je powiązać: zaimportuj firmy, a potem jeszcze raz ten plik z --duplicates merge.
import-clients = Nowe karty klientów: { $what }.
import-unread = Nie odczytano w całości { $count ->
        [one] { $count } komórki, trafiła
       *[other] { $count } komórek, trafiły
    } do notatek przy rekordach:
import-unknown-currencies = { $count ->
        [one] W { $count } wierszu jest
       *[other] W { $count } wierszach jest
    } nieznana waluta: { $names }. Kwot nie wpisano do pól, zachowano je w historii rekordów. Wpisz w pliku kod waluty, na przykład EUR, i zaimportuj go ponownie.
import-ahead = { $count ->
        [one] W { $count } wierszu
       *[other] W { $count } wierszach
    } data utworzenia jest w przyszłości, pierwszy raz w wierszu { $line }: zamiast niej przyjęto bieżącą chwilę. Sprawdź daty w pliku.
import-open-thousands = „{ $column }”: znak w „{ $cell }” odczytano jako rozdzielający tysiące, a nie ułamek. Kolumna tego nie rozstrzyga: sprawdź liczby.
import-open-month = „{ $column }”: „{ $cell }” odczytano jako { $day }. Kolumna nie rozstrzyga, gdzie dzień, a gdzie miesiąc: sprawdź daty.
import-counted-days = „{ $column }”: liczby odczytano jako dni z arkusza, „{ $cell }” to { $day }.
import-crowded = „{ $column }”: w { $count ->
        [one] { $count } wierszu
       *[other] { $count } wierszach
    } pole ma już inną wartość, ta zostaje w historii.
import-rejected = { $count ->
        [one] Nie przyjęto { $count } wiersza:
       *[other] Nie przyjęto { $count } wierszy:
    }
import-line = wiersz { $line }: { $what }
import-more = i jeszcze { $count }
import-rejects-written = Popraw w pliku { $file } to, czego nie przyjęto, i zaimportuj go.
import-no-rows = Plik ma nagłówek, ale żadnych wierszy.
import-from-beyond = Od wiersza { $line } w pliku nic już nie ma: ostatni rekord zaczyna się w wierszu { $last }.
example-title = 200 krzeseł do biura
example-company = Przykład sp. z o.o.
example-last-name = Kowalska
example-first-name = Anna
example-post = Dyrektorka
example-address = ul. Długa 1, Warszawa
example-region = mazowieckie
example-currency = PLN
example-phone = +48 22 123 45 67
example-mobile = +48 600 700 800
example-tags = vip, jesień
example-products = Krzesło x200 @ 62.50
import-too-many-stages = Kolumna „{ $column }” dodałaby nowe etapy w liczbie { $count }: to pewnie coś innego.
import-too-many-pipelines = Kolumna „{ $column }” dodałaby nowe lejki w liczbie { $count }: to pewnie coś innego.
import-too-many-sources = Kolumna „{ $column }” dodałaby nowe źródła w liczbie { $count }: to pewnie coś innego.
import-hint-map = Zapisz w pliku wiersz "{ $column }" = "keep" i wskaż ten plik: --map PLIK
import-no-file = Nie ma pliku { $file }.
import-folder = to folder
import-device = to urządzenie
import-no-columns = Żadna kolumna nie jest znana: { $names }.
import-no-headings = W pliku chyba nie ma nagłówków: jego kolumny to { $names }.
import-hint-no-headings = Dodaj nad wierszami nazwy kolumn albo napisz w pliku dla --map, co jest w każdej z nich, na przykład "{ $column }" = "{ $field }".
import-hint-columns = Napisz w pliku dla --map, co w nich jest; wzór ze znanymi kolumnami: voronka import --template leads
import-near = „{ $column }” to może { $field }: popraw nazwę kolumny albo podaj to w pliku dla --map.
import-names-below = Nazwy kolumn wzięto z wiersza { $line }; pominięto to, co jest nad nim.
import-rejects-onto-input = Nieprzyjętych wierszy nie można zapisać w pliku, z którego pochodzą.
import-rejects-exist = Plik { $file } już istnieje i nie zostanie nadpisany.
import-rejects-nowhere = Nieprzyjętych wierszy nie ma gdzie zapisać: { $file }: { $why }.
import-hint-rejects = Wskaż inny plik: --rejects PLIK
import-rejects-shown = Popraw wypisane wiersze i zaimportuj je jako plik.
import-rejects-mixed = Z --json nieprzyjętych wierszy nie można wypisać w tym samym miejscu.
import-rejects-unwritten = Nieprzyjętych wierszy nie udało się zapisać w { $file }: { $why }. W importowanym pliku to wiersze: { $lines }.
refused-import-unfinished = { $count ->
        [one] Import tego pliku został przerwany po { $count } rekordzie.
        [few] Import tego pliku został przerwany po { $count } rekordach.
       *[other] Import tego pliku został przerwany po { $count } rekordach.
    }
hint-import-unfinished = Dokończ go: --duplicates skip, albo cofnij: voronka undo { $operation }
hint-import-unfinished-from = Dokończ go: --from { $line }, albo cofnij: voronka undo { $operation }
say-import-unfinished = Import { $file } nie jest skończony: dalej z --from { $line }, cofnąć: voronka undo { $operation }
refused-import-new = W pliku jest coś nowego: { $names } ({ $noun }). Nie możesz tego dodać.
import-joined = { $count ->
        [one] { $count } wiersz to kolejny produkt rekordu nad nim.
        [few] { $count } wiersze to kolejne produkty rekordów nad nimi.
       *[many] { $count } wierszy to kolejne produkty rekordów nad nimi.
    }
import-skipped = { $count ->
        [one] Pominięto { $count } wiersz: taki rekord już jest.
        [few] Pominięto { $count } wiersze: takie rekordy już są.
       *[other] Pominięto { $count } wierszy: takie rekordy już są.
    }
import-closing = { $count ->
        [one] Pominięto wiersz podsumowania lub stopki: wiersz { $lines }.
       *[other] Pominięto wiersze podsumowania i stopki: wiersze { $lines }.
    }
import-updated = { $count ->
        [one] { $count } wiersz trafia do rekordu, który już jest.
        [few] { $count } wiersze trafiają do rekordów, które już są.
       *[other] { $count } wierszy trafia do rekordów, które już są.
    }
import-moved = { $count ->
        [one] { $count } rekord przechodzi na etap z pliku.
        [few] { $count } rekordy przechodzą na etap z pliku.
       *[other] { $count } rekordów przechodzi na etap z pliku.
    }
import-ended = { $count ->
        [one] { $count } rekord jest w pliku zakończony (skonwertowany, sukces lub porażka) i tu też: etap z jego wiersza zostaje w historii.
        [few] { $count } rekordy są w pliku zakończone (skonwertowane, sukces lub porażka) i tu też: etapy z ich wierszy zostają w historii.
       *[other] { $count } rekordów jest w pliku zakończonych (skonwertowanych, sukces lub porażka) i tu też: etapy z ich wierszy zostają w historii.
    }
import-set-aside-columns = Kolumny przeniesione nie w całości i w ilu wierszach: { $names }.
import-set-aside = { $count ->
        [one] W { $count } wierszu nie wszystko trafia do pól: reszta zostaje w historii rekordu.
       *[other] W { $count } wierszach nie wszystko trafia do pól: reszta zostaje w historii rekordów.
    }
import-unchanged = { $count ->
        [one] { $count } wiersz zgadza się z rekordem: nie ma czego zmieniać.
        [few] { $count } wiersze zgadzają się z rekordami: nie ma czego zmieniać.
       *[other] { $count } wierszy zgadza się z rekordami: nie ma czego zmieniać.
    }
import-in-bin = { $count ->
        [one] Pominięto { $count } wiersz: jego rekord jest w koszu. Aby go zmienić, najpierw go przywróć.
        [few] Pominięto { $count } wiersze: ich rekordy są w koszu. Aby je zmienić, najpierw je przywróć.
       *[other] Pominięto { $count } wierszy: ich rekordy są w koszu. Aby je zmienić, najpierw je przywróć.
    }
import-merged = { $count ->
        [one] Pominięto { $count } wiersz: jego rekord połączono z innym.
        [few] Pominięto { $count } wiersze: ich rekordy połączono z innymi.
       *[other] Pominięto { $count } wierszy: ich rekordy połączono z innymi.
    }
import-again = { $count ->
        [one] { $count } wiersz wyeksportowano z rekordu, który tu jest: to jego druga kopia. Aby zmienić sam rekord: --duplicates replace
        [few] { $count } wiersze wyeksportowano z rekordów, które tu są: to ich drugie kopie. Aby zmienić same rekordy: --duplicates replace
       *[other] { $count } wierszy wyeksportowano z rekordów, które tu są: to ich drugie kopie. Aby zmienić same rekordy: --duplicates replace
    }
import-bare-numbers = { $count ->
        [one] W { $count } wierszu numer (id) nic nie mówi: obok nie ma czasu utworzenia (created_at) w takiej postaci, w jakiej go wyeksportowano. Wiersz jest rozpoznawany po { $by }. Pewniej: wyeksportuj jeszcze raz i nie zmieniaj tych dwóch kolumn.
        [few] W { $count } wierszach numer (id) nic nie mówi: obok nie ma czasu utworzenia (created_at) w takiej postaci, w jakiej go wyeksportowano. Wiersze są rozpoznawane po { $by }. Pewniej: wyeksportuj jeszcze raz i nie zmieniaj tych dwóch kolumn.
       *[other] W { $count } wierszach numer (id) nic nie mówi: obok nie ma czasu utworzenia (created_at) w takiej postaci, w jakiej go wyeksportowano. Wiersze są rozpoznawane po { $by }. Pewniej: wyeksportuj jeszcze raz i nie zmieniaj tych dwóch kolumn.
    }
import-bare-numbers-new = { $count ->
        [one] W { $count } wierszu numer (id) nic nie mówi: obok nie ma czasu utworzenia (created_at) w takiej postaci, w jakiej go wyeksportowano. Wiersz staje się nowym rekordem. Aby zmienić dawny, wyeksportuj jeszcze raz i nie zmieniaj tych dwóch kolumn.
        [few] W { $count } wierszach numer (id) nic nie mówi: obok nie ma czasu utworzenia (created_at) w takiej postaci, w jakiej go wyeksportowano. Wiersze stają się nowymi rekordami. Aby zmienić dawne, wyeksportuj jeszcze raz i nie zmieniaj tych dwóch kolumn.
       *[other] W { $count } wierszach numer (id) nic nie mówi: obok nie ma czasu utworzenia (created_at) w takiej postaci, w jakiej go wyeksportowano. Wiersze stają się nowymi rekordami. Aby zmienić dawne, wyeksportuj jeszcze raz i nie zmieniaj tych dwóch kolumn.
    }
import-by-phone = telefonie
import-by-email = e-mailu
import-by-name = nazwie
import-anothers-number = numer { $number } (id) ma tu inny rekord niż ten, o którym mówi reszta wiersza. Wyeksportuj jeszcze raz z kolumnami id i created_at albo usuń kolumnę id z pliku

## Eksport

export-done = Wyeksportowano: { $what } do pliku { $file }.
refused-no-events = „{ $noun }”: tu nie ma dat, z których powstałby kalendarz.
hint-no-events = ics jest dla leads, deals i activities; tu możliwe są csv, tsv i json
refused-of-events = Dla { $format } { $option } nic nie znaczy: jego treść jest zawsze taka sama.
refused-no-todo = { $format } jest tylko dla activities (działań), a nie dla { $noun }.
export-onto-database = Ten plik to sama baza danych.
export-not-a-file = { $file } nie jest zwykłym plikiem.
export-is-a-folder = { $file } to folder. Podaj nazwę pliku w nim.

## Pomoc

help-import = Importuj rekordy z pliku CSV. Reguły etapów wtedy nie działają
help-import-file = Plik; - oznacza standardowe wejście
help-import-as = Czym są wiersze: leads, deals, contacts lub companies; bez podania to, od czego zaczyna się praca. Kto importuje, podaje się przed poleceniem: voronka --as LOGIN import
help-import-profile = System, z którego jest plik, np. bitrix24 lub hubspot
help-import-map = Plik z wierszami "Kolumna" = "pole"
help-import-duplicates = Co zrobić z wierszem, którego rekord już jest: allow (utwórz kolejny), skip (pomiń), merge (uzupełnij to, czego brakuje), replace (zastąp tym, co w pliku, także etap i odpowiedzialnego); bez podania allow
help-import-key = Po czym poznać ten sam rekord: phone, email, name; bez podania phone,email. Wiersze własnego eksportu poznaje się i tak po numerze, a wiersze innego programu, które już importowano, po numerze w nim razem z nazwą lub czasem utworzenia
help-import-dry-run = Pokaż, co by się stało, i niczego nie zapisuj
help-import-rejects = Nowy plik na nieprzyjęte wiersze albo - jako standardowe wyjście; zwykle NAZWA.rejects.csv w bieżącym folderze, z numerem, jeśli taki już istnieje
help-import-from = Zacznij od wiersza pliku o tym numerze: wcześniejsze są już zaimportowane
help-import-template = Wypisz plik do wypełnienia; import pomija wiersz przykładowy
help-export = Eksportuj rekordy do pliku
help-export-nouns = leads, deals, contacts, companies lub activities
help-export-format = csv (zwykle), tsv, json, ics: daty do kalendarza; dla activities także todotxt (todo.txt) i taskwarrior: do list zadań
help-export-raw = Dla programów: kody zamiast nazw, formuły bez zmian
help-export-columns = Kolumny; w tabeli na początku jest numer (id) i zawsze czas utworzenia (created_at): po nich import poznaje, o którym rekordzie jest wiersz
help-export-output = Dokąd zapisać; zwykle standardowe wyjście
