### Okna wyboru i formularze.

# Okna wyboru.
picker-palette = Polecenia
picker-go-to = Przejdź do rekordu
picker-find = Wpisz część nazwy, telefonu lub e-maila.
picker-find-client = Nazwisko, telefon lub e-mail: znany się znajdzie, nowy powstanie.
picker-new-contact = + nowy kontakt „{ $text }”
picker-new-company = + nowa firma „{ $text }”
picker-new-both = + nowy kontakt z firmą „{ $text }”
picker-open-linked = Otwórz: { $name }
picker-unlink = Odłącz: { $name }
picker-empty = Nie ma z czego wybierać. { $back } wraca.
picker-no-tags = Nie ma jeszcze tagów. Wpisz tag i naciśnij { $enter }.
picker-no-match = Nic nie pasuje do „{ $text }”. Backspace poszerza wyszukiwanie.
picker-narrow-none = Spacja zaznacza, { $enter } pokaże wszystko
picker-narrow = Spacja zaznacza, { $enter } pokaże tylko zaznaczone: { $count }
picker-many =
    { $count ->
        [0] Spacja zaznacza, { $enter } zostawi puste
       *[other] Spacja zaznacza, { $enter } zapisze zaznaczone: { $count }
    }
picker-ordered = Spacja zaznacza, ←→ przesuwa, { $enter } zapisze: { $count }
picker-ordered-none = Spacja wybór, { $enter }: zwykłe kolumny
picker-mark = { $enter } zaznaczy ten wiersz
picker-new-tag = { $enter } doda tag #{ $tag }

# Wiersz wpisywania.
line-long = { $enter } zapisuje · { $line } nowy wiersz · { $editor } Twój edytor
line-capture-lead = Na przykład: Ewa Kowalska, +48 600 100 200, Polmet sp. z o.o., 150000, #gorący
line-capture-deal = Na przykład: Pompy do nowego sklepu, 150000, #pilne, @anna
line-capture-contact = Na przykład: Ewa Kowalska, +48 600 100 200, ewa@example.com, Polmet sp. z o.o.
line-capture-company = Na przykład: Polmet sp. z o.o., +48 22 123 45 67, polmet.pl
line-query = Na przykład: odpowiedzialny:ja kwota>=100000 utworzono:ten-tydzień -tagi:zimny
line-several = Powstanie: { $records }
line-of-several = wiersz { $line }: { $what }
line-nobody = Nikt z zespołu tak się nie nazywa: { $handle } zostanie jako komunikator

part-title = nazwa
part-name = imię i nazwisko
part-post = stanowisko
part-company = firma
part-phone = telefon
part-email = e-mail
part-site = strona
part-messenger = komunikator
part-amount = kwota
part-tag = tag
part-people = z kim
part-responsible = odpowiedzialny
part-rest = komentarz
part-deadline = termin
part-remind = przypomnienie

# Formularze.
form-new-lead = Nowy lead
form-new-deal = Nowy deal
form-new-contact = Nowy kontakt
form-new-company = Nowa firma
form-new-activity = Nowe działanie
form-new-stage = Nowy etap
form-new-pipeline = Nowy lejek
form-new-source = Nowe źródło
form-new-user = Nowy pracownik
form-new-field = Nowe pole
form-new-product = Nowy produkt
form-new-exclusion = Nowe wykluczenie
form-new = Nowe: { $noun }
form-lacking = Najpierw uzupełnij: { $record }
form-title-empty = jeśli puste — numer
form-none = nie podano
form-no-match = Nic nie pasuje
form-not-in-list = „{ $text }” nie ma na liście. Wybierz z niej wiersz albo usuń wpisany tekst.
form-open-list = Spacja otwiera listę; można od razu pisać
form-hint-linked = Pisz, by znaleźć inny · Backspace odłącza
form-hint-points = Po przecinku: +48 600 100 200, domowy: +48 22 123 45 67
form-hint-emails = Po przecinku: jan@example.com, domowy: j@example.com
form-hint-tags = Kilka oddziel przecinkami
form-hint-booked = Rezerwowano już: { $names }
form-hint-booked-begun = { $key } uzupełni: { $names }
form-enter-next = { $enter } — następne pole
form-enter-saves = { $enter } zapisuje
form-keys = { $save } zapisuje · { $back } zamyka
form-keys-last = { $back } zamyka
form-theirs = Teraz jest tam: { $value }
form-mine = U Ciebie: { $value }
form-back = Wróć do formularza, na razie niczego nie zapisuj
form-keep-theirs = Zostaw cudze, moją zmianę porzuć
form-put-mine = Nadpisz moją zmianą
line-put-over = { $enter } nadpisze cudze Twoim tekstem, { $back } zostawi cudze.
line-changed-meanwhile = Tymczasem jest tu: { $text }

# Konwersja leada.
convert-title = Co utworzyć z leada: { $lead }
convert-title-several =
    { $count ->
        [one] Co utworzyć z { $count } leada
        [few] Co utworzyć z { $count } leadów
        [many] Co utworzyć z { $count } leadów
       *[other] Co utworzyć z { $count } leada
    }
convert-pipeline = Lejek
convert-repeat = Klient jest już znany, więc można utworzyć tylko deal.
convert-some-repeat = Powtórne leady: { $count } z { $of }. Ich klient jest znany: można z nich utworzyć tylko deal.
convert-nothing = Zaznacz spacją przynajmniej jedno.
convert-once-more = Naciśnij Enter jeszcze raz, aby mimo to skonwertować.
convert-partly = Naciśnij Enter jeszcze raz, aby utworzyć resztę.
convert-which-contact = kto to
convert-which-company = która firma
convert-new-contact = utwórz nowy
convert-new-company = utwórz nową
convert-shares = ten sam telefon lub e-mail
convert-namesake-contact = to samo nazwisko
convert-namesake-company = ta sama nazwa
convert-partner = firma tego kontaktu
convert-will-link = Enter powiąże z: { $clients }.
convert-known = Kto ma ten sam telefon lub e-mail, zostanie powiązany, a nie utworzony jeszcze raz; tak samo jedyna firma o tej nazwie.
convert-will =
    { $count ->
        [1] Enter utworzy z leada: { $what }
       *[other] Enter utworzy z każdego z { $count } leadów: { $what }
    }

# Pomoc.
keys-title = Klawisze
keys-shown = C- to Ctrl, S- to Shift · { $down } { $up } przewija · { $back } zamyka
help-queries = Wyszukiwanie i filtr
query-example-either = etap:nieprzetworzony,w-toku
query-example-both = kwota>=100000 utworzono:ten-tydzień
query-example-or = -tag:zimny LUB jest:powtórny
query-example-is = jest:przeterminowany brak:działań
query-example-neglected = jest:bez-kontaktu LUB jest:za-długo
query-example-words = "dokładne słowa"
help-query-either = jedno z tych
help-query-both = oba warunki
help-query-or = nie to albo tamto
help-query-is = stany i to, czego brak
help-query-words = gdziekolwiek w tekście
enter-create = utwórz
enter-plan = zaplanuj
enter-find = znajdź
enter-show = pokaż
enter-attach = dołącz
enter-move = przenieś
enter-save = zapisz
enter-open = otwórz
picker-no-letter = Żaden wiersz nie ma litery „{ $typed }”.
form-hint-files = Ścieżki plików; kilka oddziel średnikami
help-first = Najczęściej
help-moving = Poruszanie się
help-counters = Liczniki
help-counter-overdue = Twoje działania po terminie
help-counter-today = Twoje działania do końca dnia
help-counter-incoming = ktoś się zwrócił i czeka na odpowiedź
help-counter-unread = nieprzeczytane powiadomienia
why-one-line = Tu jest jeden wiersz; więcej mieści komentarz i długi tekst.
why-no-editor = Edytor nie zwrócił tekstu: { $why }
hint-editor = Podaj swój w EDITOR przed startem Voronki, na przykład: export EDITOR=nano
why-editor-unset = Edytor nie jest wybrany.
why-all-shown = Wszystko już widać.
form-hint-ours = Tak: jest nasz; co z niego przychodzi, piszemy my
