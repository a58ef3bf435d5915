### Что говорит --help.

help-usage = Использование:
help-commands = Команды:
help-command = <КОМАНДА>
help-arguments = Аргументы:
help-options = Параметры:
help-everywhere = Везде:
help-some-options = { "[" }ПАРАМЕТРЫ]
help-help = Показать эту справку
help-version = Показать версию
help-voronka = Воронка: CRM для терминала. Без команды открывает интерфейс
help-db = Файл базы
help-config = Файл личных настроек
help-lang = Язык: en, ru или pl
help-as = От имени коллеги; для администраторов
help-json = Данные в JSON, по объекту на строку

help-init = Создать базу
help-country = Страна телефонов без кода, например RU или PL
help-mode = Режим работы: classic, с лидами
help-open = Открыть интерфейс на карточке
help-board = Доска текстом
help-board-query = Какая доска и какие записи: leads stage:new

help-lead = Лиды: возможные клиенты
help-deal = Сделки: продажи клиентам
help-contact = Контакты: люди
help-company = Компании
help-add = Добавить запись и вывести её номер
help-list = Список записей: открытые, если запрос не говорит иного
help-show = Показать всё о записи
help-edit = Изменить поля
help-move = Перевести на стадию
help-convert = Сконвертировать лиды в сделки, контакты и компании
help-junk = Признать лиды некачественными
help-win = Завершить сделки успехом
help-lose = Провалить сделки
help-delete = Убрать в корзину
help-restore = Вернуть из корзины

help-title = Название или одна строка: Иван Петров, +7 912 345-67-89, 150000, #горячий. «-» читает строки из стандартного ввода
help-name = Имя человека
help-phone = Телефон; можно несколько раз
help-email = Адрес почты; можно несколько раз
help-company-of = Компания: номер, company/5 или, у лида, название
help-contact-of = Контакт: номер или contact/3
help-amount = Сумма: 12500, 150к, €12 000
help-currency = Валюта суммы
help-stage = Стадия, по коду или названию; [ВОРОНКА/]СТАДИЯ у сделок
help-lost-stage = Стадия, которая говорит почему; иначе первая такая
help-reason = Почему; станет комментарием
help-source = Источник, по коду или названию
help-responsible = Кто ведёт
help-comment = Комментарий к записи
help-set = Значение любого поля; можно несколько раз
help-id = Номер
help-ids = Номера; «-» читает их из стандартного ввода
help-to = Что создать, через запятую
help-pipeline = Воронка сделки
help-convert-contact = Контакт, который уже есть в базе
help-convert-company = Компания, которая уже есть в базе
help-convert-new = Всегда создавать новый контакт и компанию, даже если телефон или e-mail уже известен
help-convert-set = Значение для создаваемого: contact.last_name=Петров
help-partial = Если прав не хватает, создать то, что разрешено
help-query = Какие: stage:new responsible:me amount>=100000
help-sort = Сортировка по полям; минус — в обратном порядке
help-columns = Столбцы
help-limit = Не больше стольких
help-timeline = Со всем, что было

help-record = Запись
help-comment-command = Написать комментарий коллегам
help-comment-text = Текст; «-» читает его из стандартного ввода
help-activity = Дела: звонки, встречи, письма, задачи
help-activity-add = Запланировать дело и вывести его номер
help-activity-record = С какой записью; без неё — личное дело
help-activity-line = Что и когда: позвонить Ивану завтра в 15 !15м
help-activity-list = Список дел: открытые, если не сказано иное
help-mine = Мои
help-overdue = Просроченные
help-today = На сегодня
help-done-only = Сделанные
help-done = Отметить дела сделанными
help-result = Что вышло
help-agenda = Что ждёт вас сегодня
help-status = Сколько дел вас ждёт
help-short = Парой знаков, для строки состояния: !просрочено сегодня
help-find = Найти лиды, сделки, контакты и компании
help-find-text = Часть имени, телефона или почты
help-find-limit = Не больше стольких каждого вида; обычно 100
help-undo = Отменить операцию, обычно вашу последнюю
help-redo = Повторить отменённое
help-operation = Номер операции, см. history
help-history = Что сделано, кем и когда
help-history-record = Одной записи: каждое изменение

help-stage-command = Стадии воронок
help-pipeline-command = Воронки
help-source-command = Источники
help-exclusion-command = Телефоны, адреса и домены, по которым ничего не создаётся
help-ours = Это наш: что приходит с него, пишем мы
help-from-client = На основании клиента, contact/3 или company/5: его привязка и источник, а с контактом и компания, если она у него одна
help-setting-command = Как работает команда, для всех: задают администраторы. repeat_leads: становится ли новым лидом обращение известного клиента, у которого нет ничего открытого; иначе оно попадает только в его таймлайн
help-setting-list = Что можно задать и как оно задано
help-setting-set = Задать
help-setting-name = Что задать, как в list
help-setting-value = Новое значение: да или нет
help-field-command = Собственные поля
help-user-command = Сотрудники
help-entry-list = Показать все
help-entry-add = Добавить и вывести номер
help-entry-edit = Изменить
help-entry-delete = Удалить неиспользуемые
help-move-to = Куда перейдут записи удаляемой стадии
help-entry-name = Как это называют
help-key = Код или логин; у существующих годится номер или название
help-admin = Сделать администратором

help-product-command = Каталог товаров
help-product-key = Код, номер или название
help-product-delete = Удалить; строки лидов и сделок сохраняют своё
help-query-products = Какие: слова, price>=1000, active:yes
help-tax-included = Налог уже в цене
help-product-row = Товар: НАЗВАНИЕ [xКОЛИЧЕСТВО ЕД] [@ ЦЕНА] [-СКИДКА] [+НАЛОГ% сверху или (НАЛОГ%) в цене], например «Окно x2 @ 1500 -10% +20%». Без цены она берётся из каталога по названию или коду. Можно повторять или разделять строки «;». Сумма следует за товарами, если не задана вручную; --set amount_manual=no возвращает её к ним
help-product-remove = Убрать товары с этим названием; можно повторять

help-backup = Скопировать базу, не прерывая работы
help-backup-file = Новый файл
help-check = Проверить исправность базы
help-sql = Спросить базу на SQL; только чтение; для администраторов
help-sql-query = Один SELECT; «-» читает его из стандартного ввода
help-keys = Что делает каждая клавиша
help-config-command = Где личные настройки
help-config-check = Проверить и назвать все ошибки
help-completions = Дополнение команд для оболочки
help-shell = bash, elvish, fish, powershell или zsh
help-man = Руководство, для man -l
