# Reminders and what asks for attention.
refused-reminder-after = Напоминание приходит до срока, а не в сам срок и не после него.
refused-reminder-far = Напоминание приходит не раньше чем за год до срока.
refused-reminders-many = Не больше { $count } напоминаний для одного дела.
refused-last-reminder = Хотя бы одно напоминание должно остаться. Укажите вместо него другое, например: 15м, 1ч
say-reminders =
    { $count ->
        [one] { $count ->
            [1] Напоминание: { $nearest }
           *[other] { $count } напоминание, первое — { $nearest }
        }
        [few] { $count } напоминания, первое — { $nearest }
       *[many] { $count } напоминаний, первое — { $nearest }
    }
say-go-to-reminded = { $key } — перейти туда
why-no-reminder = Напоминаний нет.
card-reminder-left = Напоминание: { $what } (осталось { $span })
card-reminder-now = Напоминание: { $what } (сейчас)
card-reminder-late = Напоминание: { $what } (опоздание { $span })
card-ended-by = Закрыто вместе с записью: { $stage }
entry-reminder = Напоминание
top-soon = скоро
cli-soon = скоро
help-counter-soon = из них уже напомнили: срок близко
help-counter-card = срочные дела карточки и столбца
help-counter-planned = дела карточки, пока не срочные
capability-notifications = показывать уведомления
refused-reminder-undated = Напоминанию нужен срок, до которого оно придёт.
hint-reminder-undated = Добавьте день или час: завтра 15:00
refused-reminder-done = Завершённому делу напоминание не нужно.
refused-deadline-done = У завершённого дела срок уже не меняется: запланируйте новое.
note-deadline-past = Его срок уже прошёл: { $at }
part-deadline-past = { $at } (уже прошло)
note-incoming-ended =
    { $count ->
        [one] Вместе с этим закрыто { $count } входящее дело
        [few] Вместе с этим закрыто { $count } входящих дела
       *[many] Вместе с этим закрыто { $count } входящих дел
    }
help-next = Что запланировать следом с той же записью: "звонок завтра 10:00"
line-after-done = Что дальше? что, когда, !напоминание (просто Enter — ничего)
pick-next-step = { $record }: ничего не запланировано. Следующий шаг?
pick-next-step-short = { $record }: следующий шаг?
next-step-hour = через час
next-step-tomorrow = завтра
next-step-usual = через три рабочих дня
next-step-week = через неделю
next-step-line = написать, что и когда…
next-step-nothing = нет
subject-get-in-touch = Связаться с клиентом
hint-own-reminders = Например: 15м, 1ч. Пусто — как задано в воронке, обычно 15м
activities-lit =
    { $count ->
        [one] { $lit } из { $open } требует внимания
       *[other] { $lit } из { $open } требуют внимания
    }
counted-lit =
    { $count ->
        [one] { $shown } требует внимания
       *[other] { $shown } требуют внимания
    }
counted-planned = запланировано: { $shown }
refused-activities = Число дел показывается и считается само: его не вводят и по нему не ищут.
hint-activities = Спросите is:overdue или no:activity
