### Co mówi wiersz poleceń poza danymi.

usage-unknown-command = Nie ma polecenia „{ $name }”.
usage-unknown-argument = Nie ma tu opcji „{ $name }”.
usage-too-much = „{ $name }” jest tu zbędne: niczego więcej nie trzeba.
usage-missing = Brakuje: { $name }.
usage-not-worked-on = „{ $text }”: tak pokazuje się tylko leady i deale.
usage-no-command = Podaj polecenie.
usage-no-value = „{ $name }” wymaga wartości.
usage-bad-value = „{ $value }” nie pasuje do { $name }.
usage-conflict = „{ $name }” nie można użyć razem z resztą.
usage-twice = „{ $name }” podano dwa razy.
hint-twice = Zostaw to jedno właściwe.
usage-not-text = To nie jest tekst w UTF-8.
usage-too-much-input = Na wejściu jest ponad { $most } MB. Tyle wczytuje się z pliku: voronka import.
usage-wrong = Polecenie jest niezrozumiałe.
usage-hint = Zobacz „{ $command } --help”.
usage-set = „{ $text }” to nie POLE=WARTOŚĆ.
usage-convert-set = „{ $text }” to nie OBIEKT.POLE=WARTOŚĆ, na przykład contact.last_name=Nowak.
usage-convert-unused = Opcja { $option } działa tylko wtedy, gdy w --to jest „{ $noun }”. Dodaj to słowo do --to albo usuń opcję.
usage-convert-new = --new tworzy kontakt lub firmę od nowa, a w --to nie ma żadnego z nich. Dodaj do --to contact albo company lub usuń --new.
usage-no-file = Nie ma bazy { $file }.
hint-no-file = Tworzy ją voronka init albo pierwsze uruchomienie voronki.
usage-no-database = Nie ma folderu domowego na bazę. Wskaż plik opcją --db.

refused-unknown-entry = Wśród { $noun } nie ma „{ $text }”.
refused-ambiguous-entry = Do „{ $text }” pasuje kilka { $noun }. Podaj pełną nazwę.
refused-no-failure = „{ $stage }” to nie etap porażki.
refused-no-sort = Nie można sortować po polu „{ $field }”.
unsorted-long-text = „{ $field }” to długi tekst: szuka się w nim, ale się po nim nie sortuje.
unsorted-files = „{ $field }” to pliki, a one nie mają kolejności.
unsorted-booking = „{ $field }” to rezerwacja: rezerwacje po kolei pokazuje kalendarz.
unsorted-products = „{ $field }” to kilka produktów: sortuj po ich kwocie.
unsorted-activities = „{ $field }” zmieniają się co minutę: sortuj po następnym kroku.
unsorted-kin = „{ $field }” mówi tylko, z czym ten rekord jest związany: po tym się nie sortuje.
refused-same-exclusions = W kraju { $country } „{ $one }” i „{ $other }” to ten sam numer, a oba są wykluczeniami.
hint-same-exclusions = Najpierw usuń jedno z nich: „voronka exclusion delete "{ $other }"”
refused-currency-in-use = Pole „{ $field }” { $nouns } zawiera kwoty w { $currency }: w { $asked } byłyby to inne kwoty.
hint-currency-in-use = Zostaw walutę: dodaj „--currency { $currency }”.
hint-option = Podaje się je przez --{ $name }.
refused-country = „{ $text }” to nie dwuliterowy kod kraju, na przykład RU lub PL.
refused-sql = Nie można zrozumieć zapytania: { $why }.
refused-sql-several = Tu mieści się jedno zapytanie, a nie kilka.
refused-sql-writes = To zmieniłoby bazę, a tutaj można ją tylko czytać.
refused-config = Nie można odczytać ustawień z { $file }: { $why }
refused-no-config = Nie ma pliku ustawień { $file }.
refused-config-line = Ustawienia w { $file } są niezrozumiałe od wiersza { $line }, znak { $column }. Ustawienie zapisuje się tak: name = "value"; wzór: voronka config --example.
cli-unwritten = Nie udało się wypisać wyniku: { $why }.
cli-unwritten-but-done = Zmiany są już w bazie: nie powtarzaj polecenia, sprawdź voronka history.
refused-config-out-of-reach = Ustawienia w { $file } nie są używane: { $why }.
config-not-text = to nie jest tekst w UTF-8
config-faults = Błędy w ustawieniach, { $file }:
config-unknown = Nie ma ustawienia „{ $name }”. { $advice }
config-wrong = { $name }: tu powinno stać { $wanted }.
config-wants-text = tekst w cudzysłowie
config-wants-file = nazwa pliku w cudzysłowie
config-wants-yes-no = true albo false
config-wants-texts = lista tekstów: ["…", "…"]
config-wants-keys = klawisz w cudzysłowie albo lista: ["n", "g n"]
config-wants-section = nagłówek, a pod nim ustawienia: [keys]
config-wants-theme = „dark” (ciemne tło) albo „light” (jasne)
refused-lang = „{ $text }” to nie język: en, ru lub pl.
config-about =
    Ustawienia osobiste Voronki. Skopiuj ten plik do ~/.config/voronka/config.toml i zmień, co chcesz;
    czego nie ma w pliku, zostaje jak tutaj. „voronka config --check” wypisze wszystkie błędy.
config-about-lang =
    Język: "en", "ru" albo "pl". Bez tego ustawienia decyduje język terminala.
config-about-db =
    Baza. Bez tego ustawienia: ~/.local/share/voronka/crm.db
config-about-ascii =
    Rysuj tylko zwykłymi literami: dla terminali bez znaków ramek.
config-about-theme =
    Jakie tło ma terminal: ciemne, "dark", czy jasne, "light"; ważne tam, gdzie jest tylko szesnaście
    kolorów. Bez tego ustawienia mówi o tym terminal w COLORFGBG, inaczej tło uchodzi za ciemne.
config-about-call =
    Co dzwoni pod numer: program i jego argumenty, każdy w osobnym cudzysłowie; powłoka ich nie czyta.
    { "{" }phone{ "}" } oznacza numer, { "{" }record{ "}" } — lead/42, { "{" }link{ "}" } — voronka://lead/42. Voronka czeka, aż program
    się skończy. Bez tego ustawienia numer jest odnośnikiem, który może otworzyć terminal.
config-about-write =
    Program do pisania listów podaje się tak samo: { "{" }email{ "}" } oznacza adres. Bez tego ustawienia adres jest
    odnośnikiem.
config-about-open =
    Co otwiera plik rekordu: program i jego argumenty; { "{" }file{ "}" } oznacza ścieżkę. Bez tego ustawienia
    plik otwiera pulpit, a gdzie go nie ma, tekst pokazuje Twój $PAGER.
config-about-keys =
    Klawisze każdej czynności według jej nazwy. Gdy jest ich kilka, działa każdy; "g g" to jeden po
    drugim, "C-s" to Ctrl i s, "S-Tab" to Shift i Tab. W układzie rosyjskim te same klawisze działają
    według położenia.

cli-settled = Utworzono { $file }: kraj { $country }, waluta { $currency }; administratorem jest { $login }.
cli-settled-anew = Baza { $file } jest ustawiona od nowa: kraj { $country }, waluta { $currency }; tryb { $mode }.
cli-settled-phones =
    { $count ->
        [0] Wszystkie numery telefonów czyta się jak dotąd.
        [one] { $count } numer telefonu czyta się teraz inaczej: jest rozpoznawany, znajdowany i sortowany jako numer kraju { $country }.
        [few] { $count } numery telefonów czyta się teraz inaczej: są rozpoznawane, znajdowane i sortowane jako numery kraju { $country }.
       *[other] { $count } numerów telefonów czyta się teraz inaczej: są rozpoznawane, znajdowane i sortowane jako numery kraju { $country }.
    }
cli-settled-amounts = Nowa kwota bez waluty jest w { $currency }; istniejące kwoty zachowują swoją.
cli-settled-back = Cofnie to „voronka undo”.
cli-settled-before = Baza { $file } jest już gotowa.
cli-backed-up = Skopiowano do { $file }.
backup-to-output = Kopia to plik i folder z załącznikami obok: podaj nazwę pliku zamiast -.
cli-check-good = Baza jest sprawna.
cli-check-bad = Baza jest uszkodzona. Sięgnij po ostatnią dobrą kopię: gdy nikt już nie pracuje, połóż ją na miejscu { $file }.
cli-check-no-files = Baza jest sprawna, ale brakuje załączonych plików albo są zmienione. Ich miejsce to folder { $folder }: skopiuj go stamtąd, skąd pochodzi baza, albo z kopii zapasowej.
cli-check-integrity = Uszkodzenie
cli-check-missing = Brakuje w bazie
cli-check-links = Odsyłacz donikąd
cli-check-totals = Błędna suma
cli-check-files = Zgubiony plik
cli-config-good = Ustawienia są w porządku.
cli-unkept = Nie udało się zachować niedokończonego tekstu: { $text }
cli-finishing = Kończę zapisywać…
cli-needs-terminal = Uruchom voronka w terminalu, aby otworzyć interfejs.
cli-agenda-empty = Na dziś nic nie zaplanowano.
cli-found-nothing = Nic nie znaleziono.
cli-status = Po terminie: { $overdue }. Dziś: { $today }, wkrótce: { $soon }. Przychodzące: { $incoming }. Nieprzeczytane: { $unread }.
cli-overdue = po terminie
cli-incoming = przychodzące
cli-bulk = Zrobiono: { $done }.{ $same ->
    [0] {""}
   *[other] {" "}Tak już było: { $same }.
}{ $refused ->
    [0] {""}
   *[other] {" "}Odmówiono: { $refused }.
}
cli-created = utworzenie
cli-deleted = w koszu
cli-restored = przywrócenie z kosza
cli-undone = cofnięto
cli-under-way = trwa
cli-under-way-of = trwa, razem { $of }
cli-interrupted = przerwano
cli-interrupted-of = z { $of }, przerwano
cli-interrupted-inverse = przerwano; dokończyć: voronka undo { $operation }
cli-pinned = Przypięte
cli-planned = Co zrobić
cli-related = Powiązane
cli-bought = Zakupy: { $count } — { $sum }, ostatni { $last }
cli-buying = Otwarte deale: { $count } — { $sum }
cli-line = wiersz { $line }
cli-timeline = Oś czasu
cli-heading-name = Nazwa
cli-heading-value = Wartość
cli-heading-client = Klient
cli-heading-when = Kiedy
cli-heading-who = Kto
cli-heading-what = Co
cli-heading-where = Gdzie
cli-heading-why = Dlaczego
cli-heading-keys = Klawisze
cli-heading-cyrillic = W układzie rosyjskim
cli-invited = zaprasza { $who }
cli-no-room = Nie zmieściło się: { $names }. Szersze okno pokaże wszystko.
cli-no-room-option = Nie zmieściło się: { $names }. Kolumny wybiera się przez { $option }.
cli-began = Bazy { $file } jeszcze nie było: utworzono nową.
country-unchosen =
    Telefony i kwoty czyta się tu jak w kraju { $country } ({ $currency }); { $own ->
        [none] „voronka init --country CC”, z kodem Twojego kraju zamiast CC, to zmieni.
       *[other] „voronka init --country { $own }” to zmieni.
    }
