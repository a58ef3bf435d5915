//! What a session may do outside the database: touch a path of this machine, run a program, write
//! to the person's clipboard, stop itself.
//!
//! Whoever does one of these asks for a proof by its type, and proofs come only from the session's
//! [`Capabilities`]. A session that serves somebody from elsewhere gets none, and then no way
//! around is left to forget.

use std::path::{Path, PathBuf};

use crate::domain::message::{Message, Refusal, RefusalKind};

/// What a session may do outside the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capabilities {
    outside: bool,
}

/// A path of this machine that the session may touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerPath(PathBuf);

/// The session may write to the clipboard of the person's terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clipboard(());

/// The session may show notifications on the person's desktop, through the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notifications(());

/// The session may run a program in its place, such as an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Programs(());

/// The session may stop itself: there is a shell that can continue it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobControl(());

impl Capabilities {
    /// A person at the own account: everything the account may do.
    pub fn local() -> Capabilities {
        Capabilities { outside: true }
    }

    /// A person served from elsewhere: nothing outside the database.
    pub fn served() -> Capabilities {
        Capabilities { outside: false }
    }

    /// A path to be read or written.
    ///
    /// # Errors
    /// A refusal where the session may not touch paths.
    pub fn path(self, path: impl AsRef<Path>) -> Result<ServerPath, Refusal> {
        self.allowed("capability-path").map(|()| ServerPath(path.as_ref().to_owned()))
    }

    /// The clipboard of the person's terminal.
    ///
    /// # Errors
    /// A refusal where the session may not use it.
    pub fn clipboard(self) -> Result<Clipboard, Refusal> {
        self.allowed("capability-clipboard").map(|()| Clipboard(()))
    }

    /// Notifications on the person's desktop.
    ///
    /// # Errors
    /// A refusal where the session may not show any.
    pub fn notifications(self) -> Result<Notifications, Refusal> {
        self.allowed("capability-notifications").map(|()| Notifications(()))
    }

    /// Running a program.
    ///
    /// # Errors
    /// A refusal where the session may not.
    pub fn programs(self) -> Result<Programs, Refusal> {
        self.allowed("capability-programs").map(|()| Programs(()))
    }

    /// Stopping itself.
    ///
    /// # Errors
    /// A refusal where nobody could continue it.
    pub fn job_control(self) -> Result<JobControl, Refusal> {
        self.allowed("capability-job-control").map(|()| JobControl(()))
    }

    fn allowed(self, what: &'static str) -> Result<(), Refusal> {
        if self.outside {
            return Ok(());
        }
        let message = Message::new("refused-capability").with("what", Message::new(what));
        Err(Refusal::new(RefusalKind::NotAllowed, message))
    }
}

impl ServerPath {
    /// The path itself.
    pub fn as_path(&self) -> &Path {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_served_session_gets_no_proof_of_anything() {
        let (local, served) = (Capabilities::local(), Capabilities::served());
        assert_eq!(local.path("/tmp/x").map(|path| path.0), Ok(PathBuf::from("/tmp/x")));
        assert!(
            local.clipboard().is_ok() && local.programs().is_ok() && local.job_control().is_ok()
        );
        let refusals = [
            served.path("/tmp/x").err(),
            served.clipboard().err(),
            served.notifications().err(),
            served.programs().err(),
            served.job_control().err(),
        ];
        for refusal in refusals {
            assert_eq!(refusal.map(|refusal| refusal.kind), Some(RefusalKind::NotAllowed));
        }
    }
}
