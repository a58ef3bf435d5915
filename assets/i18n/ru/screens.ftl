# Что говорят доска, список и строки вокруг них.
pick-responsible = Кто отвечает
pick-observers = Кто наблюдает
pick-stage = Перевести на стадию
pick-stage-here = сейчас
pick-ending = Чем заканчиваем?
pick-convert = Конверсия: сделка и клиент
pick-done = Что сделано?
pick-done-added = добавлено { $when }
pick-copy = Скопировать
pick-sort = Сортировать по
pick-columns = Столбцы
line-tags = Теги
line-comment = Комментарий
line-plan = Дело: что, когда, !напоминание, @кто
line-done = Результат: { $subject }
line-reason = { $stage }: почему? Можно не писать
line-search = Найти
line-filter = Фильтр
line-capture = { $new }: имя, телефон, e-mail, сумма, #тег, @кто
line-capture-of-contact = { $new }: имя, телефон, e-mail, компания, #тег, @кто
line-capture-of-company = { $new }: название, телефон, e-mail, сайт, #тег, @кто
line-capture-at = { $new }: { $stage }
copy-title = название
copy-link = ссылка
why-no-record = Под курсором ничего нет.
why-one-client = Сделка создаётся для одного клиента: выберите одного.
why-no-stages = Здесь нет стадий.
why-nothing-planned = Здесь ничего не запланировано. Сначала запланируйте дело.
why-last-stage = Это последняя стадия.
say-all-stages = все стадии
why-usual-look = Здесь и так всё как сначала.
why-no-room-for-all = Экран слишком узкий, чтобы показать сразу все стадии ({ $count }).
say-carried = { $what } → { $stage }: отпустите кнопку мыши · Esc отменит
say-carried-nowhere = { $what }: останется на месте
why-first-stage = Это первая стадия.
why-no-board = Доски здесь нет, только список.
why-no-deadlines = Столбцов по срокам здесь нет, только список.
why-no-calendar = Календаря здесь нет, только список.
why-one-view = Здесь есть только список.
why-list-only = Столбцы и сортировка — в списке. { $key } откроет его.
why-board-only = Воронки переключаются на доске. { $key } откроет её.
why-no-pipelines = Здесь нет воронок.
why-one-pipeline = В эту сторону других воронок нет.
why-nothing-to-repeat = Повторять пока нечего.
why-nothing-to-close = Закрывать здесь нечего. { $key } выйдет из программы.
say-selected = выбрано: { $count }
say-selected-worth = выбрано { $count } на { $sums }
say-searching = ищу…
say-no-shell = Вернуться было бы некуда, поэтому Voronka остаётся.
say-no-action = { $keys } здесь ничего не делает. { $help } покажет клавиши.
say-key-below = { $keys } здесь ничего не делает. Esc закроет это окно, и тогда: { $action }.
say-key-elsewhere = { $keys } здесь ничего не делает. { $places }: { $action }.
instead-reports = Отчёты пока только в командной строке: voronka report --help
instead-saved-filters = Сохранять фильтры пока нельзя. { $filter } открывает строку фильтра.
instead-macro = Записать нажатия пока нельзя. { $repeat } повторяет последнее действие.
say-paste-nowhere = Вставленному тексту здесь нет места.
say-copied = Скопировано: { $text }
say-saving = сохраняю…
say-typed-in-vain = Набранное за это время не выполнено.
say-progress = сохраняю: { $done } из { $all }
named-record = { $called } «{ $name }»
results-title =
    { $done ->
        [0] Не сделано: { $operation }, отказано: { $refused }
       *[other] { $did }: { $done }, отказано: { $refused }
    }
say-redo = { $key } вернёт
say-undo = { $key } отменит
say-unfinished = Прервано: { $operation }, сделано { $count } из { $of }. Повторите то же самое, сделанное пропустится. { $key } отменит
say-unfinished-anew = Прервано: { $operation }, сделано { $count } из { $of }. { $key } отменит, потом сделайте заново
say-unfinished-undo = Прервано: отмена ({ $operation }). { $key } продолжит
say-unfinished-redo = Прервано: повтор ({ $operation }). { $redo } продолжит
say-draft-restored = Ваш текст ({ $at }) восстановлен. { $key } уберёт его.
say-draft-restored-form = Заполненное ({ $at }) восстановлено. { $key } — начать заново.
say-draft-file-gone = Прикрепите { $path } заново: на прежнем месте файла нет
say-draft-waits = Здесь только вставленное. Недописанная строка подождёт: её вернёт { $key }.
say-draft-left = Текст сохранён: { $key } вернёт его.
say-draft-left-chosen = Выбранное и вписанное сохранено: { $key } вернёт его.
say-draft-left-here = Текст сохранён и вернётся, когда здесь снова спросят.
say-draft-moved = Текст ждёт как комментарий: «{ $record }». { $key } на этой карточке вернёт его.
say-draft-deal-with = Недописанная новая сделка: { $record } ({ $at }). Вернётся при добавлении там.
say-started-over = Всё как было до правки. Ещё раз { $key } — вернёт ваше.
say-not-started-over = Ваше возвращено.
say-draft = Недописанный текст ({ $at }): вернётся там, где вы его писали.
say-draft-lead = Недописанный новый лид ({ $at }): вернётся при добавлении.
say-draft-deal = Недописанная новая сделка ({ $at }): вернётся при добавлении.
say-draft-contact = Недописанный новый контакт ({ $at }): вернётся при добавлении.
say-draft-company = Недописанная новая компания ({ $at }): вернётся при добавлении.
say-draft-new = Недописанное: { $noun } ({ $at }). Вернётся при добавлении.
say-draft-comment = Недописанный комментарий: { $record } ({ $at }), вернётся там же.
say-draft-plan = Недописанное дело: { $record } ({ $at }), вернётся там же.
say-draft-done = Недописанный результат: { $record } ({ $at }), вернётся там же.
say-draft-form = Несохранённые изменения: { $record } ({ $at }), вернутся там же.
say-draft-convert = Неоконченная конверсия: { $record } ({ $at }), продолжится там же.
say-draft-about = Недописанный текст: { $record } ({ $at }), вернётся там же.
many-done = Готово, { $operation }
many-converted = Конвертировано
many-created = Добавлено
many-edited = Изменено
many-moved = Стадия изменена
many-deleted = Удалено
many-restored = Восстановлено
many-commented = Прокомментировано
many-planned = Запланировано
many-completed = Сделано
many-imported = Импортировано
receipt-many = { $did }: { $what }{ $same ->
    [0] {""}
   *[other] {", "}у { $same } так и было
}
receipt-many-unchanged = Так и было: { $what }
receipt-many-none = Не сделано: { $operation }
receipt-many-refused =
    { $count ->
        [one] отказано: { $count }
        [few] отказано: { $count }
       *[many] отказано: { $count }
    }
view-board = доска
view-list = список
view-activities = сроки
board-empty-column = пусто
board-more =
    { $count ->
        [one] ещё { $count }
        [few] ещё { $count }
       *[many] ещё { $count }
    }
board-no-step = нет дела
board-in-bin = в корзине
empty-invites = Здесь пока пусто. { $new } добавит запись одной строкой: имя, телефон, сумма; { $form } — в полной форме. voronka import загрузит файл, voronka demo покажет, как это выглядит с данными. { $help } — все клавиши.
empty-invites-client = Здесь пока пусто. { $new } добавит запись одной строкой: название, телефон, e-mail; { $form } — в полной форме. voronka import загрузит файл, voronka demo покажет, как это выглядит с данными. { $help } — все клавиши.
empty-products = Каталог пуст. { $new } добавит товар.
empty-exclusions = Исключений пока нет. { $new } добавит телефон, e-mail или домен, обращения с которых не заводятся.
empty-bin = Корзина пуста. { $back } возвращает назад.
empty-filtered = Ничего не нашлось. { $back } снова покажет всё.
section-day = День
top-overdue = просрочено
top-today = сегодня
top-incoming = ждут
say-import-how = Импорт: выйдите и выполните voronka import ФАЙЛ (справка: import --help)
say-counters = Ваши дела: просрочено — { $overdue }, ещё на сегодня — { $today }, скоро — { $soon }. Ждут ответа: { $incoming }. Непрочитанных уведомлений: { $unread }.
say-open-only = только открытые
say-with-closed = с закрытыми
empty-hidden =
    { $count ->
        [one] Открытых здесь нет. Скрыта { $count } закрытая запись: { $key } покажет её.
        [few] Открытых здесь нет. Скрыты { $count } закрытые записи: { $key } покажет их.
       *[many] Открытых здесь нет. Скрыто { $count } закрытых записей: { $key } покажет их.
    }
urgency-overdue = Просрочено
urgency-today = Сегодня
urgency-this-week = Эта неделя
urgency-next-week = След. неделя
urgency-later = Позже
urgency-nothing = Без дел
why-nothing-new-there = В столбец «{ $column }» новое не запланировать: создайте в другом столбце.
why-no-deadline-there = Дальше в эту сторону нет столбца, в который можно перенести срок.
why-no-day-back = Срока ещё нет, а сегодня уже не успеть.
why-in-bin = Это в корзине: { $key } вернёт
why-one-deadline = Срок переносится у одной карточки: сначала снимите выбор ({ $back }).
