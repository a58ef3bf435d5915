### Окна выбора и формы.

# Окна выбора.
picker-palette = Действия
picker-go-to = Перейти к записи
picker-find = Введите часть имени, телефона или e-mail.
picker-find-client = Имя, телефон или e-mail: знакомый найдётся, новый будет создан.
picker-new-contact = + новый контакт «{ $text }»
picker-new-company = + новая компания «{ $text }»
picker-new-both = + новый контакт с компанией «{ $text }»
picker-open-linked = Открыть: { $name }
picker-unlink = Отвязать: { $name }
picker-empty = Выбирать не из чего. { $back } — назад.
picker-no-tags = Тегов пока нет. Введите тег и нажмите { $enter }.
picker-no-match = Для «{ $text }» ничего не нашлось. Backspace расширит поиск.
picker-narrow-none = Пробел отмечает, { $enter } покажет всё
picker-narrow = Пробел отмечает, { $enter } покажет только отмеченное: { $count }
picker-many =
    { $count ->
        [0] Пробел отмечает, { $enter } оставит пустым
       *[other] Пробел отмечает, { $enter } сохранит выбранное: { $count }
    }
picker-ordered = Пробел отметит, ←→ сдвинут, { $enter } сохранит: { $count }
picker-ordered-none = Пробел отметит, { $enter } вернёт обычные
picker-mark = { $enter } отметит строку
picker-new-tag = { $enter } добавит тег #{ $tag }

# Строка ввода.
line-long = { $enter } сохранит · { $line } новая строка · { $editor } ваш редактор
line-capture-lead = Например: Иван Петров, +7 912 345-67-89, ООО Ромашка, 150000, #горячий
line-capture-deal = Например: Насосы для нового магазина, 150000, #срочно, @anna
line-capture-contact = Например: Иван Петров, +7 912 345-67-89, ivan@example.com, ООО Ромашка
line-capture-company = Например: ООО Ромашка, +7 495 123-45-67, romashka.ru
line-query = Например: ответственный:я сумма>=100000 создано:эта-неделя -тег:холодный
line-several = Будет создано: { $records }
line-of-several = строка { $line }: { $what }
line-nobody = Такого сотрудника нет: { $handle } останется мессенджером

part-title = название
part-name = имя
part-post = должность
part-company = компания
part-phone = телефон
part-email = e-mail
part-site = сайт
part-messenger = мессенджер
part-amount = сумма
part-tag = тег
part-people = с кем
part-responsible = ответственный
part-rest = комментарий
part-deadline = срок
part-remind = напомню за

# Формы.
form-new-lead = Новый лид
form-new-deal = Новая сделка
form-new-contact = Новый контакт
form-new-company = Новая компания
form-new-activity = Новое дело
form-new-stage = Новая стадия
form-new-pipeline = Новая воронка
form-new-source = Новый источник
form-new-user = Новый сотрудник
form-new-field = Новое поле
form-new-product = Новый товар
form-new-exclusion = Новое исключение
form-new = Создание: { $noun }
form-lacking = Сначала заполните: { $record }
form-title-empty = пусто — будет номер
form-none = не указано
form-no-match = Ничего не подходит
form-not-in-list = «{ $text }» нет в списке. Выберите строку из него или сотрите набранное.
form-open-list = Пробел откроет список; можно сразу печатать
form-hint-linked = Печатайте, чтобы найти другого · Backspace уберёт
form-hint-points = Через запятую: +7 912 345-67-89, домашний: +7 495 123-45-67
form-hint-emails = Через запятую: ivan@example.com, домашний: i@example.com
form-hint-tags = Несколько — через запятую
form-hint-booked = Уже бронировали: { $names }
form-hint-booked-begun = { $key } дополнит: { $names }
form-enter-next = { $enter } — следующее поле
form-enter-saves = { $enter } — сохранить
form-keys = { $save } — сохранить · { $back } — закрыть
form-keys-last = { $back } — закрыть
form-theirs = Там сейчас: { $value }
form-mine = У вас: { $value }
form-back = Вернуться к форме, пока ничего не записывать
form-keep-theirs = Оставить чужое, моё изменение убрать
form-put-mine = Записать моё поверх
line-put-over = { $enter } запишет ваше поверх, { $back } оставит чужое.
line-changed-meanwhile = Тем временем здесь стало: { $text }

# Конвертация лида.
convert-title = Что создать из лида: { $lead }
convert-title-several =
    { $count ->
        [one] Что создать из { $count } лида
        [few] Что создать из { $count } лидов
        [many] Что создать из { $count } лидов
       *[other] Что создать из { $count } лида
    }
convert-pipeline = Воронка
convert-repeat = Клиент уже известен, поэтому можно создать только сделку.
convert-some-repeat = Повторных лидов: { $count } из { $of }. Их клиент известен: из них можно создать только сделку.
convert-nothing = Отметьте хотя бы одно пробелом.
convert-once-more = Нажмите Enter ещё раз, чтобы всё равно конвертировать.
convert-partly = Нажмите Enter ещё раз, чтобы создать остальное.
convert-which-contact = кто это
convert-which-company = какая компания
convert-new-contact = создать новый
convert-new-company = создать новую
convert-shares = тот же телефон или e-mail
convert-namesake-contact = то же имя
convert-namesake-company = то же название
convert-partner = эта компания указана у контакта
convert-will-link = Enter свяжет с: { $clients }.
convert-known = У кого тот же телефон или e-mail, тот будет связан, а не создан ещё раз; так же и единственная компания с таким названием.
convert-will =
    { $count ->
        [1] Enter создаст из лида: { $what }
        [one] Enter создаст из каждого из { $count } лида: { $what }
       *[other] Enter создаст из каждого из { $count } лидов: { $what }
    }

# Справка.
keys-title = Клавиши
keys-shown = C- это Ctrl, S- это Shift, серым русские буквы · { $down } { $up } листать · { $back } закрыть
help-queries = Поиск и фильтр
query-example-either = стадия:не-обработан,в-работе
query-example-both = сумма>=100000 создано:эта-неделя
query-example-or = -тег:холодный ИЛИ это:повторный
query-example-is = это:просрочен нет:дел
query-example-neglected = это:без-контакта ИЛИ это:залежался
query-example-words = "точные слова"
help-query-either = любое из этих
help-query-both = оба условия
help-query-or = не это или то
help-query-is = состояния и чего нет
help-query-words = где угодно в тексте
enter-create = создать
enter-plan = запланировать
enter-find = найти
enter-show = показать
enter-attach = приложить
enter-move = перевести
enter-save = сохранить
enter-open = открыть
picker-no-letter = Строки с буквой «{ $typed }» нет.
form-hint-files = Пути к файлам; несколько — через точку с запятой
help-first = Чаще всего
help-moving = Перемещение
help-counters = Счётчики
help-counter-overdue = ваши дела, срок которых прошёл
help-counter-today = ваши дела до конца дня
help-counter-incoming = к вам обратились и ждут ответа
help-counter-unread = непрочитанные уведомления
why-one-line = Здесь одна строка; больше бывает в комментарии и длинном тексте.
why-no-editor = Редактор не вернул текст: { $why }
hint-editor = Укажите свой в EDITOR до запуска Воронки, например: export EDITOR=nano
why-editor-unset = Редактор не выбран.
why-all-shown = Всё уже на экране.
form-hint-ours = Да — адрес или номер наш: что приходит с него, пишем мы
