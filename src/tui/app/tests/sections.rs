//! What a section shows when one comes back to it.

use super::*;

#[test]
fn a_section_is_as_it_was_left_until_it_is_opened_anew() {
    let folder = TempDir::new().unwrap();
    let (database, user) = sample(folder.path());
    let mut app = app(&database, &user, Lang::En);
    press(&mut app, "v l / s m i t h Enter");
    let left = drawn(&mut app, 120, 36);
    assert!(left[1].contains("LIST") && left[1].contains("/smith"), "{left:#?}");
    press(&mut app, "3 1");
    assert_eq!(drawn(&mut app, 120, 36)[1..30], left[1..30], "from another section");
    press(&mut app, "Enter 1");
    assert_eq!(drawn(&mut app, 120, 36)[1..30], left[1..30], "from a card");
    press(&mut app, "1");
    assert!(drawn(&mut app, 120, 36)[1].contains("BOARD"), "once more, and it begins anew");
}
