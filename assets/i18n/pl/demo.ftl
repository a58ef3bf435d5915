# Dane przykładowe.

refused-demo-not-empty = W tej bazie ktoś już pracuje. Dane przykładowe wymagają nowego pliku.
help-demo = Otwórz interfejs na danych przykładowych, bez zapisywania
help-demo-leads = Ile leadów; zwykle 300
help-demo-seed = Inna liczba to inna firma
help-demo-into = Zapisz przykładową bazę w nowym pliku i zakończ

cli-demo-written = Zapisano { $file }, leady: { $count }.
refused-file-exists = Plik { $file } już istnieje. Wybierz nowy.
refused-demo-stopped = Zatrzymano: dane przykładowe nie powstały.
refused-demo-leads = W danych przykładowych jest najwyżej { $most } leadów.
