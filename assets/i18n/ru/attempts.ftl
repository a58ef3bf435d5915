### Calling and writing to clients, copying, and the tray of minimised cards.

attempt-reached = поговорили
attempt-no-answer = не ответили
attempt-busy = занято
attempt-later = просили позже
attempt-sent = отправлено
attempt-not-sent = не отправлено
inbound-call-told = Исходящий звонок, { $outcome }: { $who }
inbound-mail-told = Письмо, кому — { $who }, { $outcome }
operation-log = попытка связаться
receipt-attempt = Записано: { $record }.

pick-phone = По какому номеру звоним?
pick-email = На какой адрес пишем?
pick-call-outcome = Звоним { $to }. Чем кончилось?
pick-letter-outcome = Письмо: { $to }. Чем кончилось?
line-next = { $outcome }: когда снова? Esc — не планировать
next-call = перезвонить завтра 10:00
next-letter = написать завтра 10:00

why-no-phone = Телефона здесь нет.
why-no-email = Адреса e-mail здесь нет.
hint-add-way = Сначала добавьте его в запись или клиенту.
why-reach-one = По одному клиенту за раз: сначала снимите выбор ({ $back }).
why-program-missing = Программы «{ $name }» здесь нет.
why-no-program = Программа не справилась: { $why }.
hint-program = Она задана в config.toml: call, write и open; её проверит voronka config --check.
hint-pager = Она задана переменной окружения PAGER.
refused-undialled = «{ $text }» нельзя так передать программе.
hint-undialled = Скопируйте его или исправьте.
refused-outcome = «{ $text }»: так это не кончается.
refused-attempt-nobody = Укажите, с кем связывались.
refused-command = { $name }: { $why }
refused-command-program = Первая часть — только сама программа.
refused-command-lacks = Нигде нет { $name }.
refused-command-unknown = «{ $text }»: такая подстановка неизвестна.

copy-links = ссылки: { $count }
copy-row = строка целиком
copy-rows = строки: { $count }
why-copy-many = За раз копируется не больше { $count } записей. Больше запишет voronka export.

pick-tray = Свёрнутые карточки
say-minimised = Свёрнуто. Вернуть: { $key }
why-tray-empty = Свёрнутых карточек нет. В карточке её сворачивает { $key }.
refused-tray-full = Свёрнуто уже { $count } карточек.
hint-tray-full = Сначала разверните какие-нибудь.

help-call = Позвонить клиенту записи: запускает вашу программу или показывает ссылку; с --outcome записывает в таймлайн, чем кончился звонок
help-call-phone = Номер; по умолчанию основной номер клиента
help-write = Написать клиенту записи: запускает вашу программу или показывает ссылку; с --outcome записывает в таймлайн, чем кончилось
help-write-email = Адрес; по умолчанию основной адрес клиента
help-outcome-call = Чем кончился звонок: reached (поговорили), no-answer (не ответили), busy (занято) или later (просили позже)
help-outcome-write = Чем кончилось: sent (отправлено) или not-sent (не отправлено)
help-attempt-comment = Комментарий к звонку или письму
cli-attempt-note = Потом запишите, чем кончилось: voronka { $verb } { $record } --outcome …
