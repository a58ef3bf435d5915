# The filter line: what is wrong with a query, and what to write instead.
query-error = At character { $at }: { $why }

query-unknown-field = There is no field “{ $name }” here.
query-unknown-state = There is no state “is:{ $name }”.
query-unknown-value = “{ $value }” is not one of the values of { $name }.
query-value-missing = A value is missing after “{ $name }”.
query-condition-missing = A condition is missing here.
query-quote-open = This quotation mark is never closed.
query-paren-open = This parenthesis is never closed.
query-paren-extra = This parenthesis closes nothing.
query-no-order = “{ $name }” has no greater and smaller values.
query-bad-number = “{ $value }” is not a number that fits here.
query-bad-amount = “{ $value }” is not an amount of money.
query-bad-date = “{ $value }” is not a day or a period.
query-bad-yes-no = “{ $value }” is neither yes nor no.
query-bad-currency = “{ $value }” is not a currency code.
query-too-long = The query is too long.
query-text-long = A text to look for may have { $most } characters at most.
query-too-deep = There are too many parentheses inside one another.

query-nearest = Did you mean “{ $name }”?
query-known = Known: { $names }
query-hint-quote = To search for the words themselves, put them in quotation marks.
query-hint-order = Those that have: { $names }
query-hint-date = For example: today, this-week, last-7d, <3d, 2026-01..2026-03, 2026-05-17
