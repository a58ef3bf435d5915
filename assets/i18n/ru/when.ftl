### Что говорится о датах и о деле, записанном одной строкой.

refused-date-impossible = Такой даты или такого времени не бывает: «{ $text }».
refused-date-near-miss = «{ $text }» похоже на дату с опечаткой.
refused-time-skipped = Времени { $text } не бывает: часы тогда переводят вперёд.
hint-time-skipped = После перевода это { $at }
refused-date-unknown = «{ $text }» — не дата.
hint-date = Например: завтра в 15, пт, через 3 дня, { $order ->
        [month-first] 12/31/2026 10:00
       *[day-first] 01.12.2026 10:00
    }
hint-anniversary = Например: 17.05.1990 или без года 17.05, 17 мая
hint-last-day = Последний день этого месяца — «{ $text }».
refused-date-unsure = «{ $text }» — это время или количество?
hint-date-unsure = Время пишите { $time }, количество возьмите в кавычки: "{ $text }"
refused-date-weekday = «{ $text }» не сходится: этот день — { $day }.
refused-date-to-come = «{ $text }» ещё не наступило: это не день рождения.
refused-date-backwards = «{ $text }» кончается раньше, чем начинается: сначала назовите более раннюю дату.
refused-date-several = В строке два срока: «{ $first }» и «{ $second }».
hint-date-several = Оставьте один. То, что сроком не является, возьмите в кавычки: "{ $text }"

refused-reminder = «{ $text }» — не напоминание.
hint-reminder = Например: !15м, !1ч, !1д
refused-activity-empty = Напишите, что нужно сделать.
hint-activity-line = Например: позвонить Ивану завтра в 15 !15м @petr @anna

part-subject = «{ $text }»
part-undated = без срока
