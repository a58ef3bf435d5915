# One of them, inside a sentence.
noun-lead = лид
noun-deal = сделка
noun-contact = контакт
noun-company = компания
noun-activity = дело
noun-entry = комментарий
noun-stage = стадия
noun-pipeline = воронка
noun-rule = робот
noun-source = источник
noun-user = сотрудник
noun-field = поле
noun-layout = вид карточки
noun-product = товар
noun-exclusion = исключение
noun-setting = настройки команды

# Several of them, as a heading and in the top line.
nouns-lead = Лиды
nouns-deal = Сделки
nouns-contact = Контакты
nouns-company = Компании
nouns-activity = Дела
nouns-entry = Комментарии
nouns-stage = Стадии
nouns-pipeline = Воронки
nouns-rule = Роботы
nouns-source = Источники
nouns-user = Сотрудники
nouns-field = Поля
nouns-layout = Виды карточек
nouns-product = Товары
nouns-exclusion = Исключения
nouns-setting = Настройки команды

# All of them, as what something is of: “cards of …”.
of-lead = лидов
of-deal = сделок
of-contact = контактов
of-company = компаний
of-activity = дел
of-entry = комментариев
of-stage = стадий
of-pipeline = воронок
of-rule = роботов
of-source = источников
of-user = сотрудников
of-field = полей
of-layout = видов карточек
of-product = товаров
of-exclusion = исключений
of-setting = настроек

# The other sections of the top line.
top-day = День
top-reports = Отчёты
top-settings = Настройки

# So many of them.
count-lead =
    { $count ->
        [one] { $count } лид
        [few] { $count } лида
       *[many] { $count } лидов
    }
count-deal =
    { $count ->
        [one] { $count } сделка
        [few] { $count } сделки
       *[many] { $count } сделок
    }
count-contact =
    { $count ->
        [one] { $count } контакт
        [few] { $count } контакта
       *[many] { $count } контактов
    }
count-company =
    { $count ->
        [one] { $count } компания
        [few] { $count } компании
       *[many] { $count } компаний
    }
count-activity =
    { $count ->
        [one] { $count } дело
        [few] { $count } дела
       *[many] { $count } дел
    }
count-entry =
    { $count ->
        [one] { $count } комментарий
        [few] { $count } комментария
       *[many] { $count } комментариев
    }
count-stage =
    { $count ->
        [one] { $count } стадия
        [few] { $count } стадии
       *[many] { $count } стадий
    }
count-pipeline =
    { $count ->
        [one] { $count } воронка
        [few] { $count } воронки
       *[many] { $count } воронок
    }
count-setting = { $count ->
    [one] { $count } настройка
    [few] { $count } настройки
   *[many] { $count } настроек
}
count-rule =
    { $count ->
        [one] { $count } робот
        [few] { $count } робота
       *[other] { $count } роботов
    }
count-source =
    { $count ->
        [one] { $count } источник
        [few] { $count } источника
       *[many] { $count } источников
    }
count-user =
    { $count ->
        [one] { $count } сотрудник
        [few] { $count } сотрудника
       *[many] { $count } сотрудников
    }
count-field =
    { $count ->
        [one] { $count } поле
        [few] { $count } поля
       *[many] { $count } полей
    }
count-layout =
    { $count ->
        [one] { $count } вид карточки
        [few] { $count } вида карточек
       *[many] { $count } видов карточек
    }
count-product =
    { $count ->
        [one] { $count } товар
        [few] { $count } товара
       *[other] { $count } товаров
    }
count-exclusion =
    { $count ->
        [one] { $count } исключение
        [few] { $count } исключения
       *[many] { $count } исключений
    }
