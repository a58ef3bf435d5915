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
