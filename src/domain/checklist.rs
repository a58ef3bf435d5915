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
}
