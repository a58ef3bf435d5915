### Co mówi się o datach i o zadaniu zapisanym w jednej linii.

refused-date-impossible = Nie ma takiej daty ani godziny: „{ $text }”.
refused-date-near-miss = „{ $text }” wygląda na datę z literówką.
refused-time-skipped = Godziny { $text } nie będzie: zegar przestawia się wtedy do przodu.
hint-time-skipped = Po zmianie czasu to { $at }
refused-date-unknown = „{ $text }” to nie data.
hint-date = Na przykład: jutro o 15, pt, za 3 dni, { $order ->
        [month-first] 12/31/2026 10:00
       *[day-first] 01.12.2026 10:00
    }
hint-anniversary = Na przykład: 17.05.1990 albo bez roku 17.05, 17 maja
hint-last-day = Ostatni dzień tego miesiąca to „{ $text }”.
refused-date-unsure = „{ $text }” to godzina czy ilość?
hint-date-unsure = Godzinę zapisz jako { $time }, ilość weź w cudzysłów: "{ $text }"
refused-date-weekday = „{ $text }” się nie zgadza: ten dzień to { $day }.
refused-date-to-come = „{ $text }” dopiero nastąpi: to nie może być dzień urodzenia.
refused-date-backwards = „{ $text }” kończy się, zanim się zacznie: najpierw podaj wcześniejszą datę.
refused-date-several = W jednym wierszu są dwa terminy: „{ $first }” i „{ $second }”.
hint-date-several = Zostaw jeden. To, co nie jest terminem, weź w cudzysłów: "{ $text }"

refused-reminder = „{ $text }” to nie przypomnienie.
hint-reminder = Na przykład: !15m, !1godz, !1d
refused-activity-empty = Napisz, co jest do zrobienia.
hint-activity-line = Na przykład: zadzwoń do Jana jutro o 15 !15m @piotr @anna

part-subject = „{ $text }”
part-undated = bez terminu
