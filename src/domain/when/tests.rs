//! What people write and what it means on Wednesday, 18 November 2026, at two in the afternoon.

mod digits;
mod longer;
mod silence;
mod slips;
mod spoken;

use proptest::prelude::*;

use super::*;

fn now() -> Now {
    Now { at: moment("2026-11-18 14:00"), order: Order::DayFirst }
}

fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

#[test]
fn hours_pass_while_days_are_of_the_calendar() {
    for (text, at, by) in [
        ("in 2 hours", "2026-11-18 16:00", Reckoning::Elapsed(120)),
        ("+1d1h", "2026-11-19 15:00", Reckoning::Elapsed(60)),
        ("tomorrow 15:00", "2026-11-19 15:00", Reckoning::Wall),
        ("2026-11-19T15:00", "2026-11-19 15:00", Reckoning::Wall),
        ("2026-11-19T15:00:00+01:00", "2026-11-19 15:00", Reckoning::Offset(3600)),
        ("2026-11-19T15:00:00Z", "2026-11-19 15:00", Reckoning::Offset(0)),
    ] {
        assert_eq!(parse(text, now()), Ok(When { at: moment(at), timed: true, by }), "{text}");
    }
}

#[test]
fn a_day_of_every_year_has_a_year_only_where_one_is_named() {
    for (text, kept) in [
        ("08.03", "--03-08"),
        ("8.3", "--03-08"),
        ("8/3", "--03-08"),
        ("08/03/1980", "1980-03-08"),
        ("8 марта", "--03-08"),
        ("8 marca", "--03-08"),
        ("8 March", "--03-08"),
        ("March 8", "--03-08"),
        ("восьмого марта", "--03-08"),
        ("--03-08", "--03-08"),
        ("--0308", "--03-08"),
        ("29.02", "--02-29"),
        ("29 lutego", "--02-29"),
        ("1 января", "--01-01"),
        ("31.12", "--12-31"),
        ("18.11", "--11-18"),
        ("08.03.1980", "1980-03-08"),
        ("8 марта 1980 г.", "1980-03-08"),
        ("08.03.85", "1985-03-08"),
        ("29.02.96", "1996-02-29"),
        ("08.03.12", "2012-03-08"),
        ("March 8 1980", "1980-03-08"),
        ("1980-02-29", "1980-02-29"),
        ("12.05.1604", "--05-12"),
        ("1604-05-12", "--05-12"),
        ("0000-05-12", "--05-12"),
        ("18.11.2026", "2026-11-18"),
        ("today", "--11-18"),
        ("завтра", "--11-19"),
        ("w piątek", "--11-20"),
    ] {
        let read = parse_anniversary(text, now()).map(|day| day.to_string());
        assert_eq!(read.as_deref(), Ok(kept), "{text}");
    }
    for (text, hint) in [
        ("30.02", Some("29.02")),
        ("29.02.1981", Some("28.02.1981")),
        ("30.02.1980", Some("29.02.1980")),
        ("31 kwietnia", Some("30 kwietnia")),
        ("12.13.1980", None),
    ] {
        let read = parse_anniversary(text, now());
        let (text, last) = (text.to_owned(), hint.map(str::to_owned));
        assert_eq!(read, Err(WhenError::Impossible { text, last }));
    }
    for text in ["19.11.2026", "2026-11-19", "8 марта 2030 г.", "01.01.28"] {
        let read = parse_anniversary(text, now());
        assert_eq!(read, Err(WhenError::ToCome { text: text.to_owned() }));
    }
    for text in ["soon", "--02-30", "08.03 15:00"] {
        let read = parse_anniversary(text, now());
        assert!(matches!(read, Err(WhenError::Unknown { .. })), "{text}: {read:?}");
    }
}

/// `2026-11-19` for a day, `2026-11-19 15:00` for a moment.
fn written(when: When) -> String {
    when.at.format(if when.timed { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d" }).to_string()
}

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(parse(text, now()).map(written).as_deref(), Ok(*expected), "{text}");
    }
}

#[test]
fn english_is_understood() {
    check(&[
        ("today", "2026-11-18"),
        ("Tomorrow", "2026-11-19"),
        ("yesterday", "2026-11-17"),
        ("day after tomorrow", "2026-11-20"),
        ("the day after tomorrow at 10:30", "2026-11-20 10:30"),
        ("tomorrow 15:00", "2026-11-19 15:00"),
        ("tomorrow, 15:00", "2026-11-19 15:00"),
        ("tomorrow at 3pm", "2026-11-19 15:00"),
        ("tomorrow at 3 pm", "2026-11-19 15:00"),
        ("at 9:30 am tomorrow", "2026-11-19 09:30"),
        ("tomorrow 15", "2026-11-19 15:00"),
        ("at 15", "2026-11-18 15:00"),
        ("at 9", "2026-11-19 09:00"),
        ("12am tomorrow", "2026-11-19 00:00"),
        ("noon", "2026-11-19 12:00"),
        ("in the evening", "2026-11-18 18:00"),
        ("tomorrow morning", "2026-11-19 09:00"),
        ("tonight", "2026-11-18 18:00"),
        ("friday", "2026-11-20"),
        ("on friday", "2026-11-20"),
        ("fri 10:00", "2026-11-20 10:00"),
        ("wednesday", "2026-11-25"),
        ("this friday", "2026-11-20"),
        ("next fri", "2026-11-27"),
        ("friday next week", "2026-11-27"),
        ("friday week", "2026-11-27"),
        ("monday week at 10", "2026-11-23 10:00"),
        ("next week friday", "2026-11-27"),
        ("next week", "2026-11-23"),
        ("next month", "2026-12-01"),
        ("next year", "2027-01-01"),
        ("+3d", "2026-11-21"),
        ("+2w", "2026-12-02"),
        ("+1mo", "2026-12-18"),
        ("+1h", "2026-11-18 15:00"),
        ("+30m", "2026-11-18 14:30"),
        ("+1h30m", "2026-11-18 15:30"),
        ("+3 days", "2026-11-21"),
        ("+1d 10:00", "2026-11-19 10:00"),
        ("in 2 hours", "2026-11-18 16:00"),
        ("in two weeks", "2026-12-02"),
        ("in a week", "2026-11-25"),
        ("in an hour", "2026-11-18 15:00"),
        ("in half an hour", "2026-11-18 14:30"),
        ("1 dec", "2026-12-01"),
        ("1st of December", "2026-12-01"),
        ("on the 3rd of Dec at 12:00", "2026-12-03 12:00"),
        ("nov 14", "2027-11-14"),
        ("nov 18", "2026-11-18"),
        ("nov 14 2026", "2026-11-14"),
        ("feb 29", "2028-02-29"),
        ("end of month", "2026-11-30"),
        ("by the end of the month", "2026-11-30"),
        ("eom", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("end of week", "2026-11-20"),
        ("end of the quarter", "2026-12-31"),
        ("end of january", "2027-01-31"),
        ("end of november", "2026-11-30"),
        ("end of day", "2026-11-18 18:00"),
    ]);
}

#[test]
fn russian_is_understood() {
    check(&[
        ("сегодня", "2026-11-18"),
        ("завтра", "2026-11-19"),
        ("послезавтра", "2026-11-20"),
        ("вчера", "2026-11-17"),
        ("Завтра в 15", "2026-11-19 15:00"),
        ("завтра в 15:30", "2026-11-19 15:30"),
        ("после завтра", "2026-11-20"),
        ("завтра после обеда", "2026-11-19 15:00"),
        ("во вторник, 24 ноября, в 15", "2026-11-24 15:00"),
        ("пятница 04.12", "2026-12-04"),
        ("завтра в 9 утра", "2026-11-19 09:00"),
        ("завтра в 3 дня", "2026-11-19 15:00"),
        ("завтра в 7 вечера", "2026-11-19 19:00"),
        ("завтра 15ч", "2026-11-19 15:00"),
        ("в 15 часов", "2026-11-18 15:00"),
        ("в 15 завтра", "2026-11-19 15:00"),
        ("утром", "2026-11-19 09:00"),
        ("днём", "2026-11-19 12:00"),
        ("днем", "2026-11-19 12:00"),
        ("сегодня вечером", "2026-11-18 18:00"),
        ("сегодня 10:00", "2026-11-18 10:00"),
        ("в 10:00", "2026-11-19 10:00"),
        ("пт", "2026-11-20"),
        ("в пятницу", "2026-11-20"),
        ("пятница 12:00", "2026-11-20 12:00"),
        ("до пятницы", "2026-11-20"),
        ("к понедельнику", "2026-11-23"),
        ("во вторник утром", "2026-11-24 09:00"),
        ("утром во вторник", "2026-11-24 09:00"),
        ("в среду", "2026-11-25"),
        ("в следующий вторник", "2026-11-24"),
        ("в эту субботу", "2026-11-21"),
        ("в воскресенье", "2026-11-22"),
        ("на следующей неделе", "2026-11-23"),
        ("в пятницу на следующей неделе", "2026-11-27"),
        ("в следующем месяце", "2026-12-01"),
        ("+3д", "2026-11-21"),
        ("+1ч", "2026-11-18 15:00"),
        ("через час", "2026-11-18 15:00"),
        ("через полчаса", "2026-11-18 14:30"),
        ("через полтора часа", "2026-11-18 15:30"),
        ("через 3 дня", "2026-11-21"),
        ("через три дня в 10:00", "2026-11-21 10:00"),
        ("через неделю", "2026-11-25"),
        ("через месяц", "2026-12-18"),
        ("через 15 минут", "2026-11-18 14:15"),
        ("14 ноября", "2027-11-14"),
        ("20 ноября", "2026-11-20"),
        ("20-го ноября в 15", "2026-11-20 15:00"),
        ("14 ноября 2026 г.", "2026-11-14"),
        ("3 мая", "2027-05-03"),
        ("конец месяца", "2026-11-30"),
        ("до конца месяца", "2026-11-30"),
        ("до конца недели", "2026-11-20"),
        ("до конца дня", "2026-11-18 18:00"),
        ("конец следующего месяца", "2026-12-31"),
        ("конец декабря", "2026-12-31"),
    ]);
}

#[test]
fn polish_is_understood() {
    check(&[
        ("dziś", "2026-11-18"),
        ("dzis", "2026-11-18"),
        ("dzisiaj", "2026-11-18"),
        ("jutro", "2026-11-19"),
        ("do jutra", "2026-11-19"),
        ("pojutrze", "2026-11-20"),
        ("wczoraj", "2026-11-17"),
        ("jutro 15:00", "2026-11-19 15:00"),
        ("jutro o 15", "2026-11-19 15:00"),
        ("jutro o 15.30", "2026-11-19 15:30"),
        ("jutro o godz. 15", "2026-11-19 15:00"),
        ("o godzinie 15:30", "2026-11-18 15:30"),
        ("jutro o 7 wieczorem", "2026-11-19 19:00"),
        ("jutro rano", "2026-11-19 09:00"),
        ("w południe", "2026-11-19 12:00"),
        ("po południu", "2026-11-18 15:00"),
        ("dziś wieczorem", "2026-11-18 18:00"),
        ("w piątek", "2026-11-20"),
        ("w piatek rano", "2026-11-20 09:00"),
        ("we wtorek", "2026-11-24"),
        ("w środę", "2026-11-25"),
        ("śr 10:00", "2026-11-25 10:00"),
        ("w przyszły wtorek", "2026-11-24"),
        ("w przyszłym tygodniu", "2026-11-23"),
        ("w przyszłym miesiącu", "2026-12-01"),
        ("za godzinę", "2026-11-18 15:00"),
        ("za pół godziny", "2026-11-18 14:30"),
        ("za półtorej godziny", "2026-11-18 15:30"),
        ("za 2 tygodnie", "2026-12-02"),
        ("za tydzień", "2026-11-25"),
        ("za dwa dni", "2026-11-20"),
        ("za miesiąc", "2026-12-18"),
        ("+2godz", "2026-11-18 16:00"),
        ("3 grudnia", "2026-12-03"),
        ("3 grudnia o 10", "2026-12-03 10:00"),
        ("14 listopada 2026 r.", "2026-11-14"),
        ("koniec miesiąca", "2026-11-30"),
        ("do końca miesiąca", "2026-11-30"),
    ]);
}

#[test]
fn digits_are_understood() {
    check(&[
        ("2026-12-01 10:00", "2026-12-01 10:00"),
        ("2026-12-01T10:00", "2026-12-01 10:00"),
        ("2026-12-01", "2026-12-01"),
        ("2020-01-31", "2020-01-31"),
        ("01.12.2026", "2026-12-01"),
        ("01.12.2026 10:00", "2026-12-01 10:00"),
        ("10:00 01.12.2026", "2026-12-01 10:00"),
        ("31.12.26", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("31/12/2026 10:00", "2026-12-31 10:00"),
        ("1.12", "2026-12-01"),
        ("1.11", "2027-11-01"),
        ("до 1.12", "2026-12-01"),
        ("15:00", "2026-11-18 15:00"),
        ("14:00", "2026-11-18 14:00"),
        ("13:59", "2026-11-19 13:59"),
        ("9:05", "2026-11-19 09:05"),
    ]);
}

#[test]
fn what_cannot_be_is_refused_as_such() {
    let table = [
        "31.02.2026",
        "2026-13-01",
        "2026-02-30 10:00",
        "25:00",
        "12:60",
        "24:00",
        "31.02",
        "45.12",
        "30 февраля",
        "31 listopada",
        "feb 30",
        "tomorrow 25:00",
        "25:00 tomorrow",
        "2026-12-01t25:00",
        "+999999y",
        "+99999999999d",
        "in 99999999 hours",
        "in -2 hours",
        "-1d",
        "10000-01-01",
        "31/02/2026",
        "31.02 10:00",
        "пт 31.02",
        "в 30",
        "in 9000 years",
    ];
    for text in table {
        let error = parse(text, now()).unwrap_err();
        assert!(matches!(error, WhenError::Impossible { .. }), "{text}: {error:?}");
        assert_eq!(error.refusal(Order::DayFirst).message.id, "refused-date-impossible");
    }
    let error = parse("завтра 25:00", now()).unwrap_err();
    assert_eq!(error, WhenError::Impossible { text: "25:00".to_owned(), last: None });
}

#[test]
fn a_day_in_digits_is_read_in_the_order_of_the_country() {
    let there = Now { order: Order::of("US"), ..now() };
    for (text, expected) in [
        ("12/31/2026", "2026-12-31"),
        ("03/04/2026", "2026-03-04"),
        ("3/4/27 5pm", "2027-03-04 17:00"),
        ("fri 11/20/2026", "2026-11-20"),
        ("11-20-2026", "2026-11-20"),
        ("31/12/2026", "2026-12-31"),
        ("04.03.2026", "2026-03-04"),
        ("2026-03-04", "2026-03-04"),
        ("12/31", "2026-12-31"),
        ("3/4", "2027-03-04"),
    ] {
        assert_eq!(parse(text, there).map(written).as_deref(), Ok(expected), "{text}");
    }
    let found = find("call Ivan 12/01/2026 10:00", there).unwrap().unwrap();
    assert_eq!((written(found.when), &*found.rest), ("2026-12-01 10:00".to_owned(), "call Ivan"));
    // A fraction among words is none.
    assert_eq!(find("call about 1/2", there), Ok(None));
    let born = |text| parse_anniversary(text, there).map(|day| day.to_string());
    assert_eq!(born("3/8/1980").as_deref(), Ok("1980-03-08"));
    assert_eq!(born("3/8").as_deref(), Ok("--03-08"));
    let period = parse_range("12/01/2026..12/31/2026", there);
    let days = (moment("2026-12-01 00:00"), moment("2027-01-01 00:00"));
    assert_eq!(period, Some(Ok(days)));
    let error = parse("02/30/2027", there).unwrap_err();
    let last = Some("02/28/2027".to_owned());
    assert_eq!(error, WhenError::Impossible { text: "02/30/2027".to_owned(), last });
}

#[test]
fn near_misses_come_with_a_suggestion() {
    let table = [
        ("tomorow", "tomorow", "tomorrow"),
        ("завтар", "завтар", "завтра"),
        ("jutroo", "jutroo", "jutro"),
        ("frday", "frday", "friday"),
        ("tomorow 15:00", "tomorow", "tomorrow"),
        ("в пятницю", "пятницю", "пятницу"),
        ("в понидельник", "понидельник", "понедельник"),
        ("w piatekk", "piatekk", "piątek"),
        ("14 ноябра", "ноябра", "ноября"),
        ("in 2 huors", "huors", "hours"),
    ];
    for (text, typed, meant) in table {
        let (text_, suggestion) = (typed.to_owned(), meant.to_owned());
        let expected = WhenError::NearMiss { text: text_, suggestion };
        let error = parse(text, now()).unwrap_err();
        assert_eq!(error, expected, "{text}");
        assert_eq!(error.refusal(Order::DayFirst).message.id, "refused-date-near-miss");
    }
}

#[test]
fn what_is_no_date_is_unknown() {
    let table = ["", "  ", "soon", "15", "monthly", "tomorrow Ivan", "в", "call", "+", "\"today\""];
    for text in table {
        let error = parse(text, now()).unwrap_err();
        assert_eq!(error, WhenError::Unknown { text: text.trim().to_owned() }, "{text}");
        assert_eq!(error.refusal(Order::DayFirst).message.id, "refused-date-unknown");
    }
}

#[test]
fn a_day_has_no_time() {
    let day = |text: &str| parse_date(text, now()).map(|day| day.to_string());
    assert_eq!(day("завтра").as_deref(), Ok("2026-11-19"));
    assert_eq!(day("31.12.26").as_deref(), Ok("2026-12-31"));
    for text in ["завтра в 15", "15:00", "+1h"] {
        assert_eq!(day(text), Err(WhenError::Unknown { text: text.to_owned() }));
    }
}

#[test]
fn a_date_is_found_in_a_line() {
    let table = [
        ("Ivan tomorrow 15:00", "Ivan", "2026-11-19 15:00"),
        ("tomorrow Ivan", "Ivan", "2026-11-19"),
        ("Ivan tomorrow about the invoice", "Ivan about the invoice", "2026-11-19"),
        ("tomorrow call Ivan at 15:00", "call Ivan", "2026-11-19 15:00"),
        ("в 15:00 позвонить Ивану завтра", "позвонить Ивану", "2026-11-19 15:00"),
        ("about friday meeting tomorrow", "about friday meeting", "2026-11-19"),
        ("Ivan fri !15m @petr", "Ivan !15m @petr", "2026-11-20"),
        ("Ivan в 15 @petr", "Ivan @petr", "2026-11-18 15:00"),
        ("Ivan  завтра  утром", "Ivan", "2026-11-19 09:00"),
        ("wysłać ofertę do końca miesiąca", "wysłać ofertę", "2026-11-30"),
        ("fri Sun Microsystems", "Sun Microsystems", "2026-11-20"),
        ("offer 25:75 tomorrow", "offer 25:75", "2026-11-19"),
    ];
    for (line, rest, when) in table {
        let found = find(line, now()).unwrap().unwrap();
        assert_eq!((found.rest.as_str(), written(found.when).as_str()), (rest, when), "{line}");
    }
}

#[test]
fn ordinary_words_and_numbers_are_no_date() {
    let table = [
        "",
        "call about 15 windows",
        "12 окон",
        "увеличить в 2 раза",
        "увеличить в 2 раза цену",
        "send the monthly report",
        "check today's",
        "buy Sun Microsystems",
        "Подарить по 2 билета в кино",
        "пригласить на завтрак",
        "kupić futro",
        "dokończyć robotę",
        "invite Sundar",
        "скидка 15%",
        "version 1.12.4",
        "ratio 25:75 agreed",
        "may call later",
        "room 15",
        "цена 15.45 руб",
        "Call Mondays",
        "увеличить в 30 раз",
        "позвонить в 30 магазинов",
        "-5 °C outside",
        "version 1/12",
    ];
    for line in table {
        assert_eq!(find(line, now()), Ok(None), "{line}");
    }
}

#[test]
fn a_slip_at_the_end_of_a_line_is_refused() {
    let table = [
        ("call Ivan tomorow", "tomorow", "tomorrow"),
        ("call Ivan tomorow 15:00", "tomorow", "tomorrow"),
        ("call Ivan tomorow at 3pm !15m @petr", "tomorow", "tomorrow"),
        ("call Ivan Firday", "Firday", "friday"),
        ("позвонить завтар в 15", "завтар", "завтра"),
        ("zadzwonić jutroo", "jutroo", "jutro"),
        ("call Ivan tomorrow mornig", "mornig", "morning"),
        ("позвонить 14 ноябра", "ноябра", "ноября"),
        ("call Ivan in 2 huors", "huors", "hours"),
    ];
    for (line, typed, meant) in table {
        let (text, suggestion) = (typed.to_owned(), meant.to_owned());
        assert_eq!(find(line, now()), Err(WhenError::NearMiss { text, suggestion }), "{line}");
    }
    for line in ["Ivan 31.02.2026", "31.02.2026 Ivan", "Ivan 25:00", "Ivan 31 ноября @petr"] {
        let error = find(line, now()).unwrap_err();
        assert!(matches!(error, WhenError::Impossible { .. }), "{line}: {error:?}");
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "\\PC{0,40}") {
        let _ = (parse(&text, now()), find(&text, now()), parse_range(&text, now()));
    }

    #[test]
    fn no_row_of_words_makes_it_panic(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "end", "of", "next", "в", "15", "999999", "+9999y", "через", "за", "za", "in",
                "week", "мая", "31", "fri", "25:00", "o", "1.12", "rano", "the", "пт", "!", "@a",
                "..", "<9999y", "last", "2026", "year", "months", "9999-12-31", "tomorow",
            ]),
            0..7,
        )
    ) {
        let text = words.join(" ");
        for at in [now().at, NaiveDateTime::MAX, NaiveDateTime::MIN] {
            let now = Now { at, ..now() };
            let _ = (parse(&text, now), find(&text, now), parse_range(&text, now));
            let _ = parse_range(&words.concat(), now);
        }
    }

    #[test]
    fn the_canonical_form_is_read_back(days in -40_000i64..40_000, minute in 0i64..1440) {
        let at = moment("2026-01-01 00:00")
            + chrono::TimeDelta::days(days)
            + chrono::TimeDelta::minutes(minute);
        let text = at.format("%Y-%m-%d %H:%M").to_string();
        prop_assert_eq!(parse(&text, now()), Ok(When { at, timed: true, by: Reckoning::Wall }));
    }
}
