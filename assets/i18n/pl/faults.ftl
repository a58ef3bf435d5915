### Gdy zawodzi dysk albo baza: co jest nie tak, gdzie i co zrobić.

fault-open = Nie można otworzyć { $file }: { $why }.
fault-not-database = { $file } to nie baza Voronki, plik pozostał bez zmian. Wskaż inny plik opcją --db.
fault-foreign = { $file } to baza innego programu, plik pozostał bez zmian. Wskaż inny plik opcją --db.
fault-newer = { $file } zapisała nowsza Voronka (schemat { $theirs }, ta zna { $ours }). Zaktualizuj program.
fault-unversioned = { $file } jest oznaczony jako baza Voronki, ale nie podaje wersji: plik jest niepełny i pozostał bez zmian. Weź ostatnią dobrą kopię.
fault-replaced = { $file } podmieniono lub usunięto, gdy był otwarty; nic więcej nie zostanie w nim zapisane. Otwórz go ponownie.
fault-busy = Ktoś inny zbyt długo zapisuje do bazy. Spróbuj ponownie za chwilę.
fault-older = Baza { $file } jest z wcześniejszej wersji, a nie można jej zaktualizować: brak prawa zapisu. Skopiuj ją do własnego folderu.
fault-upgrade = Bazy { $file } nie udało się zaktualizować i została, jaka była. Pracuj dalej w dotychczasowej wersji programu Voronka i sprawdź tam bazę: „voronka check”.
fault-read-only = Bazę można czytać, ale nie można jej zmieniać. Sprawdź uprawnienia do pliku, do plików obok z końcówką -wal i -shm oraz do folderu.
fault-full = Dysk jest pełny, nic nie zapisano. Zwolnij miejsce i spróbuj ponownie.
fault-no-room = Dysk, na którym leży { $file }, jest pełny: obok bazy potrzeba około 100 kB, nawet aby ją czytać. Zwolnij miejsce albo otwórz kopię na innym dysku: --db. Nic nie zostało zmienione.
fault-damaged = Baza jest uszkodzona. Sprawdź ją poleceniem „voronka check” i sięgnij po ostatnią dobrą kopię.
fault-interrupted = Zapytanie zostało przerwane.
fault-sqlite = Baza danych zgłasza: { $why }.
fault-io = System operacyjny zgłasza: { $why }.
fault-why-missing = nie ma takiego pliku ani folderu
fault-why-exists = taki plik już istnieje
fault-why-permission = brak uprawnień dostępu
fault-why-folder = to jest folder
fault-why-no-folder = część ścieżki nie jest folderem
fault-why-read-only = na tym dysku nie można zapisywać
fault-why-full = dysk jest pełny
fault-why-name = nazwa jest za długa
fault-why-loop = dowiązania prowadzą w kółko
fault-why-device = dysk lub urządzenie nie odpowiada
