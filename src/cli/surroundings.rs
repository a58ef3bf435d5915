//! What surrounds the process: environment variables, folders, the login, the terminal. The one
//! place of the command line that looks; everything else is told.

use std::env;
use std::io::{IsTerminal, stdin, stdout};
use std::path::PathBuf;

use directories::ProjectDirs;
use uzers::os::unix::UserExt;

use crate::tui::terminal::can_show_screens;

/// What the process found around it.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The values of `LC_ALL`, `LC_MESSAGES` and `LANG`, empty where unset.
    pub locales: [String; 3],
    /// `VORONKA_DB`.
    pub db: Option<PathBuf>,
    /// `VORONKA_CONFIG`.
    pub config: Option<PathBuf>,
    /// `VORONKA_LOG`: how much the log says.
    pub log_level: Option<String>,
    /// The folder of the log.
    pub log_folder: Option<PathBuf>,
    /// Where the database is unless somebody says otherwise.
    pub default_db: Option<PathBuf>,
    /// Where the personal settings are unless somebody says otherwise.
    pub default_config: Option<PathBuf>,
    /// Where files go that are not kept.
    pub temporary: PathBuf,
    /// The login by which the operating system knows the person; `$USER` is not asked.
    pub login: String,
    /// The person's full name, or the login where the system knows none.
    pub name: String,
    /// Whether a person can be shown screens and asked: both ends are a capable terminal.
    pub interactive: bool,
    /// Whether data go to a terminal.
    pub to_terminal: bool,
    /// How many columns that terminal has, where it says so.
    pub columns: Option<usize>,
}

impl Surroundings {
    /// Looks around the process.
    pub fn of_process() -> Surroundings {
        let folders = ProjectDirs::from("", "", "voronka");
        let (login, name) = person();
        let to_terminal = stdout().is_terminal();
        Surroundings {
            locales: ["LC_ALL", "LC_MESSAGES", "LANG"]
                .map(|name| env::var(name).unwrap_or_default()),
            db: path("VORONKA_DB"),
            config: path("VORONKA_CONFIG"),
            log_level: env::var("VORONKA_LOG").ok(),
            log_folder: folders
                .as_ref()
                .map(|folders| folders.state_dir().unwrap_or(folders.data_dir()).to_owned()),
            default_db: folders.as_ref().map(|folders| folders.data_dir().join("crm.db")),
            default_config: folders
                .as_ref()
                .map(|folders| folders.config_dir().join("config.toml")),
            temporary: env::temp_dir(),
            login,
            name,
            interactive: to_terminal
                && stdin().is_terminal()
                && can_show_screens(&env::var("TERM").unwrap_or_default()),
            to_terminal,
            columns: rustix::termios::tcgetwinsize(stdout())
                .ok()
                .map(|size| usize::from(size.ws_col))
                .filter(|columns| *columns > 0),
        }
    }
}

fn path(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The login and the full name of whoever runs the process; the number where there is no login.
fn person() -> (String, String) {
    let uid = rustix::process::getuid().as_raw();
    let Some(user) = uzers::get_user_by_uid(uid) else {
        return (uid.to_string(), uid.to_string());
    };
    let login = user.name().to_string_lossy().into_owned();
    // The field holds the name, an office and telephone numbers, separated by commas.
    let about = user.gecos().to_string_lossy().into_owned();
    let name = about.split(',').next().unwrap_or_default().trim();
    let name = if name.is_empty() { login.clone() } else { name.to_owned() };
    (login, name)
}
