//! Programs that are run while the terminal is lent to them.

use std::io;
use std::process::{Child, Command};

use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, waitpid};

use super::signals;

/// Runs a program with its arguments, none of which any shell reads, and waits until it ends.
///
/// # Errors
/// It cannot be started or says that it failed.
pub fn run(command: &[String]) -> io::Result<()> {
    let Some((program, arguments)) = command.split_first() else { return Ok(()) };
    let child = Command::new(program).args(arguments).spawn();
    let child =
        child.map_err(|error| io::Error::new(error.kind(), format!("{program}: {error}")))?;
    match wait(&child)?.exit_status() {
        Some(0) => Ok(()),
        Some(status) => Err(io::Error::other(format!("{program}: {status}"))),
        None => Err(io::Error::other(program.clone())),
    }
}

/// Waits until a program ends. Whoever suspends it wants the shell; both go on together.
///
/// # Errors
/// It cannot be waited for.
pub(super) fn wait(child: &Child) -> io::Result<WaitStatus> {
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let pid = pid.ok_or(io::ErrorKind::Other)?;
    loop {
        let Some((_, status)) = waitpid(Some(pid), WaitOptions::UNTRACED)? else { continue };
        if !status.stopped() {
            return Ok(status);
        }
        signals::stop();
        kill_process(pid, Signal::CONT)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_gets_its_arguments_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let told = folder.path().join("told");
        let command = |parts: &[&str]| -> Vec<String> {
            parts.iter().map(|part| (*part).to_owned()).collect()
        };
        let script = format!("printf '%s|' \"$@\" > {}", told.display());
        let said = run(&command(&["sh", "-c", &script, "sh", "$(id) ; x", "a b"]));
        assert!(said.is_ok(), "{said:?}");
        assert_eq!(std::fs::read_to_string(told).unwrap(), "$(id) ; x|a b|");
        assert!(run(&[]).is_ok());
        for failing in [command(&["false"]), command(&["no-such-program-anywhere"])] {
            let error = run(&failing).unwrap_err().to_string();
            assert!(error.starts_with(&failing[0]), "{error}");
        }
    }
}
