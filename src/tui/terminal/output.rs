//! The way out: a frame leaves in one write, inside a synchronized update, so that a slow line
//! never shows half of it.

use std::cell::RefCell;
use std::io::{self, Write};
use std::mem;
use std::rc::Rc;

/// What a large screen needs for a whole frame.
const CAPACITY: usize = 64 * 1024;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What is to be sent, held back until its frame is complete. The drawing library writes into one
/// clone, and flushes in vain; the terminal sends from another.
#[derive(Clone)]
pub struct Output(Rc<RefCell<Vec<u8>>>);

impl Output {
    /// Nothing to send yet.
    pub fn new() -> Output {
        Output(Rc::new(RefCell::new(Vec::with_capacity(CAPACITY))))
    }

    /// Sends what was drawn since the last time, if anything was, as one frame in one write.
    pub fn send(&self, to: &mut impl Write) -> io::Result<()> {
        let mut held = self.0.borrow_mut();
        if held.is_empty() {
            return Ok(());
        }
        let mut frame = mem::replace(&mut *held, Vec::with_capacity(CAPACITY));
        frame.splice(..0, BEGIN.iter().copied());
        frame.extend_from_slice(END);
        to.write_all(&frame)?;
        to.flush()
    }

    /// Forgets what was drawn since the last time.
    pub fn discard(&self) {
        self.0.borrow_mut().clear();
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::backend::CrosstermBackend;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    /// A line that notes every write.
    #[derive(Default)]
    struct Line(Vec<Vec<u8>>);

    impl Write for Line {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_one_write_between_its_marks() {
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 200, 50)) };
        let (output, mut line) = (Output::new(), Line::default());
        let backend = CrosstermBackend::new(output.clone());
        let mut terminal = Terminal::with_options(backend, options).unwrap();
        output.discard();
        for text in ["x", "y"] {
            let drawn = terminal.draw(|frame| {
                for y in 0..50 {
                    frame.buffer_mut().set_string(0, y, text.repeat(200), Style::new());
                }
                frame.set_cursor_position((3, 4));
            });
            drawn.unwrap();
            output.send(&mut line).unwrap();
        }
        assert_eq!(line.0.len(), 2);
        for frame in line.0 {
            assert!(frame.starts_with(BEGIN) && frame.ends_with(END));
            assert!(frame.len() > 200 * 50);
        }
    }

    #[test]
    fn nothing_drawn_is_nothing_sent() {
        let mut line = Line::default();
        Output::new().send(&mut line).unwrap();
        assert!(line.0.is_empty());
    }
}
