### Calling and writing to clients, copying, and the tray of minimised cards.

attempt-reached = we talked
attempt-no-answer = no answer
attempt-busy = busy
attempt-later = call later
attempt-sent = sent
attempt-not-sent = not sent
inbound-call-told = Outgoing call, { $outcome }: { $who }
inbound-mail-told = Letter to { $who }, { $outcome }
operation-log = an attempt to reach a client
receipt-attempt = Noted on { $record }.

pick-phone = Call which number?
pick-email = Write to which address?
pick-call-outcome = Call { $to }. How did it go?
pick-letter-outcome = Letter to { $to }. How did it go?
line-next = { $outcome }: when again? Esc plans nothing
next-call = call another try tomorrow 10:00
next-letter = mail another try tomorrow 10:00

why-no-phone = No phone number is known here.
why-no-email = No e-mail address is known here.
hint-add-way = Add it to the record or its client first.
why-reach-one = One client at a time: clear the selection first ({ $back }).
why-program-missing = There is no program “{ $name }” here.
why-no-program = The program could not do it: { $why }.
hint-program = It is set in config.toml as “call”, “write” and “open”; voronka config --check looks at it.
hint-pager = It is set by the environment variable PAGER.
refused-undialled = “{ $text }” cannot be handed to a program as it is.
hint-undialled = Copy it, or correct it.
refused-outcome = “{ $text }” is not how this ends.
refused-attempt-nobody = Say whom you turned to.
refused-command = { $name }: { $why }
refused-command-program = The first part shall be the program alone.
refused-command-lacks = No part holds { $name }.
refused-command-unknown = “{ $text }” holds a placeholder that nothing is known for.

copy-links = { $count } links
copy-row = the whole row
copy-rows = { $count } rows
why-copy-many = At most { $count } records are copied at once. voronka export writes more.

pick-tray = Minimised cards
say-minimised = Minimised. { $key } brings it back
why-tray-empty = No card is minimised. On a card, { $key } minimises it.
refused-tray-full = { $count } cards are minimised already.
hint-tray-full = Take some of them up first.

help-call = Call the client of a record: starts your program or shows the link; with --outcome notes on the timeline how a call ended
help-call-phone = The number; the client's main one by default
help-write = Write to the client of a record: starts your program or shows the link; with --outcome notes on the timeline how that ended
help-write-email = The address; the client's main one by default
help-outcome-call = How the call ended: reached, no-answer, busy or later
help-outcome-write = How the letter ended: sent or not-sent
help-attempt-comment = What there is to say about it
cli-attempt-note = Afterwards note how it ended: voronka { $verb } { $record } --outcome …
