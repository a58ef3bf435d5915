### Настройки: раздел и стадии на доске.

settings-mine = Мои настройки
settings-mine-about = имя, часовой пояс, напоминания
settings-team = Команда
settings-team-about = режим, повторные лиды, звонки
settings-stages = Воронки и стадии
settings-stages-about = шаги работы с клиентом, цвета, сроки
settings-fields = Поля карточек
settings-fields-about = свои: бюджет, город доставки
settings-views = Виды карточек
settings-views-about = порядок полей, что скрыто
settings-sources = Источники
settings-sources-about = откуда приходят клиенты
settings-products = Товары
settings-products-about = каталог: что и почём продаём
settings-people = Сотрудники
settings-people-about = кто работает и кто администратор
settings-exclusions = Исключения
settings-exclusions-about = от кого не создавать лиды
settings-mode-classic = с лидами
settings-mode-simple = без лидов
settings-unset = пусто
settings-no-fields = Своих полей пока нет. { $new } добавит поле: например, «Бюджет» или «Город доставки».
settings-no-entries = Здесь пока пусто. { $new } добавит первую запись.
settings-reminds = напоминать за { $when }
settings-column-meaning = Смысл
settings-column-limit = Срок
settings-column-records = Записей
settings-column-kind = Вид
settings-column-how = В карточке
settings-column-order = Порядок
settings-column-whom = Для кого
settings-column-code = Код
settings-column-login = Логин
settings-about-name = Как вас видят коллеги.
settings-about-zone = Часовой пояс, в котором вы живёте. Пусто — как на этом компьютере.
settings-about-reminders = За сколько напоминать о делах: 15м, 1ч, 1д. Пусто — как принято в воронке.
settings-about-next-step = Спрашивать о следующем шаге: когда дело сделано, когда вы уходите из карточки, где ничего не запланировано, и после звонка по очереди.
settings-about-mode = С лидами: обращения сначала разбирают, потом из них делают сделки. Без лидов: сразу сделка с клиентом.
settings-about-repeat = Когда известный клиент обращается снова, а открытого у него ничего нет, создавать повторный лид.
settings-about-inbound = Видны ли звонок и письмо на всём открытом у клиента или только там, где на них ответили.
field-is-required = обязательное
field-is-always = всегда видно
person-is-admin = администратор
person-left = { $name } (уже не работает)
stage-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[many] { $count } дней
    }
stage-no-limit = без срока
stage-menu-title = Стадия: { $stage }
stage-menu-rename = Переименовать
stage-menu-colour = Цвет
stage-menu-limit = Сколько дней можно стоять
stage-menu-earlier = Передвинуть раньше
stage-menu-later = Передвинуть позже
stage-menu-add = Новая стадия после этой
stage-menu-add-lost = Новая стадия провала
stage-menu-remove = Удалить стадию
stage-menu-all = Всё сразу: названия на трёх языках…
stage-menu-pipelines = Все воронки и стадии…
add-title = Что добавить?
add-stage = Стадию
add-stage-lost = Стадию провала: ещё одна причина отказа
add-stage-won = Стадию успеха
add-pipeline-deal = Воронку для сделок
add-pipeline-lead = Воронку для лидов
line-stage-name = Название стадии «{ $stage }» на всех языках
line-stage-name-here = Название стадии «{ $stage }» по-русски; на других языках останется прежним
line-stage-limit = Через сколько дней на «{ $stage }» карточка застоялась (пусто — никогда)
line-new-stage = Новая стадия после «{ $stage }»: название
line-first-stage = Первая стадия: название
line-new-stage-lost = Новая стадия провала: название, например «Дорого»
line-new-pipeline = Новая воронка со стадиями как у «{ $pipeline }»: название
line-new-source = Новый источник: название
pick-colour = Цвет стадии «{ $stage }»
pick-heir = На «{ $stage }» { $what }. Куда перевести?
pick-field-gone = «{ $field }» заполнено, записей: { $count }. Удалить поле?
field-stays = Оставить поле
field-goes = Удалить поле; его значения вернутся вместе с ним
receipt-retired =
    { $gone ->
        [0] Стадия осталась; перенесено записей: { $moved }
        [one] Стадия удалена, перенесено записей: { $moved }
       *[other] Удалено стадий: { $gone }, перенесено записей: { $moved }
    }
operation-retire = удаление стадии
pick-successor-source = «{ $name }» используется (записей: { $count }). Какой источник вместо него?
pick-successor-user = { $name } — ответственный (записей и дел: { $count }). Кому передать?
receipt-retired-source =
    { $gone ->
        [0] Источник остался; записей с другим источником: { $moved }
        [one] Источник удалён, записей с другим источником: { $moved }
       *[other] Удалено источников: { $gone }, записей с другим источником: { $moved }
    }
receipt-retired-user =
    { $gone ->
        [0] Сотрудник остался; передано: { $moved }
        [one] Сотрудник удалён, передано: { $moved }
       *[other] Удалено сотрудников: { $gone }, передано: { $moved }
    }
operation-retire-source = удаление источника
operation-retire-user = передача дел сотрудника
own-kind-string = строка
own-kind-text = текст
own-kind-integer = целое число
own-kind-number = число
own-kind-money = сумма
own-kind-bool = да или нет
own-kind-date = дата
own-kind-datetime = дата и время
own-kind-list = список, одно значение
own-kind-multilist = список, несколько значений
own-kind-url = ссылка
own-kind-phone = телефон
own-kind-email = e-mail
own-kind-address = адрес
own-kind-employee = сотрудник
own-kind-file = файл
own-kind-booking = бронь: ресурс, услуга, время, место
own-kind-contact = контакт
own-kind-company = компания
own-kind-deal = сделка
own-kind-lead = лид
why-administrators = Это меняет только администратор: { $people }
why-choose-kind = Сначала выберите в списке, что настроить, и нажмите Enter.
why-settings-stay = Эти настройки не добавляют и не удаляют: Enter изменит значение.
why-no-stage = Под курсором не стадия.
why-by-login = Сотрудники стоят по логину.
why-no-place-there = Дальше в эту сторону двигать некуда.
why-no-name = Название пустое: ничего не изменилось.
help-like = Завести её с такими же стадиями, как у этой воронки
note-closed = Пока { $file } открывает только владелец. Коллег он впустит так: { $command }
note-closed-some-group = Пока { $file } открывает только владелец. Он впустит группу такой командой, с именем группы вместо { $word }: { $command }
note-closed-home = Пока { $file } открывает только владелец: файл лежит в его домашней папке. Перенесите его в папку общей группы (chmod 2770) и откройте его группе (chmod 660).
