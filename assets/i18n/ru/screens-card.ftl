# The head of a card.
card-observers =
    { $count ->
        [one] { $count } наблюдатель
        [few] { $count } наблюдателя
        [many] { $count } наблюдателей
       *[other] { $count } наблюдателя
    }
card-complete = Завершить…
card-general = Общее
card-history = История
card-fields = Поля
card-timeline = Таймлайн
card-related = Связанное
card-in-bin = Удалено { $when } · { $key } вернёт
card-gone = { $record }: здесь этого больше нет · { $key } — назад

# The timeline.
card-to-do = Что нужно сделать
card-nothing-planned = ничего не запланировано · { $key } — запланировать
card-planned-rests = подождёт, пока запись не вернут из корзины
card-pinned = Закреплено
card-more-lines =
    { $count ->
        [one] … ещё { $count } строка · Enter
        [few] … ещё { $count } строки · Enter
        [many] … ещё { $count } строк · Enter
       *[other] … ещё { $count } строки · Enter
    }
card-was-created = Создание
card-was-deleted = Перемещено в корзину
card-was-restored = Возвращено из корзины
card-taken-back = { $what } (отмена)
card-done-again = { $what } (повтор)
card-converted = Конвертация: { $lead } → { $made }
card-imported = Импорт
card-imported-from = Импорт из файла { $file }
card-which = Какую карточку открыть?

# The history.
history-when = Когда
history-who = Кто
history-type = Тип
history-what = Что изменилось
history-created = создание
history-changed = правка
history-moved = стадия
history-converted = конверсия
history-deleted = удаление
history-restored = возврат
history-undone = отмена
history-redone = повтор

# Popups of a card.
card-clear = – пусто

# Why something cannot be done now.
card-link-with = Привязать клиента
card-why-no-link = Здесь привязать клиента нельзя: { $noun }
card-why-no-way = Отсюда перехода нет. Enter — изменить поле
card-why-gone = { $record }: здесь этого больше нет
card-why-deleted = Запись в корзине: сначала верните её
card-why-last = Это последняя запись списка
card-why-first = Это первая запись списка
card-why-pin = Чтобы закрепить, поставьте курсор на то, что уже произошло, в таймлайне
card-why-one-pane = В истории одна панель
card-why-history = Историю можно только читать
card-why-section = Поставьте курсор на поле нужного раздела
card-why-system = Поле «{ $field }» заполняет программа
card-why-nothing-inside = Больше здесь ничего нет

# The links of a record.
card-links = Связи
links-contacts = Контакты
links-companies = Компании
links-origin = Создано на основании
links-made = Создано на основании этого лида
links-deals = Сделки
links-leads = Лиды
links-more = … ещё · { $key }
links-nothing = Связей пока нет · { $key } — привязать клиента
links-keys = { $open } открыть · { $link } привязать · { $unlink } отвязать
links-why-none = Под курсором нет связи
links-why-fact = Эта связь говорит, откуда взялась запись, и остаётся
