### Что говорится о тексте, введённом в поле.

refused-text-nul = В тексте есть символ NUL, его нельзя сохранить.
refused-too-long =
    { $length ->
        [one] Текст слишком длинный: { $length } символ, а помещается { $limit }.
        [few] Текст слишком длинный: { $length } символа, а помещается { $limit }.
       *[other] Текст слишком длинный: { $length } символов, а помещается { $limit }.
    }
refused-required =
    { $more ->
        [0] Сначала заполните поле «{ $field }».
        [one] Сначала заполните «{ $field }» и ещё { $more } поле.
        [few] Сначала заполните «{ $field }» и ещё { $more } поля.
       *[other] Сначала заполните «{ $field }» и ещё { $more } полей.
    }

refused-amount = «{ $text }» — не сумма.
refused-amount-digits =
    { $digits ->
        [0] «{ $text }»: в { $currency } нет дробной части.
        [one] «{ $text }»: в { $currency } { $digits } знак после запятой.
        [few] «{ $text }»: в { $currency } { $digits } знака после запятой.
       *[other] «{ $text }»: в { $currency } { $digits } знаков после запятой.
    }
refused-amount-large = «{ $text }» — слишком большая сумма.
refused-amount-currency = «{ $text }» — не в { $currency }, валюте этой записи.
refused-currency = «{ $text }» — не валюта.
hint-amount = Например: 12500, 12 500,50, 150к, €12 000
hint-amount-currency = Сначала смените валюту или уберите её из суммы.

refused-integer = «{ $text }» — не целое число.
refused-number = «{ $text }» — не число.
refused-bool = «{ $text }» — ни да ни нет.
refused-minutes = «{ $text }» — не срок; например: 15м, 1ч, 2д
refused-phone = «{ $text }» — не номер телефона.
refused-email = «{ $text }» — не адрес e-mail.
refused-site = «{ $text }» — не адрес сайта.
refused-record = «{ $text }» — не запись; например: lead/42
refused-id = «{ $text }» сюда не подходит: нужен номер, например 42 или { $word }/42
refused-link = «{ $text }» сюда не подходит: для { $noun } достаточно номера.
refused-link-unknown = Среди { $noun } нет «{ $text }».
refused-link-ambiguous = Среди { $noun } несколько «{ $text }»: { $names }. Укажите номер.

refused-unknown-stage = Нет стадии «{ $text }».
refused-unknown-pipeline = Нет воронки «{ $text }».
refused-unknown-source = Нет источника «{ $text }».
refused-unknown-user = Здесь нет сотрудника «{ $text }».
refused-unknown-choice = «{ $text }» нет в списке.
refused-ambiguous-user = «{ $text }» — это несколько человек: { $names }. Укажите логин.
hint-did-you-mean = Может быть, «{ $name }»?
hint-known-names = Есть: { $names }
hint-currency = Например: RUB, EUR, PLN, ₽
hint-known-names-more = Есть: { $names } и ещё { $count }

refused-booking = «{ $text }» — не бронь
hint-booking = Что (и для какой услуги), когда, сколько, где; например: Зал 1: массаж, завтра 15:00, 90м, Ленина 5
hint-booking-short = Зал 1: массаж, завтра 15:00, 90м, Ленина 5 · услуга и час — по желанию
refused-booking-length = Бронь длится от минуты до года, а не «{ $text }»
refused-booking-unread = «{ $text }» — непонятно, сколько длится бронь; место пишется после длительности
refused-booking-all-day = «{ $text }» — назван час, поэтому бронь не на весь день
refused-booking-twice = «{ $text }» — здесь уже сказано, сколько длится бронь
refused-booking-hour = «{ $text }» — не назван час. Добавьте его или бронируйте на целые дни
refused-unknown-resource = «{ $text }» ещё ни разу не бронировали.
hint-resource = Может быть, «{ $name }»? Если это новое, напишите +{ $text }
note-zone-unknown = Время показано по UTC: зона «{ $text }» (TZ) неизвестна. Укажите свою в настройках или так: --set zone=Europe/Moscow
refused-zone = «{ $text }» — не часовой пояс.
hint-zone = Например: Europe/Warsaw или Moscow
refused-no-such-file = Файла «{ $name }» здесь нет
hint-file-path = Чтобы приложить файл, укажите путь: /home/anna/договор.pdf
refused-file-name = «{ $path }» — не имя файла
refused-file-folder = «{ $path }» — папка. Наберите «/» и имя файла в ней
refused-file-kind = «{ $path }» — не файл, его нельзя приложить
refused-file-missing = Файла «{ $path }» нет
refused-file-permission = Вам нельзя читать «{ $path }»
refused-file-unreadable = «{ $path }» не читается: { $why }
refused-file-size = В «{ $name }» { $size } МБ, а приложить можно файл до { $limit } МБ
refused-file-own = Саму базу данных нельзя приложить к записи в ней
