//! The recycle bin, as a filter of the board and of the list.

use super::*;

#[test]
fn what_is_in_the_bin_is_taken_out_by_the_key_that_put_it_there() {
    for (lang, view, word, key, empty) in [
        (Lang::En, "v b", "take out", "x takes it out", "The recycle bin is empty. Esc"),
        (Lang::Ru, "v l", "вернуть", "x вернёт", "Корзина пуста. Esc"),
        (Lang::Pl, "v l", "przywróć", "x przywraca", "Kosz jest pusty. Esc"),
    ] {
        let folder = TempDir::new().unwrap();
        let database = Database::fresh(folder.path(), "RU");
        let anna = database.person("anna", "Anna Smith").unwrap();
        let mut app = app(&database, &anna, lang);
        for name in ["Pumps", "Doors", "Roof"] {
            press(&mut app, "n");
            app.on_paste(name).unwrap();
            press(&mut app, "Enter");
        }
        press(&mut app, "* x f");
        app.on_paste("is:deleted").unwrap();
        press(&mut app, &format!("Enter {view}"));
        let screen = drawn(&mut app, 100, 24).join("\n");
        assert!(screen.contains("Pumps") && screen.contains(word), "{screen}");
        press(&mut app, "L");
        assert!(app.status.text.contains(key), "{}", app.status.text);
        press(&mut app, "x");
        let left = |app: &mut App| drawn(app, 100, 24).join("\n");
        let one = left(&mut app);
        let names = ["Pumps", "Doors", "Roof"];
        assert_eq!(names.iter().filter(|name| one.contains(**name)).count(), 3, "{one}");
        press(&mut app, "* x Esc");
        assert!(names.iter().all(|name| left(&mut app).contains(name)));
        press(&mut app, "v x");
        assert!(left(&mut app).contains(empty), "{}", left(&mut app));
    }
}
