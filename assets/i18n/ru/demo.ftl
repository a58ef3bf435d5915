# Демонстрационные данные.

refused-demo-not-empty = В этой базе уже работают. Для примера нужен новый файл.
help-demo = Открыть интерфейс на данных для примера, ничего не сохраняя
help-demo-leads = Сколько лидов; обычно 300
help-demo-seed = Другое число — другая фирма
help-demo-into = Записать базу для примера в новый файл и закончить

cli-demo-written = Записано в { $file }, лидов: { $count }.
refused-file-exists = Файл { $file } уже есть. Выберите новый.
refused-demo-stopped = Остановлено: пример не создан.
refused-demo-leads = В примере не больше { $most } лидов.
