### Praca z rekordami po kolei.

operation-decide = decyzja o rekordzie
receipt-decided-next = { $record }: zapisano, dalej — { $when }.
receipt-decided-later = { $record }: odłożono na { $when }.
refused-later-past = Nie można odłożyć na { $when }: to już minęło. Podaj przyszły termin.
refused-decided-already = Kto inny był szybszy ({ $who }): { $record }. Tutaj pomijamy.
refused-decided-meanwhile = { $record }: ktoś to tymczasem zmienił, tutaj pomijamy.

queue-title = Po kolei: { $what }
queue-place = { $place } z { $all }
queue-place-first = { $place } z pierwszych { $all }
queue-attempts = { $count ->
    [one] { $count } telefon bez odpowiedzi
    [few] { $count } telefony bez odpowiedzi
   *[many] { $count } telefonów bez odpowiedzi
}
queue-phone = Telefon
queue-email = E-mail
queue-made = utworzono: { $when }
queue-to-do = DO ZROBIENIA
queue-nothing-planned = Nic nie jest zaplanowane.
queue-happened = OSTATNIO
queue-if-no-answer = Nie odbierze ({ $key }) — następny telefon: { $when }.
queue-give-up = Znów nie odbierze ({ $key }) — nic więcej nie planujemy. Może pora odrzucić ({ $junk }).
queue-no-phone = Nie ma telefonu. { $key } otworzy kartę, tam można go dodać.
queue-end = To był ostatni rekord. { $leave } — wyjście, { $undo } — cofnięcie ostatniej decyzji.
queue-summary = Zrobione: { $parts }.
queue-parts = { $before }, { $part }
queue-nothing-done = Nie podjęto żadnej decyzji.
queue-called = odebrano { $count }
queue-no-answer = bez odpowiedzi { $count }
queue-later = później { $count }
queue-junk = odrzucono { $count }
queue-converted = skonwertowano { $count }
queue-skipped = pominięto { $count }

line-called = Wynik rozmowy? Może być pusty
pick-call-later = Kiedy zadzwonić?
call-later-line = inny termin…
why-nothing-decided = Tu jeszcze nic nie zdecydowano.
why-only-leads = Konwertuje się tylko leady.
why-queue-empty = Nie ma tu otwartych rekordów.
why-queue-later = Wszystko, co tu otwarte, jest odłożone: najbliższe – { $when }.
why-no-queue = Po kolei obrabia się leady i deale: stań na leadzie, dealu albo na zadaniu z nimi związanym.
hint-queue-empty = Zmień filtr ({ $key }) albo zaznaczenie.
why-queue-slow = To trwałoby za długo: najpierw zawęź widok filtrem ({ $key }).
help-queue = Leady lub deale do obrobienia po kolei; konwersja: lead convert
help-queue-list = Wszystkie po kolei: kto czeka, co po terminie, z kim nikt się nie kontaktował
help-queue-next = Rekord, którego kolej
help-queue-called = Dodzwoniono się: zapisz rozmowę i co dalej
help-queue-no-answer = Nikt nie odebrał: zapisz telefon i zaplanuj następny
help-queue-later = Odłóż klienta na inny czas
help-queue-until = Do kiedy: jutro 10:00, 2h, pt
help-queue-junk = Odrzuć
help-queue-ids = lead/42 lub deal/7; sam numer to lead; - czyta je ze standardowego wejścia
refused-queue-finished = Tu już wszystko rozstrzygnięto: { $record }.
