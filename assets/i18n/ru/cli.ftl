### Что говорит командная строка помимо данных.

usage-unknown-command = Нет команды «{ $name }».
usage-unknown-argument = Здесь нет параметра «{ $name }».
usage-too-much = «{ $name }» здесь лишнее: больше ничего не нужно.
usage-missing = Не хватает: { $name }.
usage-not-worked-on = «{ $text }»: так показывают только лиды и сделки.
usage-no-command = Укажите команду.
usage-no-value = Параметру «{ $name }» нужно значение.
usage-bad-value = «{ $value }» не подходит для { $name }.
usage-conflict = «{ $name }» нельзя указать вместе с остальным.
usage-twice = «{ $name }» указано дважды.
hint-twice = Оставьте одно, нужное.
usage-not-text = Это не текст в UTF-8.
usage-too-much-input = На входе больше { $most } МБ. Столько загружают файлом: voronka import.
usage-wrong = Команда непонятна.
usage-hint = См. «{ $command } --help».
usage-set = «{ $text }» — не ПОЛЕ=ЗНАЧЕНИЕ.
usage-convert-set = «{ $text }» — не ОБЪЕКТ.ПОЛЕ=ЗНАЧЕНИЕ, например contact.last_name=Петров.
usage-convert-unused = { $option } относится к { $noun }, а в --to нет { $noun }. Добавьте его в --to или уберите этот параметр.
usage-convert-new = --new создаёт контакт или компанию заново, а в --to нет ни того, ни другого. Добавьте в --to contact или company либо уберите --new.
usage-no-file = Базы { $file } нет.
hint-no-file = Её создаёт voronka init или первый запуск voronka.
usage-no-database = Нет домашней папки для базы. Укажите файл через --db.

refused-unknown-entry = Среди { $noun } нет «{ $text }».
refused-ambiguous-entry = Под «{ $text }» подходит несколько { $noun }. Назовите полностью.
refused-no-failure = «{ $stage }» — не стадия провала.
refused-no-sort = По полю «{ $field }» нельзя сортировать.
unsorted-long-text = «{ $field }» — длинный текст: в нём ищут, по нему не сортируют.
unsorted-files = «{ $field }» — это файлы, порядка у них нет.
unsorted-booking = «{ $field }» — это бронь: по порядку брони показывает календарь.
unsorted-products = «{ $field }» — несколько товаров: сортируйте по их сумме.
unsorted-activities = «{ $field }» меняются каждую минуту: сортируйте по следующему шагу.
unsorted-kin = «{ $field }» лишь говорит, с какой записью эта связана: по этому не сортируют.
refused-same-exclusions = Для страны { $country } «{ $one }» и «{ $other }» — один и тот же номер, и оба в исключениях.
hint-same-exclusions = Сначала удалите один из них: «voronka exclusion delete "{ $other }"»
refused-currency-in-use = В поле «{ $field }» { $nouns } — суммы в { $currency }: в { $asked } это были бы другие суммы.
hint-currency-in-use = Оставьте валюту прежней: добавьте «--currency { $currency }».
hint-option = Его задаёт --{ $name }.
refused-country = «{ $text }» — не код страны из двух букв, например RU или PL.
refused-sql = Запрос непонятен: { $why }.
refused-sql-several = Здесь помещается один запрос, а не несколько.
refused-sql-writes = Это изменило бы базу, а здесь её только читают.
refused-config = Настройки в { $file } не читаются: { $why }
refused-no-config = Файла настроек { $file } нет.
refused-config-line = Настройки в { $file } непонятны начиная со строки { $line }, знак { $column }. Настройка пишется так: name = "value"; образец: voronka config --example.
cli-unwritten = Не удалось вывести результат: { $why }.
cli-unwritten-but-done = Изменения уже в базе: не повторяйте команду, посмотрите voronka history.
refused-config-out-of-reach = Настройки в { $file } не используются: { $why }.
config-not-text = это не текст в UTF-8
config-faults = Ошибки в настройках, { $file }:
config-unknown = Нет настройки «{ $name }». { $advice }
config-wrong = { $name }: здесь стоит { $wanted }.
config-wants-text = текст в кавычках
config-wants-file = имя файла в кавычках
config-wants-yes-no = true или false
config-wants-texts = список текстов: ["…", "…"]
config-wants-keys = клавиша в кавычках или список: ["n", "g n"]
config-wants-section = заголовок, под которым стоят настройки: [keys]
config-wants-theme = «dark» (тёмный фон) или «light» (светлый)
refused-lang = «{ $text }» — не язык: en, ru или pl.
config-about =
    Личные настройки Воронки. Скопируйте этот файл в ~/.config/voronka/config.toml и поправьте, что
    хочется; чего в файле нет, остаётся как здесь. «voronka config --check» назовёт все ошибки.
config-about-lang =
    Язык: "en", "ru" или "pl". Без этой настройки язык такой же, как у терминала.
config-about-db =
    База. Без этой настройки: ~/.local/share/voronka/crm.db
config-about-ascii =
    Рисовать только простыми буквами: для терминалов без линий и рамок.
config-about-theme =
    Какой фон у терминала: тёмный, "dark", или светлый, "light"; важно там, где всего шестнадцать
    цветов. Без этой настройки фон сообщает терминал в COLORFGBG, иначе он считается тёмным.
config-about-call =
    Чем звонить: программа и её аргументы, каждый в своих кавычках; командная оболочка их не читает.
    Вместо { "{" }phone{ "}" } подставляется номер, вместо { "{" }record{ "}" } — lead/42, вместо { "{" }link{ "}" } —
    voronka://lead/42. Воронка ждёт, пока программа закончит. Без этой настройки номер показывается
    ссылкой, которую может открыть терминал.
config-about-write =
    Чем писать письмо, задаётся так же: вместо { "{" }email{ "}" } подставляется адрес. Без этой настройки адрес
    показывается ссылкой.
config-about-open =
    Чем открывать файл записи: программа и её аргументы; вместо { "{" }file{ "}" } подставляется путь. Без этой
    настройки файл открывает рабочий стол, а где его нет, текст показывает ваш $PAGER.
config-about-keys =
    Клавиши каждого действия по его имени. Если клавиш несколько, работает каждая; "g g" — одна за
    другой, "C-s" — Ctrl и s, "S-Tab" — Shift и Tab. На русской раскладке те же клавиши работают по
    своему месту.

cli-settled = Создана база { $file }: страна { $country }, валюта { $currency }; администратор — { $login }.
cli-settled-anew = База { $file } настроена заново: страна { $country }, валюта { $currency }; { $mode }.
cli-settled-phones =
    { $count ->
        [0] Все телефоны читаются как прежде.
        [one] { $count } телефон читается теперь иначе: его узнают, находят и сортируют как номер страны { $country }.
        [few] { $count } телефона читаются теперь иначе: их узнают, находят и сортируют как номера страны { $country }.
       *[other] { $count } телефонов читаются теперь иначе: их узнают, находят и сортируют как номера страны { $country }.
    }
cli-settled-amounts = Новая сумма без валюты — в { $currency }; у прежних сумм валюта остаётся своя.
cli-settled-back = Отменит это «voronka undo».
cli-settled-before = База { $file } уже готова.
cli-backed-up = Скопировано в { $file }.
backup-to-output = Копия — это файл и папка с вложениями рядом: укажите имя файла, а не «-».
cli-check-good = База исправна.
cli-check-bad = База повреждена. Возьмите последнюю целую копию: пусть все закроют программу, и положите копию на место { $file }.
cli-check-no-files = База исправна, но приложенных файлов нет на месте или они изменены. Их место — папка { $folder }: скопируйте её оттуда, откуда взята база, или из резервной копии.
cli-check-integrity = Повреждение
cli-check-missing = Нет в базе
cli-check-links = Ссылка в никуда
cli-check-totals = Неверный итог
cli-check-files = Потерянный файл
cli-config-good = Настройки в порядке.
cli-unkept = Не удалось сохранить недописанное: { $text }
cli-finishing = Заканчиваю сохранение…
cli-needs-terminal = Чтобы открыть интерфейс, запустите voronka в терминале.
cli-agenda-empty = На сегодня ничего не запланировано.
cli-found-nothing = Ничего не найдено.
cli-status = Просрочено: { $overdue }. Сегодня: { $today }, скоро: { $soon }. Входящих: { $incoming }. Непрочитанных: { $unread }.
cli-overdue = просрочено
cli-incoming = входящее
cli-bulk = Сделано: { $done }.{ $same ->
    [0] {""}
   *[other] {" "}Так и было: { $same }.
}{ $refused ->
    [0] {""}
   *[other] {" "}Отказано: { $refused }.
}
cli-created = создание
cli-deleted = в корзине
cli-restored = возврат из корзины
cli-undone = отменено
cli-under-way = идёт
cli-under-way-of = идёт, всего { $of }
cli-interrupted = прервано
cli-interrupted-of = из { $of }, прервано
cli-interrupted-inverse = прервано; продолжить: voronka undo { $operation }
cli-pinned = Закреплено
cli-planned = Что нужно сделать
cli-related = Связанное
cli-bought = Покупок: { $count } — { $sum }, последняя { $last }
cli-buying = Открытых сделок: { $count } — { $sum }
cli-line = строка { $line }
cli-timeline = Таймлайн
cli-heading-name = Название
cli-heading-value = Значение
cli-heading-client = Клиент
cli-heading-when = Когда
cli-heading-who = Кто
cli-heading-what = Что
cli-heading-where = Где
cli-heading-why = Почему
cli-heading-keys = Клавиши
cli-heading-cyrillic = На русской раскладке
cli-invited = приглашает { $who }
cli-no-room = Не поместилось: { $names }. В окне пошире будет видно всё.
cli-no-room-option = Не поместилось: { $names }. Столбцы выбираются так: { $option }.
cli-began = Базы { $file } ещё не было: создана новая.
country-unchosen =
    Телефоны и суммы читаются как в стране { $country } ({ $currency }); { $own ->
        [none] «voronka init --country CC», где вместо CC — код вашей страны, это изменит.
       *[other] «voronka init --country { $own }» это изменит.
    }
