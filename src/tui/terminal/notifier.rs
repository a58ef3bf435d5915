//! How the terminal calls the person who looks elsewhere: the bell, and where it understands one,
//! the sequence with which it shows a notification of the desktop.

use super::TerminalEnvironment;

/// The longest text of a notification, in characters.
const LONGEST: usize = 120;

/// The sequence for notifications that a terminal understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notifier {
    /// None that is known of: the bell alone.
    #[default]
    Bell,
    /// OSC 9: iTerm2, WezTerm, Ghostty, Windows Terminal.
    Nine,
    /// OSC 777: rxvt, foot, terminals of the VTE family.
    Triple,
    /// OSC 99: kitty.
    NinetyNine,
}

impl Notifier {
    /// What the terminal with these environment understands. Inside a multiplexer only the bell
    /// is sure to arrive.
    pub fn of(environment: &TerminalEnvironment) -> Notifier {
        let (term, program) = (environment.term.as_str(), environment.program.as_str());
        if environment.multiplexed || term.starts_with("screen") || term.starts_with("tmux") {
            Notifier::Bell
        } else if term.contains("kitty") {
            Notifier::NinetyNine
        } else if ["iTerm.app", "WezTerm", "ghostty"].contains(&program)
            || term.contains("ghostty")
            || environment.windows_terminal
        {
            Notifier::Nine
        } else if term.starts_with("rxvt-unicode") || term.starts_with("foot") || environment.vte {
            Notifier::Triple
        } else {
            Notifier::Bell
        }
    }

    /// The bell, and the notification with this text where there can be one.
    pub fn call(self, text: &str) -> Vec<u8> {
        let plain = text.chars().filter(|c| !c.is_control()).take(LONGEST);
        let plain: String = plain.map(|c| if c == ';' { ',' } else { c }).collect();
        let sequence = match self {
            Notifier::Bell => String::new(),
            Notifier::Nine => format!("\x1b]9;{plain}\x1b\\"),
            Notifier::Triple => format!("\x1b]777;notify;Voronka;{plain}\x1b\\"),
            Notifier::NinetyNine => format!("\x1b]99;i=voronka;{plain}\x1b\\"),
        };
        format!("\x07{sequence}").into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_terminal_is_called_in_its_own_way() {
        let with = |term: &str, program: &str| TerminalEnvironment {
            term: term.to_owned(),
            program: program.to_owned(),
            ..TerminalEnvironment::default()
        };
        for (environment, expected) in [
            (with("xterm-256color", ""), Notifier::Bell),
            (with("xterm-kitty", ""), Notifier::NinetyNine),
            (with("xterm-256color", "WezTerm"), Notifier::Nine),
            (with("xterm-ghostty", "ghostty"), Notifier::Nine),
            (with("foot", ""), Notifier::Triple),
            (TerminalEnvironment { vte: true, ..with("xterm-256color", "") }, Notifier::Triple),
            (TerminalEnvironment { windows_terminal: true, ..with("xterm", "") }, Notifier::Nine),
            (TerminalEnvironment { multiplexed: true, ..with("xterm-kitty", "") }, Notifier::Bell),
            (with("tmux-256color", "iTerm.app"), Notifier::Bell),
        ] {
            assert_eq!(Notifier::of(&environment), expected, "{environment:?}");
        }
    }

    #[test]
    fn nothing_in_the_text_ends_the_sequence() {
        let text = "Иван;\x1b\\\x07\x1b]52;c;x\u{9c}";
        assert_eq!(Notifier::Bell.call(text), b"\x07");
        for notifier in [Notifier::Nine, Notifier::Triple, Notifier::NinetyNine] {
            let sent = String::from_utf8(notifier.call(text)).unwrap();
            assert!(sent.starts_with("\x07\x1b]") && sent.ends_with("\x1b\\"), "{sent:?}");
            let inside = &sent[3..sent.len() - 2];
            assert!(!inside.chars().any(char::is_control), "{sent:?}");
            assert!(inside.contains("Иван,"), "{sent:?}");
        }
    }
}
