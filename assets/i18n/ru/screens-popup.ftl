### Окна выбора и формы.

# Окна выбора.
picker-palette = Действия
picker-go-to = Перейти к записи
picker-find = Введите часть имени, телефона или e-mail.
picker-empty = Выбирать не из чего. Esc — назад.
picker-no-tags = Тегов пока нет. Введите тег и нажмите Enter.
picker-no-match = Для «{ $text }» ничего не нашлось. Backspace расширит поиск.
picker-many =
    { $count ->
        [0] Пробел отмечает, Enter оставит пустым
       *[other] Пробел отмечает, Enter сохранит выбранное: { $count }
    }
picker-mark = Enter отметит строку
picker-new-tag = Enter добавит тег #{ $tag }

# Строка ввода.
line-long = Enter сохраняет; строки вставленного текста остаются
line-capture-lead = Например: Иван Петров, +7 912 345-67-89, ООО Ромашка, 150000, #горячий
line-capture-deal = Например: Насосы для нового магазина, 150000, #срочно, @anna
line-capture-contact = Например: Иван Петров, +7 912 345-67-89, ivan@example.com
line-capture-company = Например: ООО Ромашка, +7 495 123-45-67, romashka.ru
line-query = Например: responsible:me amount>=100000 created:this-week -tag:холодный
line-several = Будет создано: { $records }

part-title = название
part-name = имя
part-company = компания
part-phone = телефон
part-email = e-mail
part-site = сайт
part-messenger = мессенджер
part-amount = сумма
part-tag = тег
part-responsible = ответственный
part-rest = комментарий
part-deadline = срок
part-remind = напоминание

# Формы.
form-new-lead = Новый лид
form-new-deal = Новая сделка
form-new-contact = Новый контакт
form-new-company = Новая компания
form-new-activity = Новое дело
form-new = Создание: { $noun }
form-title-empty = если не заполнить — номер
form-none = нет
form-no-match = Ничего не подходит
form-open-list = Пробел откроет список; можно сразу печатать
form-hint-link = Например: { $example }; достаточно номера
form-hint-points = Несколько — через запятую: +7 912 345-67-89, домашний: +7 495 123-45-67
form-hint-tags = Несколько — через запятую
form-enter-next = Enter — следующее поле
form-enter-saves = Enter — сохранить
form-keys = { $save } — сохранить · Esc — закрыть
form-keys-last = Esc — закрыть
form-keep-theirs = Оставить чужое, моё изменение убрать
form-put-mine = Записать моё поверх
