//! What the words beside digits say about them: `1.12` is the first of December, but not behind
//! `version` nor before `kg`.

use super::span::Unit;
use super::words;

/// Beginnings of words before a number that is the name, the price or the size of something.
const NUMBERED: &[&str] = &[
    "version",
    "release",
    "price",
    "amount",
    "total",
    "rate",
    "ratio",
    "discount",
    "room",
    "section",
    "item",
    "paragraph",
    "clause",
    "chapter",
    "верси",
    "релиз",
    "цена",
    "цены",
    "цену",
    "цене",
    "ценои",
    "сумм",
    "курс",
    "скидк",
    "кабинет",
    "комнат",
    "аудитори",
    "офис",
    "пункт",
    "раздел",
    "глава",
    "главу",
    "главы",
    "статья",
    "статью",
    "статьи",
    "тариф",
    "ставк",
    "итог",
    "бюджет",
    "wersj",
    "cena",
    "ceny",
    "cene",
    "cenie",
    "kwot",
    "suma",
    "sumy",
    "sume",
    "kurs",
    "rabat",
    "pokoj",
    "pokoi",
    "punkt",
    "rozdzial",
    "stawk",
    "budzet",
    "budget",
];

/// Such words in full, where more letters would make others of them.
const NUMBERED_IN_FULL: &[&str] = &[
    "v", "ver", "no", "nr", "#", "$", "€", "₽", "£", "вер", "п", "пп", "ст", "каб", "оф", "ком",
    "комн", "par", "pkt", "pok", "office", "art",
];

/// Beginnings of words for papers that have a number of their own, such as `12.05`.
const PAPERS: &[&str] = &[
    "agreement",
    "waybill",
    "ticket",
    "annex",
    "appendix",
    "накладн",
    "контракт",
    "заявк",
    "спецификаци",
    "приложени",
    "протокол",
    "артикул",
    "номер",
    "faktur",
    "zamowieni",
    "zleceni",
    "kontrakt",
    "aneks",
    "paragon",
    "protokol",
    "zalacznik",
    "numer",
];

/// Such words in full, where more letters would make verbs and others of them: `договориться 10.12`.
const PAPERS_IN_FULL: &[&str] = &[
    "invoice",
    "invoices",
    "contract",
    "contracts",
    "order",
    "orders",
    "number",
    "num",
    "счет",
    "счета",
    "счету",
    "счетом",
    "счете",
    "счет-фактура",
    "счет-фактуру",
    "счет-фактуры",
    "счету-фактуре",
    "счете-фактуре",
    "договор",
    "договора",
    "договору",
    "договором",
    "договоре",
    "заказ",
    "заказа",
    "заказу",
    "заказом",
    "заказе",
    "акт",
    "акта",
    "акту",
    "актом",
    "акте",
    "чек",
    "чека",
    "чеку",
    "umowa",
    "umowy",
    "umowie",
    "umowe",
    "rachunek",
    "rachunku",
    "rachunkiem",
];

/// Words before a day that something else is of.
const OF: &[&str] = &[
    "от",
    "за",
    "по",
    "of",
    "dated",
    "for",
    "od",
    "za",
    "dnia",
    "about",
    "насчет",
    "про",
    "для",
    "из",
    "у",
    "о",
    "об",
    "dla",
    "u",
];

/// Beginnings of words that are counted or measured.
const COUNTED: &[&str] = &[
    "руб",
    "тыс",
    "млн",
    "миллион",
    "миллиард",
    "процент",
    "штук",
    "метр",
    "литр",
    "тонн",
    "доллар",
    "человек",
    "позици",
    "единиц",
    "комплект",
    "короб",
    "упаков",
    "ящик",
    "пачк",
    "пачек",
    "страниц",
    "этаж",
    "магазин",
    "клиент",
    "мест",
    "билет",
    "лиценз",
    "копи",
    "балл",
    "градус",
    "квартир",
    "million",
    "thousand",
    "percent",
    "piece",
    "unit",
    "people",
    "seat",
    "dollar",
    "pound",
    "window",
    "shop",
    "box",
    "copies",
    "licen",
    "user",
    "client",
    "page",
    "item",
    "degree",
    "floor",
    "order",
    "zlot",
    "tys",
    "procent",
    "sztuk",
    "osob",
    "metr",
    "litr",
    "okien",
    "okn",
    "sklep",
    "miejsc",
    "egzempl",
    "komplet",
    "paczek",
    "paczk",
    "klient",
    "stron",
    "uzytkownik",
    "stopni",
    "pietr",
];

/// Such words in full.
const COUNTED_IN_FULL: &[&str] = &[
    "%",
    "$",
    "€",
    "₽",
    "£",
    "zl",
    "р",
    "k",
    "x",
    "х",
    "usd",
    "eur",
    "euro",
    "euros",
    "евро",
    "rub",
    "pln",
    "gbp",
    "gr",
    "коп",
    "кг",
    "kg",
    "т",
    "t",
    "км",
    "km",
    "см",
    "cm",
    "мм",
    "mm",
    "м2",
    "m2",
    "кв",
    "л",
    "l",
    "шт",
    "szt",
    "pcs",
    "mln",
    "mio",
    "раз",
    "раза",
    "razy",
    "times",
    "окон",
    "окна",
    "чел",
    "per",
    "each",
    "пар",
    "листов",
    "kw",
    "квт",
];

/// Words that begin another part of a sentence, so that what stands before them is complete.
const OPENING: &[&str] = &[
    "по",
    "о",
    "об",
    "обо",
    "про",
    "насчет",
    "с",
    "со",
    "у",
    "к",
    "ко",
    "для",
    "из",
    "от",
    "на",
    "что",
    "чтобы",
    "если",
    "и",
    "а",
    "но",
    "about",
    "regarding",
    "re",
    "with",
    "to",
    "for",
    "from",
    "by",
    "on",
    "and",
    "or",
    "if",
    "that",
    "w",
    "we",
    "z",
    "ze",
    "do",
    "na",
    "dla",
    "od",
    "i",
    "oraz",
    "albo",
    "lub",
    "bo",
    "ws",
    "odnosnie",
    "или",
    "либо",
];

/// Nouns of what is planned.
const PLANS: &[&str] = &[
    "call",
    "meet",
    "meeting",
    "mail",
    "email",
    "send",
    "звонок",
    "встреча",
    "письмо",
    "созвон",
    "telefon",
    "spotkanie",
    "list",
];

/// Whether a number behind this word is the name, the price or the size of something.
pub(super) fn is_numbered(word: &str) -> bool {
    NUMBERED_IN_FULL.contains(&word) || NUMBERED.iter().any(|stem| word.starts_with(stem))
}

/// Whether this word is one for a paper, and a number with a point behind it is rather that paper's
/// than a day.
pub(super) fn is_paper(word: &str) -> bool {
    PAPERS_IN_FULL.contains(&word) || PAPERS.iter().any(|stem| word.starts_with(stem))
}

/// Whether a day behind this word is the day of something else.
pub(super) fn is_of(word: &str) -> bool {
    OF.contains(&word)
}

/// Whether this word is what the number before it counts.
pub(super) fn is_counted(word: &str) -> bool {
    let is_unit = words::unit(word).is_some_and(|unit| unit != Unit::Year);
    COUNTED_IN_FULL.contains(&word)
        || COUNTED.iter().any(|stem| word.starts_with(stem))
        || is_unit && !OPENING.contains(&word)
}

/// Whether the words before this one are complete without it: it begins another part, or it is what
/// is to be done, as the ends of Russian and Polish words show.
pub(super) fn opens(word: &str) -> bool {
    let verb =
        ["ть", "ться", "чь", "ти", "тись", "dzic", "nic", "sac", "slac", "wic", "kac", "lac"];
    let is_verb = word.chars().count() >= 5 && verb.iter().any(|end| word.ends_with(end));
    OPENING.contains(&word) || is_verb
}

/// Whether this word names what is planned.
pub(super) fn is_plan(word: &str) -> bool {
    PLANS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fold::fold;

    #[test]
    fn every_word_is_folded() {
        let before = [NUMBERED, NUMBERED_IN_FULL, PAPERS, PAPERS_IN_FULL, OF];
        let behind = [COUNTED, COUNTED_IN_FULL, OPENING, PLANS];
        for word in before.into_iter().chain(behind).flatten() {
            assert_eq!(fold(word), *word);
        }
    }

    #[test]
    fn words_say_what_the_digits_beside_them_are() {
        for word in ["версию", "цена", "room", "wersja", "no", "п", "price"] {
            assert!(is_numbered(word), "{word}");
        }
        for word in ["ивану", "позвонить", "call", "center", "none", "проект"] {
            assert!(!is_numbered(word), "{word}");
        }
        for word in ["договора", "накладной", "order", "fakturze", "umowie"].map(fold)
        {
            assert!(is_paper(&word), "{word}");
        }
        for word in ["договориться", "заказать", "ordered", "umówić", "счётчик", ""].map(fold)
        {
            assert!(!is_paper(&word), "{word}");
        }
        for word in ["штук", "кг", "%", "часа", "szt", "pieces", "рублеи"] {
            assert!(is_counted(word), "{word}");
        }
        for word in ["насчет", "ивану", "позвонить", "about", "г", ""] {
            assert!(!is_counted(word), "{word}");
        }
        for word in ["насчет", "about", "w", "позвонить", "zadzwonic"] {
            assert!(opens(word), "{word}");
        }
        for word in ["окон", "магазинов", "windows", "okien", ""] {
            assert!(!opens(word), "{word}");
        }
    }
}
