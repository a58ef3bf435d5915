//! The words of each language's calendar, as tables.

use super::Lang;

/// The words of a language's calendar.
pub(super) struct Calendar {
    pub now: &'static str,
    pub yesterday: &'static str,
    pub today: &'static str,
    pub tomorrow: &'static str,
    pub weekdays: [&'static str; 7],
    pub weekdays_short: [&'static str; 7],
    /// As a heading names them.
    pub months: [&'static str; 12],
    /// As they follow a day, in the genitive where the language has one.
    pub months_of: [&'static str; 12],
    pub months_short: [&'static str; 12],
    /// Days, hours, minutes.
    pub units: [&'static str; 3],
}

/// The calendar of a language.
pub(super) fn calendar(lang: Lang) -> &'static Calendar {
    match lang {
        Lang::En => &EN,
        Lang::Ru => &RU,
        Lang::Pl => &PL,
    }
}

static EN: Calendar = Calendar {
    now: "now",
    yesterday: "yesterday",
    today: "today",
    tomorrow: "tomorrow",
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    weekdays_short: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    months: ENGLISH_MONTHS,
    months_of: ENGLISH_MONTHS,
    months_short: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    units: ["d", "h", "min"],
};

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

static RU: Calendar = Calendar {
    now: "сейчас",
    yesterday: "вчера",
    today: "сегодня",
    tomorrow: "завтра",
    weekdays: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    weekdays_short: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
    months: [
        "Январь",
        "Февраль",
        "Март",
        "Апрель",
        "Май",
        "Июнь",
        "Июль",
        "Август",
        "Сентябрь",
        "Октябрь",
        "Ноябрь",
        "Декабрь",
    ],
    months_of: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    months_short: [
        "янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    ],
    units: ["д", "ч", "мин"],
};

static PL: Calendar = Calendar {
    now: "teraz",
    yesterday: "wczoraj",
    today: "dziś",
    tomorrow: "jutro",
    weekdays: ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"],
    weekdays_short: ["pn", "wt", "śr", "czw", "pt", "so", "nd"],
    months: [
        "Styczeń",
        "Luty",
        "Marzec",
        "Kwiecień",
        "Maj",
        "Czerwiec",
        "Lipiec",
        "Sierpień",
        "Wrzesień",
        "Październik",
        "Listopad",
        "Grudzień",
    ],
    months_of: [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ],
    months_short: [
        "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru",
    ],
    units: ["d", "h", "min"],
};
