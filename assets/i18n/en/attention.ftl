# Reminders and what asks for attention.
refused-reminder-after = A reminder comes before the deadline, not at it or after it.
refused-reminder-far = A reminder comes a year before the deadline at the earliest.
refused-reminders-many = At most { $count } reminders for one activity.
refused-last-reminder = At least one reminder stays. Name another one instead, for example: 15m, 1h
say-reminders =
    { $count ->
        [one] Reminder: { $nearest }
       *[other] { $count } reminders, first { $nearest }
    }
say-go-to-reminded = { $key } goes there
why-no-reminder = No reminder waits for you.
card-reminder-left = Reminder: { $what } ({ $span } left)
card-reminder-now = Reminder: { $what } (now)
card-reminder-late = Reminder: { $what } ({ $span } late)
card-ended-by = Closed with the record: { $stage }
entry-reminder = Reminder
top-soon = soon
cli-soon = soon
help-counter-soon = of these, the reminder came and it is nearly time
help-counter-card = urgent ones of a card or a column
help-counter-planned = planned, none of them urgent yet
capability-notifications = show notifications
refused-reminder-undated = A reminder needs a deadline to come before.
hint-reminder-undated = Add a day or an hour: tomorrow 15:00
refused-reminder-done = What is done needs no reminder.
refused-deadline-done = The deadline of what is done stays as it was; plan something new.
note-deadline-past = Its deadline is past already: { $at }
part-deadline-past = { $at } (past already)
note-incoming-ended =
    { $count ->
        [one] { $count } that waited for an answer is closed with it
       *[other] { $count } that waited for an answer are closed with it
    }
help-next = What to plan next with the same record: "call tomorrow 10:00"
line-after-done = What next? what, when, !reminder (Enter alone: nothing)
pick-next-step = { $record }: nothing is planned. Next step?
pick-next-step-short = { $record }: next step?
next-step-hour = in an hour
next-step-tomorrow = tomorrow
next-step-usual = in three working days
next-step-week = in a week
next-step-line = type what and when…
next-step-nothing = no
subject-get-in-touch = Get in touch
hint-own-reminders = For example: 15m, 1h. Empty: as the pipeline says, 15m as a rule
activities-lit =
    { $count ->
        [one] { $lit } of { $open } needs attention
       *[other] { $lit } of { $open } need attention
    }
counted-lit =
    { $count ->
        [one] { $shown } needs attention
       *[other] { $shown } need attention
    }
counted-planned = { $shown } planned
refused-activities = How many activities are open is shown and counted, not typed or asked for.
hint-activities = Ask for is:overdue or no:activity
