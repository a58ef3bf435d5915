### Dlaczego czegoś nie zrobiono. Nic wtedy nie zapisano.

refused-no-record = Nie znaleziono: { $noun } { $id }.
hint-list = Zobacz „voronka { $noun } list”.
hint-entry = Numer komentarza po znaku # pokazuje „lead show ID --timeline”.
hint-under-way = Poczekaj na koniec albo przerwij tam, gdzie zaczęto.
hint-undo-earlier = To, co było przed tym ({ $name }), cofa się po numerze: voronka undo { $operation }
refused-deleted = { $record } jest w koszu: najpierw przywróć z kosza.
refused-not-deleted = { $record } nie jest w koszu.
refused-changed-meanwhile = { $record }: pole „{ $field }” w międzyczasie się zmieniło (zmiana: { $who }). Sprawdź je i spróbuj ponownie.
refused-unknown-field = Wśród pól { $noun } nie ma „{ $name }”.
refused-system-field = Pole „{ $field }” prowadzi program, nie można go zmienić.
refused-settings-stay = Ustawienia zespołu zostają; zmień jedno z nich.
refused-no-client = { $record } nie jest kontaktem ani firmą.
refused-client-detail = „{ $field }” należy do klienta, a taki klient nie jest powiązany.
hint-link-client = Najpierw powiąż: { $noun }. Albo odłącz klienta, wtedy lead ma własne dane.
refused-contact-empty = Kontakt musi mieć nazwisko albo sposób kontaktu.
refused-comment-empty = Komentarz jest pusty.
refused-capture-empty = Napisz chociaż nazwisko, telefon albo kilka słów.
refused-done-already = To już zrobione: { $subject }.
refused-pins = { $count ->
    [one] Można przypiąć najwyżej { $count } wpis. Najpierw go odepnij.
    [few] Można przypiąć najwyżej { $count } wpisy. Najpierw jeden odepnij.
   *[other] Można przypiąć najwyżej { $count } wpisów. Najpierw jeden odepnij.
}

refused-stage-unsaid = Podaj etap tego lejka.
refused-no-stage = Nie ma takiego etapu.
refused-stage-gone = Tego etapu już nie ma: ktoś go właśnie usunął.
refused-other-pipeline = { $record } nie może przejść na ten etap: jest dla innych rekordów.
refused-won-by-hand = { $record } trafia na ten etap tylko przez konwersję.
hint-convert = Skonwertuj: „Zakończ” w interfejsie albo „voronka lead convert”.
refused-converted-already = Ten lead został już skonwertowany.
refused-convert-nothing = Wybierz, co utworzyć: deal, kontakt, firmę lub kilka naraz.
refused-convert-repeat = Klient powtórnego leada jest już znany: można utworzyć tylko deal.
refused-no-pipeline = Nie ma takiego lejka deali.
refused-no-stages = Nie ma gdzie tego umieścić: lejek { $noun } nie ma etapów. Dodaj je: „voronka stage add”.
refused-no-won-stage = Lejek tego leada nie ma etapu oznaczającego sukces. Dodaj go: „voronka stage add”.

refused-nothing-to-undo = Nie ma czego cofać.
refused-nothing-to-redo = Nie ma czego ponawiać.
refused-no-operation = Nie ma operacji { $id }. Zobacz „voronka history”.
refused-search-long = Szukany tekst może mieć najwyżej { $most } znaków.
refused-no-notice = Nie ma powiadomienia { $id }.
hint-inbox = Zobacz „voronka inbox --all”.
refused-under-way = To jeszcze trwa: { $operation }. Nic nie zmieniono.
refused-undone-already = To już cofnięto.
refused-undo-in-bulk = Operacje cofa się pojedynczo.

refused-taken = „{ $name }” jest już zajęte. Wybierz coś innego.
refused-stage-named = Ten lejek ma już etap „{ $name }”. Wybierz inną nazwę.
refused-code = „{ $text }” nie może być kodem: użyj liter i cyfr, między nimi „.”, „-” lub „_”, co najmniej jednej litery, najwyżej 64 znaków.
refused-login = „{ $text }” nie może być loginem: użyj liter i cyfr, między nimi „.”, „-” lub „_”, co najmniej jednej litery, najwyżej 64 znaków.
refused-said-twice = „{ $field }” podano dwa razy i różnie: „{ $first }” i „{ $second }”.
refused-two-homes = Lejek jest podany dwa razy: „{ $first }” i „{ $second }”. Podaj jeden.
refused-fixed-field = „{ $field }” nie można później zmienić. Dodaj nową pozycję.
refused-heir-goes = To, do czego mają przejść rekordy, samo jest wśród usuwanych. Podaj takie, które zostaje.
refused-in-use = { $count ->
    [one] Nie można usunąć: { $noun } jest nadal w { $count } rekordzie. Najpierw go przenieś.
    [few] Nie można usunąć: { $noun } jest nadal w { $count } rekordach. Najpierw je przenieś.
   *[other] Nie można usunąć: { $noun } jest nadal w { $count } rekordach. Najpierw je przenieś.
}
refused-in-use-user = { $count ->
    [one] Nie można usunąć: pracownik ma jeszcze { $count } rekord. Najpierw go przekaż.
    [few] Nie można usunąć: pracownik ma jeszcze { $count } rekordy. Najpierw je przekaż.
   *[other] Nie można usunąć: pracownik ma jeszcze { $count } rekordów. Najpierw je przekaż.
}
hint-move-to = Jedno i drugie naraz: „voronka { $noun } delete … --move-to …”.
refused-meaning-in-use = { $count ->
    [one] Na tym etapie jest { $count } rekord. Przenieś go, zanim zmienisz znaczenie etapu.
    [few] Na tym etapie są { $count } rekordy. Przenieś je, zanim zmienisz znaczenie etapu.
   *[other] Na tym etapie jest { $count } rekordów. Przenieś je, zanim zmienisz znaczenie etapu.
}
refused-field-filled = Pole „{ $field }” jest wypełnione; rekordów: { $count }.
hint-field-yes = Aby usunąć je razem z wartościami, dodaj --yes; voronka undo je przywróci.
refused-options-in-use = { $count ->
    [one] { $count } rekord ma wybór, który by zniknął: { $names }. Najpierw wybierz w nim inny.
    [few] { $count } rekordy mają wybór, który by zniknął: { $names }. Najpierw wybierz w nich inny.
   *[other] { $count } rekordów ma wybór, który by zniknął: { $names }. Najpierw wybierz w nich inny.
}
refused-last-stage = To ostatni etap tego rodzaju w lejku. Najpierw dodaj inny.
refused-last-pipeline = To jedyny lejek tego rodzaju. Najpierw dodaj inny.
refused-entry-alone = Wiersza osi czasu nie tworzy się osobno. Napisz komentarz do rekordu.
refused-last-administrator = To jedyny administrator. Najpierw wyznacz kogoś innego.
refused-field-name = „{ $name }” nie może być nazwą pola: użyj małych liter łacińskich, cyfr i podkreśleń, na początku litera.
refused-field-reserved = Nazwy „{ $name }” używa sam program. Wybierz inną.
refused-field-noun = Pole należy do lead, deal, contact albo company.
refused-field-kind = „{ $kind }” to nie rodzaj pola.
refused-field-kept = Usunięte pole „{ $name }” innego rodzaju nadal przechowuje wartości. Wybierz inną nazwę.

refused-unknown-person = { $login } jeszcze nie pracuje z tą bazą.
hint-add-person = Administrator ({ $admins }) może wykonać: voronka user add { $login }

hint-date-near-miss = Czy chodziło o „{ $suggestion }”?
refused-value = { $field }: taka wartość nie pasuje.
refused-count-negative = { $field }: nie może być mniej niż zero.
refused-capability = W tej sesji nie można { $what }.
capability-path = sięgać do plików serwera
capability-clipboard = używać schowka
capability-programs = uruchamiać programów
capability-job-control = wstrzymywać pracy
refused-convert-partly = Nie na wszystko masz uprawnienia: potrzebne { $right }. Resztę można utworzyć.
hint-convert-partly = { $who }. „--partial” utworzy resztę.
refused-convert-lacks = Puste pola: { $fields }. Najpierw je wypełnij.
refused-several-clients = Ten telefon lub e-mail ma kilku klientów: { $clients }.
hint-several-clients = Wskaż którego: --contact lub --company z numerem.
refused-new-won = Nowy lead nie może od razu być skonwertowany.
refused-none-won = Lejek „{ $pipeline }” nie ma etapu sukcesu.
refused-none-lost = Lejek „{ $pipeline }” nie ma etapu porażki.
hint-add-ending = Dodaj go: „voronka stage add”.
