# Wiersz filtra: co jest nie tak w zapytaniu i jak napisać poprawnie.
query-error = Znak { $at }: { $why }

query-unknown-field = Nie ma tu pola „{ $name }”.
query-unknown-state = Nie ma stanu „is:{ $name }”.
query-unknown-value = „{ $value }” nie jest wartością pola { $name }.
query-value-missing = Po „{ $name }” brakuje wartości.
query-condition-missing = Tu brakuje warunku.
query-quote-open = Ten cudzysłów nie jest zamknięty.
query-paren-open = Ten nawias nie jest zamknięty.
query-paren-extra = Ten nawias niczego nie zamyka.
query-no-order = Wartości „{ $name }” nie są większe ani mniejsze.
query-bad-number = „{ $value }” to nie jest pasująca tu liczba.
query-bad-amount = „{ $value }” to nie jest kwota.
query-bad-date = „{ $value }” to nie jest dzień ani okres.
query-bad-yes-no = „{ $value }” to ani tak, ani nie.
query-bad-currency = „{ $value }” to nie jest kod waluty.
query-too-long = Zapytanie jest za długie.
query-text-long = Szukany tekst może mieć najwyżej { $most } znaków.
query-too-deep = Za dużo nawiasów jeden w drugim.

query-nearest = Czy chodziło o „{ $name }”?
query-known = Znane: { $names }
query-hint-quote = Aby szukać samych słów, weź je w cudzysłów.
query-hint-order = Porównać można: { $names }
query-hint-date = Na przykład: today, this-week, last-7d, <3d, 2026-01..2026-03, 2026-05-17
