//! What the environment says about the terminal, and what follows from it. Nothing is asked of the
//! terminal itself.

use std::path::PathBuf;

/// What the environment says about the terminal and the person's programs, as plain data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TerminalEnvironment {
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// Whether `NO_COLOR` is set to something.
    pub no_color: bool,
    /// The language's locale: `LC_ALL`, `LC_CTYPE` or `LANG`, the first that is set.
    pub locale: String,
    /// `VISUAL` or `EDITOR`, the first that is set; empty where neither is: nobody is put into an
    /// editor that he did not choose.
    pub editor: String,
    /// `PAGER`, else the one that is everywhere.
    pub pager: String,
    /// `HOME`; empty where the person has no folder.
    pub home: String,
    /// Where files are that nobody needs afterwards.
    pub temporary: PathBuf,
    /// Whether `DISPLAY` or `WAYLAND_DISPLAY` is set, so that programs can open windows.
    pub windows: bool,
    /// `TERM_PROGRAM`.
    pub program: String,
    /// Whether `TMUX` or `STY` is set.
    pub multiplexed: bool,
    /// Whether `WT_SESSION` is set.
    pub windows_terminal: bool,
    /// Whether `VTE_VERSION` is set.
    pub vte: bool,
    /// Whether the background is light, as `COLORFGBG` says it; otherwise it is taken to be dark.
    pub light: bool,
}

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, reverse and marks only.
    Mono,
    /// The sixteen of the person's own palette.
    Sixteen,
    /// The fixed 256, which every terminal with more colours shows as well.
    Indexed,
}

/// Whether a terminal of this name can show the interface. Otherwise plain text is all there can be.
pub fn can_show_screens(term: &str) -> bool {
    !["", "dumb", "unknown"].contains(&term)
}

impl TerminalEnvironment {
    /// Reads them from the environment of the process; the only place of the interface that does.
    pub fn read() -> TerminalEnvironment {
        let var = |name: &str| std::env::var(name).unwrap_or_default();
        let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(var).into_iter().find(|v| !v.is_empty());
        let editor = ["VISUAL", "EDITOR"].map(var).into_iter().find(|v| !v.trim().is_empty());
        TerminalEnvironment {
            editor: editor.unwrap_or_default(),
            pager: Some(var("PAGER"))
                .filter(|v| !v.trim().is_empty())
                .unwrap_or_else(|| "less".to_owned()),
            windows: is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"),
            home: var("HOME"),
            temporary: std::env::temp_dir(),
            term: var("TERM"),
            colorterm: var("COLORTERM"),
            no_color: is_set("NO_COLOR"),
            locale: locale.unwrap_or_default(),
            program: var("TERM_PROGRAM"),
            multiplexed: is_set("TMUX") || is_set("STY"),
            windows_terminal: is_set("WT_SESSION"),
            vte: is_set("VTE_VERSION"),
            light: is_light(&var("COLORFGBG")),
        }
    }

    /// How many colours to use.
    pub fn depth(&self) -> Depth {
        let term = self.term.as_str();
        if self.no_color || term.starts_with("vt") || term.ends_with("-m") {
            Depth::Mono
        } else if ["truecolor", "24bit"].contains(&self.colorterm.as_str())
            || term.ends_with("-direct")
            || term.contains("256color")
        {
            Depth::Indexed
        } else {
            Depth::Sixteen
        }
    }

    /// Whether only ASCII can be trusted to be shown: the console without UTF-8.
    pub fn ascii_only(&self) -> bool {
        let locale = self.locale.to_ascii_lowercase();
        let utf8 = locale.contains("utf-8") || locale.contains("utf8");
        // Elsewhere a locale without UTF-8 mostly means that nobody set one.
        self.term == "linux" && !utf8
    }
}

/// Whether the last number of `0;15` is one of the light colours of the sixteen.
fn is_light(colours: &str) -> bool {
    let background = colours.rsplit(';').next().and_then(|number| number.parse().ok());
    background.is_some_and(|number: u8| matches!(number, 7 | 9..=15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_light_where_the_terminal_says_so() {
        for (said, light) in [
            ("0;15", true),
            ("0;default;15", true),
            ("12;7", true),
            ("15;0", false),
            ("15;8", false),
            ("7;default", false),
            ("", false),
        ] {
            assert_eq!(is_light(said), light, "{said}");
        }
    }

    fn with(term: &str, colorterm: &str) -> TerminalEnvironment {
        TerminalEnvironment {
            term: term.to_owned(),
            colorterm: colorterm.to_owned(),
            ..TerminalEnvironment::default()
        }
    }

    #[test]
    fn the_depth_of_colour_follows_from_the_names() {
        for (term, colorterm, depth) in [
            ("xterm", "truecolor", Depth::Indexed),
            ("screen", "24bit", Depth::Indexed),
            ("xterm-direct", "", Depth::Indexed),
            ("tmux-256color", "", Depth::Indexed),
            ("xterm", "", Depth::Sixteen),
            ("linux", "", Depth::Sixteen),
            ("vt100", "", Depth::Mono),
            ("xterm-m", "", Depth::Mono),
        ] {
            assert_eq!(with(term, colorterm).depth(), depth, "{term} {colorterm}");
        }
        let quiet = TerminalEnvironment { no_color: true, ..with("xterm-256color", "truecolor") };
        assert_eq!(quiet.depth(), Depth::Mono);
    }

    #[test]
    fn a_dumb_terminal_or_none_gets_plain_text() {
        assert!(can_show_screens("xterm"));
        assert!(["", "dumb", "unknown"].iter().all(|term| !can_show_screens(term)));
    }

    #[test]
    fn only_the_console_without_utf_8_is_limited_to_ascii() {
        let locale = |term: &str, locale: &str| TerminalEnvironment {
            locale: locale.to_owned(),
            ..with(term, "")
        };
        assert!(locale("linux", "C").ascii_only());
        assert!(!locale("linux", "ru_RU.UTF-8").ascii_only());
        assert!(!locale("xterm-256color", "C").ascii_only());
    }
}
