//! Arguments to the library, and its exit status to the caller.

use std::process::ExitCode;

use voronka::cli::{self, Surroundings};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), &Surroundings::of_process())
}
