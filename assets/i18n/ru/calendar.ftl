# Календарь раздела
view-calendar = календарь
calendar-by-activities = Дела
calendar-by-planned = Только запланированные дела
calendar-by-bookings = Брони
all-day = весь день
calendar-in-work = { $records } в работе
calendar-more = ещё { $count }
why-booking-not-done = Бронь не отмечают выполненной: { $back } и { $forward } переносят, { $delete } снимает, { $open } открывает.
why-date-not-done = Здесь стоит дата записи, а не дело: { $plan } запланирует дело, { $open } откроет запись.
why-done-stays = Выполненное остаётся на своём дне.
calendar-clash = занято дважды
calendar-empty = Здесь пусто. { $new } добавит запись с делом на этот день, { $plan } запланирует дело с уже имеющейся, { $date } покажет по другой дате, { $today } — сегодня.
calendar-empty-filtered = Ничего не подходит. { $back } снова покажет всё, { $today } — сегодня.
line-day = Какой день? Например: пт, через 2 недели, 1 дек
pick-calendar-by = Показать в календаре
pick-plan-with = С кем запланировать
why-enter-day = { $open } откроет день: там дела можно переносить и отмечать.
why-no-item = Под курсором ничего нет; { $down } и { $up } ведут к тому, что стоит в этом дне.
why-whole-day = Это на весь день: { $back } и { $forward } переносят по дням.
why-fixed-date = «{ $field }» ставит программа, перенести нельзя.

# The calendar on the command line
cli-calendar-empty = В календаре на это время пусто.
cli-calendar-none = В календаре на это время нет ничего по запросу «{ $text }».
cli-late = ПРОСРОЧЕНО
cli-done = ВЫПОЛНЕНО
cli-day = ДЕНЬ
cli-resource = РЕСУРС
cli-ahead = ВПЕРЕДИ
cli-next = БЛИЖАЙШАЯ
cli-time = ВРЕМЯ
cli-what = ЧТО
cli-record = ЗАПИСЬ
cli-name = НАЗВАНИЕ
cli-who = КТО
cli-count = СКОЛЬКО
cli-in-work = В РАБОТЕ
refused-calendar-field = По полю «{ $field }» календарь не показывает.
count-events =
    { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[many] { $count } событий
    }
help-calendar = Календарь текстом
help-calendar-query = Чей календарь и какие записи: deals responsible:me
help-calendar-month = Месяц с этим днём; без него — текущий
help-calendar-week = Неделя с этим днём
help-calendar-day = Этот день
help-calendar-field = Показать записи по этой дате, а не дела; planned — только запланированные дела, bookings — брони
help-calendar-counts = Только сколько стоит в каждом дне и сколько записей было в работе
help-calendar-resources = Что бронировали: сколько броней впереди и ближайшая
calendar-hint-month = Например: 2026-12, декабрь, следующий месяц
