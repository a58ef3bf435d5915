//! Times of day as they are spoken.

use super::silence::check_lines;

#[test]
fn a_time_of_day_is_understood_as_it_is_spoken() {
    check_lines(&[
        ("call Ivan tomorrow at half past three", "2026-11-19 15:30 | call Ivan"),
        ("half past 9 call Ivan", "2026-11-19 09:30 | call Ivan"),
        ("call at a quarter to four", "2026-11-18 15:45 | call"),
        ("call Ivan quarter past ten tomorrow", "2026-11-19 10:15 | call Ivan"),
        ("call at ten to five", "2026-11-18 16:50 | call"),
        ("call at ten minutes to five Ivan", "2026-11-18 16:50 | call Ivan"),
        ("call fri twenty past one", "2026-11-20 13:20 | call"),
        ("call half past twelve tomorrow", "2026-11-19 12:30 | call"),
        ("звонок Ивану завтра в половине пятого", "2026-11-19 16:30 | звонок Ивану"),
        ("в половине пятого позвонить клиенту", "2026-11-18 16:30 | позвонить клиенту"),
        ("встреча завтра в половине первого", "2026-11-19 12:30 | встреча"),
        ("встреча в пт полдесятого", "2026-11-20 09:30 | встреча"),
        ("звонок в пол-пятого", "2026-11-18 16:30 | звонок"),
        ("звонок в пол пятого", "2026-11-18 16:30 | звонок"),
        ("звонок завтра без четверти одиннадцать", "2026-11-19 10:45 | звонок"),
        ("звонок без пяти час завтра", "2026-11-19 12:55 | звонок"),
        ("звонок без двадцати пяти минут пять", "2026-11-18 16:35 | звонок"),
        ("звонок без 10 5", "2026-11-18 16:50 | звонок"),
        ("звонок в четверть пятого", "2026-11-18 16:15 | звонок"),
        ("звонок в двадцать минут пятого", "2026-11-18 16:20 | звонок"),
        ("zadzwonić jutro o wpół do czwartej", "2026-11-19 15:30 | zadzwonić"),
        ("telefon w pół do 9 jutro", "2026-11-19 08:30 | telefon"),
        ("spotkanie kwadrans po dziesiątej jutro", "2026-11-19 10:15 | spotkanie"),
        ("telefon dwadzieścia po trzeciej", "2026-11-18 15:20 | telefon"),
        ("telefon za kwadrans czwarta", "2026-11-18 15:45 | telefon"),
        ("telefon jutro za dziesięć jedenasta", "2026-11-19 10:50 | telefon"),
        ("telefon jutro o wpół do szesnastej", "2026-11-19 15:30 | telefon"),
    ]);
}

#[test]
fn the_half_of_the_day_is_the_one_that_is_said() {
    check_lines(&[
        ("звонок завтра в половине пятого утра", "2026-11-19 04:30 | звонок"),
        ("звонок завтра в половине восьмого вечера", "2026-11-19 19:30 | звонок"),
        ("звонок завтра в половине восьмого", "2026-11-19 07:30 | звонок"),
        ("call tomorrow at half past seven pm", "2026-11-19 19:30 | call"),
        ("call tomorrow at half past 3 am", "2026-11-19 03:30 | call"),
        ("telefon jutro o wpół do ósmej wieczorem", "2026-11-19 19:30 | telefon"),
    ]);
}

#[test]
fn what_only_sounds_like_a_time_stays_in_the_text() {
    check_lines(&[
        ("call in half an hour", "2026-11-18 14:30 | call"),
        ("telefon za kwadrans", "2026-11-18 14:15 | telefon"),
        ("invite five to ten people", "- | invite five to ten people"),
        ("10 po 3 zł", "- | 10 po 3 zł"),
        ("обсудить 5 минут первого вопроса", "- | обсудить 5 минут первого вопроса"),
        ("половина суммы завтра", "2026-11-19 | половина суммы"),
        ("договор без пяти рублей", "- | договор без пяти рублей"),
        ("half of the price tomorrow", "2026-11-19 | half of the price"),
        ("quarter report", "- | quarter report"),
    ]);
}
