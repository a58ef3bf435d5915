# Reminders and what asks for attention.
refused-reminder-after = A reminder comes before the deadline, not after it.
refused-reminder-far = A reminder comes a year before the deadline at the earliest.
refused-reminders-many = At most { $count } reminders for one activity.
refused-last-reminder = At least one reminder stays. Name another one instead, for example: 15m, 1h
