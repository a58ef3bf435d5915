//! The terminal: what a person does comes in as events, frames go out, and whatever happens the
//! terminal is handed back as it was found.
//!
//! One channel carries everything that may wake the main loop. Two threads feed it from here: the
//! `reader` of keys, which also notices a terminal that is gone, and the one of the `signals`;
//! the jobs report into it too, in a type this module does not know. It asks the terminal no
//! questions, since an answer may never come.

mod canvas;
pub mod child;
mod decoder;
pub mod editor;
mod environment;
mod event;
mod fatal;
mod hook;
mod mode;
mod notifier;
mod output;
mod pen;
mod reader;
mod scroll;
mod signals;
mod stroke;

use std::io::{self, Write};
use std::sync::mpsc::Sender;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

pub use environment::{Depth, TerminalEnvironment, can_show_screens};
pub use event::{Event, Mouse, Signal};
pub use notifier::Notifier;

use crate::capability::{Clipboard, JobControl, Notifications, Programs};
use canvas::Canvas;
use output::Output;
use reader::Reader;

/// The terminal while the interface has it. Dropping it hands the terminal back.
pub struct Terminal {
    canvas: Canvas,
    output: Output,
    reader: Reader,
    mouse: bool,
}

/// How an attempt to suspend ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suspended {
    /// The program was stopped and has been continued; everything must be drawn anew.
    Continued,
    /// There is no shell that could continue it, so it was not stopped.
    NoShell,
}

impl Terminal {
    /// Takes the terminal over and starts the threads that report to `to`. One that can show
    /// `ascii` only gets no other marks. Call it once, from the
    /// thread that will draw: a panic of any other thread ends the process.
    ///
    /// # Errors
    /// Standard input or output is no terminal, or a thread or a signal handler can not be set up.
    pub fn enter<R: Send + 'static>(
        to: &Sender<Event<R>>,
        mouse: bool,
        ascii: bool,
    ) -> io::Result<Terminal> {
        mode::remember()?;
        hook::install();
        fatal::install()?;
        signals::watch(to.clone())?;
        let canvas = Canvas::new(mode::size()?, ascii);
        let reader = mode::take(mouse)
            .and_then(|()| Reader::start(to.clone()))
            .inspect_err(|_| mode::give_back())?;
        Ok(Terminal { canvas, output: Output::new(), reader, mouse })
    }

    /// Draws a frame and sends what differs from the last one, in one piece. What `render` returns
    /// is where the terminal's cursor is to be seen.
    ///
    /// # Errors
    /// The terminal does not take output any more.
    pub fn draw(&mut self, render: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        // A frame of the wrong size would be a broken one, whatever was said of the size before.
        let size = mode::size()?;
        if size != self.canvas.size() {
            self.canvas.wipe(size, &mut self.output)?;
        }
        self.canvas.draw(render, &mut self.output)?;
        self.send()
    }

    /// The size of the terminal in cells.
    ///
    /// # Errors
    /// The terminal does not tell.
    pub fn size(&self) -> io::Result<Size> {
        mode::size()
    }

    /// Forgets what the terminal shows, so that the next frame is drawn whole.
    ///
    /// # Errors
    /// The terminal does not take output any more.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.canvas.wipe(self.canvas.size(), &mut self.output)
    }

    /// Sends text to the clipboard of the person's own terminal, also over a remote line.
    ///
    /// # Errors
    /// The terminal does not take output any more.
    pub fn copy(&mut self, text: &str, _: Clipboard) -> io::Result<()> {
        let copy = crossterm::clipboard::CopyToClipboard::to_clipboard_from(text);
        crossterm::queue!(self.output, copy)?;
        self.send()
    }

    /// Makes text that stands at a place a link, which many terminals open at a click. It is written
    /// again as [`crate::tui::theme::Theme::link`] has it there, so that nothing else changes.
    ///
    /// # Errors
    /// The terminal does not take output any more.
    pub fn link(&mut self, at: Position, text: &str, link: &str) -> io::Result<()> {
        use crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
        use crossterm::style::{Attribute, Print, SetAttribute};
        let (begin, end) = (format!("\x1b]8;;{link}\x1b\\"), "\x1b]8;;\x1b\\");
        crossterm::queue!(
            self.output,
            SavePosition,
            MoveTo(at.x, at.y),
            SetAttribute(Attribute::Bold),
            SetAttribute(Attribute::Underlined),
            Print(begin),
            Print(text),
            Print(end),
            SetAttribute(Attribute::Reset),
            RestorePosition
        )?;
        self.send()
    }

    /// Rings the bell and, where the session may show notifications and the terminal understands
    /// the sequence, has the desktop show this text.
    ///
    /// # Errors
    /// The terminal does not take output any more.
    pub fn ring(
        &mut self,
        text: &str,
        notifier: Notifier,
        shown: Option<Notifications>,
    ) -> io::Result<()> {
        let notifier = shown.map_or(Notifier::Bell, |_| notifier);
        self.output.write_all(&notifier.call(text))?;
        self.send()
    }

    /// Hands the terminal back, stops the program with its whole process group as a shell expects
    /// it, and takes the terminal again when it is continued.
    ///
    /// # Errors
    /// The terminal can not be taken again.
    pub fn suspend(&mut self, _: JobControl) -> io::Result<Suspended> {
        if !signals::has_shell() {
            return Ok(Suspended::NoShell);
        }
        mode::give_back();
        signals::stop();
        self.resume()?;
        Ok(Suspended::Continued)
    }

    /// Takes the terminal again after somebody else had it: it may have been changed, and the next
    /// frame is drawn whole.
    ///
    /// # Errors
    /// The terminal can not be taken.
    pub fn resume(&mut self) -> io::Result<()> {
        mode::take(self.mouse)?;
        self.redraw()
    }

    /// Lends the terminal to `child`, such as an editor: no key is read here until it returns. What
    /// came of it counts also where the terminal can not be taken again.
    pub fn lend<T>(&mut self, child: impl FnOnce() -> T, _: Programs) -> (T, io::Result<()>) {
        self.reader.pause();
        signals::lend();
        mode::give_back();
        let result = child();
        signals::take_back();
        let taken = self.resume();
        self.reader.resume();
        (result, taken)
    }

    fn send(&mut self) -> io::Result<()> {
        self.output.send(mode::send)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        mode::give_back();
    }
}
