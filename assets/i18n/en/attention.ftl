# Reminders and what asks for attention.
refused-reminder-after = A reminder comes before the deadline, not after it.
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
capability-notifications = show notifications
