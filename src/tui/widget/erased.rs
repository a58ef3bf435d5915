//! What was erased last in a text that is typed, so that it can come back.
//!
//! What is erased without anything between is one piece, however many presses it took.

/// The last piece that was erased.
#[derive(Debug, Clone, Default)]
pub(super) struct Erased {
    text: String,
    /// Whether what is erased next belongs to it.
    open: bool,
}

impl Erased {
    /// The piece; empty where nothing was erased yet.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Something else happened: what is erased next is another piece.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// Takes what was erased between two looks at a text: behind the cursor, or before it. `at` is
    /// where the cursor is now, in characters.
    pub fn note(&mut self, before: &str, now: &str, at: usize, behind: bool) {
        let gone = before.chars().count().saturating_sub(now.chars().count());
        if gone == 0 {
            return;
        }
        let gone: String = before.chars().skip(at).take(gone).collect();
        self.text = match (self.open, behind) {
            (false, _) => gone,
            (true, true) => format!("{}{gone}", self.text),
            (true, false) => format!("{gone}{}", self.text),
        };
        self.open = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_erased_in_a_row_is_one_piece() {
        let mut erased = Erased::default();
        erased.note("one two three", "one three", 4, false);
        assert_eq!(erased.text(), "two ");
        erased.note("one three", "three", 0, false);
        assert_eq!(erased.text(), "one two ");
        erased.note("three", "", 0, true);
        assert_eq!(erased.text(), "one two three");
        erased.note("", "", 0, false);
        assert_eq!(erased.text(), "one two three", "nothing was there");
        erased.close();
        erased.note("aba", "a", 0, false);
        assert_eq!(erased.text(), "ab", "the part at the cursor, not one that looks like it");
    }
}
