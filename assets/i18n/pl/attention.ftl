# Reminders and what asks for attention.
refused-reminder-after = Przypomnienie przychodzi przed terminem, nie po nim.
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
capability-notifications = pokazywać powiadomień
