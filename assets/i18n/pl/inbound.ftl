### Calls, letters, messages and forms from outside.

inbound-call-in = Połączenie przychodzące: { $who }
inbound-call-in-long = Połączenie przychodzące, { $length }: { $who }
inbound-call-missed = Nieodebrane połączenie: { $who }
inbound-call-out = Połączenie wychodzące: { $who }
inbound-call-out-long = Połączenie wychodzące, { $length }: { $who }
inbound-call-unanswered = Połączenie wychodzące, bez odpowiedzi: { $who }
inbound-seconds = { $seconds } s
inbound-minutes = { $minutes } min { $seconds } s
inbound-mail-in = E-mail, { $who }: { $subject }
inbound-mail-out = Nasz e-mail, do: { $who }: { $subject }
inbound-chat-in = { $subject }, { $who }:
inbound-chat-out = { $subject }, do: { $who }:
inbound-form = Formularz na stronie, { $who }
inbound-form-titled = Formularz na stronie, { $who }: { $subject }
inbound-hidden = numer ukryty
inbound-from = Od
inbound-to = Do
inbound-files = Pliki
inbound-record = Nagranie
inbound-folded =
    { $count ->
        [one] Jeszcze { $count } wiersz cytatu
        [few] Jeszcze { $count } wiersze cytatu
       *[many] Jeszcze { $count } wierszy cytatu
    }
inbound-cut = (Tekst ma dalszy ciąg; zachowano tylko początek.)
inbound-automatic = Wysłane automatycznie
inbound-bulk = Wysłane do wielu
inbound-bytes = { $size } B
inbound-kilobytes = { $size } kB
inbound-megabytes = { $size } MB

inbound-state-waiting = czeka
inbound-state-done = przyjęte
inbound-state-left = pominięte
inbound-state-refused = odrzucone
inbound-state-undone = cofnięte

# Why it went where it went.
why-open-deal = Jest otwarty deal: { $record }
why-open-lead = Jest otwarty lead: { $record }
why-repeat = Znany klient, nic nie jest otwarte; utworzono: { $record }
why-repeat-off = Znany klient, nic nie jest otwarte, leady powtórne są wyłączone: { $record }
why-unknown = Nadawca nieznany; utworzono: { $record }
why-hidden = Nie podano ani numeru, ani adresu; utworzono: { $record }
why-ours = Sami zwróciliśmy się do klienta: { $record }
why-machine = Napisał automat, nikt nie czeka: { $record }
why-excluded = Pominięte: na liście wykluczeń.
why-noise = Pominięte: automatyczny e-mail lub newsletter od nieznajomego.
why-out-to-unknown = Pominięte: zwróciliśmy się do kogoś spoza bazy.
why-internal = Pominięte: rozmowa między współpracownikami.
why-missed-hidden = Pominięte: ukryty numer, nikt nie odebrał.

cli-intake-before = Przyjęto już wcześniej.
cli-intake-settled = Rozpatrzono: { $count }.
usage-intake-both = Podaj albo opcje, albo plik.

refused-intake-nothing = Nic nie przyszło. Podaj opcje, plik albo obiekt JSON na standardowym wejściu.
refused-intake-json = To nie jest obiekt JSON postaci { "{" }"name": "Jan", "phone": "+48 600 100 200"{ "}" }.
refused-intake-json-at = To nie jest JSON: błąd w wierszu { $line }, kolumnie { $column }.
refused-intake-empty = Nic nie wypełniono.
refused-intake-missing = Brakuje: { $name }.
refused-intake-direction = „{ $text }” to nie kierunek: in lub out.
refused-intake-duration = „{ $text }” to nie czas trwania w sekundach.
refused-intake-moment = „{ $text }” to nie czas w postaci 2026-12-01T10:00:00+03:00.
refused-intake-no-sender = E-mail nie mówi, kto go wysłał. Został zachowany, nic nie powstało.
note-intake-no-source = Rekord nie ma źródła: źródła o kodzie { $code } nie ma. „voronka source add { $code }” je utworzy.
note-source-of-channel = Źródło { $code } samo trafiało do tego, co przychodzi z zewnątrz: teraz będzie ono bez źródła. „voronka undo” je przywróci.
refused-intake-too-big = To więcej niż { $most } MB.
refused-no-inbound = Pod numerem { $id } nic nie przyszło.
refused-sender = „{ $text }” to nie telefon, adres ani domena.

help-intake = Przyjmij połączenie, e-mail, wiadomość lub formularz; wypisz rekord, do którego trafił
help-intake-call = Połączenie telefoniczne
help-intake-mail = E-mail w postaci z serwera poczty: z pliku lub wejścia standardowego
help-intake-chat = Wiadomość z komunikatora
help-intake-form = Odpowiedzi formularza na stronie, jeden obiekt JSON
help-intake-list = Co przyszło ostatnio i co się z tym stało
help-intake-again = Rozpatrz to, co czeka; wymienione przyjmij, nawet jeśli było pominięte
help-intake-ids = Numery tego, co przyszło; bez nich wszystko, co czeka
help-intake-from = Kto dzwonił; puste lub „anonymous”, gdy numer był ukryty
help-intake-to = Do kogo dzwoniono
help-intake-direction = in, gdy dzwoniono do nas, out, gdy dzwoniliśmy my
help-intake-written = in – pisano do nas, out – pisaliśmy my
help-intake-duration = Jak długo trwało; 0, gdy nikt nie odebrał
help-intake-record = Gdzie jest nagranie
help-intake-name = Imię i nazwisko rozmówcy
help-intake-id = Numer w innym systemie: ten sam drugi raz niczego nie zmienia
help-intake-at = Kiedy to było; jeśli nie podano, teraz
help-intake-channel = Komunikator: telegram, whatsapp, viber ..
help-intake-handle = Kto napisał: nazwa lub numer
help-intake-handle-to = Do kogo, gdy pisaliśmy my
help-intake-text = Co napisano
help-intake-letter = E-mail; - lub nic to wejście standardowe
help-intake-json = Obiekt JSON z nazwami opcji; - to wejście standardowe
help-intake-responsible = Kto dostanie nowy rekord od nieznajomego
