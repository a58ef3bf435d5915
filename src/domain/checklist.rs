//! The checklist of a task, kept as the text people write: a line an item, `[x]` before what is done.

/// One thing to tick off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is to be done.
    pub text: String,
    /// Whether it is.
    pub done: bool,
}

/// The items of a text. A line without a mark is an item that is not done; empty lines are none.
pub fn read(text: &str) -> Vec<Item> {
    let item = |line: &str| {
        let line = line.trim();
        let line = line.strip_prefix("- ").unwrap_or(line).trim_start();
        let marked = |marks: [&str; 3]| marks.iter().find_map(|mark| line.strip_prefix(mark));
        let (done, text) = match (marked(["[x]", "[X]", "[✓]"]), marked(["[ ]", "[]", "[-]"])) {
            (Some(text), _) => (true, text),
            (None, Some(text)) => (false, text),
            (None, None) => (false, line),
        };
        let text = text.trim();
        (!text.is_empty()).then(|| Item { text: text.to_owned(), done })
    };
    text.lines().filter_map(item).collect()
}

/// The text of the items.
pub fn write(items: &[Item]) -> String {
    let line = |item: &Item| format!("[{}] {}", if item.done { 'x' } else { ' ' }, item.text);
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The text with the item at this place, from 0, ticked or not; nothing where there is none.
pub fn tick(text: &str, place: usize, done: bool) -> Option<String> {
    let mut items = read(text);
    items.get_mut(place)?.done = done;
    Some(write(&items))
}

/// What became of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// It is new.
    Added(String),
    /// It is not on the list any more.
    Removed(String),
    /// It is called otherwise: from, to.
    Renamed(String, String),
    /// It is done.
    Ticked(String),
    /// It is not done, after all.
    Unticked(String),
}

/// What became of the items where one text was made another, in the order of the new one; nothing
/// where only their order is another one. An item that stands where another one stood is that one
/// under a new name.
pub fn turns(before: &str, after: &str) -> Vec<Turn> {
    let (before, after) = (read(before), read(after));
    let mut same: Vec<Option<usize>> = Vec::new();
    for item in &after {
        let free =
            |place: &usize| !same.contains(&Some(*place)) && before[*place].text == item.text;
        same.push((0..before.len()).find(free));
    }
    let is_same = |place: usize| same.contains(&Some(place));
    // Where an item stands: behind how many of those that stayed, and as the how manieth there.
    let old = |place: usize| (0..place).rev().take_while(|place| !is_same(*place)).count();
    let behind_old = |place: usize| (0..place).filter(|place| is_same(*place)).count();
    let new = |place: usize| same[..place].iter().rev().take_while(|one| one.is_none()).count();
    let behind_new = |place: usize| same[..place].iter().flatten().count();
    let was = |place: usize| {
        let stood = |other: &usize| {
            !is_same(*other) && old(*other) == new(place) && behind_old(*other) == behind_new(place)
        };
        same[place].or_else(|| (0..before.len()).find(stood))
    };
    let mut gone: Vec<usize> = (0..before.len()).collect();
    let mut turns = Vec::new();
    for (place, item) in after.iter().enumerate() {
        let text = || item.text.clone();
        let Some(was) = was(place) else {
            turns.push(Turn::Added(text()));
            continue;
        };
        gone.retain(|place| *place != was);
        let was = &before[was];
        if was.text != item.text {
            turns.push(Turn::Renamed(was.text.clone(), text()));
        }
        match (was.done, item.done) {
            (false, true) => turns.push(Turn::Ticked(text())),
            (true, false) => turns.push(Turn::Unticked(text())),
            _ => {}
        }
    }
    turns.extend(gone.into_iter().map(|place| Turn::Removed(before[place].text.clone())));
    turns
}

/// How many of how many are done; nothing where there is nothing to tick off.
pub fn progress(text: &str) -> Option<(usize, usize)> {
    let items = read(text);
    let done = items.iter().filter(|item| item.done).count();
    (!items.is_empty()).then_some((done, items.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read_as_people_write_them_and_kept_in_one_form() {
        let text = "[x] measure\n\n - [ ] price\nsend it\n[X]sign\n[ ]";
        let kept = "[x] measure\n[ ] price\n[ ] send it\n[x] sign";
        assert_eq!(write(&read(text)), kept);
        assert_eq!(write(&read(kept)), kept);
        assert_eq!((progress(text), progress(" \n")), (Some((2, 4)), None));
    }

    #[test]
    fn an_item_is_ticked_and_the_others_stay() {
        let text = "measure\nprice";
        assert_eq!(tick(text, 1, true).as_deref(), Some("[ ] measure\n[x] price"));
        assert_eq!(tick("[x] measure", 0, false).as_deref(), Some("[ ] measure"));
        assert_eq!(tick(text, 2, true), None);
    }

    #[test]
    fn what_became_of_the_items_is_told_by_their_names() {
        let named = |make: fn(String) -> Turn, text: &str| make(text.to_owned());
        let renamed = |from: &str, to: &str| Turn::Renamed(from.to_owned(), to.to_owned());
        for (before, after, expected) in [
            ("", "price\n[x] sign", vec![named(Turn::Added, "price"), named(Turn::Added, "sign")]),
            ("price\nsign", "[x] price\nsign", vec![named(Turn::Ticked, "price")]),
            ("[x] price", "[ ] price", vec![named(Turn::Unticked, "price")]),
            ("price\nsign", "sign", vec![named(Turn::Removed, "price")]),
            ("price\nsign", "prices\nsign", vec![renamed("price", "prices")]),
            (
                "price\nsign",
                "[x] prices\nsign\nsend",
                vec![
                    renamed("price", "prices"),
                    named(Turn::Ticked, "prices"),
                    named(Turn::Added, "send"),
                ],
            ),
            (
                "a\nkept\nb",
                "kept\nc\nd",
                vec![renamed("b", "c"), named(Turn::Added, "d"), named(Turn::Removed, "a")],
            ),
            ("a\na", "a\n[x] a\na", vec![named(Turn::Ticked, "a"), named(Turn::Added, "a")]),
            ("a\nb", "b\n- [ ] a", vec![]),
        ] {
            assert_eq!(turns(before, after), expected, "{before:?} {after:?}");
        }
    }
}
