# Reminders and what asks for attention.
refused-reminder-after = Przypomnienie przychodzi przed terminem, nie w chwili terminu ani po nim.
refused-reminder-far = Przypomnienie przychodzi najwcześniej rok przed terminem.
refused-reminders-many = Najwyżej { $count } przypomnień dla jednego działania.
refused-last-reminder = Przynajmniej jedno przypomnienie zostaje. Podaj zamiast niego inne, na przykład: 15m, 1godz
say-reminders =
    { $count ->
        [one] Przypomnienie: { $nearest }
        [few] { $count } przypomnienia, pierwsze: { $nearest }
       *[many] { $count } przypomnień, pierwsze: { $nearest }
    }
say-go-to-reminded = { $key } przechodzi tam
why-no-reminder = Nie ma przypomnień.
card-reminder-left = Przypomnienie: { $what } (zostało { $span })
card-reminder-now = Przypomnienie: { $what } (teraz)
card-reminder-late = Przypomnienie: { $what } (spóźnienie { $span })
card-ended-by = Zamknięte razem z rekordem: { $stage }
entry-reminder = Przypomnienie
top-soon = wkrótce
cli-soon = wkrótce
help-counter-soon = z nich już przypomniane: termin blisko
help-counter-card = pilne działania karty lub kolumny
help-counter-planned = zaplanowane na karcie, niepilne
capability-notifications = pokazywać powiadomień
refused-reminder-undated = Przypomnienie potrzebuje terminu, przed którym przyjdzie.
hint-reminder-undated = Dodaj dzień lub godzinę: jutro 15:00
refused-reminder-done = Zakończone działanie nie potrzebuje przypomnienia.
refused-deadline-done = Terminu zakończonego działania już się nie zmienia: zaplanuj nowe.
note-deadline-past = Jego termin już minął: { $at }
part-deadline-past = { $at } (już minęło)
note-incoming-ended =
    { $count ->
        [one] Zamknięto przy tym { $count } oczekujące działanie
        [few] Zamknięto przy tym { $count } oczekujące działania
       *[many] Zamknięto przy tym { $count } oczekujących działań
    }
help-next = Co zaplanować dalej z tym samym rekordem: "telefon jutro 10:00"
line-after-done = Co dalej? co, kiedy, !przypomnienie (sam Enter: nic)
pick-next-step = { $record }: nic nie zaplanowano. Następny krok?
pick-next-step-short = { $record }: następny krok?
next-step-hour = za godzinę
next-step-tomorrow = jutro
next-step-usual = za trzy dni robocze
next-step-week = za tydzień
next-step-line = wpisz, co i kiedy…
next-step-nothing = nie
subject-get-in-touch = Skontaktować się
hint-own-reminders = Na przykład: 15m, 1godz. Puste: jak w lejku, zwykle 15m
activities-lit =
    { $count ->
        [one] { $lit } z { $open } wymaga uwagi
        [few] { $lit } z { $open } wymagają uwagi
       *[other] { $lit } z { $open } wymaga uwagi
    }
counted-lit =
    { $count ->
        [one] { $shown } wymaga uwagi
        [few] { $shown } wymagają uwagi
       *[other] { $shown } wymaga uwagi
    }
counted-planned = zaplanowano: { $shown }
refused-activities = Liczba działań liczy się sama: nie wpisuje się jej ani o nią nie pyta.
hint-activities = Zapytaj o is:overdue lub no:activity
