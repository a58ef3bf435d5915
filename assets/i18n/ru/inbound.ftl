### Calls, letters, messages and forms from outside.

inbound-call-in = Входящий звонок: { $who }
inbound-call-in-long = Входящий звонок, { $length }: { $who }
inbound-call-missed = Пропущенный звонок: { $who }
inbound-call-out = Исходящий звонок: { $who }
inbound-call-out-long = Исходящий звонок, { $length }: { $who }
inbound-call-unanswered = Исходящий звонок, не ответили: { $who }
inbound-seconds = { $seconds } с
inbound-minutes = { $minutes } мин { $seconds } с
inbound-mail-in = Письмо, { $who }: { $subject }
inbound-mail-out = Наше письмо, кому — { $who }: { $subject }
inbound-chat-in = { $subject }, { $who }:
inbound-chat-out = { $subject }, кому — { $who }:
inbound-form = Форма на сайте, { $who }
inbound-form-titled = Форма на сайте, { $who }: { $subject }
inbound-hidden = номер скрыт
inbound-from = От
inbound-to = Кому
inbound-files = Файлы
inbound-record = Запись разговора
inbound-folded =
    { $count ->
        [one] Ещё { $count } строка цитаты
        [few] Ещё { $count } строки цитаты
       *[many] Ещё { $count } строк цитаты
    }
inbound-cut = (Текст продолжается; сохранено только начало.)
inbound-automatic = Отправлено автоматически
inbound-bulk = Рассылка
inbound-bytes = { $size } байт
inbound-kilobytes = { $size } КБ
inbound-megabytes = { $size } МБ

inbound-state-waiting = ждёт
inbound-state-done = принято
inbound-state-left = пропущено
inbound-state-refused = не принято
inbound-state-undone = отменено

# Why it went where it went.
why-open-deal = Открыта сделка: { $record }
why-open-lead = Открыт лид: { $record }
why-repeat = Клиент известен, открытого нет; создано: { $record }
why-repeat-off = Клиент известен, открытого нет, повторные лиды выключены: { $record }
why-unknown = Отправитель неизвестен; создано: { $record }
why-hidden = Ни номера, ни адреса не передано; создано: { $record }
why-ours = Мы обратились к клиенту сами: { $record }
why-machine = Написала программа, никто не ждёт: { $record }
why-excluded = Пропущено: в списке исключений.
why-noise = Пропущено: автоматическое письмо или рассылка от незнакомых.
why-out-to-unknown = Пропущено: мы обратились к тому, кого нет в базе.
why-internal = Пропущено: разговор между сотрудниками.
why-missed-hidden = Пропущено: скрытый номер, на звонок не ответили.

cli-intake-before = Уже было принято раньше.
cli-intake-settled = Разобрано: { $count }.
usage-intake-both = Укажите или параметры, или файл.

refused-intake-nothing = Ничего не пришло. Укажите параметры, файл или передайте объект JSON на стандартный ввод.
refused-intake-json = Это не объект JSON вида { "{" }"name": "Иван", "phone": "+7 912 345-67-89"{ "}" }.
refused-intake-json-at = Это не JSON: ошибка в строке { $line }, столбце { $column }.
refused-intake-empty = Ничего не заполнено.
refused-intake-missing = Не хватает: { $name }.
refused-intake-direction = «{ $text }» — не направление: in или out.
refused-intake-duration = «{ $text }» — не длительность в секундах.
refused-intake-moment = «{ $text }» — не время вида 2026-12-01T10:00:00+03:00.
refused-intake-no-sender = В письме не сказано, кто его отправил. Оно сохранено, ничего не создано.
note-intake-no-source = У записи нет источника: источника с кодом { $code } нет. «voronka source add { $code }» его заведёт.
note-source-of-channel = Источник { $code } сам ставился тому, что приходит извне: теперь у него не будет источника. «voronka undo» вернёт его.
refused-intake-too-big = Это больше { $most } МБ.
refused-no-inbound = Под номером { $id } ничего не приходило.
refused-sender = «{ $text }» — не телефон, не адрес и не домен.

help-intake = Принять звонок, письмо, сообщение или форму; вывести запись, куда попало
help-intake-call = Телефонный звонок
help-intake-mail = Письмо, как его хранит почтовый сервер: из файла или стандартного ввода
help-intake-chat = Сообщение из мессенджера
help-intake-form = Ответы формы на сайте, один объект JSON
help-intake-list = Что пришло последним и что с этим стало
help-intake-again = Разобрать ожидающее; названное принять, даже если было пропущено
help-intake-ids = Номера пришедшего; без них — всё, что ждёт
help-intake-from = Кто звонил; пусто или «anonymous», если номер скрыт
help-intake-to = Кому звонили
help-intake-direction = in — звонили нам, out — звонили мы
help-intake-written = in — писали нам, out — писали мы
help-intake-duration = Сколько длился; 0, если не ответили
help-intake-record = Где запись разговора
help-intake-name = Имя собеседника
help-intake-id = Номер в другой системе: тот же второй раз ничего не меняет
help-intake-at = Когда это было; если не сказано, сейчас
help-intake-channel = Мессенджер: telegram, whatsapp, viber ..
help-intake-handle = Кто написал: имя или номер
help-intake-handle-to = Кому, если писали мы
help-intake-text = Что написано
help-intake-letter = Письмо; - или ничего — стандартный ввод
help-intake-json = Объект JSON с именами параметров; - — стандартный ввод
help-intake-responsible = Кому достанется новая запись от неизвестного
