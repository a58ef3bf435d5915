### Working through records one by one.

operation-decide = a decision about a record
receipt-decided-next = Noted on { $record }; next: { $when }.
receipt-decided-later = { $record }: waits until { $when }.
refused-later-past = Nothing can be put off until { $when }: that is past. Name a time to come.
refused-decided-already = { $who } was faster: { $record } is left out here.
refused-decided-meanwhile = { $record } was changed meanwhile: it is left out here.

queue-title = One by one: { $what }
queue-place = { $place } of { $all }
queue-place-first = { $place } of the first { $all }
queue-attempts = { $count ->
    [one] { $count } call without an answer
   *[other] { $count } calls without an answer
}
queue-phone = Phone
queue-email = E-mail
queue-made = created { $when }
queue-to-do = TO DO
queue-nothing-planned = Nothing is planned.
queue-happened = LATELY
queue-if-no-answer = No answer ({ $key }): the next call is planned for { $when }.
queue-give-up = No answer again ({ $key }): nothing more is planned. It may be junk ({ $junk }).
queue-no-phone = There is no phone. { $key } opens the card, where you can add one.
queue-end = That was the last one. { $leave } leaves, { $undo } takes the last decision back.
queue-summary = Worked through: { $parts }.
queue-parts = { $before }, { $part }
queue-nothing-done = Nothing was decided.
queue-called = called { $count }
queue-no-answer = no answer { $count }
queue-later = later { $count }
queue-junk = junk { $count }
queue-converted = converted { $count }
queue-skipped = skipped { $count }

line-called = What came of the call? May be empty
pick-call-later = Call when?
call-later-line = another moment…
why-nothing-decided = Nothing was decided here yet.
why-only-leads = Only leads are converted.
why-queue-empty = There is nothing open here to work through.
why-queue-later = All that is open here is put off: it goes on { $when }.
why-no-queue = Only leads and deals are worked through one by one: put the cursor on one of them, or on something planned with it.
hint-queue-empty = Change the filter ({ $key }) or the selection.
why-queue-slow = That would take too long to look through: narrow the view with a filter first ({ $key }).
help-queue = Leads or deals to work through one by one; converting: lead convert
help-queue-list = All of them: who waits first, then what is late, then who was not contacted yet
help-queue-next = The one whose turn it is
help-queue-called = The client was reached: note the call and what comes next
help-queue-no-answer = Nobody answered: note the call and plan the next one
help-queue-later = The client waits until another time
help-queue-until = Until when: tomorrow 10:00, 2h, fri
help-queue-junk = It fails
help-queue-ids = lead/42 or deal/7; a plain number is a lead; - reads them from standard input
refused-queue-finished = { $record } is finished already.
