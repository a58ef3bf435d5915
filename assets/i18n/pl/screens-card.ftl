# The head of a card.
card-observers =
    { $count ->
        [one] { $count } obserwator
        [few] { $count } obserwatorów
        [many] { $count } obserwatorów
       *[other] { $count } obserwatora
    }
card-complete = Zakończ…
card-general = Ogólne
card-history = Historia
card-fields = Pola
card-timeline = Oś czasu
card-related = Powiązane
card-in-bin = W koszu od { $when } · { $key } przywraca
card-gone = { $record }: tego już tu nie ma · { $key } wraca

# The timeline.
card-to-do = Co zrobić
card-nothing-planned = nic nie zaplanowano · { $key } planuje
card-planned-rests = poczeka, aż rekord wróci z kosza
card-pinned = Przypięte
card-more-lines =
    { $count ->
        [one] … jeszcze { $count } wiersz · Enter
        [few] … jeszcze { $count } wiersze · Enter
        [many] … jeszcze { $count } wierszy · Enter
       *[other] … jeszcze { $count } wiersza · Enter
    }
card-was-created = Utworzono
card-was-deleted = Przeniesiono do kosza
card-was-restored = Przywrócono z kosza
card-taken-back = { $what } (cofnięcie)
card-done-again = { $what } (ponowienie)
card-converted = Konwersja: { $lead } → { $made }
card-imported = Zaimportowano
card-imported-from = Zaimportowano z pliku { $file }
card-which = Którą kartę otworzyć?

# The history.
history-when = Kiedy
history-who = Kto
history-type = Rodzaj
history-what = Co się zmieniło
history-created = utworzenie
history-changed = zmiana
history-moved = etap
history-converted = konwersja
history-deleted = usunięcie
history-restored = powrót
history-undone = cofnięcie
history-redone = ponowienie

# Popups of a card.
card-clear = – puste

# Why something cannot be done now.
card-link-with = Powiąż z klientem
card-why-no-link = Tu nie można powiązać klienta: { $noun }
card-why-no-way = To pole nigdzie nie prowadzi. Enter — edytuj
card-why-gone = { $record }: tego już tu nie ma
card-why-deleted = Rekord jest w koszu: najpierw go przywróć
card-why-last = To ostatni rekord listy
card-why-first = To pierwszy rekord listy
card-why-pin = Aby przypiąć, ustaw kursor na osi czasu na czymś, co się już wydarzyło
card-why-one-pane = Historia ma jeden panel
card-why-history = Historię można tylko czytać
card-why-section = Ustaw kursor na polu wybranej sekcji
card-why-system = Pole „{ $field }” wypełnia program
card-why-nothing-inside = Nic więcej tu nie ma

# The links of a record.
card-links = Powiązania
links-contacts = Kontakty
links-companies = Firmy
links-origin = Utworzono na podstawie
links-made = Utworzone na podstawie tego leada
links-deals = Deale
links-leads = Leady
links-more = … więcej · { $key }
links-nothing = Nie ma jeszcze powiązań · { $key } — powiąż z klientem
links-keys = { $open } otwórz · { $link } powiąż · { $unlink } odłącz
links-why-none = Pod kursorem nie ma powiązania
links-why-fact = To powiązanie mówi, skąd wziął się rekord, i zostaje
