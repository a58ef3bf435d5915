### Ustawienia: sekcja i etapy na tablicy.

settings-mine = Moje ustawienia
settings-mine-about = imię, strefa czasowa, przypomnienia
settings-team = Zespół
settings-team-about = tryb, powtórne leady, połączenia
settings-stages = Lejki i etapy
settings-stages-about = kroki pracy, kolory, limity dni
settings-fields = Pola kart
settings-fields-about = własne: budżet, miasto dostawy
settings-views = Widoki kart
settings-views-about = kolejność pól, co jest ukryte
settings-sources = Źródła
settings-sources-about = skąd przychodzą klienci
settings-products = Produkty
settings-products-about = katalog: co i za ile sprzedajemy
settings-people = Pracownicy
settings-people-about = kto pracuje, kto administruje
settings-exclusions = Wykluczenia
settings-exclusions-about = od kogo nie tworzyć leadów
settings-mode-classic = z leadami
settings-mode-simple = bez leadów
settings-unset = nie ustawiono
settings-no-fields = Nie ma jeszcze własnych pól. { $new } doda pole: na przykład budżet albo miasto dostawy.
settings-no-entries = Tu jest jeszcze pusto. { $new } doda pierwszy wpis.
settings-reminds = przypomina { $when } wcześniej
settings-column-meaning = Znaczenie
settings-column-limit = Limit
settings-column-records = Rekordów
settings-column-kind = Rodzaj
settings-column-how = Na karcie
settings-column-order = Kolejność
settings-column-whom = Dla kogo
settings-column-code = Kod
settings-column-login = Login
settings-about-name = Tak widzą Cię koleżanki i koledzy.
settings-about-zone = Strefa czasowa, w której mieszkasz. Puste: jak na tym komputerze.
settings-about-reminders = Ile wcześniej przypominać: 15m, 1h, 1d. Puste: jak przyjęto w lejku.
settings-about-next-step = Pytać o następny krok: po zakończeniu działania, po wyjściu z karty, na której nic nie zaplanowano, i po telefonie z kolejki.
settings-about-mode = Z leadami: zgłoszenia najpierw się przegląda, potem robi z nich deale. Bez leadów: od razu deal z klientem.
settings-about-repeat = Tworzyć powtórny lead, gdy znany klient bez otwartych spraw zgłasza się znowu.
settings-about-inbound = Czy połączenie i wiadomość widać we wszystkich otwartych sprawach klienta, czy tylko tam, gdzie na nie odpowiedziano.
field-is-required = wymagane
field-is-always = zawsze widoczne
person-is-admin = administrator
person-left = { $name } (już nie pracuje)
stage-days =
    { $count ->
        [one] { $count } dzień
        [few] { $count } dni
       *[many] { $count } dni
    }
stage-no-limit = bez limitu
stage-menu-title = Etap: { $stage }
stage-menu-rename = Zmień nazwę
stage-menu-colour = Kolor
stage-menu-limit = Ile dni karta może tu stać
stage-menu-earlier = Przesuń wcześniej
stage-menu-later = Przesuń później
stage-menu-add = Nowy etap po tym
stage-menu-add-lost = Nowy etap porażki
stage-menu-remove = Usuń etap
stage-menu-all = Wszystko naraz: nazwy w trzech językach…
stage-menu-pipelines = Wszystkie lejki i etapy…
add-title = Co dodać?
add-stage = Etap
add-stage-lost = Etap porażki: jeszcze jeden powód utraty
add-stage-won = Etap sukcesu
add-pipeline-deal = Lejek dla deali
add-pipeline-lead = Lejek dla leadów
line-stage-name = Nazwa etapu „{ $stage }” we wszystkich językach
line-stage-name-here = Nazwa etapu „{ $stage }” po polsku; w innych językach bez zmian
line-stage-limit = Po ilu dniach na etapie „{ $stage }” karta utknęła (puste: nigdy)
line-new-stage = Nowy etap po „{ $stage }”: nazwa
line-first-stage = Pierwszy etap: nazwa
line-new-stage-lost = Nowy etap porażki: nazwa, na przykład „Za drogo”
line-new-pipeline = Nowy lejek z etapami jak „{ $pipeline }”: nazwa
line-new-source = Nowe źródło: nazwa
pick-colour = Kolor etapu „{ $stage }”
pick-heir = Na etapie „{ $stage }”: { $what }. Dokąd przenieść?
pick-field-gone = „{ $field }” jest wypełnione, rekordów: { $count }. Usunąć pole?
field-stays = Zostaw pole
field-goes = Usuń pole; jego wartości wrócą razem z nim
receipt-retired =
    { $gone ->
        [0] Etap został; przeniesiono rekordów: { $moved }
        [one] Usunięto etap, przeniesiono rekordów: { $moved }
       *[other] Usunięto etapów: { $gone }, przeniesiono rekordów: { $moved }
    }
operation-retire = usunięcie etapu
pick-successor-source = „{ $name }” jest w użyciu (rekordów: { $count }). Jakie źródło zamiast niego?
pick-successor-user = { $name } odpowiada (rekordów i działań: { $count }). Kto to przejmie?
receipt-retired-source =
    { $gone ->
        [0] Źródło zostało; rekordów z innym źródłem: { $moved }
        [one] Usunięto źródło, rekordów z innym źródłem: { $moved }
       *[other] Usunięto źródeł: { $gone }, rekordów z innym źródłem: { $moved }
    }
receipt-retired-user =
    { $gone ->
        [0] Pracownik został; przekazano: { $moved }
        [one] Usunięto pracownika, przekazano: { $moved }
       *[other] Usunięto pracowników: { $gone }, przekazano: { $moved }
    }
operation-retire-source = usunięcie źródła
operation-retire-user = przekazanie spraw pracownika
own-kind-string = wiersz tekstu
own-kind-text = długi tekst
own-kind-integer = liczba całkowita
own-kind-number = liczba
own-kind-money = kwota
own-kind-bool = tak lub nie
own-kind-date = data
own-kind-datetime = data i godzina
own-kind-list = lista, jedna wartość
own-kind-multilist = lista, kilka wartości
own-kind-url = adres WWW
own-kind-phone = telefon
own-kind-email = e-mail
own-kind-address = adres
own-kind-employee = pracownik
own-kind-file = plik
own-kind-booking = rezerwacja: zasób, usługa, czas, miejsce
own-kind-contact = kontakt
own-kind-company = firma
own-kind-deal = deal
own-kind-lead = lead
why-administrators = Zmienia to tylko administrator: { $people }
why-choose-kind = Najpierw wybierz z listy, co ustawić, i naciśnij Enter.
why-settings-stay = Tych ustawień się nie dodaje ani nie usuwa: Enter zmienia wartość.
why-no-stage = Pod kursorem nie ma etapu.
why-by-login = Pracownicy są ułożeni według loginów.
why-no-place-there = Dalej w tę stronę nie da się przesunąć.
why-no-name = Nazwa jest pusta: nic nie zmieniono.
help-like = Utwórz go z takimi etapami jak ten lejek
note-closed = Na razie { $file } otworzy tylko właściciel. Wpuści zespół tym poleceniem: { $command }
note-closed-some-group = Na razie { $file } otworzy tylko właściciel. Wpuści grupę tym poleceniem, z jej nazwą zamiast { $word }: { $command }
note-closed-home = Na razie { $file } otworzy tylko właściciel, bo plik leży w jego folderze domowym. Przenieś go do folderu grupy zespołu (chmod 2770) i udostępnij go grupie (chmod 660).
