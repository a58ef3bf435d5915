//! What may wake the main loop.

use ratatui::layout::Position;
use termina::Event as Raw;
use termina::event::{MouseButton, MouseEvent, MouseEventKind};

use crate::tui::key::Key;

/// Something that happened; `R` is what the jobs in the background report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event<R> {
    /// Keys were pressed, in this order. What comes at once arrives at once, so that a flood of
    /// keys costs one frame.
    Keys(Vec<Key>),
    /// Text was pasted; its line ends are `\n`. It may hold anything, also control characters.
    Paste(String),
    /// The size of the terminal changed; the next frame asks for it.
    Resize,
    /// The mouse was used.
    Mouse(Mouse),
    /// The system asks for something.
    Signal(Signal),
    /// The terminal is gone: keep what was being typed and end. The process ends by itself some
    /// seconds later.
    Gone,
    /// A job says something.
    Report(R),
}

/// A use of the mouse, at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The main button was pressed.
    Press(Position),
    /// The pointer came to another cell while the main button was held.
    Drag(Position),
    /// The main button was let go of.
    Release(Position),
    /// The wheel was turned away from the person.
    WheelUp(Position),
    /// The wheel was turned towards the person.
    WheelDown(Position),
}

/// What the system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// End, keeping what was being typed. The number of the signal; the process ends by itself
    /// some seconds later.
    End(i32),
    /// Stop until continued.
    Suspend,
    /// The program was stopped and goes on.
    Continue,
}

impl Signal {
    /// The exit status that tells the caller which signal ended the program.
    pub fn exit_status(number: i32) -> u8 {
        u8::try_from(number).map_or(u8::MAX, |number| number.saturating_add(128))
    }
}

/// Events as the library tells them, as ours. Presses of keys that follow each
/// other become one event, and of a way of the pointer only its end matters.
pub(super) fn translate<R>(batch: Vec<Raw>) -> Vec<Event<R>> {
    let mut events = Vec::new();
    for raw in batch {
        match raw {
            Raw::Key(key) => {
                let pressed = Key::from_event(key);
                match events.last_mut() {
                    _ if pressed.is_empty() => {}
                    Some(Event::Keys(keys)) => keys.extend(pressed),
                    _ => events.push(Event::Keys(pressed)),
                }
            }
            Raw::Paste(text) => events.push(Event::Paste(lines_of(&text))),
            Raw::Mouse(mouse) => match (used(mouse), events.last_mut()) {
                (Some(Mouse::Drag(to)), Some(Event::Mouse(Mouse::Drag(at)))) => *at = to,
                (used, _) => events.extend(used.map(Event::Mouse)),
            },
            // The size is told by a signal; nothing else was asked for.
            _ => {}
        }
    }
    events
}

/// Terminals send the line ends of a pasted text as carriage returns.
fn lines_of(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn used(mouse: MouseEvent) -> Option<Mouse> {
    let at = Position::new(mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Press(at)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Mouse::Drag(at)),
        MouseEventKind::Up(MouseButton::Left) => Some(Mouse::Release(at)),
        MouseEventKind::ScrollUp => Some(Mouse::WheelUp(at)),
        MouseEventKind::ScrollDown => Some(Mouse::WheelDown(at)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use termina::event::{KeyCode, KeyEvent, Modifiers};

    use super::*;

    fn press(c: char) -> Raw {
        Raw::Key(KeyEvent::new(KeyCode::Char(c), Modifiers::NONE))
    }

    #[test]
    fn presses_that_follow_each_other_are_one_event() {
        let batch = vec![
            press('a'),
            Raw::FocusIn,
            press('b'),
            Raw::Paste("x\r\ny\rz\n".to_owned()),
            press('c'),
        ];
        let events: Vec<Event<()>> = translate(batch);
        assert_eq!(
            events,
            [
                Event::Keys(vec![Key::char('a'), Key::char('b')]),
                Event::Paste("x\ny\nz\n".to_owned()),
                Event::Keys(vec![Key::char('c')]),
            ]
        );
    }

    #[test]
    fn only_the_main_button_and_the_wheel_are_uses_of_the_mouse() {
        let at = |kind| {
            let raw = MouseEvent { kind, column: 3, row: 4, modifiers: Modifiers::NONE };
            translate::<()>(vec![Raw::Mouse(raw)])
        };
        let here = Position::new(3, 4);
        let left = MouseButton::Left;
        assert_eq!(at(MouseEventKind::Down(left)), [Event::Mouse(Mouse::Press(here))]);
        assert_eq!(at(MouseEventKind::Drag(left)), [Event::Mouse(Mouse::Drag(here))]);
        assert_eq!(at(MouseEventKind::Up(left)), [Event::Mouse(Mouse::Release(here))]);
        assert_eq!(at(MouseEventKind::ScrollUp), [Event::Mouse(Mouse::WheelUp(here))]);
        assert_eq!(at(MouseEventKind::ScrollDown), [Event::Mouse(Mouse::WheelDown(here))]);
        assert_eq!(at(MouseEventKind::Moved), []);
        for kind in [MouseEventKind::Down, MouseEventKind::Drag, MouseEventKind::Up] {
            assert_eq!(at(kind(MouseButton::Right)), []);
        }
    }

    #[test]
    fn of_a_way_of_the_pointer_only_the_end_is_told() {
        let raw = |kind, column| {
            Raw::Mouse(MouseEvent { kind, column, row: 1, modifiers: Modifiers::NONE })
        };
        let (drag, left) = (MouseEventKind::Drag(MouseButton::Left), MouseButton::Left);
        let events: Vec<Event<()>> = translate(vec![
            raw(MouseEventKind::Down(left), 1),
            raw(drag, 2),
            raw(drag, 3),
            raw(drag, 4),
            raw(MouseEventKind::Up(left), 4),
            raw(drag, 9),
        ]);
        let at = |x| Position::new(x, 1);
        let told =
            [Mouse::Press(at(1)), Mouse::Drag(at(4)), Mouse::Release(at(4)), Mouse::Drag(at(9))];
        assert_eq!(events, told.map(Event::Mouse));
    }

    #[test]
    fn the_exit_status_tells_the_signal() {
        assert_eq!(Signal::exit_status(1), 129);
        assert_eq!(Signal::exit_status(15), 143);
        assert_eq!(Signal::exit_status(-1), 255);
    }
}
