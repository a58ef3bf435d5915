# How far a moment is from now.
time-in = через { $span }
time-ago = { $span } назад

# How late something is.
time-overdue-minutes =
    { $count ->
        [one] просрочено на { $count } минуту
        [few] просрочено на { $count } минуты
       *[many] просрочено на { $count } минут
    }
time-overdue-hours =
    { $count ->
        [one] просрочено на { $count } час
        [few] просрочено на { $count } часа
       *[many] просрочено на { $count } часов
    }
time-overdue-days =
    { $count ->
        [one] просрочено на { $count } день
        [few] просрочено на { $count } дня
       *[many] просрочено на { $count } дней
    }
