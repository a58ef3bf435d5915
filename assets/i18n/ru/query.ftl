# Строка фильтра: что в запросе не так и как написать правильно.
query-error = Символ { $at }: { $why }

query-unknown-field = Поля «{ $name }» здесь нет.
query-unknown-state = Состояния «is:{ $name }» нет.
query-unknown-value = «{ $value }» — не из значений поля { $name }.
query-value-missing = После «{ $name }» нет значения.
query-condition-missing = Здесь не хватает условия.
query-quote-open = Эта кавычка не закрыта.
query-paren-open = Эта скобка не закрыта.
query-paren-extra = Эта скобка ничего не закрывает.
query-no-order = Значения «{ $name }» не бывают больше или меньше.
query-bad-number = «{ $value }» — не подходящее сюда число.
query-bad-amount = «{ $value }» — не денежная сумма.
query-bad-date = «{ $value }» — не день и не период.
query-bad-yes-no = «{ $value }» — ни да, ни нет.
query-bad-currency = «{ $value }» — не код валюты.
query-too-long = Запрос слишком длинный.
query-text-long = В искомом тексте может быть не больше { $most } знаков.
query-too-deep = Слишком много скобок друг в друге.

query-nearest = Может быть, «{ $name }»?
query-known = Известны: { $names }
query-hint-quote = Чтобы искать сами слова, возьмите их в кавычки.
query-hint-order = Сравнить можно: { $names }
query-hint-date = Например: today, this-week, last-7d, <3d, 2026-01..2026-03, 2026-05-17
