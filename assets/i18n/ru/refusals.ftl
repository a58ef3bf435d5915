### Почему что-то не сделано. Тогда ничего не записано.

refused-no-record = Не найдено: { $noun } { $id }.
hint-list = Посмотрите «voronka { $noun } list».
hint-entry = Номер комментария после знака # показывает «lead show ID --timeline».
hint-under-way = Дождитесь конца или прервите там, где начали.
hint-undo-earlier = То, что было сделано перед этим ({ $name }), отменяется по номеру: voronka undo { $operation }
refused-deleted = { $record } в корзине: сначала верните оттуда.
refused-not-deleted = { $record } не в корзине.
refused-changed-meanwhile = { $record }: поле «{ $field }» тем временем изменилось (правка: { $who }). Посмотрите и повторите.
refused-unknown-field = У { $noun } нет поля «{ $name }».
refused-system-field = Поле «{ $field }» ведёт сама программа, менять его нельзя.
refused-settings-stay = Настройки команды остаются; измените одну из них.
refused-no-client = { $record }: это не контакт и не компания.
refused-client-detail = «{ $field }» относится к клиенту, а такой клиент не привязан.
hint-link-client = Сначала привяжите: { $noun }. Или отвяжите клиента, тогда у лида будут свои данные.
refused-contact-empty = Контакту нужно имя или способ связи.
refused-comment-empty = Комментарий пуст.
refused-capture-empty = Напишите хотя бы имя, телефон или несколько слов.
refused-done-already = Это уже сделано: { $subject }.
refused-pins = { $count ->
    [one] Закрепить можно не больше { $count } записи. Сначала открепите её.
    [few] Закрепить можно не больше { $count } записей. Сначала открепите одну.
   *[other] Закрепить можно не больше { $count } записей. Сначала открепите одну.
}

refused-stage-unsaid = Назовите стадию этой воронки.
refused-no-stage = Такой стадии нет.
refused-stage-gone = Этой стадии больше нет: её только что удалили.
refused-other-pipeline = { $record } нельзя перевести на эту стадию: она для других записей.
refused-won-by-hand = { $record } попадает на эту стадию только при конвертации.
hint-convert = Сконвертируйте: «Завершить» в интерфейсе или «voronka lead convert».
refused-converted-already = Этот лид уже сконвертирован.
refused-convert-nothing = Выберите, что создать: сделку, контакт, компанию или несколько сразу.
refused-convert-repeat = Клиент повторного лида уже известен: создать можно только сделку.
refused-no-pipeline = Такой воронки сделок нет.
refused-no-stages = Ставить некуда: в воронке { $noun } нет стадий. Добавьте их: «voronka stage add».
refused-no-won-stage = В воронке этого лида нет успешной стадии. Добавьте её: «voronka stage add».

refused-nothing-to-undo = Отменять нечего.
refused-nothing-to-redo = Повторять нечего.
refused-no-operation = Нет операции { $id }. Посмотрите «voronka history».
refused-search-long = В тексте для поиска может быть не больше { $most } знаков.
refused-no-notice = Уведомления { $id } нет.
hint-inbox = Посмотрите «voronka inbox --all».
refused-under-way = Это ещё идёт: { $operation }. Ничего не изменено.
refused-undone-already = Это уже отменено.
refused-undo-in-bulk = Операции отменяются по одной.

refused-taken = «{ $name }» уже занято. Выберите другое.
refused-stage-named = В этой воронке уже есть стадия «{ $name }». Выберите другое название.
refused-code = «{ $text }» не годится как код: возьмите буквы и цифры, между ними «.», «-» или «_», хотя бы одну букву, не больше 64 знаков.
refused-login = «{ $text }» не годится как логин: возьмите буквы и цифры, между ними «.», «-» или «_», хотя бы одну букву, не больше 64 знаков.
refused-said-twice = «{ $field }» указано дважды и по-разному: «{ $first }» и «{ $second }».
refused-two-homes = Воронка названа дважды: «{ $first }» и «{ $second }». Назовите одну.
refused-fixed-field = «{ $field }» потом не меняется. Добавьте новую запись.
refused-heir-goes = То, куда перевести записи, само среди удаляемого. Назовите то, что остаётся.
refused-in-use = { $count ->
    [one] Удалить нельзя: { $noun } используется ещё в { $count } записи. Сначала переведите её.
    [few] Удалить нельзя: { $noun } используется ещё в { $count } записях. Сначала переведите их.
   *[other] Удалить нельзя: { $noun } используется ещё в { $count } записях. Сначала переведите их.
}
refused-in-use-user = { $count ->
    [one] Удалить нельзя: за сотрудником ещё { $count } запись. Сначала передайте её.
    [few] Удалить нельзя: за сотрудником ещё { $count } записи. Сначала передайте их.
   *[other] Удалить нельзя: за сотрудником ещё { $count } записей. Сначала передайте их.
}
hint-move-to = Всё сразу: «voronka { $noun } delete … --move-to …».
refused-meaning-in-use = { $count ->
    [one] На этой стадии { $count } запись. Переведите её, прежде чем менять смысл стадии.
    [few] На этой стадии { $count } записи. Переведите их, прежде чем менять смысл стадии.
   *[other] На этой стадии { $count } записей. Переведите их, прежде чем менять смысл стадии.
}
refused-field-filled = Поле «{ $field }» заполнено; записей: { $count }.
hint-field-yes = Чтобы удалить его вместе со значениями, добавьте --yes; voronka undo вернёт их.
refused-options-in-use = { $count ->
    [one] Убираемый вариант стоит в { $count } записи: { $names }. Сначала выберите в ней другой.
   *[other] Убираемые варианты стоят в { $count } записях: { $names }. Сначала выберите в них другие.
}
refused-last-stage = Это последняя стадия такого рода в воронке. Сначала добавьте другую.
refused-last-pipeline = Это единственная воронка такого рода. Сначала добавьте другую.
refused-entry-alone = Строка таймлайна не создаётся сама по себе. Напишите комментарий к записи.
refused-last-administrator = Это единственный администратор. Сначала назначьте другого.
refused-field-name = «{ $name }» не годится как имя поля: нужны строчные латинские буквы, цифры и подчёркивания, первой — буква.
refused-field-reserved = Имя «{ $name }» занято самой программой. Выберите другое.
refused-field-noun = Поле принадлежит lead, deal, contact или company.
refused-field-kind = «{ $kind }» — не вид поля.
refused-field-kept = Удалённое поле «{ $name }» другого вида ещё хранит значения. Выберите другое имя.

refused-unknown-person = { $login } ещё не работает с этой базой.
hint-add-person = Администратор ({ $admins }) может выполнить: voronka user add { $login }

hint-date-near-miss = Имелось в виду «{ $suggestion }»?
refused-value = { $field }: такое значение не подходит.
refused-count-negative = { $field }: не может быть меньше нуля.
refused-capability = В этом сеансе нельзя { $what }.
capability-path = обращаться к файлам сервера
capability-clipboard = пользоваться буфером обмена
capability-programs = запускать программы
capability-job-control = приостанавливаться
refused-convert-partly = Не на всё хватает прав: нужно { $right }. Остальное создать можно.
hint-convert-partly = { $who }. «--partial» создаст остальное.
refused-convert-lacks = Не заполнено: { $fields }. Сначала заполните.
refused-several-clients = Этот телефон или e-mail есть у нескольких клиентов: { $clients }.
hint-several-clients = Укажите, у кого: --contact или --company с номером.
refused-new-won = Новый лид не может сразу быть сконвертированным.
refused-none-won = В воронке «{ $pipeline }» нет стадии успеха.
refused-none-lost = В воронке «{ $pipeline }» нет стадии провала.
hint-add-ending = Добавьте её: «voronka stage add».
