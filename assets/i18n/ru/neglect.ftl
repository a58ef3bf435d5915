### Clients nobody turned to, records that stand too long, and how the work is spread.

field-touched-at = Обратились
field-limit-days = Срок, дней
field-replaced = Заменено
refused-limit-days = Срок на стадии — от 1 до { $most } дней или никакого.

help-query-neglected = без контакта (◌) или залежались (≈)
say-neglected = С клиентом ещё не связались: { $fresh }{ $unattended }. Залежались на стадии: { $stale }{ $rotting }. Их покажет фильтр (f): is:unattended, is:rotting.
say-changed-mark = { $mark } перед названием или значением: его только что изменил коллега. Через несколько секунд знак гаснет.
load-title = { $noun } в работе: у кого сколько
load-enter = { $key } откроет · { $query }
load-enter-all = { $key } покажет список всех открытых
load-untouched = { $mark } Ещё не связывались: { $count }
load-why-former = У бывшего сотрудника нет логина для поиска. Его записи видны и в итоге по стадии.
load-total = Всего
load-nobody = бывший коллега
report-age = Ждёт
report-none = Никто не ждёт: первый контакт был по всем открытым записям.
report-none-of = По запросу «{ $query }» никто не ждёт: таких открытых записей без первого контакта нет.
usage-load = Загрузка считается по всем лидам или всем сделкам: «{ $text }» лишнее.

help-report = Отчёты: что осталось без внимания, как распределена работа
help-report-name = unattended: открытые записи, по которым с клиентом ещё не связались, старые сначала; load: у кого сколько записей на какой стадии
help-report-query = leads (лиды) или deals (сделки); если не сказано, то, с чего начинается работа. Для unattended также какие: responsible:me
