## Импорт

import-done = Импортировано: { $what }.
import-stopped = Остановлено. Успели импортировать: { $what }.
import-broken = Импорт прервался: { $why } Успели импортировать: { $what }.
import-broken-full = Диск заполнен, импорт прервался. Успели импортировать: { $what }.
import-broken-busy = Кто-то слишком долго пишет в базу, импорт прервался. Успели импортировать: { $what }.
import-would = Будет импортировано: { $what }.
import-nothing-written = Это была проверка: ничего не записано.
import-undo = Вернуть как было: voronka undo { $operation }
import-go-on = Продолжить с того же места: та же команда с --from { $line }
import-read = { $file }: { $encoding }, разделитель «{ $separator }»
import-profile = Столбцы как в { $name }.
import-target-keep = сохранится вместе с записью
import-target-skip = пропускается
import-target-full-name = Имя целиком
import-target-pipeline = Воронка
import-target-converted = Сконвертирован ли лид
import-target-outcome = Чем закончилось
import-target-stage-meaning = Что значит стадия
import-target-id = Номер в другой программе
import-kept = Таких полей здесь нет, значения сохранены в истории записей: { $names }.
import-damaged = Часть символов не читается в { $encoding } и заменена; проверьте кодировку файла.
import-new-pipeline = Новая воронка: { $name }
import-new-stages = Новые стадии, воронка «{ $pipeline }»: { $names }
import-stage-clash = Стадия «{ $stage }» в файле означает «{ $said }», а здесь «{ $here }»: { $count ->
        [one] { $count } запись попадает
        [few] { $count } записи попадают
       *[many] { $count } записей попадают
    } на стадию «{ $into }».
import-stages-understood = Стадии из файла поняты так: { $names }
import-sources-understood = Источники из файла поняты так: { $names }
import-new-sources = Новые источники: { $names }
import-strangers = { $count ->
        [one] { $count } ответственный здесь неизвестен
        [few] { $count } ответственных здесь неизвестны
       *[other] { $count } ответственных здесь неизвестны
    }: записи станут вашими, имена сохранятся вместе с ними: { $names }.
import-linked = Связано с клиентами: { $count } из { $of }.
import-linked-companies = Связано с компаниями: { $count } из { $of }.
import-linked-contacts = Связано с контактами: { $count } из { $of }.
import-link-later = Чтобы связать их: импортируйте компании, затем ещё раз этот файл с --duplicates merge.
import-clients = Новые карточки клиентов: { $what }.
import-unread = { $count ->
        [one] { $count } ячейка не прочитана целиком и попала
        [few] { $count } ячейки не прочитаны целиком и попали
       *[other] { $count } ячеек не прочитаны целиком и попали
    } в примечания к записям:
import-open-thousands = «{ $column }»: знак в «{ $cell }» прочитан как разделитель тысяч, а не дробной части. По столбцу этого не понять: проверьте числа.
import-open-month = «{ $column }»: «{ $cell }» прочитано как { $day }. По столбцу не понять, где число, а где месяц: проверьте даты.
import-crowded = «{ $column }»: в { $count ->
        [one] { $count } строке
       *[other] { $count } строках
    } поле уже занято другим значением, это сохраняется в истории записи.
import-rejected = { $count ->
        [one] { $count } строка не принята:
        [few] { $count } строки не приняты:
       *[other] { $count } строк не принято:
    }
import-line = строка { $line }: { $what }
import-more = и ещё { $count }
import-rejects-written = Исправьте эти строки в { $file } и импортируйте этот файл.
import-no-rows = В файле есть заголовок, но нет ни одной строки.
import-from-beyond = На строке { $line } и ниже в файле ничего нет: последняя запись начинается на строке { $last }.
example-title = 200 стульев в офис
example-company = ООО «Пример»
example-last-name = Ковалёва
example-first-name = Анна
example-post = Директор
example-address = г. Москва, ул. Длинная, 1
example-region = Московская область
example-currency = RUB
example-phone = +7 495 123-45-67
example-mobile = +7 912 345-67-89
example-tags = vip, осень
example-products = Стул x200 @ 62.50
import-too-many-stages = Столбец «{ $column }» добавил бы новых стадий: { $count }. Похоже, в нём что-то другое.
import-too-many-pipelines = Столбец «{ $column }» добавил бы новых воронок: { $count }. Похоже, в нём что-то другое.
import-too-many-sources = Столбец «{ $column }» добавил бы новых источников: { $count }. Похоже, в нём что-то другое.
import-hint-map = Запишите в файл строку "{ $column }" = "keep" и укажите его: --map ФАЙЛ
import-no-file = Нет файла { $file }.
import-folder = это папка
import-device = это устройство
import-no-columns = Ни один столбец не узнан: { $names }.
import-no-headings = Похоже, в файле нет строки с названиями столбцов: его столбцы — { $names }.
import-hint-no-headings = Добавьте над строками названия столбцов или напишите в файле для --map, что в каждом из них, например "{ $column }" = "{ $field }".
import-hint-columns = Напишите, что в них, в файле для --map; образец с известными столбцами: voronka import --template leads
import-hint-names-below = Похоже, названия столбцов стоят в строке { $line }: уберите строки над ней и импортируйте файл ещё раз.
import-rejects-onto-input = Непринятые строки нельзя записать в тот же файл, из которого они взяты.
import-rejects-exist = Файл { $file } уже есть, поверх него ничего не пишется.
import-rejects-nowhere = Непринятые строки некуда записать: { $file }: { $why }.
import-hint-rejects = Укажите другой файл: --rejects ФАЙЛ
import-rejects-shown = Исправьте напечатанные строки и импортируйте их файлом.
import-rejects-mixed = С --json непринятые строки нельзя печатать там же.
import-rejects-unwritten = Непринятые строки не удалось записать в { $file }: { $why }. В исходном файле это строки: { $lines }.
refused-import-unfinished = { $count ->
        [one] Импорт этого файла был прерван: загружена { $count } запись.
        [few] Импорт этого файла был прерван: загружены { $count } записи.
       *[other] Импорт этого файла был прерван: загружено { $count } записей.
    }
hint-import-unfinished = Чтобы продолжить, добавьте --duplicates skip; чтобы отменить загруженное: voronka undo { $operation }
hint-import-unfinished-from = Чтобы продолжить, добавьте --from { $line }; чтобы отменить загруженное: voronka undo { $operation }
say-import-unfinished = Импорт { $file } не закончен: дальше с --from { $line }, отменить — voronka undo { $operation }
refused-import-new = В файле есть новое: { $names } ({ $noun }). Добавлять это вам нельзя.
import-joined = { $count ->
        [one] { $count } строка — ещё один товар записи над ней.
        [few] { $count } строки — ещё товары записей над ними.
       *[many] { $count } строк — ещё товары записей над ними.
    }
import-skipped = { $count ->
        [one] Пропущена { $count } строка: такая запись уже есть.
        [few] Пропущены { $count } строки: такие записи уже есть.
       *[other] Пропущено { $count } строк: такие записи уже есть.
    }
import-closing = { $count ->
        [one] Итоговая или служебная строка пропущена: строка { $lines }.
       *[other] Итоговые и служебные строки пропущены: строки { $lines }.
    }
import-updated = { $count ->
        [one] { $count } строка вносится в запись, которая уже есть.
        [few] { $count } строки вносятся в записи, которые уже есть.
       *[other] { $count } строк вносится в записи, которые уже есть.
    }
import-moved = { $count ->
        [one] { $count } запись переходит на стадию из файла.
        [few] { $count } записи переходят на стадию из файла.
       *[other] { $count } записей переходят на стадию из файла.
    }
import-ended = { $count ->
        [one] { $count } запись в файле уже закончена (сконвертирована, успех или провал) и здесь тоже: стадия из её строки сохраняется в истории.
        [few] { $count } записи в файле уже закончены (сконвертированы, успех или провал) и здесь тоже: стадии из их строк сохраняются в истории.
       *[other] { $count } записей в файле уже закончены (сконвертированы, успех или провал) и здесь тоже: стадии из их строк сохраняются в истории.
    }
import-set-aside-columns = Столбцы, вошедшие не полностью, и в скольких строках: { $names }.
import-set-aside = { $count ->
        [one] В { $count } строке не всё вошло в поля: остальное сохраняется в истории записи.
       *[other] В { $count } строках не всё вошло в поля: остальное сохраняется в истории записей.
    }
import-unchanged = { $count ->
        [one] { $count } строка совпадает с записью: менять нечего.
        [few] { $count } строки совпадают с записями: менять нечего.
       *[other] { $count } строк совпадают с записями: менять нечего.
    }
import-in-bin = { $count ->
        [one] Пропущена { $count } строка: её запись в корзине. Чтобы изменить, сначала верните её из корзины.
        [few] Пропущены { $count } строки: их записи в корзине. Чтобы изменить, сначала верните их из корзины.
       *[other] Пропущено { $count } строк: их записи в корзине. Чтобы изменить, сначала верните их из корзины.
    }
import-merged = { $count ->
        [one] Пропущена { $count } строка: её запись объединена с другой.
        [few] Пропущены { $count } строки: их записи объединены с другими.
       *[other] Пропущено { $count } строк: их записи объединены с другими.
    }
import-again = { $count ->
        [one] { $count } строка выгружена из записи, которая здесь есть: это её вторая копия. Чтобы изменить саму запись: --duplicates replace
        [few] { $count } строки выгружены из записей, которые здесь есть: это их вторые копии. Чтобы изменить сами записи: --duplicates replace
       *[other] { $count } строк выгружены из записей, которые здесь есть: это их вторые копии. Чтобы изменить сами записи: --duplicates replace
    }

## Экспорт

export-done = Экспортировано: { $what } в файл { $file }.
refused-no-events = Здесь нет ничего с датой: { $noun }.
hint-no-events = ics бывает для leads, deals и activities; здесь можно csv, tsv и json
refused-of-events = Для { $format } { $option } ничего не значит: его содержание всегда одно.
refused-no-todo = { $format } бывает только для activities (дела), а не для { $noun }.
export-onto-database = Этот файл — сама база данных.
export-not-a-file = { $file } — не обычный файл.

## Справка

help-import = Импортировать записи из файла CSV. Роботы при этом не срабатывают
help-import-file = Файл; - означает стандартный ввод
help-import-as = Что в строках: leads, deals, contacts или companies; если не сказано, то, с чего начинается работа. Кто загружает, говорят до команды: voronka --as LOGIN import
help-import-profile = Система, из которой файл: bitrix24, amocrm и другие
help-import-map = Файл со строками "Столбец" = "поле"
help-import-duplicates = Что делать со строкой, если такая запись уже есть: allow (создать ещё одну), skip (пропустить), merge (дополнить: у записи остаётся своё), replace (заменить тем, что в файле, и стадию с ответственным); если не сказано, allow
help-import-key = По чему записи считаются одинаковыми: phone, email, name; если не сказано, phone,email. Строки своего же экспорта узнаются по номеру и так, а строки другой программы, которые уже импортировались, — по номеру в ней вместе с именем или временем создания
help-import-dry-run = Показать, что получится, и ничего не записать
help-import-rejects = Новый файл для непринятых строк или - для стандартного вывода; обычно ИМЯ.rejects.csv в текущей папке, с номером, если такой уже есть
help-import-from = Начать со строки файла с этим номером: строки до неё уже импортированы
help-import-template = Напечатать файл для заполнения; строка-образец при импорте пропускается
help-export = Экспортировать записи в файл
help-export-nouns = leads, deals, contacts, companies или activities
help-export-format = csv (обычно), tsv, json, ics — даты для календаря; для activities ещё todotxt (todo.txt) и taskwarrior — для списков дел
help-export-raw = Для программ: коды вместо названий, формулы как есть
help-export-output = Куда записать; обычно стандартный вывод
