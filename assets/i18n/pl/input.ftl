### Co mówimy o tekście wpisanym w pole.

refused-text-nul = Tekst zawiera znak NUL, którego nie można zapisać.
refused-too-long =
    { $length ->
        [one] Tekst jest za długi: { $length } znak, a mieści się { $limit }.
        [few] Tekst jest za długi: { $length } znaki, a mieści się { $limit }.
       *[other] Tekst jest za długi: { $length } znaków, a mieści się { $limit }.
    }
refused-required =
    { $more ->
        [0] Najpierw wypełnij pole „{ $field }”.
        [one] Najpierw wypełnij „{ $field }” i jeszcze jedno pole.
        [few] Najpierw wypełnij „{ $field }” i jeszcze { $more } pola.
       *[other] Najpierw wypełnij „{ $field }” i jeszcze { $more } pól.
    }

refused-amount = „{ $text }” to nie kwota.
refused-amount-digits =
    { $digits ->
        [0] „{ $text }”: { $currency } nie ma części ułamkowej.
        [one] „{ $text }”: { $currency } ma jedną cyfrę po przecinku.
        [few] „{ $text }”: { $currency } ma { $digits } cyfry po przecinku.
       *[other] „{ $text }”: { $currency } ma { $digits } cyfr po przecinku.
    }
refused-amount-large = „{ $text }” to zbyt duża kwota.
refused-amount-currency = „{ $text }” nie jest w { $currency }, walucie tego rekordu.
refused-currency = „{ $text }” to nie waluta.
hint-amount = Na przykład: 12500, 12 500,50, 150k, €12 000
hint-amount-currency = Najpierw zmień walutę albo pomiń ją w kwocie.

refused-integer = „{ $text }” to nie liczba całkowita.
refused-number = „{ $text }” to nie liczba.
refused-bool = „{ $text }” to ani tak, ani nie.
refused-minutes = „{ $text }” to nie czas; na przykład: 15m, 1h, 2d
refused-phone = „{ $text }” to nie numer telefonu.
refused-email = „{ $text }” to nie adres e-mail.
refused-site = „{ $text }” to nie adres strony.
refused-record = „{ $text }” nie wskazuje rekordu; na przykład: lead/42
refused-id = „{ $text }” tu nie pasuje: potrzebny jest numer, na przykład 42 lub { $word }/42
refused-link = „{ $text }” tu nie pasuje: dla { $noun } wystarczy numer.
refused-link-unknown = Wśród { $noun } nie ma „{ $text }”.
refused-link-ambiguous = Wśród { $noun } jest kilka „{ $text }”: { $names }. Podaj numer.

refused-unknown-stage = Nie ma etapu „{ $text }”.
refused-unknown-pipeline = Nie ma lejka „{ $text }”.
refused-unknown-source = Nie ma źródła „{ $text }”.
refused-unknown-user = Nikt o nazwie „{ $text }” tu nie pracuje.
refused-unknown-choice = „{ $text }” nie ma na liście.
refused-ambiguous-user = „{ $text }” to kilka osób: { $names }. Podaj login.
hint-did-you-mean = Czy chodziło o „{ $name }”?
hint-known-names = Dostępne: { $names }
hint-currency = Na przykład: PLN, EUR, USD, zł
hint-known-names-more = Dostępne: { $names } i jeszcze { $count }

refused-booking = „{ $text }” to nie rezerwacja
hint-booking = Co (i na jaką usługę), kiedy, jak długo, gdzie; na przykład: Sala 1: masaż, jutro 15:00, 90m, Długa 5
hint-booking-short = Sala 1: masaż, jutro 15:00, 90m, Długa 5 · usługa i godzina opcjonalne
refused-booking-length = Rezerwacja trwa od minuty do roku, a nie „{ $text }”
refused-booking-unread = „{ $text }”: nie wiadomo, jak długo trwa rezerwacja; miejsce podaje się dalej
refused-booking-all-day = „{ $text }” podaje godzinę, więc to nie cały dzień
refused-booking-twice = „{ $text }” mówi już, jak długo trwa rezerwacja
refused-booking-hour = „{ $text }” nie podaje godziny. Dopisz ją albo zarezerwuj całe dni
refused-unknown-resource = „{ $text }” nie było jeszcze rezerwowane.
hint-resource = Może „{ $name }”? Jeśli to coś nowego, wpisz +{ $text }
note-zone-unknown = Godziny są w UTC: strefa „{ $text }” (TZ) jest nieznana. Ustaw swoją w Ustawieniach albo przez --set zone=Europe/Warsaw
refused-zone = „{ $text }” to nie strefa czasowa.
hint-zone = Na przykład: Europe/Warsaw albo Moscow
refused-no-such-file = Nie ma tu pliku „{ $name }”
hint-file-path = Aby dołączyć plik, podaj ścieżkę: /home/anna/umowa.pdf
refused-file-name = „{ $path }” nie jest nazwą pliku
refused-file-folder = „{ $path }” to folder. Dopisz „/” i nazwę pliku w nim
refused-file-kind = „{ $path }” to nie plik, nie można go dołączyć
refused-file-missing = Nie ma pliku „{ $path }”
refused-file-permission = Nie możesz czytać „{ $path }”
refused-file-unreadable = Nie można odczytać „{ $path }”: { $why }
refused-file-size = „{ $name }” ma { $size } MB, a dołączyć można plik do { $limit } MB
refused-file-own = Samej bazy danych nie można dołączyć do rekordu w niej
