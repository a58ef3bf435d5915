### Clients nobody turned to, records that stand too long, and how the work is spread.

field-touched-at = Pierwsza próba
field-limit-days = Limit, dni
field-replaced = Zastąpione
refused-limit-days = Limit etapu to od 1 do { $most } dni albo żaden.

help-query-neglected = bez kontaktu (◌) lub za długo na etapie (≈)
say-neglected = Z klientem nikt się jeszcze nie skontaktował: { $fresh }{ $unattended }. Za długo na etapie: { $stale }{ $rotting }. Pokazuje je filtr (f): is:unattended, is:rotting.
say-changed-mark = { $mark } przed nazwą lub wartością: właśnie zmienił ją kolega z zespołu. Po kilku sekundach znak znika.
load-title = { $noun } w toku: kto ile ma
load-enter = { $key } otworzy · { $query }
load-enter-all = { $key } pokaże listę wszystkich otwartych
load-untouched = { $mark } Jeszcze bez kontaktu: { $count }
load-why-former = Były pracownik nie ma loginu do wyszukania. Jego rekordy widać też w sumie etapu.
load-total = Razem
load-nobody = były pracownik
report-age = Czeka
report-none = Nikt nie czeka: przy każdym otwartym rekordzie był już pierwszy kontakt.
report-none-of = Nikt nie czeka dla zapytania „{ $query }”: nie ma takich otwartych rekordów bez pierwszego kontaktu.
usage-load = Obciążenie dotyczy wszystkich leadów albo wszystkich deali: „{ $text }” jest zbędne.

help-report = Raporty: co umyka uwadze, jak rozkłada się praca
help-report-name = unattended: otwarte rekordy, przy których nikt nie skontaktował się z klientem, najstarsze najpierw; load: kto ma ile rekordów na którym etapie
help-report-query = leads (leady) albo deals (deale); bez podania to, od czego zaczyna się praca. Dla unattended także które: responsible:me
