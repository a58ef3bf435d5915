## Чтение файлов

exchange-empty = Файл пуст.
exchange-too-big = Файл больше 1 ГБ.
exchange-workbook = Это книга Excel или архив ZIP, а не файл CSV.
exchange-old-workbook = Это старая книга Excel (.xls), а не файл CSV.
exchange-pdf = Это документ PDF, а не файл CSV.
exchange-database = Это база данных, а не файл CSV.
exchange-gzip = Файл сжат.
exchange-image = Это картинка, а не файл CSV.
exchange-page = Это веб-страница, как бы файл ни назывался, а не CSV.
exchange-vcard = Это vCard, файл адресной книги, а не CSV.
exchange-json = Это JSON, а не CSV.
exchange-binary = Это не текстовый файл.
exchange-hint-save-as-csv = Откройте его в программе для таблиц и сохраните как CSV.
exchange-hint-export-csv = Выгрузите данные в CSV и импортируйте этот файл.
exchange-hint-unpack = Сначала распакуйте его: gunzip ФАЙЛ.
exchange-hint-split = Разделите его и импортируйте по частям.

exchange-no-header = В файле нет заголовка: первая строка должна называть столбцы.
exchange-bad-header = В заголовке не сходятся кавычки.
exchange-too-many-columns = Столбцов в файле: { $count }; прочитать можно не больше { $limit }.

## Строки, которые не приняты

exchange-row-too-many-cells = { $count ->
        [one] { $count } ячейка
        [few] { $count } ячейки
       *[other] { $count } ячеек
    }, а столбцов в заголовке — { $expected }
exchange-row-unclosed-quote = кавычка открыта и не закрыта
exchange-row-stray-quote = текст после закрывающей кавычки
exchange-row-cell-too-long = ячейка длиннее 10 МБ
exchange-row-nul = испорченный символ (код 0) в столбце «{ $column }»
exchange-row-unknown-bytes = нечитаемые байты в столбце «{ $column }»

## Столбцы

exchange-profile-unknown = Программы «{ $name }» импорт не знает.
exchange-profile-hint = Он знает: { $names }.
exchange-map-syntax = Файл для --map не удалось прочитать, строка { $line }.
exchange-map-syntax-hint = Каждая строка — "Столбец" = "поле".
exchange-map-column = В файле нет столбца «{ $column }».
exchange-map-column-hint = Его столбцы: { $columns }.
exchange-map-target = Столбец «{ $column }» некуда поместить: поля «{ $target }» нет.
exchange-map-target-hint = Поля: { $targets }; ещё full_name, created_at, keep, skip.
exchange-too-long = Текст в столбце «{ $column }» длиннее своего поля, сохранён как заметка
exchange-unread = «{ $value }» в столбце «{ $column }» не удалось прочитать, сохранено как заметка
exchange-partly-read = «{ $value }» в столбце «{ $column }»: номера и адреса вошли в поле, вся ячейка сохранена как заметка
