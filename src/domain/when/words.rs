//! The words of dates in English, Russian and Polish, as [`fold`](crate::domain::fold::fold)
//! leaves them: small letters, `ё` is `е`, `й` is `и`, Polish letters without their marks.
//!
//! It knows words, not phrases: what stands beside what is the business of [`super::grammar`].
//! Those of longer times, and of none at all, stand in [`longer`].

pub(super) mod longer;

use chrono::Weekday;

use super::span::Unit;

/// Words in several languages that mean one thing.
type Table<T> = &'static [(T, &'static [&'static str])];

/// Days counted from today; some of them take several words.
const DAYS: Table<i64> = &[
    (-2, &["позавчера", "przedwczoraj", "day before yesterday", "the day before yesterday"]),
    (-1, &["yesterday", "вчера", "wczoraj"]),
    (0, &["today", "сегодня", "dzis", "dzisiaj"]),
    (1, &["tomorrow", "tmrw", "завтра", "jutro", "jutra"]),
    (2, &["overmorrow", "послезавтра", "после завтра", "pojutrze", "po jutrze"]),
    (2, &["day after tomorrow", "the day after tomorrow"]),
];

/// Names of weekdays in the cases that follow a preposition.
const WEEKDAYS: Table<Weekday> = &[
    (Weekday::Mon, &["monday", "poniedzialek", "poniedzialku", "poniedzialkiem"]),
    (Weekday::Mon, &["понедельник", "понедельника", "понедельнику", "понедельником"]),
    (Weekday::Tue, &["tuesday", "wtorek", "wtorku", "wtorkiem"]),
    (Weekday::Tue, &["вторник", "вторника", "вторнику", "вторником"]),
    (Weekday::Wed, &["wednesday", "sroda", "srode", "srody", "srodzie"]),
    (Weekday::Wed, &["среда", "среду", "среды", "среде", "средои"]),
    (Weekday::Thu, &["thursday", "czwartek", "czwartku", "czwartkiem"]),
    (Weekday::Thu, &["четверг", "четверга", "четвергу", "четвергом"]),
    (Weekday::Fri, &["friday", "piatek", "piatku", "piatkiem"]),
    (Weekday::Fri, &["пятница", "пятницу", "пятницы", "пятнице", "пятницеи"]),
    (Weekday::Sat, &["saturday", "sobota", "sobote", "soboty", "sobocie"]),
    (Weekday::Sat, &["суббота", "субботу", "субботы", "субботе", "субботои"]),
    (Weekday::Sun, &["sunday", "niedziela", "niedziele", "niedzieli"]),
    (Weekday::Sun, &["воскресенье", "воскресенья", "воскресенью", "воскресеньем"]),
    (Weekday::Sun, &["воскресение", "воскресения"]),
];

/// Weekdays cut short. Some are ordinary words as well, so that they count for less in a line.
const SHORT_WEEKDAYS: Table<Weekday> = &[
    (Weekday::Mon, &["mon", "пн", "понед", "pon", "pn"]),
    (Weekday::Tue, &["tue", "tues", "вт", "wt", "wto"]),
    (Weekday::Wed, &["wed", "weds", "ср", "sr", "sro"]),
    (Weekday::Thu, &["thu", "thur", "thurs", "чт", "czw"]),
    (Weekday::Fri, &["fri", "пт", "pt", "piat"]),
    (Weekday::Sat, &["sat", "сб", "sob"]),
    (Weekday::Sun, &["sun", "вс", "nd", "ndz", "niedz"]),
];

/// Names of months in the cases that follow a day.
const MONTHS: Table<u32> = &[
    (1, &["jan", "january", "январь", "января", "янв", "styczen", "stycznia", "sty"]),
    (2, &["feb", "february", "февраль", "февраля", "фев", "февр", "luty", "lutego", "lut"]),
    (3, &["mar", "march", "март", "марта", "мар", "marzec", "marca"]),
    (4, &["apr", "april", "апрель", "апреля", "апр", "kwiecien", "kwietnia", "kwi"]),
    (5, &["may", "маи", "мая", "maj", "maja"]),
    (6, &["jun", "june", "июнь", "июня", "июн", "czerwiec", "czerwca", "cze"]),
    (7, &["jul", "july", "июль", "июля", "июл", "lipiec", "lipca", "lip"]),
    (8, &["aug", "august", "август", "августа", "авг", "sierpien", "sierpnia", "sie"]),
    (9, &["sep", "sept", "september", "сентябрь", "сентября", "сен", "сент"]),
    (9, &["wrzesien", "wrzesnia", "wrz"]),
    (10, &["oct", "october", "октябрь", "октября", "окт", "pazdziernik", "pazdziernika", "paz"]),
    (11, &["nov", "november", "ноябрь", "ноября", "ноя", "нояб", "listopad", "listopada", "lis"]),
    (12, &["dec", "december", "декабрь", "декабря", "дек", "grudzien", "grudnia", "gru"]),
];

/// Parts of the day and the hour each begins at.
const PARTS: Table<u32> = &[
    (9, &["morning", "утром", "утро", "утру", "утра", "с утра", "rano", "ranem", "z rana"]),
    (12, &["noon", "midday", "днем", "полдень", "полудню", "до обеда", "poludnie", "do poludnia"]),
    (12, &["к обеду", "ближе к обеду", "ближе к полудню"]),
    (13, &["в обед", "at lunchtime"]),
    (15, &["afternoon", "после обеда", "po poludniu", "popoludniu"]),
    (18, &["evening", "вечером", "вечер", "вечеру", "вечера", "wieczorem", "wieczor", "wieczora"]),
    (18, &["ближе к вечеру", "под вечер"]),
];

/// What follows an hour of the twelve-hour clock; true in the second half of the day.
const HALVES: Table<bool> = &[
    (false, &["am", "a.m", "in the morning", "утра", "ночи", "rano", "w nocy"]),
    (true, &["pm", "p.m", "in the afternoon", "in the evening", "дня", "вечера"]),
    (true, &["wieczorem", "po poludniu", "popoludniu"]),
];

/// Units of time, from a letter after a number to the cases of the word.
const UNITS: Table<Unit> = &[
    (Unit::Minute, &["m", "min", "mins", "minute", "minutes", "minut", "minuta", "minuty"]),
    (Unit::Minute, &["м", "мин", "минута", "минуту", "минуты", "минут"]),
    (Unit::Hour, &["h", "hr", "hrs", "hour", "hours"]),
    (Unit::Hour, &["ч", "час", "часа", "часу", "часов", "часам"]),
    (Unit::Hour, &["g", "godz", "godzina", "godzine", "godziny", "godzin"]),
    (Unit::Day, &["d", "day", "days", "д", "дн", "день", "дня", "днеи", "dzien", "dnia", "dni"]),
    (Unit::Day, &["сутки", "суток", "doba", "dobe", "doby"]),
    (Unit::Week, &["w", "wk", "week", "weeks", "tydzien", "tygodnie", "tygodni", "tygodnia"]),
    (Unit::Week, &["tygodniu", "tyg"]),
    (Unit::Week, &["н", "нед", "неделя", "неделю", "недели", "недель", "неделе"]),
    (Unit::Month, &["mo", "month", "months", "мес", "месяц", "месяца", "месяцев", "месяце"]),
    (Unit::Month, &["mies", "mc", "miesiac", "miesiaca", "miesiace", "miesiecy", "miesiacu"]),
    (Unit::Quarter, &["q", "quarter", "quarters", "квартал", "квартала", "кварталов"]),
    (Unit::Quarter, &["квартале", "kw", "kwartal", "kwartalu", "kwartale", "kwartalow"]),
    (Unit::Year, &["y", "yr", "year", "years", "г", "год", "года", "году", "лет"]),
    (Unit::Year, &["r", "rok", "roku", "lata", "lat"]),
];

/// Numbers people write as words.
const NUMBERS: Table<u32> = &[
    (1, &["a", "an", "one", "один", "одну", "одна", "jeden", "jedna"]),
    (2, &["two", "два", "две", "пару", "dwa", "dwie", "pare"]),
    (3, &["three", "три", "trzy"]),
    (4, &["four", "четыре", "cztery"]),
    (5, &["five", "пять", "piec"]),
    (6, &["six", "шесть", "szesc"]),
    (7, &["seven", "семь", "siedem"]),
    (8, &["eight", "восемь", "osiem"]),
    (9, &["nine", "девять", "dziewiec"]),
    (10, &["ten", "десять", "dziesiec"]),
    (11, &["eleven", "одиннадцать", "jedenascie"]),
    (12, &["twelve", "двенадцать", "dwanascie"]),
    (13, &["thirteen", "тринадцать", "trzynascie"]),
    (14, &["fourteen", "четырнадцать", "czternascie"]),
    (15, &["fifteen", "пятнадцать", "pietnascie"]),
    (16, &["sixteen", "шестнадцать", "szesnascie"]),
    (17, &["seventeen", "семнадцать", "siedemnascie"]),
    (18, &["eighteen", "восемнадцать", "osiemnascie"]),
    (19, &["nineteen", "девятнадцать", "dziewietnascie"]),
    (20, &["twenty", "двадцать", "dwadziescia"]),
    (30, &["thirty", "тридцать", "trzydziesci"]),
    (40, &["forty", "сорок", "czterdziesci"]),
    (50, &["fifty", "пятьдесят", "piecdziesiat"]),
    (60, &["sixty", "шестьдесят", "szescdziesiat"]),
    (90, &["ninety", "девяносто", "dziewiecdziesiat"]),
];

/// Days of a month by their place in the row, in the cases of dates.
const ORDINALS: Table<u32> = &[
    (1, &["first", "первого", "первому", "pierwszego"]),
    (2, &["second", "второго", "второму", "drugiego"]),
    (3, &["third", "третьего", "третьему", "trzeciego"]),
    (4, &["fourth", "четвертого", "четвертому", "czwartego"]),
    (5, &["fifth", "пятого", "пятому", "piatego"]),
    (6, &["sixth", "шестого", "шестому", "szostego"]),
    (7, &["seventh", "седьмого", "седьмому", "siodmego"]),
    (8, &["eighth", "восьмого", "восьмому", "osmego"]),
    (9, &["ninth", "девятого", "девятому", "dziewiatego"]),
    (10, &["tenth", "десятого", "десятому", "dziesiatego"]),
    (11, &["eleventh", "одиннадцатого", "одиннадцатому", "jedenastego"]),
    (12, &["twelfth", "двенадцатого", "двенадцатому", "dwunastego"]),
    (13, &["thirteenth", "тринадцатого", "тринадцатому", "trzynastego"]),
    (14, &["fourteenth", "четырнадцатого", "четырнадцатому", "czternastego"]),
    (15, &["fifteenth", "пятнадцатого", "пятнадцатому", "pietnastego"]),
    (16, &["sixteenth", "шестнадцатого", "шестнадцатому", "szesnastego"]),
    (17, &["seventeenth", "семнадцатого", "семнадцатому", "siedemnastego"]),
    (18, &["eighteenth", "восемнадцатого", "восемнадцатому", "osiemnastego"]),
    (19, &["nineteenth", "девятнадцатого", "девятнадцатому", "dziewietnastego"]),
    (20, &["twentieth", "двадцатого", "двадцатому", "dwudziestego"]),
    (30, &["thirtieth", "тридцатого", "тридцатому", "trzydziestego"]),
];

/// Hours by their place in the row, as Polish says them.
const HOURS: Table<u32> = &[
    (1, &["pierwszej", "pierwsza"]),
    (2, &["drugiej", "druga"]),
    (3, &["trzeciej", "trzecia"]),
    (4, &["czwartej", "czwarta"]),
    (5, &["piatej", "piata"]),
    (6, &["szostej", "szosta"]),
    (7, &["siodmej", "siodma"]),
    (8, &["osmej", "osma"]),
    (9, &["dziewiatej", "dziewiata"]),
    (10, &["dziesiatej", "dziesiata"]),
    (11, &["jedenastej", "jedenasta"]),
    (12, &["dwunastej", "dwunasta"]),
    (13, &["trzynastej", "trzynasta"]),
    (14, &["czternastej", "czternasta"]),
    (15, &["pietnastej", "pietnasta"]),
    (16, &["szesnastej", "szesnasta"]),
    (17, &["siedemnastej", "siedemnasta"]),
    (18, &["osiemnastej", "osiemnasta"]),
    (19, &["dziewietnastej", "dziewietnasta"]),
    (20, &["dwudziestej", "dwudziesta"]),
];

/// Hours as Russian says them behind a word such as `к`, `до`, `после`.
const HOURS_DECLINED: Table<u32> = &[
    (1, &["часу"]),
    (2, &["двум", "двух"]),
    (3, &["трем", "трех"]),
    (4, &["четырем", "четырех"]),
    (5, &["пяти"]),
    (6, &["шести"]),
    (7, &["семи"]),
    (8, &["восьми"]),
    (9, &["девяти"]),
    (10, &["десяти"]),
    (11, &["одиннадцати"]),
    (12, &["двенадцати"]),
];

/// Parts of an hour, as a clock with hands shows them.
const SPOKEN: Table<Spoken> = &[
    (Spoken::Half, &["half", "половина", "половину", "половине", "половины", "пол"]),
    (Spoken::Quarter, &["quarter", "четверть", "kwadrans"]),
];

/// A part of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoken {
    /// Thirty minutes.
    Half,
    /// Fifteen minutes.
    Quarter,
}

/// How many minutes are short of an hour in Russian.
const SHORT: Table<u32> = &[
    (5, &["пяти", "5"]),
    (10, &["десяти", "10"]),
    (15, &["четверти", "пятнадцати", "15"]),
    (20, &["двадцати", "20"]),
    (25, &["двадцати пяти", "25"]),
];

/// Lengths of time that are one expression.
const LENGTHS: Table<(u32, Unit)> = &[
    ((30, Unit::Minute), &["полчаса", "полчасика", "пол часа", "half an hour", "half hour"]),
    ((30, Unit::Minute), &["pol godziny", "pol godzinki"]),
    ((90, Unit::Minute), &["полтора часа", "poltorej godziny", "an hour and a half"]),
    ((15, Unit::Minute), &["четверть часа", "a quarter of an hour", "kwadrans"]),
    ((6, Unit::Month), &["полгода", "пол года", "half a year", "half year", "pol roku"]),
];

/// Words for a number that is not said.
const SOME: &[&str] =
    &["a few", "few", "several", "some", "несколько", "kilka", "kilku", "a couple of", "couple of"];

/// Words for one and a half, in front of a unit.
const HALF_MORE: &[&str] = &["полтора", "полторы", "poltora", "poltorej"];

/// Words for half of the unit behind them, and beginnings of such words.
pub(super) const HALF: &[&str] = &["пол", "pol", "half"];

/// Words for days that are no weekend.
const WORKING: &[&str] =
    &["working", "business", "рабочих", "рабочии", "рабочие", "robocze", "roboczych", "roboczy"];

/// Words before the hour by which, about which or after which something is to be.
const LIMITS: &[&str] = &[
    "к",
    "ко",
    "до",
    "после",
    "около",
    "на",
    "by",
    "until",
    "till",
    "before",
    "after",
    "around",
    "do",
    "przed",
    "po",
    "kolo",
    "okolo",
    "na",
];

/// Words for all of a day.
const WHOLE_DAY: &[&str] = &[
    "all day",
    "whole day",
    "the whole day",
    "весь день",
    "на весь день",
    "целыи день",
    "на целыи день",
    "caly dzien",
    "na caly dzien",
];

/// Short words around a date.
const LINKS: Table<Link> = &[
    (Link::At, &["at", "в", "во", "o"]),
    (Link::On, &["on", "by", "until", "till", "before", "w", "we", "на", "к", "ко", "до", "na"]),
    (Link::On, &["do", "przed", "pod", "kolo", "okolo", "около", "после", "after", "around"]),
    (Link::In, &["in", "через", "za"]),
    (Link::Next, &["next", "следующии", "следующую", "следующее", "следующеи", "следующем"]),
    (Link::Next, &["следующая", "следующего", "след", "przyszly", "przyszla", "przyszlym"]),
    (Link::Next, &["przyszlej", "przyszlego", "nastepny", "nastepna", "nastepnym", "nastepnej"]),
    (Link::Next, &["следующие", "следующих"]),
    (Link::This, &["this", "этот", "эту", "это", "этои", "этом", "эта", "этого", "текущии"]),
    (
        Link::This,
        &["эти", "этих", "текущая", "текущего", "ten", "ta", "te", "tym", "tej", "tego", "biezacy"],
    ),
    (Link::Last, &["last", "previous", "прошлыи", "прошлая", "прошлую", "прошлое", "прошлои"]),
    (Link::Last, &["прошлом", "последние", "последнии", "последних", "zeszly", "zeszla"]),
    (Link::Last, &["zeszlym", "poprzedni", "ostatni", "ostatnie", "ostatnich", "ostatnim"]),
    (Link::End, &["end", "end of", "end of the", "конец", "конце", "концу", "конца"]),
    (Link::End, &["koniec", "konca", "koncu"]),
    (Link::Start, &["beginning", "beginning of", "beginning of the", "start of", "start of the"]),
    (Link::Start, &["начало", "начале", "началу", "начала", "poczatek", "poczatku"]),
    (Link::Coming, &["coming", "upcoming", "ближаишии", "ближаишую", "ближаишее", "ближаишая"]),
    (
        Link::Coming,
        &[
            "ближаишие",
            "ближаиших",
            "ближаишего",
            "najblizszy",
            "najblizsza",
            "najblizszym",
            "najblizszej",
        ],
    ),
    (Link::The, &["the"]),
];

/// A short word around a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// Before a date or an hour, even one without minutes.
    At,
    /// Before a date or a full time.
    On,
    /// Before a length of time.
    In,
    /// The week, month or weekday after this one.
    Next,
    /// The current one.
    This,
    /// The one before this one.
    Last,
    /// The last day of something.
    End,
    /// The first day of something.
    Start,
    /// The first such weekday from now.
    Coming,
    /// An article.
    The,
}

impl Link {
    /// Whether it says which of the days of that name a weekday is.
    pub(super) fn is_of_weekday(self) -> bool {
        matches!(self, Link::Next | Link::This | Link::Last | Link::Coming)
    }
}

/// Words that stand between two things of the same kind.
const JOINS: &[&str] = &[
    "and",
    "or",
    "then",
    "и",
    "или",
    "либо",
    "потом",
    "затем",
    "а",
    "i",
    "lub",
    "albo",
    "oraz",
    "potem",
    "-",
    "–",
    "—",
    "/",
    "&",
    "",
];

/// The day so many days from today.
pub(super) fn day(word: &str) -> Option<i64> {
    meaning(DAYS, word)
}

/// A weekday, and whether its name was cut short.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let full = meaning(WEEKDAYS, word).map(|day| (day, false));
    full.or_else(|| meaning(SHORT_WEEKDAYS, word).map(|day| (day, true)))
}

/// A month, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    meaning(MONTHS, word)
}

/// The hour a part of the day begins at.
pub(super) fn part(word: &str) -> Option<u32> {
    meaning(PARTS, word)
}

/// Whether the hour before this word is of the second half of the day.
pub(super) fn half(word: &str) -> Option<bool> {
    meaning(HALVES, word)
}

/// A unit of time.
pub(super) fn unit(word: &str) -> Option<Unit> {
    meaning(UNITS, word)
}

/// A number, in digits (six at most) or as a word.
pub(super) fn number(word: &str) -> Option<u32> {
    meaning(NUMBERS, word).or_else(|| digits(word, 1..=6))
}

/// The day of a month by its place in the row, as a word.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    meaning(ORDINALS, word)
}

/// An hour of the day as a word; an article is none.
pub(super) fn hour(word: &str) -> Option<u32> {
    let number = || meaning(NUMBERS, word).filter(|hour| (2..=12).contains(hour));
    meaning(HOURS, word).or_else(number)
}

/// An hour as a word in the case that follows a word such as `к`.
pub(super) fn declined_hour(word: &str) -> Option<u32> {
    meaning(HOURS_DECLINED, word)
}

/// Whether the word stands before the hour by which or after which something is to be.
pub(super) fn limits(word: &str) -> bool {
    LIMITS.contains(&word)
}

/// Whether the word says that days of the weekend do not count.
pub(super) fn working(word: &str) -> bool {
    WORKING.contains(&word)
}

/// An hour by its place in the row, as a word.
pub(super) fn hour_of_row(word: &str) -> Option<u32> {
    meaning(HOURS, word)
}

/// A part of an hour.
pub(super) fn spoken(word: &str) -> Option<Spoken> {
    meaning(SPOKEN, word)
}

/// How many minutes are short of an hour.
pub(super) fn minutes_short(words: &str) -> Option<u32> {
    meaning(SHORT, words)
}

/// A length of time named by one expression: so many of a unit.
pub(super) fn length(word: &str) -> Option<(u32, Unit)> {
    meaning(LENGTHS, word)
}

/// Whether the words stand for a number that is not said.
pub(super) fn some(words: &str) -> bool {
    SOME.contains(&words)
}

/// Whether the word means one and a half of the unit behind it.
pub(super) fn half_more(word: &str) -> bool {
    HALF_MORE.contains(&word)
}

/// Whether the word means half of the unit behind it.
pub(super) fn half_of(word: &str) -> bool {
    HALF.contains(&word)
}

/// Whether the words mean all of a day.
pub(super) fn whole_day(words: &str) -> bool {
    WHOLE_DAY.contains(&words)
}

/// What a short word does to the date beside it.
pub(super) fn link(word: &str) -> Option<Link> {
    meaning(LINKS, word)
}

/// Whether the word only joins one thing to another.
pub(super) fn joins(word: &str) -> bool {
    JOINS.contains(&word)
}

/// A number written with so many ASCII digits and nothing else.
pub(super) fn digits(word: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = length.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten()
}

fn meaning<T: Copy>(table: Table<T>, word: &str) -> Option<T> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(meaning, _)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    fn words<T>(table: Table<T>) -> Vec<&'static str> {
        table.iter().flat_map(|(_, words)| words.iter().copied()).collect()
    }

    #[test]
    fn every_word_is_folded_and_listed_once() {
        let weekdays = [words(WEEKDAYS), words(SHORT_WEEKDAYS)].concat();
        let tables = [
            words(DAYS),
            weekdays,
            words(MONTHS),
            words(PARTS),
            words(HALVES),
            words(UNITS),
            words(NUMBERS),
            words(ORDINALS),
            words(HOURS),
            words(HOURS_DECLINED),
            words(SPOKEN),
            words(SHORT),
            words(LENGTHS),
            SOME.to_vec(),
            HALF_MORE.to_vec(),
            WHOLE_DAY.to_vec(),
            WORKING.to_vec(),
            LIMITS.to_vec(),
            words(LINKS),
        ];
        for mut table in tables {
            for word in &table {
                assert_eq!(fold(word), *word);
            }
            let count = table.len();
            table.sort_unstable();
            table.dedup();
            assert_eq!(table.len(), count, "{table:?}");
        }
    }
}
