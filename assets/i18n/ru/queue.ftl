### Разбор записей по одной.

operation-decide = решение по записи
receipt-decided-next = { $record }: записано, дальше — { $when }.
receipt-decided-later = { $record }: отложено на { $when }.
refused-later-past = Нельзя отложить на { $when }: это уже прошло. Назовите будущее время.
refused-decided-already = Раньше успели ({ $who }): { $record }. Здесь пропускаем.
refused-decided-meanwhile = Тем временем изменили: { $record }. Здесь пропускаем.

queue-title = Разбор: { $what }
queue-place = { $place } из { $all }
queue-place-first = { $place } из первых { $all }
queue-attempts = { $count ->
    [one] { $count } звонок без ответа
    [few] { $count } звонка без ответа
   *[many] { $count } звонков без ответа
}
queue-phone = Телефон
queue-email = E-mail
queue-made = создано: { $when }
queue-to-do = ЧТО НУЖНО СДЕЛАТЬ
queue-nothing-planned = Ничего не запланировано.
queue-happened = ПОСЛЕДНЕЕ
queue-if-no-answer = Не ответят ({ $key }) — следующий звонок: { $when }.
queue-give-up = Снова не ответят ({ $key }) — больше ничего не планируем. Возможно, пора признать некачественным ({ $junk }).
queue-no-phone = Телефона нет. { $key } откроет карточку, там его можно добавить.
queue-end = Это была последняя запись. { $leave } — выйти, { $undo } — вернуть последнее решение.
queue-summary = Разобрано: { $parts }.
queue-parts = { $before }, { $part }
queue-nothing-done = Решений не было.
queue-called = дозвонились { $count }
queue-no-answer = не ответили { $count }
queue-later = позже { $count }
queue-junk = некачественных { $count }
queue-converted = сконвертировано { $count }
queue-skipped = пропущено { $count }

line-called = Результат звонка? Можно оставить пустым
pick-call-later = Когда позвонить?
call-later-line = другое время…
why-nothing-decided = Здесь ещё ничего не решали.
why-only-leads = Конвертируют только лиды.
why-queue-empty = Открытых записей для разбора здесь нет.
why-queue-later = Всё открытое здесь отложено: ближайшее — { $when }.
why-no-queue = По очереди разбирают лиды и сделки: встаньте на лид, сделку или на дело с ними.
hint-queue-empty = Измените фильтр ({ $key }) или выбор.
why-queue-slow = Искать пришлось бы слишком долго: сначала сузьте список фильтром ({ $key }).
help-queue = Разбор лидов или сделок по одной; конвертация: lead convert
help-queue-list = Все по порядку: кто ждёт, что просрочено, к кому ещё не обращались
help-queue-next = Та запись, чья очередь
help-queue-called = Дозвонились: записать звонок и что дальше
help-queue-no-answer = Не ответили: записать звонок и запланировать следующий
help-queue-later = Отложить клиента на другое время
help-queue-until = До какого времени: завтра 10:00, 2ч, пт
help-queue-junk = Признать некачественным
help-queue-ids = lead/42 или deal/7; просто номер — лид; - читает их со стандартного ввода
refused-queue-finished = Здесь уже всё решено: { $record }.
