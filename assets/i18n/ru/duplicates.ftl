### Похожие записи и их объединение.

field-merged-into = Объединено с
field-not-duplicate = Не дубликаты
entry-merge = Объединение

operation-merge = объединение
operation-apart = отметка «не дубликаты»
receipt-merged = { $count ->
    [one] Объединено: { $record } и ещё { $count } запись.
    [few] Объединено: { $record } и ещё { $count } записи.
   *[other] Объединено: { $record } и ещё { $count } записей.
}
receipt-apart = { $record }: отмечено, что это разные клиенты. Больше никто не спросит.
receipt-not-apart = { $record }: снова может быть дубликатом.
note-merge-unpinned = { $count ->
    [one] Закреплёнными остаются { $most } записей: откреплена { $count } самая старая.
    [few] Закреплёнными остаются { $most } записей: откреплены { $count } самые старые.
   *[other] Закреплёнными остаются { $most } записей: откреплены { $count } самых старых.
}

refused-merge-one = Назовите хотя бы две записи: первая останется.
refused-merge-itself = Запись нельзя объединить с ней самой. Назовите каждую один раз.
refused-merge-nouns = Нельзя объединить: { $record } и { $other }. Объединяют записи одного вида.
refused-merge-many = За раз объединяют не больше { $count } записей. Объединяйте по частям.
refused-merge-field = Поле «{ $field }» остаётся как в основной записи, при объединении его не выбирают.
refused-merge-from = { $record } не участвует в объединении, взять из этой записи нечего.
refused-merge-apart = Отмечено, что { $record } и { $other } — разные клиенты.
hint-merge-apart = Отменить отметку: voronka duplicates recall { $record } { $other }; объединить всё равно: --force
merge-apart-again = Enter ещё раз — объединить всё равно
help-merge-force = И те, что отмечены как разные клиенты
refused-merge-changed = { $record }: тем временем запись изменена ({ $who }). Посмотрите ещё раз.
refused-merged = { $record }: эта запись уже объединена с другой — { $into }.
hint-merged = Теперь всё здесь: { $into }.
refused-apart-one = Назовите хотя бы две разные записи.
refused-apart-nouns = { $record } и { $other } и так записи разного вида.

card-merged = Объединено: { $merged } → { $into }

help-merge = Объединить записи: первая вберёт всё, что есть у остальных
help-merge-ids = Запись, которая останется, за ней те, что в неё войдут; например: 3 9
help-take = Взять поле из одной из них; можно повторять
usage-take = «{ $text }» должно быть ПОЛЕ=НОМЕР, например phone=9.

alike-phone = тот же телефон
alike-email = тот же e-mail
alike-name = похожее имя
duplicates-none = Ничего похожего на дубликаты.
duplicates-why = Почему
duplicates-what-next = Один клиент: «voronka { $kind } merge { $one } { $other }». Разные: «voronka duplicates dismiss { $kind }/{ $one } { $kind }/{ $other }».
duplicates-warning = Обратите внимание на { $record } { $name }: { $why }
help-duplicates = Записи, похожие на одного клиента: по группам, сначала самые верные
help-duplicates-what = Чьи; если не сказано, все три вида
help-duplicates-dismiss = Отметить для всех, что это разные клиенты
help-duplicates-recall = Снять отметку, что это разные клиенты
help-duplicates-records = Две записи или больше; например: contact/3 contact/9

duplicates-title-lead = Дубликаты: лиды
duplicates-title-contact = Дубликаты: контакты
duplicates-title-company = Дубликаты: компании
duplicates-looking = Просматриваю все…
duplicates-groups = { $count ->
    [one] { $count } группа
    [few] { $count } группы
   *[other] { $count } групп
}
duplicates-more = и ещё { $count }
enter-compare = сравнить и объединить
enter-choose = выбрать
merge-title = { $count ->
    [one] Объединить
    [few] Объединить { $count } записи в одну
   *[other] Объединить { $count } записей в одну
}
merge-keep = Остаётся
merge-left-out = (не эта)
merge-moves = Перейдёт: { $activities ->
    [one] { $activities } дело
    [few] { $activities } дела
   *[other] { $activities } дел
}, { $entries ->
    [one] { $entries } событие
    [few] { $entries } события
   *[other] { $entries } событий
} и { $links ->
    [one] { $links } связь
    [few] { $links } связи
   *[other] { $links } связей
}; телефоны, адреса, теги, наблюдатели и заметки всех сохранятся.
merge-keys = Влево и вправо — чьё взять; пробел — не брать запись.
merge-will = Enter на последней строке или { $save }: объединить в «{ $name }»
merge-enter = Объединить в «{ $name }»: Enter
why-merge-one = Выберите две записи или больше, чтобы их объединить.
why-no-duplicates = Дубликаты ищут среди лидов, контактов и компаний.

likes-warning = { $why }: { $name } ({ $record })
why-no-like = Похожих записей нет.
why-no-client = Клиентов, похожих на этот лид, нет.
why-link-in-form = С клиентом связывают в полной форме: N.
say-linked = Связано: { $record }.
duplicates-empty = Лиды, контакты и компании проверяются каждые из своего раздела: клавиша «{ $key }», затем «{ $name }».
