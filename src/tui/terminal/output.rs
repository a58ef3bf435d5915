//! The way out: a frame leaves in one write, inside a synchronized update, so that a slow line
//! never shows half of it.

use std::io::{self, Write};

/// What a large screen needs for a whole frame.
const CAPACITY: usize = 64 * 1024;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What is to be sent, held back until its frame is complete.
pub struct Output(Vec<u8>);

impl Output {
    /// Nothing to send yet.
    pub fn new() -> Output {
        Output(Vec::with_capacity(CAPACITY))
    }

    /// Sends what was written since the last time, if anything was, as one frame in one piece.
    pub fn send(&mut self, to: impl FnOnce(&[u8]) -> io::Result<()>) -> io::Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.extend_from_slice(END);
        let sent = to(&self.0);
        self.0.clear();
        self.0.shrink_to(CAPACITY);
        sent
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            self.0.extend_from_slice(BEGIN);
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_one_write_between_its_marks() {
        let (mut output, mut sent) = (Output::new(), Vec::new());
        for text in ["x", "y"] {
            for _ in 0..50 {
                output.write_all(text.repeat(200).as_bytes()).unwrap();
            }
            let note = |frame: &[u8]| {
                sent.push(frame.to_vec());
                Ok(())
            };
            output.send(note).unwrap();
        }
        assert_eq!(sent.len(), 2);
        for frame in sent {
            assert!(frame.starts_with(BEGIN) && frame.ends_with(END));
            assert_eq!(frame.len(), BEGIN.len() + 200 * 50 + END.len());
        }
    }

    #[test]
    fn nothing_written_is_nothing_sent() {
        Output::new().send(|_| panic!("there is nothing")).unwrap();
    }
}
