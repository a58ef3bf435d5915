//! Nothing that is said about time is passed over: it is understood, kept in the text or refused.

use proptest::prelude::*;

use super::*;

/// What becomes of a line: its deadline and its text, or why it is refused.
pub(super) fn read(line: &str) -> String {
    match find(line, now()) {
        Ok(Some(found)) => format!("{} | {}", written(found.when), found.rest),
        Ok(None) => format!("- | {line}"),
        Err(WhenError::Impossible { text, last }) => {
            format!("no {text}{}", last.map(|last| format!(", {last}")).unwrap_or_default())
        }
        Err(WhenError::OtherDay { text, day }) => format!("{text} is {day}"),
        Err(WhenError::Several { first, second }) => format!("{first} / {second}"),
        Err(WhenError::NearMiss { text, suggestion }) => format!("{text}? {suggestion}"),
        Err(WhenError::Unsure { text, time }) => format!("{text} or {}", time.format("%H:%M")),
        Err(
            WhenError::Unknown { text }
            | WhenError::ToCome { text }
            | WhenError::Backwards { text },
        ) => format!("? {text}"),
    }
}

pub(super) fn check_lines(table: &[(&str, &str)]) {
    let wrong = |(line, expected): &&(&str, &str)| read(line) != *expected;
    let wrong: Vec<(&str, String)> =
        table.iter().filter(wrong).map(|(line, _)| (*line, read(line))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn two_times_are_not_one() {
    check_lines(&[
        ("Ивану в пт в 10 и потом в 12", "в пт в 10 / в 12"),
        ("в 15:00 про поезд в 17:00", "в 15:00 / в 17:00"),
        ("call Ivan at 10, tomorrow at 12", "at 10, tomorrow / at 12"),
        ("zadzwoń jutro o 10 albo o 12", "jutro o 10 / o 12"),
        ("позвонить завтра и послезавтра", "завтра / послезавтра"),
        ("call Ivan on fri or mon", "on fri / mon"),
        ("spotkanie we wtorek lub w środę", "we wtorek / w środę"),
        ("завтра обсудить план на пятницу", "завтра / на пятницу"),
        ("Ivan tomorrow about the friday invoice", "tomorrow / the friday"),
        ("fri 10:00 prepare, tomorrow", "fri 10:00 / tomorrow"),
        // What the person says about himself in quotes is text.
        ("Ивану в пт в 10 и потом «в 12»", "2026-11-20 10:00 | Ивану и потом «в 12»"),
        ("обсудить \"в 12 в пятницу\" завтра", "2026-11-19 | обсудить \"в 12 в пятницу\""),
        // A day that something is about, before the day of the deadline.
        ("about friday meeting tomorrow", "2026-11-19 | about friday meeting"),
        ("отчёт за пятницу отправить завтра в 10", "2026-11-19 10:00 | отчёт за пятницу отправить"),
        ("raport z piątku wysłać jutro", "2026-11-19 | raport z piątku wysłać"),
        ("sun protection for Ivan tomorrow", "2026-11-19 | sun protection for Ivan"),
    ]);
}

#[test]
fn a_stretch_of_time_stays_in_the_text() {
    check_lines(&[
        ("встреча завтра с 15 до 16", "2026-11-19 15:00 | встреча с 15 до 16"),
        (
            "meet Anna from 9:00 to 10:30 tomorrow",
            "2026-11-19 09:00 | meet Anna from 9:00 to 10:30",
        ),
        ("spotkanie jutro od 8 do 12 @anna", "2026-11-19 08:00 | spotkanie od 8 do 12 @anna"),
        ("встреча пт 15:00-16:00", "2026-11-20 15:00 | встреча 15:00-16:00"),
        ("meet tomorrow 15-16", "2026-11-19 15:00 | meet 15-16"),
        ("встреча завтра 15:00 – 16:30", "2026-11-19 15:00 | встреча 15:00 – 16:30"),
        ("скидка с 15 до 10 процентов", "- | скидка с 15 до 10 процентов"),
    ]);
    for text in ["завтра с 15 до 16", "15:00-16:00"] {
        assert!(parse(text, now()).is_err(), "{text}");
    }
}

#[test]
fn a_month_that_is_too_short_says_how_long_it_is() {
    check_lines(&[
        ("позвонить 31.02", "no 31.02, 28.02"),
        ("30.02.2027 позвонить", "no 30.02.2027, 28.02.2027"),
        ("позвонить 30.02.2028", "no 30.02.2028, 29.02.2028"),
        ("позвонить 31 апреля", "no 31 апреля, 30 апреля"),
        ("zadzwonić 31 listopada", "no 31 listopada, 30 listopada"),
        ("call Ivan on Feb 30", "no on Feb 30, on Feb 28"),
        ("call Ivan 2026-06-31 10:00", "no 2026-06-31, 2026-06-30"),
        ("позвонить 25:00", "no 25:00"),
        ("позвонить 10:75", "no 10:75"),
        ("звонок в 10:75 завтра", "no в 10:75"),
        ("zadzwonić o 24:30 do Jana", "no o 24:30"),
        ("call Ivan 45.12", "- | call Ivan 45.12"),
        ("call Ivan 32.01.2027", "no 32.01.2027"),
    ]);
}

#[test]
fn a_date_that_cannot_be_is_no_text_beside_a_time() {
    check_lines(&[
        ("call Ivan 31.02 10:00", "no 31.02, 28.02"),
        ("call 31.02 at 10", "no 31.02, 28.02"),
        ("call 31.11 at 15:00 Ivan", "no 31.11, 30.11"),
        ("call 32.01 12:00", "no 32.01"),
        ("10:00 31.02 call", "no 31.02, 28.02"),
        ("31.02 prepare", "no 31.02, 28.02"),
        ("prepare by 31.02 the papers", "no by 31.02, by 28.02"),
        ("позвонить 31.02 в 10", "no 31.02, 28.02"),
        ("позвонить 31.02 утром Ивану", "no 31.02, 28.02"),
        ("позвонить пт 31.02", "no 31.02, 28.02"),
        ("zadzwonić 31.04 o 9 do Jana", "no 31.04, 30.04"),
        ("zadzwonić 32.12 o 9", "no 32.12"),
        ("отгрузить 31.02 кг завтра", "2026-11-19 | отгрузить 31.02 кг"),
        ("отгрузить 45.12 кг", "- | отгрузить 45.12 кг"),
    ]);
}

#[test]
fn a_deadline_that_cannot_be_is_refused() {
    check_lines(&[
        ("call Ivan tomorrow at 25", "no at 25"),
        ("call Ivan at 25", "no at 25"),
        ("позвонить завтра в 25", "no в 25"),
        ("zadzwonić jutro o 25 @anna", "no o 25"),
        ("at 25 tomorrow call", "no at 25"),
        ("позвонить завтра в 30 магазинов", "2026-11-19 | позвонить в 30 магазинов"),
        ("call Ivan fri 10 and then 12", "2026-11-20 10:00 | call Ivan and then 12"),
        ("звонок пт 10 и 12", "2026-11-20 10:00 | звонок и 12"),
        ("telefon pt 10 lub 12", "2026-11-20 10:00 | telefon lub 12"),
        ("отгрузить в пт 10 и 12 окон", "2026-11-20 | отгрузить 10 и 12 окон"),
        ("call Ivan 31/12/2026", "2026-12-31 | call Ivan"),
        ("звонок 31/12/2026 в 10", "2026-12-31 10:00 | звонок"),
        ("telefon 31/02/2026", "no 31/02/2026, 28/02/2026"),
        ("call in 99999999 hours", "no in 99999999 hours"),
        ("позвонить через 99999999 часов", "no через 99999999 часов"),
        ("zadzwonić za 99999999 godzin", "no za 99999999 godzin"),
        ("call +99999999999d", "no +99999999999d"),
        ("call +99999999 days Ivan", "no +99999999 days"),
        ("call in -2 hours", "no in -2 hours"),
        ("позвонить через -2 часа", "no через -2 часа"),
        ("zadzwonić za -2 godziny", "no za -2 godziny"),
        ("call Ivan -1d", "no -1d"),
        ("позвонить -1д", "no -1д"),
        ("call 10000-01-01", "no 10000-01-01"),
        ("call in 9000 years", "no in 9000 years"),
        ("call Ivan friday week", "2026-11-27 | call Ivan"),
        ("price -5 m of cable", "- | price -5 m of cable"),
        ("заплатить за 99999999 рублей", "- | заплатить за 99999999 рублей"),
    ]);
}

#[test]
fn a_weekday_agrees_with_its_date() {
    check_lines(&[
        ("позвонить пт 26.11", "пт 26.11 is 2026-11-26"),
        ("позвонить 26.11, пт", "26.11, пт is 2026-11-26"),
        ("позвонить пт 27.11", "2026-11-27 | позвонить"),
        ("позвонить 27.11 (пт) в 10", "2026-11-27 10:00 | позвонить"),
        ("call on Friday, 26 November", "on Friday, 26 November is 2026-11-26"),
        ("call on Thursday, 26 November", "2026-11-26 | call"),
        ("zadzwonić w piątek 27 listopada", "2026-11-27 | zadzwonić"),
        ("zadzwonić w środę 27 listopada", "w środę 27 listopada is 2026-11-27"),
        ("завтра, чт, позвонить", "2026-11-19 | позвонить"),
        ("позвонить завтра (пятница)", "завтра (пятница is 2026-11-19"),
        ("fri Sun Microsystems", "2026-11-20 | Sun Microsystems"),
    ]);
}

#[test]
fn what_people_mean_is_understood() {
    check_lines(&[
        ("call in 2 hours", "2026-11-18 16:00 | call"),
        ("через 2 часа звонок", "2026-11-18 16:00 | звонок"),
        ("za 2 godziny telefon", "2026-11-18 16:00 | telefon"),
        ("+3d call", "2026-11-21 | call"),
        ("call Ivan tomorow", "tomorow? tomorrow"),
        ("позвонить завтро", "завтро? завтра"),
        ("zadzwonić jutr", "jutr? jutro"),
        ("call tody", "tody? today"),
        ("kupić soda", "- | kupić soda"),
        // An hour of today that is over is that of tomorrow; with its day it stays what it is.
        ("звонок в 13", "2026-11-19 13:00 | звонок"),
        ("звонок сегодня в 13", "2026-11-18 13:00 | звонок"),
        // Nobody calls at night, unless he says so.
        ("звонок в 3", "2026-11-18 15:00 | звонок"),
        ("call tomorrow at 5", "2026-11-19 17:00 | call"),
        ("встреча завтра в 6 часов", "2026-11-19 18:00 | встреча"),
        ("звонок в 03", "2026-11-19 03:00 | звонок"),
        ("звонок в 3 ночи", "2026-11-19 03:00 | звонок"),
        ("zadzwonić jutro o 7", "2026-11-19 07:00 | zadzwonić"),
        ("звонок завтра 10.30", "2026-11-19 10:30 | звонок"),
        ("звонок завтра в 10.30", "2026-11-19 10:30 | звонок"),
        ("отгрузить завтра 12.5 кг", "2026-11-19 | отгрузить 12.5 кг"),
        ("в прошлый понедельник", "2026-11-16 | "),
        ("позвонить в прошлую пятницу", "2026-11-13 | позвонить"),
        ("zadzwonić w zeszłą środę", "2026-11-11 | zadzwonić"),
        ("call last Monday", "2026-11-16 | call"),
    ]);
}

#[test]
fn from_when_until_when_may_be_all_that_is_said() {
    for (text, begins, minutes) in [
        ("tomorrow 15:00-16:30", "2026-11-19 15:00", 90),
        ("в пятницу с 9 до 12", "2026-11-20 09:00", 180),
        ("jutro od 10:00 do 10:45", "2026-11-19 10:00", 45),
    ] {
        let found = stretch(text, now()).map(|(when, minutes)| (written(when), minutes));
        assert_eq!(found, Some((begins.to_owned(), minutes)), "{text}");
    }
    for text in ["tomorrow 15:00", "tomorrow", "15:00-16:30 Ivan", "tomorow 15:00-16:30", ""] {
        assert_eq!(stretch(text, now()), None, "{text}");
    }
}

#[test]
fn a_text_says_how_long_something_takes() {
    for (text, begins, minutes) in [
        ("встреча с 15 до 16:30", "15:00", Some(90)),
        ("Anna from 9:00 to 10:30", "09:00", Some(90)),
        ("spotkanie 15:00-15:20", "15:00", Some(20)),
        // It was moved since.
        ("встреча с 15 до 16:30", "11:00", None),
        ("about 15-16 windows", "15:00", None),
        ("", "15:00", None),
    ] {
        let begins = NaiveTime::parse_from_str(begins, "%H:%M").unwrap();
        assert_eq!(lasts(text, begins), minutes, "{text}");
    }
}

/// Words of lines, most of them about time.
fn words() -> impl Strategy<Value = Vec<&'static str>> {
    let words = vec![
        "звонок",
        "Ивану",
        "call",
        "и",
        "or",
        "потом",
        "в",
        "at",
        "o",
        "до",
        "с",
        "на",
        "до",
        "через",
        "in",
        "za",
        "10",
        "15",
        "2",
        "31",
        "25:00",
        "15:00",
        "10:75",
        "10.30",
        "15-16",
        "15:00-16:00",
        "завтра",
        "tomorrow",
        "jutro",
        "сегодня",
        "tomorow",
        "пт",
        "fri",
        "в пятницу",
        "mon",
        "пт,",
        "26.11",
        "27.11",
        "31.02",
        "31 апреля",
        "27 listopada",
        "2026-12-01",
        "утром",
        "rano",
        "часа",
        "hours",
        "godziny",
        "+3d",
        "next",
        "прошлый",
        "week",
        "!15m",
        "@anna",
        "\"завтра\"",
        "«в 12»",
        "(пт)",
        "end of",
        "eod",
        "полчаса",
    ];
    proptest::collection::vec(prop::sample::select(words), 1..8)
}

/// A word that says nothing about time.
const FILLER: &str = "ъъ";

/// Whether a stretch of time in the text begins at the time that was understood.
fn begins(found: &Found) -> bool {
    let tokens = tokens::tokens(&found.rest);
    let stretch = |from: usize| stretch::read(&tokens[from..], true);
    (0..tokens.len()).filter_map(stretch).any(|((at, _), _)| at == found.when.at.time())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_taken_out_of_a_line_is_what_was_understood(words in words()) {
        let line = words.join(" ");
        let all: Vec<&str> = line.split_whitespace().collect();
        prop_assume!(all.iter().enumerate().all(|(at, word)| !all[..at].contains(word)));
        let Ok(Some(found)) = find(&line, now()) else { return Ok(()) };
        let mut rest = found.rest.split_whitespace().peekable();
        let mut left = vec![None];
        for word in all.iter().copied() {
            match rest.next_if_eq(&word) {
                Some(_) => left.push(None),
                None => left.push(Some(word)),
            }
        }
        // Every word is in the text or was taken, in its order.
        prop_assert_eq!(rest.next(), None, "{}", &line);
        // The words that were taken say the same by themselves, and so none of them was lost; those
        // of a stretch of time stay, and say when it begins.
        let taken: Vec<&str> = left.iter().flatten().copied().collect();
        let alone = find(&taken.join(" "), now());
        let says_same = |alone: &Result<Option<Found>, WhenError>, rest: &str| match alone {
            Ok(Some(alone)) => {
                alone.rest == rest
                    && (alone.when == found.when || begins(&found) && !alone.when.timed)
            }
            _ => taken.is_empty() && begins(&found),
        };
        // Or where they stand: pushed together, some say something else («26.11 … часа в 10»).
        left.dedup();
        let fillers = vec![FILLER; left.iter().filter(|word| word.is_none()).count()].join(" ");
        let apart: Vec<&str> = left.iter().map(|word| word.unwrap_or(FILLER)).collect();
        let apart = find(&apart.join(" "), now());
        let is_same = says_same(&alone, "") || says_same(&apart, &fillers);
        prop_assert!(is_same, "{} -> {:?}, {:?}, {:?}", &line, &found, &alone, &apart);
    }
}
