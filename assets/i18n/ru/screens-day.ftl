# Мои дела, по дням
view-days = дни
days-mine = мои
days-everybodys = все сотрудники
days-show-planned = запланировано
days-show-overdue = просрочено
days-show-today = на сегодня
days-show-waiting = ждут ответа
days-show-done = сделано
days-show-everything = план и сделанное
days-head-overdue = ПРОСРОЧЕНО
days-head-undated = БЕЗ СРОКА
empty-days = Здесь ничего не запланировано. { $key } запланирует дело с любой записью; { $whose } покажет дела всех сотрудников или только ваши.
empty-days-part = Таких дел нет. { $key } покажет всё запланированное; { $whose } — дела всех сотрудников или только ваши.
line-when = Когда: { $subject }
line-when-several =
    { $count ->
        [one] Выбрано { $count } дело: когда?
        [few] Выбрано { $count } дела: когда?
       *[many] Выбрано { $count } дел: когда?
    }
line-when-example = завтра 10:00 · 2ч · пт · +3д · 1 дек 15:00
line-done-several =
    { $count ->
        [one] Сделано { $count } выбранное дело: с каким результатом?
        [few] Сделаны { $count } выбранных дела: с каким результатом?
       *[many] Сделаны { $count } выбранных дел: с каким результатом?
    }
why-on-card = Enter откроет карточку: это делается там.
why-no-record-of-activity = Это дело запланировано без записи.
days-invited = приглашения
days-from = от { $who }: { $subject }
