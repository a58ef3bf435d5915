# Kalendarz działu
view-calendar = kalendarz
calendar-by-activities = Działania
calendar-by-planned = Tylko zaplanowane działania
calendar-by-bookings = Rezerwacje
all-day = cały dzień
calendar-in-work = { $records } w toku
calendar-more = jeszcze { $count }
why-booking-not-done = Rezerwacji nie oznacza się: { $back } i { $forward } przesuwają, { $delete } usuwa, { $open } otwiera rekord.
why-date-not-done = Tu stoi data rekordu, a nie zadanie do wykonania: { $plan } planuje działanie, { $open } otwiera rekord.
why-done-stays = Wykonane działanie zostaje w swoim dniu.
calendar-clash = zajęte podwójnie
calendar-empty = Pusto. { $new } doda rekord z działaniem na ten dzień, { $plan } zaplanuje działanie przy istniejącym rekordzie, { $date } pokaże według innej daty, { $today } to dziś.
calendar-empty-filtered = Nic nie pasuje. { $back } pokaże znów wszystko, { $today } to dziś.
line-day = Który dzień? Na przykład: pt, za 2 tygodnie, 1 gru
pick-calendar-by = Pokaż w kalendarzu
pick-plan-with = Z kim zaplanować
why-enter-day = { $open } otworzy dzień: tam działania się przesuwa i oznacza.
why-no-item = Pod kursorem nic nie ma; { $down } i { $up } prowadzą do tego, co jest w tym dniu.
why-whole-day = To zajmuje cały dzień: { $back } i { $forward } przesuwają o dni.
why-fixed-date = „{ $field }” ustala program, nie można przesunąć.

# The calendar on the command line
cli-calendar-empty = W kalendarzu jest wtedy pusto.
cli-calendar-none = W kalendarzu nic wtedy nie pasuje do „{ $text }”.
cli-late = PO TERMINIE
cli-done = WYKONANO
cli-day = DZIEŃ
cli-resource = ZASÓB
cli-ahead = PRZED NAMI
cli-next = NAJBLIŻSZA
cli-time = CZAS
cli-what = CO
cli-record = REKORD
cli-name = NAZWA
cli-who = KTO
cli-count = ILE
cli-in-work = W TOKU
refused-calendar-field = Według „{ $field }” kalendarz nie pokazuje.
count-events =
    { $count ->
        [one] { $count } wydarzenie
        [few] { $count } wydarzenia
       *[many] { $count } wydarzeń
    }
help-calendar = Kalendarz jako tekst
help-calendar-query = Czyj kalendarz i które rekordy: deals responsible:me
help-calendar-month = Miesiąc z tym dniem; bez niego bieżący
help-calendar-week = Tydzień z tym dniem
help-calendar-day = Ten dzień
help-calendar-field = Pokaż rekordy według tej daty zamiast działań; planned – tylko zaplanowane, bookings – rezerwacje
help-calendar-counts = Tylko ile jest w każdym dniu i ile rekordów było w toku
help-calendar-resources = Co rezerwowano: ile rezerwacji jest przed nami i najbliższa
calendar-hint-month = Na przykład: 2026-12, grudzień, następny miesiąc
