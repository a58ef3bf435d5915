### What is said about text typed into a field.

refused-text-nul = The text contains a NUL character, which cannot be kept.
refused-too-long =
    { $length ->
        [one] The text is too long: { $length } character, and { $limit } fit.
       *[other] The text is too long: { $length } characters, and { $limit } fit.
    }
refused-required =
    { $more ->
        [0] Fill in “{ $field }” first.
        [one] Fill in “{ $field }” and one more field first.
       *[other] Fill in “{ $field }” and { $more } more fields first.
    }

refused-amount = “{ $text }” is not an amount.
refused-amount-digits =
    { $digits ->
        [0] “{ $text }”: { $currency } has no fractions.
        [one] “{ $text }”: { $currency } has one digit after the point.
       *[other] “{ $text }”: { $currency } has { $digits } digits after the point.
    }
refused-amount-large = “{ $text }” is too large an amount.
refused-amount-currency = “{ $text }” is not in { $currency }, the currency of this record.
refused-currency = “{ $text }” is not a currency.
hint-amount = For example: 12500, 12 500.50, 150k, €12 000
hint-amount-currency = Change the currency first, or leave it out of the amount.

refused-integer = “{ $text }” is not a whole number.
refused-number = “{ $text }” is not a number.
refused-bool = “{ $text }” is neither yes nor no.
refused-minutes = “{ $text }” is not a length of time; for example: 15m, 1h, 2d
refused-phone = “{ $text }” is not a phone number.
refused-email = “{ $text }” is not an e-mail address.
refused-site = “{ $text }” is not a web address.
refused-record = “{ $text }” does not name a record; for example: lead/42
refused-id = “{ $text }” does not fit here: it takes a number, for example 42 or { $word }/42
refused-link = “{ $text }” is none of the { $noun }; a number is enough.
refused-link-unknown = None of the { $noun } is called “{ $text }”.
refused-link-ambiguous = Several { $noun } are called “{ $text }”: { $names }. Name one by its number.

refused-unknown-stage = There is no stage “{ $text }”.
refused-unknown-pipeline = There is no pipeline “{ $text }”.
refused-unknown-source = There is no source “{ $text }”.
refused-unknown-user = Nobody called “{ $text }” works here.
refused-unknown-choice = “{ $text }” is not in the list.
refused-ambiguous-user = Several people are called “{ $text }”: { $names }. Use the login.
hint-did-you-mean = Did you mean “{ $name }”?
hint-known-names = Known: { $names }
hint-currency = For example: RUB, EUR, PLN, $
hint-known-names-more = Known: { $names } and { $count } more

refused-booking = “{ $text }” is not a booking
hint-booking = What (and for which service), when, how long, where; for example: Room 1: haircut, tomorrow 15:00, 90m, 5 Main St
hint-booking-short = Room 1: haircut, tomorrow 15:00, 90m, 5 Main St · hour and service optional
refused-booking-length = A booking lasts from a minute to a year, not “{ $text }”
refused-booking-unread = “{ $text }” is not clear as how long the booking lasts; the place comes after that
refused-booking-all-day = “{ $text }” names an hour, so it cannot be for all day
refused-booking-twice = “{ $text }” says already how long the booking lasts
refused-booking-hour = “{ $text }” names no hour. Give it one, or book whole days
refused-unknown-resource = Nothing called “{ $text }” was booked before.
hint-resource = Did you mean “{ $name }”? If it is a new one, type +{ $text }
note-zone-unknown = Times are in UTC: the zone “{ $text }” (TZ) is unknown. Set your own under Settings, or with --set zone=Europe/Warsaw
refused-zone = “{ $text }” is not a time zone.
hint-zone = For example: Europe/Warsaw, or Moscow
refused-no-such-file = There is no file “{ $name }” here
hint-file-path = To attach one, give its path: /home/anna/contract.pdf
refused-file-name = “{ $path }” names no file
refused-file-folder = “{ $path }” is a folder. Type “/” and the name of a file in it
refused-file-kind = “{ $path }” is not a file that can be attached
refused-file-missing = There is no file “{ $path }”
refused-file-permission = You may not read “{ $path }”
refused-file-unreadable = “{ $path }” cannot be read: { $why }
refused-file-size = “{ $name }” has { $size } MB; files of up to { $limit } MB can be attached
refused-file-own = The database itself cannot be attached to a record in it
