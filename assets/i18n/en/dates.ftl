# How far a moment is from now.
time-in = in { $span }
time-ago = { $span } ago

# How late something is.
time-overdue-minutes =
    { $count ->
        [one] overdue by { $count } minute
       *[other] overdue by { $count } minutes
    }
time-overdue-hours =
    { $count ->
        [one] overdue by { $count } hour
       *[other] overdue by { $count } hours
    }
time-overdue-days =
    { $count ->
        [one] overdue by { $count } day
       *[other] overdue by { $count } days
    }
