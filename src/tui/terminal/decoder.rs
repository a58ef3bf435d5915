//! The bytes of the terminal as events.
//!
//! What keys and the mouse send is read by a library; it is handed pieces that cannot keep it
//! waiting for an end that never comes. Pasted text is told apart here, so that one whose end was
//! lost on the way does not swallow every key after it.

use std::mem;
use std::time::{Duration, Instant};

use termina::{Event as Raw, Parser};

const ESCAPE: u8 = 0x1b;

/// The marks around a pasted text.
const OPEN: &[u8] = b"\x1b[200~";
const CLOSE: &[u8] = b"\x1b[201~";

/// No key sends more bytes than so many.
const KEY: usize = 8;

/// After so long a silence a single key is no part of a paste any more: its end was lost.
const LOST: Duration = Duration::from_secs(2);

/// The keys by which people get out of anything do so sooner. Terminals take them out of what is
/// pasted, so that they come from a hand.
const IMPATIENT: Duration = Duration::from_millis(300);
const WAYS_OUT: [&[u8]; 2] = [b"\x03", b"\x1b"];

/// After so long a silence nothing that was begun is gone on with.
const STALE: Duration = Duration::from_secs(1);

/// What follows Escape within so long and reads on as a key does belongs to it: a slow line tore the
/// key in two.
const TORN: Duration = Duration::from_millis(300);

/// No text a person means to paste is longer; of one that is, the rest is left out.
const KEPT: usize = 16 << 20;

/// Reads what the terminal sends, piece by piece.
pub(super) struct Decoder {
    parser: Parser,
    /// What may be the beginning of a mark.
    held: Vec<u8>,
    /// The text of a paste that has no end yet.
    paste: Option<Vec<u8>>,
    /// When bytes came last; during a paste, when more came than one key sends.
    last: Instant,
    /// When Escape came as the last byte, which was taken for the key of that name.
    escaped: Option<Instant>,
}

impl Decoder {
    pub(super) fn new(now: Instant) -> Decoder {
        Decoder {
            parser: Parser::default(),
            held: Vec::new(),
            paste: None,
            last: now,
            escaped: None,
        }
    }

    /// The events that end in these bytes, which came at this moment.
    pub(super) fn decode(&mut self, bytes: &[u8], now: Instant) -> Vec<Raw> {
        let mut events = Vec::new();
        let silence = now.saturating_duration_since(self.last);
        if self.is_lost(bytes, silence) {
            events.extend(self.finish());
        }
        if self.paste.is_none() && silence >= STALE {
            self.parser = Parser::default();
            self.held.clear();
        }
        if self.paste.is_none() || bytes.len() > KEY {
            self.last = now;
        }
        let mut rest = mem::take(&mut self.held);
        let torn = |at: Instant| now.saturating_duration_since(at) < TORN && goes_on(bytes);
        if self.paste.is_none() && self.escaped.is_some_and(torn) {
            rest.push(ESCAPE);
        }
        self.escaped = bytes.ends_with(&[ESCAPE]).then_some(now);
        rest.extend_from_slice(bytes);
        loop {
            let Some(text) = &mut self.paste else {
                let Some(at) = find(&rest, OPEN) else {
                    let held = begun(&rest, OPEN).filter(|held| *held > 1).unwrap_or(0);
                    self.held = rest.split_off(rest.len() - held);
                    self.keys(&rest, &mut events);
                    return events;
                };
                self.keys(&rest[..at], &mut events);
                rest.drain(..at + OPEN.len());
                self.paste = Some(Vec::new());
                continue;
            };
            // The mark may have come in two pieces.
            let from = text.len().saturating_sub(CLOSE.len() - 1);
            text.append(&mut rest);
            let Some(at) = find(&text[from..], CLOSE) else {
                if text.len() > KEPT + CLOSE.len() {
                    text.drain(KEPT..text.len() - CLOSE.len());
                }
                return events;
            };
            rest = text.split_off(from + at + CLOSE.len());
            text.truncate(from + at);
            events.extend(self.finish());
        }
    }

    /// The paste that has no end, as far as it came.
    pub(super) fn finish(&mut self) -> Option<Raw> {
        let text = self.paste.take()?;
        Some(Raw::Paste(String::from_utf8_lossy(&text).into_owned()))
    }

    /// Whether a paste is going on and these bytes are a key after its lost end.
    fn is_lost(&self, bytes: &[u8], silence: Duration) -> bool {
        let Some(text) = &self.paste else { return false };
        if WAYS_OUT.contains(&bytes) && silence >= IMPATIENT {
            return true;
        }
        let tail = &text[text.len().saturating_sub(CLOSE.len() - 1)..];
        let end = [tail, bytes].concat();
        let goes_on = find(&end, CLOSE).is_some() || begun(&end, CLOSE).is_some();
        bytes.len() <= KEY && silence >= LOST && !goes_on
    }

    /// Reads what is no paste. The answers of terminals to questions, which nobody asks here, begin
    /// as `Alt` with a bracket or a `P` does: these are taken for what they are.
    fn keys(&mut self, bytes: &[u8], events: &mut Vec<Raw>) {
        let answer = |pair: &[u8]| matches!(pair, [0x1b, b']' | b'P']);
        let mut rest = bytes;
        while let Some(at) = rest.windows(2).position(answer) {
            self.parser.parse(&rest[..=at], false);
            rest = &rest[at + 1..];
        }
        self.parser.parse(rest, false);
        events.extend(std::iter::from_fn(|| self.parser.pop()));
    }
}

/// Whether these bytes are what follows Escape when a key is pressed that sends several: no hand
/// types them at once.
fn goes_on(bytes: &[u8]) -> bool {
    match bytes {
        [b'[', rest @ ..] => {
            let last = rest.iter().find(|byte| !matches!(byte, b'0'..=b'?'));
            last.is_some_and(|last| matches!(last, b'@'..=b'~'))
        }
        [b'O', last, ..] => last.is_ascii_uppercase(),
        _ => false,
    }
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

/// How many of the last bytes are the beginning of a mark.
fn begun(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    (1..mark.len()).rev().find(|length| bytes.ends_with(&mark[..*length]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use termina::event::{KeyCode, Modifiers};

    use super::*;

    /// What pieces of input come to, each with the milliseconds of silence before it: keys as they
    /// are typed, pastes in brackets.
    fn read(pieces: &[(u64, &[u8])]) -> String {
        let mut now = Instant::now();
        let mut decoder = Decoder::new(now);
        let mut told = String::new();
        for (silence, bytes) in pieces {
            now += Duration::from_millis(*silence);
            decoder.decode(bytes, now).into_iter().for_each(|event| told.push_str(&tell(event)));
        }
        told
    }

    fn tell(event: Raw) -> String {
        match event {
            Raw::Paste(text) => format!("[{text}]"),
            Raw::Key(key) => match (key.code, key.modifiers.contains(Modifiers::CONTROL)) {
                (KeyCode::Char(c), true) => format!("^{c}"),
                (KeyCode::Char(c), false) => c.to_string(),
                (code, _) => format!("<{code:?}>"),
            },
            other => format!("<{other:?}>"),
        }
    }

    #[test]
    fn keys_and_pastes_are_told_apart_however_they_are_cut() {
        let input = b"a\xd0\xb6\x1b[200~one\r\ntwo\x1b[A\x1b[201~\x1b[Ab\x1b[2~\x1b[200~\x1b[201~";
        let told = "aж[one\r\ntwo\u{1b}[A]<Up>b<Insert>[]";
        assert_eq!(read(&[(0, input)]), told);
        for cut in 1..input.len() {
            // Escape alone at the end of a piece is the key of that name.
            if input[cut - 1] != 0x1b || cut > 8 && cut < 25 {
                assert_eq!(read(&[(0, &input[..cut]), (0, &input[cut..])]), told, "{cut}");
            }
        }
    }

    #[test]
    fn a_key_that_came_in_two_pieces_types_nothing() {
        for (rest, told) in [
            (vec![(40, &b"[B"[..])], "<Escape><Down>"),
            (vec![(40, b"OA")], "<Escape><Up>"),
            (vec![(40, b"[5~j")], "<Escape><PageUp>j"),
            (vec![(40, b"[200~one\x1b[201~")], "<Escape>[one]"),
            // A hand is slower, or sends one at a time.
            (vec![(300, b"[B")], "<Escape>[B"),
            (vec![(40, b"["), (40, b"B")], "<Escape>[B"),
            (vec![(40, b"Ok")], "<Escape>Ok"),
            (vec![(40, b"j"), (0, b"[B")], "<Escape>j[B"),
        ] {
            let pieces: Vec<(u64, &[u8])> = [&[(0, &b"\x1b"[..])], &rest[..]].concat();
            assert_eq!(read(&pieces), told, "{pieces:?}");
        }
    }

    #[test]
    fn a_paste_without_an_end_gives_way_to_a_key_after_a_silence() {
        let open: (u64, &[u8]) = (0, b"\x1b[200~text, ");
        for (pieces, told) in [
            (vec![(1900, &b"j"[..])], ""),
            (vec![(2000, b"j")], "[text, ]j"),
            (vec![(2000, b"\x1b[A")], "[text, ]<Up>"),
            (vec![(2000, "ж".as_bytes())], "[text, ]ж"),
            // Keys that are hit meanwhile do not begin the silence anew.
            (vec![(900, b"j"), (900, b"j"), (900, b"k")], "[text, jj]k"),
            (vec![(300, b"\x03")], "[text, ]^c"),
            (vec![(300, b"\x1b")], "[text, ]<Escape>"),
            (vec![(200, b"\x03"), (0, b"\x1b[201~")], "[text, \u{3}]"),
            // What comes late in one piece, its end above all, still belongs to it.
            (vec![(9000, b"more of the text"), (9000, b"\x1b[201~j")], "[text, more of the text]j"),
            (vec![(9000, b"\x1b[20"), (0, b"1~")], "[text, ]"),
        ] {
            let pieces: Vec<(u64, &[u8])> = [&[open][..], &pieces].concat();
            assert_eq!(read(&pieces), told, "{pieces:?}");
        }
    }

    #[test]
    fn nothing_that_was_begun_keeps_the_keys_after_it() {
        for (begun, told) in [
            // As Alt with these keys.
            (&b"\x1b]"[..], "<Escape>]"),
            (b"\x1bP", "<Escape>P"),
            (b"\x1b[", ""),
            (b"\x1b[?", ""),
            (b"\x1b[<", ""),
            (b"\xd0", ""),
        ] {
            assert_eq!(read(&[(0, begun), (1000, b"jj")]), format!("{told}jj"), "{begun:?}");
        }
        assert_eq!(read(&[(0, b"\x1b]x\x1bPy")]), "<Escape>]x<Escape>Py");
    }

    #[test]
    fn the_end_of_the_terminal_is_the_end_of_a_paste() {
        let mut decoder = Decoder::new(Instant::now());
        assert_eq!(decoder.decode(b"\x1b[200~half", Instant::now()), []);
        assert_eq!(decoder.finish(), Some(Raw::Paste("half".to_owned())));
        assert_eq!(decoder.finish(), None);
    }

    #[test]
    fn a_text_beyond_all_measure_is_cut_and_its_end_is_seen() {
        let mut decoder = Decoder::new(Instant::now());
        decoder.decode(OPEN, Instant::now());
        for _ in 0..20 {
            assert_eq!(decoder.decode(&[b'x'; 1 << 20], Instant::now()), []);
        }
        let events = decoder.decode(CLOSE, Instant::now());
        let [Raw::Paste(text)] = &events[..] else { panic!("{} events", events.len()) };
        assert!((KEPT..=KEPT + CLOSE.len()).contains(&text.len()), "{}", text.len());
    }

    proptest! {
        /// Whatever comes, a key after a silence is seen.
        #[test]
        fn no_input_makes_it_deaf(
            pieces in prop::collection::vec(
                prop::collection::vec(prop::sample::select(&b"\x1b[]P20~1;:?>MOu\x03\r\xd0\xb6j"[..]), 0..12),
                0..12,
            ),
        ) {
            let pieces: Vec<(u64, &[u8])> =
                pieces.iter().map(|piece| (0, &piece[..])).chain([(2000, &b"j"[..])]).collect();
            prop_assert!(read(&pieces).ends_with('j'));
        }
    }
}
