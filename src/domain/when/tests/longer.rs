//! Times longer than a day, and none at all, on Wednesday, 18 November 2026, at two in the afternoon.

use super::silence::check_lines;
use super::*;

#[test]
fn a_month_a_weekend_and_the_new_year_are_told_by_a_day() {
    check(&[
        ("в январе", "2027-01-01"),
        ("в январе 2028", "2028-01-01"),
        ("в ноябре 2026 года", "2026-11-01"),
        ("in January", "2027-01-01"),
        ("in May at 10:00", "2027-05-01 10:00"),
        ("w styczniu", "2027-01-01"),
        ("w grudniu", "2026-12-01"),
        ("до марта", "2027-02-28"),
        ("к декабрю", "2026-11-30"),
        ("by January", "2026-12-31"),
        ("do lutego", "2027-01-31"),
        ("после января", "2027-02-01"),
        ("after November", "2026-12-01"),
        ("po grudniu", "2027-01-01"),
        ("в выходные", "2026-11-21"),
        ("на выходных", "2026-11-21"),
        ("в следующие выходные", "2026-11-28"),
        ("this weekend", "2026-11-21"),
        ("on the weekend", "2026-11-21"),
        ("next weekend", "2026-11-28"),
        ("w weekend", "2026-11-21"),
        ("w najbliższy weekend o 12:00", "2026-11-21 12:00"),
        ("до выходных", "2026-11-20"),
        ("before the weekend", "2026-11-20"),
        ("przed weekendem", "2026-11-20"),
        ("после выходных", "2026-11-23"),
        ("after the weekend", "2026-11-23"),
        ("po weekendzie", "2026-11-23"),
        ("после Нового года", "2027-01-04"),
        ("after New Year", "2027-01-04"),
        ("in the new year", "2027-01-04"),
        ("po Nowym Roku", "2027-01-04"),
        ("до нового года", "2026-12-31"),
        ("by the New Year", "2026-12-31"),
        ("przed nowym rokiem", "2026-12-31"),
        ("на этой неделе", "2026-11-20"),
        ("this week", "2026-11-20"),
        ("w tym tygodniu", "2026-11-20"),
        ("в этом месяце", "2026-11-30"),
        ("this month", "2026-11-30"),
        ("w tym miesiącu", "2026-11-30"),
        ("на следующей неделе", "2026-11-23"),
        ("послезавтра утром", "2026-11-20 09:00"),
    ]);
}

#[test]
fn this_moment_and_the_end_of_this_day_are_told_by_a_word() {
    let now_by_seconds = Now { at: now().at + chrono::TimeDelta::seconds(30), ..now() };
    for text in ["сейчас", "прямо сейчас", "now", "right now", "teraz"] {
        let when = When { at: moment("2026-11-18 14:01"), timed: true, by: Reckoning::Elapsed(1) };
        assert_eq!(parse(text, now_by_seconds), Ok(when), "{text}");
    }
    for text in ["в полночь", "до полуночи", "at midnight", "o północy"] {
        let when = When { at: moment("2026-11-19 00:00"), timed: true, by: Reckoning::Wall };
        assert_eq!(parse(text, now()), Ok(when), "{text}");
    }
}

#[test]
fn a_weekend_that_is_now_is_this_one() {
    let on = |today: &str, text: &str| {
        let at = moment(&format!("{today} 10:00"));
        parse(text, Now { at, ..now() }).map(written).unwrap_or_default()
    };
    for (today, text, day) in [
        ("2026-11-21", "в выходные", "2026-11-21"),
        ("2026-11-22", "this weekend", "2026-11-22"),
        ("2026-11-22", "w przyszły weekend", "2026-11-28"),
        ("2026-11-22", "после выходных", "2026-11-23"),
        ("2027-01-01", "после нового года", "2027-01-04"),
        ("2027-01-02", "до нового года", "2027-12-31"),
    ] {
        assert_eq!(on(today, text), day, "{today} {text}");
    }
}

#[test]
fn one_day_of_a_longer_time_is_a_deadline_and_nothing_else() {
    for text in ["в январе", "in-january", "w weekend", "after the new year"] {
        assert_eq!((parse_range(text, now()), parse_past(text, now())), (None, None), "{text}");
        let read = parse_anniversary(&text.replace('-', " "), now());
        assert!(matches!(read, Err(WhenError::Unknown { .. })), "{text}: {read:?}");
    }
    assert!(parse_range("this-week", now()).is_some_and(|range| range.is_ok()));
}

#[test]
fn in_a_line_such_a_time_counts_at_its_ends() {
    check_lines(&[
        ("позвонить Ивану в январе", "2027-01-01 | позвонить Ивану"),
        ("после нового года вернуться к договору", "2027-01-04 | вернуться к договору"),
        ("call Ivan this weekend", "2026-11-21 | call Ivan"),
        ("zadzwonić po weekendzie", "2026-11-23 | zadzwonić"),
        ("позвонить сейчас", "2026-11-18 14:01 | позвонить"),
        ("call Ivan by midnight @petr", "2026-11-19 00:00 | call Ivan @petr"),
        // What a line is about.
        ("обсудить поставку в январе завтра", "2026-11-19 | обсудить поставку в январе"),
        ("план на январь", "- | план на январь"),
        ("the May offer", "- | the May offer"),
        ("сейчас у клиента ремонт", "- | сейчас у клиента ремонт"),
        (
            "узнать, что сейчас продаёт Иван, завтра",
            "2026-11-19 | узнать, что сейчас продаёт Иван,",
        ),
        ("съездить к Марте", "- | съездить к Марте"),
        ("до 5 января звонок", "2027-01-05 | звонок"),
        // Nobody can tell which one.
        ("позвонить в ноябре", "- | позвонить в ноябре"),
        ("завтра в полночь", "завтра / в полночь"),
    ]);
}
