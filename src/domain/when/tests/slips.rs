//! A word that is almost a day is never taken for text where a day would stand.

use proptest::prelude::*;

use super::*;
use crate::domain::nearest::slips as slips_between;

/// What stands behind the word, and before it.
const PLACES: &[(&str, &str)] = &[
    ("call Ivan ", ""),
    ("call Ivan ", " 10:00"),
    ("call Ivan ", " 15"),
    ("позвонить ", " в 15"),
    ("zadzwonić ", " o 9 !15m @anna"),
    ("call ", " at 10 Ivan"),
    ("call ", " 3pm Ivan"),
    ("", " 15"),
    ("", " call Ivan"),
    ("встреча ", " 15-16"),
];

#[test]
fn a_mistyped_day_is_asked_about_wherever_a_time_follows() {
    for (typed, meant) in [
        ("wensday", "wednesday"),
        ("tomorow", "tomorrow"),
        ("thursdey", "thursday"),
        ("Wensday", "wednesday"),
        ("завтро", "завтра"),
        ("четверк", "четверг"),
        ("втоник", "вторник"),
        ("jutroo", "jutro"),
        ("czwratek", "czwartek"),
        ("sobte", "sobotę"),
    ] {
        for (before, behind) in PLACES {
            let line = format!("{before}{typed}{behind}");
            let (text, suggestion) = (typed.to_owned(), meant.to_owned());
            assert_eq!(find(&line, now()), Err(WhenError::NearMiss { text, suggestion }), "{line}");
        }
    }
}

#[test]
fn names_and_ordinary_words_before_a_time_are_text() {
    let words = "Sunny sunny Wendy Monica monica Sandy Freddy Frieda Frida Freda Tudor Thurston Wesley Conway \
        Dorota Monday-Ltd Toyota monkey subway fridge sturdy stores plates runway someday holiday \
        midday-menu send order invoice meeting contract delivery Sundar Morrow Saturn \
        Света света Вера Фрида Среднев Середа Субботин Захар захара Петр Дорота Вторыгин Завьялов \
        завод автора затрат завтрак пшеницу сборник второй четверть среднее средства поставка \
        отгрузка договор счёт презентация демонстрация перезвонить обсудить Пятницкая дворник \
        Jurek jurek Piotrek piotrek Czarek czarek Jutka Marek Marcin Sroka Środka Swoboda Worek \
        podatek statek piasek worek środek czwarty piąty robota futro roboty kwiatek podpisać \
        spotkanie umowa faktura oferta wiedzieli niewiele";
    for word in words.split_whitespace() {
        for behind in ["", " 10:00", " 15", " at 15"] {
            let line = format!("call {word}{behind}");
            let found = find(&line, now());
            assert!(found.is_ok(), "{line}: {found:?}");
        }
    }
}

/// One slip of a finger in a word, of the letters of its own alphabet.
fn slip(word: &str, at: usize, kind: usize, letter: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    let alphabet = if letters[0] < 'а' { 'a'..='z' } else { 'а'..='я' };
    let letter = alphabet.clone().nth(letter % alphabet.count()).unwrap();
    match kind {
        0 => letters[at] = letter,
        1 => letters.insert(at, letter),
        2 => drop(letters.remove(at)),
        _ => letters.swap(at.max(1) - 1, at.max(1)),
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_day_with_a_slip_is_never_text(
        day in prop::sample::select([suggested::DAYS, suggested::CAPITALISED].concat()),
        place in prop::sample::select(PLACES),
        slips in proptest::collection::vec((0usize..20, 0usize..4, 0usize..40), 1..3),
    ) {
        let day = crate::domain::fold::fold(day);
        let forgiven = if day.chars().count() >= 9 { 2 } else { 1 };
        let typed = slips.iter().take(forgiven).fold(day.clone(), |word, &(at, kind, letter)| {
            slip(&word, at, kind, letter)
        });
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        // A letter that was swapped and then changed is more than two slips.
        prop_assume!(slips_between(&letters(&typed), &letters(&day)) <= forgiven);
        let folded = crate::domain::fold::fold(&typed);
        let is_other = near::is_known(&folded) || ordinary::is_ordinary(&folded);
        let is_plural = folded.strip_suffix('s').is_some_and(near::is_known);
        // Of a word of four letters only a fifth can be missing, behind the second.
        let is_short = typed.chars().count() == 4
            && typed.chars().take(2).ne(day.chars().take(2));
        prop_assume!(!is_other && !is_plural && !is_short);
        let line = format!("{}{typed}{}", place.0, place.1);
        let found = find(&line, now());
        prop_assert!(matches!(found, Err(WhenError::NearMiss { .. })), "{}: {:?}", line, found);
    }
}
