//! Days, moments and spans as people say them: `yesterday 15:00`, `пт 11:00`, `14 lis`.
//!
//! Everything is local time already: which zone the reader lives in, and what time it is now, the
//! caller says. The year is left out where it is the present one.

mod calendar;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::{Lang, catalogue};
use calendar::calendar;

/// A moment, short enough for a card on the board: `yesterday 15:00`, `fri 11:00`, `14 Nov`.
///
/// The hour is said from yesterday to the end of the coming six days; further away only the day.
pub fn moment(lang: Lang, at: NaiveDateTime, now: NaiveDateTime) -> String {
    match near(lang, at.date(), now.date()) {
        Some(word) => format!("{word} {}", clock(at)),
        None => date(lang, at.date(), now.date()),
    }
}

/// As [`moment`] where there is little room: tomorrow by its weekday, yesterday without the hour.
pub fn moment_tight(lang: Lang, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let (day, today) = (at.date(), now.date());
    match (day - today).num_days() {
        1 => format!("{} {}", weekday_short(lang, day.weekday()), clock(at)),
        -1 => self::day(lang, day, today),
        _ => moment(lang, at, now),
    }
}

/// A moment with its hour however far away it is: `yesterday 15:00`, `18 Nov, 14:02`.
pub fn exact(lang: Lang, at: NaiveDateTime, now: NaiveDateTime) -> String {
    match near(lang, at.date(), now.date()) {
        Some(word) => format!("{word} {}", clock(at)),
        None => format!("{}, {}", date(lang, at.date(), now.date()), clock(at)),
    }
}

/// A moment with everything that tells it from another: `tomorrow 15:00`, `fri 27 Nov 10:00`.
pub fn full(lang: Lang, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let (day, today) = (at.date(), now.date());
    match near(lang, day, today).filter(|_| (day - today).num_days() <= 1) {
        Some(word) => format!("{word} {}", clock(at)),
        None => {
            let weekday = weekday_short(lang, day.weekday());
            format!("{weekday} {} {}", date(lang, day, today), clock(at))
        }
    }
}

/// A day: `today`, `yesterday`, `fri`, `14 Nov`, `14 Nov 2025`.
pub fn day(lang: Lang, day: NaiveDate, today: NaiveDate) -> String {
    near(lang, day, today).map_or_else(|| date(lang, day, today), str::to_owned)
}

/// A day by its date, however near: `14 Nov`, `14 ноя 2025`.
pub fn date(lang: Lang, day: NaiveDate, today: NaiveDate) -> String {
    match day.year() == today.year() {
        true => format!("{} {}", day.day(), calendar(lang).months_short[day.month0() as usize]),
        false => dated(lang, day),
    }
}

/// A day by its date with the year: `14 ноя 2025`.
pub fn dated(lang: Lang, day: NaiveDate) -> String {
    let month = calendar(lang).months_short[day.month0() as usize];
    format!("{} {month} {}", day.day(), day.year())
}

/// A day of every year: `14 November`, `14 ноября`, `14 listopada`.
pub fn of_year(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", day.day(), calendar(lang).months_of[day.month0() as usize])
}

/// A day in full: `14 November 2025`, `14 ноября 2025`, `14 listopada 2025`.
pub fn long(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", of_year(lang, day), day.year())
}

/// The heading over what happened on a day: `TODAY`, `YESTERDAY`, `18 NOV`.
pub fn heading(lang: Lang, day: NaiveDate, today: NaiveDate) -> String {
    let names = calendar(lang);
    match (day - today).num_days() {
        0 => names.today.to_uppercase(),
        -1 => names.yesterday.to_uppercase(),
        1 => names.tomorrow.to_uppercase(),
        _ => date(lang, day, today).to_uppercase(),
    }
}

/// The heading of a month, with its year where that is another one than this: `November`,
/// `Ноябрь 2025`.
pub fn month(lang: Lang, day: NaiveDate, today: NaiveDate) -> String {
    let month = calendar(lang).months[day.month0() as usize];
    if day.year() == today.year() { month.to_owned() } else { format!("{month} {}", day.year()) }
}

/// A day of the week: `Friday`, `пятница`, `piątek`.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    calendar(lang).weekdays[day.num_days_from_monday() as usize]
}

/// A day of the week in two or three letters: `fri`, `пт`, `pt`.
pub fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    calendar(lang).weekdays_short[day.num_days_from_monday() as usize]
}

/// The hour and the minute: `09:05`.
pub fn clock(at: NaiveDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// A span in its largest whole unit: `3 d`, `2 ч`, `5 min`.
pub fn span(lang: Lang, minutes: i64) -> String {
    let [day, hour, minute] = calendar(lang).units;
    match minutes.unsigned_abs() {
        n if n >= DAY => format!("{} {day}", n / DAY),
        n if n >= HOUR => format!("{} {hour}", n / HOUR),
        n => format!("{n} {minute}"),
    }
}

/// A span exactly, in the largest unit that divides it: `15 min`, `90 min`, `2 h`, `1 d`.
pub fn span_exact(lang: Lang, minutes: i64) -> String {
    let [day, hour, minute] = calendar(lang).units;
    match minutes.unsigned_abs() {
        n if n >= DAY && n.is_multiple_of(DAY) => format!("{} {day}", n / DAY),
        n if n >= HOUR && n.is_multiple_of(HOUR) => format!("{} {hour}", n / HOUR),
        n => format!("{n} {minute}"),
    }
}

/// How far a moment is from now, either way: `in 5 min`, `2 ч назад`, `now` within a minute.
pub fn distance(lang: Lang, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let minutes = (at - now).num_minutes();
    let id = match minutes {
        0 => return calendar(lang).now.to_owned(),
        1.. => "time-in",
        _ => "time-ago",
    };
    catalogue(lang).text(id, &[("span", span(lang, minutes).into())])
}

/// How late something is that was due at `deadline`: `overdue by 2 days`, `просрочено на 2 дня`.
pub fn overdue(lang: Lang, deadline: NaiveDateTime, now: NaiveDateTime) -> String {
    let late = (now - deadline).num_minutes().unsigned_abs();
    let (id, count) = match late {
        n if n >= DAY => ("time-overdue-days", n / DAY),
        n if n >= HOUR => ("time-overdue-hours", n / HOUR),
        // Late by seconds is late.
        n => ("time-overdue-minutes", n.max(1)),
    };
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    catalogue(lang).text(id, &[("count", count.into())])
}

/// Minutes in an hour.
const HOUR: u64 = 60;
/// Minutes in a day.
const DAY: u64 = 24 * HOUR;

/// The word for a day near enough to have one. Past days but yesterday are said by their date: a
/// bare `fri` is understood as the coming one.
fn near(lang: Lang, day: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    let names = calendar(lang);
    match (day - today).num_days() {
        -1 => Some(names.yesterday),
        0 => Some(names.today),
        1 => Some(names.tomorrow),
        2..=6 => Some(weekday_short(lang, day.weekday())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use Lang::{En, Pl, Ru};

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// A Wednesday.
    fn now() -> NaiveDateTime {
        at("2026-11-18 14:30")
    }

    #[test]
    fn moments_are_said_as_people_say_them() {
        let cases = [
            (En, "2026-11-17 15:00", "yesterday 15:00", "yesterday 15:00"),
            (Ru, "2026-11-18 09:05", "сегодня 09:05", "сегодня 09:05"),
            (Pl, "2026-11-18 18:00", "dziś 18:00", "dziś 18:00"),
            (Pl, "2026-11-19 00:00", "jutro 00:00", "jutro 00:00"),
            (Ru, "2026-11-20 11:00", "пт 11:00", "пт 11:00"),
            (En, "2026-11-24 11:00", "tue 11:00", "tue 11:00"),
            (En, "2026-11-25 11:00", "25 Nov", "25 Nov, 11:00"),
            (En, "2026-11-16 11:00", "16 Nov", "16 Nov, 11:00"),
            (Ru, "2025-11-14 08:00", "14 ноя 2025", "14 ноя 2025, 08:00"),
            (Pl, "2027-01-03 08:00", "3 sty 2027", "3 sty 2027, 08:00"),
        ];
        for (lang, text, short, full) in cases {
            assert_eq!(moment(lang, at(text), now()), short);
            assert_eq!(exact(lang, at(text), now()), full);
        }
    }

    #[test]
    fn where_there_is_little_room_a_near_day_is_said_in_fewer_letters() {
        for (lang, text, expected) in [
            (En, "2026-11-17 15:00", "yesterday"),
            (Ru, "2026-11-18 09:05", "сегодня 09:05"),
            (Ru, "2026-11-19 09:00", "чт 09:00"),
            (Pl, "2026-11-19 09:00", "czw 09:00"),
            (Ru, "2026-11-20 11:00", "пт 11:00"),
            (En, "2026-11-25 11:00", "25 Nov"),
        ] {
            assert_eq!(moment_tight(lang, at(text), now()), expected);
        }
    }

    #[test]
    fn a_moment_in_full_has_its_weekday_and_its_date() {
        for (lang, text, expected) in [
            (En, "2026-11-17 15:00", "yesterday 15:00"),
            (Ru, "2026-11-19 15:00", "завтра 15:00"),
            (Ru, "2026-11-20 11:00", "пт 20 ноя 11:00"),
            (Pl, "2026-11-27 10:00", "pt 27 lis 10:00"),
            (En, "2026-11-16 11:00", "mon 16 Nov 11:00"),
            (En, "2027-01-01 00:00", "fri 1 Jan 2027 00:00"),
        ] {
            assert_eq!(full(lang, at(text), now()), expected);
        }
    }

    #[test]
    fn near_words_cross_the_turn_of_the_year() {
        let now = at("2026-12-31 23:59");
        assert_eq!(moment(En, at("2027-01-01 00:00"), now), "tomorrow 00:00");
        assert_eq!(moment(En, at("2027-01-02 10:00"), now), "sat 10:00");
        assert_eq!(moment(En, at("2027-01-09 10:00"), now), "9 Jan 2027");
    }

    #[test]
    fn days_have_names_and_headings() {
        let today = now().date();
        let cases = [
            (En, "2026-11-18 00:00", "today", "TODAY"),
            (Ru, "2026-11-17 00:00", "вчера", "ВЧЕРА"),
            (Pl, "2026-11-19 00:00", "jutro", "JUTRO"),
            (En, "2026-11-20 00:00", "fri", "20 NOV"),
            (Pl, "2026-10-05 00:00", "5 paź", "5 PAŹ"),
            (Ru, "2025-05-01 00:00", "1 мая 2025", "1 МАЯ 2025"),
        ];
        for (lang, text, name, head) in cases {
            assert_eq!(day(lang, at(text).date(), today), name);
            assert_eq!(heading(lang, at(text).date(), today), head);
        }
        assert_eq!(date(En, today, today), "18 Nov");
        assert_eq!(long(Pl, today), "18 listopada 2026");
        assert_eq!(month(Ru, today, today), "Ноябрь");
        assert_eq!(month(Pl, at("2027-01-05 00:00").date(), today), "Styczeń 2027");
        assert_eq!(weekday(Pl, today.weekday()), "środa");
    }

    #[test]
    fn spans_are_short() {
        let cases = [(0, "0 min"), (59, "59 min"), (60, "1 h"), (1_439, "23 h"), (4_400, "3 d")];
        for (minutes, expected) in cases {
            assert_eq!(span(En, minutes), expected);
        }
        assert_eq!(span(Ru, 4_400), "3 д");
        for (minutes, expected) in [(0, "0 min"), (90, "90 min"), (120, "2 h"), (2_880, "2 d")] {
            assert_eq!(span_exact(Pl, minutes), expected);
        }
    }

    #[test]
    fn distances_go_both_ways() {
        let cases = [
            (En, "2026-11-18 14:30", "now"),
            (En, "2026-11-18 14:35", "in 5 min"),
            (Ru, "2026-11-18 12:30", "2 ч назад"),
            (Ru, "2026-11-20 15:00", "через 2 д"),
            (Pl, "2026-11-15 14:30", "3 d temu"),
            (Pl, "2026-11-18 15:00", "za 30 min"),
        ];
        for (lang, text, expected) in cases {
            assert_eq!(distance(lang, at(text), now()), expected);
        }
    }

    #[test]
    fn lateness_counts_in_the_language() {
        let cases = [
            (En, "2026-11-18 14:30", "overdue by 1 minute"),
            (En, "2026-11-16 14:30", "overdue by 2 days"),
            (En, "2026-11-18 13:00", "overdue by 1 hour"),
            (Ru, "2026-11-16 14:30", "просрочено на 2 дня"),
            (Ru, "2026-11-18 14:29", "просрочено на 1 минуту"),
            (Ru, "2026-10-28 14:30", "просрочено на 21 день"),
            (Pl, "2026-11-13 14:30", "5 dni po terminie"),
            (Pl, "2026-11-18 12:00", "2 godziny po terminie"),
        ];
        for (lang, text, expected) in cases {
            assert_eq!(overdue(lang, at(text), now()), expected);
        }
    }
}
