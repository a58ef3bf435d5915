# How far a moment is from now.
time-in = za { $span }
time-ago = { $span } temu

# How late something is.
time-overdue-minutes =
    { $count ->
        [one] { $count } minuta po terminie
        [few] { $count } minuty po terminie
       *[many] { $count } minut po terminie
    }
time-overdue-hours =
    { $count ->
        [one] { $count } godzina po terminie
        [few] { $count } godziny po terminie
       *[many] { $count } godzin po terminie
    }
time-overdue-days =
    { $count ->
        [one] { $count } dzień po terminie
        [few] { $count } dni po terminie
       *[many] { $count } dni po terminie
    }
