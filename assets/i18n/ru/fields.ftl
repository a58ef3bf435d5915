# Fields, short enough to stand beside their values.
field-title = Название
field-stage = Стадия
field-amount = Сумма
field-products = Товары
field-amount-manual = Сумма вручную
field-unit = Единица
field-price = Цена
field-tax = Налог
field-tax-included = Налог в цене
field-active = Продаётся
field-currency = Валюта
field-source = Источник
field-temperature = Температура
field-origin = Спрос
field-last-name = Фамилия
field-last-name-short = Фамилия
field-first-name = Имя
field-first-name-short = Имя
field-middle-name = Отчество
field-company-name = Назв. компании
field-company-name-short = Фирма
field-post = Должность
field-phone = Телефон
field-email = E-mail
field-site = Сайт
field-messenger = Мессенджер
field-address = Адрес
field-region = Регион
field-contact = Контакт
field-company = Компания
field-contacts = Ещё контакты
field-responsible = Ответственный
field-responsible-short = Кто
field-people = Участники
field-observers = Наблюдатели
field-tags = Теги
field-comment = Комментарий
field-incoming = Входящее
field-sender = Отправитель
field-ours = Наш
field-repeat = Повторный
field-client-kind = Тип клиента
field-repeat-leads = Повторные лиды
field-open-to-all = Для всех
field-created-at = Создано
field-created-by = Кем создано
field-updated-at = Изменено
field-moved-at = В стадии с
field-closed-at = Завершено
field-activities = Дела
field-next-at = Следующий шаг
field-next-at-short = След. шаг
field-type = Тип
field-begin-date = Дата начала
field-close-date = Дата закрытия
field-lead = Лид
field-birthday = День рождения
field-industry = Отрасль
field-employees = Сотрудников
field-revenue = Годовой оборот
field-legal-address = Юр. адрес
field-bank-details = Реквизиты
field-kind = Вид
field-subject = Тема
field-deadline = Крайний срок
field-remind = Напоминание
field-reminders = Напоминания
field-ask-next-step = Спрашивать шаг
field-ended-by = Закрыла стадия
field-place = Место
field-on = Связано с
field-result = Результат
field-done-at = Сделано
field-done-by = Кем сделано
field-text = Текст
field-data = Данные
field-pinned-at = Закреплено
field-code = Код
field-name-en = По-английски
field-name-ru = По-русски
field-name-pl = По-польски
field-position = Порядок
field-pipeline = Воронка
field-meaning = Смысл
field-colour = Цвет
field-noun = Для чего
field-login = Логин
field-name = Имя
field-admin = Администратор
field-zone = Часовой пояс
field-label = Подпись
field-options = Варианты
field-required = Обязательное
field-always = Всегда видно
field-owner = Чей вид
field-parts = Порядок
field-views = Виды карточек
field-timelines = Таймлайны
field-section = Раздел

# Sections of the cards.
section-lead-main = Лид
section-lead-client = Клиент
section-lead-more = Ещё
section-deal-main = Сделка
section-deal-client = Клиент
section-deal-more = Ещё
section-contact-main = Контакт
section-contact-client = Связь
section-contact-more = Ещё
section-company-main = Компания
section-company-client = Связь и реквизиты
section-company-more = Ещё
section-activity-main = Дело
section-activity-more = Ещё
section-entry-main = Комментарий
section-entry-more = Ещё
section-exclusion-main = Исключение
section-pipeline-main = Воронка
section-stage-main = Стадия
section-setting-main = Команда
section-source-main = Источник
section-user-main = Сотрудник
section-field-main = Поле
section-layout-main = Вид карточки
section-product-main = Товар

# Where a field of the team stands.
section-main = главное
section-client = клиент
section-more = ещё

# How ready a client is to buy.
temperature-hot = горячий
temperature-warm = тёплый
temperature-cold = холодный

# Whether the client was looking himself, or the seller woke the demand.
origin-direct = прямой
origin-indirect = сформированный

# Types of deals.
deal-type-sale = продажа
deal-type-service = услуги
deal-type-goods = товары
deal-type-other = другое

# What the client was when the deal was made.
client-kind-new = новый клиент
client-kind-inquiry = повторное обращение
client-kind-repeat = повторная сделка

# Kinds of activities.
activity-call = звонок
activity-meeting = встреча
activity-mail = письмо
activity-task = задача
activity-chat = сообщение
activity-form = заявка

# What a stage means.
meaning-open = в работе
meaning-won = успех
meaning-lost = провал

# Colours of stages.
colour-grey = серый
colour-blue = синий
colour-cyan = голубой
colour-green = зелёный
colour-yellow = жёлтый
colour-magenta = пурпурный
colour-red = красный

# What a phone, an e-mail, a site or a messenger is for.
point-work = рабочий
point-mobile = мобильный
point-home = домашний
point-fax = факс
point-other = другой
point-telegram = Telegram
point-whatsapp = WhatsApp
point-viber = Viber
point-skype = Skype
point-vk = ВКонтакте

# The kinds of lines of a timeline.
entry-comment = Комментарий
entry-conversion = Конвертация
entry-import = Импорт
entry-call = Звонок
entry-mail = Письмо
entry-chat = Сообщение
entry-form = Заявка
field-fields = Поля
field-person-name = Имя и фамилия
field-thing-name = Название
