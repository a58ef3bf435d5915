//! Lines as people type them on Wednesday, 18 November 2026, at two in the afternoon.

use chrono::NaiveDateTime;
use proptest::prelude::*;

use super::ActivityKind::{Call, Mail, Meeting, Task};
use super::*;
use crate::domain::when::Order;

fn now() -> Now {
    let at = NaiveDateTime::parse_from_str("2026-11-18 14:00", "%Y-%m-%d %H:%M").unwrap();
    Now { at, order: Order::DayFirst }
}

/// A line with its kind, text, deadline, reminders and people.
type Row<'a> = (&'a str, ActivityKind, &'a str, &'a str, &'a [i64], &'a [&'a str]);

#[test]
fn lines_are_read_in_three_languages() {
    let table: &[Row] = &[
        ("call Ivan tomorrow 15:00 !15m @petr", Call, "Ivan", "2026-11-19 15:00", &[15], &["petr"]),
        ("meet Anna fri 10:00 !1h !1d", Meeting, "Anna", "2026-11-20 10:00", &[60, 1440], &[]),
        ("mail the offer +3d", Mail, "the offer", "2026-11-21", &[], &[]),
        ("task: prepare papers", Task, "prepare papers", "", &[], &[]),
        ("prepare papers by friday", Task, "prepare papers", "2026-11-20", &[], &[]),
        ("meeting with Anna at 15", Meeting, "meeting with Anna", "2026-11-18 15:00", &[], &[]),
        ("tomorrow call Ivan", Call, "Ivan", "2026-11-19", &[], &[]),
        ("call tomorrow", Call, "call", "2026-11-19", &[], &[]),
        ("call about 15 windows", Call, "about 15 windows", "", &[], &[]),
        ("call Ivan, tomorrow", Call, "Ivan", "2026-11-19", &[], &[]),
        ("call Ivan - tomorrow", Call, "Ivan", "2026-11-19", &[], &[]),
        ("!15m @petr @petr call Ivan !15m", Call, "Ivan", "", &[15], &["petr"]),
        ("write to ivan@example.com!", Task, "write to ivan@example.com!", "", &[], &[]),
        ("what a day !!!", Task, "what a day !!!", "", &[], &[]),
        ("звонок Ивану завтра в 15 !15м", Call, "Ивану", "2026-11-19 15:00", &[15], &[]),
        (
            "Позвонить Ивану завтра в 15 !1ч @пётр,",
            Call,
            "Позвонить Ивану",
            "2026-11-19 15:00",
            &[60],
            &["пётр"],
        ),
        ("перезвонить через час", Call, "перезвонить", "2026-11-18 15:00", &[], &[]),
        ("встреча: Ромашка, пт 12:00", Meeting, "Ромашка", "2026-11-20 12:00", &[], &[]),
        ("написать Анне !1д", Mail, "написать Анне", "", &[1440], &[]),
        ("письмо Анне до конца месяца", Mail, "Анне", "2026-11-30", &[], &[]),
        ("дело 12 окон", Task, "12 окон", "", &[], &[]),
        (
            "завтра позвонить в 2 раза меньше людям",
            Call,
            "позвонить в 2 раза меньше людям",
            "2026-11-19",
            &[],
            &[],
        ),
        (
            "zadzwonić do Jana jutro o 15 !2godz",
            Call,
            "zadzwonić do Jana",
            "2026-11-19 15:00",
            &[120],
            &[],
        ),
        ("Zadzwoń do Jana w piątek", Call, "Zadzwoń do Jana", "2026-11-20", &[], &[]),
        ("spotkanie Anna 3 grudnia", Meeting, "Anna", "2026-12-03", &[], &[]),
        ("telefon Anna za godzinę", Call, "Anna", "2026-11-18 15:00", &[], &[]),
        ("napisać ofertę", Mail, "napisać ofertę", "", &[], &[]),
        ("zadzw pojutrze o 9", Call, "zadzw", "2026-11-20 09:00", &[], &[]),
        ("tel 3.12 o 8:30", Call, "tel", "2026-12-03 08:30", &[], &[]),
        ("list z ofertą jutro", Mail, "z ofertą", "2026-11-19", &[], &[]),
        ("zadanie umowa", Task, "umowa", "", &[], &[]),
    ];
    for (line, kind, text, when, reminders, people) in table {
        let read = read(line, now()).unwrap();
        let format = |w: When| if w.timed { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d" };
        let said = read.when.map(|w| w.at.format(format(w)).to_string()).unwrap_or_default();
        assert_eq!((read.kind, read.text.as_str()), (*kind, *text), "{line}");
        assert_eq!(said, *when, "{line}");
        assert_eq!(read.reminders, *reminders, "{line}");
        assert_eq!(read.people, *people, "{line}");
    }
}

#[test]
fn mistakes_are_refused() {
    let table = [
        ("call Ivan !abc", "refused-reminder"),
        ("call Ivan !15", "refused-reminder"),
        ("call Ivan !1mo", "refused-reminder"),
        ("call Ivan !900d", "refused-reminder"),
        ("call Ivan tomorrow !-5m", "refused-reminder-after"),
        ("звонок завтра в 10 !-5м", "refused-reminder-after"),
        ("telefon jutro o 10 !+5min", "refused-reminder-after"),
        ("звонок Ивану в пт в 10 и потом в 12", "refused-date-several"),
        ("call Ivan fri 26.11", "refused-date-weekday"),
        ("call Ivan 31.02.2026", "refused-date-impossible"),
        ("call Ivan 31.02 10:00", "refused-date-impossible"),
        ("позвонить завтра в 25", "refused-date-impossible"),
        ("call Ivan tomorow", "refused-date-near-miss"),
        ("", "refused-activity-empty"),
        ("tomorrow 15:00 !15m @petr", "refused-activity-empty"),
    ];
    for (line, id) in table {
        assert_eq!(read(line, now()).unwrap_err().message.id, id, "{line}");
    }
}

proptest! {
    #[test]
    fn a_line_that_is_read_says_what_to_do(line in "(\\PC|[ !@:]|call|завтра|jutro){0,24}") {
        if let Ok(read) = read(&line, now()) {
            prop_assert!(!read.text.trim().is_empty());
            prop_assert!(!read.people.iter().any(String::is_empty));
        }
    }
}
