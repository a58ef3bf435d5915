### Clients nobody turned to, records that stand too long, and how the work is spread.

field-touched-at = First tried
field-limit-days = Limit, days
field-replaced = Replaced
refused-limit-days = A stage has a limit of 1 to { $most } days, or none.

help-query-neglected = no contact yet (◌) or stuck (≈)
say-neglected = No contact with the client yet: { $fresh }{ $unattended }. Too long at a stage: { $stale }{ $rotting }. The filter (f) shows them: is:unattended, is:rotting.
say-changed-mark = { $mark } before a name or a value: a colleague has just changed it. The mark goes out after a few seconds.
load-title = { $noun } in work: who has how many
load-enter = { $key } opens · { $query }
load-enter-all = { $key } shows the list of all that are open
load-untouched = { $mark } Not contacted yet: { $count }
load-why-former = Who left has no login to look for. The total of the stage shows these records too.
load-total = Total
load-nobody = former colleague
report-age = Waits
report-none = Nobody waits: every open record has had its first contact.
report-none-of = Nobody waits among “{ $query }”: there is no such open record without a first contact.
usage-load = The load is of leads or of deals as a whole: “{ $text }” is too much.

help-report = Reports: what goes unnoticed, how the work is spread
help-report-name = unattended: open records nobody turned to the client of, the oldest first; load: who has how many records at which stage
help-report-query = leads or deals; unless said, what the work begins with. For unattended also which of them: responsible:me
