### Records as a table in the person's own editor.

why-no-table = Jako tabelę edytuje się tylko rekordy, działania i produkty.
say-sheet-same = W tabeli nic nie zmieniono.
pick-sheet = Nieprzyjęte z tabeli: { $count }
sheet-again = Otwórz z tym tabelę ponownie
sheet-drop = Porzuć to, czego nie przyjęto
say-draft-table = Z tabeli nie przyjęto wszystkiego: edycja jako tabela zaproponuje resztę ponownie.
refused-sheet-long = Tabela mieści najwyżej { $most } rekordów. Zaznacz mniej albo użyj voronka export i import.
refused-sheet-twice = Numer { $text } stoi w dwóch wierszach: drugiego nie przyjęto.
refused-sheet-added = Dodano wiersz („{ $text }”): tabelą nie tworzy się rekordów.
refused-sheet-gone = wiersz zniknął, ale rekord zostaje.
refused-sheet-head = Pierwszy wiersz musi zaczynać się od { $number }: z tabeli nic nie przyjęto.
refused-sheet-column = W tabeli nie ma kolumny „{ $text }”: nic z niej nie przyjęto.
refused-sheet-kept = tę kolumnę prowadzi sam program.
refused-sheet-changed = { $field } — teraz „{ $value }”, zmienione w międzyczasie (zmiana: { $who })
refused-sheet-unknown = Wśród { $noun } nie ma „{ $text }”.
refused-sheet-several = „{ $text }” to kilka rekordów: wpisz { $example }.
refused-cell = { $field } — { $why }
