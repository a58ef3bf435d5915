# Reminders and what asks for attention.
refused-reminder-after = Przypomnienie przychodzi przed terminem, nie po nim.
refused-reminder-far = Przypomnienie przychodzi najwcześniej rok przed terminem.
refused-reminders-many = Najwyżej { $count } przypomnień dla jednego działania.
refused-last-reminder = Przynajmniej jedno przypomnienie zostaje. Podaj zamiast niego inne, na przykład: 15m, 1godz
