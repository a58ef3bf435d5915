# Комментарии, упоминания и уведомления.
field-files = Файлы
field-edited-at = Изменён
receipt-comment-edited = Комментарий изменён.
receipt-comment-deleted = Комментарий удалён.
refused-mention = Сотрудника «@{ $text }» здесь нет.
hint-mention-near = Может быть, @{ $name }? Тех, кто здесь не работает, пишите без «@».
hint-mention = Есть: { $names }. Тех, кто здесь не работает, пишите без «@».
refused-words-of-others = Это писал другой сотрудник.
hint-words-of-others = Изменить или удалить это может автор или администратор ({ $people }).
refused-comment-deleted = Этот комментарий удалён (удаление: { $who }).
hint-comment-deleted = Вернуть его может тот, кто удалил: отменой своего действия.
note-undo-left-comment = Комментарий оставлен как есть: после этого его изменили ({ $who }, { $at }).
refused-no-comment = В таймлайне можно изменять и удалять только комментарии.
line-comment-edit = Изменить комментарий
line-mention-keys = Tab — вставить · ↑ ↓ — выбрать
card-file = Файл: { $name }
card-edited = изменён { $when }
card-why-delete-here = Здесь удаляются только комментарии и планы. Чтобы удалить запись, перейдите к её полям.
talk-files = ФАЙЛЫ
card-why-no-file = Здесь нет файлов. Поставьте курсор на поле или комментарий с файлами.
why-file-lost = Файла «{ $name }» больше нет там, где он хранился: { $path }
say-file-path = Открыть здесь нечем. Путь скопирован: { $path }
pick-file = Какой файл открыть?
copy-file = путь к файлу
talk-before = { $when }, до правки ({ $who }):

# What became of comments.
comment-changed = Комментарий изменён: { $before } { $arrow } { $after }
comment-files = Изменены файлы комментария: { $before } { $arrow } { $after }
comment-deleted = Комментарий удалён: { $text }
comment-restored = Комментарий возвращён: { $text }
comment-written = Комментарий написан: { $text }
talk-deleted = удалён


# Уведомления.
notice-mention = { $who } упоминает вас: { $text }
notice-comment = { $who } пишет: { $text }
notice-planned = { $who } поручает вам: { $text }, { $when }
notice-assigned = { $who } назначает вас ответственным
notice-invited = { $who } приглашает вас: { $text }, { $when }
notice-control = { $who } сдаёт задачу: { $text }. Примите её или верните
notice-returned = { $who } возвращает задачу на доработку: { $text }
notice-observer = { $who } добавляет вас в наблюдатели
notice-deadline = { $who } меняет срок: { $text }, { $when }
notice-responsible = { $who } передаёт ответственность: { $user }
notice-takes = { $who } забирает себе
notice-changed = { $who } меняет поля: { $fields }
notice-stage = { $who } меняет стадию: { $stage }
notice-many =
    { $who }: { $operation }, { $count ->
        [one] { $count } ваша запись
        [few] { $count } ваши записи
        [many] { $count } ваших записей
       *[other] { $count } вашей записи
    }
notice-words-gone = (удалено)
notice-no-deadline = без срока
notice-somebody = Кто-то
say-notice = { $text }
say-notice-about = { $record }: { $text }
say-taken = «{ $record }»: изменения — { $who }. Курсор теперь на «{ $here }»
say-gone = «{ $record }»: изменения — { $who }. Под курсором ничего нет
say-misaimed = Ничего не сделано: курсор только что перешёл на эту запись. Нажмите клавишу ещё раз.
say-unselected =
    { $count ->
        [one] { $count } выбранной записи здесь больше нет
        [few] { $count } выбранных записей здесь больше нет
       *[many] { $count } выбранных записей здесь больше нет
    }
say-merged-into = { $record }: запись объединена с этой — { $into }.

# Список уведомлений.
inbox-title = Уведомления
inbox-head = непрочитанных: { $count } · { $all } прочитать все · { $only } только новые
inbox-head-unread = только новые: { $count } · { $all } прочитать все · { $only } показать все
inbox-empty = Пока пусто. Здесь появится, если коллега упомянет вас через «@», напишет о вашей записи, сменит её стадию или передаст её.
inbox-none-unread = Всё прочитано.
inbox-marked =
    { $count ->
        [0] Всё уже прочитано.
        [one] Прочитано { $count } уведомление.
        [few] Прочитано { $count } уведомления.
        [many] Прочитано { $count } уведомлений.
       *[other] Прочитано { $count } уведомления.
    }
cli-heading-record = Запись
notify-sent =
    { $count ->
        [0] Передавать нечего.
        [one] Передано { $count } уведомление.
        [few] Передано { $count } уведомления.
        [many] Передано { $count } уведомлений.
       *[other] Передано { $count } уведомления.
    }
notify-no-command = В --exec нет команды. Укажите программу, которой передать уведомления: --exec "mail -s Воронка me@firm.ru".
notify-failed = Команда «{ $command }» не сработала: { $why }. Уведомление будет передано в следующий раз.
notify-why-status = она завершилась с кодом { $status }
notify-why-signal = её прервал сигнал { $signal }

# Справка по командам.
help-comment-file = Файл, который останется с комментарием
help-comment-edit = Изменить текст комментария или добавить к нему файлы
help-comment-delete = Удалить комментарии
help-comment-number = Номер комментария, как в таймлайне
help-inbox = Что сделали коллеги и что касается вас; сначала непрочитанное
help-inbox-all = Вместе с прочитанным
help-inbox-read = Отметить прочитанными; без номеров — все
help-inbox-number = Номер уведомления
help-notify = Передать непрочитанные уведомления команде, каждое один раз; для cron
help-notify-exec = Команда; каждое уведомление приходит ей как JSON на стандартный ввод

# What of a timeline is shown.
card-why-filter = Поставьте курсор в таймлайн, чтобы отфильтровать его
group-comments = Комментарии
group-communication = Общение с клиентом
group-changes = Изменения записи
group-activities = Дела и задачи
narrow-what = что
narrow-who = кто
narrow-since = когда
narrow-kept = мой фильтр
narrow-name = Название
narrow-dates = другие даты…
narrow-dates-title = С какого по какое
narrow-keep = сохранить как мой фильтр…
narrow-name-title = Как назвать фильтр
narrow-forget = удалить мой фильтр…
narrow-forget-title = Какой фильтр больше не нужен
narrow-until = по { $when }
operation-timeline = фильтр таймлайна
receipt-narrowing-kept = Фильтр «{ $name }» сохранён: он среди фильтров таймлайна.
receipt-narrowing-forgotten = Фильтр «{ $name }» удалён.
refused-narrowing-everything = Пока нечего сохранять: ничего не выбрано.
hint-narrowing-everything = Сначала выберите, что показывать, чьё или за какие даты
refused-narrowing-name = Название фильтра — от 1 до { $most } букв.
refused-narrowing-unknown = У вас нет фильтра таймлайна «{ $name }».
cli-timeline-none = У вас пока нет сохранённых фильтров таймлайна.
line-period-example = 1 ноя..10 ноя, вчера, последние 7 дней, 2026-09.., ..прошлый месяц
help-timeline-until = Только до конца этого дня или периода
help-timeline-dates = Только за эти даты: 2026-11-01..2026-11-10, вчера, last-7d
help-timeline-client = Только то, что есть и у этой записи
help-timeline-filter = Ваш фильтр с этим названием (voronka timeline-filter list)
help-timeline-command = Ваши сохранённые фильтры таймлайна
help-timeline-list = Список ваших фильтров
help-timeline-add = Сохранить фильтр под этим названием вместо прежнего
help-timeline-delete = Удалить фильтр
help-timeline-name = Название фильтра
narrow-with = с кем
narrow-title = Что показать (пробел выбирает, Enter показывает)
period-today = сегодня
period-week = за 7 дней
period-month = за 30 дней
period-year = за год
narrow-begun = с { $when }
narrow-holds = Только: { $what } · { $key } — показать всё
narrow-none = Ничего такого: { $what } · { $key } — показать всё
help-timeline-kind = Только такие события: comments, communication, changes, activities, rules
help-timeline-author = Только сделанное этим сотрудником
help-timeline-since = Только с этого момента: дата, «сегодня»
notice-returned-why = { $who } возвращает задачу на доработку: { $text } — { $why }
refused-no-event = В таймлайне { $record } нет события { $event }.
why-no-file-here = Здесь нет файлов.
pager-files = { $key } { $count ->
        [one] откроет файл
       *[other] откроет файлы: { $count }
    }
help-pin = Закрепить событие вверху таймлайна или открепить его
help-pin-event = Событие, как его называет --json в поле name: entry/5, change/7, activity/3
refused-event-name = «{ $name }» не похоже на событие таймлайна.
hint-event-name = Событие называет поле name вывода show --timeline --json: entry/5, change/7, activity/3.

# Файлы комментария.
line-comment-keys = { $enter } сохранит · { $line } новая строка · Tab файл · { $editor } ваш редактор
line-comment-marks = **жирный** *курсив* `код` · #{ "\u00A0" }заголовок · -{ "\u00A0" }пункт · >{ "\u00A0" }цитата
attach-path = Файл:
attach-more = и ещё { $count }: наберите начало имени
attach-none = Здесь ничего такого нет
attach-keys = Tab дополнит · ↓ выбрать · Enter приложит · Esc к тексту
attach-keys-files = Tab дополнит · ↓ выбрать · Enter приложит · ↑ и Backspace уберут файл · Esc к тексту
why-attach-comment = Файлы прикладывают к комментарию: { $comment } в карточке, потом Tab
