### Praca z rekordami po kolei.

operation-decide = decyzja o rekordzie
receipt-decided-next = { $record }: zapisano, dalej — { $when }.
receipt-decided-later = { $record }: odłożono na { $when }.
refused-decided-already = Kto inny był szybszy ({ $who }): { $record }. Tutaj pomijamy.
refused-decided-meanwhile = { $record }: ktoś to tymczasem zmienił, tutaj pomijamy.

queue-title = Po kolei: { $what }
queue-place = { $place } z { $all }
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
hint-queue-empty = Zmień filtr ({ $key }) albo zaznaczenie.
why-queue-slow = To trwałoby za długo: najpierw zawęź widok filtrem ({ $key }).
