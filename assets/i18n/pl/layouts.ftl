# Widoki kart: w jakiej kolejności stoją pola i które widać.
operation-layout = dostosowanie widoku karty
operation-card-view = wybór widoku karty

view-named = „{ $name }”
view-common-for = widok wspólny, dla wszystkich
view-mine-for = mój widok, tylko dla mnie
view-named-for = widok „{ $name }”, dla wszystkich, którzy go wybrali

receipt-layout-begun = Utworzono: { $view }.
receipt-layout-moved = „{ $what }” w nowym miejscu: { $view }.
receipt-layout-hidden = Pole „{ $what }” jest ukryte: { $view }.
receipt-layout-shown = „{ $what }” znów widać: { $view }.
receipt-layout-changed =
    { $count ->
        [one] { $count } zmiana: { $view }.
        [few] { $count } zmiany: { $view }.
       *[many] { $count } zmian: { $view }.
    }
receipt-view-chosen = Karty { $noun } widzisz teraz tak: { $view }.
say-view-gone = Widok „{ $name }” usunięto. Karty { $noun } widzisz teraz tak: { $view }.
receipt-view-added = Dodano widok „{ $name }”: każdy może go wybrać.
receipt-view-renamed = Widok nazywa się teraz „{ $name }”.
receipt-view-removed = Usunięto: { $view }.

refused-layout-right = To, co widzą wszyscy, zmieniają tylko administratorzy ({ $people }): potrzebne jest prawo { $right }.
hint-layout-mine = „Mój widok” możesz dostosować samodzielnie.
refused-layout-mandatory = Pole „{ $field }” jest obowiązkowe: nie można go ukryć.
refused-layout-section = Sekcji „{ $section }” nie można ukryć: jest w niej obowiązkowe pole „{ $field }”. Najpierw przenieś je do innej sekcji.
refused-layout-led = „{ $field }” zawsze stoi razem z polem „{ $leader }”: przenieś lub ukryj tamto.
refused-layout-head = „{ $field }” widać w nagłówku karty i nie ma własnego miejsca.
refused-layout-field = Nie ma pola „{ $name }”.
refused-layout-place = Pole stawia się przed lub za innym polem albo w sekcji, sekcję przed lub za inną sekcją.
refused-layout-noun = Widoki mają karty leadów, deali, kontaktów i firm.
refused-unknown-view = Karty { $noun } nie mają widoku „{ $name }”.
hint-layout-list = Wszystkie pokazuje voronka layout list
refused-unknown-section = Nie ma sekcji „{ $name }”.
refused-no-view = Nie ma czego usuwać: nikt tego nie dostosowywał ({ $view }).
hint-view-built-in = Karty mają tam kolejność początkową
refused-view-name = Nazwa widoku ma od 1 do { $most } liter.
refused-view-unnamed = Zmienić nazwę można tylko widokowi z nazwą.
refused-view-of-pipeline = Widok „{ $name }” jest dla innego lejka.

help-layout-command = Widok kart: kolejność pól i co jest ukryte
help-layout-list = Pokaż wszystkie widoki
help-layout-show = Pokaż sekcje i pola widoku po kolei; bez wyboru tego, który widzisz
help-layout-add = Dodaj widok z nazwą, który każdy może wybrać, i wypisz jego numer
help-layout-edit = Zmień widok; bez wyboru wspólny, który widzą wszyscy
help-layout-use = Wybierz widok, który widzisz
help-layout-delete = Usuń widok; wspólny wraca do poprzedniej kolejności
help-layout-noun = lead, deal, contact albo company
help-layout-called = Jak nazywa się widok
help-layout-pipeline = Tylko dla kart tego lejka
help-layout-common = Widok wspólny, który widzą wszyscy
help-layout-mine = Mój widok, tylko dla mnie
help-layout-name = Widok o tej nazwie
help-layout-move = Przenieś to pole albo section:SEKCJA
help-layout-before = Przed tym
help-layout-after = Za tym
help-layout-section = Na koniec sekcji: main, client, more
help-layout-hide = Ukryj te pola albo section:SEKCJA
help-layout-unhide = Pokazuj je znowu
help-layout-rename = Nazwij widok inaczej

layout-column-noun = KARTA
layout-column-pipeline = LEJEK
layout-column-view = WIDOK
layout-column-seen = WIDZISZ GO
layout-column-kept = DOSTOSOWANY
layout-column-section = SEKCJA
layout-column-field = POLE
layout-column-label = NAZWA
layout-column-shown = WIDAĆ
layout-mandatory = obowiązkowe
layout-shown = tak
layout-hidden = ukryte

view-common = Widok wspólny
view-mine = Mój widok
view-for-all = dla wszystkich
view-for-me = tylko dla mnie
view-for-some = do wyboru
view-arrange = Dostosuj ten widok…
view-separate = Osobny widok dla lejka „{ $pipeline }”
view-rename = Zmień nazwę tego widoku…
view-remove = Usuń ten widok
view-remove-common = Przywróć kolejność początkową
view-remove-separate = Przywróć widok wszystkich lejków
view-add = Nowy widok z nazwą…
view-arranged = dostosowany
view-built-in = kolejność początkowa
view-as-common = jak wspólny
view-seen = widzisz go
pick-view = Widok karty · { $cards }
line-view-name = Jak nazwać nowy widok?
line-view-rename = Jak nazwać widok?

layout-title = WIDOK KARTY · { $cards } · { $view }
layout-for-all = Zmiany działają od razu, dla wszystkich.
layout-for-all-pipelines = Zmiany działają od razu, dla wszystkich, we wszystkich lejkach bez własnego widoku.
layout-for-all-of-pipeline = Zmiany działają od razu, dla wszystkich, tylko w lejku „{ $pipeline }”.
layout-for-me = Zmiany działają od razu, tylko dla mnie.
layout-for-me-in-pipeline = Zmiany działają od razu, tylko dla mnie i w lejku „{ $pipeline }”.
layout-for-some = Zmiany działają od razu, dla wszystkich, którzy wybrali ten widok.
layout-not-yours = Ten widok zmieniają tylko administratorzy ({ $people }). Własny: { $key }, potem „Mój widok”.
layout-section-hidden = sekcja ukryta


# Whether a field must be filled in, and whether it is shown even when it is empty.
layout-always = zawsze
receipt-field-required = „{ $field }” trzeba odtąd wypełniać dla wszystkich { $noun }.
receipt-field-optional = „{ $field }” dla { $noun } znów może być puste.
receipt-field-always = „{ $field }” dla { $noun } widać odtąd także puste.
receipt-field-filled = „{ $field }” dla { $noun } widać tylko wypełnione.
refused-decision-field = Pole „{ $field }” prowadzi program albo nigdy nie jest puste: nie ma czego ustawiać.
refused-decision-nature = Pole „{ $field }” takie już jest w programie i takie zostaje.
refused-built-in-field = Pole „{ $field }” jest w każdej bazie: ustawić można tylko required (obowiązkowe) i always (widać zawsze).
operation-field = ustawienie pola
why-only-fields = Ustaw kursor na polu.
why-view-built-in = Tego widoku nikt nie dostosowywał: nie ma czego usuwać.
why-view-order = Widoki nie mają kolejności. Enter otwiera widok, by ustawić pola.
