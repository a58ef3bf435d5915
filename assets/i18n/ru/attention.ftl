# Reminders and what asks for attention.
refused-reminder-after = Напоминание приходит до срока, а не после него.
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
capability-notifications = показывать уведомления
