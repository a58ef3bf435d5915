//! Keys that mean nothing on a screen: what is said of them.

use super::*;

#[test]
fn a_key_without_a_meaning_here_says_where_it_has_one_or_what_to_use_instead() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let table = [
        (Lang::En, "p", "p does nothing here. Card: Pin or unpin an event."),
        (Lang::En, "3 H", "There are no stages here."),
        (Lang::En, "? 2", "2 does nothing here. Esc closes this, then it means: Deals."),
        (Lang::En, "6", "Reports are on the command line for now: voronka report --help"),
        (Lang::En, "F", "Filters cannot be saved yet. f opens the filter line."),
        (Lang::En, "Q", "Macros are not there yet. R repeats your last action."),
        (Lang::En, "g x", "g x does nothing here. ? shows the keys."),
        (Lang::Ru, "А", "Сохранять фильтры пока нельзя. f открывает строку фильтра."),
        (Lang::Ru, "Enter 6", "Отчёты пока только в командной строке: voronka report --help"),
        (Lang::Pl, "p", "p nic tu nie robi. Karta: Przypnij lub odepnij."),
    ];
    for (lang, keys, said) in table {
        let mut app = app(&database, &user, lang);
        press(&mut app, keys);
        assert_eq!(app.status.text, said, "{keys}");
    }
}

#[test]
fn esc_at_the_bottom_and_closed_ones_where_nothing_closes_say_so() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let table = [
        ("Esc", "There is nothing to close here. q leaves Voronka."),
        ("3 v o", "There are no stages here."),
        ("v l / x Enter Esc", ""),
    ];
    for (keys, said) in table {
        let mut app = app(&database, &user, Lang::En);
        press(&mut app, keys);
        assert_eq!(app.status.text, said, "{keys}");
    }
}
