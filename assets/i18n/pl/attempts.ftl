### Calling and writing to clients, copying, and the tray of minimised cards.

attempt-reached = rozmowa się odbyła
attempt-no-answer = nikt nie odebrał
attempt-busy = zajęte
attempt-later = zadzwonić później
attempt-sent = wysłano
attempt-not-sent = nie wysłano
inbound-call-told = Połączenie wychodzące, { $outcome }: { $who }
inbound-mail-told = E-mail do { $who }, { $outcome }
operation-log = próba kontaktu
receipt-attempt = Zapisano: { $record }.

pick-phone = Na który numer dzwonimy?
pick-email = Na który adres piszemy?
pick-call-outcome = Telefon: { $to }. Jak poszło?
pick-letter-outcome = E-mail: { $to }. Jak poszło?
line-next = { $outcome }: kiedy znowu? Esc nic nie planuje
next-call = oddzwonić jutro 10:00
next-letter = napisać jutro 10:00

why-no-phone = Nie ma tu numeru telefonu.
why-no-email = Nie ma tu adresu e-mail.
hint-add-way = Najpierw dodaj go do rekordu lub klienta.
why-reach-one = Po jednym kliencie naraz: najpierw usuń zaznaczenie ({ $back }).
why-program-missing = Nie ma tu programu „{ $name }”.
why-no-program = Program tego nie zrobił: { $why }.
hint-program = Ustawia się go w config.toml jako call, write i open; sprawdza go voronka config --check.
hint-pager = Ustawia go zmienna środowiskowa PAGER.
refused-undialled = „{ $text }” nie można tak przekazać programowi.
hint-undialled = Skopiuj go albo popraw.
refused-outcome = „{ $text }”: tak się to nie kończy.
refused-attempt-nobody = Podaj, z kim był kontakt.
refused-command = { $name }: { $why }
refused-command-program = Pierwsza część to sam program.
refused-command-lacks = Żadna część nie zawiera { $name }.
refused-command-unknown = „{ $text }”: to podstawienie nie jest znane.

copy-links = linki: { $count }
copy-row = cały wiersz
copy-rows = wiersze: { $count }
why-copy-many = Naraz kopiuje się najwyżej { $count } rekordów. Więcej zapisze voronka export.

pick-tray = Zminimalizowane karty
say-minimised = Zminimalizowano. { $key } przywraca
why-tray-empty = Żadna karta nie jest zminimalizowana. Na karcie robi to { $key }.
refused-tray-full = Zminimalizowanych kart jest już { $count }.
hint-tray-full = Najpierw przywróć którąś z nich.

help-call = Zadzwoń do klienta rekordu: uruchamia Twój program albo pokazuje link; z --outcome zapisuje na osi czasu, jak poszło
help-call-phone = Numer; domyślnie główny numer klienta
help-write = Napisz do klienta rekordu: uruchamia Twój program albo pokazuje link; z --outcome zapisuje na osi czasu, jak poszło
help-write-email = Adres; domyślnie główny adres klienta
help-outcome-call = Jak poszło: reached (rozmowa), no-answer (nikt nie odebrał), busy (zajęte) lub later (później)
help-outcome-write = Jak poszło: sent (wysłano) lub not-sent (nie wysłano)
help-attempt-comment = Komentarz do telefonu albo e-maila
cli-attempt-note = Potem zapisz, jak poszło: voronka { $verb } { $record } --outcome …
