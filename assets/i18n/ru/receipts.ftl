### Что сделано и что осталось как было.

receipt-nothing = Менять нечего.
receipt-created = Создано: { $record }.
receipt-edited = { $count ->
    [one] { $record }: изменено { $count } поле.
    [few] { $record }: изменено { $count } поля.
   *[other] { $record }: изменено { $count } полей.
}
receipt-edited-field = { $record }: изменено поле «{ $field }».
receipt-deadline = { $record }: теперь срок { $when }.
receipt-moved = { $record } теперь на стадии «{ $stage }».
receipt-converted = Сконвертировано: { $record } → { $created }.
receipt-converted-linked = Сконвертировано: { $record }, связано: { $linked }.
receipt-converted-both = Сконвертировано: { $record } → { $created }, связано: { $linked }.
receipt-commented = Комментарий записан: { $record }.
receipt-pinned = Закреплено.
receipt-unpinned = Откреплено.
receipt-deleted = { $record } в корзине.
receipt-restored = { $record } больше не в корзине.
receipt-done = Сделано: { $subject }.
receipt-undone-one = Отменено: { $operation } — { $record }.
receipt-undone = Отменено: { $operation } ({ $what }).
receipt-undone-alone = Отменено: { $operation }.
receipt-redone-one = Повторено: { $operation } — { $record }.
receipt-redone = Повторено: { $operation } ({ $what }).
receipt-redone-alone = Повторено: { $operation }.
receipt-records =
    { $count ->
        [one] { $count } запись
        [few] { $count } записи
       *[many] { $count } записей
    }

operation-create = создание
operation-plan = планирование дела
operation-edit = правка
operation-move = смена стадии
operation-convert = конвертация
operation-comment = комментарий
operation-pin = закрепление
operation-delete = удаление
operation-restore = восстановление
operation-complete = завершение дела
operation-import = импорт
operation-intake = входящее обращение
receipt-taken-in = Принято: { $record }
note-incoming-answered =
    { $count ->
        [one] Входящее там закрыто.
        [few] Входящие там закрыты: { $count }.
       *[many] Входящие там закрыты: { $count }.
    }
operation-undo = отмена
operation-redo = повтор

note-client-made = Новый клиент: { $record }.
note-deal-without-client = У сделки пока нет клиента: свяжите её с контактом или компанией.
note-amount-follows = Сумма теперь считается по товарам; до этого была { $was }.
note-amount-negative = Отрицательная сумма: { $record }.
receipt-setting = «{ $field }»: изменено для всей команды.
note-client-edited = Лид показывает данные клиента: изменена запись { $record }.
note-undo-left-country = Страна и валюта без изменений: с тех пор их сменили ещё раз ({ $who }, { $at }).
note-undo-left-record = { $record } без изменений: с тех пор запись изменена ({ $who }, { $at }).
note-undo-left-field = { $record }, «{ $field }»: оставлено, уже изменено ({ $who }, { $at }).
note-undo-left-converted = { $lead }: конверсия остаётся, с тех пор изменено: { $record } ({ $who }, { $at }).
note-undo-left-used = { $record } без изменений: используется здесь: { $other }.
note-undo-left-more = { $count ->
    [one] И ещё { $count } осталось без изменений.
    [few] И ещё { $count } остались без изменений.
   *[other] И ещё { $count } осталось без изменений.
}
note-undo-left-in-use = { $count ->
    [one] { $noun } «{ $name }» без изменений: уже используется в { $count } записи.
    [few] { $noun } «{ $name }» без изменений: уже используется в { $count } записях.
   *[other] { $noun } «{ $name }» без изменений: уже используется в { $count } записях.
}
note-pipeline-needs-stages = Теперь добавьте воронке стадии: «voronka stage add».
note-booking-meets = { $resource } — это время уже занято: { $record }, { $when }.
note-booking-past = Время этой брони уже прошло: { $from }
note-resource-new = Впервые забронировано: { $resource }
operation-deadline = перенос срока
note-next-planned = Дальше: { $at }
receipt-removed = Удалено: { $record }.
note-undo-stopped = Операция { $own } остановлена на полпути. Продолжить: voronka undo { $operation }
note-redo-stopped = Операция { $own } остановлена на полпути. Продолжить: voronka redo
