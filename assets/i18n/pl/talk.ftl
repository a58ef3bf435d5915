# Komentarze, wzmianki i powiadomienia.
field-files = Pliki
field-edited-at = Edytowano
receipt-comment-edited = Komentarz zmieniony.
receipt-comment-deleted = Komentarz usunięty.
refused-mention = Nie ma tu nikogo o loginie „@{ $text }”.
hint-mention-near = Czy chodzi o @{ $name }? Osoby spoza firmy zapisuj bez „@”.
hint-mention = Są tu: { $names }. Osoby spoza firmy zapisuj bez „@”.
refused-words-of-others = To napisał ktoś inny.
hint-words-of-others = Zmienić lub usunąć może to autor albo administrator ({ $people }).
refused-comment-deleted = Ten komentarz usunięto ({ $who }).
hint-comment-deleted = Może go przywrócić ten, kto usunął: cofając swoją czynność.
note-undo-left-comment = Komentarz zostawiono bez zmian: później ktoś go zmienił ({ $who }, { $at }).
refused-no-comment = Na osi czasu można zmieniać i usuwać tylko komentarze.
line-comment-edit = Zmień komentarz
line-mention-keys = Tab wstawia · ↑ ↓ wybór
card-file = Plik: { $name }
card-edited = zmieniono { $when }
card-why-delete-here = Tu usuwa się tylko komentarze i plany. Aby usunąć rekord, przejdź do jego pól.
talk-files = PLIKI
card-why-no-file = Nie ma tu plików. Ustaw kursor na polu lub komentarzu z plikami.
why-file-lost = Pliku „{ $name }” nie ma już tam, gdzie był przechowywany: { $path }
say-file-path = Nie ma go tu czym otworzyć. Ścieżka skopiowana: { $path }
pick-file = Który plik otworzyć?
copy-file = ścieżka pliku
talk-before = { $when }, przed zmianą ({ $who }):

# What became of comments.
comment-changed = Zmieniono komentarz: { $before } { $arrow } { $after }
comment-files = Zmieniono pliki komentarza: { $before } { $arrow } { $after }
comment-deleted = Usunięto komentarz: { $text }
comment-restored = Przywrócono komentarz: { $text }
comment-written = Napisano komentarz: { $text }
talk-deleted = usunięty


# Powiadomienia.
notice-mention = { $who } wspomina o Tobie: { $text }
notice-comment = { $who } pisze: { $text }
notice-planned = { $who } zleca Ci: { $text }, { $when }
notice-assigned = { $who } powierza Ci ten rekord
notice-invited = { $who } zaprasza Cię: { $text }, { $when }
notice-control = { $who } oddaje zadanie: { $text }. Przyjmij je albo zwróć
notice-returned = { $who } zwraca zadanie do poprawy: { $text }
notice-observer = { $who } dodaje Cię do obserwatorów
notice-deadline = { $who } zmienia termin: { $text }, { $when }
notice-responsible = { $who } przekazuje odpowiedzialność: { $user }
notice-takes = { $who } przejmuje to
notice-changed = { $who } zmienia pola: { $fields }
notice-stage = { $who } zmienia etap: { $stage }
notice-many =
    { $who }: { $operation }, { $count ->
        [one] { $count } Twój rekord
        [few] { $count } Twoje rekordy
        [many] { $count } Twoich rekordów
       *[other] { $count } Twojego rekordu
    }
notice-words-gone = (usunięto)
notice-no-deadline = bez terminu
notice-somebody = Ktoś
say-notice = { $text }
say-notice-about = { $record }: { $text }
say-taken = „{ $record }”: zmiany — { $who }. Kursor jest teraz na „{ $here }”
say-gone = „{ $record }”: zmiany — { $who }. Pod kursorem nic nie ma
say-misaimed = Nic się nie stało: kursor dopiero co przeszedł na ten rekord. Naciśnij klawisz jeszcze raz.
say-unselected =
    { $count ->
        [one] { $count } zaznaczonego rekordu już tu nie ma
        [few] { $count } zaznaczonych rekordów już tu nie ma
       *[many] { $count } zaznaczonych rekordów już tu nie ma
    }
say-merged-into = { $record }: rekord scalono z tym — { $into }.

# Lista powiadomień.
inbox-title = Powiadomienia
inbox-head = nieprzeczytane: { $count } · { $all } oznacz wszystkie · { $only } tylko nowe
inbox-head-unread = tylko nowe: { $count } · { $all } oznacz wszystkie · { $only } pokaż wszystkie
inbox-empty = Na razie pusto. Tu zobaczysz, gdy ktoś wspomni o Tobie przez „@”, skomentuje Twój rekord, zmieni jego etap lub go przekaże.
inbox-none-unread = Wszystko przeczytane.
inbox-marked =
    { $count ->
        [0] Wszystko było już przeczytane.
        [one] Przeczytano { $count } powiadomienie.
        [few] Przeczytano { $count } powiadomienia.
        [many] Przeczytano { $count } powiadomień.
       *[other] Przeczytano { $count } powiadomienia.
    }
cli-heading-record = Rekord
notify-sent =
    { $count ->
        [0] Nie ma czego przekazać.
        [one] Przekazano { $count } powiadomienie.
        [few] Przekazano { $count } powiadomienia.
        [many] Przekazano { $count } powiadomień.
       *[other] Przekazano { $count } powiadomienia.
    }
notify-no-command = W --exec nie ma polecenia. Podaj program, któremu przekazać powiadomienia: --exec "mail -s Voronka me@firma.pl".
notify-failed = Polecenie „{ $command }” nie powiodło się: { $why }. Powiadomienie zostanie przekazane następnym razem.
notify-why-status = zakończyło się kodem { $status }
notify-why-signal = przerwał je sygnał { $signal }

# Pomoc poleceń.
help-comment-file = Plik przechowywany z komentarzem
help-comment-edit = Zmień treść komentarza lub dodaj do niego pliki
help-comment-delete = Usuń komentarze
help-comment-number = Numer komentarza, jak na osi czasu
help-inbox = Co zrobili współpracownicy, a dotyczy Ciebie; najpierw nieprzeczytane
help-inbox-all = Razem z przeczytanymi
help-inbox-read = Oznacz jako przeczytane; bez numerów wszystkie
help-inbox-number = Numer powiadomienia
help-notify = Przekaż nieprzeczytane powiadomienia poleceniu, każde raz; dla crona
help-notify-exec = Polecenie; każde powiadomienie dostaje jako JSON na standardowe wejście

# What of a timeline is shown.
card-why-filter = Ustaw kursor na osi czasu, aby ją filtrować
group-comments = Komentarze
group-communication = Kontakty z klientem
group-changes = Zmiany rekordu
group-activities = Działania i zadania
narrow-what = co
narrow-who = kto
narrow-since = kiedy
narrow-kept = mój filtr
narrow-name = Nazwa
narrow-dates = inne daty…
narrow-dates-title = Od kiedy do kiedy
narrow-keep = zapisz jako mój filtr…
narrow-name-title = Jak nazwać filtr
narrow-forget = usuń mój filtr…
narrow-forget-title = Który filtr nie jest już potrzebny
narrow-until = do { $when }
operation-timeline = filtr osi czasu
receipt-narrowing-kept = Filtr „{ $name }” zapisany: jest wśród filtrów osi czasu.
receipt-narrowing-forgotten = Filtr „{ $name }” usunięty.
refused-narrowing-everything = Nie ma jeszcze czego zapisać: nic nie wybrano.
hint-narrowing-everything = Najpierw wybierz, co pokazać, czyje albo z jakich dat
refused-narrowing-name = Nazwa filtra ma od 1 do { $most } liter.
refused-narrowing-unknown = Nie masz filtra osi czasu „{ $name }”.
cli-timeline-none = Nie masz jeszcze zapisanych filtrów osi czasu.
line-period-example = 1 lis..10 lis, wczoraj, ostatnie 7 dni, 2026-09.., ..zeszły miesiąc
help-timeline-until = Tylko do końca tego dnia lub okresu
help-timeline-dates = Tylko z tych dat: 2026-11-01..2026-11-10, wczoraj, last-7d
help-timeline-client = Tylko to, co jest też przy tym rekordzie
help-timeline-filter = Twój filtr o tej nazwie (voronka timeline-filter list)
help-timeline-command = Twoje zapisane filtry osi czasu
help-timeline-list = Lista Twoich filtrów
help-timeline-add = Zapisz filtr pod tą nazwą, w miejsce poprzedniego
help-timeline-delete = Usuń filtr
help-timeline-name = Nazwa filtra
narrow-with = z kim
narrow-title = Co pokazać (spacja wybiera, Enter pokazuje)
period-today = dziś
period-week = z 7 dni
period-month = z 30 dni
period-year = z roku
narrow-begun = od { $when }
narrow-holds = Tylko: { $what } · { $key } pokazuje wszystko
narrow-none = Nic takiego: { $what } · { $key } pokazuje wszystko
help-timeline-kind = Tylko te zdarzenia: comments, communication, changes, activities, rules
help-timeline-author = Tylko to, co zrobiła ta osoba
help-timeline-since = Tylko od tej chwili: data, „dziś”
notice-returned-why = { $who } zwraca zadanie do poprawy: { $text } — { $why }
refused-no-event = Na osi czasu { $record } nie ma zdarzenia { $event }.
why-no-file-here = Nie ma tu plików.
pager-files = { $key } otwiera { $count ->
        [one] plik
       *[other] pliki: { $count }
    }
help-pin = Przypnij zdarzenie na górze osi czasu albo je odepnij
help-pin-event = Zdarzenie tak, jak --json nazywa je w polu name: entry/5, change/7, activity/3
refused-event-name = „{ $name }” to nie jest zdarzenie osi czasu.
hint-event-name = Nazywa je pole name w show --timeline --json: entry/5, change/7, activity/3.

# Pliki komentarza.
line-comment-keys = { $enter } zapisuje · { $line } nowy wiersz · Tab plik · { $editor } Twój edytor
line-comment-marks = **pogrubienie** *kursywa* `kod` · #{ "\u00A0" }nagłówek · -{ "\u00A0" }punkt · >{ "\u00A0" }cytat
attach-path = Plik:
attach-more = i jeszcze { $count }: wpisz początek nazwy
attach-none = Nie ma tu nic takiego
attach-keys = Tab uzupełnia · ↓ wybiera · Enter dołącza · Esc do tekstu
attach-keys-files = Tab uzupełnia · ↓ wybiera · Enter dołącza · ↑ i Backspace usuwają plik · Esc do tekstu
why-attach-comment = Pliki dołącza się do komentarza: { $comment } na karcie, potem Tab
