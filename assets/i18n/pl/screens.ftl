# Co mówią tablica, lista i wiersze wokół nich.
pick-responsible = Kto odpowiada
pick-observers = Kto obserwuje
pick-stage = Przenieś do
pick-stage-here = teraz
pick-ending = Jak to się kończy?
pick-convert = Konwersja: deal i klient
pick-done = Co zrobione?
pick-done-added = dodano { $when }
pick-copy = Kopiuj
pick-sort = Sortuj według
pick-columns = Kolumny
line-tags = Tagi
line-comment = Komentarz
line-plan = Działanie: co, kiedy, !przypomnienie, @kto
line-done = Wynik: { $subject }
line-reason = { $stage }: dlaczego? Może zostać puste
line-search = Znajdź
line-filter = Filtr
line-capture = { $new }: imię, telefon, e-mail, kwota, #tag, @kto
line-capture-of-contact = { $new }: imię, telefon, e-mail, firma, #tag, @kto
line-capture-of-company = { $new }: nazwa, telefon, e-mail, strona, #tag, @kto
line-capture-at = { $new }: { $stage }
copy-title = nazwa
copy-link = link
why-no-record = Pod kursorem nic nie ma.
why-one-client = Deal tworzy się dla jednego klienta: zaznacz jednego.
why-no-stages = Tu nie ma etapów.
why-nothing-planned = Nic tu nie zaplanowano. Najpierw zaplanuj działanie.
why-last-stage = To ostatni etap.
say-all-stages = wszystkie etapy
why-usual-look = Tu wszystko jest już jak na początku.
why-no-room-for-all = Ekran jest za wąski, by pokazać naraz wszystkie etapy ({ $count }).
say-carried = { $what } → { $stage }: puść przycisk myszy · Esc anuluje
say-carried-nowhere = { $what }: zostanie na miejscu
why-first-stage = To pierwszy etap.
why-no-board = Nie ma tu tablicy, jest tylko lista.
why-no-deadlines = Nie ma tu kolumn według terminu, jest tylko lista.
why-no-calendar = Nie ma tu kalendarza, jest tylko lista.
why-one-view = Jest tu tylko lista.
why-list-only = Kolumny i sortowanie są na liście. { $key } ją pokaże.
why-board-only = Lejki przełącza się na tablicy. { $key } ją pokaże.
why-no-pipelines = Tu nie ma lejków.
why-one-pipeline = W tę stronę nie ma innych lejków.
why-nothing-to-repeat = Nie ma jeszcze czego powtórzyć.
why-nothing-to-close = Nie ma tu nic do zamknięcia. { $key } kończy pracę z programem.
say-selected = wybrano: { $count }
say-selected-worth = wybrano { $count } na { $sums }
say-searching = szukam…
say-no-shell = Nie byłoby skąd wrócić, więc Voronka zostaje.
say-no-action = { $keys } nic tu nie robi. { $help } pokaże klawisze.
say-key-below = { $keys } nic tu nie robi. Esc zamknie to okno, a wtedy: { $action }.
say-key-elsewhere = { $keys } nic tu nie robi. { $places }: { $action }.
instead-reports = Raporty są na razie tylko w wierszu poleceń: voronka report --help
instead-saved-filters = Filtrów nie można jeszcze zapisać. { $filter } otwiera wiersz filtra.
instead-macro = Nagrać klawiszy jeszcze nie można. { $repeat } powtarza ostatnie polecenie.
say-paste-nowhere = Nie ma tu miejsca na wklejony tekst.
say-copied = Skopiowano: { $text }
say-saving = zapisuję…
say-typed-in-vain = To, co wpisano w międzyczasie, nie zostało wykonane.
say-progress = zapisuję: { $done } z { $all }
named-record = { $called } „{ $name }”
results-title =
    { $done ->
        [0] Nie zrobiono: { $operation }, odmowy: { $refused }
       *[other] { $did }: { $done }, odmowy: { $refused }
    }
say-redo = { $key } przywróci
say-undo = { $key } cofa
say-unfinished = Przerwano: { $operation }, zrobiono { $count } z { $of }. Powtórz to samo, zrobione zostanie pominięte. { $key } cofnie
say-unfinished-anew = Przerwano: { $operation }, zrobiono { $count } z { $of }. { $key } cofnie, potem zrób to od nowa
say-unfinished-undo = Przerwano: cofnięcie ({ $operation }). { $key } dokończy
say-unfinished-redo = Przerwano: ponowienie ({ $operation }). { $redo } dokończy
say-draft-restored = Twój tekst z { $at } wrócił. { $key } go usuwa.
say-draft-restored-form = Wypełnione pola z { $at } wróciły. { $key } zaczyna od nowa.
say-draft-file-gone = Załącz { $path } jeszcze raz: pliku nie ma tam, gdzie był
say-draft-waits = Tu jest tylko to, co wklejono. Niedokończony wiersz poczeka: { $key } go przywróci.
say-draft-left = Tekst zachowany: { $key } go przywróci.
say-draft-left-chosen = Wybór i wpisane dane zachowane: { $key } je przywróci.
say-draft-left-here = Tekst zachowany; wróci, gdy to pytanie padnie znowu.
say-draft-moved = Tekst czeka jako komentarz: „{ $record }”. Na tej karcie { $key } go przywróci.
say-draft-deal-with = Niedokończony nowy deal: { $record } ({ $at }). Wróci przy dodawaniu tam.
say-started-over = Jest jak przed zmianami. Jeszcze raz { $key } przywróci Twoje.
say-not-started-over = Twoje wróciło.
say-draft = Niedokończony tekst ({ $at }): wróci tam, gdzie go pisano.
say-draft-lead = Niedokończony nowy lead ({ $at }): wróci przy dodawaniu leada.
say-draft-deal = Niedokończony nowy deal ({ $at }): wróci przy dodawaniu deala.
say-draft-contact = Niedokończony nowy kontakt ({ $at }): wróci przy dodawaniu kontaktu.
say-draft-company = Niedokończona nowa firma ({ $at }): wróci przy dodawaniu firmy.
say-draft-new = Niedokończone: { $noun } ({ $at }). Wróci przy dodawaniu.
say-draft-comment = Niedokończony komentarz: { $record } ({ $at }), wróci tam.
say-draft-plan = Niedokończony plan: { $record } ({ $at }), wróci tam.
say-draft-done = Niedokończony wynik: { $record } ({ $at }), wróci tam.
say-draft-form = Niezapisane zmiany: { $record } ({ $at }), wrócą tam.
say-draft-convert = Niedokończona konwersja: { $record } ({ $at }), wróci przy konwersji.
say-draft-about = Niedokończony tekst: { $record } ({ $at }), wróci tam.
many-done = Gotowe, { $operation }
many-converted = Przekonwertowano
many-created = Dodano
many-edited = Zmieniono
many-moved = Zmieniono etap
many-deleted = Usunięto
many-restored = Przywrócono
many-commented = Skomentowano
many-planned = Zaplanowano
many-completed = Wykonano
many-imported = Zaimportowano
receipt-many = { $did }: { $what }{ $same ->
    [0] {""}
   *[other] {", "}bez zmian, bo tak już było: { $same }
}
receipt-many-unchanged = Tak już było: { $what }
receipt-many-none = Nie zrobiono: { $operation }
receipt-many-refused =
    { $count ->
        [one] odmowa: { $count }
        [few] odmowy: { $count }
       *[many] odmów: { $count }
    }
view-board = tablica
view-list = lista
view-activities = terminy
board-empty-column = pusto
board-more =
    { $count ->
        [one] jeszcze { $count }
        [few] jeszcze { $count }
       *[many] jeszcze { $count }
    }
board-no-step = brak kroku
board-in-bin = w koszu
empty-invites = Jeszcze tu pusto. { $new } doda rekord w jednym wierszu: imię, telefon, kwota; { $form } — w pełnym formularzu. voronka import wczyta plik, voronka demo pokaże, jak to wygląda z danymi. { $help } pokaże klawisze.
empty-invites-client = Jeszcze tu pusto. { $new } doda rekord w jednym wierszu: nazwa, telefon, e-mail; { $form } — w pełnym formularzu. voronka import wczyta plik, voronka demo pokaże, jak to wygląda z danymi. { $help } pokaże klawisze.
empty-products = Katalog jest pusty. { $new } doda produkt.
empty-exclusions = Nie ma jeszcze wykluczeń. { $new } doda telefon, e-mail albo domenę, z których nic nie powstaje.
empty-bin = Kosz jest pusty. { $back } wraca.
empty-filtered = Nic nie pasuje. { $back } znów pokaże wszystko.
section-day = Dzień
top-overdue = po terminie
top-today = dziś
top-incoming = czeka
say-import-how = Import: wyjdź i uruchom voronka import PLIK (pomoc: voronka import --help)
say-counters = Twoje działania: po terminie { $overdue }, na dziś jeszcze { $today }, wkrótce { $soon }. Czeka na odpowiedź: { $incoming }. Nieprzeczytane powiadomienia: { $unread }.
say-open-only = tylko otwarte
say-with-closed = z zamkniętymi
empty-hidden =
    { $count ->
        [one] Nic otwartego. Ukryto { $count } zamknięty rekord: { $key } go pokaże.
        [few] Nic otwartego. Ukryto { $count } zamknięte rekordy: { $key } je pokaże.
       *[many] Nic otwartego. Ukryto { $count } zamkniętych rekordów: { $key } je pokaże.
    }
urgency-overdue = Po terminie
urgency-today = Dzisiaj
urgency-this-week = Ten tydzień
urgency-next-week = Przyszły tydzień
urgency-later = Później
urgency-nothing = Bez planu
why-nothing-new-there = W kolumnie „{ $column }” nie da się nic zaplanować: utwórz to w innej.
why-no-deadline-there = Dalej w tę stronę nie ma kolumny, do której można przenieść termin.
why-no-day-back = Nie ma jeszcze terminu, a dziś już się nie zdąży.
why-in-bin = To jest w koszu: { $key } przywraca
why-one-deadline = Termin przenosi się na jednej karcie: najpierw wyczyść zaznaczenie ({ $back }).
