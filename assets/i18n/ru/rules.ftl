### Что происходит само, когда лид или сделка приходит на стадию.

rule-action-convert = сконвертировать лид
rule-action-move = переместить сделку
rule-action-copy = скопировать сделку
rule-action-plan = запланировать дело

rule-does-convert = конвертирует лид: { $into }
rule-does-convert-in = конвертирует лид: { $into }, воронка «{ $pipeline }»
rule-does-move = перемещает сделку на стадию «{ $stage }»
rule-does-copy = копирует сделку на стадию «{ $stage }»
rule-does-plan = планирует: { $plan }

field-action = Что делает
field-to = Куда
field-into = Что создаёт
field-plan = Планирует
field-enabled = Включён
field-copy-of = Копия сделки
section-rule-main = Робот
entry-rule = Робот
group-rules = Роботы

receipt-rule-planned = запланировано: { $subject }.
note-rule-left-out = Робот «{ $rule }»: { $noun } не создаётся — в лиде слишком мало данных.
receipt-copied = Копия на стадии «{ $stage }»: { $copy }.
note-rule-ran = Сработал робот «{ $rule }». { $what }
note-rule-ran-often = { $count ->
    [one] Робот «{ $rule }»: сработал { $count } раз.
    [few] Робот «{ $rule }»: сработал { $count } раза.
   *[other] Робот «{ $rule }»: сработал { $count } раз.
}
note-rule-failed = Робот «{ $rule }» не сработал. { $why }
card-rule-convert = Робот «{ $rule }» сконвертировал лид: { $made }
card-rule-move = Робот «{ $rule }» переместил сделку на стадию «{ $stage }»
card-rule-copy = Робот «{ $rule }»: { $deal } → копия на стадии «{ $stage }»: { $made }
card-rule-plan = Робот «{ $rule }» запланировал дело

rule-stop-circle = На этом пути он уже сработал, дальше шёл бы по кругу.
rule-stop-many = { $count ->
    [one] Сюда уже привёл { $count } робот, дальше цепочка не идёт.
    [few] Сюда уже привели { $count } робота подряд, дальше цепочка не идёт.
   *[other] Сюда уже привели { $count } роботов подряд, дальше цепочка не идёт.
}
rule-stop-gone = Предыдущий робот уже увёл запись с этой стадии.

refused-rule-of-leads = «{ $stage }» — стадия лидов: робот может их только конвертировать.
refused-rule-of-deals = «{ $stage }» — стадия сделок, а конвертируются только лиды.
refused-rule-converted = На стадии «{ $stage }» стоят уже сконвертированные лиды.
refused-rule-nowhere = Укажите стадию, на которую попадёт сделка: поле «Куда» пусто.
refused-rule-to-leads = «{ $stage }» — стадия лидов: сделку туда не поставить.
refused-rule-own-stage = Это та же стадия, на которой робот срабатывает. Выберите другую.
refused-rule-convert-needs = Роботу, который конвертирует, поле «{ $field }» не нужно.
refused-rule-move-needs = Роботу, который перемещает или копирует сделку, поле «{ $field }» не нужно: только стадия, куда её поставить.
refused-rule-plan-needs = У робота, который планирует, нет поля «{ $field }»: только то, что он планирует.
refused-rule-plan-deadline = Такого срока у робота быть не может: он считается от прихода на стадию.
hint-rule-plan-deadline = Например: позвонить клиенту +1д !1ч
refused-rule-plan-person = Уберите { $name }: дело достаётся ответственному за запись.
refused-rules-need = { $count ->
    [one] Нужна роботу: { $rules }.
   *[other] Нужна роботам: { $rules }.
}
hint-rules-need = Сначала измените или удалите робота.

help-rule-command = Роботы: что происходит само, когда лид или сделка любым путём приходит на стадию. Не запускают роботов импорт, объединение, отмена и повтор
help-rule-stage = На какую стадию приходит: ВОРОНКА/СТАДИЯ
help-rule-action = convert (лид), move или copy (сделку): сконвертировать, переместить, скопировать; plan: запланировать дело с лидом или сделкой. Копия получает клиентов, сумму, товары и поля, но не даты
help-rule-to = Куда переместить или скопировать сделку: ВОРОНКА/СТАДИЯ
help-rule-into = Чем становится лид: deal,contact,company. Повторный лид становится только сделкой. Из лида без названия компании создаётся остальное
help-rule-pipeline = В какой воронке начнётся сделка лида; по умолчанию в первой
help-rule-plan = Что запланировать, одной строкой, срок считается от прихода на стадию: "позвонить клиенту +1д !1ч". Делает ответственный за запись
help-rule-enabled = yes или no: включён ли робот
help-rule-position = Место по порядку: роботы одной стадии срабатывают по очереди

# Роботы в настройках.
settings-rules = Роботы
settings-rules-about = что происходит само на стадии
settings-no-rules = Роботов пока нет. { $new } добавит: например, успешная сделка копируется в воронку сервиса.
rule-is-on = включён
rule-is-off = выключен
add-rule-title = Что происходит само?
add-rule-convert = Лид на стадии: сконвертировать
add-rule-move = Сделка на стадии: переместить
add-rule-copy = Сделка на стадии: скопировать
add-rule-plan = На стадии: запланировать дело
field-rule-stage = На стадии
field-rule-to = Ставит на
form-new-rule = Новый робот
stage-menu-rules = Что здесь происходит само…
why-no-rule = Включать и выключать можно только робота.
