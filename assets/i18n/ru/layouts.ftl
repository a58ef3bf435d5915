# Виды карточек: в каком порядке стоят поля и какие видны.
operation-layout = настройка вида карточки
operation-card-view = выбор вида карточки

view-named = «{ $name }»
view-common-for = общий вид, для всех
view-mine-for = мой вид, только для меня
view-named-for = вид «{ $name }», для всех, кто его выбрал

receipt-layout-begun = Создан: { $view }.
receipt-layout-moved = «{ $what }» на новом месте: { $view }.
receipt-layout-hidden = «{ $what }» больше не видно: { $view }.
receipt-layout-shown = «{ $what }» снова видно: { $view }.
receipt-layout-changed =
    { $count ->
        [one] { $count } изменение: { $view }.
        [few] { $count } изменения: { $view }.
       *[many] { $count } изменений: { $view }.
    }
receipt-view-chosen = Карточки { $noun } вы теперь видите так: { $view }.
say-view-gone = Вид «{ $name }» убран. Карточки { $noun } вы теперь видите так: { $view }.
receipt-view-added = Добавлен вид «{ $name }»: его может выбрать каждый.
receipt-view-renamed = Вид теперь называется «{ $name }».
receipt-view-removed = Убран: { $view }.

refused-layout-right = То, что видят все, меняют только администраторы ({ $people }): нужно право { $right }.
hint-layout-mine = «Мой вид» можно настроить самому.
refused-layout-mandatory = Поле «{ $field }» обязательное: его нельзя скрыть.
refused-layout-section = Раздел «{ $section }» нельзя скрыть: в нём обязательное поле «{ $field }». Сначала перенесите это поле в другой раздел.
refused-layout-led = «{ $field }» всегда стоит вместе с полем «{ $leader }»: переносите или скрывайте его.
refused-layout-head = «{ $field }» показано в шапке карточки, отдельного места у него нет.
refused-layout-field = Нет поля «{ $name }».
refused-layout-place = Поле ставят до или после другого поля либо в раздел, раздел — до или после другого раздела.
refused-layout-noun = Виды бывают у карточек лидов, сделок, контактов и компаний.
refused-unknown-view = У карточек { $noun } нет вида «{ $name }».
hint-layout-list = Все виды показывает voronka layout list
refused-unknown-section = Нет раздела «{ $name }».
refused-no-view = Убирать нечего: этот вид никто не настраивал ({ $view }).
hint-view-built-in = Карточки стоят в исходном порядке
refused-view-name = Название вида — от 1 до { $most } букв.
refused-view-unnamed = Переименовать можно только вид с названием.
refused-view-of-pipeline = Вид «{ $name }» — для другой воронки.

help-layout-command = Вид карточек: порядок полей и что скрыто
help-layout-list = Показать все виды
help-layout-show = Показать разделы и поля вида по порядку; без выбора — того, который видите вы
help-layout-add = Добавить вид с названием, который может выбрать каждый, и вывести его номер
help-layout-edit = Изменить вид; без выбора — общий, его видят все
help-layout-use = Выбрать вид, который вы видите
help-layout-delete = Убрать вид; общий вернётся к прежнему порядку
help-layout-noun = lead, deal, contact или company
help-layout-called = Как называется вид
help-layout-pipeline = Только для карточек этой воронки
help-layout-common = Общий вид, который видят все
help-layout-mine = Мой вид, только для меня
help-layout-name = Вид с этим названием
help-layout-move = Перенести это поле или section:РАЗДЕЛ
help-layout-before = Перед этим
help-layout-after = После этого
help-layout-section = В конец раздела: main, client, more
help-layout-hide = Скрыть эти поля или section:РАЗДЕЛ
help-layout-unhide = Снова показывать
help-layout-rename = Назвать вид иначе

layout-column-noun = КАРТОЧКА
layout-column-pipeline = ВОРОНКА
layout-column-view = ВИД
layout-column-seen = ВИДИТЕ ВЫ
layout-column-kept = НАСТРОЕН
layout-column-section = РАЗДЕЛ
layout-column-field = ПОЛЕ
layout-column-label = НАЗВАНИЕ
layout-column-shown = ВИДНО
layout-mandatory = обязательное
layout-shown = да
layout-hidden = скрыто

view-common = Общий вид
view-mine = Мой вид
view-for-all = для всех
view-for-me = только для меня
view-for-some = кто выберет
view-arrange = Настроить этот вид…
view-separate = Отдельный вид для воронки «{ $pipeline }»
view-rename = Переименовать этот вид…
view-remove = Убрать этот вид
view-remove-common = Вернуть исходный порядок
view-remove-separate = Вернуть вид всех воронок
view-add = Новый вид с названием…
view-arranged = настроен
view-built-in = исходный порядок
view-as-common = как общий
view-seen = видите вы
pick-view = Вид карточки · { $cards }
line-view-name = Как назвать новый вид?
line-view-rename = Как назвать вид?

layout-title = ВИД КАРТОЧКИ · { $cards } · { $view }
layout-for-all = Изменения действуют сразу, для всех.
layout-for-all-pipelines = Изменения действуют сразу, для всех, во всех воронках без своего вида.
layout-for-all-of-pipeline = Изменения действуют сразу, для всех, только в воронке «{ $pipeline }».
layout-for-me = Изменения действуют сразу, только для меня.
layout-for-me-in-pipeline = Изменения действуют сразу, только для меня и в воронке «{ $pipeline }».
layout-for-some = Изменения действуют сразу, для всех, кто выбрал этот вид.
layout-not-yours = Этот вид меняют только администраторы ({ $people }). Свой: { $key }, затем «Мой вид».
layout-section-hidden = раздел скрыт

why-view-built-in = Этот вид никто не настраивал: убирать нечего.
why-view-order = У видов нет порядка. Enter открывает вид, чтобы расставить поля.

# Whether a field must be filled in, and whether it is shown even when it is empty.
layout-always = всегда
receipt-field-required = У { $noun } теперь обязательно заполнять «{ $field }».
receipt-field-optional = У { $noun } снова можно не заполнять «{ $field }».
receipt-field-always = У { $noun } теперь и пустым видно: «{ $field }».
receipt-field-filled = У { $noun } теперь видно, только если заполнено: «{ $field }».
refused-decision-field = «{ $field }» ведёт сама программа, или оно не бывает пустым: настраивать нечего.
refused-decision-nature = У поля «{ $field }» так заведено в самой программе, это не отключить.
refused-built-in-field = Поле «{ $field }» есть в каждой базе: настроить можно только required (обязательное) и always (видно всегда).
operation-field = настройка поля
why-only-fields = Встаньте на поле.
