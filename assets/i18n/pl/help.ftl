### Co mówi --help.

help-usage = Użycie:
help-commands = Polecenia:
help-command = <POLECENIE>
help-arguments = Argumenty:
help-options = Opcje:
help-everywhere = Wszędzie:
help-some-options = { "[" }OPCJE]
help-help = Pokaż tę pomoc
help-version = Pokaż wersję
help-voronka = Voronka: CRM w terminalu. Bez polecenia otwiera interfejs
help-db = Plik bazy
help-config = Plik ustawień osobistych
help-lang = Język: en, ru lub pl
help-as = W imieniu współpracownika; dla administratorów
help-json = Dane w JSON, jeden obiekt w wierszu

help-init = Utwórz bazę
help-country = Kraj telefonów bez prefiksu, na przykład RU lub PL
help-mode = Tryb pracy: classic, z leadami
help-open = Otwórz interfejs na karcie
help-board = Tablica jako tekst
help-board-query = Która tablica i które wpisy: leads stage:new

help-lead = Leady: potencjalni klienci
help-deal = Deale: sprzedaż klientom
help-contact = Kontakty: osoby
help-company = Firmy
help-add = Dodaj wpis i wypisz jego numer
help-list = Lista wpisów: otwarte, o ile zapytanie nie mówi inaczej
help-show = Pokaż wszystko o wpisie
help-edit = Zmień pola
help-move = Przenieś do etapu
help-convert = Skonwertuj leady w deale, kontakty i firmy
help-junk = Oznacz leady jako nieudane
help-win = Wygraj deale
help-lose = Przegraj deale
help-delete = Przenieś do kosza
help-restore = Przywróć z kosza

help-title = Tytuł albo jedna linia: Jan Kowalski, +48 601 234 567, 15000, #gorący. „-” czyta linie ze standardowego wejścia
help-name = Imię i nazwisko
help-phone = Telefon; można powtarzać
help-email = Adres e-mail; można powtarzać
help-company-of = Firma: numer, company/5, a dla leada jej nazwa
help-contact-of = Kontakt: numer albo contact/3
help-amount = Kwota: 12500, 150k, €12 000
help-currency = Waluta kwoty
help-stage = Etap, po kodzie lub nazwie; [LEJEK/]ETAP dla deali
help-lost-stage = Etap mówiący dlaczego; domyślnie pierwszy z nich
help-reason = Dlaczego; stanie się komentarzem
help-source = Źródło, po kodzie lub nazwie
help-responsible = Kto prowadzi
help-comment = Komentarz do wpisu
help-set = Wartość dowolnego pola; można powtarzać
help-id = Numer
help-ids = Numery; „-” czyta je ze standardowego wejścia
help-to = Co utworzyć, po przecinku
help-pipeline = Lejek deala
help-convert-contact = Kontakt, który już jest w bazie
help-convert-company = Firma, która już jest w bazie
help-convert-new = Zawsze twórz nowy kontakt i firmę, nawet gdy telefon lub e-mail jest już znany
help-convert-set = Wartość dla tworzonego: contact.last_name=Nowak
help-partial = Gdy brakuje uprawnień, utwórz to, co dozwolone
help-query = Które: stage:new responsible:me amount>=100000
help-sort = Sortuj po polach; minus odwraca
help-columns = Kolumny
help-limit = Najwyżej tyle
help-timeline = Ze wszystkim, co się działo

help-record = Wpis
help-comment-command = Napisz komentarz dla współpracowników
help-comment-text = Tekst; „-” czyta go ze standardowego wejścia
help-activity = Działania: telefony, spotkania, listy, zadania
help-activity-add = Zaplanuj działanie i wypisz jego numer
help-activity-record = Z którym wpisem; bez niego własne działanie
help-activity-line = Co i kiedy: zadzwonić do Jana jutro 15:00 !15m
help-activity-list = Lista działań: otwarte, o ile nie podano inaczej
help-mine = Moje
help-overdue = Po terminie
help-today = Na dziś
help-done-only = Zrobione
help-done = Oznacz działania jako zrobione
help-result = Co z tego wyszło
help-agenda = Co czeka na ciebie dziś
help-status = Ile działań na ciebie czeka
help-short = Paroma znakami, do paska stanu: !zaległe dziś
help-find = Znajdź leady, deale, kontakty i firmy
help-find-text = Część nazwiska, telefonu lub e-maila
help-find-limit = Najwyżej tyle każdego rodzaju; domyślnie 100
help-undo = Cofnij operację, domyślnie swoją ostatnią
help-redo = Ponów to, co cofnięto
help-operation = Numer operacji, zob. history
help-history = Co zrobiono, kto i kiedy
help-history-record = Jednego wpisu: każda zmiana

help-stage-command = Etapy lejków
help-pipeline-command = Lejki
help-source-command = Źródła
help-exclusion-command = Telefony, adresy i domeny, dla których nic nie powstaje
help-ours = Jest nasz: co z niego przychodzi, piszemy my
help-from-client = Na podstawie klienta, contact/3 albo company/5: jego powiązanie i źródło, a z kontaktem jego firma, jeśli ma jedną
help-setting-command = Jak pracuje zespół, dla wszystkich: ustawiają administratorzy. repeat_leads: czy kontakt od znanego klienta, który nie ma nic otwartego, staje się nowym leadem; inaczej trafia tylko na jego oś czasu
help-setting-list = Co można ustawić i jak jest ustawione
help-setting-set = Ustaw
help-setting-name = Co ustawić, tak jak w list
help-setting-value = Nowa wartość: tak albo nie
help-field-command = Własne pola
help-user-command = Użytkownicy
help-entry-list = Pokaż wszystkie
help-entry-add = Dodaj i wypisz numer
help-entry-edit = Zmień
help-entry-delete = Usuń nieużywane
help-move-to = Dokąd przejdą wpisy usuwanego etapu
help-entry-name = Jak to nazywać
help-key = Kod lub login; dla istniejących wystarczy numer lub nazwa
help-admin = Uczyń administratorem

help-product-command = Katalog produktów
help-product-key = Kod, numer albo nazwa
help-product-delete = Usuń; pozycje leadów i dealów zachowują swoje
help-query-products = Które: słowa, price>=1000, active:yes
help-tax-included = Podatek jest w cenie
help-product-row = Produkt: NAZWA [xILOŚĆ JEDN] [@ CENA] [-RABAT] [+PODATEK% do ceny albo (PODATEK%) w cenie], na przykład „Okno x2 @ 1500 -10% +20%”. Bez ceny jest brana z katalogu po nazwie lub kodzie. Można powtarzać albo rozdzielać pozycje „;”. Kwota idzie za produktami, chyba że ustalono ją ręcznie; --set amount_manual=no przywraca to
help-product-remove = Zdejmij produkty o tej nazwie; można powtarzać

help-backup = Skopiuj bazę w trakcie pracy
help-backup-file = Nowy plik
help-check = Sprawdź stan bazy
help-sql = Zapytaj bazę w SQL; tylko odczyt; dla administratorów
help-sql-query = Jeden SELECT; „-” czyta go ze standardowego wejścia
help-keys = Co robi każdy klawisz
help-config-command = Gdzie są ustawienia osobiste
help-config-check = Sprawdź i wypisz wszystkie błędy
help-completions = Uzupełnianie dla powłoki
help-shell = bash, elvish, fish, powershell lub zsh
help-man = Podręcznik, dla man -l
