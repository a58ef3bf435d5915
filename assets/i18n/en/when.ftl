### What is said about dates and about an activity written in one line.

refused-date-impossible = There is no such date or time: “{ $text }”.
refused-date-near-miss = “{ $text }” looks like a mistyped date.
refused-time-skipped = There is no { $text }: the clock is set forward then.
hint-time-skipped = The same time after that is { $at }
refused-date-unknown = “{ $text }” is not a date.
hint-date = For example: tomorrow 15:00, fri, +3d, { $order ->
        [month-first] 12/31/2026 10:00
       *[day-first] 2026-12-01 10:00
    }
hint-anniversary = For example: 17 May 1990, or 17 May without a year
hint-last-day = Its month ends with “{ $text }”.
refused-date-unsure = “{ $text }”: is it a time or a quantity?
hint-date-unsure = Write the time as { $time }, put a quantity in quotes: "{ $text }"
refused-date-weekday = “{ $text }” cannot be: that day is { $day }.
refused-date-to-come = “{ $text }” is still to come: nobody was born then.
refused-date-backwards = “{ $text }” ends before it begins: name the earlier date first.
refused-date-several = Two times in one line: “{ $first }” and “{ $second }”.
hint-date-several = Keep one of them. What is no deadline goes in quotes: "{ $text }"

refused-reminder = “{ $text }” is not a reminder.
hint-reminder = For example: !15m, !1h, !1d
refused-activity-empty = Say what is to be done.
hint-activity-line = For example: call Ivan tomorrow 15:00 !15m @petr @anna

part-subject = “{ $text }”
part-undated = no deadline
