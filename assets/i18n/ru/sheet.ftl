### Records as a table in the person's own editor.

why-no-table = Таблицей правят только записи, дела и товары.
say-sheet-same = В таблице ничего не изменено.
pick-sheet = Не принято из таблицы: { $count }
sheet-again = Открыть таблицу с этим снова
sheet-drop = Отбросить непринятое
say-draft-table = Из вашей таблицы принято не всё: правка таблицей предложит остальное снова.
refused-sheet-long = В таблицу входит не больше { $most } записей. Выберите меньше или возьмите voronka export и import.
refused-sheet-twice = Номер { $text } стоит в двух строках: вторая не принята.
refused-sheet-added = Добавлена строка («{ $text }»): новые записи таблицей не создают.
refused-sheet-gone = строка убрана, но запись остаётся.
refused-sheet-head = Первая строка должна начинаться с { $number }: из таблицы ничего не принято.
refused-sheet-column = В таблице нет столбца «{ $text }»: из неё ничего не принято.
refused-sheet-kept = этот столбец ведёт сама программа.
refused-sheet-changed = { $field } — сейчас «{ $value }», тем временем изменено (правка: { $who })
refused-sheet-unknown = Среди { $noun } нет «{ $text }».
refused-sheet-several = так зовут нескольких («{ $text }»): напишите { $example }.
refused-cell = { $field } — { $why }
